package locales

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Limits on what a file of a language holds: far above any language's, below
// what would keep a machine busy.
const (
	mostBytes   = 2 << 20 // of a file; the longest patterns there are have half of it
	mostValue   = 5_000   // characters of a message or a setting
	mostValues  = 20_000  // values of a file, those that others refer to counted again
	mostDepth   = 16      // groups within groups
	mostPattern = 40      // characters of a pattern of division
	mostSteps   = 2_000   // of a regular expression, compiled
)

// text is a file of a language; what cannot be one is found and left out.
func (s *sources) text(root fs.FS, name string, pos diag.Pos) ([]byte, bool) {
	bad := func(line int, msg, hint diag.Text) ([]byte, bool) {
		pos.Line = line
		s.found.Add(diag.Issue{Code: CodeBadLocale, Severity: diag.Error, Pos: pos, Msg: msg, Hint: hint})
		return nil, false
	}
	raw, err := fs.ReadFile(root, name)
	switch {
	case err != nil:
		return bad(0, diag.Said("The file cannot be read: %s.", plainly(err)), "Put it right, or take it out of the folder of languages.")
	case len(raw) > mostBytes:
		return bad(0, diag.Said("The file has %d kB, and %d kB is the most.", len(raw)>>10, mostBytes>>10),
			"Leave out what is no part of a language.")
	case !utf8.Valid(raw):
		at := 0
		for r, n := utf8.DecodeRune(raw); r != utf8.RuneError || n != 1; r, n = utf8.DecodeRune(raw[at:]) {
			at += n
		}
		return bad(strings.Count(string(raw[:at]), "\n")+1, "The file is not UTF-8 from this line on, so it cannot be read.",
			"Save it again with the encoding UTF-8.")
	}
	for i, r := range string(raw) {
		if unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' {
			return bad(strings.Count(string(raw[:i]), "\n")+1, diag.Said("An invisible control character (U+%04X) stands in this line.", r),
				"Delete it and type the text around it again.")
		}
	}
	for i, line := range strings.Split(string(raw), "\n") {
		if at, marks := letters.Piled(line); at >= 0 {
			return bad(i+1, diag.Said("A letter of this line carries %s, and %d is the most.", diag.Count(marks, "accent"), letters.MaxPile),
				"Delete the accents that were repeated by accident.")
		}
	}
	return raw, true
}

// plainly is why a file cannot be read, without the call that failed. What the
// folder itself says is in plain words.
func plainly(err error) diag.Text {
	var path *fs.PathError
	var told diag.Text
	switch {
	case errors.As(err, &told): // by the folder itself
		return told
	case errors.Is(err, fs.ErrNotExist):
		return "it is not there"
	case errors.Is(err, fs.ErrPermission):
		return "you may not read it: its permissions forbid it"
	case errors.As(err, &path):
		return diag.Text(path.Err.Error())
	}
	return diag.Text(err.Error())
}

// parsed is the YAML of a file, and the line on which a second document of it
// begins, 0 where there is none; a library's stumble over it is its fault.
func parsed(text []byte) (doc yaml.Node, second int, err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("yaml: line 1: unreadable")
		}
	}()
	d := yaml.NewDecoder(bytes.NewReader(text))
	if err = d.Decode(&doc); err == nil {
		var more yaml.Node
		if err = d.Decode(&more); len(more.Content) > 0 && (more.Content[0].Value != "" || len(more.Content[0].Content) > 0) {
			second = more.Content[0].Line
		}
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return doc, second, err
}

// bounded tells whether the values of a file are few, short and not too deep,
// each reference counted as what it refers to: a file of ten lines can stand
// for millions of values, or for itself.
func (s *sources) bounded(top *yaml.Node, file string) bool {
	values := 0
	var walk func(n *yaml.Node, depth int) bool
	walk = func(n *yaml.Node, depth int) bool {
		var msg diag.Text
		switch values++; {
		case depth > mostDepth:
			msg = diag.Said("This stands more than %s deep, or refers to itself.", diag.Count(mostDepth, "level"))
		case values > mostValues:
			msg = diag.Said("Up to here the file has more than %s.", diag.Count(mostValues, "value"))
		case utf8.RuneCountInString(n.Value) > mostValue:
			msg = diag.Said("This has %s, and %d is the most.", diag.Count(utf8.RuneCountInString(n.Value), "character"), mostValue)
		}
		if msg != "" {
			s.found.Add(diag.Issue{Code: CodeBadLocale, Severity: diag.Error, Pos: at(file, n), Msg: msg,
				Hint: "Nothing of the file was taken. Leave out what is no part of a language."})
			return false
		}
		if n.Kind == yaml.MappingNode && !s.named(n, file) {
			return false
		}
		s.escaped(n, file)
		if n.Kind == yaml.AliasNode && n.Alias != nil {
			return walk(n.Alias, depth+1)
		}
		for _, c := range n.Content {
			if !walk(c, depth+1) {
				return false
			}
		}
		return true
	}
	return walk(top, 0)
}

// named tells whether every value of a group has a word for its name.
func (s *sources) named(group *yaml.Node, file string) bool {
	for i := 0; i < len(group.Content); i += 2 {
		if key := group.Content[i]; key.Kind != yaml.ScalarNode || strings.TrimSpace(key.Value) == "" {
			s.found.Add(diag.Issue{Code: CodeBadLocale, Severity: diag.Error, Pos: at(file, key), Msg: "What stands before this colon is no name.",
				Hint: "Nothing of the file was taken. Write a word before the colon (name: value)."})
			return false
		}
	}
	return true
}

// escaped finds the first character of a value that came by its number (\u202E)
// and that nobody would see: those that stand as themselves are found in the
// text. Spaces and signs of typography are what escapes are for.
func (s *sources) escaped(n *yaml.Node, file string) {
	if n.Kind != yaml.ScalarNode || n.Style&yaml.DoubleQuotedStyle == 0 {
		return
	}
	for _, r := range n.Value {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || letters.Unseen(r)) && !strings.ContainsRune(s.raw, r) {
			s.found.Add(diag.Issue{Code: CodeOddCharacter, Severity: diag.Error, Pos: at(file, n), Subject: diag.Character(r),
				Msg: diag.Said("An invisible character (U+%04X) stands in this value.", r), Hint: "Delete it and type the words around it again."})
			return
		}
	}
}

// checkNumbers says which of the settings' numbers no language has.
func (set *settings) checkNumbers(bad func(name string, msg diag.Text)) {
	if w := runTogether(set.Words.Numbers); w != "" {
		bad("words.numbers", diag.Said("In words.numbers, %q seems to be two numbers, between which a comma is missing.", w))
	}
	for _, v := range []struct {
		name          string
		n, least, top int
	}{
		{"order", set.Order, -1000, 1000}, {"hyphenation.left", set.Hyphenation.Left, 0, 20}, {"hyphenation.right", set.Hyphenation.Right, 0, 20},
		{"hyphenation.penalty", set.Hyphenation.Penalty, 0, 10_000},
	} {
		if v.n < v.least || v.n > v.top {
			bad(v.name, diag.Said("%s is %s; it can be %d to %d.", v.name, strconv.Itoa(v.n), v.least, v.top))
		}
	}
}

// mostName is the most letters of a language's tag and of its name.
const mostName = 60

// checkNames says when the tag of the language, which is written into files, is
// none (BCP 47), or its name is no name. A tag that nobody has registered is
// one all the same.
func (set *settings) checkNames(bad func(name string, msg diag.Text)) {
	var unknown language.ValueError
	if _, err := language.Parse(set.Tag); err != nil && !errors.As(err, &unknown) || len(set.Tag) > mostName {
		bad("tag", diag.Said("The tag %q is none of a language; they are written fr or fr-FR.", set.Tag))
	}
	if n := utf8.RuneCountInString(set.Name); n > mostName || strings.ContainsFunc(set.Name, unicode.IsControl) {
		bad("name", diag.Said("The name of the language has %s; it is one line of %d at most.", diag.Count(n, "character"), mostName))
	}
}

// small tells whether a regular expression is of a size that is quick in any
// text: how long it takes grows with its steps.
func small(expr string) bool {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return true // it is said otherwise
	}
	prog, err := syntax.Compile(re.Simplify())
	return err == nil && len(prog.Inst) <= mostSteps
}

// runTogether is the first of some words that is two of which neither stands
// alone among them, "" when none is: twenty one has its twenty.
func runTogether(words []string) string {
	for _, w := range words {
		first, second, two := strings.Cut(w, " ")
		if two && !slices.Contains(words, first) && !slices.Contains(words, second) {
			return w
		}
	}
	return ""
}
