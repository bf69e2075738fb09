package review

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/secnumcloud-observatory/press/data/read"
)

// times is how often a text is one of two words after another, 0 where it is anything
// else. Drawings set as it was typed what paragraphs rule.
func times(text, a, b string) int {
	if text == "" && (a == "" || b == "") {
		return 1
	}
	for n := 0; ; n++ {
		switch {
		case text == "":
			return n
		case a != "" && strings.HasPrefix(text, a):
			text = text[len(a):]
		case b != "" && strings.HasPrefix(text, b):
			text = text[len(b):]
		default:
			return 0
		}
	}
}

// passage is the spans of a field, and what the rules of each language among
// them make of them: it is set once for each, however many spans it has.
type passage struct {
	read.Rich
	ruled map[string][]string // by the language of the spans; nil: there is one span
}

// ruled is a span as the rules of its language write it, in its field, where
// numbers of sources stand between its words.
func (i *inventory) ruled(p passage, n int) string {
	lang := p.Rich[n].Lang
	if done, ok := p.ruled[lang]; ok {
		return done[n]
	}
	all := i.allRuled(p.Rich, lang)
	if p.ruled != nil {
		p.ruled[lang] = all
	}
	return all[n]
}

// allRuled is the spans of one language as its rules write them; those of
// others stand between them.
func (i *inventory) allRuled(r read.Rich, lang string) []string {
	out := make([]string, len(r))
	loc, ok := i.all.Locale(i.lang)
	if lang != "" {
		loc, ok = i.all.ForTag(lang)
	}
	if !ok {
		for k, s := range r {
			out[k] = s.Text
		}
		return out
	}
	var text []rune
	var frozen []bool
	var owner []int
	for k, s := range r {
		switch {
		case s.Cite != "":
			s.Text, s.Code = "\u202f[1]", true
		case s.Note != "":
			s.Text, s.Code = "\u202f[a]", true
		case s.Page != "":
			s.Text, s.Code = i.mark(s), true
		}
		for _, c := range s.Text {
			text, frozen, owner = append(text, c), append(frozen, s.Code || s.Lang != lang), append(owner, k)
		}
	}
	set, from := loc.Typeset(text, frozen)
	parts := make([]strings.Builder, len(r))
	for k, c := range set {
		parts[owner[from[k]]].WriteRune(c)
	}
	for k := range parts {
		out[k] = parts[k].String()
	}
	return out
}

// signs is what no line may drop: all that blackens, at whatever height it is
// set, but hyphens, which stand where lines break.
func signs(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsGraphic(r) && !unicode.IsSpace(r) && r != '-' && r != '\u2010' {
			return r
		}
		return -1
	}, norm.NFKC.String(s))
}

// blank tells whether a span is nothing but spaces.
func blank(s read.Span) bool {
	return !s.Marks() && !strings.ContainsFunc(s.Text, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) })
}

// words is spans as their editor knows them.
func words(r read.Rich) string {
	s := ""
	for _, x := range r {
		switch {
		case x.Cite != "":
			s += "[@" + x.Cite + "]"
		case x.Page != "":
			s += "[#" + x.Page + "]"
		case x.Note != "":
			s += "[^" + x.Note + "]"
		}
		s += x.Text
	}
	return strings.TrimSpace(s)
}

// lacking is the words of a text between those that were drawn from its start
// on and those up to its end; all of it when that does not say where.
func lacking(text, drawn string) string {
	all, d := []rune(norm.NFKC.String(text)), []rune(drawn)
	var at []int // signs
	for k, r := range all {
		if signs(string(r)) != "" {
			at = append(at, k)
		}
	}
	from, to := 0, len(at)
	for from < len(at) && from < len(d) && all[at[from]] == d[from] {
		from++
	}
	for k := len(d) - 1; to > from && k >= from && all[at[to-1]] == d[k]; k-- {
		to--
	}
	if from == to {
		return text
	}
	return string(all[at[from] : at[to-1]+1])
}
