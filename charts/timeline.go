package charts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
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
	lifeDisc   = 5 * mm      // a decision, or where an offer in progress stood
	lifeClear  = mm / 2      // between two discs of one offer
	lifeBefore = 5           // years before the edition's
	lifeAfter  = 3           // and from it on
	lifeAir    = 3 * mm      // what a row is higher than its name
	lifeRise   = 7 * mm / 2  // of words that stand over their mark, from its line
	lifeNarrow = 7 * mm      // of a narrow sheet's row, what its mark takes under the words
)

// timeline is what is known of a provider's offers in time, on rows of its own.
type timeline struct{ calendar }

// Timeline is the offers of one provider on an axis of years: a bar from the
// decision, marked by a disc, to the end of validity; what is known to the month
// or the year as a broken line; an offer in progress as a disc on the day it was
// first seen, and one on each day from which a further milestone was known. Words that
// find no room beside their mark stand over it. Each row is higher by air than it need be.
func Timeline(s Sheet, offers []Offer, air unit.Length) (Chart, error) {
	w := &timeline{calendar{Sheet: s, high: lifeRow, rec: newRecorder(s.Fonts)}}
	switch n := len(offers); {
	case w.narrow():
		w.high = lifeNarrow
	case n == 1:
		w.high = lifeAlone
	case n > lifeMany:
		w.high = lifeDense
	}
	w.high += air
	for _, o := range offers {
		name := at(o.From, named(o.Name+" "))
		if name.Font = w.bold().Font; o.Changed {
			name.Ink, name.Underline = w.Inks.ChangeText, true
		}
		l := w.set(w.nameRoom(o), w.table(), name, said(w.floors(o.Layers)))
		w.rows = append(w.rows, calRowOf{o, l, max(w.high, l.drop()+l.style.Leading+lifeAir)})
	}
	w.scale()
	for i := range w.rows {
		if r := &w.rows[i]; w.narrow() { // names, words and marks under each other
			r.h = w.high + air + unit.Length(len(r.label.lines)+w.tagLines(r.Offer))*w.table().Leading
		}
	}
	c := w.words()
	w.fig, w.tbl = figure(c.Alt).elem, draw.New(draw.Table)
	box, err := w.page(w.rows)
	if err != nil {
		return c, fmt.Errorf("timeline: %w", err)
	}
	c.Box = box
	return c, nil
}

// nameRoom is the room of an offer's name.
func (w *timeline) nameRoom(o Offer) unit.Length {
	if w.narrow() {
		return w.Width
	}
	if need := w.wide(o.Name, w.bold()); need > lifeLabel && need <= lifeWide {
		return lifeWide
	}
	return lifeLabel
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
	for i := range w.rows {
		r := &w.rows[i]
		dates := []Date{r.Start, r.End}
		for _, s := range r.Course.known() {
			dates = append(dates, s.On)
		}
		for _, d := range dates {
			if d.Known() {
				from, to = min(from, d.Year), max(to, d.Year+1)
			}
		}
	}
	left, right := lifeAxis, w.Width
	if w.narrow() { // a disc on either end stands on the sheet
		left, right = lifeDisc/2, w.Width-lifeDisc/2
	}
	w.axis = yearsFrom(from, to, left, right)
	w.cut = w.axis.at(w.open())
}

// page draws the rows under the axis.
func (w *timeline) page(some []calRowOf) (draw.Box, error) {
	w.rec = newRecorder(w.Fonts)
	table, at := w.tabled(some)
	if w.narrow() {
		at.line, at.last = w.high, true
	}
	size := unit.Size{W: w.Width, H: at.foot()}
	kind := w.kind(w.rec)
	marks := []chart.Series{yearLines{kind, calTop, w.label(), w.open().year()}}
	for i, r := range some {
		marks = append(marks, freehand{kind, func(p pen) {
			w.plates(p, r.Offer, at.mid(i))
			w.namePlates(p, r, at.tops[i])
		}})
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

// sign is the disc on the day of the decision, or those of an offer in progress.
func (w *timeline) sign(p pen, o Offer, mid unit.Length) {
	if o.State != J3 {
		for _, s := range w.apart(o.Course.known()) {
			p.disc(w.axis.at(s.On), mid, lifeDisc, ringOf(lifeDisc), s.State, w.Inks.Look(s.New))
		}
		return
	}
	if o.Start.Day > 0 { // else a broken line says how precisely it is known
		p.disc(w.axis.at(o.Start), mid, lifeDisc, ringOf(lifeDisc), o.State, w.Inks.Look(o.Changed && !o.StartOld))
	}
}

// apart is the states that have a disc, each on its own day: the last, the first
// where it stands clear of that one, and those between that stand clear of all.
func (w *timeline) apart(all []Reached) []Reached {
	var out []Reached
	for i := range all {
		s := all[(len(all)-1+i)%len(all)] // the last before the others
		near := func(o Reached) bool {
			return max(w.axis.at(s.On)-w.axis.at(o.On), w.axis.at(o.On)-w.axis.at(s.On)) < lifeDisc+lifeClear
		}
		if !slices.ContainsFunc(out, near) {
			out = append(out, s)
		}
	}
	if len(out) > 1 {
		out = append(out[1:], out[0])
	}
	return out
}

// coming is since when an offer in progress is known, and its milestone, with its
// own day where that became known later.
func (w *timeline) coming(o Offer) string {
	all := o.Course.known()
	if len(all) == 0 {
		return w.state(o.State)
	}
	first, last := all[0], all[len(all)-1]
	said := map[string]any{"Date": w.shortDay(first.Known), "State": w.state(last.State), "Known": w.shortDay(last.Known)}
	switch {
	case len(all) > 1 && last.Known.Day > 0:
		return w.Locale.T("charts.timeline.moved", said)
	case len(all) > 1: // to the month
		return w.Locale.T("charts.timeline.moved.in", said)
	}
	return w.Locale.T("charts.timeline.seen", said)
}

// tags are the words before and behind the mark of an offer, and how far each
// stands over its line.
func (w *timeline) tags(o Offer) []raised {
	if o.State != J3 {
		t := tag{style: w.table(), str: w.coming(o), x: lifeAxis}
		if marks := w.apart(o.Course.known()); len(marks) > 0 {
			t.x = w.axis.at(marks[0].On)
		}
		if w.narrow() {
			t.x -= lifeDisc / 2
			return []raised{w.above(t)}
		}
		t.x -= lifeDisc/2 + calGap + w.wide(t.str, t.style)
		return []raised{w.placed(t)}
	}
	if w.narrow() {
		return w.tagsAbove(o)
	}
	var out []raised
	if b := w.begin(o); b.str != "" {
		if o.Start.Day > 0 {
			b.x -= lifeDisc / 2
		}
		out = append(out, w.placed(b))
	}
	e := w.end(o)
	if o.Start.Day > 0 {
		e.x = max(e.x, w.axis.at(o.Start)+lifeDisc/2)
	}
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
		base, top := at.mid(i)+p.capital(w.table())/2, at.mid(i)+p.capital(w.table())/2-r.label.drop()/2
		if w.narrow() {
			top = at.tops[i] + w.table().Leading.Scale(text.Baseline, 100)
		}
		p.part(fmt.Sprint("name ", i)).label(r.label, 0, top)
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
			key, row = key+".coming", []string{r.Name, w.coming(r.Offer), "–"}
		}
		c.Table.Rows = append(c.Table.Rows, row)
		groups = append(groups, w.Locale.T(key, map[string]any{"Offer": locales.Name(row[0]), "Since": row[1], "Until": row[2]}))
	}
	if len(groups) == 0 {
		groups = append(groups, w.Locale.T("charts.timeline.empty"))
	}
	c.Alt = w.alt("timeline", groups, "")
	return c
}
