package check_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// shipped is the findings on the shipped edition of April with one stretch of
// words of a file put in place of another.
func shipped(t *testing.T, file, old, words string) diag.List {
	t.Helper()
	text, err := fs.ReadFile(data.FS(), file)
	if err != nil || !strings.Contains(string(text), old) {
		t.Fatalf("%s does not hold %q: %v", file, old, err)
	}
	s, found := data.Load(sample.Shipped(t, map[string]string{file: strings.Replace(string(text), old, words, 1)}))
	e, ok := s.Edition("2026-04")
	if !ok {
		t.Fatal(found)
	}
	return check.Edition(s, e, []string{"fr", "en"})
}

// What two languages do not hold alike is told at the word, with the place that
// stands for it in the other, and says what differs.
func TestPlacesOfParity(t *testing.T) {
	const file, other = "editions/2026-04/en/editorial.md", "editions/2026-04/fr/editorial.md"
	whole, _ := data.Load(data.FS())
	for _, c := range []struct{ old, words, want string }{
		{"12 to 18 months between", "12 to 19 months between", "NumberParity " + file + ":48:12 missing here 18; only here 19 " + other + ":48:9 of " + other + ":48:9 " + file + ":48:12"},
		{"on 30 November 2026; that", "on 31 November 2026; that", "NumberParity " + file + ":75:4 missing here 30; only here 31 " + other + ":75:16 of " + other + ":75:16 " + file + ":75:4"},
		{"decision.[@C5]", "decision.[@C8]", "CiteParity " + file + ":48:49 missing here C5; only here C8 " + other + ":48:50"},
		{"the agency reads", "the [agency](https://a.example/) reads", "LinkParity " + file + ":41:58 only here https://a.example/ " + other + ":40:3"},
		{"as for Bleu, the", "as for Outscale, the", "NameParity " + file + ":53:52 only here Outscale " + other + ":52:3 of Outscale"},
		{"J2. Bleu had", "J2. Outscale had", "NameParity " + file + ":54:18 only here Outscale " + other + ":52:3 of Outscale"},
		{"point it out with its", "point it out in 2 days with its", "NumberParity " + file + ":118:52 only here 2 " + other + ":120:1 of " + file + ":118:52"},
	} {
		var got []string
		for _, i := range shipped(t, file, c.old, c.words) {
			_, said, _ := strings.Cut(i.Msg.String(), ": ")
			got = append(got, fmt.Sprintf("%s %s %s %s", i.Code, whole.Place(i.Pos), strings.TrimSuffix(said, "."), strings.ReplaceAll(i.Subject, "\n", " of ")))
		}
		if d := cmp.Diff([]string{c.want}, got); d != "" {
			t.Errorf("%s: %s", c.words, d)
		}
	}
}

// What opens a sentence may have its capital from there: it is a name where that
// name stands inside a sentence too, and its words nowhere without the capital.
func TestNamesThatOpenASentence(t *testing.T) {
	const missing, only = "4:1 missing here Un", "4:1 only here Un"
	for _, c := range []struct {
		fr, en string
		want   []string
	}{
		{"Un cloud. « Un » cloud ! Une offre.", "A cloud. A cloud! An offer.", nil},
		{"Cloud.\n\n- Un", "Cloud.\n\n- One", nil},
		{"Le cloud Un.", "A cloud.", []string{missing}},
		{"Un cloud.", "The cloud of Un.", nil},
		{"Un cloud.\n\nLe cloud Un.", "A cloud.\n\nThe cloud of Un.", []string{missing}},
		{"Un cloud.\n\nLe cloud Un, un cloud.", "A cloud.\n\nThe cloud of Un.", nil},
		{"Le cloud.", "Un is not The Un.", []string{only}},
		{"Le cloud.", "Unis, tribUn.", nil},
	} {
		var got []string
		for _, i := range inTwo(t, "editorial", "---\ntitle: T\n---\n"+c.fr+"\n", "---\ntitle: T\n---\n"+c.en+"\n") {
			_, said, _ := strings.Cut(i.Msg.String(), ": ")
			got = append(got, fmt.Sprintf("%d:%d %s", i.Pos.Line, i.Pos.Col, strings.TrimSuffix(said, ".")))
		}
		if d := cmp.Diff(c.want, got); len(c.want)+len(got) > 0 && d != "" {
			t.Errorf("%s / %s: %s", c.fr, c.en, d)
		}
	}
}

// A section that serves the others stands where readers look for it; one
// language's own text does not meet another one's standing text in silence; and
// J3 is answered as what it is, with nothing concluded from it.
func TestOrderAndStandingTexts(t *testing.T) {
	const edition = "editions/2026-04/edition.yaml"
	codes := func(l diag.List) (out []string) {
		for _, i := range l {
			out = append(out, fmt.Sprintf("%s %s %s", i.Code, i.Pos, i.Lang))
		}
		return out
	}
	for _, c := range []struct{ file, old, words, want string }{
		{edition, "contents, month, editorial,", "month, contents, editorial,", "SectionPlace " + edition + ":9:26 "},
		{edition, "[cover, contents, month, editorial, news, technical, zoom, grid, what, criteria, procedure, register, map, candidates, scope, validity, glossary, sources,",
			"[cover, contents, month, sources, editorial, news, technical, zoom, grid, what, criteria, procedure, register, map, candidates, scope, validity, glossary,",
			"SectionPlace " + edition + ":9:36 "},
	} {
		if d := cmp.Diff([]string{c.want}, codes(shipped(t, c.file, c.old, c.words))); d != "" {
			t.Error(d)
		}
	}
	files := sample.Shipped(t, nil)
	delete(files, "editions/2026-04/en/zoom.md")
	s, _ := data.Load(files)
	e, _ := s.Edition("2026-04")
	if got := codes(check.Edition(s, e, []string{"fr", "en"})); !slices.Contains(got, "StandingText standing/en/zoom.md:1:1 en") {
		t.Error(got)
	}
	text, _ := fs.ReadFile(data.FS(), "register/offers.yaml")
	s, found := data.Load(sample.Shipped(t, map[string]string{"register/offers.yaml": strings.Replace(string(text), "step: j1", "step: j3", 1)}))
	e, _ = s.Edition("2026-04")
	if got := append(codes(found), codes(check.Edition(s, e, []string{"fr", "en"}))...); len(got) != 1 || !strings.HasPrefix(got[0], "UnknownValue register/offers.yaml:") {
		t.Error(got)
	}
}
