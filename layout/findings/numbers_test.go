package findings

import (
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// parted is whether the numbers of a sentence and of its translation are told to part, by the words
// of the languages of the press.
func parted(t *testing.T, fr, en string) bool {
	t.Helper()
	const head = "month: 2026-01\ncutoff: 2025-12-31\npublished: 2026-01-12\nimprint: {publisher: Nous}\nsections: [technical, sources]\n"
	s, found := data.Load(sample.Small(t, map[string]string{"editions/2026-01/fr/technical.md": fr + "\n", "editions/2026-01/en/technical.md": en + "\n",
		"editions/2026-01/edition.yaml": head}))
	if len(found) > 0 {
		t.Fatal(found)
	}
	e, _ := s.Edition("2026-01")
	words := catalog(t)
	return slices.ContainsFunc(check.Edition(s, e, []string{"fr", "en"}, func(lang string) check.Numerals {
		l, _ := words.Locale(lang)
		return check.Numerals{Numbers: l.Numerals(), Months: l.MonthNames(), Ordinals: l.Ordinals(), Ones: l.Ones(), Units: l.TimeUnits()}
	}), func(is diag.Issue) bool { return is.Code == check.NumberParity })
}

// A number that is another is told in a compound, as an ordinal, as a part, and where one language says one.
func TestNumbersInCompoundsThatPart(t *testing.T) {
	for _, p := range [][2]string{
		{"Un marché de quatre ans.", "A five-year contract."},
		{"Un marché de cinq ans.", "A four-year contract."},
		{"Un délai de six mois.", "A seven-month delay."},
		{"Trois ans au plus, renouvelables.", "A five-year term at most, renewable."},
		{"Dans un délai d'un mois.", "Within two months."},
		{"Dans un délai de deux mois.", "Within one month."},
		{"Deux mois suffisent.", "Fourteen months are enough."},
		{"Deux ans suffisent.", "Twelve years are enough."},
		{"Deux mois suffisent.", "Six months are enough."},
		{"Quinze jours plus tard.", "Two months later."},
		{"Deux ans plus tard.", "Fifteen years later."},
		{"Le troisième envoi est parti.", "The fourth parcel has left."},
		{"La quatrième question reste.", "The fifth question remains."},
		{"Un tiers des réponses manque.", "A quarter of the answers are missing."},
		{"Un quart des réponses manque.", "A third of the answers are missing."},
		{"Les deux tiers des réponses manquent.", "Three-thirds of the answers are missing."},
		{"Les deux tiers des réponses manquent.", "Two-fifths of the answers are missing."},
		{"La moitié des réponses manque.", "A third of the answers are missing."},
		{"Douze mois ont passé.", "Two years have passed."},
		{"Il reste un an.", "Three years remain."},
		{"Il reste une semaine.", "Three weeks remain."},
		{"Une étude de dix pages.", "A twelve-page study."},
		{"Deux décennies ont passé.", "Thirty years have passed."},
		{"Un trimestre a passé.", "Four months have passed."},
		{"Vingt-quatre mois ont passé.", "Three years have passed."},
		{"Une règle à trois volets.", "A four-part rule."},
		{"Quinze jours plus tard.", "Three weeks later."},
		{"Un semestre a passé.", "Seven months have passed."},
		{"Dans un délai d'un an.", "Within a two-year period."},
		{"Huit jours suffisent.", "Two weeks are enough."},
		{"Le deuxième tome paraît.", "The third volume is out."},
	} {
		if !parted(t, p[0], p[1]) {
			t.Errorf("not told: %s / %s", p[0], p[1])
		}
	}
}

// Free translations say it in another unit, in a compound, as an article, or without a number.
func TestNumbersSaidOtherwise(t *testing.T) {
	for _, p := range [][2]string{
		{"Un marché de quatre ans.", "A four-year contract."},
		{"Une mission de trois mois.", "A three-month mission."},
		{"Douze mois ont passé.", "A year has passed."},
		{"Douze mois ont passé.", "One year has passed."},
		{"Deux ans ont passé.", "Twenty-four months have passed."},
		{"Dix ans ont passé.", "A decade has passed."},
		{"Deux décennies ont passé.", "Twenty years have passed."},
		{"Vingt ans ont passé.", "Two decades have passed."},
		{"Six mois ont passé.", "A half-year has passed."},
		{"Six mois ont passé.", "Half a year has passed."},
		{"Un trimestre a passé.", "Three months have passed."},
		{"Une quinzaine a passé.", "Two weeks have passed."},
		{"Quinze jours ont passé.", "A fortnight has passed."},
		{"Quinze jours ont passé.", "Two weeks have passed."},
		{"Huit jours ont passé.", "One week has passed."},
		{"Un tiers des réponses manque.", "A third of the answers are missing."},
		{"Un tiers des réponses manque.", "One-third of the answers are missing."},
		{"Les deux tiers des réponses manquent.", "Two-thirds of the answers are missing."},
		{"Un quart des réponses manque.", "A quarter of the answers are missing."},
		{"Les trois quarts des réponses manquent.", "Three quarters of the answers are missing."},
		{"La moitié des réponses manque.", "Half of the answers are missing."},
		{"Le troisième trimestre fut calme.", "The third quarter was quiet."},
		{"Un rapport trimestriel.", "A quarterly report."},
		{"Un rapport trimestriel.", "A three-month report."},
		{"Un organisme tiers contrôle.", "A third-party body checks."},
		{"Un organisme tiers contrôle.", "An outside body checks."},
		{"Une seconde lecture suffit.", "Another reading is enough."},
		{"Dans un délai d'un mois.", "Within one month."},
		{"Dans un délai d'un mois.", "Within a month."},
		{"Dans le mois qui suit.", "Within one month."},
		{"Un mois calme, et deux questions.", "A quiet month, and two questions."},
		{"Une année sur deux, la liste est relue.", "Every two years the list is read again."},
		{"Deux ans et demi ont passé.", "Thirty months have passed."},
		{"Quarante-huit heures suffisent.", "Two days are enough."},
		{"Trente jours suffisent.", "A month is enough."},
		{"Trois semaines ont passé.", "Twenty-one days have passed."},
		{"Une douzaine de lignes suffit.", "Twelve lines are enough."},
		{"Un semestre a passé.", "Six months have passed."},
		{"Trente-six mois au plus.", "A three-year term at most."},
		{"Une règle à trois volets.", "A three-part rule."},
		{"La quatrième question reste.", "The fourth question remains."},
		{"Un siècle a passé.", "A hundred years have passed."},
	} {
		if parted(t, p[0], p[1]) {
			t.Errorf("told: %s / %s", p[0], p[1])
		}
	}
}

// What is shipped says the same numbers in both languages.
func TestShippedNumbersAgree(t *testing.T) {
	folder := shipped(t)
	for _, month := range []string{"2026-01", "2026-04", "specimen"} {
		for _, is := range toldOf(t, folder, month) {
			if is.Code == check.NumberParity || strings.HasPrefix(is.Pos.File, "register/") {
				t.Errorf("%s: %s %s: %s", month, is.Code, is.Pos, is.Msg)
			}
		}
	}
}
