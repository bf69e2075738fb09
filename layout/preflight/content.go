package preflight

import (
	"math"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// markSort is what a mark is.
type markSort uint8

const (
	textMark markSort = iota
	fillMark
	strokeMark
	imageMark
	shadeMark
)

// mark is one painted object in page coordinates.
type mark struct {
	sort    markSort
	box     rect // what it covers, clip included
	whole   rect // what it covers without the clip
	path    []polygon
	evenOdd bool
	plain   bool // the path is one rectangle along the axes
	colour  colour
	over    bool // overprints
	opm     int
	alpha   float64
	blend   string
	width   float64 // of a stroke, in points after all scales; of a fill, its least side
	size    float64 // of text: em in points after all scales
	area    float64 // inked, in square points
	text    string
	font    *font
	points  []point // places where the mark surely prints
	image   *picture
	ppi     float64
	piece   *piece // innermost marked content around it
	hidden  bool   // painted invisibly (render mode 3)
}

// piece is one marked-content sequence.
type piece struct {
	tag      string
	mcid     int // -1: none
	owner    int // 0: the page; else the form whose content it stands in
	artifact bool
	kind     string // Type of an artifact
	sub      string // Subtype of an artifact
	lang     string
	actual   string
	replaced bool // has ActualText
	bbox     bool // an artifact's BBox is given
	parent   *piece
	inText   bool
	text     strings.Builder
	box      rect
	marks    int
	page     int
	outer    *piece // nearest sequence with an MCID, itself included
}

// content is what interpreting a page's streams found.
type content struct {
	marks    []mark
	pieces   []*piece
	unknown  []string // operators that PDF does not define
	faults   []Words  // broken nesting, missing operands
	crossed  []Words  // marked content opened and closed in different places
	nested   []Words  // tags in artifacts and artifacts in tags
	deepest  int      // levels of q
	compat   bool     // BX … EX
	spaces   []use
	states   []types.Dict
	forms    map[int]int  // how often each form is drawn
	tagged   map[int]bool // forms that hold MCIDs
	pictures []placed
	intents  []string
	fonts    []*font
	groups   []types.Dict // transparency groups of forms and soft masks
	masks    []types.Dict // luminosity groups among them
	shading  []types.Dict
	cells    [][]int32 // which marks can lie under a point; made when first asked
	field    rect      // what the cells divide
}

// cellsAside is how finely a page is divided to look up what lies at a point:
// without it, a map of fifty thousand lines would be compared with itself.
const cellsAside = 24

func (c *content) sort() {
	c.cells, c.field = make([][]int32, cellsAside*cellsAside), nowhere()
	for i := range c.marks {
		if m := &c.marks[i]; m.sort != textMark && !m.hidden {
			c.field = c.field.join(m.box)
		}
	}
	for i := range c.marks {
		m := &c.marks[i]
		if m.sort == textMark || m.hidden {
			continue
		}
		x0, y0 := c.cell(point{m.box.x0, m.box.y0})
		x1, y1 := c.cell(point{m.box.x1, m.box.y1})
		for y := y0; y <= y1; y++ {
			for x := x0; x <= x1; x++ {
				c.cells[y*cellsAside+x] = append(c.cells[y*cellsAside+x], int32(i))
			}
		}
	}
}

func (c *content) cell(p point) (int, int) {
	place := func(v, from, size float64) int {
		if !(size > 0) || math.IsNaN(v) || math.IsInf(size, 0) {
			return 0
		}
		return int(min(max((v-from)/size*cellsAside, 0), cellsAside-1))
	}
	return place(p.x, c.field.x0, c.field.w()), place(p.y, c.field.y0, c.field.h())
}

// at is the marks that print at a point among the first n, bottom first.
func (c *content) at(n int, p point, do func(m *mark)) {
	if c.cells == nil {
		c.sort()
	}
	x, y := c.cell(p)
	for _, i := range c.cells[y*cellsAside+x] {
		if int(i) >= n {
			return
		}
		if m := &c.marks[i]; m.covers(p) {
			do(m)
		}
	}
}

// use is a colour space in use, with the first place.
type use struct {
	space *space
	at    rect
	what  string
}

// placed is a picture on the page.
type placed struct {
	image *picture
	box   rect
	ppi   float64
}

func (c *content) useSpace(s *space, at rect, what string) {
	for _, u := range c.spaces {
		if u.space == s || u.space.kind == s.kind && u.space.object == s.object && s.object == 0 &&
			strings.Join(u.space.names, "\x00") == strings.Join(s.names, "\x00") && u.what == what {
			return
		}
	}
	c.spaces = append(c.spaces, use{s, at, what})
}

// covers tells whether the mark prints at a point, as far as its shape is
// known; text never counts as a ground.
func (m *mark) covers(p point) bool {
	if !m.box.has(p) || m.hidden || m.sort == textMark {
		return false
	}
	switch m.sort {
	case fillMark:
		return m.plain || inside(m.path, m.evenOdd, p)
	case strokeMark:
		return m.onStroke(p)
	}
	return true
}

func (m *mark) onStroke(p point) bool {
	r := m.width / 2
	for _, g := range m.path {
		for i := 0; i+1 < len(g); i++ {
			if distance(p, g[i], g[i+1]) <= r {
				return true
			}
		}
	}
	return false
}

func distance(p, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = min(max(((p.x-a.x)*dx+(p.y-a.y)*dy)/l, 0), 1)
	}
	ex, ey := p.x-a.x-t*dx, p.y-a.y-t*dy
	return sqrt(ex*ex + ey*ey)
}

// samples are places where the mark surely prints.
func (m *mark) samples() []point {
	if len(m.points) > 0 {
		return m.points
	}
	switch m.sort {
	case fillMark:
		m.points = m.spread()
	case strokeMark:
		for _, g := range m.path {
			if len(g) > 1 {
				m.points = append(m.points, point{(g[0].x + g[1].x) / 2, (g[0].y + g[1].y) / 2})
			}
			if len(m.points) >= 3 {
				break
			}
		}
	default:
		if m.box.valid() {
			m.points = []point{m.box.mid()}
		}
	}
	kept := m.points[:0]
	for _, p := range m.points {
		if m.box.grow(0.01).has(p) {
			kept = append(kept, p)
		}
	}
	m.points = kept
	return m.points
}

// spread takes up to nine points of a fill: a grid of its box, or for slim and
// hollow shapes the middles of what three scan lines cross.
func (m *mark) spread() []point {
	var out []point
	for _, fy := range []float64{0.2, 0.5, 0.8} {
		for _, fx := range []float64{0.2, 0.5, 0.8} {
			p := point{m.box.x0 + fx*m.box.w(), m.box.y0 + fy*m.box.h()}
			if m.plain || inside(m.path, m.evenOdd, p) {
				out = append(out, p)
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, g := range m.path {
		if len(g) < 3 {
			continue
		}
		a, b := g[0], g[len(g)/2]
		out = append(out, point{(a.x + b.x) / 2, (a.y + b.y) / 2})
		if len(out) == 3 {
			break
		}
	}
	return out
}

// under is the inks on paper at a point from the first n marks.
func (c *content) under(n int, p point) inks {
	k := inks{known: true}
	c.at(n, p, func(m *mark) { k = m.onto(k) })
	return k
}

// onto is the inks where the mark prints over what is beneath.
func (m *mark) onto(below inks) inks {
	own := m.colour.inks
	if m.image != nil && !m.image.mask {
		own = m.image.mean
	}
	out := inks{known: below.known && own.known}
	keep := m.over && m.colour.space != nil
	kind := ""
	if m.colour.space != nil {
		kind = m.colour.space.kind
	}
	for i := range out.cmyk {
		v := own.cmyk[i]
		if keep && v == 0 && (kind == "Separation" || kind == "DeviceN" || kind == "DeviceCMYK" && m.opm == 1) {
			v = below.cmyk[i]
		}
		if m.blend == "Multiply" || m.blend == "Darken" {
			v = 1 - (1-v)*(1-below.cmyk[i])
		}
		out.cmyk[i] = m.alpha*v + (1-m.alpha)*below.cmyk[i]
	}
	out.spots = mixSpots(own.spots, below.spots, m.alpha, keep)
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
		out[n] += alpha * v
	}
	return out
}

// screen is the colour on a screen at a point from the first n marks; paper is
// white. A picture counts with its mean colour.
func (c *content) screen(n int, p point) ([3]float64, bool) {
	out, sure := [3]float64{1, 1, 1}, true
	c.at(n, p, func(m *mark) {
		rgb := m.colour.rgb
		if m.image != nil && !m.image.mask {
			rgb, sure = m.image.rgb, false
		} else if m.alpha == 1 && m.sort == fillMark {
			sure = true
		}
		for k := range out {
			out[k] = m.alpha*rgb[k] + (1-m.alpha)*out[k]
		}
	})
	return out, sure
}
