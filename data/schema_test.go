package data_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/golden"
	"github.com/secnumcloud-observatory/press/locales"
)

// compiled is every schema of the data folder, ready to validate.
func compiled(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	out := map[string]*jsonschema.Schema{}
	for _, name := range data.SchemaNames() {
		raw, err := os.ReadFile("schema/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource(name+".json", doc); err != nil {
			t.Fatal(err)
		}
		if out[name], err = c.Compile(name + ".json"); err != nil {
			t.Fatal(name, err)
		}
	}
	return out
}

// made is every schema, in the words of the press.
func made(t *testing.T) map[string][]byte {
	t.Helper()
	all, found := locales.Load()
	if len(found) > 0 {
		t.Fatal(found)
	}
	return data.Schemas(all.Field)
}

// The schemas of the data folder are those that the press makes, and nothing
// else stands there.
func TestSchemasOfTheFolder(t *testing.T) {
	for name, raw := range made(t) {
		golden.File(t, "schema/"+name+".json", string(raw))
	}
	files, err := os.ReadDir("schema")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, strings.TrimSuffix(f.Name(), ".json"))
	}
	if !slices.Equal(names, data.SchemaNames()) {
		t.Errorf("the folder has %v, and the press makes %v", names, data.SchemaNames())
	}
}

// A schema says how many lines a record gives a field.
func TestSchemasSayTheLines(t *testing.T) {
	schemas := made(t)
	if s := string(schemas["text-cover"]); !strings.Contains(s, "at most 2\u00a0lines") || !strings.Contains(s, "2\u00a0lignes au plus") {
		t.Errorf("the cover's title: %s", s)
	}
	if s := string(schemas["text-news"]); strings.Contains(s, "\u00a0lines") {
		t.Errorf("no field of the news has lines of its own: %s", s)
	}
}

// properties calls do with every field that a schema describes, and its path.
func properties(s any, at string, do func(at string, property map[string]any)) {
	switch s := s.(type) {
	case []any:
		for _, one := range s {
			properties(one, at, do)
		}
	case map[string]any:
		for word, v := range s {
			props, ok := v.(map[string]any)
			switch {
			case word == "if" || word == "then": // conditions on fields that are described elsewhere
			case word == "properties" && ok:
				for name, p := range props {
					property, _ := p.(map[string]any)
					do(at+"."+name, property)
					properties(p, at+"."+name, do)
				}
			default:
				properties(v, at, do)
			}
		}
	}
}

// Every field of every schema, and every schema, says what it holds in every
// language: no two alike, none empty, none that a language lacks.
func TestFieldsAreDescribedInEveryLanguage(t *testing.T) {
	all, _ := locales.Load()
	n := 0
	for name, raw := range made(t) {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		described := func(at string, s map[string]any) {
			n++
			words, _ := s["description"].(string)
			said := strings.Split(words, "\n\n")
			if len(said) != len(all.Languages()) {
				t.Errorf("%s is described in %d languages: %q", at, len(said), words)
				return
			}
			for i, one := range said {
				if strings.TrimSpace(one) == "" || slices.Contains(said[:i], one) {
					t.Errorf("%s is described as %q", at, words)
				}
			}
		}
		top, _ := doc.(map[string]any)
		described(name, top)
		properties(doc, name, described)
	}
	if found := all.Missing(); len(found) > 0 {
		t.Error(found)
	}
	if n < 500 {
		t.Errorf("only %d fields were found", n)
	}
}

// The first line of every shipped YAML file names the schema that it is held
// against, from where it stands.
func TestShippedFilesNameTheirSchemas(t *testing.T) {
	n := 0
	err := fs.WalkDir(data.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".yaml" {
			return err
		}
		n++
		raw, err := fs.ReadFile(data.FS(), name)
		first, _, _ := strings.Cut(string(raw), "\n")
		to, ok := strings.CutPrefix(first, "# yaml-language-server: $schema=")
		if want := "schema/" + strings.TrimSuffix(path.Base(name), ".yaml") + ".json"; !ok || path.Join(path.Dir(name), to) != want {
			t.Errorf("%s begins with %q and not with the way to %s", name, first, want)
		}
		return err
	})
	if err != nil || n != 12 {
		t.Errorf("%d files: %v", n, err)
	}
}

// plain is a YAML document as JSON would hold it; dates stay words.
func plain(n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return plain(n.Content[0])
	case yaml.MappingNode:
		out := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			out[n.Content[i].Value] = plain(n.Content[i+1])
		}
		return out
	case yaml.SequenceNode:
		out := []any{}
		for _, c := range n.Content {
			out = append(out, plain(c))
		}
		return out
	}
	if n.Tag == "!!int" {
		var i int
		if n.Decode(&i) == nil {
			return i
		}
	}
	return n.Value
}

func parse(t *testing.T, raw []byte) any {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal(raw, &n); err != nil {
		t.Fatal(err)
	}
	return plain(&n)
}

func TestShippedFilesFollowTheSchemas(t *testing.T) {
	schemas := compiled(t)
	seen := map[string]int{}
	err := fs.WalkDir(data.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) == ".png" {
			return err
		}
		raw, err := fs.ReadFile(data.FS(), name)
		if err != nil {
			return err
		}
		kind := strings.TrimSuffix(path.Base(name), ".yaml")
		if strings.HasSuffix(name, ".md") {
			kind = "text-" + strings.TrimSuffix(path.Base(name), ".md")
			parts := strings.SplitN(string(raw), "---\n", 3)
			if len(parts) < 3 || strings.TrimSpace(parts[1]) == "" {
				return nil
			}
			raw = []byte(parts[1])
		}
		seen[kind]++
		if err := schemas[kind].Validate(parse(t, raw)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return nil
	})
	texts := 0
	for name := range schemas { // a section need not have a text in the shipped folder
		if strings.HasPrefix(name, "text-") && seen[name] > 0 {
			texts++
		} else if !strings.HasPrefix(name, "text-") && seen[name] == 0 {
			t.Errorf("no shipped file is held against %s", name)
		}
	}
	if texts < 17 {
		t.Errorf("shipped texts of %d sections are held against their schemas", texts)
	}
	if err != nil {
		t.Error(err)
	}
}

func TestSchemasRefuse(t *testing.T) {
	schemas := compiled(t)
	for _, c := range [][2]string{
		{"offers", "observed: 2025-01-31\noffers: [{id: x, provider: y, stages: [{stage: candidat, known: 2025, sources: [A1]}]}]"},
		{"offers", "observed: 2025-01\noffers: []"},
		{"offers", "observed: 2025-01-31\noffers: [{id: x, provider: y, stages: [], nmae: z}]"},
		{"grid", "cells: [{provider: x, column: type, value: [private], known: 2025, sources: [A1]}]"},
		{"grid", "cells: [{provider: x, column: type, known: 2025, sources: [A1]}]"},
		{"grid", "cells: [{provider: x, column: customers, no: [somebody], known: 2025, sources: [A1]}]"},
		{"grid", "cells: [{provider: x, column: share, value: 10, no: [sme], known: 2025, sources: [A1]}]"},
		{"grid", "cells: [{provider: x, column: share, value: 101, known: 2025, sources: [A1]}]"},
		{"sources", "sources: [{id: x, publisher: y, grade: Z}]"},
		{"providers", "providers: [{id: x}]"},
		{"edition", "month: 2026-13\ncutoff: 2025-12-31\npublished: 2026-01-01\nimprint: {publisher: x}"},
		{"edition", "month: 2026-12\ncutoff: 2025-12-31\npublished: 2026-01-01\nimprint: {publisher: x}\nsections: [editoral]"},
		{"edition", "month: 2026-12\ncutoff: 2025-12-31\npublished: 2026-01-01\nimprint: {publisher: x}\npages: 22"},
		{"edition", "month: 2026-12\ncutoff: 2025-12-31\npublished: 2026-01-01\nimprint: {publisher: x}\nnext: {cutoff: 2026-01-31}"},
		{"text-zoom", "titel: x"},
		{"text-register", "signature: x"},
		{"text-zoom", "parts: {panel: x}"},
		{"text-editorial", "parts: [{key: pannel}]"},
		{"text-editorial", "parts: [{key: panel, items: [{keys: b}]}]"},
		{"text-news", "parts: {unchanged: {text: x, items: [a]}}"},
		{"text-procedure", "parts: {j0: {text: x, items: {holds: {text: x}}}}"},
		{"theme", "swatches: [{name: a, rgb: red, cmyk: [0,0,0,0]}]\nstyles: []\nseasons: []"},
		{"theme", "swatches: []\nstyles: [{name: a, font: b, size: 9, leading: 4mm, ink: c}]\nseasons: []"},
	} {
		if err := schemas[c[0]].Validate(parse(t, []byte(c[1]))); err == nil {
			t.Errorf("%s accepts %s", c[0], c[1])
		}
	}
}

// brief is what a field is, for tests.
func brief(lang, key string, _, _ int) string { return lang + " " + key }

func voice() data.Voice { return data.Voice{Brief: brief} }

func TestSkeleton(t *testing.T) {
	s, last := sample.Edition(t, "2026-04")
	files, found := data.Skeleton(s, facts.Day{Year: 2026, Month: 5}, voice())
	if len(found) > 0 {
		t.Fatal(found)
	}
	with := map[string]string{}
	for name, raw := range files {
		with[name] = string(raw)
	}
	next, found := data.Load(sample.Shipped(t, with))
	if len(found) > 0 {
		t.Fatal(found)
	}
	e, ok := next.Edition("2026-05")
	if !ok || e.PreviousID != "2026-04" || e.Previous != last.Cutoff || e.Cutoff.String() != "2026-04-30" || strings.Join(e.Sections, " ") != strings.Join(last.Sections, " ") {
		t.Fatalf("%+v", e)
	}
	if e.Imprint.Publisher.In("fr") != last.Imprint.Publisher.In("fr") || e.Imprint.Site != last.Imprint.Site {
		t.Errorf("%+v", e.Imprint)
	}
	marks := map[string]bool{}
	for _, i := range check.Edition(next, e, []string{"fr", "en"}) {
		if i.Code == check.Unwritten {
			marks[i.Pos.File] = true
		} else if i.Severity == diag.Error {
			t.Error(i)
		}
	}
	for name := range files {
		if strings.HasSuffix(name, ".md") && !marks[name] {
			t.Error(name, "has nothing marked as to be written")
		}
	}
	if len(files) < 7 {
		t.Error(len(files))
	}
}

// A new month's own file names its schema in its first line, once, whether the
// last one did or not; where the folder has no schema, it names none.
func TestSkeletonNamesItsSchema(t *testing.T) {
	const line, last = "# yaml-language-server: $schema=../../schema/edition.json\n", "editions/2026-04/edition.yaml"
	raw, err := fs.ReadFile(data.FS(), last)
	if err != nil || !strings.HasPrefix(string(raw), line) {
		t.Fatalf("%q %v", raw, err)
	}
	plain := strings.TrimPrefix(string(raw), line)
	for name, c := range map[string]struct {
		files map[string]string
		times int
	}{
		"as it is shipped":        {map[string]string{"schema/edition.json": "{}"}, 1},
		"of a file without":       {map[string]string{"schema/edition.json": "{}", last: plain}, 1},
		"in a folder without":     {map[string]string{last: plain}, 0},
		"taken over as it stands": {nil, 1},
	} {
		s, found := data.Load(sample.Shipped(t, c.files))
		files, more := data.Skeleton(s, facts.Day{Year: 2026, Month: 5}, voice())
		if len(found)+len(more) > 0 {
			t.Fatal(found, more)
		}
		got := string(files["editions/2026-05/edition.yaml"])
		if strings.Count(got, line) != c.times || c.times > 0 && !strings.HasPrefix(got, line) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestSkeletonRefuses(t *testing.T) {
	s, _ := sample.Edition(t, "2026-04")
	for day, want := range map[facts.Day]string{
		{Year: 2026, Month: 4}: "There is already an edition 2026-04.",
		{Year: 2025, Month: 4}: "There is no edition before 2025-04 to start from.",
		{Year: 2026}:           "The new edition needs a year and a month.",
	} {
		files, found := data.Skeleton(s, day, voice())
		if len(files) > 0 || len(found) != 1 || found[0].Msg.String() != want {
			t.Error(day, files, found)
		}
	}
}

// A new text says what it rests on, as the register has it on the new day, where
// the last one counted it or said so.
func TestSkeletonAssumes(t *testing.T) {
	s, _ := data.Load(sample.Shipped(t, map[string]string{
		"editions/2026-04/fr/zoom.md": "---\nassumes: {candidates: 3}\nstandfirst: Dix-sept offres\n---\n\nUn corps.\n"}))
	counts := func(lang, words string) []string {
		if strings.Contains(words, "Dix-sept offres") {
			return []string{"qualified"}
		}
		return nil
	}
	files, found := data.Skeleton(s, facts.Day{Year: 2026, Month: 10}, data.Voice{Brief: brief, Counts: counts}) // the register has learnt of more by then
	if len(found) > 0 {
		t.Fatal(found)
	}
	if got := string(files["editions/2026-10/fr/zoom.md"]); !strings.Contains(got, "\nassumes: {qualified: 20, candidates: 13}\n") &&
		!strings.Contains(got, "\nassumes: {candidates: 13, qualified: 20}\n") {
		t.Error(got)
	}
	if got := string(files["editions/2026-10/en/zoom.md"]); strings.Contains(got, "assumes") {
		t.Error(got)
	}
}
