package page

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
)

// An index quotes the pages that name something, in words or by the place a
// drawing bears, its main page apart, and itself never.
func TestMentions(t *testing.T) {
	from := diag.Pos{File: "register/providers.yaml", Line: 3, Col: 5}
	drawing := brick("B.", 200*millimetre)
	drawing.Box.Ops = []draw.Op{draw.Text{Str: "B.", Font: "serif", Size: 1000, Ink: "noir", From: diag.Span{Pos: from, Len: 4}}}
	parted := brick("A.", 200*millimetre)
	parted.Box.Ops = []draw.Op{draw.Text{Str: "Nor", Font: "serif", Size: 1000, Ink: "noir"},
		draw.Text{Str: "dique", Font: "serif", Size: 1000, Ink: "noir", Goes: true}, draw.Text{Str: "Ouest", Font: "serif", Size: 1000, Ink: "noir"}}
	index := func(name string) block.Block {
		run := func(part text.MentionPart) text.Run {
			m := text.Mention{Name: name, From: from.String(), Asks: "index", Main: []string{"sheets", "row"}, Before: "p. ", Part: part}
			return text.Run{PageOf: m.Anchor(), Raw: true}
		}
		return para(draw.P, text.Run{Text: name + " "}, run(text.PagesBefore), run(text.PageMain), run(text.PagesAfter))
	}
	for _, c := range []struct{ name, want string }{
		{"Nord", "p. 1, 3, 4"},     // Nordique on page 2 is another; page 4 bears the place, not the name
		{"Nordique", "p. 2, 4, 6"}, // in two parts
		{"Ouest", "p. 4, 6"},       // behind them, and no part of them
		{"Sud", "p. 4"},
	} {
		doc := &Document{Lang: "fr", Master: master(), Sections: []Section{
			section("text", para(draw.P, text.Run{Text: "Chez Nord, rien."})), section("other", para(draw.P, text.Run{Text: "Nordique."})),
			section("row", para(draw.P, text.Run{Text: "Nord"})), section("chart", drawing), section("index", index(c.name)), section("parts", parted)}}
		res := Layout(env(t), doc)
		if is := found(res.Issues, MissingAnchor); len(is) > 0 {
			t.Error(is)
		}
		got := strings.Join(strings.Fields(wordsOf(&res.Pages[4].Box)), " ")
		if !strings.Contains(got, c.want) || strings.Contains(got, "5") {
			t.Errorf("%s: %q, and wanted %q", c.name, got, c.want)
		}
	}
}
