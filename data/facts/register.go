package facts

import (
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Register is everything the observatory has written down, whenever it became
// known. Editions never read it: they read a View.
type Register struct {
	Observed  Day       // the day from which the register is complete
	From      diag.Span // of that day
	Missed    []Day     // months since then that nobody surveyed
	Versions  []Version // of the framework, oldest first
	Providers []*Holder
	Offers    []*Offer
	Grid      []*GridFact
	Sources   []*Source

	Unread   map[string]bool // its files that could not be read: what refers to them is not judged
	Doubtful bool            // nobody can say how many offers or providers it has: they are not counted
	Unsure   []Unsure        // offers of which something could not be read
	Lost     []Lost          // those of which nobody can say what was meant
	Called   []Called        // names that were perhaps given
	Nameless []string        // where it is told that a name was not read, by which texts may call what bears it
}

// Version is a version of the framework, and the day of its publication.
type Version struct {
	Name string
	Date Day
	Fact
}

// Version is the version of a name, and false when the register has none.
func (r *Register) Version(name string) (Version, bool) {
	for _, v := range r.Versions {
		if v.Name == name {
			return v, true
		}
	}
	return Version{}, false
}

// Fact is what every statement of the register carries.
type Fact struct {
	Known Day // the day it became known; a month counts as known on its last day
	Cites []Cite
	Note  string // for editors; never printed
	Pos   diag.Pos
	Given bool // a day is written, whether it could be read or not
}

// by tells whether the fact was known at the end of the day.
func (f Fact) by(d Day) bool { return f.Known.Known() && !d.Before(f.Known.Last()) }

// Claim is a name that a source gives.
type Claim struct {
	Name string
	From diag.Span // of the name
	Fact
}

// Holder is a provider in the register: its names, each as of when.
type Holder struct {
	ID      string
	Name    string
	From    diag.Span // of the name
	Renamed []Claim   // names taken later, oldest first
	Legal   []Claim
	Group   []Claim
	Aliases []Claim
	Fact
}

// Offer is an offer, or a candidacy with no published offer, in the register.
type Offer struct {
	ID         string
	Provider   string    // id
	ProviderAt diag.Pos  // where it is written; of none, where that is told
	Name       string    // "" for a candidacy with no published offer
	From       diag.Span // of the name
	Short      string    // for labels with little room; "" means Name
	ShortFrom  diag.Span
	Market     []Claim
	Renamed    []Claim
	Aliases    []Claim
	Stages     []Standing
	Milestones []Step
	Decisions  []Ruling
	Aims       []Target
	Note       string
	Pos        diag.Pos
}

// Standing is a stage an offer entered, with the layers it has there.
type Standing struct {
	Stage  Stage
	Layers []Layer
	Date   Day // when it entered, if published
	Others []Rival
	Fact
}

// Step is a milestone in the register. Filing is a step without a milestone.
type Step struct {
	Code   Code
	Kind   Kind
	Date   Day
	Others []Rival
	Fact
}

// RulingKind says what a decision did.
type RulingKind string

// The kinds of decision.
const (
	FirstRuling    RulingKind = "first"
	RenewalRuling  RulingKind = "renewal"
	ExtendedRuling RulingKind = "extension"
)

// Ruling is a decision in the register.
type Ruling struct {
	Kind        RulingKind
	Untold      bool // nobody wrote its kind: it follows from its place in the list
	Number      string
	Date        Day
	Announced   Day
	Until       Day
	Referential string
	Others      []Rival
	Fact
}

// Target is a day by which an applicant says, in a source, that it means to be
// qualified. It is no milestone, and nothing is computed from it.
type Target struct {
	By Day
	Fact
}

// Rival is what another source says against the statement it stands under. It
// is kept for editors and never shown.
type Rival struct {
	Layers []Layer
	Date   Day
	Until  Day
	Fact
}

// Evidence is what a source says of a cell, in a few words.
type Evidence struct {
	read.Words
	At map[string]diag.Pos // of each language's, by the key of Words
}

// GridFact is what a source says of one cell of the comparison grid; of the
// values it names neither way it says nothing. An inferred one is a reading of
// ours, kept for editors: the edition shows the cell as not published.
type GridFact struct {
	Provider string
	Column   Column
	State    CellState
	Values   []string // to which the source says yes
	Denied   []string // to which it says no
	Number   int
	Inferred bool
	Evidence Evidence // what the source says of it
	Fact
}

// Rhythm says how a source without a date of its own is dated.
type Rhythm string

// The rhythms of sources.
const (
	Dated    Rhythm = ""         // by Date, as precise as it is
	Undated  Rhythm = "undated"  // bears no date
	Changing Rhythm = "changing" // a page that is rewritten in place
	Monthly  Rhythm = "monthly"  // a new issue each month
	InForce  Rhythm = "in-force" // a legal text, as it stands
)

// Source is a source of the register. Grade is P for the publisher's own page,
// J for the press, R for third-party notes.
type Source struct {
	ID            string
	Grade         string
	Kind          string     // page, release, article, document, catalogue, law or note
	Title         string     // as printed; "" when not found: About says what it is
	About         read.Words // what it is, when the title was not found
	Publisher     read.Words // who published it; a name is one for all languages
	TitleFrom     diag.Span
	PublisherFrom diag.Span // of a name
	Lang          string    // language of the title
	Date          Day
	Updated       Day
	Rhythm        Rhythm
	URL           string // "" when the address was not found
	Known         Day    // when it can first be cited; Date when not given
	Note          string
	Pos           diag.Pos
}

// Named tells whether the publisher is a name, the same in every language, and not
// words of each.
func (s *Source) Named() bool {
	_, one := s.Publisher[""]
	return one
}

// SourceGroup is what a source is to a reader who looks for it in a list.
type SourceGroup uint8

// The groups of sources, in the order of the list.
const (
	Texts     SourceGroup = iota // the agency's pages and catalogues, the law
	Releases                     // what a provider says of itself
	Documents                    // contracts, frameworks, service agreements
	Press                        // articles and notes of third parties
)

// String is the key of the group in locales.
func (g SourceGroup) String() string {
	return [...]string{"texts", "releases", "documents", "press"}[g]
}

// Group is the group of the source, by its kind.
func (s *Source) Group() SourceGroup {
	switch s.Kind {
	case "release":
		return Releases
	case "document":
		return Documents
	case "article", "note":
		return Press
	}
	return Texts
}

// Citable tells whether the source could be cited on the day.
func (s *Source) Citable(d Day) bool {
	k := s.First()
	return !k.Known() || !d.Before(k.Last())
}

// First is when the source can first be cited, as precise as it is known.
func (s *Source) First() Day {
	if s.Known.Known() {
		return s.Known
	}
	return s.Date
}

// Latest is the day up to which the source can tell of anything: that of its
// last change, or of its publication.
func (s *Source) Latest() Day {
	if s.Updated.Known() {
		return s.Updated
	}
	return s.Date
}

// Source is the source of an id, and false when there is none.
func (r *Register) Source(id string) (*Source, bool) {
	for _, s := range r.Sources {
		if s.ID == id {
			return s, true
		}
	}
	return nil, false
}

// Holder is the provider of an id, and false when there is none.
func (r *Register) Holder(id string) (*Holder, bool) {
	for _, h := range r.Providers {
		if h.ID == id {
			return h, true
		}
	}
	return nil, false
}

// Borrow adds the sources of another register, which standing texts cite.
func (r *Register) Borrow(other *Register) {
	for _, s := range other.Sources {
		if _, own := r.Source(s.ID); !own {
			r.Sources = append(r.Sources, s)
		}
	}
	r.Unread["sources.yaml"] = r.Unread["sources.yaml"] || other.Unread["sources.yaml"]
}

// Countable tells whether the entries of offers and providers could be told apart: what
// could not be read of them is one of those of Readings, or lost. Otherwise what is
// counted is another register than was meant, which is a finding already.
func (r *Register) Countable() bool {
	return !r.Doubtful && !r.Unread["offers.yaml"] && !r.Unread["providers.yaml"]
}

// Files is the files of a register folder.
func Files() []string {
	return []string{"sources.yaml", "providers.yaml", "offers.yaml", "grid.yaml"}
}
