package page

import (
	"maps"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

func rules() Rules {
	return Rules{
		Safe: 5 * millimetre, Ground: millimetre / 2, Drawn: 35 * millimetre / 10, MinText: unit.Points(7.5), MinStyle: map[string]unit.Length{"body": unit.Points(9.5)}, MinLine: unit.PT / 4,
		Covers: func(_ draw.Font, r rune) bool { return r != '→' },
	}
}

// box is a named box of marks.
func box(name string, w, h unit.Length, ops ...draw.Op) draw.Box {
	b := draw.Box{Name: name, Ops: ops, Elem: draw.New(draw.P)}
	b.W, b.H = w, h
	return b
}

// run is text of a size whose baseline is at y.
func run(s string, y, w, size unit.Length) draw.Text {
	return draw.Text{Point: unit.Point{Y: y}, Str: s, Font: "serif", Size: size, Ink: "noir", Width: w}
}

func fillOf(r unit.Rect, ground bool) draw.Path {
	return draw.Path{Segs: draw.Rectangle(r), Fill: "sable", Ground: ground}
}

// sheetOf is a page with boxes at points.
func sheetOf(kids ...draw.At) draw.Page {
	p := draw.Page{Section: "s"}
	p.W, p.H = 210*millimetre, 297*millimetre
	p.Kids = kids
	return p
}

// on is a page on a ground that covers it.
func on(ground draw.Ink, p draw.Page) draw.Page {
	p.Ground = ground
	return p
}

func put(x, y unit.Length, b draw.Box) draw.At {
	return draw.At{Point: unit.Point{X: x * millimetre, Y: y * millimetre}, Box: b}
}

const pt10 = 10 * unit.PT

func TestChecks(t *testing.T) {
	mm := millimetre
	text := func(name string) draw.Box { return box(name, 40*mm, 5*mm, run("word", 4*mm, 40*mm, pt10)) }
	free := box("drawing", 80*mm, 20*mm)
	free.Free = true
	free.Kids = []draw.At{put(0, 0, text("a")), put(0, 1, text("b"))}
	small := box("line", 40*mm, 5*mm, run("word", 4*mm, 40*mm, 9*unit.PT))
	small.Line = &draw.Line{Style: "body", Of: 1}
	panel := func(y unit.Length, ink draw.Ink, kids ...draw.At) draw.At { // a panel of 60 by 20 mm from x 20 mm on
		p := box("panel", 60*mm, 20*mm, draw.Path{Segs: draw.Rectangle(unit.Box(0, 0, 60*mm, 20*mm)), Fill: ink, Ground: true})
		p.Free, p.Kids = true, kids
		return put(20, y, p)
	}
	divided := run("-", 4*mm, mm, pt10)
	divided.Forced, divided.X = true, 40*mm
	loose := func(kids ...draw.At) draw.Page { // pieces that may lie over one another
		all := draw.Box{Name: "spread", Kids: kids, Free: true}
		all.W, all.H = 210*mm, 297*mm
		return sheetOf(put(0, 0, all))
	}
	cases := []struct {
		name string
		page draw.Page
		code diag.Code // "" for none
		msg  string
	}{
		{"all is well", sheetOf(put(20, 30, text("a")), put(20, 40, text("b"))), "", ""},
		{"text over the edge", sheetOf(put(180, 30, text("title"))), OffPage, "“title” reaches 10 mm over the right edge"},
		{"text near the edge", sheetOf(put(3, 30, text("title"))), UnsafeMargin, "“title” stands 3 mm from the left edge, 5 mm are needed"},
		{"text near the foot", sheetOf(put(20, 289, text("title"))), UnsafeMargin, "from the bottom edge"},
		{"a drawing near the edge of a ground", on("nuit", sheetOf(put(4, 30, box("disc", 9*mm, 9*mm, fillOf(unit.Box(0, 0, 9*mm, 9*mm), false))))), "", ""},
		{"a drawing too near to it", on("nuit", sheetOf(put(3, 30, box("disc", 9*mm, 9*mm, fillOf(unit.Box(0, 0, 9*mm, 9*mm), false))))), UnsafeMargin, "“disc” stands 3 mm from the left edge, 3.5 mm are needed"},
		{"a drawing as near on paper", sheetOf(put(4, 30, box("disc", 9*mm, 9*mm, fillOf(unit.Box(0, 0, 9*mm, 9*mm), false)))), UnsafeMargin, "5 mm are needed"},
		{"text as near on a ground", on("nuit", sheetOf(put(4, 30, text("title")))), UnsafeMargin, "5 mm are needed"},
		{"a ground over the edge", sheetOf(put(0, 0, box("panel", 210*mm, 50*mm, fillOf(unit.Box(-3*mm, -3*mm, 216*mm, 53*mm), true)))), "", ""},
		{"a ground that stops at the edge", sheetOf(put(0, 0, box("panel", 210*mm, 50*mm, fillOf(unit.Box(-3*mm, 0, 216*mm, 50*mm), true)))), ShortBleed, "“panel” ends 0 mm beyond the top edge, 3 mm are needed"},
		{"a plate that is no ground", sheetOf(put(0, 0, box("panel", 210*mm, 50*mm, fillOf(unit.Box(0, 0, 210*mm, 50*mm), false)))), UnsafeMargin, "“panel” stands 0 mm"},
		{"a mark out of its box", sheetOf(put(20, 30, box("cell", 20*mm, 5*mm, run("word", 4*mm, 40*mm, pt10)))), OutOfBox, "“cell” reaches 20 mm out of its box"},
		{"a box out of its parent", sheetOf(put(20, 30, draw.Box{Size: unit.Size{W: 30 * mm, H: 30 * mm}, Kids: []draw.At{put(0, 28, text("cell"))}})), OutOfBox, "“cell” reaches 10 mm"},
		{"two texts on each other", sheetOf(put(20, 30, text("note")), put(30, 31, text("table"))), Overlap, "“note” and “table” overlap by 30 mm by"},
		{"texts in two boxes on each other", sheetOf(put(20, 30, draw.Box{Size: unit.Size{W: 50 * mm, H: 20 * mm}, Kids: []draw.At{put(0, 10, text("deep"))}}), put(20, 40, text("table"))), Overlap, "“deep” and “table”"},
		{"text on a ground", sheetOf(panel(30, "sable", put(5, 5, text("words")))), "", ""},
		{"text at the side of one", sheetOf(panel(30, "sable", put(20, 5, text("words")))), GroundEdge, "“words” stands 0 mm from the edge of the ground of “panel”, 0.5 mm are needed"},
		{"text over its foot", loose(panel(30, "sable"), put(30, 46, text("words"))), GroundEdge, "“words” stands over the edge of the ground of “panel” by"},
		{"text over its head", loose(panel(30, "sable"), put(30, 26, text("words"))), GroundEdge, "“words” stands over the edge of the ground of “panel” by"},
		{"text too near above one", loose(panel(30, "sable"), put(30, 25, text("words"))), GroundEdge, "“words” stands 0.22"},
		{"text beside one", loose(panel(30, "sable"), put(30, 24, text("words"))), "", ""},
		{"on a ground of the paper's ink", sheetOf(panel(30, draw.Papier, put(20, 5, text("words")))), "", ""},
		{"over the edge of a ground under another", loose(panel(30, "sable"), panel(40, "nuit"), put(30, 46, text("words"))), "", ""},
		{"on a sign", sheetOf(put(20, 30, box("sign", 40*mm, 5*mm, fillOf(unit.Box(0, 0, 3*mm, 3*mm), false), run("word", 4*mm, 40*mm, pt10)))), "", ""},
		{"a word divided by force", sheetOf(put(20, 30, box("label", 60*mm, 5*mm, run("Hxgr", 4*mm, 40*mm, pt10), divided))), ForcedDivision, "after “Hxgr”: it is wider than its place"},
		{"on each other on purpose", sheetOf(put(20, 30, free)), "", ""},
		{"small text", sheetOf(put(20, 30, box("note", 40*mm, 5*mm, run("word", 4*mm, 40*mm, 7*unit.PT)))), SmallText, "text of 7 pt in “note”, the least is 7.5 pt"},
		{"small body", sheetOf(put(20, 30, small)), SmallText, "text of 9 pt in “line”, the least is 9.5 pt"},
		{"a thin line", sheetOf(put(20, 30, box("rule", 40*mm, 5*mm, draw.Path{Segs: draw.Rectangle(unit.Box(0, 0, mm, mm)), Stroke: "noir", Width: unit.PT / 5}))), ThinLine, "a line of 0.2 pt in “rule”"},
		{"a field of no width", sheetOf(put(20, 30, box("bar", 40*mm, 5*mm, fillOf(unit.Box(0, 0, 0, 4*mm), false)))), ThinLine, "a line of 0 pt in “bar”"},
		{"a missing glyph", sheetOf(put(20, 30, box("note", 40*mm, 5*mm, typed(run("a→b", 4*mm, 40*mm, pt10))))), MissingGlyph, "“→” (U+2192) is not in the face serif"},
		{"beyond the first plane", sheetOf(put(20, 30, box("note", 40*mm, 5*mm, typed(run("a😀b", 4*mm, 40*mm, pt10))))), MissingGlyph, "U+1F600"},
		{"nameless text", sheetOf(put(180, 30, text(""))), OffPage, "“word” reaches"},
		{"a nameless drawing", sheetOf(put(-2, 30, box("", 9*mm, 9*mm, fillOf(unit.Box(0, 0, 9*mm, 9*mm), false)))), OffPage, "a drawing reaches 2 mm over the left edge"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			doc := &Document{Lang: "fr", Master: master(), Rules: rules(), Sections: []Section{{ID: "s", Bare: true, From: diag.Pos{File: "fr/s.md"}}}}
			got := Check([]draw.Page{c.page}, doc)
			if c.code == "" {
				if len(got) > 0 {
					t.Errorf("findings: %v", got)
				}
				return
			}
			if len(got) != 1 || got[0].Code != c.code || !strings.Contains(got[0].Msg.String(), c.msg) || got[0].Page != 1 || got[0].Pos.File == "" {
				t.Errorf("got %v, want %s with %q", got, c.code, c.msg)
			}
		})
	}
}

// What stands out of place for want of room says for want of whose, be it in the
// box that has none or in its way; what else stands so on the page does not.
func TestOutOfPlaceForWantOfRoom(t *testing.T) {
	mm := millimetre
	full := diag.Pos{File: "fr/s.md", Line: 7, Col: 3}
	over := box("item", 20*mm, 5*mm, run("word", 4*mm, 40*mm, pt10))
	over.Over = full
	plain := box("item", 20*mm, 5*mm, run("word", 4*mm, 40*mm, pt10))
	next := box("item", 20*mm, 5*mm, run("next", 4*mm, 20*mm, pt10))
	doc := &Document{Lang: "fr", Master: master(), Rules: rules(), Sections: []Section{{ID: "s", Bare: true, From: diag.Pos{File: "fr/s.md"}}}}
	got := map[string]bool{}
	for _, is := range Check([]draw.Page{sheetOf(put(20, 30, over), put(45, 30, next), put(20, 60, plain))}, doc) {
		got[string(is.Code)+" "+is.Subject] = true
	}
	want := map[string]bool{"OutOfBox fr/s.md:7:3": true, "OutOfBox ": true, "Overlap fr/s.md:7:3": true}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// typed is a text with the place it was typed at.
func typed(op draw.Op) draw.Op {
	t := op.(draw.Text)
	t.From.Pos = diag.Pos{File: "fr/s.md", Line: 2, Col: 1}
	return t
}

// lineBox is a paragraph's part: lines from..to of n.
func lineBox(role draw.Role, from, to, n int, hyphen bool) draw.Box {
	b := draw.Box{Elem: draw.New(role), Name: "body"}
	b.W = 70 * millimetre
	for i := from; i < to; i++ {
		l := box("", 70*millimetre, unit.U, run("line ", 3*millimetre, 60*millimetre, pt10))
		l.Elem = nil
		l.Line = &draw.Line{Para: i, Of: n, Last: i == n-1, Hyphen: hyphen && i == to-1}
		b.Put(0, b.H, l)
		b.H += unit.U
	}
	return b
}

func TestQuality(t *testing.T) {
	p := func(from, to, n int) draw.Box { return lineBox(draw.P, from, to, n, false) }
	head := lineBox(draw.H2, 0, 1, 1, false)
	columns := func(a, b draw.Box) draw.Box {
		c := draw.Box{Name: "columns", Kids: []draw.At{put(0, 0, a), put(90, 0, b)}}
		c.W, c.H = 160*millimetre, max(a.H, b.H)
		return c
	}
	plain := sheetOf(put(20, 27, p(0, 54, 54)))
	dots := box("dots", 60*millimetre, 5*millimetre)
	dots.Elem = draw.New(draw.Layout)
	dots.Put(0, 0, box("disc", 5*millimetre, 5*millimetre, draw.Path{Segs: draw.Rectangle(unit.Box(0, 0, 5*unit.MM, 5*unit.MM)), Fill: draw.Nuit}))
	other := plain
	other.Section = "another"
	cases := []struct {
		name  string
		pages []draw.Page
		codes string
	}{
		{"all is well", []draw.Page{plain, plain}, ""},
		{"an orphan", []draw.Page{sheetOf(put(20, 27, p(0, 53, 53)), put(20, 268, p(0, 1, 5))), plain}, "Orphan"},
		{"a widow", []draw.Page{sheetOf(put(20, 27, p(4, 5, 5)), put(20, 35, p(0, 50, 50))), plain}, "Widow"},
		{"a word divided over a break", []draw.Page{sheetOf(put(20, 27, lineBox(draw.P, 0, 54, 60, true))), plain}, "HyphenAtBreak"},
		{"a heading at the foot", []draw.Page{sheetOf(put(20, 27, p(0, 52, 52)), put(20, 265, head)), plain}, "HeadingAtFoot"},
		{"a heading at the foot of a column", []draw.Page{sheetOf(put(20, 27, p(0, 50, 50)), put(20, 262, head), put(110, 27, p(0, 53, 53)))}, "HeadingAtFoot"},
		{"a heading with text beside it", []draw.Page{sheetOf(put(20, 60, head), put(110, 62, p(0, 3, 3)))}, ""},
		{"a heading with discs beside it", []draw.Page{sheetOf(put(20, 27, p(0, 52, 52)), put(20, 262, head), put(120, 262, dots)), plain}, ""},
		{"a heading that ends the section", []draw.Page{sheetOf(put(20, 27, p(0, 50, 50)), put(20, 262, head))}, ""},
		{"half a page", []draw.Page{sheetOf(put(20, 27, p(0, 20, 20))), plain}, "EmptyHalfPage"},
		{"a short page", []draw.Page{sheetOf(put(20, 27, p(0, 40, 40))), plain}, "UnderfullPage"},
		{"a short page before a shorter one", []draw.Page{sheetOf(put(20, 27, p(0, 40, 40))), sheetOf(put(20, 27, p(0, 20, 20)))}, "UnderfullPage"},
		{"pages that come out alike", []draw.Page{sheetOf(put(20, 27, p(0, 40, 40))), sheetOf(put(20, 27, p(0, 36, 36)))}, ""},
		{"a last page with next to nothing", []draw.Page{plain, sheetOf(put(20, 27, p(0, 5, 5)))}, "SparsePage"},
		{"a middle page with little on it", []draw.Page{other, sheetOf(put(20, 27, p(0, 20, 20))), other}, "EmptyHalfPage"},
		{"a middle page with next to nothing", []draw.Page{other, sheetOf(put(20, 27, p(0, 5, 5))), other}, "SparsePage"},
		{"a panel alone at the foot", []draw.Page{other, sheetOf(put(20, 240, p(0, 7, 7))), other}, "SparsePage"},
		{"a page filled to its foot with air between", []draw.Page{other, sheetOf(put(20, 27, p(0, 10, 10)), put(20, 80, p(0, 10, 10)), put(20, 230, p(0, 10, 10))), other}, ""},
		{"uneven columns", []draw.Page{sheetOf(put(20, 27, columns(p(0, 20, 20), p(0, 14, 14))))}, "UnevenColumns"},
		{"even columns", []draw.Page{sheetOf(put(20, 27, columns(p(0, 20, 20), p(0, 19, 19))))}, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			doc := &Document{Lang: "fr", Master: master(), Sections: []Section{{ID: "s"}, {ID: "t"}}}
			var got []string
			for _, i := range Check(c.pages, doc) {
				if i.Severity != diag.Quality && i.Code != SparsePage || i.Code == SparsePage && i.Severity != diag.Warning {
					t.Errorf("severity of %v", i)
				}
				if i.Field != "" && i.Field != "body" && i.Field != "columns" {
					t.Errorf("%s names %q as its field", i.Code, i.Field)
				}
				got = append(got, string(i.Code))
			}
			if strings.Join(got, " ") != c.codes {
				t.Errorf("got %v, want %s", got, c.codes)
			}
		})
	}
}
