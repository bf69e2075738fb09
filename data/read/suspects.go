package read

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// suspect is a mistake that shows in one line and the line below it, and that
// the YAML library reports elsewhere or in words nobody knows.
type suspect struct {
	shape     *regexp.Regexp // of the line; its first group is where the mistake stands
	next      bool           // only when the line below begins a field or an entry
	msg, hint string
}

func suspectLines() []suspect {
	field := `^\s*(?:- +)?[A-Za-z][\w-]*: +`
	return []suspect{
		{shape: regexp.MustCompile(`^ *(\t)\s*\S`), msg: "The line is indented with a tab.", hint: "Replace it by spaces: two for each level."},
		{shape: regexp.MustCompile("^[ \t]*([\u00a0\u202f])\\s*\\S"), msg: "The line is indented with a no-break space.", hint: "Replace it by plain spaces: two for each level."},
		{shape: regexp.MustCompile("^\\s*(?:-[ ]+)?(?:[A-Za-z][\\w-]*:|-)([\u00a0\u202f])"),
			msg: "A no-break space stands where the plain space after the colon or dash belongs.", hint: "Replace it by a plain space."},
		{shape: regexp.MustCompile(`^\s*(-)[A-Za-z][\w-]*:(?: |$)`), msg: "The space after the dash of a list is missing.", hint: "Write - name: value."},
		{shape: regexp.MustCompile(field + `("(?:[^"\\]|\\.)*)$`), next: true, msg: "A quote is opened and never closed.", hint: "Close the quote at the end of the value."},
		{shape: regexp.MustCompile(field + `('(?:[^']|'')*)$`), next: true, msg: "A quote is opened and never closed.", hint: "Close the quote at the end of the value; inside single quotes, write '' for an apostrophe."},
		{shape: regexp.MustCompile(field + `(\[[^\]{}]*)$`), next: true, msg: "A list in square brackets is opened and not closed.", hint: "Write [one, two, three] on one line."},
		{shape: regexp.MustCompile(`^\s*(?:- +|[A-Za-z][\w-]*: +)(\{[^}\[\]]*)$`), next: true, msg: "A group in braces is opened and not closed.", hint: "Write {fr: …, en: …} on one line."},
	}
}

// suspects looks for what editors and their programs put into YAML by
// accident, once the library has refused the file.
func (f *file) suspects(text string, skip int) bool {
	lines := strings.Split(text, "\n")
	begins := regexp.MustCompile(`^\s*(?:- +)?[A-Za-z][\w-]*:(?: |$)|^\s*- `)
	for _, s := range suspectLines() {
		for n, l := range lines {
			m := s.shape.FindStringSubmatchIndex(l)
			if m == nil || strings.HasPrefix(strings.TrimSpace(l), "#") {
				continue
			}
			if s.next && (n+1 >= len(lines) || !begins.MatchString(lines[n+1])) {
				continue
			}
			f.find(YAMLSyntax, diag.Pos{File: f.name, Line: n + 1 + skip, Col: utf8.RuneCountInString(l[:m[2]]) + 1}, "", s.hint, "%s", s.msg)
			return true
		}
	}
	return false
}

// hidden reports what YAML takes away from values without a word: tags and
// anchors before them, comments behind them. A comment that begins like a word
// (the #cloud) was meant to be printed; in the head of a text, where every
// value is prose, so is any other.
func (f *file) hidden(n *yaml.Node, skip int) {
	if n.Kind == yaml.ScalarNode || n.Kind == yaml.SequenceNode || n.Kind == yaml.MappingNode {
		f.prefixed(n, skip)
	}
	if c := n.LineComment; c != "" && n.Kind == yaml.ScalarNode && (skip > 0 || !aside(c)) {
		pos := diag.Pos{File: f.name, Line: n.Line + skip, Col: n.Column}
		first, _, _ := strings.Cut(c, "\n")
		for line := pos.Line; line <= min(pos.Line+40, len(f.lines)); line++ {
			if i := strings.LastIndex(f.line(line), first); i >= 0 {
				pos = diag.Pos{File: f.name, Line: line, Col: utf8.RuneCountInString(f.line(line)[:i]) + 1}
				break
			}
		}
		f.find(HiddenText, pos, "", "Put the whole value between double quotes; a comment goes on a line of its own.",
			"Everything from here on is a comment and would not be printed: %s", first)
	}
	for _, c := range n.Content {
		f.hidden(c, skip)
	}
}

// aside tells whether a comment looks like one.
func aside(comment string) bool {
	rest := strings.TrimLeft(comment, "#")
	return rest == "" || strings.ContainsAny(rest[:1], " \t-=!:")
}

// prefixed reports a value that begins with ! or &, which YAML takes for its
// own and drops.
func (f *file) prefixed(n *yaml.Node, skip int) {
	l := []rune(f.line(n.Line + skip))
	if i := n.Column - 1; i >= 0 && i < len(l) && (l[i] == '!' || l[i] == '&') {
		f.find(HiddenText, diag.Pos{File: f.name, Line: n.Line + skip, Col: n.Column}, "", "Put the whole value between double quotes.",
			"A value cannot begin with %c: its first word would not be printed.", l[i])
	}
}
