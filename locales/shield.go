package locales

import (
	"strings"
	"unicode"
)

// shields marks addresses and identifiers, which no rule may change. What is
// one follows from its shape alone and is the same in every language.
func (p *para) shields() {
	for i := range p.c {
		p.c[i].shield = false
	}
	for i := 0; i < len(p.c); {
		if r := p.c[i].r; isSpace(r) || r == '\n' {
			i++
			continue
		}
		j := i
		for j < len(p.c) && !isSpace(p.c[j].r) && p.c[j].r != '\n' {
			j++
		}
		p.shieldWord(i, j)
		i = j
	}
}

// shieldWord marks the stretch between two spaces if it is an address or an
// identifier, without the punctuation around it.
func (p *para) shieldWord(i, j int) {
	if plainWord(p.c[i:j]) {
		return
	}
	for i < j && strings.ContainsRune("([«“‘‹„\"'*—", p.c[i].r) {
		i++
	}
	for j > i && p.trailing(i, j) {
		j--
	}
	if p.at(j) == ':' && (p.reads(i, j, "http") || p.reads(i, j, "https")) {
		j++ // the colon is part of a scheme's name
	}
	if i < j && opaque([]rune(p.text(i, j))) {
		for k := i; k < j; k++ {
			p.c[k].shield = true
		}
	}
}

// plainWord is the quick answer for most words: nothing in them is found in
// addresses and identifiers.
func plainWord(c []cell) bool {
	for i, x := range c {
		switch x.r {
		case '.', ':':
			if i < len(c)-1 {
				return false
			}
		case '/', '-', '@', '\\', '_', '=', '{', '}', '|', '~', '^', '#', '`', '<', '&':
			return false
		}
	}
	return true
}

// trailing tells whether the last rune of a stretch is punctuation around it:
// a closing bracket is only when the stretch does not open it.
func (p *para) trailing(i, j int) bool {
	last := p.c[j-1].r
	switch last {
	case '.', ',', ';', ':', '!', '?', '…', '»', '”', '’', '›', '"', '\'', '*', '—':
		return true
	case ')', ']', '}':
		open := map[rune]rune{')': '(', ']': '[', '}': '{'}[last]
		depth := 0
		for _, c := range p.c[i:j] {
			switch c.r {
			case open:
				depth++
			case last:
				depth--
			}
		}
		return depth < 0
	}
	return false
}

// opaque tells whether a word is an address or an identifier rather than a
// word of a language: it is never divided, and a line breaks in it only where
// addresses may.
func opaque(w []rune) bool {
	s := string(w)
	lower := strings.ToLower(s)
	for _, prefix := range []string{"www.", "mailto:", "http:", "https:", "./", "../"} {
		if strings.HasPrefix(lower, prefix) {
			return true
		}
	}
	if strings.Contains(s, "://") || strings.Contains(s, "::") || strings.ContainsAny(s, "@\\_={}|~^#`") {
		return true
	}
	if rest := strings.TrimPrefix(s, "--"); rest != s && rest != "" && isWord([]rune(rest)[0]) {
		return true
	}
	if len(w) > 1 && (w[0] == '/' || w[0] == '-' || w[0] == '.') && unicode.IsLetter(w[1]) {
		return true
	}
	return dotted(w) || numbered(s) || tagged(s)
}

// dotted tells host and file names (cyber.gouv.fr, hyph.pat.txt) and versions
// of three parts or more (10.0.1) from ends of sentences and abbreviations.
func dotted(w []rune) bool {
	parts := strings.Split(string(w), ".")
	if len(parts) < 2 {
		return false
	}
	figures := 0
	for k, part := range parts {
		r := []rune(part)
		if allDigits(part) {
			figures++
		}
		if k == 0 || len(r) < 2 || !unicode.IsLetter(r[0]) {
			continue
		}
		before := []rune(parts[k-1])
		if n := len(before); n > 0 && (before[n-1] == '*' || n > 1 && isWord(before[n-1]) || isDigit(before[n-1]) && unicode.IsLower(r[0])) {
			return true
		}
	}
	if figures >= 3 && figures == len(parts) {
		return true
	}
	return len(parts) > 1 && len(w) > 1 && (w[0] == 'v' || w[0] == 'V') && unicode.IsDigit(w[1])
}

// numbered tells identifiers of three parts or more, one of them a number
// (CVE-2026-1234, eu-west-1, 2026-04-01).
func numbered(s string) bool {
	parts := strings.Split(s, "-")
	if len(parts) < 3 {
		return false
	}
	for _, part := range parts {
		if allDigits(part) {
			return true
		}
	}
	return false
}

// tagged tells scraps of markup: <b>, &amp;.
func tagged(s string) bool {
	if i := strings.IndexByte(s, '<'); i >= 0 && i+1 < len(s) {
		c := s[i+1]
		if c == '/' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
			return true
		}
	}
	i := strings.IndexByte(s, '&')
	return i >= 0 && strings.IndexByte(s[i:], ';') > 1
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
