package charts

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/wcharczuk/go-chart/v2"
)

// The measures of the threshold bars.
const (
	shareRow   = 2 * u
	shareLabel = 57 * mm
	shareStart = 60 * mm
	shareHigh  = 5 * mm
	shareAfter = 22 * mm
	shareGap   = 3 * mm // between a bar and its value
	shareRoom  = mm     // between labels of many lines
)

// Shares is the series of the threshold bars: parts of one hundred.
type Shares []Share

// Share is one bar: hundredths of one per cent, below 0 not published, printed
// with so many decimals.
type Share struct {
	Label      Words
	Hundredths int
	Places     int
	From       diag.Span // where the figure is written
}

// Thresholds answers "what share?": bars of one scale from zero to the whole,
// which is their outline, each with its value.
func Thresholds(s Sheet, series Shares) (Chart, error) {
	l, rec := s.Locale, newRecorder(s.Fonts)
	c := Chart{Question: l.T("charts.shares.question"), Key: l.T("charts.shares.key")}
	c.Table.Head = []string{l.T("charts.shares.head"), l.T("charts.shares.value")}
	var groups []string
	table := branch(draw.Table, s.heads(rec, "shares", c.Table.Head...))
	for i, b := range series {
		groups = append(groups, b.Label.String()+" "+s.share(b))
		c.Table.Rows = append(c.Table.Rows, []string{b.Label.String(), s.share(b)})
		table.kids = append(table.kids, branch(draw.TableRow, head("Row", fmt.Sprint("label ", i)), leaf(draw.DataCell, fmt.Sprint("value ", i))))
	}
	if len(groups) > 0 {
		c = c.titled([]string{l.List(groups)})
	}
	c.Alt = s.diagram("shares", groups, l.T("charts.shares.whole"))
	start := shareStart
	if s.narrow() { // labels stand over their bars
		start = 0
	}
	at, whole := s.shareRows(series), linearTo(100, start, s.Width-start-s.shareAfter(series))
	var marks []chart.Series
	for i, b := range series {
		marks = append(marks, gauge{s.kind(rec), i, b.Hundredths, shareHigh})
	}
	size := unit.Size{W: s.Width, H: max(at.foot(), u)}
	err := s.plot(size, rec, whole, at, marks, func(p pen) { s.shares(p, series, at) })
	if err != nil {
		return c, fmt.Errorf("threshold bars: %w", err)
	}
	c.Box, err = s.assemble("shares", size, rec, figure(c.Alt), table)
	return c, err
}

// shareRows are the rows, higher where a label has many lines.
func (s Sheet) shareRows(series Shares) *rows {
	var heights []unit.Length
	for _, b := range series {
		l := s.shareWords(b)
		if s.narrow() {
			heights = append(heights, l.drop()+l.style.Leading+shareRow)
			continue
		}
		heights = append(heights, max(shareRow, (l.drop()+l.style.Leading+shareRoom).Up(u/2)))
	}
	at := rowsFrom(0, heights...)
	if s.narrow() {
		at.line, at.last = shareRow, true
	}
	return at
}

// shareWords is the words of a bar.
func (s Sheet) shareWords(b Share) label {
	if s.narrow() {
		return s.set(s.Width, s.strong(), b.Label...)
	}
	return s.set(shareLabel, s.strong(), b.Label...)
}

// shareAfter is the room behind the bars, for the widest value.
func (s Sheet) shareAfter(series Shares) unit.Length {
	room := shareAfter
	for _, b := range series {
		room = max(room, shareGap+s.wide(s.share(b), s.shareStyle(b)))
	}
	return room
}

func (s Sheet) shareStyle(b Share) text.Style {
	if b.Hundredths < 0 {
		return s.italic()
	}
	return s.Styles.Share
}

func (s Sheet) share(b Share) string {
	if b.Hundredths < 0 {
		return s.Locale.T("unknown.published.f")
	}
	return s.Locale.PercentTo(float64(b.Hundredths)/100, b.Places)
}

func (s Sheet) shares(p pen, series Shares, at *rows) {
	for i, b := range series {
		mid, t := at.mid(i), s.strong()
		l := s.shareWords(b)
		top := mid + (p.capital(t)-l.drop())/2
		if s.narrow() {
			top = at.tops[i] + base(t)
		}
		p.part(fmt.Sprint("label ", i)).label(l, 0, top)
		v := s.shareStyle(b)
		p.rec.carry(draw.Text{From: b.From})
		p.part(fmt.Sprint("value ", i)).words(s.share(b), s.Width-s.shareAfter(series)+shareGap, mid+p.capital(v)/2, v)
	}
}
