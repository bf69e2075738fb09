package preflight

import (
	"bytes"
	"reflect"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// font is a font of a page and what was set in it.
type font struct {
	order    int    // as met in the file
	name     string // BaseFont
	kind     string // Type0, TrueType, Type1, Type3
	inner    string // CIDFontType2 … of a Type0 font
	dict     types.Dict
	under    types.Dict // the descendant, or the font itself
	desc     types.Dict
	file     object // the embedded program
	fileKey  string
	prog     *program
	two      bool // two-byte codes
	identity bool // code = CID
	widths   map[int]float64
	missing  float64
	toGID    []byte // CIDToGIDMap stream
	mapped   bool   // CIDToGIDMap is Identity or a stream
	unicode  cmap
	matrix   float64       // glyph units to text units: 0.001, or a Type 3 font's
	used     map[int]*seen // by code
}

// seen is a code in use and where it was first met.
type seen struct {
	page int
	at   rect
}

func (f *File) fontOf(o object) *font {
	n := number(o)
	if ft, ok := f.fonts[n]; ok && n > 0 {
		return ft
	}
	d := f.dict(o)
	if d == nil {
		return nil
	}
	if n == 0 { // a direct font is known by where its dictionary lies
		n = -int(reflect.ValueOf(d).Pointer())
		if ft, ok := f.fonts[n]; ok {
			return ft
		}
	}
	ft := &font{order: len(f.fonts), dict: d, under: d, name: f.name(d["BaseFont"]), kind: f.name(d["Subtype"]),
		widths: map[int]float64{}, used: map[int]*seen{}, matrix: 0.001}
	if ft.kind == "Type0" {
		f.composite(ft)
	} else {
		f.simple(ft)
	}
	ft.desc = f.dict(ft.under["FontDescriptor"])
	for _, k := range []string{"FontFile2", "FontFile3", "FontFile"} {
		if ft.desc[k] != nil {
			ft.file, ft.fileKey = ft.desc[k], k
			break
		}
	}
	if b, ok := f.body(ft.file); ok && ft.file != nil {
		ft.prog, _ = readProgram(b) // damage is FontProgram's to report
	}
	if b, ok := f.body(d["ToUnicode"]); ok {
		ft.unicode = readCMap(b)
	}
	f.fonts[n] = ft
	return ft
}

func (f *File) composite(ft *font) {
	ft.two = true
	ft.identity = f.name(ft.dict["Encoding"]) == "Identity-H" || f.name(ft.dict["Encoding"]) == "Identity-V"
	if a := f.array(ft.dict["DescendantFonts"]); len(a) > 0 {
		ft.under = f.dict(a[0])
	}
	ft.inner = f.name(ft.under["Subtype"])
	ft.missing = f.realOr(ft.under["DW"], 1000)
	f.cidWidths(ft, f.array(ft.under["W"]))
	switch v := f.get(ft.under["CIDToGIDMap"]).(type) {
	case types.Name:
		ft.mapped = string(v) == "Identity"
	case types.StreamDict:
		ft.toGID, ft.mapped = f.mustBody(ft.under["CIDToGIDMap"]), true
	}
}

func (f *File) mustBody(o object) []byte {
	b, _ := f.body(o)
	return b
}

// cidWidths reads W: "c [w …]" and "first last w".
func (f *File) cidWidths(ft *font, a types.Array) {
	for i := 0; i+1 < len(a); {
		first, _ := f.integer(a[i])
		if list := f.array(a[i+1]); list != nil {
			for k, o := range list {
				ft.widths[first+k] = f.realOr(o, 0)
			}
			i += 2
			continue
		}
		if i+2 >= len(a) {
			return
		}
		last, _ := f.integer(a[i+1])
		w := f.realOr(a[i+2], 0)
		for c := first; c <= last && c-first < 1<<16; c++ {
			ft.widths[c] = w
		}
		i += 3
	}
}

func (f *File) simple(ft *font) {
	first, _ := f.integer(ft.dict["FirstChar"])
	for i, o := range f.array(ft.dict["Widths"]) {
		ft.widths[first+i] = f.realOr(o, 0)
	}
	ft.missing = f.realOr(f.dict(ft.dict["FontDescriptor"])["MissingWidth"], 0)
	if m := f.reals(ft.dict["FontMatrix"]); ft.kind == "Type3" && len(m) == 6 {
		ft.matrix = m[0]
	}
	if len(ft.widths) == 0 && ft.kind != "Type3" {
		ft.missing = 500 // one of the standard 14, which is a fault of its own
	}
}

// codes cuts a shown string into character codes.
func (ft *font) codes(b []byte) []int {
	if ft == nil || !ft.two {
		out := make([]int, len(b))
		for i, c := range b {
			out[i] = int(c)
		}
		return out
	}
	out := make([]int, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		out = append(out, int(b[i])<<8|int(b[i+1]))
	}
	return out
}

// width is a code's advance in thousandths of an em, as the page declares it.
func (ft *font) width(code int) float64 {
	if ft == nil {
		return 0
	}
	if w, ok := ft.widths[code]; ok {
		return w * ft.matrix * 1000
	}
	return ft.missing * ft.matrix * 1000
}

// glyph is the glyph a code draws; false when this reader cannot tell.
func (ft *font) glyph(code int) (int, bool) {
	if ft.prog == nil {
		return 0, false
	}
	if ft.kind == "Type0" {
		if !ft.identity || ft.inner != "CIDFontType2" {
			return 0, false
		}
		if ft.toGID != nil {
			return be16(ft.toGID, 2*code), true
		}
		return code, true
	}
	for _, c := range []int{code, 0xF000 + code} {
		if g, ok := ft.prog.codes[c]; ok && g != 0 {
			return g, true
		}
	}
	if r := []rune(ft.unicode.at(code)); len(r) == 1 {
		g, ok := ft.prog.codes[int(r[0])]
		return g, ok
	}
	return 0, false
}

// shape is a code's outline; false when the font's outlines cannot be read.
func (ft *font) shape(code int) (shape, bool) {
	if ft == nil {
		return shape{}, false
	}
	g, ok := ft.glyph(code)
	if !ok {
		return shape{}, false
	}
	return ft.prog.shape(g), true
}

// text is a code as Unicode.
func (ft *font) text(code int) string {
	if ft == nil {
		return ""
	}
	if s := ft.unicode.at(code); s != "" || ft.two || ft.unicode.present {
		return s
	}
	return string(rune(code)) // Latin, for fonts without a map; a fault of its own
}

// subset tells whether the name has the six letters and plus of a subset
// (ISO 32000-1, 9.6.4).
func subset(name string) bool {
	if len(name) < 8 || name[6] != '+' {
		return false
	}
	for i := range 6 {
		if name[i] < 'A' || name[i] > 'Z' {
			return false
		}
	}
	return true
}

// cmap is a ToUnicode map.
type cmap struct {
	present bool
	chars   map[int]string
	ranges  []codeRange
	broken  int // ranges that run over a change of the first byte
}

type codeRange struct {
	lo, hi int
	to     []uint16
}

func (c cmap) at(code int) string {
	if s, ok := c.chars[code]; ok {
		return s
	}
	for _, r := range c.ranges {
		if code >= r.lo && code <= r.hi && len(r.to) > 0 {
			to := append([]uint16(nil), r.to...)
			to[len(to)-1] += uint16(code - r.lo)
			return string(utf16.Decode(to))
		}
	}
	return ""
}

// readCMap reads the mappings of a ToUnicode stream. A range may not cross a
// change of its codes' first byte (Adobe Technical Note 5411): readers take
// such a range as ending with the first byte's last code, and so does this.
func readCMap(b []byte) cmap {
	c := cmap{present: true, chars: map[int]string{}}
	l := &lexer{b: b}
	var args []any
	for {
		v, ok := l.next()
		if !ok {
			return c
		}
		op, isOp := v.(operator)
		if !isOp {
			args = append(args, v)
			continue
		}
		switch op {
		case "endbfchar":
			for i := 0; i+1 < len(args); i += 2 {
				c.chars[codeOf(args[i])] = utf16Of(args[i+1])
			}
		case "endbfrange":
			c.addRanges(args)
		}
		args = nil
	}
}

func (c *cmap) addRanges(args []any) {
	for i := 0; i+2 < len(args); i += 3 {
		lo, hi := codeOf(args[i]), codeOf(args[i+1])
		if list, ok := args[i+2].([]any); ok {
			for k, v := range list {
				c.chars[lo+k] = utf16Of(v)
			}
			continue
		}
		if hi>>8 != lo>>8 {
			c.broken++
			hi = lo | 0xFF
		}
		c.ranges = append(c.ranges, codeRange{lo, hi, units(args[i+2])})
	}
}

func codeOf(v any) int {
	b, _ := v.([]byte)
	n := 0
	for _, x := range b {
		n = n<<8 | int(x)
	}
	return n
}

func units(v any) []uint16 {
	b, _ := v.([]byte)
	out := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		out = append(out, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return out
}

func utf16Of(v any) string { return string(utf16.Decode(units(v))) }

// stringText decodes a text string of a content stream's property list.
func stringText(b []byte) string {
	if bytes.HasPrefix(b, []byte{0xFE, 0xFF}) {
		return string(utf16.Decode(units(b[2:])))
	}
	if bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}) {
		return string(b[3:])
	}
	var s strings.Builder
	for _, c := range b {
		s.WriteRune(rune(c))
	}
	return s.String()
}
