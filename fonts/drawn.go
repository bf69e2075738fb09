package fonts

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Stroke is a piece of an outline: to a point (Kind 'M' or 'L'), or by one control
// point to another (Kind 'Q'). Y runs downwards from the baseline.
type Stroke struct {
	Kind byte
	X, Y [2]int64
}

// Outline is the outline that a face draws for a code, and how many of its units make
// an em. Its subpaths are closed. A code that draws nothing has none.
func (f *Face) Outline(code rune) (out []Stroke, perEm int64) {
	g := f.index(code)
	f.mu.Lock()
	defer f.mu.Unlock()
	perEm = em << 6
	if g == 0 {
		return nil, perEm
	}
	segs, err := f.font.LoadGlyph(&f.buf, g, fixed.I(em), nil)
	if err != nil { // a face whose drawings are damaged was refused when it was loaded
		return nil, perEm
	}
	for _, s := range segs {
		k := Stroke{}
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			k.Kind = 'M'
		case sfnt.SegmentOpLineTo:
			k.Kind = 'L'
		default: // TrueType has no cubic curves
			k.Kind = 'Q'
		}
		for i := range k.X {
			k.X[i], k.Y[i] = int64(s.Args[i].X), int64(s.Args[i].Y)
		}
		out = append(out, k)
	}
	return out, perEm
}
