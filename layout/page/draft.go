package page

import (
	"slices"

	"github.com/secnumcloud-observatory/press/layout/block"
)

// Draft is a document that is laid out by itself. The languages of one edition
// agree on what fills them before their pages are taken.
type Draft struct {
	loop *loop
	res  *Result
}

// NewDraft lays a document out by itself; where words that the press made are too
// wide for their place, once more with those words bound no more (text.Yielding),
// and takes the pages on which less does not fit.
func NewDraft(env *block.Env, doc *Document) *Draft {
	d := &Draft{loop: newLoop(env, doc)}
	d.res = d.loop.run()
	own := func(f misfit) bool { return f.Own && f.Wide }
	if found := d.loop.misfitting(); slices.ContainsFunc(found, own) {
		again := &Draft{loop: newLoop(&block.Env{Text: env.Text.Yielding()}, doc)}
		again.res = again.loop.run()
		if len(again.loop.misfitting()) < len(found) {
			again.res.Yielded = true
			return again
		}
	}
	return d
}

// Result is the pages.
func (d *Draft) Result() *Result { return d.res }

// Agree gives all drafts the same fillers: those that are best for all of them
// together. They keep their own where the same ones would fit less, miss the
// declared pages by more, or end on pages that differ by more. It is asked once:
// afterwards they remember their pages alone.
func Agree(drafts []*Draft) {
	defer func() {
		for _, d := range drafts {
			*d = Draft{res: d.res}
		}
	}()
	own, same := accord{}, true
	for _, d := range drafts {
		own.add(d.loop, d.loop.taken)
		same = same && d.loop.taken.rank.order == drafts[0].loop.taken.rank.order
	}
	if same {
		return
	}
	order, best := 0, accord{}
	for set, a := range accords(drafts) {
		if a.of == len(drafts) && (best.of == 0 || a.before(&best) || !best.before(&a) && set < order) {
			order, best = set, a
		}
	}
	if best.of == 0 || slices.Compare(best.musts(), own.musts()) > 0 {
		return
	}
	for _, d := range drafts {
		if d.loop.taken.rank.order != order {
			d.loop = d.loop.again()
			d.loop.fillers = &order
			d.res = d.loop.run()
		}
	}
}

// accords is what each set of fillers costs, by the set as a rank adds it up.
func accords(drafts []*Draft) map[int]accord {
	out := map[int]accord{}
	for _, d := range drafts {
		best := map[int]*step{}
		for _, s := range d.loop.ends(true, true) {
			if was := best[s.rank.order]; was == nil || d.loop.better(s, was) {
				best[s.rank.order] = s
			}
		}
		for set, s := range best {
			a := out[set]
			a.add(d.loop, s)
			out[set] = a
		}
	}
	return out
}

// accord is what arrangements of several drafts cost together.
type accord struct {
	of          int // drafts
	off         int // pages too many or too few
	missing     int // pages, to a number that binds
	least, most int // pages of a draft
	free        int // pages of those that declare none
	rank        rank
}

func (a *accord) add(l *loop, s *step) {
	if a.of == 0 {
		a.least = s.pages
	}
	a.of++
	a.off, a.missing, a.rank = a.off+l.off(s), a.missing+l.missing(s.pages), a.rank.plus(s.rank)
	a.least, a.most = min(a.least, s.pages), max(a.most, s.pages)
	if l.doc.Pages == 0 {
		a.free += s.pages
	}
}

// musts are what no agreement may make worse, heaviest first.
func (a *accord) musts() []int { return []int{a.rank.faults, a.off, a.missing, a.most - a.least} }

func (a *accord) before(b *accord) bool {
	if c := slices.Compare(append(a.musts(), a.free), append(b.musts(), b.free)); c != 0 {
		return c < 0
	}
	return a.rank.before(b.rank)
}
