package text

import (
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Align is how the lines of a paragraph fill the measure.
type Align uint8

// The ways of filling the measure. Balanced is ragged with lines of near equal
// length, for headings and standfirsts.
const (
	Ragged Align = iota
	Justified
	Balanced
	Centred
	FlushRight
)

// Style is how a paragraph is set. Styles are values of the theme.
type Style struct {
	Name       string // of the theme's entry, for reports
	Font       draw.Font
	Bold       draw.Font // face of strong passages
	Italic     draw.Font // face of emphasised passages
	BoldItalic draw.Font
	Code       draw.Font // face of code and addresses
	Size       unit.Length
	Leading    unit.Length // distance of baselines; a line's box is this high
	Ink        draw.Ink
	Track      int // letter spacing in 1/1000 em
	Align      Align
	Hyphens    bool        // words may be divided
	Stem       int         // letters a divided word keeps on a ragged line, when more than its language asks for
	Indent     unit.Length // of the first line
	Hang       unit.Length // of all lines but the first
	Protrude   bool        // punctuation may hang into the margin: a part of it when justified, else opening quotation marks whole
	Stretch    int         // glyphs may be scaled by so many thousandths either way (20 = 2 %)
	Tabular    bool        // the numbers stand in columns
	SmallCaps  bool        // small letters and figures are small capitals
	Most       int         // most lines; 0: any number
}

// Run is a stretch of text in one character style. Empty fields inherit from
// the paragraph. Text is what the editor wrote: the rules of its language are
// applied when it is set, except in code.
type Run struct {
	Text      string
	Font      draw.Font
	Size      unit.Length
	Rise      unit.Length // baseline shift, upwards positive
	Ink       draw.Ink
	Underline bool
	Mark      *draw.Elem // of the line under a name: what it says, and that it is no link's; nil: a line as any
	SmallCaps bool       // small letters are small capitals
	Code      bool       // identifier, address or code: no typographic rule touches it, no hyphenation; may break after / - _ . ? & = if Break
	NoBreak   bool       // the run stays on one line
	Raw       bool       // already typographically correct (made by locales): rules leave it alone
	Lang      string     // BCP 47 of a foreign passage
	Elem      *draw.Elem // inline structure element (Span, Link, Reference, Code)
	Href      string     // makes the run a link to a URL or "#anchor"
	PageOf    string     // anchor: the run's text is the folio of the page it stands on
	Says      string     // of a PageOf: what its face says of that page to eyes, for those who hear it
	Sign      *draw.Box  // an inline drawing set like a glyph instead of Text; its Base sits on the baseline
	Newline   bool       // forced line break after the run
	From      diag.Span  // the passage it holds
}

// name tells whether a run is a name as the register writes it.
func (r Run) name() bool { return r.Raw && !r.From.Pos.IsZero() && !r.NoBreak && !r.Code }

// Para is one paragraph: runs under a style and a language.
type Para struct {
	Style
	Runs []Run
	Lang string     // BCP 47 of the paragraph
	Elem *draw.Elem // P, H1, TD …; nil: the parent's
	From diag.Pos
	Name string // field, for reports

	yields bool // its own words break where the language allows it, though they are bound
}

// own tells whether the press made the words of a run: nobody wrote them anywhere.
func (r Run) own() bool {
	return r.From == (diag.Span{}) && !r.Code && !r.NoBreak && r.Sign == nil && r.PageOf == ""
}
