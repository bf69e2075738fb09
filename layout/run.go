package layout

import (
	"errors"
	"strings"
	"time"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/conformance"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/finish"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/review"
	"github.com/secnumcloud-observatory/press/layout/text"
)

// run is an edition in one language on its way through the press. Each method
// below is a stage: it takes what the stage before made, tells what it found,
// and gives nothing when there is nothing to go on with. Whoever walks this
// road stops where he needs to; the edition and its ticket walk all of it.
type run struct {
	press *Press
	ed    *data.Edition
	lang  string // name of the language's folder
	order Order
	clock *clock
	found findings.Scope
	draft *compose.Draft // what is set is a draft; nil: the edition

	doc  *page.Document // of the edition; nil: there is nothing to go on with
	laid *page.Trial
}

// of is the run of one file: what is found concerns it alone.
func (r *run) of(file string) *run {
	f := *r
	f.found = r.found.Of(file)
	return &f
}

// stage runs a stage by the run's clock.
func (r *run) stage(name, prof string, do func()) {
	r.paged(name, prof, func() int { do(); return 0 })
}

// paged runs a stage that makes pages.
func (r *run) paged(name, prof string, do func() int) {
	r.clock.stage(Step{Stage: name, Lang: r.lang, Profile: prof}, do)
}

// worded reads the edition's texts as an editor of the language would.
func (r *run) worded() {
	r.stage("wording", "", func() {
		if loc, ok := r.press.Locales.Locale(r.lang); ok {
			r.found.Add(review.Wording(r.press.Store, r.ed, loc)...)
			r.found.Add(review.Claims(r.press.Store, r.ed, loc)...)
		}
	})
}

// composed is a document of the edition: blocks, of which nothing is placed.
// There is none of what could not be read, or without its design, but for a draft.
func (r *run) composed(of func(compose.Input) (*page.Document, diag.List)) (doc *page.Document) {
	if r.draft == nil && !r.ed.Readable(r.lang) {
		return nil
	}
	r.stage("compose", "", func() {
		var issues diag.List
		doc, issues = of(r.input())
		r.found.Add(issues...)
		r.found.Add(r.unsaid()...)
		if r.draft == nil && undesigned(issues) {
			doc = nil
		}
	})
	return doc
}

// undesigned tells whether the theme lacks something that pages are made with.
func undesigned(found diag.List) bool {
	return found.Has(compose.MissingStyle) || found.Has(compose.MissingDistance) || found.Has(compose.MissingSwatch)
}

// laidOut is the document's pages.
func (r *run) laidOut(doc *page.Document) (laid *page.Result) {
	r.paged("layout", "", func() int {
		laid = page.Layout(r.env(), doc)
		return len(laid.Pages)
	})
	r.looked(laid)
	return laid
}

// env is what text is set with.
func (r *run) env() *block.Env {
	return &block.Env{Text: text.NewSetter(r.press.Faces, r.press.Locales)}
}

// looked tells what is found on pages.
func (r *run) looked(laid *page.Result) {
	r.found.Add(laid.Issues...)
	r.found.Add(compose.Contrast(laid.Pages, r.press.Store.Theme)...)
}

// measured is how well the pages are set.
func (r *run) measured(laid *page.Result) (q review.Quality) {
	r.stage("measure", "", func() {
		var issues diag.List
		q, issues = review.Measure(r.ed, r.lang, laid.Pages, r.press.Store.Theme)
		r.found.Add(issues...)
	})
	return q
}

// inventoried looks for every word of the edition on the pages.
func (r *run) inventoried(laid *page.Result) {
	r.stage("inventory", "", func() { r.found.Add(review.Unset(r.ed, r.press.Locales, r.lang, laid)...) })
}

// painted is the pages as a file of a profile, without what stands outside
// their contents.
func (r *run) painted(laid *page.Result, prof profile.Profile) (painted *paint.Painted, err error) {
	r.found.Add(compose.PaperIssues(r.press.Store.Theme, prof.Intent)...)
	r.stage("paint", prof.Name, func() {
		painted, err = paint.PDF(laid.Pages, r.slug(), prof, compose.Palette(r.press.Store.Theme, prof.Intent.Paper), r.press.Faces)
	})
	if err != nil {
		return nil, r.refused(err)
	}
	r.found.Add(painted.Issues...)
	return painted, nil
}

// finished is the whole file.
func (r *run) finished(p *paint.Painted, doc *page.Document, laid *page.Result, prof profile.Profile) (file []byte, err error) {
	r.stage("finish", prof.Name, func() { file, err = finish.File(p, r.meta(doc), laid.Pages, prof) })
	if err != nil {
		return nil, r.refused(err)
	}
	return file, nil
}

// judged has the finished file read by another reader than the one that wrote
// it, and notes what it says.
func (r *run) judged(out *Output, doc *page.Document, laid *page.Result, prof profile.Profile) (f *pdf.File) {
	r.stage("preflight", prof.Name, func() {
		var report preflight.Report
		var err error
		if f, err = pdf.Read(out.Data); err == nil {
			o := limits(laid, prof)
			o.Names, o.Lexicon, o.Multiple = names(r.ed.View), r.press.Lexicon, max(1, doc.Master.Multiple)
			report, err = preflight.Judge(f, o)
		}
		if err != nil {
			f = nil
			out.Checks = append(out.Checks, Check{Name: "preflight", Result: "fail", Note: unread(r.press.Lexicon)})
			r.found.Add(diag.Issue{Code: findings.UnreadableFile, Severity: diag.Error,
				Msg:  diag.Said("the finished file cannot be read back: %s", err.Error()),
				Hint: "this is a fault of the press, not of the data; report it with the edition's folder"})
			return
		}
		out.Report = &report
		r.found.Add(report.Issues()...)
		out.Checks = append(out.Checks, preflightChecks(report)...)
		out.Conformance = conformance.Of(report, prof, r.press.Locales)
	})
	return f
}

// refused tells the findings of a painter or finisher that would not make a
// wrong file. Any other error is one of the press.
func (r *run) refused(err error) error {
	var bare *paint.Refused
	var broken *finish.Refused
	switch {
	case errors.As(err, &bare):
		r.found.Add(bare.Issues...)
	case errors.As(err, &broken):
		r.found.Add(broken.Issues...)
	default:
		return err
	}
	return nil
}

// input is what a document of the edition is composed from.
func (r *run) input() compose.Input {
	p := r.press
	return compose.Input{Edition: r.ed, Lang: r.lang, Locales: p.Locales, Theme: p.Store.Theme, Faces: p.Faces, Read: p.Store.ReadFile,
		Draft: r.draft}
}

// unsaid is the messages of the language that were asked for and do not exist.
func (r *run) unsaid() (out diag.List) {
	loc, ok := r.press.Locales.Locale(r.lang)
	if !ok {
		return nil
	}
	for _, is := range r.press.Locales.Missing() {
		if is.Lang == loc.Tag {
			out.Add(is)
		}
	}
	return out
}

// meta is what the file says of itself. Its dates are the edition's.
func (r *run) meta(doc *page.Document) finish.Doc {
	loc, _ := r.press.Locales.Locale(r.lang)
	return finish.Doc{
		Edition: r.ed.ID, Title: doc.Title, Author: r.ed.Imprint.Team.In(r.lang), Publisher: r.ed.Imprint.Publisher.In(r.lang),
		Subject: loc.T("edition.subject"), Keywords: strings.Split(loc.T("edition.keywords"), ", "),
		Lang: doc.Lang, Created: r.created(),
	}
}

// created is the date of the files.
func (r *run) created() time.Time {
	if !r.order.Created.IsZero() {
		return r.order.Created
	}
	if r.draft != nil {
		d := r.draft.Day
		return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	}
	d := r.ed.Published.First()
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// slug is the line that names a sheet outside its trim.
func (r *run) slug() paint.Slug {
	loc, _ := r.press.Locales.Locale(r.lang)
	d := r.ed.Published
	return paint.Slug{Title: loc.T("publication.name"), Month: loc.Month(r.ed.Month.Year, r.ed.Month.Month), Lang: loc.Tag,
		Date: loc.Day(d.Year, d.Month, d.Day)}
}
