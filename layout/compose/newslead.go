package compose

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// leadStory is the heaviest event over the width: disc and title, standfirst,
// facts, and the editor's words.
func (k *kit) leadStory(t *read.Text, s facts.Story, fs []given) []block.Item {
	head := &block.Row{H: newsHead, Cells: []block.Cell{
		{X: k.axis, W: k.span(10), Body: k.set("lead", k.headline("news"), draw.H1)},
		{X: 0, W: k.span(2), Body: drawn(k.eventDisc(k.span(2), s.Head()))},
	}}
	row := &block.Row{Cells: k.factCells(fs, k.axis, k.span(10))}
	row.Cells = append(row.Cells, block.Cell{X: 0, W: newsStackW, Body: drawn(k.layered(newsStackW, newsStackH, s.Layers()))})
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
			{Block: title, After: newsHeadGap}, {Block: k.leadStand(k.newsStand(t), s)}}}},
		{X: 0, W: k.span(5), Body: drawn(k.eventDisc(k.span(5), s.Head()))},
	}}
	row := &block.Row{Cells: k.factCells(k.storyFacts(s), 0, k.textW)}
	return append([]block.Item{{Block: head, After: newsGap, Together: true}, {Block: row}}, k.leadText(t, s)...)
}

// leadStand is the standfirst of a story; under the press's own, whom it is of
// and the sources, since a headline that has no room for names goes without.
// What else the story tells than its headline stands there in any case.
func (k *kit) leadStand(l line, s facts.Story) block.Block {
	if len(l.typed) > 0 && len(s.Events) == 1 {
		return k.set("stand", l, draw.P)
	}
	st, e := k.style("t9"), s.Head()
	names := append([]text.Run{{Text: e.Provider.Name, Font: st.Bold, Raw: true, From: e.Provider.From}}, offerRuns(e)...)
	if rest := s.Events[1:]; len(rest) > 0 {
		names = append(names, text.Run{Text: " · " + k.eventsFact(rest), Raw: true})
	}
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

// storyFacts is what the register knows of a story, three or four facts of it: its
// date, what comes before or after, its layers, and how it stands among the others.
func (k *kit) storyFacts(s facts.Story) []given {
	e := s.Head()
	c := k.view.Counts()
	layers := k.layersGiven(s)
	switch e.Kind {
	case facts.Qualification, facts.Renewal, facts.Extension:
		fs, step := []given{k.dateGiven(e), k.endGiven(e), layers}, k.stepGiven(e, "news.given.procedure")
		if step.none && e.Kind != facts.Qualification { // it was of the first decision
			return fs
		}
		return append(fs, step)
	case facts.Expiry: // of one decision, or they were no one event
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

// perOffer is a fact of each offer of an event: said once where it is so of all of
// them, else offer by offer.
func (k *kit) perOffer(es []*facts.Entry, of func(*facts.Entry) given) given {
	g := of(es[0])
	if !slices.ContainsFunc(es, func(e *facts.Entry) bool { return of(e) != g }) {
		return g
	}
	words := g.words
	for i, e := range es {
		o := of(e)
		key := "news.given.next.offer"
		if i == 0 {
			key = "news.given.first.offer"
		}
		words = k.say(key, map[string]any{"Words": locales.Name(words), "Offer": locales.Name(k.shortName(e)), "Fact": o.head})
	}
	return given{head: k.say("news.given.differs"), words: words, none: true}
}

// endGiven is the end of validity of the story's decision; where only the list
// tells of what is new, that of the last decision on the offer.
func (k *kit) endGiven(e facts.Event) given {
	if e.Decision != nil {
		return k.untilGiven(e.Decision.Until)
	}
	return k.perOffer(e.Entries, func(x *facts.Entry) given { return k.untilGiven(x.End()) })
}

// untilGiven is an end of validity, which may be past.
func (k *kit) untilGiven(until facts.Day) given {
	key := "news.given.until"
	if k.view.Past(until) {
		key = "news.given.past"
	}
	return given{head: k.dayShort(until), words: k.say(key), none: !until.Known()}
}

// layersGiven is the layers that a story's offers cover, and that it is all of them
// together which do, where they do not cover the same.
func (k *kit) layersGiven(s facts.Story) given {
	ls := s.Layers()
	if len(ls) == 0 {
		return given{head: k.say("unknown.published.f"), words: k.say("news.given.layer"), none: true}
	}
	words := k.loc.Clause("news.given.layers", locales.Facts{"N": locales.Num(len(ls))})
	if !s.Uniform() {
		words = k.say("news.given.together", map[string]any{"Layers": words})
	}
	if d := s.Head().Decision; d != nil && d.Referential != "" {
		words = k.say("news.given.referential", map[string]any{"Layers": words, "Version": d.Referential})
	}
	return given{head: k.layerNames(ls), words: words}
}

// stepGiven is the last step known before an event, of each of its offers.
func (k *kit) stepGiven(e facts.Event, key string) given {
	return k.perOffer(e.Entries, func(x *facts.Entry) given { return k.stepBefore(e, x, key) })
}

// stepBefore is the last step known of an offer before an event.
func (k *kit) stepBefore(e facts.Event, x *facts.Entry, key string) given {
	for i := len(x.Steps) - 1; i >= 0; i-- {
		m := x.Steps[i]
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
