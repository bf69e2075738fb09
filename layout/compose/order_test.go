package compose

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data/facts"
)

// The cells that charts number and the names that the list beside them gives
// must be one order, whatever letters names begin with.
func TestMapNumbersAndNamesAreOneOrder(t *testing.T) {
	view := &facts.Register{Observed: facts.Day{Year: 2025, Month: 1, Day: 1}}
	known := facts.Fact{Known: facts.Day{Year: 2025, Month: 1, Day: 1}}
	for _, n := range []string{"Ozone", "Œuvre Cloud", "Odyssée", "Straße", "Strasse  2", "Æther", "Aer", "Af"} {
		view.Providers = append(view.Providers, &facts.Holder{ID: n, Name: n, Fact: known})
		view.Offers = append(view.Offers, &facts.Offer{ID: n, Provider: n, Name: n,
			Stages: []facts.Standing{{Stage: facts.Qualified, Layers: []facts.Layer{facts.IaaS}, Fact: known}}})
	}
	k := &kit{view: view.AsOf(facts.Day{Year: 2025, Month: 6, Day: 30}, facts.Day{})}
	var marks, names []string
	for _, o := range k.offers() {
		marks = append(marks, o.Provider)
	}
	for _, e := range k.view.Cells() {
		names = append(names, e.Provider.Name)
	}
	if d := cmp.Diff(names, marks); d != "" {
		t.Errorf("numbers and names differ:\n%s", d)
	}
	if got, want := strings.Join(marks, "|"), "Aer|Æther|Af|Odyssée|Œuvre Cloud|Ozone|Straße|Strasse  2"; got != want {
		t.Errorf("cells stand as %s, want %s", got, want)
	}
}
