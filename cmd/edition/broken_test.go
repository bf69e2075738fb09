package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// mistake is what a tired editor does, and what the press answers: place, code,
// what the message and the hint say.
type mistake struct {
	name, file, old, repl string
	place, code           string
	says, hint            string
}

const (
	editorial  = "editions/2026-04/fr/editorial.md"
	englishNew = "editions/2026-04/en/news.md"
	month      = "editions/2026-04/edition.yaml"
	title      = "title: Rien n'a bougé, sauf le calendrier"
	opening    = "Au 31 mars 2026"
)

func mistakes() []mistake {
	long := title + strings.Repeat(", et le calendrier bouge comme bougent les calendriers", 5)
	return []mistake{
		{"a tab", month, "  publisher:", "\tpublisher:", month + ":11:1", "YAMLSyntax", "indented with a tab", "spaces"},
		{"a missing quote", editorial, title, strings.Replace(title, "Rien", `"Rien`, 1), editorial + ":2:8", "YAMLSyntax", "never closed", "Close the quote"},
		{"a colon", englishNew, "title: Nothing", "title: This month: nothing", englishNew + ":2:1", "YAMLSyntax", "A colon followed by a space", "double quotes"},
		{"an unknown key", "register/offers.yaml", "milestones:", "milestnes:", `register/offers.yaml:\d+:5`, "UnknownField", "no field milestnes", "Did you mean milestones?"},
		{"a date", month, "cutoff: 2026-03-31", "cutoff: 31/12/2025", month + ":4:9", "BadDate", "31/12/2025", "Write 2025-12-31"},
		{"a date that is not", month, "cutoff: 2026-03-31", "cutoff: 2026-02-30", month + ":4:9", "BadDate", "2026-02-30", ""},
		{"a month in words", month, "month: 2026-04", "month: avril 2026", month + ":2:8", "BadDate", "avril 2026", "such as"},
		{"a missing translation", "editions/2026-04/en/editorial.md", "", "", month + `:\d+:\d+`, "MissingText", `no text in "en"`, "Create editions/2026-04/en/editorial.md"},
		{"a title too long", editorial, title, long, editorial + ":2:8", "TooManyLines", "takes 12 lines", "Cut about 281 characters"},
		{"a word too long", editorial, opening, "Au " + strings.Repeat("Aé", 60) + " 31 mars 2026", editorial + ":35:1", "Overflow", "is .* wide", "soft hyphen"},
		{"an unknown source", englishNew, "[@A3]", "[@X9]", englishNew + ":8:64", "UnknownSource", "no source X9", "sources.yaml"},
		{"an unknown provider", "register/offers.yaml", "provider: adista", "provider: adistra", `register/offers.yaml:\d+:15`, "UnknownProvider", "adistra", "Did you mean adista?"},
		{"an unknown layer", "register/offers.yaml", "iaas", "iaaas", `register/offers.yaml:\d+:\d+`, "UnknownValue", "iaaas", "Did you mean iaas?"},
		{"an unknown section", month, "editorial,", "editoral,", month + ":9:19", "UnknownSection", "no section editoral", "Did you mean editorial?"},
		{"an unknown edition before", month, "previous: 2026-01 ", "previous: 2026-13 ", month + `:\d+:\d+`, "UnknownEdition", "2026-13", "Did you mean 2026-01?"},
		{"a missing file", "register/sources.yaml", "", "", "register/sources.yaml", "Unreadable", "not there", "data folder"},
		{"a dash out of line", "register/providers.yaml", "    name:", "   name:", `register/providers.yaml:\d+:4`, "YAMLSyntax", "column of its neighbours", "Begin it in column 5"},
		{"another encoding", editorial, "bougé,", "boug\xe9,", editorial + ":2:21", "NotUTF8", "not UTF-8", "UTF-8"},
		{"an unfinished merge", editorial, opening, "<<<<<<< HEAD\n" + opening, editorial + ":35:1", "MergeMark", "merged", "delete the marks"},
		{"a head not closed", editorial, "prend fin avant lui ?\n---", "prend fin avant lui ?\n", editorial + ":1:1", "FrontMatter", "never closed", "---"},
		{"a table", editorial, opening, "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n\n" + opening, editorial + ":37:10", "TableCells", "3 cells", "as many cells"},
		{"HTML", editorial, opening, "<b>Au</b> 31 mars 2026", editorial + ":35:1", "UnsupportedMarkdown", "HTML", "Markdown"},
		{"a title in the text", editorial, opening, "# Titre\n\n" + opening, editorial + ":35:1", "HeadingLevel", "level 1", "##"},
		{"a picture without words", editorial, opening, "![](plan.png)\n\n" + opening, editorial + ":35:1", "MissingAltText", "no words", "square brackets"},
		{"a picture that is not there", editorial, opening, "![Plan](plan.png)\n\n" + opening, editorial + ":35:1", "MissingPicture", "editions/2026-04/fr/plan.png", "correct its name"},
		{"a character of no face", editorial, opening, "☃ " + opening, editorial + ":35:1", "BadCharacter", "U\\+2603", "Use another character"},
		{"a certification", editorial, opening, "S3NS est certifié SecNumCloud. " + opening, editorial + ":35:10", "BannedWord", "n’est pas une certification", "qualifié"},
		{"a mark left over", editorial, opening, "{{rewrite}} " + opening, editorial + ":35:1", "Unwritten", "", ""},
		{"a broken locale file", "locales/en/news.yaml", "", "news:\n  title: \"unclosed\n", `locales/en/news.yaml:2`, "BadLocale", "cannot be read", "quotes"},
	}
}

// graves begins each finding.
var graves = regexp.MustCompile(`(?m)^(error|warning|quality): `)

// answer is what is told of a mistake: the finding, its place in words where it
// has one, the line with carets when a column is known, and what to do. The line
// is numbered twice when it is shown.
func (m mistake) answer() (want *regexp.Regexp, shown bool) {
	place, line := m.place, ""
	if at := regexp.MustCompile(`^(.*):([^:]+):([^:]+)$`).FindStringSubmatch(place); at != nil {
		place, line, shown = at[1]+":("+at[2]+"):"+at[3], `    (\d+) \| .*\n +\| +\^+\n`, true
	}
	return regexp.MustCompile(`(?m)^error: ` + place + `: .*` + m.says + `.* \[` + m.code + `\]\n(?:    [^ |\n][^|\n]*\n)?` + line +
		`    (?:[^ \d|].*)?` + regexp.QuoteMeta(m.hint)), shown
}

// Each mistake is answered with its place in the file, in words, and with what
// to do; the exit code says findings; nothing of a library shows.
func TestMistakesOfATiredEditor(t *testing.T) {
	dir := onDisk(t, "2026-01", "2026-04")
	if err := shorten(dir, "2026-04", "cover, editorial, news, register, sources, back"); err != nil {
		t.Fatal(err)
	}
	for _, m := range mistakes() {
		t.Run(m.name, func(t *testing.T) {
			path := filepath.Join(dir, filepath.FromSlash(m.file))
			good, err := os.ReadFile(path)
			there := err == nil
			if m.repl == "" {
				if err := os.Remove(path); err != nil {
					t.Fatal(err)
				}
			} else {
				spoil(t, dir, m.file, m.old, m.repl)
			}
			defer func() {
				if there {
					_ = os.WriteFile(path, good, 0o644)
				} else {
					_ = os.RemoveAll(filepath.Join(dir, "locales"))
				}
			}()
			s := told("", "check", "--month", "2026-04", "--lang", "fr,en", "--data", dir)
			if s.code != exitFindings {
				t.Errorf("exit code %d: %s%s", s.code, s.out, s.errs)
			}
			want, shown := m.answer()
			if at := want.FindStringSubmatch(s.errs); at == nil || shown && at[1] != at[2] {
				t.Errorf("the answer lacks %s, or shows another line\n%s", want, s.errs)
			}
			if n := len(graves.FindAllString(s.errs, -1)); n > 3 || strings.Count(s.errs, "\n") > 5*n {
				t.Errorf("one mistake is answered with %d findings:\n%s", n, s.errs)
			}
			plain(t, s.errs)
		})
	}
}

// machinery is what an editor should never read.
var machinery = regexp.MustCompile(`[^.]yaml: |goroutine|panic|\.go:|runtime error|nil pointer|\*?\b(data|diag|draw|page|fpdf|pdfcpu|errors|yaml|fs|os)\.[A-Z]\w+|%!|map\[|0x[0-9a-f]{6}|unmarshal|strconv`)

// plain fails on words of the machinery in an answer.
func plain(t *testing.T, s string) {
	t.Helper()
	if m := machinery.FindString(s); m != "" {
		t.Errorf("%q shows in\n%s", m, s)
	}
}

// All the faults of a folder are told at once, in the order of the files.
func TestAllFaultsAtOnce(t *testing.T) {
	dir := onDisk(t, "2026-01", "2026-04")
	if err := shorten(dir, "2026-04", "cover, editorial, news, register, sources, back"); err != nil {
		t.Fatal(err)
	}
	spoil(t, dir, "register/offers.yaml", "milestones:", "milestnes:")
	spoil(t, dir, "register/grid.yaml", "column:", "colum:")
	spoil(t, dir, editorial, opening, "[@X9] "+opening)
	spoil(t, dir, englishNew, "[@A3]", "[@X8]")
	s := told("", "check", "--month", "2026-04", "--data", dir)
	at := -1
	for _, want := range []string{"no source X8", "no source X9", "no field colum ", "no field milestnes"} {
		i := strings.Index(s.errs, want)
		if i < 0 || i < at {
			t.Errorf("%s is not told in its place:\n%s", want, s.errs)
		}
		at = i
	}
}
