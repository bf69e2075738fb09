package page

import (
	"cmp"
	"maps"
	"slices"

	"github.com/secnumcloud-observatory/press/layout/block"
)

// Trial is a document that is laid out by itself. The languages of one edition
// agree on what fills them before their pages are taken.
type Trial struct {
	loop *loop
	res  *Result
}

// NewTrial lays a document out by itself; where words that the press made are too
// wide for their place, or names of the register, once more with those words bound no
// more and names smaller or divided (text.Yielding), and takes the pages on which less does not fit.
func NewTrial(env *block.Env, doc *Document) *Trial { return Watched(env, doc, nil) }

// Watched is NewTrial that tells how many pages the sections take so far, each time they are
// more; a nil function hears nothing.
func Watched(env *block.Env, doc *Document, tell func(pages int)) *Trial {
	t := &Trial{loop: newLoop(env, doc)}
	t.loop.tell = tell
	t.res = t.loop.run()
	own := func(f misfit) bool { return f.Wide && f.Own }
	fact := func(f misfit) bool { return f.Wide && registered(f.From) }
	if found := t.loop.misfitting(); slices.ContainsFunc(found, own) || slices.ContainsFunc(found, fact) {
		again := &Trial{loop: newLoop(&block.Env{Text: env.Text.Yielding(doc.Steps...)}, doc)}
		again.res = again.loop.run()
		if len(again.loop.misfitting()) < len(found) {
			again.res.Yielded = slices.ContainsFunc(found, own)
			return again
		}
	}
	return t
}

// Result is the pages.
func (t *Trial) Result() *Result { return t.res }

// Agree gives all trials the same fillers in the same order: those that are best
// for all of them together. They keep their own where the same ones would fit
// less, miss the declared pages by more, end on pages that differ by more, or
// turn more sections from the side that they ask for. It is asked once:
// afterwards they remember their pages alone.
func Agree(trials []*Trial) {
	defer func() {
		for _, t := range trials {
			*t = Trial{res: t.res}
		}
	}()
	own, same := accord{}, true
	for _, t := range trials {
		own.add(t.loop, t.loop.taken)
		same = same && t.loop.stands() == trials[0].loop.stands()
	}
	if same {
		return
	}
	var to stand
	var best accord
	for st, a := range accords(trials) {
		if a.of == len(trials) && (best.of == 0 || a.before(&best) || !best.before(&a) && st.before(to)) {
			to, best = st, a
		}
	}
	if best.of == 0 || slices.Compare(best.musts(), own.musts()) > 0 {
		return
	}
	for _, t := range trials {
		if t.loop.stands() != to {
			t.loop = t.loop.again()
			t.loop.fillers, t.loop.moved = &to.fillers, &to.move
			t.res = t.loop.run()
		}
	}
}

// stand is what the languages of an edition have in common: its fillers, as a
// rank adds them up, and the section that is moved.
type stand struct {
	fillers int
	move    move
}

// stands is what a loop has taken.
func (l *loop) stands() stand { return stand{l.taken.rank.order, l.by} }

// before is an order of what costs the same: fewer fillers, then no move.
func (s stand) before(o stand) bool {
	return cmp.Or(cmp.Compare(s.fillers, o.fillers), cmp.Compare(s.move.section, o.move.section), cmp.Compare(s.move.past, o.move.past)) < 0
}

// accords is what each set of fillers costs in each order. Nothing goes behind a
// section that opens on its side without that.
func accords(trials []*Trial) map[stand]accord {
	out := map[stand]accord{}
	for _, t := range trials {
		for _, m := range append([]move{{}}, t.loop.moves()...) {
			t.loop.order(m)
			for set, s := range t.loop.sets() {
				a := out[stand{set, m}]
				a.add(t.loop, s)
				out[stand{set, m}] = a
			}
		}
		t.loop.order(t.loop.by)
	}
	maps.DeleteFunc(out, func(st stand, a accord) bool {
		plain, there := out[stand{fillers: st.fillers}]
		return st.move.behind && there && a.rank.sides >= plain.rank.sides
	})
	return out
}

// sets is the best arrangement of the parts with each set of fillers.
func (l *loop) sets() map[int]*step {
	best := map[int]*step{}
	for _, s := range l.ends(true, true) {
		if was := best[s.rank.order]; was == nil || l.better(s, was) {
			best[s.rank.order] = s
		}
	}
	return best
}

// accord is what arrangements of several trials cost together.
type accord struct {
	of          int // trials
	off         int // pages too many or too few
	missing     int // pages, to a number that binds
	least, most int // pages of a trial
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
func (a *accord) musts() []int {
	return []int{a.rank.faults, a.off, a.missing, a.most - a.least, a.rank.sides}
}

func (a *accord) before(b *accord) bool {
	if c := slices.Compare(append(a.musts(), a.free), append(b.musts(), b.free)); c != 0 {
		return c < 0
	}
	return a.rank.before(b.rank)
}
