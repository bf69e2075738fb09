package preflight

import (
	"math"
	"sort"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// object is any PDF object; nil is null, and what cannot be resolved is null
// too (ISO 32000-1, 7.3.10).
type object = types.Object

// hops bounds chains of references, which a broken file can close to a ring.
const hops = 16

// get follows references to the object itself.
func (f *File) get(o object) object {
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

// number is the object number of a reference, 0 for a direct object.
func number(o object) int {
	if r, ok := o.(types.IndirectRef); ok {
		return r.ObjectNumber.Value()
	}
	return 0
}

// dict is a dictionary, or the one of a stream; nil when it is neither.
func (f *File) dict(o object) types.Dict {
	switch v := f.get(o).(type) {
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

func (f *File) array(o object) types.Array {
	a, _ := f.get(o).(types.Array)
	return a
}

func (f *File) name(o object) string {
	n, _ := f.get(o).(types.Name)
	return string(n)
}

func (f *File) real(o object) (float64, bool) {
	switch v := f.get(o).(type) {
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
func (f *File) realOr(o object, def float64) float64 {
	if v, ok := f.real(o); ok {
		return v
	}
	return def
}

func (f *File) integer(o object) (int, bool) {
	i, ok := f.get(o).(types.Integer)
	return int(i), ok
}

func (f *File) truth(o object) bool {
	b, _ := f.get(o).(types.Boolean)
	return bool(b)
}

func (f *File) reals(o object) []float64 {
	a := f.array(o)
	out := make([]float64, 0, len(a))
	for _, x := range a {
		v, _ := f.real(x)
		out = append(out, v)
	}
	return out
}

// raw is the bytes of a string object.
func (f *File) raw(o object) ([]byte, bool) {
	switch v := f.get(o).(type) {
	case types.StringLiteral:
		b, err := types.Unescape(v.Value())
		return b, err == nil
	case types.HexLiteral:
		b, err := v.Bytes()
		return b, err == nil
	}
	return nil, false
}

// text is a text string: UTF-16BE with its mark, UTF-8 with its mark, or
// PDFDocEncoding.
func (f *File) text(o object) string {
	switch f.get(o).(type) {
	case types.StringLiteral, types.HexLiteral:
		s, err := types.StringOrHexLiteral(f.get(o))
		if err != nil || s == nil {
			return ""
		}
		return *s
	}
	return ""
}

// stream is a stream's dictionary and coded bytes.
func (f *File) stream(o object) (types.StreamDict, bool) {
	s, ok := f.get(o).(types.StreamDict)
	return s, ok
}

// body is the decoded bytes of a stream; coded pictures stay coded. Decoded
// streams of indirect objects are kept.
func (f *File) body(o object) ([]byte, bool) {
	n := number(o)
	if b, ok := f.bodies[n]; ok && n > 0 {
		return b, true
	}
	s, ok := f.stream(o)
	if !ok {
		return nil, false
	}
	if err := s.DecodeWithLimit(f.ctx.Conf.Limits.MaxDecodeBytes); err != nil {
		return nil, false
	}
	if n > 0 {
		f.bodies[n] = s.Content
	}
	return s.Content, true
}

// filters is the names of a stream's filters, in order of decoding.
func (f *File) filters(d types.Dict) []string {
	switch v := f.get(d["Filter"]).(type) {
	case types.Name:
		return []string{string(v)}
	case types.Array:
		var out []string
		for _, x := range v {
			out = append(out, f.name(x))
		}
		return out
	}
	return nil
}

// keys is a dictionary's keys in order: nothing here follows map order.
func keys[V any, M ~map[string]V](m M) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// numbers is the numbers of all objects, in order.
func (f *File) numbers() []int {
	out := make([]int, 0, len(f.ctx.Table))
	for n, e := range f.ctx.Table {
		if e != nil && !e.Free && n > 0 {
			out = append(out, n)
		}
	}
	sort.Ints(out)
	return out
}

func reference(n int) types.IndirectRef { return *types.NewIndirectRef(n, 0) }
