package pdf

import (
	"math"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// MarkSort is what a mark is.
type MarkSort uint8

const (
	TextMark MarkSort = iota
	FillMark
	StrokeMark
	ImageMark
	ShadeMark
)

// Mark is one painted object in page coordinates.
type Mark struct {
	Sort    MarkSort
	Box     Rect // what it covers, clip included
	Whole   Rect // what it covers without the clip
	Path    []Polygon
	evenOdd bool
	Plain   bool // the path is one rectangle along the axes
	Colour  Colour
	Over    bool // overprints
	OPM     int
	Alpha   float64
	Blend   string
	Width   float64 // of a stroke, in points after all scales; of a fill, its least side
	Size    float64 // of text: em in points after all scales
	area    float64 // inked, in square points
	Text    string
	From    Point // of text: the origin on the baseline
	To      Point // of text: where its advance ends
	Font    *Font
	points  []Point // places where the mark surely prints
	boxes   []Rect  // of the subpaths of a fill
	Image   *Picture
	ppi     float64
	Piece   *Piece // innermost marked content around it
	Hidden  bool   // painted invisibly (render mode 3)
}

// Piece is one marked-content sequence.
type Piece struct {
	tag      string
	MCID     int // -1: none
	Owner    int // 0: the page; else the form whose content it stands in
	Artifact bool
	Kind     string // Type of an artifact
	Sub      string // Subtype of an artifact
	Lang     string
	Actual   string // ActualText
	Replaced bool   // has Actual
	Spoken   bool   // has Actual, an alternative or an expansion
	bbox     bool   // an artifact's BBox is given
	Parent   *Piece
	inText   bool
	Text     strings.Builder
	Box      Rect
	Marks    int
	page     int
	outer    *Piece // nearest sequence with an MCID, itself included
}

// Content is what interpreting a page's streams found.
type Content struct {
	Marks    []Mark
	Blanks   []Blank
	Pieces   []*Piece
	Unknown  []string  // operators that PDF does not define
	Faults   []Stumble // broken nesting, missing operands
	Crossed  []Stumble // marked content opened and closed in different places
	Nested   []Stumble // tags in artifacts and artifacts in tags
	Deepest  int       // levels of q
	Limits   []Stumble // what an archive's operands may not be
	Compat   bool      // BX … EX
	Shaped   bool      // d1: what is drawn is a shape, without colours
	Spaces   []Use
	Chosen   []*Space // that operators chose, whether anything was painted in them or not
	Borrowed int      // names that streams without resources took from their callers'
	States   []types.Dict
	Forms    map[int]int  // how often each form is drawn
	Tagged   map[int]bool // forms that hold MCIDs
	Pictures []Placed
	Intents  []string
	fonts    []*Font
	Groups   []types.Dict // transparency groups of forms and soft masks
	Masks    []types.Dict // luminosity groups among them
	shading  []types.Dict
	cells    [][]int32 // which marks can lie under a point; made when first asked
	field    Rect      // what the cells divide
}

// cellsAside is how finely a page is divided to look up what lies at a point:
// without it, a map of fifty thousand lines would be compared with itself.
const cellsAside = 24

func (c *Content) sort() {
	c.cells, c.field = make([][]int32, cellsAside*cellsAside), nowhere()
	for i := range c.Marks {
		if m := &c.Marks[i]; m.Sort != TextMark && !m.Hidden {
			c.field = c.field.join(m.Box)
		}
	}
	for i := range c.Marks {
		m := &c.Marks[i]
		if m.Sort == TextMark || m.Hidden {
			continue
		}
		x0, y0 := c.cell(Point{m.Box.X0, m.Box.Y0})
		x1, y1 := c.cell(Point{m.Box.X1, m.Box.Y1})
		for y := y0; y <= y1; y++ {
			for x := x0; x <= x1; x++ {
				c.cells[y*cellsAside+x] = append(c.cells[y*cellsAside+x], int32(i))
			}
		}
	}
}

func (c *Content) cell(p Point) (int, int) {
	place := func(v, from, size float64) int {
		if !(size > 0) || math.IsNaN(v) || math.IsInf(size, 0) {
			return 0
		}
		return int(min(max((v-from)/size*cellsAside, 0), cellsAside-1))
	}
	return place(p.X, c.field.X0, c.field.W()), place(p.Y, c.field.Y0, c.field.H())
}

// at is the marks that print at a point among the first n, bottom first.
func (c *Content) at(n int, p Point, do func(m *Mark)) {
	if c.cells == nil {
		c.sort()
	}
	x, y := c.cell(p)
	for _, i := range c.cells[y*cellsAside+x] {
		if int(i) >= n {
			return
		}
		if m := &c.Marks[i]; m.Covers(p) {
			do(m)
		}
	}
}

// Use is a colour space in use, with the first place.
type Use struct {
	Space *Space
	At    Rect
	What  string
}

// Placed is a picture on the page.
type Placed struct {
	Image *Picture
	Box   Rect
	PPI   float64
}

func (c *Content) useSpace(s *Space, at Rect, what string) {
	for _, u := range c.Spaces {
		if u.Space == s || u.Space.Kind == s.Kind && u.Space.object == s.object && s.object == 0 &&
			strings.Join(u.Space.Names, "\x00") == strings.Join(s.Names, "\x00") && u.What == what {
			return
		}
	}
	c.Spaces = append(c.Spaces, Use{s, at, what})
}

// Covers tells whether the mark prints at a point, as far as its shape is
// known; text never counts as a ground.
func (m *Mark) Covers(p Point) bool {
	if !m.Box.has(p) || m.Hidden || m.Sort == TextMark {
		return false
	}
	switch m.Sort {
	case FillMark:
		return m.Plain || m.fill(p)
	case StrokeMark:
		return m.onStroke(p)
	}
	return true
}

func (m *Mark) onStroke(p Point) bool {
	r := m.Width / 2
	for _, g := range m.Path {
		for i := 0; i+1 < len(g); i++ {
			if distance(p, g[i], g[i+1]) <= r {
				return true
			}
		}
	}
	return false
}

func distance(p, a, b Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	t := 0.0
	if l := float64(dx*dx) + float64(dy*dy); l > 0 {
		t = min(max((float64((p.X-a.X)*dx)+float64((p.Y-a.Y)*dy))/l, 0), 1)
	}
	ex, ey := p.X-a.X-float64(t*dx), p.Y-a.Y-float64(t*dy)
	return sqrt(float64(ex*ex) + float64(ey*ey))
}

// Samples are places where the mark surely prints.
func (m *Mark) Samples() []Point {
	if len(m.points) > 0 {
		return m.points
	}
	switch m.Sort {
	case FillMark:
		m.points = m.spread()
	case StrokeMark:
		for _, g := range m.Path {
			if len(g) > 1 {
				m.points = append(m.points, Point{(g[0].X + g[1].X) / 2, (g[0].Y + g[1].Y) / 2})
			}
			if len(m.points) >= 3 {
				break
			}
		}
	default:
		if m.Box.Valid() {
			m.points = []Point{m.Box.Mid()}
		}
	}
	kept := m.points[:0]
	for _, p := range m.points {
		if m.Box.Grow(0.01).has(p) {
			kept = append(kept, p)
		}
	}
	m.points = kept
	return m.points
}

// dense is places all over a fill, the more the larger it is: what lies under
// one of a few centimetres is no longer told by nine.
func (m *Mark) dense() []Point {
	const step, most = 12, 15 // points apart, and the most along a side
	n := min(int(max(m.Box.W(), m.Box.H())/step), most)
	if m.Sort != FillMark || n <= 3 {
		return m.Samples()
	}
	var out []Point
	for y := range n {
		for x := range n {
			p := Point{m.Box.X0 + float64((float64(x)+0.5)/float64(n)*m.Box.W()), m.Box.Y0 + float64((float64(y)+0.5)/float64(n)*m.Box.H())}
			if m.Plain || m.fill(p) {
				out = append(out, p)
			}
		}
	}
	if len(out) == 0 {
		return m.Samples()
	}
	return out
}

// spread takes up to nine points of a fill: a grid of its box, or for slim and
// hollow shapes the middles of what three scan lines cross.
func (m *Mark) spread() []Point {
	var out []Point
	for _, fy := range []float64{0.2, 0.5, 0.8} {
		for _, fx := range []float64{0.2, 0.5, 0.8} {
			p := Point{m.Box.X0 + float64(fx*m.Box.W()), m.Box.Y0 + float64(fy*m.Box.H())}
			if m.Plain || m.fill(p) {
				out = append(out, p)
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, g := range m.Path {
		if len(g) < 3 {
			continue
		}
		a, b := g[0], g[len(g)/2]
		out = append(out, Point{(a.X + b.X) / 2, (a.Y + b.Y) / 2})
		if len(out) == 3 {
			break
		}
	}
	return out
}

// Under is the inks on paper at a point from the first n marks.
func (c *Content) Under(n int, p Point) Inks {
	k := Inks{known: true}
	c.at(n, p, func(m *Mark) { k = m.onto(k) })
	return k
}

// onto is the inks where the mark prints over what is beneath.
func (m *Mark) onto(below Inks) Inks {
	own := m.Colour.Inks
	if m.Image != nil && !m.Image.Mask {
		own = m.Image.Mean
	}
	out := Inks{known: below.known && own.known}
	keep := m.Over && m.Colour.Space != nil
	kind := ""
	if m.Colour.Space != nil {
		kind = m.Colour.Space.Kind
	}
	for i := range out.CMYK {
		v := own.CMYK[i]
		if keep && v == 0 && (kind == "Separation" || kind == "DeviceN" || kind == "DeviceCMYK" && m.OPM == 1) {
			v = below.CMYK[i]
		}
		if m.Blend == "Multiply" || m.Blend == "Darken" {
			v = 1 - float64((1-v)*(1-below.CMYK[i]))
		}
		out.CMYK[i] = float64(m.Alpha*v) + float64((1-m.Alpha)*below.CMYK[i])
	}
	out.spots = mixSpots(own.spots, below.spots, m.Alpha, keep)
	return out
}

func mixSpots(own, below map[string]float64, alpha float64, keep bool) map[string]float64 {
	if len(own) == 0 && len(below) == 0 {
		return nil
	}
	out := map[string]float64{}
	for n, v := range below {
		if keep || alpha < 1 {
			out[n] = v * map[bool]float64{true: 1, false: 1 - alpha}[keep]
		}
	}
	for n, v := range own {
		out[n] += float64(alpha * v)
	}
	return out
}

// Screen is the colour on a screen at a point from the first n marks; paper is
// white. A picture counts with its mean colour.
func (c *Content) Screen(n int, p Point) ([3]float64, bool) {
	out, sure := [3]float64{1, 1, 1}, true
	c.at(n, p, func(m *Mark) {
		rgb := m.Colour.RGB
		if m.Image != nil && !m.Image.Mask {
			rgb, sure = m.Image.rgb, false
		} else if m.Alpha == 1 && m.Sort == FillMark {
			sure = true
		}
		for k := range out {
			out[k] = float64(m.Alpha*rgb[k]) + float64((1-m.Alpha)*out[k])
		}
	})
	return out, sure
}

// Blank is characters that draw nothing, such as a space, and stand in no marked
// content that is tagged or an artifact.
type Blank struct {
	Text string
	At   Rect
}

// Covered tells whether the piece or one around it is tagged or an artifact.
func (p *Piece) Covered() bool {
	for q := p; q != nil; q = q.Parent {
		if q.MCID >= 0 || q.Artifact {
			return true
		}
	}
	return false
}
