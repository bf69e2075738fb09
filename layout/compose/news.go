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
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of what is new.
const (
	newsPanelBefore   = 2 * u
	newsPanelTop      = 3 * u / 2 // within the panel, above its words
	newsPanelBottom   = u / 2
	newsPanelHead     = 5 * u // what the panel takes, as pages are shared out, before its newcomers
	newsPanelRow      = 6 * u // and for each row of them
	newsNoteBefore    = 2 * u
	newsFirst         = 7 * u // what the events leave of the first page to its title
	newsNext          = 3 * u // and of those that follow
	newsAxisBefore    = 2 * u
	newsAxisX         = 3 * u / 2 // the axis of dates, from that of the texts
	newsAxisBelowDisc = 12 * unit.MM / 10
	newsAxisAboveNext = 1 * unit.MM // from the axis's end to the next event
	newsDateTop       = 26 * unit.MM / 10
	newsWordsX        = 825 * unit.MM / 100 // from the axis of dates
	newsWordsLess     = 5 * unit.MM / 10    // than six columns
	newsWordsTop      = 12 * unit.MM / 10
	newsTitleAfter    = 1 * unit.MM
	newsSourceTop     = 85 * unit.MM / 10

	newsStackW, newsStackH = 45 * unit.MM / 10, 34 * unit.MM / 10

	newsStackAfter = 16 * unit.MM / 10

	newcomerDisc       = 9 * unit.MM
	newcomerDiscAfter  = 2 * unit.MM
	newcomerTitleAfter = 1 * unit.MM
	newcomerTextBefore = 1 * unit.MM
)

// news is what the register saw since the previous edition, on an axis of
// dates, and what has not moved. Events stand wide apart, then nearer, then on
// as many pages as they need.
func (k *kit) news() []page.Section {
	t := k.text("news")
	events := k.view.Events()
	wide, near := k.space("timeline-step"), k.space("timeline-step-dense")
	foot := func(from unit.Length) block.Item {
		return block.Item{Block: k.standstill(t, from), Before: newsPanelBefore, Break: block.Never, Foot: true}
	}
	panel := k.space("text-bottom") - k.space("news-panel")
	var body block.Block
	switch {
	case len(events) == 0:
		items := k.opening(k.headline("news"), k.newsStand(t))
		body = &block.Flow{Items: append(append(items, k.recalled(t)...), foot(0)), Name: "news", Grid: u}
	case len(events) > onePage:
		body = k.newsPages(t, events, foot(panel))
	default:
		flow := func(step unit.Length, foot block.Item) block.Block {
			items := append(k.opening(k.headline("news"), typed(t.Standfirst)), k.timeline(t, events, step)...)
			return &block.Flow{Items: append(items, foot), Name: "news", Grid: u}
		}
		body = &block.Either{Options: []block.Block{flow(wide, foot(panel)), flow(wide, foot(0)), flow(near, foot(0)),
			k.newsPages(t, events, foot(panel))}}
	}
	return []page.Section{k.section("news", t, body)}
}

// onePage is the most events that are set on one page.
const onePage = 9

// newsPages is events on several pages that come out alike, the last with the
// panel at its foot.
func (k *kit) newsPages(t *read.Text, events []facts.Event, foot block.Item) block.Block {
	step := k.space("timeline-step")
	heights := make([]unit.Length, len(events), len(events)+1)
	for i := range heights {
		heights[i] = step
	}
	arrivals := unit.Length(len(k.view.Arrivals())+1) / 2
	heights = append(heights, max(k.space("text-bottom")-k.space("news-panel"), newsPanelHead+arrivals*newsPanelRow)+newsPanelBefore)
	breaks := alike(heights, k.areaH-newsFirst, k.areaH-newsNext)
	items := k.timeline(t, events, step)
	rows := items[0].Block.(*block.Flow)
	for i := range rows.Items {
		if breaks[i] {
			rows.Items[i].Break = wish
		}
	}
	flow := &block.Flow{Items: append(k.opening(k.headline("news"), typed(t.Standfirst)), items[0], foot), Name: "news", Grid: u}
	return k.continued(told(k.say("section.news")), flow)
}

// newsTitle says the month's movement in a headline.
func (k *kit) newsTitle() []string {
	if n := len(k.view.Movements()); n > 0 {
		return k.loc.Say("news.title", locales.Facts{"N": locales.Num(n)})
	}
	return k.loc.Say(k.first("news.title.none", "news.title.first"), locales.Facts{"Since": k.since()})
}

// newsStand is what stands under the headline where the axis is empty: the
// editor's words, or that nothing has become public, where nothing has.
func (k *kit) newsStand(t *read.Text) line {
	l := typed(t.Standfirst)
	if len(k.view.Movements()) > 0 {
		return l
	}
	return l.or(k.loc.Say(k.first("news.nothing", "news.nothing.first"), locales.Facts{"Since": k.since()})...)
}

func (k *kit) timeline(t *read.Text, events []facts.Event, step unit.Length) []block.Item {
	words, _ := t.Part("events")
	list := &draw.Elem{Role: draw.List, Order: "None"}
	var rows []block.Item
	for i, e := range events {
		w, _ := words.Item(e.ID)
		row := spine{Row: k.event(e, w, step), x: k.axisX(), disc: k.space("event-disc"), rule: k.space("rule"), last: i == len(events)-1}
		rows = append(rows, block.Item{Block: row})
	}
	return []block.Item{{Block: &block.Flow{Items: rows, Elem: list, Name: "news events"}, Before: newsAxisBefore}}
}

// recalled is the latest dated events of the register, all as reminders: what
// stands on the axis in a month without any of its own.
func (k *kit) recalled(t *read.Text) []block.Item {
	events := k.view.Recalled()
	if len(events) == 0 {
		return nil
	}
	head := block.Item{Block: k.words("h2", k.say("news.recalled"), draw.H2), Before: u, Together: true}
	return append([]block.Item{head}, k.timeline(t, events, k.space("timeline-step-dense"))...)
}

// spine is an event with the piece of the axis down to the next one.
type spine struct {
	*block.Row
	x, disc, rule unit.Length
	last          bool
}

// Place places the row and draws the axis beside it.
func (s spine) Place(env *block.Env, sp block.Space) block.Plan {
	p := s.Row.Place(env, sp)
	if p.Fit != block.Full || s.last {
		return p
	}
	line := draw.Path{Stroke: draw.Nuit, Width: s.rule, Elem: draw.New(draw.Layout), Segs: []draw.Seg{
		{Kind: draw.Move, P: [3]unit.Point{{X: s.x, Y: s.disc + newsAxisBelowDisc}}},
		{Kind: draw.LineTo, P: [3]unit.Point{{X: s.x, Y: p.Box.H - newsAxisAboveNext}}},
	}}
	p.Box.Ops = append(append([]draw.Op(nil), p.Box.Ops...), line)
	return p
}

// axisX is the axis of dates.
func (k *kit) axisX() unit.Length { return k.axis + newsAxisX }

func (k *kit) event(e facts.Event, w read.Part, height unit.Length) *block.Row {
	d := k.space("event-disc")
	changed := !e.Reminder
	disc := charts.Disc(d, charts.State(k.eventState(e)), k.inks().Look(changed))
	disc.Elem = draw.New(draw.Layout)
	when := block.Stack(
		k.words("h3", k.dayShort(e.Date), draw.P),
		k.words("table", k.eventKind(e), draw.P),
	)
	return &block.Row{H: height, Elem: draw.New(draw.ListItem), Name: "event " + e.ID, From: w.Pos, Cells: []block.Cell{
		{X: 0, W: k.span(2), Body: &block.Frame{Inset: block.Edges{Top: newsDateTop}, Body: when}},
		{X: k.axisX() - d/2, W: d, Body: drawn(disc)},
		{X: k.axisX() + newsWordsX, W: k.span(6) - newsWordsLess, Body: k.eventWords(e, w)},
		{X: k.col(10), W: k.span(3), Body: &block.Frame{Inset: block.Edges{Top: newsSourceTop}, Body: k.eventSource(e)}},
	}}
}

// eventState is the milestone an event's disc shows.
func (k *kit) eventState(e facts.Event) facts.Code {
	if e.Code == facts.Unpublished && len(e.Entries) > 0 {
		return e.Entries[0].Milestone
	}
	return e.Code
}

// eventKind is the milestone and, for what is recalled, the word for it.
func (k *kit) eventKind(e facts.Event) string {
	s := k.say("news.kind." + string(e.Kind))
	switch {
	case filed(e):
		s = k.say("news.kind.filed")
	case e.Kind == facts.Progress:
		s = k.say("milestone." + e.Code.String())
	}
	if e.Reminder {
		s += ", " + k.say("kind.reminder")
	}
	return s
}

func (k *kit) eventWords(e facts.Event, w read.Part) block.Block {
	st := k.style("item")
	title := k.spans(st, w.Title)
	if len(title) == 0 {
		title = []text.Run{{Text: e.Provider.Name + " ", Font: st.Bold, Raw: true, From: e.Provider.From}, {Text: k.eventTitle(e), Raw: true}}
	}
	items := []block.Item{{Block: k.runs(st, title, draw.P), After: newsTitleAfter}}
	b := k.style("body")
	b.Indent = 0
	if known := k.eventFacts(e); len(w.Text) > 0 {
		items = append(items, block.Item{Block: k.richIn(b, w.Text, draw.P)})
	} else if known != "" {
		items = append(items, block.Item{Block: k.runs(b, []text.Run{{Text: known, Raw: true}}, draw.P)})
	}
	return &block.Frame{Inset: block.Edges{Top: newsWordsTop},
		Body: block.Marked{Elem: draw.New(draw.ListBody), Body: &block.Flow{Items: items}}}
}

// eventTitle is what happened, after the provider's name.
func (k *kit) eventTitle(e facts.Event) string {
	kind, shape := string(e.Kind), "many"
	if filed(e) {
		kind = string(facts.Filed)
	}
	switch {
	case len(e.Entries) == 1 && e.Entries[0].Name == "":
		shape = "bare"
	case len(e.Entries) == 1:
		shape = "one"
	}
	return k.loc.Clause("news.event."+kind+"."+shape, locales.Facts{"N": locales.Num(len(e.Entries)),
		"Code": k.say("milestone." + e.Code.String()), "Offer": locales.Name(k.shortName(e.Entries[0]))})
}

// filed tells whether an event is the filing of an application.
func filed(e facts.Event) bool { return e.Kind == facts.Progress && e.DateKind == facts.Filed }

// eventFacts is what the register knows of the event, when the editor has
// added no words.
func (k *kit) eventFacts(e facts.Event) string {
	if e.Decision == nil {
		if len(e.Entries) > 1 {
			names := make([]string, len(e.Entries))
			for i, x := range e.Entries {
				names[i] = k.offer(x)
			}
			return k.say("news.facts.offers", map[string]any{"Offers": locales.Name(k.loc.List(names))})
		}
		return ""
	}
	if !e.Decision.Until.Known() {
		return ""
	}
	key, until := "news.facts.until", e.Decision.Until
	if !k.ed.Cutoff.Before(until.Last()) {
		key = "news.facts.past"
	}
	if until.Day == 0 {
		key += ".month"
	}
	return k.say(key, map[string]any{"Until": k.day(until)})
}

// eventSource is the layers, the nature of the date, and the sources.
func (k *kit) eventSource(e facts.Event) block.Block {
	st := k.style("table-s")
	ls := e.Entries[0].Layers
	if len(e.Entries) > 1 {
		ls = union(e.Entries)
	}
	first := []text.Run{k.sign(st, k.stack(newsStackW, newsStackH, ls), newsStackAfter), {Text: k.layerNames(ls), Raw: true}}
	var second []text.Run
	if e.DateKind != "" {
		second = append(second, text.Run{Text: locales.Capital(k.say("kind." + string(e.DateKind)))})
	}
	second = append(second, k.marks(st, e.Cites)...)
	return block.Stack(k.runs(st, first, draw.P), k.runs(st, second, draw.P))
}

// union is the layers any of the entries covers.
func union(es []*facts.Entry) []facts.Layer {
	var out []facts.Layer
	for _, l := range facts.Layers() {
		for _, e := range es {
			if e.Covers(l) {
				out = append(out, l)
				break
			}
		}
	}
	return out
}

// standstill is the panel below, of a least height: who came in, and what has
// not moved.
func (k *kit) standstill(t *read.Text, least unit.Length) block.Block {
	var cells []block.Cell
	left := 0
	if arrivals := k.view.Arrivals(); len(arrivals) > 0 {
		left = 6
		cells = append(cells, block.Cell{X: 0, W: k.span(6), Body: k.newcomers(t, arrivals)})
	}
	un, _ := t.Part("unchanged")
	b := k.style("body")
	b.Indent = 0
	words := k.saying(b, []string{k.unchanged()}, draw.P, 0)
	if len(un.Text) > 0 {
		words = k.richIn(b, un.Text, draw.P)
	}
	x := k.col(left + 1)
	if left == 0 {
		x = k.axis
	}
	cells = append(cells, block.Cell{X: x, W: k.span(6), Body: &block.Flow{Items: []block.Item{
		{Block: k.rich("h2", or(un.Title, plain(k.say("news.unchanged"))), draw.H2), After: u, Together: true},
		{Block: words},
	}}})
	items := []block.Item{{Block: &block.Row{Cells: cells}}}
	if len(t.Note) > 0 {
		items = append(items, block.Item{Block: k.rich("note", t.Note, draw.P), Before: newsNoteBefore})
	}
	p := k.panel(&block.Flow{Items: items}, block.Edges{Top: newsPanelTop, Bottom: newsPanelBottom}, k.toBleed)
	p.H = least
	return p
}

// unchanged counts what stayed as it was.
func (k *kit) unchanged() string {
	c := k.view.Counts()
	key := "news.unchanged.counts"
	switch { // of a list in which all moved, or that is empty, nothing is said
	case c.Offers == 0:
		key = "news.unchanged.empty"
	case c.StillCandidates == 0 && c.StillQualified == 0:
		key = "news.unchanged.none"
	case c.StillCandidates == 0:
		key = "news.unchanged.qualified"
	case c.StillQualified == 0:
		key = "news.unchanged.candidates"
	}
	return k.sentence(k.first(key, "news.unchanged.first"), locales.Facts{"Since": k.since(),
		"Candidates": locales.Num(c.StillCandidates), "Qualified": locales.Num(c.StillQualified)})
}

// newcomers is the candidates that entered, two to a row.
func (k *kit) newcomers(t *read.Text, events []facts.Event) block.Block {
	words, _ := t.Part("events")
	list := &draw.Elem{Role: draw.List, Order: "None"}
	var rows []block.Item
	for i := 0; i < len(events); i += 2 {
		var cells []block.Cell
		for j, e := range events[i:min(i+2, len(events))] {
			w, _ := words.Item(e.ID)
			cells = append(cells, block.Cell{X: k.col(1 + 3*j), W: k.span(3), Body: k.newcomer(e, w), Elem: draw.New(draw.ListItem)})
		}
		rows = append(rows, block.Item{Block: &block.Row{Cells: cells}, After: u})
	}
	return &block.Flow{Items: []block.Item{
		{Block: k.words("h2", k.loc.N("news.arrivals", len(events)), draw.H2), After: u, Together: true},
		{Block: &block.Flow{Items: rows, Elem: list}},
	}}
}

// newcomer is a candidate behind its disc, with the editor's words where there
// are any: its name and what the register knows stay.
func (k *kit) newcomer(e facts.Event, w read.Part) block.Block {
	x := e.Entries[0]
	state := k.say("milestone.unpublished")
	if x.Milestone != facts.Unpublished {
		state = k.say("milestone." + x.Milestone.String())
	}
	lines := []block.Block{drawn(k.disc(newcomerDisc, x)), block.Gap{H: newcomerDiscAfter}, k.holder("h3", e.Provider, draw.P)}
	if len(w.Title) > 0 {
		lines = append(lines, k.rich("item", w.Title, draw.P), block.Gap{H: newcomerTitleAfter})
	}
	lines = append(lines,
		k.runs(k.style("table"), []text.Run{{Text: k.offer(x), Raw: true, From: x.From}}, draw.P),
		k.words("table", k.layerNames(x.Layers)+", "+state, draw.P))
	if len(w.Text) > 0 {
		lines = append(lines, block.Gap{H: newcomerTextBefore}, k.definition(w.Text))
	}
	return block.Marked{Elem: draw.New(draw.ListBody), Body: block.Stack(lines...)}
}
