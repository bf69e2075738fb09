package charts

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// Scope is the series of the butterfly: the offers in progress and the
// qualified ones. Candidacies without an offer have no layer and are named in
// the note.
type Scope struct {
	Offers []Offer
	Bare   []string
}

// The measures of the butterfly: the middle holds stack and layer, the wings
// the discs, growing outwards.
const (
	wingHead  = 27 * mm / 4
	wingRow   = 2 * u
	wingMid   = 3085 * mm / 100
	wingDisc  = 5 * mm
	wingPitch = 53 * mm / 10
	wingLeast = 35 * mm / 10 // the least pitch; below it a wing takes several lines
	wingCount = 25 * mm / 10 // between the last disc and the count
)

// butterfly is a butterfly that has been measured. Wing 0 is the left one.
type butterfly struct {
	Sheet
	series Scope
	wings  [2][4][]Offer
	left   unit.Length // inner edge of the left wing
	pitch  unit.Length // of discs, the same on both sides: else the comparison lies
	disc   unit.Length
	per    int // discs on a line
	rec    *recorder
}

// Butterfly answers "what is qualified, what is coming?": offers in progress
// to the left, qualified ones to the right, one disc per offer and layer.
func Butterfly(s Sheet, series Scope) (Chart, error) {
	w := &butterfly{Sheet: s, series: series, rec: newRecorder(s.Fonts), left: (s.Width - wingMid) / 2}
	longest := 1
	for i, stage := range []Stage{InProgress, Qualified} {
		offers := where(series.Offers, func(o Offer) bool { return o.Stage == stage })
		for k := range 4 {
			w.wings[i][k] = covering(offers, k)
			longest = max(longest, len(w.wings[i][k]))
		}
	}
	w.fit(longest)
	c := w.words()
	size := unit.Size{W: s.Width, H: w.top(-1)}
	if err := s.render(size, w.rec, w.marks, w.labels); err != nil {
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

// fit chooses pitch and discs per line so that the longest wing has room for
// its count.
func (w *butterfly) fit(longest int) {
	room := w.left - wingCount - w.wide(w.Locale.Number(longest), w.Styles.Count)
	gap := wingPitch - wingDisc
	w.pitch, w.per = wingPitch, longest
	if unit.Length(longest)*wingPitch-gap > room {
		w.pitch = room / unit.Length(longest)
	}
	if w.pitch < wingLeast {
		w.pitch = wingLeast
		w.per = int(room / wingLeast)
	}
	w.disc = w.pitch.Scale(int64(wingDisc), int64(wingPitch))
}

func (w *butterfly) lines(k int) int {
	n := max(len(w.wings[0][k]), len(w.wings[1][k]))
	return max(1, (n+w.per-1)/w.per)
}

func (w *butterfly) height(k int) unit.Length {
	if w.lines(k) == 1 {
		return wingRow
	}
	return (unit.Length(w.lines(k))*w.pitch + 4*mm).Up(u / 2)
}

// top is where the row of a layer begins, SaaS being the first; of layer -1,
// where all end.
func (w *butterfly) top(k int) unit.Length {
	y := wingHead
	for j := 3; j > k; j-- {
		y += w.height(j)
	}
	return y
}

// out is a point d outside the inner edge of a wing.
func (w *butterfly) out(wing int, d unit.Length) unit.Length {
	if wing == 0 {
		return w.left - d
	}
	return w.Width - w.left + d
}

func (w *butterfly) marks(p pen) {
	for k := range 4 {
		mid := w.top(k) + w.height(k)/2
		p.stack(w.left+39*mm/10, mid-27*mm/10, 75*mm/10, 54*mm/10, only(k), w.Inks.Stack())
		if k < 3 {
			p.rule(0, w.top(k), w.Width, w.top(k), w.Inks.Hairline, unit.Points(0.5))
		}
		for wing := range 2 {
			offers := w.wings[wing][k]
			lines := unit.Length(max(1, (len(offers)+w.per-1)/w.per))
			first := mid - (lines-1)*w.pitch/2
			for i, o := range offers {
				x := w.out(wing, unit.Length(i%w.per)*w.pitch+w.disc/2)
				y := first + unit.Length(i/w.per)*w.pitch
				p.disc(x, y, w.disc, ringOf(w.disc), o.State, w.Inks.Look(o.Changed))
			}
		}
	}
}

func (w *butterfly) labels(p pen) {
	const base = 35 * mm / 10
	p.part("head 0").right(w.Locale.T("stage.candidate.long"), w.left, base, w.Styles.H3)
	p.part("head layer").words(w.Locale.T("label.layer"), w.left+39*mm/10, base, w.Styles.H3)
	p.part("head 1").words(w.Locale.T("stage.qualified.long"), w.Width-w.left, base, w.Styles.H3)
	name := w.Styles.Name
	for k := range 4 {
		mid := w.top(k) + w.height(k)/2
		p.part(fmt.Sprint("layer ", k)).words(w.layer(k), w.left+138*mm/10, mid+p.capital(name)/2, name)
		for wing := range 2 {
			n := len(w.wings[wing][k])
			d := unit.Length(min(n, w.per))*w.pitch - (w.pitch - w.disc) + wingCount
			if n == 0 {
				d = 0
			}
			count, q := w.Locale.Number(n), p.part(fmt.Sprint("count ", wing, " ", k))
			x := w.out(wing, d)
			if wing == 0 {
				x -= q.wide(count, w.Styles.Count)
			}
			q.words(count, x, mid+q.capital(w.Styles.Count)/2, w.Styles.Count)
		}
	}
}

func (w *butterfly) words() Chart {
	l := w.Locale
	c := Chart{Question: l.T("charts.butterfly.question"), Title: w.title(), Key: l.T("charts.butterfly.key")}
	c.Table.Head = []string{l.T("label.layer"), l.T("stage.candidate.long"), l.T("stage.qualified.long")}
	var groups []string
	for k := 3; k >= 0; k-- {
		in, done := len(w.wings[0][k]), len(w.wings[1][k])
		groups = append(groups, l.T("charts.butterfly.group", map[string]any{
			"Layer": w.layer(k), "Progress": l.N("count.progress", in), "Qualified": l.N("count.qualified", done)}))
		c.Table.Rows = append(c.Table.Rows, []string{w.layer(k), l.Number(in), l.Number(done)})
	}
	c.Alt = w.alt("butterfly", groups, c.Title)
	c.Note = notes(w.counted(w.series.Offers), w.bare(w.series.Bare))
	return c
}

// title is the finding: in the layer where most is coming, how much is there.
// Of two such layers the lower one speaks for both.
func (w *butterfly) title() string {
	most := 0
	for k := range 4 {
		if len(w.wings[0][k]) > len(w.wings[0][most]) {
			most = k
		}
	}
	in, done := len(w.wings[0][most]), len(w.wings[1][most])
	if in == 0 {
		n := len(where(w.series.Offers, func(o Offer) bool { return o.Stage == Qualified }))
		if n == 0 {
			return locales.Capital(w.Locale.T("charts.butterfly.title.empty"))
		}
		return locales.Capital(w.Locale.N("charts.butterfly.title.settled", n, map[string]any{"Part": w.Sheet.words(n)}))
	}
	counts := w.counts(in, done)
	there := w.Locale.T("charts.butterfly.nothing")
	if done > 0 {
		there = w.Locale.N("charts.butterfly.there", done, map[string]any{"Part": counts[1]})
	}
	return locales.Capital(w.Locale.N("charts.butterfly.title.coming", in, map[string]any{
		"Layer": w.layer(most), "Part": counts[0], "There": there}))
}
