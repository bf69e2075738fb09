package text

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The yardstick is LuaLaTeX on the same texts with the same font, recorded by
// testdata/record.sh. Both are priced by price, whoever has set the lines.

// recorded are TeX's paragraphs by "lang micro mm".
func recorded(t *testing.T) map[string][][]draw.Box {
	t.Helper()
	b, err := os.ReadFile("testdata/lines.tex.txt")
	if err != nil {
		t.Fatal(err)
	}
	out, key := map[string][][]draw.Box{}, ""
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		if k, ok := strings.CutPrefix(line, "# "); ok {
			key = k
			continue
		}
		out[key] = append(out[key], texLines(t, line))
	}
	return out
}

// texLines reads a paragraph of the record. A line that TeX let stand out of
// the measure counts as shrunk to the full, which is what it drew.
func texLines(t *testing.T, s string) []draw.Box {
	t.Helper()
	var lines []draw.Box
	for _, f := range strings.Fields(s) {
		r, err := strconv.ParseFloat(strings.TrimRight(f, "hx"), 64)
		if err != nil {
			t.Fatal(err)
		}
		l := draw.Line{Ratio: r, Scale: 1000, Justify: true, Hyphen: strings.Contains(f, "h")}
		lines = append(lines, draw.Box{Line: &l})
	}
	number(lines)
	return lines
}

func total(paras [][]draw.Box) Quality {
	var q Quality
	for _, p := range paras {
		q = q.Join(Measure(p))
	}
	return q
}

// product is the body's style of a theme that is justified, as data/theme.yaml
// has it otherwise: what the yardstick measures is what pages are set in. A test
// of layout holds the two together.
func product() Style {
	s := ragged()
	s.Size, s.Leading, s.Stem, s.Align = unit.Points(9.75), 45*unit.MM/10, 3, Justified
	return s
}

// TestAgainstTeX holds the product to LuaLaTeX with LaTeX's tolerance and an
// emergency stretch (modes 0 and 1 of the record, the second with microtype),
// and says what TeX reaches that considers every line there can be, as the
// press does (2 and 3). There the house pays for what it forbids and TeX allows:
// three hyphens in a row, two letters behind an apostrophe, a phrase in two; the
// bound holds that it pays no more. Neither divides a word with a capital.
func TestAgainstTeX(t *testing.T) {
	s, tex := setter(t), recorded(t)
	micro := product()
	micro.Stretch, micro.Protrude = 20, true
	for _, lang := range []string{"fr", "en"} {
		for mode, most := range []float64{1.00, 1.15, 1.40, 1.40} {
			style := []Style{product(), micro}[mode%2]
			var ours, theirs float64
			for _, mm := range []float64{60, 70.5, 80, 120} {
				name := fmt.Sprintf("%s %d %g", lang, mode, mm)
				lines := setAll(t, s, style, lang, unit.Millimetres(mm))
				we, they := total(lines), total(tex[name])
				if we.Paragraphs != they.Paragraphs || we.Paragraphs < 50 {
					t.Fatalf("%s: %d paragraphs, %d recorded", name, we.Paragraphs, they.Paragraphs)
				}
				t.Logf("%s: demerits %.3f of TeX's; ratio %.2f ± %.2f (TeX %.2f ± %.2f), at most %.2f; %d hyphens (%d)",
					name, we.Demerits/they.Demerits, we.Mean, we.SD, they.Mean, they.SD, we.Max, we.Hyphens, they.Hyphens)
				if mode < 2 && we.Demerits > most*they.Demerits {
					t.Errorf("%s: demerits %.0f are over %.2f times TeX's %.0f", name, we.Demerits, most, they.Demerits)
				}
				if we.Ladder > 2 {
					t.Errorf("%s: %d hyphens in a row", name, we.Ladder)
				}
				ours, theirs = ours+we.Demerits, theirs+they.Demerits
			}
			t.Logf("%s %d: demerits %.3f of TeX's in all", lang, mode, ours/theirs)
			if ours > most*theirs {
				t.Errorf("%s %d: demerits %.0f are over %.2f times TeX's %.0f in all", lang, mode, ours, most, theirs)
			}
		}
	}
}

func setAll(t *testing.T, s *Setter, style Style, lang string, width unit.Length) [][]draw.Box {
	t.Helper()
	var out [][]draw.Box
	for _, text := range paragraphs(t, lang) {
		out = append(out, set(t, s, para(style, lang, Run{Text: text, Raw: true}), width, Options{}))
	}
	return out
}

// firstFit fills line after line as far as it goes, as programs without a view
// of the paragraph do.
func firstFit(b *breaker, divide bool) []int {
	way, at, n := []int{0}, 0, len(b.p.breaks)
	for at < n-1 {
		best := at + 1
		for j := at + 1; j < n; j++ {
			if (divide || b.p.breaks[j].joint != atDivision) && b.fill(at, j).ok {
				best = j
			}
		}
		way, at = append(way, best), best
	}
	return way
}

// rag is the sum of squared shortfalls of a way, last line left out, and its
// divisions.
func (b *breaker) rag(way []int) (squares float64, divisions int) {
	for k := 1; k < len(way)-1; k++ {
		s := float64(b.fill(way[k-1], way[k]).short) / float64(b.roomOf(way[k-1]))
		squares += s * s
		if b.p.breaks[way[k]].joint == atDivision {
			divisions++
		}
	}
	return squares, divisions
}

func TestRag(t *testing.T) {
	s := setter(t)
	for _, lang := range []string{"fr", "en"} {
		for _, size := range []float64{9.75, 10} {
			for _, mm := range []float64{60, 70.5} {
				style := ragged()
				style.Size = unit.Points(size)
				width := unit.Millimetres(mm)
				var ours, plain, full float64
				var hyphens, most int
				for _, text := range paragraphs(t, lang) {
					p := para(style, lang, Run{Text: text, Raw: true})
					set(t, s, p, width, Options{})
					g := s.galley(castKey{p, ""}, nil)
					b := g.breaker(0, width)
					q, _ := b.rag(firstFit(b, false))
					f, h := b.rag(firstFit(b, true))
					o, n := b.rag(g.choose(0, width, 0))
					ours, plain, full = ours+o, plain+q, full+f
					hyphens, most = hyphens+n, most+h
				}
				t.Logf("%s %.2f pt %.1f mm: squares %.3f of first-fit's (%.3f of first-fit's with divisions), %d divisions (%d)",
					lang, size, mm, ours/plain, ours/full, hyphens, most)
				if ours > 0.6*plain || hyphens > most {
					t.Errorf("%s %.2f pt %.1f mm: squares %.4f against %.4f, %d divisions against %d", lang, size, mm, ours, plain, hyphens, most)
				}
			}
		}
	}
}

// TestBreakerIsBest compares the breaker with every possible way of breaking
// short paragraphs.
func TestBreakerIsBest(t *testing.T) {
	s := setter(t)
	for _, lang := range []string{"fr", "en"} {
		for _, style := range []Style{justifiedStyle(), micro(), ragged()} {
			for _, text := range paragraphs(t, lang)[:12] {
				words := strings.SplitAfter(text, " ")
				p := para(style, lang, Run{Text: strings.TrimSpace(strings.Join(words[:20], "")), Raw: true})
				g := s.galley(castKey{p, ""}, nil)
				b := g.breaker(0, 60*unit.MM)
				b.limit = math.Inf(1)
				if !b.run() {
					t.Fatal("no way")
				}
				got := b.nodes[b.best(0)].total
				if way := cheaper(b, 0, &node{class: decent}, got*(1-1e-9)); way != nil {
					t.Errorf("%q costs %.1f, the breaks %v less", p.Runs[0].Text, got, way)
				}
			}
		}
	}
}

// cheaper is a way on from a node at break i that costs less than budget, nil
// when there is none.
func cheaper(b *breaker, i int, from *node, budget float64) []int {
	if i == len(b.p.breaks)-1 {
		return []int{i}
	}
	for j := i + 1; j < len(b.p.breaks); j++ {
		f := b.fill(i, j)
		if !f.ok {
			continue
		}
		n := node{class: f.class}
		left := budget - b.cost.line(b, i, j, f) - b.cost.follow(from, &n, b.p.breaks[j].joint)
		if left <= 0 {
			continue
		}
		if way := cheaper(b, j, &n, left); way != nil {
			return append([]int{i}, way...)
		}
	}
	return nil
}
