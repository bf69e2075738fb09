package block

import "github.com/secnumcloud-observatory/press/layout/text"

// Saying is a sentence of the press, made from facts, in several wordings from
// full to short that all say the same. The first one that fits stands: so a
// sentence that grows with the register is worded shorter and never stops a
// build. The wording that was placed is the one every file holds.
//
// It is a pointer: the wordings are paragraphs with one element between them.
type Saying struct {
	Wordings []*text.Para
	Lines    int // most lines; 0: as many as there is room for
}

// Place puts the fullest wording that keeps to the lines and, where waiting for
// another region would not help, to the height; before it any whose lines all
// end where a reader may pause. The shortest is placed as any paragraph is.
func (y *Saying) Place(env *Env, s Space) Plan {
	last := len(y.Wordings) - 1
	for _, whole := range []bool{true, false} {
		for _, p := range y.Wordings {
			set := env.set(p, s.W, 0)
			if set.fault != nil || y.Lines > 0 && len(set.lines) > y.Lines || whole && set.torn {
				continue
			}
			if plan := env.place(Para{p}, s); plan.Fit == Full || !s.Fresh {
				return plan
			}
		}
	}
	if last < 0 {
		return Plan{Fit: Empty}
	}
	return env.place(Para{y.Wordings[last]}, s)
}
