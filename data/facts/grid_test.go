package facts_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
)

// Unknown is not no: of what no source answers, the grid says nothing.
func TestUnknownIsNotNo(t *testing.T) {
	s, _ := sample.Edition(t, "2026-01")
	for _, id := range s.Editions() {
		e, _ := s.Edition(id)
		denied := map[string]bool{} // by provider, column and value: the register says so in so many words
		for _, g := range e.Register().Grid {
			for _, w := range g.Denied {
				denied[g.Provider+g.Column.String()+w] = true
			}
		}
		if id != "specimen" && len(denied) > 0 {
			t.Errorf("%s: no source of the shipped register says no: %v", id, denied)
		}
		noes, unsaid := 0, 0
		for _, row := range e.View.Grid() {
			for _, c := range facts.Columns() {
				for _, w := range c.Values() {
					switch row.Cells[c].Says(w) {
					case facts.No:
						noes++
						if !denied[row.Provider.ID+c.String()+w] {
							t.Errorf("%s: %s is denied %s, which no source does", id, row.Provider.ID, w)
						}
					case facts.Unsaid:
						unsaid++
					}
				}
			}
		}
		if noes != len(denied) || unsaid == 0 {
			t.Errorf("%s: %d noes, the register has %d; %d values unsaid", id, noes, len(denied), unsaid)
		}
	}
}

// Each value is answered for itself, with the sources that answer it.
func TestCellsAreAnsweredByValue(t *testing.T) {
	grid := `cells:
  - {provider: p, column: customers, value: [private, public], known: 2025-01-31, sources: [A]}
  - {provider: p, column: customers, no: [sme], known: 2025-01-31, sources: [B]}
  - {provider: p, column: customers, no: [public], known: 2025-03-31, sources: [B]}
  - {provider: p, column: customers, value: [sme, public], known: 2025-04-30, sources: [A]}
  - {provider: p, column: customers, no: [public], known: 2025-02-15, sources: [C]}
`
	r := registerOf(t, grid)
	for _, c := range []struct{ day, want, sources string }{
		{"2025-01-31", "sme no, private yes, vital unsaid, public yes", "A B"},
		{"2025-02-28", "sme no, private yes, vital unsaid, public no", "A B C"},
		{"2025-03-31", "sme no, private yes, vital unsaid, public no", "A B"},
		{"2025-04-30", "sme yes, private yes, vital unsaid, public yes", "A"}, // C said no at first, the file has it last
	} {
		day, err := facts.ParseDay(c.day)
		if err != nil {
			t.Fatal(err)
		}
		cell := r.AsOf(day, facts.Day{}).Grid()[0].Cells[facts.Customers]
		var got, cites []string
		for _, w := range facts.Customers.Values() {
			got = append(got, w+" "+[...]string{"unsaid", "yes", "no"}[cell.Says(w)])
		}
		for _, x := range cell.Cites {
			cites = append(cites, x.Source)
		}
		if strings.Join(got, ", ") != c.want || strings.Join(cites, " ") != c.sources {
			t.Errorf("%s: %s by %v", c.day, strings.Join(got, ", "), cites)
		}
	}
}

// What is no longer so is not published from then on, until there is another answer.
func TestAnswersLapse(t *testing.T) {
	r := registerOf(t, `cells:
  - {provider: p, column: extension, value: yes, evidence: {fr: Un, en: One}, known: 2025-01-31, sources: [A]}
  - {provider: p, column: extension, state: lapsed, known: 2025-03-31, sources: [B]}
  - {provider: p, column: extension, value: no, known: 2025-05-31, sources: [C]}
  - {provider: p, column: customers, value: [sme], known: 2025-01-31, sources: [A]}
  - {provider: p, column: customers, state: lapsed, known: 2025-03-31, sources: [B]}
  - {provider: p, column: customers, value: [public], known: 2025-05-31, sources: [C]}
`)
	for _, c := range []struct{ day, want string }{
		{"2025-01-31", "[yes] [A] One; [sme] [A]"},
		{"2025-03-30", "[yes] [A] One; [sme] [A]"},
		{"2025-03-31", "[] []; [] []"},
		{"2025-05-31", "[no] [C]; [public] [C]"},
	} {
		day, err := facts.ParseDay(c.day)
		if err != nil {
			t.Fatal(err)
		}
		row := r.AsOf(day, facts.Day{}).Grid()[0]
		var got []string
		for _, col := range []facts.Column{facts.Extends, facts.Customers} {
			cell, cites := row.Cells[col], []string{}
			for _, x := range cell.Cites {
				cites = append(cites, x.Source)
			}
			said := fmt.Sprint(cell.Values, " ", cites)
			for _, e := range cell.Evidence {
				said += " " + e.In("en")
			}
			got = append(got, said)
			if published := cell.State == facts.Published; published != (len(cell.Values) > 0) || row.Known != published {
				t.Errorf("%s: %s is in state %d, the row known %t", c.day, col, cell.State, row.Known)
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %q, want %q", c.day, s, c.want)
		}
	}
}

// registerOf is a register of one qualified provider with a grid.
func registerOf(t *testing.T, grid string) *facts.Register {
	t.Helper()
	files := fstest.MapFS{
		"sources.yaml":   {Data: []byte("sources:\n  - {id: A, title: T, lang: en, publisher: P, date: 2024}\n  - {id: B, title: T, lang: en, publisher: P, date: 2024}\n  - {id: C, title: T, lang: en, publisher: P, date: 2024}\n")},
		"providers.yaml": {Data: []byte("providers:\n  - {id: p, name: P, known: 2025-01-01, sources: [A]}\n")},
		"offers.yaml": {Data: []byte("observed: 2025-01-01\noffers:\n  - id: o\n    provider: p\n    name: O\n    stages:\n" +
			"      - {stage: qualified, layers: [iaas], known: 2025-01-01, sources: [A]}\n")},
		"grid.yaml": {Data: []byte(grid)},
	}
	l := read.NewFolder(files)
	r := facts.Read(l, ".")
	if len(l.Found) > 0 {
		t.Fatal(l.Found)
	}
	return r
}
