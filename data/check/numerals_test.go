package check_test

import (
	"slices"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// inWords is the numbers that the sentences below say in words.
func inWords(lang string) check.Numerals {
	words := map[string][]string{
		"fr": {"deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize",
			"dix-sept", "dix-huit", "dix-neuf", "vingt"},
		"en": {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
			"sixteen", "seventeen", "eighteen", "nineteen", "twenty"},
	}[lang]
	out := map[string]int{"trente": 30, "thirty": 30, "vingt-quatre": 24, "twenty-four": 24, "quarante": 40, "forty": 40,
		"une douzaine de": 12, "a couple of": 2}
	for i, w := range words {
		out[w] = i + 2
	}
	units := map[string]map[string][]string{
		"fr": {"hour": {"heures"}, "day": {"jours"}, "week": {"semaines"}, "month": {"mois"}, "quarter": {"trimestre"}, "year": {"ans", "an"}},
		"en": {"day": {"days"}, "week": {"week", "weeks"}, "month": {"month", "months"}, "quarter": {"quarter", "quarters"}, "year": {"year", "years"}},
	}[lang]
	return check.Numerals{Numbers: out, Ones: map[string][]string{"fr": {"un", "une"}, "en": {"a", "one"}}[lang], Units: units}
}

// numbered is whether the numbers of a sentence and of its translation are told to part.
func numbered(t *testing.T, fr, en string) bool {
	t.Helper()
	s, found := data.Load(sample.Small(t, map[string]string{"editions/2026-01/edition.yaml": edition + "[technical, sources]\n",
		"editions/2026-01/fr/technical.md": fr + "\n", "editions/2026-01/en/technical.md": en + "\n"}))
	if len(found) > 0 {
		t.Fatal(found)
	}
	e, _ := s.Edition("2026-01")
	parts := func(is diag.Issue) bool { return is.Code == check.NumberParity }
	return slices.ContainsFunc(check.Edition(s, e, []string{"fr", "en"}, inWords), parts)
}

// Free translations say a number otherwise: by a pair's word, in another unit, in none.
func TestNumbersOfFreeTranslations(t *testing.T) {
	for _, p := range [][2]string{
		{"Les deux listes paraissent le même jour.", "Both lists appear on the same day."},
		{"La liste a été lue à deux reprises.", "The list was read twice."},
		{"Une qualification dure trois ans au plus.", "A qualification lasts three years at most."},
		{"Trois ans sont un plafond, non une promesse.", "Three years are a ceiling, not a promise."},
		{"Quinze jours plus tard, rien n'avait changé.", "Two weeks later, nothing had changed."},
		{"Huit jours suffisent pour répondre.", "A week is enough for an answer."},
		{"Il restait vingt-quatre mois.", "Two years were left."},
		{"Il restait six mois.", "Two quarters were left."},
		{"Neuf mois ont passé.", "Three quarters have passed."},
		{"Une offre sur deux attend.", "Half of the offers wait."},
		{"Deux fois plus de pages qu'en janvier.", "Double the pages of January."},
		{"Trois quarts des réponses manquent.", "Most answers are missing, three quarters of them."},
		{"Le dossier tient en deux mots : rien ne bouge.", "The file in a nutshell: nothing moves."},
		{"Ni l'une ni l'autre des deux voies n'est fermée.", "Neither way is closed."},
		{"Une douzaine de lignes, et deux notes.", "Twelve lines or so, and a couple of notes."},
		{"Cinq colonnes, et autant de questions.", "Five columns, and five questions."},
		{"Un tableau à trois colonnes.", "A three-column table."},
		{"Un délai de deux ans court.", "A two-year delay runs."},
		{"Tous les deux mois, la liste est relue.", "Every other month the list is read again."},
		{"La moitié des étapes est passée.", "Two of the steps are behind us, half of them."},
		{"Deux horloges, et l'on y lit trois heures.", "Two clocks, and they show three."},
		{"D'ici à trois mois, sept lignes changeront.", "Within a quarter, seven lines will change."},
		{"Nous avons lu dix pages, puis les dix suivantes.", "We read ten pages, then as many again."},
		{"Deux ou trois mots suffisent.", "A few words are enough."},
		{"Il y a deux poids et deux mesures.", "There is a double standard."},
		{"Quatre lettres, quatre sens.", "Four letters, and as many meanings."},
		{"Entre les deux, il faut choisir.", "One has to choose between them."},
		{"Vingt pages, dont la moitié de notes.", "Twenty pages, ten of them notes."},
		{"Les trois derniers mois furent calmes.", "The last quarter was quiet."},
		{"Elle a été prise en deux temps.", "It was taken in two steps."},
		{"Cinq questions et leurs réponses.", "Five questions and five answers."},
		{"Deux choix différents, deux résultats.", "Two different choices, two results."},
		{"Une paire de chiffres, et quatre notes.", "Two figures, and four notes."},
		{"Il manque deux doigts de patience.", "A little patience is missing."},
		{"Quatorze jours ont passé.", "Two weeks have passed."},
		{"Trente-six mois.", "Three years."},
		{"Deux listes, deux horloges.", "Two lists, two clocks."},
		{"Le second des deux volets, en six pages.", "The latter part, in six pages."},
		{"Sur trois pages, cinq tableaux.", "Five tables on three pages."},
		{"Dix-huit mois, pas un de plus.", "Eighteen months, and no more."},
	} {
		if numbered(t, p[0], p[1]) {
			t.Errorf("told: %s / %s", p[0], p[1])
		}
	}
	if !numbered(t, "La moitié des quatre étapes est passée.", "Two of the steps are behind us, half of them.") {
		t.Error("what only arithmetic makes one is let be: say so in editing.md")
	}
}

// A number that is another in one language is told, whatever it counts.
func TestNumbersThatPart(t *testing.T) {
	for _, p := range [][2]string{
		{"Trois ans sont un plafond, non une promesse.", "Four years are a ceiling, not a promise."},
		{"Il restait huit mois.", "Six months were left."},
		{"Deux choix différents.", "Three different choices."},
		{"Deux listes, deux horloges.", "Three lists, two clocks."},
		{"Deux listes, deux horloges.", "Three lists, three clocks."},
		{"Quatre mois, et rien n'a bougé.", "Five months, and nothing moved."},
		{"Trois choses à savoir.", "Four things to know."},
		{"Trois questions pour un mois calme.", "Four questions for a quiet month."},
		{"Cinq colonnes de réponses.", "Six columns of answers."},
		{"Sur trois pages, cinq tableaux.", "Six tables on three pages."},
		{"Dix-huit mois, pas un de plus.", "Sixteen months, and no more."},
		{"Sept lignes changent, et deux restent.", "Nine lines change, and two remain."},
		{"Il faut onze signatures.", "Twelve signatures are wanted."},
		{"Les deux textes ont quatre pages.", "The two texts have five pages."},
		{"Deux semaines ont passé.", "Three weeks have passed."},
		{"Quatorze jours ont passé.", "Fifteen days have passed."},
		{"Dix pages et vingt notes.", "Ten pages and thirty notes."},
		{"Un délai de deux ans court encore.", "A delay of four years is still running."},
		{"Elle a été prise en trois temps.", "It was taken in two steps."},
		{"Quatre lettres, quatre sens.", "Four letters, five meanings."},
		{"Huit fournisseurs écrivent, trois répondent.", "Eight providers write, four answer."},
		{"Neuf mois ont passé.", "Eight months have passed."},
		{"Trois quarts des réponses manquent.", "Two quarters of the answers are missing."},
		{"La règle tient en cinq lignes.", "The rule is put in seven lines."},
		{"Treize signes, dont deux nouveaux.", "Thirteen signs, three of them new."},
		{"Sous six semaines.", "Within five weeks."},
		{"Deux ou trois mots suffisent.", "Two or four words are enough."},
		{"Il y a vingt ans.", "Thirty years ago."},
		{"Quinze lecteurs ont écrit.", "Sixteen readers wrote."},
		{"Dix heures d'audience.", "Nine hours of hearing."},
	} {
		if !numbered(t, p[0], p[1]) {
			t.Errorf("not told: %s / %s", p[0], p[1])
		}
	}
}
