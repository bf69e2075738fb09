package review

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
)

// order looks for items, and titles and texts of one item, that stand on the pages
// in another order than they were written in: that of the file, or that of the record
// where it has keys of them, further ones behind. Words for events and on
// applicants are in the order of the register, and shares in that of their bars.
func (i *inventory) order(path string, rec data.Part, items []read.Part) {
	rank := func(p read.Part) int {
		if n := slices.IndexFunc(rec.Items, func(x data.Part) bool { return x.Key == p.Key }); n >= 0 {
			return n
		}
		return len(rec.Items)
	}
	written, keyed := make([]int, len(items)), make([]int, len(items))
	for n := range items {
		written[n], keyed[n] = n, n
	}
	slices.SortStableFunc(keyed, func(a, b int) int { return rank(items[a]) - rank(items[b]) })
	found := i.before(path, rec, items, written)
	if other := i.before(path, rec, items, keyed); len(other) < len(found) {
		found = other // the composer of the section took that order
	}
	for _, e := range found {
		i.swapped(e.path, e.span)
	}
	for n, it := range items {
		if own, known := rec.Item(it.Key); known {
			i.order(read.Step(path, it.Key, n), own, it.Items)
		}
	}
}

// early is a passage that stands before the one it was written behind.
type early struct {
	path string
	span read.Span
}

// before is the passages of items that stand on the pages before what they follow in an
// order, one at most of each item.
func (i *inventory) before(path string, rec data.Part, items []read.Part, order []int) (out []early) {
	last := map[string]int{}
	for _, n := range order {
		it := items[n]
		if _, known := rec.Item(it.Key); !known {
			continue
		}
		at := read.Step(path, it.Key, n)
		found := i.inside(at, it)
		for _, f := range []struct {
			name string
			r    read.Rich
		}{{data.Title, it.Title}, {data.Words, it.Text}} {
			s, turn, drawn := i.begins(f.r)
			if was, had := last[f.name]; drawn && had && turn < was && !byMonth(rec.Of) && len(found) == 0 {
				found = []early{{at + "." + f.name, s}}
			}
			if drawn {
				last[f.name] = turn
			}
		}
		out = append(out, found...)
	}
	return out
}

// byMonth tells whether items stand in the order of the month's register, whatever
// they are written in.
func byMonth(of data.Naming) bool { return of == data.Events || of == data.Applicants }

// inside is the text of an item that stands before its title.
func (i *inventory) inside(path string, it read.Part) []early {
	if _, share := it.Text.Percent(); share {
		return nil
	}
	_, title, a := i.begins(it.Title)
	s, text, b := i.begins(it.Text)
	if a && b && text < title {
		return []early{{path + "." + data.Words, s}}
	}
	return nil
}
