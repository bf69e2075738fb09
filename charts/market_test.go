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

// Whatever the margin and the width of the face, the layers' names beside the right page
// stand clear of its columns, and those of the left page too: under no disc, cell or word.
func TestMapLayersStandClearOfColumns(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		for _, margin := range []int{800, 1000, 1225, 1725, 2020} {
			for _, size := range []float64{8.5, 10, 12} { // a wider face, as its words are measured
				s := wide(sheet(t, lang))
				s.Styles.Label.Size, s.Styles.Least.Size = unit.Points(size), unit.Points(size*7.75/8.5)
				series := standing(sixty(), nil)
				shift := series.Margin - unit.Length(margin)*mm/100
				series.Margin, series.Axis, series.Right = series.Margin-shift, series.Axis-shift, series.Right+shift
				c, err := Map(s, series)
				if err != nil {
					t.Fatal(err)
				}
				for i, b := range append([]draw.Box{c.Box}, c.More...) {
					if n := namesAlone(t, s, marksOf(b)); n != 5 {
						t.Errorf("%s, %d, %g, page %d: %d names", lang, margin, size, i, n)
					}
				}
			}
		}
	}
}

// namesAlone counts the names of the layers and of their column that marks have, and fails
// for one that another mark but a ground touches.
func namesAlone(t *testing.T, s Sheet, marks []mark) (n int) {
	t.Helper()
	names := map[string]bool{s.Locale.T("label.layer"): true}
	for k := range 4 {
		names[s.layer(k)] = true
	}
	for i, m := range marks {
		word, ok := m.op.(draw.Text)
		if !ok || !names[strings.TrimSpace(word.Str)] {
			continue
		}
		n++
		for j, o := range marks {
			if path, drawn := o.op.(draw.Path); i == j || drawn && path.Ground {
				continue
			}
			if m.area.Overlaps(o.area, mm/20) {
				t.Errorf("%q at %v touches %v", word.Str, m.area, o.area)
			}
		}
	}
	return n
}
