package compose

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of the offers by provider.
const (
	zoomText       = 2 * u             // over the text, and over the table
	zoomNote       = 22 * unit.MM / 10 // over the note
	zoomHeadBelow  = 22 * unit.MM / 10
	zoomTakenFirst = 13 * u // of the first page, by what is not rows
	zoomTakenNext  = 5 * u  // of those after it

	zoomRow       = 375 * unit.MM / 100 // an offer
	zoomOne       = 5 * u / 2           // a provider with one offer, with two and so on
	zoomTwo       = 3 * u
	zoomThree     = 15 * u / 4
	zoomFour      = 19 * u / 4 // and a row for each that follows
	zoomNameRise  = unit.MM    // the name's first line is higher than the offers'
	zoomNameBelow = 15 * unit.MM / 10

	zoomDisc     = 26 * unit.MM / 10
	zoomDiscGap  = 9 * unit.MM / 10
	zoomStackW   = 45 * unit.MM / 10
	zoomStackH   = 28 * unit.MM / 10
	zoomStackGap = 16 * unit.MM / 10
	zoomHanging  = 102 * unit.MM / 10 // of the lines behind both signs

	zoomGiven = unit.MM // what a provider's rows give up, once and twice
	zoomGains = u / 2   // and what they gain, once to three times, where the section has two pages for a little more than one
)

// zoomAtEase is by how much what stands on the page parts, step by step, where few rows
// leave it half empty: three times as much to each provider.
func zoomAtEase() []unit.Length { return []unit.Length{u / 2, u, 3 * u / 2} }

// fewProviders is the most providers that leave room for a text above them.
const fewProviders = 10

// How much nearer, or further apart, a provider's rows come, step by step.
func zoomNearer() []unit.Length { return []unit.Length{0, zoomGiven, 2 * zoomGiven} }
func zoomApart() []unit.Length  { return []unit.Length{zoomGains, 2 * zoomGains, 3 * zoomGains} }

// zoom is a short text and the qualified offers by provider, with the ends of
// their validity. Many providers stand before the text; where that leaves a
// page nearly empty, their rows come nearer, the text changes its place, or the
// rows stand apart, so that they have both pages. Few stand at ease where the page
// would be half empty.
func (k *kit) zoom() []page.Section {
	providers := k.view.Providers(facts.Qualified)
	t := k.text("zoom")
	behind := len(providers) > fewProviders
	s := k.section("zoom", t, k.zoomed(t, providers, behind, 0, 0))
	for _, b := range []bool{behind, !behind} {
		for _, nearer := range zoomNearer() {
			s.Ladder = append(s.Ladder, k.zoomed(t, providers, b, nearer, 0))
		}
	}
	for _, apart := range zoomApart() { // where it has a page of its own, it stays on it
		s.Ladder = append(s.Ladder, &block.Either{Options: []block.Block{s.Body, k.zoomed(t, providers, behind, -apart, 0)}})
	}
	if len(providers) > 0 && !behind {
		for _, ease := range zoomAtEase() {
			s.Ladder = append(s.Ladder, k.zoomed(t, providers, false, -3*ease, ease))
		}
	}
	return []page.Section{k.joinable(s)}
}

// zoomed is the section with its text before or behind the table, rows nearer to one
// another, and text and table further apart.
func (k *kit) zoomed(t *read.Text, providers []*facts.Provider, behind bool, nearer, ease unit.Length) block.Block {
	items := k.opening(k.headline("zoom"), typed(t.Standfirst))
	text := block.Item{Block: k.inAxis(10, k.columns(t.Body, "zoom")), Before: zoomText + ease}
	if len(t.Body) > 0 && !behind {
		items = append(items, text)
	}
	if len(providers) > 0 { // a head without rows is no table
		items = append(items, block.Item{Block: k.continued(k.headline("zoom"), k.providers(providers, nearer)), Before: zoomText + ease})
	}
	note := t.Note
	if len(note) == 0 && len(providers) > 0 { // the press's own is of what the table shows
		note = plain(k.say("zoom.note", map[string]any{"Day": k.day(k.ed.Cutoff)}))
	}
	if len(note) > 0 {
		items = append(items, block.Item{Block: block.Keep{Body: k.rich("note", note, draw.P)}, Before: zoomNote, Break: block.Never})
	}
	if len(t.Body) > 0 && behind {
		items = append(items, text)
	}
	return k.noted("zoom", &block.Flow{Items: items, Name: "zoom", Grid: u}, true)
}

// noteRuns is the editor's note after the press's own words.
func (k *kit) noteRuns(st text.Style, note read.Rich) []text.Run {
	if len(note) == 0 {
		return nil
	}
	return append([]text.Run{{Text: " "}}, k.spans(st, note)...)
}

func (k *kit) zoomTitle() []string {
	c := k.view.Counts()
	if c.Qualified == 0 {
		return k.loc.Say("zoom.title.none", locales.Facts{"Providers": locales.Num(0)})
	}
	return k.loc.Say("zoom.title", locales.Facts{"Providers": locales.Num(c.QualifiedProviders), "Offers": locales.Num(c.Qualified)})
}

func (k *kit) providers(ps []*facts.Provider, nearer unit.Length) block.Block {
	t := &block.Table{Elem: draw.New(draw.Table), HeadElem: draw.New(draw.TableHead), BodyElem: draw.New(draw.TableBody),
		Name: "qualified offers"}
	head := func(key string) block.Block { return k.words("label", k.say(key), "") }
	th := func() *draw.Elem { return &draw.Elem{Role: draw.HeadCell, Scope: "Column"} }
	rule := &block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")}
	t.Head = []block.Row{{Elem: draw.New(draw.TableRow), Below: zoomHeadBelow, Under: rule, Cells: []block.Cell{
		{X: 0, W: k.span(4), Elem: th(), Body: head("zoom.provider")},
		{X: k.col(5), W: k.span(5), Elem: th(), Body: head("zoom.offers")},
		{X: k.col(10), W: k.span(3), Elem: th(), Body: head("zoom.until")},
	}}}
	var heights []unit.Length
	for _, p := range ps {
		g := k.provider(p, rule, nearer)
		name := k.style("name")
		t.Groups, heights = append(t.Groups, g), append(heights, max(g.H, k.high(name, p.Name, k.span(4))+zoomOne-name.Leading))
	}
	share(t.Groups, heights, k.areaH-zoomTakenFirst, k.areaH-zoomTakenNext)
	return t
}

// providerHeight is the height of a provider's rows, by their number.
func providerHeight(n int) unit.Length {
	switch n {
	case 0, 1:
		return zoomOne
	case 2:
		return zoomTwo
	case 3:
		return zoomThree
	}
	return zoomFour + unit.Length(n-4)*zoomRow
}

// provider is the rows of a provider's offers under its name, nearer to its
// neighbours than they stand at ease.
func (k *kit) provider(p *facts.Provider, rule *block.Rule, nearer unit.Length) block.Group {
	var es []*facts.Entry
	for _, e := range k.view.Qualified() {
		if e.Provider == p {
			es = append(es, e)
		}
	}
	height := providerHeight(len(es)) - nearer
	above := (height-unit.Length(len(es))*zoomRow)/2 - zoomNameRise
	g := block.Group{Whole: len(es), Least: len(es), Name: p.Name, H: height, Under: rule,
		Side: &block.Cell{X: 0, W: k.span(4), Hang: true, Align: block.Baseline,
			Elem: &draw.Elem{Role: draw.HeadCell, Scope: "Row", RowSpan: len(es)},
			Body: block.Stack(k.holder("name", p, ""), block.Gap{H: zoomNameBelow})}}
	for i, e := range es {
		row := block.Row{Elem: draw.New(draw.TableRow), H: zoomRow, From: e.Pos, Name: "offer " + e.ID, Cells: []block.Cell{
			{X: k.col(5), W: k.span(5), Align: block.Baseline, Elem: draw.New(draw.DataCell), Body: k.offerLine(e)},
			{X: k.col(10), W: k.span(3), Align: block.Baseline, Elem: draw.New(draw.DataCell), Body: k.until(e)},
		}}
		if i == 0 {
			row.Above = above
			row.H += above
		}
		if i == len(es)-1 {
			row.Below = above
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

// offerLine is an offer behind its two signs.
func (k *kit) offerLine(e *facts.Entry) block.Block {
	st := k.style("table")
	signs := []text.Run{
		k.sign(st, k.disc(zoomDisc, e), zoomDiscGap),
		k.sign(st, k.layered(zoomStackW, zoomStackH, e.Layers), zoomStackGap),
	}
	return k.runs(hanging(st, zoomHanging), append(signs, k.changed(st, e, k.fullName(e)...)...), "")
}

// hanging indents all lines but the first, so that they stand behind signs.
func hanging(st text.Style, by unit.Length) text.Style {
	st.Hang = by
	return st
}

// fullName is the offer with its market name, when it has one.
func (k *kit) fullName(e *facts.Entry) []text.Run {
	name := []text.Run{{Text: k.offer(e), Raw: true, From: e.From}}
	if e.Market != "" {
		name = append(name, text.Run{Text: " (", Raw: true}, text.Run{Text: e.Market, Raw: true, From: e.MarketFrom},
			text.Run{Text: ")", Raw: true})
	}
	return name
}

// changed is a name, underlined in the ink of change when it changed.
func (k *kit) changed(st text.Style, e *facts.Entry, name ...text.Run) []text.Run {
	if !e.Changed {
		return name
	}
	mark := k.changedMark()
	for i := range name {
		name[i].Font, name[i].Ink, name[i].Underline, name[i].Mark = st.Bold, draw.Vermtexte, true, mark
	}
	return name
}

// until is the end of an offer's validity.
func (k *kit) until(e *facts.Entry) block.Block {
	st := k.style("table")
	if !e.End().Known() {
		return k.runs(st, []text.Run{{Text: k.say("unknown.published"), Font: st.Italic}}, "")
	}
	day := k.dayShort(e.End())
	if k.view.Ended(e) {
		return k.runs(st, []text.Run{{Text: k.say("charts.calendar.past", map[string]any{"Date": day})}}, "")
	}
	runs := []text.Run{{Text: day}}
	if slices.Contains(k.view.Ending(k.yearEnd()), e) {
		runs = append(runs, text.Run{Text: " " + k.say("label.sincethisyear"), Font: st.Bold})
	}
	return k.runs(st, runs, "")
}
