package data

import (
	"sort"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

// theme reads the design system and checks what follows from it alone.
func (l *loader) theme(name string) *Theme {
	t := &Theme{Spacing: map[string]unit.Length{}}
	o, ok := l.yaml(name, true, "swatches", "styles", "seasons", "spacing", "pairs")
	if !ok {
		return t
	}
	t.Pos = o.pos()
	for _, v := range o.get("swatches").list() {
		t.swatch(v)
	}
	for _, v := range o.get("styles").list() {
		t.style(v)
	}
	for _, v := range o.get("seasons").list() {
		if s, ok := v.object("ground", "band"); ok {
			t.Seasons = append(t.Seasons, Season{t.ink(s.get("ground")), t.ink(s.get("band")), s.pos()})
		}
	}
	if n := len(t.Seasons); n == 0 || 12%n != 0 {
		o.get("seasons").find(UnknownValue, "Give 1, 2, 3, 4, 6 or 12 seasons.", "The theme has %d seasons; they must share out the year's months.", n)
	}
	t.spaces(o.get("spacing"))
	for _, v := range o.get("pairs").list() {
		if p, ok := v.object("component", "ink", "ground", "large"); ok {
			t.Pairs = append(t.Pairs, Pair{p.need("component", "where it is set"), t.ink(p.get("ink")), t.ink(p.get("ground")), p.flag("large"), p.pos()})
		}
	}
	return t
}

func (t *Theme) swatch(v value) {
	o, ok := v.object("name", "role", "rgb", "cmyk")
	if !ok {
		return
	}
	s := Swatch{Name: o.need("name", "nuit"), Role: o.str("role"), Pos: o.pos()}
	if _, twice := t.Swatch(s.Name); twice {
		o.get("name").find(DuplicateID, "Give it another name.", "Two swatches are called %s.", s.Name)
	}
	s.RGB = o.rgb()
	s.CMYK = o.cmyk()
	t.Swatches = append(t.Swatches, s)
}

func (o object) rgb() (out [3]uint8) {
	s := o.need("rgb", `"#10264B"`)
	if s == "" {
		return out
	}
	hex, ok := strings.CutPrefix(s, "#")
	n, err := strconv.ParseUint(hex, 16, 24)
	if !ok || len(hex) != 6 || err != nil {
		o.get("rgb").find(BadColour, `Write six digits or letters A to F after #, between quotes: "#10264B".`, "rgb is %q.", s)
		return out
	}
	return [3]uint8{uint8(n >> 16), uint8(n >> 8), uint8(n)}
}

func (o object) cmyk() (out [4]uint8) {
	v := o.get("cmyk")
	if !v.is() {
		o.missing("cmyk", "[100, 80, 15, 60]")
		return out
	}
	vs := v.list()
	bad := len(vs) != 4
	for i := 0; !bad && i < 4; i++ {
		s, _ := vs[i].text()
		n, err := strconv.Atoi(s)
		bad = err != nil || n < 0 || n > 100
		out[i] = uint8(max(0, min(n, 100)))
	}
	if bad {
		v.find(BadColour, "Write four whole numbers from 0 to 100: [100, 80, 15, 60].", "cmyk does not hold four percentages.")
	}
	return out
}

func styleFields() []string {
	return []string{"name", "font", "bold", "italic", "size", "leading", "before", "after", "indent", "ink", "track", "align", "hyphens", "tabular", "protrude", "stretch", "lines", "stem"}
}

func (t *Theme) style(v value) {
	o, ok := v.object(styleFields()...)
	if !ok {
		return
	}
	s := Style{Name: o.need("name", "body"), Font: o.need("font", "serif"), Bold: o.str("bold"), Italic: o.str("italic"),
		Size: o.length("size", true), Leading: o.length("leading", true), Before: o.length("before", false), After: o.length("after", false),
		Indent: o.length("indent", false), Ink: t.ink(o.get("ink")), Hyphens: o.flag("hyphens"), Tabular: o.flag("tabular"),
		Protrude: o.flag("protrude"), Stretch: o.whole("stretch", 0, 50), Lines: o.whole("lines", 0, 50), Stem: o.whole("stem", 0, 9), Pos: o.pos()}
	s.Track = o.whole("track", -100, 300)
	s.Align = "ragged"
	if o.get("align").is() {
		s.Align = o.get("align").choice([]string{"ragged", "balanced", "justified", "centred", "right"})
	}
	if _, twice := t.Style(s.Name); twice {
		o.get("name").find(DuplicateID, "Give it another name.", "Two styles are called %s.", s.Name)
	}
	if s.Size > 0 && s.Size < unit.Points(7.5) {
		o.get("size").find(SmallType, "Use 7.5pt or more.", "The style %s is %s, too small to be read in print.", s.Name, o.str("size"))
	}
	t.Styles = append(t.Styles, s)
}

// length is a measure with its unit.
func (o object) length(name string, must bool) unit.Length {
	v := o.get(name)
	if !v.is() {
		if must {
			o.missing(name, "9.75pt")
		}
		return 0
	}
	s, ok := v.text()
	if !ok {
		return 0
	}
	n, err := unit.Parse(s)
	if err != nil {
		hint := "Write a number and mm, pt, cm, in or u (4.5 mm), such as 9.75pt."
		if strings.Contains(s, ",") {
			hint = "Write a point instead of the comma: " + strings.Replace(s, ",", ".", 1) + "."
		}
		v.find(BadLength, hint, "%s is %q, which is not a length.", name, s)
	}
	return n
}

// ink is the name of a swatch.
func (t *Theme) ink(v value) string {
	s, ok := v.text()
	if !ok {
		if !v.is() {
			v.find(MissingField, "Name one of the swatches.", "%s is missing.", v.label())
		}
		return ""
	}
	if _, known := t.Swatch(s); !known {
		names := make([]string, 0, len(t.Swatches))
		for _, w := range t.Swatches {
			names = append(names, w.Name)
		}
		v.find(UnknownSwatch, suggest(s, names), "There is no swatch %s.", s)
	}
	return s
}

func (t *Theme) spaces(v value) {
	if !v.is() {
		return
	}
	o, ok := v.object()
	if !ok {
		return
	}
	names := append([]string(nil), o.order...)
	sort.Strings(names)
	for _, n := range names {
		d := o.length(n, true)
		if d <= 0 {
			if _, err := unit.Parse(o.str(n)); err == nil { // what is no length was found already
				o.get(n).find(BadLength, "Write a distance such as 4.5mm.", "The distance %s is %s; distances are larger than nothing.", n, d)
			}
			d = unit.MM // something to go on with, so that the rest is looked at too
		}
		t.Spacing[n] = d
	}
}
