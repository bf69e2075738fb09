package letters

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Odd is a character that is not what it seems: one that nobody sees, or one
// that looks like another.
type Odd struct {
	At        int // byte of the text
	R         rune
	Twin      bool // it looks like another; else it is not seen
	Msg, Hint diag.Text
}

// Script is the script a language is written in, by its code: Latn, Cyrl.
func Script(lang string) string {
	if lang == "" {
		return "Latn"
	}
	s, _ := language.Make(lang).Script()
	return s.String()
}

// Find is every odd character of a text in the order of the text; of a word
// that holds several look-alikes, the first. Script is the one the text is
// written in: a word made of look-alikes only is no word of it.
func Find(s, script string) []Odd {
	if ascii(s) {
		return nil
	}
	f := finder{s: s, script: script}
	if strings.Contains(s, "{lang=") {
		for _, m := range regexp.MustCompile(`\[[^\[\]]*\]\{lang="?([A-Za-z-]+)"?\}`).FindAllStringSubmatchIndex(s, -1) {
			if Script(s[m[2]:m[3]]) != "Latn" {
				f.foreign = append(f.foreign, [2]int{m[0], m[1]})
			}
		}
	}
	before, start := ' ', -1
	for i, r := range s {
		if joined(r) && start < 0 {
			start = i
		} else if !joined(r) && start >= 0 {
			f.word(start, i)
			start = -1
		}
		if r >= utf8.RuneSelf {
			f.one(i, r, before)
		}
		before = r
	}
	if start >= 0 {
		f.word(start, len(s))
	}
	return f.out
}

type finder struct {
	s, script string
	foreign   [][2]int // passages in other scripts
	out       []Odd
}

func (f *finder) add(at int, r rune, twin bool, msg, hint diag.Text) {
	f.out = append(f.out, Odd{at, r, twin, msg, hint})
}

// joined tells what stands together as a word, figures of any script and soft
// hyphens with it.
func joined(r rune) bool { return IsWord(r) || r == '\u00AD' || unicode.IsDigit(r) }

// one judges a character by itself.
func (f *finder) one(at int, r, before rune) {
	after, _ := utf8.DecodeRuneInString(f.s[at+utf8.RuneLen(r):])
	switch meant := misread(f.s[at:]); {
	case meant != 0:
		f.add(at, r, false, diag.Said("This text was read with the wrong encoding: %c was to stand here.", meant),
			"Open its source again as UTF-8 and copy it anew, or type the words again.")
	case r == utf8.RuneError:
		f.add(at, r, false, "A character was lost here when the text was converted (U+FFFD).", "Type it again.")
	case r == '\uFFFC':
		f.add(at, r, false, "The place of a picture or note stands here, without it (U+FFFC).", "Delete it and type the words around it again.")
	case r == '\u00AD':
		if !unicode.IsLetter(before) || !unicode.IsLetter(after) {
			f.add(at, r, false, "A soft hyphen (U+00AD) stands here, and not inside a word.",
				"Delete it; within a word it says where the word may be divided.")
		}
	case Unseen(r):
		f.add(at, r, false, diag.Said("An invisible character (U+%04X) stands here.", r), "Delete it and type the words around it again.")
	case unicode.Is(unicode.Cn, r):
		f.add(at, r, false, diag.Said("A character that means nothing (U+%04X) stands here.", r),
			"Delete it and type the words around it again.")
	case r == before && unicode.In(r, unicode.Mn, unicode.Me): // said of the first of them
	case unicode.In(r, unicode.Mn, unicode.Me) && unicode.Is(unicode.Inherited, r):
		f.add(at, r, false, diag.Said("An accent by itself (U+%04X) stands here, which would be drawn beside its letter.", r),
			"Type the letter with its accent as one character, or without it.")
	case joint(r) != 0 && f.inside(at, r):
		f.add(at, r, true, diag.Said("%c (U+%04X) stands here, and is not %c.", r, r, joint(r)), diag.Said("Type %c.", joint(r)))
	case dressed(before): // said of the first of them
	case unicode.Is(unicode.Nd, r) && !fullWidth(r):
		f.add(at, r, true, diag.Said("%c (U+%04X) is a figure of another script.", r, r), diag.Said("Type %s.", undressed(f.s[at:])))
	case styled(r):
		f.add(at, r, true, diag.Said("%c (U+%04X) is not the plain character.", r, r), diag.Said("Type %s.", undressed(f.s[at:])))
	}
}

// misread is the character whose bytes of UTF-8 a text begins with, each read
// as a letter of the old Windows encoding: é for Ã©; 0 when there is none. Only
// what no word holds is taken for that: accented letters and signs of Latin-1,
// œ, and the dashes, quotes and euro.
func misread(s string) rune {
	n := map[rune]int{'Ã': 2, 'Â': 2, 'Å': 2, 'â': 3}
	first, size := utf8.DecodeRuneInString(s)
	raw := []byte{}
	for _, r := range s[:min(len(s), 3*size+6)] {
		b, ok := charmap.Windows1252.EncodeRune(r)
		if raw = append(raw, b); !ok || len(raw) >= n[first] {
			break
		}
	}
	meant, took := utf8.DecodeRune(raw)
	switch {
	case n[first] == 0, took != n[first], meant == utf8.RuneError,
		first == 'Å' && meant != 'œ' && meant != 'Œ', first == 'â' && (meant < 0x2010 || meant > 0x20AC):
		return 0
	}
	return meant
}

// inside tells whether a sign joins letters, and not the symbols of a formula:
// x−y.
func (f *finder) inside(at int, r rune) bool {
	lo, hi := at, at+utf8.RuneLen(r)
	n := [2]int{}
	for n[0] < 2 {
		c, size := utf8.DecodeLastRuneInString(f.s[:lo])
		if !unicode.IsLetter(c) {
			break
		}
		lo, n[0] = lo-size, n[0]+1
	}
	for n[1] < 2 {
		c, size := utf8.DecodeRuneInString(f.s[hi:])
		if !unicode.IsLetter(c) {
			break
		}
		hi, n[1] = hi+size, n[1]+1
	}
	return n[0] > 0 && n[1] > 0 && n[0]+n[1] > 2
}

// joint is the apostrophe or the hyphen for which a character stands between
// two letters; 0 for one that is neither. A dash may be meant there.
func joint(r rune) rune {
	switch r {
	case 'ʹ', 'ʻ', 'ʽ', 'ʾ', 'ʿ', 'ˈ', 'ˊ', 'ˋ', '՚', '‛', '‵', 'ꞌ', 'Ꞌ', '׳':
		return '\''
	case '−', '˗', '⁃', '﹣', '֊', '‒', '᠆':
		return '-'
	}
	return 0
}

// dressed tells characters that stand for plain letters and figures.
func dressed(r rune) bool { return r >= utf8.RuneSelf && (unicode.Is(unicode.Nd, r) || styled(r)) }

// undressed is the plain form of the dressed characters a text begins with.
func undressed(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case !dressed(r):
			return b.String()
		case unicode.Is(unicode.Nd, r) && !fullWidth(r):
			b.WriteByte('0' + byte(figure(r)))
		default:
			b.WriteString(norm.NFKC.String(string(r)))
		}
	}
	return b.String()
}

// Unseen tells whether a character draws nothing and says nothing to readers:
// marks of direction, joining and variety, signs that allow or forbid a break,
// line separators, fillers, private characters. Soft hyphens are the editor's.
func Unseen(r rune) bool {
	switch {
	case r == '\u00AD':
		return false
	case r >= 0xE000 && r <= 0xF8FF, r >= 0xF0000, r == 0x2028, r == 0x2029, r >= 0xFFF9 && r <= 0xFFFB, r&0xFFFE == 0xFFFE:
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF, r >= 0x180B && r <= 0x180F:
		return true
	}
	switch r {
	case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0x1D159:
		return true
	}
	return unicode.Is(unicode.Cf, r) || r >= 0x7F && r < 0xA0
}

// figure is the value of a decimal digit: those of a script follow each other
// from 0, and so do the five rows of mathematical ones.
func figure(r rune) int {
	if r >= 0x1D7CE && r <= 0x1D7FF {
		return int(r-0x1D7CE) % 10
	}
	n := 0
	for n < 9 && unicode.Is(unicode.Nd, r-rune(n)-1) {
		n++
	}
	return n
}

func fullWidth(r rune) bool { return r >= 0xFF01 && r <= 0xFF5E }

// styled tells plain characters in a dress that only fonts should give them:
// of full width, mathematical, in a ring, Roman numbers as one character.
func styled(r rune) bool {
	switch {
	case fullWidth(r), r >= 0x1D400 && r <= 0x1D7CD, r >= 0x24B6 && r <= 0x24E9, r >= 0x1F110 && r <= 0x1F149, r >= 0x2160 && r <= 0x217F:
		return true
	}
	return r >= 0x2100 && r <= 0x214F && unicode.IsLetter(r) && strings.ContainsRune("ℂℊℋℌℍℎℐℑℒℓℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴℹ", r)
}

// word judges the letters of a word against one another.
func (f *finder) word(from, to int) {
	w := f.s[from:to]
	if ascii(w) {
		return
	}
	f.phonetic(from, w)
	var at [2]int // first letter of Latin, first look-alike or letter of another alphabet
	var many [2]int
	twins, name := 0, ""
	var first rune
	for i, r := range w {
		switch k := alphabet(r); {
		case unicode.Is(unicode.Latin, r):
			if many[0]++; many[0] == 1 {
				at[0] = i
			}
		case k != "" && (k != "Greek" || twin(r) != 0 || many[0] == 0):
			if many[1]++; many[1] == 1 {
				at[1], first, name = i, r, k
			}
			if twin(r) != 0 {
				twins++
			}
		}
	}
	switch {
	case many[1] == 0 || name == "Greek" && twins == 0:
	case many[0] > 0 && name == "Greek" && f.mathematics(w):
	case many[0] > 0 && many[1] > many[0] && twins < many[1]: // a word of that alphabet with a Latin letter in it
		r, _ := utf8.DecodeRuneInString(w[at[0]:])
		f.add(from+at[0], r, true, diag.Said("%c is a Latin letter in a word of another alphabet, %s.", r, w),
			"Type the word again with one keyboard.")
	case many[0] > 0:
		f.twin(from+at[1], first, name, w)
	case many[1] == 1 && name == "Greek" && !unicode.IsUpper(first) && first != 'ο': // ν, ι: a symbol
	case f.script == "Latn" && twins == many[1] && !f.abroad(from, name):
		f.twin(from+at[1], first, name, w)
	}
}

// phonetic tells a letter of phonetic writing in a word that is plain but for such letters:
// ɡoogle. One with any other of them (ˈɡuːɡəl), between strokes or in brackets, is a
// transcription.
func (f *finder) phonetic(from int, w string) {
	at, plain := -1, 0
	for i, r := range w {
		switch {
		case spoken(r) != 0:
			if at < 0 {
				at = i
			}
		case r >= 0x250:
			return
		case unicode.IsLetter(r):
			plain++
		}
	}
	if at < 0 || plain == 0 || from > 0 && strings.ContainsRune("/[", rune(f.s[from-1])) {
		return
	}
	r, _ := utf8.DecodeRuneInString(w[at:])
	f.add(from+at, r, true, diag.Said("%c (U+%04X) is not the plain character.", r, r), diag.Said("Type %s.", string(spoken(r))))
}

// spoken is the plain letter that a letter of phonetic writing looks like, 0 when it looks like
// none. Letters that a language of ours or a neighbour's writes (ı) are none.
func spoken(r rune) rune {
	switch r {
	case 'ɡ':
		return 'g'
	case 'ɑ':
		return 'a'
	case 'ɩ', 'ɪ':
		return 'i'
	case 'ʋ', 'ᴠ':
		return 'v'
	case 'ǀ':
		return 'l'
	case 'ᴏ':
		return 'o'
	case 'ᴄ':
		return 'c'
	case 'ꜱ':
		return 's'
	case 'ᴡ':
		return 'w'
	case 'ᴢ':
		return 'z'
	}
	return 0
}

// mathematics tells a Greek letter before a symbol of one letter: Δt, νT.
func (f *finder) mathematics(w string) bool {
	return utf8.RuneCountInString(w) == 2 && unicode.Is(unicode.Greek, []rune(w)[0]) && twin([]rune(w)[0]) == 0
}

func (f *finder) twin(at int, r rune, name, w string) {
	if t := twin(r); t != 0 {
		f.add(at, r, true, diag.Said("%c (U+%04X) in %s is a letter of the %s alphabet, not %c.", r, r, w, diag.Text(name), t),
			diag.Said("Type the word again, with %c.", t))
		return
	}
	f.add(at, r, true, diag.Said("%c (U+%04X) in %s is a letter of the %s alphabet.", r, r, w, diag.Text(name)), "Type the word again.")
}

// abroad tells whether a word stands in a passage of another script, or beside
// a word on its line that can only be of that alphabet.
func (f *finder) abroad(at int, name string) bool {
	for _, p := range f.foreign {
		if at >= p[0] && at < p[1] {
			return true
		}
	}
	from := strings.LastIndexByte(f.s[:at], '\n') + 1
	line, _, _ := strings.Cut(f.s[from:], "\n")
	for _, w := range strings.FieldsFunc(line, func(r rune) bool { return !joined(r) }) {
		alone, all := 0, 0
		for _, r := range w {
			if alphabet(r) == name {
				all++
				if twin(r) == 0 {
					alone++
				}
			} else if unicode.Is(unicode.Latin, r) {
				all = -99
			}
		}
		if all > 1 && alone > 0 {
			return true
		}
	}
	return false
}

// alphabet is the name of an alphabet whose letters look like Latin ones.
func alphabet(r rune) string {
	switch {
	case r < 0x370 || !unicode.IsLetter(r):
		return ""
	case unicode.Is(unicode.Greek, r):
		return "Greek"
	case unicode.Is(unicode.Cyrillic, r):
		return "Cyrillic"
	case unicode.Is(unicode.Armenian, r):
		return "Armenian"
	case unicode.Is(unicode.Coptic, r):
		return "Coptic"
	case unicode.Is(unicode.Cherokee, r):
		return "Cherokee"
	case unicode.Is(unicode.Lisu, r):
		return "Lisu"
	}
	return ""
}

// twin is the Latin letter that a letter of another alphabet looks like, 0 when
// it looks like none.
func twin(r rune) rune {
	const (
		others = "АВЅЕНІЈКМОРСТУХԚԜаеһіјӏорсѕухԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν" + "ՍՕօոսհց" + "ᎠᎡᎢᎪᎬᎳᎷᏃᏟᏢᏦᏞ"
		latin  = "ABSEHIJKMOPCTYXQWaehijlopcsyxqw" + "ABEZHIKMNOPTYXoiv" + "UOonuhg" + "DRTAEWMZCPKL"
	)
	i := 0
	for _, o := range others {
		if o == r {
			return rune(latin[i])
		}
		i++
	}
	return 0
}

// MaxPile is the most marks that a letter may carry: beyond it no script goes,
// and nothing that is meant to be read (UAX #15, stream-safe text).
const MaxPile = 30

// Piled is where a letter of a tidied line carries more marks than MaxPile, in
// characters from 0, and how many; -1 when none does. The joiners that tidying
// puts between many marks (U+034F) are nobody's.
func Piled(line string) (at, marks int) {
	letter, i := 0, 0
	for _, r := range line {
		switch {
		case r == '\u034F':
		case unicode.Is(unicode.M, r):
			marks++
		case marks > MaxPile:
			return letter, marks
		default:
			letter, marks = i, 0
		}
		i++
	}
	if marks > MaxPile {
		return letter, marks
	}
	return -1, 0
}
