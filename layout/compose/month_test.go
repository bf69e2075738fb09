package compose_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// monthWords is the words of each page of the month.
func monthWords(res *page.Result) (out []string) {
	for i := range res.Pages {
		if res.Pages[i].Section != "month" {
			continue
		}
		var b strings.Builder
		draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if o, ok := op.(draw.Text); ok {
					b.WriteString(strings.ReplaceAll(o.Str, "\u00a0", " ") + " ")
				}
			}
			return true
		})
		out = append(out, b.String())
	}
	return out
}

// The month is one page with its small print, however many ends are ahead, with three
// things to do of some lines each: it is handed on alone. Ends that it does not name
// are counted: with those named they are all there are.
func TestTheMonthIsOnePage(t *testing.T) {
	until := regexp.MustCompile(`until: (\d{4})(-\d\d-\d\d)`)
	more := map[string]*regexp.Regexp{"fr": regexp.MustCompile(`et (\d+) autres?, au`), "en": regexp.MustCompile(`and (\d+) more, in`)}
	for _, n := range []int{20, 26, 40, 60} {
		folder := folderOf(t, sample.Settled, n)
		dir := "editions/" + sample.ID + "/"
		texts, ahead := map[string]string{}, 0
		texts[dir+"register/offers.yaml"] = until.ReplaceAllStringFunc(file(t, folder, dir+"register/offers.yaml"), func(s string) string {
			m := until.FindStringSubmatch(s)
			year, _ := strconv.Atoi(m[1])
			if day := fmt.Sprint(year-2, m[2]); day > "2026-04-30" && day < "2027-05" {
				ahead++
			}
			return fmt.Sprint("until: ", year-2, m[2])
		})
		for _, lang := range languages() {
			texts[dir+lang+"/month.md"] = file(t, data.FS(), "editions/2026-04/"+lang+"/month.md")
		}
		folder = with(t, folder, texts)
		for lang, note := range map[string]string{"fr": "Page libre", "en": "freely"} {
			s := brief(t, load(t, folder), sample.ID, "cover", "contents", "month", "register", "sources", "back")
			pages := monthWords(lay(t, s, sample.ID, lang))
			if len(pages) != 1 || !strings.Contains(pages[0], note) {
				t.Errorf("%d offers, %s: the month has %d pages; its small print belongs on one: %q", n, lang, len(pages), pages)
				continue
			}
			m, rest := more[lang].FindStringSubmatch(pages[0]), 0
			if m == nil {
				t.Errorf("%d offers, %s: %d ends are ahead, and none of them is counted", n, lang, ahead)
				continue
			}
			if rest, _ = strconv.Atoi(m[1]); rest >= ahead || ahead-rest > 6 {
				t.Errorf("%d offers, %s: %d ends are ahead and %d of them are not named", n, lang, ahead, rest)
			}
		}
	}
}
