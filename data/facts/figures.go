package facts

// Figure is something that a text may count, by the name editors write in
// assumes.
type Figure string

// The figures, each a count of one view.
const (
	FigMovements          Figure = "movements"
	FigQualifications     Figure = "qualifications" // among the movements, as those that follow
	FigArrivals           Figure = "arrivals"
	FigExits              Figure = "exits"
	FigRenewals           Figure = "renewals"
	FigExtensions         Figure = "extensions"
	FigProgress           Figure = "progress" // milestones reached since
	FigOffers             Figure = "offers"
	FigQualified          Figure = "qualified"
	FigCandidates         Figure = "candidates"
	FigBare               Figure = "bare" // candidacies without an offer
	FigProviders          Figure = "providers"
	FigQualifiedProviders Figure = "qualified-providers"
	FigCandidateProviders Figure = "candidate-providers" // of offers in progress
	FigMilestones         Figure = "milestones"          // offers in progress with a known one
	FigNoMilestone        Figure = "no-milestone"
	FigJ0                 Figure = "j0" // offers in progress whose last known milestone it is
	FigJ1                 Figure = "j1"
	FigJ2                 Figure = "j2"
	FigEnds               Figure = "ends" // qualified offers with a published end of validity
	FigNoEnd              Figure = "no-end"
)

// Figures is every figure, in the order in which they are listed for editors.
func Figures() []Figure {
	return []Figure{FigMovements, FigQualifications, FigArrivals, FigExits, FigRenewals, FigExtensions, FigProgress, FigOffers, FigQualified,
		FigCandidates, FigBare, FigProviders, FigQualifiedProviders, FigCandidateProviders, FigMilestones, FigNoMilestone, FigJ0, FigJ1, FigJ2,
		FigEnds, FigNoEnd}
}

// Figure is the value of a figure in the view, and false when there is no such
// figure.
func (v *View) Figure(f Figure) (int, bool) {
	c := v.Counts()
	moved := func(kinds ...EventKind) int {
		n := 0
		for _, m := range v.movements {
			for _, k := range kinds {
				if m.Kind == k {
					n++
				}
			}
		}
		return n
	}
	n, ok := map[Figure]int{
		FigMovements: c.Movements, FigQualifications: moved(Qualification), FigArrivals: moved(Arrival), FigExits: moved(Exit),
		FigRenewals: moved(Renewal), FigExtensions: moved(Extension), FigProgress: moved(Progress),
		FigOffers: c.Offers, FigQualified: c.Qualified, FigCandidates: c.Candidates, FigBare: c.Bare,
		FigProviders: len(v.Providers("")), FigQualifiedProviders: c.QualifiedProviders, FigCandidateProviders: c.CandidateProviders,
		FigMilestones: c.Known, FigNoMilestone: c.Milestones[Unpublished], FigJ0: c.Milestones[J0], FigJ1: c.Milestones[J1],
		FigJ2:   c.Milestones[J2],
		FigEnds: c.Qualified - len(v.Endless()), FigNoEnd: len(v.Endless()),
	}[f]
	return n, ok
}

// Since tells whether a figure counts what happened since the edition before,
// and not what stands on the cut-off day.
func (f Figure) Since() bool {
	switch f {
	case FigMovements, FigQualifications, FigArrivals, FigExits, FigRenewals, FigExtensions, FigProgress:
		return true
	}
	return false
}
