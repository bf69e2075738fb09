package layout_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// The page says in words of its language what the file holds in numbers.
func TestTicketSpeaksItsLanguage(t *testing.T) {
	for lang, want := range map[string][]string{
		"fr": {"Format rogné", "210,00 × 297,00 mm", "Fond perdu", "3,00 mm", "Plaques", "Cyan, Magenta, Jaune, Noir", "Somme des surfaces peintes"},
		"en": {"Trimmed size", "210.00 × 297.00 mm", "Bleed", "3.00 mm", "Plates", "Cyan, Magenta, Yellow, Black", "Sum of the painted areas"},
	} {
		o := output(t, result(t, "2026-01"), lang, "print")
		page := ticketPage(t, o.Tickets[1].Data)
		for _, w := range want {
			if !strings.Contains(squeeze(page), squeeze(w)) {
				t.Errorf("%s: the page does not say %q: %s", lang, w, page)
			}
		}
	}
}

func ticketPage(t *testing.T, raw []byte) string {
	t.Helper()
	f, err := pdf.Read(raw)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, x := range f.ReadingOrder() {
		b.WriteString(x.Text + "\n")
	}
	return b.String()
}

// italian is what a language needs to have tickets and reports of its own: its
// settings, and the words they are made of.
const italian = `language:
  tag: it-IT
  name: Italiano
  base: en
  number: {group: ".", decimal: ",", minus: "−", percent: "\u00a0%", range: "–"}
  date:
    months: [gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, novembre, dicembre]
    short: [gen., feb., mar., apr., mag., giu., lug., ago., set., ott., nov., dic.]
    day: "{d}\u00a0{month}\u00a0{y}"
    dayshort: "{d}\u00a0{month}\u00a0{y}"
    month: "{month}\u00a0{y}"
    monthshort: "{month}\u00a0{y}"
  list: {separator: ", ", last: " e "}
publication: {name: Osservatorio SecNumCloud}
edition:
  document: "Osservatorio SecNumCloud, edizione di {{.MonthOf}}"
  subject: Qualificazione SecNumCloud, prospetto mensile
  keywords: SecNumCloud, cloud, qualificazione
ticket:
  title: Scheda di produzione
  document: "Scheda di produzione, Osservatorio SecNumCloud, edizione di {{.MonthOf}}"
  stand: "Per il documento {{.File}}"
  coverage: Copertura delle lastre, in percento della pagina rifilata
  page: Pagina
  mean: Media
  plate: {cyan: Ciano, magenta: Magenta, yellow: Giallo, black: Nero}
  label:
    title: Titolo
    language: Lingua
    created: Data del documento
    standards: Norme
    pages: Pagine
    trim: Formato rifilato
    bleed: Abbondanza
    sheet: Pagina del documento
    marks: Crocini
    condition: Condizione di stampa
    profile: Profilo ICC
    plates: Lastre
    mostInk: Inchiostro massimo
    pictures: Immagini
    fonts: Caratteri
    rules: Regole rispettate
    sha256: SHA-256
  value:
    size: "{{.W}} × {{.H}} mm"
    length: "{{.Length}} mm"
    "yes": sì
    "no": "no"
    pictures: "{{.Pictures}}, almeno {{.Least}} ppi"
    rules: "{{.Pass}}; {{.Fail}} violate; {{.Skipped}} non verificate"
  method: somma delle superfici dipinte, meno ciò che coprono; contorni delle lettere secondo il carattere; senza retino
`

// inItalian is the data with a locale file of Italian, and with the texts of the
// specimen under it.
func inItalian(t *testing.T, locale string) fstest.MapFS {
	t.Helper()
	f := folder(t)
	f["locales/it.yaml"] = &fstest.MapFile{Data: []byte(locale)}
	for name, file := range folder(t) {
		if to := strings.Replace(name, "/en/", "/it/", 1); to != name && (strings.HasPrefix(name, "standing/") || strings.HasPrefix(name, "editions/specimen/")) {
			f[to] = file
		}
	}
	for _, field := range []string{"    en: SecNumCloud Observatory\n", "    en: The editors of the specimen\n"} {
		it := map[bool]string{true: "    it: Osservatorio SecNumCloud\n", false: "    it: La redazione\n"}[strings.Contains(field, "Observatory")]
		change(t, f, "editions/specimen/edition.yaml", field, field+it)
	}
	return f
}

// A language that is a file of the data folder has a ticket of its own: no word
// on the page or in the JSON is from another language of the press. What is
// neither in the language's file nor a fact of the printed file is foreign.
func TestTicketInAThirdLanguage(t *testing.T) {
	r := buildIn(t, inItalian(t, italian), layout.Order{Month: "specimen", Langs: []string{"it"}, Profiles: layout.Profiles()})
	o := output(t, r, "it", "print")
	if len(o.Tickets) != 2 {
		t.Fatalf("%d tickets: %v", len(o.Tickets), errorsOf(r.Issues))
	}
	var facts preflight.Ticket
	if err := json.Unmarshal(o.Tickets[0].Data, &facts); err != nil {
		t.Fatal(err)
	}
	known := wordsOf(italian + " Osservatorio SecNumCloud La redazione " + o.Path + " " + facts.SHA256 + " " + facts.Created + " " + facts.Language + " " +
		facts.Condition + " " + facts.Profile + " " + strings.Join(facts.Fonts, " ") + " " + strings.Join(facts.Standards, " "))
	for w := range wordsOf(ticketPage(t, o.Tickets[1].Data)) {
		if !known[w] {
			t.Errorf("the Italian ticket says %q, which is no word of the language and no fact of the file", w)
		}
	}
	for w := range wordsOf(facts.Title) {
		if !known[w] {
			t.Errorf("the file's title says %q", w)
		}
	}
	var words struct {
		Method     string
		Labels     map[string]string
		PlateNames map[string]string
	}
	if err := json.Unmarshal(o.Tickets[0].Data, &words); err != nil {
		t.Fatal(err)
	}
	if words.Labels["trim"] != "Formato rifilato" || words.PlateNames["black"] != "Nero" || !strings.HasPrefix(words.Method, "somma") {
		t.Errorf("%+v", words)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(o.Tickets[0].Data, &fields); err != nil {
		t.Fatal(err)
	}
	for key, label := range words.Labels {
		if fields[key] == nil && key != "rules" {
			t.Errorf("the label %q (%s) is of no fact in the JSON", key, label)
		}
		for w := range wordsOf(label) {
			if !known[w] {
				t.Errorf("the label of %s is %q", key, label)
			}
		}
	}
	if bytes.Contains(o.Tickets[0].Data, []byte("painted")) {
		t.Errorf("the ticket in Italian speaks English: %s", o.Tickets[0].Data)
	}
}

// wordsOf is the words of a text, in small letters.
func wordsOf(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		out[strings.ToLower(w)] = true
	}
	return out
}
