package charts

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// Building is the series of the composition diagram: a service in floors, from
// the top down, evaluated alone and on floors that are already qualified.
type Building struct {
	Floors      []string // empty: the five of the locale files
	Own         int      // floors from the top that are evaluated in the composition; 0: 1
	Alone       Side
	Composed    Side
	Beneficiary Side // of the floors that are evaluated; empty: the words of the locale files
	Facilitator Side // of the floors taken over
}

// Side is a head with a line of text.
type Side struct{ Head, Text string }

// The measures of the composition diagram.
const (
	floorHead = 9 * mm
	floorWide = 555 * mm / 10
	floorHigh = 135 * mm / 10
	floorGap  = 12 * mm / 10
	floorNext = 75 * mm // from one stack to the other
	floorTags = 141 * mm
	floorDisc = 6 * mm
	floorFoot = 9 * mm
)

type building struct {
	Sheet
	Building
	rec *recorder
}

// Composition answers "what is left to evaluate?": floors to be evaluated are
// outlines with a half disc, floors taken over are filled with a full one.
func Composition(s Sheet, series Building) (Chart, error) {
	w := &building{Sheet: s, Building: series, rec: newRecorder(s.Fonts)}
	w.complete()
	c := Chart{Question: s.Locale.T("charts.composition.question")}
	n, total := w.Own, len(w.Floors)
	data := map[string]any{"Own": s.Locale.Words(n, false), "Total": s.Locale.Words(total, false)}
	c.Title = locales.Capital(s.Locale.N("charts.composition.title", n, data))
	c.Alt = s.diagram("composition", []string{s.Locale.N("charts.composition.alone", total), s.Locale.N("charts.composition.composed", n,
		map[string]any{"Taken": s.Locale.Number(total - n)})}, c.Title)
	c.Table.Head = []string{w.Alone.Head, w.Composed.Head}
	for j, f := range w.Floors {
		who := w.Facilitator
		if j < w.Own {
			who = w.Beneficiary
		}
		c.Table.Rows = append(c.Table.Rows, []string{f, f + ", " + who.Head})
	}
	size := unit.Size{W: s.Width, H: w.top(total) - floorGap + floorFoot}
	if err := s.render(size, w.rec, w.marks, w.labels); err != nil {
		return c, fmt.Errorf("composition diagram: %w", err)
	}
	box, err := s.assemble("composition", size, w.rec, w.nodes(c.Alt)...)
	c.Box = box
	return c, err
}

// complete fills what the series leaves to the locale files.
func (w *building) complete() {
	l := w.Locale
	if len(w.Floors) == 0 {
		for _, key := range []string{"software", "platform", "containers", "infrastructure", "buildings"} {
			w.Floors = append(w.Floors, l.T("charts.composition.floor."+key))
		}
	}
	w.Own = max(1, min(w.Own, len(w.Floors)))
	for _, s := range []struct {
		side *Side
		key  string
	}{{&w.Alone, "side.alone"}, {&w.Composed, "side.composed"}, {&w.Beneficiary, "beneficiary"}, {&w.Facilitator, "facilitator"}} {
		if s.side.Head == "" {
			s.side.Head = l.T("charts.composition." + s.key)
		}
		if s.side.Text == "" && (s.key == "beneficiary" || s.key == "facilitator") {
			s.side.Text = l.T("charts.composition." + s.key + ".text")
		}
	}
}

func (w *building) top(j int) unit.Length { return floorHead + unit.Length(j)*(floorHigh+floorGap) }

func (w *building) marks(p pen) {
	for j := range w.Floors {
		y := w.top(j)
		w.floor(p, 0, y, true)
		w.floor(p, floorNext, y, j < w.Own)
	}
	w.bracket(p, 0, w.Own)
	w.bracket(p, w.Own, len(w.Floors))
}

func (w *building) floor(p pen, x, y unit.Length, evaluated bool) {
	b := unit.Box(x, y, floorWide, floorHigh)
	cx, cy := b.Right()-74*mm/10, y+floorHigh/2
	if evaluated {
		p.frame(b, w.Inks.Paper, w.Inks.Sign, unit.Points(2))
		p.disc(cx, cy, floorDisc, 4*mm/10, J1, w.Inks.Look(false))
		return
	}
	p.fill(b, w.Inks.Sign)
	p.disc(cx, cy, floorDisc, 4*mm/10, J3, Look{Ink: w.Inks.Reversed})
}

// bracket joins floors from one to another, the last one excluded.
func (w *building) bracket(p pen, from, to int) {
	if from >= to {
		return
	}
	x, y1, y2 := floorNext+floorWide+25*mm/10, w.top(from), w.top(to)-floorGap
	p.pick("", w.Inks.Sign, unit.Points(1))
	p.trace([]unit.Point{{X: x, Y: y1}, {X: x + 3*mm, Y: y1}, {X: x + 3*mm, Y: y2}, {X: x, Y: y2}})
	p.r.Stroke()
	p.rule(x+3*mm, (y1+y2)/2, x+6*mm, (y1+y2)/2, w.Inks.Sign, unit.Points(1))
}

func (w *building) labels(p pen) {
	foot := w.top(len(w.Floors)) - floorGap + 62*mm/10
	for i, side := range []Side{w.Alone, w.Composed} {
		x := unit.Length(i) * floorNext
		p.part(fmt.Sprint("head ", i)).words(side.Head, x, 35*mm/10, w.Styles.Name)
		p.part(fmt.Sprint("caption ", i)).label(w.set(floorNext-4*mm, w.bold(), said(side.Text)), x, foot)
		for j, f := range w.Floors {
			t := w.Styles.Floor
			if i == 1 && j >= w.Own {
				t.Ink = w.Inks.Reversed
			}
			l := w.set(floorWide-16*mm, t, said(f))
			p.part(fmt.Sprint("floor ", i, " ", j)).label(l, x+43*mm/10, w.top(j)+(floorHigh+p.capital(t)-l.drop())/2)
		}
	}
	w.role(p.part("beneficiary"), w.Beneficiary, 0, w.Own)
	w.role(p.part("facilitator"), w.Facilitator, w.Own, len(w.Floors))
}

// role names a bracket at its middle.
func (w *building) role(p pen, s Side, from, to int) {
	if from >= to {
		return
	}
	mid := (w.top(from) + w.top(to) - floorGap) / 2
	p.words(s.Head+" ", floorTags, mid-mm/2, w.Styles.H3)
	p.label(w.set(w.Width-floorTags, w.table(), said(s.Text)), floorTags, mid+34*mm/10)
}

func (w *building) nodes(alt string) []node {
	top := branch(draw.TableRow, head("Column", "head 0"), head("Column", "head 1"))
	table := branch(draw.Table, top)
	for j := range w.Floors {
		table.kids = append(table.kids, branch(draw.TableRow,
			leaf(draw.DataCell, fmt.Sprint("floor 0 ", j)), leaf(draw.DataCell, fmt.Sprint("floor 1 ", j))))
	}
	out := []node{figure(alt), table, leaf(draw.P, "beneficiary")}
	if w.Own < len(w.Floors) {
		out = append(out, leaf(draw.P, "facilitator"))
	}
	for i, s := range []Side{w.Alone, w.Composed} {
		if s.Text != "" {
			out = append(out, leaf(draw.P, fmt.Sprint("caption ", i)))
		}
	}
	return out
}

// The measures of the procedure's line.
const (
	stepDisc = 315 * mm / 10
	stepLine = mm / 2
	stepGap  = 2 * mm // between a disc and the line behind it
)

// Procedure is the line of the four milestones: discs at the four blocks of
// three columns, and a line that stops at the last one. The blocks' words
// stand under it and are the composer's.
func Procedure(s Sheet) (Chart, error) {
	l, rec := s.Locale, newRecorder(s.Fonts)
	c := Chart{Question: l.T("charts.procedure.question"), Title: locales.Capital(l.T("charts.procedure.title"))}
	var groups []string
	for _, st := range States()[1:] {
		key := "milestone." + st.Key()
		groups = append(groups, l.T("charts.procedure.group", map[string]any{"Code": l.T(key), "Name": l.T(key + ".state")}))
		c.Table.Rows = append(c.Table.Rows, []string{l.T(key), l.T(key + ".name")})
	}
	c.Table.Head = []string{l.T("label.milestone"), l.T("charts.procedure.head")}
	c.Alt = s.diagram("procedure", groups, c.Title)
	step := (s.Width + u) / 4
	size := unit.Size{W: s.Width, H: stepDisc}
	err := s.render(size, rec, func(p pen) {
		for i, st := range States()[1:] {
			x := unit.Length(i) * step
			if i < 3 {
				p.rule(x+stepDisc+stepGap, stepDisc/2, x+step, stepDisc/2, s.Inks.Sign, stepLine)
			}
			p.disc(x+stepDisc/2, stepDisc/2, stepDisc, ringOf(stepDisc), st, s.Inks.Look(false))
		}
	}, func(pen) {})
	if err != nil {
		return c, fmt.Errorf("procedure: %w", err)
	}
	c.Box, err = s.assemble("procedure", size, rec, figure(c.Alt))
	return c, err
}

// Shares is the series of the threshold bars: parts of one hundred.
type Shares []Share

// Share is one bar. Percent below 0 is not published.
type Share struct {
	Label   string
	Percent int
}

// The measures of the threshold bars.
const (
	shareRow   = 2 * u
	shareLabel = 57 * mm
	shareStart = 60 * mm
	shareHigh  = 5 * mm
	shareAfter = 22 * mm
)

// Thresholds answers "what share?": bars of one scale from zero to the whole,
// which is their outline, each with its value.
func Thresholds(s Sheet, series Shares) (Chart, error) {
	l, rec := s.Locale, newRecorder(s.Fonts)
	c := Chart{Question: l.T("charts.shares.question"), Key: l.T("charts.shares.key")}
	c.Table.Head = []string{l.T("charts.shares.head"), l.T("charts.shares.value")}
	var groups []string
	table := branch(draw.Table)
	for i, b := range series {
		groups = append(groups, b.Label+" "+s.share(b))
		c.Table.Rows = append(c.Table.Rows, []string{b.Label, s.share(b)})
		table.kids = append(table.kids, branch(draw.TableRow, head("Row", fmt.Sprint("label ", i)), leaf(draw.DataCell, fmt.Sprint("value ", i))))
	}
	if len(groups) > 0 {
		c.Title = l.List(groups)
	}
	c.Alt = s.diagram("shares", groups, l.T("charts.shares.whole"))
	mids, foot := s.shareRows(series)
	size := unit.Size{W: s.Width, H: foot}
	err := s.render(size, rec, func(p pen) {
		for i, b := range series {
			p.gauge(unit.Box(shareStart, mids[i]-shareHigh/2, s.Width-shareStart-shareAfter, shareHigh), b.Percent, s.Inks)
		}
	}, func(p pen) { s.shares(p, series, mids) })
	if err != nil {
		return c, fmt.Errorf("threshold bars: %w", err)
	}
	c.Box, err = s.assemble("shares", size, rec, figure(c.Alt), table)
	return c, err
}

// shareRows are the middles of the rows, higher where a label has many lines,
// and where the last one ends.
func (s Sheet) shareRows(series Shares) (mids []unit.Length, foot unit.Length) {
	for _, b := range series {
		l := s.set(shareLabel, s.strong(), said(b.Label))
		h := max(shareRow, (l.drop() + l.style.Leading + mm).Up(u/2))
		mids, foot = append(mids, foot+h/2), foot+h
	}
	return mids, max(foot, u)
}

func (s Sheet) share(b Share) string {
	if b.Percent < 0 {
		return s.Locale.T("unknown.published.f")
	}
	return s.Locale.Percent(b.Percent)
}

func (s Sheet) shares(p pen, series Shares, mids []unit.Length) {
	for i, b := range series {
		mid, t := mids[i], s.strong()
		l := s.set(shareLabel, t, said(b.Label))
		p.part(fmt.Sprint("label ", i)).label(l, 0, mid+(p.capital(t)-l.drop())/2)
		v := s.Styles.Share
		if b.Percent < 0 {
			v = s.italic()
		}
		p.part(fmt.Sprint("value ", i)).words(s.share(b), s.Width-shareAfter+3*mm, mid+p.capital(v)/2, v)
	}
}
