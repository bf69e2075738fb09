package charts

import (
	"fmt"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/locales"
)

// milestones is the table of the columns.
func (w *wall) milestones() node {
	l, heads := w.Locale, []string{"label.milestone", "label.offers", "charts.bricks.names"}
	if !w.named {
		heads = heads[:2]
	}
	for i := range heads {
		heads[i] = l.T(heads[i])
	}
	table := branch(draw.Table, w.heads(w.rec, "milestones", heads...))
	for _, p := range w.piles {
		table.kids = append(table.kids, w.row(p))
	}
	return table
}

// row is a milestone with its count and the names above it. Where bricks have
// no names, rows end with the count.
func (w *wall) row(p pile) node {
	count, names := leaf(draw.DataCell, p.part("count")), branch(draw.DataCell)
	if len(p.offers) == 0 {
		names.kids = []node{leaf(draw.P, p.part("none"))}
	}
	for i := range p.offers {
		names.kids = append(names.kids, leaf(draw.P, p.part(fmt.Sprint("name ", i))))
	}
	if w.named {
		return branch(draw.TableRow, head("Row", p.part("head")), count, names)
	}
	if len(p.offers) == 0 {
		count = branch(draw.DataCell, leaf(draw.P, p.part("count")), leaf(draw.P, p.part("none")))
	}
	return branch(draw.TableRow, head("Row", p.part("head")), count)
}

// words are the sentences of the chart and its table.
func (w *wall) words() Chart {
	l := w.Locale
	c := Chart{Question: l.T("charts.bricks.question"), Key: l.T("charts.bricks.key")}.titled(BricksTitles(l, w.series.Offers))
	c.Table.Head = []string{l.T("label.milestone"), l.T("label.offers"), l.T("charts.bricks.names")}
	var groups []string
	for _, p := range w.piles {
		name := l.T("milestone." + p.state.Key())
		if p.state == NotPublished {
			name = l.T("milestone.unpublished.short")
			groups = w.withUnknown(groups, len(p.offers))
			groups[0] = brackets(groups[0], w.news(p.offers)...)
		} else {
			groups = append(groups, brackets(w.group(name, len(p.offers)), w.news(p.offers)...))
		}
		var names []string
		for _, o := range p.offers {
			names = append(names, w.names[o].Text)
		}
		c.Table.Rows = append(c.Table.Rows, []string{name, l.Number(len(p.offers)), strings.Join(names, ", ")})
	}
	c.Alt = w.alt("bricks", groups, c.Title)
	c.Naming = w.naming()
	c.Note = notes(c.Naming, w.bare(w.series.Bare))
	return c
}

// naming says what a brick's name is, and gives those that found no room.
func (w *wall) naming() string {
	switch {
	case len(w.series.Offers) == 0:
		return ""
	case !w.named:
		return w.Locale.T("charts.bricks.nameless")
	}
	var long []string
	for i, name := range w.aside {
		long = append(long, w.asideMark(i)+"\u00a0"+name)
	}
	says := w.Locale.T("charts.bricks.named")
	if len(long) > 0 {
		says = notes(says, w.Locale.T("charts.bricks.aside", map[string]any{"Names": locales.Name(w.semicolons(long))}))
	}
	return says
}

// BricksTitles is the finding of the histogram, fullest first, before anything of it is
// drawn: how many offers have no public milestone.
func BricksTitles(l *locales.Locale, offers []Offer) []string {
	n := len(offers)
	silent := len(where(offers, func(o Offer) bool { return o.State == NotPublished }))
	switch silent {
	case 0:
		return l.Say("charts.bricks.title.none", locales.Facts{"N": locales.Num(n)})
	case n:
		return l.Say("charts.bricks.title.all", locales.Facts{"N": locales.Num(n)})
	}
	return l.Say("charts.bricks.title.some", locales.Facts{"N": locales.Num(silent), "Total": locales.Num(n)})
}
