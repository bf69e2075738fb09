package comparison

import (
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

const mm = unit.MM

// line is a box of one line that belongs to an element.
func line(e *draw.Elem, ops ...draw.Op) draw.Box {
	b := draw.Box{Elem: e, Line: &draw.Line{Last: true}, Ops: ops}
	b.W, b.H = 60*mm, 5*mm
	return b
}

func words(s string) draw.Text { return draw.Text{Str: s, Ink: draw.Noir, Font: "sans", Size: mm} }

// paper is a page of a section with boxes one under another, below a running head
// that differs from edition to edition.
func paper(section, head string, boxes ...draw.Box) draw.Page {
	p := draw.Page{Section: section}
	p.W, p.H = 210*mm, 297*mm
	p.Put(0, 0, line(draw.New(draw.Header), words(head)))
	for i, b := range boxes {
		p.Put(20*mm, unit.Length(20+10*i)*mm, b)
	}
	return p
}

func p(s string) draw.Box { return line(draw.New(draw.P), words(s)) }

// What only one edition says is marked there and nothing else is; a number that
// calls a source says nothing, one that stands for itself does; a figure is told by
// its alternative and marked around.
func TestWhatPartsPagesIsMarked(t *testing.T) {
	cited := func(n string) draw.Box {
		return line(draw.New(draw.P), words("The same words"), draw.Text{Str: n, Ink: draw.Noir, Elem: draw.New(draw.LinkElem)})
	}
	chart := func(alt string) draw.Box {
		b := draw.Box{Elem: &draw.Elem{Role: draw.Figure, Alt: alt}, Ops: []draw.Op{words("label")}}
		b.W, b.H = 30*mm, 30*mm
		return b
	}
	was := []draw.Page{paper("news", "January", p("Only then"), p("Both"), cited(" [5]"), p("17"), chart("six"))}
	is := []draw.Page{paper("news", "April", p("Both"), cited(" [6]"), p("18"), p("Only now"), chart("seven"))}
	got := pairs(was, is)
	if len(got) != 1 || !got[0].pictured {
		t.Fatalf("%+v", got)
	}
	marks := func(l *leaf) (out []string) {
		for _, o := range l.over {
			out = append(out, o.Class+" "+o.Y.String())
		}
		slices.Sort(out)
		return out
	}
	if a, b := marks(got[0].was), marks(got[0].is); !slices.Equal(a, []string{"around 60mm", "over 20mm", "over 50mm"}) ||
		!slices.Equal(b, []string{"around 60mm", "over 40mm", "over 50mm"}) {
		t.Errorf("%v, %v", a, b)
	}
}

// Pages that say and draw the same are not shown, whatever their running heads and
// the numbers of sources; an ink alone parts them.
func TestPagesWithoutADifference(t *testing.T) {
	one := func(head, n string, ink draw.Ink) []draw.Page {
		name := words("S3NS")
		name.Ink = ink
		return []draw.Page{paper("zoom", head, line(draw.New(draw.P), name, draw.Text{Str: n, Ink: draw.Noir, Elem: draw.New(draw.LinkElem)}))}
	}
	if got := pairs(one("January", " [5]", draw.Noir), one("April", " [6]", draw.Noir)); got[0].pictured {
		t.Error("a running head and the number of a source part two pages")
	}
	if got := pairs(one("January", "", draw.Vermtexte), one("April", "", draw.Noir)); !got[0].pictured {
		t.Error("a mark of what changed parts no pages")
	}
}

// Every page of both editions is in a pair, once; a section of one alone stands
// beside nothing, and the pages of a text with its opener.
func TestEveryPageIsInAPair(t *testing.T) {
	was := []draw.Page{paper("cover", ""), paper("editorial", ""), paper("gone", "")}
	is := []draw.Page{paper("cover", ""), paper("editorial", ""), paper("editorial-text", "", p("more")), paper("new", "")}
	var got []string
	for _, x := range pairs(was, is) {
		s := x.section
		for _, l := range []*leaf{x.was, x.is} {
			if l == nil {
				s += " -"
				continue
			}
			s += " " + l.Page.Section
		}
		got = append(got, s)
	}
	want := []string{"cover cover cover", "editorial editorial editorial", "editorial - editorial-text", "new - new", "gone gone -"}
	if !slices.Equal(got, want) {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
