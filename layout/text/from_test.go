package text

import (
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// cutUp is a text as runs of about n letters, each of a passage of its own.
func cutUp(s string, n int) []Run {
	var out []Run
	r := []rune(s)
	for i := 0; i < len(r); i += n {
		piece := r[i:min(i+n, len(r))]
		out = append(out, Run{Text: string(piece), From: diag.Span{Pos: diag.Pos{File: "x.md", Line: 1, Col: i + 1}, Len: len(piece)}})
	}
	return out
}

// drawnText is the texts of a line as they are drawn, without where they came
// from.
func drawnText(b *draw.Box) []draw.Op {
	var out []draw.Op
	for _, op := range draw.Runs(b.Ops) {
		if t, ok := op.(draw.Text); ok {
			t.From, t.Goes = diag.Span{}, false
			op = t
		}
		out = append(out, op)
	}
	return out
}

// Where words came from changes nothing of how they are set, however finely
// they are cut: what goes on is drawn as one.
func TestPassagesDoNotShow(t *testing.T) {
	s := setter(t)
	for _, lang := range []string{"fr", "en"} {
		for _, p := range paragraphs(t, lang) {
			for _, n := range []int{1, 3, 11} {
				for _, style := range []Style{ragged(), micro()} {
					style.Hyphens = true
					one := s.Set(para(style, lang, Run{Text: p}), 60*unit.MM, Options{}).Lines
					many := s.Set(para(style, lang, cutUp(p, n)...), 60*unit.MM, Options{}).Lines
					if len(one) != len(many) {
						t.Fatalf("%d lines, and %d when cut in %ds: %q", len(one), len(many), n, p)
					}
					for i := range one {
						if a, b := drawnText(&one[i]), drawnText(&many[i]); !reflect.DeepEqual(a, b) {
							t.Fatalf("cut in %ds line %d is drawn otherwise\n%+v\n%+v", n, i, a, b)
						}
					}
				}
			}
		}
	}
}

// What is drawn of a passage are its letters, in order, and no others: through
// the rules of typography, the breaks of lines and divided words.
func TestEveryTextNamesItsPassage(t *testing.T) {
	s := setter(t)
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return r
			}
			return -1
		}, s)
	}
	n := 0
	for _, lang := range []string{"fr", "en"} {
		for _, p := range paragraphs(t, lang) {
			runs := cutUp(p, 17)
			drawn := map[diag.Span]string{}
			for _, l := range s.Set(para(micro(), lang, runs...), 50*unit.MM, Options{}).Lines {
				for _, op := range l.Ops {
					if x, ok := op.(draw.Text); ok {
						drawn[x.From] += x.Str
					}
				}
			}
			for _, r := range runs {
				n++
				if got, want := letters(drawn[r.From]), letters(r.Text); got != want {
					t.Errorf("%s: %q is drawn as %q", r.From.Pos, r.Text, drawn[r.From])
				}
			}
		}
	}
	if n < 300 {
		t.Errorf("only %d passages", n)
	}
}

// A bold lead-in looks as if the colon were its own, and the colon still names
// the passage it was typed in.
func TestTheColonOfALeadInKeepsItsPassage(t *testing.T) {
	a, b := diag.Span{Pos: diag.Pos{Line: 1, Col: 3}, Len: 4}, diag.Span{Pos: diag.Pos{Line: 1, Col: 9}, Len: 9}
	lines := set(t, setter(t), para(ragged(), "fr", Run{Text: "Date", Font: "serif-semibold", From: a}, Run{Text: " : publiée", From: b}), 80*unit.MM, Options{})
	var got []draw.Text
	for _, op := range lines[0].Ops {
		got = append(got, op.(draw.Text))
	}
	if len(got) != 3 || got[0].From != a || got[1].From != b || got[1].Font != "serif-semibold" || !got[1].Goes || got[2].From != b || got[2].Goes {
		t.Errorf("%+v", got)
	}
	if all := draw.Runs(lines[0].Ops); len(all) != 2 || all[0].(draw.Text).Str != "Date\u00a0:" {
		t.Errorf("drawn as %+v", all)
	}
}
