package check

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// events reports the items of a part that are words for events which the month
// does not have.
func (c *checker) events(t *read.Text, p read.Part, path string) {
	if !c.edition.Bounded() || c.edition.Register().Unread["offers.yaml"] || c.edition.Register().Unread["providers.yaml"] {
		return
	}
	var ids []string
	for _, ev := range slices.Concat(c.edition.View.Events(), c.edition.View.Arrivals(), c.edition.View.Recalled()) {
		ids = append(ids, ev.ID)
	}
	for i, it := range p.Items {
		if !slices.Contains(ids, it.Key) {
			hint := diag.Text("The month has no events.")
			if len(ids) > 0 {
				hint = diag.DidYouMean(it.Key, ids)
			}
			c.spoken(UnknownEvent, t.Lang, it.Pos, read.Step(path, it.Key, i), hint,
				"The month has no event %s; its words would not be printed.", it.Key)
			c.ofID(it.Key)
		}
	}
}
