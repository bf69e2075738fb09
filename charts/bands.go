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

// The measures of the two bands.
const (
	bandLeft  = 30 * mm // where the plots begin
	bandHigh  = 45 * mm // of a plot: zero to the top of the scale
	bandTop   = 3 * mm
	bandNext  = 16 * mm // from the months of one to the top of the next
	bandDisc  = 9 * mm
	bandHead  = 65 * mm / 10 // from the disc to the baseline of its words
	bandScale = 24 * mm / 10 // words of the scale, left of the plot
	bandMost  = 10           // hairlines

	// The months under a plot.
	bandMonth = 45 * mm / 10
	bandYear  = 8 * mm
	bandFoot  = 9 * mm

	// The line, and what stands at its steps: the figure under it or over it, then
	// who caused it.
	bandLine  = 85 * mm / 100
	bandZero  = unit.PT / 2
	stepX     = 17 * mm / 10
	stepY     = 76 * mm / 10
	stepWord  = 44 * mm / 10
	stepOver  = 22 * mm / 10
	stepRight = mm
	stepFoot  = 19 * mm / 10 // from the lowest baseline to the axis
)

// Survey is the register at the end of a month. Of a month that nobody surveyed
// nothing is known.
type Survey struct {
	Year, Month           int
	Made                  bool
	Fresh                 bool // since the previous edition
	Qualified, InProgress Roll
}

// Roll is one list at the end of a month: its offers by number, and since the
// survey of the month before those that came, those that went over into the other
// list and stand there now, and those that left both.
type Roll struct {
	N              int
	In, Over, Gone []Offer
}

// news tells whether the list changed.
func (r Roll) news() bool { return len(r.In)+len(r.Over)+len(r.Gone) > 0 }

// Surveys is the series of the bands, oldest month first; the first and the last
// were surveyed.
type Surveys struct {
	Months []Survey
	High   unit.Length // of each band, from zero to the top of the scale; 0: 45 mm
}

// bands are two bands that have been measured: qualified above, in progress
// below, on one scale.
type bands struct {
	Sheet
	Surveys
	most, step int // of the scale, and between its lines
	high       unit.Length
	left       unit.Length // where the plots begin
	x          *linear
	rec        *recorder
	told       locales.Facts // of the key
	named      bool          // some step bears words
	mute       bool          // some step has no room for those that it should bear
}

// band is one of the two.
type band struct {
	name  string // its part
	state State
	y     *level
	roll  func(Survey) Roll
	steps []step
}

// step is a figure with who caused it: where a run of surveys begins, and where
// offers came or went.
type step struct {
	from, to int // months it holds for
	n        int
	missed   bool
	changed  bool // since the previous edition
	words    label
	over     bool // it stands over the line
}

// Bands answers "how have the two lists changed?": each list in a band of its
// own, in steps from zero, with a figure at every step. A month that was not
// surveyed is a gap, and nothing is joined across it.
func Bands(s Sheet, series Surveys) (Chart, error) {
	w := &bands{Sheet: s, Surveys: series, high: cmp.Or(series.High, bandHigh), left: bandLeft, rec: newRecorder(s.Fonts)}
	w.scale()
	if s.narrow() {
		w.left, w.high = w.wide(w.Locale.Number(w.most), w.Styles.Small)+bandScale, bandSmall
	}
	w.x = linearTo(len(w.Months), w.left, s.Width-w.left)
	c := w.words()
	all, high := w.both()
	size := unit.Size{W: s.Width, H: high}
	nodes := []node{figure(c.Alt)}
	for _, b := range all {
		if err := s.plot(size, w.rec, w.x, b.y, w.marks(b), func(p pen) { w.labels(p, b) }); err != nil {
			return c, fmt.Errorf("bands: %w", err)
		}
		nodes = append(nodes, leaf(draw.P, b.name), w.table(b))
	}
	if w.mute && !w.named && !slices.ContainsFunc(w.Months, func(m Survey) bool { return !m.Made }) { // no names to be told of
		c.Key = w.sentence("charts.bands.key.bare", w.told)
	}
	box, err := s.assemble("bands", size, w.rec, nodes...)
	c.Box = box
	return c, err
}

// both is the two bands under each other, and how high they are.
func (w *bands) both() (all []*band, high unit.Length) {
	for _, b := range []*band{
		{name: "qualified", state: J3, roll: func(m Survey) Roll { return m.Qualified }},
		{name: "progress", state: NotPublished, roll: func(m Survey) Roll { return m.InProgress }},
	} {
		if len(all) > 0 {
			high += bandNext
		}
		high += bandTop + w.headHigh() + w.high
		b.y = &level{ContinuousRange: chart.ContinuousRange{Max: float64(w.most)}, high: w.high, foot: high}
		b.steps = w.steps(b)
		high += bandFoot + w.listHigh(b)
		all = append(all, b)
	}
	return all, high
}

// scale finds the top of the scale, a whole number of steps of five, ten, fifty.
func (w *bands) scale() {
	most := 1
	for _, m := range w.Months {
		most = max(most, m.Qualified.N, m.InProgress.N)
	}
	w.step = 5
	for times := 2; (most+w.step-1)/w.step > bandMost; times = 7 - times { // 5, 10, 50, 100, 500 …
		w.step *= times
	}
	w.most = (most + w.step - 1) / w.step * w.step
}

// at is where a month begins.
func (w *bands) at(month int) unit.Length { return unit.Length(w.x.Translate(float64(month))) }

// steps are the figures of a band: where a run of surveys begins, where its list
// changes, and the months that were missed.
func (w *bands) steps(b *band) []step {
	var out []step
	for i, m := range w.Months {
		r := b.roll(m)
		n := len(out)
		news := r.news()
		switch {
		case n > 0 && !m.Made && out[n-1].missed, n > 0 && m.Made && !out[n-1].missed && !news:
			out[n-1].to = i + 1
			continue
		}
		out = append(out, step{from: i, to: i + 1, n: r.N, missed: !m.Made, changed: news && m.Fresh})
	}
	for i := range out {
		if s := &out[i]; !s.missed {
			w.settle(b, s)
		}
	}
	return out
}

// settle finds the words of a step that have room beside the line: who caused
// it, else how many came and went, else none.
func (w *bands) settle(b *band, s *step) {
	r := b.roll(w.Months[s.from])
	room := w.at(s.to) - w.at(s.from) - stepX - stepRight
	t := w.Styles.Small
	below := b.y.rise(s.n) - stepY - stepFoot
	s.over = below < 0
	if w.narrow() { // they stand under the months
		return
	}
	causes := w.causes(r)
	defer func() {
		w.named = w.named || len(s.words.lines) > 0
		w.mute = w.mute || len(causes) > 0 && len(s.words.lines) == 0
	}()
	for _, runs := range [][]text.Run{causes, w.counts(r)} {
		if len(runs) == 0 {
			continue
		}
		l := w.set(room, t, runs...)
		if l.broken { // words stand whole beside a step, or not at all
			continue
		}
		need := stepWord + l.drop()
		if !s.over && need <= below {
			s.words = l
			return
		}
		if over := w.high - b.y.rise(s.n) - stepOver - w.Styles.Value.Leading; need <= over && (need > below || s.over) {
			s.words, s.over = l, true
			return
		}
	}
}

// causes are the providers of what came and went, a line each, and what became of
// what went.
func (w *bands) causes(r Roll) []text.Run {
	var out []text.Run
	add := func(words string) {
		if len(out) > 0 {
			out[len(out)-1].Newline = true
		}
		out = append(out, named(words))
	}
	for _, t := range tallied(r.In) {
		if n := len(t.offers); n > 1 {
			add(w.Locale.Clause("charts.bricks.several", locales.Facts{"N": locales.Num(n), "Name": locales.Name(t.provider)}))
			continue
		}
		add(t.provider)
		out[len(out)-1] = text.Run{Text: t.provider, Raw: true, From: t.offers[0].Holder}
	}
	at := func(s Stage) []Offer { return where(r.Over, func(o Offer) bool { return o.Stage == s }) }
	for _, went := range []struct {
		key    string
		offers []Offer
	}{{"qualified", at(Qualified)}, {"progress", at(InProgress)}, {"left", r.Gone}} {
		for _, t := range tallied(went.offers) {
			facts, key := locales.Facts{"Name": locales.Name(t.provider)}, "charts.bands.gone."+went.key
			if n := len(t.offers); n > 1 {
				facts["N"], key = locales.Num(n), key+".many"
			}
			add(w.Locale.Clause(key, facts))
		}
	}
	return out
}

// counts are how many came and went.
func (w *bands) counts(r Roll) []text.Run {
	var out []text.Run
	for _, c := range []struct {
		key string
		n   int
	}{{"more", len(r.In)}, {"less", len(r.Over) + len(r.Gone)}} {
		if c.n == 0 {
			continue
		}
		if len(out) > 0 {
			out[0].Newline = true
		}
		out = append(out, said(w.Locale.T("charts.bands."+c.key, map[string]any{"N": w.Locale.Number(c.n)})))
	}
	return out
}

// marks are the scale's lines, the areas and lines of the surveys, the edges of
// what was missed, and the band's sign.
func (w *bands) marks(b *band) []chart.Series {
	kind := w.kind(w.rec)
	out := []chart.Series{freehand{kind, func(p pen) {
		for n := w.step; n <= w.most; n += w.step {
			p.rule(w.left, b.y.at(n), w.Width, b.y.at(n), w.Inks.Hairline, hairline)
		}
	}}}
	for i, s := range b.steps {
		if s.missed {
			continue
		}
		out = append(out, area{kind, float64(s.from), float64(s.to), float64(s.n)})
		if i == len(b.steps)-1 || b.steps[i+1].missed {
			out = append(out, w.run(b, i)...)
		}
	}
	return append(out, freehand{kind, func(p pen) { w.frame(p, b) }})
}

// run is the line of a run of surveys that ends with a step; what is new is a
// line of its own.
func (w *bands) run(b *band, last int) []chart.Series {
	first := last
	for first > 0 && !b.steps[first-1].missed {
		first--
	}
	line := func(ink draw.Ink) chart.ContinuousSeries {
		return chart.ContinuousSeries{Style: chart.Style{ClassName: "marks", StrokeColor: w.rec.colour(ink), StrokeWidth: float64(bandLine)}}
	}
	var out []chart.Series
	for i := first; i <= last; {
		c := line(w.Inks.Sign)
		fresh := b.steps[i].changed
		if fresh {
			c = line(w.Inks.Change)
		}
		if i > first {
			before := b.steps[i-1].n
			c.XValues, c.YValues = append(c.XValues, float64(b.steps[i].from)), append(c.YValues, float64(before))
		}
		for ; i <= last && b.steps[i].changed == fresh; i++ {
			s := b.steps[i]
			c.XValues, c.YValues = append(c.XValues, float64(s.from), float64(s.to)), append(c.YValues, float64(s.n), float64(s.n))
		}
		out = append(out, c)
	}
	return out
}

// frame draws the line of zero, the edges of what was missed, and the sign.
func (w *bands) frame(p pen, b *band) {
	for _, s := range b.steps {
		from, to := w.at(s.from), w.at(s.to)
		if !s.missed {
			p.rule(from, b.y.foot, to, b.y.foot, w.Inks.Sign, bandZero)
			continue
		}
		for _, x := range []unit.Length{from, to} {
			p.rule(x, b.y.foot, x, b.y.foot-b.y.high, w.Inks.Unknown, hairline, dash, dashGap)
		}
	}
	d := bandDisc
	p.disc(d/2, b.y.foot-b.y.high-w.headHigh()+d/2, d, ringOf(d), b.state, w.Inks.Look(false))
	t := w.Styles.Small
	p.dress(t)
	for n := 0; n <= w.most; n += w.step {
		p.right(w.Locale.Number(n), w.left-bandScale, b.y.at(n)+p.capital(t)/2, t)
	}
}

// fresh tells whether the line of a month is in the ink of change.
func (b *band) fresh(month int) bool {
	return slices.ContainsFunc(b.steps, func(s step) bool { return s.changed && s.from <= month && month < s.to })
}

func (w *bands) labels(p pen, b *band) {
	if w.narrow() {
		w.listed(p, b)
		return
	}
	p.part(b.name).label(w.set(bandLeft-bandDisc, w.Styles.H2, said(w.Locale.T("charts.bands.name."+b.name))), 0,
		b.y.foot-b.y.high+bandDisc+bandHead)
	for i, m := range w.Months {
		mid := (w.at(i) + w.at(i+1)) / 2
		name := w.month(m)
		q := p.part(fmt.Sprint(b.name, " month ", i))
		q.rec.carry(draw.Text{Actual: w.marked(w.Locale.Month(m.Year, m.Month), b.fresh(i))})
		q.centred(name, mid, b.y.foot+bandMonth, w.label())
		if i == 0 || m.Month == 1 {
			p.part("marks").centred(strconv.Itoa(m.Year), mid, b.y.foot+bandYear, w.label())
		}
	}
	for i, s := range b.steps {
		q := p.part(fmt.Sprint(b.name, " step ", i))
		if s.missed {
			q.centred(w.Locale.T("unknown.short"), (w.at(s.from)+w.at(s.to))/2, b.y.foot-b.y.high/2, w.italic())
			continue
		}
		x, y := w.at(s.from)+stepX, b.y.at(s.n)+stepY
		words := y + stepWord
		if s.over {
			y = b.y.at(s.n) - stepOver
			if n := len(s.words.lines); n > 0 {
				y -= stepWord + s.words.drop()
			}
			words = y + stepWord
		}
		q.words(w.Locale.Number(s.n)+" ", x, y, w.figure(s))
		if len(s.words.lines) > 0 {
			q.label(s.words, x, words)
		}
	}
}

// figure is the style of a step's figure: the largest in which it stays on its step.
func (w *bands) figure(s step) text.Style {
	room := w.at(s.to) - w.at(s.from) - stepX - stepRight
	for _, t := range []text.Style{w.Styles.Value, w.Styles.Count, w.Styles.H2, w.Styles.H3} {
		if w.wide(w.Locale.Number(s.n), t) <= room {
			return t
		}
	}
	return w.Styles.H3
}

// month is a month's short name without its year.
func (w *bands) month(m Survey) string {
	s := strings.Replace(w.Locale.DayShort(m.Year, m.Month, 0), strconv.Itoa(m.Year), "", 1)
	return strings.Trim(s, " \u00a0\u202f")
}

// table is a band as a table: the months, and under them what held, as long as
// it did.
func (w *bands) table(b *band) node {
	months, held := branch(draw.TableRow), branch(draw.TableRow)
	for i := range w.Months {
		months.kids = append(months.kids, head("Column", fmt.Sprint(b.name, " month ", i)))
	}
	for i, s := range b.steps {
		cell := leaf(draw.DataCell, fmt.Sprint(b.name, " step ", i))
		cell.elem.ColSpan = s.to - s.from
		held.kids = append(held.kids, cell)
	}
	return branch(draw.Table, months, held)
}

func (w *bands) words() Chart {
	l := w.Locale
	first, last, made := w.Months[0], w.Months[len(w.Months)-1], 0
	c := Chart{Question: l.T("charts.bands.question"), Note: l.T("charts.bands.note")}
	c.Table.Head = []string{l.T("charts.bands.month"), l.T("stage.qualified.long"), l.T("charts.bands.row")}
	var groups []string
	for i, m := range w.Months {
		row := []string{l.Month(m.Year, m.Month), l.T("unknown.short"), l.T("unknown.short")}
		if m.Made {
			made++
			row[1], row[2] = l.Number(m.Qualified.N), l.Number(m.InProgress.N)
		}
		c.Table.Rows = append(c.Table.Rows, row)
		if i == 0 || i == len(w.Months)-1 || !m.Made {
			groups = append(groups, w.state(m))
		}
	}
	span := len(w.Months) - 1
	facts := locales.Facts{"N": locales.Num(last.Qualified.N), "Span": locales.Num(span), "From": locales.Num(first.Qualified.N)}
	switch {
	case span == 0:
		c = c.titled(l.Say("charts.bands.title.one", locales.Facts{"N": locales.Num(last.Qualified.N)}))
	case first.Qualified.N == last.Qualified.N:
		c = c.titled(l.Say("charts.bands.title.same", facts))
	default:
		c = c.titled(l.Say("charts.bands.title.moved", facts))
	}
	key := "charts.bands.key"
	if made < len(w.Months) {
		key = "charts.bands.key.missed"
	}
	w.told = locales.Facts{"N": locales.Num(made), "Total": locales.Num(len(w.Months)),
		"From": l.Month(first.Year, first.Month), "To": l.Month(last.Year, last.Month)}
	c.Key = w.sentence(key, w.told)
	c.Alt = w.alt("bands", []string{w.semicolons(groups)}, c.Title)
	return c
}

// state is a month and its figures in words.
func (w *bands) state(m Survey) string {
	key := "charts.bands.group"
	if !m.Made {
		key = "charts.bands.group.missed"
	}
	return w.Locale.T(key, map[string]any{"Month": w.Locale.Month(m.Year, m.Month),
		"Qualified": w.Locale.N("count.qualified", m.Qualified.N), "Progress": w.Locale.N("count.progress", m.InProgress.N)})
}
