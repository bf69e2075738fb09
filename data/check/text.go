package check

import (
	"fmt"
	"regexp"
	"sort"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// parts holds a text against the record of its section.
func (c *checker) parts(t *read.Text, s data.Section) {
	for _, f := range s.Fields {
		switch {
		case !f.Required:
		case f.Name == data.Body && len(t.Body) == 0:
			c.spoken(MissingPart, t.Lang, t.Pos, "body", "Write it below the second ---.", "The text has no body.")
		case f.Name != data.Body && len(fieldOf(t, f.Name)) == 0:
			c.spoken(MissingPart, t.Lang, t.Pos, f.Name, "Add the line: "+f.Name+": …", "The text has no %s.", f.Name)
		}
	}
	c.unset(t, s)
	c.items(t, read.Part{Items: t.Parts, Pos: t.Pos}, data.Part{Items: s.Parts}, "")
}

// fieldOf is the words of a field by its name; a body's are all its inline
// text.
func fieldOf(t *read.Text, name string) read.Rich {
	switch name {
	case data.Title:
		return t.Title
	case data.Standfirst:
		return t.Standfirst
	case data.Signature:
		return t.Signature
	case data.Note:
		return t.Note
	}
	if body := runs(t.Body); len(body) > 0 || len(t.Body) == 0 {
		return body
	}
	return read.Rich{{Pos: t.Body[0].Pos}}
}

// unset reports words in a field that the section has no place for: they would
// be lost.
func (c *checker) unset(t *read.Text, s data.Section) {
	for _, name := range []string{data.Title, data.Standfirst, data.Signature, data.Note, data.Body} {
		r := fieldOf(t, name)
		if _, set := s.Field(name); len(r) > 0 && !set {
			c.spoken(UnsetField, t.Lang, r[0].Pos, name, "It sets "+names(s.Fields)+" and its parts.",
				"The section %s has no place for a %s; its words would be lost.", t.Section, name)
		}
	}
	if body, set := s.Field(data.Body); set {
		c.quotes(t, t.Body, body.Quotes)
	}
}

// quotes reports pull quotes where none has a place: in a section that pulls
// none, and inside a list.
func (c *checker) quotes(t *read.Text, bs []read.Block, set bool) {
	for _, b := range bs {
		if b.Kind == read.Quote && !set {
			c.spoken(UnsetField, t.Lang, b.Pos, "body.quote", "Write it as a paragraph, without the mark > before it.",
				"The section %s has no place for a pull quote here; its words would be lost.", t.Section)
		}
		if b.Kind == read.List {
			for _, it := range b.Items {
				c.quotes(t, it, false)
			}
		}
	}
}

// names is the fields of a record in words.
func names(fs []data.Field) string {
	var out []string
	for _, f := range fs {
		out = append(out, f.Name)
	}
	return strings.Join(out, ", ")
}

// part holds a part against its record: what it lacks, and what would be lost.
func (c *checker) part(t *read.Text, p read.Part, rec data.Part, path string) {
	for _, f := range []struct {
		name string
		r    read.Rich
	}{{data.Title, p.Title}, {data.Words, p.Text}} {
		field, set := rec.Field(f.name)
		switch {
		case len(f.r) > 0 && !set:
			c.spoken(UnsetField, t.Lang, f.r[0].Pos, path+"."+f.name, sets(rec), "The part %s has no place for a %s; “%s” would be lost.", path,
				f.name, short(f.r))
		case len(f.r) == 0 && field.Required:
			c.spoken(MissingPart, t.Lang, p.Pos, path+"."+f.name, "Add the line: "+f.name+": …", "The part %s has no %s.", path, f.name)
		}
	}
	c.items(t, p, rec, path)
}

// items holds the items of a part, or the parts of a text, which have no path,
// against their records.
func (c *checker) items(t *read.Text, p read.Part, rec data.Part, path string) {
	if rec.Count > 0 && len(p.Items) != rec.Count {
		c.spoken(MissingPart, t.Lang, p.Pos, path+".items", fmt.Sprintf("The page is drawn for %d.", rec.Count),
			"The part %s has %d items, not %d.", path, len(p.Items), rec.Count)
	}
	begun := false
	for _, r := range rec.Items {
		_, there := p.Item(r.Key)
		begun = begun || there
	}
	for _, r := range rec.Items {
		if _, there := p.Item(r.Key); !there && r.Required && (begun || !rec.Pair) {
			c.lacks(t, p, r.Key, path)
		}
	}
	if rec.Pair && begun {
		rec.Each = nil // a pair is drawn alone
	}
	for i, it := range p.Items {
		at := read.Step(path, it.Key, i)
		if r, set := rec.Item(it.Key); set {
			c.part(t, it, r, at)
			continue
		}
		c.stray(t, it, rec, path, at)
	}
}

func (c *checker) lacks(t *read.Text, p read.Part, key, path string) {
	if path == "" {
		c.spoken(MissingPart, t.Lang, p.Pos, "parts", "Add it under parts: with key: "+key+".", "The part %s is missing.", key)
		return
	}
	c.spoken(MissingPart, t.Lang, p.Pos, path+".items", "Add an item with key: "+key+".", "The part %s has no item %s.", path, key)
}

// stray reports a part or item that nothing sets; its own path is at.
func (c *checker) stray(t *read.Text, it read.Part, rec data.Part, path, at string) {
	var keys []string
	for _, r := range rec.Items {
		keys = append(keys, r.Key)
	}
	hint := sets(rec)
	if it.Key != "" && len(keys) > 0 {
		hint = diag.DidYouMean(it.Key, keys)
	}
	switch {
	case path == "" && len(keys) == 0:
		c.spoken(UnknownPart, t.Lang, it.Pos, at, "This section sets no parts.", "The section %s does not set a part %q.", t.Section, it.Key)
	case path == "":
		c.spoken(UnknownPart, t.Lang, it.Pos, at, hint, "The section %s does not set a part %q.", t.Section, it.Key)
	case len(keys) == 0:
		c.lost(t, it, path, at, hint)
	default:
		c.spoken(UnknownPart, t.Lang, it.Pos, at, hint, "The part %s does not set an item %q beside %s; its words would be lost.", path, it.Key,
			strings.Join(keys, " and "))
	}
}

// lost reports every word of an item where none has a place.
func (c *checker) lost(t *read.Text, it read.Part, path, at, hint string) {
	for _, f := range []struct {
		name string
		r    read.Rich
	}{{data.Title, it.Title}, {data.Words, it.Text}} {
		if len(f.r) > 0 {
			c.spoken(UnsetField, t.Lang, f.r[0].Pos, at+"."+f.name, hint, "The part %s sets no items; “%s” would be lost.", path, short(f.r))
		}
	}
	for i, in := range it.Items {
		c.lost(t, in, path, read.Step(at, in.Key, i), hint)
	}
}

// short is the beginning of a text, for a message.
func short(r read.Rich) string {
	if s := []rune(r.String()); len(s) > 40 {
		return string(s[:40]) + "…"
	}
	return r.String()
}

// sets is the hint of what a part has places for.
func sets(rec data.Part) string {
	what := names(rec.Fields)
	switch {
	case what == "" && len(rec.Items) == 0 && rec.Each == nil:
		return "It sets nothing."
	case what == "":
		return "It sets its items."
	case len(rec.Items) > 0 || rec.Each != nil:
		return "It sets " + what + " and its items."
	}
	return "It sets " + what + ": put the words there."
}

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

// phrases checks one run of text for what must not be printed.
func (c *checker) phrases(t *read.Text, r read.Rich) {
	text, at := flat(r)
	where := func(i int) diag.Pos {
		for k := len(at) - 1; k >= 0; k-- {
			if at[k].from <= i {
				p := at[k].pos
				p.Col += len([]rune(text[at[k].from:i]))
				return p
			}
		}
		return t.Pos
	}
	if i := strings.Index(text, "{{"); i >= 0 {
		c.spoken(Unwritten, t.Lang, where(i), "", "Write it, and delete the mark with its braces.", "This passage is still to be written.")
	}
}

type origin struct {
	from int
	pos  diag.Pos
}

// flat is a run's words and where each span of them begins.
func flat(r read.Rich) (string, []origin) {
	var b strings.Builder
	var at []origin
	for _, s := range r {
		at = append(at, origin{b.Len(), s.Pos})
		b.WriteString(s.Text)
	}
	return b.String(), at
}
