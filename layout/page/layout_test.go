package page

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

func TestReferencesSettle(t *testing.T) {
	contents := block.Stack(
		para(draw.TOCItem, text.Run{Text: "Two "}, text.Run{PageOf: "two"}),
		para(draw.TOCItem, text.Run{Text: "Mark "}, text.Run{PageOf: "mark", Href: "#mark"}),
	)
	doc := &Document{Lang: "fr", Master: master(), Sections: []Section{
		section("contents", contents),
		section("one", pages("a", 3)),
		section("two", block.Stack(brick("b", 200*millimetre), block.Marked{Anchor: "mark", Body: brick("c", 200*millimetre)})),
	}}
	res := Layout(env(t), doc)
	if want := "Two 5 Mark 6 | a0 | a1 | a2 | b | c"; read(res.Pages) != want {
		t.Errorf("got  %s\nwant %s", read(res.Pages), want)
	}
	if res.Passes != 2 {
		t.Errorf("%d passes, two do", res.Passes)
	}
	if want := map[string]int{"contents": 1, "one": 2, "two": 5, "mark": 6}; !reflect.DeepEqual(res.Anchors, want) {
		t.Errorf("anchors %v", res.Anchors)
	}
	for i, b := range res.Outline {
		if b.Title != "Section "+doc.Sections[i].ID || b.Level != 1 {
			t.Errorf("bookmark %+v", b)
		}
	}
	if w, ok := res.Issues.Worst(); ok && w == diag.Error {
		t.Errorf("findings: %v", res.Issues)
	}
}

func TestLayoutIsPure(t *testing.T) {
	make := func() *Document {
		return &Document{Lang: "fr", Master: master(), Sections: []Section{
			section("one", block.Columns{N: 2, Gap: unit.U, Balance: true, Grid: unit.U, Body: &block.Flow{Grid: unit.U, Items: []block.Item{{Block: para(draw.P, words(900))}, {Block: para(draw.P, words(700))}}}}),
		}}
	}
	a, b := Layout(env(t), make()), Layout(env(t), make())
	if x, y := draw.Dump(a.Pages), draw.Dump(b.Pages); x != y || len(x) < 1000 {
		t.Error("two layouts of one document differ")
	}
	if len(a.Pages) < 2 || a.Passes != 1 {
		t.Errorf("%d pages in %d passes", len(a.Pages), a.Passes)
	}
}

// flip is higher when the page it quotes is even: no pass agrees with the one
// before.
type flip struct{}

func (flip) Place(env *block.Env, s block.Space) block.Plan {
	n := 1
	if f := env.Folio("end"); f == "2" {
		n = 2
	}
	return pages("x", n).Place(env, s)
}

func TestUnsettled(t *testing.T) {
	doc := &Document{Lang: "fr", Master: master(), Sections: []Section{section("flip", flip{}), section("end", brick("e", unit.U))}}
	res := Layout(env(t), doc)
	is := found(res.Issues, UnsettledPages)
	if res.Passes != 5 || len(is) != 1 || !strings.Contains(is[0].Msg.String(), "“end” does not settle, it came out as 2, 3, 2, 3, 2") {
		t.Errorf("%d passes, %v", res.Passes, is)
	}
}

func TestPageCount(t *testing.T) {
	opt := func(id string, n, priority int) Section {
		s := section(id, pages(id, n))
		s.Optional = priority
		return s
	}
	cases := []struct {
		name     string
		sections []Section
		pages    int
		left     []string
		missing  string
	}{
		{"nothing is needed", []Section{section("a", pages("a", 4)), opt("m", 1, 1)}, 4, []string{"m"}, ""},
		{"the first filler", []Section{section("a", pages("a", 3)), opt("n", 1, 2), opt("m", 1, 1)}, 4, []string{"n"}, ""},
		{"both fillers", []Section{section("a", pages("a", 2)), opt("n", 1, 2), opt("m", 1, 1)}, 4, nil, ""},
		{"the one that fits", []Section{section("a", pages("a", 2)), opt("n", 2, 2), opt("m", 1, 1)}, 4, []string{"m"}, ""},
		{"out of reach", []Section{section("a", pages("a", 5)), opt("m", 1, 1)}, 6, nil, "6 pages, 2 short of a multiple of 4"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m := master()
			m.Multiple = 4
			res := Layout(env(t), &Document{Lang: "fr", Master: m, Sections: c.sections})
			if len(res.Pages) != c.pages || !reflect.DeepEqual(res.Left, c.left) {
				t.Errorf("%d pages without %v, want %d without %v", len(res.Pages), res.Left, c.pages, c.left)
			}
			is := found(res.Issues, PageCount)
			if (len(is) > 0) != (c.missing != "") || len(is) > 0 && !strings.Contains(is[0].Msg.String(), c.missing) {
				t.Errorf("findings %v, want %q", is, c.missing)
			}
		})
	}
}

// The pages that are declared are aimed at by every means, and a page that
// would be nearly empty is tried away first.
func TestEconomy(t *testing.T) {
	opt := func(id string, n, priority int) Section {
		s := section(id, pages(id, n))
		s.Optional = priority
		return s
	}
	bricks := func(word string, n int, h unit.Length) block.Block { // so many on a column, page after page
		f := &block.Flow{}
		for i := range n {
			f.Items = append(f.Items, block.Item{Block: brick(fmt.Sprint(word, i), h*millimetre)})
		}
		return f
	}
	ladder := func(id string, ways ...block.Block) Section {
		s := section(id, ways[0])
		s.Ladder = ways[1:]
		return s
	}
	under := func(s Section) Section {
		s.Joined = s.Body
		return s
	}
	blank := opt("notes", 1, 1)
	blank.Blank = true
	told := section("o", solid("o", 200*millimetre))
	told.Optional = 3
	full := section("a", pages("a", 3))
	cases := []struct {
		name     string
		declared int
		sections []Section
		want     string
		finding  string
	}{
		{"a page with one line goes", 0, []Section{full, ladder("b", bricks("b", 9, 30), bricks("c", 9, 27))}, "a0 | a1 | a2 | c0 c1 c2 c3 c4 c5 c6 c7 c8", ""},
		{"a ladder that is no better is left alone", 0, []Section{full, ladder("b", bricks("b", 8, 30), bricks("c", 8, 27))}, "a0 | a1 | a2 | b0 b1 b2 b3 b4 b5 b6 b7", ""},
		{"the declared pages on a rung", 4, []Section{full, ladder("b", pages("b", 3), pages("c", 2), pages("d", 1))}, "a0 | a1 | a2 | d0", ""},
		{"more than a ladder takes away", 4, []Section{full, ladder("b", pages("b", 3), pages("c", 2))}, "a0 | a1 | a2 | c0 | c1", "the edition has 5 pages, 1 more than the 4 that are declared"},
		{"a rung makes no pages", 8, []Section{full, ladder("b", pages("b", 1), pages("c", 5))}, "a0 | a1 | a2 | b0", "the edition has 4 pages, 4 fewer than the 8 that are declared"},
		{"two short sections share a page", 4, []Section{full, section("b", brick("b", 70*millimetre)), under(section("c", brick("c", 90*millimetre)))}, "a0 | a1 | a2 | b c", ""},
		{"a short section under the last page of a longer one", 4, []Section{section("a", pages("a", 2)), section("b", bricks("b", 9, 30)), under(section("c", brick("c", 90*millimetre)))}, "a0 | a1 | b0 b1 b2 b3 b4 b5 b6 b7 | b8 c", ""},
		{"what has no room stays on its page", 0, []Section{section("b", brick("b", 170*millimetre)), under(section("c", brick("c", 90*millimetre))), section("d", pages("d", 2))}, "b | c | d0 | d1", ""},
		{"fillers to the declared pages", 8, []Section{full, opt("m", 1, 2), opt("n", 2, 1), opt("o", 3, 3)}, "a0 | a1 | a2 | n0 | n1 | o0 | o1 | o2", ""},
		{"words before the reader's notes", 4, []Section{full, blank, told}, "a0 | a1 | a2 | o", ""},
		{"fewer than are declared", 8, []Section{full, opt("m", 1, 2)}, "a0 | a1 | a2 | m0", "the edition has 4 pages, 4 fewer than the 8 that are declared"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m := master()
			m.Multiple = 4
			doc := &Document{Lang: "fr", Master: m, Sections: c.sections, Pages: c.declared, PagesAt: diag.Pos{File: "edition.yaml", Line: 9, Col: 8}}
			res := Layout(env(t), doc)
			if got := read(res.Pages); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			is := found(res.Issues, PageCount)
			if (len(is) > 0) != (c.finding != "") || len(is) > 0 && (!strings.Contains(is[0].Msg.String(), c.finding) || is[0].Pos != doc.PagesAt || is[0].Severity != diag.Error) {
				t.Errorf("findings %v, want %q", is, c.finding)
			}
		})
	}
}

// A page left to the reader's notes names the number of pages that leaves none half
// empty, and none where there is no such number; never a page less, which leaves one more.
func TestNotesNameTheNumberThatFills(t *testing.T) {
	blank := func(id string, n int) Section {
		s := section(id, pages(id, 1))
		s.Optional, s.Blank = n, true
		return s
	}
	for extra, want := range map[int]string{0: "declare pages: 4, which leaves none half empty.", 1: "that can fill it."} {
		m := master()
		m.Multiple = 4
		doc := &Document{Lang: "fr", Master: m, Pages: 8}
		for i := range 4 + extra {
			doc.Sections = append(doc.Sections, section(fmt.Sprint("a", i), solid(fmt.Sprint("a", i), 200*millimetre)))
		}
		for i := range 4 {
			doc.Sections = append(doc.Sections, blank(fmt.Sprint("notes-", i), i+1))
		}
		res := Layout(env(t), doc)
		n := 0
		for _, is := range found(res.Issues, EmptyHalfPage) {
			if n++; !strings.HasSuffix(is.Hint.String(), want) {
				t.Errorf("%d pages more: %s", extra, is.Hint)
			}
		}
		if n != 3-extra { // the last page may end where it ends
			t.Errorf("%d pages more: %d findings on\n%s", extra, n, read(res.Pages))
		}
	}
}

// What shows the register is not shortened by words: the page that is to go is
// one of those that are written.
func TestWordsToTakeAway(t *testing.T) {
	drawn := section("map", pages("m", 2))
	typed, said := words(20), words(20)
	typed.From = diag.Span{Pos: diag.Pos{File: "fr/what.md", Line: 7, Col: 1}, Len: 90}
	text := func(id string, run text.Run) Section {
		return section(id, block.Stack(brick("t", 200*millimetre), para(draw.P, run), brick("u", 200*millimetre)))
	}
	drawn.Drawn = true
	for want, sections := range map[string][]Section{
		"the last page of section text goes":       {drawn, text(TextOf("text"), typed)},
		"Take 3 pages away, such as a section, or": {drawn, text("said", said)}, // the press says it: nobody can cut it
		"such as a section":                        {drawn, section("b", pages("b", 1))},
	} {
		doc := &Document{Lang: "fr", Master: master(), Sections: sections, Pages: 1}
		is := found(Layout(env(t), doc).Issues, PageCount)
		if len(is) != 1 || !strings.Contains(is[0].Hint.String(), want) {
			t.Errorf("%v, want %q", is, want)
		}
	}
}

// Sections that share a page are two in the outline and in the running head,
// and a panel down to the sheet's edge lets nothing stand under it.
func TestSharedPages(t *testing.T) {
	short := func(id string) Section {
		s := section(id, brick(id, 80*millimetre))
		s.Elem, s.Joined = draw.New(draw.Sect), s.Body
		return s
	}
	m := master()
	m.Head = func(i Info) block.Block {
		if i.Also == nil {
			return label(i.Section.ID, text.Ragged)
		}
		return label(i.Section.ID+" and "+i.Also.ID, text.Ragged)
	}
	doc := &Document{Lang: "fr", Master: m, Sections: []Section{section("a", pages("a", 1)), short("b"), short("c"), section("d", pages("d", 1))}}
	res := Layout(env(t), doc)
	var marks []string
	for _, b := range res.Outline {
		marks = append(marks, fmt.Sprint(b.Title, b.Page))
	}
	if got := strings.Join(marks, " "); read(res.Pages) != "a0 | b c | d0" || got != "Section a1 Section b2 Section c2 Section d3" {
		t.Errorf("%s: %s", read(res.Pages), got)
	}
	if dump := draw.Dump(res.Pages); !strings.Contains(dump, "“b and c”") || res.Anchors["c"] != 2 {
		t.Errorf("the running head or the anchor of c: %v", res.Anchors)
	}
	doc.Sections[1].Body = &block.Frame{Body: brick("b", 80*millimetre), Fill: "sable", Bleed: block.Edges{Bottom: 40 * millimetre, Left: 23 * millimetre}}
	if got := read(Layout(env(t), doc).Pages); got != "a0 | b | c | d0" {
		t.Errorf("under a panel: %s", got)
	}
}

// A filler is placed so that openings stand on their side, and entries for
// sections that are left out vanish.
func TestSidesAndEntries(t *testing.T) {
	m := master()
	m.Multiple = 4
	entry := func(id string) block.Block { return block.IfPlaced{Anchor: id, Body: brick("to-"+id, unit.U)} }
	sections := []Section{section("a", block.Stack(entry("m1"), entry("m2"), brick("a", unit.U))), section("m1", pages("m", 1)), section("b", pages("b", 2)), section("m2", pages("n", 1))}
	sections[1].Optional, sections[3].Optional = 2, 1
	sections[2].Start = Recto
	res := Layout(env(t), &Document{Lang: "fr", Master: m, Sections: sections})
	if want := "to-m1 a | m0 | b0 | b1"; read(res.Pages) != want {
		t.Errorf("got  %s\nwant %s", read(res.Pages), want)
	}
	if is := found(res.Issues, StartSide); len(is) != 0 {
		t.Errorf("findings: %v", is)
	}
	sections[2].Start = Verso
	sections[1].Optional = 0
	res = Layout(env(t), &Document{Lang: "fr", Master: m, Sections: sections})
	if is := found(res.Issues, StartSide); len(is) != 1 || is[0].Page != 3 || is[0].Severity != diag.Warning {
		t.Errorf("findings: %v", is)
	}
}

// A section on facing pages that nothing turns is told on the terminal, and has
// the body that says nothing of a fold; where it faces, it has its own.
func TestTornSections(t *testing.T) {
	for before, want := range map[int]string{1: "a0 | m0 | m1", 2: "a0 | a1 | t0 | t1"} {
		sections := []Section{section("a", pages("a", before)), section("m", pages("m", 2))}
		sections[1].Start, sections[1].Apart = Verso, pages("t", 2)
		res := Layout(env(t), &Document{Lang: "fr", Master: master(), Sections: sections})
		if got, torn := read(res.Pages), found(res.Issues, StartSide); got != want || len(torn) != before-1 {
			t.Errorf("after %d pages: %s with %v, want %s", before, got, torn, want)
		} else if before == 2 && (torn[0].Severity != diag.Warning || !strings.Contains(torn[0].Msg.String(), "pages 3 and 4")) {
			t.Errorf("told as %v", torn[0])
		}
	}
}

// Where no section behind one that asks for a side turns it, the nearest before
// it goes behind; none does where it stands on its side already.
func TestYieldingSectionsGoBehind(t *testing.T) {
	for before, want := range map[int]string{1: "a0 | r0 | r1 | m0 | m1 | k0 | c0 | c1", 2: "a0 | a1 | k0 | r0 | r1 | m0 | m1 | c0 | c1"} {
		sections := []Section{section("a", pages("a", before)), section("k", pages("k", 1)), section("r", pages("r", 2)),
			section("m", pages("m", 2)), section("c", pages("c", 2))}
		sections[1].Yields, sections[2].Yields, sections[4].Yields = true, true, true
		sections[3].Start = Verso
		res := Layout(env(t), &Document{Lang: "fr", Master: master(), Sections: sections})
		if got := read(res.Pages); got != want || len(found(res.Issues, StartSide)) != 0 {
			t.Errorf("after %d pages: %s, want %s", before, got, want)
		}
	}
}

// A section that asks for a side lets one behind it pass that yields, where
// that brings it there, and the nearest; none is moved where it is there already.
func TestYieldingSectionsPass(t *testing.T) {
	m := master()
	for before, want := range map[int]string{1: "a0 | m0 | m1 | k0 | s0", 2: "a0 | a1 | k0 | m0 | m1 | s0"} {
		sections := []Section{section("a", pages("a", before)), section("m", pages("m", 2)), section("k", pages("k", 1)), section("s", pages("s", 1))}
		sections[1].Start, sections[2].Yields, sections[3].Yields = Verso, true, true
		res := Layout(env(t), &Document{Lang: "fr", Master: m, Sections: sections})
		if got := read(res.Pages); got != want || len(found(res.Issues, StartSide)) != 0 {
			t.Errorf("after %d pages: %s, want %s", before, got, want)
		}
		sections[2].Body = pages("k", 2) // an even number of pages brings nobody to another side
		if res = Layout(env(t), &Document{Lang: "fr", Master: m, Sections: sections}); before == 2 && !strings.HasPrefix(read(res.Pages), "a0 | a1 | s0 | m0") {
			t.Errorf("with two pages behind: %s", read(res.Pages))
		}
	}
}

// A section that yields also passes where a page that is nearly empty goes by that,
// though the section that asks for a side had it.
func TestYieldingSectionsFreeAPage(t *testing.T) {
	column := func(word string, h unit.Length) block.Block {
		f := &block.Flow{}
		for i := range 9 {
			f.Items = append(f.Items, block.Item{Block: brick(fmt.Sprint(word, i), h*millimetre)})
		}
		return f
	}
	sections := []Section{section("a", pages("a", 1)), section("b", column("b", 30)), section("m", pages("m", 2)), section("k", pages("k", 1))}
	sections[1].Ladder = []block.Block{column("c", 27)}
	sections[2].Start, sections[3].Yields = Verso, true
	res := Layout(env(t), &Document{Lang: "fr", Master: master(), Sections: sections})
	if got, want := read(res.Pages), "a0 | c0 c1 c2 c3 c4 c5 c6 c7 c8 | k0 | m0 | m1"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestOverflowIsReportedAndLayoutGoesOn(t *testing.T) {
	long := para(draw.P, words(120))
	wide := para(draw.P, text.Run{Text: "Infrastrukturdienstleistungsverzeichniseintragsnummer"})
	body := block.Stack(
		brick("before", 100*millimetre),
		&block.Stage{H: 80 * millimetre, Items: []block.Placed{
			{W: 60 * millimetre, H: 3 * unit.U, Body: long, Name: "panel.text"},
			{X: 100 * millimetre, W: 20 * millimetre, H: 30 * millimetre, Body: wide, Name: "panel.title"},
		}},
		brick("tower", 400*millimetre),
		brick("after", 10*millimetre),
	)
	doc := &Document{Lang: "fr", Master: master(), Sections: []Section{section("first", pages("f", 1)), section("bad", body), section("last", pages("l", 1))}}
	res := Layout(env(t), doc)
	is := found(res.Issues, Overflow)
	if len(is) != 3 {
		t.Fatalf("%d findings, want three: %v", len(is), is)
	}
	all := fmt.Sprint(is)
	for _, want := range []string{
		"fr/editorial.md:7:1: “the body” does not fit on page 3 (section bad): it needs", "lines too long, cut about", "Cut about",
		"“Infrastrukturdienstleistungsverzeichniseintragsnummer” is", "soft hyphen",
		"the drawing is 400 mm high and there are 247.5 mm",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in %s", want, all)
		}
	}
	for _, i := range is {
		if i.Page < 3 || i.Page > 4 || i.Lang != "" || i.Severity != diag.Error || i.Pos.File == "" {
			t.Errorf("page, language or severity: %+v", i)
		}
	}
	got := read(res.Pages)
	for _, w := range []string{"before", "tower", "after", "l0", "Infrastruktur"} {
		if !strings.Contains(got, w) {
			t.Errorf("%s is missing in %s", w, got)
		}
	}
}

// idle says it placed a part and places nothing.
type idle struct{}

func (idle) Place(*block.Env, block.Space) block.Plan {
	return block.Plan{Fit: block.Part, Rest: idle{}}
}

// broken breaks its promise to stay within its space.
type broken struct{}

func (broken) Place(_ *block.Env, s block.Space) block.Plan {
	b := brick("broken", 500*millimetre).Box
	return block.Plan{Fit: block.Full, Box: b}
}

// mute refuses every room without a reason.
type mute struct{}

func (mute) Place(*block.Env, block.Space) block.Plan {
	return block.Plan{Fit: block.Wrap, Why: "it will not"}
}

func TestBrokenBlocks(t *testing.T) {
	doc := &Document{Lang: "fr", Master: master(), Sections: []Section{section("idle", idle{}), section("broken", broken{}), section("mute", mute{}), section("empty", nil), section("none", block.Stack())}}
	res := Layout(env(t), doc)
	if is := found(res.Issues, NoProgress); len(is) != 1 || is[0].Page != 1 || !strings.Contains(is[0].Msg.String(), "section idle makes no progress on page 1") {
		t.Errorf("no progress: %v", is)
	}
	if is := found(res.Issues, Overflow); len(is) != 2 || !strings.Contains(fmt.Sprint(is), "it will not") {
		t.Errorf("overflow: %v", is)
	}
	if n := len(res.Pages); n != 2 {
		t.Errorf("%d pages: a section without matter has none", n)
	}
}

// A section without an end, and sections that are too many together, are told as
// what they are: nobody is asked to declare more pages than an edition can have.
func TestMorePagesThanAnEditionHas(t *testing.T) {
	m := master()
	m.Multiple = 4
	doc := &Document{Lang: "fr", Master: m, Pages: 400, Sections: []Section{section("long", pages("long", longest+3))}}
	res := Layout(env(t), doc)
	if is := found(res.Issues, Overflow); len(is) != 1 || !strings.Contains(is[0].Msg.String(), "more than 400 pages") {
		t.Errorf("one without an end: %v", is)
	}
	if n := len(found(res.Issues, NoProgress)) + len(found(res.Issues, PageCount)); n > 0 {
		t.Errorf("told again: %v", res.Issues)
	}
	doc.Sections = []Section{section("a", pages("a", longest/2)), section("b", pages("b", longest/2+4))}
	if is := found(Layout(env(t), doc).Issues, PageCount); len(is) != 1 || !strings.Contains(is[0].Hint.String(), "400 at most") {
		t.Errorf("two that are too many: %v", is)
	}
}

func TestFurniture(t *testing.T) {
	cover := section("cover", brick("cover", unit.U))
	cover.Bare, cover.Ground = true, "nuit"
	area := unit.Rect{Size: unit.Size{W: 210 * millimetre, H: 297 * millimetre}}
	cover.Area = &area
	m := master()
	m.Over = func(Info) block.Block {
		return &block.Stage{Items: []block.Placed{{X: 50 * millimetre, Y: 100 * millimetre, W: 60 * millimetre, H: unit.U, Body: label("SPECIMEN", text.Ragged)}}}
	}
	m.Folio = func(n int) string { return fmt.Sprintf("p%d", n) }
	res := Layout(env(t), &Document{Lang: "fr", Master: m, Sections: []Section{cover, section("a", pages("a", 2))}})
	dump := draw.Dump(res.Pages)
	for _, want := range []string{
		"page 1  folio -  section cover  ground nuit", "1× nuit", "page 2  folio p2  section a",
		"header       20.0   10.0  170.0    4.5  “rubric of a”",
		"footer       20.0  280.0  170.0    4.5  “p2”",
	} {
		if !strings.Contains(dump, want) {
			t.Errorf("%q is not in\n%s", want, dump)
		}
	}
	if n := strings.Count(dump, "SPECIMEN"); n != 3 {
		t.Errorf("the mark stands %d times on 3 pages", n)
	}
	if strings.Contains(strings.Split(dump, "page 2")[0], "rubric") {
		t.Error("a bare page has a running head")
	}
	var x [2]unit.Length
	for i := range x {
		draw.Walk(&res.Pages[1+i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if o, ok := op.(draw.Text); ok && strings.HasPrefix(o.Str, "p") {
					x[i] = v.At.X + o.X
				}
			}
			return true
		})
	}
	if x[0] > 25*millimetre || x[1] < 180*millimetre {
		t.Errorf("folios stand at %s on an even and %s on an odd page", x[0], x[1])
	}
	if w, _ := res.Issues.Worst(); w == diag.Error {
		t.Errorf("findings: %v", res.Issues)
	}
	m.Head = func(Info) block.Block { return brick("high", 30*millimetre) }
	res = Layout(env(t), &Document{Lang: "fr", Master: m, Sections: []Section{section("a", pages("a", 1))}})
	if is := found(res.Issues, Overflow); len(is) != 1 || is[0].Field != "page master" {
		t.Errorf("a running head that does not fit: %v", is)
	}
	m.Head = func(Info) block.Block { return nil }
	if res = Layout(env(t), &Document{Lang: "fr", Master: m, Sections: []Section{section("a", pages("a", 1))}}); len(res.Pages) != 1 {
		t.Error("a master may have no head")
	}
}

func TestOutlineAndAnchors(t *testing.T) {
	head := para(draw.H2, text.Run{Text: "Under head"})
	titled := para(draw.H2, text.Run{Text: "Long heading"})
	titled.Elem.Title = "Short"
	body := block.Stack(head, para(draw.P, words(10)), titled, block.Marked{Anchor: "twice", Body: brick("x", unit.U)}, block.Marked{Anchor: "twice", Body: brick("y", unit.U)},
		para(draw.P, text.Run{Text: "link", Href: "#nowhere", From: diag.Span{Pos: diag.Pos{File: "a.md", Line: 3, Col: 7}, Len: 4}}, text.Run{PageOf: "unknown"}))
	untitled := section("u", para(draw.H2, text.Run{Text: "Alone"}))
	untitled.Title = ""
	res := Layout(env(t), &Document{Lang: "fr", Master: master(), Sections: []Section{section("a", body), untitled}})
	got := ""
	for _, b := range res.Outline {
		got += fmt.Sprintf("%d %s p%d; ", b.Level, b.Title, b.Page)
	}
	if want := "1 Section a p1; 2 Under head p1; 2 Short p1; 1 Alone p2; "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if is := found(res.Issues, DuplicateAnchor); len(is) != 1 || is[0].Field != "twice" {
		t.Errorf("duplicates: %v", is)
	}
	if is := found(res.Issues, MissingAnchor); len(is) != 2 || is[0].Field+is[1].Field != "unknownnowhere" && is[0].Field+is[1].Field != "nowhereunknown" {
		t.Errorf("dangling: %v", is)
	} else if !slices.ContainsFunc(is, func(i diag.Issue) bool { return i.Field == "nowhere" && i.Pos.String() == "a.md:3:7" }) {
		t.Errorf("the link is not told at its own place: %v", is)
	}
}

// A link to a section that was there to reach the page count, and was not needed, says so.
func TestLinkToASectionLeftOut(t *testing.T) {
	filler := section("method", para(draw.P, words(10)))
	filler.Optional = 1
	link := section("a", para(draw.P, text.Run{Text: "link", Href: "#method", From: diag.Span{Pos: diag.Pos{File: "a.md", Line: 3, Col: 7}, Len: 4}}))
	res := Layout(env(t), &Document{Lang: "fr", Master: master(), Sections: []Section{link, filler}, Pages: 1})
	is := found(res.Issues, MissingAnchor)
	if len(is) != 1 || !strings.Contains(is[0].Msg.String(), "left out") || !strings.Contains(is[0].Hint.String(), "pages: higher") {
		t.Errorf("left out %v: %v", res.Left, is)
	}
}

func TestCatalogue(t *testing.T) {
	seen := map[diag.Code]bool{}
	for _, e := range Catalogue() {
		if seen[e.Code] || e.Means == "" || e.Example == "" || e.Fix == "" {
			t.Errorf("entry %s is double or incomplete", e.Code)
		}
		seen[e.Code] = true
	}
	if len(seen) != 25 {
		t.Errorf("%d codes", len(seen))
	}
}

func BenchmarkLayout20(b *testing.B) {
	doc := edition(20)
	set := setter(b)
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		if n := len(Layout(&block.Env{Text: set}, doc).Pages); n < 20 {
			b.Fatal(n)
		}
	}
}

func BenchmarkLayout20Fresh(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Layout(env(b), edition(20))
	}
}

// edition is sections of two pages of text in two columns.
func edition(n int) *Document {
	doc := &Document{Lang: "fr", Master: master()}
	for i := 0; i < n/2; i++ {
		var its []block.Item
		for j := 0; j < 10; j++ {
			its = append(its, block.Item{Block: para(draw.H2, text.Run{Text: fmt.Sprint("Titre ", j)}), Before: unit.U, Together: true}, block.Item{Block: para(draw.P, words(60+j*7))})
		}
		doc.Sections = append(doc.Sections, section(fmt.Sprint("s", i), &block.Flow{Grid: unit.U, Items: []block.Item{
			{Block: para(draw.H1, text.Run{Text: "Titre"}), Together: true, After: 2 * unit.U},
			{Block: block.Columns{N: 2, Gap: unit.U, Balance: true, Grid: unit.U, Body: &block.Flow{Items: its, Grid: unit.U}}},
		}}))
	}
	return doc
}
