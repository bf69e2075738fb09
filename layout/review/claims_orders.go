package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales/claims"
)

// ordered holds how names stand to others; it is so where any of its measures is.
func (h *held) ordered(a claims.Claim) (diag.Text, bool) {
	var says diag.Text
	for _, by := range a.Order.By {
		got, ok := h.orderBy(a, by)
		if by == "milestone" && len(a.Order.By) > 1 && len(h.measures(h.subject(a.Subject), by, nil)) == 0 {
			continue // none of theirs is on the way
		}
		if ok {
			return "", true
		}
		if got = diag.Said("%s: %s", measureOf(by), got); says != "" {
			got = diag.Said("%s; %s", says, got)
		}
		says = got
	}
	return says, false
}

func (h *held) orderBy(a claims.Claim, by string) (diag.Text, bool) {
	o := a.Order
	keys := h.subject(a.Subject)
	if o.Among {
		x, y := h.measures(keys[:1], by, a.Traits), h.measures(keys[1:], by, a.Traits)
		return diag.Said("%s against %s", measured(x, by), measured(y, by)), len(keys) != 2 || meets(x, y, by, o.Sign, 0)
	}
	x := h.measures(keys, by, a.Traits)
	if len(o.Than) > 0 {
		y := h.measures(h.subject(o.Than), by, a.Traits)
		return diag.Said("%s against %s", measured(x, by), measured(y, by)), meets(x, y, by, o.Sign, o.Diff)
	}
	if len(x) == 0 {
		return "", true
	}
	first, level := 0, 0 // how many stand before, and beside
	mine := map[string]bool{}
	for _, k := range keys {
		for _, e := range bearing(h.ed.View, k) {
			mine[e.Provider.ID] = true
		}
	}
	best := slices.Max(x)
	if o.Sign < 0 {
		best = slices.Min(x)
	}
	seen := map[string]bool{}
	for _, e := range h.ed.View.Cells() {
		p := e.Provider.ID
		if seen[p] || mine[p] {
			continue
		}
		seen[p] = true
		y := h.measures([]string{"provider " + p}, by, a.Traits)
		if slices.ContainsFunc(y, func(n int) bool { return n > 0 && (o.Sign < 0 && n < best || o.Sign >= 0 && n > best) }) {
			first++
		} else if slices.Contains(y, best) {
			level++
		}
	}
	return diag.Said("%d before", first), first < o.Rank && o.Rank <= first+level+1
}

// measureOf is the name of a measure.
func measureOf(by string) diag.Text {
	return map[string]diag.Text{"offers": "offers", "milestone": "last milestone", "layers": "layers", "ends": "end of validity",
		"starts": "qualified since"}[by]
}

// measured is what those named have of a measure, in the register's terms.
func measured(of []int, by string) diag.Text {
	out := make([]string, 0, len(of))
	for _, n := range of {
		switch by {
		case "milestone":
			out = append(out, strings.ToUpper(facts.Code(n).String()))
		case "ends", "starts":
			out = append(out, facts.Day{Year: n / 10000, Month: n / 100 % 100, Day: n % 100}.String())
		default:
			out = append(out, fmt.Sprint(n))
		}
	}
	if len(out) == 0 {
		return "not published"
	}
	return diag.Few(out)
}

// meets tells whether any two measures stand so; of what is not known nothing is told.
// Offers are counted in the same way on both sides.
func meets(xs, ys []int, by string, sign, diff int) bool {
	for i, x := range xs {
		for k, y := range ys {
			if by == "offers" && (i != k || x == 0 && y == 0) {
				continue
			}
			d := x - y
			if (d > 0 && sign == 1 || d < 0 && sign < 0 || d == 0 && sign == 0 || d != 0 && sign == 2) && (diff == 0 || max(d, -d) == diff) {
				return true
			}
		}
	}
	return len(xs) == 0 || len(ys) == 0
}

// measures is what those named have of a measure, in each way it can be meant.
func (h *held) measures(keys []string, by string, traits []claims.Trait) []int {
	var es []*facts.Entry
	for _, k := range keys {
		es = append(es, bearing(h.ed.View, k)...)
	}
	es = slices.DeleteFunc(es, func(e *facts.Entry) bool {
		return slices.ContainsFunc(traits, func(t claims.Trait) bool { return !h.has(e, t, false) })
	})
	var out []int
	switch by {
	case "offers":
		es = slices.DeleteFunc(es, func(e *facts.Entry) bool { return e.Name == "" })
		out = append(out, len(es))
		if len(traits) == 0 {
			out = append(out, len(stage(es, facts.Qualified)), len(stage(es, facts.Candidate)))
		}
		return out
	case "milestone":
		es = stage(es, facts.Candidate)
	case "layers":
		n := 0
		for _, l := range facts.Layers() {
			if slices.ContainsFunc(es, func(e *facts.Entry) bool { return e.Covers(l) }) {
				n++
			}
		}
		out = append(out, n)
	}
	for _, e := range es {
		switch by {
		case "milestone":
			out = append(out, int(e.Milestone))
		case "layers":
			out = append(out, len(e.Layers))
		case "ends":
			if d := e.End(); d.Known() && e.Stage == facts.Qualified {
				out = append(out, ordinal(d))
			}
		case "starts":
			if d := e.Start().Date; d.Known() && e.Stage == facts.Qualified {
				out = append(out, ordinal(d))
			}
		}
	}
	return out
}

// ordinal is a number that grows with days.
func ordinal(d facts.Day) int { return d.Year*10000 + d.Month*100 + d.Day }
