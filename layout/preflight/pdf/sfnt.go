package pdf

import (
	"encoding/binary"
	"errors"
)

// Program is an embedded TrueType font as far as it is asked for: how wide,
// how large and how much ink each glyph is.
type Program struct {
	tables  map[string][]byte
	em      float64 // units per em
	Glyphs  int
	long    bool                    // loca in 32 bits
	metrics int                     // entries of hmtx with an advance
	codes   map[Charmap]map[int]int // the glyph of each character, by table
	shapes  map[int]shape
}

// shape is one glyph's extent and area, in ems and square ems.
type shape struct {
	box  Rect
	area float64
	OK   bool // has an outline
}

var errFont = errors.New("pdf: font program damaged")

func be16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint16(b[at:]))
}

func be16s(b []byte, at int) int { return int(int16(be16(b, at))) }

func be32(b []byte, at int) int {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint32(b[at:]))
}

func readProgram(b []byte) (*Program, error) {
	if len(b) < 12 {
		return nil, errFont
	}
	p := &Program{tables: map[string][]byte{}, shapes: map[int]shape{}}
	for i := range be16(b, 4) {
		e := 12 + 16*i
		if e+16 > len(b) {
			return nil, errFont
		}
		at, n := be32(b, e+8), be32(b, e+12)
		if at+n > len(b) {
			return nil, errFont
		}
		p.tables[string(b[e:e+4])] = b[at : at+n]
	}
	for _, t := range []string{"head", "maxp", "hhea", "hmtx", "loca", "glyf"} {
		if p.tables[t] == nil {
			return nil, errFont
		}
	}
	p.em = float64(be16(p.tables["head"], 18))
	p.long = be16(p.tables["head"], 50) == 1
	p.Glyphs, p.metrics = be16(p.tables["maxp"], 4), be16(p.tables["hhea"], 34)
	if p.em == 0 || p.Glyphs == 0 || p.metrics == 0 {
		return nil, errFont
	}
	p.codes = readCodes(p.tables["cmap"])
	return p, nil
}

// Advance is a glyph's width in thousandths of an em.
func (p *Program) Advance(g int) (float64, bool) {
	if g < 0 || g >= p.Glyphs {
		return 0, false
	}
	at := 4 * min(g, p.metrics-1)
	if at+2 > len(p.tables["hmtx"]) {
		return 0, false
	}
	return float64(be16(p.tables["hmtx"], at)) * 1000 / p.em, true
}

func (p *Program) data(g int) []byte {
	if g < 0 || g >= p.Glyphs {
		return nil
	}
	loca, glyf := p.tables["loca"], p.tables["glyf"]
	var a, z int
	if p.long {
		a, z = be32(loca, 4*g), be32(loca, 4*g+4)
	} else {
		a, z = 2*be16(loca, 2*g), 2*be16(loca, 2*g+2)
	}
	if a >= z || z > len(glyf) || z-a < 10 {
		return nil
	}
	return glyf[a:z]
}

// Shape is a glyph's extent and inked area.
func (p *Program) Shape(g int) shape {
	if s, ok := p.shapes[g]; ok {
		return s
	}
	var s shape
	if d := p.data(g); d != nil {
		s.box = Rect{float64(be16s(d, 2)) / p.em, float64(be16s(d, 4)) / p.em, float64(be16s(d, 6)) / p.em, float64(be16s(d, 8)) / p.em}
		s.OK = true
		s.area = filled(p.outline(g, 0), false) / (p.em * p.em)
	}
	p.shapes[g] = s
	return s
}

// outline is a glyph's contours as polygons; quadratic curves become chords.
func (p *Program) outline(g, depth int) []Polygon {
	d := p.data(g)
	if d == nil || depth > 5 {
		return nil
	}
	if n := be16s(d, 0); n >= 0 {
		return simpleOutline(d, n)
	}
	return p.composed(d, depth)
}

// composed gathers the parts of a composite glyph; their scales are honoured,
// points matched to points are taken as unmoved.
func (p *Program) composed(d []byte, depth int) []Polygon {
	var out []Polygon
	for at, more := 10, true; more && at+4 <= len(d); {
		flags, g := be16(d, at), be16(d, at+2)
		at += 4
		m := identity()
		if flags&1 != 0 {
			m[4], m[5] = float64(be16s(d, at)), float64(be16s(d, at+2))
			at += 4
		} else if at+2 <= len(d) {
			m[4], m[5] = float64(int8(d[at])), float64(int8(d[at+1]))
			at += 2
		}
		f2 := func(i int) float64 { return float64(be16s(d, at+2*i)) / 16384 }
		switch {
		case flags&8 != 0:
			m[0], m[3] = f2(0), f2(0)
			at += 2
		case flags&0x40 != 0:
			m[0], m[3] = f2(0), f2(1)
			at += 4
		case flags&0x80 != 0:
			m[0], m[1], m[2], m[3] = f2(0), f2(1), f2(2), f2(3)
			at += 8
		}
		for _, c := range p.outline(g, depth+1) {
			moved := make(Polygon, len(c))
			for i, q := range c {
				moved[i] = m.at(q.X, q.Y)
			}
			out = append(out, moved)
		}
		more = flags&0x20 != 0
	}
	return out
}

type glyphPoint struct {
	Point
	on bool
}

func simpleOutline(d []byte, contours int) []Polygon {
	ends := make([]int, contours)
	for i := range ends {
		ends[i] = be16(d, 10+2*i)
	}
	if contours == 0 || ends[contours-1] > 1<<14 {
		return nil
	}
	pts := simplePoints(d, 10+2*contours, ends[contours-1]+1)
	var out []Polygon
	from := 0
	for _, e := range ends {
		if e < from || e >= len(pts) {
			return out
		}
		out = append(out, contour(pts[from:e+1]))
		from = e + 1
	}
	return out
}

// simplePoints decodes flags and coordinates (OpenType, glyf).
func simplePoints(d []byte, at, n int) []glyphPoint {
	at += 2 + be16(d, at)
	flags := make([]byte, 0, n)
	for len(flags) < n && at < len(d) {
		fl := d[at]
		at++
		flags = append(flags, fl)
		if fl&8 != 0 && at < len(d) {
			for range min(int(d[at]), n-len(flags)) {
				flags = append(flags, fl)
			}
			at++
		}
	}
	pts := make([]glyphPoint, len(flags))
	axis := func(short, same byte, set func(i, v int)) {
		v := 0
		for i, fl := range flags {
			switch {
			case fl&short != 0:
				if at < len(d) {
					if fl&same != 0 {
						v += int(d[at])
					} else {
						v -= int(d[at])
					}
				}
				at++
			case fl&same == 0:
				v += be16s(d, at)
				at += 2
			}
			set(i, v)
		}
	}
	axis(2, 16, func(i, v int) { pts[i].X, pts[i].on = float64(v), flags[i]&1 != 0 })
	axis(4, 32, func(i, v int) { pts[i].Y = float64(v) })
	return pts
}

// contour turns on- and off-curve points into chords.
func contour(pts []glyphPoint) Polygon {
	var full []glyphPoint
	for i, p := range pts {
		q := pts[(i+1)%len(pts)]
		full = append(full, p)
		if !p.on && !q.on {
			full = append(full, glyphPoint{Point{(p.X + q.X) / 2, (p.Y + q.Y) / 2}, true})
		}
	}
	var out Polygon
	for i, p := range full {
		if p.on {
			out = append(out, p.Point)
			continue
		}
		a, b := full[(i+len(full)-1)%len(full)], full[(i+1)%len(full)]
		for _, t := range []float64{0.25, 0.5, 0.75} {
			u := 1 - t
			out = append(out, Point{float64(u*u*a.X) + float64(2*u*t*p.X) + float64(t*t*b.X),
				float64(u*u*a.Y) + float64(2*u*t*p.Y) + float64(t*t*b.Y)})
		}
	}
	return out
}

// Charmap names a table of a font's cmap by its platform and its encoding.
type Charmap struct{ Platform, Encoding int }

// The tables that simple fonts are looked up in.
func windowsUnicode() Charmap { return Charmap{3, 1} }
func windowsSymbol() Charmap  { return Charmap{3, 0} }
func macRoman() Charmap       { return Charmap{1, 0} }

// Charmaps is how many tables the cmap has, and whether one of them is for symbols.
func (p *Program) Charmaps() (n int, symbol bool) {
	_, symbol = p.codes[windowsSymbol()]
	return len(p.codes), symbol
}

// Unicode tells whether the cmap has a table for Windows and Unicode.
func (p *Program) Unicode() bool {
	_, ok := p.codes[windowsUnicode()]
	return ok
}

// readCodes is the glyph of each character in the tables of a font's cmap, of the
// formats 0, 4 and 6; simple fonts need them.
func readCodes(b []byte) map[Charmap]map[int]int {
	all := map[Charmap]map[int]int{}
	for i := range min(be16(b, 2), (len(b)-4)/8) {
		at := be32(b, 4+8*i+4)
		out := map[int]int{}
		all[Charmap{be16(b, 4+8*i), be16(b, 4+8*i+2)}] = out
		if at <= 0 || at+6 > len(b) {
			continue
		}
		t := b[at:]
		switch be16(t, 0) {
		case 0:
			for c := range min(256, len(t)-6) {
				out[c] = int(t[6+c])
			}
		case 6:
			for k := range be16(t, 8) {
				out[be16(t, 6)+k] = be16(t, 10+2*k)
			}
		case 4:
			codes4(t, out)
		}
	}
	return all
}

// codes4 reads a format 4 table. A sound one names each of 65536 characters
// once; a broken one is not followed further.
func codes4(t []byte, out map[int]int) {
	n := be16(t, 6) / 2
	left := 1 << 16
	for s := range min(n, len(t)/8) {
		end, start := be16(t, 14+2*s), be16(t, 16+2*n+2*s)
		delta, off := be16(t, 16+4*n+2*s), be16(t, 16+6*n+2*s)
		for c := start; c <= end && c < 0xFFFF && left > 0; c++ {
			left--
			g := c
			if off != 0 {
				g = be16(t, 16+6*n+2*s+off+2*(c-start))
				if g == 0 {
					continue
				}
			}
			out[c] = (g + delta) & 0xFFFF
		}
	}
}
