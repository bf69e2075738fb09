package preflight

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

func checkEmbedded(j *judge) {
	for _, ft := range j.Shown() {
		if ft.Kind != "Type3" && !j.embedded(ft) && (ft.Rendered() || j.house()) {
			s := ft.First()
			j.fail(s.Page, s.At, ft.Name, "", say("FontEmbedded.absent"))
		}
	}
	j.figure("%d", len(j.Shown()))
}

// embedded tells whether a font's program lies in the file.
func (j *judge) embedded(ft *pdf.Font) bool {
	_, ok := j.Stream(ft.File)
	return ok
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
	}
}

// blank is the characters that print nothing.
func blankText(s string) bool {
	return strings.Trim(s,
		" \t\n\r\u00a0\u00ad\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"+
			"\u200b\u200c\u200d\u202f\u205f\u2060\u3000\ufeff") == ""
}

// checkGlyphs: glyph 0 is the box or the void that stands for a missing
// character; veraPDF does not see it behind a CIDToGIDMap. A letter that a ligature
// before it drew needs no outline.
func checkGlyphs(j *judge) {
	unread := 0
	for _, ft := range j.Shown() {
		for _, c := range ft.CodesUsed() {
			g, ok := ft.Glyph(c)
			if !ok {
				if ft.File != nil {
					unread++
				}
				continue
			}
			text, s := ft.Text(c), ft.Used[c]
			switch {
			case g == 0 || ft.Program != nil && g >= ft.Program.Glyphs:
				j.failText(s.Page, s.At, text, ft.Name, "", say("GlyphMissing.missing", "code", fmt.Sprintf("%04X", c)))
			case j.house() && !ft.Program.Shape(g).OK && text != "" && !blankText(text) && s.Loose:
				j.failText(s.Page, s.At, text, ft.Name, "", say("GlyphMissing.no-outline", "code", fmt.Sprintf("%04X", c)))
			}
		}
	}
	if unread > 0 {
		j.skip(say("GlyphMissing.unread", "count", unread))
	}
}

func checkWidths(j *judge) {
	unread := 0
	for _, ft := range j.Shown() {
		for _, c := range ft.CodesUsed() {
			g, ok := ft.Glyph(c)
			if !ok && (ft.File != nil || ft.Kind == "Type3") {
				unread++
			}
			if !ok || g == 0 || !ft.Used[c].Drawn && !j.house() {
				continue // GlyphMissing says so
			}
			w, ok := ft.Program.Advance(g)
			if s := ft.Used[c]; ok && math.Abs(w-ft.Width(c)) > 1 {
				j.failText(s.Page, s.At, ft.Text(c), fmt.Sprintf("%.0f/1000", ft.Width(c)), fmt.Sprintf("%.0f/1000", w),
					say("GlyphWidth.width", "font", ft.Name))
			}
		}
	}
	if unread > 0 {
		j.skip(say("GlyphMissing.unread", "count", unread))
	}
}

func checkUnicode(j *judge) {
	for _, ft := range j.Shown() {
		s := ft.First()
		if !ft.Unicode.Present && (j.house() || !j.collected(ft)) && (ft.Two || ft.Kind == "Type3") {
			j.fail(s.Page, s.At, ft.Name, "", say("TextUnmapped.no-map"))
			continue
		}
		for _, c := range ft.CodesUsed() {
			t := ft.Text(c)
			if t == "" && !j.house() && j.collected(ft) {
				continue
			}
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

// How far from where it was placed a run may be shown, in points: a fiftieth of a
// millimetre, which no plate holds; and by how much its em and its advance may
// differ: more than the decimals of the file round away.
const (
	placedWithin = 0.02 * 72 / 25.4
	sizedWithin  = 0.01
	wideWithin   = 0.05
)

// shown is words on a page, as often as they are shown.
type shown struct {
	page int
	text string
}

// match is the runs that were placed, each held to the one that is shown for it.
type match struct {
	done bool
	lost []Run  // not shown as they were placed
	how  []Fact // each of these
	left []extra
}

// extra is words that were placed nowhere, and their page.
type extra struct {
	on *pdf.Page
	*pdf.Mark
}

// matched looks on each page for every run of words that was placed there, by its
// page and its letters: words that stand twice must be shown twice, and a run that
// was cut short is another run. It stands where it was placed, as large and as wide.
// In which order runs are read is for another rule.
func (j *judge) matched() *match {
	if j.words.done {
		return j.words
	}
	j.words.done = true
	left := map[shown][]*pdf.Mark{}
	for _, p := range j.Pages {
		for i := range p.Marks {
			if m := &p.Marks[i]; m.Sort == pdf.TextMark && !m.Hidden {
				k := shown{p.Number, letters(m.Text)}
				left[k] = append(left[k], m)
			}
		}
	}
	var lost []Run
	for _, r := range j.o.Runs { // each with the one that stands in its place, before any with another
		k := shown{r.Page, letters(r.Text)}
		i := slices.IndexFunc(left[k], func(m *pdf.Mark) bool {
			_, is := j.askew(m, r)
			return !is
		})
		if i >= 0 {
			left[k] = slices.Delete(left[k], i, i+1)
		} else if k.text != "" {
			lost = append(lost, r)
		}
	}
	for _, r := range lost {
		k, how := shown{r.Page, letters(r.Text)}, say("TextMissing.missing")
		if len(left[k]) > 0 {
			how, _ = j.askew(left[k][0], r)
			left[k] = left[k][1:]
		}
		j.words.lost, j.words.how = append(j.words.lost, r), append(j.words.how, how)
	}
	for _, p := range j.Pages {
		for i := range p.Marks {
			m := &p.Marks[i]
			k := shown{p.Number, letters(m.Text)}
			if m.Sort == pdf.TextMark && k.text != "" && (m.Hidden || slices.Contains(left[k], m)) {
				j.words.left = append(j.words.left, extra{p, m})
			}
		}
	}
	return j.words
}

// checkText tells of the runs that are not shown as they were placed.
func checkText(j *judge) {
	if j.o.Runs == nil {
		j.skip(say("report.edition"))
		return
	}
	m := j.matched()
	for i, r := range m.lost {
		j.failText(r.Page, j.onPage(r.Page, r.At), r.Text, "", "", m.how[i])
	}
}

// checkAdded is the mirror of checkText: on the paper that is left when it is cut
// stand the words that were placed, and no other, seen or unseen.
func checkAdded(j *judge) {
	if j.o.Runs == nil {
		j.skip(say("report.edition"))
		return
	}
	for _, x := range j.matched().left {
		if x.Whole.Touches(x.on.Trim) {
			j.failText(x.on.Number, x.Whole, x.Text, "", "", say("TextAdded.added"))
		}
	}
}

// askew is how a run is not shown as it was placed, and false when it is, or nobody
// said where that was.
func (j *judge) askew(m *pdf.Mark, r Run) (how Fact, is bool) {
	at := j.onPage(r.Page, r.At)
	far := func(a, b, most float64) bool { return !(math.Abs(a-b) <= most) }
	switch {
	case r.At == unit.Rect{}:
		return Fact{}, false
	case far(m.Size, at.H(), sizedWithin):
		return say("TextMissing.sized"), true
	case far(m.From.X, at.X0, placedWithin), far(m.From.Y, at.Y0, placedWithin), far(m.To.Y, at.Y0, placedWithin):
		return say("TextMissing.moved"), true
	case far(m.To.X-m.From.X, at.W(), wideWithin):
		return say("TextMissing.stretched"), true
	case !m.Whole.In(m.Box, placedWithin):
		return say("TextMissing.clipped"), true
	}
	return Fact{}, false
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
