package block

import (
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// memo holds the answers of one Env. Place is pure, so an answer given once is
// the answer; trial placings (balancing, looking ahead) would otherwise
// multiply with every level of nesting. An Env serves one goroutine.
type memo struct {
	plans, older map[ask]*Plan // the answers of late, and those before them
	weight       int           // of the answers of late
	strips       map[strip][]draw.At
	costs        map[ask]int
	ends         map[ask]*ending
	made         map[Block]Block
	steady       map[Block]bool
	rows         map[rowOf]standing
}

// mostKept is how many answers of late are kept, and as many boxes in them: those of some
// twenty pages, more than a search looks back. When there are more, those that
// were not asked for again since it was last so are forgotten: a section as long
// as a book is looked at a page after the other, and takes no more room for it.
const mostKept = 50_000

// ask is a question that was answered: a block in a space and, of what a flow
// costs ahead, how many regions were looked at.
type ask struct {
	block Block
	space Space
	depth int
}

// Again is an Env for the next pass, with the folios the last one found. The
// setter remembers the text that cannot have changed since.
func (env *Env) Again(folio func(string) string, placed func(string) bool) *Env {
	return &Env{Text: env.Text, Folio: folio, Placed: placed}
}

// Beside is an Env for another way to set the same pages, with the folios it asks
// for. It shares the answers given so far: they must have asked for none.
func (env *Env) Beside(folio func(string) string, placed func(string) bool) *Env {
	return &Env{Text: env.Text, Folio: folio, Placed: placed, memo: env.cache()}
}

func (env *Env) cache() *memo {
	if env.memo == nil {
		env.memo = &memo{plans: map[ask]*Plan{}, strips: map[strip][]draw.At{}, costs: map[ask]int{}, ends: map[ask]*ending{},
			made: map[Block]Block{}, steady: map[Block]bool{}, rows: map[rowOf]standing{}}
	}
	return env.memo
}

// place is b.Place, remembered.
func (env *Env) place(b Block, s Space) Plan { return *env.plan(b, s) }

// plan is place, as it is remembered: it is read, and never changed. Spaces
// that one of text answers alike are one.
func (env *Env) plan(b Block, s Space) *Plan {
	if b == nil {
		return &Plan{Fit: Empty}
	}
	lined, in := true, s
	switch b := b.(type) {
	case Para:
		s = b.lines().canonical(env, s)
	case lines:
		s = b.canonical(env, s)
	case *Group:
		s, lined = groupRest{b, 0}.canonical(env, s), false
	case groupRest:
		s, lined = b.canonical(env, s), false
	default:
		lined = false
	}
	k, m := ask{block: b, space: s}, env.cache()
	p, ok := m.plans[k]
	if ok {
		return p
	}
	if p, ok = m.older[k]; !ok {
		answer := b.Place(env, in).Over(in)
		p = &answer
	}
	m.keep(k, p)
	if !lined { // whose boxes are in a strip
		m.weight += len(p.Box.Kids)
	}
	return p
}

// keep remembers an answer, and forgets what was not asked for of late.
func (m *memo) keep(k ask, p *Plan) {
	if m.weight >= mostKept {
		m.older, m.plans, m.weight = m.plans, map[ask]*Plan{}, 0
		clear(m.strips)
		clear(m.ends)
		clear(m.rows)
	}
	m.plans[k] = p
	m.weight++
}

// boxesOfCell is about how many boxes a cell of a table holds.
const boxesOfCell = 8

// row is how a row of a group stands, remembered.
func (env *Env) row(k rowOf, stands func() standing) standing {
	m := env.cache()
	r, ok := m.rows[k]
	if !ok {
		r = stands()
		m.rows[k] = r
		m.weight++
		if r.plan != nil {
			m.weight += boxesOfCell * len(r.plan.Box.Kids)
		}
	}
	return r
}

// strip is the lines of a paragraph from one on, at a width.
type strip struct {
	lines
	w unit.Length
}

// strip is lines under one another. All parts of a paragraph that begin with
// one line are the beginnings of one strip.
func (env *Env) strip(l lines, ls []draw.Box, w unit.Length) []draw.At {
	m, k := env.cache(), strip{l, w}
	at := m.strips[k]
	if len(at) < len(ls) {
		var b draw.Box
		b.Kids = make([]draw.At, 0, len(ls))
		for _, line := range ls {
			b.Put(0, b.H, line)
			b.H += line.H
		}
		at = b.Kids
		m.strips[k] = at
		m.weight += len(at)
	}
	return at[:len(ls):len(ls)]
}

// once is the block that another one is set as, the same on every call.
func (env *Env) once(b Block, as func() Block) Block {
	m := env.cache().made
	made, ok := m[b]
	if !ok {
		made = as()
		m[b] = made
	}
	return made
}

// setting is a paragraph as set.
type setting struct {
	lines []draw.Box
	fault *Fault
	torn  bool // a line ends where no reader would part two words
}

// set is a paragraph's lines at a width. When a piece of it is wider than
// that, the lines are those of the least width that holds it, and the fault
// says so: they are placed only where faults are being named.
func (env *Env) set(p *text.Para, width unit.Length, loose int) setting {
	res := env.Text.Set(p, width, text.Options{Looseness: loose, Folio: env.Folio})
	var got setting
	for res.Wide != nil && (got.fault == nil || res.Wide.Need > got.fault.Need) {
		if got.fault = tooWide(p, *res.Wide, width); got.fault.Need > unit.Max {
			break
		}
		res = env.Text.Set(p, res.Wide.Need, text.Options{Folio: env.Folio})
	}
	got.lines, got.torn = res.Lines, res.Torn
	return got
}

// at is the position of a paragraph: its own, or that of its first run.
func at(p *text.Para) diag.Pos {
	if p.From.IsZero() && len(p.Runs) > 0 {
		return p.Runs[0].From.Pos
	}
	return p.From
}
