package preflight

import (
	"fmt"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Kind is what a file is judged as; kinds add up.
type Kind uint8

// Auto reads the kind from what the file claims. Print is a file for a print
// shop (PDF/X), Tagged one for a screen reader (PDF/UA), Archive one that
// claims PDF/A. A file that claims nothing is Plain: only the rules that hold
// for any file apply.
const (
	Auto  Kind = 0
	Plain Kind = 1 << (iota - 1)
	Print
	Tagged
	Archive

	levelU // an archive that also promises Unicode (ISO 19005-2, 5.3)
	levelA // an archive that also promises structure (5.2)
)

// String lists the kinds in words, joined by a plus sign.
func (k Kind) String() string {
	out := ""
	for _, n := range []struct {
		k Kind
		s string
	}{{Plain, "plain"}, {Print, "print"}, {Tagged, "tagged"}, {Archive, "archive"}} {
		if k&n.k == 0 {
			continue
		}
		if out != "" {
			out += "+"
		}
		out += n.s
	}
	if out == "" {
		return "auto"
	}
	return out
}

// MarshalText writes the kind in words.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Status is a rule's answer.
type Status uint8

// A rule that could not be judged is NotChecked and says why; it never counts
// as passed.
const (
	NotChecked Status = iota
	Pass
	Fail
)

// String is the answer in words.
func (s Status) String() string { return [...]string{"not checked", "pass", "fail"}[s] }

// MarshalText writes the status in words.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Options are the limits a file is held to. The zero value asks for what the
// print shops of the French market ask for: 3 mm of bleed, 5 mm kept free
// inside the trim, the ink of a profile for print, pages in fours.
type Options struct {
	As       Kind        // what to judge the file as; Auto: by its claims
	Trim     unit.Size   // expected page size; zero: any, but equal on all pages
	Bleed    unit.Length // 0: 3 mm; negative: none expected
	Safe     unit.Length // 0: 5 mm; negative: not checked
	Drawn    unit.Length // the same of drawings on a ground that covers the page; 0: 3.5 mm, or Safe where that is less
	Ink      int         // most total ink of anything painted, in percent; 0: profile.MostInk
	Multiple int         // page count is a multiple of this; 0: 4; 1: any
	Strict   bool        // warnings fail the file as errors do

	// Standards leaves the house out: what only the house demands stands as not
	// checked, what a trade's specification demands that the file does not claim
	// warns, and a claim the judge does not know is said to be unknown. Bleed and
	// Multiple are judged where they are given.
	Standards bool

	// Locate names the data behind a place, given in lengths from the trim's
	// top left; nil: unknown.
	Locate func(page int, x, y unit.Length) (diag.Pos, string)
	// Inks names what the words at such a place were composed in; nil: unknown.
	Inks func(page int, x, y unit.Length) string
	// Swatches names what marks of any kind were composed in that stand in an area,
	// given from the trim's top left; nil: unknown.
	Swatches func(page int, area unit.Rect) string

	// Source is the edition's words in their order, one entry per block, to
	// compare the reading order with; nil: only suspicious jumps are reported.
	Source []string
	// Runs are the words as they were placed, one entry for each run that is
	// drawn, to look for among those the file shows; nil: unknown.
	Runs []Run
	// Alternatives are what elements say of themselves in the place of what they
	// hold; known where the runs are.
	Alternatives []string
	// Links are the areas that lead somewhere, as they were composed; nil: unknown.
	Links []Link
	// Passages are the foreign passages the edition holds.
	Passages []Passage
	// Names are proper names, which are of no language.
	Names []string

	// Lexicon is what the judge says things with; without one it speaks the
	// languages it brings along.
	Lexicon Lexicon

	asked map[diag.Code]bool // rules whose limit is given
}

// Run is words that were placed on a page, to be drawn at once.
type Run struct {
	Page int       // physical page from 1
	Text string    // as a reader takes it
	At   unit.Rect // from the trim's top left: as high as its em, down to its baseline, as wide as its advance; zero: unknown

	Says   string // what readers hear in its place; "": its own words
	Hushed bool   // readers had its words with a run before it
}

// Link is an area of a page that leads somewhere.
type Link struct {
	Page int       // physical page from 1
	At   unit.Rect // from the trim's top left
	Says string    // what readers hear of it
}

// Passage is a run of words in a language of its own.
type Passage struct {
	Text string
	Lang string // BCP 47
}

func (o Options) filled() Options {
	o.asked = map[diag.Code]bool{"BleedWidth": o.Bleed != 0, "BleedShort": o.Bleed != 0, "BleedWhite": o.Bleed != 0,
		"BleedAbsent":  o.Bleed != 0,
		"BindingPages": o.Multiple != 0,
		"TrimUnequal":  o.Trim != unit.Size{}, "InkTotal": o.Ink != 0, "SafeMargin": o.Safe != 0}
	if o.Bleed == 0 {
		o.Bleed = 3 * unit.MM
	}
	if o.Safe == 0 {
		o.Safe = 5 * unit.MM
	}
	o.Bleed, o.Safe = max(o.Bleed, 0), max(o.Safe, 0)
	if o.Drawn == 0 {
		o.Drawn = min(35*unit.MM/10, o.Safe)
	}
	if o.Ink == 0 {
		o.Ink = profile.MostInk
	}
	if o.Multiple == 0 {
		o.Multiple = 4
	}
	if o.Lexicon.langs == nil {
		o.Lexicon = NewLexicon()
	}
	return o
}

// Rule is one thing that can be said about a file. Its title (what is so when it
// holds), an example of a fault and the remedy stand in the files of words, under
// its code.
type Rule struct {
	Code     diag.Code
	Source   string // clause, Ghent Workgroup rule, checkpoint, or "house"
	For      Kind   // the kinds its sources hold to it
	Kept     Kind   // those that the house alone holds to it
	Severity diag.Severity
	check    func(*judge)
}

// Aloud tells whether a rule is about how a file is read aloud, and not about any
// file.
func (rule Rule) Aloud() bool {
	kinds := rule.For | rule.Kept
	return kinds&Tagged != 0 && kinds&(Plain|Print) == 0
}

// Basis is who demands that a rule holds.
type Basis uint8

// A Standard is claimed by the file, or holds for any. Guidance is a published
// specification that the file does not claim: the Ghent Workgroup's, WCAG. What
// nobody published is of the House.
const (
	Standard Basis = iota
	Guidance
	House
)

// String is the basis in a word.
func (b Basis) String() string { return [...]string{"standard", "guidance", "house"}[b] }

// MarshalText writes the basis in a word.
func (b Basis) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// Basis is who demands the rule of a file of a kind: the firmest of its sources.
func (rule Rule) Basis(kind Kind) Basis {
	if rule.For&kind == 0 {
		return House
	}
	best := House
	for part := range strings.SplitSeq(rule.Source, ";") {
		part = strings.TrimSpace(part)
		switch {
		case strings.HasPrefix(part, "house"), strings.HasSuffix(part, "own"), strings.HasSuffix(part, "(own)"):
		case strings.HasPrefix(part, "GWG"), strings.HasPrefix(part, "WCAG"):
			best = min(best, Guidance)
		default:
			best = Standard
		}
	}
	return best
}

func (rule Rule) title() Fact   { return Fact{Key: string(rule.Code) + ".title"} }
func (rule Rule) example() Fact { return Fact{Key: string(rule.Code) + ".example"} }
func (rule Rule) fix() Fact     { return Fact{Key: string(rule.Code) + ".fix"} }

// Rules is every rule, in the order of the report.
func Rules() []Rule {
	var out []Rule
	for _, part := range [][]Rule{fileRules(), fontRules(), metadataRules(), printRules(), colourRules(), markRules(),
		archiveRules(), documentRules(), meaningRules()} {
		out = append(out, part...)
	}
	return out
}

// Catalogue explains each rule's code.
func Catalogue() []diag.Entry {
	var out []diag.Entry
	x := NewLexicon()
	for _, r := range Rules() {
		out = append(out, diag.Entry{
			Code: r.Code, Severity: r.Severity, Stops: r.stops(),
			Means: x.everywhere(func(lang string) Fact {
				return say("report.means", "title", x.In(lang, r.title()), "source", r.Source)
			}),
			Example: x.everywhere(func(string) Fact { return r.example() }), Fix: x.everywhere(func(string) Fact { return r.fix() }),
		})
	}
	return out
}

// stops is the files that a rule stops: those it applies to, unless it only
// warns.
func (rule Rule) stops() diag.Files {
	switch kinds := (rule.For | rule.Kept) & (Plain | Print | Tagged | Archive); {
	case rule.Severity == diag.Error && kinds == Print:
		return diag.PrintedFiles
	case rule.Severity == diag.Error && kinds == Tagged:
		return diag.TaggedFiles
	}
	return 0
}

// everywhere is a fact in every language of the lexicon.
func (x Lexicon) everywhere(fact func(lang string) Fact) diag.Text {
	in := map[string]string{}
	for _, lang := range x.Languages() {
		in[lang] = x.In(lang, fact(lang))
	}
	return diag.Settled(in)
}

// Fault is one place where a rule fails.
type Fault struct {
	Page   int       `json:"page,omitempty"` // physical page from 1; 0: the file
	Area   *Area     `json:"area,omitempty"`
	Text   string    `json:"text,omitempty"` // the words concerned, shortened
	Fact   Fact      `json:"fact"`
	Remark Words     `json:"remark"` // the fact in words
	Got    string    `json:"got,omitempty"`
	Limit  string    `json:"limit,omitempty"`
	Times  int       `json:"times"` // how often on this page, with the same figures
	Pos    *diag.Pos `json:"pos,omitempty"`
	Field  string    `json:"field,omitempty"`

	fix  Words  // what to do about it, where that is not the same for every fault of its rule
	inks string // of pale words, or of what has too much ink, as they were composed
}

// Area is a place on a page in millimetres from the trim's top left, x to the
// right and y downwards, to a hundredth.
type Area struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
	W float64 `json:"w"`
	H float64 `json:"h"`
}

func (a *Area) rect() unit.Rect {
	return unit.Box(unit.Millimetres(a.X), unit.Millimetres(a.Y), unit.Millimetres(a.W), unit.Millimetres(a.H))
}

// Result is a rule's answer about one file.
type Result struct {
	Code     diag.Code     `json:"code"`
	Source   string        `json:"source"`
	Basis    Basis         `json:"basis"` // who demands it of this file
	Severity diag.Severity `json:"severity"`
	Title    Words         `json:"title"`
	Status   Status        `json:"status"`
	Why      Words         `json:"why,omitempty"`    // why it was not checked
	Figure   string        `json:"figure,omitempty"` // what was measured, when it passed
	Faults   []Fault       `json:"faults,omitempty"`
	More     int           `json:"more,omitempty"` // faults beyond those listed
	Fix      Words         `json:"-"`
}

// mostFaults bounds what one rule lists: a fault on every line of every page
// is one fault to the reader.
const mostFaults = 20

// judge is a rule at work on a file.
type judge struct {
	*pdf.File
	o    Options
	r    *Result
	kind Kind

	words *match // of the file's words with those that were placed, which several rules ask for
}

// fail records a fault. Equal figures on one page are counted, not repeated.
func (j *judge) fail(page int, at pdf.Rect, got, limit string, what Fact) {
	j.failText(page, at, "", got, limit, what)
}

// owes tells whether a demand of the standards of some kinds is to be looked at:
// in a file of one of them, and by the house in any.
func (j *judge) owes(kinds Kind) bool { return j.kind&kinds != 0 || j.house() }

// house tells whether the house's demands are looked at.
func (j *judge) house() bool { return !j.o.Standards }

// failText is fail with the words that it is about.
func (j *judge) failText(page int, at pdf.Rect, text, got, limit string, what Fact) {
	j.failMended(page, at, text, got, limit, what, Fact{})
}

// failMended is failText with a remedy of its own; of the zero fact it is the rule's.
func (j *judge) failMended(page int, at pdf.Rect, text, got, limit string, what, remedy Fact) {
	j.r.Status, j.r.Why = Fail, nil
	for i := range j.r.Faults {
		f := &j.r.Faults[i]
		if f.Page == page && f.Got == got && f.Limit == limit && f.Fact.same(what) {
			f.Times++
			return
		}
	}
	if len(j.r.Faults) == mostFaults {
		j.r.More++
		return
	}
	f := Fault{Page: page, Text: diag.Short(text, 60), Fact: what, Remark: j.o.Lexicon.Say(what), Got: got, Limit: limit, Times: 1}
	if remedy.Key != "" {
		f.fix = j.o.Lexicon.Say(remedy)
	}
	if !at.Empty() && page > 0 && page <= len(j.Pages) {
		j.place(&f, at)
	}
	j.r.Faults = append(j.r.Faults, f)
}

// place turns page coordinates into the trim's and asks whose words stand there.
func (j *judge) place(f *Fault, at pdf.Rect) {
	trim := j.Pages[f.Page-1].Trim
	x, y := unit.Points(at.X0-trim.X0), unit.Points(trim.Y1-at.Y1)
	f.Area = &Area{pdf.MM(at.X0 - trim.X0), pdf.MM(trim.Y1 - at.Y1), pdf.MM(at.X1 - at.X0), pdf.MM(at.Y1 - at.Y0)}
	if j.o.Locate == nil {
		return
	}
	x, y = x+unit.Points((at.X1-at.X0)/2), y+unit.Points((at.Y1-at.Y0)/2)
	switch j.r.Code {
	case "Contrast":
		if j.o.Inks != nil {
			f.inks = j.o.Inks(f.Page, x, y)
		}
	case "InkTotal", "InkSquare", "InkBlackText", "TextManyInks", "LineManyInks":
		if j.o.Swatches != nil {
			f.inks = j.o.Swatches(f.Page, f.Area.rect())
		}
	}
	pos, field := j.o.Locate(f.Page, x, y)
	if !pos.IsZero() {
		f.Pos = &pos
	}
	f.Field = field
}

// file records a fault of the file as a whole.
func (j *judge) file(got, limit string, what Fact) { j.fail(0, pdf.Rect{}, got, limit, what) }

// skip says that the rule was not checked, and why.
func (j *judge) skip(why Fact) {
	if j.r.Status != Fail {
		j.r.Status, j.r.Why = NotChecked, j.o.Lexicon.Say(why)
	}
}

// figure notes what was measured.
func (j *judge) figure(format string, values ...any) { j.r.Figure = fmt.Sprintf(format, values...) }

// stumble fails what the reader fell over: the sentence is the rule's own, under
// the sort of stumble.
func (j *judge) stumble(page int, s pdf.Stumble) {
	j.fail(page, pdf.Rect{}, "", "", Fact{Key: string(j.r.Code) + "." + string(s.Sort),
		Values: map[string]any{"name": s.Name, "n": s.N, "m": s.M}})
}
