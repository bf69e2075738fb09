package compose

import (
	"slices"
	"strings"

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

// The measures of what is new, distances counted from the top of the text.
const (
	newsHead     = 7 * u  // the least the lead's title takes
	newsOnlyHead = 17 * u // the least the only one's title and standfirst take
	newsGap      = u      // from the standfirst to the facts

	newsFactGap              = 2 * unit.MM // under the rule over a fact
	newsStackW, newsStackH   = 18 * unit.MM, 1575 * unit.MM / 100
	newsSourceTop            = 15 * unit.MM / 10 // under the standfirst
	newsTextGap              = u
	newsOthersGap            = 3 * u / 2
	newsOthersHead           = u // under “Also”
	newsRowGap               = u // between rows of others
	newsSignW                = 135 * unit.MM / 10
	newsSignGap              = 375 * unit.MM / 100
	newsNameTop              = 15 * unit.MM / 10 // under the disc, and under the name's fact
	newsBodyTop              = unit.MM
	newsSourceH              = 3 * u / 2 // what the source takes at the foot of its column
	newsSmallW, newsSmallH   = 45 * unit.MM / 10, 34 * unit.MM / 10
	newsSmallGap             = 16 * unit.MM / 10
	newsLine                 = u       // the least of an event told in one line
	newsLineTop              = unit.MM // over and under it
	newsLineDisc             = 3 * unit.MM
	newsLineGap              = 15 * unit.MM / 10
	newsStripTop             = 15 * unit.MM / 10
	newsStripNear            = unit.MM // over and under it where a page is at stake
	newsStripDisc            = 68 * unit.MM / 10
	newsStripX               = 93 * unit.MM / 10 // of the word beside the disc
	newsPanelBefore          = u
	newsPanelTop             = 3 * u / 2 // within the panel, above its words
	newsPanelBottom          = u / 2     // both together are of the grid
	newsPanelLeast           = 12 * u    // the panel of figures
	newsPanelOnly            = 20 * u    // that of discs
	newsNoteBefore           = u
	newsDotStep, newsDot     = 84 * unit.MM / 10, 68 * unit.MM / 10
	newsDenseStep, newsDense = 56 * unit.MM / 10, 45 * unit.MM / 10
	newsDots                 = 51 // the most discs of the larger kind: three rows
	newsDotsGap              = 15 * unit.MM / 10
)

// newsColumns is the most events that stand in columns; what follows has a line
// each.
const newsColumns = 6

// news is what the register saw since the previous edition: the heaviest event
// as the lead, the others beside one another, what is recalled, and what has
// not moved. A month of one event gives it the page, a month of none says so.
func (k *kit) news() []page.Section {
	t := k.text("news")
	stories := k.view.Stories()
	told := told(k.say("section.news"))
	switch len(stories) {
	case 0:
		return []page.Section{k.section("news", t, k.continued(told, k.newsFlow(k.quiet(t), k.unmoved(t))))}
	case 1:
		recalled := k.reminders(t, newsStripTop)
		only, lead := append(k.onlyStory(t, stories[0]), recalled...), append(k.leadStory(t, stories[0]), recalled...)
		return []page.Section{k.section("news", t, k.continued(told, &block.Either{Options: []block.Block{
			k.newsFlow(only, k.unmoved(t)), k.newsFlow(lead, k.unmoved(t)), k.newsFlow(lead, k.standstill(t))}}))}
	}
	recalling := func(air unit.Length) block.Block {
		items := append(k.leadStory(t, stories[0]), k.others(t, stories[1:])...)
		return k.continued(told, k.newsFlow(append(items, k.reminders(t, air)...), k.standstill(t)))
	}
	s := k.section("news", t, recalling(newsStripTop))
	s.Ladder = []block.Block{recalling(newsStripNear)}
	return []page.Section{s}
}

// newsFlow is a page of news: what moved, what is recalled, and at the foot
// what did not move.
func (k *kit) newsFlow(items []block.Item, foot block.Block) block.Block {
	items = append(slices.Clone(items), block.Item{Block: foot, Before: newsPanelBefore, Break: block.Never, Foot: true})
	return &block.Flow{Items: items, Name: "news", Grid: u}
}

// newsTitle is the lead in a headline, or that nothing has moved.
func (k *kit) newsTitle() []string {
	if ss := k.view.Stories(); len(ss) > 0 {
		e := ss[0].Head()
		return k.loc.Say("news.lead."+happened(e)+"."+shape(e), k.eventWords(e))
	}
	return k.loc.Say(k.first("news.title.none", "news.title.first"), locales.Facts{"Since": k.since()})
}

// newsStand is what stands under the headline: the editor's words, or how the
// register stands, or that nothing has become public.
func (k *kit) newsStand(t *read.Text) line {
	l := typed(t.Standfirst)
	if len(k.view.Movements()) > 0 {
		c := k.view.Counts()
		return l.or(k.loc.Say("news.stand", locales.Facts{"Day": k.day(k.ed.Cutoff),
			"Qualified": locales.Num(c.Qualified), "Candidates": locales.Num(c.Candidates)})...)
	}
	return l.or(k.loc.Say(k.first("news.nothing", "news.nothing.first"), locales.Facts{"Since": k.since()})...)
}

// happened is the kind of an event in the locale's keys.
func happened(e facts.Event) string {
	if e.Kind == facts.Progress && e.DateKind == facts.Filed {
		return string(facts.Filed)
	}
	return string(e.Kind)
}

// shape is how many offers an event is of, in the locale's keys.
func shape(e facts.Event) string {
	switch {
	case len(e.Entries) > 1:
		return "many"
	case e.Entries[0].Name == "":
		return "bare"
	}
	return "one"
}

// eventWords is what sentences of an event are made from.
func (k *kit) eventWords(e facts.Event) locales.Facts {
	said := locales.Facts{"N": locales.Num(len(e.Entries)), "Code": k.say("milestone." + e.Code.String()),
		"Provider": locales.Name(e.Provider.Name)}
	if len(e.Entries) == 1 {
		said["Offer"] = locales.Name(k.shortName(e.Entries[0]))
	}
	return said
}

// eventTitle is what happened, after the provider's name.
func (k *kit) eventTitle(e facts.Event) string {
	return k.loc.Clause("news.event."+happened(e)+"."+shape(e), k.eventWords(e))
}

// storyFact is what happened, in a word or two under the provider's name.
func (k *kit) storyFact(s facts.Story) string {
	var parts []string
	for i, e := range s.Events {
		kind := "news.fact." + happened(e)
		if i > 0 || len(e.Entries) < 2 {
			parts = append(parts, k.say(kind, map[string]any{"Code": k.say("milestone." + e.Code.String())}))
			continue
		}
		parts = append(parts, k.loc.Clause(kind+".many", k.eventWords(e)))
	}
	out := parts[0]
	for _, p := range parts[1:] {
		out = k.say("news.fact.and", map[string]any{"First": out, "Next": p})
	}
	return out
}

// sign of an event: the disc of the milestone it shows.
func (k *kit) eventDisc(d unit.Length, e facts.Event) draw.Box {
	disc := charts.Disc(d, charts.State(k.eventState(e)), k.inks().Look(!e.Reminder))
	disc.Elem = draw.New(draw.Layout)
	return disc
}

// eventState is the milestone an event's disc shows.
func (k *kit) eventState(e facts.Event) facts.Code {
	if e.Code == facts.Unpublished && len(e.Entries) > 0 {
		return e.Entries[0].Milestone
	}
	return e.Code
}

// leadStory is the heaviest event over the width: disc and title, standfirst,
// three facts, and the editor's words.
func (k *kit) leadStory(t *read.Text, s facts.Story) []block.Item {
	head := &block.Row{H: newsHead, Cells: []block.Cell{
		{X: k.axis, W: k.span(10), Body: k.set("lead", k.headline("news"), draw.H1)},
		{X: 0, W: k.span(2), Body: drawn(k.eventDisc(k.span(2), s.Head()))},
	}}
	row := &block.Row{Cells: k.factCells(k.storyFacts(s)[:3], k.axis, k.span(10))}
	row.Cells = append(row.Cells, block.Cell{X: 0, W: newsStackW, Body: drawn(k.stack(newsStackW, newsStackH, s.Layers()))})
	items := []block.Item{{Block: head, Together: true},
		{Block: k.inAxis(10, k.leadStand(k.newsStand(t), s)), After: newsGap, Together: true}, {Block: row}}
	return append(items, k.leadText(t, s)...)
}

// onlyStory is the one event of a month: a disc as high as title and
// standfirst, four facts, the editor's words. A title that names nobody is left
// to a form with more room.
func (k *kit) onlyStory(t *read.Text, s facts.Story) []block.Item {
	l := k.headline("news")
	l.told = slices.DeleteFunc(slices.Clone(l.told), func(w string) bool { return !strings.Contains(w, s.Head().Provider.Name) })
	title := &block.Frame{H: 2 * k.style("lead").Leading, Fixed: true, Body: k.set("lead", l, draw.H1), Name: "title"}
	head := &block.Row{H: newsOnlyHead, Cells: []block.Cell{
		{X: k.col(6), W: k.span(7), Body: &block.Flow{Items: []block.Item{
			{Block: title, After: u / 2}, {Block: k.leadStand(k.newsStand(t), s)}}}},
		{X: 0, W: k.span(5), Body: drawn(k.eventDisc(k.span(5), s.Head()))},
	}}
	row := &block.Row{Cells: k.factCells(k.storyFacts(s), 0, k.textW)}
	return append([]block.Item{{Block: head, After: newsGap, Together: true}, {Block: row}}, k.leadText(t, s)...)
}

// leadStand is the standfirst of a story; under the press's own, whom it is of
// and the sources, since a headline that has no room for names goes without.
func (k *kit) leadStand(l line, s facts.Story) block.Block {
	if len(l.typed) > 0 {
		return k.set("stand", l, draw.P)
	}
	st, e := k.style("t9"), s.Head()
	names := append([]text.Run{{Text: e.Provider.Name, Font: st.Bold, Raw: true, From: e.Provider.From}}, offerRuns(e)...)
	return &block.Flow{Items: []block.Item{{Block: k.set("stand", l, draw.P), After: newsSourceTop}, {Block: k.runs(st, names, draw.P)},
		{Block: k.storySource(s)}}}
}

// offerRuns is the offers of an event behind its provider.
func offerRuns(e facts.Event) []text.Run {
	var out []text.Run
	for _, x := range e.Entries {
		if x.Name != "" {
			out = append(out, text.Run{Text: ", ", Raw: true}, text.Run{Text: x.Name, Raw: true, From: x.From})
		}
	}
	return out
}

// leadText is the editor's words about the lead, in two columns.
func (k *kit) leadText(t *read.Text, s facts.Story) []block.Item {
	items := k.storyWords(t, s)
	if len(items) == 0 {
		return nil
	}
	body := block.Columns{N: 2, Gap: k.gutter, Balance: true, Grid: u, Body: &block.Flow{Items: items, Grid: u, Name: "lead"}}
	return []block.Item{{Block: k.inAxis(10, body), Before: newsTextGap}}
}

// storyWords is the editor's titles and words for all that a story tells.
func (k *kit) storyWords(t *read.Text, s facts.Story) []block.Item {
	part, _ := t.Part("events")
	var items []block.Item
	for _, id := range s.IDs {
		w, _ := part.Item(id)
		if len(w.Title) > 0 {
			items = append(items, block.Item{Block: k.rich("item", w.Title, draw.P), Together: len(w.Text) > 0})
		}
		if len(w.Text) > 0 {
			items = append(items, block.Item{Block: k.definition(w.Text)})
		}
	}
	return items
}

// given is one fact of the register: what it is, and the words for it.
type given struct {
	head  string
	words string
	none  bool // the head says that it is not published
}

// factCells is facts side by side, under a rule each.
func (k *kit) factCells(fs []given, x, w unit.Length) []block.Cell {
	n := unit.Length(len(fs))
	each := (w - (n-1)*k.gutter) / n
	var cells []block.Cell
	for i, f := range fs {
		st := k.style("h2")
		if f.none {
			st = k.style("t9")
			st.Font, st.Leading = st.Italic, k.style("h2").Leading
		}
		cells = append(cells, block.Cell{X: x + unit.Length(i)*(each+k.gutter), W: each, Body: block.Stack(
			&block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, block.Gap{H: newsFactGap},
			block.Marked{Elem: draw.New(draw.P), Body: block.Stack(k.wordsIn(st, f.head, ""), k.words("t9", f.words, ""))},
		)})
	}
	return cells
}

// storyFacts is what the register knows of a story, four facts of it: its date,
// what comes before or after, its layers, and how it stands among the others.
func (k *kit) storyFacts(s facts.Story) []given {
	e := s.Head()
	c := k.view.Counts()
	layers := k.layersGiven(s)
	switch e.Kind {
	case facts.Qualification, facts.Renewal, facts.Extension:
		return []given{k.dateGiven(e), k.endGiven(e), layers, k.stepGiven(e, "news.given.procedure")}
	case facts.Expiry:
		decision := given{head: k.dayShort(e.Decision.Date), words: k.say("news.given.decided"), none: !e.Decision.Date.Known()}
		return []given{k.endGiven(e), decision, layers, k.counted("news.given.qualified", c.Qualified)}
	case facts.Progress:
		peers := k.counted("news.given.candidates", c.Candidates)
		if !filed(e) {
			peers = k.counted("news.given.peers", c.Milestones[e.Code], map[string]any{"Code": k.say("milestone." + e.Code.String())})
		}
		return []given{k.dateGiven(e), k.stepGiven(e, "news.given.before"), layers, peers}
	}
	state := given{head: k.say("stage." + string(e.Entries[0].Stage)), words: k.say("news.given.stage")}
	if e.Kind == facts.Arrival {
		code := e.Entries[0].Milestone
		state = given{head: k.say("milestone." + code.String()), words: k.say("news.given.milestone"), none: code == facts.Unpublished}
		if state.none {
			state.head = k.say("unknown.published")
		}
	}
	list := k.counted("news.given.candidates", c.Candidates)
	if e.Entries[0].Stage == facts.Qualified && e.Kind == facts.Rescope {
		list = k.counted("news.given.qualified", c.Qualified)
	}
	return []given{k.dateGiven(e), state, layers, list}
}

// counted is a number of the register and what it counts.
func (k *kit) counted(key string, n int, said ...map[string]any) given {
	return given{head: k.loc.Number(n), words: k.loc.N(key, n, said...)}
}

// filed tells whether an event is the filing of an application.
func filed(e facts.Event) bool { return happened(e) == string(facts.Filed) }

// dateGiven is when it happened, and what that is the date of.
func (k *kit) dateGiven(e facts.Event) given {
	if !e.Date.Known() {
		return given{head: k.say("news.by", map[string]any{"Day": k.dayShort(k.ed.Cutoff)}), words: k.say("news.given.undated")}
	}
	key := "news.given." + string(e.DateKind)
	said := map[string]any{}
	if e.DateKind == "" || !k.loc.Has(key) {
		key = "news.given.date"
	}
	if d := e.Decision; e.DateKind == facts.Decided && d != nil && d.Number != "" {
		key, said["Number"] = "news.given.numbered", d.Number
	}
	words := k.say(key, said)
	if e.Announced.Known() && e.Announced != e.Date {
		words = k.say("news.given.then", map[string]any{"First": words, "Day": k.dayShort(e.Announced)})
	}
	return given{head: k.dayShort(e.Date), words: words}
}

// endGiven is the end of validity of the story's decision; where only the list
// tells of what is new, that of the last decision on the offer.
func (k *kit) endGiven(e facts.Event) given {
	until := facts.Day{}
	switch d := e.Decision; {
	case d != nil:
		until = d.Until
	case len(e.Entries) == 1:
		until = e.Entries[0].End()
	}
	key := "news.given.until"
	if until.Known() && !k.ed.Cutoff.Before(until.Last()) {
		key = "news.given.past"
	}
	return given{head: k.dayShort(until), words: k.say(key), none: !until.Known()}
}

// layersGiven is the layers that a story's offers cover.
func (k *kit) layersGiven(s facts.Story) given {
	ls := s.Layers()
	if len(ls) == 0 {
		return given{head: k.say("unknown.published.f"), words: k.say("news.given.layer"), none: true}
	}
	words := k.loc.Clause("news.given.layers", locales.Facts{"N": locales.Num(len(ls))})
	if d := s.Head().Decision; d != nil && d.Referential != "" {
		words = k.say("news.given.referential", map[string]any{"Layers": words, "Version": d.Referential})
	}
	return given{head: k.layerNames(ls), words: words}
}

// stepGiven is the last step known before an event.
func (k *kit) stepGiven(e facts.Event, key string) given {
	steps := e.Entries[0].Steps
	for i := len(steps) - 1; i >= 0; i-- {
		m := steps[i]
		if m.Code == facts.J3 || m.Code == facts.Unpublished || e.Kind == facts.Progress && m.Code >= e.Code {
			continue
		}
		head := k.say("milestone." + m.Code.String())
		if m.Date.Known() {
			head = k.say("news.given.step", map[string]any{"Code": head, "Day": k.dayShort(m.Date)})
		}
		return given{head: head, words: k.say(key)}
	}
	return given{head: k.say("unknown.published"), words: k.say(key), none: true}
}

// others is the events after the lead: six in columns, the rest a line each.
func (k *kit) others(t *read.Text, ss []facts.Story) []block.Item {
	rule := &block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")}
	list := &draw.Elem{Role: draw.List, Order: "None"}
	head := block.Stack(rule, block.Gap{H: newsStripTop}, k.words("h2", k.say("news.others"), draw.H2))
	items := []block.Item{{Block: head, Before: newsOthersGap, After: newsOthersHead, Together: true}}
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
	when := block.Stack(k.words("h3", k.storyDay(e), draw.P),
		k.runs(st, []text.Run{k.sign(st, k.stack(newsSmallW, newsSmallH, s.Layers()), newsSmallGap),
			{Text: k.layerNames(s.Layers()), Raw: true}}, draw.P))
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
		if !ok || slices.Contains(seen, src.Publisher) || len(seen) == newsPublishers {
			continue
		}
		if len(runs) > 0 {
			runs = append(runs, text.Run{Text: ", "})
		}
		seen = append(seen, src.Publisher)
		runs = append(runs, text.Run{Text: src.Publisher, Raw: true, From: src.PublisherFrom})
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
	if !k.ed.Cutoff.Before(until.Last()) {
		key = "news.facts.past"
	}
	if until.Day == 0 {
		key += ".month"
	}
	return k.say(key, map[string]any{"Until": k.day(until)})
}

// reminders is what is recalled, a strip each; the word for it stands beside
// the first disc.
func (k *kit) reminders(t *read.Text, air unit.Length) []block.Item {
	var items []block.Item
	list := &draw.Elem{Role: draw.List, Order: "None"}
	for i, e := range k.view.Reminders() {
		var word block.Block
		if i == 0 && len(k.view.Stories()) > 0 {
			word = k.words("h3", k.say("news.reminder"), draw.ListLabel)
		}
		it := block.Item{Block: block.Marked{Elem: list, Body: k.strip(t, e, word, air)}}
		if word != nil {
			it.Before = newsOthersGap
		}
		items = append(items, it)
	}
	return items
}

// strip is an event of the past: its disc, and one sentence.
func (k *kit) strip(t *read.Text, e facts.Event, word block.Block, air unit.Length) block.Block {
	words, _ := t.Part("events")
	w, _ := words.Item(e.ID)
	st := k.style("t9")
	runs := []text.Run{{Text: k.dayShort(e.Date) + ", ", Font: st.Bold, Raw: true},
		{Text: e.Provider.Name + " ", Font: st.Bold, Raw: true, From: e.Provider.From},
		{Text: k.eventTitle(e) + ".", Raw: true}}
	lines := []block.Item{{Block: k.runs(st, append(runs, k.marks(st, e.Cites)...), draw.P)}}
	if len(w.Title) > 0 {
		lines = []block.Item{{Block: k.rich("item", w.Title, draw.P)}}
	}
	if len(w.Text) > 0 {
		lines = append(lines, block.Item{Block: k.definition(w.Text)})
	}
	return &block.Row{H: 2 * u, Grid: u, Above: air, Below: air,
		Rule: &block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")},
		Elem: draw.New(draw.ListItem), Name: "event " + e.ID, From: w.Pos, Cells: []block.Cell{
			{X: newsStripX, W: k.span(2) - newsStripX, Align: block.Middle, Body: word},
			{X: 0, W: k.span(2), Align: block.Middle, Body: drawn(k.eventDisc(newsStripDisc, e))},
			{X: k.axis, W: k.span(10), Align: block.Middle, Body: block.Marked{Elem: draw.New(draw.ListBody), Body: &block.Flow{Items: lines}}},
		}}
}

// quiet is a month of no event: the headline says so, the next known ends are
// its facts, and what was dated last is recalled.
func (k *kit) quiet(t *read.Text) []block.Item {
	items := []block.Item{
		{Block: k.inAxis(10, k.set("lead", k.headline("news"), draw.H1)), After: u / 2, Together: true},
		{Block: k.inAxis(10, k.set("stand", k.newsStand(t), draw.P)), After: newsGap},
	}
	var next []given
	for _, e := range k.view.Ending(facts.Day{Year: 9999}) {
		if len(next) < 2 {
			next = append(next, given{head: k.dayShort(e.End()), words: k.say("news.given.next",
				map[string]any{"Provider": locales.Name(e.Provider.Name), "Offer": locales.Name(k.shortName(e))})})
		}
	}
	if len(next) > 0 {
		items = append(items, block.Item{Block: &block.Row{Cells: k.factCells(next, k.axis, k.span(10))}})
	}
	if recalled := k.reminders(t, newsStripTop); len(recalled) > 0 {
		items = append(items, block.Item{Block: k.inAxis(10, k.words("h2", k.recalledTitle(), draw.H2)),
			Before: newsOthersGap, After: newsOthersHead, Together: true})
		items = append(items, recalled...)
	}
	return items
}

// recalledTitle says what is recalled: what became known in the month before, or
// how many of the register's dated facts, where not all are.
func (k *kit) recalledTitle() string {
	shown, all := 0, len(k.view.Chronology())
	for _, e := range k.view.Recalled() {
		shown += len(e.Entries)
	}
	switch shown {
	case 0:
		return k.say("news.recalled.before")
	case all:
		return k.say("news.recalled")
	}
	return k.sentence("news.recalled.of", locales.Facts{"N": locales.Num(shown), "Total": locales.Num(all)})
}

// standstill is the panel of what has not moved, in three figures.
func (k *kit) standstill(t *read.Text) block.Block {
	c := k.view.Counts()
	ending := k.view.Ending(k.yearEnd())
	still := []string{k.say(k.first("news.still", "news.still.first"), map[string]any{"Since": k.since()})}
	var cells []block.Cell
	w := (k.span(10) - 2*k.gutter) / 3
	for i, f := range []keyFigure{
		{n: c.StillQualified, label: k.loc.N("contents.figure.qualified", c.StillQualified), line: still},
		{n: c.StillCandidates, label: k.loc.N("contents.figure.candidates", c.StillCandidates), line: still},
		{n: len(ending), label: k.loc.N("contents.figure.ending", len(ending), map[string]any{"Year": k.ed.Month.Year}),
			line: k.endings(ending)},
	} {
		cells = append(cells, block.Cell{X: k.axis + unit.Length(i)*(w+k.gutter), W: w, Body: block.Stack(
			block.Marked{Elem: draw.New(draw.P), Body: block.Stack(k.words("figure", k.loc.Number(f.n), ""), k.words("h3", f.label, ""))},
			k.saying(k.style("t9"), f.line, draw.P, 2))})
	}
	return k.still(t, []block.Item{{Block: &block.Row{Cells: cells}}}, newsPanelLeast)
}

// unmoved is the panel of what has not moved, offer by offer.
func (k *kit) unmoved(t *read.Text) block.Block {
	var items []block.Item
	row := func(es []*facts.Entry, said []string) {
		es = slices.DeleteFunc(slices.Clone(es), func(e *facts.Entry) bool { return e.Changed })
		if len(es) > 0 {
			items = append(items, block.Item{Block: k.inAxis(10, k.dots(es)), Before: u, After: newsDotsGap, Together: true},
				block.Item{Block: k.inAxis(10, k.saying(k.style("t10"), said, draw.P, 0))})
		}
	}
	if k.ed.Interval().Known() {
		row(k.view.Qualified(), k.unmovedQualified())
		row(k.view.Candidates(), k.unmovedCandidates())
	}
	if len(items) == 0 {
		items = []block.Item{{Block: k.inAxis(10, k.words("t10", k.unchanged(), draw.P))}}
	}
	return k.still(t, items, newsPanelOnly)
}

// unmovedQualified says how many qualified offers did not move, and how many
// decisions end this year.
func (k *kit) unmovedQualified() []string {
	return k.loc.Say("news.unmoved.qualified", locales.Facts{"N": locales.Num(k.view.Counts().StillQualified),
		"Ending": locales.Num(len(k.view.Ending(k.yearEnd()))), "Year": k.loc.Month(k.ed.Month.Year, 12)})
}

// unmovedCandidates says how many offers in progress did not move, and of how
// many of these no milestone is public.
func (k *kit) unmovedCandidates() []string {
	silent := 0
	for _, e := range k.view.Candidates() {
		if !e.Changed && e.Milestone == facts.Unpublished {
			silent++
		}
	}
	return k.loc.Say("news.unmoved.candidates", locales.Facts{"N": locales.Num(k.view.Counts().StillCandidates),
		"Silent": locales.Num(silent)})
}

// dots is offers as discs side by side, smaller ones where there are many: the
// sentence under them says the same.
func (k *kit) dots(es []*facts.Entry) block.Block {
	d, step := newsDot, newsDotStep
	if len(es) > newsDots {
		d, step = newsDense, newsDenseStep
	}
	per := int((k.span(10) + step - d) / step)
	b := draw.Box{Elem: draw.New(draw.Layout), Name: "unmoved offers", Free: true}
	b.W, b.H = k.span(10), unit.Length((len(es)+per-1)/per-1)*step+d
	for i, e := range es {
		b.Put(unit.Length(i%per)*step, unit.Length(i/per)*step, k.disc(d, e))
	}
	return drawn(b)
}

// still is the panel around what has not moved: its head beside it, the
// editor's words and the note under it.
func (k *kit) still(t *read.Text, items []block.Item, least unit.Length) block.Block {
	un, _ := t.Part("unchanged")
	head := k.rich("h2", or(un.Title, plain(k.say("news.unchanged"))), draw.H2)
	rows := &block.Flow{Items: items}
	var under []block.Item
	if len(un.Text) > 0 {
		under = append(under, block.Item{Block: k.inAxis(10, k.definition(un.Text)), Before: u})
	}
	if len(t.Note) > 0 {
		under = append(under, block.Item{Block: k.inAxis(10, k.rich("note", t.Note, draw.P)), Before: newsNoteBefore})
	}
	side := &block.Row{Cells: []block.Cell{{X: 0, W: k.span(2), Body: head}, {X: 0, W: k.textW, Body: rows}}}
	body := &block.Flow{Items: append([]block.Item{{Block: side}}, under...)}
	p := k.panel(body, block.Edges{Top: newsPanelTop, Bottom: newsPanelBottom}, k.toBleed)
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
