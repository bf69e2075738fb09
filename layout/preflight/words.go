package preflight

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// The judge's own languages are the files here: adding one changes no line of
// Go.
//
//go:embed words/*.yaml
var files embed.FS

// Files are the judge's own words.
func Files() fs.FS { return files }

// Words is one remark in every language of the judge.
type Words map[string]string

// In is the remark in the language of a BCP 47 tag, or in English when the judge
// does not speak it.
func (w Words) In(lang string) string {
	return w[spoken(w, lang)]
}

// spoken is the language among those of a map that a BCP 47 tag is served in: its
// own, that of its primary language, or English.
func spoken[V any, M ~map[string]V](m M, tag string) string {
	for _, lang := range []string{strings.ToLower(tag), primary(tag)} {
		if _, ok := m[lang]; ok {
			return lang
		}
	}
	return "en"
}

// Lexicon is the judge's sentences by language and key. A key is a rule's code
// and one of its facts, or title, example, fix; what frames a report is under
// "report". A Lexicon is never changed: With gives another one.
type Lexicon struct {
	langs map[string]map[string]string
}

// NewLexicon reads the judge's own languages.
func NewLexicon() Lexicon {
	x := Lexicon{langs: map[string]map[string]string{}}
	names, err := fs.Glob(files, "words/*.yaml")
	for _, name := range names {
		var raw []byte
		if raw, err = files.ReadFile(name); err != nil {
			break
		}
		lang := strings.TrimSuffix(strings.TrimPrefix(name, "words/"), ".yaml")
		if x.langs[lang], err = readWords(string(raw)); err != nil {
			break
		}
	}
	if err != nil { // the files are part of the program, and a test reads them
		panic(fmt.Sprintf("preflight: %v", err))
	}
	return x
}

// Languages are those the lexicon speaks, in alphabetical order.
func (x Lexicon) Languages() []string { return slices.Sorted(maps.Keys(x.langs)) }

// Keys are those of all sentences, in alphabetical order; every language has the
// same.
func (x Lexicon) Keys() []string { return slices.Sorted(maps.Keys(x.langs["en"])) }

// Gap is something amiss in the words of a language.
type Gap struct {
	Key  string
	Kind GapKind
	Want string // the placeholders the sentence must have
}

// GapKind is what is amiss.
type GapKind uint8

// A missing sentence is lent by another language; an unknown one is never said;
// one whose placeholders differ would lose a figure.
const (
	Missing GapKind = iota
	Unknown
	Placeholders
)

// With is the lexicon with a language more, or with other words for one it has.
// What the new words lack is lent by the language of the name base, or by
// English. A sentence whose placeholders are not those of the judge is not
// taken.
func (x Lexicon) With(lang, base string, words map[string]string) (Lexicon, []Gap) {
	lang, base = strings.ToLower(lang), strings.ToLower(base)
	lender := x.langs[lang]
	if lender == nil {
		lender = x.langs[base]
	}
	if lender == nil {
		lender = x.langs["en"]
	}
	var gaps []Gap
	all := maps.Clone(lender)
	for _, key := range slices.Sorted(maps.Keys(lender)) {
		own, ok := words[key]
		switch {
		case !ok && x.langs[lang] == nil:
			gaps = append(gaps, Gap{Key: key, Kind: Missing})
			if key == smallWords().Key { // by these the lender is known, and no other language
				delete(all, key)
			}
		case !ok:
		case placeholders(own) != placeholders(lender[key]):
			gaps = append(gaps, Gap{Key: key, Kind: Placeholders, Want: placeholders(lender[key])})
		default:
			all[key] = own
		}
	}
	for _, key := range slices.Sorted(maps.Keys(words)) {
		if _, ok := lender[key]; !ok {
			gaps = append(gaps, Gap{Key: key, Kind: Unknown})
		}
	}
	out := Lexicon{langs: maps.Clone(x.langs)}
	out.langs[lang] = all
	return out, gaps
}

// Say is a fact in every language.
func (x Lexicon) Say(f Fact) Words {
	out := Words{}
	for lang := range x.langs {
		out[lang] = x.In(lang, f)
	}
	return out
}

// In is a fact in one language. A value that is empty is a name that nothing
// has.
func (x Lexicon) In(lang string, f Fact) string {
	words := x.langs[spoken(x.langs, lang)]
	s := words[f.Key]
	if len(f.Values) == 0 {
		return s
	}
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(f.Values)) {
		value := fmt.Sprint(f.Values[name])
		if value == "" {
			value = words[f.nameless().Key]
		}
		pairs = append(pairs, "{"+name+"}", value)
	}
	return strings.NewReplacer(pairs...).Replace(numbered(s, spoken(x.langs, lang), f.Values))
}

// nameless is what is said in the place of an empty name.
func (Fact) nameless() Fact { return say("report.nameless") }

// forms matches the word that goes with a number.
var forms = regexp.MustCompile(`\{(\w+):([^{}|]*)\|([^{}|]*)\}`)

// numbered is a sentence with the words that go with its numbers, each in the
// form that the language has for one, by the plural rules of CLDR, or in the
// other.
func numbered(s, lang string, values map[string]any) string {
	return forms.ReplaceAllStringFunc(s, func(word string) string {
		m := forms.FindStringSubmatch(word)
		n, _ := strconv.Atoi(strings.Map(figure, fmt.Sprint(values[m[1]])))
		if plural.Cardinal.MatchPlural(language.Make(lang), n, 0, 0, 0, 0) == plural.One {
			return m[2]
		}
		return m[3]
	})
}

// figure drops what groups the figures of a number.
func figure(r rune) rune {
	if r < '0' || r > '9' {
		return -1
	}
	return r
}

// placeholders are the names a sentence asks for, in alphabetical order.
func placeholders(s string) string {
	found := regexp.MustCompile(`\{\w+\}`).FindAllString(s, -1)
	slices.Sort(found)
	return strings.Join(slices.Compact(found), " ")
}

var errWords = errors.New("words")

// readWords reads a file of words: sections at the margin, "key: sentence" below
// them, two spaces in; a sentence that YAML would misread stands in double
// quotes. It is the small part of YAML that a list of sentences needs, so that
// translators keep their tools and the judge needs no library; whatever goes
// beyond is refused with its line.
func readWords(text string) (map[string]string, error) {
	out := map[string]string{}
	section := ""
	for i, line := range strings.Split(text, "\n") {
		body := strings.TrimLeft(line, " ")
		if body == "" || body[0] == '#' {
			continue
		}
		key, value, ok := strings.Cut(body, ":")
		value = strings.TrimPrefix(value, " ")
		if strings.HasPrefix(value, `"`) && ok {
			var err error
			if value, err = strconv.Unquote(value); err != nil {
				ok = false
			}
		}
		indent := len(line) - len(body)
		name := section + "." + key
		switch {
		case ok && indent == 0 && value == "" && !strings.ContainsAny(key, " \""):
			section = key
		case ok && indent == 2 && value != "" && section != "" && out[name] == "" && !strings.ContainsAny(key, " \""):
			out[name] = value
		default:
			return nil, fmt.Errorf("%w: line %d cannot be read as “key: sentence”: %s", errWords, i+1, body)
		}
	}
	return out, nil
}
