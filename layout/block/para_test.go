package block

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

const leading = 5 * mm

func setter(t testing.TB) *text.Setter {
	t.Helper()
	faces, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	return text.NewSetter(faces, nil)
}

// para is a paragraph of n words that are all different.
func para(name string, n int) Para {
	var b strings.Builder
	for i := 0; i < n; i++ {
		fmt.Fprintf(&b, "%s%s ", name, strings.Repeat("abcdefg"[i%7:i%7+1], 1+i*5%7))
	}
	return Para{&text.Para{
		Style: text.Style{Name: "body", Font: "serif", Size: 10 * unit.PT, Leading: leading, Ink: "noir"},
		Runs:  []text.Run{{Text: strings.TrimSpace(b.String())}},
		Lang:  "fr", Name: name, From: diag.Pos{File: "fr/x.md", Line: 3, Col: 1},
	}}
}

// lineCount is how many lines of text a box holds.
func lineCount(b draw.Box) int {
	n := 0
	draw.Walk(&b, func(v draw.Visit) bool {
		if v.Box.Line != nil {
			n++
		}
		return true
	})
	return n
}

func TestParaNeverLeavesALineAlone(t *testing.T) {
	env := &Env{Text: setter(t)}
	for n := 4; n < 90; n += 3 {
		p := para("x", n)
		whole := p.Place(env, Space{W: 60 * mm, H: unit.Max})
		total := lineCount(whole.Box)
		if whole.Fit != Full || whole.Box.H != unit.Length(total)*leading {
			t.Fatalf("%d words: fit %d, %d lines, %s", n, whole.Fit, total, whole.Box.H)
		}
		for room := 0; room <= total; room++ {
			got := p.Place(env, Space{W: 60 * mm, H: unit.Length(room) * leading})
			switch got.Fit {
			case Full:
				if k := lineCount(got.Box); k > room || k < total-1 {
					t.Errorf("%d lines in %d: all in %d", total, room, k)
				}
			case Part:
				rest := got.Rest.Place(env, Space{W: 60 * mm, H: unit.Max})
				a, b := lineCount(got.Box), lineCount(rest.Box)
				if a < 2 || b < 2 || a > room || a+b < total || a+b > total+1 {
					t.Errorf("%d lines in %d: cut into %d and %d", total, room, a, b)
				}
				if len(words(got.Box))+len(words(rest.Box)) < 2 {
					t.Error("words are missing")
				}
			case Wrap:
				if room >= total || total > 3 && room >= 3 && room < total-1 {
					t.Errorf("%d lines in %d: refused (%s)", total, room, got.Why)
				}
				if got.Why == "" || got.Need == 0 || len(got.Faults) != 1 || got.Faults[0].Name != "x" {
					t.Errorf("a Wrap without its reason: %+v", got)
				}
			}
		}
	}
}

func TestParaFaults(t *testing.T) {
	env := &Env{Text: setter(t)}
	p := para("x", 3)
	p.Runs = []text.Run{{Text: "un Infrastrukturdienstleistungsverzeichniseintrag de trop"}}
	got := p.Place(env, Space{W: 30 * mm, H: 100 * mm, Fresh: true})
	if got.Fit != Wrap || len(got.Faults) != 1 || !got.Faults[0].Wide || !strings.Contains(got.Why.String(), "Infrastrukturdienst") {
		t.Fatalf("a word wider than the line: fit %d, %q", got.Fit, got.Why)
	}
	loose := p.Place(env, Space{W: 30 * mm, H: 100 * mm, Fresh: true, Loose: true})
	if loose.Fit != Full || len(loose.Faults) != 1 || lineCount(loose.Box) == 0 {
		t.Errorf("in a loose space its text stands, with the fault: %+v", loose.Fit)
	}
	stage := &Stage{H: 60 * mm, Items: []Placed{{W: 60 * mm, H: 3 * leading, Body: para("long", 60), Name: "panel.text"}, {Y: 30 * mm, W: 60 * mm, H: leading, Body: para("y", 40), Name: "note"}}}
	plan := stage.Place(env, Space{W: 60 * mm, H: 60 * mm, Fresh: true})
	if plan.Fit != Wrap || len(plan.Faults) != 2 {
		t.Fatalf("fit %d, %d faults, want both named", plan.Fit, len(plan.Faults))
	}
	f := plan.Faults[0]
	if f.Lines < 2 || f.Chars < 40 || f.Need <= f.Have || f.Have != 3*leading || f.From.Line != 3 || f.Name == "" {
		t.Errorf("the fault is not in the editor's numbers: %+v", f)
	}
	if !strings.Contains(f.Why.String(), "cut about") || !strings.Contains(f.Why.String(), "lines too long") {
		t.Errorf("why: %s", f.Why)
	}
}

// Cutting as many characters as a fault asks for makes the text fit.
func TestAdviceHelps(t *testing.T) {
	env := &Env{Text: setter(t)}
	for n := 40; n < 120; n += 7 {
		p := para("x", n)
		frame := func(p Para) Plan {
			return (&Frame{H: 4 * leading, Fixed: true, Body: p}).Place(env, Space{W: 70 * mm, H: 100 * mm})
		}
		plan := frame(p)
		if plan.Fit != Wrap {
			continue
		}
		s := []rune(p.Runs[0].Text)
		shorter := *p.Para
		shorter.Runs = []text.Run{{Text: string(s[:len(s)-plan.Faults[0].Chars])}}
		if got := frame(Para{&shorter}); got.Fit != Full {
			t.Errorf("%d words, %d characters cut as asked: still %s", n, plan.Faults[0].Chars, got.Why)
		}
	}
}

func TestColumnsOfText(t *testing.T) {
	env := &Env{Text: setter(t)}
	head := para("Head", 2)
	head.Elem = draw.New(draw.H2)
	var its []Item
	for i := 0; i < 6; i++ {
		if i%2 == 1 {
			its = append(its, Item{Block: head, Before: leading, Together: true})
		}
		its = append(its, Item{Block: para(string(rune('p'+i)), 50+i*11)})
	}
	cols := Columns{N: 2, Gap: leading, Balance: true, Grid: leading, Body: &Flow{Items: its, Grid: leading}}
	p := cols.Place(env, Space{W: 150 * mm, H: 240 * mm, Fresh: true, Next: 240 * mm})
	if p.Fit != Full || len(p.Box.Kids) != 2 {
		t.Fatalf("fit %d", p.Fit)
	}
	if d := p.Box.Kids[0].Box.H - p.Box.Kids[1].Box.H; d > 2*leading || d < -2*leading {
		t.Errorf("the columns differ by %s", d)
	}
	bottoms := map[unit.Length]bool{}
	draw.Walk(&p.Box, func(v draw.Visit) bool {
		if v.Box.Line != nil {
			bottoms[v.At.Y%leading] = true
			if v.Box.Line.Style != "body" {
				t.Error("a line has lost its style's name")
			}
		}
		return true
	})
	if len(bottoms) != 1 || !bottoms[0] {
		t.Errorf("lines stand off the grid: %v", bottoms)
	}
}

func BenchmarkColumns(b *testing.B) {
	set := setter(b)
	var its []Item
	for i := 0; i < 30; i++ {
		its = append(its, Item{Block: para("p", 60+i)})
	}
	cols := Columns{N: 2, Gap: leading, Balance: true, Grid: leading, Body: &Flow{Items: its, Grid: leading}}
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		env := &Env{Text: set}
		for blk := Block(cols); blk != nil; {
			blk = blk.Place(env, Space{W: 150 * mm, H: 247 * mm, Fresh: true, Next: 247 * mm}).Rest
		}
	}
}

// Balanced columns are a line or two higher where one would else end within a
// word.
func TestColumnsEndOnWords(t *testing.T) {
	env := &Env{Text: setter(t)}
	for n := 24; n < 60; n++ {
		p := para("p", 0)
		p.Runs = []text.Run{{Text: strings.TrimSpace(strings.Repeat("ren\u00ADsei\u00ADgne\u00ADments ", n))}}
		cols := Columns{N: 2, Gap: leading, Balance: true, Grid: leading, Body: p}
		set := cols.Place(env, Space{W: 100 * mm, H: 240 * mm, Fresh: true, Next: 240 * mm})
		draw.Walk(&set.Box.Kids[0].Box, func(v draw.Visit) bool {
			if lines := v.Box.Kids; len(lines) > 0 && lines[len(lines)-1].Box.Line != nil && lines[len(lines)-1].Box.Line.Hyphen {
				t.Errorf("%d words: the first column ends within one", n)
			}
			return true
		})
	}
}
