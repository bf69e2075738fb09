package block

import "github.com/secnumcloud-observatory/press/layout/unit"

// steady is a block that stands in every space as high as it is by itself as it
// stands there: nothing in it fills its space, chooses by it or goes down in it.
// It is asked once for its width, whatever is left of a region, and so a search
// that tries many breaks asks most items nothing.
type steady interface{ steady() bool }

// isSteady tells it of a block; nothing is steady.
func isSteady(b Block) bool {
	if b == nil {
		return true
	}
	s, ok := b.(steady)
	return ok && s.steady()
}

// mostSteady is the items of a flow that is placed as a whole before it is known
// to fit: a long one never does.
const mostSteady = 8

func (f *Flow) steady() bool {
	if len(f.Items) > mostSteady {
		return false
	}
	for _, it := range f.Items {
		if it.Foot || it.Break <= Force || !isSteady(it.Block) {
			return false
		}
	}
	return true
}

// A cell that hangs may need more room than its row is high.
func (r *Row) steady() bool {
	for _, c := range r.Cells {
		if c.Hang || !isSteady(c.Body) {
			return false
		}
	}
	return true
}

// standing is the row as it stands by itself. A cell that hangs is offered the room
// of the others: where its body is higher than the row it needs the room below too.
func (r *Row) standing(env *Env, w unit.Length) standing {
	for _, c := range r.Cells {
		if !env.steady(c.Body) && c.Body != nil {
			return standing{}
		}
	}
	plan, h := r.place(env, Space{W: w, H: unit.Max})
	if plan.Fit != Full || len(plan.Faults) > 0 {
		return standing{}
	}
	fits := plan.Box.H
	for _, c := range r.Cells {
		if c.Hang {
			fits = plan.Box.H + r.Below
		}
	}
	return standing{&plan, h, fits}
}

func (b Beside) steady() bool   { return isSteady(b.Side) && isSteady(b.Body) }
func (k Keep) steady() bool     { return isSteady(k.Body) }
func (m Marked) steady() bool   { return isSteady(m.Body) }
func (f *Frame) steady() bool   { return !f.Grow && isSteady(f.Body) }
func (a Artifact) steady() bool { return isSteady(a.Body) }
func (i *If) steady() bool      { return isSteady(i.Body) }
func (i IfPlaced) steady() bool { return isSteady(i.Body) }
func (Para) steady() bool       { return true }
func (*Saying) steady() bool    { return true }
func (*Rule) steady() bool      { return true }
func (Gap) steady() bool        { return true }
func (*Drawn) steady() bool     { return true }

// A variant is passed over for what it needs by itself, and then in every space.
func (e *Either) steady() bool {
	for _, o := range e.Options {
		if !isSteady(o) {
			return false
		}
	}
	return true
}

// item is the plan of an item of a flow, from its beginning.
func (env *Env) item(b Block, s Space) *Plan {
	if _, text := b.(Para); b == nil || text || s.Loose || !env.steady(b) {
		return env.plan(b, s)
	}
	if p := env.plan(b, Space{W: s.W, H: unit.Max}); p.Fit == Full && p.Box.H <= s.H && len(p.Faults) == 0 {
		return p
	}
	return env.plan(b, s)
}

// steady is isSteady, remembered.
func (env *Env) steady(b Block) bool {
	m := env.cache()
	is, ok := m.steady[b]
	if !ok {
		is = b != nil && isSteady(b)
		m.steady[b] = is
	}
	return is
}
