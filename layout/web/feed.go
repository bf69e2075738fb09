package web

import (
	"net/url"
	"strconv"
	"strings"
)

// feed is the editions of a language as an Atom feed (RFC 4287): an entry for each,
// with its sentence, and the PDF as an enclosure.
func (s *Site) feed() []byte {
	home := s.Base + s.Folder + "/"
	f := el("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", s.Lang).put(
		el("id").put(txt(s.tag(s.Issues[len(s.Issues)-1].Year, s.Folder))), el("title").put(txt(s.Name)), el("subtitle").put(txt(s.Subject)),
		el("updated").put(txt(moment(s.latest()))),
		el("link", "rel", "self", "type", "application/atom+xml", "href", home+feedName),
		el("link", "rel", "alternate", "type", "text/html", "hreflang", s.Lang, "href", home))
	for _, l := range s.Langs {
		if l.Tag != s.Lang {
			f.put(el("link", "rel", "related", "type", "application/atom+xml", "hreflang", l.Tag, "href", s.Base+l.Folder+"/"+feedName))
		}
	}
	f.put(el("author").put(el("name").put(txt(s.Publisher)), el("email").put(txt(s.Email))), el("rights").put(txt(s.Right)))
	for _, is := range s.Issues {
		f.put(s.entry(is))
	}
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="utf-8"?>` + "\n")
	f.xml(&b)
	b.WriteString("\n")
	return []byte(b.String())
}

// entry is an edition.
func (s *Site) entry(is Issue) *node {
	page := s.Base + is.ID + "/" + s.Folder + "/"
	e := el("entry").put(el("id").put(txt(s.tag(is.Year, is.ID+":"+s.Folder))), el("title").put(txt(is.Title+", "+s.Name)),
		el("published").put(txt(moment(is.Published))), el("updated").put(txt(moment(is.Updated))),
		el("link", "rel", "alternate", "type", "text/html", "hreflang", s.Lang, "href", page))
	links := el("ul")
	for _, f := range is.Files {
		rel := "related"
		if f.Type == "application/pdf" {
			rel = "enclosure"
		}
		e.put(el("link", "rel", rel, "type", f.Type, "hreflang", s.Lang, "href", page+f.Path, "title", f.Title, "length", strconv.Itoa(f.Bytes)))
		links.put(el("li").put(el("a", "href", page+f.Path).put(txt(f.Title)), txt(" ("+f.Note+")")))
	}
	return e.put(el("summary").put(txt(is.Says)), el("content", "type", "xhtml").put(
		el("div", "xmlns", "http://www.w3.org/1999/xhtml").put(el("p").put(el("a", "href", page).put(txt(is.Says))), links)))
}

// tag is a lasting name (RFC 4151): the publication's host in a year, and what is named.
func (s *Site) tag(year, what string) string {
	host := "localhost"
	if u, err := url.Parse(s.Base); err == nil && u.Host != "" {
		host = u.Hostname()
	}
	return "tag:" + host + "," + year + ":" + what
}

// latest is the day on which an edition was published or corrected last.
func (s *Site) latest() (day string) {
	for _, is := range s.Issues {
		day = max(day, is.Updated)
	}
	return day
}

// moment is a day as a moment (RFC 3339): its first, in universal time.
func moment(day string) string { return day + "T00:00:00Z" }

// xml writes the element as XML, each on a line of its own unless it stands in words.
func (n *node) xml(b *strings.Builder) {
	if n.tag == "" {
		plain.WriteString(b, n.text) //nolint:errcheck // a builder takes everything
		return
	}
	b.WriteString("<" + n.tag)
	for _, a := range n.attrs {
		b.WriteString(" " + a.name + `="`)
		plain.WriteString(b, a.value) //nolint:errcheck // a builder takes everything
		b.WriteByte('"')
	}
	if len(n.kids) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	for _, k := range n.kids {
		if k.tag != "" && n.holdsBlocks() {
			b.WriteByte('\n')
		}
		k.xml(b)
	}
	if n.holdsBlocks() {
		b.WriteByte('\n')
	}
	b.WriteString("</" + n.tag + ">")
}

// holdsBlocks tells whether no words stand in the element.
func (n *node) holdsBlocks() bool {
	for _, k := range n.kids {
		if k.tag == "" {
			return false
		}
	}
	return len(n.kids) > 0
}

var plain = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
