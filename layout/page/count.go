package page

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
)

// The shares of a page, in per cent, under which it is told: half of it, as a
// remark, and a quarter, as a warning.
const (
	half    = 50
	quarter = 25
)

// choose decides how the edition is put together: which optional sections are
// used, which rung of its ladder each section stands on, which stands under
// the one before, and where those stand that may change sides with one that
// asks for a side. Where the plain edition comes to its pages, opens every
// section on its side and leaves no page half empty, nothing else is looked at.
func (l *loop) choose() {
	l.pass++
	moves := []move{{}}
	switch {
	case l.moved != nil:
		moves[0] = *l.moved
	case l.pass > freePasses: // else two orders of sections may change places at each pass
		moves[0] = l.by
	default:
		moves = append(moves, l.moves()...)
	}
	l.order(moves[0])
	best, by := l.arranged(), moves[0]
	for _, m := range moves[1:] {
		if best.rank.sides+best.rank.half == 0 || by != moves[0] && best.rank.sides == 0 {
			break
		}
		l.order(m)
		if s := l.arranged(); l.mends(s, best, m) {
			best, by = s, m
		}
	}
	l.order(by)
	l.taken, l.by, l.shared = best, by, nil
	l.take(best)
}

// mends tells whether an arrangement with a section moved is worth it: sections
// open better, or for one that comes forward fewer pages are half empty, and
// nothing else is paid for that.
func (l *loop) mends(s, best *step, m move) bool {
	if s.rank.faults > best.rank.faults || l.off(s) > l.off(best) {
		return false
	}
	return s.rank.sides < best.rank.sides || !m.behind && s.rank.opens(best.rank)
}

// move is a section that changes sides with one that asks for a side: an odd
// number of pages turns it. The zero value moves none.
type move struct {
	section, past string
	behind        bool // it stood before the other one and stands behind it
}

// moves are the ways to turn the sections that ask for a side: one of those
// behind that yield comes forward, or else one of those before goes behind; the
// nearest first. A cover lets nobody pass.
func (l *loop) moves() (out []move) {
	l.order(move{})
	for i, p := range l.parts {
		if p.Start == Any || p.Bare {
			continue
		}
		for j := i + 1; j < len(l.parts) && l.parts[j].Yields; j++ {
			out = append(out, move{section: l.parts[j].ID, past: p.ID})
		}
		for j := i - 1; j >= 0 && l.parts[j].Yields; j-- {
			out = append(out, move{section: l.parts[j].ID, past: p.ID, behind: true})
		}
	}
	slices.SortStableFunc(out, func(a, b move) int {
		switch {
		case a.behind == b.behind:
			return 0
		case b.behind:
			return -1
		}
		return 1
	})
	return out
}

// order puts the parts in the document's order, but for the one that is moved.
func (l *loop) order(m move) {
	slices.SortFunc(l.parts, func(a, b part) int { return cmp.Compare(a.place, b.place) })
	at := func(id string) int { return slices.IndexFunc(l.parts, func(p part) bool { return p.ID == id }) }
	if from, to := at(m.section), at(m.past); m != (move{}) && from >= 0 && to >= 0 {
		p := l.parts[from]
		l.parts = slices.Insert(slices.Delete(l.parts, from, from+1), to, p)
	}
}

// arranged is the best arrangement of the parts in the order they have.
func (l *loop) arranged() *step {
	plain := l.cheapest(false)
	if l.reached(plain) {
		return plain
	}
	return l.cheapest(true)
}

// reached tells whether there is nothing left to wish for: what fits fits, no
// page is half empty, and the pages are those declared, or bind without a
// section that is only there to fill.
func (l *loop) reached(s *step) bool {
	r := s.rank
	return r.faults == 0 && r.sides == 0 && r.sparse == 0 && r.half == 0 && l.doc.Pages > 0 && s.pages == l.doc.Pages ||
		l.doc.Pages == 0 && r == rank{} && l.missing(s.pages) == 0
}

// rank is what an arrangement costs; less is better, field by field.
type rank struct {
	faults int // what does not fit
	sides  int // sections that open on the other side
	sparse int // pages under a quarter full
	half   int // pages under half full
	rungs  int // how far up their ladders sections stand
	order  int // optional sections, the first of them least
}

func (a rank) fields() [6]int { return [...]int{a.faults, a.sides, a.sparse, a.half, a.rungs, a.order} }

func (a rank) before(b rank) bool {
	x, y := a.fields(), b.fields()
	for i := range x {
		if x[i] != y[i] {
			return x[i] < y[i]
		}
	}
	return false
}

// opens tells whether sections open better, or as well with fewer pages under
// half full, and no more of them nearly empty.
func (a rank) opens(than rank) bool {
	return a.sides < than.sides || a.sides == than.sides && a.sparse <= than.sparse && a.half < than.half
}

func (a rank) plus(b rank) rank {
	return rank{a.faults + b.faults, a.sides + b.sides, a.sparse + b.sparse, a.half + b.half, a.rungs + b.rungs, a.order + b.order}
}

func (a rank) minus(b rank) rank {
	return rank{a.faults - b.faults, a.sides - b.sides, a.sparse - b.sparse, a.half - b.half, a.rungs - b.rungs, a.order - b.order}
}

// step is an arrangement of the parts up to one of them.
type step struct {
	pages int
	rank  rank
	own   rank // of the part itself
	part  int
	way   int
	join  bool // it stands under the part before
	left  bool // it is not used
	none  bool // it has no page
	on    *step
}

// last is the part that a further one may stand under, -1 when there is none.
func (s *step) last() (part, way int) {
	for ; s != nil; s = s.on {
		if !s.left && !s.none {
			if s.join {
				return -1, 0
			}
			return s.part, s.way
		}
	}
	return -1, 0
}

// spot is what of an arrangement matters for what follows; with the optional
// sections of it, where those are to be known.
type spot struct{ pages, part, way, order int }

// cheapest is the best arrangement of all parts, with the fillers that are
// asked for, where some are. Without ladders every section stands as it is
// composed.
func (l *loop) cheapest(ladders bool) *step {
	var best *step
	for _, s := range l.ends(ladders, l.fillers != nil) {
		if l.fillers != nil && s.rank.order != *l.fillers {
			continue
		}
		if best == nil || l.better(s, best) {
			best = s
		}
	}
	return best
}

// ends are the arrangements of all parts: of those that come to the same page
// with the same section last, and the same fillers where those are to be told
// apart, only the best is followed.
func (l *loop) ends(ladders, apart bool) []*step {
	steps := []*step{nil}
	for i := range l.parts {
		at := map[spot]int{}
		var next []*step
		add := func(s *step) {
			var k spot
			k.pages = s.pages
			k.part, k.way = s.last()
			if apart {
				k.order = s.rank.order
			}
			n, there := at[k]
			if !there {
				at[k] = len(next)
				next = append(next, s)
			} else if s.rank.before(next[n].rank) {
				next[n] = s
			}
		}
		for _, s := range steps {
			l.follow(s, i, ladders, func(s *step) {
				if l.stays(s) {
					add(s)
				}
			})
		}
		if len(next) == 0 { // what was taken does not follow any more
			for _, s := range steps {
				l.follow(s, i, ladders, add)
			}
		}
		steps = next
	}
	return steps
}

// stays tells whether a part is as it was in the pass before, which is asked once sections
// have been chosen often enough: else two arrangements may change places at each pass.
func (l *loop) stays(s *step) bool {
	if l.pass <= freePasses {
		return true
	}
	for t := l.taken; t != nil; t = t.on {
		if t.part == s.part {
			return t.left || s.left || t.way == s.way
		}
	}
	return true
}

// follow adds every way in which a part can follow an arrangement. A rung that
// takes more pages than the section's body does, where that fits, or leaves more
// of them nearly empty is none: a ladder frees pages, it does not make any.
func (l *loop) follow(s *step, i int, ladders bool, add func(*step)) {
	var was step
	if s != nil {
		was = *s
	}
	p := &l.parts[i]
	if p.Optional > 0 {
		add(&step{pages: was.pages, rank: was.rank, part: i, left: true, on: s})
	}
	most := 1
	if ladders {
		most += len(p.Ladder)
	}
	for n := range most {
		w, way := l.way(i, n), n
		if p.Apart != nil && !p.Start.holds(was.pages+1) {
			way = p.apart()
			w = l.way(i, way)
		}
		if len(w.pages) == 0 {
			add(&step{pages: was.pages, rank: was.rank.plus(p.cost(w)), part: i, way: way, none: true, on: s})
			return
		}
		own := p.cost(w)
		if n > 0 && !p.frees(w, l.way(i, 0)) {
			continue
		}
		own.rungs = n
		if !p.Start.holds(was.pages + 1) {
			own.sides = 1
		}
		add(&step{pages: was.pages + len(w.pages), rank: was.rank.plus(own), own: own, part: i, way: way, on: s})
	}
	if part, way := s.last(); ladders && part >= 0 && p.Joined != nil {
		if w := l.joint(part, way, i); w != nil {
			on := s
			for on.left || on.none {
				on = on.on
			}
			own := p.cost(w).plus(l.parts[part].cost(l.way(part, way).butLast()))
			own.rungs, own.sides = on.own.rungs+1, on.own.sides
			add(&step{pages: was.pages, rank: was.rank.minus(on.own).plus(own), own: own, part: i, join: true, on: s})
		}
	}
}

// butLast is a way without its last page, which another part shares.
func (w *way) butLast() *way { return &way{fills: w.fills[:len(w.fills)-1], found: w.found} }

// frees tells whether a rung makes no pages, and leaves none nearly empty, that
// the body does not.
func (p *part) frees(rung, body *way) bool {
	was := p.cost(body)
	return p.cost(rung).sparse <= was.sparse && (was.faults > 0 || len(rung.pages) <= len(body.pages))
}

// cost is what a section's pages cost wherever they stand.
func (p *part) cost(w *way) rank {
	r := rank{faults: len(w.found)}
	for _, f := range w.fills {
		switch {
		case p.Bare:
		case f < quarter || p.Blank:
			r.sparse++
			r.half++
		case f < half:
			r.half++
		}
	}
	if p.Optional > 0 {
		r.order = 1 << min(p.Optional, bits.UintSize-2)
	}
	return r
}

// better compares whole arrangements: what fits before what does not, then the
// pages that are declared, or else the fewest that bind, then what they cost.
func (l *loop) better(a, b *step) bool {
	for _, d := range [...]int{a.rank.faults - b.rank.faults, l.off(a) - l.off(b), l.missing(a.pages) - l.missing(b.pages)} {
		if d != 0 {
			return d < 0
		}
	}
	if l.doc.Pages == 0 && a.pages != b.pages {
		return a.pages < b.pages
	}
	return a.rank.before(b.rank)
}

// off is how many pages an arrangement has too many or too few. Where the
// number cannot be had, the nearest that binds is as good as it gets.
func (l *loop) off(s *step) int {
	if l.doc.Pages == 0 {
		return 0
	}
	d := max(s.pages-l.doc.Pages, l.doc.Pages-s.pages)
	if d > 0 && l.missing(s.pages) > 0 {
		d += unbound
	}
	return d
}

// unbound is more than any number of pages is off.
const unbound = 1 << 20

// missing is how many pages are missing to a multiple that binds.
func (l *loop) missing(pages int) int {
	m := max(l.doc.Master.Multiple, 1)
	return (m - pages%m) % m
}

// take puts the parts as an arrangement has them.
func (l *loop) take(s *step) {
	for ; s != nil; s = s.on {
		p := &l.parts[s.part]
		p.left, p.taken, p.under = s.left, l.way(s.part, s.way), nil
		if s.join {
			on, way := s.on.last()
			p.under = l.joint(on, way, s.part)
		}
	}
}

// holds tells whether a physical page is on the side.
func (s Side) holds(page int) bool {
	return s == Any || (s == Recto) == (page%2 == 1)
}

// counted reports a page count that does not bind or is not the one declared,
// and openings on the wrong side.
func (l *loop) counted(res *Result) diag.List {
	var out diag.List
	n, m := len(res.Pages), l.doc.Master.Multiple
	switch want := l.doc.Pages; {
	case slices.ContainsFunc(l.parts, func(p part) bool { return !p.left && p.stands().endless }): // nobody knows how many
	case want > 0 && n != want:
		out.Add(l.declared(n, want, res))
	case m > 1 && n%m != 0:
		missing := m - n%m
		out.Add(diag.Issue{Code: PageCount, Severity: diag.Error, Pos: l.doc.PagesAt, Field: "pages",
			Msg: diag.Said("the edition has %s, %d short of a multiple of %d", diag.Count(n, "page"), missing, m),
			Hint: diag.Said("Add %s (a longer editorial, a section that was left out) or take %s away; the press never adds a blank page.",
				diag.Count(missing, "page"), diag.Count(n%m, "page"))})
	}
	return append(out, l.turned(out.Has(PageCount))...)
}

// advised gives findings of pages left to the reader's notes the number of pages that
// leaves fewer under half full, where there is one: to come to a page less would only
// leave one more.
func (l *loop) advised(found diag.List) diag.List {
	var to *step
	for i := range found {
		if s := l.doc.section(found[i].Section); found[i].Code != EmptyHalfPage || s == nil || !s.Blank {
			continue
		}
		if to == nil {
			if to = l.fuller(); to == nil {
				return found
			}
		}
		found[i].Hint = diag.Said("List a section more that can fill it, or declare pages: %d, which leaves none half empty.", to.pages)
		if n := to.rank.half; n > 0 {
			found[i].Hint = diag.Said("List a section more that can fill it, or declare pages: %d, which leaves %s under half full.",
				to.pages, diag.Count(n, "page"))
		}
	}
	return found
}

// fuller is the best arrangement of another number of pages that binds and leaves fewer
// of them under half full than the one that was taken; nil: there is none.
func (l *loop) fuller() (best *step) {
	pass := l.pass
	l.pass = 0 // every way is free
	defer func() { l.pass = pass }()
	was := l.taken.rank
	for _, s := range l.ends(true, false) {
		r := s.rank
		if s.pages == l.taken.pages || l.missing(s.pages) > 0 || r.faults > was.faults || r.sides > was.sides ||
			r.sparse > was.sparse || r.half >= was.half {
			continue
		}
		if best == nil || r.half < best.rank.half || r.half == best.rank.half && r.before(best.rank) {
			best = s
		}
	}
	return best
}

// turned reports openings on the wrong side. Of a section of one page nothing is
// told where the page count is: pages that come or go for that turn it.
func (l *loop) turned(miscounted bool) (out diag.List) {
	for i := range l.parts {
		p := &l.parts[i]
		if p.left || p.under != nil || p.Start.holds(p.first) || len(p.taken.pages) == 0 {
			continue
		}
		is := diag.Issue{Code: StartSide, Severity: diag.Warning, Pos: p.From, Section: p.ID, Page: p.first,
			Msg:  diag.Said("section %s opens on page %d, %s, and asks for the other side", p.ID, p.first, side(p.first)),
			Hint: "Move a section of one page before or behind it in sections, or let it start on any side."}
		if n := len(p.taken.pages); n > 1 {
			is.Msg = diag.Said("section %s belongs on facing pages and stands on both sides of one leaf, pages %d and %d", p.ID, p.first, p.first+1)
			is.Hint = diag.Said("In sections of edition.yaml, move a section of one page from before %s to behind it, or the other way round; "+
				"what you wrote there of left and right does not hold.", p.ID)
		} else if miscounted {
			continue
		}
		out.Add(is)
	}
	return out
}

// declared says by how much the pages miss what the edition declares, and what
// would mend it.
func (l *loop) declared(n, want int, res *Result) diag.Issue {
	is := diag.Issue{Code: PageCount, Severity: diag.Error, Pos: l.doc.PagesAt, Field: "pages"}
	if n > want {
		is.Msg = diag.Said("the edition has %s, %d more than the %d that are declared", diag.Count(n, "page"), n-want, want)
		is.Hint = diag.Said("Take %s away%s, or declare %d.", diag.Count(n-want, "page"), l.shortest(res), n)
		if n > longest {
			is.Hint = diag.Said("Take %s away%s: an edition has %d at most.", diag.Count(n-want, "page"), l.shortest(res), longest)
		}
		return is
	}
	is.Msg = diag.Said("the edition has %s, %d fewer than the %d that are declared", diag.Count(n, "page"), want-n, want)
	is.Hint = diag.Said("Add %s (a longer editorial, a section that was left out), or declare %d.", diag.Count(want-n, "page"), n)
	return is
}

// shortest names the page that goes most easily: the last of a section that is
// written and has others, with the fewest words. What shows the register cannot
// be shortened by words, nor what the press says of it.
func (l *loop) shortest(res *Result) diag.Text {
	name, least := "", 0
	for i := range l.parts {
		p := &l.parts[i]
		if p.left || p.under != nil || p.Drawn || len(p.taken.pages) < 2 {
			continue
		}
		n := wordsOn(&res.Pages[p.first+len(p.taken.pages)-2])
		if (name == "" || n < least) && writtenIn(res.Pages, Whole(p.ID)) >= n {
			name, least = Whole(p.ID), n
		}
	}
	if name == "" {
		return ", such as a section"
	}
	return diag.Said(": the last page of section %s goes with about %s less", name, diag.Count(least, "word"))
}

// wordsOn counts the words that are read on a page.
func wordsOn(p *draw.Page) int {
	return countWords(draw.Tree([]draw.Page{*p}).Words())
}

func side(page int) diag.Text {
	if page%2 == 0 {
		return "a left-hand page"
	}
	return "a right-hand page"
}
