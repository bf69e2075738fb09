package preflight

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/preflight/handmade"
	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// TestRulesAreComplete: codes are unique and words; each rule speaks both
// languages, names its source, and some deliberate fault makes it fail.
func TestRulesAreComplete(t *testing.T) {
	caughtBy := map[diag.Code]bool{"FileUnreadable": true, "FileEncrypted": true, "TextMissing": true, "TextAdded": true, "TextReplaced": true, "AccessForbidden": true} // have tests of their own
	for _, f := range append(printFaults(), taggedFaults()...) {
		caughtBy[f.rule] = true
	}
	seen := map[diag.Code]bool{}
	word := regexp.MustCompile(`^[A-Z][A-Za-z]+$`)
	for _, r := range Rules() {
		if seen[r.Code] || !word.MatchString(string(r.Code)) {
			t.Errorf("code %q", r.Code)
		}
		seen[r.Code] = true
		if !caughtBy[r.Code] {
			t.Errorf("no fault makes %s fail", r.Code)
		}
		x := NewLexicon()
		for _, lang := range x.Languages() {
			title := x.In(lang, r.title())
			for _, s := range []string{r.Source, title, x.In(lang, r.fix()), x.In(lang, r.example())} {
				if strings.TrimSpace(s) == "" || strings.HasSuffix(title, ".") {
					t.Errorf("%s is described in %s by %q", r.Code, lang, s)
				}
			}
		}
		if x.In("fr", r.title()) == x.In("en", r.title()) || r.For == 0 || r.check == nil {
			t.Errorf("%s: %+v", r.Code, r)
		}
	}
	for _, f := range append(printFaults(), taggedFaults()...) {
		for _, c := range append(f.also, f.rule) {
			if !seen[c] {
				t.Errorf("the fault %q names the unknown rule %s", f.name, c)
			}
		}
	}
}

func TestCatalogue(t *testing.T) {
	list := Catalogue()
	if len(list) != len(Rules()) {
		t.Fatalf("%d entries for %d rules", len(list), len(Rules()))
	}
	for i, e := range list {
		if e.Code != Rules()[i].Code || !strings.Contains(e.Means.String(), Rules()[i].Source) || e.Example == "" || e.Fix == "" {
			t.Errorf("entry %+v", e)
		}
	}
}

func TestReportInBothLanguages(t *testing.T) {
	h := goodPrint(t)
	h.Draw("content2", "/Over gs 0 0 0 1 k "+handmade.Line(14.2, 300, 10, "bord")+" 0.1 w 0 0 0 1 K 60 300 m 90 300 l S")
	h.Streams["content3"] = []byte("q Q")
	r, err := Check(h.Bytes(), Options{Safe: 0, Bleed: -1})
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string][]string{
		"fr-FR": {"erreur       Rien que des fonds près du bord rogné [SafeMargin; maison\u00a0: 5 mm]\n", "page 2 (2,3 × 191,7 mm du coin)\u00a0: trop près du bord rogné « bord »\u00a0: 2,30 mm au lieu de 5,00 mm",
			"→ Éloigner l’objet du bord", "0,100 pt au lieu de 0,25 pt", "attention    Aucune page n’est vide", "non vérifié  3 règles : BleedWidth, BleedShort, BleedWhite\n             aucun fond perdu n’est attendu\n", "conforme     Chaque caractère", "4 pages, ", " octets, PDF/X-4, PDF/A-2b", "règles tenues"},
		"en": {"error        Nothing but backgrounds near the trimmed edge [SafeMargin; house: 5 mm]\n", "page 2 (2.3 × 191.7 mm from the corner): too near to the trimmed edge “bord”: 2.30 mm, expected 5.00 mm",
			"→ Move the object", "0.100 pt, expected 0.25 pt", "warning      No page is empty", "not checked  3 rules: BleedWidth, BleedShort, BleedWhite\n             no bleed is expected\n", "pass         Each character"},
	} {
		text := r.Text(lang)
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %q in\n%s", lang, w, text)
			}
		}
	}
}

func TestReportAsJSON(t *testing.T) {
	h := goodPrint(t)
	h.Draw("content2", "0.1 w 0 0 0 1 K 60 300 m 90 300 l S")
	var twice [2][]byte
	for i := range twice {
		r, err := Check(h.Bytes(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if twice[i], err = json.Marshal(r); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(twice[0], twice[1]) {
		t.Error("two checks of one file differ")
	}
	var got struct {
		Kind   string
		Claims []string
		Rules  []struct {
			Code, Status, Severity string
			Title                  Words
			Faults                 []Fault
		}
	}
	if err := json.Unmarshal(twice[0], &got); err != nil {
		t.Fatal(err)
	}
	if got.Kind != "plain+print+archive" || len(got.Rules) < 60 {
		t.Errorf("kind %q, %d rules", got.Kind, len(got.Rules))
	}
	for _, r := range got.Rules {
		if r.Code == "LineThin" && (r.Status != "fail" || r.Severity != "error" || len(r.Faults) != 1 || r.Faults[0].Area == nil || r.Title["fr"] == "" || r.Faults[0].Fact.Key != "LineThin.thin" || r.Faults[0].Remark["en"] == "") {
			t.Errorf("LineThin as %+v", r)
		}
	}
}

func TestEqualFaultsAreCounted(t *testing.T) {
	h := goodPrint(t)
	h.Draw("content2", "/Over gs 0.1 w 0 0 0 1 K"+strings.Repeat(" 60 300 m 90 300 l S", 30))
	for i := range 40 {
		h.Draw("content3", fmt.Sprintf("/Over gs 0 0 0 1 K 0.1%02d w 60 300 m 90 300 l S", i))
	}
	r, err := Check(h.Bytes(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	x, _ := r.Result("LineThin")
	if x.Faults[0].Times != 30 || len(x.Faults) != mostFaults || x.More == 0 {
		t.Errorf("%d faults, the first %d times, %d more", len(x.Faults), x.Faults[0].Times, x.More)
	}
	if text := r.Text("en"); !strings.Contains(text, "(30 times)") || !strings.Contains(text, "more\n") {
		t.Error("the report does not count")
	}
}

func TestTicket(t *testing.T) {
	h := goodPrint(t)
	h.Also("resources", "/ColorSpace<</Spot[/Separation/Or/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 0.5 1 0]/N 1>>]>>")
	h.Draw("content4", "/Knock gs /Spot cs 1 scn 8.504 8.504 595.276 210.47 re f")
	k, err := NewTicket(h.Bytes(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if k.Title != "Observatoire" || k.Pages != 4 || k.Trim != (Millimetres{210, 297}) || k.Bleed != 3 || k.Sheet != (Millimetres{216, 303}) || k.Marks ||
		k.Condition != "FOGRA39" || k.Profile != "FOGRA39L Coated" || !slices.Equal(k.Plates, []string{"Cyan", "Magenta", "Yellow", "Black", "Or"}) ||
		!slices.Equal(k.Fonts, []string{"SourceSans3"}) || k.MostInk != 255 || k.Pictures != 4 || k.LeastPPI != 300 || k.Failed == 0 || len(k.SHA256) != 64 {
		t.Errorf("ticket %+v", k)
	}
	// page 1: a tint of 10/5 over all, a panel of 200 × 80 pt, a picture of 48 × 48 pt, some letters
	page, panel, picture := 595.276*841.89, 200.0*80, 48.0*48
	want := (10*(page-panel-picture) + 100*panel + 100*120/255.0*picture) / page
	if c := k.Coverage[1]; c.Page != 1 || math.Abs(c.Cyan-want) > 0.15 {
		t.Errorf("cyan on page 1: %.2f %%, want %.2f %%", c.Cyan, want)
	}
	if c := k.Coverage[4]; math.Abs(c.Spots["Or"]-25) > 0.2 {
		t.Errorf("gold on page 4: %v", c.Spots)
	}
	if _, err := NewTicket([]byte("no"), Options{}); !errors.Is(err, pdf.ErrNotPDF) {
		t.Errorf("a ticket for nothing: %v", err)
	}
	if b, err := json.Marshal(k); err != nil || !strings.Contains(string(b), `"condition":"FOGRA39"`) {
		t.Errorf("%s %v", b, err)
	}
}

func TestNothingIsWrittenToTheUser(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	if _, err := Check(goodPrint(t).Bytes(), Options{}); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(home); err != nil || len(left) > 0 {
		t.Errorf("reading left %v behind (%v)", left, err)
	}
}

func TestUnreadableFiles(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		err  error
	}{
		"nothing":    {nil, pdf.ErrNotPDF},
		"a picture":  {[]byte("\x89PNG\r\n"), pdf.ErrNotPDF},
		"a header":   {[]byte("%PDF-1.6\n%\xe2\xe3\xcf\xd3\n"), pdf.ErrUnreadable},
		"no objects": {[]byte("%PDF-1.6\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1>>\nstartxref\n9\n%%EOF"), pdf.ErrUnreadable},
	} {
		r, err := Check(c.data, Options{As: Print})
		if !errors.Is(err, c.err) {
			t.Errorf("%s: %v", name, err)
		}
		if x, _ := r.Result("FileUnreadable"); x.Status != Fail || !r.Failed() {
			t.Errorf("%s: the report does not fail", name)
		}
		if x, ok := r.Result("InkTotal"); !ok || x.Status != NotChecked {
			t.Errorf("%s: ink is %v", name, x.Status)
		}
		if text := r.Text("fr"); strings.Count(text, "le fichier ne peut pas être lu") > 2 {
			t.Errorf("%s: the reason is repeated\n%s", name, text)
		}
	}
}

func TestForcedKind(t *testing.T) {
	r, err := Check(goodTagged(t).Bytes(), Options{As: Print})
	if err != nil {
		t.Fatal(err)
	}
	if x, ok := r.Result("PrintIdentification"); !ok || x.Status != Fail {
		t.Error("a screen file judged as print does not lack its identification")
	}
	if _, ok := r.Result("HeadingOrder"); ok {
		t.Error("rules of another kind were judged")
	}
	if (Kind(0)).String() != "auto" || (Print|Tagged).String() != "print+tagged" {
		t.Error("kinds in words")
	}
}

func TestNamedDestinations(t *testing.T) {
	h := goodTagged(t)
	h.Put("names", "<</Kids[{leaf}]>>")
	h.Put("leaf", "<</Limits[(a)(z)]/Names[(a) [{page1}/Fit] (chap) <</D[{page2}/XYZ 0 0 0]>>]>>")
	h.Also("catalog", "/Names<</Dests {names}>> /Dests<</old [{page3}/Fit]>>")
	h.Swap("link1", "/Dest[{page2} /Fit]", "/A<</S/GoTo/D(chap)>>")
	h.Swap("mark2", "/Dest[{page2} /Fit]", "/Dest(chap)")
	r, err := Check(h.Bytes(), Options{})
	if err != nil || len(failing(r)) > 0 {
		t.Errorf("%v\n%s", err, faultsOnly(r))
	}
	f, err := pdf.Read(h.Bytes())
	if err != nil || f.Destination(f.Catalog["Dests"]) != 0 {
		t.Errorf("a dictionary without D leads to a page (%v)", err)
	}
}

func TestBleedOfShapes(t *testing.T) {
	for name, c := range map[string]struct {
		ops  string
		want Status
	}{
		"a disc cut by the trim":           {"0.5 0 0 0 k 40 400 m 40 420 5 420 5 400 c 5 380 40 380 40 400 c f", Pass},
		"a slanted panel that stops short": {"0.5 0 0 0 k 6 300 m 6 400 l 100 380 l 100 320 l f", Fail},
		"two panels that continue":         {"0.5 0 0 0 k 8.504 300 100 50 re f 0 290 8.504 70 re f", Pass},
		"white on paper":                   {"0 0 0 0 k 0 0 612.284 858.898 re f 8.504 300 100 50 re f", Pass},
		"a picture to the trim":            {"q 60 0 0 60 8.504 400 cm /Im1 Do Q", Fail},
		"a picture to the bleed":           {"q 60 0 0 60 0 400 cm /Im1 Do Q", Pass},
	} {
		h := goodPrint(t)
		h.Draw("content2", c.ops)
		r, err := Check(h.Bytes(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if x, _ := r.Result("BleedShort"); x.Status != c.want {
			t.Errorf("%s: %v, want %v %+v", name, x.Status, c.want, x.Faults)
		}
	}
}

// FuzzCheck: broken bytes give an error or faults, never a panic, and never a
// report without answers.
func FuzzCheck(f *testing.F) {
	print, tagged := goodPrint(f), goodTagged(f)
	for _, h := range []*handmade.PDF{print, tagged} { // small seeds mutate better
		h.Stream("program", "<<>>", []byte("none"))
		h.Stream("gids", "<<>>", make([]byte, 600))
		h.Stream("icc", "<</N 4>>", make([]byte, 200))
		h.Swap("cid", "/W [", "/W [0 [0] ")
		h.Bodies["cid"] = regexp.MustCompile(`/W \[.*\]>>`).ReplaceAllString(h.Bodies["cid"], "/W [32 [200 300 400]]>>")
	}
	print.Stream("image", "<</Type/XObject /Subtype/Image /Width 4 /Height 4 /BitsPerComponent 8 /ColorSpace/DeviceCMYK>>", make([]byte, 64))
	f.Add(print.Bytes(), 10, byte('0'))
	f.Add(tagged.Bytes(), 900, byte('>'))
	f.Fuzz(func(t *testing.T, data []byte, at int, with byte) {
		if len(data) > 1<<16 {
			return
		}
		if at >= 0 && at < len(data) {
			data = bytes.Clone(data)
			data[at] = with
		}
		r, err := Check(data, Options{As: Print | Tagged | Archive})
		if len(r.Results) == 0 || err != nil && !errors.Is(err, pdf.ErrNotPDF) && !errors.Is(err, pdf.ErrUnreadable) {
			t.Errorf("%d results, %v", len(r.Results), err)
		}
		_ = r.Text("fr") // must not panic either
	})
}

// TestMutatedBytes is the fuzz test's everyday share: every byte of a small
// file spoiled in turn.
func TestMutatedBytes(t *testing.T) {
	h := goodTagged(t)
	h.Stream("program", "<<>>", []byte("none"))
	h.Stream("gids", "<<>>", make([]byte, 600))
	h.Stream("icc", "<</N 3>>", make([]byte, 200))
	h.Stream("unicode", "<<>>", []byte("1 beginbfrange <0000> <00ff> <0000> endbfrange"))
	h.Bodies["cid"] = regexp.MustCompile(`/W \[.*\]>>`).ReplaceAllString(h.Bodies["cid"], "/W [32 [200 300 400]]>>")
	data := h.Bytes()
	step := 23
	if testing.Short() {
		step = 97
	}
	for i := 0; i < len(data); i += step {
		was := data[i]
		for _, b := range []byte{'>', '9'} {
			data[i] = b
			if r, err := Check(data, Options{As: Print | Tagged | Archive}); err != nil && !errors.Is(err, pdf.ErrUnreadable) && !errors.Is(err, pdf.ErrNotPDF) || len(r.Results) == 0 {
				t.Fatalf("byte %d as %q: %v", i, b, err)
			}
		}
		data[i] = was
	}
}

func BenchmarkCheck(b *testing.B) {
	for name, h := range map[string]*handmade.PDF{"print": goodPrint(b), "tagged": goodTagged(b)} {
		data := h.Bytes()
		b.Run(name, func(b *testing.B) {
			for range b.N {
				if _, err := Check(data, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

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
