package charts

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of a flag.
const (
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
	flagMost  = 6 // lines; so many at most,
	flagLeast = 2 // and where there is no room for them, so few
	flagRoom  = 40 * mm
	flagClear = 3 * mm // over the plate and beside it
	flagFew   = 4      // flags, when not all have room

	// The count of a year's decisions without a flag: a bracket over their piles,
	// with ends that point down to them.
	countOver = 2 * mm
	countEnd  = mm
	countLift = 12 * mm / 10 // from the bracket to the number
)

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

// raise finds which quarters have flags, and how high they stand: all of them;
// else the last ones, which name fewer of their decisions before a flag goes.
func (w *strip) raise() {
	n, most := len(w.piles), flagMost
	if w.newest {
		n = min(n, 1)
	}
	for {
		top, step := w.climb(n, most, flagStep), flagStep
		if top > w.high {
			top, step = w.climb(n, most, flagClose), flagClose
		}
		switch {
		case top <= w.high || n == 0:
		case n > flagFew:
			n = flagFew
			continue
		case most > flagLeast:
			most--
			continue
		default:
			n, most = n-1, flagMost
			continue
		}
		if spare := w.high - top; n > 1 {
			w.climb(n, most, step+spare/unit.Length(n-1))
		}
		if n > 0 { // the newest stands on top, whatever the others leave
			last := w.flags[len(w.flags)-1]
			last.bottom = w.high - last.h
		}
		return
	}
}

// climb sets the flags of the last n quarters in so many lines at most, each a
// step over the one before, and gives how high they reach.
func (w *strip) climb(n, most int, step unit.Length) unit.Length {
	w.flags = nil
	floor, under := flagFirst, unit.Length(0)
	if w.newest {
		floor = 0
	}
	for i, p := range w.piles {
		over := w.top(p)
		under = max(under, over)
		if i < len(w.piles)-n {
			if !w.newest {
				under = max(under, over+countOver+countLift+w.Styles.Value.Size)
			}
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
		w.fill(f, room, most, i == len(w.piles)-1)
		w.flags = append(w.flags, f)
		floor = f.bottom + f.h + step
	}
	return floor - step
}

// fill sets a flag's words for a room, in so many lines at most. The newest
// decision is the first and the largest, when it is one.
func (w *strip) fill(f *flag, room unit.Length, most int, newest bool) {
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
	if len(rows) > most {
		f.more = len(rows) - most + 1
		rows = rows[:most-1]
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
	if o.Changed && !o.RuledOld {
		t = faced(inked(t, w.Inks.ChangeText), t.Bold)
	}
	return t
}

// dayOf is a day without its year, which the axis says; with it where the axis
// does not.
func (w *strip) dayOf(d Date) string { return w.yearless(w.shortDay(d), d) }

func (w *strip) yearless(s string, d Date) string {
	if w.axis.past > 0 && d.Year <= w.axis.from || d.Year >= w.axis.to {
		return s
	}
	return strings.Trim(strings.Replace(s, strconv.Itoa(d.Year), "", 1), " \u00a0\u202f")
}

// cut is the end of the cut-off's day.
func (w *strip) cut() float64 {
	d := w.Date
	if d.Month == 12 && d.Day == 31 {
		return float64(d.Year + 1)
	}
	return d.year()
}

// leaders draws the lines from the piles to their flags, and year by year how
// many decisions have none.
func (w *strip) leaders(p pen) {
	for _, f := range w.flags {
		p.rule(f.x, w.high-f.over, f.x, w.high-f.bottom-f.h, w.Inks.Sign, flagLine)
	}
	if w.newest {
		return
	}
	bare := w.piles[:len(w.piles)-len(w.flags)]
	for from := 0; from < len(bare); {
		to := from
		for to < len(bare) && bare[to].year == bare[from].year {
			to++
		}
		w.bracket(p, bare[from:to])
		from = to
	}
}

// bracket is the number of decisions of some piles of one year, on a bracket
// that says which piles it counts.
func (w *strip) bracket(p pen, of []pileOf) {
	n, high := 0, unit.Length(0)
	for _, q := range of {
		n, high = n+len(q.offers), max(high, w.top(q))
	}
	left, right := of[0].x-w.unit/2, of[len(of)-1].x+w.unit/2
	if w.abreast > 1 {
		left, right = left-(w.unit+pileGap)/2, right+(w.unit+pileGap)/2
	}
	y := w.high - high - countOver
	p.rule(left, y, right, y, w.Inks.Sign, hairline)
	for _, x := range []unit.Length{left, right} {
		p.rule(x, y, x, y+countEnd, w.Inks.Sign, hairline)
	}
	p.centred(w.Locale.Number(n), (left+right)/2, y-countLift, w.Styles.Value)
}

// flagged draws one decision of a flag whose words end at an edge, from a
// height down.
func (w *strip) flagged(p pen, r flagRow, edge, y unit.Length) {
	t := w.Styles.Read
	date := func(right, y unit.Length) { w.dayOfRow(p, r, right-p.wide(r.day, w.ofDay(r.Offer)), y) }
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

// dayOfRow draws the day of a decision from x.
func (w *strip) dayOfRow(p pen, r flagRow, x, y unit.Length) {
	q := p.part(fmt.Sprint("day ", r.i))
	q.rec.carry(draw.Text{Actual: w.marked(w.day(r.Ruled), r.Changed && !r.RuledOld)})
	q.words(r.day, x, y, w.ofDay(r.Offer))
}

// before is what the box of the oldest years is called.
func (w *strip) before() string {
	return w.Locale.T("charts.strip.before", map[string]any{"Year": strconv.Itoa(w.axis.from + 1)})
}
