package preflight

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode/utf16"
)

// handmade is a PDF written object by object, so that a fault can be put in
// where it belongs. It shares nothing with the press's own writer.
type handmade struct {
	t       testing.TB
	version string
	bodies  map[string]string // dictionary or value, by name
	streams map[string][]byte
	order   []string
	root    string
	info    string
	trailer string
	tail    string // after %%EOF
	spoil   func([]byte) []byte
}

func (h *handmade) put(name, body string) {
	if _, ok := h.bodies[name]; !ok {
		h.order = append(h.order, name)
	}
	h.bodies[name] = body
}

func (h *handmade) stream(name, dict string, data []byte) {
	h.put(name, dict)
	h.streams[name] = data
}

// swap replaces text in an object's dictionary, or in its stream when it has
// the text; a fault that does not apply is a fault of the test.
func (h *handmade) swap(name, old, new string) {
	h.t.Helper()
	switch {
	case strings.Contains(h.bodies[name], old):
		h.bodies[name] = strings.ReplaceAll(h.bodies[name], old, new)
	case bytes.Contains(h.streams[name], []byte(old)):
		h.streams[name] = bytes.ReplaceAll(h.streams[name], []byte(old), []byte(new))
	default:
		h.t.Fatalf("object %s has no %q", name, old)
	}
}

// also adds to a dictionary.
func (h *handmade) also(name, entries string) {
	h.t.Helper()
	i := strings.LastIndex(h.bodies[name], ">>")
	if i < 0 {
		h.t.Fatalf("object %s is no dictionary", name)
	}
	h.bodies[name] = h.bodies[name][:i] + " " + entries + ">>"
}

// draw adds to a page's content before everything else, under before what
// stands there already.
func (h *handmade) draw(name, ops string) {
	h.streams[name] = append(h.streams[name], []byte("\n"+ops+"\n")...)
}

// bytes writes the file: "{name}" in a body is a reference to that object.
func (h *handmade) bytes() []byte {
	refs := make([]string, 0, 2*len(h.order))
	for i, n := range h.order {
		refs = append(refs, "{"+n+"}", fmt.Sprintf("%d 0 R", i+1))
	}
	to := strings.NewReplacer(refs...)
	var b bytes.Buffer
	b.WriteString("%PDF-" + h.version + "\n%\xe2\xe3\xcf\xd3\n")
	at := make([]int, len(h.order))
	for i, n := range h.order {
		at[i] = b.Len()
		body := to.Replace(h.bodies[n])
		fmt.Fprintf(&b, "%d 0 obj\n", i+1)
		if data, ok := h.streams[n]; ok {
			body = strings.TrimSuffix(strings.TrimSpace(body), ">>")
			fmt.Fprintf(&b, "%s/Length %d>>\nstream\n", body, len(data))
			b.Write(data)
			b.WriteString("\nendstream")
		} else {
			b.WriteString(body)
		}
		b.WriteString("\nendobj\n")
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	b.WriteString(to.Replace(fmt.Sprintf("trailer\n<</Size %d /Root {%s} /Info {%s}%s>>\nstartxref\n%d\n%%%%EOF\n%s", len(at)+1, h.root, h.info, h.trailer, xref, h.tail)))
	out := b.Bytes()
	if h.spoil != nil {
		out = h.spoil(out)
	}
	return out
}

func blankFile(t testing.TB, version string) *handmade {
	return &handmade{t: t, version: version, root: "catalog", info: "info", bodies: map[string]string{}, streams: map[string][]byte{},
		trailer: " /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"}
}

// face adds a font: the whole program under a subset's name, CIDs equal to
// characters, as the press writes them.
func (h *handmade) face(file, name string) {
	h.t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "fonts", filepath.FromSlash(file)))
	if err != nil {
		h.t.Fatal(err)
	}
	p, err := readProgram(data)
	if err != nil {
		h.t.Fatal(err)
	}
	var widths strings.Builder
	gids := make([]byte, 2*0x2200)
	for c := range 0x2200 {
		g, ok := p.codes[c]
		if !ok {
			continue
		}
		gids[2*c], gids[2*c+1] = byte(g>>8), byte(g)
		w, _ := p.advance(g)
		fmt.Fprintf(&widths, "%d [%.0f] ", c, w)
	}
	ranges := ""
	for hi := range 0x22 {
		ranges += fmt.Sprintf("<%02x00> <%02xff> <%02x00>\n", hi, hi, hi)
	}
	h.put("font", "<</Type/Font /Subtype/Type0 /BaseFont/ABCDEF+"+name+" /Encoding/Identity-H /DescendantFonts[{cid}] /ToUnicode {unicode}>>")
	h.put("cid", "<</Type/Font /Subtype/CIDFontType2 /BaseFont/ABCDEF+"+name+" /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>> /FontDescriptor {descriptor} /CIDToGIDMap {gids} /DW 0 /W ["+widths.String()+"]>>")
	h.put("descriptor", "<</Type/FontDescriptor /FontName/ABCDEF+"+name+" /Flags 4 /FontBBox[-500 -300 1500 1000] /ItalicAngle 0 /Ascent 900 /Descent -300 /CapHeight 660 /StemV 80 /FontFile2 {program}>>")
	h.stream("program", fmt.Sprintf("<</Length1 %d>>", len(data)), data)
	h.stream("gids", "<<>>", gids)
	h.stream("unicode", "<<>>", []byte("/CIDInit /ProcSet findresource begin\nbegincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n34 beginbfrange\n"+ranges+"endbfrange\nendcmap\n"))
}

// codes writes text as two-byte codes.
func codes(s string) string {
	out := "<"
	for _, u := range utf16.Encode([]rune(s)) {
		out += fmt.Sprintf("%04x", u)
	}
	return out + ">"
}

// setLine sets a line of text.
func setLine(x, y, size float64, text string) string {
	return fmt.Sprintf("BT /F1 %g Tf 1 0 0 1 %g %g Tm %s Tj ET", size, x, y, codes(text))
}

func packetOf(properties string) []byte {
	return []byte("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">" +
		properties + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
}

func describe(prefix, uri, body string) string {
	return "<rdf:Description rdf:about=\"\" xmlns:" + prefix + "=\"" + uri + "\">" + body + "</rdf:Description>\n"
}

// schema declares one text property of an extension schema.
func schema(prefix, uri, property string) string {
	return "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>s</pdfaSchema:schema><pdfaSchema:namespaceURI>" + uri + "</pdfaSchema:namespaceURI><pdfaSchema:prefix>" + prefix +
		"</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>" + property +
		"</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>d</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
}

func schemas(items string) string {
	return "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><pdfaExtension:schemas><rdf:Bag>" +
		items + "</rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"
}

const (
	xidNS = "http://www.npes.org/pdfx/ns/id/"
	pdfNS = "http://ns.adobe.com/pdf/1.3/"
	uaNS  = "http://www.aiim.org/pdfua/ns/id/"
	aNS   = "http://www.aiim.org/pdfa/ns/id/"
)

func commonXMP(lang string) string {
	return describe("dc", "http://purl.org/dc/elements/1.1/", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Observatoire</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>"+lang+"</rdf:li></rdf:Bag></dc:language>") +
		describe("xmp", "http://ns.adobe.com/xap/1.0/", "<xmp:CreateDate>2026-04-01T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>2026-04-01T00:00:00Z</xmp:ModifyDate><xmp:MetadataDate>2026-04-01T00:00:00Z</xmp:MetadataDate><xmp:CreatorTool>hand</xmp:CreatorTool>") +
		describe("xmpMM", "http://ns.adobe.com/xap/1.0/mm/", "<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID><xmpMM:InstanceID>uuid:2</xmpMM:InstanceID><xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>")
}

const commonInfo = "/Title(Observatoire) /Creator(hand) /CreationDate(D:20260401000000Z) /ModDate(D:20260401000000Z)"

// failing is the codes of a report's failed rules, in order.
func failing(r Report) []string {
	var out []string
	for _, x := range r.Results {
		if x.Status == Fail {
			out = append(out, string(x.Code))
		}
	}
	sort.Strings(out)
	return out
}

func profileBytes(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "profile", "icc", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
