package locales

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// A language says in findingsFile what it has for the sentences of findings, and in
// commandsFile for what the program says of itself. They are no files of messages:
// English is in the sentences themselves (decision 35).
const (
	findingsFile = "findings.yaml"
	commandsFile = "commands.yaml"
)

// English is the language of sentences that no file translates.
const English = "en"

var tellers = sync.OnceValue(func() map[string]*diag.Words {
	out := map[string]*diag.Words{English: nil}
	names, _ := fs.Glob(builtin, "*/"+findingsFile)
	for _, name := range names {
		lang, of := path.Dir(name), map[string]string{}
		for _, name := range []string{name, path.Join(lang, commandsFile)} {
			raw, err := builtin.ReadFile(name)
			if err == nil {
				err = yaml.Unmarshal(raw, &of)
			}
			if err != nil { // the files are part of the program, and a test reads them
				panic("locales: " + name + ": " + err.Error())
			}
		}
		tag := language.Make(lang)
		out[lang] = &diag.Words{Of: of, One: func(n int) bool { return plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0) == plural.One }}
	}
	return out
})

// Tellers are the languages in which findings are told, in alphabetical order.
func Tellers() []string { return slices.Sorted(maps.Keys(tellers())) }

// Told is the words of a language for findings, nil in English; false for a
// language in which none are told.
func Told(lang string) (*diag.Words, bool) {
	w, ok := tellers()[lang]
	return w, ok
}

// InAll is a text in every language in which findings are told.
func InAll(t diag.Text) diag.Text {
	in := map[string]string{}
	for lang, w := range tellers() {
		in[lang] = t.In(lang, w)
	}
	return diag.Settled(in)
}

// inOwn is what a language's own file says, in that language, and the press's words for it in
// every other in which findings are told.
func inOwn(lang string, own, general diag.Text) diag.Text {
	in := map[string]string{}
	for tag, w := range tellers() {
		if in[tag] = general.In(tag, w); tag == lang {
			in[tag] = own.In(tag, w)
		}
	}
	return diag.Settled(in)
}
