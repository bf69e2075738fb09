package main

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/cmd/edition/links"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Every source that a page shows, every address of a text and the code's stand in the
// list, with the place where they are written.
func TestLinksAreListed(t *testing.T) {
	s := told("", "links", "--month", "2026-04", "--data", onDisk(t, "2026-01", "2026-04"))
	if s.code != exitBuilt {
		t.Fatalf("%d\n%s", s.code, s.errs)
	}
	lines := strings.Split(strings.TrimSpace(s.out), "\n")
	sources := 0
	for _, l := range lines {
		if strings.HasPrefix(l, "register/sources.yaml:") {
			sources++
		}
	}
	if len(lines) < 20 || sources < 15 {
		t.Errorf("%d links, %d of sources:\n%s", len(lines), sources, s.out)
	}
	for _, want := range []string{"page 2 in fr and en: mailto:redaction@secnumcloud-observatory.example",
		": https://secnumcloud-observatory.example/2026-04/"} {
		if !strings.Contains(s.out, want) {
			t.Errorf("%q is not in\n%s", want, s.out)
		}
	}
	if s := told("", "links", "--format", "json"); s.code != exitUsage || s.out != "" {
		t.Errorf("%d %q %q", s.code, s.out, s.errs)
	}
}

// What came of each address is told at its place; what nobody can know is no finding.
func TestAnswersAreTold(t *testing.T) {
	own := "https://o.example/2026-04/"
	states := []links.Answer{
		{Address: "https://a.fr/", State: links.Answers, Code: 200},
		{Address: "https://b.fr/", State: links.Moved, Code: 200, To: "https://c.fr/"},
		{Address: "https://d.fr/", State: links.Gone, Code: 404},
		{Address: "https://e.fr/", State: links.NoHost},
		{Address: "https://f.fr/", State: links.Insecure},
		{Address: "https://g.fr/", State: links.Refuses, Code: 403},
		{Address: "https://h.fr/", State: links.Silent},
		{Address: "mailto:a@b.fr"},
		{Address: own, State: links.Gone, Code: 404},
	}
	var all []layout.Address
	for i, a := range states {
		all = append(all, layout.Address{Href: a.Address, Langs: []string{"fr"}, Page: 3, From: diag.Pos{File: "register/sources.yaml", Line: i + 1, Col: 5}})
	}
	var out, errs strings.Builder
	io := console{out: &out, err: &errs, telling: &telling{lang: "en"}}
	if err := answered(io, result{format: "text", failOn: "error"}, "2026-04", own, all, states); err != nil {
		t.Fatal(err)
	}
	want := `register/sources.yaml:1:5: https://a.fr/: it answers
register/sources.yaml:2:5: https://b.fr/: moved to https://c.fr/
register/sources.yaml:3:5: https://d.fr/: no such page (404)
register/sources.yaml:4:5: https://e.fr/: no site of that name
register/sources.yaml:5:5: https://f.fr/: no valid certificate
register/sources.yaml:6:5: https://g.fr/: it lets no program read (403): look in a browser
register/sources.yaml:7:5: https://h.fr/: no answer: try again, or look in a browser
register/sources.yaml:8:5: mailto:a@b.fr: not tried
register/sources.yaml:9:5: https://o.example/2026-04/: no such page (404)
9 links: 1 answered, 1 moved, 4 without a page, 1 closed to programs, 1 without an answer, 1 not tried
`
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Error(d)
	}
	if n := strings.Count(errs.String(), "[DeadLink]"); n != 3 {
		t.Errorf("%d dead links:\n%s", n, errs.String())
	}
	out.Reset()
	var ended *stop
	err := answered(io, result{format: "json", failOn: "warning"}, "2026-04", own, all, states)
	if !errors.As(err, &ended) || ended.code != exitFindings || strings.Count(out.String(), `"MovedLink"`) != 1 {
		t.Errorf("%v\n%s", err, out.String())
	}
	out.Reset()
	errs.Reset()
	if err := answered(io, result{format: "text", failOn: "error"}, "2026-04", own, all[7:8], states[7:8]); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(errs.String(), "no address was tried") || !strings.Contains(out.String(), "1 link: 0 answered") {
		t.Errorf("%s%s", out.String(), errs.String())
	}
}
