package charts

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of the composition diagram.
const (
	floorHead = 9 * mm
	floorWide = 555 * mm / 10
	floorHigh = 135 * mm / 10
	floorGap  = 12 * mm / 10
	floorNext = 75 * mm // from one stack to the other
	floorTags = 141 * mm
	floorDisc = 6 * mm
	floorRing = 4 * mm / 10
	floorLine = 2 * unit.PT
	floorFoot = 9 * mm

	// In a floor: its name, what of the width is not the name's, its sign.
	floorInset = 43 * mm / 10
	floorAside = 16 * mm
	floorSign  = 74 * mm / 10

	// Under the stacks: a caption, and the room between two.
	floorCaption = 62 * mm / 10
	floorBetween = 4 * mm

	// Beside them: brackets, and the baselines of roles from the middle of one.
	bracket     = 3 * mm
	bracketX    = 25 * mm / 10
	bracketLine = unit.PT
	roleHead    = mm / 2
	roleText    = 34 * mm / 10
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
type Side struct{ Head, Text Words }

// building is a composition diagram that has been measured: its words are the
// editor's, and any number of lines.
type building struct {
	Sheet
	Building
	heads, captions [2]label
	over            unit.Length // what the heads need beyond one line
	wide, tags      unit.Length // of a floor; where the roles stand
	rec             *recorder
}

// Composition answers "what is left to evaluate?": floors to be evaluated are
// outlines with a half disc, floors taken over are filled with a full one.
func Composition(s Sheet, series Building) (Chart, error) {
	w := &building{Sheet: s, Building: series, rec: newRecorder(s.Fonts)}
	w.complete()
	c := Chart{Question: s.Locale.T("charts.composition.question")}
	n, total := w.Own, len(w.Floors)
	c = c.titled(s.Locale.Say("charts.composition.title", locales.Facts{"N": locales.Num(n), "Total": locales.Num(total)}))
	c.Alt = s.diagram("composition", []string{s.Locale.N("charts.composition.alone", total), s.Locale.N("charts.composition.composed", n,
		map[string]any{"Taken": s.Locale.Number(total - n)})}, c.Title)
	c.Table.Head = []string{w.Alone.Head.String(), w.Composed.Head.String()}
	for j, f := range w.Floors {
		who := w.Facilitator
		if j < w.Own {
			who = w.Beneficiary
		}
		c.Table.Rows = append(c.Table.Rows, []string{f, f + ", " + who.Head.String()})
	}
	size := unit.Size{W: s.Width, H: w.top(1, total) - floorGap + w.foot()}
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
		if len(s.side.Head) == 0 {
			s.side.Head = Words{said(l.T("charts.composition." + s.key))}
		}
		if len(s.side.Text) == 0 && (s.key == "beneficiary" || s.key == "facilitator") {
			s.side.Text = Words{said(l.T("charts.composition." + s.key + ".text"))}
		}
	}
	w.wide, w.tags = floorWide, floorTags
	if w.narrow() {
		w.wide, w.tags = floorNarrow, floorTagsAt
	}
	for i, side := range []Side{w.Alone, w.Composed} {
		w.heads[i] = w.set(floorNext-floorBetween, w.Styles.Name, side.Head...)
		w.captions[i] = w.set(floorNext-floorBetween, w.bold(), side.Text...)
		w.over = max(w.over, w.heads[i].drop())
	}
}

// foot is what stands under a stack.
func (w *building) foot() unit.Length {
	return floorFoot + max(w.captions[0].drop(), w.captions[1].drop())
}

// at is where a stack stands: beside the other, or on a narrow sheet under it.
func (w *building) at(i int) unit.Point {
	if i == 0 {
		return unit.Point{}
	}
	if w.narrow() {
		return unit.Point{Y: floorHead + w.over + unit.Length(len(w.Floors))*(floorHigh+floorGap) - floorGap + w.foot() + floorApart}
	}
	return unit.Point{X: floorNext}
}

// top is where a floor of a stack begins.
func (w *building) top(i, j int) unit.Length {
	return w.at(i).Y + floorHead + w.over + unit.Length(j)*(floorHigh+floorGap)
}

func (w *building) marks(p pen) {
	for j := range w.Floors {
		w.floor(p, w.at(0).X, w.top(0, j), true)
		w.floor(p, w.at(1).X, w.top(1, j), j < w.Own)
	}
	w.bracket(p, 0, w.Own)
	w.bracket(p, w.Own, len(w.Floors))
}

func (w *building) floor(p pen, x, y unit.Length, evaluated bool) {
	b := unit.Box(x, y, w.wide, floorHigh)
	cx, cy := b.Right()-floorSign, y+floorHigh/2
	if evaluated {
		p.frame(b, w.Inks.Paper, w.Inks.Sign, floorLine)
		p.disc(cx, cy, floorDisc, floorRing, J1, w.Inks.Look(false))
		return
	}
	p.fill(b, w.Inks.Sign)
	p.disc(cx, cy, floorDisc, floorRing, J3, Look{Ink: w.Inks.Reversed})
}

// bracket joins floors from one to another, the last one excluded.
func (w *building) bracket(p pen, from, to int) {
	if from >= to {
		return
	}
	x, y1, y2 := w.at(1).X+w.wide+bracketX, w.top(1, from), w.top(1, to)-floorGap
	p.pick("", w.Inks.Sign, bracketLine)
	p.trace([]unit.Point{{X: x, Y: y1}, {X: x + bracket, Y: y1}, {X: x + bracket, Y: y2}, {X: x, Y: y2}})
	p.r.Stroke()
	p.rule(x+bracket, (y1+y2)/2, x+2*bracket, (y1+y2)/2, w.Inks.Sign, bracketLine)
}

func (w *building) labels(p pen) {
	for i := range 2 {
		x, foot := w.at(i).X, w.top(i, len(w.Floors))-floorGap+floorCaption
		p.part(fmt.Sprint("head ", i)).label(w.heads[i], x, w.at(i).Y+headBase+w.over-w.heads[i].drop())
		p.part(fmt.Sprint("caption ", i)).label(w.captions[i], x, foot)
		for j, f := range w.Floors {
			t := w.Styles.Floor
			if i == 1 && j >= w.Own {
				t.Ink = w.Inks.Reversed
			}
			l := w.set(w.wide-floorAside, t, said(f))
			p.part(fmt.Sprint("floor ", i, " ", j)).label(l, x+floorInset, w.top(i, j)+(floorHigh+p.capital(t)-l.drop())/2)
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
	mid := (w.top(1, from) + w.top(1, to) - floorGap) / 2
	p.words(s.Head.String()+" ", w.tags, mid-roleHead, w.Styles.H3)
	p.label(w.set(w.Width-w.tags, w.table(), s.Text...), w.tags, mid+roleText)
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
		if len(s.Text) > 0 {
			out = append(out, leaf(draw.P, fmt.Sprint("caption ", i)))
		}
	}
	return out
}
