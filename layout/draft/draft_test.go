package draft

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

const mm = unit.MM

func pos(file string, line, col int) diag.Pos { return diag.Pos{File: file, Line: line, Col: col} }

// line is a line of words at a place of its box.
func lineOf(s string, y unit.Length, from diag.Span) draw.At {
	b := draw.Box{Size: unit.Size{W: 60 * mm, H: 5 * mm}, Line: &draw.Line{},
		Ops: []draw.Op{draw.Text{Point: unit.Point{Y: 3 * mm}, Str: s, Font: "sans", Size: 3 * mm, Ink: draw.Noir, Width: 50 * mm, From: from}}}
	return draw.At{Point: unit.Point{Y: y}, Box: b}
}

// sheet is a page with a paragraph of three lines, a field that is not written, a
// list with an entry of the register, and a picture.
func sheet() draw.Page {
	span := diag.Span{Pos: pos("fr/a.md", 10, 1), Len: 90}
	para := draw.Box{Size: unit.Size{W: 60 * mm, H: 15 * mm}, Elem: draw.New(draw.P), Name: "body",
		Kids: []draw.At{lineOf(strings.Repeat("a", 30), 0, span), lineOf(strings.Repeat("b", 30), 5*mm, span),
			lineOf(strings.Repeat("c", 30), 10*mm, span)}}
	blank := draw.Box{Size: unit.Size{W: 60 * mm, H: 5 * mm}, Elem: draw.New(draw.H1), Name: "title",
		Kids: []draw.At{lineOf("[à écrire]", 0, diag.Span{Pos: pos("fr/a.md", 1, 1), Len: -1})}}
	item := draw.Box{Size: unit.Size{W: 60 * mm, H: 5 * mm}, Elem: draw.New(draw.ListItem),
		Kids: []draw.At{lineOf("Bleu", 0, diag.Span{Pos: pos("register/offers.yaml", 12, 9), Len: 4})}}
	list := draw.Box{Size: unit.Size{W: 60 * mm, H: 5 * mm}, Elem: draw.New(draw.List), Kids: []draw.At{{Box: item}}}
	plate := draw.Box{Size: unit.Size{W: 60 * mm, H: 30 * mm}, Name: "pictures.x", From: pos("fr/a.md", 20, 1)}
	sect := draw.Box{Size: unit.Size{W: 170 * mm, H: 240 * mm}, Elem: draw.New(draw.Sect), Name: "a"}
	sect.Put(0, 0, blank)
	sect.Put(0, 20*mm, para)
	sect.Put(100*mm, 60*mm, list)
	sect.Put(0, 100*mm, plate)
	p := draw.Page{Section: "a"}
	p.Size = unit.Size{W: 210 * mm, H: 297 * mm}
	p.Put(17*mm, 27*mm, sect)
	return p
}

func book(pages ...draw.Page) *Book {
	const offers = "register/offers.yaml"
	return NewBook(Book{Pages: pages, Entries: []diag.Pos{pos(offers, 2, 5), pos(offers, 11, 5), pos(offers, 20, 5)},
		Sect: func(id string) int { return map[string]int{"a": 1}[id] },
		Own: func(file string) string {
			if file == "fr/a.md" || file == "fr/absent.md" {
				return "a"
			}
			return ""
		},
		Between: func(from, to diag.Pos) int { return (to.Line-from.Line)*30 + to.Col - from.Col },
		End:     func(s diag.Span) int { return s.Line + max(s.Len-1, 0)/30 },
		Whole:   func(c diag.Code) bool { return c == "Whole" },
	})
}

func TestWhereFindingsStand(t *testing.T) {
	for _, c := range []struct {
		name string
		is   diag.Issue
		page int     // 0: nowhere
		y, h float64 // of the first rectangle, in mm from the top; 0: the whole page
	}{
		{"at the head of a passage", diag.Issue{Pos: pos("fr/a.md", 10, 1)}, 1, 47.9, 2.8},
		{"all of a passage", diag.Issue{Code: "Whole", Pos: pos("fr/a.md", 10, 1)}, 1, 47.9, 12.8},
		{"what was laid out is all of it", diag.Issue{Pos: pos("fr/a.md", 10, 1), Page: 1}, 1, 47.9, 12.8},
		{"in the second line of a passage", diag.Issue{Pos: pos("fr/a.md", 11, 9)}, 1, 52.9, 2.8},
		{"nearer to what follows", diag.Issue{Pos: pos("fr/a.md", 9, 1)}, 1, 47.9, 2.8},
		{"behind a passage", diag.Issue{Pos: pos("fr/a.md", 15, 1)}, 1, 57.9, 2.8},
		{"a field that is not written", diag.Issue{Pos: pos("fr/a.md", 1, 1), Field: "title"}, 1, 27.9, 2.8},
		{"a picture that is not there", diag.Issue{Pos: pos("fr/a.md", 20, 1)}, 1, 127, 30},
		{"a fact of an entry", diag.Issue{Pos: pos("register/offers.yaml", 17, 9)}, 1, 87.9, 2.8},
		{"a fact of an entry that is not shown", diag.Issue{Pos: pos("register/offers.yaml", 22, 9)}, 0, 0, 0},
		{"a text that is not there", diag.Issue{Pos: pos("edition.yaml", 9, 1), Subject: "en/a.md fr/a.md"}, 1, 27.9, 2.8},
		{"a component", diag.Issue{Field: "pictures.x", Page: 1}, 1, 127, 30},
		{"a page", diag.Issue{Page: 1}, 1, 0, 0},
		{"a section", diag.Issue{Section: "a"}, 1, 0, 0},
		{"a file of a section", diag.Issue{Pos: diag.Pos{File: "fr/absent.md"}}, 1, 0, 0},
		{"a page that there is not", diag.Issue{Page: 9}, 0, 0, 0},
		{"another language", diag.Issue{Pos: pos("en/a.md", 10, 1)}, 0, 0, 0},
	} {
		got := book(sheet()).Find(c.is)
		switch {
		case c.page == 0:
			if len(got) > 0 {
				t.Errorf("%s: %+v", c.name, got)
			}
		case len(got) != 1 || got[0].Page != c.page || (len(got[0].Rects) > 0) != (c.h > 0):
			t.Errorf("%s: %+v", c.name, got)
		case c.h > 0:
			if r := got[0].Rects[0]; r.Y.MM() < c.y-0.11 || r.Y.MM() > c.y+0.11 || r.H.MM() < c.h-0.11 || r.H.MM() > c.h+0.11 {
				t.Errorf("%s: from %.1f, %.1f high", c.name, r.Y.MM(), r.H.MM())
			}
		}
	}
	if b := book(sheet()); !b.Covers("fr/a.md", 12) || b.Covers("fr/a.md", 13) {
		t.Error("which lines stand on the page is not known")
	}
}

func tag(n string) Tag {
	e := draw.New(draw.LinkElem)
	b := draw.Box{Size: unit.Size{W: 8 * mm, H: 4 * mm}}
	b.Ops = []draw.Op{draw.Text{Str: n, Font: "sans", Size: 3 * mm, Ink: draw.Noir, Width: mm, Elem: e}}
	return Tag{b, e}
}

// A tag stands in the nearer margin, under the one that stands there; it is read
// before what it is about, and never within a list but in its items. The pages
// that were given stay as they were.
func TestMarks(t *testing.T) {
	page := sheet()
	before := draw.Dump([]draw.Page{page})
	b := book(page)
	var marks []Mark
	for n, is := range map[string]diag.Issue{"one": {Pos: pos("fr/a.md", 10, 1)}, "two": {Pos: pos("fr/a.md", 11, 1)},
		"three": {Pos: pos("register/offers.yaml", 17, 9)}, "four": {Section: "a"}} {
		for _, at := range b.Find(is) {
			marks = append(marks, Mark{at, tag(n)})
		}
	}
	if len(marks) != 4 {
		t.Fatalf("%d marks", len(marks))
	}
	got := Marked([]draw.Page{page}, marks, func(draw.Page) draw.Ink { return draw.Nuit })
	if after := draw.Dump([]draw.Page{page}); after != before {
		t.Errorf("the page became\n%s", after)
	}
	words := strings.Join(strings.Fields(draw.Tree(got).Words()), " ")
	for _, order := range [][2]string{{"four", "[à"}, {"one", "aaa"}, {"two", "bbb"}, {"aaa", "two"}, {"three", "Bleu"}, {"ccc", "three"}} {
		if i, j := strings.Index(words, order[0]), strings.Index(words, order[1]); i < 0 || j < 0 || i > j {
			t.Errorf("%s is not read before %s: %s", order[0], order[1], words)
		}
	}
	at := map[string]unit.Rect{}
	draw.Walk(&got[0].Box, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			if o, ok := op.(draw.Text); ok && o.Elem != nil {
				at[o.Str] = v.At
			}
		}
		return true
	})
	for a := range at {
		for c := range at {
			if a != c && at[a].Overlaps(at[c], 0) {
				t.Errorf("the tags %s and %s overlap", a, c)
			}
		}
	}
	if at["one"].Right() > 17*mm || at["three"].X < 193*mm {
		t.Errorf("tags stand in the text: %v", at)
	}
}

// What no file can hold is drawn as a sign for it, and nothing else is touched.
func TestDrawable(t *testing.T) {
	p := draw.Page{}
	p.Ops = []draw.Op{
		draw.Text{Str: "un \U0001F600 ↯", Font: "sans", Size: 3 * mm, Ink: draw.Noir},
		draw.Text{Str: "fi", Codes: []rune{0xE001}, Font: "none", Size: 0, Ink: "rose"},
		draw.Link{Href: "#nowhere"}, draw.Link{Href: "#here"}, draw.Anchor{Name: "here"}, draw.Link{Href: "https://example.org"},
		draw.Image{Rect: unit.Box(0, 0, mm, mm), Picture: &draw.Picture{Name: "cut.png"}},
	}
	p.From = pos("fr/a.md", 3, 1)
	got := Drawable([]draw.Page{p}, Means{
		Face: func(f draw.Font) bool { return f == "sans" }, Draws: func(_ draw.Font, r rune) bool { return r < 0x2000 },
		Code: func(draw.Font, rune) bool { return false }, Ink: func(i draw.Ink) bool { return i != "rose" },
		Refused: func(n int, at diag.Pos) bool { return n == 1 && at == p.From }, Plain: "sans",
	})[0].Ops
	one, two := got[0].(draw.Text), got[1].(draw.Text)
	if one.Str != "un ? ?" || one.Actual != "un \U0001F600 ↯" {
		t.Errorf("%+v", one)
	}
	if two.Str != "fi" || two.Codes != nil || two.Font != "sans" || two.Size <= 0 || two.Ink != draw.Noir || two.Actual != "" {
		t.Errorf("%+v", two)
	}
	links := 0
	for _, op := range got {
		switch op.(type) {
		case draw.Link:
			links++
		case draw.Image:
			t.Error("a picture that cannot be read is left")
		}
	}
	if links != 2 {
		t.Errorf("%d links", links)
	}
	if _, stays := p.Ops[6].(draw.Image); !stays {
		t.Error("the page that was given is another one")
	}
}
