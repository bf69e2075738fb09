package read_test

import (
	"fmt"
	"strings"
	"testing"

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
