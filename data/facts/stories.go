package facts

import (
	"cmp"
	"slices"
)

// Story is what the news tells at once: what the same offers of a provider did
// on one day since the previous edition, heaviest first. What has no date, as an
// entry in the register, is told with what it became known by. Events of two
// days are two stories: each stands with its date, and is counted where it is read.
type Story struct {
	Events []Event  // at least one; the first is the heaviest
	First  bool     // a qualification by which the provider enters the qualified ones
	IDs    []string // what editors key its words by: its events, and the arrivals in it
}

// Head is the event that gives the story its weight.
func (s Story) Head() Event { return s.Events[0] }

// Movements is how many movements the story tells.
func (s Story) Movements() int {
	n := 0
	for _, ev := range s.Events {
		n += len(ev.Entries)
	}
	return n
}

// Weight is that of the heaviest movement in the story.
func (s Story) Weight() int {
	w := s.Events[0].weight()
	if s.First {
		w++
	}
	return w
}

// Layers is what the story's offers covered when it became known, taken together.
func (s Story) Layers() []Layer { return s.Head().Layers }

// Uniform tells whether each of the story's offers covered all of its layers.
func (s Story) Uniform() bool { return !s.Head().Uneven }

// Stories is the movements as the news tells them: the heaviest first, then
// those of more layers, the latest, by name. The first is the lead; nobody
// chooses it.
func (v *View) Stories() []Story {
	var out []Story
	for _, ev := range v.events {
		if !ev.Reminder {
			out = v.told(out, ev)
		}
	}
	for _, ev := range v.arrivals {
		i := slices.IndexFunc(out, func(s Story) bool {
			return joint(s.Events, ev) >= 0 && (len(s.Events) == 1 || s.tells(ev))
		})
		if i < 0 {
			out = v.told(out, ev)
			continue
		}
		o := &out[i].Events[joint(out[i].Events, ev)]
		o.merge(ev)
		slices.SortStableFunc(o.Entries, byName)
		out[i].IDs = append(out[i].IDs, ev.ID)
	}
	for i := range out {
		slices.SortStableFunc(out[i].Events, func(a, b Event) int { return cmp.Compare(b.weight(), a.weight()) })
	}
	slices.SortStableFunc(out, heavier)
	return out
}

// told puts an event into the story of the same offers, or begins one.
func (v *View) told(ss []Story, ev Event) []Story {
	i := slices.IndexFunc(ss, func(s Story) bool { return s.tells(ev) })
	if i < 0 {
		ss, i = append(ss, Story{}), len(ss)
	}
	ss[i].Events, ss[i].IDs = append(ss[i].Events, ev), append(ss[i].IDs, ev.ID)
	for _, m := range v.movements {
		ss[i].First = ss[i].First || m.First && ev.Kind == Qualification && slices.Contains(ev.Entries, m.Entry())
	}
	return ss
}

// tells tells whether an event is of offers that the story is of, or of all of
// them and more.
func (s Story) tells(ev Event) bool {
	apart := func(o Event) bool {
		return o.Kind != Arrival && ev.Kind != Arrival && o.Date.Known() && ev.Date.Known() && o.Date != ev.Date
	}
	return !slices.ContainsFunc(s.Events, apart) && slices.ContainsFunc(s.Events, func(o Event) bool {
		return within(ev.Entries, o.Entries) || within(o.Entries, ev.Entries)
	})
}

func within(es, in []*Entry) bool {
	return !slices.ContainsFunc(es, func(e *Entry) bool { return !slices.Contains(in, e) })
}

// heavier is the order of stories.
func heavier(a, b Story) int {
	return cmp.Or(cmp.Compare(b.Weight(), a.Weight()), cmp.Compare(len(b.Layers()), len(a.Layers())),
		byDate(b.Head().Date, a.Head().Date), byName(a.Head().Entries[0], b.Head().Entries[0]))
}

// Reminders is what had become known in the month before the previous edition,
// oldest first; where nothing of the time since then has a date, the latest
// facts that have one.
func (v *View) Reminders() []Event {
	if len(v.events) == 0 {
		return v.Recalled()
	}
	return slices.DeleteFunc(slices.Clone(v.events), func(ev Event) bool { return !ev.Reminder })
}
