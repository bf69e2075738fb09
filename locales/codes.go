package locales

import "github.com/secnumcloud-observatory/press/layout/diag"

// The findings this package makes.
const (
	CodeMissingTranslation  diag.Code = "MissingTranslation"
	CodePlaceholderMismatch diag.Code = "PlaceholderMismatch"
	CodeDuplicateKey        diag.Code = "DuplicateKey"
	CodeBadLocale           diag.Code = "BadLocale"
	CodeStrayLocale         diag.Code = "StrayLocale"
	CodeBadMessage          diag.Code = "BadMessage"
	CodeOddCharacter        diag.Code = "OddCharacter"
	CodeUnknownSetting      diag.Code = "UnknownSetting"
	CodeBadSetting          diag.Code = "BadSetting"
	CodeWording             diag.Code = "Wording"
	CodeBanned              diag.Code = "BannedWord"
)

// Catalogue explains the findings of this package.
func Catalogue() []diag.Entry {
	return []diag.Entry{
		{Code: CodeMissingTranslation, Severity: diag.Error,
			Means:   "A message exists in one language and not in another, or the press asked for a message that no file holds.",
			Example: `locales/fr/common.yaml has "section.news", locales/en/*.yaml has not.`,
			Fix:     "Write the message under the same key in a file of the language that lacks it."},
		{Code: CodePlaceholderMismatch, Severity: diag.Error,
			Means:   "The same message uses other placeholders in another language, so a value would be lost in one of them.",
			Example: `French "{{.N}} offres au {{.Date}}", English "{{.N}} offers".`,
			Fix:     "Use the same placeholders in every language, in any order."},
		{Code: CodeDuplicateKey, Severity: diag.Warning,
			Means:   "A message is written twice for one language; the later one is used.",
			Example: `"section.news" in common.yaml and again in news.yaml.`,
			Fix:     "Keep one of the two."},
		{Code: CodeBadLocale, Severity: diag.Error,
			Means:   "A locale file cannot be read as YAML, holds nothing or has a name under which it is not read, or a folder has no settings.",
			Example: "locales/de/ holds messages and no language.yaml.",
			Fix:     "Correct the file at the place named; docs/typography.md shows what a language needs."},
		{Code: CodeStrayLocale, Severity: diag.Warning,
			Means:   "The folder of languages holds a file or a folder that nothing reads, or the folder of a language that holds nothing.",
			Example: "locales/fr/notes.txt",
			Fix:     "Correct its name, or move it out of the data folder."},
		{Code: CodeBadMessage, Severity: diag.Error,
			Means:   "A message is not text, or its placeholders are not well formed.",
			Example: `"{{.N offres".`,
			Fix:     "A message is one text, or the plural forms one, few, many, other; placeholders are {{.Name}}."},
		{Code: CodeOddCharacter, Severity: diag.Error,
			Means:   "A character of a locale file is not seen, or only looks like the one that was meant.",
			Example: "A zero-width space in a message; a Cyrillic о in a French word.",
			Fix:     "Type the word again."},
		{Code: CodeUnknownSetting, Severity: diag.Error,
			Means:   "A setting, a rule or a message of a language has a name the press does not know, so it would do nothing.",
			Example: `"decimals: ','" where the setting is called "decimal"; "publication.nme" for "publication.name".`,
			Fix:     "Use the name proposed, or take it out."},
		{Code: CodeBadSetting, Severity: diag.Error,
			Means:   "A setting of a language has a value it cannot have, or is missing.",
			Example: "Eleven names of months.",
			Fix:     "Correct the value at the place named."},
		{Code: CodeWording, Severity: diag.Warning,
			Means:   "The house writes this otherwise. The press never changes words by itself.",
			Example: `"SecNumCloud certification": SecNumCloud is a qualification.`,
			Fix:     "Take the proposed wording, or leave yours if you mean it."},
		{Code: CodeBanned, Severity: diag.Error,
			Means: "A text has a word that the language's rules forbid, such as calling a SecNumCloud qualification a certification: an error " +
				"where it stands beside the name, else a warning.",
			Example: "S3NS est certifié SecNumCloud",
			Fix: "Write qualification, qualified, qualifié. If another scheme is meant, name it in the sentence; a warning that misread the " +
				"sentence may be waived."},
	}
}
