package locales

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	clock "time"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// What a file of a language must not be: each is found at its place, in plain
// words, within seconds, and what the press brought along stays in force.
func TestHostileLanguageFiles(t *testing.T) {
	again := strings.Repeat
	lol := "a0: &a0 {b: x}\n"
	for i := range 30 {
		lol += fmt.Sprintf("a%d: &a%d {%s}\n", i+1, i+1, fmt.Sprintf("b: *a%d, c: *a%d", i, i))
	}
	var many strings.Builder
	for i := range 30_000 {
		fmt.Fprintf(&many, "k%d: v\n", i)
	}
	everywhere := ""
	for r := 'a'; r <= 'z'; r++ {
		everywhere += string(r) + "1\n"
	}
	rule := "wording:\n  - rule: patterns\n    list:\n      - find: %s\n"
	for _, c := range []struct {
		name, file, text string
		code             diag.Code
		line             int
		says             string
	}{
		{"no patterns", "fr/hyph.pat.txt", "", CodeBadLocale, 0, "holds no pattern"},
		{"patterns in a remark", "fr/hyph.pat.txt", "% 1a\n\n", CodeBadLocale, 0, "holds no pattern"},
		{"binary patterns", "fr/hyph.pat.txt", "1a\n\xff\xfe\x00", CodeBadLocale, 2, "not UTF-8"},
		{"patterns with control characters", "fr/hyph.pat.txt", "1a\n\x00\x01", CodeBadLocale, 2, "control character (U+0000)"},
		{"a page for patterns", "fr/hyph.pat.txt", "1a\n<html>\n", CodeBadLocale, 2, `"<html>" is no pattern`},
		{"words for patterns", "fr/hyph.pat.txt", "bonjour\n", CodeBadLocale, 1, `"bonjour" is no pattern`},
		{"figures for a pattern", "fr/hyph.pat.txt", "1a\n9999999999a\n", CodeBadLocale, 2, `"9999999999a" is no pattern`},
		{"a level of two figures", "fr/hyph.pat.txt", "a99b\n", CodeBadLocale, 1, `"a99b" is no pattern`},
		{"a figure for a pattern", "fr/hyph.pat.txt", "1a\n2\n", CodeBadLocale, 2, `"2" is no pattern`},
		{"a point within a pattern", "fr/hyph.pat.txt", "a.1b\n", CodeBadLocale, 1, `"a.1b" is no pattern`},
		{"patterns that divide next to nothing", "fr/hyph.pat.txt", again("1a1b1c\n", 5), CodeBadLocale, 0, "These patterns divide 0 of "},
		{"patterns that divide everywhere", "fr/hyph.pat.txt", everywhere, CodeBadLocale, 0, "those of a language do at a third of them"},
		{"a hyphen for a word", "fr/hyph.exc.txt", "uni-ver-sité\n-\n", CodeBadLocale, 2, `"-" is no word with its divisions`},
		{"a hyphen before a word", "fr/hyph.exc.txt", "-mot\n", CodeBadLocale, 1, `"-mot" is no word with its divisions`},
		{"two hyphens in a row", "fr/hyph.exc.txt", "uni--ver\n", CodeBadLocale, 1, `"uni--ver" is no word with its divisions`},
		{"an ending for a word", "fr/hyph.exc.txt", "*\n", CodeBadLocale, 1, `"*" is no word with its divisions`},
		{"an empty word among terms", "fr/terms.yaml", "counted: [lampes, \"\"]\n", CodeBadSetting, 1, "words, or no entry"},
		{"punctuation among terms", "fr/terms.yaml", "counted: [lampes,\n  \"!!\"]\n", CodeBadSetting, 2, "words, or no entry"},
		{"an empty word in a rule", "fr/language.yaml", "base: en\ntypography:\n  - {rule: hold, before: [\"\"]}\n", CodeBadSetting, 3, "words, or no entry"},
		{"punctuation among prepositions", "fr/language.yaml", "sense:\n  prepositions: [de, \".\"]\n", CodeBadSetting, 2, "words, or no entry"},
		{"an endless pattern", "fr/hyph.pat.txt", again("1a", 1000), CodeBadLocale, 1, "more than 40 characters"},
		{"too many patterns", "fr/hyph.pat.txt", again("1a\n", 1<<20), CodeBadLocale, 0, "3072 kB, and 2048 kB is the most"},
		{"binary words", "fr/hyph.exc.txt", "\xff\xfe", CodeBadLocale, 1, "not UTF-8"},
		{"figures for words", "fr/hyph.exc.txt", "uni-ver-sité\n1a2\n", CodeBadLocale, 2, "is no word with its divisions"},
		{"binary messages", "fr/x.yaml", "a: \xff\n", CodeBadLocale, 1, "not UTF-8"},
		{"messages by reference", "fr/x.yaml", lol, CodeBadLocale, 0, "levels deep"},
		{"a message that holds itself", "fr/x.yaml", "a: &a\n  b: *a\n", CodeBadLocale, 0, "refers to itself"},
		{"deep messages", "fr/x.yaml", again("{a: ", 900) + "b" + again("}", 900), CodeBadLocale, 1, "16 levels deep"},
		{"too many messages", "fr/x.yaml", many.String(), CodeBadLocale, 10_000, "more than 20000 values"},
		{"an endless message", "fr/x.yaml", "a: " + again("mot ", 5_000) + "\n", CodeBadLocale, 1, "and 5000 is the most"},
		{"a message that repeats", "fr/x.yaml", "section:\n  news: '{{range 99999999999}}x{{end}}'\n", CodeBadMessage, 2, "no placeholder"},
		{"a message that calls itself", "fr/x.yaml", "section:\n  news: '{{define \"a\"}}{{template \"a\"}}{{end}}{{template \"a\"}}'\n", CodeBadMessage, 2, "no placeholder"},
		{"a message that prints widely", "fr/x.yaml", "section:\n  news: '{{printf \"%999999999d\" 1}}'\n", CodeBadMessage, 2, "no placeholder"},
		{"a mark of direction by its number", "fr/x.yaml", "section:\n  news: \"Du \\u202E neuf\"\n", CodeOddCharacter, 2, "U+202E"},
		{"a bell by its number", "fr/x.yaml", "section:\n  news: \"Du \\a neuf\"\n", CodeOddCharacter, 2, "U+0007"},
		{"a pile of accents", "fr/x.yaml", "section:\n  news: e" + again("\u0301", 31) + "\n", CodeBadLocale, 2, "carries 31 accents, and 30 is the most"},
		{"a second document", "fr/x.yaml", "section:\n  news: Neuf\n---\nsection: {}\n", CodeBadLocale, 4, "A second document begins here"},
		{"a second document in a remark", "fr/x.yaml", "section:\n  news: '{{range 9}}x{{end}}'\n---\n# that is all\n", CodeBadMessage, 2, "no placeholder"},
		{"a name that is empty", "fr/x.yaml", "a: b\n\"\": c\n", CodeBadLocale, 2, "before this colon is no name"},
		{"a list for a name", "fr/language.yaml", "[a, b]: c\n", CodeBadLocale, 1, "before this colon is no name"},
		{"a path for a tag", "fr/language.yaml", "base: en\ntag: ../../x\n", CodeBadSetting, 2, "is none of a language"},
		{"a book for a name", "fr/language.yaml", "base: en\nname: " + again("nom ", 400) + "\n", CodeBadSetting, 2, "has 1599 characters"},
		{"a tab", "fr/x.yaml", "a:\n\tb: c\n", CodeBadLocale, 2, "cannot be read from this line on"},
		{"a list for a file", "fr/x.yaml", "- a\n", CodeBadLocale, 1, "names and values"},
		{"half letters kept", "fr/language.yaml", "base: en\nhyphenation: {left: 999999999}\n", CodeBadSetting, 2, "hyphenation.left is 999999999; it can be 0 to 20"},
		{"a division that is gladly made", "fr/language.yaml", "base: en\nhyphenation: {penalty: -1000000}\n", CodeBadSetting, 2, "can be 0 to 10000"},
		{"a number that is none", "fr/language.yaml", "base: en\nhyphenation: {left: 99999999999999999999}\n", CodeBadSetting, 2, "wrong kind"},
		{"no expression", "fr/language.yaml", "base: en\n" + fmt.Sprintf(rule, `"(a"`), CodeBadSetting, 5, "wrong kind"},
		{"a vast expression", "fr/language.yaml", "base: en\n" + fmt.Sprintf(rule, `"`+again("[a-é]{900}", 30)+`"`), CodeBadSetting, 5, "wrong kind"},
		{"an expression of repetitions", "fr/language.yaml", "base: en\n" + fmt.Sprintf(rule, `"(a{1,900}){1,900}"`), CodeBadSetting, 5, "wrong kind"},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := clock.Now()
			cat, found := Load(fstest.MapFS{c.file: &fstest.MapFile{Data: []byte(c.text)}})
			if took := clock.Since(start); took > 5*clock.Second {
				t.Errorf("it took %v", took)
			}
			var got []string
			ok := false
			for _, is := range found {
				got = append(got, is.String())
				ok = ok || is.Code == c.code && is.Severity == diag.Error && is.Pos.File == "locales/"+c.file && strings.Contains(is.Msg.String(), c.says) &&
					(c.line == 0 || is.Pos.Line == c.line)
				if s := is.Msg.String() + is.Hint.String(); strings.Contains(s, "yaml: ") || strings.Contains(s, "unmarshal") || strings.Contains(s, "regexp") {
					t.Errorf("a library speaks: %s", s)
				}
			}
			if !ok || len(found) > 3 {
				t.Errorf("want %s at line %d: %s; have\n%s", c.code, c.line, c.says, strings.Join(got[:min(len(got), 5)], "\n"))
			}
			if l, there := cat.Locale("fr"); there {
				l.T("section.news")
			}
			if strings.Contains(c.file, "hyph") {
				if l, there := cat.Locale("fr"); !there || len(l.Hyphens("calendrier")) == 0 {
					t.Error("words are not divided any more")
				}
			}
		})
	}
}

// A file of the languages that holds nothing, or that nobody reads because of
// its name, is told with what was meant; what systems leave behind is not.
func TestStrayLocales(t *testing.T) {
	for name, c := range map[string]struct {
		text, says string
		severity   diag.Severity
	}{
		"en/common.yaml":      {"", "The file holds no words.", diag.Error},
		"en/notes.yaml":       {"# nothing\n", "The file holds no words.", diag.Error},
		"fr.yaml":             {"{}\n", "The file holds no words.", diag.Error},
		"fr/language.yaml":    {" \n", "The file holds no words.", diag.Error},
		"en/hyph.exc.txt":     {"", "The file holds no word.", diag.Error},
		"en/comon.yml":        {"a: b\n", "such as comon.yaml", diag.Error},
		"en/Common.YAML":      {"a: b\n", "such as Common.yaml", diag.Error},
		"fr.yml":              {"a: b\n", "such as fr.yaml", diag.Error},
		"en/hyph.pat.text":    {"1a\n", "did you mean hyph.pat.txt?", diag.Error},
		"en/blob.dat":         {"\x00\xff", "Nothing reads this file.", diag.Warning},
		"notes.txt":           {"x", "Nothing reads this file.", diag.Warning},
		"english/common.yaml": {"a: b\n", "Nothing reads this folder.", diag.Warning},
		"en/sub/common.yaml":  {"a: b\n", "Nothing reads this folder.", diag.Warning},
		"en/common.yaml~":     {"", "", 0}, ".DS_Store": {"\x00", "", 0}, "en/#a.yaml#": {"", "", 0}, "README.md": {"x", "", 0},
		"en/hyph.LICENSE.txt": {"x", "", 0}, ".git/config": {"x", "", 0},
	} {
		_, found := Load(fstest.MapFS{name: &fstest.MapFile{Data: []byte(c.text)}})
		switch {
		case c.says == "" && len(found) == 0:
		case len(found) != 1 || c.says == "" || found[0].Severity != c.severity || !strings.Contains(found[0].Msg.String(), c.says):
			t.Errorf("%s: %v", name, found)
		}
	}
}

// A file that may not be read is named, and the others are read all the same.
func TestClosedLanguageFile(t *testing.T) {
	root := closed{fstest.MapFS{"fr/a.yaml": &fstest.MapFile{}, "fr/b.yaml": &fstest.MapFile{Data: []byte("section:\n  news: Du neuf\n")}}}
	cat, found := Load(root)
	if len(found) != 1 || found[0].Pos.File != "locales/fr/a.yaml" || !strings.Contains(found[0].Msg.String(), "it leads out of the folder") {
		t.Errorf("%v", found)
	}
	if l, _ := cat.Locale("fr"); l.T("section.news") != "Du neuf" {
		t.Errorf("%q", l.T("section.news"))
	}
}

// A language whose folder is closed is named, once; the others are read.
func TestClosedLanguageFolder(t *testing.T) {
	root := closedLanguage{fstest.MapFS{"en/b.yaml": file("section:\n  news: Fresh\n"), "fr/b.yaml": file("section:\n  news: Du neuf\n")}}
	cat, found := Load(root)
	if len(found) != 1 || found[0].Pos.File != "locales/fr" || !strings.Contains(found[0].Msg.String(), "you may not read it") {
		t.Errorf("%v", found)
	}
	if l, _ := cat.Locale("en"); l.T("section.news") != "Fresh" {
		t.Errorf("%q", l.T("section.news"))
	}
}

// closedLanguage is a folder of languages of which fr may not be looked into.
type closedLanguage struct{ fstest.MapFS }

func (c closedLanguage) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "fr" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return c.MapFS.ReadDir(name)
}

// closed is a folder of which the file a.yaml may not be read.
type closed struct{ fstest.MapFS }

func (c closed) ReadFile(name string) ([]byte, error) {
	if strings.HasSuffix(name, "a.yaml") {
		return nil, errors.New("it leads out of the folder")
	}
	return fs.ReadFile(c.MapFS, name)
}

// A language that lacks a message is named, and so is the message.
func TestLanguageWithoutAKey(t *testing.T) {
	cat, _ := load(press(t, fstest.MapFS{"en/own.yaml": file("own: words\n")}), fstest.MapFS{"xx/language.yaml": file("base: en\ntag: xx\nname: X\n")})
	n := 0
	for _, is := range cat.Check() {
		if is.Code == CodeMissingTranslation && is.Field == "own" && strings.Contains(is.Msg.String(), "Français") && is.Severity == diag.Error {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d findings on the key that French lacks", n)
	}
}

// Whatever a file of a language holds, it is loaded or found, and the languages
// the press brings along still speak.
func FuzzOverlay(f *testing.F) {
	for _, s := range []string{"", "a: b\n", "a: &a\n  b: *a\n", "language: {tag: fr, base: en}\nsection: {news: x}\n", "base: fr\n", "- a\n", "\xff", "a: {{.N}}\n",
		"typography: [spaces, {rule: quotes, open: «}]\n", "wording: [{rule: patterns, list: [{find: '(a*)*'}]}]\n", "terms: {units: [km]}\n", "1a2\n% x\n", "a: {one: x, other: '{{.N'}\n",
		"hyphenation: {left: 999999999999}\n", "date: {months: [a]}\n", "number: {group: [x]}\n"} {
		for i := range 7 {
			if len(s)%7 == i || len(s)%2 == i { // every seed as one kind of file or two
				f.Add([]byte(s), i)
			}
		}
	}
	f.Fuzz(func(t *testing.T, raw []byte, kind int) {
		names := []string{"fr/language.yaml", "fr/x.yaml", "fr/terms.yaml", "fr/preflight.yaml", "fr/hyph.pat.txt", "fr/hyph.exc.txt", "xx.yaml"}
		if kind < 0 || kind >= len(names) {
			return
		}
		cat, _ := Load(fstest.MapFS{names[kind]: &fstest.MapFile{Data: raw}})
		cat.Check()
		l, ok := cat.Locale("en")
		if !ok || l.Typographic("It is 3 p.m.") == "" {
			t.Fatal("English is gone")
		}
		if l, ok := cat.Locale("fr"); ok {
			l.Typographic("Un « mot » : 12 000 offres à 15 h 30, le 1er mai 2026.")
			l.Hyphens("anticonstitutionnellement")
		}
	})
}
