package preflight

import (
	"bytes"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// page is one page with everything painted on it, in order.
type page struct {
	number    int // from 1
	object    int // object number
	dict      types.Dict
	resources types.Dict
	owned     bool // the resources stand in the page itself, not above it
	media     rect
	crop      rect
	trim      rect
	bleed     rect
	has       map[string]bool // which boxes are written
	rotate    int
	content
}

// deepest bounds nesting of page trees, forms and structure: deeper is broken.
const deepest = 64

func (f *File) readPages() {
	seen := map[int]bool{}
	f.walkPages(f.catalog["Pages"], inherited{}, seen, 0)
	for _, p := range f.pages {
		f.interpret(p)
	}
}

type inherited struct {
	resources, media, crop, rotate object
}

func (f *File) walkPages(o object, up inherited, seen map[int]bool, depth int) {
	d := f.dict(o)
	n := number(o)
	if d == nil || depth > deepest || n > 0 && seen[n] {
		return
	}
	seen[n] = true
	own := d["Resources"] != nil
	for key, to := range map[string]*object{"Resources": &up.resources, "MediaBox": &up.media, "CropBox": &up.crop, "Rotate": &up.rotate} {
		if d[key] != nil {
			*to = d[key]
		}
	}
	if kids := f.array(d["Kids"]); kids != nil && f.name(d["Type"]) != "Page" {
		for _, k := range kids {
			f.walkPages(k, up, seen, depth+1)
		}
		return
	}
	p := &page{number: len(f.pages) + 1, object: n, dict: d, resources: f.dict(up.resources), owned: own, has: map[string]bool{}}
	p.rotate, _ = f.integer(up.rotate)
	p.setBoxes(f, up)
	f.pages = append(f.pages, p)
}

func (p *page) setBoxes(f *File, up inherited) {
	read := func(key string, o object, def rect) rect {
		a := f.reals(o)
		if len(a) != 4 {
			return def
		}
		p.has[key] = true
		return rect{min(a[0], a[2]), min(a[1], a[3]), max(a[0], a[2]), max(a[1], a[3])}
	}
	p.media = read("MediaBox", up.media, rect{0, 0, 612, 792})
	p.crop = read("CropBox", up.crop, p.media)
	p.bleed = read("BleedBox", p.dict["BleedBox"], p.crop)
	p.trim = read("TrimBox", p.dict["TrimBox"], p.crop)
	if art := read("ArtBox", p.dict["ArtBox"], p.trim); !p.has["TrimBox"] {
		p.trim = art
	}
}

// code is a page's content streams as one (they join with white space: ISO
// 32000-1, 7.8.2).
func (f *File) code(p *page) []byte {
	switch v := f.get(p.dict["Contents"]).(type) {
	case types.StreamDict:
		b, _ := f.body(p.dict["Contents"])
		return b
	case types.Array:
		var parts [][]byte
		for _, o := range v {
			b, _ := f.body(o)
			parts = append(parts, b)
		}
		return bytes.Join(parts, []byte("\n"))
	}
	return nil
}
