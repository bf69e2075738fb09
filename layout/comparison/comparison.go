// Package comparison shows what parts two editions: as sentences, and as a folder
// with the pages beside each other, which opens in any browser without a network.
package comparison

import (
	"fmt"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data/compare"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
)

// Part is some of what parts two editions, under a head.
type Part struct {
	Head diag.Text
	Rows []Row
}

// Row is one difference, and where its words stand; zero: nowhere.
type Row struct {
	At   diag.Pos
	Says diag.Text
}

// Title says which two editions are compared.
func Title(d *compare.Difference) diag.Text {
	return diag.Said("From %s (cut-off %s) to %s (cut-off %s).", d.From.Edition, d.From.Cutoff, d.To.Edition, d.To.Cutoff)
}

// textsHead is over the passages of the texts.
const textsHead diag.Text = "Texts:"

// Parts is what parts two editions, part by part; a part without anything is left
// out. No part at all: nothing does.
func Parts(d *compare.Difference) []Part {
	var texts []Row
	for _, p := range d.Texts {
		texts = append(texts, Row{p.Pos, passage(p)})
	}
	return some(append(facts(d), Part{textsHead, texts}))
}

// facts is the parts that are no texts.
func facts(d *compare.Difference) []Part {
	var moved, figures, offers []Row
	for _, m := range d.Movements {
		moved = append(moved, Row{Says: diag.Said("%s [%s]", m.Says, strings.Join(m.Sources, ", "))})
	}
	if d.From.Pages != d.To.Pages {
		figures = append(figures, Row{Says: diag.Said("Pages declared: %d, were %d.", d.To.Pages, d.From.Pages)})
	}
	for _, f := range d.Figures {
		figures = append(figures, Row{Says: diag.Said("%s %s, was %s", string(f.Name), fmt.Sprint(f.Is), fmt.Sprint(f.Was))})
	}
	for _, c := range d.Offers {
		offers = append(offers, Row{Says: c.Says})
	}
	return some([]Part{{"What moved:", moved}, {"Figures:", figures}, {"Offers, field by field:", offers},
		{"Sections:", onlyOne(d.Sections)}, {"Sources called on pages:", onlyOne(d.Sources)}})
}

// some is the parts that have a row.
func some(parts []Part) []Part {
	return slices.DeleteFunc(parts, func(p Part) bool { return len(p.Rows) == 0 })
}

func onlyOne(n compare.Names) (out []Row) {
	if len(n.New) > 0 {
		out = append(out, Row{Says: diag.Said("new: %s", diag.Few(n.New))})
	}
	if len(n.Gone) > 0 {
		out = append(out, Row{Says: diag.Said("gone: %s", diag.Few(n.Gone))})
	}
	return out
}

// seen is the most characters of a passage that a line shows.
const seen = 90

// passage is which words stand otherwise, how they are and how they were.
func passage(p compare.Passage) diag.Text {
	place := findings.Place(diag.Issue{Pos: p.Pos, Field: p.Field})
	was, is := diag.Short(p.Was, seen), diag.Short(p.Is, seen)
	switch {
	case p.Was == "":
		return diag.Said("%s, new: %q", place, is)
	case p.Is == "":
		return diag.Said("%s, gone: %q", place, was)
	}
	return diag.Said("%s: %q, was %q", place, is, was)
}
