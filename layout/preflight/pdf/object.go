package pdf

import (
	"maps"
	"math"
	"slices"
	"sort"
	"strconv"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Object is any PDF object; nil is null, and what cannot be resolved is null
// too (ISO 32000-1, 7.3.10).
type Object = types.Object

// The kinds of objects that others than the reader look into. They stand under
// names of this package: nobody else imports pdfcpu.
type (
	Dictionary = types.Dict
	Array      = types.Array
	Stream     = types.StreamDict
)

// hops bounds chains of references, which a broken file can close to a ring.
const hops = 16

// Get follows references to the object itself.
func (f *File) Get(o Object) Object {
	for range hops {
		r, ok := o.(types.IndirectRef)
		if !ok {
			return o
		}
		var err error
		if o, err = f.ctx.Dereference(r); err != nil {
			return nil
		}
	}
	return nil
}

// Number is the object number of a reference, 0 for a direct object.
func Number(o Object) int {
	if r, ok := o.(types.IndirectRef); ok {
		return r.ObjectNumber.Value()
	}
	return 0
}

// Dict is a dictionary, or the one of a stream; nil when it is neither.
func (f *File) Dict(o Object) types.Dict {
	switch v := f.Get(o).(type) {
	case types.Dict:
		return v
	case types.StreamDict:
		return v.Dict
	case types.ObjectStreamDict:
		return v.Dict
	case types.XRefStreamDict:
		return v.Dict
	}
	return nil
}

// Array is an array, nil when it is none.
func (f *File) Array(o Object) types.Array {
	a, _ := f.Get(o).(types.Array)
	return a
}

// Name is a name, "" when it is none.
func (f *File) Name(o Object) string {
	n, _ := f.Get(o).(types.Name)
	return string(n)
}

func (f *File) real(o Object) (float64, bool) {
	switch v := f.Get(o).(type) {
	case types.Integer:
		return float64(v), true
	case types.Float:
		if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) {
			return 0, false
		}
		return float64(v), true
	}
	return 0, false
}

// realOr is a number, or what stands for an absent one.
func (f *File) realOr(o Object, def float64) float64 {
	if v, ok := f.real(o); ok {
		return v
	}
	return def
}

// Integer is a whole number, and false when it is none.
func (f *File) Integer(o Object) (int, bool) {
	i, ok := f.Get(o).(types.Integer)
	return int(i), ok
}

// Truth is a boolean; what is none is false.
func (f *File) Truth(o Object) bool {
	b, _ := f.Get(o).(types.Boolean)
	return bool(b)
}

// Reals is the numbers of an array, 0 for what is none.
func (f *File) Reals(o Object) []float64 {
	a := f.Array(o)
	out := make([]float64, 0, len(a))
	for _, x := range a {
		v, _ := f.real(x)
		out = append(out, v)
	}
	return out
}

// Raw is the bytes of a string object.
func (f *File) Raw(o Object) ([]byte, bool) {
	switch v := f.Get(o).(type) {
	case types.StringLiteral:
		b, err := types.Unescape(v.Value())
		return b, err == nil
	case types.HexLiteral:
		b, err := v.Bytes()
		return b, err == nil
	}
	return nil, false
}

// Text is a text string: UTF-16BE with its mark, UTF-8 with its mark, or
// PDFDocEncoding.
func (f *File) Text(o Object) string {
	switch f.Get(o).(type) {
	case types.StringLiteral, types.HexLiteral:
		s, err := types.StringOrHexLiteral(f.Get(o))
		if err != nil || s == nil {
			return ""
		}
		return *s
	}
	return ""
}

// Stream is a stream's dictionary and coded bytes.
func (f *File) Stream(o Object) (types.StreamDict, bool) {
	s, ok := f.Get(o).(types.StreamDict)
	return s, ok
}

// Body is the decoded bytes of a stream; coded pictures stay coded. Decoded
// streams of indirect objects are kept.
func (f *File) Body(o Object) ([]byte, bool) {
	n := Number(o)
	if b, ok := f.bodies[n]; ok && n > 0 {
		return b, true
	}
	s, ok := f.Stream(o)
	if !ok {
		return nil, false
	}
	if err := s.DecodeWithLimit(f.ctx.Conf.Limits.MaxDecodeBytes); err != nil {
		return nil, false
	}
	if n > 0 && f.kept+len(s.Content) <= mostBody {
		f.bodies[n] = s.Content
		f.kept += len(s.Content)
	}
	return s.Content, true
}

// Filters is the names of a stream's filters, in order of decoding.
func (f *File) Filters(d types.Dict) []string {
	switch v := f.Get(d["Filter"]).(type) {
	case types.Name:
		return []string{string(v)}
	case types.Array:
		var out []string
		for _, x := range v {
			out = append(out, f.Name(x))
		}
		return out
	}
	return nil
}

// Numbers is the numbers of all objects, in order.
func (f *File) Numbers() []int {
	out := make([]int, 0, len(f.ctx.Table))
	for n, e := range f.ctx.Table {
		if e != nil && !e.Free && n > 0 {
			out = append(out, n)
		}
	}
	sort.Ints(out)
	return out
}

// Reference is a reference to an object by its number.
func Reference(n int) types.IndirectRef { return *types.NewIndirectRef(n, 0) }

// Streams calls do for every stream of the file.
func (f *File) Streams(do func(n int, s types.StreamDict)) {
	for _, n := range f.Numbers() {
		if s, ok := f.Stream(Reference(n)); ok {
			do(n, s)
		}
	}
}

// Every calls do for every dictionary of the file with the number of the object it
// stands in: those that stand in others too, down to what a reader would follow.
func (f *File) Every(do func(n int, d Dictionary)) {
	for _, n := range f.Numbers() {
		o := f.Get(Reference(n))
		if d := f.Dict(o); d != nil {
			o = d
		}
		f.every(o, n, 0, do)
	}
}

func (f *File) every(o Object, n, depth int, do func(n int, d Dictionary)) {
	if depth > deepest {
		return
	}
	switch v := o.(type) {
	case types.Dict:
		do(n, v)
		for _, k := range slices.Sorted(maps.Keys(v)) {
			f.every(v[k], n, depth+1, do)
		}
	case types.Array:
		for _, x := range v {
			f.every(x, n, depth+1, do)
		}
	}
}

// Arrays calls do for every array of the file.
func (f *File) Arrays(do func(a Array)) {
	for _, n := range f.Numbers() {
		f.arrays(f.Get(Reference(n)), 0, do)
	}
}

func (f *File) arrays(o Object, depth int, do func(a Array)) {
	if depth > deepest {
		return
	}
	switch v := o.(type) {
	case types.StreamDict:
		f.arrays(v.Dict, depth+1, do)
	case types.Dict:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			f.arrays(v[k], depth+1, do)
		}
	case types.Array:
		do(v)
		for _, x := range v {
			f.arrays(x, depth+1, do)
		}
	}
}

// Spell writes an object out with its references followed, to compare two.
func (f *File) Spell(o Object, depth int) string {
	if depth > 6 {
		return "…"
	}
	switch v := f.Get(o).(type) {
	case types.Dict:
		return f.spellDict(v, depth)
	case types.StreamDict:
		b, _ := f.Body(o)
		return f.spellDict(v.Dict, depth) + string(b)
	case types.Array:
		out := "["
		for _, x := range v {
			out += f.Spell(x, depth+1) + " "
		}
		return out + "]"
	case nil:
		return "null"
	default:
		if n, ok := f.real(v); ok {
			return strconv.FormatFloat(n, 'g', -1, 64)
		}
		return v.String()
	}
}

func (f *File) spellDict(d types.Dict, depth int) string {
	out := "<<"
	for _, k := range slices.Sorted(maps.Keys(d)) {
		if k != "Length" && k != "Filter" && k != "DecodeParms" {
			out += k + " " + f.Spell(d[k], depth+1) + " "
		}
	}
	return out + ">>"
}

// AnnotationRect is where an annotation lies.
func (f *File) AnnotationRect(d types.Dict) Rect {
	a := f.Reals(d["Rect"])
	if len(a) != 4 {
		return Rect{}
	}
	return Rect{min(a[0], a[2]), min(a[1], a[3]), max(a[0], a[2]), max(a[1], a[3])}
}
