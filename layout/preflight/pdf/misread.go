package pdf

import (
	"bytes"
	"maps"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// misread tells what the reader took otherwise than it is written: a reader that
// mends a file in silence shows its judge another one.
func (f *File) misread(w *written) {
	if f.ctx == nil || !w.Led || w.Part || f.Encrypted() {
		return
	}
	for _, n := range f.Numbers() {
		if e, ok := w.table[n]; !ok || e.free {
			w.lost(Stumble{Sort: ObjectUnlisted, N: n})
		}
	}
	for _, n := range slices.Sorted(maps.Keys(w.values)) {
		got, err := f.ctx.Dereference(*types.NewIndirectRef(n, w.table[n].gen))
		if err != nil || !f.alike(w.values[n], got) {
			w.objects(Stumble{Sort: ReadOtherwise, N: n})
		}
	}
	f.countPages(w)
}

// alike tells whether the reader has an object as it is written. The length of a
// stream is held to its data instead.
func (f *File) alike(v any, o types.Object) bool {
	switch v := v.(type) {
	case nil:
		return o == nil
	case bool:
		b, ok := o.(types.Boolean)
		return ok && bool(b) == v
	case float64:
		n, ok := f.real(o)
		return ok && n == v
	case name:
		n, ok := o.(types.Name)
		return ok && string(n) == string(v)
	case []byte:
		b, ok := f.Raw(o)
		return ok && bytes.Equal(b, v)
	case ref:
		r, ok := o.(types.IndirectRef)
		return ok && r.ObjectNumber.Value() == v.n && r.GenerationNumber.Value() == v.g
	case []any:
		a, ok := o.(types.Array)
		return ok && len(a) == len(v) && f.alikeAll(v, a)
	case map[string]any:
		return f.alikeDict(v, o)
	}
	return false
}

func (f *File) alikeAll(v []any, a types.Array) bool {
	for i := range v {
		if !f.alike(v[i], a[i]) {
			return false
		}
	}
	return true
}

// alikeDict compares dictionaries: an entry of null is none (7.3.7).
func (f *File) alikeDict(v map[string]any, o types.Object) bool {
	var d types.Dict
	switch o := o.(type) {
	case types.Dict:
		d = o
	case types.StreamDict:
		d = o.Dict
	case types.ObjectStreamDict:
		d = o.Dict
	case types.XRefStreamDict:
		d = o.Dict
	default:
		return false
	}
	for key, value := range v {
		if key != "Length" && !f.alike(value, d[key]) {
			return false
		}
	}
	for key, value := range d {
		if _, there := v[key]; !there && value != nil && key != "Length" {
			return false
		}
	}
	return true
}

// countPages holds each node of the page tree to its kind and to how many pages
// it says are under it (7.7.3).
func (f *File) countPages(w *written) {
	seen := map[int]bool{}
	var under func(o Object, depth int) int
	under = func(o Object, depth int) int {
		n := Number(o)
		d := f.Dict(o)
		if d == nil || depth > deepest || seen[n] {
			return 0
		}
		seen[n] = true
		if f.Name(d["Type"]) == "Page" {
			return 1
		}
		pages := 0
		for _, kid := range f.Array(d["Kids"]) {
			pages += under(kid, depth+1)
		}
		if count, ok := f.Integer(d["Count"]); !ok || count != pages || f.Name(d["Type"]) != "Pages" {
			w.objects(Stumble{Sort: PagesMiscounted, N: n})
		}
		return pages
	}
	under(f.Catalog["Pages"], 0)
}
