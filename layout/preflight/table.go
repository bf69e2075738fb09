package preflight

import (
	"fmt"
	"slices"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// row is one line of the table of rules: what it is called, where it comes from,
// and how it is checked.
func row(code diag.Code, source string, check func(*judge)) Rule {
	return Rule{Code: code, Source: source, Severity: diag.Error, check: check}
}

// of names the kinds that a rule's sources hold to it, and those that the house
// alone does.
func (rule Rule) of(sources, house Kind) Rule {
	rule.For, rule.Kept = sources, house
	return rule
}

// table gives rules the kind they apply to, unless they name theirs; those whose
// code is listed are warnings.
func table(kind Kind, rules []Rule, warnings ...diag.Code) []Rule {
	for i := range rules {
		if rules[i].For|rules[i].Kept == 0 {
			rules[i].For = kind
		}
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
		row("FileUnreadable", iso+"7.5", checkReadable),
		row("FileHeader", iso+"7.5.2; "+x4+"; "+a2+"6.1.2", checkHeader),
		row("FileEnd", iso+"7.5.5; "+a2+"6.1.3-3", checkEnd),
		row("FileReferences", iso+"7.5.4", checkXref),
		row("StreamLength", iso+"7.3.8; "+a2+"6.1.7.1", checkStreams),
		row("ObjectSyntax", iso+"7.3, 7.7.3; "+a2+"6.1.9", checkObjects),
		row("FileIdentifier", iso+"14.4; "+a2+"6.1.3-1", checkID).of(Print|Archive, Plain),
		row("FileEncrypted", x4+"; "+a2+"6.1.3-2", checkEncrypted).of(Print|Archive, Plain),
		row("StreamFilter", a2+"6.1.7, 6.1.10; "+x4, checkFilters).of(Print|Archive, Plain),
		row("FileDraft", "ISO 16684-1 8.6; house", checkDraft),
		row("FileAttached", a2+"6.8; "+x4, checkAttached).of(Print|Archive, Plain),
		row("ScriptAction", x4+"; "+a2+"6.5; "+mh+"29", checkScripts).of(Print|Archive, Plain),
		row("ContentDamaged", iso+"7.8.2; "+a2+"6.2.2-1", checkContent),
		row("PageEmpty", gwg+"R0005", checkEmptyPage).of(Print, Plain),
		row("TextMissing", "own", checkText),
		row("TextAdded", "own", checkAdded),
		row("TextHidden", "own", checkHidden),
		row("TextMapped", mh+"10 (own)", checkMapped).of(Tagged, Plain),
		row("ForeignObject", a2+"6.2.8, 6.2.9; "+x4+"; "+mh+"30", checkForeign).of(Print|Archive|Tagged, Plain),
		row("BlendMode", a2+"6.2.10-1", checkBlend).of(Print|Archive, Plain),
		row("RenderingIntent", a2+"6.2.6-1", checkRendering).of(Archive, Plain),
		row("TransferFunction", a2+"6.2.5; "+x4, checkTransfer).of(Print|Archive, Plain),
		row("Limits", a2+"6.1.13", checkLimits).of(Archive, Plain),
	}, "PageEmpty", "TextHidden")
}

func metadataRules() []Rule {
	return table(Print|Tagged|Archive, []Rule{
		row("MetadataMissing", a2+"6.6.2; "+x4+"; "+mh+"06", checkMetadata),
		row("MetadataTitle", x4+"; "+mh+"06", checkTitle).of(Print|Tagged, Archive),
		row("MetadataDates", x4, checkDates).of(Print, Tagged|Archive),
		row("MetadataDisagrees", x4, checkAgreement).of(Print, Tagged|Archive),
	})
}

func fontRules() []Rule {
	return table(Plain, []Rule{
		row("FontEmbedded", x4+"; "+a2+"6.2.11.4.1-1; "+mh+"31", checkEmbedded).of(Print|Tagged|Archive, Plain),
		row("FontSubset", iso+"9.6.4", checkSubset),
		row("FontProgram", a2+"6.2.11.3; "+mh+"31", checkProgram).of(Print|Tagged|Archive, Plain),
		row("FontKeys", a2+"6.2.11.2; "+iso+"9.6, 9.7", checkFontKeys).of(Archive, Plain),
		row("FontEncoding", a2+"6.2.11.6; "+mh+"31", checkEncodings).of(Tagged|Archive, Plain),
		row("FontCodeMap", a2+"6.2.11.3; "+mh+"31", checkCodeMaps).of(Tagged|Archive, Plain),
		row("FontGlyphSet", a2+"6.2.11.4.2; "+mh+"31", checkGlyphSets).of(Tagged|Archive, Plain),
		row("GlyphMissing", a2+"6.2.11.4.1-2, 6.2.11.8-1; "+mh+"31", checkGlyphs).of(Print|Tagged|Archive, Plain),
		row("GlyphWidth", a2+"6.2.11.5-1; "+mh+"31", checkWidths).of(Print|Tagged|Archive, Plain),
		row("TextUnmapped", a2+"6.2.11.7.2; "+mh+"10", checkUnicode).of(Tagged|levelU, Plain),
	}, "FontSubset")
}

func printRules() []Rule {
	return table(Print, []Rule{
		row("PrintIdentification", x4, checkXIdentification),
		row("PrintIdentifiers", x4, checkIdentifiers),
		row("Trapped", x4, checkTrapped),
		row("BoxNesting", x4, checkBoxes),
		row("TrimUnequal", gwg+"R0004; house", checkTrim),
		row("BleedWidth", "house: 3 mm", checkBleedWidth),
		row("CropBox", gwg+"R0003", checkCrop),
		row("PageTurned", gwg+"R0002, R0004", checkTurned),
		row("PrintArea", x4, checkPrintArea),
		row("BindingPages", "house: saddle stitch", checkMultiple),
		row("PrintAnnotation", x4, checkNoAnnotations),
		row("PrintAction", x4, checkNoActions),
		row("PrintLayer", gwg+"R0034; house", checkNoLayers),
	}, "TrimUnequal")
}

func colourRules() []Rule {
	return table(Print, []Rule{
		row("OutputIntent", x4+"; "+a2+"6.2.3", checkIntent),
		row("OutputProfile", x4+"; "+gwg+"R0035; ICC.1", checkProfile),
		row("ColourScreen", x4+"; "+gwg+"R0027", checkRGB),
		row("ColourManaged", gwg+"R0027", checkManaged),
		row("ProfileReused", x4, checkReusedProfile),
		row("SpotColour", gwg+"R0020", checkSpots),
		row("SpotInconsistent", a2+"6.2.4.4-2", checkSpotTwice).of(Print|Archive, 0),
		row("RegistrationColour", gwg+"R0024", checkAll),
		row("GroupSpace", gwg+"R0030; "+x4, checkGroups),
		row("InkTotal", fmt.Sprintf("house: %d %%", profile.MostInk), checkInk),
		row("InkSquare", gwg+"R0026", checkInkSquare),
		row("InkBlackText", gwg+"R0015", checkBlackInk),
		row("ImageResolution", gwg+"R0031, R0032", checkResolution),
		row("ImageSoft", gwg+"R0031, R0032", checkResolutionLow),
	}, "ColourManaged", "SpotColour", "RegistrationColour", "InkSquare", "InkBlackText", "ImageSoft")
}

func markRules() []Rule {
	return table(Print, []Rule{
		row("LineThin", "house; "+gwg+"R0018", checkThin),
		row("LineManyInks", gwg+"R0018, R0019", checkThinInks),
		row("TextManyInks", gwg+"R0017", checkManyInks),
		row("TextReversed", gwg+"R0016", checkReversed),
		row("TextInks", "house", checkTextInks),
		row("OverprintWhite", gwg+"R0007, R0008", checkWhiteOver),
		row("OverprintGray", gwg+"R0012, R0013", checkGrayOver),
		row("OverprintBlackText", gwg+"R0009", checkBlackOver),
		row("OverprintBlackLine", gwg+"R0010", checkBlackLineOver),
		row("BlackGray", gwg+"R0011", checkGrayText),
		row("SafeMargin", "house: 5 mm", checkSafe),
		row("BleedShort", "house: 3 mm", checkBleed),
		row("BleedWhite", "house: 3 mm", checkWhiteBleed),
		row("BleedAbsent", "house: 3 mm", checkNoBleed),
		row("MarksApart", "house", checkMarksApart),
	}, "TextInks", "BleedAbsent", "LineManyInks",
		"TextManyInks", "TextReversed", "OverprintGray", "OverprintBlackText", "OverprintBlackLine", "BlackGray")
}

func archiveRules() []Rule {
	return table(Archive, []Rule{
		row("ArchiveIdentification", a2+"6.6.4", checkAIdentification),
		row("MetadataUndeclared", a2+"6.6.2.3", checkExtension),
		row("MetadataExtension", a2+"6.6.2.3.3", checkExtensionSchemas),
		row("ArchiveIntent", a2+"6.2.3, 6.2.4.3, 6.2.10-2", checkAIntent),
		row("AnnotationFlags", a2+"6.3.2", checkAnnotationFlags),
		row("PageResources", a2+"6.2.2-2", checkOwnResources),
		row("ArchiveSyntax", a2+"6.1.4, 6.1.6, 6.1.8", checkSyntax),
		row("ArchiveEntries", a2+"6.1.12, 6.10, 6.11", checkEntries),
		row("SourceProfile", a2+"6.2.4.2", checkSourceProfiles),
		row("SpotUndescribed", a2+"6.2.4.4-1, 6.1.13", checkDescribed),
		row("ImageEntries", a2+"6.2.8", checkPictures),
		row("AnnotationKind", a2+"6.3.1", checkAnnotationKinds),
		row("AnnotationLook", a2+"6.3.3", checkLooks),
		row("FormEntries", a2+"6.4", checkForms),
		row("ActionKind", a2+"6.5", checkActions),
		row("LayerConfiguration", a2+"6.9; "+mh+"20", checkLayers).of(Archive|Tagged, 0),
	})
}
