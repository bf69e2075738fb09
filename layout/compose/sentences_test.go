package compose_test

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/review"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// What the press says by itself is held to registers that this file makes and
// counts, by a reader of numbers of its own: it asks neither the facts nor the
// locales what the right number is.

// span is the time between two editions.
type span struct {
	name, edition string // the edition's own lines, after its month
	fr, en        string // what sentences call it
	folder        string // month of the previous edition, when it is in the folder
	months        int
}

func spans() []span {
	return []span{
		{"one month", "previous-cutoff: 2026-03-31\n", "ce mois-ci", "this month", "", 1},
		{"one month, by edition", "previous: 2026-04\n", "ce mois-ci", "this month", "2026-04", 1},
		{"two months", "previous: 2026-03\n", "depuis l’édition de mars", "since the March edition", "2026-03", 2},
		{"three months", "previous-cutoff: 2026-01-31\n", "depuis le 31 janvier 2026", "since 31 January 2026", "", 3},
		{"nine months", "previous: 2025-08\n", "depuis l’édition d’août 2025", "since the August 2025 edition", "2025-08", 9},
	}
}

// model is a register and what is known of it by having made it.
type model struct {
	span                   span
	providers, offers      strings.Builder
	names                  []string // every proper name that was given
	n                      int
	qualified, candidates  int
	silent, bare           int
	holders, applicants    map[string]bool
	was                    map[string]bool // providers qualified before
	moves                  []move
	stillQ, stillC         int
	steps, gone            int            // steps that are dated, and what left the lists
	at                     map[string]int // offers in progress by milestone
	inQ, outQ, inC, outC   int
	unended, dated, ending int
	onIaaS, onCaaS         int             // offers in the lists by layer
	ruled, young           int             // decisions in force that are dated, and those under a year old
	all                    map[string]bool // providers with an entry
	listed                 map[string]bool // providers with an entry before
	houses                 []string        // providers by name
	kin                    bool            // of a provider with other offers: never left out
}

type move struct {
	kind, provider string
	bare           bool // of a candidacy that names no offer, which a sentence never counts among offers
}

const (
	before  = "2025-06-15" // before every previous cut-off
	between = "2026-04-15" // after every one
)

func newModel(s span) *model {
	m := &model{span: s, holders: map[string]bool{}, applicants: map[string]bool{}, was: map[string]bool{}, all: map[string]bool{}, listed: map[string]bool{}, at: map[string]int{}}
	m.providers.WriteString("providers:\n")
	m.offers.WriteString("observed: 2025-01-31\noffers:\n")
	return m
}

// id is a provider's id, by its name.
func (m *model) id(provider string) string {
	i := slices.Index(m.names, provider)
	if i < 0 {
		i = len(m.names)
		m.names, m.houses = append(m.names, provider), append(m.houses, provider)
		fmt.Fprintf(&m.providers, "  - {id: p%d, name: %q, known: 2025-01-01, sources: [A1]}\n", i, provider)
	}
	return fmt.Sprint("p", i)
}

// add writes an offer of a kind and counts what it changes.
func (m *model) add(kind, provider, offer string) {
	m.n++
	p := m.id(provider)
	if kind != "provider" && kind != "offer" && kind != "arrival" {
		m.listed[provider] = true
	}
	if offer != "" {
		m.names = append(m.names, offer)
	}
	fmt.Fprintf(&m.offers, "  - id: o%d\n    provider: %s\n", m.n, p)
	if offer != "" {
		fmt.Fprintf(&m.offers, "    name: %q\n", offer)
	}
	if offer != "" && kind != "exit" {
		m.onIaaS++
		if kind == "layers" || kind == "revealed" {
			m.onCaaS++
		}
	}
	m.offers.WriteString("    stages:\n")
	stage := func(s, known string) {
		layers := ", layers: [iaas]"
		if s == "left" || offer == "" {
			layers = ""
		}
		fmt.Fprintf(&m.offers, "      - {stage: %s%s, known: %s, sources: [A1]}\n", s, layers, known)
	}
	rule := func(kind, date, until, known string) {
		fmt.Fprintf(&m.offers, "      - {kind: %s, date: %s, until: %s, known: %s, sources: [A1]}\n", kind, date, until, known)
	}
	step := func(s string) {
		fmt.Fprintf(&m.offers, "    milestones:\n      - {step: %s, date: %s, known: %s, sources: [A1]}\n", s, between, between)
	}
	qualified := func() { m.qualified++; m.holders[provider], m.all[provider] = true, true }
	running := func() {
		m.all[provider] = true
		if offer == "" {
			m.bare++
			return
		}
		m.candidates++
		m.applicants[provider] = true
	}
	moved := func() { m.moves = append(m.moves, move{kind, provider, offer == ""}) }
	switch kind {
	case "qualified": // and was
		stage("qualified", before)
		qualified()
		m.was[provider], m.stillQ, m.unended = true, m.stillQ+1, m.unended+1
	case "candidate":
		stage("candidate", before)
		running()
		if offer != "" {
			m.stillC, m.silent = m.stillC+1, m.silent+1
		}
	case "provider", "offer":
		stage("qualified", between)
		qualified()
		m.inQ, m.unended = m.inQ+1, m.unended+1
		moved()
	case "renewal", "extension":
		stage("qualified", before)
		m.offers.WriteString("    decisions:\n")
		rule("first", "2023-07-01", "2026-06-30", before)
		rule(kind, between, "2029-04-14", between)
		qualified()
		m.was[provider], m.dated = true, m.dated+2
		m.ruled, m.young = m.ruled+1, m.young+1
		moved()
	case "expiry":
		stage("qualified", before)
		m.offers.WriteString("    decisions:\n")
		rule("first", "2023-04-16", between, before)
		qualified()
		m.was[provider], m.dated = true, m.dated+1
		m.ruled++
		moved()
	case "ending": // still qualified, ends this year
		stage("qualified", before)
		m.offers.WriteString("    decisions:\n")
		rule("first", "2023-11-16", "2026-11-15", before)
		qualified()
		m.was[provider], m.stillQ, m.dated, m.ending = true, m.stillQ+1, m.dated+1, m.ending+1
		m.ruled++
	case "exit":
		stage("qualified", before)
		stage("left", between)
		m.was[provider], m.outQ = true, m.outQ+1
		m.gone++
		moved()
	case "j2", "j1", "j0", "filed":
		stage("candidate", before)
		step(kind)
		running()
		m.steps++
		switch {
		case kind == "filed" && offer != "":
			m.silent++
		case offer != "":
			m.at[kind]++
		}
		moved()
	case "layers": // which only an offer has
		stage("candidate", before)
		if offer != "" {
			fmt.Fprintf(&m.offers, "      - {stage: candidate, layers: [iaas, caas], known: %s, sources: [A1]}\n", between)
			m.silent++
			moved()
		}
		running()
	case "revealed": // layers that became known
		if offer == "" {
			stage("candidate", before)
		} else {
			fmt.Fprintf(&m.offers, "      - {stage: candidate, known: %s, sources: [A1]}\n", before)
			fmt.Fprintf(&m.offers, "      - {stage: candidate, layers: [iaas, caas], known: %s, sources: [A1]}\n", between)
			m.silent++
			moved()
		}
		running()
	case "arrival":
		stage("candidate", between)
		running()
		if offer != "" {
			m.inC, m.silent = m.inC+1, m.silent+1
		}
		moved()
	default:
		panic(kind)
	}
}

// folder is the register as a data folder.
func (m *model) folder(t testing.TB, theme []byte) fs.FS {
	t.Helper()
	imprint := "published: 2026-05-04\nimprint: {publisher: Nous, licence: CC BY 4.0}\n"
	sections := "sections: [" + strings.Join(data.SectionIDs(), ", ") + "]\n"
	out := fstest.MapFS{"theme.yaml": {Data: theme},
		"register/sources.yaml":         {Data: []byte("sources:\n  - {id: A1, grade: P, kind: page, title: Une page, lang: fr, publisher: ANSSI, date: 2025-01-02}\n")},
		"register/providers.yaml":       {Data: []byte(m.providers.String())},
		"register/offers.yaml":          {Data: []byte(m.offers.String())},
		"register/grid.yaml":            {Data: []byte("cells: []\n")},
		"editions/2026-05/edition.yaml": {Data: []byte("month: 2026-05\ncutoff: 2026-04-30\n" + m.span.edition + imprint + sections)},
	}
	if len(m.names) == 0 {
		out["register/providers.yaml"].Data = []byte("providers: []\n")
	}
	if m.n == 0 {
		out["register/offers.yaml"].Data = []byte("observed: 2025-01-31\noffers: []\n")
	}
	if f := m.span.folder; f != "" {
		var y, mo int
		_, _ = fmt.Sscanf(f, "%d-%d", &y, &mo)
		cut := time1(y, mo)
		out["editions/"+f+"/edition.yaml"] = &fstest.MapFile{Data: []byte("month: " + f + "\ncutoff: " + cut + "\npublished: " + f + "-04\nimprint: {publisher: Nous}\nsections: [sources]\n")}
	}
	return out
}

// time1 is the last day of the month before.
func time1(year, month int) string {
	if month--; month == 0 {
		year, month = year-1, 12
	}
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1]
	return fmt.Sprintf("%04d-%02d-%02d", year, month, days)
}

// lead is the heaviest move, by the weights that were settled, then by name.
func (m *model) lead() move {
	weight := map[string]int{"provider": 10, "offer": 9, "extension": 8, "renewal": 7, "exit": 6, "expiry": 6, "j2": 5, "j1": 4, "j0": 3, "filed": 3, "arrival": 2, "layers": 1, "revealed": 1}
	lead := m.moves[0]
	for _, v := range m.moves {
		if weight[v.kind] > weight[lead.kind] || v.kind == lead.kind && v.provider < lead.provider {
			lead = v
		}
	}
	return lead
}

// leading is how many offers the lead of the news is of.
func (m *model) leading() int {
	n := 0
	for _, v := range m.moves {
		if lead := m.lead(); v.kind == lead.kind && v.provider == lead.provider && v.bare == lead.bare {
			n++
		}
	}
	return n
}

// alike is to how many offers the same happened as to those of the lead, or to how many
// candidacies where it happened to no offer: what a wording says that names nobody.
func (m *model) alike() int {
	happened := func(v move) string { return strings.Replace(v.kind, "provider", "offer", 1) } // both qualified
	n := map[bool]int{}
	for _, v := range m.moves {
		if happened(v) == happened(m.lead()) {
			n[v.bare]++
		}
	}
	if n[false] > 0 {
		return n[false]
	}
	return n[true]
}

// heaviest is the numbers of a cover's sentence.
func (m *model) heaviest() []int {
	switch {
	case len(m.moves) == 0 && m.ending > 0: // and the day of the next end
		return []int{0}
	case len(m.moves) == 0:
		return []int{0, m.qualified, m.candidates}
	}
	lead := m.lead()
	n, ps := 0, map[string]bool{}
	for _, v := range m.moves {
		if v.kind == lead.kind && (v.bare == lead.bare || v.kind == "arrival") {
			n++
			ps[v.provider] = true
		}
	}
	var out []int
	switch {
	case n == 1:
		out = append(out, 1)
	case len(ps) == 1:
		out = append(out, n, 1)
	case len(ps) == n: // one number does for both
		out = append(out, n)
	default:
		out = append(out, n, len(ps))
	}
	switch lead.kind {
	case "provider":
		out = append(out, len(m.holders))
	case "offer":
		out = append(out, m.qualified)
	}
	if others := len(m.moves) - n; others > 0 {
		out = append(out, others)
	}
	return out
}

// expected is the numbers that a place says, and false where this file does not
// know them.
func (m *model) expected(key string) ([]int, bool) {
	fresh := m.inQ
	moves := len(m.moves)
	switch key {
	case "cover":
		return m.heaviest(), true
	case "headline contents", "entry contents":
		switch {
		case fresh > 0:
			return []int{fresh}, true
		case moves > 0:
			return []int{moves}, true
		}
		return []int{m.qualified, m.candidates}, true
	case "headline month", "entry month":
		return []int{moves, m.ending}, true
	case "month quiet":
		return []int{0, m.qualified, m.candidates}, true
	case "month unknown":
		if m.silent > 0 {
			return []int{m.silent, m.candidates}, true
		}
		return []int{m.unended, m.qualified}, true
	case "headline news", "entry news":
		return []int{m.leading()}, true
	case "nothing":
		return []int{m.qualified, m.candidates}, moves > 0
	case "unmoved qualified":
		return []int{m.stillQ, m.ending, 2026}, true
	case "unmoved candidates":
		return []int{m.stillC, m.stillC}, true // a candidate that did not move has no milestone here
	case "headline zoom", "entry zoom":
		return []int{len(m.holders), m.qualified}, true
	case "headline grid", "entry grid":
		return []int{0, 7 * len(m.holders)}, true // none of these registers answers a question
	case "headline chronology", "entry chronology":
		return []int{m.dated + m.steps}, true
	case "headline sources", "entry sources":
		return []int{1}, m.n > 0 // the one that the register of this file cites
	case "alt cover":
		return []int{1 /* cell per offer */, m.qualified, m.candidates, m.at["j2"], m.at["j1"], m.at["j0"], m.silent, m.bare, m.onIaaS, m.onCaaS, 0, 0, moves - m.gone, m.gone}, true
	case "headline index", "entry index":
		return []int{len(m.all)}, true
	case "headline candidates", "entry candidates", "title bricks":
		switch m.silent {
		case 0:
			return []int{m.candidates}, true
		case m.candidates:
			return []int{m.candidates, 0}, true
		}
		return []int{m.silent, m.candidates}, true
	case "headline scope", "entry scope", "title strip":
		switch {
		case m.qualified == 0 && strings.HasSuffix(key, "scope"):
			return []int{m.candidates, m.qualified}, true
		case m.ruled == 0:
			return []int{m.qualified, 0}, true
		case m.young == m.ruled:
			return []int{m.ruled}, true
		}
		return []int{m.young, m.ruled}, true
	case "headline map", "entry map", "title map":
		if m.candidates == 0 {
			return []int{m.qualified, 0}, true
		}
		return []int{m.candidates, m.at["j2"]}, true
	case "headline validity", "entry validity", "title calendar":
		if m.qualified == m.unended {
			return []int{0}, m.qualified > 0
		}
		return []int{m.qualified - m.unended, m.ending, 2026}, true
	case "title butterfly":
		if m.candidates == 0 {
			return []int{m.qualified, 0}, true
		}
		return []int{m.candidates, m.qualified}, true
	case "title rows":
		return []int{m.candidates}, true
	case "figure 1 change":
		return []int{m.inQ, m.outQ}, true
	case "figure 2 change":
		return []int{m.inC, m.outC}, true
	case "figure 1 line":
		return []int{len(m.holders)}, true
	case "figure 2 line":
		if len(m.applicants) == 0 && m.bare > 0 {
			return []int{m.bare}, true
		}
		if m.bare > 0 {
			return []int{len(m.applicants), m.bare}, true
		}
		return []int{len(m.applicants)}, true
	case "figure 3 line":
		return []int{m.silent}, true
	case "unchanged":
		return []int{m.stillC, m.stillQ}, true
	}
	return nil, false
}

// numberWords are the words from zero to ninety-nine, made here.
func numberWords(lang string) map[string]int {
	out := map[string]int{}
	if lang == "en" {
		ones := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
		for i, w := range ones {
			out[w] = i
		}
		for i, w := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
			out[w] = 10 * (i + 2)
			for j := 1; j < 10; j++ {
				out[w+"-"+ones[j]] = 10*(i+2) + j
			}
		}
		out["no"], out["none"] = 0, 0
		return out
	}
	ones := strings.Fields("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf")
	for i, w := range ones {
		out[w] = i
	}
	for i, w := range map[int]string{20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"} {
		out[w] = i
		top := 9
		if i >= 60 {
			top = 19
		}
		for j := 1; j <= top; j++ {
			s := w + "-" + ones[j]
			if (j == 1 || j == 11) && i < 80 {
				s = w + " et " + ones[j]
			}
			out[s] = i + j
			if j == 1 {
				out[strings.TrimSuffix(s, "un")+"une"] = i + j
			}
		}
	}
	out["une"], out["quatre-vingts"] = 1, 80
	out["aucun"], out["aucune"] = 0, 0
	return out
}

// reader reads the numbers out of sentences.
type reader struct {
	words map[string]int
	find  *regexp.Regexp
}

func newReader(lang string) *reader {
	r := &reader{words: numberWords(lang)}
	var all []string
	for w := range r.words {
		all = append(all, regexp.QuoteMeta(w))
	}
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
	r.find = regexp.MustCompile(`\d+(?:[  ,]\d{3})*|` + strings.Join(all, "|"))
	return r
}

// numbers is every number of a text, words and figures, in order.
func (r *reader) numbers(s string) []int {
	s = strings.ToLower(s)
	var out []int
	for at := 0; at < len(s); {
		loc := r.find.FindStringIndex(s[at:])
		if loc == nil {
			break
		}
		i, j := at+loc[0], at+loc[1]
		at = j
		prev, _ := lastRune(s[:i])
		next, _ := firstRune(s[j:])
		if unicode.IsLetter(prev) || unicode.IsLetter(next) || prev == '-' || next == '-' && unicode.IsDigit(rune(s[i])) {
			at = i + 1
			for at < len(s) && (s[at]&0xC0) == 0x80 {
				at++
			}
			continue
		}
		w := s[i:j]
		n, ok := r.words[w]
		if !ok {
			n, _ = strconv.Atoi(strings.NewReplacer(" ", "", " ", "", ",", "").Replace(w))
		}
		out = append(out, n)
	}
	return out
}

func lastRune(s string) (rune, int) {
	rs := []rune(s)
	if len(rs) == 0 {
		return 0, 0
	}
	return rs[len(rs)-1], 1
}

func firstRune(s string) (rune, int) {
	for _, r := range s {
		return r, 1
	}
	return 0, 0
}

func TestTheReaderReads(t *testing.T) {
	for _, c := range []struct {
		lang, s string
		want    []int
	}{
		{"fr", "Vingt et une offres de soixante et onze, quatre-vingt-une et quatre-vingt-dix-sept", []int{21, 71, 81, 97}},
		{"fr", "Aucune offre, 1 200 candidats, d’une offre, zéro, onze et cent mille unes", []int{0, 1200, 1, 0, 11}},
		{"en", "Twenty-one offers of ninety-nine, none, 1,200, one and someone, ten", []int{21, 99, 0, 1200, 1, 10}},
	} {
		if got := newReader(c.lang).numbers(c.s); !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.s, got, c.want)
		}
	}
}

// judging are words by which a sentence would say more than it knows.
var judging = regexp.MustCompile(`(?i)(^|[^\p{L}])(toujours|rares?|seul|seule|seuls|seules|seulement|déjà|enfin|encore|à peine|malheureusement|heureusement|beaucoup|peu|importante?s?|remarquable|only|still|just|already|yet|rarely|rare|unfortunately|finally|merely|many|few|remarkable|impressive|at last)([^\p{L}]|$)`)

// comparing are words that set a count against what it was. No wording of any ladder
// may hold one: beside an offer that came another may have gone, and what came is
// said by what it did, never by a sum.
var comparing = regexp.MustCompile(`(?i)(^|[^\p{L}])(de plus|en plus|\p{L}+s? de moins([^\p{L} \x{00A0}]|$)|supplémentaires?|additional|(one|two|three|twenty|\d+) more|more (offer|provider|candidac|qualif)\p{L}*|fewer|which makes|makes?|rises?|grows?|augmente\p{L}*|passe(nt)? de)([^\p{L}]|$)`)

// broken is what no finished sentence holds.
var broken = regexp.MustCompile(`\{\{|\}\}|<no value>|\?\]|\[[a-z.]+\?|%!|[\x{F0000}-\x{FFFFF}]|[ \x{00A0}\x{202F}]{2}|[ \x{00A0}\x{202F}][.,)]|\.\.|\( |^ | $|,,`)

// unelided is a French preposition before a vowel, and one that would melt with
// an article or stand before a figure or an h whose sound nobody knows.
var unelided = regexp.MustCompile(`(?i)(^|[^\p{L}])(de|que|le|la|ce) [aeiouyàâéèêëîïôùûœ]`)
var whole = regexp.MustCompile(`(?i)(de|que|le|la) (onz|huit)`)
var melted = regexp.MustCompile(`(^|[^\p{L}])(de|à) (Le |Les |le |les |L’|[0-9]+DS|H)|d’(h|H|Le |[0-9])`)

// gendered is a number that is not of its noun's gender.
var gendered = regexp.MustCompile(`(?i)(^|[^\p{L}])((aucun|un)[ \x{00A0}](autre |nouvelle )?(offre|candidature|qualification|source|échéance|décision|mention|case|entrée|sortie|couche)|(aucune|une)[ \x{00A0}](autre |nouveau )?(prestataire|candidat|mouvement|jalon|fait))s?([^\p{L}]|$)`)

// nouns are what sentences count: stem, ending of the plural.
var counted = map[string]*regexp.Regexp{
	"fr": regexp.MustCompile(`(?i)(\p{L}[\p{L}-]*|\d+)[ \x{00A0}](offre|prestataire|candidat|candidature|mouvement|qualification|source|échéance|décision|jalon|mention|case|entrée|sortie)(s?)([^\p{L}]|$)`),
	"en": regexp.MustCompile(`(?i)(\p{L}[\p{L}-]*|\d+)[ \x{00A0}](?:qualified |dated |numbered |distinct |known )?(offer|provider|candidate|movement|qualification|source|decision|milestone|mention|cell)(s?)([^\p{L}]|$)`),
}

// twice is a word that follows itself, as a noun does before a name that begins
// with it.
func twice(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && r != '.' && r != ',' && r != ';' && r != ':' && r != '('
	})
	for i := 1; i < len(words); i++ {
		if len(words[i]) > 2 && strings.EqualFold(words[i], words[i-1]) {
			return words[i]
		}
	}
	return ""
}

// faults tells what is wrong with a sentence, as a reader of the language
// would; names are taken out first.
func faults(lang, s string, names []string) []string {
	var out []string
	if w := judging.FindString(s); w != "" {
		out = append(out, "judges: "+w)
	}
	if w := twice(s); w != "" {
		out = append(out, "says a word twice: "+w)
	}
	if broken.MatchString(s) {
		out = append(out, "is broken: "+strconv.Quote(broken.FindString(s)))
	}
	if lang == "fr" {
		if x := unelided.FindString(s); x != "" && !whole.MatchString(s) {
			out = append(out, "is not elided: "+x)
		}
		if x := gendered.FindString(s); x != "" {
			out = append(out, "is of the wrong gender: "+x)
		}
		if melted.MatchString(s) {
			out = append(out, "has a preposition that melts: "+melted.FindString(s))
		}
	}
	bare := without(s, names)
	r := newReader(lang)
	for _, hit := range counted[lang].FindAllStringSubmatch(bare, -1) {
		ns := r.numbers(hit[1])
		if len(ns) != 1 || strings.EqualFold(hit[1], "un") && strings.Contains(strings.ToLower(bare), " et un ") {
			continue
		}
		n, plural := ns[0], hit[3] == "s"
		if strings.Contains(strings.ToLower(bare), " et "+strings.ToLower(hit[1])+" ") && n == 1 { // vingt et une
			n = 21
		}
		want := n > 1
		if lang == "en" {
			want = n != 1 && !strings.EqualFold(hit[1], "no")
		}
		if want != plural {
			out = append(out, "does not agree: "+hit[0])
		}
	}
	first, _ := firstRune(s)
	if unicode.IsLower(first) && !slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(s, n) }) {
		out = append(out, "begins low")
	}
	return out
}

// without is a sentence without names, codes, dates and the words for the time
// since the previous edition.
func without(s string, names []string) string {
	s = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
	names = slices.Clone(names)
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	for _, n := range names {
		s = strings.ReplaceAll(s, n, "·")
	}
	s = strings.NewReplacer("no longer", "·", "no public milestone", "·", "des deux côtés", "·", "bear no names", "·", "un jalon public", "·", "d’un an", "·", "d’ici un an", "·", "a un an", "·").Replace(s)
	return codes.ReplaceAllString(s, "·")
}

var codes = regexp.MustCompile(`\b[Jj][0-3]\b|\d+(?:ᵉʳ)? (?:janv\.|févr\.|mars|avr\.|mai|juin|juil\.|août|sept\.|oct\.|nov\.|déc\.|janvier|février|avril|juillet|septembre|octobre|novembre|décembre|Jan\.?|Feb\.?|Mar\.?|Apr\.?|May|June|July|Aug\.?|Sept\.?|Oct\.?|Nov\.?|Dec\.?|January|February|March|April|August|September|October|November|December) \d{4}`)

// agrees tells whether the numbers said are those expected. One and none may go
// unsaid, where a name or a denial stands for them; they may not be said when
// they are not so.
func agrees(said, want []int) bool {
	big := func(ns []int) []int {
		var out []int
		for _, n := range ns {
			if n > 1 {
				out = append(out, n)
			}
		}
		slices.Sort(out)
		return out
	}
	for _, n := range said {
		if n <= 1 && !slices.Contains(want, n) {
			return false
		}
	}
	return slices.Equal(big(said), big(want))
}

// kinds are the kinds of movement.
func kinds() []string {
	return []string{"provider", "offer", "extension", "renewal", "exit", "expiry", "j2", "j1", "j0", "filed", "arrival", "layers", "revealed"}
}

// awkward are names that sentences stumble over.
func awkward() []string {
	return []string{"Outscale", "Hexatrust", "3DS Outscale", "Le Cloud", "L’Atelier", "École du Cloud", "iExec", "Œuvre", "OVHcloud", "S3NS", "Onze Cloud",
		"Yousign", "éclair", "Offre souveraine", "Groupement coopératif interrégional des hébergeuses de données"}
}

// needed is the word that no wording of the cover drops, however short, by kind
// of movement: without it the same numbers say something else of the register.
var needed = map[string]*regexp.Regexp{
	"provider":  regexp.MustCompile(`qualifi`),
	"offer":     regexp.MustCompile(`qualifi`),
	"extension": regexp.MustCompile(`étendue|extended`),
	"renewal":   regexp.MustCompile(`renouvel|renewed`),
	"exit":      regexp.MustCompile(`listes|listed|lists`),
	"expiry":    regexp.MustCompile(`échéance|échue|fin de validité|end of validity|expired|ended`),
	"j2":        regexp.MustCompile(`J2`),
	"j1":        regexp.MustCompile(`J1`),
	"j0":        regexp.MustCompile(`J0`),
	"filed":     regexp.MustCompile(`demande|application|apply`),
	"arrival":   regexp.MustCompile(`[Cc]andida|en cours|in progress`),
	"layers":    regexp.MustCompile(`périmètre|scope`),
	"revealed":  regexp.MustCompile(`[Pp]érimètre.* connu|[Ss]cope.* known`),
}

// registers is the grid: sizes, kinds, intervals and names.
func registers() map[string]*model {
	out := map[string]*model{}
	all := spans()
	put := func(name string, s span, fill func(m *model)) {
		m := newModel(s)
		fill(m)
		out[name+", "+s.name] = m
	}
	base := func(m *model, n int) {
		for i := range n {
			m.add("qualified", fmt.Sprintf("Prest X%c%c", 'A'+i%26, 'a'+i/26), fmt.Sprintf("Offre X%c%c", 'A'+i%26, 'a'+i/26))
			m.add("candidate", fmt.Sprintf("Cand X%c%c", 'A'+i%26, 'a'+i/26), fmt.Sprintf("Projet X%c%c", 'A'+i%26, 'a'+i/26))
		}
	}
	for i, n := range []int{0, 1, 2, 3, 21, 80} {
		put(fmt.Sprintf("%d and nothing", n), all[i%len(all)], func(m *model) { base(m, n) })
		put(fmt.Sprintf("%d by one provider", n), all[(i+1)%len(all)], func(m *model) {
			for j := range n {
				m.add("qualified", "Prest Un", fmt.Sprintf("Offre X%c%c", 'A'+j%26, 'a'+j/26))
			}
			m.add("ending", "Prest Fin", "Offre finissante")
		})
		put(fmt.Sprintf("%d all new", n), all[(i+2)%len(all)], func(m *model) {
			for j := range n {
				m.add("provider", fmt.Sprintf("Prest X%c%c", 'A'+j%26, 'a'+j/26), fmt.Sprintf("Offre X%c%c", 'A'+j%26, 'a'+j/26))
			}
		})
	}
	for i, kind := range kinds() {
		for j, size := range []int{0, 3, 21} {
			for n, by := range [][2]int{{1, 1}, {2, 1}, {2, 2}, {3, 2}, {21, 21}, {80, 2}} {
				put(fmt.Sprintf("%d %s by %d over %d", by[0], kind, by[1], size), all[(i+j+n)%len(all)], func(m *model) {
					base(m, size)
					for x := range by[0] {
						holder := fmt.Sprintf("Maison X%c%c", 'A'+x%by[1]%26, 'a'+x%by[1]/26)
						if kind == "offer" && !m.was[holder] {
							m.add("qualified", holder, "Ancienne "+holder)
						}
						m.add(kind, holder, fmt.Sprintf("Service X%c%c", 'A'+x%26, 'a'+x/26))
					}
				})
			}
			put(fmt.Sprintf("%s and others over %d", kind, size), all[(i+j)%len(all)], func(m *model) {
				base(m, size)
				m.add("qualified", "Maison", "Ancienne")
				for x, other := range kinds()[i:] {
					if other == "provider" {
						m.add(other, "Nouvelle", "Première")
						continue
					}
					if kinds()[i] == "exit" && other == "expiry" { // of one weight: either may lead
						continue
					}
					if kinds()[i] == "j0" && other == "filed" {
						continue
					}
					m.add(other, "Maison", fmt.Sprintf("Service %c", 'A'+x))
				}
			})
		}
		for j, name := range awkward() {
			put(kind+" "+name, all[(i+j)%len(all)], func(m *model) {
				m.add("qualified", "Autre", "Ancienne")
				if kind == "offer" {
					m.add("qualified", name, "Premier service")
				}
				m.add(kind, name, awkward()[(j+5)%len(awkward())]+" Secure")
			})
		}
	}
	for i, kind := range kinds()[1:] { // one offer more, or less, of a provider with others at both stages
		for j, own := range []string{"qualified", "candidate", "both"} {
			put(kind+" beside "+own, all[(i+j)%len(all)], func(m *model) {
				if own != "candidate" || kind == "offer" {
					m.add("qualified", "Maison", "Ancienne")
				}
				if own != "qualified" {
					m.add("candidate", "Maison", "Projet")
				}
				m.add(kind, "Maison", "Hub public")
				m.kin = true
			})
		}
	}
	put("a bare arrival of a known provider", all[0], func(m *model) { m.add("qualified", "Maison", "Ancienne"); m.add("arrival", "Maison", ""); m.kin = true })
	put("a provider that leaves whole", all[0], func(m *model) {
		m.add("exit", "Maison", "Ancienne")
		m.add("qualified", "Autre", "Restante")
		m.kin = true
	})
	for i, kind := range []string{"offer", "provider", "arrival", "extension"} { // another came as one went: the count stays
		for j, went := range []int{1, 2} {
			put(fmt.Sprintf("%s beside %d that went", kind, went), all[(i+j)%len(all)], func(m *model) {
				m.add("qualified", "Maison", "Ancienne")
				for x := range went {
					m.add("exit", "Autre", fmt.Sprintf("Vieille %c", 'A'+x))
				}
				holder := "Maison"
				if kind == "provider" {
					holder = "Nouvelle"
				}
				m.add(kind, holder, "Hub")
				m.kin = true
			})
		}
	}
	put("one in, one out", all[0], func(m *model) { m.add("exit", "Maison", "Ancienne"); m.add("offer", "Maison", "Hub"); m.kin = true })
	for i, name := range awkward() {
		put("bare "+name, all[i%len(all)], func(m *model) { m.add("arrival", name, "") })
		put("bare j1 "+name, all[i%len(all)], func(m *model) { m.add("j1", name, ""); m.add("candidate", "Autre", "Projet") })
	}
	put("two without an offer", all[0], func(m *model) {
		m.add("j1", "Outscale", "")
		m.add("j1", "Hexatrust", "")
		m.add("j1", "Autre", "Projet")
	})
	put("two without an offer before one with", all[0], func(m *model) {
		m.add("j1", "Outscale", "")
		m.add("j1", "Hexatrust", "")
		m.add("j1", "Zed", "Projet")
	})
	put("an exit beside a renewal", all[3], func(m *model) {
		m.add("renewal", "Autre", "Ancienne")
		m.add("exit", "Autre", "Vieille")
		m.add("exit", "Outscale", "Plus vieille")
	})
	const sixty = "Groupement coopératif interrégional des hébergeuses de l’eau"
	for i, kind := range kinds() {
		for j, by := range []int{1, 2} { // of names of sixty letters, at the longest of intervals
			put(fmt.Sprintf("sixty letters, %d %s", by, kind), all[[]int{3, 4}[j]], func(m *model) {
				m.add("qualified", "Autre", "Ancienne")
				if kind == "offer" {
					m.add("qualified", sixty, "Vieille "+sixty)
				}
				for x := range by {
					m.add(kind, sixty, fmt.Sprintf("Plateforme mutualisée souveraine de calcul intensif nommée %c", 'A'+x+i))
				}
				m.kin = true
			})
		}
	}
	put("nine hundred and ninety-nine", all[3], func(m *model) {
		for i := range 333 {
			holder := fmt.Sprintf("Prest X%c%c", 'A'+i%26, 'a'+i/26)
			m.add("ending", holder, fmt.Sprintf("Offre X%c%c", 'A'+i%26, 'a'+i/26))
			m.add("renewal", holder, fmt.Sprintf("Service X%c%c", 'A'+i%26, 'a'+i/26))
			m.add("j1", holder, fmt.Sprintf("Projet X%c%c", 'A'+i%26, 'a'+i/26))
		}
	})
	put("a hundred and twenty", all[0], func(m *model) {
		for i := range 120 {
			m.add("qualified", fmt.Sprintf("Prest X%c%c", 'A'+i%26, 'a'+i/26), fmt.Sprintf("Offre X%c%c", 'A'+i%26, 'a'+i/26))
		}
		for i := range 120 {
			m.add("j2", fmt.Sprintf("Cand X%c%c", 'A'+i%26, 'a'+i/26), fmt.Sprintf("Projet X%c%c", 'A'+i%26, 'a'+i/26))
		}
	})
	return out
}

// Every sentence that the press makes from a register says the register's
// numbers, in both languages, in words that agree, and fits its place.
func TestEverySentence(t *testing.T) {
	w, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	theme, err := fs.ReadFile(data.FS(), "theme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	env := &block.Env{Text: text.NewSetter(w.faces, w.cat)}
	seen, checked, alone := map[string]bool{}, 0, 0
	grid := registers()
	for i, name := range sorted(grid) {
		if i%every != 0 && grid[name].n < 100 && !grid[name].kin {
			continue
		}
		m := grid[name]
		s := load(t, m.folder(t, theme))
		ed, ok := s.Edition("2026-05")
		if !ok {
			t.Fatalf("%s: no edition", name)
		}
		said := map[string]map[string][]int{}
		for _, lang := range languages() {
			since := map[string]string{"fr": m.span.fr, "en": m.span.en}[lang]
			r := newReader(lang)
			for _, told := range compose.Tell(compose.Input{Edition: ed, Lang: lang, Locales: w.cat, Theme: s.Theme, Faces: w.faces, Read: s.ReadFile}) {
				for i, wording := range told.Wordings {
					if i == 0 {
						seen[told.Key] = true
					}
					label := strings.Contains(told.Key, "label") || strings.HasPrefix(told.Key, "cover figure") || strings.Contains(told.Key, "change") && strings.HasPrefix(told.Key, "figure")
					plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(wording)
					for _, fault := range faults(lang, wording, m.names) {
						if fault == "begins low" && (label || strings.HasPrefix(told.Key, "figure") || strings.HasPrefix(told.Key, "given ")) {
							continue
						}
						t.Errorf("%s, %s, %s: %q %s", name, lang, told.Key, plain, fault)
					}
					if w := comparing.FindString(without(plain, m.names)); w != "" {
						t.Errorf("%s, %s, %s: %q compares: %s", name, lang, told.Key, plain, w)
					}
					if (told.Key == "cover" || told.Key == "headline news" || told.Key == "entry news") && len(m.moves) > 0 && !needed[m.lead().kind].MatchString(strings.Split(plain, ";")[0]) {
						t.Errorf("%s, %s: %q does not say what happened to what it counts", name, lang, plain)
					}
					wrong, own := m.untrue(plain)
					if own {
						alone++
					}
					if wrong {
						t.Errorf("%s, %s, %s: %q says of the provider what only an offer did", name, lang, told.Key, plain)
					}
					plain = strings.NewReplacer("31 janv. 2026", "31 janvier 2026", "31 Jan 2026", "31 January 2026").Replace(plain) // in short
					if strings.Contains(plain, "depuis") && !strings.Contains(plain, since) || strings.Contains(plain, "since") && !strings.Contains(plain, since) ||
						m.span.months > 1 && (strings.Contains(plain, "ce mois") || strings.Contains(plain, "this month")) {
						t.Errorf("%s, %s, %s: %q does not call the interval %q", name, lang, told.Key, plain, since)
					}
					ns := r.numbers(without(strings.ReplaceAll(plain, since, ""), m.names))
					if want, known := m.expected(told.Key); known {
						named := slices.ContainsFunc(m.names, func(name string) bool { return strings.Contains(plain, name) })
						if strings.HasSuffix(told.Key, " news") && len(m.moves) > 0 && !named {
							want = []int{m.alike()}
						}
						checked++
						if !agrees(ns, want) {
							t.Errorf("%s, %s, %s: %q says %v and the register %v", name, lang, told.Key, plain, ns, want)
						}
					}
					if i == 0 {
						if said[told.Key] == nil {
							said[told.Key] = map[string][]int{}
						}
						said[told.Key][lang] = append(said[told.Key][lang], ns...)
					}
				}
				if !strings.HasPrefix(told.Key, "alt") && !fits(env, told, lang) { // which nobody sets
					t.Errorf("%s, %s, %s does not fit: %q", name, lang, told.Key, told.Wordings)
				}
			}
		}
		for key, by := range said {
			if fr, en := many(by["fr"]), many(by["en"]); !slices.Equal(fr, en) {
				t.Errorf("%s, %s: French says %v, English %v", name, key, by["fr"], by["en"])
			}
		}
	}
	if found := w.cat.Missing(); len(found) > 0 {
		t.Errorf("messages that cannot be written: %v", found)
	}
	for _, key := range []string{"line", "label", "cover", "headline contents", "headline news", "entry zoom", "figure 4 line", "unchanged", "event renewal", "facts expiry", "unmoved qualified", "unmoved candidates", "headline month", "month quiet", "month unknown", "month others", "alt cover", "title strip", "nothing"} {
		if !seen[key] {
			t.Errorf("no register makes the sentence %q", key)
		}
	}
	if checked < 40000/every {
		t.Errorf("only %d wordings were held to their numbers", checked)
	}
	if alone < 500/every {
		t.Errorf("only %d wordings say something of a provider alone", alone)
	}
	t.Logf("%d wordings say something of a provider alone", alone)
	t.Logf("%d registers, %d wordings held to their numbers", len(grid), checked)
}

// A first edition compares with nothing and says so, in no sentence of an
// interval.
func TestFirstEditionsSaySo(t *testing.T) {
	w, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	theme, _ := fs.ReadFile(data.FS(), "theme.yaml")
	interval := regexp.MustCompile(`depuis|since|ce mois|this month`)
	for _, n := range []int{0, 1, 21} {
		m := newModel(span{name: "first"})
		for i := range n {
			m.add("qualified", fmt.Sprintf("Prest X%c", 'A'+i), fmt.Sprintf("Offre X%c", 'A'+i))
			m.add("candidate", fmt.Sprintf("Cand X%c", 'A'+i), fmt.Sprintf("Projet X%c", 'A'+i))
		}
		s := load(t, m.folder(t, theme))
		ed, _ := s.Edition("2026-05")
		for _, lang := range languages() {
			said := map[string]bool{}
			for _, told := range compose.Tell(compose.Input{Edition: ed, Lang: lang, Locales: w.cat, Theme: s.Theme, Faces: w.faces, Read: s.ReadFile}) {
				said[told.Key] = true
				for _, wording := range told.Wordings {
					if told.Key != "legend" && interval.MatchString(wording) { // nothing is in vermilion
						t.Errorf("%d, %s, %s: %q", n, lang, told.Key, wording)
					}
				}
				if ns := newReader(lang).numbers(without(told.Wordings[0], nil)); told.Key == "cover" && !agrees(ns, []int{n, n, 0, 1}) {
					t.Errorf("%d, %s: the cover says %v", n, lang, ns)
				}
			}
			if !said["cover"] || said["figure 1 change"] {
				t.Errorf("%d, %s: said %v", n, lang, said)
			}
		}
	}
}

// On the pages themselves no sentence of the press is too long for its place,
// and none lacks a fact: with nothing of the editor's in their stead.
func TestSentencesOnTheirPages(t *testing.T) {
	const long = "Groupement coopératif interrégional des hébergeuses de données"
	sizes := map[string]func(m *model){
		"nothing": func(*model) {},
		"quiet": func(m *model) {
			m.add("qualified", "Outscale", "Secure")
			m.add("ending", "Le Cloud", "Fin")
			m.add("candidate", "3DS", "Projet")
		},
		"long": func(m *model) {
			m.add("provider", long, long+" Secure")
			m.add("renewal", long+" B", "X")
			m.add("arrival", "Hexa", "")
		},
		"long of every kind": func(m *model) {
			for i, kind := range kinds() {
				m.add(kind, fmt.Sprintf("%s %c", long[:58], 'A'+i), fmt.Sprintf("Plateforme mutualisée souveraine de calcul intensif nomm%c", 'A'+i))
			}
			m.add("ending", long, "Socle d’hébergement transfrontalier interministériel mixte")
		},
		"hundreds": func(m *model) {
			for i := range 130 {
				m.add("ending", fmt.Sprintf("Maison X%c%c", 'A'+i%26, 'a'+i/26), fmt.Sprintf("Vieux X%c%c", 'A'+i%26, 'a'+i/26))
				m.add([]string{"j1", "arrival", "j2"}[i%3], fmt.Sprintf("Maison X%c%c", 'A'+i%26, 'a'+i/26), fmt.Sprintf("Neuf X%c%c", 'A'+i%26, 'a'+i/26))
			}
		},
		"many": func(m *model) {
			for i := range 30 {
				m.add(kinds()[i%len(kinds())], fmt.Sprintf("Maison X%c", 'A'+i/2), fmt.Sprintf("Service X%c", 'A'+i))
				m.add("ending", fmt.Sprintf("Maison X%c", 'A'+i/2), fmt.Sprintf("Vieux X%c", 'A'+i))
			}
		},
	}
	for _, name := range sorted(sizes) {
		for _, s := range []span{spans()[0], spans()[3], {name: "first"}} {
			if name == "hundreds" && s.name != "first" { // one is enough of what takes long
				continue
			}
			t.Run(name+", "+s.name, func(t *testing.T) {
				m := newModel(s)
				sizes[name](m)
				folder := folderOf(t, sample.FS, 1)
				ed := regexp.MustCompile(`(?m)^previous-cutoff:.*\n`).ReplaceAllString(file(t, folder, "editions/"+sample.ID+"/edition.yaml"), s.edition)
				dir := "editions/" + sample.ID + "/register/"
				with1 := map[string]string{"editions/" + sample.ID + "/edition.yaml": ed, dir + "grid.yaml": "cells: []\n",
					dir + "offers.yaml":    strings.ReplaceAll(m.offers.String(), "A1", "S2"),
					dir + "providers.yaml": strings.ReplaceAll(m.providers.String(), "A1", "S2")}
				if m.n == 0 {
					with1[dir+"offers.yaml"], with1[dir+"providers.yaml"] = "observed: 2025-01-31\noffers: []\n", "providers: []\n"
				}
				for _, lang := range languages() {
					for _, section := range []string{"cover", "news", "zoom", "grid", "scope", "candidates", "register"} {
						with1["editions/"+sample.ID+"/"+lang+"/"+section+".md"] = ""
					}
				}
				store := brief(t, load(t, with(t, folder, with1)), sample.ID, "cover", "contents", "month", "news", "zoom", "grid", "register",
					"map", "candidates", "scope", "validity", "chronology", "index", "sources", "back")
				for _, lang := range languages() {
					res := lay(t, store, sample.ID, lang)
					ed, _ := store.Edition(sample.ID)
					_, tall := review.Measure(ed, lang, res.Pages, store.Theme)
					for _, i := range append(res.Issues, tall...) {
						if (i.Severity == diag.Error || i.Code == review.TooManyLines) && !strings.Contains(i.Pos.File, "register/") {
							t.Errorf("%s: nobody's words stop the build: %s %s %s", lang, i.Pos, i.Code, i.Msg)
						}
					}
					if res.Yielded {
						t.Errorf("%s: words of the press are broken where they should not be", lang)
					}
				}
				if w, _ := shared(); len(w.cat.Missing()) > 0 {
					t.Errorf("messages lack facts: %v", w.cat.Missing())
				}
			})
		}
	}
}

// many is the numbers above one, sorted: languages may name one and none
// otherwise.
func many(ns []int) []int {
	var out []int
	for _, n := range ns {
		if n > 1 {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

// fits tells whether one of the wordings keeps to its lines.
func fits(env *block.Env, told compose.Told, lang string) bool {
	y := &block.Saying{Lines: told.Lines}
	for _, w := range told.Wordings {
		y.Wordings = append(y.Wordings, &text.Para{Style: told.Style, Lang: lang, Runs: []text.Run{{Text: w, Raw: true}}})
	}
	p := y.Place(env, block.Space{W: told.W, H: 400 * unit.MM, Fresh: true})
	lines := 0
	draw.Walk(&p.Box, func(v draw.Visit) bool {
		if v.Box.Line != nil {
			lines++
		}
		return true
	})
	return p.Fit == block.Full && len(p.Faults) == 0 && (told.Lines == 0 || lines <= told.Lines)
}

func sorted[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// With READ set, the sentences of a dozen registers are printed to be read.
func TestReadTheSentences(t *testing.T) {
	if os.Getenv("READ") == "" {
		t.Skip("READ is not set")
	}
	w, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	theme, _ := fs.ReadFile(data.FS(), "theme.yaml")
	grid := registers()
	for _, name := range sorted(grid) {
		if ok, _ := regexp.MatchString(os.Getenv("READ"), name); !ok {
			continue
		}
		s := load(t, grid[name].folder(t, theme))
		ed, _ := s.Edition("2026-05")
		for _, lang := range languages() {
			fmt.Printf("\n=== %s, %s\n", name, lang)
			for _, told := range compose.Tell(compose.Input{Edition: ed, Lang: lang, Locales: w.cat, Theme: s.Theme, Faces: w.faces, Read: s.ReadFile}) {
				if !strings.HasPrefix(told.Key, "entry") {
					fmt.Printf("%-24s %s\n", told.Key, strings.Join(told.Wordings, "\n"+strings.Repeat(" ", 25)))
				}
			}
		}
	}
}
