// Package fonts owns the faces of the edition: the embedded font files, their
// advances and kerning, and which characters they can draw. It refuses to
// shape: one character is one glyph, so there are no ligatures and no features
// but kerning, and what is measured here is what a PDF of code points draws.
//
// The files are the static TrueType cuts of Adobe's Source families as
// published in npm's @expo-google-fonts 0.4.1, unchanged, under the SIL Open
// Font License 1.1 kept beside them.
package fonts
