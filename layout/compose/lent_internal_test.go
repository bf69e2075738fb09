package compose

import (
	"testing"

	"github.com/secnumcloud-observatory/press/data/read"
)

// Words of the register that another language lends are read aloud and divided in
// that language; an edition's own, and a name, are not marked.
func TestLentWordsCarryTheirLanguage(t *testing.T) {
	k := &kit{lang: "es"}
	for _, c := range []struct {
		words      read.Words
		said, lang string
	}{
		{read.Words{"es": "guía", "en": "guide", "fr": "guide pratique"}, "guía", ""},
		{read.Words{"": "ANSSI"}, "ANSSI", ""},
		{read.Words{"en": "list of the providers", "fr": "liste"}, "list of the providers", "en"},
		{read.Words{"it": "elenco", "fr": "liste"}, "liste", "fr"},
		{nil, "", ""},
	} {
		run := k.lent(c.words)
		if run.Text != c.said || run.Lang != c.lang || (run.Elem != nil) != (c.lang != "") || run.Elem != nil && run.Elem.Lang != c.lang {
			t.Errorf("%v: %q in %q, marked %+v", c.words, run.Text, run.Lang, run.Elem)
		}
	}
}
