package locales

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// fitting takes settings of a wrong kind out of a file, before they are laid
// over those that hold: each is told where it stands, and what it would have
// replaced stays in force.
type fitting struct {
	file  string
	found diag.List
}

// fit is a node without the settings that do not fit a type; false when the
// node itself does not. Of a list or a table no part is taken when one is wrong.
func (f *fitting) fit(n *yaml.Node, t reflect.Type, path string) (*yaml.Node, bool) {
	at := n
	for n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	if t == reflect.TypeFor[ruleNode]() { // read where the kind of rule is known
		return n, true
	}
	if reflect.PointerTo(t).Implements(reflect.TypeFor[yaml.Unmarshaler]()) {
		return n, f.scalar(at, n, t, path)
	}
	switch t.Kind() {
	case reflect.Struct:
		return f.group(at, n, t, path)
	case reflect.Slice, reflect.Map:
		return f.each(at, n, t, path)
	default:
		return n, f.scalar(at, n, t, path)
	}
}

// group fits each setting of a group for itself.
func (f *fitting) group(at, n *yaml.Node, t reflect.Type, path string) (*yaml.Node, bool) {
	if n.Kind != yaml.MappingNode {
		return n, f.wrong(at, path, "a group of names and values")
	}
	out := *n
	out.Content = nil
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		named := strings.TrimPrefix(path+"."+key.Value, ".")
		if field, known := setting(t, key.Value); known { // another name is told as such
			fits := false
			if value, fits = f.fit(value, field, named); !fits {
				continue
			}
		}
		out.Content = append(out.Content, key, value)
	}
	return &out, true
}

// setting is the type of a setting by its name.
func setting(t reflect.Type, name string) (reflect.Type, bool) {
	for _, f := range reflect.VisibleFields(t) {
		if f.Tag.Get("yaml") == name && !f.Anonymous {
			return f.Type, true
		}
	}
	return nil, false
}

// each fits the parts of a list or a table.
func (f *fitting) each(at, n *yaml.Node, t reflect.Type, path string) (*yaml.Node, bool) {
	kind, step, what := yaml.SequenceNode, 1, diag.Text("a list")
	if t.Kind() == reflect.Map {
		kind, step, what = yaml.MappingNode, 2, "a group of names and values"
	}
	if n.Kind != kind {
		return n, f.wrong(at, path, what)
	}
	out, all := *n, true
	out.Content = slices.Clone(n.Content)
	for i := step - 1; i < len(n.Content); i += step {
		item := n.Content[i]
		if item.Kind == yaml.ScalarNode && (strings.TrimSpace(item.Value) == "" ||
			step == 1 && t.Elem().Kind() == reflect.String && wordless(item.Value)) {
			all = f.wrong(item, path, "words, or no entry") && all
			continue
		}
		named := path
		if step == 2 {
			named += "." + n.Content[i-1].Value
		}
		fitted, fits := f.fit(item, t.Elem(), named)
		out.Content[i], all = fitted, all && fits
	}
	return &out, all
}

// wordless tells whether an entry of a list is punctuation and nothing else: there is no
// such word, nor such a sign.
func wordless(s string) bool {
	return strings.Trim(s, " .,;:!?-–—()[]{}\"«»“”\u00a0\u202f") == ""
}

// scalar tells whether a value is one of its type.
func (f *fitting) scalar(at, n *yaml.Node, t reflect.Type, path string) bool {
	what := map[reflect.Kind]diag.Text{reflect.Int: "a whole number", reflect.Bool: "yes or no"}[t.Kind()]
	if what == "" {
		what = "one text"
	}
	if strings.ContainsFunc(n.Value, unseen) {
		return false // told as a character
	}
	v := reflect.New(t)
	if !plain(n) {
		return f.wrong(at, path, what)
	}
	if err := n.Decode(v.Interface()); err != nil {
		if t == reflect.TypeFor[expression]() {
			what = "a regular expression"
		}
		return f.wrong(at, path, what)
	}
	if n.Value == "" && (path == "tag" || path == "name") {
		return f.wrong(at, path, what)
	}
	return true
}

// unseen is what an escape of YAML may write and no text has.
func unseen(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// wrong tells of a setting of a wrong kind.
func (f *fitting) wrong(n *yaml.Node, path string, what diag.Text) bool {
	if path == "" {
		path = settingsKey
	}
	f.found.Add(diag.Issue{Code: CodeBadSetting, Severity: diag.Error, Pos: at(f.file, n), Field: path,
		Msg:  diag.Said("The setting %q has a value of the wrong kind: it is %s, and here stands %s.", path, what, standing(n)),
		Hint: "Correct it, or delete it to keep what holds without it."})
	return false
}

// standing says what kind of value stands in a file.
func standing(n *yaml.Node) diag.Text {
	switch {
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Kind == yaml.MappingNode:
		return "a group of names and values"
	case n.Kind == yaml.AliasNode:
		return "what another value is"
	case n.Value == "" || n.ShortTag() == "!!null":
		return "nothing"
	}
	return diag.Said("%q", diag.Short(n.Value, 40))
}

// longestForm is the most characters of what stands between figures, names and
// dates.
const longestForm = 40

// checkForms says which forms would leave out, or invent, what they are filled
// with.
func (set *settings) checkForms(bad func(name string, msg diag.Text)) {
	d := set.Date
	for _, v := range []struct {
		name, form string
		none       bool // it can be empty
	}{
		{"number.group", set.Number.Group, true}, {"number.decimal", set.Number.Decimal, true}, {"number.minus", set.Number.Minus, false},
		{"number.percent", set.Number.Percent, false}, {"number.range", set.Number.Range, false}, {"list.separator", set.List.Separator, false},
		{"list.last", set.List.Last, true}, {"date.first", d.First, true},
		{"date.samemonth", d.SameMon, false}, {"date.sameyear", d.SameYear, false},
		{"date.apart", d.Apart, false},
	} {
		figure := v.name != "date.first" && strings.ContainsFunc(v.form, unicode.IsDigit)
		if figure || v.form == "" && !v.none || utf8.RuneCountInString(v.form) > longestForm {
			bad(v.name, diag.Said("%s is %q; it is a text of 1 to %s without a figure.", v.name, diag.Short(v.form, longestForm),
				diag.Count(longestForm, "character")))
		}
	}
}

// checkWords says what is wrong with prepositions, days and small capitals.
func (set *settings) checkWords(bad func(name string, msg diag.Text)) {
	if n := len(set.Date.Days); n != 0 && n != 7 {
		bad("date.days", diag.Said("date.days has %s; a week has seven days.", diag.Count(n, "name")))
	}
	for _, word := range slices.Sorted(maps.Keys(set.Prepositions)) {
		p := set.Prepositions[word]
		for _, v := range []struct{ name, form string }{{"plain", p.Plain}, {"vowel", p.Vowel}, {"unsure", p.Unsure}} {
			if v.form == "" { // what it lacks else is told with the patterns
				bad("prepositions."+word+"."+v.name, "The preposition is empty; it holds {} once, where the name comes.")
			}
		}
	}
	if slices.ContainsFunc(set.SmallCaps, func(x expression) bool { return x.Regexp != nil && (x.NumSubexp() == 0 || x.MatchString("")) }) {
		bad("smallcaps", "An expression of smallcaps has no group in round brackets, or matches where nothing stands; "+
			"what its groups match is set in small capitals.")
	}
}
