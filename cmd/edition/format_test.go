package main

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// misdated is a folder of few pages with two faults: an error and, beside it,
// only remarks on quality.
func misdated(t *testing.T) string {
	t.Helper()
	dir := onDisk(t, "2026-01")
	if err := shorten(dir, "2026-01", "cover, register, sources, back"); err != nil {
		t.Fatal(err)
	}
	spoil(t, dir, "register/offers.yaml", "date: 2025-12-17", "date: 17/12/2025")
	return dir
}

// A finding shows how grave it is, where it stands in the file and in words, the
// line with the place, and what to do, in the language that was asked for.
func TestFindingsAreShown(t *testing.T) {
	dir := misdated(t)
	for _, c := range []struct{ lang, want string }{
		{"en", `error: register/offers\.yaml:\d+:15: date is 17/12/2025, which is not how dates are written here\. \[BadDate\]
    register of offers: .*date
    \d+ \|         date: 17/12/2025
 +\| +\^\^
    Write 2025-12-17\.
`},
		{"fr", `erreur: register/offers\.yaml:\d+:15: date est 17/12/2025\x{a0}: les dates ne s’écrivent pas ainsi ici\. \[BadDate\]
    registre des offres\x{a0}: .*date
    \d+ \|         date: 17/12/2025
 +\| +\^\^
    Écrire 2025-12-17\.
`},
	} {
		s := told("", "check", "--month", "2026-01", "--data", dir, "--messages", c.lang)
		if s.code != exitFindings || !regexp.MustCompile(c.want).MatchString(s.errs) {
			t.Errorf("%s: %d\n%s", c.lang, s.code, s.errs)
		}
	}
	if s := told("", "check", "--messages", "xx"); s.code != exitUsage || !strings.Contains(s.errs, `not in "xx"`) {
		t.Errorf("a language in which nothing is told: %d %s", s.code, s.errs)
	}
}

// The word at a place is marked under itself, in lines of any length and with
// characters that are drawn over others.
func TestCarets(t *testing.T) {
	long := strings.Repeat("mot ", 100)
	for _, c := range []struct {
		line     string
		at       int
		in, mark string
	}{
		{"a bcd e", 2, "a bcd e", "  ^^^"}, {"a: “b”", 3, "a: “b”", "   ^"}, {"e\u0301te\u0301 x", 6, "e\u0301te\u0301 x", "    ^"},
		{"\tx", 1, " x", " ^"}, {"x\u202ey", 0, "x<U+202E>y", "^"},
		{long, 200, "…" + long[150:250] + "…", strings.Repeat(" ", 51) + "^^^"},
	} {
		all := []rune(c.line)
		from, to := max(0, c.at-around), min(len(all), c.at+around)
		if got := marked(all, c.at, from, to); got != [2]string{c.in, c.mark} {
			t.Errorf("%q at %d: %q", c.line, c.at, got)
		}
	}
}

// Programs get findings in the forms that they read, on standard output alone.
func TestFormats(t *testing.T) {
	dir := misdated(t)
	run := func(format string) string {
		s := told("", "check", "--month", "2026-01", "--data", dir, "--format", format)
		if s.code != exitFindings || s.errs != "" {
			t.Fatalf("%s: %d %s", format, s.code, s.errs)
		}
		return s.out
	}
	at := filepath.ToSlash(filepath.Join(dir, "register/offers.yaml"))
	if s := run("github"); !strings.Contains(s, "::error file="+at+",line=") || !strings.Contains(s, ",col=15,title=BadDate::date is 17/12/2025") {
		t.Errorf("github: %s", s)
	}
	var doc struct {
		Version  int
		Findings diag.List
	}
	if err := json.Unmarshal([]byte(run("json")), &doc); err != nil || doc.Version != layout.ReportVersion || !doc.Findings.Has("BadDate") {
		t.Errorf("json: %v %+v", err, doc)
	}
	schema, err := layout.FindingsSchema()
	if err != nil {
		t.Fatal(err)
	}
	own := fstest.MapFS{"findings.json": {Data: schema}}
	if err := valid(t, own, "findings.json", run("json")); err != nil {
		t.Errorf("json: %v", err)
	}
	if valid(t, own, "findings.json", strings.Replace(run("json"), `"code"`, `"cod"`, 1)) == nil {
		t.Error("json: a finding without a code is taken for one")
	}
	raw := run("sarif")
	if err := valid(t, os.DirFS("testdata"), "sarif.schema.json", raw); err != nil {
		t.Errorf("sarif: %v", err)
	}
	for _, wrong := range [][2]string{{`"version": "2.1.0"`, `"version": "2.0"`}, {`"startLine": `, `"startLine": -`}, {`"level": "error"`, `"level": "grave"`}, {`"driver"`, `"drivers"`}} {
		if valid(t, os.DirFS("testdata"), "sarif.schema.json", strings.Replace(raw, wrong[0], wrong[1], 1)) == nil {
			t.Errorf("a log with %s is taken for one", wrong[1])
		}
	}
	var log sarifLog
	d := json.NewDecoder(strings.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&log); err != nil || log.Version != "2.1.0" || len(log.Runs) != 1 {
		t.Fatalf("sarif: %v %+v", err, log)
	}
	rules, found := log.Runs[0].Tool.Driver.Rules, false
	for _, r := range log.Runs[0].Results {
		if r.RuleIndex >= len(rules) || rules[r.RuleIndex].ID != r.RuleID || r.Message.Text == "" ||
			!slices.Contains([]string{"none", "note", "warning", "error"}, r.Level) {
			t.Errorf("a result that SARIF does not know: %+v", r)
		}
		for _, l := range r.Locations {
			if g := l.Physical.Region; g != nil && (g.Line < 1 || g.Column < 0) || strings.Contains(l.Physical.Artifact.URI, "\\") {
				t.Errorf("a place that SARIF does not know: %+v", l)
			}
		}
		found = found || r.RuleID == "BadDate" && r.Level == "error" && r.Locations[0].Physical.Region.Column == 15
	}
	if !found {
		t.Error("the error is no result of the log")
	}
}

// Of many findings alike people are told the first; programs get them all.
func TestProgramsGetAllFindings(t *testing.T) {
	var l diag.List
	for i := range 50 {
		l.Add(diag.Issue{Code: facts.BadDate, Severity: diag.Warning, Pos: diag.Pos{File: "a.yaml", Line: i + 1, Col: 1}, Msg: "m"})
	}
	for format, each := range map[string]string{"github": "::warning ", "sarif": `"ruleId"`, "json": `"code"`} {
		var out bytes.Buffer
		io := console{out: &out, telling: &telling{lang: "en"}}
		if err := (&result{format: format}).give(io, l); err != nil || strings.Count(out.String(), each) != len(l) {
			t.Errorf("%s: %d of %d findings, %v", format, strings.Count(out.String(), each), len(l), err)
		}
	}
	r := &layout.Result{Edition: &data.Edition{}, Issues: l}
	if was := r.Report(); len(was.Findings) != len(l) || len(was.Of(was, nil).Findings) != len(l) {
		t.Errorf("%d in the report, %d in that of the folder", len(was.Findings), len(was.Of(was, nil).Findings))
	}
}

// From which severity on a command fails is asked for; what is published then is
// nothing.
func TestFailOn(t *testing.T) {
	for on, code := range map[string]int{"error": exitBuilt, "warning": exitBuilt, "quality": exitFindings, "all": exitUsage} {
		if s := told("", "check", "--month", "2026-01", "--fail-on", on); s.code != code {
			t.Errorf("check --fail-on %s: %d %s", on, s.code, s.errs)
		}
	}
	out := t.TempDir()
	s := told("", "build", "--month", "2026-01", "--profile", "screen", "--out", out, "--fail-on", "quality")
	if s.code != exitFindings || len(contentsOf(t, out)) > 0 {
		t.Errorf("build: %d %s", s.code, s.errs)
	}
	if s := told("", "check", "--format", "xml"); s.code != exitUsage {
		t.Errorf("a form that there is not: %d", s.code)
	}
}

// The report is as its published schema says.
func TestReportSchema(t *testing.T) {
	dir, err := few()
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	if s := told("", "build", "--month", "2026-01", "--data", dir, "--out", out); s.code != exitBuilt {
		t.Fatal(s.errs)
	}
	raw, err := os.ReadFile(filepath.Join(out, "2026-01", "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := valid(t, fstest.MapFS{"report.json": {Data: []byte(told("", "schema", "report").out)}}, "report.json", string(raw)); err != nil {
		t.Error(err)
	}
}

// valid holds a document against a JSON Schema of a folder.
func valid(t *testing.T, folder fs.FS, name, doc string) error {
	t.Helper()
	raw, err := fs.ReadFile(folder, name)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(name, schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	return compiled.Validate(v)
}

// A check tells what only making the files shows: what a build would refuse.
func TestCheckFindsWhatABuildRefuses(t *testing.T) {
	dir := onDisk(t, "2026-01")
	if err := shorten(dir, "2026-01", "cover, editorial, back"); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "editions/2026-01/fr/editorial.md")
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, append(raw, "\n![Une photo](photo.png)\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	for what, c := range map[string]struct{ file, code string }{
		"no picture":  {"RIFF\x00\x00\x00\x00WEBPVP8 ", "PictureFormat"},
		"a cut one":   {string(pixels(t, 1200)[:700]), "UnreadablePicture"},
		"a small one": {string(pixels(t, 120)), "ImageResolution"},
	} {
		spoil(t, dir, "editions/2026-01/fr/photo.png", "", c.file)
		check := told("", "check", "--month", "2026-01", "--lang", "fr", "--data", dir)
		if !strings.Contains(check.errs, "["+c.code+"]") {
			t.Errorf("%s: %s", what, check.errs)
		}
	}
}

// pixels is a picture so many pixels wide, in PNG.
func pixels(t *testing.T, w int) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, w, w/2))
	for i := range img.Pix {
		img.Pix[i] = byte(i * i)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A field's room is said in the language of messages, the fullest first.
func TestRoomOfFields(t *testing.T) {
	dir := onDisk(t, "2026-01", "2026-04")
	for lang, want := range map[string]string{
		"en": "editions/2026-04/en/editorial.md:4:3: the English standfirst of the editorial, edition 2026-04: ",
		"fr": "editions/2026-04/en/editorial.md:4:3: chapô en anglais, l’éditorial, édition 2026-04 : ",
	} {
		s := told("", "check", "--data", dir, "--month", "2026-04", "--lang", "en", "--fit", "--messages", lang)
		if s.code != exitBuilt || !strings.Contains(s.out, want) || strings.Count(s.out, "\n") < 20 {
			t.Errorf("%d %q", s.code, s.out)
		}
	}
}
