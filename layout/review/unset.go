package review

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// Unset reports the fields of an edition's texts whose words stand on no page
// of a language: a section sets the fields it has a place for, and YAML takes
// any.
func Unset(ed *data.Edition, lang string, laid *page.Result) diag.List {
	i := inventory{have: letters(draw.Tree(laid.Pages).Words())}
	for _, section := range ed.Sections {
		t, ok := ed.Text(lang, section)
		shown := slices.ContainsFunc(laid.Pages, func(p draw.Page) bool { return p.Section == section })
		if !ok || !shown { // a section without anything to show in this month has no page
			continue
		}
		i.section = section
		i.field("title", t.Title)
		i.field("standfirst", t.Standfirst)
		i.field("signature", t.Signature)
		i.field("note", t.Note)
		i.parts("", t.Parts)
		i.blocks("body", t.Body)
	}
	return i.out
}

// inventory is the words of the pages, and what was not found among them.
type inventory struct {
	have    string
	section string
	out     diag.List
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
		i.field(at, b.Rich)
		for _, it := range b.Items {
			i.blocks(at, it)
		}
	}
}

// field looks for one field. Rules of typography may rewrite a date or an hour
// in it, so that any stretch of it that stands on a page shows that it is set.
func (i *inventory) field(path string, r read.Rich) {
	words := false
	for _, s := range r {
		l := letters(s.Text)
		words = words || l != ""
		if l != "" && i.holds(l) {
			return
		}
	}
	if words {
		i.out.Add(diag.Issue{Code: check.UnsetField, Severity: diag.Error, Pos: r[0].Pos, Field: path, Section: i.section,
			Msg:  fmt.Sprintf("The section %s has no place for “%s”; the words would be lost.", i.section, diag.Short(r.String(), 40)),
			Hint: "Move them to a field or part that the section sets, or delete them."})
	}
}

// stretch is how many letters in a row are no accident.
const stretch = 16

func (i *inventory) holds(l string) bool {
	r := []rune(l)
	for from := 0; from < len(r); from += stretch {
		if from > 0 && len(r)-from < stretch {
			break
		}
		if strings.Contains(i.have, string(r[from:min(from+stretch, len(r))])) {
			return true
		}
	}
	return false
}

// letters is the small letters and digits of a text.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(s))
}
