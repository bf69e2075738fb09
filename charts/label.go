package charts

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// label is words beside a mark: a paragraph set for a width, in lines.
type label struct {
	lines  []draw.Box
	style  text.Style
	under  draw.Ink   // words in this ink are underlined: a changed name
	mark   *draw.Elem // what the line under them says
	broken bool       // a word is wider than a line, and divided
	forced []bool     // of each line: it ends within a word, where no language divides it
}

// Words are words that an editor typed: a run for each passage.
type Words []text.Run

func (w Words) String() string {
	s := ""
	for _, r := range w {
		s += r.Text
	}
	return s
}

// said is words of the locale or of the editor: the rules of the language hold
// for them.
func said(str string) text.Run { return text.Run{Text: str} }

// named is a name, or a sentence of the locale with names in it, which stays as it is.
func named(str string) text.Run { return text.Run{Text: str, Raw: true} }

// at is a run that says where it was written.
func at(from diag.Span, r text.Run) text.Run { r.From = from; return r }

// set sets a label for a width, broken as the language breaks lines. A word
// that is wider is divided inside, and a hyphen says so: a label is never cut.
func (s Sheet) set(w unit.Length, t text.Style, runs ...text.Run) label {
	l := label{style: t}
	for _, r := range runs {
		if r.Underline {
			l.under, l.mark = r.Ink, draw.Spoken(s.Locale.T("sign.changed"))
		}
	}
	p := &text.Para{Style: t, Lang: s.Locale.Tag, Runs: runs}
	done := s.Setter.Once(p, w)
	l.broken = done.Wide != nil
	for _, opened := range []func(string) string{s.hyphened, s.parted} {
		if done.Wide != nil {
			p = &text.Para{Style: t, Lang: p.Lang, Runs: s.eased(runs, t, w, opened)}
			done = s.Setter.Once(p, w)
		}
	}
	if done.Wide != nil { // not even a character has room
		done = s.Setter.Once(p, s.Setter.Width(p))
	}
	l.lines = done.Lines
	for i := range l.lines {
		l.forced = append(l.forced, l.broken && i+1 < len(l.lines) && s.forces(l.said(i), l.said(i+1)))
	}
	return l
}

// said is the words of a line, a hyphen that divides one as the mark for it.
func (l label) said(i int) string {
	out := ""
	for _, r := range l.runs(i) {
		out += cmp.Or(r.Actual, r.Str)
	}
	return out
}

// forces tells whether a line ends within a word, where its language does not
// divide it.
func (s Sheet) forces(line, next string) bool {
	line, divided := strings.CutSuffix(line, softHyphen)
	other := func(r rune) bool { return !unicode.IsLetter(r) }
	before, after := strings.FieldsFunc(line, other), strings.FieldsFunc(next, other)
	if !divided || len(before) == 0 || len(after) == 0 {
		return false
	}
	stem := before[len(before)-1]
	word := stem + after[0]
	legal := s.hyphened(word)
	if legal == s.parted(word) { // its language has no division for it
		return true
	}
	parts, so := strings.Split(legal, softHyphen), ""
	return !slices.ContainsFunc(parts, func(p string) bool { so += p; return so == stem })
}

// open is a place where a line may end, drawn by nothing.
const open = "\u200B"

// softHyphen is where a word may be divided, and what a reader is told of the
// hyphen that is then drawn.
const softHyphen = "\u00AD"

// eased is runs whose words are opened where they are wider than a measure:
// behind the marks that part identifiers, and what is still too wide inside.
func (s Sheet) eased(runs []text.Run, t text.Style, w unit.Length, inside func(string) string) []text.Run {
	out := slices.Clone(runs)
	for i, r := range out {
		own := faced(t, cmp.Or(r.Font, t.Font))
		words := strings.Split(r.Text, " ")
		for k, word := range words {
			if s.wide(word, own) > w {
				words[k] = s.opened(word, own, w, inside)
			}
		}
		out[i].Text = strings.Join(words, " ")
	}
	return out
}

// hyphened is a word that may be divided, with a hyphen, where its language may.
func (s Sheet) hyphened(word string) string { return s.Setter.Divisible(s.Locale.Tag, word) }

// parted is a word that may be divided anywhere, with a hyphen.
func (s Sheet) parted(word string) string { return s.Setter.Divisible("", word) }

func (s Sheet) opened(word string, t text.Style, w unit.Length, inside func(string) string) string {
	var out []string
	for len(word) > 0 {
		n := strings.IndexAny(word, "_-/.") + 1
		if n == 0 {
			n = len(word)
		}
		piece := word[:n]
		if s.wide(piece, t) > w {
			piece = inside(piece)
		}
		out, word = append(out, piece), word[n:]
	}
	return strings.Join(out, open)
}

// first is the first of some styles in which no word of a label is divided, the
// first of all where each divides one.
func (s Sheet) first(w unit.Length, ts []text.Style, runs ...text.Run) label {
	for _, t := range ts {
		if l := s.set(w, t, runs...); !l.broken {
			return l
		}
	}
	return s.set(w, ts[0], runs...)
}

// drop is how far the last line of a label stands under its first.
func (l label) drop() unit.Length { return unit.Length(max(0, len(l.lines)-1)) * l.style.Leading }

// label draws a label's lines from x, the first on baseline y.
func (p pen) label(l label, x, y unit.Length) {
	for i := range l.lines {
		p.line(l, i, x, y+unit.Length(i)*l.style.Leading)
	}
}

// labelCentred draws a label's lines around x.
func (p pen) labelCentred(l label, x, y unit.Length) {
	for i := range l.lines {
		p.line(l, i, x-p.width(l, i)/2, y+unit.Length(i)*l.style.Leading)
	}
}

// line draws one line of a label, run by run. What of a run go-chart does not
// carry rides along with the recorder.
func (p pen) line(l label, i int, x, y unit.Length) {
	for k, r := range l.runs(i) {
		t := inked(faced(l.style, r.Font), r.Ink)
		r.Forced = r.Actual == softHyphen && l.forced[i]
		p.rec.carry(r)
		p.words(r.Str, x, y, t)
		if l.under != "" && r.Ink == l.under {
			p.underline(r.Str, x, y, t)
			if l.ends(i, k) {
				p.rec.speak(l.mark)
			}
		}
		x += p.wide(r.Str, t)
	}
}

// ends tells whether no underlined run follows one of a line.
func (l label) ends(line, run int) bool {
	under := func(r draw.Text) bool { return r.Ink == l.under }
	if slices.ContainsFunc(l.runs(line)[run+1:], under) {
		return false
	}
	for i := line + 1; i < len(l.lines); i++ {
		if slices.ContainsFunc(l.runs(i), under) {
			return false
		}
	}
	return true
}

// width is the width of a line without the space it was broken at.
func (p pen) width(l label, i int) unit.Length {
	w := unit.Length(0)
	runs := l.runs(i)
	for k, r := range runs {
		if k == len(runs)-1 {
			r.Str = strings.TrimRight(r.Str, " ")
		}
		w += p.wide(r.Str, faced(l.style, r.Font))
	}
	return w
}

// runs are the runs of a line; a label without words has none.
func (l label) runs(i int) []draw.Text {
	if i >= len(l.lines) {
		return nil
	}
	var out []draw.Text
	for _, op := range l.lines[i].Ops {
		if t, ok := op.(draw.Text); ok {
			out = append(out, t)
		}
	}
	return out
}
