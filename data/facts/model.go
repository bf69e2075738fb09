package facts

import (
	"slices"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Layer is a layer of cloud services, from the ground up.
type Layer int

// The layers, in the order of the stack.
const (
	IaaS Layer = iota
	CaaS
	PaaS
	SaaS
)

// Layers is every layer, from the ground up.
func Layers() []Layer { return []Layer{IaaS, CaaS, PaaS, SaaS} }

func (l Layer) String() string { return [...]string{"iaas", "caas", "paas", "saas"}[l] }

// Code is a milestone of the procedure. Unpublished is not "none reached": it
// says that nobody has published one.
type Code int

// The milestones, in the order of the procedure.
const (
	Unpublished Code = iota
	J0
	J1
	J2
	J3
)

func (c Code) String() string { return [...]string{"unpublished", "j0", "j1", "j2", "j3"}[c] }

// Kind says what the date of a milestone is the date of.
type Kind string

// What can have happened on a milestone's date.
const (
	Filed     Kind = "filed"     // the application was handed in
	Accepted  Kind = "accepted"  // the agency accepted the milestone
	Decided   Kind = "decided"   // the agency decided
	Announced Kind = "announced" // somebody made it public that day
	Listed    Kind = "listed"    // the offer entered the agency's list
)

// Stage is where an offer stands.
type Stage string

// The stages an offer can be in.
const (
	Candidate Stage = "candidate"
	Qualified Stage = "qualified"
	Left      Stage = "left" // no longer in either list
)

// Known tells whether the stage is one of those: what could not be read is none.
func (s Stage) Known() bool { return s == Candidate || s == Qualified || s == Left }

// Cite is a reference to a source of the register, with the place it was made.
type Cite struct {
	Source string // id in sources.yaml
	Pos    diag.Pos
	Len    int // what it takes in its file, in characters; 0: not known
}

// Provider is a company that holds or seeks qualifications.
type Provider struct {
	ID      string
	Name    string    // as the observatory prints it
	From    diag.Span // of the name
	Legal   string    // legal holder, when it differs
	Group   string    // group it belongs to
	Aliases []string  // other spellings found in sources; never used to merge two providers
	Cites   []Cite
	Pos     diag.Pos
	order   string // by which providers are sorted
}

// Milestone is one dated step of an offer.
type Milestone struct {
	Code  Code
	Kind  Kind
	Date  Day
	Known Day // the day it became known
	Cites []Cite
	Pos   diag.Pos
}

// Decision is one decision of qualification; renewals and extensions are
// further decisions. Dates nobody has published are zero.
type Decision struct {
	Kind        RulingKind // first, renewal or extension
	Number      string
	Date        Day // start of validity
	Announced   Day
	Until       Day // end of validity, as published: never computed; an extension without one keeps that of what it extends
	Referential string
	Known       Day
	Cites       []Cite
	Pos         diag.Pos
}

// Aim is a day by which an applicant says that it means to be qualified.
type Aim struct {
	By    Day
	Known Day
	Cites []Cite
	Pos   diag.Pos
}

// Entry is one offer as an edition sees it: the register on the cut-off day.
type Entry struct {
	ID         string
	Provider   *Provider
	Name       string    // "" for a candidacy with no published offer
	From       diag.Span // of the name
	Market     string    // market name, when the catalogue's differs
	MarketFrom diag.Span
	Short      string // for labels with little room; "" means Name
	ShortFrom  diag.Span
	Stage      Stage
	Layers     []Layer     // at this stage, ascending; empty when not published
	Milestone  Code        // last one known; J3 when qualified
	Steps      []Milestone // all known, in the order of the procedure
	Decision   *Decision   // the one in force, when qualified
	Decisions  []Decision  // all known, oldest first
	Aims       []Aim       // all known, oldest first: the last one holds
	Since      Day         // the day its stage became known
	Arrived    Day         // the day it entered its stage, when published
	Widened    Day         // the day its layers at this stage became known
	Changed    bool        // has a movement since the previous edition
	Entered    bool        // new in the register since the previous edition
	Renewed    bool        // a decision since the previous edition renewed or extended it
	Gone       bool        // has left both lists: it is dated, and counted nowhere
	Cites      []Cite
	Pos        diag.Pos
	order      string // by which entries are sorted by name
}

// Covers tells whether the entry covers a layer.
func (e *Entry) Covers(l Layer) bool { return slices.Contains(e.Layers, l) }

// Label is the shortest name the entry goes by.
func (e *Entry) Label() string {
	name, _ := e.label()
	return name
}

// LabelFrom is where the label is written.
func (e *Entry) LabelFrom() diag.Span {
	_, from := e.label()
	return from
}

func (e *Entry) label() (string, diag.Span) {
	switch {
	case e.Short != "":
		return e.Short, e.ShortFrom
	case e.Name != "":
		return e.Name, e.From
	case e.Provider.Name != "":
		return e.Provider.Name, e.Provider.From
	}
	return e.ID, diag.Span{Pos: e.Pos}
}

// Last is the step of the last known milestone, nil when none is published.
func (e *Entry) Last() *Milestone {
	for i := len(e.Steps) - 1; i >= 0; i-- {
		if e.Steps[i].Code == e.Milestone && e.Milestone != Unpublished {
			return &e.Steps[i]
		}
	}
	return nil
}
