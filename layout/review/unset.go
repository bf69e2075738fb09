package review

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// Unset reports the words of an edition's texts that stand on no page of a
// language: a section sets the fields it has a place for, and YAML takes any.
// Words are known by the place they were typed at, never by their letters, so
// that nothing can pass for something else, and rules of typography may rewrite
// what they like.
//
// A standing text whose section has nothing to show, or is not needed to fill
// the pages, waits for another edition. A text of the edition's own was
// written for this one.
func Unset(ed *data.Edition, lang string, laid *page.Result) diag.List {
	i := inventory{places: placed(laid.Pages), ed: ed}
	for _, section := range ed.Sections {
		t, ok := ed.Text(lang, section)
		i.section, i.shown = section, shown(laid, section)
		if !ok || !i.shown && !ed.Own(lang, section) {
			continue
		}
		i.field("title", t.Title)
		i.field("standfirst", t.Standfirst)
		i.field("signature", t.Signature)
		i.field("note", t.Note)
		i.parts("", t.Parts)
		i.blocks("body", t.Body)
	}
	return i.out
}

// Uneven reports the standing texts that wait in a language while another one
// has set them: the languages of an edition say the same.
func Uneven(ed *data.Edition, lang string, laid *page.Result, others []*page.Result) diag.List {
	var out diag.List
	for _, section := range ed.Sections {
		t, ok := ed.Text(lang, section)
		if !ok || ed.Own(lang, section) || shown(laid, section) {
			continue
		}
		if slices.ContainsFunc(others, func(o *page.Result) bool { return shown(o, section) }) {
			out.Add(diag.Issue{Code: check.UnsetField, Severity: diag.Warning, Pos: t.Pos, Section: section,
				Msg:  fmt.Sprintf("The section %s has a page in another language and none in this one; its words are not printed here.", section),
				Hint: "Bring the languages to the same number of pages: shorten the texts of the longer one."})
		}
	}
	return out
}

func shown(laid *page.Result, section string) bool {
	return slices.ContainsFunc(laid.Pages, func(p draw.Page) bool { return p.Section == section })
}

// inventory is the places whose words stand on the pages, and what was not
// found among them.
type inventory struct {
	places
	ed      *data.Edition
	section string
	shown   bool // the section has a page
	out     diag.List
}

// places is where in the editor's files what stands on the pages was written.
type places struct {
	words    map[diag.Pos]bool
	pictures map[diag.Pos]string // what is read aloud
}

// placed walks the pages. Artifacts repeat what stands elsewhere, and so do
// contents: neither sets a text.
func placed(pages []draw.Page) places {
	p := places{map[diag.Pos]bool{}, map[diag.Pos]string{}}
	for n := range pages {
		draw.Walk(&pages[n].Box, func(v draw.Visit) bool {
			if v.Artifact || v.Elem != nil && v.Elem.Role == draw.TOC {
				return false
			}
			if e := v.Box.Elem; e != nil && e.Role == draw.Figure {
				p.pictures[v.From] = e.Alt
			}
			for _, op := range v.Box.Ops {
				if t, ok := op.(draw.Text); ok && t.Ink != "" && (t.Elem == nil || !t.Elem.Role.Artifact()) {
					p.words[t.From.Pos] = true
				}
			}
			return true
		})
	}
	return p
}

func (i *inventory) parts(path string, ps []read.Part) {
	for n, p := range ps {
		at := read.Step(path, p.Key, n)
		i.field(at+".title", p.Title)
		i.field(at+".text", p.Text)
		i.parts(at, p.Items)
	}
}

func (i *inventory) blocks(path string, bs []read.Block) {
	for _, b := range bs {
		at := path
		if b.Kind == read.Quote {
			at += ".quote"
		}
		if alt, ok := i.pictures[b.Pos]; b.Kind == read.Picture && (!ok || alt != b.Alt) {
			i.lost(at, b.Pos, b.Alt)
		}
		i.field(at, b.Rich)
		for _, it := range b.Items {
			i.blocks(at, it)
		}
	}
}

// field looks for the spans of one field. Neighbours that are all lost are one
// loss.
func (i *inventory) field(path string, r read.Rich) {
	for from := 0; from < len(r); from++ {
		if i.set(r, from) {
			continue
		}
		to := from + 1
		for to < len(r) && (!i.set(r, to) || blank(r[to])) {
			to++
		}
		i.lost(path, r[from].Pos, words(r[from:to]))
		from = to
	}
}

// set tells whether a span stands on a page, or has nothing to stand there
// with: blanks, a source that a reference mark names twice, or that there is
// none of, which the check has told.
func (i *inventory) set(r read.Rich, n int) bool {
	s := r[n]
	if i.words[s.Pos] || blank(s) {
		return true
	}
	if s.Cite == "" {
		return false
	}
	for m := n - 1; m >= 0 && r[m].Cite != ""; m-- {
		if r[m].Cite == s.Cite {
			return true
		}
	}
	return i.ed.Number(s.Cite) == 0
}

// blank tells whether a span is nothing but spaces.
func blank(s read.Span) bool {
	return s.Cite == "" && !strings.ContainsFunc(s.Text, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) })
}

// words is spans as their editor knows them.
func words(r read.Rich) string {
	s := ""
	for _, x := range r {
		if x.Cite != "" {
			s += "[@" + x.Cite + "]"
		}
		s += x.Text
	}
	return strings.TrimSpace(s)
}

func (i *inventory) lost(path string, pos diag.Pos, words string) {
	is := diag.Issue{Code: check.UnsetField, Severity: diag.Error, Pos: pos, Field: path, Section: i.section,
		Msg:  fmt.Sprintf("The section %s has no place for “%s”; the words would be lost.", i.section, diag.Short(words, 40)),
		Hint: "Move them to a field or part that the section sets, or delete them."}
	if !i.shown {
		is.Msg = fmt.Sprintf("The section %s has no page in this edition; “%s” would be lost.", i.section, diag.Short(words, 40))
		is.Hint = "Take the section's file out of the edition's folder, or give the edition what the section shows."
	}
	i.out.Add(is)
}
