package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// unnamedCost is what it costs that an item has no counterpart where one could have it: more
// than any two items differ, so that as many as can be are each other's.
const unnamedCost = 1000

// misnamed notes the items that another key parts from their counterparts: between two that
// are each other's, those that stand alone in one text and those that do in the other, in
// their order and as many as there are of the fewer. Which of the more have none is told by
// how alike the keys are, by what the items hold and by their lengths. What has another
// place in the other list, or no key, is none of them; two keys that are both right are each
// other's last of all.
func (l *lists) misnamed() {
	from, gone := l.moved()
	l.instead = map[int]int{}
	if l.lost() {
		return
	}
	var as, bs []int
	settle := func() {
		for _, p := range l.counterparts(as, bs) {
			l.instead[as[p.a]] = bs[p.b]
		}
		as, bs = nil, nil
	}
	for _, p := range l.couples {
		_, moved := from[p.b]
		switch {
		case p.a >= 0 && p.b >= 0:
			settle()
		case p.a >= 0 && !gone[p.a] && l.xs[p.a].is != "":
			as = append(as, p.a)
		case p.a < 0 && !moved && l.ys[p.b].is != "":
			bs = append(bs, p.b)
		}
	}
	settle()
}

// lost tells whether all that stands alone in one of the lists is what the other is too short
// of, as the record says how many it has.
func (l *lists) lost() bool {
	if l.count == 0 {
		return false
	}
	one, other := 0, 0
	for _, p := range l.couples {
		switch {
		case p.b < 0:
			one++
		case p.a < 0:
			other++
		}
	}
	return one <= l.count-len(l.ys) || other <= l.count-len(l.xs)
}

// counterparts pairs items of the two lists by all but that their keys are one.
func (l *lists) counterparts(as, bs []int) []couple {
	if len(as) == 0 || len(bs) == 0 {
		return nil
	}
	var xs, ys []entry
	for _, i := range as {
		xs = append(xs, l.xs[i])
	}
	for _, j := range bs {
		ys = append(ys, l.ys[j])
	}
	apart := func(x, y entry) int {
		unlike := heldCost * diag.Slips(facts.Fold(x.is), facts.Fold(y.is)) / max(utf8.RuneCountInString(x.is), utf8.RuneCountInString(y.is), 1)
		if l.right(x.is) && l.right(y.is) {
			unlike = mostHeld
		}
		x.is, y.is = "", ""
		return 2*unlike + distance(x, y)
	}
	all := alignedBy(xs, ys, func(entry) int { return unnamedCost }, apart)
	return slices.DeleteFunc(all, func(p couple) bool { return p.a < 0 || p.b < 0 })
}

// misnamed tells of an item that stands in the place of one with another key: at the key
// that is wrong where that can be known, and else in the second text.
func (c *checker) misnamed(l lists, x, y entry) {
	if l.right(y.is) && !l.right(x.is) {
		l.a, l.b, x, y = l.b, l.a, y, x
	}
	c.swapped(l, x, y)
}

// rightKeys tells which keys of the items under a path are right beyond doubt: those that the
// section's record has, and those that its text has in a third language, or in the edition before.
// count is how many the record has, 0 where it leaves that open.
func (c *checker) rightKeys(a, b *read.Text, path string) (is func(key string) bool, count int) {
	right := map[string]bool{}
	if s, ok := data.SectionOf(a.Section); ok {
		rec := data.Part{Items: s.Parts}
		for _, step := range steps(path) {
			rec, _ = rec.Item(step)
		}
		count = rec.Count
		for _, it := range rec.Items {
			right[it.Key] = true
		}
	}
	note := func(t *read.Text) {
		p := read.Part{Items: t.Parts}
		for _, step := range steps(path) {
			p, _ = p.Item(step)
		}
		for _, it := range p.Items {
			right[it.Key] = true
		}
	}
	for _, lang := range c.edition.Langs() {
		if t, ok := c.edition.Text(lang, a.Section); ok && t != a && t != b {
			note(t)
		}
		if before, ok := c.store.Edition(c.edition.BeforeID()); ok && before != c.edition && c.edition.Own(lang, a.Section) {
			if t, ok := before.Text(lang, a.Section); ok {
				note(t)
			}
		}
	}
	return func(key string) bool { return right[key] }, count
}

// steps is the keys of a path.
func steps(path string) []string {
	return strings.FieldsFunc(path, func(r rune) bool { return r == '.' })
}
