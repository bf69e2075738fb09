package layout_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// Every number that stands on a page of charts or tables is claimed by what the
// register's files say: a line whose numbers nothing derives is a fault, as much
// as one whose numbers are others.

// moved is the movements since a previous day, and the offers that have a mark
// for it, derived from the files alone.
func moved(offers []rawOffer, previous, cutoff string) (movements, marked, entered, gone, in, out int) {
	if previous == "" {
		return 0, 0, 0, 0, 0, 0
	}
	stageAt := func(o rawOffer, day string) rawFact {
		known := knownBy(o.Stages, day)
		if len(known) == 0 || known[len(known)-1].Stage == "left" {
			return rawFact{}
		}
		return known[len(known)-1]
	}
	named := func(o rawOffer, day string) bool { return o.Name != "" || len(knownBy(o.Renamed, day)) > 0 }
	fresh := func(f rawFact) bool { return upTo(f.Known) > previous && upTo(f.Known) <= cutoff }
	for _, o := range offers {
		was, is, n := stageAt(o, previous), stageAt(o, cutoff), 0
		if was.Stage == "qualified" && is.Stage == "" {
			gone++
		}
		if was.Stage == "candidate" && named(o, previous) && is.Stage != "candidate" {
			out++
		}
		if is.Stage == "candidate" && named(o, cutoff) && (was.Stage != "candidate" || !named(o, previous)) {
			in++
		}
		switch {
		case is.Stage == "":
			if was.Stage != "" {
				movements++
			}
			continue
		case is.Stage == "qualified" && was.Stage != "qualified":
			entered++
			n++
		case is.Stage == "candidate" && (was.Stage == "" || !named(o, previous) && named(o, cutoff)):
			n++
		}
		n += steps(o, was.Stage == "qualified", previous, cutoff, fresh)
		if is.Stage == "qualified" {
			n += rulings(o, was, is, previous, cutoff, fresh)
		}
		movements += n
		if n > 0 {
			marked++
		}
	}
	return movements, marked, entered, gone, in, out
}

// steps is the milestones that are news: not those learned late that another
// had overtaken.
func steps(o rawOffer, qualified bool, previous, cutoff string, fresh func(rawFact) bool) int {
	rank := map[string]int{"filed": 0, "j0": 1, "j1": 2, "j2": 3}
	before, last, n := 0, -1, 0
	if qualified {
		before = 4
	}
	for _, m := range knownBy(o.Milestones, previous) {
		before = max(before, rank[m.Step])
	}
	known := knownBy(o.Milestones, cutoff)
	for _, m := range known {
		last = max(last, rank[m.Step])
	}
	if len(knownBy(o.Decisions, cutoff)) > 0 {
		last = 4
	}
	for _, m := range known {
		late := m.Date != "" && upTo(m.Date) <= previous
		if fresh(m) && rank[m.Step] >= before && (rank[m.Step] == last || !late) {
			n++
		}
	}
	return n
}

// rulings is what decisions did since, a wider qualification, and an end.
func rulings(o rawOffer, was, is rawFact, previous, cutoff string, fresh func(rawFact) bool) int {
	n, extended := 0, false
	known := knownBy(o.Decisions, cutoff)
	for i, d := range known {
		if d.Kind == "" && i > 0 {
			d.Kind = "renewal"
		}
		if fresh(d) && d.Kind != "" && d.Kind != "first" {
			n++
			extended = extended || d.Kind == "extension"
		}
	}
	if was.Stage == "qualified" && !extended && slices.ContainsFunc(is.Layers, func(l string) bool { return !slices.Contains(was.Layers, l) }) {
		n++
	}
	if len(known) > 0 {
		if end := known[len(known)-1].Until; end != "" && upTo(end) > previous && upTo(end) <= cutoff {
			n++
		}
	}
	return n
}

// numberWords are the words of a language from nought to ninety-nine.
func numberWords(lang string) map[string]int {
	out := map[string]int{}
	if lang == "en" {
		ones := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
		for i, w := range ones {
			out[w] = i
		}
		for t, tens := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
			out[tens] = 10 * (t + 2)
			for i := 1; i < 10; i++ {
				out[tens+"-"+ones[i]] = 10*(t+2) + i
			}
		}
		return out
	}
	ones := strings.Fields("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf")
	for i, w := range ones {
		out[w] = i
	}
	for base, tens := range map[int]string{20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"} {
		out[tens] = base
		for i := 1; i < 20 && (i < 10 || base >= 60); i++ {
			w := tens + "-" + ones[i]
			if i%10 == 1 && base < 80 {
				w = tens + " et " + ones[i]
			}
			out[w] = base + i
			if i == 1 {
				out[w+"e"] = base + i
			}
		}
	}
	out["une"], out["quatre-vingts"] = 1, 80
	return out
}

// counted is the numbers of a line from two on, in order of size: names, dates,
// codes and calls of sources left out. One and none may be said by a name or a
// denial.
func (s spoken) counted(line string, names []string) []int {
	for _, n := range names {
		line = strings.ReplaceAll(line, n, "·")
	}
	line = undated.ReplaceAllString(line, "·")
	words := numberWords(s.lang)
	all := make([]string, 0, len(words))
	for w := range words {
		all = append(all, regexp.QuoteMeta(w))
	}
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
	find := regexp.MustCompile(`\d+(?:[ ,]\d{3})*|` + strings.Join(all, "|"))
	line = strings.ToLower(line)
	var out []int
	for _, at := range find.FindAllStringIndex(line, -1) {
		before, after := []rune(line[:at[0]]), []rune(line[at[1]:])
		if len(before) > 0 && (unicode.IsLetter(before[len(before)-1]) || before[len(before)-1] == '-') || len(after) > 0 && (unicode.IsLetter(after[0]) || after[0] == '-') {
			continue
		}
		w := line[at[0]:at[1]]
		n, ok := words[w]
		if !ok {
			n, _ = strconv.Atoi(strings.NewReplacer(" ", "", ",", "").Replace(w))
		}
		if n > 1 {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

// undated is what holds figures and counts nothing.
var undated = regexp.MustCompile(`[Ll]es deux rôles|\[[@\d][\d, ]*\]|\bJ[0-3]\b|\bj[0-3]\b|(?:\d{1,2}(?:er)? )?(?:janv\.|févr\.|mars|avr\.|mai|juin|juil\.|août|sept\.|oct\.|nov\.|déc\.|janvier|février|avril|juillet|septembre|octobre|novembre|décembre|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December) \d{4}|(?:fin|end of|late|en|in|by the end of) (?:19|20)\d\d`)

// big is numbers from two on, in order of size.
func big(ns ...int) []int {
	out := slices.DeleteFunc(slices.Clone(ns), func(n int) bool { return n < 2 })
	slices.Sort(out)
	return out
}

// claim is the lines of a section that a derivation speaks for, and the numbers
// it finds there. Without numbers they were held one by one elsewhere.
type claim struct {
	section string
	line    *regexp.Regexp
	want    []int
	held    bool
}

// claims is every line with a number that the pages of charts and tables may
// have.
func (s spoken) claims(w reckoned) []claim {
	var out []claim
	say := func(section, line string, want ...int) {
		out = append(out, claim{section, regexp.MustCompile(line), big(want...), false})
	}
	held := func(section, line string) {
		out = append(out, claim{section: section, line: regexp.MustCompile(line), held: true})
	}
	q, c, n := len(w.qualified), w.candidates, w.piles["n"]
	most, mostAt := 0, 0
	for k := range 4 {
		if w.layers[k][0] > most {
			most, mostAt = w.layers[k][0], k
		}
	}
	tie := 0
	for k := range 4 {
		if w.layers[k][0] == most {
			tie++
		}
	}
	bricks := []int{n, c}
	if n == 0 || n == c {
		bricks = []int{c}
	}
	rows := []int{most, c}
	if tie > 1 || most == c {
		rows = []int{most}
	}
	wings := []int{most, w.layers[mostAt][1]}
	if most == 0 {
		wings = []int{q, c}
	}
	piles := []int{w.piles["j0"], w.piles["j1"], w.piles["j2"], n}
	ending := len(w.ending(w.year + "-12-31"))
	ends := 0
	for _, h := range w.qualified {
		if h.end != "" {
			ends++
		}
	}
	calendar := []int{ends, ending}
	join := func(xs ...[]int) []int { return slices.Concat(xs...) }
	var layers, both []int
	for k := range 4 {
		layers, both = append(layers, w.layers[k][0]), append(both, w.layers[k][0], w.layers[k][1])
	}
	var storeys []int
	for _, l := range w.layers {
		storeys = append(storeys, l[0]+l[1])
	}
	say("cover", `^\[figure: `, join([]int{q, c, w.bare, w.marked}, piles, storeys)...)
	say("contents", `^\[figure: `, q+c+w.bare)
	switch {
	case w.entered > 0:
		say("contents", `^# `, w.entered)
	case w.moves > 0:
		say("contents", `^# `, w.moves)
	default:
		say("contents", `^# `, q, c)
	}
	say("candidates", `^\[figure: .*J0 `, join(piles, bricks)...)
	say("candidates", `^\[figure: .*SaaS `, join(layers, rows)...)
	say("candidates", `^## `, rows...)
	if !w.typed["candidates"] {
		say("candidates", `^# `, bricks...)
	}
	dated := 0
	for _, d := range w.together {
		dated += d
	}
	say("candidates", s.in(`jalon daté`, `dated milestone`), dated)
	for _, d := range w.together {
		say("candidates", `^\|[^|]*, \pL+ (offres|offers) \| J`, d)
	}
	held("candidates", `^\|[^|]*\| J[012] \|`) // dates
	held("candidates", `^\| (J0|J1|J2|SaaS|PaaS|CaaS|IaaS|Non publié|Not published)`)
	if !w.typed["scope"] {
		say("scope", `^# `, w.strip()...)
	}
	say("scope", `^\[figure: .*SaaS `, join(both, wings)...)
	say("scope", `^## `, wings...)
	held("scope", `^\[figure: .*(?:Frise|strip)`) // by strip, year by year
	held("scope", `^\|`)
	if n := len(w.months); n > 0 {
		a, b := w.months[0], w.months[n-1]
		title := []int{a[0], b[0], n - 1}
		if a[0] == b[0] {
			title = title[1:]
		}
		say("scope", `^## `, title...)
		say("scope", `^\[figure: .*(?:bandes|bands)`, join([]int{2, a[0], a[1], b[0], b[1]}, title)...)
	}
	columns, years := w.columns()
	seats := []int{c, w.piles["j2"]}
	if c == 0 {
		seats = []int{q}
	}
	say("map", `^# `, seats...)
	say("map", `^\[figure: `, join([]int{2}, columns, years, seats)...) // on two pages
	held("map", `^\|`)                                                  // by market, column by column
	say("validity", `^# `, calendar...)
	startless, whole, told, none := 0, 0, 0, 0
	for _, h := range w.qualified {
		switch {
		case h.start != "" && h.kind != "decided":
			told++
		case h.start != "":
			whole++
		case h.end != "":
			startless++
		default:
			none++
		}
	}
	say("validity", `^\[figure: `, join([]int{whole, told, startless, none}, calendar)...)
	held("validity", `^\|`) // dates, held one by one
	say("register", `^# `)
	for k, l := range []string{"IaaS", "CaaS", "PaaS", "SaaS"} {
		say("register", `^\| `+l+` `, w.layers[k][0], w.layers[k][1])
	}
	if !w.typed["zoom"] {
		say("zoom", `^# `, len(w.holders), q)
	}
	if !w.typed["grid"] {
		say("grid", `^# `, w.replied(), 7*len(w.holders))
	}
	say("grid", `^\[figure: `, w.replied(), 7*len(w.holders))
	for name, id := range w.ids {
		numbers := w.shares[name]
		if w.few() { // the offers stand under the name
			numbers = append([]int{w.offers[id]}, numbers...)
		}
		say("grid", `^\| `+regexp.QuoteMeta(plainName(name))+` `, numbers...)
	}
	say("chronology", `^# `, w.decisions+w.datedMore)
	held("chronology", `^\|`)
	say("index", `^# `, len(w.providers))
	return out
}

// strip is the numbers of the strip's title: of the decisions in force that are
// known to the day, those of the last year, and all.
func (w reckoned) strip() []int {
	n, young := 0, 0
	for _, h := range w.qualified {
		if len(h.ruled) == 10 {
			n++
			if plusYear(h.ruled) > w.cutoff {
				young++
			}
		}
	}
	switch {
	case n == 0:
		return []int{len(w.qualified)}
	case young > 0 && young < n:
		return []int{young, n}
	}
	return []int{n}
}

// numbered is a cell of the plan of the cover, by its number: what it says of its offer the
// facts of signs hold.
var numbered = regexp.MustCompile(`(\. |; )\d+ [^;\]]*, [^;\]]*`)

// claimed holds every number on the pages of charts and tables to a derivation.
func (s spoken) claimed(w reckoned) {
	s.t.Helper()
	all := s.claims(w)
	for _, section := range []string{"cover", "contents", "register", "map", "candidates", "scope", "validity", "zoom", "grid", "chronology", "index"} {
		for _, line := range strings.Split(s.sections[section], "\n") {
			drawn := strings.HasPrefix(line, "[figure: ") || strings.HasPrefix(line, "|") || strings.HasPrefix(line, "# ") && !w.typed[section] ||
				strings.HasPrefix(line, "## ") && (section == "candidates" || section == "scope")
			said := unparted(line)
			if section == "contents" {
				said = numbered.ReplaceAllString(said, "$1")
			}
			got := s.counted(said, w.names)
			if !drawn || len(got) == 0 {
				continue
			}
			known, right := false, false
			var wants [][]int
			for _, c := range all {
				if c.section != section || !c.line.MatchString(line) {
					continue
				}
				known, right = true, right || c.held || slices.Equal(got, c.want)
				wants = append(wants, c.want)
			}
			if !known {
				s.t.Errorf("%s: %s: nothing derives %v of %q", s.lang, section, got, line)
			} else if !right {
				s.t.Errorf("%s: %s: %q says %v, the register %v", s.lang, section, line, got, wants)
			}
		}
	}
	want := map[bool]int{true: w.moves, false: 0}[w.compares]
	got := s.leading("cover")
	if w.compares {
		s.same("the cover's movements", want, got[2])
	}
	if w.compares && !w.typed["contents"] {
		s.same("the changes under the figures", []int{w.entered, w.gone, w.in, w.out}, s.changes())
	}
}

// changes is what entered and left, under the first two figures of the month.
func (s spoken) changes() []int {
	out := []int{0, 0, 0, 0}
	lines := strings.Split(s.sections["contents"], "\n")
	figure := -1
	for _, line := range lines {
		if regexp.MustCompile(`^\d+ \pL`).MatchString(line) {
			figure++
		}
		for _, m := range regexp.MustCompile(`([+−-]) ?(\d+)`).FindAllStringSubmatch(line, -1) {
			n, _ := strconv.Atoi(m[2])
			if figure >= 0 && figure < 2 {
				out[2*figure+map[bool]int{true: 0, false: 1}[m[1] == "+"]] += n
			}
		}
	}
	return out
}

// columns holds the answers of the grid, column by column.
func (s spoken) columns(w reckoned) {
	s.t.Helper()
	rows := s.rows("grid")
	if len(rows) == 0 {
		return
	}
	got := map[string]bool{}
	shown := w.columnsShown()
	for _, r := range rows {
		if len(r) != 1+len(shown) {
			continue
		}
		name := undated.ReplaceAllString(r[0], "")
		if w.few() {
			name = regexp.MustCompile(` \[[^\]]*\] \d+ \pL+$`).ReplaceAllString(name, "")
		}
		for i, cell := range r[1:] {
			got[plainName(name)+" "+strconv.Itoa(shown[i])+" "+cell] = true
		}
	}
	for _, a := range w.grid {
		found := false
		for line := range got {
			found = found || strings.HasPrefix(line, plainName(a.provider)+" "+strconv.Itoa(a.column)+" ") && (strings.Contains(strings.ToLower(line), a.words(s)) || a.column == 5 && strings.Contains(strings.ToLower(line), s.both()))
		}
		if !found {
			s.t.Errorf("%s: the grid does not say %q of %s in its column %d", s.lang, a.words(s), a.provider, a.column+1)
		}
	}
}

// columnsShown is the places of the questions that the grid has a column for:
// all, or those that have an answer where few have.
func (w reckoned) columnsShown() []int {
	var out []int
	for i := range asked() {
		if w.answered[i] > 0 || !w.few() {
			out = append(out, i)
		}
	}
	return out
}

// answer is what a file says yes to: a provider, the place of the column, the
// value.
type answer struct {
	provider, value string
	column          int
}

// words is how the grid writes a value.
func (a answer) words(s spoken) string {
	if word, ok := map[string]string{
		"shared": s.in("mutualisé", "shared"), "dedicated": s.in("dédié", "dedicated"), "sme": s.in("pme", "sme"),
		"private": s.in("privé", "private"), "vital": "oiv", "public": "public", "france": "france", "europe": "europe",
		"world": s.in("monde", "world"), "facilitator": s.in("facilitateur", "facilitator"), "beneficiary": s.in("bénéficiaire", "beneficiary"),
		"yes": s.in("oui", "yes"), "no": s.in("non", "no"),
	}[a.value]; ok {
		return word
	}
	return strings.TrimSuffix(a.value, "+")
}

// both is how the grid writes the two roles of one provider.
func (s spoken) both() string { return s.in("les deux rôles", "both roles") }

// titled tells which sections have a headline of their editor's in a language.
func titled(files fs.FS, id, lang string, sections ...string) map[string]bool {
	out := map[string]bool{}
	for _, section := range sections {
		for _, name := range []string{"editions/" + id + "/" + lang + "/" + section + ".md", "standing/" + lang + "/" + section + ".md"} {
			if raw, err := fs.ReadFile(files, name); err == nil {
				out[section] = strings.Contains(string(raw), "\ntitle:")
				break
			}
		}
	}
	return out
}

// The reader of claims sees the faults it is there for.
func TestClaimsOfPagesSeeFaults(t *testing.T) {
	s := spoken{t: t, lang: "fr"}
	for line, want := range map[string][]int{
		"## De seize à vingt et une offres en quatre mois":          {4, 16, 21},
		"| Un 24 | J1 | 30 nov. 2026 [4, 16] |":                     nil,
		"[figure: au 31 mars 2026. J0 2, J1 3 ; non publié 1 200.]": {2, 3, 1200},
		"# Onze fins de validité publiées, deux d’ici fin 2026":     {2, 11},
	} {
		if got := s.counted(line, []string{"Un 24"}); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}
