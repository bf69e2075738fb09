package findings

import "slices"

// guesses is what may follow from causes each of which stands for one thing among
// several: a field under a name unlike any is one of those that are missed, and
// where two are missed the other is missing.
type guesses struct {
	things []string
	causes map[string][]int // of which each may be the thing
	found  map[string][]int // by which the thing is missed
}

// add notes that a cause may be the thing that a finding misses.
func (g *guesses) add(cause int, thing string, is int) {
	if g.causes == nil {
		g.causes, g.found = map[string][]int{}, map[string][]int{}
	}
	if g.found[thing] == nil {
		g.things = append(g.things, thing)
	}
	if !slices.Contains(g.causes[thing], cause) {
		g.causes[thing] = append(g.causes[thing], cause)
	}
	g.found[thing] = append(g.found[thing], is)
}

// settled is the findings that follow: those of things of which each has a cause of
// its own. Where there are fewer causes than things, nobody knows which of them are
// missing, and all are told.
func (g *guesses) settled() map[int]bool {
	is := map[int]string{} // things, by their cause
	out := map[int]bool{}
	for _, t := range g.things {
		if g.found[t] == nil || g.paired(t, is, map[int]bool{}) {
			continue
		}
		for _, near := range g.around(t) {
			g.found[near] = nil
		}
	}
	for _, t := range g.things {
		for _, i := range g.found[t] {
			out[i] = true
		}
	}
	return out
}

// paired finds a cause for a thing, giving those that have it another one where
// that can be (Kuhn's algorithm).
func (g *guesses) paired(thing string, is map[int]string, asked map[int]bool) bool {
	for _, c := range g.causes[thing] {
		if asked[c] {
			continue
		}
		asked[c] = true
		if other, taken := is[c]; !taken || g.paired(other, is, asked) {
			is[c] = thing
			return true
		}
	}
	return false
}

// around is a thing and all that hang together with it by causes that may be either.
func (g *guesses) around(thing string) []string {
	out := []string{thing}
	for n := 0; n < len(out); n++ {
		for _, t := range g.things {
			if !slices.Contains(out, t) && slices.ContainsFunc(g.causes[t], func(c int) bool { return slices.Contains(g.causes[out[n]], c) }) {
				out = append(out, t)
			}
		}
	}
	return out
}
