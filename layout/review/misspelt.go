package review

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales"
)

// speller knows the names of the register, and finds words that are nearly one:
// written with another capital or space, with letters that look alike, or with
// one letter more, less, changed or exchanged. Readers would look for that name
// in vain, and a search finds none of its pages.
type speller struct {
	names []spelling
	known map[string]bool // every name as it is written, and every word of one

	called map[string]string // what the register calls the bearer of each name
}

// spelling is a name, and what it is compared by.
type spelling struct {
	name             string
	words            int
	squeezed, seen   string // without case, spaces and accents; and with letters that look alike as one
	letters          int
	camel, providers bool // with capitals inside or figures; of a provider
	recurrent        bool // no name of the register
	initials         bool // all capitals, and recurrent
}

// newSpeller takes the names of the register, those of later days included.
func newSpeller(r *facts.Register) *speller {
	s := &speller{known: map[string]bool{}, called: map[string]string{}}
	for _, n := range names(r) {
		name := evenly(n.Name)
		if s.known[name] {
			continue
		}
		s.learn(name)
		s.called[name] = bearer(r, n.Key)
		for _, w := range strings.Fields(name) {
			s.known[w] = true
		}
		s.names[len(s.names)-1].providers = strings.HasPrefix(n.Key, "provider ")
	}
	s.names = slices.DeleteFunc(s.names, func(x spelling) bool { return common(x.squeezed) }) // an offer that is called IaaS
	return s
}

// bearer is what the register calls the provider or offer of a name's key.
func bearer(r *facts.Register, key string) string {
	kind, id, _ := strings.Cut(key, " ")
	if h, ok := r.Holder(id); ok && kind == "provider" {
		return h.Name
	}
	for _, o := range r.Offers {
		if kind == "offer" && o.ID == id {
			return o.Name
		}
	}
	return ""
}

var evened = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "’", "'", "\u2011", "-", "\n", " ")

// common tells the words of every edition that a name may be: no other word is nearly one.
func common(squeezed string) bool {
	return slices.ContainsFunc(facts.Layers(), func(l facts.Layer) bool { return l.String() == squeezed })
}

// learn has the speller know a name.
func (s *speller) learn(name string) {
	s.known[name] = true
	sq := lettersOf(name)
	s.names = append(s.names, spelling{name: name, words: len(strings.Fields(name)), squeezed: sq, seen: alike(name),
		letters: utf8.RuneCountInString(sq), camel: camel(name)})
}

// recurs is how often a word that is written like a name stands in an edition to be
// one that its readers know.
const recurs = 3

// learnRecurrent has the speller know what is no name of the register but written like
// one, and stands again and again in an edition's texts or names a publisher of its
// sources: SecNumCloud, ANSSI. What is nearly a name, or nearly one that stands more
// often, is not learnt.
func (s *speller) learnRecurrent(ed *data.Edition, loc *locales.Locale) {
	times := map[string]int{}
	put := func(r read.Rich, n int) {
		for _, w := range wordsOf(r) {
			if !s.has(w.text) && (camel(w.text) || initials(w.text)) {
				times[w.text] += n
			}
		}
	}
	for _, section := range ed.Sections {
		if t, ok := ed.Text(loc.Lang, section); ok && !ed.Unread(t.Pos.File) {
			t.Each(func(r read.Rich) { put(r, 1) })
		}
	}
	for _, src := range ed.Register().Sources {
		put(read.Rich{{Text: src.Publisher.In(loc.Lang)}}, recurs)
	}
	all := slices.Sorted(maps.Keys(times))
	slices.SortStableFunc(all, func(a, b string) int { return times[b] - times[a] })
	for _, w := range all {
		if times[w] < recurs || common(lettersOf(w)) {
			continue
		}
		if near, _ := s.nearest([]word{{text: w}}, false); near == "" { // or a word of one
			s.learn(w)
			last := &s.names[len(s.names)-1]
			last.recurrent, last.initials = true, initials(w)
		}
	}
}

// initials tells a word of capitals alone that is long enough to be misspelt.
func initials(s string) bool {
	return utf8.RuneCountInString(s) > 4 && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsUpper(r) })
}

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
	ws, at := wordsOf(r), spotsOf(r)
	for i := 0; i < len(ws); {
		want, n := s.nearest(ws[i:], i == 0 || ws[i-1].full)
		if n == 0 {
			i++
			continue
		}
		typed := joined(ws[i : i+n])
		if want != "" {
			msg := diag.Said("%q is nearly a name of the register: %s.", typed, want)
			if s.elsewhere(want) {
				msg = diag.Said("%q is nearly a name that this edition writes elsewhere: %s.", typed, want)
			}
			out.Add(diag.Issue{Code: MisspeltName, Severity: diag.Warning, Pos: at.place(ws[i].from), Subject: typed + "\n" + s.called[want],
				Msg:  msg,
				Hint: diag.Said("Write %s, if it is meant.", want)})
		}
		i += n
	}
	return out
}

// elsewhere tells whether a name is none of the register.
func (s *speller) elsewhere(name string) bool {
	return slices.ContainsFunc(s.names, func(x spelling) bool { return x.name == name && x.recurrent })
}

// has tells whether a word is a name by itself, and not only a word of one.
func (s *speller) has(name string) bool {
	return slices.ContainsFunc(s.names, func(x spelling) bool { return x.name == name })
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
	parts          []string // the letters of each word
	lower, shouted bool     // without a capital of its own; with nothing else
	camel, opens   bool
}

func seenAs(typed string, words int, opens bool) typing {
	own := typed
	if _, size := utf8.DecodeRuneInString(typed); opens {
		own = typed[size:]
	}
	sq := lettersOf(typed)
	return typing{words: words, squeezed: sq, seen: alike(typed), letters: utf8.RuneCountInString(sq), parts: partsOf(typed),
		lower:   !strings.ContainsFunc(own, unicode.IsUpper),
		shouted: strings.ToUpper(typed) == typed && utf8.RuneCountInString(typed) > 1, camel: camel(typed), opens: opens}
}

// near tells whether a stretch of words is nearly the name.
func (x spelling) near(t typing) bool {
	switch {
	case t.squeezed == "" || x.letters < 4 || t.words > x.words+2:
		return false
	case t.squeezed == x.squeezed && (t.shouted || x.initials):
		return false
	case x.recurrent && t.lower && t.words > x.words:
		return false // plain words that join to a name of the edition by chance: "in cyber", and InCyber
	case x.initials:
		return t.words == 1 && t.shouted && diag.Slips(t.squeezed, x.squeezed) == 1
	case t.squeezed == x.squeezed:
		return x.camel || x.providers && (t.words == 1 && x.words == 1 && x.letters > 6 || !t.lower && t.words+x.words > 2)
	case t.seen == x.seen && t.words < x.words && strings.ContainsRune("0123456789", rune(x.name[len(x.name)-1])):
		return false // its figure is no letter: "offres" and Offre 5
	case t.seen == x.seen:
		return x.letters > 5 || x.camel
	case t.letters > x.letters+2, t.letters < x.letters-2: // more than two slips
		return false
	case t.words != x.words, t.lower && !(t.opens && x.letters > 7) && !(x.camel && x.letters > 6):
		return false
	}
	if only(t.squeezed, x.squeezed) {
		return false
	}
	slips := diag.Slips(t.squeezed, x.squeezed)
	return (x.letters > 5 || x.camel && t.camel) && slips == 1 || slips == 2 && x.far(t)
}

// far tells whether a stretch of words may be the name with two slips: a long one that
// begins as it does and stands within a sentence; one of plain letters has more or fewer,
// since words of as many letters are other words.
func (x spelling) far(t typing) bool {
	long := x.letters > 7 && x.squeezed[0] == t.squeezed[0] && !t.opens && !t.lower
	return long && !otherWord(x.name, t.parts) && (x.camel && t.camel || x.words > 1 && x.letters > 9 || t.letters != x.letters)
}

// otherWord tells whether two slips are in one short word of as many as a name has: it is
// another word, as in "its SecNumCloud" beside IaaS SecNumCloud.
func otherWord(name string, typed []string) bool {
	for i, part := range partsOf(name) {
		if i < len(typed) && max(len(part), len(typed[i])) < 5 && diag.Slips(typed[i], part) > 1 {
			return len(typed) > 1
		}
	}
	return false
}

// partsOf is the letters of each word.
func partsOf(words string) []string {
	parts := strings.Fields(words)
	for i := range parts {
		parts[i] = lettersOf(parts[i])
	}
	return parts
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
	last := j - 1 // letter
	for last >= i && !unicode.IsLetter(text[last]) {
		last--
	}
	for k := i; k < min(last, j-1); k++ {
		if text[k] == '\'' && k-i <= 6 && text[j-1] != 's' {
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
