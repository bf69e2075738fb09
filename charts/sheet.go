package charts

import (
	"strings"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// Faces are the faces a chart's words are set in.
type Faces struct{ Regular, Italic, SemiBold, Bold draw.Font }

// Sizes are the sizes of a chart's words, as the type scale names them, and the
// leading of its tables. Words that are fitted to a mark have the mark's own.
type Sizes struct{ Table, Small, Label, H3, H2, Count, Big, Leading unit.Length }

// Sheet is what every chart is drawn on: a language, the faces, a width and
// the swatches.
type Sheet struct {
	Locale *locales.Locale
	Date   Date // the cut-off, named in every alternative
	Fonts  *fonts.Set
	Width  unit.Length
	Inks   Inks
	Faces  Faces
	Sizes  Sizes
}

// NewSheet is a sheet of the art direction, Source Sans and the standard inks,
// for an edition with that cut-off.
func NewSheet(l *locales.Locale, set *fonts.Set, width unit.Length, cutoff Date) Sheet {
	return Sheet{Locale: l, Date: cutoff, Fonts: set, Width: width, Inks: StandardInks(),
		Faces: Faces{Regular: "sans", Italic: "sans-italic", SemiBold: "sans-semibold", Bold: "sans-bold"},
		Sizes: Sizes{Table: unit.Points(8.75), Small: unit.Points(8.25), Label: unit.Points(8.5), H3: unit.Points(10), H2: unit.Points(13),
			Count: unit.Points(14), Big: unit.Points(30), Leading: 375 * mm / 100}}
}

// textStyle is how a label is set.
type textStyle struct {
	face draw.Font
	size unit.Length
	lead unit.Length // distance of baselines
	ink  draw.Ink
	line bool // underlined: a changed name
}

// style is a label of a size, with the leading of tables.
func (s Sheet) style(face draw.Font, size unit.Length, ink draw.Ink) textStyle {
	return textStyle{face: face, size: size, lead: s.Sizes.Leading, ink: ink}
}

// The styles of the art direction's type scale that charts use.
func (s Sheet) table() textStyle  { return s.style(s.Faces.Regular, s.Sizes.Table, s.Inks.Text) }
func (s Sheet) italic() textStyle { return s.style(s.Faces.Italic, s.Sizes.Table, s.Inks.Text) }
func (s Sheet) strong() textStyle { return s.style(s.Faces.SemiBold, s.Sizes.Table, s.Inks.Sign) }
func (s Sheet) head3() textStyle  { return s.style(s.Faces.Bold, s.Sizes.H3, s.Inks.Sign) }
func (s Sheet) label() textStyle  { return s.style(s.Faces.SemiBold, s.Sizes.Label, s.Inks.Sign) }

// name is the style of an offer's name, underlined when it changed.
func (s Sheet) name(face draw.Font, changed bool) textStyle {
	t := s.style(face, s.Sizes.Table, s.Inks.Sign)
	if changed {
		t.ink, t.line = s.Inks.ChangeText, true
	}
	return t
}

// wide is the width of a string.
func (s Sheet) wide(str string, t textStyle) unit.Length {
	f, ok := s.Fonts.Face(string(t.face))
	if !ok {
		return 0
	}
	return f.Width(str, t.size)
}

// wrap breaks a string at spaces into lines of at most w; a word that is wider
// is broken between characters, because a label is never cut nor set smaller.
// Every line but the last ends in the space it was broken at, so that the
// words stay apart for readers.
func (s Sheet) wrap(str string, t textStyle, w unit.Length) []string {
	var lines []string
	line := ""
	for _, word := range s.pieces(str, t, w) {
		if line != "" && s.wide(strings.TrimRight(line+word, " "), t) > w {
			lines = append(lines, line)
			line = ""
		}
		line += word
	}
	return append(lines, strings.TrimRight(line, " "))
}

// pieces are the words with the space behind them, too wide ones in parts.
func (s Sheet) pieces(str string, t textStyle, w unit.Length) []string {
	var out []string
	for _, word := range strings.SplitAfter(str, " ") {
		for word != "" && s.wide(strings.TrimRight(word, " "), t) > w {
			n := s.fitting(word, t, w)
			out, word = append(out, word[:n]), word[n:]
		}
		out = append(out, word)
	}
	return out
}

// fitting is the length in bytes of the part of word that is broken off to fit
// w: behind a mark that divides identifiers if there is one, at least one
// character.
func (s Sheet) fitting(word string, t textStyle, w unit.Length) int {
	n, mark := 0, 0
	for i, r := range word {
		end := i + utf8.RuneLen(r)
		if i > 0 && s.wide(word[:end], t) > w {
			break
		}
		if n = end; strings.ContainsRune("_-/.", r) {
			mark = end
		}
	}
	if mark > 0 {
		return mark
	}
	return n
}

// wide is the width of a string as go-chart measures it.
func (p pen) wide(str string, t textStyle) unit.Length {
	p.dress(t)
	return unit.Length(p.r.MeasureText(str).Width())
}

// capital is the height of a style's capitals.
func (p pen) capital(t textStyle) unit.Length {
	p.dress(t)
	return unit.Length(p.r.MeasureText("H").Height())
}

func (p pen) dress(t textStyle) {
	p.r.ResetStyle()
	p.r.SetClassName(p.in)
	p.r.SetFont(p.rec.token(t.face))
	p.r.SetFontSize(t.size.PT())
	p.r.SetFontColor(p.rec.colour(t.ink))
}

// words sets a string on a baseline.
func (p pen) words(str string, x, y unit.Length, t textStyle) {
	if str == "" {
		return
	}
	p.dress(t)
	p.r.Text(str, int(x), int(y))
	if t.line {
		under := y + t.size.Scale(130, 1000)
		p.rule(x, under, x+p.wide(strings.TrimRight(str, " "), t), under, t.ink, unit.Points(0.6))
	}
}

// right sets a string that ends at x.
func (p pen) right(str string, x, y unit.Length, t textStyle) {
	p.words(str, x-p.wide(str, t), y, t)
}

// centred sets a string around x.
func (p pen) centred(str string, x, y unit.Length, t textStyle) {
	p.words(str, x-p.wide(str, t)/2, y, t)
}

// lines sets lines one under the other, the first on baseline y.
func (p pen) lines(ls []string, x, y unit.Length, t textStyle) {
	for i, l := range ls {
		p.words(l, x, y+unit.Length(i)*t.lead, t)
	}
}
