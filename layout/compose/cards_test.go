package compose_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
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

// Every edition has a card for its cover and one for each chart of cards, at every size,
// and so have registers of few and of many offers; what stands on it fills it: a chart
// has half of what its title and its foot leave, and no part of it outside.
func TestEveryChartHasItsCard(t *testing.T) {
	w, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	all := []string{"butterfly", "calendar", "cover", "rows", "strip"}
	try := func(s *data.Store, id string, full bool) {
		ed, _ := s.Edition(id)
		for _, format := range compose.CardFormats() {
			for _, lang := range languages() {
				name := fmt.Sprint(id, " of ", ed.View.Counts().Qualified, " qualified, ", format.Name, ", ", lang)
				doc, cards, issues := compose.Cards(compose.Input{Edition: ed, Lang: lang, Locales: w.cat, Theme: s.Theme, Faces: w.faces,
					Read: s.ReadFile}, format)
				laid := page.Layout(&block.Env{Text: text.NewSetter(w.faces, w.cat)}, doc)
				for _, is := range append(append(issues, laid.Issues...), compose.Contrast(laid.Pages, s.Theme)...) {
					if is.Severity == diag.Error {
						t.Errorf("%s: %s %s", name, is.Code, is.Msg)
					}
				}
				var ids []string
				for _, c := range cards {
					if ids = append(ids, c.ID); c.Alt == "" {
						t.Errorf("%s: the card %s says nothing", name, c.ID)
					}
				}
				if slices.Sort(ids); full && !slices.Equal(ids, all) {
					t.Errorf("%s: cards %v", name, ids)
				}
				for i, c := range cards {
					dump := draw.Dump([]draw.Page{{Box: laid.Pages[i].Box}})
					said := strings.Contains(dump, "Vermil") // with a capital: words, no ink
					if inked := strings.Contains(dump, string(draw.Vermillon)); c.ID != "cover" && said != inked {
						t.Errorf("%s: %s speaks of vermilion: %t, and has some: %t", name, c.ID, said, inked)
					}
					if share := roomTaken(&laid.Pages[i].Box); full && c.ID != "cover" && share < .5 {
						t.Errorf("%s: %s fills %.2f of its card", name, c.ID, share)
					}
				}
			}
		}
	}
	for _, id := range []string{"2026-01", "2026-04", "specimen"} {
		try(shippedStore(), id, id != "specimen")
	}
	for _, n := range []int{5, 60, 200} {
		try(load(t, folderOf(t, sample.FS, n)), sample.ID, n < 10)
	}
}

// roomTaken is what a chart has of the room between the title and the foot of its card.
func roomTaken(box *draw.Box) float64 {
	var top, foot, high unit.Length
	draw.Walk(box, func(v draw.Visit) bool {
		switch v.Name {
		case "headline":
			top = v.At.Y + v.Box.H
		case "chart":
			high = v.Box.H
		case "key":
			foot = v.At.Y
		}
		return true
	})
	return float64(high) / float64(foot-top)
}
