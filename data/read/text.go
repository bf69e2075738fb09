package read

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Text is what the editor wrote for one section in one language: a Markdown
// file with YAML front matter. The front matter holds the fields below, the
// body holds Blocks. Every string of the front matter is inline Markdown.
type Text struct {
	Section    string // id of the section, the file's name without .md
	Lang       string // locale, such as "fr"
	Title      Rich   // headline; sections drawn from the register make one when empty
	Standfirst Rich
	Signature  Rich
	Note       Rich // small print at the foot of the section
	Margin     []Aside
	Pictures   []Shown // what the head says of the text's pictures
	Parts      []Part  // the structured matter of the section, by key
	Body       []Block
	Assumes    []Assumption // what the words rest on; never printed
	Headless   bool         // its head could not be read, and its body was
	Pos        diag.Pos
}

// Assumption is a number that an editor took to be so when writing.
type Assumption struct {
	Name   string
	Number int
	From   diag.Span // of the number
	Pos    diag.Pos  // of the name
}

// Part is a named piece of structured matter: a criterion, a milestone, a
// card, a list and, nested, their items. Keys are the same in every language.
type Part struct {
	Key   string
	Title Rich
	Text  Rich
	Items []Part
	Pos   diag.Pos
}

// Rich is inline text.
type Rich []Span

// Span is a stretch of inline text in one style.
type Span struct {
	Text   string
	Strong bool
	Emph   bool
	Code   bool
	Href   string // link
	Astray bool   // a link to what is no address, which is told: it leads nowhere
	Cite   string // source id: a reference mark, written [@C5]; Text is empty
	Page   string // section id: the number of its first page, written [#grid]; Text is empty
	Note   string // label: the call of a note, written [^1]; Text is empty
	Small  bool   // in small capitals, written [words]{.smallcaps}
	Lang   string // BCP 47 of a foreign passage, written [words]{lang=en}
	Break  bool   // hard line break after the span
	Pos    diag.Pos
	Len    int // what it takes in the file from Pos on, in characters; 0: not known
}

// From is the passage of the file that the span was read from.
func (s Span) From() diag.Span { return diag.Span{Pos: s.Pos, Len: s.Len} }

// Marks tells whether the span is a mark for which the press has the words: of a
// source, a page or a note.
func (s Span) Marks() bool { return s.Cite != "" || s.Page != "" || s.Note != "" }

// String is the words alone.
func (r Rich) String() string {
	s := ""
	for _, x := range r {
		s += x.Text
		if x.Break {
			s += " "
		}
	}
	return s
}

// Unwritten tells whether a mark of what is still to be written stands in the words:
// behind it are another month's, of which nothing is said but that.
func (r Rich) Unwritten() bool { return strings.Contains(r.String(), "{{") }

// BlockKind is a kind of Markdown block.
type BlockKind uint8

// The blocks the press sets. Whatever else Markdown knows is a finding.
const (
	Paragraph BlockKind = iota
	Heading             // Level 2 or 3; the section's title is level 1
	List                // Items, each a list of blocks; Ordered, Start
	Quote               // Items[0]: a pull quote
	Picture             // Src, Alt, Rich as caption
	Table               // Items[0] its head, then its rows, each a list of cells; Sides
	Note                // Label, Items[0]: what a call of the label calls
	Dropped             // a block that the press does not set, which was told: it stands for whatever was meant; Joined
	Rule                // a line across, which is told likewise, and holds no words
)

// Block is one Markdown block.
type Block struct {
	Kind    BlockKind
	Level   int
	Ordered bool
	Start   int
	Label   string
	Joined  bool   // it follows a paragraph without a blank line, and may have swallowed its end
	Sides   []Side // of a table: where the words of each column stand
	Rich    Rich
	Items   [][]Block
	Src     string
	Alt     string
	Shown   *Shown // of a picture: what the head says of it; nil: nothing
	Pos     diag.Pos
}

// Side is where the words of a table's column stand.
type Side uint8

// The sides of a column.
const (
	Left Side = iota
	Centre
	Right
)

// Part is the part of a key, and false when the text has none.
func (t *Text) Part(key string) (Part, bool) { return find(t.Parts, key) }

// Item is the item of a key, and false when the part has none.
func (p Part) Item(key string) (Part, bool) { return find(p.Items, key) }

func find(ps []Part, key string) (Part, bool) {
	for _, p := range ps {
		if p.Key == key {
			return p, true
		}
	}
	return Part{}, false
}

// Each calls do with every run of inline text, in the order of the file.
func (t *Text) Each(do func(Rich)) {
	t.EachField(func(_ string, r Rich) { do(r) })
}

// EachField calls do with every run of inline text, in the order of the file, and the path
// of its field as the findings of reading name it: title, margin[2].text, facts.first.text,
// body.
func (t *Text) EachField(do func(path string, r Rich)) {
	do("title", t.Title)
	do("standfirst", t.Standfirst)
	do("signature", t.Signature)
	do("note", t.Note)
	for i, a := range t.Margin {
		at := "margin[" + strconv.Itoa(i+1) + "]"
		do(at+".title", a.Title)
		do(at+".text", a.Text)
	}
	for i, p := range t.Pictures {
		for _, r := range []Rich{p.Caption, p.Credit, p.Name, p.Function} {
			do("pictures["+strconv.Itoa(i+1)+"]", r)
		}
	}
	eachPart("", t.Parts, do)
	EachBlock(t.Body, func(r Rich) { do("body", r) })
}

func eachPart(path string, ps []Part, do func(path string, r Rich)) {
	for i, p := range ps {
		own := Step(path, p.Key, i)
		do(own+".title", p.Title)
		do(own+".text", p.Text)
		eachPart(own, p.Items, do)
	}
}

// EachBlock calls do with every run of inline text of a body.
func EachBlock(bs []Block, do func(Rich)) {
	for _, b := range bs {
		do(b.Rich)
		for _, it := range b.Items {
			EachBlock(it, do)
		}
	}
}

// EachShown calls do with every picture of a body.
func EachShown(bs []Block, do func(Block)) {
	for _, b := range bs {
		if b.Kind == Picture {
			do(b)
		}
		for _, it := range b.Items {
			EachShown(it, do)
		}
	}
}

// Step is the path of an item, the ith from 0, in a part of a path: by its key,
// or by its number when it has none.
func Step(path, key string, i int) string {
	switch {
	case key == "":
		return fmt.Sprintf("%s[%d]", path, i+1)
	case path == "":
		return key
	}
	return path + "." + key
}
