package review

import (
	"maps"
	"slices"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales/claims"
)

// counted holds a count of the whole register; it says what the register has.
func (h *held) counted(a claims.Claim) (diag.Text, bool) {
	n := a.Count
	h.besides = a.Besides
	defer func() { h.besides = nil }()
	switch {
	case h.elsewhere(a):
		return "", true
	case n.Of100 > 0 && n.Each == nil:
		return h.shared(a)
	case n.Than != "":
		return h.compared(a)
	case n.Each != nil:
		return h.each(a)
	case n.Of == "storey":
		return h.layersWith(a)
	case n.Of == "earliest":
		return h.earliest(a.Traits[0])
	case n.Of == "latest":
		return h.latest(a.Traits[0])
	case n.Of == "movement":
		return h.moved(a)
	case n.Of == "cell": // of the cover, in vermilion
		changed := h.ed.View.Counts().Changed
		return number(changed), !h.ed.Previous.Known() || numberFits(a, changed)
	}
	if h.partOf(a) {
		return "", true
	}
	views, ok := h.views(&a)
	if !ok {
		return "", true
	}
	values := h.values(a, views)
	moved, sure := h.movements(a)
	if sure {
		values = nil
	}
	fits := func(n int) bool { return h.fits(a, n, false) }
	if h.apiece(a) || len(values)+len(moved) == 0 || slices.ContainsFunc(values, fits) ||
		slices.ContainsFunc(moved, func(n int) bool { return h.fits(a, n, true) }) || !a.Sure && !sure && slices.ContainsFunc(h.broad(a), fits) {
		return "", true
	}
	return listed(append(values, moved...)), false
}

// partOf tells whether a count is of some among a whole that the register has, and nothing that it knows is said
// of them: two of the sixteen offers in progress are of one provider. What is false of the whole is told of that.
func (h *held) partOf(a claims.Claim) bool {
	n := a.Count
	return n.Whole > 0 && n.N <= n.Whole && len(a.Traits) == len(a.Core) && !a.Lately && !a.Denial && !ofMoves(a.Traits) &&
		slices.Contains(h.readings(h.ed.View, nounOf(n), a.Core), n.Whole)
}

// beyond tells whether years are none of those since the edition before, and the register was not kept through them.
func (h *held) beyond(years []int) bool {
	return !slices.ContainsFunc(years, func(y int) bool {
		year := facts.Day{Year: y}
		return y < 0 || y > h.ed.Month.Year || h.ed.Previous.Before(year.Last()) || !year.First().Before(h.ed.Register().Observed)
	})
}

// apiece tells whether so many providers have so many offers each, where a count of the one
// or the other may mean that.
func (h *held) apiece(a claims.Claim) bool {
	holders, each := a.Count, a.Count.May
	if a.Count.By != nil {
		holders, each = a.Count.By, a.Count
	}
	if each == nil || each.N == 0 {
		return false
	}
	n := *holders
	n.Each = each
	_, so := h.each(claims.Claim{Count: &n, Traits: a.Traits})
	return so
}

// views is the days of which a count is said; false where nothing is known of them.
func (h *held) views(a *claims.Claim) ([]*facts.View, bool) {
	views := []*facts.View{h.ed.View}
	if !a.Was && !a.At.Known() {
		return views, true
	}
	was, known := h.then(a.At)
	if !known || a.Was && ofMoves(a.Traits) {
		return nil, false
	}
	if was != nil {
		views = []*facts.View{was}
	} else if a.Was && h.ed.Previous.Known() {
		views = append(views, h.ed.Register().AsOf(h.ed.Previous, facts.Day{}))
	}
	if a.Was {
		a.Lately = false
	}
	return views, true
}

// layersWith holds in how many layers there is an offer with some traits.
func (h *held) layersWith(a claims.Claim) (diag.Text, bool) {
	n := 0
	for _, l := range facts.Layers() {
		of := append(slices.Clone(a.Traits), claims.Trait{Kind: "layer", Layers: []string{l.String()}})
		if h.tally(h.ed.View, of).offers > 0 {
			n++
		}
	}
	return number(n), h.fits(a, n, false)
}

// values is every number that a count may mean by its readings.
func (h *held) values(a claims.Claim, views []*facts.View) []int {
	var out []int
	if k := slices.IndexFunc(a.Traits, func(t claims.Trait) bool { return t.Kind == "starts" && t.Date.Known() }); k >= 0 {
		exact := slices.Clone(a.Traits)
		exact[k].Exact = true
		a.Readings = append(slices.Clone(a.Readings), exact)
	}
	dated := func(t claims.Trait) bool { return t.Kind == "qualified" && t.Date.Known() }
	if k := slices.IndexFunc(a.Traits, dated); k >= 0 && a.Count.N == 0 {
		exact := slices.Clone(a.Traits) // as far as it is published
		exact[k].Kind, exact[k].Exact = "starts", true
		a.Readings = append(slices.Clone(a.Readings), exact)
	}
	for _, v := range views {
		for _, ts := range append([][]claims.Trait{a.Traits}, a.Readings...) {
			out = append(out, h.readings(v, nounOf(a.Count), ts)...)
		}
	}
	if of := h.ofWhole(a); len(of) > 0 {
		out = of
	}
	if a.Count.Of == "milestone" && (a.Count.N > 0 || a.Lately) {
		out = append(out, h.moves([]claims.Trait{{Kind: "milestone"}}, says))
	}
	if a.Total && len(out) > 0 {
		out = out[:1]
		if a.Count.Of == "provider" || a.Count.Of == "applicant" {
			out = []int{len(h.ed.View.Providers(""))}
		}
	}
	return out
}

// ofWhole is the numbers that a part of so many candidates may be, by those readings of
// the noun that have so many: of sixteen, those with an offer.
func (h *held) ofWhole(a claims.Claim) (out []int) {
	if a.Count.Whole == 0 || a.Count.Of != "applicant" {
		return nil
	}
	part, whole := h.readings(h.ed.View, a.Count.Of, a.Traits), h.readings(h.ed.View, a.Count.Of, a.Core)
	for i := range min(len(part), len(whole)) {
		if whole[i] == a.Count.Whole {
			out = append(out, part[i])
		}
	}
	return out
}

// readings is every number that a count may mean: without a stage, of all
// offers, the qualified ones or those in progress.
func (h *held) readings(v *facts.View, of string, traits []claims.Trait) []int {
	several := slices.ContainsFunc(traits, func(t claims.Trait) bool { return t.Kind == "several" })
	traits = slices.DeleteFunc(slices.Clone(traits), func(t claims.Trait) bool { return t.Kind == "several" })
	stages := []string{"", "qualified", "candidate"}
	for _, t := range traits {
		switch t.Kind {
		case "qualified", "candidate":
			stages = []string{""}
		case "ends", "starts", "decided":
			stages = []string{"qualified"}
		case "j0", "j1", "j2", "milestone":
			stages = []string{"candidate"}
		}
	}
	var out []int
	for _, s := range stages {
		all := traits
		if s != "" {
			all = append(slices.Clone(traits), claims.Trait{Kind: s})
		}
		if both := h.onBothSides(v, all); both != nil && (of == "provider" || of == "either") {
			out = append(out, *both)
			continue
		}
		t := h.tally(v, all)
		if k := slices.IndexFunc(all, func(t claims.Trait) bool { return t.Kind == "storeys" }); k >= 0 && of == "provider" {
			out = append(out, len(t.holders), h.spanning(v, slices.Delete(slices.Clone(all), k, k+1), all[k].N))
			continue
		}
		if of == "provider" && several {
			maps.DeleteFunc(t.holders, func(_ string, n int) bool { return n < 2 })
			out = append(out, len(t.holders))
			continue
		}
		out = append(out, t.of(of)...)
	}
	return out
}

// spanning is how many providers stand in so many layers, 0 for several, by all that
// they have with some traits.
func (h *held) spanning(v *facts.View, traits []claims.Trait, layers int) int {
	stands := map[string]map[facts.Layer]bool{}
	for _, e := range v.Cells() {
		if slices.ContainsFunc(traits, func(t claims.Trait) bool { return h.has(e, t, false) == t.Denied }) {
			continue
		}
		if stands[e.Provider.ID] == nil {
			stands[e.Provider.ID] = map[facts.Layer]bool{}
		}
		for _, l := range e.Layers {
			stands[e.Provider.ID][l] = true
		}
	}
	n := 0
	for _, in := range stands {
		if layers == 0 && len(in) > 1 || layers > 0 && len(in) == layers {
			n++
		}
	}
	return n
}

// tally is how many of each there are that have some traits.
type tally struct {
	offers, bare, steps int
	holders             map[string]int  // of offers, by provider
	any                 map[string]bool // of offers or candidacies
}

func (h *held) tally(v *facts.View, traits []claims.Trait) tally {
	t := tally{holders: map[string]int{}, any: map[string]bool{}}
	for _, e := range v.Cells() {
		if slices.ContainsFunc(h.besides, func(k string) bool { return k == "provider "+e.Provider.ID || k == "offer "+e.ID }) ||
			slices.ContainsFunc(traits, func(t claims.Trait) bool { return h.has(e, t, false) == t.Denied }) {
			continue
		}
		t.any[e.Provider.ID] = true
		if e.Name == "" {
			t.bare++
			continue
		}
		t.offers++
		t.holders[e.Provider.ID]++
		for _, s := range e.Steps {
			if s.Code >= facts.J0 && s.Code != facts.J3 { // a decision is no milestone to texts
				t.steps++
			}
		}
	}
	return t
}

// nounOf is the noun of a count: candidacies are counted by what was filed.
func nounOf(n *claims.Count) string {
	if n.Filed && n.Of == "applicant" {
		return "candidacy"
	}
	return n.Of
}

// of is what a noun may count of a tally.
func (t tally) of(noun string) []int {
	switch noun {
	case "provider":
		return []int{len(t.holders), len(t.any)}
	case "applicant", "item", "unit":
		return []int{t.offers, t.offers + t.bare, len(t.holders), len(t.any)}
	case "candidacy":
		return []int{t.offers, t.offers + t.bare}
	case "either":
		return []int{t.offers, len(t.holders)}
	case "milestone":
		return []int{t.offers, t.steps}
	case "most":
		return []int{slices.Max(append(slices.Collect(maps.Values(t.holders)), 0))}
	}
	return []int{t.offers}
}

// onBothSides is how many providers have a qualified offer and one in progress,
// where that is what is said of them.
func (h *held) onBothSides(v *facts.View, traits []claims.Trait) *int {
	said := map[string]int{} // providers of each stage, once
	stages := 0
	for i, t := range traits {
		again := slices.ContainsFunc(traits[:i], func(u claims.Trait) bool { return u.Kind == t.Kind })
		if t.Kind != "qualified" && t.Kind != "candidate" || t.Denied || again {
			continue
		}
		holders := map[string]bool{}
		for _, e := range v.Cells() {
			if h.has(e, t, false) && !holders[e.Provider.ID] {
				holders[e.Provider.ID] = true
				said[e.Provider.ID]++
			}
		}
		stages++
	}
	if stages < 2 {
		return nil
	}
	n := 0
	for _, k := range said {
		if k == stages {
			n++
		}
	}
	return &n
}

// broad is every number that a sensible query over a noun gives: of each stage,
// layer, milestone, year of an end, with each thing published or not, and of each
// provider.
func (h *held) broad(a claims.Claim) []int {
	of := a.Count.Of
	stages, layers := []claims.Trait{{}, {Kind: "qualified"}, {Kind: "candidate"}}, []claims.Trait{{}}
	more := []claims.Trait{{}, {Kind: "milestone"}, {Kind: "milestone", Denied: true}, {Kind: "j0", At: true}, {Kind: "j0"}, {Kind: "j1"},
		{Kind: "j2"}, {Kind: "ends"}, {Kind: "ends", Denied: true}}
	for _, l := range facts.Layers() {
		layers = append(layers, claims.Trait{Kind: "layer", Layers: []string{l.String()}})
	}
	for y := h.ed.Cutoff.Year; y < h.ed.Cutoff.Year+4; y++ {
		more = append(more, claims.Trait{Kind: "ends", Date: claims.Date{Year: y}})
	}
	for _, t := range a.Core {
		switch t.Kind {
		case "qualified", "candidate", "decided":
			stages = []claims.Trait{t}
		case "layer":
			layers = []claims.Trait{t}
		}
	}
	out := []int{0, 1}
	for _, stage := range stages {
		for _, layer := range layers {
			for _, m := range more {
				ts := slices.DeleteFunc([]claims.Trait{stage, layer, m}, func(t claims.Trait) bool { return t.Kind == "" })
				out = append(out, h.readings(h.ed.View, of, ts)...)
			}
		}
	}
	if of != "provider" {
		for _, p := range h.ed.View.Providers("") {
			n := 0
			for _, e := range h.ed.View.OffersOf(p) {
				if !slices.ContainsFunc(a.Core, func(t claims.Trait) bool { return h.has(e, t, false) == t.Denied }) {
					n++
				}
			}
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func numberFits(a claims.Claim, n int) bool {
	c := a.Count
	if c.Bound == claims.Equal {
		return c.N <= n && n <= max(c.N, c.To)
	}
	return c.Bound.Fits(c.N, n)
}

func listed(values []int) (out diag.Text) {
	slices.Sort(values)
	for _, n := range slices.Compact(values) {
		if out == "" {
			out = number(n)
			continue
		}
		out = diag.Said("%s, or %d", out, n)
	}
	return out
}

// number is a number as the register has it.
func number(n int) diag.Text { return diag.Said("%d", n) }

// outOf is a part of a whole in numbers.
func outOf(part, whole int) diag.Text { return diag.Said("%d of %d", part, whole) }

// shared holds a share of the register; one of ends may be of those that are
// published.
func (h *held) shared(a claims.Claim) (diag.Text, bool) {
	if !a.Sure {
		return "", true
	}
	part, wholes := h.readings(h.ed.View, a.Count.Of, a.Traits), [][]claims.Trait{a.Count.Half}
	if slices.ContainsFunc(a.Traits, func(t claims.Trait) bool { return t.Kind == "ends" && t.Date.Known() }) {
		wholes = append(wholes, append(slices.Clone(a.Count.Half), claims.Trait{Kind: "ends"}))
	}
	titled := slices.ContainsFunc(a.Traits, func(t claims.Trait) bool { return t.Kind == "titled" })
	var says diag.Text
	for _, half := range wholes {
		whole := h.readings(h.ed.View, a.Count.Of, half)
		for i := range min(len(whole), len(part)) {
			if whole[i] == 0 || titled && i%2 == 0 { // who has a name is a part of those with and without
				continue
			}
			if shareFits(a.Count, 100*part[i]/whole[i]) {
				return "", true
			}
			if says == "" {
				says = outOf(part[i], whole[i])
			}
		}
	}
	return says, says == ""
}

// shareFits tells whether a share in hundredths is what a count says.
func shareFits(c *claims.Count, got int) bool {
	if c.Bound == claims.About {
		return max(got-c.Of100, c.Of100-got) <= 5
	}
	if c.N == 1 && c.Bound == claims.AtLeast && (5*got > 8*c.Of100+25 || c.Of100 > 40 && got > 70) { // one in ten
		return false
	}
	return c.Bound.Fits(c.Of100, got)
}

// each holds how many providers have so many offers each.
func (h *held) each(a claims.Claim) (diag.Text, bool) {
	holders := map[string]int{}
	for _, e := range h.ed.View.Cells() {
		if e.Name != "" && !slices.ContainsFunc(a.Traits, func(t claims.Trait) bool { return h.has(e, t, false) == t.Denied }) {
			holders[e.Provider.ID]++
		}
	}
	n := 0
	for _, k := range holders {
		if numberFits(claims.Claim{Count: a.Count.Each, Sure: true}, k) {
			n++
		}
	}
	if a.Count.Of100 > 0 { // each of them
		all := len(holders)
		return outOf(n, all), n == all
	}
	return number(n), numberFits(a, n)
}

// compared holds two counts against each other, or one against that of the
// edition before.
func (h *held) compared(a claims.Claim) (diag.Text, bool) {
	c := a.Count
	now := h.readings(h.ed.View, c.Of, a.Traits)
	var other []int
	switch c.Than {
	case "grew", "shrank", "notgrew", "notshrank", "asmany", "went":
		if !h.ed.Previous.Known() {
			return "", true
		}
		other = h.readings(h.ed.Register().AsOf(h.ed.Previous, facts.Day{}), c.Of, a.Traits)
	default:
		versus := a.Versus
		if !slices.ContainsFunc(a.Traits, func(t claims.Trait) bool { return t.Kind != "layer" }) {
			for _, t := range versus {
				if t.Kind != "layer" {
					a.Traits = append(slices.Clone(a.Traits), t)
				}
			}
			now = h.readings(h.ed.View, c.Of, a.Traits)
		}
		for _, t := range a.Traits {
			if t.Kind != "layer" && !slices.ContainsFunc(versus, func(t claims.Trait) bool { return t.Kind != "layer" }) {
				versus = append(slices.Clone(versus), t)
			}
		}
		other = h.readings(h.ed.View, c.Of, versus)
	}
	if before, after, ok := h.month(a.Past); ok && c.Than == "went" {
		now, other = h.readings(after, c.Of, a.Traits), h.readings(before, c.Of, a.Traits)
	}
	if grows := c.Than == "grew" || c.Than == "shrank"; grows && a.At.Month > 0 {
		before, after, ok := h.month([]int{a.At.Month})
		if !ok || a.At.Year > 0 && h.resolved(claims.Date{Month: a.At.Month}).Year != a.At.Year {
			return "", true
		}
		now, other = h.readings(after, c.Of, a.Traits), h.readings(before, c.Of, a.Traits)
		if c.Than == "grew" && c.N > 0 && arrived(h.ed.Register().AsOf(after.Cutoff, before.Cutoff)) == c.N {
			return "", true // by so many that came, whatever left
		}
	}
	if len(now) != len(other) || !a.Sure && c.Than != "grew" && c.Than != "shrank" {
		return "", true
	}
	if qualified := slices.ContainsFunc(a.Traits, func(t claims.Trait) bool { return t.Kind == "qualified" }); c.Than == "grew" && c.N > 0 &&
		!qualified && h.moves([]claims.Trait{{Kind: "enters"}}, exactly) == c.N {
		return "", true // by so many that came, whatever left
	}
	for i := range now {
		if so(c, now[i], other[i]) {
			return "", true
		}
	}
	return diag.Said("%d against %d", now[0], other[0]), false
}

// arrived is how many offers came into the register between a view and the one before.
func arrived(v *facts.View) int {
	n := 0
	for _, m := range v.Movements() {
		if m.Kind == facts.Arrival {
			n++
		}
	}
	return n
}

// month is the views before and after the one month that is named; false where it is
// none before the cut-off of which the register is complete.
func (h *held) month(past []int) (before, after *facts.View, ok bool) {
	if len(past) != 1 {
		return nil, nil, false
	}
	d := h.resolved(claims.Date{Month: past[0]})
	end := facts.Day{Year: d.Year, Month: d.Month}.Last()
	if d.Month == 0 || !end.Before(h.ed.Cutoff) || end.MonthEnd(-1).Before(h.ed.Register().Observed) {
		return nil, nil, false
	}
	r := h.ed.Register()
	return r.AsOf(end.MonthEnd(-1), facts.Day{}), r.AsOf(end, facts.Day{}), true
}

// so tells whether a comparison is so of two numbers.
func so(c *claims.Count, now, other int) bool {
	d := now - other
	switch c.Than {
	case "grew":
		return d > 0 && (c.N == 0 || d == c.N)
	case "shrank":
		return d < 0 && (c.N == 0 || d == -c.N)
	case "went":
		return now == c.To && other == c.N
	case "notgrew":
		return d <= 0
	case "notshrank":
		return d >= 0
	case "exceeds":
		return d > 0 && (c.N == 0 || now == c.N && other == c.To)
	case "falls":
		return d < 0
	case "fewer":
		return 10*c.N*now <= 11*other
	case "times":
		return 10*now >= 9*c.N*other && now < (c.N+1)*other
	}
	return d == 0 // same, asmany
}

// ofMoves tells whether traits say that something moved.
func ofMoves(ts []claims.Trait) bool {
	return slices.ContainsFunc(ts, func(t claims.Trait) bool { _, ok := moves(t.Kind); return ok })
}

// then is the view of a day before the edition's, nil for a later one; false where
// the register was not complete then.
func (h *held) then(d claims.Date) (*facts.View, bool) {
	if d = h.resolved(d); d.Year > 0 && d.Month == 0 && d.Year < h.ed.Cutoff.Year {
		d.Month = 12
	}
	if d.Year <= 0 || d.Month == 0 {
		return nil, true
	}
	day := facts.Day{Year: d.Year, Month: d.Month, Day: d.Day}.Last()
	if h.ed.Cutoff.Before(day) {
		return nil, true
	}
	return h.ed.Register().AsOf(day, facts.Day{}), !day.Before(h.ed.Register().Observed)
}

// assumedSo tells whether the text assumes the number, wrongly: that is told.
func (h *held) assumedSo(a claims.Claim) bool {
	return slices.ContainsFunc(h.assumed, func(as read.Assumption) bool {
		n, ok := h.ed.View.Figure(facts.Figure(as.Name))
		return ok && n != as.Number && as.Number == a.Count.N
	})
}

// elsewhere tells whether a count is of another time than the edition's.
func (h *held) elsewhere(a claims.Claim) bool {
	if len(a.Years) > 0 && ofMoves(a.Core) && h.beyond(a.Years) {
		return true // the year 2025 ended with two arrivals
	}
	if slices.ContainsFunc(a.Traits, func(t claims.Trait) bool { return t.Date.Known() }) {
		return false
	}
	return len(a.Past) > 0 && !h.ofNow(months(a.Past...), nil)
}
