package pdf

import (
	"bytes"
	"reflect"
	"sort"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Font is a font of a page and what was set in it.
type Font struct {
	order    int    // as met in the file
	Name     string // BaseFont
	Kind     string // Type0, TrueType, Type1, Type3
	Inner    string // CIDFontType2 … of a Type0 font
	dict     types.Dict
	Under    types.Dict // the descendant, or the font itself
	desc     types.Dict
	File     Object // the embedded program
	FileKey  string
	Program  *Program
	Two      bool // two-byte codes
	identity bool // code = CID
	widths   map[int]float64
	missing  float64
	toGID    []byte // CIDToGIDMap stream
	Mapped   bool   // CIDToGIDMap is Identity or a stream
	Unicode  CMap
	matrix   float64       // glyph units to text units: 0.001, or a Type 3 font's
	Used     map[int]*Seen // by code
	symbolic bool
	runes    map[int][]rune // of each glyph, by the font's own table; made when first asked
	glyphs   bool           // were interpreted, of a Type 3 font
	encoding Encoding
}

// Seen is a code in use and where it was first met.
type Seen struct {
	Page  int
	At    Rect
	Drawn bool // it was shown otherwise than invisibly
	Loose bool // it was shown where no sign before it reaches over its width; else it is always a letter that a ligature drew
}

func (f *File) fontOf(o Object) *Font {
	n := Number(o)
	if ft, ok := f.fonts[n]; ok && n > 0 {
		return ft
	}
	d := f.Dict(o)
	if d == nil {
		return nil
	}
	if n == 0 { // a direct font is known by where its dictionary lies
		n = -int(reflect.ValueOf(d).Pointer())
		if ft, ok := f.fonts[n]; ok {
			return ft
		}
	}
	ft := &Font{order: len(f.fonts), dict: d, Under: d, Name: f.Name(d["BaseFont"]), Kind: f.Name(d["Subtype"]),
		widths: map[int]float64{}, Used: map[int]*Seen{}, matrix: 0.001}
	if ft.Kind == "Type0" {
		f.composite(ft)
	} else {
		f.simple(ft)
	}
	ft.desc = f.Dict(ft.Under["FontDescriptor"])
	flags, _ := f.Integer(ft.desc["Flags"])
	ft.symbolic, ft.encoding = flags&4 != 0, f.EncodingOf(ft)
	for _, k := range []string{"FontFile2", "FontFile3", "FontFile"} {
		if ft.desc[k] != nil {
			ft.File, ft.FileKey = ft.desc[k], k
			break
		}
	}
	if b, ok := f.Body(ft.File); ok && ft.File != nil {
		ft.Program, _ = readProgram(b) // damage is FontProgram's to report
	}
	if b, ok := f.Body(d["ToUnicode"]); ok {
		ft.Unicode = readCMap(b)
	}
	f.fonts[n] = ft
	return ft
}

func (f *File) composite(ft *Font) {
	ft.Two = true
	ft.identity = f.Name(ft.dict["Encoding"]) == "Identity-H" || f.Name(ft.dict["Encoding"]) == "Identity-V"
	if a := f.Array(ft.dict["DescendantFonts"]); len(a) > 0 {
		ft.Under = f.Dict(a[0])
	}
	ft.Inner = f.Name(ft.Under["Subtype"])
	ft.missing = f.realOr(ft.Under["DW"], 1000)
	f.cidWidths(ft, f.Array(ft.Under["W"]))
	switch v := f.Get(ft.Under["CIDToGIDMap"]).(type) {
	case types.Name:
		ft.Mapped = string(v) == "Identity"
	case types.StreamDict:
		ft.toGID, ft.Mapped = f.mustBody(ft.Under["CIDToGIDMap"]), true
	}
}

func (f *File) mustBody(o Object) []byte {
	b, _ := f.Body(o)
	return b
}

// cidWidths reads W: "c [w …]" and "first last w".
func (f *File) cidWidths(ft *Font, a types.Array) {
	for i := 0; i+1 < len(a); {
		first, _ := f.Integer(a[i])
		if list := f.Array(a[i+1]); list != nil {
			for k, o := range list {
				ft.widths[first+k] = f.realOr(o, 0)
			}
			i += 2
			continue
		}
		if i+2 >= len(a) {
			return
		}
		last, _ := f.Integer(a[i+1])
		w := f.realOr(a[i+2], 0)
		for c := first; c <= last && c-first < 1<<16; c++ {
			ft.widths[c] = w
		}
		i += 3
	}
}

func (f *File) simple(ft *Font) {
	first, _ := f.Integer(ft.dict["FirstChar"])
	for i, o := range f.Array(ft.dict["Widths"]) {
		ft.widths[first+i] = f.realOr(o, 0)
	}
	ft.missing = f.realOr(f.Dict(ft.dict["FontDescriptor"])["MissingWidth"], 0)
	if m := f.Reals(ft.dict["FontMatrix"]); ft.Kind == "Type3" && len(m) == 6 {
		ft.matrix = m[0]
	}
	if len(ft.widths) == 0 && ft.Kind != "Type3" {
		ft.missing = 500 // one of the standard 14, which is a fault of its own
	}
}

// codes cuts a shown string into character codes.
func (ft *Font) codes(b []byte) []int {
	if ft == nil || !ft.Two {
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

// Width is a code's advance in thousandths of an em, as the page declares it.
func (ft *Font) Width(code int) float64 {
	if ft == nil {
		return 0
	}
	if w, ok := ft.widths[code]; ok {
		return w * ft.matrix * 1000
	}
	return ft.missing * ft.matrix * 1000
}

// Glyph is the glyph a code draws; false when this reader cannot tell.
func (ft *Font) Glyph(code int) (int, bool) {
	if ft.Program == nil {
		return 0, false
	}
	if ft.Kind == "Type0" {
		if !ft.identity || ft.Inner != "CIDFontType2" {
			return 0, false
		}
		if ft.toGID != nil {
			return be16(ft.toGID, 2*code), true
		}
		return code, true
	}
	if ft.Kind != "TrueType" {
		return 0, false
	}
	return ft.simpleGlyph(code)
}

// shape is a code's outline; false when the font's outlines cannot be read.
func (ft *Font) shape(code int) (shape, bool) {
	if ft == nil {
		return shape{}, false
	}
	g, ok := ft.Glyph(code)
	if !ok {
		return shape{}, false
	}
	return ft.Program.Shape(g), true
}

// Text is a code as Unicode.
func (ft *Font) Text(code int) string {
	if ft == nil {
		return ""
	}
	if s := ft.Unicode.at(code); s != "" || ft.Two || ft.Unicode.Present {
		return s
	}
	return string(rune(code)) // Latin, for fonts without a map; a fault of its own
}

// Subset tells whether the name has the six letters and plus of a subset
// (ISO 32000-1, 9.6.4).
func Subset(name string) bool {
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

// CMap is a ToUnicode map.
type CMap struct {
	Present bool
	chars   map[int]string
	ranges  []codeRange
	Broken  int // ranges that run over a change of the first byte
}

type codeRange struct {
	lo, hi int
	to     []uint16
}

func (c CMap) at(code int) string {
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
func readCMap(b []byte) CMap {
	c := CMap{Present: true, chars: map[int]string{}}
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

func (c *CMap) addRanges(args []any) {
	for i := 0; i+2 < len(args); i += 3 {
		lo, hi := codeOf(args[i]), codeOf(args[i+1])
		if list, ok := args[i+2].([]any); ok {
			for k, v := range list {
				c.chars[lo+k] = utf16Of(v)
			}
			continue
		}
		if hi>>8 != lo>>8 {
			c.Broken++
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

// Shown is the fonts in use, by name.
func (f *File) Shown() []*Font {
	var out []*Font
	for _, ft := range f.fonts {
		if len(ft.Used) > 0 {
			out = append(out, ft)
		}
	}
	sort.Slice(out, func(a, b int) bool {
		if out[a].Name != out[b].Name {
			return out[a].Name < out[b].Name
		}
		return out[a].order < out[b].order
	})
	return out
}

// CodesUsed is a font's codes in use, in order.
func (ft *Font) CodesUsed() []int {
	out := make([]int, 0, len(ft.Used))
	for c := range ft.Used {
		out = append(out, c)
	}
	sort.Ints(out)
	return out
}

// Rendered tells whether something is drawn in the font: what is only shown
// invisibly needs no program (ISO 32000-1, 9.3.6).
func (ft *Font) Rendered() bool {
	for _, s := range ft.Used {
		if s.Drawn {
			return true
		}
	}
	return false
}

// First is where a font was first met.
func (ft *Font) First() *Seen {
	best := &Seen{}
	for _, c := range ft.CodesUsed() {
		if s := ft.Used[c]; best.Page == 0 || s.Page < best.Page {
			best = s
		}
	}
	return best
}
