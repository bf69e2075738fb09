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

// The measures of the register.
const (
	regCode     = 9 * unit.MM       // the column of milestones
	regMore     = 3 * unit.MM       // what the offers in progress have over five columns and a gutter
	regIntro    = 2 * u             // from the introduction to the table
	regNote     = 22 * unit.MM / 10 // from the table to its note
	regHead     = 12 * unit.MM / 10 // from the table's heads to their rule
	regFirst    = 9 * u             // what the first page keeps of the text area for titles and heads
	regNext     = 7 * u             // and the pages after it
	regGroup    = 4 * u             // the least height of a layer, if that is more than two rows
	regLayer    = 15 * unit.MM / 10 // above a layer's name
	regStackTop = 2 * unit.MM       // above a layer's stack
	regRise     = 3 * unit.MM / 10  // raises the words of a row, for the air to look the same
	regHang     = 45 * unit.MM / 10 // of the further lines of a name
	regDiscGap  = 16 * unit.MM / 10 // from the disc to the name

	regNearer = 5 * unit.MM / 10 // what a dense row gives up where a page is at stake

	legendDisc = 42 * unit.MM / 10 // of the signs of the legend
	legendGap  = 16 * unit.MM / 10

	regStack, regStackH = 105 * unit.MM / 10, 9 * unit.MM
	regSign, regSignH   = 75 * unit.MM / 10, 54 * unit.MM / 10 // the stack beside the name
)

// regLeftW and regRight part the ten columns right of the axis: names of
// offers in progress stand beside a code and need the larger share.
func (k *kit) regLeftW() unit.Length { return k.span(5) + k.gutter + regMore }
func (k *kit) regRight() unit.Length { return k.axis + k.regLeftW() + k.gutter }

// register is every offer by layer: in progress beside qualified. Where no
// height of the rows brings it to one page, the ladder has them nearer, or at
// ease over as many pages as they take.
func (k *kit) register() []page.Section {
	t := k.text("register")
	few, wide, dense := k.space("row-wide"), k.space("row"), k.space("row-dense")
	var whole []block.Block
	for _, height := range []unit.Length{few, (few + wide) / 2, wide, (wide + dense) / 2, dense} {
		whole = append(whole, k.rows(t, height))
	}
	s := k.yielding("register", t, &block.Either{Options: whole})
	for _, height := range []unit.Length{dense - regNearer, (wide + dense) / 2, wide, (few + wide) / 2} {
		s.Ladder = append(s.Ladder, &block.Either{Options: append(slices.Clip(whole), k.rows(t, height))})
	}
	return []page.Section{k.joinable(s)}
}

// rows is the register with rows of a height.
func (k *kit) rows(t *read.Text, height unit.Length) block.Block {
	items := k.opening(k.headline("register"), line{})
	st := k.style("table")
	count := text.Run{Text: k.sentence("register.offers", locales.Facts{"N": locales.Num(k.view.Counts().Offers)}) + " ", Raw: true}
	intro := []text.Run{count, {Text: k.say("register.repeats")}}
	if len(t.Standfirst) > 0 {
		intro = append([]text.Run{count}, k.spans(st, t.Standfirst)...)
	}
	items = append(items,
		block.Item{Block: k.lead(intro), Together: true, After: regIntro},
		block.Item{Block: k.continued(k.headline("register"), k.registerTable(height))})
	if p, ok := t.Part("legend"); ok {
		items = append(items, block.Item{Block: k.legend(p), Before: u, Break: block.Never})
	}
	items = append(items, block.Item{Block: k.registerNote(t), Before: regNote, Break: block.Never})
	return &block.Flow{Items: items, Name: "register", Grid: u}
}

func (k *kit) registerTitle() []string { return k.loc.Say("register.title", nil) }

// regColumn is a column of the register: the list whose rows stand in it, layer by layer,
// and where they stand.
type regColumn struct {
	stage facts.Stage
	x, w  unit.Length
}

// registerLists is the two lists beside each other; one alone has both columns.
func (k *kit) registerLists() [2]regColumn {
	out := [2]regColumn{{facts.Candidate, k.axis, k.regLeftW()}, {facts.Qualified, k.regRight(), k.textW - k.regRight()}}
	some := func(stage facts.Stage) bool {
		return slices.ContainsFunc(facts.Layers(), func(l facts.Layer) bool { return len(k.view.Layer(l, stage)) > 0 })
	}
	switch {
	case !some(facts.Candidate):
		out[0].stage = facts.Qualified
	case !some(facts.Qualified):
		out[1].stage = facts.Candidate
	}
	return out
}

// registerRows is the rows of a layer in each column, in the order of the register; one
// list in both goes on from the first to the second.
func (k *kit) registerRows(l facts.Layer, lists [2]regColumn) (left, right []facts.Row) {
	left, right = k.view.Layer(l, lists[0].stage), k.view.Layer(l, lists[1].stage)
	if lists[0].stage == lists[1].stage {
		half := (len(left) + 1) / 2
		left, right = left[:half], right[half:]
	}
	return left, right
}

func (k *kit) registerTable(height unit.Length) block.Block {
	th := func() *draw.Elem { return &draw.Elem{Role: draw.HeadCell, Scope: "Column"} }
	heavy := &block.Rule{Ink: draw.Nuit, Width: k.space("rule")}
	code := k.style("label")
	code.Align = text.FlushRight
	lists := k.registerLists()
	head := block.Row{Elem: draw.New(draw.TableRow), Below: regHead, Under: heavy, Cells: []block.Cell{
		{X: 0, W: k.span(2), Elem: th(), Body: k.words("label", k.say("register.layer"), "")}}}
	var abreast []int
	for _, c := range lists {
		abreast = append(abreast, len(head.Cells))
		if c.stage == facts.Qualified {
			head.Cells = append(head.Cells, block.Cell{X: c.x, W: c.w, Elem: th(), Body: k.words("h3", k.say("stage.qualified.long"), "")})
			continue
		}
		head.Cells = append(head.Cells,
			block.Cell{X: c.x, W: c.w - regCode, Elem: th(), Body: k.words("h3", k.say("stage.candidate.long"), "")},
			block.Cell{X: c.x + c.w - 2*regCode, W: 2 * regCode, Elem: th(), Body: k.wordsIn(code, k.say("label.milestone"), "")})
	}
	t := &block.Table{Elem: &draw.Elem{Role: draw.Table, Abreast: abreast}, HeadElem: draw.New(draw.TableHead),
		BodyElem: draw.New(draw.TableBody), Name: "register", Head: []block.Row{head}}
	var heights []unit.Length
	for _, l := range facts.Layers() {
		if g, ok := k.layerGroup(l, lists, height); ok {
			g.Under = heavy
			t.Groups = append(t.Groups, g)
			heights = append(heights, max(g.H, unit.Length(len(g.Rows))*height))
		}
	}
	share(t.Groups, heights, k.areaH-regFirst, k.areaH-regNext)
	return t
}

// layerGroup is the rows of one layer beside its name and counts.
func (k *kit) layerGroup(l facts.Layer, lists [2]regColumn, height unit.Length) (block.Group, bool) {
	progress, qualified := len(k.view.Layer(l, facts.Candidate)), len(k.view.Layer(l, facts.Qualified))
	left, right := k.registerRows(l, lists)
	n := max(len(left), len(right))
	if n == 0 {
		return block.Group{}, false
	}
	side := &draw.Elem{Role: draw.HeadCell, Scope: "Row", RowSpan: n}
	g := block.Group{Least: 3, Whole: 5, H: max(regGroup, 2*height), Name: k.say("layer." + l.String()),
		Side: &block.Cell{X: 0, W: k.span(2), Hang: true, Elem: side, Body: k.layerHead(l, progress, qualified, n, false)},
		Cont: &block.Cell{X: 0, W: k.span(2), Hang: true, Body: k.layerHead(l, progress, qualified, n, true)}}
	for i := range n {
		row := block.Row{Elem: draw.New(draw.TableRow), H: height, Name: "register"}
		row.Cells = append(row.Cells, k.registerCells(l, lists[0], left, i, height)...)
		row.Cells = append(row.Cells, k.registerCells(l, lists[1], right, i, height)...)
		g.Rows = append(g.Rows, row)
	}
	return g, true
}

// layerHead is the layer's stack, name and counts; in groups of few rows the
// stack stands beside the name.
func (k *kit) layerHead(l facts.Layer, progress, qualified, rows int, again bool) block.Block {
	name := k.style("name")
	name.Font = k.style("h2").Font
	runs := []text.Run{{Text: k.say("layer." + l.String())}}
	if again {
		return block.Stack(block.Gap{H: regLayer}, k.runs(name, runs, ""), k.words("table", k.say("page.continued"), ""))
	}
	counts := block.Stack(
		k.words("table", k.loc.N("count.progress", progress), ""),
		k.words("table", k.loc.N("count.qualified", qualified), ""),
	)
	if rows <= 3 {
		runs = append(runs, text.Run{Text: "\u00a0\u00a0", Raw: true}, k.sign(name, k.stack(regSign, regSignH, []facts.Layer{l}), 0))
		return block.Stack(block.Gap{H: regLayer}, k.runs(name, runs, ""), counts)
	}
	return block.Stack(block.Gap{H: regStackTop}, drawn(k.stack(regStack, regStackH, []facts.Layer{l})), block.Gap{H: regLayer},
		k.runs(name, runs, ""), counts)
}

// registerCells is the offer of a row in a column, and its milestone while it is in
// progress; empty cells when the list is shorter.
func (k *kit) registerCells(l facts.Layer, c regColumn, rows []facts.Row, i int, height unit.Length) []block.Cell {
	offer := block.Cell{X: c.x, W: c.w, Elem: draw.New(draw.DataCell)}
	if i < len(rows) {
		offer.Body = k.ruledCell(i > 0, height, k.registerName(inLayer{l, rows[i]}))
	}
	if c.stage == facts.Qualified {
		return []block.Cell{offer}
	}
	offer.W -= regCode
	code := block.Cell{X: c.x + c.w - regCode, W: regCode, Elem: draw.New(draw.DataCell)}
	if i < len(rows) {
		st := k.style("table")
		st.Align = text.FlushRight
		code.Body = k.ruledCell(i > 0, height, k.wordsIn(st, k.say("milestone."+rows[i].Milestone.String()), ""))
	}
	return []block.Cell{offer, code}
}

// ruledCell is a cell's words under a hairline, with the same air below them as
// above in a row of one line.
func (k *kit) ruledCell(line bool, height unit.Length, b block.Block) block.Block {
	air := (height - k.style("table").Leading) / 2
	over := block.Block(block.Gap{H: air - regRise})
	if line {
		thin := k.space("rule-fine")
		over = block.Stack(&block.Rule{Ink: draw.Glace, Width: thin}, block.Gap{H: air - regRise - thin})
	}
	return block.Stack(over, b, block.Gap{H: air})
}

// legend is what the signs of the register mean, side by side: those that the
// editor names, else all.
func (k *kit) legend(p read.Part) block.Block {
	var cells []block.Cell
	states := slices.DeleteFunc(charts.States(), func(s charts.State) bool {
		_, named := p.Item(s.Key())
		return len(p.Items) > 0 && !named
	})
	w := (k.textW - unit.Length(len(states)-1)*k.gutter) / unit.Length(max(len(states), 1))
	for i, s := range states {
		it, _ := p.Item(s.Key())
		disc := charts.Disc(legendDisc, s, k.inks().Look(false))
		disc.Elem = draw.New(draw.Layout)
		words := block.Stack(k.rich("h3", or(it.Title, plain(k.codeAndName(s.Key()))), draw.P), k.rich("table", it.Text, draw.P))
		cells = append(cells, block.Cell{X: unit.Length(i) * (w + k.gutter), W: w, Elem: draw.New(draw.ListItem),
			Body: block.Marked{Elem: draw.New(draw.ListBody), Body: &block.Row{Cells: []block.Cell{{W: legendDisc, Body: drawn(disc)},
				{X: legendDisc + legendGap, W: w - legendDisc - legendGap, Body: words}}}}})
	}
	list := &block.Row{Elem: &draw.Elem{Role: draw.List, Order: "None"}, Cells: cells, Name: "legend"}
	return block.Keep{Body: block.Stack(k.rich("h3", p.Title, draw.H2), list)}
}

// inLayer is a row of the register.
type inLayer struct {
	layer facts.Layer
	facts.Row
}

// registerName is an entry behind its disc: provider, offer; in italic where
// it repeats a lower layer's.
// The rows of every height have the same one: its text is set once.
func (k *kit) registerName(r inLayer) block.Block {
	if b, made := k.named[r]; made {
		return b
	}
	st := k.style("table")
	provider := k.changed(st, r.Entry, text.Run{Text: r.Provider.Name, Raw: true, From: r.Provider.From})[0]
	provider.Font = st.Bold
	offer := text.Run{Text: r.Name, Raw: true, From: r.From}
	if r.Repeat {
		provider.Font, offer.Font = st.BoldItalic, st.Italic
	}
	disc := k.disc(k.space("disc"), r.Entry)
	if r.Repeat {
		disc = spoken(disc, k.say("sign.repeated"))
	}
	b := k.runs(hanging(st, regHang), []text.Run{k.sign(st, disc, regDiscGap), provider,
		{Text: "\u00a0 ", Raw: true}, offer}, "")
	k.named[r] = b
	return b
}

// registerNote says who stands in no layer, what the codes and the ink mean,
// and where it comes from.
func (k *kit) registerNote(t *read.Text) block.Block {
	st := k.style("note")
	var runs []text.Run
	if bare := k.view.Bare(); len(bare) > 0 {
		var names []string
		for _, e := range bare {
			names = append(names, e.Provider.Name)
		}
		runs = append(runs, text.Run{Text: k.loc.N("register.bare", len(bare),
			map[string]any{"Names": locales.Name(k.loc.List(names))}) + " ", Raw: true})
	}
	if es := k.view.Layerless(); len(es) > 0 {
		names := make([]string, len(es))
		for i, e := range es {
			names[i] = e.Provider.Name + "\u00a0" + k.offer(e)
		}
		runs = append(runs, text.Run{Text: k.loc.N("register.layerless", len(es),
			map[string]any{"Names": locales.Name(k.loc.List(names))}) + " ", Raw: true})
	}
	if k.view.Counts().Changed > 0 {
		runs = append(runs, text.Run{Text: k.lately("change.legend", "change.legend")[0] + " "})
	}
	return block.Keep{Body: k.runs(st, append(runs, k.spans(st, or(t.Note, plain(k.say("register.codes"))))...), draw.P)}
}
