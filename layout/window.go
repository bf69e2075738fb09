package layout

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"time"

	"github.com/secnumcloud-observatory/press/data/open"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/web"
	"github.com/secnumcloud-observatory/press/locales"
)

// whole is profiles with those that another one of them needs, before it: the folder
// for browsers and the newsletter offer the PDFs.
func whole(all []profile.Profile) []profile.Profile {
	offers := func(p profile.Profile) bool { return p.Window || p.Kit }
	windows := slices.DeleteFunc(slices.Clone(all), func(p profile.Profile) bool { return !offers(p) })
	if len(windows) == 0 {
		return all
	}
	files := slices.DeleteFunc(slices.Clone(all), offers)
	for _, need := range Profiles() {
		if !slices.ContainsFunc(files, func(p profile.Profile) bool { return p.Name == need.Name }) {
			files = append(files, need)
		}
	}
	return append(files, windows...)
}

// offered is those of some files that the folder for browsers offers.
func offered(files []Output) []Output {
	return slices.DeleteFunc(slices.Clone(files), func(o Output) bool {
		_, is := profileOf(Profiles(), o.Profile)
		return !is
	})
}

// named is the path of what is made in a profile, in the edition's folder.
func (r *run) named(prof profile.Profile) string {
	if prof.Window {
		return path.Join(prof.Name, r.lang, "index.html")
	}
	if prof.Kit {
		return path.Join(prof.Name, r.lang, kitName)
	}
	return name(r.ed.ID, r.lang, prof)
}

// window makes the folder for browsers, with the files of the language that it
// offers: none, when one of them may not be made.
func (r *run) window(doc *page.Document, laid *page.Result, prof profile.Profile, made []Output) (out Output, err error) {
	files := offered(made)
	out = Output{Path: r.named(prof), Folder: path.Dir(r.named(prof)), Lang: r.lang, Profile: prof.Name, Pages: len(laid.Pages),
		Checks: []Check{}}
	if laid.Issues.Has(page.Overflow) || slices.ContainsFunc(files, func(o Output) bool { return o.Data == nil }) {
		return out, nil
	}
	f := r.of(out.Path)
	f.stage("web", prof.Name, func() {
		var data map[string][]byte
		if data, err = r.opened(); err != nil {
			return
		}
		ed := r.forWindow(doc, laid, files, data)
		var share []byte
		if share, err = f.share(ed); err != nil {
			return
		}
		made, found := web.Folder(ed)
		made[ed.Share.Path] = share
		f.found.Add(found...)
		out.Checks = append(out.Checks, Check{Name: "web", Result: passed(len(found) == 0), Rules: len(web.Catalogue())})
		out.Data = made["index.html"]
		delete(made, "index.html")
		for _, o := range files {
			made[o.Path] = o.Data
		}
		for name, raw := range data {
			made[path.Join(dataFolder, name)] = raw
		}
		for _, name := range slices.Sorted(maps.Keys(made)) {
			out.Tickets = append(out.Tickets, Ticket{Path: path.Join(out.Folder, name), For: out.Path, Lang: r.lang, Data: made[name]})
		}
	})
	return out, err
}

// share is the picture that networks show beside a link to the page: the card of the
// cover, composed and held to account as a page is.
func (r *run) share(ed *web.Edition) ([]byte, error) {
	k := &outlets{r: r, paint: r.pixels()}
	doc, cards, found := compose.Share(r.input())
	r.found.Add(found...)
	laid := page.Layout(r.env(), doc)
	r.looked(laid)
	format := compose.CardFormats()[0]
	raw, high, err := k.card(laid, 0, format)
	ed.Share = web.Share{Path: "share.png", Alt: cards[0].Alt, Width: format.Wide, Height: high}
	return raw, err
}

// dataFolder is the place of the open data in the folder for browsers.
const dataFolder = "data"

// opened is the register of the edition as open data.
func (r *run) opened() (map[string][]byte, error) {
	loc, _ := r.press.Locales.Locale(r.lang)
	p := open.Package{Name: stem(r.ed.ID) + r.lang, Title: loc.T("web.register"), Version: r.ed.ID, Created: r.created().Format(time.DateOnly),
		Licence: r.ed.Imprint.Licence, LicenceURL: r.ed.Imprint.LicenceURL, Home: r.ed.Permalink,
		Delimiter: []rune(loc.T("web.delimiter") + ",")[0],
		Say: func(lang, key string) string {
			l, _ := r.press.Locales.Locale(lang)
			return l.T(key)
		}}
	for _, l := range r.ed.Langs() {
		if _, known := r.press.Locales.Locale(l); known {
			p.Langs = append(p.Langs, l)
		}
	}
	return open.Files(r.ed.View, p)
}

// passed is the result of a check.
func passed(yes bool) string {
	if yes {
		return "pass"
	}
	return "fail"
}

// forWindow is what the folder for browsers is made from.
func (r *run) forWindow(doc *page.Document, laid *page.Result, files []Output, data map[string][]byte) *web.Edition {
	loc, _ := r.press.Locales.Locale(r.lang)
	theme := r.press.Store.Theme
	ed := &web.Edition{ID: r.ed.ID, Lang: doc.Lang, Folder: r.lang, Title: doc.Title, Name: loc.T("publication.name"),
		Month: loc.MonthTitle(r.ed.Month.Year, r.ed.Month.Month), Pages: laid.Pages, Narrow: compose.Narrow(r.input()),
		Styles: map[string]text.Style{}, Palette: compose.Palette(theme, profile.Coated), Night: compose.Night(theme),
		Faces: r.press.Faces, Picture: paint.ForScreens, Say: loc.T,
		Address: r.ed.Permalink, Base: based(r.ed), Site: r.ed.Imprint.Site, Published: r.ed.Published.String(), Cutoff: r.ed.Cutoff.String(),
		Publisher: r.ed.Imprint.Publisher.In(r.lang), Email: r.ed.Imprint.Email, Licence: r.ed.Imprint.LicenceURL}
	for _, s := range theme.Styles {
		ed.Styles[s.Name] = compose.Style(s)
	}
	for _, s := range doc.Sections {
		ed.Sections = append(ed.Sections, web.Section{ID: s.ID, Title: s.Title, Rubric: s.Rubric})
	}
	ed.Ground, ed.Band = draw.Nuit, draw.Azur
	if len(laid.Pages) > 0 && laid.Pages[0].Ground != "" {
		ed.Ground = laid.Pages[0].Ground
	}
	for _, s := range theme.Seasons {
		if draw.Ink(s.Ground) == ed.Ground {
			ed.Band = draw.Ink(s.Band)
		}
	}
	for _, l := range r.ed.Langs() {
		if other, known := r.press.Locales.Locale(l); known {
			ed.Langs = append(ed.Langs, web.Language{Folder: l, Tag: other.Tag, Name: other.T("web.language"),
				Providers: other.T("web.provider.folder")})
		}
	}
	for _, o := range files {
		ed.Downloads = append(ed.Downloads, download(o, r.order.Profiles, loc))
	}
	ed.Downloads = append(ed.Downloads, register(data[open.Register], len(r.ed.View.Cells()), loc))
	return ed
}

// download is a PDF, made in one of some profiles, as a page offers it.
func download(o Output, all []profile.Profile, loc *locales.Locale) web.Download {
	note := loc.N("web.pages", o.Pages, map[string]any{"Size": loc.Number((len(o.Data) + 500) / 1000)})
	for _, p := range all {
		if p.Name == o.Profile && len(p.Claims) > 0 {
			var claims []string
			for _, c := range p.Claims {
				claims = append(claims, string(c))
			}
			note = fmt.Sprintf("%s (%s)", note, loc.List(claims))
		}
	}
	return web.Download{Path: o.Path, Title: loc.T("web.pdf." + o.Profile), Note: note, Type: "application/pdf",
		Bytes: len(o.Data), SHA256: Hash(o.Data)}
}
