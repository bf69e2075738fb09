package claims

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Forms are the words by which a language says something of the register: the
// data of a grammar.
type Forms struct {
	Layers  map[string][]string `yaml:"layers"`  // the words of each layer, by its code
	Classes map[string][]string `yaml:"classes"` // words by what they say
	Ahead   Ahead               `yaml:"ahead"`   // words of a qualification to come
}

// Ahead is the words by which a qualification is said to come: adverbs of nearness, and what
// they are said of. In these ~ is where such an adverb may stand too; it stands before them or
// behind them as well.
type Ahead struct {
	Near []string `yaml:"near"` // soon, before long
	Said []string `yaml:"said"` // will ~ be qualified
}

// phrases is each verb with each adverb, in each order.
func (a Ahead) phrases() []string {
	var out []string
	for _, said := range a.Said {
		whole := strings.Join(strings.Fields(strings.ReplaceAll(said, "~", "")), " ")
		for _, near := range a.Near {
			out = append(out, near+" "+whole, whole+" "+near)
			if strings.Contains(said, "~") {
				out = append(out, strings.ReplaceAll(said, "~", near))
			}
		}
	}
	return out
}

// Numerals are the months and numbers of a language, as it writes them.
type Numerals struct {
	Months   []string
	Numbers  []string          // from zero
	Feminine map[string]string // by number, where it differs
}

// Grammar is the forms of a language made ready.
type Grammar struct {
	numbers []numberWords
	months  map[string]int
	layers  map[string]string // words to codes
	codes   []string          // of all layers
	phrases map[string][]phrase
	stems   []phrase        // that begin with a part of a word
	within  map[string]bool // inside a phrase of a class

	definite map[string]bool // articles behind which a number is given
	capital  bool            // months begin with a capital: may is no month
}

type numberWords struct {
	words []string
	n     int
}

// New makes a grammar ready; nil for a language that has no words for it.
func New(f Forms, n Numerals) *Grammar {
	if len(f.Classes) == 0 {
		return nil
	}
	g := &Grammar{months: map[string]int{}, layers: map[string]string{}, phrases: map[string][]phrase{},
		within: map[string]bool{}, definite: map[string]bool{}}
	for _, w := range f.Classes["definite"] {
		g.definite[strings.ToLower(w)] = true
	}
	for _, w := range f.Classes["within"] {
		g.within[strings.ToLower(w)] = true
	}
	g.codes = slices.Sorted(maps.Keys(f.Layers))
	for code, words := range f.Layers {
		for _, w := range words {
			g.layers[strings.ToLower(w)] = code
		}
	}
	g.capital = len(n.Months) > 0 && n.Months[0] != strings.ToLower(n.Months[0])
	for i, m := range n.Months {
		g.months[strings.ToLower(m)] = i + 1
	}
	for k, w := range n.Numbers {
		g.numbers = append(g.numbers, numberWords{spelt(w), k})
	}
	for k, w := range n.Feminine {
		if k, err := strconv.Atoi(k); err == nil {
			g.numbers = append(g.numbers, numberWords{spelt(w), k})
		}
	}
	slices.SortStableFunc(g.numbers, func(a, b numberWords) int { return len(b.words) - len(a.words) })
	classes := maps.Clone(f.Classes)
	classes[ahead] = append(slices.Clip(classes[ahead]), f.Ahead.phrases()...)
	g.index(classes)
	return g
}

// index files the phrases of the classes by their first words, the longest first.
func (g *Grammar) index(classes map[string][]string) {
	for _, p := range phrasesOf(classes) {
		for _, first := range p.words[0] {
			if strings.Contains(first, "*") {
				g.stems = append(g.stems, phrase{append([][]string{{first}}, p.words[1:]...), p.class, p.value, p.n})
				continue
			}
			g.phrases[first] = append(g.phrases[first], p)
		}
	}
}

// ahead is the class, and the value, of words by which a qualification is said to come.
const ahead = "candidate=ahead"

// longest is the most words and signs that are read as one sentence: what is longer is
// read in parts, for a grammar asks of each word what stands around it. No sentence that
// is printed has half as many.
const longest = 400

// Read is what a paragraph says of those whose names are given, and what it
// counts, denies and affirms of the register, in order.
func (g *Grammar) Read(text string, names *Names) []Claim {
	if g == nil {
		return nil
	}
	rs := []rune(text)
	ws := wordsOf(rs)
	var out []Claim
	m := &memory{}
	for from := 0; from < len(ws); {
		to, most := from, min(from+longest, len(ws))
		for to < most && (!ws[to].ends() || inAName(ws, to, rs, names) || g.numberedHere(ws, to)) {
			to++
		}
		ended := to < most
		ts := quoted(g.terms(ws[from:to], rs, names))
		asks := ended && ws[to].s == "?"
		out = append(out, m.sentence(ts, asks)...)
		if asks {
			out = append(out, g.asserted(ws[from:to], rs, names)...)
		}
		if from = to; ended {
			from++
		}
	}
	for i, a := range out {
		if a.Len < 0 { // a clause that was read in another order
			a.Offset, a.Len = a.Offset+a.Len, -a.Len
			out[i].Offset, out[i].Len = a.Offset, a.Len
		}
		out[i].Words = strings.Join(strings.Fields(string(rs[a.Offset:a.Offset+a.Len])), " ")
	}
	return out
}

// quoted is a sentence without its quotation marks; where it names somebody,
// without what stands between them: others say that.
func quoted(ts []term) []term {
	named := slices.ContainsFunc(ts, func(t term) bool { return t.is("name") }) || spoken(ts)
	var out []term
	open := false
	for i, t := range ts {
		mark := t.is("mark") && strings.Contains("«»“”\"", t.value)
		switch {
		case mark && named:
			closes := slices.ContainsFunc(ts[i+1:], func(t term) bool { return t.is("mark") && strings.Contains("»”\"", t.value) })
			open = strings.Contains("«“\"", t.value) && !open && closes
			t.value = "…"
		case mark:
			continue
		case open:
			t = term{class: "mark", value: "…", i: t.i, j: t.j}
		}
		out = append(out, t)
	}
	return out
}

// spoken tells whether behind a quotation somebody is said to have said it: “…”, a buyer
// regrets.
func spoken(ts []term) bool {
	comma := func(k int) bool { return k >= 0 && k < len(ts) && ts[k].is("mark") && ts[k].value == "," }
	for k := 1; k+2 < len(ts); k++ {
		if !ts[k].is("mark") || !strings.Contains("»”\"", ts[k].value) {
			continue
		}
		said := k + 1
		if comma(said) {
			said++
		} else if !comma(k - 1) {
			continue
		}
		if ts[said].class == "" || ts[said].is("hedge") && ts[said].value == "weak" {
			return true
		}
	}
	return false
}
