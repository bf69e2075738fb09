package pdf

import (
	"bytes"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Page is one page with everything painted on it, in order.
type Page struct {
	Number    int // from 1
	Object    int // object number
	Dict      types.Dict
	Resources types.Dict
	Owned     bool // the resources stand in the page itself, not above it
	Media     Rect
	Crop      Rect
	Trim      Rect
	Bleed     Rect
	Has       map[string]bool // which boxes are written
	Rotate    int
	Content
}

// deepest bounds nesting of page trees, forms and structure: deeper is broken.
const deepest = 64

func (f *File) readPages() {
	seen := map[int]bool{}
	f.walkPages(f.Catalog["Pages"], inherited{}, seen, 0)
	steps := 0
	for _, p := range f.Pages {
		f.interpret(p, &steps)
	}
}

type inherited struct {
	resources, media, crop, rotate Object
}

func (f *File) walkPages(o Object, up inherited, seen map[int]bool, depth int) {
	d := f.Dict(o)
	n := Number(o)
	if d == nil || depth > deepest || n > 0 && seen[n] {
		return
	}
	seen[n] = true
	own := d["Resources"] != nil
	for key, to := range map[string]*Object{"Resources": &up.resources, "MediaBox": &up.media, "CropBox": &up.crop, "Rotate": &up.rotate} {
		if d[key] != nil {
			*to = d[key]
		}
	}
	if kids := f.Array(d["Kids"]); kids != nil && f.Name(d["Type"]) != "Page" {
		for _, k := range kids {
			f.walkPages(k, up, seen, depth+1)
		}
		return
	}
	p := &Page{Number: len(f.Pages) + 1, Object: n, Dict: d, Resources: f.Dict(up.resources), Owned: own, Has: map[string]bool{}}
	p.Rotate, _ = f.Integer(up.rotate)
	p.setBoxes(f, up)
	f.Pages = append(f.Pages, p)
}

func (p *Page) setBoxes(f *File, up inherited) {
	read := func(key string, o Object, def Rect) Rect {
		a := f.Reals(o)
		if len(a) != 4 {
			return def
		}
		p.Has[key] = true
		return Rect{min(a[0], a[2]), min(a[1], a[3]), max(a[0], a[2]), max(a[1], a[3])}
	}
	p.Media = read("MediaBox", up.media, Rect{0, 0, 612, 792})
	p.Crop = read("CropBox", up.crop, p.Media)
	p.Bleed = read("BleedBox", p.Dict["BleedBox"], p.Crop)
	p.Trim = read("TrimBox", p.Dict["TrimBox"], p.Crop)
	if art := read("ArtBox", p.Dict["ArtBox"], p.Trim); !p.Has["TrimBox"] {
		p.Trim = art
	}
}

// code is a page's content streams as one (they join with white space: ISO
// 32000-1, 7.8.2).
func (f *File) code(p *Page) []byte {
	switch v := f.Get(p.Dict["Contents"]).(type) {
	case types.StreamDict:
		b, _ := f.Body(p.Dict["Contents"])
		return b
	case types.Array:
		var parts [][]byte
		size := 0
		for _, o := range v {
			b, _ := f.Body(o)
			if size += len(b); size > mostBody {
				p.Faults = append(p.Faults, Stumble{Sort: TooLong})
				break
			}
			parts = append(parts, b)
		}
		return bytes.Join(parts, []byte("\n"))
	}
	return nil
}

// Annotations calls do for each annotation of each page.
func (f *File) Annotations(do func(p *Page, o Object, d Dictionary)) {
	for _, p := range f.Pages {
		for _, o := range f.Array(p.Dict["Annots"]) {
			if d := f.Dict(o); d != nil {
				do(p, o, d)
			}
		}
	}
}
