package preflight

import (
	"fmt"
	"math"
	"sort"
	"strings"
)

// shown is the fonts in use, by name.
func (f *File) shown() []*font {
	var out []*font
	for _, ft := range f.fonts {
		if len(ft.used) > 0 {
			out = append(out, ft)
		}
	}
	sort.Slice(out, func(a, b int) bool {
		if out[a].name != out[b].name {
			return out[a].name < out[b].name
		}
		return out[a].order < out[b].order
	})
	return out
}

// codesUsed is a font's codes in use, in order.
func (ft *font) codesUsed() []int {
	out := make([]int, 0, len(ft.used))
	for c := range ft.used {
		out = append(out, c)
	}
	sort.Ints(out)
	return out
}

// first is where a font was first met.
func (ft *font) first() *seen {
	best := &seen{}
	for _, c := range ft.codesUsed() {
		if s := ft.used[c]; best.page == 0 || s.page < best.page {
			best = s
		}
	}
	return best
}

func checkEmbedded(j *judge) {
	for _, ft := range j.shown() {
		if ft.kind != "Type3" && ft.file == nil {
			s := ft.first()
			j.fail(s.page, s.at, ft.name, "", say("police non incorporée", "font not embedded"))
		}
	}
	j.figure("%d", len(j.shown()))
}

func checkSubset(j *judge) {
	for _, ft := range j.shown() {
		if ft.file != nil && !subset(ft.name) {
			s := ft.first()
			j.fail(s.page, s.at, ft.name, "ABCDEF+…", say("police incorporée entière, ou sans le préfixe d'un sous-ensemble", "font embedded whole, or without a subset's prefix"))
		}
		if under := j.name(ft.under["BaseFont"]); ft.kind == "Type0" && under != "" && under != ft.name && !strings.HasPrefix(ft.name, under+"-") {
			s := ft.first()
			j.fail(s.page, s.at, under, ft.name, say("la police et sa descendante n'ont pas le même nom", "font and descendant differ in name"))
		}
	}
}

func checkProgram(j *judge) {
	for _, ft := range j.shown() {
		if ft.fileKey == "FontFile2" && ft.prog == nil {
			s := ft.first()
			j.fail(s.page, s.at, ft.name, "", say("programme de police illisible", "font program cannot be read"))
		}
		if ft.kind == "Type0" && ft.inner == "CIDFontType2" && !ft.mapped {
			s := ft.first()
			j.fail(s.page, s.at, ft.name, "", say("la police n'a pas de CIDToGIDMap", "the font has no CIDToGIDMap"))
		}
	}
}

// blank is the characters that print nothing.
func blankText(s string) bool {
	return strings.Trim(s, " \u00a0\u00ad\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u202f\u205f\u2060\u3000\ufeff\t\n\r") == ""
}

// checkGlyphs: glyph 0 is the box or the void that stands for a missing
// character; veraPDF does not see it behind a CIDToGIDMap.
func checkGlyphs(j *judge) {
	unread := 0
	for _, ft := range j.shown() {
		for _, c := range ft.codesUsed() {
			g, ok := ft.glyph(c)
			if !ok {
				if ft.prog == nil || ft.kind == "Type0" {
					unread++
					continue
				}
			}
			text, s := ft.text(c), ft.used[c]
			switch {
			case g == 0 || ft.prog != nil && g >= ft.prog.glyphs:
				j.failText(s.page, s.at, text, ft.name, "", say("caractère absent de la police (code %04X)", "character missing from the font (code %04X)", c))
			case !ft.prog.shape(g).ok && text != "" && !blankText(text):
				j.failText(s.page, s.at, text, ft.name, "", say("caractère sans dessin dans la police (code %04X)", "character without an outline in the font (code %04X)", c))
			}
		}
	}
	if unread > 0 {
		j.skip(say("%d caractères sont dans des polices que ce contrôle ne sait pas lire", "%d characters are in fonts this check cannot read", unread))
	}
}

func checkWidths(j *judge) {
	for _, ft := range j.shown() {
		for _, c := range ft.codesUsed() {
			g, ok := ft.glyph(c)
			if !ok || g == 0 {
				continue // GlyphMissing says so
			}
			w, ok := ft.prog.advance(g)
			if s := ft.used[c]; ok && math.Abs(w-ft.width(c)) > 1 {
				j.failText(s.page, s.at, ft.text(c), fmt.Sprintf("%.0f/1000", ft.width(c)), fmt.Sprintf("%.0f/1000", w), say("chasse d'un caractère de %s", "width of a character of %s", ft.name))
			}
		}
	}
}

func checkUnicode(j *judge) {
	for _, ft := range j.shown() {
		s := ft.first()
		if !ft.unicode.present && (ft.two || ft.kind == "Type3") {
			j.fail(s.page, s.at, ft.name, "", say("police sans table Unicode (ToUnicode)", "font without a Unicode map (ToUnicode)"))
			continue
		}
		for _, c := range ft.codesUsed() {
			t := ft.text(c)
			if t == "" || strings.ContainsAny(t, "\x00\ufeff\ufffe\uffff") {
				s := ft.used[c]
				j.fail(s.page, s.at, ft.name, "", say("caractère sans valeur Unicode (code %04X)", "character without a Unicode value (code %04X)", c))
			}
		}
		if ft.unicode.broken > 0 {
			j.fail(s.page, s.at, ft.name, "", say("la table Unicode a des plages qui débordent du premier octet", "the Unicode map has ranges that run over the first byte"))
		}
	}
}
