package facts

import "testing"

// What a sentence may say of a provider alone, over its other offers.
func TestOwn(t *testing.T) {
	house, other := &Provider{ID: "house"}, &Provider{ID: "other"}
	entry := func(id string, p *Provider, s Stage, c Code) *Entry {
		return &Entry{ID: id, Provider: p, Name: id, Stage: s, Milestone: c}
	}
	it := entry("it", house, Candidate, J1)
	sold := entry("it", house, Qualified, J3)
	qualified, candidate := entry("a", house, Qualified, J3), entry("b", house, Candidate, J1)
	behind, stranger := entry("b", house, Candidate, J0), entry("c", other, Qualified, J3)
	for _, c := range []struct {
		name        string
		kind        EventKind
		of          *Entry
		before, now []*Entry
		want        bool
	}{
		{"an arrival of nobody known", Arrival, it, []*Entry{stranger}, []*Entry{it, stranger}, true},
		{"an arrival beside a qualified offer", Arrival, it, []*Entry{qualified}, []*Entry{qualified, it}, false},
		{"an arrival beside a candidate", Arrival, it, []*Entry{candidate}, []*Entry{candidate, it}, false},
		{"an offer named", Arrival, it, []*Entry{{ID: "it", Provider: house, Stage: Candidate}}, []*Entry{it}, false},
		{"an arrival after another left", Arrival, it, []*Entry{candidate}, []*Entry{it}, false},
		{"a first qualification", Qualification, sold, []*Entry{it, candidate, stranger}, []*Entry{sold, candidate}, true},
		{"a second qualification", Qualification, sold, []*Entry{it, qualified}, []*Entry{sold, qualified}, false},
		{"an exit of all", Exit, it, []*Entry{it, stranger}, []*Entry{stranger}, true},
		{"an exit of one", Exit, it, []*Entry{it, qualified}, []*Entry{qualified}, false},
		{"an exit beside an arrival", Exit, it, []*Entry{it}, []*Entry{candidate}, false},
		{"a milestone", Progress, it, []*Entry{entry("it", house, Candidate, J0), behind}, []*Entry{it, behind}, true},
		{"a milestone that another had", Progress, it, []*Entry{entry("it", house, Candidate, J0), candidate}, []*Entry{it, candidate}, false},
		{"a milestone of a qualified provider", Progress, it, []*Entry{qualified}, []*Entry{qualified, it}, false},
		{"a renewal of the one offer", Renewal, sold, []*Entry{sold}, []*Entry{sold, stranger}, true},
		{"a renewal of one of two", Renewal, sold, []*Entry{sold, candidate}, []*Entry{sold, candidate}, false},
		{"an end of one of two", Expiry, sold, []*Entry{sold, qualified}, []*Entry{sold, qualified}, false},
	} {
		v := &View{before: c.before, entries: c.now}
		if got := v.Own(Event{Kind: c.kind, Provider: house, Entries: []*Entry{c.of}, Code: c.of.Milestone}); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
