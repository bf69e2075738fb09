package compare

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Movement is one of an offer between the two cut-offs.
type Movement struct {
	Kind     facts.EventKind `json:"kind"`
	Provider string          `json:"provider"`
	Offer    string          `json:"offer"` // its id, which both editions have in common
	Date     string          `json:"date,omitempty"`
	Known    string          `json:"known,omitempty"`
	Sources  []string        `json:"sources"`
	Says     diag.Text       `json:"says"`
}

// Change is a field of an offer that one edition has otherwise than the other.
// Was is empty where the earlier edition has nothing, Is where the later has.
type Change struct {
	Provider string    `json:"provider"`
	Offer    string    `json:"offer"`
	Name     string    `json:"name,omitempty"` // "" for a candidacy without a published offer
	Field    string    `json:"field"`          // as the register has it; offer for the offer as a whole
	Was      string    `json:"was"`
	Is       string    `json:"is"`
	Says     diag.Text `json:"says"`
}

func movement(m facts.Movement) Movement {
	e := m.Entry()
	out := Movement{Kind: m.Kind, Provider: m.Provider.Name, Offer: e.ID, Date: day(m.Date), Known: day(m.Known), Sources: []string{}}
	for _, c := range m.Cites {
		if !slices.Contains(out.Sources, c.Source) {
			out.Sources = append(out.Sources, c.Source)
		}
	}
	out.Says = diag.Said("%s: %s", titled(e), happened(m))
	return out
}

// titled is an offer by its provider's name and its own.
func titled(e *facts.Entry) diag.Text {
	if e.Name == "" {
		return diag.Said("%s, candidacy without a published offer", e.Provider.Name)
	}
	return diag.Said("%s, %s", e.Provider.Name, e.Name)
}

// happened is a movement in the register's terms.
func happened(m facts.Movement) diag.Text {
	what := diag.Text("layers changed")
	if m.Revealed {
		what = "layers became known"
	}
	switch m.Kind {
	case facts.Qualification:
		what = "qualified"
	case facts.Progress:
		what = diag.Said("milestone %s", strings.ToUpper(m.Code.String()))
		if m.DateKind == facts.Filed {
			what = "application filed"
		}
	case facts.Arrival:
		what = "entered as a candidate"
	case facts.Exit:
		what = "left the lists"
	case facts.Renewal:
		what = "qualification renewed"
	case facts.Extension:
		what = "qualification extended"
	case facts.Expiry:
		what = "end of validity passed"
	}
	if m.Date.Known() {
		return diag.Said("%s, %s", what, m.Date.String())
	}
	return diag.Said("%s, date not published", what)
}

// changes is every field in which the offers of two views differ.
func changes(from, to *facts.View) []Change {
	was, is := entries(from), entries(to)
	out := []Change{}
	for _, e := range facts.ByName(append(slices.Clone(to.Cells()), gone(from, is)...)) {
		switch old, now := was[e.ID], is[e.ID]; {
		case old == nil:
			out = append(out, change(e, "offer", "", string(e.Stage)))
		case now == nil:
			out = append(out, change(e, "offer", string(e.Stage), ""))
		default:
			then, here := fields(old), fields(now)
			for i, f := range here {
				if f.value != then[i].value {
					out = append(out, change(e, f.name, then[i].value, f.value))
				}
			}
		}
	}
	return out
}

func entries(v *facts.View) map[string]*facts.Entry {
	out := map[string]*facts.Entry{}
	for _, e := range v.Cells() {
		out[e.ID] = e
	}
	return out
}

func gone(v *facts.View, stay map[string]*facts.Entry) (out []*facts.Entry) {
	for _, e := range v.Cells() {
		if stay[e.ID] == nil {
			out = append(out, e)
		}
	}
	return out
}

type field struct{ name, value string }

// fields is an offer as the register's files say it, under their names.
func fields(e *facts.Entry) []field {
	var layers []string
	for _, l := range e.Layers {
		layers = append(layers, l.String())
	}
	milestone := ""
	if e.Stage == facts.Candidate && e.Milestone != facts.Unpublished {
		milestone = e.Milestone.String()
	}
	var number, date, until string
	if d := e.Decision; d != nil {
		number, date, until = d.Number, day(d.Date), day(d.Until)
	}
	return []field{{"provider", e.Provider.Name}, {"name", e.Name}, {"stage", string(e.Stage)}, {"layers", strings.Join(layers, ", ")},
		{"step", milestone}, {"number", number}, {"date", date}, {"until", until}}
}

func day(d facts.Day) string {
	if !d.Known() {
		return ""
	}
	return d.String()
}

func change(e *facts.Entry, name, was, is string) Change {
	return Change{Provider: e.Provider.Name, Offer: e.ID, Name: e.Name, Field: name, Was: was, Is: is,
		Says: diag.Said("%s: %s", titled(e), turned(diag.Text(name), diag.Text(was), diag.Text(is)))}
}

// turned is a field that has another value.
func turned(name, was, is diag.Text) diag.Text {
	switch {
	case was == "":
		return diag.Said("%s %s, new", name, is)
	case is == "":
		return diag.Said("%s %s, gone", name, was)
	}
	return diag.Said("%s %s, was %s", name, is, was)
}
