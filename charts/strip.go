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
	stripPast  = 3 * u  // the width of that box
	stripMost  = 5      // full discs in a quarter; more stand two abreast
	stripTop   = 9 * mm // kept free over the highest pile

	// A pile: its discs, and the count over those of a year without flags.
	pileDisc  = 68 * mm / 10
	pileGap   = 6 * mm / 10
	pileLift  = 9 * mm / 10
	pileCount = 25 * mm / 10

	// A flag: its words from its leader, over the axis, over the flag before it and
	// over the piles under it.
	flagAside = 18 * mm / 10
	flagFirst = 205 * mm / 10
	flagStep  = 26 * mm / 10
	flagClose = 16 * mm / 10
	flagOver  = 4 * mm
	flagWord  = 15 * mm / 10
	flagLead  = 24 * mm / 10 // from the newest name to its offer and day
	flagLine  = unit.PT / 2
	flagMost  = 6 // lines
	flagRoom  = 40 * mm
	flagClear = 3 * mm // over the plate and beside it
	flagFew   = 4      // flags, when not all have room

	// What is known less precisely, under the axis.
	nearY    = 96 * mm / 10
	nearHigh = 21 * mm / 10
	nearWord = 42 * mm / 10 // from the line down to the first baseline
	nearWide = 54 * mm
	nearGap  = 4 * mm
	nearFoot = 15 * mm / 10
	nearRows = 3

	// The plate of what has no day.
	plateGap   = 95 * mm / 10 // from the plate to the axis
	plateInset = 37 * mm / 10
	plateTop   = 45 * mm / 10
	plateDisc  = 45 * mm / 10
	platePitch = 61 * mm / 10
	platePer   = 3
	plateFine  = LeastDisc + mm*4/10 // pitch of many discs
	plateHead  = 52 * mm / 10        // from the discs to the baseline of the head
	plateWord  = 48 * mm / 10        // and on to the first name
	plateFoot  = 3 * mm
	plateLeast = 11 * u
)

// Rulings is the series of the strip: the qualified offers by name, with the
// decision in force of each.
type Rulings struct {
	Offers []Offer
	Left   unit.Length // where the axis begins; the plate stands before it
	High   unit.Length // from the top to the axis; 0: 78 mm
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
	plate          plate
	near           []near
	nearRows       int
	left, high     unit.Length
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
// and years without one have their count.
func Decisions(s Sheet, series Rulings) (Chart, error) {
	w := &strip{Sheet: s, left: series.Left, high: cmp.Or(series.High, stripHigh), rec: newRecorder(s.Fonts)}
	w.dated = where(series.Offers, func(o Offer) bool { return o.Ruled.Known() })
	slices.SortStableFunc(w.dated, func(a, b Offer) int { return a.Ruled.compare(b.Ruled) })
	w.undated = where(series.Offers, func(o Offer) bool { return !o.Ruled.Known() })
	w.time()
	w.heap()
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
// cut-off's, and a box for what is older.
func (w *strip) time() {
	to := w.Date.Year + 1
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
	w.abreast, w.unit = 1, pileDisc
	if most > stripMost {
		w.abreast, w.unit = 2, min(pileDisc, (w.quarterWide()-pileGap)/2-pileGap/2)
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

// flag is what names the decisions of a quarter, right-hand edge on its leader.
type flag struct {
	pileOf
	over   unit.Length // height of the pile
	lines  []flagRow
	more   int // decisions it does not name
	bottom unit.Length
	h      unit.Length
}

// flagRow is one decision in a flag.
type flagRow struct {
	Offer
	i               int
	day             string
	provider, offer label
	one             bool // all on one line
	aside           bool // offer and day under each other before a large name
	h               unit.Length
}

// raise finds which quarters have flags, and how high they stand.
func (w *strip) raise() {
	for n := len(w.piles); ; n = min(n-1, flagFew) {
		top, step := w.climb(n, flagStep), flagStep
		if top > w.high {
			top, step = w.climb(n, flagClose), flagClose
		}
		if top > w.high && n > 0 {
			continue
		}
		if spare := w.high - top; n > 1 {
			w.climb(n, step+spare/unit.Length(n-1))
		}
		if n > 0 { // the newest stands on top, whatever the others leave
			last := w.flags[len(w.flags)-1]
			last.bottom = w.high - last.h
		}
		return
	}
}

// climb sets the flags of the last n quarters, each a step over the one before,
// and gives how high they reach.
func (w *strip) climb(n int, step unit.Length) unit.Length {
	w.flags = nil
	floor, under := flagFirst, unit.Length(0)
	for i, p := range w.piles {
		over := w.top(p)
		under = max(under, over)
		if i < len(w.piles)-n {
			under = max(under, over+pileCount+w.Styles.Value.Size)
			continue
		}
		f := &flag{pileOf: p, over: over, bottom: max(floor, under+flagOver)}
		room := f.x - flagAside
		if len(w.undated) > 0 && f.bottom < w.plate.h+flagClear {
			if low := room - w.plate.w - flagClear; low >= flagRoom {
				room = low
			} else {
				f.bottom = w.plate.h + flagClear
			}
		}
		w.fill(f, room, i == len(w.piles)-1)
		w.flags = append(w.flags, f)
		floor = f.bottom + f.h + step
	}
	return floor - step
}

// fill sets a flag's words for a room. The newest decision is the first and the
// largest, when it is one.
func (w *strip) fill(f *flag, room unit.Length, newest bool) {
	rows := make([]int, len(f.offers))
	for i := range rows {
		rows[i] = i
	}
	last := f.offers[len(f.offers)-1].Ruled
	tied := len(where(f.offers, func(o Offer) bool { return o.Ruled == last }))
	large := newest && tied == 1
	if large {
		rows = append([]int{len(rows) - 1}, rows[:len(rows)-1]...)
	}
	if len(rows) > flagMost {
		f.more = len(rows) - flagMost + 1
		rows = rows[:flagMost-1]
		f.h += w.Styles.Read.Leading
	}
	for k, i := range rows {
		r := w.flagRow(f.offers[i], f.first+i, room, large && k == 0)
		f.lines = append(f.lines, r)
		f.h += r.h
	}
}

// flagRow sets one decision for a room.
func (w *strip) flagRow(o Offer, i int, room unit.Length, large bool) flagRow {
	t := w.Styles.Read
	r := flagRow{Offer: o, i: i, day: w.dayOf(o.Ruled)}
	name := t
	name.Font, name.Ink = t.Bold, w.Inks.Sign
	when := w.ofDay(o)
	day := w.wide(r.day, when)
	if large {
		r.day = w.yearless(w.day(o.Ruled), o.Ruled)
		day = w.wide(r.day, when)
		for _, st := range []text.Style{w.Styles.Lead, w.Styles.Value, w.Styles.Count} {
			if both := w.wide(o.Provider, st) + flagLead + max(day, w.wide(o.Name, t)); both <= room {
				r.provider, r.offer, r.aside = w.set(room, st, at(o.Holder, named(o.Provider))), w.set(room, t, at(o.From, named(o.Name))), true
				r.h = max(2*t.Leading, st.Leading)
				return r
			}
		}
		name = w.Styles.Name
	}
	offer := at(o.From, named(o.Name))
	fits := func() bool { return day+w.wide(o.Provider, name)+w.wide(offer.Text, t)+2*flagWord <= room }
	if r.one = fits(); !r.one && o.Short != "" {
		offer = at(o.ShortFrom, named(o.Short))
		r.one = fits()
	}
	r.provider = w.set(max(room-day-flagWord, room/2), name, at(o.Holder, named(o.Provider)))
	r.offer = w.set(room, t, offer)
	r.h = t.Leading
	if !r.one {
		r.h = max(t.Leading, unit.Length(len(r.provider.lines))*name.Leading) + unit.Length(len(r.offer.lines))*t.Leading
	}
	return r
}

// ofDay is the style of a decision's day: what is new is seen without colour too.
func (w *strip) ofDay(o Offer) text.Style {
	t := w.Styles.Read
	if o.Changed {
		t = faced(inked(t, w.Inks.ChangeText), t.Bold)
	}
	return t
}

// dayOf is a day without its year, which the axis says; with it where the axis
// does not.
func (w *strip) dayOf(d Date) string { return w.yearless(w.shortDay(d), d) }

func (w *strip) yearless(s string, d Date) string {
	if w.axis.past > 0 && d.Year <= w.axis.from {
		return s
	}
	return strings.Trim(strings.Replace(s, strconv.Itoa(d.Year), "", 1), " \u00a0\u202f")
}

// near is what is known less precisely than to the day: of offers of which the
// same is known.
type near struct {
	kind     Near
	date     Date
	offers   []Offer
	from, to float64
	words    label
	x        unit.Length // of the words
	wide     unit.Length
	row      int // of words under each other; -1: no room
}

// settle finds what stands under the axis, and where its words have room.
func (w *strip) settle() {
	for _, o := range w.undated {
		if !o.Near.Known() {
			continue
		}
		i := slices.IndexFunc(w.near, func(n near) bool { return n.kind == o.NearKind && n.date == o.Near })
		if i < 0 {
			i = len(w.near)
			w.near = append(w.near, near{kind: o.NearKind, date: o.Near})
		}
		w.near[i].offers = append(w.near[i].offers, o)
	}
	slices.SortStableFunc(w.near, func(a, b near) int { return cmp.Or(a.date.compare(b.date), cmp.Compare(a.kind, b.kind)) })
	var ends [nearRows]unit.Length
	for i := range w.near {
		n := &w.near[i]
		n.from, n.to = w.axis.stretch(n.date)
		n.words = w.set(nearWide, w.Styles.Small, said(w.nearly(*n)))
		p := pen{r: w.rec, rec: w.rec}
		for k := range n.words.lines {
			n.wide = max(n.wide, p.width(n.words, k))
		}
		mid := (unit.Length(w.axis.Translate(n.from)) + unit.Length(w.axis.Translate(n.to))) / 2
		n.x = max(w.left, min(mid-n.wide/2, w.Width-n.wide))
		left := n.x
		for n.row = 0; n.row < nearRows; n.row++ { // words may stand aside, as long as their mark is over them
			if n.x = left; ends[n.row] > 0 {
				n.x = max(left, ends[n.row]+nearGap)
			}
			if n.x <= max(left, mid) && n.x+n.wide <= w.Width {
				break
			}
		}
		if n.row == nearRows {
			n.row = -1
			continue
		}
		ends[n.row] = n.x + n.wide
		w.nearRows = max(w.nearRows, n.row+1)
	}
}

// nearly is what is known, in words.
func (w *strip) nearly(n near) string {
	key, day := "charts.strip.near."+string(n.kind), w.day(n.date)
	if n.date.Day > 0 {
		key, day = key+".day", w.shortDay(n.date)
	}
	return w.sentence(key, locales.Facts{"Names": locales.Name(w.holders(n.offers)), "Date": day})
}

// holders names offers in few words: one by its provider and name, several by
// their providers.
func (w *strip) holders(offers []Offer) string {
	if len(offers) == 1 {
		return offers[0].Provider + ", " + offers[0].Name
	}
	var names []string
	for _, t := range tallied(offers) {
		names = append(names, t.provider)
	}
	if len(names) > 3 {
		return w.Locale.Clause("charts.strip.offers", locales.Facts{"N": locales.Num(len(offers))})
	}
	return w.Locale.Clause("charts.bricks.several", locales.Facts{"N": locales.Num(len(offers)),
		"Name": locales.Name(w.Locale.List(names))})
}

// tally is how many offers a provider has among some.
type tally struct {
	provider string
	offers   []Offer
}

// tallied are the providers of offers, in the order in which they come.
func tallied(offers []Offer) []tally {
	var out []tally
	for _, o := range offers {
		i := slices.IndexFunc(out, func(t tally) bool { return t.provider == o.Provider })
		if i < 0 {
			i = len(out)
			out = append(out, tally{provider: o.Provider})
		}
		out[i].offers = append(out[i].offers, o)
	}
	return out
}

// plate is the plate of what has no day, measured: its discs, and as many of
// its providers as have room.
type plate struct {
	w, h        unit.Length
	disc, pitch unit.Length
	per         int
	head        label
	holders     []label
	more        label
	foot        unit.Length // of the discs, from the plate's top
}

// setPlate measures the plate: large discs, else small ones, else none.
func (w *strip) setPlate() plate {
	if len(w.undated) == 0 {
		return plate{}
	}
	b := plate{w: w.left - plateGap}
	room := b.w - 2*plateInset
	b.head = w.set(room, w.Styles.H2, said(w.Locale.T("charts.strip.undated", map[string]any{"N": w.Locale.Number(len(w.undated))})))
	all := tallied(w.undated)
	for _, t := range all {
		name := at(t.offers[0].Holder, named(t.provider))
		b.holders = append(b.holders, w.set(room, w.Styles.Small, name, said(", "+w.Locale.Number(len(t.offers)))))
	}
	fine := max(1, int((room-LeastDisc)/plateFine)+1)
	for _, try := range []plate{{disc: plateDisc, pitch: platePitch, per: platePer},
		{disc: LeastDisc, pitch: plateFine, per: fine}, {per: 1}} {
		b.disc, b.pitch, b.per, b.foot = try.disc, try.pitch, try.per, plateTop
		if b.disc > 0 {
			b.foot += unit.Length((len(w.undated)-1)/b.per)*b.pitch + b.disc
		}
		if b.height(len(b.holders)) <= w.high || b.disc == LeastDisc && b.foot <= w.high/2 {
			break
		}
	}
	for n := len(all); n > 1 && b.height(n) > w.high; {
		n--
		b.more = w.set(room, w.Styles.Small, said(w.Locale.Clause("charts.strip.more", locales.Facts{"N": locales.Num(len(all) - n)})))
		b.holders = b.holders[:n]
	}
	b.h = max(plateLeast, b.height(len(b.holders)))
	return b
}

// height is what the plate needs with its first n names.
func (b plate) height(n int) unit.Length {
	h := b.foot + plateHead + b.head.drop() + plateWord + plateFoot
	for _, l := range append(slices.Clone(b.holders[:n]), b.more) {
		h += unit.Length(len(l.lines)) * l.style.Leading
	}
	return h.Up(u / 4)
}

// foot is the height of the chart.
func (w *strip) foot() unit.Length {
	h := w.high + stripYear + nearFoot
	for _, n := range w.near {
		h = max(h, w.high+nearY+nearHigh)
		if n.row >= 0 {
			h = max(h, w.nearBase(n)+n.words.drop()+nearFoot)
		}
	}
	return h
}

// nearBase is the baseline of the words under the axis.
func (w *strip) nearBase(n near) unit.Length {
	base := w.high + nearY + nearWord
	for row := 0; row < n.row; row++ {
		lines := 0
		for _, m := range w.near {
			if m.row == row {
				lines = max(lines, len(m.words.lines))
			}
		}
		base += unit.Length(lines)*w.Styles.Small.Leading + nearFoot
	}
	return base
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
		changed := unit.Length(len(where(h.offers, func(o Offer) bool { return o.Changed }))) * h.scale.pitch
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
		p.disc(cx, height(box, y, i/h.abreast+1), h.disc, ringOf(h.disc), J3, h.inks.Look(o.Changed))
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
		out = append(out, within{series: kind, from: n.from, to: n.to, high: nearHigh, ink: w.Inks.Sign})
	}
	return append(out, freehand{kind, w.leaders})
}

// cut is the end of the cut-off's day.
func (w *strip) cut() float64 {
	d := w.Date
	if d.Month == 12 && d.Day == 31 {
		return float64(d.Year + 1)
	}
	return d.year()
}

// plated draws the plate and its discs.
func (w *strip) plated(p pen) {
	b := w.plate
	if b.h == 0 {
		return
	}
	top := w.high - b.h
	p.fill(unit.Box(0, top, b.w, b.h), w.Inks.Plate)
	if b.disc == 0 {
		return
	}
	for i, o := range w.undated {
		x := plateInset + b.disc/2 + unit.Length(i%b.per)*b.pitch
		p.disc(x, top+plateTop+b.disc/2+unit.Length(i/b.per)*b.pitch, b.disc, ringOf(b.disc), J3, w.Inks.Look(o.Changed))
	}
}

// leaders draws the lines from the piles to their flags, and the counts of the
// years that have none.
func (w *strip) leaders(p pen) {
	flagged := map[int]bool{}
	for _, f := range w.flags {
		p.rule(f.x, w.high-f.over, f.x, w.high-f.bottom-f.h, w.Inks.Sign, flagLine)
		flagged[f.year] = true
	}
	for i := 0; i < len(w.piles); {
		year, n, first := w.piles[i].year, 0, i
		for ; i < len(w.piles) && w.piles[i].year == year; i++ {
			n += len(w.piles[i].offers)
		}
		if flagged[year] {
			continue
		}
		mid, high := (w.piles[first].x+w.piles[i-1].x)/2, unit.Length(0)
		for _, q := range w.piles[first:i] {
			if off := q.x - mid; -pileDisc < off && off < pileDisc {
				high = max(high, w.top(q))
			}
		}
		p.centred(w.Locale.Number(n), mid, w.high-high-pileCount, w.Styles.Value)
	}
}

func (w *strip) labels(p pen) {
	if w.axis.past > 0 {
		l := w.set(stripPast-stripNumX, w.Styles.Small, said(w.before()))
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
func base(t text.Style) unit.Length { return t.Leading.Scale(7, 10) }

// flagged draws one decision of a flag whose words end at an edge, from a
// height down.
func (w *strip) flagged(p pen, r flagRow, edge, y unit.Length) {
	t := w.Styles.Read
	day := w.ofDay(r.Offer)
	date := func(right, y unit.Length) {
		q := p.part(fmt.Sprint("day ", r.i))
		q.rec.carry(draw.Text{Actual: w.day(r.Ruled)})
		q.right(r.day, right, y, day)
	}
	provider, offer := p.part(fmt.Sprint("provider ", r.i)), p.part(fmt.Sprint("offer ", r.i))
	flush := func(q pen, l label, y unit.Length) {
		for k := range l.lines {
			q.line(l, k, edge-p.width(l, k), y+unit.Length(k)*l.style.Leading)
		}
	}
	name := p.width(r.provider, 0)
	switch {
	case r.aside:
		mid := y + r.h/2
		flush(provider, r.provider, mid+p.capital(r.provider.style)/2)
		x := edge - name - flagLead
		offer.line(r.offer, 0, x-p.width(r.offer, 0), mid-t.Leading+base(t))
		date(x, mid+base(t))
	case r.one:
		x := edge - p.width(r.offer, 0)
		offer.line(r.offer, 0, x, y+base(t))
		provider.line(r.provider, 0, x-flagWord-name, y+base(t))
		date(x-2*flagWord-name, y+base(t))
	default:
		st := r.provider.style
		flush(provider, r.provider, y+base(st))
		date(edge-name-flagWord, y+base(st))
		flush(offer, r.offer, y+unit.Length(len(r.provider.lines))*st.Leading+base(t))
	}
}

func (w *strip) plateWords(p pen) {
	b := w.plate
	if b.h == 0 {
		return
	}
	y := w.high - b.h + b.foot + plateHead
	p.part("undated").label(b.head, plateInset, y)
	y += b.head.drop() + plateWord
	for i, l := range b.holders {
		p.part(fmt.Sprint("undated ", i)).label(l, plateInset, y)
		y += unit.Length(len(l.lines)) * l.style.Leading
	}
	if len(b.more.lines) > 0 {
		p.part("undated more").label(b.more, plateInset, y)
	}
}

// before is what the box of the oldest years is called.
func (w *strip) before() string {
	return w.Locale.T("charts.strip.before", map[string]any{"Year": strconv.Itoa(w.axis.from + 1)})
}

// nodes are the figure, the decisions that flags name as a table in order of
// date, what has no day as a list, and what is known of it.
func (w *strip) nodes(alt string) []node {
	out := []node{figure(alt)}
	if w.axis.past > 0 {
		out = append(out, leaf(draw.P, "past"))
	}
	table := branch(draw.Table)
	var more []node
	for _, f := range w.flags {
		rows := slices.Clone(f.lines)
		slices.SortFunc(rows, func(a, b flagRow) int { return cmp.Compare(a.i, b.i) })
		for _, r := range rows {
			table.kids = append(table.kids, branch(draw.TableRow, head("Row", fmt.Sprint("day ", r.i)),
				leaf(draw.DataCell, fmt.Sprint("provider ", r.i)), leaf(draw.DataCell, fmt.Sprint("offer ", r.i))))
		}
		if f.more > 0 {
			more = append(more, leaf(draw.P, fmt.Sprint("more ", f.first)))
		}
	}
	if len(table.kids) > 0 {
		out = append(out, table)
	}
	out = append(out, more...)
	if len(w.undated) > 0 {
		list := branch(draw.List)
		list.elem.Order = "None"
		for i := range w.plate.holders {
			list.kids = append(list.kids, branch(draw.ListItem, leaf(draw.ListBody, fmt.Sprint("undated ", i))))
		}
		if len(w.plate.more.lines) > 0 {
			list.kids = append(list.kids, branch(draw.ListItem, leaf(draw.ListBody, "undated more")))
		}
		out = append(out, leaf(draw.P, "undated"), list)
	}
	for i, n := range w.near {
		if n.row >= 0 {
			out = append(out, leaf(draw.P, fmt.Sprint("near ", i)))
		}
	}
	return out
}

func (w *strip) words() Chart {
	l := w.Locale
	c := Chart{Question: l.T("charts.strip.question"), Key: w.key(), Note: w.note()}.titled(w.title())
	c.Table.Head = []string{l.T("label.date"), l.T("label.provider"), l.T("label.offer")}
	named := map[int]bool{}
	for _, f := range w.flags {
		for _, r := range f.lines {
			named[r.i] = true
		}
	}
	var groups, rest []string
	for i := 0; i < len(w.dated); {
		year, first := w.dated[i].Ruled.Year, i
		for ; i < len(w.dated) && w.dated[i].Ruled.Year == year; i++ {
			o := w.dated[i]
			c.Table.Rows = append(c.Table.Rows, []string{w.day(o.Ruled), o.Provider, o.Name})
			if !named[i] {
				rest = append(rest, strings.Join([]string{w.day(o.Ruled), o.Provider, o.Name}, " "))
			}
		}
		groups = append(groups, w.group(strconv.Itoa(year), i-first))
	}
	groups = append(groups, w.group(l.T("charts.strip.dayless"), len(w.undated)))
	for _, o := range w.undated {
		c.Table.Rows = append(c.Table.Rows, []string{l.T("unknown.published.f"), o.Provider, o.Name})
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
	if len(w.undated) == 0 {
		return l.T("charts.strip.key.all")
	}
	return notes(l.T("charts.strip.key.disc"), w.sentence("charts.strip.key.undated", locales.Facts{"N": locales.Num(len(w.undated))}))
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
