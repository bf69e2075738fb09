package locales

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales/claims"
)

const (
	settingsFile = "language.yaml"
	patternFile  = "hyph.pat.txt"
	wordsFile    = "hyph.exc.txt"
	settingsKey  = "language" // in a single LANG.yaml
	termsFile    = "terms.yaml"
	termsKey     = "terms" // in a single LANG.yaml

	sentencesFile = "preflight.yaml"
	sentencesKey  = "preflight" // in a single LANG.yaml
)

// sources are the files of every language, in the order they were read.
type sources struct {
	byLang map[string]*source
	found  diag.List
	raw    string // of the file that is being read
	press  bool   // it is one of the press
}

// placed is a node and the file it stands in.
type placed struct {
	node *yaml.Node
	file string
}

// source is what one language is made of.
type source struct {
	layers     []*yaml.Node          // the settings of each file, as they were read
	settings   *yaml.Node            // of all files read, key by key
	file       string                // the last of them
	from       map[*yaml.Node]string // the file of each value
	terms      []placed              // added to those of the settings
	msgs       *messages
	sentences  map[string]Sentence
	patterns   []divisions // the last holds
	exceptions []divisions // all of them
}

func newSources() *sources { return &sources{byLang: map[string]*source{}} }

func (s *sources) of(lang string) *source {
	if s.byLang[lang] == nil {
		s.byLang[lang] = &source{msgs: newMessages(), sentences: map[string]Sentence{}, from: map[*yaml.Node]string{}}
	}
	return s.byLang[lang]
}

func (s *sources) langs() []string { return slices.Sorted(maps.Keys(s.byLang)) }

// keys is every message that some language has so far, but for the later
// wordings of sayings.
func (s *sources) keys() []string {
	all := map[string]bool{}
	for _, src := range s.byLang {
		for key := range src.msgs.byKey {
			if !lower(key) {
				all[key] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// read takes in one folder of languages. fs.WalkDir goes in lexical order, so
// does this.
func (s *sources) read(root fs.FS) {
	for _, src := range s.byLang {
		src.msgs.seal()
	}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil && name != "." && d != nil && d.IsDir() {
			s.found.Add(diag.Issue{Code: CodeBadLocale, Severity: diag.Error, Pos: diag.Pos{File: "locales/" + name},
				Msg:  diag.Said("The folder of this language cannot be read: %s.", plainly(err)),
				Hint: "Put it right, or take it out of the folder of languages."})
			return fs.SkipDir
		}
		if err != nil {
			return err
		}
		switch base := path.Base(name); {
		case name == ".":
			return nil
		case diag.LeftBehind(base) && d.IsDir():
			return fs.SkipDir
		case diag.LeftBehind(base):
			return nil
		case d.IsDir() && (strings.Contains(name, "/") || !isLang(name)):
			s.stray(name, "Nothing reads this folder.", "A language is a folder such as fr, with its files and no folder in it.")
			return fs.SkipDir
		case d.IsDir():
			if es, err := fs.ReadDir(root, name); err == nil && len(es) == 0 {
				s.stray(name, "The folder of this language holds no file.", "Write its files, or delete the folder.")
			}
			return nil
		case !strings.Contains(base, ".") && !d.Type().IsRegular():
			s.unread(name, "This is not read: it is a link, a pipe or a device.")
			return nil
		}
		return s.file(root, name)
	})
	if err != nil {
		s.found.Add(diag.Issue{Code: CodeBadLocale, Severity: diag.Error, Pos: diag.Pos{File: "locales"},
			Msg: diag.Said("The folder of languages cannot be read: %s.", plainly(err))})
	}
}

// unread tells what has no place among the languages, and holds words that
// would be missed.
func (s *sources) unread(name string, what diag.Text) {
	s.found.Add(diag.Issue{Code: CodeBadLocale, Severity: diag.Error, Pos: diag.Pos{File: "locales/" + name}, Msg: what,
		Hint: "A language is a folder such as fr with its files, or a file such as fr.yaml. Put it there itself, or take it out."})
}

// stray tells of a file or a folder that nothing reads.
func (s *sources) stray(name string, msg, hint diag.Text) {
	s.found.Add(diag.Issue{Code: CodeStrayLocale, Severity: diag.Warning, Pos: diag.Pos{File: "locales/" + name}, Msg: msg, Hint: hint})
}

// misnamed tells of a file whose name is none of a language's: an error when it
// was meant to hold words, since they would be missed.
func (s *sources) misnamed(name string) {
	base := path.Base(name)
	stem, ext := strings.TrimSuffix(base, path.Ext(base)), strings.ToLower(path.Ext(base))
	near := diag.Nearest(base, []string{settingsFile, termsFile, sentencesFile, patternFile, wordsFile})
	switch {
	case base == "README.md", strings.HasPrefix(base, "LICENSE"), strings.HasSuffix(base, ".LICENSE.txt"):
	case ext == ".yml" || ext == ".yaml":
		s.unread(name, diag.Said("This file is not read: the name of a file of words ends in .yaml, in small letters, such as %s.yaml.", stem))
	case near != "":
		s.unread(name, diag.Said("This file is not read: did you mean %s?", near))
	default:
		s.stray(name, "Nothing reads this file.", "Correct its name, or move it out of the data folder.")
	}
}

func isLang(name string) bool {
	if len(primaryOf(name)) < 2 || len(primaryOf(name)) > 3 {
		return false
	}
	const tag = "-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	return strings.Trim(name, tag) == ""
}

func (s *sources) file(root fs.FS, name string) error {
	lang, base := path.Dir(name), path.Base(name)
	single := lang == "."
	if single {
		lang, base, _ = strings.Cut(base, ".")
		if !isLang(lang) {
			if strings.HasSuffix(name, ".yaml") {
				s.unread(name, "This file is not read: its name is not the code of a language.")
			} else {
				s.misnamed(name)
			}
			return nil
		}
	}
	divides, exceptions := strings.HasSuffix(base, patternFile) || single && base == "pat.txt",
		strings.HasSuffix(base, wordsFile) || single && base == "exc.txt"
	if !divides && !exceptions && !strings.HasSuffix(base, ".yaml") && !(single && base == "yaml") {
		s.misnamed(name)
		return nil
	}
	if (base == findingsFile || base == commandsFile) && !single {
		return nil
	}
	src, pos := s.of(lang), diag.Pos{File: "locales/" + name}
	text, ok := s.text(root, name, pos)
	if !ok {
		return nil
	}
	s.odd(string(text), lang, pos)
	text = []byte(letters.Tidy(string(text)))
	switch {
	case divides:
		if s.divisions(string(text), pos, true) {
			src.patterns = append(src.patterns, divisions{string(text), pos, s.press})
		}
	case exceptions:
		if s.divisions(string(text), pos, false) {
			src.exceptions = append(src.exceptions, divisions{string(text), pos, s.press})
		}
	case single && base == "yaml", strings.HasSuffix(base, ".yaml"):
		s.yaml(src, base, single, text, pos)
	}
	return nil
}

// mostOdd is how many odd characters of a file are reported.
const mostOdd = 10

// odd reports characters of a file that are not what they seem.
func (s *sources) odd(text, lang string, pos diag.Pos) {
	lines := strings.Split(text, "\n")
	n := 0
	for i, line := range lines {
		tidy := letters.Tidy(line)
		for _, o := range letters.Find(tidy, letters.Script(lang)) {
			if n++; n > mostOdd {
				o.Msg, o.Hint = "More such characters begin here.", "Correct those above; what is left is reported then."
			}
			p := diag.Pos{File: pos.File, Line: i + 1, Col: letters.Typed(line, utf8.RuneCountInString(tidy[:o.At])+1)}
			s.found.Add(diag.Issue{Code: CodeOddCharacter, Severity: diag.Error, Pos: p, Subject: diag.Character(o.R), Msg: o.Msg, Hint: o.Hint})
			if n > mostOdd {
				return
			}
		}
	}
}

// yaml takes in one file of settings or messages, or of both.
func (s *sources) yaml(src *source, base string, single bool, text []byte, pos diag.Pos) {
	s.raw = string(text)
	doc, second, err := parsed(text)
	switch {
	case err != nil:
		s.found.Add(diag.Issue{Code: CodeBadLocale, Severity: diag.Error, Pos: yamlPos(pos, err),
			Msg: "The file cannot be read from this line on.", Hint: "Check the quotes, colons and indentation here and in the line above."})
		return
	case second > 0:
		s.found.Add(diag.Issue{Code: CodeBadLocale, Severity: diag.Error, Pos: diag.Pos{File: pos.File, Line: second, Col: 1},
			Msg:  "A second document begins here; a file holds one.",
			Hint: "Delete the line --- above it, or move what follows to a file of its own."})
		return
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind == yaml.MappingNode && len(doc.Content[0].Content) == 0 {
		s.found.Add(diag.Issue{Code: CodeBadLocale, Severity: diag.Error, Pos: pos, Msg: "The file holds no words.",
			Hint: "Write its names and values (name: value), or delete it to keep the words of the press."})
		return
	}
	top := doc.Content[0]
	if !s.bounded(top, pos.File) {
		return
	}
	if top.Kind != yaml.MappingNode {
		s.found.Add(diag.Issue{Code: CodeBadLocale, Severity: diag.Error, Pos: at(pos.File, top),
			Msg: "This file should hold names and values (name: value)."})
		return
	}
	switch {
	case single:
		if n := field(top, settingsKey); n != nil {
			s.found.Add(src.set(n, pos.File)...)
		}
		if n := field(top, sentencesKey); n != nil {
			s.found.Add(src.addSentences(n, pos.File)...)
		}
		if n := field(top, termsKey); n != nil {
			src.terms = append(src.terms, placed{n, pos.File})
		}
		s.found.Add(src.msgs.add(without(without(top, sentencesKey), termsKey), pos.File, settingsKey)...)
	case base == termsFile:
		src.terms = append(src.terms, placed{top, pos.File})
	case base == settingsFile:
		s.found.Add(src.set(top, pos.File)...)
	case base == sentencesFile:
		s.found.Add(src.addSentences(top, pos.File)...)
	default:
		s.found.Add(src.msgs.add(top, pos.File, "")...)
	}
}

// set lays the settings of a file over those before it, as far as they fit.
func (src *source) set(n *yaml.Node, file string) diag.List {
	f := fitting{file: file}
	if n, fits := f.fit(n, reflect.TypeFor[settings](), ""); fits {
		src.place(n, file)
		src.settings, src.file = over(src.settings, n), file
		src.layers = append(src.layers, n)
	}
	return f.found
}

// over is a mapping with what another one says in the place of what it says
// itself, key by key down to values that are no mappings: lists are one value.
func over(under, n *yaml.Node) *yaml.Node {
	if under == nil || under.Kind != yaml.MappingNode || n.Kind != yaml.MappingNode {
		return n
	}
	out := *n
	out.Content = slices.Clone(under.Content)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at := 0
		for at < len(out.Content) && out.Content[at].Value != key.Value {
			at += 2
		}
		if at == len(out.Content) {
			out.Content = append(out.Content, key, value)
			continue
		}
		out.Content[at], out.Content[at+1] = key, over(out.Content[at+1], value)
	}
	return &out
}

// yamlPos reads the line out of yaml.v3's message, the only place it has it.
func yamlPos(pos diag.Pos, err error) diag.Pos {
	if _, after, ok := strings.Cut(err.Error(), "line "); ok {
		fmt.Sscanf(after, "%d", &pos.Line) //nolint:errcheck // without a number the line stays unknown
	}
	return pos
}

func at(file string, n *yaml.Node) diag.Pos { return diag.Pos{File: file, Line: n.Line, Col: n.Column} }

// field is the value of a key of a mapping, nil when it has none.
func field(m *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value == key {
			return m.Content[i+1]
		}
	}
	return nil
}

// locale makes a language of its files. Nil when it has no settings to go by.
func (s *sources) locale(lang string) (*Locale, diag.List) {
	src := s.byLang[lang]
	set, found := s.settings(lang)
	if set == nil {
		return nil, found
	}
	l := &Locale{Lang: lang, Tag: set.Tag, Name: set.Name, set: set, msgs: src.msgs, sentences: src.sentences, memory: &memory{}}
	for base := set.Base; base != "" && s.byLang[base] != nil && base != lang; {
		l.msgs.inherit(s.byLang[base].msgs)
		break
	}
	found.Add(l.msgs.compile(l.Tag, set.Base)...)
	var unsound diag.List
	l.hyph, unsound = src.divider(set.Hyphenation)
	for _, is := range unsound {
		is.Lang = lang
		found.Add(is)
	}
	l.seams = newSeams(set.Seams)
	rules, issues := newRuleset(set, src.file, lang)
	l.rules, l.sense = rules, newGrammar(set)
	l.claims = claims.New(set.Claims, claims.Numerals{Months: set.Date.Months, Numbers: set.Words.Numbers, Feminine: set.Words.Feminine})
	found.Add(issues...)
	return l, found
}
