package charts

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// Validity is the series of the calendar: the qualified offers with the dates
// of the decision in force, as far as they are published.
type Validity struct {
	Offers []Offer
	First  unit.Length // room for the first box; 0: 26 rows
	Next   unit.Length // room for the following ones; 0: 26 rows
	Row    unit.Length // height of a row of one line; 0: 6.75 mm
}

// The measures of the calendar.
const (
	calHead   = 27 * mm / 4 // years, above the rows
	calTop    = 5 * mm      // where the year lines begin
	calRow    = 27 * mm / 4
	calLabel  = 57 * mm
	calAxis   = 635 * mm / 10 // left end of the axis
	calBar    = 22 * mm / 10
	calLine   = mm / 2
	calGap    = 3 * mm / 2 // between a mark and its words
	calMost   = calHead + 26*calRow
	calBefore = 2 // years before the cut-off
	calAfter  = 4 // and after it
	calStrip  = 4 * mm
)

// calRowOf is one row: an offer with its name in lines.
type calRowOf struct {
	Offer
	label label
	h     unit.Length
}

// calendar is a validity calendar that has been measured; one page of it.
type calendar struct {
	Sheet
	rows      []calRowOf
	high      unit.Length // of a row of one line
	from, to  int         // years of the axis; to is where it ends
	cut       unit.Length
	fig, tbl  *draw.Elem
	rec       *recorder
	beginning time.Time // first day of the edition's own year
}

// Calendar answers "since when, until when?": a bar from decision to end of
// validity, a dashed line where the start is not published, a dot where
// nothing is. Rows that do not fit the first box follow in More, under the
// same axis.
func Calendar(s Sheet, series Validity) (Chart, error) {
	w := &calendar{Sheet: s, high: cmp.Or(series.Row, calRow)}
	offers := sorted(series.Offers, byValidity)
	for _, o := range offers {
		w.rows = append(w.rows, w.row(o))
	}
	w.scale()
	c := w.words()
	fig := figure(c.Alt)
	w.fig, w.tbl = fig.elem, draw.New(draw.Table)
	rest := w.rows
	for page := 0; page == 0 || len(rest) > 0; page++ {
		room := cmp.Or(series.First, calMost)
		if page > 0 {
			room = cmp.Or(series.Next, calMost)
		}
		n := fitting(rest, room-calHead)
		box, err := w.page(rest[:n])
		if err != nil {
			return c, fmt.Errorf("validity calendar: %w", err)
		}
		if rest = rest[n:]; page == 0 {
			c.Box = box
		} else {
			c.More = append(c.More, box)
		}
	}
	return c, nil
}

// fitting is how many rows fit a height; at least one, so that it always ends.
func fitting(rows []calRowOf, room unit.Length) int {
	n := 0
	for h := unit.Length(0); n < len(rows) && (n == 0 || h+rows[n].h <= room); n++ {
		h += rows[n].h
	}
	return n
}

// byValidity orders by decision date, then end date; what is not published
// comes last.
func byValidity(a, b Offer) int {
	known := func(x, y Date) int {
		switch {
		case x.Known() == y.Known():
			return x.compare(y)
		case x.Known():
			return -1
		}
		return 1
	}
	return cmp.Or(known(a.Start, b.Start), known(a.End, b.End))
}

func (w *calendar) row(o Offer) calRowOf {
	provider, offer := named(o.Provider+" "), named(o.Name)
	if provider.Font = w.bold().Font; o.Changed {
		provider.Ink, provider.Underline = w.Inks.ChangeText, true
	}
	l := w.set(calLabel, w.table(), provider, offer)
	return calRowOf{o, l, w.high + l.drop()}
}

// at is where a date stands on the axis. A date known to the month stands in
// its middle, one known to the year in the middle of the year.
func (w *calendar) at(d Date) unit.Length {
	month, day := d.Month, d.Day
	if month == 0 {
		month, day = 7, 1
	}
	if day == 0 {
		day = 15
	}
	t := time.Date(d.Year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	days := time.Date(d.Year, 12, 31, 0, 0, 0, 0, time.UTC).YearDay()
	year := w.yearX(d.Year + 1)
	return w.yearX(d.Year) + (year-w.yearX(d.Year)).Scale(int64(t.YearDay()-1), int64(days))
}

func (w *calendar) yearX(y int) unit.Length {
	return calAxis + (w.Width-mm-calAxis).Scale(int64(y-w.from), int64(w.to-w.from))
}

// scale sets the years of the axis: two before the edition's and four from it,
// more where a decision is older or an end would push its date off the page.
func (w *calendar) scale() {
	cut := time.Date(w.Date.Year, time.Month(max(1, w.Date.Month)), max(1, w.Date.Day), 0, 0, 0, 0, time.UTC)
	w.beginning = cut.AddDate(0, 0, 1)
	year := w.beginning.Year()
	w.from, w.to = year-calBefore, year+calAfter
	for ok := false; !ok && w.to < year+100; {
		w.cut = w.at(Date{year, int(w.beginning.Month()), w.beginning.Day()})
		ok = true
		for _, r := range w.rows {
			if r.Start.Known() && w.at(r.Start) < calLabel+calGap {
				w.from, ok = min(w.from-1, r.Start.Year), false
				break
			}
			if end := w.end(r.Offer); end.x+calGap+w.wide(end.str, end.style) > w.Width {
				w.to, ok = w.to+1, false
				break
			}
		}
	}
}

// tag is the words behind a mark.
type tag struct {
	x     unit.Length // of the mark's end
	str   string
	style text.Style
}

// end is what stands right of a row's mark.
func (w *calendar) end(o Offer) tag {
	t := tag{x: w.cut, style: w.table()}
	switch {
	case o.End.Known():
		t.x, t.str = w.at(o.End), w.shortDay(o.End)
		if w.past(o.End) {
			t.str = w.Locale.T("charts.calendar.past", map[string]any{"Date": t.str})
		}
		if w.soon(o.End) {
			t.style = w.bold()
		}
	case o.Start.Known():
		t.str, t.style = w.Locale.T("charts.calendar.open"), w.italic()
	default:
		t.str, t.style = w.Locale.T("unknown.dates"), w.italic()
		t.x += 8 * mm / 10
	}
	return t
}

// past tells whether an end has gone by on the cut-off day.
func (w *calendar) past(d Date) bool { return d.compare(w.Date) < 0 }

// soon tells whether an end is at most twelve months away.
func (w *calendar) soon(d Date) bool {
	limit := w.Date
	limit.Year++
	return !w.past(d) && d.compare(limit) <= 0
}

// page draws some rows under the axis.
func (w *calendar) page(rows []calRowOf) (draw.Box, error) {
	w.rec = newRecorder(w.Fonts)
	size := unit.Size{W: w.Width, H: calHead}
	for _, r := range rows {
		size.H += r.h
	}
	table := node{elem: w.tbl}
	for i := range rows {
		table.kids = append(table.kids, branch(draw.TableRow,
			head("Row", fmt.Sprint("name ", i)), leaf(draw.DataCell, fmt.Sprint("dates ", i))))
	}
	err := w.render(size, w.rec, func(p pen) { w.marks(p, rows, size.H) }, func(p pen) { w.labels(p, rows) })
	if err != nil {
		return draw.Box{}, err
	}
	return w.assemble("calendar", size, w.rec, node{elem: w.fig, part: "marks"}, table)
}

func (w *calendar) marks(p pen, rows []calRowOf, foot unit.Length) {
	w.axis(p, foot)
	y := calHead
	for _, r := range rows {
		mid := y + w.high/2
		w.plates(p, r.Offer, mid)
		w.mark(p, r.Offer, mid)
		y += r.h
	}
}

// axis draws the years, their lines and the cut-off.
func (w *calendar) axis(p pen, foot unit.Length) {
	t := w.label()
	step := 1
	for w.yearX(w.from+step)-w.yearX(w.from) < p.wide("0000", t)+2*mm {
		step++
	}
	for y := w.from; y <= w.to; y++ {
		p.rule(w.yearX(y), calTop, w.yearX(y), foot, w.Inks.Hairline, unit.Points(0.5))
		if y < w.to && (y-w.from)%step == 0 {
			p.centred(strconv.Itoa(y), (w.yearX(y)+w.yearX(y+1))/2, 3*mm, t)
		}
	}
	p.rule(w.cut, calTop-mm, w.cut, foot, w.Inks.Sign, calLine)
	p.shape(w.Inks.Sign, unit.Point{X: w.cut - 14*mm/10, Y: calTop - 2*mm},
		unit.Point{X: w.cut + 14*mm/10, Y: calTop - 2*mm}, unit.Point{X: w.cut, Y: calTop})
}

// plates keep year lines off the words.
func (w *calendar) plates(p pen, o Offer, mid unit.Length) {
	plate := func(x, width unit.Length) {
		p.fill(unit.Box(x-mm/2, mid-calStrip/2, width+mm, calStrip), w.Inks.Paper)
	}
	e := w.end(o)
	plate(e.x+calGap, w.wide(e.str, e.style))
	if b := w.begin(o); b.str != "" {
		plate(b.x, w.wide(b.str, b.style))
	}
}

// begin is what stands left of a row's mark: that its start is not published.
func (w *calendar) begin(o Offer) tag {
	if o.Start.Known() || !o.End.Known() {
		return tag{}
	}
	t := tag{str: w.Locale.T("unknown.start"), style: w.italic()}
	t.x = min(w.cut, w.at(o.End)) - calGap - w.wide(t.str, t.style)
	return t
}

func (w *calendar) mark(p pen, o Offer, mid unit.Length) {
	ink := w.Inks.Look(o.Changed).ink()
	switch {
	case o.Start.Known():
		end := w.cut
		if o.End.Known() {
			end = w.at(o.End)
		}
		p.fill(unit.Box(w.at(o.Start), mid-calBar/2, max(end-w.at(o.Start), mm/2), calBar), ink)
	case o.End.Known():
		end := w.at(o.End)
		p.rule(min(w.cut, end), mid, end, mid, ink, calLine, 12*mm/10, 8*mm/10)
		p.rule(end, mid-calBar/2, end, mid+calBar/2, ink, calLine)
	default:
		p.circle(w.cut, mid, 11*mm/10, ink, "", 0)
	}
}

func (w *calendar) labels(p pen, rows []calRowOf) {
	y := calHead
	for i, r := range rows {
		mid := y + w.high/2
		base := mid + p.capital(w.table())/2
		p.part(fmt.Sprint("name ", i)).label(r.label, 0, base)
		q := p.part(fmt.Sprint("dates ", i))
		if b := w.begin(r.Offer); b.str != "" {
			q.words(b.str+" ", b.x, base, b.style)
		}
		e := w.end(r.Offer)
		q.words(e.str, e.x+calGap, base, e.style)
		y += r.h
	}
}

func (w *calendar) words() Chart {
	l := w.Locale
	c := Chart{Question: l.T("charts.calendar.question"), Title: w.title(), Key: w.key(),
		Note: l.T("charts.calendar.note", map[string]any{"Date": w.day(w.Date)})}
	c.Table.Head = []string{l.T("label.provider"), l.T("label.offer"), l.T("label.decision"), l.T("label.validity")}
	np := func(d Date) string {
		if !d.Known() {
			return l.T("unknown.published.f")
		}
		return w.day(d)
	}
	var both, end, none int
	for _, r := range w.rows {
		c.Table.Rows = append(c.Table.Rows, []string{r.Provider, r.Name, np(r.Start), np(r.End)})
		switch {
		case r.Start.Known():
			both++
		case r.End.Known():
			end++
		default:
			none++
		}
	}
	groups := []string{l.N("charts.calendar.both", both), l.N("charts.calendar.end", end), l.N("charts.calendar.none", none)}
	c.Alt = w.alt("calendar", groups, c.Title)
	return c
}

func (w *calendar) key() string {
	n := len(w.rows)
	if n == 0 {
		return ""
	}
	return w.Locale.N("charts.calendar.key", n, map[string]any{"Part": w.Sheet.words(n)})
}

// title is the finding: how many decisions are dated, and how many of them end
// within the edition's year.
func (w *calendar) title() string {
	dated, ending := 0, 0
	for _, r := range w.rows {
		if r.Start.Known() {
			dated++
		}
		if r.End.Year == w.beginning.Year() && !w.past(r.End) {
			ending++
		}
	}
	l := w.Locale
	if len(w.rows) == 0 {
		return locales.Capital(l.T("charts.calendar.title.empty"))
	}
	a, b := l.T("charts.calendar.title.undated"), l.T("charts.calendar.title.noend", map[string]any{"Year": w.beginning.Year()})
	most := wordy * 2 / 3 // the nouns are long, the longest where nothing ends
	if ending == 0 {
		most = wordy * 2 / 5
	}
	counts := w.countsIn(most, dated, ending)
	if dated > 0 {
		a = l.N("charts.calendar.title.dated", dated, map[string]any{"Part": counts[0]})
	}
	if ending > 0 {
		b = l.N("charts.calendar.title.ending", ending, map[string]any{"Part": counts[1], "Year": w.beginning.Year()})
	}
	return locales.Capital(l.T("charts.calendar.title.join", map[string]any{"Dated": a, "Ending": b}))
}
