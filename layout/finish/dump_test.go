package finish

import (
	"bytes"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/golden"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

func itoa(n int) string { return strconv.Itoa(n) }

// objects are the objects of a file by number, read back from a classic table.
func objects(t testing.TB, pages []draw.Page, prof profile.Profile) (map[int]*indirect, dict) {
	t.Helper()
	painted, err := paint.PDF(pages, paint.Slug{Title: "Observatoire"}, prof, palette(), faceSet(t))
	if err != nil {
		t.Fatal(err)
	}
	trailer, err := parse(painted.File)
	if err != nil {
		t.Fatal(err)
	}
	f := &file{in: painted, doc: sampleDoc().filled(), pages: pages, prof: prof, sheet: prof.Sheet()}
	if err = f.adopt(trailer); err != nil {
		t.Fatal(err)
	}
	root := f.catalog()
	packet := func(sum []byte) []byte { return f.doc.packet(prof, sum) }
	data, err := write(prof.Version, false, root, &indirect{value: f.doc.info(prof)}, f.meta, packet)
	if err != nil {
		t.Fatal(err)
	}
	if trailer, err = parse(data); err != nil {
		t.Fatal(err)
	}
	all := map[int]*indirect{}
	var visit func(o object)
	visit = func(o object) {
		switch v := o.(type) {
		case *indirect:
			for n, have := range all {
				if have == v {
					v.num = n
					return
				}
			}
			all[len(all)+1] = v
			v.num = len(all)
			visit(v.value)
		case array:
			for _, e := range v {
				visit(e)
			}
		case dict:
			for _, k := range v.keys() {
				visit(v[k])
			}
		case *stream:
			visit(v.dict)
		}
	}
	visit(trailer)
	return all, trailer
}

// dump is the objects as text, one a line, streams by their kind, text ones in
// full.
func dump(all map[int]*indirect, trailer dict) string {
	var b bytes.Buffer
	nums := make([]int, 0, len(all))
	for n := range all {
		nums = append(nums, n)
	}
	sort.Ints(nums)
	for _, n := range nums {
		fmt.Fprintf(&b, "%d ", n)
		s, ok := all[n].value.(*stream)
		if !ok {
			print(&b, all[n].value)
			b.WriteByte('\n')
			continue
		}
		print(&b, s.dict)
		if bytes.Contains(s.data, []byte(" BDC\n")) || bytes.Contains(s.data, []byte("begincmap")) || s.dict["Type"] == name("Metadata") {
			b.WriteString(" stream\n    " + strings.ReplaceAll(strings.TrimSpace(readable(s.data)), "\n", "\n    "))
		} else {
			b.WriteString(" stream")
		}
		b.WriteByte('\n')
	}
	b.WriteString("trailer ")
	print(&b, trailer)
	// What depends on how the compressor packs bytes is not the format's affair.
	out := regexp.MustCompile(`InstanceID>uuid:[0-9a-f-]{36}`).ReplaceAllString(b.String(), "InstanceID>uuid:…")
	return regexp.MustCompile(`/ID \[<[0-9A-F]{32}> <[0-9A-F]{32}>\]`).ReplaceAllString(out, "/ID […]") + "\n"
}

// readable shows the codes of text as characters.
func readable(s []byte) string {
	var b strings.Builder
	for _, c := range s {
		if c != 0 {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// tiny is one page with a heading, a paragraph with a link and a folio.
func tiny(t testing.TB) []draw.Page {
	s := newSheet(t, faceSet(t))
	s.foot("1")
	sect := draw.New(draw.Sect)
	head := s.line("Ab", "sans", 20*unit.PT, draw.New(draw.H1))
	head.Ops = append(head.Ops, draw.Anchor{Name: "top"})
	s.put(inside(sect, head))
	p := s.line("Ba", "sans", 10*unit.PT, draw.New(draw.P))
	words := p.Ops[0].(draw.Text)
	words.Elem = with(draw.Elem{Role: draw.LinkElem, Desc: "Go up"})
	p.Ops = []draw.Op{words, draw.Link{Rect: unit.Box(0, 0, words.Width, 4*mm), Href: "#top", Elem: words.Elem}}
	s.put(inside(sect, p))
	return []draw.Page{s.page}
}

func TestGoldenObjects(t *testing.T) {
	for label, prof := range map[string]profile.Profile{"screen": profile.Screen(), "print": profile.Print(profile.CropMarks)} {
		all, trailer := objects(t, tiny(t), prof)
		for _, o := range all { // widths of all Latin characters: TestWidths holds them
			if d, ok := o.value.(dict); ok && d["W"] != nil {
				d["W"] = array{}
			}
		}
		golden.Check(t, "objects-"+label+".txt", dump(all, trailer))
	}
}

// widths reads the W array of a CID font.
func widths(a array) map[int]int {
	out := map[int]int{}
	for i := 0; i < len(a); {
		first, _ := a[i].(int)
		if list, ok := a[i+1].(array); ok {
			for j, w := range list {
				out[first+j], _ = w.(int)
			}
			i += 2
			continue
		}
		last, _ := a[i+1].(int)
		for c := first; c <= last; c++ {
			out[c], _ = a[i+2].(int)
		}
		i += 3
	}
	return out
}

// What the file says a glyph advances is what layout measured, to the unit.
func TestWidths(t *testing.T) {
	set := faceSet(t)
	s := newSheet(t, set)
	const all = " !\"'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz«»°·àâäçèéêëîïôöùûüœŒæÉÈÀÇ—–‘’“”…€\u00a0\u202f→№"
	for _, n := range set.Names() {
		face, _ := set.Face(n)
		kept := strings.Map(func(r rune) rune {
			if !face.Has(r) {
				return -1
			}
			return r
		}, all)
		s.put(s.line(kept, draw.Font(n), 3*unit.PT, draw.New(draw.P)))
	}
	objs, _ := objects(t, []draw.Page{s.page}, profile.Screen())
	checked := 0
	for _, o := range objs {
		d := dictOf(o)
		if d["Subtype"] != name("CIDFontType2") {
			continue
		}
		post := string(d["BaseFont"].(name))[7:]
		w := widths(deref(d["W"]).(array))
		for _, n := range set.Names() {
			face, _ := set.Face(n)
			if face.PostScript() != post {
				continue
			}
			for _, r := range all {
				if face.Has(r) && w[int(r)] != face.Advance(r) {
					t.Errorf("%s %q: the file says %d, layout measures %d", n, r, w[int(r)], face.Advance(r))
				}
			}
			checked++
		}
	}
	if checked != len(set.Names()) {
		t.Errorf("%d faces of %d are in the file", checked, len(set.Names()))
	}
}
