package sheet_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/sheet"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

func shipped(t testing.TB) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, name := range sheet.Files() {
		raw, err := fs.ReadFile(data.FS(), path.Join("register", name))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = raw
	}
	return out
}

// small is a register of two offers.
func small() map[string][]byte {
	return map[string][]byte{
		"sources.yaml": []byte(`sources:
  - {id: A1, grade: P, kind: page, title: A page, lang: en, publisher: ANSSI, rhythm: undated}
  - id: A2
    grade: R
    kind: note
    about: {fr: Une note, en: A note}
    publisher: ANSSI
    date: 2025-10 # by R
`),
		"providers.yaml": []byte(`# Who.
providers:
  - id: one
    name: One
    legal: {name: One SA, known: 2025-12-01, sources: [A2]} # since
    known: 2025-11-30
    sources: [A1]
  - id: two
    name: Two
    group: The Two
    aliases: [Deux]
    known: 2025-11-30
    sources: [A1, A2]
`),
		"offers.yaml": []byte(`observed: 2025-11-30
offers:
  # the first
  - id: first
    provider: one
    name: First
    stages:
      - {stage: candidate, layers: [iaas, paas], known: 2025-11-30, sources: [A1]}
      - stage: qualified
        layers: [iaas]
        known: 2026-01-15
        sources: [A2]
    decisions:
      # why
      - {number: "12", date: 2026-01-10, until: 2029-01-09, referential: "3.2", known: 2026-01-15, sources: [A2]}
  - id: second
    provider: two
    stages:
      - {stage: candidate, known: 2025-11-30, sources: [A1]}
    milestones:
      - {step: j0, date: 2025-11, known: 2025-11-30, sources: [A1]}
    aims:
      - {by: 2026-06, known: 2025-11-30, sources: [A1]}
`),
		"grid.yaml": []byte(`cells:
  - {provider: one, column: customers, value: [public], known: 2025-11-30, sources: [A1]}
  - {provider: one, column: share, value: 12, known: 2025-11-30, sources: [A1]}
`),
	}
}

func say() sheet.Say {
	return sheet.Say{Languages: []string{"en", "fr"}, Of: func(lang, key string) string { return lang + " " + key }}
}

func export(t testing.TB, files map[string][]byte) []byte {
	t.Helper()
	book, err := sheet.Export(files, say())
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// typed is a workbook in which somebody typed.
func typed(t testing.TB, book []byte, do func(*excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	do(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestNothingTypedChangesNothing(t *testing.T) {
	for name, files := range map[string]map[string][]byte{"shipped": shipped(t), "small": small()} {
		book := export(t, files)
		if !bytes.Equal(book, export(t, files)) {
			t.Errorf("%s: two workbooks of one register differ", name)
		}
		c, found := sheet.Import("x.xlsx", typed(t, book, func(*excelize.File) {}), files)
		if len(found) > 0 || c == nil || len(c.Facts) > 0 || len(c.Files) > 0 {
			t.Errorf("%s: %v %+v", name, found, c)
		}
	}
}

// Each row of the shipped register is a row of its sheet.
func TestEveryFactHasARow(t *testing.T) {
	store, _ := data.Load(data.FS())
	r := store.Register
	want := map[string]int{"providers": len(r.Providers), "offers": len(r.Offers), "sources": len(r.Sources), "grid": len(r.Grid)}
	for _, o := range r.Offers {
		want["stages"] += len(o.Stages)
		want["milestones"] += len(o.Milestones)
		want["decisions"] += len(o.Decisions)
	}
	f, err := excelize.OpenReader(bytes.NewReader(export(t, shipped(t))))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for name, n := range want {
		rows, err := f.GetRows(name)
		if err != nil || len(rows) != n+1 {
			t.Errorf("%s has %d rows under its head, want %d (%v)", name, len(rows)-1, n, err)
		}
	}
}

func set(cells ...string) func(*excelize.File) {
	return func(f *excelize.File) {
		for i := 0; i < len(cells); i += 3 {
			if err := f.SetCellStr(cells[i], cells[i+1], cells[i+2]); err != nil {
				panic(err)
			}
		}
	}
}

func TestWhatIsTypedIsWritten(t *testing.T) {
	for name, c := range map[string]struct {
		do    func(*excelize.File)
		file  string
		diffs [2]string // the passage before, and after
		facts []string
	}{
		"a cell": {set("providers", "B2", "One & Only"), "providers.yaml", [2]string{"name: One\n", "name: One & Only\n"},
			[]string{"providers one name: One → One & Only @providers!B2"}},
		"a list": {set("stages", "D2", "iaas"), "offers.yaml", [2]string{"[iaas, paas]", "[iaas]"},
			[]string{"stages first/1 layers: iaas, paas → iaas @stages!D2"}},
		"a cell left empty": {set("decisions", "G2", ""), "offers.yaml", [2]string{", until: 2029-01-09", ""},
			[]string{"decisions first/1 until: 2029-01-09 →  @decisions!G2"}},
		"a language": {set("sources", "E3", "A brief note"), "sources.yaml", [2]string{"en: A note", "en: A brief note"},
			[]string{"sources A2 about.en: A note → A brief note @sources!E3"}},
		"a date that the program keeps as a number": {func(f *excelize.File) {
			style, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
			_ = f.SetCellStyle("milestones", "E2", "E2", style)
			_ = f.SetCellValue("milestones", "E2", time.Date(2025, 11, 24, 0, 0, 0, 0, time.UTC))
		}, "offers.yaml", [2]string{"date: 2025-11,", "date: 2025-11-24,"},
			[]string{"milestones second/1 date: 2025-11 → 2025-11-24 @milestones!E2"}},
		"a year that the program keeps as a number": {func(f *excelize.File) { _ = f.SetCellValue("milestones", "E2", 2025) }, "offers.yaml",
			[2]string{"date: 2025-11,", "date: 2025,"}, []string{"milestones second/1 date: 2025-11 → 2025 @milestones!E2"}},
		"a share in per cent": {func(f *excelize.File) { _ = f.SetCellValue("grid", "D3", 0.24) }, "grid.yaml",
			[2]string{"value: 12", "value: 24"}, []string{"grid 2 value: 12 → 24 @grid!D3"}},
		"a version that the program takes for a number": {func(f *excelize.File) { _ = f.SetCellValue("decisions", "H2", 3.3) }, "offers.yaml",
			[2]string{`referential: "3.2"`, `referential: "3.3"`}, []string{"decisions first/1 referential: 3.2 → 3.3 @decisions!H2"}},
		"yes as a value": {func(f *excelize.File) { _ = f.SetCellValue("grid", "G2", true) }, "grid.yaml",
			[2]string{"value: [public], known: 2025-11-30, sources: [A1]}",
				"value: [public], known: 2025-11-30, sources: [A1], inferred: yes}"}, nil},
		"a row between": {func(f *excelize.File) {
			_ = f.InsertRows("stages", 3, 1)
			set("stages", "A3", "first", "stages", "C3", "left", "stages", "F3", "2026-01-02", "stages", "G3", "A1")(f)
		}, "offers.yaml", [2]string{"      - stage: qualified\n",
			"      - {stage: left, known: 2026-01-02, sources: [A1]}\n      - stage: qualified\n"},
			[]string{"stages first/:  → stage: left, known: 2026-01-02, sources: A1 @stages!3"}},
		"the first entry of a list that was not there": {set("milestones", "A3", "first", "milestones", "C3", "j1", "milestones", "F3",
			"2025-12-02", "milestones", "G3", "A1; A2"),
			"offers.yaml", [2]string{"sources: [A2]}\n  - id: second",
				"sources: [A2]}\n    milestones:\n      - step: j1\n        known: 2025-12-02\n        sources: [A1, A2]\n  - id: second"},
			[]string{"milestones first/:  → step: j1, known: 2025-12-02, sources: A1; A2 @milestones!3"}},
		"a row less": {func(f *excelize.File) { _ = f.RemoveRow("decisions", 2) }, "offers.yaml",
			[2]string{"    decisions:\n      # why\n      - {number: \"12\", date: 2026-01-10, until: 2029-01-09, referential: \"3.2\", known: 2026-01-15, sources: [A2]}\n", ""}, nil},
		"an offer and what is under it": {func(f *excelize.File) {
			_ = f.RemoveRow("offers", 2)
			_ = f.RemoveRow("stages", 2)
			_ = f.RemoveRow("stages", 2)
			_ = f.RemoveRow("decisions", 2)
		},
			"offers.yaml", [2]string{string(small()["offers.yaml"][bytes.Index(small()["offers.yaml"],
				[]byte("  # the first")):bytes.Index(small()["offers.yaml"], []byte("  - id: second"))]), ""}, nil},
		"a new offer with its stages": {set("offers", "A4", "third", "offers", "B4", "two", "offers", "C4", "yes", "stages", "A5",
			"third", "stages", "C5", "candidate", "stages", "F5", "2026-02-01", "stages", "G5", "A1"),
			"offers.yaml", [2]string{"sources: [A1]}\n$",
				"sources: [A1]}\n  - id: third\n    provider: two\n    name: \"yes\"\n    stages:\n      - stage: candidate\n        known: 2026-02-01\n        sources: [A1]\n"}, nil},
		"accents by themselves": {set("providers", "B2", "Une\u0301"), "providers.yaml", [2]string{"name: One\n", "name: Uné\n"},
			[]string{"providers one name: One → Uné @providers!B2"}},
		"a face in a remark": {set("offers", "F2", "Well \U0001F600"), "offers.yaml", [2]string{"  - id: second\n", "    note: Well \U0001F600\n  - id: second\n"}, nil},
		"columns that were moved": {func(f *excelize.File) {
			_ = f.RemoveCol("providers", "B")
			set("providers", "H1", "name", "providers", "H2", "One", "providers", "H3", "Two and a half")(f)
		}, "providers.yaml", [2]string{"name: Two\n", "name: Two and a half\n"},
			[]string{"providers two name: Two → Two and a half @providers!H3"}},
	} {
		t.Run(name, func(t *testing.T) {
			files := small()
			got, found := sheet.Import("x.xlsx", typed(t, export(t, files), c.do), files)
			if got == nil || len(found) > 0 {
				t.Fatal(found)
			}
			want := small()
			text, tail := string(want[c.file]), c.diffs[0]
			if strings.HasSuffix(tail, "$") {
				text, tail = text+"$", tail[:len(tail)-1]+"$"
			}
			want[c.file] = []byte(strings.Replace(text, tail, c.diffs[1], 1))
			if diff := cmp.Diff(string(want[c.file]), string(got.Files[c.file])); diff != "" || len(got.Files) != 1 {
				t.Errorf("%d files, %s", len(got.Files), diff)
			}
			var told []string
			for _, f := range got.Facts {
				item := f.Item
				if f.Owner != "" {
					item = f.Owner + "/" + item
				}
				told = append(told, f.Table+" "+strings.TrimSpace(item+" "+f.Field)+": "+f.Was+" → "+f.Is+" @"+f.Cell)
			}
			if c.facts != nil {
				if diff := cmp.Diff(c.facts, told); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

// unanswered puts a formula without a value into a cell.
func unanswered(table, at string) func(*excelize.File) {
	return func(f *excelize.File) {
		if err := errors.Join(f.SetCellValue(table, at, nil), f.SetCellFormula(table, at, "1+1")); err != nil {
			panic(err)
		}
	}
}

func TestWhatCannotBeReadAsMeantIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(*excelize.File)
		code diag.Code
		at   string
	}{
		"a date as it is said":              {set("decisions", "E2", "31/12/2027"), sheet.BadCell, "decisions!E2"},
		"a word no field has":               {set("stages", "C2", "qualifié"), sheet.BadCell, "stages!C2"},
		"a layer no stack has":              {set("stages", "D2", "iaas, faas"), sheet.BadCell, "stages!D2"},
		"a formula":                         {func(f *excelize.File) { _ = f.SetCellFormula("offers", "C2", "=A2") }, sheet.BadCell, "offers!C2"},
		"a formula that nothing worked out": {unanswered("offers", "C2"), sheet.BadCell, "offers!C2"},
		"one where a field is needed":       {unanswered("providers", "B2"), sheet.BadCell, "providers!B2"},
		"one behind the last words":         {unanswered("offers", "G2"), sheet.BadCell, "offers!G2"},
		"one alone in its row":              {unanswered("offers", "C9"), sheet.BadCell, "offers!C9"},
		"names with sources of their own":   {set("providers", "C2", "One SAS"), sheet.BadCell, "providers!C2"},
		"an id twice":                       {set("offers", "A3", "first"), sheet.UnknownRow, "offers!A3"},
		"a number twice":                    {set("stages", "B3", "1"), sheet.UnknownRow, "stages!B3"},
		"a number nothing has":              {set("stages", "B3", "7"), sheet.UnknownRow, "stages!B3"},
		"a row without an id":               {set("offers", "C4", "Third"), sheet.UnknownRow, "offers!A4"},
		"a stage of no offer":               {set("stages", "C5", "left"), sheet.UnknownRow, "stages!A5"},
		"an offer less than its stages":     {func(f *excelize.File) { _ = f.RemoveRow("offers", 2) }, sheet.UnknownRow, "stages!A2"},
		"a sheet less":                      {func(f *excelize.File) { _ = f.DeleteSheet("grid") }, sheet.BadWorkbook, "grid"},
		"a column less":                     {func(f *excelize.File) { _ = f.RemoveCol("grid", "D") }, sheet.BadWorkbook, "grid!1"},
		"a column twice":                    {set("offers", "G1", "name"), sheet.BadWorkbook, "offers!G1"},
		"what it was made from": {func(f *excelize.File) { _ = f.SetSheetVisible("base", true); _ = f.DeleteSheet("base") },
			sheet.BadWorkbook, "base"},
		"a mark of direction":            {set("providers", "B2", "One\u202e"), sheet.BadCell, "providers!B2"},
		"no width":                       {set("sources", "E3", "A no\u200bte"), sheet.BadCell, "sources!E3"},
		"a private character":            {set("providers", "B3", "Two \ue000"), sheet.BadCell, "providers!B3"},
		"a character that means nothing": {set("providers", "G2", "a \u0378"), sheet.BadCell, "providers!G2"},
		"a letter that looks like one":   {set("providers", "B2", "\u041ene"), sheet.BadCell, "providers!B2"},
		"words read as others":           {set("providers", "B2", "OnÃ©"), sheet.BadCell, "providers!B2"},
		"a character nothing prints":     {set("offers", "C2", "First \U0001F600"), sheet.BadCell, "offers!C2"},
		"a control character":            {set("offers", "C2", "Fi\u0085rst"), sheet.BadCell, "offers!C2"},
		"several lines":                  {set("sources", "D2", "One\nTwo"), sheet.BadCell, "sources!D2"},
		"an hour beside a day": {func(f *excelize.File) {
			_ = f.SetCellValue("decisions", "E2", time.Date(2027, 3, 4, 15, 30, 0, 0, time.UTC))
		}, sheet.BadCell, "decisions!E2"},
		"too many accents": {set("offers", "C2", "e"+strings.Repeat("\u0323\u0301", 40)), sheet.BadCell, "offers!C2"},
		"all of them in a new row": {set("offers", "A4", "third", "offers", "B4", "two", "offers", "C4", "Th\u2066ird"),
			sheet.BadCell, "offers!C4"},
		"an id that is another": {set("providers", "A3", "deux", "offers", "B3", "deux"), sheet.UnknownRow, "providers!A3"},
		"a row with more than it shows": {func(f *excelize.File) {
			_ = f.RemoveRow("providers", 3)
			set("offers", "B3", "one")(f)
		}, sheet.LostFields, "providers"},
		"a column of their own": {set("offers", "H1", "todo", "offers", "H2", "call them"), sheet.UnknownColumn, "offers!H2"},
		"a sheet of their own":  {func(f *excelize.File) { _, _ = f.NewSheet("todo") }, sheet.UnknownColumn, "todo"},
	} {
		t.Run(name, func(t *testing.T) {
			files := small()
			got, found := sheet.Import("x.xlsx", typed(t, export(t, files), c.do), files)
			for _, is := range found {
				if is.Code == c.code && is.Field == c.at && is.Hint != "" {
					if (got == nil) != (is.Severity == diag.Error) {
						t.Errorf("%v, and a change: %v", is, got != nil)
					}
					return
				}
			}
			t.Errorf("no %s at %s in %v", c.code, c.at, found)
		})
	}
}

// Two hands: what somebody wrote since the workbook was made stays, and where
// both meet nobody's words are lost.
func TestWhatOthersWroteSince(t *testing.T) {
	book := export(t, small())
	since := small()
	since["providers.yaml"] = bytes.Replace(since["providers.yaml"], []byte("name: Two"), []byte("name: Two Ltd"), 1)
	c, found := sheet.Import("x.xlsx", typed(t, book, set("providers", "B2", "Uno")), since)
	if c == nil || len(found) > 0 || !bytes.Contains(c.Files["providers.yaml"], []byte("name: Two Ltd")) || len(c.Facts) != 1 {
		t.Errorf("%v %+v", found, c)
	}
	for name, do := range map[string]func(*excelize.File){
		"a field": set("providers", "B3", "Zwei"), "a row less": func(f *excelize.File) { _ = f.RemoveRow("providers", 3) },
	} {
		if c, found := sheet.Import("x.xlsx", typed(t, book, do), since); c != nil || !found.Has(sheet.ChangedSince) {
			t.Errorf("%s: %v", name, found)
		}
	}
}

// A workbook that was imported is imported again, as it is or with more in it:
// what stands already as it says is no change of somebody else's.
func TestImportedAgain(t *testing.T) {
	for name, do := range map[string]func(*excelize.File){
		"fields":           set("providers", "B3", "Zwei", "stages", "D3", "iaas;paas", "sources", "D2", ""),
		"a row more":       set("providers", "A4", "three", "providers", "B4", "Three", "providers", "F4", "2025-11-30", "providers", "G4", "A1"),
		"a numbered one":   set("stages", "A5", "second", "stages", "C5", "left", "stages", "F5", "2026-01-15", "stages", "G5", "A2"),
		"a row less":       func(f *excelize.File) { _ = f.RemoveRow("milestones", 2) },
		"the first of two": func(f *excelize.File) { _ = f.RemoveRow("stages", 2) },
	} {
		t.Run(name, func(t *testing.T) {
			files := small()
			book := typed(t, export(t, files), do)
			c, found := sheet.Import("x.xlsx", book, files)
			if c == nil || len(c.Files) == 0 {
				t.Fatalf("nothing changes: %v", found)
			}
			for name, raw := range c.Files {
				files[name] = raw
			}
			if c, found = sheet.Import("x.xlsx", book, files); c == nil || len(found)+len(c.Facts)+len(c.Files) > 0 {
				t.Errorf("again: %v %+v", found, c)
			}
			more := typed(t, book, set("providers", "B2", "Uno"))
			if c, found = sheet.Import("x.xlsx", more, files); c == nil || len(found) > 0 || len(c.Facts) != 1 || len(c.Files) != 1 {
				t.Errorf("with more in it: %v %+v", found, c)
			}
		})
	}
}

func TestFindingsNameTheRow(t *testing.T) {
	files := small()
	c, found := sheet.Import("x.xlsx", typed(t, export(t, files), set("milestones", "E2", "2025-10")), files)
	if c == nil {
		t.Fatal(found)
	}
	line := 1 + strings.Count(string(c.Files["offers.yaml"][:bytes.Index(c.Files["offers.yaml"], []byte("step: j0"))]), "\n")
	if got := c.Cell("offers.yaml", line); got != "milestones!2" {
		t.Errorf("%q", got)
	}
}

// A file as it would be reads as it would be.
func TestOver(t *testing.T) {
	store, _ := data.Load(read.Over(data.FS(), map[string][]byte{"register/grid.yaml": []byte("cells: []\n")}))
	if len(store.Register.Grid) != 0 || len(store.Register.Offers) == 0 {
		t.Errorf("%d cells, %d offers", len(store.Register.Grid), len(store.Register.Offers))
	}
}

// Whatever is typed into the cells, the register can be read afterwards, and
// says it: every word that is no finding stands in a file.
func FuzzCells(f *testing.F) {
	for _, words := range []string{"a: b", "- x", "yes", "2025-12", "\"", "a\nb", " # c", "é’«", "=1+1", "{}", "1e9", "~"} {
		f.Add(words, 0)
	}
	files := small()
	book := export(f, files)
	f.Fuzz(func(t *testing.T, words string, n int) {
		cells := [][2]string{{"providers", "B2"}, {"offers", "C3"}, {"offers", "F2"}, {"sources", "D2"}, {"stages", "H2"}, {"decisions", "D2"}}
		c := cells[uint(n)%uint(len(cells))]
		got, found := sheet.Import("x.xlsx", typed(t, book, set(c[0], c[1], words)), files)
		if got == nil {
			if len(found) == 0 {
				t.Fatal("neither a change nor a finding")
			}
			return
		}
		if len(got.Facts) == 1 && got.Facts[0].Is != "" {
			folder := read.NewFolder(read.Over(data.FS(), registered(got.Files, files)))
			r := facts.Read(folder, "register")
			if len(r.Providers) != 2 || len(r.Offers) != 2 || len(r.Sources) != 2 {
				t.Fatalf("%q: %v", words, folder.Found)
			}
		}
	})
}

func registered(changed, all map[string][]byte) map[string][]byte {
	out := map[string][]byte{}
	for name, raw := range all {
		out[path.Join("register", name)] = raw
		if c, ok := changed[name]; ok {
			out[path.Join("register", name)] = c
		}
	}
	return out
}

// Any bytes get an answer.
func FuzzWorkbooks(f *testing.F) {
	files := small()
	f.Add(export(f, files))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, raw []byte) {
		if c, found := sheet.Import("x.xlsx", raw, files); c == nil && len(found) == 0 {
			t.Error("no answer")
		}
	})
}

// An entry that the sheets show wholly may have another id: it is one less and
// one more, and nothing is lost.
func TestAnIDThatIsAnother(t *testing.T) {
	files := small()
	c, found := sheet.Import("x.xlsx", typed(t, export(t, files), set("offers", "A2", "erste", "stages", "A2", "erste", "stages", "B2", "",
		"stages", "A3", "erste", "stages", "B3", "", "decisions", "A2", "erste", "decisions", "B2", "")), files)
	if c == nil || len(found) > 0 || bytes.Contains(c.Files["offers.yaml"], []byte("id: first")) ||
		!bytes.Contains(c.Files["offers.yaml"], []byte("  - id: erste\n    provider: one\n    name: First\n    stages:\n")) {
		t.Errorf("%v %s", found, c.Files["offers.yaml"])
	}
}

// altered is a workbook in which a part is another.
func altered(t testing.TB, book []byte, name string, do func(string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		from, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		words, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			was := string(words)
			if words = []byte(do(was)); string(words) == was {
				t.Fatalf("%s stays as it is", name)
			}
		}
		to, err := w.Create(f.Name)
		if err == nil {
			_, err = to.Write(words)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for i := range map[string]int{"": 2000}[name] {
		if _, err := w.Create(fmt.Sprint("more/", i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A workbook that unpacks to more than any of the register, in text, marks or
// parts, is refused before it takes time or memory; nothing of it is fetched,
// followed or run.
func TestWorkbookBombs(t *testing.T) {
	const sheet3, shared = "xl/worksheets/sheet3.xml", "xl/sharedStrings.xml"
	whole := func(s string) func(string) string { return func(string) string { return s } }
	repl := func(old, repl string) func(string) string {
		return func(s string) string { return strings.Replace(s, old, repl, 1) }
	}
	book := export(t, small())
	for name, c := range map[string]struct {
		part string
		do   func(string) string
		says string
	}{
		"a sheet of blanks":          {sheet3, whole("<worksheet><sheetData>" + strings.Repeat(" ", 300<<20)), "larger than one of the register"},
		"a million rows":             {sheet3, whole("<worksheet><sheetData>" + strings.Repeat("<row><c/></row>", 1_000_000) + "</sheetData></worksheet>"), "larger than"},
		"words of a million":         {shared, whole("<sst>" + strings.Repeat("<si><t>a</t></si>", 1_000_000) + "</sst>"), "larger than"},
		"formats":                    {"xl/styles.xml", whole("<styleSheet><cellXfs>" + strings.Repeat("<xf/>", 1_000_001) + "</cellXfs></styleSheet>"), "larger than"},
		"depth":                      {sheet3, whole(strings.Repeat("<a>", 1_000_001)), "larger than"},
		"parts":                      {"", nil, "larger than"},
		"a hundred thousand columns": {sheet3, repl("</row>", strings.Repeat("<c><v>1</v></c>", 100_000)+"</row>"), "beyond this row"},
		"a row far below":            {sheet3, repl("</sheetData>", `<row r="1048576"><c r="A1048576"/></row></sheetData>`), "beyond this row"},
		"an entity of its own": {shared, func(s string) string {
			return repl("<sst", `<!DOCTYPE x [<!ENTITY a "b">]><sst`)(repl("<t>One</t>", "<t>&a;</t>")(s))
		}, "declares entities"},
		"an entity of another file": {shared, func(s string) string {
			return repl("<sst", `<!DOCTYPE x [<!ENTITY a SYSTEM "/etc/passwd">]><sst`)(repl("<t>One</t>", "<t>&a;</t>")(s))
		}, "declares entities"},
		"entities of entities, in a heading": {shared, func(s string) string {
			return repl("<sst", `<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><sst`)(repl("<t>id</t>", "<t>&b;</t>")(s))
		}, "declares entities"},
		"the same after much else":       {sheet3, repl("<worksheet", strings.Repeat("<!-- 16 bytes -->", 40_000)+"<!DOCTYPE x><worksheet"), "declares entities"},
		"a sheet that stands outside":    {"xl/_rels/workbook.xml.rels", repl("worksheets/sheet3.xml", "../../etc/passwd"), "providers: The sheet cannot be read"},
		"a sheet of the network":         {"xl/_rels/workbook.xml.rels", repl(`Target="worksheets/sheet3.xml"`, `Target="http://127.0.0.1:1/x" TargetMode="External"`), "providers: The sheet cannot be read"},
		"cells that are joined badly":    {sheet3, repl("</sheetData>", `</sheetData><mergeCells><mergeCell ref="x"/></mergeCells>`), "providers: The sheet cannot be read"},
		"no words at all":                {shared, whole("<sst/>"), "base"},
		"a row with a number below 0":    {sheet3, repl(`<row r="2"`, `<row r="-2"`), "providers: The sheet cannot be read"},
		"a date in more than 9999 years": {sheet3, repl("</sheetData>", `<row r="9"><c r="A9" t="str"><v>x</v></c><c r="E9"><v>99999999</v></c></row></sheetData>`), "which is no date"},
	} {
		start := time.Now()
		got, found := sheet.Import("x.xlsx", altered(t, book, c.part, c.do), small())
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: it took %s", name, took)
		}
		if got != nil || len(found) != 1 || !strings.Contains(found[0].Msg.String(), c.says) {
			t.Errorf("%s: %v", name, found)
		}
	}
}
