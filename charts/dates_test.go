package charts

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
)

// What is known to the year is drawn and said as a year, what is no decision
// says what it is, and a further decision is seen.
func TestCalendarSaysWhatABarStartsOn(t *testing.T) {
	year := held(Offer{Provider: "Year", Name: "Cloud", Stage: Qualified, State: J3}, Date{Year: 2022}, Date{2028, 5, 30})
	told := held(Offer{Provider: "Told", Name: "Cloud", Stage: Qualified, State: J3, Since: "annonce"}, Date{2024, 9, 17}, Date{})
	again := held(Offer{Provider: "Again", Name: "Cloud", Stage: Qualified, State: J3, Renewed: Date{2025, 3, 1}}, Date{2023, 3, 1}, Date{2028, 3, 1})
	c, err := Calendar(sheet(t, "fr"), Validity{Offers: []Offer{year, told, again}})
	if err != nil {
		t.Fatal(err)
	}
	says := find(t, c.Box, "annonce")
	broken, notches := 0, 0
	for _, m := range marksOf(c.Box) {
		p, ok := m.op.(draw.Path)
		if ok && len(p.Dash) > 0 {
			broken++
			if w := m.area.W; w < 8*mm || w > 14*mm {
				t.Errorf("the year in which a bar begins is %v wide", w)
			}
		}
		if ok && m.area.W == markLine && m.area.H == calBar {
			notches++
		}
	}
	if broken != 1 || notches != 1 {
		t.Errorf("%d broken lines and %d notches, want one of each", broken, notches)
	}
	if says.X < calLabel {
		t.Errorf("what a bar starts on stands among the names, at %v", says.X)
	}
	want := []string{
		"Year|Cloud|2022|30 mai 2028",
		"Again|Cloud|1ᵉʳ mars 2023, renouvelée ou étendue le 1ᵉʳ mars 2025|1ᵉʳ mars 2028",
		"Told|Cloud|17 septembre 2024 (annonce)|non publiée",
	}
	for i, row := range c.Table.Rows {
		if got := plain(strings.Join(row, "|")); got != want[i] {
			t.Errorf("table row %q, want %q", got, want[i])
		}
	}
	if c.Title != "Deux fins de validité publiées, aucune d’ici fin 2026" {
		t.Errorf("title %q", c.Title)
	}
	if !strings.HasSuffix(c.Note, "Une barre qui ne commence pas à une décision dit à quoi elle commence. Une encoche marque un renouvellement ou une extension.") {
		t.Errorf("note %q", c.Note)
	}
}
