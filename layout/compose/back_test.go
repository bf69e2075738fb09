package compose_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// The back cover announces the next edition as far as it is decided, this one
// where nothing is, and leads to an address as long as a code can hold it.
func TestBackCover(t *testing.T) {
	name := "editions/2026-01/edition.yaml"
	whole := file(t, data.FS(), name)
	next, link := regexp.MustCompile(`(?m)^next:.*\n`), regexp.MustCompile(`(?m)^permalink:.*\n`)
	long := "https://secnumcloud-observatory.example/" + strings.Repeat("editions-par-mois/", 9)
	for _, c := range []struct {
		name, next, link string
		fr, en           []string
		code             bool
	}{
		{"a day and a cut-off", "next: {date: 2026-04-07, cutoff: 2026-03-31}\n", "permalink: https://a.example/2026-01/\n",
			[]string{"Prochaine édition 7 avril", "n° 2 · 2026", "Données arrêtées au 31 mars.", "a.example/2026-01"},
			[]string{"Next edition 7 April", "No. 2 · 2026", "Data as of 31 March.", "a.example/2026-01"}, true},
		{"a month", "next: 2026-02\n", "", []string{"Prochaine édition février", "n° 2 · 2026", "secnumcloud-observatory.example"},
			[]string{"Next edition February", "No. 2 · 2026"}, true},
		{"a long day", "next: 2026-09-30\n", "", []string{"Prochaine édition 30 septembre"}, []string{"Next edition 30 September"}, true},
		{"the next year", "next: 2027-01-05\n", "", []string{"Prochaine édition 5 janvier", "n° 1 · 2027"}, []string{"Next edition 5 January", "No. 1 · 2027"}, true},
		{"nothing", "", "", []string{"Cette édition janvier", "n° 1 · 2026"}, []string{"This edition January", "No. 1 · 2026"}, true},
		{"a long address", "", "permalink: " + long + "\n", []string{"secnumcloud-observatory.example/editions-par-mois/"}, nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := load(t, with(t, data.FS(), map[string]string{name: link.ReplaceAllString(next.ReplaceAllString(whole, c.next), c.link)}))
			s = brief(t, s, "2026-01", "cover", "register", "sources", "back")
			for lang, want := range map[string][]string{"fr": c.fr, "en": c.en} {
				res := lay(t, s, "2026-01", lang)
				back := res.Pages[len(res.Pages)-1]
				aloud := strings.Join(strings.Fields(strings.NewReplacer("\u2060", "", "\u00AD", "").Replace(page.ReadAloud([]draw.Page{back}))), " ")
				for _, w := range want {
					if !strings.Contains(aloud, w) {
						t.Errorf("%s: %q is not said: %s", lang, w, aloud)
					}
				}
				if got := boxesOf(back)["QR code"] > 0; got != c.code {
					t.Errorf("%s: a code is there: %v", lang, got)
				}
				for _, is := range res.Issues {
					if is.Severity == diag.Error && is.Section == "back" {
						t.Errorf("%s: %s", lang, is)
					}
				}
			}
			told := false
			w, _ := shared()
			ed, _ := s.Edition("2026-01")
			_, found := compose.Edition(compose.Input{Edition: ed, Lang: "fr", Locales: w.cat, Theme: s.Theme, Faces: w.faces, Read: s.ReadFile})
			for _, is := range found {
				told = told || is.Code == compose.DenseCode && is.Pos.File == name && is.Pos.Line > 0
			}
			if told == c.code {
				t.Errorf("a code that cannot be drawn is told of: %v", told)
			}
		})
	}
}

// No label stands without what it names, and what is in the contents has words.
func TestLabelsHaveTheirValues(t *testing.T) {
	name := "editions/2026-04/edition.yaml"
	whole := file(t, data.FS(), name)
	licence := regexp.MustCompile(`(?m)^  licence(-url)?:.*\n`)
	if !licence.MatchString(whole) {
		t.Fatal("the edition has no licence to take away")
	}
	lines := map[string]string{"fr": "Fiches Offres, dates et réponses, par prestataire",
		"en": "Sheets Offers, dates and answers, by provider"}
	for _, without := range []bool{false, true} {
		text := whole
		if without {
			text = licence.ReplaceAllString(whole, "")
		}
		s := load(t, with(t, data.FS(), map[string]string{name: text}))
		s = brief(t, s, "2026-04", "cover", "contents", "month", "register", "sheets", "sources", "back")
		for lang, line := range lines {
			res := lay(t, s, "2026-04", lang)
			aloud := strings.NewReplacer("\u2060", "", "\u00AD", "").Replace(page.ReadAloud(res.Pages))
			aloud = strings.Join(strings.Fields(aloud), " ")
			if !strings.Contains(aloud, line) {
				t.Errorf("%s: the contents do not say %q", lang, line)
			}
			for _, label := range []string{"Licence", "Textes et données", "Texts and data", "()"} {
				if without && strings.Contains(aloud, label) {
					t.Errorf("%s: %q names nothing", lang, label)
				}
			}
			if !without && !strings.Contains(aloud, "CC BY") {
				t.Errorf("%s: the licence is not said", lang)
			}
		}
	}
}
