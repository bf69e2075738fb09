package locales

import (
	"strings"
	"testing"
)

// sixty is about 60,000 characters of a language in paragraphs, the size of a
// whole edition.
func sixty(lang string) []string {
	para := map[string]string{
		"fr": "L'ANSSI a publié 4500 alertes en 2026 ; les mainteneurs - souvent bénévoles - répondent en 48 h. \"Le rançongiciel\", dit-elle, touche 12 % des offres : voir https://cyber.gouv.fr/a?b=c et CVE-2026-1234, section 3.2. Le 1er avril 2026, l'OIV/OSE dépose son dossier NIS 2... ",
		"en": "ANSSI published 4500 alerts in 2026; maintainers - often volunteers - reply within 48 h. \"The ransomware\", she says, hits 12 % of offers: see https://cyber.gouv.fr/a?b=c and CVE-2026-1234, section 3.2. On April 1st, 2026, it doesn't file its NIS 2 papers... ",
	}[lang]
	para = strings.Repeat(para, 3)
	var out []string
	for n := 0; n < 60000; n += len([]rune(para)) {
		out = append(out, para)
	}
	return out
}

func benchTypeset(b *testing.B, lang string) {
	l := locale(b, loaded(b), lang)
	paras := sixty(lang)
	for b.Loop() {
		for _, p := range paras {
			l.Typeset([]rune(p), nil)
		}
	}
}

func BenchmarkTypesetFrench(b *testing.B)  { benchTypeset(b, "fr") }
func BenchmarkTypesetEnglish(b *testing.B) { benchTypeset(b, "en") }

func BenchmarkHyphens(b *testing.B) {
	l := locale(b, loaded(b), "fr")
	words := strings.Fields("observatoire qualification vulnérabilité prestataire infrastructure sécurité évaluation couche")
	for b.Loop() {
		for _, w := range words {
			l.Hyphens(w)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		Load()
	}
}
