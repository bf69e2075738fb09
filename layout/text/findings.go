package text

import (
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
)

// The findings of this package. None stops a build.
const (
	LooseLine diag.Code = "LooseLine"
	Ladder    diag.Code = "Ladder"
	River     diag.Code = "River"
	StubLine  diag.Code = "StubLine"
)

// Catalogue explains the findings of this package.
func Catalogue() []diag.Entry {
	const fix = "Change a few words of the paragraph, or set it ragged."
	return []diag.Entry{
		{Code: LooseLine, Severity: diag.Quality,
			Means:   "The spaces of a justified line had to be opened to twice their width or more.",
			Example: "fr/editorial.md:12:1: the spaces of line 3 are 2.4 times as wide as usual: “de sorte que la bascule”", Fix: fix},
		{Code: Ladder, Severity: diag.Quality,
			Means:   "Three lines or more in a row end in a hyphen.",
			Example: "fr/editorial.md:12:1: 3 lines in a row end in a hyphen", Fix: fix},
		{Code: River, Severity: diag.Quality,
			Means:   "Spaces of successive lines stand under each other and draw a white line through the paragraph.",
			Example: "fr/editorial.md:12:1: a white line runs down through the spaces of 5 lines", Fix: fix},
		{Code: StubLine, Severity: diag.Quality,
			Means:   "The last line of a paragraph holds next to nothing.",
			Example: "fr/editorial.md:12:1: the last line holds only “ans.”",
			Fix:     "Cut a few words of the paragraph, or add some."},
	}
}

// worstRiver is the score from which a river shows: eight lines of usual
// spaces, straight, or four lines of spaces of double width.
const worstRiver = 8

// Findings says what an editor could better in one paragraph's lines.
func Findings(lines []draw.Box) diag.List {
	var out diag.List
	if len(lines) == 0 {
		return nil
	}
	find := func(c diag.Code, msg, hint diag.Text) {
		out.Add(diag.Issue{Code: c, Severity: diag.Quality, Pos: lines[0].From, Field: lines[0].Name, Msg: msg, Hint: hint})
	}
	const hint = "Change a few words of the paragraph."
	for i := range lines {
		// A space stretches by half its width for each unit of the ratio.
		if l := lines[i].Line; l != nil && l.Justify && !l.Last && l.Ratio >= 2 {
			find(LooseLine, diag.Said("the spaces of line %d are %.1f times as wide as usual: “%s”", i+1,
				1+float64(l.Ratio/2), Words(&lines[i])), hint)
		}
	}
	q := Measure(lines)
	if q.Ladder >= 3 {
		find(Ladder, diag.Said("a hyphen ends %s in a row", diag.Count(q.Ladder, "line")), hint)
	}
	if q.River >= worstRiver {
		find(River, "a white line runs down through the spaces of the paragraph", hint)
	}
	if q.Stubs > 0 {
		find(StubLine, diag.Said("the last line holds only “%s”", Words(&lines[len(lines)-1])), hint)
	}
	return out
}

// Words is the text of a line as drawn, single spaces between its words.
func Words(b *draw.Box) string {
	out := ""
	for i, w := range wordsOf(b) {
		if i > 0 {
			out += " "
		}
		out += w
	}
	return out
}

// Paragraphs gathers the lines of whole paragraphs from boxes in reading
// order: those of a paragraph that goes on in the next column or page are
// brought together again.
func Paragraphs(boxes ...*draw.Box) [][]draw.Box {
	var all [][]draw.Box
	var open []draw.Box
	for _, b := range boxes {
		draw.Walk(b, func(v draw.Visit) bool {
			l := v.Box.Line
			if l == nil || v.Artifact {
				return !v.Artifact
			}
			if l.Para == 0 || len(open) == 0 || open[len(open)-1].Line.Para != l.Para-1 {
				open = nil
			}
			line := *v.Box
			line.From, line.Name = v.From, v.Name
			open = append(open, line)
			if l.Last {
				all, open = append(all, open), nil
			}
			return false
		})
	}
	return all
}
