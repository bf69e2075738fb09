package compose_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// labelled is how many squares are filled on the line of each label of a miniature,
// as a reader sees it: by the label's baseline.
func labelled(res *page.Result, labels []string) map[string]int {
	var squares []unit.Rect
	base := map[string]unit.Length{}
	for i := range res.Pages {
		if res.Pages[i].Section != "grid" {
			continue
		}
		on := map[string]unit.Length{}
		draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				switch o := op.(type) {
				case draw.Text:
					if word := strings.ReplaceAll(o.Str, "\u00a0", " "); slices.Contains(labels, word) {
						on[word] = v.At.Y + o.Y // the miniature's are the last of the page
					}
				case draw.Path:
					if at, _ := draw.Extent(o); v.Box.Name == "miniature" && o.Fill != "" {
						at.X, at.Y = at.X+v.At.X, at.Y+v.At.Y
						squares = append(squares, at)
					}
				}
			}
			return true
		})
		if len(squares) > 0 {
			base = on
			break
		}
	}
	out := map[string]int{}
	for word, y := range base {
		for _, s := range squares {
			if y-3*unit.MM < s.Y+s.H/2 && s.Y+s.H/2 < y+unit.MM/2 {
				out[word]++
			}
		}
	}
	return out
}

// Each label of the grid in small stands on the line of its own squares, however
// many providers there are: as many are filled there as have answered that question.
func TestLabelsOfTheMiniature(t *testing.T) {
	labels := map[string][]string{
		"fr": {"type", "part qualifiée", "clientèles", "services", "horizon", "composition", "extension"},
		"en": {"type", "qualified share", "customers", "services", "horizon", "composition", "extension"},
	}
	for _, n := range []int{12, 16, 20, 25, 30, 60} {
		cells := "cells:\n"
		for i := range n / 2 {
			cells += fmt.Sprintf("  - {provider: sample-%d, column: type, value: [shared], known: 2026-02-28, sources: [S9]}\n", i)
			if i < 3 {
				cells += fmt.Sprintf("  - {provider: sample-%d, column: extension, value: yes, known: 2026-02-28, sources: [S9]}\n", i)
			}
		}
		folder := with(t, folderOf(t, sample.Settled, n*4/3+1), map[string]string{"editions/" + sample.ID + "/register/grid.yaml": cells})
		for lang, words := range labels {
			s := brief(t, load(t, folder), sample.ID, "cover", "contents", "grid", "register", "sources", "back")
			got := labelled(lay(t, s, sample.ID, lang), words)
			want := map[string]int{words[0]: n / 2, words[6]: 3}
			for _, word := range words {
				if got[word] != want[word] {
					t.Errorf("%d providers, %s: %d squares are filled at %q, want %d", n, lang, got[word], word, want[word])
				}
			}
		}
	}
}
