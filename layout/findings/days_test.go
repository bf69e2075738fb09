package findings

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// between is a finding at a line of the register on days of its lines.
func between(code diag.Code, sev diag.Severity, line int, days ...string) diag.Issue {
	is := spot(register, line)
	var all []string
	for _, day := range days {
		all = append(all, diag.Day(spot(register, line).Pos, day))
		if n, field, other := strings.Cut(day, " "); other {
			all[len(all)-1] = diag.Day(diag.Pos{File: register, Line: int(n[0] - '0'), Col: 1}, field)
		}
	}
	is.Code, is.Severity, is.Msg, is.Days = code, sev, diag.Text(strings.Join(days, ", ")), strings.Join(all, "\n")
	return is
}

// What one wrong day contradicts is told once, and two wrong days are both told,
// in whatever order they were found; what is gathered stays so.
func TestWrongDaysAreToldOnceEach(t *testing.T) {
	e, w := diag.Error, diag.Warning
	for _, c := range []struct {
		name string
		l    diag.List
		want []string // what is told, with where else it is so
	}{
		{"one day", diag.List{between(check.KnownTooEarly, w, 9, "known", "date"), between(check.BeforeSubject, e, 9, "known", "5 known"),
			between(check.KnownTooEarly, w, 9, "known", "announced")},
			[]string{"known, 5 known; register/offers.yaml:9:1 (announced), register/offers.yaml:9:1 (date)"}},
		{"two days of one entry", diag.List{between(check.BeforeSubject, e, 9, "known", "5 known"), between(check.BeforeSubject, e, 9, "known", "3 known"),
			between(check.KnownTooEarly, w, 9, "announced", "date"), between(check.KnownTooEarly, w, 9, "known", "date")},
			[]string{"announced, date; ", "known, 3 known; register/offers.yaml:5:1 (known), register/offers.yaml:9:1 (date)"}},
		{"a day that is wrong by itself", diag.List{between(check.FarDay, w, 9, "date"), between(check.ValidityOrder, e, 9, "date", "until"),
			between(check.StageOrder, e, 7, "known", "9 known")}, []string{"date, until; ", "known, 9 known; "}},
		{"elsewhere", diag.List{between(check.BeforeSubject, e, 5, "known", "3 known"), between(check.BeforeSubject, e, 7, "known", "3 known")},
			[]string{"known, 3 known; register/offers.yaml:7:1 (known)"}},
		{"days that have nothing in common", diag.List{between(check.StageOrder, e, 5, "known", "3 known"), between(check.StageOrder, e, 9, "known", "7 known")},
			[]string{"known, 3 known; ", "known, 7 known; "}},
	} {
		slices.Sort(c.want)
		for range 20 {
			rand.Shuffle(len(c.l), func(i, j int) { c.l[i], c.l[j] = c.l[j], c.l[i] })
			got := Gathered(Folded(c.l))
			var told []string
			for _, is := range got {
				told = append(told, is.Msg.String()+"; "+is.Elsewhere.String())
			}
			slices.Sort(told)
			if !slices.Equal(told, c.want) {
				t.Fatalf("%s: %q, want %q", c.name, told, c.want)
			}
			if again := Gathered(got); !slices.Equal(again, got) {
				t.Fatalf("%s: gathered again it is %v", c.name, again)
			}
		}
	}
}

// The day of a source that is later than the cut-off is told once: at the source where a section
// cites it and a statement is older, and else at the one that says so, with the place of the source.
func TestALateSourceIsToldOnce(t *testing.T) {
	for _, c := range []struct{ id, old, new, at string }{
		{"C8", "date: 2025-12-19", "date: 2026-12-19", "register/sources.yaml:199:5"},
		{"C24", "date: 2025-11-17", "date: 2026-11-17", "register/offers.yaml:67:9"},
		{"C15", "date: 2025-08-06", "date: 2026-08-06", "register/sources.yaml:257:5"},
		{"C11", "date: 2024-12-18", "date: 2026-12-18", "register/providers.yaml:37:9"},
	} {
		folder := shipped(t)
		const sources = "register/sources.yaml"
		head, rest, _ := strings.Cut(string(folder[sources].Data), "  - id: "+c.id+"\n")
		if !strings.Contains(rest, c.old) {
			t.Fatalf("%s has no %s", c.id, c.old)
		}
		folder[sources].Data = []byte(head + "  - id: " + c.id + "\n" + strings.Replace(rest, c.old, c.new, 1))
		place := "register/sources.yaml:" + fmt.Sprint(strings.Count(head, "\n")+1)
		got := Gathered(foretold(t, folder, "fr", "en"))
		if len(got) != 1 || got[0].Pos.String() != c.at || !strings.Contains(got[0].Pos.String()+fmt.Sprint(got[0].Msg, got[0].Hint), place) {
			t.Errorf("%s: want one at %s, with %s: %v", c.id, c.at, place, got)
		}
	}
}
