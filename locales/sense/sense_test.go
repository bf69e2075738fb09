package sense_test

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/locales"
)

// Ends of lines that no reader would make, marked ‖, and those that a speaker
// would, marked |: words by class, on sentences that no list was tuned on.
func TestGrades(t *testing.T) {
	c, _ := locales.Load()
	for lang, texts := range map[string][]string{
		"fr": {
			"Deux candidats quittent | la procédure | en ‖ cours", "Combien ‖ de ‖ temps | faut-il | pour ‖ migrer", "La ‖ vallée | ne ‖ compte ‖ plus ‖ aucun ‖ puits",
			"Le ‖ jalon ‖ J2 | est ‖ franchi | par ‖ trois ‖ offres", "Le ‖ chantier | du ‖ Grand ‖ Paris | prend | du ‖ retard", "Ce ‖ mois, | la ‖ loi | change | pour ‖ les ‖ ports",
			"Il ‖ part | le ‖ 19 ‖ décembre.\u202f[11] | Le ‖ texte | change", "Voir | l’article ‖ 5 | et ‖ la ‖ page ‖ 4", "Les ‖ offres | qui ‖ attendent", "Il ‖ n’y ‖ a ‖ plus ‖ de ‖ place", "Vérifier ‖ étape ‖ par ‖ étape",
			"Le ‖ 30 ‖ novembre ‖ 2026 | les ‖ prix | changent", "Elle ‖ n’a ‖ jamais ‖ été ‖ aussi ‖ basse", "IaaS ‖ Cloud ‖ on ‖ Demand | et ‖ Bare ‖ Metal",
			"Les ‖ très ‖ grandes ‖ villes | se ‖ préparent", "La ‖ part | est ‖ passée | de ‖ 22 ‖ à ‖ 24 ‖ euros", "Le ‖ maire | et, ‖ de ‖ plus ‖ en ‖ plus, | les ‖ riverains", "Deux ‖ communes ‖ sur ‖ trois | attendent",
			"Le ‖ préfet | fait ‖ réviser | ses ‖ contrats", "Elle ‖ a ‖ pris ‖ l’habitude | de ‖ gagner", "Les ‖ marchés | tiennent ‖ mieux ‖ compte | du ‖ climat", "L’État | doit ‖ faire ‖ face | à ‖ la ‖ crue", "Le ‖ chef ‖ d’orchestre | salue",
			"Ils ‖ n’ont ‖ toujours ‖ pas ‖ de ‖ puits", "Le ‖ rideau | tombe | à ‖ l’acte ‖ trois", "La ‖ carte ‖ Share | and ‖ Workspace",
			"Une ‖ clause | règle | la ‖ sortie | en ‖ fin ‖ de ‖ contrat", "La ‖ ville | vote, | en ‖ début ‖ d’année", "La ‖ convention | dit | qui ‖ fait ‖ quoi, | à ‖ chaque ‖ étage",
			"Les ‖ communes | vont-elles ‖ rester | au ‖ bord ‖ de ‖ la ‖ route", "La ‖ ville | dit | qu’on ‖ en ‖ a ‖ six", "La ‖ directive ‖ NIS ‖ 2 | change", "Le ‖ train | entre | au ‖ port",
			"Le ‖ bureau | du ‖ ministère ‖ de ‖ l’Intérieur | ferme", "Pour ‖ le ‖ mot ‖ «\u202fcloud\u202f»", "Ils ‖ disent | ne ‖ pas ‖ pouvoir ‖ finir", "Elles ‖ ne ‖ sont ‖ plus ‖ que ‖ quatre", "Un ‖ hôtel | pour ‖ ceux ‖ qui ‖ partent", "La ‖ ville | ouvre ‖ même ‖ après ‖ la ‖ pluie",
			"Avant ‖ ou ‖ pendant ‖ la ‖ grève", "Un ‖ conflit | entre ‖ Metz ‖ et ‖ Nancy", "Ni ‖ Metz ‖ ni ‖ Nancy | ne ‖ signent", "Ils ‖ ne ‖ doutent ‖ plus | du ‖ procès",
			"Les ‖ voisins | baissent ‖ les ‖ bras", "Ceux ‖ qui ‖ n’ont ‖ jamais ‖ été ‖ payés", "Une ‖ offre ‖ active | change | la ‖ règle", "Il ‖ demeure ‖ sans ‖ voix",
			"Le ‖ bac | sera ‖ réparé | d’ici ‖ mardi", "Les ‖ quais | ferment | d’ici ‖ la ‖ fin | de ‖ l’année", "La ‖ régie | vote | mardi ‖ prochain | un ‖ budget", "Le ‖ pacte ‖ signé | en ‖ juin ‖ dernier", "Fini | au ‖ trimestre ‖ précédent", "Le ‖ bac | circule | y ‖ compris ‖ la ‖ nuit", "La ‖ dette | recule | vis-à-vis ‖ de ‖ l’an ‖ passé", "Vu ‖ les ‖ délais, | elle ‖ attend",
			"Les ‖ quais | ferment | passé ‖ cette ‖ heure", "La ‖ phase ‖ 2 | commence", "Le ‖ rang ‖ 5 | revient | aux ‖ jeunes", "Éloge | d’Alice ‖ Morin | à ‖ Dax", "Une ‖ thèse | d’Éric ‖ Faure", "Des ‖ gens | d’ici | sont ‖ venus",
			"Deux ‖ offres ‖ qualifiées, | une ‖ offre | en ‖ cours", "Le ‖ texte | en ‖ vigueur | depuis ‖ mai", "Elle ‖ ne ‖ passera ‖ plus | le ‖ samedi", "C’est ‖ écrit. | Composé ‖ en ‖ Source ‖ Serif | par ‖ nous",
		},
		"en": {
			"Two ‖ candidates | leave | the ‖ procedure | in ‖ progress", "Prices | rise | by ‖ a ‖ tenth | twice ‖ a ‖ year", "The ‖ law | takes ‖ effect | on ‖ 30 ‖ Nov ‖ 2026",
			"Four ‖ offers | reach | milestone ‖ J2 | by ‖ June", "Set ‖ up | a ‖ recovery ‖ plan", "Carry ‖ out | the ‖ audit | before ‖ the ‖ summer",
			"What ‖ the ‖ buyer | must ‖ know | about ‖ page ‖ 4", "It ‖ does ‖ not ‖ cover | landslides", "The ‖ grid | has ‖ twenty-six ‖ criteria", "One ‖ offer ‖ in ‖ two | waits ‖ for ‖ its ‖ audit",
			"A ‖ line | for ‖ each ‖ offer; | light: ‖ qualified; | blue: ‖ changed", "Ask | which ‖ is ‖ passed, | on ‖ what ‖ date",
			"Accounts | bear | a ‖ name, | so ‖ that ‖ one ‖ knows", "The ‖ agreement | says | who ‖ runs ‖ what, | on ‖ each ‖ floor", "A ‖ manager, | appointed | by ‖ name", "The ‖ keeper | hands ‖ over | the ‖ keys", "It ‖ fills | in ‖ under ‖ four ‖ minutes", "They ‖ earn ‖ less | than ‖ they ‖ did",
			"Towns | put ‖ up ‖ with ‖ slow ‖ networks", "It ‖ has ‖ done ‖ away ‖ with ‖ the ‖ post", "Cities | that ‖ do ‖ without ‖ fibre", "She ‖ runs ‖ out ‖ of ‖ time", "Prices | fall | from ‖ 2 ‖ to ‖ 4 ‖ euros", "The ‖ mayor | and, ‖ for ‖ once, | the ‖ council",
			"The ‖ law | takes | the ‖ climate ‖ into ‖ account", "A ‖ lake | as ‖ old ‖ as ‖ mankind", "The ‖ set | for ‖ scene ‖ three, | by ‖ her", "Before ‖ asking | who ‖ pays, | ask ‖ what", "The ‖ band | gave ‖ in ‖ to ‖ silence", "Two ‖ judges ‖ in ‖ three | agree", "Eight ‖ offers | are ‖ qualified, | twelve ‖ are ‖ in ‖ progress",
			"The ‖ key | is ‖ not ‖ enough | if ‖ it ‖ breaks", "They ‖ answer | by ‖ one ‖ voice, | for ‖ once", "The ‖ first ‖ half ‖ went ‖ well", "All ‖ those ‖ we ‖ spoke ‖ to ‖ gave | the ‖ same ‖ answer", "The ‖ law | has ‖ yet ‖ to ‖ bite",
			"The ‖ word ‖ “sovereign”", "The ‖ Rhine ‖ agency | moves", "The ‖ city ‖ of ‖ Lyon | pays", "They ‖ say | that ‖ others ‖ will ‖ follow", "Those ‖ who ‖ gave ‖ up", "The ‖ rest | costs | 25 ‖ per ‖ cent", "One ‖ power ‖ cut | was ‖ enough",
			"It ‖ is ‖ there ‖ that ‖ fines | hide", "Staff | open | the ‖ file | before ‖ using ‖ it", "They ‖ run | the ‖ office’s ‖ data ‖ systems | for ‖ schools", "The ‖ shop | opens ‖ even ‖ after ‖ the ‖ rain", "Demand | grows | by ‖ a ‖ tenth", "What ‖ a ‖ two-year ‖ delay | means",
			"Above ‖ and ‖ below ‖ the ‖ line", "A ‖ feud | between ‖ Cork ‖ and ‖ Kerry", "Neither ‖ Cork ‖ nor ‖ Kerry | pays", "The ‖ fence | has ‖ never ‖ been ‖ mended",
			"All ‖ shall ‖ be ‖ told", "Nothing | the ‖ owner | said", "They ‖ won ‖ the ‖ cup ‖ back", "She ‖ let ‖ the ‖ fire ‖ spread", "The ‖ treaty | being ‖ drafted | in ‖ May",
			"He ‖ holds ‖ out ‖ for ‖ more", "Three ‖ in ‖ five | agree",
			"We ‖ no ‖ longer ‖ measure | the ‖ ice", "The ‖ town | made ‖ way | for ‖ trams", "Raised | twice | since ‖ 1953", "She ‖ burned | one ‖ copy", "He ‖ works | in ‖ the ‖ square",
			"Few | of ‖ the ‖ steps | taken | in ‖ Bath | last", "Disputes | settled | in ‖ Oslo | by ‖ a ‖ judge", "Samples | taken | off ‖ Skye | show | lead", "Votes | were ‖ taken | in ‖ schools", "Refugees | taken ‖ in | last ‖ year", "A ‖ scheme | carried ‖ on | by ‖ towns", "Goods | checked ‖ in ‖ ports", "Grants | paid | in ‖ mid ‖ June",
			"Routes | cut | last ‖ winter | return | in ‖ spring", "Talks | begin | early ‖ next ‖ week", "Prices | rise | apart ‖ from ‖ rents", "The ‖ road | off ‖ the ‖ coast", "Costs | excluding ‖ tax | rose", "Step ‖ 4 | starts | on ‖ Monday", "When ‖ week ‖ 14 | opens", "The ‖ firm | wound ‖ up | in ‖ May",
			"Jane ‖ Austen, | the ‖ woman | and ‖ the ‖ legend", "The ‖ port’s ‖ archives | are ‖ open", "Rivers | that ‖ have ‖ never ‖ been ‖ so ‖ low",
		},
	} {
		l, _ := c.Locale(lang)
		for _, marked := range texts {
			text := []rune(strings.NewReplacer(" ‖ ", " ", " | ", " ").Replace(marked))
			grades, at := l.Sense(text), 0
			for _, w := range strings.Fields(marked) {
				switch w {
				case "‖":
					if g := grades[at-1]; g < 60 {
						t.Errorf("%s: a line may end (%d) after %q", lang, g, string(text[:at]))
					}
				case "|":
					if g := grades[at-1]; g > 50 {
						t.Errorf("%s: no line may end (%d) after %q", lang, g, string(text[:at]))
					}
				default:
					at += len([]rune(w)) + 1
				}
			}
		}
	}
}

// One word of a new sentence does not end a line, whatever it is.
func TestSentencesAreNotBegunAtALinesEnd(t *testing.T) {
	c, _ := locales.Load()
	for lang, s := range map[string]string{"fr": "Le prix baisse. Rotterdam attend. Puis elle vend.", "en": "The price falls. Rotterdam waits. Then it sells."} {
		l, _ := c.Locale(lang)
		text := []rune(s)
		grades := l.Sense(text)
		for i := range text {
			if text[i] != ' ' || i < 10 {
				continue
			}
			if first := strings.LastIndexAny(string(text[:i]), ".") == len(string(text[:i]))-1; first {
				if grades[i] != 0 {
					t.Errorf("%s: %d after %q", lang, grades[i], string(text[:i]))
				}
				k := i + 1
				for k < len(text) && text[k] != ' ' {
					k++
				}
				if k < len(text) && grades[k] < 85 {
					t.Errorf("%s: %d after the first word in %q", lang, grades[k], string(text[:k]))
				}
			}
		}
	}
}

// Auxiliaries lead on in every person and tense, behind n’ and without it: what denies them is
// not parted from them.
func TestAuxiliariesInEveryForm(t *testing.T) {
	c, _ := locales.Load()
	for lang, x := range map[string]struct{ frame, forms string }{
		"fr": {"Les offres n’@ pas vérifiées à temps", `ont avaient auront auraient eurent aient eussent avons avez avions aviez aurons aurez aurions auriez ayons ayez eûmes eûtes
			eut eût aura aurait avait ait étaient étions étiez était eurent allaient allions alliez irions iriez iront iraient irait allait aille aillent
			pouvaient pouvions pouviez pourront pourrions pourriez puissions puissiez pouvons pouvez devaient devions deviez devrions devriez devrez devons devez
			dussent pussent pût dût dut eusse eussions voulaient voulions voudrions voudriez veuillent`},
		"en": {"The offers @ been checked in time", `hadn’t haven’t hasn’t couldn’t mustn’t needn’t shouldn’t mightn’t they’ve they’d we’ve we’d i’ve you’d who’ve could’ve should’ve might’ve must’ve`},
	} {
		l, _ := c.Locale(lang)
		for _, form := range strings.Fields(x.forms) {
			before, _, _ := strings.Cut(x.frame, "@")
			text := []rune(strings.Replace(x.frame, "@", form, 1))
			at := len([]rune(before)) + len([]rune(form))
			if g := l.Sense(text)[at]; g < 80 {
				t.Errorf("%s: a line may end (%d) after %q", lang, g, string(text[:at]))
			}
		}
	}
}
