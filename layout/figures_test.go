package layout_test

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// tables is tables of comma-separated values by the names of their files, a row as what
// stands in its columns.
type tables map[string][]map[string]string

// tabled reads files of a language; the heads of each stand beside them.
func tabled(t *testing.T, lang string, files map[string][]byte) (tables, map[string][]string) {
	t.Helper()
	out, heads := tables{}, map[string][]string{}
	for name, raw := range files {
		if path.Ext(name) != ".csv" {
			continue
		}
		in := csv.NewReader(bytes.NewReader(raw))
		in.Comma = map[string]rune{"fr": ';', "en": ','}[lang]
		rows, err := in.ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		name = strings.TrimSuffix(path.Base(name), ".csv")
		heads[name] = rows[0]
		for _, r := range rows[1:] {
			m := map[string]string{}
			for i, v := range r {
				m[rows[0][i]] = v
			}
			out[name] = append(out[name], m)
		}
	}
	return out, heads
}

// of is the rows that have values in columns: column, value, column, value …
func (all tables) of(name string, where ...string) (out []map[string]string) {
	for _, r := range all[name] {
		holds := true
		for i := 0; i < len(where); i += 2 {
			holds = holds && r[where[i]] == where[i+1]
		}
		if holds {
			out = append(out, r)
		}
	}
	return out
}

// layersDown is the layers as charts have them, the highest first.
var layersDown = []string{"saas", "paas", "caas", "iaas"}

// figured is the figures of each chart, counted and looked up in the open data alone.
func figured(open tables) map[string][]map[string]string {
	out := map[string][]map[string]string{}
	put := func(chart string, pairs ...string) {
		row := map[string]string{}
		for i := 0; i < len(pairs); i += 2 {
			row[pairs[i]] = pairs[i+1]
		}
		out[chart] = append(out[chart], row)
	}
	named := func(r map[string]string, more ...string) []string {
		return append([]string{"id", r["id"], "provider_name", r["provider_name"], "offer", r["offer"]}, more...)
	}
	for _, r := range open.of("register", "stage", "candidate") {
		if r["offer"] == "" {
			continue
		}
		kind := ""
		for _, m := range open.of("milestones", "offer", r["id"], "milestone", r["milestone"]) {
			if kind = m["kind"]; m["date"] == "" {
				kind = ""
			}
		}
		put("bricks", named(r, "milestone", r["milestone"], "milestone_date", r["milestone_date"], "milestone_date_kind", kind, "changed", r["changed"])...)
		for _, l := range layersDown {
			if r[l] == "true" {
				put("map", named(r, "layer", l, "stage", "candidate", "milestone", r["milestone"], "date", "")...)
			}
		}
	}
	for _, r := range open.of("register", "stage", "qualified") {
		from, kind, renewed, dated := r["valid_from"], "listed", "", 0
		last := map[string]string{}
		for _, d := range slices.Backward(open.of("decisions", "offer", r["id"])) { // the first that says so holds
			if len(last) == 0 {
				last = d
			}
			if d["date"] != "" {
				if dated++; renewed == "" {
					renewed = d["date"]
				}
				from, kind = d["date"], "decided"
			}
		}
		if dated == 0 {
			for _, d := range slices.Backward(open.of("decisions", "offer", r["id"])) {
				if d["announced"] != "" {
					from, kind = d["announced"], "announced"
				}
			}
		}
		if dated < 2 {
			renewed = ""
		}
		if from == "" {
			kind = ""
		}
		put("strip", named(r, "decision", last["kind"], "date", last["date"], "announced", last["announced"], "valid_from", from,
			"valid_from_kind", kind, "changed", r["changed"])...)
		put("calendar", named(r, "valid_from", from, "valid_from_kind", kind, "renewed", renewed, "valid_until", last["until"])...)
		day := last["date"]
		if len(day) < len("2006-01-02") {
			day = ""
		}
		for _, l := range layersDown {
			if r[l] == "true" {
				put("map", named(r, "layer", l, "stage", "qualified", "milestone", "j3", "date", day)...)
			}
		}
	}
	counted(open, put)
	return out
}

// counted counts the figures of the charts that show counts.
func counted(open tables, put func(chart string, pairs ...string)) {
	for _, l := range layersDown {
		in := 0
		for _, r := range open.of("register", "stage", "candidate", l, "true") {
			if r["offer"] != "" {
				in++
			}
		}
		done := len(open.of("register", "stage", "qualified", l, "true"))
		put("rows", "layer", l, "candidates", strconv.Itoa(in))
		put("butterfly", "layer", l, "candidates", strconv.Itoa(in), "qualified", strconv.Itoa(done))
	}
	var months []string
	for _, r := range open["surveys"] {
		months = append(months, r["month"])
	}
	for m := slices.Min(months); m <= slices.Max(months); m = nextMonth(m) {
		row := []string{"month", m, "candidates", "", "qualified", ""}
		if len(open.of("surveys", "month", m)) > 0 {
			row[3] = strconv.Itoa(len(open.of("surveys", "month", m, "stage", "candidate")))
			row[5] = strconv.Itoa(len(open.of("surveys", "month", m, "stage", "qualified")))
		}
		put("bands", row...)
	}
}

func nextMonth(m string) string {
	y, _ := strconv.Atoi(m[:4])
	n, _ := strconv.Atoi(m[5:])
	return fmt.Sprintf("%04d-%02d", y+n/12, n%12+1)
}

// Every figure, day and code of every chart's file is counted and looked up again in the
// open data beside the page; no row is missing and none is too many. Days are ISO 8601.
// Both languages say the same, but for the diagrams, which have words.
func TestFiguresComeFromTheOpenData(t *testing.T) {
	iso := regexp.MustCompile(`^(\d{4}(-\d{2}(-\d{2})?)?)?$`)
	for _, month := range editions() {
		var both []string
		for _, lang := range languages() {
			folder, _ := window(t, month, lang)
			data := map[string][]byte{}
			for _, f := range folder.Tickets {
				if path.Base(path.Dir(f.Path)) == "data" {
					data[path.Base(f.Path)] = f.Data
				}
			}
			open, _ := tabled(t, lang, data)
			_, files := kitOf(t, month, lang)
			figures, heads := tabled(t, lang, files)
			want := figured(open)
			seen := 0
			for chart, head := range heads {
				if chart == "duties" || chart == "composition" {
					continue
				}
				seen++
				if len(want[chart]) == 0 {
					t.Errorf("%s %s: of %s nothing is known", month, lang, chart)
				}
				line := func(r map[string]string) string {
					var cells []string
					for _, column := range head {
						v, has := r[column]
						if !has {
							t.Errorf("%s %s: there is no %s of %s", month, lang, column, chart)
						}
						if slices.Contains([]string{"date", "month", "announced", "valid_from", "valid_until", "renewed", "milestone_date"}, column) && !iso.MatchString(v) {
							t.Errorf("%s %s: the %s of %s is %q", month, lang, column, chart, v)
						}
						cells = append(cells, v)
					}
					return strings.Join(cells, "|")
				}
				got, again := lines(figures[chart], line), lines(want[chart], line)
				if !slices.Equal(got, again) {
					t.Errorf("%s %s: %s has\n%s\nthe open data\n%s", month, lang, chart, strings.Join(got, "\n"), strings.Join(again, "\n"))
				}
			}
			if least := map[string]int{"specimen": 7}; seen < cmp.Or(least[month], 6) {
				t.Errorf("%s %s: only %d charts have figures", month, lang, seen)
			}
			both = append(both, fmt.Sprint(figures["bricks"], figures["strip"], figures["calendar"], figures["map"], figures["bands"]))
		}
		if both[0] != both[1] {
			t.Errorf("%s: the languages have other figures:\n%s\n%s", month, both[0], both[1])
		}
	}
}

// lines is rows as lines, in an order of their own.
func lines(rows []map[string]string, line func(map[string]string) string) (out []string) {
	for _, r := range rows {
		out = append(out, line(r))
	}
	slices.Sort(out)
	return out
}
