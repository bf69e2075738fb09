package charts

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
	"github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// Chart is a drawing with all that must be said of it, in the language of its
// sheet.
//
// Box holds a Figure, which is all marks and has Alt as its alternative, and
// one or more Tables whose cells are the labels that are drawn: what is seen
// beside a mark is what a reader hears in a cell. See
// docs/decisions/0005-charts-tables.md.
type Chart struct {
	Question string     // what the chart answers
	Title    string     // the answer, a sentence made from the data, without a full stop
	Titles   []string   // its wordings from full to short; Title is the first
	Key      string     // how to read the marks
	Note     string     // how things are counted, and what is left out
	Naming   string     // of the bricks: what a name is, part of the note; charts that share a note need no more
	Aside    string     // of the map: how its second page counts
	Alt      string     // the alternative of the marks
	Box      draw.Box   // the drawing, as wide as its sheet
	More     []draw.Box // what did not fit: each for a page of its own, axis repeated
	Table    Data       // all the figures that are drawn, and those that are only measured
}

// Data is the figures of a chart as a table of words.
type Data struct {
	Head []string
	Rows [][]string
}

// blank is the palette that gives go-chart no colour: what is not inked by a
// chart is not drawn.
type blank struct{}

func (blank) BackgroundColor() drawing.Color       { return drawing.Color{} }
func (blank) BackgroundStrokeColor() drawing.Color { return drawing.Color{} }
func (blank) CanvasColor() drawing.Color           { return drawing.Color{} }
func (blank) CanvasStrokeColor() drawing.Color     { return drawing.Color{} }
func (blank) AxisStrokeColor() drawing.Color       { return drawing.Color{} }
func (blank) TextColor() drawing.Color             { return drawing.Color{} }
func (blank) GetSeriesColor(int) drawing.Color     { return drawing.Color{} }

// plot draws a chart through go-chart: its marks, as series on two scales, then
// its labels, as a Renderable.
func (s Sheet) plot(size unit.Size, rec *recorder, x, y chart.Range, marks []chart.Series, label func(pen)) error {
	c := s.frame(size, rec)
	c.XAxis.Range, c.YAxis.Range, c.Series = x, y, marks
	if len(marks) == 0 { // go-chart draws no labels without one
		c.Series = []chart.Series{freehand{paint: func(pen) {}}}
	}
	c.Elements = []chart.Renderable{func(r chart.Renderer, _ chart.Box, _ chart.Style) { label(pen{r: r, rec: rec, in: "labels"}) }}
	return s.run(c, rec)
}

// render draws a diagram through go-chart: marks that have no scales.
func (s Sheet) render(size unit.Size, rec *recorder, mark, label func(pen)) error {
	c := s.frame(size, rec)
	return s.plot(size, rec, c.XAxis.Range, c.YAxis.Range, []chart.Series{freehand{s.kind(rec), mark}}, label)
}

// frame is an empty go-chart chart that covers the whole canvas.
func (s Sheet) frame(size unit.Size, rec *recorder) chart.Chart {
	return chart.Chart{
		Width: int(size.W), Height: int(size.H), ColorPalette: blank{}, Font: rec.token(s.table().Font),
		Background:     chart.Style{Padding: chart.BoxZero},
		XAxis:          chart.XAxis{Style: chart.Hidden(), Range: &chart.ContinuousRange{Max: float64(size.W)}},
		YAxis:          chart.YAxis{Style: chart.Hidden(), Range: &chart.ContinuousRange{Max: float64(size.H)}},
		YAxisSecondary: chart.YAxis{Style: chart.Hidden()},
	}
}

func (s Sheet) run(c chart.Chart, rec *recorder) error {
	return c.Render(func(int, int) (chart.Renderer, error) { return rec, nil }, io.Discard)
}

// assemble makes the box of what was recorded, in the reading order of the
// nodes. A part that no node claims would be lost without a word, so it is an
// error.
func (s Sheet) assemble(name string, size unit.Size, rec *recorder, nodes ...node) (draw.Box, error) {
	claimed := map[string]bool{}
	for _, n := range nodes {
		n.claim(claimed)
	}
	for _, part := range rec.order {
		if !claimed[part] {
			return draw.Box{}, fmt.Errorf("chart %s: nothing holds the part %q", name, part)
		}
	}
	b := draw.Box{Size: size, Name: "chart " + name, Free: true}
	for _, n := range nodes {
		b.Kids = append(b.Kids, rec.place(n))
	}
	return b, nil
}

// figure is the node of a chart's marks.
func figure(alt string) node {
	n := leaf(draw.Figure, "marks")
	n.elem.Alt = alt
	return n
}

// alt is the alternative of a chart: its kind, what it counts, the groups, and
// its point. What is handed in is made of names and of words that the language has
// set, so no rule reaches it again.
func (s Sheet) alt(kind string, groups []string, point string) string {
	key := "sign.chart.alt"
	if point == "" {
		key += ".plain"
	}
	return s.Locale.T(key, map[string]any{
		"Chart":  s.Locale.T("charts." + kind + ".kind"),
		"What":   s.Locale.T("charts." + kind + ".what"),
		"Date":   s.day(s.Date),
		"Groups": locales.Name(strings.Join(groups, ", ")),
		"Point":  locales.Name(point),
	})
}

// group is "J0 2": a group and its count.
func (s Sheet) group(name string, n int) string {
	return s.Locale.T("sign.chart.group", map[string]any{"Group": locales.Name(name), "N": s.Locale.Number(n)})
}

// withUnknown adds the count of what is not published behind the others.
func (s Sheet) withUnknown(groups []string, n int) []string {
	known := strings.Join(groups, ", ")
	return []string{s.Locale.T("charts.unknown", map[string]any{"Known": locales.Name(known), "N": s.Locale.Number(n)})}
}

func (s Sheet) day(d Date) string      { return s.Locale.Day(d.Year, d.Month, d.Day) }
func (s Sheet) shortDay(d Date) string { return s.Locale.DayShort(d.Year, d.Month, d.Day) }

// titled is the chart with a title in its wordings.
func (c Chart) titled(wordings []string) Chart {
	c.Title, c.Titles = wordings[0], wordings
	return c
}

// sentence is a sentence of the chart in its full wording.
func (s Sheet) sentence(key string, facts locales.Facts) string { return s.Locale.Say(key, facts)[0] }

// semicolons joins groups that have commas in them.
func (s Sheet) semicolons(groups []string) string {
	return strings.Join(groups, s.Locale.T("charts.semicolon")+" ")
}

// layer is the name of a layer.
func (s Sheet) layer(k int) string {
	return s.Locale.T("layer." + [...]string{"iaas", "caas", "paas", "saas"}[k])
}

// mentions is how many times offers are counted when each counts in every
// layer it covers.
func mentions(offers []Offer) int {
	n := 0
	for _, o := range offers {
		n += o.Layers.Count()
	}
	return n
}

// covering are the offers of a layer, in the order of a row.
func covering(offers []Offer, k int) []Offer {
	return rowOrder(where(offers, func(o Offer) bool { return o.Layers[k] }))
}

// notes joins the notes that say something.
func notes(ns ...string) string {
	return strings.Join(slices.DeleteFunc(ns, func(s string) bool { return s == "" }), " ")
}

// bare says which candidates have no offer to count.
func (s Sheet) bare(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return s.Locale.N("charts.bare", len(names), map[string]any{"Names": locales.Name(s.Locale.List(names))})
}

// counted says how many mentions stand for how many offers, when they differ.
func (s Sheet) counted(offers []Offer) string {
	some := where(offers, func(o Offer) bool { return o.Layers.Count() > 0 })
	m, without := mentions(some), len(offers)-len(some)
	var a, b string
	if m != len(some) {
		a = s.Locale.N("charts.mentions", len(some), map[string]any{"Mentions": s.Locale.Number(m)})
	}
	if without > 0 {
		b = s.sentence("charts.layerless", locales.Facts{"N": locales.Num(without)})
	}
	return notes(a, b)
}
