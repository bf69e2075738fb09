package charts

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of the responsibility diagram.
const (
	dutyHead   = 2 * u
	dutyRow    = 9 * mm
	dutyFoot   = mm
	dutyLabels = 42 * mm
	dutyStart  = 45 * mm
	dutyWide   = 225 * mm / 10
	dutyPitch  = 27 * mm
	dutyGap    = 12 * mm / 10
	dutyLine   = mm / 2
	dutyInset  = 3 * mm // of hairlines inside a part
	dutyAside  = mm     // beside its words
	dutyBase   = dutyHead - 34*mm/10
)

// Duties is the series of the responsibility diagram: the levels from the top
// down, and for each model how many of them the customer runs. The provider
// runs the rest.
type Duties struct {
	Levels []string
	Models []Model
}

// Model is a column of the responsibility diagram.
type Model struct {
	Name     string
	Customer int // levels from the top that the customer runs
}

// StandardDuties is the general rule: nine levels, on site and the four layers.
// The service agreement sets the limit of each contract.
func StandardDuties(s Sheet) Duties {
	var d Duties
	for _, key := range []string{"data", "application", "runtime", "containers", "system", "virtualisation", "servers", "storage",
		"buildings"} {
		d.Levels = append(d.Levels, s.Locale.T("charts.duties.level."+key))
	}
	d.Models = append(d.Models, Model{s.Locale.T("charts.duties.onsite"), len(d.Levels)})
	for k, n := range [4]int{5, 3, 2, 1} {
		d.Models = append(d.Models, Model{s.layer(k), n})
	}
	return d
}

// duties is a responsibility diagram that has been measured.
type duties struct {
	Sheet
	Duties
	names []label // of the levels
	heads []label // of the models
	rows  *rows
	rec   *recorder

	labels, start, pitch, wide unit.Length // of the levels; of the columns
}

// Responsibility answers "who runs what?": for each model the customer's part
// as an outline, the provider's as a filled block below it.
func Responsibility(s Sheet, series Duties) (Chart, error) {
	w := &duties{Sheet: s, Duties: series, rec: newRecorder(s.Fonts), labels: dutyLabels, start: dutyStart, pitch: dutyPitch, wide: dutyWide}
	head, foot := w.Styles.H2, dutyFoot
	if s.narrow() { // who runs a part has no room in it: a key says it
		head, foot = w.Styles.H3, dutyKey+dutyKeyMark
		w.labels, w.start = dutyNarrow, dutyNarrow+mm
		w.pitch = (s.Width - w.start) / unit.Length(max(1, len(series.Models)))
		w.wide = w.pitch - mm
	}
	var heights []unit.Length
	for _, l := range series.Levels {
		name := w.set(w.labels, w.strong(), said(l))
		w.names, heights = append(w.names, name), append(heights, dutyRow+name.drop())
	}
	over := unit.Length(0)
	for _, m := range series.Models {
		name := w.set(w.wide, head, said(m.Name))
		w.heads, over = append(w.heads, name), max(over, name.drop())
	}
	w.rows = rowsFrom(dutyHead+over, heights...)
	c := w.words()
	size := unit.Size{W: s.Width, H: w.rows.foot() + foot}
	if err := s.render(size, w.rec, w.marks, w.named); err != nil {
		return c, fmt.Errorf("responsibility diagram: %w", err)
	}
	box, err := s.assemble("responsibility", size, w.rec, append([]node{figure(c.Alt), w.table()}, w.keyNodes()...)...)
	c.Box = box
	return c, err
}

func (w *duties) x(i int) unit.Length { return w.start + unit.Length(i)*w.pitch }

// split is the level at which a model's provider begins.
func (w *duties) split(m Model) int { return max(0, min(m.Customer, len(w.Levels))) }

func (w *duties) marks(p pen) {
	for _, y := range w.rows.tops {
		p.rule(0, y, w.labels, y, w.Inks.Unknown, hairline)
	}
	if w.narrow() {
		w.key(p, w.rows.foot())
	}
	inset := min(dutyInset, w.wide/6)
	for i, m := range w.Models {
		at := w.split(m)
		if at > 0 {
			foot := w.rows.tops[at]
			if at < len(w.Levels) {
				foot -= dutyGap
			}
			p.frame(unit.Box(w.x(i), w.rows.tops[0], w.wide, foot-w.rows.tops[0]), w.Inks.Paper, w.Inks.Sign, dutyLine)
		}
		if at < len(w.Levels) {
			p.fill(unit.Box(w.x(i), w.rows.tops[at], w.wide, w.rows.tops[len(w.Levels)]-w.rows.tops[at]), w.Inks.Sign)
		}
		for j := 1; j < len(w.Levels); j++ {
			ink := w.Inks.Hairline
			if j > at {
				ink = w.Inks.Fine
			}
			if j != at {
				p.rule(w.x(i)+inset, w.rows.tops[j], w.x(i)+w.wide-inset, w.rows.tops[j], ink, hairline)
			}
		}
	}
}

func (w *duties) named(p pen) {
	head := w.rows.tops[0] - dutyHead + dutyBase // of the last line of the heads
	p.part("corner").words(w.Locale.T("charts.duties.level.head"), 0, head, w.label())
	for j, l := range w.names {
		y := (w.rows.tops[j]+w.rows.tops[j+1]+p.capital(l.style))/2 - l.drop()/2
		p.part(fmt.Sprint("level ", j)).label(l, 0, y)
	}
	t := inked(faced(w.Styles.Small, w.Styles.Small.Bold), w.Inks.SignText)
	for i, m := range w.Models {
		p.part(fmt.Sprint("model ", i)).label(w.heads[i], w.x(i), head-w.heads[i].drop())
		if w.narrow() {
			continue
		}
		at := w.split(m)
		if at > 0 {
			w.owner(p.part(fmt.Sprint("customer ", i)), "charts.duties.customer", i, 0, t)
		}
		if at < len(w.Levels) {
			t := t
			t.Ink = w.Inks.Reversed
			w.owner(p.part(fmt.Sprint("provider ", i)), "charts.duties.provider", i, at, t)
		}
	}
	if w.narrow() {
		w.keyWords(p, w.rows.foot())
	}
}

// owner sets who runs a part into its first level.
func (w *duties) owner(p pen, key string, model, level int, t text.Style) {
	l := w.set(w.wide-2*dutyAside, t, said(w.Locale.T(key)))
	foot := w.rows.tops[level+1]
	if level == 0 {
		foot -= dutyGap / 2
	}
	y := (w.rows.tops[level]+foot+p.capital(t))/2 - l.drop()/2
	p.labelCentred(l, w.x(model)+w.wide/2, y)
}

// table is the reading order: a row for each level; who runs a part is a cell
// over its levels.
func (w *duties) table() node {
	top := branch(draw.TableRow, head("Column", "corner"))
	for i := range w.Models {
		top.kids = append(top.kids, head("Column", fmt.Sprint("model ", i)))
	}
	t := branch(draw.Table, top)
	spanning := func(part string, model, rows int) node {
		n := span(part, rows)
		n.elem.Headers = []*draw.Elem{top.kids[1+model].elem}
		return n
	}
	for j := range w.Levels {
		row := branch(draw.TableRow, head("Row", fmt.Sprint("level ", j)))
		for i, m := range w.Models {
			at := w.split(m)
			if j == 0 && at > 0 {
				row.kids = append(row.kids, spanning(fmt.Sprint("customer ", i), i, at))
			}
			if j == at {
				row.kids = append(row.kids, spanning(fmt.Sprint("provider ", i), i, len(w.Levels)-at))
			}
		}
		t.kids = append(t.kids, row)
	}
	return t
}

// span is a cell over so many rows.
func span(part string, rows int) node {
	n := leaf(draw.DataCell, part)
	n.elem.RowSpan = rows
	return n
}

func (w *duties) words() Chart {
	l := w.Locale
	c := Chart{Question: l.T("charts.duties.question"), Key: l.T("charts.duties.key")}.titled(l.Say("charts.duties.title", nil))
	c.Table.Head = []string{l.T("charts.duties.level.head")}
	var groups []string
	for _, m := range w.Models {
		c.Table.Head = append(c.Table.Head, m.Name)
		said := map[string]any{"Model": locales.Name(m.Name), "Total": l.Number(len(w.Levels))}
		groups = append(groups, l.N("charts.duties.group", w.split(m), said))
	}
	for j, level := range w.Levels {
		row := []string{level}
		for _, m := range w.Models {
			who := "charts.duties.provider"
			if j < w.split(m) {
				who = "charts.duties.customer"
			}
			row = append(row, l.T(who))
		}
		c.Table.Rows = append(c.Table.Rows, row)
	}
	c.Alt = w.diagram("duties", groups, c.Title)
	return c
}

// diagram is the alternative of a drawing that counts nothing on a date.
func (s Sheet) diagram(kind string, groups []string, point string) string {
	return s.Locale.T("charts.diagram", map[string]any{"Chart": s.Locale.T("charts." + kind + ".kind"),
		"Groups": locales.Name(s.semicolons(groups)), "Point": locales.Name(point)})
}
