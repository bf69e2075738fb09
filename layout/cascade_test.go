package layout_test

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// altered is the shipped data folder with one file changed: the first old text
// is replaced; without an old text the new one is the file. With sections, April
// has these alone, in French.
func altered(t *testing.T, name, old, new string, sections ...string) fstest.MapFS {
	t.Helper()
	f := folder(t)
	if len(sections) > 0 {
		f = monolingual(brief(t, f, "2026-04", sections...), "fr")
	}
	if old == "" {
		f[name] = &fstest.MapFile{Data: []byte(new)}
	} else {
		change(t, f, name, old, new)
	}
	return f
}

// foundIn is the findings of April 2026 in French, without those of quality.
func foundIn(t *testing.T, folder fs.FS) (diag.List, *layout.Result) {
	t.Helper()
	p, err := layout.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	res, err := p.Build(context.Background(), layout.Order{Month: "2026-04", Langs: []string{"fr"}, Profiles: layout.Profiles()})
	if err != nil {
		t.Fatal(err)
	}
	var out diag.List
	for _, is := range res.Issues {
		if is.Severity > diag.Quality {
			out.Add(is)
		}
	}
	return out, res
}

// One mistake that makes a whole file unreadable is one finding: what follows
// from it is not said, and every file that was asked for is listed as not made.
func TestOneBrokenFileIsOneFinding(t *testing.T) {
	for _, c := range []struct{ name, file, old, new, want string }{
		{"providers", "register/providers.yaml", "name: Bleu\n", "name: Bleu: x\n", "A colon followed by a space"},
		{"sources", "register/sources.yaml", "sources:", "\tsources:", "indented with a tab"},
		{"offers", "register/offers.yaml", "", "# nothing\n", "The file is empty."},
		{"theme", "theme.yaml", "", "x\n", "The file is a single value"},
		{"edition", "editions/2026-04/edition.yaml", "", "\n", "The file is empty."},
		{"cut-off", "editions/2026-04/edition.yaml", "cutoff:", "#cutoff:", "The field cutoff is missing."},
		{"text", "editions/2026-04/fr/editorial.md", "", "a\x07b\n", "U+0007"},
		{"head", "editions/2026-04/fr/editorial.md", "", "---\ntitle: x\n", "never closed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, res := foundIn(t, altered(t, c.file, c.old, c.new, "cover", "editorial", "register", "sources", "back"))
			if len(got) != 1 || !strings.Contains(got[0].Msg.String(), c.want) || got[0].Pos.File != c.file {
				t.Errorf("want one finding of %s that says %q, have %v", c.file, c.want, got)
			}
			if len(res.Outputs) != 2 || !res.Stopped || res.Outputs[0].Built {
				t.Errorf("outputs %+v, stopped %v", res.Outputs, res.Stopped)
			}
		})
	}
}
