package facts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Double is two facts of which one must go, for there is room for one: two
// entries of one id, one milestone twice in an offer.
type Double struct {
	Pos     diag.Pos // of the second, where the finding is
	without [2]func(Register) *Register
}

// Mended is the registers that may have been meant: without the first of the
// two, and without the second.
func (d Double) Mended(r *Register) [2]*Register {
	return [2]*Register{d.without[0](*r), d.without[1](*r)}
}

// Doubles is the doubles among what an edition counts. A source is cited and
// never counted, and so is a cell of the grid: doubles of theirs are none.
func (r *Register) Doubles() []Double {
	out := doublesOf(r.Offers, func(o *Offer) (string, diag.Pos) { return strings.ToLower(o.ID), o.Pos },
		func(r *Register) *[]*Offer { return &r.Offers })
	out = append(out, doublesOf(r.Providers, func(h *Holder) (string, diag.Pos) { return strings.ToLower(h.ID), h.Pos },
		func(r *Register) *[]*Holder { return &r.Providers })...)
	for i, o := range r.Offers {
		out = append(out, doublesOf(o.Milestones, func(s Step) (string, diag.Pos) { return fmt.Sprint(int(s.Code)), s.Pos },
			func(r *Register) *[]Step {
				own := *o
				r.Offers = slices.Clone(r.Offers)
				r.Offers[i] = &own
				return &own.Milestones
			})...)
	}
	return out
}

// doublesOf is the doubles of one list: each entry with the first of its key. In finds
// the list in a register that is a copy.
func doublesOf[T any](list []T, key func(T) (string, diag.Pos), in func(*Register) *[]T) []Double {
	var out []Double
	seen := map[string]int{}
	for i, x := range list {
		k, at := key(x)
		was, twice := seen[k]
		switch {
		case k == "": // it was not given, which is a finding of its own
		case !twice:
			seen[k] = i
		default:
			without := func(k int) func(Register) *Register {
				return func(r Register) *Register {
					l := in(&r)
					*l = slices.Delete(slices.Clone(*l), k, k+1)
					return &r
				}
			}
			out = append(out, Double{at, [2]func(Register) *Register{without(was), without(i)}})
		}
	}
	return out
}

// Mended is a register in which one fact that cannot be so is another.
type Mended struct {
	*Register
	Pos diag.Pos // of the fact, where the finding is
}

// termYears is the longest term of a decision, in years.
const termYears = 3

// Overdue is the registers that may have been meant where a decision ends before
// it begins: it ends in one of the years up to the longest term.
func (r *Register) Overdue() (out []Mended) {
	for i, o := range r.Offers {
		for k, d := range o.Decisions {
			if !d.Until.Known() || !d.Date.Known() || !d.Until.Last().Before(d.Date.First()) {
				continue
			}
			for year := d.Date.Year; year <= d.Date.Year+termYears; year++ {
				own, all := *o, *r
				own.Decisions = slices.Clone(o.Decisions)
				own.Decisions[k].Until.Year = year
				all.Offers = slices.Clone(r.Offers)
				all.Offers[i] = &own
				out = append(out, Mended{&all, d.Pos})
			}
		}
	}
	return out
}
