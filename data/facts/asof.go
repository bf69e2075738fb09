package facts

import (
	"slices"
	"sort"
	"strings"
)

// AsOf is the register as it was known at the end of the cutoff day, with the
// movements since the previous one. Without a previous day nothing counts as
// changed: there is nothing to compare with.
func (r *Register) AsOf(cutoff, previous Day) *View {
	v := &View{Cutoff: cutoff, Previous: previous, Observed: r.Observed, register: r}
	v.entries, v.gone = r.at(cutoff)
	if previous.Known() {
		v.before, _ = r.at(previous)
		v.compare()
	}
	v.grid = r.grid(v)
	v.sources = v.cited()
	v.counts = v.count()
	return v
}

// at is the entries of one day, in the order of the cover, and what had left by then, by name.
func (r *Register) at(day Day) (es, gone []*Entry) {
	es, gone = r.entries(day)
	sort.SliceStable(es, func(a, b int) bool {
		if ka, kb := coverKey(es[a]), coverKey(es[b]); ka != kb {
			return slices.Compare(ka[:], kb[:]) < 0
		}
		return nameLess(es[a], es[b])
	})
	return es, ByName(gone)
}

// entries is the entries of one day, and the offers that had left both lists by then,
// both in the order of the file.
func (r *Register) entries(day Day) (es, gone []*Entry) {
	holders := map[string]*Provider{}
	for _, h := range r.Providers {
		if _, double := holders[h.ID]; !double {
			holders[h.ID] = r.provider(h, day)
		}
	}
	for _, o := range r.Offers {
		switch e := r.entry(o, holders[o.Provider], day); {
		case e == nil:
		case e.Gone:
			gone = append(gone, e)
		default:
			es = append(es, e)
		}
	}
	return es, gone
}

// entry is an offer on one day, one that is gone as it stood in its last list: nil when
// unknown then, or without a provider (which is a finding of its own).
func (r *Register) entry(o *Offer, p *Provider, day Day) *Entry {
	st, gone := o.standing(day), false
	for st != nil && st.Stage == Left {
		st, gone = o.before(st, day), true
	}
	if st == nil || p == nil {
		return nil
	}
	name, market := latest(Claim{Name: o.Name, From: o.From}, o.Renamed, day), latest(Claim{}, o.Market, day)
	short := o.short(name.Name)
	e := &Entry{ID: o.ID, Provider: p, Name: name.Name, From: name.From, Market: market.Name, MarketFrom: market.From,
		Short: short.Name, ShortFrom: short.From, Stage: st.Stage, Layers: st.Layers, Widened: st.Known, Gone: gone, Pos: o.Pos}
	e.order = p.order + "\x00" + Order(e.Name) + "\x00" + e.ID
	first := o.entering(st, day)
	e.Since, e.Arrived = first.Known, first.Date
	e.Cites = union(r.cites(first.Cites, day), r.cites(st.Cites, day))
	for _, s := range o.Milestones {
		if s.by(day) {
			e.Steps = append(e.Steps, Milestone{s.Code, s.Kind, s.Date, s.Known, r.cites(s.Cites, day), s.Pos})
		}
	}
	for _, d := range o.Decisions {
		if d.by(day) {
			e.Decisions = append(e.Decisions, Decision{d.Kind, d.Number, d.Date, d.Announced, d.Until, d.Referential, d.Known,
				r.cites(d.Cites, day), d.Pos})
		}
	}
	for _, a := range o.Aims {
		if a.by(day) {
			e.Aims = append(e.Aims, Aim{a.By, a.Known, r.cites(a.Cites, day), a.Pos})
		}
	}
	e.conclude()
	return e
}

// short is the short name of an offer that goes by a name: it has no day of its own, so
// that of an offer which was renamed it is that of the last name, and of another one
// only where it is made of its words.
func (o *Offer) short(name string) Claim {
	made := func(of string) bool {
		words := strings.Fields(of)
		return !slices.ContainsFunc(strings.Fields(o.Short), func(w string) bool { return !slices.Contains(words, w) })
	}
	names := []string{o.Name}
	for _, c := range o.Renamed {
		names = append(names, c.Name)
	}
	last := names[len(names)-1] == name
	if !made(name) && (!last || slices.ContainsFunc(names, made)) {
		return Claim{}
	}
	return Claim{Name: o.Short, From: o.ShortFrom}
}

// conclude derives what follows from the facts alone: the last milestone, the
// decision in force, the steps in the order of the procedure.
func (e *Entry) conclude() {
	for i := range e.Decisions { // an extension changes what is covered: until another end is published, the end known stays
		if d := &e.Decisions[i]; i > 0 && d.Kind == ExtendedRuling && !d.Until.Known() {
			d.Until = e.Decisions[i-1].Until
		}
	}
	if e.Stage == Qualified && len(e.Decisions) > 0 {
		e.Decision = &e.Decisions[len(e.Decisions)-1]
	}
	if len(e.Decisions) > 0 {
		d := e.Decisions[0]
		m := Milestone{J3, Decided, d.Date, d.Known, d.Cites, d.Pos}
		if !d.Date.Known() {
			m.Kind, m.Date = Announced, d.Announced
		}
		e.Steps = append(e.Steps, m)
	}
	sort.SliceStable(e.Steps, func(a, b int) bool { return e.Steps[a].Code < e.Steps[b].Code })
	for _, s := range e.Steps {
		if s.Code != J3 {
			e.Milestone = max(e.Milestone, s.Code)
		}
	}
	if e.Stage == Qualified {
		e.Milestone = J3
	}
}

// standing is the last stage the offer had entered by the day.
func (o *Offer) standing(day Day) *Standing {
	var last *Standing
	for i := range o.Stages {
		if o.Stages[i].by(day) {
			last = &o.Stages[i]
		}
	}
	return last
}

// before is the last standing before another that was known by the day; nil where there is
// none.
func (o *Offer) before(st *Standing, day Day) (last *Standing) {
	for i := range o.Stages {
		if &o.Stages[i] == st {
			return last
		}
		if o.Stages[i].by(day) {
			last = &o.Stages[i]
		}
	}
	return nil
}

// entering is the standing by which the offer came into the stage it stands
// in: later ones of the same stage only say more of it.
func (o *Offer) entering(st *Standing, day Day) *Standing {
	for i := len(o.Stages) - 1; i >= 0; i-- {
		if &o.Stages[i] != st {
			continue
		}
		for i > 0 && o.Stages[i-1].Stage == st.Stage && o.Stages[i-1].by(day) {
			i--
		}
		return &o.Stages[i]
	}
	return st
}

func (r *Register) provider(h *Holder, day Day) *Provider {
	name := latest(Claim{Name: h.Name, From: h.From}, h.Renamed, day)
	p := &Provider{ID: h.ID, Name: name.Name, From: name.From, Legal: latest(Claim{}, h.Legal, day).Name,
		Group: latest(Claim{}, h.Group, day).Name, Cites: r.cites(h.Cites, day), Pos: h.Pos,
		order: Order(name.Name)}
	for _, a := range h.Aliases {
		if a.by(day) {
			p.Aliases = append(p.Aliases, a.Name)
		}
	}
	return p
}

// latest is the last of the names known by the day, or the first one.
func latest(first Claim, later []Claim, day Day) Claim {
	for _, c := range later {
		if c.by(day) {
			first = c
		}
	}
	return first
}

// cites is the references whose source could be cited on the day.
func (r *Register) cites(cs []Cite, day Day) []Cite {
	var out []Cite
	for _, c := range cs {
		if s, ok := r.Source(c.Source); ok && s.Citable(day) {
			out = append(out, c)
		}
	}
	return out
}

// coverKey is the order of the cover before names: qualified offers, offers in
// progress, candidacies; the highest milestone, the lowest layer and the fewest
// layers first.
func coverKey(e *Entry) [4]int {
	class, lowest := 0, len(Layers())
	switch {
	case e.Stage == Qualified:
	case e.Name != "":
		class = 1
	default:
		class = 2
	}
	if len(e.Layers) > 0 {
		lowest = int(e.Layers[0])
	}
	return [4]int{class, -int(e.Milestone), lowest, len(e.Layers)}
}

// nameLess compares names as they were folded once, not at every comparison.
func nameLess(a, b *Entry) bool { return a.order < b.order }

// grid is the rows of the providers with a qualified offer.
func (r *Register) grid(v *View) []GridRow {
	var rows []GridRow
	of := map[string][]*GridFact{}
	for _, g := range r.GridByDay() {
		of[g.Provider] = append(of[g.Provider], g)
	}
	for _, p := range v.Providers(Qualified) {
		row := GridRow{Provider: p}
		said := map[Column][]*GridFact{}
		for _, g := range of[p.ID] {
			if g.by(v.Cutoff) {
				said[g.Column] = append(said[g.Column], g)
			}
		}
		for c, gs := range said {
			row.Cells[c] = cellOf(gs, v.Cutoff, r.cites)
			row.Known = row.Known || row.Cells[c].State != NotPublished
		}
		rows = append(rows, row)
	}
	return rows
}

// GridByDay is what sources say of the grid, the first known first; of one day as
// the file has them. Readings of ours and what answers nothing are not among it.
func (r *Register) GridByDay() []*GridFact {
	gs := slices.DeleteFunc(slices.Clone(r.Grid), func(g *GridFact) bool { return g.Inferred || g.State == NotPublished })
	slices.SortStableFunc(gs, func(a, b *GridFact) int {
		switch x, y := a.Known.Last(), b.Known.Last(); {
		case x.Before(y):
			return -1
		case y.Before(x):
			return 1
		}
		return 0
	})
	return gs
}

// cited is the sources of every fact in the view, in the register's order.
func (v *View) cited() []*Source {
	used := map[string]bool{}
	note := func(cs []Cite) {
		for _, c := range cs {
			used[c.Source] = true
		}
	}
	for _, ev := range append(v.Chronology(), v.Gone()...) {
		note(ev.Cites)
	}
	for _, e := range v.entries {
		note(e.Cites)
		for _, s := range e.Steps {
			note(s.Cites)
		}
		for _, d := range e.Decisions {
			note(d.Cites)
		}
		for _, a := range e.Aims {
			note(a.Cites)
		}
	}
	for _, row := range v.grid {
		for _, c := range row.Cells {
			note(c.Cites)
		}
	}
	for _, ev := range append(append([]Event(nil), v.events...), v.arrivals...) {
		note(ev.Cites)
	}
	return v.Numbered(func(id string) bool { return used[id] })
}

// Numbered is the used sources in the register's order, as they stood at the
// cut-off.
func (v *View) Numbered(used func(id string) bool) []*Source {
	var out []*Source
	for _, s := range v.register.Sources {
		if !used(s.ID) || !s.Citable(v.Cutoff) {
			continue
		}
		seen := *s
		if v.Cutoff.Before(s.Updated.Last()) {
			seen.Updated = Day{}
		}
		out = append(out, &seen)
	}
	return out
}
