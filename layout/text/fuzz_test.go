package text

import (
	"strings"
	"testing"
	"unicode"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

// bare is a text without what setting may add, take away or draw otherwise:
// spaces, hyphens, marks without width.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r), r == '-', r == '\u2010', r == '\u2011', r == '\u00AD',
			r == '\u2060', r == '\u200B', r == '\uFEFF', r >= '\u200C' && r <= '\u200F', r == object, r == '\u202F':
			return -1
		}
		return r
	}, s)
}

// FuzzSet sets anything at any measure: it comes to an end, no letter is lost
// or added, no line is too wide, and a refusal names a piece that really is.
func FuzzSet(f *testing.F) {
	for i, text := range append(paragraphs(f, "fr")[:6], paragraphs(f, "en")[:6]...) {
		f.Add(text, uint16(40+17*i), uint8(i), int8(i%3-1))
	}
	f.Add("a\u2060b \u200Bc\u00ADd-e—f/g…", uint16(3), uint8(1), int8(0))
	f.Add("https://example.org/a?b=c&d=e#f_g www.example.org/x", uint16(25), uint8(2), int8(1))
	f.Add("« L’été » : 1ᵉʳ\u00A0avril\u00A02026 ; peut\u2011être !", uint16(30), uint8(7), int8(0))
	f.Add("-- — - – ’’ “ ” « » ... \t\n\r", uint16(12), uint8(3), int8(0))
	s := setter(f)
	f.Fuzz(func(t *testing.T, text string, mm uint16, how uint8, loose int8) {
		if len(text) > 3000 {
			return
		}
		text = strings.ToValidUTF8(text, "?")
		style := ragged()
		style.Align = Align(how % 5)
		if how&8 != 0 {
			style.Stretch, style.Protrude = 20, true
		}
		style.Hyphens = how&16 == 0
		width := unit.Length(mm%300) * unit.MM
		run := Run{Text: text, Raw: true, Code: how&32 != 0, NoBreak: how&64 != 0}
		p := para(style, []string{"fr", "en"}[how>>7], run)
		set := NewSetter(s.fonts, s.langs)
		r := set.Set(p, width, Options{Looseness: int(loose % 3)})
		if r.Wide != nil {
			if r.Wide.Need <= width || len(r.Lines) != 0 {
				t.Fatalf("%+v does not fit %v with %d lines", *r.Wide, width, len(r.Lines))
			}
			return
		}
		if got, want := bare(read(r.Lines)), bare(text); got != want {
			t.Fatalf("reads\n%q, was\n%q", got, want)
		}
		sound(t, set, p, width, r.Lines)
	})
}
