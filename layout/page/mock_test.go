package page

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

const millimetre = unit.MM

func setter(t testing.TB) *text.Setter {
	t.Helper()
	faces, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	return text.NewSetter(faces, nil)
}

// env is an Env that can set text.
func env(t testing.TB) *block.Env { return &block.Env{Text: setter(t)} }

// para is a paragraph of runs in a role.
func para(role draw.Role, runs ...text.Run) block.Para {
	return block.Para{Para: &text.Para{
		Style: text.Style{Name: "body", Font: "serif", Size: 10 * unit.PT, Leading: unit.U, Ink: "noir"},
		Runs:  runs, Lang: "fr", Elem: draw.New(role), Name: "body", From: diag.Pos{File: "fr/editorial.md", Line: 7, Col: 1},
	}}
}

func words(n int) text.Run {
	var b strings.Builder
	for i := 0; i < n; i++ {
		fmt.Fprintf(&b, "mot%s ", strings.Repeat("abcdefg"[i%7:i%7+1], 1+i*5%7))
	}
	return text.Run{Text: strings.TrimSpace(b.String())}
}

// brick is a drawing of a height with a word on it.
func brick(word string, h unit.Length) *block.Drawn {
	b := draw.Box{Elem: draw.New(draw.P), Ops: []draw.Op{draw.Text{Point: unit.Point{Y: 4 * millimetre}, Str: word, Font: "serif", Size: 10 * unit.PT, Ink: "noir", Width: 20 * millimetre}}}
	b.W, b.H = 30*millimetre, h
	return &block.Drawn{Box: b}
}

// solid is a brick with something on all of it.
func solid(word string, h unit.Length) *block.Drawn {
	b := brick(word, h)
	b.Box.Ops = append(b.Box.Ops, draw.Path{Segs: draw.Rectangle(unit.Box(0, 0, unit.MM, h)), Fill: "noir", Elem: draw.New(draw.Layout)})
	return b
}

// pages is a block of n bricks that each fill a page.
func pages(word string, n int) block.Block {
	f := &block.Flow{}
	for i := 0; i < n; i++ {
		f.Items = append(f.Items, block.Item{Block: brick(fmt.Sprint(word, i), 200*millimetre)})
	}
	return f
}

// master is an A4 page with a running head and a folio at the outer edge.
func master() Master {
	return Master{
		Trim:     unit.Size{W: 210 * millimetre, H: 297 * millimetre},
		Bleed:    3 * millimetre,
		Area:     unit.Box(20*millimetre, 27*millimetre, 170*millimetre, 247500*millimetre/1000),
		HeadArea: unit.Box(20*millimetre, 10*millimetre, 170*millimetre, 6*millimetre),
		FootArea: unit.Box(20*millimetre, 280*millimetre, 170*millimetre, 6*millimetre),
		Head:     func(i Info) block.Block { return label(i.Section.Rubric, text.Ragged) },
		Foot: func(i Info) block.Block {
			if i.Even {
				return label(i.Folio, text.Ragged)
			}
			return label(i.Folio, text.FlushRight)
		},
	}
}

func label(s string, a text.Align) block.Block {
	p := para(draw.P, text.Run{Text: s})
	p.Align = a
	return p
}

func section(id string, body block.Block) Section {
	return Section{ID: id, Title: "Section " + id, Rubric: "rubric of " + id, Elem: draw.New(draw.Sect), Body: body, From: diag.Pos{File: "fr/" + id + ".md"}}
}

// found is the findings of a code.
func found(l diag.List, c diag.Code) diag.List {
	var out diag.List
	for _, i := range l {
		if i.Code == c {
			out = append(out, i)
		}
	}
	return out
}

// inventory is the words of pages in reading order, artifacts left out and
// divided words made whole.
func inventory(ps []draw.Page) string {
	return strings.Join(strings.Fields(draw.Tree(ps).Words()), " ")
}

// read is the words of each page, running heads left out.
func read(ps []draw.Page) string {
	var out []string
	for i := range ps {
		out = append(out, inventory(ps[i:i+1]))
	}
	return strings.Join(out, " | ")
}
