package page

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// reading is a small edition with one of everything that is read.
func reading() *Document {
	say := func(role draw.Role, s string) block.Para { return para(role, text.Run{Text: s}) }
	cell := func(x unit.Length, role draw.Role, s string) block.Cell {
		p := para(role, text.Run{Text: s})
		p.Elem = nil
		return block.Cell{X: x * millimetre, W: 40 * millimetre, Elem: draw.New(role), Body: p}
	}
	row := func(role draw.Role, a, b string) block.Row {
		return block.Row{Elem: draw.New(draw.TableRow), Cells: []block.Cell{cell(0, draw.HeadCell, a), cell(50, role, b)}}
	}
	item := func(label, s string, more ...block.Block) block.ListItem {
		l, p := para("", text.Run{Text: label}), para("", text.Run{Text: s})
		l.Elem, p.Elem = nil, nil
		return block.ListItem{Elem: draw.New(draw.ListItem), LabelElem: draw.New(draw.ListLabel), BodyElem: draw.New(draw.ListBody), Label: l, Body: block.Stack(append([]block.Block{p}, more...)...)}
	}
	inner := &block.List{Elem: draw.New(draw.List), Indent: 8 * millimetre, Items: []block.ListItem{item("–", "deep")}}
	figure := brick("17", 20*millimetre)
	figure.Elem = &draw.Elem{Role: draw.Figure, Alt: "seventeen discs"}
	foreign := para(draw.P, text.Run{Text: "On dit "}, text.Run{Text: "cloud", Lang: "en", Elem: &draw.Elem{Role: draw.Span, Lang: "en"}}, text.Run{Text: " ici."})
	shared := draw.New(draw.H1)
	a, b := para(draw.H1, text.Run{Text: "Observatoire"}), para(draw.H1, text.Run{Text: "SecNumCloud"})
	a.Elem, b.Elem = shared, shared
	body := block.Stack(a, b, say(draw.P, strings.Repeat("un deux trois ", 12)), foreign,
		say(draw.H2, "Une liste"),
		&block.List{Elem: draw.New(draw.List), Indent: 8 * millimetre, Items: []block.ListItem{item("–", "first", inner), item("2", "second")}},
		figure, say(draw.BlockQuote, "Une case vide."),
		&block.Table{Elem: draw.New(draw.Table), Head: []block.Row{row(draw.HeadCell, "Nom", "Valeur")}, Groups: []block.Group{{Rows: []block.Row{row(draw.DataCell, "x", "1"), row(draw.DataCell, "y", "2")}}}},
	)
	return &Document{Lang: "fr", Master: master(), Sections: []Section{section("s", body)}}
}

func TestReadAloud(t *testing.T) {
	res := Layout(env(t), reading())
	want := `----

# Observatoire SecNumCloud

` + strings.TrimSpace(strings.Repeat("un deux trois ", 12)) + `

On dit [en: cloud] ici.

## Une liste

- first
  - deep
2 second

[figure: seventeen discs]

> Une case vide.

[table]
| Nom | Valeur |
| x | 1 |
| y | 2 |
[end of table]
`
	got := ReadAloud(res.Pages)
	for strings.Contains(got, "\n\n\n") {
		got = strings.ReplaceAll(got, "\n\n\n", "\n\n")
	}
	if strings.ReplaceAll(got, "  \n", "") != want && strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if !strings.Contains(got, "\n- first\n") || !strings.Contains(got, "\n  - deep\n") {
		t.Errorf("lists are not told apart:\n%s", got)
	}
}

func TestWordsOfPages(t *testing.T) {
	res := Layout(env(t), reading())
	got := inventory(res.Pages)
	if !strings.HasPrefix(got, "Observatoire SecNumCloud un deux trois") || !strings.HasSuffix(got, "Nom Valeur x 1 y 2") {
		t.Errorf("got %s", got)
	}
	if strings.Contains(got, "rubric") {
		t.Error("the running head is read")
	}
}

// A paragraph over two columns and pages is read once, its divided words whole.
func TestDividedWords(t *testing.T) {
	e := draw.New(draw.P)
	part := func(s, actual string, first, last bool) draw.At {
		l := draw.Box{Line: &draw.Line{Last: last}, Ops: []draw.Op{run(s, 0, unit.MM, pt10)}}
		if actual != "" {
			h := run("-", 0, unit.MM, pt10)
			h.Actual = actual
			l.Ops = append(l.Ops, h)
		}
		return draw.At{Box: draw.Box{Elem: e, Kids: []draw.At{{Box: l}}}}
	}
	pages := []draw.Page{sheetOf(part("la procé", "\u00AD", true, false)), sheetOf(part("dure du sous", "\u2010", false, false)), sheetOf(part("traitant", "", false, true))}
	if got := inventory(pages); got != "la procédure du sous\u2010traitant" {
		t.Errorf("got %q", got)
	}
	if got := strings.TrimSpace(ReadAloud(pages)); got != "la procédure du sous\u2010traitant" {
		t.Errorf("got %q", got)
	}
	if d := draw.Dump(pages[:1]); !strings.Contains(d, "“la procé¬”") {
		t.Errorf("dump %q", d)
	}
}
