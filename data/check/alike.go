package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// mark is something that no translation changes, and where it stands.
type mark struct {
	what  string
	typed string // as it stands in the text, where what says it otherwise; else ""
	pos   diag.Pos
	opens string // the words of a name that may have their capital from the sentence they open; else ""
	soft  bool   // a number in words, which a language may say without one: twice, both
	asked bool   // in a question, which says nothing that the register could be held to
}

// shown is marks as they are told: as they are typed, where that is another word in each
// language.
func shown(ms []mark) []string {
	var out []string
	for _, m := range ms {
		if m.typed != "" {
			out = append(out, m.typed)
			continue
		}
		out = append(out, m.what)
	}
	return out
}

func worded(ms []mark) []string {
	var out []string
	for _, m := range ms {
		out = append(out, m.what)
	}
	return out
}

// kind is one kind of what two texts have to hold alike.
type kind struct {
	code       diag.Code
	what, hint diag.Text
	in         func(read.Rich) []mark
	free       [2]int // how many of the first text and of the second may be any
	once       bool   // how often does not count
}

// alike holds what no translation changes in two passages against each other:
// in any order and however their paragraphs are cut. What differs is told where
// it stands, paragraph by paragraph.
func (c *checker) alike(a, b *read.Text, field string, x, y read.Rich) {
	if x.Unwritten() || y.Unwritten() {
		return
	}
	_, strangeX := c.cited(x)
	_, strangeY := c.cited(y)
	_, astrayX := c.linked(x)
	_, astrayY := c.linked(y)
	for _, k := range []kind{
		{CiteParity, "sources", "Give both the same reference marks.", func(r read.Rich) []mark {
			out, _ := c.cited(r)
			return out
		}, [2]int{strangeX, strangeY}, false}, // a source that there is none of may be any that the other cites
		{code: LinkParity, what: "links", hint: "Give both the same links, if they exist in both languages.",
			in: func(r read.Rich) []mark {
				out, _ := c.linked(r)
				return out
			}, free: [2]int{astrayX, astrayY}}, // a link that leads nowhere may be any of the other's
		{code: NumberParity, what: "numbers", hint: "Compare the two sentences.", in: func(r read.Rich) []mark {
			return append(c.numbers(r), c.numerals[langOf(a, b, r)].in(r)...)
		}},
		{code: NumberParity, what: "months", hint: "Compare the two sentences.", in: func(r read.Rich) []mark {
			return c.months[langOf(a, b, r)].dated(r)
		}, once: true},
		{code: NameParity, what: "names", hint: "Compare the two sentences.", in: c.named, once: true},
	} {
		lacks, extra := k.apart(x, y)
		if len(lacks) <= k.free[1] && len(extra) <= k.free[0] {
			continue
		}
		c.differ(a, b, field, k, c.gaps(k, x, y, lacks, extra))
	}
}

// apart is what one passage holds and the other does not: as often, or, where
// that does not count, in the paragraph that stands for it, which may name a
// thing that is named elsewhere besides.
func (k kind) apart(x, y read.Rich) (lacks, extra []string) {
	if k.once {
		return worded(k.in(x)), worded(k.in(y))
	}
	return apart(worded(k.in(x)), worded(k.in(y)))
}

// gap is what two paragraphs that stand for one another do not both hold.
type gap struct {
	lacks, extra []mark   // in the first only, in the second only
	at, other    diag.Pos // of the paragraphs: in the second text and in the first
}

// differ tells the gaps between two texts.
func (c *checker) differ(a, b *read.Text, field string, k kind, gaps []gap) {
	for _, g := range gaps {
		g.lacks, g.extra = c.sure(a.Lang, g.lacks), c.sure(b.Lang, g.extra)
		asked := func(m mark) bool { return m.asked }
		if !slices.ContainsFunc(slices.Concat(g.lacks, g.extra), func(m mark) bool { return !m.soft }) &&
			!(slices.ContainsFunc(g.lacks, asked) && slices.ContainsFunc(g.extra, asked)) {
			continue // counts in words are held against the register, but in questions
		}
		g.lacks, g.extra = beside(g.lacks, g.extra), beside(g.extra, g.lacks)
		if len(g.lacks)+len(g.extra) == 0 {
			continue
		}
		at, other := g.at, g.other
		if len(g.extra) > 0 {
			at = g.extra[0].pos
		}
		if len(g.lacks) > 0 {
			other = g.lacks[0].pos
		}
		c.unequal(k.code, b.Lang, at, c.store.Place(other), field, k.hint, "The %s differ from those in %q: %s.", k.what, a.Lang,
			difference(shown(g.lacks), shown(g.extra)))
		if k.code == NumberParity { // which figures, for whoever knows that one is not so
			c.ofID(c.out[len(c.out)-1].Subject + "\n" + c.places(slices.Concat(g.lacks, g.extra)))
		}
		if k.once { // which names, for whoever may have misspelt the only one
			c.ofID(strings.Join(append([]string{c.out[len(c.out)-1].Subject}, worded(slices.Concat(g.lacks, g.extra))...), "\n"))
		}
	}
}

// places is where marks are written, with blanks between.
func (c *checker) places(ms []mark) string {
	var out []string
	for _, m := range ms {
		out = append(out, c.store.Place(m.pos).String())
	}
	return strings.Join(out, " ")
}

// gaps finds the paragraphs in which two passages differ, of what they do not
// both hold.
func (c *checker) gaps(k kind, x, y read.Rich, lacks, extra []string) []gap {
	xs, ys := paragraphs(x), paragraphs(y)
	var out []gap
	last := gap{at: y[0].Pos, other: x[0].Pos}
	for _, p := range aligned(c.passages(xs), c.passages(ys)) {
		g := gap{at: last.at, other: last.other}
		var mx, my []mark
		if p.a >= 0 {
			g.other, mx = xs[p.a][0].Pos, k.in(xs[p.a])
		}
		if p.b >= 0 {
			g.at, my = ys[p.b][0].Pos, k.in(ys[p.b])
		}
		g.lacks, g.extra = taken(mx, my, &lacks, k.once), taken(my, mx, &extra, k.once)
		if len(g.lacks)+len(g.extra) > 0 {
			out = append(out, g)
		}
		last = g
	}
	return out
}

// taken is the marks of one paragraph that the other has not, as far as they
// are among those sought, which they leave.
func taken(of, other []mark, sought *[]string, once bool) (out []mark) {
	left := worded(other)
	for _, m := range of {
		if i := slices.Index(left, m.what); i >= 0 {
			if !once {
				left = slices.Delete(left, i, i+1)
			}
			continue
		}
		if i := slices.Index(*sought, m.what); i >= 0 {
			*sought = slices.Delete(*sought, i, i+1)
			out = append(out, m)
		}
	}
	return out
}

// paragraphs cuts a passage where its blocks end.
func paragraphs(r read.Rich) (out []read.Rich) {
	var one read.Rich
	for _, s := range append(slices.Clone(r), read.Span{Text: "\n"}) {
		switch {
		case s.Text != "\n":
			one = append(one, s)
		case len(one) > 0:
			out, one = append(out, one), nil
		}
	}
	return out
}

// passages is paragraphs as they are aligned.
func (c *checker) passages(ps []read.Rich) []entry {
	var out []entry
	for i, r := range ps {
		out = append(out, entry{holds: c.held(r), length: utf8.RuneCountInString(r.String()), pos: r[0].Pos, index: i})
	}
	return out
}

// spelling is one way to write a name of the register.
type spelling struct{ typed, name string }

// spellings is how the providers and offers of the register are written,
// the longest first.
func spellings(r *facts.Register) []spelling {
	var out []spelling
	add := func(name string, as []called) {
		for _, a := range as {
			if strings.ContainsFunc(a.Name, unicode.IsUpper) {
				out = append(out, spelling{a.Name, name})
			}
		}
	}
	for _, h := range r.Providers {
		add(h.Name, ofHolder(h))
	}
	for _, o := range r.Offers {
		add(o.Name, append(ofOffer(o), called{Claim: facts.Claim{Name: o.Short}}))
	}
	slices.SortStableFunc(out, func(a, b spelling) int { return len(b.typed) - len(a.typed) })
	return out
}

// named is the names of the register that a passage holds, each as the register
// prints it: spelt with their capitals, as whole words, none inside another.
func (c *checker) named(r read.Rich) (out []mark) {
	text, at := flat(r)
	left := text
	for _, n := range c.spelt {
		for i := range letters.Wholes(left, n.typed) {
			m := mark{what: n.name, pos: spot(text, at, i)}
			if lower(n.typed) != "" && opening(text[:i]) {
				m.opens = n.typed
			}
			out = append(out, m)
			left = left[:i] + strings.Repeat("\x00", len(n.typed)) + left[i+len(n.typed):]
		}
	}
	return out
}

// sure is the marks that are what they seem. A name that opens a sentence and
// has no capital but its first letter may be any words of the language: it is
// when it stands without the capital too, or inside a sentence nowhere.
func (c *checker) sure(lang string, ms []mark) (out []mark) {
	anywhere := func(string) bool { return true }
	inside := func(before string) bool { return !opening(before) }
	for _, m := range ms {
		if m.opens == "" || !c.stands([]string{lang}, lower(m.opens), anywhere) && c.stands(c.edition.Langs(), m.opens, inside) {
			out = append(out, m)
		}
	}
	return out
}

// stands tells whether the edition holds words in one of the languages, behind
// others that will do.
func (c *checker) stands(langs []string, words string, behind func(before string) bool) (found bool) {
	for _, lang := range langs {
		for _, section := range c.edition.Sections {
			if t, ok := c.edition.Text(lang, section); ok {
				t.Each(func(r read.Rich) {
					text, _ := flat(r)
					for i := range letters.Wholes(text, words) {
						found = found || behind(text[:i])
					}
				})
			}
		}
	}
	return found
}

// lower is a name without the capital of its first letter, "" when it has none
// there or others.
func lower(name string) string {
	first, n := utf8.DecodeRuneInString(name)
	if !unicode.IsUpper(first) || strings.ContainsFunc(name[n:], unicode.IsUpper) {
		return ""
	}
	return string(unicode.ToLower(first)) + name[n:]
}

// opening tells whether a sentence begins behind these words.
func opening(before string) bool {
	before = strings.TrimRightFunc(before, func(r rune) bool {
		return r != '\n' && (unicode.IsSpace(r) || strings.ContainsRune("«»“”„‘’\"'()[]–—", r))
	})
	return before == "" || strings.ContainsRune(".!?…:}\n", letters.Last(before))
}
