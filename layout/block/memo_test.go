package block

import (
	"reflect"
	"testing"
)

// Answers that are forgotten are given again, the same, and no more are kept
// than an edition needs.
func TestForgottenAnswersAreTheSame(t *testing.T) {
	flow := &Flow{Items: items(brick{"a", 10 * mm}, pile{"p", 0, 30, 7 * mm, 10}, brick{"b", 10 * mm}, pile{"q", 0, 9, 5 * mm, 0})}
	s := Space{W: 50 * mm, H: 60 * mm, Next: 60 * mm}
	want := (&Env{}).place(flow, s)
	for full := mostPlans - 12; full <= mostPlans; full++ {
		env := &Env{}
		plans := env.cache().plans
		for n := range full {
			plans[ask{depth: n + 1}] = Plan{}
		}
		if got := env.place(flow, s); !reflect.DeepEqual(got, want) {
			t.Fatalf("with %d answers given: %+v, want %+v", full, got, want)
		}
		if len(plans) > mostPlans {
			t.Fatalf("%d answers are kept", len(plans))
		}
		if full == mostPlans && len(plans) > 1000 {
			t.Errorf("nothing was forgotten: %d", len(plans))
		}
	}
}
