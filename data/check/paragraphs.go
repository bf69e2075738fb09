package check

import (
	"strings"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// untold reports paragraphs that only one of two bodies has. A translation may
// cut them otherwise, and a text of one language is longer than that of another:
// a stretch between two things that both have lacks a paragraph when it is about
// as much shorter as the one that stands alone is long.
// Between what stands on both sides of a dropped block nothing is told.
func (c *checker) untold(a, b *read.Text, bas, bbs []read.Block, f flow) {
	whole := [2]int{long(known(bas, f.apart[0])), long(known(bbs, f.apart[1]))}
	if whole[0] == 0 || whole[1] == 0 {
		return
	}
	if 3*min(whole[0], whole[1]) < 2*max(whole[0], whole[1]) {
		whole = [2]int{1, 1} // no two languages differ so: what is missing would be taken for the pace of one
	}
	i, j := 0, 0
	for k := 0; k <= len(bas); k++ {
		to, paired := f.bounds[k]
		if k < len(bas) && !paired {
			continue
		}
		if k == len(bas) {
			to = len(bbs)
		}
		if to < j { // out of its order, which is told
			return
		}
		if !dropped(bas[i:k]) && !dropped(bbs[j:to]) {
			ofA, ofB := c.stretch(a, b, bas[i:k], bbs[j:to], whole)
			for _, n := range ofA {
				f.apart[0][i+n] = true
			}
			for _, n := range ofB {
				f.apart[1][j+n] = true
			}
		}
		i, j = k, to
	}
}

// known is the blocks of a body but some.
func known(bs []read.Block, but map[int]bool) (out []read.Block) {
	for i, b := range bs {
		if !but[i] {
			out = append(out, b)
		}
	}
	return out
}

// stretch holds what stands between two things that both bodies have. It gives back the
// paragraphs that have others in their place, of which nothing else can be told.
func (c *checker) stretch(a, b *read.Text, as, bs []read.Block, whole [2]int) (ofA, ofB []int) {
	xs, ys := c.running(as), c.running(bs)
	var lacks, extra []entry
	n, last := 0, diag.Pos{}
	for _, p := range aligned(xs, ys) {
		switch {
		case p.b < 0:
			lacks = append(lacks, xs[p.a])
			n += xs[p.a].length
		case p.a < 0:
			extra = append(extra, ys[p.b])
			n += ys[p.b].length
		default:
			last = ys[p.b].end
		}
	}
	if len(lacks) > 0 == (len(extra) > 0) { // as many of both
		return c.rewritten(a, b, as, bs, whole)
	}
	// Both stretches as long as they would be in a text of the first's length.
	x, y := long(as), long(bs)*whole[0]/whole[1]
	if len(extra) > 0 {
		x, y, n = y, x, n*whole[0]/whole[1]
	}
	if 2*max(x-n-y, y-x+n) >= x-y && !alone(as, bs, xs, ys, whole) {
		return nil, nil
	}
	for _, e := range lacks {
		at := last
		if at.IsZero() && len(bs) > 0 {
			at = bs[0].Pos
		}
		if at.IsZero() {
			at = b.Pos
		}
		c.unequal(ParagraphParity, b.Lang, at, e.pos, data.Body, paragraphHint, missingHere, a.Lang)
	}
	for _, e := range extra {
		c.unequal(ParagraphParity, b.Lang, e.pos, diag.Pos{File: a.Pos.File}, data.Body, paragraphHint, notHere, a.Lang)
	}
	return nil, nil
}

// alone tells whether a paragraph that stands alone has gone into none of its neighbours:
// each of them has as many sentences as its own translation, or is surely nearer to it in
// length without the paragraph than with it. Lengths are measured by those of the wholes.
func alone(as, bs []read.Block, xs, ys []entry, whole [2]int) bool {
	pairs := aligned(xs, ys)
	some := false
	for k, p := range pairs {
		if p.a >= 0 && p.b >= 0 {
			continue
		}
		n := 0
		if p.b < 0 {
			n = xs[p.a].length
		} else {
			n = -ys[p.b].length * whole[0] / whole[1]
		}
		for _, o := range []int{k - 1, k + 1} {
			if o < 0 || o >= len(pairs) || pairs[o].a < 0 || pairs[o].b < 0 {
				continue
			}
			x, y := xs[pairs[o].a], ys[pairs[o].b]
			off := x.length - y.length*whole[0]/whole[1]
			if sentences(as[x.index]) != sentences(bs[y.index]) && 3*max(off, -off) >= 2*max(off+n, -off-n) {
				return false
			}
			some = true
		}
	}
	return some
}

// sentences is how many sentences a paragraph has, by the marks that end them.
func sentences(b read.Block) (n int) {
	words := strings.Fields(b.Rich.String())
	for i, w := range words {
		w = strings.TrimRight(w, "»”\"')]*")
		if i+1 == len(words) || strings.HasSuffix(w, ".") && len(w) > 3 || strings.HasSuffix(w, "!") || strings.HasSuffix(w, "?") {
			n++
		}
	}
	return n
}

// What is told of paragraphs, and what is to be done.
const (
	missingHere   diag.Text = "The text in %q has a paragraph that is missing here."
	notHere       diag.Text = "The text in %q has not the paragraph that stands here."
	paragraphHint diag.Text = "Translate it, or take it out of both."
	otherHint     diag.Text = "Write in both what stands in one of them, or give each the other's paragraph too."
)

// running is the paragraphs of a stretch as they are aligned.
func (c *checker) running(bs []read.Block) []entry {
	var out []entry
	for i, b := range bs {
		if b.Kind == read.Paragraph {
			e := c.block("a paragraph", "", bs[i:i+1])
			e.index, e.pos = i, b.Pos
			out = append(out, e)
		}
	}
	return out
}

// long is how many characters the paragraphs of a stretch have.
func long(bs []read.Block) (n int) {
	for _, b := range bs {
		if b.Kind == read.Paragraph {
			n += utf8.RuneCountInString(b.Rich.String())
		}
	}
	return n
}
