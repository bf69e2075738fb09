package claims

// Claim is what a clause says of those it names or counts, in terms that are
// the same in every language. A clause that hopes, doubts or asks gives none.
type Claim struct {
	Subject     []string  // keys of the names it is said of, each of them; none: of all the register
	Either      []string  // other names it may be said of instead
	Sole        bool      // of these and of no other
	Besides     []string  // those that the count leaves out
	Among       []string  // of whose offers they are the only one; none: of all
	Every       bool      // of all they have, not of one thing
	Traits      []Trait   // what is said
	Readings    [][]Trait // what else may be said instead of the traits
	Core        []Trait   // what of the traits the noun of a count says, or of whom somebody is the exception
	Count       *Count    // how many have the traits; nil: the named have them
	Order       *Order    // how the named stand to others; nil: nothing of that
	Versus      []Trait   // what those counted are held against
	Sure        bool      // every word that restricts is understood; else any sensible query may be meant
	Total       bool      // of all there is, of every kind
	Denial      bool      // said by a phrase without a number
	Lately      bool      // since the edition before
	Past        []int     // months of a clause, for what moved
	Years       []int     // of those dates that have one
	At          Date      // the day on which it is said to have been so; unknown: the edition's
	Edition     *Edition  // another edition that said so; nil: this one
	Was         bool      // said of a time before the edition, which the clause does not name
	Offset, Len int       // in runes
	Words       string
}

// Edition is an edition that a text reports: by its month, else the one before
// this, or the first of all.
type Edition struct {
	Month Date
	First bool
}

// Trait is something that an offer has or has not. Kinds are the classes of
// words that say it: qualified, candidate, j0 to j3, milestone, ends, starts,
// layer, numbered (a decision, by N), renews, extends, enters, exits, obtains, moves.
type Trait struct {
	Kind   string
	Denied bool
	At     bool // a milestone where it stands, not one it passed
	Now    bool // said as news
	Exact  bool // these layers and no other
	Layers []string
	N      int // of layers that one offer covers, 0: more than one; the number of a decision
	Date   Date
	Side   int // -1: before the date, 1: after it; 0: on it
}

// Date is as much of a date as is said; what is not said is 0. Season is 1 for
// winter to 4 for autumn.
type Date struct{ Year, Month, Day, Season int }

// ThisYear is the year of the edition, whichever it is, and LastYear the one before.
const (
	ThisYear = -1
	LastYear = -2
)

// Known tells whether anything is said.
func (d Date) Known() bool { return d != Date{} }

// Count is a quantity of those that have the traits.
type Count struct {
	Of    string // offer, provider, applicant, decision, milestone, layer, movement, …
	Filed bool   // of applicants: what they filed, and not who did
	N, To int    // To: the end of a range, else N
	Bound Bound
	Whole int // of how many they are a part, where that is said; 0: of all
	Of100 int // a share of the whole in hundredths, which Of and Half name; 0: a number
	Half  []Trait
	Rank  bool   // an ordinal: there are so many at least
	Rest  bool   // the others: of all that have Half, those without the traits
	Than  string // grew or shrank: by N since the edition before; went: from N to To; times: N times as many as Versus
	Each  *Count // of those that have so many offers each
	May   *Count // or of those that have so many offers each, where together they have not
	By    *Count // or, of offers, how many so many providers have each
}

// Order is how those named stand to others, by one of some measures.
type Order struct {
	By    []string // offers, milestone, ends, starts, layers: it may be meant by any of them
	Sign  int      // 1: more, later, further on; -1: less; 0: as much; 2: not as much
	Than  []string // keys of the others; none: all that the register has
	Diff  int      // by so much; 0: it is not said
	Rank  int      // among all, by offers: 1 has the most
	Among bool     // those named stand so to each other
}

// Bound is how a text holds a number to what it counts.
type Bound int

// The bounds.
const (
	Equal Bound = iota
	AtLeast
	AtMost
	MoreThan
	LessThan
	About
	Dozen // a round number, as a score: a little less, or somewhat more
)

// Fits tells whether a number can be what a bound says of n.
func (b Bound) Fits(n, got int) bool {
	switch b {
	case AtLeast:
		return got >= n
	case MoreThan:
		return got > n
	case AtMost:
		return got <= n
	case LessThan:
		return got < n
	case About:
		return 5*max(got-n, n-got) <= max(got, 7)
	case Dozen:
		return 10*got >= 9*n && 10*got <= 12*n
	}
	return got == n
}

// Name is a name that a text may use, and the key of what bears it.
type Name struct{ Name, Key string }

// Numbers is the numbers that a claim says: what it counts, and the parts of its dates.
func (a Claim) Numbers() map[int]bool {
	out := map[int]bool{}
	for _, ts := range append([][]Trait{a.Traits, a.Core, a.Versus}, a.Readings...) {
		for _, t := range ts {
			out[t.N] = true
			t.Date.numbers(out)
		}
	}
	a.At.numbers(out)
	if a.Order != nil {
		out[a.Order.Diff], out[a.Order.Rank] = true, true
	}
	a.Count.numbers(out)
	return out
}

func (d Date) numbers(out map[int]bool) { out[d.Year], out[d.Month], out[d.Day] = true, true, true }

func (n *Count) numbers(out map[int]bool) {
	if n == nil {
		return
	}
	out[n.N], out[n.To], out[n.Whole] = true, true, true
	for _, more := range []*Count{n.Each, n.May, n.By} {
		more.numbers(out)
	}
}
