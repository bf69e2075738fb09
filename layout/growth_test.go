package layout_test

import (
	"context"
	"runtime"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout"
)

// An edition of ten times the offers takes a few times what one of few takes: nothing in
// it compares each with each, or asks of all for each.
func TestRegistersGrowEvenly(t *testing.T) {
	allocs := func(n int) float64 {
		folder, err := sample.FS(n)
		if err != nil {
			t.Fatal(err)
		}
		p, err := layout.Open(monolingual(folder.(fstest.MapFS), "fr"))
		if err != nil {
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, err := p.Build(context.Background(), layout.Order{Month: sample.ID, Langs: []string{"fr"}}); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		return float64(after.Mallocs - before.Mallocs)
	}
	few, many := allocs(20), allocs(200)
	if many > 5*few { // most of few is what any edition takes
		t.Errorf("%.1f M allocations with 20 offers, %.1f M with 200", few/1e6, many/1e6)
	}
	t.Logf("%.1f M allocations with 20 offers, %.1f M with 200", few/1e6, many/1e6)
}
