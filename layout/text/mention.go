package text

import (
	"strings"
)

// Mention asks for the pages on which something is named, as the folio of an
// anchor is asked for: its Anchor stands in a run's PageOf. The pages of the
// section that asks are no answer.
type Mention struct {
	Name   string   // as words, in any text of a page
	From   string   // the place it is written at, wherever drawings bear it
	Asks   string   // id of the section that asks
	Main   []string // sections whose first such page is the main one, the likeliest first
	Before string   // what a list of the pages before the main one begins with
	Part   MentionPart
}

// MentionPart is a part of the list of pages: those before the main one, with
// what they begin with; the main one; those after it.
type MentionPart string

// The parts of a list of pages.
const (
	PagesBefore MentionPart = "before"
	PageMain    MentionPart = "main"
	PagesAfter  MentionPart = "after"
)

const (
	mentionMark = "\x01" // begins the anchor of a mention: no text may hold it
	mentionPart = "\x02"
)

// Anchor is the question as the name of an anchor.
func (m Mention) Anchor() string {
	return mentionMark + strings.Join([]string{m.Name, m.From, m.Asks, strings.Join(m.Main, ","), m.Before, string(m.Part)}, mentionPart)
}

// MentionOf is the question that an anchor's name asks, and false when it is
// one of another kind.
func MentionOf(anchor string) (Mention, bool) {
	rest, ok := strings.CutPrefix(anchor, mentionMark)
	f := strings.Split(rest, mentionPart)
	if !ok || len(f) != 6 {
		return Mention{}, false
	}
	return Mention{Name: f[0], From: f[1], Asks: f[2], Main: strings.Split(f[3], ","), Before: f[4], Part: MentionPart(f[5])}, true
}
