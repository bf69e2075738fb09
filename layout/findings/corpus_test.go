package findings_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/golden"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/review"
	"github.com/secnumcloud-observatory/press/locales"
)

// The corpus is broken inputs with the answer that an editor gets, word for word
// in both languages of messages. Each is a small change to the edition of April
// 2026. In its files stands, case by case:
//
//	## what is broken
//	@ a file of the data folder
//	- what it holds, line by line; without it the file is new, or grows at its end
//	+ what takes its place
//	x takes the file away
//	= the answer, renewed with -update
//
// A line -! or +! is a string of Go, for characters that nobody sees. In
// press.txt languages and faces are read too; in pages.txt a short edition is laid
// out. But in edition.txt the edition has the sections alone that a case is about.
func TestCorpus(t *testing.T) {
	n := 0
	for _, file := range corpusFiles(t) {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		head, rest, _ := strings.Cut("\n"+string(raw), "\n## ")
		var out strings.Builder
		out.WriteString(strings.TrimPrefix(head, "\n"))
		in := filepath.Base(file)
		anyway := broken{}.found(t, in)
		for _, entry := range strings.Split(rest, "\n## ") {
			c := parsed(t, entry)
			out.WriteString("\n## " + c.source + answer(news(c.found(t, in), anyway)))
			n++
		}
		golden.File(t, file, strings.TrimPrefix(out.String(), "\n"))
	}
	if n < 150 {
		t.Errorf("the corpus has %d inputs, 150 are wanted", n)
	}
}

func corpusFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/corpus/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	return files
}

// broken is a case of the corpus.
type broken struct {
	source string // without its answer
	edits  []edit
}

// edit is a change to a file.
type edit struct {
	file, old, new string
	replaces, gone bool
}

func parsed(t *testing.T, entry string) broken {
	t.Helper()
	var c broken
	lines := strings.Split(strings.TrimRight(entry, "\n"), "\n")
	for i, line := range lines {
		sign, rest, _ := strings.Cut(line, " ")
		if strings.HasSuffix(sign, "!") {
			s, err := strconv.Unquote(rest)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			rest = s
		}
		if strings.HasPrefix(sign, "=") {
			break
		}
		c.source += line + "\n"
		if i == 0 {
			continue
		}
		e := len(c.edits) - 1
		switch strings.TrimSuffix(sign, "!") {
		case "@":
			c.edits = append(c.edits, edit{file: rest})
		case "-":
			if c.edits[e].replaces {
				c.edits[e].old += "\n"
			}
			c.edits[e].old, c.edits[e].replaces = c.edits[e].old+rest, true
		case "+":
			c.edits[e].new += rest + "\n"
		case "x":
			c.edits[e].gone = true
		default:
			t.Fatalf("%s: this is no line of a case", line)
		}
	}
	return c
}

// shippedApril is the shipped folder with no texts but those of April 2026.
var shippedApril = sync.OnceValue(func() fstest.MapFS {
	out := fstest.MapFS{}
	err := fs.WalkDir(data.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, "editions/specimen/") ||
			strings.HasPrefix(name, "editions/2026-01/") && !strings.HasSuffix(name, "edition.yaml") {
			return err
		}
		raw, err := fs.ReadFile(data.FS(), name)
		out[name] = &fstest.MapFile{Data: raw}
		return err
	})
	if err != nil {
		panic(err)
	}
	return out
})

// folder is the data folder with the case's changes. Of the edition it holds all,
// or the sections that the changes are about.
func (c broken) folder(t *testing.T, in string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for name, f := range shippedApril() {
		out[name] = f
	}
	if in != "edition.txt" {
		c.shorten(t, out, in == "pages.txt")
	}
	for _, e := range c.edits {
		was := ""
		if f, ok := out[e.file]; ok {
			was = string(f.Data)
		}
		is := was + e.new
		if e.replaces {
			if !strings.Contains(was, e.old) {
				t.Fatalf("%s: %s does not hold %q", c.source, e.file, e.old)
			}
			is = strings.Replace(was, e.old, strings.TrimSuffix(e.new, "\n"), 1)
		}
		if out[e.file] = (&fstest.MapFile{Data: []byte(is)}); e.gone {
			delete(out, e.file)
		}
	}
	return out
}

// shorten takes out of the edition the sections that the case is not about.
func (c broken) shorten(t *testing.T, folder fstest.MapFS, pages bool) {
	t.Helper()
	about := []string{"cover", "sources", "back"}
	if pages {
		about = append(about, "editorial", "news")
	}
	for _, e := range c.edits {
		if section, ok := strings.CutSuffix(path.Base(e.file), ".md"); ok {
			about = append(about, section)
		}
	}
	for name := range folder {
		if section, ok := strings.CutSuffix(path.Base(name), ".md"); ok && !slices.Contains(about, section) {
			delete(folder, name)
		}
	}
	text := string(folder[april].Data)
	before, rest, _ := strings.Cut(text, "\nsections: [")
	list, after, ok := strings.Cut(rest, "]\n")
	if !ok {
		t.Fatal("no sections")
	}
	kept := slices.DeleteFunc(strings.Split(list, ", "), func(s string) bool { return !slices.Contains(about, s) })
	text = before + "\nsections: [" + strings.Join(kept, ", ") + "]\n" + after
	if pages {
		text = strings.Replace(text, "pages: 28\n", "", 1)
	}
	folder[april] = &fstest.MapFile{Data: []byte(text)}
}

const april = "editions/2026-04/edition.yaml"

// found is what an editor of April is told, as far as the corpus goes in that
// file: before pages are made, or from the pages.
func (c broken) found(t *testing.T, in string) diag.List {
	t.Helper()
	folder := c.folder(t, in)
	langs := []string{"fr", "en"}
	p := &layout.Press{Locales: catalogue()}
	if in == "press.txt" || in == "pages.txt" {
		var err error
		if p, err = layout.Open(folder); err != nil {
			t.Fatal(err)
		}
	} else {
		p.Store, p.Issues = data.Load(folder)
		p.Issues.Add(review.Characters(p.Store, p.Locales, faces())...)
	}
	ed, ok := p.Store.Edition("2026-04")
	if !ok {
		return findings.Limited(p.Issues)
	}
	if in == "pages.txt" {
		res, err := p.Build(context.Background(), layout.Order{Month: "2026-04", Langs: langs})
		if err != nil {
			t.Fatal(err)
		}
		return slices.DeleteFunc(findings.Limited(res.Issues), func(is diag.Issue) bool { return is.Severity == diag.Quality })
	}
	all := findings.New(p.Locales, langs...).Placed(p.Store.Place)
	for _, is := range p.Issues {
		if p.Store.Serves(ed, is.Pos.File) || p.Store.Beside(ed, is.Pos.File) {
			all.Edition().Add(is)
		}
	}
	all.Edition().Add(check.Edition(p.Store, ed, langs, func(lang string) check.Numerals {
		l, _ := p.Locales.Locale(lang)
		return check.Numerals{Numbers: l.Numerals(), Months: l.MonthNames()}
	})...)
	for _, lang := range langs {
		if loc, ok := p.Locales.Locale(lang); ok && in == "texts.txt" && c.speaks(lang) {
			all.In(lang).Add(review.Wording(p.Store, ed, loc)...)
			all.In(lang).Add(review.Claims(p.Store, ed, loc)...)
		}
	}
	told, _ := findings.Waive(all.List(), ed, layout.Profiles(), func(diag.Code) bool { return true })
	return findings.Limited(told)
}

// speaks tells whether a case may change what a language's texts say, or what is
// said of them: reading them costs most.
func (c broken) speaks(lang string) bool {
	return slices.ContainsFunc(c.edits, func(e edit) bool {
		return strings.Contains(e.file, "/"+lang+"/") || e.file == "register/offers.yaml"
	})
}

var (
	catalogue = sync.OnceValue(func() *locales.Catalog { all, _ := locales.Load(); return all })
	faces     = sync.OnceValue(func() *fonts.Set { all, _ := fonts.Load(); return all })
)

// news is findings without the remarks on quality that are made anyway.
func news(l, anyway diag.List) diag.List {
	return slices.DeleteFunc(l, func(is diag.Issue) bool {
		return is.Severity == diag.Quality &&
			slices.ContainsFunc(anyway, func(was diag.Issue) bool { return was.Code == is.Code && was.Msg == is.Msg })
	})
}

// answer is findings in both languages.
func answer(l diag.List) string {
	if len(l) == 0 {
		return "= nothing\n"
	}
	var b strings.Builder
	for _, is := range l {
		fmt.Fprintf(&b, "= %s %s %s\n", is.Severity, is.Pos, is.Code)
		for _, lang := range locales.Tellers() {
			w, _ := locales.Told(lang)
			for _, part := range []diag.Text{findings.Place(is), is.Msg, is.Hint} {
				if part != "" {
					fmt.Fprintf(&b, "=   %s %s\n", lang, diag.Shown(part.In(lang, w)))
				}
			}
		}
		if is.Elsewhere != "" {
			fmt.Fprintf(&b, "=   so in %s\n", diag.Shown(is.Elsewhere.String()))
		}
		if is.More > 0 {
			fmt.Fprintf(&b, "=   and %d more\n", is.More)
		}
	}
	return b.String()
}

// Without a change there is nothing to answer.
func TestTheCorpusStartsFromNothing(t *testing.T) {
	for _, is := range (broken{edits: []edit{{file: "register/offers.yaml"}}}).found(t, "texts.txt") {
		if is.Severity > diag.Quality {
			t.Error(is)
		}
	}
}

// elsewhere is the codes that no small change to a real edition gives, by the
// test that proves them: those of workbooks, of what pages and lines are made of,
// and of faults of the press itself.
func elsewhere() map[string]string {
	return map[string]string{
		"layout/finish/finish_test.go": `BrokenLink FileWithoutLanguage FileWithoutTitle HeadCellScope MissingAlternative SkippedHeading
			StructureNesting`,
		"layout/web/web_test.go":     "WebTarget WebUnsaid",
		"layout/paint/paint_test.go": "CoarsePicture ControlCharacter PageSize UnknownFace UnknownInk UnpaintableGlyph UnpaintableText",
		"layout/page/check_test.go": `
			EmptyHalfPage ForcedDivision GroundEdge HeadingAtFoot HyphenAtBreak MissingGlyph OffPage Orphan OutOfBox Overlap
			ShortBleed SmallText ThinLine UnevenColumns UnsafeMargin Widow`,
		"layout/page/layout_test.go":        "DuplicateAnchor MissingAnchor NoProgress StartSide UnsettledPages",
		"layout/text/quality_test.go":       "Ladder LooseLine River StubLine",
		"cmd/edition/links_test.go":         "DeadLink MovedLink",
		"layout/review/review_test.go":      "RepeatedText SectionDrift UnequalPages WordOrder",
		"layout/compose/sections_test.go":   "UncomposedSection UnknownLanguage",
		"layout/compose/sheet_test.go":      "BrightPicture",
		"layout/compose/paper_test.go":      "PaperInks",
		"layout/findings/collector_test.go": "UndrawnChart UnderfullPage",
		"layout/findings/faults_test.go":    "Forbidden",
		"layout/findings_test.go":           "UnreadablePicture WaitingText",
		"layout/stumble_test.go":            "PressFault UnreadableFile",
		"layout/language_test.go":           "MissingTranslation",
		"data/check/contradiction_test.go":  "GridContradiction",
		"data/sheet/sheet_test.go":          "BadCell BadWorkbook ChangedSince LostFields UnknownColumn UnknownRow",
	}
}

// Every code of the catalogue is proven by name: it is an answer of the corpus,
// or of a test of the stage that alone can give it.
func TestEveryCodeIsProven(t *testing.T) {
	proven := map[diag.Code]bool{}
	for _, file := range corpusFiles(t) {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(string(raw), "\n") {
			if words := strings.Fields(line); len(words) > 2 && words[0] == "=" {
				proven[diag.Code(words[len(words)-1])] = true
			}
		}
	}
	names := constants(t)
	lists := elsewhere()
	for _, rule := range preflight.Rules() { // of finished files, which are broken by hand
		lists[judges] += " " + string(rule.Code)
	}
	for files, list := range lists {
		named := source(t, strings.Fields(files))
		for _, code := range strings.Fields(list) {
			if proven[diag.Code(code)] {
				t.Errorf("%s is in the corpus and in the list for %s: take it out of the list", code, files)
			}
			proven[diag.Code(code)] = true
			if !slices.ContainsFunc(append(names[code], code), func(name string) bool {
				return regexp.MustCompile(`(^|\W)` + name + `($|\W)`).MatchString(named)
			}) {
				t.Errorf("%s does not name %s", files, code)
			}
		}
	}
	for _, e := range findings.Catalogue() {
		if !proven[e.Code] {
			t.Errorf("nothing proves %s: put a change that gives it into the corpus", e.Code)
		}
	}
}

// judges is the tests of what is thought of finished files.
const judges = "layout/preflight/print_test.go layout/preflight/tagged_test.go layout/preflight/faults_test.go layout/preflight/password_test.go"

// source is the text of files of the program, together.
func source(t *testing.T, files []string) (all string) {
	t.Helper()
	for _, file := range files {
		raw, err := os.ReadFile("../../" + file)
		if err != nil {
			t.Fatal(err)
		}
		all += string(raw)
	}
	return all
}

// constants is the names that the source has for codes.
func constants(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	declared := regexp.MustCompile(`(?m)^\s*(\w+)\s+(?:diag\.)?Code\s*=\s*"(\w+)"`)
	for _, pattern := range []string{"../*/*.go", "../../data/*.go", "../../data/*/*.go", "../../locales/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range declared.FindAllStringSubmatch(string(raw), -1) {
				out[m[2]] = append(out[m[2]], m[1])
			}
		}
	}
	return out
}
