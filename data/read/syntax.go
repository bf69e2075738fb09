package read

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// suspect is a mistake that shows in one line and the line below it, and that
// the YAML library reports elsewhere or in words nobody knows.
type suspect struct {
	shape     *regexp.Regexp // of the line; its first group is where the mistake stands
	next      bool           // only when the line below begins a field or an entry
	msg, hint diag.Text
}

func suspectLines() []suspect {
	field := `^\s*(?:- +)?[A-Za-z][\w-]*: +`
	return []suspect{
		{shape: regexp.MustCompile(`^ *(\t)\s*\S`), msg: "The line is indented with a tab.", hint: "Replace it by spaces: two for each level."},
		{shape: regexp.MustCompile("^[ \t]*([\u00a0\u202f])\\s*\\S"), msg: "The line is indented with a no-break space.",
			hint: "Replace it by plain spaces: two for each level."},
		{shape: regexp.MustCompile("^\\s*(?:-[ ]+)?(?:[A-Za-z][\\w-]*:|-)([\u00a0\u202f])"),
			msg: "A no-break space stands where the plain space after the colon or dash belongs.", hint: "Replace it by a plain space."},
		{shape: regexp.MustCompile(`^\s*(-)[A-Za-z][\w-]*:(?: |$)`), msg: "The space after the dash of a list is missing.",
			hint: "Write - name: value."},
		{shape: regexp.MustCompile(`(?:` + field + `|^\s*- +|[{,] *[A-Za-z][\w-]*: +)"(?:[^"\\]|\\.)*(")[\pL\pN'(«“]`),
			msg:  "A quote stands inside a value between double quotes.",
			hint: `Write \" for each quote inside, or put the value between single quotes: title: 'The "pact"'.`},
		{shape: regexp.MustCompile(`(?:` + field + `|^\s*- +|[{,] *[A-Za-z][\w-]*: +)'(?:[^']|'')*(')[\pL\pN"(«“]`),
			msg:  "An apostrophe stands inside a value between single quotes.",
			hint: `Write '' for each apostrophe inside, or put the value between double quotes: title: "The agency's list".`},
		{shape: regexp.MustCompile(field + `("(?:[^"\\]|\\.)*)$`), next: true, msg: "A quote is opened and never closed.",
			hint: "Close the quote at the end of the value."},
		{shape: regexp.MustCompile(field + `('(?:[^']|'')*)$`), next: true, msg: "A quote is opened and never closed.",
			hint: "Close the quote at the end of the value; inside single quotes, write '' for an apostrophe."},
		{shape: regexp.MustCompile(field + `(\[[^\]{}]*)$`), next: true, msg: "A list in square brackets is opened and not closed.",
			hint: "Write [one, two, three] on one line."},
		{shape: regexp.MustCompile(`^\s*(?:- +|[A-Za-z][\w-]*: +)(\{[^}\[\]]*)$`), next: true,
			msg: "A group in braces is opened and not closed.", hint: "Write {fr: …, en: …} on one line."},
		{shape: regexp.MustCompile(`^\s*(?:- +)?(?:[A-Za-z][\w-]*: +)?\{[^"]*?(\?)\s*[,}]`),
			msg: "In braces a value cannot end with a question mark.", hint: `Put the value between double quotes: {text: "Who says so?"}.`},
		{shape: regexp.MustCompile(`^\s*(?:- +)?[a-z][a-z-]*(:)[^\s:/]`), msg: "The space after the colon of a field is missing.",
			hint: "Write name: value."},
	}
}

// suspects looks for what editors and their programs put into YAML by
// accident, once the library has refused the file.
func (f *file) suspects(text string, skip int) bool {
	lines := strings.Split(text, "\n")
	begins := regexp.MustCompile(`^\s*(?:- +)?[A-Za-z][\w-]*:(?: |$)|^\s*- `)
	inside := textLines(lines)
	for _, s := range suspectLines() {
		for n, l := range lines {
			if inside[n] && !strings.HasPrefix(l, "\t") {
				continue
			}
			m := s.shape.FindStringSubmatchIndex(l)
			if m == nil || strings.HasPrefix(strings.TrimSpace(l), "#") {
				continue
			}
			if s.next && (n+1 >= len(lines) || !begins.MatchString(lines[n+1])) {
				continue
			}
			f.find(YAMLSyntax, f.pos(n+1+skip, utf8.RuneCountInString(l[:m[2]])+1), "", s.hint, "%s", s.msg)
			return true
		}
	}
	return false
}

// syntax says in an editor's words why the text is no YAML. The library names
// a line, not always the right one; the usual suspects are looked for first.
func (f *file) syntax(err error, text string, skip int) {
	if f.suspects(text, skip) {
		return
	}
	if m := regexp.MustCompile(`unknown anchor '([^']*)'`).FindStringSubmatch(err.Error()); m != nil {
		at := reference(text, m[1]) + f.lines[min(skip, len(f.lines)-1)]
		f.find(YAMLSyntax, f.at(at), "", `Put the value between double quotes, as in text: "*word* …".`, "A value cannot begin with *.")
		return
	}
	if !strings.Contains(err.Error(), "escape") && f.indented(text, skip) {
		return
	}
	line := 1
	if m := regexp.MustCompile(`line (\d+)`).FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
	}
	line = min(line+skip, len(f.lines))
	what := err.Error()
	for _, w := range syntaxWords() {
		if strings.Contains(what, w.of) {
			f.find(YAMLSyntax, f.startOf(line), "", w.hint, "%s", w.msg)
			return
		}
	}
	f.find(YAMLSyntax, f.startOf(line), "", "Compare the indentation and the punctuation with the entry above it.",
		"The structure of the file breaks at this line.")
}

// reference is where a value refers to an anchor: not where a remark or a word
// of a sentence has the same letters.
func reference(text, anchor string) int {
	begins := regexp.MustCompile(`(?:^|[:\-?,\[{]) *(\*` + regexp.QuoteMeta(anchor) + `)(?:[\s,\]}]|$)`)
	at := 0
	for line := range strings.Lines(text) {
		said := line
		if i := strings.Index(" "+line, " #"); i >= 0 {
			said = line[:i]
		}
		if m := begins.FindStringSubmatchIndex(said); m != nil {
			return at + m[2]
		}
		at += len(line)
	}
	return max(0, strings.Index(text, "*"+anchor))
}

type syntaxWord struct {
	of        string
	msg, hint diag.Text
}

func syntaxWords() []syntaxWord {
	const quote diag.Text = `Put the value between double quotes: title: "One: two".`
	return []syntaxWord{
		{"mapping values are not allowed", "A colon followed by a space stands inside a value here, or the line is indented too far.", quote},
		{"did not find expected key", "This line is not indented like its neighbours, or a quote is not closed above it.",
			"Fields of one entry begin in the same column; a value that contains a quote goes between double quotes."},
		{"could not find expected ':'", "A field name without its colon, or a text that runs on without indentation, stands here.",
			"Write name: value, and indent the lines that continue a value."},
		{"did not find expected ',' or ']'", "A list in square brackets is not closed, or a comma is missing.",
			"Write [one, two, three] on one line."},
		{"did not find expected ',' or '}'", "A group in braces is not closed, or a comma is missing.", "Write {fr: …, en: …} on one line."},
		{"did not find expected '-' indicator", "An entry of the list does not begin with a dash in the same column as the others.",
			"Align the dashes of a list."},
		{"found unexpected end of stream", "A quote is opened and never closed.", "Close the quote at the end of the value."},
		{"found character that cannot start any token", "A value cannot begin with this character.",
			`Put the value between double quotes: name: "@home".`},
		{"found unknown escape character", "A backslash stands in a value between double quotes.",
			"Write two backslashes, or use single quotes."},
		{"found undefined tag handle", "A value cannot begin with an exclamation mark.", "Put the value between double quotes."},
		{"did not find expected alphabetic or numeric character", "A value cannot begin with * or &.", "Put the value between double quotes."},
		{"block sequence entries are not allowed", "A dash of a list stands where a single value is expected.",
			"Begin the list on a line of its own, below its field."},
	}
}
