package pdf

import (
	"bytes"
	"maps"
	"slices"

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

	// Asides is what is painted beside the page's own content: how annotations look,
	// and the glyphs of fonts that are drawn by operators.
	Asides []*Page
}

// deepest bounds nesting of page trees, forms and structure: deeper is broken.
const deepest = 64

func (f *File) readPages() {
	seen := map[int]bool{}
	f.walkPages(f.Catalog["Pages"], inherited{}, seen, 0)
	steps := 0
	for _, p := range f.Pages {
		f.interpret(p, &steps)
		f.appearances(p, &steps)
		f.drawnGlyphs(p, &steps)
	}
}

// appearances interprets how the annotations of a page look.
func (f *File) appearances(p *Page, steps *int) {
	for _, o := range f.Array(p.Dict["Annots"]) {
		n := f.Dict(f.Dict(o)["AP"])["N"]
		if _, ok := f.Stream(n); ok {
			f.aside(p, n, nil, steps)
			continue
		}
		states := f.Dict(n)
		for _, k := range slices.Sorted(maps.Keys(states)) {
			if _, ok := f.Stream(states[k]); ok {
				f.aside(p, states[k], nil, steps)
			}
		}
	}
}

// drawnGlyphs interprets the glyphs in use of the page's fonts that draw them with
// operators (9.6.5).
func (f *File) drawnGlyphs(p *Page, steps *int) {
	for _, ft := range p.fonts {
		if ft.Kind != "Type3" || ft.glyphs {
			continue
		}
		ft.glyphs = true
		procs := f.Dict(ft.dict["CharProcs"])
		for _, code := range ft.CodesUsed() {
			if _, ok := f.Stream(procs[ft.encoding.Names[code]]); ok {
				f.aside(p, procs[ft.encoding.Names[code]], ft, steps)
			}
		}
	}
}

// aside interprets a stream beside the content of a page: a form, or a glyph of a
// font, which has its resources from the font, or else borrows the page's.
func (f *File) aside(p *Page, o Object, ft *Font, steps *int) {
	if len(p.Asides) == mostAsides {
		return
	}
	side := &Page{Number: p.Number, Dict: types.Dict{}, Resources: p.Resources, Owned: true, Media: p.Media, Crop: p.Crop, Bleed: p.Bleed,
		Trim: p.Trim, Has: p.Has}
	p.Asides = append(p.Asides, side)
	side.Forms, side.Tagged = map[int]int{}, map[int]bool{}
	in := &interpreter{f: f, p: side, res: p.Resources, steps: steps, borrows: true}
	in.g = graphics{ctm: identity(), clip: everywhere(), fill: black(), stroke: black(), width: 1, scale: 1, alpha: 1, alphaS: 1}
	if ft == nil {
		in.form(o, f.Dict(o))
		return
	}
	if r := f.Dict(ft.dict["Resources"]); r != nil {
		in.res, in.borrows = r, false
	}
	body, _ := f.Body(o)
	in.run(body)
	if in.p.Shaped { // a glyph that is a shape has no colours of its own (9.6.5, d1)
		side.Spaces, side.Chosen = nil, nil
	}
}

// mostAsides bounds what is interpreted beside a page.
const mostAsides = 2000

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
