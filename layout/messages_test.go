package layout

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales"
)

// A message that no language has is a finding, once; one that a language has is
// none.
func TestUnwrittenMessagesAreTold(t *testing.T) {
	all, _ := locales.Load()
	if found := unwritten(all, data.Messages()); len(found) > 0 {
		t.Error(found)
	}
	found := unwritten(all, []string{"section.cover", "brief.nobody", "section.nowhere"})
	if len(found) != 2 || found[0].Field != "brief.nobody" || found[1].Field != "section.nowhere" || found[0].Code != locales.CodeMissingTranslation {
		t.Errorf("told is %v", found)
	}
}

// askers is the calls that take the key of a message, wherever they stand.
func askers() []string {
	return []string{"T", "N", "Say", "Has", "say", "sentence", "first"}
}

// Every key that stands in the code stands in every language, and every key of a
// record does.
func TestEveryMessageThatIsAskedForIsWritten(t *testing.T) {
	all, _ := locales.Load()
	keys := data.Messages()
	for _, dir := range []string{"compose", "../charts", ".", "conformance"} {
		keys = append(keys, asked(t, dir)...)
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	for _, key := range keys {
		for _, lang := range all.Languages() {
			if l, _ := all.Locale(lang); !l.Has(key) {
				t.Errorf("%s is asked for and not written in %s", key, lang)
			}
		}
	}
	if len(keys) < 250 {
		t.Errorf("only %d keys were found", len(keys))
	}
}

// Every key that stands in a language is asked for by something: by the code in so many
// words, by pieces that make it, by another message, or by a record. One that nothing
// asks for would take a publisher's words in silence.
func TestEveryMessageThatIsWrittenIsAskedFor(t *testing.T) {
	words, pieces, heads := map[string]bool{}, map[string]bool{}, map[string]bool{}
	hear := func(said string) {
		words[said] = true
		if strings.HasSuffix(said, ".") {
			heads[said] = true
		}
		for piece := range strings.SplitSeq(said, ".") {
			pieces[piece] = true
		}
	}
	for _, key := range data.Messages() {
		words[key] = true
	}
	each(t, "..", func(_ *token.FileSet, n ast.Node) {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				hear(s)
				for _, m := range regexp.MustCompile(`\.Say "([a-z.-]+)"`).FindAllStringSubmatch(s, -1) { // in a template of HTML
					hear(m[1])
				}
			}
		}
	})
	keys := map[string]string{}
	for _, file := range glob(t, "../locales/en/*.yaml") {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\{\{\w+ "([a-z0-9.-]+)"`).FindAllStringSubmatch(string(raw), -1) {
			words[m[1]] = true
		}
		var top map[string]any
		if err := yaml.Unmarshal(raw, &top); err != nil {
			t.Fatal(err)
		}
		if name := filepath.Base(file); name != "language.yaml" && name != "findings.yaml" {
			leaves("", top, func(key string) { keys[key] = file })
		}
	}
	asked := func(key string) bool {
		if words[key] {
			return true
		}
		for head := range heads { // what follows it is put together of words of the code
			if rest, ok := strings.CutPrefix(key, head); ok && !slices.ContainsFunc(strings.Split(rest, "."), func(s string) bool { return !pieces[s] }) {
				return true
			}
		}
		for i := strings.LastIndexByte(key, '.'); i > 0 && words[key[i:]]; i = strings.LastIndexByte(key, '.') {
			if key = key[:i]; words[key] { // endings that are added to a key
				return true
			}
		}
		return false
	}
	for key, file := range keys {
		if form := regexp.MustCompile(`\.(zero|one|two|few|many|other)$`); !asked(key) && !asked(form.ReplaceAllString(key, "")) {
			t.Errorf("%s of %s is asked for by nothing", key, file)
		}
	}
	if len(keys) < 1000 {
		t.Errorf("only %d keys were found", len(keys))
	}
}

// leaves calls do with the key of every message of a file.
func leaves(path string, group map[string]any, do func(string)) {
	for name, v := range group {
		key := strings.TrimPrefix(path+"."+name, ".")
		if below, ok := v.(map[string]any); ok {
			leaves(key, below, do)
			continue
		}
		do(key)
	}
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatal(err, pattern)
	}
	return files
}

// asked is the keys that the code of a folder asks for in so many words.
func asked(t *testing.T, dir string) []string {
	t.Helper()
	key := regexp.MustCompile(`^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$`)
	var out []string
	if err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && path != dir {
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return err
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			fun, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || !slices.Contains(askers(), fun.Sel.Name) {
				return true
			}
			for _, arg := range call.Args {
				if lit, ok := arg.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					if s, err := strconv.Unquote(lit.Value); err == nil && key.MatchString(s) {
						out = append(out, s)
					}
				}
			}
			return true
		})
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// A number in a message goes with a word in its form: what diag.Count makes of
// both, never a plural that is written out. And each noun has its plural.
func TestNumbersInMessagesAreCounted(t *testing.T) {
	plural := regexp.MustCompile(`%d ([a-z]+s)\b`)
	count, nouns := 0, map[string]bool{}
	each(t, "..", func(fset *token.FileSet, n ast.Node) {
		switch x := n.(type) {
		case *ast.BasicLit:
			if m := plural.FindStringSubmatch(x.Value); x.Kind == token.STRING && m != nil && m[1] != "is" && m[1] != "was" && m[1] != "has" && m[1] != "less" && !strings.Contains(x.Value, "by %d "+m[1]+" large") { // a size is no count
				t.Errorf("%s: %s", fset.Position(x.Pos()), x.Value)
			}
		case *ast.CallExpr:
			fun, ok := x.Fun.(*ast.SelectorExpr)
			if !ok || fun.Sel.Name != "Count" || len(x.Args) != 2 {
				return
			}
			if lit, ok := x.Args[1].(*ast.BasicLit); ok {
				count++
				noun, _ := strconv.Unquote(lit.Value)
				nouns[noun] = true
			}
		}
	})
	for noun := range nouns {
		for n, want := range map[int]string{0: "0 " + noun + "s", 1: "1 " + noun, 2: "2 " + noun + "s"} {
			want = strings.Replace(want, "entrys", "entries", 1)
			if got := diag.Count(n, diag.Noun(noun)).String(); got != want || strings.HasSuffix(noun, "s") {
				t.Errorf("%q, want %q", got, want)
			}
		}
	}
	if count < 40 {
		t.Errorf("only %d counts were found", count)
	}
}

// each calls do with every node of the program's source, tests apart.
func each(t *testing.T, dir string, do func(*token.FileSet, ast.Node)) {
	t.Helper()
	if err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == ".git" || d.Name() == "tools"):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, 0)
		if err == nil {
			ast.Inspect(file, func(n ast.Node) bool { do(fset, n); return true })
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}
