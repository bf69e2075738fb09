package compose

import (
	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the map's pages, from the top of the text area.
const (
	marketTop   = 105 * u / 10 // where the line on the fold begins,
	marketLeast = 75 * u / 10  // and where at the highest, for a map that needs the room
	marketNotes = 27 * unit.MM // what bands leave at the foot
	marketFoot  = 13 * unit.MM // notes of three lines
	marketNote  = 2 * unit.MM  // from the map to its notes
	marketLies  = 12 * unit.MM // where it begins on a sheet that lies, under smaller words
	marketLying = 29 * unit.MM // and what bands leave there at the foot
)

// market is who stands where, over two facing pages: the first is a left-hand
// one, whatever comes before. Where that cannot be had, there is no fold, and
// nothing is said of left and right.
func (k *kit) market() []page.Section {
	if k.view.Counts().Offers == 0 {
		return nil
	}
	facing, ok := k.chart(k.marketMap(false))
	if !ok {
		return nil
	}
	t := k.text("map")
	s := k.section("map", t, k.marketPages(t, facing))
	if apart, ok := k.chart(k.marketMap(true)); ok {
		s.Apart = k.marketPages(t, apart)
	}
	area := unit.Box(0, k.areaY, k.pageW, k.areaH)
	s.Area, s.Start = &area, page.Verso
	return []page.Section{s}
}

// marketPages is the two pages of a map.
func (k *kit) marketPages(t *read.Text, c charts.Chart) block.Block {
	title := k.set("h1", k.headline("map"), draw.H1)
	stand := k.set("stand", typed(t.Standfirst).or(c.Key), draw.P)
	top := max(marketLeast, min(marketTop, k.areaH-c.Box.H-marketFoot))
	if k.lies() {
		title, stand, top = k.set("family", k.headline("map"), draw.H1), k.set("table", typed(t.Standfirst).or(c.Key), draw.P), marketLies
	}
	left := k.marketPage(top, at(k.margin+k.axis, k.span(10), title), c.Box, k.chartNote(c.Note, t.Note))
	legend := []text.Run{{Text: c.Aside + " " + k.lately("change.legend", "change.legend")[0]}}
	right := k.marketPage(top, at(k.margin, k.span(10), stand), c.More[0], k.runs(k.style("note"), legend, draw.P))
	return &block.Flow{Name: "map", Items: []block.Item{{Block: left}, {Block: right, Break: block.Force}}}
}

// marketPage is one of the two pages: what stands over the map, the map from so
// far down over the whole sheet, and how it counts.
func (k *kit) marketPage(top unit.Length, over block.Block, b draw.Box, note block.Block) block.Block {
	return &block.Flow{Items: []block.Item{
		{Block: &block.Row{H: top, Cells: []block.Cell{{W: k.pageW, Body: over}}}, Together: true},
		{Block: drawn(b)},
		{Block: at(k.margin, k.textW, note), Before: marketNote, Break: block.Never}}}
}

// marketMap is the map of all offers, as high as a page lets it be, on pages that
// face or do not.
func (k *kit) marketMap(apart bool) (charts.Chart, error) {
	return k.marketOn(k.sheet(k.pageW), apart)
}

// marketOn is the map of all offers on a sheet.
func (k *kit) marketOn(sheet charts.Sheet, apart bool) (charts.Chart, error) {
	offers, bare := k.inProgress()
	done := facts.ByName(k.view.Qualified())
	for i, o := range chartOffers(done) {
		k.inForce(&o, done[i])
		offers = append(offers, o)
	}
	high := k.areaH - marketLeast - marketNotes
	if k.lies() {
		high = k.areaH - marketLies - marketLying
	}
	return charts.Map(sheet, charts.Market{Offers: offers, Bare: bare, Margin: k.margin, Axis: k.margin + k.axis,
		Right: k.margin + k.textW, Bleed: k.bleed, High: high, Apart: apart})
}

// marketTitle is what the map finds.
func (k *kit) marketTitle() []string {
	c, err := k.marketMap(false)
	if err != nil {
		return []string{k.say("section.map")}
	}
	return c.Titles
}
