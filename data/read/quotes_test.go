package read

import (
	"fmt"
	"strings"
	"testing"
)

// Each kind of fault of YAML is told at its line, and in its column, wherever in a file it stands.
func TestSyntaxIsToldAtItsLine(t *testing.T) {
	for _, c := range []struct{ old, changed, told string }{
		{`"Le service"`, `"Le service" même`, "11:29 Words stand behind the quote that closes the value."},
		{`"L'étage"`, `"L'étage" au plus`, "16:26 Words stand behind the quote that closes the value."},
		{`"L'étage"`, `'L''étage' au plus`, "16:27 Words stand behind the quote that closes the value."},
		{`"L'étage"`, `"L'étage" - au plus`, "16:26 Words stand behind the quote that closes the value."},
		{"Quelle couche ?", `"Quelle couche ?" Demandez.`, "17:33 Words stand behind the quote that closes the value."},
		{"Quelle couche ?", "\"Quelle\n          couche ?\" Demandez.", "18:21 Words stand behind the quote that closes the value."},
		{`"L'étage"`, `"L'étage", encore`, "16:25 Words stand behind the quote that closes the value."},
		{`title: Trois questions`, `title: "Trois" questions`, "8:20 Words stand behind the quote that closes the value."},
		{`title: Un titre`, `title: "Un" titre`, "1:13 Words stand behind the quote that closes the value."},
		{`signature: La rédaction`, `signature: "La" rédaction`, "5:17 Words stand behind the quote that closes the value."},
		{`title: "Un", text`, `title: "Un" dernier, text`, "20:32 Words stand behind the quote that closes the value."},
		{`"Le second"}`, `"Le second" ici}`, "21:53 Words stand behind the quote that closes the value."},
		{`"L'étage"`, `"L'étage`, "16:16 A quote is opened and never closed."},
		{`"L'étage"`, `L'étage: un`, "16:23 A colon followed by a space stands inside a value here, or the line is indented too far."},
		{`Trois questions`, `Trois: questions`, "8:17 A colon followed by a space stands inside a value here, or the line is indented too far."},
		{`"L'étage"`, `"L\étage"`, "16:18 A backslash stands in a value between double quotes."},
		{"\n        title: \"L'étage\"", "\n\t\ttitle: \"L'étage\"", "16:1 The line is indented with a tab."},
		{`Quelle couche ?`, `[Quelle couche`, "17:15 A list in square brackets is opened and not closed."},
		{`Quelle couche ?`, `[Quelle] couche`, "17:24 Words stand behind the bracket that closes a list or a group."},
		{`Quelle couche ?`, `{Quelle} couche`, "17:24 Words stand behind the bracket that closes a list or a group."},
		{`text: "Le premier"}`, `text: "Le premier"`, "20:9 A group in braces is opened and not closed."},
		{`text: "Le premier"}`, `text: "Le premier"}}`, "20:52 Words stand behind the bracket that closes a list or a group."},
		{`text: >-
          La`, `text: >- La`, "12:18 Words stand behind the sign that begins a text of several lines."},
		{`standfirst: >-`, `standfirst: | Une`, "2:15 Words stand behind the sign that begins a text of several lines."},
	} {
		if strings.Count(upright, c.old) != 1 {
			t.Fatalf("%q is there %d times", c.old, strings.Count(upright, c.old))
		}
		told := unread(strings.Replace(upright, c.old, c.changed, 1))
		if len(told) != 1 {
			t.Errorf("%s: told %v", c.changed, told)
			continue
		}
		if got := fmt.Sprintf("%d:%d %s", told[0].Pos.Line, told[0].Pos.Col, told[0].Msg); got != c.told {
			t.Errorf("%s:\n told %s,\n want %s", c.changed, got, c.told)
		}
	}
}
