package text

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// judged is a text with the ends of lines a typographer accepts.
type judged struct {
	text string
	ends map[int]bool // words before each accepted end
}

// lists reads a list of testdata, such as breaks.en.txt: texts by kind.
func lists(t *testing.T, name string) map[string][]judged {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	out, kind := map[string][]judged{}, ""
	for _, line := range strings.Split(string(b), "\n") {
		switch {
		case strings.HasPrefix(line, "= "):
			kind = line[2:]
		case line != "" && line[0] != '%':
			j := judged{ends: map[int]bool{}}
			var words []string
			for _, w := range strings.Fields(line) {
				if w[0] == '|' {
					j.ends[len(words)] = true
					continue
				}
				words = append(words, w)
			}
			j.ends = counted(words, j.ends)
			j.text = strings.Join(words, " ")
			out[kind] = append(out[kind], j)
		}
	}
	return out
}

// counted are the ends by the words before them, marks that stand alone left out.
func counted(words []string, ends map[int]bool) map[int]bool {
	out, n := map[int]bool{}, 0
	for i, w := range words {
		if ends[i] {
			out[n] = true
		}
		if isWordy(w) {
			n++
		}
	}
	return out
}

func isWordy(w string) bool {
	return strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// wrong are the ends of lines that the list does not accept, and whether there
// was an end at all. Spaces that do not break are drawn as spaces.
func (j judged) wrong(lines []draw.Box) (bad []string) {
	n := 0
	for i := range lines {
		s := plainText(&lines[i])
		for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\u00A0' }) {
			if isWordy(w) {
				n++
			}
		}
		if i+1 < len(lines) && !j.ends[n] {
			bad = append(bad, s)
		}
	}
	return bad
}

// possible tells whether lines that end where the list accepts it fit the
// measure, in one line more than the fewest: else there is no way to be met.
func (j judged) possible(s *Setter, style Style, lang string, width unit.Length) bool {
	g := s.compose(para(style, lang, Run{Text: j.text}), nil)
	words, n := map[int]int{}, 0 // glyph → words before it
	for i := range g.glyphs {
		if r := g.glyphs[i].r; r != ' ' && r != '\u00A0' && (i == 0 || g.glyphs[i-1].r == ' ' || g.glyphs[i-1].r == '\u00A0') {
			k := i
			for k < len(g.glyphs) && g.glyphs[k].r != ' ' && g.glyphs[k].r != '\u00A0' {
				k++
			}
			if isWordy(g.string(i, k)) {
				n++
			}
		}
		words[i+1] = n
	}
	b := g.breaker(0, width)
	fewest := b.fewestOf(func(int) bool { return true })
	return b.fewestOf(func(k int) bool { return j.ends[words[b.p.breaks[k].end]] }) <= allowed(style, fewest)
}

// allowed is the number of lines a text may have: one more than the fewest, where
// its style has a limit that can be kept no more than that.
func allowed(style Style, fewest int) int {
	if n := fewest + 1; style.Most < fewest || n <= style.Most {
		return n
	}
	return style.Most
}

// fewestOf are the lines when each is filled as far as it goes, of the breaks that
// may end one; 1000 when they do not serve.
func (b *breaker) fewestOf(may func(brk int) bool) int {
	lines, at := 0, 0
	for last := len(b.p.breaks) - 1; at < last; lines++ {
		next := at
		for k := at + 1; k <= last; k++ {
			if b.fill(at, k).ok && (k == last || may(k)) {
				next = k
			}
		}
		if next == at {
			return 1000
		}
		at = next
	}
	return lines
}

// headStyle and the others are those of the theme, by their measures.
func headStyle() Style {
	return Style{Name: "h1", Font: "sans-bold", Size: 30 * unit.PT, Leading: unit.Millimetres(11.25), Ink: "nuit", Track: -12, Align: Balanced, Most: 3}
}

// shortHead is the head of the theme, which may have two lines.
func shortHead() Style {
	s := headStyle()
	s.Most = 2
	return s
}

// coverStyle is that of the heads on the cover.
func coverStyle() Style {
	return Style{Name: "cover-head", Font: "serif-display-regular", Size: 20 * unit.PT, Leading: unit.Millimetres(9), Ink: "noir", Align: Balanced, Most: 3}
}

func standStyle() Style {
	return Style{Name: "stand", Font: "serif", Size: 14 * unit.PT, Leading: unit.Millimetres(6.75), Ink: "noir", Align: Balanced}
}

func noteStyle() Style {
	return Style{Name: "note", Font: "sans", Size: unit.Points(7.75), Leading: unit.Millimetres(3.375), Ink: "noir"}
}

// kinds are the kinds of text in the lists, the measures they are set in, and
// the least share of settings that end every line well.
var kinds = []struct {
	kind     string
	style    Style
	measures []float64
	met      float64
}{
	{"headlines", headStyle(), []float64{110, 130.5, 150, 175.5}, 0.95},
	{"standfirsts", standStyle(), []float64{110, 130.5, 150}, 0.90},
	{"captions", noteStyle(), []float64{25, 30, 35, 40, 45}, 0.90},
	{"heads", shortHead(), []float64{115.5, 130.5, 145.5}, 0.95},
	{"covers", coverStyle(), []float64{90, 105, 120}, 0.95},
	{"publics", shortHead(), []float64{145.5, 171}, 0.95},
}

// tally are the settings of texts in several lines: how many there are, how many
// end all of them well, and how many have no way to.
type tally struct{ set, met, none int }

func (c tally) share() float64 { return float64(c.met) / float64(c.set) }

// judge sets a text at its measures and adds up.
func (c *tally) judge(t *testing.T, s *Setter, j judged, style Style, lang string, measures []float64) {
	t.Helper()
	for _, mm := range measures {
		r := s.Set(para(style, lang, Run{Text: j.text}), unit.Millimetres(mm), Options{})
		if r.Wide != nil || len(r.Lines) < 2 {
			continue
		}
		if !j.possible(s, style, lang, unit.Millimetres(mm)) {
			c.none++
			continue
		}
		c.set++
		if len(j.wrong(r.Lines)) == 0 {
			c.met++
			continue
		}
		t.Logf("%s %s %g mm: %s", lang, style.Name, mm, strings.Join(shown(r.Lines), " / "))
	}
}

// A line ends inside a phrase, a date or a name only where the lines that its
// style allows have no other end.
func TestPhrasesArePartedOnlyWithoutAnotherWay(t *testing.T) {
	s := setter(t)
	parted := 0
	for _, name := range []string{"breaks.fr", "breaks.en", "breaks4.fr", "breaks4.en", "breaks6.fr", "breaks6.en"} {
		lang := name[len(name)-2:]
		for _, texts := range lists(t, name+".txt") {
			for _, j := range texts {
				for _, style := range []Style{headStyle(), shortHead(), standStyle(), noteStyle()} {
					for _, mm := range []float64{40, 60, 85.5, 115.5, 130.5} {
						g := s.compose(para(style, lang, Run{Text: j.text}), nil)
						b := g.breaker(0, unit.Millimetres(mm))
						way := g.choose(0, unit.Millimetres(mm), 0)
						if len(way) == 0 || !slices.ContainsFunc(way, func(k int) bool { return b.p.breaks[k].sense >= inside }) {
							continue
						}
						parted++
						fewest := b.fewestOf(func(int) bool { return true })
						if n := b.fewestOf(func(k int) bool { return b.p.breaks[k].sense < inside }); n <= allowed(style, fewest) {
							t.Errorf("%s %s %g mm: a phrase is parted in %q", name, style.Name, mm, j.text)
						}
					}
				}
			}
		}
	}
	if parted == 0 {
		t.Error("no phrase was parted at all: the test shows nothing")
	}
}

// TestLinesBreakBySense: headlines, standfirsts and captions end their lines
// where a typographer would, at every measure they are set in. The lists were
// judged before they were set; each has its first score at its head.
func TestLinesBreakBySense(t *testing.T) {
	s := setter(t)
	for _, list := range []struct {
		name  string
		least [6]int
		langs string
	}{{"breaks", [6]int{120, 40, 60}, "fr en"}, {"breaks2", [6]int{60, 20, 30}, "fr en"}, {"breaks3", [6]int{60, 20, 30}, "fr en"},
		{"breaks4", [6]int{50}, "fr en"}, {"breaks5", [6]int{30}, "en"}, {"breaks6", [6]int{0, 0, 0, 15}, "fr en"},
		{"breaks7", [6]int{0, 25, 30, 0, 60}, "fr en"},
		{"breaks8", [6]int{60, 30}, "fr en"}, {"breaks9", [6]int{60, 30}, "fr en"},
		{"breaks10", [6]int{20, 8}, "fr en"}, {"breaks11", [6]int{20, 0, 12}, "fr en"}, {"breaks12", [6]int{40, 20, 30}, "fr en"}, {"breaks13", [6]int{0, 40}, "fr en"},
		{"breaks14", [6]int{5: 60}, "fr en"}, {"breaks15", [6]int{5: 40}, "fr en"},
		{"breaks16", [6]int{0, 59, 59, 0, 0, 59}, "fr en"}, {"breaks17", [6]int{0, 60, 60, 0, 0, 60}, "fr en"}} {
		for _, lang := range strings.Fields(list.langs) {
			all := lists(t, list.name+"."+lang+".txt")
			for n, k := range kinds {
				if len(all[k.kind]) < list.least[n] {
					t.Fatalf("%s: %d %s", lang, len(all[k.kind]), k.kind)
				}
				if list.least[n] == 0 {
					continue
				}
				var c tally
				for _, j := range all[k.kind] {
					c.judge(t, s, j, k.style, lang, k.measures)
				}
				t.Logf("%s %s %s: %d of %d met (%.3f), %d have no way", list.name, lang, k.kind, c.met, c.set, c.share(), c.none)
				if c.none > c.set/10 {
					t.Errorf("%s %s %s: %d have no acceptable lines", list.name, lang, k.kind, c.none)
				}
				if c.share() < k.met {
					t.Errorf("%s %s %s: %.3f met, under %.2f", list.name, lang, k.kind, c.share(), k.met)
				}
			}
		}
	}
}

// Notes and cells: one short word does not stand alone on the last line, no word
// leads on to the next where a line more serves, and a wide note is ragged for the
// sake of sense as a narrow one is. Of a few words one is a fair part.
func TestShortTextsEndTheirLines(t *testing.T) {
	s := setter(t)
	cell := noteStyle()
	cell.Size = unit.Points(9.25)
	for _, c := range []struct {
		style Style
		lang  string
		mm    float64
		text  string
		want  []string
	}{
		{noteStyle(), "en", 25.5, "The one when a fact happened, the one when it became known.",
			[]string{"The one when a fact", "happened,", "the one when it", "became known."}},
		{cell, "en", 46, "Eleven offers in progress without a public milestone: ask which one is passed, on what date, and for the document that shows it.",
			[]string{"Eleven offers in progress", "without a public milestone:", "ask which one is passed,", "on what date,", "and for the document", "that shows it."}},
		{noteStyle(), "fr", 81, "Observatoire SecNumCloud, mensuel bilingue. SecNumCloud est un référentiel de l’ANSSI, que cette publication " +
			"n’engage pas. Composé en Source Serif 4, Source Sans 3 et Source Code Pro.",
			[]string{"Observatoire SecNumCloud, mensuel bilingue.", "SecNumCloud est un référentiel de l’ANSSI,",
				"que cette publication n’engage pas. Composé en Source Serif 4,", "Source Sans 3 et Source Code Pro."}},
		{noteStyle(), "fr", 18, "Cloud Premier Souverain", []string{"Cloud Premier", "Souverain"}},
	} {
		got := shown(s.Set(para(c.style, c.lang, Run{Text: c.text}), unit.Millimetres(c.mm), Options{}).Lines)
		if !slices.Equal(got, c.want) {
			t.Errorf("%g mm: %q, want %q", c.mm, got, c.want)
		}
	}
}

// A number in words is parted at its hyphen in a note only where nothing else fits, and
// in running text at a higher price; another compound is divided there as before.
func TestNumbersInWordsStayWhole(t *testing.T) {
	s := setter(t)
	for _, c := range []struct {
		lang, word string
		whole      bool
	}{
		{"en", "twenty-three", true}, {"en", "Forty-fifth", true}, {"en", "two-thirds", true}, {"en", "three-storey", false},
		{"fr", "trente-deux", true}, {"fr", "quatre-vingt-dix-neuf", true}, {"fr", "vingt-cinquième", true}, {"fr", "micro-services", false},
	} {
		g := s.compose(para(noteStyle(), c.lang, Run{Text: "a " + c.word + " b"}), nil)
		found := 0
		for _, b := range g.parts[0].breaks {
			if b.joint != atHyphen {
				continue
			}
			found++
			if whole := b.sense >= inside && b.penalty > compoundPenalty; whole != c.whole {
				t.Errorf("%s: the hyphen of %q is graded %.1f", c.lang, c.word, b.sense)
			}
		}
		if found == 0 {
			t.Errorf("%s: %q has no hyphen at which a line may end", c.lang, c.word)
		}
	}
	text := "More than twenty-three providers have replied"
	for _, mm := range []float64{24, 28, 32, 36, 40, 60} {
		for _, l := range shown(s.Set(para(noteStyle(), "en", Run{Text: text}), unit.Millimetres(mm), Options{}).Lines) {
			if strings.HasSuffix(l, "-") {
				t.Errorf("%g mm: %q ends in a number", mm, l)
			}
		}
	}
}

// What the classes of words say of single ends of lines: nouns that look like verbs of
// particles, bare complements of verbs, letters that name, ranges, prepositions whose
// object stands before them, days and their parts, rates.
func TestClassesGradeEnds(t *testing.T) {
	s := setter(t)
	for _, c := range []struct {
		lang, before, after string
		least, most         float64
	}{
		{"en", "Candidates wait for their turn", "in the corridor", 0, 3}, {"en", "Ministers set out their call", "on Monday", 0, 3},
		{"en", "The price of the turn", "off the motorway", 0, 3}, {"en", "Visitors take a turn in", "the garden", 8.5, 9},
		{"en", "The towns set", "up a fund for repairs", 9, 9}, {"en", "Police report a break", "in at the museum", 9, 9},
		{"en", "The bill was passed", "on 12 March 2026", 0, 3}, {"en", "The bill was passed on", "12 March 2026", 8.5, 9}, {"en", "The motion was carried", "on Monday", 0, 3},
		{"en", "The list is passed", "on the 12th of May", 0, 3}, {"en", "The vote was called", "off on Friday", 9, 9}, {"en", "The troops carried", "on to the border", 9, 9},
		{"en", "The guests we spoke", "to say the hall is cold", 8.5, 9}, {"en", "The guests we spoke to", "say the hall is cold", 0, 3},
		{"en", "The people she works", "for earn less than before", 8.5, 9}, {"en", "The people she wants", "to see are few", 0, 5},
		{"en", "They met on Tuesday", "night in the hall", 8.5, 9}, {"en", "The harder", "it gets to find out", 6, 9},
		{"en", "At least one working day", "a week", 6, 9}, {"en", "What remains is", "who will pay the bill", 6, 9},
		{"fr", "Il faudra mettre", "en conformité trois cents contrats", 8.5, 9}, {"fr", "La mise", "en réseau des urgences", 8.5, 9},
		{"fr", "Répartition des jalons J0", "à J3 par fournisseur", 9.2, 9.2}, {"fr", "Le délai va de 12", "à 18 mois selon les cas", 9.2, 9.2},
		{"fr", "Le délai va de 12 à", "18 mois selon les cas", 9.2, 9.2}, {"fr", "Un immeuble de catégorie", "A sort de terre", 9, 9},
		{"fr", "Un immeuble de catégorie A", "sort de terre", 0, 3}, {"fr", "Un traité signé par M. Dupuis", "et Mme Lenoir", 0, 2},
		{"fr", "Voir les pages 12", "à 18 du rapport", 9.2, 9.2}, {"fr", "Voir les pages 12 à 18", "du rapport", 0, 4},
		{"fr", "Les articles 3", "et 7 de la loi", 8, 9}, {"fr", "Les années 2024 à", "2026 sont votées", 9.2, 9.2}, {"fr", "Les annexes A", "à D du rapport", 9.2, 9.2},
		{"fr", "Le taux passe de 12\u00A0%", "à 18\u00A0% en deux ans", 9.2, 9.2}, {"fr", "Le taux passe de 12\u00A0% à 18\u00A0%", "en deux ans", 0, 3},
		{"fr", "La hausse de 12\u00A0%", "du prix de gros", 4, 7}, {"fr", "Le trajet va de 12\u00A0km", "à 18\u00A0km", 9.2, 9.2},
		{"en", "It runs sections 3", "to 7 of the agreement", 9.2, 9.2}, {"en", "It costs £12", "to £18 a month", 9.2, 9.2}, {"en", "It takes route 7", "to 12 villages", 0, 3},
		{"en", "He is said", "to have been warned twice", 0, 3}, {"en", "He is said to have been", "warned twice", 8, 9},
		{"en", "She was the first woman to", "be elected mayor", 8.5, 9}, {"en", "She was the first woman to be", "elected mayor", 8.5, 9},
		{"en", "The offer is about", "to be qualified again", 0, 6}, {"fr", "Elle est la première à être", "élue maire", 8.5, 9},
		{"fr", "Tout tient ici. Il se lit", "comme un contrat de bail", 5, 7}, {"fr", "Il se lit", "comme un contrat de bail", 0, 3},
		{"fr", "Plus", "de trente-deux villes", 9, 9}, {"fr", "Une enquête", "auprès de 214 mairies", 0, 3}, {"fr", "Fermeture d’ici", "au 30 juin", 7.5, 9}, {"fr", "Le docteur Martin", "Hirsch préside", 8.8, 9},
		{"en", "For years lot", "no. 7 goes begging", 9, 9}, {"en", "Decision", "no. 2118 was taken", 9, 9}, {"en", "It was taken in", "November 2023", 8.5, 9},
		{"fr", "Une hausse par rapport à l’an", "dernier de 4 points", 9, 9}, {"fr", "Une hausse par rapport", "à l’an dernier", 0, 7.5},
		{"fr", "Un service à très haute", "disponibilité pour tous", 8, 8.5}, {"fr", "Filiale", "du groupe Iliad", 0, 4}, {"fr", "Filiale du groupe", "Iliad", 8.5, 9},
		{"fr", "La société", "Dassault Systèmes ouvre", 8.5, 8.5}, {"fr", "La société Dassault", "Systèmes ouvre", 9, 9}, {"fr", "Un contrat avec Orange", "Business", 8.8, 8.8},
		{"fr", "La surveillance que prévoit", "chaque schéma", 6, 6}, {"fr", "Ce que prévoit", "le schéma national", 0, 4},
		{"en", "Council throws out plan", "for a second runway", 0, 2}, {"en", "Patients turn away", "from video calls", 0, 3}, {"en", "Patients turn", "away from video calls", 9, 9},
		{"en", "Prices are up to 40%", "lower in Brest", 8.5, 9}, {"en", "Prices fall by 40%", "in Brest", 0, 3}, {"en", "They who will pay", "for the dam", 6, 6},
		{"en", "It ends on 30 November", "2026", 9.2, 9.2}, {"fr", "Fin au mois", "prochain dans le Gard", 9, 9},
		{"fr", "Il n’a rien dit. Les critères", "ne se compensent pas", 4, 5}, {"fr", "Les critères", "ne se compensent pas", 0, 3}, {"en", "It is full. The page", "is that of the row", 4, 9},
		{"en", "It is no merit. In small,", "a column for each", 7, 7}, {"en", "In small,", "a column for each", 0, 1}, {"fr", "Il y en a six. Free Pro,", "candidat, attend", 7, 7},
		{"fr", "Le cas de l’article 28", "du règlement reste ouvert", 6, 6}, {"en", "The duty in Article 28", "of the Regulation binds both", 6, 6},
		{"fr", "Le texte suit le règlement (UE)", "2024/1183 en tout point", 9.2, 9.2}, {"en", "Regulation (EC)", "No\u00A0765/2008 applies", 9.2, 9.2},
		{"fr", "Un marché adossé à IaaS Cloud", "on Demand ou non", 8, 9}, {"fr", "Le Hosted Private Cloud", "d’OVHcloud attend", 0, 6.5},
	} {
		g := s.compose(para(noteStyle(), c.lang, Run{Text: c.before + " " + c.after}), nil)
		b := g.parts[0].breaks
		at := slices.IndexFunc(b, func(k brk) bool { return k.joint == atSpace && k.end == len([]rune(c.before)) })
		if at < 0 {
			t.Fatalf("%s: no line ends behind %q", c.lang, c.before)
		}
		if got := b[at].sense; got < c.least || got > c.most {
			t.Errorf("%q | %q is %.1f, not from %.1f to %.1f", c.before, c.after, got, c.least, c.most)
		}
	}
}
