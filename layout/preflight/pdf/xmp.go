package pdf

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
)

// Metadata is the properties of an XMP packet by prefix and name, each with its
// values in order; prefixes are the usual ones whatever the packet calls them.
type Metadata struct {
	Present   bool
	Filtered  bool // the stream is compressed
	Typed     bool // Type Metadata, Subtype XML
	Header    string
	Undecoded bool // the stream's filters fail
	Malformed int  // line where the XML breaks off; 0: it is whole
	Values    map[string][]string
	raw       []byte
	langs     map[string][]string // xml:lang of each value
	Declared  map[string]bool     // "namespace name" from PDF/A extension schemas
	Used      map[string]string   // property -> namespace
}

// namespaces gives the usual prefix of each schema met in press files.
func namespaces() map[string]string {
	return map[string]string{
		"http://purl.org/dc/elements/1.1/":            "dc",
		"http://ns.adobe.com/xap/1.0/":                "xmp",
		"http://ns.adobe.com/xap/1.0/mm/":             "xmpMM",
		"http://ns.adobe.com/xap/1.0/rights/":         "xmpRights",
		"http://ns.adobe.com/pdf/1.3/":                "pdf",
		"http://www.aiim.org/pdfa/ns/id/":             "pdfaid",
		"http://www.aiim.org/pdfua/ns/id/":            "pdfuaid",
		"http://www.npes.org/pdfx/ns/id/":             "pdfxid",
		"http://www.aiim.org/pdfa/ns/extension/":      "pdfaExtension",
		"http://www.aiim.org/pdfa/ns/schema#":         "pdfaSchema",
		"http://www.aiim.org/pdfa/ns/property#":       "pdfaProperty",
		"http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
	}
}

// Spelt tells whether a property is written somewhere under its usual prefix.
func (m Metadata) Spelt(key string) bool {
	return bytes.Contains(m.raw, []byte("<"+key)) || bytes.Contains(m.raw, []byte(key+"="))
}

// Universal is the properties whose only text is that of no language, in order.
func (m Metadata) Universal() []string {
	var out []string
	for _, key := range slices.Sorted(maps.Keys(m.langs)) {
		if l := m.langs[key]; len(l) > 0 && !slices.ContainsFunc(l, func(s string) bool { return s != "x-default" }) {
			out = append(out, key)
		}
	}
	return out
}

// Packet is the bytes of the packet.
func (m Metadata) Packet() []byte { return m.raw }

// First is a property's first value, "" when it has none.
func (m Metadata) First(key string) string {
	if v := m.Values[key]; len(v) > 0 {
		return v[0]
	}
	return ""
}

func (f *File) readMetadata() Metadata {
	m := Metadata{Values: map[string][]string{}, langs: map[string][]string{}, Declared: map[string]bool{}, Used: map[string]string{}}
	s, ok := f.Stream(f.Catalog["Metadata"])
	if !ok {
		return m
	}
	m.Present, m.Filtered = true, s.Dict["Filter"] != nil
	m.Typed = f.Name(s.Dict["Type"]) == "Metadata" && f.Name(s.Dict["Subtype"]) == "XML"
	b, ok := f.Body(f.Catalog["Metadata"])
	if !ok {
		m.Undecoded = true
		return m
	}
	m.raw = b
	if i := bytes.Index(b, []byte("?>")); i > 0 && bytes.HasPrefix(bytes.TrimLeft(b, "\ufeff \r\n"), []byte("<?xpacket")) {
		m.Header = string(b[:i])
	}
	if err := m.parse(b); err != nil {
		m.Malformed = 1
		if at := new(xml.SyntaxError); errors.As(err, &at) {
			m.Malformed = max(at.Line, 1)
		}
	}
	return m
}

// parse walks the RDF: a property is a child of a Description, or an attribute
// of it; its values are its text or the items of its container.
func (m *Metadata) parse(b []byte) error {
	d := xml.NewDecoder(bytes.NewReader(b))
	p := packet{m: m, prefix: namespaces()}
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch v := t.(type) {
		case xml.StartElement:
			p.open(v)
		case xml.CharData:
			p.text.Write(v)
		case xml.EndElement:
			p.close()
		}
	}
}

// packet is the state of reading one packet.
type packet struct {
	m      *Metadata
	prefix map[string]string
	stack  []string // element names with prefixes
	space  []string // their namespaces
	lang   string
	text   strings.Builder
	schema string // namespace of the extension schema being declared
}

func (p *packet) name(n xml.Name) string {
	if s, ok := p.prefix[n.Space]; ok {
		return s + ":" + n.Local
	}
	return n.Space + " " + n.Local
}

func (p *packet) open(v xml.StartElement) {
	name := p.name(v.Name)
	p.stack, p.space = append(p.stack, name), append(p.space, v.Name.Space)
	p.text.Reset()
	p.lang = ""
	for _, a := range v.Attr {
		an := p.name(a.Name)
		switch {
		case a.Name.Local == "lang":
			p.lang = a.Value
		case name == "rdf:Description" && len(p.stack) <= 3 && !strings.HasPrefix(an, "rdf:") && a.Name.Space != "xmlns" && a.Name.Space != "":
			p.put(an, a.Value, a.Name.Space)
		}
	}
}

func (p *packet) put(key, value, space string) {
	p.m.Values[key] = append(p.m.Values[key], value)
	p.m.langs[key] = append(p.m.langs[key], p.lang)
	p.m.Used[key] = space
}

// property is the nearest property around the element that ends: the child of
// the outermost Description.
func (p *packet) property() (string, string) {
	for i, n := range p.stack {
		if n == "rdf:Description" && i+1 < len(p.stack) {
			return p.stack[i+1], p.space[i+1]
		}
	}
	return "", ""
}

func (p *packet) close() {
	if len(p.stack) == 0 {
		return
	}
	top := p.stack[len(p.stack)-1]
	value := strings.TrimSpace(p.text.String())
	key, space := p.property()
	switch {
	case key == "pdfaExtension:schemas":
		p.declare(top, value)
		if top == key {
			p.m.Used[key] = space
		}
	case top == "rdf:li" && key != "":
		p.put(key, value, space)
	case top == key && value != "":
		p.put(key, value, space)
	}
	p.stack, p.space = p.stack[:len(p.stack)-1], p.space[:len(p.space)-1]
	p.text.Reset()
}

// declare collects an extension schema. The namespace may follow its
// properties in the packet, so names wait under "" until it is known.
func (p *packet) declare(top, value string) {
	d := p.m.Declared
	switch top {
	case "pdfaSchema:namespaceURI":
		p.schema = value
		for _, k := range slices.Sorted(maps.Keys(d)) {
			if name, ok := strings.CutPrefix(k, "? "); ok {
				delete(d, k)
				d[value+" "+name] = true
			}
		}
	case "pdfaProperty:name":
		if p.schema == "" {
			d["? "+value] = true
			return
		}
		d[p.schema+" "+value] = true
	case "pdfaSchema:property":
		if p.schema != "" {
			p.schema = ""
		}
	}
}
