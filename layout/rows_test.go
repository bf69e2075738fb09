package layout_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
)

// inOrder is the places whose words stand on the pages of a section, in reading
// order; one that goes on over lines once.
func inOrder(l layout.Laid, section string) []diag.Pos {
	var out []diag.Pos
	for i := range l.Result.Pages {
		if l.Result.Pages[i].Section != section {
			continue
		}
		draw.Walk(&l.Result.Pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				x, ok := op.(draw.Text)
				if at := x.From.Pos; ok && !v.Artifact && !x.From.IsZero() && (len(out) == 0 || out[len(out)-1] != at) {
					out = append(out, at)
				}
			}
			return true
		})
	}
	return out
}

// lists is a view's lists by the test's own hand: of entries and providers it
// takes what they are, and no order, grouping or count of the view's.
type lists struct {
	entries   []*facts.Entry
	providers []*facts.Provider
	names     map[diag.Pos]string // of offers and providers, by where they are written
}

func listsOf(v *facts.View) lists {
	l := lists{entries: slices.Clone(v.Cells()), names: map[diag.Pos]string{}}
	for _, e := range l.entries {
		if l.names[e.Provider.From.Pos] == "" {
			l.providers = append(l.providers, e.Provider)
		}
		l.names[e.Provider.From.Pos] = e.Provider.Name
		if e.Name != "" {
			l.names[e.From.Pos] = e.Name
		}
	}
	slices.SortFunc(l.providers, func(a, b *facts.Provider) int { return cmp.Compare(facts.Fold(a.Name), facts.Fold(b.Name)) })
	slices.SortFunc(l.entries, func(a, b *facts.Entry) int {
		return cmp.Or(cmp.Compare(facts.Fold(a.Provider.Name), facts.Fold(b.Provider.Name)), cmp.Compare(facts.Fold(a.Name), facts.Fold(b.Name)))
	})
	return l
}

// read is the names of offers and providers among places.
func (l lists) read(at []diag.Pos) []string {
	var out []string
	for _, p := range at {
		if name := l.names[p]; name != "" {
			out = append(out, name)
		}
	}
	return out
}

// named is entries as rows have them: the provider, then the offer.
func named(es ...*facts.Entry) []string {
	var out []string
	for _, e := range es {
		if out = append(out, e.Provider.Name); e.Name != "" {
			out = append(out, e.Name)
		}
	}
	return out
}

// register is the rows of the register: by layer, an offer in progress and a
// qualified one beside it, each list by name.
func (l lists) register() (want []string) {
	for _, layer := range facts.Layers() {
		var sides [2][]*facts.Entry
		for _, e := range l.entries {
			if e.Name != "" && slices.Contains(e.Layers, layer) {
				side := map[bool]int{true: 1}[e.Stage == facts.Qualified]
				sides[side] = append(sides[side], e)
			}
		}
		for i := range max(len(sides[0]), len(sides[1])) {
			for _, side := range sides {
				if i < len(side) {
					want = append(want, named(side[i])...)
				}
			}
		}
	}
	return want
}

// index is the providers by name, each with its offers; their order is the
// cover's.
func (l lists) index(cells []*facts.Entry) (want []string) {
	for _, p := range l.providers {
		want = append(want, p.Name)
		for _, e := range cells {
			if e.Provider == p && e.Name != "" {
				want = append(want, e.Name)
			}
		}
	}
	return want
}

// Each row of a list that no text names is printed, and in its place: a last row
// that is dropped, one that stands in another's place, two cells that are
// exchanged are seen by the names in the order in which they are read.
func TestRowsAreThoseOfTheRegister(t *testing.T) {
	for _, month := range editions() {
		r := result(t, month)
		for _, l := range r.Pages {
			own := listsOf(r.Edition.View)
			var dated []*facts.Entry
			for _, ev := range r.Edition.View.Chronology() {
				dated = append(dated, ev.Entries[0])
			}
			for section, want := range map[string][]string{"register": own.register(), "index": own.index(r.Edition.View.Cells()), "chronology": named(dated...)} {
				if shows(l.Result, section) {
					parted(t, fmt.Sprint(month, " ", l.Lang, " ", section), want, own.read(inOrder(l, section)))
				}
			}
		}
	}
}

// parted says where two lists part.
func parted(t *testing.T, where string, want, got []string) {
	t.Helper()
	if len(want) < 3 {
		t.Errorf("%s: only %d names are looked for", where, len(want))
	}
	for i := range max(len(want), len(got)) {
		a, b := "nothing", "nothing"
		if i < len(want) {
			a = want[i]
		}
		if i < len(got) {
			b = got[i]
		}
		if a != b {
			t.Errorf("%s: name %d of %d is %s, want %s", where, i+1, len(want), b, a)
			return
		}
	}
}

// holders is the providers of offers.
func holders(es []*facts.Entry) []string {
	var out []string
	for _, e := range es {
		if e.Name != "" {
			out = append(out, e.Provider.Name)
		}
	}
	return out
}

// Every member of a set that a section shows is named in it, and nobody else is:
// qualified offers with their providers in the table of providers and at the bars
// of the calendar, providers on the map and among the candidates.
func TestSectionsNameTheirMembers(t *testing.T) {
	for _, month := range editions() {
		r := result(t, month)
		for _, l := range r.Pages {
			own := listsOf(r.Edition.View)
			var candidates, qualified []*facts.Entry
			for _, e := range own.entries {
				if e.Stage == facts.Qualified {
					qualified = append(qualified, e)
				} else {
					candidates = append(candidates, e)
				}
			}
			for section, members := range map[string][]string{"zoom": named(qualified...), "validity": named(qualified...), "map": holders(own.entries), "candidates": holders(candidates)} {
				if !shows(l.Result, section) {
					continue
				}
				got := own.read(inOrder(l, section))
				for _, name := range members {
					if !slices.Contains(got, name) {
						t.Errorf("%s %s %s does not name %s", month, l.Lang, section, name)
					}
				}
				for _, name := range got {
					if !slices.Contains(members, name) && section != "map" { // on which offers have names where there is room
						t.Errorf("%s %s %s names %s", month, l.Lang, section, name)
					}
				}
			}
		}
	}
}

// The words that an editor wrote on an event stand under that event, and not
// under another: the name that is read last before them is one of its own.
func TestEventsHaveTheirOwnWords(t *testing.T) {
	n := 0
	for _, month := range editions() {
		r := result(t, month)
		v := r.Edition.View
		of := map[string][]string{}
		for _, ev := range slices.Concat(v.Events(), v.Arrivals(), v.Recalled()) {
			of[ev.ID] = named(ev.Entries...)
		}
		for _, l := range r.Pages {
			own, read := listsOf(v), inOrder(l, "news")
			text, _ := r.Edition.Text(l.Lang, "news")
			events, _ := text.Part("events")
			for _, it := range events.Items {
				at := slices.IndexFunc(read, func(p diag.Pos) bool { return len(it.Text) > 0 && p == it.Text[0].Pos })
				if at < 0 {
					continue
				}
				n++
				before := own.read(read[:at])
				if len(before) == 0 || !slices.Contains(of[it.Key], before[len(before)-1]) {
					t.Errorf("%s %s: the words on %s stand after %v, not after %v", month, l.Lang, it.Key, before[max(0, len(before)-1):], of[it.Key])
				}
			}
		}
	}
	if n < 10 {
		t.Errorf("only %d events have words", n)
	}
}
