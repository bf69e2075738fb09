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
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of what is new, distances counted from the top of the text.
const (
	newsHead      = 7 * u  // the least the lead's title takes
	newsOnlyHead  = 17 * u // the least the only one's title and standfirst take
	newsGap       = u      // from the standfirst to the facts
	newsLeadFacts = 3      // of a lead that is not alone
	newsHeadGap   = u / 2  // from a title to the standfirst or what stands under it

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
	newsStripH               = 2 * u // the least of an event on a strip
	newsStripTop             = 15 * unit.MM / 10
	newsStripNear            = unit.MM // over and under it where a page is at stake
	newsGapNear              = u       // above the other events there, and above what is recalled
	newsStripDisc            = 68 * unit.MM / 10
	newsRestBefore           = u / 2             // above what is said of the facts not recalled
	newsStripX               = 93 * unit.MM / 10 // of the word beside the disc
	newsPanelBefore          = u
	newsPanelTop             = 3 * u / 2 // within the panel, above its words
	newsPanelLeast           = 12 * u    // the panel of figures
	newsPanelOnly            = 18 * u    // that of discs
	newsNoteBefore           = u
	newsPanelNear            = u // where a page is at stake
	newsNoteNear             = u / 2
	newsDotStep, newsDot     = 84 * unit.MM / 10, 68 * unit.MM / 10
	newsDenseStep, newsDense = 56 * unit.MM / 10, 45 * unit.MM / 10
	newsNamedStep            = 9 * u / 4 // of an offer that is named
	newsDots                 = 51        // the most discs of the larger kind: three rows
	newsDotsGap              = 15 * unit.MM / 10
)

// newsColumns is the most events that stand in columns; what follows has a line
// each.
const newsColumns = 6

// newsLastLines is how many of them half fill a page with the panel at its foot.
const newsLastLines = 6

// news is what the register saw since the previous edition: the heaviest event
// as the lead, the others beside one another, what is recalled, and what has
// not moved. A month of one event gives it the page, a month of none says so.
func (k *kit) news() []page.Section {
	t := k.text("news")
	stories := k.view.Stories()
	told := told(k.say("section.news"))
	var ways []block.Block
	for _, a := range newsAirs() {
		ways = append(ways, k.continued(told, k.newsIn(t, stories, a, 0)))
	}
	for _, last := range newsLast(len(stories)) {
		ways = append(ways, k.continued(told, k.newsIn(t, stories, newsAirs()[0], last)))
	}
	s := k.section("news", t, ways[0])
	s.Ladder = ways[1:]
	return []page.Section{s}
}

// newsAir is the distances of the news.
type newsAir struct {
	strip  unit.Length // over and under what is recalled
	gap    unit.Length // above the other events, and above what is recalled
	before unit.Length // the least above the panel
	top    unit.Length // within the panel, above its words
	note   unit.Length // and above its note
}

// newsAirs is the distances as they are meant, and nearer ones for where a page
// is at stake.
func newsAirs() []newsAir {
	return []newsAir{
		{newsStripTop, newsOthersGap, newsPanelBefore, newsPanelTop, newsNoteBefore},
		{newsStripNear, newsOthersGap, newsPanelBefore, newsPanelTop, newsNoteBefore},
		{newsStripNear, newsGapNear, 0, newsPanelNear, newsNoteNear},
	}
}

// newsLast is how many events the last page may have where it would else have next to
// none: half of those that have a line each, a third, or as many as half fill it.
func newsLast(stories int) []int {
	lines := stories - 1 - newsColumns
	if lines <= newsLastLines {
		return nil
	}
	return []int{lines / 2, lines / 3, newsLastLines}
}

// newsIn is the news with such distances, with so many events on its last page; 0: as
// they come.
func (k *kit) newsIn(t *read.Text, stories []facts.Story, a newsAir, last int) block.Block {
	still := k.newsPanel(t, k.standstill(), newsPanelLeast, a)
	if len(stories) > 1 {
		items := append(k.leadStory(t, stories[0], k.storyFacts(stories[0])[:newsLeadFacts]), k.others(t, stories[1:], a.gap, last)...)
		return k.newsFlow(slices.Concat(items, k.reminders(t, a), k.besides(t, a)), still, a.before)
	}
	panels := []block.Block{k.newsPanel(t, k.unmoved(), newsPanelOnly, a)}
	if named := k.unmovedNamed(); len(named) > 0 {
		panels = append([]block.Block{k.newsPanel(t, named, newsPanelOnly, a)}, panels...)
	}
	forms := &block.Either{}
	if len(stories) == 0 {
		quiet := append(k.quiet(t, a), k.besides(t, a)...)
		for _, panel := range append(panels, still) {
			forms.Options = append(forms.Options, k.newsFlow(quiet, panel, a.before))
		}
		return forms
	}
	recalled := append(k.reminders(t, a), k.besides(t, a)...) // and the same facts in all forms: which fits is a matter of the language
	only, lead := k.onlyStory(t, stories[0]), k.leadStory(t, stories[0], k.storyFacts(stories[0]))
	only, lead = append(only, recalled...), append(lead, recalled...)
	for _, panel := range panels {
		forms.Options = append(forms.Options, k.newsFlow(only, panel, a.before), k.newsFlow(lead, panel, a.before))
	}
	forms.Options = append(forms.Options, k.newsFlow(lead, still, a.before))
	return forms
}

// besides is what the editor tells that is of no event, in two columns under a rule.
func (k *kit) besides(t *read.Text, a newsAir) []block.Item {
	if len(t.Body) == 0 {
		return nil
	}
	rule := block.Stack(&block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")}, block.Gap{H: u})
	return []block.Item{{Block: rule, Before: a.gap, Together: true},
		{Block: k.noted("news", k.inAxis(10, k.columns(t.Body, "besides the events")), false)}}
}

// newsFlow is a page of news: what moved, what is recalled, and at the foot, at
// least so far below, what did not move.
func (k *kit) newsFlow(items []block.Item, foot block.Block, before unit.Length) block.Block {
	items = append(slices.Clone(items), block.Item{Block: foot, Before: before, Break: block.Never, Foot: true})
	return &block.Flow{Items: items, Name: "news", Grid: u}
}

// newsTitle is the lead in a headline, or that nothing has moved.
func (k *kit) newsTitle() []string {
	if ss := k.view.Stories(); len(ss) > 0 {
		return k.leadTitle(ss[0].Head())
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

// revealed is layers that became known, in the locale's keys.
const revealed = "revealed"

// happened is the kind of an event in the locale's keys.
func happened(e facts.Event) string {
	if e.Kind == facts.Progress && e.DateKind == facts.Filed {
		return string(facts.Filed)
	}
	if e.Revealed {
		return revealed
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

// stated is the key of what is said of an event: where the provider's own state
// changed the words may do without the offer, else they never do.
func (k *kit) stated(key string, e facts.Event) string {
	if own := key + ".own"; k.loc.Has(own) && k.view.Own(e) {
		return own
	}
	return key
}

// leadTitle is an event in a headline. A wording that names nobody reads as a count of
// the month, so that it counts all to which the same happened.
func (k *kit) leadTitle(e facts.Event) []string {
	key, said := "news.lead."+happened(e), k.eventWords(e)
	out := k.loc.Say(k.stated(key+"."+shape(e), e), said)
	n := k.alike(e)
	if n <= len(e.Entries) {
		return out
	}
	of := key + ".many"
	if bare := key + ".bares"; shape(e) == "bare" && k.loc.Has(bare) {
		of = bare
	}
	named := func(s string) bool {
		return strings.Contains(s, e.Provider.Name) || len(e.Entries) == 1 && e.Entries[0].Name != "" &&
			strings.Contains(s, k.shortName(e.Entries[0]))
	}
	said["N"] = locales.Num(n)
	return append(slices.DeleteFunc(out, func(s string) bool { return !named(s) }), slices.DeleteFunc(k.loc.Say(of, said), named)...)
}

// alike is to how many offers the same happened in the month as to those of an event;
// candidacies without a published offer are counted by themselves.
func (k *kit) alike(e facts.Event) (n int) {
	for _, s := range k.view.Stories() {
		for _, o := range s.Events {
			if happened(o) == happened(e) && o.Code == e.Code && (shape(o) == "bare") == (shape(e) == "bare") {
				n += len(o.Entries)
			}
		}
	}
	return n
}

// eventTitle is what happened, after the provider's name.
func (k *kit) eventTitle(e facts.Event) string {
	return k.loc.Clause(k.stated("news.event."+happened(e)+"."+shape(e), e), k.eventWords(e))
}

// storyFact is what happened, in a word or two under the provider's name.
func (k *kit) storyFact(s facts.Story) string { return k.eventsFact(s.Events) }

// eventsFact is what events of the same offers are, in a word or two each.
func (k *kit) eventsFact(es []facts.Event) string {
	var parts []string
	for _, e := range es {
		key := "news.fact." + happened(e)
		if of := key + "." + shape(e); k.loc.Has(of) {
			key = of
		}
		parts = append(parts, k.loc.Clause(k.stated(key, e), k.eventWords(e)))
	}
	out := parts[0]
	for _, p := range parts[1:] {
		out = k.say("news.fact.and", map[string]any{"First": locales.Name(out), "Next": locales.Name(p)})
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
