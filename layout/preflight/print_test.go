package preflight

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/preflight/handmade"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// goodPrint is four pages as a print shop wants them: a tint to the bleed,
// black text that overprints it, reversed text on a dark panel, a rule, a
// picture of 300 ppi.
func goodPrint(t testing.TB) *handmade.PDF {
	h := handmade.New(t, "1.6")
	h.Put("catalog", "<</Type/Catalog /Pages {pages} /Metadata {xmp} /OutputIntents[{intent} {intentA}]>>")
	h.Put("info", "<<"+handmade.CommonInfo+" /Trapped/False /GTS_PDFXVersion(PDF/X-4)>>")
	h.Stream("xmp", "<</Type/Metadata /Subtype/XML>>", handmade.Packet(handmade.CommonXMP("fr")+
		handmade.Describe("pdf", handmade.PDFNamespace, "<pdf:Trapped>False</pdf:Trapped>")+handmade.Describe("pdfxid", handmade.XIDNamespace, "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>")+
		handmade.Describe("pdfaid", handmade.ANamespace, "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>")+
		handmade.Schemas(handmade.Schema("pdfxid", handmade.XIDNamespace, "GTS_PDFXVersion")+handmade.Schema("pdf", handmade.PDFNamespace, "Trapped"))))
	h.Put("intent", "<</Type/OutputIntent /S/GTS_PDFX /OutputConditionIdentifier(FOGRA39) /RegistryName(http://www.color.org) /Info(Coated FOGRA39) /DestOutputProfile {icc}>>")
	h.Put("intentA", "<</Type/OutputIntent /S/GTS_PDFA1 /OutputConditionIdentifier(FOGRA39) /RegistryName(http://www.color.org) /Info(Coated FOGRA39) /DestOutputProfile {icc}>>")
	h.Stream("icc", "<</N 4>>", handmade.Profile(t, "FOGRA39L_coated.icc"))
	h.Put("pages", "<</Type/Pages /Count 4 /Kids[{page1} {page2} {page3} {page4}]>>")
	for i := 1; i <= 4; i++ {
		h.Put(fmt.Sprintf("page%d", i), fmt.Sprintf("<</Type/Page /Parent {pages} /MediaBox[0 0 612.284 858.898] /BleedBox[0 0 612.284 858.898] /TrimBox[8.504 8.504 603.780 850.394] /Resources {resources} /Contents {content%d}>>", i))
		h.Stream(fmt.Sprintf("content%d", i), "<<>>", []byte(strings.Join([]string{
			"0.1 0.05 0 0 k 0 0 612.284 858.898 re f",
			"1 0.8 0.15 0.6 k 60 500 200 80 re f",
			"/Over gs 0 0 0 1 k " + handmade.Line(60, 700, 10, "Le cloud de confiance"),
			"0 0 0 1 K 0.5 w 60 690 m 300 690 l S",
			"/Knock gs 0 0 0 0 k " + handmade.Line(70, 540, 12, "Réserve"),
			"q 48 0 0 48 400 500 cm /Im1 Do Q",
		}, "\n")))
	}
	h.Put("resources", "<</Font<</F1 {font}>> /ExtGState<</Over {over} /Knock {knock}>> /XObject<</Im1 {image}>>>>")
	h.Put("over", "<</Type/ExtGState /OP true /op true /OPM 1>>")
	h.Put("knock", "<</Type/ExtGState /OP false /op false /OPM 1>>")
	h.Stream("image", "<</Type/XObject /Subtype/Image /Width 200 /Height 200 /BitsPerComponent 8 /ColorSpace/DeviceCMYK>>", bytes.Repeat([]byte{120, 90, 60, 30}, 200*200))
	h.Face("source-sans-3/SourceSans3_400Regular.ttf", "SourceSans3")
	return h
}

type fault struct {
	name string
	rule diag.Code
	also []diag.Code // rules that the same fault breaks too
	do   func(h *handmade.PDF)
}

func printFaults() []fault {
	return append(plantedInPrint(), []fault{
		{"version 1.7", "FileHeader", nil, func(h *handmade.PDF) { h.Version = "1.7" }},
		{"no binary comment", "FileHeader", nil, func(h *handmade.PDF) {
			h.Spoil = func(b []byte) []byte { return bytes.Replace(b, []byte("%\xe2\xe3\xcf\xd3"), []byte("%abcd"), 1) }
		}},
		{"bytes after the end", "FileEnd", nil, func(h *handmade.PDF) { h.Tail = "-- sent from my desk" }},
		{"wrong offset", "FileReferences", nil, func(h *handmade.PDF) {
			h.Put("spare", "<</Spare true>>")
			h.Spoil = func(b []byte) []byte {
				i := bytes.LastIndex(b, []byte(" 00000 n"))
				b[i-1] = '0' + (b[i-1]-'0'+3)%10
				return b
			}
		}},
		{"size of the table", "FileReferences", nil, respelt("/Size 2", "/Size 3")},
		{"length too long", "StreamLength", []diag.Code{"ContentDamaged"}, longer("content1", 3)},
		{"length too long by one", "StreamLength", nil, longer("content1", 1)},
		{"length too short by one", "StreamLength", []diag.Code{"ContentDamaged"}, longer("content1", -1)},
		{"length too short", "StreamLength", []diag.Code{"OutputProfile", "ArchiveIntent"}, longer("icc", -9)},
		{"length beyond the file", "StreamLength", nil, func(h *handmade.PDF) {
			h.Put("much", "99999999")
			longest(h, "image", "{much}")
		}},
		{"stream on the line of its keyword", "StreamLength", nil, func(h *handmade.PDF) {
			h.Stream("spare", "<</Spare true>>", []byte("spare"))
			respelt("stream\nspare", "stream\rspare")(h)
		}},
		{"compression cut short", "StreamLength", nil, func(h *handmade.PDF) {
			data := handmade.Deflated(bytes.Repeat([]byte("q 1 0 0 1 0 0 cm Q "), 99))
			h.Stream("spare", "<</Filter/FlateDecode>>", data[:len(data)-6])
		}},
		{"compression damaged", "StreamLength", nil, func(h *handmade.PDF) {
			data := handmade.Deflated(bytes.Repeat([]byte("q 1 0 0 1 0 0 cm Q "), 99))
			data[len(data)-1]++
			h.Stream("spare", "<</Filter/FlateDecode>>", data)
		}},
		{"a key twice", "ObjectSyntax", nil, func(h *handmade.PDF) { h.Also("page2", "/Contents {content2}") }},
		{"a key twice, deeper", "ObjectSyntax", nil, func(h *handmade.PDF) { h.Also("resources", "/Spare[<</A 1 /B 2 /A 3>>]") }},
		{"a word among entries", "ObjectSyntax", nil, func(h *handmade.PDF) { h.Put("spare", "<</A 1 junk /B 2>>") }},
		{"a number of two points", "ObjectSyntax", nil, func(h *handmade.PDF) { h.Put("spare", "<</A 1.2.3 /B 2>>") }},
		{"object without its end", "ObjectSyntax", nil, func(h *handmade.PDF) {
			h.Put("spare", "<</Spare true>>")
			respelt("<</Spare true>>\nendobj", "<</Spare true>>\n      ")(h)
		}},
		{"pages miscounted", "ObjectSyntax", nil, func(h *handmade.PDF) { h.Swap("pages", "/Count 4", "/Count 5") }},
		{"node of pages without its kind", "ObjectSyntax", nil, func(h *handmade.PDF) { h.Swap("pages", "/Type/Pages", "") }},
		{"filter by its short name", "ObjectSyntax", nil, func(h *handmade.PDF) {
			h.Stream("spare", "<</Filter/Fl>>", handmade.Deflated([]byte("spare")))
		}},
		{"no identifier", "FileIdentifier", nil, func(h *handmade.PDF) { h.Trailer = "" }},
		{"a draft", "FileDraft", nil, func(h *handmade.PDF) {
			h.Swap("xmp", ">default</xmpMM:RenditionClass>", ">draft</xmpMM:RenditionClass>")
		}},
		{"file attached", "FileAttached", []diag.Code{"AttachedName"}, func(h *handmade.PDF) {
			h.Stream("data", "<</Type/EmbeddedFile>>", []byte("a;b"))
			h.Put("spec", "<</Type/Filespec /F(a.csv) /EF<</F {data}>>>>")
			h.Also("catalog", "/Names<</EmbeddedFiles<</Names[(a.csv) {spec}]>>>>")
		}},
		{"script", "ScriptAction", nil, func(h *handmade.PDF) {
			h.Put("js", "<</S/JavaScript /JS(app.alert)>>")
			h.Also("catalog", "/Names<</JavaScript<</Names[(a) {js}]>>>>")
		}},
		{"open action", "PrintAction", nil, func(h *handmade.PDF) { h.Also("catalog", "/OpenAction[{page1} /Fit]") }},
		{"annotation", "PrintAnnotation", []diag.Code{"AnnotationFlags"}, func(h *handmade.PDF) {
			h.Put("link", "<</Type/Annot /Subtype/Link /Rect[60 690 200 710] /Border[0 0 0] /A<</S/URI /URI(https://example.org)>>>>")
			h.Also("page1", "/Annots[{link}]")
		}},
		{"layers", "PrintLayer", nil, func(h *handmade.PDF) {
			h.Put("ocg", "<</Type/OCG /Name(L)>>")
			h.Also("catalog", "/OCProperties<</OCGs[{ocg}] /D<</Name(D) /Order[{ocg}]>>>>")
		}},
		{"LZW", "StreamFilter", nil, func(h *handmade.PDF) {
			h.Stream("lzw", "<</Filter/LZWDecode>>", []byte{0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01})
		}},
		{"metadata compressed", "MetadataMissing", nil, func(h *handmade.PDF) { h.Also("xmp", "/Filter[]") }},
		{"titles differ", "MetadataDisagrees", nil, func(h *handmade.PDF) { h.Swap("info", "(Observatoire)", "(Observatory)") }},
		{"no title", "MetadataTitle", nil, func(h *handmade.PDF) { h.Swap("info", "/Title(Observatoire)", "") }},
		{"date without zone", "MetadataDates", []diag.Code{"MetadataDisagrees"}, func(h *handmade.PDF) { h.Swap("info", "/ModDate(D:20260401000000Z)", "/ModDate(D:20260401000000)") }},
		{"X-3 claimed", "PrintIdentification", nil, func(h *handmade.PDF) {
			h.Swap("xmp", "PDF/X-4", "PDF/X-3:2003")
			h.Swap("info", "PDF/X-4", "PDF/X-3:2003")
		}},
		{"no instance id", "PrintIdentifiers", nil, func(h *handmade.PDF) { h.Swap("xmp", "<xmpMM:InstanceID>uuid:2</xmpMM:InstanceID>", "") }},
		{"trapped unknown", "Trapped", []diag.Code{"MetadataDisagrees"}, func(h *handmade.PDF) { h.Swap("info", "/Trapped/False", "/Trapped/Unknown") }},
		{"boxes swapped", "BoxNesting", []diag.Code{"BleedAbsent", "BleedWidth", "TrimUnequal"}, func(h *handmade.PDF) {
			h.Swap("page2", "/BleedBox[0 0 612.284 858.898] /TrimBox[8.504 8.504 603.780 850.394]", "/TrimBox[0 0 612.284 858.898] /BleedBox[8.504 8.504 603.780 850.394]")
		}},
		{"trim off by 0.1 mm", "TrimUnequal", []diag.Code{"BleedWidth"}, func(h *handmade.PDF) { h.Swap("page3", "603.780", "603.490") }},
		{"bleed of 2 mm", "BleedWidth", nil, func(h *handmade.PDF) { h.Swap("page1", "/BleedBox[0 0", "/BleedBox[2.835 2.835") }},
		{"crop box", "CropBox", nil, func(h *handmade.PDF) { h.Also("page1", "/CropBox[8.504 8.504 603.780 850.394]") }},
		{"turned page", "PageTurned", nil, func(h *handmade.PDF) { h.Also("page4", "/Rotate 90") }},
		{"user unit", "PageTurned", nil, func(h *handmade.PDF) { h.Also("page4", "/UserUnit 2") }},
		{"print area", "PrintArea", nil, func(h *handmade.PDF) { h.Also("catalog", "/ViewerPreferences<</PrintArea/TrimBox>>") }},
		{"three pages", "BindingPages", nil, func(h *handmade.PDF) {
			h.Swap("pages", "/Count 4 /Kids[{page1} {page2} {page3} {page4}]", "/Count 3 /Kids[{page1} {page2} {page3}]")
		}},
		{"empty page", "PageEmpty", nil, func(h *handmade.PDF) { h.Streams["content3"] = []byte("q Q") }},
		{"two intents", "OutputIntent", nil, func(h *handmade.PDF) { h.Swap("catalog", "{intent} {intentA}", "{intent} {intent} {intentA}") }},
		{"no registry", "OutputIntent", nil, func(h *handmade.PDF) { h.Swap("intent", "/RegistryName(http://www.color.org)", "") }},
		{"profile of another class", "OutputProfile", nil, func(h *handmade.PDF) {
			b := slices.Clone(h.Streams["icc"])
			copy(b[12:], "mntr")
			h.Streams["icc"] = b
		}},
		{"profile cut short", "OutputProfile", []diag.Code{"ArchiveIntent"}, func(h *handmade.PDF) { h.Streams["icc"] = h.Streams["icc"][:60000] }},
		{"profile of RGB", "OutputProfile", []diag.Code{"ArchiveIntent"}, func(h *handmade.PDF) { h.Streams["icc"] = handmade.Profile(h.T, "sRGB.icc") }},
		{"profile declared with three channels", "OutputProfile", []diag.Code{"ArchiveIntent"}, func(h *handmade.PDF) { h.Swap("icc", "/N 4", "/N 3") }},
		{"RGB text", "ColourScreen", []diag.Code{"ArchiveIntent"}, func(h *handmade.PDF) { h.Draw("content1", "0 0 0 rg "+handmade.Line(60, 400, 10, "noir")) }},
		{"RGB picture", "ColourScreen", []diag.Code{"ArchiveIntent"}, func(h *handmade.PDF) {
			h.Swap("image", "DeviceCMYK", "DeviceRGB")
			h.Streams["image"] = bytes.Repeat([]byte{20}, 200*200*3)
		}},
		{"managed picture", "ColourManaged", nil, func(h *handmade.PDF) {
			h.Stream("srgb", "<</N 3>>", handmade.Profile(h.T, "sRGB.icc"))
			h.Swap("image", "/DeviceCMYK", "[/ICCBased {srgb}]")
			h.Streams["image"] = bytes.Repeat([]byte{20}, 200*200*3)
		}},
		{"intent's profile again", "ProfileReused", []diag.Code{"ColourManaged"}, func(h *handmade.PDF) { h.Swap("image", "/DeviceCMYK", "[/ICCBased {icc}]") }},
		{"spot colour", "SpotColour", nil, func(h *handmade.PDF) {
			h.Also("resources", "/ColorSpace<</Spot[/Separation/PANTONE#20300#20C/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 0.5 0 0]/N 1>>]>>")
			h.Draw("content1", "/Spot cs 1 scn 60 300 50 50 re f")
		}},
		{"spot defined twice", "SpotInconsistent", []diag.Code{"SpotColour"}, func(h *handmade.PDF) {
			h.Also("resources", "/ColorSpace<</A[/Separation/Or/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 0.5 0 0]/N 1>>] /B[/Separation/Or/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 0.5 0 0]/N 1>>]>>")
			h.Draw("content1", "/A cs 1 scn 60 300 50 50 re f")
			h.Draw("content2", "/B cs 1 scn 60 300 50 50 re f")
		}},
		{"registration colour in the page", "RegistrationColour", []diag.Code{"InkTotal"}, func(h *handmade.PDF) {
			h.Also("resources", "/ColorSpace<</All[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>]>>")
			h.Draw("content1", "/All cs 1 scn 60 300 20 20 re f")
		}},
		{"RGB group", "GroupSpace", []diag.Code{"ArchiveIntent", "ColourScreen"}, func(h *handmade.PDF) { h.Also("page1", "/Group<</S/Transparency /CS/DeviceRGB>>") }},
		{"transparency without a group", "GroupSpace", nil, func(h *handmade.PDF) {
			h.Swap("knock", "/OPM 1", "/OPM 1 /ca 0.5")
		}},
		{"ink at 340 %", "InkTotal", nil, func(h *handmade.PDF) { h.Draw("content2", "1 0.9 0.5 1 k 60 300 20 20 re f") }},
		{"ink of a square", "InkSquare", []diag.Code{"InkTotal"}, func(h *handmade.PDF) { h.Draw("content2", "1 0.9 0.5 1 k 60 300 60 60 re f") }},
		{"ink summed by overprint", "InkTotal", nil, func(h *handmade.PDF) {
			h.Draw("content2", "1 1 0.5 0 k 60 300 20 20 re f /Over gs 0 0 0 1 k 60 300 10 10 re f")
		}},
		{"ink of a picture", "InkTotal", []diag.Code{"InkSquare"}, func(h *handmade.PDF) {
			h.Streams["image"] = bytes.Repeat([]byte{250, 250, 200, 200}, 200*200)
		}},
		{"black text at 290 %", "InkBlackText", nil, func(h *handmade.PDF) { h.Draw("content2", "0.7 0.7 0.5 1 k "+handmade.Line(60, 300, 12, "noir riche")) }},
		{"text in two inks of 7 pt", "TextManyInks", nil, func(h *handmade.PDF) { h.Draw("content2", "0.5 0.5 0 0 k "+handmade.Line(60, 300, 7, "petit")) }},
		{"reversed text of 6 pt", "TextReversed", nil, func(h *handmade.PDF) { h.Draw("content2", "0 0 0 0 k "+handmade.Line(70, 520, 6, "réserve")) }},
		{"line of 0.1 pt", "LineThin", nil, func(h *handmade.PDF) { h.Draw("content2", "/Over gs 0.1 w 0 0 0 1 K 60 300 m 90 300 l S") }},
		{"line made thin by scaling", "LineThin", nil, func(h *handmade.PDF) {
			h.Draw("content2", "/Over gs q 0.1 0 0 0.1 0 0 cm 1 w 0 0 0 1 K 600 3000 m 900 3000 l S Q")
		}},
		{"thin rectangle", "LineThin", nil, func(h *handmade.PDF) { h.Draw("content2", "/Over gs 0 0 0 1 k 60 300 100 0.15 re f") }},
		{"thin line in two inks", "LineManyInks", []diag.Code{"LineThin"}, func(h *handmade.PDF) { h.Draw("content2", "0.2 w 1 1 0 0 K 60 300 m 90 300 l S") }},
		{"white overprints", "OverprintWhite", nil, func(h *handmade.PDF) { h.Draw("content2", "/Over gs 0 0 0 0 k "+handmade.Line(70, 520, 12, "perdu")) }},
		{"gray overprints", "OverprintGray", []diag.Code{"BlackGray"}, func(h *handmade.PDF) { h.Draw("content2", "/Over gs 0 g "+handmade.Line(60, 300, 10, "gris")) }},
		{"black text in gray", "BlackGray", nil, func(h *handmade.PDF) { h.Draw("content2", "/Knock gs 0 g "+handmade.Line(60, 300, 9, "gris")) }},
		{"black text knocks out", "OverprintBlackText", nil, func(h *handmade.PDF) { h.Draw("content2", "/Knock gs 0 0 0 1 k "+handmade.Line(60, 300, 9, "perce")) }},
		{"black line knocks out", "OverprintBlackLine", nil, func(h *handmade.PDF) { h.Draw("content2", "/Knock gs 0 0 0 1 K 1 w 60 300 m 90 300 l S") }},
		{"text 2 mm from the trim", "SafeMargin", nil, func(h *handmade.PDF) { h.Draw("content2", "/Over gs 0 0 0 1 k "+handmade.Line(14.2, 300, 10, "bord")) }},
		{"text 4 mm from the trim on a ground", "SafeMargin", nil, func(h *handmade.PDF) {
			h.Draw("content2", "0.3 0.1 0 0 k 0 0 612 862 re f /Over gs 0 0 0 1 k "+handmade.Line(20, 300, 10, "bord"))
		}},
		{"disc 3 mm from the trim on a ground", "SafeMargin", nil, func(h *handmade.PDF) {
			h.Draw("content2", "0.3 0.1 0 0 k 0 0 612 862 re f 0 0.8 0.8 0 k 17 300 100 50 re f")
		}},
		{"panel 3 mm from the trim", "SafeMargin", nil, func(h *handmade.PDF) { h.Draw("content2", "0.5 0 0 0 k 17 300 100 50 re f") }},
		{"ground ends at the trim", "BleedShort", nil, func(h *handmade.PDF) { h.Draw("content2", "0.5 0 0 0 k 8.504 300 100 50 re f") }},
		{"ground ends in the bleed", "BleedShort", nil, func(h *handmade.PDF) { h.Draw("content2", "0.5 0 0 0 k 300 4 100 100 re f") }},
		{"mark in the bleed", "MarksApart", nil, func(h *handmade.PDF) { h.Draw("content2", "/Over gs 0 0 0 1 K 0.3 w 2 20 m 2 40 l S") }},
		{"picture at 120 ppi", "ImageResolution", []diag.Code{"ImageSoft"}, func(h *handmade.PDF) { h.Swap("content1", "48 0 0 48", "120 0 0 120") }},
		{"picture at 190 ppi", "ImageSoft", nil, func(h *handmade.PDF) { h.Swap("content1", "48 0 0 48", "75 0 0 75") }},
		{"picture of four pixels over a page", "ImageResolution", []diag.Code{"ImageSoft"}, func(h *handmade.PDF) {
			h.Stream("dots", "<</Type/XObject /Subtype/Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace/DeviceGray>>", []byte{0, 90, 180, 250})
			h.Swap("resources", "/Im1 {image}", "/Im1 {image} /Im2 {dots}")
			h.Draw("content1", "q 36 0 0 36 400 300 cm /Im2 Do Q")
		}},
		{"one-bit picture at 400 ppi", "ImageResolution", []diag.Code{"ImageSoft"}, func(h *handmade.PDF) {
			h.Stream("bits", "<</Type/XObject /Subtype/Image /Width 200 /Height 200 /BitsPerComponent 1 /ImageMask true>>", bytes.Repeat([]byte{0x55}, 25*200))
			h.Swap("resources", "/Im1 {image}", "/Im1 {image} /Im2 {bits}")
			h.Draw("content1", "q 36 0 0 36 400 300 cm /Im2 Do Q")
		}},
		{"picture asks for smoothing", "ForeignObject", nil, func(h *handmade.PDF) { h.Also("image", "/Interpolate true") }},
		{"OPI comment", "ForeignObject", nil, func(h *handmade.PDF) { h.Also("image", "/OPI<<>>") }},
		{"font missing", "FontEmbedded", nil, func(h *handmade.PDF) { h.Swap("descriptor", "/FontFile2 {program}", "") }},
		{"font without prefix", "FontSubset", nil, func(h *handmade.PDF) {
			h.Swap("font", "ABCDEF+", "")
			h.Swap("cid", "ABCDEF+", "")
		}},
		{"font damaged", "FontProgram", nil, func(h *handmade.PDF) { h.Streams["program"] = h.Streams["program"][:2000] }},
		{"missing character", "GlyphMissing", nil, func(h *handmade.PDF) { h.Streams["gids"] = make([]byte, 0x4400) }},
		{"wrong widths", "GlyphWidth", nil, func(h *handmade.PDF) { h.Swap("cid", " 97 [", " 97 [9") }},
		{"one range for all characters", "TextUnmapped", nil, func(h *handmade.PDF) {
			h.Streams["unicode"] = []byte("begincmap 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap")
		}},
		{"unknown operator", "ContentDamaged", nil, func(h *handmade.PDF) { h.Draw("content1", "1 2 flood") }},
		{"q without Q", "ContentDamaged", nil, func(h *handmade.PDF) { h.Draw("content1", "q") }},
		{"transfer function", "TransferFunction", nil, func(h *handmade.PDF) { h.Also("over", "/TR/Identity") }},
		{"unknown blend mode", "BlendMode", []diag.Code{"GroupSpace"}, func(h *handmade.PDF) { h.Also("over", "/BM/Glow") }},
		{"unknown rendering intent", "RenderingIntent", nil, func(h *handmade.PDF) { h.Draw("content1", "/Vivid ri") }},
		{"resources inherited", "PageResources", nil, func(h *handmade.PDF) {
			h.Swap("page1", "/Resources {resources}", "")
			h.Also("pages", "/Resources {resources}")
		}},
		{"undeclared property", "MetadataUndeclared", nil, func(h *handmade.PDF) { h.Swap("xmp", "<pdfaProperty:name>Trapped<", "<pdfaProperty:name>Other<") }},
		{"unknown level", "ArchiveIdentification", nil, func(h *handmade.PDF) { h.Swap("xmp", "<pdfaid:conformance>B<", "<pdfaid:conformance>X<") }},
		{"enormous page", "Limits", []diag.Code{"BleedShort", "BleedWidth"}, func(h *handmade.PDF) { h.Swap("page1", "612.284 858.898", "20000 858.898") }},
	}...)
}

// respelt writes other bytes in the place of some of the finished file.
func respelt(old, new string) func(*handmade.PDF) {
	return func(h *handmade.PDF) {
		h.Spoil = func(b []byte) []byte {
			if !bytes.Contains(b, []byte(old)) || len(old) != len(new) {
				h.T.Fatalf("%q cannot stand in the place of %q", new, old)
			}
			return bytes.Replace(b, []byte(old), []byte(new), 1)
		}
	}
}

// longer has a stream say that it is longer than it is.
func longer(name string, by int) func(*handmade.PDF) {
	return func(h *handmade.PDF) {
		n := len(h.Streams[name])
		respelt(fmt.Sprintf("/Length %d>>\nstream\n%s", n, h.Streams[name][:9]), fmt.Sprintf("/Length %d>>\nstream\n%s", n+by, h.Streams[name][:9]))(h)
	}
}

// longest has a stream name an object that says how long it is.
func longest(h *handmade.PDF, name, ref string) {
	i := 1 + slices.Index(h.Order, strings.Trim(ref, "{}"))
	n := len(fmt.Sprintf("/Length %d>>", len(h.Streams[name])))
	old := fmt.Sprintf("/Length %d>>", len(h.Streams[name]))
	respelt(old, fmt.Sprintf("/Length %*d 0 R>>", -(n-len("/Length  0 R>>")), i))(h)
}

func TestGoodPrintFilePasses(t *testing.T) {
	r, err := Check(goodPrint(t).Bytes(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := failing(r); len(got) > 0 || r.Failed() {
		t.Errorf("a good file fails %v\n%s", got, r.Text("en"))
	}
	if r.Kind != Plain|Print|Archive || r.Pages != 4 || !slices.Equal(r.Claims, []string{"PDF/X-4", "PDF/A-2b"}) {
		t.Errorf("read as %v, %d pages, claims %v", r.Kind, r.Pages, r.Claims)
	}
	if left := unjudged(r); len(left) > 0 {
		t.Errorf("%v were not checked\n%s", left, r.Text("en"))
	}
	if r, err := Check(goodPrint(t).Bytes(), Options{Standards: true}); err != nil || len(failing(r)) > 0 {
		t.Errorf("by the standards alone a good file fails %v, %v", failing(r), err)
	}
}

// TestPrintFaults puts one fault at a time into the good file: exactly the
// rules named fail, no other.
func TestPrintFaults(t *testing.T) {
	for _, f := range printFaults() {
		t.Run(f.name, func(t *testing.T) { caught(t, goodPrint(t), f) })
	}
	if n := len(printFaults()); n < 25 {
		t.Errorf("%d faults, at least 25 are wanted", n)
	}
}

func caught(t *testing.T, h *handmade.PDF, f fault) {
	t.Helper()
	f.do(h)
	r, err := Check(h.Bytes(), Options{})
	if err != nil && f.rule != "FileUnreadable" {
		t.Fatal(err)
	}
	want := []string{string(f.rule)}
	for _, c := range f.also {
		want = append(want, string(c))
	}
	slices.Sort(want)
	if got := failing(r); !slices.Equal(got, want) {
		x, _ := r.Result(f.rule)
		t.Errorf("failed rules %v, want %v\n%+v\n%s", got, want, x, faultsOnly(r))
	}
}

func faultsOnly(r Report) string {
	var b strings.Builder
	for _, x := range r.Results {
		if x.Status == Fail {
			r.voice("en").write(&b, x)
		}
	}
	return b.String()
}

func TestEncryptedFileSaysSo(t *testing.T) {
	h := goodPrint(t)
	h.Put("lock", "<</Filter/Standard /V 2 /R 3 /Length 128 /P -4 /O(00000000000000000000000000000000) /U(00000000000000000000000000000000)>>")
	h.Trailer += " /Encrypt {lock}"
	r, err := Check(h.Bytes(), Options{As: Print})
	if err == nil {
		t.Error("a file whose password is unknown was read")
	}
	if x, _ := r.Result("FileEncrypted"); x.Status != Fail {
		t.Errorf("encryption: %v", x.Status)
	}
	if x, _ := r.Result("InkTotal"); x.Status != NotChecked || x.Why == nil {
		t.Errorf("what could not be read counts as %v", x.Status)
	}
}

func TestFaultsNameTheirPlaceAndField(t *testing.T) {
	h := goodPrint(t)
	h.Draw("content2", "/Over gs 0 0 0 1 k "+handmade.Line(14.2, 300, 10, "bord"))
	var asked []int
	o := Options{Locate: func(page int, x, y unit.Length) (diag.Pos, string) {
		asked = append(asked, page)
		if x < 0 || x > 30*unit.MM || y < 190*unit.MM || y > 197*unit.MM {
			t.Errorf("asked for %v, %v", x, y)
		}
		return diag.Pos{File: "a.md", Line: 7, Col: 3}, "body"
	}}
	r, err := Check(h.Bytes(), o)
	if err != nil {
		t.Fatal(err)
	}
	x, _ := r.Result("SafeMargin")
	if len(x.Faults) != 1 || !slices.Equal(asked, []int{2}) {
		t.Fatalf("faults %+v, asked %v", x.Faults, asked)
	}
	f := x.Faults[0]
	if f.Page != 2 || f.Field != "body" || f.Pos.Line != 7 || f.Text != "bord" || f.Limit != "5.00 mm" {
		t.Errorf("fault %+v", f)
	}
	if f.Area.X < 1.9 || f.Area.X > 2.4 {
		t.Errorf("area %+v", *f.Area)
	}
	is := r.Issues()
	if len(is) != 1 || is[0].Code != "SafeMargin" || is[0].Pos.String() != "a.md:7:3" || is[0].Hint == "" || is[0].Page != 2 {
		t.Errorf("issues %+v", is)
	}
}

func TestLimitsAreOptions(t *testing.T) {
	h := goodPrint(t)
	h.Draw("content2", "1 0.9 0.5 1 k 60 300 50 50 re f") // 340 %
	check := func(o Options, rule diag.Code) Status {
		r, err := Check(h.Bytes(), o)
		if err != nil {
			t.Fatal(err)
		}
		x, _ := r.Result(rule)
		return x.Status
	}
	if check(Options{Ink: 350}, "InkTotal") != Pass {
		t.Error("340 % fails at a limit of 350 %")
	}
	if check(Options{Bleed: 5 * unit.MM}, "BleedWidth") != Fail || check(Options{Bleed: -1}, "BleedWidth") != NotChecked {
		t.Error("the bleed asked for is not the one judged")
	}
	if check(Options{Trim: unit.Size{W: 200 * unit.MM, H: 297 * unit.MM}}, "TrimUnequal") != Fail {
		t.Error("another trim than ordered passes")
	}
	if check(Options{Multiple: 8}, "BindingPages") != Fail || check(Options{Multiple: 1}, "BindingPages") != Pass {
		t.Error("the multiple of pages is not the one asked for")
	}
	if check(Options{Safe: -1}, "SafeMargin") != NotChecked {
		t.Error("no margin was asked for, and one was judged")
	}
}

func TestStrictFailsOnWarnings(t *testing.T) {
	h := goodPrint(t)
	h.Swap("content1", "48 0 0 48", "75 0 0 75")
	lax, _ := Check(h.Bytes(), Options{})
	strict, _ := Check(h.Bytes(), Options{Strict: true})
	if lax.Failed() || !strict.Failed() {
		t.Errorf("a warning fails: lax %v, strict %v", lax.Failed(), strict.Failed())
	}
}

func TestMarksOutsideTheBleedAreFree(t *testing.T) {
	h := goodPrint(t)
	h.Also("resources", "/ColorSpace<</All[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>]>>")
	for i := 1; i <= 4; i++ {
		h.Swap(fmt.Sprintf("page%d", i), "/MediaBox[0 0 612.284 858.898]", "/MediaBox[-30 -30 642.284 888.898]")
		h.Draw(fmt.Sprintf("content%d", i), "/All CS 1 SCN 0.25 w -25 8.504 m -5 8.504 l S")
	}
	r, err := Check(h.Bytes(), Options{})
	if err != nil || r.Failed() || len(failing(r)) > 0 {
		t.Errorf("crop marks: %v %v", failing(r), err)
	}
	ticket, err := NewTicket(h.Bytes(), Options{})
	if err != nil || !ticket.Marks || ticket.MostInk > 300 {
		t.Errorf("ticket: marks %v, ink %v, %v", ticket.Marks, ticket.MostInk, err)
	}
}

// The limits of ink to the percent, as the theme's swatches have them.
func TestInkToThePercent(t *testing.T) {
	for _, c := range []struct {
		ops  string
		rule diag.Code
		want Status
	}{
		{"0.7 0.6 0.5 1 k " + handmade.Line(60, 300, 12, "noir"), "InkBlackText", Pass},
		{"0.7 0.61 0.5 1 k " + handmade.Line(60, 300, 12, "noir"), "InkBlackText", Fail},
		{"0.7 0.65 0.61 0.85 k " + handmade.Line(60, 300, 12, "noir"), "InkBlackText", Fail},
		{"0.7 0.7 0.7 0.84 k " + handmade.Line(60, 300, 12, "gris"), "InkBlackText", Pass},
		{"0.8 0.7 0.7 0.8 k 60 300 20 20 re f", "InkTotal", Pass},
		{"0.8 0.7 0.71 0.8 k 60 300 20 20 re f", "InkTotal", Fail},
	} {
		h := goodPrint(t)
		h.Draw("content2", c.ops)
		r, err := Check(h.Bytes(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if x, _ := r.Result(c.rule); x.Status != c.want {
			t.Errorf("%s: %s is %v, want %v", c.ops, c.rule, x.Status, c.want)
		}
	}
}

// What the rule's title promises in each language is what is measured.
func TestInkWordsNameTheLimit(t *testing.T) {
	want := fmt.Sprintf("%d %%", profile.MostInkBlack)
	for _, file := range []string{"words/fr.yaml", "words/en.yaml"} {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, words, _ := strings.Cut(string(raw), "\nInkBlackText:\n")
		title, _, _ := strings.Cut(words, "\n")
		if !strings.Contains(title, want) {
			t.Errorf("%s: the title of InkBlackText is %q, the limit is %s", file, title, want)
		}
	}
}
