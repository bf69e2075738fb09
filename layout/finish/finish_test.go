package finish

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

func TestSameInputSameBytes(t *testing.T) {
	for label, prof := range profiles() {
		first := build(t, sample(t), prof)
		for _, procs := range []int{1, 2} {
			old := runtime.GOMAXPROCS(procs)
			again := build(t, sample(t), prof)
			runtime.GOMAXPROCS(old)
			if !bytes.Equal(first, again) {
				t.Errorf("%s: another file with GOMAXPROCS %d", label, procs)
			}
		}
	}
}

// The zone in which a moment is given is not part of the moment.
func TestZonesDoNotMatter(t *testing.T) {
	pages, prof := sample(t), profile.Screen()
	painted, err := paint.PDF(pages, paint.Slug{}, prof, palette(), faceSet(t))
	if err != nil {
		t.Fatal(err)
	}
	doc := sampleDoc()
	here, err := File(painted, doc, pages, prof)
	if err != nil {
		t.Fatal(err)
	}
	doc.Created = doc.Created.In(time.FixedZone("east", 9*3600))
	there, err := File(painted, doc, pages, prof)
	if err != nil || !bytes.Equal(here, there) {
		t.Errorf("another file in another zone (%v)", err)
	}
	if bytes.Contains(painted.File, []byte(doc.Created.Format("20060102"))) {
		t.Error("the painter's file has today's date")
	}
}

// Another word, another file and another identifier; the document stays.
func TestIdentifiersFollowContent(t *testing.T) {
	ids := func(pages []draw.Page) (document, instance string) {
		out := build(t, pages, profile.Print(profile.NoMarks))
		find := func(tag string) string {
			return string(regexp.MustCompile(tag + `>uuid:([0-9a-f-]{36})<`).FindSubmatch(out)[1])
		}
		return find("DocumentID"), find("InstanceID")
	}
	d1, i1 := ids(sample(t))
	pages := sample(t)
	pages[0].Ground = "sable"
	d2, i2 := ids(pages)
	if d1 != d2 || i1 == i2 || d1 == i1 {
		t.Errorf("document %s then %s, instance %s then %s", d1, d2, i1, i2)
	}
	if i1[14] != '5' || !strings.ContainsRune("89ab", rune(i1[19])) {
		t.Errorf("%s is no UUID of version 5", i1)
	}
}

func TestMetadataIsWellFormed(t *testing.T) {
	doc := sampleDoc()
	doc.Title = `A < B & "C"`
	packet := doc.filled().packet(profile.Screen(), []byte{1})
	d := xml.NewDecoder(bytes.NewReader(packet))
	for {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, packet)
		}
	}
	for _, want := range []string{"<dc:title>", "A &lt; B &amp; &#34;C&#34;", "<pdfuaid:part>1</pdfuaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>"} {
		if !bytes.Contains(packet, []byte(want)) {
			t.Errorf("%q is missing in\n%s", want, packet)
		}
	}
	info := doc.filled().info(profile.Print(profile.NoMarks))
	if info["Trapped"] != name("False") || info["ModDate"] != str("D:20260105080000Z") || info["GTS_PDFXVersion"] != str("PDF/X-4") {
		t.Errorf("Info: %v", info)
	}
}

// A file of twenty pages is small, and tags cost at most a third of it.
func TestTaggedFileIsSmall(t *testing.T) {
	var pages []draw.Page
	for range 10 {
		pages = append(pages, sample(t)[1:]...)
	}
	for i := range pages {
		pages[i].Folio = itoa(i + 1)
	}
	bare := profile.Screen()
	bare.Tags, bare.Links, bare.Claims = false, false, nil
	tagged, plain := len(build(t, pages, profile.Screen())), len(build(t, pages, bare))
	t.Logf("%d bytes tagged, %d untagged, %.2f", tagged, plain, float64(tagged)/float64(plain))
	if tagged > 600_000 || float64(tagged) > 1.35*float64(plain) {
		t.Errorf("%d bytes tagged, %d untagged: want at most 600000 and 1.35 times", tagged, plain)
	}
}

// fault changes the sample's second page, and names the finding it must bring.
type fault struct {
	code diag.Code
	edit func(p *draw.Page)
}

func elems(b *draw.Box, f func(*draw.Elem)) {
	if b.Elem != nil {
		f(b.Elem)
	}
	for i := range b.Kids {
		elems(&b.Kids[i].Box, f)
	}
}

func change(role draw.Role, f func(*draw.Elem)) func(*draw.Page) {
	return func(p *draw.Page) {
		elems(&p.Box, func(e *draw.Elem) {
			if e.Role == role {
				f(e)
			}
		})
	}
}

func TestFaultsAreFound(t *testing.T) {
	text := func(role draw.Role) func(*draw.Page) {
		return func(p *draw.Page) {
			s := &sheetOf{t: t, faces: faceSet(t)}
			p.Put(30*mm, 250*mm, inside(draw.New(role), s.line("Seul", "sans", 8*unit.PT, nil)))
		}
	}
	for label, f := range map[string]fault{
		"figure without words": {NoAlt, change(draw.Figure, func(e *draw.Elem) { e.Alt = "" })},
		"head without scope":   {NoScope, change(draw.HeadCell, func(e *draw.Elem) { e.Scope = "" })},
		"level skipped":        {HeadingLevel, change(draw.H2, func(e *draw.Elem) { e.Role = draw.H3 })},
		"text in a table":      {BadNesting, text(draw.Table)},
		"text in a row":        {BadNesting, text(draw.TableRow)},
		"text in a table head": {BadNesting, text(draw.TableHead)},
		"text in a list":       {BadNesting, text(draw.List)},
		"text in contents":     {BadNesting, text(draw.TOC)},
		"link to nowhere": {BrokenLink, func(p *draw.Page) {
			p.Ops = append(p.Ops, draw.Link{Rect: unit.Box(0, 0, mm, mm), Href: "#nowhere", Elem: draw.New(draw.LinkElem)})
		}},
	} {
		pages, prof := sample(t), profile.Screen()
		f.edit(&pages[1])
		painted, err := paint.PDF(pages, paint.Slug{}, prof, palette(), faceSet(t))
		if err != nil {
			t.Fatal(err)
		}
		_, err = File(painted, sampleDoc(), pages, prof)
		var refused *Refused
		if !errors.As(err, &refused) || !refused.Issues.Has(f.code) {
			t.Errorf("%s: %v, want a finding %s", label, err, f.code)
		}
	}
	painted, err := paint.PDF(sample(t), paint.Slug{}, profile.Screen(), palette(), faceSet(t))
	if err != nil {
		t.Fatal(err)
	}
	is := Check(painted, Doc{}, profile.Screen())
	if !is.Has(NoTitle) || !is.Has(NoLanguage) || len(is) != 2 {
		t.Errorf("a file without title and language: %v", is)
	}
}

// A finding says where the matter came from.
func TestFindingsNameTheirPlace(t *testing.T) {
	pages := sample(t)
	s := &sheetOf{t: t, faces: faceSet(t)}
	b := s.line("n = 3", "sans", 8*unit.PT, draw.New(draw.Figure))
	b.From, b.Name = diag.Pos{File: "editions/2026-01/fr/technical.md", Line: 7}, "parts.diagram"
	pages[2].Put(30*mm, 200*mm, b)
	painted, err := paint.PDF(pages, paint.Slug{}, profile.Screen(), palette(), faceSet(t))
	if err != nil {
		t.Fatal(err)
	}
	is := Check(painted, sampleDoc(), profile.Screen())
	if len(is) != 1 || is[0].Pos != b.From || is[0].Field != b.Name || is[0].Page != 3 {
		t.Errorf("%+v", is)
	}
}

func TestWrapping(t *testing.T) {
	for _, c := range []struct {
		parent, child draw.Role
		want          string
	}{
		{draw.Sect, "", "P"}, {draw.Document, draw.LinkElem, "P"}, {draw.Sect, draw.Table, ""}, {draw.ListItem, draw.P, "LBody"},
		{draw.List, draw.P, "LI LBody"}, {draw.List, draw.ListBody, "LI"}, {draw.Table, draw.HeadCell, "TR"}, {draw.Table, draw.Figure, "TR TD"},
		{draw.TableBody, draw.DataCell, "TR"}, {draw.TableBody, "", "TR TD"}, {draw.TableRow, draw.Figure, "TD"}, {draw.TOC, draw.LinkElem, "TOCI"},
		{draw.TOCItem, draw.LinkElem, "Reference"}, {draw.TOCItem, "", "P"}, {draw.P, draw.Span, ""}, {draw.Table, draw.Caption, ""},
	} {
		between, _ := wrap(c.parent, c.child)
		var got []string
		for _, r := range between {
			got = append(got, string(r))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s in %s: %v, want %q", c.child, c.parent, got, c.want)
		}
	}
}

// Rows beside a head belong to a body; empty cells stay, empty elements go.
func TestTablesBecomeRegular(t *testing.T) {
	s := newSheet(t, faceSet(t))
	table := draw.New(draw.Table)
	empty := draw.Box{Elem: draw.New(draw.Sect)}
	s.put(inside(table, append([]draw.Box{s.head(false)}, s.rows(0, 2)...)...))
	s.put(empty)
	painted, err := paint.PDF([]draw.Page{s.page}, paint.Slug{}, profile.Screen(), palette(), faceSet(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	grow(painted.Events).root.walk(func(n *node) { got = append(got, string(n.role)) })
	if w := "Document Table THead TR TH TH TH TBody TR TH TD TD TR TH TD TD"; strings.Join(got, " ") != w {
		t.Errorf("%s\nwant %s", strings.Join(got, " "), w)
	}
}

func TestBookmarksAndLabels(t *testing.T) {
	painted, err := paint.PDF(sample(t), paint.Slug{}, profile.Screen(), palette(), faceSet(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	var list func(e *entry, in string)
	list = func(e *entry, in string) {
		for _, k := range e.kids {
			got = append(got, in+k.title)
			list(k, in+"  ")
		}
	}
	list(grow(painted.Events).bookmarks(), "")
	if w := "Observatoire SecNumCloud|Une œuvre — à 10 % : l’État|  Les offres"; strings.Join(got, "|") != w {
		t.Errorf("%q, want %q", strings.Join(got, "|"), w)
	}
	for in, want := range map[string]string{
		",2,3": "[0 <</S /D /St 1>>]", "1,2,": "[0 <</S /D /St 1>>]", "i,ii,1": "[0 <</P (i)>> 1 <</P (ii)>> 2 <</S /D /St 1>>]",
		"1,3,4": "[0 <</S /D /St 1>> 1 <</S /D /St 3>>]", ",": "[0 <</S /D /St 1>>]",
	} {
		f := &file{}
		for _, folio := range strings.Split(in, ",") {
			f.pages = append(f.pages, draw.Page{Folio: folio})
		}
		var b bytes.Buffer
		print(&b, f.labels()["Nums"])
		if b.String() != want {
			t.Errorf("folios %q: %s, want %s", in, b.String(), want)
		}
	}
}

func TestObjectsSurviveReading(t *testing.T) {
	in := dict{"A": array{1, -2, real("3.5"), true, nil, name("B c#"), str("(x)\\"), str("\x00\xff")}, "D": dict{"E": text("œ")}}
	var b bytes.Buffer
	print(&b, in)
	out, err := (&parser{data: b.Bytes(), objs: map[int]*indirect{}}).value()
	if err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	print(&again, out)
	if again.String() != b.String() {
		t.Errorf("%s\nwant %s", again.String(), b.String())
	}
}

func TestBrokenFilesAreRefused(t *testing.T) {
	good := build(t, tiny(t), profile.Print(profile.NoMarks))
	for label, data := range map[string][]byte{
		"empty": nil, "no table": []byte("startxref\n9\n%%EOF"), "bad number": []byte("startxref\nx\n"),
		"cut": good[:len(good)-60], "offsets": bytes.Replace(good, []byte("%PDF-1.6\n"), []byte("%PDF-1.6\n%\n"), 1),
		"trailer": bytes.Replace(good, []byte("trailer\n<<"), []byte("trailer\n<]"), 1),
		"stream":  bytes.Replace(good, []byte("/Length "), []byte("/Lengthy "), 1),
		"number":  bytes.Replace(good, []byte("/Count 1"), []byte("/Count z"), 1),
	} {
		if _, err := parse(data); err == nil {
			t.Errorf("%s: read without an error", label)
		}
	}
	if _, err := File(&paint.Painted{File: good}, sampleDoc(), nil, profile.Screen()); err == nil {
		t.Error("pages that were not painted: no error")
	}
	painted := &paint.Painted{File: good, Fonts: []paint.Font{{Resource: "F0", Base: "other", Name: "Other"}}}
	if _, err := File(painted, sampleDoc(), tiny(t), profile.Screen()); !errors.Is(err, errSyntax) {
		t.Errorf("a face that is not in the file: %v", err)
	}
}

func TestBoxesEndWithTheSheet(t *testing.T) {
	if got := within(unit.Box(-3*mm, -3*mm, 216*mm, 100*mm), unit.Box(0, 0, 210*mm, 297*mm)); got != unit.Box(0, 0, 210*mm, 97*mm) {
		t.Errorf("%+v", got)
	}
}

// The ledgers name no test that does not exist.
func TestLedgersNameTests(t *testing.T) {
	root := filepath.Join("..", "..")
	var sources strings.Builder
	err := filepath.WalkDir(filepath.Join(root, "layout"), func(path string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, "_test.go") {
			b, readErr := os.ReadFile(path)
			sources.Write(b)
			return readErr
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	ledgers, err := filepath.Glob(filepath.Join(root, "docs", "conformance", "*.md"))
	if err != nil || len(ledgers) < 4 {
		t.Fatalf("%d ledgers (%v)", len(ledgers), err)
	}
	for _, l := range ledgers {
		b, err := os.ReadFile(l)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile("`(Test[A-Za-z0-9]+)`").FindAllStringSubmatch(string(b), -1) {
			if !strings.Contains(sources.String(), "func "+m[1]+"(") {
				t.Errorf("%s names %s, which is no test", filepath.Base(l), m[1])
			}
		}
	}
}

func TestAddresses(t *testing.T) {
	if got := uri("https://cyber.gouv.fr/é a"); got != "https://cyber.gouv.fr/%C3%A9%20a" {
		t.Errorf("%s", got)
	}
	if n, in := anchor("#a"); n != "a" || !in {
		t.Errorf("anchor: %q %v", n, in)
	}
}

// Readers get each code from a line of its own, and no more lines in a section than
// the format allows.
func TestUnicodeMapHasALineForEachCode(t *testing.T) {
	var codes []rune
	var read []string
	for r := rune(0xF0); r < 0x210; r++ {
		codes, read = append(codes, r), append(read, string(r))
	}
	m := string(unicodeMap(codes, read))
	for _, want := range []string{"100 beginbfchar", "88 beginbfchar", "<00F0> <00F0>", "<020F> <020F>"} {
		if !strings.Contains(m, want) {
			t.Errorf("%q is missing in\n%s", want, m)
		}
	}
	if strings.Contains(m, "bfrange") || strings.Count(m, "\n<0") != len(codes)+1 {
		t.Errorf("not a line for each code:\n%s", m)
	}
}

func BenchmarkFile(b *testing.B) {
	pages := sample(b)
	for b.Loop() {
		build(b, pages, profile.Screen())
	}
}

// A link over two lines is one annotation with two parts; one whose rectangle
// would cover another link is two.
func TestLinkOverTwoLines(t *testing.T) {
	areas := func(other bool) (n int, parts int) {
		s := newSheet(t, faceSet(t))
		link := with(draw.Elem{Role: draw.LinkElem, Desc: "Elsewhere"})
		b := s.line("Lien", "sans", 8*unit.PT, draw.New(draw.P))
		b.Ops = append(b.Ops, draw.Link{Rect: unit.Box(100*mm, 0, 20*mm, 4*mm), Href: "https://a.example", Elem: link},
			draw.Link{Rect: unit.Box(0, 5*mm, 20*mm, 4*mm), Href: "https://a.example", Elem: link})
		if other {
			b.Ops = append(b.Ops, draw.Link{Rect: unit.Box(50*mm, 5*mm, 20*mm, 4*mm), Href: "https://b.example", Elem: draw.New(draw.LinkElem)})
		}
		s.put(b)
		objs, _ := objects(t, []draw.Page{s.page}, profile.Screen())
		for _, o := range objs {
			if d := dictOf(o); d["Subtype"] == name("Link") && dictOf(d["A"])["URI"] == str("https://a.example") {
				n++
				q, _ := d["QuadPoints"].(array)
				parts += len(q) / 8
			}
		}
		return n, parts
	}
	if n, parts := areas(false); n != 1 || parts != 2 {
		t.Errorf("%d annotations with %d parts, want 1 with 2", n, parts)
	}
	if n, parts := areas(true); n != 2 || parts != 0 {
		t.Errorf("beside another link: %d annotations with %d parts, want 2 with none", n, parts)
	}
}

func TestListItemHasOneBody(t *testing.T) {
	s := newSheet(t, faceSet(t))
	body := func(w string) draw.Box { return s.line(w, "sans", 8*unit.PT, draw.New(draw.ListBody)) }
	s.put(inside(draw.New(draw.List), inside(draw.New(draw.ListItem), s.line("–", "sans", 8*unit.PT, draw.New(draw.ListLabel)), body("a"), body("b"))))
	painted, err := paint.PDF([]draw.Page{s.page}, paint.Slug{}, profile.Screen(), palette(), faceSet(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	tree := grow(painted.Events)
	tree.root.walk(func(n *node) { got = append(got, string(n.role)) })
	if w := "Document L LI Lbl LBody"; strings.Join(got, " ") != w {
		t.Errorf("%s, want %s", strings.Join(got, " "), w)
	}
}

func TestCatalogue(t *testing.T) {
	seen := map[diag.Code]bool{}
	for _, e := range Catalogue() {
		if seen[e.Code] || e.Means == "" || e.Example == "" || e.Fix == "" || e.Severity != diag.Error {
			t.Errorf("%s is explained twice, or not wholly", e.Code)
		}
		seen[e.Code] = true
	}
	for _, c := range []diag.Code{NoTitle, NoLanguage, NoAlt, HeadingLevel, NoScope, BadNesting, BrokenLink} {
		if !seen[c] {
			t.Errorf("%s is not explained", c)
		}
	}
}

// A registry is named for the conditions that are in it, and for no other.
func TestRegistryIsNamedForRegisteredNames(t *testing.T) {
	for _, registered := range []bool{true, false} {
		prof := profile.Print(profile.NoMarks)
		prof.Intent.Registered = registered
		file := build(t, sample(t), prof)
		if got := bytes.Count(file, []byte("/RegistryName")); registered && got != 2 || !registered && got != 0 {
			t.Errorf("registered %v: the registry is named %d times", registered, got)
		}
	}
}
