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
	plans map[ask]Plan
	costs map[ask]int
	made  map[Block]Block
}

// mostPlans is how many answers are kept, three times those of an edition. A
// section as long as a book has a million, of pages long finished, and they
// would fill a machine: all are forgotten then, and asked for again if need be.
const mostPlans = 100_000

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

func (env *Env) cache() *memo {
	if env.memo == nil {
		env.memo = &memo{plans: map[ask]Plan{}, costs: map[ask]int{}, made: map[Block]Block{}}
	}
	return env.memo
}

// place is b.Place, remembered.
func (env *Env) place(b Block, s Space) Plan {
	if b == nil {
		return Plan{Fit: Empty}
	}
	k := ask{block: b, space: s}
	if p, ok := env.cache().plans[k]; ok {
		return p
	}
	p := b.Place(env, s).Over(s)
	plans := env.cache().plans
	if len(plans) >= mostPlans {
		clear(plans)
	}
	plans[k] = p
	return p
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
