package layout

import (
	"crypto/sha256"
	"encoding/hex"
	"sort"
	"sync"
	"time"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// Output is one file of a build.
type Output struct {
	Path    string  `json:"path"`
	Lang    string  `json:"language"`
	Profile string  `json:"profile"`
	Pages   int     `json:"pages"`
	Bytes   int     `json:"bytes"`
	SHA256  string  `json:"sha256,omitempty"`
	Built   bool    `json:"built"`
	Checks  []Check `json:"checks"`

	Conformance *Conformance `json:"conformance,omitempty"`
	Tickets     []Ticket     `json:"tickets,omitempty"`

	Data   []byte            `json:"-"`
	Report *preflight.Report `json:"-"`
	Issues diag.List         `json:"-"`
}

// Check is one thing that was looked at in a file: "pass", "fail" or
// "skipped". Rules counts the rules it stands for.
type Check struct {
	Name   string `json:"name"`
	Result string `json:"result"`
	Rules  int    `json:"rules,omitempty"`
	Note   Words  `json:"note,omitempty"` // why it was skipped or failed
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
	Quality []Quality
	Issues  diag.List
	Steps   []Step
	Stopped bool // a finding stops at least one of the files
}

// join adds what one language made and found.
func (r *Result) join(part *Result) {
	r.Issues.Add(part.Issues...)
	r.Outputs = append(r.Outputs, part.Outputs...)
	r.Pages = append(r.Pages, part.Pages...)
	r.Quality = append(r.Quality, part.Quality...)
}

// none lists the files of a language that is not laid out.
func (r *Result) none(ed *data.Edition, lang string, profiles []profile.Profile) {
	for _, prof := range profiles {
		r.Outputs = append(r.Outputs, Output{Path: name(ed.ID, lang, prof.Name), Lang: lang, Profile: prof.Name, Checks: []Check{}})
	}
}

// settle decides which files may stand, says how large they are, and puts all
// findings in order: those of the edition and its languages, which concern
// every profile, and those of single files.
func (r *Result) settle(o Order, t *timer) {
	common := r.Issues
	for i := range r.Outputs {
		out := &r.Outputs[i]
		if prof, ok := profileOf(o.Profiles, out.Profile); ok && (stopped(common, out.Lang, prof) || stopped(out.Issues, out.Lang, prof)) {
			out.Data, out.Tickets = nil, nil
		}
		out.Built = len(out.Data) > 0
		if !out.Built {
			r.Stopped = true
		}
		out.seal()
		r.Issues.Add(out.Issues...)
	}
	r.Issues = causes(r.Issues).Sorted()
	r.Steps = t.ended()
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

// stopped tells whether findings forbid a file: those of its own language and
// those of none.
func stopped(l diag.List, lang string, prof profile.Profile) bool {
	for _, is := range l {
		if (is.Lang == "" || is.Lang == lang) && Stops(prof, is) {
			return true
		}
	}
	return false
}

func profileOf(ps []profile.Profile, name string) (profile.Profile, bool) {
	for _, p := range ps {
		if p.Name == name {
			return p, true
		}
	}
	return profile.Profile{}, false
}

// timer measures stages, from several languages at once.
type timer struct {
	mu       sync.Mutex
	now      func() time.Time
	progress func(Step)
	steps    []Step
}

func (o Order) timer() *timer { return &timer{now: o.Now, progress: o.Progress} }

// time runs a stage and notes how long it took.
func (t *timer) time(stage, lang, prof string, run func()) {
	s := Step{Stage: stage, Lang: lang, Profile: prof}
	if t.now == nil {
		run()
	} else {
		start := t.now()
		run()
		s.Took = t.now().Sub(start)
		s.Millis = float64(s.Took.Microseconds()) / 1000
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.steps = append(t.steps, s)
	if t.progress != nil {
		t.progress(s)
	}
}

// ended is the stages by language, profile and their order of ending.
func (t *timer) ended() []Step {
	t.mu.Lock()
	defer t.mu.Unlock()
	out := append([]Step(nil), t.steps...)
	sort.SliceStable(out, func(a, b int) bool {
		if out[a].Lang != out[b].Lang {
			return out[a].Lang < out[b].Lang
		}
		return out[a].Profile < out[b].Profile
	})
	return out
}
