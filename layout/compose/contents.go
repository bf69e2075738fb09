package compose

import (
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of the contents page.
const (
	contentsTitleH    = 6 * u
	contentsFigures   = 7 * u // the top of the month's figures
	contentsFiguresH  = 418 * unit.MM / 10
	contentsRuleAfter = 4 * unit.MM               // under the rule over a figure
	contentsWordAfter = unit.MM                   // under a figure and what it counts
	contentsCutoff    = 745 * unit.MM / 10        // the top of the cut-off date
	contentsCutoffH   = 2 * 3375 * unit.MM / 1000 // two lines of a note
	contentsPanelGap  = 2 * u                     // under the panel of the figures
	contentsHeadAfter = 39 * unit.MM / 10         // the heads of the list and of the map
	contentsFoot      = u                         // over the imprint

	contentsCloser  = unit.MM           // what a step of the list gives up at first
	contentsClosest = 15 * unit.MM / 10 // what it gives up without headlines
	contentsLeast   = 25 * unit.MM / 10 // and at last, with many sections
	contentsRowRest = 6 * unit.MM / 10  // the least that a row leaves beyond its two lines

	// The long key of the cover, under its map: three columns.
	contentsKeyGap   = 225 * unit.MM / 100
	contentsKeySign  = 54 * unit.MM / 10
	contentsKeyAfter = 3 * unit.MM / 2 // under a sign

	contentsMapSmall  = 12 * u // the width of the map where its names need the room
	contentsMapNames  = 44     // the most that are listed
	contentsMapAfter  = 3 * unit.MM
	contentsMapIndent = 5 * unit.MM // of the names, for their numbers
	contentsMapGap    = 2 * unit.MM // between their two columns
)

// contents is the month's figures, the list of sections, the cover cell by
// cell, and who publishes the edition.
func (k *kit) contents() []page.Section {
	t := k.text("contents")
	panelEnd := k.space("figures-end") - k.areaY
	ground := &block.Frame{H: panelEnd, Fixed: true, Fill: draw.Sable,
		Bleed: block.Edges{Top: k.areaY + k.bleed, Left: k.margin + k.bleed, Right: k.right + k.bleed}, Body: block.Gap{H: panelEnd}}
	title := &block.Flow{Items: k.opening(k.headline("contents"), line{})}
	cutoff := k.saying(k.style("note"), k.lately("contents.cutoff", "contents.cutoff.first"), draw.P, 2)
	head := panelEnd + contentsPanelGap
	list := func(step unit.Length, headlines bool) *block.Flow {
		return &block.Flow{Items: []block.Item{
			{Block: k.words("h2", k.say("contents.list"), draw.H2), After: contentsHeadAfter, Together: true},
			{Block: k.toc(step, headlines)},
		}}
	}
	foot := block.Item{Block: k.imprint(t), Before: contentsFoot, Foot: true}
	stage := func(left, right *block.Flow) block.Block {
		return &block.Stage{W: k.textW, H: k.areaH, Name: "contents", Items: []block.Placed{
			{W: k.textW, H: panelEnd, Body: ground, Over: true, Name: "ground"},
			{W: k.textW, H: contentsTitleH, Body: title, Over: true, Name: "title"},
			{Y: contentsFigures, W: k.textW, H: contentsFiguresH, Body: k.figures(), Over: true, Name: "figures of the month"},
			{X: k.axis, Y: contentsCutoff, W: k.span(10), H: contentsCutoffH, Body: cutoff, Over: true, Name: "cut-off"},
			{Y: head, W: k.span(6), H: k.areaH - head, Body: left, Name: "contents"},
			{X: k.col(8), Y: head, W: k.span(5), H: k.areaH - head, Body: right, Name: "cover map"},
		}}
	}
	body := &block.Either{}
	row, dense := k.space("contents-row"), k.space("contents-row-dense")
	named := []*block.Flow{k.coverMap(k.span(5), true), k.coverMap(contentsMapSmall, true)}
	for _, rights := range [][]*block.Flow{named, {k.coverMap(k.span(5), false)}} {
		for _, l := range []*block.Flow{list(row, true), list(row-contentsCloser, true), list(dense, true)} {
			for _, r := range rights {
				body.Options = append(body.Options, stage(with(l, foot), r))
			}
		}
		for _, l := range []*block.Flow{list(dense, true), list(dense-contentsClosest, false), list(dense-contentsLeast, false)} {
			for _, r := range rights {
				body.Options = append(body.Options, stage(l, with(r, foot)), stage(with(l, foot), r))
			}
		}
	}
	onOne := slices.Clip(body.Options)
	body.Options = append(onOne, k.contentsApart(t, title, cutoff, k.span(5)))
	s := k.section("contents", t, body)
	s.Ladder = []block.Block{&block.Either{Options: append(onOne, k.contentsApart(t, title, cutoff, contentsMapSmall))}}
	return []page.Section{s}
}

// contentsApart is the same on pages of their own, where one page cannot hold
// them: the figures, the list in two columns, the cover, so wide, with its names.
func (k *kit) contentsApart(t *read.Text, title, cutoff block.Block, wide unit.Length) block.Block {
	ground := &block.Frame{H: k.areaH, Fixed: true, Fill: draw.Sable, Body: block.Gap{H: k.areaH},
		Bleed: block.Edges{Top: k.areaY + k.bleed, Left: k.margin + k.bleed, Right: k.right + k.bleed, Bottom: k.toBleed}}
	figures := &block.Stage{W: k.textW, H: k.areaH, Name: "contents", Items: []block.Placed{
		{W: k.textW, H: k.areaH, Body: ground, Over: true, Name: "ground"},
		{W: k.textW, H: contentsTitleH, Body: title, Over: true, Name: "title"},
		{Y: contentsFigures, W: k.textW, H: contentsFiguresH, Body: k.figures(), Over: true, Name: "figures of the month"},
		{X: k.axis, Y: contentsCutoff, W: k.span(10), H: contentsCutoffH, Body: cutoff, Over: true, Name: "cut-off"},
	}}
	lists := block.Columns{N: 2, Gap: k.gutter, Balance: true, Body: k.toc(k.space("contents-row"), true)}
	cover := &block.Row{Cells: []block.Cell{{W: k.span(5), Body: k.coverMapAlone(wide)},
		{X: k.col(8), W: k.span(5), Body: k.mapList(true)}}}
	head := func(key string) block.Item {
		return block.Item{Block: k.words("h2", k.say(key), draw.H2), After: contentsHeadAfter, Together: true}
	}
	list, wall := head("contents.list"), head("contents.map")
	list.Break, wall.Break = block.Force, block.Force
	return &block.Flow{Name: "contents", Items: []block.Item{{Block: figures}, list, {Block: lists}, wall, {Block: cover},
		{Block: k.imprint(t), Before: contentsFoot, Foot: true}}}
}

// with is a flow with one more item; the flow itself stays as it is.
func with(f *block.Flow, it block.Item) *block.Flow {
	g := *f
	g.Items = append(append([]block.Item(nil), f.Items...), it)
	return &g
}

// contentsTitle says the month in a headline.
func (k *kit) contentsTitle() []string {
	c := k.view.Counts()
	switch {
	case c.NewQualified > 0:
		return k.loc.Say("contents.title.qualified", locales.Facts{"N": locales.Num(c.NewQualified), "Since": k.since()})
	case c.Movements > 0:
		return k.loc.Say("contents.title.moved", locales.Facts{"N": locales.Num(c.Movements), "Since": k.since()})
	}
	return k.loc.Say("contents.title.none", locales.Facts{"Qualified": locales.Num(c.Qualified), "Candidates": locales.Num(c.Candidates)})
}

// keyFigure is one of the month's figures: its number, what it counts, what
// changed, and who it belongs to.
type keyFigure struct {
	n            int
	label        string
	change, line []string // wordings
}

func (k *kit) figures() block.Block {
	var cells []block.Cell
	for i, f := range k.keyFigures() {
		cells = append(cells, block.Cell{X: k.col(1 + 3*i), W: k.span(3), Body: k.figure(f)})
	}
	return &block.Row{Cells: cells}
}

// yearEnd is the last day of the edition's year: what ends by then, ends this
// year.
func (k *kit) yearEnd() facts.Day { return facts.Day{Year: k.ed.Month.Year}.Last() }

// keyFigures is the month's figures.
func (k *kit) keyFigures() []keyFigure {
	c := k.view.Counts()
	ending := k.view.Ending(k.yearEnd())
	count := func(key string, n int) []string { return k.loc.Phrases(key, locales.Facts{"N": locales.Num(n)}) }
	candidates := count("contents.figure.by_providers", c.CandidateProviders)
	if c.Bare > 0 { // candidates too, and none of the offers is theirs
		key := "contents.figure.by_candidates"
		if c.CandidateProviders == 0 {
			key = "contents.figure.by_bare"
		}
		candidates = k.loc.Phrases(key, locales.Facts{"N": locales.Num(c.CandidateProviders), "Bare": locales.Num(c.Bare)})
	}
	return []keyFigure{
		{c.Qualified, k.loc.N("contents.figure.qualified", c.Qualified), k.flows(c.QualifiedIn, c.QualifiedOut),
			count("contents.figure.by_providers", c.QualifiedProviders)},
		{c.Candidates, k.loc.N("contents.figure.candidates", c.Candidates), k.flows(c.CandidatesIn, c.CandidatesOut), candidates},
		{c.Known, k.loc.N("contents.figure.known", c.Known), nil, count("contents.figure.silent", c.Candidates-c.Known)},
		{len(ending), k.loc.N("contents.figure.ending", len(ending), map[string]any{"Year": k.ed.Month.Year}), nil, k.endings(ending)},
	}
}

func (k *kit) figure(f keyFigure) block.Block {
	items := []block.Item{
		{Block: &block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")}, After: contentsRuleAfter},
		{Block: block.Marked{Elem: draw.New(draw.P), Body: block.Stack(
			k.words("figure", k.loc.Number(f.n), ""), k.words("h3", f.label, ""))}, After: contentsWordAfter},
	}
	if len(f.change) > 0 {
		st := k.inked("table", draw.Vermtexte)
		st.Font = st.Bold
		items = append(items, block.Item{Block: k.saying(st, f.change, draw.P, 2)})
	}
	items = append(items, block.Item{Block: k.saying(k.style("table"), f.line, draw.P, 2)})
	return &block.Flow{Items: items}
}

// flows is what came into a list and what left it since the previous edition;
// nothing when nothing did.
func (k *kit) flows(in, out int) []string {
	var parts []string
	if in > 0 {
		parts = append(parts, k.loc.N("contents.figure.in", in, map[string]any{"Signed": signed(in)}))
	}
	if out > 0 {
		parts = append(parts, k.loc.N("contents.figure.out", out, map[string]any{"Signed": signed(-out)}))
	}
	if len(parts) == 0 {
		return nil
	}
	return k.loc.Phrases("contents.figure.moved", locales.Facts{"Moves": strings.Join(parts, ", "), "Since": k.since()})
}

// signed writes a number with its sign, a real minus.
func signed(n int) string {
	if n < 0 {
		return "\u2212" + strconv.Itoa(-n)
	}
	return "+" + strconv.Itoa(n)
}

// endings is the dates on which validity ends, or the first and the last.
func (k *kit) endings(es []*facts.Entry) []string {
	if len(es) == 0 {
		return k.loc.Phrases("contents.figure.no_ending", nil)
	}
	var days []string
	for _, e := range es {
		days = append(days, k.dayShort(e.End()))
	}
	days = slices.Compact(days)
	all := k.loc.Phrases("contents.figure.endings", locales.Facts{"Days": k.loc.List(days)})
	if len(days) < 3 {
		return all
	}
	return append(all, k.loc.Phrases("contents.figure.endings.many", locales.Facts{"First": days[0], "Last": days[len(days)-1]})...)
}

// toc is the sections of the edition in the order of the pages they start on, a
// step apart, and their headlines where there is room for them. A section that was
// left out has no entry.
func (k *kit) toc(step unit.Length, headlines bool) block.Block {
	list := &block.ByPage{Elem: draw.New(draw.TOC), Name: "contents", Last: &block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")}}
	for _, id := range k.listed() {
		list.Entries = append(list.Entries, block.Entry{Anchor: id, Body: block.IfPlaced{Anchor: id, Body: k.tocRow(id, step, headlines)}})
	}
	return list
}

// listed is the ids of the sections that the contents list: all but themselves
// and the covers.
func (k *kit) listed() []string {
	var ids []string
	for _, id := range k.order() {
		if rec, _ := data.SectionOf(id); !rec.Opens && !rec.Closes && id != "contents" {
			ids = append(ids, id)
		}
	}
	return ids
}

func (k *kit) tocRow(id string, height unit.Length, headline bool) block.Block {
	rubric := k.say("section." + id)
	link := draw.New(draw.LinkElem)
	number, title, line := k.style("toc-number"), k.style("table"), k.style("table")
	title.Font = title.Bold
	run := func(st text.Style, rs ...text.Run) block.Block {
		for i := range rs {
			rs[i].Href, rs[i].Elem = "#"+id, link
		}
		return k.runs(st, rs, "")
	}
	words := []block.Block{run(title, text.Run{Text: rubric})}
	if h := k.tocLine(id, rubric); headline && len(h.typed) > 0 {
		words = append(words, run(line, flat(h.typed)...))
	} else if headline && !h.empty() {
		y := &block.Saying{Lines: 1}
		for _, w := range h.told {
			y.Wordings = append(y.Wordings, &text.Para{Style: line, Lang: k.loc.Tag,
				Runs: []text.Run{{Text: w, Raw: true, Href: "#" + id, Elem: link}}})
		}
		words = append(words, y)
	}
	reference := draw.New(draw.Reference)
	return &block.Row{Elem: draw.New(draw.TOCItem), H: height, Rule: &block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")},
		Above: max(height-2*line.Leading, contentsRowRest) / 2, Cells: []block.Cell{
			{X: 0, W: k.col(2), Elem: reference, Align: block.Baseline, Body: run(number, text.Run{PageOf: id})},
			{X: k.col(2), W: k.span(5), Elem: reference, Align: block.Baseline, Body: block.Stack(words...)},
		}}
}

// tocLine is a section's headline, or what it holds, where the language says
// it and there is no headline, or one that only repeats the section's name.
func (k *kit) tocLine(id, rubric string) line {
	h := k.headline(id)
	if !h.empty() && !sameWords(h.full(), rubric) {
		return h
	}
	if key := "contents.line." + id; k.loc.Has(key) {
		return told(k.say(key))
	}
	return line{}
}

// sameWords tells whether two strings say the same, whatever their spaces.
func sameWords(a, b string) bool {
	apart := func(r rune) bool { return !letters.IsAlnum(r) }
	strip := func(s string) string { return strings.Join(strings.FieldsFunc(facts.Fold(s), apart), " ") }
	return strip(a) == strip(b)
}

// coverMap is the cover in small, its cells numbered, how to read it, and the
// offers in their order or where they are named.
func (k *kit) coverMap(w unit.Length, names bool) *block.Flow {
	return &block.Flow{Items: []block.Item{
		{Block: k.words("h2", k.say("contents.map"), draw.H2), After: contentsHeadAfter, Together: true},
		{Block: drawn(charts.CoverMap(k.sheet(w), k.season(), k.front().wall, w)), After: contentsMapAfter},
		{Block: k.longKey(), After: contentsMapAfter},
		{Block: k.mapList(names)},
	}}
}

// coverMapAlone is the map and how to read it, without the names.
func (k *kit) coverMapAlone(w unit.Length) block.Block {
	return &block.Flow{Items: []block.Item{
		{Block: drawn(charts.CoverMap(k.sheet(w), k.season(), k.front().wall, w)), After: contentsMapAfter}, {Block: k.longKey()}}}
}

// mapList is the names of the map's offers, or where they are.
func (k *kit) mapList(names bool) block.Block {
	if cells := k.view.Cells(); names && len(cells) <= contentsMapNames {
		return k.mapNames(cells)
	}
	return k.words("note", k.say("contents.map.elsewhere"), draw.P)
}

// longKey says how to read the cover, a sign for each of its three rules.
func (k *kit) longKey() block.Block {
	look := k.inks().Look(false)
	changed := k.inks().Look(true)
	var one charts.Layers
	one[0] = true
	st := k.style("note")
	row, w := &block.Row{}, (k.span(5)-2*contentsKeyGap)/3
	for i, c := range []struct {
		key  string
		sign draw.Box
	}{
		{"layer", charts.Stack(contentsKeySign, contentsKeySign, one, k.inks().Stack())},
		{"milestone", charts.Disc(contentsKeySign, charts.J1, look)},
		{"change", charts.Disc(contentsKeySign, charts.J3, changed)},
	} {
		c.sign.Name = "colour key"
		says := "cover.key." + c.key + ".text"
		if c.key == "change" {
			says = k.first(says, "cover.key.change.first")
		}
		words := k.led(st, k.say("cover.key."+c.key+".lead"), k.lately(says, says), draw.P)
		row.Cells = append(row.Cells, block.Cell{X: unit.Length(i) * (w + contentsKeyGap), W: w,
			Body: block.Stack(drawn(c.sign), block.Gap{H: contentsKeyAfter}, words)})
	}
	return row
}

// mapNames is the offers by number, in two columns.
func (k *kit) mapNames(cells []*facts.Entry) block.Block {
	half := (len(cells) + 1) / 2
	list := &draw.Elem{Role: draw.List, Order: "Decimal"}
	column := func(from, to int) block.Block {
		l := &block.List{Elem: list, Indent: contentsMapIndent}
		for i := from; i < to; i++ {
			st := k.style("note")
			n := st
			n.Font = st.Bold
			l.Items = append(l.Items, block.ListItem{
				Elem: draw.New(draw.ListItem), LabelElem: draw.New(draw.ListLabel), BodyElem: draw.New(draw.ListBody),
				Label: k.runs(n, []text.Run{{Text: strconv.Itoa(i + 1), Raw: true}}, ""),
				Body:  k.runs(st, []text.Run{k.nameRun(st, cells[i])}, ""),
			})
		}
		return l
	}
	w := (k.span(5) - contentsMapGap) / 2
	return &block.Row{Cells: []block.Cell{
		{X: 0, W: w, Body: column(0, half)},
		{X: w + contentsMapGap, W: w, Body: column(half, len(cells))},
	}}
}

// nameRun is an entry's name in a list: its short form, or its provider's when
// it has no offer; underlined when it changed.
func (k *kit) nameRun(st text.Style, e *facts.Entry) text.Run {
	r := text.Run{Text: e.Label(), From: e.LabelFrom(), Raw: true}
	if e.Changed {
		r.Font, r.Ink, r.Underline, r.Mark = st.Bold, draw.Vermtexte, true, k.changedMark()
		r.Size = max(st.Size, k.style("ref-ink").Size)
	}
	return r
}

// imprint is who publishes the edition, and under what terms.
func (k *kit) imprint(t *read.Text) block.Block {
	p, _ := t.Part("imprint")
	im := k.ed.Imprint
	st := k.style("note")
	var items []block.Item
	if len(p.Text) > 0 {
		items = append(items, block.Item{Block: k.richIn(st, p.Text, draw.P)})
	}
	said := k.say("contents.imprint", map[string]any{"Publisher": locales.Name(im.Publisher.In(k.lang)), "Day": k.day(k.ed.Cutoff)})
	runs := []text.Run{{Text: said, Raw: true}}
	if im.Licence != "" { // a label without what it names says nothing
		licence := text.Run{Text: im.Licence, Raw: true}
		if im.LicenceURL != "" {
			licence.Underline, licence.Href, licence.Elem = true, im.LicenceURL, &draw.Elem{Role: draw.LinkElem, Desc: im.Licence}
		}
		runs = append(runs, text.Run{Text: " " + k.say("contents.licence") + " "}, licence, text.Run{Text: "."})
	}
	items = append(items, block.Item{Block: k.runs(st, runs, draw.P)})
	if im.Email != "" {
		items = append(items, block.Item{Block: k.mail(im.Email, k.style("code-s"), st)})
	}
	for _, c := range k.ed.Corrections {
		said := k.say("contents.correction", map[string]any{"Day": k.day(c.Date)})
		items = append(items, block.Item{Block: k.runs(st, []text.Run{{Text: said + " ", Font: st.Bold}, k.lent(c.Says)}, draw.P)})
	}
	return &block.Flow{Items: items}
}
