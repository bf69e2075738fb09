package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"slices"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/preflight/handmade"
)

func TestPhotographs(t *testing.T) {
	var gray bytes.Buffer
	img := image.NewGray(image.Rect(0, 0, 64, 64))
	for i := range img.Pix {
		img.Pix[i] = 51
	}
	if err := jpeg.Encode(&gray, img, nil); err != nil {
		t.Fatal(err)
	}
	m := one(t, painted(t, "9 0 0 9 0 0 cm /I Do", "/XObject<</I {im}>>", func(h *handmade.PDF) {
		h.Stream("im", "<</Type/XObject/Subtype/Image/Width 64/Height 64/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCTDecode>>", gray.Bytes())
	}))
	if !m.Image.Mean.known || math.Abs(m.Image.most-0.8) > 0.02 {
		t.Errorf("gray photograph %+v", m.Image)
	}
	// Go undoes Adobe's inversion; without a Decode array the stored values count
	one4 := func(inverted bool) []float64 {
		c := image.NewCMYK(image.Rect(0, 0, 1, 1))
		c.SetCMYK(0, 0, color.CMYK{C: 255, K: 51})
		return pixel(c, 0, 0, 4, inverted)
	}
	if !close4(one4(true), []float64{1, 0, 0, 0.2}) || !close4(one4(false), []float64{0, 1, 1, 0.8}) {
		t.Errorf("CMYK %v %v", one4(true), one4(false))
	}
}

func TestMetadataForms(t *testing.T) {
	m := Metadata{Values: map[string][]string{}, langs: map[string][]string{}, Declared: map[string]bool{}, Used: map[string]string{}}
	err := m.parse([]byte(`<?xpacket?><x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<r:Description r:about="" xmlns:q="http://ns.adobe.com/pdf/1.3/" q:Trapped="True" xmlns:d="http://purl.org/dc/elements/1.1/"><d:creator><r:Seq><r:li>A</r:li><r:li>B</r:li></r:Seq></d:creator>
<d:title><r:Alt><r:li xml:lang="x-default">T</r:li></r:Alt></d:title></r:Description></r:RDF></x:xmpmeta>`))
	if err != nil || m.First("pdf:Trapped") != "True" || !slices.Equal(m.Values["dc:creator"], []string{"A", "B"}) || m.First("dc:title") != "T" {
		t.Errorf("%v %v", m.Values, err)
	}
	if !slices.Equal(m.langs["dc:title"], []string{"x-default"}) {
		t.Errorf("languages %v", m.langs)
	}
	if m.parse([]byte("<a>&nope;</a>")) == nil {
		t.Error("malformed XML passes")
	}
}
