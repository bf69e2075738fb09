package pdf

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Encoding is how a simple font says which characters its codes are (ISO 32000-1,
// 9.6.6).
type Encoding struct {
	Given bool           // there is an entry
	Base  string         // WinAnsiEncoding …; "": the font's own
	Names map[int]string // what differs from the base, by code
}

// EncodingOf reads a font's Encoding.
func (f *File) EncodingOf(ft *Font) Encoding {
	e := Encoding{Given: ft.dict["Encoding"] != nil, Names: map[int]string{}}
	if e.Base = f.Name(ft.dict["Encoding"]); e.Base != "" {
		return e
	}
	d := f.Dict(ft.dict["Encoding"])
	e.Base = f.Name(d["BaseEncoding"])
	code := 0
	for _, o := range f.Array(d["Differences"]) {
		if n, ok := f.Integer(o); ok {
			code = n
			continue
		}
		e.Names[code] = f.Name(o)
		code++
	}
	return e
}

// Symbolic tells whether the font's descriptor says that its characters are its own.
func (ft *Font) Symbolic() bool { return ft.symbolic }

// Rune is the character of a code; false when its name is not known here.
func (e Encoding) Rune(code int) (rune, bool) {
	if name, ok := e.Names[code]; ok {
		return NamedRune(name)
	}
	if code < 0 || code > 255 {
		return 0, false
	}
	switch e.Base {
	case "WinAnsiEncoding":
		if code == 0xA0 || code == 0xAD { // ISO 32000-1, annex D.1, notes 5 and 6
			return map[int]rune{0xA0: ' ', 0xAD: '-'}[code], true
		}
		r := charmap.Windows1252.DecodeByte(byte(code))
		return r, r >= ' ' && r != '\ufffd'
	case "MacRomanEncoding":
		r := charmap.Macintosh.DecodeByte(byte(code))
		return r, r >= ' ' && r != '\ufffd'
	}
	return rune(code), code >= ' ' && code < 127 // the standard one, where all agree but for quotes
}

// NamedRune is the character of a glyph's name, of those that name it by its number
// or by itself; of others nothing is known here.
func NamedRune(name string) (rune, bool) {
	if len(name) == 1 {
		return rune(name[0]), true
	}
	hex, ok := strings.CutPrefix(name, "uni")
	if !ok {
		hex, ok = strings.CutPrefix(name, "u")
	}
	if n, err := strconv.ParseUint(hex, 16, 32); ok && err == nil && len(hex) >= 4 && len(hex) <= 6 {
		return rune(n), true
	}
	r, ok := latinNames()[name]
	return r, ok
}

// latinNames is the names of punctuation and figures, from the Adobe Glyph List.
func latinNames() map[string]rune {
	return map[string]rune{"space": ' ', "exclam": '!', "quotedbl": '"', "numbersign": '#', "dollar": '$', "percent": '%', "ampersand": '&',
		"quotesingle": '\'', "parenleft": '(', "parenright": ')', "asterisk": '*', "plus": '+', "comma": ',', "hyphen": '-', "period": '.',
		"slash": '/', "zero": '0', "one": '1', "two": '2', "three": '3', "four": '4', "five": '5', "six": '6', "seven": '7', "eight": '8',
		"nine": '9', "colon": ':', "semicolon": ';', "less": '<', "equal": '=', "greater": '>', "question": '?', "at": '@',
		"bracketleft": '[', "backslash": '\\', "bracketright": ']', "underscore": '_', "quoteleft": '\u2018', "quoteright": '\u2019',
		"quotedblleft": '\u201c', "quotedblright": '\u201d', "endash": '\u2013', "emdash": '\u2014', "bullet": '\u2022',
		"ellipsis": '\u2026', "guillemotleft": '\u00ab', "guillemotright": '\u00bb', "eacute": '\u00e9', "egrave": '\u00e8',
		"agrave": '\u00e0', "ccedilla": '\u00e7', "fi": '\ufb01', "fl": '\ufb02', "Euro": '\u20ac'}
}

// simpleGlyph looks a code up as ISO 32000-1, 9.6.6.4 says.
func (ft *Font) simpleGlyph(code int) (int, bool) {
	p := ft.Program
	if ft.symbolic {
		for _, c := range []int{code, 0xF000 + code, 0xF100 + code, 0xF200 + code} {
			if g := p.codes[windowsSymbol()][c]; g != 0 {
				return g, true
			}
		}
		if m, ok := p.codes[macRoman()]; ok {
			return m[code], true
		}
		_, ok := p.codes[windowsSymbol()]
		return 0, ok
	}
	r, known := ft.encoding.Rune(code)
	if !known {
		_, named := ft.encoding.Names[code]
		return 0, !named && ft.encoding.Base != "" // the encoding has no such character
	}
	if m, ok := p.codes[windowsUnicode()]; ok {
		if g := m[int(r)]; g != 0 || r != '-' {
			return g, true
		}
		return m[0xAD], true
	}
	if m, ok := p.codes[macRoman()]; ok {
		if b, ok := charmap.Macintosh.EncodeRune(r); ok {
			return m[int(b)], true
		}
	}
	return 0, false
}

// OwnRunes is the characters that the font's own table leads to the glyph of a code
// from, in order; none where the glyph is in no table of Unicode.
func (ft *Font) OwnRunes(code int) []rune {
	g, ok := ft.Glyph(code)
	if !ok || g == 0 || ft.Program == nil {
		return nil
	}
	if ft.runes == nil {
		ft.runes = map[int][]rune{}
		for r, glyph := range ft.Program.codes[windowsUnicode()] {
			ft.runes[glyph] = append(ft.runes[glyph], rune(r))
		}
	}
	out := ft.runes[g]
	slices.Sort(out)
	return out
}

// Registry is the collection of characters that a font or a map of codes is about.
type Registry struct {
	Registry, Ordering string
	Supplement         int
}

func (f *File) registry(o Object) (Registry, bool) {
	d := f.Dict(o)
	n, ok := f.Integer(d["Supplement"])
	return Registry{f.Text(d["Registry"]), f.Text(d["Ordering"]), n}, d != nil && ok
}

// CodeMap is the map from a composite font's codes to its characters.
type CodeMap struct {
	Name        string
	Embedded    bool
	Collection  Registry
	Known       bool // the collection is
	WMode, Says int  // of the dictionary, and of the stream
	Uses        []string
	Unread      bool
	Largest     int // character that it leads to
}

// CodeMapOf reads a composite font's Encoding.
func (f *File) CodeMapOf(ft *Font) (m CodeMap, composite bool) {
	if ft.Kind != "Type0" {
		return CodeMap{}, false
	}
	o := ft.dict["Encoding"]
	if m.Name = f.Name(o); m.Name != "" {
		return m, true
	}
	d := f.Dict(o)
	m.Name, m.Embedded = f.Name(d["CMapName"]), d != nil
	m.Collection, m.Known = f.registry(d["CIDSystemInfo"])
	m.WMode, _ = f.Integer(d["WMode"])
	if u := f.Name(d["UseCMap"]); u != "" {
		m.Uses = append(m.Uses, u)
	} else if used := f.Dict(d["UseCMap"]); used != nil {
		m.Uses = append(m.Uses, f.Name(used["CMapName"]))
	}
	b, ok := f.Body(o)
	m.Unread = !ok
	m.scan(b)
	return m, true
}

// scan reads what the stream of a map says of itself.
func (m *CodeMap) scan(b []byte) {
	l := &lexer{b: b}
	var args []any
	for {
		v, ok := l.next()
		if !ok {
			return
		}
		op, isOp := v.(operator)
		if !isOp {
			args = append(args, v)
			continue
		}
		n := len(args)
		switch {
		case op == "def" && n >= 2 && args[n-2] == name("WMode"):
			if w, ok := args[n-1].(float64); ok {
				m.Says = int(w)
			}
		case op == "usecmap" && n >= 1:
			if u, ok := args[n-1].(name); ok {
				m.Uses = append(m.Uses, string(u))
			}
		case op == "endcidrange":
			for i := 0; i+2 < n; i += 3 {
				if to, ok := args[i+2].(float64); ok {
					m.Largest = max(m.Largest, int(to)+codeOf(args[i+1])-codeOf(args[i]))
				}
			}
		case op == "endcidchar":
			for i := 1; i < n; i += 2 {
				if to, ok := args[i].(float64); ok {
					m.Largest = max(m.Largest, int(to))
				}
			}
		}
		args = nil
	}
}

// Collection is the collection of a composite font's own characters.
func (f *File) Collection(ft *Font) (Registry, bool) { return f.registry(ft.Under["CIDSystemInfo"]) }

// Descriptor is what a font says of itself beside its program.
func (ft *Font) Descriptor() types.Dict { return ft.desc }

// Dict is the font's dictionary.
func (ft *Font) Dict() types.Dict { return ft.dict }

// CIDs is the characters of a composite font that its program has, where codes are
// characters and characters are glyphs; false where this reader cannot tell.
func (ft *Font) CIDs() ([]int, bool) {
	if ft.Program == nil || ft.Inner != "CIDFontType2" {
		return nil, false
	}
	var out []int
	if ft.toGID == nil {
		for g := range ft.Program.Glyphs {
			if g > 0 && ft.Program.Shape(g).OK {
				out = append(out, g)
			}
		}
		return out, true
	}
	for c := range len(ft.toGID) / 2 {
		if g := be16(ft.toGID, 2*c); g > 0 && ft.Program.Shape(g).OK {
			out = append(out, c)
		}
	}
	return out, true
}
