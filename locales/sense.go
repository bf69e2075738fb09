package locales

import (
	"slices"

	"github.com/secnumcloud-observatory/press/locales/sense"
)

// newGrammar is the grammar of lines of a language.
func newGrammar(set *settings) *sense.Grammar {
	return sense.New(&set.Sense, sense.Numbers{
		Words: set.Words.Numbers, Joins: set.Terms.Joins, Names: set.Terms.Names, Plural: set.Terms.Plurals,
		Months: slices.Concat(set.Date.Months, set.Date.Short), Days: set.Date.Days,
	})
}

// Sense is how ill a line ends at each space of a text that was set, in tenths
// from 0 to 95; 0 too where no space stands.
func (l *Locale) Sense(text []rune) []uint8 {
	return slices.Clone(l.memory.senses.of(string(text), func() []uint8 { return l.sense.Grades(text) }))
}
