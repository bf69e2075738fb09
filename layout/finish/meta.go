package finish

import (
	"bytes"
	"crypto/sha1"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/secnumcloud-observatory/press/layout/profile"
)

// Doc is what the file says of itself. Title and Lang are required: they are
// what a window bar shows and a screen reader begins with.
type Doc struct {
	Edition   string   // names the publication over its versions, such as "2026-04"
	Title     string   // in the file's language
	Author    string   // who answers for it
	Publisher string   // empty: the author
	Subject   string   // one sentence
	Keywords  []string //
	Lang      string   // BCP 47
	Attached  []Attachment
	Parts     []Part // of a file in several languages, of which the first is Lang; else none
	Created   time.Time
	Modified  time.Time // zero: Created
	Creator   string    // the program; empty: this press
}

// Part is what a file holds in one of its languages.
type Part struct {
	Lang  string // BCP 47
	Title string
	First int // its first page, from 0
}

// parts are the languages of the file, each with its title.
func (d Doc) parts() []Part {
	if len(d.Parts) > 0 {
		return d.Parts
	}
	return []Part{{Lang: d.Lang, Title: d.Title}}
}

// starts tells whether a page is the first of a further language.
func (d Doc) starts(page int) bool {
	return slices.ContainsFunc(d.Parts, func(p Part) bool { return p.First == page })
}

const press = "SecNumCloud Observatory press"

// filled is the document with what may be left out.
func (d Doc) filled() Doc {
	d.Created = d.Created.UTC().Truncate(time.Second)
	if d.Modified.IsZero() {
		d.Modified = d.Created
	}
	d.Modified = d.Modified.UTC().Truncate(time.Second)
	if d.Publisher == "" {
		d.Publisher = d.Author
	}
	if d.Creator == "" {
		d.Creator = press
	}
	return d
}

// date is a point in time as PDF has it, in UTC.
func date(t time.Time) str { return str(t.Format("D:20060102150405Z")) }

// info is the document information dictionary, in agreement with the XMP.
func (d Doc) info(p profile.Profile) dict {
	out := dict{
		"Title": text(d.Title), "Creator": text(d.Creator), "Producer": text(press),
		"CreationDate": date(d.Created), "ModDate": date(d.Modified), "Trapped": name("False"),
	}
	for k, v := range map[name]string{"Author": d.Author, "Subject": d.Subject, "Keywords": strings.Join(d.Keywords, ", ")} {
		if v != "" {
			out[k] = text(v)
		}
	}
	if p.Claimed(profile.PDFX4) {
		out["GTS_PDFXVersion"] = text(string(profile.PDFX4))
	}
	return out
}

// packet is the XMP metadata. sum is the digest of the file's other bytes.
func (d Doc) packet(p profile.Profile, sum []byte) []byte {
	x := &xmp{}
	x.open()
	x.dublinCore(d)
	date := func(t time.Time) string { return t.Format("2006-01-02T15:04:05Z") }
	x.tag("xmp:CreateDate", date(d.Created))
	x.tag("xmp:ModifyDate", date(d.Modified))
	x.tag("xmp:MetadataDate", date(d.Modified))
	x.tag("xmp:CreatorTool", d.Creator)
	x.tag("pdf:Producer", press)
	if len(d.Keywords) > 0 {
		x.tag("pdf:Keywords", strings.Join(d.Keywords, ", "))
	}
	if p.Version != pdf2 { // which declares no properties, and does not know this one
		x.tag("pdf:Trapped", "False")
	}
	x.tag("xmpMM:DocumentID", "uuid:"+uuid([]byte(strings.Join([]string{d.Edition, d.Title, d.Lang, p.Name}, "\n"))))
	x.tag("xmpMM:InstanceID", "uuid:"+uuid(sum))
	x.tag("xmpMM:VersionID", "1")
	x.tag("xmpMM:RenditionClass", map[bool]string{true: "draft", false: "default"}[p.Draft]) // ISO 16684-1, 8.6
	x.claims(p)
	x.shut()
	return x.b.Bytes()
}

// xmp writes one packet (ISO 16684-1), one property a line.
type xmp struct{ b bytes.Buffer }

func (x *xmp) line(s string) { x.b.WriteString(s + "\n") }

func (x *xmp) tag(tag, value string) { x.line("<" + tag + ">" + escaped(value) + "</" + tag + ">") }

// list is a property with an array of values; attr is an attribute of each.
func (x *xmp) list(tag, kind, attr string, values ...string) {
	x.line("<" + tag + "><rdf:" + kind + ">")
	for _, v := range values {
		x.line("<rdf:li" + attr + ">" + escaped(v) + "</rdf:li>")
	}
	x.line("</rdf:" + kind + "></" + tag + ">")
}

func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes every write
	return b.String()
}

func (x *xmp) open() {
	x.line("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>")
	x.line(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">`)
	x.line(`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"` +
		` xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"` +
		` xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">`)
}

// dublinCore writes the title and its like. The title stands under x-default
// and under its language, so that no reader takes it for another one.
func (x *xmp) dublinCore(d Doc) {
	x.tag("dc:format", "application/pdf")
	both := func(tag, v string) {
		x.line("<" + tag + "><rdf:Alt>")
		for _, l := range []string{"x-default", d.Lang} {
			x.line(`<rdf:li xml:lang="` + escaped(l) + `">` + escaped(v) + "</rdf:li>")
		}
		x.line("</rdf:Alt></" + tag + ">")
	}
	x.line("<dc:title><rdf:Alt>")
	for _, p := range append([]Part{{Lang: "x-default", Title: d.Title}}, d.parts()...) {
		x.line(`<rdf:li xml:lang="` + escaped(p.Lang) + `">` + escaped(p.Title) + "</rdf:li>")
	}
	x.line("</rdf:Alt></dc:title>")
	if d.Subject != "" {
		both("dc:description", d.Subject)
	}
	var langs []string
	for _, p := range d.parts() {
		langs = append(langs, p.Lang)
	}
	x.list("dc:language", "Bag", "", langs...)
	if d.Author != "" {
		x.list("dc:creator", "Seq", "", d.Author)
	}
	if d.Publisher != "" {
		x.list("dc:publisher", "Bag", "", d.Publisher)
	}
	if len(d.Keywords) > 0 {
		x.list("dc:subject", "Bag", "", d.Keywords...)
	}
}

// claims writes the standards the file claims, and declares the properties
// that PDF/A-2 does not know (ISO 19005-2, 6.6.2.3).
func (x *xmp) claims(p profile.Profile) {
	if p.Version == pdf2 {
		x.tag("pdfaid:part", "4")
		x.tag("pdfaid:rev", "2020")
		x.tag("pdfuaid:part", "2")
		x.tag("pdfuaid:rev", "2024")
		return
	}
	schemas := []schema{{"Adobe PDF schema", "http://ns.adobe.com/pdf/1.3/", "pdf", "Trapped", "Text", "whether the file is trapped"}}
	for _, a := range archives() {
		if p.Claimed(a.standard) {
			x.tag("pdfaid:part", a.part)
			x.tag("pdfaid:conformance", a.level)
		}
	}
	if p.Claimed(profile.PDFUA1) {
		x.tag("pdfuaid:part", "1")
		schemas = append(schemas, schema{"PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", "part", "Integer",
			"part of ISO 14289"})
	}
	if p.Claimed(profile.PDFX4) {
		x.tag("pdfxid:GTS_PDFXVersion", string(profile.PDFX4))
		schemas = append(schemas, schema{"PDF/X identification", "http://www.npes.org/pdfx/ns/id/", "pdfxid", "GTS_PDFXVersion", "Text",
			"version of PDF/X"})
	}
	x.line("</rdf:Description>")
	x.line(`<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
		` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">`)
	x.line("<pdfaExtension:schemas><rdf:Bag>")
	for _, s := range schemas {
		x.schema(s)
	}
	x.line("</rdf:Bag></pdfaExtension:schemas>")
}

// archive is a part of ISO 19005 and a level of it, as a file says of itself.
type archive struct {
	standard    profile.Standard
	part, level string
}

func archives() []archive {
	return []archive{{profile.PDFA2A, "2", "A"}, {profile.PDFA2B, "2", "B"}, {profile.PDFA3A, "3", "A"}}
}

// schema declares one property of one namespace.
type schema struct{ title, uri, prefix, property, kind, words string }

func (x *xmp) schema(s schema) {
	x.line(`<rdf:li rdf:parseType="Resource">`)
	x.tag("pdfaSchema:schema", s.title)
	x.tag("pdfaSchema:namespaceURI", s.uri)
	x.tag("pdfaSchema:prefix", s.prefix)
	x.line(`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">`)
	x.tag("pdfaProperty:name", s.property)
	x.tag("pdfaProperty:valueType", s.kind)
	x.tag("pdfaProperty:category", "internal")
	x.tag("pdfaProperty:description", s.words)
	x.line("</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>")
}

func (x *xmp) shut() {
	x.line("</rdf:Description></rdf:RDF></x:xmpmeta>")
	x.b.WriteString(`<?xpacket end="r"?>`)
}

// uuid is the name-based UUID of RFC 9562, version 5, of data in the namespace
// of URLs.
func uuid(data []byte) string {
	h := sha1.New()
	h.Write([]byte("\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8"))
	h.Write(data)
	u := h.Sum(nil)[:16]
	u[6], u[8] = u[6]&0x0F|0x50, u[8]&0x3F|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}
