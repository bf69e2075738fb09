package compose

import (
	"slices"

	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the four milestones.
const (
	procedureAir      = 2 * u // the unit of the distances between rows
	procedureAirDense = u     // the same where texts are long

	procedureDisc      = 7 * u
	procedureDiscLow   = 4 * u             // on a sheet that lies, for heads and texts to stand on one page
	procedureDiscAfter = unit.MM           // beside the air
	procedureLink      = 5 * unit.MM / 10  // width of the line from disc to disc
	procedureLinkGap   = 16 * unit.MM / 10 // between a disc and the line after it

	procedureRuleGap = unit.MM           // from a hairline to the head under it
	procedureHang    = 35 * unit.MM / 10 // from an en dash's left edge to its text
	ledNext          = 6 * unit.MM / 10  // between two items of a lead and its words

	durationBefore = 3 * u / 2 // least distance above the panel
	durationTop    = 3 * u / 2
	durationFoot   = u / 2
	durationHeight = 9 * u
)

// procedure is the four milestones side by side. Names come from the locale by
// code, never from the text: a heading can not contradict its milestone. Rows
// keep the four level; the elements run down each milestone.
func (k *kit) procedure() []page.Section {
	t, ok := k.written("procedure")
	if !ok {
		return nil
	}
	return []page.Section{k.yielding("procedure", t, &block.Either{Options: k.procedureForms(t)})}
}

// procedureForms is the milestones from the widest to the closest. On a sheet that
// lies, heads stand with their texts under smaller signs, and at the last under a
// smaller headline.
func (k *kit) procedureForms(t *read.Text) []block.Block {
	head := k.opening(typed(t.Title), typed(t.Standfirst))
	if !k.lies() {
		return []block.Block{k.milestones(t, head, procedureAir, procedureDisc), k.milestones(t, head, procedureAirDense, procedureDisc)}
	}
	low := block.Stack(k.set("family", typed(t.Title), draw.H1), k.set("table", typed(t.Standfirst), draw.P))
	small := []block.Item{{Block: block.Keep{Body: at(k.axis, k.span(10), low)}, Together: true}}
	return []block.Block{k.milestones(t, head, procedureAirDense, procedureDiscLow),
		k.milestones(t, small, procedureAirDense, procedureDiscLow)}
}

// milestones is the four columns with the panel at the foot; air is the unit
// of the distances between their rows, disc the size of their signs.
func (k *kit) milestones(t *read.Text, head []block.Item, air, disc unit.Length) block.Block {
	codes := []facts.Code{facts.J0, facts.J1, facts.J2, facts.J3}
	var groups []*draw.Elem
	for range codes {
		groups = append(groups, draw.New(draw.Div))
	}
	row := func(style func(int, facts.Code, read.Part) block.Block) *block.Row {
		r := &block.Row{Name: "procedure"}
		for i, c := range codes {
			p, _ := t.Part(c.String())
			r.Cells = append(r.Cells, block.Cell{X: k.col(1 + 3*i), W: k.span(3), Elem: groups[i], Body: style(i, c, p)})
		}
		return r
	}
	items := append(slices.Clone(head),
		block.Item{Block: k.procedureDiscs(codes, disc), Before: 2 * air, After: air/2 + procedureDiscAfter, Together: true},
		block.Item{Block: row(k.milestoneHead), After: air / 2, Together: true},
		block.Item{Block: row(k.milestoneBody), After: 3 * air / 2},
		block.Item{Block: row(k.milestoneHolds), After: air},
	)
	if slices.ContainsFunc(codes, func(c facts.Code) bool { p, _ := t.Part(c.String()); _, ok := p.Item("changes"); return ok }) {
		items = append(items, block.Item{Block: row(k.milestoneChanges)})
	}
	if p, ok := t.Part("checks"); ok {
		items = append(items, block.Item{Block: k.checks(p), Before: max(air, procedureAirDense) + procedureAirDense/2})
	}
	if p, ok := t.Part("duration"); ok {
		items = append(items, block.Item{Block: k.duration(p), Before: durationBefore, Foot: true})
	}
	return &block.Flow{Items: items, Name: "procedure"}
}

// procedureDiscs is the discs on the line that stops at the last of them.
func (k *kit) procedureDiscs(codes []facts.Code, d unit.Length) block.Block {
	b := draw.Box{Size: unit.Size{W: k.textW, H: d}, Elem: draw.New(draw.Layout), Free: true, Name: "milestones"}
	for i, c := range codes {
		x := k.col(1 + 3*i)
		if i > 0 {
			b.Ops = append(b.Ops, rule(x-k.pitch*3+d+procedureLinkGap, x, d/2, draw.Nuit, procedureLink))
		}
		b.Put(x, 0, charts.Disc(d, charts.State(c), k.inks().Look(false)))
	}
	return drawn(b)
}

// rule is a horizontal line as a mark.
func rule(x1, x2, y unit.Length, ink draw.Ink, width unit.Length) draw.Path {
	return draw.Path{Stroke: ink, Width: width, Segs: []draw.Seg{
		{Kind: draw.Move, P: [3]unit.Point{{X: x1, Y: y}}}, {Kind: draw.LineTo, P: [3]unit.Point{{X: x2, Y: y}}}}}
}

func (k *kit) milestoneHead(_ int, c facts.Code, _ read.Part) block.Block {
	return block.Marked{Elem: draw.New(draw.H2), Body: block.Stack(
		k.words("h1", k.say("milestone."+c.String()), ""),
		k.words("h2", k.say("milestone."+c.String()+".short"), ""),
	)}
}

func (k *kit) milestoneBody(_ int, _ facts.Code, p read.Part) block.Block {
	st := k.style("body")
	st.Indent = 0
	return k.richIn(st, p.Text, draw.P)
}

func (k *kit) milestoneHolds(_ int, _ facts.Code, p read.Part) block.Block {
	holds, _ := p.Item("holds")
	return k.ruled(or(holds.Title, plain(k.say("procedure.holds"))), k.dashes(holds.Items, "table"))
}

func (k *kit) milestoneChanges(_ int, _ facts.Code, p read.Part) block.Block {
	changes, ok := p.Item("changes")
	if !ok {
		return nil
	}
	return k.ruled(or(changes.Title, plain(k.say("procedure.changes"))), k.rich("table", changes.Text, draw.P))
}

// ruled is a block under a small head and a hairline.
func (k *kit) ruled(head read.Rich, body block.Block) block.Block {
	return block.Stack(&block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")}, block.Gap{H: procedureRuleGap},
		k.rich("label", head, draw.H3), body)
}

// dashes is short items behind en dashes, those of a second level under their
// item.
func (k *kit) dashes(items []read.Part, style string) block.Block {
	l := &block.List{Elem: &draw.Elem{Role: draw.List, Order: "Disc"}, Indent: procedureHang}
	for _, it := range items {
		body := k.rich(style, it.Text, "")
		if len(it.Items) > 0 {
			body = block.Keep{Body: block.Stack(k.rich(style, it.Text, draw.P), k.dashes(it.Items, style))}
		}
		l.Items = append(l.Items, block.ListItem{
			Elem: draw.New(draw.ListItem), LabelElem: draw.New(draw.ListLabel), BodyElem: draw.New(draw.ListBody),
			Label: k.words(style, "–", ""), Body: body,
		})
	}
	return l
}

// checks is what the agency looks at, in two columns beside its title: what is
// checked, and in what.
func (k *kit) checks(p read.Part) block.Block {
	w := k.textColumn()
	return block.Stack(&block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, block.Gap{H: pointsRuleAfter},
		&block.Row{Cells: []block.Cell{
			{X: 0, W: k.span(2), Body: k.rich("h2", p.Title, draw.H2)},
			{X: k.axis, W: k.span(10), Body: block.Columns{N: 2, Gap: k.gutter, Balance: true, Body: k.leads(p.Items, w, "h3", "table", ledNext)}},
		}})
}

// leads is items behind en dashes, so far apart, each a lead and the words to it,
// which may be one without the other.
func (k *kit) leads(items []read.Part, w unit.Length, lead, words string, next unit.Length) block.Block {
	l := &block.Flow{Elem: &draw.Elem{Role: draw.List, Order: "Disc"}, Name: "list"}
	for _, it := range items {
		label := lead
		if len(it.Title) == 0 {
			label = words
		}
		body := block.Stack(k.rich(lead, it.Title, draw.P), k.rich(words, it.Text, draw.P))
		l.Items = append(l.Items, block.Item{After: next, Block: &block.Row{Elem: draw.New(draw.ListItem), From: it.Pos, Cells: []block.Cell{
			{W: procedureHang, Align: block.Baseline, Elem: draw.New(draw.ListLabel), Body: k.words(label, "–", "")},
			{X: procedureHang, W: w - procedureHang, Align: block.Baseline, Elem: draw.New(draw.ListBody), Body: body}}}})
	}
	return l
}

// duration is the panel on how long it takes, in two columns.
func (k *kit) duration(p read.Part) block.Block {
	var paras []read.Block
	if len(p.Text) > 0 {
		paras = append(paras, read.Block{Kind: read.Paragraph, Rich: p.Text, Pos: p.Pos})
	}
	for _, it := range p.Items {
		paras = append(paras, read.Block{Kind: read.Paragraph, Rich: it.Text, Pos: it.Pos})
	}
	panel := k.panel(&block.Row{Cells: []block.Cell{
		{X: 0, W: k.span(2), Body: k.rich("h2", p.Title, draw.H2)},
		{X: k.axis, W: k.span(10), Body: k.columns(paras, "duration")},
	}}, block.Edges{Top: durationTop, Bottom: durationFoot}, k.toBleed)
	panel.H = durationHeight
	return panel
}
