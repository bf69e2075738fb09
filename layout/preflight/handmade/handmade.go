package handmade

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// PDF is a PDF written object by object, so that a fault can be put in
// where it belongs. It shares nothing with the press's own writer.
type PDF struct {
	T       testing.TB
	Version string
	Bodies  map[string]string // dictionary or value, by name
	Streams map[string][]byte
	Order   []string
	Root    string
	Info    string
	Trailer string
	Tail    string // after %%EOF
	Spoil   func([]byte) []byte
}

// Put writes an object, or writes it anew.
func (h *PDF) Put(name, body string) {
	if _, ok := h.Bodies[name]; !ok {
		h.Order = append(h.Order, name)
	}
	h.Bodies[name] = body
}

// Stream writes an object with a stream.
func (h *PDF) Stream(name, dict string, data []byte) {
	h.Put(name, dict)
	h.Streams[name] = data
}

// Swap replaces text in an object's dictionary, or in its stream when it has
// the text; a fault that does not apply is a fault of the test.
func (h *PDF) Swap(name, old, new string) {
	h.T.Helper()
	switch {
	case strings.Contains(h.Bodies[name], old):
		h.Bodies[name] = strings.ReplaceAll(h.Bodies[name], old, new)
	case bytes.Contains(h.Streams[name], []byte(old)):
		h.Streams[name] = bytes.ReplaceAll(h.Streams[name], []byte(old), []byte(new))
	default:
		h.T.Fatalf("object %s has no %q", name, old)
	}
}

// Also adds to a dictionary.
func (h *PDF) Also(name, entries string) {
	h.T.Helper()
	i := strings.LastIndex(h.Bodies[name], ">>")
	if i < 0 {
		h.T.Fatalf("object %s is no dictionary", name)
	}
	h.Bodies[name] = h.Bodies[name][:i] + " " + entries + ">>"
}

// Draw adds to a page's content before everything else, under before what
// stands there already.
func (h *PDF) Draw(name, ops string) {
	h.Streams[name] = append(h.Streams[name], []byte("\n"+ops+"\n")...)
}

// Bytes writes the file: "{name}" in a body is a reference to that object.
func (h *PDF) Bytes() []byte {
	refs := make([]string, 0, 2*len(h.Order))
	for i, n := range h.Order {
		refs = append(refs, "{"+n+"}", fmt.Sprintf("%d 0 R", i+1))
	}
	to := strings.NewReplacer(refs...)
	var b bytes.Buffer
	b.WriteString("%PDF-" + h.Version + "\n%\xe2\xe3\xcf\xd3\n")
	at := make([]int, len(h.Order))
	for i, n := range h.Order {
		at[i] = b.Len()
		body := to.Replace(h.Bodies[n])
		fmt.Fprintf(&b, "%d 0 obj\n", i+1)
		if data, ok := h.Streams[n]; ok {
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
	b.WriteString(to.Replace(fmt.Sprintf("trailer\n<</Size %d /Root {%s} /Info {%s}%s>>\nstartxref\n%d\n%%%%EOF\n%s", len(at)+1, h.Root,
		h.Info, h.Trailer, xref, h.Tail)))
	out := b.Bytes()
	if h.Spoil != nil {
		out = h.Spoil(out)
	}
	return out
}

// New is a file without objects.
func New(t testing.TB, version string) *PDF {
	return &PDF{T: t, Version: version, Root: "catalog", Info: "info", Bodies: map[string]string{}, Streams: map[string][]byte{},
		Trailer: " /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"}
}

// Face adds a font: the whole program under a subset's name, CIDs equal to
// characters, as the press writes them.
func (h *PDF) Face(file, name string) {
	h.T.Helper()
	data, err := os.ReadFile(filepath.Join(root(), "fonts", filepath.FromSlash(file)))
	if err != nil {
		h.T.Fatal(err)
	}
	program, err := sfnt.Parse(data)
	if err != nil {
		h.T.Fatal(err)
	}
	var widths strings.Builder
	var buf sfnt.Buffer
	gids := make([]byte, 2*0x2200)
	for c := range 0x2200 {
		g, err := program.GlyphIndex(&buf, rune(c))
		if err != nil || g == 0 {
			continue
		}
		gids[2*c], gids[2*c+1] = byte(g>>8), byte(g)
		w, err := program.GlyphAdvance(&buf, g, fixed.I(1000), xfont.HintingNone)
		if err != nil {
			h.T.Fatal(err)
		}
		fmt.Fprintf(&widths, "%d [%d] ", c, w.Round())
	}
	ranges := ""
	for hi := range 0x22 {
		ranges += fmt.Sprintf("<%02x00> <%02xff> <%02x00>\n", hi, hi, hi)
	}
	h.Put("font", "<</Type/Font /Subtype/Type0 /BaseFont/ABCDEF+"+name+" /Encoding/Identity-H /DescendantFonts[{cid}] /ToUnicode {unicode}>>")
	h.Put("cid", "<</Type/Font /Subtype/CIDFontType2 /BaseFont/ABCDEF+"+name+
		" /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>> /FontDescriptor {descriptor} /CIDToGIDMap {gids} /DW 0 /W ["+
		widths.String()+"]>>")
	h.Put("descriptor", "<</Type/FontDescriptor /FontName/ABCDEF+"+name+
		" /Flags 4 /FontBBox[-500 -300 1500 1000] /ItalicAngle 0 /Ascent 900 /Descent -300 /CapHeight 660 /StemV 80 /FontFile2 {program}>>")
	h.Stream("program", fmt.Sprintf("<</Length1 %d>>", len(data)), data)
	h.Stream("gids", "<<>>", gids)
	h.Stream("unicode", "<<>>",
		[]byte("/CIDInit /ProcSet findresource begin\nbegincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n34 beginbfrange\n"+
			ranges+"endbfrange\nendcmap\n"))
}

// Codes writes text as two-byte codes.
func Codes(s string) string {
	out := "<"
	for _, u := range utf16.Encode([]rune(s)) {
		out += fmt.Sprintf("%04x", u)
	}
	return out + ">"
}

// Line sets a line of text.
func Line(x, y, size float64, text string) string {
	return fmt.Sprintf("BT /F1 %g Tf 1 0 0 1 %g %g Tm %s Tj ET", size, x, y, Codes(text))
}

// Deflated is data as FlateDecode takes them.
func Deflated(data []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(data) // into memory
	_ = z.Close()
	return b.Bytes()
}

// Packet is an XMP packet.
func Packet(properties string) []byte {
	return []byte("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">" +
		properties + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
}

// Describe is properties of one schema.
func Describe(prefix, uri, body string) string {
	return "<rdf:Description rdf:about=\"\" xmlns:" + prefix + "=\"" + uri + "\">" + body + "</rdf:Description>\n"
}

// Schema declares one text property of an extension schema.
func Schema(prefix, uri, property string) string {
	return "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>s</pdfaSchema:schema><pdfaSchema:namespaceURI>" + uri +
		"</pdfaSchema:namespaceURI><pdfaSchema:prefix>" + prefix +
		"</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>" + property +
		"</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>" +
		"<pdfaProperty:description>d</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
}

// Schemas wraps the declarations of extension schemas.
func Schemas(items string) string {
	return "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" " +
		"xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">" +
		"<pdfaExtension:schemas><rdf:Bag>" +
		items + "</rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"
}

// Namespaces of identifications.
const (
	XIDNamespace = "http://www.npes.org/pdfx/ns/id/"
	PDFNamespace = "http://ns.adobe.com/pdf/1.3/"
	UANamespace  = "http://www.aiim.org/pdfua/ns/id/"
	ANamespace   = "http://www.aiim.org/pdfa/ns/id/"
)

// CommonXMP is the properties every good file has.
func CommonXMP(lang string) string {
	return Describe("dc", "http://purl.org/dc/elements/1.1/",
		"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Observatoire</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>"+lang+
			"</rdf:li></rdf:Bag></dc:language>") +
		Describe("xmp", "http://ns.adobe.com/xap/1.0/",
			"<xmp:CreateDate>2026-04-01T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>2026-04-01T00:00:00Z</xmp:ModifyDate>"+
				"<xmp:MetadataDate>2026-04-01T00:00:00Z</xmp:MetadataDate><xmp:CreatorTool>hand</xmp:CreatorTool>") +
		Describe("xmpMM", "http://ns.adobe.com/xap/1.0/mm/",
			"<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID><xmpMM:InstanceID>uuid:2</xmpMM:InstanceID><xmpMM:VersionID>1</xmpMM:VersionID>"+
				"<xmpMM:RenditionClass>default</xmpMM:RenditionClass>")
}

// CommonInfo is what goes with them in the information dictionary.
const CommonInfo = "/Title(Observatoire) /Creator(hand) /CreationDate(D:20260401000000Z) /ModDate(D:20260401000000Z)"

// Profile is a colour profile of the press.
func Profile(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root(), "layout", "profile", "icc", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// root is the folder of the module, from this file's own place.
func root() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), "..", "..", "..")
}
