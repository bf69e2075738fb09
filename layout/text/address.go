package text

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// address is a stretch of glyphs that leads somewhere: a URL, a host, a path.
type address struct{ lo, hi int }

// What leads somewhere, by its shape alone: mail, which nothing divides, with its
// scheme and its fields when it has them; a URL with its scheme; a host, with its
// path when it has one.
var (
	mailShape = regexp.MustCompile(`(\pL[\pL\pN+.-]*:)?[\pL\pN._%+-]+@[\pL\pN-]+(\.[\pL\pN-]+)+([;?][\pL\pN]+=\S+)?`)
	urlShape  = regexp.MustCompile(`[a-z][a-z0-9+.-]*://\S+|www\.\S+|[a-z0-9][a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/\S*)?`)
)

// preface is the beginning of an address that is the same for all: it names no host.
var preface = regexp.MustCompile(`^([a-z][a-z0-9+.-]*://)?(www\.)?`)

// closing are the marks that end a sentence or a bracket after an address and
// are none of its own.
const closing = ".,;:!?)]»”’…"

// addressIn is the address among the glyphs from lo to hi, which hold no
// space, and whether it is one of mail. It is empty when there is none.
func (g *galley) addressIn(lo, hi int) (a address, mail bool) {
	t := g.string(lo, hi)
	if utf8.RuneCountInString(t) != hi-lo || !strings.ContainsAny(t, ".@/") {
		return address{}, false
	}
	at, mail := mailShape.FindStringIndex(t), true
	if at == nil || strings.Contains(t, "://") {
		at, mail = urlShape.FindStringIndex(t), false
	}
	if at == nil {
		return address{}, false
	}
	if r, _ := utf8.DecodeLastRuneInString(t[:at[0]]); at[0] > 0 && !strings.ContainsRune("([«“‘'’<", r) {
		return address{}, false // part of something else: 3.example, Nom.ext
	}
	found := strings.TrimRight(t[at[0]:at[1]], closing)
	if !mail && strings.Trim(t[at[1]:], closing+">") != "" {
		return address{}, false
	}
	lo += utf8.RuneCountInString(t[:at[0]])
	return address{lo, lo + utf8.RuneCountInString(found)}, mail
}

// isCode tells code, which breaks by rules of its own and never with a hyphen.
func (g *galley) isCode(lo, hi int) bool {
	return g.casts[g.glyphs[lo].cast].code && g.casts[g.glyphs[hi-1].cast].code
}

// address adds the breaks of an address: after a slash, and before a hyphen or
// a point, nowhere else. Two signs in a row stay together, no piece is shorter
// than two characters, and what says only that an address follows, its scheme and
// www., stays with its host.
func (g *galley) address(to []brk, a address) []brk {
	for i := a.lo + max(1, len(preface.FindString(g.string(a.lo, a.hi)))); i+2 < a.hi; i++ {
		if !g.free(i) || !g.casts[g.glyphs[i].cast].breaks {
			continue
		}
		r, next := g.glyphs[i].r, g.glyphs[i+1].r
		switch {
		case r == '/' && !strings.ContainsRune("/-.", next):
			to = append(to, g.at(i+1, i+1, atMark, addressPenalty))
		case (next == '-' || next == '.') && !strings.ContainsRune("/-.", r):
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
