package layout_test

import (
	"slices"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// The file in PDF 2.0 says what the one for the screen says, and claims both standards; what
// leads to a place in it names the element there, which stands on the page that it shows.
func TestSecondSaysTheSame(t *testing.T) {
	for _, lang := range languages() {
		out, h := beside(t, lang, "screen2")
		if !out.Built || !slices.Contains(h.Claims.Standards, "PDF/A-4") || !slices.Contains(h.Claims.Standards, "PDF/UA-2") {
			t.Fatalf("built: %v, claims %v", out.Built, h.Claims.Standards)
		}
		screen := listenedOf(t, output(t, result(t, "2026-04"), lang, "screen").Data)
		if h.whole() != screen.whole() {
			t.Errorf("%s: other words than the file for the screen: %s", lang, differ(h.whole(), screen.whole()))
		}
		if !slices.Equal(h.Outline(), screen.Outline()) || len(h.Outline()) < 10 {
			t.Errorf("%s: other bookmarks: %v", lang, h.Outline())
		}
		inside := 0
		h.Annotations(func(p *pdf.Page, _ pdf.Object, d pdf.Dictionary) {
			a := h.Dict(d["A"])
			if h.Name(a["S"]) != "GoTo" {
				return
			}
			inside++
			to := h.Array(a["SD"])
			if len(to) == 0 || h.Name(h.Dict(to[0])["Type"]) != "StructElem" || h.Destination(a["D"]) == 0 {
				t.Errorf("%s: page %d: a link leads to no element", lang, p.Number)
			}
		})
		if inside < 20 {
			t.Errorf("%s: only %d links inside", lang, inside)
		}
	}
}
