package charts

import (
	"strings"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The underline of a changed name: how far under the baseline it stands, in
// thousandths of the size, and its stroke.
const (
	underDrop = 130
	underLine = unit.PT // of dots as long, as far apart
)

// Sheet is what every chart is drawn on: a language and its setter, a width,
// and the theme's swatches and styles.
type Sheet struct {
	Locale *locales.Locale
	Date   Date // the cut-off, named in every alternative
	Fonts  *fonts.Set
	Setter *text.Setter // breaks labels
	Width  unit.Length
	Since  string // the time since the previous edition in words; "" in a first edition
	Gone   int    // what left the lists since then, and has no mark
	Inks   Inks
	Styles Styles
}

// Styles are the theme's styles that the words of charts are set in.
type Styles struct {
	Table, Small, Label text.Style // words beside marks; heads of tables
	H3, H2              text.Style // heads
	Name, Floor         text.Style // layers beside their rows, floors inside theirs
	Count, Share, Big   text.Style // figures
	Read                text.Style // words that are read: what a flag says
	Annotation          text.Style // sentences in empty zones
	Value, Lead         text.Style // figures at steps and over years; the newest name
	Number              text.Style // on the discs of the cover's map
	Least               text.Style // nothing is smaller
}

// StylesOf asks a theme for the styles by name.
func StylesOf(style func(name string) text.Style) Styles {
	get := func(name string) text.Style { return labelled(style(name)) }
	return Styles{
		Table: get("table"), Small: get("table-s"), Label: get("label"),
		H3: get("h3"), H2: get("h2"), Name: get("chart-name"), Floor: get("chart-floor"),
		Count: get("count"), Share: get("numeral"), Big: get("big"), Number: get("chart-number"), Least: get("note"),
		Read: get("t9"), Annotation: get("annotation"), Value: get("family"), Lead: get("numeral-l"),
	}
}

// labelled is a style as labels are set in it: ragged, neither tracked nor
// stretched, their words whole.
func labelled(t text.Style) text.Style {
	t.Align, t.Track, t.Stretch, t.Hyphens, t.Protrude, t.Indent, t.Hang = text.Ragged, 0, 0, false, false, 0, 0
	return t
}

// The styles of a table's words, and the one of its heads.
func (s Sheet) table() text.Style  { return s.Styles.Table }
func (s Sheet) italic() text.Style { return faced(s.Styles.Table, s.Styles.Table.Italic) }
func (s Sheet) bold() text.Style   { return faced(s.Styles.Table, s.Styles.Table.Bold) }
func (s Sheet) strong() text.Style { return inked(s.bold(), s.Inks.SignText) }
func (s Sheet) label() text.Style  { return s.Styles.Label }

// name is the style of an offer's name on a mark.
func (s Sheet) name(changed bool) text.Style {
	if changed {
		return inked(s.bold(), s.Inks.ChangeText)
	}
	return s.strong()
}

func faced(t text.Style, face draw.Font) text.Style { t.Font = face; return t }
func inked(t text.Style, ink draw.Ink) text.Style   { t.Ink = ink; return t }

// wide is the width of a string.
func (s Sheet) wide(str string, t text.Style) unit.Length {
	f, ok := s.Fonts.Face(string(t.Font))
	if !ok {
		return 0
	}
	return f.Width(drawable(f, str), t.Size)
}

// wide is the width of a string as go-chart measures it.
func (p pen) wide(str string, t text.Style) unit.Length {
	p.dress(t)
	return unit.Length(p.r.MeasureText(str).Width())
}

// capital is the height of a style's capitals.
func (p pen) capital(t text.Style) unit.Length {
	p.dress(t)
	return unit.Length(p.r.MeasureText("H").Height())
}

func (p pen) dress(t text.Style) {
	p.r.ResetStyle()
	p.r.SetClassName(p.in)
	p.r.SetFont(p.rec.token(t.Font))
	p.r.SetFontSize(t.Size.PT())
	p.r.SetFontColor(p.rec.colour(t.Ink))
}

// words sets a string on a baseline.
func (p pen) words(str string, x, y unit.Length, t text.Style) {
	if str == "" {
		return
	}
	p.dress(t)
	p.r.Text(str, int(x), int(y))
}

// underline draws the line under words that begin at x.
func (p pen) underline(str string, x, y unit.Length, t text.Style) {
	y += t.Size.Scale(underDrop, 1000)
	p.rule(x, y, x+p.wide(strings.TrimRight(str, " "), t), y, t.Ink, underLine, underLine, underLine)
}

// right sets a string that ends at x.
func (p pen) right(str string, x, y unit.Length, t text.Style) {
	p.words(str, x-p.wide(str, t), y, t)
}

// centred sets a string around x.
func (p pen) centred(str string, x, y unit.Length, t text.Style) {
	p.words(str, x-p.wide(str, t)/2, y, t)
}
