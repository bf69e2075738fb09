package compose

import (
	"slices"

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

// The measures of the cover, from the top of the page.
const (
	coverNumberY = 1125 * unit.MM / 100

	// The two words of the name and the month; the framework's stands out into
	// the margin, and the two others over and under it, as the language orders them.
	coverWordH, coverNameH = 135 * unit.MM / 10, 315 * unit.MM / 10
	coverNameOut           = 16 * unit.MM / 10
	coverNameMore          = 6 * unit.MM
	coverHigh, coverLow    = 245 * unit.MM / 10, 644 * unit.MM / 10
	coverNameY             = 368 * unit.MM / 10

	coverSentenceY = 8325 * unit.MM / 100
	coverFigureH   = 2025 * unit.MM / 100
	coverFigureGap = 3 * unit.MM // between figures

	// The short key, which ends over the wall: in a line, or in a few beside what
	// stands over the wall's blocks.
	coverKeyOver  = 3 * unit.MM
	coverKeyH     = 3375 * unit.MM / 1000
	coverKeyLeast = 40 * unit.MM
	coverKeyMost  = 63 * unit.MM
	coverKeyAside = 4 * unit.MM // from the words beside it
	coverKeyLines = 6
	coverLabelGap = 26 * unit.MM / 10 // from the words over a block to it

	// A name on a disc: per cent of the disc's width that it may take, and half the
	// height of its capitals in thousandths of the size.
	coverLeadIn  = 88
	coverLeadCap = 330

	// A quiet month: the giant figure, and what it counts beside it. Over a quarter
	// the figure walks across the page: from the left margin, from the fourth
	// column, to the right margin.
	quietFigureBase = 229 * unit.MM
	quietFigureOut  = 34 * unit.MM / 10
	quietFigureW    = 118 * unit.MM
	quietW          = 5690 * unit.MM / 100
	quietUnitY      = 1565 * unit.MM / 10
	quietRuleY      = 17325 * unit.MM / 100
	quietWordsAfter = 25 * unit.MM / 10
	quietWordsH     = 12 * 45 * unit.MM / 10

	// The figure of a quiet month on a sheet that lies.
	countY    = 815 * unit.MM / 10
	countW    = 38 * unit.MM       // of two digits
	countSlim = 24 * unit.MM       // of one
	countDrop = 126 * unit.MM / 10 // of the smaller word, to the figure's line

	// What stands under the name, on a sheet that stands and on one that lies: the
	// sentence's columns and most lines, the first figure and the step to the next,
	// the least of the words over a block.
	coverStandCols, coverLieCols       = 11, 7
	coverStandLines, coverLieLines     = 2, 3
	coverStandFigureY, coverLieFigureY = 11025 * unit.MM / 100, 1075 * unit.MM / 10
	coverStandStep, coverLieStep       = 45 * unit.MM, 32 * unit.MM
	coverStandLabelY, coverLieLabelY   = 140 * unit.MM, 80 * unit.MM
)

// coverPlan is where the words of a cover stand on a sheet: those under the name.
type coverPlan struct {
	sentence            string      // its style,
	sentenceW           unit.Length // its width
	lines               int         // and the most lines of it
	figureY, figureStep unit.Length
	wordsW              unit.Length // how far the words reach
	keyUnder            bool        // the key stands under the figures, whatever the form
	labelY              unit.Length // the least of the words over a block
}

// coverPlan is the plan of the theme's sheet. On one that lies, all words but
// the name stand at the left of the wall.
func (k *kit) coverPlan() coverPlan {
	if k.lies() {
		return coverPlan{sentence: "stand", sentenceW: k.span(coverLieCols) - coverFigureGap, lines: coverLieLines, figureY: coverLieFigureY,
			figureStep: coverLieStep, wordsW: k.span(coverLieCols) - coverFigureGap, keyUnder: true, labelY: coverLieLabelY}
	}
	return coverPlan{sentence: "cover-head", sentenceW: k.span(coverStandCols), lines: coverStandLines, figureY: coverStandFigureY,
		figureStep: coverStandStep, wordsW: k.textW, labelY: coverStandLabelY}
}

// cover is the month's name and its heaviest fact over the register's wall, one
// cell for each offer. What moved decides its form.
func (k *kit) cover() []page.Section {
	season := k.season()
	t := k.text("cover")
	front := k.front()
	motif := charts.Cover(k.sheet(k.pageW), season, front.wall, k.bleed)
	number, month := k.coverNumber(season)
	items := append([]block.Placed{number}, k.logoIn(logoCoverY, logoCoverW, logoCoverH, season.Disc, season.Ground)...)
	if k.wordFirst() { // read downwards, in either order of the name
		items = append(append(items, k.coverName(season)...), month)
	} else {
		items = append(append(items, month), k.coverName(season)...)
	}
	items = append(items, k.coverFigures(season, t)...)
	if front.form == charts.Quiet && k.lies() {
		items = append(items, k.coverCount(season)...)
	} else if front.form == charts.Quiet {
		items = append(items, k.coverCountdown(season)...)
	}
	items = append(items, k.coverKey(season, front)...)
	items = append(items, k.coverLabels(season, front)...)
	items = append(items, block.Placed{W: k.pageW, H: k.pageH, Body: drawn(motif), Over: true, Name: "cover motif"})
	items = append(items, k.leadNames(season, front, motif.Kids[0].Box.Elem)...)
	whole := unit.Box(0, 0, k.pageW, k.pageH)
	s := k.section("cover", t, &block.Stage{W: k.pageW, H: k.pageH, Items: items, Name: "cover"})
	s.Bare, s.Area, s.Ground = true, &whole, season.Ground
	return []page.Section{s}
}

// front is what the month gives its cover: a form, those who stand in large,
// and the wall with them.
type front struct {
	form  charts.Form
	leads []facts.Movement
	wall  charts.Wall
}

// leadsMost is how many offers a cover shows in large, and decisionsMost how
// many of them as large as a decision.
const leadsMost, decisionsMost = 3, 2

// front chooses the form: the decisions of the month, else what moved, else a
// quiet month. The heaviest movements stand in large, whoever they are of.
func (k *kit) front() front {
	f := front{form: charts.Quiet, leads: k.view.Foremost()}
	decided := 0
	for _, m := range f.leads {
		if m.Decides() {
			decided++
		}
	}
	switch {
	case decided > 0 && decided <= decisionsMost:
		f.form, f.leads = charts.Decided, f.leads[:decided]
	case len(f.leads) > 0:
		f.form, f.leads = charts.Moved, f.leads[:min(len(f.leads), leadsMost)]
	}
	cell := map[string]int{}
	for i, e := range k.view.Cells() {
		cell[e.ID] = i + 1
	}
	var large []charts.Lead
	for _, m := range f.leads {
		o := k.coverOffer(m.Entry())
		o.Changed, o.Gone = true, m.Kind == facts.Exit
		large = append(large, charts.Lead{Offer: o, Cell: cell[m.Entry().ID] - 1, Fact: k.moved(m)})
	}
	f.wall = charts.NewWall(f.form, k.offers(), large, unit.Size{W: k.pageW, H: k.pageH}, k.quarterStep())
	return f
}

// quarterStep is the month's place in its quarter, from 0: what covers of one
// colour are told apart by when nothing moves.
func (k *kit) quarterStep() int { return (k.ed.Month.Month + 2) % 3 }

// moved is what a movement did, in a few words behind a name.
func (k *kit) moved(m facts.Movement) string {
	e, key := m.Entry(), "cover.fact."+string(m.Kind)
	switch {
	case m.Revealed:
		key = "cover.fact." + revealed
	case m.Kind == facts.Progress && m.DateKind == facts.Filed:
		key = "cover.fact.filed"
	case m.Kind == facts.Progress && e.Entered:
		key = "cover.fact.enters"
	case m.Kind == facts.Arrival && e.Name == "":
		key = "cover.fact.bare"
	case m.Kind == facts.Arrival && e.Milestone != facts.Unpublished:
		key = "cover.fact.enters"
	}
	return k.say(k.stated(key, m.Event), map[string]any{"Code": k.say("milestone." + e.Milestone.String())})
}

// season is the cover's swatches for the edition's month.
func (k *kit) season() charts.Season {
	s := k.theme.Season(k.ed.Month)
	return charts.SeasonIn(draw.Ink(s.Ground), draw.Ink(s.Band))
}

// inked is a style of the theme in another swatch.
func (k *kit) inked(style string, ink draw.Ink) text.Style {
	st := k.style(style)
	st.Ink = ink
	return st
}

// coverNumber is the number of the edition, and its month.
func (k *kit) coverNumber(season charts.Season) (number, month block.Placed) {
	st := k.inked("cover-number", season.Disc)
	large := k.inked("month", season.Disc)
	y := coverLow
	if !k.wordFirst() {
		y = coverHigh
	}
	said := k.ordinal(k.ed.Ordinal, k.ed.Month.Year)
	if k.ed.Specimen {
		said = k.say("cover.number.specimen", map[string]any{"Number": said})
	}
	return block.Placed{X: k.margin, Y: coverNumberY, W: k.textW, H: u, Body: k.wordsIn(st, said, draw.P), Name: "number"},
		block.Placed{X: k.margin, Y: y, W: k.textW, H: coverWordH, Over: true, Name: "month",
			Body: k.wordsIn(large, k.loc.MonthName(k.ed.Month.Month), draw.P)}
}

// ordinal is the number of an edition in its year; the year alone where it has
// none.
func (k *kit) ordinal(n, year int) string {
	key := "cover.number"
	if n == 0 {
		key += ".none"
	}
	return k.say(key, map[string]any{"N": n, "Year": year})
}

// wordFirst tells whether the observatory's word stands before the framework's.
func (k *kit) wordFirst() bool { return k.say("publication.order") == "observatory,subject" }

// coverName sets the two words of the name, in the language's own order.
func (k *kit) coverName(season charts.Season) []block.Placed {
	title := draw.New(draw.H1)
	word := block.Placed{X: k.margin, Y: coverHigh, W: k.textW, H: coverWordH, Name: "name of the publication", Over: true,
		Body: block.Marked{Elem: title, Body: k.wordsIn(k.inked("cover-word", season.Disc), k.say("publication.observatory"), "")}}
	name := block.Placed{X: k.margin - coverNameOut, Y: coverNameY, W: k.textW + coverNameMore, H: coverNameH, Over: true,
		Name: "name of the framework",
		Body: block.Marked{Elem: title, Body: k.fitted(k.inked("cover-name", season.Disc), k.say("publication.subject"), "",
			k.style("back-name").Size)}}
	if k.wordFirst() {
		return []block.Placed{word, name}
	}
	word.Y = coverLow
	return []block.Placed{name, word}
}

func (k *kit) coverFigures(season charts.Season, t *read.Text) []block.Placed {
	plan := k.coverPlan()
	head := k.inked(plan.sentence, season.Disc)
	sentence := k.saying(head, k.coverSentence(), draw.P, plan.lines)
	if len(t.Title) > 0 {
		sentence = k.richIn(head, t.Title, draw.P)
	}
	items := []block.Placed{k.coverSaid(plan, sentence)}
	c := k.view.Counts()
	for i, f := range []struct {
		n   int
		key string
	}{{c.Qualified, "cover.figure.qualified"}, {c.Candidates, "cover.figure.candidates"},
		{k.movements(), k.first("cover.figure.changed", "cover.figure.first")}} {
		ink := season.Disc
		if i == 2 && f.n > 0 {
			ink = season.Change
		}
		x, w := k.margin+unit.Length(i)*plan.figureStep, plan.figureStep-coverFigureGap
		labels := []string{k.loc.N(f.key, f.n, map[string]any{"Since": k.since()})}
		if i == 2 { // the last one has the rest of the line
			w, labels = k.margin+plan.wordsW-x, append(labels, k.loc.N("cover.figure.short", f.n))
		}
		items = append(items, block.Placed{X: x, Y: plan.figureY, W: w, H: coverFigureH, Name: "cover figure",
			Body: block.Marked{Elem: draw.New(draw.P), Body: block.Stack(
				k.wordsIn(k.inked("figure", ink), k.loc.Number(f.n), ""),
				k.saying(k.inked("cover-label", season.Disc), labels, "", 1),
			)}})
	}
	return items
}

// coverSaid is the place of the sentence, on the cover and on the back.
func (k *kit) coverSaid(plan coverPlan, sentence block.Block) block.Placed {
	return block.Placed{X: k.margin, Y: coverSentenceY, W: plan.sentenceW, H: unit.Length(plan.lines) * k.style(plan.sentence).Leading,
		Name: "cover sentence", Body: sentence}
}

// movements counts what moved since the previous edition.
func (k *kit) movements() int { return len(k.view.Movements()) }

// coverKey says how to read the wall: in a line that ends over it, in a few
// lines beside the words over its blocks, or under the figures where these leave
// no room.
func (k *kit) coverKey(season charts.Season, f front) []block.Placed {
	st := k.inked("table-s", season.Disc)
	says := []string{"disc", "band"}
	if f.form != charts.Quiet {
		says = append(says, "change")
	}
	var lines []block.Block
	var whole []text.Run
	for _, key := range says {
		s := k.say("cover.key.short." + key)
		lines, whole = append(lines, k.wordsIn(st, s, "")), append(whole, text.Run{Text: s + " "})
	}
	var wordings []block.Block
	if slices.Contains(k.order(), "contents") {
		more := append(slices.Clone(whole),
			text.Run{Text: k.say("cover.key.short.more") + " "}, text.Run{PageOf: "contents"}, text.Run{Text: "."})
		wordings = append(wordings, k.inLine(st, more))
	}
	wordings = append(wordings, k.inLine(st, whole))
	plan := k.coverPlan()
	foot, w := f.wall.Top()-coverKeyOver, k.textW
	under := plan.figureY + coverFigureH + coverKeyOver
	switch {
	case plan.keyUnder:
		foot, w = under+unit.Length(len(lines))*coverKeyH, plan.wordsW
		wordings = append(wordings, block.Stack(lines...))
	case f.form == charts.Moved:
		w = f.wall.Disc(0).X - coverKeyAside - k.margin
		wordings = append(wordings, at(0, min(w, coverKeyMost), block.Stack(lines...)))
	}
	if w < coverKeyLeast {
		foot, w = under+coverKeyH, k.textW
	}
	return []block.Placed{{X: k.margin, Y: foot - coverKeyLines*coverKeyH, W: w, H: coverKeyLines * coverKeyH, Align: block.Bottom, Over: true,
		Body: block.Marked{Elem: draw.New(draw.P), Body: &block.Either{Options: wordings}}, Name: "cover key"}}
}

// inLine is words that have a line and no more.
func (k *kit) inLine(st text.Style, rs []text.Run) block.Block {
	return &block.Frame{H: st.Leading, Fixed: true, Body: k.runs(st, rs, "")}
}

// coverLabels is who stands on top of the wall, and what moved, over each block:
// the name as large as it has room, the offer's short one, or what moved alone.
func (k *kit) coverLabels(season charts.Season, f front) []block.Placed {
	if f.form != charts.Moved {
		return nil
	}
	var items []block.Placed
	least := k.coverPlan().labelY
	for i, m := range f.leads {
		disc, label := f.wall.Disc(i), &block.Either{}
		small, e := k.inked("table-s", season.Disc), m.Entry()
		label.Options = append(label.Options, k.coverLabel(k.inked("cover-label", season.Disc), k.leadName(f, i), m),
			k.coverLabel(small, k.leadName(f, i), m))
		if e.Short != "" {
			label.Options = append(label.Options, k.coverLabel(small, text.Run{Text: e.Short, From: e.ShortFrom, Raw: true}, m))
		}
		label.Options = append(label.Options, k.wordsIn(small, k.moved(m), draw.P))
		foot := f.wall.Top() - coverLabelGap
		items = append(items, block.Placed{X: disc.X, Y: least, W: min(disc.W, k.pageW-k.space("safe")-disc.X), H: foot - least,
			Align: block.Bottom, Over: true, Body: label, Name: "cover label"})
	}
	return items
}

// coverLabel is a name over what moved.
func (k *kit) coverLabel(st text.Style, name text.Run, m facts.Movement) block.Block {
	plain := st
	plain.Font = "sans"
	name.Font = "sans-semibold"
	return block.Marked{Elem: draw.New(draw.P), Name: "cover label",
		Body: block.Stack(k.runs(plain, []text.Run{name}, ""), k.wordsIn(plain, k.moved(m), ""))}
}

// leadName is what a lead is called: its provider where that is what changed,
// else the offer's label, and where another lead is of the same.
func (k *kit) leadName(f front, i int) text.Run {
	e := f.leads[i].Entry()
	for j, m := range f.leads {
		if j != i && m.Provider == e.Provider || j == i && !k.view.Own(m.Event) {
			return text.Run{Text: e.Label(), From: e.LabelFrom(), Raw: true}
		}
	}
	return text.Run{Text: e.Provider.Name, From: e.Provider.From, Raw: true}
}

// leadNames is the provider's name on the disc of a decision, as large as it has
// room, or not at all: the sentence has it.
func (k *kit) leadNames(season charts.Season, f front, motif *draw.Elem) []block.Placed {
	if f.form != charts.Decided {
		return nil
	}
	var items []block.Placed
	for i := range f.leads {
		d, name := f.wall.Disc(i), &block.Either{}
		for _, set := range []struct {
			style string
			lines unit.Length
		}{{"cover-lead", 1}, {"cover-lead-s", 1}, {"cover-lead-s", 2}} {
			st := k.inked(set.style, season.Ground)
			name.Options = append(name.Options, k.onDisc(st, d, d.W.Scale(coverLeadIn, 100), set.lines, k.leadName(f, i)))
		}
		name.Options = append(name.Options, block.Gap{})
		items = append(items, block.Placed{X: d.X, Y: d.Y, W: d.W, H: d.H, Over: true, Name: "name on a disc",
			Body: block.Marked{Elem: motif, Body: name, Name: "name on a disc"}})
	}
	return items
}

// onDisc is a name in so many lines, its capitals about the middle of a disc, w wide.
func (k *kit) onDisc(st text.Style, d unit.Rect, w, lines unit.Length, name text.Run) block.Block {
	middle := st.Leading.Scale(int64(text.Baseline+50*(lines-1)), 100) - st.Size.Scale(coverLeadCap, 1000)
	return &block.Stage{W: d.W, H: d.H, Items: []block.Placed{{X: (d.W - w) / 2, Y: d.H/2 - middle, W: w, H: lines * st.Leading,
		Body: k.runs(st, []text.Run{name}, ""), Over: true}}}
}

// countdown is what a quiet cover counts in large.
type countdown struct {
	n     int
	unit  string        // what it counts
	lines []block.Block // what it is about, from full to short
}

// coverCountdown is the giant figure of a quiet month, and beside it what it
// counts: both where the month's place in its quarter puts them.
func (k *kit) coverCountdown(season charts.Season) []block.Placed {
	c := k.countdown(season)
	figure, w := k.margin-quietFigureOut, quietW
	giant, slim := k.inked("giant", season.Disc), c.n < 10
	if slim {
		giant, w = k.inked("giant-one", season.Disc), k.span(6)
	}
	words := k.margin + k.textW - w
	switch step := k.quarterStep(); {
	case step == 1 && slim:
		figure, words, w = figure+k.axis, k.margin+k.textW-quietW, quietW
	case step > 0:
		figure, words, giant.Align = k.margin+k.textW-quietFigureW+quietFigureOut, k.margin, text.FlushRight
	}
	unitStyle := k.inked("month", season.Disc)
	unitStyle.Align = text.Ragged
	counted := draw.New(draw.P) // a number is heard with what it counts
	items := []block.Placed{{X: figure, Y: quietFigureBase - giant.Leading.Scale(text.Baseline, 100), W: quietFigureW, H: giant.Leading,
		Body: block.Marked{Elem: counted, Body: k.wordsIn(giant, k.loc.Number(c.n), ""), Name: "countdown"}}}
	for _, it := range []struct {
		y, h unit.Length
		body block.Block
	}{
		{quietUnitY, coverWordH, k.within(unitStyle, []text.Run{{Text: c.unit}}, counted)},
		{quietRuleY, k.space("rule"), &block.Rule{Ink: season.Disc, Width: k.space("rule")}},
		{quietRuleY + quietWordsAfter, quietWordsH, &block.Either{Options: c.lines}},
	} {
		items = append(items, block.Placed{X: words, Y: it.y, W: w, H: it.h, Body: it.body})
	}
	for i := range items {
		items[i].Over, items[i].Name = true, "countdown"
	}
	return items
}

// coverCount is the figure of a quiet month on a sheet that lies: over the wall,
// what it counts beside it. The sentence says of what.
func (k *kit) coverCount(season charts.Season) []block.Placed {
	c := k.countdown(season)
	x, w := k.margin+k.col(8), countW
	if c.n < 10 {
		w = countSlim
	}
	of, counted := &block.Either{}, draw.New(draw.P)
	for _, style := range []string{"month", "cover-head"} {
		st := k.inked(style, season.Disc)
		st.Align = text.Ragged
		of.Options = append(of.Options, k.within(st, []text.Run{{Text: c.unit}}, counted))
	}
	items := []block.Placed{
		{X: x, Y: countY, W: w, H: coverNameH, Body: block.Marked{Elem: counted,
			Body: k.wordsIn(k.inked("cover-name", season.Disc), k.loc.Number(c.n), ""), Name: "countdown"}},
		{X: x + w, Y: countY + countDrop, W: k.margin + k.textW - x - w, H: coverWordH, Body: of}}
	for i := range items {
		items[i].Over, items[i].Name = true, "countdown"
	}
	return items
}

// countdown is the months to the next known end of a validity; the days in its
// last month, and the months without a movement where no end is known.
func (k *kit) countdown(season charts.Season) countdown {
	st := k.inked("t10", season.Disc)
	ending := k.view.Ending(facts.Day{Year: 9999})
	if len(ending) == 0 {
		still := k.view.Still()
		key := "cover.quiet.still"
		if still.Least {
			key += ".least"
		}
		return countdown{still.Months, k.loc.N("cover.quiet.months", still.Months), []block.Block{k.wordsIn(st, k.say(key), draw.P)}}
	}
	e := ending[0]
	end, same := e.End(), 0
	for _, o := range ending[1:] {
		if o.End() == end {
			same++
		}
	}
	c := countdown{n: k.ed.Cutoff.MonthsTo(end.Last()), unit: "cover.quiet.months"}
	if c.n == 0 {
		c.n, c.unit = k.ed.Cutoff.DaysTo(end.Last()), "cover.quiet.days"
	}
	c.unit = k.loc.N(c.unit, c.n)
	for names := 2; names >= 0; names-- {
		c.lines = append(c.lines, k.quietLines(st, e, same, names))
	}
	return c
}

// quietLines is the date that a quiet month counts to, whose validity ends then,
// and what is known of it; the names of provider and offer where there is room.
func (k *kit) quietLines(st text.Style, e *facts.Entry, same, names int) block.Block {
	bold := st.Bold
	name := []text.Run{{Text: e.Provider.Name, From: e.Provider.From, Raw: true, Font: bold}, {Text: ", "},
		{Text: e.Name, From: e.From, Raw: true}}
	d := e.Decision
	key := "cover.quiet.decision"
	if d.Number == "" {
		key += ".bare"
	}
	if d.Date.Known() {
		key += ".dated"
	}
	until := k.say("cover.quiet.until", map[string]any{"Day": k.day(e.End())})
	ends := k.say(key, map[string]any{"Number": d.Number, "Day": k.dayShort(d.Date)})
	said := []block.Block{k.runs(st, []text.Run{{Text: until, Font: bold}}, draw.P)}
	if names > 0 {
		said = append(said, k.runs(st, name[:2*names-1], draw.P))
	}
	said = append(said, k.wordsIn(st, ends+" "+k.say("cover.quiet.renewal"), draw.P))
	if same > 0 {
		said = append(said, k.wordsIn(st, k.sentence("cover.quiet.others", locales.Facts{"N": locales.Num(same)}), draw.P))
	}
	return block.Stack(said...)
}

// sheet is what charts are drawn on, w wide.
func (k *kit) sheet(w unit.Length) charts.Sheet {
	k.standIns = nil
	return charts.Sheet{Locale: k.loc, Date: charts.Date(k.ed.Cutoff), Fonts: k.faces, Setter: k.setter,
		Width: w, Since: k.since(), Gone: k.view.Counts().Exits,
		Inks: k.inks(), Styles: charts.StylesOf(k.chartStyle)}
}

// chartStyle is a style that charts are drawn in. That the body's stands in for
// it may be why a chart has no room.
func (k *kit) chartStyle(name string) text.Style {
	if _, ok := k.theme.Style(name); !ok {
		k.standIns = append(k.standIns, styleField(name))
	}
	return k.style(name)
}

// offers is the register's view as charts take it, one mark for each entry, in
// the order of the cover's cells.
func (k *kit) offers() []charts.Offer {
	var out []charts.Offer
	for _, e := range k.view.Cells() {
		out = append(out, k.coverOffer(e))
	}
	return out
}

// coverOffer is an entry as the cover's wall takes it: with what has ended.
func (k *kit) coverOffer(e *facts.Entry) charts.Offer {
	o := chartOffer(e)
	o.Ended = k.view.Ended(e)
	return o
}

// chartOffers is entries as charts take them, in their order.
func chartOffers(es []*facts.Entry) []charts.Offer {
	out := make([]charts.Offer, len(es))
	for i, e := range es {
		out[i] = chartOffer(e)
	}
	return out
}

func chartOffer(e *facts.Entry) charts.Offer {
	o := charts.Offer{Provider: e.Provider.Name, Name: e.Name, Holder: e.Provider.From, From: e.From, State: charts.State(e.Milestone),
		Short: e.Short, ShortFrom: e.ShortFrom, Layers: layers(e.Layers), Changed: e.Changed}
	switch {
	case e.Stage == facts.Qualified:
		o.Stage = charts.Qualified
	case e.Name == "":
		o.Stage = charts.Candidacy
	default:
		o.Stage = charts.InProgress
	}
	return o
}
