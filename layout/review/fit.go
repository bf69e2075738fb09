package review

import (
	"cmp"
	"slices"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Fit is how much of its budget a field takes: lines of those it may have, and
// about how many characters more the last of them still take. Characters under
// zero are those too many.
type Fit struct {
	Section string   `json:"section"`
	Field   string   `json:"field"`
	Pos     diag.Pos `json:"pos"`
	Lines   int      `json:"lines"`
	Most    int      `json:"most"`
	Left    int      `json:"left"`
}

// budget is the most lines that a field may have, by its record or its style.
type budget struct {
	section, field string
	lines          int
}

// budgets is those of an edition's texts, by the place of their first words. What has no
// lines of its own has those of the style that it is set in: a field may be set in one of several.
func budgets(ed *data.Edition, lang string, theme *data.Theme) map[diag.Pos]budget {
	out := map[diag.Pos]budget{}
	for _, section := range ed.Sections {
		t, ok := ed.Text(lang, section)
		rec, known := data.SectionOf(section)
		if !ok || !known {
			continue
		}
		put := func(b budget, r read.Rich) {
			if len(r) > 0 {
				out[r[0].Pos] = b
			}
		}
		read.EachBlock(t.Body, func(r read.Rich) { put(budget{section: section, field: data.Body}, r) })
		for _, p := range t.Pictures {
			for _, r := range []read.Rich{p.Caption, p.Credit, p.Name, p.Function} {
				put(budget{section: section, field: data.Pictures}, r)
			}
		}
		rec.Each(t, func(f data.Field, r read.Rich) {
			b := budget{section, f.Name, f.Lines}
			if style, ok := theme.Style(f.Style); ok && b.lines == 0 && f.Holds == data.Plain {
				b = b.of(style)
			}
			put(b, r)
		})
	}
	return out
}

// of is a budget with the lines that a style has, where it has none of its own.
func (b budget) of(style data.Style) budget {
	if b.lines == 0 {
		b.lines = style.Lines
	}
	return b
}

// fit is what a paragraph takes of its budget. What a ragged line leaves free is
// taken to be left free by the lines to come, too.
func (b budget) fit(lines []draw.Box) Fit {
	f := Fit{Section: b.section, Field: b.field, Pos: lines[0].From, Lines: len(lines), Most: b.lines}
	var set, short unit.Length
	for i := range lines {
		set += lines[i].W - lines[i].Line.Short
		if i < len(lines)-1 {
			short += lines[i].Line.Short
		}
	}
	n := characters(lines)
	if set <= 0 || n == 0 {
		return f
	}
	if f.Lines > f.Most {
		f.Left = -tooMany(lines, f.Most)
		return f
	}
	last := lines[len(lines)-1]
	usual := short / unit.Length(max(1, len(lines)-1))
	free := unit.Length(f.Most-f.Lines)*(last.W-usual) + max(0, last.Line.Short-usual)
	f.Left = int(free * unit.Length(n) / set)
	return f
}

// tightest puts what has the least room first.
func tightest(fits []Fit) {
	slices.SortStableFunc(fits, func(a, b Fit) int {
		return cmp.Or(cmp.Compare(a.Left, b.Left), cmp.Compare(a.Pos.String(), b.Pos.String()))
	})
}
