package compose_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/locales"
)

// Whatever moved since the last edition is drafted, in each language, under a key
// that the month has, with its sources; a month of none is drafted as such.
func TestNewsDraft(t *testing.T) {
	words, _ := locales.Load()
	for month, moved := range map[int]bool{5: false, 11: true} {
		s, _ := sample.Edition(t, "2026-04")
		voice := data.Voice{Brief: func(_, key string, _, _ int) string { return key }, News: func(lang string, e *data.Edition) (data.News, bool) {
			l, ok := words.Locale(lang)
			return compose.NewsDraft(e, l), ok
		}}
		files, found := data.Skeleton(s, facts.Day{Year: 2026, Month: month}, voice)
		if len(found) > 0 {
			t.Fatal(found)
		}
		with := map[string]string{}
		for name, raw := range files {
			with[name] = string(raw)
		}
		next, found := data.Load(sample.Shipped(t, with))
		if len(found) > 0 {
			t.Fatal(found)
		}
		e, _ := next.Edition(facts.Day{Year: 2026, Month: month}.String())
		if n := len(e.View.Movements()); (n > 0) != moved {
			t.Fatalf("%d movements", n)
		}
		for _, is := range check.Edition(next, e, []string{"fr", "en"}) {
			if is.Code == check.UnknownEvent || is.Code == check.UnknownSource {
				t.Error(is)
			}
		}
		for _, lang := range e.Langs() {
			news, _ := e.Text(lang, "news")
			events, _ := news.Part("events")
			var told []*facts.Entry
			for _, st := range e.View.Stories() {
				for _, ev := range st.Events {
					it, ok := events.Item(ev.ID)
					if !ok || !strings.HasPrefix(it.Text.String(), "{{draft: brief.draft}} ") || it.Text[len(it.Text)-1].Cite == "" {
						t.Errorf("%s: %s is drafted as %q", lang, ev.ID, it.Text)
					}
					told = append(told, ev.Entries...)
				}
			}
			for _, m := range e.View.Movements() {
				if !slices.Contains(told, m.Entry()) {
					t.Errorf("%s: nothing is drafted of %s", lang, m.Entry().ID)
				}
			}
			if got := news.Title.String(); strings.HasPrefix(got, "{{draft: brief.draft}} ") == moved {
				t.Errorf("%s: the title is %q", lang, got)
			}
			if !slices.ContainsFunc(news.Assumes, func(a read.Assumption) bool { return a.Name == "movements" && a.Number == len(e.View.Movements()) }) {
				t.Errorf("%s: the news rest on %v", lang, news.Assumes)
			}
		}
	}
}
