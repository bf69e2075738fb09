package preflight

// The rules for files that are read aloud. The Matterhorn Protocol's
// checkpoints are named where it has one; "own" marks what neither veraPDF nor
// the protocol's machine tests see.

func documentRules() []Rule {
	return table(Tagged, []Rule{
		row("UAIdentification", "ISO 14289-1 5; "+mh+"06", checkUAIdentification),
		row("NotMarked", mh+"01; ISO 14289-1 6.2", checkMarked).of(Tagged|levelA, 0),
		row("TreeMissing", mh+"01, 09", checkTree).of(Tagged|levelA, 0),
		row("TitleHidden", mh+"07", checkTitleBar),
		row("LanguageMissing", mh+"11; "+a2+"6.7.4", checkLanguage).of(Tagged|levelA, 0),
		row("PassageLanguage", mh+"11 (own)", checkPassages),
		row("TabOrder", mh+"28", checkTabs),
		row("ContentUntagged", mh+"01", checkTagged),
		row("TagNesting", mh+"01", checkNesting),
		row("ParentTree", iso+"14.7.4.4; "+mh+"01", checkParents),
		row("RoleMapping", mh+"02", checkRoles).of(Tagged|levelA, 0),
		row("ElementParent", "ISO 14289-1 7.1-12", checkUp),
		row("ElementPage", iso+"14.7.4 (own)", checkPg),
		row("ContentShared", mh+"30; "+iso+"14.7.4", checkShared),
		row("ArtifactKind", mh+"18 (own)", checkArtifacts),
		row("ElementEmpty", "own", checkEmptyElements),
	})
}

func meaningRules() []Rule {
	return table(Tagged, []Rule{
		row("AlternativeMissing", mh+"13, 17", checkAlternative),
		row("TextReplaced", "own", checkSpoken),
		row("FigureBox", iso+"14.8.5.4.3 (own)", checkFigureBox),
		row("HeadingOrder", mh+"14", checkHeadings),
		row("OutlineMismatch", mh+"27 (own)", checkOutlines),
		row("PageLabel", iso+"12.4.2 (own)", checkLabels),
		row("ReadingOrder", mh+"09 (own)", checkOrder),
		row("LinkElement", mh+"28", checkLinks),
		row("LinkDescription", mh+"28", checkDescriptions),
		row("MediaDescription", mh+"28", checkMedia),
		row("AttachedName", mh+"21; "+a2+"6.8", checkNamed).of(Tagged|Archive, 0),
		row("AccessForbidden", mh+"26", checkAccess),
		row("FormDynamic", mh+"25; "+a2+"6.4.2", checkDynamic).of(Tagged|Archive, 0),
		row("DestinationBroken", iso+"12.3.2", checkDestinations),
		row("ListNesting", mh+"09", checkLists),
		row("ListNumbering", mh+"16 (own)", checkNumbering),
		row("ContentsNesting", mh+"09", checkContents),
		row("NoteIdentifier", mh+"19", checkNotes),
		row("CaptionPlace", iso+"14.8.4 (own)", checkCaptions),
		row("Contrast", "WCAG 2.1 1.4.3; "+mh+"04 (own)", checkContrast),
		row("ActualText", a2+"6.2.11.7.3", checkActual).of(levelA, Tagged),
		row("TableParts", mh+"09", checkTableParts),
		row("TableShape", mh+"15; ISO 14289-1 7.2", checkTableShape),
		row("TableScope", mh+"15 (own)", checkScopes),
		row("TableHeaders", mh+"15", checkHeaders),
	}, "ReadingOrder")
}
