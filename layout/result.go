package layout

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/conformance"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/review"
)

// Output is one file of a build.
type Output struct {
	Path    string  `json:"path"`
	Folder  string  `json:"folder,omitempty"` // of a folder for browsers, whose page the path is; its other files are the tickets
	Lang    string  `json:"language"`
	Profile string  `json:"profile"`
	Pages   int     `json:"pages"`
	Bytes   int     `json:"bytes"`
	SHA256  string  `json:"sha256,omitempty"`
	Built   bool    `json:"built"`
	Checks  []Check `json:"checks"`

	Conformance *conformance.Statement `json:"conformance,omitempty"`
	Tickets     []Ticket               `json:"tickets,omitempty"`

	Data   []byte            `json:"-"`
	Report *preflight.Report `json:"-"`
}

// Check is one thing that was looked at in a file: "pass", "fail" or
// "skipped". Rules counts the rules it stands for.
type Check struct {
	Name   string            `json:"name"`
	Result string            `json:"result"`
	Rules  int               `json:"rules,omitempty"`
	Note   conformance.Words `json:"note,omitempty"` // why it was skipped or failed
}

// Laid is the pages of one language.
type Laid struct {
	Lang   string
	Doc    *page.Document
	Result *page.Result
}

// Result is what a build made and found.
type Result struct {
	Edition *data.Edition
	Outputs []Output
	Pages   []Laid
	Quality []review.Quality
	Issues  diag.List
	Waived  []findings.Waived // what the edition's waivers let stand
	Steps   []Step
	Tags    map[string]string // BCP 47 tags of the languages
	Faces   []Typeface        // the publisher's own
	Stopped bool              // a finding stops at least one of the files of the edition
	Draft   time.Time         // its day, when the files are those of a draft
}

// join adds what one language made and found.
func (r *Result) join(part *Result) {
	r.Outputs = append(r.Outputs, part.Outputs...)
	r.Pages = append(r.Pages, part.Pages...)
	r.Quality = append(r.Quality, part.Quality...)
}

// settle decides which files may stand, says how large they are, and puts what
// was found in order.
func (r *Result) settle(o Order, found *findings.Collector) {
	for i := range r.Outputs {
		out := &r.Outputs[i]
		if prof, ok := profileOf(o.Profiles, out.Profile); ok && out.stopped(found, prof) {
			out.Data, out.Tickets = nil, nil
		}
		out.Built = len(out.Data) > 0
		if !out.Built {
			r.Stopped = true
		}
		out.seal()
	}
	spoken := !slices.ContainsFunc(r.Edition.Langs(), func(lang string) bool { return !slices.Contains(o.Langs, lang) })
	r.Issues, r.Waived = findings.Waive(found.List(), r.Edition, Profiles(), func(c diag.Code) bool {
		return spoken && (every(o.Profiles) || !findings.InFiles(c))
	})
	for i := range r.Quality {
		r.Quality[i].Findings = found.In(r.Quality[i].Lang).Counts(diag.Quality)
	}
}

// every tells whether every kind of PDF is among some profiles.
func every(some []profile.Profile) bool {
	return !slices.ContainsFunc(Profiles(), func(p profile.Profile) bool {
		_, is := profileOf(some, p.Name)
		return !is
	})
}

// stopped tells whether something found stops a file: on its own pages, in any of its
// languages, or on its ticket's, without which no print shop is to have it.
func (out *Output) stopped(found *findings.Collector, prof profile.Profile) bool {
	return slices.ContainsFunc(strings.Split(out.Lang, joint), func(lang string) bool {
		in := found.In(lang)
		return in.Of(out.Path).Stops(prof) || in.Of(ticketPage(out.Path)).StopsAlone(ticketProfile())
	})
}

// seal notes the size and hash of a file and of its tickets.
func (out *Output) seal() {
	if !out.Built {
		return
	}
	sum := sha256.Sum256(out.Data)
	out.Bytes, out.SHA256 = len(out.Data), hex.EncodeToString(sum[:])
	for i := range out.Tickets {
		out.Tickets[i].seal()
	}
}

func profileOf(ps []profile.Profile, name string) (profile.Profile, bool) {
	for _, p := range ps {
		if p.Name == name {
			return p, true
		}
	}
	return profile.Profile{}, false
}

// counts is the number of pages of every language that was laid out.
func (r *Result) counts() map[string]int {
	out := map[string]int{}
	for _, l := range r.Pages {
		out[l.Lang] = len(l.Result.Pages)
	}
	return out
}

// laidBut is the pages of every language but one.
func (r *Result) laidBut(n int) []*page.Result {
	var out []*page.Result
	for i := range r.Pages {
		if i != n {
			out = append(out, r.Pages[i].Result)
		}
	}
	return out
}
