package locales

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"text/template"
	"unicode"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// messages are the messages of one language, by flat key.
type messages struct {
	byKey  map[string]*message
	bundle *i18n.Localizer
}

type message struct {
	key       string
	forms     map[string]string // CLDR plural form → text; a plain message has "other"
	pos       diag.Pos
	sealed    bool     // from an earlier folder: may be replaced without a word
	inherited bool     // from the base language
	listed    bool     // given as wordings, from full to short
	was       *message // the one of the first folder that it replaces; nil: it replaces none
	recedes   bool     // it cannot be used, which is told: the one that it replaces holds
	asks
}

// holding is the message that is used under the key of this one.
func (m *message) holding() *message {
	if m.recedes {
		return m.was
	}
	return m
}

func newMessages() *messages { return &messages{byKey: map[string]*message{}} }

// seal ends a folder: the next one may replace what it said.
func (ms *messages) seal() {
	for _, m := range ms.byKey {
		m.sealed = true
	}
}

// inherit takes the messages of another language that this one lacks.
func (ms *messages) inherit(base *messages) {
	for key, m := range base.byKey {
		full, _, short := strings.Cut(key, "~")
		if own := ms.byKey[full]; short && own != nil && !own.inherited {
			continue // the language has wordings of its own
		}
		if ms.byKey[key] == nil {
			c := *m
			c.inherited = true
			ms.byKey[key] = &c
		}
	}
}

// add reads the messages of one file. Nested keys are joined with dots.
func (ms *messages) add(top *yaml.Node, file, skip string) diag.List {
	var found diag.List
	ms.walk(top, "", file, skip, &found)
	return found
}

func (ms *messages) walk(n *yaml.Node, prefix, file, skip string, found *diag.List) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, val := n.Content[i], n.Content[i+1]
		if val.Kind == yaml.AliasNode {
			val = val.Alias
		}
		name := prefix + key.Value
		switch {
		case prefix == "" && key.Value == skip && skip != "":
		case val.Kind == yaml.MappingNode && !isPlural(val) && ms.misformed(name, val, file, found):
		case val.Kind == yaml.MappingNode && !isPlural(val):
			ms.walk(val, name+".", file, "", found)
		case val.Kind == yaml.SequenceNode:
			ms.ladder(name, val, file, found)
		default:
			ms.put(name, key, val, file, found)
			ms.cut(name, 1)
		}
	}
}

// cut takes away the wordings of a saying after its first n: what an overlay
// says replaces the whole of what came before.
func (ms *messages) cut(name string, n int) {
	for n++; ms.byKey[rung(name, n)] != nil; n++ {
		delete(ms.byKey, rung(name, n))
	}
}

// ladder reads the wordings of a saying, full to short.
func (ms *messages) ladder(name string, list *yaml.Node, file string, found *diag.List) {
	if len(list.Content) == 0 {
		found.Add(diag.Issue{Code: CodeBadMessage, Severity: diag.Error, Pos: at(file, list), Field: name,
			Msg: diag.Said("The message %q has no wording.", name), Hint: "Write one text for each wording, from full to short."})
		return
	}
	for i, val := range list.Content {
		if val.Kind == yaml.AliasNode {
			val = val.Alias
		}
		if val.Kind != yaml.ScalarNode && (val.Kind != yaml.MappingNode || !isPlural(val)) {
			found.Add(diag.Issue{Code: CodeBadMessage, Severity: diag.Error, Pos: at(file, val), Field: name,
				Msg:  diag.Said("Wording %d of the message %q is neither a text nor plural forms.", i+1, name),
				Hint: "Write one text for each wording, from full to short."})
			continue
		}
		key := name
		if i > 0 {
			key = rung(name, i+1)
		}
		ms.put(key, val, val, file, found)
		if m := ms.byKey[key]; m != nil && m.pos == at(file, val) {
			m.listed = true
		}
	}
	ms.cut(name, len(list.Content))
}

// pluralForms is the names of the forms of a message.
func pluralForms() []string { return []string{"zero", "one", "two", "few", "many", "other"} }

// misformed reports names that are nearly those of forms, in the forms of a
// message that has several already, and takes those that were meant; false when
// these are not forms.
func (ms *messages) misformed(name string, n *yaml.Node, file string, found *diag.List) bool {
	if old := ms.byKey[name]; old == nil || old.plain() {
		return false
	}
	meant := *n
	meant.Content = slices.Clone(n.Content)
	var told diag.List
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if slices.Contains(pluralForms(), key.Value) {
			continue
		}
		near := *key
		if near.Value = diag.Nearest(key.Value, pluralForms()); near.Value == "" {
			return false
		}
		meant.Content[i] = &near
		told.Add(diag.Issue{Code: CodeUnknownSetting, Severity: diag.Error, Pos: at(file, key), Field: name + "." + key.Value,
			Msg:  diag.Said("The press has no message %q: these words would never be printed.", name+"."+key.Value),
			Hint: diag.DidYouMean(key.Value, pluralForms())})
	}
	if !isPlural(&meant) {
		return false
	}
	found.Add(told...)
	ms.put(name, n, &meant, file, found)
	ms.cut(name, 1)
	return true
}

// isPlural tells plural forms from nested keys, as go-i18n does: a mapping is a
// message when all its keys are names of forms and all its values are text.
func isPlural(n *yaml.Node) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		switch n.Content[i].Value {
		case "zero", "one", "two", "few", "many", "other", "description":
			if n.Content[i+1].Kind != yaml.ScalarNode {
				return false
			}
		default:
			return false
		}
	}
	return len(n.Content) > 0
}

func (ms *messages) put(name string, key, val *yaml.Node, file string, found *diag.List) {
	pos := at(file, key)
	old := ms.byKey[name]
	if old != nil && !old.sealed {
		found.Add(diag.Issue{Code: CodeDuplicateKey, Severity: diag.Warning, Pos: pos, Field: name,
			Msg: diag.Said("The message %q is already written at %s; this one is used.", name, old.pos), Hint: "Keep one of the two."})
	}
	forms := map[string]string{}
	if val.Kind == yaml.ScalarNode {
		forms["other"] = val.Value
	}
	kept := val.Kind != yaml.ScalarNode || ms.worded(name, val, file, found)
	for i := 0; val.Kind == yaml.MappingNode && i+1 < len(val.Content); i += 2 {
		forms[val.Content[i].Value] = val.Content[i+1].Value
		kept = ms.worded(name, val.Content[i+1], file, found) && kept
	}
	if !kept && old != nil { // what holds without it is kept
		return
	}
	m := &message{key: name, forms: forms, pos: pos}
	if old != nil {
		m.was = cmp.Or(old.was, old)
	}
	ms.byKey[name] = m
}

// worded tells whether a message, or a form of one, holds words.
func (ms *messages) worded(name string, val *yaml.Node, file string, found *diag.List) bool {
	good := plain(val) && strings.TrimSpace(val.Value) != ""
	if !good {
		found.Add(diag.Issue{Code: CodeBadMessage, Severity: diag.Error, Pos: at(file, val), Field: name,
			Msg: diag.Said("The message %q holds no words here.", name), Hint: "Write its text, or delete the line to keep the words of the press."})
	}
	return good
}

// plain tells whether a value is text as it stands, without a tag of YAML.
func plain(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.ShortTag() != "!!null" && (n.Style&yaml.TaggedStyle == 0 || n.ShortTag() == "!!str")
}

// EachCharacter calls do with every character that a face for European languages
// may lack of the messages that a language says itself, and with the place of the
// message.
func (c *Catalog) EachCharacter(do func(r rune, at diag.Pos)) {
	for _, lang := range c.order {
		c.locales[lang].eachCharacter(do)
	}
}

func (l *Locale) eachCharacter(do func(r rune, at diag.Pos)) {
	for _, key := range l.msgs.keys() {
		m := l.msgs.byKey[key]
		for _, form := range slices.Sorted(maps.Keys(m.forms)) {
			for _, r := range m.forms[form] {
				if r >= 0x250 && !m.inherited {
					do(r, m.pos)
				}
			}
		}
	}
}

// PlaceOf is where a language says a character itself, in the first message that
// has it; nowhere when none has.
func (l *Locale) PlaceOf(subject string) (first diag.Pos) {
	l.eachCharacter(func(r rune, at diag.Pos) {
		if first.IsZero() && diag.Character(r) == subject {
			first = at
		}
	})
	return first
}

// OwnPlace is where a publisher's message stands that says some words as they were set,
// and its key: of the messages that replace one of the press, the one that says most of
// them, and of equals the one that is named after the section. It is nowhere where none
// does; blanks, marks and hyphens count for nothing.
func (l *Locale) OwnPlace(words, section string) (at diag.Pos, key string) {
	said, most := lettersOf(words), 0
	for _, k := range l.msgs.keys() {
		m := l.msgs.byKey[k].holding()
		if m.was == nil {
			continue
		}
		for _, form := range slices.Sorted(maps.Keys(m.forms)) {
			n := 0
			for _, part := range filled.Split(m.forms[form], -1) {
				own := lettersOf(part)
				if !strings.Contains(said, own) {
					n = 0
					break
				}
				n += len(own)
			}
			if n > most || n == most && n > 0 && strings.HasSuffix(k, "."+section) {
				at, key, most = m.pos, k, n
			}
		}
	}
	return at, key
}

// filled is what a message has its facts in.
var filled = regexp.MustCompile(`\{\{[^}]*\}\}`)

// lettersOf is the letters and figures of words, in small letters.
func lettersOf(words string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, words)
}

func (ms *messages) keys() []string { return slices.Sorted(maps.Keys(ms.byKey)) }

// compile hands the messages to go-i18n, one bundle per language so that it
// can never answer in another one. A language without plural rules in CLDR
// takes those of its base, or English ones.
func (ms *messages) compile(tag, base string) diag.List {
	var found diag.List
	all := make([]*i18n.Message, 0, len(ms.byKey))
	for _, key := range ms.keys() {
		m := ms.byKey[key]
		if m.was != nil {
			ms.read(m.was, tag) // what was found of it was found when it stood alone
		}
		issues := ms.read(m, tag)
		found.Add(issues...)
		_, whole := m.forms["other"]
		if m.recedes = m.was != nil && (len(issues) > 0 || !whole || m.asked() != m.was.asked()); len(issues) > 0 && !m.recedes {
			continue
		}
		m = m.holding()
		msg, err := i18n.NewMessage(m.forms)
		if err != nil {
			found.Add(diag.Issue{Code: CodeBadMessage, Severity: diag.Error, Pos: m.pos, Field: key, Lang: tag,
				Msg: diag.Said("The message %q is neither a text nor the forms of one.", key), Hint: "Write one text, or its forms: one, other."})
			continue
		}
		msg.ID = key
		all = append(all, msg)
		if none := m.forms["zero"]; none != "" {
			all = append(all, &i18n.Message{ID: nought(key), Other: none})
		}
	}
	for _, t := range []string{tag, base, "en"} {
		if t == "" {
			continue
		}
		lt := language.Make(t)
		b := i18n.NewBundle(lt)
		if b.AddMessages(lt, all...) == nil {
			ms.bundle = i18n.NewLocalizer(b, lt.String())
			break
		}
	}
	return found
}

// placeholders are the facts a message asks for.
func (m *message) placeholders() []string {
	// A count may stand as a figure in one language and as a word in another,
	// and a form for exactly one need not repeat it.
	free := map[string]bool{"N": true, "Words": true, "WordsF": true, "Count": true}
	return slices.DeleteFunc(slices.Sorted(maps.Keys(m.fields)), func(name string) bool { return free[name] })
}

// Has tells whether the language has a message of that key.
func (l *Locale) Has(key string) bool { return l.msgs.byKey[key] != nil }

// T is the message of a key in this language, with {{.Name}} replaced from
// data, and set by the rules of the language. A message that does not exist
// comes back as a marker nobody can overlook, and as a finding in
// [Catalog.Missing].
func (l *Locale) T(key string, data ...map[string]any) string {
	return l.message(key, nil, merged(data))
}

// N is the message of a key for a count: the plural form the language wants,
// with {{.N}} the count in figures, {{.Words}} in words where the language has
// them, and {{.Count}} the bare number.
func (l *Locale) N(key string, n int, data ...map[string]any) string {
	all := merged(data)
	for k, v := range map[string]any{"N": l.Number(n), "Words": l.Words(n, false), "WordsF": l.Words(n, true), "Count": n} {
		if _, ok := all[k]; !ok {
			all[k] = v
		}
	}
	return l.message(key, n, all)
}

// Field is what a field of the data files holds, by its key, in every language
// and a paragraph for each; with lines, also how many it has at most.
func (c *Catalog) Field(key string, lines int) string {
	var out []string
	for _, lang := range c.order {
		l := c.locales[lang]
		words := l.T(key)
		if lines > 0 {
			words = l.N("field.lines", lines, map[string]any{"What": words})
		}
		out = append(out, words)
	}
	return strings.Join(out, "\n\n")
}

func merged(data []map[string]any) map[string]any {
	all := map[string]any{}
	for _, d := range data {
		for k, v := range d {
			all[k] = v
		}
	}
	return all
}

// message is a message with its data; a Name among them stands as it is.
func (l *Locale) message(key string, count any, data map[string]any) string {
	if m := l.msgs.byKey[key]; m != nil && m.listed && l.msgs.byKey[rung(key, 2)] != nil {
		l.catalog.listed(l, m)
	}
	given := maps.Clone(data)
	for k, m := range mask(data) {
		given[k] = m
	}
	return unmasked(l.write(key, count, given, nil), data)
}

// write localizes one message. Placeholders that were not given and messages
// that do not exist come back as markers and are findings of the catalogue.
func (l *Locale) write(key string, count any, data map[string]any, funcs template.FuncMap) string {
	m := l.msgs.byKey[key]
	if m == nil {
		l.catalog.miss(l, key, diag.Said("The message %q does not exist in %s.", key, l.Name))
		return "[" + key + "?]"
	}
	if m = m.holding(); count == nil && len(m.fields) == 0 && len(m.calls) == 0 {
		if s, ok := l.memory.messages.get(key); ok {
			return s
		}
	}
	for _, name := range m.placeholders() {
		if _, ok := data[name]; !ok {
			l.catalog.miss(l, key, diag.Said("The message %q needs a value for {{.%s}} that was not given.", key, name))
		}
	}
	id := key
	switch {
	case count == 0 && m.forms["zero"] != "":
		id, count = nought(key), nil
	case m.plain():
		count = nil // one text, whatever the count
	}
	s, err := l.msgs.bundle.Localize(&i18n.LocalizeConfig{MessageID: id, PluralCount: count,
		TemplateData: data, Funcs: funcs}) //nolint:misspell // go-i18n's name
	if err != nil {
		l.catalog.miss(l, key, diag.Said("The message %q cannot be written: it is wrong, or lacks the form that a count asks for.", key))
		if s == "" {
			return "[" + key + "?]"
		}
	}
	s = l.Typographic(strings.TrimSuffix(s, "\n"))
	if err == nil && count == nil && id == key && len(m.fields) == 0 && len(m.calls) == 0 {
		l.memory.messages.put(key, s)
	}
	return s
}

// plain tells whether the message has one text for every count but none.
func (m *message) plain() bool {
	for form := range m.forms {
		if form != "other" && form != "zero" && form != "description" {
			return false
		}
	}
	return true
}

// nought is the key of a message's form for none. CLDR gives a form of that
// name to few languages and for other counts too; here it is for 0 alone, in
// every language that writes it.
func nought(key string) string { return key + "~0" }
