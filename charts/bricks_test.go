package charts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The height of a column says how many offers stand on it, whatever they are
// called: bricks are alike, and names that are too long stand in the note.
func TestBricksAreAlike(t *testing.T) {
	long := "Groupement coopératif des hébergeuses et des hébergeurs de l’Estuaire"
	for _, c := range []struct {
		name   string
		two    []string // the names of a column of two
		others int      // offers in another column
		aside  bool
	}{
		{"short", []string{"Un", "Deux"}, 3, false},
		{"two lines", []string{"Prestataire au nom composé", "Deux"}, 3, false},
		{"too long", []string{long, long}, 3, true},
		{"too long among many", []string{long, "Deux"}, 19, true},
		{"two lines among many", []string{"Prestataire au nom composé", "Deux"}, 20, true},
	} {
		var offers []Offer
		for i, n := range c.two {
			offers = append(offers, Offer{Provider: n, Name: fmt.Sprint("Offre ", i), Stage: InProgress, State: J0, Layers: lay("I")})
		}
		for i := range c.others {
			offers = append(offers, Offer{Provider: fmt.Sprintf("P%02d", i), Name: "Offre", Stage: InProgress, State: J1, Layers: lay("I")})
		}
		chart, err := Bricks(sheet(t, "fr"), Milestones{Offers: offers})
		if err != nil {
			t.Fatal(err)
		}
		sizes, tops := map[unit.Size]int{}, map[unit.Length]unit.Length{}
		for _, m := range marksOf(chart.Box) {
			if p, ok := m.op.(draw.Path); ok && p.Fill == draw.Brume && len(p.Segs) == 5 {
				sizes[m.area.Size]++
				if top, seen := tops[m.area.X]; !seen || m.area.Y < top {
					tops[m.area.X] = m.area.Y
				}
			}
		}
		if len(sizes) != 1 {
			t.Errorf("%s: bricks of %d sizes: %v", c.name, len(sizes), sizes)
		}
		if len(tops) != 2 {
			t.Fatalf("%s: %d columns", c.name, len(tops))
		}
		if two, more := tops[0], chartTop(tops); two <= more {
			t.Errorf("%s: two offers stand as high as %d", c.name, c.others)
		}
		words := draw.Tree([]draw.Page{{Box: chart.Box}}).Words()
		if got := strings.Contains(words, "(1)"); got != c.aside {
			t.Errorf("%s: a name stands in the note: %v", c.name, got)
		}
		if c.aside && !strings.Contains(plain(chart.Note), "(1) "+c.two[0]) {
			t.Errorf("%s: note %q", c.name, chart.Note)
		}
		if !strings.HasPrefix(chart.Note, "Chaque brique porte le nom du prestataire de l’offre.") {
			t.Errorf("%s: note %q", c.name, chart.Note)
		}
		if !strings.Contains(chart.Table.Rows[0][2], c.two[0]) {
			t.Errorf("%s: the table is %q", c.name, chart.Table.Rows[0])
		}
	}
}

// chartTop is the top of the column right of the first.
func chartTop(tops map[unit.Length]unit.Length) unit.Length {
	for x, y := range tops {
		if x > 0 {
			return y
		}
	}
	return 0
}

// However many offers stand at one milestone, the chart is no higher than it may
// be, its bricks are alike and stand beside one another, and what stands under
// its columns has its room.
func TestBricksOfHundreds(t *testing.T) {
	for _, counts := range [][]int{{1, 400, 4, 11}, {400, 0, 0, 0}, {250, 250, 250, 250}, {2, 1500, 3, 0}, {60, 90, 40, 70}} {
		var offers []Offer
		for i, n := range counts {
			for k := range n {
				offers = append(offers, Offer{Provider: fmt.Sprint("P", k%7), Name: fmt.Sprint("Offre ", k), Stage: InProgress,
					State: []State{J0, J1, J2, NotPublished}[i], Layers: lay("I")})
			}
		}
		s := sheet(t, "fr")
		for _, room := range []unit.Length{0, 14 * u} {
			w := newWall(s, Milestones{Offers: offers, Room: room})
			if chart, err := Bricks(s, Milestones{Offers: offers, Room: room}); err != nil || chart.Box.H > w.series.Room+brickFoot {
				t.Errorf("%v: %s high of %s, %v", counts, chart.Box.H, w.series.Room+brickFoot, err)
			}
			var last unit.Rect
			for i, p := range w.piles {
				slots := w.slots(p)
				if len(slots) != counts[i] || p.x+p.w > w.Width || i > 0 && p.x < w.piles[i-1].x+w.piles[i-1].w+brickGap || p.w < brickDisc {
					t.Errorf("%v: column %d has %d bricks, from %s to %s", counts, i, len(slots), p.x, p.x+p.w)
				}
				for n, b := range slots {
					if b.W <= 0 || b.Right() > p.x+p.w || n > 0 && b.Y == last.Y && b.X < last.Right() {
						t.Fatalf("%v: brick %d of column %d is %s wide, at %s", counts, n, i, b.W, b.X)
					}
					last = b
				}
			}
		}
	}
}
