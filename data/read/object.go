package read

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Object is a group of fields whose names have been checked.
type Object struct {
	Value
	fields map[string]Value
	empty  map[string]bool // fields given without a value, which is told
	Order  []string
}

// Object reads a group of fields. Names outside known, and names given twice,
// are findings; so are references, which would hide where a value stands.
func (v Value) Object(known ...string) (Object, bool) { return v.offering(known, known) }

// offering is Object where only some of the known names are of use: hints tell
// those.
func (v Value) offering(offered, known []string) (Object, bool) {
	o := Object{Value: v, fields: map[string]Value{}, empty: map[string]bool{}}
	if !v.Group() {
		v.wrong("a group of fields", diag.Text(append(known, "name")[0]+": …"))
		return o, false
	}
	given, before := v.names(), -2 // the field before that was given twice
	for i := 0; i+1 < len(v.Content); i += 2 {
		key := Value{v.Content[i], v.f, join(v.path, v.Content[i].Value), v.skip}
		val := Value{v.Content[i+1], v.f, key.path, v.skip}
		if !key.named() {
			key.Find(UnknownField, diag.Said("Write a name before the colon. %s", diag.DidYouMean("", offered)),
				"The name of a field is expected here; %s stands in its place.", key.word())
			continue
		}
		name := key.Value
		if bare := trim(name); bare != name && slices.Contains(known, bare) {
			key.Find(UnknownField, diag.Said("Delete it; write %s: and the value.", bare),
				"An invisible space stands in the name of the field %s.", bare)
			name = bare
		}
		if _, twice := o.fields[name]; twice {
			if before != i-2 { // with its neighbours it is one entry, whose dash is missing
				key.Find(DuplicateField, v.once(), "The field %s is given twice.", name)
			}
			before = i
			continue
		}
		if len(known) > 0 && !slices.Contains(known, name) {
			if name = key.misnamed(offered); name == "" || given[name] {
				key.f.meant(o.instead(val, offered, given)...)
				continue
			}
			given[name], val.path = true, join(o.path, name)
			key.f.meant(val.path)
		}
		if val.Kind == yaml.AliasNode {
			val.Find(WrongType, "Write the value out, or put it between double quotes.", "A value cannot begin with *.")
			continue
		}
		if !val.Is() {
			val.Find(MissingField, "Write its value, or delete the line; a list has [] when there are none.", "%s is given and empty.", name)
			o.empty[name] = true
			continue
		}
		o.fields[name] = val
		o.Order = append(o.Order, name)
	}
	return o, true
}

// once is what to do about a field that is given twice.
func (v Value) once() diag.Text {
	if strings.HasSuffix(v.path, "]") {
		return "Keep one of them; or write - before it, if another entry begins here."
	}
	return "Keep one of them."
}

// names is the names of a group's fields as they were typed.
func (v Value) names() map[string]bool {
	out := map[string]bool{}
	for i := 0; i+1 < len(v.Content); i += 2 {
		out[trim(v.Content[i].Value)] = true
	}
	return out
}

// misnamed reports the name of a field that there is not, and gives the one that
// was most likely meant, "" for none. Under that name the field is read: of a
// slip in a name nothing is told but the slip.
func (v Value) misnamed(offered []string) string {
	advice, name := diag.DidYouMean(v.Value, offered), v.Value
	if name != "" && name[0] >= '0' && name[0] <= '9' {
		advice = "If this is the rest of a number, write a point instead of the comma before it."
	}
	if v.inBraces() && strings.ContainsAny(name, " ’'.;!?") {
		advice = `A comma ends a value in braces. Put the whole value between double quotes: {text: "Who enters, and how."}.`
	}
	v.Find(UnknownField, advice, "There is no field %s here.", name)
	return diag.Nearest(name, offered)
}

// inBraces tells whether a name stands in a group in braces without a value: it is the rest of the value before it.
func (v Value) inBraces() bool {
	line := v.f.runesOf(v.Line + v.skip)
	before, behind := string(line[:min(max(v.Column-1, 0), len(line))]), ""
	if at := v.Column - 1 + utf8.RuneCountInString(v.Value); at <= len(line) && at >= 0 {
		behind = strings.TrimLeft(string(line[at:]), " ")
	}
	return strings.Count(before, "{") > strings.Count(before, "}") && !strings.HasPrefix(behind, ":")
}

// instead is the fields of the group that are not given, and that a value could
// be the value of: one of them it probably is.
func (v Value) instead(val Value, offered []string, given map[string]bool) []string {
	var out []string
	for _, name := range offered {
		if many := slices.Contains(many(), name); !given[name] && (!many || val.Kind != yaml.ScalarNode) &&
			(many || val.Kind == yaml.ScalarNode || !slices.Contains(textFields(), name)) {
			out = append(out, join(v.path, name))
		}
	}
	return out
}

// many is the fields of texts that hold lists and groups, where all others hold
// words.
func many() []string { return []string{"margin", "pictures", "parts", "items", "assumes"} }

// named tells whether a name stands in the place of a field's name.
func (v Value) named() bool { return v.Kind == yaml.ScalarNode && trim(v.Value) != "" }

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
	v.plain(s)
	return s
}

// Need is a single value that must be given.
func (o Object) Need(name string, example diag.Text) string {
	v := o.Get(name)
	if !v.Is() {
		o.Missing(name, example)
		return ""
	}
	return o.Str(name)
}

// Missing reports a field that must be given and is not. One that is given
// without a value was told, and so was one whose value could not be read.
func (o Object) Missing(name string, example diag.Text) {
	if o.empty[name] || o.Get(name).Is() {
		return
	}
	o.f.find(MissingField, o.Pos(), join(o.path, name), diag.Said("Add the line: %s: %s", name, example), "The field %s is missing.", name)
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
	n, _ := o.whole(name, lo, hi)
	return n
}

// whole is Whole, and whether there is such a number.
func (o Object) whole(name string, lo, hi int) (int, bool) {
	v := o.Get(name)
	s, ok := v.Text()
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < lo || n > hi {
		v.Find(UnknownValue, diag.Said("Write a whole number from %d to %d.", lo, hi), "%s is %q.", name, s)
		return 0, false
	}
	return n, true
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
			w[o.spoken(each, lang)] = each.Str(lang)
		}
		return w
	}
	if s, ok := v.Text(); ok {
		v.plain(s)
		w[""] = s
	}
	return w
}

// Places is where the words of a field stand, by the keys of Words.
func (o Object) Places(name string) map[string]diag.Pos {
	v := o.Get(name)
	if !v.Is() {
		return nil
	}
	out := map[string]diag.Pos{}
	if v.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(v.Content); i += 2 {
			n := v.Content[i+1]
			out[v.Content[i].Value] = v.f.pos(n.Line+v.skip, n.Column)
		}
		return out
	}
	out[""] = v.Pos()
	return out
}

// spoken is the language that words are given in: that of a slip in its code is
// the one of the folder's that is given nowhere else and is like it, so that of the
// slip nothing is told but that.
func (o Object) spoken(words Object, lang string) string {
	if slices.Contains(o.f.langs, lang) {
		return lang
	}
	absent := slices.DeleteFunc(slices.Clone(o.f.langs), func(l string) bool { return words.Get(l).Node != nil })
	near := slices.DeleteFunc(slices.Clone(absent), func(l string) bool { return diag.Slips(l, strings.ToLower(lang)) > 1 })
	key := words.key(lang)
	switch {
	case len(near) == 1:
		key.Find(UnknownValue, diag.Said("Did you mean %s?", near[0]), "There are no texts in the language %q.", lang)
		return near[0]
	case !known(lang):
		key.Find(UnknownValue, "Write the language's code, such as fr or en.", "%q is not a language.", lang)
		key.Meant(o.Pos().String(), words.Pos().String()) // what is missed there may be these words
	}
	return lang
}

// known tells whether a word is the code of a language that there is (BCP 47).
func known(lang string) bool {
	_, err := language.Parse(lang)
	return err == nil && IsLang(lang)
}

// key is the name of a field as it is written.
func (o Object) key(name string) Value {
	i := slices.IndexFunc(o.Content, func(n *yaml.Node) bool { return n.Value == name })
	return Value{o.Content[i], o.f, join(o.path, name), o.skip}
}

// IsLang tells whether a word has the shape of a language's code.
func IsLang(s string) bool {
	return compiled(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`).MatchString(s)
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
