package layout

import (
	"context"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/finish"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// joint stands between the languages of a file that holds several.
const joint = "+"

// together makes the files that hold every language that is ordered: none of an edition
// in one language, and none of a draft, which is read by one editor.
func (p *Press) together(ctx context.Context, runs []*run, o Order, res *Result) error {
	for _, prof := range o.Profiles {
		if !prof.Together || len(runs) < 2 || o.drafts() {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		out, err := joined(runs, prof)
		if err != nil {
			return err
		}
		res.Outputs = append(res.Outputs, out)
	}
	return nil
}

// joined is the pages of several languages as one file, whose parts they are. Places of
// each language are called by it: two of one name would be one.
func joined(runs []*run, prof profile.Profile) (Output, error) {
	first := runs[0]
	all, meta, langs := &page.Result{}, finish.Doc{}, []string{}
	for _, r := range runs {
		langs = append(langs, r.lang)
	}
	both := strings.Join(langs, joint)
	out := Output{Path: name(first.ed.ID, both, prof), Lang: both, Profile: prof.Name, Checks: []Check{}}
	for _, r := range runs {
		if r.laid == nil || r.laid.Result().Issues.Has(page.Overflow) {
			return out, nil
		}
		own := r.meta(r.doc)
		if meta.Lang == "" {
			meta = own
		} else {
			meta.Title += " / " + own.Title
		}
		meta.Parts = append(meta.Parts, finish.Part{Lang: own.Lang, Title: own.Title, First: len(all.Pages)})
		all.Pages = append(all.Pages, r.part()...)
	}
	out.Pages = len(all.Pages)
	f := first.of(out.Path)
	painted, err := f.painted(all, prof)
	if painted == nil || err != nil {
		return out, err
	}
	if out.Data, err = f.finished(painted, meta, all, prof); out.Data == nil || err != nil {
		return out, err
	}
	if f.judged(&out, first.doc, all, prof) == nil {
		return out, nil
	}
	for _, r := range runs {
		said, err := r.accessibility(&out, r.doc, prof)
		if err != nil {
			return out, err
		}
		for _, t := range said {
			t.Path = strings.Replace(t.Path, "-accessibility.html", "-accessibility-"+r.lang+".html", 1)
			t.Lang = r.lang
			out.Tickets = append(out.Tickets, t)
		}
	}
	return out, nil
}

// part is the pages of the run's language as a part of a file: under an element that
// names the language, with places of their own.
func (r *run) part() []draw.Page {
	pages := draw.Leading(r.laid.Result().Pages, func(anchor string) string { return r.lang + ":" + anchor }, func(href string) string {
		if to, inside := strings.CutPrefix(href, "#"); inside {
			return "#" + r.lang + ":" + to
		}
		return href
	})
	part := &draw.Elem{Role: draw.Part, Lang: r.doc.Lang, Title: r.doc.Title}
	for i := range pages {
		if pages[i].Elem == nil {
			pages[i].Elem = part
		}
	}
	return pages
}

// section is the pages of one section as a file of its own; none, of an edition without it. What leads to other pages
// leads to the edition's address, or nowhere where it has none.
func (r *run) section(doc *page.Document, laid *page.Result, prof profile.Profile) (Output, error) {
	own, some := *doc, *laid
	some.Pages = nil
	for _, p := range laid.Pages {
		if p.Section == prof.Section {
			some.Pages = append(some.Pages, p)
		}
	}
	if len(some.Pages) == 0 {
		return Output{}, nil
	}
	here := anchors(some.Pages)
	some.Pages = draw.Leading(some.Pages, func(anchor string) string { return anchor }, func(href string) string {
		if to, inside := strings.CutPrefix(href, "#"); inside && !here[to] {
			return r.ed.Permalink + href
		}
		return href
	})
	for _, s := range doc.Sections {
		if s.ID == prof.Section && s.Rubric != "" {
			own.Title += ", " + s.Rubric
		}
	}
	own.Master.Multiple = 1
	return r.file(&own, &some, prof)
}

// anchors is the places of pages, by name.
func anchors(pages []draw.Page) map[string]bool {
	out := map[string]bool{}
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if a, is := op.(draw.Anchor); is {
					out[a.Name] = true
				}
			}
			return true
		})
	}
	return out
}
