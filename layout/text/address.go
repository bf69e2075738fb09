package text

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// address is a stretch of glyphs that leads somewhere: a URL, a host, a path.
type address struct{ lo, hi int }

// compiled is an expression that is compiled when it is asked for: what a command asks
// for help would wait for otherwise.
func compiled(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// What leads somewhere, by its shape alone: mail, which nothing divides, with its
// scheme and its fields when it has them; a URL with its scheme; a host in letters,
// in figures or of one word, with its port, its path and its query when it has
// them; a path by itself, of any system; an account by its sign; the long name of an
// option of a programme.
var (
	mailShape = compiled(`(\pL[\pL\pN+.-]*:)?(?:[“‘«][^\s”’»]+[”’»]|@?[\pL\pN._%+*{}-]+)@` +
		`[\pL\pN-]+(\.[\pL\pN-]+)*([;?][\pL\pN]+=\S+)?`)
	urlShape = compiled(`(?i:[a-z][a-z0-9+.-]*://|//[\pL\pN]|www\.|` +
		`(?:about|ark|arxiv|blob|cid|data|did|docker|doi|geo|hdl|magnet|mid|npm|oci|pkg|sms|spdx|swh|tag|tel|urn):)\S+|` +
		`((?:\*?\.)?[\pL\pN_][\pL\pN_-]*(?:\.[\pL\pN_-]+)*\.(?:xn--[a-z0-9-]+|\pL{2,}))` +
		`((?::[0-9]{1,5})?(?:[/#]\S*|\?[\p{Ll}\pN]\S*|\?\S*=\S*)?)|` +
		`(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|\[[0-9a-fA-F:.]+\])(?::[0-9]{1,5})?/\S*\pL\S*|10\.[0-9]{4,9}/\S+|` +
		`localhost/\S*|\pL[\pL\pN-]*:[0-9]{2,5}(?:/\S*\pL\S*)?|` +
		`(?:~[\pL\pN_-]*|\.{1,2}|…|\$\{?[\pL_]+\}?|%[\pL\pN_()]+%)?/[^\s/]\S*|--[a-z]\S*|` +
		`@[\pL\pN_][\pL\pN_./:@-]*|[\pL\pN_.-]+(?:/[\pL\pN_.-]+)+[@:][\pL\pN]\S*|` +
		`(?:\pL:|\\)?(?:[\pL\pN_.%$~-]*\\)+\S*|` +
		`[\pL\pN_.-]+(?:/[\pL\pN_.-]+)+(?:\.[a-z][a-z0-9]{1,4}|/)`)
)

// preface is the beginning of an address that no line ends in: what is the same for
// all and names no host, a host in figures, the sign of a path or of an option.
var preface = compiled(`^([~.…]*//?|--|\\+|\pL:\\|(?i:[a-z][a-z0-9+.-]*://)?(?i:www\.)?` +
	`(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|\[[0-9a-fA-F:.]+\])?)`)

// shortHost is how many letters a name of two parts has that is not divided at its
// point, whether it is a host or a product: Node.js, example.fr.
const shortHost = 12

// isHost tells a host, by its name and what stands behind it, from two words that
// only a point parts: a sentence's end without its space (fait.Puis), a name behind
// its title (M.Dupont). The last part has a capital where all is in capitals, or,
// when it is short and a path follows, where each part begins with one.
func isHost(name, tail string) bool {
	k := strings.LastIndexByte(name, '.')
	last := name[k+1:]
	switch {
	case last == strings.ToLower(last):
		return utf8.RuneCountInString(name[:k]) > 1 || tail != ""
	case tail == "" && len(last) <= 4 && last == strings.ToUpper(last) && strings.Contains(name[:k], "-"):
		return name != strings.ToUpper(name) // annexe-deux.PDF
	case tail == "":
		return false
	case name == strings.ToUpper(name):
		return true
	}
	first, _ := utf8.DecodeRuneInString(name)
	_, n := utf8.DecodeRuneInString(last)
	return unicode.IsUpper(first) && len(last) <= 3 && last[n:] == strings.ToLower(last[n:])
}

// closing are the marks that end a sentence or a bracket after an address and
// are none of its own.
const closing = ".,;:!?)]»”’…"

// addressIn is the address among the glyphs from lo to hi, which hold no
// space, and whether it is one that no line divides: mail, a short name. It is
// empty when there is none.
func (g *galley) addressIn(lo, hi int) (a address, whole bool) {
	t := g.string(lo, hi)
	if utf8.RuneCountInString(t) != hi-lo || !strings.ContainsAny(t, `.@/:\`) && !strings.Contains(t, "--") {
		return address{}, false
	}
	at, mail := mailShape().FindStringIndex(t), true
	if at == nil || strings.Contains(t, "://") || strings.ContainsAny(t[:at[0]], `/\`) {
		at, mail = urlShape().FindStringSubmatchIndex(t), false
	}
	if at == nil {
		return address{}, false
	}
	if r, _ := utf8.DecodeLastRuneInString(t[:at[0]]); at[0] > 0 && !strings.ContainsRune("([«“‘'’<:=", r) {
		return address{}, false // part of something else
	}
	found := strings.TrimRight(t[at[0]:at[1]], closing)
	if !strings.ContainsFunc(found, unicode.IsLetter) {
		return address{}, false // 2026/04/
	}
	if !mail && strings.Trim(strings.TrimPrefix(t[at[1]:], "’s"), closing+">") != "" {
		return address{}, false
	}
	whole = mail
	if !mail && at[2] >= 0 {
		name, tail := t[at[2]:at[3]], strings.TrimRight(t[at[4]:at[5]], closing)
		if !isHost(name, tail) {
			return address{}, false
		}
		whole = tail == "" && utf8.RuneCountInString(name) <= shortHost && strings.Count(name, ".") == 1 && !strings.Contains(name, "-")
	}
	lo += utf8.RuneCountInString(t[:at[0]])
	return address{lo, lo + utf8.RuneCountInString(found)}, whole
}

// likened is what stands between the marks around it of a token that holds a sign of
// addresses, though its shape is none of theirs: where it is divided at all, it is as
// they are, and gets no hyphen. It is empty where no such sign is.
func (g *galley) likened(lo, hi int) address {
	t := g.string(lo, hi)
	if utf8.RuneCountInString(t) != hi-lo || !liken().MatchString(t) {
		return address{}
	}
	begun := strings.TrimLeft(t, "([«“‘<")
	lo += utf8.RuneCountInString(t) - utf8.RuneCountInString(begun)
	return address{lo, lo + utf8.RuneCountInString(strings.TrimRight(begun, closing))}
}

// liken are signs that stand in no word, between what may be its letters.
var liken = compiled(`[\pL\pN]\\[\pL\pN]|://|[%}]/\pL|[^\s]@[\pL\pN]+[.-]\pL|\pL\(at\)\pL`)

// isCode tells code, which breaks by rules of its own and never with a hyphen.
func (g *galley) isCode(lo, hi int) bool {
	return g.casts[g.glyphs[lo].cast].code && g.casts[g.glyphs[hi-1].cast].code
}

// address adds the breaks of an address: after a slash of either kind, and before a hyphen or
// a point, nowhere else. Two signs in a row stay together, no piece is shorter
// than two characters, and what says only that an address follows, its scheme and
// www., stays with its host.
func (g *galley) address(to []brk, a address) []brk {
	for i := a.lo + max(1, utf8.RuneCountInString(preface().FindString(g.string(a.lo, a.hi)))); i+2 < a.hi; i++ {
		if !g.free(i) || !g.casts[g.glyphs[i].cast].breaks {
			continue
		}
		r, next := g.glyphs[i].r, g.glyphs[i+1].r
		switch {
		case (r == '/' || r == '\\') && g.glyphs[i-1].r != r && !strings.ContainsRune(`/\-.`, next):
			to = append(to, g.at(i+1, i+1, atMark, addressPenalty))
		case (next == '-' || next == '.') && !strings.ContainsRune(`/\-.`, r):
			to = append(to, g.at(i+1, i+1, atMark, pointPenalty))
		}
	}
	return to
}

// code adds the breaks of a piece of code: after the signs that part its
// fields, before a point as a last resort.
func (g *galley) code(to []brk, lo, hi int) []brk {
	for i := lo + 1; i+2 < hi; i++ {
		if !g.free(i) || !g.casts[g.glyphs[i].cast].breaks {
			continue
		}
		r, next := g.glyphs[i].r, g.glyphs[i+1].r
		switch {
		case g.glyphs[i].mark&loose != 0:
			to = append(to, g.at(i+1, i+1, atMark, 0))
		case strings.ContainsRune("/?&=#_-", r) && !strings.ContainsRune("/?&=#_-.", next):
			to = append(to, g.at(i+1, i+1, atMark, addressPenalty))
		case next == '.' && !strings.ContainsRune("/.", r):
			to = append(to, g.at(i+1, i+1, atMark, pointPenalty))
		}
	}
	return to
}
