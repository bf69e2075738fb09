package charts

import (
	"fmt"
	"testing"
)

// all draws every chart of a register.
func all(t testing.TB, s Sheet, offers []Offer) map[string]Chart {
	t.Helper()
	in := where(offers, func(o Offer) bool { return o.Stage == InProgress })
	done := where(offers, func(o Offer) bool { return o.Stage == Qualified })
	var bare []string
	for _, o := range where(offers, func(o Offer) bool { return o.Stage == Candidacy }) {
		bare = append(bare, o.Provider)
	}
	out := map[string]Chart{}
	for name, draws := range map[string]func() (Chart, error){
		"bricks":      func() (Chart, error) { return Bricks(s, Milestones{Offers: in, Bare: bare, Dates: dates(in)}) },
		"rows":        func() (Chart, error) { return UnitRows(s, Candidates{Offers: in, Bare: bare}) },
		"butterfly":   func() (Chart, error) { return Butterfly(s, Scope{Offers: append(in, done...), Bare: bare}) },
		"calendar":    func() (Chart, error) { return Calendar(s, Validity{Offers: done}) },
		"map":         func() (Chart, error) { return Map(wide(s), standing(append(in, done...), bare)) },
		"bands":       func() (Chart, error) { return Bands(s, surveys(offers)) },
		"strip":       func() (Chart, error) { return Decisions(s, Rulings{Offers: done, Left: 45 * mm}) },
		"timeline":    func() (Chart, error) { return Timeline(s, lives(offers), 0) },
		"duties":      func() (Chart, error) { return Responsibility(s, StandardDuties(s)) },
		"composition": func() (Chart, error) { return Composition(s, Building{}) },
		"wordy": func() (Chart, error) {
			return Composition(s, Building{Alone: Side{Words{said("L’offre évaluée seule, du logiciel jusqu’aux bâtiments du prestataire")}, Words{said(long)}},
				Composed: Side{Words{said("En composition")}, Words{said(long)}}})
		},
		"shares": func() (Chart, error) {
			return Thresholds(s, Shares{{Label: Words{said("Un actionnaire hors de l’Union")}, Hundredths: 2400}, {Label: Words{said("Tous ensemble")}, Hundredths: 3900}, {Label: Words{said("Autre")}, Hundredths: -1},
				{Label: Words{said("Un libellé si long qu’il lui faut trois lignes entières pour dire de quelle part de quel tout il est ici question, et à quel titre")}, Hundredths: 500}})
		},
	} {
		c, err := draws()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = c
	}
	return out
}

// lives is what a timeline can tell: dated to the day, the month and the year,
// without a start, without an end, without either, in progress.
func lives(offers []Offer) []Offer {
	dates := [][2]Date{{{2024, 3, 1}, {2027, 3, 1}}, {{2023, 5, 0}, {2026, 5, 0}}, {{}, {2028, 12, 31}}, {}}
	var out []Offer
	for i, o := range where(offers, func(o Offer) bool { return o.Stage == Qualified }) {
		if i < len(dates) {
			o.Start, o.End = dates[i][0], dates[i][1]
			out = append(out, o)
		}
	}
	for _, o := range where(offers, func(o Offer) bool { return o.Stage == InProgress }) {
		if o.Course = (Course{{o.State, Date{2025, 11, 30}, Date{2025, 11, 30}, o.Changed}}); len(out) < 5 {
			out = append(out, o)
		}
	}
	return out
}

// long is words that no label has room for on one line.
const long = "Un libellé si long qu’il lui faut deux lignes entières, ou davantage, pour dire ce que l’on évalue"

func dates(in []Offer) []Dated {
	var out []Dated
	for i, o := range in {
		if o.State != NotPublished && len(out) < 5 {
			d := Dated{Name: o.Provider, State: o.State, Date: Date{2025, 12, 16 - i}}
			if i%2 == 0 {
				d.Kind = "annonce"
			}
			out = append(out, d)
		}
	}
	return out
}

// wide is a sheet over the whole trim.
func wide(s Sheet) Sheet {
	s.Width = 210 * mm
	return s
}

// standing is the series of the map on the pages of the shipped theme.
func standing(offers []Offer, bare []string) Market {
	return Market{Offers: offers, Bare: bare, Margin: 1725 * mm / 100, Axis: 4725 * mm / 100, Right: 19275 * mm / 100, Bleed: 3 * mm, High: 187 * mm}
}

// surveys is eleven months of which one was missed: offers of a register come
// one after the other, and some that were in progress are qualified.
func surveys(offers []Offer) Surveys {
	var out Surveys
	n := len(offers)
	for i := range 11 {
		at := 2025*12 + 1 + i
		m := Survey{Year: at / 12, Month: at%12 + 1, Made: i != 3, Fresh: i == 10 && len(where(offers, func(o Offer) bool { return o.Changed })) > 0}
		if m.Made {
			m.Qualified, m.InProgress = Roll{N: n/2 + i/2}, Roll{N: n - n/2 + i/3}
			if i > 4 && i%2 == 0 && n > i {
				m.Qualified.In, m.InProgress.Over, m.InProgress.Gone = offers[:i/3], []Offer{{Provider: offers[0].Provider, Stage: Qualified}}, offers[n-1:]
			}
			if i == 9 && n > 5 {
				m.InProgress.In = offers[1:5]
			}
		}
		out.Months = append(out.Months, m)
	}
	return out
}

// hard is a register of long names, with candidates at every milestone.
func hard(n int) []Offer {
	out := crowd(n)
	for i := range out {
		if out[i].Stage == InProgress {
			out[i].State = State(i / 2 % 5)
		}
		if i%5 == 1 {
			out[i].Provider = fmt.Sprintf("Compagnie spécimen des services numériques à nom long no %03d", i)
		}
		if i%9 == 0 {
			out[i].Name = fmt.Sprintf("Offre_spécimen_d_un_seul_tenant_et_sans_espace_aucun_%03d", i)
		}
	}
	return out
}

// lonely is one candidate at J3 and thirty at J0.
func lonely() []Offer {
	out := crowd(62)
	for i := range out {
		if out[i].Stage == InProgress {
			out[i].State = J0
		}
	}
	out[1].State = J3
	return out
}

func TestLook(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		s := sheet(t, lang)
		for name, offers := range map[string][]Offer{"hard17": hard(17), "hard60": hard(60), "hard200": hard(200), "lonely": lonely(), "hard60b": where(hard(60), func(o Offer) bool { return o.State != J3 || o.Stage == Qualified })} {
			for kind, c := range all(t, s, offers) {
				dump(t, fmt.Sprintf("%s-%s-%s", lang, name, kind), c.Box)
			}
		}
	}
	for _, lang := range []string{"fr", "en"} {
		s := sheet(t, lang)
		for _, n := range []int{0, 1, 5, 17, 34, 60, 200} {
			offers := crowd(n)
			if n == 34 {
				offers = january()
			}
			dump(t, fmt.Sprintf("%s-%d-cover", lang, n), Cover(s, seasonOf(n%12+1), wallOf(Moved, offers, 2, 0), 3*mm))
			dump(t, fmt.Sprintf("%s-%d-map", lang, n), CoverMap(s, seasonOf(n%12+1), wallOf(Moved, offers, 2, 0), 705*mm/10))
			for name, c := range all(t, s, offers) {
				t.Logf("%s %d %s\n\t%s\n\t%s\n\t%s\n\t%s\n\t%s", lang, n, name, c.Question, c.Title, c.Key, c.Note, c.Alt)
				dump(t, fmt.Sprintf("%s-%d-%s", lang, n, name), c.Box)
				for i, b := range c.More {
					dump(t, fmt.Sprintf("%s-%d-%s-%d", lang, n, name, i+2), b)
				}
			}
		}
	}
}
