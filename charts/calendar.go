package charts

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
	"github.com/wcharczuk/go-chart/v2"
)

// The measures of the calendar.
const (
	calHead   = 27 * mm / 4 // years, above the rows
	calTop    = 5 * mm      // where the year lines begin
	calRow    = 27 * mm / 4
	calLabel  = 57 * mm
	calAxis   = 635 * mm / 10 // left end of the axis
	calBar    = 22 * mm / 10
	calGap    = 3 * mm / 2 // between a mark and its words
	calMost   = calHead + 26*calRow
	calBefore = 2           // years before the cut-off
	calAfter  = 4           // and after it
	calFar    = 40          // either way at most
	calEdge   = mm          // right of the axis
	calStrip  = 4 * mm      // kept off the year lines around words
	calAside  = mm / 2      // and beside them
	calDot    = 8 * mm / 10 // of the words behind a dot, further
)

// Validity is the series of the calendar: the qualified offers with the dates
// of the decision in force, as far as they are published.
type Validity struct {
	Offers []Offer
	First  unit.Length // room for the first box; 0: 26 rows
	Next   unit.Length // room for the following ones; 0: 26 rows
	Row    unit.Length // height of a row of one line; 0: 6.75 mm
}

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
	axis      *years
	cut       unit.Length
	fig, tbl  *draw.Elem
	headed    *draw.Elem // the table that has its head
	rec       *recorder
	beginning time.Time // first day of the edition's own year
}

// Calendar answers "since when, until when?": a bar from the start of the
// qualification to the end of its validity, a broken line where the start is
// not published or within what is known to the month or the year, a dot where
// nothing is. A bar that does not start on the day of a decision says what it
// starts on. Rows that do not fit the first box follow in More, under the
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

// byValidity orders by start, then end; what is not published
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
	provider, offer := at(o.Holder, named(o.Provider+" ")), at(o.From, named(o.Name))
	if provider.Font = w.bold().Font; o.Changed {
		provider.Ink, provider.Underline = w.Inks.ChangeText, true
	}
	if w.narrow() {
		l := w.set(w.Width, w.table(), provider, offer)
		return calRowOf{o, l, w.high + l.drop() + l.style.Leading}
	}
	l := w.set(calLabel, w.table(), provider, offer)
	return calRowOf{o, l, w.high + l.drop()}
}

// scale sets the years of the axis: two before the edition's and four from it,
// more where a decision is older or an end would push its date off the page.
// A day so far off that no axis has room for it, which is told where it is written, is
// not drawn.
func (w *calendar) scale() {
	w.reckon()
	year := w.beginning.Year()
	for i := range w.rows {
		for _, d := range []*Date{&w.rows[i].Start, &w.rows[i].End} {
			if d.Known() && (d.Year < year-calFar || d.Year > year+calFar) {
				*d = Date{}
			}
		}
	}
	from, to := year-calBefore, year+calAfter
	left, words := calAxis, calLabel // where the axis begins, and what it keeps free of words
	if w.narrow() {
		left, words = calNarrow, -calGap
	}
	for ok := false; !ok && to-from < 100; { // words as wide as the page fit no axis
		w.axis = yearsFrom(from, to, left, w.Width-calEdge)
		w.cut = w.axis.at(w.open())
		ok = true
		for _, r := range w.rows {
			b := w.begin(r.Offer)
			if r.Start.Known() && (w.axis.at(r.Start) < words+calGap || b.str != "" && b.x < max(words, 0)) {
				from, ok = min(from-1, r.Start.Year), false
				break
			}
			if end := w.end(r.Offer); end.x+calGap+w.wide(end.str, end.style) > w.Width || r.Start.Year >= to {
				to, ok = max(to, r.Start.Year)+1, false
				break
			}
		}
	}
}

// reckon finds the day after the cut-off, which begins the edition's own time.
func (w *calendar) reckon() {
	cut := time.Date(w.Date.Year, time.Month(max(1, w.Date.Month)), max(1, w.Date.Day), 0, 0, 0, 0, time.UTC)
	w.beginning = cut.AddDate(0, 0, 1)
}

// open is the day after the cut-off, where what has no known end is cut.
func (w *calendar) open() Date {
	return Date{w.beginning.Year(), int(w.beginning.Month()), w.beginning.Day()}
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
		_, last := o.End.span()
		t.x, t.str = unit.Length(w.axis.Translate(last)), w.shortDay(o.End)
		if o.Ended {
			t.str = w.Locale.T("charts.calendar.past", map[string]any{"Date": t.str})
		}
		if o.Soon {
			t.style = w.bold()
		}
	case o.Start.Known():
		t.str, t.style = w.Locale.T("charts.calendar.open"), w.italic()
	default:
		t.str, t.style = w.Locale.T("unknown.dates"), w.italic()
		t.x += calDot
	}
	t.x = max(t.x, unit.Length(w.axis.Translate(begun(o))))
	return t
}

// begun is the last day on which something of a row's mark begins. No mark ends before it: a
// day that says so is told where it is written, and the words stand beside the mark.
func begun(o Offer) float64 {
	last := 0.0
	if o.Start.Known() {
		_, last = o.Start.span()
		if o.Renewed.Known() {
			last = max(last, o.Renewed.year())
		}
	}
	return last
}

// tabled is rows as a table, and where they stand.
func (w *calendar) tabled(some []calRowOf) (node, *rows) {
	var heights []unit.Length
	table := node{elem: w.tbl}
	if w.tbl != w.headed && len(some) > 0 {
		w.headed = w.tbl
		table.kids = append(table.kids, w.heads(w.rec, "dates", w.Locale.T("label.offer"), w.Locale.T("charts.calendar.dates.head")))
	}
	for i, r := range some {
		heights = append(heights, r.h)
		table.kids = append(table.kids, branch(draw.TableRow,
			head("Row", fmt.Sprint("name ", i)), leaf(draw.DataCell, fmt.Sprint("dates ", i))))
	}
	return table, rowsFrom(calHead, heights...)
}

// page draws some rows under the axis.
func (w *calendar) page(some []calRowOf) (draw.Box, error) {
	w.rec = newRecorder(w.Fonts)
	table, at := w.tabled(some)
	at.line, at.last = w.high, w.narrow()
	size := unit.Size{W: w.Width, H: at.foot()}
	err := w.plot(size, w.rec, w.axis, at, w.marks(some, at), func(p pen) { w.labels(p, some, at) })
	if err != nil {
		return draw.Box{}, err
	}
	return w.assemble("calendar", size, w.rec, node{elem: w.fig, part: "marks"}, table)
}

// marks are the axis, and for each row what keeps it off the words, then the
// mark of its dates.
func (w *calendar) marks(some []calRowOf, at *rows) []chart.Series {
	kind := w.kind(w.rec)
	out := []chart.Series{yearLines{kind, calTop, w.label(), w.open().year()}}
	for i, r := range some {
		out = append(out, freehand{kind, func(p pen) {
			w.plates(p, r.Offer, at.mid(i))
			w.namePlates(p, r, at.tops[i])
		}})
		out = append(out, w.mark(kind, i, r.Offer)...)
	}
	return out
}

// namePlates keep year lines off a row's name, which stands on them on a narrow sheet.
func (w *calendar) namePlates(p pen, r calRowOf, top unit.Length) {
	if !w.narrow() {
		return
	}
	for k := range r.label.lines {
		p.fill(unit.Box(0, top+unit.Length(k)*r.label.style.Leading, p.width(r.label, k)+calAside, r.label.style.Leading+mm), w.Inks.Paper)
	}
}

// plates keep year lines off the words.
func (w *calendar) plates(p pen, o Offer, mid unit.Length) {
	plate := func(x, width unit.Length) {
		p.fill(unit.Box(x-calAside, mid-calStrip/2, width+2*calAside, calStrip), w.Inks.Paper)
	}
	e := w.end(o)
	plate(e.x+calGap, w.wide(e.str, e.style))
	if b := w.begin(o); b.str != "" {
		plate(b.x, w.wide(b.str, b.style))
	}
}

// begin is what stands left of a row's mark: that its start is not published,
// how precisely it is, or that it is not a decision's.
func (w *calendar) begin(o Offer) tag {
	t := tag{style: w.italic()}
	switch {
	case o.Start.Known():
		from, to := o.Start.span()
		t.x = unit.Length(w.axis.Translate(from))
		if t.str = o.Since; from < to {
			t.str = strings.Trim(o.Since+" "+w.shortDay(o.Start), " ")
		}
	case o.End.Known():
		t.x, t.str = min(w.cut, w.axis.at(o.End)), w.Locale.T("unknown.start")
	}
	if t.str == "" {
		return tag{}
	}
	t.x -= calGap + w.wide(t.str, t.style)
	return t
}

// mark is the mark of an offer's dates: a bar, a broken line where the start is
// not published, a dot where nothing is. Of a bar whose start the previous edition had,
// what a new decision added is the change.
func (w *calendar) mark(kind series, row int, o Offer) []chart.Series {
	b := bar{series: kind, row: row, from: w.open().year(), to: w.open().year(), high: calBar, ink: w.Inks.Look(o.Changed).ink()}
	if !o.Start.Known() {
		if !o.End.Known() {
			return []chart.Series{dot(b)}
		}
		b.to = o.End.year()
		b.from = min(b.from, b.to)
		return []chart.Series{until(b)}
	}
	b.ink = w.Inks.Look(o.Changed && !o.StartOld).ink()
	lead, tail := b, b
	lead.from, b.from = o.Start.span()
	lead.to = b.from
	if o.End.Known() {
		b.to, tail.to = o.End.span()
	}
	b.to = max(b.from, b.to, begun(o))
	tail.from, tail.to = b.to, max(b.to, tail.to)
	again := b
	if o.Renewed.Known() && o.StartOld {
		again.from = o.Renewed.year()
		again.ink = w.Inks.Look(o.Changed && !o.RenewedOld).ink()
		tail.ink = again.ink
	}
	out := []chart.Series{vague(lead), b}
	if again.ink != b.ink {
		out = append(out, again)
	}
	if out = append(out, vague(tail)); o.Renewed.Known() {
		at := b
		at.from = o.Renewed.year()
		out = append(out, notch(at))
	}
	return out
}

func (w *calendar) labels(p pen, some []calRowOf, at *rows) {
	for i, r := range some {
		base := at.mid(i) + p.capital(w.table())/2
		name := base
		if w.narrow() {
			name = at.tops[i] + r.label.style.Leading
		}
		p.part(fmt.Sprint("name ", i)).label(r.label, 0, name)
		q := p.part(fmt.Sprint("dates ", i))
		b, e := w.begin(r.Offer), w.end(r.Offer)
		before, after := w.dates(r.Offer, b, e)
		if b.str != "" {
			w.rec.carry(draw.Text{Actual: before + " "})
			q.words(b.str+" ", b.x, base, b.style)
		}
		w.rec.carry(draw.Text{Actual: after})
		q.words(e.str, e.x+calGap, base, e.style)
	}
}

// dates is what readers are told of a row's dates, before and behind its mark:
// where the mark begins is a date to eyes alone.
func (w *calendar) dates(o Offer, begin, end tag) (before, after string) {
	since := begin.str
	if o.Start.Known() {
		since = w.Locale.T("charts.calendar.from", map[string]any{"Start": w.start(o)})
	}
	switch {
	case since == "":
		return "", end.str
	case begin.str == "":
		return "", since + w.Locale.T("charts.semicolon") + " " + end.str
	}
	return since + w.Locale.T("charts.semicolon"), end.str
}

func (w *calendar) words() Chart {
	l := w.Locale
	c := Chart{Question: l.T("charts.calendar.question"), Key: w.key(),
		Note: notes(l.T("charts.calendar.note", map[string]any{"Date": w.day(w.Date)}), w.starts())}.titled(w.title())
	c.Table.Head = []string{l.T("label.provider"), l.T("label.offer"), l.T("charts.calendar.since"), l.T("label.validity")}
	var ruled, told, end, none int
	for _, r := range w.rows {
		c.Table.Rows = append(c.Table.Rows, []string{r.Provider, r.Name, w.start(r.Offer), w.dated(r.End)})
		switch {
		case r.Start.Known() && r.Since != "":
			told++
		case r.Start.Known():
			ruled++
		case r.End.Known():
			end++
		default:
			none++
		}
	}
	groups := []string{l.N("charts.calendar.both", ruled), l.N("charts.calendar.told", told),
		l.N("charts.calendar.end", end), l.N("charts.calendar.none", none)}
	c.Alt = w.alt("calendar", groups, c.Title)
	return c
}

// starts says what bars start on, where one does not start on a decision or
// was renewed.
func (w *calendar) starts() string {
	var other, renewed string
	for _, r := range w.rows {
		if r.Since != "" {
			other = w.Locale.T("charts.calendar.other")
		}
		if r.Renewed.Known() {
			renewed = w.Locale.T("charts.calendar.notch")
		}
	}
	return notes(other, renewed)
}

// dated is a date in full, or that nobody has published it.
func (w *calendar) dated(d Date) string {
	if !d.Known() {
		return w.Locale.T("unknown.published.f")
	}
	return w.day(d)
}

// start is since when in words: the date, and what it is of when that is not
// the first decision.
func (w *calendar) start(o Offer) string {
	str := w.dated(o.Start)
	if o.Since != "" {
		str = w.Locale.T("charts.bricks.dated", map[string]any{"Date": str, "Kind": o.Since})
	}
	if o.Renewed.Known() {
		str = w.Locale.T("charts.calendar.renewed", map[string]any{"Date": str, "Renewed": w.day(o.Renewed)})
	}
	return str
}

func (w *calendar) key() string {
	n := len(w.rows)
	if n == 0 {
		return ""
	}
	return w.sentence("charts.calendar.key", locales.Facts{"N": locales.Num(n)})
}

// title is the finding: how many ends of validity are published, and how many of
// them fall within the edition's year.
func (w *calendar) title() []string {
	known, ending, found := 0, 0, "charts.calendar.title.found"
	for _, r := range w.rows {
		if r.End.Known() {
			known++
			if r.Ended {
				found = "charts.calendar.title.past" // one of this year may be among those that are known
			}
		}
		if r.ThisYear {
			ending++
		}
	}
	if len(w.rows) == 0 {
		return w.Locale.Say("charts.calendar.title.empty", nil)
	}
	if known == 0 {
		return w.Locale.Say("charts.calendar.title.none", nil)
	}
	return w.Locale.Say(found, locales.Facts{
		"Known": locales.Num(known), "Ending": locales.Num(ending), "Year": strconv.Itoa(w.beginning.Year())})
}
