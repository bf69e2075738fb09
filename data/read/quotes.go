package read

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// quotedStart is a quote with which a value begins, or one of a list or group in brackets.
var quotedStart = regexp.MustCompile(`^\s*(?:- +)*(?:[A-Za-z_][\w.-]*: +)?(["'])|[\[{,] *(?:[A-Za-z_][\w.-]*: +)?(["'])`)

// behindQuote tells of words that stand behind the quote that closes a value, on its line or on a
// later one: the YAML library finds the fault at the group above, or at the field below.
func (f *file) behindQuote(lines []string, inside []bool, skip int) bool {
	for n := 0; n < len(lines); n++ {
		if inside[n] || strings.HasPrefix(strings.TrimSpace(lines[n]), "#") {
			continue
		}
		for from := 0; from < len(lines[n]); {
			m := quotedStart.FindStringSubmatchIndex(lines[n][from:])
			if m == nil {
				break
			}
			open, none := from+max(m[3], m[5]), "#,]}:" // what may follow it
			if r, ok := rowOf(n, lines[n]); ok && (r.field || r.dash) && from == 0 && m[3] > 0 {
				none = "#:"
			}
			line, end := closing(lines, n, open, lines[n][open-1])
			if end < 0 {
				break
			}
			rest := lines[line][end:]
			words := strings.TrimLeft(rest, " ")
			words = strings.TrimRight(words, "\r")
			if words != "" && (len(words) < len(rest) || words[0] == ',') && !strings.ContainsAny(words[:1], none) {
				col := utf8.RuneCountInString(lines[line][:end+len(rest)-len(strings.TrimLeft(rest, " "))]) + 1
				f.find(YAMLSyntax, f.pos(line+1+skip, col), "",
					`Put the whole value between single quotes, as in title: '"Two" dates', or leave the quotes out.`,
					"Words stand behind the quote that closes the value.")
				return true
			}
			if line > n { // what stands behind it on another line is no start
				n = line
				break
			}
			from = end
		}
	}
	return false
}

// closing is the line and the byte behind the quote that closes the one before a byte of a line; end is
// -1 where none does before a field or an entry begins.
func closing(lines []string, n, from int, quote byte) (line, end int) {
	for line = n; line < len(lines); line++ {
		if line > n {
			if r, ok := rowOf(line, lines[line]); ok && (r.field || r.dash) {
				return line, -1
			}
			from = 0
		}
		for i := from; i < len(lines[line]); i++ {
			switch c := lines[line][i]; {
			case c == '\\' && quote == '"':
				i++
			case c == quote && quote == '\'' && i+1 < len(lines[line]) && lines[line][i+1] == quote:
				i++
			case c == quote:
				return line, i + 1
			}
		}
	}
	return line, -1
}

// afterEnd is words behind what ends a value before its line does: the last bracket of a list or a group
// that is the whole value, or the sign that begins a text of several lines.
var afterEnd = []struct {
	shape     *regexp.Regexp // its first group is what stands behind
	msg, hint diag.Text
}{
	{regexp.MustCompile(`^\s*(?:- +)*(?:[A-Za-z_][\w.-]*: +)?` +
		`(?:\[[^\[\]{}"']*\]|\{(?:[^\[\]{}"']|"[^"]*"|'[^']*')*\}) *([^\s#,:\]}][^#]*|[\]}].*)$`),
		"Words stand behind the bracket that closes a list or a group.",
		"Put the whole value between double quotes, or delete what stands behind the bracket."},
	{regexp.MustCompile(`^\s*(?:- +)*(?:[A-Za-z_][\w.-]*: +)[>|][-+0-9]* +([^\s#].*)$`),
		"Words stand behind the sign that begins a text of several lines.",
		"Begin the text on the line below, two spaces further in than its field."},
}

// behindEnd tells of words behind a closing bracket, or behind the sign of a text of several lines.
func (f *file) behindEnd(lines []string, inside []bool, skip int) bool {
	for n, l := range lines {
		for _, a := range afterEnd {
			if m := a.shape.FindStringSubmatchIndex(l); m != nil && !inside[n] {
				f.find(YAMLSyntax, f.pos(n+1+skip, utf8.RuneCountInString(l[:m[2]])+1), "", a.hint, "%s", a.msg)
				return true
			}
		}
	}
	return false
}

// columnIn is the column of what the YAML library finds in a line without saying where: the colon
// inside a value, the backslash that escapes nothing; 0 where the line shows neither.
func columnIn(line, what string) int {
	shapes := map[string]*regexp.Regexp{
		"mapping values":         regexp.MustCompile(`^\s*(?:- +)*[A-Za-z_][\w.-]*: +[^"'\[{\s][^#]*?(:)(?:\s|$)`),
		"unknown escape":         regexp.MustCompile(`"(?:[^"\\]|\\[0abtnvfre "/\\N_LPxuU])*(\\)[^0abtnvfre "/\\N_LPxuU]`),
		"cannot start any token": regexp.MustCompile(`^\s*(?:- +)*(?:[A-Za-z_][\w.-]*: +)?([@%` + "`" + `])`),
	}
	for of, shape := range shapes {
		if m := shape.FindStringSubmatchIndex(line); m != nil && strings.Contains(what, of) {
			return utf8.RuneCountInString(line[:m[2]]) + 1
		}
	}
	return 0
}
