package data

import (
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
)

// mostDoubles is how many doubles of a register claims are held against: a file
// that was pasted twice has as many as entries, and one cause.
const mostDoubles = 12

// mostMisdated is how many registers with another day claims are held against: days of
// four offers.
const mostMisdated = 32

// Doubt is an edition of a register that may have been meant, and the places of
// what was left out of it, kept or put in, as they are told.
type Doubt struct {
	*Edition
	At string
}

// Doubts is what an edition may have been meant to be, where its register cannot be
// so or was not read whole.
type Doubts struct {
	Each []Doubt
	Lost []facts.Lost // what may be anything in each of them, and in the edition as it is
	Days bool         // some hang on the days that were asked for
}

// Doubts is an edition that follows the one it may have skipped by mistake, without each of
// its register's doubles, and without all,
// with each day that cannot be so as another, and with whatever
// could not be read as each of what it may say: a day as one about the edition's, or
// one of those that are asked for.
func (e *Edition) Doubts(days ...facts.Day) Doubts {
	var out Doubts
	add := func(r *facts.Register, at string) { out.Each = append(out.Each, Doubt{e.Of(r), at}) }
	r := e.register
	if after, ok := e.Unskipped(); ok {
		out.Each = append(out.Each, Doubt{after, e.At("previous-cutoff").String()})
	}
	doubles := r.Doubles()
	var all []string
	for i, d := range doubles {
		all = append(all, d.Pos.String())
		for _, mended := range d.Mended(r) {
			if i < mostDoubles {
				add(mended, d.Pos.String())
			}
		}
	}
	misdated := r.Misdated()
	if e.View != nil {
		misdated = append(misdated, e.View.Prolonged()...)
	}
	for i, m := range misdated {
		if i < mostMisdated {
			add(m.Register, m.Pos.String())
		}
	}
	if after, at := e.prolonged(); len(at) > 1 {
		out.Each = append(out.Each, Doubt{after, strings.Join(at, " ")})
	}
	if len(doubles) > 1 {
		for k := range 2 {
			add(single(r, k), strings.Join(all, " "))
		}
	}
	meant := r.Readings(append(e.around(), days...)...)
	out.Days, out.Lost = meant.Days, meant.Lost
	for r := range meant.Each {
		add(r, meant.At)
	}
	return out
}

// prolonged is the edition with each decision that has ended by its cut-off some years longer,
// and where these are.
func (e *Edition) prolonged() (after *Edition, at []string) {
	for after = e; after.View != nil && len(at) < mostDoubles; {
		longer := after.View.Prolonged()
		if len(longer) == 0 {
			break
		}
		after, at = after.Of(longer[0].Register), append(at, longer[0].Pos.String())
	}
	return after, at
}

// around is days before, in and after those that the edition looks at.
func (e *Edition) around() []facts.Day {
	out := []facts.Day{e.Cutoff, e.Cutoff.MonthEnd(1), {Year: e.Cutoff.Year + 4}}
	if e.Previous.Known() {
		return append(out, e.Previous)
	}
	return append(out, e.Cutoff.MonthEnd(-1))
}

// single is a register without doubles: without the first of each two, or
// without the second.
func single(r *facts.Register, k int) *facts.Register {
	for ds := r.Doubles(); len(ds) > 0; ds = r.Doubles() {
		r = ds[0].Mended(r)[k]
	}
	return r
}
