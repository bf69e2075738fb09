package preflight

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/preflight/handmade"
	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// goodTagged is three pages with every kind of element: headings, paragraphs,
// a foreign passage, a list, contents with links, a figure with caption, a
// table, a note, heads and folios, bookmarks and page labels.
func goodTagged(t testing.TB) *handmade.PDF {
	h := handmade.New(t, "1.7")
	h.Put("catalog", "<</Type/Catalog /Pages {pages} /Metadata {xmp} /OutputIntents[{intent}] /Lang(fr-FR) /MarkInfo<</Marked true>> /ViewerPreferences<</DisplayDocTitle true>> /StructTreeRoot {tree} /Outlines {outlines} /PageLabels<</Nums[0 <</S/D>>]>>>>")
	h.Put("info", "<<"+handmade.CommonInfo+">>")
	h.Stream("xmp", "<</Type/Metadata /Subtype/XML>>", handmade.Packet(handmade.CommonXMP("fr-FR")+
		handmade.Describe("pdfuaid", handmade.UANamespace, "<pdfuaid:part>1</pdfuaid:part>")+
		handmade.Describe("pdfaid", handmade.ANamespace, "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>")+handmade.Schemas(handmade.Schema("pdfuaid", handmade.UANamespace, "part"))))
	h.Put("intent", "<</Type/OutputIntent /S/GTS_PDFA1 /OutputConditionIdentifier(sRGB) /Info(sRGB) /DestOutputProfile {icc}>>")
	h.Stream("icc", "<</N 3>>", handmade.Profile(t, "sRGB.icc"))
	h.Put("pages", "<</Type/Pages /Count 3 /Kids[{page1} {page2} {page3}]>>")
	h.Put("resources", "<</Font<</F1 {font}>>>>")
	h.Face("source-sans-3/SourceSans3_400Regular.ttf", "SourceSans3")
	structure(h)
	for i := 1; i <= 3; i++ {
		annots := ""
		if i == 1 {
			annots = " /Annots[{link1} {link2}]"
		}
		h.Put(fmt.Sprintf("page%d", i), fmt.Sprintf("<</Type/Page /Parent {pages} /MediaBox[0 0 595.276 841.89] /Tabs/S /StructParents %d /Resources {resources} /Contents {content%d}%s>>", i-1, i, annots))
		h.Stream(fmt.Sprintf("content%d", i), "<<>>", []byte(pageContent(h, i)))
	}
	h.Put("link1", "<</Type/Annot /Subtype/Link /Rect[60 640 300 655] /Border[0 0 0] /F 4 /Contents(Aller au chapitre) /StructParent 3 /Dest[{page2} /Fit]>>")
	h.Put("link2", "<</Type/Annot /Subtype/Link /Rect[60 580 300 595] /Border[0 0 0] /F 4 /Contents(Site de l'agence) /StructParent 4 /A<</S/URI /URI(https://example.org)>>>>")
	h.Put("outlines", "<</Type/Outlines /First {mark1} /Last {mark2} /Count 2>>")
	h.Put("mark1", "<</Title(Observatoire) /Parent {outlines} /Next {mark2} /Dest[{page1} /Fit]>>")
	h.Put("mark2", "<</Title(Chapitre) /Parent {outlines} /Prev {mark1} /Dest[{page2} /Fit]>>")
	return h
}

func tag(role string, mcid int, ops string) string {
	return fmt.Sprintf("/%s <</MCID %d>> BDC\n%s\nEMC", role, mcid, ops)
}

func artifact(props, ops string) string { return "/Artifact " + props + " BDC\n" + ops + "\nEMC" }

const english = "The service is in the hands of the provider and it is by the rules of the framework."

func pageContent(h *handmade.PDF, i int) string {
	c := []string{
		artifact("<</Type/Background>>", "0.95 0.95 0.9 rg 0 0 595.276 841.89 re f"),
		artifact("<</Type/Pagination /Subtype/Header>>", "0 0 0 rg "+handmade.Line(60, 810, 8, "Observatoire")),
	}
	switch i {
	case 1:
		c = append(c, tag("H1", 0, handmade.Line(60, 740, 24, "Observatoire")),
			tag("P", 1, handmade.Line(60, 700, 10, "Le service est dans les mains du fournisseur et la règle est pour le client.")),
			tag("Link", 2, handmade.Line(60, 643, 10, "Chapitre 2")),
			tag("Span", 3, handmade.Line(60, 620, 10, english)),
			tag("Link", 4, handmade.Line(60, 583, 10, "agence")),
			tag("Lbl", 5, handmade.Line(60, 560, 10, "1.")), tag("LBody", 6, handmade.Line(80, 560, 10, "Premier")),
			tag("Lbl", 7, handmade.Line(60, 545, 10, "2.")), tag("LBody", 8, handmade.Line(80, 545, 10, "Second")))
	case 2:
		c = append(c, tag("H1", 0, handmade.Line(60, 740, 24, "Chapitre")), tag("H2", 1, handmade.Line(60, 700, 14, "Section")),
			tag("Figure", 2, "0.1 0.2 0.5 rg 60 500 100 100 re f"),
			tag("Caption", 3, handmade.Line(60, 480, 10, "Figure 1")),
			tag("Note", 4, handmade.Line(60, 120, 10, "Note de lecture")))
	case 3:
		c = append(c, tag("TH", 0, handmade.Line(60, 740, 10, "Nom")), tag("TH", 1, handmade.Line(160, 740, 10, "Pages")),
			tag("TH", 2, handmade.Line(60, 720, 10, "Offre")), tag("TD", 3, handmade.Line(160, 720, 10, "12")),
			artifact("<</Type/Layout>>", "0.5 w 0 0 0 RG 60 735 m 260 735 l S"))
	}
	c = append(c, artifact("<</Type/Pagination /Subtype/Footer>>", handmade.Line(500, 30, 8, fmt.Sprint(i))))
	return strings.Join(c, "\n")
}

func structure(h *handmade.PDF) {
	e := func(name, role, parent, rest string) {
		h.Put(name, "<</Type/StructElem /S/"+role+" /P {"+parent+"} "+rest+">>")
	}
	h.Put("tree", "<</Type/StructTreeRoot /K {doc} /ParentTree {parents} /ParentTreeNextKey 5>>")
	h.Put("parents", "<</Nums[0 [{h1} {p1} {a1} {en} {a2} {lb1} {bo1} {lb2} {bo2}] 1 [{h2} {h3} {fig} {cap} {note}] 2 [{th1} {th2} {th3} {td1}] 3 {a1} 4 {a2}]>>")
	e("doc", "Document", "tree", "/K[{h1} {p1} {toc} {quote} {p2} {list} {h2} {h3} {fig} {note} {table}]")
	e("h1", "H1", "doc", "/Pg {page1} /K[0]")
	e("p1", "P", "doc", "/Pg {page1} /K[1]")
	e("toc", "TOC", "doc", "/K[{toci}]")
	e("toci", "TOCI", "toc", "/K[{ref}]")
	e("ref", "Reference", "toci", "/K[{a1}]")
	e("a1", "Link", "ref", "/Pg {page1} /K[2 <</Type/OBJR /Obj {link1} /Pg {page1}>>]")
	e("quote", "P", "doc", "/K[{en}]")
	e("en", "Span", "quote", "/Pg {page1} /K[3] /Lang(en-GB)")
	e("p2", "P", "doc", "/K[{a2}]")
	e("a2", "Link", "p2", "/Pg {page1} /K[4 <</Type/OBJR /Obj {link2} /Pg {page1}>>]")
	e("list", "L", "doc", "/A<</O/List /ListNumbering/Decimal>> /K[{li1} {li2}]")
	for i := 1; i <= 2; i++ {
		n := fmt.Sprint(i)
		e("li"+n, "LI", "list", "/K[{lb"+n+"} {bo"+n+"}]")
		e("lb"+n, "Lbl", "li"+n, fmt.Sprintf("/Pg {page1} /K[%d]", 3+2*i))
		e("bo"+n, "LBody", "li"+n, fmt.Sprintf("/Pg {page1} /K[%d]", 4+2*i))
	}
	e("h2", "H1", "doc", "/Pg {page2} /K[0]")
	e("h3", "H2", "doc", "/Pg {page2} /K[1]")
	e("fig", "Figure", "doc", "/Pg {page2} /Alt(Un carr\\351 bleu) /A<</O/Layout /Placement/Block /BBox[60 478 160 600]>> /K[2 {cap}]")
	e("cap", "Caption", "fig", "/Pg {page2} /K[3]")
	e("note", "Note", "doc", "/Pg {page2} /ID(note-1) /K[4]")
	e("table", "Table", "doc", "/K[{thead} {tbody}]")
	e("thead", "THead", "table", "/K[{tr1}]")
	e("tbody", "TBody", "table", "/K[{tr2}]")
	e("tr1", "TR", "thead", "/K[{th1} {th2}]")
	e("tr2", "TR", "tbody", "/K[{th3} {td1}]")
	e("th1", "TH", "tr1", "/Pg {page3} /A<</O/Table /Scope/Column>> /K[0]")
	e("th2", "TH", "tr1", "/Pg {page3} /A<</O/Table /Scope/Column>> /K[1]")
	e("th3", "TH", "tr2", "/Pg {page3} /A<</O/Table /Scope/Row>> /K[2]")
	e("td1", "TD", "tr2", "/Pg {page3} /K[3]")
}

func taggedFaults() []fault {
	return append(plantedInTagged(), []fault{
		{"no UA identification", "UAIdentification", nil, func(h *handmade.PDF) { h.Swap("xmp", "<pdfuaid:part>1</pdfuaid:part>", "") }},
		{"not marked", "NotMarked", nil, func(h *handmade.PDF) { h.Swap("catalog", "/Marked true", "/Marked false") }},
		{"suspects", "NotMarked", nil, func(h *handmade.PDF) { h.Swap("catalog", "/Marked true", "/Marked true /Suspects true") }},
		{"two roots", "TreeMissing", []diag.Code{"ElementParent"}, func(h *handmade.PDF) { h.Swap("tree", "/K {doc}", "/K [{h1} {doc}]") }},
		{"title hidden", "TitleHidden", nil, func(h *handmade.PDF) { h.Swap("catalog", "/DisplayDocTitle true", "") }},
		{"no language", "LanguageMissing", nil, func(h *handmade.PDF) { h.Swap("catalog", "/Lang(fr-FR)", "") }},
		{"language is no tag", "LanguageMissing", nil, func(h *handmade.PDF) { h.Swap("en", "en-GB", "english (UK)") }},
		{"language of XMP differs", "LanguageMissing", nil, func(h *handmade.PDF) { h.Swap("xmp", "<rdf:li>fr-FR", "<rdf:li>de-DE") }},
		{"foreign passage without language", "PassageLanguage", nil, func(h *handmade.PDF) { h.Swap("en", "/Lang(en-GB)", "") }},
		{"no tab order", "TabOrder", nil, func(h *handmade.PDF) { h.Swap("page1", "/Tabs/S", "") }},
		{"rule untagged", "ContentUntagged", nil, func(h *handmade.PDF) { h.Draw("content3", "60 700 m 260 700 l S") }},
		{"space untagged", "ContentUntagged", nil, func(h *handmade.PDF) { h.Draw("content3", handmade.Line(60, 620, 10, " ")) }},
		{"element lost", "ContentUntagged", nil, func(h *handmade.PDF) { h.Swap("doc", " {p1} ", " ") }},
		{"artifact within a tag", "TagNesting", nil, func(h *handmade.PDF) {
			h.Swap("content2", "0.1 0.2 0.5 rg", "/Artifact <</Type/Layout>> BDC 60 500 1 1 re f EMC 0.1 0.2 0.5 rg")
		}},
		{"tag across a text block", "TagNesting", nil, func(h *handmade.PDF) {
			h.Draw("content3", "BT /Artifact <</Type/Layout>> BDC ET EMC")
		}},
		{"parent tree wrong", "ParentTree", nil, func(h *handmade.PDF) { h.Swap("parents", "{h2} {h3}", "{h3} {h2}") }},
		{"no StructParents", "ParentTree", nil, func(h *handmade.PDF) { h.Swap("page2", "/StructParents 1", "") }},
		{"annotation's parent wrong", "ParentTree", nil, func(h *handmade.PDF) { h.Swap("link1", "/StructParent 3", "/StructParent 4") }},
		{"unknown role", "RoleMapping", nil, func(h *handmade.PDF) { h.Swap("note", "/S/Note", "/S/Remark") }},
		{"standard role remapped", "RoleMapping", nil, func(h *handmade.PDF) { h.Also("tree", "/RoleMap<</P/H1>>") }},
		{"no P", "ElementParent", nil, func(h *handmade.PDF) { h.Swap("td1", "/P {tr2}", "") }},
		{"no Pg", "ElementPage", []diag.Code{"ContentUntagged", "ElementEmpty"}, func(h *handmade.PDF) { h.Swap("p1", "/Pg {page1}", "") }},
		{"content number twice", "ContentShared", nil, func(h *handmade.PDF) { h.Draw("content3", tag("TD", 3, handmade.Line(160, 700, 10, "13"))) }},
		{"content in two elements", "ContentShared", []diag.Code{"ParentTree"}, func(h *handmade.PDF) { h.Swap("p1", "/K[1]", "/K[1 3]") }},
		{"folio of no kind", "ArtifactKind", nil, func(h *handmade.PDF) { h.Swap("content2", "<</Type/Pagination /Subtype/Footer>>", "<<>>") }},
		{"folio without its kind", "ArtifactKind", nil, func(h *handmade.PDF) { h.Swap("content2", " /Subtype/Footer", "") }},
		{"heads declared as layout", "ArtifactKind", nil, func(h *handmade.PDF) {
			for i := 1; i <= 3; i++ {
				h.Swap(fmt.Sprintf("content%d", i), "<</Type/Pagination /Subtype/Header>>", "<</Type/Layout>>")
			}
		}},
		{"empty paragraph", "ElementEmpty", nil, func(h *handmade.PDF) {
			h.Put("void", "<</Type/StructElem /S/P /P {doc}>>")
			h.Swap("doc", "{p1}", "{p1} {void}")
		}},
		{"no alternative", "AlternativeMissing", nil, func(h *handmade.PDF) { h.Swap("fig", "/Alt(Un carr\\351 bleu)", "") }},
		{"empty alternative", "AlternativeMissing", nil, func(h *handmade.PDF) { h.Swap("fig", "Un carr\\351 bleu", "") }},
		{"no BBox", "FigureBox", nil, func(h *handmade.PDF) { h.Swap("fig", "/BBox[60 478 160 600]", "") }},
		{"BBox elsewhere", "FigureBox", nil, func(h *handmade.PDF) { h.Swap("fig", "60 478 160 600", "60 78 160 200") }},
		{"level skipped", "HeadingOrder", nil, func(h *handmade.PDF) { h.Swap("h3", "/S/H2", "/S/H3") }},
		{"first heading H2", "HeadingOrder", nil, func(h *handmade.PDF) { h.Swap("h1", "/S/H1", "/S/H2") }},
		{"bookmark with other words", "OutlineMismatch", nil, func(h *handmade.PDF) { h.Swap("mark2", "(Chapitre)", "(Chapter)") }},
		{"bookmark to another page", "OutlineMismatch", nil, func(h *handmade.PDF) { h.Swap("mark2", "{page2}", "{page3}") }},
		{"no bookmarks", "OutlineMismatch", nil, func(h *handmade.PDF) { h.Swap("catalog", "/Outlines {outlines}", "") }},
		{"labels off by two", "PageLabel", nil, func(h *handmade.PDF) { h.Swap("catalog", "/S/D", "/S/D /St 3") }},
		{"no labels", "PageLabel", nil, func(h *handmade.PDF) { h.Swap("catalog", "/PageLabels<</Nums[0 <</S/D>>]>>", "") }},
		{"read upwards", "ReadingOrder", nil, func(h *handmade.PDF) { h.Swap("doc", "{h1} {p1} {toc}", "{p1} {h1} {toc}") }},
		{"link without OBJR", "LinkElement", nil, func(h *handmade.PDF) { h.Swap("a2", " <</Type/OBJR /Obj {link2} /Pg {page1}>>", "") }},
		{"link in a span", "LinkElement", nil, func(h *handmade.PDF) { h.Swap("a2", "/S/Link", "/S/Span") }},
		{"link without description", "LinkDescription", nil, func(h *handmade.PDF) { h.Swap("link2", "/Contents(Site de l'agence)", "") }},
		{"click here", "LinkDescription", nil, func(h *handmade.PDF) { h.Swap("link2", "(Site de l'agence)", "(Cliquez ici)") }},
		{"link to nowhere", "DestinationBroken", nil, func(h *handmade.PDF) { h.Swap("link1", "[{page2} /Fit]", "(absent)") }},
		{"hidden link", "AnnotationFlags", nil, func(h *handmade.PDF) { h.Swap("link2", "/F 4", "/F 6") }},
		{"P in a list", "ListNesting", nil, func(h *handmade.PDF) { h.Swap("bo1", "/S/LBody", "/S/P"); h.Swap("lb1", "/S/Lbl", "/S/P") }},
		{"item outside a list", "ListNesting", nil, func(h *handmade.PDF) { h.Swap("list", "/S/L ", "/S/Div ") }},
		{"no ListNumbering", "ListNumbering", nil, func(h *handmade.PDF) { h.Swap("list", "/ListNumbering/Decimal", "") }},
		{"unknown ListNumbering", "ListNumbering", nil, func(h *handmade.PDF) { h.Swap("list", "/ListNumbering/Decimal", "/ListNumbering/Dashes") }},
		{"bullets as numbers", "ListNumbering", nil, func(h *handmade.PDF) {
			h.Swap("content1", handmade.Codes("1."), handmade.Codes("–"))
			h.Swap("content1", handmade.Codes("2."), handmade.Codes("–"))
		}},
		{"numbers as discs", "ListNumbering", nil, func(h *handmade.PDF) { h.Swap("list", "/ListNumbering/Decimal", "/ListNumbering/Disc") }},
		{"P in contents", "ContentsNesting", nil, func(h *handmade.PDF) { h.Swap("toci", "/S/TOCI", "/S/P") }},
		{"note without ID", "NoteIdentifier", nil, func(h *handmade.PDF) { h.Swap("note", "/ID(note-1)", "") }},
		{"caption of nothing", "CaptionPlace", nil, func(h *handmade.PDF) { h.Swap("p1", "/S/P ", "/S/Caption ") }},
		{"pale text", "Contrast", nil, func(h *handmade.PDF) {
			h.Swap("content1", "/P <</MCID 1>> BDC\n", "/P <</MCID 1>> BDC\n0.6 0.6 0.6 rg ")
			h.Swap("content1", "EMC\n/Link <</MCID 2>> BDC", "0 0 0 rg EMC\n/Link <</MCID 2>> BDC")
		}},
		{"dark ground under dark text", "Contrast", nil, func(h *handmade.PDF) { h.Swap("content3", "0.95 0.95 0.9 rg", "0.3 0.3 0.3 rg") }},
		{"private character", "ActualText", nil, func(h *handmade.PDF) {
			h.Streams["unicode"] = []byte(strings.Replace(string(h.Streams["unicode"]), "<0000> <00ff> <0000>", "<0000> <0031> <0000>\n<0032> <0032> <e001>\n<0033> <00ff> <0033>", 1))
		}},
		{"row too short", "TableShape", []diag.Code{"ContentUntagged"}, func(h *handmade.PDF) { h.Swap("tr2", "{th3} {td1}", "{th3}") }},
		{"heads over no rows", "TableParts", nil, func(h *handmade.PDF) { h.Swap("tbody", "/S/TBody", "/S/TFoot") }},
		{"P in a row", "TableParts", []diag.Code{"TableShape"}, func(h *handmade.PDF) { h.Swap("td1", "/S/TD", "/S/P") }},
		{"no scope on one TH", "TableScope", nil, func(h *handmade.PDF) { h.Swap("th3", "/Scope/Row", "") }},
		{"no header cells", "TableHeaders", nil, func(h *handmade.PDF) {
			for _, n := range []string{"th1", "th2", "th3"} {
				h.Swap(n, "/S/TH", "/S/TD")
			}
		}},
		{"headers that are not there", "TableHeaders", nil, func(h *handmade.PDF) { h.Also("td1", "/A<</O/Table /Headers[(h9)]>>") }},
		{"layers without a name", "LayerConfiguration", nil, func(h *handmade.PDF) {
			h.Put("ocg", "<</Type/OCG /Name(L)>>")
			h.Also("catalog", "/OCProperties<</OCGs[{ocg}] /D<</Order[{ocg}]>>>>")
		}},
		{"CMYK in an sRGB file", "ArchiveIntent", nil, func(h *handmade.PDF) { h.Swap("content2", "0.1 0.2 0.5 rg", "1 0.8 0.5 0 k") }},
	}...)
}

func TestGoodTaggedFilePasses(t *testing.T) {
	r, err := Check(goodTagged(t).Bytes(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := failing(r); len(got) > 0 || r.Failed() || len(unjudged(r)) > 0 {
		t.Errorf("a good file fails %v, and %v were not checked\n%s", got, unjudged(r), faultsOnly(r))
	}
	if r, err := Check(goodTagged(t).Bytes(), Options{Standards: true}); err != nil || len(failing(r)) > 0 {
		t.Errorf("by the standards alone a good file fails %v, %v", failing(r), err)
	}
	if r.Kind != Plain|Tagged|Archive || !slices.Equal(r.Claims, []string{"PDF/A-2a", "PDF/UA-1"}) {
		t.Errorf("read as %v, claims %v", r.Kind, r.Claims)
	}
}

func TestTaggedFaults(t *testing.T) {
	n := 0
	for _, f := range taggedFaults() {
		if f.do == nil {
			continue
		}
		n++
		t.Run(f.name, func(t *testing.T) { caught(t, goodTagged(t), f) })
	}
	if n < 30 {
		t.Errorf("%d faults, at least 30 are wanted", n)
	}
}

// However its numbers are dressed, a numbered list is one.
func TestNumberedLabels(t *testing.T) {
	for _, dress := range []string{"%d", "%d.", "%d)", "(%d)", "[%d]", "– %d", "%d 000", "%d.1."} {
		for how, want := range map[string]bool{"Decimal": false, "Disc": true} {
			h := goodTagged(t)
			h.Swap("list", "/ListNumbering/Decimal", "/ListNumbering/"+how)
			for i := 1; i <= 2; i++ {
				h.Swap("content1", handmade.Codes(fmt.Sprintf("%d.", i)), handmade.Codes(fmt.Sprintf(dress, i)))
			}
			r, err := Check(h.Bytes(), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := slices.Contains(failing(r), "ListNumbering"); got != want {
				t.Errorf("%s said to be %s: fails %t, %v", dress, how, got, failing(r))
			}
		}
	}
}

func TestReadingOrder(t *testing.T) {
	f, err := pdf.Read(goodTagged(t).Bytes())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range f.ReadingOrder() {
		got = append(got, fmt.Sprintf("%d %s %s %s", b.Page, b.Role, b.Lang, b.Text))
	}
	want := []string{"1 H1 fr-FR Observatoire", "1 P fr-FR Le service est dans les mains du fournisseur et la règle est pour le client.",
		"1 TOCI fr-FR Chapitre 2", "1 P fr-FR " + english, "1 P fr-FR agence", "1 Lbl fr-FR 1.", "1 LBody fr-FR Premier", "1 Lbl fr-FR 2.", "1 LBody fr-FR Second",
		"2 H1 fr-FR Chapitre", "2 H2 fr-FR Section", "2 Figure fr-FR Un carré bleu", "2 Caption fr-FR Figure 1", "2 Note fr-FR Note de lecture",
		"3 TH fr-FR Nom", "3 TH fr-FR Pages", "3 TH fr-FR Offre", "3 TD fr-FR 12"}
	if !slices.Equal(got, want) {
		t.Errorf("read\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestReadingOrderAgainstSource(t *testing.T) {
	data := goodTagged(t).Bytes()
	status := func(source ...string) Status {
		r, err := Check(data, Options{Source: source})
		if err != nil {
			t.Fatal(err)
		}
		x, _ := r.Result("ReadingOrder")
		return x.Status
	}
	if status("Observatoire", "Le service est dans les mains", "Premier", "Second", "Chapitre", "Note de lecture") != Pass {
		t.Error("the source's order is not found")
	}
	if status("Second", "Premier") != Fail {
		t.Error("two passages out of order pass")
	}
	if status("Observatoire", "Absent") != Fail {
		t.Error("a missing passage passes")
	}
}

// What was placed is shown, as often as it was placed and whole; the order in
// which it is shown is another matter.
func TestTextMissing(t *testing.T) {
	data := goodTagged(t).Bytes()
	for _, c := range []struct {
		runs []Run
		want int
	}{
		{[]Run{{Page: 1, Text: "Premier"}, {Page: 1, Text: "Observatoire"}, {Page: 1, Text: "Observatoire"}, {Page: 3, Text: "12"}}, 0},
		{[]Run{{Page: 1, Text: " "}}, 0},
		{[]Run{{Page: 2, Text: "Premier"}}, 1},
		{[]Run{{Page: 1, Text: "Prem"}}, 1},
		{[]Run{{Page: 1, Text: "Premier rang"}}, 1},
		{[]Run{{Page: 1, Text: "Premier"}, {Page: 1, Text: "Premier"}, {Page: 9, Text: "12"}}, 2},
	} {
		r, err := Check(data, Options{Runs: c.runs, Alternatives: []string{"Un carré bleu"}})
		if err != nil {
			t.Fatal(err)
		}
		x, _ := r.Result("TextMissing")
		n := 0
		for _, f := range x.Faults {
			n += f.Times
		}
		if n != c.want || (x.Status == Fail) != (n > 0) || n > 0 && !r.Failed() {
			t.Errorf("%v: %d lost, %s", c.runs, n, x.Status)
		}
	}
}

// What is shown was placed, as often as it is shown, whether it is seen or not; what
// lies outside the trim is cut off.
func TestTextAdded(t *testing.T) {
	var placed []Run
	f, err := pdf.Read(goodTagged(t).Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range f.Pages {
		for _, m := range p.Marks {
			if m.Sort == pdf.TextMark {
				placed = append(placed, Run{Page: p.Number, Text: m.Text})
			}
		}
	}
	for _, c := range []struct {
		name, draws string
		placed      []Run
		want        []string
	}{
		{"what was placed", "", placed, nil},
		{"nothing is known", "", nil, nil},
		{"a run that nobody placed", "", placed[1:], []string{"1 " + placed[0].Text}},
		{"words beside them", handmade.Line(10, 100, 300, "ajout"), placed, []string{"2 ajout"}},
		{"words that nobody sees", "3 Tr " + handmade.Line(10, 100, 300, "caché") + " 0 Tr", placed, []string{"2 caché"}},
		{"words outside the sheet", handmade.Line(10, 100, -300, "ajout"), placed, nil},
	} {
		h := goodTagged(t)
		h.Draw("content2", c.draws)
		r, err := Check(h.Bytes(), Options{Runs: c.placed, Alternatives: []string{"Un carré bleu"}})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		x, _ := r.Result("TextAdded")
		for _, f := range x.Faults {
			got = append(got, fmt.Sprintf("%d %s", f.Page, f.Text))
		}
		if !slices.Equal(got, c.want) || len(got) > 0 != r.Failed() && c.draws == "" {
			t.Errorf("%s: %v, want %v; the file fails: %t", c.name, got, c.want, r.Failed())
		}
	}
}

// What a link says is what was composed for its area, on its page.
func TestLinksSayWhatWasComposed(t *testing.T) {
	data := goodTagged(t).Bytes()
	f, err := pdf.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	var all []Link
	var runs []Run
	f.Annotations(func(p *pdf.Page, _ pdf.Object, d pdf.Dictionary) {
		r := f.AnnotationRect(d)
		at := unit.Box(unit.Points(r.X0-p.Trim.X0), unit.Points(p.Trim.Y1-r.Y1), unit.Points(r.W()), unit.Points(r.H()))
		all = append(all, Link{Page: p.Number, At: at, Says: f.Text(d["Contents"])})
	})
	if len(all) < 2 {
		t.Fatalf("%d links", len(all))
	}
	for _, p := range f.Pages {
		for _, m := range p.Marks {
			runs = append(runs, Run{Page: p.Number, Text: m.Text})
		}
	}
	with := func(change func(l []Link) []Link) []Link { return change(slices.Clone(all)) }
	for _, c := range []struct {
		name  string
		links []Link
		want  []string
	}{
		{"as they were composed", all, nil},
		{"nothing is known", nil, nil},
		{"other words", with(func(l []Link) []Link { l[0].Says += "s"; return l }), []string{"lost " + all[0].Says + "s", "other " + all[0].Says}},
		{"another page", with(func(l []Link) []Link { l[0].Page = 3; return l }), []string{"lost " + all[0].Says, "other " + all[0].Says}},
		{"another place", with(func(l []Link) []Link { l[0].At.Y += unit.MM; return l }), []string{"lost " + all[0].Says, "other " + all[0].Says}},
		{"one more", with(func(l []Link) []Link { return l[1:] }), []string{"other " + all[0].Says}},
		{"the parts of one", with(func(l []Link) []Link {
			part := l[0]
			part.At.W /= 3
			l[0].At.X, l[0].At.W = l[0].At.X+part.At.W, l[0].At.W-part.At.W
			return append(l, part)
		}), nil},
	} {
		r, err := Check(data, Options{Runs: runs, Links: c.links, Alternatives: []string{"Un carré bleu"}})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		x, _ := r.Result("TextReplaced")
		for _, f := range x.Faults {
			got = append(got, strings.TrimPrefix(f.Fact.Key, "TextReplaced.")+" "+f.Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// Words stand where they were placed, as large and as wide.
func TestTextAskew(t *testing.T) {
	data := goodTagged(t).Bytes()
	f, err := pdf.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	p := f.Pages[0]
	i := slices.IndexFunc(p.Marks, func(m pdf.Mark) bool { return m.Text == "Premier" })
	m := p.Marks[i]
	size := unit.Points(m.Size)
	at := unit.Box(unit.Points(m.From.X-p.Trim.X0), unit.Points(p.Trim.Y1-m.From.Y)-size, unit.Points(m.To.X-m.From.X), size)
	for _, c := range []struct {
		change func(r *unit.Rect)
		want   string
	}{
		{func(*unit.Rect) {}, ""},
		{func(r *unit.Rect) { r.X += unit.MM / 100 }, ""},
		{func(r *unit.Rect) { r.X += unit.MM / 20 }, "TextMissing.moved"},
		{func(r *unit.Rect) { r.Y -= unit.MM / 20 }, "TextMissing.moved"},
		{func(r *unit.Rect) { r.H, r.Y = r.H+unit.PT/20, r.Y-unit.PT/20 }, "TextMissing.sized"},
		{func(r *unit.Rect) { r.W += unit.PT / 10 }, "TextMissing.stretched"},
	} {
		r := at
		c.change(&r)
		got, err := Check(data, Options{Runs: []Run{{Page: 1, Text: "Premier", At: r}}})
		if err != nil {
			t.Fatal(err)
		}
		said := ""
		if x, _ := got.Result("TextMissing"); len(x.Faults) > 0 {
			said = x.Faults[0].Fact.Key
		}
		if said != c.want {
			t.Errorf("%v: %q, want %q", r, said, c.want)
		}
	}
}

// What readers hear in the place of words is what was composed, over those words.
func TestTextReplaced(t *testing.T) {
	alt := "Un carré bleu"
	runs := []Run{{Page: 1, Text: "Premier"}, {Page: 1, Text: "Second", Hushed: true}}
	said := func(says string) string { return "/ActualText(" + says + ")" }
	for _, c := range []struct {
		name, first, second string
		says                string
		alternatives        []string
		want                []string
	}{
		{"nothing", "", "", "", []string{alt}, []string{"1 TextReplaced.twice"}},
		{"words, and the rest of them", said("Premier second"), said(""), "Premier second", []string{alt}, nil},
		{"other words", said("Dernier"), said(""), "Premier second", []string{alt}, []string{"1 TextReplaced.other"}},
		{"words that are their own", said("Premier second"), said(""), "", []string{alt}, []string{"1 TextReplaced.other"}},
		{"no words", "", said(""), "Premier second", []string{alt}, []string{"1 TextReplaced.lost"}},
		{"nothing in the place of words", said(""), said(""), "", []string{alt}, []string{"1 TextReplaced.hushed"}},
		{"another picture", said("Premier second"), said(""), "Premier second", []string{"Un rond"},
			[]string{"2 TextReplaced.other", "0 TextReplaced.lost"}},
	} {
		h := goodTagged(t)
		h.Swap("content1", "/LBody <</MCID 6", "/LBody <<"+c.first+"/MCID 6")
		h.Swap("content1", "/LBody <</MCID 8", "/LBody <<"+c.second+"/MCID 8")
		rs := slices.Clone(runs)
		rs[0].Says = c.says
		got, err := Check(h.Bytes(), Options{Runs: rs, Alternatives: c.alternatives})
		if err != nil {
			t.Fatal(err)
		}
		var faults []string
		x, _ := got.Result("TextReplaced")
		for _, f := range x.Faults {
			faults = append(faults, fmt.Sprintf("%d %s", f.Page, f.Fact.Key))
		}
		if !slices.Equal(faults, c.want) {
			t.Errorf("%s: %v, want %v", c.name, faults, c.want)
		}
	}
}

func TestPassagesOfTheEdition(t *testing.T) {
	status := func(p Passage) Status {
		r, err := Check(goodTagged(t).Bytes(), Options{Passages: []Passage{p}})
		if err != nil {
			t.Fatal(err)
		}
		x, _ := r.Result("PassageLanguage")
		return x.Status
	}
	if status(Passage{"in the hands of the provider", "en"}) != Pass {
		t.Error("a passage under its language fails")
	}
	if status(Passage{"mains du fournisseur", "en"}) != Fail {
		t.Error("a passage without its language passes")
	}
}

// What to do about a passage names its own language, and marks only where a text of
// an edition is at hand that takes them.
func TestPassageIsMendedInItsLanguage(t *testing.T) {
	texts := func(int, unit.Length, unit.Length) (diag.Pos, string) {
		return diag.Pos{File: "en/zoom.md", Line: 3, Col: 1}, ""
	}
	english := func(h *handmade.PDF) { h.Swap("en", "/Lang(en-GB)", "") }
	french := func(h *handmade.PDF) {
		h.Swap("en", "/Lang(en-GB)", "")
		h.Swap("catalog", "/Lang(fr-FR)", "/Lang(en-GB)")
	}
	misled := func(h *handmade.PDF) {
		h.Swap("catalog", "/Lang(fr-FR)", "/Lang(en-GB)")
		h.Swap("en", "/Lang(en-GB)", "/Lang(fr-FR)")
	}
	for _, c := range []struct {
		name   string
		make   func(*handmade.PDF)
		o      Options
		en, fr string
	}{
		{"English in a French text", english, Options{Locate: texts}, "{lang=en}", "{lang=en}"},
		{"French in an English text", french, Options{Locate: texts}, "{lang=fr}", "{lang=fr}"},
		{"English marked as French in an English text", misled, Options{Locate: texts}, "off it: it is in that of the document, en", "celle du document, en"},
		{"English in a file of another house", english, Options{}, "Give it the language en in the file", "la langue en dans le fichier"},
	} {
		h := goodTagged(t)
		c.make(h)
		r, err := Check(h.Bytes(), c.o)
		if err != nil {
			t.Fatal(err)
		}
		for lang, want := range map[string]string{"en": c.en, "fr": c.fr} {
			var hints []string
			for _, is := range r.Issues() {
				if is.Code == "PassageLanguage" {
					hints = append(hints, is.Hint.In(lang, nil))
				}
			}
			all := strings.Join(hints, "\n")
			if !strings.Contains(all, want) || c.o.Locate == nil && strings.Contains(all, "{") {
				t.Errorf("%s, in %s: %s", c.name, lang, all)
			}
			for _, hint := range hints {
				if text := r.Text(lang); strings.Count(text, "→ "+hint) != 1 {
					t.Errorf("%s: the report in %s does not say %q once", c.name, lang, hint)
				}
			}
		}
	}
}

func TestNamesAreOfNoLanguage(t *testing.T) {
	const list = "Among them Société pour les ser\u00advices\nde la mer et des îles, Union des communes sur la rive du lac"
	if got := NewLexicon().tongues().of(Options{}.unnamed()(list)); got != "fr" {
		t.Errorf("without names the list seems %q", got)
	}
	o := Options{Names: []string{"Union des communes sur la rive du lac", "Société pour les services", "Société pour les services de la mer et des îles"}}
	if got := o.unnamed()(list); NewLexicon().tongues().of(got) != "" || strings.Contains(got, "mer") {
		t.Errorf("with names the list seems %q: %q", NewLexicon().tongues().of(got), got)
	}
}

func TestHeadersByName(t *testing.T) {
	h := goodTagged(t)
	for _, n := range []string{"th1", "th2", "th3"} {
		h.Also(n, "/ID("+n+")")
	}
	h.Swap("th1", "/Scope/Column", "")
	h.Swap("th1", "/S/TH", "/S/TD") // the corner is no header
	h.Also("td1", "/A<</O/Table /Headers[(th2)(th3)] /ColSpan 1>>")
	h.Swap("th2", "/Scope/Column", "")
	h.Swap("th3", "/Scope/Row", "")
	r, err := Check(h.Bytes(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := failing(r); !slices.Equal(got, []string{"TableHeaders"}) { // the corner cell has no header
		t.Errorf("failed %v\n%s", got, faultsOnly(r))
	}
}
