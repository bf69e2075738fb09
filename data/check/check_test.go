package check_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// checked is the findings of check.Edition for a folder that loads without any.
func checked(t *testing.T, replaced map[string]string, langs ...string) diag.List {
	t.Helper()
	s, found := data.Load(sample.Small(t, replaced))
	if len(found) > 0 {
		t.Fatal(found)
	}
	e, _ := s.Edition("2026-01")
	return check.Edition(s, e, langs)
}

// A drawing never changes its kind in silence: what nearly is a percentage is a
// finding, and so is what is none among percentages.
func TestShares(t *testing.T) {
	for _, c := range []struct {
		items []string
		want  []string
	}{
		{[]string{"24 %", "39 %"}, nil},
		{[]string{"24%", "12,5 %", "0.25%", "100 %"}, nil},
		{[]string{"Une offre", "Deux offres"}, nil},
		{[]string{"The price rose by 24% in a year", "It fell by 12% the year after"}, nil},
		{[]string{"24 %", "24 pour cent"}, []string{"MixedShares 1"}},
		{[]string{"24%%", "39 %"}, []string{"MixedShares 0"}},
		{[]string{"24 %", "39 % environ", "about 40%"}, []string{"MixedShares 1", "MixedShares 2"}},
		{[]string{"24 %", "Une offre"}, []string{"MixedShares 1"}},
		{[]string{"24 %", "39 % [@A1]"}, []string{"MixedShares 1"}},
		{[]string{"24 %", "120 %"}, []string{"MixedShares 1"}},
		{[]string{"24 pour cent", "39 percent"}, []string{"NearShare 0", "NearShare 1"}},
		{[]string{"environ 24 %", "Une offre"}, []string{"NearShare 0"}},
		{[]string{"24", "39"}, []string{"NearShare 0", "NearShare 1"}},
	} {
		for _, lang := range []string{"fr", "en"} {
			text := "---\ntitle: A\nparts:\n  diagram:\n    title: B\n    items:\n"
			for i, it := range c.items {
				text += fmt.Sprintf("      i%d: {title: T, text: '%s'}\n", i, it)
			}
			var got []string
			for _, i := range checked(t, map[string]string{
				"editions/2026-01/edition.yaml":              edition + "[technical, sources]\n",
				"editions/2026-01/" + lang + "/technical.md": text + "---\nUn.\n"}, lang) {
				if i.Code == check.MixedShares || i.Code == check.NearShare {
					if i.Hint == "" || i.Pos.Col < 27 {
						t.Error(i)
					}
					got = append(got, fmt.Sprintf("%s %d", i.Code, i.Pos.Line-7))
				}
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("%s %v: %s", lang, c.items, d)
			}
		}
	}
}

func TestRegisterFaults(t *testing.T) {
	offer := func(rest string) string { return head + "    name: Une offre\n" + stage + rest }
	ms := func(a, b string) string {
		return offer(fmt.Sprintf("    milestones:\n      - {step: j0, date: %s, known: 2025-06, sources: [A1]}\n      - {step: j1, date: %s, known: 2025-06, sources: [A1]}\n", a, b))
	}
	for _, c := range []struct {
		name, file, text string
		want             []string
	}{
		{"order of milestones", offersFile, ms("2025-05-02", "2025-04"), []string{"register/offers.yaml:10:9: J0 is dated 2025-05-02, after J1 on 2025-04. The other place is register/offers.yaml:9:9. [MilestoneOrder]"}},
		{"same month is no contradiction", offersFile, ms("2025-04-30", "2025-04"), nil},
		{"milestone twice", offersFile, strings.Replace(ms("2025-04", "2025-05"), "step: j1", "step: j0", 1), []string{"register/offers.yaml:10:9: J0 is given twice. The other place is register/offers.yaml:9:9. [DuplicateID]"}},
		{"known too early", offersFile, ms("2025-07-01", "2025-08"), []string{"register/offers.yaml:9:9: It is said to have been known on 2025-06, before it happened on 2025-07-01. [Foreknown]", "register/offers.yaml:10:9: It is said to have been known on 2025-06, before it happened on 2025-08. [Foreknown]"}},
		{"validity", offersFile, offer("      - {stage: qualified, layers: [iaas], known: 2025-06, sources: [A1]}\n    decisions:\n      - {date: 2025-05-01, until: 2025-04-30, known: 2025-06, sources: [A1]}\n"), []string{"register/offers.yaml:10:9: Une offre is shown as qualified, but its decision ended on 2025-04-30. [ValidityEnded]", "register/offers.yaml:10:9: The decision ends on 2025-04-30, before it begins on 2025-05-01. [ValidityOrder]"}},
		{"validity of no day", offersFile, offer("      - {stage: qualified, layers: [iaas], known: 2025-06, sources: [A1]}\n    decisions:\n      - {date: 2025-05-01, until: 2025-05-01, known: 2025-06, sources: [A1]}\n"), []string{"register/offers.yaml:10:9: Une offre is shown as qualified, but its decision ended on 2025-05-01. [ValidityEnded]", "register/offers.yaml:10:9: The decision begins and ends on one day, 2025-05-01. [ValidityOrder]"}},
		{"stages", offersFile, offer("      - {stage: qualified, layers: [iaas], known: 2025-01-15, sources: [A1]}\n"), []string{"register/offers.yaml:8:9: This was known on 2025-01-15, before its provider un, on 2025-02-01. The other place is register/providers.yaml:2:5. [BeforeSubject]", "register/offers.yaml:8:9: This stage became known on 2025-01-15, before the one above it. The other place is register/offers.yaml:7:9. [StageOrder]"}},
		{"qualified without layers", offersFile, offer("      - {stage: qualified, known: 2025-03-15, sources: [A1]}\n"), []string{"register/offers.yaml:8:9: A qualified offer needs its layers. [MissingField]"}},
		{"provider", offersFile, strings.Replace(offer(""), "provider: un", "provider: uns", 1), []string{"register/offers.yaml:4:15: There is no provider uns. [UnknownProvider]"}},
		{"source", offersFile, strings.Replace(offer(""), "[A1]", "[Z9]", 1), []string{"register/offers.yaml:7:9: The stage of Une offre has no source that could be cited on 2025-12-31. [Unsourced]", "register/offers.yaml:7:73: There is no source Z9. [UnknownSource]"}},
		{"late source", offersFile, strings.Replace(offer(""), "[A1]", "[A2]", 1), []string{"register/offers.yaml:3:5: The stage of Une offre has no source that could be cited on 2025-12-31. [Unsourced]", "register/offers.yaml:7:9: It is said to have become known on 2025-02-01, but all its sources are later; the first, A2, is of 2026-02-01. The other place is register/sources.yaml:3:5. [LateSource]"}},
		{"offer twice", offersFile, offer("") + strings.TrimPrefix(offer(""), "observed: 2025-01-31\noffers:\n"), []string{"register/offers.yaml:8:5: Two offers have the id un-iaas. The other place is register/offers.yaml:3:5. [DuplicateID]"}},
		{"providers of one name", "register/providers.yaml", "providers:\n  - {id: un, name: Un, known: 2025-02-01, sources: [A1]}\n  - {id: deux, name: Deux, aliases: [ÛN], known: 2025-02-01, sources: [A1]}\n", []string{"register/providers.yaml:3:5: The provider deux has no offer and no candidacy: it stands on no page. [IdleProvider]", "register/providers.yaml:3:38: deux goes by a name that un has too: ÛN. The other place is register/providers.yaml:2:5. [DuplicateName]"}},
		{"ended", offersFile, offer("      - {stage: qualified, layers: [iaas], known: 2025-03-15, sources: [A1]}\n    decisions:\n      - {date: 2022-05-01, until: 2025-05-01, known: 2025-06, sources: [A1]}\n"), []string{"register/offers.yaml:10:9: The decision is of 2022-05-01, and the offer was known as a candidate after that, on 2025-02-01. The other place is register/offers.yaml:7:9. [LateArrival]", "register/offers.yaml:10:9: Une offre is shown as qualified, but its decision ended on 2025-05-01. [ValidityEnded]"}},
		{"ending", offersFile, offer("      - {stage: qualified, layers: [iaas], known: 2025-03-15, sources: [A1]}\n    decisions:\n      - {date: 2023-05-01, until: 2026-05-01, known: 2025-06, sources: [A1]}\n"), []string{"register/offers.yaml:10:9: The decision is of 2023-05-01, and the offer was known as a candidate after that, on 2025-02-01. The other place is register/offers.yaml:7:9. [LateArrival]", "register/offers.yaml:10:9: The decision on Une offre ends on 2026-05-01. [ValidityEnding]"}},
		{"cell of nobody", "register/grid.yaml", "cells:\n  - {provider: deux, column: type, value: shared, known: 2025-02-01, sources: [A1]}\n", []string{"register/grid.yaml:2:5: There is no provider deux. [UnknownProvider]"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := checked(t, map[string]string{c.file: c.text}, "fr")
			if c.name == "source" {
				for i := range got { // the place of the offer, not of the stage, is the view's
					got[i].Pos.Line = max(got[i].Pos.Line, 7)
					if got[i].Code == check.Unsourced {
						got[i].Pos.Col = 9
					}
				}
			}
			if d := cmp.Diff(c.want, sample.Lines(got)); len(c.want)+len(got) > 0 && d != "" {
				t.Error(d)
			}
			for _, i := range got {
				if i.Hint == "" {
					t.Error("no hint:", i)
				}
			}
		})
	}
}

const (
	offersFile = "register/offers.yaml"
	head       = "observed: 2025-01-31\noffers:\n  - id: un-iaas\n    provider: un\n"
	stage      = "    stages:\n      - {stage: candidate, layers: [iaas], known: 2025-02-01, sources: [A1]}\n"
	edition    = "month: 2026-01\ncutoff: 2025-12-31\npublished: 2026-01-12\nimprint: {publisher: Nous}\nsections: "
)

// A text that a language lacks is missed beside any other language of the
// edition that has it, also when that one is not built.
func TestAbsentBesideASibling(t *testing.T) {
	files := map[string]string{"editions/2026-01/edition.yaml": edition + "[month, sources]\n",
		"editions/2026-01/en/month.md": "---\ntitle: A\n---\nOne.\n"}
	for _, langs := range [][]string{{"fr"}, {"fr", "en"}} {
		var got []string
		for _, is := range checked(t, files, langs...) {
			if is.Code == check.MissingText {
				got = append(got, is.Pos.String()+" "+is.Hint.String())
			}
		}
		want := []string{"editions/2026-01/edition.yaml:5:11 Create editions/2026-01/fr/month.md, or take month out of the sections."}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(langs, d)
		}
	}
}

func TestTextFaults(t *testing.T) {
	fr, en := "editions/2026-01/fr/", "editions/2026-01/en/"
	for _, c := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"missing text", map[string]string{"editions/2026-01/edition.yaml": edition + "[editorial, sources]\n", fr + "editorial.md": "---\ntitle: A\n---\nUn.\n"},
			[]string{`editions/2026-01/edition.yaml:5:11: The section editorial has no text in "en". [MissingText]`}},
		{"a standing text is no editorial", map[string]string{"editions/2026-01/edition.yaml": edition + "[editorial, sources]\n", "standing/fr/editorial.md": "---\ntitle: A\n---\nUn.\n", en + "editorial.md": "---\ntitle: A\n---\nOne.\n"},
			[]string{`editions/2026-01/edition.yaml:5:11: The section editorial has no text in "fr". [MissingText]`}},
		{"texts whose section is left out", map[string]string{"editions/2026-01/edition.yaml": edition + "[editorial, sources]\n",
			fr + "editorial.md": "---\ntitle: A\n---\nUn.\n", en + "editorial.md": "---\ntitle: A\n---\nOne.\n",
			fr + "zoom.md": "---\ntitle: A\n---\nUn.\n", "standing/fr/method.md": "---\ntitle: A\n---\nUn.\n", "standing/en/zoom.md": "---\ntitle: A\n---\nOne.\n"},
			[]string{"editions/2026-01/fr/zoom.md:1:1: The section zoom is not among the edition's sections; this text would be lost. [UnsetField]"}},
		{"missing part", map[string]string{"editions/2026-01/edition.yaml": edition + "[method, sources]\n", "standing/fr/method.md": "---\nparts:\n  disc: x\n  stack: x\n  colour: {title: T}\n  rules: {items: [a]}\n  extra: y\n---\n"},
			[]string{`editions/2026-01/edition.yaml:5:11: The section method has no text in "en". [MissingText]`,
				"standing/fr/method.md:1:1: The part unknown is missing. [MissingPart]", "standing/fr/method.md:1:1: The text has no title. [MissingPart]",
				"standing/fr/method.md:5:11: The part colour has no text. [MissingPart]", "standing/fr/method.md:6:10: The part rules has 1 item, not 6. [MissingPart]",
				`standing/fr/method.md:7:10: The section method does not set a part "extra". [UnknownPart]`}},
		{"parts and items without a key", map[string]string{"editions/2026-01/edition.yaml": edition + "[technical, sources]\n",
			fr + "technical.md": "---\ntitle: A\nparts:\n  - text: x\n  - {key: diagram, items: [{key: alone, text: x}, {key: composed, text: y}, {text: z}]}\n---\nUn.\n",
			en + "technical.md": "---\ntitle: A\nparts:\n  - text: x\n  - {key: diagram, items: [{key: alone, text: x}, {key: composed, text: y}, {text: z}]}\n---\nOne.\n"},
			[]string{"editions/2026-01/en/technical.md:4:5: The section technical does not set a part without a key. [UnknownPart]",
				"editions/2026-01/en/technical.md:5:77: The part diagram does not set an item without a key beside alone and composed; its words would be lost. [UnknownPart]",
				"editions/2026-01/fr/technical.md:4:5: The section technical does not set a part without a key. [UnknownPart]",
				"editions/2026-01/fr/technical.md:5:77: The part diagram does not set an item without a key beside alone and composed; its words would be lost. [UnknownPart]"}},
		{"half a diagram", map[string]string{"editions/2026-01/edition.yaml": edition + "[technical, sources]\n", fr + "technical.md": "---\ntitle: A\nparts:\n  diagram: {items: {alone: x}}\n---\nUn.\n", en + "technical.md": "---\ntitle: A\nparts:\n  diagram: {items: {alone: 24 %}}\n---\nOne.\n"},
			[]string{"editions/2026-01/en/technical.md:4:12: The part diagram has no item composed. [MissingPart]", "editions/2026-01/en/technical.md:4:28: The numbers differ from those in \"fr\": only here 24. [NumberParity]", "editions/2026-01/fr/technical.md:4:12: The part diagram has no item composed. [MissingPart]"}},
		{"no place for a body", map[string]string{"standing/fr/register.md": "Un corps.\n", "standing/en/register.md": "A body.\n"},
			[]string{"standing/en/register.md:1:1: The section register has no place for a body; its words would be lost. [UnsetField]", "standing/fr/register.md:1:1: The section register has no place for a body; its words would be lost. [UnsetField]"}},
		{"no place in a part", map[string]string{"editions/2026-01/edition.yaml": edition + "[technical, sources]\n",
			fr + "technical.md": "---\ntitle: A\nsignature: B\nparts:\n  diagram:\n    items: {alone: {title: x, items: [y]}, composed: z, third: v}\n  points:\n    text: w\n    items: [a, b, c, {title: d, items: {deep: e}}]\n---\nUn.\n\n- a\n\n  > b\n",
			en + "technical.md": "---\ntitle: A\n---\nOne.\n\n- a\n\n  > b\n"},
			[]string{"editions/2026-01/en/technical.md:1:1: The text in \"fr\" has 2 items here, the one in \"en\" none. [TextParity]",
				`editions/2026-01/en/technical.md:1:1: signature is written in "fr" and missing in "en". [TextParity]`,
				"editions/2026-01/en/technical.md:8:3: The section technical has no place for a pull quote here; its words would be lost. [UnsetField]",
				"editions/2026-01/fr/technical.md:3:12: The section technical has no place for a signature; its words would be lost. [UnsetField]",
				"editions/2026-01/fr/technical.md:6:39: The part diagram.alone sets no items; “y” would be lost. [UnsetField]",
				`editions/2026-01/fr/technical.md:6:64: The part diagram does not set an item "third" beside alone and composed; its words would be lost. [UnknownPart]`,
				"editions/2026-01/fr/technical.md:8:11: The part points has no place for a text; “w” would be lost. [UnsetField]",
				"editions/2026-01/fr/technical.md:9:47: The part points[4] sets no items; “e” would be lost. [UnsetField]",
				"editions/2026-01/fr/technical.md:15:3: The section technical has no place for a pull quote here; its words would be lost. [UnsetField]"}},
		{"a quote where none is pulled", map[string]string{"editions/2026-01/edition.yaml": edition + "[zoom, sources]\n", fr + "zoom.md": "Un.\n\n> B\n", en + "zoom.md": "One.\n\n> B\n"},
			[]string{"editions/2026-01/en/zoom.md:3:1: The section zoom has no place for a pull quote here; its words would be lost. [UnsetField]", "editions/2026-01/fr/zoom.md:3:1: The section zoom has no place for a pull quote here; its words would be lost. [UnsetField]"}},
		{"parity of fields", map[string]string{fr + "register.md": "---\ntitle: A\nnote: B 3,5 % et 10 000\n---\n", en + "register.md": "---\ntitle: A\nnote: B 3.5% and 10,001 [@A1]\nstandfirst: C\n---\n"},
			[]string{"editions/2026-01/en/register.md:3:18: The numbers differ from those in \"fr\": missing here 10000; only here 10001. [NumberParity]",
				"editions/2026-01/en/register.md:3:26: The sources differ from those in \"fr\": only here A1. [CiteParity]",
				`editions/2026-01/en/register.md:4:13: standfirst is written in "en" and missing in "fr". [TextParity]`}},
		{"parity of dates", map[string]string{fr + "register.md": "---\nnote: Le 1er avril 2026, J0 pour S3NS, 24 % au plus\n---\n", en + "register.md": "---\nnote: On 1 April 2026, J0 for S3NS, at most 24%\n---\n"}, nil},
		{"parity of bodies", map[string]string{"editions/2026-01/edition.yaml": edition + "[editorial, sources]\n", fr + "editorial.md": "---\ntitle: A\n---\nUn [a](https://x.fr).\n\n## B\n\n> C\n", en + "editorial.md": "---\ntitle: A\n---\nOne.\n\n> C\n"},
			[]string{"editions/2026-01/en/editorial.md:4:1: The links differ from those in \"fr\": missing here https://x.fr. [LinkParity]",
				`editions/2026-01/en/editorial.md:4:5: The text in "fr" has a heading of level 2 that is missing here. [TextParity]`}},
		{"parity of items", map[string]string{"editions/2026-01/edition.yaml": edition + "[news, sources]\n", fr + "news.md": "---\nparts:\n  unchanged: {text: x, items: [a, b]}\n---\n", en + "news.md": "---\nparts:\n  unchanged: {text: x, items: [a]}\n---\n"},
			[]string{`editions/2026-01/en/news.md:3:32: The text in "fr" has an item that is missing here. [TextParity]`,
				"editions/2026-01/en/news.md:3:32: The part unchanged sets no items; “a” would be lost. [UnsetField]",
				"editions/2026-01/fr/news.md:3:32: The part unchanged sets no items; “a” would be lost. [UnsetField]", "editions/2026-01/fr/news.md:3:35: The part unchanged sets no items; “b” would be lost. [UnsetField]"}},
		{"parity of keys", map[string]string{"editions/2026-01/edition.yaml": edition + "[news, sources]\n", fr + "news.md": "---\nparts: {events: {items: []}}\n---\n", en + "news.md": "---\nparts: {unchanged: x}\n---\n"},
			[]string{`editions/2026-01/en/news.md:2:20: The text in "fr" has the item "events" where the item "unchanged" stands here. [TextParity]`}},
		{"words", map[string]string{fr + "register.md": "---\nnote: Une offre certifiée SecNumCloud.\ntitle: \"{{rewrite}} Un\"\n---\n", en + "register.md": "---\nnote: A qualification is not a certification. AFNOR Certification audits.\ntitle: One\n---\n"},
			[]string{"editions/2026-01/fr/register.md:3:9: This passage is still to be written. [Unwritten]"}},
		{"sources", map[string]string{fr + "register.md": "---\nnote: Un [@a1, A2]\n---\n", en + "register.md": "---\nnote: One [@a1, A2]\n---\n"},
			[]string{"editions/2026-01/en/register.md:2:12: There is no source a1. [UnknownSource]", "editions/2026-01/en/register.md:2:17: The source A2, of 2026-02-01, is later than the cut-off, 2025-12-31. [UnknownSource]",
				"editions/2026-01/fr/register.md:2:11: There is no source a1. [UnknownSource]", "editions/2026-01/fr/register.md:2:16: The source A2, of 2026-02-01, is later than the cut-off, 2025-12-31. [UnknownSource]"}},
		{"a language that is none", map[string]string{fr + "register.md": "---\nnote: Un [*word* or two]{lang=xx} et un [mot]{lang=de}\n---\n", en + "register.md": "---\nnote: One [word]{lang=eng} and [another]{lang=zq}\n---\n"},
			[]string{"editions/2026-01/en/register.md:2:33: There is no language with the code zq. [UnknownValue]",
				"editions/2026-01/fr/register.md:2:12: There is no language with the code xx. [UnknownValue]"}},
		{"a source for another", map[string]string{fr + "register.md": "---\nnote: Un [@Z9]\n---\n", en + "register.md": "---\nnote: One [@A1]\n---\n"},
			[]string{"editions/2026-01/fr/register.md:2:11: There is no source Z9. [UnknownSource]"}},
		{"a source for two others", map[string]string{fr + "register.md": "---\nnote: Un [@Z9]\n---\n", en + "register.md": "---\nnote: One [@A1, A2]\n---\n"},
			[]string{"editions/2026-01/en/register.md:2:12: The sources differ from those in \"fr\": only here A1, A2. [CiteParity]",
				"editions/2026-01/en/register.md:2:17: The source A2, of 2026-02-01, is later than the cut-off, 2025-12-31. [UnknownSource]",
				"editions/2026-01/fr/register.md:2:11: There is no source Z9. [UnknownSource]"}},
		{"pictures", map[string]string{"editions/2026-01/edition.yaml": edition + "[zoom, sources]\n", fr + "zoom.md": "![x](a.png)\n\n- ![x](b.svg)\n\n![x](https://x.fr/c.png)\n\n![x](d.png)\n", fr + "d.png": "…", en + "zoom.md": "![x](../fr/d.png)\n\n- ![x](../fr/d.png)\n\n![x](../fr/d.png)\n\n![x](../fr/d.png)\n"},
			[]string{"editions/2026-01/en/zoom.md:1:1: Nobody says whose the picture d.png is, or by what right it is printed. [MissingRights]",
				"editions/2026-01/en/zoom.md:3:3: Nobody says whose the picture d.png is, or by what right it is printed. [MissingRights]",
				"editions/2026-01/en/zoom.md:5:1: Nobody says whose the picture d.png is, or by what right it is printed. [MissingRights]",
				"editions/2026-01/en/zoom.md:7:1: Nobody says whose the picture d.png is, or by what right it is printed. [MissingRights]",
				"editions/2026-01/fr/zoom.md:1:1: There is no picture editions/2026-01/fr/a.png. [MissingPicture]", "editions/2026-01/fr/zoom.md:3:3: The picture b.svg is of the kind SVG, and only PNG and JPEG can be printed. [PictureFormat]",
				"editions/2026-01/fr/zoom.md:5:1: The picture https://x.fr/c.png is an address: nothing is fetched while building. [MissingPicture]",
				"editions/2026-01/fr/zoom.md:7:1: Nobody says whose the picture d.png is, or by what right it is printed. [MissingRights]"}},
		{"a folder for a picture", map[string]string{"editions/2026-01/edition.yaml": edition + "[zoom, sources]\n", fr + "zoom.md": "![x](d.png)\n", fr + "d.png/e.png": "…", en + "zoom.md": "![x](../fr/d.png)\n"},
			[]string{"editions/2026-01/en/zoom.md:1:1: The picture editions/2026-01/fr/d.png is a folder. [MissingPicture]",
				"editions/2026-01/fr/zoom.md:1:1: The picture editions/2026-01/fr/d.png is a folder. [MissingPicture]"}},
		{"what is said of pictures", map[string]string{"editions/2026-01/edition.yaml": edition + "[editorial, sources]\n", fr + "d.png": "…",
			fr + "editorial.md": "---\ntitle: T\npictures:\n  - {file: d.png, form: portrait, alt: x, credit: x, rights: x}\n  - {file: d.png, form: portrait, credit: x}\n  - {file: d.png, form: columns, credit: x, rights: x}\n  - {form: opener}\nmargin:\n  - {at: Ici, text: x}\n  - {at: Là, text: x}\n  - {at: Plus loin, text: x}\n  - {at: Ailleurs, text: x}\n---\n## Ici\n\nMots\n\n## Plus *loin*\n\nMots\n\n## Ailleurs [@A1]\n\nMots\n",
			en + "editorial.md": "---\ntitle: T\n---\n## Here\n\nWords\n\n## Further\n\nWords\n\n## Elsewhere [@A1]\n\nWords\n"},
			[]string{`editions/2026-01/en/editorial.md:1:1: The text in "fr" has the picture "opener" that is missing here. [TextParity]`,
				`editions/2026-01/en/editorial.md:1:1: The text in "fr" has the picture "portrait" that is missing here. [TextParity]`,
				`editions/2026-01/en/editorial.md:4:1: The text in "fr" has a note in the margin that is missing here. [TextParity]`,
				`editions/2026-01/en/editorial.md:8:1: The text in "fr" has a note in the margin that is missing here. [TextParity]`,
				`editions/2026-01/en/editorial.md:12:1: The text in "fr" has a note in the margin that is missing here. [TextParity]`,
				"editions/2026-01/fr/editorial.md:5:5: The picture d.png has no words for those who cannot see it. [MissingAltText]",
				"editions/2026-01/fr/editorial.md:5:5: Nobody says whose the picture d.png is, or by what right it is printed. [MissingRights]",
				"editions/2026-01/fr/editorial.md:6:5: The picture d.png stands nowhere in the body. [UnsetField]",
				"editions/2026-01/fr/editorial.md:10:5: The body has no heading “Là”. [UnknownHeading]"}},
		{"forms and notes where none have a place", map[string]string{"editions/2026-01/edition.yaml": edition + "[zoom, sources]\n", fr + "d.png": "…",
			fr + "zoom.md": "---\npictures:\n  - {file: d.png, form: portrait, alt: x, credit: x, rights: x}\n---\nMots\n", en + "zoom.md": "Words\n"},
			[]string{"editions/2026-01/fr/zoom.md:3:5: The section zoom sets no picture as portrait. [UnsetField]"}},
		{"events", map[string]string{"editions/2026-01/edition.yaml": strings.Replace(edition, "cutoff: 2025-12-31", "cutoff: 2025-12-31\nprevious-cutoff: 2025-01-31", 1) + "[news, sources]\n",
			fr + "news.md": "---\nparts: {events: {items: {un-arrivals: x, un-arrival: y}}}\n---\n", en + "news.md": "---\nparts: {events: {items: {un-arrivals: x, un-arrival: y}}}\n---\n"},
			[]string{"editions/2026-01/en/news.md:2:39: The month has no event un-arrivals; its words would not be printed. [UnknownEvent]", "editions/2026-01/fr/news.md:2:39: The month has no event un-arrivals; its words would not be printed. [UnknownEvent]"}},
		{"events that a quiet month recalls", map[string]string{"editions/2026-01/edition.yaml": strings.Replace(edition, "cutoff: 2025-12-31", "cutoff: 2025-12-31\nprevious-cutoff: 2025-11-30", 1) + "[news, sources]\n",
			"register/offers.yaml": "observed: 2025-01-31\noffers:\n  - id: un-iaas\n    provider: un\n    name: Une offre\n    stages:\n      - {stage: candidate, layers: [iaas], known: 2025-02-01, sources: [A1]}\n    milestones:\n      - {step: j1, date: 2025-05, known: 2025-06, sources: [A1]}\n",
			fr + "news.md":         "---\nparts: {events: {items: {un-j1: x}}}\n---\n", en + "news.md": "---\nparts: {events: {items: {un-j1: x}}}\n---\n"}, nil},
		{"covers inside", map[string]string{"editions/2026-01/edition.yaml": edition + "[back, sources, cover]\n", "standing/fr/back.md": "---\ntitle: A\n---\n", "standing/en/back.md": "---\ntitle: A\n---\n",
			"editions/2026-01/fr/cover.md": "---\ntitle: A\n---\n", "editions/2026-01/en/cover.md": "---\ntitle: A\n---\n"},
			[]string{"editions/2026-01/edition.yaml:5:12: The section back is a cover, and stands before others. [SectionPlace]",
				"editions/2026-01/edition.yaml:5:27: The section cover is a cover, and stands after others. [SectionPlace]"}},
		{"covers outside", map[string]string{"editions/2026-01/edition.yaml": edition + "[cover, sources, back]\n", "standing/fr/back.md": "---\ntitle: A\n---\n", "standing/en/back.md": "---\ntitle: A\n---\n",
			"editions/2026-01/fr/cover.md": "---\ntitle: A\n---\n", "editions/2026-01/en/cover.md": "---\ntitle: A\n---\n"}, nil},
		{"days", map[string]string{"editions/2026-01/edition.yaml": "month: 2026-01\ncutoff: 2025-12-31\nprevious-cutoff: 2026-01-31\npublished: 2025-12-12\nimprint: {publisher: Nous}\nsections: [sources]\n"},
			[]string{"editions/2026-01/edition.yaml:3:18: The cut-off, 2025-12-31, is not after the previous one, 2026-01-31. The other place is editions/2026-01/edition.yaml:2:9. [EditionOrder]", "editions/2026-01/edition.yaml:4:12: The edition is published on 2025-12-12, before its cut-off, 2025-12-31. The other place is editions/2026-01/edition.yaml:2:9. [EditionOrder]"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, ok := c.files["standing/fr/register.md"]; !ok {
				c.files["standing/en/register.md"] = "---\ntitle: Register\n---\n"
			}
			got := checked(t, c.files, "fr", "en")
			if d := cmp.Diff(c.want, sample.Lines(got)); len(c.want)+len(got) > 0 && d != "" {
				t.Error(d)
			}
			for _, i := range got {
				if i.Hint == "" {
					t.Error("no hint:", i)
				}
			}
		})
	}
}

func TestReadFile(t *testing.T) {
	s, found := data.Load(sample.Small(t, map[string]string{"editions/2026-01/pictures/plan.png": "…",
		"editions/2026-01/fr/zoom.md": "---\ntitle: T\n---\n![x](../pictures/plan.png)\n"}))
	if len(found) > 0 {
		t.Fatal(found)
	}
	if raw, err := s.ReadFile("editions/2026-01/pictures/plan.png"); err != nil || string(raw) != "…" {
		t.Error(raw, err)
	}
}

func TestWordsOfAThirdLanguage(t *testing.T) {
	s, found := data.Load(sample.Shipped(t, map[string]string{"standing/de/register.md": "---\ntitle: Register\n---\n"}))
	if len(found) > 0 {
		t.Fatal(found)
	}
	e, _ := s.Edition("specimen")
	if got := e.Langs(); strings.Join(got, " ") != "de en fr" {
		t.Error(got)
	}
	n, words := 0, map[string]bool{}
	for _, i := range check.Edition(s, e, []string{"de"}) {
		if i.Lang != "de" {
			t.Error("no fault of German:", i)
		}
		n++
		if i.Code == check.MissingWords {
			words[i.Field] = true
		}
	}
	if !words["imprint.publisher"] || !words["about"] || n < 10 {
		t.Error(n, words)
	}
	grid, _ := s.Edition("2026-04") // what sources say of a cell is told at the cell
	evidence := 0
	for _, i := range check.Edition(s, grid, []string{"de"}) {
		if i.Field == "evidence" && i.Code == check.MissingWords && i.Pos.File == "register/grid.yaml" {
			evidence++
		}
	}
	if evidence == 0 {
		t.Error("nobody says that the evidence is not in German")
	}
	if p := e.Imprint.Publisher; p.In("fr") != "Observatoire SecNumCloud" || p.In("de") != p.In("en") || !e.Has("method") {
		t.Error(p)
	}
	if w := (read.Words{"pt": "a", "it": "b"}); w.In("de") != "b" || (read.Words{}).In("de") != "" {
		t.Error(w.In("de"))
	}
}

// What a text or an edition rests on is held against the register, at its line.
func TestAssumptions(t *testing.T) {
	got := sample.Lines(checked(t, map[string]string{
		"editions/2026-01/edition.yaml": "month: 2026-01\ncutoff: 2025-12-31\nprevious-cutoff: 2025-11-30\npublished: 2026-01-12\nsections: [register, sources]\nimprint: {publisher: Nous}\nassumes:\n  candidates: 2\n  movements: 0\n",
		"standing/fr/register.md":       "---\ntitle: Registre\nassumes: {qualified: 1, candidats: 3, offers: 1}\n---\n",
	}, "fr"))
	want := []string{"editions/2026-01/edition.yaml:8:15: The words rest on 2 candidates; by 2025-12-31 the register has 1. [WrongAssumption]",
		"standing/fr/register.md:3:22: The words rest on 1 qualified; by 2025-12-31 the register has 0. [WrongAssumption]",
		"standing/fr/register.md:3:36: Nothing in the register is counted as candidats. [UnknownField]"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	s, found := data.Load(sample.Small(t, map[string]string{"standing/fr/register.md": "---\ntitle: Registre\nassumes: {candidates: two}\n---\n"}))
	e, _ := s.Edition("2026-01")
	if all := check.Edition(s, e, []string{"fr"}); len(found) != 1 || all.Has(check.WrongAssumption) { // what is no number rests on nothing
		t.Error(found, all)
	}
}
