package charts

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// narrowCharts is every chart that a phone shows on a sheet of its own, of a register.
func narrowCharts(offers []Offer) map[string]func(Sheet) (Chart, error) {
	in, done := where(offers, inProgress), where(offers, func(o Offer) bool { return o.Stage == Qualified })
	return map[string]func(Sheet) (Chart, error){
		"bricks":      func(s Sheet) (Chart, error) { return Bricks(s, Milestones{Offers: in}) },
		"butterfly":   func(s Sheet) (Chart, error) { return Butterfly(s, Scope{Offers: offers}) },
		"calendar":    func(s Sheet) (Chart, error) { return Calendar(s, Validity{Offers: done, First: endless}) },
		"duties":      func(s Sheet) (Chart, error) { return Responsibility(s, StandardDuties(s)) },
		"composition": func(s Sheet) (Chart, error) { return Composition(s, Building{}) },
		"timeline":    func(s Sheet) (Chart, error) { return Timeline(s, lives(offers), 0) },
		"strip":       func(s Sheet) (Chart, error) { return Decisions(s, Rulings{Offers: done, Left: 45 * mm}) },
		"bands":       func(s Sheet) (Chart, error) { return Bands(s, surveys(offers)) },
		"shares": func(s Sheet) (Chart, error) {
			return Thresholds(s, Shares{{Label: Words{said(long)}, Hundredths: 2400}, {Label: Words{said("Parts")}, Hundredths: -1}, {Hundredths: 10000, Places: 1}})
		},
		"map": func(s Sheet) (Chart, error) {
			if !s.narrow() {
				s = wide(s)
			}
			return Map(s, standing(append(in, done...), nil))
		},
	}
}

// A narrow sheet shows what the wide one shows: the alternative and the figures are the
// same, every name, date and count that stands on the wide one or in its figures stands
// on it, and nothing stands beside it, in type under the least, or over other words.
func TestNarrowCharts(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		for name, chart := range narrowCharts(january()) {
			whole, err := chart(sheet(t, lang))
			if err != nil {
				t.Fatal(name, err)
			}
			for _, w := range []unit.Length{78 * mm, 84 * mm, 99 * mm} {
				s := sheet(t, lang)
				s.Width = w
				c, err := chart(s)
				if err != nil {
					t.Fatal(name, err)
				}
				at := fmt.Sprint(name, " ", lang, " at ", w)
				if c.Alt != whole.Alt && name != "strip" { // which says what no flag names
					t.Errorf("%s: %q, on a wide sheet %q", at, c.Alt, whole.Alt)
				}
				if !reflect.DeepEqual(c.Table, whole.Table) {
					t.Errorf("%s has other figures: %v, on a wide sheet %v", at, c.Table, whole.Table)
				}
				facts := spoken(&whole.Box)
				for _, more := range whole.More {
					facts = append(facts, spoken(&more)...)
				}
				if name == "bands" {
					facts = append(facts, movers(january())...)
				}
				holdsFacts(t, at, s, c, facts)
				standsClear(t, at, &c.Box)
			}
		}
	}
}

// A register of many offers, of long names too, stands on a narrow sheet as well, and the
// names of the map go as they go on its pages: from seventy offers on.
func TestNarrowChartsOfMany(t *testing.T) {
	for _, offers := range [][]Offer{crowd(64), hard(64), crowd(120), crowd(200), nil} {
		for name, chart := range narrowCharts(offers) {
			if name == "duties" || name == "composition" || name == "shares" {
				continue
			}
			s := sheet(t, "fr")
			s.Width = 74 * mm
			c, err := chart(s)
			if err != nil {
				t.Fatal(name, err)
			}
			standsClear(t, fmt.Sprint(name, " of ", len(offers)), &c.Box)
		}
	}
}

// movers is the names of the providers whose offers the surveys of a register saw come
// and go.
func movers(offers []Offer) (out []string) {
	for _, m := range surveys(offers).Months {
		for _, r := range []Roll{m.Qualified, m.InProgress} {
			for _, o := range slices.Concat(r.In, r.Over, r.Gone) {
				for _, word := range strings.Fields(o.Provider) {
					if !slices.Contains(out, word) {
						out = append(out, word)
					}
				}
			}
		}
	}
	return out
}

// holdsFacts holds a narrow chart to facts: words of a wide one, and the figures of its
// table, as far as the wide one shows them.
func holdsFacts(t *testing.T, at string, s Sheet, c Chart, facts []string) {
	t.Helper()
	said := " " + strings.Join(spoken(&c.Box), " ") + " "
	for _, word := range facts {
		counts := word[0] == '+' || strings.HasPrefix(word, "−") // of those that the wide bands have no room to name
		if !counts && word != s.Locale.T("label.layer") && !strings.Contains(said, " "+word+" ") && !strings.Contains(said, " "+word+",") {
			t.Errorf("%s: without %q", at, word)
		}
	}
	if strings.HasPrefix(at, "strip") { // the day, the provider and the offer of each
		for _, row := range c.Table.Rows {
			if row[0] == s.Locale.T("unknown.published.f") {
				row = row[1:2] // the plate counts them
			}
			for _, cell := range row {
				for _, word := range strings.Fields(cell) {
					if !strings.Contains(said, " "+word+" ") && !strings.Contains(said, " "+word+",") {
						t.Errorf("%s: without %q of %q", at, word, row)
					}
				}
			}
		}
	}
}

// standsClear holds the words of a chart to their least size, to the sheet, and to stand
// clear of each other.
func standsClear(t *testing.T, at string, b *draw.Box) {
	t.Helper()
	const slack = mm / 2
	type word struct {
		str  string
		area unit.Rect
	}
	var all []word
	draw.Walk(b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			r, seen := draw.Extent(op)
			r = r.Move(v.At.Point)
			if seen && !r.In(unit.Box(-slack, -slack, b.W+2*slack, b.H+2*slack), 0) {
				t.Errorf("%s: %v stands beside the chart", at, op)
			}
			x, is := op.(draw.Text)
			if !is || strings.TrimSpace(x.Str) == "" {
				continue
			}
			if x.Size < 775*unit.PT/100 {
				t.Errorf("%s: %q is set in %v", at, x.Str, x.Size)
			}
			f, _ := faces(t).Face(string(x.Font))
			w := f.Width(strings.TrimRight(x.Str, " "), x.Size)
			base := v.At.Y + x.Y
			own := word{x.Str, unit.Box(v.At.X+x.X, base-x.Size/2, w, x.Size/2)} // as high as small letters
			for _, o := range all {
				if own.area.X+mm/10 < o.area.Right() && o.area.X+mm/10 < own.area.Right() && own.area.Y < o.area.Bottom() && o.area.Y < own.area.Bottom() {
					t.Errorf("%s: %q stands on %q", at, own.str, o.str)
				}
			}
			all = append(all, own)
		}
		return true
	})
}

func inProgress(o Offer) bool { return o.Stage == InProgress }

// spoken is the words of a box, each once; years of a scale, of which a narrow one
// names fewer, are none.
func spoken(b *draw.Box) (out []string) {
	draw.Walk(b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			x, is := op.(draw.Text)
			if !is || v.Elem != nil && (v.Elem.Role.Artifact() || v.Elem.Role == draw.Figure) {
				continue
			}
			for _, word := range strings.Fields(x.Read()) {
				if !slices.Contains(out, word) {
					out = append(out, word)
				}
			}
		}
		return true
	})
	return out
}
