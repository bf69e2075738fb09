package preflight

import (
	"slices"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// row is one line of the table of rules, in the order a reader wants: what it
// is called, where it comes from, when it holds, what a fault looks like, what
// to do.
func row(code diag.Code, source string, fr, en, example, fixFR, fixEN string, check func(*judge)) Rule {
	return Rule{Code: code, Source: source, Severity: diag.Error, Title: Words{fr, en}, Example: example, Fix: Words{fixFR, fixEN}, check: check}
}

// table gives rules the kind they apply to; those whose code is listed are
// warnings.
func table(kind Kind, rules []Rule, warnings ...diag.Code) []Rule {
	for i := range rules {
		rules[i].For = kind
		if slices.Contains(warnings, rules[i].Code) {
			rules[i].Severity = diag.Warning
		}
	}
	return rules
}

// onBytes tells whether a rule can judge a file that no reader opens.
func onBytes(c diag.Code) bool {
	return slices.Contains([]diag.Code{"FileHeader", "FileEnd", "FileReferences", "FileEncrypted"}, c)
}

const (
	iso = "ISO 32000-1 "
	x4  = "ISO 15930-7"
	gwg = "GWG 2022 "
	a2  = "ISO 19005-2 "
	mh  = "Matterhorn "
)

func fileRules() []Rule {
	return table(Plain, []Rule{
		row("FileUnreadable", iso+"7.5", "Un lecteur indépendant ouvre le fichier", "An independent reader opens the file",
			"the cross-reference points into the middle of a picture", "Refaire le fichier ; s'il a été transféré, comparer l'empreinte.", "Make the file again; if it was transferred, compare the hash.", checkReadable),
		row("FileHeader", iso+"7.5.2; "+x4+"; "+a2+"6.1.2", "L'en-tête annonce la version permise et un contenu binaire", "The header names a version allowed here and binary content",
			"%PDF-1.7 in a file for print", "Écrire l'en-tête de la norme annoncée.", "Write the header of the standard the file claims.", checkHeader),
		row("FileEnd", iso+"7.5.5; "+a2+"6.1.3-3", "Rien ne suit la marque de fin", "Nothing follows the end mark",
			"a mail gateway added a line after %%EOF", "Livrer le fichier tel qu'il a été fait.", "Deliver the file as it was made.", checkEnd),
		row("FileReferences", iso+"7.5.4", "La table des références mène à chaque objet", "The cross-reference leads to every object",
			"object 12 is not where the table says", "Refaire le fichier sans le modifier ensuite.", "Make the file again and do not change it afterwards.", checkXref),
		row("FileIdentifier", iso+"14.4; "+a2+"6.1.3-1", "Le fichier porte un identifiant", "The file carries an identifier",
			"the trailer has no ID", "Écrire ID, deux chaînes tirées du contenu.", "Write ID, two strings made from the content.", checkID),
		row("FileEncrypted", x4+"; "+a2+"6.1.3-2", "Le fichier n'est pas chiffré", "The file is not encrypted",
			"a password forbids printing", "Exporter sans mot de passe.", "Export without a password.", checkEncrypted),
		row("StreamFilter", a2+"6.1.7.2; "+x4, "Les flux sont comprimés par des filtres permis et contenus dans le fichier", "Streams use allowed filters and lie within the file",
			"a picture compressed with LZW", "Recomprimer avec Flate ou JPEG.", "Compress again with Flate or JPEG.", checkFilters),
		row("FileAttached", a2+"6.8; "+x4, "Aucun fichier n'est joint", "No file is attached",
			"a spreadsheet travels inside the file", "Livrer les données à côté du fichier.", "Deliver the data beside the file.", checkAttached),
		row("ScriptAction", x4+"; "+a2+"6.5; "+mh+"29", "Aucune action ne lance de programme", "No action runs anything",
			"JavaScript runs when the file opens", "Retirer les scripts et les actions déclenchées.", "Remove scripts and triggered actions.", checkScripts),
		row("ContentDamaged", iso+"7.8.2; "+a2+"6.2.2-1", "Les pages n'emploient que des opérateurs définis, bien emboîtés", "Pages use defined operators only, properly nested",
			"q without Q at the end of page 3", "Corriger le programme qui a écrit la page.", "Correct the program that wrote the page.", checkContent),
		row("PageEmpty", gwg+"R0005", "Aucune page n'est vide", "No page is empty",
			"page 12 paints nothing", "Retirer la page, ou l'annoncer blanche à l'imprimeur.", "Remove the page, or tell the printer that it is blank.", checkEmptyPage),
		row("ForeignObject", a2+"6.2.8, 6.2.9; "+x4, "Aucun objet ne renvoie ailleurs ni ne change selon l'appareil", "No object refers elsewhere or changes with the device",
			"a picture with an OPI comment", "Placer l'image elle-même.", "Place the picture itself.", checkForeign),
		row("BlendMode", a2+"6.2.10-1", "Les modes de fusion sont ceux de la norme", "Blend modes are those of the standard",
			"/BM /Glow", "Choisir un mode normalisé.", "Choose a standard mode.", checkBlend),
		row("RenderingIntent", a2+"6.2.6-1", "Les intentions de rendu sont celles de la norme", "Rendering intents are those of the standard",
			"/Intent /Vivid", "Choisir l'une des quatre intentions.", "Choose one of the four intents.", checkRendering),
		row("TransferFunction", a2+"6.2.5; "+x4, "Ni fonction de transfert ni trame imposée", "No transfer function and no imposed screen",
			"/TR in a graphics state", "Retirer TR, TR2, HTP de l'état graphique.", "Remove TR, TR2, HTP from the graphics state.", checkTransfer),
		row("Limits", a2+"6.1.13", "Les tailles restent dans les limites des lecteurs", "Sizes stay within the limits of readers",
			"a page 20 m wide", "Réduire la page, la chaîne ou le nom.", "Make the page, string or name smaller.", checkLimits),
	}, "PageEmpty")
}

func metadataRules() []Rule {
	return table(Print|Tagged|Archive, []Rule{
		row("MetadataMissing", a2+"6.6.2; "+x4+"; "+mh+"06", "Les métadonnées XMP sont là, lisibles et non comprimées", "XMP metadata are present, readable and uncompressed",
			"the catalog has no Metadata", "Écrire le flux XMP sans filtre.", "Write the XMP stream without a filter.", checkMetadata),
		row("MetadataTitle", x4+"; "+mh+"06", "Le fichier a un titre", "The file has a title",
			"the window shows “untitled”", "Donner un titre à l'édition.", "Give the edition a title.", checkTitle),
		row("MetadataDates", x4, "Les dates de création et de modification sont là, avec leur fuseau", "Dates of creation and change are present, with their zone",
			"CreationDate without a zone", "Écrire les dates avec Z.", "Write the dates with Z.", checkDates),
		row("MetadataDisagrees", x4+"; ISO 19005-2", "Info et XMP disent la même chose", "Info and XMP say the same",
			"two titles", "Écrire les deux à partir des mêmes valeurs.", "Write both from the same values.", checkAgreement),
	})
}

func fontRules() []Rule {
	return table(Plain, []Rule{
		row("FontEmbedded", x4+"; "+a2+"6.2.11.4.1-1; "+mh+"31", "Toutes les polices sont dans le fichier", "Every font is in the file",
			"Helvetica is not embedded", "Incorporer la police.", "Embed the font.", checkEmbedded),
		row("FontSubset", iso+"9.6.4", "Les polices sont des sous-ensembles nommés comme tels", "Fonts are subsets and named so",
			"a font without the ABCDEF+ prefix", "Préfixer le nom du sous-ensemble de six lettres.", "Prefix the subset's name with six letters.", checkSubset),
		row("FontProgram", a2+"6.2.11.3; "+mh+"31", "Les programmes de police sont entiers", "Font programs are whole",
			"a table of the font is cut off", "Incorporer la police d'origine.", "Embed the original font.", checkProgram),
		row("GlyphMissing", a2+"6.2.11.4.1-2, 6.2.11.8-1; "+mh+"31", "Chaque caractère a son dessin dans sa police", "Each character has its glyph in its font",
			"an arrow prints as an empty box", "Choisir une police qui a le caractère, ou changer le texte.", "Choose a font that has the character, or change the text.", checkGlyphs),
		row("GlyphWidth", a2+"6.2.11.5-1; "+mh+"31", "Les chasses annoncées sont celles de la police", "Declared widths are the font's",
			"the page says 500, the font 512", "Écrire les chasses du programme de police.", "Write the widths of the font program.", checkWidths),
		row("TextUnmapped", a2+"6.2.11.7.2; "+mh+"10", "Chaque caractère se lit comme du texte", "Each character can be read as text",
			"copying gives boxes", "Écrire une table ToUnicode complète.", "Write a complete ToUnicode map.", checkUnicode),
	}, "FontSubset")
}

func printRules() []Rule {
	return table(Print, []Rule{
		row("PrintIdentification", x4, "Le fichier s'annonce PDF/X-4", "The file says that it is PDF/X-4",
			"GTS_PDFXVersion is PDF/X-3:2003", "Écrire pdfxid:GTS_PDFXVersion.", "Write pdfxid:GTS_PDFXVersion.", checkXIdentification),
		row("PrintIdentifiers", x4, "XMP identifie le document et son état", "XMP identifies the document and its state",
			"xmpMM:InstanceID is missing", "Écrire les identifiants, tirés du contenu.", "Write the identifiers, made from the content.", checkIdentifiers),
		row("Trapped", x4, "Le fichier dit si le grossi-maigri est fait", "The file says whether it is trapped",
			"/Trapped /Unknown", "Écrire Trapped False.", "Write Trapped False.", checkTrapped),
		row("BoxNesting", x4, "Chaque page a ses boîtes, emboîtées : rogne, fond perdu, support", "Every page has its boxes, nested: trim, bleed, media",
			"TrimBox and BleedBox swapped", "Corriger les boîtes de page.", "Correct the page boxes.", checkBoxes),
		row("TrimUnequal", gwg+"R0004; house", "Toutes les pages ont le format commandé", "All pages have the size ordered",
			"page 5 is 0.3 mm too wide", "Donner à toutes les pages le même format.", "Give all pages the same size.", checkTrim),
		row("BleedWidth", "house: 3 mm", "Le fond perdu a la largeur demandée", "The bleed is as wide as asked",
			"2 mm of bleed at the foot", "Régler le fond perdu du profil.", "Set the profile's bleed.", checkBleedWidth),
		row("CropBox", gwg+"R0003", "La CropBox ne cache rien", "The CropBox hides nothing",
			"CropBox equals TrimBox", "Retirer la CropBox.", "Remove the CropBox.", checkCrop),
		row("PageTurned", gwg+"R0002, R0004", "Aucune page n'est tournée ni mise à l'échelle", "No page is turned or scaled",
			"/Rotate 90", "Composer la page droite.", "Compose the page upright.", checkTurned),
		row("PrintArea", x4, "L'affichage et l'impression montrent toute la page", "Viewing and printing show the whole page",
			"/PrintArea /ArtBox", "Retirer la préférence.", "Remove the preference.", checkPrintArea),
		row("BindingPages", "house: saddle stitch", "Le nombre de pages convient à la reliure", "The number of pages fits the binding",
			"18 pages", "Compléter ou resserrer l'édition.", "Fill or tighten the edition.", checkMultiple),
		row("PrintAnnotation", x4, "Aucune annotation ne se trouve sur les pages", "No annotation stands on the pages",
			"a link over an address", "Faire le fichier d'impression sans liens.", "Make the print file without links.", checkNoAnnotations),
		row("PrintAction", x4, "Ni signets actifs, ni formulaire, ni action", "No live bookmarks, no form, no action",
			"the catalog has an OpenAction", "Faire le fichier d'impression avec le profil d'impression.", "Make the print file with the print profile.", checkNoActions),
		row("PrintLayer", gwg+"R0034; house", "Le fichier n'a pas de calques", "The file has no layers",
			"a layer that is hidden on screen", "Mettre les calques à plat.", "Flatten the layers.", checkNoLayers),
	}, "TrimUnequal")
}

func colourRules() []Rule {
	return table(Print, []Rule{
		row("OutputIntent", x4+"; "+a2+"6.2.3", "Une seule condition d'impression, nommée, avec son profil", "One printing condition, named, with its profile",
			"two output intents", "Écrire une seule condition GTS_PDFX avec son profil.", "Write one GTS_PDFX intent with its profile.", checkIntent),
		row("OutputProfile", x4+"; "+gwg+"R0035; ICC.1", "Le profil est un profil d'impression CMJN entier", "The profile is a whole CMYK output profile",
			"a display profile as printing condition", "Prendre le profil de la condition d'impression chez l'imprimeur.", "Take the condition's profile from the print shop.", checkProfile),
		row("ColourScreen", x4+"; "+gwg+"R0027", "Aucune couleur d'écran (DeviceRGB)", "No screen colour (DeviceRGB)",
			"a logo left in RGB", "Convertir l'image ou la nuance en CMJN.", "Convert the picture or swatch to CMYK.", checkRGB),
		row("ColourManaged", gwg+"R0027", "Aucune couleur tenue par un profil", "No colour tied to a profile",
			"a photo with an ICC profile", "Convertir par le profil de la condition.", "Convert through the condition's profile.", checkManaged),
		row("ProfileReused", x4, "Les pages ne reprennent pas le profil de la condition", "Pages do not use the condition's profile again",
			"ICCBased with the output profile", "Peindre en DeviceCMYK.", "Paint in DeviceCMYK.", checkReusedProfile),
		row("SpotColour", gwg+"R0020", "Pas d'encre au-delà de la quadrichromie", "No ink beyond the four",
			"a plate named PANTONE 300 C", "Convertir l'encre, ou la commander.", "Convert the ink, or order it.", checkSpots),
		row("SpotInconsistent", a2+"6.2.4.4-2", "Une encre n'a qu'une définition", "An ink has one definition",
			"two alternates for one ink", "N'écrire l'encre qu'une fois.", "Write the ink once.", checkSpotTwice),
		row("RegistrationColour", gwg+"R0024", "La couleur de repérage reste hors de la page", "The registration colour stays outside the page",
			"text in All", "Peindre en noir.", "Paint in black.", checkAll),
		row("GroupSpace", gwg+"R0030; "+x4, "La transparence se calcule en CMJN", "Transparency is computed in CMYK",
			"a page group in DeviceRGB", "Déclarer le groupe en DeviceCMYK.", "Declare the group in DeviceCMYK.", checkGroups),
		row("InkTotal", "house: 300 %", "L'encre totale reste dans la limite", "Total ink stays within the limit",
			"340 % in a background", "Changer la nuance ; noir riche C40 M30 J30 N100 au plus.", "Change the swatch; rich black C40 M30 Y30 K100 at most.", checkInk),
		row("InkSquare", gwg+"R0026", "L'encre moyenne d'un carré de 15 mm reste sous 320 %", "The mean ink of a 15 mm square stays under 320 %",
			"a dark photo", "Éclaircir l'image ou limiter son encre.", "Lighten the picture or limit its ink.", checkInkSquare),
		row("InkBlackText", gwg+"R0015", "Le texte noir ne dépasse pas 280 % d'encre", "Black text stays under 280 % of ink",
			"text in rich black", "Composer le texte en noir seul.", "Set the text in black only.", checkBlackInk),
		row("ImageResolution", gwg+"R0031, R0032", "Les images ont plus de 149 ppi (549 au trait)", "Pictures have more than 149 ppi (549 for one bit)",
			"a photo at 120 ppi", "Prendre l'image plus grande ou la placer plus petite.", "Take a larger picture or place it smaller.", checkResolution),
		row("ImageSoft", gwg+"R0031, R0032", "Les images ont plus de 224 ppi (799 au trait)", "Pictures have more than 224 ppi (799 for one bit)",
			"a photo at 190 ppi", "Prendre l'image plus grande si elle existe.", "Take a larger picture if there is one.", checkResolutionLow),
	}, "ColourManaged", "SpotColour", "RegistrationColour", "InkSquare", "InkBlackText", "ImageSoft")
}

func markRules() []Rule {
	return table(Print, []Rule{
		row("LineThin", "house; "+gwg+"R0018", "Aucun filet n'est plus fin que 0,25 pt", "No line is thinner than 0.25 pt",
			"a rule of 0.1 pt", "Épaissir le filet.", "Make the line thicker.", checkThin),
		row("LineManyInks", gwg+"R0018, R0019", "Les filets en réserve ou en plusieurs encres ont 0,25 pt", "Lines reversed or in several inks have 0.25 pt",
			"a white rule of 0.2 pt", "Épaissir le filet ou le peindre en une encre.", "Make the line thicker or paint it in one ink.", checkThinInks),
		row("TextManyInks", gwg+"R0017", "Le texte de moins de 8 pt est en une encre", "Text under 8 pt is in one ink",
			"a caption of 7 pt in blue and black", "Composer le petit texte en noir.", "Set small text in black.", checkManyInks),
		row("TextReversed", gwg+"R0016", "Le texte en réserve a au moins 8 pt", "Reversed text has at least 8 pt",
			"white text of 6 pt", "Grossir le texte ou le composer en noir.", "Set the text larger or in black.", checkReversed),
		row("OverprintWhite", gwg+"R0007, R0008", "Le blanc ne surimprime jamais", "White never overprints",
			"a white title that overprints", "Couper la surimpression du blanc.", "Turn overprint off for white.", checkWhiteOver),
		row("OverprintGray", gwg+"R0012, R0013", "Le gris DeviceGray ne surimprime jamais", "DeviceGray never overprints",
			"gray text that overprints", "Peindre en DeviceCMYK.", "Paint in DeviceCMYK.", checkGrayOver),
		row("OverprintBlackText", gwg+"R0009", "Le petit texte noir surimprime les couleurs", "Small black text overprints colours",
			"9 pt black on a blue tint knocks out", "Activer la surimpression (OPM 1) du noir.", "Turn overprint (OPM 1) on for black.", checkBlackOver),
		row("OverprintBlackLine", gwg+"R0010", "Les filets noirs surimpriment les couleurs", "Black lines overprint colours",
			"a black rule on a tint knocks out", "Activer la surimpression (OPM 1) du noir.", "Turn overprint (OPM 1) on for black.", checkBlackLineOver),
		row("BlackGray", gwg+"R0011", "Le petit texte noir sur une couleur n'est pas en DeviceGray", "Small black text on a colour is not in DeviceGray",
			"0 g for text on a tint", "Écrire 0 0 0 1 k.", "Write 0 0 0 1 k.", checkGrayText),
		row("SafeMargin", "house: 5 mm", "Rien que des fonds près du bord rogné", "Nothing but backgrounds near the trimmed edge",
			"a folio 2 mm from the trim", "Éloigner l'objet du bord, ou le mener au fond perdu.", "Move the object from the edge, or lead it to the bleed.", checkSafe),
		row("BleedShort", "house: 3 mm", "Les fonds coupés vont jusqu'au fond perdu", "Backgrounds that are cut reach the bleed",
			"a colour that ends at the trim", "Prolonger le fond jusqu'au fond perdu.", "Extend the background to the bleed.", checkBleed),
		row("MarksApart", "house", "Les repères sont hors du fond perdu", "Printer's marks stand outside the bleed",
			"crop marks 1 mm from the trim", "Éloigner les repères.", "Move the marks away.", checkMarksApart),
	}, "LineManyInks", "TextManyInks", "TextReversed", "OverprintGray", "OverprintBlackText", "OverprintBlackLine", "BlackGray")
}

func archiveRules() []Rule {
	return table(Archive, []Rule{
		row("ArchiveIdentification", a2+"6.6.4", "Le fichier annonce sa partie et son niveau de PDF/A", "The file names its part and level of PDF/A",
			"pdfaid:conformance X", "Écrire pdfaid:part et pdfaid:conformance.", "Write pdfaid:part and pdfaid:conformance.", checkAIdentification),
		row("MetadataUndeclared", a2+"6.6.2.3", "Chaque propriété XMP est connue ou déclarée", "Each XMP property is known or declared",
			"pdfuaid:part without its schema", "Ajouter la propriété à pdfaExtension:schemas.", "Add the property to pdfaExtension:schemas.", checkExtension),
		row("ArchiveIntent", a2+"6.2.3, 6.2.4.3", "Les couleurs sont celles de la condition de sortie", "Colours are those of the output intent",
			"CMYK text in an sRGB file", "Peindre dans l'espace du profil.", "Paint in the profile's space.", checkAIntent),
		row("AnnotationFlags", a2+"6.3.2", "Les annotations sont visibles et imprimées", "Annotations are visible and printed",
			"a link without F 4", "Écrire F 4.", "Write F 4.", checkAnnotationFlags),
		row("PageResources", a2+"6.2.2-2", "Chaque page a ses ressources", "Each page has its resources",
			"resources inherited from the page tree", "Écrire Resources dans la page.", "Write Resources in the page.", checkOwnResources),
		row("LayerConfiguration", a2+"6.9; "+mh+"20", "Les calques ont un nom et ne changent pas d'eux-mêmes", "Layers have a name and do not change by themselves",
			"/D without /Name", "Nommer la configuration, retirer AS.", "Name the configuration, remove AS.", checkLayers),
	})
}
