package review

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
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
	for _, x := range r.Called {
		put(x.Of, nil, x.Name)
	}
	for _, o := range r.Offers {
		put("offer "+o.ID, slices.Concat(o.Renamed, o.Market, o.Aliases), o.Name, o.Short, unlayered(o.Name))
	}
	return out
}

// joinedNames is the names that the register knows, and each offer's behind its
// provider's: "Acme Alpha" is the offer Alpha of Acme, and neither Acme nor another Alpha.
func joinedNames(r *facts.Register) []claims.Name {
	out := names(r)
	called := map[string][]string{}
	for _, n := range out {
		called[n.Key] = append(called[n.Key], n.Name)
	}
	for _, o := range r.Offers {
		key := "offer " + o.ID
		for _, p := range called["provider "+o.Provider] {
			for _, n := range called[key] {
				if !strings.HasPrefix(n, p) {
					out = append(out, claims.Name{Name: p + " " + n, Key: key})
				}
			}
		}
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
	if kind, _ := moves(t.Kind); kind == facts.Exit && t.Date.Known() && h.ed.Cutoff.Before(first(h.resolved(t.Date))) {
		t.Kind = "ends" // what is lost on a day to come ends then
	}
	if t.Kind == "moves" { // theirs is the only movement
		ms := h.ed.View.Movements()
		return !h.ed.Previous.Known() || len(ms) > 0 && !slices.ContainsFunc(ms, func(m facts.Movement) bool {
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
			if exactly(m, kind) && !slices.Contains(keys, "provider "+m.Provider.ID) && !slices.Contains(keys, "offer "+m.Entry().ID) {
				return false
			}
		}
	}
	if a.Sole {
		onTheWay := t.Kind == "milestone" || len(t.Kind) == 2 && t.Kind[0] == 'j'
		for _, e := range h.ed.View.Cells() {
			if len(a.Among) > 0 && !slices.ContainsFunc(a.Among, func(k string) bool { return slices.Contains(bearing(h.ed.View, k), e) }) {
				continue
			}
			if (t.Kind == "ends" || t.Kind == "starts") && e.Stage != facts.Qualified {
				continue
			}
			if onTheWay && e.Stage != facts.Candidate || slices.ContainsFunc(a.Core, func(t claims.Trait) bool { return !h.has(e, t, false) }) {
				continue
			}
			if !slices.ContainsFunc(keys, func(k string) bool { return k == "offer "+e.ID || k == "provider "+e.Provider.ID }) &&
				!slices.ContainsFunc(keys, func(k string) bool { return slices.Contains(bearing(h.ed.View, k), e) }) && h.has(e, t, false) != t.Denied {
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
	case "titled": // what of theirs has no name yet
		if some := stage(es, facts.Candidate); len(some) > 0 {
			es = some
		}
		every = true
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
		"exits": facts.Exit, "leaves": facts.Exit, "obtains": facts.Qualification, "rescopes": facts.Rescope}[class]
	return kind, ok
}

// of tells whether a movement is of what a name bears.
func of(m facts.Movement, key string) bool {
	return key == "provider "+m.Provider.ID || key == "offer "+m.Entry().ID
}

// says tells whether a movement is what a kind is called by in texts: a new
// provider's qualification is an entry too, the end of a validity an exit, other
// layers an extension.
func says(m facts.Movement, kind facts.EventKind) bool {
	return exactly(m, kind) || kind == facts.Arrival && m.Kind == facts.Qualification && m.First ||
		kind == facts.Exit && m.Kind == facts.Expiry || kind == facts.Extension && exactly(m, facts.Rescope)
}

// exactly tells whether a movement is of a kind and of no other. Layers that became
// known are no change of them.
func exactly(m facts.Movement, kind facts.EventKind) bool { return m.Kind == kind && !m.Revealed }

// firsts tells whether a movement is the first qualification of a provider, which
// is an entry among the qualified.
func firsts(m facts.Movement, kind facts.EventKind) bool {
	return exactly(m, kind) && kind != facts.Arrival || kind == facts.Arrival && m.First
}

// movedAs tells whether a name moved so: as news since the edition before, else
// at any time.
func (h *held) movedAs(key string, es []*facts.Entry, t claims.Trait, kind facts.EventKind, lately bool) bool {
	for _, m := range h.ed.View.Movements() {
		if says(m, kind) && of(m, key) && covers(m.Entry(), t.Layers) {
			return true
		}
	}
	if kind != facts.Exit && !t.Denied && len(t.Layers) > 0 { // for these layers, and no other
		es = slices.DeleteFunc(slices.Clone(es), func(e *facts.Entry) bool { return !covers(e, t.Layers) })
	}
	if kind == facts.Arrival && !t.Denied && t.Date.Known() && slices.ContainsFunc(es, func(e *facts.Entry) bool {
		return h.agree(h.resolved(t.Date), e.Arrived) || h.agree(h.resolved(t.Date), e.Since)
	}) {
		return true
	}
	if t.Denied && kind == facts.Qualification && !lately && !t.Date.Known() { // never
		return len(stage(es, facts.Qualified)) > 0
	}
	if t.Denied || lately && !t.Date.Known() {
		return false
	}
	if t.Now && !(t.Date.Known() && (!h.current(t.Date) || t.Date.Year > 0 && !h.fresh(t.Date))) || t.Date.Known() && h.fresh(t.Date) {
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
			return facts.EventKind(d.Kind) == kind && (!t.Date.Known() || h.agree(h.resolved(t.Date), d.Date) || !d.Date.Known() && !late)
		})
	})
}

// countNamed is how many offers, or layers, those named have.
func (h *held) countNamed(a claims.Claim) (int, bool) {
	if a.Count.Of == "place" {
		return h.placeOf(a)
	}
	var es []*facts.Entry
	for _, k := range h.subject(a.Subject) {
		es = append(es, bearing(h.ed.View, k)...)
	}
	if a.Count.Of == "movement" {
		n := 0
		kind, _ := moves(a.Traits[0].Kind)
		for _, m := range h.ed.View.Movements() {
			if exactly(m, kind) && slices.ContainsFunc(a.Subject, func(k string) bool { return of(m, k) }) {
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

// shares tells whether somebody else has as many offers as those who are said to be alone in it.
func (h *held) shares(a claims.Claim) bool {
	if a.Count.Of != "offer" {
		return false
	}
	own := h.owners(a.Subject)
	return slices.ContainsFunc(h.ed.View.Providers(""), func(p *facts.Provider) bool {
		one := a
		one.Subject, one.Sole = []string{"provider " + p.ID}, false
		_, ok := h.countNamed(one)
		return ok && !slices.Contains(own, p.ID) && len(bearing(h.ed.View, one.Subject[0])) > 0
	})
}

// owners is the providers of what keys name.
func (h *held) owners(keys []string) (out []string) {
	for _, k := range keys {
		for _, e := range bearing(h.ed.View, k) {
			out = append(out, e.Provider.ID)
		}
	}
	return out
}

// shareOf holds the share of the whole that those named have.
func (h *held) shareOf(a claims.Claim) (diag.Text, bool) {
	whole := h.readings(h.ed.View, "offer", a.Traits)
	part := h.measures(h.subject(a.Subject), "offers", a.Traits)
	if len(whole) != 1 || len(part) == 0 || whole[0] == 0 {
		return "", true
	}
	return outOf(part[0], whole[0]), shareFits(a.Count, 100*part[0]/whole[0])
}

// standing is what the register says of those an assertion names.
func (h *held) standing(a claims.Claim) (out diag.Text) {
	put := func(t diag.Text) {
		if out != "" {
			t = diag.Said("%s; %s", out, t)
		}
		out = t
	}
	for _, k := range h.subject(a.Subject) {
		es := bearing(h.ed.View, k)
		if len(es) == 0 {
			put(diag.Said("%s has no entry that stands by then", h.nameOf(k)))
		}
		for _, e := range es {
			put(diag.Said("%s (%s)", strings.TrimSpace(e.Provider.Name+" "+e.Name), diag.Few(standingOf(e))))
		}
	}
	return out
}

// standingOf is how an entry stands: its stage, layers, last milestone, and the days of its validity.
func standingOf(e *facts.Entry) []diag.Text {
	says := []diag.Text{"qualified"}
	if e.Stage != facts.Qualified {
		says = []diag.Text{"in progress"}
	}
	for _, l := range e.Layers {
		says = append(says, diag.Said("%s", layerName(l)))
	}
	if m := e.Last(); m != nil && e.Stage == facts.Candidate {
		says = append(says, diag.Said("%s", strings.TrimSpace(strings.ToUpper(m.Code.String())+" "+m.Date.String())))
	}
	if s := e.Start().Date; s.Known() {
		says = append(says, diag.Said("since %s", s))
	}
	if end := e.End(); end.Known() {
		says = append(says, diag.Said("until %s", end))
	}
	return says
}

// layerName is a layer as texts write it: IaaS.
func layerName(l facts.Layer) string { return [...]string{"IaaS", "CaaS", "PaaS", "SaaS"}[l] }

// nameOf is the name that a key stands for, and its id where the register has none.
func (h *held) nameOf(key string) string {
	for _, n := range names(h.ed.Register()) {
		if n.Key == key {
			return n.Name
		}
	}
	_, id, _ := strings.Cut(key, " ")
	return id
}

// placeOf holds at which place among all those named came to a stage: at the last that there
// was when they did; where the register was not complete then, at no later one than there are.
func (h *held) placeOf(a claims.Claim) (int, bool) {
	n := slices.Max(append(h.readings(h.ed.View, "applicant", a.Traits), 0))
	if a.Traits[0].Kind == "qualified" && !strings.HasPrefix(h.subject(a.Subject)[0], "offer") {
		n = slices.Max(h.readings(h.ed.View, "provider", a.Traits))
	}
	var came facts.Day
	for _, k := range h.subject(a.Subject) {
		for _, e := range bearing(h.ed.View, k) {
			if h.has(e, a.Traits[0], false) && (!came.Known() || e.Since.Before(came)) {
				came = e.Since
			}
		}
	}
	if !came.Known() || came.Last().Before(h.ed.Register().Observed) {
		return n, a.Count.N <= n
	}
	then := h.ed.Register().AsOf(came.Last(), facts.Day{})
	var all []int
	for _, of := range []string{"offer", "provider", "applicant"} {
		all = append(all, h.readings(then, of, a.Traits)...)
	}
	return slices.Max(all), slices.Contains(all, a.Count.N)
}
