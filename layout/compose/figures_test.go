package compose_test

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// The numbers of a list are grouped alike, and the editor's text stays as it was
// typed.
func TestColumnsOfFigures(t *testing.T) {
	folder := with(t, data.FS(), map[string]string{
		"editions/2026-04/fr/editorial.md": "---\ntitle: Un titre\nsignature: La rédaction\n---\n\nUne liste de chiffres.\n\n- 12345\n- 6789\n- 7\n\nUne liste de codes.\n\n- 75012\n- 69001\n",
	})
	s := brief(t, load(t, folder), "2026-04", ofEditorial()...)
	aloud := strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(page.ReadAloud(lay(t, s, "2026-04", "fr").Pages))
	for _, want := range []string{"12 345", "6 789", "75012", "69001"} {
		if !strings.Contains(aloud, want) {
			t.Errorf("%q is not on the pages", want)
		}
	}
	ed, _ := s.Edition("2026-04")
	if x, _ := ed.Text("fr", "editorial"); x.Body[1].Items[0][0].Rich.String() != "12345" {
		t.Error("the editor's text was changed")
	}
}
