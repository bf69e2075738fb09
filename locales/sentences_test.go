package locales

import (
	"testing"
	"testing/fstest"
)

// Preflight's sentences stand apart from the messages: in a file of a language's
// folder or under their name in a single file, and no other language lacks them.
func TestSentencesOfPreflight(t *testing.T) {
	const sections = "LineThin:\n  thin: filetto troppo sottile\nreport:\n  decimal: \",\"\n"
	indented := "preflight:\n  LineThin:\n    thin: filetto troppo sottile\n  report:\n    decimal: \",\"\n"
	settings := "tag: it-IT\nname: Italiano\nbase: en\n"
	for name, overlay := range map[string]fstest.MapFS{
		"a folder":    {"it/language.yaml": {Data: []byte(settings)}, "it/preflight.yaml": {Data: []byte(sections)}},
		"a lone file": {"it.yaml": {Data: []byte("language: {tag: it-IT, name: Italiano, base: en}\n" + indented)}},
	} {
		c, _ := Load(overlay)
		l, ok := c.Locale("it")
		if !ok {
			t.Fatalf("%s: no Italian", name)
		}
		got := l.Sentences()
		if len(got) != 2 || got["LineThin.thin"].Text != "filetto troppo sottile" || got["report.decimal"].Text != "," || got["LineThin.thin"].Pos.Line == 0 {
			t.Errorf("%s: %v", name, got)
		}
		if l.Base() != "en" || l.Has("LineThin.thin") || l.Has("preflight.LineThin.thin") {
			t.Errorf("%s: a sentence is taken for a message", name)
		}
		for _, is := range c.Check() {
			if is.Severity.String() == "error" && is.Code == CodeMissingTranslation {
				t.Errorf("%s: %s", name, is)
			}
		}
	}
	c, _ := Load()
	if fr, _ := c.Locale("fr"); len(fr.Sentences()) > 0 {
		t.Error("French has sentences in its locale: they stand with preflight")
	}
	for name, text := range map[string]string{
		"a list":         "preflight: [a]\n",
		"a rule as text": "preflight:\n  LineThin: sottile\n",
		"a fact as list": "preflight:\n  LineThin:\n    thin: [a]\n",
	} {
		_, found := Load(fstest.MapFS{"it.yaml": {Data: []byte("language: {tag: it-IT, name: Italiano, base: en}\n" + text)}})
		if !found.Has(CodeBadMessage) {
			t.Errorf("%s is no finding: %v", name, found)
		}
	}
}
