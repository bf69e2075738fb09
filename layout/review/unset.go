package review

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/locales"
)

// Unset reports the words of an edition's texts that stand on no page of a
// language: a section sets the fields it has a place for, and YAML takes any.
// Words are known by the place they were typed at, so that nothing can pass for
// something else, and a passage stands there when all its signs do, in their
// order, and behind the passage before it: as they were typed, or as the rules of
// its language write them. Spaces, and hyphens at the ends of lines, are the
// typographer's.
//
// A standing text whose section has nothing to show, or is not needed to fill
// the pages, waits for another edition. A text of the edition's own was
// written for this one.
func Unset(ed *data.Edition, all *locales.Catalog, lang string, laid *page.Result) diag.List {
	i := inventory{places: placed(laid.Pages), ed: ed, all: all, lang: lang, laid: laid}
	for _, section := range ed.Sections {
		t, ok := ed.Text(lang, section)
		i.section, i.shown, i.text = section, shown(laid, section), t
		if !ok || !i.shown && !ed.Own(lang, section) && waits(ed, t, laid) {
			continue
		}
		i.field("title", t.Title)
		i.field("standfirst", t.Standfirst)
		i.field("signature", t.Signature)
		i.field("note", t.Note)
		for n, a := range t.Margin {
			at := fmt.Sprintf("margin[%d]", n+1)
			i.field(at+".title", a.Title)
			i.field(at+".text", a.Text)
		}
		for n, p := range t.Pictures {
			i.shownPicture(fmt.Sprintf("pictures[%d]", n+1), p)
		}
		due, rec := i.due(t), sectionOf(section)
		i.parts("", due)
		i.order("", data.Part{Items: rec.Parts}, due)
		i.blocks("body", t.Body)
	}
	i.text = nil
	for _, i.section = range ed.Sections {
		if i.shown = shown(laid, i.section); i.shown {
			i.rows()
		}
	}
	i.section = ""
	i.names()
	return i.out
}

// rows are those of the register that a section has for each entry it is to name:
// an entry that has none on its pages is lost there, wherever else it stands.
func (i *inventory) rows() {
	rec := sectionOf(i.section)
	seen := map[diag.Pos]bool{}
	for _, e := range rec.Names(i.ed) {
		for _, s := range []read.Span{{Text: e.Provider.Name, Pos: e.Provider.From.Pos}, {Text: e.Name, Pos: e.From.Pos}} {
			if !s.Pos.IsZero() && !seen[s.Pos] && !i.standsIn(s.Pos) {
				i.out.Add(diag.Issue{Code: check.UnsetField, Severity: diag.Error, Pos: s.Pos, Field: "name", Section: i.section,
					Subject: i.crowded(s.Pos),
					Msg:     diag.Said("The section %s has no row for “%s”.", i.section, diag.Short(s.Text, 40)),
					Hint:    "This is a fault of the press, not of the register. Report it with the edition's folder."})
			}
			seen[s.Pos] = true
		}
	}
}

// sectionOf is the record of a section; one that nobody knows has no fields.
func sectionOf(id string) data.Section {
	rec, _ := data.SectionOf(id)
	return rec
}

// standsIn tells whether words are drawn on a page of the section; it may begin on
// the page of the one before it.
func (i *inventory) standsIn(at diag.Pos) bool {
	return slices.ContainsFunc(i.pages[at], func(n int) bool {
		return page.Whole(i.laid.Pages[n-1].Section) == i.section || i.laid.Anchors[i.section] == n
	})
}

// names are those of the register, wherever pages and charts bear them. Which
// of them they bear is no matter of words.
func (i *inventory) names() {
	seen := map[diag.Pos]bool{}
	for _, e := range i.ed.View.Cells() {
		for _, s := range []read.Span{{Text: e.Provider.Name, Pos: e.Provider.From.Pos}, {Text: e.Name, Pos: e.From.Pos}} {
			if _, drawn := i.words[s.Pos]; drawn && !s.Pos.IsZero() && !seen[s.Pos] && i.times(passage{Rich: read.Rich{s}}, 0) == 0 {
				i.torn("name", s)
			}
			seen[s.Pos] = true
		}
	}
}

// Waiting reports the sections that wait in a language while another one has set
// them, with a standing text or with none: the languages of an edition say the
// same. Its subject is the sections in which the two have not the same number of
// pages.
func Waiting(ed *data.Edition, lang string, laid *page.Result, others []*page.Result) diag.List {
	var out diag.List
	for _, section := range ed.Sections {
		t, written := ed.Text(lang, section)
		if !written {
			t = &read.Text{Section: section, Pos: ed.At("sections")}
		}
		if ed.Own(lang, section) || shown(laid, section) || !waits(ed, t, laid) {
			continue
		}
		at := slices.IndexFunc(others, func(o *page.Result) bool { return shown(o, section) })
		if at < 0 {
			continue
		}
		is := diag.Issue{Code: WaitingText, Severity: diag.Warning, Pos: t.Pos, Section: section,
			Subject: strings.Join(parted(ed, laid, others[at]), ", "),
			Msg:     diag.Said("The section %s has a page in another language and none in this one.", section),
			Hint:    "Bring the languages to the same number of pages: shorten the texts of the longer one."}
		if written {
			is.Msg = diag.Said("The section %s has a page in another language and none in this one; its words are not printed here.", section)
		}
		if is.Subject != "" {
			is.Hint = diag.Said("Bring the languages to the same number of pages: they part in %s.", is.Subject)
		}
		out.Add(is)
	}
	return out
}

// parted is the sections whose pages are not as many in two languages, without
// those that wait.
func parted(ed *data.Edition, a, b *page.Result) []string {
	var out []string
	for _, section := range ed.Sections {
		x, y := sheets(a, section), sheets(b, section)
		if x != y && !slices.Contains(a.Left, section) && !slices.Contains(b.Left, section) {
			out = append(out, section)
		}
	}
	return out
}

// sheets is how many pages a section stands on: one where it shares that of the
// section before it.
func sheets(laid *page.Result, section string) int {
	n := 0
	for _, p := range laid.Pages {
		if page.Whole(p.Section) == section {
			n++
		}
	}
	return max(n, min(laid.Anchors[section], 1))
}

// waits tells whether a text's section has no page because no page has to be
// filled, or because there is nothing for it to show: a standing text waits then.
func waits(ed *data.Edition, t *read.Text, laid *page.Result) bool {
	rec := sectionOf(t.Section)
	return slices.Contains(laid.Left, t.Section) || rec.Empty(ed, t)
}

// due is the parts of a text that are to stand on a page: a standing one for
// which the form of its section has no place waits as a whole section does.
func (i *inventory) due(t *read.Text) []read.Part {
	s := sectionOf(i.section)
	return slices.DeleteFunc(slices.Clone(t.Parts), func(p read.Part) bool {
		waits := slices.ContainsFunc(s.Parts, func(r data.Part) bool { return r.Key == p.Key && r.Waits })
		return waits && !i.ed.Own(i.lang, i.section) && !i.begun(p)
	})
}

// begun tells whether any word of a part stands on a page.
func (i *inventory) begun(p read.Part) bool {
	for _, r := range []read.Rich{p.Title, p.Text} {
		for n := range r {
			if !blank(r[n]) && i.set(r, n) {
				return true
			}
		}
	}
	return slices.ContainsFunc(p.Items, i.begun)
}

func shown(laid *page.Result, section string) bool {
	return laid.Anchors[section] > 0
}

// inventory is the places whose words stand on the pages, and what was not
// found among them.
type inventory struct {
	places
	ed      *data.Edition
	all     *locales.Catalog
	lang    string
	section string
	shown   bool // the section has a page
	text    *read.Text
	laid    *page.Result
	out     diag.List
}

// crowded is the place of what does not fit in the part or the body in which a
// passage is written, "" where all does. What does not fit and stands in no
// part of the text may push any of it out.
func (i *inventory) crowded(at diag.Pos) string {
	for _, is := range i.laid.Issues {
		if is.Code != page.Overflow || is.Section != i.section || i.text == nil {
			continue
		}
		if in := i.piece(is.Pos); in == unplaced || in == i.piece(at) {
			return is.Pos.String()
		}
	}
	return ""
}

// unplaced is the piece of what stands in no part of a text and not in its body.
const unplaced = -1

// piece is which part of the text a place lies in, or, behind them, the body.
func (i *inventory) piece(at diag.Pos) int {
	if at.File != i.text.Pos.File {
		return unplaced
	}
	if len(i.text.Body) > 0 && at.Line >= i.text.Body[0].Pos.Line {
		return len(i.text.Parts)
	}
	in := unplaced
	for n, p := range i.text.Parts {
		if p.Pos.Line <= at.Line {
			in = n
		}
	}
	return in
}

// places is where in the editor's files what stands on the pages was written.
type places struct {
	words    map[diag.Pos]string // signs drawn, in the order of reading
	turn     map[diag.Pos]int    // when each was drawn first
	pictures map[diag.Pos]string // what is read aloud
	pages    map[diag.Pos][]int  // where each is drawn, from 1
}

// placed walks the pages. What repeats matter that stands elsewhere sets no text.
func placed(pages []draw.Page) places {
	words := map[diag.Pos]*strings.Builder{}
	p := places{map[diag.Pos]string{}, map[diag.Pos]int{}, map[diag.Pos]string{}, map[diag.Pos][]int{}}
	for n := range pages {
		draw.Walk(&pages[n].Box, func(v draw.Visit) bool {
			if v.Artifact || v.Elem != nil && v.Elem.Role.Repeats() {
				return false
			}
			if e := v.Box.Elem; e != nil && e.Role == draw.Figure {
				p.pictures[v.From] = e.Alt
			}
			for _, op := range v.Box.Ops {
				if t, ok := op.(draw.Text); ok && t.Ink != "" && (t.Elem == nil || !t.Elem.Role.Artifact()) {
					if words[t.From.Pos] == nil {
						words[t.From.Pos] = &strings.Builder{}
						p.turn[t.From.Pos] = len(p.turn)
					}
					words[t.From.Pos].WriteString(t.Shown())
					p.pages[t.From.Pos] = append(p.pages[t.From.Pos], n+1)
				}
			}
			return true
		})
	}
	for at, b := range words {
		p.words[at] = signs(b.String())
	}
	return p
}

// shownPicture looks for what the head says of a picture.
func (i *inventory) shownPicture(at string, p read.Shown) {
	if alt, ok := i.pictures[p.Pos]; p.Src != "" && (p.Form == read.Portrait || p.Form == read.Opener) && (!ok || alt != p.Alt) {
		i.lost(at, p.Pos, p.Alt)
	}
	if p.Src == "" { // what tells of a file tells nothing of what the press draws
		for _, f := range []struct{ name, words string }{{".alt", p.Alt}, {".rights", p.Rights}, {".focus", p.Focused()}} {
			if f.words != "" {
				i.lost(at+f.name, p.Pos, f.words)
			}
		}
	}
	for _, f := range []struct {
		name string
		r    read.Rich
	}{{".caption", p.Caption}, {".credit", p.Credit}, {".name", p.Name}, {".function", p.Function}} {
		i.field(at+f.name, f.r)
	}
}

func (i *inventory) parts(path string, ps []read.Part) {
	for n, p := range ps {
		at := read.Step(path, p.Key, n)
		i.field(at+".title", p.Title)
		i.field(at+".text", p.Text)
		i.parts(at, p.Items)
	}
}

// blocks looks for the words of a body, block by block; those of its flow stand
// in the order in which they were written. Quotes, pictures and notes have places
// of their own.
func (i *inventory) blocks(path string, bs []read.Block) { i.flow(path, bs, -1) }

// flow looks for blocks behind what was drawn at a turn, and gives the last
// one's.
func (i *inventory) flow(path string, bs []read.Block, turn int) int {
	for _, b := range bs {
		at := path
		if b.Kind == read.Quote {
			at += ".quote"
		}
		if alt, ok := i.pictures[b.Pos]; b.Kind == read.Picture && (!ok || alt != b.Alt) {
			i.lost(at, b.Pos, b.Alt)
		}
		i.field(at, b.Rich)
		if b.Kind == read.Quote || b.Kind == read.Picture || b.Kind == read.Note {
			for _, it := range b.Items {
				i.blocks(at, it)
			}
			continue
		}
		if s, begins, ok := i.begins(b.Rich); ok && begins < turn {
			i.swapped(at, s)
		} else if ok {
			turn = begins
		}
		for _, it := range b.Items {
			turn = i.flow(at, it, turn)
		}
	}
	return turn
}

// begins is the first span of a passage that stands on a page, and its turn.
func (i *inventory) begins(r read.Rich) (s read.Span, turn int, ok bool) {
	for n := range r {
		if turn, ok = i.turn[r[n].Pos]; ok {
			return r[n], turn, true
		}
	}
	return read.Span{}, 0, false
}

// field looks for the spans of one field. Neighbours that are all lost are one
// loss.
func (i *inventory) field(path string, r read.Rich) {
	p := passage{r, map[string][]string{}}
	for from := 0; from < len(r); from++ {
		if i.set(r, from) {
			switch n := i.times(p, from); {
			case n == 0:
				i.torn(path, r[from])
			case n > 1:
				i.repeated(path, r[from])
			case i.early(r, from):
				i.swapped(path, r[from])
			}
			continue
		}
		to := from + 1
		for to < len(r) && (!i.set(r, to) || blank(r[to])) {
			to++
		}
		i.lost(path, r[from].Pos, words(r[from:to]))
		from = to - 1
	}
}

// set tells whether a span stands on a page, or has nothing to stand there
// with: blanks, a source that a reference mark names twice, or a source, a section
// or a note that there is none of, which the check has told.
func (i *inventory) set(r read.Rich, n int) bool {
	s := r[n]
	if _, drawn := i.words[s.Pos]; drawn || blank(s) {
		return true
	}
	switch {
	case s.Page != "":
		return !i.ed.Has(s.Page) // which the check has told
	case s.Note != "":
		return !i.written(s.Note)
	case s.Cite == "":
		return false
	}
	for m := n - 1; m >= 0 && r[m].Cite != ""; m-- {
		if r[m].Cite == s.Cite {
			return true
		}
	}
	return i.ed.Number(s.Cite) == 0
}

// times is how often a span that stands on a page does, whole each time; 0 where
// something is missing of it. A text's stands once; a name of the register wherever it
// is called.
func (i *inventory) times(p passage, n int) int {
	s := p.Rich[n]
	if s.Marks() {
		is, drawn := i.mark(s), i.words[s.Pos]
		if drawn == "" {
			return 1
		}
		return times(drawn, is, is)
	}
	if blank(s) {
		return 1
	}
	set := i.ruled(p, n)
	if locales.Lost(s.Text, set) != 0 {
		return 0 // a rule took a mark away
	}
	typed, ruled := signs(s.Text), signs(set)
	if len(typed) < len(ruled) { // the longer first: one may begin as the other
		typed, ruled = ruled, typed
	}
	return times(i.words[s.Pos], typed, ruled)
}

// mark is what stands on the pages for a mark: the number of its source, the page
// of its section, the letter of its note, which the pages alone know.
func (i *inventory) mark(s read.Span) string {
	switch {
	case s.Page != "":
		return strconv.Itoa(i.laid.Anchors[s.Page])
	case s.Note != "":
		return strings.TrimFunc(i.words[s.Pos], func(r rune) bool { return r < 'a' || r > 'z' })
	}
	return strconv.Itoa(i.ed.Number(s.Cite))
}

// written tells whether the text has a note of a mark.
func (i *inventory) written(label string) bool {
	return i.text != nil && slices.ContainsFunc(i.text.Body, func(b read.Block) bool { return b.Kind == read.Note && b.Label == label })
}

// early tells whether a span is drawn before the one it was written behind.
func (i *inventory) early(r read.Rich, n int) bool {
	turn, drawn := i.turn[r[n].Pos]
	for m := n - 1; m >= 0 && drawn; m-- {
		if before, also := i.turn[r[m].Pos]; also {
			return turn < before
		}
	}
	return false
}

func (i *inventory) lost(path string, pos diag.Pos, words string) {
	is := diag.Issue{Code: check.UnsetField, Severity: diag.Error, Pos: pos, Field: path, Section: i.section, Subject: i.crowded(pos),
		Msg:  diag.Said("The section %s has no place for “%s”; the words would be lost.", i.section, diag.Short(words, 40)),
		Hint: "Move them to a field or part that the section sets, or delete them."}
	if !i.shown {
		is.Msg = diag.Said("The section %s has no page in this edition; “%s” would be lost.", i.section, diag.Short(words, 40))
		is.Hint = "Take the section's file out of the edition's folder, or give the edition what the section shows."
	}
	i.out.Add(is)
}

// torn tells of a passage that stands on the pages without all of its words.
func (i *inventory) torn(path string, s read.Span) {
	if s.Marks() && s.Cite == "" {
		i.out.Add(diag.Issue{Code: check.UnsetField, Severity: diag.Error, Pos: s.Pos, Field: path, Section: i.section,
			Msg:  diag.Said("For %s, %s stands on the pages.", words(read.Rich{s}), i.words[s.Pos]),
			Hint: "This is a fault of the press, not of the text. Report it with the edition's folder."})
		return
	}
	if s.Cite != "" {
		i.out.Add(diag.Issue{Code: check.UnsetField, Severity: diag.Error, Pos: s.Pos, Field: path, Section: i.section,
			Msg:  diag.Said("The source %s has the number %d, and %s stands on the pages for it.", s.Cite, i.ed.Number(s.Cite), i.words[s.Pos]),
			Hint: "This is a fault of the press, not of the text. Report it with the edition's folder."})
		return
	}
	i.out.Add(diag.Issue{Code: check.UnsetField, Severity: diag.Error, Pos: s.Pos, Field: path, Section: i.section, Subject: i.crowded(s.Pos),
		Msg: diag.Said("Of “%s” not every word stands on the pages: “%s” would be lost.", diag.Short(words(read.Rich{s}), 40),
			diag.Short(lacking(s.Text, i.words[s.Pos]), 40)),
		Hint: "This is a fault of the press, not of the text. Report it with the edition's folder."})
}

// repeated tells of a passage that stands more than once.
func (i *inventory) repeated(path string, s read.Span) {
	i.out.Add(diag.Issue{Code: RepeatedText, Severity: diag.Error, Pos: s.Pos, Field: path, Section: i.section,
		Msg:  diag.Said("“%s” stands on the pages more than once.", diag.Short(words(read.Rich{s}), 40)),
		Hint: "This is a fault of the press, not of the text. Report it with the edition's folder."})
}

// swapped tells of a passage that stands before the one it was written behind.
func (i *inventory) swapped(path string, s read.Span) {
	i.out.Add(diag.Issue{Code: WordOrder, Severity: diag.Error, Pos: s.Pos, Field: path, Section: i.section,
		Msg:  diag.Said("“%s” stands on the pages before the words it was written behind.", diag.Short(words(read.Rich{s}), 40)),
		Hint: "This is a fault of the press, not of the text. Report it with the edition's folder."})
}
