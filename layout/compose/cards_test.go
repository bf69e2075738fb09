package compose_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
)

// justQualified is a register whose offers were all qualified in the month, each by a
// provider of its own.
func justQualified(t *testing.T, providers int) *data.Store {
	t.Helper()
	m := newModel(span{edition: monthly})
	for i := range providers {
		id := m.id(strings.Repeat("A", i+1))
		fmt.Fprintf(&m.offers, `  - {id: o%d, provider: %s, name: Nuage %d, stages: [{stage: qualified, layers: [iaas], known: 2026-04-15, sources: [A1]}],
     decisions: [{kind: first, date: 2026-04-10, until: 2029-04-09, known: 2026-04-15, sources: [A1]}]}
`, i, id, i)
		m.n++
	}
	return load(t, m.folder(t, []byte(file(t, data.FS(), "theme.yaml"))))
}

// A provider's name of 1 to 60 letters, in one word or in several, has enough contrast on
// every card of every season, whatever size gives it room; and a short one is there.
func TestNamesOnCardsHaveContrast(t *testing.T) {
	w, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	for providers := 1; providers <= 2; providers++ {
		s := justQualified(t, providers)
		ed, _ := s.Edition("2026-05")
		for n := 1; n <= 60; n++ {
			for turn, words := range []string{strings.Repeat("Wagen", 12), strings.Repeat("Nuage IT ", 8)} {
				name := strings.TrimSpace(words[:n])
				ed.Month.Month = 1 + 3*((n+turn)%4) // each season in its turn
				for _, e := range ed.View.Qualified() {
					e.Provider.Name = name
				}
				format, lang := compose.CardFormats()[n%3], languages()[n/3%2]
				doc, _, _ := compose.Cards(compose.Input{Edition: ed, Lang: lang, Locales: w.cat, Theme: s.Theme, Faces: w.faces, Read: s.ReadFile}, format)
				laid := page.Layout(&block.Env{Text: text.NewSetter(w.faces, w.cat)}, doc)
				for _, is := range append(laid.Issues, compose.Contrast(laid.Pages, s.Theme)...) {
					if is.Severity != diag.Error { // a long word on a chart's card is divided
						continue
					}
					t.Errorf("%s, %s, month %d, %q: %s %s", format.Name, lang, ed.Month.Month, name, is.Code, is.Msg)
				}
				if shown := onDiscs(laid); n <= 5 && shown != providers || n == 11 && turn == 1 && shown == 0 {
					t.Errorf("%s: %q stands on %d discs of %d", format.Name, name, shown, providers)
				}
			}
		}
	}
}

// onDiscs counts the names on the discs of a card of the cover.
func onDiscs(laid *page.Result) int {
	n := 0
	for i := range laid.Pages {
		draw.Walk(&laid.Pages[i].Box, func(v draw.Visit) bool {
			if v.Name == "name on a disc" && v.Box.Line != nil && v.Box.Line.Style == "cover-lead" {
				n++
			}
			return true
		})
	}
	return n
}
