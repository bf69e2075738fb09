package compose

import "github.com/secnumcloud-observatory/press/layout/diag"

// What composition can find.
const (
	UnknownLanguage diag.Code = "UnknownLanguage"
	MissingStyle    diag.Code = "MissingStyle"
	MissingDistance diag.Code = "MissingDistance"
	PictureFormat   diag.Code = "PictureFormat"
	BrightPicture   diag.Code = "BrightPicture"
	UndrawnChart    diag.Code = "UndrawnChart"
	DenseCode       diag.Code = "DenseCode"

	UncomposedSection diag.Code = "UncomposedSection"
)

// Catalogue explains the findings of this package.
func Catalogue() []diag.Entry {
	return []diag.Entry{
		{Code: UnknownLanguage, Severity: diag.Error,
			Means:   "An edition was asked for in a language that has no locale.",
			Example: "--lang de, with locales for fr and en",
			Fix:     "Choose a language that has a folder or a file under locales, or add one."},
		{Code: MissingStyle, Severity: diag.Error,
			Means:   "A component asks for a text style that the theme does not define.",
			Example: "theme.yaml without the style quote",
			Fix:     "Add the style to theme.yaml; the shipped theme lists them all."},
		{Code: MissingDistance, Severity: diag.Error,
			Means:   "A component asks for a distance that the theme does not name under spacing.",
			Example: "theme.yaml without grid-row",
			Fix:     "Add the distance to theme.yaml; the shipped theme lists them all."},
		{Code: PictureFormat, Severity: diag.Error,
			Means:   "A picture named in a text cannot be read, or is neither PNG nor JPEG.",
			Example: "![Schéma](images/schema.gif)",
			Fix:     "Put the file in the edition's folder, as PNG or JPEG, and check its name."},
		{Code: BrightPicture, Severity: diag.Warning,
			Means: "A picture over a page is too bright where the headline stands on it: its words need a contrast of 7 at every point. " +
				"It is set under the headline, which stands on the dark ground.",
			Example: "pictures: [{form: opener, file: snow.jpg}]",
			Fix:     "Choose a darker picture, darken its upper third, or move its focus."},
		{Code: UndrawnChart, Severity: diag.Error,
			Means:   "A chart cannot be drawn from the register's figures.",
			Example: "a chart cannot be drawn: candidates by milestone: no room for a name",
			Fix:     "Look at the offers the message names; nothing is left out of a chart in silence."},
		{Code: DenseCode, Severity: diag.Warning,
			Means:   "An address is so long that its QR code would have modules under 0.6 mm, which a telephone may not read off paper.",
			Example: "permalink: https://example.org/publications/observatories/secnumcloud/editions/by-month/…",
			Fix:     "Give the edition a shorter address. Until then the page has the address in words and no code."},
		{Code: UncomposedSection, Severity: diag.Error,
			Means:   "An edition has a section that is declared and that nothing composes, so that its texts would be lost.",
			Example: "sections: [cover, interview], with a record of interview and no composer",
			Fix:     "Take the section out of edition.yaml. This is a fault of the press: report it."},
	}
}

// missing reports, once, that the theme lacks something a component asks for.
func (k *kit) missing(code diag.Code, field string, msg diag.Text) {
	for _, i := range k.issues {
		if i.Code == code && i.Field == field {
			return
		}
	}
	k.issues.Add(diag.Issue{Code: code, Severity: diag.Error, Pos: k.theme.Pos, Field: field, Msg: msg, Hint: "add it to theme.yaml"})
}
