package block

import (
	"math/rand/v2"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

func (brick) steady() bool { return true }
func (pile) steady() bool  { return true }

// A steady block stands in any space that is high enough as it does by itself:
// in every such space Place gives what an item of a flow is given.
func TestSteadyBlocksStandAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	steady, whole := 0, 0
	for range 2_000 {
		data := make([]byte, 40)
		for i := range data {
			data[i] = byte(r.UintN(256))
		}
		b, _ := build(data)
		if !isSteady(b) {
			continue
		}
		steady++
		for h := unit.Length(0); h < 200*mm; h += unit.Length(3+r.IntN(9)) * mm {
			s := Space{W: 100 * mm, H: h, Fresh: r.IntN(2) == 0, Cut: r.IntN(2) == 0, Next: unit.Length(r.IntN(2)) * 150 * mm}
			got, want := (&Env{}).item(b, s), b.Place(&Env{}, s)
			if !same(*got, want) {
				t.Fatalf("%T in %v: %+v, want %+v", b, s, *got, want)
			}
			if want.Fit == Full {
				whole++
			}
		}
	}
	if steady < 300 || whole < 3_000 {
		t.Errorf("only %d steady blocks were made, and %d placed as a whole", steady, whole)
	}
}
