package review

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/locales"
	"github.com/secnumcloud-observatory/press/locales/claims"
)

// Figures is what a text counts that has a name in assumes, and that it can mean
// nothing else by: the draft of a text says so beside it.
func Figures(loc *locales.Locale, text string) []facts.Figure {
	var out []facts.Figure
	for _, c := range loc.Claims(text, nil) {
		if f := figure(c); f != "" && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// figure is the name of what a claim counts, "" for none.
func figure(c claims.Claim) facts.Figure {
	n := c.Count
	if n == nil || !c.Sure || c.Was || n.Than != "" || n.Of100 > 0 || n.Each != nil || n.Rank {
		return ""
	}
	said := ""
	for _, t := range c.Traits {
		kind := t.Kind
		switch {
		case kind == "qualified" && said == "ends" || kind == "candidate" && (said == "milestone" || said == "none"):
			continue
		case t.Date.Known() || len(t.Layers) > 0:
			return ""
		case t.Denied && (kind == "ends" || kind == "milestone"):
			kind = "no " + kind
		case t.Denied || t.Kind[0] == 'j' && !t.At:
			return ""
		}
		more := said == "qualified" && t.Kind == "ends" || said == "candidate" && (t.Kind == "milestone" || t.At)
		if said != "" && said != kind && !more {
			return ""
		}
		said = kind
	}
	return map[string]facts.Figure{
		"movement ": facts.FigMovements, "movement obtains": facts.FigQualifications, "movement enters": facts.FigArrivals,
		"movement exits": facts.FigExits, "movement renews": facts.FigRenewals, "movement extends": facts.FigExtensions,
		"movement milestone": facts.FigProgress,
		"applicant enters":   facts.FigArrivals,
		"offer qualified":    facts.FigQualified, "offer candidate": facts.FigCandidates,
		"offer milestone": facts.FigMilestones, "offer no milestone": facts.FigNoMilestone,
		"milestone milestone": facts.FigMilestones,
		"offer j0":            facts.FigJ0, "offer j1": facts.FigJ1, "offer j2": facts.FigJ2,
		"offer ends": facts.FigEnds, "ends ends": facts.FigEnds, "offer no ends": facts.FigNoEnd,
		"provider qualified": facts.FigQualifiedProviders, "provider candidate": facts.FigCandidateProviders,
	}[n.Of+" "+said]
}
