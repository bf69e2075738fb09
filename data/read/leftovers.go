package read

import (
	"regexp"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// leftShapes is what a text holds while it is being written: notes to oneself,
// places to be filled in, words that stand for words. Those that are of one
// language are among its patterns.
func leftShapes() []shape {
	const note, delete = "A note to yourself seems to stand here.", "Write the passage, or delete the note."
	return []shape{
		doubtful(`\b(TODO|FIXME|XXX+|TBC|TBD|TK(?:TK)*|WIP)\b`, "TFXW", note, delete),
		doubtful(`((?:\?[ \x{a0}\x{202f}]?){2,}\?)`, "?", note, delete),
		doubtful(`(?i)\b(lorem ipsum|dolor sit amet|consectetur adipi\w+)\b`, "LlDdCc",
			"Words that only fill a page stand here.", "Write the passage, or delete them."),
		doubtful(`\b((?i:xx|jj|dd|mm|nn)/(?i:xx|mm|nn)(?:/(?:\w{2}|\w{4}))?|\d{1,2}/xx(?:/\d{2,4})?)\b`, "/",
			"The place of a date seems to stand here.", "Write the date."),
		doubtful(`(?:^|[\s(])(X{1,3}|N{2,3})[ \x{a0}\x{202f}]?[%€$£]`, "XN", "The place of a number seems to stand here.", "Write the number."),
		doubtful(`(\.{5,}|…{2,})`, ".…", "A line to be filled in is printed as it stands.", "Write the words, or delete it."),
		doubtful(`(?:^|[^\w%])(%[A-Za-z_]+%|<<[\p{L} _]+>>)`, "%<",
			"The place of words that were to be filled in would be printed.", "Write the words."),
		broken(`(?:^|\s)(\*(?: \*){2,})(?:\s|$)`, "*", "The press does not set a row of stars.", "Use a ## heading to part the text."),
	}
}

// definitionShapes is the addresses of links given apart, where Markdown took
// them for words: below a paragraph, in a field, or with a blank too many.
func definitionShapes() []shape {
	return []shape{
		judged(`(?m)(?:^|\s)(\*?\[[^\[\]\n\x00]{1,80}\][ \x{a0}\x{202f}]?:)`, "[", func(r *residue, from, to int) fault {
			if r.s[from] == '*' {
				return fault{BrokenMark, "The press knows no list of abbreviations.", "Say in the sentence what it stands for."}
			}
			if !startsAddress(strings.TrimLeft(r.raw(to), " \t\n\u00a0\u202f<")) {
				return fault{}
			}
			return fault{BrokenMark, "The address of a link stands here as words.",
				"Write [words](https://…) in the sentence, and delete this line."}
		}),
	}
}

// numberShapes is numbers in brackets, which readers would take for those that
// the press gives to sources.
func numberShapes() []shape {
	return []shape{
		judged(`(?:^|[^\w\]\x01])(\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\])`, "[", func(r *residue, from, to int) fault {
			if strings.HasPrefix(r.s[from:], "[0") || to < len(r.s) && strings.ContainsRune("([:", rune(r.s[to])) {
				return fault{} // an interval; a link
			}
			return fault{BrokenMark, diag.Said("%s looks like a reference mark, and its number would be none of the list of sources.", r.s[from:to]),
				diag.Said("Write [@C5] for the source: the press numbers it; %s for the words.",
					strings.NewReplacer("[", `\[`, "]", `\]`).Replace(r.s[from:to]))}
		}),
	}
}

// hostShapes is names of sites and machines that stand in a sentence as words.
func hostShapes() []shape {
	const sites = `fr|com|org|net|eu|uk|ch|lu|nl|pt|gov|edu|info|biz|io|example`
	return []shape{
		judged(`(?:^|[\s("«“'’\x{202f}\x{a0}])((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:`+sites+
			`))(?:[/:)\s,;!?»”"’\x{202f}\x{a0}]|\.(?:\W|$)|$)`, ".",
			func(r *residue, from, to int) fault {
				if strings.HasPrefix(r.s[from:to], "www.") || strings.HasSuffix(strings.TrimRight(r.s[:from], " "), "/") {
					return fault{} // said where it was read, or before the blank
				}
				return fault{DoubtfulAddress, diag.Said("%s is no link without https:// before it.", r.s[from:to]),
					diag.Said("Write https://%s if it is one; `%s` for the name alone.", r.s[from:to], r.s[from:to])}
			}),
		judged(`(?:^|[^\w.@/:-])(localhost|\w[\w-]*\.(?:local|lan|internal|intranet|localdomain)|\d{1,3}(?:\.\d{1,3}){3})(?:$|[^\w@]|\.\W)`, ".l",
			func(r *residue, from, to int) fault {
				if s := r.s[from:to]; s[0] <= '9' && !private(s) || numberedBefore().MatchString(r.s[:from]) {
					return fault{}
				}
				return fault{DoubtfulAddress, diag.Said("%s leads nowhere: it is the name of a machine in somebody's own network.", r.s[from:to]),
					diag.Said("Write the address readers can follow, or delete it; `%s` for the name alone.", r.s[from:to])}
			}),
	}
}

// schemeShapes is addresses in a sentence that lead nowhere from a printed page: of
// other kinds than those of the web and of mail, which are links.
func schemeShapes() []shape {
	const before = `(?:^|[\s("«“'’\x{202f}\x{a0}])`
	kind := func(r *residue, from, to int) fault {
		scheme, rest, _ := strings.Cut(r.s[from:to], ":")
		if low := strings.ToLower(scheme); low == "http" || low == "https" {
			return fault{}
		}
		if rest == "" {
			return fault{DoubtfulAddress, diag.Said("%s: is how an address begins, and none follows.", scheme),
				diag.Said("Write the whole address; `%s:` for the name alone.", scheme)}
		}
		return fault{DoubtfulAddress, diag.Said("An address that begins with %s: leads nowhere from a printed page.", scheme),
			diag.Said("Write the address readers can follow, or delete it; `%s` for the name alone.", r.s[from:to])}
	}
	return []shape{
		judged(before+`([A-Za-z][A-Za-z0-9+.-]*://[\w./~-]*[\w/~-])`, ":", kind),
		judged(before+`((?i:javascript|vbscript|blob|ftp|sftp|ssh|tel|sms|callto|skype):\+?\w+|`+
			`(?i:file):/[\w./~-]*|(?i:data):\w+/\w+[;,])`, ":", kind),
		judged(before+`((?i:javascript|vbscript|mailto|ftp|sftp|ssh):)(?:[\s,;.!?)»”\x{202f}\x{a0}]|$)`, ":", kind),
	}
}

// numberedBefore is words before numbers of several parts that are no
// addresses: version 10.0.0.1.
func numberedBefore() *regexp.Regexp {
	return compiled(`(?i)(?:version|section|article|chapitre|chapter|annexe?|` +
		`point|clause|release|build|v|§|n°)[\s\x{a0}\x{202f}.]*$`)
}

// private tells addresses that lead nowhere outside one network (RFC 1918,
// RFC 6890).
func private(s string) bool {
	return compiled(`^(?:0|10|127)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\.`).MatchString(s)
}
