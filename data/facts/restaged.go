package facts

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Restaged is the registers that may have been meant where an offer contradicts itself: a
// decision on what is no qualified offer, stages or milestones in an order that there is
// not, layers that lack. Each is the offer with one slip less: a stage, a milestone or a
// decision more, fewer, with another word or in another place. What leaves as many
// contradictions as before is none of them.
func (r *Register) Restaged() (out []Mended) {
	for i, o := range r.Offers {
		was := o.clashes()
		if was == 0 {
			continue
		}
		at := o.places()
		for _, change := range slices.Concat(o.otherStages(), o.moreStages(), o.otherDecisions(), o.otherSteps()) {
			if m := r.with(i, change); m.Offers[i].clashes() < was {
				out = append(out, Mended{m, at})
			}
		}
	}
	return out
}

// clashes is how many things contradict one another in an offer, of those that its stages,
// decisions and milestones can.
func (o *Offer) clashes() (n int) {
	count := func(so bool) {
		if so {
			n++
		}
	}
	for i, s := range o.Stages {
		count(s.Stage == Qualified && len(s.Layers) == 0)
		count(i == 0 && s.Stage == Left || i > 0 && !s.after(o.Stages[i-1]))
	}
	count(o.foreseen())
	for i, d := range o.Decisions {
		count(!o.qualifiedBy(d.Known) || o.gone(d.Fact, d.Date))
		count((i == 0) != (d.Kind == FirstRuling) || i > 0 && d.Untold)
		count(i > 0 && (surely(d.Date, o.Decisions[i-1].Date) || d.Date.Day > 0 && d.Date == o.Decisions[i-1].Date))
		count(d.Kind == ExtendedRuling && !o.widens())
	}
	for i, m := range o.Milestones {
		count(surely(m.Known, m.Date) || o.gone(m.Fact, m.Date))
		count(m.Code > J3 || len(o.Decisions) > 0 && surely(o.Decisions[0].Date, m.Date))
		for _, b := range o.Milestones[:i] {
			count(m.Code == b.Code || m.Code > b.Code && surely(m.Date, b.Date) || m.Code < b.Code && surely(b.Date, m.Date))
		}
	}
	return n
}

// surely tells whether a day is before another, whatever their precision.
func surely(a, b Day) bool { return a.Known() && b.Known() && a.Last().Before(b.First()) }

// after tells whether a stage may stand below another.
func (s Standing) after(a Standing) bool {
	again := s.Stage == a.Stage && (slices.Equal(s.Layers, a.Layers) || s.Known == a.Known)
	return !s.Known.Last().Before(a.Known.Last()) && !surely(s.Date, a.Date) && !again &&
		(a.Stage != Qualified || s.Stage != Candidate) && (s.Known.Day == 0 || s.Known != a.Known || surely(a.Date, s.Date)) && !s.narrows(a)
}

// narrows tells whether an offer is qualified for layers that do not go with those before.
func (s Standing) narrows(a Standing) bool {
	has := func(l Layer) bool { return slices.Contains(s.Layers, l) }
	switch {
	case s.Stage != Qualified || len(a.Layers) == 0 || len(s.Layers) == 0:
		return false
	case a.Stage == Candidate:
		return !slices.ContainsFunc(a.Layers, has)
	}
	return a.Stage == Qualified && slices.ContainsFunc(a.Layers, func(l Layer) bool { return !has(l) })
}

// qualifiedBy tells whether an offer was qualified on a day, which may not be known.
func (o *Offer) qualifiedBy(d Day) bool {
	return slices.ContainsFunc(o.Stages, func(s Standing) bool { return s.Stage == Qualified && !surely(d, s.Known) || !s.Stage.Known() })
}

// foreseen tells whether an offer is said to be qualified before its first decision.
func (o *Offer) foreseen() bool {
	k := slices.IndexFunc(o.Stages, func(s Standing) bool { return s.Stage == Qualified })
	return k >= 0 && len(o.Decisions) > 0 && o.Decisions[0].Kind == FirstRuling &&
		(surely(o.Stages[k].Date, o.Decisions[0].Date) || surely(o.Stages[k].Known, o.Decisions[0].Date))
}

// gone tells whether a fact is later than the day on which the offer left.
func (o *Offer) gone(f Fact, date Day) bool {
	n := len(o.Stages) - 1
	if n < 0 || o.Stages[n].Stage != Left {
		return false
	}
	end := o.Stages[n].Date
	if !end.Known() {
		end = o.Stages[n].Known
	}
	return surely(end, date) || !date.Known() && surely(o.Stages[n].Known, f.Known) || date.Day > 0 && date == end
}

// widens tells whether an offer came to cover a layer more while it was qualified.
func (o *Offer) widens() bool {
	for i := 1; i < len(o.Stages); i++ {
		a, b := o.Stages[i-1], o.Stages[i]
		if a.Stage == Qualified && b.Stage == Qualified &&
			slices.ContainsFunc(b.Layers, func(l Layer) bool { return !slices.Contains(a.Layers, l) }) {
			return true
		}
	}
	return false
}

// places is where the statements of an offer stand, with blanks between.
func (o *Offer) places() string {
	out := []string{o.Pos.String()}
	add := func(p diag.Pos) { out = append(out, p.String()) }
	for _, s := range o.Stages {
		add(s.Pos)
	}
	for _, m := range o.Milestones {
		add(m.Pos)
	}
	for _, d := range o.Decisions {
		add(d.Pos)
	}
	return strings.Join(out, " ")
}

// otherStages is each stage of an offer under another word, with other layers, left out,
// or in the place of the next.
func (o *Offer) otherStages() (out []func(*Offer)) {
	add := func(change func(*Offer)) { out = append(out, change) }
	for k, s := range o.Stages {
		for _, word := range []Stage{Candidate, Qualified, Left} {
			if word == s.Stage {
				continue
			}
			for _, ls := range layersFor(word, s.Layers) {
				add(func(o *Offer) { o.Stages[k].Stage, o.Stages[k].Layers = word, ls })
			}
		}
		if s.Stage == Qualified && len(s.Layers) == 0 {
			for _, ls := range layersFor(Qualified, nil) {
				add(func(o *Offer) { o.Stages[k].Layers = ls })
			}
		}
		if len(o.Stages) > 1 {
			add(func(o *Offer) { o.Stages = slices.Delete(o.Stages, k, k+1) })
		}
		if k > 0 {
			a := o.Stages[k-1]
			add(func(o *Offer) { o.Stages[k-1], o.Stages[k] = s, a })
			for _, ls := range layersFor(Qualified, nil) {
				add(func(o *Offer) { o.Stages[k-1].Layers = ls })
				add(func(o *Offer) { o.Stages[k].Layers = ls })
			}
			add(func(o *Offer) { o.Stages[k-1].Known, o.Stages[k].Known = s.Known, a.Known })
		}
	}
	return out
}

// moreStages is an offer with a stage more: qualified by each of its decisions, a candidate
// by each of its milestones, and something before it left.
func (o *Offer) moreStages() (out []func(*Offer)) {
	add := func(word Stage, f Fact, layers []Layer) {
		for _, ls := range layersFor(word, layers) {
			out = append(out, func(o *Offer) {
				at := 0
				for at < len(o.Stages) && !f.Known.Last().Before(o.Stages[at].Known.Last()) {
					at++
				}
				o.Stages = slices.Insert(o.Stages, at, Standing{Stage: word, Layers: ls, Fact: f})
			})
		}
	}
	for _, d := range o.Decisions { // it may cover more than it was a candidate for
		add(Qualified, d.Fact, nil)
	}
	for _, m := range o.Milestones {
		add(Candidate, m.Fact, nil)
	}
	if len(o.Stages) > 0 && o.Stages[0].Stage == Left {
		f := o.Stages[0].Fact
		f.Known = f.Known.MonthEnd(-12)
		add(Candidate, f, o.Stages[0].Layers)
		add(Qualified, f, o.Stages[0].Layers)
	}
	return out
}

// layersFor is the sets of layers that a stage may have: those that are given, or, of a
// qualified offer without any, each that there is.
func layersFor(word Stage, given []Layer) (out [][]Layer) {
	if word != Qualified || len(given) > 0 {
		return [][]Layer{given}
	}
	all := Layers()
	for set := 1; set < 1<<len(all); set++ {
		var ls []Layer
		for i, l := range all {
			if set&(1<<i) != 0 {
				ls = append(ls, l)
			}
		}
		out = append(out, ls)
	}
	return out
}

// otherDecisions is an offer without each of its decisions, and with each as another kind
// or in the place of the next.
func (o *Offer) otherDecisions() (out []func(*Offer)) {
	for k, d := range o.Decisions {
		out = append(out, func(o *Offer) { o.Decisions = slices.Delete(o.Decisions, k, k+1) })
		for _, kind := range []RulingKind{FirstRuling, RenewalRuling, ExtendedRuling} {
			out = append(out, func(o *Offer) { o.Decisions[k].Kind, o.Decisions[k].Untold = kind, false })
		}
		if k > 0 {
			a := o.Decisions[k-1]
			out = append(out, func(o *Offer) { o.Decisions[k-1], o.Decisions[k] = d, a })
		}
	}
	return out
}

// otherSteps is an offer without each of its milestones, and with each as another one, in
// another year, or with the name or the day of one beside it.
func (o *Offer) otherSteps() (out []func(*Offer)) {
	add := func(change func(*Offer)) { out = append(out, change) }
	for k, m := range o.Milestones {
		add(func(o *Offer) { o.Milestones = slices.Delete(o.Milestones, k, k+1) })
		for code := Unpublished; code < J3; code++ {
			add(func(o *Offer) { o.Milestones[k].Code = code })
		}
		for _, years := range []int{-2, -1, 1, 2} {
			add(func(o *Offer) { o.Milestones[k].Date.Year += years })
		}
		add(func(o *Offer) { o.Milestones[k].Known = m.Date })
		for j, b := range o.Milestones[:k] {
			add(func(o *Offer) { o.Milestones[j].Code, o.Milestones[k].Code = m.Code, b.Code })
			add(func(o *Offer) { o.Milestones[j].Date, o.Milestones[k].Date = m.Date, b.Date })
		}
	}
	return out
}
