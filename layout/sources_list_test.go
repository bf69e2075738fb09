package layout_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
)

// listed is the sources of an edition in one language: the numbers of the list,
// those that are called on a page, and those that the list says are called.
type listed struct {
	numbers, calls map[string]int  // by source
	bold           map[string]bool // by source
}

func listedIn(t *testing.T, pages []draw.Page) listed {
	t.Helper()
	out := listed{map[string]int{}, map[string]int{}, map[string]bool{}}
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			if id, ok := strings.CutPrefix(v.Box.Name, "source "); ok {
				label := labelled(v.Box)
				n, err := strconv.Atoi(strings.Trim(label, "()"))
				if err != nil {
					t.Errorf("the number of %s is %q", id, label)
				}
				out.numbers[id], out.bold[id] = n, !strings.HasPrefix(label, "(")
				return true
			}
			for k, op := range v.Box.Ops {
				link, ok := op.(draw.Link)
				id, call := strings.CutPrefix(link.Href, "#source-")
				if !ok || !call {
					continue
				}
				out.calls[id] = numberUnder(t, v.Box, k)
			}
			return true
		})
	}
	return out
}

// labelled is the words of the label in an entry of a list.
func labelled(b *draw.Box) string {
	s, in := "", false
	draw.Walk(b, func(v draw.Visit) bool {
		if v.Box.Elem != nil && v.Box.Elem.Role == draw.ListLabel {
			in = true
		}
		for _, op := range v.Box.Ops {
			if x, ok := op.(draw.Text); ok && s == "" && in {
				s = x.Str
			}
		}
		return s == ""
	})
	return s
}

// numberUnder is the number that a link of a line covers.
func numberUnder(t *testing.T, b *draw.Box, k int) int {
	t.Helper()
	link := b.Ops[k].(draw.Link)
	for _, op := range b.Ops {
		if x, ok := op.(draw.Text); ok && x.Elem == link.Elem && regexp.MustCompile(`^\d+$`).MatchString(x.Str) {
			n, _ := strconv.Atoi(x.Str)
			return n
		}
	}
	t.Errorf("no number stands under the link to %s", link.Href)
	return 0
}

// Every number that is called is in the list, under that number; the list says
// of every source whether a page of its language calls it; and both languages
// have the same numbers.
func TestSourcesAreCalledAsTheListSays(t *testing.T) {
	for _, month := range editions() {
		var first listed
		for i, l := range result(t, month).Pages {
			got := listedIn(t, l.Result.Pages)
			if len(got.numbers) == 0 || len(got.calls) == 0 {
				t.Fatalf("%s %s: %d sources, %d of them called", month, l.Lang, len(got.numbers), len(got.calls))
			}
			for id, n := range got.calls {
				if got.numbers[id] != n {
					t.Errorf("%s %s: %s is called %d and listed %d", month, l.Lang, id, n, got.numbers[id])
				}
			}
			var numbers []int
			for id, n := range got.numbers {
				numbers = append(numbers, n)
				if _, called := got.calls[id]; called != got.bold[id] {
					t.Errorf("%s %s: source %d is called: %v, and the list says the contrary", month, l.Lang, n, called)
				}
			}
			slices.Sort(numbers)
			for k, n := range numbers {
				if n != k+1 {
					t.Errorf("%s %s: the numbers are %v", month, l.Lang, numbers)
					break
				}
			}
			if i == 0 {
				first = got
			}
			for id, n := range got.numbers {
				if first.numbers[id] != n {
					t.Errorf("%s: %s is %d in %s", month, id, n, l.Lang)
				}
			}
		}
	}
}
