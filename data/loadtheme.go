package data

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// theme reads the design system and checks what follows from it alone.
func (l *loader) theme(name string) *Theme {
	t := &Theme{Spacing: map[string]unit.Length{}}
	o, ok := l.YAML(name, true, "swatches", "styles", "seasons", "spacing", "pairs", "logo", "faces", "format")
	if !ok {
		return t
	}
	t.Pos, t.at = o.Pos(), map[string]diag.Pos{}
	for _, field := range o.Order {
		t.at[field] = o.Get(field).Pos()
	}
	t.format(o.Get("format"))
	for _, v := range o.Get("swatches").List() {
		t.swatch(v)
	}
	for _, v := range o.Get("swatches").List() {
		t.night(v)
	}
	for _, v := range o.Get("styles").List() {
		t.style(v)
	}
	for _, v := range o.Get("seasons").List() {
		if s, ok := v.Object("ground", "band"); ok {
			t.Seasons = append(t.Seasons, Season{t.ink(s.Get("ground")), t.ink(s.Get("band")), s.Pos()})
		}
	}
	if n := len(t.Seasons); n == 0 || 12%n != 0 {
		o.Get("seasons").Find(read.UnknownValue, "Give 1, 2, 3, 4, 6 or 12 seasons.",
			"The theme has %s; they must share out the year's months.", diag.Count(n, "season"))
	}
	t.spaces(o.Get("spacing"))
	l.centred(t, o.Get("spacing"))
	for _, v := range o.Get("pairs").List() {
		if p, ok := v.Object("component", "ink", "ground", "large"); ok {
			t.Pairs = append(t.Pairs, Pair{p.Need("component", "where it is set"), t.ink(p.Get("ink")), t.ink(p.Get("ground")),
				p.Flag("large"), p.Pos()})
		}
	}
	t.Logo = l.logo(o.Get("logo"))
	for _, v := range o.Get("faces").List() {
		l.face(t, v)
	}
	return t
}

// format reads the sheet, by its name or by its sides.
func (t *Theme) format(v read.Value) {
	f, given := v.Text()
	if !given {
		return
	}
	s, ok := sheetOf(f)
	if ok {
		t.Format = f
		return
	}
	least, most := leastSheet(), mostSheet()
	hint := diag.Said("Write %s, or a width and a height in millimetres from %s x %s to %s x %s, such as 200x270.",
		strings.Join(Formats(), ", "), least.W, least.H, most.W, most.H)
	switch low := formats()["a5"]; {
	case s.W == low.H && s.H == low.W:
		hint = "Write a5: the press sets it lying, 210 mm wide, so that tables keep their columns."
	case s.W > 0:
		v.Find(BadLength, hint, "format is %s, %s by %s, and no such sheet is set.", f, s.W, s.H)
		return
	}
	v.Find(read.UnknownValue, hint, "format is %q, which is no sheet.", diag.Short(f, 40))
}

// face reads where a publisher's face stands. No font is taken without the
// terms that it is under.
func (l *loader) face(t *Theme, v read.Value) {
	o, ok := v.Object("name", "file", "licence")
	if !ok {
		return
	}
	f := Face{Name: o.Need("name", "serif"), Pos: o.Pos()}
	for _, other := range t.Faces {
		if other.Name == f.Name {
			o.Get("name").Find(DuplicateID, "Give it another name.", "Two faces are called %s.", f.Name)
		}
	}
	if f.Name != "" && !isFaceName(f.Name) {
		o.Get("name").Find(read.UnknownValue, "Use small letters, figures and dashes: serif-italic.", "name is %q.", diag.Short(f.Name, 40))
	}
	font, licence := o.Get("file"), o.Get("licence")
	if !font.Is() {
		o.Missing("file", "fonts/name.ttf")
	}
	if !licence.Is() {
		o.Missing("licence", "fonts/OFL.txt")
	}
	var whole bool
	f.File, whole = l.named(font, "TrueType", ".ttf")
	if f.Licence, ok = l.named(licence, "text", ".txt", ".md"); ok {
		ok = l.terms(f.Licence, licence)
	}
	if !whole || !ok {
		f.File = ""
	}
	if f.Name != "" {
		t.Faces = append(t.Faces, f)
	}
}

// terms tells whether a licence says something.
func (l *loader) terms(name string, v read.Value) bool {
	raw, err := fs.ReadFile(l.FS, name)
	if err != nil {
		l.Blocked(name, err)
		return false
	}
	if len(strings.Fields(string(raw))) < leastTerms {
		v.Find(read.UnknownValue, "Put the licence's whole text there, as it came with the font.", "The file %s says no terms.", name)
		return false
	}
	return true
}

// leastTerms is the words of a licence at least; the shortest known has some 20.
const leastTerms = 10

// isFaceName tells whether a name is one that styles and files can have.
func isFaceName(s string) bool {
	return len(s) <= 40 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// logo reads the publisher's sign, when the theme names one.
func (l *loader) logo(v read.Value) *Logo {
	name, ok := l.named(v, "SVG or PNG", ".svg", ".png")
	if !ok {
		return nil
	}
	g := &Logo{File: name, Pos: v.Pos()}
	if path.Ext(name) == ".svg" {
		if g.Mark, ok = l.Mark(name); !ok {
			return nil
		}
	}
	return g
}

// named is a file of the data folder that the theme names: one of a few kinds,
// and there.
func (l *loader) named(v read.Value, kinds diag.Text, exts ...string) (string, bool) {
	name, ok := v.Text()
	if !ok {
		return "", false
	}
	hint := diag.Said("Write its path from the data folder, such as brand/name%s.", exts[0])
	if !fs.ValidPath(name) || !slices.Contains(exts, path.Ext(name)) {
		v.Find(read.UnknownValue, hint, "%s is %s, which is the path of no %s file in the data folder.", v.Label(), diag.Short(name, 80), kinds)
		return "", false
	}
	l.brand = append(l.brand, name)
	if _, err := fs.Stat(l.FS, name); errors.Is(err, fs.ErrNotExist) {
		v.Find(read.UnknownValue, hint, "The file %s is not there.", diag.Short(name, 80))
		return "", false
	} else if err != nil {
		l.Blocked(name, err)
		return "", false
	}
	return name, true
}

func (t *Theme) swatch(v read.Value) {
	o, ok := v.Object("name", "role", "rgb", "cmyk", "uncoated", "newsprint", "screen", "night")
	if !ok {
		return
	}
	s := Swatch{Name: o.Need("name", "nuit"), Role: o.Str("role"), Screen: o.Flag("screen"), Night: o.Str("night"), Pos: o.Pos()}
	if _, twice := t.Swatch(s.Name); twice {
		o.Get("name").Find(DuplicateID, "Give it another name.", "Two swatches are called %s.", s.Name)
	}
	rgb, seen := rgbOf(o)
	s.RGB, s.Unseen = rgb, !seen
	switch printed := o.Get("cmyk"); {
	case !s.Screen:
		s.CMYK = inksOf(o, "cmyk")
		for _, paper := range OtherPapers() {
			if o.Get(paper).Is() {
				if s.Papers == nil {
					s.Papers = map[string][4]uint8{}
				}
				s.Papers[paper] = inksOf(o, paper)
			}
		}
	case printed.Is():
		printed.Find(BadColour, "Take out cmyk, or screen: yes.", "The swatch %s is for screens alone and has a value in print.", s.Name)
	}
	t.Swatches = append(t.Swatches, s)
}

// night holds the swatch that stands in for another by night to the theme's.
func (t *Theme) night(v read.Value) {
	if by := v.At("night"); by.Is() {
		if name, is := by.Scalar(); is {
			t.known(by, name)
		}
	}
}

// rgbOf is a colour of the screen, and whether it could be read.
func rgbOf(o read.Object) (out [3]uint8, ok bool) {
	s := o.Need("rgb", `"#10264B"`)
	if s == "" {
		return out, false
	}
	hex, marked := strings.CutPrefix(s, "#")
	n, err := strconv.ParseUint(hex, 16, 24)
	if !marked || len(hex) != 6 || err != nil {
		o.Get("rgb").Find(BadColour, `Write six digits or letters A to F after #, between quotes: "#10264B".`, "rgb is %q.", s)
		if name, given := o.Get("name").Scalar(); given {
			o.Meant(name) // what is set in it, nobody knows
		}
		return out, false
	}
	return [3]uint8{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
}

// OtherPapers is the papers that a swatch can have values for besides the coated one.
func OtherPapers() []string { return []string{"uncoated", "newsprint"} }

// inksOf is a swatch's four inks under a key.
func inksOf(o read.Object, key string) (out [4]uint8) {
	v := o.Get(key)
	if !v.Is() {
		o.Missing(key, "[100, 80, 15, 60]")
		return out
	}
	vs := v.List()
	bad := len(vs) != 4
	for i := 0; !bad && i < 4; i++ {
		s, _ := vs[i].Text()
		n, err := strconv.Atoi(s)
		bad = err != nil || n < 0 || n > 100
		out[i] = uint8(max(0, min(n, 100)))
	}
	if bad {
		v.Find(BadColour, "Write four whole numbers from 0 to 100: [100, 80, 15, 60].", "%s does not hold four percentages.", key)
		return [4]uint8{}
	}
	return out
}

func styleFields() []string {
	return []string{"name", "font", "bold", "italic", "size", "leading", "before", "after", "indent", "ink", "track", "align", "hyphens",
		"tabular", "small-capitals", "protrude", "stretch", "lines", "stem"}
}

func (t *Theme) style(v read.Value) {
	o, ok := v.Object(styleFields()...)
	if !ok {
		return
	}
	s := Style{Name: o.Need("name", "body"), Font: o.Need("font", "serif"), Bold: o.Str("bold"), Italic: o.Str("italic"),
		Size: lengthOf(o, "size", true, leastType, mostType), Leading: lengthOf(o, "leading", true, leastType, mostType),
		Before: lengthOf(o, "before", false, 0, mostRoom), After: lengthOf(o, "after", false, 0, mostRoom),
		Indent: lengthOf(o, "indent", false, 0, mostRoom/2), Ink: t.ink(o.Get("ink")), Hyphens: o.Flag("hyphens"), Tabular: o.Flag("tabular"),
		Small:    o.Flag("small-capitals"),
		Protrude: o.Flag("protrude"), Stretch: o.Whole("stretch", 0, 50), Lines: o.Whole("lines", 1, 50), Stem: o.Whole("stem", 0, 9),
		Pos: o.Pos()}
	s.Track = o.Whole("track", -100, 300)
	s.Align = "ragged"
	if o.Get("align").Is() {
		s.Align = o.Get("align").Choice([]string{"ragged", "balanced", "justified", "centred", "right"})
	}
	if _, twice := t.Style(s.Name); twice {
		o.Get("name").Find(DuplicateID, "Give it another name.", "Two styles are called %s.", s.Name)
	}
	size, leading := typeSize(o.Get("size")), typeSize(o.Get("leading")) // what is no length, or of no page, is told
	if size && s.Size < leastRead {
		o.Get("size").Find(SmallType, "Use 7.75pt or more.", "The style %s is %s, too small to be read in print.", s.Name, o.Str("size"))
	}
	if size && leading && (s.Leading < s.Size.Scale(8, 10) || s.Leading > 5*s.Size) {
		o.Get("leading").Find(BadLength, "Write a leading from 0.8 to 5 times the size.",
			"The leading of the style %s is %s for a size of %s: lines would stand in one another, or far apart.", s.Name, s.Leading, s.Size)
	}
	t.Styles = append(t.Styles, s)
}

// page holds the measures of the page to one another: columns that something
// can be set in, side by side on the sheet, and a foot below the head.
func (t *Theme) page(o read.Object) {
	s := t.Spacing
	if c := s["column"]; o.Get("column").Is() && lengths(o, "column") && c < 5*unit.MM {
		o.Get("column").Find(BadLength, "Write 5mm or more.", "A column is %s wide, and nothing can be set in it.", c)
	}
	t.sides(o)
	t.ordered(o)
	if !lengths(o, "folio", "text-bottom", "text-top") {
		return
	}
	if f := s["folio"]; o.Get("folio").Is() && f+unit.U > t.Sheet().H {
		half := (t.Sheet().H - folioOver) / (unit.U / 2)
		o.Get("folio").Find(BadLength, diag.Said("Make both smaller: folio: %su and text-bottom: %su.", halves(half), halves(half-4)),
			"The folio stands at %s, and the page ends at %s.", f, t.Sheet().H)
	} else if b := s["text-bottom"]; o.Get("folio").Is() && o.Get("text-bottom").Is() && b > f {
		o.Get("text-bottom").Find(BadLength, diag.Said("Write text-bottom: %su.", halves(f/(unit.U/2)-4)),
			"text-bottom is %s, below the folio at %s.", b, f)
	}
	if top, bottom := s["text-top"], s["text-bottom"]; o.Get("text-top").Is() && o.Get("text-bottom").Is() && bottom < top+100*unit.MM {
		o.Get("text-bottom").Find(BadLength, "Leave 100mm or more between text-top and text-bottom.",
			"text-bottom is %s and text-top %s, from the head of the page: there is no room between them.", bottom, top)
	}
}

// ordered holds distances to those that they must not pass. One that does takes the
// other's length, so that the pages are not held to what no page can keep, and the
// others are not held to it.
func (t *Theme) ordered(o read.Object) {
	s, wrong := t.Spacing, map[string]bool{}
	for _, p := range []struct {
		name, by string
		least    bool // it must be as much at least, not at most
	}{{"safe", "margin", false}, {"safe-drawn", "safe", false}, {"running-head", "safe", true},
		{"running-rule", "text-top", false}, {"running-head", "running-rule", false}} {
		passes := s[p.name] > s[p.by]
		bound := diag.Said("Write %s: %s or less.", p.name, s[p.by])
		if p.least {
			passes = s[p.name] < s[p.by]
			bound = diag.Said("Write %s: %s or more.", p.name, s[p.by])
		}
		if !passes || wrong[p.by] || wrong[p.name] || !o.Get(p.name).Is() || !lengths(o, p.name, p.by) {
			continue
		}
		o.Get(p.name).Find(BadLength, bound, "%s is %s, and %s is %s.", p.name, s[p.name], p.by, s[p.by])
		s[p.name], wrong[p.name] = s[p.by], true
	}
}

// sides holds the margin to the sheet. Where the theme gives none, the twelve
// columns stand in the middle, whatever the format is.
func (t *Theme) sides(o read.Object) {
	s := t.Spacing
	if !lengths(o, "margin", "column", "gutter") {
		return
	}
	columns := 12*s["column"] + 11*s["gutter"]
	given, even := o.Get("margin"), (t.Sheet().W-columns)/2
	if !given.Is() {
		s["margin"] = max(even, leastMargin)
	}
	m := s["margin"]
	switch right := t.Sheet().W - m - columns; {
	case given.Is() && m < leastMargin:
		given.Find(BadLength, diag.Said("Write %s or more.", leastMargin), "A margin of %s has no room for what stands in it.", m)
	case right < 0:
		o.Find(BadLength, "Make margin, column or gutter smaller.",
			"The margin, twelve columns and the gutters between them take %s, and the page has %s.", m+columns, t.Sheet().W)
	}
}

// centred warns of a margin that was right on another sheet.
func (l *loader) centred(t *Theme, spacing read.Value) {
	o, ok := spacing.Object()
	if !ok || !o.Get("margin").Is() || !lengths(o, "margin", "column", "gutter") {
		return
	}
	m, columns := t.Spacing["margin"], 12*t.Spacing["column"]+11*t.Spacing["gutter"]
	right := t.Sheet().W - m - columns
	if right < 0 || max(m-right, right-m) <= t.Spacing["gutter"] {
		return
	}
	l.Found.Add(diag.Issue{Code: OffCentre, Severity: severity(OffCentre), Pos: o.Get("margin").Pos(), Field: "margin",
		Msg:  diag.Said("The margin is %s on the left and leaves %s on the right of a sheet of %s.", m, right, t.Sheet().W),
		Hint: diag.Said("Leave margin out: the columns then stand in the middle of any sheet, here at %s.", (m+right)/2)})
}

// lengths tells whether those fields of a group that are given could be read:
// what is none is told, and nothing is held to it.
func lengths(o read.Object, names ...string) bool {
	return !slices.ContainsFunc(names, func(name string) bool {
		s, single := o.Get(name).Scalar()
		_, err := unit.Parse(s)
		return o.Get(name).Is() && (!single || err != nil)
	})
}

// leastMargin has room for the layers' names on the map, off the fold.
const leastMargin = 12 * unit.MM

// folioOver is what stays under the head of a folio, at the foot of the sheet.
const folioOver = 105 * unit.MM / 10

// halves is a number of halves as a decimal.
func halves(n unit.Length) string { return strconv.FormatFloat(float64(n)/2, 'f', -1, 64) }

// What the measures of a design system can be: type that a page has room
// for, distances of a page. Sizes too small to be read are found by their own
// rule.
const (
	leastType = unit.PT
	leastRead = 31 * unit.PT / 4 // below it type is not read at arm's length
	mostType  = 350 * unit.PT
	mostRoom  = 330 * unit.MM
)

// typeSize tells whether a field is a length that type may have.
func typeSize(v read.Value) bool {
	if !v.Is() {
		return false
	}
	n, err := unit.Parse(v.Value)
	return err == nil && leastType <= n && n <= mostType
}

// lengthOf is a measure with its unit, within bounds; the bound itself where it
// is not, so that the rest is looked at too.
func lengthOf(o read.Object, name string, must bool, least, most unit.Length) unit.Length {
	v := o.Get(name)
	if !v.Is() {
		if must {
			o.Missing(name, "9.75pt")
		}
		return 0
	}
	s, ok := v.Text()
	if !ok {
		return 0
	}
	n, err := unit.Parse(s)
	if err != nil {
		hint := diag.Text("Write a number and mm, pt, cm, in or u (4.5 mm), such as 9.75pt.")
		if strings.Contains(s, ",") {
			hint = diag.Said("Write a point instead of the comma: %s.", strings.Replace(s, ",", ".", 1))
		}
		v.Find(BadLength, hint, "%s is %q, which is not a length.", name, s)
		return max(0, least)
	}
	if n < least || n > most {
		v.Find(BadLength, diag.Said("Write a length from %s to %s.", least, most), "%s is %s, which no page has room for.", name, s)
		return max(least, min(n, most))
	}
	return n
}

// ink is the name of a swatch.
func (t *Theme) ink(v read.Value) string {
	s, ok := v.Text()
	if !ok {
		if !v.Is() {
			v.Find(read.MissingField, "Name one of the swatches.", "%s is missing.", v.Label())
		}
		return ""
	}
	if w := t.known(v, s); w.Screen {
		v.Find(UnknownSwatch, "Name one that has a value in print.", "The swatch %s is for screens alone.", s)
	}
	return s
}

// known is the swatch of a name; none is a finding.
func (t *Theme) known(v read.Value, s string) Swatch {
	w, known := t.Swatch(s)
	if !known {
		names := make([]string, 0, len(t.Swatches))
		for _, w := range t.Swatches {
			names = append(names, w.Name)
		}
		v.Find(UnknownSwatch, diag.DidYouMean(s, names), "There is no swatch %s.", s)
		v.Meant(s)
	}
	return w
}

func (t *Theme) spaces(v read.Value) {
	if !v.Is() {
		return
	}
	o, ok := v.Object()
	if !ok {
		return
	}
	names := append([]string(nil), o.Order...)
	sort.Strings(names)
	for _, n := range names {
		t.at["spacing."+n] = o.Get(n).Pos()
		t.Spacing[n] = max(lengthOf(o, n, true, unit.PT/10, mostRoom), unit.PT/10)
	}
	t.page(o)
}
