package data

import "github.com/secnumcloud-observatory/press/layout/diag"

// The findings of this package: files out of place, editions and the theme.
// Catalogue explains each.
const (
	StrayFile      diag.Code = "StrayFile"
	IdlePicture    diag.Code = "IdlePicture"
	PictureFormat  diag.Code = "PictureFormat"
	BadLength      diag.Code = "BadLength"
	BadColour      diag.Code = "BadColour"
	DuplicateID    diag.Code = "DuplicateID"
	UnknownSection diag.Code = "UnknownSection"
	UnknownEdition diag.Code = "UnknownEdition"
	UnknownSwatch  diag.Code = "UnknownSwatch"
	EditionOrder   diag.Code = "EditionOrder"
	EditionName    diag.Code = "EditionName"
	LowContrast    diag.Code = "LowContrast"
	SmallType      diag.Code = "SmallType"
	OffCentre      diag.Code = "OffCentre"
	BadFace        diag.Code = "BadFace"
)

// severity is how grave a finding of ours is: an error unless listed.
func severity(c diag.Code) diag.Severity {
	switch c {
	case StrayFile, OffCentre:
		return diag.Warning
	case IdlePicture:
		return diag.Quality
	}
	return diag.Error
}

// Catalogue explains every finding of this package, in the order in which
// an editor is likely to meet them.
func Catalogue() []diag.Entry {
	es := []diag.Entry{
		{Code: StrayFile, Stops: diag.EveryFile,
			Means:   "The data folder holds a file or a folder that nothing reads; an error where it has nearly the name of one that is awaited.",
			Example: "standing/fr/glosary.md",
			Fix:     "Correct its name, or move it out of the data folder."},
		{Code: IdlePicture, Means: "A picture stands in the folder and no text shows it.", Example: "editions/2026-04/pictures/old.jpg",
			Fix: "Show it in a text, or take it out of the folder."},
		{Code: PictureFormat, Means: "A picture of a text or the theme's logo is of a kind that is not printed, cannot be read, or is too large.",
			Example: "![Schéma](images/schema.tif)",
			Fix:     "Put it in the edition's folder as PNG or JPEG, in sRGB."},
		{Code: BadLength, Means: "A length of the theme has no unit, is no number, or has no room on a page.", Example: "size: 9,75",
			Fix: "Write a number and mm, pt, cm, in or u (4.5 mm): 9.75pt."},
		{Code: BadColour, Means: "A colour of the theme is not readable.", Example: "rgb: 10264B, or cmyk: [100, 80, 15]",
			Fix: `Write rgb: "#10264B" and cmyk: [100, 80, 15, 60], in per cent.`},
		{Code: DuplicateID, Means: "Two entries of the register have one id.", Example: "id: numspot twice in offers.yaml",
			Fix: "Give the second another id."},
		{Code: UnknownSection, Means: "A section or a text has a name that does not exist.", Example: "sections: [editoral]",
			Fix: "Use the name the message proposes."},
		{Code: UnknownEdition, Means: "An edition refers to a previous one that is not in the folder.", Example: "previous: 2026-13",
			Fix: "Correct it, or give previous-cutoff instead."},
		{Code: EditionOrder, Means: "The days of an edition contradict one another or the previous edition's.",
			Example: "cutoff before the previous cut-off", Fix: "Correct the days."},
		{Code: EditionName, Means: "The folder of an edition has a name that files, commands and addresses cannot have.",
			Example: "editions/avril 2026", Fix: "Use letters, figures and dashes: the month, such as 2026-04."},
		{Code: UnknownSwatch, Means: "The theme names a swatch that it does not define.", Example: "ink: noire",
			Fix: "Use one of the swatches."},
		{Code: LowContrast, Means: "Text on its ground has less contrast than WCAG AA asks: 4.5, or 3 for large text.",
			Example: "vermillon on sable for a note", Fix: "Choose a darker ink or a lighter ground."},
		{Code: SmallType, Means: "A style is smaller than can be read in print.", Example: "size: 6pt",
			Fix: "Use 7.75 pt or more; 9.5 pt or more for the body."},
		{Code: OffCentre, Means: "The margin does not put the columns in the middle of the sheet.",
			Example: "format: 230x300 with margin: 17.25mm",
			Fix:     "Leave margin out, or write the one that the message names."},
		{Code: BadFace, Means: "A font file of the theme cannot be printed with, or its maker forbids it; " +
			"or a style names a face that there is not.",
			Example: "An OpenType file with PostScript outlines; a font whose permission bits forbid embedding.",
			Fix:     "Take the TrueType file of the family, with 1000 units to the em, and a licence that lets it be embedded."},
	}
	for i := range es {
		es[i].Severity = severity(es[i].Code)
	}
	return es
}
