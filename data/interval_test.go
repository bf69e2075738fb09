package data_test

import (
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
)

// An interval is a month only where the previous edition is last month's; else
// it is named by that edition, or by its cut-off where nothing else is known.
func TestInterval(t *testing.T) {
	edition := func(month, cutoff, before string) string {
		return "month: " + month + "\ncutoff: " + cutoff + "\n" + before + "published: 2026-12-31\nsections: [sources]\nimprint: {publisher: Nous}\n"
	}
	for _, c := range []struct {
		name, before, cutoff string
		others               map[string]string
		want                 data.Interval
	}{
		{"a first edition", "", "2026-04-30", nil, data.Interval{}},
		{"last month's cut-off", "previous-cutoff: 2026-03-31\n", "2026-04-30", nil, data.Interval{Monthly: true}},
		{"cut-offs in the middle of a month", "previous-cutoff: 2026-03-15\n", "2026-04-15", nil, data.Interval{Monthly: true}},
		{"the last of March after the last of February", "previous-cutoff: 2026-02-28\n", "2026-03-31", nil, data.Interval{Monthly: true}},
		{"three months by the cut-off", "previous-cutoff: 2026-01-31\n", "2026-04-30", nil, data.Interval{Cutoff: facts.Day{Year: 2026, Month: 1, Day: 31}}},
		{"another day of last month", "previous-cutoff: 2026-03-20\n", "2026-04-30", nil, data.Interval{Cutoff: facts.Day{Year: 2026, Month: 3, Day: 20}}},
		{"last month's edition", "previous: 2026-04\n", "2026-04-30", map[string]string{"2026-04": "2026-03-31"}, data.Interval{Monthly: true}},
		{"last month's edition, cut off late", "previous: 2026-04\n", "2026-04-30", map[string]string{"2026-04": "2026-04-02"}, data.Interval{Monthly: true}},
		{"an edition of January", "previous: 2026-01\n", "2026-04-30", map[string]string{"2026-01": "2025-12-31"}, data.Interval{Edition: facts.Day{Year: 2026, Month: 1}}},
		{"an edition of last year", "previous: 2025-05\n", "2026-04-30", map[string]string{"2025-05": "2025-04-30"}, data.Interval{Edition: facts.Day{Year: 2025, Month: 5}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := map[string]string{"editions/2026-01/edition.yaml": "-", "editions/2026-05/edition.yaml": edition("2026-05", c.cutoff, c.before)}
			for id, cutoff := range c.others {
				files["editions/"+id+"/edition.yaml"] = edition(id, cutoff, "")
			}
			s, _ := data.Load(sample.Small(t, files))
			e, ok := s.Edition("2026-05")
			if !ok {
				t.Fatal("no edition")
			}
			if got := e.Interval(); got != c.want || got.Known() != (c.want != data.Interval{}) {
				t.Errorf("the interval is %+v, want %+v", got, c.want)
			}
		})
	}
	_, e := sample.Edition(t, "2026-04")
	if got := e.Interval(); got != (data.Interval{Edition: facts.Day{Year: 2026, Month: 1}}) {
		t.Errorf("April comes after January: %+v", got)
	}
}
