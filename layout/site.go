package layout

import (
	"bytes"
	"context"
	"encoding/csv"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/open"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/web"
	"github.com/secnumcloud-observatory/press/locales"
)

// SiteName is the list of a site's files, in its folder.
const SiteName = "site.json"

// Site is the publication as a folder for browsers: every edition but specimens, and
// around them their archive, a page for each provider, and a feed in each language.
type Site struct {
	Files   map[string][]byte // by their paths
	Results []*Result         // of the editions, oldest first
	Issues  diag.List         // found in what stands around them
}

// Stopped tells whether something that was found stops the site: one of an edition's
// files, or of what stands around.
func (s *Site) Stopped() bool {
	worst, found := s.Issues.Worst()
	return found && worst == diag.Error || slices.ContainsFunc(s.Results, func(r *Result) bool { return r.Stopped })
}

// Site builds every edition of the data folder that is no specimen, and what stands
// around them. An edition's own folder is what a build of it makes, whatever other
// editions there are.
func (p *Press) Site(ctx context.Context, o Order) (*Site, error) {
	s := &Site{Files: map[string][]byte{}}
	for _, id := range p.Store.Editions() {
		ed, _ := p.Store.Edition(id)
		if ed.Specimen {
			continue
		}
		o.Month, o.Langs, o.Profiles = id, p.spoken(ed), All()
		res, err := p.Build(ctx, o)
		if err != nil {
			return nil, err
		}
		s.Results = append(s.Results, res)
	}
	if len(s.Results) == 0 || s.Stopped() {
		return s, nil
	}
	for _, res := range s.Results {
		for _, out := range res.Outputs {
			if out.Folder != "" {
				s.Files[inSite(res.Edition, out, out.Path)] = out.Data
				for _, t := range out.Tickets {
					s.Files[inSite(res.Edition, out, t.Path)] = t.Data
				}
			}
		}
	}
	if err := p.around(s, o); err != nil {
		return nil, err
	}
	return s, s.listed()
}

// inSite is the path of a file of an edition's folder for browsers in the site.
func inSite(ed *data.Edition, out Output, name string) string {
	rest, _ := strings.CutPrefix(name, out.Folder+"/")
	return path.Join(ed.ID, out.Lang, rest)
}

// spoken is the languages of an edition that have a locale.
func (p *Press) spoken(ed *data.Edition) []string {
	return slices.DeleteFunc(slices.Clone(ed.Langs()), func(l string) bool {
		_, known := p.Locales.Locale(l)
		return !known
	})
}

// around makes what stands around the editions, in each language of the latest one.
func (p *Press) around(s *Site, o Order) error {
	last := s.Results[len(s.Results)-1]
	var all *web.Edition
	titles := map[string]string{}
	for _, laid := range last.Pages {
		r := &run{press: p, ed: last.Edition, lang: laid.Lang, order: o, clock: &clock{}}
		data, err := r.opened()
		if err != nil {
			return err
		}
		all = r.forWindow(laid.Doc, laid.Result, nil, data)
		loc, _ := p.Locales.Locale(laid.Lang)
		site := &web.Site{Edition: all, Subject: loc.T("edition.subject"), Right: last.Edition.Imprint.Licence}
		titles[laid.Lang] = all.Name
		for _, res := range slices.Backward(s.Results) {
			if is, in := p.issue(res, laid.Lang, loc); in {
				site.Issues = append(site.Issues, is)
			}
		}
		if site.Providers, err = p.providers(s, laid.Lang, loc); err != nil {
			return err
		}
		files, found := site.Pages()
		s.Issues.Add(found...)
		maps.Copy(s.Files, files)
	}
	if all == nil {
		return nil
	}
	s.Files["index.html"] = web.Choice(all.Langs, titles, all.Base)
	for _, res := range s.Results {
		named := map[string]string{}
		var langs []web.Language
		for _, l := range all.Langs {
			if slices.ContainsFunc(res.Pages, func(x Laid) bool { return x.Lang == l.Folder }) {
				loc, _ := p.Locales.Locale(l.Folder)
				named[l.Folder] = titles[l.Folder] + ", " + loc.MonthTitle(res.Edition.Month.Year, res.Edition.Month.Month)
				langs = append(langs, l)
			}
		}
		s.Files[path.Join(res.Edition.ID, "index.html")] = web.Choice(langs, named, res.Edition.Permalink)
	}
	return nil
}

// issue is an edition as the archive names it; false, when it is not in the language.
func (p *Press) issue(res *Result, lang string, loc *locales.Locale) (web.Issue, bool) {
	i := slices.IndexFunc(res.Pages, func(l Laid) bool { return l.Lang == lang })
	if i < 0 {
		return web.Issue{}, false
	}
	ed := res.Edition
	is := web.Issue{ID: ed.ID, Title: loc.MonthTitle(ed.Month.Year, ed.Month.Month), Says: web.Summary(res.Pages[i].Result.Pages),
		Year: ed.Month.First().String()[:4], Published: ed.Published.String(), Updated: ed.Published.String()}
	for _, c := range ed.Corrections {
		is.Updated = max(is.Updated, c.Date.String())
	}
	for _, out := range res.Outputs {
		switch {
		case out.Lang != lang:
		case out.Folder == "":
			is.Files = append(is.Files, download(out, p.sized(All()), loc))
		default:
			for _, t := range out.Tickets {
				if name := path.Join(dataFolder, open.Register); t.Path == path.Join(out.Folder, name) {
					is.Files = append(is.Files, register(t.Data, len(ed.View.Cells()), loc))
				}
			}
		}
	}
	return is, true
}

// providers is every provider that an edition of the site shows, as the latest of
// them that does shows it, by name.
func (p *Press) providers(s *Site, lang string, loc *locales.Locale) ([]web.Provider, error) {
	var out []web.Provider
	for _, res := range slices.Backward(s.Results) {
		r := &run{press: p, ed: res.Edition, lang: lang, clock: &clock{}}
		made, found := compose.Providers(r.input())
		s.Issues.Add(found...)
		data, err := r.opened()
		if err != nil {
			return nil, err
		}
		for _, m := range made {
			if slices.ContainsFunc(out, func(have web.Provider) bool { return have.ID == m.ID }) {
				continue
			}
			rows, err := rowsOf(data[open.Register], m.ID, []rune(loc.T("web.delimiter") + ",")[0])
			if err != nil {
				return nil, err
			}
			out = append(out, web.Provider{ID: m.ID, Name: m.Name, Edition: res.Edition.ID, Box: m.Box, Narrow: m.Narrow, Data: rows,
				Shown: s.shown(m.ID, lang, loc)})
		}
	}
	slices.SortStableFunc(out, func(a, b web.Provider) int { return strings.Compare(facts.Order(a.Name), facts.Order(b.Name)) })
	return out, nil
}

// shown is how the editions show a provider, newest first.
func (s *Site) shown(id, lang string, loc *locales.Locale) (out []web.Shown) {
	for _, res := range slices.Backward(s.Results) {
		n, there := map[facts.Stage]int{}, false
		for _, e := range res.Edition.View.Cells() {
			if e.Provider.ID == id {
				there = true
			}
			if e.Provider.ID == id && e.Name != "" { // a candidacy without an offer is none
				n[e.Stage]++
			}
		}
		html, in := s.Files[path.Join(res.Edition.ID, lang, "index.html")]
		if !there || !in {
			continue
		}
		place := ""
		for _, try := range []string{"provider-" + id, "answers-" + id, "register"} {
			if bytes.Contains(html, []byte(` id="`+try+`"`)) {
				place = "#" + try
				break
			}
		}
		out = append(out, web.Shown{Issue: res.Edition.ID, Place: place, Qualified: loc.Number(n[facts.Qualified]),
			Progress: loc.Number(n[facts.Candidate])})
	}
	return out
}

// rowsOf is the rows of a provider in the register as it is written for everybody.
func rowsOf(raw []byte, id string, delimiter rune) ([]byte, error) {
	in := csv.NewReader(bytes.NewReader(raw))
	in.Comma = delimiter
	rows, err := in.ReadAll()
	if err != nil {
		return nil, err
	}
	column := slices.Index(rows[0], "provider")
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	out.Comma, out.UseCRLF = delimiter, bytes.Contains(raw, []byte("\r\n"))
	for i, row := range rows {
		if i == 0 || row[column] == id {
			if err := out.Write(row); err != nil {
				return nil, err
			}
		}
	}
	out.Flush()
	return b.Bytes(), out.Error()
}

// listed adds the list of the site's files to them.
func (s *Site) listed() error {
	type file struct {
		Path   string `json:"path"`
		Bytes  int    `json:"bytes"`
		SHA256 string `json:"sha256"`
	}
	list := struct {
		Version  int      `json:"version"`
		Editions []string `json:"editions"`
		Files    []file   `json:"files"`
	}{Version: 1}
	for _, res := range s.Results {
		list.Editions = append(list.Editions, res.Edition.ID)
	}
	for _, name := range slices.Sorted(maps.Keys(s.Files)) {
		list.Files = append(list.Files, file{name, len(s.Files[name]), Hash(s.Files[name])})
	}
	raw, err := diag.JSON(list)
	s.Files[SiteName] = raw
	return err
}

// based is the address under which the editions stand, from the lasting address of
// one of them; "" where it is not known.
func based(ed *data.Edition) string {
	if base, is := strings.CutSuffix(strings.TrimSuffix(ed.Permalink, "/"), "/"+ed.ID); is {
		return base + "/"
	}
	return ""
}

// register is the register of an edition as a page offers it.
func register(raw []byte, rows int, loc *locales.Locale) web.Download {
	return web.Download{Path: path.Join(dataFolder, open.Register), Title: loc.T("web.register"),
		Note: loc.N("web.rows", rows, map[string]any{}), Type: "text/csv", Bytes: len(raw), SHA256: Hash(raw)}
}
