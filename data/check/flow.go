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
	f.couples = aligned(f.xs, f.ys)
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
