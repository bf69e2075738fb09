package read

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

const upright = `title: Un titre
standfirst: >-
  Une phrase qui tient
  sur deux lignes.
signature: La rédaction
parts:
  - key: panel
    title: Trois questions
    items:
      - key: self
        title: "Le service"
        text: >-
          La décision cite-t-elle
          cette offre ?
      - key: other
        title: "L'étage"
        text: Quelle couche ?
  - key: points
    items:
      - {key: one, title: "Un", text: "Le premier"}
      - {key: two, title: "Deux", text: "Le second"}
`

// Each line that stands one, two or three columns off is told, by its own line, where YAML
// cannot read the file; and so is a quote inside quotes.
func TestIndentationIsToldAtTheLineThatIsWrong(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(upright, "\n"), "\n")
	tried, right := 0, 0
	for n := range lines {
		for _, off := range []int{-3, -2, -1, 1, 2, 3} {
			changed := append([]string(nil), lines...)
			bare := strings.TrimLeft(changed[n], " ")
			if indentOf(changed[n])+off < 0 {
				continue
			}
			changed[n] = strings.Repeat(" ", indentOf(changed[n])+off) + bare
			told := unread(strings.Join(changed, "\n") + "\n")
			if len(told) == 0 { // it is YAML, and says something else
				continue
			}
			tried++
			if told[0].Pos.Line == n+1 {
				right++
			} else {
				t.Logf("line %d by %d: %v", n+1, off, told[0])
			}
		}
	}
	t.Logf("%d of %d told at their lines", right, tried)
	if tried < 60 || right*100 < tried*95 {
		t.Errorf("%d of %d told at their lines", right, tried)
	}
	if told := unread(upright); len(told) > 0 {
		t.Error(told)
	}
}

func unread(text string) diag.List {
	var out diag.List
	parseYAML(newFile("x.yaml", []byte(text), &out), text, 0)
	return out
}

// What is wrong with a quote is said of the quote, at its place.
func TestQuotesInsideQuotes(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{`"Le service"`, `"Le "service""`, `x.yaml:11:20: A quote stands inside a value between double quotes. [YAMLSyntax]`},
		{`"L'étage"`, `'L'étage'`, `x.yaml:16:18: An apostrophe stands inside a value between single quotes. [YAMLSyntax]`},
		{`"Le premier"`, `"Le "premier" ici"`, `x.yaml:20:43: A quote stands inside a value between double quotes. [YAMLSyntax]`},
		{`"Le service"`, `"Le service`, `x.yaml:11:16: A quote is opened and never closed. [YAMLSyntax]`},
	} {
		told := unread(strings.Replace(upright, c.was, c.is, 1))
		if len(told) != 1 || strings.Split(told[0].String(), "\n")[0] != c.want {
			t.Errorf("%s: %v", c.is, told)
		}
	}
}
