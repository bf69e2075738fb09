package check

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// notes holds the calls of notes against the notes of a text: a call without a
// note leads nowhere, a note without a call is found by nobody.
func (c *checker) notes(t *read.Text) {
	head := *t
	head.Body = nil
	n := &calls{c: c, t: t, of: map[string]bool{}}
	head.Each(func(r read.Rich) { n.refused(r, "the head of the text") })
	n.blocks(t.Body)
	var written, uncalled []string
	for _, b := range t.Body {
		if b.Kind != read.Note {
			continue
		}
		if written = append(written, b.Label); !n.of[b.Label] {
			uncalled = append(uncalled, b.Label)
		}
	}
	meant := map[string]bool{} // notes that a call was most likely meant for
	for _, s := range n.set {
		if slices.Contains(written, s.Note) {
			continue
		}
		hint := diag.Said("Write it below the text: [^%s]: its words.", s.Note)
		if near := likely(s.Note, uncalled); near != "" {
			hint = diag.Said("Did you mean %s?", near)
			meant[near] = true
		}
		c.spoken(UnknownNote, t.Lang, s.Pos, data.Body, hint, "The note %s is called here, and the text has none of that mark.", s.Note)
	}
	for _, b := range t.Body {
		if b.Kind == read.Note && slices.Contains(uncalled, b.Label) && !meant[b.Label] {
			c.spoken(UncalledNote, t.Lang, b.Pos, data.Body, diag.Said("Write [^%s] behind the words it belongs to, or delete the note.", b.Label),
				"The note %s is called nowhere in the text.", b.Label)
		}
	}
}

// likely is the note that a call of another mark was meant for: the only one that
// nobody calls, or the one nearest to it.
func likely(label string, uncalled []string) string {
	if len(uncalled) == 1 {
		return uncalled[0]
	}
	return diag.Nearest(label, uncalled)
}

// calls is the calls of notes of a text: those in paragraphs, lists and tables,
// and the marks of all.
type calls struct {
	c   *checker
	t   *read.Text
	set []read.Span
	of  map[string]bool
}

// blocks takes in the calls of a body. Those that stand where none can be are told:
// what stands there may stand on another page than the text.
func (n *calls) blocks(bs []read.Block) {
	for _, b := range bs {
		where := map[read.BlockKind]diag.Text{read.Heading: "a heading", read.Quote: "a pull quote", read.Picture: "the caption of a picture",
			read.Note: "a note"}[b.Kind]
		if where != "" {
			read.EachBlock([]read.Block{b}, func(r read.Rich) { n.refused(r, where) })
			continue
		}
		for _, s := range b.Rich {
			if s.Note != "" {
				n.set, n.of[s.Note] = append(n.set, s), true
			}
		}
		for _, it := range b.Items {
			n.blocks(it)
		}
	}
}

// refused reports the calls of notes where none has a place.
func (n *calls) refused(r read.Rich, where diag.Text) {
	for _, s := range r {
		if s.Note != "" {
			n.of[s.Note] = true
			n.c.spoken(UnsetField, n.t.Lang, s.Pos, "", "Call it from a paragraph, a list or a table of the body, or say it in the sentence.",
				"A note is called from %s, which has none.", where)
		}
	}
}

// pairNotes pairs the notes of two bodies by their marks, wherever they are
// written, and tells those that stand alone, which it adds to the others.
func (c *checker) pairNotes(a, b *read.Text, bas, bbs []read.Block, alone [2]map[int]bool) {
	lacking := func(in []read.Block, x read.Block) bool {
		return x.Kind == read.Note && !slices.ContainsFunc(in, func(y read.Block) bool { return y.Kind == read.Note && y.Label == x.Label })
	}
	const hint diag.Text = "Bring both texts to the same build."
	for i, x := range bas {
		if alone[0][i] = alone[0][i] || lacking(bbs, x); lacking(bbs, x) {
			c.unequal(TextParity, b.Lang, begin(b, bbs), x.Pos, data.Body, hint, "The text in %q has %s that is missing here.", a.Lang,
				keyed("the note", x.Label))
		}
	}
	for i, y := range bbs {
		if alone[1][i] = alone[1][i] || lacking(bas, y); lacking(bas, y) {
			c.unequal(TextParity, b.Lang, y.Pos, begin(a, bas), data.Body, hint, "The text in %q has not %s that stands here.", a.Lang,
				keyed("the note", y.Label))
		}
	}
}

// pages holds references to pages of the edition against the sections it has.
func (c *checker) pages(t *read.Text) {
	for _, s := range t.Title {
		if s.Page != "" {
			c.spoken(PageReference, t.Lang, s.Pos, data.Title, "Put the reference into the standfirst or the text.",
				"A headline stands in the contents too, where no page is filled in.")
		}
	}
	t.Each(func(r read.Rich) {
		for i, s := range r {
			id, within := strings.CutPrefix(s.Href, "#")
			if s.Page != "" {
				id, within = s.Page, true
			}
			if within && (i == 0 || s.Page != "" || r[i-1].Href != s.Href) { // a link goes on through its styles
				c.page(t, s, id)
			}
		}
	})
}

func (c *checker) page(t *read.Text, s read.Span, id string) {
	tell := func(hint, msg diag.Text) { c.spoken(PageReference, t.Lang, s.Pos, "", hint, msg, id) }
	_, known := data.SectionOf(id)
	_, source := c.edition.Register().Source(id)
	switch {
	case c.edition.Has(id):
	case known:
		tell(diag.Said("Take the reference out, or add %s to the sections.", id), "The edition has no section %s, whose page is asked for here.")
	case source:
		tell(diag.Said("Write [@%s] for the source.", id), "There is no section %s: it is a source.")
	default:
		tell(diag.DidYouMean(id, c.edition.Sections), "There is no section %s, whose page is asked for here.")
	}
}
