package review

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
)

// A word that is nearly a name of the register is told with the name; a name as
// it is written, a plural, a common word and another name are not.
func TestMisspeltNames(t *testing.T) {
	r := &facts.Register{
		Providers: []*facts.Holder{{ID: "ovh", Name: "OVHcloud", Aliases: []facts.Claim{{Name: "OVH"}}}, {ID: "temple", Name: "Cloud Temple"},
			{ID: "scaleway", Name: "Scaleway"}, {ID: "s3ns", Name: "S3NS"}, {ID: "tel", Name: "Bretagne Télécom", Aliases: []facts.Claim{{Name: "BLUE"}}},
			{ID: "bleu", Name: "Bleu"}, {ID: "orange", Name: "Orange Business"}, {ID: "solutions", Name: "Cloud Solutions"}, {ID: "numspot", Name: "NumSpot"},
			{ID: "outscale", Name: "Outscale"}, {ID: "worldline", Name: "Worldline"}, {ID: "index", Name: "Index Éducation"}},
		Offers: []*facts.Offer{{ID: "p", Name: "Plateforme des services cloud"}, {ID: "i", Name: "Index 12"}, {ID: "h", Name: "HYPERPLANNING"}, {ID: "five", Name: "Offre 5"}, {ID: "iaas", Name: "IaaS"},
			{ID: "snc", Name: "IaaS SecNumCloud"}},
	}
	s := newSpeller(r)
	for _, c := range []struct{ text, want string }{
		{"Avec OVHcIoud, OVHclould, OVHCloud et Ovhcloud.", "OVHcIoud=OVHcloud OVHclould=OVHcloud OVHCloud=OVHcloud Ovhcloud=OVHcloud"},
		{"Avec OVH cloud, OVHc1oud, 0VHcloud, ovhcloud et OVHcluod.", "OVH cloud=OVHcloud OVHc1oud=OVHcloud 0VHcloud=OVHcloud ovhcloud=OVHcloud OVHcluod=OVHcloud"},
		{"Selon Cloud temple ou CloudTemple, Scalway, scaleway, ScaleWay.", "Cloud temple=Cloud Temple CloudTemple=Cloud Temple Scalway=Scaleway scaleway=Scaleway ScaleWay=Scaleway"},
		{"Scalway arrive. Chez S3N5 et Bretagne Telecom.", "Scalway=Scaleway S3N5=S3NS Bretagne Telecom=Bretagne Télécom"},
		{"Chez Orange Busines, avec Numsopt.", "Orange Busines=Orange Business Numsopt=NumSpot"},
		{"L’OVHcloud d’OVHcloud’s, OVHcloud's OVH, Cloud\u00a0Temple, SCALEWAY, Scaleways, les S3NS.", ""},
		{"Sans bleu ni Bleu ni Blue, une plateforme des services cloud, un cloud temple.", ""},
		{"Les offres en cours, deux offres, OFFRES ; Offre 5.", ""},
		{"Selon OUTSCLAE, ORANGE BUSINES, CLOUD TEMPEL, avec Scalleaway, Index Educatoin.", "OUTSCLAE=Outscale ORANGE BUSINES=Orange Business " +
			"CLOUD TEMPEL=Cloud Temple Scalleaway=Scaleway Index Educatoin=Index Éducation"},
		{"Le PaaS, le SaaS et l’Iaas, FaaS compris. The Worldwide outlook, WORLDWIDE, OUTSCALE, ORANGE BUSINESS.", ""},
		{"A provider that loses its SecNumCloud qualification has an IaaS SecNumCluod.", "IaaS SecNumCluod=IaaS SecNumCloud"},
		{"Cloud solutions are many. Orange, oranges, the Hyperplanning, Index 13, ovhcloud.com, contact@ovhcIoud.fr.", ""},
	} {
		var got []string
		for _, i := range s.misspelt(read.Rich{{Text: c.text}}) {
			if i.Code != MisspeltName || !strings.Contains(i.Hint.String(), "Write ") {
				t.Errorf("%s: %v", c.text, i)
			}
			_, want, _ := strings.Cut(strings.TrimSuffix(i.Msg.String(), "."), "register: ")
			typed, _, _ := strings.Cut(i.Subject, "\n")
			got = append(got, typed+"="+want)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
		}
	}
	code := read.Rich{{Text: "Le nom "}, {Text: "ovhcloud", Code: true}, {Text: " et "}, {Text: "OVHcIoud", Lang: "en"}}
	if found := s.misspelt(code); len(found) > 0 {
		t.Errorf("code and passages: %v", found)
	}
	if found := s.misspelt(read.Rich{{Text: "Chez "}, {Text: "Cloud", Strong: true}, {Text: " temple"}}); len(found) != 1 {
		t.Errorf("a name in two styles: %v", found)
	}
}

// What is no name of the register, but recurs in an edition's texts or publishes its
// sources, is known too; a slip that recurs less is not.
func TestMisspeltWordsOfTheEdition(t *testing.T) {
	st, all := shipped(t, nil)
	ed, _ := st.Edition("2026-04")
	for _, lang := range []string{"fr", "en"} {
		loc, _ := all.Locale(lang)
		s := newSpeller(ed.Register())
		s.learnRecurrent(ed, loc)
		for text, want := range map[string]string{
			"SecNumCIoud, ANSSSI": "SecNumCloud ANSSI", "Secnumcloud SecNumClould ANNSI": "SecNumCloud SecNumCloud ANSSI",
			"SecNumCloud, SECNUMCLOUD, ANSSI, Anssi, ENISA, CNIL, EUCS": "",
		} {
			var got []string
			for _, i := range s.misspelt(read.Rich{{Text: text}}) {
				if !strings.Contains(i.Msg.String(), "writes elsewhere") {
					t.Errorf("%s: %v", text, i)
				}
				_, name, _ := strings.Cut(strings.TrimSuffix(i.Msg.String(), "."), "elsewhere: ")
				got = append(got, name)
			}
			if g := strings.Join(got, " "); g != want {
				t.Errorf("%s, %s: %q, want %q", lang, text, g, want)
			}
		}
	}
}
