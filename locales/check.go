package locales

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Check finds what one language has and another lacks: messages, placeholders,
// plural forms. The findings of Load are part of it. A message taken from a
// base language is a warning, since the edition can still be read.
func (c *Catalog) Check() diag.List {
	found := append(diag.List(nil), c.found...)
	first := map[string]*message{}
	owner := map[string]*Locale{}
	var stray diag.List
	for _, lang := range c.order {
		l := c.locales[lang]
		for _, key := range l.msgs.keys() {
			m := l.msgs.byKey[key]
			if m.inherited {
				continue
			}
			found.Add(l.wellFormed(m)...)
			found.Add(l.replacing(m)...)
			if full, _, _ := strings.Cut(key, "~"); !c.asksFor(full) && !lower(key) {
				stray = append(stray, l.stray(m))
			}
			if lower(key) {
				found.Add(l.shorter(m)...)
				continue // each language has as many wordings as it needs
			}
			if first[key] == nil {
				first[key], owner[key] = m, l
			}
		}
	}
	for key, ref := range first {
		for _, lang := range c.order {
			if l := c.locales[lang]; l != owner[key] {
				found.Add(l.against(ref, owner[key])...)
			}
		}
	}
	for _, lang := range c.order {
		found.Add(c.locales[lang].borrowed()...)
	}
	found.Add(c.proposed(stray)...)
	return found.Sorted()
}

// borrowed is one finding for each language that lends settings: their words and
// rules stand on the pages of another one.
func (l *Locale) borrowed() diag.List {
	by := map[string][]string{}
	for _, x := range l.set.lent {
		by[x.from] = append(by[x.from], x.setting)
	}
	var found diag.List
	for _, from := range slices.Sorted(maps.Keys(by)) {
		found.Add(diag.Issue{Code: CodeMissingTranslation, Severity: diag.Warning, Pos: l.set.asks, Field: "base", Lang: l.Tag,
			Msg:  diag.Said("%s takes settings of %q: %s.", l.Name, from, strings.Join(by[from], ", ")),
			Hint: diag.Said("Give them among the settings of the language %q, or take base out.", l.Lang)})
	}
	return found
}

// asksFor tells whether the press has a message of that key.
func (c *Catalog) asksFor(key string) bool {
	_, ok := slices.BinarySearch(c.known, key)
	return ok
}

// stray is a message that nothing asks for: it would never be printed.
func (l *Locale) stray(m *message) diag.Issue {
	return diag.Issue{Code: CodeUnknownSetting, Severity: diag.Error, Pos: m.pos, Field: m.key, Lang: l.Tag,
		Msg: diag.Said("The press has no message %q: these words would never be printed.", m.key)}
}

// The stray messages for which the nearest is looked for, and the longest key.
const mostProposed, longestProposed = 20, 80

// proposed says what was most likely meant. Where a file is full of stray
// messages the first are enough.
func (c *Catalog) proposed(stray diag.List) diag.List {
	stray = stray.Sorted()
	for i := range stray {
		stray[i].Hint = "Take them out, or put them under the key of a message."
		if i >= mostProposed || len(stray[i].Field) > longestProposed {
			continue
		}
		if near := diag.Nearest(stray[i].Field, c.known); near != "" {
			stray[i].Hint = diag.Said("Did you mean %s?", near)
		}
	}
	return stray
}

// replacing holds a message to the one of the press that it replaces: what is
// filled in is the same, and nothing of it is lost.
func (l *Locale) replacing(m *message) diag.List {
	if m.was == nil {
		return nil
	}
	has, had := m.asked(), m.was.asked()
	if has == had {
		return nil
	}
	return diag.List{{Code: CodePlaceholderMismatch, Severity: diag.Error, Pos: m.pos, Field: m.key, Lang: l.Tag,
		Msg:  diag.Said("The message %q uses %s, and the one that it replaces uses %s.", m.key, has, had),
		Hint: "Use the placeholders of the message that it replaces."}}
}

// named is the placeholders of a message in words.
func (m *message) asked() string {
	return cmp.Or(strings.Join(m.placeholders(), ", "), "no placeholder")
}

// against compares the language's message with the first one of that key.
func (l *Locale) against(ref *message, owner *Locale) diag.List {
	m := l.msgs.byKey[ref.key]
	switch {
	case m == nil && !l.catalog.asksFor(ref.key):
		return nil // no language needs it
	case m == nil:
		return diag.List{{Code: CodeMissingTranslation, Severity: diag.Error, Pos: ref.pos, Field: ref.key, Lang: l.Tag,
			Msg:  diag.Said("The message %q exists in %s and not in %s.", ref.key, owner.Name, l.Name),
			Hint: diag.Said("Write it in a message file of the language %q.", l.Lang)}}
	case m.inherited:
		return diag.List{{Code: CodeMissingTranslation, Severity: diag.Warning, Pos: m.pos, Field: ref.key, Lang: l.Tag,
			Msg:  diag.Said("The message %q is not translated into %s; the words of %q are used.", ref.key, l.Name, l.set.Base),
			Hint: diag.Said("Write it in a message file of the language %q.", l.Lang)}}
	}
	a, b := cmp.Or(ref.was, ref).asked(), cmp.Or(m.was, m).asked() // each is held to the one it replaces
	if a == b {
		return nil
	}
	return diag.List{{Code: CodePlaceholderMismatch, Severity: diag.Error, Pos: m.pos, Field: ref.key, Lang: l.Tag,
		Msg:  diag.Said("The message %q uses %s in %s and %s in %s.", ref.key, b, l.Name, a, owner.Name),
		Hint: "Use the same placeholders in every language."}}
}

// wellFormed tries the message's placeholders and its plural forms.
func (l *Locale) wellFormed(m *message) diag.List {
	var found diag.List
	if l.numberless(m) {
		found.Add(diag.Issue{Code: CodeBadMessage, Severity: diag.Error, Pos: m.pos, Field: m.key, Lang: l.Tag,
			Msg:  diag.Said("The form %q of the message %q has no number, and %s takes it for 0 too.", "one", m.key, l.Name),
			Hint: "Add a form \"zero\", or write the number."})
	}
	if _, ok := m.forms["other"]; !ok {
		found.Add(diag.Issue{Code: CodeBadMessage, Severity: diag.Error, Pos: m.pos, Field: m.key, Lang: l.Tag,
			Msg:  diag.Said("The message %q has no form %q.", m.key, "other"),
			Hint: "Every message needs the form for all other counts."})
	}
	return found
}

// shorter compares a later wording of a saying with the full one: it may say
// less of names and never leaves out a number. What it asks for, the full
// wording asks for, or another language does.
func (l *Locale) shorter(m *message) diag.List {
	key, _, _ := strings.Cut(m.key, "~")
	full := l.msgs.byKey[key]
	if full == nil {
		return nil
	}
	var found diag.List
	for _, name := range slices.Sorted(maps.Keys(m.fields)) {
		if !l.catalog.asked(key, name, m) {
			found.Add(diag.Issue{Code: CodePlaceholderMismatch, Severity: diag.Error, Pos: m.pos, Field: key, Lang: l.Tag,
				Msg:  diag.Said("A short wording of the message %q asks for %s, and nothing else of that message does.", key, name),
				Hint: "Use what the full wording uses."})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(full.counted)) {
		if !m.fields[name] {
			found.Add(diag.Issue{Code: CodePlaceholderMismatch, Severity: diag.Error, Pos: m.pos, Field: key, Lang: l.Tag,
				Msg:  diag.Said("A short wording of the message %q leaves out the number %s.", key, name),
				Hint: "Every wording says the same numbers."})
		}
	}
	return found
}

// asked tells whether any wording of a saying but one, in any language, asks
// for a fact.
func (c *Catalog) asked(key, name string, but *message) bool {
	for _, lang := range c.order {
		l := c.locales[lang]
		for _, rung := range l.rungs(key) {
			if m := l.msgs.byKey[rung]; m != nil && m != but && !(m.inherited && m.key == but.key) && m.fields[name] {
				return true
			}
		}
	}
	return false
}

// numberless tells whether a message would say "one" of none: the language
// takes the form for one for 0 as well, and there the number is left out.
func (l *Locale) numberless(m *message) bool {
	one, ok := m.forms["one"]
	other := m.forms["other"]
	if !ok || m.forms["zero"] != "" || !counts(other) || counts(one) {
		return false
	}
	return l.oneForNone()
}

// counts tells whether a text holds the count it is chosen by.
func counts(text string) bool {
	return countName.MatchString(text)
}

var countName = regexp.MustCompile(`\{\{[^}]*\.(N|Words|WordsF|Count)\b`)

// oneForNone tells whether the plural rules of the language give 0 the form of
// 1, as French does.
func (l *Locale) oneForNone() bool {
	in := i18n.NewLocalizer(i18n.NewBundle(language.Make(l.Tag)), l.Tag)
	one, err := in.Localize(&i18n.LocalizeConfig{ //nolint:misspell // go-i18n's name
		DefaultMessage: &i18n.Message{ID: "probe", One: "one", Other: "other"}, PluralCount: 0})
	return err == nil && one == "one"
}
