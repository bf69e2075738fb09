package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A draft goes into a folder of its own, whatever stands in the edition's, and
// tells by its end whether the edition could be built.
func TestADraftStandsApart(t *testing.T) {
	dir, out := onDisk(t, "2026-01"), t.TempDir()
	if err := shorten(dir, "2026-01", "cover, register, sources, back"); err != nil {
		t.Fatal(err)
	}
	month := filepath.Join(out, "2026-01")
	if err := os.MkdirAll(month, 0o755); err != nil {
		t.Fatal(err)
	}
	published := filepath.Join(month, "secnumcloud-observatory-2026-01-fr-screen.pdf")
	if err := os.WriteFile(published, []byte("what was published"), 0o644); err != nil {
		t.Fatal(err)
	}
	args := []string{"build", "--draft", "--month", "2026-01", "--lang", "fr", "--data", dir, "--out", out}
	s := told("", args...)
	if s.code != exitBuilt || !strings.Contains(s.out, "-fr-draft.pdf") || !strings.Contains(s.out, "held to no rule") || s.errs != "" {
		t.Fatalf("a draft of what is right: %+v", s)
	}
	spoil(t, dir, "standing/fr/register.md", "---\n", "---\nchapeau: de trop\n")
	s = told("", args...)
	says := "the draft stands in " + filepath.Join(out, "draft", "2026-01") + "; the edition has 1 error"
	if s.code != exitFindings || !strings.Contains(s.errs, says) {
		t.Errorf("a draft with an error: %+v", s)
	}
	all := contentsOf(t, out)
	names := slices.Sorted(maps.Keys(all))
	want := []string{"2026-01/secnumcloud-observatory-2026-01-fr-screen.pdf", "draft/2026-01/report.json",
		"draft/2026-01/secnumcloud-observatory-2026-01-fr-draft.pdf"}
	if !slices.Equal(names, want) || all[want[0]] != "what was published" {
		t.Errorf("there stand %v", names)
	}
	var report struct {
		Draft   string
		Outputs []struct {
			Profile string
			Built   bool
		}
		Findings []struct{ Code string }
	}
	if err := json.Unmarshal([]byte(all[want[1]]), &report); err != nil {
		t.Fatal(err)
	}
	if report.Draft != "1970-01-01" || len(report.Outputs) != 1 || report.Outputs[0].Profile != "draft" || !report.Outputs[0].Built ||
		!slices.ContainsFunc(report.Findings, func(f struct{ Code string }) bool { return f.Code == "UnknownField" }) {
		t.Errorf("%+v", report)
	}
	if s := told("", "preflight", filepath.Join(out, want[2])); s.code != exitFindings || !strings.Contains(s.out, "FileDraft") {
		t.Errorf("a judge takes it for an edition: %+v", s)
	}
}

// There is no draft for print, and none of an edition that is called so.
func TestWhatIsNoDraft(t *testing.T) {
	for _, profile := range []string{"print", "screen,print"} {
		s := told("", ofFew("build", "--draft", "--profile", profile, "--out", t.TempDir())...)
		if s.code != exitUsage || !strings.Contains(s.errs, "a draft has no print file") {
			t.Errorf("--profile %s: %+v", profile, s)
		}
	}
	if s := told("", ofFew("build", "--draft", "--profile", "draft")...); s.code != exitUsage {
		t.Errorf("%+v", s)
	}
	dir := onDisk(t, "2026-01")
	if err := os.Rename(filepath.Join(dir, "editions", "2026-01"), filepath.Join(dir, "editions", "draft")); err != nil {
		t.Fatal(err)
	}
	s := told("", "build", "--month", "draft", "--data", dir, "--out", t.TempDir())
	if s.code != exitFindings || !strings.Contains(s.errs, "Drafts of editions") {
		t.Errorf("%+v", s)
	}
}

// The day of a draft is that of the clock, or of SOURCE_DATE_EPOCH.
func TestTheDayOfADraft(t *testing.T) {
	io := console{epoch: "1777334400"}
	if d, err := io.today(); err != nil || d.Format("2006-01-02") != "2026-04-28" {
		t.Errorf("%v %v", d, err)
	}
	if _, err := (console{epoch: "tomorrow"}).today(); err == nil {
		t.Error("tomorrow is a number of seconds")
	}
}
