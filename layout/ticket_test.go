package layout_test

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// The page says in words of its language what the file holds in numbers.
func TestTicketSpeaksItsLanguage(t *testing.T) {
	for lang, want := range map[string][]string{
		"fr": {"Format rogné", "210,00 × 297,00 mm", "Fond perdu", "3,00 mm", "Plaques", "Cyan, Magenta, Jaune, Noir", "Somme des surfaces peintes"},
		"en": {"Trimmed size", "210.00 × 297.00 mm", "Bleed", "3.00 mm", "Plates", "Cyan, Magenta, Yellow, Black", "Sum of the painted areas"},
	} {
		o := output(t, result(t, "2026-01"), lang, "print")
		page := ticketPage(t, o.Tickets[1].Data)
		for _, w := range want {
			if !strings.Contains(squeeze(page), squeeze(w)) {
				t.Errorf("%s: the page does not say %q: %s", lang, w, page)
			}
		}
	}
}

// ticketPage is all the page says, running heads and folio included.
func ticketPage(t *testing.T, raw []byte) string {
	t.Helper()
	f, err := pdf.Read(raw)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, x := range f.ReadingOrder() {
		b.WriteString(x.Text + "\n")
	}
	return b.String() + heads(f)
}

// heads is what the artifacts of a file say: running heads and folios.
func heads(f *pdf.File) string {
	var b strings.Builder
	for _, p := range f.Pages {
		for i := range p.Marks {
			if m := &p.Marks[i]; m.Text != "" && m.Piece != nil && m.Piece.Artifact {
				b.WriteString(m.Text + "\n")
			}
		}
	}
	return b.String()
}
