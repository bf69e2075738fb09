package findings

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/finish"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/web"
)

// The findings on waivers.
const (
	IdleWaiver    diag.Code = "IdleWaiver"
	ExpiredWaiver diag.Code = "ExpiredWaiver"
	WrongWaiver   diag.Code = "WrongWaiver"
)

func waiverEntries() []diag.Entry {
	return []diag.Entry{
		{Code: IdleWaiver, Severity: diag.Warning, Means: "A waiver is about a finding that there is not, or not any more.",
			Example: "waivers[0]: No finding UnderfullPage is at editorial.", Fix: "Delete the waiver, or correct its code or its place."},
		{Code: ExpiredWaiver, Severity: diag.Warning,
			Means:   "The edition is published after the last day of a waiver, so the finding is told again.",
			Example: "waivers[0]: It held until 2026-03-31, and the edition is published on 2026-04-13.",
			Fix:     "Mend what was found; or give the waiver another day, if the reason still holds."},
		{Code: WrongWaiver, Severity: diag.Warning,
			Means:   "A waiver names a code that there is not, or a finding that stops a file and cannot be let stand.",
			Example: "waivers[0]: MissingText stops a file.", Fix: "Correct the code, or mend what was found."},
	}
}

// Waived is a finding that an editor lets stand, and why.
type Waived struct {
	diag.Issue
	Reason string `json:"reason"`
	Until  string `json:"until"`
}

// Waive parts a list into what is told, and what an edition's waivers let
// stand. What stops a file is never let stand. A waiver that does not serve is a
// finding among those told.
// Whole tells of a finding's code whether all that could find it has looked: a
// waiver of what nobody looked for is not idle.
func Waive(l diag.List, e *data.Edition, profiles []profile.Profile, whole func(diag.Code) bool) (told diag.List, let []Waived) {
	served := make([]bool, len(e.Waivers))
	for _, is := range l {
		i := slices.IndexFunc(e.Waivers, func(w data.Waiver) bool { return w.Covers(is) })
		if i >= 0 {
			served[i] = true
		}
		if i < 0 || stopsAny(profiles, is) || after(e.Published, e.Waivers[i].Until) {
			told.Add(is)
			continue
		}
		let = append(let, Waived{is, e.Waivers[i].Reason, e.Waivers[i].Until.String()})
	}
	for i, w := range e.Waivers {
		told.Add(wanting(w, served[i] || !whole(w.Code), l, e.Published, profiles)...)
	}
	return told.Sorted(), let
}

func stopsAny(profiles []profile.Profile, is diag.Issue) bool {
	return slices.ContainsFunc(profiles, func(p profile.Profile) bool { return Stops(p, is) })
}

// InFiles tells whether only a file that was made can have a finding of a code.
func InFiles(c diag.Code) bool {
	return slices.ContainsFunc(slices.Concat(paint.Catalogue(), finish.Catalogue(), web.Catalogue(), preflight.Catalogue()),
		func(e diag.Entry) bool { return e.Code == c })
}

func after(day, last facts.Day) bool { return last.Before(day) }

// wanting is what is wrong with a waiver.
func wanting(w data.Waiver, served bool, l diag.List, published facts.Day, profiles []profile.Profile) diag.List {
	var codes []string
	for _, entry := range Catalogue() {
		codes = append(codes, string(entry.Code))
	}
	find := func(code diag.Code, hint, msg diag.Text, args ...any) diag.List {
		return diag.List{{Code: code, Severity: diag.Warning, Pos: w.Pos, Field: "waivers", Hint: hint, Msg: diag.Said(msg, args...)}}
	}
	switch {
	case !slices.Contains(codes, string(w.Code)):
		return find(WrongWaiver, likely(string(w.Code), codes), "There is no finding %s.", string(w.Code))
	case served && slices.ContainsFunc(l, func(is diag.Issue) bool { return w.Covers(is) && stopsAny(profiles, is) }):
		return find(WrongWaiver, "Mend what was found, and delete the waiver.", "%s stops a file: it cannot be let stand.", string(w.Code))
	case !served:
		return find(IdleWaiver, "Delete it, or correct its code or its place.", "No finding %s is at %s.", string(w.Code), w.Place)
	case after(published, w.Until):
		return find(ExpiredWaiver, "Mend what was found; or give the waiver another day, if the reason still holds.",
			"It held until %s, and the edition is published on %s.", w.Until.String(), published.String())
	}
	return nil
}

// likely is the codes that one may have been meant for, or where all of them stand.
func likely(code string, codes []string) diag.Text {
	if near := diag.Likely(code, codes); near != "" {
		return near
	}
	return "edition explain lists the codes that there are."
}
