package check

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// spec is what a section expects of its text.
type spec struct {
	fields string // what it sets beside its parts: title, standfirst, signature, note, body
	needed bool   // the section cannot do without a text
	own    bool   // the text must be the edition's own
	title  bool
	body   bool
	parts  []partSpec
}

// partSpec is one part a section sets. Items are keys that must be there; n is
// how many items without fixed keys; 0 leaves it open.
type partSpec struct {
	key    string
	needed bool
	text   bool
	n      int
	items  []string
	pair   bool // the items are wanted only together: one calls for the others
}

// specOf is the table of docs/architecture.md in a form that can be checked.
func specOf(section string) spec {
	s := partsOf(section)
	switch section {
	case "cover", "contents", "method", "back":
		s.fields = "title"
	case "editorial":
		s.fields = "title standfirst signature body"
	case "technical", "zoom", "what":
		s.fields = "title standfirst note body"
	case "glossary", "procedure", "sources":
		s.fields = "title standfirst"
	default:
		s.fields = "title standfirst note"
	}
	return s
}

func partsOf(section string) spec {
	switch section {
	case "contents":
		return spec{needed: true, parts: []partSpec{{key: "imprint", needed: true, text: true}}}
	case "editorial":
		return spec{needed: true, own: true, title: true, body: true, parts: []partSpec{{key: "panel", n: 3}}}
	case "news":
		return spec{parts: []partSpec{{key: "events"}, {key: "unchanged", text: true}}}
	case "technical":
		return spec{needed: true, own: true, title: true, body: true,
			parts: []partSpec{{key: "diagram", items: []string{"alone", "composed"}, pair: true}, {key: "points", n: 4}}}
	case "grid":
		return spec{parts: []partSpec{{key: "definitions", needed: true, items: []string{"shared", "dedicated", "facilitator", "beneficiary"}}}}
	case "what":
		return spec{needed: true, title: true, parts: []partSpec{{key: "compare", needed: true},
			{key: "attests", needed: true, items: []string{"service", "operator", "trust"}},
			{key: "framework", needed: true, items: []string{"technical", "operational", "legal"}}}}
	case "criteria":
		return spec{needed: true, title: true, parts: []partSpec{{key: "technical", needed: true, n: 6}, {key: "operational", needed: true, n: 5}, {key: "legal", needed: true, n: 5}}}
	case "procedure":
		s := spec{needed: true, title: true, parts: []partSpec{{key: "duration", text: true}}}
		for _, j := range []string{"j0", "j1", "j2", "j3"} {
			s.parts = append(s.parts, partSpec{key: j, needed: true, text: true, items: []string{"holds", "changes"}})
		}
		return s
	case "glossary":
		s := spec{needed: true, parts: []partSpec{{key: "reading"}}}
		for _, l := range facts.Layers() {
			s.parts = append(s.parts, partSpec{key: l.String(), needed: true, text: true, items: []string{"operates", "keeps", "specific"}})
		}
		return s
	case "method":
		return spec{needed: true, title: true, parts: []partSpec{{key: "disc", needed: true, text: true}, {key: "stack", needed: true, text: true},
			{key: "colour", needed: true, text: true}, {key: "rules", needed: true, n: 6}, {key: "unknown", needed: true, n: 3}}}
	case "back":
		return spec{needed: true, parts: []partSpec{{key: "contact", text: true}}}
	}
	return spec{}
}

// parts holds a text against what its section expects.
func (c *checker) parts(t *read.Text, s spec) {
	if s.title && len(t.Title) == 0 {
		c.spoken(MissingPart, t.Lang, t.Pos, "title", "Add the line: title: …", "The text has no title.")
	}
	if s.body && len(t.Body) == 0 {
		c.spoken(MissingPart, t.Lang, t.Pos, "body", "Write it below the second ---.", "The text has no body.")
	}
	c.unset(t, s)
	keys := make([]string, 0, len(s.parts))
	for _, ps := range s.parts {
		keys = append(keys, ps.key)
		p, ok := t.Part(ps.key)
		if !ok {
			if ps.needed {
				c.spoken(MissingPart, t.Lang, t.Pos, "parts", "Add it under parts: with key: "+ps.key+".", "The part %s is missing.", ps.key)
			}
			continue
		}
		c.part(t, p, ps)
	}
	for _, p := range t.Parts {
		if !slices.Contains(keys, p.Key) {
			hint := "This section sets no parts."
			if len(keys) > 0 {
				hint = diag.DidYouMean(p.Key, keys)
			}
			c.spoken(UnknownPart, t.Lang, p.Pos, "parts", hint, "The section %s does not set a part %q.", t.Section, p.Key)
		}
	}
}

// unset reports words in a field that the section has no place for: they would
// be lost.
func (c *checker) unset(t *read.Text, s spec) {
	places := strings.Fields(s.fields)
	body := runs(t.Body)
	if len(t.Body) > 0 && len(body) == 0 {
		body = read.Rich{{Pos: t.Body[0].Pos}}
	}
	for _, f := range []struct {
		name string
		r    read.Rich
	}{{"title", t.Title}, {"standfirst", t.Standfirst}, {"signature", t.Signature}, {"note", t.Note}, {"body", body}} {
		if len(f.r) > 0 && !slices.Contains(places, f.name) {
			c.spoken(UnsetField, t.Lang, f.r[0].Pos, f.name, "It sets "+strings.Join(places, ", ")+" and its parts.", "The section %s has no place for a %s; its words would be lost.", t.Section, f.name)
		}
	}
}

func (c *checker) part(t *read.Text, p read.Part, s partSpec) {
	if s.text && len(p.Text) == 0 {
		c.spoken(MissingPart, t.Lang, p.Pos, p.Key+".text", "Add the line: text: …", "The part %s has no text.", p.Key)
	}
	if s.n > 0 && len(p.Items) != s.n {
		c.spoken(MissingPart, t.Lang, p.Pos, p.Key+".items", fmt.Sprintf("The page is drawn for %d.", s.n), "The part %s has %d items, not %d.", p.Key, len(p.Items), s.n)
	}
	begun := !s.pair
	for _, key := range s.items {
		_, ok := p.Item(key)
		begun = begun || ok
	}
	for _, key := range s.items {
		if _, ok := p.Item(key); !ok && begun {
			c.spoken(MissingPart, t.Lang, p.Pos, p.Key+".items", "Add an item with key: "+key+".", "The part %s has no item %s.", p.Key, key)
		}
	}
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
			c.spoken(TextParity, b.Lang, y.Pos, field, "Keys are the same, in the same order, in every language.", "The entry is keyed %q here and %q in the text in %q.", y.Key, x.Key, a.Lang)
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
		c.spoken(TextParity, b.Lang, pos, field, "Write it in both languages, or in none.", "%s is written in %q and missing in %q.", field, has.Lang, lacks.Lang)
		return
	}
	if d := difference(cited(x), cited(y)); d != "" {
		c.spoken(CiteParity, b.Lang, pos, field, "Give both the same reference marks.", "The sources differ from those in %q: %s.", a.Lang, d)
	}
	if d := difference(linked(x), linked(y)); d != "" {
		c.spoken(LinkParity, b.Lang, pos, field, "Give both the same links, if they exist in both languages.", "The links differ from those in %q: %s.", a.Lang, d)
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
type words struct{ group, number, stop, certify *regexp.Regexp }

func newWords() words {
	return words{
		group:   regexp.MustCompile(`(\d)[ \x{a0}\x{202f}\x{2009},.'’](\d{3})\b`),
		number:  regexp.MustCompile(`[\p{L}\d_]*\d[\p{L}\d_]*(?:[.,]\d+)*`),
		stop:    regexp.MustCompile(`[.!?…]\s|\n`),
		certify: regexp.MustCompile(`(?i)certifi(?:cation|é|er\b|ed\b|es\b)`),
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
	if t.Section != "what" {
		for _, i := range c.certified(text) {
			c.spoken(BannedWord, t.Lang, where(i), "", "SecNumCloud qualifies: write qualification, qualified, qualifié.", "A SecNumCloud qualification is no certification.")
		}
	}
	if !c.edition.Own(t.Lang, t.Section) {
		return
	}
	for _, id := range c.store.Editions() {
		other, _ := c.store.Edition(id)
		if other.Specimen || c.edition.Specimen || other.Month == c.edition.Month {
			continue
		}
		for _, name := range monthNames(t.Lang, other.Month) {
			if i := strings.Index(strings.ToLower(text), name); i >= 0 {
				c.spoken(OtherMonth, t.Lang, where(i), "", "Correct it if it was left over from the last edition.", "The text speaks of %s, the month of another edition.", name)
			}
		}
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

// certified is where a sentence speaks of certification and not, in the same
// breath, of qualification: then it compares the two, which is legitimate. The
// names of certification bodies are no such words.
func (w *words) certified(text string) (out []int) {
	from := 0
	for _, end := range append(w.stop.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		sentence := text[from:end[0]]
		if m := w.certify.FindStringIndex(strings.ReplaceAll(sentence, "AFNOR Certification", "AFNOR -------------")); m != nil && !strings.Contains(strings.ToLower(sentence), "qualif") {
			out = append(out, from+m[0])
		}
		from = end[1]
	}
	return out
}

// monthNames is how a language writes a month with its year, in small letters.
// Languages not listed are not checked for leftovers.
func monthNames(lang string, month facts.Day) []string {
	var names []string
	switch lang {
	case "fr":
		names = []string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}
	case "en":
		names = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
	default:
		return nil
	}
	if month.Month == 0 {
		return nil
	}
	var out []string
	for _, space := range []string{" ", "\u00a0", "\u202f"} {
		out = append(out, fmt.Sprintf("%s%s%d", names[month.Month-1], space, month.Year))
	}
	return out
}
