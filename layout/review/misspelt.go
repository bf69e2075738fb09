package review

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// speller knows the names of the register, and finds words that are nearly one:
// written with another capital or space, with letters that look alike, or with
// one letter more, less, changed or exchanged. Readers would look for that name
// in vain, and a search finds none of its pages.
type speller struct {
	names []spelling
	known map[string]bool // every name as it is written, and every word of one
}

// spelling is a name, and what it is compared by.
type spelling struct {
	name             string
	words            int
	squeezed, seen   string // without case, spaces and accents; and with letters that look alike as one
	letters          int
	camel, providers bool // with capitals inside or figures; of a provider
}

// newSpeller takes the names of the register, those of later days included.
func newSpeller(r *facts.Register) *speller {
	s := &speller{known: map[string]bool{}}
	for _, n := range names(r) {
		name := evenly(n.Name)
		if s.known[name] {
			continue
		}
		s.known[name] = true
		for _, w := range strings.Fields(name) {
			s.known[w] = true
		}
		sq := lettersOf(name)
		s.names = append(s.names, spelling{name: name, words: len(strings.Fields(name)), squeezed: sq, seen: alike(name),
			letters: utf8.RuneCountInString(sq), camel: camel(name), providers: strings.HasPrefix(n.Key, "provider ")})
	}
	return s
}

var evened = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "’", "'", "\u2011", "-", "\n", " ")

// evenly is a text with plain spaces and typed apostrophes.
func evenly(s string) string {
	return evened.Replace(s)
}

// lettersOf is the letters and figures of a name, without case, accents and
// signs.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if letters.IsAlnum(r) {
			return r
		}
		return -1
	}, facts.Fold(s))
}

// alike is a name in which letters and figures that look alike are one.
func alike(s string) string { return lettersOf(letters.Alike(s)) }

// camel tells names that no common word is written like: OVHcloud, S3NS.
func camel(s string) bool {
	figure, inner := strings.ContainsFunc(s, unicode.IsDigit), false
	for i, r := range s {
		inner = inner || i > 0 && unicode.IsUpper(r)
	}
	return !strings.ContainsRune(s, ' ') && utf8.RuneCountInString(s) > 3 &&
		(inner && strings.ContainsFunc(s, unicode.IsLower) || figure && strings.ContainsFunc(s, unicode.IsLetter))
}

// word is a word of a text: runes from up to to.
type word struct {
	from, to int
	text     string
	stop     bool // something other than a blank stands behind it
	full     bool // it ends a sentence
}

// misspelt is the names in a paragraph that are nearly those of the register.
func (s *speller) misspelt(r read.Rich) diag.List {
	var out diag.List
	ws := wordsOf(r)
	for i := 0; i < len(ws); {
		want, n := s.nearest(ws[i:], i == 0 || ws[i-1].full)
		if n == 0 {
			i++
			continue
		}
		typed := joined(ws[i : i+n])
		if want != "" {
			out.Add(diag.Issue{Code: MisspeltName, Severity: diag.Warning, Pos: place(r, ws[i].from), Subject: typed,
				Msg:  diag.Said("%q is nearly a name of the register: %s.", typed, want),
				Hint: diag.Said("Write %s, if it is meant.", want)})
		}
		i += n
	}
	return out
}

// nearest is the name that words are nearly, and how many words; "" where they
// are a name as it is written. What opens a sentence has its capital from there.
func (s *speller) nearest(ws []word, opens bool) (string, int) {
	most := min(len(ws), 6)
	for n := 1; n < most; n++ {
		if ws[n-1].stop {
			most = n
		}
	}
	for n := most; n > 0; n-- {
		typed := joined(ws[:n])
		if s.known[typed] || n == 1 && s.known[strings.TrimSuffix(typed, "s")] {
			return "", n
		}
		t := seenAs(typed, n, opens)
		for _, x := range s.names {
			if x.near(t) {
				return x.name, n
			}
		}
	}
	return "", 0
}

// typing is a stretch of words, and what it is compared by.
type typing struct {
	words          int
	squeezed, seen string
	letters        int
	lower, shouted bool // without a capital of its own; with nothing else
	camel, opens   bool
}

func seenAs(typed string, words int, opens bool) typing {
	own := typed
	if _, size := utf8.DecodeRuneInString(typed); opens {
		own = typed[size:]
	}
	sq := lettersOf(typed)
	return typing{words: words, squeezed: sq, seen: alike(typed), letters: utf8.RuneCountInString(sq),
		lower:   !strings.ContainsFunc(own, unicode.IsUpper),
		shouted: strings.ToUpper(typed) == typed && utf8.RuneCountInString(typed) > 1, camel: camel(typed), opens: opens}
}

// near tells whether a stretch of words is nearly the name.
func (x spelling) near(t typing) bool {
	switch {
	case t.squeezed == "" || x.letters < 4 || t.words > x.words+2:
		return false
	case t.squeezed == x.squeezed && t.shouted:
		return false
	case t.squeezed == x.squeezed:
		return x.camel || x.providers && (t.words == 1 && x.words == 1 && x.letters > 6 || !t.lower && t.words+x.words > 2)
	case t.seen == x.seen && t.words < x.words && strings.ContainsRune("0123456789", rune(x.name[len(x.name)-1])):
		return false // its figure is no letter: "offres" and Offre 5
	case t.seen == x.seen:
		return x.letters > 5 || x.camel
	case t.letters > x.letters+1, t.letters < x.letters-1: // more than a slip
		return false
	case t.words != x.words, t.shouted && !x.camel, t.lower && !(t.opens && x.letters > 7) && !(x.camel && x.letters > 6):
		return false
	}
	return (x.letters > 5 || x.camel && t.camel) && diag.Slips(t.squeezed, x.squeezed) == 1 && !only(t.squeezed, x.squeezed)
}

// only tells a name in the plural, and one of a row that differ in a figure.
func only(a, b string) bool {
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return -1
			}
			return r
		}, s)
	}
	return a == b+"s" || digits(a) == digits(b)
}

func joined(ws []word) string {
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = w.text
	}
	return strings.Join(out, " ")
}

// wordsOf is the words of a paragraph without the articles that elision ties to
// them. Code, addresses and passages of other languages are left out.
func wordsOf(r read.Rich) []word {
	var text []rune
	for _, s := range r {
		for _, c := range evenly(lined(s)) {
			if s.Code || s.Lang != "" || s.Cite != "" {
				c = '\x00'
			}
			text = append(text, c)
		}
	}
	var out []word
	for i := 0; i < len(text); {
		j := i
		for j < len(text) && text[j] != ' ' {
			j++
		}
		if w := string(text[i:j]); !strings.ContainsAny(w, "\x00@/\\_=") && !address(w) {
			out = append(out, bare(text, i, j))
		} else if len(out) > 0 {
			out[len(out)-1].stop = true
		}
		for i = j; i < len(text) && text[i] == ' '; i++ {
		}
	}
	return slices.DeleteFunc(out, func(w word) bool { return w.text == "" })
}

// address tells a word with a point inside: a host, a file.
func address(w string) bool {
	i := strings.IndexByte(w, '.')
	return i > 0 && i+1 < len(w) && strings.ContainsFunc(w[i+1:], unicode.IsLetter)
}

// bare is a word without the marks around it.
func bare(text []rune, i, j int) word {
	name := func(r rune) bool { return letters.IsAlnum(r) || r == '|' }
	for k := i; k < j-1; k++ {
		if text[k] == '\'' && k-i <= 6 && strings.ContainsFunc(string(text[k+1:j]), unicode.IsLetter) && text[j-1] != 's' {
			i = k + 1
		}
	}
	for i < j && !name(text[i]) {
		i++
	}
	end := j
	for end > i && !name(text[end-1]) && text[end-1] != '+' {
		end--
	}
	if end-i > 2 && text[end-1] == 's' && text[end-2] == '\'' {
		end -= 2
	}
	return word{i, end, string(text[i:end]), end < j, strings.ContainsAny(string(text[end:j]), ".!?:…\n")}
}
