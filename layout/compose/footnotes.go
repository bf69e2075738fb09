package compose

import (
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the notes of a text.
const (
	notesGap   = u                 // from the text to their rule
	notesUnder = 12 * unit.MM / 10 // from the rule to the notes
	notesHang  = 4 * unit.MM       // from a note's letter to its words
	notesWhole = 12                // lines of a note that stand together, about
)

// called is a note as its calls know it.
type called struct{ letter, anchor string }

// withoutNotes is a text without its notes, which stand elsewhere than in its flow;
// their calls are remembered by their places. Notes have letters, by their first
// calls: numbers are the sources'.
func (k *kit) withoutNotes(t *read.Text) *read.Text {
	written := map[string]bool{}
	var notes, rest []read.Block
	for _, b := range t.Body {
		if b.Kind != read.Note {
			rest = append(rest, b)
		} else if !written[b.Label] { // the second of a mark is told, and found by nobody
			written[b.Label] = true
			notes = append(notes, b)
		}
	}
	if len(notes) == 0 {
		return t
	}
	out := *t
	out.Body = rest
	letters := map[string]called{}
	out.Each(func(r read.Rich) {
		for _, s := range r {
			c, known := letters[s.Note]
			if !written[s.Note] {
				continue
			}
			if !known {
				l := letterOf(len(letters))
				c = called{l, "note-" + t.Section + "-" + l}
				letters[s.Note] = c
			}
			k.calls[s.Pos] = c
		}
	})
	k.notesOf[t.Section] = nil
	for _, b := range notes {
		c, ok := letters[b.Label]
		if !ok { // which is told; its words stand all the same
			c = called{letter: "–"}
		}
		k.notesOf[t.Section] = append(k.notesOf[t.Section], endnote{c, b})
	}
	return &out
}

// endnote is a note and how it is called.
type endnote struct {
	called
	block read.Block
}

// letterOf is the letter of the nth note, from 0: a to z, then aa.
func letterOf(n int) string {
	l := string(rune('a' + n%26))
	if n >= 26 {
		return letterOf(n/26-1) + l
	}
	return l
}

// call is the call of a note, such as [a], a link to it.
func (k *kit) call(st text.Style, s read.Span) []text.Run {
	c, ok := k.calls[s.Pos]
	if !ok { // which is told
		return nil
	}
	mark := k.referrer(st)
	run := mark(c.letter)
	run.From, run.Href = s.From(), "#"+c.anchor
	run.Elem = &draw.Elem{Role: draw.LinkElem, Desc: k.say("link.note", map[string]any{"N": c.letter})}
	return []text.Run{mark("\u202f["), run, mark("]")}
}

// hasNotes tells whether the text of a section has notes.
func (k *kit) hasNotes(section string) bool { return len(k.notesOf[section]) > 0 }

// noted is a body with the notes of its section under it, or at the foot of its
// region.
func (k *kit) noted(section string, body block.Block, sunk bool) block.Block {
	notes := k.notesOf[section]
	if !k.hasNotes(section) {
		return body
	}
	n := &block.Notes{X: k.axis, W: k.span(10), N: 2, Gutter: k.gutter, Gap: notesGap, Grid: u, Sunk: sunk, Over: block.Stack(
		&block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine"), W: k.span(2)}, block.Gap{H: notesUnder})}
	items := []block.Item{{Block: body}}
	for _, x := range notes {
		if x.anchor == "" {
			items = append(items, block.Item{Block: k.inAxis(10, k.footnote(x)), Before: notesGap})
			continue
		}
		n.Entries = append(n.Entries, block.Entry{Anchor: x.anchor, Body: k.footnote(x)})
	}
	if len(items) > 1 {
		body = &block.Flow{Items: items}
	}
	return block.Noted{Body: body, Notes: n}
}

// footnote is a note behind its letter.
func (k *kit) footnote(x endnote) block.Block {
	words := &block.Flow{}
	for _, b := range x.block.Items[0] {
		words.Items = append(words.Items, block.Item{Block: k.rich("note", b.Rich, draw.P)})
	}
	var note block.Block = block.Beside{Side: block.Marked{Elem: draw.New(draw.ListLabel), Body: k.words("note", x.letter, "")},
		SideW: notesHang, X: notesHang, Body: words, Align: block.Baseline, Name: "note " + x.letter}
	if linesOf(x.block.Items[0]) <= notesWhole {
		note = block.Keep{Body: note}
	}
	return block.Marked{Anchor: x.anchor, Elem: draw.New(draw.Note), Name: "note " + x.letter, Body: note}
}

// pageOf is the number of the first page of a section, a link to it.
func (k *kit) pageOf(s read.Span) text.Run {
	if !k.ed.Has(s.Page) { // which is told
		return text.Run{}
	}
	run := text.Run{PageOf: s.Page, Raw: true, Href: "#" + s.Page, From: diag.Span{Pos: s.Pos, Len: s.Len}}
	run.Elem = k.sectionLink(s.Page, s.Lang)
	return run
}

// sectionLink is a link to a section, by its name.
func (k *kit) sectionLink(id, lang string) *draw.Elem {
	return &draw.Elem{Role: draw.LinkElem, Lang: lang, Desc: k.say("link.section", map[string]any{"Section": k.say("section." + id)})}
}
