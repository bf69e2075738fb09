package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/locales/claims"
)

// ordered holds how names stand to others; it is so where any of its measures is.
func (h *held) ordered(a claims.Claim) (string, bool) {
	says := ""
	for _, by := range a.Order.By {
		got, ok := h.orderBy(a, by)
		if by == "milestone" && len(a.Order.By) > 1 && len(h.measures(h.subject(a.Subject), by, nil)) == 0 {
			continue // none of theirs is on the way
		}
		if ok {
			return "", true
		}
		says = strings.TrimPrefix(says+"; "+by+" "+got, "; ")
	}
	return says, false
}

func (h *held) orderBy(a claims.Claim, by string) (string, bool) {
	o := a.Order
	keys := h.subject(a.Subject)
	if o.Among {
		x, y := h.measures(keys[:1], by, a.Traits), h.measures(keys[1:], by, a.Traits)
		return fmt.Sprintf("%v and %v", x, y), len(keys) != 2 || meets(x, y, by, o.Sign, 0)
	}
	x := h.measures(keys, by, a.Traits)
	if len(o.Than) > 0 {
		y := h.measures(h.subject(o.Than), by, a.Traits)
		return fmt.Sprintf("%v and %v", x, y), meets(x, y, by, o.Sign, o.Diff)
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
	return fmt.Sprintf("%d before", first), first < o.Rank && o.Rank <= first+level+1
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
