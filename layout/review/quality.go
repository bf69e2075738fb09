package review

import (
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
)

// Quality is how well the pages of one language are set: all lines together,
// how often each finding of quality was made, and every paragraph of two lines
// and more.
type Quality struct {
	Lang       string            `json:"language"`
	Text       text.Quality      `json:"text"`
	Findings   map[diag.Code]int `json:"findings"`
	Paragraphs []Paragraph       `json:"paragraphs"`
	Fits       []Fit             `json:"fits"` // of the fields with a budget, those with the least room first
}

// Paragraph is how well one paragraph is set. Ratios are the spaces' adjustment
// ratios of justified lines, Shortfall the root mean square of ragged ones in
// hundredths of the measure, Last the last line's width in hundredths of it.
type Paragraph struct {
	From      string  `json:"from,omitempty"` // file:line:col of its text
	Begins    string  `json:"begins"`
	Style     string  `json:"style"`
	Lines     int     `json:"lines"`
	Tightest  float64 `json:"ratioMin,omitempty"`
	Loosest   float64 `json:"ratioMax,omitempty"`
	Shortfall float64 `json:"shortfall,omitempty"`
	Hyphens   int     `json:"hyphens,omitempty"`
	Ladder    int     `json:"ladder,omitempty"`
	Rivers    int     `json:"rivers,omitempty"`
	Last      int     `json:"last"`
}

// begins is how many letters name a paragraph in the report.
const begins = 32

// Measure is the quality of an edition's pages in a language, what an editor
// could better, and the texts that take more lines than their field has, or
// their style of the theme.
func Measure(ed *data.Edition, lang string, pages []draw.Page, theme *data.Theme) (Quality, diag.List) {
	own := budgets(ed, lang, theme)
	q := Quality{Lang: lang, Findings: map[diag.Code]int{}, Paragraphs: []Paragraph{}, Fits: []Fit{}}
	boxes := make([]*draw.Box, len(pages))
	for i := range pages {
		boxes[i] = &pages[i].Box
	}
	on := pagesOf(boxes)
	var out, over diag.List
	fair := map[int][]string{} // by page, the places of fields that take no more lines than they may
	for _, lines := range text.Paragraphs(boxes...) {
		m := text.Measure(lines)
		q.Text = q.Text.Join(m)
		out.Add(text.Findings(lines)...)
		most, written := own[lines[0].From]
		if style, ok := theme.Style(lines[0].Line.Style); ok {
			most = most.of(style)
		}
		if written && most.lines > 0 {
			q.Fits = append(q.Fits, most.fit(lines))
		}
		number := on[lines[0].Line]
		if written && max(len(lines), lines[0].Line.Of) <= most.lines {
			fair[number] = append(fair[number], lines[0].From.String())
		}
		over.Add(tall(lines, most, number, ed.At("sections"))...)
		if len(lines) > 1 {
			q.Paragraphs = append(q.Paragraphs, paragraph(lines, m))
		}
	}
	tightest(q.Fits)
	for _, is := range over {
		if is.Severity == diag.Error { // what has no room beside it
			is.Subject = strings.Join(fair[is.Page], " ")
		}
		out.Add(is)
	}
	return q, out
}

// pagesOf is the page, from 1, on which each line begins to stand.
func pagesOf(pages []*draw.Box) map[*draw.Line]int {
	on := map[*draw.Line]int{}
	for i, b := range pages {
		draw.Walk(b, func(v draw.Visit) bool {
			if l := v.Box.Line; l != nil && on[l] == 0 {
				on[l] = i + 1
			}
			return true
		})
	}
	return on
}

// tall is the finding about a paragraph on a page of more lines than its field may take,
// or its style. Of words that nobody wrote it is told where their section is asked
// for, and stops nothing.
func tall(lines []draw.Box, most budget, page int, asked diag.Pos) diag.List {
	if most.lines == 0 || len(lines) <= most.lines {
		return nil
	}
	over := tooMany(lines, most.lines)
	is := diag.Issue{Code: TooManyLines, Severity: diag.Error, Pos: lines[0].From, Field: most.field, Page: page,
		Msg:  diag.Said("“%s …” takes %s on page %d, and may take %d at most", begin(lines), diag.Count(len(lines), "line"), page, most.lines),
		Hint: diag.Said("Cut about %s from it.", diag.Count(over, "character"))}
	if is.Field == "" {
		is.Field = lines[0].Name
	}
	if is.Pos.IsZero() {
		is.Severity, is.Pos = diag.Warning, asked
		for i := range lines {
			is.Says += draw.Says(&lines[i]) + " "
		}
		is.Hint = "The press made these words from the register and its locale files. Shorten what a locale file of yours " +
			"says in their place; if none does, report it as a fault of the press."
	}
	return diag.List{is}
}

// tooMany is how many characters of lines are too many for a number of them. Cut
// elsewhere than at the end, what is left breaks otherwise: a word may not fit where it did.
func tooMany(lines []draw.Box, most int) int {
	n, longest := 0, 0
	for i := range lines {
		words := text.Words(&lines[i])
		if i >= most {
			n += len([]rune(words)) + 1
		}
		for _, w := range strings.Fields(words) {
			longest = max(longest, len([]rune(w)))
		}
	}
	if most > 1 {
		n += longest
	}
	return n
}

// characters is how many characters lines have.
func characters(lines []draw.Box) int {
	n := 0
	for i := range lines {
		n += len([]rune(text.Words(&lines[i])))
	}
	return n
}

// begin is the first words of a paragraph.
func begin(lines []draw.Box) string {
	words := []rune(strings.TrimSpace(text.Words(&lines[0])))
	return string(words[:min(begins, len(words))])
}

func paragraph(lines []draw.Box, m text.Quality) Paragraph {
	last := &lines[len(lines)-1]
	p := Paragraph{From: lines[0].From.String(), Style: last.Line.Style, Lines: len(lines), Tightest: m.Min, Loosest: m.Max,
		Shortfall: m.Shortfall, Hyphens: m.Hyphens, Ladder: m.Ladder, Rivers: m.Rivers}
	if last.W > 0 {
		p.Last = int(100 * (last.W - last.Line.Short) / last.W)
	}
	p.Begins = begin(lines)
	return p
}
