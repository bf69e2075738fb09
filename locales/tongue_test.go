package locales

import (
	"os"
	"strings"
	"testing"
)

// Of sixty sentences left in the other language, of many lengths, at least 95 in
// a hundred are found; and none in its own language is taken for another's.
func TestStrays(t *testing.T) {
	c, _ := Load()
	for _, of := range []struct{ lang, in string }{{"fr", "en"}, {"en", "fr"}} {
		raw, err := os.ReadFile("testdata/stray-" + of.lang + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		abroad, _ := c.Locale(of.in)
		home, _ := c.Locale(of.lang)
		lines, found := strings.Split(strings.TrimSpace(string(raw)), "\n"), 0
		for _, line := range lines {
			if got := abroad.Strays([]Piece{{Text: line}}); len(got) == 1 && got[0].Lang == of.lang {
				found++
			} else {
				t.Logf("not found in %s: %s", of.in, line)
			}
			if got := home.Strays([]Piece{{Text: line}}); len(got) > 0 {
				t.Errorf("taken for %s: %s", got[0].Lang, line)
			}
		}
		t.Logf("%s in %s: %d of %d", of.lang, of.in, found, len(lines))
		if len(lines) < 60 || found*100 < 95*len(lines) {
			t.Errorf("%s in %s: %d of %d", of.lang, of.in, found, len(lines))
		}
	}
}

// A date with the month of another language is found, wherever its number stands; what
// is a word or a name of the text's own is none.
func TestStrayMonths(t *testing.T) {
	c, _ := Load()
	for _, x := range []struct{ lang, text, want string }{
		{"en", "It ends on 17 janvier.", "janvier January"},
		{"en", "It ends on 1er août 2027, and on 3 March.", "août August"},
		{"en", "Since décembre 2025 the list has held seventeen.", "décembre December"},
		{"en", "Février 2026 was quiet.", "Février February"},
		{"en", "Between avril 2026 and mai 2027.", "avril April, mai May"},
		{"fr", "Elle finit le 17 January.", "January janvier"},
		{"fr", "Depuis March 2026, rien.", "March mars"},
		{"fr", "Du 3 August, 2026.", "August août"},
		{"en", "The rover of Mars 2020 is no cloud.", ""},
		{"en", "On 3 May 2026 and in March 2027.", ""},
		{"en", "The word janvier is French.", ""},
		{"en", "He said “le 17 janvier”.", ""},
		{"en", "Chapter 12, janvier.", ""},
		{"fr", "Le 17 janvier 2026, puis le 3 mars.", ""},
		{"fr", "Le sigle May 300 ne dit rien.", ""},
		{"fr", "Le 17 avr. 2026.", ""},
	} {
		l, _ := c.Locale(x.lang)
		var got []string
		for _, s := range l.Strays([]Piece{{Text: x.text}}) {
			got = append(got, string([]rune(x.text)[s.Offset:s.Offset+s.Len])+" "+s.Want)
		}
		if strings.Join(got, ", ") != x.want {
			t.Errorf("%s: %q, want %q", x.text, got, x.want)
		}
	}
	l, _ := c.Locale("en")
	if got := l.Strays([]Piece{{Text: "It ends on "}, {Text: "17 janvier", Keep: true}}); len(got) > 0 {
		t.Error(got)
	}
}
