package diag

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// Text is something that is said of an edition, in no language yet: a sentence
// and the facts in it. The sentence's English is the name by which every other
// language knows it (decision 35), with verbs of fmt for its facts. A constant
// is a Text without facts. Two texts are the same when they say the same.
type Text string

// Noun is a thing that findings count, in English and in the singular.
type Noun string

// Words is what a language says for sentences in English; nil is English.
type Words struct {
	// Of is the sentence, or after a # the forms of a noun, by the English; false where the language has none. %q is
	// what stands around words that were typed, %f the decimal point.
	Of  func(english string) (string, bool)
	One func(n int) bool // whether so many take the first form of a noun
}

// marks of a Text: what follows is its facts, or the sentence in each language.
const (
	withFacts = "\x00"
	settled   = "\x01"
	counted   = "\x02"
)

// Said is a text with facts. Words of editors (strings) are shown as Shown has
// them, between the quotes of the language behind %q, and are no longer than
// anybody reads; texts are said in the language of the sentence; whatever else
// is written as fmt does.
func Said(sentence Text, facts ...any) Text {
	if len(facts) == 0 {
		return sentence
	}
	var verbs []string
	verb := func(i int) string { // of a fact that is neither a text nor words
		if verbs == nil {
			verbs = verbsOf(string(sentence))
		}
		switch {
		case i >= len(verbs):
			return "%v"
		case strings.HasSuffix(verbs[i], "q"):
			return "%s"
		}
		return verbs[i]
	}
	out := make([]byte, 0, 64)
	out = append(append(out, sentence...), withFacts...)
	for i, f := range facts {
		switch f := f.(type) {
		case Text:
			out = fact(out, 't', string(f))
		case string:
			out = fact(out, 'w', shortened(f))
		case float64:
			out = fact(out, 'f', fmt.Sprintf(verb(i), f))
		default:
			out = fact(out, 'w', shortened(fmt.Sprintf(verb(i), f)))
		}
	}
	return Text(out)
}

// fact writes a fact behind a sentence: its length, its kind and itself.
func fact(to []byte, kind byte, s string) []byte {
	return append(append(strconv.AppendInt(to, int64(len(s)), 10), kind), s...)
}

// factsOf reads what fact wrote, each with its kind before it.
func factsOf(s string) []string {
	var out []string
	for s != "" {
		at := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
		if at < 0 {
			return out
		}
		n, err := strconv.Atoi(s[:at])
		if err != nil || at+1+n > len(s) {
			return out
		}
		out, s = append(out, s[at:at+1+n]), s[at+1+n:]
	}
	return out
}

// Count is a number of things: 1 page, 2 pages, 0 entries.
func Count(n int, noun Noun) Text {
	return Text(fact([]byte(counted+string(noun)+withFacts), 'w', strconv.Itoa(n)))
}

// Settled is a text whose sentence in each language is known, by its tag.
func Settled(in map[string]string) Text {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(in) // strings always are
	return settled + Text(strings.TrimSpace(b.String()))
}

// String is the text in English.
func (t Text) String() string { return t.In("en", nil) }

// longest is the most characters of a sentence that a reader is told: it may
// quote what has no end.
const longest = 1000

// In is the text in a language: by its tag, for what is settled, and in its words.
func (t Text) In(tag string, w *Words) string { return Short(t.in(tag, w), longest) }

func (t Text) in(tag string, w *Words) string {
	if rest, ok := strings.CutPrefix(string(t), settled); ok {
		var in map[string]string
		if json.Unmarshal([]byte(rest), &in) != nil {
			return rest
		}
		if s, ok := in[tag]; ok {
			return s
		}
		return in["en"]
	}
	sentence, rest, has := strings.Cut(string(t), withFacts)
	facts := factsOf(rest)
	if noun, ok := strings.CutPrefix(sentence, counted); ok && len(facts) == 1 {
		return w.count(facts[0][1:], noun)
	}
	if w != nil {
		if s, ok := w.Of(sentence); ok {
			sentence = s
		}
	}
	if !has {
		return sentence
	}
	said := 0
	return verb.ReplaceAllStringFunc(sentence, func(v string) string {
		if v == "%%" {
			return "%"
		}
		at := said
		if m := verb.FindStringSubmatch(v); m[1] != "" {
			at, _ = strconv.Atoi(m[1])
			at--
		}
		said = at + 1
		if at < 0 || at >= len(facts) {
			return v
		}
		return w.shown(facts[at], tag, strings.HasSuffix(v, "q"))
	})
}

var verb = regexp.MustCompile(`%(?:\[(\d)\])?[-+#0]*\d*(?:\.\d+)?[a-zA-Z%]`)

// verbsOf is the verbs of a sentence that take a fact, in order.
func verbsOf(sentence string) []string {
	var out []string
	for _, v := range verb.FindAllString(sentence, -1) {
		if v != "%%" {
			out = append(out, v)
		}
	}
	return out
}

func (w *Words) shown(f, tag string, quoted bool) string {
	kind, s := f[:1], f[1:]
	switch {
	case kind == "t":
		s = Text(s).in(tag, w)
	case kind == "f" && w != nil:
		s = strings.Replace(s, ".", w.sign("%f"), 1)
	}
	switch {
	case !quoted:
		return s
	case w == nil && strings.Contains(s, `"`):
		return "“" + spaced(Shown(s)) + "”"
	case w == nil:
		return `"` + spaced(Shown(s)) + `"`
	}
	return strings.Replace(w.sign("%q"), "%s", spaced(Shown(s)), 1)
}

// sign is what stands under a key that is no sentence; "" where nothing does.
func (w *Words) sign(key string) string {
	s, _ := w.Of(key)
	return s
}

// count is a number with its noun.
func (w *Words) count(n, noun string) string {
	many, _ := strconv.Atoi(n)
	if w != nil {
		if one, more, ok := strings.Cut(w.sign("#"+noun), "|"); ok {
			if w.One(many) {
				return n + " " + one
			}
			return n + " " + more
		}
	}
	stem, y := strings.CutSuffix(noun, "y")
	switch {
	case many == 1:
		return n + " " + noun
	case y && !strings.HasSuffix(stem, "a"):
		return n + " " + stem + "ies"
	}
	return n + " " + noun + "s"
}

// MarshalJSON writes the sentence by language.
func (t Text) MarshalJSON() ([]byte, error) {
	if rest, ok := strings.CutPrefix(string(t), settled); ok {
		return []byte(rest), nil
	}
	return Settled(map[string]string{"en": t.String()}).MarshalJSON()
}

// UnmarshalJSON reads what MarshalJSON writes.
func (t *Text) UnmarshalJSON(b []byte) error {
	var in map[string]string
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	*t = Settled(in)
	return nil
}

// mostWord is the most characters of a word that a sentence repeats.
const mostWord = 400

func shortened(s string) string {
	if r := []rune(s); len(r) > mostWord {
		return string(r[:mostWord-1]) + "…"
	}
	return s
}

// spaced shows spaces that are not the plain one, which look like it.
func spaced(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r != ' ' && unicode.IsSpace(r) {
			fmt.Fprintf(&b, "<%s>", Character(r))
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Error is the text in English: a text can be why something failed.
func (t Text) Error() string { return t.String() }

// Why is the text of an error, or what it says where it is of no text.
func Why(err error) Text {
	var t Text
	if errors.As(err, &t) {
		return t
	}
	return Text(err.Error())
}
