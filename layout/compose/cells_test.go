package compose_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// A cell says the state its register gives it, whatever its column: what does
// not apply is never said to be unpublished, and what is unpublished never to
// be a value.
func TestEveryColumnSaysEveryState(t *testing.T) {
	folder := folderOf(t, sample.FS, 17)
	name := "editions/" + sample.ID + "/register/grid.yaml"
	whole, _ := load(t, folder).Edition(sample.ID)
	_, rest, _ := strings.Cut(file(t, folder, name), "sources: [")
	source, _, _ := strings.Cut(rest, "]")
	_, rest, _ = strings.Cut(file(t, folder, name), "known: ")
	known := rest[:len("2026-01-02")]

	words := map[string]map[string]string{
		"fr": {"not-applicable": "s. o.", "not-published": "n. p.", "share": "non publié"},
		"en": {"not-applicable": "n/a", "not-published": "n. p.", "share": "not published"}}
	values := map[facts.Column]string{facts.CloudType: "shared", facts.Share: "40", facts.Customers: "sme", facts.Services: "20+",
		facts.Horizon: "france", facts.Role: "facilitator", facts.Extends: "yes"}
	// Three ways round the columns, so that each is in each state.
	states := []string{"not-applicable", "not-published", ""}
	for turn := range states {
		cells := "cells:\n"
		want := map[facts.Column]string{}
		for _, r := range whole.View.Grid() { // every provider answers: the grid is set cell by cell
			for i, c := range facts.Columns() {
				want[c] = states[(i+turn)%len(states)]
				cells += fmt.Sprintf("  - {provider: %s, column: %s, known: %s, sources: [%s], ", r.Provider.ID, c, known, source)
				if want[c] == "" {
					cells += fmt.Sprintf("value: %q}\n", values[c])
				} else {
					cells += "state: " + want[c] + "}\n"
				}
			}
		}
		s := brief(t, load(t, with(t, folder, map[string]string{name: cells})), sample.ID, "cover", "grid", "sources", "back")
		for _, lang := range languages() {
			res := lay(t, s, sample.ID, lang)
			row := knownRow(res, lang)
			if len(row) != 1+len(want) {
				t.Fatalf("%s: the row has %d cells: %q", lang, len(row), row)
			}
			for i, c := range facts.Columns() {
				said, w := row[i+1], words[lang]
				unpublished := w["not-published"]
				if c == facts.Share {
					unpublished = w["share"]
				}
				is := map[string]bool{"not-applicable": said == w["not-applicable"],
					"not-published": strings.Contains(said, unpublished) && !strings.Contains(said, w["not-applicable"]),
					"":              said != "" && !strings.HasPrefix(said, unpublished) && !strings.Contains(said, w["not-applicable"])}
				if !is[want[c]] {
					t.Errorf("%s: %s is %q in the register, and the page says %q", lang, c, want[c], said)
				}
			}
			for _, p := range res.Pages {
				if p.Section != "grid" {
					continue
				}
				gauges := 0
				draw.Walk(&p.Box, func(v draw.Visit) bool {
					if v.Box.Name == "gauge" {
						gauges++
					}
					return true
				})
				if drawn := want[facts.Share] != "not-applicable"; gauges > 0 != drawn && slices.ContainsFunc(readRows(p), func(r []string) bool { return len(r) == len(row) && r[0] == row[0] }) {
					t.Errorf("%s: %d bars for a share that is %q", lang, gauges, want[facts.Share])
				}
			}
		}
	}
}

// readRows is the cells of a page's tables as they are read aloud.
func readRows(p draw.Page) [][]string {
	var out [][]string
	plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(page.ReadAloud([]draw.Page{p}))
	for _, l := range strings.Split(plain, "\n") {
		if !strings.HasPrefix(l, "|") {
			continue
		}
		cells := strings.Split(strings.Trim(l, "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		out = append(out, cells)
	}
	return out
}

// knownRow is the one row of the grid of which something is known.
func knownRow(res *page.Result, lang string) []string {
	for _, p := range res.Pages {
		if p.Section != "grid" {
			continue
		}
		rows := readRows(p)
		for _, r := range rows {
			if len(r) == 1+len(facts.Columns()) && r[0] != map[string]string{"fr": "Prestataire", "en": "Provider"}[lang] {
				return r
			}
		}
	}
	return nil
}
