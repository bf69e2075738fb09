package compose

import (
	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/read"
)

// percentages reads bars out of a diagram's items: each with a title, and a
// text that is a percentage, such as "24 %" or "12,5 %", and nothing more. It
// is false when any item has another text: bars would leave its words out, and
// the check has a finding for it.
func percentages(items []read.Part) (charts.Shares, bool) {
	var out charts.Shares
	for _, it := range items {
		n, ok := it.Text.Percent()
		if !ok {
			return nil, false
		}
		out = append(out, charts.Share{Label: flat(it.Title), Hundredths: n.Hundredths, Places: n.Places, From: it.Text[0].From()})
	}
	return out, len(out) > 0
}
