package layout

import (
	"slices"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/locales"
)

// lexicon is preflight's words with those that the languages of the catalog
// bring along. What a language lacks is one finding, since all of it is read in
// one report; what would lose a figure is one for each sentence.
func lexicon(all *locales.Catalog) (preflight.Lexicon, diag.List) {
	x := preflight.NewLexicon()
	var found diag.List
	for _, lang := range all.Languages() {
		l, _ := all.Locale(lang)
		words := map[string]string{}
		for key, s := range l.Sentences() {
			words[key] = s.Text
		}
		var gaps []preflight.Gap
		x, gaps = x.With(lang, l.Base(), words)
		found.Add(gapsIn(l, gaps)...)
	}
	return x, found
}

// unwritten is the messages that the records of the sections ask for and no
// language has: each is told once. What only one language lacks is told by the
// check of the languages.
func unwritten(all *locales.Catalog, keys []string) diag.List {
	var found diag.List
	for _, key := range keys {
		if !slices.ContainsFunc(all.Languages(), func(lang string) bool { l, ok := all.Locale(lang); return ok && l.Has(key) }) {
			found.Add(diag.Issue{Code: locales.CodeMissingTranslation, Severity: diag.Error, Pos: diag.Pos{File: locales.Folder}, Field: key,
				Msg:  diag.Said("No language has the message %q, which the record of a section asks for.", key),
				Hint: "Add it to a message file of each language, or correct the key in the record."})
		}
	}
	return found
}

func gapsIn(l *locales.Locale, gaps []preflight.Gap) diag.List {
	var found, missing diag.List
	for _, g := range gaps {
		is := diag.Issue{Severity: diag.Error, Lang: l.Tag, Field: "preflight." + g.Key, Pos: l.Sentences()[g.Key].Pos}
		switch g.Kind {
		case preflight.Placeholders:
			is.Code = locales.CodePlaceholderMismatch
			is.Msg = diag.Said("The sentence %q of preflight needs the placeholders %s.", g.Key, orNone(g.Want))
			is.Hint = "Use each of them, in any order; until then the sentence is said in another language."
			found.Add(is)
		case preflight.Unknown:
			is.Code = locales.CodeUnknownSetting
			is.Msg = diag.Said("Preflight has no sentence %q, so these words are never said.", g.Key)
			is.Hint = "Correct the name, or remove the line."
			found.Add(is)
		default:
			missing.Add(is)
		}
	}
	if len(missing) == 0 {
		return found
	}
	lender := l.Base()
	if lender == "" {
		lender = "en"
	}
	return append(diag.List{{Code: locales.CodeMissingTranslation, Severity: diag.Warning, Lang: l.Tag, Field: missing[0].Field,
		Pos: diag.Pos{File: "locales/" + l.Lang},
		Msg: diag.Said("%s lacks %s of preflight, the first is %q; the words of %q are used.", l.Name,
			diag.Count(len(missing), "sentence"), missing[0].Field, lender),
		Hint: diag.Said("Write them under preflight: in the file of the language %q.", l.Lang)}}, found...)
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}
