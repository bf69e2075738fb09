package text

import (
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// judged is a text with the ends of lines a typographer accepts.
type judged struct {
	text string
	ends map[int]bool // words before each accepted end
}

// lists reads testdata/breaks.LANG.txt: texts by kind.
func lists(t *testing.T, lang string) map[string][]judged {
	t.Helper()
	b, err := os.ReadFile("testdata/breaks." + lang + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	out, kind := map[string][]judged{}, ""
	for _, line := range strings.Split(string(b), "\n") {
		switch {
		case strings.HasPrefix(line, "= "):
			kind = line[2:]
		case line != "" && line[0] != '%':
			j := judged{ends: map[int]bool{}}
			var words []string
			for _, w := range strings.Fields(line) {
				if w[0] == '|' {
					j.ends[len(words)] = true
					continue
				}
				words = append(words, w)
			}
			j.ends = counted(words, j.ends)
			j.text = strings.Join(words, " ")
			out[kind] = append(out[kind], j)
		}
	}
	return out
}

// counted are the ends by the words before them, marks that stand alone left out.
func counted(words []string, ends map[int]bool) map[int]bool {
	out, n := map[int]bool{}, 0
	for i, w := range words {
		if ends[i] {
			out[n] = true
		}
		if isWordy(w) {
			n++
		}
	}
	return out
}

func isWordy(w string) bool {
	return strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// wrong are the ends of lines that the list does not accept, and whether there
// was an end at all. Spaces that do not break are drawn as spaces.
func (j judged) wrong(lines []draw.Box) (bad []string) {
	n := 0
	for i := range lines {
		s := plainText(&lines[i])
		for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\u00A0' }) {
			if isWordy(w) {
				n++
			}
		}
		if i+1 < len(lines) && !j.ends[n] {
			bad = append(bad, s)
		}
	}
	return bad
}

// possible tells whether lines that end where the list accepts it fit the
// measure, in one line more than the fewest: else there is no way to be met.
func (j judged) possible(s *Setter, style Style, lang string, width unit.Length) bool {
	g := s.compose(para(style, lang, Run{Text: j.text}), nil)
	words, n := map[int]int{}, 0 // glyph → words before it
	for i := range g.glyphs {
		if r := g.glyphs[i].r; r != ' ' && r != '\u00A0' && (i == 0 || g.glyphs[i-1].r == ' ' || g.glyphs[i-1].r == '\u00A0') {
			k := i
			for k < len(g.glyphs) && g.glyphs[k].r != ' ' && g.glyphs[k].r != '\u00A0' {
				k++
			}
			if isWordy(g.string(i, k)) {
				n++
			}
		}
		words[i+1] = n
	}
	fill := func(all bool) int { // lines when each is filled as far as it goes
		b := g.breaker(0, width)
		lines, at := 0, 0
		for last := len(b.p.breaks) - 1; at < last; lines++ {
			next := at
			for k := at + 1; k <= last; k++ {
				if b.fill(at, k).ok && (all || k == last || j.ends[words[b.p.breaks[k].end]]) {
					next = k
				}
			}
			if next == at {
				return 1000
			}
			at = next
		}
		return lines
	}
	return fill(false) <= fill(true)+1
}

// headStyle and the others are those of the theme, by their measures.
func headStyle() Style {
	return Style{Name: "h1", Font: "sans-bold", Size: 30 * unit.PT, Leading: unit.Millimetres(11.25), Ink: "nuit", Track: -12, Align: Balanced, Most: 3}
}

func standStyle() Style {
	return Style{Name: "stand", Font: "serif", Size: 14 * unit.PT, Leading: unit.Millimetres(6.75), Ink: "noir", Align: Balanced}
}

func noteStyle() Style {
	return Style{Name: "note", Font: "sans", Size: unit.Points(7.75), Leading: unit.Millimetres(3.375), Ink: "noir"}
}

// TestLinesBreakBySense: headlines, standfirsts and captions end their lines
// where a typographer would, at every measure they are set in.
func TestLinesBreakBySense(t *testing.T) {
	s := setter(t)
	for _, lang := range []string{"fr", "en"} {
		all := lists(t, lang)
		for _, k := range []struct {
			kind     string
			style    Style
			measures []float64
			least    int
			met      float64
		}{
			{"headlines", headStyle(), []float64{110, 130.5, 150, 175.5}, 120, 0.95},
			{"standfirsts", standStyle(), []float64{110, 130.5, 150}, 40, 0.90},
			{"captions", noteStyle(), []float64{25, 30, 35, 40, 45}, 60, 0.90},
		} {
			if len(all[k.kind]) < k.least {
				t.Fatalf("%s: %d %s", lang, len(all[k.kind]), k.kind)
			}
			var set, met [2]int // tuned on, held out
			none := 0
			for i, j := range all[k.kind] {
				for _, mm := range k.measures {
					r := s.Set(para(k.style, lang, Run{Text: j.text}), unit.Millimetres(mm), Options{})
					if r.Wide != nil || len(r.Lines) < 2 {
						continue
					}
					if !j.possible(s, k.style, lang, unit.Millimetres(mm)) {
						none++
						continue
					}
					set[i%2]++
					bad := j.wrong(r.Lines)
					if len(bad) == 0 {
						met[i%2]++
					} else {
						t.Logf("%s %s %g mm%s: %s", lang, k.kind, mm, []string{"", " (held out)"}[i%2], strings.Join(shown(r.Lines), " / "))
					}
				}
			}
			share := float64(met[0]+met[1]) / float64(set[0]+set[1])
			if none > (set[0]+set[1])/10 {
				t.Errorf("%s %s: %d have no acceptable lines", lang, k.kind, none)
			}
			t.Logf("%s %s: %d of %d met (%.3f), %d have no way; tuned on %.3f, held out %.3f", lang, k.kind, met[0]+met[1], set[0]+set[1], share, none,
				float64(met[0])/float64(set[0]), float64(met[1])/float64(set[1]))
			if share < k.met {
				t.Errorf("%s %s: %.3f met, under %.2f", lang, k.kind, share, k.met)
			}
		}
	}
}
