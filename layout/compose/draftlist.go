package compose

import (
	"strconv"

	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of a draft's list.
const (
	faultAir   = 15 * unit.MM / 10 // between an entry's words and the rules above and below
	faultNote  = unit.MM           // between what is said and where it stands
	faultTag   = 85 * unit.MM / 10 // width of a tag
	faultLine  = 6 * unit.PT / 10  // around the tag of a warning
	wordsAfter = u / 2
	listAfter  = 2 * u
)

// Fault is a finding as a draft tells it, in the words of its language.
type Fault struct {
	N         int
	Warning   bool // it stops nothing
	Code      diag.Code
	At, Place string   // file, line and column; the same in words
	Says, Do  string   // what is so, and what to do
	Typed     []string // the line, and those after it that stand on no page
	Pages     []int    // on which it is marked, from 1
	Folios    []string // of these pages; "" for a page that prints none
}

// Words is a passage that cannot be read in its place, or a file of which nothing
// is.
type Words struct {
	At, Text string
	Whole    bool // the file At
}

// FaultAnchor is where the entry of a fault stands in the list, and PlaceAnchor
// where the fault itself does.
func FaultAnchor(n int) string { return "draft-" + strconv.Itoa(n) }

// PlaceAnchor is where a fault is marked on a page.
func PlaceAnchor(n, page int) string { return "draft-" + strconv.Itoa(n) + "-on-" + strconv.Itoa(page) }

// Tags makes the tags of faults, on light pages and on dark ones: the number on a
// plate for an error, in an outline for a warning. It leads to the entry in the list.
func Tags(in Input) (func(f Fault, dark bool) (block.Block, *draw.Elem), bool) {
	k, _ := newKit(in)
	if k == nil {
		return nil, false
	}
	return func(f Fault, dark bool) (block.Block, *draw.Elem) {
		link := &draw.Elem{Role: draw.LinkElem, Desc: k.say("draft.to", map[string]any{"N": f.N})}
		return k.faultTag(f, dark, "#"+FaultAnchor(f.N), link), link
	}, true
}

// faultTag is the number of a fault on its plate.
func (k *kit) faultTag(f Fault, dark bool, href string, link *draw.Elem) block.Block {
	fill, ink := draw.Nuit, draw.Papier
	switch {
	case f.Warning && !dark:
		fill, ink = draw.Papier, draw.Nuit
	case dark && !f.Warning:
		fill, ink = draw.Craie, draw.Nuit
	}
	frame := &block.Frame{W: faultTag, H: u, Fixed: true, Fill: fill, Inset: block.Edges{Top: draftPlateTop}, Name: "draft tag",
		Body: k.runs(k.inked("tag", ink), []text.Run{{Text: strconv.Itoa(f.N), Raw: true, Href: href, Elem: link}}, "")}
	if f.Warning {
		frame.Stroke, frame.Line = draw.Nuit, faultLine
	}
	return frame
}

// Spoken is what readers hear in the place of the number on a tag.
func Spoken(l *locales.Locale, f Fault) string {
	key := "draft.error"
	if f.Warning {
		key = "draft.warning"
	}
	return l.T(key, map[string]any{"N": f.N}) + " (" + string(f.Code) + ") "
}

// DraftList is the list of a draft: each fault with its number, what is wrong, what
// to do and where; then the passages that no page has room for.
func DraftList(in Input, faults []Fault, lost []Words) (*page.Document, diag.List) {
	k, issues := newKit(in)
	if k == nil {
		return nil, issues
	}
	m := k.master()
	m.Multiple, m.Folio = 0, roman
	n := [2]int{}
	for _, f := range faults {
		n[map[bool]int{true: 1}[f.Warning]]++
	}
	stand := k.say("draft.list.stand", map[string]any{"Mark": k.draftMark(), "Errors": k.loc.N("draft.list.errors", n[0]),
		"Warnings": k.loc.N("draft.list.warnings", n[1])})
	items := k.opening(told(k.say("draft.list.title")), told(stand))
	list := &draw.Elem{Role: draw.List, Order: "Decimal"}
	for _, f := range faults {
		items = append(items, block.Item{Block: block.Marked{Elem: list, Body: block.Marked{Anchor: FaultAnchor(f.N), Body: k.fault(f)}}})
	}
	items = append(items, k.lostWords(lost)...)
	s := page.Section{ID: "draft-list", Title: k.say("draft.list.title"), Rubric: k.say("draft.list.title"), Elem: draw.New(draw.Sect),
		Body: &block.Flow{Items: items, Name: "draft list"}}
	doc := &page.Document{Title: k.title(), Lang: k.loc.Tag, Master: m, Rules: k.rules(), Sections: []page.Section{s}}
	return doc, append(issues, k.told()...)
}

// lostWords is the passages that cannot be read in their places, under a head of
// their own.
func (k *kit) lostWords(lost []Words) []block.Item {
	if len(lost) == 0 {
		return nil
	}
	set := func(style string, run text.Run) block.Block {
		return k.inAxis(10, k.runs(k.style(style), []text.Run{run}, draw.P))
	}
	items := []block.Item{
		{Block: k.inAxis(10, k.words("h2", k.say("draft.list.words"), draw.H2)), Before: listAfter, Together: true},
		{Block: k.inAxis(10, k.words("t9", k.say("draft.list.words.why"), draw.P)), After: wordsAfter, Together: true}}
	for _, w := range lost {
		items = append(items, block.Item{Block: set("code-s", text.Run{Text: w.At, Code: true}), Before: wordsAfter, Together: true})
		if w.Whole {
			items = append(items, k.raw(w.At, 0)...)
			continue
		}
		items = append(items, block.Item{Block: set("t9", text.Run{Text: divisible(w.Text)})})
	}
	return items
}

// fault is an entry of the list: its tag and how grave it is at the left.
func (k *kit) fault(f Fault) block.Block {
	said, where := k.style("t9"), k.style("note")
	bold := said
	bold.Font = said.Bold
	grave := k.say("draft.list.error")
	if f.Warning {
		grave = k.say("draft.list.warning")
	}
	words := []block.Block{k.runs(bold, []text.Run{{Text: divisible(f.Says)}}, draw.P)}
	if f.Do != "" {
		words = append(words, k.runs(said, []text.Run{{Text: divisible(f.Do)}}, draw.P))
	}
	for _, l := range f.Typed {
		words = append(words, k.runs(k.style("code-s"), []text.Run{k.rawRun(shown(l), diag.Span{})}, draw.P))
	}
	words = append(words, block.Gap{H: faultNote}, k.runs(where, k.faultWhere(f), draw.P))
	return &block.Row{Elem: draw.New(draw.ListItem), Above: faultAir, Below: faultAir, Name: "fault",
		Rule: &block.Rule{Ink: draw.Acier, Width: k.space("rule-fine")}, Cells: []block.Cell{
			{X: 0, W: k.span(2), Elem: draw.New(draw.ListLabel), Body: block.Stack(k.faultTag(f, false, "", nil),
				k.words("note", grave, draw.P))},
			{X: k.axis, W: k.span(10), Elem: draw.New(draw.ListBody), Body: block.Stack(words...)}}}
}

// faultWhere is where a fault stands: on which pages, in which file, and what it
// is called.
func (k *kit) faultWhere(f Fault) []text.Run {
	var runs []text.Run
	for i, n := range f.Pages {
		if i > 0 {
			runs = append(runs, text.Run{Text: ", "})
		}
		folio := f.Folios[i]
		if folio == "" {
			folio = k.loc.Number(n)
		}
		runs = append(runs, text.Run{Text: k.say("page.number", map[string]any{"N": folio}), NoBreak: true, Href: "#" + PlaceAnchor(f.N, n),
			Elem: &draw.Elem{Role: draw.LinkElem, Desc: k.say("draft.page", map[string]any{"N": folio})}, Underline: true})
	}
	if len(runs) == 0 {
		runs = append(runs, text.Run{Text: k.say("draft.list.nowhere")})
	}
	if f.Place != "" {
		runs = append(runs, text.Run{Text: furtherDot + f.Place})
	}
	if f.At != "" {
		runs = append(runs, text.Run{Text: furtherDot}, text.Run{Text: f.At, Code: true, Font: k.style("code-s").Font})
	}
	return append(runs, text.Run{Text: furtherDot}, text.Run{Text: string(f.Code), Code: true, Font: k.style("code-s").Font})
}

// roman is a number in small Roman figures: the pages of the list are none of the
// edition's.
func roman(n int) string {
	out := ""
	for _, r := range []struct {
		of   int
		sign string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"},
		{4, "iv"}, {1, "i"}} {
		for ; n >= r.of; n -= r.of {
			out += r.sign
		}
	}
	return out
}
