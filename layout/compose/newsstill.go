package compose

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// reminders is what is recalled, a strip each; the word for it stands beside
// the first disc.
func (k *kit) reminders(t *read.Text, a newsAir) []block.Item {
	var items []block.Item
	list := &draw.Elem{Role: draw.List, Order: "None"}
	for i, e := range k.view.Reminders() {
		var word block.Block
		if i == 0 && len(k.view.Stories()) > 0 {
			word = k.fitted(k.style("h3"), k.say("news.reminder"), draw.ListLabel, k.style("label").Size)
		}
		it := block.Item{Block: block.Marked{Elem: list, Body: k.strip(t, e, word, a.strip)}}
		if word != nil {
			it.Before = a.gap
		}
		items = append(items, it)
	}
	if rest := k.unlisted(); rest > 0 && len(items) > 0 {
		items = append(items, block.Item{Block: k.inAxis(10, k.restWords(rest)), Before: newsRestBefore})
	}
	return items
}

// recalledOf is how many dated facts are recalled where no event is dated, of how many.
func (k *kit) recalledOf() (shown, all int) {
	for _, e := range k.view.Recalled() {
		shown += len(e.Entries)
	}
	return shown, len(k.view.Chronology())
}

// unlisted is how many dated facts a list of those recalled leaves out.
func (k *kit) unlisted() int {
	shown, all := k.recalledOf()
	if shown == 0 {
		return 0
	}
	return max(0, all-shown)
}

// restWords says how many dated facts are not listed, and on which pages the last
// milestones and the last decisions stand.
func (k *kit) restWords(rest int) block.Block {
	st := k.style("note")
	runs := []text.Run{{Text: k.sentence("news.recalled.rest", locales.Facts{"N": locales.Num(rest)})}}
	decided := slices.ContainsFunc(k.view.Qualified(), func(e *facts.Entry) bool { return e.Decision != nil && e.Decision.Date.Known() })
	for _, at := range []struct {
		id   string
		some bool
	}{{"candidates", len(k.view.MilestoneDates()) > 0}, {"scope", decided}} {
		if rec, ok := data.SectionOf(at.id); at.some && ok && k.ed.Has(at.id) && !rec.Empty(k.ed, k.text(at.id)) {
			runs = append(runs, text.Run{Text: " " + k.say("news.recalled.at."+at.id) + "\u00a0"},
				text.Run{PageOf: at.id, Raw: true}, text.Run{Text: "."})
		}
	}
	return k.runs(st, runs, draw.P)
}

// strip is an event of the past: its disc, and one sentence.
func (k *kit) strip(t *read.Text, e facts.Event, word block.Block, air unit.Length) block.Block {
	words, _ := t.Part("events")
	w, _ := words.Item(e.ID)
	st := k.style("t9")
	day := k.dayShort(e.Date)
	switch {
	case !e.Date.Known(): // by the day on which it was known
		day = locales.Capital(k.say("news.by", map[string]any{"Day": k.dayShort(e.Known)}))
	case e.DateKind == facts.Announced: // the day of the fact may be another
		day = k.say("news.announced", map[string]any{"Day": day})
	}
	runs := []text.Run{{Text: day + ", ", Font: st.Bold, Raw: true},
		{Text: e.Provider.Name + " ", Font: st.Bold, Raw: true, From: e.Provider.From},
		{Text: k.eventTitle(e) + ".", Raw: true}}
	lines := []block.Item{{Block: k.runs(st, append(runs, k.marks(st, e.Cites)...), draw.P)}}
	if len(w.Title) > 0 {
		lines = []block.Item{{Block: k.rich("item", w.Title, draw.P)}}
	}
	if len(w.Text) > 0 {
		lines = append(lines, block.Item{Block: k.definition(w.Text)})
	}
	return &block.Row{H: newsStripH, Grid: u, Above: air, Below: air,
		Rule: &block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")},
		Elem: draw.New(draw.ListItem), Name: "event " + e.ID, From: w.Pos, Cells: []block.Cell{
			{X: newsStripX, W: k.span(2) - newsStripX, Align: block.Middle, Body: word},
			{X: 0, W: k.span(2), Align: block.Middle, Body: drawn(k.eventDisc(newsStripDisc, e))},
			{X: k.axis, W: k.span(10), Align: block.Middle, Body: block.Marked{Elem: draw.New(draw.ListBody), Body: &block.Flow{Items: lines}}},
		}}
}

// quiet is a month of no event: the headline says so, the next known ends are
// its facts, and what was dated last is recalled.
func (k *kit) quiet(t *read.Text, a newsAir) []block.Item {
	items := []block.Item{
		{Block: k.inAxis(10, k.set("lead", k.headline("news"), draw.H1)), After: newsHeadGap, Together: true},
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
	if recalled := k.reminders(t, a); len(recalled) > 0 {
		items = append(items, block.Item{Block: k.inAxis(10, k.words("h2", k.recalledTitle(), draw.H2)),
			Before: newsOthersGap, After: newsOthersHead, Together: true})
		items = append(items, recalled...)
	}
	return items
}

// recalledTitle says what is recalled: what became known in the month before, or
// how many of the register's dated facts, where not all are.
func (k *kit) recalledTitle() string {
	shown, all := k.recalledOf()
	switch shown {
	case 0:
		return k.say("news.recalled.before")
	case all:
		return k.say("news.recalled")
	}
	return k.sentence("news.recalled.of", locales.Facts{"N": locales.Num(shown), "Total": locales.Num(all)})
}

// standstill is what has not moved, in three figures.
func (k *kit) standstill() []block.Item {
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
	return []block.Item{{Block: &block.Row{Cells: cells}}}
}

// unmoved is what has not moved, offer by offer.
func (k *kit) unmoved() []block.Item {
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
	return items
}

// newsNamed is the most offers that are named one by one where they did not move.
const newsNamed = 6

// unmovedNamed is what has not moved with its names: nothing where they are many.
func (k *kit) unmovedNamed() []block.Item {
	c := k.view.Counts()
	if n := c.StillQualified + c.StillCandidates; !k.ed.Interval().Known() || n == 0 || n > newsNamed {
		return nil
	}
	var items []block.Item
	list := &draw.Elem{Role: draw.List, Order: "None"}
	row := func(es []*facts.Entry, said []string) {
		before := u
		for _, e := range es {
			if !e.Changed {
				items = append(items, block.Item{Block: block.Marked{Elem: list, Body: k.inAxis(10, k.unmovedRow(e))}, Before: before, Together: true})
				before = 0
			}
		}
		if before == 0 {
			items = append(items, block.Item{Block: k.inAxis(10, k.saying(k.style("t10"), said, draw.P, 0)), Before: newsDotsGap})
		}
	}
	row(k.view.Qualified(), k.unmovedQualified())
	row(k.view.Candidates(), k.unmovedCandidates())
	return items
}

// unmovedRow is an offer that did not move: its disc, its names, and its state in
// words.
func (k *kit) unmovedRow(e *facts.Entry) block.Block {
	st := k.style("t10")
	name := []text.Run{{Text: e.Provider.Name, Font: st.Bold, Raw: true, From: e.Provider.From}, {Text: ", ", Raw: true}}
	state := k.say("milestone." + e.Milestone.String() + ".state")
	if e.Stage == facts.Qualified {
		state = k.say("stage.qualified")
	}
	disc := k.disc(newsDot, e)
	disc.Elem = draw.New(draw.Layout)
	return &block.Row{H: newsNamedStep, Rule: &block.Rule{Ink: draw.Acier, Width: k.space("rule-fine")}, Elem: draw.New(draw.ListItem),
		Name: "unmoved " + e.ID, Cells: []block.Cell{
			{X: 0, W: newsDot, Align: block.Middle, Body: drawn(disc)},
			{X: k.pitch, W: k.span(6), Align: block.Middle, Body: block.Marked{Elem: draw.New(draw.ListBody),
				Body: k.runs(st, append(name, k.fullName(e)...), "")}},
			{X: k.col(8), W: k.span(3), Align: block.Middle, Body: k.words("t10", state, draw.P)}}}
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

// dots is offers as discs side by side, smaller ones where there are many: how
// far they are, which the sentence under them does not say of each.
func (k *kit) dots(es []*facts.Entry) block.Block {
	d, step := newsDot, newsDotStep
	if len(es) > newsDots {
		d, step = newsDense, newsDenseStep
	}
	per := int((k.span(10) + step - d) / step)
	b := draw.Box{Elem: &draw.Elem{Role: draw.Figure, Alt: k.states(es)}, Name: "unmoved offers", Free: true}
	b.W, b.H = k.span(10), unit.Length((len(es)+per-1)/per-1)*step+d
	for i, e := range es {
		b.Put(unit.Length(i%per)*step, unit.Length(i/per)*step, bare(k.disc(d, e)))
	}
	return drawn(b)
}

// newsPanel is the panel around what has not moved: its head beside it, the
// editor's words and the note under it.
func (k *kit) newsPanel(t *read.Text, items []block.Item, least unit.Length, a newsAir) block.Block {
	un, _ := t.Part("unchanged")
	head := k.rich("h2", or(un.Title, plain(k.say("news.unchanged"))), draw.H2)
	rows := &block.Flow{Items: items}
	var under []block.Item
	if len(un.Text) > 0 {
		under = append(under, block.Item{Block: k.inAxis(10, k.definition(un.Text)), Before: u})
	}
	if len(t.Note) > 0 {
		under = append(under, block.Item{Block: k.inAxis(10, k.rich("note", t.Note, draw.P)), Before: a.note})
	}
	side := &block.Row{Cells: []block.Cell{{X: 0, W: k.span(2), Body: head}, {X: 0, W: k.textW, Body: rows}}}
	body := &block.Flow{Items: append([]block.Item{{Block: side}}, under...)}
	p := k.panel(body, block.Edges{Top: a.top, Bottom: a.top.Up(u) - a.top}, k.toBleed) // both together are of the grid
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
