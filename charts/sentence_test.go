package charts

import (
	"slices"
	"strings"
	"testing"
)

// some is n offers in progress, silent of them without a public milestone, all
// in a layer.
func some(n, silent int, layer string) []Offer {
	out := make([]Offer, n)
	for i := range out {
		out[i] = Offer{Provider: string(rune('A'+i%26)) + strings.Repeat("a", i/26), Name: "x", Stage: InProgress, State: J1, Layers: lay(layer)}
		if i < silent {
			out[i].State = NotPublished
		}
	}
	return out
}

// done is n qualified offers, dated of them with both dates, ending in a year.
func done(n, dated, year int) []Offer {
	out := some(n, 0, "I")
	for i := range out {
		out[i].Stage, out[i].State = Qualified, J3
		if i < dated {
			out[i] = held(out[i], Date{year - 3, 5, 6}, Date{year, 5, 5})
		}
	}
	return out
}

func TestTitles(t *testing.T) {
	type draws func(Sheet) (Chart, error)
	bricks := func(n, silent int) draws {
		return func(s Sheet) (Chart, error) { return Bricks(s, Milestones{Offers: some(n, silent, "I")}) }
	}
	rows := func(offers ...[]Offer) draws {
		return func(s Sheet) (Chart, error) { return UnitRows(s, Candidates{Offers: slices.Concat(offers...)}) }
	}
	wings := func(offers ...[]Offer) draws {
		return func(s Sheet) (Chart, error) { return Butterfly(s, Scope{Offers: slices.Concat(offers...)}) }
	}
	calendar := func(offers ...[]Offer) draws {
		return func(s Sheet) (Chart, error) { return Calendar(s, Validity{Offers: slices.Concat(offers...)}) }
	}
	strip := func(offers ...[]Offer) draws {
		return func(s Sheet) (Chart, error) {
			return Decisions(s, Rulings{Offers: slices.Concat(offers...), Left: 45 * mm})
		}
	}
	bands := func(counts ...int) draws {
		return func(s Sheet) (Chart, error) {
			var series Surveys
			for i, n := range counts {
				at := 2026*12 - len(counts) + i
				series.Months = append(series.Months, Survey{Year: at / 12, Month: at%12 + 1, Made: true, Qualified: Roll{N: n}, InProgress: Roll{N: 3}})
			}
			return Bands(s, series)
		}
	}
	places := func(offers ...[]Offer) draws {
		return func(s Sheet) (Chart, error) { return Map(wide(s), standing(slices.Concat(offers...), nil)) }
	}
	ready := some(1, 0, "P")
	ready[0].State = J2
	for _, c := range []struct {
		draws  draws
		fr, en string
	}{
		{bricks(0, 0), "Aucune offre publiée n’est en cours de qualification", "No published offer is in progress"},
		{bricks(1, 0), "Une offre est en cours ; son jalon est public", "One offer is in progress; its milestone is public"},
		{bricks(1, 1), "Une offre est en cours ; son jalon n’est pas public", "One offer is in progress; its milestone is not public"},
		{bricks(16, 0), "Les seize offres en cours ont un jalon public", "The sixteen offers in progress have a public milestone"},
		{bricks(16, 16), "Aucune des seize offres en cours n’a de jalon public", "The sixteen offers in progress have no public milestone"},
		{bricks(16, 1), "Une offre sur seize n’a pas de jalon public", "One of sixteen offers has no public milestone"},
		{bricks(16, 11), "Onze offres sur seize n’ont pas de jalon public", "Eleven of sixteen offers have no public milestone"},
		{bricks(31, 21), "Vingt et une offres sur trente et une n’ont pas de jalon public", "Twenty-one of thirty-one offers have no public milestone"},
		{bricks(120, 11), "11 offres sur 120 n’ont pas de jalon public", "11 of 120 offers have no public milestone"},

		{rows(), "Aucune offre en cours n’a de couche publiée", "No offer in progress has a published layer"},
		{rows(some(3, 0, "")), "Aucune offre en cours n’a de couche publiée", "No offer in progress has a published layer"},
		{rows(some(1, 0, "P")), "Une offre est en cours et vise la couche PaaS", "One offer is in progress and aims at PaaS"},
		{rows(some(4, 0, "S")), "Les quatre offres en cours visent la couche SaaS", "The four offers in progress aim at SaaS"},
		{rows(some(3, 0, "S"), some(1, 0, "I")), "Trois offres sur quatre visent la couche SaaS", "Three of four offers aim at SaaS"},
		{rows(some(1, 0, "S"), some(1, 0, "")), "Une offre sur deux vise la couche SaaS", "One of two offers aims at SaaS"},
		{rows(some(2, 0, "S"), some(2, 0, "I")), "Les couches IaaS et SaaS comptent chacune deux offres en cours", "IaaS and SaaS each have two offers in progress"},
		{rows(some(1, 0, "IS")), "Les couches IaaS et SaaS comptent chacune une offre en cours", "IaaS and SaaS each have one offer in progress"},

		{wings(), "Aucune offre qualifiée, aucune en cours", "No qualified offer, none in progress"},
		{wings(done(1, 0, 0)), "Une offre qualifiée, aucune en cours", "One qualified offer, none in progress"},
		{wings(done(9, 0, 0)), "Neuf offres qualifiées, aucune en cours", "Nine qualified offers, none in progress"},
		{wings(some(1, 0, "I"), done(1, 0, 0)), "IaaS : une offre en cours, une qualifiée", "IaaS: one offer in progress, one qualified"},
		{wings(some(12, 0, "I"), done(8, 0, 0)), "IaaS : douze offres en cours, huit qualifiées", "IaaS: twelve offers in progress, eight qualified"},
		{wings(some(2, 0, "P"), done(8, 0, 0)), "PaaS : deux offres en cours, aucune qualifiée", "PaaS: two offers in progress, none qualified"},

		{calendar(), "Aucune offre n’est qualifiée", "No offer is qualified"},
		{calendar(done(2, 0, 0)), "Aucune fin de validité publiée", "No published end of validity"},
		{calendar(done(1, 1, 2026)), "Une fin de validité publiée, une d’ici fin 2026", "One published end of validity, one by the end of 2026"},
		{calendar(done(6, 6, 2028), done(2, 2, 2026), done(9, 0, 0)), "Huit fins de validité publiées, deux d’ici fin 2026", "Eight published ends of validity, two by the end of 2026"},

		{bands(17), "Dix-sept offres qualifiées au premier relevé", "Seventeen qualified offers at the first survey"},
		{bands(1, 2), "D’une à deux offres qualifiées en un mois", "From one to two qualified offers in one month"},
		{bands(0, 1, 1, 1), "De zéro à une offre qualifiée en trois mois", "From zero to one qualified offer in three months"},
		{bands(17, 17, 18, 17), "Dix-sept offres qualifiées, comme trois mois plus tôt", "Seventeen qualified offers, as three months earlier"},

		{places(), "Aucune offre qualifiée, aucune en cours", "No qualified offer, none in progress"},
		{places(done(9, 0, 0)), "Neuf offres qualifiées, aucune en cours", "Nine qualified offers, none in progress"},
		{places(some(1, 1, "I")), "Une offre en cours, aucune connue à J2", "One offer in progress, none known at J2"},
		{places(some(16, 11, "I"), ready), "Dix-sept offres en cours, dont une connue à J2", "Seventeen offers in progress, one of them known at J2"},

		{strip(), "Aucune offre n’est qualifiée", "No offer is qualified"},
		{strip(done(1, 0, 0)), "Une offre qualifiée, dernière décision sans jour", "One qualified offer, no last decision dated to the day"},
		{strip(done(9, 0, 0)), "Neuf offres qualifiées, dernières décisions sans jour", "Nine qualified offers, no last decision dated to the day"},
		{strip(done(3, 1, 2028)), "La dernière décision datée a moins d’un an", "The latest dated decision is under a year old"},
		{strip(done(3, 1, 2026)), "La dernière décision datée a un an ou davantage", "The latest dated decision is a year old or more"},
		{strip(done(4, 4, 2028)), "Les quatre dernières décisions datées ont moins d’un an", "The four latest dated decisions are under a year old"},
		{strip(done(4, 4, 2026)), "Aucune des quatre dernières décisions datées n’a moins d’un an", "None of the four latest dated decisions is under a year old"},
		{strip(done(1, 1, 2028), done(7, 7, 2026)), "Dernières décisions datées : une sur huit a moins d’un an", "Latest dated decisions: one of eight under a year old"},
		{strip(done(5, 5, 2028), done(3, 3, 2026), done(9, 0, 0)), "Dernières décisions datées : cinq sur huit ont moins d’un an", "Latest dated decisions: five of eight under a year old"},
	} {
		for lang, want := range map[string]string{"fr": c.fr, "en": c.en} {
			chart, err := c.draws(sheet(t, lang))
			if err != nil {
				t.Fatal(err)
			}
			if got := plain(chart.Title); got != want {
				t.Errorf("%s: title %q, want %q", lang, got, want)
			}
			if !strings.HasSuffix(plain(chart.Alt), want+".") {
				t.Errorf("%s: the alternative does not end in its point: %q", lang, chart.Alt)
			}
			if chart.Question == "" || chart.Key == "" && len(chart.Table.Rows) > 0 {
				t.Errorf("%s: %q has no question or no key", lang, want)
			}
		}
	}
}

func TestAlternatives(t *testing.T) {
	for lang, want := range map[string]map[string]string{
		"fr": {
			"bricks":    "Histogramme à briques : offres en cours par dernier jalon connu, au 31 décembre 2025. J0 2 (1 a changé), J1 3 (2 ont changé), J2 0 ; non publié 11 (1 a changé). Onze offres sur seize n’ont pas de jalon public.",
			"rows":      "Rangées de disques : offres en cours par couche, au 31 décembre 2025. SaaS 3 (jalon non publié 3), PaaS 3 (J1 1, J0 1, jalon non publié 1), CaaS 2 (J1 2, 1 a changé), IaaS 12 (J1 2, J0 2, jalon non publié 8, 3 ont changé). Douze offres sur seize visent la couche IaaS.",
			"butterfly": "Diagramme en papillon : offres en cours et offres qualifiées par couche, au 31 décembre 2025. SaaS 3 en cours (jalon non publié 3) et 8 qualifiées, PaaS 3 en cours (J1 1, J0 1, jalon non publié 1) et 2 qualifiées (1 a changé), CaaS 2 en cours (J1 2, 1 a changé) et 1 qualifiée (1 a changé), IaaS 12 en cours (J1 2, J0 2, jalon non publié 8, 3 ont changé) et 8 qualifiées (1 a changé). IaaS : douze offres en cours, huit qualifiées.",
			"calendar":  "Calendrier de validité : offres qualifiées par date de début, au 31 décembre 2025. 8 offres avec leur date de décision, 0 offre avec sa date d’annonce ou d’entrée dans la liste, 3 offres avec leur date de fin, sans date de début, 6 offres sans date publiée. Onze fins de validité publiées, deux d’ici fin 2026.",
			"strip":     "Frise des décisions : dernière décision de chaque offre qualifiée, par année, au 31 décembre 2025. 2023 2, 2024 1, 2025 5 (1 a changé), sans date complète 9. Dernières décisions datées : cinq sur huit ont moins d’un an.",
			"bands":     "Deux bandes en escalier : offres qualifiées et offres en cours à la fin de chaque mois, au 31 décembre 2025. février 2025, 17 qualifiées et 17 en cours ; mai 2025, sans relevé ; décembre 2025, 22 qualifiées et 20 en cours. De dix-sept à vingt-deux offres qualifiées en dix mois.",
			"map":       "Carte du marché sur deux pages : offres en cours par dernier jalon connu, offres qualifiées par année de la dernière décision, au 31 décembre 2025. Non publié 11 (1 a changé), J0 2 (1 a changé), J1 3 (2 ont changé), J2 0, Sans date complète 9, 2023 2, 2024 1, 2025 5 (1 a changé). Seize offres en cours, aucune connue à J2.",
			"duties":    "Diagramme des responsabilités : Sur site, 9 étages sur 9 au commanditaire ; IaaS, 5 étages sur 9 au commanditaire ; CaaS, 3 étages sur 9 au commanditaire ; PaaS, 2 étages sur 9 au commanditaire ; SaaS, 1 étage sur 9 au commanditaire. Plus on monte dans la pile, plus le prestataire exploite.",
		},
		"en": {
			"bricks":      "Brick histogram: offers in progress by last known milestone, at 31 December 2025. J0 2 (1 changed), J1 3 (2 changed), J2 0; not published 11 (1 changed). Eleven of sixteen offers have no public milestone.",
			"rows":        "Rows of discs: offers in progress by layer, at 31 December 2025. SaaS 3 (milestone not published 3), PaaS 3 (J1 1, J0 1, milestone not published 1), CaaS 2 (J1 2, 1 changed), IaaS 12 (J1 2, J0 2, milestone not published 8, 3 changed). Twelve of sixteen offers aim at IaaS.",
			"composition": "Composition diagram: without composition, 5 floors to evaluate; with composition, 1 floor to evaluate and 4 taken over, qualified elsewhere. One floor to evaluate instead of five.",
		},
	} {
		cs := all(t, sheet(t, lang), january())
		for kind, alt := range want {
			if got := plain(cs[kind].Alt); got != alt {
				t.Errorf("%s %s: alternative\n%s\nwant\n%s", lang, kind, got, alt)
			}
		}
	}
}

func TestNotes(t *testing.T) {
	in := append(some(2, 0, "IP"), some(1, 0, "")...)
	c, err := UnitRows(sheet(t, "fr"), Candidates{Offers: in, Bare: []string{"Free Pro", "Autre"}})
	if err != nil {
		t.Fatal(err)
	}
	want := "Une offre sur plusieurs couches compte une fois dans chacune : 4 mentions pour 2 offres. Une offre sans couche publiée ne compte dans aucune. Free Pro et Autre, candidats sans offre publiée, ne sont pas comptés."
	if plain(c.Note) != want {
		t.Errorf("note %q", c.Note)
	}
	again := done(9, 2, 2028)
	again[0].Again = Renewal
	c, err = Decisions(sheet(t, "en"), Rulings{Offers: again, Left: 45 * mm})
	if err != nil {
		t.Fatal(err)
	}
	want = "The last decision on two offers is dated to the day. One renewal (A, 6 May 2025)."
	if plain(c.Note) != want {
		t.Errorf("note %q", c.Note)
	}
}
