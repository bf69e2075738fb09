package compose

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of the grid when few have answered.
const (
	answersRow     = 18 * unit.MM
	answersAir     = 16 * unit.MM / 10 // above and below what a row says
	answersNear    = 15 * unit.MM      // a row where a page is at stake
	answersNearAir = 7 * unit.MM / 10
	answersClose   = 125 * unit.MM / 10 // and the nearest, before a page is divided
	answersNameGap = 1 * unit.MM        // from a name to its offers
	answersStack   = 45 * unit.MM / 10
	answersStackH  = 34 * unit.MM / 10
	answersStackTo = 14 * unit.MM / 10 // from the stack to the words
	answersSignTo  = 12 * unit.MM / 10 // from an icon to its value
	answersNone    = u                 // over the questions without an answer
	answersNoneTop = 4 * unit.MM / 10  // levels their label with the sentence
	answersMost    = 5                 // questions that have a column of 30 mm or more
	answersWide    = 3                 // questions that have three columns each

	silentPad     = u
	silentBefore  = 3 * u / 2
	silentHead    = u
	silentRow     = 2 * u
	silentLine    = u     // a row of names alone
	silentFew     = 9     // providers that stand large
	silentAfter   = u / 2 // below a row
	silentColumns = 3
	silentMany    = 4 // columns of those that do not

	pledgeBefore = u
	pledgeNote   = u / 2
	pledgeWords  = 7 // columns
	pledgeLeast  = 4 // where squares and labels need the room
	miniSquare   = 26 * unit.MM / 10
	miniMost     = 54 * unit.MM // width of the squares side by side
	miniGap      = 2 * unit.MM
	miniSlack    = unit.MM / 10 // what a label may be set wider than it was measured
)

// answered is the rows in which at least one question is answered, those with
// most answers first, and the rest.
func answered(rows []facts.GridRow) (some, none []facts.GridRow) {
	for _, r := range rows {
		if answersOf(r) > 0 {
			some = append(some, r)
		} else {
			none = append(none, r)
		}
	}
	slices.SortStableFunc(some, func(a, b facts.GridRow) int { return answersOf(b) - answersOf(a) })
	return some, none
}

// answersOf is how many questions a row answers. One that does not apply is
// answered: the register closes it.
func answersOf(r facts.GridRow) int {
	n := 0
	for _, c := range r.Cells {
		if c.State != facts.NotPublished {
			n++
		}
	}
	return n
}

// gridCount is the answers in all rows, and the questions that have one.
func gridCount(rows []facts.GridRow) (answers int, asked []facts.Column) {
	for _, c := range facts.Columns() {
		n := 0
		for _, r := range rows {
			if r.Cells[c].State != facts.NotPublished {
				n++
			}
		}
		if answers += n; n > 0 {
			asked = append(asked, c)
		}
	}
	return answers, asked
}

// fewAnswers tells whether fewer than half of the questions are answered, and
// so few of them at all that each has a column for words: then the answers are
// set large, and silence is gathered.
func fewAnswers(rows []facts.GridRow) bool {
	n, asked := gridCount(rows)
	return 2*n < len(rows)*len(facts.Columns()) && len(asked) <= answersMost
}

// answersForm is how closely the answers are set.
type answersForm struct {
	row, air unit.Length
	names    bool // silent providers by their names alone
}

// answersForms are the forms of the answers, from the one at ease to those that
// are tried where it leaves a page nearly empty.
func answersForms() []answersForm {
	return []answersForm{{answersRow, answersAir, false}, {answersNear, answersNearAir, false}, {answersRow, answersAir, true},
		{answersNear, answersNearAir, true}, {answersClose, answersNearAir, true}}
}

// answersFirst is the grid as its answers, the questions without any, and the
// providers that have published none.
func (k *kit) answersFirst(rows []facts.GridRow, form answersForm) block.Block {
	t := k.text("grid")
	some, none := answered(rows)
	_, asked := gridCount(rows)
	var body []block.Item
	if len(some) > 0 {
		body = append(body, block.Item{Block: k.answersTable(some, asked, form)})
	}
	if missing := unasked(asked); len(missing) > 0 {
		body = append(body, block.Item{Block: k.unanswered(len(rows), missing), Before: answersNone})
	}
	if len(none) > 0 {
		body = append(body, block.Item{Block: k.silent(none, form.names), Before: silentBefore, Together: true})
	}
	body = append(body, block.Item{Block: k.pledge(append(some, none...), or(t.Note, plain(k.say("grid.note.answers")))),
		Before: pledgeBefore, Foot: true})
	items := k.opening(k.headline("grid"), typed(t.Standfirst).or(k.gridStand(rows)...))
	items = append(items, block.Item{Block: k.continued(k.headline("grid"), &block.Flow{Items: body, Name: "answers"})})
	return &block.Flow{Items: items, Name: "grid"}
}

// unasked is the questions that are not among those.
func unasked(asked []facts.Column) []facts.Column {
	return slices.DeleteFunc(facts.Columns(), func(c facts.Column) bool { return slices.Contains(asked, c) })
}

// gridStand is how many have answered, and how many questions.
func (k *kit) gridStand(rows []facts.GridRow) []string {
	some, _ := answered(rows)
	_, asked := gridCount(rows)
	return k.loc.Say("grid.stand", locales.Facts{"N": locales.Num(len(rows)), "Some": locales.Num(len(some)),
		"Asked": locales.Num(len(asked))})
}

// answersTable is the providers with an answer against the questions that have
// one.
func (k *kit) answersTable(rows []facts.GridRow, asked []facts.Column, form answersForm) block.Block {
	x, w := k.answersColumns(len(asked))
	value := k.answersValue(rows, asked, w)
	t := &block.Table{Elem: draw.New(draw.Table), HeadElem: draw.New(draw.TableHead), BodyElem: draw.New(draw.TableBody), Name: "answers"}
	head := block.Row{Elem: draw.New(draw.TableRow), Below: gridHeadBelow, Under: &block.Rule{Ink: draw.Nuit, Width: k.space("rule")}}
	th := func(x, w unit.Length, key string) {
		head.Cells = append(head.Cells, block.Cell{X: x, W: w, Align: block.Bottom, Elem: &draw.Elem{Role: draw.HeadCell, Scope: "Column"},
			Body: k.words("label", k.say(key), "")})
	}
	th(0, k.span(3), "grid.provider")
	for i, c := range asked {
		th(x[i], w, "grid.column."+c.String())
	}
	t.Head = []block.Row{head}
	for _, r := range rows {
		row := block.Row{Elem: draw.New(draw.TableRow), H: form.row, Above: form.air, Below: form.air, Name: "grid " + r.Provider.ID,
			From: r.Provider.Pos, Cells: []block.Cell{{X: 0, W: k.span(3), Elem: &draw.Elem{Role: draw.HeadCell, Scope: "Row"},
				Body: k.answering(r, "grid.offers")}}}
		for i, c := range asked {
			row.Cells = append(row.Cells, block.Cell{X: x[i], W: w, Elem: draw.New(draw.DataCell), Body: k.answer(value, c, r.Cells[c])})
		}
		t.Groups = append(t.Groups, block.Group{Rows: []block.Row{row}, Whole: 1, Name: r.Provider.Name,
			Under: &block.Rule{Ink: draw.Acier, Width: k.space("rule-fine")}})
	}
	return t
}

// answersColumns is where n questions stand, and their width.
func (k *kit) answersColumns(n int) (xs []unit.Length, w unit.Length) {
	first, step := k.col(4), 3*k.pitch
	if n > answersWide {
		step = (k.textW + k.gutter - first) / unit.Length(n)
	}
	for i := range n {
		xs = append(xs, first+unit.Length(i)*step)
	}
	return xs, step - k.gutter
}

// answering is a provider's name over the layers and the number of its
// qualified offers.
func (k *kit) answering(r facts.GridRow, count string) block.Block {
	st, held := k.style("t9"), staged(k.view.OffersOf(r.Provider), facts.Qualified)
	return block.Stack(k.holder("name", r.Provider, ""), block.Gap{H: answersNameGap},
		k.runs(st, []text.Run{k.sign(st, k.layered(answersStack, answersStackH, facts.LayersOf(held)), answersStackTo),
			{Text: k.loc.N(count, len(held))}}, ""))
}

// answersValue is the style of the answers: as large as their columns hold the longest
// word of any of them whole, and no smaller than what is said under them.
func (k *kit) answersValue(rows []facts.GridRow, asked []facts.Column, w unit.Length) text.Style {
	st := k.style("h2")
	wide := func(runs []text.Run) (most unit.Length) {
		sign := unit.Length(0)
		for _, r := range runs {
			if r.Sign != nil { // it goes with the first word
				sign = r.Sign.W
			}
			for _, word := range strings.Fields(r.Text) {
				one := []text.Run{{Text: word, Raw: true}}
				most, sign = max(most, sign+k.setter.Width(&text.Para{Style: st, Runs: one, Lang: k.loc.Tag})), 0
			}
		}
		return most
	}
	for _, size := range k.smaller("h2", k.style("t9").Size) {
		st.Size = size
		fits := true
		for _, r := range rows {
			for _, c := range asked {
				if v := legible(c, r.Cells[c]); v.State == facts.Published {
					fits = fits && wide(k.answerRuns(c, v)) <= w
				}
			}
		}
		if fits {
			break
		}
	}
	return st
}

// answer is what a cell says, in a style for its value, over what the source says of it.
func (k *kit) answer(value text.Style, c facts.Column, v facts.Cell) block.Block {
	st := k.style("t9")
	switch v = legible(c, v); v.State {
	case facts.NotPublished:
		return k.runs(st, []text.Run{{Text: k.say("unknown.short"), Font: st.Italic}}, "")
	case facts.NotApplicable:
		return k.wordsIn(st, k.say("grid.not_applicable"), "")
	}
	var lines []block.Block
	if runs := k.answerRuns(c, v); len(runs) > 0 {
		lines = append(lines, k.runs(value, runs, ""))
	}
	if c != facts.Extends {
		for _, w := range k.values(c, v.Denied) {
			lines = append(lines, k.wordsIn(st, k.say("grid.no", map[string]any{"Value": w}), ""))
		}
	}
	var said []text.Run
	for _, e := range v.Evidence {
		if run := k.lent(e.Words); run.Text != "" {
			run.Text += " "
			said = append(said, run)
		}
	}
	if n := len(said); n > 0 {
		said[n-1].Text = strings.TrimSuffix(said[n-1].Text, " ")
	}
	return block.Stack(append(lines, k.runs(st, append(said, k.marks(st, v.Cites)...), ""))...)
}

// answerRuns is the value of a cell with its icon.
func (k *kit) answerRuns(c facts.Column, v facts.Cell) []text.Run {
	st := k.style("h2")
	with := func(name charts.IconName, word string) []text.Run {
		return []text.Run{k.sign(st, charts.Icon(name, charts.IconSize(name).W, draw.Nuit), answersSignTo), {Text: word}}
	}
	switch {
	case c == facts.Share:
		return []text.Run{{Text: k.loc.Percent(v.Number), Raw: true}}
	case c == facts.Services:
		return []text.Run{{Text: k.loc.Number(v.Number) + "+", Raw: true}}
	case c == facts.Extends && v.Says("yes") == facts.Yes:
		return with(charts.Tick, k.say("label.yes"))
	case c == facts.Extends:
		return with(charts.Dash, k.say("label.no"))
	case len(v.Values) == 0: // a no to one value is no answer to the question
		return nil
	case c == facts.Role && len(v.Values) > 1:
		return with(charts.Both, k.say("grid.role.both"))
	case c == facts.Role || c == facts.CloudType && len(v.Values) == 1:
		return with(icon(v.Values[0]), strings.Join(k.values(c, v.Values), ", "))
	}
	return []text.Run{{Text: strings.Join(k.values(c, v.Values), ", ")}}
}

// unanswered is the questions to which nobody has published an answer, in one
// sentence.
func (k *kit) unanswered(n int, missing []facts.Column) block.Block {
	var said []string
	for _, c := range missing {
		said = append(said, k.say("grid.ask."+c.String()))
	}
	last := said[len(said)-1]
	list := last
	if len(said) > 1 {
		list = strings.Join(said[:len(said)-1], ", ") + k.say("grid.ask.last") + last
	}
	key := "grid.none"
	switch n {
	case 1:
		key = "grid.none.one"
	case 2:
		key = "grid.none.two"
	}
	told := k.loc.Say(key, locales.Facts{"N": locales.Num(n), "List": list})
	return &block.Row{Cells: []block.Cell{
		{W: k.span(2), Body: block.Stack(block.Gap{H: answersNoneTop}, k.words("h3", k.say("grid.unanswered"), draw.H2))},
		{X: k.axis, W: k.span(10), Body: k.saying(k.style("stand"), told, draw.P, 0)}}}
}

// silent is the providers without a published answer, on a plate: nothing is
// said of them but that. It stands in one piece; one that no page holds has its
// head again on each.
func (k *kit) silent(rows []facts.GridRow, names bool) block.Block {
	n, step := silentColumns, silentRow
	if len(rows) > silentFew || names {
		n, step = silentMany, silentLine
	}
	w := (k.textW - 2*silentPad + k.gutter) / unit.Length(n)
	list := &draw.Elem{Role: draw.List, Order: "None"}
	lines := &block.Flow{}
	for line := range slices.Chunk(rows, n) {
		row := &block.Row{H: step, Elem: list}
		for i, r := range line {
			said := k.answering(r, "grid.qualified")
			if n == silentMany {
				said = k.holder("t9", r.Provider, "")
			}
			row.Cells = append(row.Cells, block.Cell{X: unit.Length(i) * w, W: w - k.gutter, Elem: draw.New(draw.ListItem),
				Body: block.Marked{Elem: draw.New(draw.ListBody), Body: said}})
		}
		lines.Items = append(lines.Items, block.Item{Block: row, After: silentAfter})
	}
	told := k.loc.Say("grid.silent", locales.Facts{"N": locales.Num(len(rows))})
	head := block.Stack(k.saying(k.style("h2"), told, draw.H2, 2), block.Gap{H: silentHead})
	again := block.Stack(k.again(line{told: told}), block.Gap{H: silentHead})
	plate := &block.Frame{Fill: draw.Brume, Inset: block.Edges{Left: silentPad, Right: silentPad, Top: silentPad, Bottom: silentPad / 2},
		Body: block.Repeat{Head: head, Later: again, Body: lines}}
	return block.Else{Body: block.Keep{Body: plate}, Form: plate}
}

// pledge is how an answer gets into the grid, beside the whole grid in small. Words
// have fewer columns where the squares, with their labels, take more.
func (k *kit) pledge(rows []facts.GridRow, note read.Rich) block.Block {
	words := block.Stack(k.words("h3", k.say("grid.pledge"), draw.H2), k.words("t9", k.say("grid.pledge.text"), draw.P),
		block.Gap{H: pledgeNote}, k.rich("note", note, draw.P))
	labels, wide := k.miniLabels()
	across := min(k.style("note").Leading, miniMost/unit.Length(len(rows)))
	columns, room := pledgeWords, unit.Length(0)
	for ; ; columns-- {
		room = k.textW - k.col(columns+1) - wide - miniGap
		if columns == pledgeLeast || across*unit.Length(len(rows)) <= room {
			break
		}
	}
	mini := k.miniature(rows, min(across, room/unit.Length(len(rows))))
	x := k.textW - mini.W
	return &block.Row{Cells: []block.Cell{{W: k.span(columns), Body: words},
		{X: x - miniGap - wide, W: wide, Body: labels}, {X: x, W: mini.W, Body: drawn(mini)}}}
}

// miniLabels is the questions in short, flush right, each on the line of its row of
// squares, and the width in which none of them is divided.
func (k *kit) miniLabels() (labels block.Block, wide unit.Length) {
	st := k.style("note")
	st.Align = text.FlushRight
	var said []string
	for _, c := range facts.Columns() {
		word := k.say("grid.short." + c.String())
		said = append(said, word)
		wide = max(wide, k.setter.Width(&text.Para{Style: st, Runs: []text.Run{{Text: word, Raw: true}}, Lang: k.loc.Tag}))
	}
	wide += miniSlack
	var lines []block.Block
	for _, word := range said {
		lines = append(lines, &block.Frame{W: wide, H: st.Leading, Fixed: true, Body: block.Artifact{Body: k.wordsIn(st, word, "")}})
	}
	return block.Stack(lines...), wide
}

// miniature is the whole grid in squares so far apart.
func (k *kit) miniature(rows []facts.GridRow, across unit.Length) draw.Box {
	mini := charts.Miniature(len(facts.Columns()), len(rows), across, k.style("note").Leading, min(miniSquare, across.Scale(4, 5)), k.inks(),
		func(r, c int) bool { return rows[c].Cells[r].State != facts.NotPublished })
	answers, _ := gridCount(rows)
	mini.Elem = &draw.Elem{Role: draw.Figure, Alt: k.loc.N("grid.miniature", answers, map[string]any{
		"Answers": k.loc.Number(answers), "Asked": k.loc.Number(len(rows) * len(facts.Columns()))})}
	return mini
}
