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

// tellers are the languages in which findings are told, each with its words, which
// are read when they are asked for: a program that says little reads little.
var tellers = sync.OnceValue(func() map[string]func() *diag.Words {
	out := map[string]func() *diag.Words{English: func() *diag.Words { return nil }}
	names, _ := fs.Glob(builtin, "*/"+findingsFile)
	for _, name := range names {
		lang := path.Dir(name)
		out[lang] = sync.OnceValue(func() *diag.Words { return spoken(lang) })
	}
	return out
})

// spoken is the words of a language for findings and commands. The few of commands
// come first: help asks for no others.
func spoken(lang string) *diag.Words {
	commands := sync.OnceValue(func() map[string]string { return sentences(path.Join(lang, commandsFile)) })
	findings := sync.OnceValue(func() map[string]string { return sentences(path.Join(lang, findingsFile)) })
	tag := language.Make(lang)
	return &diag.Words{
		Of: func(sentence string) (string, bool) {
			if s, ok := commands()[sentence]; ok {
				return s, true
			}
			s, ok := findings()[sentence]
			return s, ok
		},
		One: func(n int) bool { return plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0) == plural.One },
	}
}

// sentences reads a file of the program; a test reads them all.
func sentences(name string) map[string]string {
	of := map[string]string{}
	raw, err := builtin.ReadFile(name)
	if err == nil {
		err = yaml.Unmarshal(raw, &of)
	}
	if err != nil {
		panic("locales: " + name + ": " + err.Error())
	}
	return of
}

// Tellers are the languages in which findings are told, in alphabetical order.
func Tellers() []string { return slices.Sorted(maps.Keys(tellers())) }

// Tells says whether findings are told in a language.
func Tells(lang string) bool { return tellers()[lang] != nil }

// Told is the words of a language for findings, nil in English; false for a
// language in which none are told.
func Told(lang string) (*diag.Words, bool) {
	if !Tells(lang) {
		return nil, false
	}
	return tellers()[lang](), true
}

// InAll is a text in every language in which findings are told.
func InAll(t diag.Text) diag.Text {
	in := map[string]string{}
	for lang, words := range tellers() {
		in[lang] = t.In(lang, words())
	}
	return diag.Settled(in)
}

// inOwn is what a language's own file says, in that language, and the press's words for it in
// every other in which findings are told.
func inOwn(lang string, own, general diag.Text) diag.Text {
	in := map[string]string{}
	for tag, words := range tellers() {
		w := words()
		if in[tag] = general.In(tag, w); tag == lang {
			in[tag] = own.In(tag, w)
		}
	}
	return diag.Settled(in)
}
