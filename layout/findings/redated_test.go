package findings

import (
	"flag"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/review"
)

// dayField is one day of the register, as it is typed.
type dayField struct {
	file       string
	line       int // from one
	field, day string
}

// dayFields is every day of a file of the register.
func dayFields(folder fstest.MapFS, file string) (out []dayField) {
	shape := regexp.MustCompile(`\b(known|date|announced|until|by): (\d{4}(?:-\d{2}(?:-\d{2})?)?)\b`)
	for i, line := range strings.Split(string(folder["register/"+file].Data), "\n") {
		if at := strings.IndexByte(line, '#'); at >= 0 {
			line = line[:at]
		}
		for _, m := range shape.FindAllStringSubmatch(line, -1) {
			out = append(out, dayField{"register/" + file, i + 1, m[1], m[2]})
		}
	}
	return out
}

// moved is a day some years and months away, "" where it names no month to move.
func (f dayField) moved(years, months int) string {
	p := strings.Split(f.day, "-")
	var n [3]int
	for i, s := range p {
		n[i], _ = strconv.Atoi(s)
	}
	if months != 0 && len(p) == 1 {
		return ""
	}
	d := facts.Day{Year: n[0] + years, Month: n[1], Day: n[2]}
	if months != 0 {
		k := d.Year*12 + d.Month - 1 + months
		d.Year, d.Month = k/12, k%12+1
		if d.Day > 0 {
			d.Day = min(d.Day, (facts.Day{Year: d.Year, Month: d.Month, Day: 1}).MonthEnd(0).Day)
		}
	}
	return d.String()
}

// slipped is the folder with the day of a field written otherwise.
func (f dayField) slipped(folder fstest.MapFS, to string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, x := range folder {
		out[name] = x
	}
	lines := strings.Split(string(folder[f.file].Data), "\n")
	lines[f.line-1] = strings.Replace(lines[f.line-1], f.field+": "+f.day, f.field+": "+to, 1)
	out[f.file] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
	return out
}

// toldOf is what a reader is told of an edition before its pages are made, remarks on quality aside.
func toldOf(t *testing.T, folder fstest.MapFS, month string) diag.List {
	t.Helper()
	words := catalog(t)
	store, found := data.Load(folder)
	langs := []string{"fr", "en"}
	all := New(words, langs...).Placed(store.Place)
	ed, ok := store.Edition(month)
	if !ok {
		t.Fatal("no edition")
	}
	for _, is := range found {
		if store.Serves(ed, is.Pos.File) || store.Beside(ed, is.Pos.File) {
			all.Edition().Add(is)
		}
	}
	all.Edition().Add(check.Edition(store, ed, langs, func(lang string) check.Numerals {
		l, _ := words.Locale(lang)
		return check.Numerals{Numbers: l.Numerals(), Months: l.MonthNames(), Ordinals: l.Ordinals(), Ones: l.Ones(), Units: l.TimeUnits()}
	})...)
	for _, lang := range langs {
		loc, _ := words.Locale(lang)
		all.In(lang).Add(review.Claims(store, ed, loc)...)
	}
	told, _ := Waive(all.List(), ed, nil, func(diag.Code) bool { return true })
	return slices.DeleteFunc(Gathered(told), func(is diag.Issue) bool { return is.Severity == diag.Quality })
}

var everyDay = flag.Bool("everyday", false, "try each day of the register, and not one in some")

// A day of the register that is a year or a month too early or too late, and contradicts another
// one, is told once, in the register: nothing that follows from it is told besides. What nothing
// contradicts nobody can know.
func TestOneWrongDayIsOneFinding(t *testing.T) {
	folder := shipped(t)
	tried, alone, unknown := 0, 0, 0
	for i, f := range slices.Concat(dayFields(folder, "offers.yaml"), dayFields(folder, "providers.yaml")) {
		if i%oneDayIn != 0 && !*everyDay {
			continue
		}
		for _, by := range [][2]int{{-1, 0}, {1, 0}, {0, -1}, {0, 1}} {
			to := f.moved(by[0], by[1])
			if to == "" {
				continue
			}
			for _, month := range []string{"2026-01", "2026-04"} {
				tried++
				n, out := wrong(toldOf(t, f.slipped(folder, to), month))
				said := fmt.Sprintf("%s %s:%d %s %s → %s", month, f.file, f.line, f.field, f.day, to)
				switch {
				case n == 0 && len(out) > 0:
					unknown++
					t.Logf("%s: nothing contradicts it: %s", said, strings.Join(out, ", "))
				case len(out) == 1:
					alone++
				case len(out) > 1:
					t.Errorf("%s: %s", said, strings.Join(out, ", "))
				}
			}
		}
	}
	t.Logf("%d slips: %d are one finding, %d nothing contradicts and texts are told", tried, alone, unknown)
	if alone == 0 {
		t.Error("no slip was told")
	}
}

// The slips of a year too early that were told up to eight times, one by one.
func TestADayTooEarlyIsOneFinding(t *testing.T) {
	folder := shipped(t)
	for _, c := range []struct {
		entry, field, day, to string
		code                  diag.Code
	}{
		{"- id: bretagne-telecom-blue", "known", "2025-12-31", "2024-12-31", check.BeforeSubject},
		{"- id: adista-secure-cloud", "known", "2025-12-16", "2024-12-16", check.BeforeSubject},
		{"- id: s3ns-premi3ns", "known", "2025-12-19", "2024-12-19", check.KnownTooEarly},
	} {
		raw := string(folder["register/offers.yaml"].Data)
		at := strings.Index(raw, c.entry)
		if at < 0 {
			t.Fatalf("no %q", c.entry)
		}
		day := strings.Index(raw[at:], "\n        "+c.field+": "+c.day) + 1
		if day == 0 {
			t.Fatalf("no %s behind %q", c.day, c.entry)
		}
		f := dayField{"register/offers.yaml", 1 + strings.Count(raw[:at+day], "\n"), c.field, c.day}
		for _, month := range []string{"2026-01", "2026-04"} {
			_, out := wrong(toldOf(t, f.slipped(folder, c.to), month))
			if len(out) != 1 || !strings.HasPrefix(out[0], string(c.code)+" register/offers.yaml") {
				t.Errorf("%s %s of %q: %v", month, c.field, c.entry, out)
			}
		}
	}
}

// oneDayIn is in how many days of the register one is tried.
const oneDayIn = 61

// wrong is what is told, as code and place, and how much of it in the register.
func wrong(l diag.List) (inRegister int, out []string) {
	for _, is := range l {
		out = append(out, fmt.Sprintf("%s %s", is.Code, is.Pos))
		if strings.HasPrefix(is.Pos.File, "register/") && !strings.HasPrefix(string(is.Code), "Untrue") {
			inRegister++
		}
	}
	return inRegister, out
}
