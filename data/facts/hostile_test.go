package facts_test

import (
	"testing"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
)

// Every event says what its date is the date of, the qualification of an offer
// whose decision nobody has published included.
func TestEventsSayWhatTheirDateIs(t *testing.T) {
	_, e, err := sample.Store(200)
	if err != nil {
		t.Fatal(err)
	}
	bare := 0
	for _, ev := range append(e.View.Events(), e.View.Arrivals()...) {
		if ev.DateKind == "" {
			t.Errorf("%s: no kind of date", ev.ID)
		}
		if ev.Kind == facts.Qualification && ev.Decision == nil {
			bare++
		}
	}
	if bare == 0 {
		t.Error("the sample holds no qualification without a decision")
	}
}
