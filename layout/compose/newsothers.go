package compose

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// others is the events after the lead, a gap below it: six in columns, the rest
// a line each, of which the last so many have a page of their own; 0: they go on.
func (k *kit) others(t *read.Text, ss []facts.Story, gap unit.Length, last int) []block.Item {
	rule := &block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")}
	list := &draw.Elem{Role: draw.List, Order: "None"}
	head := block.Stack(rule, block.Gap{H: newsStripTop}, k.words("h2", k.say("news.others"), draw.H2))
	items := []block.Item{{Block: head, Before: gap, After: newsOthersHead, Together: true}}
	columns, lines := ss[:min(len(ss), newsColumns)], ss[min(len(ss), newsColumns):]
	for i := 0; i < len(columns); i += 3 {
		row := &block.Row{Name: "other events"}
		for j, s := range columns[i:min(i+3, len(columns))] {
			row.Cells = append(row.Cells, k.otherCells(t, s, k.col(1+4*j))...)
		}
		items = append(items, block.Item{Block: block.Marked{Elem: list, Body: row}, After: newsRowGap})
	}
	for i, s := range lines {
		it := block.Item{Block: block.Marked{Elem: list, Body: k.otherLine(t, s)}}
		if i == 0 {
			it.Before = newsRowGap
		}
		if last > 0 && i == len(lines)-last {
			it.Break = block.Force
		}
		items = append(items, it)
	}
	return items
}

// otherCells is an event in four columns: its words, and its source on a line
// with those of its neighbours.
func (k *kit) otherCells(t *read.Text, s facts.Story, x unit.Length) []block.Cell {
	item, e := draw.New(draw.ListItem), s.Head()
	body := draw.New(draw.ListBody)
	st := k.style("table")
	covered := k.layerNames(s.Layers())
	if !s.Uniform() {
		covered = k.say("news.given.together", map[string]any{"Layers": covered})
	}
	when := block.Stack(k.words("h3", k.storyDay(e), draw.P),
		k.runs(st, []text.Run{k.sign(st, k.stack(newsSmallW, newsSmallH, s.Layers()), newsSmallGap), {Text: covered, Raw: true}}, draw.P))
	signX := newsSignW + newsSignGap
	items := []block.Item{
		{Block: &block.Row{Cells: []block.Cell{
			{X: 0, W: newsSignW, Body: drawn(k.eventDisc(newsSignW, e))},
			{X: signX, W: k.span(4) - signX, Align: block.Middle, Body: when}}}, After: newsNameTop},
		{Block: k.holder("name-l", e.Provider, draw.P)},
		{Block: k.words("item", k.storyFact(s), draw.P), After: newsBodyTop},
	}
	if names := offerRuns(e); len(names) > 0 {
		items = append(items, block.Item{Block: k.runs(k.style("t9"), names[1:], draw.P), After: newsBodyTop})
	}
	words := k.storyWords(t, s)
	if len(words) == 0 {
		words = k.knownWords(e)
	}
	return []block.Cell{
		{X: x, W: k.span(4), Elem: item, Body: block.Marked{Elem: body, Body: &block.Frame{Inset: block.Edges{Bottom: newsSourceH},
			Body: &block.Flow{Items: append(items, words...)}}}},
		{X: x, W: k.span(4), Elem: item, Align: block.Bottom, Body: block.Marked{Elem: body, Body: k.storySource(s)}},
	}
}

// knownWords is what the register knows of an event, when the editor has added
// no words.
func (k *kit) knownWords(e facts.Event) []block.Item {
	known := k.eventFacts(e)
	if known == "" {
		return nil
	}
	b := k.style("body")
	b.Indent = 0
	return []block.Item{{Block: k.runs(b, []text.Run{{Text: known, Raw: true}}, draw.P)}}
}

// otherLine is an event in one line, with the editor's words under it.
func (k *kit) otherLine(t *read.Text, s facts.Story) block.Block {
	e := s.Head()
	st := k.style("t9")
	runs := []text.Run{k.sign(st, k.eventDisc(newsLineDisc, e), newsLineGap),
		{Text: e.Provider.Name, Font: st.Bold, Raw: true, From: e.Provider.From}}
	runs = append(append(runs, offerRuns(e)...), text.Run{Text: " · " + k.storyFact(s), Raw: true})
	lines := []block.Item{{Block: k.runs(hanging(st, newsLineDisc+newsLineGap), runs, draw.P)}}
	lines = append(lines, k.storyWords(t, s)...)
	return &block.Row{H: newsLine, Grid: newsLine, Above: newsLineTop, Below: newsLineTop, Elem: draw.New(draw.ListItem),
		Rule: &block.Rule{Ink: draw.Glace, Width: k.space("rule-fine")},
		Cells: []block.Cell{
			{X: 0, W: k.span(2), Align: block.Baseline, Body: k.words("t9", k.storyDay(e), draw.P)},
			{X: k.axis, W: k.span(6), Align: block.Baseline, Body: block.Marked{Elem: draw.New(draw.ListBody), Body: &block.Flow{Items: lines}}},
			{X: k.col(9), W: k.span(4), Align: block.Baseline, Body: k.storySource(s)},
		}}
}

// storyDay is the date of an event, or the day by which it was known.
func (k *kit) storyDay(e facts.Event) string {
	if e.Date.Known() {
		return k.dayShort(e.Date)
	}
	return k.say("news.by", map[string]any{"Day": k.dayShort(k.ed.Cutoff)})
}

// storySource is what the date is the date of, who published it, and the calls.
func (k *kit) storySource(s facts.Story) block.Block {
	e := s.Head()
	var cites []facts.Cite
	for _, ev := range s.Events {
		cites = append(cites, ev.Cites...)
	}
	st := k.style("t9")
	var runs []text.Run
	if e.DateKind != "" && e.Date.Known() {
		runs = append(runs, text.Run{Text: locales.Capital(k.say("kind." + string(e.DateKind)))})
	}
	var seen []string
	for _, c := range cites {
		src, ok := k.ed.Register().Source(c.Source)
		if !ok || slices.Contains(seen, src.Publisher.In(k.lang)) || len(seen) == newsPublishers {
			continue
		}
		if len(runs) > 0 {
			runs = append(runs, text.Run{Text: ", "})
		}
		seen = append(seen, src.Publisher.In(k.lang))
		by := k.lent(src.Publisher)
		by.Raw, by.From = src.Named(), src.PublisherFrom
		runs = append(runs, by)
	}
	return k.runs(st, append(runs, k.marks(st, cites)...), draw.P)
}

// newsPublishers is the most publishers named beside an event: the calls name
// all.
const newsPublishers = 1

// eventFacts is what the register knows of the event, when the editor has
// added no words.
func (k *kit) eventFacts(e facts.Event) string {
	if e.Decision == nil || !e.Decision.Until.Known() {
		return ""
	}
	key, until := "news.facts.until", e.Decision.Until
	if k.view.Past(until) {
		key = "news.facts.past"
	}
	if until.Day == 0 {
		key += ".month"
	}
	return k.say(key, map[string]any{"Until": k.day(until)})
}
