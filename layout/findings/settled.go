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
		is.Msg = locales.InAll(is.Msg)
		if is.Hint != "" {
			is.Hint = locales.InAll(is.Hint)
		}
		if is.Elsewhere != "" {
			is.Elsewhere = locales.InAll(is.Elsewhere)
		}
		out[i] = is
	}
	return out
}
