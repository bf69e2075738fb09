package web

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// kind is what a piece of matter is.
type kind uint8

const (
	element kind = iota // a structure element, or the root
	words               // a run of text
	row                 // boxes that stand beside each other, without an element of their own
	cell                // one of them
	columns             // what the page sets in columns
	sign                // a drawing outside the structure, beside words
	drawing             // a figure, or a chart with its labels
)

// matter is what pages hold, in the order it is read: elements, with the rows that
// the page made of them.
type matter struct {
	kind kind
	elem *draw.Elem
	name string // of its first box
	kids []*matter
	ids  []string // anchors that stand at its head

	done  bool   // it was written, or left out for a reason
	text  string // of words
	style string // of the line that the words stand in
	font  draw.Font
	ink   draw.Ink

	parts   []part // of a drawing or a sign
	says    string // of a sign, to those who do not see it
	figures []*draw.Elem
	widths  []unit.Length        // of the cells of a row
	items   map[unit.Length]bool // places from the left at which items of a list stand
	parted  map[unit.Length]bool // the same of the parts of a list that is parted
}

// part is a box of a drawing at its place on the page.
type part struct {
	page int
	unit.Point
	box *draw.Box
}

// setInColumns is the name of boxes that are set in columns.
const setInColumns = "columns"

// reader gathers the matter of pages.
type reader struct {
	root  *matter
	seen  map[*draw.Elem]*matter
	drawn map[*draw.Elem]*matter // the drawing of a figure
	hrefs map[*draw.Elem]string
	wait  []string // anchors whose element comes next
	page  int
}

// matterOf is the matter of pages: an element stands where it is met first, and holds
// whatever belongs to it in other columns and on other pages.
func matterOf(pages []draw.Page) *reader {
	r := &reader{root: &matter{}, seen: map[*draw.Elem]*matter{}, drawn: map[*draw.Elem]*matter{}, hrefs: map[*draw.Elem]string{}}
	for i := range pages {
		r.page = i
		r.box(&pages[i].Box, r.root, unit.Point{})
	}
	r.root.prune()
	return r
}

// enter is the matter of an element, new at a place when it is met first.
func (r *reader) enter(e *draw.Elem, at *matter, name string) *matter {
	if e == nil || e == at.elem {
		return at
	}
	m := r.seen[e]
	if m == nil {
		m = &matter{elem: e, name: name}
		if anchored(e.Role) {
			m.ids, r.wait = r.wait, nil
		}
		r.seen[e] = m
		at.kids = append(at.kids, m)
	}
	return m
}

// anchored tells whether an anchor that stands before an element may be its: headings
// have names of their own, and of a list it is the item that is meant.
func anchored(role draw.Role) bool {
	switch role {
	case draw.H1, draw.H2, draw.H3, draw.List:
		return false
	}
	return true
}

// box gathers a box that stands at a point of its page.
func (r *reader) box(b *draw.Box, at *matter, o unit.Point) {
	if b.Elem != nil && b.Elem.Role.Artifact() {
		if b.Elem.Role == draw.Layout && b.Name != "" && paths(b) {
			at.kids = append(at.kids, &matter{kind: sign, name: b.Name, parts: []part{{r.page, o, b}}})
		}
		return
	}
	if b.Elem.Signs() {
		at.kids = append(at.kids, &matter{kind: sign, name: b.Name, says: draw.Spelt(b.Elem.Alt), parts: []part{{r.page, o, b}}})
		return
	}
	if strings.HasPrefix(b.Name, chartName) || b.Elem != nil && b.Elem.Role == draw.Figure {
		r.draw(b, at, o)
		return
	}
	m := r.enter(b.Elem, at, b.Name)
	if b.Elem != nil && b.Elem.Role == draw.List {
		m.parted = noted(m.parted, o.X)
	}
	if b.Elem != nil && b.Elem.Role == draw.ListItem && at.elem != nil && at.elem.Role == draw.List {
		at.items = noted(at.items, o.X)
	}
	last := r.marks(b, m, o)
	if b.Line != nil {
		if b.Line.Last {
			last.add(" ", b.Line.Style, draw.Text{})
		}
		return
	}
	r.kids(b, m, o)
}

// noted is a set of places with one more.
func noted(at map[unit.Length]bool, x unit.Length) map[unit.Length]bool {
	if at == nil {
		at = map[unit.Length]bool{}
	}
	at[x] = true
	return at
}

// kids gathers the boxes within one: a row, when they stand beside each other where
// a row may be.
func (r *reader) kids(b *draw.Box, m *matter, o unit.Point) {
	holds := holdsRows(m)
	if b.Name == setInColumns && holds {
		group := &matter{kind: columns}
		m.kids = append(m.kids, group)
		m, holds = group, false
	}
	for rest := b.Kids; len(rest) > 0; {
		n, into := 1, m
		if holds {
			n = beside(rest)
		}
		if n > 1 {
			into = &matter{kind: row, name: b.Name}
			m.kids = append(m.kids, into)
		}
		for i := range rest[:n] {
			k, at := &rest[i], into
			if n > 1 {
				at = &matter{kind: cell}
				into.kids = append(into.kids, at)
				into.widths = append(into.widths, k.Box.W)
			}
			r.box(&k.Box, at, unit.Point{X: o.X + k.X, Y: o.Y + k.Y})
		}
		rest = rest[n:]
	}
}

// holdsRows tells whether rows may stand in the matter: where a browser takes any block.
func holdsRows(m *matter) bool {
	if m.elem == nil {
		return m.kind == cell || m.kind == row || m.kind == columns
	}
	switch m.elem.Role {
	case draw.Document, draw.Sect, draw.Div, draw.BlockQuote, draw.ListBody:
		return true
	}
	return false
}

// beside is how many of the first boxes stand beside each other, from left to right.
// One may begin over the empty end of the one before.
func beside(kids []draw.At) int {
	var last *draw.At
	for i := range kids {
		k := &kids[i]
		if k.Box.W == 0 || k.Box.H == 0 {
			continue
		}
		if last != nil && (k.X < last.X+last.Box.W.Scale(2, 3) || k.Y >= last.Y+last.Box.H || last.Y >= k.Y+k.Box.H) {
			return i
		}
		last = k
	}
	return len(kids)
}

// marks gathers the marks of a box itself, and gives the matter the last of them
// stands in. Signs within a line stand where they are drawn.
func (r *reader) marks(b *draw.Box, m *matter, o unit.Point) *matter {
	last, style, signs := m, "", b.Kids
	if b.Line != nil {
		style = b.Line.Style
	} else {
		signs = nil
	}
	upTo := func(x unit.Length) {
		for len(signs) > 0 && signs[0].X <= x {
			k := &signs[0]
			signs = signs[1:]
			if e := k.Box.Elem; e != nil && (e.Role.Artifact() || e.Signs()) {
				r.box(&k.Box, last, unit.Point{X: o.X + k.X, Y: o.Y + k.Y})
			} else {
				last = r.inline(&k.Box, m, style)
			}
		}
	}
	for _, op := range b.Ops {
		switch t := op.(type) {
		case draw.Anchor:
			if b.Elem != nil && b.Elem == m.elem && len(m.kids) == 0 {
				m.ids = append(m.ids, t.Name)
			} else {
				r.wait = append(r.wait, t.Name)
			}
		case draw.Link:
			r.hrefs[t.Elem] = t.Href
		case draw.Text:
			upTo(t.X)
			if t.Elem == nil || !t.Elem.Role.Artifact() {
				last = r.enter(t.Elem, m, "")
				last.add(read(t), style, t)
			}
		case draw.Path:
			r.told(t, m)
		}
	}
	upTo(1 << 40)
	return last
}

// inline gathers a box that stands within a line: words behind a sign.
func (r *reader) inline(b *draw.Box, m *matter, style string) *matter {
	at := r.enter(b.Elem, m, b.Name)
	last := at
	for _, op := range b.Ops {
		switch t := op.(type) {
		case draw.Link:
			r.hrefs[t.Elem] = t.Href
		case draw.Text:
			if t.Elem == nil || !t.Elem.Role.Artifact() {
				last = r.enter(t.Elem, at, "")
				last.add(read(t), style, t)
			}
		case draw.Path:
			r.told(t, at)
		}
	}
	for i := range b.Kids {
		last = r.inline(&b.Kids[i].Box, at, style)
	}
	return last
}

// told gathers what a line under words says, once for all its parts.
func (r *reader) told(p draw.Path, at *matter) {
	if p.Elem.Signs() && r.seen[p.Elem] == nil {
		m := &matter{kind: sign, says: draw.Spelt(p.Elem.Alt)}
		r.seen[p.Elem] = m
		at.kids = append(at.kids, m)
	}
}

// draw gathers a figure. A chart is one, with the labels that its tables hold: those
// follow as what the figure says in words.
func (r *reader) draw(b *draw.Box, at *matter, o unit.Point) {
	at = r.enter(nil, at, "")
	var fig *draw.Elem
	draw.Walk(b, func(v draw.Visit) bool {
		if fig == nil && v.Elem != nil && v.Elem.Role == draw.Figure {
			fig = v.Elem
		}
		return fig == nil
	})
	d := r.drawn[fig]
	if d == nil || fig == nil || d.parts[0].page != r.page { // what goes on on another page is seen there, and said once
		first := d == nil
		d = &matter{kind: drawing, name: b.Name, ids: r.wait}
		r.wait = nil
		at.kids = append(at.kids, d)
		if fig != nil && first {
			d.figures, r.drawn[fig] = []*draw.Elem{fig}, d
		}
	}
	d.parts = append(d.parts, part{r.page, o, b})
	if b.Elem == nil || b.Elem.Role != draw.Figure {
		r.labels(b, d)
	}
}

// labels gathers the words of a chart: all but its figure.
func (r *reader) labels(b *draw.Box, at *matter) {
	if b.Elem != nil && (b.Elem.Role == draw.Figure || b.Elem.Role.Artifact()) {
		return
	}
	m := r.enter(b.Elem, at, b.Name)
	last := m
	for _, op := range b.Ops {
		if p, is := op.(draw.Path); is {
			r.told(p, m)
		}
		if t, is := op.(draw.Text); is && (t.Elem == nil || !t.Elem.Role.Artifact()) {
			last = r.enter(t.Elem, m, "")
			s := read(t)
			if b.Line == nil {
				s += " "
			}
			last.add(s, "", t)
		}
	}
	if b.Line != nil && b.Line.Last {
		last.add(" ", "", draw.Text{})
	}
	for i := range b.Kids {
		r.labels(&b.Kids[i].Box, m)
	}
}

// add appends words; those that are set alike are one run.
func (m *matter) add(s, style string, t draw.Text) {
	if s == "" {
		return
	}
	if n := len(m.kids); n > 0 && m.kids[n-1].kind == words {
		if k := m.kids[n-1]; t.Font == "" || k.style == style && k.font == t.Font && k.ink == t.Ink {
			k.text += s
			return
		}
	}
	m.kids = append(m.kids, &matter{kind: words, text: s, style: style, font: t.Font, ink: t.Ink})
}

// read is what is read of a text: the hyphen of a division is none of it.
func read(t draw.Text) string { return strings.ReplaceAll(t.Read(), "\u00AD", "") }

// paths tells whether something is drawn in a box but words.
func paths(b *draw.Box) bool {
	for _, op := range b.Ops {
		if _, is := op.(draw.Path); is {
			return true
		}
	}
	return slices.ContainsFunc(b.Kids, func(k draw.At) bool { return paths(&k.Box) })
}

// prune takes away rows in which nothing or one thing stands, and elements that hold
// nothing, but for cells: without them a table's row would not be regular.
func (m *matter) prune() bool {
	var kept []*matter
	var widths []unit.Length
	for i, k := range m.kids {
		if !k.prune() {
			continue
		}
		if k.kind == row && len(k.kids) == 1 {
			kept = append(kept, k.kids[0].kids...)
			continue
		}
		kept = append(kept, k)
		if m.kind == row {
			widths = append(widths, m.widths[i])
		}
	}
	m.kids, m.widths = kept, widths
	switch m.kind {
	case words, sign, drawing:
		return true
	case element:
		if m.elem != nil && (m.elem.Role == draw.HeadCell || m.elem.Role == draw.DataCell) {
			return true
		}
	}
	return len(m.kids) > 0 || len(m.ids) > 0
}

// each calls f for the matter and all in it, in the order it is read.
func (m *matter) each(f func(*matter)) {
	f(m)
	for _, k := range m.kids {
		k.each(f)
	}
}

// said is the words of the matter.
func (m *matter) said() string {
	var b strings.Builder
	m.each(func(k *matter) { b.WriteString(k.text) })
	return strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return r == ' ' }), " ")
}
