package preflight

import (
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// space is a colour space as a page names it (ISO 32000-1, 8.6).
type space struct {
	kind    string // DeviceCMYK, ICCBased, Separation …
	n       int    // components
	base    *space // what Indexed looks up in; what an ink falls back to; what a pattern colours
	names   []string
	tint    *function
	object  int // of the definition, 0 when direct
	profile int // object of an ICCBased profile
	icc     icc
	lookup  []byte
	raw     types.Array
}

func device(kind string) *space {
	n := map[string]int{"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4, "Pattern": 0}[kind]
	return &space{kind: kind, n: n}
}

// spaceOf resolves a colour space; res is the resources it may be named in. A
// device space that the resources replace by a default stands as the default
// (8.6.5.6).
func (f *File) spaceOf(o object, res types.Dict) *space { return f.spaceDeep(o, res, 0) }

func (f *File) spaceDeep(o object, res types.Dict, depth int) *space {
	if depth > 8 {
		return device("DeviceGray")
	}
	if n := number(o); n > 0 {
		if s, ok := f.spaces[n]; ok {
			return s
		}
		s := f.spaceDeep(f.get(o), res, depth+1)
		kept := *s
		kept.object = n
		f.spaces[n] = &kept
		return &kept
	}
	switch v := f.get(o).(type) {
	case types.Name:
		return f.namedSpace(string(v), res, depth)
	case types.Array:
		if len(v) > 0 {
			return f.arraySpace(v, res, depth)
		}
	}
	return &space{kind: "unknown"}
}

func (f *File) namedSpace(n string, res types.Dict, depth int) *space {
	n = map[string]string{"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}[n] + map[bool]string{true: n}[n != "G" && n != "RGB" && n != "CMYK"]
	named := f.dict(res["ColorSpace"])
	switch n {
	case "DeviceGray", "DeviceRGB", "DeviceCMYK":
		if d := named["Default"+n[6:]]; d != nil && f.name(d) != n {
			return f.spaceDeep(d, nil, depth+1)
		}
		return device(n)
	case "Pattern":
		return device(n)
	}
	if d := named[n]; d != nil && f.name(d) != n {
		return f.spaceDeep(d, res, depth+1)
	}
	return &space{kind: "unknown"}
}

func (f *File) arraySpace(v types.Array, res types.Dict, depth int) *space {
	s := &space{kind: f.name(v[0]), raw: v}
	arg := func(i int) object {
		if i < len(v) {
			return v[i]
		}
		return nil
	}
	switch s.kind {
	case "DeviceGray", "DeviceRGB", "DeviceCMYK":
		return f.namedSpace(s.kind, res, depth)
	case "ICCBased":
		f.iccSpace(s, arg(1))
	case "CalGray":
		s.n = 1
	case "CalRGB", "Lab":
		s.n = 3
	case "Indexed", "I":
		s.kind, s.n, s.base = "Indexed", 1, f.spaceDeep(arg(1), res, depth+1)
		if b, ok := f.raw(arg(3)); ok {
			s.lookup = b
		} else {
			s.lookup, _ = f.body(arg(3))
		}
	case "Separation":
		s.n, s.names = 1, []string{f.name(arg(1))}
		s.base, s.tint = f.spaceDeep(arg(2), res, depth+1), f.function(arg(3), 0)
	case "DeviceN":
		for _, x := range f.array(arg(1)) {
			s.names = append(s.names, f.name(x))
		}
		s.n = len(s.names)
		s.base, s.tint = f.spaceDeep(arg(2), res, depth+1), f.function(arg(3), 0)
	case "Pattern":
		if arg(1) != nil {
			s.base = f.spaceDeep(arg(1), res, depth+1)
		}
	}
	return s
}

func (f *File) iccSpace(s *space, o object) {
	s.profile = number(o)
	if b, ok := f.body(o); ok {
		s.icc = readICC(b)
	}
	s.n, _ = f.integer(f.dict(o)["N"])
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

func (f *File) function(o object, depth int) *function {
	d := f.dict(o)
	kind, ok := f.integer(d["FunctionType"])
	if d == nil || !ok || depth > 4 {
		return nil
	}
	fn := &function{kind: kind, domain: f.reals(d["Domain"]), rangeOut: f.reals(d["Range"])}
	switch kind {
	case 2:
		fn.c0, fn.c1, fn.exp = f.reals(d["C0"]), f.reals(d["C1"]), f.realOr(d["N"], 1)
		if len(fn.c0) == 0 {
			fn.c0 = []float64{0}
		}
		if len(fn.c1) == 0 {
			fn.c1 = []float64{1}
		}
	case 3:
		for _, x := range f.array(d["Functions"]) {
			fn.parts = append(fn.parts, f.function(x, depth+1))
		}
		fn.bounds, fn.encode = f.reals(d["Bounds"]), f.reals(d["Encode"])
	case 0:
		fn.samples, _ = f.body(o)
		fn.bits, _ = f.integer(d["BitsPerSample"])
		if s := f.reals(d["Size"]); len(s) == 1 {
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
			out[i] = fn.c0[i] + math.Pow(x, fn.exp)*(fn.c1[i]-fn.c0[i])
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
			out[k] = lo + float64(fn.samples[i*fn.outputs+k])/255*(hi-lo)
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
	return fn.parts[i].at(e0 + (x-lo)/(hi-lo)*(e1-e0))
}

// inks is what a colour puts on the plates, 0 to 1 each.
type inks struct {
	cmyk  [4]float64
	spots map[string]float64
	known bool // false: the space has no plates of its own (RGB, Lab …)
}

// total is the sum over all plates, 1 for one full ink.
func (k inks) total() float64 {
	t := k.cmyk[0] + k.cmyk[1] + k.cmyk[2] + k.cmyk[3]
	for _, n := range keys(k.spots) {
		t += k.spots[n]
	}
	return t
}

// count is how many plates carry ink.
func (k inks) count() int {
	n := 0
	for _, v := range k.cmyk {
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

// white tells whether no plate carries ink.
func (k inks) white() bool { return k.known && k.count() == 0 }

// blackOnly tells whether black alone prints, and full.
func (k inks) solidBlack() bool { return k.known && k.count() == 1 && k.cmyk[3] >= 0.9999 }

// colour is a current colour with what it means on paper and on a screen.
type colour struct {
	space   *space
	comps   []float64
	pattern string
	inks    inks
	rgb     [3]float64
}

func black() colour {
	return makeColour(device("DeviceGray"), []float64{0})
}

// initial is the colour a space starts with (8.6.5): black, or full ink.
func initial(s *space) colour {
	c := make([]float64, max(s.n, 0))
	switch s.kind {
	case "DeviceCMYK":
		c[3] = 1
	case "ICCBased":
		if s.n == 4 {
			c[3] = 1
		}
	case "Separation", "DeviceN":
		for i := range c {
			c[i] = 1
		}
	}
	return makeColour(s, c)
}

func makeColour(s *space, comps []float64) colour {
	c := colour{space: s, comps: comps}
	c.inks, c.rgb = s.paint(comps, 0)
	return c
}

// paint is the plates and the screen colour of components in the space. Screen
// colours of inks are the plain complement, good enough to compare contrasts.
func (s *space) paint(v []float64, depth int) (inks, [3]float64) {
	if len(v) < s.n || depth > 4 {
		return inks{}, [3]float64{}
	}
	switch s.kind {
	case "DeviceGray", "CalGray":
		return inks{cmyk: [4]float64{3: 1 - v[0]}, known: s.kind == "DeviceGray"}, [3]float64{v[0], v[0], v[0]}
	case "DeviceCMYK":
		return process(v)
	case "DeviceRGB", "CalRGB":
		return inks{}, [3]float64{v[0], v[1], v[2]}
	case "ICCBased":
		switch s.n {
		case 1:
			return inks{}, [3]float64{v[0], v[0], v[0]}
		case 3:
			return inks{}, [3]float64{v[0], v[1], v[2]}
		case 4:
			return process(v)
		}
	case "Lab":
		l := v[0] / 100
		return inks{}, [3]float64{l, l, l}
	case "Indexed":
		return s.looked(int(v[0]), depth)
	case "Separation", "DeviceN":
		return s.separated(v, depth)
	}
	return inks{}, [3]float64{}
}

func process(v []float64) (inks, [3]float64) {
	k := inks{cmyk: [4]float64{v[0], v[1], v[2], v[3]}, known: true}
	w := 1 - v[3]
	return k, [3]float64{(1 - v[0]) * w, (1 - v[1]) * w, (1 - v[2]) * w}
}

func (s *space) looked(i, depth int) (inks, [3]float64) {
	if s.base == nil || s.base.n < 1 || i < 0 || (i+1)*s.base.n > len(s.lookup) {
		return inks{}, [3]float64{}
	}
	v := make([]float64, s.base.n)
	for k := range v {
		v[k] = float64(s.lookup[i*s.base.n+k]) / 255
	}
	return s.base.paint(v, depth+1)
}

// separated puts named process inks on their plates and spots on their own;
// the screen colour comes from the alternate.
func (s *space) separated(v []float64, depth int) (inks, [3]float64) {
	k := inks{known: true}
	for i, n := range s.names {
		switch n {
		case "None":
		case "All":
			for p := range k.cmyk {
				k.cmyk[p] = v[i]
			}
		case "Cyan", "Magenta", "Yellow", "Black":
			k.cmyk[map[string]int{"Cyan": 0, "Magenta": 1, "Yellow": 2, "Black": 3}[n]] = v[i]
		default:
			if k.spots == nil {
				k.spots = map[string]float64{}
			}
			k.spots[n] = v[i]
		}
	}
	w := 1 - v[0]
	rgb := [3]float64{w, w, w}
	if len(s.names) == 1 && s.base != nil {
		if alt, ok := s.tint.at(v[0]); ok && len(alt) >= s.base.n {
			_, rgb = s.base.paint(alt, depth+1)
		}
	}
	return k, rgb
}

// uses is the kinds of space involved, the alternates and bases included.
func (s *space) uses() []string {
	out := []string{s.kind}
	if s.base != nil {
		out = append(out, s.base.uses()...)
	}
	return out
}

// luminance is WCAG's relative luminance of a screen colour.
func luminance(c [3]float64) float64 {
	lin := func(v float64) float64 {
		v = min(max(v, 0), 1)
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(c[0]) + 0.7152*lin(c[1]) + 0.0722*lin(c[2])
}

// contrast is WCAG's contrast ratio, 1 to 21.
func contrast(a, b [3]float64) float64 {
	la, lb := luminance(a), luminance(b)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}
