package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
)

// Four paragraphs of two texts: three with a lead in bold, and one without.
func ownFrench() []string {
	return []string{
		"Le mois a été calme, et personne n'a rien annoncé. Nous avons relu les pages que nous suivons, et n'y avons trouvé aucune décision.",
		"**Relire ses contrats.** Le référentiel invite le commanditaire à exiger que la convention de service désigne la prestation comme " +
			"qualifiée, car un prestataire qualifié peut en vendre d'autres. La clause se vérifie mieux à tête reposée.",
		"**Interroger les candidats.** Onze offres en cours n'ont pas de jalon public. Un acheteur peut poser la question par écrit, demander " +
			"la pièce qui l'atteste, et prévoir dans son marché ce qui se passe si la qualification n'arrive pas.",
		"**Revoir sa propre part.** Comptes, droits, clés et réglages restent au commanditaire, à des degrés que le lexique détaille. " +
			"Aucune décision de l'agence ne les couvre.",
	}
}

func ownEnglish() []string {
	return []string{
		"The month was quiet, and nobody announced anything. We read the pages that we follow again, and found no decision in them.",
		"**Read the contracts again.** The framework invites customers to require that the service agreement describe the service provided " +
			"as qualified, since a qualified provider may sell others. The clause is better checked with a clear head.",
		"**Question the candidates.** Eleven offers in progress have no public milestone. A buyer can put the question in writing, ask for " +
			"the document that bears it out, and provide in the contract for what happens if qualification does not come.",
		"**Look to one's own part.** Accounts, rights, keys and settings remain with the customer, to degrees that the glossary sets out. " +
			"No decision of the agency covers them.",
	}
}

// with is paragraphs with those at some places replaced: "" takes one out.
func with(ps []string, at map[int]string) string {
	var out []string
	for i, p := range ps {
		if by, changed := at[i]; changed {
			p = by
		}
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "\n\n") + "\n"
}

// parted is how two bodies part, as code and line. Numbers up to twelve are known in words.
func parted(t *testing.T, fr, en string) (out []string) {
	t.Helper()
	s, found := data.Load(sample.Small(t, map[string]string{"editions/2026-01/edition.yaml": edition + "[technical, sources]\n",
		"editions/2026-01/fr/technical.md": fr, "editions/2026-01/en/technical.md": en}))
	if len(found) > 0 {
		t.Fatal(found)
	}
	e, _ := s.Edition("2026-01")
	numerals := func(lang string) check.Numerals {
		if lang == "fr" {
			return check.Numerals{Numbers: map[string]int{"une": 1, "deux": 2, "trois": 3, "onze": 11, "douze": 12}}
		}
		return check.Numerals{Numbers: map[string]int{"one": 1, "two": 2, "three": 3, "eleven": 11, "twelve": 12}}
	}
	for _, is := range check.Edition(s, e, []string{"fr", "en"}, numerals) {
		if strings.HasSuffix(string(is.Code), "Parity") {
			out = append(out, fmt.Sprint(is.Code, " ", is.Pos.Line))
		}
	}
	return out
}

// othersAt is the findings on paragraphs, by the lines they stand at in English.
func othersAt(lines ...int) (out []string) {
	for _, n := range lines {
		out = append(out, fmt.Sprint("ParagraphParity ", n))
	}
	return out
}

// other is a paragraph about something else than any of the four, as long as these or short,
// in French and in English, without bold.
func other(lang string, short bool) string {
	switch {
	case lang == "fr" && short:
		return "Nous avons le temps de tout reprendre avant les beaux jours."
	case lang == "fr":
		return "Nous avons le temps de tout reprendre avant les beaux jours, car rien ne presse et nos lecteurs savent bien que les " +
			"nuits froides sont faites pour lire. Le printemps venu, nous aurons mieux à faire que de feuilleter des pages jaunies."
	case short:
		return "There is still time to begin anew before the warm days."
	}
	return "There is still time to begin anew before the warm days, because nothing hurries us and everybody here knows that cold nights " +
		"were made for reading. When spring has come, we shall have better things to do than leaf through yellowed sheets."
}

// A paragraph whose lead in bold stands in one language only, beside others that lead so in
// both, is another: replaced, or lost while an extra one stands elsewhere. One that only lost
// its bold is a translation.
func TestLeadsOfOneLanguage(t *testing.T) {
	fr, en := ownFrench(), ownEnglish()
	for i := 1; i < 4; i++ {
		for _, short := range []bool{false, true} {
			line := othersAt(1 + 2*i)
			if d := cmp.Diff(line, parted(t, with(fr, map[int]string{i: other("fr", short)}), with(en, nil))); d != "" {
				t.Errorf("paragraph %d replaced in French, short %v: %s", i, short, d)
			}
			if d := cmp.Diff(line, parted(t, with(fr, nil), with(en, map[int]string{i: other("en", short)}))); d != "" {
				t.Errorf("paragraph %d replaced in English, short %v: %s", i, short, d)
			}
		}
	}
	for i := 2; i < 4; i++ { // one more at the head, one lost behind
		for _, short := range []bool{false, true} {
			lost := map[int]string{1: other("fr", short) + "\n\n" + fr[1], i: ""}
			if got := parted(t, with(fr, lost), with(en, nil)); len(got) != 2 || got[0][:4] != "Para" || got[1] != othersAt(1 + 2*i)[0] {
				t.Errorf("extra in French before %d lost, short %v: %v", i, short, got)
			}
			lost[1] = other("en", short) + "\n\n" + en[1]
			if got := parted(t, with(fr, nil), with(en, lost)); !slices.Contains(got, othersAt(3)[0]) || len(got) != 2 {
				t.Errorf("extra in English before %d lost, short %v: %v", i, short, got)
			}
		}
	}
	for i := 1; i < 4; i++ {
		for _, plain := range []func(string) string{
			func(s string) string { return strings.ReplaceAll(s, "**", "") },
			func(s string) string { return strings.Replace(strings.ReplaceAll(s, "**", ""), ". ", ": ", 1) },
		} {
			if got := parted(t, with(fr, map[int]string{i: plain(fr[i])}), with(en, nil)); got != nil {
				t.Errorf("paragraph %d without its bold in French: %v", i, got)
			}
			if got := parted(t, with(fr, nil), with(en, map[int]string{i: plain(en[i])})); got != nil {
				t.Errorf("paragraph %d without its bold in English: %v", i, got)
			}
		}
	}
	bare := strings.ReplaceAll(with(en, nil), "**", "")
	if got := parted(t, with(fr, nil), bare); got != nil {
		t.Errorf("no bold in English at all: %v", got)
	}
}

// free is translations of the four paragraphs as translators make them: shorter, longer, in
// another order, with the bold dropped or put into the sentence, with "no" for a number.
func free() map[string][4][]string {
	return map[string][4][]string{
		"en": {
			{"Nothing was announced this month. We went over the pages that we follow and found no decision.",
				"A quiet month: no announcement, no decision on the pages we follow.",
				"In the pages that we follow, read once more from beginning to end, no decision was to be found; the month was a calm one, and as " +
					"far as we could see nobody, neither provider nor agency, had anything at all to announce.",
				"Calm month. Nobody announced a thing. The pages followed were read again, without finding a decision.",
				"*The month was calm*, and not one announcement came. Having read again the pages we follow, we found no decision there."},
			{"Read the contracts again. Customers are invited by the framework to have the service agreement name the service as qualified, as a " +
				"qualified provider may sell others too. Better to check the clause with a clear head.",
				"**Contracts, again.** A qualified provider may sell other services. The framework therefore invites customers to have the agreement name theirs.",
				"Customers should read their contracts again: the framework invites them to require that the service be described as qualified in the " +
					"agreement, for a qualified provider may well have others to sell, and the clause is one that is best checked without haste.",
				"**Read the contracts again.** Since a qualified provider can sell others, the framework invites the customer to require, in the service " +
					"agreement, that the service be designated as qualified. It is a clause which, as experience shows, is verified far better with a " +
					"clear head than in the hurry of the last days before signing.",
				"Rereading contracts is time well spent. The framework lets customers require that the agreement designate the service as qualified."},
			{"Question the candidates. For eleven offers in progress there is no public milestone. Buyers can ask in writing, request the document, " +
				"and provide in the contract for the case in which qualification does not come.",
				"**Ask the candidates.** Most offers in progress have no public milestone; a buyer can ask, request a document, and provide for failure of the qualification.",
				"Candidates can be questioned: eleven offers in progress have no public milestone, so put the question in writing and ask for the document.",
				"**Question the candidates.** What happens if the qualification does not come? The contract should provide for it, and the buyer, who can " +
					"put the question in writing, may demand the document that attests the milestone; for eleven offers in progress none is public.",
				"To question the candidates in writing is a right of every buyer. Eleven offers in progress show no public milestone; the contract can " +
					"say what follows if qualification never arrives, and the document that bears out an answer can be demanded."},
			{"Look to one's own part. Accounts, rights, keys and settings stay with the customer, as the glossary details. No decision of the agency covers them.",
				"**One's own part.** Accounts, rights, keys, settings: no decision of the agency covers what remains with the customer.",
				"Customers keep a part of their own, namely accounts, rights, keys and settings, to degrees detailed in the glossary, and no decision of the agency covers it.",
				"**Look to one's own part.** No decision of the agency covers accounts, rights, keys and settings. These remain the customer's affair, " +
					"to various degrees that depend on the layer and that the reader will find set out in detail in the glossary at the end.",
				"Of accounts, rights, keys and settings the agency decides nothing: they are the customer's, to degrees that the glossary details."},
		},
		"fr": {
			{"Rien n'a été annoncé ce mois-ci. Les pages suivies, relues, ne contiennent aucune décision.",
				"Un mois calme : aucune annonce, aucune décision dans les pages que nous suivons.",
				"Dans les pages que nous suivons, relues une fois de plus du début à la fin, nous n'avons pas trouvé la moindre décision ; le mois a été " +
					"calme, et personne, ni prestataire ni agence, n'a eu quoi que ce soit à annoncer.",
				"Mois calme. Personne n'a rien annoncé. Les pages suivies ont été relues, sans y trouver de décision.",
				"*Le mois a été calme*, sans une annonce. Après relecture des pages que nous suivons, nulle décision n'a été trouvée."},
			{"Relire ses contrats. Le commanditaire est invité par le référentiel à faire désigner la prestation comme qualifiée dans la convention de " +
				"service, un prestataire qualifié pouvant en vendre d'autres.",
				"**Les contrats, encore.** Un prestataire qualifié peut vendre d'autres services. Le référentiel invite donc à faire nommer le sien.",
				"Le commanditaire relira ses contrats : le référentiel l'invite à exiger que la convention de service décrive la prestation comme " +
					"qualifiée, puisqu'un prestataire qualifié peut en vendre d'autres, et la clause se vérifie mieux sans hâte.",
				"**Relire ses contrats.** Comme un prestataire qualifié peut fort bien en vendre d'autres, le référentiel invite le commanditaire à exiger, " +
					"dans la convention de service, que la prestation soit désignée comme qualifiée. C'est une clause qui, l'expérience le montre, se " +
					"vérifie bien mieux à tête reposée que dans la hâte des derniers jours avant la signature du contrat.",
				"Relire les contrats est du temps bien employé. Le référentiel permet d'exiger que la convention désigne le service comme qualifié."},
			{"Interroger les candidats. Pour onze offres en cours, aucun jalon public. L'acheteur peut poser la question par écrit, demander la pièce, " +
				"et prévoir dans le contrat le cas où la qualification n'arrive pas.",
				"**Questionner les candidats.** La plupart des offres en cours n'ont pas de jalon public ; un acheteur peut demander un document et prévoir l'échec.",
				"Les candidats peuvent être interrogés : onze offres en cours n'ont pas de jalon public, alors posez la question par écrit.",
				"**Interroger les candidats.** Que se passe-t-il si la qualification n'arrive pas ? Le contrat doit le prévoir, et l'acheteur, qui peut poser " +
					"la question par écrit, est en droit de demander le document qui atteste le jalon ; pour onze offres, aucun n'est public.",
				"Questionner les candidats par écrit est un droit de tout acheteur. Onze offres en cours n'ont pas de jalon public ; le contrat peut dire " +
					"ce qui suit si la qualification n'arrive jamais, et le document qui prouve la réponse peut être demandé."},
			{"Revoir sa propre part. Comptes, droits, clés et réglages restent au client, comme le glossaire le détaille. Aucune décision de l'agence ne les couvre.",
				"**Sa propre part.** Comptes, droits, clés, réglages : aucune décision de l'agence ne couvre ce qui reste au client.",
				"Le client garde une part à lui, à savoir comptes, droits, clés et réglages, à des degrés que détaille le glossaire, et aucune décision de " +
					"l'agence ne la couvre.",
				"**Revoir sa propre part.** Aucune décision de l'agence ne couvre les comptes, les droits, les clés et les réglages. Ils restent l'affaire du " +
					"client, à des degrés divers qui dépendent de la couche et que le lecteur trouvera exposés en détail dans le glossaire, à la fin.",
				"Des comptes, droits, clés et réglages, l'agence ne décide rien : ils sont au client, à des degrés que le glossaire détaille."},
		},
	}
}

// Free translations are translations, one of them in a text and all of them, however their
// paragraphs are cut.
func TestFreeTranslationsAreLet(t *testing.T) {
	fr, en := ownFrench(), ownEnglish()
	for k := range 5 {
		var all [2][]string
		for i := range 4 {
			if got := parted(t, with(fr, nil), with(en, map[int]string{i: free()["en"][i][k]})); got != nil {
				t.Errorf("English %d of paragraph %d: %v", k, i, got)
			}
			if got := parted(t, with(fr, map[int]string{i: free()["fr"][i][k]}), with(en, nil)); got != nil {
				t.Errorf("French %d of paragraph %d: %v", k, i, got)
			}
			all[0], all[1] = append(all[0], free()["fr"][i][k]), append(all[1], free()["en"][i][k])
		}
		if got := parted(t, with(fr, nil), with(all[1], nil)); got != nil {
			t.Errorf("English %d of all: %v", k, got)
		}
		if got := parted(t, with(all[0], nil), with(en, nil)); got != nil {
			t.Errorf("French %d of all: %v", k, got)
		}
	}
	parts := func(ps []string, i int) (string, string) {
		at := strings.LastIndex(strings.TrimSuffix(ps[i], "."), ". ") + 1
		return ps[i][:at], ps[i][at+1:]
	}
	for i := range 4 {
		for j := range 3 { // one cut in two, two others joined
			if j == i || j+1 == i {
				continue
			}
			first, second := parts(en, i)
			joined := map[int]string{i: first + "\n\n" + second, j: en[j] + " " + strings.ReplaceAll(en[j+1], "**", ""), j + 1: ""}
			if got := parted(t, with(fr, nil), with(en, joined)); got != nil {
				t.Errorf("English %d cut, %d joined with the next: %v", i, j, got)
			}
			first, second = parts(fr, i)
			joined = map[int]string{i: first + "\n\n" + second, j: fr[j] + " " + strings.ReplaceAll(fr[j+1], "**", ""), j + 1: ""}
			if got := parted(t, with(fr, joined), with(en, nil)); got != nil {
				t.Errorf("French %d cut, %d joined with the next: %v", i, j, got)
			}
		}
	}
}

// A paragraph of which the other is far beyond what translation gives in length is another,
// where no bold could tell.
func TestLengthsOfOneLanguage(t *testing.T) {
	bare := func(ps []string) (out []string) {
		for _, p := range ps {
			out = append(out, strings.ReplaceAll(p, "**", ""))
		}
		return out
	}
	fr, en := bare(ownFrench()), bare(ownEnglish())
	short := map[string][]string{"fr": {"Rien ne presse avant les beaux jours.", "Le froid passe, et les jours rallongent.", "Nos lecteurs ont écrit ; merci."},
		"en": {"There is time before the warm days.", "The cold goes, and days grow longer.", "You wrote to us; thanks."}}
	for i := 1; i < 4; i++ {
		for k := range 3 {
			if d := cmp.Diff(othersAt(1+2*i), parted(t, with(fr, map[int]string{i: short["fr"][k]}), with(en, nil))); d != "" {
				t.Errorf("French %d for %d: %s", k, i, d)
			}
			if d := cmp.Diff(othersAt(1+2*i), parted(t, with(fr, nil), with(en, map[int]string{i: short["en"][k]}))); d != "" {
				t.Errorf("English %d for %d: %s", k, i, d)
			}
		}
	}
	for i := range 4 { // of the same length nobody knows, nor of what was only told in short
		for _, lang := range []string{"fr", "en"} {
			for _, by := range []string{other(lang, false), free()[lang][i][1]} {
				texts := map[string]string{"fr": with(fr, nil), "en": with(en, nil)}
				texts[lang] = with(map[string][]string{"fr": fr, "en": en}[lang], map[int]string{i: strings.ReplaceAll(by, "**", "")})
				var want []string
				if i == 2 && by == other(lang, false) { // eleven, in one language only
					want = othersAt(5)
				}
				if d := cmp.Diff(want, parted(t, texts["fr"], texts["en"])); d != "" && i > 0 {
					t.Errorf("%s, %q for %d: %s", lang, by, i, d)
				}
			}
		}
	}
}

// A paragraph with a mark of a kind that the other has none of is another, if they share no
// words and their neighbours do; where these do not, it takes two. One that lost its marks and
// shares words is a translation.
func TestMarksOfOneLanguage(t *testing.T) {
	marks := []string{" [@A1]", " (*ibidem*)", " 2025", " [ici](https://x.fr)", " Une offre"}
	fr, en := ownFrench(), ownEnglish()
	marked := func(s, marks string) string { return strings.TrimSuffix(s, ".") + marks + "." }
	another := func(lang string) string { // as long as the first paragraph
		first, _, _ := strings.Cut(other(lang, false), ". ")
		return first + "."
	}
	differ := func(x, y string) bool {
		return slices.Contains(parted(t, with(fr, map[int]string{0: x}), with(en, map[int]string{0: y})), othersAt(1)[0])
	}
	for i := range marks {
		if !differ(marked(another("fr"), marks[i]), en[0]) || !differ(fr[0], marked(another("en"), marks[i])) {
			t.Errorf("not told: another paragraph with %q", marks[i])
		}
		if differ(marked(fr[0], marks[i]), en[0]) || differ(fr[0], marked(en[0], marks[i])) {
			t.Errorf("told: a translation without %q", marks[i])
		}
		if got := parted(t, marked(another("fr"), marks[i]), en[0]); slices.Contains(got, othersAt(1)[0]) {
			t.Errorf("%q alone makes another paragraph of the only one", marks[i])
		}
		for j := range i {
			two := marks[j] + marks[i]
			if !differ(marked(another("fr"), two), en[0]) || !differ(fr[0], marked(another("en"), two)) {
				t.Errorf("not told: another paragraph with %q", two)
			}
			if differ(marked(fr[0], two), en[0]) || differ(fr[0], marked(en[0], two)) {
				t.Errorf("told: a translation without %q", two)
			}
		}
	}
}
