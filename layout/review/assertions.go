package review

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales/claims"
)

// names is every name that the register knows, whenever it learnt it: a text
// that uses one too early speaks of something that is not there yet.
func names(r *facts.Register) []claims.Name {
	var out []claims.Name
	put := func(key string, known []facts.Claim, more ...string) {
		for _, c := range known {
			more = append(more, c.Name)
		}
		for _, n := range more {
			if n != "" {
				out = append(out, claims.Name{Name: n, Key: key})
			}
		}
	}
	for _, h := range r.Providers {
		put("provider "+h.ID, slices.Concat(h.Renamed, h.Legal, h.Aliases), h.Name)
	}
	for _, o := range r.Offers {
		put("offer "+o.ID, slices.Concat(o.Renamed, o.Market, o.Aliases), o.Name, o.Short, unlayered(o.Name))
	}
	return out
}

// unlayered is a name without the layer that it begins with, where words enough
// remain: texts say Secure Temple for IaaS Secure Temple.
func unlayered(name string) string {
	first, rest, _ := strings.Cut(name, " ")
	for _, l := range facts.Layers() {
		if strings.EqualFold(first, l.String()) && strings.Contains(rest, " ") {
			return rest
		}
	}
	return ""
}

// bearing is the entries that a name's key speaks of.
func bearing(v *facts.View, key string) []*facts.Entry {
	kind, id, _ := strings.Cut(key, " ")
	var out []*facts.Entry
	for _, e := range v.Cells() {
		if kind == "provider" && e.Provider.ID == id || kind == "offer" && e.ID == id {
			out = append(out, e)
		}
	}
	return out
}

// subject is the keys without providers of which an offer is named too.
func (h *held) subject(keys []string) []string {
	owners := map[string]bool{}
	for _, k := range keys {
		if strings.HasPrefix(k, "offer ") {
			for _, e := range bearing(h.ed.View, k) {
				owners["provider "+e.Provider.ID] = true
			}
		}
	}
	var out []string
	for _, k := range keys {
		if !owners[k] {
			out = append(out, k)
		}
	}
	return out
}

// named tells whether what is said of names can be so: each has the trait, or
// none has it that is denied.
func (h *held) named(a claims.Claim, keys []string) bool {
	t := a.Traits[0]
	keys = h.subject(keys)
	if t.Kind == "moves" { // theirs is the only movement
		return !h.ed.Previous.Known() || !slices.ContainsFunc(h.ed.View.Movements(), func(m facts.Movement) bool {
			return !slices.ContainsFunc(keys, func(k string) bool { return of(m, k) })
		})
	}
	for _, k := range keys {
		if h.bears(k, t, a) == t.Denied {
			return false
		}
	}
	if kind, ok := moves(t.Kind); ok && a.Sole {
		for _, m := range h.ed.View.Movements() {
			if m.Kind == kind && !slices.Contains(keys, "provider "+m.Provider.ID) && !slices.Contains(keys, "offer "+m.Entry().ID) {
				return false
			}
		}
	}
	if a.Sole && !t.Denied {
		onTheWay := t.Kind == "milestone" || len(t.Kind) == 2 && t.Kind[0] == 'j'
		for _, e := range h.ed.View.Cells() {
			if onTheWay && e.Stage != facts.Candidate {
				continue
			}
			if !slices.ContainsFunc(keys, func(k string) bool { return k == "offer "+e.ID || k == "provider "+e.Provider.ID }) &&
				!slices.ContainsFunc(keys, func(k string) bool { return slices.Contains(bearing(h.ed.View, k), e) }) && h.has(e, t, false) {
				return false
			}
		}
	}
	return true
}

// bears tells whether a name has a trait. Where it is denied, one thing without
// it is enough for a milestone or an end.
func (h *held) bears(key string, t claims.Trait, a claims.Claim) bool {
	es := bearing(h.ed.View, key)
	if kind, ok := moves(t.Kind); ok {
		return h.movedAs(key, es, t, kind, a.Lately)
	}
	every := a.Every
	switch t.Kind {
	case "j0", "j1", "j2", "milestone": // of what is on the way, where there is any
		if some := stage(es, facts.Candidate); len(some) > 0 {
			es = some
		}
		every = every || t.Denied
	case "ends":
		if some := stage(es, facts.Qualified); len(some) > 0 {
			es = some
		}
		every = every || t.Denied
	case "qualified", "candidate":
		every = false
	}
	if !t.Denied && len(t.Layers) > 1 && !every || t.Exact { // its offers together
		for _, l := range facts.Layers() {
			one := t
			one.Layers, one.Exact = []string{l.String()}, false
			any := slices.ContainsFunc(es, func(e *facts.Entry) bool { return h.has(e, one, a.Lately) })
			if said := slices.Contains(t.Layers, l.String()); said && !any || t.Exact && !said && any {
				return false
			}
		}
		return len(es) > 0
	}
	if every {
		return len(es) > 0 && !slices.ContainsFunc(es, func(e *facts.Entry) bool { return !h.has(e, t, a.Lately) })
	}
	return slices.ContainsFunc(es, func(e *facts.Entry) bool { return h.has(e, t, a.Lately) })
}

// moves is the movement that a class of words says.
func moves(class string) (facts.EventKind, bool) {
	kind, ok := map[string]facts.EventKind{"renews": facts.Renewal, "extends": facts.Extension, "enters": facts.Arrival,
		"exits": facts.Exit, "leaves": facts.Exit, "obtains": facts.Qualification}[class]
	return kind, ok
}

// of tells whether a movement is of what a name bears.
func of(m facts.Movement, key string) bool {
	return key == "provider "+m.Provider.ID || key == "offer "+m.Entry().ID
}

// says tells whether a movement is what a kind is called by in texts: a new
// provider's qualification is an entry too, the end of a validity an exit.
func says(m facts.Movement, kind facts.EventKind) bool {
	return m.Kind == kind || kind == facts.Arrival && m.Kind == facts.Qualification && m.First ||
		kind == facts.Exit && m.Kind == facts.Expiry
}

// exactly tells whether a movement is of a kind and of no other.
func exactly(m facts.Movement, kind facts.EventKind) bool { return m.Kind == kind }

// firsts tells whether a movement is the first qualification of a provider, which
// is an entry among the qualified.
func firsts(m facts.Movement, kind facts.EventKind) bool {
	return m.Kind == kind && kind != facts.Arrival || kind == facts.Arrival && m.First
}

// movedAs tells whether a name moved so: as news since the edition before, else
// at any time.
func (h *held) movedAs(key string, es []*facts.Entry, t claims.Trait, kind facts.EventKind, lately bool) bool {
	for _, m := range h.ed.View.Movements() {
		if says(m, kind) && of(m, key) && covers(m.Entry(), t.Layers) {
			return true
		}
	}
	if t.Denied && kind == facts.Qualification && !lately && !t.Date.Known() { // never
		return len(stage(es, facts.Qualified)) > 0
	}
	if t.Denied || lately && !t.Date.Known() {
		return false
	}
	if t.Now && !(t.Date.Known() && !h.current(t.Date)) || t.Date.Known() && h.fresh(t.Date) {
		return false
	}
	switch kind {
	case facts.Arrival:
		return len(es) > 0
	case facts.Exit:
		return len(es) == 0
	case facts.Qualification:
		return slices.ContainsFunc(es, func(e *facts.Entry) bool {
			return e.Stage == facts.Qualified && (!t.Date.Known() || h.began(e, t))
		})
	}
	return slices.ContainsFunc(es, func(e *facts.Entry) bool {
		return slices.ContainsFunc(e.Decisions, func(d facts.Decision) bool {
			late := !d.Date.Known() && d.Known.Last().Before(first(t.Date)) // known before it was so
			return facts.EventKind(d.Kind) == kind && (!t.Date.Known() || h.agree(t.Date, d.Date) || !d.Date.Known() && !late)
		})
	})
}

// first is the earliest day that a date can mean.
func first(d claims.Date) facts.Day {
	return facts.Day{Year: d.Year, Month: d.Month, Day: d.Day}.First()
}

// fresh tells whether a date is one after the edition before: what fell on it would
// be a movement.
func (h *held) fresh(d claims.Date) bool {
	d = h.resolved(d)
	return h.ed.Previous.Known() && h.ed.Previous.MonthEnd(1).Before(first(d)) // the month of its title is not
}

// resolved is a date with its year: a month without one is the last such month.
func (h *held) resolved(d claims.Date) claims.Date {
	if d.Year == claims.ThisYear {
		d.Year = h.ed.Month.Year
	}
	if d.Year == 0 && d.Month > 0 {
		if d.Year = h.ed.Cutoff.Year; d.Month == h.ed.Month.Month {
			d.Year = h.ed.Month.Year
		} else if d.Month > h.ed.Cutoff.Month {
			d.Year--
		}
	}
	return d
}

// current tells whether a date falls since the edition before.
func (h *held) current(d claims.Date) bool {
	return h.ofNow(months(d.Month), months(d.Year))
}

func months(ms ...int) []int { return slices.DeleteFunc(ms, func(m int) bool { return m == 0 }) }

func stage(es []*facts.Entry, s facts.Stage) []*facts.Entry {
	return slices.DeleteFunc(slices.Clone(es), func(e *facts.Entry) bool { return e.Stage != s })
}

// has tells whether an entry has a trait.
func (h *held) has(e *facts.Entry, t claims.Trait, lately bool) bool {
	switch t.Kind {
	case "qualified", "candidate":
		return string(e.Stage) == t.Kind && covers(e, t.Layers) && (t.Kind == "candidate" || !t.Date.Known() || h.began(e, t))
	case "layer":
		return covers(e, t.Layers)
	case "milestone":
		return e.Stage == facts.Candidate && e.Milestone != facts.Unpublished
	case "ends":
		return e.Stage == facts.Qualified && e.End().Known() && (!t.Date.Known() || h.beside(t, e.End()))
	case "starts":
		return e.Stage == facts.Qualified && h.began(e, t)
	case "j0", "j1", "j2", "j3":
		return h.reached(e, t, lately)
	case "bothsides":
		es := bearing(h.ed.View, "provider "+e.Provider.ID)
		return len(stage(es, facts.Qualified)) > 0 && len(stage(es, facts.Candidate)) > 0
	case "moved":
		return e.Changed
	case "storeys":
		return t.N == 0 && len(e.Layers) > 1 || t.N > 0 && len(e.Layers) == t.N
	case "decided":
		return e.Stage == facts.Qualified
	}
	return false
}

func (h *held) reached(e *facts.Entry, t claims.Trait, lately bool) bool {
	code := facts.Code(int(t.Kind[1]-'0') + int(facts.J0))
	if t.At && !t.Denied && (e.Stage != facts.Candidate || e.Milestone != code) {
		return false
	}
	if e.Milestone < code {
		return false
	}
	for _, s := range e.Steps {
		if s.Code == code && t.At {
			return !t.Date.Known() || h.beside(claims.Trait{Date: h.resolved(t.Date), Side: -2}, s.Known)
		}
		if s.Code == code {
			return (!t.Date.Known() || !s.Date.Known() || h.agree(t.Date, s.Date) || h.agree(t.Date, s.Known)) &&
				(!lately || t.Date.Known() || h.ed.View.Previous.Before(s.Known.Last()))
		}
	}
	return true
}

func covers(e *facts.Entry, layers []string) bool {
	for _, l := range facts.Layers() {
		if slices.Contains(layers, l.String()) && !e.Covers(l) {
			return false
		}
	}
	return true
}

// began tells whether a date can be that of any decision of an entry, of its
// announcement, or of the day on which it was known.
func (h *held) began(e *facts.Entry, t claims.Trait) bool {
	d := h.resolved(t.Date)
	days := []facts.Day{e.Start().Date, e.Arrived, e.Since}
	if t.Side != 0 {
		days = days[:1]
	}
	for _, r := range e.Decisions {
		days = append(days, r.Date, r.Announced, r.Known)
	}
	t.Date = d
	return slices.ContainsFunc(days, func(day facts.Day) bool { return day.Known() && h.beside(t, day) })
}

// beside tells whether a day stands to a trait's date as it is said.
func (h *held) beside(t claims.Trait, day facts.Day) bool {
	d := t.Date
	if d.Year == claims.ThisYear || d.Year == 0 {
		d.Year = h.ed.Month.Year
	}
	if d.Season > 0 {
		d.Month = max(1, 3*d.Season-3)
		if t.Side > 0 || t.Side == -2 {
			d.Month += 3
		}
	}
	switch at := (facts.Day{Year: d.Year, Month: d.Month, Day: d.Day}); t.Side {
	case -1:
		return day.First().Before(at.First())
	case -2:
		return !at.Last().Before(day.First())
	case 1:
		return at.Last().Before(day.Last())
	}
	return h.agree(t.Date, day)
}

// agree tells whether two dates can be the same one, as far as both say.
func (h *held) agree(d claims.Date, day facts.Day) bool {
	if d.Year == claims.ThisYear {
		d.Year = h.ed.Month.Year
	}
	if d.Season > 0 && day.Month > 0 {
		d.Month = 0
		if m := 3*d.Season - 3; !(m <= day.Month && day.Month <= m+3 || m == 0 && day.Month == 12) { // from December, March, June, September
			return false
		}
		if d.Season == 1 && (day.Year == d.Year-1 || day.Year == d.Year+1) {
			d.Year = day.Year
		}
	}
	return day.Known() && (d.Year == 0 || d.Year == day.Year) && (d.Month == 0 || day.Month == 0 || d.Month == day.Month) &&
		(d.Day == 0 || day.Day == 0 || d.Day == day.Day)
}

// countNamed is how many offers, or layers, those named have.
func (h *held) countNamed(a claims.Claim) (int, bool) {
	var es []*facts.Entry
	for _, k := range h.subject(a.Subject) {
		es = append(es, bearing(h.ed.View, k)...)
	}
	if a.Count.Of == "movement" {
		n := 0
		kind, _ := moves(a.Traits[0].Kind)
		for _, m := range h.ed.View.Movements() {
			if m.Kind == kind && slices.ContainsFunc(a.Subject, func(k string) bool { return of(m, k) }) {
				n++
			}
		}
		return n, numberFits(a, n)
	}
	es = slices.DeleteFunc(es, func(e *facts.Entry) bool {
		return slices.ContainsFunc(a.Traits, func(t claims.Trait) bool { return !h.has(e, t, false) })
	})
	if a.Count.Of == "storey" {
		best := 0
		for _, e := range es {
			if len(e.Layers) == a.Count.N {
				return 0, true
			}
			best = max(best, len(e.Layers))
		}
		return best, len(es) == 0
	}
	es = slices.DeleteFunc(es, func(e *facts.Entry) bool { return e.Name == "" })
	if len(a.Traits) == 0 && (numberFits(a, len(stage(es, facts.Qualified))) || numberFits(a, len(stage(es, facts.Candidate)))) {
		return 0, true
	}
	return len(es), numberFits(a, len(es))
}

// counted holds a count of the whole register; it says what the register has.
func (h *held) counted(a claims.Claim) (string, bool) {
	v := h.ed.View
	if h.elsewhere(a) {
		return "", true
	}
	if a.Count.Of100 > 0 && a.Count.Each == nil {
		return h.shared(a)
	}
	if a.Count.Than != "" {
		return h.compared(a)
	}
	if a.Count.Each != nil {
		return h.each(a)
	}
	if a.Count.Of == "latest" {
		return h.latest(a.Traits[0])
	}
	if a.Count.Of == "movement" {
		n := h.moves(a.Traits, says)
		so := numberFits(a, n) || numberFits(a, h.moves(a.Traits, exactly)) || numberFits(a, h.moves(a.Traits, firsts)) || !a.Sure && !a.Denial && a.Count.N <= n
		return fmt.Sprintf("movements %d", n), !h.ed.Previous.Known() || so || a.Was
	}
	views := []*facts.View{v}
	if a.Was || a.At.Known() {
		was, known := h.then(a.At)
		if !known || a.Was && (a.Count.Of == "movement" || ofMoves(a.Traits)) {
			return "", true
		}
		if was != nil {
			views = []*facts.View{was}
		} else if a.Was && h.ed.Previous.Known() {
			views = append(views, h.ed.Register().AsOf(h.ed.Previous, facts.Day{}))
		}
		if a.Was {
			a.Lately = false
		}
	}
	var values []int
	for _, v := range views {
		for _, ts := range append([][]claims.Trait{a.Traits}, a.Readings...) {
			values = append(values, h.readings(v, a.Count.Of, ts)...)
		}
	}
	if a.Count.Of == "milestone" && (a.Count.N > 0 || a.Lately) {
		values = append(values, h.moves([]claims.Trait{{Kind: "milestone"}}, says))
	}
	if a.Total && len(values) > 0 {
		values = values[:1]
		if a.Count.Of == "provider" || a.Count.Of == "applicant" {
			values = []int{len(h.ed.View.Providers(""))}
		}
	}
	moved, sure := h.movements(a)
	if sure {
		values = nil
	}
	values = append(values, moved...)
	fits := func(n int) bool { return numberFits(a, n) }
	if len(values) == 0 || slices.ContainsFunc(values, fits) || !a.Sure && !sure && slices.ContainsFunc(h.broad(a), fits) {
		return "", true
	}
	return listed(values), false
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
	if slices.ContainsFunc(a.Traits, func(t claims.Trait) bool { return t.Date.Known() }) {
		return false
	}
	return len(a.Past) > 0 && !h.ofNow(months(a.Past...), nil)
}

func listed(values []int) string {
	slices.Sort(values)
	var out []string
	for _, n := range slices.Compact(values) {
		out = append(out, fmt.Sprint(n))
	}
	return strings.Join(out, ", or ")
}

func numberFits(a claims.Claim, n int) bool {
	c := a.Count
	if c.Bound == claims.Equal {
		return c.N <= n && n <= max(c.N, c.To)
	}
	return c.Bound.Fits(c.N, n)
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
		offers, bare, holders, any := 0, 0, map[string]int{}, map[string]bool{}
		for _, e := range v.Cells() {
			if slices.ContainsFunc(all, func(t claims.Trait) bool { return h.has(e, t, false) == t.Denied }) {
				continue
			}
			any[e.Provider.ID] = true
			if e.Name == "" {
				bare++
				continue
			}
			offers++
			holders[e.Provider.ID]++
		}
		switch of {
		case "provider":
			if both := h.onBothSides(v, all); both != nil {
				out = append(out, *both)
				continue
			}
			if several {
				maps.DeleteFunc(holders, func(_ string, n int) bool { return n < 2 })
				out = append(out, len(holders))
				continue
			}
			out = append(out, len(holders), len(any))
		case "applicant":
			out = append(out, offers, offers+bare, len(holders), len(any))
		case "either":
			if both := h.onBothSides(v, all); both != nil {
				out = append(out, *both)
				continue
			}
			out = append(out, offers, len(holders))
		case "milestone":
			steps := 0
			for _, e := range v.Cells() {
				steps += len(e.Steps)
			}
			out = append(out, offers, steps)
		case "most":
			most := 0
			for _, n := range holders {
				most = max(most, n)
			}
			out = append(out, most)
		case "item", "unit":
			out = append(out, offers, offers+bare, len(holders), len(any))
		default:
			out = append(out, offers)
		}
	}
	return out
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

// movements is how many movements a count may mean, nil when it means none; and
// whether it can mean nothing else.
func (h *held) movements(a claims.Claim) (values []int, sure bool) {
	if !h.ed.Previous.Known() {
		return nil, false
	}
	kinds := map[facts.EventKind]bool{}
	code := facts.Unpublished
	for _, t := range a.Traits {
		kind, ok := moves(t.Kind)
		switch {
		case ok:
			kinds[kind] = true
			kinds[facts.Qualification] = kinds[facts.Qualification] || kind == facts.Arrival && a.Count.Of != "applicant"
			sure = sure || a.Lately || (kind == facts.Arrival || kind == facts.Exit) && !t.Date.Known() || t.Now || a.Count.N == 0 || t.Date.Known() && h.current(t.Date)
		case !a.Lately || ofMoves(a.Traits):
		case t.Kind == "milestone":
			kinds[facts.Progress], sure = true, true
		case t.Kind == "qualified" || t.Kind == "decided":
			kinds[facts.Qualification], sure = true, true
		case t.Kind == "candidate" && len(a.Traits) == 1:
			kinds[facts.Arrival], sure = true, true
		case len(t.Kind) == 2 && t.Kind[0] == 'j':
			kinds[facts.Progress], sure = true, true
			code = facts.Code(int(t.Kind[1]-'0') + int(facts.J0))
		}
	}
	if a.Lately && a.Count.Of == "decision" {
		kinds[facts.Qualification], kinds[facts.Renewal], kinds[facts.Extension], sure = true, true, true, true
	}
	among := slices.ContainsFunc(a.Traits, func(t claims.Trait) bool { return t.Kind == "qualified" })
	if kinds[facts.Arrival] && among { // among the qualified
		kinds = map[facts.EventKind]bool{facts.Qualification: true}
	}
	if len(kinds) == 0 || a.Count.Rank {
		return nil, false
	}
	n, holders := 0, map[string]bool{}
	on := func(m facts.Movement) bool {
		return !slices.ContainsFunc(a.Traits, func(t claims.Trait) bool { return t.Kind == "layer" && !covers(m.Entry(), t.Layers) })
	}
	for _, m := range h.ed.View.Movements() {
		if kinds[m.Kind] && (code == facts.Unpublished || m.Code == code) && on(m) {
			n++
			holders[m.Provider.ID] = true
		}
	}
	values = []int{n, len(holders)}
	if slices.ContainsFunc(a.Traits, func(t claims.Trait) bool { return t.Kind == "leaves" }) { // who is qualified has left the queue
		for _, m := range h.ed.View.Movements() {
			if m.Kind == facts.Qualification {
				n++
			}
		}
		values = append(values, n)
	}
	if kinds[facts.Arrival] && kinds[facts.Qualification] { // an entry is one or the other
		for kind := range kinds {
			k := 0
			for _, m := range h.ed.View.Movements() {
				if m.Kind == kind && on(m) {
					k++
				}
			}
			values = append(values, k)
		}
	}
	return values, sure
}

// latest tells whether the last of what a trait says fell in its month.
func (h *held) latest(t claims.Trait) (string, bool) {
	var last facts.Day
	same := []facts.Day{}
	put := func(days ...facts.Day) {
		for _, d := range days {
			if d.Known() && last.Before(d.First()) {
				last, same = d, days
			}
		}
	}
	for _, e := range h.ed.View.Cells() {
		for _, d := range e.Decisions {
			if kind := facts.EventKind(d.Kind); t.Kind == "qualified" && kind != facts.Renewal || t.Kind == "decision" || t.Kind == "renews" && kind == facts.Renewal {
				put(d.Date, d.Announced, d.Known)
			}
		}
		for _, s := range e.Steps {
			if t.Kind == "milestone" {
				put(s.Date, s.Known)
			}
		}
		if t.Kind == "enters" {
			put(e.Arrived, e.Since)
		}
	}
	if t.Kind == "movement" {
		moved := len(h.ed.View.Movements()) > 0
		return fmt.Sprintf("movements %d", len(h.ed.View.Movements())), !h.ed.Previous.Known() || moved == h.fresh(t.Date)
	}
	return last.String(), len(same) == 0 || slices.ContainsFunc(same, func(d facts.Day) bool { return h.agree(h.resolved(t.Date), d) })
}

// moves is how many movements are of the kinds, stages and layers that traits say.
func (h *held) moves(traits []claims.Trait, is func(facts.Movement, facts.EventKind) bool) int {
	n := 0
	for _, m := range h.ed.View.Movements() {
		kind, kinds, ok := false, false, true
		for _, t := range traits {
			if k, ok := moves(t.Kind); ok {
				kinds, kind = true, kind || is(m, k)
				continue
			}
			switch t.Kind {
			case "milestone", "j0", "j1", "j2":
				ok = ok && m.Kind == facts.Progress
			case "candidate":
				ok = ok && m.Kind != facts.Qualification && m.Kind != facts.Renewal && m.Kind != facts.Extension
			case "qualified":
				ok = ok && m.Kind != facts.Arrival && m.Kind != facts.Progress
			case "layer":
				ok = ok && covers(m.Entry(), t.Layers)
			}
		}
		if ok && kind == kinds {
			n++
		}
	}
	return n
}

// shared holds a share of the register; one of ends may be of those that are
// published.
func (h *held) shared(a claims.Claim) (string, bool) {
	if !a.Sure {
		return "", true
	}
	part, wholes := h.readings(h.ed.View, a.Count.Of, a.Traits), [][]claims.Trait{a.Count.Half}
	if slices.ContainsFunc(a.Traits, func(t claims.Trait) bool { return t.Kind == "ends" && t.Date.Known() }) {
		wholes = append(wholes, append(slices.Clone(a.Count.Half), claims.Trait{Kind: "ends"}))
	}
	says := ""
	for _, half := range wholes {
		whole := h.readings(h.ed.View, a.Count.Of, half)
		for i := range min(len(whole), len(part)) {
			if whole[i] == 0 {
				continue
			}
			if shareFits(a.Count, 100*part[i]/whole[i]) {
				return "", true
			}
			if says == "" {
				says = fmt.Sprintf("%d of %d", part[i], whole[i])
			}
		}
	}
	return says, says == ""
}

// shareOf holds the share of the whole that those named have.
func (h *held) shareOf(a claims.Claim) (string, bool) {
	whole := h.readings(h.ed.View, "offer", a.Traits)
	part := h.measures(h.subject(a.Subject), "offers", a.Traits)
	if len(whole) != 1 || len(part) == 0 || whole[0] == 0 {
		return "", true
	}
	return fmt.Sprintf("%d of %d", part[0], whole[0]), shareFits(a.Count, 100*part[0]/whole[0])
}

// shareFits tells whether a share in hundredths is what a count says.
func shareFits(c *claims.Count, got int) bool {
	if c.Bound == claims.About {
		return max(got-c.Of100, c.Of100-got) <= 5
	}
	if c.N == 1 && c.Bound == claims.AtLeast && (got > 2*c.Of100+10 || c.Of100 > 40 && got > 70) { // one in ten
		return false
	}
	return c.Bound.Fits(c.Of100, got)
}

// each holds how many providers have so many offers each.
func (h *held) each(a claims.Claim) (string, bool) {
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
		return fmt.Sprintf("%d of %d", n, all), n == all
	}
	return fmt.Sprint(n), numberFits(a, n)
}

// compared holds two counts against each other, or one against that of the
// edition before.
func (h *held) compared(a claims.Claim) (string, bool) {
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
	return fmt.Sprintf("%d against %d", now[0], other[0]), false
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
		return d > 0
	case "falls":
		return d < 0
	case "fewer":
		return 10*c.N*now <= 11*other
	case "times":
		return 10*now >= 9*c.N*other && now < (c.N+1)*other
	}
	return d == 0 // same, asmany
}

// standing is what the register says of those an assertion names.
func (h *held) standing(a claims.Claim) string {
	var out []string
	for _, k := range h.subject(a.Subject) {
		es := bearing(h.ed.View, k)
		if len(es) == 0 {
			_, id, _ := strings.Cut(k, " ")
			out = append(out, id+" is not there")
		}
		for _, e := range es {
			says := []string{string(e.Stage)}
			for _, l := range e.Layers {
				says = append(says, l.String())
			}
			if m := e.Last(); m != nil && e.Stage == facts.Candidate {
				says = append(says, strings.TrimSpace(m.Code.String()+" "+m.Date.String()))
			}
			if s := e.Start().Date; s.Known() {
				says = append(says, "since "+s.String())
			}
			if end := e.End(); end.Known() {
				says = append(says, "until "+end.String())
			}
			out = append(out, e.Provider.Name+" "+e.Name+" ("+strings.Join(says, ", ")+")")
		}
	}
	return strings.Join(out, "; ")
}

// refute reports what is not so.
func (h *held) refute(r read.Rich, a claims.Claim, says string) {
	code, field := UntrueClaim, "names"
	more := ""
	if ms := h.ed.View.Movements(); a.Denial && len(ms) > 0 {
		more = " The other place is " + ms[0].Entry().Pos.String() + "."
	}
	if len(a.Subject) == 0 && a.Count != nil {
		code, field = UntrueCount, a.Count.Of
	}
	if a.Denial {
		code = UntrueDenial
	}
	h.out.Add(diag.Issue{Code: code, Severity: diag.Warning, Pos: h.at(r, a.Offset), Field: field,
		Msg:  fmt.Sprintf("The text says “%s”; in the register, by %s: %s.", a.Words, h.ed.Cutoff, says) + more,
		Hint: "Correct the sentence, or the register."})
}
