package compose

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the editorial.
const (
	editorialPullGap    = 2 * u // between the pull quote and the text
	editorialSignBefore = 2 * u

	portraitH   = 34 * unit.MM
	portraitGap = 22 * unit.MM / 10

	stepsBefore  = 3 * u // least distance above the panel
	stepsNearest = u     // where a page is at stake
	stepsTop     = 3 * u / 2
	stepsFoot    = u / 2
	stepsNear    = 5 * u // from one step to the next, where they stand under one another
	stepsPitch   = u     // by which such steps stand further apart
	stepsFar     = 9 * u
)

// editorial sets the month's article in two balanced columns, with its author's
// portrait beside the headline and notes in the margin. A pull quote opens the
// second page; the panel stands at the foot of the last one. Where a page would
// be nearly empty, the article ends otherwise. With an opener, headline and
// standfirst stand on a picture over a page of its own.
func (k *kit) editorial() []page.Section {
	t, ok := k.written("editorial")
	if !ok {
		return nil
	}
	ways, a := endings(t), k.articleOf(t)
	s := k.section("editorial", t, k.ended(a, ways[0]))
	for _, e := range ways[1:] {
		s.Ladder = append(s.Ladder, k.ended(a, e))
	}
	opener, opened := t.Formed(read.Opener)
	if !opened {
		return []page.Section{s}
	}
	first := k.opener(t, opener)
	first.Elem = s.Elem
	s.ID, s.Title = page.TextOf(s.ID), ""
	return []page.Section{first, s}
}

// ending is how the article ends.
type ending struct {
	gap    unit.Length // least distance above the panel
	first  bool        // the panel stands at the foot of the first page, not of the last
	beside bool        // the pull quotes stand under the text, beside the signature
	shared int         // of a text that one page holds, in per cent, what goes on above the panel
}

// sharedMost is about the most lines of a text whose end is shared out: each way to
// share it is another search of all its pages, and with notes in the margin each break
// leaves another body. Over some 700 lines its answers are more than are remembered,
// and the search takes many times what it takes at 500.
const (
	sharedMost = 600
	lineSigns  = 50 // characters on a line of a column, about
)

// endings is how an article may end, as it is meant to first: the panel comes
// nearer or stands on the first page, the pull quotes go behind the text, the end
// of a short text goes on above the panel: no more of it than the panel's page
// needs, so that the first page is not left half empty while the text goes on.
func endings(t *read.Text) []ending {
	out := []ending{{gap: stepsBefore}}
	_, panel := t.Part("panel")
	if panel {
		out = append(out, ending{gap: stepsNearest}, ending{gap: stepsBefore, first: true})
	}
	if len(quotes(t.Body)) > 0 {
		out = append(out, ending{gap: stepsBefore, beside: true})
		if panel {
			out = append(out, ending{gap: stepsNearest, beside: true}, ending{gap: stepsBefore, beside: true, first: true})
		}
	}
	if panel && linesOf(t.Body) <= sharedMost {
		for _, share := range []int{25, 35, 50} {
			out = append(out, ending{gap: stepsBefore, shared: share})
		}
	}
	return out
}

// article is what an editorial is made of: the same blocks, however it ends, so
// that what was set for one ending is set for all.
type article struct {
	*read.Text
	head  []block.Item // headline and standfirst; nil where they stand on an opener
	body  block.Block
	over  block.Block // the pull quotes; nil: none
	notes []note
	forms []block.Block // of the panel; nil: none
}

// linesOf is about how many lines blocks take in a column, those in the items of lists
// and quotes counted one by one: a page may end between any two of them.
func linesOf(bs []read.Block) int {
	n := 0
	for _, b := range bs {
		n += 1 + utf8.RuneCountInString(b.Rich.String())/lineSigns
		for _, item := range b.Items {
			n += linesOf(item)
		}
	}
	return n
}

// articleOf is the blocks of an editorial.
func (k *kit) articleOf(t *read.Text) article {
	a := article{Text: t, body: k.article(t), over: k.pulls(t), notes: k.marginNotes(t)}
	_, opened := t.Formed(read.Opener)
	if who, ok := t.Formed(read.Portrait); ok && opened { // the headline is on the opener: the portrait stands beside the text
		a.notes = append([]note{{body: k.portrait(who), portrait: true}}, a.notes...)
	}
	if !opened {
		a.head = k.articleHead(t)
	}
	if p, ok := t.Part("panel"); ok {
		a.forms = k.steps(p)
	}
	return a
}

// ended is the article with its ending.
func (k *kit) ended(a article, e ending) block.Block {
	body := a.body
	switch {
	case a.over != nil && !e.beside:
		body = block.Interlude{Body: body, Over: k.inAxis(9, a.over), Gap: editorialPullGap, Shared: e.shared, Grid: u}
	case e.shared > 0:
		body = block.Interlude{Body: body, Shared: e.shared, Grid: u}
	}
	text := []block.Item{{Block: body}}
	switch {
	case a.over != nil && e.beside:
		text = append(text, block.Item{Block: k.signedQuote(a.Text), Before: editorialPullGap, Break: block.Never})
	case len(a.Signature) > 0:
		text = append(text, block.Item{Block: at(k.axis+k.col(6), k.span(5), k.signature(a.Signature)), Before: editorialSignBefore,
			Break: block.Never})
	}
	if k.hasNotes("editorial") { // who signs stands over them
		text = []block.Item{{Block: k.noted("editorial", &block.Flow{Items: text, Grid: u, Name: "editorial"}, false)}}
	}
	if len(a.notes) > 0 {
		text[0].Block = margin(text[0].Block, a.notes, k.span(2))
	}
	items := append(slices.Clone(a.head), text...)
	if len(a.forms) > 0 && !e.first {
		items = append(items, block.Item{Block: &block.Either{Options: a.forms}, Before: e.gap, Foot: true})
	}
	all := &block.Flow{Items: items, Name: "editorial", Grid: u}
	if len(a.forms) > 0 && e.first {
		return block.Footed{Body: all, Foot: a.forms[len(a.forms)-1], Gap: e.gap, Grid: u}
	}
	return all
}

// pulls is the pull quotes of a text; nil when it has none.
func (k *kit) pulls(t *read.Text) block.Block {
	var over []block.Item
	for _, q := range quotes(t.Body) {
		over = append(over, block.Item{Block: k.pull(q), After: u})
	}
	if len(over) == 0 {
		return nil
	}
	return &block.Flow{Items: over}
}

// signedQuote is the pull quotes with the signature beside them, on one line;
// under them where they would take more lines than theirs.
func (k *kit) signedQuote(t *read.Text) block.Block {
	over := k.pulls(t)
	for _, n := range []int{5, 7} {
		if !k.quotable(t, k.span(n)) {
			continue
		}
		row := &block.Row{Cells: []block.Cell{{X: k.axis, W: k.span(n), Align: block.Baseline, Body: over}}}
		if len(t.Signature) > 0 {
			row.Cells = append(row.Cells, block.Cell{X: k.axis + k.col(n+1), W: k.span(10 - n), Align: block.Baseline,
				Body: k.signature(t.Signature)})
		}
		return row
	}
	items := []block.Item{{Block: k.inAxis(9, over), After: editorialSignBefore}}
	if len(t.Signature) > 0 {
		items = append(items, block.Item{Block: at(k.axis+k.col(6), k.span(5), k.signature(t.Signature))})
	}
	return block.Keep{Body: &block.Flow{Items: items}}
}

// quotable tells whether the pull quotes keep to the lines of their style in a
// width.
func (k *kit) quotable(t *read.Text, w unit.Length) bool {
	style, _ := k.theme.Style("quote")
	st := k.style("quote")
	for _, q := range quotes(t.Body) {
		for _, inner := range q.Items {
			for _, p := range inner {
				if style.Lines > 0 && k.high(st, p.Rich.String(), w) > unit.Length(style.Lines)*st.Leading {
					return false
				}
			}
		}
	}
	return true
}

// articleHead is headline and standfirst, with the portrait beside them.
func (k *kit) articleHead(t *read.Text) []block.Item {
	head := k.opening(typed(t.Title), typed(t.Standfirst))
	who, ok := t.Formed(read.Portrait)
	if !ok || len(head) == 0 {
		return head
	}
	row := &block.Row{Cells: []block.Cell{{X: 0, W: k.textW, Body: head[0].Block}, {X: 0, W: k.span(2), Body: k.portrait(who)}}}
	return []block.Item{{Block: row, After: head[0].After, Together: true}}
}

// portrait is the author in one ink, with name and function.
func (k *kit) portrait(s read.Shown) block.Block {
	size := unit.Size{W: k.span(2), H: portraitH}
	var items []block.Item
	if p := k.framed(s, size); p != nil {
		p.Tone = draw.Nuit
		box := draw.Box{Size: size, Elem: &draw.Elem{Role: draw.Figure, Alt: s.Alt}, From: s.Pos, Name: pictured(s.Src),
			Ops: []draw.Op{draw.Image{Rect: unit.Box(0, 0, size.W, size.H), Picture: p}}}
		items = append(items, block.Item{Block: drawn(box), After: portraitGap})
	} else if k.draft != nil {
		items = append(items, block.Item{Block: k.lostPicture(s.Pos, s.Src, portraitH), After: portraitGap})
	}
	bold := k.style("note")
	bold.Font = bold.Bold
	if len(s.Name) > 0 {
		items = append(items, block.Item{Block: k.richIn(bold, s.Name, draw.P)})
	}
	if len(s.Function) > 0 {
		items = append(items, block.Item{Block: k.rich("note", s.Function, draw.P)})
	}
	if words := k.caption(k.style("note"), nil, s); len(words) > 0 {
		items = append(items, block.Item{Block: k.runs(k.style("note"), words, draw.P)})
	}
	return &block.Flow{Items: items}
}

// article is the text in two columns, cut where something stands over both.
func (k *kit) article(t *read.Text) block.Block {
	items := k.pieces(t.Body, asideNames(t), "editorial", func(b block.Block) block.Block { return k.inAxis(10, b) })
	if len(items) == 1 {
		return items[0].Block
	}
	return &block.Flow{Items: items, Grid: u, Name: "editorial"}
}

// signature is who wrote the article, in one piece.
func (k *kit) signature(who read.Rich) block.Block {
	return block.Keep{Body: block.Stack(k.rich("label", who, draw.P), k.words("table", k.say("publication.name"), draw.P))}
}

// steps is the forms of a panel of numbered items down to the bleed: one under
// the other, in larger type, where an end of the text leaves room for them on its
// page; last, side by side.
func (k *kit) steps(p read.Part) []block.Block {
	list := &draw.Elem{Role: draw.List, Order: "Decimal"}
	title := k.rich("h2", p.Title, draw.H2)
	var out []block.Block
	for pitch, larger := stepsFar, k.larger(p); larger && pitch >= stepsNear; pitch -= stepsPitch {
		out = append(out, block.Under{Body: k.stepsPanel(title, k.stepsUnder(p, list, pitch))})
	}
	return append(out, k.stepsPanel(title, k.stepsBeside(p, list)))
}

// larger tells whether the texts of steps keep to the lines of the larger style
// that they have under one another.
func (k *kit) larger(p read.Part) bool {
	style, _ := k.theme.Style("stand")
	st := k.style("stand")
	for _, item := range p.Items {
		if style.Lines > 0 && k.high(st, item.Text.String(), k.span(6)) > unit.Length(style.Lines)*st.Leading {
			return false
		}
	}
	return true
}

// stepsPanel is the ground of steps, with their title.
func (k *kit) stepsPanel(title, steps block.Block) block.Block {
	body := &block.Flow{Items: []block.Item{{Block: k.inAxis(10, title), After: u, Together: true}, {Block: steps}}}
	return block.Keep{Body: k.panel(body, block.Edges{Top: stepsTop, Bottom: stepsFoot}, k.toBleed)}
}

// stepsUnder is steps under one another, each with its number and title at the
// left of its text.
func (k *kit) stepsUnder(p read.Part, list *draw.Elem, pitch unit.Length) block.Block {
	out := &block.Flow{Elem: list}
	for i, item := range p.Items {
		words := draw.New(draw.ListBody)
		out.Items = append(out.Items, block.Item{Block: &block.Row{Elem: draw.New(draw.ListItem), H: pitch,
			Rule: &block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine"), X: k.axis, W: k.span(10)}, Above: u,
			Cells: []block.Cell{
				{X: k.axis, W: k.span(1), Align: block.Baseline, Body: k.words("numeral-l", strconv.Itoa(i+1), draw.ListLabel)},
				{X: k.axis + k.col(2), W: k.span(3), Align: block.Baseline,
					Body: block.Marked{Elem: words, Body: k.rich("h2", item.Title, draw.P)}},
				{X: k.axis + k.col(5), W: k.span(6), Align: block.Baseline,
					Body: block.Marked{Elem: words, Body: k.rich("stand", item.Text, draw.P)}},
			}}})
	}
	return out
}

// stepsBeside is steps side by side.
func (k *kit) stepsBeside(p read.Part, list *draw.Elem) block.Block {
	n := max(len(p.Items), 1)
	var cells []block.Cell
	width := (k.span(10) - k.gutter*unit.Length(n-1)) / unit.Length(n)
	for i, item := range p.Items {
		cells = append(cells, block.Cell{X: k.axis + unit.Length(i)*(width+k.gutter), W: width, Elem: draw.New(draw.ListItem),
			Body: block.Stack(
				k.words("numeral-l", strconv.Itoa(i+1), draw.ListLabel),
				block.Marked{Elem: draw.New(draw.ListBody), Body: block.Stack(
					k.rich("h3", item.Title, draw.P),
					k.rich("table", item.Text, draw.P),
				)},
			)})
	}
	return &block.Row{Cells: cells, Elem: list}
}
