package compose

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the notes in the margin.
const (
	marginTop  = unit.MM // under the rule over a note
	marginGap  = 4 * u   // the least between two notes
	marginNear = 2 * u   // and where a page has no room for that
	marginMost = 55 * u  // how far down notes may stand beside a shorter text
)

// marginNotesMost is the most notes on a page: what is more stands on the next,
// where the text goes on.
const marginNotesMost = 4

// asideNames names the blocks that notes in the margin stand beside.
func asideNames(t *read.Text) map[int]string {
	out := map[int]string{}
	for _, a := range t.Margin {
		if i := asideAt(t, a); i < len(t.Body) {
			out[i] = asideName(i)
		}
	}
	return out
}

// asideAt is the block that a note stands beside: the first words under its
// heading, or of the text.
func asideAt(t *read.Text, a read.Aside) int {
	at := 0
	for i, b := range t.Body {
		if b.Kind == read.Heading && read.Anchor(b.Rich.String()) == read.Anchor(a.At) {
			at = i + 1
		}
	}
	for at < len(t.Body) && t.Body[at].Kind != read.Paragraph && t.Body[at].Kind != read.List {
		at++
	}
	return at
}

func asideName(block int) string { return "beside " + strconv.Itoa(block+1) }

// marginNotes is the notes in the margin: a figure or a term, and some words.
func (k *kit) marginNotes(t *read.Text) []note {
	var out []note
	for _, a := range t.Margin {
		lines := []block.Block{&block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")}, block.Gap{H: marginTop}}
		p := draw.New(draw.P) // a number is heard with what it counts
		switch {
		case len(a.Title) > 0 && !strings.ContainsFunc(a.Title.String(), unicode.IsLetter):
			lines = append(lines, k.within(k.style("numeral-l"), k.spans(k.style("numeral-l"), a.Title), p))
		case len(a.Title) > 0:
			st := k.style("margin")
			st.Font = st.Bold
			lines = append(lines, k.richIn(st, a.Title, draw.P))
		}
		if len(a.Text) > 0 {
			lines = append(lines, k.within(k.style("margin"), k.spans(k.style("margin"), a.Text), p))
		}
		out = append(out, note{beside: asideName(asideAt(t, a)), body: block.Marked{
			Elem: &draw.Elem{Role: draw.Div, Class: draw.Margin}, Body: block.Stack(lines...)}})
	}
	return out
}

// note is a note in the margin, and the name of the block it stands beside.
type note struct {
	beside   string
	body     block.Block
	portrait bool // it is none, and stands at the head of them
}

// margined is a body with notes in the margin, each on the line of the block
// it stands beside, lower where another stands there already, and higher where
// the page ends. With the same body and the same notes left it is the same block,
// whichever way led there: all go on as one.
type margined struct {
	body  block.Block
	notes *[]note // of the whole text
	left  string  // which of them are still to be placed: a rune for each, from noted
	w     unit.Length
}

// noted is a note among those that are left: its number, and whether it has lost
// its place and stands at the head of the next page.
func noted(n int, late bool) string {
	r := rune(2 * n)
	if late {
		r++
	}
	return string(r)
}

func margin(body block.Block, notes []note, w unit.Length) margined {
	left := ""
	for n := range notes {
		left += noted(n, false)
	}
	return margined{body, &notes, left, w}
}

// Place places the body, then the notes whose blocks begin in it.
func (m margined) Place(env *block.Env, s block.Space) block.Plan {
	p := m.body.Place(env, s)
	if p.Fit != block.Full && p.Fit != block.Part {
		return p
	}
	var here []set
	rest := ""
	portraits := 0
	for _, r := range m.left {
		i, late := int(r/2), r%2 > 0
		n := (*m.notes)[i]
		y, there := 0*unit.MM, true // at the head of the body
		if !late && n.beside != "" {
			y, there = standsAt(&p.Box, n.beside)
		}
		if !there && p.Fit == block.Part {
			rest += noted(i, late)
			continue
		}
		if full := len(here) - portraits; full == marginNotesMost && p.Fit == block.Part {
			rest += noted(i, true)
			continue
		}
		q := n.body.Place(env, block.Space{W: m.w, H: s.H, Loose: s.Loose})
		if q.Fit == block.Wrap {
			return q
		}
		if n.portrait && !late {
			portraits++
		}
		here = append(here, set{y, q.Box})
	}
	slices.SortStableFunc(here, func(a, b set) int { return cmp.Compare(a.y, b.y) })
	room, gap := max(p.Box.H, min(s.H, marginMost)), marginGap
	if stacked(here, gap) > room {
		gap = marginNear
	}
	spread(here, room, gap)
	if need := stacked(here, gap); need > s.H && !s.Loose {
		why := diag.Said("the notes in the margin are %s high and there are %s", need, s.H)
		return block.Plan{Fit: block.Wrap, Need: need, Why: why, Faults: []block.Fault{{Name: "margin", Need: need, Have: s.H, Why: why}}}
	}
	box := draw.Box{Size: p.Box.Size, Base: p.Box.Base, Name: "margined"}
	box.Put(0, 0, p.Box)
	for _, n := range here {
		box.Put(0, n.y, n.box)
		box.H = max(box.H, n.y+n.box.H)
	}
	p.Box = box
	if p.Fit == block.Part {
		p.Rest = margined{p.Rest, m.notes, rest, m.w}
	}
	return p
}

// set is a note that was placed.
type set struct {
	y   unit.Length
	box draw.Box
}

// stacked is how high notes are together, a gap under each.
func stacked(ns []set, gap unit.Length) unit.Length {
	var total unit.Length
	for _, n := range ns {
		total += n.box.H + gap
	}
	return total
}

// spread moves notes a gap apart, down and then up from the end of the room.
func spread(ns []set, room, gap unit.Length) {
	var y unit.Length
	for i := range ns {
		ns[i].y = max(ns[i].y, y)
		y = ns[i].y + ns[i].box.H + gap
	}
	end := room
	for i := len(ns) - 1; i >= 0; i-- {
		ns[i].y = max(min(ns[i].y, end-ns[i].box.H), 0)
		end = ns[i].y - gap
	}
	y = 0
	for i := range ns { // where there is no room at all: one under the other
		ns[i].y = max(ns[i].y, y)
		y = ns[i].y + ns[i].box.H + gap
	}
}

// standsAt is how far down in a box a block of a name stands.
func standsAt(b *draw.Box, name string) (unit.Length, bool) {
	y, found := unit.Length(0), false
	draw.Walk(b, func(v draw.Visit) bool {
		if !found && v.Box.Name == name {
			y, found = v.At.Y, true
		}
		return !found
	})
	return y, found
}
