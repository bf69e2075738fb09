package locales

import "github.com/secnumcloud-observatory/press/layout/diag"

// Piece is a stretch of a paragraph.
type Piece struct {
	Text   string
	Keep   bool // code, addresses, text that is finished: context, never changed
	Strong bool // bold; a lead-in keeps its colon
}

// Suggestion is a change of wording that the house would make and the press
// never makes by itself.
type Suggestion struct {
	Offset, Len int    // in runes of all pieces together
	Found, Want string // Want is empty where only the author can tell
	Rule        string // name of the rule in language.yaml
	Why         string // one sentence for the editor
}

type ruleset struct{}

func newRuleset(set *settings, file string) (*ruleset, diag.List) { return &ruleset{}, nil }

// Typography sets the pieces of one paragraph by the rules of the language.
// The number of pieces stays the same.
func (l *Locale) Typography(pieces []Piece) []Piece { return append([]Piece(nil), pieces...) }

// Typographic sets one text by the rules of the language.
func (l *Locale) Typographic(s string) string { return s }

// Typeset applies the rules of the language to s; runes marked as frozen are
// context and stay. It returns the text and, for each of its runes, the index
// of the rune of s it stands for or follows.
func (l *Locale) Typeset(s []rune, frozen []bool) (out []rune, from []int) {
	for i := range s {
		from = append(from, i)
	}
	return s, from
}

// Wording is what the house would write otherwise.
func (l *Locale) Wording(pieces []Piece) []Suggestion { return nil }
