package data

import (
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Theme is the design system: what a marketing person may change without
// touching code.
type Theme struct {
	Swatches []Swatch
	Styles   []Style
	Seasons  []Season               // of the front cover, by quarter of the edition's month
	Spacing  map[string]unit.Length // named distances of components
	Pairs    []Pair                 // text and the ground it stands on, for the contrast check
	Logo     *Logo                  // of the publisher; nil: none
	Format   string                 // of the sheet: a name, or its sides in mm, such as 200x270; "" A4
	Faces    []Face                 // of the publisher, in place of the press's own or beside them
	Pos      diag.Pos

	at map[string]diag.Pos // its groups and distances, as far as they are written
}

// At is where a group of the theme is written, or one of its styles, distances or
// swatches; of what is not, the group that should have it.
func (t *Theme) At(group, name string) diag.Pos {
	if s, ok := t.Style(name); ok && group == "styles" {
		return s.Pos
	}
	if s, ok := t.Swatch(name); ok && group == "swatches" {
		return s.Pos
	}
	for _, field := range []string{group + "." + name, group} {
		if at, ok := t.at[field]; ok {
			return at
		}
	}
	return t.Pos
}

// Swatch is a named colour with both its values: they are never computed from
// one another.
type Swatch struct {
	Name string
	Role string
	RGB  [3]uint8
	CMYK [4]uint8 // per cent, on coated paper

	Papers map[string][4]uint8 // on others that it has values for, by their names
	Screen bool                // it has no value in print, and no page is set in it
	Night  string              // swatch that a window shows in its place by night; "": itself
	Unseen bool                // RGB could not be read, and nothing is known of its contrast
	Pos    diag.Pos
}

// Style is one entry of the type scale.
type Style struct {
	Name     string
	Font     string // faces as the fonts package names them
	Bold     string
	Italic   string
	Size     unit.Length
	Leading  unit.Length
	Before   unit.Length
	After    unit.Length
	Indent   unit.Length // of the first line, from the second paragraph on
	Ink      string      // swatch
	Track    int         // letter spacing in thousandths of an em
	Align    string      // ragged, balanced, justified, centred or right
	Hyphens  bool
	Tabular  bool
	Small    bool // small letters are small capitals
	Protrude bool
	Stretch  int // thousandths the glyphs may be scaled
	Lines    int // most lines; 0 for any number
	Stem     int // letters a divided word keeps on either side at least; 0: the language's own
	Pos      diag.Pos
}

// Season is the pair of swatches of one quarter's front cover.
type Season struct {
	Ground, Band string // swatches
	Pos          diag.Pos
}

// Pair is text on a ground, as a component sets it.
type Pair struct {
	Component string
	Ink       string
	Ground    string
	Large     bool // 18 pt, or 14 pt bold, and more: AA asks for 3, else 4.5
	Pos       diag.Pos
}

// formats is the sheets that have a name, trimmed. A5 lies on its side, as a
// screen does: so its columns are as wide as those of A4.
func formats() map[string]unit.Size {
	return map[string]unit.Size{
		"a4":     {W: 210 * unit.MM, H: 297 * unit.MM},
		"letter": {W: 2159 * unit.MM / 10, H: 2794 * unit.MM / 10},
		"a5":     {W: 210 * unit.MM, H: 148 * unit.MM},
	}
}

// Formats is the names of the sheets that a theme can choose, the first of
// which it has unless it does.
func Formats() []string { return []string{"a4", "letter", "a5"} }

// The sheets without a name that are set, from the least to the most: on
// smaller ones the cover has no room for its wall, on larger ones lines of text
// would be too long.
func leastSheet() unit.Size { return unit.Size{W: 200 * unit.MM, H: 265 * unit.MM} }
func mostSheet() unit.Size  { return unit.Size{W: 230 * unit.MM, H: 330 * unit.MM} }

// sheetOf is the sheet of a format: a name, or a width and a height in
// millimetres such as 200x270; false for what is neither, the sheet with it
// where only its size is not set.
func sheetOf(format string) (s unit.Size, ok bool) {
	if s, ok := formats()[format]; ok {
		return s, true
	}
	w, h, two := strings.Cut(format, "x")
	for i, side := range []string{w, h} {
		if !two || strings.Trim(side, "0123456789.") != "" {
			return unit.Size{}, false
		}
		n, err := unit.Parse(side + "mm")
		if err != nil {
			return unit.Size{}, false
		}
		if i == 0 {
			s.W = n
		} else {
			s.H = n
		}
	}
	least, most := leastSheet(), mostSheet()
	return s, s.W >= least.W && s.H >= least.H && s.W <= most.W && s.H <= most.H
}

// Sheet is the trimmed sheet.
func (t *Theme) Sheet() unit.Size {
	if s, ok := sheetOf(t.Format); ok {
		return s
	}
	return formats()[Formats()[0]]
}

// Logo is a publisher's own sign, drawn in one ink.
type Logo struct {
	File string     // in the data folder
	Mark *read.Mark // its outlines; nil, when it is a picture
	Pos  diag.Pos
}

// Face is a publisher's own font file, and under what name styles use it.
type Face struct {
	Name    string
	File    string // in the data folder; "" when it, or its licence, is not there, which a finding says
	Licence string // the file that says under what terms
	Pos     diag.Pos
}

// Lit tells whether what stands for a swatch by night is known: itself, or another one that there is.
func (t *Theme) Lit(s Swatch) bool {
	_, known := t.Swatch(s.Night)
	return known || s.Night == ""
}

// ByNight is the swatch that a window shows by night in place of one.
func (t *Theme) ByNight(s Swatch) Swatch {
	if by, named := t.Swatch(s.Night); named {
		return by
	}
	return s
}

// Swatch is the swatch of a name, and false when the theme has none.
func (t *Theme) Swatch(name string) (Swatch, bool) {
	for _, s := range t.Swatches {
		if s.Name == name {
			return s, true
		}
	}
	return Swatch{}, false
}

// Style is the style of a name, and false when the theme has none.
func (t *Theme) Style(name string) (Style, bool) {
	for _, s := range t.Styles {
		if s.Name == name {
			return s, true
		}
	}
	return Style{}, false
}

// Season is the cover's swatches for an edition's month.
func (t *Theme) Season(month facts.Day) Season {
	if len(t.Seasons) == 0 {
		return Season{}
	}
	return t.Seasons[max(month.Month-1, 0)/3%len(t.Seasons)]
}
