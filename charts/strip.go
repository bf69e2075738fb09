package charts

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
	"github.com/wcharczuk/go-chart/v2"
)

// The measures of the decision strip.
const (
	stripHigh  = 78 * mm // from the top to the axis
	stripLine  = unit.PT
	stripTick  = 16 * mm / 10
	stripYear  = 64 * mm / 10
	stripNumX  = 18 * mm / 10 // a year, right of its tick
	stripNumY  = 52 * mm / 10
	stripYears = 4      // years in full; what is older stands in one box
	stripAhead = 2      // of them behind the cut-off's at most
	stripPast  = 3 * u  // the width of that box
	stripMost  = 5      // full discs in a quarter; more stand two abreast
	stripTop   = 9 * mm // kept free over the highest pile

	// A pile and its discs.
	pileDisc = 68 * mm / 10
	pileGap  = 6 * mm / 10
	pileLift = 9 * mm / 10
)

// Rulings is the series of the strip: the qualified offers by name, with the
// decision in force of each.
type Rulings struct {
	Offers []Offer
	Left   unit.Length // where the axis begins; the plate stands before it; 0: so that the plate's head has one line
	High   unit.Length // from the top to the axis; 0: 78 mm
	Newest bool        // names the newest decision alone, the alternative all of them; nothing where discs have no room
}

// strip is a decision strip that has been measured. Heights are over the axis.
type strip struct {
	Sheet
	dated, undated []Offer // in order of date; by name
	piles          []pileOf
	axis           *years
	scale          *piles
	abreast        int // discs side by side; 0: bars
	unit           unit.Length
	flags          []*flag
	list           []flagRow // on a narrow sheet, in the place of flags: the newest first
	plate          plate
	near           []near
	nearRows       int
	left, high     unit.Length
	newest         bool // alone has a flag
	rec            *recorder
}

// pileOf is the decisions of one quarter, oldest first.
type pileOf struct {
	when   float64
	x      unit.Length
	year   int
	offers []Offer
	first  int // of them, among all that are dated
}

// Decisions answers "when was it decided?": a disc for each decision in force
// that is dated to the day, on its quarter, with a flag that names it; under the
// axis what is known less precisely, each precision with a drawing of its own;
// and what has no day on a plate before it, so that both together are the
// qualified offers.
//
// Flags climb from left to right, so that no leader crosses a word. Where they
// have no room for all, only the last quarters have flags, then only the newest,
// and what has none is counted year by year, on a bracket over its piles.
func Decisions(s Sheet, series Rulings) (Chart, error) {
	w := &strip{Sheet: s, left: series.Left, high: cmp.Or(series.High, stripHigh), newest: series.Newest, rec: newRecorder(s.Fonts)}
	w.dated = where(series.Offers, func(o Offer) bool { return o.Ruled.Known() })
	slices.SortStableFunc(w.dated, func(a, b Offer) int { return a.Ruled.compare(b.Ruled) })
	w.undated = where(series.Offers, func(o Offer) bool { return !o.Ruled.Known() })
	if s.narrow() {
		return w.listed()
	}
	if w.left == 0 && len(w.undated) > 0 {
		w.left = w.wide(w.undatedHead(), w.Styles.H2) + 2*plateInset + plateGap + mm
	}
	w.time()
	w.heap()
	if w.newest && w.abreast == 0 {
		return Chart{}, nil
	}
	w.plate = w.setPlate()
	w.raise()
	w.settle()
	c := w.words()
	size := unit.Size{W: s.Width, H: w.foot()}
	if err := s.plot(size, w.rec, w.axis, w.scale, w.marks(), w.labels); err != nil {
		return c, fmt.Errorf("decision strip: %w", err)
	}
	box, err := s.assemble("strip", size, w.rec, w.nodes(c.Alt)...)
	c.Box = box
	return c, err
}

// time sets the years of the axis: as many as are shown in full, up to the
// cut-off's, or to that of the last decision where it takes effect later, and a box for
// what is older. A decision of a year that none can be of yet, which is told where it is
// written, stands at the end, and its day says the year.
func (w *strip) time() {
	to := w.Date.Year + 1
	for _, o := range w.dated {
		to = max(to, min(o.Ruled.Year, w.Date.Year+stripAhead)+1)
	}
	from := to - stripYears
	oldest := from
	for _, o := range w.dated {
		oldest = min(oldest, o.Ruled.Year)
	}
	for _, o := range w.undated {
		if o.Near.Known() {
			oldest = min(oldest, o.Near.Year)
		}
	}
	if oldest < from {
		w.axis = yearsFrom(from-1, to, w.left, w.Width)
		w.axis.past = stripPast
		return
	}
	w.axis = yearsFrom(from, to, w.left, w.Width)
}

// quarterWide is the width of a quarter.
func (w *strip) quarterWide() unit.Length {
	return (w.axis.begin(w.axis.to) - w.axis.begin(w.axis.to-1)) / 4
}

// heap puts the dated decisions on their quarters, in discs as large as the
// highest pile lets them be, or in bars.
func (w *strip) heap() {
	most := 0
	for i, o := range w.dated {
		when := w.axis.quarter(o.Ruled)
		if n := len(w.piles); n == 0 || w.piles[n-1].when != when {
			w.piles = append(w.piles, pileOf{when: when, x: unit.Length(w.axis.Translate(when)), year: o.Ruled.Year, first: i})
		}
		p := &w.piles[len(w.piles)-1]
		p.offers = append(p.offers, o)
		most = max(most, len(p.offers))
	}
	w.scale = &piles{ContinuousRange: chart.ContinuousRange{Max: float64(max(1, most))}, line: w.high, under: nearY}
	w.abreast, w.unit = 1, min(pileDisc, w.quarterWide()-pileGap)
	if !w.narrow() && most > stripMost {
		w.abreast, w.unit = 2, min(pileDisc, (w.quarterWide()-pileGap)/2-pileGap/2)
	}
	if w.newest {
		w.unit = max(LeastDisc, min(w.unit, (w.high-flagOver-w.Styles.Lead.Leading-pileLift)/unit.Length(max(1, most))-pileGap))
	}
	w.scale.first, w.scale.pitch = pileLift+w.unit/2, w.unit+pileGap
	if rows := (most + w.abreast - 1) / w.abreast; unit.Length(rows)*w.scale.pitch > w.high-stripTop {
		w.abreast, w.scale.pitch = 0, (w.high-stripTop)/unit.Length(most)
	}
}

// top is how high a pile stands.
func (w *strip) top(p pileOf) unit.Length {
	n := len(p.offers)
	if w.abreast == 0 {
		return unit.Length(n) * w.scale.pitch
	}
	return pileLift + unit.Length((n+w.abreast-1)/w.abreast)*w.scale.pitch - pileGap
}

// foot is the height of the chart.
func (w *strip) foot() unit.Length {
	h := w.high + stripYear + nearFoot
	if w.newest {
		if w.axis.past > 0 {
			h += w.pastLabel().drop()
		}
		return h
	}
	for _, n := range w.near {
		h = max(h, w.high+nearY+nearHigh)
		if n.row >= 0 {
			h = max(h, w.nearBase(n)+n.words.drop()+nearFoot)
		}
	}
	return h
}

// quarterLine is a series that draws the axis: a line with its years and
// quarters, light behind the cut-off.
type quarterLine struct {
	series
	y      unit.Length
	cut    float64
	number text.Style
}

// Render draws the axis.
func (l quarterLine) Render(r chart.Renderer, box chart.Box, x, _ chart.Range, _ chart.Style) {
	p, y := l.pen(r), x.(*years)
	at := func(v float64) unit.Length { return unit.Length(box.Left + x.Translate(v)) }
	p.rule(at(x.GetMin()), l.y, at(l.cut), l.y, l.inks.Sign, stripLine)
	p.rule(at(l.cut), l.y, at(x.GetMax()), l.y, l.inks.Unknown, hairline)
	for year := y.from; year <= y.to; year++ {
		p.rule(y.begin(year), l.y, y.begin(year), l.y+stripYear, l.inks.Sign, hairline)
		if year == y.to || y.past > 0 && year == y.from {
			continue
		}
		p.words(strconv.Itoa(year), y.begin(year)+stripNumX, l.y+stripNumY, l.number)
		for q := 1; q < 4; q++ {
			v := at(float64(year) + float64(float64(q)/4))
			p.rule(v, l.y, v, l.y+stripTick, l.inks.Sign, hairline)
		}
	}
}

// heaped is a pile of discs on a quarter, so many abreast; a bar where discs
// would be too many.
type heaped struct {
	series
	when    float64
	offers  []Offer
	abreast int
	disc    unit.Length
	scale   *piles
}

// Render draws the pile.
func (h heaped) Render(r chart.Renderer, box chart.Box, x, y chart.Range, _ chart.Style) {
	p, mid := h.pen(r), unit.Length(box.Left+x.Translate(h.when))
	if h.abreast == 0 {
		changed := unit.Length(len(where(h.offers, func(o Offer) bool { return o.Changed && !o.RuledOld }))) * h.scale.pitch
		all := unit.Length(len(h.offers)) * h.scale.pitch
		p.fill(unit.Box(mid-h.disc/2, h.scale.line-all, h.disc, all), h.inks.Sign)
		if changed > 0 {
			p.fill(unit.Box(mid-h.disc/2, h.scale.line-all, h.disc, changed), h.inks.Change)
		}
		return
	}
	left := mid - unit.Length(h.abreast-1)*(h.disc+pileGap)/2
	for i, o := range h.offers {
		cx := left + unit.Length(i%h.abreast)*(h.disc+pileGap)
		p.disc(cx, height(box, y, i/h.abreast+1), h.disc, ringOf(h.disc), J3, h.inks.Look(o.Changed && !o.RuledOld))
	}
}

// marks are the plate, the axis, what stands on it, and what stands under it.
func (w *strip) marks() []chart.Series {
	kind := w.kind(w.rec)
	out := []chart.Series{freehand{kind, w.plated}, quarterLine{kind, w.high, w.cut(), w.Styles.H3}}
	for _, p := range w.piles {
		out = append(out, heaped{kind, p.when, p.offers, w.abreast, w.unit, w.scale})
	}
	for _, n := range w.near {
		if w.newest {
			break
		}
		out = append(out, within{series: kind, from: n.from, to: n.to, high: nearHigh, ink: w.Inks.Sign})
	}
	return append(out, freehand{kind, w.leaders})
}

// pastLabel is what the box of the oldest years is called, in its lines.
func (w *strip) pastLabel() label {
	return w.set(stripPast-stripNumX, w.Styles.Small, said(w.before()))
}

func (w *strip) labels(p pen) {
	if w.axis.past > 0 {
		l := w.pastLabel()
		p.part("past").label(l, w.left+stripNumX, w.high+stripNumY-l.style.Leading/4)
	}
	for _, f := range w.flags {
		y := w.high - f.bottom - f.h
		for _, r := range f.lines {
			w.flagged(p, r, f.x-flagAside, y)
			y += r.h
		}
		if f.more > 0 {
			t := w.Styles.Read
			p.part(fmt.Sprint("more ", f.first)).right(w.Locale.Clause("charts.strip.more", locales.Facts{"N": locales.Num(f.more)}),
				f.x-flagAside, y+base(t), t)
		}
	}
	w.plateWords(p)
	for i, n := range w.near {
		if n.row < 0 {
			continue
		}
		q, y := p.part(fmt.Sprint("near ", i)), w.nearBase(n)
		for k := range n.words.lines {
			x := n.x
			if n.x > w.left && n.x+n.wide < w.Width {
				x += (n.wide - p.width(n.words, k)) / 2
			}
			q.line(n.words, k, x, y+unit.Length(k)*n.words.style.Leading)
		}
	}
}

// base is how far a line's baseline stands under its top.
func base(t text.Style) unit.Length { return t.Leading.Scale(text.Baseline, 100) }

// nodes are the figure, the decisions that flags name as a table in order of
// date, what has no day as a list, and what is known of it.
func (w *strip) nodes(alt string) []node {
	out := []node{figure(alt)}
	if w.axis.past > 0 {
		out = append(out, leaf(draw.P, "past"))
	}
	table := branch(draw.Table)
	for _, r := range w.named() {
		table.kids = append(table.kids, branch(draw.TableRow, head("Row", fmt.Sprint("day ", r.i)),
			leaf(draw.DataCell, fmt.Sprint("provider ", r.i)), leaf(draw.DataCell, fmt.Sprint("offer ", r.i))))
	}
	var more []node
	for _, f := range w.flags {
		if f.more > 0 {
			more = append(more, leaf(draw.P, fmt.Sprint("more ", f.first)))
		}
	}
	if len(table.kids) > 0 {
		l := w.Locale
		heads := w.heads(w.rec, "decisions", l.T("label.date"), l.T("label.provider"), l.T("label.offer"))
		table.kids = append([]node{heads}, table.kids...)
		out = append(out, table)
	}
	out = append(out, more...)
	if len(w.undated) > 0 {
		out = append(out, leaf(draw.P, "undated"))
	}
	if len(w.plate.holders) > 0 {
		list := branch(draw.List)
		list.elem.Order = "None"
		for i := range w.plate.holders {
			list.kids = append(list.kids, branch(draw.ListItem, leaf(draw.ListBody, fmt.Sprint("undated ", i))))
		}
		if len(w.plate.more.lines) > 0 {
			list.kids = append(list.kids, branch(draw.ListItem, leaf(draw.ListBody, "undated more")))
		}
		out = append(out, list)
	}
	for i, n := range w.near {
		if n.row >= 0 {
			out = append(out, leaf(draw.P, fmt.Sprint("near ", i)))
		}
	}
	return out
}

// named are the decisions that are named beside the axis, the oldest first.
func (w *strip) named() []flagRow {
	out := slices.Clone(w.list)
	for _, f := range w.flags {
		out = append(out, f.lines...)
	}
	slices.SortFunc(out, func(a, b flagRow) int { return cmp.Compare(a.i, b.i) })
	return out
}

func (w *strip) words() Chart {
	l := w.Locale
	c := Chart{Question: l.T("charts.strip.question"), Key: w.key(), Note: w.note()}.titled(w.title())
	c.Table.Head = []string{l.T("label.date"), l.T("label.provider"), l.T("label.offer")}
	named := map[int]bool{}
	for _, r := range w.named() {
		named[r.i] = true
	}
	var groups, rest []string
	for i := 0; i < len(w.dated); {
		year, first := w.dated[i].Ruled.Year, i
		for ; i < len(w.dated) && w.dated[i].Ruled.Year == year; i++ {
			o := w.dated[i]
			c.Table.Rows = append(c.Table.Rows, []string{w.day(o.Ruled), o.Provider, o.Name})
			if !named[i] {
				rest = append(rest, w.marked(strings.Join([]string{w.day(o.Ruled), o.Provider, o.Name}, " "), o.Changed && !o.RuledOld))
			}
		}
		fresh := where(w.dated[first:i], func(o Offer) bool { return !o.RuledOld })
		groups = append(groups, brackets(w.group(strconv.Itoa(year), i-first), w.news(fresh)...))
	}
	groups = append(groups, brackets(w.group(l.T("charts.strip.dayless"), len(w.undated)), w.news(w.undated)...))
	for _, o := range w.undated {
		c.Table.Rows = append(c.Table.Rows, []string{l.T("unknown.published.f"), o.Provider, o.Name})
	}
	if w.newest {
		for _, t := range tallied(w.undated) {
			rest = append(rest, w.group(t.provider, len(t.offers)))
		}
	}
	says := []string{strings.Join(groups, ", ")}
	if len(rest) > 0 { // what no flag names is read here
		says = append(says, w.semicolons(rest))
	}
	for _, n := range w.near {
		if n.row < 0 {
			says = append(says, w.nearly(n))
		}
	}
	c.Alt = w.alt("strip", []string{w.semicolons(says)}, c.Title)
	return c
}

// key is how to read the strip, and that not all offers stand on it.
func (w *strip) key() string {
	l := w.Locale
	if len(w.dated) == 0 {
		return w.sentence("charts.strip.key.none", locales.Facts{"N": locales.Num(len(w.undated))})
	}
	mark := "charts.strip.key.disc"
	switch {
	case w.abreast == 0:
		mark = "charts.strip.key.bar"
	case len(w.undated) == 0:
		mark = "charts.strip.key.all"
	}
	if len(w.undated) == 0 {
		return l.T(mark)
	}
	return notes(l.T(mark), w.sentence("charts.strip.key.undated", locales.Facts{"N": locales.Num(len(w.undated))}))
}

// note says how many decisions are dated, and which of them are not the first.
func (w *strip) note() string {
	says := w.sentence("charts.strip.note", locales.Facts{"N": locales.Num(len(w.dated))})
	for _, kind := range []Again{Renewal, Extension} {
		again := where(w.dated, func(o Offer) bool { return o.Again == kind })
		if len(again) == 0 {
			continue
		}
		var names []string
		for _, o := range again {
			names = append(names, o.Provider+", "+w.shortDay(o.Ruled))
		}
		key := "charts.strip." + string(kind)
		if len(names) > flagMost {
			key += ".many"
		}
		says = notes(says, w.sentence(key, locales.Facts{"N": locales.Num(len(again)), "Names": locales.Name(w.semicolons(names))}))
	}
	return says
}

// title is the finding: how many of the dated decisions are less than a year
// old.
func (w *strip) title() []string {
	n, young := len(w.dated), len(where(w.dated, func(o Offer) bool { return o.Young }))
	key := "charts.strip.title."
	switch {
	case n == 0 && len(w.undated) == 0:
		return w.Locale.Say("charts.calendar.title.empty", nil)
	case n == 0:
		return w.Locale.Say(key+"undated", locales.Facts{"N": locales.Num(len(w.undated))})
	case young > 0 && young < n:
		return w.Locale.Say(key+"some", locales.Facts{"N": locales.Num(young), "Total": locales.Num(n)})
	case young == 0:
		key += "none"
	default:
		key += "all"
	}
	if n == 1 {
		return w.Locale.Say(key+".only", nil)
	}
	return w.Locale.Say(key, locales.Facts{"N": locales.Num(n)})
}
