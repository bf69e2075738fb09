package compose

import (
	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// TakeAway is a chart by itself, with what it needs to be shown elsewhere: what it
// finds, how it is read and counted, where it is from and under what licence.
type TakeAway struct {
	ID, Title, Alt string
	Box            draw.Box
	Head           []string // of its figures, as the open data names them
	Rows           [][]string
}

// The measures of a chart by itself.
const (
	takeEdge  = 10 * unit.MM // over and under it
	takeAfter = 3 * unit.MM
	takeNote  = 4 * unit.MM
)

// TakeAways is the charts of an edition, each by itself, as wide as a page.
func TakeAways(in Input) ([]TakeAway, diag.List) {
	k, issues := newKit(in)
	if k == nil {
		return nil, issues
	}
	k.bleed = 0
	offers, bare := k.inProgress()
	var out []TakeAway
	put := func(id string, full bool, c charts.Chart, err error) {
		if err != nil || c.Box.H == 0 || c.Alt == "" || len(c.Table.Rows) == 0 {
			return // the pages tell it
		}
		plan := k.byItself(c, full).Place(&block.Env{Text: k.setter}, block.Space{W: k.pageW, H: endless, Fresh: true, Loose: true})
		box := draw.Box{Size: unit.Size{W: k.pageW, H: plan.Box.H + 2*takeEdge}, Name: "chart " + id}
		box.Put(0, takeEdge, plan.Box)
		figures := k.taken(id, c.Table)
		out = append(out, TakeAway{id, c.Title, c.Alt, box, figures.Head, figures.Rows})
	}
	c, err := charts.Bricks(k.sheet(k.textW), charts.Milestones{Offers: offers, Bare: bare, Dates: k.dates()})
	put("bricks", false, c, err)
	c, err = charts.UnitRows(k.sheet(k.textW), charts.Candidates{Offers: offers, Bare: bare})
	put("rows", false, c, err)
	c, err = k.butterfly()
	put("butterfly", false, c, err)
	c, err = k.decisions(scopeTall)
	put("strip", false, c, err)
	if months, has := k.surveys(); has {
		c, err = charts.Bands(k.sheet(k.textW), months)
		put("bands", false, c, err)
	}
	c, err = charts.Calendar(k.sheet(k.textW), charts.Validity{Offers: k.held(), First: endless, Next: endless})
	put("calendar", false, c, err)
	c, err = k.marketMap(false)
	put("map", true, c, err)
	if t, written := k.written("technical"); written {
		p, _ := t.Part("diagram")
		if _, two := p.Item("alone"); two {
			c, err = k.composition(p)
			put("composition", false, c, err)
		}
	}
	sheet := k.sheet(k.textW)
	c, err = charts.Responsibility(sheet, charts.StandardDuties(sheet))
	put("duties", false, c, err)
	return out, append(issues, k.told()...)
}

// byItself is a chart under what it finds, over what is to be known of it; full tells
// that it is as wide as the page.
func (k *kit) byItself(c charts.Chart, full bool) block.Block {
	inside := func(b block.Block) block.Block { return at(k.margin, k.textW, b) }
	items := []block.Item{{Block: inside(k.saying(k.style("h2"), c.Titles, draw.H1, 2)), After: takeAfter}}
	if c.Key != "" {
		items = append(items, block.Item{Block: inside(k.runs(k.style("table"), []text.Run{{Text: c.Key, Raw: true}}, draw.P)), After: takeAfter})
	}
	for _, b := range append([]draw.Box{c.Box}, c.More...) {
		if full {
			items = append(items, block.Item{Block: drawn(b), After: takeAfter})
		} else {
			items = append(items, block.Item{Block: inside(drawn(b)), After: takeAfter})
		}
	}
	if c.Note != "" {
		items = append(items, block.Item{Block: inside(k.runs(k.style("note"), []text.Run{{Text: c.Note, Raw: true}}, draw.P)), Before: takeNote})
	}
	items = append(items, block.Item{Block: inside(k.runs(k.style("note"), []text.Run{{Text: k.attribution(), Raw: true}},
		draw.P)), Before: takeNote})
	return &block.Flow{Items: items, Name: "chart by itself"}
}

// attribution is what a chart says of where it is from.
func (k *kit) attribution() string {
	return k.say("kit.source", map[string]any{"Name": k.say("publication.name"),
		"Month": k.loc.Month(k.ed.Month.Year, k.ed.Month.Month), "Day": k.day(k.ed.Cutoff), "Address": k.shownAddress(),
		"Licence": k.ed.Imprint.Licence})
}
