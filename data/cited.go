package data

import (
	"cmp"
	"slices"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
)

// number tells the sources that the edition's pages call, which it numbers, from
// those that its facts rest on besides. Numbers run through the groups in
// order, within a group by first call: they are the same in every language.
func (e *Edition) number() {
	calls := e.calls()
	e.cites = e.View.Numbered(calls.has)
	slices.SortStableFunc(e.cites, func(a, b *facts.Source) int {
		return cmp.Or(cmp.Compare(a.Group(), b.Group()), cmp.Compare(calls.first[a.ID], calls.first[b.ID]))
	})
	e.numbers = map[string]int{}
	for i, s := range e.cites {
		e.numbers[s.ID] = i + 1
	}
	for _, s := range slices.Concat(e.readings(), e.View.Sources()) {
		if e.numbers[s.ID] == 0 && !slices.ContainsFunc(e.consulted, func(x *facts.Source) bool { return x.ID == s.ID }) {
			e.consulted = append(e.consulted, s)
		}
	}
}

// readings is the sources that the texts list to be read, in the order of the first
// text that does.
func (e *Edition) readings() []*facts.Source {
	var ids []string
	for _, section := range e.Sections {
		rec, _ := SectionOf(section)
		for _, lang := range e.langs {
			t, written := e.Text(lang, section)
			for _, part := range rec.Parts {
				if written && part.Of == Readings {
					ids = append(ids, keysOf(t, part.Key)...)
				}
			}
		}
	}
	known := e.View.Numbered(func(id string) bool { return slices.Contains(ids, id) })
	slices.SortStableFunc(known, func(a, b *facts.Source) int { return cmp.Compare(slices.Index(ids, a.ID), slices.Index(ids, b.ID)) })
	return known
}

// keysOf is the keys of the items of a part, in their order.
func keysOf(t *read.Text, part string) (keys []string) {
	p, _ := t.Part(part)
	for _, it := range p.Items {
		keys = append(keys, it.Key)
	}
	return keys
}

// calls is the sources that are called, by the order of their first call.
type calls struct{ first map[string]int }

func (c calls) has(id string) bool { _, ok := c.first[id]; return ok }

func (c calls) add(id string) {
	if id != "" && !c.has(id) {
		c.first[id] = len(c.first)
	}
}

// calls goes through the sections in their order, and in each through the texts
// of every language, then through the facts whose sources stand beside them.
func (e *Edition) calls() calls {
	c := calls{map[string]int{}}
	for _, section := range e.Sections {
		for _, lang := range e.langs {
			if t, ok := e.Text(lang, section); ok {
				t.Each(func(r read.Rich) {
					for _, s := range r {
						c.add(s.Cite)
					}
				})
			}
		}
		if rec, ok := SectionOf(section); ok && rec.shows.beside != nil {
			for _, cite := range rec.shows.beside(e) {
				c.add(cite.Source)
			}
		}
	}
	return c
}
