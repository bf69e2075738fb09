package review

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
)

// What the standing texts say of how things are counted holds for any register: of
// none, of one offer, of candidates alone. Of what is not there they say nothing.
func TestStandingTextsHoldOfAnyRegister(t *testing.T) {
	raw, err := fs.ReadFile(data.FS(), "register/offers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	head, offers, ok := strings.Cut(string(raw), "offers:\n")
	all := strings.Split(offers, "  - id: ")
	qualified := -1
	for i, o := range all {
		if strings.HasPrefix(o, "cegedim-cegnumcloud\n") {
			qualified = i
		}
	}
	if !ok || qualified < 2 {
		t.Fatal("the register has changed")
	}
	some := func(of ...string) string { return head + "offers:\n  - id: " + strings.Join(of, "  - id: ") }
	for name, register := range map[string]string{
		"none": head + "offers: []\n", "one qualified": some(all[qualified]), "one candidate": some(all[1]),
		"candidates": some(all[1:qualified]...), "qualified": some(all[qualified:]...), "two": some(all[1], all[qualified]),
	} {
		s, words := shipped(t, map[string]string{"register/offers.yaml": register, "register/grid.yaml": "cells: []\n",
			"editions/2026-05/edition.yaml": "month: 2026-05\ncutoff: 2026-04-30\npublished: 2026-05-10\n"})
		silent(t, name, s)
		for _, month := range []string{"2026-01", "2026-04"} {
			ed, ok := s.Edition(month)
			if !ok {
				t.Fatalf("%s: no edition %s", name, month)
			}
			for _, lang := range []string{"fr", "en"} {
				loc, _ := words.Locale(lang)
				for _, is := range Claims(s, ed, loc) {
					if strings.HasPrefix(is.Pos.File, "standing/") {
						t.Errorf("%s, %s: %s", name, month, is)
					}
				}
			}
		}
	}
}

// silent tells of a standing text that explains a table of nothing: who had what
// qualified, where nobody had.
func silent(t *testing.T, name string, s *data.Store) {
	t.Helper()
	ed, _ := s.Edition("2026-05")
	rec, _ := data.SectionOf("zoom")
	for _, lang := range []string{"fr", "en"} {
		text, ok := ed.Text(lang, "zoom")
		if !ok || len(text.Body) == 0 || ed.Own(lang, "zoom") {
			t.Fatalf("%s: the zoom has no standing text with a body", lang)
		}
		if n := len(ed.View.Qualified()); rec.Empty(ed, text) != (n == 0) {
			t.Errorf("%s, %s: of %d qualified offers the section is empty: %t", name, lang, n, rec.Empty(ed, text))
		}
	}
}
