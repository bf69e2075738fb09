package review

import (
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/locales/claims"
)

// mostDoubles is how many doubles of a register claims are held against: a file
// that was pasted twice has as many as entries, and one cause.
const mostDoubles = 12

// doubt is an edition of a register that may have been meant, and the places of
// what was left out of it or kept, as they are told.
type doubt struct {
	ed *data.Edition
	at string
}

// doubtful is where the doubles stand from which it follows that a claim is
// untrue: mended there, the register says what the text does. It is "" where the
// text is untrue of every register that may have been meant.
func (h *held) doubtful(c claims.Claim) string {
	if !h.doubted {
		h.doubted, h.doubts = true, doubts(h.ed)
	}
	for _, d := range h.doubts {
		other := *h
		other.ed = d.ed
		if _, so := other.judge(c); so {
			return d.at
		}
	}
	return ""
}

// doubts is an edition without each of its register's doubles, and without all,
// and with each end of a decision that cannot be so in another year.
func doubts(ed *data.Edition) []doubt {
	r := ed.Register()
	doubles := r.Doubles()
	var out []doubt
	var all []string
	for i, d := range doubles {
		all = append(all, d.Pos.String())
		for _, mended := range d.Mended(r) {
			if i < mostDoubles {
				out = append(out, doubt{ed.Of(mended), d.Pos.String()})
			}
		}
	}
	for i, m := range r.Overdue() {
		if i < mostDoubles {
			out = append(out, doubt{ed.Of(m.Register), m.Pos.String()})
		}
	}
	if len(doubles) > 1 {
		for k := range 2 {
			out = append(out, doubt{ed.Of(single(r, k)), strings.Join(all, " ")})
		}
	}
	return out
}

// single is a register without doubles: without the first of each two, or
// without the second.
func single(r *facts.Register, k int) *facts.Register {
	for ds := r.Doubles(); len(ds) > 0; ds = r.Doubles() {
		r = ds[0].Mended(r)[k]
	}
	return r
}
