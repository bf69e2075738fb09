package layout_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// report is report.json as its readers see it.
type report struct {
	Edition, Cutoff string
	Outputs         []struct {
		Path, Language, Profile, SHA256 string
		Pages, Bytes                    int
		Built                           bool
		Checks                          []struct{ Name, Result string }
		Conformance                     struct {
			Claims                   []string
			Statement                map[string]string
			Held, Failed, NotChecked []struct{ Code, Source string }
			External                 []struct{ Tool, Standard, Result string }
			Person                   []struct {
				Point string
				Words map[string]string
			}
		}
		Tickets []struct {
			Path, For, SHA256 string
			Bytes             int
		}
	}
	Findings []diagJSON
	Tags     map[string]string
	Sections []struct {
		Section string
		Pages   map[string]int
	}
	Quality []struct {
		Language   string
		Text       map[string]float64
		Findings   map[string]int
		Paragraphs []struct {
			From, Begins, Style string
			Lines, Last         int
		}
	}
}

type diagJSON struct {
	Code, Severity string
	Message        map[string]string
}

func reportOf(t *testing.T, month string) report {
	t.Helper()
	raw, err := result(t, month).Report().JSON()
	if err != nil {
		t.Fatal(err)
	}
	var r report
	if err := json.Unmarshal(raw, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestReportOfFiles(t *testing.T) {
	res, r := result(t, "2026-04"), reportOf(t, "2026-04")
	if r.Edition != "2026-04" || r.Cutoff != res.Edition.Cutoff.String() || len(r.Outputs) != 4 {
		t.Fatalf("%s, cut off on %s, %d files", r.Edition, r.Cutoff, len(r.Outputs))
	}
	for i, o := range r.Outputs {
		if want := "secnumcloud-observatory-2026-04-" + o.Language + "-" + o.Profile + ".pdf"; o.Path != want {
			t.Errorf("%s is not named %s", o.Path, want)
		}
		sum := sha256.Sum256(res.Outputs[i].Data)
		if o.SHA256 != hex.EncodeToString(sum[:]) || o.Bytes != len(res.Outputs[i].Data) || o.Pages != res.Edition.Pages || o.Pages < 20 {
			t.Errorf("%s: %d bytes, %d pages, %s", o.Path, o.Bytes, o.Pages, o.SHA256)
		}
		c := o.Conformance
		if len(c.Held) < 50 || len(c.Failed) != 0 || len(c.External) == 0 || c.External[0].Result != "skipped" {
			t.Errorf("%s: %d rules hold, %d do not, external %v", o.Path, len(c.Held), len(c.Failed), c.External)
		}
		for _, lang := range languages() {
			if !strings.Contains(squeeze(c.Statement[lang]), squeeze(c.Claims[0])) || strings.Contains(c.Statement[lang], "?]") {
				t.Errorf("%s: the statement in %s is %q", o.Path, lang, c.Statement[lang])
			}
			for _, p := range c.Person {
				if len(p.Words[lang]) < 20 || strings.Contains(p.Words[lang], "?]") {
					t.Errorf("%s: %s in %s is %q", o.Path, p.Point, lang, p.Words[lang])
				}
			}
		}
	}
	claims := map[string][]string{"screen": {"PDF/A-2a", "PDF/UA-1"}, "print": {"PDF/X-4", "PDF/A-2b"}}
	people := map[string]int{"screen": 8, "print": 5}
	for _, o := range r.Outputs {
		if !slices.Equal(o.Conformance.Claims, claims[o.Profile]) || len(o.Conformance.Person) != people[o.Profile] {
			t.Errorf("%s claims %v and leaves %d points to people", o.Path, o.Conformance.Claims, len(o.Conformance.Person))
		}
	}
}

func TestReportOfQuality(t *testing.T) {
	r := reportOf(t, "2026-01")
	if len(r.Quality) != 2 {
		t.Fatalf("quality of %d languages", len(r.Quality))
	}
	quality := map[string]int{}
	for _, f := range r.Findings {
		if f.Severity == "quality" && f.Code != "SectionDrift" {
			quality[f.Code]++
		}
	}
	for _, q := range r.Quality {
		if q.Text["paragraphs"] < 200 || q.Text["lines"] < 400 || len(q.Paragraphs) < 80 {
			t.Errorf("%s: %v paragraphs, %v lines, %d listed", q.Language, q.Text["paragraphs"], q.Text["lines"], len(q.Paragraphs))
		}
		if q.Text["ladder"] > 2 {
			t.Errorf("%s: %v lines in a row end in a hyphen", q.Language, q.Text["ladder"])
		}
		from := 0
		for _, p := range q.Paragraphs {
			if p.Lines < 2 || p.Style == "" || p.Begins == "" || p.Last < 0 || p.Last > 100 {
				t.Errorf("%s: %+v", q.Language, p)
			}
			if p.From != "" {
				from++
			}
		}
		if from < 40 {
			t.Errorf("%s: only %d paragraphs know their place", q.Language, from)
		}
		for code, n := range q.Findings {
			quality[code] -= n
		}
	}
	for code, n := range quality {
		if n > 0 {
			t.Errorf("%d findings of %s are counted for no language", n, code)
		}
	}
	if len(r.Sections) < 14 || r.Tags["fr"] != "fr-FR" {
		t.Errorf("%d sections, tags %v", len(r.Sections), r.Tags)
	}
}

// Each print file has its ticket, in two forms that say what the file is, and each
// screen file its accessibility statement.
func TestTickets(t *testing.T) {
	for _, month := range editions() {
		r := result(t, month)
		for i := range r.Outputs {
			o := &r.Outputs[i]
			if o.Profile != "print" {
				if len(o.Tickets) != 1 || o.Tickets[0].Path != strings.TrimSuffix(o.Path, ".pdf")+"-accessibility.html" ||
					!bytes.Contains(o.Tickets[0].Data, []byte(o.SHA256)) || !bytes.Contains(o.Tickets[0].Data, []byte(r.Edition.Imprint.Email)) {
					t.Errorf("%s has not the statement of its own accessibility alone: %+v", o.Path, o.Tickets)
				}
				continue
			}
			if len(o.Tickets) != 2 {
				t.Fatalf("%s has %d tickets", o.Path, len(o.Tickets))
			}
			var k preflight.Ticket
			if err := json.Unmarshal(o.Tickets[0].Data, &k); err != nil {
				t.Fatal(err)
			}
			if k.SHA256 != o.SHA256 || k.Pages != o.Pages || k.Bleed != 3 || !k.Accepted || len(k.Coverage) != o.Pages+1 || len(k.Plates) != 4 {
				t.Errorf("%s: %+v", o.Tickets[0].Path, k)
			}
			checkTicketPage(t, o.Tickets[1].Data, o.Path, o.SHA256)
			if c := o.Tickets[1].Checks; len(c) == 0 || c[0].Name != "preflight" || c[0].Result != "pass" || c[0].Rules < 60 {
				t.Errorf("%s was not read back: %+v", o.Tickets[1].Path, c)
			}
		}
	}
}

func checkTicketPage(t *testing.T, raw []byte, name, sum string) {
	t.Helper()
	f, err := pdf.Read(raw)
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, b := range f.ReadingOrder() {
		all += squeeze(b.Text) + " "
	}
	if len(f.Pages) != 1 || !strings.Contains(all, squeeze(name)) || !strings.Contains(all, sum) {
		t.Errorf("the ticket of %s has %d pages and says %s", name, len(f.Pages), all)
	}
	rep, err := preflight.Judge(f, preflight.Options{Multiple: 1})
	if err != nil || rep.Failed() {
		t.Errorf("the ticket of %s fails: %v %v", name, err, rep.Issues())
	}
}

// Findings about the pages of a language carry its tag, so that they stop its
// files and no others.
func TestFindingsNameTheLanguage(t *testing.T) {
	for _, month := range editions() {
		for _, is := range result(t, month).Issues {
			if is.Lang != "" && is.Lang != "fr-FR" && is.Lang != "en-GB" {
				t.Errorf("%s is in the language %q", is, is.Lang)
			}
			if is.Severity == diag.Quality && is.Msg == "" {
				t.Errorf("%s says nothing", is.Code)
			}
		}
	}
}
