package read

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

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
	return v.f.pos(v.Line+v.skip, v.Column)
}

// From is the passage of the file a single value takes on its line; none, when
// there is no value.
func (v Value) From() diag.Span {
	if v.Node == nil || v.Kind != yaml.ScalarNode {
		return diag.Span{}
	}
	n := utf8.RuneCountInString(trim(v.Value))
	if v.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		n += 2
	}
	at := v.Pos()
	return diag.Span{Pos: at, Len: v.f.pos(v.Line+v.skip, v.Column+n).Col - at.Col}
}

// Find reports an error at the value.
func (v Value) Find(code diag.Code, hint, msg diag.Text, args ...any) {
	v.f.find(code, v.Pos(), v.path, hint, msg, args...)
}

// Meant says what the last finding may stand in the place of: what is missed of
// that follows from it.
func (v Value) Meant(names ...string) { v.f.meant(names...) }

// Is tells whether the value is there: neither missing nor left empty.
func (v Value) Is() bool { return v.Node != nil && v.Tag != "!!null" }

// Group tells whether the value is a group of fields.
func (v Value) Group() bool { return v.Is() && v.Kind == yaml.MappingNode }

// word is what the value is, in words.
func (v Value) word() diag.Text {
	switch {
	case !v.Is(), v.Kind == yaml.ScalarNode && trim(v.Value) == "":
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

func (v Value) wrong(want, example diag.Text) {
	hint := diag.Said("Write it as in: %s", example)
	if v.Node != nil && v.Kind == yaml.ScalarNode && strings.ContainsAny(v.Value, "\u00a0\u202f") && strings.Contains(v.Value, ":") {
		hint = "A no-break space stands after a colon: replace it by a plain space."
	}
	v.Find(WrongType, hint, "%s is %s; %s is expected here.", v.Label(), v.word(), want)
}

// Label is the last step of the path, as the editor knows it.
func (v Value) Label() diag.Text {
	if v.path == "" {
		return "The file"
	}
	p := v.path
	if i := strings.LastIndexByte(p, '.'); i >= 0 {
		p = p[i+1:]
	}
	return diag.Text(p)
}

// Text is a single value as written; false when it is missing or another kind.
func (v Value) Text() (string, bool) {
	if !v.Is() {
		return "", false
	}
	if v.Kind != yaml.ScalarNode {
		v.wrong("a single value", diag.Said("%s: word", v.Label()))
		return "", false
	}
	if !v.f.few(v.Value, v.Pos, v.path) {
		return "", false
	}
	v.controls()
	v.uncommon()
	return trim(letters.Tidy(v.Value)), true
}

// plain reports marks of Markdown in a value that is printed as it stands. What
// the register keeps for editors is not printed.
func (v Value) plain(s string) {
	v.cut(s)
	if v.kept() || !strings.ContainsAny(s, "*_`]<&") {
		return
	}
	told := map[string]bool{} // each kind of mark once
	for _, m := range markdown().FindAllStringIndex(s, -1) {
		mark := s[m[0]:m[1]]
		if !told[mark] {
			v.f.find(BrokenMark, v.f.at(v.places(s)[m[0]]), v.path, "Write the words alone: Markdown is for texts.",
				"%s is printed as it stands, with its marks: %s", v.Label(), mark)
		}
		told[mark] = true
	}
}

// List is the entries of a list. A single value counts as a list of one. A list
// that is given and empty may have been lost; one without entries is [].
func (v Value) List() []Value {
	switch {
	case v.Node != nil && !v.Is():
		v.Find(MissingField, "Write its entries; or [] when there are none.", "%s is given and empty.", v.Label())
		return nil
	case !v.Is():
		return nil
	case v.Kind == yaml.ScalarNode:
		return []Value{v}
	case v.Kind != yaml.SequenceNode:
		v.wrong("a list", diag.Said("%s: [one, two], or one entry per line, each after a dash", v.Label()))
		return nil
	}
	out := make([]Value, 0, len(v.Content))
	for i, n := range v.Content {
		out = append(out, Value{n, v.f, fmt.Sprintf("%s[%d]", v.path, i), v.skip})
	}
	return out
}

// None tells whether a value is a list that says it has no entries.
func (v Value) None() bool { return v.Is() && v.Kind == yaml.SequenceNode && len(v.Content) == 0 }

// ListOrOne is the entries of a list, or the value itself.
func (v Value) ListOrOne() []Value {
	if v.Group() {
		return []Value{v}
	}
	return v.List()
}

// Scalar is a single value, without a finding when it is another kind.
func (v Value) Scalar() (string, bool) {
	if v.Is() && v.Kind == yaml.ScalarNode {
		return trim(letters.Tidy(v.Value)), true
	}
	return "", false
}

// Choice is one of a fixed set of words: of a slip in one that was most likely
// meant, so that nothing follows from the slip but that it is told. It is "" when
// none was, or nothing is given.
func (v Value) Choice(words []string) string {
	s, ok := v.Text()
	if !ok {
		return ""
	}
	if !slices.Contains(words, s) {
		v.Find(UnknownValue, diag.DidYouMean(s, words), "%s is %q, which is not a value it can have.", v.Label(), s)
		return diag.Nearest(s, words)
	}
	return s
}
