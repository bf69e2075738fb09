package layout_test

import (
	"testing"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Justified text is a choice of the theme that works: the body justified, its
// glyphs stretched and its signs hung out, January has its pages, no line too
// full, no three hyphens in a row, few lines that are loose. The size and stem
// are those that the yardstick against TeX measures (layout/text).
func TestJustifiedTheme(t *testing.T) {
	f := folder(t)
	change(t, f, "theme.yaml", "name: body, font: serif, bold: serif-semibold, italic: serif-italic, size: 9.75pt, leading: 4.5mm, indent: 4.5mm, ink: noir, "+
		"hyphens: yes, stem: 3", "name: body, font: serif, bold: serif-semibold, italic: serif-italic, size: 9.75pt, leading: 4.5mm, indent: 4.5mm, ink: noir, "+
		"hyphens: yes, stem: 3, align: justified, stretch: 20, protrude: yes")
	r := buildIn(t, f, layout.Order{Month: "2026-01", Langs: languages()})
	for _, is := range errorsOf(r.Issues) {
		t.Error(is)
	}
	for _, l := range r.Pages {
		if n := len(l.Result.Pages); n != r.Edition.Pages {
			t.Errorf("%s: %d pages, and %d are declared", l.Lang, n, r.Edition.Pages)
		}
		justified, loose, run, hung := 0, 0, 0, 0
		for i := range l.Result.Pages {
			draw.Walk(&l.Result.Pages[i].Box, func(v draw.Visit) bool {
				m := v.Box.Line
				if m == nil || !m.Justify {
					run = 0
					return true
				}
				if justified++; m.Ratio > 2 {
					loose++
				}
				if run++; !m.Hyphen {
					run = 0
				}
				if m.Ratio < -1 || m.Ratio > 5 || m.Scale < 980 || m.Scale > 1020 || run > 2 {
					t.Errorf("%s page %d: a line of ratio %.2f, its glyphs at %d, %d hyphens in a row", l.Lang, i+1, m.Ratio, m.Scale, run)
				}
				if right := rightOf(v.Box); right > v.Box.W+unit.MM/10 {
					hung++
				}
				return true
			})
		}
		t.Logf("%s: %d justified lines, %d loose, %d hung out", l.Lang, justified, loose, hung)
		if justified < 100 || loose*8 > justified || hung < 5 {
			t.Errorf("%s: %d justified lines, %d loose, %d hung out", l.Lang, justified, loose, hung)
		}
	}
}

// rightOf is where the text of a line ends, without a space that takes no room.
func rightOf(b *draw.Box) unit.Length {
	var right unit.Length
	for _, op := range b.Ops {
		if x, ok := op.(draw.Text); ok {
			right = max(right, x.X+x.Width)
		}
	}
	return right
}
