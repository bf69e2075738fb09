package locales

import (
	"os"
	"strings"
	"testing"
)

func divided(l *Locale, word string) string {
	var b strings.Builder
	at := l.Hyphens(word)
	for i, r := range []rune(word) {
		for _, k := range at {
			if k == i {
				b.WriteByte('-')
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// The words of typography.md were divided by LuaTeX with the same patterns.
func TestHyphens(t *testing.T) {
	c := loaded(t)
	for lang, words := range map[string][]string{
		"fr": {"cy-ber-sé-cu-rité", "l’Ob-ser-va-toire", "l'Ob-ser-va-toire", "ran-çon-gi-ciel", "vul-né-ra-bi-lité", "au-then-ti-fi-ca-tion", "dés-œu-vre-ment",
			"aujourd’hui", "ANSSI", "ÉLÉMENT", "IaaS", "OVHcloud", "SecNumCloud", "Scaleway", "S3NS", "1ᵉʳ", "été", "sous-trai-tance", "à", ""},
		"en": {"or-gan-isa-tion", "ob-ser-vat-ory", "vul-ner-ab-il-ity", "cy-ber-se-cur-ity", "ransom-ware", "ther-ap-ist", "uni-ver-sity", "some-thing", "OVHcloud", "don’t"}, //nolint:misspell // divided words
	} {
		l := locale(t, c, lang)
		for _, want := range words {
			var plain string
			if !strings.Contains("sous-trai-tance", want) || want == "" {
				plain = strings.ReplaceAll(want, "-", "")
			} else {
				plain = "sous-traitance"
			}
			if got := divided(l, plain); got != want {
				t.Errorf("%s: %q, want %q", lang, got, want)
			}
		}
		if l.Penalty() <= 0 {
			t.Errorf("%s: a division costs %d", lang, l.Penalty())
		}
	}
}

// No part is shorter than the language allows, beside an apostrophe either.
func TestHyphenMinimums(t *testing.T) {
	c := loaded(t)
	raw, err := os.ReadFile("testdata/corpus-fr.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range c.Languages() {
		l := locale(t, c, lang)
		for _, w := range strings.FieldsFunc(string(raw), func(r rune) bool { return strings.ContainsRune(" \t\n.,;:!?\"«»()[]/\\*`", r) }) {
			rs := []rune(w)
			if _, ok := l.hyph.exceptions[strings.ToLower(w)]; ok {
				continue
			}
			for _, at := range l.Hyphens(w) {
				if lettersBack(rs, at) < 2 || lettersOn(rs, at) < 3 {
					t.Errorf("%s divides %q at %d", lang, w, at)
				}
			}
		}
	}
}

// The patterns keep their licence beside them.
func TestPatternsHaveLicences(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		b, err := os.ReadFile(lang + "/hyph.LICENSE.txt")
		if err != nil || !strings.Contains(string(b), "MIT") || !strings.Contains(string(b), "Permission is hereby granted") {
			t.Errorf("%s: no licence beside the patterns (%v)", lang, err)
		}
	}
}
