package check_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
)

// A decision that ends on the cut-off day has ended: the list of what ends, the
// movements and the findings say so alike, and of the day after alike that it has
// not.
func TestOneRuleForTheCutoffDay(t *testing.T) {
	for _, c := range []struct {
		until string
		ended bool
	}{{"2025-12-30", true}, {"2025-12-31", true}, {"2025-12", true}, {"2025", true}, {"2026-01-01", false}, {"2026-01", false}} {
		s, found := data.Load(sample.Small(t, map[string]string{"register/offers.yaml": "observed: 2025-01-31\noffers:\n" + offerOf("un-iaas", "un", "Une offre",
			stagesOf("stage: qualified, layers: [iaas], known: 2025-02-01"), decisionsOf("date: 2023-01-01, until: "+c.until+", known: 2025-02-01"))}))
		if len(found) > 0 {
			t.Fatal(found)
		}
		e, _ := s.Edition("2026-01")
		v := e.Register().AsOf(e.Cutoff, e.Cutoff.MonthEnd(-1))
		if e.Cutoff.String() != "2025-12-31" {
			t.Fatalf("the sample's cut-off is %s", e.Cutoff)
		}
		one := v.Qualified()[0]
		if got := v.Ended(one); got != c.ended {
			t.Errorf("%s: ended is %v", c.until, got)
		}
		if got := len(v.Ending(facts.Day{Year: 9999})) == 0; got != c.ended {
			t.Errorf("%s: still to come is %v", c.until, !got)
		}
		if got := slices.ContainsFunc(v.Movements(), func(m facts.Movement) bool { return m.Kind == facts.Expiry }); got != c.ended {
			t.Errorf("%s: a movement is %v", c.until, got)
		}
		var codes []string
		for _, is := range check.Edition(s, e, []string{"fr", "en"}) {
			if strings.HasPrefix(string(is.Code), "Validity") {
				codes = append(codes, string(is.Code))
			}
		}
		if got := slices.Contains(codes, string(check.ValidityEnded)); got != c.ended {
			t.Errorf("%s: found %v", c.until, codes)
		}
	}
}
