package data_test

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
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

func hint(t *testing.T, l diag.List, want string) {
	t.Helper()
	for _, i := range l {
		if strings.Contains(i.Hint.String(), want) {
			return
		}
	}
	t.Errorf("no hint says %q in %v", want, l)
}

func TestSmallFolderIsFaultless(t *testing.T) {
	s, found := data.Load(sample.Small(t, nil))
	if len(found) > 0 {
		t.Fatal(found)
	}
	e, ok := s.Edition("2026-01")
	if !ok || len(check.Edition(s, e, []string{"fr"})) > 0 {
		t.Error(ok, check.Edition(s, e, []string{"fr"}))
	}
}

const (
	offersFile = "register/offers.yaml"
	head       = "observed: 2025-01-31\noffers:\n  - id: un-iaas\n    provider: un\n"
	stage      = "    stages:\n      - {stage: candidate, layers: [iaas], known: 2025-02-01, sources: [A1]}\n"
)

func TestLoadFaults(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		want             []string
		hint             string
	}{
		{"misspelt field", offersFile, head + "    nmae: X\n" + stage, []string{"register/offers.yaml:5:5: There is no field nmae here. [UnknownField]"}, "Did you mean name?"},
		{"several at once", offersFile, strings.Replace(head, "2025-01-31", "31/12/2025", 1) + "    layer: x\n" + strings.Replace(stage, "[iaas]", "[iaaas, saas]", 1),
			[]string{"register/offers.yaml:1:11: observed is 31/12/2025, which is not how dates are written here. [BadDate]",
				"register/offers.yaml:5:5: There is no field layer here. [UnknownField]",
				`register/offers.yaml:7:37: layers[0] is "iaaas", which is not a value it can have. [UnknownValue]`}, "Write 2025-12-31."},
		{"month 13", offersFile, strings.Replace(head, "2025-01-31", "2025-13-01", 1) + stage, []string{"register/offers.yaml:1:11: observed is 2025-13-01, which is not in the calendar. [BadDate]"}, "Write year-month-day"},
		{"30 February", offersFile, strings.Replace(head, "2025-01-31", "2025-02-30", 1) + stage, []string{"register/offers.yaml:1:11: observed is 2025-02-30, which is not in the calendar. [BadDate]"}, ""},
		{"word for a date", offersFile, strings.Replace(head, "2025-01-31", "soon", 1) + stage, []string{`register/offers.yaml:1:11: observed is "soon", which is not a date. [BadDate]`}, "2025-12"},
		{"month where a day is needed", offersFile, strings.Replace(head, "2025-01-31", "2025-01", 1) + stage, []string{"register/offers.yaml:1:11: observed needs a day. [BadDate]"}, ""},
		{"twice", offersFile, head + "    provider: deux\n" + stage, []string{"register/offers.yaml:5:5: The field provider is given twice. [DuplicateField]"}, "Keep one"},
		{"missing", offersFile, "observed: 2025-01-31\noffers:\n  - id: x\n" + stage, []string{"register/offers.yaml:3:5: The field provider is missing. [MissingField]"}, "Add the line: provider:"},
		{"list for a value", offersFile, head + "    name: [a, b]\n" + stage, []string{"register/offers.yaml:5:11: name is a list; a single value is expected here. [WrongType]"}, "name: word"},
		{"value for a group", offersFile, head + "    stages: candidate\n", []string{"register/offers.yaml:5:13: stages is a single value; a group of fields is expected here. [WrongType]"}, ""},
		{"group for a list", offersFile, head + "    stages:\n      stage: candidate\n", []string{"register/offers.yaml:6:7: stages is a group of fields; a list is expected here. [WrongType]"}, ""},
		{"alias", offersFile, head + "    name: *x\n" + stage, []string{"register/offers.yaml:5:11: A value cannot begin with *. [YAMLSyntax]"}, "double quotes"},
		{"tab", offersFile, head + "\tname: x\n" + stage, []string{"register/offers.yaml:5:1: The line is indented with a tab. [YAMLSyntax]"}, "two for each level"},
		{"no-break space", offersFile, head + "\u00a0\u00a0name: x\n" + stage, []string{"register/offers.yaml:5:1: The line is indented with a no-break space. [YAMLSyntax]"}, "plain spaces"},
		{"no-break space after a dash", offersFile, "observed: 2025-01-31\noffers:\n  -\u00a0id: x\n    provider: un\n" + stage, []string{"register/offers.yaml:3:4: A no-break space stands where the plain space after the colon or dash belongs. [YAMLSyntax]"}, ""},
		{"colon in a value", offersFile, head + "    name: One: two\n" + stage, []string{"register/offers.yaml:5:5: A colon followed by a space stands inside a value here, or the line is indented too far. [YAMLSyntax]"}, "double quotes"},
		{"quote left open", offersFile, head + "    name: \"One\n" + stage, []string{"register/offers.yaml:5:11: A quote is opened and never closed. [YAMLSyntax]"}, ""},
		{"bracket left open", offersFile, head + strings.Replace(stage, "{stage: candidate, layers: [iaas], known: 2025-02-01, sources: [A1]}", "stage: candidate\n        layers: [iaas\n        known: 2025-02-01\n        sources: [A1]", 1), []string{"register/offers.yaml:7:17: A list in square brackets is opened and not closed. [YAMLSyntax]"}, ""},
		{"dash without its space", offersFile, head + stage + "  -id: deux\n    provider: un\n" + stage, []string{"register/offers.yaml:7:3: The space after the dash of a list is missing. [YAMLSyntax]"}, ""},
		{"colon without its space", offersFile, head + "    name:One\n" + stage, []string{"register/offers.yaml:5:9: The space after the colon of a field is missing. [YAMLSyntax]"}, "Write name: value."},
		{"words taken for a comment", offersFile, head + "    name: One #two\n" + stage, []string{"register/offers.yaml:5:15: Everything from here on is a comment and would not be printed: #two [HiddenText]"}, "double quotes"},
		{"the end of a name behind a number sign", offersFile, head + "    name: One # 2\n" + stage, []string{"register/offers.yaml:5:11: The words behind # are a comment here and are not printed: 2 [DoubtfulMark]"}, "double quotes"},
		{"the end of a sentence", offersFile, head + "    name: One is # first.\n" + stage, []string{"register/offers.yaml:5:11: The words behind # are a comment here and are not printed: first. [DoubtfulMark]"}, "double quotes"},
		{"a sentence that has no end without it", offersFile, head + "    name: One of the many # offers\n" + stage, []string{"register/offers.yaml:5:11: The words behind # are a comment here and are not printed: offers [DoubtfulMark]"}, "double quotes"},
		{"a remark on a note", offersFile, head + "    note: One of the many # offers.\n" + stage, []string{}, ""},
		{"a number sign between quotes", offersFile, head + "    name: \"One # 2\"\n" + stage, []string{}, ""},
		{"a comment", offersFile, head + "    name: One # ask again\n" + stage, []string{}, ""},
		{"exclamation", offersFile, head + "    name: !One two\n" + stage, []string{"register/offers.yaml:5:11: A value cannot begin with !: its first word would not be printed. [HiddenText]"}, "double quotes"},
		{"ampersand", offersFile, head + "    name: &One two\n" + stage, []string{"register/offers.yaml:5:11: A value cannot begin with &: its first word would not be printed. [HiddenText]"}, "double quotes"},
		{"no-break space in a name", offersFile, "observed: 2025-01-31\noffers:\n  - id: x\n    provider\u00a0: un\n" + stage, []string{"register/offers.yaml:4:5: An invisible space stands in the name of the field provider. [UnknownField]"}, ""},
		{"no-break space behind a value", offersFile, "observed: 2025-01-31\noffers:\n  - id: x\n    provider: un\u00a0\n" + stage, []string{}, ""},
		{"nothing between quotes", offersFile, head + "    name: \"  \"\n" + stage, []string{"register/offers.yaml:5:11: name is given and empty. [MissingField]"}, "delete the line"},
		{"a field without a name", offersFile, head + "    \"\": X\n" + stage, []string{"register/offers.yaml:5:5: The name of a field is expected here; nothing stands in its place. [UnknownField]"}, "Write a name before the colon"},
		{"a list for a name", offersFile, head + "    [a, b]: X\n" + stage, []string{"register/offers.yaml:5:5: The name of a field is expected here; a list stands in its place. [UnknownField]"}, "Possible: "},
		{"a group for a name", offersFile, head + "    ? {a: b}\n    : X\n" + stage, []string{"register/offers.yaml:5:7: The name of a field is expected here; a group of fields stands in its place. [UnknownField]"}, ""},
		{"mark of direction", offersFile, head + "    name: One\u202e\n" + stage, []string{"register/offers.yaml:5:14: An invisible character (U+202E) stands here. [BadCharacter]"}, "Delete it"},
		{"escaped control character", offersFile, head + "    name: \"a\\tb\"\n" + stage, []string{"register/offers.yaml:5:14: A control character (U+0009) stands in name. [BadCharacter]"}, ""},
		{"no sections", "editions/2026-01/edition.yaml", "month: 2026-01\ncutoff: 2025-12-31\npublished: 2026-01-12\nsections: []\nimprint: {publisher: Nous}\n", []string{"editions/2026-01/edition.yaml:4:11: The list of sections is empty. [MissingField]"}, "every section"},
		{"comment in a head", "standing/fr/register.md", "---\ntitle: Le C# et le # nuage\n---\n", []string{"standing/fr/register.md:2:20: Everything from here on is a comment and would not be printed: # nuage [HiddenText]"}, ""},
		{"American date", offersFile, strings.Replace(head, "2025-01-31", "12/31/2025", 1) + stage, []string{"register/offers.yaml:1:11: observed is 12/31/2025, which is not how dates are written here. [BadDate]"}, "Write 2025-12-31."},
		{"two documents", offersFile, head + stage + "---\nmore: yes\n", []string{"register/offers.yaml:8:1: A second document begins here; a file holds one. [YAMLSyntax]"}, ""},
		{"merge mark", offersFile, head + "<<<<<<< HEAD\n" + stage, []string{"register/offers.yaml:5:1: Two versions of these lines were merged and nobody chose between them. [MergeMark]"}, ""},
		{"Latin-1", offersFile, head + "    name: caf\xe9\n" + stage, []string{"register/offers.yaml:5:14: This character is not UTF-8, so it cannot be read. [NotUTF8]"}, "UTF-8"},
		{"control character", offersFile, head + "    name: a\x02b\n" + stage, []string{"register/offers.yaml:5:12: An invisible control character (U+0002) stands here. [BadCharacter]"}, ""},
		{"empty", offersFile, "\n", []string{"register/offers.yaml:1:1: The file is empty. [MissingField]"}, "observed:"},
		{"absent", offersFile, "-", []string{"register/offers.yaml: The file is not there. [Unreadable]"}, "data folder"},
		{"bad id", offersFile, strings.Replace(head, "un-iaas", "Éa b", 1) + stage, []string{`register/offers.yaml:3:9: "Éa b" cannot be an id. [UnknownValue]`}, ""},
		{"no number", "standing/fr/register.md", "---\ntitle: Registre\nassumes: {candidates: twee}\n---\n",
			[]string{`standing/fr/register.md:3:23: candidates is "twee". [UnknownValue]`}, "whole number from 0"},
		{"no layer", offersFile, head + strings.Replace(stage, "[iaas]", "[]", 1), []string{"register/offers.yaml:6:36: An offer stands in one layer at least. [UnknownValue]"}, "not published"},
		{"layer twice", offersFile, head + strings.Replace(stage, "[iaas]", "[iaas, iaas]", 1), []string{"register/offers.yaml:6:36: A layer is named twice. [DuplicateField]"}, ""},
		{"no sources", offersFile, head + strings.Replace(stage, ", sources: [A1]", "", 1), []string{"register/offers.yaml:6:9: The field sources is missing. [MissingField]"}, ""},
		{"grid value", "register/grid.yaml", "cells:\n  - {provider: un, column: services, value: 30+, known: 2025-02-01, sources: [A1]}\n", []string{`register/grid.yaml:2:45: value is "30+", which is not a value it can have. [UnknownValue]`}, "10+"},
		{"grid no without values", "register/grid.yaml", "cells:\n  - {provider: un, column: share, value: 10, no: [sme], known: 2025-02-01, sources: [A1]}\n",
			[]string{`register/grid.yaml:2:50: This column has no values to deny. [UnknownValue]`}, "only type, customers, horizon and role"},
		{"grid yes and no", "register/grid.yaml", "cells:\n  - {provider: un, column: type, value: [shared], no: [shared], known: 2025-02-01, sources: [A1]}\n",
			[]string{`register/grid.yaml:2:55: shared is answered yes and no. [UnknownValue]`}, "Keep it in value or in no"},
		{"grid value and state", "register/grid.yaml", "cells:\n  - {provider: un, column: type, value: [shared], state: not-published, known: 2025-02-01, sources: [A1]}\n",
			[]string{`register/grid.yaml:2:41: This cell has a state and a value besides: one of them would be lost. [UnknownValue]`}, "Keep one of the two"},
		{"grid no and state", "register/grid.yaml", "cells:\n  - {provider: un, column: type, no: [shared], state: not-applicable, known: 2025-02-01, sources: [A1]}\n",
			[]string{`register/grid.yaml:2:38: This cell has a state and a value besides: one of them would be lost. [UnknownValue]`}, "Keep one of the two"},
		{"grid evidence and state", "register/grid.yaml", "cells:\n  - {provider: un, column: type, state: not-published, evidence: {fr: Mots, en: Words}, known: 2025-02-01, sources: [A1]}\n",
			[]string{`register/grid.yaml:2:66: Evidence is printed under a value that a source states; this cell shows none, and the words would be lost. [UnknownValue]`}, "the cell's note"},
		{"grid evidence of a reading of ours", "register/grid.yaml", "cells:\n  - {provider: un, column: type, value: [shared], inferred: yes, evidence: {fr: Mots, en: Words}, known: 2025-02-01, sources: [A1]}\n",
			[]string{`register/grid.yaml:2:76: Evidence is printed under a value that a source states; this cell shows none, and the words would be lost. [UnknownValue]`}, "the cell's note"},
		{"grid share", "register/grid.yaml", "cells:\n  - {provider: un, column: share, value: 130, known: 2025-02-01, sources: [A1]}\n", []string{`register/grid.yaml:2:42: value is "130". [UnknownValue]`}, "from 0 to 100"},
		{"source without date", "register/sources.yaml", "sources:\n  - {id: A1, grade: P, kind: page, title: T, lang: fr, publisher: P}\n", []string{"register/sources.yaml:2:5: The field date is missing. [MissingField]"}, "rhythm"},
		{"source address", "register/sources.yaml", "sources:\n  - {id: A1, title: T, lang: fr, publisher: P, date: 2025, url: www.x.fr}\n", []string{"register/sources.yaml:2:65: The address www.x.fr does not begin with https://. [BadAddress]"}, "Write https://www.x.fr."},
		{"site", "editions/2026-01/edition.yaml", "month: 2026-01\ncutoff: 2025-12-31\npublished: 2026-01-12\nsections: [register, sources]\nimprint:\n  publisher: Nous\n  site: www.x.fr\n", []string{"editions/2026-01/edition.yaml:7:9: The address www.x.fr does not begin with https://. [BadAddress]"}, "Write https://www.x.fr."},
		{"mail", "editions/2026-01/edition.yaml", "month: 2026-01\ncutoff: 2025-12-31\npublished: 2026-01-12\nsections: [register, sources]\nimprint:\n  publisher: Nous\n  email: mailto:a@x.fr\n", []string{`editions/2026-01/edition.yaml:7:10: "mailto:a@x.fr" is no mail address. [BadAddress]`}, "name@example.fr"},
		{"licence", "editions/2026-01/edition.yaml", "month: 2026-01\ncutoff: 2025-12-31\npublished: 2026-01-12\nsections: [register, sources]\nimprint:\n  publisher: Nous\n  licence: L\n  licence-url: javascript:a()\n", []string{"editions/2026-01/edition.yaml:8:16: An address that begins with javascript: leads nowhere from a printed page. [BadAddress]"}, "https://"},
		{"number of an edition", "editions/2026-01/edition.yaml", "month: 2026-01\ncutoff: 2025-12-31\npublished: 2026-01-12\nsections: [register, sources]\nimprint: {publisher: Nous}\nnumber: 0\n", []string{`editions/2026-01/edition.yaml:6:9: number is "0". [UnknownValue]`}, "from 1 to 53"},
		{"pages of an edition", "editions/2026-01/edition.yaml", "month: 2026-01\ncutoff: 2025-12-31\npublished: 2026-01-12\nsections: [register, sources]\nimprint: {publisher: Nous}\npages: many\n", []string{`editions/2026-01/edition.yaml:6:8: pages is "many". [UnknownValue]`}, "from 4 to 400"},
		{"next edition of a year", "editions/2026-01/edition.yaml", "month: 2026-01\ncutoff: 2025-12-31\npublished: 2026-01-12\nsections: [register, sources]\nimprint: {publisher: Nous}\nnext: 2027\n", []string{"editions/2026-01/edition.yaml:6:7: next is 2027; a month is needed at least. [BadDate]"}, "2026-05"},
		{"next cut-off of a month", "editions/2026-01/edition.yaml", "month: 2026-01\ncutoff: 2025-12-31\npublished: 2026-01-12\nsections: [register, sources]\nimprint: {publisher: Nous}\nnext: {date: 2026-02, cutoff: 2026-01}\n", []string{"editions/2026-01/edition.yaml:6:31: cutoff needs a day. [BadDate]"}, ""},
		{"next edition without a date", "editions/2026-01/edition.yaml", "month: 2026-01\ncutoff: 2025-12-31\npublished: 2026-01-12\nsections: [register, sources]\nimprint: {publisher: Nous}\nnext: {cutoff: 2026-01-31}\n", []string{"editions/2026-01/edition.yaml:6:7: The field date is missing. [MissingField]"}, ""},
		{"campaign", "editions/2026-01/edition.yaml", "month: 2026-01\ncutoff: 2025-12-31\npublished: 2026-01-12\nsections: [register, sources]\nimprint: {publisher: Nous}\ncampaign: Obs 2026\n", []string{`editions/2026-01/edition.yaml:6:11: campaign is "Obs 2026", which an address cannot carry as it is. [UnknownValue]`}, "small letters"},
		{"waiver", "editions/2026-01/edition.yaml", "month: 2026-01\ncutoff: 2025-12-31\npublished: 2026-01-12\nsections: [register, sources]\nimprint: {publisher: Nous}\nwaivers:\n  - {code: UnderfullPage, place: register, until: 2026-03}\n", []string{"editions/2026-01/edition.yaml:7:5: The field reason is missing. [MissingField]", "editions/2026-01/edition.yaml:7:51: until needs a day. [BadDate]"}, "why it may stand"},
		{"correction", "editions/2026-01/edition.yaml", "month: 2026-01\ncutoff: 2025-12-31\npublished: 2026-01-12\nsections: [register, sources]\nimprint: {publisher: Nous}\ncorrections:\n  - {date: 2026-02-03}\n", []string{"editions/2026-01/edition.yaml:7:5: The field text is missing. [MissingField]"}, "{fr: …, en: …}"},
		{"permalink", "editions/2026-01/edition.yaml", "month: 2026-01\ncutoff: 2025-12-31\npublished: 2026-01-12\nsections: [register, sources]\nimprint: {publisher: Nous}\npermalink: www.x.fr\n", []string{"editions/2026-01/edition.yaml:6:12: The address www.x.fr does not begin with https://. [BadAddress]"}, "Write https://www.x.fr."},
		{"marks in a name", "register/providers.yaml", "providers:\n  - {id: un, name: '**Un**', known: 2025-02-01, sources: [A1]}\n", []string{"register/providers.yaml:2:21: name is printed as it stands, with its marks: ** [BrokenMark]"}, "words alone"},
		{"two marks in a name", "register/providers.yaml", "providers:\n  - {id: un, name: 'Un **Deux [@A2]', known: 2025-02-01, sources: [A1]}\n",
			[]string{"register/providers.yaml:2:24: name is printed as it stands, with its marks: ** [BrokenMark]",
				"register/providers.yaml:2:31: name is printed as it stands, with its marks: [@ [BrokenMark]"}, "words alone"},
		{"reference in a title", "register/sources.yaml", "sources:\n  - {id: A1, title: 'T [@A2]', lang: fr, publisher: P, date: 2025, note: '**x**'}\n", []string{"register/sources.yaml:2:24: title is printed as it stands, with its marks: [@ [BrokenMark]"}, "words alone"},
		{"letters of a name", "register/providers.yaml", "providers:\n  - {id: un, name: Un Cl\u043Eud, known: 2025-02-01, sources: [A1]}\n", []string{"register/providers.yaml:2:25: о (U+043E) in Clоud is a letter of the Cyrillic alphabet, not o. [LookalikeLetter]"}, "with o"},
		{"section", "editions/2026-01/edition.yaml", "month: 2026-01\ncutoff: 2025-12-31\npublished: 2026-01-12\nsections: [editoral]\nimprint: {publisher: Nous}\n", []string{"editions/2026-01/edition.yaml:4:12: There is no section editoral. [UnknownSection]"}, "Did you mean editorial?"},
		{"wrong folder", "editions/2026-01/edition.yaml", "month: 2026-02\ncutoff: 2025-12-31\npublished: 2026-01-12\nimprint: {publisher: Nous}\n", []string{"editions/2026-01/edition.yaml:1:8: The edition in the folder 2026-01 says it is that of 2026-02. [EditionOrder]"}, ""},
		{"previous", "editions/2026-01/edition.yaml", "month: 2026-01\ncutoff: 2025-12-31\nprevious: 2025-13\npublished: 2026-01-12\nsections: [register, sources]\nimprint: {publisher: Nous}\n", []string{"editions/2026-01/edition.yaml:3:11: The previous edition, 2025-13, is not in the folder. [UnknownEdition]"}, ""},
		{"a list left empty", "register/grid.yaml", "cells:\n", []string{"register/grid.yaml:1:7: cells is given and empty. [MissingField]"}, "[] when there are none"},
		{"a number left empty", "editions/2026-01/edition.yaml", "month: 2026-01\ncutoff: 2025-12-31\npublished: 2026-01-12\nsections: [register, sources]\nimprint: {publisher: Nous}\npages:\n", []string{"editions/2026-01/edition.yaml:6:7: pages is given and empty. [MissingField]"}, "delete the line"},
		{"a day left empty", "editions/2026-01/edition.yaml", "month: 2026-01\ncutoff: ~\npublished: 2026-01-12\nsections: [register, sources]\nimprint: {publisher: Nous}\n", []string{"editions/2026-01/edition.yaml:2:9: cutoff is given and empty. [MissingField]"}, "Write its value"},
		{"a list without entries", "register/grid.yaml", "cells: []\n", []string{}, ""},
		{"a picture that no text shows", "editions/2026-01/pictures/P.JPG", "x", []string{"editions/2026-01/pictures/P.JPG: No text shows this picture. [IdlePicture]"}, "Show it in a text"},
		{"a folder for a text", "standing/fr/glossary.md/notes.txt", "x", []string{"standing/fr/glossary.md: This is a folder, and a file is read in its place. [StrayFile]"}, "into a file of this name"},
		{"a folder for a picture", "editions/2026-01/pictures/plan.png/plan.png", "x", []string{"editions/2026-01/pictures/plan.png: This is a folder, and a file is read in its place. [StrayFile]"}, ""},
		{"stray text", "standing/fr/glosary.md", "x\n", []string{"standing/fr/glosary.md: Nothing reads this file. [StrayFile]"}, "Did you mean glossary.md?"},
		{"edition's name", "editions/avril 2026/edition.yaml", "month: 2026-04\n", []string{"editions/avril 2026: An edition's folder cannot have this name; the edition was not read. [EditionName]"}, "such as 2026-01"},
		{"stray folder", "standing/french/register.md", "x\n", []string{"standing/french: The folder's name is not the code of a language. [StrayFile]"}, "fr or en"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, found := data.Load(sample.Small(t, map[string]string{c.file: c.text}))
			if d := cmp.Diff(c.want, sample.Lines(found)); d != "" {
				t.Error(d)
			}
			if c.hint != "" {
				hint(t, found, c.hint)
			}
		})
	}
}

// The data folder lies among the packages that read it: their code and what
// their tests keep are no stray files.
func TestCodeBesideTheDataIsNotStray(t *testing.T) {
	_, found := data.Load(sample.Small(t, map[string]string{"doc.go": "package data\n", "read/doc.go": "package read\n",
		"write/testdata/fuzz/FuzzSplice/1": "go test fuzz v1\n", "testdata/sample/sample.go": "package sample\n"}))
	if len(found) > 0 {
		t.Error(found)
	}
}

// A file or a folder that nobody reads because of its name or its place is
// told, once, with what was meant; what systems and programs leave is not.
func TestStrays(t *testing.T) {
	files := map[string]string{}
	for _, name := range []string{"register/Offers.yaml", "register/offers.yml", "register/old/offers.yaml", "register/old/deep/offers.yaml",
		"editions/2026-01/editorial.md", "editions/2026-01/fr/editoral.md", "editions/2026-01/picture/x.txt", "editions/2026-01/FR/editorial.md",
		"editions/edition.yaml", "editons/2026-02/edition.yaml", "Register/offers.yaml", "standing/fr/sub/glossary.md", "register/theme.yaml",
		"editions/2026-01/edition.yaml~", "register/#offers.yaml#", ".git/config", ".DS_Store", "editions/Thumbs.db", "register/.offers.swp",
		"README.md", "brand/README.md", "schema/edition.json", "schema/text-zoom.json", "schema/ofers.json", "schema/notes.txt", "schema/old/x.json"} {
		files[name] = "x\n"
	}
	_, found := data.Load(sample.Small(t, files))
	got := map[string]string{}
	for _, is := range found {
		if is.Code != data.StrayFile || got[is.Pos.File] != "" {
			t.Errorf("another finding, or twice: %s", is)
		}
		got[is.Pos.File] = is.Hint.String()
	}
	for name, hint := range map[string]string{"register/Offers.yaml": "Did you mean offers.yaml?", "register/offers.yml": "Did you mean offers.yaml?",
		"register/old": "move it out", "editions/2026-01/editorial.md": "editions/2026-01/fr/editorial.md", "editions/2026-01/fr/editoral.md": "editorial.md?",
		"editions/2026-01/picture": "pictures?", "editions/2026-01/FR": "Did you mean fr?", "editions/edition.yaml": "editions/2026-01/edition.yaml",
		"editons": "editions?", "Register": "register?", "standing/fr/sub": "move it out", "register/theme.yaml": "at the top",
		"schema/ofers.json": "Did you mean offers.json?", "schema/notes.txt": "move it out", "schema/old": "move it out"} {
		if !strings.Contains(got[name], hint) || got[name] == "" {
			t.Errorf("%s: %q", name, got[name])
		}
		delete(got, name)
	}
	if len(got) > 0 {
		t.Errorf("told besides: %v", got)
	}
}

// Of thousands of files that nothing reads some are named, and all are counted.
func TestManyStrays(t *testing.T) {
	files := map[string]string{}
	for i := range 300 {
		files[fmt.Sprintf("editions/2026-01/fr/%03d.md", i)] = "x\n"
	}
	_, found := data.Load(sample.Small(t, files))
	lines := sample.Lines(found)
	if len(lines) != 21 || !strings.Contains(strings.Join(lines, "\n"), "Nothing reads 280 files more. [StrayFile]") {
		t.Errorf("%d findings: %q", len(lines), lines)
	}
}

func TestByteOrderMarkAndLineEndsChangeNothing(t *testing.T) {
	plain := sample.Small(t, nil)
	other := fstest.MapFS{}
	for name, f := range plain {
		other[name] = &fstest.MapFile{Data: []byte("\ufeff" + strings.ReplaceAll(string(f.Data), "\n", "\r\n"))}
	}
	a, found := data.Load(plain)
	b, found2 := data.Load(other)
	if len(found)+len(found2) > 0 {
		t.Fatal(found, found2)
	}
	if d := cmp.Diff(a.Register, b.Register); d != "" {
		t.Error(d)
	}
}

// No finding may speak of Go or of a library, whatever the file holds.
func TestFindingsSpeakToEditors(t *testing.T) {
	for _, bad := range []string{"[", "{", "a: b: c", "- - -\n-", "%", "@x: 1", "a: !x y", "? [a]\n: b", "\"", "a: 'b", "a:\n\t- b", "a: &x 1\nb: *y", "&a [*a]", "a: |\n b\n  c\n d: e", "!!binary x", "--- a\n--- b\n"} {
		for _, name := range []string{"register/offers.yaml", "register/sources.yaml", "theme.yaml", "editions/2026-01/edition.yaml", "standing/fr/register.md"} {
			text := bad
			if strings.HasSuffix(name, ".md") {
				text = "---\n" + bad + "\n---\n"
			}
			_, found := data.Load(sample.Small(t, map[string]string{name: text}))
			if len(found) == 0 {
				t.Errorf("%s with %q passed", name, bad)
			}
			for _, i := range found {
				for _, word := range []string{"yaml:", "goldmark", "map[", "struct ", "struct{", "nil", "unmarshal", "!!", "node"} {
					if strings.Contains(i.Msg.String(), word) {
						t.Errorf("%q: %s", bad, i)
					}
				}
				if i.Pos.File == "" || i.Code == "" {
					t.Errorf("%q: finding without place or code: %+v", bad, i)
				}
			}
		}
	}
}

func FuzzLoad(f *testing.F) {
	for _, name := range []string{"register/offers.yaml", "theme.yaml", "editions/2026-01/fr/editorial.md"} {
		raw, err := fs.ReadFile(data.FS(), name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw[:min(len(raw), 2000)])
	}
	for _, s := range []string{"a: [", "---\ntitle: x\n---\n# [a]{lang=fr}\n", "\xff", "- \t- {a: *b}", "---\nparts:\n - - x\n---\n[@a] ![](b)\n\n| a |\n|---|\n", "observed: 2025-01-31\noffers: {a: b}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, name := range []string{"register/offers.yaml", "register/grid.yaml", "standing/fr/register.md", "theme.yaml", "editions/2026-01/edition.yaml"} {
			fsys := sample.Small(t, nil)
			fsys[name] = &fstest.MapFile{Data: raw}
			s, found := data.Load(fsys)
			for _, id := range s.Editions() {
				e, _ := s.Edition(id)
				found = append(found, check.Edition(s, e, []string{"fr"})...)
			}
			lines := strings.Count(strings.ReplaceAll(string(raw), "\r", "\n"), "\n") + 1
			for _, i := range found {
				if i.Pos.File == name && (i.Pos.Line < 0 || i.Pos.Line > lines+1 || i.Pos.Col < 0) {
					t.Fatalf("%s stands outside the file of %d lines: %+v", name, lines, i)
				}
			}
		}
	})
}

func TestShippedEditions(t *testing.T) {
	s, _ := sample.Edition(t, "2026-01")
	if d := cmp.Diff([]string{"2026-01", "2026-04", "specimen"}, s.Editions()); d != "" {
		t.Error(d)
	}
	if s.Latest() != "2026-04" {
		t.Error(s.Latest())
	}
	for _, id := range s.Editions() {
		e, _ := s.Edition(id)
		for _, i := range check.Edition(s, e, []string{"fr", "en"}) {
			t.Error(i)
		}
	}
}

func TestNumbersOfSources(t *testing.T) {
	_, e := sample.Edition(t, "2026-01")
	for i, s := range e.Cites() {
		if e.Number(s.ID) != i+1 {
			t.Error(s.ID, e.Number(s.ID))
		}
		if e.Cutoff.Before(s.Date.Last()) {
			t.Errorf("%s dates from %s", s.ID, s.Date)
		}
	}
	if e.Number("R1") != 0 || e.Number("A2") == 0 {
		t.Error("R1 is later than the edition; A2 is cited by its texts")
	}
}

// Loading is the whole shipped folder: three editions, two registers.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, found := data.Load(data.FS()); len(found) > 0 {
			b.Fatal(found)
		}
	}
}

// The editions of decades are listed by their names alone: no file is opened.
func TestNamesReadNoFile(t *testing.T) {
	files := map[string]string{"editions/avril 2026/edition.yaml": "", "editions/.git/config": "", "editions/notes.txt": ""}
	for i := range 600 {
		files[fmt.Sprintf("editions/%d-%02d/edition.yaml", 2026+i/12, 1+i%12)] = "month: none\n"
	}
	got, found := data.Names(namesOnly{t, sample.Small(t, files)})
	if len(found) != 0 {
		t.Errorf("%v", found)
	}
	if len(got) != 600 || got[0] != "2026-01" || got[599] != "2075-12" {
		t.Errorf("%d names: %.3q …", len(got), got)
	}
}

// An edition that may not be read is listed, and told.
func TestNamesTellOfClosedFolders(t *testing.T) {
	got, found := data.Names(closedFolder{sample.Small(t, map[string]string{"editions/2026-03/edition.yaml": ""}), "editions/2026-03"})
	if !slices.Contains(got, "2026-03") || len(found) != 1 || found[0].Pos.File != "editions/2026-03" ||
		!strings.Contains(found[0].Msg.String(), "you may not read it") {
		t.Errorf("%v %v", got, found)
	}
}

// closedFolder is a data folder with a folder that may not be opened.
type closedFolder struct {
	fstest.MapFS
	name string
}

func (c closedFolder) Open(name string) (fs.File, error) {
	if name == c.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return c.MapFS.Open(name)
}

func (c closedFolder) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == c.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return c.MapFS.ReadDir(name)
}

// namesOnly is a folder of which no file may be opened.
type namesOnly struct {
	t *testing.T
	fstest.MapFS
}

func (n namesOnly) Open(name string) (fs.File, error) {
	f, err := n.MapFS.Open(name)
	if err == nil {
		if info, err := f.Stat(); err == nil && !info.IsDir() {
			n.t.Errorf("%s was opened", name)
		}
	}
	return f, err
}

func (n namesOnly) ReadFile(name string) ([]byte, error) {
	n.t.Errorf("%s was read", name)
	return n.MapFS.ReadFile(name)
}
