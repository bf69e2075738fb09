package layout

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

// unset reports the fields of an edition's texts whose words stand on no page:
// a section sets the fields it has a place for, and YAML takes any. A part that
// was already called unknown is not told twice, and pages on which something
// does not fit are not asked.
func unset(res *Result) diag.List {
	told := map[diag.Pos]bool{}
	for _, is := range res.Issues {
		if is.Code == check.UnknownPart || is.Code == check.UnknownEvent || is.Code == check.UnsetField {
			told[is.Pos] = true
		}
	}
	var out diag.List
	for _, l := range res.Pages {
		if l.Result.Issues.Has(page.Overflow) {
			continue
		}
		for _, is := range missing(res.Edition, l.Lang, l.Result, told) {
			is.Lang = l.Lang
			out.Add(is)
		}
	}
	return out
}

func missing(ed *data.Edition, lang string, laid *page.Result, told map[diag.Pos]bool) diag.List {
	i := inventory{have: letters(draw.Tree(laid.Pages).Words()), told: told}
	for _, section := range ed.Sections {
		t, ok := ed.Text(lang, section)
		shown := slices.ContainsFunc(laid.Pages, func(p draw.Page) bool { return p.Section == section })
		if !ok || !shown { // a section without anything to show in this month has no page
			continue
		}
		i.section = section
		for _, r := range []read.Rich{t.Title, t.Standfirst, t.Signature, t.Note} {
			i.field(r)
		}
		i.parts(t.Parts)
		i.blocks(t.Body)
	}
	return i.out
}

// inventory is the words of the pages, and what was not found among them.
type inventory struct {
	have    string
	told    map[diag.Pos]bool
	section string
	out     diag.List
}

func (i *inventory) parts(ps []read.Part) {
	for _, p := range ps {
		if i.told[p.Pos] {
			continue
		}
		i.field(p.Title)
		i.field(p.Text)
		i.parts(p.Items)
	}
}

func (i *inventory) blocks(bs []read.Block) {
	for _, b := range bs {
		i.field(b.Rich)
		for _, it := range b.Items {
			i.blocks(it)
		}
	}
}

// field looks for one field. Rules of typography may rewrite a date or an hour
// in it, so that any stretch of it that stands on a page shows that it is set.
func (i *inventory) field(r read.Rich) {
	words := false
	if len(r) > 0 && i.told[r[0].Pos] {
		return
	}
	for _, s := range r {
		l := letters(s.Text)
		words = words || l != ""
		if l != "" && i.holds(l) {
			return
		}
	}
	if words {
		i.out.Add(diag.Issue{Code: check.UnsetField, Severity: diag.Error, Pos: r[0].Pos,
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
