package layout_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/findings"
)

// Whatever is wrong with a folder, and everywhere at once: the press answers
// with findings that have a place and a hint, makes no file but a draft of what
// can be set all the same, and never stumbles.
func TestNothingMakesThePressStumble(t *testing.T) {
	for _, c := range []struct{ name, files, find, repl string }{
		{"values of the grid", "register/grid.yaml", `(?m)^( +value: ).*$`, "${1}[nonsense]"},
		{"layers", "register/offers.yaml", `(layers: ).*`, "${1}[nonsense]"},
		{"dates", "register/offers.yaml", `((date|until|known): )[0-9-]+`, "${1}32/13"},
		{"providers", "register/offers.yaml", `(provider: ).*`, "${1}nobody"},
		{"keys of parts", ".md", `(key: ).*`, "${1}other"},
		{"titles", ".md", `(?m)^title: .*\n`, ""},
		{"texts", ".md", `(?s)^.*$`, "---\n---\n"},
		{"enormous type", "theme.yaml", `size: [0-9.]+pt`, "size: 300pt"},
		{"no type", "theme.yaml", `size: [0-9.]+pt`, "size: 0pt"},
		{"no leading", "theme.yaml", `leading: [0-9.]+mm`, "leading: 0mm"},
		{"negative distances", "theme.yaml", `: ([0-9.]+)(mm|u)\b`, ": -$1$2"},
		{"no distances", "theme.yaml", `: ([0-9.]+)(mm|u)\n`, ": 0$2\n"},
		{"sources", "register/sources.yaml", `(?m)^( *- id: )`, "${1}X"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, re, n := monolingual(folder(t), "en"), regexp.MustCompile(c.find), 0
			for name, file := range f {
				if strings.HasSuffix(name, c.files) && !strings.Contains(name, "specimen") {
					n += len(re.FindAllIndex(file.Data, -1))
					f[name] = &fstest.MapFile{Data: re.ReplaceAll(file.Data, []byte(c.repl))}
				}
			}
			if n == 0 {
				t.Fatal("nothing was changed")
			}
			r := buildIn(t, f, layout.Order{Month: "2026-04", Langs: []string{"en"}, Profiles: layout.Profiles()[:1], Draft: draftDay})
			found := errorsOf(r.Issues)
			if len(found) == 0 || !r.Stopped {
				t.Errorf("%d changes, %d errors, stopped %t", n, len(found), r.Stopped)
			}
			if len(r.Outputs) != 1 || !r.Outputs[0].Built || r.Outputs[0].Profile != "draft" {
				t.Errorf("there is no draft: %+v", r.Outputs)
			}
			for _, is := range found {
				if is.Code == findings.PressFault || is.Code == findings.UnreadableFile || is.Hint == "" {
					t.Errorf("%s", is)
				}
			}
		})
	}
}
