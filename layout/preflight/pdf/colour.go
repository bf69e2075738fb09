package pdf

import (
	"maps"
	"math"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Space is a colour space as a page names it (ISO 32000-1, 8.6).
type Space struct {
	Kind    string // DeviceCMYK, ICCBased, Separation …
	N       int    // components
	base    *Space // what Indexed looks up in; what an ink falls back to; what a pattern colours
	Names   []string
	tint    *function
	object  int // of the definition, 0 when direct
	Profile int // object of an ICCBased profile
	icc     ICC
	lookup  []byte
	Raw     types.Array
}

func device(kind string) *Space {
	n := map[string]int{"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4, "Pattern": 0}[kind]
	return &Space{Kind: kind, N: n}
}

// SpaceOf resolves a colour space; res is the resources it may be named in. A
// device space that the resources replace by a default stands as the default
// (8.6.5.6).
func (f *File) SpaceOf(o Object, res types.Dict) *Space { return f.spaceDeep(o, res, 0) }

func (f *File) spaceDeep(o Object, res types.Dict, depth int) *Space {
	if depth > 8 {
		return device("DeviceGray")
	}
	if n := Number(o); n > 0 {
		if s, ok := f.spaces[n]; ok {
			return s
		}
		s := f.spaceDeep(f.Get(o), res, depth+1)
		kept := *s
		kept.object = n
		f.spaces[n] = &kept
		return &kept
	}
	switch v := f.Get(o).(type) {
	case types.Name:
		return f.namedSpace(string(v), res, depth)
	case types.Array:
		if len(v) > 0 {
			return f.arraySpace(v, res, depth)
		}
	}
	return &Space{Kind: "unknown"}
}

func (f *File) namedSpace(n string, res types.Dict, depth int) *Space {
	n = map[string]string{"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}[n] +
		map[bool]string{true: n}[n != "G" && n != "RGB" && n != "CMYK"]
	named := f.Dict(res["ColorSpace"])
	switch n {
	case "DeviceGray", "DeviceRGB", "DeviceCMYK":
		if d := named["Default"+n[6:]]; d != nil && f.Name(d) != n {
			return f.spaceDeep(d, nil, depth+1)
		}
		return device(n)
	case "Pattern":
		return device(n)
	}
	if d := named[n]; d != nil && f.Name(d) != n {
		return f.spaceDeep(d, res, depth+1)
	}
	return &Space{Kind: "unknown"}
}

func (f *File) arraySpace(v types.Array, res types.Dict, depth int) *Space {
	s := &Space{Kind: f.Name(v[0]), Raw: v}
	arg := func(i int) Object {
		if i < len(v) {
			return v[i]
		}
		return nil
	}
	switch s.Kind {
	case "DeviceGray", "DeviceRGB", "DeviceCMYK":
		return f.namedSpace(s.Kind, res, depth)
	case "ICCBased":
		f.iccSpace(s, arg(1))
	case "CalGray":
		s.N = 1
	case "CalRGB", "Lab":
		s.N = 3
	case "Indexed", "I":
		s.Kind, s.N, s.base = "Indexed", 1, f.spaceDeep(arg(1), res, depth+1)
		if b, ok := f.Raw(arg(3)); ok {
			s.lookup = b
		} else {
			s.lookup, _ = f.Body(arg(3))
		}
	case "Separation":
		s.N, s.Names = 1, []string{f.Name(arg(1))}
		s.base, s.tint = f.spaceDeep(arg(2), res, depth+1), f.function(arg(3), 0)
	case "DeviceN":
		for _, x := range f.Array(arg(1)) {
			s.Names = append(s.Names, f.Name(x))
		}
		s.N = len(s.Names)
		s.base, s.tint = f.spaceDeep(arg(2), res, depth+1), f.function(arg(3), 0)
	case "Pattern":
		if arg(1) != nil {
			s.base = f.spaceDeep(arg(1), res, depth+1)
		}
	}
	return s
}

func (f *File) iccSpace(s *Space, o Object) {
	s.Profile = Number(o)
	if b, ok := f.Body(o); ok {
		s.icc = ReadICC(b)
	}
	s.N, _ = f.Integer(f.Dict(o)["N"])
}

// Within is a space and those that it stands on.
func (s *Space) Within() []*Space {
	var out []*Space
	for ; s != nil && len(out) < hops; s = s.base {
		out = append(out, s)
	}
	return out
}

// Profiles is the colour profiles of a space and of those it stands on.
func (s *Space) Profiles() []ICC {
	var out []ICC
	for _, x := range s.Within() {
		if x.Kind == "ICCBased" {
			out = append(out, x.icc)
		}
	}
	return out
}

// function is a PDF function of type 2 or 3, or of type 0 with one input; the
// calculator (type 4) is not run.
type function struct {
	kind     int
	c0, c1   []float64
	exp      float64
	parts    []*function
	bounds   []float64
	encode   []float64
	domain   []float64
	samples  []byte
	size     int
	outputs  int
	bits     int
	rangeOut []float64
}

func (f *File) function(o Object, depth int) *function {
	d := f.Dict(o)
	kind, ok := f.Integer(d["FunctionType"])
	if d == nil || !ok || depth > 4 {
		return nil
	}
	fn := &function{kind: kind, domain: f.Reals(d["Domain"]), rangeOut: f.Reals(d["Range"])}
	switch kind {
	case 2:
		fn.c0, fn.c1, fn.exp = f.Reals(d["C0"]), f.Reals(d["C1"]), f.realOr(d["N"], 1)
		if len(fn.c0) == 0 {
			fn.c0 = []float64{0}
		}
		if len(fn.c1) == 0 {
			fn.c1 = []float64{1}
		}
	case 3:
		for _, x := range f.Array(d["Functions"]) {
			fn.parts = append(fn.parts, f.function(x, depth+1))
		}
		fn.bounds, fn.encode = f.Reals(d["Bounds"]), f.Reals(d["Encode"])
	case 0:
		fn.samples, _ = f.Body(o)
		fn.bits, _ = f.Integer(d["BitsPerSample"])
		if s := f.Reals(d["Size"]); len(s) == 1 {
			fn.size = int(s[0])
		}
		fn.outputs = len(fn.rangeOut) / 2
	}
	return fn
}

// at is the function's values; false when it cannot be computed.
func (fn *function) at(x float64) ([]float64, bool) {
	if fn == nil {
		return nil, false
	}
	switch fn.kind {
	case 2:
		out := make([]float64, min(len(fn.c0), len(fn.c1)))
		for i := range out {
			out[i] = fn.c0[i] + float64(math.Pow(x, fn.exp)*(fn.c1[i]-fn.c0[i]))
		}
		return out, true
	case 3:
		return fn.stitched(x)
	case 0:
		if fn.size < 1 || fn.bits != 8 || len(fn.samples) < fn.size*fn.outputs {
			return nil, false
		}
		i := int(math.Round(min(max(x, 0), 1) * float64(fn.size-1)))
		out := make([]float64, fn.outputs)
		for k := range out {
			lo, hi := fn.rangeOut[2*k], fn.rangeOut[2*k+1]
			out[k] = lo + float64(float64(fn.samples[i*fn.outputs+k])/255*(hi-lo))
		}
		return out, true
	}
	return nil, false
}

func (fn *function) stitched(x float64) ([]float64, bool) {
	if len(fn.parts) == 0 || len(fn.domain) < 2 || len(fn.bounds) < len(fn.parts)-1 || len(fn.encode) < 2*len(fn.parts) {
		return nil, false
	}
	i := 0
	for i < len(fn.parts)-1 && x >= fn.bounds[i] {
		i++
	}
	lo, hi := fn.domain[0], fn.domain[1]
	if i > 0 {
		lo = fn.bounds[i-1]
	}
	if i < len(fn.parts)-1 {
		hi = fn.bounds[i]
	}
	e0, e1 := fn.encode[2*i], fn.encode[2*i+1]
	if hi == lo {
		return fn.parts[i].at(e0)
	}
	return fn.parts[i].at(e0 + float64((x-lo)/(hi-lo)*(e1-e0)))
}

// Inks is what a colour puts on the plates, 0 to 1 each.
type Inks struct {
	CMYK  [4]float64
	spots map[string]float64
	known bool // false: the space has no plates of its own (RGB, Lab …)
}

// total is the sum over all plates, 1 for one full ink.
func (k Inks) total() float64 {
	t := k.CMYK[0] + k.CMYK[1] + k.CMYK[2] + k.CMYK[3]
	for _, n := range slices.Sorted(maps.Keys(k.spots)) {
		t += k.spots[n]
	}
	return t
}

// Count is how many plates carry ink.
func (k Inks) Count() int {
	n := 0
	for _, v := range k.CMYK {
		if v > 0 {
			n++
		}
	}
	for _, v := range k.spots {
		if v > 0 {
			n++
		}
	}
	return n
}

// White tells whether no plate carries ink.
func (k Inks) White() bool { return k.known && k.Count() == 0 }

// SolidBlack tells whether black alone prints, and full.
func (k Inks) SolidBlack() bool { return k.known && k.Count() == 1 && k.CMYK[3] >= 0.9999 }

// Colour is a current colour with what it means on paper and on a screen.
type Colour struct {
	Space   *Space
	Comps   []float64
	Pattern string
	Inks    Inks
	RGB     [3]float64
}

func black() Colour {
	return makeColour(device("DeviceGray"), []float64{0})
}

// initial is the colour a space starts with (8.6.5): black, or full ink.
func initial(s *Space) Colour {
	c := make([]float64, max(s.N, 0))
	switch s.Kind {
	case "DeviceCMYK":
		c[3] = 1
	case "ICCBased":
		if s.N == 4 {
			c[3] = 1
		}
	case "Separation", "DeviceN":
		for i := range c {
			c[i] = 1
		}
	}
	return makeColour(s, c)
}

func makeColour(s *Space, comps []float64) Colour {
	c := Colour{Space: s, Comps: comps}
	c.Inks, c.RGB = s.paint(comps, 0)
	return c
}

// paint is the plates and the screen colour of components in the space. Screen
// colours of inks are the plain complement, good enough to compare contrasts.
func (s *Space) paint(v []float64, depth int) (Inks, [3]float64) {
	if len(v) < s.N || depth > 4 {
		return Inks{}, [3]float64{}
	}
	switch s.Kind {
	case "DeviceGray", "CalGray":
		return Inks{CMYK: [4]float64{3: 1 - v[0]}, known: s.Kind == "DeviceGray"}, [3]float64{v[0], v[0], v[0]}
	case "DeviceCMYK":
		return process(v)
	case "DeviceRGB", "CalRGB":
		return Inks{}, [3]float64{v[0], v[1], v[2]}
	case "ICCBased":
		switch s.N {
		case 1:
			return Inks{}, [3]float64{v[0], v[0], v[0]}
		case 3:
			return Inks{}, [3]float64{v[0], v[1], v[2]}
		case 4:
			return process(v)
		}
	case "Lab":
		l := v[0] / 100
		return Inks{}, [3]float64{l, l, l}
	case "Indexed":
		return s.looked(int(v[0]), depth)
	case "Separation", "DeviceN":
		return s.separated(v, depth)
	}
	return Inks{}, [3]float64{}
}

func process(v []float64) (Inks, [3]float64) {
	k := Inks{CMYK: [4]float64{v[0], v[1], v[2], v[3]}, known: true}
	w := 1 - v[3]
	return k, [3]float64{(1 - v[0]) * w, (1 - v[1]) * w, (1 - v[2]) * w}
}

func (s *Space) looked(i, depth int) (Inks, [3]float64) {
	if s.base == nil || s.base.N < 1 || i < 0 || (i+1)*s.base.N > len(s.lookup) {
		return Inks{}, [3]float64{}
	}
	v := make([]float64, s.base.N)
	for k := range v {
		v[k] = float64(s.lookup[i*s.base.N+k]) / 255
	}
	return s.base.paint(v, depth+1)
}

// separated puts named process inks on their plates and spots on their own;
// the screen colour comes from the alternate.
func (s *Space) separated(v []float64, depth int) (Inks, [3]float64) {
	k := Inks{known: true}
	for i, n := range s.Names {
		switch n {
		case "None":
		case "All":
			for p := range k.CMYK {
				k.CMYK[p] = v[i]
			}
		case "Cyan", "Magenta", "Yellow", "Black":
			k.CMYK[map[string]int{"Cyan": 0, "Magenta": 1, "Yellow": 2, "Black": 3}[n]] = v[i]
		default:
			if k.spots == nil {
				k.spots = map[string]float64{}
			}
			k.spots[n] = v[i]
		}
	}
	w := 1 - v[0]
	rgb := [3]float64{w, w, w}
	if len(s.Names) == 1 && s.base != nil {
		if alt, ok := s.tint.at(v[0]); ok && len(alt) >= s.base.N {
			_, rgb = s.base.paint(alt, depth+1)
		}
	}
	return k, rgb
}

// Uses is the kinds of space involved, the alternates and bases included.
func (s *Space) Uses() []string {
	out := []string{s.Kind}
	if s.base != nil {
		out = append(out, s.base.Uses()...)
	}
	return out
}
