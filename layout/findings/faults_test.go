package findings

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/review"
)

// shipped is the data folder in memory.
func shipped(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	from := data.FS()
	if err := fs.WalkDir(from, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(from, p)
		out[p] = &fstest.MapFile{Data: raw}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// rewrite replaces the first of an old text in a file of the folder.
func rewrite(t *testing.T, folder fstest.MapFS, name, old, new string) {
	t.Helper()
	before := string(folder[name].Data)
	after := strings.Replace(before, old, new, 1)
	if after == before {
		t.Fatalf("%s does not hold %q", name, old)
	}
	folder[name] = &fstest.MapFile{Data: []byte(after)}
}

// moved gives a file or a folder of the folder another name.
func moved(t *testing.T, folder fstest.MapFS, from, to string) {
	t.Helper()
	n := 0
	for name, f := range folder {
		if name == from || strings.HasPrefix(name, from+"/") {
			delete(folder, name)
			folder[to+strings.TrimPrefix(name, from)] = f
			n++
		}
	}
	if n == 0 {
		t.Fatalf("there is no %s", from)
	}
}

// foretold is what a reader is told of April 2026 before its pages are made: what
// reading, the check and the reading of claims find.
func foretold(t *testing.T, folder fs.FS, langs ...string) diag.List {
	t.Helper()
	words := catalog(t)
	store, found := data.Load(folder)
	all := New(words, langs...)
	all.Edition().Add(found...)
	ed, ok := store.Edition("2026-04")
	if !ok {
		t.Fatal("no edition")
	}
	all.Edition().Add(check.Edition(store, ed, langs)...)
	for _, lang := range langs {
		loc, _ := words.Locale(lang)
		all.In(lang).Add(review.Claims(store, ed, loc)...)
	}
	var out diag.List
	for _, is := range all.List() {
		if is.Severity > diag.Quality && !strings.HasPrefix(is.Pos.File, "editions/2026-01") && !strings.HasPrefix(is.Pos.File, "editions/specimen") {
			out.Add(is)
		}
	}
	return out
}

// One slip in a name, or a name that is not there, is one finding, an error at
// the slip: what follows from it is not told besides.
func TestOneSlipIsOneFinding(t *testing.T) {
	const april = "editions/2026-04/"
	slip := func(name, old, new string) func(*testing.T, fstest.MapFS) {
		return func(t *testing.T, f fstest.MapFS) { t.Helper(); rewrite(t, f, name, old, new) }
	}
	move := func(from, to string) func(*testing.T, fstest.MapFS) {
		return func(t *testing.T, f fstest.MapFS) { t.Helper(); moved(t, f, from, to) }
	}
	for _, c := range []struct {
		name string
		make func(*testing.T, fstest.MapFS)
		code diag.Code
		at   string
	}{
		{"a key of an item", slip("standing/en/glossary.md", "key: operates", "key: operats"), check.UnknownPart, "standing/en/glossary.md:24"},
		{"the name of a key", slip("standing/en/glossary.md", "key: specific", "kye: specific"), "UnknownField", "standing/en/glossary.md:36"},
		{"an item without a key", slip("standing/en/glossary.md", "key: specific", "title: specific"), check.UnknownPart, "standing/en/glossary.md:36"},
		{"a key of a part", slip("standing/en/glossary.md", "key: reading", "key: readin"), check.UnknownPart, "standing/en/glossary.md:7"},
		{"the name of a part's key", slip("standing/en/glossary.md", "key: reading", "keey: reading"), "UnknownField", "standing/en/glossary.md:7"},
		{"the name of the parts", slip("standing/en/method.md", "parts:", "prats:"), "UnknownField", "standing/en/method.md:3"},
		{"a key of two letters", slip("standing/en/procedure.md", "j0", "jo"), check.UnknownPart, "standing/en/procedure.md:7"},
		{"a name unlike any for the parts", slip("standing/en/procedure.md", "parts:", "zzz:"), "UnknownField", "standing/en/procedure.md:6"},
		{"a name unlike any for the items", slip("standing/en/criteria.md", "    items:", "    qqqqqq:"), "UnknownField", "standing/en/criteria.md:"},
		{"a name unlike any for words", slip("standing/en/glossary.md", "    text:", "    qqqqqq:"), "UnknownField", "standing/en/glossary.md:"},
		{"a name unlike any for the title", slip(april+"en/editorial.md", "title:", "wobble:"), "UnknownField", april + "en/editorial.md:2"},
		{"a name unlike any in the register", slip("register/offers.yaml", "provider:", "zzzzz:"), "UnknownField", "register/offers.yaml:34"},
		{"a table that one language has", slip(april+"en/editorial.md", "\n## ", "\n| a | b |\n|---|---|\n| 12 | 2027 |\n\n## "), "TextParity", april + "en/editorial.md"},
		{"a paragraph that has become code", slip(april+"en/editorial.md", "\nOn 31 March", "\n    On 31 March"), "UnsupportedMarkdown", april + "en/editorial.md"},
		{"a link to a place that is not there", slip(april+"en/editorial.md", "\nOn 31 March", "\nSee [further on](#nowhere). On 31 March"), "PageReference", april + "en/editorial.md:35:6"},
		{"a link to part of an address", slip(april+"en/editorial.md", "\nOn 31 March", "\nSee [there](a/b). On 31 March"), read.BadAddress, april + "en/editorial.md:35:13"},
		{"a quote that has become HTML", slip(april+"en/editorial.md", "\n> ", "\n<blockquote> "), "UnsupportedMarkdown", april + "en/editorial.md"},
		{"items twice", slip("standing/en/glossary.md", "    items:\n      - key: operates", "    items: []\n    items:\n      - key: operates"), "DuplicateField", "standing/en/glossary.md"},
		{"a heading that English lacks", slip(april+"en/technical.md", "## Two prohibitions\n", ""), check.TextParity, april + "en/technical.md:45:59"},
		{"a heading that French lacks", slip(april+"fr/editorial.md", "## Que faire d'un mois calme\n", ""), check.TextParity, april + "en/editorial.md:87"},
		{"the last heading that English lacks", slip(april+"en/technical.md", "## Beyond capital\n", ""), check.TextParity, april + "en/technical.md:5"},
		{"an empty line above the head", slip(april+"en/zoom.md", "---\n", "\n---\n"), read.FrontMatter, april + "en/zoom.md:1:1"},
		{"an offer without a provider", slip("register/offers.yaml", "    provider: cyllene-its\n", ""), read.MissingField, "register/offers.yaml:78:5"},
		{"an offer whose provider is empty", slip("register/offers.yaml", "provider: cyllene-its", "provider:"), read.MissingField, "register/offers.yaml:79"},
		{"a qualified offer without a provider", slip("register/offers.yaml", "    provider: cloud-temple\n", ""), read.MissingField, "register/offers.yaml:"},
		{"a field of an offer that must be given", slip("register/offers.yaml", "provider:", "provder:"), "UnknownField", "register/offers.yaml:34"},
		{"the name of an offer with layers", slip("register/offers.yaml", "name:", "nmae:"), "UnknownField", "register/offers.yaml:35"},
		{"a stage", slip("register/offers.yaml", "stage: candidate", "stage: candidat"), "UnknownValue", "register/offers.yaml:37"},
		{"the month", slip(april+"edition.yaml", "month:", "mont:"), "UnknownField", april + "edition.yaml:2"},
		{"the code of a language", slip(april+"edition.yaml", "    en: SecNumCloud", "    em: SecNumCloud"), "UnknownValue", april + "edition.yaml:13:5"},
		{"the code of another language, its letters swapped", slip(april+"edition.yaml", "    fr: La", "    rf: La"), "UnknownValue", april + "edition.yaml:15:5"},
		{"the swatches", slip("theme.yaml", "swatches:", "swatchs:"), "UnknownField", "theme.yaml:8"},
		{"a text that no language has", func(_ *testing.T, f fstest.MapFS) {
			delete(f, april+"en/technical.md")
			delete(f, april+"fr/technical.md")
		}, check.MissingText, april + "edition.yaml:9"},
		{"a file of the register", move("register/sources.yaml", "register/source.yaml"), data.StrayFile, "register/source.yaml"},
		{"the folder of the register", move("register", "registre"), data.StrayFile, "registre"},
		{"the folder of the register is not there", func(_ *testing.T, f fstest.MapFS) {
			for _, name := range []string{"grid", "offers", "providers", "sources"} {
				delete(f, "register/"+name+".yaml")
			}
		}, "Unreadable", "register"},
		{"a file for the folder of the register", func(_ *testing.T, f fstest.MapFS) {
			for _, name := range []string{"grid", "offers", "providers", "sources"} {
				delete(f, "register/"+name+".yaml")
			}
			f["register"] = &fstest.MapFile{}
		}, "Forbidden", "register"},
		{"the name of the previous edition", slip(april+"edition.yaml", "previous: 2026-01", "previous: 2026-02"), data.UnknownEdition, april + "edition.yaml:5"},
		{"the day of the previous edition", slip(april+"edition.yaml", "previous: 2026-01", "previous-cutoff: 2026-13-01"), "BadDate", april + "edition.yaml:5"},
		{"the night of a swatch", slip("theme.yaml", "night: craie, ", "night: crais, "), data.UnknownSwatch, "theme.yaml:11:76"},
		{"a swatch of the night", slip("theme.yaml", "  - {name: minuit, ", "  - {name: minui, "), data.UnknownSwatch, "theme.yaml:10:76"},
		{"the theme", move("theme.yaml", "thme.yaml"), data.StrayFile, "thme.yaml"},
		{"a text of one language", move(april+"en/news.md", april+"en/new.md"), data.StrayFile, april + "en/new.md"},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := shipped(t)
			c.make(t, folder)
			got := foretold(t, folder, "fr", "en")
			if len(got) != 1 || got[0].Code != c.code || got[0].Severity != diag.Error || !strings.HasPrefix(got[0].Pos.String(), c.at) {
				t.Errorf("want one %s at %s, have\n%v", c.code, c.at, got)
			}
		})
	}
	if got := foretold(t, shipped(t), "fr", "en"); len(got) > 0 {
		t.Errorf("without a slip: %v", got)
	}
}

// What one slip makes untrue or unknown is its own: another fault in the same sentence,
// body or part of a text is told beside it.
func TestTwoFaultsInOneTextAreTold(t *testing.T) {
	const fr, en, april = "editions/2026-04/fr/", "editions/2026-04/en/", "editions/2026-04/edition.yaml"
	type slip struct{ file, old, new string }
	block := func(file, from, to string) string {
		_, rest, _ := strings.Cut(string(shipped(t)[file].Data), "\n"+from)
		in, _, _ := strings.Cut(rest, "\n"+to)
		return from + in + "\n"
	}
	for _, c := range []struct {
		name  string
		slips []slip
		want  []string
	}{
		{"a count, and a day of its sentence", []slip{{en + "editorial.md", "seventeen qualified", "eighteen qualified"}, {en + "editorial.md", "On 31 March", "On 30 March"}},
			[]string{"NumberParity 35", "UntrueCount 35"}},
		{"a count, and a day of the sentence in French", []slip{{en + "editorial.md", "seventeen qualified", "eighteen qualified"}, {fr + "editorial.md", "Au 31 mars", "Au 30 mars"}},
			[]string{"NumberParity 35", "UntrueCount 35"}},
		{"a count alone", []slip{{en + "editorial.md", "seventeen qualified", "18 qualified"}}, []string{"UntrueCount 35"}},
		{"a comment, and figures elsewhere", []slip{{en + "technical.md", "\n## Beyond", "\n<!-- to do -->\n\n## Beyond"}, {en + "technical.md", "to 48%", "to 47%"}},
			[]string{"NumberParity 44", "UnsupportedMarkdown 55"}},
		{"a comment, and a source elsewhere", []slip{{en + "technical.md", "\n## Beyond", "\n<!-- to do -->\n\n## Beyond"}, {fr + "technical.md", "indirecte.[@A2]", "indirecte."}},
			[]string{"CiteParity 42", "UnsupportedMarkdown 55"}},
		{"a paragraph that has become HTML, and figures elsewhere", []slip{{en + "technical.md", "\nThe two ceilings", "\n<p>The two ceilings"}, {en + "technical.md", "with 10%", "with 11%"}},
			[]string{"NumberParity 52", "UnsupportedMarkdown 44"}},
		{"the end of a paragraph that has become HTML", []slip{{en + "technical.md", "\nfirst and miss", "\n<p>first and miss"}}, []string{"UnsupportedMarkdown 45"}},
		{"a rule, and a paragraph beside it", []slip{{en + "technical.md", "The two ceilings apply together: two shareholders with 24% each respect the\nfirst and miss the second, since their total comes to 48%.", "* * *"}},
			[]string{"NumberParity 39", "ParagraphParity 42", "UnsupportedMarkdown 44"}},
		{"a mark, and its part in French", []slip{{en + "editorial.md", "text: Is the service", "text: Is the **service"}, {fr + "editorial.md", block(fr+"editorial.md", "parts:\n", "---\n"), ""}},
			[]string{"BrokenMark 26", "TextParity 21"}},
		{"an item that lacks, and a title in French", []slip{
			{en + "technical.md", "      - key: notice\n        title: The notice\n        text: How shall we be told, within the month, of a change?\n", ""},
			{fr + "technical.md", "        title: Le pacte\n", ""}}, []string{"MissingPart 20", "TextParity 27"}},
		{"an item that lacks, and the key of another in French", []slip{
			{"standing/en/criteria.md", block("standing/en/criteria.md", "      - key: watch\n", "  - key: "), ""},
			{"standing/fr/criteria.md", "- key: flows", "- key: flow"}}, []string{"MissingPart 31", "TextParity 43"}},
		{"an item too many, and the key of another", []slip{
			{"standing/fr/criteria.md", "      - key: seat\n", "      - key: audit\n        title: Auditer\n        text: Un audit.\n      - key: seat\n"},
			{"standing/fr/criteria.md", "- key: exit", "- key: sortie"}}, []string{"MissingPart 49", "TextParity 64"}},
		{"the end of a decision, and a count", []slip{{"register/offers.yaml", "until: 2026-11-30", "until: 2025-11-30"}, {en + "editorial.md", "seventeen qualified", "eighteen qualified"}},
			[]string{"UntrueCount 35", "ValidityEnded 439"}},
		{"the cut-off, and the day of the edition before", []slip{{april, "cutoff: 2026-03-31", "cutoff: 2025-12-31"}, {april, "previous: 2026-01 ", "previous-cutoff: 2025-11-30 "}},
			[]string{"EditionGap 4", "EditionGap 5", "EditionOrder 4"}},
		{"the cut-off, and no edition before", []slip{{april, "cutoff: 2026-03-31", "cutoff: 2025-03-31"}, {april, "previous: 2026-01 ", "# "}},
			[]string{"EditionGap 4", "EditionOrder 2", "EditionOrder 4"}},
		{"the day of the edition before, and a count", []slip{{april, "previous: 2026-01 ", "previous-cutoff: 2025-11-30 "}, {en + "editorial.md", "seventeen qualified", "eighteen qualified"}},
			[]string{"EditionGap 5", "UntrueCount 35"}},
		{"an item without its key, and a number beside it", []slip{{en + "technical.md", "      - key: pact\n        title", "      - title"},
			{fr + "technical.md", "24 % et 39 %", "24 % et 38 %"}}, []string{"NumberParity 2", "TextParity 26"}},
		{"an item under another key, and the part in French", []slip{{en + "month.md", "key: next", "key: nxt"}, {fr + "month.md", block(fr+"month.md", "  - key: facts\n", "  - key: do\n"), ""}},
			[]string{"TextParity 4", "UnknownPart 10"}},
		{"parts twice, and a title of one in French", []slip{{en + "technical.md", "  - key: points\n", "parts:\n  - key: points\n"}, {fr + "technical.md", "    title: Les deux seuils\n", ""}},
			[]string{"DuplicateField 20", "TextParity 12"}},
	} {
		folder := shipped(t)
		for _, s := range c.slips {
			rewrite(t, folder, s.file, s.old, s.new)
		}
		var got []string
		for _, is := range foretold(t, folder, "fr", "en") {
			got = append(got, fmt.Sprint(is.Code, " ", is.Pos.Line))
		}
		slices.Sort(got)
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

// A text under another name is lost in an edition of one language too, where
// no other one asks for it.
func TestATextUnderAnotherNameIsAnError(t *testing.T) {
	folder := shipped(t)
	moved(t, folder, "editions/2026-04/en/news.md", "editions/2026-04/en/new.md")
	got := foretold(t, folder, "en")
	if len(got) != 1 || got[0].Code != data.StrayFile || got[0].Severity != diag.Error || got[0].Subject != "editions/2026-04/en/news.md" {
		t.Errorf("%v", got)
	}
}

// A file beside the one that was perhaps meant takes nothing away: it is told
// as one that nothing reads.
func TestACopyBesideItsFileIsNoError(t *testing.T) {
	folder := shipped(t)
	folder["editions/2026-04/en/new.md"] = folder["editions/2026-04/en/news.md"]
	got := foretold(t, folder, "fr", "en")
	if len(got) != 1 || got[0].Code != data.StrayFile || got[0].Severity != diag.Warning || got[0].Subject != "" {
		t.Errorf("%v", got)
	}
}

// What is given twice hides what it makes untrue, and nothing else: a source
// counts for nothing, an offer once too often only for what is so without it.
func TestADoubleHidesOnlyWhatItMakesUntrue(t *testing.T) {
	const offers, milestones = "register/offers.yaml", "    milestones:\n      - step: j0\n        kind: announced\n        date: 2025-12-16\n"
	again := func(id string, head string) func(*testing.T, fstest.MapFS) {
		return func(t *testing.T, f fstest.MapFS) {
			t.Helper()
			_, rest, ok := strings.Cut(string(f[offers].Data), "  - id: "+id+"\n")
			entry, _, ends := strings.Cut(rest, "\n  - id: ")
			if !ok || !ends {
				t.Fatal(id)
			}
			rewrite(t, f, offers, "  - id: bleu-cloud", head+entry+"\n  - id: bleu-cloud")
		}
	}
	twice := again("adista-secure-cloud", "  - id: adista-secure-cloud\n")
	source := func(t *testing.T, f fstest.MapFS) {
		t.Helper()
		rewrite(t, f, "register/sources.yaml", "sources:\n", "sources:\n  - {id: A1, grade: P, kind: page, title: T, lang: fr, publisher: P, date: 2022, url: https://x.fr/twice}\n")
	}
	milestone := func(t *testing.T, f fstest.MapFS) {
		t.Helper()
		rewrite(t, f, offers, milestones, milestones+"        known: 2026-02-16\n        sources: [C25]\n      - step: j0\n        kind: announced\n        date: 2025-12-16\n")
	}
	wrong := func(t *testing.T, f fstest.MapFS) {
		t.Helper()
		rewrite(t, f, "editions/2026-04/en/month.md", "seventeen qualified", "sixteen qualified")
	}
	for _, c := range []struct {
		name string
		make []func(*testing.T, fstest.MapFS)
		want []diag.Code
	}{
		{"a source twice and a wrong count", []func(*testing.T, fstest.MapFS){source, wrong}, []diag.Code{review.UntrueCount, data.DuplicateID}},
		{"an offer twice", []func(*testing.T, fstest.MapFS){twice}, []diag.Code{data.DuplicateID}},
		{"an offer three times", []func(*testing.T, fstest.MapFS){twice, twice}, []diag.Code{data.DuplicateID, data.DuplicateID}},
		{"an offer twice and a wrong count", []func(*testing.T, fstest.MapFS){twice, wrong}, []diag.Code{review.UntrueCount, data.DuplicateID}},
		{"a milestone twice, the second in the month", []func(*testing.T, fstest.MapFS){milestone}, []diag.Code{data.DuplicateID}},
		{"a milestone twice and a wrong count", []func(*testing.T, fstest.MapFS){milestone, wrong}, []diag.Code{review.UntrueCount, data.DuplicateID}},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := shipped(t)
			for _, change := range c.make {
				change(t, folder)
			}
			got := foretold(t, folder, "en")
			var codes []diag.Code
			for _, is := range got {
				codes = append(codes, is.Code)
			}
			if d := cmp.Diff(c.want, codes); d != "" {
				t.Errorf("%s\n%v", d, got)
			}
		})
	}
}

// What could not be read of an entry hides the claims that it may bear out, and no
// other: what is untrue whatever it holds is told beside it.
func TestWhatWasNotReadHidesOnlyWhatHangsOnIt(t *testing.T) {
	const offers, month = "register/offers.yaml", "editions/2026-04/en/month.md"
	const count, nearly, far = "seventeen qualified", "sixteen qualified", "twelve qualified"
	for _, c := range []struct {
		name, old, new string
		code           diag.Code
		hidden         string // what the count may be said to be
	}{
		{"a provider that there is not", "provider: ecritel", "provider: ecritell", check.UnknownProvider, ""},
		{"a provider of several offers", "provider: cyllene-its", "provider: cyllene-itz", check.UnknownProvider, ""},
		{"a provider of a qualified offer", "provider: s3ns", "provider: zzzz", check.UnknownProvider, count},
		{"a layer unlike any", "layers: [iaas]", "layers: [pass]", "UnknownValue", ""},
		{"a stage unlike any", "stage: candidate", "stage: pass", "UnknownValue", "eighteen qualified"},
		{"a stage of a qualified offer unlike any", "stage: qualified\n        layers: [iaas, caas, paas]\n        known: 2025-12-19", "stage: pass\n        layers: [iaas, caas, paas]\n        known: 2025-12-19", "UnknownValue", nearly},
		{"a stage of a qualified offer, its letters swapped", "stage: qualified", "stage: qualifeid", "UnknownValue", ""},
		{"a day", "known: 2025-12-16", "known: 2025-12-36", "BadDate", ""},
		{"a step", "step: j0", "step: pass", "UnknownValue", ""},
		{"a kind of milestone", "kind: announced", "kind: pass", "UnknownValue", ""},
		{"an end", "until: 2027-12-04", "until: 2027-12-44", "BadDate", ""},
		{"a field of an offer unlike any", "    milestones:", "    qqqq:", "UnknownField", ""},
		{"a name of an offer's field", "name: Adista", "nam: Adista", "UnknownField", ""},
		{"a version of the framework", "date: 2022-03-08", "date: 2022-03-98", "BadDate", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			for said, want := range map[string][]diag.Code{far: {review.UntrueCount, c.code}, c.hidden: {c.code}} {
				if said == "" {
					continue
				}
				folder := shipped(t)
				rewrite(t, folder, offers, c.old, c.new)
				if said != count {
					rewrite(t, folder, month, count, said)
				}
				var codes []diag.Code
				got := foretold(t, folder, "en")
				for _, is := range got {
					codes = append(codes, is.Code)
				}
				slices.Sort(codes)
				slices.Sort(want)
				if d := cmp.Diff(want, codes); d != "" {
					t.Errorf("%s: %s\n%v", said, d, got)
				}
			}
		})
	}
}

// What is lost of a register may be anything, and is so many offers: a number that is
// further off than they are is told, and so is what is said of others by name.
func TestWhatIsLostHidesNoMoreThanItIs(t *testing.T) {
	const offers, providers, month = "register/offers.yaml", "register/providers.yaml", "editions/2026-04/en/month.md"
	const count, near, far = "seventeen qualified", "eighteen qualified", "twelve qualified"
	const cloud, adista = "S3NS is a candidate.", "Adista is qualified."
	edit := func(file, old, new string) func(*testing.T, fstest.MapFS) {
		return func(t *testing.T, f fstest.MapFS) { t.Helper(); rewrite(t, f, file, old, new) }
	}
	strangers := func(t *testing.T, f fstest.MapFS) {
		t.Helper()
		for _, id := range []string{"adista", "bleu", "ecritel", "free-pro"} {
			rewrite(t, f, offers, "provider: "+id, "provider: zzz"+id[:1]+"q")
		}
	}
	for _, c := range []struct {
		name         string
		make         func(*testing.T, fstest.MapFS)
		hidden, told []string
	}{
		{"a step under a name unlike any", edit(offers, "    milestones:\n      - step: j0", "    milestnes:\n      - step: pass"), nil, []string{far, near, cloud, adista}},
		{"an entry that is none", edit(offers, "offers:\n", "offers:\n  - adista-secure-cloud\n"), []string{near, adista, cloud}, []string{far}},
		{"an entry without stages", edit(offers, "    stages:\n      - stage: candidate\n        layers: [iaas]\n        known: 2025-12-16\n        sources: [A4, C25]\n        note: \"[OBS] The pair of provider and offer stands in the January box of new arrivals.\"\n", ""),
			[]string{near, adista}, []string{far, cloud}},
		{"a stage twice", edit(offers, "      - stage: candidate\n", "      - stage: candidate\n        stage: qualified\n"), []string{near, adista}, []string{far, cloud, "nineteen qualified"}},
		{"two entries in one", edit(offers, "  - id: bleu-cloud", "    id: bleu-cloud"), []string{near, "nineteen qualified", adista}, []string{far, "twenty-three qualified"}},
		{"four providers that there are not", strangers, []string{"twenty qualified"}, []string{far, "twenty-one qualified"}},
		{"the name of an offer under a name unlike any", edit(offers, "name: Adista", "zzzzz: Adista"), nil, []string{near, far, cloud, adista}},
		{"the name of a provider under a name unlike any", edit(providers, "    name: S3NS", "    zzzzz: S3NS"), nil, []string{near, far, cloud, adista}},
		{"the name of a provider, which is missing", edit(providers, "    name: Adista\n", ""), []string{"Adista has three qualified offers."}, []string{near, far, cloud}},
		{"the name of a provider twice", edit(providers, "    name: Adista\n", "    name: Adist\n    name: Adista\n"), nil, []string{near, far, cloud, adista}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for i, said := range append(slices.Clone(c.told), c.hidden...) {
				folder := shipped(t)
				c.make(t, folder)
				if strings.HasSuffix(said, ".") {
					said = "\n\n" + said
					f := folder["editions/2026-04/en/editorial.md"]
					folder["editions/2026-04/en/editorial.md"] = &fstest.MapFile{Data: append(slices.Clone(f.Data), []byte(said+"\n")...)}
				} else {
					rewrite(t, folder, month, count, said)
				}
				got := foretold(t, folder, "en")
				told := got.Has(review.UntrueCount) || got.Has(review.UntrueClaim)
				if want := i < len(c.told); told != want || len(got) == 0 {
					t.Errorf("%q is told: %t\n%v", strings.TrimSpace(said), told, got)
				}
			}
		})
	}
}

// So is what a text is said to rest on.
func TestWhatWasNotReadHidesOnlyWhatIsAssumedOfIt(t *testing.T) {
	loaded, _ := data.Load(data.FS())
	ed, _ := loaded.Edition("2026-04")
	n, _ := ed.View.Figure(facts.FigQualified)
	for assumed, want := range map[int][]diag.Code{n: {check.UnknownProvider}, n - 3: {check.UnknownProvider, check.WrongAssumption}} {
		folder := shipped(t)
		rewrite(t, folder, "register/offers.yaml", "provider: s3ns", "provider: s3nss")
		rewrite(t, folder, "editions/2026-04/edition.yaml", "imprint:", fmt.Sprintf("assumes: {%s: %d}\nimprint:", facts.FigQualified, assumed))
		var codes []diag.Code
		for _, is := range foretold(t, folder, "en") {
			codes = append(codes, is.Code)
		}
		slices.Sort(codes)
		if d := cmp.Diff(want, codes); d != "" {
			t.Error(d)
		}
	}
}
