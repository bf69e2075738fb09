package pdf

import (
	"maps"
	"math"
	"slices"
)

// window is the side of the square that mean ink is taken over and cell the
// grid it is estimated on.
const (
	window = 15 * 72 / 25.4
	cell   = window / 6
)

// Heaviest is the most ink a mark lays down, with what it lets through from
// below; false when the plates of some colour are unknown.
func (c *Content) Heaviest(i int) (float64, bool) {
	m := &c.Marks[i]
	if m.Hidden {
		return 0, true
	}
	if m.Image != nil && !m.Image.Mask {
		return m.Image.most, m.Image.Mean.known
	}
	plain := m.Blend == "" || m.Blend == "Normal" || m.Blend == "Compatible"
	if !m.Over && m.Alpha == 1 && plain {
		return m.Colour.Inks.total(), m.Colour.Inks.known
	}
	most, known := 0.0, true
	for _, p := range m.Samples() {
		k := m.onto(c.Under(i, p))
		most, known = max(most, k.total()), known && k.known
	}
	return most, known
}

// WorstSquare is the square of 15 mm with the most ink in the mean, and that mean,
// 1 for one full ink.
func (p *Page) WorstSquare() (Rect, float64) {
	nx, ny := int(p.Trim.W()/cell), int(p.Trim.H()/cell)
	grid := make([]float64, nx*ny)
	for y := range ny {
		for x := range nx {
			k := p.Under(len(p.Marks), Point{p.Trim.X0 + float64((float64(x)+0.5)*cell), p.Trim.Y0 + float64((float64(y)+0.5)*cell)})
			grid[y*nx+x] = k.total()
		}
	}
	worst, at := 0.0, Rect{}
	for y := 0; y+6 <= ny; y++ {
		for x := 0; x+6 <= nx; x++ {
			sum := 0.0
			for dy := range 6 {
				for dx := range 6 {
					sum += grid[(y+dy)*nx+x+dx]
				}
			}
			if sum/36 > worst {
				worst = sum / 36
				left, low := p.Trim.X0+float64(float64(x)*cell), p.Trim.Y0+float64(float64(y)*cell)
				at = Rect{left, low, left + 6*cell, low + 6*cell}
			}
		}
	}
	return at, worst
}

// Coloured tells whether a mark lies on something that is not black or paper.
func (c *Content) Coloured(i int) bool {
	for _, p := range c.Marks[i].Samples() {
		k := c.Under(i, p)
		if k.CMYK[0]+k.CMYK[1]+k.CMYK[2] > 0 || len(k.spots) > 0 {
			return true
		}
	}
	return false
}

// Coverage is how much of a page's trimmed area each plate covers, in percent
// of full ink over the whole page.
type Coverage struct {
	Page    int                `json:"page"` // 0: the mean of all pages
	Cyan    float64            `json:"cyan"`
	Magenta float64            `json:"magenta"`
	Yellow  float64            `json:"yellow"`
	Black   float64            `json:"black"`
	Spots   map[string]float64 `json:"spots,omitempty"`
}

// Coverage sums a page's marks: each adds its area in its inks and takes away
// the inks it covers, which are looked up where it surely prints.
func (p *Page) Coverage() Coverage {
	var sum [4]float64
	spots := map[string]float64{}
	for i := range p.Marks {
		m := &p.Marks[i]
		area := p.within(m)
		if m.Hidden || area <= 0 {
			continue
		}
		pts := m.dense()
		for _, at := range pts {
			below := p.Under(i, at)
			now := m.onto(below)
			w := area / float64(len(pts))
			for k := range sum {
				sum[k] += float64(w * (now.CMYK[k] - below.CMYK[k]))
			}
			for _, n := range slices.Sorted(maps.Keys(now.spots)) {
				spots[n] += float64(w * (now.spots[n] - below.spots[n]))
			}
		}
	}
	whole := p.Trim.area() / 100
	c := Coverage{Page: p.Number, Cyan: sum[0] / whole, Magenta: sum[1] / whole, Yellow: sum[2] / whole, Black: sum[3] / whole,
		Spots: map[string]float64{}}
	for n, v := range spots {
		c.Spots[n] = v / whole
	}
	return c.Rounded()
}

// within is a mark's area inside the trim.
func (p *Page) within(m *Mark) float64 {
	b := m.Box.Cut(p.Trim)
	switch {
	case !b.Valid():
		return 0
	case m.Sort == FillMark && !m.Plain:
		cut := make([]Polygon, 0, len(m.Path))
		for _, g := range m.Path {
			cut = append(cut, g.trimmed(b))
		}
		return filled(cut, m.evenOdd)
	case m.Sort == FillMark, m.Sort == ImageMark, m.Sort == ShadeMark:
		return b.area()
	case m.Box.area() == 0:
		return m.area
	}
	return m.area * b.area() / m.Box.area()
}

// Rounded is the coverage to a hundredth, nothing below zero.
func (c Coverage) Rounded() Coverage {
	r := func(v float64) float64 { return math.Round(max(v, 0)*100) / 100 }
	c.Cyan, c.Magenta, c.Yellow, c.Black = r(c.Cyan), r(c.Magenta), r(c.Yellow), r(c.Black)
	for _, n := range slices.Sorted(maps.Keys(c.Spots)) {
		c.Spots[n] = r(c.Spots[n])
	}
	if len(c.Spots) == 0 {
		c.Spots = nil
	}
	return c
}

// InkNames is the ink names of a page's spaces beyond the process inks.
func (p *Page) InkNames() map[string]Use {
	out := map[string]Use{}
	for _, u := range p.Spaces {
		for s := u.Space; s != nil; s = s.base {
			for _, n := range s.Names {
				if _, ok := out[n]; !ok {
					out[n] = Use{s, u.At, u.What}
				}
			}
		}
	}
	return out
}

// Transparent tells whether and where a page uses transparency.
func (p *Page) Transparent(f *File) (Rect, bool) {
	for i := range p.Marks {
		m := &p.Marks[i]
		plain := m.Blend == "" || m.Blend == "Normal" || m.Blend == "Compatible"
		if m.Alpha < 1 || !plain || m.Image != nil && f.Dict(m.Image.dict["SMask"]) != nil {
			return m.Box, true
		}
	}
	return Rect{}, len(p.Masks) > 0
}
