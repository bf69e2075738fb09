package read_test

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

func TestSpansOfEveryForm(t *testing.T) {
	const text = `---
title: "Un titre \"cité\" : caf\u00e9 *noir* et **fort**"
standfirst: >
  Une phrase repliée
  sur *deux
  lignes* et [sa suite](https://example.org) \
  encore
note: 'L''an **2026** reste'
signature: Une [fin]{lang=en} [@C1, C2]
---

Un paragraphe
sur deux lignes, avec ` + "`du code ici`" + ` et <https://example.org/a>, **gras *et penché* encore**.

1. Un *point*
   qui suit
`
	x, _ := readText(t, text)
	seen := map[diag.Pos]string{}
	n := 0
	x.Each(func(r read.Rich) {
		for _, s := range r {
			n++
			got, want := sample.Letters(strings.ReplaceAll(sample.Passage(text, s.From()), `\u00e9`, "é")), sample.Letters(s.Text+s.Cite)
			if got != want {
				t.Errorf("%d:%d+%d holds %q, the span says %q", s.Pos.Line, s.Pos.Col, s.Len, got, want)
			}
			if want != "" && seen[s.Pos] != "" {
				t.Errorf("%s: both %q and %q begin here", s.Pos, seen[s.Pos], want)
			}
			seen[s.Pos] += want
		}
	})
	if n < 25 {
		t.Errorf("%d spans", n)
	}
}
