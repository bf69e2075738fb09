package letters_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/secnumcloud-observatory/press/data/letters"
)

func TestTidy(t *testing.T) {
	for _, c := range [][2]string{
		{"Qualifie\u0301e, a\u0300 l'e\u0301te\u0301", "Qualifiée, à l'été"},
		{"c\u0327a", "ça"},
		{"quali\uFB01cation, o\uFB03ce, a\uFB00aire, \uFB02ux, \uFB04, pe\uFB06", "qualification, office, affaire, flux, ffl, pest"},
		{"\uFB13", "մն"},
		{"un\u2003deux\u3000trois", "un deux trois"},
		{"10\u2009000\u200A!", "10\u202f000\u202f!"},
		{"1\u2007234", "1\u00a0234"},
		{"5 k\u2126, 10 \u212B", "5 kΩ, 10 Å"},
		{"½, m², 1ᵉʳ, ™, n° 5, œuvre", "½, m², 1ᵉʳ, ™, n° 5, œuvre"},
		{"l\u02BCoffre, un non\u2010sens", "l’offre, un non-sens"},
		{"plain", "plain"},
	} {
		if got := letters.Tidy(c[0]); got != c[1] {
			t.Errorf("%q: %q, not %q", c[0], got, c[1])
		}
	}
}

// Columns are those of the file as it was typed.
func TestTyped(t *testing.T) {
	line := "e\u0301te\u0301 \uFB01n"     // é t é space f i n
	want := []int{1, 3, 4, 6, 7, 7, 8, 9} // and past the end
	for i, w := range want {
		if got := letters.Typed(line, i+1); got != w {
			t.Errorf("column %d is typed at %d, not %d", i+1, got, w)
		}
	}
	if letters.Typed("plain", 9) != 9 {
		t.Error("past the end")
	}
}

func TestOdd(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// whole, in both languages
		{"L’offre d’OVHcloud — « qualifiée », 12 500 €, 24 %, m², 1ᵉʳ, n° 5, cœur, façade.", ""},
		{"The naïve façade of Škoda, Łódź, Đà Nẵng, Ελλάδα and Москва.", ""},
		{"ΔT, Δt, kΩ, 5 µm, 5 μm, α, β, λ, π, χ, Σ", ""},
		{"anticonsti\u00ADtution", ""},
		{"[рак]{lang=ru} et [ΝΑΤΟ]{lang=el}", ""},
		{"ООО «Яндекс»", ""},
		{"RÉSUMÉ\u00a0: PÂTÉ, 5 Å\u00a0; à l’Âge de «\u00a0câlin\u00a0», São Paulo, â\u00a0€", ""},
		// read with the wrong encoding
		{"bougÃ©", "4 U+00C3"},
		{"itâ€™s", "2 U+00E2"},
		{"cÅ“ur", "1 U+00C5"},
		{"12Â â‚¬", "2 U+00C2 | 6 U+00E2"},
		// look-alikes
		{"\u041EVHcloud", "0 О Latin"},
		{"OVHcl\u043Eud", "5 о Latin"},
		{"OVHcl\u03BFud", "5 ο Latin"},
		{"Outsc\u0430le", "5 а Latin"},
		{"la \u0421\u0422\u041E de 2026", "3 С Latin"},
		{"S3NS et \u0421\u0035", "8 С Latin"},
		{"\u0391\u039D\u03A4", "0 Α Latin"},
		{"un \u0430 seul", "3 а Latin"},
		{"Москвa", "10 a other"},
		{"Scalewаy et Outѕcale", "6 а Latin | 16 ѕ Latin"},
		{"cloսd", "3 ս Latin"},
		// letters of phonetic writing, and not those of a transcription
		{"\u0261oogle", "0 ɡ plain"}, {"Goo\u0261le et Outsc\u0251le", "3 ɡ plain | 16 ɑ plain"}, {"Clᴏud", "2 ᴏ plain"}, {"é\u0261al", "2 ɡ plain"},
		{"se dit ˈɡuːɡəl, /ɡo/ ou [ɡo], le son ɡ, Diyarbakır", ""},
		// figures and dress
		{"en \u0662\u0660", "3 ٢ figure"},
		{"\uFF12\uFF10", "0 ２ plain"},
		{"\U0001D7DA", "0 𝟚 figure"},
		{"\uFF2Fui", "0 Ｏ plain"},
		{"\U0001D40Ecloud", "0 𝐎 plain"},
		{"titre \u2167", "6 Ⅷ plain"},
		// apostrophes and hyphens between letters, and nowhere else
		{"l\u02BBoffre", "1 U+02BB joint"}, {"d\uA78Coffre", "1 U+A78C joint"}, {"l\u201Boffre", "1 U+201B joint"}, {"non\u2212sens", "3 U+2212 joint"},
		{"x \u2212 y, x\u2212y, \u22125 °C, Paris\u2013Lyon, 5\u2032 10", ""},
		// not seen
		{"a\u200Bb", "1 U+200B"}, {"a\u200Cb", "1 U+200C"}, {"a\u200Db", "1 U+200D"}, {"a\u2060b", "1 U+2060"}, {"a\uFEFFb", "1 U+FEFF"},
		{"a\u202Eb", "1 U+202E"}, {"a\u2066b", "1 U+2066"}, {"a\uFE0Fb", "1 U+FE0F"}, {"a\U000E0041b", "1 U+E0041"}, {"a\U000E0100b", "1 U+E0100"},
		{"a\uE000b", "1 U+E000"}, {"a\U000F0001b", "1 U+F0001"}, {"a\u0378b", "1 U+0378"}, {"a\uFFFDb", "1 U+FFFD"}, {"a\uFFFCb", "1 U+FFFC"},
		{"a\u034Fb", "1 U+034F"}, {"a\u3164b", "1 U+3164"}, {"a\u2800b", "1 U+2800"}, {"a\u180Eb", "1 U+180E"}, {"a\u2028b", "1 U+2028"},
		{"fin\u00AD de ligne", "3 U+00AD"}, {"\u00ADun", "0 U+00AD"},
		{"q\u0303", "1 U+0303"}, {"1\u20E3", "1 U+20E3"},
	} {
		var got []string
		for _, o := range letters.Find(c.text, "Latn") {
			if o.Msg == "" || o.Hint == "" || !strings.HasPrefix(c.text[o.At:], string(o.R)) {
				t.Errorf("%q: %+v", c.text, o)
			}
			switch {
			case !o.Twin:
				got = append(got, fmt.Sprintf("%d U+%04X", o.At, o.R))
			case strings.Contains(o.Msg.String(), "and is not"):
				got = append(got, fmt.Sprintf("%d U+%04X joint", o.At, o.R))
			case strings.Contains(o.Msg.String(), "figure"):
				got = append(got, fmt.Sprintf("%d %c figure", o.At, o.R))
			case strings.Contains(o.Msg.String(), "plain"):
				got = append(got, fmt.Sprintf("%d %c plain", o.At, o.R))
			case strings.Contains(o.Msg.String(), "Latin letter"):
				got = append(got, fmt.Sprintf("%d %c other", o.At, o.R))
			default:
				got = append(got, fmt.Sprintf("%d %c Latin", o.At, o.R))
			}
		}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%q: %q, not %q", c.text, s, c.want)
		}
	}
	// A text in that alphabet is not asked to be Latin.
	for _, s := range []string{"рак и сон", "Он"} {
		if odd := letters.Find(s, letters.Script("ru")); len(odd) > 0 {
			t.Error(s, odd)
		}
	}
	if letters.Script("fr") != "Latn" || letters.Script("") != "Latn" || letters.Script("el") != "Grek" {
		t.Error("scripts")
	}
}

func FuzzTidy(f *testing.F) {
	for _, s := range []string{"e\u0301", "\uFB03a\u0308\u0323", "a\nb\u0301", "\u0301", "\xff\uFB01", "\u1100\u1161\u11A8"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return // refused before it comes here
		}
		x := letters.Tidy(s)
		if letters.Tidy(x) != x {
			t.Errorf("%q is tidied twice", s)
		}
		if strings.Count(x, "\n") != strings.Count(s, "\n") {
			t.Errorf("%q has other lines", s)
		}
		twice := strings.NewReplacer("\u1680", " ", "\u02BC", "’", "\u2010", "-")
		if norm.NFKC.String(strings.Join(strings.Fields(x), "")) != norm.NFKC.String(strings.Join(strings.Fields(twice.Replace(s)), "")) {
			t.Errorf("%q says something else", s)
		}
		last := 0
		for c := 1; c <= utf8.RuneCountInString(x); c++ {
			at := letters.Typed(s, c)
			if at < last || at < 1 || at > utf8.RuneCountInString(s) {
				t.Fatalf("%q: column %d is typed at %d", s, c, at)
			}
			last = at
		}
		for _, o := range letters.Find(x, "Latn") {
			if !strings.HasPrefix(x[o.At:], string(o.R)) {
				t.Errorf("%q: %+v", x, o)
			}
		}
	})
}
