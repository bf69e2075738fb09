package web

import (
	"fmt"
	"maps"
	"path"
	"slices"

	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
)

// Site is what stands around the editions, in one language: their archive, a page for
// each provider, and the feed.
type Site struct {
	*Edition         // the publication: language, faces, styles, swatches, words; of the latest edition
	Subject   string // what it is about, in a sentence
	Right     string // name of the licence
	Issues    []Issue
	Providers []Provider
}

// Issue is an edition as the archive and the feed name it, newest first.
type Issue struct {
	ID        string
	Title     string // "Janvier 2026"
	Says      string // sentence of its cover
	Year      string
	Published string // ISO 8601
	Updated   string // the last correction; else the day of publication
	Files     []Download
	Langs     []Language // in which it stands
}

// Provider is a provider with what all editions say of it.
type Provider struct {
	ID, Name string
	Edition  string                  // whose facts and sources its sheet has
	Box      draw.Box                // its sheet
	Narrow   map[draw.Shown]draw.Box // its timeline as phones show it
	Shown    []Shown
	Data     []byte // its rows of the register, as CSV
}

// Shown is how an edition shows a provider.
type Shown struct {
	Issue               string
	Place               string // where, within the edition's page
	Qualified, Progress string // how many offers
}

// Pages is the files of the site in its language, by their paths from the root: the
// archive, the pages of providers with their data, the feed, and one sheet with its
// faces for all of them.
func (s *Site) Pages() (map[string][]byte, diag.List) {
	files, sets, rows := map[string][]byte{}, wardrobe{}, map[string]string{}
	var found diag.List
	put := func(name string, w *writer, root *node) {
		files[path.Join(s.Folder, name, "index.html")] = root.document()
		w.dress(root, sets)
		maps.Copy(rows, w.rows)
	}
	w := newWriter(s.only(nil), files)
	put("", w, s.archive(w))
	for i := range s.Providers {
		p := &s.Providers[i]
		page := draw.Page{Box: p.Box}
		ed := s.only([]draw.Page{page})
		ed.Narrow = p.Narrow
		w := newWriter(ed, files)
		root := s.provider(w, p)
		put(s.at(p), w, root)
		files[path.Join(s.Folder, s.at(p), dataName)] = p.Data
		found.Add(w.missed(root)...)
	}
	folder := map[string][]byte{}
	faces := sets.files(s.Faces, folder)
	folder["style.css"] = s.style(faces, rows)
	for name, raw := range folder {
		files[path.Join(s.Folder, name)] = raw
	}
	if s.Base != "" && len(s.Issues) > 0 { // a feed is read elsewhere: it has whole addresses or none
		files[path.Join(s.Folder, feedName)] = s.feed()
	}
	return files, found
}

// Names of files of the site.
const (
	dataName = "register.csv"
	feedName = "feed.xml"
)

// at is the folder of a provider's page, in that of the language.
func (s *Site) at(p *Provider) string { return path.Join(s.Say("web.provider.folder"), p.ID) }

// only is the publication with other pages.
func (s *Site) only(pages []draw.Page) *Edition {
	ed := *s.Edition
	ed.Pages, ed.Narrow, ed.Sections, ed.Downloads, ed.Address = pages, nil, nil, nil, ""
	return &ed
}

// shell is a page of the site: up is the way from it to the folder of its language,
// others what it is called in the other languages.
func (s *Site) shell(title, says, up, own string, others map[string]string, w *writer, main *node) *node {
	h := el("head").put(el("meta", "charset", "utf-8"), el("meta", "name", "viewport", "content", "width=device-width, initial-scale=1"),
		el("title").put(txt(title)), el("meta", "name", "description", "content", says))
	address := func(folder, own string) string {
		if s.Base == "" {
			return ""
		}
		return s.Base + path.Join(folder, own) + "/"
	}
	if s.Base != "" {
		h.put(el("link", "rel", "canonical", "href", address(s.Folder, own)))
		for _, l := range s.Langs {
			if name, has := others[l.Folder]; has {
				h.put(el("link", "rel", "alternate", "hreflang", l.Tag, "href", address(l.Folder, name)))
			}
		}
		if own == "" {
			h.put(el("link", "rel", "alternate", "hreflang", "x-default", "href", s.Base))
		}
	}
	list := el("ul")
	if s.Base != "" {
		h.put(el("link", "rel", "alternate", "type", "application/atom+xml", "href", up+feedName, "title", s.Name))
		list.put(el("li").put(el("a", "href", up+feedName, "type", "application/atom+xml").put(txt("Atom"))))
	}
	if s.Licence != "" {
		h.put(el("link", "rel", "license", "href", s.Licence))
	}
	h.put(el("meta", "name", "color-scheme", "content", "light dark"),
		el("meta", "name", "theme-color", "content", s.colour(s.Ground)), el("link", "rel", "stylesheet", "href", up+"style.css"))
	for _, l := range s.Langs {
		if name, has := others[l.Folder]; has && l.Tag != s.Lang {
			to := up + "../" + path.Join(l.Folder, name) + "/"
			list.put(el("li").put(el("a", "href", to, "hreflang", l.Tag, "lang", l.Tag).put(txt(l.Name))))
		}
	}
	home := up
	if home == "" {
		home = "./"
	}
	bar := el("header", "class", "bar").put(el("p", "class", "bar-name").put(el("a", "href", home).put(txt(s.Name))),
		el("nav", "aria-label", s.Say("web.site")).put(list))
	imprint := el("div", "class", "body").put(el("p").put(txt(s.Publisher)),
		el("p").put(el("a", "href", "mailto:"+s.Email).put(broken([]*node{txt(s.Email)})...)))
	if s.Licence != "" {
		imprint.put(el("p").put(el("a", "href", s.Licence).put(txt(s.Right))))
	}
	foot := el("footer", "class", "foot").put(imprint)
	return el("html", "lang", s.Lang).put(h, el("body").put(
		el("a", "class", "skip", "href", "#main").put(txt(s.Say("web.skip"))), w.art.sprite(), bar, main, foot))
}

// archive is the list of editions, by year, and of providers.
func (s *Site) archive(w *writer) *node {
	main := el("main", "id", "main", "tabindex", "-1", "class", "archive")
	main.put(el("section", "class", "section", "aria-labelledby", "editions").put(
		el("p", "class", "rubric").put(txt(s.Say("web.archive"))), s.editions()))
	if len(s.Providers) > 0 {
		list := el("ul", "class", "plain c3")
		for i := range s.Providers {
			p := &s.Providers[i]
			list.put(el("li").put(el("a", "href", s.at(p)+"/").put(txt(p.Name))))
		}
		main.put(el("section", "class", "section", "aria-labelledby", "providers").put(
			el("p", "class", "rubric").put(txt(s.Say("web.providers"))),
			el("div", "class", "body").put(el("h2", "class", "s-h1", "id", "providers").put(txt(s.Say("web.providers.all"))), list)))
	}
	others := map[string]string{}
	for _, l := range s.Langs {
		others[l.Folder] = ""
	}
	return s.shell(s.Name, s.Subject, "", "", others, w, main)
}

// editions is the editions by year, each with its files.
func (s *Site) editions() *node {
	body := el("div", "class", "body").put(el("h1", "class", "s-h1", "id", "editions").put(txt(s.Name)),
		el("p", "class", "s-stand").put(txt(s.Subject)))
	year := ""
	for _, is := range s.Issues {
		if is.Year != year {
			year = is.Year
			body.put(el("h2", "class", "s-h2").put(txt(year)))
		}
		to := "../" + is.ID + "/" + s.Folder + "/"
		list := el("ul", "class", "formats")
		for _, f := range is.Files {
			list.put(el("li").put(el("a", "href", to+f.Path, "type", f.Type).put(txt(f.Title),
				el("span", "class", "vh").put(txt(", "+is.Title))), txt(" "), el("span", "class", "s-note").put(txt(f.Note))))
		}
		body.put(el("article", "class", "issue", "id", "edition-"+is.ID).put(
			el("h3", "class", "s-h2").put(el("a", "href", to).put(txt(is.Title))),
			el("p", "class", "s-t10").put(txt(is.Says)), list))
	}
	return body
}

// provider is a provider's page: its sheet, whose calls lead to the sources of the
// edition it is of, then how each edition shows it.
func (s *Site) provider(w *writer, p *Provider) *node {
	up := strings.Repeat("../", 1+strings.Count(s.at(p), "/"))
	w.in = []string{"provider"}
	sheet := w.kids(w.read.root.kids)
	body := el("div", "class", "body").put(sheet...)
	for _, n := range sheet {
		n.each(func(k *node) {
			if to := k.get("href"); strings.HasPrefix(to, "#") {
				k.replace("href", up+"../"+p.Edition+"/"+s.Folder+"/"+to)
				k.replace("role", "")
			}
		})
	}
	head := el("tr")
	for _, key := range []string{"web.provider.edition", "web.provider.qualified", "web.provider.progress"} {
		head.put(el("th", "scope", "col", "class", "s-label").put(txt(s.Say(key))))
	}
	rows := el("tbody")
	for _, shown := range p.Shown {
		i := slices.IndexFunc(s.Issues, func(is Issue) bool { return is.ID == shown.Issue })
		to := up + "../" + shown.Issue + "/" + s.Folder + "/" + shown.Place
		rows.put(el("tr").put(el("th", "scope", "row").put(el("a", "href", to).put(txt(s.Issues[i].Title))),
			el("td", "class", "s-table", "data-label", s.Say("web.provider.qualified")).put(txt(shown.Qualified)),
			el("td", "class", "s-table", "data-label", s.Say("web.provider.progress")).put(txt(shown.Progress))))
	}
	body.put(el("h2", "class", "s-h2", "id", "shown").put(txt(s.Say("web.provider.shown"))),
		el("table", "aria-labelledby", "shown").put(el("thead").put(head), rows),
		el("p", "class", "s-t10").put(el("a", "href", dataName, "type", "text/csv").put(txt(s.Say("web.provider.data")))))
	main := el("main", "id", "main", "tabindex", "-1").put(el("section", "class", "section", "aria-labelledby", w.titleOf(body)).put(
		el("p", "class", "rubric").put(el("a", "href", up+"#providers").put(txt(s.Say("web.providers")))), body))
	others := map[string]string{}
	for _, l := range s.Langs {
		others[l.Folder] = path.Join(l.Providers, p.ID)
	}
	return s.shell(p.Name+", "+s.Name, fmt.Sprintf("%s: %s", s.Say("web.providers"), p.Name), up, s.at(p), others, w, main)
}

// titleOf is the id of the heading of a page.
func (w *writer) titleOf(body *node) string { return body.first("h1") }

// Choice is a page on which a reader chooses among languages: a link for each.
func Choice(langs []Language, titles map[string]string, base string) []byte {
	list := el("ul")
	for _, l := range langs {
		list.put(el("li").put(el("a", "href", l.Folder+"/", "hreflang", l.Tag, "lang", l.Tag).put(txt(titles[l.Folder] + " (" + l.Name + ")"))))
	}
	first := langs[0]
	h := el("head").put(el("meta", "charset", "utf-8"), el("meta", "name", "viewport", "content", "width=device-width, initial-scale=1"),
		el("title").put(txt(titles[first.Folder])), el("meta", "name", "color-scheme", "content", "light dark"))
	if base != "" {
		h.put(el("link", "rel", "canonical", "href", base))
		for _, l := range langs {
			h.put(el("link", "rel", "alternate", "hreflang", l.Tag, "href", base+l.Folder+"/"))
		}
		h.put(el("link", "rel", "alternate", "hreflang", "x-default", "href", base))
	}
	return el("html", "lang", first.Tag).put(h, el("body").put(el("main").put(
		el("h1").put(txt(titles[first.Folder])), list))).document()
}

// Summary is the sentence on the cover of an edition.
func Summary(pages []draw.Page) string {
	w := &writer{read: matterOf(pages)}
	return w.summary()
}

// replace gives an attribute another value, or takes it away.
func (n *node) replace(name, value string) {
	n.attrs = slices.DeleteFunc(n.attrs, func(a attr) bool { return a.name == name })
	n.set(name, value)
}
