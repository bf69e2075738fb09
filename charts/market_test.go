package charts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// sixty is offers over all columns and layers of the map, as close as sixty can
// be: provider and offer each on a line of its own.
func sixty() []Offer {
	var out []Offer
	for i := range 58 {
		o := Offer{Provider: fmt.Sprintf("Maison %02d", i), Name: fmt.Sprintf("Offre %02d", i)}
		o.Layers[i/8%4] = true
		if i%2 == 0 {
			o = held(o, Date{2023 + i/2%3, 1 + i%12, 1 + i%28}, Date{})
			o.Stage, o.State = Qualified, J3
		} else {
			o.Stage, o.State = InProgress, State(i/2%4)
		}
		out = append(out, o)
	}
	return out
}

// Up to seventy offers the map names each, and cells come nearer before a name
// goes.
func TestMapNamesSixtyOffers(t *testing.T) {
	for _, high := range []int{187, 140} {
		series := standing(sixty(), nil)
		series.High = unit.Length(high) * mm
		c, err := Map(wide(sheet(t, "fr")), series)
		if err != nil {
			t.Fatal(err)
		}
		named := map[string]bool{}
		for _, b := range append([]draw.Box{c.Box}, c.More...) {
			for _, m := range marksOf(b) {
				if text, ok := m.op.(draw.Text); ok && strings.HasPrefix(text.Str, "Offre") {
					named[strings.TrimSpace(text.Str)] = true
				}
			}
			if b.H-mapHead > series.High {
				t.Errorf("%d mm: the bands take %v", high, b.H-mapHead)
			}
		}
		if len(named) != 58 {
			t.Errorf("%d mm: %d of 58 offers are named", high, len(named))
		}
	}
}
