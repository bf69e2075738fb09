package locales

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// divisions are a file of patterns of division, or of words with theirs.
type divisions struct {
	text string
	pos  diag.Pos
	own  bool // of the press
}

// divisions tells whether a file holds patterns of division, or words with
// their divisions, and nothing else. A file that holds none would take the
// language's own away without a word.
func (s *sources) divisions(text string, pos diag.Pos, patterns bool) bool {
	n := 0
	bad := func(line int, msg, hint diag.Text) bool {
		pos.Line = line
		s.found.Add(diag.Issue{Code: CodeBadLocale, Severity: diag.Error, Pos: pos, Msg: msg, Hint: hint})
		return false
	}
	for i, line := range strings.Split(text, "\n") {
		for _, w := range words(line) {
			n++
			switch {
			case utf8.RuneCountInString(w) > mostPattern:
				return bad(i+1, diag.Said("A word of more than %s stands here.", diag.Count(mostPattern, "character")),
					"Part the words by spaces, or one a line.")
			case patterns && !isPattern(w):
				return bad(i+1, diag.Said("%q is no pattern of division.", w),
					"A pattern is letters with figures between them, such as .ab3so; % begins a comment.")
			case !patterns && !isDivided(w):
				return bad(i+1, diag.Said("%q is no word with its divisions.", w),
					"Write letters, with a hyphen where the word may be divided: uni-ver-sity; a * at the end stands for any ending.")
			}
		}
	}
	if patterns && n == 0 {
		return bad(0, "The file holds no pattern, so no word of the language would be divided.",
			"Delete it to keep the patterns of the press. To have no divisions, write hyphens: no for the styles of theme.yaml.")
	}
	if n == 0 {
		return bad(0, "The file holds no word.", "Write words with their divisions, one a line: uni-ver-sity. Or delete it.")
	}
	return true
}

// isPattern tells whether a word is letters with a level between any two of them, and
// with a point where the word begins or ends.
func isPattern(w string) bool {
	letters, levels := 0, 0
	rs := []rune(w)
	for i, r := range rs {
		switch {
		case r >= '0' && r <= '9':
			if levels++; i > 0 && rs[i-1] >= '0' && rs[i-1] <= '9' {
				return false
			}
		case r == '.':
			if i > 0 && i < len(rs)-1 {
				return false
			}
		case unicode.In(r, unicode.L, unicode.M) || r == '\'' || r == '’' || r == '-':
			letters++
		default:
			return false
		}
	}
	return letters > 0 && levels > 0
}

// isDivided tells whether a word is letters with a hyphen between any two of them.
func isDivided(w string) bool {
	parts := strings.Split(strings.TrimSuffix(w, "*"), "-")
	for i, p := range parts {
		if p == "" && (i < len(parts)-1 || len(parts) == 1 || !strings.HasSuffix(w, "*")) || strings.ContainsFunc(p, undivided) {
			return false
		}
	}
	return strings.ContainsFunc(w, unicode.IsLetter)
}

// undivided tells whether a character has no place in a word with its divisions.
func undivided(r rune) bool {
	return !unicode.In(r, unicode.L, unicode.M) && r != '\'' && r != '’'
}

// divider divides by the last patterns that divide as those of a language do. What is
// spelt as patterns and divides next to nothing, or nearly everywhere, is told, and
// those before it hold.
func (src *source) divider(f hyphenForms) (*liang, diag.List) {
	var found diag.List
	var long [][]rune
	for k := len(src.patterns) - 1; k >= 0; k-- {
		p := src.patterns[k]
		h := newLiang(p.text, src.listed(), f)
		if p.own {
			return h, found
		}
		if long == nil {
			long = src.msgs.longWords()
		}
		is, ok := newLiang(p.text, "", hyphenForms{Left: f.Left, Right: f.Right}).sound(long)
		if ok {
			return h, found
		}
		is.Pos = p.pos
		found.Add(is)
	}
	return newLiang("", src.listed(), f), found
}

// listed are the words with their divisions of all files.
func (src *source) listed() string {
	var b strings.Builder
	for _, x := range src.exceptions {
		b.WriteString(x.text + "\n")
	}
	return b.String()
}

// longWords are the long words of the messages that are the language's own.
func (ms *messages) longWords() [][]rune {
	seen := map[string]bool{}
	for _, m := range ms.byKey {
		for _, text := range m.forms {
			if m.inherited {
				continue
			}
			for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
				if utf8.RuneCountInString(w) >= longWord && strings.ToLower(w) == w {
					seen[w] = true
				}
			}
		}
	}
	out := make([][]rune, 0, len(seen))
	for w := range seen {
		out = append(out, []rune(w))
	}
	return out
}

// What patterns are held to: of the words of a language of so many letters theirs divide
// nine in ten, at three places in ten of those where a division leaves enough letters;
// those of another language still eight in ten. Fewer words say nothing.
const (
	longWord    = 8
	fewestWords = 50
	leastOf     = 2 // one of so many words at the least
	mostPlaces  = 6 // of ten
)

// sound tells whether words are divided as those of a language are.
func (h *liang) sound(words [][]rune) (diag.Issue, bool) {
	divided, at, places := 0, 0, 0
	for _, w := range words {
		n := len(h.divide(w))
		if at += n; n > 0 {
			divided++
		}
		places += max(0, len(w)-h.left-h.right+1)
	}
	is := diag.Issue{Code: CodeBadLocale, Severity: diag.Error,
		Hint: "Delete the file to keep the patterns of the press, or take those of hyph-utf8 for the language. " +
			"To have no divisions, write hyphens: no for the styles of theme.yaml."}
	switch {
	case len(words) < fewestWords || places == 0:
		return is, true
	case divided*leastOf < len(words):
		is.Msg = diag.Said("These patterns divide %d of %d long words of the language's messages; those of a language divide nearly all.",
			divided, len(words))
	case at*10 > places*mostPlaces:
		is.Msg = diag.Said("These patterns divide long words of the language's messages at %d of %d possible places; "+
			"those of a language do at a third of them.", at, places)
	default:
		return is, true
	}
	return is, false
}
