package block

import (
	"reflect"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// memo holds the answers of one Env. Place is pure, so an answer given once is
// the answer; trial placings (balancing, looking ahead) would otherwise
// multiply with every level of nesting. An Env serves one goroutine.
type memo struct {
	lines map[lineKey]setting
	plans map[planKey]Plan
	items map[itemKey]Plan
	ahead map[aheadKey]int
	made  map[any]Block
}

type lineKey struct {
	para  *text.Para
	width unit.Length
	loose int
}

type planKey struct {
	block Block
	space Space
}

type itemKey struct {
	item  *Item
	space Space
}

type aheadKey struct {
	item  *Item // first of the flow: its identity
	at    cursor
	w, h  unit.Length
	depth int
}

// setting is a paragraph as set, with the style's name on every line.
type setting struct {
	lines []draw.Box
	fault *Fault
}

// Again is an Env for the next pass, with the folios the last one found. The
// setter remembers the text that cannot have changed since.
func (env *Env) Again(folio func(string) string, placed func(string) bool) *Env {
	return &Env{Text: env.Text, Folio: folio, Placed: placed}
}

func (env *Env) cache() *memo {
	if env.memo == nil {
		env.memo = &memo{
			lines: map[lineKey]setting{},
			plans: map[planKey]Plan{},
			items: map[itemKey]Plan{},
			ahead: map[aheadKey]int{},
			made:  map[any]Block{},
		}
	}
	return env.memo
}

// place is b.Place, remembered where b can be recognised.
func (env *Env) place(b Block, s Space) Plan {
	if b == nil {
		return Plan{Fit: Empty}
	}
	if !reflect.ValueOf(b).Comparable() {
		return b.Place(env, s)
	}
	k := planKey{b, s}
	if p, ok := env.cache().plans[k]; ok {
		return p
	}
	p := b.Place(env, s)
	env.cache().plans[k] = p
	return p
}

// placeItem is the same for an item of a flow, which its address identifies
// even where its block cannot be compared.
func (env *Env) placeItem(it *Item, s Space) Plan {
	if it.Block == nil {
		return Plan{Fit: Empty}
	}
	k := itemKey{it, s}
	if p, ok := env.cache().items[k]; ok {
		return p
	}
	p := it.Block.Place(env, s)
	env.cache().items[k] = p
	return p
}

// once is the block made for a key, the same value on every call.
func (env *Env) once(key any, make func() Block) Block {
	m := env.cache().made
	b, ok := m[key]
	if !ok {
		b = make()
		m[key] = b
	}
	return b
}

// set is a paragraph's lines at a width. When a piece of it is wider than
// that, the lines are those of the least width that holds it, and the fault
// says so: they are placed only where faults are being named.
func (env *Env) set(p *text.Para, width unit.Length, loose int) setting {
	k := lineKey{p, width, loose}
	if got, ok := env.cache().lines[k]; ok {
		return got
	}
	res := env.Text.Set(p, width, text.Options{Looseness: loose, Folio: env.Folio})
	var got setting
	for res.Wide != nil && (got.fault == nil || res.Wide.Need > got.fault.Need) {
		if got.fault = tooWide(p, *res.Wide, width); got.fault.Need > unit.Max {
			break
		}
		res = env.Text.Set(p, res.Wide.Need, text.Options{Folio: env.Folio})
	}
	got.lines = named(res.Lines, p.Style.Name)
	env.cache().lines[k] = got
	return got
}

// named is lines that carry the name of their style; the setter's own are
// shared and stay as they are.
func named(lines []draw.Box, style string) []draw.Box {
	out := make([]draw.Box, len(lines))
	for i, l := range lines {
		if l.Line != nil && l.Line.Style == "" {
			m := *l.Line
			m.Style = style
			l.Line = &m
		}
		out[i] = l
	}
	return out
}

// at is the position of a paragraph: its own, or that of its first run.
func at(p *text.Para) diag.Pos {
	if p.From.IsZero() && len(p.Runs) > 0 {
		return p.Runs[0].From
	}
	return p.From
}
