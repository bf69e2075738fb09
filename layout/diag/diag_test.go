package diag_test

import (
	"encoding/json"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

func TestPositionsAsFarAsKnown(t *testing.T) {
	for want, p := range map[string]diag.Pos{
		"": {}, "a.md": {File: "a.md"}, "a.md:3": {File: "a.md", Line: 3}, "a.md:3:5": {File: "a.md", Line: 3, Col: 5},
	} {
		if got := p.String(); got != want {
			t.Errorf("%#v is written %q", p, got)
		}
	}
	if !(diag.Pos{}).IsZero() || (diag.Pos{File: "a"}).IsZero() {
		t.Error("only the empty position is zero")
	}
}

func TestFindingReadsAsALineAndAHint(t *testing.T) {
	is := diag.Issue{Code: "Overflow", Pos: diag.Pos{File: "fr/a.md", Line: 4, Col: 1}, Msg: "too long", Hint: "Cut it."}
	if got, want := is.String(), "fr/a.md:4:1: too long [Overflow]\n    Cut it."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	is = diag.Issue{Code: "X", Pos: diag.Pos{File: "a\nb"}, Msg: "c\r\x1b[2J", Hint: "d\u2028\xff", More: 7}
	if got, want := is.String(), "a<U+000A>b: c<U+000D><U+001B>[2J [X]\n    d<U+2028><FF>\n    And 7 more of this kind in this file, not listed."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := (diag.Issue{Code: "X", Msg: "m", More: 1}).String(), "m [X]\n    And 1 more of this kind, not listed."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := (diag.Issue{Code: "X", Msg: "m"}).String(), "m [X]"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestSortedByPlaceWithoutRepeats(t *testing.T) {
	at := func(file string, line int, code diag.Code, lang string, page int, msg string) diag.Issue {
		return diag.Issue{Code: code, Pos: diag.Pos{File: file, Line: line}, Lang: lang, Page: page, Msg: diag.Text(msg)}
	}
	want := diag.List{
		at("a", 1, "A", "", 0, "m"), at("a", 2, "A", "", 0, "m"), at("a", 2, "B", "", 0, "m"), at("a", 2, "B", "fr", 0, "m"),
		at("a", 2, "B", "fr", 3, "m"), at("a", 2, "B", "fr", 3, "n"), at("b", 1, "A", "", 0, "m"),
	}
	var in diag.List
	for i := len(want) - 1; i >= 0; i-- {
		in.Add(want[i], want[i])
	}
	got := in.Sorted()
	if len(got) != len(want) {
		t.Fatalf("%d findings, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("finding %d is %+v, want %+v", i, got[i], want[i])
		}
	}
	if len(in) != 2*len(want) {
		t.Error("sorting must not change the list")
	}
	col := diag.List{{Pos: diag.Pos{File: "a", Line: 1, Col: 9}}, {Pos: diag.Pos{File: "a", Line: 1, Col: 2}}}.Sorted()
	if col[0].Pos.Col != 2 {
		t.Error("columns order findings of one line")
	}
}

func TestWorstAndHas(t *testing.T) {
	var none diag.List
	if _, any := none.Worst(); any {
		t.Error("an empty list has no worst")
	}
	l := diag.List{{Code: "A", Severity: diag.Quality}, {Code: "B", Severity: diag.Error}, {Code: "C", Severity: diag.Warning}}
	if w, any := l.Worst(); !any || w != diag.Error {
		t.Errorf("worst is %v", w)
	}
	if !l.Has("B") || l.Has("D") {
		t.Error("B is there, D is not")
	}
	if b, err := json.Marshal(l[2]); err != nil || string(b) != `{"code":"C","severity":"warning","pos":{},"message":{"en":""}}` {
		t.Errorf("%s, %v", b, err)
	}
}
