package text

import (
	"slices"
	"strings"
	"sync"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// Options are what a caller may ask beyond the style.
type Options struct {
	// Looseness asks for so many lines more (or fewer, when negative) than the
	// best setting has, as TeX's \looseness. When the spaces do not allow it the
	// best setting is returned: compare the number of lines.
	Looseness int
	// Folio is the folio of the page an anchor stands on, "" when not known yet.
	Folio func(anchor string) string
}

// Result is a set paragraph: either its lines or the piece that cannot fit.
type Result struct {
	// Lines are the lines from top to bottom, each one leading high and as wide
	// as the measure, its baseline at 0.70 of the leading. They are shared:
	// read them, never change them.
	Lines []draw.Box
	// Torn tells that a line of text whose words are not divided ends where no
	// reader would part two words.
	Torn bool
	// Wide is set when a piece without a break in it is wider than the measure.
	// There are no lines then: nothing is drawn too wide and nothing cut off.
	Wide *Wide
}

// Wide is a piece of text that cannot fit the measure.
type Wide struct {
	Word string      // the piece between two possible breaks
	From diag.Span   // where its passage was written
	Own  bool        // nobody wrote it: the press made it
	Need unit.Length // the measure that would hold it, indent included
	Room unit.Length // the measure it was offered
}

// Setter sets paragraphs. It remembers what it has set: a *Para is the key, so
// a paragraph must not change once it was given to a Setter. Goroutines may
// share one.
type Setter struct {
	fonts *fonts.Set
	langs *locales.Catalog
	set   sync.Map // setKey → Result
	casts recent   // what was set of late, to be set again at another width
	words sync.Map // wordKey → []int

	ragged sync.Map // *Para that is justified → its twin for narrow measures
	yields bool     // its own words break where nothing else fits
	steps  []Style  // and names become smaller by these, from the largest down
}

type castKey struct {
	para   *Para
	folios string // texts of its page references, which change between passes
}

type wordKey struct{ lang, word string }

type setKey struct {
	castKey
	width     unit.Length
	looseness int
}

// NewSetter is a setter for these faces and languages. Without a catalog no
// rules are applied and no word is divided.
func NewSetter(f *fonts.Set, c *locales.Catalog) *Setter { return &Setter{fonts: f, langs: c} }

// Set breaks a paragraph into lines of a width. It is pure: the same
// paragraph, width and options give the same lines.
func (s *Setter) Set(p *Para, width unit.Length, o Options) Result {
	p = s.suited(p, width)
	key := setKey{castKey{p, folios(p, o.Folio)}, width, o.Looseness}
	if r, ok := s.set.Load(key); ok {
		return r.(Result)
	}
	r := s.galley(key.castKey, o.Folio).set(width, o.Looseness)
	if r.Wide != nil && s.yields {
		r = s.yielding(p, width, o, r)
	}
	s.set.Store(key, r)
	return r
}

// Yielding is a setter that sets a paragraph once more, where a piece is too wide
// for the measure, with the press's own words bound no more: a line may end within a
// date, and a word be divided wherever its language allows it, rather than that words
// which nobody wrote stop a build. So do names, which are facts: their size gives way by
// the steps, the largest first, as far as it must; a word that the least has no room
// for is divided, last of all where no language does it (draw.Text.Forced). A style of so
// many lines at most stays as it is: a wider one, or none, is tried in its place. What
// somebody else wrote stays bound, and is told at its place.
func (s *Setter) Yielding(steps ...Style) *Setter {
	return &Setter{fonts: s.fonts, langs: s.langs, yields: true, steps: steps}
}

func (s *Setter) yielding(p *Para, width unit.Length, o Options, r Result) Result {
	if r = s.unbound(p, width, o, r); r.Wide == nil || p.Most > 0 || !slices.ContainsFunc(p.Runs, Run.name) {
		return r
	}
	q := *p
	for _, step := range s.steps {
		if step.Size >= q.Size {
			continue
		}
		q.Size, q.Leading = step.Size, step.Leading
		if again := s.compose(&q, o.Folio).set(width, o.Looseness); again.Wide == nil {
			return again
		}
	}
	for _, lang := range []string{p.Lang, ""} {
		q.Runs = slices.Clone(p.Runs)
		for i, run := range q.Runs {
			if run.name() {
				q.Runs[i].Text = s.divisible(lang, run.Text)
			}
		}
		if again := s.compose(&q, o.Folio).set(width, o.Looseness); again.Wide == nil {
			if lang == "" {
				force(again.Lines)
			}
			return again
		}
	}
	return r
}

// divisible is words that may be divided where their language does it, anywhere in
// none, and behind the marks that part identifiers.
func (s *Setter) divisible(lang, words string) string {
	each := strings.Split(words, " ")
	for i, w := range each {
		var pieces []string
		for len(w) > 0 {
			n := strings.IndexAny(w, "_-/.") + 1
			if n == 0 {
				n = len(w)
			}
			piece := w[:n]
			body := strings.TrimRight(piece, "_-/.")
			if lang == "" || len(s.hyphens(lang, body)) > 0 {
				piece = s.Divisible(lang, body) + piece[len(body):]
			}
			pieces, w = append(pieces, piece), w[n:]
		}
		each[i] = strings.Join(pieces, "\u200B")
	}
	return strings.Join(each, " ")
}

// force marks the hyphens of lines as those of no language.
func force(lines []draw.Box) {
	for i := range lines {
		for k, op := range lines[i].Ops {
			if t, ok := op.(draw.Text); ok && t.Actual == "\u00AD" {
				t.Forced = true
				lines[i].Ops[k] = t
			}
		}
	}
}

func (s *Setter) unbound(p *Para, width unit.Length, o Options, r Result) Result {
	if !p.From.IsZero() || !slices.ContainsFunc(p.Runs, Run.own) {
		return r
	}
	q := *p
	q.yields = true
	if again := s.compose(&q, o.Folio).set(width, o.Looseness); again.Wide == nil {
		return again
	}
	return r
}

// Once is Set for a paragraph that nobody asks for again, such as a label that was
// made to be drawn: it is not remembered.
func (s *Setter) Once(p *Para, width unit.Length) Result {
	return s.compose(s.suited(p, width), nil).set(width, 0)
}

// leastJustified is the measure, in em, below which no paragraph is justified:
// with some thirty-five characters a line there are too few spaces to take up
// what is left, and it stands in holes.
const leastJustified = 16

// suited is the paragraph as it is set at a width: ragged where the measure is
// too narrow to justify it.
func (s *Setter) suited(p *Para, width unit.Length) *Para {
	if p.Align != Justified || width >= leastJustified*p.Size {
		return p
	}
	if q, ok := s.ragged.Load(p); ok {
		return q.(*Para)
	}
	q := *p
	q.Align, q.Stretch, q.Protrude = Ragged, 0, false
	twin, _ := s.ragged.LoadOrStore(p, &q)
	return twin.(*Para)
}

// Width is the natural width of the paragraph on one line, of the longest line
// when it has forced breaks. Page references count as their own text.
func (s *Setter) Width(p *Para) unit.Length {
	return s.galley(castKey{p, folios(p, nil)}, nil).natural()
}

// Missing are the characters of the paragraph that cannot be drawn, each once:
// those its faces have no glyph for, and those above U+FFFF, which a PDF of
// code points cannot hold.
func (s *Setter) Missing(p *Para) []rune {
	return s.galley(castKey{p, folios(p, nil)}, nil).missing()
}

func (s *Setter) galley(key castKey, folio func(string) string) *galley {
	if g := s.casts.get(key); g != nil {
		return g
	}
	g := s.compose(key.para, folio)
	s.casts.put(key, g)
	return g
}

// recent is the galleys of late. They are several times the lines that are set of
// them, and hardly ever asked for again once their page is done.
type recent struct {
	mu          sync.Mutex
	late, older map[castKey]*galley
}

// mostLate is how many galleys are kept of late, and as many of before.
const mostLate = 1_000

func (r *recent) get(k castKey) *galley {
	r.mu.Lock()
	defer r.mu.Unlock()
	if g, ok := r.late[k]; ok {
		return g
	}
	g := r.older[k]
	if g != nil {
		r.keep(k, g)
	}
	return g
}

func (r *recent) put(k castKey, g *galley) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.keep(k, g)
}

func (r *recent) keep(k castKey, g *galley) {
	if r.late == nil || len(r.late) >= mostLate {
		r.late, r.older = map[castKey]*galley{}, r.late
	}
	r.late[k] = g
}

// folios are the texts of the paragraph's page references, for the key of the
// cache: the same paragraph is set again when a page number has changed.
func folios(p *Para, folio func(string) string) string {
	var b strings.Builder
	for i := range p.Runs {
		if a := p.Runs[i].PageOf; a != "" {
			b.WriteString(folioOf(&p.Runs[i], folio) + "\x00")
		}
	}
	return b.String()
}

// folioOf is what a page reference reads. Before pages are known it holds the
// room of two figures.
func folioOf(r *Run, folio func(string) string) string {
	if folio != nil {
		if f := folio(r.PageOf); f != "" {
			return f
		}
	}
	if r.Text != "" {
		return r.Text
	}
	return "00"
}
