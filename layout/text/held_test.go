package text

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

// heldTexts are the texts of a list of words that belong together, and the runes of each behind
// which no line should end.
func heldTexts(t *testing.T, name string) (texts []string, held []map[int]bool) {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == '%' {
			continue
		}
		at := map[int]bool{}
		for i, r := range []rune(line) {
			if r == '~' {
				at[i] = true
			}
		}
		texts, held = append(texts, strings.ReplaceAll(line, "~", " ")), append(held, at)
	}
	return texts, held
}

// TestHeldWordsStayTogether: references to acts and standards, numbers in words, auxiliaries
// and their verbs, comparisons stand in one line of a note, a cell, a standfirst and a head,
// but where the lines that the style allows have no other end.
func TestHeldWordsStayTogether(t *testing.T) {
	s := setter(t)
	for _, name := range []string{"held.fr", "held.en", "held2.fr", "held2.en"} {
		lang := name[len(name)-2:]
		texts, held := heldTexts(t, name+".txt")
		set, met := 0, 0
		for n, text := range texts {
			for _, m := range []struct {
				style Style
				mm    float64
			}{{noteStyle(), 32}, {noteStyle(), 36}, {noteStyle(), 45}, {standStyle(), 75}, {standStyle(), 90}, {standStyle(), 105}, {shortHead(), 145.5}} {
				g := s.compose(para(m.style, lang, Run{Text: text}), nil)
				b := g.breaker(0, unit.Millimetres(m.mm))
				way := g.choose(0, unit.Millimetres(m.mm), 0)
				fewest := b.fewestOf(func(int) bool { return true })
				parts := func(k int) bool { return held[n][b.p.breaks[k].end] || b.p.breaks[k].joint == atHyphen } // seventy-two
				if len(way) < 3 || b.fewestOf(func(k int) bool { return !parts(k) }) > allowed(m.style, fewest) {
					continue
				}
				if set++; !slices.ContainsFunc(way, parts) {
					met++
					continue
				}
				t.Logf("%s %s %g mm: %s", lang, m.style.Name, m.mm, strings.Join(shown(s.Set(para(m.style, lang, Run{Text: text}), unit.Millimetres(m.mm), Options{}).Lines), " / "))
			}
		}
		share := float64(met) / float64(set)
		t.Logf("%s: %d of %d met (%.3f)", name, met, set, share)
		if set < 4*len(texts) || share < 0.95 {
			t.Errorf("%s: %.3f of %d settings", name, share, set)
		}
	}
}
