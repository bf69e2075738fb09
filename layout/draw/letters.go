package draw

import "strings"

// Superior letters (1ᵉʳ) and lowered figures (CO₂) are glyphs of their own, and
// what they stand for are plain letters and figures: readers search, copy and
// hear "1er" and "CO2". Raised figures are not among them, since 10² is not 102.
const (
	raised  = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ₀₁₂₃₄₅₆₇₈₉"
	letters = "abcdefghijklmnoprstuvwxyz0123456789"
)

// Letter is what a reader takes the character for.
func Letter(r rune) rune {
	if r < 'ʰ' {
		return r
	}
	if i := strings.IndexRune(raised, r); i >= 0 {
		return rune(letters[len([]rune(raised[:i]))])
	}
	return r
}

// Read is what a reader of the file gets for the run.
func (t Text) Read() string {
	switch {
	case t.Mute:
		return ""
	case t.Actual != "":
		return t.Actual
	}
	return t.Str
}

// Shown is the words that stand in the run itself: of an address over several
// lines its own part, so that a part that is lost is missed, though readers got
// the whole with the first.
func (t Text) Shown() string {
	if t.Mute || strings.HasPrefix(t.Actual, t.Str) {
		return t.Str
	}
	return t.Read()
}

// Spelt is s in the letters a reader takes it for.
func Spelt(s string) string { return strings.Map(Letter, s) }
