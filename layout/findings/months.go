package findings

import (
	"path"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Months gathers what several months are told, each by its own build. What each
// of them is told alike is told once; what only some are, of a file that others
// have too, is told with their names: there its pages are.
type Months struct {
	ids []string
	got diag.List
	in  map[diag.Issue][]string // months, by what is said
}

// Add takes what is told of a month.
func (m *Months) Add(month string, l diag.List) {
	if m.in == nil {
		m.in = map[diag.Issue][]string{}
	}
	m.ids, m.got = append(m.ids, month), append(m.got, l...)
	for _, is := range l {
		if b := bare(is); !slices.Contains(m.in[b], month) {
			m.in[b] = append(m.in[b], month)
		}
	}
}

// List is what a reader is told of all of them.
func (m *Months) List() diag.List {
	var out diag.List
	for _, is := range Folded(m.got) {
		if in := m.in[bare(is)]; len(in) < len(m.ids) && !(len(in) == 1 && strings.HasPrefix(is.Pos.File, path.Join("editions", in[0])+"/")) {
			is.Msg = diag.Said("%s: %s", strings.Join(in, ", "), is.Msg)
		}
		out.Add(is)
	}
	return out.Sorted()
}
