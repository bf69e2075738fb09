package locales

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

func TestWordingKnowsItsPlace(t *testing.T) {
	fr := locale(t, loaded(t), "fr")
	pieces := []Piece{{Text: "La "}, {Text: "certification SecNumCloud", Keep: true}, {Text: " est une certification SecNumCloud."}}
	got := fr.Wording(pieces)
	if len(got) != 1 {
		t.Fatalf("%d suggestions, want one outside the kept piece: %v", len(got), got)
	}
	g := got[0]
	whole := []rune(pieces[0].Text + pieces[1].Text + pieces[2].Text)
	if s := string(whole[g.Offset : g.Offset+g.Len]); s != g.Found || g.Found != "certification SecNumCloud" || g.Want != "qualification SecNumCloud" {
		t.Errorf("found %q at %q, wants %q", g.Found, s, g.Want)
	}
	i := g.Issue(diag.Pos{File: "a.md", Line: 3}, "en")
	if i.Code != CodeWording || i.Severity != diag.Warning || !strings.Contains(i.Msg.String(), g.Found) || !strings.Contains(i.Hint.String(), g.Want) {
		t.Errorf("the finding reads: %s", i)
	}
}

func TestWordingLeavesAlone(t *testing.T) {
	c := loaded(t)
	for _, x := range []struct{ lang, text string }{
		{"fr", "La qualification SecNumCloud n’est pas une certification."},
		{"fr", "AFNOR Certification publie une page ; voir https://certification.afnor.org/qualification-secnumcloud."},
		{"fr", "M. Dupont, à la fin d’une longue liste, etc."},
		{"fr", "Un titre sans point"},
		{"fr", "le fichier secnumcloud-3.2.yaml"},
		{"en", "The size of the prize, e.g. a resized analysis."},
		{"en", "State of the threat"},
		{"en", "Cloud Avenue SecNum Dynamic"},
		{"en", "He said “organise”."},
	} {
		if got := locale(t, c, x.lang).Wording([]Piece{{Text: x.text}}); len(got) > 0 {
			t.Errorf("%q: %+v", x.text, got)
		}
	}
}

// A word behind the number of a day is the name of a month as the language writes it.
func TestMonthsAreWrittenAsTheLanguageDoes(t *testing.T) {
	c := loaded(t)
	for _, x := range []struct{ lang, text, want string }{
		{"en", "On 17 Decembre it was so.", "December"},
		{"en", "On 17 décembre 2025 it was so.", "December"},
		{"en", "It was so on 17 december 2025.", "December"},
		{"en", "On 3rd Septembr it was so.", "September"},
		{"en", "On 17 March 2026, and 10 marks in 2025; by 12 may be.", ""},
		{"en", "The 8 members, 12 numbers and 20 matches of 2025.", ""},
		{"fr", "Le 17 decembre 2025.", "décembre"},
		{"fr", "Le 17 Decembre.", "décembre"},
		{"fr", "Le 17 fevrier.", "février"},
		{"fr", "Le 3 aout 2026.", "août"},
		{"fr", "Le 17 December 2025.", "décembre"},
		{"fr", "Place du 8 Mai 1945, le 14 Juillet 2026.", ""},
		{"fr", "Les 3 marques de 2025, les 12 mares.", ""},
	} {
		got := ""
		for _, s := range locale(t, c, x.lang).Wording([]Piece{{Text: x.text}}) {
			if s.Rule == "calendar" {
				got += s.Want
			}
		}
		if got != x.want {
			t.Errorf("%s: %q, want %q", x.text, got, x.want)
		}
	}
}

func TestUnpairedQuotes(t *testing.T) {
	c := loaded(t)
	for _, lang := range c.Languages() {
		got := locale(t, c, lang).Wording([]Piece{{Text: `one "two" and "three`}})
		if len(got) != 1 || got[0].Offset != 14 || got[0].Want != "" {
			t.Errorf("%s: %+v", lang, got)
			continue
		}
		if i := got[0].Issue(diag.Pos{}, "en"); !strings.Contains(i.Msg.String(), "“\"”") {
			t.Errorf("the finding reads: %s", i)
		}
		if s := apply(`one "two" and "three`, got); s != `one "two" and "three` {
			t.Errorf("a suggestion without words changed the text: %q", s)
		}
	}
}

func TestMissingListMarks(t *testing.T) {
	fr := locale(t, loaded(t), "fr")
	got := fr.Wording([]Piece{{Text: "Deux :\n- un\n- deux ;"}})
	if len(got) != 1 || got[0].Want != " ;" || got[0].Found != "" {
		t.Fatalf("%+v", got)
	}
	if i := got[0].Issue(diag.Pos{}, "en"); !strings.Contains(i.Hint.String(), ";") {
		t.Errorf("the finding reads: %s", i)
	}
}

func TestLead(t *testing.T) {
	c := loaded(t)
	fr, en := locale(t, c, "fr"), locale(t, c, "en")
	for _, x := range []struct {
		l    *Locale
		text string
		want int
	}{{fr, "\u00a0: le délai", 2}, {en, ": the delay", 1}, {fr, " le délai : long", 0}, {fr, "", 0}} {
		if got := x.l.Lead(x.text); got != x.want {
			t.Errorf("%q: %d runes belong to the lead-in, want %d", x.text, got, x.want)
		}
	}
	got := fr.Typography([]Piece{{Text: "Constat", Strong: true}, {Text: " : le délai"}})
	if got[0].Text != "Constat\u00a0:" || got[1].Text != " le délai" {
		t.Errorf("%v", got)
	}
}

// apply makes the suggested changes in a text: what the author would do by
// hand. Suggestions without a wording are left out.
func apply(s string, all []Suggestion) string {
	rs := []rune(s)
	for k := len(all) - 1; k >= 0; k-- {
		g := all[k]
		if g.Want == "" || g.Offset+g.Len > len(rs) {
			continue
		}
		rs = append(rs[:g.Offset:g.Offset], append([]rune(g.Want), rs[g.Offset+g.Len:]...)...)
	}
	return string(rs)
}

// A word that ends a line and begins the next stands twice; one that ends a
// paragraph and begins another, with its capital, does not.
func TestRepeatedOverLines(t *testing.T) {
	en := locale(t, loaded(t), "en")
	for _, c := range []struct{ text, want string }{
		{"A list of the\nthe providers.", `the\nthe`},
		{"A standfirst of the\nThe second paragraph.", ""},
		{"The The band.", "The The"},
	} {
		if got := told(en, c.text); got != c.want {
			t.Errorf("%q: told of %q, want %q", c.text, got, c.want)
		}
	}
}

// What a language's rules find is told in the language of messages: their reason in its own
// words there, and as a quotation elsewhere.
func TestReasonsOfRulesInEveryLanguage(t *testing.T) {
	c := loaded(t)
	for _, x := range []struct{ lang, text, own, other, hint string }{
		{"fr", "Une offre certifiée SecNumCloud.", "Une qualification SecNumCloud n’est pas une certification.",
			"The rules of the text's language forbid \"certifié\" here: ", "Write what its language file gives: "},
		{"en", "It is certified.", "A SecNumCloud qualification is no certification.",
			"Les règles de la langue du texte interdisent «\u00a0certified\u00a0» ici\u00a0: ", "Écrire ce que donne son fichier de langue\u00a0: "},
		{"en", "On 32 March 2026.", "\"32 March 2026\": there is no such day.",
			"«\u00a032 March 2026\u00a0» n’est pas comme le veulent les règles de la langue du texte\u00a0: ", "L’écrire autrement, ou le laisser si c’est voulu."},
		{"en", "It is the the list.", "The house writes \"the\", not \"the the\". the word stands twice.", "La maison écrit «\u00a0the\u00a0», et non «\u00a0the the\u00a0».", "Écrire «\u00a0the\u00a0»."},
	} {
		l := locale(t, c, x.lang)
		pieces := []Piece{{Text: x.text}}
		all := append(l.Forbidden("register", pieces), l.Wording(pieces)...)
		if len(all) == 0 {
			t.Fatalf("%q: nothing is found", x.text)
		}
		is := all[0].Issue(diag.Pos{}, x.lang)
		for _, tag := range Tellers() {
			w, _ := Told(tag)
			msg, hint := is.Msg.In(tag, w), is.Hint.In(tag, w)
			if tag == x.lang && msg != x.own || tag != x.lang && (!strings.HasPrefix(msg, x.other) || !strings.HasPrefix(hint, x.hint)) {
				t.Errorf("%q in %s: %s %s", x.text, tag, msg, hint)
			}
		}
	}
}
