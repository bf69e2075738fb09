package read

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// file is one input file while it is read: its text without byte-order mark
// and with plain line ends, where its lines begin, and the findings.
type file struct {
	name  string
	text  string
	lines []int // byte offset of each line
	out   *diag.List
	rare  *[]Rare
}

func newFile(name string, raw []byte, out *diag.List) *file {
	f := &file{name: name, text: string(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))), out: out}
	f.text = strings.ReplaceAll(strings.ReplaceAll(f.text, "\r\n", "\n"), "\r", "\n")
	f.lines = []int{0}
	for i := range len(f.text) {
		if f.text[i] == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	return f
}

// at is the position of a byte of the text.
func (f *file) at(offset int) diag.Pos {
	offset = max(0, min(offset, len(f.text)))
	lo, hi := 0, len(f.lines)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; f.lines[mid] <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	return diag.Pos{File: f.name, Line: lo + 1, Col: utf8.RuneCountInString(f.text[f.lines[lo]:offset]) + 1}
}

// line is the text of a line, from 1, without its end.
func (f *file) line(n int) string {
	if n < 1 || n > len(f.lines) {
		return ""
	}
	s := f.text[f.lines[n-1]:]
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	return s
}

func (f *file) find(code diag.Code, pos diag.Pos, field, hint, msg string, args ...any) {
	f.out.Add(diag.Issue{Code: code, Severity: diag.Error, Pos: pos, Field: field, Msg: fmt.Sprintf(msg, args...), Hint: hint})
}

// mostUnseen is how many invisible characters of a file are reported.
const mostUnseen = 10

// readable reports what no reader of ours can work with: bytes that are not
// UTF-8, control characters, the marks of an unfinished merge.
func (f *file) readable() bool {
	n := 0
	for i, r := range f.text {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(f.text[i:], "\uFFFD"):
			f.find(NotUTF8, f.at(i), "", "Save the file again with the encoding UTF-8.", "This character is not UTF-8, so it cannot be read.")
			return false
		case r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xA0:
			f.find(NotUTF8, f.at(i), "", "Delete it and type the text around it again.", "An invisible control character (U+%04X) stands here.", r)
			return false
		case r > 0xA0 && unseen(r):
			if n++; n <= mostUnseen {
				f.find(BadCharacter, f.at(i), "", "Delete it and type the words around it again.", "An invisible character (U+%04X) stands here.", r)
			}
		}
	}
	for n := 1; n <= len(f.lines); n++ {
		if l := f.line(n); strings.HasPrefix(l, "<<<<<<< ") || strings.HasPrefix(l, ">>>>>>> ") {
			f.find(MergeMark, diag.Pos{File: f.name, Line: n, Col: 1}, "", "Keep the right version of the lines and delete the marks <<<<<<<, ======= and >>>>>>>.",
				"Two versions of these lines were merged and nobody chose between them.")
			return false
		}
	}
	return true
}

// Value is a YAML value, where it stands and the path that leads to it.
type Value struct {
	*yaml.Node
	f    *file
	path string
	skip int // lines of the file before the YAML begins
}

// Pos is where the value stands; the line before the fields when it is missing.
func (v Value) Pos() diag.Pos {
	if v.Node == nil {
		return diag.Pos{File: v.f.name, Line: v.skip + 1, Col: 1}
	}
	return diag.Pos{File: v.f.name, Line: v.Line + v.skip, Col: v.Column}
}

// Find reports an error at the value.
func (v Value) Find(code diag.Code, hint, msg string, args ...any) {
	v.f.find(code, v.Pos(), v.path, hint, msg, args...)
}

// Is tells whether the value is there: neither missing nor left empty.
func (v Value) Is() bool { return v.Node != nil && v.Tag != "!!null" }

// parseYAML is the single document of text, which begins after skip lines of
// the file. It reports syntax errors and answers false.
func parseYAML(f *file, text string, skip int) (Value, bool) {
	dec := yaml.NewDecoder(strings.NewReader(text))
	root := Value{f: f, skip: skip}
	var doc, more yaml.Node
	if err := decode(dec, &doc); err != nil {
		if errors.Is(err, io.EOF) {
			return root, true
		}
		f.syntax(err, text, skip)
		return root, false
	}
	if err := decode(dec, &more); err == nil && len(more.Content) > 0 {
		f.find(YAMLSyntax, diag.Pos{File: f.name, Line: more.Content[0].Line + skip, Col: 1}, "", "Delete the line --- above it, or move what follows to a file of its own.",
			"A second document begins here; a file holds one.")
		return root, false
	} else if err != nil && !errors.Is(err, io.EOF) {
		f.syntax(err, text, skip)
		return root, false
	}
	if len(doc.Content) > 0 {
		root.Node = doc.Content[0]
		f.hidden(root.Node, skip)
	}
	return root, true
}

// decode keeps a library's panic over malformed input from ending the program.
func decode(dec *yaml.Decoder, n *yaml.Node) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("yaml: line 1: unreadable")
		}
	}()
	return dec.Decode(n)
}

// syntax says in an editor's words why the text is no YAML. The library names
// a line, not always the right one; the usual suspects are looked for first.
func (f *file) syntax(err error, text string, skip int) {
	if f.suspects(text, skip) {
		return
	}
	if m := regexp.MustCompile(`unknown anchor '([^']*)'`).FindStringSubmatch(err.Error()); m != nil {
		at := max(0, strings.Index(text, "*"+m[1])) + f.lines[min(skip, len(f.lines)-1)]
		f.find(YAMLSyntax, f.at(at), "", `Put the value between double quotes, as in text: "*word* …".`, "A value cannot begin with *.")
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
	f.find(YAMLSyntax, f.startOf(line), "", "Compare the indentation and the punctuation with the entry above it.", "The structure of the file breaks at this line.")
}

// startOf is the first character of a line that is not a space.
func (f *file) startOf(line int) diag.Pos {
	l := f.line(line)
	return diag.Pos{File: f.name, Line: line, Col: utf8.RuneCountInString(l[:len(l)-len(strings.TrimLeft(l, " \t"))]) + 1}
}

type syntaxWord struct{ of, msg, hint string }

func syntaxWords() []syntaxWord {
	quote := `Put the value between double quotes: title: "One: two".`
	return []syntaxWord{
		{"mapping values are not allowed", "A colon followed by a space stands inside a value here, or the line is indented too far.", quote},
		{"did not find expected key", "This line is not indented like its neighbours, or a quote is not closed above it.", "Fields of one entry begin in the same column; a value that contains a quote goes between double quotes."},
		{"could not find expected ':'", "A field name without its colon, or a text that runs on without indentation, stands here.", "Write name: value, and indent the lines that continue a value."},
		{"did not find expected ',' or ']'", "A list in square brackets is not closed, or a comma is missing.", "Write [one, two, three] on one line."},
		{"did not find expected ',' or '}'", "A group in braces is not closed, or a comma is missing.", "Write {fr: …, en: …} on one line."},
		{"did not find expected '-' indicator", "An entry of the list does not begin with a dash in the same column as the others.", "Align the dashes of a list."},
		{"found unexpected end of stream", "A quote is opened and never closed.", "Close the quote at the end of the value."},
		{"found character that cannot start any token", "A value cannot begin with this character.", `Put the value between double quotes: name: "@home".`},
		{"found unknown escape character", "A backslash stands in a value between double quotes.", "Write two backslashes, or use single quotes."},
		{"found undefined tag handle", "A value cannot begin with an exclamation mark.", "Put the value between double quotes."},
		{"did not find expected alphabetic or numeric character", "A value cannot begin with * or &.", "Put the value between double quotes."},
		{"block sequence entries are not allowed", "A dash of a list stands where a single value is expected.", "Begin the list on a line of its own, below its field."},
	}
}

// word is what the value is, in words.
func (v Value) word() string {
	switch {
	case !v.Is():
		return "nothing"
	case v.Kind == yaml.MappingNode:
		return "a group of fields"
	case v.Kind == yaml.SequenceNode:
		return "a list"
	case v.Kind == yaml.AliasNode:
		return "a reference"
	}
	return "a single value"
}

func (v Value) wrong(want, example string) {
	hint := "Write it as in: " + example
	if v.Kind == yaml.ScalarNode && strings.ContainsAny(v.Value, "\u00a0\u202f") && strings.Contains(v.Value, ":") {
		hint = "A no-break space stands after a colon: replace it by a plain space."
	}
	v.Find(WrongType, hint, "%s is %s; %s is expected here.", v.Label(), v.word(), want)
}

// Label is the last step of the path, as the editor knows it.
func (v Value) Label() string {
	if v.path == "" {
		return "The file"
	}
	p := v.path
	if i := strings.LastIndexByte(p, '.'); i >= 0 {
		p = p[i+1:]
	}
	return p
}

// Text is a single value as written; false when it is missing or another kind.
func (v Value) Text() (string, bool) {
	if !v.Is() {
		return "", false
	}
	if v.Kind != yaml.ScalarNode {
		v.wrong("a single value", v.Label()+": word")
		return "", false
	}
	v.controls()
	v.uncommon()
	return trim(v.Value), true
}

// uncommon notes the characters of a value that faces may lack. What the
// register keeps for editors is never printed.
func (v Value) uncommon() {
	if v.skip == 0 && (strings.HasSuffix(v.path, ".note") || strings.Contains(v.path, ".others[")) {
		return
	}
	var at []int
	for i, r := range v.Value {
		if r < 0x250 {
			continue
		}
		if at == nil {
			at = v.places(v.Value)
		}
		v.f.note(r, at[i])
	}
}

// note notes a character that faces may lack; those of Latin alphabets and the
// marks that say where a line may break are not worth it.
func (f *file) note(r rune, at int) {
	if r >= 0x250 && r != '\u200B' && r != '\u2060' && !unseen(r) && f.rare != nil {
		*f.rare = append(*f.rare, Rare{r, f.at(at)})
	}
}

// controls reports the first control character that a value between double
// quotes holds by way of an escape, such as \t.
func (v Value) controls() {
	if v.Style&yaml.DoubleQuotedStyle == 0 {
		return
	}
	for i, r := range v.Value {
		if r != '\n' && (unicode.IsControl(r) || unseen(r)) {
			at := v.places(v.Value)[i]
			if strings.HasPrefix(v.f.text[at:], string(r)) {
				return // it stands there as itself, and was reported
			}
			v.f.find(BadCharacter, v.f.at(at), v.path, "Type the words around it again, without the backslash.",
				"A control character (U+%04X) stands in %s.", r, v.Label())
			return
		}
	}
}

// unseen tells whether a character draws nothing and says nothing to readers:
// marks of direction and joining, line separators, private characters. Soft
// hyphens and the signs that allow or forbid a break are the editor's.
func unseen(r rune) bool {
	switch {
	case r == '\u00AD' || r == '\u200B' || r == '\u2060':
		return false
	case r >= 0xE000 && r <= 0xF8FF, r >= 0xF0000, r == 0x2028, r == 0x2029, r >= 0xFFF9 && r <= 0xFFFB, r&0xFFFE == 0xFFFE:
		return true
	case r >= 0xFE00 && r <= 0xFE0F: // kinds of a sign: part of an emoji, which is refused by itself
		return false
	}
	return unicode.Is(unicode.Cf, r) || r >= 0x7F && r < 0xA0
}

// trim takes away the blanks around a value that YAML leaves there because
// they are not plain spaces.
func trim(s string) string { return strings.Trim(s, " \t\u00a0\u202f\u200b\ufeff") }

// List is the entries of a list. A single value counts as a list of one.
func (v Value) List() []Value {
	switch {
	case !v.Is():
		return nil
	case v.Kind == yaml.ScalarNode:
		return []Value{v}
	case v.Kind != yaml.SequenceNode:
		v.wrong("a list", v.Label()+": [one, two], or one entry per line, each after a dash")
		return nil
	}
	out := make([]Value, 0, len(v.Content))
	for i, n := range v.Content {
		out = append(out, Value{n, v.f, fmt.Sprintf("%s[%d]", v.path, i), v.skip})
	}
	return out
}

// ListOrOne is the entries of a list, or the value itself.
func (v Value) ListOrOne() []Value {
	if v.Is() && v.Kind == yaml.MappingNode {
		return []Value{v}
	}
	return v.List()
}

// Scalar is a single value, without a finding when it is another kind.
func (v Value) Scalar() (string, bool) {
	if v.Is() && v.Kind == yaml.ScalarNode {
		return trim(v.Value), true
	}
	return "", false
}

// Object is a group of fields whose names have been checked.
type Object struct {
	Value
	fields map[string]Value
	Order  []string
}

// Object reads a group of fields. Names outside known, and names given twice,
// are findings; so are references, which would hide where a value stands.
func (v Value) Object(known ...string) (Object, bool) {
	o := Object{Value: v, fields: map[string]Value{}}
	if !v.Is() || v.Kind != yaml.MappingNode {
		v.wrong("a group of fields", append(known, "name")[0]+": …")
		return o, false
	}
	for i := 0; i+1 < len(v.Content); i += 2 {
		key := Value{v.Content[i], v.f, join(v.path, v.Content[i].Value), v.skip}
		val := Value{v.Content[i+1], v.f, key.path, v.skip}
		name := key.Value
		if bare := trim(name); bare != name && slices.Contains(known, bare) {
			key.Find(UnknownField, "Delete it; write "+bare+": and the value.", "An invisible space stands in the name of the field %s.", bare)
			name = bare
		}
		if _, twice := o.fields[name]; twice {
			key.Find(DuplicateField, "Keep one of them.", "The field %s is given twice.", name)
			continue
		}
		if len(known) > 0 && !slices.Contains(known, name) {
			advice := Suggest(name, known)
			if name != "" && name[0] >= '0' && name[0] <= '9' {
				advice = "If this is the rest of a number, write a point instead of the comma before it."
			}
			key.Find(UnknownField, advice, "There is no field %s here.", name)
			continue
		}
		if val.Kind == yaml.AliasNode {
			val.Find(WrongType, "Write the value out, or put it between double quotes.", "A value cannot begin with *.")
			continue
		}
		o.fields[name] = val
		o.Order = append(o.Order, name)
	}
	return o, true
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// Get is the value of a field; one that is not there has no node.
func (o Object) Get(name string) Value {
	if v, ok := o.fields[name]; ok {
		return v
	}
	return Value{f: o.f, path: join(o.path, name), skip: o.skip}
}

// Str is a single value; one that is given and empty is a finding.
func (o Object) Str(name string) string {
	v := o.Get(name)
	s, ok := v.Text()
	if ok && s == "" {
		v.Find(MissingField, "Write its value, or delete the line.", "%s is given and empty.", name)
	}
	return s
}

// Need is a single value that must be given.
func (o Object) Need(name, example string) string {
	v := o.Get(name)
	if !v.Is() {
		o.Missing(name, example)
		return ""
	}
	return o.Str(name)
}

// Missing reports a field that must be given and is not.
func (o Object) Missing(name, example string) {
	o.f.find(MissingField, o.Pos(), join(o.path, name), "Add the line: "+name+": "+example, "The field %s is missing.", name)
}

// Flag is yes or no.
func (o Object) Flag(name string) bool {
	v := o.Get(name)
	s, ok := v.Text()
	if !ok {
		return false
	}
	switch strings.ToLower(s) {
	case "true", "yes":
		return true
	case "false", "no":
		return false
	}
	v.Find(UnknownValue, "Write yes or no.", "%s is %q.", name, s)
	return false
}

// Whole is a whole number from lo to hi.
func (o Object) Whole(name string, lo, hi int) int {
	v := o.Get(name)
	s, ok := v.Text()
	if !ok {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < lo || n > hi {
		v.Find(UnknownValue, fmt.Sprintf("Write a whole number from %d to %d.", lo, hi), "%s is %q.", name, s)
		return 0
	}
	return n
}

// Choice is one of a fixed set of words.
func (v Value) Choice(words []string) string {
	s, ok := v.Text()
	if !ok {
		return ""
	}
	if !slices.Contains(words, s) {
		v.Find(UnknownValue, Suggest(s, words), "%s is %q, which is not a value it can have.", v.Label(), s)
		return ""
	}
	return s
}

// Words is a localised string: one value for every language, or one for each.
func (o Object) Words(name string) Words {
	v := o.Get(name)
	if !v.Is() {
		return nil
	}
	w := Words{}
	if v.Kind == yaml.MappingNode {
		each, _ := v.Object()
		for _, lang := range each.Order {
			if !IsLang(lang) {
				each.Get(lang).Find(UnknownValue, "Write the language's code, such as fr or en.", "%q is not a language.", lang)
			}
			w[lang] = each.Str(lang)
		}
		return w
	}
	if s, ok := v.Text(); ok {
		w[""] = s
	}
	return w
}

// IsLang tells whether a word has the shape of a language's code.
func IsLang(s string) bool {
	return regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`).MatchString(s)
}

// ID is the id of an entry.
func (o Object) ID() string {
	s := o.Need("id", "a short name of small letters and dashes")
	if s != "" && !isID(s) {
		o.Get("id").Find(UnknownValue, "Use letters, digits and dashes, without spaces or accents.", "%q cannot be an id.", s)
	}
	return s
}

// isID tells whether a word can be the id of something in the register.
func isID(s string) bool {
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_', r == '.':
		default:
			return false
		}
	}
	return s != ""
}
