package compose

import (
	"errors"
	"strings"

	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the pages of charts.
const (
	candidatesRoom       = 122 * unit.MM     // the most the columns of the histogram rise
	candidatesFoot       = 37 * unit.MM      // what stands under them
	candidatesDates      = 2 * u             // what a box of dates leaves of a page
	candidatesHeadAfter  = 25 * unit.MM / 10 // between the title of the unit rows and the rows
	candidatesNoteBefore = 22 * unit.MM / 10

	applicantsTop  = 15 * unit.MM / 10 // under the rule over the words on applicants
	applicantsNext = 8 * unit.MM / 10  // between two of them
)

// candidatesLower is how high the columns rise for both charts to stand on a
// page, in per cent of what they may.
func candidatesLower() []int64 { return []int64{88, 76, 64, 52} }

// chart is a chart that was drawn, or a finding and nothing.
func (k *kit) chart(c charts.Chart, err error) (charts.Chart, bool) {
	if err != nil {
		is := diag.Issue{Code: UndrawnChart, Severity: diag.Error, Field: c.Question, Subject: strings.Join(k.standIns, " "),
			Msg:  diag.Said("a chart cannot be drawn: %s", diag.Why(err)),
			Hint: "the figures come from the register; see which offers the message names"}
		var glyph *charts.GlyphError
		if errors.As(err, &glyph) {
			is.Subject = diag.Character(glyph.Rune)
		}
		k.issues.Add(is)
		return c, false
	}
	return c, true
}

// inProgress is the offers in progress as charts take them, and the names of
// the candidates without an offer.
func (k *kit) inProgress() (offers []charts.Offer, bare []string) {
	for _, e := range k.view.Bare() {
		bare = append(bare, e.Provider.Name)
	}
	return chartOffers(facts.ByName(k.view.Candidates())), bare
}

// butterfly is what is qualified beside what is coming.
func (k *kit) butterfly() (charts.Chart, error) { return k.butterflyOn(0) }

// butterflyOn is the butterfly on a sheet so high.
func (k *kit) butterflyOn(high unit.Length) (charts.Chart, error) {
	offers, bare := k.inProgress()
	offers = append(offers, chartOffers(facts.ByName(k.view.Qualified()))...)
	return charts.Butterfly(k.sheet(k.textW), charts.Scope{Offers: offers, Bare: bare, High: high})
}

// chartHead is a chart's title over how to read it.
func (k *kit) chartHead(c charts.Chart) block.Block {
	title := k.saying(k.style("h2"), c.Titles, draw.H2, 2)
	if c.Key == "" {
		return title
	}
	return block.Keep{Body: block.Stack(title, k.runs(k.style("table"), []text.Run{{Text: c.Key, Raw: true}}, draw.P))}
}

// candidates is where each offer in progress stands, and in which layers. The
// columns rise less high where their rows would not stand under them; where the
// dates stand under the columns, they may go over with the rows.
func (k *kit) candidates() []page.Section {
	t := k.text("candidates")
	offers, bare := k.inProgress()
	room := min(candidatesRoom, k.areaH-candidatesFoot)
	both := drawnCharts{}
	both.bricks, both.over = k.chart(k.bricks(room))
	both.rows, both.under = k.chart(charts.UnitRows(k.sheet(k.textW), charts.Candidates{Offers: offers, Bare: bare}))
	plain := k.histogram(t, both, 0)
	body := &block.Either{Options: []block.Block{plain}}
	for _, share := range candidatesLower() {
		lower, err := k.bricks(room.Scale(share, 100))
		if both.over && both.under && err == nil {
			body.Options = append(body.Options, k.histogram(t, drawnCharts{lower, both.rows, true, true}, 0))
		}
	}
	body.Options = append(body.Options, plain)
	s := k.yielding("candidates", t, body)
	if over := k.datesOver(both, room); len(over.bricks.More) > 0 {
		s.Ladder = []block.Block{k.histogram(t, over, block.Force)}
	}
	return []page.Section{s}
}

// datesOver is the charts with the dates under the columns, to go over with the rows:
// as they are, or with columns so low that the dates find no room above them, where
// many names make them high.
func (k *kit) datesOver(both drawnCharts, room unit.Length) drawnCharts {
	for _, share := range candidatesLower() {
		if len(both.bricks.More) > 0 || !both.over || !both.under {
			break
		}
		if lower, err := k.bricks(room.Scale(share, 100)); err == nil {
			both.bricks = lower
		}
	}
	return both
}

// drawnCharts is the charts of the candidates, and which of them were drawn.
type drawnCharts struct {
	bricks, rows charts.Chart
	over, under  bool
}

// bricks is the chart of the candidates by milestone, its columns at most so
// high.
func (k *kit) bricks(room unit.Length) (charts.Chart, error) {
	offers, bare := k.inProgress()
	return charts.Bricks(k.sheet(k.textW), charts.Milestones{Offers: offers, Bare: bare, Dates: k.dates(), Room: room,
		Next: k.areaH - candidatesDates})
}

// histogram is the candidates by milestone over the candidates by layer, and
// the note on both; dates is the cost of a break before those under the columns.
func (k *kit) histogram(t *read.Text, c drawnCharts, dates int) block.Block {
	items := k.opening(k.headline("candidates"), typed(t.Standfirst))
	naming := ""
	var first, second []block.Item
	if c.over {
		naming = c.bricks.Naming
		first = append(first, block.Item{Block: drawn(c.bricks.Box)})
		for _, more := range c.bricks.More {
			first = append(first, block.Item{Block: drawn(more), Before: u, Break: dates})
			dates = 0
		}
	}
	if c.under {
		second = append(second, block.Item{Block: k.chartHead(c.rows), Before: u, After: candidatesHeadAfter, Together: true},
			block.Item{Block: drawn(c.rows.Box)})
	}
	if k.lies() { // the columns have a page to themselves: the rows do not leave the headline alone
		first, second = second, first
	}
	items = append(append(items, first...), second...)
	items = append(items, k.applicants(t)...)
	if c.under {
		items = append(items, block.Item{Block: k.chartNote(strings.TrimSpace(naming+" "+c.rows.Note), t.Note),
			Before: candidatesNoteBefore, Break: block.Never})
	} else {
		items = k.noteOnly(items, t)
	}
	return &block.Flow{Items: items, Name: "candidates", Grid: u}
}

// applicants is the editor's words on applicants that have published no offer, each
// behind its name.
func (k *kit) applicants(t *read.Text) []block.Item {
	p, _ := t.Part("applicants")
	st := k.style("table")
	var said []block.Item
	for _, e := range k.view.Bare() {
		if it, ok := p.Item(e.Provider.ID); ok {
			name := text.Run{Text: e.Provider.Name + "\u00a0 ", Font: st.Bold, Raw: true, From: e.Provider.From}
			said = append(said, block.Item{Block: k.runs(st, append([]text.Run{k.sign(st, k.discTold(k.space("disc"), e), regDiscGap), name},
				k.spans(st, it.Text)...), draw.P), After: applicantsNext})
		}
	}
	if len(said) == 0 {
		return nil
	}
	head := k.rich("h3", or(p.Title, plain(k.say("register.applicants"))), draw.H2)
	return []block.Item{{Before: u, Block: block.Keep{Body: block.Stack(&block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")},
		block.Gap{H: applicantsTop}, &block.Row{Cells: []block.Cell{{W: k.span(2), Body: head},
			{X: k.axis, W: k.span(10), Body: &block.Flow{Items: said}}}})}}}
}

// candidatesTitle is what the histogram finds.
func (k *kit) candidatesTitle() []string {
	offers, _ := k.inProgress()
	return charts.BricksTitles(k.loc, offers)
}

// dates is the known milestones of candidates as the histogram lists them.
func (k *kit) dates() []charts.Dated {
	var out []charts.Dated
	for _, e := range k.view.MilestoneDates() {
		d := charts.Dated{Name: e.Provider.Name, From: e.Provider.From, Offers: len(e.Entries), State: charts.State(e.Code),
			Date: charts.Date(e.Date)}
		if e.DateKind == facts.Announced {
			d.Kind = k.say("kind." + string(e.DateKind))
		}
		out = append(out, d)
	}
	return out
}

// noteOnly is the editor's note under a chart that was not drawn.
func (k *kit) noteOnly(items []block.Item, t *read.Text) []block.Item {
	if len(t.Note) == 0 {
		return items
	}
	return append(items, block.Item{Block: k.rich("note", t.Note, draw.P), Before: u})
}

// chartNote says how a chart counts, then what the editor adds, in one piece.
func (k *kit) chartNote(note string, more read.Rich) block.Block {
	st := k.style("note")
	runs := []text.Run{{Text: note, Raw: true}}
	return block.Keep{Body: k.runs(st, append(runs, k.noteRuns(st, more)...), draw.P)}
}
