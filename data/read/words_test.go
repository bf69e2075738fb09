package read_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/data/read"
)

// said is every word of a text, in the order of the file.
func said(t *read.Text) string {
	var b strings.Builder
	rich := func(r read.Rich) { b.WriteString(r.String() + " ") }
	var blocks func(bs []read.Block)
	blocks = func(bs []read.Block) {
		for _, x := range bs {
			b.WriteString(x.Alt + " " + x.Src + " ")
			rich(x.Rich)
			for _, it := range x.Items {
				blocks(it)
			}
		}
	}
	blocks(t.Body)
	return b.String()
}

// letterCounts is how often each letter stands in a text; figures may number
// the items of a list, which the press counts itself.
func letterCounts(s string) map[rune]int {
	n := map[rune]int{}
	for _, r := range s {
		if unicode.IsLetter(r) {
			n[r]++
		}
	}
	return n
}

// everything is what was read of a body, with what is not printed as words:
// addresses, sources, languages, numbers of lists.
func everything(bs []read.Block) string {
	var b strings.Builder
	for _, x := range bs {
		b.WriteString(x.Alt + x.Src)
		for _, s := range x.Rich {
			b.WriteString(s.Text + s.Href + s.Cite)
			if s.Lang != "" {
				b.WriteString("lang" + s.Lang)
			}
		}
		for i, it := range x.Items {
			fmt.Fprint(&b, x.Start+i, everything(it))
		}
	}
	return b.String()
}

// Every letter of a body is in what was read, or there is a finding.
func FuzzEveryLetterIsRead(f *testing.F) {
	for _, s := range []string{"Un **mot** et [un lien](https://x.fr/a_b) [@C5].", "## Head\n\n- a\n- b\n\n> c", "2*3*4 et a*b*c", "https://x.fr/_a_/b*c*d.", "a_b@x.fr, _a_@x.fr",
		"[x](a b)", "[very `big` cloud]{lang=en}", "Un\\\ndeux  \ntrois", "e\u0301te\u0301 \uFB01n", "1. a\n2. b\n   c", "![a](b.png \"c\")", "[@C5,\nC7]", "<https://x.fr> <a@x.fr>", "a | b\n--|--\nc | d", "www.x.fr/_a_"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if strings.HasPrefix(body, "---") || strings.ContainsAny(body, "&%") || strings.Contains(body, "]:") || !utf8.ValidString(body) {
			return // a head, names of characters, addresses given apart
		}
		x, found := readText(t, body)
		if len(found) > 0 {
			return
		}
		said := letterCounts(everything(x.Body))
		for r, n := range letterCounts(letters.Tidy(body)) {
			if said[r] < n && r < 0x80 {
				t.Fatalf("%c stands %d times in %q, and was read %d times: %q", r, n, body, said[r], everything(x.Body))
			}
		}
	})
}

// Whatever Markdown an editor puts together: each word is in what was read, in
// order, or there is a finding.
func FuzzNothingTypedIsDropped(f *testing.F) {
	tokens := []string{" ", "\n", "\n\n", "**", "*", "_", "`", "> ", "- ", "1. ", "## ", "### ", "[", "]", "](https://x.fr)", "[@A1]", "]{lang=en}", "]{x}", "![", "](a.png)",
		"| ", "\n---\n", "    ", "~~", "<b>", "<!--", "-->", "\\", "&amp;", ": ", "[^1]", "\n[a]: b\n", "```", "\t", "«", "  \n", "$", "{", "|---|", "=\n"}
	for _, s := range []string{"\x00\x28\x01\x29", "\x10\x28\x07\x28\x0c\x29\x02", "ab\x28cd\x29ef\x30", "\x08\x28\x01\x26\x08\x30", "0123456789", "\x0c\x28\x0c\x29\x10\x10", "\x1e\x28\x1f\x28", "\x02\x21\x28\x02", "\x20\x28\x20"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var text strings.Builder
		var words []string
		for _, b := range raw[:min(len(raw), 60)] {
			if int(b)%(len(tokens)+20) < len(tokens) {
				text.WriteString(tokens[int(b)%(len(tokens)+20)])
				continue
			}
			words = append(words, fmt.Sprintf("mot%d.", len(words)))
			text.WriteString(words[len(words)-1])
		}
		x, found := readText(t, text.String())
		if len(found) > 0 {
			return
		}
		rest := said(x)
		for _, w := range words {
			i := strings.Index(rest, w)
			if i < 0 {
				t.Fatalf("%q is lost, or out of order, from\n%q\nread as\n%q", w, text.String(), said(x))
			}
			rest = rest[i+len(w):]
		}
	})
}
