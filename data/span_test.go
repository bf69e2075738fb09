package data_test

import (
	"io/fs"
	"strings"
	"testing"
	"unicode"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// passageOf is what a span's place holds in the text of its file.
func passageOf(file string, s diag.Span) string {
	lines := strings.SplitAfter(file, "\n")
	if s.Line < 1 || s.Line > len(lines) {
		return ""
	}
	r := []rune(strings.Join(lines[s.Line-1:], ""))
	from := min(s.Col-1, len(r))
	return string(r[from:min(from+s.Len, len(r))])
}

// lettersOf is a text without what Markdown and YAML may add to it.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// Every span of every text of the editions names the passage it was read from,
// to its last character, and no two spans name one place.
func TestSpansNameTheirPassages(t *testing.T) {
	store, _ := data.Load(data.FS())
	n := 0
	for _, id := range store.Editions() {
		ed, _ := store.Edition(id)
		for _, lang := range ed.Langs() {
			seen := map[diag.Pos]string{}
			for _, section := range ed.Sections {
				x, ok := ed.Text(lang, section)
				if !ok {
					continue
				}
				raw, err := fs.ReadFile(data.FS(), x.Pos.File)
				if err != nil {
					t.Fatal(err)
				}
				x.Each(func(r read.Rich) {
					for _, s := range r {
						n++
						want := s.Text + s.Cite
						if got := passageOf(string(raw), s.From()); lettersOf(got) != lettersOf(want) {
							t.Errorf("%s: %q is said to stand at %d characters that hold %q", s.Pos, want, s.Len, got)
						}
						if other, double := seen[s.Pos]; double {
							t.Errorf("%s: both %q and %q begin here", s.Pos, other, want)
						}
						seen[s.Pos] = want
					}
				})
			}
		}
	}
	if n < 1000 {
		t.Errorf("only %d spans were looked at", n)
	}
}
