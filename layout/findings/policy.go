package findings

import (
	"slices"
	"sort"
	"sync"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/sheet"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/finish"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/review"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/web"
	"github.com/secnumcloud-observatory/press/locales"
)

// The findings of the road itself.
const (
	UnreadableFile diag.Code = "UnreadableFile"
	PressFault     diag.Code = "PressFault"
)

// Catalogue explains every finding of the press, by code.
func Catalogue() []diag.Entry {
	all := slices.Concat(read.Catalogue(), facts.Catalogue(), data.Catalogue(), check.Catalogue(), sheet.Catalogue(),
		locales.Catalogue(), compose.Catalogue(),
		text.Catalogue(), page.Catalogue(),
		paint.Catalogue(), finish.Catalogue(), web.Catalogue(), preflight.Catalogue(), review.Catalogue(), entries())
	sort.SliceStable(all, func(a, b int) bool { return all[a].Code < all[b].Code })
	return all
}

func entries() []diag.Entry {
	return append(waiverEntries(), []diag.Entry{
		{Code: UnreadableFile, Severity: diag.Error,
			Means:   "A finished file could not be read back by an independent reader, so it was not published.",
			Example: "the finished file cannot be read back: xref: no trailer",
			Fix:     "This is a fault of the press. Report it with the edition's folder."},
		{Code: PressFault, Severity: diag.Error,
			Means:   "The press itself failed while it composed or laid out a language, most often on data that other findings name already.",
			Example: "the press stumbled over the edition in fr (index out of range)",
			Fix:     "Correct the other findings first. If this one stays, it is a fault of the press: report it with the edition's folder."},
	}...)
}

// makes tells whether a profile makes files of these kinds.
func makes(p profile.Profile, s diag.Files) bool {
	return s&diag.TaggedFiles != 0 && p.Tags || s&diag.PrintedFiles != 0 && p.Intent.Space == profile.CMYK || s == diag.EveryFile
}

// Stops tells whether a finding stops a profile's file. Errors stop the kinds
// of file that the catalogue says, and a code that it does not know stops all;
// warnings stop what the profile forbids besides. Quality stops nothing, and
// nothing stops a draft.
func Stops(p profile.Profile, is diag.Issue) bool {
	if p.Draft {
		return false
	}
	switch is.Severity {
	case diag.Quality:
		return false
	case diag.Error:
		if s, known := policy(is.Code); makes(p, s) || !known {
			return true
		}
	}
	return slices.Contains(p.Forbids, is.Code)
}

// policy says which kinds of file a finding stops when it is an error, and
// false for a code that no catalogue has.
func policy(c diag.Code) (diag.Files, bool) {
	s, known := decided()[c]
	return s, known
}

// decided is the policy, read once from the entries of all packages.
var decided = sync.OnceValue(func() map[diag.Code]diag.Files {
	out := map[diag.Code]diag.Files{}
	for _, e := range Catalogue() {
		if out[e.Code] = e.Stops; e.Stops == 0 && e.Severity == diag.Error {
			out[e.Code] = diag.EveryFile
		}
	}
	return out
})
