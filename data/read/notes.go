package read

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// notes is the notes of a body, as they are written. Whether each is called is
// for the check to say.
func (p *prose) notes(l *east.FootnoteList, s source) []Block {
	if l.Parent().Kind() != ast.KindDocument {
		p.refuse(l, s, "a note inside a list, a quote or a note", "Write it below the text, at the left edge: [^1]: its words.")
		return []Block{{Kind: Dropped, Pos: p.f.at(s.at(p.start(l)))}}
	}
	var out []Block
	for n := l.FirstChild(); n != nil; n = n.NextSibling() {
		note, ok := n.(*east.Footnote)
		if !ok {
			continue
		}
		b := Block{Kind: Note, Label: string(note.Ref), Pos: p.f.at(s.at(p.start(n))), Items: [][]Block{p.list(n, s)}}
		p.noted(b, out)
		out = append(out, b)
	}
	return out
}

// noted reports what a note cannot be: without words, under a mark that no call
// can have or that another one has, of more than paragraphs.
func (p *prose) noted(b Block, before []Block) {
	switch {
	case !isLabel(b.Label):
		p.f.find(BrokenMark, b.Pos, p.field, "Write [^1]: its words, with letters and figures alone in the mark.", "[^%s] is no mark of a note.",
			b.Label)
	case slices.ContainsFunc(before, func(x Block) bool { return x.Label == b.Label }):
		p.f.find(DuplicateField, b.Pos, p.field, "Give it another mark, here and where it is called; or keep one of the two.",
			"The note %s is written twice.", b.Label)
	case len(b.Items[0]) == 0:
		p.f.find(BrokenMark, b.Pos, p.field, "Write its words behind the colon, or delete it and its call.", "The note %s has no words.", b.Label)
	}
	p.plain(b.Items[0], "A note holds one or more plain paragraphs.", "The press does not set a heading, list or picture inside a note.")
}

// isLabel tells whether a word can be the mark of a note: letters of any language,
// figures, dashes.
func isLabel(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !letters.IsAlnum(r) && !strings.ContainsRune("-_.", r) })
}

// noteShapes is notes and their calls gone wrong.
func noteShapes() []shape {
	const call diag.Text = "Write [^1] where it is called, and the note below the text: [^1]: its words."
	return []shape{
		judged(`\A(\x00+[ \x{a0}\x{202f}]+:)`, ":", func(r *residue, from, to int) fault {
			if !strings.HasPrefix(r.raw(from), "[^") {
				return fault{}
			}
			return fault{BrokenMark, "A space stands before the colon of this note, so that it is none.",
				"Write [^1]: and its words, without the space."}
		}).meant(closedNote).ofBlock(),
		broken(`(\[\^)`, "^", "A note is called here, and the call is not complete.", call).meant(closedCall),
		broken(`(\^\[)`, "^", "A note stands inside the sentence.", call),
		broken(`(?:^|[\s(])(\^\d)`, "^", "The press does not raise what follows a ^.", "Write [^1] for a note, [@C5] for a source."),
	}
}

var openCall = regexp.MustCompile(`^\[\^[\p{L}\p{N}_-]+`)

// closedCall is the call of a note with its bracket.
func closedCall(src []byte, from, _ int) (begin, end int, by string, ok bool) {
	n := len(openCall.Find(src[from:]))
	return from + n, from + n, "]", n > 0
}

// closedNote is a note without the space before its colon.
func closedNote(src []byte, from, to int) (begin, end int, by string, ok bool) {
	return from, to, strings.TrimRight(strings.TrimSuffix(string(src[from:to]), ":"), " \u00a0\u202f") + ":", true
}
