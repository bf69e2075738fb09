package preflight

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

func checkEmbedded(j *judge) {
	for _, ft := range j.Shown() {
		if ft.Kind != "Type3" && ft.File == nil {
			s := ft.First()
			j.fail(s.Page, s.At, ft.Name, "", say("FontEmbedded.absent"))
		}
	}
	j.figure("%d", len(j.Shown()))
}

func checkSubset(j *judge) {
	for _, ft := range j.Shown() {
		if ft.File != nil && !pdf.Subset(ft.Name) {
			s := ft.First()
			j.fail(s.Page, s.At, ft.Name, "ABCDEF+…", say("FontSubset.prefix"))
		}
		if under := j.Name(ft.Under["BaseFont"]); ft.Kind == "Type0" && under != "" && under != ft.Name &&
			!strings.HasPrefix(ft.Name, under+"-") {
			s := ft.First()
			j.fail(s.Page, s.At, under, ft.Name, say("FontSubset.differs"))
		}
	}
}

func checkProgram(j *judge) {
	for _, ft := range j.Shown() {
		if ft.FileKey == "FontFile2" && ft.Program == nil {
			s := ft.First()
			j.fail(s.Page, s.At, ft.Name, "", say("FontProgram.unreadable"))
		}
		if ft.Kind == "Type0" && ft.Inner == "CIDFontType2" && !ft.Mapped {
			s := ft.First()
			j.fail(s.Page, s.At, ft.Name, "", say("FontProgram.unmapped"))
		}
	}
}

// blank is the characters that print nothing.
func blankText(s string) bool {
	return strings.Trim(s,
		" \t\n\r\u00a0\u00ad\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"+
			"\u200b\u200c\u200d\u202f\u205f\u2060\u3000\ufeff") == ""
}

// checkGlyphs: glyph 0 is the box or the void that stands for a missing
// character; veraPDF does not see it behind a CIDToGIDMap.
func checkGlyphs(j *judge) {
	unread := 0
	for _, ft := range j.Shown() {
		for _, c := range ft.CodesUsed() {
			g, ok := ft.Glyph(c)
			if !ok {
				if ft.Program == nil || ft.Kind == "Type0" {
					unread++
					continue
				}
			}
			text, s := ft.Text(c), ft.Used[c]
			switch {
			case g == 0 || ft.Program != nil && g >= ft.Program.Glyphs:
				j.failText(s.Page, s.At, text, ft.Name, "", say("GlyphMissing.missing", "code", fmt.Sprintf("%04X", c)))
			case !ft.Program.Shape(g).OK && text != "" && !blankText(text):
				j.failText(s.Page, s.At, text, ft.Name, "", say("GlyphMissing.no-outline", "code", fmt.Sprintf("%04X", c)))
			}
		}
	}
	if unread > 0 {
		j.skip(say("GlyphMissing.unread", "count", unread))
	}
}

func checkWidths(j *judge) {
	for _, ft := range j.Shown() {
		for _, c := range ft.CodesUsed() {
			g, ok := ft.Glyph(c)
			if !ok || g == 0 {
				continue // GlyphMissing says so
			}
			w, ok := ft.Program.Advance(g)
			if s := ft.Used[c]; ok && math.Abs(w-ft.Width(c)) > 1 {
				j.failText(s.Page, s.At, ft.Text(c), fmt.Sprintf("%.0f/1000", ft.Width(c)), fmt.Sprintf("%.0f/1000", w),
					say("GlyphWidth.width", "font", ft.Name))
			}
		}
	}
}

func checkUnicode(j *judge) {
	for _, ft := range j.Shown() {
		s := ft.First()
		if !ft.Unicode.Present && (ft.Two || ft.Kind == "Type3") {
			j.fail(s.Page, s.At, ft.Name, "", say("TextUnmapped.no-map"))
			continue
		}
		for _, c := range ft.CodesUsed() {
			t := ft.Text(c)
			if t == "" || strings.ContainsAny(t, "\x00\ufeff\ufffe\uffff") {
				s := ft.Used[c]
				j.fail(s.Page, s.At, ft.Name, "", say("TextUnmapped.no-value", "code", fmt.Sprintf("%04X", c)))
			}
		}
		if ft.Unicode.Broken > 0 {
			j.fail(s.Page, s.At, ft.Name, "", say("TextUnmapped.ranges"))
		}
	}
}

// checkText looks on each page for every run of words that was placed there, by
// its page and its letters: words that stand twice must be shown twice, and a
// run that was cut short is another run. Where they are shown and in which
// order they are read is for other rules.
func checkText(j *judge) {
	type shown struct {
		page int
		text string
	}
	left := map[shown]int{}
	for _, p := range j.Pages {
		for i := range p.Marks {
			if m := &p.Marks[i]; m.Sort == pdf.TextMark && !m.Hidden {
				left[shown{p.Number, letters(m.Text)}]++
			}
		}
	}
	for _, r := range j.o.Runs {
		k := shown{r.Page, letters(r.Text)}
		if k.text == "" {
			continue
		}
		if left[k]--; left[k] < 0 {
			j.failText(r.Page, j.onPage(r.Page, r.At), r.Text, "", "", say("TextMissing.missing"))
		}
	}
}

// letters is what shows of a text.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}

// onPage is a place of the trim in the coordinates of its page.
func (j *judge) onPage(page int, at unit.Rect) pdf.Rect {
	if page < 1 || page > len(j.Pages) {
		return pdf.Rect{}
	}
	t := j.Pages[page-1].Trim
	return pdf.Rect{X0: t.X0 + at.X.PT(), Y0: t.Y1 - (at.Y + at.H).PT(), X1: t.X0 + (at.X + at.W).PT(), Y1: t.Y1 - at.Y.PT()}
}
