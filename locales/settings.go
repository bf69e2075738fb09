package locales

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales/claims"
	"github.com/secnumcloud-observatory/press/locales/sense"
)

// settings are the contents of language.yaml.
type settings struct {
	Tag         string       `yaml:"tag"`   // BCP 47, written into the PDF
	Name        string       `yaml:"name"`  // in the language itself
	Order       int          `yaml:"order"` // place among the languages
	Base        string       `yaml:"base"`  // language that lends what this one does not say
	Number      numberForms  `yaml:"number"`
	Date        dateForms    `yaml:"date"`
	Words       wordForms    `yaml:"words"`
	Sounds      soundForms   `yaml:"sounds"`
	List        listForms    `yaml:"list"`
	Hyphenation hyphenForms  `yaml:"hyphenation"`
	Seams       []string     `yaml:"seams"`     // in words: no ligature crosses them
	SmallCaps   []expression `yaml:"smallcaps"` // their groups are set in small capitals: XXᵉ siècle
	Terms       termForms    `yaml:"terms"`
	Sense       sense.Forms  `yaml:"sense"`
	Claims      claims.Forms `yaml:"claims"`
	Own         ownForms     `yaml:"own"`
	Typography  []ruleNode   `yaml:"typography"`
	Wording     []ruleNode   `yaml:"wording"`

	Prepositions map[string]prepForms `yaml:"prepositions"` // by the word that messages ask for

	lent []loan   // what other languages lend
	asks diag.Pos // where that is asked for
}

// loan is a setting that a language does not give and another one lends.
type loan struct{ setting, from string }

type numberForms struct {
	Group   string `yaml:"group"`   // between groups of three digits
	Decimal string `yaml:"decimal"` // between units and fractions
	Minus   string `yaml:"minus"`
	Percent string `yaml:"percent"` // what follows the number, its space included
	Range   string `yaml:"range"`   // between two numbers
	MinFour bool   `yaml:"four"`    // four digits are grouped too
}

type dateForms struct {
	Months   []string `yaml:"months"`
	Short    []string `yaml:"short"`
	Of       []string `yaml:"of"`    // months after "edition of": de janvier, d’avril
	Days     []string `yaml:"days"`  // of the week, from Monday
	First    string   `yaml:"first"` // how the first of a month is written
	Day      string   `yaml:"day" fills:"d! month! y!"`
	DayShort string   `yaml:"dayshort" fills:"d! month! y"`
	Month    string   `yaml:"month" fills:"month! y!"`
	MonShort string   `yaml:"monthshort" fills:"month! y"`
	SameMon  string   `yaml:"samemonth" fills:"d! e! month! y!"` // two days of a month
	SameYear string   `yaml:"sameyear" fills:"a! b!"`            // two days in words, the year with the second
	Apart    string   `yaml:"apart" fills:"a! b!"`
}

// soundForms tell with what sound a name begins, from its folded letters.
type soundForms struct {
	Vowels   string   `yaml:"vowels"`   // letters before which words elide
	Unsure   string   `yaml:"unsure"`   // letters that may or may not
	Articles []string `yaml:"articles"` // first words of names that a preposition would melt with
	Whole    []string `yaml:"whole"`    // words that begin with a vowel and before which nothing elides
}

// prepForms is a preposition before a name, {}.
type prepForms struct {
	Plain  string `yaml:"plain" fills:"!"`
	Vowel  string `yaml:"vowel" fills:"!"`
	Unsure string `yaml:"unsure" fills:"!"` // says what the name is the name of
}

type wordForms struct {
	Numbers  []string          `yaml:"numbers"`  // from zero
	Feminine map[string]string `yaml:"feminine"` // by number, where it differs
}

type listForms struct {
	Separator string `yaml:"separator"`
	Last      string `yaml:"last"`
}

type hyphenForms struct {
	Left    int `yaml:"left"`    // letters kept before a division
	Right   int `yaml:"right"`   // letters kept after it
	Penalty int `yaml:"penalty"` // as TeX's \hyphenpenalty
	// Prefixes are what words were put together with, and are divided behind: under,
	// and where more letters tell it from others, re-act (reactivate, but not real).
	Prefixes []string `yaml:"prefixes"`
	// Vowels are the small letters before which the first two of what follows a prefix
	// stay together: re-instate, never rein-state. A language with prefixes names them.
	Vowels string `yaml:"vowels"`
}

// termForms are the words by which the rules of numbers tell what a number is.
type termForms struct {
	Units    []string `yaml:"units"`    // after a quantity: km, %
	Money    []string `yaml:"money"`    // before a quantity: €, EUR
	Counted  []string `yaml:"counted"`  // nouns that a number counts: offers
	Counts   []string `yaml:"counts"`   // words that only a count follows: about
	Plurals  []string `yaml:"plurals"`  // endings of nouns in the plural
	Function []string `yaml:"function"` // words that neither count nor name
	Articles []string `yaml:"articles"` // words before an object: what stands before them may be a verb
	Names    []string `yaml:"names"`    // words before numbers that are names: invoice, port
	Dates    []string `yaml:"dates"`    // words that a year follows: in, since
	Joins    []string `yaml:"joins"`    // words between the numbers of one expression: from 2 to 4
	Ranges   []string `yaml:"ranges"`   // those of them between the ends of a range: to
	Parts    []string `yaml:"parts"`    // words between a part and its whole: 12500 of 45,000
	Singular []string `yaml:"singular"` // words that one thing alone follows, so that a number behind it is its name: le lot 12500
	Hours    []string `yaml:"hours"`    // units before which figures like 1700 may be a time of day: at 1700 hours
	Times    []string `yaml:"times"`    // words before such a time: at
	Roughly  []string `yaml:"roughly"`  // words that may stand between those words and the number: about
	Lasting  []string `yaml:"lasting"`  // words before it by which it is a count: took
	Lengths  []string `yaml:"lengths"`  // the same of two words, whose second is one of times: amounts to
	Spent    []string `yaml:"spent"`    // words behind the unit by which it is one, if none of times stands before: of, per
}

// extend adds the words of a file of terms: what an editor counts, without a
// copy of the whole language.
func (f *termForms) extend(t placed, lang string) diag.List {
	found := unknownFields(t.node, reflect.TypeOf(*f), t.file, lang, "")
	fit := fitting{file: t.file}
	node, _ := fit.fit(t.node, reflect.TypeOf(*f), "")
	found.Add(fit.found...)
	var more termForms
	if err := node.Decode(&more); len(fit.found) == 0 && err != nil {
		found.Add(diag.Issue{Code: CodeBadSetting, Severity: diag.Error, Lang: lang, Pos: yamlPos(at(t.file, t.node), err),
			Msg: "These terms have a value of the wrong kind.", Hint: "Each term is a list of words: counted: [lamps, racks]."})
		return found
	}
	for _, x := range []struct {
		list *[]string
		more []string
	}{{&f.Units, more.Units}, {&f.Money, more.Money}, {&f.Counted, more.Counted}, {&f.Counts, more.Counts}, {&f.Plurals, more.Plurals},
		{&f.Function, more.Function}, {&f.Articles, more.Articles}, {&f.Names, more.Names}, {&f.Joins, more.Joins},
		{&f.Lasting, more.Lasting}, {&f.Lengths, more.Lengths}, {&f.Spent, more.Spent}} {
		*x.list = append((*x.list)[:len(*x.list):len(*x.list)], x.more...)
	}
	return found
}

// ruleNode is a rule as it was declared; rules.go makes an engine of it.
type ruleNode struct{ yaml.Node }

// UnmarshalYAML keeps the node, position and all.
func (r *ruleNode) UnmarshalYAML(n *yaml.Node) error {
	r.Node = *n
	return nil
}

// settings reads the settings of a language over those of the languages it
// builds on, the remotest first. What a language cannot have is told, and what
// it was laid over holds.
func (s *sources) settings(lang string) (*settings, diag.List) {
	var found diag.List
	src := s.byLang[lang]
	if src.settings == nil {
		found.Add(diag.Issue{Code: CodeBadLocale, Severity: diag.Error, Lang: lang, Pos: diag.Pos{File: "locales/" + lang},
			Msg:  diag.Said("The language %q has messages and no settings.", lang),
			Hint: diag.Said("Add locales/%s/language.yaml, or a mapping %q at the top of locales/%s.yaml.", lang, settingsKey, lang)})
		return nil, found
	}
	found.Add(unknownFields(src.settings, reflect.TypeFor[settings](), src.file, lang, "")...)
	set := s.decoded(lang, &found)
	found.Add(set.check(src, lang)...)
	if src.recede(found) {
		set = s.decoded(lang, new(diag.List)) // it has been told
	}
	if base := field(src.settings, "base"); base != nil {
		set.lent, set.asks = s.loans(lang, set.Tag), at(src.file, base)
	}
	return set, found
}

// decoded is the settings of a language after those that it builds on.
func (s *sources) decoded(lang string, found *diag.List) *settings {
	src, set := s.byLang[lang], &settings{Order: 100}
	for _, b := range s.chain(lang, found) {
		order := set.Order
		base := s.byLang[b]
		if err := base.settings.Decode(set); err != nil {
			found.Add(diag.Issue{Code: CodeBadSetting, Severity: diag.Error, Lang: lang, Pos: yamlPos(diag.Pos{File: s.byLang[b].file}, err),
				Msg:  "These settings have a value of the wrong kind in this line.",
				Hint: "Compare it with the same setting in the language.yaml of another language."})
		}
		for _, t := range base.terms {
			found.Add(set.Terms.extend(t, b)...)
		}
		if b != lang {
			set.Order, set.Tag, set.Name = order, lang, lang
			if primaryOf(b) != primaryOf(cmp.Or(value(src.settings, "tag"), lang)) {
				set.Sense = sense.Forms{} // other words lead on in another language
				set.Words = wordForms{}   // counts stand in figures, not in the words of another language
			}
		}
	}
	set.Tag, set.Name = cmp.Or(set.Tag, lang), cmp.Or(set.Name, lang)
	return set
}

// recede takes what was found bad out of the last file that gives it, where
// another one gave it before; false when nothing was.
func (src *source) recede(found diag.List) bool {
	receded := false
	for _, is := range found {
		if is.Code != CodeBadSetting {
			continue
		}
		for i := len(src.layers) - 1; i > 0; i-- {
			less, out := except(src.layers[i], is.Field)
			if src.layers[i] = less; out {
				receded = true
				break
			}
		}
	}
	if receded {
		src.settings = nil
		for _, n := range src.layers {
			src.settings = over(src.settings, n)
		}
	}
	return receded
}

// except is a mapping without a setting, by the names that lead to it; false
// when it has none.
func except(m *yaml.Node, name string) (*yaml.Node, bool) {
	if m.Kind != yaml.MappingNode {
		return m, false
	}
	i, rest := leading(m, name)
	if i < 0 {
		return m, false
	}
	out, is := *m, true
	out.Content = slices.Clone(m.Content)
	if rest == "" {
		out.Content = slices.Delete(out.Content, i, i+2)
	} else {
		out.Content[i+1], is = except(m.Content[i+1], rest)
	}
	return &out, is
}

// loans is what a language takes from another one and not from a variety of its
// own: of numbers, dates and lists each setting, of the rest each group.
func (s *sources) loans(lang, tag string) []loan {
	var none diag.List
	own, lender := map[string]bool{}, map[string]string{}
	for _, b := range s.chain(lang, &none) {
		for _, name := range named(s.byLang[b].settings) {
			if b == lang || primaryOf(b) == primaryOf(tag) {
				own[name] = true
			} else {
				lender[name] = b
			}
		}
	}
	var out []loan
	for _, name := range slices.Sorted(maps.Keys(lender)) {
		if !own[name] {
			out = append(out, loan{name, lender[name]})
		}
	}
	return out
}

// named is the names of the settings that are given, but for those that only say
// which language it is, and for words of numbers, which no language lends.
func named(m *yaml.Node) []string {
	var out []string
	for i := 0; i+1 < len(m.Content); i += 2 {
		switch key, value := m.Content[i].Value, m.Content[i+1]; key {
		case "tag", "name", "order", "base", "words":
		case "number", "date", "list":
			for k := 0; k+1 < len(value.Content); k += 2 {
				out = append(out, key+"."+value.Content[k].Value)
			}
		default:
			out = append(out, key)
		}
	}
	return out
}

// value is a single value of a mapping, "" when there is none.
func value(m *yaml.Node, key string) string {
	if n := field(m, key); n != nil {
		return n.Value
	}
	return ""
}

// chain is a language after the languages it builds on.
func (s *sources) chain(lang string, found *diag.List) []string {
	out, seen := []string{lang}, map[string]bool{lang: true}
	for {
		src := s.byLang[out[0]]
		n := field(src.settings, "base")
		if n == nil {
			return out
		}
		base := s.byLang[n.Value]
		if base == nil || base.settings == nil || seen[n.Value] {
			found.Add(diag.Issue{Code: CodeBadSetting, Severity: diag.Error, Lang: lang, Pos: at(src.file, n), Field: "base",
				Msg:  diag.Said("The language %q cannot build on %q.", out[0], n.Value),
				Hint: "A base is another language that has its own settings, such as en."})
			return out
		}
		seen[n.Value] = true
		out = append([]string{n.Value}, out...)
	}
}

// at is where a setting is written, by the names that lead to it; where the
// settings begin when it is not.
func (src *source) at(name string) diag.Pos {
	n := src.settings
	for rest := name; rest != "" && n != nil && n.Kind == yaml.MappingNode; {
		var i int
		if i, rest = leading(n, rest); i < 0 {
			n = nil
			break
		}
		n = n.Content[i+1]
	}
	if file, ok := src.from[n]; ok {
		return at(file, n)
	}
	return at(src.file, src.settings)
}

// leading is where in a mapping the key stands by which a name begins, and what
// is left of the name: the longest one, since keys may have dots. -1 for none.
func leading(m *yaml.Node, name string) (at int, rest string) {
	at = -1
	for i := 0; i+1 < len(m.Content); i += 2 {
		after, leads := strings.CutPrefix(name+".", m.Content[i].Value+".")
		if leads && (at < 0 || len(after) < len(rest)) {
			at, rest = i, after
		}
	}
	return at, strings.TrimSuffix(rest, ".")
}

// place notes in which file each value of settings stands.
func (src *source) place(n *yaml.Node, file string) {
	src.from[n] = file
	for _, c := range n.Content {
		src.place(c, file)
	}
}

// check says what a language cannot do without.
func (set *settings) check(src *source, lang string) diag.List {
	var found diag.List
	bad := func(name string, msg diag.Text) {
		found.Add(diag.Issue{Code: CodeBadSetting, Severity: diag.Error, Lang: lang, Pos: src.at(name), Field: name, Msg: msg,
			Hint: "Give it, or name a language to take it from with base: en."})
	}
	for _, m := range []struct {
		name  string
		names []string
	}{{"date.months", set.Date.Months}, {"date.short", set.Date.Short}} {
		if len(m.names) != 12 {
			bad(m.name, diag.Said("%s has %s; a year has twelve months.", m.name, diag.Count(len(m.names), "name")))
		}
	}
	if n := len(set.Date.Of); n != 0 && n != 12 {
		bad("date.of", diag.Said("date.of has %s; a year has twelve months.", diag.Count(n, "form")))
	}
	for _, v := range []struct{ name, value string }{
		{"number.decimal", set.Number.Decimal}, {"date.day", set.Date.Day}, {"date.month", set.Date.Month}, {"list.last", set.List.Last},
	} {
		if v.value == "" {
			bad(v.name, diag.Said("The setting %s is missing.", v.name))
		}
	}
	if set.Hyphenation.Vowels == "" && len(set.Hyphenation.Prefixes) > 0 {
		bad("hyphenation.vowels", diag.Said("The setting %s is missing.", "hyphenation.vowels"))
	}
	set.checkForms(bad)
	set.checkWords(bad)
	set.checkNumbers(bad)
	set.checkNames(bad)
	set.checkSeams(bad)
	return found
}

// unknownFields walks a node beside the type it is decoded into and finds
// names the type does not have. yaml.v3 can refuse such names but says neither
// where they stand nor what was meant.
func unknownFields(n *yaml.Node, t reflect.Type, file, lang, path string) diag.List {
	var found diag.List
	if n.Kind == yaml.SequenceNode && t.Kind() == reflect.Slice {
		for i, item := range n.Content {
			found.Add(unknownFields(item, t.Elem(), file, lang, fmt.Sprintf("%s[%d].", strings.TrimSuffix(path, "."), i))...)
		}
		return found
	}
	if n.Kind == yaml.MappingNode && t.Kind() == reflect.Map {
		for i := 0; i+1 < len(n.Content); i += 2 {
			found.Add(unknownFields(n.Content[i+1], t.Elem(), file, lang, path+n.Content[i].Value+".")...)
		}
		return found
	}
	if n.Kind != yaml.MappingNode || t.Kind() != reflect.Struct || t == reflect.TypeOf(ruleNode{}) {
		return nil
	}
	known := map[string]reflect.StructField{}
	for _, f := range reflect.VisibleFields(t) {
		if name := f.Tag.Get("yaml"); name != "" && !f.Anonymous {
			known[name] = f
		}
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		f, ok := known[key.Value]
		if !ok {
			found.Add(diag.Issue{Code: CodeUnknownSetting, Severity: diag.Error, Lang: lang, Pos: at(file, key), Field: path + key.Value,
				Msg: diag.Said("There is no setting called %q.", path+key.Value), Hint: diag.DidYouMean(key.Value, slices.Sorted(maps.Keys(known)))})
			near := diag.Nearest(key.Value, slices.Sorted(maps.Keys(known)))
			if near == "" || field(n, near) != nil {
				continue
			}
			key.Value, f = near, known[near] // read as what was meant
		}
		if names, ok := f.Tag.Lookup(fills); ok {
			found.Add(unfilled(n.Content[i+1], names, file, lang, path+key.Value)...)
		}
		found.Add(unknownFields(n.Content[i+1], f.Type, file, lang, path+key.Value+".")...)
	}
	return found
}
