// Package fonts owns the faces of the edition: the embedded font files, their
// advances and kerning, and what they can draw. What is measured here is what a
// PDF of code points draws: a code is one glyph. Most codes are characters.
// Ligatures and other forms of a character (figures of their own widths, small
// capitals, superiors, signs at the height of capitals) have the code of the
// character that looks so, or a private one that never leaves the program: a
// file says what each reads as. It refuses to decide where they belong, which is
// the setter's business, and to apply any other feature of a font.
//
// The files are static TrueType cuts of Adobe's Source families, unchanged,
// under the SIL Open Font License 1.1 kept beside them: as published in npm's
// @expo-google-fonts 0.4.1, and the Display cuts in npm's source-serif 4.5.1.
package fonts
