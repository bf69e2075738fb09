package layout

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/finish"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/text"
)

// Build takes an edition through the press. Loading and checking concern the
// whole edition; the other stages run once per language, and painting and
// finishing once per profile, on the same pages.
//
// Findings never stop it early: one language's faults do not hide another's.
// Only what could not be read is not laid out: its pages would be others than
// those meant, and so would their findings.
// A result that holds a finding the profile forbids has no file for it.
func (p *Press) Build(ctx context.Context, o Order) (*Result, error) {
	ed, err := p.edition(o.Month)
	if err != nil {
		return nil, err
	}
	t := o.timer()
	res := &Result{Edition: ed, Issues: append(diag.List(nil), p.Issues...)}
	t.time("check", "", "", func() { res.Issues.Add(check.Edition(p.Store, ed, o.Langs)...) })

	parts := make([]Result, len(o.Langs))
	g, ctx := errgroup.WithContext(ctx)
	for i, lang := range o.Langs {
		g.Go(func() error { return p.guarded(ctx, ed, lang, o, t, &parts[i]) })
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	for i := range parts {
		res.join(&parts[i])
	}
	t.time("inventory", "", "", func() { res.Issues.Add(unset(res)...) })
	res.Issues = once(res.Issues)
	res.Issues.Add(drift(res.placements(), o.Langs)...)
	res.settle(o, t)
	return res, nil
}

// guarded is language, with a stumble of the press turned into a finding: other
// findings are told with it, and nothing that was published is touched.
func (p *Press) guarded(ctx context.Context, ed *data.Edition, lang string, o Order, t *timer, res *Result) (err error) {
	defer func() {
		if v := recover(); v != nil {
			res.Outputs = nil
			res.none(ed, lang, o.Profiles)
			res.Issues.Add(diag.Issue{Code: PressFault, Severity: diag.Error, Lang: lang,
				Msg:  fmt.Sprintf("the press stumbled over the edition in %s (%v)", lang, v),
				Hint: "Correct the other findings first. If this one stays, report it with the edition's folder: it is a fault of the press."})
			err = nil
		}
	}()
	return p.language(ctx, ed, lang, o, t, res)
}

// language composes the edition in one language, lays it out, and makes a file
// of its pages for each profile.
func (p *Press) language(ctx context.Context, ed *data.Edition, lang string, o Order, t *timer, res *Result) error {
	var doc *page.Document
	var laid *page.Result
	if !ed.Readable(lang) {
		res.none(ed, lang, o.Profiles)
		return ctx.Err()
	}
	t.time("compose", lang, "", func() {
		var issues diag.List
		doc, issues = compose.Edition(p.input(ed, lang))
		res.Issues.Add(inLang(issues, lang, doc)...)
		res.Issues.Add(p.said(ed, lang)...)
	})
	if doc == nil || res.Issues.Has(compose.MissingStyle) || res.Issues.Has(compose.MissingDistance) {
		res.none(ed, lang, o.Profiles)
		return ctx.Err()
	}
	t.time("layout", lang, "", func() {
		laid = page.Layout(&block.Env{Text: text.NewSetter(p.Faces, p.Locales)}, doc)
		res.Issues.Add(inLang(laid.Issues, lang, doc)...)
		res.Issues.Add(inLang(compose.Contrast(laid.Pages, p.Store.Theme), lang, doc)...)
	})
	res.Pages = append(res.Pages, Laid{Lang: lang, Doc: doc, Result: laid})
	t.time("measure", lang, "", func() {
		q, issues := measure(lang, laid.Pages, laid.Issues, p.Store.Theme)
		res.Quality = append(res.Quality, q)
		res.Issues.Add(inLang(issues, lang, doc)...)
	})
	for _, prof := range o.Profiles {
		if err := ctx.Err(); err != nil {
			return err
		}
		out, err := p.file(ed, lang, doc, laid, prof, o, t)
		if err != nil {
			return err
		}
		res.Outputs = append(res.Outputs, out)
	}
	return nil
}

// file paints the pages for a profile, finishes the file, reads it back, and
// writes the print shop's ticket. A file that would be wrong is refused with
// findings, not returned.
func (p *Press) file(ed *data.Edition, lang string, doc *page.Document, laid *page.Result, prof profile.Profile, o Order, t *timer) (Output, error) {
	out := Output{Path: name(ed.ID, lang, prof.Name), Lang: lang, Profile: prof.Name, Pages: len(laid.Pages), Checks: []Check{}}
	if laid.Issues.Has(page.Overflow) {
		return out, nil
	}
	var painted *paint.Painted
	var err error
	t.time("paint", lang, prof.Name, func() {
		painted, err = paint.PDF(laid.Pages, p.slug(ed, lang), prof, compose.Palette(p.Store.Theme), p.Faces)
	})
	if err == nil {
		out.Issues.Add(painted.Issues...)
		t.time("finish", lang, prof.Name, func() { out.Data, err = finish.File(painted, p.meta(ed, lang, doc, o), laid.Pages, prof) })
	}
	if is, ok := refused(err); ok {
		out.Issues.Add(inLang(is, lang, doc)...)
		return out, nil
	}
	if err != nil {
		return out, err
	}
	t.time("preflight", lang, prof.Name, func() { err = p.readBack(ed, &out, laid, prof, o) })
	out.Issues = inLang(out.Issues, lang, doc)
	return out, err
}

// input is what a document of the edition is composed from.
func (p *Press) input(ed *data.Edition, lang string) compose.Input {
	return compose.Input{Edition: ed, Lang: lang, Locales: p.Locales, Theme: p.Store.Theme, Faces: p.Faces, Read: p.Store.ReadFile}
}
