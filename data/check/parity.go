package check

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// parity holds a text against the same section in the first language.
func (c *checker) parity(a, b *read.Text) {
	c.pair(a, b, "title", a.Title, b.Title, b.Pos)
	c.pair(a, b, "standfirst", a.Standfirst, b.Standfirst, b.Pos)
	c.pair(a, b, "signature", a.Signature, b.Signature, b.Pos)
	c.pair(a, b, "note", a.Note, b.Note, b.Pos)
	c.placed(a, b)
	c.pairParts(a, b, "", read.Part{Items: a.Parts, Pos: a.Pos}, read.Part{Items: b.Parts, Pos: b.Pos})
	bodyA, bodyB := fieldOf(a, data.Body), fieldOf(b, data.Body)
	if runs(a.Body).Unwritten() || runs(b.Body).Unwritten() { // the two are alike when both are written
		return
	}
	if len(a.Body) > 0 && len(b.Body) > 0 { // else told as a field that is missing
		bodyA, bodyB = c.blocks(a, b, a.Body, b.Body)
	}
	if !dropped(a.Body) && !dropped(b.Body) || len(bodyA) > 0 && len(bodyB) > 0 { // else what they would hold, nobody knows
		c.pair(a, b, data.Body, bodyA, bodyB, b.Pos)
	}
}

// dropped tells whether a block of a body was told to be none.
func dropped(bs []read.Block) bool {
	return slices.ContainsFunc(bs, func(b read.Block) bool {
		return b.Kind == read.Dropped || slices.ContainsFunc(b.Items, dropped)
	})
}

// unequal reports what the text at a place lacks or has beside the other one's,
// and where that is.
func (c *checker) unequal(code diag.Code, lang string, at, other diag.Pos, field string, hint, msg diag.Text, args ...any) {
	if !other.IsZero() {
		hint = diag.Beside(hint, diag.Said("The other place is %s.", other))
	}
	c.out.Add(diag.Issue{Code: code, Severity: severity(code), Pos: at, Field: field, Subject: other.String(), Lang: lang,
		Msg: diag.Said(msg, args...), Hint: hint})
}

// runs is all the inline text of a body, one sentence end between blocks.
func runs(bs []read.Block) read.Rich {
	var out read.Rich
	read.EachBlock(bs, func(r read.Rich) {
		out = append(out, r...)
		if len(r) > 0 {
			out = append(out, read.Span{Text: "\n", Pos: r[0].Pos})
		}
	})
	return out
}

// pair holds one field against its counterpart: presence, sources, links,
// numbers.
func (c *checker) pair(a, b *read.Text, field string, x, y read.Rich, pos diag.Pos) {
	other := diag.Pos{File: a.Pos.File}
	if len(y) > 0 {
		pos = y[0].Pos
	}
	if len(x) > 0 {
		other = x[0].Pos
	}
	if (len(x) == 0) != (len(y) == 0) {
		has, lacks := a, b
		if len(x) == 0 {
			has, lacks = b, a
		}
		c.unequal(TextParity, b.Lang, pos, other, field, inBoth, "%s is written in %q and missing in %q.",
			field, has.Lang, lacks.Lang)
		return
	}
	c.alike(a, b, field, x, y)
}

// cited is the sources that a passage cites, and how many it cites besides that
// are not in the register.
func (c *checker) cited(r read.Rich) (out []mark, strange int) {
	register := c.edition.Register()
	for _, s := range r {
		switch _, known := register.Source(s.Cite); {
		case s.Cite == "":
		case known || register.Unread["sources.yaml"]:
			out = append(out, mark{what: s.Cite, pos: s.Pos})
		default:
			strange++
		}
	}
	return out, strange
}

// linked is what a passage links to, pages of the edition too, and how many links
// it has besides that lead nowhere.
func (c *checker) linked(r read.Rich) (out []mark, astray int) {
	for i, s := range r {
		to, goesOn := s.Href, i > 0 && r[i-1].Href == s.Href && r[i-1].Astray == s.Astray
		if s.Page != "" {
			to, goesOn = "#"+s.Page, false
		}
		section, within := strings.CutPrefix(to, "#")
		switch {
		case goesOn:
		case s.Astray, within && !c.edition.Has(section): // which is told
			astray++
		case to != "":
			out = append(out, mark{what: to, pos: s.Pos})
		}
	}
	return out, astray
}

// words is the patterns texts are searched for, compiled once for a check.
type words struct{ group, number *regexp.Regexp }

func newWords() words {
	return words{
		group:  regexp.MustCompile(`(\d)[ \x{a0}\x{202f}\x{2009},.'’](\d{3})\b`),
		number: regexp.MustCompile(`[\p{L}\d_]*\d(?:[ \x{a0}\x{202f}\x{2009},.'’]\d{3}\b|[\p{L}\d_])*(?:[.,]\d+)*`),
	}
}

// numbers is the figures of a text, written alike in every language: 10 000
// and 10,000 are 10000, 3,5 and 3.5 are 3.5. Identifiers that hold letters, as
// J0 or S3NS, are left out.
func (w *words) numbers(r read.Rich) (out []mark) {
	var typed strings.Builder
	var at []origin
	for _, s := range r {
		if !s.Code {
			at = append(at, origin{typed.Len(), s.Pos})
			typed.WriteString(s.Text)
		}
	}
	text := typed.String()
	for _, ij := range w.number.FindAllStringIndex(text, -1) {
		m := strings.TrimRightFunc(w.plain(text[ij[0]:ij[1]]), unicode.IsLetter)
		if m != "" && !strings.ContainsFunc(m, func(r rune) bool { return r != '.' && r != ',' && !unicode.IsDigit(r) }) {
			out = append(out, mark{what: strings.ReplaceAll(m, ",", "."), pos: spot(text, at, ij[0])})
		}
	}
	return out
}

// plain is a number without the marks between its groups of three figures.
func (w *words) plain(number string) string {
	for prev := ""; prev != number; {
		prev = number
		number = w.group.ReplaceAllString(number, "$1$2")
	}
	return number
}

// apart is what stands in one collection only, and in the other only.
func apart(x, y []string) (lacks, extra []string) {
	count := map[string]int{}
	for _, s := range x {
		count[s]++
	}
	for _, s := range y {
		count[s]--
	}
	for s, n := range count {
		if n > 0 {
			lacks = append(lacks, s)
		} else if n < 0 {
			extra = append(extra, s)
		}
	}
	sort.Strings(lacks)
	sort.Strings(extra)
	return lacks, extra
}

// difference is how two collections are apart in words, "" when they hold the
// same, in any order.
func difference(x, y []string) diag.Text {
	lacks, extra := apart(x, y)
	missing, only := diag.Said("missing here %s", diag.Few(lacks)), diag.Said("only here %s", diag.Few(extra))
	switch {
	case len(lacks) == 0 && len(extra) == 0:
		return ""
	case len(extra) == 0:
		return missing
	case len(lacks) == 0:
		return only
	}
	return diag.Said("%s; %s", missing, only)
}
