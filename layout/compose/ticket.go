package compose

import (
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
)

// Ticket is what the page for the print shop says of one file.
type Ticket struct {
	File     string      // its name
	Facts    [][2]string // labelled lines, in order
	SHA256   string
	Coverage []Coverage // the mean first, then each page
	Method   string     // how coverage was estimated
}

// Coverage is how much of a page the four plates cover, in per cent.
type Coverage struct {
	Page int // 0: the mean of all pages
	CMYK [4]float64
}

// TicketPage is the document of one page that travels with a file for print.
func TicketPage(in Input, t Ticket) (*page.Document, diag.List) {
	k, issues := newKit(in)
	if k == nil {
		return nil, issues
	}
	m := k.master()
	m.Multiple, m.Foot = 0, nil
	items := k.opening(plain(k.say("ticket.title")), plain(k.say("ticket.stand", map[string]any{"File": t.File})))
	items = append(items,
		block.Item{Block: k.ticketFacts(t), After: 2 * u},
		block.Item{Block: at(0, k.textW, k.words("h2", k.say("ticket.coverage"), draw.H2)), Together: true, After: u / 2},
		block.Item{Block: block.Columns{N: 2, Gap: k.gutter, Balance: true, Body: k.coverage(t.Coverage)}, After: u},
		block.Item{Block: at(0, k.textW, k.words("note", capital(t.Method)+".", draw.P))},
	)
	s := page.Section{ID: "ticket", Title: k.say("ticket.title"), Rubric: k.say("ticket.title"), Elem: draw.New(draw.Sect),
		Body: block.Flow{Items: items, Name: "ticket"}}
	title := k.say("ticket.document", map[string]any{"MonthOf": k.loc.MonthOf(k.ed.Month.Year, k.ed.Month.Month)})
	doc := &page.Document{Title: title, Lang: k.loc.Tag, Master: m, Rules: k.rules(), Sections: []page.Section{s}}
	return doc, append(issues, k.issues...)
}

// ticketFacts is a row for each fact, its label as the row's head.
func (k *kit) ticketFacts(t Ticket) block.Block {
	table := block.Table{Elem: draw.New(draw.Table), BodyElem: draw.New(draw.TableBody), Name: "ticket"}
	st := k.style("table")
	row := func(label string, value block.Block) {
		table.Groups = append(table.Groups, block.Group{Under: &block.Rule{Ink: "glace", Width: pt(0.5)}, Rows: []block.Row{{
			Elem: draw.New(draw.TableRow), Above: mm(0.7), Below: mm(0.5), Name: "ticket " + label, Cells: []block.Cell{
				{X: 0, W: k.span(3), Align: block.Baseline, Elem: &draw.Elem{Role: draw.HeadCell, Scope: "Row"}, Body: k.words("label", label, "")},
				{X: k.col(4), W: k.span(9), Align: block.Baseline, Elem: draw.New(draw.DataCell), Body: value},
			}}}})
	}
	for _, f := range t.Facts {
		row(f[0], k.runs(st, []text.Run{{Text: f[1], Raw: true}}, ""))
	}
	row(k.say("ticket.hash"), k.runs(k.style("code"), []text.Run{{Text: t.SHA256, Code: true}}, ""))
	return table
}

// coverage is a row for each page and a column for each plate.
func (k *kit) coverage(pages []Coverage) block.Block {
	w := mm(15)
	right := k.style("table")
	right.Align, right.Tabular = text.FlushRight, true
	head := block.Row{Elem: draw.New(draw.TableRow), Below: mm(0.8), Under: &block.Rule{Ink: "nuit", Width: pt(1)},
		Cells: []block.Cell{{X: 0, W: mm(24), Elem: &draw.Elem{Role: draw.HeadCell, Scope: "Column"}, Body: k.words("label", k.say("ticket.page"), "")}}}
	label := k.style("label")
	label.Align = text.FlushRight
	for i, plate := range []string{"cyan", "magenta", "yellow", "black"} {
		head.Cells = append(head.Cells, block.Cell{X: mm(24) + w.Scale(int64(i), 1), W: w, Elem: &draw.Elem{Role: draw.HeadCell, Scope: "Column"},
			Body: k.wordsIn(label, k.say("ticket.plate."+plate), "")})
	}
	table := block.Table{Elem: draw.New(draw.Table), HeadElem: draw.New(draw.TableHead), BodyElem: draw.New(draw.TableBody),
		Head: []block.Row{head}, Name: "coverage"}
	for _, c := range pages {
		name := k.say("ticket.mean")
		if c.Page > 0 {
			name = k.loc.Number(c.Page)
		}
		row := block.Row{Elem: draw.New(draw.TableRow), H: mm(4.5), Above: mm(0.4), Name: "coverage",
			Cells: []block.Cell{{X: 0, W: mm(24), Align: block.Baseline, Elem: &draw.Elem{Role: draw.HeadCell, Scope: "Row"}, Body: k.words("label", name, "")}}}
		for i, v := range c.CMYK {
			row.Cells = append(row.Cells, block.Cell{X: mm(24) + w.Scale(int64(i), 1), W: w, Align: block.Baseline, Elem: draw.New(draw.DataCell),
				Body: k.wordsIn(right, k.loc.Decimal(v, 1), "")})
		}
		table.Groups = append(table.Groups, block.Group{Rows: []block.Row{row}, Under: &block.Rule{Ink: "glace", Width: pt(0.5)}})
	}
	return table
}
