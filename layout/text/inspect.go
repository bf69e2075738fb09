package text

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// A line of input with more bytes than this is refused: no paragraph has so
// many.
const longest = 80_000

// Typographic sets a text by the rules of a language, as locales.Locale does.
type Typographic interface {
	Typographic(s string) string
}

// Typography copies a text, set by the rules of a language. With show,
// characters that cannot be seen are written as their names in brackets.
func Typography(w io.Writer, r io.Reader, lang Typographic, show bool) error {
	out := bufio.NewWriter(w)
	err := each(r, func(_ int, line string) error {
		line = lang.Typographic(line)
		if show {
			line = Visible(line)
		}
		_, err := out.WriteString(line + "\n")
		return err
	})
	if err != nil {
		return err
	}
	return out.Flush()
}

// names of the characters that cannot be seen and that texts have; others are named by their
// numbers.
var unseen = map[rune]string{'\u00A0': "nbsp", '\u202F': "nnbsp", '\u2009': "thin",
	'\u2011': "nbhy", '\u2060': "wj", '\u200B': "zwsp", '\u00AD': "shy",
	'\uFEFF': "bom", '\t': "tab"}

// Visible is s with its invisible characters named: [nbsp], [nnbsp], [nbhy] …; controls,
// marks of direction and whatever else draws nothing as [U+001B].
func Visible(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch name := unseen[r]; {
		case name != "":
			b.WriteString("[" + name + "]")
		case r != ' ' && (unicode.IsSpace(r) || unicode.In(r, unicode.C, unicode.Z)):
			b.WriteString("[" + diag.Character(r) + "]")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// each reads lines and numbers them from 1.
func each(r io.Reader, do func(n int, line string) error) error {
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 0, 1<<16), longest)
	n := 1
	for ; in.Scan(); n++ {
		if !utf8.Valid(in.Bytes()) {
			return fmt.Errorf("line %d: it is not UTF-8; save the text again with that encoding", n)
		}
		if err := do(n, strings.TrimSuffix(in.Text(), "\r")); err != nil {
			return err
		}
	}
	err := in.Err()
	if errors.Is(err, bufio.ErrTooLong) {
		return fmt.Errorf("line %d: it has more than %s; no paragraph is so long", n, diag.Count(longest, "byte").String())
	}
	return err
}

// Lines sets a paragraph per line of input and writes, tab-separated, for each
// set line: the paragraph and the line in it (both from 1), the adjustment
// ratio of its spaces, the scale of its glyphs, 1 when it ends in a hyphen and
// 0 when not, its demerits, its text. On justified lines demerits are TeX's
// with LaTeX's values; on ragged lines, whose ratio is 0, they are the square
// of the shortfall in hundredths of the measure. An empty line of input is a
// paragraph without lines. A piece that cannot fit is an error, told when all others
// are set.
func (s *Setter) Lines(w io.Writer, r io.Reader, style Style, lang string, width unit.Length) error {
	out := bufio.NewWriter(w)
	var wide []error
	err := each(r, func(n int, line string) error {
		p := &Para{Style: style, Lang: lang, Runs: []Run{{Text: line}}}
		res := s.compose(s.suited(p, width), nil).set(width, 0)
		if res.Wide != nil {
			wide = append(wide, fmt.Errorf("paragraph %d: “%s” needs %s and the width is %s", n, res.Wide.Word, res.Wide.Need, res.Wide.Room))
			return nil
		}
		for i := range res.Lines {
			if _, err := out.WriteString(row(n, i+1, &res.Lines[i])); err != nil {
				return err
			}
		}
		return nil
	})
	if err = errors.Join(err, out.Flush()); err != nil {
		return err
	}
	return errors.Join(wide...)
}

func row(para, n int, b *draw.Box) string {
	l := b.Line
	hyphen := 0
	if l.Hyphen {
		hyphen = 1
	}
	return fmt.Sprintf("%d\t%d\t%.3f\t%.3f\t%d\t%.0f\t%s\n", para, n, l.Ratio, float64(l.Scale)/1000, hyphen, l.Demerits, plainText(b))
}

// plainText is what a line draws, its own spaces kept and the one at its end
// left out.
func plainText(b *draw.Box) string {
	var t strings.Builder
	draw.Walk(b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			if x, ok := op.(draw.Text); ok {
				t.WriteString(x.Str)
			}
		}
		return true
	})
	return strings.TrimRight(t.String(), " ")
}
