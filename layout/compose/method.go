package compose

import (
	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the method.
const (
	methodRowBefore   = 3 * u / 2
	methodRulesBefore = 2 * u
	methodRuleAfter   = 24 * unit.MM / 10 // below the rule of a row
	methodTextAfter   = u / 2
	methodSignAfter   = 12 * unit.MM / 10
	methodDisc        = 18 * unit.MM
	methodColourDisc  = 1125 * unit.MM / 100

	methodStackW, methodStackH = 18 * unit.MM, 1575 * unit.MM / 100

	unknownsTop       = 3 * u / 2 // within the panel, above its words
	unknownsBottom    = u / 2
	unknownsSignAfter = 15 * unit.MM / 10
	unknownsDisc      = 9 * unit.MM

	unknownsW, unknownsH = 24 * unit.MM, 9 * unit.MM // of the dashed line and of the plate

	unknownsLine, unknownsDash, unknownsDashGap = 5 * unit.MM / 10, 9 * unit.MM / 10, 7 * unit.MM / 10

	unknownsEndW, unknownsEndH = 5 * unit.MM / 10, 3 * unit.MM // of the bar that ends the dashed line
)

// method is the two signs and the colour, the rules, and what stands for what
// nobody knows. It fills the edition to a multiple of four pages.
func (k *kit) method() []page.Section {
	t, ok := k.written("method")
	if !ok {
		return nil
	}
	items := k.opening(typed(t.Title), line{})
	for _, row := range []struct {
		key  string
		body block.Block
	}{{"disc", k.methodDiscs()}, {"stack", k.methodStacks()}, {"colour", k.methodColour()}} {
		p, ok := t.Part(row.key)
		if !ok {
			continue
		}
		items = append(items, block.Item{Block: k.methodRow(p, row.body), Before: methodRowBefore})
	}
	if p, ok := t.Part("rules"); ok {
		items = append(items, block.Item{Block: k.points(p, k.space("points-step-dense")), Before: methodRulesBefore})
	}
	if p, ok := t.Part("unknown"); ok {
		items = append(items, block.Item{Block: k.unknowns(p), Before: u, Foot: true})
	}
	s := k.section("method", t, &block.Flow{Items: items, Name: "method"})
	s.Optional = methodOrder
	return []page.Section{s}
}

// methodRow is a sign beside what it means, under a rule.
func (k *kit) methodRow(p read.Part, sign block.Block) block.Block {
	return block.Stack(
		&block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, block.Gap{H: methodRuleAfter},
		&block.Row{Cells: []block.Cell{
			{X: 0, W: k.span(2), Body: k.rich("h2", p.Title, draw.H2)},
			{X: k.axis, W: k.span(10), Body: block.Stack(k.definition(p.Text), block.Gap{H: methodTextAfter}, sign)},
		}})
}

func (k *kit) methodDiscs() block.Block {
	row := &block.Row{Elem: &draw.Elem{Role: draw.List, Order: "None"}}
	for i, s := range charts.States() {
		row.Cells = append(row.Cells, block.Cell{X: unit.Length(i) * 2 * k.pitch, W: k.span(2), Elem: draw.New(draw.ListItem),
			Body: block.Marked{Elem: draw.New(draw.ListBody), Body: block.Stack(
				drawn(charts.Disc(methodDisc, s, k.inks().Look(false))), block.Gap{H: methodSignAfter},
				k.words("table-s", k.codeAndName(s.Key()), draw.P))}})
	}
	return row
}

// codeAndName is a milestone's code with its name; the name alone where the
// code only abbreviates it.
func (k *kit) codeAndName(key string) string {
	if key == charts.NotPublished.Key() {
		return k.say("milestone." + key + ".name")
	}
	return k.say("milestone."+key) + ", " + k.say("milestone."+key+".state")
}

func (k *kit) methodStacks() block.Block {
	row := &block.Row{Elem: &draw.Elem{Role: draw.List, Order: "None"}}
	sets := [][]facts.Layer{{facts.IaaS}, {facts.CaaS}, {facts.PaaS}, {facts.SaaS}, {facts.IaaS, facts.CaaS, facts.PaaS}}
	for i, ls := range sets {
		row.Cells = append(row.Cells, block.Cell{X: unit.Length(i) * 2 * k.pitch, W: k.span(2), Elem: draw.New(draw.ListItem),
			Body: block.Marked{Elem: draw.New(draw.ListBody), Body: block.Stack(
				drawn(k.stack(methodStackW, methodStackH, ls)), block.Gap{H: methodSignAfter},
				k.words("table-s", k.layerNames(ls), draw.P))}})
	}
	return row
}

func (k *kit) methodColour() block.Block {
	b := charts.Disc(methodColourDisc, charts.J3, k.inks().Look(true))
	b.Name = "colour key"
	return drawn(b)
}

// unknowns is how what is not known is drawn, three side by side.
func (k *kit) unknowns(p read.Part) block.Block {
	signs := []draw.Box{
		charts.Disc(unknownsDisc, charts.NotPublished, k.inks().Look(false)),
		k.dashed(unknownsW, unknownsH),
		k.outlined(unknownsW, unknownsH),
	}
	var cells []block.Cell
	for i, it := range p.Items {
		body := []block.Block{}
		if i < len(signs) {
			body = append(body, drawn(signs[i]), block.Gap{H: unknownsSignAfter})
		}
		body = append(body, k.rich("h3", it.Title, draw.P), k.rich("table", it.Text, draw.P))
		cells = append(cells, block.Cell{X: k.axis + unit.Length(i)*(k.span(10)+k.gutter)/3, W: (k.span(10) - 2*k.gutter) / 3,
			Body: block.Stack(body...)})
	}
	cells = append([]block.Cell{{X: 0, W: k.span(2), Body: k.rich("h2", p.Title, draw.H2)}}, cells...)
	return k.panel(&block.Row{Cells: cells}, block.Edges{Top: unknownsTop, Bottom: unknownsBottom}, k.toBleed)
}

// dashed is the line that stands for an unknown date.
func (k *kit) dashed(w, h unit.Length) draw.Box {
	line := rule(0, w, h/2, k.inks().Sign, unknownsLine)
	line.Dash = []unit.Length{unknownsDash, unknownsDashGap}
	end := draw.Path{Fill: k.inks().Sign,
		Segs: draw.Rectangle(unit.Box(w-unknownsEndW, h/2-unknownsEndH/2, unknownsEndW, unknownsEndH))}
	return draw.Box{Size: unit.Size{W: w, H: h}, Elem: draw.New(draw.Layout), Ops: []draw.Op{line, end}, Free: true}
}

// outlined is the plate that stands for a row without information.
func (k *kit) outlined(w, h unit.Length) draw.Box {
	plate := draw.Path{Fill: k.inks().Plate, Stroke: k.inks().Unknown, Width: k.space("rule-fine"),
		Segs: draw.Rectangle(unit.Box(0, h/4, w, h/2))}
	return draw.Box{Size: unit.Size{W: w, H: h}, Elem: draw.New(draw.Layout), Ops: []draw.Op{plate}}
}
