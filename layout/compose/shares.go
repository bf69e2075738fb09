package compose

import (
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/read"
)

// percentages reads bars out of a diagram's items: each with a title, and a
// text that is a whole number of per cent, such as "24 %", and nothing more. It
// is false when any item has another text: bars would leave its words out.
func percentages(items []read.Part) (charts.Shares, bool) {
	var out charts.Shares
	for _, it := range items {
		s := strings.TrimSpace(it.Text.String())
		end := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
		if end <= 0 || strings.Trim(s[end:], " \u00a0\u202f") != "%" {
			return nil, false
		}
		n, err := strconv.Atoi(s[:end])
		if err != nil || n > 100 {
			return nil, false
		}
		out = append(out, charts.Share{Label: flat(it.Title), Percent: n, From: it.Text[0].From()})
	}
	return out, len(out) > 0
}
