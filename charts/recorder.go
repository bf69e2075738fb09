package charts

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/golang/freetype/truetype"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// Errors of a drawing. All of them are mistakes of a chart, not of its data,
// except ErrGlyph.
var (
	ErrRotation = errors.New("text cannot be rotated: label the marks instead")
	ErrInk      = errors.New("a colour that is not an ink of the edition")
	ErrFace     = errors.New("a face the edition does not have")
	ErrGlyph    = errors.New("a character the face cannot draw")
	ErrNumber   = errors.New("a coordinate that is not a number")
)

// recorder is a go-chart Renderer that keeps what is drawn as vectors and text
// in our faces and swatches. The canvas has one unit per EMU, so coordinates
// pass unchanged. Marks are sorted by go-chart's class name into parts, from
// which a chart builds its tree in reading order.
//
// Colours and fonts cross go-chart as tokens: a colour's red, green and blue
// number an ink, a font pointer is the identity of a face. Two swatches of one
// value, or a theme with other values, cannot be confused.
//
// A Renderer cannot return errors: the first one is kept, everything after it
// is ignored, and Save gives it back, which go-chart's Render returns.
type recorder struct {
	fonts *fonts.Set
	inks  []draw.Ink
	faces []faceToken

	parts map[string]*part
	order []string

	class               string
	fill, stroke, words drawing.Color
	width, size         float64 // EMU, points
	dash                []float64
	font                *truetype.Font
	dpi                 float64
	path                []draw.Seg
	start, at           unit.Point
	carried             draw.Text
	err                 error
}

type faceToken struct {
	key  *truetype.Font
	name draw.Font
	face *fonts.Face
}

// part is everything drawn under one class name, in order.
type part struct{ ops []draw.Op }

func newRecorder(set *fonts.Set) *recorder {
	return &recorder{fonts: set, parts: map[string]*part{}, dpi: chart.DefaultDPI}
}

// colour is the token of an ink; no ink has no colour.
func (c *recorder) colour(ink draw.Ink) drawing.Color {
	if ink == "" {
		return drawing.Color{}
	}
	n := 0
	for ; n < len(c.inks) && c.inks[n] != ink; n++ {
	}
	if n == len(c.inks) {
		c.inks = append(c.inks, ink)
	}
	return drawing.Color{R: uint8(n >> 8), G: uint8(n), B: 1, A: 255}
}

func (c *recorder) inkOf(col drawing.Color) draw.Ink {
	if col.A == 0 { // go-chart's "none" is a transparent white
		return ""
	}
	n := int(col.R)<<8 | int(col.G)
	if col.B != 1 || col.A != 255 || n >= len(c.inks) {
		c.fail(fmt.Errorf("%w: %v", ErrInk, col))
		return ""
	}
	return c.inks[n]
}

// token is the font pointer that stands for a face.
func (c *recorder) token(name draw.Font) *truetype.Font {
	for _, f := range c.faces {
		if f.name == name {
			return f.key
		}
	}
	f := faceToken{key: new(truetype.Font), name: name}
	if c.fonts != nil {
		f.face, _ = c.fonts.Face(string(name))
	}
	if f.face == nil {
		c.fail(fmt.Errorf("%w: %s", ErrFace, name))
		return nil
	}
	c.faces = append(c.faces, f)
	return f.key
}

func (c *recorder) current() (faceToken, bool) {
	for _, f := range c.faces {
		if f.key == c.font {
			return f, true
		}
	}
	c.fail(fmt.Errorf("%w: none is set", ErrFace))
	return faceToken{}, false
}

// GlyphError is ErrGlyph with the character it is about.
type GlyphError struct {
	Rune rune
	In   string
	Face draw.Font
}

func (e *GlyphError) Error() string {
	return fmt.Sprintf("%v: %q in %q (%s)", ErrGlyph, e.Rune, e.In, e.Face)
}

// Is makes every one of them ErrGlyph.
func (e *GlyphError) Is(err error) bool { return err == ErrGlyph }

func (c *recorder) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

func (c *recorder) add(op draw.Op) {
	p := c.parts[c.class]
	if p == nil {
		p = &part{}
		c.parts[c.class] = p
		c.order = append(c.order, c.class)
	}
	p.ops = append(p.ops, op)
}

// ResetStyle forgets the style of what follows.
func (c *recorder) ResetStyle() {
	c.class, c.dash, c.font = "", nil, nil
	c.fill, c.stroke, c.words = drawing.Color{}, drawing.Color{}, drawing.Color{}
	c.width, c.size = 0, 0
}

// GetDPI is what go-chart asks for; nothing here depends on it.
func (c *recorder) GetDPI() float64 { return c.dpi }

// SetDPI keeps what GetDPI answers.
func (c *recorder) SetDPI(dpi float64) { c.dpi = dpi }

// SetClassName names the part that what follows belongs to.
func (c *recorder) SetClassName(s string) { c.class = s }

// SetStrokeColor takes the token of an ink.
func (c *recorder) SetStrokeColor(col drawing.Color) { c.stroke = col }

// SetFillColor takes the token of an ink.
func (c *recorder) SetFillColor(col drawing.Color) { c.fill = col }

// SetStrokeWidth takes a width in EMU.
func (c *recorder) SetStrokeWidth(w float64) { c.width = w }

// SetStrokeDashArray takes lengths in EMU.
func (c *recorder) SetStrokeDashArray(d []float64) { c.dash = d }

// SetFont takes the token of a face.
func (c *recorder) SetFont(f *truetype.Font) { c.font = f }

// SetFontColor takes the token of an ink.
func (c *recorder) SetFontColor(col drawing.Color) { c.words = col }

// SetFontSize takes points.
func (c *recorder) SetFontSize(pt float64) { c.size = pt }

// SetTextRotation refuses every rotation but none.
func (c *recorder) SetTextRotation(rad float64) {
	if rad != 0 {
		c.fail(ErrRotation)
	}
}

// ClearTextRotation has nothing to clear.
func (c *recorder) ClearTextRotation() {}

// Save writes nothing, and says whether everything could be recorded.
func (c *recorder) Save(io.Writer) error { return c.err }

func pt(x, y int) unit.Point { return unit.Point{X: unit.Length(x), Y: unit.Length(y)} }

// MoveTo starts a subpath.
func (c *recorder) MoveTo(x, y int) { c.move(pt(x, y)) }

// LineTo draws a line, or starts a subpath when there is none.
func (c *recorder) LineTo(x, y int) { c.line(pt(x, y)) }

func (c *recorder) move(p unit.Point) {
	c.path = append(c.path, draw.Seg{Kind: draw.Move, P: [3]unit.Point{p}})
	c.start, c.at = p, p
}

func (c *recorder) line(p unit.Point) {
	if len(c.path) == 0 {
		c.move(p)
		return
	}
	if p == c.at {
		return
	}
	c.path = append(c.path, draw.Seg{Kind: draw.LineTo, P: [3]unit.Point{p}})
	c.at = p
}

func (c *recorder) curve(a, b, p unit.Point) {
	c.path = append(c.path, draw.Seg{Kind: draw.Curve, P: [3]unit.Point{a, b, p}})
	c.at = p
}

// QuadCurveTo raises the quadratic curve to the cubic one that is the same.
func (c *recorder) QuadCurveTo(cx, cy, x, y int) {
	if len(c.path) == 0 {
		c.move(pt(cx, cy))
	}
	q, p := pt(cx, cy), pt(x, y)
	third := func(from unit.Point) unit.Point {
		return unit.Point{X: from.X + (q.X-from.X).Scale(2, 3), Y: from.Y + (q.Y-from.Y).Scale(2, 3)}
	}
	c.curve(third(c.at), third(p), p)
}

// ArcTo draws an arc around a centre, angles in radians from three o'clock,
// clockwise, joined to what is drawn by a line, as go-chart does. An arc of up
// to a quarter becomes one cubic with handles of 4/3 tan(θ/4), which is off by
// less than 0.03 % of the radius.
func (c *recorder) ArcTo(cx, cy int, rx, ry, from, delta float64) {
	if math.IsNaN(rx + ry + from + delta) {
		c.fail(ErrNumber)
		return
	}
	place := func(a, k float64) unit.Point { // on the arc, k along its tangent
		x, y := math.Cos(a)-float64(k*math.Sin(a)), math.Sin(a)+float64(k*math.Cos(a))
		return pt(cx+int(math.Round(rx*x)), cy+int(math.Round(ry*y)))
	}
	c.line(place(from, 0))
	n := max(1, int(math.Ceil(math.Abs(delta)/(math.Pi/2)-1e-9)))
	step := delta / float64(n)
	k := 4.0 / 3 * math.Tan(step/4)
	for i := range n {
		a, b := from+float64(step*float64(i)), from+float64(step*float64(i+1))
		c.curve(place(a, k), place(b, -k), place(b, 0))
	}
}

// Close ends a subpath where it began.
func (c *recorder) Close() {
	if n := len(c.path); n > 0 && c.path[n-1].Kind != draw.Close {
		c.path = append(c.path, draw.Seg{Kind: draw.Close})
		c.at = c.start
	}
}

// Stroke draws the outline of the path.
func (c *recorder) Stroke() { c.paint(false, true) }

// Fill fills the path.
func (c *recorder) Fill() { c.paint(true, false) }

// FillStroke does both.
func (c *recorder) FillStroke() { c.paint(true, true) }

func (c *recorder) paint(fill, stroke bool) {
	segs := closed(c.path)
	c.path = nil
	p := draw.Path{Segs: segs}
	if fill && !flat(segs) {
		p.Fill = c.inkOf(c.fill)
	}
	if stroke && c.width > 0 {
		if p.Stroke = c.inkOf(c.stroke); p.Stroke != "" {
			p.Width = unit.Length(math.Round(c.width))
			for _, d := range c.dash {
				p.Dash = append(p.Dash, unit.Length(math.Round(d)))
			}
		}
	}
	if len(segs) > 1 && (p.Fill != "" || p.Stroke != "") && c.err == nil {
		c.add(p)
	}
}

// flat tells whether an outline has no area, as that of a figure of zero: nothing is
// drawn for it, since a plate holds no field of no width.
func flat(segs []draw.Seg) bool {
	r, ok := draw.Extent(draw.Path{Segs: segs, Fill: "any"})
	return !ok || r.W == 0 || r.H == 0
}

// closed makes an outline that returns to its start by a line, as go-chart's
// boxes do, a closed one: else its last corner would not be mitred.
func closed(segs []draw.Seg) []draw.Seg {
	n := len(segs)
	if n < 4 || segs[n-1].Kind != draw.LineTo || segs[n-1].P[0] != segs[0].P[0] {
		return segs
	}
	for _, s := range segs[1:] {
		if s.Kind == draw.Move || s.Kind == draw.Close {
			return segs
		}
	}
	segs[n-1] = draw.Seg{Kind: draw.Close}
	return segs
}

// Circle draws a whole circle at once, as go-chart's renderers do.
func (c *recorder) Circle(radius float64, x, y int) {
	c.path = nil
	c.ArcTo(x, y, radius, radius, 0, 2*math.Pi)
	c.Close()
	c.FillStroke()
}

// carry keeps what the next run of text has and go-chart has no words for: what
// readers are told instead of it, where it was written, whether it goes on or
// divides a word by force.
func (c *recorder) carry(t draw.Text) {
	c.carried = draw.Text{Actual: t.Actual, From: t.From, Goes: t.Goes, Forced: t.Forced}
}

// speak gives the outline that was recorded last an element of its own.
func (c *recorder) speak(e *draw.Elem) {
	p := c.parts[c.class]
	if p == nil || len(p.ops) == 0 {
		return
	}
	if o, ok := p.ops[len(p.ops)-1].(draw.Path); ok {
		o.Elem = e
		p.ops[len(p.ops)-1] = o
	}
}

// drawable is words with what stands for the characters that a publisher's face lacks.
func drawable(f *fonts.Face, body string) string {
	return strings.Map(func(r rune) rune { return text.Plain(f, r) }, body)
}

// Text records a run on one baseline, with its ligatures, and its kerning as
// adjustments.
func (c *recorder) Text(body string, x, y int) {
	f, ok := c.current()
	if !ok || body == "" {
		return
	}
	body = drawable(f.face, body)
	if miss := f.face.Missing(body); len(miss) > 0 {
		c.fail(&GlyphError{Rune: miss[0], In: body, Face: f.name})
		return
	}
	t, size := c.carried, unit.Points(c.size)
	t.Point, t.Str, t.Font, t.Size, t.Ink = pt(x, y), body, f.name, size, c.inkOf(c.words)
	t.Codes, t.Adjust = drawn(f.face, body)
	t.Width = f.face.Width(body, size)
	c.carried = draw.Text{}
	if c.err == nil {
		c.add(t)
	}
}

// drawn is what draws a text where that is not its characters, and the
// adjustment after each code; nil when there is none.
func drawn(f *fonts.Face, s string) (codes []rune, adjust []int) {
	set := f.Set(s)
	bound, kerned := false, false
	for _, g := range set {
		codes, adjust = append(codes, g.Code), append(adjust, g.Width-f.Advance(g.Code))
		bound, kerned = bound || g.Runes > 1, kerned || g.Width != f.Advance(g.Code)
	}
	if !bound {
		codes = nil
	}
	if !kerned {
		adjust = nil
	}
	return codes, adjust
}

// MeasureText is the advance of the text by the height of its capitals, which
// is what go-chart centres labels on.
func (c *recorder) MeasureText(body string) chart.Box {
	f, ok := c.current()
	if !ok {
		return chart.Box{}
	}
	size := unit.Points(c.size)
	return chart.Box{
		Right:  int(f.face.Width(drawable(f.face, body), size)),
		Bottom: int(size.Scale(int64(f.face.CapHeight()), 1000)),
	}
}
