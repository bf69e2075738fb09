package charts

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of what has no day.
const (
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
	plateMid   = 34 * mm / 10        // discs where only they and the head are there
	plateFine  = LeastDisc + mm*4/10 // pitch of many discs
	plateHead  = 52 * mm / 10        // from the discs to the baseline of the head
	plateWord  = 48 * mm / 10        // and on to the first name
	plateFoot  = 3 * mm
	plateLeast = 11 * u
)

// near is what is known less precisely than to the day: of offers of which the
// same is known.
type near struct {
	kind     Near
	date     Date
	offers   []Offer
	from, to float64
	words    label
	begin    unit.Length // of the stretch,
	end      unit.Length
	x        unit.Length // and of the words
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
	if w.newest {
		for i := range w.near {
			w.near[i].row = -1
		}
		return
	}
	var ends, free [nearRows]unit.Length // of the words of a row, and how far the last of them may go to the left
	var last [nearRows]*near
	for i := range w.near {
		n := &w.near[i]
		w.setNear(n)
		for n.row = 0; n.row < nearRows; n.row++ { // words may stand aside, as long as their mark is over them
			m, at := last[n.row], n.x
			if m != nil {
				if ends[n.row]+nearGap > n.x { // the one before goes first
					m.x = max(free[n.row], min(m.x, min(n.end, w.Width-n.wide)-nearGap-m.wide))
				}
				at = max(n.x, m.x+m.wide+nearGap)
			}
			if at <= max(n.x, n.end) && at+n.wide <= w.Width {
				n.x = at
				break
			}
			if m != nil {
				m.x = ends[n.row] - m.wide
			}
		}
		if n.row == nearRows {
			n.row = -1
			continue
		}
		least := w.left
		if m := last[n.row]; m != nil {
			least = m.x + m.wide + nearGap
		}
		free[n.row], last[n.row], ends[n.row] = min(n.x, max(least, n.begin-n.wide)), n, n.x+n.wide
		w.nearRows = max(w.nearRows, n.row+1)
	}
}

// setNear sets what is said under the axis, in the middle of its stretch.
func (w *strip) setNear(n *near) {
	n.from, n.to = w.axis.stretch(n.date)
	n.words = w.set(min(nearWide, w.Width), w.Styles.Small, named(w.nearly(*n)))
	p := pen{r: w.rec, rec: w.rec}
	for k := range n.words.lines {
		n.wide = max(n.wide, p.width(n.words, k))
	}
	n.begin, n.end = unit.Length(w.axis.Translate(n.from)), unit.Length(w.axis.Translate(n.to))
	n.x = max(w.left, min((n.begin+n.end-n.wide)/2, w.Width-n.wide))
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
	top         unit.Length // of the plate in the chart
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
	b := plate{w: w.left - plateGap, top: w.high}
	high := w.high
	if w.narrow() { // under all else, as high as it is
		b.w, high = w.Width, endless
	}
	room := b.w - 2*plateInset
	b.head = w.set(room, w.Styles.H2, said(w.undatedHead()))
	all := tallied(w.undated)
	for _, t := range all {
		if w.newest {
			break
		}
		name := at(t.offers[0].Holder, named(t.provider))
		b.holders = append(b.holders, w.set(room, w.Styles.Small, name, said(",\u00a0"+w.Locale.Number(len(t.offers)))))
	}
	for _, try := range w.plateDiscs(room) {
		b.disc, b.pitch, b.per, b.foot = try.disc, try.pitch, try.per, plateTop
		if b.disc > 0 {
			b.foot += unit.Length((len(w.undated)-1)/b.per)*b.pitch + b.disc
		}
		if b.height(len(b.holders)) <= high || b.disc == LeastDisc && b.foot <= high/2 {
			break
		}
	}
	for n := len(b.holders); n > 1 && b.height(n) > high; {
		n--
		b.more = w.set(room, w.Styles.Small, said(w.Locale.Clause("charts.strip.more", locales.Facts{"N": locales.Num(len(all) - n)})))
		b.holders = b.holders[:n]
	}
	b.h = b.height(len(b.holders))
	if !w.narrow() && !w.newest {
		b.h = max(plateLeast, b.h)
	}
	b.top -= b.h
	return b
}

// plateDiscs is the discs of a plate so wide, the largest first: how many stand in a row.
func (w *strip) plateDiscs(room unit.Length) []plate {
	of := func(disc, pitch unit.Length) plate {
		b := plate{disc: disc, pitch: pitch, per: max(1, int((room-disc)/pitch)+1)}
		if w.newest { // rows of one length
			lines := (len(w.undated) + b.per - 1) / b.per
			b.per = (len(w.undated) + lines - 1) / lines
		}
		return b
	}
	out := []plate{of(plateDisc, platePitch), of(LeastDisc, plateFine), {per: 1}}
	switch {
	case w.newest:
		out = slices.Insert(out, 1, of(plateMid, plateMid+plateDisc/3))
	case !w.narrow():
		out[0].per = platePer
	}
	return out
}

// undatedHead is what the plate is called.
func (w *strip) undatedHead() string {
	return w.Locale.T("charts.strip.undated", map[string]any{"N": w.Locale.Number(len(w.undated))})
}

// height is what the plate needs with its first n names.
func (b plate) height(n int) unit.Length {
	h := b.foot + plateHead + b.head.drop() + plateFoot
	if len(b.holders) > 0 {
		h += plateWord
	}
	for _, l := range append(slices.Clone(b.holders[:n]), b.more) {
		h += unit.Length(len(l.lines)) * l.style.Leading
	}
	return h.Up(u / 4)
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

// plated draws the plate and its discs.
func (w *strip) plated(p pen) {
	b := w.plate
	if b.h == 0 {
		return
	}
	top := b.top
	p.fill(unit.Box(0, top, b.w, b.h), w.Inks.Plate)
	if b.disc == 0 {
		return
	}
	for i, o := range w.undated {
		x := plateInset + b.disc/2 + unit.Length(i%b.per)*b.pitch
		p.disc(x, top+plateTop+b.disc/2+unit.Length(i/b.per)*b.pitch, b.disc, ringOf(b.disc), J3, w.Inks.Look(o.Changed))
	}
}

func (w *strip) plateWords(p pen) {
	b := w.plate
	if b.h == 0 {
		return
	}
	y := b.top + b.foot + plateHead
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
