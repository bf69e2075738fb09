package compose

import (
	"slices"

	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// Told is what the press says in one place: its wordings, and the room they
// have. Lines 0 is a place that grows.
type Told struct {
	Key      string
	Wordings []string
	Style    text.Style
	W        unit.Length
	Lines    int
}

// Tell is every sentence an edition makes from its register, whatever the
// editor wrote in its place.
func Tell(in Input) []Told {
	k, _ := newKit(in)
	var out []Told
	add := func(key, style string, w unit.Length, lines int, wordings ...string) {
		if len(wordings) > 0 && wordings[0] != "" {
			out = append(out, Told{key, wordings, k.style(style), w, lines})
		}
	}
	c := k.view.Counts()
	plan := k.coverPlan()
	add("cover", plan.sentence, plan.sentenceW, plan.lines, k.coverSentence()...)
	since := map[string]any{"Since": k.since()}
	add("cover figure qualified", "cover-label", unit.Millimetres(42), 1, k.loc.N("cover.figure.qualified", c.Qualified))
	add("cover figure candidates", "cover-label", unit.Millimetres(42), 1, k.loc.N("cover.figure.candidates", c.Candidates))
	add("cover figure changed", "cover-label", k.textW-2*45*unit.MM, 1, k.loc.N(k.first("cover.figure.changed", "cover.figure.first"), len(k.view.Movements()), since), k.loc.N("cover.figure.short", len(k.view.Movements())))
	for _, id := range data.SectionIDs() {
		if title := composers()[id].title; title != nil {
			said := title(k)
			style := "h1"
			if id == "news" {
				style = "lead"
			}
			add("headline "+id, style, k.span(10), 2, said...)
			add("entry "+id, "table", k.span(5), 1, said...)
		}
	}
	f := k.front()
	for i, m := range f.leads {
		add("label", "item", k.span(6), 0, k.leadName(f, i).Text+", "+k.moved(m))
	}
	add("month quiet", "stand", k.span(9), 2, k.quietWords()...)
	add("month next", "stand", k.span(9), 2, k.nextWords()...)
	add("month unknown", "stand", k.span(9), 2, k.unknownWords()...)
	if ss := k.view.Stories(); len(ss) > 1 || k.beside(ss) > 0 {
		add("month others", "stand", k.span(9), 2, k.otherWords(ss[1:], k.beside(ss))...)
	}
	for i, f := range k.keyFigures() {
		key := "figure " + string(rune('1'+i))
		add(key+" label", "h3", k.span(3), 2, f.label)
		add(key+" change", "table", k.span(3), 2, f.change...)
		add(key+" line", "table", k.span(3), 2, f.line...)
	}
	add("cut-off", "note", k.span(10), 2, k.lately("contents.cutoff", "contents.cutoff.first")...)
	add("legend", "note", k.textW, 0, k.lately("change.legend", "change.legend")...)
	add("key", "note", (k.span(5)-2*contentsKeyGap)/3, 0, k.lately("cover.key.change.text", "cover.key.change.first")...)
	add("nothing", "stand", k.span(9), 4, k.newsStand(k.text("none")).told...)
	add("unchanged", "body", k.span(6), 0, k.unchanged())
	if k.ed.Interval().Known() && c.StillQualified > 0 {
		add("unmoved qualified", "t10", k.span(10), 0, k.unmovedQualified()...)
	}
	if k.ed.Interval().Known() && c.StillCandidates > 0 {
		add("unmoved candidates", "t10", k.span(10), 0, k.unmovedCandidates()...)
	}
	for _, s := range k.view.Stories() {
		add("fact", "item", k.span(4), 0, locales.Capital(k.storyFact(s)))
		add("line", "item", k.span(6), 0, s.Head().Provider.Name+", "+k.storyFact(s))
		for i, f := range k.storyFacts(s) {
			add("given words "+string(rune('1'+i)), "t9", k.span(3), 0, f.words)
			add("given head "+string(rune('1'+i)), "h2", k.span(3), 0, f.head)
		}
	}
	for _, e := range slices.Concat(k.view.Events(), k.view.Arrivals(), k.view.Recalled()) {
		add("event "+string(e.Kind), "item", k.span(6), 0, e.Provider.Name+" "+k.eventTitle(e)+".")
		add("facts "+string(e.Kind), "body", k.span(6), 0, k.eventFacts(e))
	}
	if n := k.unlisted(); n > 0 {
		add("recalled rest", "note", k.span(10), 0, k.loc.Say("news.recalled.rest", locales.Facts{"N": locales.Num(n)})...)
	}
	for _, l := range facts.Layers() {
		add("glossary "+l.String(), "stand", k.span(10), 0, k.layerFact(l, k.view.Layer(l, facts.Qualified))...)
	}
	offers, bare := k.inProgress()
	chart := func(name string, c charts.Chart, err error) {
		if err == nil {
			add("title "+name, "h2", k.span(10), 2, c.Titles...)
			add("alt "+name, "body", k.textW, 0, c.Alt)
			add("note "+name, "note", k.textW, 0, c.Note)
			add("read "+name, "table", k.textW, 0, c.Key)
		}
	}
	b, err := charts.Bricks(k.sheet(k.textW), charts.Milestones{Offers: offers, Bare: bare, Dates: k.dates()})
	chart("bricks", b, err)
	r, err := charts.UnitRows(k.sheet(k.textW), charts.Candidates{Offers: offers, Bare: bare})
	chart("rows", r, err)
	y, err := k.butterfly()
	chart("butterfly", y, err)
	p, err := k.marketMap(false)
	chart("map", p, err)
	v, err := k.decisions(scopeTall)
	chart("strip", v, err)
	if months, ok := k.surveys(); ok {
		w, err := charts.Bands(k.sheet(k.textW), months)
		chart("bands", w, err)
	}
	l, _ := k.calendar(k.held(), k.space("calendar-row"), k.areaH)
	chart("calendar", l, nil)
	motif := charts.Cover(k.sheet(k.pageW), k.season(), k.front().wall, k.bleed)
	draw.Walk(&motif, func(v draw.Visit) bool {
		if e := v.Box.Elem; e != nil && e.Alt != "" {
			add("alt cover", "body", k.textW, 0, e.Alt)
		}
		return true
	})
	return out
}

// Stumbled is the pages of a section in a draft whose composer panics.
func Stumbled(in Input, id string) ([]page.Section, diag.List) {
	k, _ := newKit(in)
	return k.drafted(id, composer{pages: func(*kit) []page.Section { panic("a stumble") }, words: true}), k.issues
}
