package layout

import (
	"context"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/review"
)

// Build takes an edition through the press. Loading and checking concern the
// whole edition; the other stages run once per language, and painting and
// finishing once per profile, on the same pages. Between laying out and painting
// the languages agree on what fills them.
//
// Findings never stop it early: one language's faults do not hide another's.
// Only what could not be read is not laid out: its pages would be others than
// those meant, and so would their findings.
// A result that holds a finding the profile forbids has no file for it.
//
// With a draft ordered it goes the same road to the same findings; in the place of
// the edition's files there are those of the draft then, of whatever can be set.
func (p *Press) Build(ctx context.Context, o Order) (*Result, error) {
	ed, err := p.edition(o.Month)
	if err != nil {
		return nil, err
	}
	o.Profiles = p.sized(whole(o.Profiles))
	found := findings.New(p.Locales, o.Langs...).Placed(p.Store.Place).Fielded(ed.FieldAt)
	c := &clock{now: o.Now, progress: o.Progress}
	found.Edition().Add(p.concerning(ed)...)
	c.stage(Step{Stage: "check"}, func() int {
		found.Edition().Add(check.Edition(p.Store, ed, o.Langs, p.numerals)...)
		return 0
	})

	res := &Result{Edition: ed, Tags: p.tags(o.Langs), Faces: p.own}
	runs := p.runs(ed, o, c, found)
	p.tried(runs)
	parts := make([]Result, len(o.Langs))
	g, each := errgroup.WithContext(ctx)
	for i := range o.Langs {
		g.Go(func() error {
			return runs[i].guarded(&parts[i], func() error { return runs[i].edition(each, &parts[i]) })
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	for i := range parts {
		res.join(&parts[i])
	}
	if err := p.together(ctx, runs[:len(o.Langs)], o, res); err != nil {
		return nil, err
	}
	for i, l := range res.Pages {
		found.In(l.Lang).Add(review.Waiting(ed, l.Lang, l.Result, res.laidBut(i))...)
		found.In(l.Lang).Add(review.Drift(res.placements(), o.Langs[0], l.Lang)...)
	}
	found.Edition().Add(review.Unequal(ed, res.counts(), o.Langs)...)
	drafts := p.drafts(ed, o, c, found)
	res.settle(o, found)
	if err := res.drafted(drafts, o); err != nil {
		return nil, err
	}
	res.Steps = c.ended()
	return res, nil
}

// numerals is what a language writes in words of numbers and months.
func (p *Press) numerals(lang string) check.Numerals {
	if l, ok := p.Locales.Locale(lang); ok {
		return check.Numerals{Numbers: l.Numerals(), Months: l.MonthNames()}
	}
	return check.Numerals{}
}

// runs is a run for each language that is ordered, then one for each other
// language of the edition, of which nothing is told and nothing made: the
// languages agree on what fills them, and a file is the same whether the others
// are ordered or not.
func (p *Press) runs(ed *data.Edition, o Order, c *clock, found *findings.Collector) []*run {
	var out []*run
	for _, lang := range o.Langs {
		out = append(out, &run{press: p, ed: ed, lang: lang, order: o, clock: c, found: found.In(lang)})
	}
	for _, lang := range ed.Langs() {
		if _, known := p.Locales.Locale(lang); known && !slices.Contains(o.Langs, lang) {
			out = append(out, &run{press: p, ed: ed, lang: lang, order: o, clock: &clock{}, found: findings.New(p.Locales, lang).In(lang)})
		}
	}
	return out
}

// tried composes the edition in every language, lays each out, and lets them
// agree on what fills them.
func (p *Press) tried(runs []*run) {
	var g errgroup.Group
	for _, r := range runs {
		g.Go(func() error { return r.guarded(nil, func() error { r.trial(); return nil }) })
	}
	_ = g.Wait() // a stumble is a finding
	var trials []*page.Trial
	for _, r := range runs {
		if r.laid != nil {
			trials = append(trials, r.laid)
		}
	}
	page.Agree(trials)
}

// guarded does something of a run, with a stumble of the press turned into a
// finding: other findings are told with it, and nothing that was published is
// touched.
func (r *run) guarded(res *Result, do func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			if res != nil {
				res.Outputs = nil
				r.none(res)
			}
			r.doc, r.laid = nil, nil
			r.found.Add(diag.Issue{Code: findings.PressFault, Severity: diag.Error,
				Msg:  diag.Said("the press stumbled over the edition in %s (%v)", r.lang, v),
				Hint: "Correct the other findings first. If this one stays, report it with the edition's folder: it is a fault of the press."})
			err = nil
		}
	}()
	return do()
}

// trial composes the edition in the run's language and lays it out by itself.
func (r *run) trial() {
	if r.doc = r.composed(compose.Edition); r.doc == nil {
		return
	}
	r.paged("layout", "", func() int {
		r.laid = page.Watched(r.env(), r.doc, func(pages int) { r.clock.tell(Step{Stage: "layout", Lang: r.lang, Pages: pages}) })
		return len(r.laid.Result().Pages)
	})
}

// edition takes the pages of the edition in the run's language, and makes a
// file of them for each profile.
func (r *run) edition(ctx context.Context, res *Result) error {
	r.worded()
	if r.laid == nil {
		r.none(res)
		return ctx.Err()
	}
	doc, laid := r.doc, r.laid.Result()
	r.looked(laid)
	res.Pages = append(res.Pages, Laid{Lang: r.lang, Doc: doc, Result: laid})
	res.Quality = append(res.Quality, r.measured(laid))
	r.inventoried(laid)
	ordered := len(r.order.Profiles) > 0
	for _, prof := range r.profiles(laid) {
		if err := ctx.Err(); err != nil {
			return err
		}
		var out Output
		var err error
		switch {
		case prof.Together: // when every language is there
			continue
		case prof.Window:
			out, err = r.window(doc, laid, prof, res.Outputs)
		case prof.Section != "":
			out, err = r.section(doc, laid, prof)
		case prof.Kit:
			out, err = r.kit(doc, laid, prof, res.Outputs)
		default:
			out, err = r.file(doc, laid, prof)
		}
		if err != nil {
			return err
		}
		if ordered && out.Path != "" {
			res.Outputs = append(res.Outputs, out)
		}
	}
	return nil
}

// profiles is those whose files are made: the ordered ones. A check orders none,
// and finds what a build would find: what a picture is worth only its file tells,
// so pages that show one are made for every profile, and nothing of it is kept.
func (r *run) profiles(laid *page.Result) []profile.Profile {
	if len(r.order.Profiles) > 0 || !pictured(laid.Pages) {
		return r.order.Profiles
	}
	return r.press.sized(Profiles())
}

// pictured tells whether a page shows a picture from a file.
func pictured(pages []draw.Page) bool {
	found := false
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if _, is := op.(draw.Image); is {
					found = true
				}
			}
			return !found
		})
	}
	return found
}

// file makes the file of a profile, has it judged, and writes the print shop's
// ticket. A file that would be wrong is refused with findings, not returned.
func (r *run) file(doc *page.Document, laid *page.Result, prof profile.Profile) (Output, error) {
	out := Output{Path: r.named(prof), Lang: r.lang, Profile: prof.Name, Pages: prof.Pages(len(laid.Pages)), Checks: []Check{}}
	f := r.of(out.Path)
	pdf, err := f.made(doc, laid, prof)
	if pdf == nil || err != nil {
		return out, err
	}
	out.Data = pdf
	read := f.judged(&out, doc, laid, prof)
	switch {
	case read == nil:
		return out, nil
	case prof.Intent.Space != profile.CMYK:
		out.Tickets, err = f.accessibility(&out, doc, prof)
		return out, err
	}
	out.Tickets, err = f.tickets(&out, preflight.TicketOf(read, *out.Report))
	return out, err
}

// made paints the pages for a profile and finishes the file: nothing, when
// that would make a wrong one.
func (r *run) made(doc *page.Document, laid *page.Result, prof profile.Profile) ([]byte, error) {
	if laid.Issues.Has(page.Overflow) {
		return nil, nil
	}
	painted, err := r.painted(laid, prof)
	if painted == nil || err != nil {
		return nil, err
	}
	meta := r.meta(doc)
	if prof.Attach {
		if meta.Attached, err = r.attachments(doc, laid.Pages); err != nil {
			return nil, err
		}
	}
	return r.finished(painted, meta, laid, prof)
}

// none lists the files of a language that is not laid out.
func (r *run) none(res *Result) {
	for _, prof := range r.order.Profiles {
		if prof.Together {
			continue
		}
		res.Outputs = append(res.Outputs, Output{Path: r.named(prof), Lang: r.lang, Profile: prof.Name, Checks: []Check{}})
	}
}
