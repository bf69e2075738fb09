package letters_test

import (
	"slices"
	"testing"

	"github.com/secnumcloud-observatory/press/data/letters"
)

func TestKinds(t *testing.T) {
	for r, want := range map[rune]string{
		'a': "word name", 'é': "word name", '7': "digit word name", '\u0301': "word", '٧': "name", ' ': "space", '\t': "space",
		'\u00a0': "space", '\u202f': "space", '\u2009': "space", '\u200b': "space", '\u3000': "space", '\n': "", '\u2060': "", '\'': "", '-': "", 0: "",
	} {
		got := ""
		for _, k := range []struct {
			name string
			is   func(rune) bool
		}{{"digit", letters.IsDigit}, {"word", letters.IsWord}, {"space", letters.IsSpace}, {"name", letters.IsAlnum}} {
			if k.is(r) {
				got += " " + k.name
			}
		}
		if want != "" {
			want = " " + want
		}
		if got != want {
			t.Errorf("%U is%s, want%s", r, got, want)
		}
	}
	if letters.First("")+letters.Last("") != 0 || letters.First("éa") != 'é' || letters.Last("aé") != 'é' {
		t.Error("the ends of a text")
	}
}

func TestWholes(t *testing.T) {
	for _, c := range []struct {
		text, words string
		at          []int
	}{
		{"Bleu, Bleus, bleu Bleu", "Bleu", []int{0, 18}},
		{"éBleu Bleué", "Bleu", nil},
		{"SNC-Bleu (Bleu)", "Bleu", []int{4, 10}},
		{"Bleu", "", nil},
		{"", "Bleu", nil},
	} {
		if got := slices.Collect(letters.Wholes(c.text, c.words)); !slices.Equal(got, c.at) {
			t.Errorf("%q in %q at %v, want %v", c.words, c.text, got, c.at)
		}
	}
	for range letters.Wholes("a a a", "a") {
		break
	}
}

func TestPlainly(t *testing.T) {
	if got := letters.Plainly("L’ÉTAT\u00a0DE\u202f2026\nœ"); got != "l'état de 2026\nœ" {
		t.Errorf("%q", got)
	}
}
