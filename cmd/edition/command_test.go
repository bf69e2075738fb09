package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/locales"
)

// Every way to use the program wrongly, and every way its files can fail it:
// the exit code, one clear line, and nothing of a library.
func TestExitCodes(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	for name, content := range map[string]string{"file": "x", "empty.pdf": "", "cut.pdf": "%PDF-1.7\n1 0 obj\n<<", "profile.icc": "no profile"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	in := func(name string) string { return filepath.Join(dir, name) }
	for _, c := range []struct {
		args string
		code int
		says string
	}{
		{"build --month 2026-13", exitUsage, "there is no edition 2026-13: choose one of 2026-01, 2026-04, specimen"},
		{"build --month ../2026-01", exitUsage, "there is no edition ../2026-01"},
		{"build --out -", exitUsage, "is no folder"},
		{"new --month ../2026-05", exitUsage, "is not a month"},
		{"inspect lines --lang fr --size 1e9pt", exitUsage, "from 1pt to 250pt"},
		{"inspect lines --lang fr --width 1e9mm", exitUsage, "up to 2000mm"},
		{"build --lang de", exitUsage, `there is no locale file for the language "de": choose among fr, en`},
		{"build --lang fr,,", exitUsage, `in "fr,," a language is missing beside a comma`},
		{"build --profile ,print", exitUsage, `in ",print" a profile is missing beside a comma`},
		{"build --lang ,", exitUsage, "choose among fr, en"},
		{"build --profile paper", exitUsage, `there is no profile "paper": choose among screen, print`},
		{"build --marks many", exitUsage, "choose among none, crop, full"},
		{"build --bleed 3", exitUsage, "3mm"},
		{"build --bleed 3cm", exitUsage, "between 0mm and 20mm"},
		{"build --bleed -1mm", exitUsage, "between 0mm and 20mm"},
		{"build --condition FOGRA51", exitUsage, "give the file with --icc"},
		{"build --icc " + file, exitUsage, "give it with --condition"},
		{"build --icc " + file + " --condition FOGRA51\x1b[31m", exitUsage, "is no name of a printing condition"},
		{"build --icc ../../layout/profile/icc/FOGRA39L_coated.icc --condition FOGRA52", exitUsage, "is of the condition FOGRA39 (it calls itself \"FOGRA39L Coated\"), and not of FOGRA52"},
		{"build --icc " + in("none.icc") + " --condition FOGRA51", exitFiles, "none.icc cannot be read: it is not there"},
		{"build --icc " + in("profile.icc") + " --condition FOGRA51", exitFiles, "profile.icc is refused: the file is not an ICC profile"},
		{"build --dump nothing", exitUsage, "choose among blocks, pages, ops"},
		{"build --data " + in("none"), exitFiles, "cannot be read: it is not there"},
		{"build --data " + file, exitFiles, "is a file; --data wants a folder"},
		{"build --data " + in("empty"), exitFiles, "has no edition"},
		{"build --month 2026-01 --lang fr --profile print --out " + file, exitFiles, "is a file, where a folder belongs"},
		{"build words", exitUsage, `takes no "words"`},
		{"build --nothing", exitUsage, "there is no flag --nothing"},
		{"build --month", exitUsage, "--month needs a value"},
		{"build --lang \x1b[31m", exitUsage, `language "<U+001B>[31m"`},
		{"build --month 2026-01 --lang " + strings.Repeat("a", 100_000), exitUsage, "aaa…"},
		{"-x", exitUsage, "there is no flag -x"},
		{"print", exitUsage, `there is no command "print"`},
		{"check --data " + in("empty"), exitFiles, "has no edition"},
		{"check --month 2031-01", exitUsage, "choose one of"},
		{"list --data " + in("empty"), exitFiles, "no edition"},
		{"explain Zzzz", exitUsage, `there is no finding "Zzzz"; edition explain lists them all`},
		{"explain unevencolumn", exitUsage, `there is no finding "unevencolumn". Did you mean UnevenColumns?`},
		{"explain One Two", exitUsage, "takes one"},
		{"schema nothing", exitUsage, "choose among edition, findings, grid, offers"},
		{"schema --out " + in("file/x"), exitFiles, "is a file, where a folder belongs"},
		{"new", exitUsage, "say which month"},
		{"new --month May", exitUsage, "such as 2026-05"},
		{"new --month 2026-05-01", exitUsage, "such as 2026-05"},
		{"new --month 2026-05 --data " + in("none"), exitFiles, "cannot be read"},
		{"preflight", exitUsage, "needs a FILE.pdf"},
		{"preflight " + in("none.pdf"), exitFiles, "none.pdf cannot be read: it is not there"},
		{"preflight " + file, exitFiles, "is not a PDF file"},
		{"preflight " + in("empty.pdf"), exitFiles, "is not a PDF file"},
		{"preflight " + in("cut.pdf"), exitFiles, "cut.pdf is damaged"},
		{"preflight --lang de " + file, exitUsage, "speaks en and fr"},
		{"preflight --as book " + file, exitUsage, "choose among print, tagged, archive, plain"},
		{"preflight --pages 0 " + file, exitUsage, "1 or more"},
		{"preflight --pages four " + file, exitUsage, `--pages cannot be "four"`},
		{"preflight --bleed wide " + file, exitUsage, "such as 3mm"},
		{"preflight --bleed 0 " + file, exitFiles, "is not a PDF file"},
		{"build --bleed 0 --data " + in("none"), exitFiles, "cannot be read"},
		{"inspect", exitUsage, "typography, lines or text"},
		{"inspect typography", exitUsage, "say which language with --lang: fr, en"},
		{"inspect typography --lang de", exitUsage, "choose among fr, en"},
		{"inspect typography --lang fr " + in("none"), exitFiles, "none cannot be read"},
		{"inspect lines --lang fr --font comic", exitUsage, `there is no face "comic": choose among serif`},
		{"inspect lines --lang fr --size big", exitUsage, "such as 10pt"},
		{"inspect lines --lang fr --width 0mm", exitUsage, "such as 80mm"},
		{"inspect lines --lang fr --align left", exitUsage, "choose among justified, ragged, balanced"},
		{"inspect lines --lang fr --scale 50", exitUsage, "0 to 5 per cent"},
		{"inspect text --month 1999-01", exitUsage, "choose one of"},
	} {
		s := told("", strings.Fields(c.args)...)
		if s.code != c.code || !strings.Contains(s.errs, c.says) {
			t.Errorf("edition %s\nexit code %d, want %d\n%swant %s", c.args, s.code, c.code, s.errs, c.says)
		}
		if s.out != "" || strings.Count(s.errs, "\n") != 1 || !strings.HasPrefix(s.errs, "edition: ") {
			t.Errorf("edition %s: not one clear line:\n%s%s", c.args, s.out, s.errs)
		}
		plain(t, s.errs)
	}
}

func TestEpoch(t *testing.T) {
	for epoch, code := range map[string]int{"": exitBuilt, "0": exitBuilt, "yesterday": exitUsage, "-5": exitUsage} {
		var errs bytes.Buffer
		got := run(ofFew("build", "--dump", "pages", "--lang", "fr"), console{in: strings.NewReader(""), out: io.Discard, err: &errs, now: time.Now, epoch: epoch})
		if got != code || code != exitBuilt && !strings.Contains(errs.String(), "SOURCE_DATE_EPOCH") {
			t.Errorf("SOURCE_DATE_EPOCH=%q: exit code %d, %s", epoch, got, errs.String())
		}
	}
}

// The help of every command is in each language of messages, whole, and no line of
// it is the library's or another language's.
func TestHelpIsTold(t *testing.T) {
	english := map[string]bool{}
	lines := func(lang string, path ...string) []string {
		s := told("", append(path, "--help", "--messages", lang)...)
		_, after, _ := strings.Cut(s.out, "\n\n")
		if s.code != exitBuilt || strings.Contains(s.out, "U+") || strings.Count(after, "\n") < 5 {
			t.Errorf("edition %s: exit code %d\n%s%s", path, s.code, s.out, s.errs)
		}
		return strings.Split(s.out, "\n")
	}
	paths := [][]string{nil}
	for _, c := range command(console{telling: &telling{}}).Commands() {
		paths = append(paths, []string{c.Name()})
		for _, sub := range c.Commands() {
			paths = append(paths, []string{c.Name(), sub.Name()})
		}
	}
	for _, p := range paths {
		for _, l := range lines(locales.English, p...) {
			english[l] = true
		}
		for _, l := range lines("fr", p...) {
			if same := strings.TrimSpace(l); english[l] && same != "" && !strings.HasPrefix(same, "edition ") && !strings.HasPrefix(same, "echo ") {
				t.Errorf("edition %s: said in English and in French: %q", p, l)
			}
		}
	}
	if len(paths) < 15 || len(english) < 150 {
		t.Errorf("%d commands, %d lines", len(paths), len(english))
	}
}

// The help of every command shows at least one example that names the command,
// and every command of an example exists.
func TestHelpShowsExamples(t *testing.T) {
	root := command(console{telling: &telling{}})
	var walk func(path string, names []string)
	walk = func(path string, names []string) {
		s := told("", append(strings.Fields(path), "--help")...)
		if s.code != exitBuilt || s.errs != "" {
			t.Errorf("edition %s --help: exit code %d, %s", path, s.code, s.errs)
		}
		if !strings.Contains(s.out, "Examples:\n") || !strings.Contains(s.out, "edition "+path) {
			t.Errorf("edition %s --help shows no example:\n%s", path, s.out)
		}
		for _, n := range names {
			walk(strings.TrimSpace(path+" "+n), nil)
		}
	}
	walk("", commandNames(root))
	for _, c := range root.Commands() {
		if len(c.Commands()) > 0 && c.Name() != "help" {
			walk(c.Name(), commandNames(c))
		}
	}
	if s := told(""); s.code != exitBuilt || !strings.Contains(s.out, "Commands:\n") {
		t.Errorf("without a command: %d\n%s%s", s.code, s.out, s.errs)
	}
}

func TestExplain(t *testing.T) {
	list := told("", "explain")
	if list.code != exitBuilt || strings.Count(list.out, "\n") != len(findings.Catalogue()) {
		t.Errorf("the list has %d lines for %d findings", strings.Count(list.out, "\n"), len(findings.Catalogue()))
	}
	for _, c := range []struct{ code, says string }{
		{"Overflow", "It stops: screen, print, web."}, {"overflow", "Overflow (error)"}, {"MissingAltText", "It stops: screen, web."},
		{"BleedWidth", "It stops: print."}, {"Widow", "It stops no file."},
	} {
		s := told("", "explain", c.code)
		if s.code != exitBuilt || !strings.Contains(s.out, c.says) || !strings.Contains(s.out, "Example: ") || !strings.Contains(s.out, "What to do: ") {
			t.Errorf("explain %s:\n%s", c.code, s.out)
		}
	}
}

func TestListAndCheck(t *testing.T) {
	if s := told("", "list"); s.code != exitBuilt || s.out != "2026-01\n2026-04\nspecimen\n" {
		t.Errorf("list: %d %q", s.code, s.out)
	}
	s := told("", "check")
	if s.code != exitBuilt || !regexp.MustCompile(`^2026-01, 2026-04, specimen: 0 errors, 0 warnings, \d+ remarks on quality\n$`).MatchString(s.out) || s.errs != "" {
		t.Errorf("check: %d\n%s%s", s.code, s.out, s.errs)
	}
}

func TestSchemas(t *testing.T) {
	names := strings.Fields(told("", "schema").out)
	if !slices.Equal(slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == "report" || n == "findings" }), data.SchemaNames()) {
		t.Errorf("schemas %v", names)
	}
	dir := filepath.Join(t.TempDir(), "schemas")
	if s := told("", "schema", "--out", dir); s.code != exitBuilt || strings.Count(s.out, "\n") != len(names) {
		t.Errorf("schema --out: %d %s%s", s.code, s.out, s.errs)
	}
	for _, n := range names {
		s := told("", "schema", n)
		written, err := os.ReadFile(filepath.Join(dir, n+".json"))
		if err != nil || string(written) != s.out {
			t.Errorf("%s: written and printed differ: %v", n, err)
		}
		shipped, err := os.ReadFile(filepath.Join("../../data/schema", n+".json"))
		if own := n != "report" && n != "findings"; own && (err != nil || string(shipped) != s.out) { // these are none of the data's files
			t.Errorf("%s: the data folder has another: %v", n, err)
		}
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(s.out))
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource(n+".json", doc); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Compile(n + ".json"); err != nil {
			t.Errorf("%s is no schema: %v", n, err)
		}
	}
}

// A month's skeleton is written beside the others and says itself what is to be
// done; nothing that exists is changed; written anew it builds.
func TestNew(t *testing.T) {
	dir := onDisk(t)
	before := contentsOf(t, dir)
	s := told("", "new", "--month", "2026-05", "--data", dir)
	if s.code != exitBuilt || !strings.Contains(s.out, "editions/2026-05/edition.yaml\n") || !strings.Contains(s.out, "edition check --month 2026-05") {
		t.Fatalf("new: %d\n%s%s", s.code, s.out, s.errs)
	}
	after := contentsOf(t, dir)
	for name, content := range before {
		if after[name] != content {
			t.Errorf("%s was changed", name)
		}
	}
	if n := len(after) - len(before); n != strings.Count(s.out, "editions/2026-05/") || n < 5 {
		t.Errorf("%d files are new, and told are\n%s", n, s.out)
	}
	for _, due := range []string{"{{draft: …}}", "- The cut-off is 2026-04-30", "the last milestone, j0, is of 2025-01-08"} {
		if !strings.Contains(s.out, due) {
			t.Errorf("%q is not told:\n%s", due, s.out)
		}
	}
	check := told("", "check", "--month", "2026-05", "--data", dir)
	if check.code != exitFindings || !strings.Contains(check.errs, "editions/2026-05/fr/editorial.md:") || !strings.Contains(check.errs, "[Unwritten]") {
		t.Errorf("what is to be rewritten is not told: %d\n%s", check.code, check.errs)
	}
	again := told("", "new", "--month", "2026-05", "--data", dir)
	if again.code != exitUsage || !strings.Contains(again.errs, "already an edition 2026-05") {
		t.Errorf("again: %d %s", again.code, again.errs)
	}
	if first := told("", "new", "--month", "2020-01", "--data", dir); first.code != exitUsage || !strings.Contains(first.errs, "no edition before 2020-01") {
		t.Errorf("before all: %d %s", first.code, first.errs)
	}
}

// A file in the way of a skeleton stays, and nothing else is written.
func TestNewOverwritesNothing(t *testing.T) {
	dir := onDisk(t)
	spoil(t, dir, "editions/2026-05/fr/news.md", "", "mine\n")
	before := contentsOf(t, dir)
	s := told("", "new", "--month", "2026-05", "--data", dir)
	if s.code != exitUsage || !strings.Contains(s.errs, "Delete the folder first") {
		t.Errorf("new: %d %s", s.code, s.errs)
	}
	io := console{interrupts: new(interrupts)}
	files := map[string][]byte{"editions/2026-05/edition.yaml": nil, "editions/2026-05/fr/news.md": nil}
	if err := writeNew(io, dir, "2026-05", files, silent(t)); err == nil || !strings.Contains(err.Error(), "exists already; nothing was written") {
		t.Errorf("a file in the way: %v", err)
	}
	// A file where a folder should be: what was written before it goes again.
	files = map[string][]byte{"editions/2026-06/edition.yaml": nil, "editions/2026-06/fr": nil, "editions/2026-06/fr/news.md": nil}
	if err := writeNew(io, dir, "2026-06", files, silent(t)); err == nil || !strings.Contains(err.Error(), "cannot be written") {
		t.Errorf("a file for a folder: %v", err)
	}
	if after := contentsOf(t, dir); len(after) != len(before) || after["editions/2026-05/fr/news.md"] != "mine\n" {
		t.Errorf("%d files before, %d after", len(before), len(after))
	}
}

// silent is what must not be said, because nothing was made.
func silent(t *testing.T) func() { return func() { t.Error("what was not made is told as made") } }

func TestInspectTypography(t *testing.T) {
	s := told("Est-ce \"clair\" ? 24 % au plus.\n", "inspect", "typography", "--lang", "fr")
	if want := "Est-ce «\u202fclair\u202f»\u00a0? 24\u00a0% au plus.\n"; s.code != exitBuilt || strings.ReplaceAll(s.out, "\u202f?", "\u00a0?") != want {
		t.Errorf("%d %+q", s.code, s.out)
	}
	s = told("", "inspect", "typography", "--lang", "fr", "--show", "testdata/paragraphs.fr.txt")
	if s.code != exitBuilt || !strings.Contains(s.out, "[nnbsp]") || strings.ContainsAny(s.out, "\u00a0\u202f") || strings.Count(s.out, "\n") != 2 {
		t.Errorf("%d %q", s.code, s.out)
	}
}

func TestInspectLines(t *testing.T) {
	row := regexp.MustCompile(`^\d+\t\d+\t-?\d+\.\d{3}\t\d\.\d{3}\t[01]\t\d+\t\S.*\S$`)
	for _, args := range []string{"", "--scale 0 --protrude=false", "--align ragged", "--hyphens=false --width 120mm"} {
		all := append([]string{"inspect", "lines", "--lang", "fr", "--font", "serif", "--size", "10pt", "--width", "80mm"}, strings.Fields(args)...)
		s := told("", append(all, "testdata/paragraphs.fr.txt")...)
		if s.code != exitBuilt || s.errs != "" {
			t.Fatalf("%s: %d %s", args, s.code, s.errs)
		}
		lines := strings.Split(strings.TrimSuffix(s.out, "\n"), "\n")
		if len(lines) < 4 {
			t.Errorf("%s: %d lines", args, len(lines))
		}
		for _, l := range lines {
			if !row.MatchString(l) {
				t.Errorf("%s: %q", args, l)
			}
			f := strings.Split(l, "\t")
			if strings.Contains(args, "--scale 0") && f[3] != "1.000" || strings.Contains(args, "ragged") && f[2] != "0.000" || strings.Contains(args, "hyphens=false") && f[4] != "0" {
				t.Errorf("%s: %q", args, l)
			}
		}
		last := strings.Split(lines[len(lines)-1], "\t")
		if last[0] != "2" {
			t.Errorf("%s: the last paragraph is %s", args, last[0])
		}
	}
	if s := told("Le journal paraît |", "inspect", "lines", "--lang", "fr", "--style", "h0"); s.code != exitUsage || !strings.Contains(s.errs, "choose among cover-name") {
		t.Errorf("a style the theme lacks: %d %s", s.code, s.errs)
	}
	head := told("Dix ans après, la réforme de la carte reste inachevée\n", "inspect", "lines", "--lang", "fr", "--style", "h1", "--width", "131mm")
	if rows := strings.Split(head.out, "\n"); head.code != exitBuilt || !strings.HasSuffix(rows[0], "Dix ans après,") && !strings.HasSuffix(rows[0], "Dix ans après, la réforme") {
		t.Errorf("a head of the theme's: %d %s", head.code, head.out)
	}
	s := told("anticonstitutionnellement\n", "inspect", "lines", "--lang", "fr", "--width", "3mm")
	if s.code != exitFindings || !strings.Contains(s.errs, "standard input, paragraph 1: ") || !strings.Contains(s.errs, "3mm") {
		t.Errorf("too narrow: %d %s", s.code, s.errs)
	}
}

func TestInspectText(t *testing.T) {
	s := told("", "inspect", "text", "--month", "2026-04", "--lang", "en")
	if s.code != exitBuilt || s.errs != "" {
		t.Fatalf("%d %s", s.code, s.errs)
	}
	at := -1
	for _, want := range []string{"# SecNumCloud Observatory", "## Contents", "[figure: ", "[table]\n| ", "## IaaS", "\n1 "} {
		i := strings.Index(s.out, want)
		if i < 0 {
			t.Errorf("the reading lacks %q", want)
		}
		if want != "\n1 " && i < at && want != "[figure: " {
			t.Errorf("%q is read too early", want)
		}
		at = max(at, i)
	}
	if strings.Contains(s.out, "Observatoire") && !strings.Contains(s.out, "[fr") {
		t.Error("French is read without being marked")
	}
}

func TestDump(t *testing.T) {
	for what, want := range map[string]string{"blocks": "section cover", "pages": "page 1  folio", "ops": "% page 1  fr print"} {
		s := told("", ofFew("build", "--dump", what, "--lang", "fr")...)
		if s.code != exitBuilt || !strings.Contains(s.out, want) {
			t.Errorf("--dump %s: %d %.200s %s", what, s.code, s.out, s.errs)
		}
	}
}

func TestPreflightAnswers(t *testing.T) {
	dist := built(t)
	screen, print := filepath.Join(dist, "2026-01", "secnumcloud-observatory-2026-01-fr-screen.pdf"), filepath.Join(dist, "2026-01", "secnumcloud-observatory-2026-01-fr-print.pdf")
	for lang, want := range map[string]string{"fr": "0 non tenue,", "en": "0 do not"} {
		if s := told("", "preflight", "--lang", lang, screen, print); s.code != exitBuilt || strings.Count(s.out, want) != 2 || !strings.Contains(s.out, print) {
			t.Errorf("preflight --lang %s: %d\n%.300s%s", lang, s.code, s.out, s.errs)
		}
	}
	// A screen file judged as one for print has no bleed and paints in RGB.
	s := told("", "preflight", "--as", "print", "--json", screen)
	var one struct {
		File     string
		Accepted bool
		Rules    []struct{ Code, Status string }
	}
	if err := json.Unmarshal([]byte(s.out), &one); err != nil {
		t.Fatal(err)
	}
	failed := map[string]bool{}
	for _, r := range one.Rules {
		failed[r.Code] = r.Status == "fail"
	}
	if s.code != exitFindings || one.Accepted || one.File != screen || !failed["PrintIdentification"] || !failed["ColourScreen"] {
		t.Errorf("a screen file in print: %d, accepted %t, %v", s.code, one.Accepted, failed)
	}
	var both []struct{ File string }
	if s := told("", "preflight", "--json", screen, print); json.Unmarshal([]byte(s.out), &both) != nil || len(both) != 2 || both[1].File != print {
		t.Errorf("two files: %.200s", s.out)
	}
	if s := told("", "preflight", "--bleed", "5mm", print); s.code != exitFindings || !strings.Contains(s.out, "BleedWidth") {
		t.Errorf("3 mm where 5 mm are asked: %d", s.code)
	}
}
