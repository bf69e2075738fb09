package compose

import (
	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/locales"
)

// NewsDraft is what the page of news would say of an edition's month without an
// editor, as texts that an editor can begin from: of a month that moved, each
// event in a sentence with what the register knows of it and its sources; of one
// that did not, that it did not.
func NewsDraft(ed *data.Edition, loc *locales.Locale) data.News {
	k := &kit{ed: ed, view: ed.View, lang: loc.Lang, loc: loc}
	out := data.News{Unchanged: data.Escaped(k.unchanged())}
	stories := k.view.Stories()
	if len(stories) == 0 {
		out.Title, out.Standfirst = data.Escaped(k.newsTitle()[0]), data.Escaped(k.newsStand(&read.Text{}).told[0])
	}
	for _, s := range stories {
		for _, ev := range s.Events {
			out.Events = append(out.Events, data.Told{Key: ev.ID, Words: k.eventDraft(ev)})
		}
	}
	return out
}

// eventDraft is an event in a sentence, with its end of validity and its sources.
func (k *kit) eventDraft(ev facts.Event) string {
	said := k.leadTitle(ev)[0] + "."
	if known := k.eventFacts(ev); known != "" {
		said += " " + known
	}
	said = data.Escaped(said)
	for _, c := range ev.Cites {
		said += "[@" + c.Source + "]"
	}
	return said
}
