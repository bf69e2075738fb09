package web

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/text"
)

// Edition is an edition in one language, as far as its page is made from it.
type Edition struct {
	ID       string
	Lang     string // BCP 47
	Folder   string // name of the language's folder
	Title    string
	Name     string // of the publication
	Month    string // "Janvier 2026"
	Sections []Section
	Pages    []draw.Page
	Narrow   map[draw.Shown]draw.Box // charts as phones show them
	Styles   map[string]text.Style
	Palette  profile.Palette
	Night    map[draw.Ink][3]uint8 // swatches that are others by night
	Ground   draw.Ink              // of the cover
	Band     draw.Ink
	Faces    *fonts.Set
	Picture  func(*draw.Picture) (format string, file []byte, err error)
	Say      func(key string, data ...map[string]any) string

	Address   string // lasting address of the edition; "": none
	Base      string // address of the folder of all editions; "": none
	Site      string // address of the publication; "": none
	Share     Share
	Langs     []Language
	Downloads []Download
	Published string // ISO 8601
	Cutoff    string
	Publisher string
	Email     string
	Licence   string // address
}

// Section is a section's name, and its running head.
type Section struct{ ID, Title, Rubric string }

// name is what a section is called.
func (s Section) name() string {
	if s.Title != "" {
		return s.Title
	}
	return s.Rubric
}

// Language is a language the edition is made in.
type Language struct{ Folder, Tag, Name, Providers string } // the last: the folder of providers

// Share is the picture that is shown beside a link to the page.
type Share struct {
	Path, Alt     string
	Width, Height int // pixels
}

// Download is a file that is offered beside the page.
type Download struct {
	Path, Title, Note, Type string
	Bytes                   int
	SHA256                  string
}

// section is the section of an id.
func (ed *Edition) section(id string) Section {
	for _, s := range ed.Sections {
		if s.ID == id {
			return s
		}
	}
	return Section{ID: id}
}

// has tells whether the edition has a section.
func (ed *Edition) has(id string) bool {
	return slices.ContainsFunc(ed.Sections, func(s Section) bool { return s.ID == id })
}

// Folder is the edition as files by their names: index.html, style.css, the faces in
// fonts, the pictures in pictures. What the page cannot say is a finding.
func Folder(ed *Edition) (map[string][]byte, diag.List) {
	files := map[string][]byte{}
	w := newWriter(ed, files)
	root := w.page()
	files["index.html"] = root.document()
	faces := w.faces(root, files)
	files["style.css"] = ed.style(faces, w.rows)
	return files, w.missed(root)
}

// newWriter reads the pages of an edition.
func newWriter(ed *Edition, files map[string][]byte) *writer {
	read := matterOf(ed.Pages)
	return &writer{ed: ed, read: read, tags: tags(), art: newArtist(ed, files), used: map[string]bool{}, rows: map[string]string{},
		expanded: map[string]bool{}, cited: map[string][]citation{}, heads: headed(read.root)}
}

// document is the element as a file.
func (n *node) document() []byte {
	var html strings.Builder
	html.WriteString("<!DOCTYPE html>")
	n.write(&html)
	html.WriteString("\n")
	return []byte(strings.ReplaceAll(html.String(), " \n", "\n"))
}

// page is the whole page.
func (w *writer) page() *node {
	ed := w.ed
	main, foot := el("main", "id", "main", "tabindex", "-1"), []*node(nil)
	for _, n := range w.kids(w.read.root.kids) {
		if n.tag == "footer" {
			foot = append(foot, n)
			continue
		}
		main.put(n)
	}
	if !ed.has("contents") {
		main.put(ed.takeaway())
	}
	body := el("body").put(el("a", "class", "skip", "href", "#main").put(txt(ed.Say("web.skip"))), w.art.sprite(), w.bar(), main)
	return el("html", "lang", ed.Lang).put(w.head(), body.put(foot...))
}

// bar is the line at the top that stays: the name, the contents, the other languages.
func (w *writer) bar() *node {
	ed := w.ed
	list := el("ul")
	if ed.has("contents") {
		list.put(el("li").put(el("a", "href", "#contents").put(txt(ed.section("contents").name()))))
	}
	if len(ed.Downloads) > 0 {
		list.put(el("li", "class", "wide-only").put(el("a", "href", "#files").put(txt("PDF"))))
	}
	if ed.Base != "" {
		list.put(el("li", "class", "wide-only").put(el("a", "href", ed.Base+ed.Folder+"/").put(txt(ed.Say("web.editions")))))
	}
	for _, l := range ed.Langs {
		if l.Tag != ed.Lang {
			list.put(el("li").put(el("a", "href", "../"+l.Folder+"/", "hreflang", l.Tag, "lang", l.Tag).put(txt(l.Name))))
		}
	}
	return el("header", "class", "bar").put(
		el("p", "class", "bar-name").put(el("a", "href", "#main").put(txt(ed.Name)), txt(" "), el("span").put(txt(ed.Month))),
		el("nav", "aria-label", ed.Say("web.nav")).put(list))
}

// takeaway is the files of the edition that are offered beside the page.
func (ed *Edition) takeaway() *node {
	if len(ed.Downloads) == 0 {
		return nil
	}
	list := el("ul")
	for _, d := range ed.Downloads {
		list.put(el("li").put(el("a", "href", d.Path, "type", d.Type).put(el("b", "class", "f-sans-semibold").put(txt(d.Title))), txt(" "),
			el("span").put(txt(d.Note))))
	}
	return el("aside", "class", "files", "aria-labelledby", "files").put(
		el("h3", "class", "s-h3", "id", "files").put(txt(ed.Say("web.files"))), list)
}
