package locales

import (
	"fmt"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"gopkg.in/yaml.v3"
)

// Every setting and every message of French, given what it cannot be, is taken as
// it was or is told at its line, and what the press brought along stays in force.
func TestEveryLeafOfAWrongKind(t *testing.T) {
	for _, file := range []string{"language.yaml", "common.yaml", "editorial.yaml"} {
		raw, err := fs.ReadFile(Files(), "fr/"+file)
		if err != nil {
			t.Fatal(err)
		}
		var doc yaml.Node
		if err := yaml.Unmarshal(raw, &doc); err != nil {
			t.Fatal(err)
		}
		for _, odd := range []string{"[[]]", "{a: {b: c}}", "~", `""`, `"\0"`, "!!binary aGVsbG8=", "!!python/object:os.system x", "[a, 99999999999999999999]"} {
			probe(t, doc.Content[0], file, odd)
		}
	}
}

// empties are the settings that say by an empty text that there is none of them.
var empties = map[string]bool{"number.group": true, "date.first": true, "date.dayshort": true, "date.monthshort": true, "sounds.vowels": true,
	"sounds.unsure": true, "number.four": true}

// probe lays one odd value over each leaf of a file, a line each.
func probe(t *testing.T, top *yaml.Node, file, odd string) {
	t.Helper()
	text, line := "", 0
	names := map[int]string{}
	var write func(n *yaml.Node, depth int, path string)
	write = func(n *yaml.Node, depth int, path string) {
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, v := n.Content[i].Value, n.Content[i+1]
			text += strings.Repeat(" ", depth) + fmt.Sprintf("%q:", key)
			line++
			if v.Kind == yaml.MappingNode && len(v.Content) > 0 {
				text += "\n"
				write(v, depth+1, path+key+".")
				continue
			}
			text += " " + odd + "\n"
			if kept := odd == `""` && empties[path+key] || odd[0] == '[' && strings.Contains(odd, "a,") && (v.Kind == yaml.SequenceNode || file != "language.yaml"); !kept {
				names[line] = path + key
			}
		}
	}
	write(top, 0, "")
	c, _ := Load(fstest.MapFS{"fr/" + file: {Data: []byte(text)}})
	told := map[int]bool{}
	for _, is := range c.Check() {
		if is.Pos.File == "locales/fr/"+file {
			told[is.Pos.Line] = true
		}
	}
	for at, name := range names {
		if !told[at] {
			t.Errorf("%s: %s: %s is taken without a word", file, name, odd)
		}
	}
	builtin, _ := Load()
	was, _ := builtin.Locale("fr")
	is, ok := c.Locale("fr")
	if !ok {
		t.Fatalf("%s: %s took the language away", file, odd)
	}
	if file != "language.yaml" || odd == `""` || odd[0] == '[' { // an empty text can say that there is none, a list be one
		return
	}
	for i, v, w := 0, reflect.ValueOf(*was.set), reflect.ValueOf(*is.set); i < v.NumField(); i++ {
		if f := v.Type().Field(i); f.IsExported() && !reflect.DeepEqual(v.Field(i).Interface(), w.Field(i).Interface()) {
			t.Errorf("%s: %s changed %s", file, odd, f.Name)
		}
	}
}

// A value of the right kind that no language can have is one finding, at its line
// in the file laid over, and what the press brought along stays in force.
func TestValuesThatNoLanguageHas(t *testing.T) {
	for _, c := range []struct{ file, text, says string }{
		{"language.yaml", "date: {apart: \"{a}\"}", "no place for {b}"},
		{"language.yaml", "date: {month: \"\"}", "date.month is missing"},
		{"language.yaml", "date: {days: [lundi]}", "a week has seven days"},
		{"language.yaml", "list: {separator: \"\"}", "list.separator is"},
		{"language.yaml", "number: {group: \"7\"}", "number.group is"},
		{"language.yaml", "smallcaps: [\"abc\"]", "no group in round brackets"},
		{"language.yaml", "smallcaps: abc", "it is a list"},
		{"language.yaml", "smallcaps: [\"(a\"]", "a regular expression"},
		{"language.yaml", "hyphenation: {penalty: 10001}", "can be 0 to 10000"},
		{"language.yaml", "hyphenation: {penalty: often}", "it is a whole number"},
		{"language.yaml", "hyphenation: {vowels: \"\"}", "hyphenation.vowels is missing"},
		{"language.yaml", "order: [1]", "it is a whole number, and here stands a list"},
		{"language.yaml", "prepositions: {de.offer: {vowel: \"\"}}", "it holds {} once"},
		{"language.yaml", "tag: \"\"", "it is one text, and here stands nothing"},
		{"common.yaml", "publication: {name: [a, b]}", "is one text, and here stands a list"},
		{"common.yaml", "publication: {name: }", "holds no words"},
	} {
		cat, _ := Load(fstest.MapFS{"fr/" + c.file: {Data: []byte("# laid over\n" + c.text + "\n")}})
		if l, ok := cat.Locale("fr"); ok {
			l.T("publication.name")
		}
		found := append(cat.Check(), cat.Missing()...)
		if len(found) != 1 || found[0].Pos.File != "locales/fr/"+c.file || found[0].Pos.Line != 2 || !strings.Contains(found[0].String(), c.says) {
			t.Errorf("%s: want one finding at line 2 that says %q, have %v", c.text, c.says, found)
		}
	}
}
