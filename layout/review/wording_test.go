package review

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/locales"
)

// A sentence left in the other language is told where it stands; one that is
// marked, quoted or a title is not, and none of the shipped texts is.
func TestOtherLanguage(t *testing.T) {
	const file, last = "editions/2026-04/en/editorial.md", "No ANSSI decision covers them."
	raw, err := fs.ReadFile(data.FS(), file)
	if err != nil || !strings.Contains(string(raw), last) {
		t.Fatal(err)
	}
	for _, c := range []struct{ words, want string }{
		{last, ""},
		{"Aucune décision ne les couvre.", "1"},
		{"[Aucune décision ne les couvre.]{lang=fr}", ""},
		{"The Agency answers: “Aucune décision ne les couvre.”", ""},
		{"See *Les décisions de la rentrée*.", ""},
	} {
		s, words := shipped(t, map[string]string{file: strings.Replace(string(raw), last, c.words, 1)})
		got := ""
		for _, month := range s.Editions() {
			ed, _ := s.Edition(month)
			for _, lang := range []string{"fr", "en"} {
				loc, _ := words.Locale(lang)
				for _, i := range Wording(s, ed, loc) {
					if i.Code != OtherLanguage {
						continue
					}
					if got += "1"; s.Place(i.Pos).String() != file+":100:50" {
						t.Error(s.Place(i.Pos), i)
					}
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.words, got, c.want)
		}
	}
}

// A quotation of several paragraphs opens each of them, or the first alone, and
// ends in the last: no mark of it lacks a partner. One that never ends does.
func TestQuotationsOfSeveralParagraphs(t *testing.T) {
	all, _ := locales.Load()
	loc, _ := all.Locale("fr")
	for _, c := range []struct {
		paragraphs []string
		want       string
	}{
		{[]string{"« Un début de citation.", "« Une suite.", "« Et la fin. »"}, ""},
		{[]string{"« Un début de citation.", "Une suite.", "Et la fin. »"}, ""},
		{[]string{"« Un début de citation.", "Une suite."}, "«"},
		{[]string{"Un « début de citation.", "Et la fin. »"}, "«»"},
		{[]string{"« Un début (de citation.", "Et la fin. »"}, "("},
		{[]string{"« Un début.", "« Un second", "et une fin », dit-il, « sans fin."}, "«"},
	} {
		got := ""
		var q quotation
		for _, p := range c.paragraphs {
			for _, is := range q.advice("editorial", read.Rich{{Text: p}}, loc) {
				got += is.Subject
			}
		}
		for _, is := range q.open {
			got += is.Subject
		}
		if got != c.want {
			t.Errorf("%q: told of %q, want %q", c.paragraphs, got, c.want)
		}
	}
}
