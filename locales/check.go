package locales

import (
	"cmp"
	"fmt"
	"strings"
	"text/template"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Check finds what one language has and another lacks: messages, placeholders,
// plural forms. The findings of Load are part of it. A message taken from a
// base language is a warning, since the edition can still be read.
func (c *Catalog) Check() diag.List {
	found := append(diag.List(nil), c.found...)
	first := map[string]*message{}
	owner := map[string]*Locale{}
	for _, lang := range c.order {
		l := c.locales[lang]
		for _, key := range l.msgs.keys() {
			m := l.msgs.byKey[key]
			if m.inherited {
				continue
			}
			found.Add(l.wellFormed(m)...)
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
	return found.Sorted()
}

// against compares the language's message with the first one of that key.
func (l *Locale) against(ref *message, owner *Locale) diag.List {
	m := l.msgs.byKey[ref.key]
	switch {
	case m == nil:
		return diag.List{{Code: CodeMissingTranslation, Severity: diag.Error, Pos: ref.pos, Field: ref.key, Lang: l.Tag,
			Msg:  fmt.Sprintf("The message %q exists in %s and not in %s.", ref.key, owner.Name, l.Name),
			Hint: fmt.Sprintf("Write it in a message file of the language %q.", l.Lang)}}
	case m.inherited:
		return diag.List{{Code: CodeMissingTranslation, Severity: diag.Warning, Pos: m.pos, Field: ref.key, Lang: l.Tag,
			Msg:  fmt.Sprintf("The message %q is not translated into %s; the words of %q are used.", ref.key, l.Name, l.set.Base),
			Hint: fmt.Sprintf("Write it in a message file of the language %q.", l.Lang)}}
	}
	named := func(m *message) string { return cmp.Or(strings.Join(m.placeholders(), ", "), "no placeholder") }
	a, b := named(ref), named(m)
	if a == b {
		return nil
	}
	return diag.List{{Code: CodePlaceholderMismatch, Severity: diag.Error, Pos: m.pos, Field: ref.key, Lang: l.Tag,
		Msg:  fmt.Sprintf("The message %q uses %s in %s and %s in %s.", ref.key, b, l.Name, a, owner.Name),
		Hint: "Use the same placeholders in every language."}}
}

// wellFormed tries the message's placeholders and its plural forms.
func (l *Locale) wellFormed(m *message) diag.List {
	var found diag.List
	for form, text := range m.forms {
		if _, err := template.New(m.key).Parse(text); err != nil {
			found.Add(diag.Issue{Code: CodeBadMessage, Severity: diag.Error, Pos: m.pos, Field: m.key, Lang: l.Tag,
				Msg:  fmt.Sprintf("The placeholders of the message %q (%s) are not well formed.", m.key, form),
				Hint: "A placeholder is written {{.Name}}."})
		}
	}
	if _, ok := m.forms["other"]; !ok {
		found.Add(diag.Issue{Code: CodeBadMessage, Severity: diag.Error, Pos: m.pos, Field: m.key, Lang: l.Tag,
			Msg:  fmt.Sprintf("The message %q has no form %q.", m.key, "other"),
			Hint: "Every message needs the form for all other counts."})
	}
	return found
}
