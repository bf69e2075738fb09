package check

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data/read"
)

// flow is the blocks of two bodies as they are aligned.
type flow struct {
	xs, ys  []entry
	couples []couple
	partner map[int]int     // by the block of the first its counterpart, of what is built
	bounds  map[int]int     // likewise, and of the paragraphs beside what is unknown
	apart   [2]map[int]bool // blocks of which the other has none, or nobody knows
}

// flow aligns two bodies. What stands beside a block that was dropped, up to what both
// have, may be what was meant by it.
func (c *checker) flow(bas, bbs []read.Block) flow {
	f := flow{xs: c.built(bas), ys: c.built(bbs), partner: map[int]int{}, bounds: map[int]int{}, apart: [2]map[int]bool{{}, {}}}
	f.couples = alignedBodies(f.xs, f.ys)
	for _, p := range f.couples {
		switch {
		case p.b < 0 && f.xs[p.a].is != aParagraph:
			f.apart[0][f.xs[p.a].index] = true
		case p.a < 0 && f.ys[p.b].is != aParagraph:
			f.apart[1][f.ys[p.b].index] = true
		case p.a >= 0 && p.b >= 0 && !f.loose(p):
			f.partner[f.xs[p.a].index], f.bounds[f.xs[p.a].index] = f.ys[p.b].index, f.ys[p.b].index
		}
	}
	for i := 0; i < len(f.couples); i++ {
		to, unknown := i, false
		for ; to < len(f.couples) && !f.sure(f.couples[to], bas, bbs); to++ {
			unknown = unknown || f.strange(f.couples[to], bas, bbs)
		}
		if unknown {
			f.giveUp(i, to)
		}
		i = to
	}
	return f
}

// giveUp takes couples for unknown, between what both bodies have.
func (f *flow) giveUp(from, to int) {
	for _, p := range f.couples[from:to] {
		if p.a >= 0 {
			f.apart[0][f.xs[p.a].index] = true
		}
		if p.b >= 0 {
			f.apart[1][f.ys[p.b].index] = true
		}
	}
	for _, k := range []int{from - 1, to} {
		if k >= 0 && k < len(f.couples) {
			p := f.couples[k]
			f.bounds[f.xs[p.a].index] = f.ys[p.b].index
		}
	}
}

// built is the couples but paragraphs that stand alone, or for a dropped block.
func (f *flow) built() []couple {
	return slices.DeleteFunc(slices.Clone(f.couples), func(p couple) bool {
		return f.loose(p) && (p.a < 0 || p.b < 0 || f.xs[p.a].is != f.ys[p.b].is)
	})
}

// loose tells whether one of a couple is a paragraph.
func (f *flow) loose(p couple) bool {
	return p.a >= 0 && f.xs[p.a].is == aParagraph || p.b >= 0 && f.ys[p.b].is == aParagraph
}

// strange tells whether one of a couple was dropped, or something in it.
func (f *flow) strange(p couple, bas, bbs []read.Block) bool {
	in := func(bs []read.Block, es []entry, k int) bool {
		return k >= 0 && bs[es[k].index].Kind != read.List && dropped(bs[es[k].index:es[k].index+1]) // items are held apart
	}
	return in(bas, f.xs, p.a) || in(bbs, f.ys, p.b)
}

// sure tells whether two blocks are a couple of which all is known: what follows one
// may have swallowed its end.
func (f *flow) sure(p couple, bas, bbs []read.Block) bool {
	cut := func(bs []read.Block, i int) bool {
		return i+1 < len(bs) && bs[i+1].Kind == read.Dropped && bs[i+1].Joined
	}
	return p.a >= 0 && p.b >= 0 && !f.strange(p, bas, bbs) && !cut(bas, f.xs[p.a].index) && !cut(bbs, f.ys[p.b].index)
}

// alignedBodies is aligned for two bodies. Two headings hold nothing that tells them apart,
// so that two that are lost near each other, one of each body, are taken for one, and the
// paragraphs between them for lost. Where the paragraphs between two sure couples pair
// better without what is built among them, and each of these pairs is near, they do.
func alignedBodies(xs, ys []entry) []couple {
	strict, loose := aligned(xs, ys), alignedBy(xs, ys, entry.unbuilt, distance)
	var out []couple
	for len(strict) > 0 || len(loose) > 0 {
		i, j := common(strict, loose)
		if better(xs, ys, strict[:i], loose[:j]) {
			out = append(out, loose[:j]...)
		} else {
			out = append(out, strict[:i]...)
		}
		if i < len(strict) {
			out, i, j = append(out, strict[i]), i+1, j+1
		}
		strict, loose = strict[i:], loose[j:]
	}
	return out
}

// common is where two alignments first have one couple, or where both end.
func common(ps, qs []couple) (i, j int) {
	for i, p := range ps {
		if j := slices.Index(qs, p); p.a >= 0 && p.b >= 0 && j >= 0 {
			return i, j
		}
	}
	return len(ps), len(qs)
}

// better tells whether of two alignments of a stretch the second leaves fewer paragraphs
// alone, and pairs only those anew that are near.
func better(xs, ys []entry, was, is []couple) bool {
	lone := func(ps []couple) (n int) {
		for _, p := range ps {
			if p.b < 0 && xs[p.a].is == aParagraph || p.a < 0 && ys[p.b].is == aParagraph {
				n++
			}
		}
		return n
	}
	return lone(is) < lone(was) && !slices.ContainsFunc(is, func(p couple) bool {
		return p.a >= 0 && p.b >= 0 && xs[p.a].is == aParagraph && !slices.Contains(was, p) && !near(xs[p.a], ys[p.b])
	})
}

// near tells whether two paragraphs are surely one: they are about as long, and what they
// hold is mostly the same.
func near(x, y entry) bool {
	lacks, extra := apart(x.holds, y.holds)
	return 5*min(x.length, y.length) >= 3*max(x.length, y.length) && 2*(len(lacks)+len(extra)) <= len(x.holds)+len(y.holds)
}
