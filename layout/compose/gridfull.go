package compose

import (
	"cmp"
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

// The measures of the comparison grid.
const (
	gridAccept      = 1 << 20   // answers that break over pages are set so all the same
	gridWhole       = 1755      // the tenths of a millimetre that gridColumns shares out
	gridDefinitions = 3 * u / 2 // over what the words mean
	gridTakenFirst  = 13 * u    // of the first page, by what is not rows
	gridTakenNext   = 12 * u    // of those after it: the last has the definitions
	gridAfter       = 8 * u     // about what the definitions and the note take, where they share the last page with rows
	gridTakenAlike  = 5 * u     // of the pages after the first, where that is counted with the rows
	gridHeadH       = 7 * u / 4
	gridHeadBelow   = 8 * unit.MM / 10
	gridHeadGap     = 8 * unit.MM / 10 // between the words of two heads
	gridNameGap     = 15 * unit.MM / 10
	gridNameInset   = 12 * unit.MM / 10 // above and below a provider's name
	gridNameLess    = 4 * unit.MM / 10  // the same, where a page is at stake
	gridPlateLess   = unit.MM           // what the plate of a row without information is lower than its row
	gridPlateInset  = 3 * unit.MM
	gridCellGap     = unit.MM
	gridHanging     = 12 * unit.MM / 10 // of the lines behind an icon, beyond its width
	gridSignGap     = 9 * unit.MM / 10  // between a sign and its word
	gridSignAir     = 6 * unit.MM / 10  // under a line with a sign
	gridGaugeAbove  = 8 * unit.MM / 10
	gridGaugeW      = 21 * unit.MM
	gridGaugeH      = 3 * unit.MM
	gridTagPitch    = 182 * unit.MM / 10 // of the kinds of customers that stand side by side
	gridTagW        = 172 * unit.MM / 10
	gridTagH        = 45 * unit.MM / 10
	gridTagGap      = 6 * unit.MM / 10  // between the two lines of tags
	gridDashFrom    = 71 * unit.MM / 10 // in a tag that a source denies
	gridDashTo      = 101 * unit.MM / 10
)

// gridColumns is the widths of the comparison grid's columns: the provider,
// then those of data.Columns. They are parts of the text's width, in tenths of
// a millimetre of the 175.5 that the art direction gives it.
func (k *kit) gridColumns() []unit.Length {
	out := []unit.Length{300, 205, 250, 375, 135, 125, 230, 135}
	for i := range out {
		out[i] = k.textW.Scale(int64(out[i]), gridWhole)
	}
	return out
}

// gridForm is how closely the rows of the full grid stand, and whether their
// pages leave the last of them room for what stands under the rows.
type gridForm struct {
	name  unit.Length // above and below a provider's name
	dense bool
	alike bool
}

// gridForms are the forms of the full grid, from the one at ease to those that
// are tried where it leaves a page to the definitions.
func gridForms() []gridForm {
	return []gridForm{{name: gridNameInset}, {gridNameLess, true, false}, {gridNameInset, false, true}, {gridNameLess, true, true}}
}

// comparisonGrid is the qualified providers against seven questions, one row
// each; whole rows without information say so.
func (k *kit) comparisonGrid() []page.Section {
	rows := k.view.Grid()
	t := k.text("grid")
	var ways []block.Block
	for _, form := range gridForms() {
		ways = append(ways, k.fullGrid(rows, form))
	}
	if fewAnswers(rows) {
		full := ways[0]
		ways = nil
		for _, form := range answersForms() {
			ways = append(ways, &block.Either{Options: []block.Block{k.answersFirst(rows, form), full}, Accept: gridAccept})
		}
	}
	s := k.joinable(k.section("grid", t, ways[0]))
	s.Ladder = ways[1:]
	return []page.Section{s}
}

// fullGrid is the grid cell by cell.
func (k *kit) fullGrid(rows []facts.GridRow, form gridForm) block.Block {
	t := k.text("grid")
	items := k.opening(k.headline("grid"), typed(t.Standfirst).or(k.gridStand(rows)...))
	items = append(items, block.Item{Block: k.continued(k.headline("grid"), k.gridTable(rows, form)), Before: u})
	if p, ok := t.Part("definitions"); ok {
		items = append(items, block.Item{Block: k.definitions(p), Before: gridDefinitions})
	}
	items = append(items, block.Item{Block: k.rich("note", or(t.Note, plain(k.say("grid.note"))), draw.P), Before: u, Foot: len(rows) <= 12})
	return &block.Flow{Items: items, Name: "grid", Grid: u}
}

func (k *kit) gridTitle() []string {
	rows := k.view.Grid()
	answers, _ := gridCount(rows)
	return k.loc.Say("grid.title", locales.Facts{"N": locales.Num(answers), "Expected": locales.Num(len(rows) * len(facts.Columns()))})
}

func (k *kit) gridTable(rows []facts.GridRow, form gridForm) block.Block {
	t := &block.Table{Elem: draw.New(draw.Table), HeadElem: draw.New(draw.TableHead), BodyElem: draw.New(draw.TableBody),
		Name: "comparison grid"}
	head := block.Row{Elem: draw.New(draw.TableRow), H: gridHeadH, Below: gridHeadBelow,
		Under: &block.Rule{Ink: draw.Nuit, Width: k.space("rule")}}
	var heads []*draw.Elem
	x := unit.Length(0)
	for i, w := range k.gridColumns() {
		key := "grid.provider"
		if i > 0 {
			key = "grid.column." + facts.Columns()[i-1].String()
		}
		e := &draw.Elem{Role: draw.HeadCell, Scope: "Column"}
		heads = append(heads, e)
		head.Cells = append(head.Cells, block.Cell{X: x, W: w - gridHeadGap, Elem: e, Align: block.Bottom,
			Body: k.words("grid-head", k.say(key), "")})
		x += w
	}
	t.Head = []block.Row{head}
	height := k.space("grid-row")
	if form.dense || len(rows) == 11 || len(rows) == 12 {
		height = k.space("grid-row-dense")
	}
	var heights []unit.Length
	for _, r := range rows {
		heights = append(heights, max(height, k.high(k.gridName(), r.Provider.Name, k.gridColumns()[0]-gridHeadGap)+u))
		t.Groups = append(t.Groups, block.Group{Rows: []block.Row{k.gridRow(r, height, form.name, heads)}, Whole: 1, Name: r.Provider.Name,
			Under: &block.Rule{Ink: draw.Acier, Width: k.space("rule-fine")}})
	}
	first, next := k.areaH-gridTakenFirst, k.areaH-gridTakenNext
	if form.alike { // what follows the rows takes its share of the last page, and is nearer to it than all of them
		heights, next = append(heights, gridAfter), k.areaH-gridTakenAlike
		first = min(first, sum(heights)-1)
	}
	share(t.Groups, heights, first, next)
	return t
}

// gridName is the style of the providers' names.
func (k *kit) gridName() text.Style {
	st := k.style("table")
	st.Font, st.Ink = st.Bold, draw.Encre
	return st
}

func (k *kit) gridRow(r facts.GridRow, height, inset unit.Length, heads []*draw.Elem) block.Row {
	ws := k.gridColumns()
	name := k.gridName()
	cites := r.Cites()
	slices.SortStableFunc(cites, func(a, b facts.Cite) int { return cmp.Compare(k.ed.Number(a.Source), k.ed.Number(b.Source)) })
	side := &draw.Elem{Role: draw.HeadCell, Scope: "Row"}
	row := block.Row{Elem: draw.New(draw.TableRow), H: height, Name: "grid " + r.Provider.ID, From: r.Provider.Pos, Cells: []block.Cell{
		{X: 0, W: ws[0] - gridNameGap, Elem: side, Align: block.Middle,
			Body: &block.Frame{Inset: block.Edges{Top: inset, Bottom: inset},
				Body: k.runs(name, append([]text.Run{{Text: r.Provider.Name, Raw: true, From: r.Provider.From}}, k.marksOf(name, cites)...), "")}}}}
	if !r.Known {
		st := k.style("table")
		words := k.runs(st, []text.Run{{Text: k.say("unknown.row"), Font: st.Italic}}, "")
		plate := &block.Frame{Fill: draw.Brume, Fixed: true, H: height - gridPlateLess, Body: words,
			Inset: block.Edges{Left: gridPlateInset, Top: (height - gridPlateLess - st.Leading) / 2}}
		row.Cells = append(row.Cells, block.Cell{X: ws[0], W: k.textW - ws[0], Body: plate, Align: block.Middle,
			Elem: &draw.Elem{Role: draw.DataCell, ColSpan: 7, Headers: append([]*draw.Elem{side}, heads[1:]...)}})
		return row
	}
	x := ws[0]
	for i, c := range facts.Columns() {
		w := ws[i+1]
		row.Cells = append(row.Cells, block.Cell{X: x, W: w - gridCellGap, Align: block.Middle,
			Elem: &draw.Elem{Role: draw.DataCell, Headers: []*draw.Elem{side, heads[i+1]}},
			Body: k.gridCell(c, r.Cells[c], w-gridCellGap)})
		x += w
	}
	return row
}

// legible is a cell as far as it could be read: one whose value could not be, a
// finding already, says nothing.
func legible(c facts.Column, v facts.Cell) facts.Cell {
	if len(v.Values)+len(v.Denied) == 0 && v.State == facts.Published && c != facts.Services && c != facts.Share {
		v.State = facts.NotPublished
	}
	return v
}

// gridCell is one cell by its column: signs with words, never a sign alone.
func (k *kit) gridCell(c facts.Column, v facts.Cell, w unit.Length) block.Block {
	st := k.style("table")
	switch v = legible(c, v); {
	case v.State == facts.NotApplicable:
		return k.wordsIn(st, k.say("grid.not_applicable"), "")
	case c == facts.Share:
		return k.shareCell(v)
	case v.State == facts.NotPublished:
		return k.runs(st, []text.Run{{Text: k.say("unknown.short"), Font: st.Italic}}, "")
	}
	switch c {
	case facts.CloudType:
		return k.lines(c, v, w, k.iconLines(v.Values, "grid.type.", w))
	case facts.Customers:
		return k.customers(v, w)
	case facts.Services:
		return k.words("number", k.loc.Number(v.Number)+"+", "")
	case facts.Role:
		return k.lines(c, v, w, k.roleCell(v, w))
	case facts.Extends:
		return k.extends(v)
	}
	return k.lines(c, v, w, k.wordsIn(st, strings.Join(k.values(c, v.Values), ", "), ""))
}

// values is values of a column in words.
func (k *kit) values(c facts.Column, values []string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = k.say("grid." + c.String() + "." + v)
	}
	return out
}

// lines is what a cell says yes to, over what it says no to; of the other
// values of its column it says nothing. Words stand under words, not under a sign.
func (k *kit) lines(c facts.Column, v facts.Cell, w unit.Length, yes block.Block) block.Block {
	var out []block.Block
	x := unit.Length(0)
	if len(v.Values) > 0 {
		out = append(out, yes)
		if c == facts.CloudType || c == facts.Role {
			x = charts.IconSize(icon(v.Values[0])).W + gridSignGap
		}
	}
	for _, no := range k.values(c, v.Denied) {
		out = append(out, at(x, w-x, k.wordsIn(k.style("table"), k.say("grid.no", map[string]any{"Value": no}), "")))
	}
	return block.Stack(out...)
}

// icon is the drawing of a value of the grid.
func icon(value string) charts.IconName {
	return map[string]charts.IconName{"shared": charts.Shared, "dedicated": charts.Dedicated, "facilitator": charts.Facilitator,
		"beneficiary": charts.Beneficiary, "both": charts.Both}[value]
}

// iconLine is a sign and its word, in a width; words of several lines stand with
// their middle beside the sign.
func (k *kit) iconLine(value, word string, w unit.Length) block.Block {
	st := k.style("table")
	b := charts.Icon(icon(value), charts.IconSize(icon(value)).W, draw.Nuit)
	line := []text.Run{k.sign(st, b, gridSignGap), {Text: word}}
	if k.setter.Width(&text.Para{Style: st, Runs: line, Lang: k.loc.Tag}) <= w {
		return k.runs(hanging(st, b.W+gridHanging), line, "")
	}
	return &block.Row{Cells: []block.Cell{{W: b.W, Align: block.Middle, Body: drawn(b)},
		{X: b.W + gridSignGap, W: w - b.W - gridSignGap, Align: block.Middle, Body: k.wordsIn(st, word, "")}}}
}

func (k *kit) iconLines(values []string, key string, w unit.Length) block.Block {
	var lines []block.Block
	for i, v := range values {
		if i > 0 {
			lines = append(lines, block.Gap{H: gridSignAir})
		}
		lines = append(lines, k.iconLine(v, k.say(key+v), w))
	}
	return block.Stack(lines...)
}

func (k *kit) roleCell(v facts.Cell, w unit.Length) block.Block {
	if len(v.Values) == 0 {
		return block.Gap{}
	}
	value := v.Values[0]
	if len(v.Values) > 1 {
		value = "both"
	}
	return k.iconLine(value, k.say("grid.role."+value), w)
}

func (k *kit) extends(v facts.Cell) block.Block {
	st := k.style("table")
	if v.Says("yes") == facts.Yes {
		tick := charts.Icon(charts.Tick, charts.IconSize(charts.Tick).W, draw.Nuit)
		return k.runs(st, []text.Run{k.sign(st, tick, gridSignGap), {Text: k.say("label.yes")}}, "")
	}
	return k.wordsIn(st, k.say("label.no"), "")
}

// shareCell is the share of the offer that is qualified, as a value over its
// bar; a dashed outline when nobody has published it. A share that does not
// apply is no share, and never comes here.
func (k *kit) shareCell(v facts.Cell) block.Block {
	st := k.style("table")
	percent, word := -1, text.Run{Text: k.say("unknown.published"), Font: st.Italic}
	if v.State == facts.Published {
		percent, word = v.Number, text.Run{Text: k.loc.Percent(v.Number), Font: st.Bold}
	}
	return block.Stack(k.runs(st, []text.Run{word}, ""), block.Gap{H: gridGaugeAbove},
		drawn(charts.Gauge(gridGaugeW, gridGaugeH, percent, k.inks())))
}

// customers has a fixed place for each kind, so that a column can be read
// downwards: filled where a source says yes, a dash where one says no, and the
// words for what nobody has published. A reader hears which kind is meant.
func (k *kit) customers(v facts.Cell, w unit.Length) block.Block {
	tag := k.style("table")
	tag.Font, tag.Ink, tag.Align, tag.Leading = tag.Bold, draw.Papier, text.Centred, gridTagH
	var cells [2][]block.Cell
	for i, kind := range facts.Customers.Values() {
		cells[i/2] = append(cells[i/2], block.Cell{X: unit.Length(i%2) * gridTagPitch, W: gridTagW, Align: block.Middle,
			Body: k.customer(tag, k.say("grid.customers."+kind), v.Says(kind))})
	}
	return block.Stack(&block.Row{Cells: cells[0]}, block.Gap{H: gridTagGap}, &block.Row{Cells: cells[1]})
}

func (k *kit) customer(tag text.Style, kind string, says facts.Answer) block.Block {
	told := func(key string) *draw.Elem {
		return &draw.Elem{Role: draw.Figure, Alt: k.say(key, map[string]any{"Value": kind})}
	}
	switch says {
	case facts.Yes:
		return &block.Frame{H: gridTagH, Fill: draw.Nuit, Body: k.wordsIn(tag, kind, "")}
	case facts.No:
		return drawn(draw.Box{Size: unit.Size{W: gridTagW, H: gridTagH}, Elem: told("grid.no"),
			Ops: []draw.Op{rule(gridDashFrom, gridDashTo, gridTagH/2, draw.Nuit, k.space("rule"))}})
	}
	tag.Font, tag.Ink = k.style("table").Italic, k.style("table").Ink
	return block.Marked{Elem: told("grid.unsaid"), Body: &block.Frame{H: gridTagH, Body: k.wordsIn(tag, k.say("unknown.short"), "")}}
}

// definitions is what the words of the grid mean, up to four side by side.
func (k *kit) definitions(p read.Part) block.Block {
	row := &block.Row{Name: "definitions"}
	for _, key := range []string{"shared", "dedicated", "facilitator", "beneficiary"} {
		it, ok := p.Item(key)
		if !ok {
			continue
		}
		h := k.style("h3")
		b := charts.Icon(icon(key), charts.IconSize(icon(key)).W, draw.Nuit)
		title := append([]text.Run{k.sign(h, b, gridSignGap)}, k.spans(h, it.Title)...)
		row.Cells = append(row.Cells, block.Cell{X: k.col(1 + 3*len(row.Cells)), W: k.span(3), Elem: draw.New(draw.Div),
			Body: block.Stack(k.within(h, title, k.element(draw.H2, it.Title)), block.Gap{H: gridSignAir}, k.rich("table", it.Text, draw.P))})
	}
	return row
}
