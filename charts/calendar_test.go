package charts

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

func qualified(name string, start, end Date) Offer {
	return held(Offer{Provider: name, Name: "Cloud", Stage: Qualified, State: J3, Layers: lay("I")}, start, end)
}

// find is the area of the first text that begins so.
func find(t *testing.T, b draw.Box, str string) unit.Rect {
	t.Helper()
	for _, m := range marksOf(b) {
		if text, ok := m.op.(draw.Text); ok && strings.HasPrefix(plain(text.Str), str) {
			return m.area
		}
	}
	t.Fatalf("%q is not drawn", str)
	return unit.Rect{}
}

func TestCalendarKinds(t *testing.T) {
	s := sheet(t, "fr")
	c, err := Calendar(s, Validity{Offers: []Offer{
		qualified("Nothing", Date{}, Date{}),
		qualified("End", Date{}, Date{2028, 1, 25}),
		qualified("Both", Date{2025, 3, 24}, Date{2028, 3, 31}),
		qualified("Soon", Date{2023, 11, 30}, Date{2026, 11, 30}),
		qualified("Start", Date{2025, 6, 0}, Date{}),
		qualified("Past", Date{2024, 1, 1}, Date{2025, 10, 1}),
	}})
	if err != nil {
		t.Fatal(err)
	}
	last := unit.Length(0)
	for _, name := range []string{"Soon", "Past", "Both", "Start", "End", "Nothing"} {
		y := find(t, c.Box, name).Y
		if y <= last {
			t.Errorf("%s is out of order", name)
		}
		last = y
	}
	cut := find(t, c.Box, "qualifiée").X
	for str, left := range map[string]bool{"début non publié": true, "fin non publiée": false, "25 janv. 2028": false, "30 nov. 2026": false} {
		if (find(t, c.Box, str).X < cut-5*mm) != left {
			t.Errorf("%q stands on the wrong side of the cut-off", str)
		}
	}
	if x := find(t, c.Box, "1ᵉʳ oct. 2025, échue").X; x > cut+2*mm {
		t.Errorf("what is over ends at %v, behind the cut-off", x)
	}
	for _, m := range marksOf(c.Box) {
		if text, ok := m.op.(draw.Text); ok && strings.Contains(text.Str, "2026") && text.Font == "sans-semibold" && !strings.Contains(plain(text.Str), "30 nov.") && text.Str != "2026" {
			t.Errorf("%q is not due within a year", text.Str)
		}
	}
	want := [][]string{{"Soon", "Cloud", "30 novembre 2023", "30 novembre 2026"}, {"End", "Cloud", "non publiée", "25 janvier 2028"}}
	for i, row := range [][]string{c.Table.Rows[0], c.Table.Rows[4]} {
		if got := plain(strings.Join(row, "|")); got != strings.Join(want[i], "|") {
			t.Errorf("table row %q, want %q", got, want[i])
		}
	}
}

// No words of a row stand on its mark: an end on the day of the start, or before it, is a
// slip that is told where it is written, and is readable here.
func TestNoEndStandsOnItsStart(t *testing.T) {
	s := sheet(t, "en")
	for _, end := range []Date{{2025, 3, 24}, {2024, 3, 24}, {2025, 3, 31}} {
		o := qualified("Both", Date{2025, 3, 24}, end)
		o.Ended = true
		words := s.shortDay(end) + ", expired"
		life, err := Timeline(s, []Offer{o}, 0)
		if err != nil {
			t.Fatal(err)
		}
		cal, err := Calendar(s, Validity{Offers: []Offer{o}})
		if err != nil {
			t.Fatal(err)
		}
		for name, box := range map[string]draw.Box{"timeline": life.Box, "calendar": cal.Box} {
			at := find(t, box, plain(words))
			for _, m := range marksOf(box) {
				p, is := m.op.(draw.Path)
				if is && p.Fill == s.Inks.Sign && m.area.Overlaps(at, 0) {
					t.Errorf("%s, %v: %q stands on a mark", name, end, words)
				}
			}
		}
	}
}

// The axis grows to what it must hold: an old decision, a late end.
func TestCalendarAxis(t *testing.T) {
	c, err := Calendar(sheet(t, "en"), Validity{Offers: []Offer{qualified("Old", Date{2019, 2, 1}, Date{2031, 2, 1})}})
	if err != nil {
		t.Fatal(err)
	}
	find(t, c.Box, "2019")
	if end := find(t, c.Box, "1 Feb 2031"); end.Right() > c.Box.W {
		t.Errorf("the end's date leaves the chart: %v", end)
	}
	if c.Box.W != 1755*mm/10 {
		t.Errorf("the chart is %v wide", c.Box.W)
	}
}

func TestCalendarPages(t *testing.T) {
	s := sheet(t, "en")
	offers := done(60, 20, 2028)
	c, err := Calendar(s, Validity{Offers: offers, First: 90 * mm})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.More) != 2 || c.Box.H > 90*mm || c.More[0].H != calMost || c.More[1].H > calMost {
		t.Fatalf("%d more pages, heights %v", len(c.More), c.Box.H)
	}
	for _, b := range c.More {
		find(t, b, "2026") // the axis is repeated
	}
	tree := draw.Tree([]draw.Page{{Box: c.Box}, {Box: c.More[0]}, {Box: c.More[1]}})
	if len(tree.Kids) != 2 {
		t.Fatalf("over its pages the chart is %d elements", len(tree.Kids))
	}
	if rows := body(t, tree.Kids[1], "Offer", "Dates"); len(rows) != 60 {
		t.Errorf("over its pages the table has %d rows under its head", len(rows))
	}
	if c, err = Calendar(s, Validity{Offers: offers[:1], First: mm}); err != nil || len(c.More) != 0 {
		t.Errorf("a row that fits nowhere must still be placed: %v", err)
	}
}
