package block

import (
	"reflect"
	"testing"
)

// Answers that are forgotten are given again, the same, and no more are kept
// than a search needs.
func TestForgottenAnswersAreTheSame(t *testing.T) {
	flow := &Flow{Items: items(brick{"a", 10 * mm}, pile{"p", 0, 30, 7 * mm, 10}, brick{"b", 10 * mm}, pile{"q", 0, 9, 5 * mm, 0})}
	s := Space{W: 50 * mm, H: 60 * mm, Next: 60 * mm}
	want := (&Env{}).place(flow, s)
	for full := mostKept - 12; full <= mostKept; full += 3 {
		env := &Env{}
		m := env.cache()
		for n := range full {
			m.keep(ask{depth: n + 1}, &Plan{})
		}
		if got := env.place(flow, s); !reflect.DeepEqual(got, want) {
			t.Fatalf("with %d answers given: %+v, want %+v", full, got, want)
		}
		if len(m.plans) > mostKept {
			t.Fatalf("%d answers are kept", len(m.plans))
		}
		if full == mostKept && (len(m.plans) > 1000 || len(m.older) != full) {
			t.Errorf("nothing was forgotten: %d answers of late, %d before them", len(m.plans), len(m.older))
		}
		for n := range full { // what is asked for again is not forgotten
			if m.keep(ask{depth: full + n + 1}, &Plan{}); n%5_000 != 0 {
				continue
			}
			if got := env.place(flow, s); !reflect.DeepEqual(got, want) {
				t.Fatalf("after %d answers more: %+v, want %+v", n, got, want)
			}
		}
	}
}
