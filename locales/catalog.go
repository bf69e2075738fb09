package locales

import (
	"embed"
	"io/fs"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales/claims"
	"github.com/secnumcloud-observatory/press/locales/sense"
)

// The built-in languages are whatever folders stand beside this file: adding
// one changes no line of Go.
//
//go:embed */*.yaml */*.txt
var builtin embed.FS

// Files are the built-in languages' files.
func Files() fs.FS { return builtin }

// Catalog is every language the press knows. It is read-only once loaded and
// may be used from several goroutines.
type Catalog struct {
	order   []string // languages, in the order they are offered
	locales map[string]*Locale
	found   diag.List // of loading, kept for Check
	known   []string  // the messages of the press, by key, sorted: no other is ever asked for

	mu      sync.Mutex
	missing diag.List
}

// Locale is one language.
type Locale struct {
	Lang string // name of its folder, such as "fr"; the word users type
	Tag  string // BCP 47, such as "fr-FR"
	Name string // in the language itself

	set   *settings
	msgs  *messages
	sense *sense.Grammar
	hyph  *liang
	seams []seam

	sentences map[string]Sentence
	rules     *ruleset
	claims    *claims.Grammar
	memory    *memory
	catalog   *Catalog
}

// Load reads the built-in languages, then the overlays in order. An overlay is
// a folder like this package's: FOLDER/language.yaml with settings, any number
// of FOLDER/*.yaml with messages, FOLDER/preflight.yaml with preflight's sentences, FOLDER/hyph.pat.txt and
// FOLDER/hyph.exc.txt;
// or a single LANG.yaml with its settings under "language:", preflight's
// sentences under "preflight:" and its messages beside. What an overlay says replaces what came before, key by key. Whatever
// cannot be understood is a finding, and the rest is loaded.
// The built-in languages by themselves are read once in a process.
func Load(overlays ...fs.FS) (*Catalog, diag.List) {
	if slices.ContainsFunc(overlays, func(o fs.FS) bool { return o != nil }) {
		return load(builtin, overlays...)
	}
	c := shipped().apart()
	return c, slices.Clone(c.found)
}

var shipped = sync.OnceValue(func() *Catalog {
	c, _ := load(builtin)
	return c
})

// apart is the catalogue with the same languages, and nothing missed yet.
func (c *Catalog) apart() *Catalog {
	out := &Catalog{order: c.order, locales: map[string]*Locale{}, found: c.found, known: c.known}
	for lang, l := range c.locales {
		own := *l
		own.catalog = out
		out.locales[lang] = &own
	}
	return out
}

// load reads the languages of a press, which say what messages there are, and
// the overlays over them.
func load(press fs.FS, overlays ...fs.FS) (*Catalog, diag.List) {
	src := newSources()
	src.press = true
	src.read(press)
	src.press = false
	known := src.keys()
	for _, o := range overlays {
		if o != nil {
			src.read(o)
		}
	}
	c := &Catalog{locales: map[string]*Locale{}, known: known}
	found := src.found
	for _, lang := range src.langs() {
		l, issues := src.locale(lang)
		found.Add(issues...)
		if l != nil {
			l.catalog = c
			c.locales[lang] = l
			c.order = append(c.order, lang)
		}
	}
	sort.SliceStable(c.order, func(i, j int) bool {
		a, b := c.locales[c.order[i]], c.locales[c.order[j]]
		if a.set.Order != b.set.Order {
			return a.set.Order < b.set.Order
		}
		return a.Lang < b.Lang
	})
	c.found = found.Sorted()
	return c, c.found
}

// Languages are the languages that were loaded, in the order of their settings
// ("order") and then of the alphabet.
func (c *Catalog) Languages() []string { return append([]string(nil), c.order...) }

// Locale is the language of a folder's name, and false when there is none.
func (c *Catalog) Locale(lang string) (*Locale, bool) {
	l, ok := c.locales[lang]
	return l, ok
}

// ForTag is the language nearest to a BCP 47 tag: the one with that very tag,
// or else the first one with the same primary language. False when the catalog
// has none: a passage of an unknown language takes no rules at all.
func (c *Catalog) ForTag(tag string) (*Locale, bool) {
	for _, lang := range c.order {
		if l := c.locales[lang]; strings.EqualFold(l.Tag, tag) {
			return l, true
		}
	}
	primary := primaryOf(tag)
	for _, lang := range c.order {
		if l := c.locales[lang]; primary != "" && primaryOf(l.Tag) == primary {
			return l, true
		}
	}
	return nil, false
}

func primaryOf(tag string) string {
	p, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	return strings.ToLower(p)
}

// Missing are the messages that were asked for and do not exist, once each.
func (c *Catalog) Missing() diag.List {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.missing.Sorted()
}

// listed tells of wordings where one text is asked for: the others would never
// be printed.
func (c *Catalog) listed(l *Locale, m *message) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.missing.Add(diag.Issue{Code: CodeBadMessage, Severity: diag.Error, Lang: l.Tag, Field: m.key, Pos: m.pos,
		Msg:  diag.Said("The message %q is one text, and here stands a list.", m.key),
		Hint: "Write one text; wordings from full to short are for sentences that must fit."})
}

// Folder is the place of what no language has.
const Folder = "locales"

// miss tells of a message that cannot be said: at its line where there is one, else
// in the folder in which it is to be written, or in that of all languages where none
// has it.
func (c *Catalog) miss(l *Locale, key string, msg diag.Text) {
	is := diag.Issue{Code: CodeMissingTranslation, Severity: diag.Error, Lang: l.Tag, Field: key,
		Pos: diag.Pos{File: "locales/" + l.Lang}, Msg: msg,
		Hint: diag.Said("Add %q to a message file of the language %q.", key, l.Lang)}
	if m := l.msgs.byKey[key]; m != nil {
		is.Pos, is.Hint = m.pos, "Use the placeholders and the forms that the other languages have."
	}
	if !c.anywhere(key) {
		is.Lang, is.Pos, is.Msg = "", diag.Pos{File: Folder}, diag.Said("No language has the message %q.", key)
		is.Hint = "Add it to a message file of each language, or correct the key in the record."
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.missing.Add(is)
}

// anywhere tells whether any language has a message.
func (c *Catalog) anywhere(key string) bool {
	for _, l := range c.locales {
		if l.Has(key) {
			return true
		}
	}
	return false
}
