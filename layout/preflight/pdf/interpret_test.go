package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/preflight/handmade"
)

// painted interprets operators on a page of 100 by 100 points.
func painted(t testing.TB, ops, resources string, extra ...func(h *handmade.PDF)) *Page {
	t.Helper()
	h := handmade.New(t, "1.6")
	h.Put("catalog", "<</Type/Catalog /Pages {pages}>>")
	h.Put("info", "<<>>")
	h.Put("pages", "<</Type/Pages /Count 1 /Kids[{page1}]>>")
	h.Put("page1", "<</Type/Page /Parent {pages} /MediaBox[0 0 100 100] /Resources<<"+resources+">> /Contents {content1}>>")
	h.Stream("content1", "<<>>", []byte(ops))
	for _, f := range extra {
		f(h)
	}
	f, err := Read(h.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return f.Pages[0]
}

func (r Rect) is(x0, y0, x1, y1 float64) bool { return r.Near(Rect{x0, y0, x1, y1}, 0.011) }

func one(t *testing.T, p *Page) Mark {
	t.Helper()
	if len(p.Marks) != 1 || len(p.Faults) > 0 || len(p.Unknown) > 0 {
		t.Fatalf("%d marks, faults %v, unknown %v", len(p.Marks), p.Faults, p.Unknown)
	}
	return p.Marks[0]
}

// What hostile pages repeat without end is bounded, and the page says that it was not read to its end.
func TestPagesWithoutEnd(t *testing.T) {
	long := strings.Repeat("1 w ", mostSteps+1)
	for name, x := range map[string]struct {
		code string
		want func(p *Page) bool
	}{
		"levels of q": {strings.Repeat("q ", 3*mostStates) + strings.Repeat("Q ", 3*mostStates),
			func(p *Page) bool { return p.Deepest == 3*mostStates && len(p.Faults) == 0 }},
		"q without Q": {strings.Repeat("q ", 3*mostStates), func(p *Page) bool {
			return p.Deepest == 3*mostStates && len(p.Faults) == 1 && p.Faults[0].Sort == StateUnclosed
		}},
		"operators":            {long, func(p *Page) bool { return len(p.Faults) == 1 && p.Faults[0].Sort == TooLong }},
		"a name of a megabyte": {strings.Repeat("a", 1<<20), func(p *Page) bool { return len(p.Unknown) == 1 && len(p.Unknown[0]) < 200 }},
		"words that are none": {func() string {
			var b strings.Builder
			for i := range 3 * mostUnknown {
				fmt.Fprintf(&b, "a%dx ", i)
			}
			return b.String()
		}(), func(p *Page) bool { return len(p.Unknown) == mostUnknown }},
	} {
		if p := painted(t, x.code, ""); !x.want(p) {
			t.Errorf("%s: deepest %d, faults %v, %d unknown", name, p.Deepest, p.Faults, len(p.Unknown))
		}
	}
}

// Files that a parser would mend for minutes are known before it sees them.
func TestTangledFiles(t *testing.T) {
	if lines := []byte(strings.Repeat("1 0 obj<<>>endobj\n", 60_000)); !tangled(lines) {
		t.Error("60,000 objects of one line each would be mended for minutes")
	}
	if plain := []byte(strings.Repeat("1 0 obj\n<<>>\nendobj\n", 60_000)); tangled(plain) {
		t.Error("an ordinary file is refused")
	}
}

func TestPaths(t *testing.T) {
	for _, c := range []struct {
		ops   string
		sort  MarkSort
		box   Rect
		area  float64
		width float64
		plain bool
	}{
		{"10 20 30 40 re f", FillMark, Rect{10, 20, 40, 60}, 1200, 30, true},
		{"40 60 -30 -40 re f*", FillMark, Rect{10, 20, 40, 60}, 1200, 30, true},
		{"2 0 0 2 5 5 cm 10 10 5 5 re F", FillMark, Rect{25, 25, 35, 35}, 100, 10, true},
		{"q 2 0 0 2 0 0 cm Q 10 10 5 5 re f", FillMark, Rect{10, 10, 15, 15}, 25, 5, true},
		{"0 1 -1 0 50 0 cm 10 10 20 5 re f", FillMark, Rect{35, 10, 40, 30}, 100, 5, true},
		{"10 10 m 30 10 l 10 30 l f", FillMark, Rect{10, 10, 30, 30}, 200, 20, false},
		{"10 10 m 30 10 l 10 30 l h f", FillMark, Rect{10, 10, 30, 30}, 200, 20, false},
		{"10 10 40 40 re 20 20 20 20 re f*", FillMark, Rect{10, 10, 50, 50}, 1200, 40, false},
		{"10 10 40 40 re 20 20 20 20 re f", FillMark, Rect{10, 10, 50, 50}, 1600, 40, false},
		{"10 10 m 50 10 l 50 50 l 10 50 l h 20 20 m 20 40 l 40 40 l 40 20 l h f", FillMark, Rect{10, 10, 50, 50}, 1200, 40, false},
		{"3 w 10 10 m 50 10 l S", StrokeMark, Rect{8.5, 8.5, 51.5, 11.5}, 120, 3, false},
		{"0.5 0 0 0.5 0 0 cm 2 w 20 20 m 60 20 l s", StrokeMark, Rect{9.5, 9.5, 30.5, 10.5}, 40, 1, false},
		{"10 10 20 20 re W n 0 0 15 100 re f", FillMark, Rect{10, 10, 15, 30}, 100, 15, true},
		{"10 10 20 20 re W* n 5 5 m 25 5 l 5 25 l h f", FillMark, Rect{10, 10, 25, 25}, 50, 20, false},
		{"50 50 m 50 77.614 72.386 100 100 100 c 100 50 l f", FillMark, Rect{50, 50, 100, 100}, 1963.5, 50, false},
		{"10 10 m 10 20 20 20 v 20 10 l f", FillMark, Rect{10, 10, 20, 20}, math.NaN(), 10, false},
		{"10 10 m 10 20 20 20 y 20 10 l f", FillMark, Rect{10, 10, 20, 20}, math.NaN(), 10, false},
	} {
		m := one(t, painted(t, c.ops, ""))
		if m.Sort != c.sort || !m.Box.is(c.box.X0, c.box.Y0, c.box.X1, c.box.Y1) || m.Plain != c.plain || math.Abs(m.Width-c.width) > 0.001 {
			t.Errorf("%s: sort %d box %v width %v plain %v", c.ops, m.Sort, m.Box, m.Width, m.Plain)
		}
		if !math.IsNaN(c.area) && math.Abs(m.area-c.area) > c.area/100 {
			t.Errorf("%s: area %.1f, want %.1f", c.ops, m.area, c.area)
		}
	}
	for ops, n := range map[string]int{"1 1 5 5 re B": 2, "1 1 5 5 re b*": 2, "1 1 m 5 5 l 9 1 l b": 2, "1 1 m 5 5 l B*": 2, "1 1 5 5 re n": 0, "200 200 5 5 re W n 1 1 5 5 re f": 0} {
		if p := painted(t, ops, ""); len(p.Marks) != n {
			t.Errorf("%s: %d marks, want %d", ops, len(p.Marks), n)
		}
	}
}

func TestColours(t *testing.T) {
	spaces := `/ColorSpace<</Sep[/Separation/Or/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 0.2 0.8 0]/N 1>>]
/Noir[/Separation/Black/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 0 0 1]/N 1>>]
/Duo[/DeviceN[/Cyan/Or]/DeviceCMYK{four}]
/Idx[/Indexed/DeviceCMYK 1 <00000000ff80 0040>]
/Gris[/CalGray<</WhitePoint[1 1 1]>>] /Couleurs[/CalRGB<</WhitePoint[1 1 1]>>] /L[/Lab<</WhitePoint[1 1 1]>>]
/Dev[/DeviceRGB] /P[/Pattern/DeviceCMYK] /Seule[/Pattern]>>`
	calc := func(h *handmade.PDF) {
		h.Stream("four", "<</FunctionType 4 /Domain[0 1 0 1] /Range[0 1 0 1 0 1 0 1]>>", []byte("{0 0 0}"))
	}
	for _, c := range []struct {
		ops   string
		kind  string
		cmyk  [4]float64
		spot  float64
		rgb   [3]float64
		known bool
	}{
		{"0.25 g", "DeviceGray", [4]float64{0, 0, 0, 0.75}, 0, [3]float64{0.25, 0.25, 0.25}, true},
		{"1 0.5 0 rg", "DeviceRGB", [4]float64{}, 0, [3]float64{1, 0.5, 0}, false},
		{"1 0.5 0.25 0.5 k", "DeviceCMYK", [4]float64{1, 0.5, 0.25, 0.5}, 0, [3]float64{0, 0.25, 0.375}, true},
		{"/DeviceCMYK cs 0.1 0.2 0.3 0.4 sc", "DeviceCMYK", [4]float64{0.1, 0.2, 0.3, 0.4}, 0, [3]float64{0.54, 0.48, 0.42}, true},
		{"/DeviceCMYK cs", "DeviceCMYK", [4]float64{0, 0, 0, 1}, 0, [3]float64{}, true},
		{"/Sep cs 0.5 scn", "Separation", [4]float64{}, 0.5, [3]float64{1, 0.9, 0.6}, true},
		{"/Sep cs", "Separation", [4]float64{}, 1, [3]float64{1, 0.8, 0.2}, true},
		{"/Noir cs 1 scn", "Separation", [4]float64{0, 0, 0, 1}, 0, [3]float64{}, true},
		{"/Duo cs 0.3 0.6 scn", "DeviceN", [4]float64{0.3, 0, 0, 0}, 0.6, [3]float64{0.7, 0.7, 0.7}, true},
		{"/Idx cs 1 sc", "Indexed", [4]float64{1, 0.502, 0, 0.251}, 0, [3]float64{0, 0.373, 0.749}, true},
		{"/Idx cs 9 sc", "Indexed", [4]float64{}, 0, [3]float64{}, false},
		{"/Gris cs 0.5 sc", "CalGray", [4]float64{0, 0, 0, 0.5}, 0, [3]float64{0.5, 0.5, 0.5}, false},
		{"/Couleurs cs 1 0 0 sc", "CalRGB", [4]float64{}, 0, [3]float64{1, 0, 0}, false},
		{"/L cs 50 0 0 sc", "Lab", [4]float64{}, 0, [3]float64{0.5, 0.5, 0.5}, false},
		{"/Dev cs 0 1 0 sc", "DeviceRGB", [4]float64{}, 0, [3]float64{0, 1, 0}, false},
		{"/Absent cs", "unknown", [4]float64{}, 0, [3]float64{}, false},
	} {
		m := one(t, painted(t, c.ops+" 1 1 5 5 re f", spaces, calc))
		k := m.Colour
		if k.Space.Kind != c.kind || k.Inks.known != c.known || !close4(k.Inks.CMYK[:], c.cmyk[:]) || !close4(k.RGB[:], c.rgb[:]) || math.Abs(k.Inks.spots["Or"]-c.spot) > 0.01 {
			t.Errorf("%s: %s %+v %v", c.ops, k.Space.Kind, k.Inks, k.RGB)
		}
	}
}

func close4(a, b []float64) bool {
	for i := range a {
		if math.Abs(a[i]-b[i]) > 0.01 {
			return false
		}
	}
	return true
}

func TestDefaultSpacesReplaceDeviceSpaces(t *testing.T) {
	p := painted(t, "1 0 0 rg 1 1 5 5 re f", "/ColorSpace<</DefaultRGB[/CalRGB<</WhitePoint[1 1 1]>>]>>")
	if k := one(t, p).Colour.Space.Kind; k != "CalRGB" {
		t.Errorf("painted in %s", k)
	}
}

func TestFunctions(t *testing.T) {
	two := func(c0, c1, n float64) *function {
		return &function{kind: 2, c0: []float64{c0}, c1: []float64{c1}, exp: n}
	}
	stitch := &function{kind: 3, domain: []float64{0, 1}, bounds: []float64{0.5}, encode: []float64{0, 1, 1, 0}, parts: []*function{two(0, 1, 1), two(0, 1, 1)}}
	table := &function{kind: 0, size: 3, bits: 8, outputs: 1, samples: []byte{0, 255, 51}, rangeOut: []float64{0, 1}}
	for _, c := range []struct {
		f    *function
		x, y float64
		ok   bool
	}{
		{two(0, 1, 2), 0.5, 0.25, true}, {two(1, 0, 1), 0.25, 0.75, true},
		{stitch, 0.25, 0.5, true}, {stitch, 0.75, 0.5, true}, {stitch, 1, 0, true},
		{table, 0.5, 1, true}, {table, 1, 0.2, true}, {table, -3, 0, true},
		{&function{kind: 4}, 0, 0, false}, {&function{kind: 3}, 0, 0, false}, {&function{kind: 0}, 0, 0, false}, {nil, 0, 0, false},
	} {
		v, ok := c.f.at(c.x)
		if ok != c.ok || ok && math.Abs(v[0]-c.y) > 0.001 {
			t.Errorf("%+v at %v: %v %v, want %v", c.f, c.x, v, ok, c.y)
		}
	}
}

func TestShadings(t *testing.T) {
	res := `/Shading<</S1<</ShadingType 2/ColorSpace/DeviceCMYK/Coords[0 0 1 1]/Function<</FunctionType 3/Domain[0 1]/Bounds[0.5]/Encode[0 1 0 1]/Functions[
<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 0 0 0]/N 1>><</FunctionType 2/Domain[0 1]/C0[1 0 0 0]/C1[0.5 0.5 0.5 0.5]/N 1>>]>>>>
/S2<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 1]/Function[ {tab} ]>>>>
/Pattern<</P1<</PatternType 2/Shading {sh}>> /P2 {tile} /P3 {stencil}>> /ColorSpace<</P[/Pattern/DeviceCMYK]>>`
	more := func(h *handmade.PDF) {
		h.Stream("tab", "<</FunctionType 0/Domain[0 1]/Range[0 1]/Size[2]/BitsPerSample 8>>", []byte{255, 0})
		h.Put("sh", "<</ShadingType 2/ColorSpace/DeviceCMYK/Coords[0 0 1 1]/Function<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 1 0 0]/N 1>>>>")
		h.Stream("tile", "<</PatternType 1/PaintType 1/TilingType 1/BBox[0 0 10 10]/XStep 10/YStep 10/Resources<<>>>>", []byte("1 0 0 rg 0 0 5 5 re f"))
		h.Stream("stencil", "<</PatternType 1/PaintType 2/TilingType 1/BBox[0 0 10 10]/XStep 10/YStep 10/Resources<<>>>>", []byte("0 0 5 5 re f"))
	}
	for _, c := range []struct {
		ops  string
		cmyk [4]float64
		rgb  [3]float64
	}{
		{"10 10 20 20 re W n /S1 sh", [4]float64{0.5, 0.5, 0.5, 0.5}, [3]float64{0.25, 0.25, 0.25}},
		{"/S2 sh", [4]float64{0, 0, 0, 1}, [3]float64{}},
		{"/Pattern cs /P1 scn 0 0 9 9 re f", [4]float64{0, 1, 0, 0}, [3]float64{1, 0, 1}},
		{"/Pattern cs /P2 scn 0 0 9 9 re f", [4]float64{}, [3]float64{1, 0, 0}},
		{"/P cs 0 0 1 0 /P3 scn 0 0 9 9 re f", [4]float64{0, 0, 1, 0}, [3]float64{1, 1, 0}},
		{"/Pattern CS /P1 SCN 5 w 0 0 m 9 9 l S", [4]float64{0, 1, 0, 0}, [3]float64{1, 0, 1}},
	} {
		m := one(t, painted(t, c.ops, res, more))
		if !close4(m.Colour.Inks.CMYK[:], c.cmyk[:]) || !close4(m.Colour.RGB[:], c.rgb[:]) {
			t.Errorf("%s: %+v %v", c.ops, m.Colour.Inks, m.Colour.RGB)
		}
	}
	p := painted(t, "/Pattern cs /P2 scn 0 0 9 9 re f", res, more)
	if !usesSpace(p, "DeviceRGB") {
		t.Error("the colours within a tile are not seen")
	}
	for _, ops := range []string{"/No sh", "/Pattern cs /No scn 0 0 9 9 re f"} {
		if p := painted(t, ops, res, more); len(p.Faults) == 0 {
			t.Errorf("%s: nothing is said of what is missing", ops)
		}
	}
}

func usesSpace(p *Page, kind string) bool {
	for _, u := range p.Spaces {
		if u.Space.Kind == kind {
			return true
		}
	}
	return false
}

func TestForms(t *testing.T) {
	form := func(content, dict string) func(h *handmade.PDF) {
		return func(h *handmade.PDF) {
			h.Stream("form", "<</Type/XObject/Subtype/Form/BBox[0 0 10 10]"+dict+">>", []byte(content))
		}
	}
	res := "/XObject<</F {form}>>"
	m := one(t, painted(t, "1 0 0 1 50 50 cm /F Do", res, form("0 0 20 5 re f", "/Matrix[2 0 0 2 0 0]/Resources<<>>/Group<</S/Transparency/CS/DeviceRGB>>")))
	if !m.Box.is(50, 50, 70, 60) {
		t.Errorf("a form's content lands at %v", m.Box)
	}
	p := painted(t, "/Artifact BMC /F Do EMC /F Do", res, form("/P <</MCID 3>> BDC 0 0 5 5 re f EMC", ""))
	if p.Forms[slices.Sorted(maps.Keys(p.Forms))[0]] != 2 || len(p.Tagged) != 1 || len(p.Nested) == 0 || p.Pieces[1].Owner == 0 || p.Pieces[1].MCID != 3 {
		t.Errorf("forms %v, tagged %v, nested %v", p.Forms, p.Tagged, p.Nested)
	}
	if p := painted(t, "/F Do", res, form("/F Do 0 0 5 5 re f", "/Resources<</XObject<</F {form}>>>>")); len(p.Faults) != 1 || len(p.Marks) != 1 {
		t.Errorf("a form that draws itself: %v, %d marks", p.Faults, len(p.Marks))
	}
	if p := painted(t, "/F Do", res, form("q 0 0 5 5 re f /Span BMC", "")); len(p.Faults) != 2 {
		t.Errorf("what a form leaves open: %v", p.Faults)
	}
	if p := painted(t, "/G Do /X gs", res, form("", "")); len(p.Faults) != 2 {
		t.Errorf("missing resources: %v", p.Faults)
	}
}

func TestText(t *testing.T) {
	font := func(h *handmade.PDF) { h.Face("source-sans-3/SourceSans3_400Regular.ttf", "S") }
	ops := func(s string) string {
		return strings.NewReplacer("{A}", handmade.Codes("A"), "{AA}", handmade.Codes("A A")).Replace(s)
	}
	show := func(s string) *Page { return painted(t, "BT "+ops(s)+" ET", "/Font<</F1 {font}>>", font) }
	a := one(t, show("/F1 10 Tf 20 30 Td {A} Tj"))
	if a.Text != "A" || a.Size != 10 || a.Box.Y0 < 29.9 || a.Box.Y1 > 38 || a.Box.X0 < 19.9 || a.Box.X1 > 26 || a.area < 5 || a.area > 25 {
		t.Errorf("A: %+v", a)
	}
	for s, want := range map[string][]float64{ // where the last letter starts, and its size
		"/F1 10 Tf 20 30 Td {A} Tj 0 -12 Td {A} Tj":           {20, 18, 10},
		"/F1 10 Tf 20 30 TD 5 -10 TD {A} Tj T* {A} Tj":        {25, 10, 10},
		"/F1 10 Tf 12 TL 20 30 Td {A} Tj {A} '":               {20, 18, 10},
		"/F1 10 Tf 12 TL 20 30 Td 1 2 {A} \"":                 {20, 18, 10},
		"/F1 10 Tf 2 0 0 2 20 30 Tm {A} Tj":                   {20, 30, 20},
		"/F1 10 Tf 4 Ts 20 30 Td {A} Tj":                      {20, 34, 10},
		"/F1 10 Tf 20 30 Td [-1000 {A}] TJ":                   {30, 30, 10},
		"/F1 10 Tf 20 30 Td 50 Tz [-1000 {A}] TJ":             {25, 30, 10},
		"/F1 10 Tf 0 1 -1 0 20 30 Tm [-1000 {A}] TJ 0 0 0 rg": {20, 40, 10},
	} {
		p := show(s)
		m := p.Marks[len(p.Marks)-1]
		x, y := m.Box.X0, m.Box.Y0
		if strings.Contains(s, "-1 0 20") {
			x, y = m.Box.X1, m.Box.Y0
		}
		if math.Abs(x-want[0]) > 0.6 || math.Abs(y-want[1]) > 0.6 || math.Abs(m.Size-want[2]) > 0.01 {
			t.Errorf("%s: at %.2f %.2f size %.1f, want %v", s, x, y, m.Size, want)
		}
	}
	wide, tight := show("/F1 10 Tf {AA} Tj").Marks[0].Box.W(), show("/F1 10 Tf 5 Tc {AA} Tj").Marks[0].Box.W()
	if math.Abs(tight-wide-10) > 0.01 {
		t.Errorf("letter space: %v against %v", tight, wide)
	}
	if p := show("/F1 10 Tf 3 Tr {A} Tj"); !p.Marks[0].Hidden {
		t.Error("invisible text counts as seen")
	}
	if p := show("/F1 10 Tf 2 Tr {A} Tj"); len(p.Marks) != 2 {
		t.Errorf("filled and stroked text makes %d marks", len(p.Marks))
	}
	if p := show("{A} Tj /F9 3 Tf"); len(p.Faults) != 2 {
		t.Errorf("text without a font: %v", p.Faults)
	}
	if p := painted(t, "/F1 10 Tf "+handmade.Codes("A")+" Tj BT BT ET", "/Font<</F1 {font}>>", font); len(p.Faults) != 2 {
		t.Errorf("text outside its block: %v", p.Faults)
	}
}

func TestSimpleFonts(t *testing.T) {
	p := painted(t, "BT /F1 10 Tf 2 Tw (a b) Tj ET BT /F3 1 Tf (a) Tj ET",
		"/Font<</F1<</Type/Font/Subtype/TrueType/BaseFont/Arial/FirstChar 97/Widths[500 600]/FontDescriptor<</MissingWidth 250>>>> /F3<</Type/Font/Subtype/Type3/FontMatrix[0.1 0 0 0.1 0 0]/FirstChar 97/Widths[50]/CharProcs<<>>/Encoding<<>>>>>>")
	m := p.Marks[0]
	if m.Text != "a b" || math.Abs(m.Box.W()-(5+2.5+2+6)) > 0.01 {
		t.Errorf("%q is %v wide", m.Text, m.Box.W())
	}
	if w := p.Marks[1].Box.W(); math.Abs(w-5) > 0.01 {
		t.Errorf("a Type 3 letter is %v wide", w)
	}
}

func TestMarkedContent(t *testing.T) {
	font := func(h *handmade.PDF) { h.Face("source-sans-3/SourceSans3_400Regular.ttf", "S") }
	set := func(s string) string { return handmade.Line(1, 1, 10, s) }
	p := painted(t, "/P /MC1 BDC "+set("un ")+"/Span <</ActualText(deux) /Lang(fr)>> BDC "+set("2")+" EMC "+set(" trois")+" EMC /X /Y DP EMC",
		"/Font<</F1 {font}>> /Properties<</MC1<</MCID 7/Lang(en)/ActualText()>>>>", font)
	if len(p.Pieces) != 2 || p.Pieces[0].MCID != 7 || p.Pieces[0].Lang != "en" || !p.Pieces[0].Replaced || p.Pieces[1].outer != p.Pieces[0] {
		t.Fatalf("pieces %+v", p.Pieces)
	}
	p = painted(t, "/P <</MCID 0>> BDC "+set("un ")+"/Span <</ActualText<FEFF0064006500750078>>> BDC "+set("2")+" EMC "+set(" trois")+" EMC EMC", "/Font<</F1 {font}>>", font)
	if got := p.Pieces[0].Text.String(); got != "un deux trois" {
		t.Errorf("read as %q", got)
	}
	if len(p.Faults) != 1 {
		t.Errorf("EMC too many: %v", p.Faults)
	}
}

func TestPictures(t *testing.T) {
	res := "/XObject<</I {im}>>"
	im := func(dict string, data []byte) func(h *handmade.PDF) {
		return func(h *handmade.PDF) {
			h.Stream("im", "<</Type/XObject/Subtype/Image/Width 10/Height 10"+dict+">>", data)
		}
	}
	m := one(t, painted(t, "q 20 0 0 10 5 5 cm /I Do Q", res, im("/BitsPerComponent 8/ColorSpace/DeviceCMYK", bytes.Repeat([]byte{255, 0, 0, 51}, 100))))
	if math.Abs(m.ppi-36) > 0.01 || !m.Image.Mean.known || math.Abs(m.Image.most-1.2) > 0.01 || !m.Box.is(5, 5, 25, 15) {
		t.Errorf("picture %+v ppi %v", m.Image, m.ppi)
	}
	m = one(t, painted(t, "9 0 0 9 0 0 cm /I Do", res, im("/BitsPerComponent 8/ColorSpace[/Indexed/DeviceRGB 1 <ff0000000000>]", make([]byte, 100))))
	if m.Image.Mean.known || !close4(m.Image.rgb[:], []float64{1, 0, 0}) {
		t.Errorf("indexed picture %+v", m.Image)
	}
	p := painted(t, "10 0 0 10 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /CMYK /F /AHx ID 00> EI BI /Width 4 /Height 4 /IM true ID xxxx\nEI BI /W 1 /H 1 /CS [/Indexed /DeviceGray 1 <00ff>] ID x\nEI 1 0 0 1 k 0 0 1 1 re f", "")
	if len(p.Pictures) != 3 || p.Pictures[0].Image.space.Kind != "DeviceCMYK" || !p.Pictures[1].Image.Mask || len(p.Marks) != 4 {
		t.Errorf("inline pictures: %d, %d marks", len(p.Pictures), len(p.Marks))
	}
}

func TestInkAddsUpByOverprintAndTransparency(t *testing.T) {
	gs := "/ExtGState<</O<</OP true/op true/OPM 1>> /Z<</OP true/op true/OPM 0>> /H<</ca 0.5>> /M<</BM/Multiply>>>> /ColorSpace<</Sep[/Separation/Or/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 0.2 0.8 0]/N 1>>]>>"
	for ops, want := range map[string]float64{
		"0 0 0 1 k 5 5 5 5 re f":           1, // knocks out
		"/O gs 0 0 0 1 k 5 5 5 5 re f":     2, // over 100 C
		"/Z gs 0 0 0 1 k 5 5 5 5 re f":     1, // OPM 0 replaces all four
		"/H gs 0 1 0 0 k 5 5 5 5 re f":     1, // half and half
		"/M gs 0 1 0 0 k 5 5 5 5 re f":     2, // multiplied
		"/O gs /Sep cs 1 scn 5 5 5 5 re f": 2, // a spot leaves the rest
		"/Sep cs 1 scn 5 5 5 5 re f":       1, // unless it knocks out
	} {
		p := painted(t, "1 0 0 0 k 0 0 50 50 re f "+ops, gs)
		got, known := p.Heaviest(1)
		if !known || math.Abs(got-want) > 0.001 {
			t.Errorf("%s: %.2f, want %.2f", ops, got, want)
		}
	}
	p := painted(t, "5 w 1 0 0 0 K 10 10 m 50 10 l S /H gs 1 0 0 rg 0 0 5 5 re f", gs)
	if k := p.Under(1, Point{30, 11}); k.CMYK[0] != 1 {
		t.Error("a stroke covers nothing")
	}
	if k := p.Under(1, Point{30, 14}); k.CMYK[0] != 0 {
		t.Error("a stroke covers what lies beside it")
	}
	if c, _ := p.Screen(2, Point{2, 2}); !close4(c[:], []float64{1, 0.5, 0.5}) {
		t.Errorf("half red on white is %v", c)
	}
}

func TestStream(t *testing.T) {
	for ops, what := range map[string]Stumble{"1 2 m 3 l": {Sort: OperandsMissing, Name: "l"}, "Q": {Sort: StateUnopened}, "q": {Sort: StateUnclosed}} {
		if p := painted(t, ops, ""); len(p.Faults) != 1 || p.Faults[0] != what {
			t.Errorf("%s: %v", ops, p.Faults)
		}
	}
	p := painted(t, "BX 5 nonsense EX 0 J 0 j 10 M [] 0 d 1 i", "")
	if !p.Compat || len(p.Unknown) != 1 {
		t.Errorf("unknown %v", p.Unknown)
	}
	deep := painted(t, strings.Repeat("q ", 30)+strings.Repeat("Q ", 30), "")
	if deep.Deepest != 30 {
		t.Errorf("deepest %d", deep.Deepest)
	}
}

func TestLexer(t *testing.T) {
	l := &lexer{b: []byte("% c\n/A#20b (a\\(\\)\\n\\101\\\r\nz(x)) <4 1 4> [1 -2.5 +.5 (s)] <</K 1/N/M/Q>> true false null 1e3 12345678901234567890 ) word")}
	var got []string
	for {
		v, ok := l.next()
		if !ok {
			break
		}
		got = append(got, fmt.Sprintf("%T %v", v, v))
	}
	want := []string{"pdf.name A b", fmt.Sprintf("[]uint8 %v", []byte("a()\nAz(x)")), fmt.Sprintf("[]uint8 %v", []byte("A@")),
		fmt.Sprintf("[]interface {} %v", []any{1.0, -2.5, 0.5, []byte("s")}), "map[string]interface {} map[K:1 N:M]",
		"bool true", "bool false", "<nil> <nil>", "pdf.operator 1e3", "float64 1.2345678901234567e+19", "pdf.operator )", "pdf.operator word"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("read\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestUnicodeMaps(t *testing.T) {
	c := readCMap([]byte("2 beginbfchar <0041> <0061> <0042> <D83DDE00> endbfchar 2 beginbfrange <0100> <0102> <0391> <0200> <0201> [<0030> <0031>] endbfrange"))
	for code, want := range map[int]string{0x41: "a", 0x42: "😀", 0x100: "Α", 0x102: "Γ", 0x201: "1", 0x300: ""} {
		if got := c.at(code); got != want {
			t.Errorf("%04x: %q, want %q", code, got, want)
		}
	}
	for in, want := range map[string]string{"\xfe\xff\x00\xe9": "é", "\xef\xbb\xbfé": "é", "\xe9": "é"} {
		if got := stringText([]byte(in)); got != want {
			t.Errorf("%x: %q", in, got)
		}
	}
}

func TestNumerals(t *testing.T) {
	for _, c := range []struct {
		style string
		n     int
		want  string
	}{{"D", 12, "12"}, {"r", 14, "xiv"}, {"R", 1999, "MCMXCIX"}, {"a", 2, "b"}, {"A", 28, "BB"}, {"", 3, ""}} {
		if got := numeral(c.style, c.n); got != c.want {
			t.Errorf("%s %d: %s, want %s", c.style, c.n, got, c.want)
		}
	}
}
