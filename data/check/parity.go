package check

import (
	"fmt"
	"regexp"
	"sort"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// parity holds a text against the same section in the first language.
func (c *checker) parity(a, b *read.Text) {
	c.pair(a, b, "title", a.Title, b.Title, b.Pos)
	c.pair(a, b, "standfirst", a.Standfirst, b.Standfirst, b.Pos)
	c.pair(a, b, "signature", a.Signature, b.Signature, b.Pos)
	c.pair(a, b, "note", a.Note, b.Note, b.Pos)
	c.pairParts(a, b, "", a.Parts, b.Parts, b.Pos)
	ka, kb := shape(a.Body), shape(b.Body)
	for i := range max(len(ka), len(kb)) {
		if i >= len(ka) || i >= len(kb) || ka[i].what != kb[i].what {
			c.differ(a, b, "body", ka, kb, i)
			break
		}
	}
	c.pair(a, b, "body", runs(a.Body), runs(b.Body), b.Pos)
}

// differ says where the build of two bodies parts.
func (c *checker) differ(a, b *read.Text, field string, ka, kb []mark, i int) {
	name := func(k []mark) string {
		if i < len(k) {
			return k[i].what
		}
		return "nothing"
	}
	pos := b.Pos
	if i < len(kb) {
		pos = kb[i].pos
	} else if i < len(ka) {
		pos = diag.Pos{File: b.Pos.File}
	}
	c.spoken(TextParity, b.Lang, pos, field, "Bring both texts to the same build; the other one is "+a.Pos.File+".",
		"Here stands %s where the text in %q has %s.", name(kb), a.Lang, name(ka))
}

type mark struct {
	what string
	pos  diag.Pos
}

// shape is the build of a body: its headings, quotes, lists and pictures.
// Paragraphs may be cut differently.
func shape(bs []read.Block) []mark {
	var out []mark
	for _, b := range bs {
		switch b.Kind {
		case read.Heading:
			out = append(out, mark{fmt.Sprintf("a heading of level %d", b.Level), b.Pos})
		case read.Quote:
			out = append(out, mark{"a quote", b.Pos})
		case read.List:
			out = append(out, mark{fmt.Sprintf("a list of %d", len(b.Items)), b.Pos})
		case read.Picture:
			out = append(out, mark{"a picture", b.Pos})
		}
	}
	return out
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

func (c *checker) pairParts(a, b *read.Text, path string, pa, pb []read.Part, pos diag.Pos) {
	field := strings.TrimPrefix(path+".items", ".")
	if len(pa) != len(pb) {
		c.spoken(TextParity, b.Lang, pos, field, "Bring both texts to the same build; the other one is "+a.Pos.File+".",
			"%d entries stand here, %d in the text in %q.", len(pb), len(pa), a.Lang)
		return
	}
	for i := range pa {
		x, y := pa[i], pb[i]
		at := strings.TrimPrefix(fmt.Sprintf("%s.%s", path, y.Key), ".")
		if x.Key != y.Key {
			c.spoken(TextParity, b.Lang, y.Pos, field, "Keys are the same, in the same order, in every language.",
				"The entry is keyed %q here and %q in the text in %q.", y.Key, x.Key, a.Lang)
			continue
		}
		c.pair(a, b, at+".title", x.Title, y.Title, y.Pos)
		c.pair(a, b, at+".text", x.Text, y.Text, y.Pos)
		c.pairParts(a, b, at, x.Items, y.Items, y.Pos)
	}
}

// pair holds one field against its counterpart: presence, sources, links,
// numbers.
func (c *checker) pair(a, b *read.Text, field string, x, y read.Rich, pos diag.Pos) {
	if len(y) > 0 {
		pos = y[0].Pos
	}
	if (len(x) == 0) != (len(y) == 0) {
		has, lacks := a, b
		if len(x) == 0 {
			has, lacks = b, a
		}
		c.spoken(TextParity, b.Lang, pos, field, "Write it in both languages, or in none.", "%s is written in %q and missing in %q.", field,
			has.Lang, lacks.Lang)
		return
	}
	if d := difference(cited(x), cited(y)); d != "" {
		c.spoken(CiteParity, b.Lang, pos, field, "Give both the same reference marks.", "The sources differ from those in %q: %s.", a.Lang, d)
	}
	if d := difference(linked(x), linked(y)); d != "" {
		c.spoken(LinkParity, b.Lang, pos, field, "Give both the same links, if they exist in both languages.",
			"The links differ from those in %q: %s.", a.Lang, d)
	}
	if d := difference(c.numbers(x), c.numbers(y)); d != "" {
		c.spoken(NumberParity, b.Lang, pos, field, "Compare the two sentences.", "The numbers differ from those in %q: %s.", a.Lang, d)
	}
}

func cited(r read.Rich) (out []string) {
	for _, s := range r {
		if s.Cite != "" {
			out = append(out, s.Cite)
		}
	}
	return out
}

func linked(r read.Rich) (out []string) {
	for i, s := range r {
		if s.Href != "" && (i == 0 || r[i-1].Href != s.Href) {
			out = append(out, s.Href)
		}
	}
	return out
}

// words is the patterns texts are searched for, compiled once for a check.
type words struct{ group, number *regexp.Regexp }

func newWords() words {
	return words{
		group:  regexp.MustCompile(`(\d)[ \x{a0}\x{202f}\x{2009},.'’](\d{3})\b`),
		number: regexp.MustCompile(`[\p{L}\d_]*\d[\p{L}\d_]*(?:[.,]\d+)*`),
	}
}

// numbers is the figures of a text, written alike in every language: 10 000
// and 10,000 are 10000, 3,5 and 3.5 are 3.5. Identifiers that hold letters, as
// J0 or S3NS, are left out.
func (w *words) numbers(r read.Rich) (out []string) {
	text := ""
	for _, s := range r {
		if !s.Code {
			text += s.Text
		}
	}
	for prev := ""; prev != text; {
		prev = text
		text = w.group.ReplaceAllString(text, "$1$2")
	}
	for _, m := range w.number.FindAllString(text, -1) {
		m = strings.TrimRightFunc(m, unicode.IsLetter)
		if m != "" && !strings.ContainsFunc(m, func(r rune) bool { return r != '.' && r != ',' && !unicode.IsDigit(r) }) {
			out = append(out, strings.ReplaceAll(m, ",", "."))
		}
	}
	return out
}

// difference is what stands in one collection and not in the other, "" when
// they hold the same, in any order.
func difference(x, y []string) string {
	count := map[string]int{}
	for _, s := range x {
		count[s]++
	}
	for _, s := range y {
		count[s]--
	}
	var lacks, extra []string
	for s, n := range count {
		if n > 0 {
			lacks = append(lacks, s)
		} else if n < 0 {
			extra = append(extra, s)
		}
	}
	sort.Strings(lacks)
	sort.Strings(extra)
	var out []string
	if len(lacks) > 0 {
		out = append(out, "missing here "+strings.Join(lacks, ", "))
	}
	if len(extra) > 0 {
		out = append(out, "only here "+strings.Join(extra, ", "))
	}
	return strings.Join(out, "; ")
}
