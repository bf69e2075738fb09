package compose

import (
	"math"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of the ticket.
const (
	ticketLine = unit.PT / 2 // under a row of either table
	ticketHead = u / 2       // from the coverage's head to its table

	coveragePage     = 24 * unit.MM // width of the pages' column
	coveragePlate    = 15 * unit.MM // width of a plate's column
	coverageHeadFoot = 8 * unit.MM / 10
	coverageHeadLine = unit.PT
	coverageRow      = u

	// The air of a ticket set wide, close and dense.
	ticketWideTop, ticketCloseTop     = 7 * unit.MM / 10, 3 * unit.MM / 10
	ticketWideFoot, ticketCloseFoot   = 5 * unit.MM / 10, 2 * unit.MM / 10
	ticketWideAfter, ticketCloseAfter = 2 * u, u
	ticketWidePage, ticketClosePage   = 4 * unit.MM / 10, 1 * unit.MM / 10
	ticketDenseRow                    = 34 * unit.MM / 10 // of a file of forty pages
)

// ticketAir is the air of a ticket: over and under the words of a fact, from
// the facts to the coverage, over the figures of a page, their least height and
// their style.
type ticketAir struct {
	top, foot, after, page, row unit.Length
	style                       string
}

// ticketAirs are how a ticket is set, wide, close and dense: a file of many
// pages has its ticket on one page too.
func ticketAirs() []ticketAir {
	return []ticketAir{
		{top: ticketWideTop, foot: ticketWideFoot, after: ticketWideAfter, page: ticketWidePage, row: coverageRow, style: "table"},
		{top: ticketCloseTop, foot: ticketCloseFoot, after: ticketCloseAfter, page: ticketClosePage, row: coverageRow, style: "table"},
		{top: ticketCloseTop, foot: ticketCloseFoot, after: ticketCloseAfter, row: ticketDenseRow, style: "table-s"},
	}
}

// Ticket is what the page for the print shop says of one file, in numbers and
// in the file's own names; the words around them are the locale's.
type Ticket struct {
	File                      string // its name
	Title, Language, Created  string
	Standards                 []string
	Pages                     int
	Trim, Sheet               Millimetres // the sheet is the page in the file: with bleed and marks
	Bleed                     float64     // in millimetres
	Marks                     bool
	Condition, Profile        string
	Plates                    []string // as the file names them
	MostInk                   float64  // in per cent
	Pictures                  int
	LeastPPI                  float64
	Fonts                     []string
	Passed, Failed, Unchecked int // rules
	SHA256                    string
	Coverage                  []Coverage // the mean first, then each page
}

// Millimetres is a width and a height.
type Millimetres struct{ W, H float64 }

// Coverage is how much of a page the four plates cover, in per cent.
type Coverage struct {
	Page int // 0: the mean of all pages
	CMYK [4]float64
}

// ticketLines are the keys of a ticket's lines, in order: each is the name of
// the fact in the ticket's JSON, and its label is ticket.label.KEY in the
// locale.
func ticketLines() []string {
	return []string{"title", "language", "created", "standards", "pages", "trim", "bleed", "sheet", "marks", "condition", "profile",
		"plates", "mostInk", "pictures", "fonts", "rulesPassed", "sha256"}
}

// TicketWords are the words of a ticket in a language, for readers of its JSON:
// the label of each line by its key, the plates' names, and how coverage was
// estimated.
func TicketWords(l *locales.Locale) (labels, plates map[string]string, method string) {
	labels, plates = map[string]string{}, map[string]string{}
	for _, key := range ticketLines() {
		labels[key] = l.T("ticket.label." + key)
	}
	for _, plate := range processPlates() {
		plates[plate] = l.T("ticket.plate." + plate)
	}
	return labels, plates, l.T("ticket.method")
}

func processPlates() []string { return []string{"cyan", "magenta", "yellow", "black"} }

// ticketValue is a line's fact as the page says it.
func (k *kit) ticketValue(t Ticket, key string) string {
	size := func(m Millimetres) string {
		return k.say("ticket.value.size", map[string]any{"W": k.loc.Decimal(m.W, 2), "H": k.loc.Decimal(m.H, 2)})
	}
	switch key {
	case "title":
		return t.Title
	case "language":
		return t.Language
	case "created":
		return t.Created
	case "standards":
		return strings.Join(t.Standards, ", ")
	case "pages":
		return k.loc.Number(t.Pages)
	case "trim":
		return size(t.Trim)
	case "bleed":
		return k.say("ticket.value.length", map[string]any{"Length": k.loc.Decimal(t.Bleed, 2)})
	case "sheet":
		return size(t.Sheet)
	case "marks":
		return k.say(map[bool]string{true: "ticket.value.yes", false: "ticket.value.no"}[t.Marks])
	case "condition":
		return t.Condition
	case "profile":
		return t.Profile
	case "plates":
		return strings.Join(k.plateNames(t.Plates), ", ")
	case "mostInk":
		return k.loc.Percent(int(math.Round(t.MostInk)))
	case "pictures":
		if t.Pictures == 0 {
			return k.loc.Number(0)
		}
		return k.say("ticket.value.pictures", map[string]any{"Pictures": k.loc.Number(t.Pictures), "Least": k.loc.Decimal(t.LeastPPI, 0)})
	case "fonts":
		return strings.Join(t.Fonts, ", ")
	case "rulesPassed":
		return k.say("ticket.value.rules", map[string]any{"Pass": k.loc.Number(t.Passed), "Fail": k.loc.Number(t.Failed),
			"Skipped": k.loc.Number(t.Unchecked)})
	}
	return t.SHA256
}

// plateNames are the plates' names in the language; an ink beyond the four keeps
// the name that the file gives it.
func (k *kit) plateNames(plates []string) []string {
	out := make([]string, 0, len(plates))
	for _, p := range plates {
		if slices.Contains(processPlates(), strings.ToLower(p)) {
			p = k.say("ticket.plate." + strings.ToLower(p))
		}
		out = append(out, p)
	}
	return out
}

// TicketPage is the document of one page that travels with a file for print.
func TicketPage(in Input, t Ticket) (*page.Document, diag.List) {
	k, issues := newKit(in)
	if k == nil {
		return nil, issues
	}
	m := k.master()
	m.Multiple, m.Foot = 0, nil
	body := &block.Either{}
	for _, air := range ticketAirs() {
		body.Options = append(body.Options, k.ticketBody(t, air))
	}
	s := page.Section{ID: "ticket", Title: k.say("ticket.title"), Rubric: k.say("ticket.title"), Elem: draw.New(draw.Sect), Body: body}
	title := k.say("ticket.document", map[string]any{"MonthOf": k.loc.MonthOf(k.ed.Month.Year, k.ed.Month.Month)})
	doc := &page.Document{Title: title, Lang: k.loc.Tag, Master: m, Rules: k.rules(), Sections: []page.Section{s}}
	return doc, append(issues, k.told()...)
}

// ticketBody is all that the ticket says, with so much air.
func (k *kit) ticketBody(t Ticket, air ticketAir) block.Block {
	items := k.opening(told(k.say("ticket.title")), told(k.say("ticket.stand", map[string]any{"File": t.File})))
	return &block.Flow{Name: "ticket", Items: append(items,
		block.Item{Block: k.ticketFacts(t, air), After: air.after},
		block.Item{Block: at(0, k.textW, k.words("h2", k.say("ticket.coverage"), draw.H2)), Together: true, After: ticketHead},
		block.Item{Block: block.Columns{N: 2, Gap: k.gutter, Balance: true, Body: k.coverage(t.Coverage, air)}, After: u},
		block.Item{Block: at(0, k.textW, k.words("note", locales.Capital(k.say("ticket.method"))+".", draw.P))},
	)}
}

// ticketFacts is a row for each fact, its label as the row's head.
func (k *kit) ticketFacts(t Ticket, air ticketAir) block.Block {
	table := &block.Table{Elem: draw.New(draw.Table), BodyElem: draw.New(draw.TableBody), Name: "ticket"}
	st := k.style("table")
	row := func(label string, value block.Block) {
		table.Groups = append(table.Groups, block.Group{Under: &block.Rule{Ink: draw.Glace, Width: ticketLine}, Rows: []block.Row{{
			Elem: draw.New(draw.TableRow), Above: air.top, Below: air.foot, Name: "ticket " + label, Cells: []block.Cell{
				{X: 0, W: k.span(3), Align: block.Baseline, Elem: &draw.Elem{Role: draw.HeadCell, Scope: "Row"}, Body: k.words("label", label, "")},
				{X: k.col(4), W: k.span(9), Align: block.Baseline, Elem: draw.New(draw.DataCell), Body: value},
			}}}})
	}
	for _, key := range ticketLines() {
		set, run := st, text.Run{Text: k.ticketValue(t, key), Raw: true}
		if key == "sha256" {
			set, run = k.style("code-s"), text.Run{Text: t.SHA256, Code: true}
		}
		row(k.say("ticket.label."+key), k.runs(set, []text.Run{run}, ""))
	}
	return table
}

// coveragePlateX is where the column of a plate starts.
func coveragePlateX(i int) unit.Length { return coveragePage + unit.Length(i)*coveragePlate }

// coverage is a row for each page and a column for each plate.
func (k *kit) coverage(pages []Coverage, air ticketAir) block.Block {
	right, named := k.style(air.style), k.style("label")
	right.Align, right.Tabular = text.FlushRight, true
	named.Leading = right.Leading
	head := block.Row{Elem: draw.New(draw.TableRow), Below: coverageHeadFoot, Under: &block.Rule{Ink: draw.Nuit, Width: coverageHeadLine},
		Cells: []block.Cell{{X: 0, W: coveragePage, Elem: &draw.Elem{Role: draw.HeadCell, Scope: "Column"},
			Body: k.words("label", k.say("ticket.page"), "")}}}
	label := k.style("label")
	label.Align = text.FlushRight
	for i, plate := range processPlates() {
		head.Cells = append(head.Cells, block.Cell{X: coveragePlateX(i), W: coveragePlate,
			Elem: &draw.Elem{Role: draw.HeadCell, Scope: "Column"}, Body: k.wordsIn(label, k.say("ticket.plate."+plate), "")})
	}
	table := &block.Table{Elem: draw.New(draw.Table), HeadElem: draw.New(draw.TableHead), BodyElem: draw.New(draw.TableBody),
		Head: []block.Row{head}, Name: "coverage"}
	for _, c := range pages {
		name := k.say("ticket.mean")
		if c.Page > 0 {
			name = k.loc.Number(c.Page)
		}
		row := block.Row{Elem: draw.New(draw.TableRow), H: air.row, Above: air.page, Name: "coverage",
			Cells: []block.Cell{{X: 0, W: coveragePage, Align: block.Baseline, Elem: &draw.Elem{Role: draw.HeadCell, Scope: "Row"},
				Body: k.wordsIn(named, name, "")}}}
		for i, v := range c.CMYK {
			row.Cells = append(row.Cells, block.Cell{X: coveragePlateX(i), W: coveragePlate, Align: block.Baseline,
				Elem: draw.New(draw.DataCell), Body: k.wordsIn(right, k.loc.Decimal(v, 1), "")})
		}
		table.Groups = append(table.Groups, block.Group{Rows: []block.Row{row}, Under: &block.Rule{Ink: draw.Glace, Width: ticketLine}})
	}
	return table
}
