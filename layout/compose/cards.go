package compose

import (
	"strings"

	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// CardFormat is a size of cards. A card is a sheet of its own, on which the styles of
// the pages are as large as they must be to be read: its smallest words are 22 pixels
// high on a card of 1200 by 630.
type CardFormat struct {
	Name string // in the names of files: "1200x630"
	Wide int    // pixels
	Size unit.Size
}

// CardFormats are the sizes that networks show, and that of slides.
func CardFormats() []CardFormat {
	return []CardFormat{
		{"1200x630", 1200, unit.Size{W: 160 * unit.MM, H: 84 * unit.MM}},
		{"1080x1080", 1080, unit.Size{W: 144 * unit.MM, H: 144 * unit.MM}},
		{"1920x1080", 1920, unit.Size{W: 192 * unit.MM, H: 108 * unit.MM}},
	}
}

// Card is a card of a format, as a section of a document.
type Card struct{ ID, Alt string }

// CoverCard is the id of the card of the cover.
const CoverCard = "cover"

// The measures of a card.
const (
	cardMargin = 8 * unit.MM
	cardTop    = 55 * unit.MM / 10
	cardLine   = 5 * unit.MM
	cardRule   = 115 * unit.MM / 10
	cardTitle  = 15 * unit.MM
	cardGap    = 4 * unit.MM  // from the title to the chart, and from the chart to the foot
	cardEnd    = 10 * unit.MM // from the foot's last line to the edge
	cardFigure = 16 * unit.MM

	// The wall of a card that lies, of its height.
	cardWall, cardWallOf = 80, 84

	cardTitleLead               = 74 * unit.MM / 10
	cardHeadLead                = 66 * unit.MM / 10
	cardGiantLeast              = 30 * unit.PT
	cardGiantRoom               = 46 * unit.MM
	cardLeadLeast, cardLeadHigh = 10 * unit.PT, 9 * unit.MM
	cardLeadLines               = 2 // of a name on a disc
	cardLines                   = 5 // of the cover's sentence
	cardStripLeast              = 16 * unit.MM

	// The twelve months of a card.
	cardPlates  = 4 // abreast, where the card is as high as wide
	cardPlateH  = 28 * unit.MM
	cardPlateGp = 2 * unit.MM
	cardEnds    = 3 // of validity in words
)

// Cards is the cards of an edition in a format: its cover, and each chart that has room.
// A chart that has none is left out, for it would be too small to be read.
func Cards(in Input, f CardFormat) (*page.Document, []Card, diag.List) { return cardsOf(in, f, true) }

// Share is the card of the cover alone, as networks show it beside a link.
func Share(in Input) (*page.Document, []Card, diag.List) { return cardsOf(in, CardFormats()[0], false) }

func cardsOf(in Input, f CardFormat, shows bool) (*page.Document, []Card, diag.List) {
	k, issues := newKit(in)
	if k == nil {
		return nil, nil, issues
	}
	k.pageW, k.pageH, k.margin, k.bleed, k.right = f.Size.W, f.Size.H, cardMargin, 0, cardMargin
	k.textW = f.Size.W - 2*cardMargin
	k.areaY, k.areaH = 0, f.Size.H
	whole := unit.Box(0, 0, f.Size.W, f.Size.H)
	doc := &page.Document{Title: k.title(), Lang: k.loc.Tag, Master: page.Master{Trim: f.Size, Area: whole, Multiple: 1}, Rules: k.rules()}
	doc.Rules.Safe, doc.Rules.Drawn = 0, 0 // nobody trims them
	var cards []Card
	put := func(c Card, items []block.Placed, ground draw.Ink) {
		cards = append(cards, c)
		doc.Sections = append(doc.Sections, page.Section{ID: c.ID, Elem: draw.New(draw.Sect), Bare: true, Area: &whole,
			Ground: ground, Drawn: true,
			Body: &block.Stage{W: f.Size.W, H: f.Size.H, Items: items, Name: "card " + c.ID}, From: k.ed.At("sections")})
	}
	alt, items, ground := k.coverCard()
	put(Card{CoverCard, alt}, items, ground)
	for _, c := range k.cardCharts() {
		if !shows {
			break
		}
		if c, ok := c.fits(k); ok {
			put(Card{c.id, c.Title + ". " + c.Alt}, k.chartCard(c), draw.Papier)
		}
	}
	return doc, cards, append(issues, k.told()...)
}

// cardChart is a chart that may stand on a card: it is drawn for a height, as large as
// it has use for.
type cardChart struct {
	id   string
	draw func(high unit.Length) (charts.Chart, error)
	charts.Chart
}

// cardCharts is the charts that cards show.
func (k *kit) cardCharts() []cardChart {
	offers, bare := k.inProgress()
	return []cardChart{
		{id: "rows", draw: func(high unit.Length) (charts.Chart, error) {
			return charts.UnitRows(k.sheet(k.textW), charts.Candidates{Offers: offers, Bare: bare, High: high})
		}},
		{id: "strip", draw: k.cardStrip},
		{id: "butterfly", draw: func(high unit.Length) (charts.Chart, error) { return k.butterflyOn(high) }},
		{id: "calendar", draw: k.cardMonths},
	}
}

// cardStrip is when the decisions in force were taken: on a card that lies with the name
// of the newest.
func (k *kit) cardStrip(high unit.Length) (charts.Chart, error) {
	for over := min(high, scopeTall); ; over -= unit.MM { // what stands under the axis takes what it needs
		c, err := charts.Decisions(k.sheet(k.textW), charts.Rulings{Offers: k.held(), High: over, Newest: k.lies()})
		if err != nil || c.Box.H <= high || over < cardStripLeast {
			c.Key, _, _ = strings.Cut(c.Key, ". ")
			return c, err
		}
	}
}

// cardMonths is which validities end in the twelve months ahead: what the calendar finds
// over a plate a month.
func (k *kit) cardMonths(high unit.Length) (charts.Chart, error) {
	c, err := charts.Calendar(k.sheet(k.textW), charts.Validity{Offers: k.held(), First: endless, Next: endless})
	if err != nil {
		return c, err
	}
	per := unit.Length(cardPlates)
	if k.lies() {
		per = 12
	}
	ends, st := k.ahead(), k.style("t9")
	var words block.Block
	size := unit.Size{W: (k.textW - (per-1)*cardPlateGp) / per}
	for n := min(cardEnds, len(ends)); n >= 0; n-- { // as many in words as leave a plate its height
		h := high
		if words = nil; n > 0 {
			words = k.endsInWords(ends, n, st)
			h -= cardGap + k.placed(words).H
		}
		if size.H = min(cardPlateH, h/(12/per)-cardPlateGp); size.H >= plateH {
			break
		}
	}
	flow := &block.Flow{}
	for i := unit.Length(0); i < 12; i += per {
		row := &block.Row{}
		for n := range per {
			month, in := k.endsOf(int(i+n), ends)
			row.Cells = append(row.Cells, block.Cell{X: n * (size.W + cardPlateGp), W: size.W, Body: k.plate(month, in, false, size)})
		}
		flow.Items = append(flow.Items, block.Item{Block: row, After: cardPlateGp})
	}
	c.Alt = k.monthsAlt(ends)
	whole := []block.Block{block.Marked{Elem: &draw.Elem{Role: draw.Figure, Alt: c.Alt}, Body: flow, Name: twelveMonths}}
	if words != nil {
		whole = append(whole, block.Gap{H: cardGap}, words)
	}
	c.Box = k.placed(block.Stack(whole...))
	c.Key, c.More = k.say("month.ahead.what"), nil
	return c, nil
}

// placed is a block as wide as the text and as high as it wants.
func (k *kit) placed(b block.Block) draw.Box {
	return b.Place(&block.Env{Text: k.setter}, block.Space{W: k.textW, H: endless, Fresh: true, Loose: true}).Box
}

// cardRoom is how high a chart may be under a title of so many lines.
func (k *kit) cardRoom(lines int) unit.Length {
	return k.pageH - cardTitle - unit.Length(lines)*cardTitleLead - 2*cardGap - cardEnd - k.style("t9").Leading
}

// cardTitles is the style of the title of a card.
func (k *kit) cardTitles() text.Style {
	title := k.style("h1")
	title.Size, title.Leading = k.style("family").Size, cardTitleLead
	return title
}

// titleLines is how many lines a chart's title takes.
func (k *kit) titleLines(c charts.Chart) int {
	return int((k.placed(k.saying(k.cardTitles(), c.Titles, "", 2)).H + cardTitleLead - 1) / cardTitleLead)
}

// fits draws the chart for the card: false, when there is nothing to draw or no room.
func (c cardChart) fits(k *kit) (cardChart, bool) {
	var err error
	for lines := 2; ; lines = 1 {
		high := k.cardRoom(lines)
		if c.Chart, err = c.draw(high); err != nil || len(c.Table.Rows) == 0 {
			return c, false
		}
		if lines > 1 && k.titleLines(c.Chart) < lines {
			continue // what its title leaves
		}
		return c, c.Box.H <= high && contained(&c.Box)
	}
}

// chartCard is a chart under what it finds, in the middle of what is free.
func (k *kit) chartCard(c cardChart) []block.Placed {
	name, month := k.style("item-title"), k.style("t10")
	name.Font, month.Align = k.style("h3").Font, text.FlushRight
	foot, address := k.style("t9"), k.style("t9")
	address.Font, address.Ink, address.Align = foot.Bold, draw.Nuit, text.FlushRight
	half := k.textW/2 - unit.MM
	lines := k.titleLines(c.Chart)
	y := cardTitle + unit.Length(lines)*cardTitleLead + cardGap + max(0, k.cardRoom(lines)-c.Box.H)/2
	return []block.Placed{
		{X: k.margin, Y: cardTop, W: half, H: cardLine, Body: k.wordsIn(name, k.say("publication.name"), draw.P), Name: "name"},
		{X: k.margin + half, Y: cardTop, W: k.textW - half, H: cardLine, Body: k.wordsIn(month, k.loc.Month(k.ed.Month.Year,
			k.ed.Month.Month), draw.P),
			Name: "month"},
		{X: k.margin, Y: cardRule, W: k.textW, H: k.space("rule"), Body: &block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, Name: "rule"},
		{X: k.margin, Y: cardTitle, W: k.textW, H: unit.Length(lines) * cardTitleLead, Name: "headline",
			Body: k.saying(k.cardTitles(), c.Titles, draw.H1, 2)},
		{X: k.margin, Y: y, W: k.textW, H: c.Box.H, Body: drawn(c.Box), Name: "chart"},
		{X: k.margin, Y: k.pageH - cardEnd - foot.Leading, W: k.textW.Scale(6, 10), H: 2 * foot.Leading, Align: block.Bottom,
			Body: k.cardKey(foot, c.Chart), Name: "key"},
		{X: k.margin + k.textW.Scale(6, 10), Y: k.pageH - cardEnd, W: k.textW.Scale(4, 10), H: foot.Leading,
			Body: k.wordsIn(address, k.shownAddress(), draw.P), Name: "address"},
	}
}

// cardKey is how a chart is read, in two lines at most, and what is vermilion on it, if
// anything; the former goes where both have no room.
func (k *kit) cardKey(st text.Style, c charts.Chart) block.Block {
	key := strings.TrimSuffix(c.Key, ".")
	if changed(&c.Box) {
		change := k.say("cover.key.short.change")
		return k.saying(st, []string{key + ". " + change, change}, draw.P, 2)
	}
	return k.wordsIn(st, key, draw.P)
}

// changed tells whether anything in a drawing has the ink of what changed.
func changed(b *draw.Box) bool {
	found := false
	draw.Walk(b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			switch x := op.(type) {
			case draw.Path:
				found = found || x.Fill == draw.Vermillon || x.Stroke == draw.Vermillon
			case draw.Text:
				found = found || x.Ink == draw.Vermtexte
			}
		}
		return !found
	})
	return found
}

// shownAddress is the address of the publication as it is read.
func (k *kit) shownAddress() string {
	_, rest, _ := strings.Cut(k.ed.Imprint.Site, "://")
	return strings.TrimSuffix(rest, "/")
}

// coverCard is the cover on a card: the name, the sentence and one figure beside the
// wall of the register, or over it on a card that does not lie.
func (k *kit) coverCard() (alt string, items []block.Placed, ground draw.Ink) {
	season := k.season()
	wall, words := unit.Box(0, 0, k.pageW, k.pageH), k.textW
	if k.lies() {
		w := k.pageH.Scale(cardWall, cardWallOf)
		wall, words = unit.Box(k.pageW-w, 0, w, k.pageH), k.pageW-w-cardMargin
	}
	whole := k.grid
	page := unit.Size{W: profile.A4().H.Scale(int64(wall.W), int64(wall.H)), H: profile.A4().H} // walls are made for pages, and shown smaller
	k.pageW, k.pageH = page.W, page.H
	f := k.front()
	motif := charts.Cover(k.sheet(k.pageW), season, f.wall, 0)
	scaled(&motif, wall.W, page.W)
	k.grid = whole
	names := k.cardNames(season, f, motif.Kids[0].Box.Elem, wall, page.W)
	items = k.cardName(season, words)
	y := items[len(items)-1].Y + items[len(items)-1].H + 2*unit.MM
	head := k.inked("cover-head", season.Disc)
	head.Size, head.Leading = k.style("name-l").Size, cardHeadLead
	t := k.text("cover")
	figure := k.figureY(wall.Y+f.wall.Top().Scale(int64(wall.W), int64(page.W)), y)
	lines := min(cardLines, int((figure-y)/cardHeadLead))
	sentence, said := k.saying(head, k.coverSentence(), draw.P, lines), k.coverSentence()[0]
	if len(t.Title) > 0 {
		sentence, said = k.richIn(head, t.Title, draw.P), t.Title.String()
	}
	n := k.view.Counts().Qualified
	label := k.loc.N("cover.figure.qualified", n, map[string]any{"Since": k.since()})
	month := k.loc.Month(k.ed.Month.Year, k.ed.Month.Month)
	items = append(items,
		block.Placed{X: k.margin, Y: y, W: words, H: unit.Length(lines) * cardHeadLead, Body: sentence, Name: "cover sentence"},
		block.Placed{X: k.margin, Y: figure, W: words, H: cardFigure, Name: "cover figure", Body: &block.Row{Elem: draw.New(draw.P),
			Cells: []block.Cell{
				{W: 24 * unit.MM, Body: k.wordsIn(k.inked("figure", season.Disc), k.loc.Number(n), "")},
				{X: 26 * unit.MM, W: words - 26*unit.MM, Body: block.Stack(block.Gap{H: 4 * unit.MM},
					k.wordsIn(k.inked("cover-label", season.Disc), label, ""), k.wordsIn(k.inked("cover-label", season.Disc), month, ""))}}}})
	items = append(items, block.Placed{X: wall.X, Y: wall.Y, W: wall.W, H: wall.H, Body: drawn(motif), Over: true, Name: "cover motif"})
	items = append(items, names...)
	if f.form == charts.Quiet {
		if !k.lies() {
			wall = unit.Box(k.pageW/2, figure, k.pageW/2-cardMargin, wall.Y+f.wall.Top().Scale(int64(wall.W), int64(page.W))-figure)
		}
		items = append(items, k.giantCard(season, wall)...)
	}
	alt = strings.Join([]string{k.say("publication.name") + ", " + month, said, k.loc.Number(n) + " " + label,
		draw.Spelt(motif.Kids[0].Box.Elem.Alt)}, ". ")
	return strings.ReplaceAll(alt, "..", "."), items, season.Ground
}

// scaled makes a drawing without words smaller: from one width to another.
func scaled(b *draw.Box, to, from unit.Length) {
	less := func(l unit.Length) unit.Length { return l.Scale(int64(to), int64(from)) }
	b.W, b.H = less(b.W), less(b.H)
	for i, op := range b.Ops {
		if p, is := op.(draw.Path); is {
			segs := make([]draw.Seg, len(p.Segs))
			for j, s := range p.Segs {
				for n := range s.P {
					s.P[n] = unit.Point{X: less(s.P[n].X), Y: less(s.P[n].Y)}
				}
				segs[j] = s
			}
			p.Segs, p.Width = segs, less(p.Width)
			b.Ops[i] = p
		}
	}
	for i := range b.Kids {
		k := &b.Kids[i]
		k.X, k.Y = less(k.X), less(k.Y)
		scaled(&k.Box, to, from)
	}
}

// cardNames is the names on the discs of decisions, as large as they have room, in one
// line or else in two, and never smaller than their ink can be read on the disc; or none
// at all: the sentence has them.
func (k *kit) cardNames(season charts.Season, f front, motif *draw.Elem, wall unit.Rect, from unit.Length) (items []block.Placed) {
	if f.form != charts.Decided {
		return nil
	}
	less := func(l unit.Length) unit.Length { return l.Scale(int64(wall.W), int64(from)) }
	for i := range f.leads {
		d, name := f.wall.Disc(i), &block.Either{}
		at := unit.Box(wall.X+less(d.X), wall.Y+less(d.Y), less(d.W), less(d.H))
		w := at.W.Scale(coverLeadIn, 100)
		for lines := unit.Length(1); lines <= cardLeadLines; lines++ {
			st := k.inked("cover-lead", season.Ground)
			for _, size := range k.legible(st, season.Change, k.smaller("numeral-l", cardLeadLeast)) {
				st.Size, st.Leading = size, cardLeadHigh.Scale(int64(size), int64(k.style("numeral-l").Size))
				name.Options = append(name.Options, k.onDisc(st, at, w, lines, k.leadName(f, i)))
			}
		}
		name.Options = append(name.Options, block.Gap{})
		items = append(items, block.Placed{X: at.X, Y: at.Y, W: at.W, H: at.H,
			Over: true, Name: "name on a disc", Body: block.Marked{Elem: motif, Body: name, Name: "name on a disc"}})
	}
	return items
}

// figureY is where the figure of a cover stands: at the foot of a card that lies, over
// the wall of another.
func (k *kit) figureY(wall, sentence unit.Length) unit.Length {
	if k.lies() {
		return k.pageH - cardFigure - cardMargin
	}
	return min(sentence+cardLines*cardHeadLead, wall-cardFigure-2*unit.MM)
}

// cardName is the two words of the name, in the language's own order.
func (k *kit) cardName(season charts.Season, w unit.Length) []block.Placed {
	word, name := k.inked("cover-word", season.Disc), k.inked("cover-name", season.Disc)
	word.Size, word.Leading = k.style("name-l").Size, 6*unit.MM
	name.Size, name.Leading = k.style("cover-lead-s").Size, 10*unit.MM
	title := draw.New(draw.H1)
	first, second := block.Placed{X: k.margin, Y: cardTop, W: w, H: word.Leading, Over: true, Name: "name of the publication",
		Body: block.Marked{Elem: title, Body: k.wordsIn(word, k.say("publication.observatory"), "")}},
		block.Placed{X: k.margin, W: w, H: name.Leading, Over: true, Name: "name of the framework",
			Body: block.Marked{Elem: title, Body: k.fitted(name, k.say("publication.subject"), "", 14*unit.PT)}}
	if !k.wordFirst() {
		first, second = second, first
		first.Y = cardTop
	}
	second.Y = first.Y + first.H
	return []block.Placed{first, second}
}

// giantCard is what a quiet month counts, over its wall; nothing where the wall leaves it
// no room.
func (k *kit) giantCard(season charts.Season, at unit.Rect) []block.Placed {
	if at.H < cardGiantRoom {
		return nil
	}
	c := k.countdown(season)
	giant := k.inked("giant", season.Disc)
	giant.Size, giant.Leading = k.style("cover-name").Size, 34*unit.MM
	top := max(at.Y, 8*unit.MM)
	return []block.Placed{
		{X: at.X + 4*unit.MM, Y: top, W: at.W - 8*unit.MM, H: giant.Leading, Over: true, Name: "countdown",
			Body: block.Marked{Elem: draw.New(draw.P), Body: k.fitted(giant, k.loc.Number(c.n), "", cardGiantLeast)}},
		{X: at.X + 4*unit.MM, Y: top + giant.Leading, W: at.W - 8*unit.MM, H: 8 * unit.MM, Over: true, Name: "countdown",
			Body: k.wordsIn(k.cardUnit(season), c.unit, draw.P)},
	}
}

func (k *kit) cardUnit(season charts.Season) text.Style {
	st := k.inked("month", season.Disc)
	st.Size, st.Leading, st.Align = k.style("family").Size, 7*unit.MM, text.Ragged
	return st
}
