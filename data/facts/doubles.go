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

// Misdated is the registers that may have been meant where days contradict one another:
// where a decision ends before it begins or after the longest term, or begins after it was
// announced, where an offer is qualified from later on than its decision was known, and where
// it became known as what it is before it was known at all.
func (r *Register) Misdated() (out []Mended) {
	for i, o := range r.Offers {
		add := func(at diag.Pos, change func(*Offer)) { out = append(out, Mended{r.with(i, change), at}) }
		for k, d := range o.Decisions {
			if d.Until.Known() && d.Date.Known() && (!d.Date.First().Before(d.Until.Last()) || d.Date.Year+termYears < d.Until.Year) {
				for years := range termYears + 1 {
					add(d.Pos, func(o *Offer) { o.Decisions[k].Until.Year = d.Date.Year + years })
					add(d.Pos, func(o *Offer) { o.Decisions[k].Date.Year = d.Until.Year - years })
				}
			}
		}
		for k, d := range o.Decisions {
			for _, years := range d.tooLate() {
				add(d.Pos, func(o *Offer) { o.Decisions[k].Date.Year -= years })
			}
			for j := 1; j < len(o.Stages); j++ { // qualified from later on than its decision was known
				if s := o.Stages[j]; s.Stage == Qualified && d.Known.Known() && d.Known.Last().Before(s.Known.First()) {
					add(d.Pos, func(o *Offer) { o.Stages[j].Known = d.Known })
				}
			}
		}
		for _, f := range o.foreknown() {
			add(f.Pos, func(o *Offer) { o.Stages[0].Known = f.Known })
			for years := range termYears { // the same day of an earlier year
				known := o.Stages[0].Known
				if known.Year = f.Known.Year - years; !f.Known.Last().Before(known.First()) {
					add(f.Pos, func(o *Offer) { o.Stages[0].Known = known })
				}
			}
		}
	}
	return out
}

// with is the register with its offer at i changed.
func (r *Register) with(i int, change func(*Offer)) *Register {
	own, all := *r.Offers[i], *r
	own.Decisions, own.Stages = slices.Clone(own.Decisions), slices.Clone(own.Stages)
	change(&own)
	all.Offers = slices.Clone(r.Offers)
	all.Offers[i] = &own
	return &all
}

// tooLate is by how many years a decision may be dated too late: it was announced, or known,
// before it began.
func (d *Ruling) tooLate() (years []int) {
	by := d.Announced
	if !by.Known() {
		by = d.Known
	}
	if !d.Date.Known() || !by.Known() || !by.Last().Before(d.Date.First()) {
		return nil
	}
	for n := 1; n <= termYears; n++ {
		at := d.Date
		if at.Year -= n; !by.Last().Before(at.First()) {
			years = append(years, n)
		}
	}
	return years
}

// Prolonged is the registers that may have been meant where a decision has ended by the cut-off and
// its offer is still shown as qualified: it ends in a later year, and not after the longest term.
func (v *View) Prolonged() (out []Mended) {
	for _, e := range v.Qualified() {
		for i, o := range v.register.Offers {
			for k, d := range o.Decisions {
				if o.ID != e.ID || e.Decision == nil || e.Decision.Pos != d.Pos || !v.Past(d.Until) {
					continue
				}
				for years := 1; years <= termYears && (!d.Date.Known() || d.Until.Year+years <= d.Date.Year+termYears); years++ {
					out = append(out, Mended{v.register.with(i, func(o *Offer) { o.Decisions[k].Until.Year += years }), d.Pos})
				}
			}
		}
	}
	return out
}

// foreknown is what became known of an offer before it is said to have been known.
func (o *Offer) foreknown() (out []Fact) {
	if len(o.Stages) == 0 || !o.Stages[0].Known.Known() {
		return nil
	}
	early := func(f Fact) {
		if f.Known.Known() && f.Known.Last().Before(o.Stages[0].Known.First()) {
			out = append(out, f)
		}
	}
	for _, s := range o.Stages[1:] {
		early(s.Fact)
	}
	for _, m := range o.Milestones {
		early(m.Fact)
	}
	for _, d := range o.Decisions {
		early(d.Fact)
	}
	return out
}
