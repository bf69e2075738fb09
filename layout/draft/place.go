package draft

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Fault is a finding as a draft shows it.
type Fault struct {
	diag.Issue
	N      int  // its number, from 1; of findings that are told once all have one
	Listed bool // it is the one that is told
}

// Place is where a finding stands on a page.
type Place struct {
	Page  int         // from 1
	Rects []unit.Rect // of what it is about, from the trim's corner; none: of the page as a whole
	Words string      // that stand there
	path  []int       // of kids, from the page to the box
}

// Book is pages in which findings are looked for.
type Book struct {
	Pages   []draw.Page
	Sect    func(id string) int           // the first page of a section, from 1; 0: it has none
	Between func(from, to diag.Pos) int   // how many characters stand between two places of a file; below 0: unknown
	End     func(diag.Span) int           // the line on which a passage ends
	Whole   func(diag.Code) bool          // a finding is about all of a passage, and not about where it begins
	Entries []diag.Pos                    // where the entries of the register begin, in the order of files and lines
	Own     func(file string) (id string) // the section that a text is of; "": of none, or of another language

	met []met // in reading order
}

// met is words, or a box that knows where it came from.
type met struct {
	from  diag.Span
	name  string
	page  int
	rect  unit.Rect
	path  []int
	words bool
	str   string
}

// NewBook is a book whose pages have been read through.
func NewBook(b Book) *Book {
	for i := range b.Pages {
		b.look(i+1, &b.Pages[i].Box, visit{})
	}
	return &b
}

type visit struct {
	at   unit.Point
	path []int
	name string
}

func (b *Book) look(n int, box *draw.Box, v visit) {
	if box.Elem != nil && box.Elem.Role.Artifact() {
		return
	}
	v.name = cmp.Or(box.Name, v.name)
	if !box.From.IsZero() && box.Name != "" {
		at := unit.Rect{Point: v.at, Size: box.Size}
		b.met = append(b.met, met{from: diag.Span{Pos: box.From}, name: v.name, page: n, rect: at, path: v.path})
	}
	for _, op := range box.Ops {
		t, ok := op.(draw.Text)
		if !ok || t.From.IsZero() || t.Elem != nil && t.Elem.Role.Artifact() {
			continue
		}
		if r, seen := draw.Extent(op); seen {
			b.met = append(b.met, met{from: t.From, name: v.name, page: n, rect: r.Move(v.at), path: v.path, words: true,
				str: t.Str})
		}
	}
	for i := range box.Kids {
		k := &box.Kids[i]
		in := v
		in.at.X, in.at.Y = v.at.X+k.X, v.at.Y+k.Y
		in.path = append(v.path[:len(v.path):len(v.path)], i)
		b.look(n, &k.Box, in)
	}
}

// Find is where a finding stands, in the order of the pages; nowhere, when nothing
// on them is of its place.
func (b *Book) Find(is diag.Issue) []Place {
	for _, look := range []func(diag.Issue) []met{b.blank, b.exact, b.near, b.cause, b.entry, b.awaited, b.component} {
		if got := look(is); len(got) > 0 {
			return places(got)
		}
	}
	n := is.Page
	if section := cmp.Or(is.Section, b.Own(is.Pos.File)); n == 0 && section != "" {
		n = b.Sect(section)
	}
	if n < 1 || n > len(b.Pages) {
		return nil
	}
	return []Place{{Page: n, path: b.sect(n)}}
}

// filter is what was met and meets a condition.
func (b *Book) filter(keep func(*met) bool) (out []met) {
	for i := range b.met {
		if keep(&b.met[i]) {
			out = append(out, b.met[i])
		}
	}
	return out
}

// blank is the words that stand for the field that a finding is about.
func (b *Book) blank(is diag.Issue) []met {
	return b.filter(func(m *met) bool {
		return m.from.Len < 0 && m.from.Pos == is.Pos && (m.name == is.Field || strings.HasPrefix(m.name, is.Field+"."))
	})
}

// exact is what was written at the finding's place. What was laid out and found
// wanting is all of it; what was read is its first line.
func (b *Book) exact(is diag.Issue) []met {
	if is.Pos.Line == 0 {
		return nil
	}
	got := b.filter(func(m *met) bool { return m.from.Pos == is.Pos })
	if len(got) == 0 || got[0].words && (is.Page > 0 || b.Whole(is.Code)) {
		return got
	}
	return got[:1]
}

// near is the line of a text in which the finding's place lies; where none does,
// what was written next to it.
func (b *Book) near(is diag.Issue) []met {
	if path.Ext(is.Pos.File) != ".md" || is.Pos.Line == 0 {
		return nil
	}
	var before, behind *met
	for i := range b.met {
		m := &b.met[i]
		switch {
		case m.from.File != is.Pos.File:
		case !after(m.from.Pos, is.Pos) && (before == nil || after(m.from.Pos, before.from.Pos)):
			before = m
		case after(m.from.Pos, is.Pos) && (behind == nil || after(behind.from.Pos, m.from.Pos)):
			behind = m
		}
	}
	switch {
	case before == nil && behind == nil:
		return nil
	case before == nil, behind != nil && behind.from.Line-is.Pos.Line < is.Pos.Line-b.End(before.from):
		return []met{*behind}
	}
	return b.within(before.from, is.Pos)
}

// within is the line of a passage in which a place lies, as far as its characters
// tell: those of the file and those of the page are not quite as many.
func (b *Book) within(from diag.Span, at diag.Pos) []met {
	lines := b.filter(func(m *met) bool { return m.from == from })
	all := 0
	for _, m := range lines {
		all += len(m.str)
	}
	way := b.Between(from.Pos, at)
	if way < 0 || from.Len <= 0 || way >= from.Len {
		return lines[len(lines)-1:]
	}
	for i, so := 0, 0; i < len(lines); i++ {
		if so += len(lines[i].str); so*from.Len > way*all {
			return lines[i : i+1]
		}
	}
	return lines[len(lines)-1:]
}

// after tells whether a place of a file is behind another one of it.
func after(a, b diag.Pos) bool { return a.Line > b.Line || a.Line == b.Line && a.Col > b.Col }

// cause is what stands in for sections because a file could not be read.
func (b *Book) cause(is diag.Issue) []met {
	if is.Severity != diag.Error {
		return nil
	}
	return b.filter(func(m *met) bool { return !m.words && m.from.File == is.Pos.File && m.from.Line == 0 })
}

// entry is the entry of the register that a finding is about, once on each page
// that shows it.
func (b *Book) entry(is diag.Issue) []met {
	own, known := b.of(is.Pos)
	if !known {
		return nil
	}
	seen := map[int]bool{}
	return b.filter(func(m *met) bool {
		if at, ok := b.of(m.from.Pos); !ok || at != own || seen[m.page] {
			return false
		}
		seen[m.page] = true
		return true
	})
}

// of is where the entry of the register begins that a place lies in.
func (b *Book) of(at diag.Pos) (start diag.Pos, ok bool) {
	for _, e := range b.Entries {
		if e.File == at.File && !after(e, at) && (!ok || after(e, start)) {
			start, ok = e, true
		}
	}
	return start, ok
}

// awaited is the first words in the place of a text that is not there.
func (b *Book) awaited(is diag.Issue) []met {
	files := strings.Fields(is.Subject)
	got := b.filter(func(m *met) bool { return m.from.Len < 0 && slices.Contains(files, m.from.File) })
	return slices.DeleteFunc(got, func(m met) bool { return m.page != got[0].page })
}

// component is the box of the finding's page that bears the name of its field.
func (b *Book) component(is diag.Issue) []met {
	if is.Page == 0 || is.Field == "" {
		return nil
	}
	var got []met
	draw.Walk(&b.Pages[min(is.Page, len(b.Pages))-1].Box, func(v draw.Visit) bool {
		if v.Box.Name == is.Field && !v.Artifact && len(got) == 0 {
			got = append(got, met{page: is.Page, rect: v.At, path: b.sect(is.Page)})
		}
		return len(got) == 0
	})
	return got
}

// sect is the way to the section's box on a page.
func (b *Book) sect(n int) []int {
	var found []int
	var look func(box *draw.Box, way []int) bool
	look = func(box *draw.Box, way []int) bool {
		if box.Elem != nil && box.Elem.Role == draw.Sect {
			found = append(way[:len(way):len(way)], 0)
			return true
		}
		for i := range box.Kids {
			if look(&box.Kids[i].Box, append(way[:len(way):len(way)], i)) {
				return true
			}
		}
		return false
	}
	look(&b.Pages[n-1].Box, nil)
	return found
}

// Covers tells whether words that were typed on a line of a file stand on a page.
func (b *Book) Covers(file string, line int) bool {
	return slices.ContainsFunc(b.met, func(m met) bool {
		return m.words && m.from.File == file && m.from.Line <= line && b.End(m.from) >= line
	})
}

// places gathers what was met by page, lines that follow one another as one.
func places(got []met) []Place {
	var out []Place
	for _, m := range got {
		at := slices.IndexFunc(out, func(p Place) bool { return p.Page == m.page })
		if at < 0 {
			out = append(out, Place{Page: m.page, Rects: []unit.Rect{m.rect}, Words: m.str, path: m.path})
			continue
		}
		p := &out[at]
		p.Words += m.str
		if last := &p.Rects[len(p.Rects)-1]; follows(*last, m.rect) {
			*last = last.Union(m.rect)
			continue
		}
		p.Rects = append(p.Rects, m.rect)
	}
	slices.SortStableFunc(out, func(a, b Place) int { return a.Page - b.Page })
	return out
}

// line is how far the lines of one passage stand apart at most.
const line = 4 * unit.MM

// follows tells whether a line stands right under another one, or goes on in it.
func follows(last, r unit.Rect) bool {
	return r.Y-last.Bottom() < line && r.Y >= last.Y && r.X < last.Right()+line && last.X < r.Right()+line
}

// Gathered is places with those of one page as one.
func Gathered(all []Place) []Place {
	var out []Place
	for _, p := range all {
		at := slices.IndexFunc(out, func(q Place) bool { return q.Page == p.Page })
		if at < 0 {
			p.Rects = slices.Clone(p.Rects)
			out = append(out, p)
			continue
		}
		q := &out[at]
		q.Rects = append(q.Rects, p.Rects...)
		if !strings.Contains(q.Words, p.Words) {
			q.Words += " " + p.Words
		}
	}
	slices.SortStableFunc(out, func(a, b Place) int { return a.Page - b.Page })
	return out
}
