package review

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
)

// order looks for items, and titles and texts of one item, that stand on the pages
// in another order than they were written in: that of the record where it has keys
// of them, and else that of the file. Words for events and on
// applicants are in the order of the register, and shares in that of their bars.
func (i *inventory) order(path string, rec data.Part, items []read.Part) {
	rank := func(p read.Part) int {
		return slices.IndexFunc(rec.Items, func(x data.Part) bool { return x.Key == p.Key })
	}
	steps := make([]int, len(items)) // by rank
	for n := range items {
		steps[n] = n
	}
	slices.SortStableFunc(steps, func(a, b int) int { return rank(items[a]) - rank(items[b]) })
	last := map[string]int{}
	for _, n := range steps {
		it := items[n]
		own, known := rec.Item(it.Key)
		if !known {
			continue
		}
		at := read.Step(path, it.Key, n)
		told := i.inside(at, it)
		for _, f := range []struct {
			name string
			r    read.Rich
		}{{data.Title, it.Title}, {data.Words, it.Text}} {
			s, turn, drawn := i.begins(f.r)
			if was, had := last[f.name]; drawn && had && turn < was && !byMonth(rec.Of) && !told {
				i.swapped(at+"."+f.name, s)
				told = true
			}
			if drawn {
				last[f.name] = turn
			}
		}
		i.order(at, own, it.Items)
	}
}

// byMonth tells whether items stand in the order of the month's register, whatever
// they are written in.
func byMonth(of data.Naming) bool { return of == data.Events || of == data.Applicants }

// inside looks for a text that stands before its title, and tells whether it does.
func (i *inventory) inside(path string, it read.Part) bool {
	if _, share := it.Text.Percent(); share {
		return false
	}
	_, title, a := i.begins(it.Title)
	s, text, b := i.begins(it.Text)
	if a && b && text < title {
		i.swapped(path+"."+data.Words, s)
		return true
	}
	return false
}
