package compose_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// interval is an edition that compares with the end of a month three months
// before it.
type interval struct{ previous, cutoff, month string }

// intervals are those from the ends of the months of six years.
func intervals() []interval {
	var out []interval
	for m := range 72 {
		end := func(n int) time.Time { return time.Date(2022, time.Month(m+n+2), 0, 0, 0, 0, 0, time.UTC) }
		out = append(out, interval{end(0).Format(time.DateOnly), end(2).Format(time.DateOnly), end(3).Format("2006-01")})
	}
	return out
}

// shippedSince is the shipped folder with one edition, of an interval.
func shippedSince(t testing.TB, i interval, sections []string) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(data.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, "editions/") {
			return err
		}
		raw, err := fs.ReadFile(data.FS(), name)
		out[name] = &fstest.MapFile{Data: raw}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	out["editions/"+i.month+"/edition.yaml"] = &fstest.MapFile{Data: fmt.Appendf(nil, `month: %s
cutoff: %s
previous-cutoff: %s
published: %s-10
sections: [%s]
imprint: {publisher: {fr: Observatoire, en: Observatory}, licence: CC BY 4.0}
`, i.month, i.cutoff, i.previous, i.month, strings.Join(sections, ", "))}
	return out
}

// Words that the press makes fit their places whatever month an edition compares
// with: none stops a build, none is broken where it should not be, and no finding
// is told of them. SWEEP asks for every month of six years; without it those are
// tried whose names are the widest, and a few.
func TestWordsFitAtAnyCutoff(t *testing.T) {
	sections := []string{"cover", "contents", "month", "news", "zoom", "register", "map", "candidates", "scope", "validity", "chronology", "index", "sources", "back"}
	for n, i := range intervals() {
		if wide := slices.Contains([]string{"2025-09-30", "2026-09-30", "2025-11-30"}, i.previous); !wide && n%23 != 0 && os.Getenv("SWEEP") == "" {
			continue
		}
		t.Run(i.previous, func(t *testing.T) {
			store := load(t, shippedSince(t, i, sections))
			for lang, res := range layAll(t, store, i.month, languages()...) {
				if res.Yielded {
					t.Errorf("%s: words of the press are broken where they should not be", lang)
				}
				for _, is := range res.Issues {
					if is.Severity == diag.Error || is.Code == page.GroundEdge {
						t.Errorf("%s: %s %s: %s", lang, is.Pos, is.Code, is.Msg)
					}
				}
			}
		})
	}
}
