package compose_test

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// On a lying sheet labels under the cover's figures keep to their line: wider words are
// smaller, and short where the least size does not help. The line is 29 mm wide.
func TestLabelsUnderFiguresKeepTheirLine(t *testing.T) {
	x := lying()
	for _, c := range []struct {
		size, least, want string
		smaller           bool
	}{{"9.5pt", "8.25pt", "offers in progress", false}, {"12pt", "8.25pt", "offers in progress", true}, {"12pt", "11.5pt", "in progress", false}} {
		theme := file(t, data.FS(), "theme.yaml")
		for was, is := range map[string]string{"swatches:\n": "format: " + x.format + "\nswatches:\n", "text-bottom: 61u": "text-bottom: " + x.bottom,
			"folio: 63u": "folio: " + x.folio, "text-top: 6u": "text-top: " + x.top, "card-next: 30u": "card-next: " + x.card,
			"{name: cover-label, font: sans-semibold, size: 9.5pt":                               "{name: cover-label, font: sans-black, size: " + c.size,
			"{name: table-s, font: sans, bold: sans-semibold, italic: sans-italic, size: 8.25pt": "{name: table-s, font: sans, bold: sans-semibold, italic: sans-italic, size: " + c.least} {
			if !strings.Contains(theme, was) {
				t.Fatalf("the shipped theme has no %q", was)
			}
			theme = strings.Replace(theme, was, is, 1)
		}
		s := brief(t, load(t, with(t, data.FS(), map[string]string{"theme.yaml": theme})), "2026-04", "cover")
		res := lay(t, s, "2026-04", "en")
		for _, is := range res.Issues {
			if is.Severity == diag.Error && is.Code != page.PageCount {
				t.Errorf("%s, %s: %s", c.size, c.least, is)
			}
		}
		set := map[string]unit.Length{}
		draw.Walk(&res.Pages[0].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if s, ok := op.(draw.Text); ok {
					set[strings.ReplaceAll(s.Str, "\u00a0", " ")] = s.Size
				}
			}
			return true
		})
		full, err := unit.Parse(c.size)
		if err != nil {
			t.Fatal(err)
		}
		if got := set[c.want]; got == 0 || (got < full) != c.smaller {
			t.Errorf("%s, %s: %q is set in %s: %v", c.size, c.least, c.want, got, set)
		}
	}
}
