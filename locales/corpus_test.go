package locales

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// corpusCase is one row of a corpus: what is typed, and what is set.
type corpusCase struct{ id, lang, tag, in, out string }

func readCorpus(t testing.TB, file string) []corpusCase {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []corpusCase
	for n, line := range strings.Split(strings.TrimRight(string(raw), "\n"), "\n") {
		f := strings.Split(line, "\t")
		if n == 0 {
			continue
		}
		if len(f) != 6 {
			t.Fatalf("%s:%d: %d columns", file, n+1, len(f))
		}
		out = append(out, corpusCase{f[0], strings.TrimSuffix(f[1], "-GB"), f[2], unescape(t, f[4]), unescape(t, f[5])})
	}
	return out
}

// unescape opens the \uXXXX and \n of a corpus.
func unescape(t testing.TB, s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		switch {
		case strings.HasPrefix(s[i:], `\u`) && len(s) >= i+6:
			v, err := strconv.ParseUint(s[i+2:i+6], 16, 32)
			if err != nil {
				t.Fatalf("%q: %v", s, err)
			}
			b.WriteRune(rune(v))
			i += 6
		case strings.HasPrefix(s[i:], `\n`):
			b.WriteByte('\n')
			i += 2
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return b.String()
}

func loaded(t testing.TB) *Catalog {
	t.Helper()
	c, _ := Load() // TestBuiltIn judges the findings
	return c
}

func locale(t testing.TB, c *Catalog, lang string) *Locale {
	t.Helper()
	l, ok := c.Locale(lang)
	if !ok {
		t.Fatalf("no language %q", lang)
	}
	return l
}

// setCase sets a corpus row the way its tag says: silently, or by taking the
// suggestions first.
func setCase(l *Locale, c corpusCase) string {
	switch c.tag {
	case "caps-upper":
		return l.Upper(c.in)
	case "spell", "caps", "list", "abbr":
		if got := l.Typographic(c.in); got == c.out {
			return got
		}
		return l.Typographic(apply(c.in, l.Wording([]Piece{{Text: c.in}})))
	}
	return l.Typographic(c.in)
}

func TestCorpora(t *testing.T) {
	cat := loaded(t)
	for _, file := range []string{"corpus-issue.tsv", "corpus-fr.tsv", "corpus-en.tsv"} {
		for _, c := range readCorpus(t, "testdata/"+file) {
			l := locale(t, cat, c.lang)
			if got := setCase(l, c); got != c.out {
				t.Errorf("%s %s (%s): %q\n got %+q\nwant %+q", file, c.id, c.tag, c.in, got, c.out)
			}
			if c.tag == "caps-upper" {
				continue
			}
			if again := l.Typographic(c.out); again != c.out {
				t.Errorf("%s %s: not idempotent: %+q becomes %+q", file, c.id, c.out, again)
			}
		}
	}
}
