package charts

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
	"github.com/wcharczuk/go-chart/v2"
)

// The measures of the butterfly: the middle holds stack and layer, the wings
// the discs, growing outwards.
const (
	wingHead  = 27 * mm / 4
	wingRow   = 81 * mm / 10
	wingMid   = 3085 * mm / 100
	wingDisc  = 5 * mm
	wingPitch = 53 * mm / 10
	wingLeast = 35 * mm / 10 // the least pitch; below it a wing takes several lines
	wingCount = 25 * mm / 10 // between the last disc and the count
	wingRoom  = 4 * mm       // between rows of several lines
	wingMost  = 18 * mm      // a row of one line is no higher

	// In the middle: the stack, from the left wing's edge, and the layer's name.
	wingStackX            = 39 * mm / 10
	wingStack, wingStackW = 54 * mm / 10, 75 * mm / 10
	wingName              = 138 * mm / 10
)

// Scope is the series of the butterfly: the offers in progress and the
// qualified ones. Candidacies without an offer have no layer and are named in
// the note.
type Scope struct {
	Offers []Offer
	Bare   []string
	// What the rows fill, with the middle where both wings have room; 0: rows as high as their discs, the middle in the middle.
	High unit.Length
}

// butterfly is a butterfly that has been measured: a row for each layer, the
// highest on top. Wing 0 is the left one.
type butterfly struct {
	Sheet
	series Scope
	wings  [2][4][]Offer
	rows   *rows
	units  *units // the same on both sides: else the comparison lies
	heads  [2]label
	rec    *recorder
}

// Butterfly answers "what is qualified, what is coming?": offers in progress
// to the left, qualified ones to the right, one disc per offer and layer.
func Butterfly(s Sheet, series Scope) (Chart, error) {
	w := &butterfly{Sheet: s, series: series, rec: newRecorder(s.Fonts)}
	longest := [2]int{1, 1}
	for i, stage := range []Stage{InProgress, Qualified} {
		offers := where(series.Offers, func(o Offer) bool { return o.Stage == stage })
		for k := range 4 {
			w.wings[i][k] = covering(offers, k)
			longest[i] = max(longest[i], len(w.wings[i][k]))
		}
	}
	w.fit(longest)
	c := w.words()
	size := unit.Size{W: s.Width, H: w.rows.foot()}
	if err := s.plot(size, w.rec, w.units, w.rows, w.marks(), w.labels); err != nil {
		return c, fmt.Errorf("butterfly: %w", err)
	}
	table := branch(draw.Table, branch(draw.TableRow,
		head("Column", "head layer"), head("Column", "head 0"), head("Column", "head 1")))
	for k := 3; k >= 0; k-- {
		table.kids = append(table.kids, branch(draw.TableRow, head("Row", fmt.Sprint("layer ", k)),
			leaf(draw.DataCell, fmt.Sprint("count 0 ", k)), leaf(draw.DataCell, fmt.Sprint("count 1 ", k))))
	}
	box, err := s.assemble("butterfly", size, w.rec, figure(c.Alt), table)
	c.Box = box
	return c, err
}

// fit chooses pitch and discs per line so that the longest row of either wing has room
// for its count.
func (w *butterfly) fit(longest [2]int) {
	most := max(longest[0], longest[1])
	keys := [2]string{"stage.candidate.long", "stage.qualified.long"}
	count := wingCount + w.wide(w.Locale.Number(most), w.Styles.Count)
	left := (w.Width - wingMid) / 2
	if w.series.High > 0 {
		left = w.middle(longest, count, keys)
	}
	wings := [2]unit.Length{left, w.Width - wingMid - left}
	m := &units{ContinuousRange: chart.ContinuousRange{Min: -float64(most), Max: float64(most)},
		left: left, right: left + wingMid, pitch: wingPitch, per: most}
	for i, n := range longest {
		if room := wings[i] - count; unit.Length(n)*wingPitch-(wingPitch-wingDisc) > room {
			m.pitch = min(m.pitch, room/unit.Length(n))
		}
	}
	if least := wingLeast; m.pitch < least {
		m.pitch, m.per = least, int((min(wings[0], wings[1])-count)/least)
	}
	m.mark = m.pitch.Scale(int64(wingDisc), int64(wingPitch))
	for i, key := range keys {
		w.heads[i] = w.set(wings[i], w.Styles.H3, said(w.Locale.T(key)))
	}
	var heights []unit.Length
	one := max(wingRow, min(wingMost, (w.series.High-wingHead-w.over())/4))
	for k := 3; k >= 0; k-- {
		heights = append(heights, m.height(max(len(w.wings[0][k]), len(w.wings[1][k])), one, wingRoom))
	}
	w.units, w.rows = m, rowsFrom(wingHead+w.over(), heights...)
}

// middle is where the left wing ends so that the discs of both, of one size, are as
// large as they can be, and each head has its line.
func (w *butterfly) middle(longest [2]int, count unit.Length, keys [2]string) unit.Length {
	all, half := w.Width-wingMid, (w.Width-wingMid)/2
	pitch := min(wingPitch, (all-2*count)/unit.Length(longest[0]+longest[1]))
	least := func(i int) unit.Length {
		return max(count+unit.Length(longest[i])*pitch, min(half, w.wide(w.Locale.T(keys[i]), w.Styles.H3)))
	}
	return max(least(0), min(half, all-least(1)))
}

// over is what the heads of the wings need beyond one line.
func (w *butterfly) over() unit.Length { return max(w.heads[0].drop(), w.heads[1].drop()) }

// marks are, for each layer, its sign, the hairline over its row and a row of
// discs on either side.
func (w *butterfly) marks() []chart.Series {
	var out []chart.Series
	kind := w.kind(w.rec)
	for k := range 4 {
		out = append(out, freehand{kind, func(p pen) {
			p.stack(w.units.left+wingStackX, w.rows.mid(rowOf(k))-wingStack/2, wingStackW, wingStack, only(k), w.Inks.Stack())
			if y := w.rows.tops[rowOf(k)]; k < 3 {
				p.rule(0, y, w.Width, y, w.Inks.Hairline, hairline)
			}
		}})
		for wing := range 2 {
			out = append(out, discs{kind, rowOf(k), w.wings[wing][k], w.units, wing == 0})
		}
	}
	return out
}

func (w *butterfly) labels(p pen) {
	left, right := w.units.left, w.units.right
	q := p.part("head 0")
	for i, l := 0, w.heads[0]; i < len(l.lines); i++ {
		q.line(l, i, left-q.width(l, i), headBase+w.over()-l.drop()+unit.Length(i)*l.style.Leading)
	}
	p.part("head layer").words(w.Locale.T("label.layer"), left+wingStackX, headBase+w.over(), w.Styles.H3)
	p.part("head 1").label(w.heads[1], right, headBase+w.over()-w.heads[1].drop())
	name := w.Styles.Name
	for k := range 4 {
		mid := w.rows.mid(rowOf(k))
		p.part(fmt.Sprint("layer ", k)).words(w.layer(k), left+wingName, mid+p.capital(name)/2, name)
		for wing := range 2 {
			n := len(w.wings[wing][k])
			d := w.units.reach(n)
			if n > 0 {
				d += wingCount
			}
			count, q := w.Locale.Number(n), p.part(fmt.Sprint("count ", wing, " ", k))
			x := right + d
			if wing == 0 {
				x = left - d - q.wide(count, w.Styles.Count)
			}
			q.words(count, x, mid+q.capital(w.Styles.Count)/2, w.Styles.Count)
		}
	}
}

func (w *butterfly) words() Chart {
	l := w.Locale
	c := Chart{Question: l.T("charts.butterfly.question"), Key: l.T("charts.butterfly.key")}.titled(w.title())
	c.Table.Head = []string{l.T("label.layer"), l.T("stage.candidate.long"), l.T("stage.qualified.long")}
	var groups []string
	for k := 3; k >= 0; k-- {
		in, done := len(w.wings[0][k]), len(w.wings[1][k])
		groups = append(groups, l.T("charts.butterfly.group", map[string]any{
			"Layer": w.layer(k), "Progress": brackets(l.N("count.progress", in), append(w.steps(w.wings[0][k]), w.news(w.wings[0][k])...)...),
			"Qualified": brackets(l.N("count.qualified", done), w.news(w.wings[1][k])...)}))
		c.Table.Rows = append(c.Table.Rows, []string{w.layer(k), l.Number(in), l.Number(done)})
	}
	c.Alt = w.alt("butterfly", groups, c.Title)
	c.Note = notes(w.counted(w.series.Offers), w.bare(w.series.Bare))
	return c
}

// title is the finding: in the layer where most is coming, how much is there.
// Of two such layers the lower one speaks for both.
func (w *butterfly) title() []string {
	most := 0
	for k := range 4 {
		if len(w.wings[0][k]) > len(w.wings[0][most]) {
			most = k
		}
	}
	in, done := len(w.wings[0][most]), len(w.wings[1][most])
	if in == 0 {
		n := len(where(w.series.Offers, func(o Offer) bool { return o.Stage == Qualified }))
		said := locales.Facts{"N": locales.Num(n)}
		coming := len(where(w.series.Offers, func(o Offer) bool { return o.Stage == InProgress }))
		if coming == 0 {
			return w.Locale.Say("charts.butterfly.title.settled", said)
		}
		said["Progress"] = locales.Num(coming)
		return w.Locale.Say("charts.butterfly.title.layerless", said)
	}
	return w.Locale.Say("charts.butterfly.title.coming", locales.Facts{
		"Layer": w.layer(most), "Progress": locales.Num(in), "Qualified": locales.Num(done)})
}
