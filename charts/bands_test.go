package charts

import (
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
)

// A figure of three digits and more stays on the step of the last month, and clear of
// the edge of its ground: it becomes smaller where it has to.
func TestFiguresStayOnTheirSteps(t *testing.T) {
	for _, n := range []int{100, 170, 200, 1888} {
		s, found := sheet(t, "en"), 0
		series := Surveys{}
		for month := 1; month <= 12; month++ {
			roll := Roll{N: n - 1}
			if month == 12 {
				roll = Roll{N: n, In: []Offer{{Provider: "Hexa", Name: "Cloud", State: J3}}}
			}
			series.Months = append(series.Months, Survey{Year: 2026, Month: month, Made: true, Qualified: roll, InProgress: Roll{N: 3}})
		}
		c, err := Bands(s, series)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range marksOf(c.Box) {
			if said, ok := m.op.(draw.Text); ok && plain(said.Str) == plain(s.Locale.Number(n))+" " {
				width := s.wide(s.Locale.Number(n), text.Style{Font: said.Font, Size: said.Size})
				if right := m.area.X + width; right > s.Width-mm/2 {
					t.Errorf("%s ends at %s, the ground at %s", said.Str, right, s.Width)
				}
				found++
			}
		}
		if found == 0 {
			t.Errorf("%d is not drawn", n)
		}
	}
}
