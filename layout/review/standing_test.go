package review

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
)

// What the standing texts say of how things are counted holds for any register: of
// none, of one offer, of candidates alone.
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
		s, words := shipped(t, map[string]string{"register/offers.yaml": register, "register/grid.yaml": "cells: []\n"})
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
