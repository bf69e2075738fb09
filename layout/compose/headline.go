package compose

import (
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/locales"
)

// coverSentence is the month in one sentence: the weightiest movement, by the
// order of the art direction, or that there was none.
func (k *kit) coverSentence() string {
	events := append(append([]facts.Event(nil), k.view.Events()...), k.view.Arrivals()...)
	for _, rank := range []struct {
		key  string
		kind facts.EventKind
		code facts.Code
	}{
		{"cover.head.qualified", facts.Qualification, facts.J3},
		{"cover.head.milestone", facts.Progress, facts.J2},
		{"cover.head.milestone", facts.Progress, facts.J1},
		{"cover.head.milestone", facts.Progress, facts.J0},
		{"cover.head.arrival", facts.Arrival, facts.Unpublished},
	} {
		if s := k.headOf(events, rank.key, rank.kind, rank.code); s != "" {
			return s
		}
	}
	var left []facts.Event
	for _, m := range k.view.Movements() {
		if m.Kind == facts.Exit {
			left = append(left, m.Event)
		}
	}
	if len(left) > 0 {
		return k.counted("cover.head.exit", len(left), map[string]any{"Provider": left[0].Provider.Name})
	}
	if soon := k.view.Ending(k.ed.Cutoff.Plus(3)); len(soon) > 0 {
		return k.counted("cover.head.ending", len(soon), map[string]any{"Provider": soon[0].Provider.Name})
	}
	c := k.view.Counts()
	return locales.Capital(k.say("cover.head.none",
		map[string]any{"Qualified": k.loc.Words(c.Qualified, true), "Candidates": k.loc.Words(c.Candidates, true)}))
}

// headOf is the sentence for the events of a kind and milestone since the
// previous edition; "" when there are none.
func (k *kit) headOf(events []facts.Event, key string, kind facts.EventKind, code facts.Code) string {
	var names []string
	n := 0
	for _, e := range events {
		if e.Reminder || e.Kind != kind || (kind == facts.Progress && e.Code != code) {
			continue
		}
		names = append(names, e.Provider.Name)
		n += len(e.Entries)
	}
	if n == 0 {
		return ""
	}
	return k.counted(key, len(names), map[string]any{
		"Provider": names[0], "Offers": n, "Code": k.say("milestone." + code.String()),
		"Providers": k.loc.Words(k.view.Counts().QualifiedProviders, false),
	})
}

// headline is a section's title: the editor's, or the one drawn from the
// register.
func (k *kit) headline(id string) read.Rich {
	t := k.text(id)
	if c := composers()[id]; c.title != nil {
		return or(t.Title, plain(c.title(k)))
	}
	return t.Title
}
