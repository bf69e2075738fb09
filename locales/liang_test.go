package locales

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

func divided(l *Locale, word string) string {
	var b strings.Builder
	at := l.Hyphens(word)
	for i, r := range []rune(word) {
		for _, k := range at {
			if k == i {
				b.WriteByte('-')
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// The words of typography.md were divided by LuaTeX with the same patterns.
func TestHyphens(t *testing.T) {
	c := loaded(t)
	for lang, words := range map[string][]string{
		"fr": {"l’Ob-ser-va-toire", "l'Ob-ser-va-toire", "ran-çon-gi-ciel", "vul-né-ra-bi-lité", "au-then-ti-fi-ca-tion", "dés-œuvre-ment",
			"aujourd’hui", "ANSSI", "ÉLÉMENT", "IaaS", "OVHcloud", "SecNumCloud", "Scaleway", "S3NS", "1ᵉʳ", "été", "sous-trai-tance", "à", ""},
		"en": {"or-gan-isa-tion", "ob-ser-vat-ory", "vul-ner-ab-il-ity", "ransom-ware", "ther-ap-ist", "uni-ver-sity", "some-thing", "OVHcloud", "don’t"}, //nolint:misspell // divided words
	} {
		l := locale(t, c, lang)
		for _, want := range words {
			var plain string
			if !strings.Contains("sous-trai-tance", want) || want == "" {
				plain = strings.ReplaceAll(want, "-", "")
			} else {
				plain = "sous-traitance"
			}
			if got := divided(l, plain); got != want {
				t.Errorf("%s: %q, want %q", lang, got, want)
			}
		}
		if l.Penalty() <= 0 {
			t.Errorf("%s: a division costs %d", lang, l.Penalty())
		}
	}
}

// No part is shorter than the language allows, beside an apostrophe either.
func TestHyphenMinimums(t *testing.T) {
	c := loaded(t)
	raw, err := os.ReadFile("testdata/corpus-fr.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range c.Languages() {
		l := locale(t, c, lang)
		for _, w := range strings.FieldsFunc(string(raw), func(r rune) bool { return strings.ContainsRune(" \t\n.,;:!?\"«»()[]/\\*`", r) }) {
			rs := []rune(w)
			if _, ok := l.hyph.exceptions[strings.ToLower(w)]; ok {
				continue
			}
			for _, at := range l.Hyphens(w) {
				if lettersBack(rs, at) < 2 || lettersOn(rs, at) < 3 {
					t.Errorf("%s divides %q at %d", lang, w, at)
				}
			}
		}
	}
}

// The patterns keep their licence beside them.
func TestPatternsHaveLicences(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		b, err := os.ReadFile(lang + "/hyph.LICENSE.txt")
		if err != nil || !strings.Contains(string(b), "MIT") || !strings.Contains(string(b), "Permission is hereby granted") {
			t.Errorf("%s: no licence beside the patterns (%v)", lang, err)
		}
	}
}

// Compounds and words with prefixes are divided where they were put together,
// in every form they take.
func TestHyphensByEtymology(t *testing.T) {
	c := loaded(t)
	for lang, words := range map[string][]string{
		"fr": {"plate-forme", "plate-formes", "micro-ser-vices", "micro-archi-tec-tures", "mi-crobe", "dés-acti-vées", "dés-agréable", "dés-agréables", "dés-abon-ner", "dé-si-nence", "ré-uti-li-sables",
			"porte-feuille", "passe-ports", "auto-éva-lua-tion", "cyber-attaques", "cyber-sé-cu-rité", "Plate-forme", "l’auto-éva-lua-tion",
			"multi-cloud", "inter-entre-prises", "supra-conduc-teurs", "dés-ha-billé", "més-entente", "més-aven-ture", "mé-sange", "pré-enre-gis-tré", "télé-sur-veillance", "ré-ouver-ture", "réel", "ré-seau", "in-terne", "an-tique", "su-pé-rieur", "contrée"},
		"en": {"re-emphas-ised", "road-blocks", "multi-cloud", "micro-ser-vices", "cyber-se-cur-ity", "under-estim-ate", "under-stand", "under-gone", "undergo", "re-activ-ate",
			"re-adjust", "reader", "real", "rein-deer", "ready", "inter-na-tional", "su-per-ior", "non-sense", "mi-crobes", "life-cycle", "end-points", "whistle-blowers", "Road-map",
			"in-terest", "mul-tiple", "stand-alone", "re-emphas-ise", "re-appear", "re-instate", "dis-agree"}, //nolint:misspell // divided words
	} {
		for _, want := range words {
			if got := divided(locale(t, c, lang), strings.ReplaceAll(want, "-", "")); got != want {
				t.Errorf("%s: %q, want %q", lang, got, want)
			}
		}
	}
}

// The words of the trade, as those of TestHyphensByEtymology: sixty of each language, of
// prefixes and of words that only begin as they do.
func TestHyphensOfTheTrade(t *testing.T) {
	c := loaded(t)
	for lang, words := range map[string][]string{
		"fr": {
			"info-gé-rance", "info-gé-rants", "info-nua-gique", "info-gra-phie", "in-for-ma-tion", "infra-struc-tures", "in-frac-tion",
			"pré-audit", "pré-auto-ma-tisé", "dé-syn-chro-nisé", "dés-ano-ny-mi-sa-tion", "mono-lo-ca-taire", "mono-site", "mo-no-pole",
			"mo-no-poles", "mon-oxyde", "mo-no-tone", "photo-vol-taïque", "pho-ton", "nano-sa-tel-lite", "radio-fré-quence", "ra-dio-logie",
			"vidéo-sur-veillance", "audio-vi-suel", "audio-guide", "non-ins-crip-tion", "non-cha-lant", "non-com-bat-tant", "pare-feux",
			"ho-ro-da-tage", "mini-site", "mi-nis-tère", "télé-dé-cla-ra-tion", "télé-tra-vailleurs", "cyber-po-lice", "cyber-me-naces",
			"co-hé-ri-tier", "co-hé-ber-ge-ment", "ré-ho-mo-lo-guer", "ré-inter-na-li-ser", "ré-ver-si-bi-lité", "pré-ar-chi-vage",
			"pré-pro-duc-tion", "pré-ci-ser", "auto-appren-tis-sage", "au-to-rité", "macro-com-mande", "hyper-do-cu-ment", "hyper-vi-seurs",
			"inter-pro-fes-sion", "in-ter-prète", "inter-opé-rable", "sous-ma-rin", "sous-ca-té-go-rie", "sous-trai-tants",
			"sur-al-lo-ca-tion", "multi-lo-ca-taire", "géo-re-don-dance", "méta-don-nées", "extra-ter-ri-to-rial",
		},
		"en": { //nolint:misspell // divided words
			"data-lake", "data-centres", "data-cent-ric", "data-sheet", "down-sized", "down-right", "down-loads", "down-time", "back-ends",
			"backed", "back-lit", "back-ups", "key-ring", "key-stroke", "key-ing", "off-load", "off-set", "of-ficer", "of-fens-ive",
			"off-beat", "on-board-ing", "on-shore", "on-go-ing", "switch-over", "cross-overs", "front-end", "log-books", "name-spaces",
			"life-span", "head-quarters", "tool-kit", "water-front", "finger-prints", "by-stand-ers", "co-loc-a-tion", "co-founder",
			"co-fin-anced", "co-work-ing", "co-horts", "co-hous-ing", "cos-mic", "co-design", "co-ten-ant", "re-archi-tect", "re-arrange",
			"geo-fen-cing", "geo-logy", "geo-metry", "geo-spa-tial", "geo-tagged", "over-pro-vi-sion", "over-load", "overtly",
			"under-tak-ing", "under-pin", "up-link", "up-grad-ing", "up-loads", "hyper-scale", "auto-scal-ing", "pre-in-stalled",
			"sub-pro-cessor",
		},
	} {
		for _, want := range words {
			if got := divided(locale(t, c, lang), strings.ReplaceAll(want, "-", "")); got != want {
				t.Errorf("%s: %q, want %q", lang, got, want)
			}
		}
	}
}

// An editor's list adds to the language's own and has the last word.
func TestHyphensOfTheFolder(t *testing.T) {
	c, found := Load(fstest.MapFS{"fr/hyph.exc.txt": file("géo-ré-pli-c* % de la maison\nplatefor-me\n")})
	for _, is := range found {
		if strings.Contains(is.Pos.File, "hyph") {
			t.Error(is)
		}
	}
	for _, want := range []string{"géo-ré-pli-ca-tion", "platefor-me", "plate-formes", "micro-ser-vices"} {
		if got := divided(locale(t, c, "fr"), strings.ReplaceAll(want, "-", "")); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
