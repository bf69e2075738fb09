package charts

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of narrow bands: the sign and the name stand over a plot, who caused
// its steps under it, month by month.
const (
	bandSmall    = 32 * mm // of a plot
	bandHeadNext = 4 * mm  // from the sign to the top of the scale
	bandHeadX    = 11 * mm // of the name, beside the sign
	bandListTop  = 5 * mm / 2
	bandListNext = mm     // between two months of the list
	bandListGap  = 2 * mm // between its columns
)

// headHigh is what the sign and the name of a band take over its plot.
func (w *bands) headHigh() unit.Length {
	if w.narrow() {
		return bandDisc + bandHeadNext
	}
	return 0
}

// bandRow is a month of a narrow band's list: its figure, and who caused it.
type bandRow struct {
	step     int
	month, n string
	missed   bool
	changed  bool
	causes   label
}

// rowsOf is a row for each step of a band, and for each month that was missed.
func (w *bands) rowsOf(b *band) (out []bandRow) {
	month := func(i int) string { return w.Locale.DayShort(w.Months[i].Year, w.Months[i].Month, 0) }
	for i, s := range b.steps {
		if s.missed {
			for m := s.from; m < s.to; m++ {
				out = append(out, bandRow{step: i, month: month(m), n: w.Locale.T("unknown.short"), missed: true})
			}
			continue
		}
		r := bandRow{step: i, month: month(s.from), n: w.Locale.Number(s.n), changed: s.changed}
		if causes := w.causes(b.roll(w.Months[s.from])); len(causes) > 0 {
			r.causes = w.set(w.Width-w.listX(true), w.Styles.Read, causes...)
		}
		out = append(out, r)
	}
	return out
}

// listX is where a column of the list begins: that of the figures, or that of their causes.
func (w *bands) listX(causes bool) unit.Length {
	t, x, n := w.Styles.Read, unit.Length(0), unit.Length(0)
	for _, m := range w.Months {
		x = max(x, w.wide(w.Locale.DayShort(m.Year, m.Month, 0), faced(t, t.Bold)))
		n = max(n, w.wide(w.Locale.Number(m.Qualified.N), faced(t, t.Bold)), w.wide(w.Locale.Number(m.InProgress.N), faced(t, t.Bold)))
	}
	if x += bandListGap; causes {
		x += n + bandListGap
	}
	return x
}

// high is the height of a row.
func (r bandRow) high(t text.Style) unit.Length {
	return unit.Length(max(1, len(r.causes.lines)))*t.Leading + bandListNext
}

// listHigh is the height of what stands under a band's months.
func (w *bands) listHigh(b *band) unit.Length {
	high := unit.Length(0)
	if w.narrow() {
		high = bandListTop
		for _, r := range w.rowsOf(b) {
			high += r.high(w.Styles.Read)
		}
	}
	return high
}

// listed are the words of a narrow band: months by their first letters, figures where
// their step has room for them, and all of them with their causes in the list.
func (w *bands) listed(p pen, b *band) {
	p.part(b.name).label(w.set(w.Width-bandHeadX, w.Styles.H2, said(w.Locale.T("charts.bands.name."+b.name))), bandHeadX,
		b.y.foot-b.y.high-w.headHigh()+(bandDisc+p.capital(w.Styles.H2))/2)
	for i, m := range w.Months {
		mid := (w.at(i) + w.at(i+1)) / 2
		_, n := utf8.DecodeRuneInString(w.month(m))
		q := p.part(fmt.Sprint(b.name, " month ", i))
		q.rec.carry(draw.Text{Actual: w.marked(w.Locale.Month(m.Year, m.Month), b.fresh(i))})
		q.centred(strings.ToUpper(w.month(m)[:n]), mid, b.y.foot+bandMonth, w.label())
		if m.Month == 1 || i == 0 && m.Month < 10 { // else the next year stands too near
			p.part("marks").centred(strconv.Itoa(m.Year), mid, b.y.foot+bandYear, w.label())
		}
	}
	for i, s := range b.steps {
		room := w.at(s.to) - w.at(s.from) - mm/2
		if s.missed || w.wide(w.Locale.Number(s.n), w.Styles.H3) > room {
			continue
		}
		y := b.y.at(s.n) + stepY
		if s.over {
			y = b.y.at(s.n) - stepOver
		}
		p.part(fmt.Sprint(b.name, " step ", i)).words(w.Locale.Number(s.n)+" ", min(w.at(s.from)+stepX,
			w.at(s.to)-w.wide(w.Locale.Number(s.n), w.figure(s))), y, w.figure(s))
	}
	y, t := b.y.foot+bandFoot+bandListTop, w.Styles.Read
	for _, r := range w.rowsOf(b) {
		q, bold := p.part(fmt.Sprint(b.name, " step ", r.step)), faced(t, t.Bold)
		if r.changed {
			bold.Ink = w.Inks.ChangeText
		}
		q.words(r.month+" ", 0, y+base(t), bold)
		if r.missed {
			q.words(r.n+" ", w.listX(false), y+base(t), faced(t, t.Italic))
		} else {
			q.words(r.n+" ", w.listX(false), y+base(t), bold)
			q.label(r.causes, w.listX(true), y+base(t))
		}
		y += r.high(t)
	}
}
