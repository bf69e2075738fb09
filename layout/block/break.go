package block

import (
	"slices"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The costs of page making, on the scale of Item.Break.
const (
	costRegion = 400   // one region more
	costStuck  = 20000 // a way that ends where nothing fits
	costSparse = 300   // a last region with next to nothing in it
)

// The search looks so many regions ahead and tries so many breaks in each. The
// bounds keep a section of sixty pages in milliseconds; a longer view changed
// no page of the editions it was tried with.
const (
	aheadRegions = 3
	cutsTried    = 14
	cutsPerItem  = 3
)

// cut is one way to end a region: what stands in it and where the rest begins.
type cut struct {
	above []spot // whole items: the first of the filling, which all cuts share
	part  spot   // under them, an item that was cut; without a plan: none
	next  cursor
	cost  int
}

func (c cut) bottom() unit.Length {
	if c.part.plan != nil {
		return c.part.bottom()
	}
	return filling{spots: c.above}.bottom()
}

// spots is all that stands in the region.
func (c cut) spots() []spot {
	if c.part.plan == nil {
		return c.above
	}
	return append(slices.Clip(c.above), c.part)
}

// cheapest is the break that costs least, this region and those ahead
// together. A forbidden break is taken only in a fresh region, when there is
// no other, so that layout always ends; the checks of the pages then name it.
func (r run) cheapest(env *Env, s Space, fill filling) (cut, bool) {
	all := r.cuts(env, s, fill)
	cuts := legal(all)
	switch {
	case len(cuts) == 1:
		return cuts[0], true
	case len(cuts) > 1:
		found, _ := r.best(env, s, r.exits(s, cuts, fill.force), aheadRegions)
		return cuts[found], true
	case len(all) > 0 && (s.Fresh || s.Loose):
		return all[0], true
	}
	return cut{}, false
}

// exit is a cut as the search ahead sees it: what it costs by itself, and where
// the rest begins.
type exit struct {
	next cursor
	own  int
}

func (r run) exits(s Space, cuts []cut, forced bool) []exit {
	out := make([]exit, len(cuts))
	for i, c := range cuts {
		out[i] = exit{c.next, c.cost + r.under(s.H-c.bottom(), forced)}
	}
	return out
}

func legal(cuts []cut) []cut {
	if !slices.ContainsFunc(cuts, func(c cut) bool { return c.cost >= Never }) {
		return cuts
	}
	out := make([]cut, 0, len(cuts))
	for _, c := range cuts {
		if c.cost < Never {
			out = append(out, c)
		}
	}
	return out
}

// under is what it costs to leave height empty: the square of the lines of one
// grid unit, so that one line is nothing and a third of a page is much.
func (r run) under(left unit.Length, forced bool) int {
	if forced || left <= 0 || left > natural {
		return 0
	}
	u := int(left * 10 / unit.U)
	return u * u / 10
}

// ahead is the least cost of setting what follows a cursor in regions of
// height s.Next.
func (r run) ahead(env *Env, at cursor, s Space, depth int) int {
	if s.Next <= 0 || depth == 0 || at.item >= len(r.Items) {
		return 0
	}
	rest, next := run{r.Flow, at}, Space{W: s.W, H: s.Next, Next: s.Next, Fresh: true}
	k := ask{rest, next, depth}
	c, ok := env.cache().costs[k]
	if !ok {
		c = costRegion + rest.region(env, next, depth)
		env.cache().costs[k] = c
	}
	return c
}

// region is the least cost of one region ahead and of those after it.
func (r run) region(env *Env, s Space, depth int) int {
	e := r.ending(env, s)
	if len(e.exits) == 0 {
		return e.cost
	}
	_, cost := r.best(env, s, e.exits, depth-1)
	return cost
}

// ending is how a region ahead can end, however far is looked from it: with the
// flow, at a cost, or at one of its exits.
type ending struct {
	exits []exit
	cost  int
}

func (r run) ending(env *Env, s Space) *ending {
	k := ask{block: r, space: s}
	e, ok := env.cache().ends[k]
	if !ok {
		e = r.ended(env, s)
		env.cache().ends[k] = e
	}
	return e
}

func (r run) ended(env *Env, s Space) *ending {
	fill := r.fill(env, s)
	if fill.next.item == len(r.Items) {
		if used := fill.bottom(); used < s.H/4 {
			return &ending{cost: costSparse - int(costSparse*4*used/s.H)}
		}
		return &ending{}
	}
	cuts := r.cuts(env, s, fill)
	if ok := legal(cuts); len(ok) > 0 {
		cuts = ok
	}
	return &ending{exits: r.exits(s, cuts, fill.force), cost: costStuck}
}

// best is the cheapest of the exits and its cost, what follows included. One
// that costs more by itself than another with all that follows is not followed
// any further.
func (r run) best(env *Env, s Space, exits []exit, depth int) (found, least int) {
	for i, e := range exits {
		own := e.own
		if i > 0 && own >= least && least >= 0 { // with wishes ahead, nothing is decided by a cut's own cost
			continue
		}
		if own += r.ahead(env, e.next, s, depth); i == 0 || own < least {
			found, least = i, own
		}
	}
	return found, least
}

// cuts is the breaks worth trying, the latest first: where the region is full,
// before each item above, and inside items that can be cut earlier.
func (r run) cuts(env *Env, s Space, fill filling) []cut {
	if fill.force {
		return []cut{{above: fill.spots, next: fill.next}}
	}
	var out []cut
	if fill.stop != nil && fill.stop.Fit == Part {
		y := r.top(fill.spots, fill.next.item)
		out = r.inside(env, s, out, fill.spots, fill.next, y, fill.stop)
	}
	placed, next := fill.spots, fill.next
	for len(placed) > 0 {
		if next.head == nil {
			out = append(out, cut{above: placed, next: next, cost: r.between(placed, next.item)})
		}
		if r.enough(out, s.H) && !r.wished(placed) {
			break
		}
		last := placed[len(placed)-1]
		placed, next = placed[:len(placed)-1], cursor{item: last.item}
		if len(placed) == 0 && last.item == r.at.item {
			next.head = r.at.head
		}
		if last.plan.Box.H > 0 && !s.Loose {
			room := Space{W: s.W, H: last.plan.Box.H - 1, Next: s.Next, Cut: true}
			if p := r.tryIn(env, next, room); p.Fit == Part {
				out = r.inside(env, s, out, placed, next, last.y, p)
			}
		}
	}
	return out
}

// enough stops the search once it has a legal break and leaves so much height
// empty that nothing ahead could make up for it, or has as many breaks as are
// tried.
func (r run) enough(cuts []cut, h unit.Length) bool {
	least := costStuck
	for _, c := range cuts {
		if c.cost < Never {
			least = min(least, c.cost+r.under(h-c.bottom(), false))
		}
	}
	if least == costStuck {
		return false
	}
	last := cuts[len(cuts)-1]
	return len(cuts) >= cutsTried || r.under(h-last.bottom(), false) > least+2*costRegion
}

// wished tells whether a break is wanted above: an item with a negative cost
// is looked for through the whole region.
func (r run) wished(placed []spot) bool {
	for i := 1; i < len(placed); i++ {
		if r.Items[placed[i].item].Break < 0 {
			return true
		}
	}
	return false
}

// inside adds the ways to cut one item: as it was cut, then earlier. One that
// stands with the next is never cut by choice: a rule under a head would go on
// without it, and leave the head alone.
func (r run) inside(env *Env, s Space, out []cut, above []spot, at cursor, y unit.Length, p *Plan) []cut {
	for n := 0; n < cutsPerItem && p.Fit == Part; n++ {
		cost := p.Cost
		if r.Items[at.item].Together {
			cost = Never
		}
		out = append(out, cut{above, spot{at.item, y, p}, cursor{at.item, p.Rest}, cost})
		if p.Box.H <= 0 || s.Loose { // what is too large is not cut to a measure
			break
		}
		p = r.tryIn(env, at, Space{W: s.W, H: p.Box.H - 1, Next: s.Next, Cut: true})
	}
	return out
}

// between is the cost of a break before an item, under what stands above it.
func (r run) between(placed []spot, item int) int {
	last := placed[len(placed)-1]
	if r.Items[last.item].Together || last.plan.Tail >= Never {
		return Never
	}
	return min(Never, r.Items[item].Break+last.plan.Tail)
}
