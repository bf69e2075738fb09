package findings

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales"
)

const ours = "github.com/secnumcloud-observatory/press/"

// source is a package of the program with the types of its expressions.
type source struct {
	fset  *token.FileSet
	files []*ast.File
	info  *types.Info
}

// load is every package of the program that can say something of an edition, tests apart.
func load(t *testing.T) (out []source) {
	t.Helper()
	c := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Dir,Export,GoFiles", "./...")
	c.Dir = filepath.Join("..", "..")
	list, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	type unit struct {
		ImportPath, Dir, Export string
		GoFiles                 []string
	}
	exports := map[string]string{}
	var units []unit
	for d := json.NewDecoder(bytes.NewReader(list)); ; {
		var u unit
		if err := d.Decode(&u); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		exports[u.ImportPath] = u.Export
		if strings.HasPrefix(u.ImportPath, ours) && !strings.HasPrefix(u.ImportPath, ours+"tools/") && u.ImportPath != ours+"layout/diag" {
			units = append(units, u)
		}
	}
	fset := token.NewFileSet()
	conf := types.Config{Importer: importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })}
	for _, u := range units {
		var files []*ast.File
		for _, name := range u.GoFiles {
			f, err := parser.ParseFile(fset, filepath.Join(u.Dir, name), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, f)
		}
		info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
		if _, err := conf.Check(u.ImportPath, fset, files, info); err != nil {
			t.Fatal(err)
		}
		out = append(out, source{fset, files, info})
	}
	return out
}

// sentences is every constant of the program that is a diag.Text or the noun of
// a count, as languages know it, and where it stands. A text that is put together
// by a + would be none that a language knows, and is reported.
func sentences(t *testing.T) map[string]token.Position {
	t.Helper()
	out := map[string]token.Position{}
	for _, u := range load(t) {
		gather(t, u.fset, u.files, u.info, out)
	}
	return out
}

// gather notes the sentences of a package.
func gather(t *testing.T, fset *token.FileSet, files []*ast.File, info *types.Info, out map[string]token.Position) {
	part := map[ast.Expr]bool{} // of a longer constant
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			if b, ok := n.(*ast.BinaryExpr); ok {
				part[b.X], part[b.Y] = true, true
			}
			return true
		})
	}
	for e, tv := range info.Types {
		text, noun := strings.HasSuffix(tv.Type.String(), "layout/diag.Text"), strings.HasSuffix(tv.Type.String(), "layout/diag.Noun")
		b, sum := e.(*ast.BinaryExpr)
		switch {
		case !text && !noun || part[e] && tv.Value != nil:
		case tv.Value != nil && noun:
			out["#"+constant.StringVal(tv.Value)] = fset.Position(e.Pos())
		case tv.Value != nil:
			out[constant.StringVal(tv.Value)] = fset.Position(e.Pos())
		case sum && b.Op == token.ADD:
			t.Errorf("%s: a text is no string: say it with diag.Said", fset.Position(e.Pos()))
		}
	}
}

// verbs is the facts that a sentence asks for.
func verbs(s string) (n int) {
	for _, v := range regexp.MustCompile(`%(?:\[\d\])?[-+#0]*\d*(?:\.\d+)?[a-zA-Z%]`).FindAllString(s, -1) {
		if v != "%%" {
			n++
		}
	}
	return n
}

// Whatever the program says of an edition, each language of the press says, with
// the same facts; and no language says what the program does not.
func TestEverySentenceIsTold(t *testing.T) {
	said := sentences(t)
	if len(said) < 1500 {
		t.Fatalf("only %d sentences were found", len(said))
	}
	letters := regexp.MustCompile(`[a-zA-Z]`)
	for _, lang := range locales.Tellers() {
		w, _ := locales.Told(lang)
		if w == nil { // English is in the sentences
			continue
		}
		for s, at := range said {
			told, ok := w.Of(s)
			bare := regexp.MustCompile(`%(?:\[\d\])?[-+#0]*\d*(?:\.\d+)?[a-zA-Z%]`).ReplaceAllString(s, "")
			switch {
			case !ok && letters.MatchString(bare) && regexp.MustCompile(`[a-zA-Z]{2,} |[a-z]{3,}\.?$`).MatchString(bare) && !asTyped(s):
				t.Errorf("%s: %s lacks %q", at, lang, s)
			case !ok:
			case strings.HasPrefix(s, "#") && !strings.HasPrefix(s, "# ") && strings.Count(told, "|") != 1:
				t.Errorf("%s: the noun %q has no two forms: %q", lang, s, told)
			case !strings.HasPrefix(s, "#") && !strings.Contains(s, "%20") && verbs(told) != verbs(s) && !strings.Contains(s, "%25"):
				t.Errorf("%s: %q has other facts than %q", lang, told, s)
			}
		}
		for _, name := range []string{"findings.yaml", "commands.yaml"} {
			of := map[string]string{}
			raw, err := os.ReadFile(filepath.Join("../../locales", lang, name))
			if err := errors.Join(err, yaml.Unmarshal(raw, &of)); err != nil {
				t.Fatal(err)
			}
			for s := range of {
				if _, ok := said[s]; !ok && !ofDiag(s) {
					t.Errorf("%s: nobody says %q", lang, s)
				}
			}
		}
	}
}

// asTyped tells words of the data that stand as they are in any language.
func asTyped(s string) bool {
	return regexp.MustCompile(`^(candidate|nuit|body|serif|portrait\.png|UnderfullPage|fonts/.*|TrueType|[a-z-]+: .*|editions/.*|standing/\S+|locales/\S+|S3NS est.*|` +
		`[a-z]+: ?\[.*|.*\.yaml:? .*)$`).MatchString(s)
}

// ofDiag tells the sentences of package diag, which gathers them for others, and the
// keys that stand for a mark.
func ofDiag(s string) bool {
	return strings.HasPrefix(s, "%") || strings.HasPrefix(s, "“%s”") || strings.HasPrefix(s, "Did you mean") || s == "Possible: %s."
}

// Every code has its explanation, its example and what to do in every language.
func TestEveryCodeIsExplained(t *testing.T) {
	for _, lang := range locales.Tellers() {
		w, _ := locales.Told(lang)
		for _, e := range Catalogue() {
			for _, x := range []diag.Text{e.Means, e.Fix} {
				if x.In(lang, w) == "" || lang != locales.English && x.In(lang, w) == x.String() {
					t.Errorf("%s: %s is not explained: %q", lang, e.Code, x)
				}
			}
		}
	}
}
