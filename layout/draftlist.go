package layout

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draft"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/review"
	"github.com/secnumcloud-observatory/press/locales"
)

// telling is what a draft says of its faults: each in the words of its language,
// where each is marked, and the words that are not to be read on the pages.
type telling struct {
	faults []compose.Fault
	places map[int][]draft.Place // by the number of the fault, one on a page
	lost   []compose.Words
}

// tell looks for faults on the pages of the edition.
func (r *run) tell(faults []draft.Fault, laid *page.Result) telling {
	src := sources{read: r.press.Store.ReadFile, lines: map[string][]string{}}
	book := r.book(laid, src)
	out := telling{places: map[int][]draft.Place{}}
	for _, f := range faults {
		out.places[f.N] = append(out.places[f.N], book.Find(f.Issue)...)
	}
	for n, all := range out.places {
		out.places[n] = draft.Gathered(all)
	}
	shown := map[diag.Pos]bool{} // lines that the list shows
	for _, f := range faults {
		if f.Listed {
			out.faults = append(out.faults, r.told(f, out.places[f.N], laid, typed(f.Issue, book, src, shown)))
		}
	}
	out.lost = r.lost(faults, out.places, laid, shown)
	return out
}

// book is the pages as faults are looked for in them.
func (r *run) book(laid *page.Result, src sources) *draft.Book {
	reg := r.ed.Register()
	var entries []diag.Pos
	for _, p := range reg.Providers {
		entries = append(entries, p.Pos)
	}
	for _, o := range reg.Offers {
		entries = append(entries, o.Pos)
	}
	for _, s := range reg.Sources {
		entries = append(entries, s.Pos)
	}
	for _, g := range reg.Grid {
		entries = append(entries, g.Pos)
	}
	return draft.NewBook(draft.Book{Pages: laid.Pages, Entries: entries, Between: src.between, End: src.end, Own: r.sectionOf,
		Whole: func(c diag.Code) bool { return c == review.TooManyLines || c == check.ParagraphParity },
		Sect:  func(id string) int { return laid.Anchors[id] }})
}

// sectionOf is the section that a file is the text of in the run's language, or that
// shows all of a file of the register.
func (r *run) sectionOf(file string) string {
	if strings.HasPrefix(file, "register/") || strings.HasPrefix(file, r.ed.Folder()+"/register/") {
		return "register"
	}
	section, text := strings.CutSuffix(path.Base(file), ".md")
	if text && path.Base(path.Dir(file)) == r.lang {
		return section
	}
	return ""
}

// foreign tells whether a file is in the folder of another language.
func (r *run) foreign(file string) bool {
	of := path.Base(path.Dir(file))
	return of != r.lang && path.Ext(file) == ".md" && read.IsLang(of) && strings.Count(file, "/") > 1
}

// told is a fault in the words of the language, with its pages.
func (r *run) told(f draft.Fault, at []draft.Place, laid *page.Result, typed []string) compose.Fault {
	lang := r.lang
	words, ok := locales.Told(lang)
	if !ok {
		lang = locales.English
	}
	says := func(t diag.Text) string { return diag.Shown(t.In(lang, words)) }
	out := compose.Fault{N: f.N, Warning: f.Severity != diag.Error, Code: f.Code, At: diag.Shown(f.Pos.String()),
		Place: says(findings.Place(f.Issue)), Says: says(f.Msg), Do: says(f.Hint), Typed: typed}
	if f.Elsewhere != "" {
		out.Do += " " + says(diag.Said("So it is in %s too.", f.Elsewhere))
	}
	if f.More > 0 {
		out.Do += " " + says(diag.Said("And %d more of this kind in this file, not listed.", f.More))
	}
	for _, p := range at {
		out.Pages, out.Folios = append(out.Pages, p.Page), append(out.Folios, laid.Pages[p.Page-1].Folio)
	}
	return out
}

// hides tells the findings of which words stand on others, or beside the page.
func hides(c diag.Code) bool {
	return slices.Contains([]diag.Code{page.Overflow, review.TooManyLines, page.NoProgress, page.OffPage, page.OutOfBox, page.Overlap}, c)
}

// lost is the words that are not to be read on the pages: of what is too large for
// its place, of passages that have none, of files that nothing reads.
func (r *run) lost(faults []draft.Fault, at map[int][]draft.Place, laid *page.Result, shown map[diag.Pos]bool) []compose.Words {
	var out []compose.Words
	said := map[string]bool{}
	add := func(w compose.Words) {
		if key := w.At + w.Text; !said[key] && (w.Whole || strings.TrimSpace(w.Text) != "") {
			said[key] = true
			out = append(out, w)
		}
	}
	for _, f := range faults {
		switch {
		case f.Listed && hides(f.Code):
			for _, p := range at[f.N] {
				add(compose.Words{At: f.Pos.String(), Text: diag.Shown(p.Words)})
			}
		case f.Code == data.StrayFile && path.Ext(f.Pos.File) == ".md" && path.Base(path.Dir(f.Pos.File)) == r.lang && !r.strange(f.Pos.File):
			add(compose.Words{At: f.Pos.File, Whole: true})
		}
	}
	for _, s := range review.Absent(r.ed, r.lang, laid.Pages) {
		if !shown[diag.Pos{File: s.Pos.File, Line: s.Pos.Line}] {
			add(compose.Words{At: s.Pos.String(), Text: diag.Shown(s.Text)})
		}
	}
	return out
}

// strange tells whether a file stands on the page of a section that there is none of.
func (r *run) strange(file string) bool {
	return slices.ContainsFunc(r.ed.Strange, func(s data.Strange) bool { return s.Name+".md" == path.Base(file) })
}

// The most lines of a file that an entry of the list shows, and the most
// characters of each before and behind its place.
const (
	mostTyped  = 60
	typedRound = 120
)

// typed is the line of a fault as it was typed and, where its words stand on no
// page, those that go on from it.
func typed(is diag.Issue, book *draft.Book, src sources, shown map[diag.Pos]bool) []string {
	all := src.of(is.Pos.File)
	if is.Pos.Line < 1 || is.Pos.Line > len(all) {
		return nil
	}
	if !strings.ContainsFunc(all[is.Pos.Line-1], unicode.IsLetter) { // the head of a file
		return nil
	}
	out := []string{around(all[is.Pos.Line-1], is.Pos.Col)}
	shown[diag.Pos{File: is.Pos.File, Line: is.Pos.Line}] = true
	if path.Ext(is.Pos.File) != ".md" || book.Covers(is.Pos.File, is.Pos.Line) {
		return out
	}
	first, fenced := all[is.Pos.Line-1], strings.HasPrefix(strings.TrimSpace(all[is.Pos.Line-1]), "```")
	for n := is.Pos.Line + 1; n <= len(all) && len(out) < mostTyped; n++ {
		l := strings.TrimSpace(all[n-1])
		if !fenced && (l == "" || l == "---" || book.Covers(is.Pos.File, n) || parts(first, all[n-1])) {
			break
		}
		fenced = fenced && !strings.HasPrefix(l, "```")
		shown[diag.Pos{File: is.Pos.File, Line: n}] = true
		out = append(out, around(all[n-1], 1))
	}
	return out
}

// parts tells whether a line begins another field of a head or another item than
// the first of some lines did.
func parts(first, line string) bool {
	deep := func(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }
	name, _, field := strings.Cut(strings.TrimLeft(strings.TrimLeft(line, " "), "- "), ":")
	return deep(line) <= deep(first) && (field && !strings.ContainsRune(name, ' ') || strings.HasPrefix(strings.TrimLeft(line, " "), "- "))
}

// around is as much of a long line as stands around a column.
func around(line string, col int) string {
	r := []rune(strings.TrimRight(line, " \r"))
	from, to := max(0, min(col-1, len(r))-typedRound), min(len(r), col-1+typedRound)
	out := string(r[from:max(from, to)])
	if from > 0 {
		out = "… " + out
	}
	if to < len(r) {
		out += " …"
	}
	return out
}

// sources is the files of the data folder by lines, as they were typed.
type sources struct {
	read  func(string) ([]byte, error)
	lines map[string][]string
}

// of is the lines of a file, none of one that cannot be read or is too large.
func (s sources) of(file string) []string {
	lines, known := s.lines[file]
	if !known && file != "" {
		if raw, err := s.read(file); err == nil && len(raw) <= read.MaxFile {
			lines = strings.Split(string(raw), "\n")
		}
		s.lines[file] = lines
	}
	return lines
}

// between is how many characters stand between two places of a file, below 0 when
// that is not known.
func (s sources) between(from, to diag.Pos) int {
	lines := s.of(from.File)
	if from.Line < 1 || to.Line > len(lines) || to.Line < from.Line {
		return -1
	}
	n := to.Col - from.Col
	for l := from.Line; l < to.Line; l++ {
		n += utf8.RuneCountInString(lines[l-1]) + 1
	}
	return n
}

// end is the line on which a passage ends.
func (s sources) end(p diag.Span) int {
	lines, left := s.of(p.File), p.Len+p.Col-1
	for n := p.Line; n >= 1 && n <= len(lines); n++ {
		if left -= utf8.RuneCountInString(lines[n-1]) + 1; left < 0 {
			return n
		}
	}
	return p.Line
}
