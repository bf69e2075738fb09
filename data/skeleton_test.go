package data_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// What the last edition says of itself alone is not the next one's: its name,
// what was found wrong in it, and waivers of its words or past their day.
func TestSkeletonPartsWithTheLastEdition(t *testing.T) {
	const own = "month: 2026-04\ncutoff: 2026-03-31\npublished: 2026-04-07\nimprint: {publisher: Nous}\npermalink: https://x.example/abc/\n" +
		"campaign: observatory-2026-04\ncorrections:\n  - date: 2026-04-20\n    text: {fr: Un., en: One.}\nwaivers:\n" +
		"  - {code: UnderfullPage, place: editorial, reason: a, until: 2026-04-30}\n" +
		"  - {code: UnderfullPage, place: news, reason: b, until: 2026-12-31} # stays\n" +
		"  - {code: UnderfullPage, place: \"fr/editorial.md\", reason: c, until: 2026-12-31}\nsections: [cover, editorial, news]\n"
	s, found := data.Load(sample.Shipped(t, map[string]string{"editions/2026-04/edition.yaml": own}))
	if len(found) > 0 {
		t.Fatal(found)
	}
	files, found := data.Skeleton(s, facts.Day{Year: 2026, Month: 7}, voice())
	if len(found) > 0 {
		t.Fatal(found)
	}
	const want = "month: 2026-07\ncutoff: 2026-06-30\npublished: 2026-07-10\nimprint: {publisher: Nous}\ncampaign: observatory-2026-07\n" +
		"waivers:\n  - {code: UnderfullPage, place: news, reason: b, until: 2026-12-31} # stays\nsections: [cover, editorial, news]\nprevious: 2026-04\n"
	if got := string(files["editions/2026-07/edition.yaml"]); got != want {
		t.Errorf("%s", got)
	}
	if _, there := files["editions/2026-07/fr/zoom.md"]; there {
		t.Error("a text of a section that is left out is carried over")
	}
}

// The news are drafted in the place of what the last edition said of its own
// events, in the form in which its text has parts, and rest on the register.
func TestSkeletonDraftsTheNews(t *testing.T) {
	news := func(string, *data.Edition) (data.News, bool) {
		return data.News{Unchanged: "Rien d'autre.", Events: []data.Told{{Key: "a-j1", Words: "A atteint J1.[@C5]"}}}, true
	}
	for name, c := range map[string][2]string{
		"a list": {"---\ntitle: Avant\nparts:\n  - key: events\n    items:\n      - {key: old-j1, text: Ancien}\n  - key: unchanged\n    title: Tête\n    text: Immobile\n---\n",
			"---\nparts:\n  - key: unchanged\n    title: \"{{rewrite: fr brief.unchanged.title}} Tête\"\n    text: \"{{draft: fr brief.draft}} Rien d'autre.\"\n  - key: events\n    items:\n" +
				"      - key: a-j1\n        text: \"{{draft: fr brief.draft}} A atteint J1.[@C5]\"\nassumes:\n  movements: 0\n---\n"},
		"groups": {"---\nparts:\n  unchanged: Immobile\n---\n",
			"---\nparts:\n  unchanged: \"{{draft: fr brief.draft}} Rien d'autre.\"\n  events:\n    items:\n      - key: a-j1\n        text: \"{{draft: fr brief.draft}} A atteint J1.[@C5]\"\nassumes:\n  movements: 0\n---\n"},
		"none": {"---\nnote: Petite\n---\n",
			"---\nnote: \"{{rewrite: fr brief.note}} Petite\"\nparts:\n  - key: events\n    items:\n      - key: a-j1\n        text: \"{{draft: fr brief.draft}} A atteint J1.[@C5]\"\n" +
				"  - key: unchanged\n    text: \"{{draft: fr brief.draft}} Rien d'autre.\"\nassumes:\n  movements: 0\n---\n"},
	} {
		s, _ := data.Load(sample.Shipped(t, map[string]string{"editions/2026-04/fr/news.md": c[0]}))
		files, found := data.Skeleton(s, facts.Day{Year: 2026, Month: 5}, data.Voice{Brief: brief, News: news})
		if len(found) > 0 {
			t.Fatal(name, found)
		}
		if got := string(files["editions/2026-05/fr/news.md"]); got != c[1] {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c[1])
		}
	}
}

// A text whose marks nobody answered carries each over once.
func TestSkeletonMarksOnce(t *testing.T) {
	s, _ := sample.Edition(t, "2026-04")
	files, _ := data.Skeleton(s, facts.Day{Year: 2026, Month: 5}, voice())
	next, _ := data.Load(sample.Shipped(t, texts(files)))
	again, found := data.Skeleton(next, facts.Day{Year: 2026, Month: 6}, voice())
	if len(found) > 0 {
		t.Fatal(found)
	}
	for name, raw := range again {
		before := string(files[strings.Replace(name, "2026-06", "2026-05", 1)])
		if got, had := strings.Count(string(raw), "{{"), strings.Count(before, "{{"); got != had {
			t.Errorf("%s has %d marks, then %d", name, had, got)
		}
	}
}

// A folder without any edition gets its first from the records: what no section
// does without is marked, and nothing is compared.
func TestSkeletonOfTheFirstEdition(t *testing.T) {
	folder := sample.Shipped(t, nil)
	for name := range folder {
		if strings.HasPrefix(name, "editions/") || strings.HasPrefix(name, "standing/en/") || name == "standing/fr/procedure.md" {
			delete(folder, name)
		}
	}
	s, found := data.Load(folder)
	if len(found) != 1 || found[0].Pos.File != "editions" { // that there is none
		t.Fatal(found)
	}
	files, found := data.Skeleton(s, facts.Day{Year: 2026, Month: 5}, voice())
	if len(found) > 0 {
		t.Fatal(found)
	}
	if got, want := string(files["editions/2026-05/edition.yaml"]), "month: 2026-05\ncutoff: 2026-04-30\npublished: 2026-05-11\nimprint:\n  publisher:\n    fr: \"{{rewrite: fr brief.publisher}}\"\n"; got != want {
		t.Errorf("%s", got)
	}
	for name, raw := range files {
		folder[name] = sample.Shipped(t, map[string]string{name: string(raw)})[name]
	}
	want := []string{"editions/2026-05/edition.yaml"}
	for _, rec := range data.Sections() { // that the month writes, or that cannot do without a text and have none that stands
		if _, stands := folder["standing/fr/"+rec.ID+".md"]; rec.Month || rec.Needed() && !stands {
			want = append(want, "editions/2026-05/fr/"+rec.ID+".md")
		}
	}
	slices.Sort(want)
	if d := cmp.Diff(want, slices.Sorted(maps.Keys(files))); d != "" || len(want) < 4 {
		t.Error(d)
	}
	next, found := data.Load(folder)
	if len(found) > 0 {
		t.Fatal(found)
	}
	e, _ := next.Edition("2026-05")
	for _, is := range check.Edition(next, e, []string{"fr"}) {
		if is.Severity == diag.Error && is.Code != check.Unwritten {
			t.Error(is)
		}
	}
}

// What there is to look at is asked, and stands in no text.
func TestDue(t *testing.T) {
	s, _ := sample.Edition(t, "2026-04")
	var all []string
	for _, d := range data.Due(s, facts.Day{Year: 2026, Month: 11}) {
		all = append(all, d.String())
	}
	got := strings.Join(all, "\n")
	for _, want := range []string{"The cut-off is 2026-10-31", "The validity ends on 2026-11-30", "the last milestone, j0, is of 2025-01-08", "meant to be qualified by 2026-06"} {
		if !strings.Contains(strings.ToLower(got), strings.ToLower(want)) {
			t.Errorf("%q is not among\n%s", want, got)
		}
	}
	if early := data.Due(s, facts.Day{Year: 2026, Month: 5}); len(early) >= len(all) {
		t.Errorf("in May there is as much to do: %v", early)
	}
	if refused := data.Due(s, facts.Day{Year: 2026, Month: 4}); refused != nil {
		t.Errorf("%v", refused)
	}
}
