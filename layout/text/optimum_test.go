package text

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The yardstick of ragged text: the best edge there is over the same places to
// break, found by a programme that shares nothing with the breaker but those
// places. It prices the edge alone (docs/typography.md, “The edge of ragged
// text”): what a line falls short, in em, squared; divisions; the last line.
// Sense, which the breaker weighs besides, may cost little of that.

// place is where a line may end: what is drawn up to there and from there on,
// in em, and whether a hyphen is drawn.
type place struct {
	upTo, from float64
	hyphen     bool // at the end of a line, drawn or typed
	divided    bool
	stem       bool // two letters stay on the line
}

// edge is the price of lines that end at these places.
func edge(ps []place, ends []int, room float64) float64 {
	sum, hyphens, start := 0.0, 0, 0
	for n, e := range ends {
		sum += edgeLine(ps, start, e, room, n == 0, e == len(ps)-1)
		if e < len(ps)-1 && ps[e].hyphen {
			hyphens++
		} else {
			if e == len(ps)-1 && hyphens > 0 {
				sum += 30
			}
			hyphens = 0
		}
		if hyphens == 2 {
			sum += 30
		} else if hyphens > 2 {
			return math.Inf(1)
		}
		start = e
	}
	return sum
}

// edgeLine is the price of one line by itself.
func edgeLine(ps []place, from, to int, room float64, first, last bool) float64 {
	short := room - (ps[to].upTo - ps[from].from)
	switch {
	case short < -1e-9:
		return math.Inf(1)
	case last && first:
		return 0
	case last:
		l := math.Max(0, 1-(room-short)/(0.3*room))
		return 60 * l * l
	}
	d := short * short
	if ps[to].divided {
		d += 4
		if ps[to].stem {
			d += 12
		}
	} else if ps[to].hyphen {
		d++
	}
	return d
}

// lowest is the least price of any lines, by all ways to each place with each
// number of hyphens in a row.
func lowest(ps []place, room float64) float64 {
	best := make([][3]float64, len(ps))
	for i := range best {
		best[i] = [3]float64{math.Inf(1), math.Inf(1), math.Inf(1)}
	}
	best[0][0] = 0
	for to := 1; to < len(ps); to++ {
		last := to == len(ps)-1
		for from := to - 1; from >= 0; from-- {
			own := edgeLine(ps, from, to, room, from == 0, last)
			if math.IsInf(own, 1) {
				continue
			}
			for h, sofar := range best[from] {
				total, row := sofar+own, 0
				switch {
				case last && h > 0:
					total += 30
				case !last && ps[to].hyphen:
					if row = h + 1; row == 2 {
						total += 30
					}
				}
				if row < 3 {
					best[to][row] = math.Min(best[to][row], total)
				}
			}
		}
	}
	end := best[len(ps)-1]
	return math.Min(end[0], math.Min(end[1], end[2]))
}

// TestRaggedEdge: the press is within 1.05 of the best edge there is, and buys with
// what it gives of it that few first words of a sentence dangle at a line's end.
func TestRaggedEdge(t *testing.T) {
	s := setter(t)
	dangling := 0
	for _, lang := range []string{"fr", "en"} {
		for _, mm := range []float64{60, 70.5, 130.5} {
			style := ragged()
			style.Size, style.Stem = unit.Points(9.75), 3
			var ours, best float64
			n := 0
			for _, text := range paragraphs(t, lang) {
				p := para(style, lang, Run{Text: text, Raw: true})
				g := s.galley(castKey{p, ""}, nil)
				em := float64(style.Size) * 1000
				ps := make([]place, len(g.parts[0].breaks))
				for i, b := range g.parts[0].breaks {
					ps[i] = place{upTo: float64(b.width) / em, from: float64(g.sums[b.next].width) / em,
						hyphen: b.joint == atDivision || b.joint == atHyphen, divided: b.joint == atDivision, stem: b.stem > 0}
				}
				room := unit.Millimetres(mm)
				ways := g.choose(0, room, 0)
				for _, k := range ways {
					if g.parts[0].breaks[k].opens {
						dangling++
					}
				}
				width := float64(int64(room)*1000) / em
				ours, best = ours+edge(ps, ways[1:], width), best+lowest(ps, width)
				n++
			}
			name := fmt.Sprintf("%s %.1f mm", lang, mm)
			t.Logf("%s: %d paragraphs, edge %.1f, the best %.1f: %.3f", name, n, ours, best, ours/best)
			if n < 50 || !(ours <= 1.05*best) || ours < best-1e-6 {
				t.Errorf("%s: edge %.2f over 1.05 times the best %.2f", name, ours, best)
			}
		}
	}
	t.Logf("%d first words dangle", dangling)
	if dangling > 31 { // 64 without a price of their own
		t.Errorf("%d first words of sentences stand alone at the end of a line", dangling)
	}
}

// One word of a new sentence dangles, with a reference to a source before it too;
// the first of a paragraph does not, nor one behind an abbreviation.
func TestWordsThatOpenASentence(t *testing.T) {
	s := setter(t)
	for text, want := range map[string]string{
		"Le décret date du 19 décembre. [11] Le texte change tout. [4] [5] Puis rien. Il attend": "Le Puis Il",
		"Elle a dit « non ». Il a vu M. Martin et Mme Roy venir":                                 "Il",
	} {
		g := s.compose(para(ragged(), "fr", Run{Text: text}), nil)
		var got []string
		for _, b := range g.parts[0].breaks {
			if b.opens {
				words := strings.Fields(g.string(0, b.end))
				got = append(got, words[len(words)-1])
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q open a sentence, not %s", text, got, want)
		}
	}
}

// behindMark finds a line that ends with the first word of a sentence, behind a mark of any kind.
var behindMark = regexp.MustCompile(`[.!?…][»”’)\x{202F}\x{A0}]*(?:[\x{202F}\x{A0}]?\[[0-9a-z,\x{A0} ]+\]|[¹²³])* \S+$`)

// TestNoWordDanglesBehindAMark: where the line before the first word of a sentence has another
// setting whose edge is no dearer than the price of that word, none dangles, behind references,
// raised figures, quotation marks and brackets as behind a stop. That edge is found by the
// programme above, over the places at which none dangles.
func TestNoWordDanglesBehindAMark(t *testing.T) {
	s := setter(t)
	marks := map[string][]string{
		"fr": {".", ".[8]", ". [12] [3]", ".[3, 4]", ".[a]", ".¹", ".)", ".)[2]"},
		"en": {".", ".[8]", ". [12] [3]", ".[3, 4]", ".[a]", ".¹", ".)", ".)[2]", ".”", ".”[5]"},
	}
	bodies := map[string]string{
		"fr": "La qualification n’atteste pas une aptitude à détenir des informations classifiées@ La décision n’est pas un contrat, et le prix se règle ailleurs@ " +
			"Une offre passe quatre jalons avant sa décision, et le second dure plus que les autres@ L’examen reprend quand le candidat a répondu@ Il peut durer un an.",
		"en": "The qualification does not attest that a provider may hold classified information@ The decision is no contract either, and the price is settled elsewhere@ " +
			"An offer passes four milestones before its decision, and the second lasts longer than the others@ It resumes when the candidate has replied@ A year may pass.",
	}
	set := 0
	for lang, body := range bodies {
		for _, m := range marks[lang] {
			style := ragged()
			style.Size, style.Stem = unit.Points(9.75), 3
			p := para(style, lang, Run{Text: strings.ReplaceAll(body, "@", m)})
			g := s.compose(p, nil)
			em := float64(style.Size) * 1000
			breaks := g.parts[0].breaks
			var all, calm []place
			for _, b := range breaks {
				x := place{upTo: float64(b.width) / em, from: float64(g.sums[b.next].width) / em,
					hyphen: b.joint == atDivision || b.joint == atHyphen, divided: b.joint == atDivision, stem: b.stem > 0}
				all = append(all, x)
				if b.joint != atSpace || !behindMark.MatchString(g.string(0, b.end)) {
					calm = append(calm, x)
				}
			}
			if len(all)-len(calm) < 4 {
				t.Fatalf("%s %q: %d words open a sentence", lang, m, len(all)-len(calm))
			}
			for mm := 56; mm <= 78; mm++ {
				room := unit.Millimetres(float64(mm))
				way := g.choose(0, room, 0)
				set++
				n := 0
				for _, k := range way {
					if breaks[k].joint == atSpace && behindMark.MatchString(g.string(0, breaks[k].end)) {
						n++
					}
				}
				width := float64(int64(room)*1000) / em
				if ours := edge(all, way[1:], width); n > 0 && lowest(calm, width) < ours+10*float64(n)-1 {
					t.Errorf("%s %q %d mm: %d words dangle", lang, m, mm, n)
				}
			}
		}
	}
	t.Logf("%d settings", set)
}
