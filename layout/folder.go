package layout

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/review"
)

// Other is a file of the folder that no build vouches for: somebody put it
// there, or changed it after it was made.
type Other struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Of is the report of a whole folder: this build's, and what an earlier report
// says of the files that stay. Stays are those files by name, with their sums:
// some are larger than memory. A file counts as reported only when its bytes are
// those the report speaks of; all others are listed as such.
func (r Report) Of(was Report, stays map[string]Other) Report {
	k := keeper{stays: stays, known: map[string]bool{}, langs: map[string]bool{}}
	var kept []Output
	if was.Edition == r.Edition {
		kept = k.outputs(was.Outputs)
	}
	r.Outputs = append(slices.Clone(r.Outputs), kept...)
	slices.SortFunc(r.Outputs, func(a, b Output) int { return cmp.Compare(a.Path, b.Path) })
	r.Sections = k.sections(r.Sections, was.Sections)
	r.Tags = maps.Clone(r.Tags)
	for lang := range k.langs {
		r.Tags[lang] = was.Tags[lang]
	}
	r.Findings = findings.Gathered(findings.Folded(append(slices.Clone(r.Findings), k.findings(was)...),
		slices.Collect(maps.Values(r.Tags))...))
	r.Waived = append(slices.Clone(r.Waived), k.waived(was)...)
	r.Quality = k.quality(r.Quality, was.Quality)
	r.Others = k.others()
	return r
}

// Unvouched is the files of a folder that bear the name of one of the edition's
// and are none that this report speaks of: changed or replaced since they were
// made, or made by nobody who told.
func (r Report) Unvouched() []string {
	var out []string
	for _, o := range r.Others {
		if strings.HasPrefix(o.Path, stem(r.Edition)) {
			out = append(out, o.Path)
		}
	}
	return out
}

// keeper sorts out what of an earlier report still is so.
type keeper struct {
	stays map[string]Other
	known map[string]bool // files that a report vouches for
	langs map[string]bool // languages with a file that stays
}

// vouched tells whether a file stays as it was reported.
func (k *keeper) vouched(path, sum string) bool {
	if o, ok := k.stays[path]; !ok || o.SHA256 != sum {
		return false
	}
	k.known[path] = true
	return true
}

// Hash is the SHA-256 of a file as reports write it.
func Hash(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

func (k *keeper) outputs(was []Output) []Output {
	var out []Output
	for _, o := range was {
		if !k.vouched(o.Path, o.SHA256) {
			continue
		}
		o.Tickets = slices.DeleteFunc(slices.Clone(o.Tickets), func(t Ticket) bool { return !k.vouched(t.Path, t.SHA256) })
		k.langs[o.Lang] = true
		out = append(out, o)
	}
	return out
}

// findings are those of the languages that have a file that stays. What is so
// of the whole edition this build has found itself.
func (k *keeper) findings(was Report) diag.List {
	tags := map[string]bool{}
	for lang := range k.langs {
		tags[was.Tags[lang]] = true
	}
	return slices.DeleteFunc(slices.Clone(was.Findings), func(is diag.Issue) bool { return is.Lang == "" || !tags[is.Lang] })
}

// waived is findings, of what waivers let stand.
func (k *keeper) waived(was Report) []findings.Waived {
	tags := map[string]bool{}
	for lang := range k.langs {
		tags[was.Tags[lang]] = true
	}
	return slices.DeleteFunc(slices.Clone(was.Waived), func(w findings.Waived) bool { return w.Lang == "" || !tags[w.Lang] })
}

func (k *keeper) sections(now, was []review.Placement) []review.Placement {
	out := make([]review.Placement, 0, len(now))
	at := map[string]int{}
	for _, p := range now {
		pages := map[string]int{}
		for lang, n := range p.Pages {
			pages[lang] = n
		}
		at[p.Section] = len(out)
		out = append(out, review.Placement{Section: p.Section, Pages: pages})
	}
	for _, p := range was {
		for lang, n := range p.Pages {
			i, there := at[p.Section]
			if !k.langs[lang] {
				continue
			}
			if !there {
				i = len(out)
				at[p.Section] = i
				out = append(out, review.Placement{Section: p.Section, Pages: map[string]int{}})
			}
			if _, again := out[i].Pages[lang]; !again {
				out[i].Pages[lang] = n
			}
		}
	}
	return out
}

func (k *keeper) quality(now, was []review.Quality) []review.Quality {
	out := slices.Clone(now)
	for _, q := range was {
		if k.langs[q.Lang] && !slices.ContainsFunc(now, func(n review.Quality) bool { return n.Lang == q.Lang }) {
			out = append(out, q)
		}
	}
	slices.SortStableFunc(out, func(a, b review.Quality) int { return cmp.Compare(a.Lang, b.Lang) })
	return out
}

func (k *keeper) others() []Other {
	var out []Other
	for name, o := range k.stays {
		if !k.known[name] {
			out = append(out, o)
		}
	}
	slices.SortFunc(out, func(a, b Other) int { return cmp.Compare(a.Path, b.Path) })
	return out
}
