package write

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Value is what can be written: Text, Bare, List, Group, or one of them on a
// Line.
type Value interface{ value() }

// Text is words, read back as these words and nothing else, whatever they look
// like.
type Text string

// Bare is a number, a day, or yes and no: written as it stands.
type Bare string

// List is items, one to a line; on one line when all of them are words.
type List []Value

// Group is fields, in order.
type Group []Pair

// Pair is a field of a group.
type Pair struct {
	Name  string
	Value Value
}

// Line is a list or group on one line, between brackets.
type Line struct{ Value }

func (Text) value()  {}
func (Bare) value()  {}
func (List) value()  {}
func (Group) value() {}

// pen writes values into a place of a document.
type pen struct {
	eol string
}

// after is a value as it follows "name:" or "-", its parts at a column; on one
// line when flow. Words keep the style of what stood there before, if they
// can.
func (p pen) after(v Value, col int, flow bool, was *yaml.Node) (string, error) {
	s, lines, err := p.value(v, col, flow, was)
	if err != nil || !lines {
		return " " + s, err
	}
	return p.eol + strings.Repeat(" ", col) + s, nil
}

// value is a value whose lines after the first begin at a column, and whether
// it may not stand behind a name on its line.
func (p pen) value(v Value, col int, flow bool, was *yaml.Node) (s string, lines bool, err error) {
	switch v := v.(type) {
	case Text:
		s, err = p.text(string(v), col, flow, was)
	case Bare:
		if s = string(v); !plain(s, flow) {
			err = fmt.Errorf("%q is neither a number nor a day nor a word", s)
		}
	case Line:
		return p.value(v.Value, col, true, nil)
	case List:
		return p.list(v, col, flow || words(v))
	case Group:
		return p.group(v, col, flow)
	default:
		err = fmt.Errorf("there is nothing to write")
	}
	return s, false, err
}

// words tells whether a list holds nothing but words.
func words(l List) bool {
	for _, v := range l {
		switch v.(type) {
		case Text, Bare:
		default:
			return false
		}
	}
	return true
}

func (p pen) list(l List, col int, flow bool) (string, bool, error) {
	var out []string
	for _, v := range l {
		s, _, err := p.value(v, col+2, flow, nil)
		if err != nil {
			return "", false, err
		}
		out = append(out, s)
	}
	if flow || len(l) == 0 {
		return "[" + strings.Join(out, ", ") + "]", false, nil
	}
	return "- " + strings.Join(out, p.eol+strings.Repeat(" ", col)+"- "), true, nil
}

func (p pen) group(g Group, col int, flow bool) (string, bool, error) {
	var out []string
	for _, f := range g {
		s, err := p.field(f.Name, f.Value, col, flow)
		if err != nil {
			return "", false, err
		}
		out = append(out, s)
	}
	if flow || len(g) == 0 {
		return "{" + strings.Join(out, ", ") + "}", false, nil
	}
	return strings.Join(out, p.eol+strings.Repeat(" ", col)), true, nil
}

// field is "name: value", in a group at a column.
func (p pen) field(name string, v Value, col int, flow bool) (string, error) {
	key := name
	if !plain(name, true) || word(name) {
		var err error
		if key, err = quoted(name); err != nil {
			return "", err
		}
	}
	s, err := p.after(v, col+2, flow, nil)
	return key + ":" + s, err
}

// text is words in the style of what stood there before, if that can hold
// them; else as they are, if YAML reads them so; else between double quotes.
func (p pen) text(s string, col int, flow bool, was *yaml.Node) (string, error) {
	style := yaml.Style(0)
	if was != nil && was.Kind == yaml.ScalarNode {
		style = was.Style &^ yaml.TaggedStyle
	}
	switch {
	case style == yaml.SingleQuotedStyle && single(s):
		return "'" + strings.ReplaceAll(s, "'", "''") + "'", nil
	case style == yaml.FoldedStyle && !flow && folds(s):
		return ">-" + p.eol + p.wrapped(s, col), nil
	case !flow && (strings.Contains(s, "\n") || style == yaml.LiteralStyle) && stands(s):
		return p.literal(s, col), nil
	case style != yaml.DoubleQuotedStyle && plain(s, flow) && !word(s):
		return s, nil
	}
	return quoted(s)
}

// plain tells whether YAML reads a string without quotes as itself: YAML is
// asked.
func plain(s string, flow bool) bool {
	if s == "" || strings.ContainsAny(s, "\t\r\n") || strings.HasPrefix(s, "&") || strings.HasPrefix(s, "!") || !printable(s) {
		return false
	}
	line := "- " + s + "\n"
	if flow {
		line = "[" + s + ", x]\n"
	}
	list, err := parse([]byte(line))
	if err != nil || list == nil || list.Kind != yaml.SequenceNode || len(list.Content) != map[bool]int{false: 1, true: 2}[flow] {
		return false
	}
	n := list.Content[0]
	return n.Kind == yaml.ScalarNode && n.Value == s && n.LineComment == "" && n.Style == 0 &&
		len(list.FootComment+list.LineComment+list.HeadComment+n.HeadComment+n.FootComment) == 0
}

// word tells whether a reader may take a string without quotes for something
// else than words: a number, a day, yes or no, nothing, a merge.
func word(s string) bool {
	n := yaml.Node{Kind: yaml.ScalarNode, Value: s}
	if n.ShortTag() != "!!str" {
		return true
	}
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off", "<<": // << takes in another group
		return true
	}
	return false
}

// printable tells whether every character can stand in YAML as it is.
func printable(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if escaped(r) {
			return false
		}
	}
	return true
}

// escaped tells which characters YAML cannot hold, or takes for the end of a
// line.
func escaped(r rune) bool {
	switch r {
	case '\t', 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
		return true
	}
	return r < ' ' || r >= 0x7F && r < 0xA0 || unicode.Is(unicode.Cs, r)
}

// single tells whether single quotes can hold a string.
func single(s string) bool { return printable(s) }

// stands tells whether a literal block can hold a string: it keeps the blanks
// at the end of no line, and its first line shows how far it is indented.
func stands(s string) bool {
	if strings.Trim(s, "\n") == "" || strings.HasSuffix(s, "\n\n") || s[0] == ' ' || s[0] == '\n' {
		return false
	}
	for _, l := range strings.Split(s, "\n") {
		if !printable(l) || strings.HasSuffix(l, " ") {
			return false
		}
	}
	return true
}

func (p pen) literal(s string, col int) string {
	head := "|-"
	if strings.HasSuffix(s, "\n") {
		head, s = "|", strings.TrimSuffix(s, "\n")
	}
	var b strings.Builder
	b.WriteString(head)
	for _, l := range strings.Split(s, "\n") {
		b.WriteString(p.eol)
		if l != "" {
			b.WriteString(strings.Repeat(" ", col) + l)
		}
	}
	return b.String()
}

// folds tells whether a folded block can hold a string, broken between words.
func folds(s string) bool {
	return s != "" && printable(s) && !strings.HasPrefix(s, " ") && !strings.HasSuffix(s, " ")
}

// measure is how many characters a folded line has, where words allow.
const measure = 80

// wrapped is a string in lines at a column, broken at single blanks.
func (p pen) wrapped(s string, col int) string {
	pad := strings.Repeat(" ", col)
	var b strings.Builder
	b.WriteString(pad)
	width := col
	for i, w := range strings.Split(s, " ") {
		n := utf8.RuneCountInString(w)
		switch {
		case i == 0:
		case w != "" && width+1+n > measure && !strings.HasSuffix(b.String(), " "):
			b.WriteString(p.eol + pad)
			width = col
		default:
			b.WriteByte(' ')
			width++
		}
		b.WriteString(w)
		width += n
	}
	return b.String()
}

// quoted is a string between double quotes.
func quoted(s string) (string, error) {
	if !utf8.ValidString(s) {
		return "", fmt.Errorf("%q is not text in UTF-8", s)
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case escaped(r) && r <= 0xFF:
			fmt.Fprintf(&b, `\x%02X`, r)
		case escaped(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String(), nil
}
