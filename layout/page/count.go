package page

import (
	"fmt"
	"math/bits"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// mostOptional bounds the search for the sections that fill an edition: all
// their subsets are tried.
const mostOptional = 10

// choose decides which optional sections are used: those that bring the page
// count nearest to a multiple, then the fewest pages, then the most sections
// on the side they ask for, then the lowest numbers of Optional.
func choose(parts []part, multiple int) {
	var options []int
	for i := range parts {
		parts[i].left = parts[i].Optional > 0
		if parts[i].left && len(options) < mostOptional {
			options = append(options, i)
		}
	}
	if multiple <= 1 {
		return
	}
	best, found := rank{}, uint(0)
	for set := uint(0); set < 1<<len(options); set++ {
		use(parts, options, set)
		if r := rate(parts, multiple); set == 0 || r.before(best) {
			best, found = r, set
		}
	}
	use(parts, options, found)
}

func use(parts []part, options []int, set uint) {
	for bit, i := range options {
		parts[i].left = set>>bit&1 == 0
	}
}

// rank orders ways to fill an edition; less is better, field by field.
type rank struct{ missing, pages, sides, order int }

func (a rank) before(b rank) bool {
	for _, d := range [...]int{a.missing - b.missing, a.pages - b.pages, a.sides - b.sides, a.order - b.order} {
		if d != 0 {
			return d < 0
		}
	}
	return false
}

func rate(parts []part, multiple int) rank {
	var r rank
	for i := range parts {
		p := &parts[i]
		if p.left || len(p.pages) == 0 {
			continue
		}
		if !p.Start.holds(r.pages + 1) {
			r.sides++
		}
		r.pages += len(p.pages)
		if p.Optional > 0 {
			r.order += 1 << min(p.Optional, bits.UintSize-2)
		}
	}
	r.missing = (multiple - r.pages%multiple) % multiple
	return r
}

// holds tells whether a physical page is on the side.
func (s Side) holds(page int) bool {
	return s == Any || (s == Recto) == (page%2 == 1)
}

// counted reports a page count that does not bind and openings on the wrong
// side.
func (l *loop) counted(res *Result) diag.List {
	var out diag.List
	n, m := len(res.Pages), l.doc.Master.Multiple
	if m > 1 && n%m != 0 {
		missing := m - n%m
		out.Add(diag.Issue{Code: PageCount, Severity: diag.Error,
			Msg: fmt.Sprintf("the edition has %s, %d short of a multiple of %d", diag.Count(n, "page"), missing, m),
			Hint: fmt.Sprintf("Add %s (a longer editorial, a section that was left out) or take %s away; the press never adds a blank page.",
				diag.Count(missing, "page"), diag.Count(n%m, "page"))})
	}
	for i := range res.Pages {
		s := l.parts[l.owner[i]].Section
		if first := i == 0 || l.owner[i] != l.owner[i-1]; first && !s.Start.holds(i+1) {
			out.Add(diag.Issue{Code: StartSide, Severity: diag.Quality, Pos: s.From, Field: s.ID, Page: i + 1,
				Msg:  fmt.Sprintf("section %s opens on page %d, %s, and asks for the other side", s.ID, i+1, side(i+1)),
				Hint: "Move a section of one page before or behind it, or let it start on any side."})
		}
	}
	return out
}

func side(page int) string {
	if page%2 == 0 {
		return "a left-hand page"
	}
	return "a right-hand page"
}
