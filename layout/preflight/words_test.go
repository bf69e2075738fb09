package preflight

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// TestWordsAreThoseUsed: each key the judge says exists in every language, with
// the placeholders it has values for, and no file holds a sentence nobody says.
func TestWordsAreThoseUsed(t *testing.T) {
	used := usedKeys(t)
	if len(used) < 500 {
		t.Fatalf("only %d keys were found", len(used))
	}
	x := NewLexicon()
	if langs := x.Languages(); !slices.Contains(langs, "fr") || !slices.Contains(langs, "en") {
		t.Fatalf("the judge speaks %v", langs)
	}
	for _, lang := range x.Languages() {
		for key, names := range used {
			s, ok := x.langs[lang][key]
			switch {
			case !ok:
				t.Errorf("%s has no sentence for %s", lang, key)
			case strings.HasPrefix(names, "any of "):
				for _, p := range strings.Fields(placeholders(s)) {
					if !strings.Contains(names, p) {
						t.Errorf("%s: %s asks for %s, which nobody gives", lang, key, p)
					}
				}
				if placeholders(s) != placeholders(x.langs["en"][key]) {
					t.Errorf("%s: %s asks for %s, in English for %s", lang, key, placeholders(s), placeholders(x.langs["en"][key]))
				}
			case placeholders(s) != names:
				t.Errorf("%s: %s asks for %q and is given %q", lang, key, placeholders(s), names)
			}
		}
		for key, s := range x.langs[lang] {
			for _, m := range forms.FindAllStringSubmatch(s, -1) {
				if !strings.Contains(placeholders(s), "{"+m[1]+"}") {
					t.Errorf("%s: %s has a word for a number that it does not say, %s", lang, key, m[0])
				}
			}
			if _, ok := used[key]; !ok {
				t.Errorf("%s: nobody says %s", lang, key)
			}
		}
	}
}

// usedKeys are the keys the judge uses with the placeholders it fills: those of
// the table, those of the reader's stumbles, and those of the calls of say in
// the source, whose keys and names are written out.
func usedKeys(t *testing.T) map[string]string {
	t.Helper()
	used := map[string]string{}
	for _, r := range Rules() {
		for _, f := range []Fact{r.title(), r.example(), r.fix()} {
			used[f.Key] = ""
		}
	}
	for code, sorts := range stumbles() {
		for _, s := range sorts {
			used[code+"."+string(s)] = "any of {m} {n} {name}"
		}
	}
	set := token.NewFileSet()
	pkgs, err := parser.ParseDir(set, ".", func(f fs.FileInfo) bool { return !strings.HasSuffix(f.Name(), "_test.go") }, 0) //nolint:staticcheck // one package, no build tags
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range pkgs["preflight"].Files {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || !says(call.Fun) {
				return true
			}
			key, ok := literal(call.Args[0])
			if !ok { // the two that hand on what they are given
				if name, handsOn := call.Args[0].(*ast.Ident); !handsOn || name.Name != "key" {
					t.Errorf("%s: a key that is not written out", set.Position(call.Pos()))
				}
				return true
			}
			var names []string
			for i := 1; i < len(call.Args); i += 2 {
				name, ok := literal(call.Args[i])
				if !ok || i+1 == len(call.Args) {
					t.Errorf("%s: values of %s come in pairs of a written name and a value", set.Position(call.Pos()), key)
				}
				names = append(names, "{"+name+"}")
			}
			slices.Sort(names)
			if was, ok := used[key]; ok && was != strings.Join(names, " ") {
				t.Errorf("%s: %s is given %v here and %q elsewhere", set.Position(call.Pos()), key, names, was)
			}
			used[key] = strings.Join(names, " ")
			return true
		})
	}
	return used
}

func says(fun ast.Expr) bool {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name == "say"
	case *ast.SelectorExpr:
		return f.Sel.Name == "say"
	}
	return false
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// TestReaderStatesFacts: three small words in a row are a sentence, and the
// reader makes none.
func TestReaderStatesFacts(t *testing.T) {
	set := token.NewFileSet()
	pkgs, err := parser.ParseDir(set, "pdf", func(f fs.FileInfo) bool { return !strings.HasSuffix(f.Name(), "_test.go") }, 0) //nolint:staticcheck // one package, no build tags
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range pkgs["pdf"].Files {
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := literalNode(n); ok && sentence(s) && !strings.HasPrefix(s, "pdf: ") && !strings.HasPrefix(s, "%w: ") {
				t.Errorf("%s: %q is a sentence; the reader states facts", name, s)
			}
			return true
		})
	}
	for s, want := range map[string]bool{"missing operands before %s": true, "texte sans police": true, "Document Part Art Sect": false, "%d %d obj": false} {
		if sentence(s) != want {
			t.Errorf("%q as a sentence: %t", s, !want)
		}
	}
}

func literalNode(n ast.Node) (string, bool) {
	e, ok := n.(ast.Expr)
	if !ok {
		return "", false
	}
	return literal(e)
}

// sentence tells three small words in a row.
func sentence(s string) bool {
	row := 0
	for _, w := range strings.Fields(s) {
		if strings.TrimFunc(w, unicode.IsLower) != "" || len(w) < 2 {
			row = 0
			continue
		}
		if row++; row == 3 {
			return true
		}
	}
	return false
}

// TestWordsAreYAML: the judge reads its files as any reader of YAML does.
func TestWordsAreYAML(t *testing.T) {
	names, err := fs.Glob(files, "words/*.yaml")
	if err != nil || len(names) < 2 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		raw, err := files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var nested map[string]map[string]string
		if err := yaml.Unmarshal(raw, &nested); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := map[string]string{}
		for section, words := range nested {
			for key, s := range words {
				want[section+"."+key] = s
			}
		}
		got, err := readWords(string(raw))
		if err != nil || !maps.Equal(got, want) {
			t.Errorf("%s: %v", name, err)
			for key := range want {
				if got[key] != want[key] {
					t.Errorf("%s: read %q, YAML says %q", key, got[key], want[key])
				}
			}
		}
	}
}

func TestWordsBeyondAList(t *testing.T) {
	for name, text := range map[string]string{
		"a sentence without a section": "title: a",
		"a sentence at the margin":     "Rule:\n  title: a\nfix: b",
		"a list":                       "Rule:\n  - title",
		"three levels":                 "Rule:\n  title:\n    fr: a",
		"quotes that do not close":     "Rule:\n  title: \"a",
		"a key twice":                  "Rule:\n  title: a\n  title: b",
		"no colon":                     "Rule:\n  title",
	} {
		if words, err := readWords(text); err == nil {
			t.Errorf("%s is read as %v", name, words)
		} else if !strings.Contains(err.Error(), "line ") {
			t.Errorf("%s: %v names no line", name, err)
		}
	}
	words, err := readWords("# remark\nRule:\n  title: a: b\n\n  fix: \"\\u00a0: {x}\"\n")
	if err != nil || !maps.Equal(words, map[string]string{"Rule.title": "a: b", "Rule.fix": "\u00a0: {x}"}) {
		t.Errorf("%q %v", words, err)
	}
}

// TestAnotherLanguage: a language that comes from outside speaks wherever the
// judge does; what it lacks is lent and said to be, what it gets wrong is not
// taken.
func TestAnotherLanguage(t *testing.T) {
	x := NewLexicon()
	whole := map[string]string{}
	for key, s := range x.langs["en"] {
		whole[key] = "it " + key + " " + placeholders(s)
	}
	whole["report.decimal"] = ","
	it, gaps := x.With("it", "", whole)
	if len(gaps) > 0 {
		t.Errorf("gaps %v", gaps)
	}
	h := goodPrint(t)
	h.Draw("content2", "/Over gs 0 0 0 1 k "+"0.1 w 0 0 0 1 K 60 300 m 90 300 l S 5 glow")
	r, err := Check(h.Bytes(), Options{Lexicon: it, Safe: -1, Bleed: -1})
	if err != nil {
		t.Fatal(err)
	}
	bare, _ := x.With("it", "fr", nil)
	for lang, words := range map[string]string{"fr": "le nuage est dans la liste des offres pour une part", "en": "the cloud is in the list of offers and it is for that"} {
		if got := bare.tongues().of(words); got != lang {
			t.Errorf("with a language that has no small words of its own %q seems %q", words, got)
		}
	}
	text := r.Text("it-IT")
	for _, want := range []string{"it report.error ", "it LineThin.title ", "it LineThin.thin ", "0,100 pt", "it report.expected 0,25 pt", "it ContentDamaged.operator ", "it SafeMargin.not-asked ", "it report.head "} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	for _, line := range strings.Split(text, "\n") {
		if line != "" && !strings.Contains(line, "it ") {
			t.Errorf("the Italian report says %q", line)
		}
	}
	if raw, err := json.Marshal(r); err != nil || !strings.Contains(string(raw), `"it":"it LineThin.thin `) {
		t.Errorf("the report as JSON has no Italian: %v", err)
	}
	if len(x.langs) == len(it.langs) || x.langs["it"] != nil {
		t.Error("the lexicon was changed in place")
	}
	// a language with faults
	_, gaps = x.With("it", "fr", map[string]string{"LineThin.thin": "sottile", "FontProgram.unreadable": "illeggibile {font}", "LineThin.thick": "grosso"})
	count := map[GapKind]int{}
	for _, g := range gaps {
		count[g.Kind]++
	}
	if count[Missing] != len(x.langs["en"])-2 || count[Placeholders] != 1 || count[Unknown] != 1 {
		t.Errorf("%d missing, %d with other placeholders, %d unknown", count[Missing], count[Placeholders], count[Unknown])
	}
	lent, _ := x.With("it", "fr", map[string]string{"LineThin.thin": "sottile"})
	if lent.In("it", Fact{Key: "LineThin.thin"}) != "sottile" || lent.In("it", Fact{Key: "LineThin.title"}) != x.In("fr", Fact{Key: "LineThin.title"}) {
		t.Error("what a language lacks is not lent by its base")
	}
	// other words for a language of the judge need not be whole
	if own, gaps := x.With("fr", "", map[string]string{"LineThin.thin": "filet trop maigre"}); len(gaps) > 0 || own.In("fr", Fact{Key: "LineThin.thin"}) != "filet trop maigre" {
		t.Errorf("%v", gaps)
	}
}

// stumbles are what can be wrong with a file's inside, by the rule that tells it.
func stumbles() map[string][]pdf.StumbleSort {
	return map[string][]pdf.StumbleSort{
		"ContentDamaged": {pdf.MarkUnclosed, pdf.MarkUnopened, pdf.StateUnclosed, pdf.StateUnopened, pdf.OperandsMissing, pdf.StateAbsent, pdf.ObjectAbsent, pdf.ShadingAbsent,
			pdf.PatternAbsent, pdf.FontAbsent, pdf.FormInItself, pdf.FormUndecoded, pdf.TextInText, pdf.TextWithoutFont, pdf.TextOutside, pdf.CodeCut,
			pdf.TooLong},
		"TagNesting": {pdf.ArtifactInTag, pdf.TagInArtifact, pdf.TagInTag, pdf.MarkCrossing},
		"FileReferences": {pdf.StartMissing, pdf.StartNowhere, pdf.StartElsewhere, pdf.TableShort, pdf.TrailerMissing, pdf.RootMissing,
			pdf.SizeWrong, pdf.ObjectElsewhere, pdf.ObjectUnlisted, pdf.StartBefore, pdf.ObjectBefore},
		"StreamLength":  {pdf.StreamStart, pdf.StreamLength, pdf.StreamUnparted, pdf.StreamDamaged},
		"ObjectSyntax":  {pdf.ObjectMalformed, pdf.ObjectUnclosed, pdf.KeyTwice, pdf.ReadOtherwise, pdf.PagesMiscounted, pdf.ObjectSpaced},
		"Limits":        {pdf.IntegerLarge, pdf.RealLarge, pdf.RealSmall, pdf.StringLong, pdf.NameLong},
		"ArchiveSyntax": {pdf.HexOdd, pdf.HexForeign, pdf.TableSpaced},
	}
}

// Every sentence is one with no thing, one and two, and with a name that is empty:
// no word is in the form of another number, and no gap is left.
func TestSentencesOfAnyNumber(t *testing.T) {
	x := NewLexicon()
	gap := regexp.MustCompile(`“”|""|«\s*»|\(\)| {2}|\{\w|\w\|`)
	after := regexp.MustCompile(`\b([012]) (\p{L}+)`)
	singular := []string{"page", "rule", "règle", "byte", "octet", "time", "object", "objet", "character", "caractère", "autre", "tenue", "vérifiée", "does", "was", "is", "est"}
	numbers := 0
	for _, lang := range x.Languages() {
		for key, s := range x.langs[lang] {
			for _, n := range []string{"0", "1", "2", ""} {
				values := map[string]any{}
				for _, name := range regexp.MustCompile(`\{(\w+)\}`).FindAllStringSubmatch(s, -1) {
					if values[name[1]] = n; n != "" && !slices.Contains([]string{"count", "pages", "bytes", "held", "failed", "unchecked"}, name[1]) {
						values[name[1]] = "X"
					}
				}
				if len(values) == 0 {
					continue
				}
				said := x.In(lang, Fact{Key: key, Values: values})
				if gap.MatchString(said) {
					t.Errorf("%s, %s with %q has a gap: %q", lang, key, n, said)
				}
				for _, m := range after.FindAllStringSubmatch(said, -1) {
					one := m[1] == "1" || m[1] == "0" && lang == "fr"
					if numbers++; m[2] != "fois" && m[2] != "more" && m[2] != "non" && one != slices.Contains(singular, m[2]) {
						t.Errorf("%s, %s with %s: %q", lang, key, n, said)
					}
				}
			}
		}
	}
	if numbers < 50 {
		t.Errorf("only %d words at numbers were looked at", numbers)
	}
	for want, got := range map[string]string{
		"1 page, 1 byte, a":                           x.In("en-GB", Fact{Key: "report.head", Values: map[string]any{"pages": 1, "bytes": "1", "claims": "a"}}),
		"0 page, 1\u202f234 octets, a":                x.In("fr-FR", Fact{Key: "report.head", Values: map[string]any{"pages": 0, "bytes": "1\u202f234", "claims": "a"}}),
		"1 rule holds, 2 do not, 0 were not checked":  x.In("en", Fact{Key: "report.count", Values: map[string]any{"held": 1, "failed": 2, "unchecked": 0}}),
		"font without a name is not in the resources": x.In("en", Fact{Key: "ContentDamaged.font-absent", Values: map[string]any{"name": ""}}),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
