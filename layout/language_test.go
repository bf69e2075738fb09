package layout_test

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// german is a whole language as an editor would begin it: settings, a few
// messages, the rest lent by English.
const german = `language:
  tag: de-DE
  name: Deutsch
  base: en
  number: {group: ".", four: true, decimal: ",", minus: "−", percent: "\u00a0%", range: "–"}
  date:
    months: [Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November, Dezember]
    short: [Jan., Febr., März, April, Mai, Juni, Juli, Aug., Sept., Okt., Nov., Dez.]
    day: "{d}.\u00a0{month}\u00a0{y}"
    dayshort: "{d}.\u00a0{month}\u00a0{y}"
    month: "{month}\u00a0{y}"
    monthshort: "{month}\u00a0{y}"
  list: {separator: ", ", last: " und "}
section:
  contents: Inhalt
  glossary: Begriffe
`

// A third language comes with files alone: a locale file, and texts in the
// folders of that language. No line of the press knows it.
func TestThirdLanguageByFilesAlone(t *testing.T) {
	f := brief(t, folder(t), "specimen", "cover", "contents", "editorial", "register", "glossary", "sources", "back")
	f["locales/de.yaml"] = &fstest.MapFile{Data: []byte(german)}
	texts := 0
	for name, file := range maps.Clone(f) {
		if to := strings.Replace(name, "/en/", "/de/", 1); to != name && (strings.HasPrefix(name, "standing/") || strings.HasPrefix(name, "editions/specimen/")) {
			f[to] = file
			texts++
		}
	}
	if texts < 15 {
		t.Fatalf("only %d texts are there in English", texts)
	}
	change(t, f, "editions/specimen/de/editorial.md", "title: ", "title: Ein Probestück, ")
	for _, field := range []string{"    en: SecNumCloud Observatory\n", "    en: The editors of the specimen\n"} {
		change(t, f, "editions/specimen/edition.yaml", field, field+strings.Replace(field, "en:", "de:", 1))
	}
	r := buildIn(t, f, layout.Order{Month: "specimen", Langs: []string{"fr", "de"}, Profiles: layout.Profiles()})
	for _, is := range errorsOf(r.Issues) {
		t.Error(is)
	}
	lent := 0
	for _, is := range r.Issues {
		if is.Severity == diag.Warning && is.Code == "MissingTranslation" {
			lent++
		}
	}
	if lent < 50 {
		t.Errorf("%d messages are said to be lent by English", lent)
	}
	for _, profile := range []string{"screen", "print"} {
		o := output(t, r, "de", profile)
		if !o.Built || o.Conformance == nil || o.Conformance.Words["de"] == "" || !strings.HasSuffix(o.Path, "specimen-de-"+profile+".pdf") {
			t.Errorf("%s: built %t", o.Path, o.Built)
		}
	}
	read := page.ReadAloud(r.Pages[1].Result.Pages)
	for _, want := range []string{"# Ein Probestück, ", "Mai 2026", "Begriffe"} {
		if !strings.Contains(read, want) {
			t.Errorf("the German edition does not say %q", want)
		}
	}
	if r.Pages[1].Doc.Lang != "de-DE" {
		t.Errorf("the German edition is in %s", r.Pages[1].Doc.Lang)
	}
}

// What is wrong with one language stops the files of that language, and no
// others; what concerns the edition stops all.
func TestFaultsStopTheirLanguage(t *testing.T) {
	of := []string{"cover", "editorial", "register", "sources", "back"}
	f := brief(t, folder(t), "2026-04", of...)
	change(t, f, "editions/2026-04/en/editorial.md", "\nOn ", "\n"+strings.Repeat("Unbreakable", 30)+" ")
	r := buildIn(t, f, layout.Order{Month: "2026-04", Langs: languages(), Profiles: layout.Profiles()})
	for _, o := range r.Outputs {
		if o.Built != (o.Lang == "fr") {
			t.Errorf("%s: built %t", o.Path, o.Built)
		}
	}
	if !r.Stopped || !r.Issues.Has(page.Overflow) {
		t.Errorf("stopped %t: %v", r.Stopped, errorsOf(r.Issues))
	}
	f = brief(t, folder(t), "2026-04", of...)
	change(t, f, "register/offers.yaml", "provider: adista", "provider: adistra")
	r = buildIn(t, f, layout.Order{Month: "2026-04", Langs: languages(), Profiles: layout.Profiles()})
	for _, o := range r.Outputs {
		if o.Built {
			t.Errorf("%s is built", o.Path)
		}
	}
}

// A fault that only a voice would meet does not stop the file for print.
func TestFaultsStopTheirProfile(t *testing.T) {
	f := brief(t, folder(t), "2026-04", "cover", "zoom", "register", "sources", "back")
	picture := "![](plan.png)\n\n"
	for _, lang := range languages() {
		name := "editions/2026-04/" + lang + "/zoom.md"
		s := string(f[name].Data)
		at := strings.LastIndex(s, "---\n") + len("---\n")
		f[name] = &fstest.MapFile{Data: []byte(s[:at] + "\n" + picture + s[at:])}
		f["editions/2026-04/"+lang+"/plan.png"] = &fstest.MapFile{Data: png(t)}
	}
	r := buildIn(t, f, layout.Order{Month: "2026-04", Langs: []string{"fr"}, Profiles: layout.Profiles()})
	if !r.Issues.Has("MissingAltText") {
		t.Fatalf("the picture's missing words are no finding: %v", errorsOf(r.Issues))
	}
	if output(t, r, "fr", "screen").Built {
		t.Error("the screen file is built without the picture's words")
	}
	if !output(t, r, "fr", "print").Built {
		t.Errorf("the print file is stopped by %v", errorsOf(r.Issues))
	}
}
