package review

import (
	"testing"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales/claims"
)

// A number alone in a cell is held with the words that head its row and its column, and told
// at the cell; what they do not count is let be.
func TestClaimsOfTables(t *testing.T) {
	s, all := shipped(t, nil)
	ed, _ := s.Edition("2026-04")
	for _, x := range []struct {
		lang, row, column, cell string
		told                    bool
	}{
		{"fr", "OVHcloud", "Offres qualifiées", "2", false},
		{"fr", "OVHcloud", "Offres qualifiées", "5", true},
		{"fr", "IaaS", "Offres qualifiées", "8", false},
		{"fr", "IaaS", "Offres qualifiées", "11", true},
		{"fr", "SaaS", "Candidats", "3", false},
		{"fr", "Offres qualifiées", "Nombre", "17", false},
		{"fr", "Offres qualifiées", "Nombre", "21", true},
		{"fr", "Offres qualifiées", "Janvier 2026", "21", false}, // another day's
		{"fr", "Lyon", "Centres de données", "3", false},
		{"fr", "Lyon", "Offres qualifiées", "3", false},
		{"fr", "Autres", "Offres qualifiées", "5", false},
		{"en", "Others", "Qualified offers", "5", false},
		{"fr", "OVHcloud", "Salariés", "900", false},
		{"fr", "OVHcloud", "Centres de données", "44", false},
		{"fr", "IaaS", "Part du marché", "40", false},
		{"en", "OVHcloud", "Qualified offers", "2", false},
		{"en", "OVHcloud", "Qualified offers", "5", true},
		{"en", "IaaS", "Qualified offers", "8", false},
		{"en", "IaaS", "Qualified offers", "11", true},
		{"en", "Qualified offers", "Number", "17", false},
		{"en", "Qualified offers", "Number", "21", true},
		{"en", "OVHcloud", "Staff", "900", false},
		{"en", "Leeds", "Data centres", "3", false},
	} {
		loc, _ := all.Locale(x.lang)
		h := held{store: s, ed: ed, loc: loc, names: claims.NamesOf(joinedNames(ed.Register()))}
		rich := func(text string, col int) read.Block {
			return read.Block{Rich: read.Rich{{Text: text, Pos: diag.Pos{File: "x.md", Line: 3, Col: col}}}}
		}
		h.tables([]read.Block{{Kind: read.Table, Items: [][]read.Block{
			{rich(" ", 1), rich(x.column, 20)}, {rich(x.row, 1), rich(x.cell, 20)},
		}}})
		if told := len(h.out) > 0; told != x.told {
			t.Errorf("%s: %s | %s | %s: told %v, want %v: %v", x.lang, x.row, x.column, x.cell, told, x.told, h.out)
		}
		for _, f := range h.out {
			if f.Pos.Line != 3 {
				t.Errorf("%s: %s | %s is told at %s", x.lang, x.row, x.cell, f.Pos)
			}
		}
	}
}
