package preflight

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
	lang := f.text(f.catalog["Lang"])
	for _, n := range f.tree.all {
		if !blockRole(n.role) || n.inline() {
			continue
		}
		text := f.own(n)
		if n.role == "Figure" || n.role == "Formula" {
			text = strings.TrimSpace(f.text(n.dict["Alt"]) + " " + text)
		}
		if strings.TrimSpace(text) != "" {
			out = append(out, Block{n.role, n.language(lang), f.pageOf(n), text})
		}
	}
	return out
}

// blockRole tells whether an element's words stand by themselves.
func blockRole(role string) bool {
	switch role {
	case "Span", "Link", "Reference", "Code", "Quote", "BibEntry", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "NonStruct", "Private":
		return false
	}
	return true
}

// inline tells whether an element stands in a line of another's text.
func (n *node) inline() bool {
	return n.parent != nil && !blockRole(n.role) && blockRole(n.parent.role)
}

// own is the words of an element and of the inline elements in it, in order;
// those of blocks below are theirs.
func (f *File) own(n *node) string {
	if a := f.text(n.dict["ActualText"]); a != "" {
		return a
	}
	var b strings.Builder
	for _, k := range n.kids {
		switch {
		case k.node != nil:
			if !blockRole(k.node.role) {
				b.WriteString(f.own(k.node))
			}
		case k.mcid >= 0:
			for _, p := range f.index[key{k.page, k.stream, k.mcid}] {
				b.WriteString(p.text.String())
			}
		}
	}
	return b.String()
}

// words is an element's text with all that stands below it.
func (f *File) words(n *node) string {
	if a := f.text(n.dict["ActualText"]); a != "" {
		return a
	}
	var b strings.Builder
	for _, k := range n.kids {
		switch {
		case k.node != nil:
			b.WriteString(f.words(k.node))
		case k.mcid >= 0:
			for _, p := range f.index[key{k.page, k.stream, k.mcid}] {
				b.WriteString(p.text.String())
			}
		}
	}
	return b.String()
}

// pieces is the marked content of an element and of all below it.
func (f *File) piecesOf(n *node) []*piece {
	var out []*piece
	for _, k := range n.kids {
		if k.node != nil {
			out = append(out, f.piecesOf(k.node)...)
		} else if k.mcid >= 0 {
			out = append(out, f.index[key{k.page, k.stream, k.mcid}]...)
		}
	}
	return out
}

// pageOf is the page an element begins on, 0 when it has no content.
func (f *File) pageOf(n *node) int {
	if ps := f.piecesOf(n); len(ps) > 0 {
		return ps[0].page
	}
	return n.page
}

// place is an element's first page and its box there.
func (f *File) placeOf(n *node) (int, rect) {
	page, box := f.pageOf(n), nowhere()
	for _, p := range f.piecesOf(n) {
		if p.page == page && p.marks > 0 {
			box = box.join(p.box)
		}
	}
	return page, box
}

// squeeze leaves what must agree between two ways of writing the same words:
// letters, digits and signs, no spaces, no hyphens of line ends.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' || r == '\u00ad' || r == '\u2010' || r == '\u2011' || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}
