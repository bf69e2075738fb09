package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Picture is an image XObject or an inline image.
type Picture struct {
	object  int
	dict    types.Dict
	W, H    int
	Bits    int
	Mask    bool
	space   *Space
	Filters []string
	intent  string
	Smooth  bool       // of an inline image: readers may smooth it
	Mean    Inks       // over all pixels; known only when they could be read
	most    float64    // heaviest pixel's total ink, 1 for one full ink
	rgb     [3]float64 // mean screen colour
}

// Inline tells whether the picture stands in the page's operators.
func (p *Picture) Inline() bool { return p.dict == nil }

func (f *File) pictureOf(o Object, res types.Dict) *Picture {
	n := Number(o)
	if p, ok := f.images[n]; ok && n > 0 {
		return p
	}
	d := f.Dict(o)
	p := &Picture{object: n, dict: d, Filters: f.Filters(d), intent: f.Name(d["Intent"]), rgb: [3]float64{0.5, 0.5, 0.5}}
	p.W, _ = f.Integer(d["Width"])
	p.H, _ = f.Integer(d["Height"])
	p.Bits, _ = f.Integer(d["BitsPerComponent"])
	p.Mask = f.Truth(d["ImageMask"])
	p.space = device("DeviceGray")
	if d["ColorSpace"] != nil {
		p.space = f.SpaceOf(d["ColorSpace"], res)
	}
	if !p.Mask {
		f.weigh(p, o)
	}
	if n > 0 {
		f.images[n] = p
	}
	return p
}

// weigh measures a picture's ink from its pixels, every n-th of a large one.
func (f *File) weigh(p *Picture, o Object) {
	last := ""
	if len(p.Filters) > 0 {
		last = p.Filters[len(p.Filters)-1]
	}
	b, ok := f.Body(o)
	switch {
	case !ok || p.W <= 0 || p.H <= 0 || p.W*p.H > 64<<20:
	case last == "DCTDecode":
		p.weighJPEG(b, slices.Equal(f.Reals(p.dict["Decode"]), []float64{1, 0, 1, 0, 1, 0, 1, 0}))
	case last != "JPXDecode" && last != "JBIG2Decode" && last != "CCITTFaxDecode" && p.Bits == 8:
		p.weighRaw(b)
	}
}

// sampled is how many pixels are looked at.
const sampled = 40_000

func (p *Picture) weighRaw(b []byte) {
	n := p.space.N
	if n < 1 || len(b) < p.W*p.H*n {
		return
	}
	total := p.W * p.H
	step := max(total/sampled, 1)
	v := make([]float64, n)
	w := weigher{}
	for i := 0; i < total; i += step {
		for k := range v {
			v[k] = float64(b[i*n+k])
			if p.space.Kind != "Indexed" {
				v[k] /= 255
			}
		}
		w.add(p.space.paint(v, 0))
	}
	p.take(w)
}

func (p *Picture) weighJPEG(b []byte, inverted bool) {
	if p.space.N != 4 && p.space.N != 1 && p.W*p.H > 4<<20 {
		return // only its mean screen colour would come of it
	}
	img, err := jpeg.Decode(bytes.NewReader(b))
	if err != nil {
		return
	}
	r := img.Bounds()
	step := max(int(sqrt(float64(r.Dx()*r.Dy()/sampled))), 1)
	w := weigher{}
	for y := r.Min.Y; y < r.Max.Y; y += step {
		for x := r.Min.X; x < r.Max.X; x += step {
			w.add(p.space.paint(pixel(img, x, y, p.space.N, inverted), 0))
		}
	}
	p.take(w)
}

// pixel is a JPEG's components as PDF sees them. Go undoes Adobe's inversion
// of CMYK by itself; a Decode array that inverts says that the file counts on
// it, its absence that the stored values are meant as they stand.
func pixel(img image.Image, x, y, n int, inverted bool) []float64 {
	switch c := img.At(x, y).(type) {
	case color.CMYK:
		v := []float64{float64(c.C) / 255, float64(c.M) / 255, float64(c.Y) / 255, float64(c.K) / 255}
		if !inverted {
			for i := range v {
				v[i] = 1 - v[i]
			}
		}
		return v
	case color.Gray:
		return []float64{float64(c.Y) / 255}
	default:
		r, g, b, _ := c.RGBA()
		return []float64{float64(r) / 65535, float64(g) / 65535, float64(b) / 65535, 0}[:max(min(n, 3), 1)]
	}
}

// weigher sums colours.
type weigher struct {
	sum   [4]float64
	rgb   [3]float64
	most  float64
	n     int
	known bool
}

func (w *weigher) add(k Inks, rgb [3]float64) {
	if w.n == 0 {
		w.known = true
	}
	w.known = w.known && k.known && len(k.spots) == 0
	for i, v := range k.CMYK {
		w.sum[i] += v
	}
	for i, v := range rgb {
		w.rgb[i] += v
	}
	w.most = max(w.most, k.total())
	w.n++
}

func (p *Picture) take(w weigher) {
	if w.n == 0 {
		return
	}
	for i := range w.sum {
		p.Mean.CMYK[i] = w.sum[i] / float64(w.n)
	}
	for i := range w.rgb {
		p.rgb[i] = w.rgb[i] / float64(w.n)
	}
	p.Mean.known, p.most = w.known, w.most
}
