package layout_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/locales"
	"gopkg.in/yaml.v3"
)

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
  of: "Edizione di {{.MonthOf}}"
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
    rulesPassed: Regole rispettate
    sha256: SHA-256
  value:
    size: "{{.W}} × {{.H}} mm"
    length: "{{.Length}} mm"
    "yes": sì
    "no": "no"
    pictures: "{{.Pictures}}, almeno {{.Least}} ppi"
    rules: "{{.Pass}}; {{.Fail}} violate; {{.Skipped}} non verificate"
  method: somma delle superfici dipinte, meno ciò che coprono; contorni delle lettere secondo il carattere; senza retino
conformance:
  none: Questo documento non annuncia alcuna norma.
  claims: "Questo documento annuncia {{.Standards}}."
  held: "Un lettore indipendente ha riletto il documento finito: regole rispettate {{.Pass}}, violate {{.Fail}}, non verificate {{.Skipped}}."
  external: "veraPDF non è eseguito durante la composizione."
  person: Una persona deve ancora verificare i punti seguenti.
  tagged:
    alternatives: I testi alternativi dicono ciò che le figure mostrano.
    order: Letta ad alta voce, l’edizione si segue.
    headings: I titoli annunciano ciò che segue.
    language: I passaggi di un’altra lingua sono marcati.
    links: Ogni collegamento dice dove porta.
    tables: Le intestazioni delle tabelle sono quelle attese.
    colour: Nulla è detto dal solo colore.
    plain: Le frasi sono comprensibili.
  printed:
    proof: Una prova certificata è stata approvata.
    trapping: La sovrapposizione dei colori spetta allo stampatore.
    folding: L’ordine delle pagine e la piega convengono alla legatura.
    bleed: I fondi al vivo sopportano un taglio spostato.
    content: I fatti, i nomi e le date sono stati riletti.
`

// sentences is preflight's part of the language: a real sentence for what the
// test lets happen, and for every other one a sentence of foreign letters, so
// that none is lent without being seen.
func sentences() string {
	real := map[string]string{"SafeMargin.not-asked": "non è richiesto alcun margine di sicurezza", "report.decimal": `","`}
	x := preflight.NewLexicon()
	var b strings.Builder
	b.WriteString("preflight:\n")
	section := ""
	for _, key := range x.Keys() {
		rule, fact, _ := strings.Cut(key, ".")
		if rule != section {
			section = rule
			b.WriteString("  " + rule + ":\n")
		}
		s, ok := real[key]
		if !ok {
			s = `"żż ` + strings.Join(regexp.MustCompile(`\{\w+\}`).FindAllString(x.In("en", preflight.Fact{Key: key}), -1), " ") + `"`
		}
		b.WriteString("    " + fact + ": " + s + "\n")
	}
	return b.String()
}

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
	f := brief(t, inItalian(t, italian), "specimen", "cover", "editorial", "register", "sources", "back")
	r := buildIn(t, f, layout.Order{Month: "specimen", Langs: []string{"it"}, Profiles: layout.Profiles()[1:]})
	o := output(t, r, "it", "print")
	if len(o.Tickets) != 2 {
		t.Fatalf("%d tickets: %v", len(o.Tickets), errorsOf(r.Issues))
	}
	var facts preflight.Ticket
	if err := json.Unmarshal(o.Tickets[0].Data, &facts); err != nil {
		t.Fatal(err)
	}
	known := wordsOf(valuesOf(t, italian) + " Osservatorio SecNumCloud La redazione " + o.Path + " " + facts.SHA256 + " " + facts.Created + " " + facts.Language + " " +
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
		if fields[key] == nil {
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

// What report.json says in each language it says in Italian too, preflight's
// sentences among it, with the words of the language's file and no others.
func TestReportInAThirdLanguage(t *testing.T) {
	whole := italian + sentences()
	print := profile.Print(profile.NoMarks)
	print.Safe = 0 // so that a rule is not checked, and says why
	f := brief(t, inItalian(t, whole), "specimen", "cover", "editorial", "register", "sources", "back")
	r := buildIn(t, f, layout.Order{Month: "specimen", Langs: []string{"it"}, Profiles: []profile.Profile{profile.Screen(), print}})
	for _, is := range r.Issues {
		if strings.HasPrefix(is.Field, "preflight.") {
			t.Errorf("the Italian of preflight is whole, and yet: %s", is)
		}
	}
	raw, err := r.Report().JSON()
	if err != nil {
		t.Fatal(err)
	}
	var report map[string]any
	if err := json.Unmarshal(raw, &report); err != nil {
		t.Fatal(err)
	}
	delete(report, "findings") // told in the press's own languages alone
	known := wordsOf(valuesOf(t, whole))
	for _, s := range []string{"PDF/X-4", "PDF/UA-1", "PDF/A-2a", "PDF/A-2b"} { // what the files claim
		for w := range wordsOf(s) {
			known[w] = true
		}
	}
	said := byLanguage(report)
	var texts []string
	for _, words := range said {
		texts = append(texts, words["it"])
		if words["it"] == "" || words["it"] == words["en"] || words["fr"] == "" {
			t.Errorf("not in three languages: %v", words)
		}
		for w := range wordsOf(words["it"]) {
			if !known[w] {
				t.Errorf("%q is no word of the Italian file: %s", w, words["it"])
			}
		}
	}
	if len(said) < 15 || !slices.Contains(texts, "non è richiesto alcun margine di sicurezza") {
		t.Errorf("the report says in Italian %q", texts)
	}
}

// byLanguage is every object of a JSON value whose keys are languages.
func byLanguage(v any) []map[string]string {
	var out []map[string]string
	switch x := v.(type) {
	case []any:
		for _, e := range x {
			out = append(out, byLanguage(e)...)
		}
	case map[string]any:
		if _, ok := x["en"].(string); ok {
			words := map[string]string{}
			for lang, s := range x {
				words[lang], _ = s.(string)
			}
			return append(out, words)
		}
		for _, e := range x {
			out = append(out, byLanguage(e)...)
		}
	}
	return out
}

// What is amiss in a language's sentences of preflight is a finding at its line;
// the sentence is lent until then.
func TestFaultsInSentencesOfPreflight(t *testing.T) {
	f := inItalian(t, italian+`preflight:
  LineThin:
    thin: filetto troppo sottile
    thick: filetto grosso
  StreamFilter:
    filter: filtro
  FontProgram: illeggibile
`)
	p, err := layout.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Count(italian, "\n")
	for code, line := range map[diag.Code]int{"UnknownSetting": lines + 4, "PlaceholderMismatch": lines + 6, "BadMessage": lines + 7} {
		found := false
		for _, is := range p.Issues {
			found = found || is.Code == code && is.Pos.File == "locales/it.yaml" && is.Pos.Line == line && is.Severity == diag.Error && is.Hint != ""
		}
		if !found {
			t.Errorf("no %s in line %d: %v", code, line, errorsOf(p.Issues))
		}
	}
	lent := 0
	for _, is := range p.Issues {
		if is.Code == "MissingTranslation" && strings.HasPrefix(is.Field, "preflight.") {
			lent++
			if !strings.Contains(is.Msg.String(), "Italiano lacks ") || is.Severity != diag.Warning {
				t.Error(is)
			}
		}
	}
	if lent != 1 {
		t.Errorf("%d findings say what is lent", lent)
	}
	if got := p.Lexicon.In("it-IT", preflight.Fact{Key: "LineThin.thin"}); got != "filetto troppo sottile" {
		t.Errorf("Italian says %q", got)
	}
	if got := p.Lexicon.In("it-IT", preflight.Fact{Key: "StreamFilter.filter", Values: map[string]any{"object": 3}}); got != "filter of object 3" {
		t.Errorf("a sentence that would lose a figure: %q", got)
	}
}

// A whole edition in a third language says nothing that its files do not hold.
// Its language is French with the letters of each word reversed, which no real
// word survives: a word of French or English on a page, in a running head or in
// an alternative can only be the press's own. What the register says is quoted
// exactly where it stands by itself, and taken out; in sentences it has names.
func TestEditionInAThirdLanguage(t *testing.T) {
	f := folder(t)
	var held strings.Builder
	files, err := filepath.Glob("../locales/fr/*.yaml")
	if err != nil || len(files) < 8 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		s := string(raw)
		if filepath.Base(name) == "language.yaml" {
			s = strings.Replace(strings.Replace(s, "tag: fr-FR", "tag: it-IT", 1), "name: Français", "name: Italiano", 1)
			from, to := strings.Index(s, "\ndate:"), strings.Index(s, "\nhyphenation:")
			held.WriteString(valuesOf(t, s[from:to])) // months, numbers, prepositions
		} else {
			s = inverted(t, s, false, &held)
		}
		f["locales/it/"+filepath.Base(name)] = &fstest.MapFile{Data: []byte(s)}
	}
	third := regexp.MustCompile(`(?m)^( +)fr: (.+)$`)
	named := regexp.MustCompile(`\b(?:name|short|market|legal|group|aliases): (\[[^\]]*\]|"[^"]*"|[^,}\n]+)`)
	flow := regexp.MustCompile(`\{ ?fr: ("[^"]*"|[^,{}]+),`)
	for name, file := range folder(t) {
		s := string(file.Data)
		switch to := strings.Replace(name, "/fr/", "/it/", 1); {
		case strings.HasSuffix(name, ".md") && to != name:
			parts := strings.SplitN(s, "---\n", 3)
			body := inverse(parts[2])
			held.WriteString(body + "\n")
			f[to] = &fstest.MapFile{Data: []byte("---\n" + inverted(t, parts[1], true, &held) + "---\n" + body)}
		case strings.HasPrefix(name, "editions/specimen/") && strings.HasSuffix(name, ".yaml"), strings.HasPrefix(name, "register/"):
			s = third.ReplaceAllStringFunc(s, func(l string) string {
				m := third.FindStringSubmatch(l)
				held.WriteString(inverse(m[2]) + "\n")
				return l + "\n" + m[1] + "it: " + inverse(m[2])
			})
			s = flow.ReplaceAllStringFunc(s, func(l string) string {
				m := flow.FindStringSubmatch(l)
				held.WriteString(inverse(m[1]) + "\n")
				return "{fr: " + m[1] + ", it: " + inverse(m[1]) + ","
			})
			for _, m := range named.FindAllStringSubmatch(s, -1) {
				held.WriteString(m[1] + "\n")
			}
			f[name] = &fstest.MapFile{Data: []byte(s)}
			if base := filepath.Base(name); base == "edition.yaml" {
				held.WriteString(valuesOf(t, s))
			}
		}
	}
	r := buildIn(t, f, layout.Order{Month: "specimen", Langs: []string{"it"}})
	if len(r.Pages) != 1 || len(r.Pages[0].Result.Pages) < 12 {
		t.Fatalf("no pages: %v", errorsOf(r.Issues))
	}
	said := unquoted(r.Pages[0].Result.Pages)
	for _, c := range slices.Concat(r.Edition.Cites(), r.Edition.Consulted()) {
		if c.URL != "" {
			said = strings.ReplaceAll(said, strings.TrimPrefix(c.URL, "https://"), " ")
		}
	}
	said = withoutSiblings(t, said, r.Edition.Month)
	known := wordsOf(held.String())
	for w := range wordsOf(said) {
		if !known[w] {
			t.Errorf("the edition says %q, which no file of the language and no name holds", w)
		}
	}
}

// withoutSiblings is what an edition says without the three lines by which its
// back cover names each language of the press in that language, as its own
// files have them: once each, one under the other, and nothing else.
func withoutSiblings(t *testing.T, said string, month facts.Day) string {
	t.Helper()
	cat, _ := locales.Load()
	for _, lang := range languages() {
		l, _ := cat.Locale(lang)
		lines := "\n\n" + strings.Join([]string{l.T("back.also"), l.T("publication.name"), l.MonthTitle(month.Year, month.Month)}, "\n\n") + "\n\n"
		lines = strings.ReplaceAll(lines, "\u00a0", " ") // as it is read aloud
		if strings.Count(said, lines) != 1 {
			t.Errorf("the back cover does not name the edition in %s once, as %q", l.Name, lines)
		}
		said = strings.Replace(said, lines, "\n\n", 1)
	}
	return said
}

// unquoted is what the pages say, alternatives and running heads included,
// without what stands there as the register has it.
func unquoted(pages []draw.Page) string {
	var heads strings.Builder
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for n, op := range v.Box.Ops {
				x, ok := op.(draw.Text)
				switch {
				case ok && strings.Contains(x.From.Pos.File, "register/"):
					x.Str, x.Actual = " ", ""
					v.Box.Ops[n] = x
				case ok && v.Artifact:
					heads.WriteString(x.Str + "\n")
				}
			}
			return true
		})
	}
	said := regexp.MustCompile(`(?m)\[(?:figure|table|end of table|\w\w(?:-\w\w)?)(?:\]|: )`).ReplaceAllString(page.ReadAloud(pages), " ")
	return strings.ReplaceAll(said+heads.String(), "\u00ad", "")
}

// inverse is a text in another language: the letters of each word reversed, but
// not in addresses, marks, placeholders and what stands at a figure.
func inverse(s string) string {
	keep := regexp.MustCompile(`\{\{.*?\}\}|\[@[^\]]*\]|\]\([^)]*\)|\{lang=\w+\}|https?://\S+|[\p{L}\p{M}]*\p{N}[\p{L}\p{M}\p{N}]*|&\w+;|[\p{L}\p{M}]+`)
	return keep.ReplaceAllStringFunc(s, func(w string) string {
		if strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) {
			return w
		}
		letters := []rune(w)
		slices.Reverse(letters)
		return string(letters)
	})
}

// inverted is a YAML file with its values inverted; held takes them. The names
// of fields stay, and so do the keys of a text's parts.
func inverted(t *testing.T, yml string, text bool, held *strings.Builder) string {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(yml), &doc); err != nil {
		t.Fatal(err)
	}
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode && n.ShortTag() == "!!str" {
			n.Value = inverse(n.Value)
			held.WriteString(regexp.MustCompile(`\{\{.*?\}\}`).ReplaceAllString(n.Value, " ") + "\n")
		}
		for i, k := range n.Content {
			if n.Kind != yaml.MappingNode || i%2 == 1 && (!text || n.Content[i-1].Value != "key") {
				walk(k)
			}
		}
	}
	walk(&doc)
	out, err := yaml.Marshal(&doc)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// valuesOf is the values of a YAML file, without its keys and remarks, and without
// what is there for English.
func valuesOf(t *testing.T, text string) string {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode {
			b.WriteString(n.Value + "\n")
		}
		for i, k := range n.Content {
			if n.Kind != yaml.MappingNode || i%2 == 1 && n.Content[i-1].Value != "en" {
				walk(k)
			}
		}
	}
	walk(&doc)
	return regexp.MustCompile(`\{\{.*?\}\}`).ReplaceAllString(b.String(), " ")
}
