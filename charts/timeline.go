package charts

import (
	"fmt"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/wcharczuk/go-chart/v2"
)

// The measures of a timeline.
const (
	lifeRow    = 21 * mm / 2
	lifeAlone  = 2 * lifeRow // of a row that stands alone
	lifeDense  = 7 * mm      // of many
	lifeMany   = 4
	lifeLabel  = 27 * mm     // the names, two columns of the page
	lifeWide   = 59 * mm / 2 // a name that would else be divided
	lifeAxis   = 30 * mm     // left end of the axis
	lifeDisc   = 5 * mm      // a decision, or an offer in progress when it was first seen
	lifeBefore = 5           // years before the edition's
	lifeAfter  = 3           // and from it on
	lifeAir    = 3 * mm      // what a row is higher than its name
	lifeRise   = 7 * mm / 2  // of words that stand over their mark, from its line
)

// timeline is what is known of a provider's offers in time, on rows of its own.
type timeline struct{ calendar }

// Timeline is the offers of one provider on an axis of years: a bar from the
// decision, marked by a disc, to the end of validity; what is known to the month
// or the year as a broken line; an offer in progress as its disc on the day it
// was first seen. Words that find no room beside their mark stand over it.
func Timeline(s Sheet, offers []Offer) (Chart, error) {
	w := &timeline{calendar{Sheet: s, high: lifeRow}}
	switch n := len(offers); {
	case n == 1:
		w.high = lifeAlone
	case n > lifeMany:
		w.high = lifeDense
	}
	for _, o := range offers {
		name := at(o.From, named(o.Name+" "))
		if name.Font = w.bold().Font; o.Changed {
			name.Ink, name.Underline = w.Inks.ChangeText, true
		}
		room := lifeLabel
		if need := w.wide(o.Name, w.bold()); need > lifeLabel && need <= lifeWide {
			room = lifeWide
		}
		l := w.set(room, w.table(), name, said(w.floors(o.Layers)))
		w.rows = append(w.rows, calRowOf{o, l, max(w.high, l.drop()+l.style.Leading+lifeAir)})
	}
	w.scale()
	c := w.words()
	w.fig, w.tbl = figure(c.Alt).elem, draw.New(draw.Table)
	box, err := w.page(w.rows)
	if err != nil {
		return c, fmt.Errorf("timeline: %w", err)
	}
	c.Box = box
	return c, nil
}

// floors is the layers of an offer in words.
func (w *timeline) floors(on Layers) string {
	var out []string
	for k, covered := range on {
		if covered {
			out = append(out, w.layer(k))
		}
	}
	return strings.Join(out, ", ")
}

// scale sets the years of the axis: eight around the cut-off, more where
// something began or ends outside them.
func (w *timeline) scale() {
	w.reckon()
	from, to := w.beginning.Year()-lifeBefore, w.beginning.Year()+lifeAfter
	for _, r := range w.rows {
		for _, d := range []Date{r.Start, r.Seen, r.End} {
			if d.Known() {
				from, to = min(from, d.Year), max(to, d.Year+1)
			}
		}
	}
	w.axis = yearsFrom(from, to, lifeAxis, w.Width)
	w.cut = w.axis.at(w.open())
}

// page draws the rows under the axis.
func (w *timeline) page(some []calRowOf) (draw.Box, error) {
	w.rec = newRecorder(w.Fonts)
	table, at := w.tabled(some)
	size := unit.Size{W: w.Width, H: at.foot()}
	kind := w.kind(w.rec)
	marks := []chart.Series{yearLines{kind, calTop, w.label(), w.open().year()}}
	for i, r := range some {
		marks = append(marks, freehand{kind, func(p pen) { w.plates(p, r.Offer, at.mid(i)) }})
		if r.State == J3 {
			marks = append(marks, w.mark(kind, i, r.Offer)...)
		}
		marks = append(marks, freehand{kind, func(p pen) { w.sign(p, r.Offer, at.mid(i)) }})
	}
	if err := w.plot(size, w.rec, w.axis, at, marks, func(p pen) { w.labels(p, some, at) }); err != nil {
		return draw.Box{}, err
	}
	return w.assemble("timeline", size, w.rec, node{elem: w.fig, part: "marks"}, table)
}

// sign is the disc on the day of the decision, or on the day on which an offer
// in progress was first seen.
func (w *timeline) sign(p pen, o Offer, mid unit.Length) {
	d := o.Seen
	if o.State == J3 {
		if d = o.Start; d.Day == 0 {
			return // a broken line says how precisely it is known
		}
	}
	if d.Day > 0 {
		p.disc(w.axis.at(d), mid, lifeDisc, ringOf(lifeDisc), o.State, w.Inks.Look(o.Changed))
	}
}

// tags are the words before and behind the mark of an offer, and how far each
// stands over its line.
func (w *timeline) tags(o Offer) []raised {
	if o.State != J3 {
		t := tag{style: w.table(), str: w.Locale.T("charts.timeline.seen", map[string]any{"Date": w.shortDay(o.Seen), "State": w.state(o.State)})}
		t.x = w.axis.at(o.Seen) - lifeDisc/2 - calGap - w.wide(t.str, t.style)
		return []raised{w.placed(t)}
	}
	var out []raised
	if b := w.begin(o); b.str != "" {
		if o.Start.Day > 0 {
			b.x -= lifeDisc / 2
		}
		out = append(out, w.placed(b))
	}
	e := w.end(o)
	e.x += calGap
	return append(out, w.placed(e))
}

// raised is words at their place.
type raised struct {
	tag
	over unit.Length
}

// placed is words beside their mark, or over it where they would leave the
// axis.
func (w *timeline) placed(t tag) raised {
	wide := w.wide(t.str, t.style)
	switch {
	case t.x+wide > w.Width-calEdge:
		t.x = w.Width - calEdge - wide
	case t.x < lifeAxis:
		t.x = lifeAxis + calGap
	default:
		return raised{t, 0}
	}
	return raised{t, lifeRise}
}

// plates keep year lines off the words.
func (w *timeline) plates(p pen, o Offer, mid unit.Length) {
	for _, t := range w.tags(o) {
		p.fill(unit.Box(t.x-calAside, mid-t.over-calStrip/2, w.wide(t.str, t.style)+2*calAside, calStrip), w.Inks.Paper)
	}
}

func (w *timeline) labels(p pen, some []calRowOf, at *rows) {
	for i, r := range some {
		base := at.mid(i) + p.capital(w.table())/2
		p.part(fmt.Sprint("name ", i)).label(r.label, 0, base-r.label.drop()/2)
		q := p.part(fmt.Sprint("dates ", i))
		tags := w.tags(r.Offer)
		for n, t := range tags {
			if n < len(tags)-1 {
				t.str += " "
			}
			w.rec.carry(draw.Text{Actual: w.told(r.Offer, n)})
			q.words(t.str, t.x, base-t.over, t.style)
		}
	}
}

// told is what readers are told of the n-th words of a row: with the first, since
// when.
func (w *timeline) told(o Offer, n int) string {
	if o.State != J3 {
		return ""
	}
	begin := w.begin(o)
	before, after := w.dates(o, begin, w.end(o))
	if n == 0 && begin.str != "" {
		return before + " "
	}
	return after
}

// state is a milestone in words.
func (w *timeline) state(s State) string {
	if s == NotPublished {
		return w.Locale.T("charts.timeline.unpublished")
	}
	return w.Locale.T("milestone." + s.Key())
}

func (w *timeline) words() Chart {
	c := Chart{}
	c.Table.Head = []string{w.Locale.T("label.offer"), w.Locale.T("charts.calendar.since"), w.Locale.T("label.validity")}
	var groups []string
	for _, r := range w.rows {
		key, row := "charts.timeline.row", []string{r.Name, w.start(r.Offer), w.dated(r.End)}
		if r.State != J3 { // no validity to speak of
			key, row = key+".coming", []string{r.Name, w.tags(r.Offer)[0].str, "–"}
		}
		c.Table.Rows = append(c.Table.Rows, row)
		groups = append(groups, w.Locale.T(key, map[string]any{"Offer": row[0], "Since": row[1], "Until": row[2]}))
	}
	if len(groups) == 0 {
		groups = append(groups, w.Locale.T("charts.timeline.empty"))
	}
	c.Alt = w.alt("timeline", groups, "")
	return c
}
