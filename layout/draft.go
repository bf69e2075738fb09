package layout

import (
	"cmp"
	"slices"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/conformance"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draft"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// drafts is a run of a draft for each language of an edition, composed and laid
// out; none, when no draft is ordered. Of those in which something could not be
// read it tells what is wrong with what stands on their pages, for of these nobody
// else has any.
func (p *Press) drafts(ed *data.Edition, o Order, c *clock, found *findings.Collector) []*run {
	if !o.drafts() {
		return nil
	}
	if ed.Unread("theme.yaml") {
		p = p.dressed()
	}
	runs := p.runs(ed, o, c, findings.New(p.Locales))
	day := facts.Day{Year: o.Draft.Year(), Month: int(o.Draft.Month()), Day: o.Draft.Day()}
	for _, r := range runs {
		r.draft = &compose.Draft{Day: day}
	}
	p.tried(runs)
	var again []*run
	for _, r := range runs {
		if r.laid == nil { // the press stumbled over its pages
			r.draft = &compose.Draft{Day: day, Plain: true}
			again = append(again, r)
		}
	}
	if len(again) > 0 {
		p.tried(again)
	}
	for _, r := range runs {
		if r.laid != nil && !ed.Readable(r.lang) && slices.Contains(o.Langs, r.lang) {
			found.In(r.lang).Add(standing(r.laid.Result().Issues)...)
		}
	}
	return runs
}

// standing is what is wrong with what stands on pages, and with nothing that they
// lack.
func standing(l diag.List) (out diag.List) {
	for _, is := range l {
		if is.Severity == diag.Error && is.Page > 0 && (hides(is.Code) || is.Code == page.MissingGlyph) {
			out.Add(is)
		}
	}
	return out
}

// drafted puts the files of a draft in the place of those of the edition: pages on
// which the place of each finding is marked, and a list of all of them. It comes
// after everything was told: what a draft shows is what is.
func (r *Result) drafted(runs []*run, o Order) error {
	if len(runs) == 0 {
		return nil
	}
	r.Outputs, r.Draft = []Output{}, o.Draft
	faults := numbered(r.Issues)
	for _, x := range runs {
		if !slices.Contains(o.Langs, x.lang) || x.laid == nil {
			continue
		}
		out, err := x.copy(faults)
		if err != nil {
			return err
		}
		if out.Built = len(out.Data) > 0; out.Built {
			out.seal()
			r.Outputs = append(r.Outputs, out)
		}
	}
	return nil
}

// numbered is the findings that ask for something, each with the number of the
// one that is told for it: of many alike one is.
func numbered(all diag.List) []draft.Fault {
	type kind struct {
		code diag.Code
		msg  diag.Text
		file string
	}
	n, of, told := 0, map[kind]int{}, map[diag.Issue]bool{}
	var out []draft.Fault
	for _, is := range findings.Limited(all) {
		if is.Severity == diag.Quality {
			continue
		}
		n++
		out = append(out, draft.Fault{Issue: is, N: n, Listed: true})
		of[kind{code: is.Code, msg: is.Msg}], of[kind{code: is.Code, file: is.Pos.File}] = n, n
		is.Elsewhere, is.More = "", 0
		told[is] = true
	}
	for _, is := range all {
		if is.Severity != diag.Quality && !told[is] {
			n := cmp.Or(of[kind{code: is.Code, msg: is.Msg}], of[kind{code: is.Code, file: is.Pos.File}])
			out = append(out, draft.Fault{Issue: is, N: n})
		}
	}
	return out
}

// copy is the file of a draft in the run's language.
func (r *run) copy(all []draft.Fault) (out Output, err error) {
	prof := r.press.sized([]profile.Profile{profile.Draft()})[0]
	out = Output{Path: name(r.ed.ID, r.lang, prof.Name), Lang: r.lang, Profile: prof.Name,
		Checks: []Check{{Name: "preflight", Result: "skipped", Note: r.everySaid("draft.unjudged")}}}
	loc, ok := r.press.Locales.Locale(r.lang)
	if !ok {
		return out, nil
	}
	own := r.own(all, loc)
	r.stage("draft", prof.Name, func() {
		defer func() {
			if v := recover(); v != nil {
				err = diag.Said("the press stumbled over the draft in %s (%v)", r.lang, v)
			}
		}()
		silent := *r
		silent.clock = &clock{}
		out.Data, out.Pages, err = silent.copied(own, loc, prof)
	})
	return out, err
}

// own is the faults that a reader of the language is told: those of it, and of none,
// each number once. Of a fault that is told in another language's file the first in
// this one is.
func (r *run) own(all []draft.Fault, loc *locales.Locale) []draft.Fault {
	var out []draft.Fault
	listed := map[int]bool{}
	for _, f := range all {
		if f.Lang == loc.Tag || f.Lang == "" && !r.foreign(f.Pos.File) {
			out = append(out, f)
			listed[f.N] = listed[f.N] || f.Listed
		}
	}
	for i := range out {
		if f := &out[i]; !listed[f.N] {
			f.Listed, listed[f.N] = true, true
		}
	}
	slices.SortStableFunc(out, func(a, b draft.Fault) int { return a.N - b.N })
	return out
}

// everySaid is a message in every language of the press.
func (r *run) everySaid(key string) conformance.Words {
	out := conformance.Words{}
	for _, lang := range r.press.Locales.Languages() {
		if l, ok := r.press.Locales.Locale(lang); ok {
			out[lang] = l.T(key)
		}
	}
	return out
}

// copied is the pages with what is wrong with them marked and listed, as a file,
// and how many they are.
func (r *run) copied(faults []draft.Fault, loc *locales.Locale, prof profile.Profile) ([]byte, int, error) {
	laid := r.laid.Result()
	told := r.tell(faults, laid)
	pages := slices.Clone(laid.Pages)
	if len(told.faults) > 0 {
		doc, _ := compose.DraftList(r.input(), told.faults, told.lost)
		pages = append(r.marked(pages, told, loc), page.Layout(r.env(), doc).Pages...)
	}
	pages = r.drawable(pages, prof)
	painted, err := paint.PDF(pages, r.slug(), prof, compose.Palette(r.press.Store.Theme, profile.Coated), r.press.Faces)
	if err != nil {
		return nil, 0, err
	}
	file, err := r.finished(painted, r.doc, &page.Result{Pages: pages}, prof)
	return file, len(pages), err
}

// marked is the pages with the marks of faults.
func (r *run) marked(pages []draw.Page, told telling, loc *locales.Locale) []draw.Page {
	tag, ok := compose.Tags(r.input())
	if !ok {
		return pages
	}
	env, room := r.env(), block.Space{H: unit.Max, Fresh: true, Loose: true}
	var marks []draft.Mark
	for _, f := range told.faults {
		for _, at := range told.places[f.N] {
			body, link := tag(f, dark(pages[at.Page-1]))
			box := body.Place(env, room).Box
			spoken(&box, compose.Spoken(loc, f))
			box.Ops = append(box.Ops, draw.Anchor{Name: compose.PlaceAnchor(f.N, at.Page)})
			marks = append(marks, draft.Mark{Place: at, Tag: draft.Tag{Box: box, Elem: link}})
		}
	}
	return draft.Marked(pages, marks, func(p draw.Page) draw.Ink {
		if dark(p) {
			return draw.Craie
		}
		return draw.Nuit
	})
}

// dark tells whether a page stands on a ground of covers.
func dark(p draw.Page) bool {
	return p.Ground != "" && p.Ground != draw.Sable && p.Ground != draw.Papier
}

// spoken gives the number on a tag the words that are read in its place.
func spoken(b *draw.Box, says string) {
	ops := slices.Clone(b.Ops)
	for i, op := range ops {
		if t, ok := op.(draw.Text); ok {
			t.Actual = says
			ops[i] = t
		}
	}
	b.Ops, b.Kids = ops, slices.Clone(b.Kids)
	for i := range b.Kids {
		spoken(&b.Kids[i].Box, says)
	}
}

// drawable is the pages without what the painter would refuse, which was told.
func (r *run) drawable(pages []draw.Page, prof profile.Profile) []draw.Page {
	palette := compose.Palette(r.press.Store.Theme, profile.Coated)
	type place struct {
		page int
		at   diag.Pos
	}
	refused := map[place]bool{}
	for _, is := range paint.Check(pages, prof, palette, r.press.Faces) {
		if is.Code == paint.UnreadablePicture {
			refused[place{is.Page, is.Pos}] = true
		}
	}
	has := func(f draw.Font, does func(*fonts.Face) bool) bool {
		face, ok := r.press.Faces.Face(string(f))
		return ok && does(face)
	}
	return draft.Drawable(pages, draft.Means{
		Face:    func(f draw.Font) bool { return has(f, func(*fonts.Face) bool { return true }) },
		Draws:   func(f draw.Font, c rune) bool { return has(f, func(x *fonts.Face) bool { return x.Has(c) }) },
		Code:    func(f draw.Font, c rune) bool { return has(f, func(x *fonts.Face) bool { return x.Draws(c) }) },
		Ink:     func(i draw.Ink) bool { _, ok := palette[i]; return ok },
		Refused: func(n int, at diag.Pos) bool { return refused[place{n, at}] },
		Plain:   "sans",
	})
}

// dressed is the press with the design that is inside the program, for an edition
// whose own could not be read.
func (p *Press) dressed() *Press {
	out := *p
	own, _ := data.Load(data.FS())
	out.Store = p.Store.Dressed(own.Theme)
	return &out
}
