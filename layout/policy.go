package layout

import (
	"sort"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/finish"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/locales"
)

// UnreadableFile is a finished file that another reader cannot read.
const UnreadableFile diag.Code = "UnreadableFile"

// Catalogue explains every finding of the press, by code.
func Catalogue() []diag.Entry {
	var all []diag.Entry
	for _, list := range [][]diag.Entry{
		data.Catalogue(), locales.Catalogue(), compose.Catalogue(), page.Catalogue(),
		paint.Catalogue(), finish.Catalogue(), preflight.Catalogue(),
		{{Code: UnreadableFile, Severity: diag.Error,
			Means:   "A finished file could not be read back by an independent reader, so it was not published.",
			Example: "the finished file cannot be read back: xref: no trailer",
			Fix:     "This is a fault of the press. Report it with the edition's folder."}},
	} {
		all = append(all, list...)
	}
	sort.SliceStable(all, func(a, b int) bool { return all[a].Code < all[b].Code })
	return all
}

// Profiles is every kind of file the press makes.
func Profiles() []profile.Profile {
	return []profile.Profile{profile.Screen(), profile.Print(profile.NoMarks)}
}

// Stops tells whether a finding stops a profile's file: what is an error does,
// and what the profile forbids besides. Quality never stops anything.
func Stops(p profile.Profile, is diag.Issue) bool {
	if is.Severity == diag.Error {
		return true
	}
	for _, c := range p.Forbids {
		if c == is.Code {
			return is.Severity != diag.Quality
		}
	}
	return false
}
