package layout_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/review"
)

// Whatever sections an edition leaves out, its pages come in fours: what the
// register cannot fill is left to the reader's notes, before the back cover.
func TestAnySectionsComeInFours(t *testing.T) {
	for _, sections := range []string{"cover, register", "register", "cover, sources, back", "cover, contents, glossary, register, news, back", "back, cover, register, sources"} {
		f := monolingual(brief(t, folder(t), "2026-04", strings.Split(sections, ", ")...), "fr")
		got, res := foundIn(t, f)
		displaced := 0
		for _, is := range got {
			if is.Code == check.SectionPlace {
				displaced++
				continue
			}
			if is.Code == page.StartSide && strings.HasPrefix(sections, "back, cover") { // a back cover cannot open a leaf
				continue
			}
			if is.Code != check.UnlistedSources || strings.Contains(sections, "sources") {
				t.Errorf("%s: %s", sections, is)
			}
		}
		if want := map[bool]int{true: 2}[strings.HasPrefix(sections, "back, cover")]; displaced != want {
			t.Errorf("%s: %d covers inside are told, want %d", sections, displaced, want)
		}
		for _, out := range res.Outputs {
			if !out.Built || out.Pages%4 != 0 || out.Pages == 0 {
				t.Errorf("%s: %s has %d pages", sections, out.Path, out.Pages)
			}
		}
		if pages := res.Pages[0].Result.Pages; strings.HasSuffix(sections, "back") && pages[len(pages)-1].Section != "back" {
			t.Errorf("%s: the back cover is not the last page", sections)
		}
	}
}

// What editors may write must build: marks alone in a line, marks in a quote.
func TestReferenceMarksAnywhere(t *testing.T) {
	const text = "---\ntitle: Marques\nstandfirst: Une phrase. [@C5]\nsignature: La rédaction\n---\n\n[@C5][@C7]\n\n[@C5] Début, suite[@C5, C7][@C7].\n\n- [@C5]\n- fin [@C5]\n\n> Une citation [@C5]\n"
	got, res := foundIn(t, altered(t, "editions/2026-04/fr/editorial.md", "", text, "cover", "editorial", "register", "sources", "back"))
	if len(got) > 0 || res.Stopped {
		t.Errorf("stopped %v: %v", res.Stopped, got)
	}
}

// A character that no face has is told once, where it was typed, and nothing
// else is.
func TestUnsettableCharacters(t *testing.T) {
	for _, c := range []struct {
		old, new, at string
	}{
		{"name: Bleu\n", "name: Bleu 🚀\n", "register/providers.yaml:19:16"},
		{"name: Bleu\n", "name: שלום ענן\n", "register/providers.yaml:19:11"},
		{"name: Bleu\n", "name: \"Bleu\\a\"\n", "register/providers.yaml:19:17"},
		{"name: Bleu\n", "name: Bl\u202eeu\n", "register/providers.yaml:19:13"},
	} {
		got, res := foundIn(t, altered(t, "register/providers.yaml", c.old, c.new, "cover", "register", "sources", "back"))
		if len(got) != 1 || got[0].Code != read.BadCharacter || got[0].Pos.String() != c.at || !res.Stopped {
			t.Errorf("%q: stopped %v, %v", c.new, res.Stopped, got)
		}
	}
}

// Words in a field that a section does not set are never dropped in silence,
// at whatever depth; those it sets are not reported.
func TestWordsWithoutAPlace(t *testing.T) {
	const file = "editions/2026-04/fr/technical.md"
	for _, c := range []struct{ old, new, want string }{
		{"        text: 24 %\n", "        text: 24,5 %\n", ""},
		{"        text: 24 %\n", "        text: 24 %\n        items:\n          - title: Sous le seuil\n", file + ":18:20: Sous le seuil"},
		{"    title: Quatre questions à poser\n", "    title: Quatre questions à poser\n    text: Avant de signer\n", file + ":22:11: Avant de signer"},
	} {
		got, res := foundIn(t, altered(t, file, c.old, c.new, "cover", "technical", "register", "sources", "back"))
		if c.want == "" {
			if len(got) > 0 || res.Stopped {
				t.Errorf("%q: %v", c.new, got)
			}
			continue
		}
		pos, words, _ := strings.Cut(c.want, ": ")
		if len(got) != 1 || got[0].Code != check.UnsetField || got[0].Pos.String() != pos || !strings.Contains(got[0].Msg.String(), words) {
			t.Errorf("%q: want %s, have %v", c.new, c.want, got)
		}
	}
}

// A register with nothing qualified builds, its tables have rows, and what was
// typed of its offers stands. Fewer pages than a full register has are no fault
// of an edition that declares none.
func TestNothingQualified(t *testing.T) {
	folder := altered(t, "editions/2026-04/edition.yaml", "pages: 28\n", "")
	folder["register/offers.yaml"] = &fstest.MapFile{Data: []byte("observed: 2025-11-30\noffers: []\n")}
	got, res := foundIn(t, folder)
	for _, is := range got {
		switch is.Code { // what the shipped texts and the grid say of offers is not so of a register without any
		case check.UnknownEvent, check.IdleProvider, review.UntrueCount, review.UntrueDenial, review.UntrueClaim:
		default:
			t.Error(is)
		}
	}
	for _, l := range res.Pages {
		for _, p := range l.Result.Pages {
			if p.Section == "grid" || p.Section == "register" {
				t.Errorf("the section %s has a page and nothing to show", p.Section)
			}
		}
	}
}
