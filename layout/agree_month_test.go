package layout_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// The twelve months ahead are derived here a second time, from the files alone:
// every end of validity that falls in them is told with its day, every other
// month says that it knows of none, and what applicants aim at is told by the
// day they name.
func TestTheMonthSaysWhatTheFilesSay(t *testing.T) {
	for _, id := range []string{"2026-01", "2026-04", "specimen"} {
		w := reckon(t, data.FS(), id)
		var ed struct{ Month string }
		readYAML(t, data.FS(), "editions/"+id+"/edition.yaml", &ed)
		first, err := time.Parse("2006-01", ed.Month)
		if err != nil {
			t.Fatal(err)
		}
		months := map[string][]string{}
		for _, h := range w.qualified {
			for i := range 12 {
				if m := first.AddDate(0, i, 0).Format("2006-01"); len(h.end) > 7 && h.end > w.cutoff && strings.HasPrefix(h.end, m) {
					months[m] = append(months[m], h.end)
				}
			}
		}
		for _, l := range result(t, id).Pages {
			s := spoken{t: t, lang: l.Lang}
			said := plainly(page.ReadAloud(only(l.Result.Pages, "month")))
			none, figure := s.in("aucune fin connue", "no known end"), ""
			for _, line := range strings.Split(said, "\n") {
				if strings.HasPrefix(line, "[figure: ") && strings.Contains(line, none) {
					figure = line
				}
			}
			if n := strings.Count(figure, none); n+len(months) != 12 {
				t.Errorf("%s, %s: %d months of 12 know of no end, and %d do: %s", id, l.Lang, n, len(months), figure)
			}
			for _, ends := range months {
				for _, end := range ends {
					if !strings.Contains(figure, s.day(end)) {
						t.Errorf("%s, %s: nothing is said of %s in %s", id, l.Lang, end, figure)
					}
				}
			}
			for _, by := range aims(t, id, w) {
				year, month := by[:4], by[5:7]
				n, _ := strconv.Atoi(month)
				name := strings.Fields(s.in("janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
					"January February March April May June July August September October November December"))[n-1]
				if !strings.Contains(said, name+" "+year+".") {
					t.Errorf("%s, %s: nobody aims at %s", id, l.Lang, by)
				}
			}
		}
	}
}

// aims is the months by which applicants say that they mean to be qualified.
func aims(t *testing.T, id string, w reckoned) []string {
	t.Helper()
	dir := "register/"
	if id == "specimen" {
		dir = "editions/specimen/register/"
	}
	var reg struct {
		Offers []struct {
			Stages []rawFact
			Aims   []struct{ By, Known string }
		}
	}
	readYAML(t, data.FS(), dir+"offers.yaml", &reg)
	var out []string
	for _, o := range reg.Offers {
		stages := knownBy(o.Stages, w.cutoff)
		if len(stages) == 0 || stages[len(stages)-1].Stage != "candidate" {
			continue
		}
		for _, a := range slices.Backward(o.Aims) {
			if upTo(a.Known) <= w.cutoff && upTo(a.By) > w.cutoff {
				out = append(out, a.By)
				break
			}
		}
	}
	if id == "2026-01" && len(out) == 0 {
		t.Error("nobody aims at anything: the test looks in the wrong place")
	}
	return out
}
