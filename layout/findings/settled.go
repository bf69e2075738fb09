package findings

import (
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales"
)

// Settled is findings with their sentences in every language in which findings
// are told, as reports keep them.
func Settled(l diag.List) diag.List {
	out := make(diag.List, len(l))
	for i, is := range l {
		out[i] = settled(is)
	}
	return out
}

// SettledWaived is Settled for what waivers let stand.
func SettledWaived(l []Waived) []Waived {
	var out []Waived
	for _, w := range l {
		w.Issue = settled(w.Issue)
		out = append(out, w)
	}
	return out
}

func settled(is diag.Issue) diag.Issue {
	for _, t := range []*diag.Text{&is.Msg, &is.Hint, &is.Elsewhere} {
		if *t != "" {
			*t = locales.InAll(*t)
		}
	}
	return is
}
