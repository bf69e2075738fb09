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
