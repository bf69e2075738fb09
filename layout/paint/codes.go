package paint

import "github.com/secnumcloud-observatory/press/layout/diag"

// Catalogue explains the findings of this package.
func Catalogue() []diag.Entry {
	return []diag.Entry{
		{Code: UnpaintableGlyph, Severity: diag.Error,
			Means:   "A character cannot be drawn: the face has no glyph for it, or it lies above U+FFFF, where the fonts of the edition end.",
			Example: "en/news.md:12:3: the face serif has no glyph for U+2603 '☃'",
			Fix:     "Replace the character by one of the fonts, or set the passage in a face that has it."},
		{Code: ControlCharacter, Severity: diag.Error,
			Means:   "A text holds a character that is no writing, such as a control code or a byte order mark.",
			Example: "fr/zoom.md:4:1: the text holds the control character U+0007",
			Fix:     "Remove it. Most editors hide such characters; typing the word anew is the surest way."},
		{Code: UnpaintableText, Severity: diag.Error,
			Means:   "A text has no size, or one no page could hold.",
			Example: "the text \"2026\" has the size 0mm",
			Fix:     "Give the style a size in theme.yaml."},
		{Code: UnknownFace, Severity: diag.Error,
			Means:   "A style names a face that is not among the edition's fonts.",
			Example: "the face \"sans-thin\" is not one of the edition's fonts",
			Fix:     "Name one of the faces listed in the fonts folder in theme.yaml."},
		{Code: UnknownInk, Severity: diag.Error,
			Means:   "A style or drawing names a colour that is not among the theme's swatches.",
			Example: "the swatch \"rose\" is not in the theme",
			Fix:     "Add the swatch to theme.yaml with its RGB and CMYK values, or name one that is there."},
		{Code: UnreadablePicture, Severity: diag.Error,
			Means:   "A picture's file is missing, damaged, or neither PNG nor JPEG.",
			Example: "the picture editions/2026-04/photo.png cannot be read: unexpected EOF",
			Fix:     "Export the picture anew as PNG or JPEG."},
		{Code: CoarsePicture, Severity: diag.Warning,
			Means: "A picture has too few pixels for the size it is printed at (GWG 2022, R0031).",
			Example:// of 85 mm by 64
			"the picture logo.jpg has 120 pixels to the inch at its size, and print wants 225: it is 400 by 300 pixels large, 750 by 563 are needed",
			Fix: "Take a larger file, or print it smaller."},
		{Code: PageSize, Severity: diag.Error,
			Means:   "A page was laid out for another size than the file's profile has.",
			Example: "the page measures 148mm × 210mm, the profile print wants 210mm × 297mm",
			Fix:     "Lay the edition out for the size of the profile."},
	}
}
