package check

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// mark is something that no translation changes, and where it stands.
type mark struct {
	what string
	pos  diag.Pos
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
	_, strangeX := c.cited(x)
	_, strangeY := c.cited(y)
	_, astrayX := linked(x)
	_, astrayY := linked(y)
	for _, k := range []kind{
		{CiteParity, "sources", "Give both the same reference marks.", func(r read.Rich) []mark {
			out, _ := c.cited(r)
			return out
		}, [2]int{strangeX, strangeY}, false}, // a source that there is none of may be any that the other cites
		{code: LinkParity, what: "links", hint: "Give both the same links, if they exist in both languages.",
			in: func(r read.Rich) []mark {
				out, _ := linked(r)
				return out
			}, free: [2]int{astrayX, astrayY}}, // a link that leads nowhere may be any of the other's
		{code: NumberParity, what: "numbers", hint: "Compare the two sentences.", in: c.numbers},
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
		at, other := g.at, g.other
		if len(g.extra) > 0 {
			at = g.extra[0].pos
		}
		if len(g.lacks) > 0 {
			other = g.lacks[0].pos
		}
		c.unequal(k.code, b.Lang, at, c.store.Place(other), field, k.hint, "The %s differ from those in %q: %s.", k.what, a.Lang,
			difference(worded(g.lacks), worded(g.extra)))
	}
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
	taken := []byte(text)
	for _, n := range c.spelt {
		for from := 0; ; {
			i := bytes.Index(taken[from:], []byte(n.typed))
			if i < 0 {
				break
			}
			i, from = i+from, from+i+len(n.typed)
			before, _ := utf8.DecodeLastRuneInString(text[:i])
			after, _ := utf8.DecodeRuneInString(text[from:])
			if inWord(before) || inWord(after) {
				continue
			}
			out = append(out, mark{n.name, spot(text, at, i)})
			copy(taken[i:from], bytes.Repeat([]byte{0}, from-i))
		}
	}
	return out
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
