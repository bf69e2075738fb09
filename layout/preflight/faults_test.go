package preflight

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/preflight/handmade"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// prose is lines of body text, more than a style needs to be known by.
func prose(colour string, from float64) string {
	out := "/Over gs " + colour + " "
	for i := range 8 {
		out += handmade.Line(60, from-float64(12*i), 9.5, "Le service est rendu depuis des centres de calcul situés en Europe.") + " "
	}
	return out
}

// plantedInPrint is faults that nobody's tools make on purpose, in a file for print.
func plantedInPrint() []fault {
	return []fault{
		{"a line in four inks among lines in black", "TextInks", nil, func(h *handmade.PDF) {
			h.Draw("content2", prose("0 0 0 1 k", 460)+"/Knock gs 0.6 0.5 0.5 0.3 k "+handmade.Line(60, 300, 9.5, "en quatre encres"))
		}},
		{"body text in cyan and magenta", "TextInks", nil, func(h *handmade.PDF) {
			h.Draw("content2", "/Knock gs "+strings.ReplaceAll(prose("1 1 0 0 k", 460), "/Over gs ", ""))
		}},
		{"small words on three plates", "TextInks", nil, func(h *handmade.PDF) {
			h.Draw("content2", "/Knock gs 0.6 0.5 0.5 0 k "+handmade.Line(60, 300, 8.5, "petits mots"))
		}},
		{"words in mode 3", "TextHidden", nil, func(h *handmade.PDF) {
			h.Draw("content2", "/Over gs 0 0 0 1 k 3 Tr "+handmade.Line(60, 300, 10, "invisible")+" 0 Tr")
		}},
		{"words in the colour of the ground", "TextHidden", nil, func(h *handmade.PDF) {
			h.Draw("content2", "/Knock gs 0.1 0.05 0 0 k "+handmade.Line(60, 300, 10, "ton sur ton"))
		}},
		{"map to Unicode shifted by one", "TextMapped", []diag.Code{"GlyphMissing"}, func(h *handmade.PDF) { h.Swap("unicode", "<0000> <00ff> <0000>", "<0000> <00ff> <0001>") }},
		{"white over the bleed", "BleedWhite", nil, func(h *handmade.PDF) { h.Draw("content2", "/Knock gs 0 0 0 0 k 0 300 8 100 re f") }},
		{"ground to the edge with a bleed of 1 mm", "BleedAbsent", []diag.Code{"BleedWidth"}, func(h *handmade.PDF) {
			h.Swap("page1", "/BleedBox[0 0 612.284 858.898]", "/BleedBox[5.669 5.669 606.615 853.229]")
		}},
		{"ground to the edge without a bleed", "BleedAbsent", []diag.Code{"BleedWidth"}, func(h *handmade.PDF) {
			h.Swap("page1", "/BleedBox[0 0 612.284 858.898] ", "")
		}},
		{"profile whose colours are all zero", "OutputProfile", nil, func(h *handmade.PDF) { h.Streams["icc"] = emptied(h.Streams["icc"]) }},
		{"profile of another condition", "OutputProfile", nil, func(h *handmade.PDF) {
			h.Swap("intent", "(FOGRA39)", "(FOGRA52)")
			h.Swap("intentA", "(FOGRA39)", "(FOGRA52)")
		}},
		{"registry of a name that is in none", "OutputIntent", nil, func(h *handmade.PDF) {
			h.Swap("intent", "(FOGRA39)", "(House stock)")
			h.Swap("intentA", "(FOGRA39)", "(House stock)")
		}},
		{"ink beyond what uncoated paper takes", "InkTotal", nil, func(h *handmade.PDF) {
			h.Swap("intent", "(FOGRA39)", "(FOGRA52)")
			h.Swap("intentA", "(FOGRA39)", "(FOGRA52)")
			h.Streams["icc"] = bytes.ReplaceAll(h.Streams["icc"], []byte("FOGRA39"), []byte("FOGRA52"))
			h.Draw("content2", "1 0.9 0.5 0.5 k 60 300 20 20 re f")
		}},
		{"font without its type", "FontKeys", nil, func(h *handmade.PDF) { h.Swap("font", "/Type/Font ", "") }},
		{"map of codes of nobody", "FontCodeMap", nil, func(h *handmade.PDF) { h.Swap("font", "/Identity-H", "/House-H") }},
		{"set of characters that lacks all", "FontGlyphSet", nil, func(h *handmade.PDF) {
			h.Stream("cidset", "<<>>", make([]byte, 0x440))
			h.Also("descriptor", "/CIDSet {cidset}")
		}},
		{"simple font without an encoding", "FontEncoding", nil, func(h *handmade.PDF) { simpleFace(h, 32, "") }},
		{"no map from characters to glyphs", "FontCodeMap", []diag.Code{"GlyphWidth", "TextMapped"}, func(h *handmade.PDF) { h.Swap("cid", "/CIDToGIDMap {gids}", "") }},
		{"font of symbols with an encoding", "FontEncoding", nil, func(h *handmade.PDF) { simpleFace(h, 4, "/Encoding/WinAnsiEncoding") }},
		{"extension schema without a prefix", "MetadataExtension", nil, func(h *handmade.PDF) {
			h.Swap("xmp", "<pdfaSchema:prefix>pdfxid</pdfaSchema:prefix>", "")
		}},
		{"unknown property of a known schema", "MetadataUndeclared", nil, func(h *handmade.PDF) {
			h.Swap("xmp", "<pdf:Trapped>False</pdf:Trapped>", "<pdf:Trapped>False</pdf:Trapped><pdf:Foo>x</pdf:Foo>")
		}},
		{"property of another type", "MetadataUndeclared", nil, func(h *handmade.PDF) {
			h.Swap("xmp", "<dc:language><rdf:Bag><rdf:li>fr</rdf:li></rdf:Bag></dc:language>", "<dc:language>fr</dc:language>")
		}},
		{"half a digit pair", "ArchiveSyntax", nil, func(h *handmade.PDF) { h.Put("spare", "<</A <abc>>>") }},
		{"half a digit pair on a page", "ArchiveSyntax", nil, func(h *handmade.PDF) {
			h.Draw("content2", "/Over gs 0 0 0 1 k BT /F1 10 Tf 60 300 Td <004> Tj ET")
		}},
		{"requirements", "ArchiveEntries", nil, func(h *handmade.PDF) { h.Also("catalog", "/Requirements[]") }},
		{"presentation steps", "ArchiveEntries", []diag.Code{"PrintAction"}, func(h *handmade.PDF) { h.Also("page2", "/PresSteps<<>>") }},
		{"colours in a device link", "SourceProfile", []diag.Code{"ColourManaged"}, func(h *handmade.PDF) {
			b := slices.Clone(handmade.Profile(h.T, "sRGB.icc"))
			copy(b[12:], "link")
			h.Stream("srgb", "<</N 3>>", b)
			h.Swap("image", "/DeviceCMYK", "[/ICCBased {srgb}]")
			h.Streams["image"] = bytes.Repeat([]byte{20}, 200*200*3)
		}},
		{"ink without a description", "SpotUndescribed", []diag.Code{"SpotColour"}, func(h *handmade.PDF) {
			h.Also("resources", "/ColorSpace<</N[/DeviceN[/Cyan/Or]/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 0.5 0 0]/N 1>>]>>")
			h.Draw("content1", "/N cs 1 1 scn 60 300 50 50 re f")
		}},
		{"picture of 12 bits", "ImageEntries", nil, func(h *handmade.PDF) { h.Swap("image", "/BitsPerComponent 8", "/BitsPerComponent 12") }},
		{"whole number of 33 bits", "Limits", nil, func(h *handmade.PDF) { h.Put("spare", "<</A 4294967296>>") }},
		{"whole number of 33 bits on a page", "Limits", nil, func(h *handmade.PDF) { h.Draw("content1", "4294967296 i") }},
		{"film on a page", "AnnotationKind", []diag.Code{"AnnotationLook", "PrintAnnotation"}, func(h *handmade.PDF) {
			h.Put("film", "<</Type/Annot /Subtype/Movie /F 4 /Rect[60 690 200 710]>>")
			h.Also("page1", "/Annots[{film}]")
		}},
		{"comment without a look", "AnnotationLook", []diag.Code{"PrintAnnotation"}, func(h *handmade.PDF) {
			h.Put("note", "<</Type/Annot /Subtype/Text /F 4 /Contents(?) /Rect[60 690 200 710]>>")
			h.Also("page1", "/Annots[{note}]")
		}},
		{"form that readers draw", "FormEntries", []diag.Code{"PrintAction"}, func(h *handmade.PDF) {
			h.Also("catalog", "/AcroForm<</Fields[] /NeedAppearances true>>")
		}},
		{"reset of a form", "ActionKind", []diag.Code{"PrintAction", "ScriptAction"}, func(h *handmade.PDF) { h.Also("catalog", "/OpenAction<</S/ResetForm>>") }},
		{"version of PDF/X lost", "PrintIdentification", nil, func(h *handmade.PDF) {
			h.Swap("xmp", "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", "")
			h.Swap("info", "/GTS_PDFXVersion(PDF/X-4)", "")
		}},
		{"version and intent of PDF/X lost", "PrintIdentification", []diag.Code{"OutputIntent"}, func(h *handmade.PDF) {
			h.Swap("xmp", "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", "")
			h.Swap("info", "/GTS_PDFXVersion(PDF/X-4)", "")
			h.Swap("catalog", "{intent} {intentA}", "{intentA}")
		}},
	}
}

// emptied is a profile whose tables of colours hold zeros, and their curves what they
// held (lut16, ICC.1:2004-10, 10.8).
func emptied(icc []byte) []byte {
	out := slices.Clone(icc)
	be := func(at int) int { return int(out[at])<<24 | int(out[at+1])<<16 | int(out[at+2])<<8 | int(out[at+3]) }
	for i := range be(128) {
		e := 132 + 12*i
		if name := string(out[e : e+4]); name != "A2B0" && name != "B2A0" {
			continue
		}
		t := out[be(e+4) : be(e+4)+be(e+8)]
		in, cells := int(t[8]), int(t[9])
		for range in {
			cells *= int(t[10])
		}
		from, width := 48+256*in, 1
		if string(t[:4]) == "mft2" {
			from, width = 52+2*in*(int(t[48])<<8|int(t[49])), 2
		}
		clear(t[from : from+width*cells])
	}
	return out
}

// simpleFace sets a letter in a simple font of the good file's program.
func simpleFace(h *handmade.PDF, flags int, encoding string) {
	h.T.Helper()
	width := regexp.MustCompile(` 65 \[(\d+)\]`).FindStringSubmatch(h.Bodies["cid"])
	if width == nil {
		h.T.Fatal("the font has no width of A")
	}
	h.Put("simple", "<</Type/Font /Subtype/TrueType /BaseFont/ABCDEF+SourceSans3 /FirstChar 65 /LastChar 65 /Widths["+width[1]+
		"] /FontDescriptor {simpledescriptor} "+encoding+" /ToUnicode {unicode}>>")
	h.Put("simpledescriptor", strings.Replace(h.Bodies["descriptor"], "/Flags 4", "/Flags "+strconv.Itoa(flags), 1))
	h.Swap("resources", "/F1 {font}", "/F1 {font} /F2 {simple}")
	h.Draw("content2", "/Over gs 0 0 0 1 k BT /F2 10 Tf 60 300 Td (A) Tj ET")
}

// plantedInTagged is the same in a file that is read aloud.
func plantedInTagged() []fault {
	return []fault{
		{"identification under another prefix", "UAIdentification", nil, func(h *handmade.PDF) {
			h.Swap("xmp", "<pdfuaid:part>1</pdfuaid:part>", "<uaid:part>1</uaid:part>")
			h.Swap("xmp", "xmlns:pdfuaid=", "xmlns:uaid=")
		}},
		{"archive's identification under another prefix", "ArchiveIdentification", nil, func(h *handmade.PDF) {
			h.Swap("xmp", "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>", "<aid:part>2</aid:part><aid:conformance>A</aid:conformance>")
			h.Swap("xmp", "xmlns:pdfaid=", "xmlns:aid=")
		}},
		{"film without words", "MediaDescription", nil, func(h *handmade.PDF) { h.Put("clip", "<</Type/MediaClip /S/MCD /D(a.mp4) /CT(video/mp4)>>") }},
		{"attached file with one name", "AttachedName", []diag.Code{"FileAttached"}, func(h *handmade.PDF) {
			h.Stream("data", "<</Type/EmbeddedFile>>", []byte("a;b"))
			h.Put("spec", "<</Type/Filespec /F(a.csv) /EF<</F {data}>>>>")
		}},
		{"form of XFA", "FormDynamic", nil, func(h *handmade.PDF) { h.Also("catalog", "/AcroForm<</Fields[] /XFA(x)>>") }},
		{"comment in no element", "LinkElement", nil, func(h *handmade.PDF) {
			h.Stream("look", "<</Type/XObject /Subtype/Form /BBox[0 0 20 20] /Resources<<>>>>", []byte("0 0 20 20 re f"))
			h.Put("note2", "<</Type/Annot /Subtype/Text /F 4 /Contents(Remarque) /Rect[60 480 80 500] /AP<</N {look}>>>>")
			h.Also("page2", "/Annots[{note2}]")
		}},
		{"two headings H of one element", "HeadingOrder", []diag.Code{"OutlineMismatch"}, func(h *handmade.PDF) {
			for _, n := range []string{"h1", "h2"} {
				h.Swap(n, "/S/H1", "/S/H")
			}
			h.Swap("h3", "/S/H2", "/S/H")
		}},
		{"two heads of a table", "TableParts", nil, func(h *handmade.PDF) { h.Swap("tbody", "/S/TBody", "/S/THead") }},
		{"foot of a table without a body", "TableParts", nil, func(h *handmade.PDF) {
			h.Swap("thead", "/S/THead", "/S/TFoot")
			h.Swap("tbody", "/S/TBody", "/S/TFoot")
		}},
		{"invisible words", "TextHidden", nil, func(h *handmade.PDF) {
			h.Draw("content3", artifact("<</Type/Layout>>", "BT 3 Tr /F1 10 Tf 60 300 Td "+handmade.Codes("invisible")+" Tj 0 Tr ET"))
		}},
		{"half a code", "ContentDamaged", nil, func(h *handmade.PDF) {
			h.Draw("content3", artifact("<</Type/Layout>>", "0 0 0 rg BT /F1 10 Tf 60 300 Td <004100> Tj ET"))
		}},
		{"cross-reference behind white space", "FileReferences", nil, func(h *handmade.PDF) {
			h.Spoil = func(b []byte) []byte {
				i := bytes.LastIndex(b, []byte("startxref\n")) + len("startxref\n")
				at, _ := strconv.Atoi(string(b[i : i+bytes.IndexByte(b[i:], '\n')]))
				return bytes.Replace(b, fmt.Appendf(nil, "startxref\n%d\n", at), fmt.Appendf(nil, "startxref\n%d\n", at-1), 1)
			}
		}},
		{"object on the line of its number", "ObjectSyntax", nil, respelt("\n3 0 obj\n", "\n3 0 obj ")},
		{"named action of nobody", "ActionKind", nil, func(h *handmade.PDF) { h.Swap("link2", "/S/URI /URI(https://example.org)", "/S/Named /N/Print") }},
		{"layers of one name", "LayerConfiguration", nil, func(h *handmade.PDF) {
			h.Put("ocg", "<</Type/OCG /Name(L)>>")
			h.Also("catalog", "/OCProperties<</OCGs[{ocg}] /D<</Name(D) /Order[{ocg}]>> /Configs[<</Name(D)>>]>>")
		}},
		{"layer in no order", "LayerConfiguration", nil, func(h *handmade.PDF) {
			h.Put("ocg", "<</Type/OCG /Name(L)>>")
			h.Also("catalog", "/OCProperties<</OCGs[{ocg}] /D<</Name(D) /Order[]>>>>")
		}},
		{"content from elsewhere", "ForeignObject", nil, func(h *handmade.PDF) {
			h.Stream("elsewhere", "<</Type/XObject /Subtype/Form /BBox[0 0 1 1] /Ref<</F(a.pdf) /Page 0>>>>", []byte("n"))
		}},
	}
}

// TestPlantedFaults: forty and more of them, each caught by its rule and no other; by
// the standards alone each that a standard names.
func TestPlantedFaults(t *testing.T) {
	if n := len(plantedInPrint()) + len(plantedInTagged()); n < 40 {
		t.Errorf("%d faults, at least 40 are wanted", n)
	}
	judged := 0
	for _, set := range []struct {
		good func(testing.TB) *handmade.PDF
		all  []fault
	}{{goodPrint, plantedInPrint()}, {goodTagged, plantedInTagged()}} {
		for _, f := range set.all {
			h := set.good(t)
			f.do(h)
			r, err := Check(h.Bytes(), Options{Standards: true})
			if err != nil {
				t.Fatal(err)
			}
			x, ok := r.Result(f.rule)
			switch {
			case !ok:
				t.Errorf("%s: %s is not in the report", f.name, f.rule)
			case x.Basis == House && x.Status != NotChecked:
				t.Errorf("%s: %s is of the house and %s by the standards alone", f.name, f.rule, x.Status)
			case x.Basis == Standard && x.Status == Fail:
				judged++
			case x.Basis == Standard && !slices.Contains(ofTheHouse(), f.name):
				t.Errorf("%s: %s is %s by the standards alone", f.name, f.rule, x.Status)
			}
		}
	}
	if judged < 30 {
		t.Errorf("%d faults were judged by the standards alone", judged)
	}
}

// ofTheHouse is the faults that the house alone looks for in rules of standards: a
// place that every reader finds, a registry that only its keepers know whole.
func ofTheHouse() []string {
	return []string{"cross-reference behind white space", "registry of a name that is in none"}
}

// unjudged is the rules that were not checked for another reason than that only the
// edition says what should be so.
func unjudged(r Report) []diag.Code {
	var out []diag.Code
	for _, x := range r.Results {
		if x.Status == NotChecked && x.Why["en"] != r.voice("en").say("report.edition") {
			out = append(out, x.Code)
		}
	}
	return out
}

// TestClaimsMakeObligations: what a file is held to is what it claims, no more.
func TestClaimsMakeObligations(t *testing.T) {
	attach := func(h *handmade.PDF) {
		h.Stream("data", "<</Type/EmbeddedFile>>", []byte("a;b"))
		h.Put("spec", "<</Type/Filespec /F(a.csv) /UF(a.csv) /AFRelationship/Data /EF<</F {data}>>>>")
	}
	for _, c := range []struct {
		name string
		do   func(h *handmade.PDF)
		rule diag.Code
		want Status
	}{
		{"attached to PDF/A-2", attach, "FileAttached", Fail},
		{"attached to PDF/A-3", func(h *handmade.PDF) {
			attach(h)
			h.Swap("data", "/EmbeddedFile", "/EmbeddedFile /Subtype/text#2Fcsv")
			h.Also("catalog", "/AF[{spec}]")
			h.Swap("xmp", "<pdfaid:part>2<", "<pdfaid:part>3<")
		}, "FileAttached", Pass},
		{"attached to nothing of PDF/A-3", func(h *handmade.PDF) {
			attach(h)
			h.Swap("xmp", "<pdfaid:part>2<", "<pdfaid:part>3<")
		}, "FileAttached", Fail},
		{"added to afterwards", func(h *handmade.PDF) { h.Spoil = addedTo }, "FileEnd", Pass},
		{"PDF/UA-2", func(h *handmade.PDF) { h.Swap("xmp", "<pdfuaid:part>1<", "<pdfuaid:part>2<") }, "UAIdentification", NotChecked},
		{"PDF/A-4", func(h *handmade.PDF) { h.Swap("xmp", "<pdfaid:part>2<", "<pdfaid:part>4<") }, "ArchiveIdentification", NotChecked},
		{"a paragraph without the edition", func(*handmade.PDF) {}, "ReadingOrder", NotChecked},
		{"a passage without the edition", func(*handmade.PDF) {}, "PassageLanguage", NotChecked},
		{"bookmarks without a heading", func(h *handmade.PDF) { h.Swap("mark2", "(Chapitre)", "(Chapter)") }, "OutlineMismatch", NotChecked},
		{"language on the parts", func(h *handmade.PDF) {
			h.Swap("catalog", "/Lang(fr-FR)", "")
			h.Swap("catalog", "/Outlines {outlines}", "")
			h.Swap("xmp", "xml:lang=\"x-default\"", "xml:lang=\"fr\"")
			h.Also("doc", "/Lang(fr)")
		}, "LanguageMissing", Pass},
		{"language on no part", func(h *handmade.PDF) { h.Swap("catalog", "/Lang(fr-FR)", "") }, "LanguageMissing", Fail},
		{"a tag of one letter and another", func(h *handmade.PDF) { h.Swap("en", "en-GB", "x-cloud") }, "LanguageMissing", Pass},
		{"cells that name heads without a scope", func(h *handmade.PDF) {
			for _, n := range []string{"th1", "th2", "th3"} {
				h.Swap(n, "/A<</O/Table /Scope", "/ID(id-"+n+") /B<</O/Table /Scope")
			}
			h.Also("td1", "/A<</O/Table /Headers[(id-th2)(id-th3)]>>")
		}, "TableHeaders", Pass},
		{"metadata in another language", func(h *handmade.PDF) { h.Swap("xmp", "<rdf:li>fr-FR", "<rdf:li>de-DE") }, "LanguageMissing", Pass},
		{"metadata in any language", func(h *handmade.PDF) { h.Swap("xmp", "<rdf:li>fr-FR", "<rdf:li>x-default") }, "LanguageMissing", Pass},
	} {
		h := goodTagged(t)
		c.do(h)
		r, err := Check(h.Bytes(), Options{Standards: true})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if x, _ := r.Result(c.rule); x.Status != c.want {
			t.Errorf("%s: %s is %v, %+v", c.name, c.rule, x.Status, x.Faults)
		}
		if c.want != Fail && r.Failed() {
			t.Errorf("%s: fails\n%s", c.name, faultsOnly(r))
		}
	}
}

// TestAttributesHowever: an attribute says the same wherever the standard lets it stand
// (ISO 32000-1, 14.7.5): in the element or its classes, alone or among others, with or
// without revisions; its own word is before its class's, the later before the earlier,
// and what is said for another format is not a table's. The house judges too.
func TestAttributesHowever(t *testing.T) {
	heads := func(a, c string) func(*handmade.PDF) { // of th2, a column's head
		return func(h *handmade.PDF) {
			h.Swap("th2", "/A<</O/Table /Scope/Column>>", a+" "+c)
			h.Put("classes", "<</Col<</O/Table /Scope/Column>> /Across<</O/Table /Scope/Across>> /Wide[<</O/Layout /Width 9>> <</O/Table /ColSpan 1>>]"+
				" /Foreign<</O/HTML-4.01 /Scope(col)>> /Deep {deep} /None null>>")
			h.Put("deep", "[<</O/Layout /Width 9>> 0 {colattr} 1]")
			h.Put("colattr", "<</O/Table /Scope/Column>>")
			h.Also("tree", "/ClassMap {classes}")
		}
	}
	for _, c := range []struct {
		name string
		do   func(*handmade.PDF)
		rule diag.Code
		want Status
	}{
		{"an array of one", heads("/A[<</O/Table /Scope/Column>>]", ""), "TableScope", Pass},
		{"an array with revisions", heads("/A[<</O/Layout /Width 9>> 0 {colattr} 2]", ""), "TableScope", Pass},
		{"a reference", heads("/A {colattr}", ""), "TableScope", Pass},
		{"a reference to an array", heads("/A {deep}", ""), "TableScope", Pass},
		{"a class", heads("", "/C/Col"), "TableScope", Pass},
		{"a class of several objects elsewhere", heads("", "/C/Deep"), "TableHeaders", Pass},
		{"classes", heads("", "/C[/Wide /Col]"), "TableScope", Pass},
		{"classes with revisions", heads("", "/C[/Wide 1 /Col 0]"), "TableHeaders", Pass},
		{"classes of which the later holds", heads("", "/C[/Across /Col]"), "TableScope", Pass},
		{"classes of which the later is wrong", heads("", "/C[/Col /Across]"), "TableScope", Fail},
		{"its own before its class's", heads("/A<</O/Table /Scope/Column>>", "/C/Across"), "TableScope", Pass},
		{"its own before its class's, wrong", heads("/A<</O/Table /Scope/Across>>", "/C/Col"), "TableScope", Fail},
		{"another format's beside", heads("/A[<</O/Table /Scope/Column>> <</O/HTML-4.01 /Scope(col)>>]", "/C/Foreign"), "TableScope", Pass},
		{"another format's alone", heads("", "/C/Foreign"), "TableScope", Fail},
		{"a class of nothing", heads("", "/C[/None /Absent]"), "TableScope", Fail},
		{"a list's numbering by class", func(h *handmade.PDF) {
			h.Swap("list", "/A<</O/List /ListNumbering/Decimal>>", "/C/Counted")
			h.Also("tree", "/ClassMap<</Counted<</O/List /ListNumbering/Decimal>>>>")
		}, "ListNumbering", Pass},
		{"a list's numbering from around it", func(h *handmade.PDF) {
			h.Swap("list", "/A<</O/List /ListNumbering/Decimal>>", "")
			h.Also("doc", "/A<</O/List /ListNumbering/Decimal>>")
		}, "ListNumbering", Pass},
		{"a figure's box by class", func(h *handmade.PDF) {
			h.Swap("fig", "/A<<", "/C/Boxed /B<<")
			h.Also("tree", "/ClassMap<</Boxed<</O/Layout /Placement/Block /BBox[60 478 160 600]>>>>")
		}, "FigureBox", Pass},
		{"heads named by class", func(h *handmade.PDF) {
			for _, n := range []string{"th2", "th3"} {
				h.Also(n, "/ID(id-"+n+")")
			}
			h.Also("td1", "/C/Named")
			h.Also("tree", "/ClassMap<</Named<</O/Table /Headers[(id-th2)(id-th3)]>>>>")
		}, "TableHeaders", Pass},
		{"spans by class", func(h *handmade.PDF) {
			h.Also("td1", "/C/Double")
			h.Also("tree", "/ClassMap<</Double<</O/Table /ColSpan 2>>>>")
		}, "TableShape", Fail},
	} {
		h := goodTagged(t)
		c.do(h)
		r, err := Check(h.Bytes(), Options{})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if x, _ := r.Result(c.rule); x.Status != c.want || c.want == Pass && r.Failed() {
			t.Errorf("%s: %s is %v\n%s", c.name, c.rule, x.Status, faultsOnly(r))
		}
	}
}

// addedTo is a file with an incremental update: an object more, and the reference to
// what was there (ISO 32000-1, 7.5.6).
func addedTo(b []byte) []byte {
	i := bytes.LastIndex(b, []byte("trailer\n"))
	k := bytes.LastIndex(b, []byte("\nstartxref\n"))
	trailer := string(b[i+len("trailer\n") : k])
	before := strings.Fields(string(b[k:]))[1]
	size, _ := strconv.Atoi(regexp.MustCompile(`/Size (\d+)`).FindStringSubmatch(trailer)[1])
	trailer = strings.Replace(trailer, fmt.Sprintf("/Size %d", size), fmt.Sprintf("/Size %d /Prev %s", size+1, before), 1)
	at := len(b)
	b = fmt.Appendf(b, "%d 0 obj\n<</Added true>>\nendobj\n", size)
	xref := len(b)
	return fmt.Appendf(b, "xref\n%d 1\n%010d 00000 n \ntrailer\n%s\nstartxref\n%d\n%%%%EOF\n", size, at, trailer, xref)
}

// TestLimitsAreAskedFor: the house's own limits are judged by whoever gives one.
func TestLimitsAreAskedFor(t *testing.T) {
	h := goodPrint(t)
	h.Swap("page1", "/BleedBox[0 0", "/BleedBox[2.835 2.835")
	data := h.Bytes()
	for want, o := range map[Status]Options{NotChecked: {Standards: true}, Fail: {Standards: true, Bleed: 3 * unit.MM}} {
		r, err := Check(data, o)
		if x, _ := r.Result("BleedWidth"); err != nil || x.Status != want {
			t.Errorf("with %v the bleed is %v, %v", o.Bleed, x.Status, err)
		}
	}
}
