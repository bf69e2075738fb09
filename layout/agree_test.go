package layout_test

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// The numbers of the pages are derived here a second time, by another path: the
// register's files are read by a small reader of the test's own, what follows
// is computed from them alone, and the placed pages are searched for it. What
// the pages say wrongly together, this finds.
func TestPagesSayWhatTheRegisterSays(t *testing.T) {
	sets, orders := map[string]fs.FS{}, map[string]string{}
	results := map[string]func(testing.TB) *layout.Result{}
	for _, month := range editions() {
		sets[month], orders[month] = data.FS(), month
		results[month] = func(t testing.TB) *layout.Result { return result(t, month) }
	}
	for _, n := range []int{17, 60} {
		f, err := sample.FS(n)
		if err != nil {
			t.Fatal(err)
		}
		name := fmt.Sprint("sample of ", n)
		sets[name], orders[name] = f, sample.ID
		results[name] = func(t testing.TB) *layout.Result {
			return buildIn(t, f, layout.Order{Month: sample.ID, Langs: languages()})
		}
	}
	for name, files := range sets {
		t.Run(name, func(t *testing.T) {
			want := reckon(t, files, orders[name])
			for _, l := range results[name](t).Pages {
				s := spoken{t: t, lang: l.Lang, sections: map[string]string{}}
				for _, pg := range l.Result.Pages {
					s.sections[pg.Section] += plainly(page.ReadAloud([]draw.Page{pg}))
				}
				want.typed = titled(files, orders[name], l.Lang, "cover", "contents", "candidates", "scope", "zoom", "grid")
				s.holds(want)
				s.claimed(want)
				s.columns(want)
			}
		})
	}
}

// ---------------------------------------------------------------- the reader

type (
	yamlWords []string // one, or a list

	rawFact struct {
		Stage, Step, Kind, Name, Date, Announced, Until, Known string
		Layers                                                 yamlWords
	}
	rawOffer struct {
		ID, Provider, Name            string
		Renamed                       []rawFact
		Stages, Milestones, Decisions []rawFact
	}
	rawCell struct {
		Provider, Column, State, Known string
		Value, No                      yamlWords
		Inferred                       string
	}
)

func (w *yamlWords) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*w = yamlWords{n.Value}
		return nil
	}
	for _, k := range n.Content {
		*w = append(*w, k.Value)
	}
	return nil
}

func readYAML(t *testing.T, files fs.FS, name string, into any) {
	t.Helper()
	raw, err := fs.ReadFile(files, name)
	if err == nil {
		err = yaml.Unmarshal(raw, into)
	}
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// upTo is the last day a date can mean, as it is written in files.
func upTo(date string) string {
	switch len(date) {
	case 4:
		return date + "-12-31"
	case 7:
		first, _ := time.Parse("2006-01", date)
		return first.AddDate(0, 1, -1).Format(time.DateOnly)
	}
	return date
}

// since is the first day a date can mean.
func since(date string) string {
	return date + "-01-01"[min(len(date), 10)-4:]
}

func knownBy(fs []rawFact, day string) []rawFact {
	var out []rawFact
	for _, f := range fs {
		if upTo(f.Known) <= day {
			out = append(out, f)
		}
	}
	return out
}

// ---------------------------------------------------------------- what follows

type held struct {
	name, start, kind, end, ruled string // of a qualified offer
}

type reckoned struct {
	cutoff, year         string
	qualified            []held
	candidates, bare     int
	holders              map[string]bool // of qualified offers
	applicants           map[string]bool // of candidates with an offer
	piles                map[string]int
	dated                []string     // last milestones that are dated: "J0 2025-12"
	layers               [4][2]int    // candidates and qualified
	months               [][2]int     // qualified and in progress at the end of each, from the first survey; -1: missed
	row                  int          // surveys in a row, at the most
	decisions, datedMore int          // dated decisions; everything else that is dated
	cells                map[bool]int // customers answered no, and unsaid in rows that answer some
	silent               int          // rows of the grid of which nothing is known

	compares      bool // there is an edition before
	moves, marked int  // movements, and offers that have one
	entered, gone int  // among the qualified
	in, out       int  // among the candidates with an offer
	together      map[string]int
	names         []string // of offers and providers, whatever they are called
	providers     map[string]bool
	shares        map[string][]int // numbers of the grid's rows, by provider
	grid          []answer
	ids           map[string]string // of providers, by name
	offers        map[string]int    // qualified, by provider
	reach         map[string]string // the layers of those, from below: "IaaS, PaaS"
	answered      map[int]int       // of the grid's cells, by column
	some, none    []string          // qualified providers by name: with an answer in the grid, and with none
	typed         map[string]bool   // sections with a headline of their editor's
}

// reaches notes that a provider has a qualified offer on a layer.
func (w *reckoned) reaches(provider, layer string) {
	if w.reach == nil {
		w.reach = map[string]string{}
	}
	var on []string
	for _, l := range stacked() {
		name := strings.ToUpper(l[:1]) + l[1:2] + "aS"
		if l == layer || strings.Contains(w.reach[provider], name) {
			on = append(on, name)
		}
	}
	w.reach[provider] = strings.Join(on, ", ")
}

func stacked() []string { return []string{"iaas", "caas", "paas", "saas"} }

func reckon(t *testing.T, files fs.FS, id string) reckoned {
	t.Helper()
	var ed struct {
		Month, Cutoff, Previous string
		Day                     string `yaml:"previous-cutoff"`
	}
	readYAML(t, files, "editions/"+id+"/edition.yaml", &ed)
	dir := "register/"
	if _, err := fs.Stat(files, "editions/"+id+"/register/offers.yaml"); err == nil {
		dir = "editions/" + id + "/register/"
	}
	var reg struct {
		Observed string
		Missed   []string
		Offers   []rawOffer
	}
	readYAML(t, files, dir+"offers.yaml", &reg)
	w := reckoned{cutoff: ed.Cutoff, year: ed.Month[:4], holders: map[string]bool{}, applicants: map[string]bool{}, piles: map[string]int{}, cells: map[bool]int{},
		together: map[string]int{}, providers: map[string]bool{}, shares: map[string][]int{}, ids: map[string]string{}, offers: map[string]int{}, answered: map[int]int{}}
	for _, o := range reg.Offers {
		w.add(o)
	}
	if ed.Previous != "" {
		var before struct{ Cutoff string }
		readYAML(t, files, "editions/"+ed.Previous+"/edition.yaml", &before)
		ed.Day = before.Cutoff
	}
	w.compares = ed.Day != ""
	w.moves, w.marked, w.entered, w.gone, w.in, w.out = moved(reg.Offers, ed.Day, ed.Cutoff)
	called := map[string]string{}
	for _, name := range []string{"offers.yaml", "providers.yaml"} {
		var tree yaml.Node
		readYAML(t, files, dir+name, &tree)
		w.collect(&tree)
	}
	slices.SortFunc(w.names, func(a, b string) int { return len(b) - len(a) })
	var holders struct {
		Providers []struct {
			ID, Name string
			Renamed  []rawFact
		}
	}
	readYAML(t, files, dir+"providers.yaml", &holders)
	for _, h := range holders.Providers {
		called[h.ID] = h.Name
		for _, r := range knownBy(h.Renamed, ed.Cutoff) {
			called[h.ID] = r.Name
		}
		w.ids[called[h.ID]] = h.ID
	}
	w.survey(reg.Offers, reg.Observed, reg.Missed)
	var grid struct{ Cells []rawCell }
	readYAML(t, files, dir+"grid.yaml", &grid)
	w.answers(grid.Cells)
	w.replies(grid.Cells, called)
	w.values(grid.Cells, called)
	return w
}

// collect is every name in a file of the register, as pages write it.
func (w *reckoned) collect(n *yaml.Node) {
	for i, c := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 1 && c.Kind == yaml.ScalarNode && slices.Contains([]string{"name", "short", "market", "renamed"}, n.Content[i-1].Value) {
			w.names = append(w.names, plainName(strings.ReplaceAll(c.Value, "'", "’")))
		}
		w.collect(c)
	}
}

// asked is the questions of the grid, in its order.
func asked() []string {
	return []string{"type", "share", "customers", "services", "horizon", "role", "extension"}
}

// replies counts the cells of the grid that a source answers, yes or no or as
// without object, and tells who has one.
func (w *reckoned) replies(cells []rawCell, called map[string]string) {
	for p := range w.holders {
		n := 0
		for i, column := range asked() {
			if slices.ContainsFunc(cells, func(c rawCell) bool {
				return c.Provider == p && c.Column == column && upTo(c.Known) <= w.cutoff && c.Inferred != "yes" && c.State != "not-published"
			}) {
				w.answered[i]++
				n++
			}
		}
		if n > 0 {
			w.some = append(w.some, called[p])
		} else {
			w.none = append(w.none, called[p])
		}
	}
}

// replied is how many cells of the grid are answered.
func (w reckoned) replied() int {
	n := 0
	for _, c := range w.answered {
		n += c
	}
	return n
}

// few tells whether the grid is set as its answers: fewer than half of the cells
// have one, in five columns or fewer.
func (w reckoned) few() bool {
	return 2*w.replied() < len(asked())*len(w.holders) && len(w.answered) <= 5
}

// values is what the grid says yes to, and the numbers of its rows, as of the
// latest day.
func (w *reckoned) values(cells []rawCell, called map[string]string) {
	for p := range w.holders {
		for i, column := range asked() {
			var last *rawCell
			for k := range cells {
				c := &cells[k]
				if c.Provider == p && c.Column == column && upTo(c.Known) <= w.cutoff && c.Inferred != "yes" && c.State == "" && len(c.Value) > 0 &&
					(last == nil || upTo(c.Known) >= upTo(last.Known)) {
					last = c
				}
			}
			if last == nil {
				continue
			}
			for _, v := range last.Value {
				w.grid = append(w.grid, answer{called[p], v, i})
				if n, err := strconv.Atoi(strings.TrimSuffix(v, "+")); err == nil {
					w.shares[called[p]] = append(w.shares[called[p]], n)
				}
			}
		}
	}
}

// add counts an offer as it stands at the cut-off.
func (w *reckoned) add(o rawOffer) {
	stages := knownBy(o.Stages, w.cutoff)
	if len(stages) == 0 || stages[len(stages)-1].Stage == "left" {
		return
	}
	last := stages[len(stages)-1]
	w.providers[o.Provider] = true
	for _, m := range knownBy(o.Milestones, w.cutoff) {
		if m.Date != "" {
			w.datedMore++
		}
	}
	if last.Stage == "qualified" {
		w.holders[o.Provider] = true
		w.offers[o.Provider]++
		h := start(o, w.cutoff)
		w.qualified = append(w.qualified, h)
		for _, d := range knownBy(o.Decisions, w.cutoff) {
			if d.Date != "" {
				w.decisions++
			}
		}
		if h.start != "" && h.kind != "decided" {
			w.datedMore++
		}
	} else if o.Name == "" {
		w.bare++
		return
	} else {
		w.candidates++
		w.applicants[o.Provider] = true
		w.milestone(o)
	}
	for i, l := range stacked() {
		if slices.Contains(last.Layers, l) {
			if last.Stage == "qualified" {
				w.reaches(o.Provider, l)
			}
			w.layers[i][map[string]int{"candidate": 0, "qualified": 1}[last.Stage]]++
		}
	}
}

// milestone puts a candidate on its pile, and its date into the list: offers of
// a provider that moved together are one line.
func (w *reckoned) milestone(o rawOffer) {
	code, date, kind := "n", "", ""
	for _, m := range knownBy(o.Milestones, w.cutoff) {
		if m.Step != "filed" && (code == "n" || m.Step >= code) {
			code, date, kind = m.Step, m.Date, m.Kind
		}
	}
	w.piles[code]++
	key := o.Provider + code + date + kind
	if code == "n" || date == "" {
		return
	}
	if w.together[key]++; w.together[key] == 1 {
		w.dated = append(w.dated, strings.ToUpper(code)+" "+date)
	}
}

// start is since when an offer is qualified: what the files date, else by when
// it is known to be.
func start(o rawOffer, day string) held {
	h := held{name: o.Name}
	for _, r := range knownBy(o.Renamed, day) {
		h.name = r.Name
	}
	stages, decisions := knownBy(o.Stages, day), knownBy(o.Decisions, day)
	entered := stages[len(stages)-1]
	for i := len(stages) - 1; i >= 0 && stages[i].Stage == "qualified"; i-- {
		entered = stages[i]
	}
	for i := len(decisions) - 1; i >= 0; i-- {
		if d := decisions[i]; d.Date != "" {
			h.start, h.kind = d.Date, "decided"
		} else if d.Announced != "" && h.kind != "decided" {
			h.start, h.kind = d.Announced, "announced"
		}
	}
	if h.start == "" && entered.Date != "" {
		h.start, h.kind = entered.Date, "listed"
	}
	if len(decisions) > 0 {
		h.end, h.ruled = decisions[len(decisions)-1].Until, decisions[len(decisions)-1].Date
	}
	return h
}

// survey counts the twelve months that end at the cut-off or before, those
// that were surveyed.
func (w *reckoned) survey(offers []rawOffer, observed string, missed []string) {
	end, _ := time.Parse(time.DateOnly, w.cutoff)
	first := time.Date(end.Year(), end.Month(), 1, 0, 0, 0, 0, time.UTC)
	if end.AddDate(0, 0, 1).Day() != 1 {
		first = first.AddDate(0, -1, 0)
	}
	row := 0
	for i := range 12 {
		day := first.AddDate(0, i-10, -1).Format(time.DateOnly)
		m := [2]int{-1, -1}
		if row++; day < observed || slices.Contains(missed, day[:7]) {
			row = 0
		} else {
			m = [2]int{}
			for _, o := range offers {
				then := knownBy(o.Stages, day)
				switch {
				case len(then) == 0:
				case then[len(then)-1].Stage == "qualified":
					m[0]++
				case then[len(then)-1].Stage == "candidate" && o.Name != "":
					m[1]++
				}
			}
		}
		w.row = max(w.row, row)
		if m[0] >= 0 || len(w.months) > 0 {
			w.months = append(w.months, m)
		}
	}
}

// answers counts what the grid says of customers, value by value.
func (w *reckoned) answers(cells []rawCell) {
	for p := range w.holders {
		said, known := map[string]bool{}, false
		for _, c := range cells {
			if c.Provider != p || upTo(c.Known) > w.cutoff || c.Inferred == "yes" || c.State == "not-published" {
				continue
			}
			known = true
			if c.Column == "customers" && c.State == "" {
				for _, v := range c.Value {
					said[v] = true
				}
				for _, v := range c.No {
					said[v] = false
				}
			}
		}
		if !known {
			w.silent++
		}
		if len(said) == 0 {
			continue
		}
		for _, v := range []string{"sme", "private", "vital", "public"} {
			if yes, answered := said[v]; !answered || !yes {
				w.cells[answered]++
			}
		}
	}
}

// ---------------------------------------------------------------- the pages

// plainly is words without what typography adds to them.
func plainly(s string) string {
	s = strings.ReplaceAll(norm.NFKC.String(s), "\u2060", "")
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.Join(strings.Fields(lines[i]), " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// spoken is the sections of an edition as they are read aloud.
type spoken struct {
	t        *testing.T
	lang     string
	sections map[string]string
}

func (s spoken) in(fr, en string) string {
	if s.lang == "fr" {
		return fr
	}
	return en
}

// day is a date in the short form of labels.
func (s spoken) day(date string) string {
	if date == "" {
		return ""
	}
	months := map[string]string{
		"fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
		"en": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
	}
	parts := strings.Split(date, "-")
	out := parts[0]
	if len(parts) > 1 {
		m, _ := strconv.Atoi(parts[1])
		out = strings.Fields(months[s.lang])[m-1] + " " + out
	}
	if len(parts) > 2 {
		d := strings.TrimPrefix(parts[2], "0")
		if d == "1" && s.lang == "fr" {
			d = "1er"
		}
		out = d + " " + out
	}
	return out
}

// long is a date with its month in full.
func (s spoken) long(date string) string {
	months := map[string]string{
		"fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		"en": "January February March April May June July August September October November December",
	}
	parts := strings.SplitN(date, "-", 3)
	if len(parts) == 1 {
		return date
	}
	m, _ := strconv.Atoi(parts[1])
	short := s.day(strings.Join(parts[:2], "-"))
	return strings.Replace(s.day(date), short, strings.Fields(months[s.lang])[m-1]+" "+parts[0], 1)
}

// number is a small number in words, feminine in French; figures beyond.
func (s spoken) number(n int) string {
	small := map[string]string{
		"fr": "zéro une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt",
		"en": "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
	}
	if w := strings.Fields(small[s.lang]); n < len(w) {
		return w[n]
	}
	return ""
}

// rows is the cells of a section's tables, row by row.
func (s spoken) rows(section string) [][]string {
	var out [][]string
	for _, line := range strings.Split(s.sections[section], "\n") {
		if strings.HasPrefix(line, "|") {
			cells := strings.Split(strings.Trim(line, "|"), "|")
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			out = append(out, cells)
		}
	}
	return out
}

// row is the rows that begin so.
func (s spoken) row(section, begins string) [][]string {
	return slices.DeleteFunc(s.rows(section), func(r []string) bool { return r[0] != begins && !strings.HasPrefix(r[0], begins+" ") })
}

// figure is the alternatives of a section that hold a word, each without its
// head, which bears the date.
func (s spoken) figure(section, word string) string {
	for _, line := range strings.Split(s.sections[section], "\n") {
		if strings.HasPrefix(line, "[figure: ") && strings.Contains(line, word) {
			return line
		}
	}
	s.t.Errorf("%s %s: no figure of %q", s.lang, section, word)
	return ""
}

func (s spoken) same(what string, want, got any) {
	s.t.Helper()
	if a, b := fmt.Sprint(want), fmt.Sprint(got); a != b {
		s.t.Errorf("%s: %s is\n%s\nthe register says\n%s", s.lang, what, b, a)
	}
}

func (s spoken) says(section, want string) {
	s.t.Helper()
	if !strings.Contains(strings.ToLower(s.sections[section]), strings.ToLower(want)) {
		s.t.Errorf("%s: %s does not say %q", s.lang, section, want)
	}
}

// leading is the numbers with which lines of a section begin.
func (s spoken) leading(section string) []int {
	var out []int
	for _, m := range regexp.MustCompile(`(?m)^(\d+) \p{L}`).FindAllStringSubmatch(s.sections[section], -1) {
		n, _ := strconv.Atoi(m[1])
		out = append(out, n)
	}
	return out
}

func ints(s string) []int {
	var out []int
	for _, m := range regexp.MustCompile(`\d+`).FindAllString(s, -1) {
		n, _ := strconv.Atoi(m)
		out = append(out, n)
	}
	return out
}

func (s spoken) holds(w reckoned) {
	s.t.Helper()
	s.figures(w)
	s.register(w)
	s.candidates(w)
	s.market(w)
	s.scope(w)
	s.validity(w)
	s.grid(w)
}

// figures is the cover's and the contents page's.
func (s spoken) figures(w reckoned) {
	s.same("the cover's figures", []int{len(w.qualified), w.candidates}, s.leading("cover")[:2])
	s.countdown(w)
	var ending []string
	for _, h := range w.ending(w.year + "-12-31") {
		ending = append(ending, s.day(h.end))
	}
	known := w.candidates - w.piles["n"]
	s.same("the figures of the month", []int{len(w.qualified), w.candidates, known, len(ending)}, s.leading("contents")[:4])
	for _, day := range ending {
		s.says("contents", day)
	}
	for _, n := range []int{len(w.holders), len(w.applicants)} {
		if word := s.number(n); word != "" && n > 1 {
			s.says("contents", word+" "+s.in("prestataire", "provider"))
		}
	}
	if word := s.in(map[int]string{1: "une", 2: "deux"}[w.bare], map[int]string{1: "one", 2: "two"}[w.bare]); word != "" {
		s.says("contents", word+" "+s.in("candidature", "candidac"))
	}
}

// countdown is the giant figure of a quiet cover: the whole months to the next
// known end, counted here a day of each month after another, and its day beside.
func (s spoken) countdown(w reckoned) {
	m := regexp.MustCompile(`(?m)^(\d+)\n\n?(?:mois|months?)$`).FindStringSubmatch(s.sections["cover"])
	next := w.ending("9999-12-31")
	if m == nil || len(next) == 0 {
		return
	}
	cut, _ := time.Parse(time.DateOnly, w.cutoff)
	last := cut.AddDate(0, 0, 1).Day() == 1
	n := 0
	for ; ; n++ {
		first := time.Date(cut.Year(), cut.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, n+1, 0)
		day := first.AddDate(0, 1, -1)
		if !last && cut.Day() < day.Day() {
			day = first.AddDate(0, 0, cut.Day()-1)
		}
		if day.Format(time.DateOnly) > upTo(next[0].end) {
			break
		}
	}
	s.same("the months to the next end", []int{n}, ints(m[1]))
	s.says("cover", next[0].name)
}

// ending is the offers whose end is still to come and can fall by a day.
func (w reckoned) ending(by string) []held {
	out := slices.DeleteFunc(slices.Clone(w.qualified), func(h held) bool {
		return h.end == "" || upTo(h.end) <= w.cutoff || since(h.end) > by
	})
	slices.SortStableFunc(out, func(a, b held) int { return strings.Compare(upTo(a.end), upTo(b.end)) })
	return out
}

func (s spoken) register(w reckoned) {
	var want, got, cards []int
	for i, l := range []string{"IaaS", "CaaS", "PaaS", "SaaS"} {
		in, done := w.layers[i][0], w.layers[i][1]
		if in+done > 0 {
			want = append(want, in, done)
		}
		for _, r := range s.row("register", l) {
			if n := ints(r[0]); len(n) == 2 {
				got = append(got, n...)
			}
		}
		cards = append(cards, done, in)
	}
	s.same("the register's layers", want, got)
	got = nil
	for _, n := range regexp.MustCompile(`(?m)^(\d+) (offres? qualifiée|offres? en cours|offers? qualified|qualified offers?|offers? in progress)`).FindAllStringSubmatch(s.sections["glossary"], -1) {
		got = append(got, ints(n[1])...)
	}
	s.same("the glossary's cards", cards, got)
	var ends, printed []string
	for _, h := range w.qualified {
		ends = append(ends, s.term(w, h))
	}
	for _, r := range s.rows("zoom") {
		if last := r[len(r)-1]; last != s.in("Fin de validité", "End of validity") {
			printed = append(printed, last)
		}
	}
	s.sameSet("the zoom's ends", ends, printed)
}

// term is an end as the zoom prints it.
func (s spoken) term(w reckoned, h held) string {
	switch {
	case h.end == "":
		return s.in("non publié", "not published")
	case upTo(h.end) <= w.cutoff:
		return s.day(h.end) + s.in(", échue", ", expired")
	case since(h.end) <= w.year+"-12-31":
		return s.day(h.end) + s.in(" · cette année", " · this year")
	}
	return s.day(h.end)
}

func (s spoken) sameSet(what string, want, got []string) {
	s.t.Helper()
	slices.Sort(want)
	slices.Sort(got)
	s.same(what, strings.Join(want, "\n"), strings.Join(got, "\n"))
}

// unparted is an alternative without the parts of its counts, which the facts of signs hold.
func unparted(alt string) string { return regexp.MustCompile(` \([^()]*\)`).ReplaceAllString(alt, "") }

func (s spoken) candidates(w reckoned) {
	want, got := []int{w.piles["j0"], w.piles["j1"], w.piles["j2"], w.piles["n"]}, []int(nil)
	unpublished := s.in("Non publié", "Not published")
	for _, begins := range []string{"J0", "J1", "J2", unpublished} {
		for _, r := range s.row("candidates", begins) {
			got = append(got, ints(r[1])[0])
			names := strings.Join(r[1:], " ")
			if ints(r[1])[0] == 0 && !strings.Contains(names, s.in("Aucune offre", "No offer")) {
				s.t.Errorf("%s: the empty column says %q", s.lang, names)
			}
		}
	}
	s.same("the bricks", want, got)
	alt := unparted(s.figure("candidates", "J0 "))
	i := strings.Index(alt, "J0 ")
	s.same("the bricks' alternative", []int{0, want[0], 1, want[1], 2, want[2], want[3]}, ints(alt[i:])[:7])
	var layers, mentioned []int
	for k := 3; k >= 0; k-- {
		layers = append(layers, w.layers[k][0])
	}
	for _, l := range []string{"SaaS", "PaaS", "CaaS", "IaaS"} {
		for _, r := range s.row("candidates", l) {
			mentioned = append(mentioned, ints(r[1])[0])
		}
	}
	s.same("the rows by layer", layers, mentioned)
	alt = unparted(s.figure("candidates", "SaaS "))
	s.same("the rows' alternative", layers, ints(alt[strings.Index(alt, "SaaS "):])[:4])
	var dated, printed []string
	for _, d := range w.dated {
		code, date, _ := strings.Cut(d, " ")
		dated = append(dated, code+" "+s.day(date))
	}
	for _, r := range s.rows("candidates") {
		if len(r) == 3 && regexp.MustCompile(`^J\d$`).MatchString(r[1]) {
			day, _, _ := strings.Cut(r[2], " (")
			printed = append(printed, r[1]+" "+day)
		}
	}
	s.sameSet("the dated milestones", dated, printed)
}

// columns is how many offers stand at each milestone, without a day, and in each
// year of decisions: the last three, what is older with the first; and the years.
func (w reckoned) columns() (want, shown []int) {
	years, dayless := map[string]int{}, 0
	for _, h := range w.qualified {
		if len(h.ruled) < 10 {
			dayless++
		} else {
			years[h.ruled[:4]]++
		}
	}
	want = []int{w.piles["n"], w.piles["j0"], w.piles["j1"], w.piles["j2"], dayless}
	known, older := slices.Sorted(maps.Keys(years)), 0
	for len(known) > 3 {
		older += years[known[0]]
		known = known[1:]
	}
	for _, y := range known {
		n, _ := strconv.Atoi(y)
		want, shown = append(want, years[y]+older), append(shown, n)
		older = 0
	}
	return want, shown
}

// market is the columns of the map and its layers.
func (s spoken) market(w reckoned) {
	want, _ := w.columns()
	var got, layers, mentions []int
	for _, r := range s.rows("map") {
		switch {
		case strings.HasPrefix(r[0], s.in("Couche", "Layer")):
			for _, cell := range r[1:] {
				ns := ints(cell)
				got = append(got, ns[len(ns)-1])
			}
		case len(ints(r[0])) == 2:
			layers = append(layers, ints(r[0])...)
		}
	}
	s.same("the columns of the map", want, got)
	for k := 3; k >= 0; k-- {
		mentions = append(mentions, w.layers[k][0], w.layers[k][1])
	}
	s.same("the layers of the map", mentions, layers)
}

func (s spoken) scope(w reckoned) {
	var want, got []int
	for k := 3; k >= 0; k-- {
		want = append(want, w.layers[k][0], w.layers[k][1])
	}
	for _, l := range []string{"SaaS", "PaaS", "CaaS", "IaaS"} {
		for _, r := range s.row("scope", l) {
			got = append(got, ints(r[1])[0], ints(r[2])[0])
		}
	}
	s.same("the butterfly", want, got)
	alt := unparted(s.figure("scope", "SaaS "))
	s.same("the butterfly's alternative", want, ints(alt[strings.Index(alt, "SaaS "):])[:8])
	s.strip(w)
	s.bands(w)
}

// bands is the figures of the surveys, from six in a row on.
func (s spoken) bands(w reckoned) {
	title := s.in("Lire les deux bandes", "Reading the two bands")
	if drawn := strings.Contains(s.sections["scope"], title); drawn != (w.row >= 6) {
		s.t.Errorf("%s: bands are drawn: %v, after %d surveys in a row", s.lang, drawn, w.row)
	}
	if w.row < 6 {
		return
	}
	var rows [][]string
	for _, r := range s.rows("scope") {
		if slices.Contains(r, "n. p.") || len(rows) < 2 && regexp.MustCompile(`^\d+( |$)`).MatchString(r[0]) && len(r) != 3 {
			rows = append(rows, r)
		}
	}
	if len(rows) != 2 {
		s.t.Fatalf("%s: %d rows of surveys", s.lang, len(rows))
	}
	for list, row := range rows {
		var want, got []string
		for _, m := range w.months {
			figure := fmt.Sprint(m[list])
			if m[list] < 0 {
				figure = "n. p."
			}
			want = append(want, figure)
		}
		for _, cell := range row {
			if cell != "n. p." {
				cell, _, _ = strings.Cut(cell, " ")
			}
			got = append(got, cell)
		}
		s.same("a band", slices.Compact(want), slices.Compact(got))
	}
}

// strip is the last decision of each offer: with a day, on their year, and without one.
func (s spoken) strip(w reckoned) {
	if len(w.qualified) == 0 {
		return
	}
	years, dayless, young := map[string]int{}, 0, 0
	for _, h := range w.qualified {
		if len(h.ruled) < 10 {
			dayless++
			continue
		}
		years[h.ruled[:4]]++
		if plusYear(h.ruled) > w.cutoff {
			young++
		}
	}
	var want []int
	for _, y := range slices.Sorted(maps.Keys(years)) {
		n, _ := strconv.Atoi(y)
		want = append(want, n, years[y])
	}
	want = append(want, dayless)
	alt := unparted(s.figure("scope", s.in("Frise", "strip")))
	i := strings.Index(alt, ". ")
	for ; i >= 0 && !regexp.MustCompile(`^\. \D*\d+ `).MatchString(alt[i:]); i++ {
	}
	s.same("the strip's alternative", want, ints(alt[i:])[:len(want)])
	if n := len(w.qualified) - dayless; s.number(n) != "" && s.number(young) != "" && young > 1 && young < n {
		s.says("scope", s.number(young)+s.in(" sur ", " of ")+s.number(n))
	}
	if dayless > 0 {
		s.says("scope", fmt.Sprint(s.in("sans date : ", "undated: "), dayless))
	}
	discs := 0
	for _, r := range s.rows("scope") {
		if len(r) == 3 && regexp.MustCompile(`\d{4}$`).MatchString(r[0]) {
			discs++
		}
	}
	if discs > len(w.qualified)-dayless {
		s.t.Errorf("%s: the strip names %d decisions, %d have a day", s.lang, discs, len(w.qualified)-dayless)
	}
}

func (w reckoned) without(field func(held) string) int {
	n := 0
	for _, h := range w.qualified {
		if field(h) == "" {
			n++
		}
	}
	return n
}

func (s spoken) validity(w reckoned) {
	var want, got []string
	ruled, told, ended, none := 0, 0, 0, 0
	for _, h := range w.qualified {
		label := h.name + " | "
		switch {
		case h.start == "" && h.end == "":
			label += s.in("qualifiée ; dates non publiées", "qualified; dates not published")
			none++
		case h.start == "":
			label += s.in("début non publié ; ", "start not published; ")
			ended++
		default:
			if h.kind == "decided" {
				ruled++
			} else {
				told++
			}
			label += s.in("depuis : ", "since: ") + s.long(h.start) +
				map[string]string{"announced": s.in(" (annonce)", " (announcement)"), "listed": s.in(" (entrée dans la liste)", " (entry in the list)")}[h.kind]
			if h.kind == "decided" && len(h.ruled) == 10 && h.ruled != h.start {
				label += s.in(", renouvelée ou étendue le ", ", renewed or extended on ") + s.long(h.ruled)
			}
			label += s.in(" ; ", "; ")
		}
		switch {
		case h.end != "" && upTo(h.end) <= w.cutoff:
			label += s.day(h.end) + s.in(", échue", ", expired")
		case h.end != "":
			label += s.day(h.end)
		case h.start != "":
			label += s.in("fin non publiée", "end not published")
		}
		want = append(want, label)
	}
	names := make([]string, 0, len(w.qualified))
	for _, h := range w.qualified {
		names = append(names, h.name)
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	rows := s.rows("validity")
	s.same("the heads of the calendar", 1, len(slices.DeleteFunc(slices.Clone(rows), func(r []string) bool {
		return strings.Join(r, " | ") != s.in("Offre | Dates", "Offer | Dates")
	})))
	for _, r := range rows[1:] {
		name := r[0]
		for _, n := range names {
			if strings.HasSuffix(r[0], plainName(n)) {
				name = n
				break
			}
		}
		got = append(got, name+" | "+r[1])
	}
	s.sameSet("the calendar", want, got)
	alt := s.figure("validity", s.in("Calendrier", "calendar"))
	i := strings.Index(alt, ". ")
	for ; i >= 0 && !regexp.MustCompile(`^\. \d`).MatchString(alt[i:]); i++ {
	}
	s.same("the calendar's alternative", []int{ruled, told, ended, none}, ints(alt[i:])[:4])
	soon := w.ending(plusYear(w.cutoff))
	for _, h := range soon[:min(2, len(soon))] {
		s.says("scope", s.day(h.end))
	}
	if n := w.without(func(h held) string { return h.end }); n > 0 && s.number(n) != "" {
		s.says("scope", s.number(n)+s.in(" offre", " offer"))
	}
	if _, placed := s.sections["chronology"]; placed {
		rows := slices.DeleteFunc(s.rows("chronology"), func(r []string) bool { return r[0] == "Date" })
		s.same("the chronology", w.decisions+w.datedMore, len(rows))
	}
}

// plainName is a name as it is typed: a hyphen at a line's end is read as one of its own.
func plainName(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(plainly(s), "\u2010", "-"))
}

func plusYear(day string) string {
	d, _ := time.Parse(time.DateOnly, day)
	return d.AddDate(1, 0, 0).Format(time.DateOnly)
}

// grid is what is denied and unsaid of customers, and who is silent: cell by
// cell, or gathered where few have answered.
func (s spoken) grid(w reckoned) {
	if w.few() {
		s.answers(w)
		return
	}
	text := s.sections["grid"]
	answer := func(no string) int { return len(regexp.MustCompile(`\[[^\[\]]* ?: `+no+`\]`).FindAllString(text, -1)) }
	s.same("the customers that a source denies, and those unsaid", []int{w.cells[true], w.cells[false]},
		[]int{answer(s.in("non", "no")), answer(s.in("non publié", "not published"))})
	s.same("the rows without information", w.silent, strings.Count(text, s.in("Informations non disponibles", "No information available")))
}

// answers is the grid that is set as its answers: the providers that have one,
// in as many columns as have one; the questions without any; the silent.
func (s spoken) answers(w reckoned) {
	s.t.Helper()
	var rows, silent []string
	unanswered, stand := "", ""
	for _, line := range strings.Split(s.sections["grid"], "\n") {
		switch name, listed := strings.CutPrefix(line, "- "); {
		case listed:
			silent = append(silent, name)
		case strings.HasPrefix(line, s.in("Sept questions", "Seven questions")):
			stand = line
		case strings.HasPrefix(line, s.in("Aucun des ", "None of the ")):
			unanswered = line
		}
	}
	for _, r := range s.rows("grid")[1:] {
		rows = append(rows, r[0])
		if len(r) != 1+len(w.answered) {
			s.t.Errorf("%s: the row %q has %d cells, %d questions an answer", s.lang, r, len(r), len(w.answered))
		}
	}
	offers := func(names []string, one, many string) []string {
		var out []string
		for _, name := range names {
			n := w.offers[w.ids[name]]
			out = append(out, plainName(name)+fmt.Sprintf(" [%s] %d ", w.reach[w.ids[name]], n)+map[bool]string{true: one, false: many}[n == 1])
		}
		return out
	}
	s.sameSet("the providers with an answer", offers(w.some, s.in("offre", "offer"), s.in("offres", "offers")), rows)
	s.sameSet("the providers without one", offers(w.none, s.in("offre qualifiée", "qualified offer"), s.in("offres qualifiées", "qualified offers")), silent)
	if n := len(w.none); s.number(n) != "" && n > 1 {
		s.says("grid", "## "+s.number(n)+s.in(" prestataires", " providers"))
	}
	s.same("the numbers of the grid's standfirst", big(7, 7, len(w.holders), len(w.some), len(w.answered)), s.counted(stand, w.names))
	s.same("the number of providers asked", big(len(w.holders)), s.counted(unanswered, w.names))
	for i, question := range strings.Split(s.in("son type de cloud|la part qualifiée|les clientèles|le nombre de ses services|l’horizon|son rôle|s’il prévoit",
		"its type of cloud|the qualified share|the customers it|the number of its|the horizon|its role|whether it plans"), "|") {
		if said := strings.Contains(unanswered, question); said != (w.answered[i] == 0) {
			s.t.Errorf("%s: %q stands among the questions without an answer: %v, and has %d", s.lang, question, said, w.answered[i])
		}
	}
	denied := regexp.MustCompile(s.in(`(?:PME et TPE|Privé|OIV/OSE|Public) : non(?: |$)`, `(?:SMEs|Private|OIV/OSE|Public): no(?: |$)`))
	n := 0
	for _, r := range s.rows("grid") {
		for _, cell := range r[1:] {
			n += len(denied.FindAllString(cell, -1))
		}
	}
	s.same("the customers that a source denies", w.cells[true], n)
}
