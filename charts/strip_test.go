package charts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// ruled are offers with a decision in each of so many quarters, two in every
// third of them.
func ruled(quarters int) []Offer {
	var out []Offer
	for q := range quarters {
		for k := range 1 + q%3/2 {
			start := Date{2022 + q/4, 2 + q%4*3, 3 + k}
			out = append(out, held(Offer{Provider: fmt.Sprintf("Maison %d", q), Name: fmt.Sprintf("Offre %d", k), Stage: Qualified, State: J3}, start, Date{}))
		}
	}
	return out
}

// Where flags have no room for all, the last four quarters have one, and keep it
// as far down as the strip goes; what has none is counted on brackets, and all
// counts with all flags are the decisions.
func TestStripKeepsFourFlags(t *testing.T) {
	for _, high := range []int{78, 71, 63} {
		offers := ruled(16)
		c, err := Decisions(sheet(t, "en"), Rulings{Offers: offers, Left: 45 * mm, High: unit.Length(high) * mm})
		if err != nil {
			t.Fatal(err)
		}
		flagged := map[string]bool{}
		counted := 0
		for _, m := range marksOf(c.Box) {
			text, ok := m.op.(draw.Text)
			if !ok {
				continue
			}
			if name, ok := strings.CutPrefix(text.Str, "Maison "); ok {
				flagged[name] = true
			}
			var n int
			if _, err := fmt.Sscanf(text.Str, "%d", &n); err == nil && n < 100 && text.Size == sheet(t, "en").Styles.Value.Size {
				counted += n
			}
		}
		if len(flagged) != 4 {
			t.Errorf("%d mm: %d quarters have a flag, not four: %v", high, len(flagged), flagged)
		}
		named := 0
		for _, o := range offers {
			if flagged[strings.TrimPrefix(o.Provider, "Maison ")] {
				named++
			}
		}
		if counted+named != len(offers) {
			t.Errorf("%d mm: %d counted and %d under flags, of %d", high, counted, named, len(offers))
		}
	}
}

// What is known of two months that follow one another stands side by side under
// them, each under its mark.
func TestNearWordsMakeRoom(t *testing.T) {
	offers := append(ruled(4), Offer{Provider: "Nord", Name: "Logiciel", Stage: Qualified, State: J3, Near: Date{2023, 7, 0}, NearKind: Itself},
		Offer{Provider: "Sud", Name: "Plateforme", Stage: Qualified, State: J3, Near: Date{2023, 8, 20}, NearKind: Itself})
	for _, lang := range []string{"fr", "en"} {
		w := &strip{Sheet: sheet(t, lang), left: 45 * mm, high: stripHigh, rec: newRecorder(faces(t))}
		w.dated = where(offers, func(o Offer) bool { return o.Ruled.Known() })
		w.undated = where(offers, func(o Offer) bool { return !o.Ruled.Known() })
		w.time()
		w.settle()
		if w.nearRows != 1 {
			t.Errorf("%s: they take %d rows", lang, w.nearRows)
		}
		for _, n := range w.near {
			if n.x > n.end || n.x+n.wide < n.begin {
				t.Errorf("%s: the words from %v to %v do not stand under %v to %v", lang, n.x, n.x+n.wide, n.begin, n.end)
			}
		}
	}
}

// A name with a spaced hyphen is the register's in the strip: in its alternative, in its
// table and in what is drawn, whoever has a flag.
func TestStripKeepsNames(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		offers := ruled(16)
		for i := range offers {
			offers[i].Name = fmt.Sprintf("Nuage - Offre %d", i)
		}
		offers = append(offers, Offer{Provider: "Nord", Name: "Sol - Ciel", Stage: Qualified, State: J3,
			Near: Date{2023, 7, 0}, NearKind: Itself})
		c, err := Decisions(sheet(t, lang), Rulings{Offers: offers, Left: 45 * mm, High: 63 * mm})
		if err != nil {
			t.Fatal(err)
		}
		if strings.Count(c.Alt, " - ") == 0 || strings.Contains(c.Alt, "Nuage –") || strings.Contains(c.Alt, "Nuage —") {
			t.Errorf("%s: the alternative changes a name: %s", lang, c.Alt)
		}
		var drawn []string
		for _, m := range marksOf(c.Box) {
			if text, ok := m.op.(draw.Text); ok {
				drawn = append(drawn, text.Str)
			}
		}
		all := strings.ReplaceAll(strings.Join(drawn, " "), "\u00a0", " ")
		if !strings.Contains(all, "Sol - Ciel") || strings.ContainsAny(all, "—") || strings.Contains(all, "Sol –") {
			t.Errorf("%s: what is drawn changes a name: %s", lang, all)
		}
	}
}

// A decision of a year that the axis has not, as a slip of a figure makes it, stays on the
// drawing; one of the years to come is drawn in its own, and one of a year further has it in its day.
func TestWrongYearsStayOnTheDrawing(t *testing.T) {
	for _, year := range []int{1923, 2016, 2027, 2028, 2029, 2052, 2162} {
		s := sheet(t, "en")
		offers := []Offer{held(ruled(1)[0], Date{year, 11, 30}, Date{2026, 11, 30}), held(ruled(2)[1], Date{2025, 3, 24}, Date{2028, 3, 24})}
		offers[0].Ruled, offers[1].Ruled = Date{year, 11, 30}, Date{2025, 3, 24}
		for name, draws := range map[string]func() (Chart, error){
			"strip":    func() (Chart, error) { return Decisions(s, Rulings{Offers: offers, Left: 45 * mm}) },
			"calendar": func() (Chart, error) { return Calendar(s, Validity{Offers: offers}) },
		} {
			c, err := draws()
			if err != nil {
				t.Fatal(err)
			}
			said := false
			for _, m := range marksOf(c.Box) {
				if m.area.X < -mm || m.area.Right() > s.Width+mm {
					t.Errorf("%s of %d: %v stands outside of it", name, year, m.area)
				}
				text, ok := m.op.(draw.Text)
				said = said || ok && strings.Contains(plain(text.Str), fmt.Sprint(year))
			}
			if name == "strip" && year > 2016 && !said {
				t.Errorf("%d is not said", year)
			}
		}
	}
}

// The key speaks of what is drawn: of discs, or of bars where a quarter has too many
// decisions for discs; and a strip that lies and names the newest alone has no bars.
func TestStripsKeySpeaksOfItsMarks(t *testing.T) {
	for _, n := range []int{3, 60} {
		var offers []Offer
		for k := range n {
			offers = append(offers, held(Offer{Provider: fmt.Sprintf("Maison %d", k), Name: "Offre", Stage: Qualified, State: J3}, Date{2025, 5, 1 + k%28}, Date{}))
		}
		for _, lang := range []string{"fr", "en"} {
			c, err := Decisions(sheet(t, lang), Rulings{Offers: offers, Left: 45 * mm})
			if err != nil {
				t.Fatal(err)
			}
			if bars := strings.Contains(c.Key, "e barre ") || strings.Contains(c.Key, " bar "); bars != (n == 60) {
				t.Errorf("%s, %d decisions in one quarter: %q", lang, n, c.Key)
			}
			low, err := Decisions(sheet(t, lang), Rulings{Offers: offers, High: 30 * mm, Newest: true})
			if err != nil || (len(low.Table.Rows) == 0) != (n == 60) {
				t.Errorf("%s, %d decisions, lying: %d rows, %v", lang, n, len(low.Table.Rows), err)
			}
		}
	}
}
