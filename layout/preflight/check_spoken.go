package preflight

import (
	"strings"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// checkSpoken holds what readers are told in the place of words and pictures to
// what was composed: each replacement of words, over those words and no other, and
// each alternative of an element. A word that is heard twice, or by nobody, looks
// right on the page.
func checkSpoken(j *judge) {
	if j.o.Runs == nil {
		j.skip(say("report.edition"))
		return
	}
	runs := map[int][]Run{}
	for _, r := range j.o.Runs {
		runs[r.Page] = append(runs[r.Page], r)
	}
	for _, p := range j.Pages {
		j.replaced(p, runs[p.Number])
	}
	j.alternatives()
	j.links()
}

// replaced follows the replacements of a page, in the order in which they are drawn.
func (j *judge) replaced(p *pdf.Page, runs []Run) {
	covered := coveredBy(p)
	var want []Run
	hushed := ""
	for _, r := range runs {
		if r.Says != "" {
			want = append(want, r)
		}
		if r.Hushed {
			hushed += letters(r.Text)
		}
	}
	for _, q := range p.Pieces {
		if !q.Replaced {
			continue
		}
		over := covered[q]
		if q.Actual != "" {
			if len(want) == 0 || q.Actual != want[0].Says || !strings.HasPrefix(over, letters(want[0].Text)) {
				j.failText(p.Number, q.Box, q.Actual, "", "", say("TextReplaced.other"))
				return
			}
			over, want = over[len(letters(want[0].Text)):], want[1:]
		}
		if !strings.HasPrefix(hushed, over) {
			j.failText(p.Number, q.Box, over, "", "", say("TextReplaced.hushed"))
			return
		}
		hushed = hushed[len(over):]
	}
	switch {
	case len(want) > 0:
		j.failText(p.Number, j.onPage(p.Number, want[0].At), want[0].Says, "", "", say("TextReplaced.lost"))
	case hushed != "":
		j.failText(p.Number, pdf.Rect{}, hushed, "", "", say("TextReplaced.twice"))
	}
}

// coveredBy is the letters that each replacement of a page stands for.
func coveredBy(p *pdf.Page) map[*pdf.Piece]string {
	out := map[*pdf.Piece]string{}
	for i := range p.Marks {
		m := &p.Marks[i]
		if m.Sort != pdf.TextMark {
			continue
		}
		for q := m.Piece; q != nil; q = q.Parent {
			if q.Replaced {
				out[q] += letters(m.Text)
				break
			}
		}
	}
	return out
}

// alternatives holds the elements that say something else than they hold to those
// that were composed so.
func (j *judge) alternatives() {
	left := map[string]int{}
	for _, s := range j.o.Alternatives {
		left[s]++
	}
	for _, n := range j.Tree.All {
		for _, key := range []string{"Alt", "ActualText", "E"} {
			if n.Dict[key] == nil {
				continue
			}
			s := j.Text(n.Dict[key])
			if key != "ActualText" && left[s] > 0 {
				left[s]--
				continue
			}
			page, at := j.PlaceOf(n)
			j.failText(page, at, s, "", "", say("TextReplaced.other"))
		}
	}
	for _, s := range j.o.Alternatives {
		if left[s] > 0 {
			left[s]--
			j.failText(0, pdf.Rect{}, s, "", "", say("TextReplaced.lost"))
		}
	}
}

// links holds what each link says to what was composed there: every area that leads
// somewhere lies in an annotation that says its words, and no other annotation leads
// anywhere.
func (j *judge) links() {
	if j.o.Links == nil {
		return
	}
	type link struct {
		page  int
		at    pdf.Rect
		says  string
		meant bool
	}
	var all []*link
	j.Annotations(func(p *pdf.Page, _ pdf.Object, d pdf.Dictionary) {
		if j.Name(d["Subtype"]) == "Link" {
			all = append(all, &link{page: p.Number, at: j.AnnotationRect(d), says: j.Text(d["Contents"])})
		}
	})
	for _, want := range j.o.Links {
		at, found := j.onPage(want.Page, want.At), false
		for _, l := range all {
			if l.page == want.Page && l.says == want.Says && at.In(l.at, placedWithin) {
				l.meant, found = true, true
			}
		}
		if !found {
			j.failText(want.Page, at, want.Says, "", "", say("TextReplaced.lost"))
		}
	}
	for _, l := range all {
		if !l.meant {
			j.failText(l.page, l.at, l.says, "", "", say("TextReplaced.other"))
		}
	}
}
