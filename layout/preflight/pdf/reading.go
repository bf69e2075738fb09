package pdf

import (
	"strings"
	"unicode"
)

// Block is one element of the reading order as a screen reader meets it.
type Block struct {
	Role string `json:"role"`
	Lang string `json:"lang"`
	Page int    `json:"page"`
	Text string `json:"text"`
}

// ReadingOrder is the words of a tagged file in the order of its structure
// tree, one entry per element that holds words itself or, for a figure, its
// alternative. An untagged file has none.
func (f *File) ReadingOrder() []Block {
	var out []Block
	lang := f.Text(f.Catalog["Lang"])
	for _, n := range f.Tree.All {
		if !BlockRole(n.Role) || n.inline() {
			continue
		}
		text := f.own(n)
		if n.Role == "Figure" || n.Role == "Formula" {
			text = strings.TrimSpace(f.Text(n.Dict["Alt"]) + " " + text)
		}
		if strings.TrimSpace(text) != "" {
			out = append(out, Block{n.Role, n.Language(lang), f.PageOf(n), text})
		}
	}
	return out
}

// BlockRole tells whether an element's words stand by themselves.
func BlockRole(role string) bool {
	switch role {
	case "Span", "Link", "Reference", "Code", "Quote", "BibEntry", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP",
		"NonStruct", "Private":
		return false
	}
	return true
}

// inline tells whether an element stands in a line of another's text.
func (n *Node) inline() bool {
	return n.Parent != nil && !BlockRole(n.Role) && BlockRole(n.Parent.Role)
}

// own is the words of an element and of the inline elements in it, in order;
// those of blocks below are theirs.
func (f *File) own(n *Node) string {
	if a := f.Text(n.Dict["ActualText"]); a != "" {
		return a
	}
	var b strings.Builder
	for _, k := range n.Kids {
		switch {
		case k.Node != nil:
			if !BlockRole(k.Node.Role) {
				b.WriteString(f.own(k.Node))
			}
		case k.MCID >= 0:
			for _, p := range f.Index[Key{k.Page, k.Stream, k.MCID}] {
				b.WriteString(p.Text.String())
			}
		}
	}
	return b.String()
}

// Words is an element's text with all that stands below it.
func (f *File) Words(n *Node) string {
	if a := f.Text(n.Dict["ActualText"]); a != "" {
		return a
	}
	var b strings.Builder
	for _, k := range n.Kids {
		switch {
		case k.Node != nil:
			b.WriteString(f.Words(k.Node))
		case k.MCID >= 0:
			for _, p := range f.Index[Key{k.Page, k.Stream, k.MCID}] {
				b.WriteString(p.Text.String())
			}
		}
	}
	return b.String()
}

// pieces is the marked content of an element and of all below it.
func (f *File) piecesOf(n *Node) []*Piece {
	var out []*Piece
	for _, k := range n.Kids {
		if k.Node != nil {
			out = append(out, f.piecesOf(k.Node)...)
		} else if k.MCID >= 0 {
			out = append(out, f.Index[Key{k.Page, k.Stream, k.MCID}]...)
		}
	}
	return out
}

// PageOf is the page an element begins on, 0 when it has no content.
func (f *File) PageOf(n *Node) int {
	if ps := f.piecesOf(n); len(ps) > 0 {
		return ps[0].page
	}
	return n.Page
}

// PlaceOf is an element's first page and its box there.
func (f *File) PlaceOf(n *Node) (int, Rect) {
	page, box := f.PageOf(n), nowhere()
	for _, p := range f.piecesOf(n) {
		if p.page == page && p.Marks > 0 {
			box = box.join(p.Box)
		}
	}
	return page, box
}

// Squeeze leaves what must agree between two ways of writing the same words:
// letters, digits and signs, no spaces, no hyphens of line ends.
func Squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' || r == '\u00ad' || r == '\u2010' || r == '\u2011' || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}
