package layout_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// An edition into which accidents were edited is built or refused within
// seconds; the press never stumbles, nothing stands on anything else, and every
// word of what is built stands on its pages, but for words of an event that the
// month does not have, which a finding names. The cases are drawn by numbers
// that never change. A text is set with its own section and few others; with the
// build tag slow, with all of them, and there are four times as many cases.
func TestMutatedEditions(t *testing.T) {
	t.Parallel()
	f := folder(t)
	var names []string
	for name := range f {
		if strings.HasPrefix(name, "editions/2026-01/") && !strings.Contains(name, "/en/") || strings.HasPrefix(name, "register/") ||
			strings.HasPrefix(name, "standing/fr/") || name == "theme.yaml" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var built atomic.Int32
	t.Run("cases", func(t *testing.T) {
		for n := range mutations {
			r := rand.New(rand.NewPCG(uint64(n), 2026))
			name := names[r.IntN(len(names))]
			text := mutated(r, string(f[name].Data))
			t.Run(fmt.Sprint(n), func(t *testing.T) {
				t.Parallel()
				g := with(f, name, text)
				if section, of := strings.CutSuffix(path.Base(name), ".md"); of && !everySection {
					g = monolingual(brief(t, g, "2026-01", around(section)...), "fr")
				}
				if sound(t, fmt.Sprintf("case %d, %s", n, name), g) {
					built.Add(1)
				}
			})
		}
	})
	if n := int(built.Load()); n == 0 || n == mutations {
		t.Errorf("%d of %d cases were built: they are all alike", n, mutations)
	}
}

// around is a section among a few others.
func around(section string) []string {
	few := []string{"cover", "contents", "register", "sources", "back"}
	if slices.Contains(few, section) {
		return few
	}
	return slices.Insert(few, 2, section)
}

// with is a folder with another text in a file.
func with(f fstest.MapFS, name, text string) fstest.MapFS {
	g := maps.Clone(f)
	g[name] = &fstest.MapFile{Data: []byte(text)}
	return g
}

// mutated is a text after one to three accidents.
func mutated(r *rand.Rand, text string) string {
	odd := []string{"**", "_", "[", "](", "[@C5]", "[@X9]", "{{rewrite}}", "> ", "- ", "## ", "\t", ": ", "\"", "'", "|", "&a ", "*a", "---\n", "\u202e", "\u00a0",
		"\x00", "\xff", "é", "🚀", "2026-13", "99999999999999999999", "<b>", "https://a.b/" + strings.Repeat("c", 300), "![](x.png)",
		strings.Repeat("Anticonstitutionnellement", 8), "[a]{lang=en}", "\\", "`", "-1", "0", "~", "null", "yes", "[]", "{}"}
	for range 1 + r.IntN(3) {
		lines := strings.Split(text, "\n")
		i := r.IntN(len(lines))
		at := r.IntN(len(text) + 1)
		switch r.IntN(8) {
		case 0:
			lines = slices.Delete(lines, i, i+1)
		case 1:
			lines = slices.Insert(lines, i, lines[i])
		case 2:
			j := r.IntN(len(lines))
			lines[i], lines[j] = lines[j], lines[i]
		case 3:
			lines = lines[:i]
		case 4:
			lines[i] = " " + lines[i]
		case 5:
			lines = strings.Split(text[:at]+odd[r.IntN(len(odd))]+text[at:], "\n")
		case 6:
			lines = strings.Split(text[:at]+string(rune(r.IntN(0x3000)))+text[at:], "\n")
		case 7:
			lines = strings.Split(text[:at]+text[min(at+1, len(text)):], "\n")
		}
		text = strings.Join(lines, "\n")
	}
	return text
}

// sound builds January in French from a folder, holds the result to what is
// always true, and tells whether nothing stopped it.
func sound(t *testing.T, name string, f fstest.MapFS) bool {
	t.Helper()
	start := spent()
	p, err := layout.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(p.Store.Editions(), "2026-01") {
		return false
	}
	res, err := p.Build(context.Background(), layout.Order{Month: "2026-01", Langs: []string{"fr"}})
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return false
	}
	if took := spent() - start; took > 20*time.Second {
		t.Errorf("%s: it took %v", name, took)
	}
	stopped := false
	for _, is := range res.Issues {
		stopped = stopped || is.Severity == diag.Error
		if is.Code == findings.PressFault || is.Code == page.Overlap {
			t.Errorf("%s: %s", name, is)
		}
		if is.Severity == diag.Error && (is.Msg == "" || is.Pos.File == "" && is.Page == 0) {
			t.Errorf("%s: an error without words or place: %+v", name, is)
		}
	}
	if stopped || len(res.Pages) == 0 {
		return false
	}
	stands := squeeze(page.ReadAloud(res.Pages[0].Result.Pages))
	for _, section := range res.Edition.Sections {
		text, ok := res.Edition.Text("fr", section)
		if !ok || !res.Edition.Own("fr", section) {
			continue
		}
		for _, x := range passages(text) {
			longest := ""
			for _, w := range strings.FieldsFunc(x.words, func(r rune) bool { return !unicode.IsLetter(r) }) {
				if len(w) > len(longest) {
					longest = w
				}
			}
			if !strings.Contains(stands, squeeze(longest)) && !eventless(res.Issues, "fr", section, x.field) {
				t.Errorf("%s: %q of the section %s, %s stands nowhere", name, longest, section, x.field)
			}
		}
	}
	return true
}

// eventless tells whether a finding names the event whose words a field holds,
// as one that the month does not have.
func eventless(found diag.List, lang, section, field string) bool {
	return slices.ContainsFunc(found, func(is diag.Issue) bool {
		return is.Code == check.UnknownEvent && strings.HasSuffix(is.Pos.File, "/"+lang+"/"+section+".md") && strings.HasPrefix(field, "parts."+is.Field+".")
	})
}
