package read

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"github.com/yuin/goldmark/util"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// shape is what a mark that went wrong looks like in a residue. Its first group
// is where it stands; a residue without any of the bytes need not be searched.
type shape struct {
	shape *regexp.Regexp
	bytes string
	fault fault
	judge func(r *residue, from, to int) fault // when it takes more than the shape
	right right                                // nil: nobody can say what was meant
	block bool                                 // which a value at the head of a file cannot mean
}

// meant is a shape of which can be said what was meant.
func (m shape) meant(by right) shape {
	m.right = by
	return m
}

// ofBlock is one that begins a block.
func (m shape) ofBlock() shape {
	m.block = true
	return m
}

func (m shape) at(s string) bool { return m.bytes == "" || strings.ContainsAny(s, m.bytes) }

// source ids as registers number them: C5, C21b.
const numbered = `[A-Za-z]{1,2}\d{1,3}[a-z]?`

// item is how lines begin that are meant as those of a list.
const item = `(?:[-–—→✓✔➢➤❖⇒·☐☑☒▶▸★☆✗✘■□◆◇][ \x{a0}\x{202f}]?|` +
	`\(?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4}) ?[.)/-][ \x{a0}\x{202f}]|\d{1,2}°|o )`

// shapes is what broken marks look like.
var shapes = sync.OnceValue(func() []shape {
	var out []shape
	for _, list := range [][]shape{linkShapes(), referenceShapes(), noteShapes(), blockShapes(), foreignShapes(),
		definitionShapes(), numberShapes(), hostShapes(), schemeShapes(), leftShapes()} {
		out = append(out, list...)
	}
	return out
})

// markdown is Markdown in values that are none.
var markdown = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("\\*\\*|(?:^|\\s)[*_]\\p{L}[^*_]*[*_](?:\\s|$)|`|\\]\\(|\\[@|\\]\\{|</?[A-Za-z][^>]*>|&#?[a-z0-9]{2,};")
})

// compiled is an expression that many texts are held to, compiled once.
func compiled(expr string) *regexp.Regexp {
	if re, ok := expressions.Load(expr); ok {
		return re.(*regexp.Regexp)
	}
	re, _ := expressions.LoadOrStore(expr, regexp.MustCompile(expr))
	return re.(*regexp.Regexp)
}

var expressions sync.Map // from an expression, which stands in the program, to its *regexp.Regexp

func broken(expr, bytes string, msg, hint diag.Text) shape {
	return shape{shape: regexp.MustCompile(expr), bytes: bytes, fault: fault{BrokenMark, msg, hint}}
}

func doubtful(expr, bytes string, msg, hint diag.Text) shape {
	return shape{shape: regexp.MustCompile(expr), bytes: bytes, fault: fault{DoubtfulMark, msg, hint}}
}

func judged(expr, bytes string, judge func(r *residue, from, to int) fault) shape {
	return shape{shape: regexp.MustCompile(expr), bytes: bytes, judge: judge}
}

// linkShapes is links, pictures and addresses.
func linkShapes() []shape {
	return []shape{
		broken(`(\[\[[^\[\]\n]*\]\])`, "[", "Double brackets are no link here.", "Write [words](https://…), or [@C5] for a source."),
		broken(`(!\[[^\[\]]*(?:\]\()?)`, "[", "A picture begins here and is not complete.",
			"Write ![What it shows](plan.png) in a paragraph of its own; \\! for the exclamation mark."),
		judged(`(\[[^\[\]]*\]\()`, "(", openLink).meant(wholeLink),
		judged(`(\]\()`, "(", openLink).meant(wholeLink),
		judged(`(\[[^\[\]]*\]\s\()`, "(", apartLink).meant(closedUp),
		judged(`(\})\(\x00`, "}", func(r *residue, from, _ int) fault {
			if !startsAddress(r.raw(from + 2)) {
				return fault{}
			}
			return fault{BrokenMark, "The words of this link stand between braces.", "Write [words](https://…)."}
		}),
		broken(`(!\([^()\n]*\)\[)`, "!", "The brackets of this picture are the wrong way round.",
			"Write ![What it shows](plan.png) in a paragraph of its own."),
		broken(`(?:^|[^\w])((?i:h[tp]{2,4}s?)(?:[:;]\s?//?|//)\s?)(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2}`, "/",
			"An address begins here and is not well written.", "Write https:// and the name of the site, without blanks.").meant(wellBegun),
		{shape: regexp.MustCompile(`(\x00\x00 [^\s\x00]+\.(?:pdf|html?|php|aspx?|docx?))\b`), bytes: ".",
			fault: fault{DoubtfulAddress, "An address seems to go on behind a blank.", "Write %20 for the blank."}},
		{shape: regexp.MustCompile(`([\w.-]+(?: ?@ | ?[\[(]at[\])] ?)(?:[\w-]+\.)+[A-Za-z]{2,}|[\w.-]+@[\w-]+,[a-z]{2,3})\b`), bytes: "@a",
			fault: fault{DoubtfulAddress, "A mail address seems to stand here and is not well written.", "Write name@example.fr, without blanks."}},
		judged(`(\)\[)[\x00w]`, "[", func(r *residue, from, _ int) fault {
			if !startsAddress(r.raw(from + 2)) {
				return fault{}
			}
			return fault{BrokenMark, "The brackets of this link are the wrong way round.", "Write [words](https://…)."}
		}),
		judged(`(?:^|[^\w\]])(\[[^\[\]\n]{1,80}\]\[[^\[\]\n]*\])`, "[", func(r *residue, from, to int) fault {
			if !strings.ContainsFunc(r.s[from:to], letters.IsAlnum) {
				return fault{}
			}
			return fault{BrokenMark, "A link here takes its address from a line that is not in the text.", "Write [words](https://…)."}
		}),
		judged(`(?:^|[^\w])(</?[\p{L}!])`, "<", func(r *residue, from, _ int) fault {
			if startsAddress(r.raw(from + 1)) {
				return fault{BrokenMark, "An address between < and > is not closed, or holds a blank.",
					"Write <https://…> without blanks, or the address alone."}
			}
			return fault{BrokenMark, "A < before a letter begins HTML, which the press does not set.",
				"Write \\< for the sign, or leave a blank behind it."}
		}),
		broken(`(<)\x00`, "<", "An address between < and > is not closed, or holds a blank.",
			"Write <https://…> without blanks, or the address alone."),
	}
}

// openLink is a link whose address could not be read.
func openLink(r *residue, from, to int) fault {
	rest, _, _ := strings.Cut(r.raw(to - 1)[1:], "\n\n")
	address, _, closed := strings.Cut(rest, ")")
	switch {
	case !closed:
		return fault{BrokenMark, "The address of this link is not closed.", "Write ) behind the address."}
	case strings.TrimSpace(address) == "":
		return fault{BrokenMark, "This link has no address.", "Write [words](https://…)."}
	case strings.ContainsAny(strings.TrimSpace(address), " \n\t\u00a0\u202f"):
		return fault{BrokenMark, "A space stands in the address of this link.", "Write %20 for it, or delete it."}
	}
	return fault{BrokenMark, "This link cannot be read.", "Write [words](https://…); for brackets in a text, \\[ and \\]."}
}

// apartLink is a blank between a link's words and its address.
func apartLink(r *residue, _, to int) fault {
	if !startsAddress(r.raw(to - 1)[1:]) {
		return fault{}
	}
	return fault{BrokenMark, "A blank stands between the words of this link and its address.", "Write [words](https://…) without it."}
}

func startsAddress(s string) bool {
	s = strings.ToLower(s)
	for _, x := range []string{"http:", "https:", "www.", "mailto:", "//"} {
		if strings.HasPrefix(s, x) {
			return true
		}
	}
	return false
}

// referenceShapes is reference marks, foreign passages and footnotes.
func referenceShapes() []shape {
	return []shape{
		broken(`(\[\s*@[^\]\n]*\]?)`, "@", "This reference mark cannot be read.", "Write [@C5], or [@C5, C7] for several.").meant(oneMark),
		judged(`([\[{]\s*#?`+numbered+`(?:(?:\s*[,;/&–-]\s*|\s\p{L}{1,3}\s)@?`+numbered+`)*@?\s*[\]}])`, "[{",
			func(r *residue, from, to int) fault {
				ids := strings.Trim(r.s[from+1:to-1], " #@")
				if compiled(`^[Jj][0-3]$`).MatchString(ids) || to < len(r.s) && r.s[to] == '(' {
					return fault{}
				}
				return fault{BrokenMark, diag.Said("%s looks like a reference mark and would be printed as it stands.", r.s[from:to]),
					diag.Said("Write [@%s] for the source; \\[%s\\] for the words.", ids, ids)}
			}).meant(oneMark),
		judged(`(?:^|[\s(«“"'{<\x00.,;:!?])(@`+numbered+`(?:@`+numbered+`)*)(?:$|[^\w.@-]|[.](?:\s|$))`, "@",
			func(r *residue, from, to int) fault {
				id := r.s[from+1 : to]
				return fault{BrokenMark, diag.Said("@%s looks like a reference mark and would be printed as it stands.", id),
					diag.Said("Write [@%s] for the source; \\@%s for the words.", id, id)}
			}).meant(oneMark),
		judged(`(\[\x00+\])`, "[", func(r *residue, from, _ int) fault {
			switch raw := r.raw(from); {
			case strings.HasPrefix(raw, "[[@"):
				return fault{BrokenMark, "A reference mark stands between two pairs of brackets.", "Write [@C5] with one."}
			case strings.HasPrefix(raw, "[[#"):
				return fault{BrokenMark, "A reference to a page stands between two pairs of brackets.", "Write [#grid] with one."}
			case strings.HasPrefix(raw, "[[^"):
				return fault{BrokenMark, "The call of a note stands between two pairs of brackets.", "Write [^1] with one."}
			}
			return fault{}
		}),
		judged(`(\[(?:\p{L}+\.?\s){1,2}`+numbered+`\])`, "[", func(r *residue, from, to int) fault {
			if compiled(`[Jj][0-3]\]$`).MatchString(r.s[from:to]) {
				return fault{}
			}
			return fault{DoubtfulMark, diag.Said("%s may be a reference mark.", r.s[from:to]), "Write [@C5] for a source."}
		}),
		broken(`[\p{L}\x02](\{[a-z]{2}\})`, "{", "A language stands here without the brackets around the words it is of.",
			"Write [words]{lang=en}."),
		judged(`(\{\s*lang\s*[=:][^}\n]*\}?)`, "{", func(r *residue, from, _ int) fault {
			if strings.HasSuffix(r.s[:from], "]") && strings.IndexByte(r.s[:from], taken) >= 0 {
				return fault{} // its bracket was reported
			}
			return fault{BrokenMark, "A language stands here without the words it is of.",
				"Write [words]{lang=en}, without a blank between the two."}
		}),
		broken(`(?:^|[^\]])(\{[.#][A-Za-z][\w-]*\})`, "{", "The press knows no such attributes.", "Delete them."),
		broken(`(\[#)`, "#", "A page is referred to here, and the mark is not complete.", "Write [#grid] for the page of the section grid."),
		judged(`(?:^|[\s(])(@\s`+numbered+`)(?:$|[^\w])`, "@", func(r *residue, from, to int) fault {
			id := strings.TrimSpace(r.s[from+1 : to])
			return fault{BrokenMark, diag.Said("%s looks like a reference mark and would be printed as it stands.", r.s[from:to]),
				diag.Said("Write [@%s] for the source.", id)}
		}).meant(oneMark),
	}
}

// blockShapes is headings, lists and tables that Markdown took for words.
func blockShapes() []shape {
	return []shape{
		judged(`(?m)^(#{2,}[^#\s])`, "#", func(r *residue, from, to int) fault {
			marks := strings.TrimRightFunc(r.s[from:to], func(c rune) bool { return c != '#' })
			msg := diag.Said("The space after %s is missing, so that this is no heading.", marks)
			if strings.HasPrefix(r.s[from+len(marks):], "\u00a0") || strings.HasPrefix(r.s[from+len(marks):], "\u202f") {
				msg = diag.Said("A no-break space stands after %s, so that this is no heading.", marks)
			}
			return fault{BrokenMark, msg, "Write ## or ###, a plain space and the words, on a line of its own."}
		}).meant(spacedMark).ofBlock(),
		broken(`\A(#)[\p{L}\x{a0}\x{202f}«"“\x02]`, "#", "The space after # is missing, so that this is no heading.",
			"Write ## and a space before a sub-head; \\# for the sign."),
		broken(`(?m)^(#{7,}\s)`, "#", "So many # make no heading.",
			"Write ## or ###, a plain space and the words, on a line of its own."),
		judged(`\A(#{1,6})\s`, "#", onlyField("A field holds words and no headings.", "Delete the #.")),
		judged(`\A([-+*]|>)\s`, "", onlyField("A field holds words and no lists or quotes.",
			"Write a sentence, or give the list to the part's items.")),
		broken(`(?m)^([•‣▪●○►◦∙])`, "", "This sign makes no list.",
			"Write - and a space before each item, with a blank line above the first."),
		broken(`\x02(#{2,6}\s)`, "#", "A heading stands inside other marks, and is none.",
			"Write ## or ###, a space and the words, on a line of its own."),
		broken(`(?m)^(-)\p{Lu}`, "-", "The space after - is missing, so that this is no item of the list.",
			"Write - and a plain space before each item.").meant(spacedItem).ofBlock(),
		broken(`\A(-)[\p{L}\x00\x02«"“\x{a0}\x{202f}]`, "-", "The space after - is missing, so that this is no list.",
			"Write - and a plain space before each item.").meant(spacedItem).ofBlock(),
		broken(`\A(\d{1,2}[.)])(?:\p{Lu}|\p{L}{2}|[\x{a0}\x{202f}])`, ".)",
			"The space after the number is missing, or does not break, so that this is no list.", "Write 1. and a plain space before each item."),
		doubtful(`(?m)^(`+item+`).*\n`+item, "", "These lines look like a list, and are set as one paragraph.",
			"Write - or 1. and a space before each item, with a blank line above the first; or a blank line between them."),
		judged(`(?m)^\s*(\|[^|\n]+\|[^\n]*(?:\n\s*\|[^\n]*)*)$`, "|", tableLines).meant(wholeTable).ofBlock(),
		doubtful(`[^\s](\t)\s*[^\s]`, "\t", "A tab stands between two words, and is set as a space.", "Write a space; for columns, a list."),
		broken(`(?m)^(//)\s`, "/", "A comment would be printed.", "Delete it."),
		broken(`(?m)^(={1,6}) .*\S =+$`, "=", "This is no heading.", "Write ## or ###, a space and the words."),
		broken(`(?m)(?:^|\s)(:{3,})`, ":", "The press knows no such block.", "Write a paragraph, or > for a pull quote."),
		broken(`(?m)^(!!! |%%)`, "!%", "The press knows no such block.", "Write a paragraph, or > for a pull quote."),
		broken(`(\[!\w+\])`, "!", "The press knows no such block.", "Write a paragraph, or > for a pull quote."),
		broken(`(\[(?i:toc)\])`, "[", "The press makes the contents itself.", "Delete it."),
		doubtful(`(\[[ xX]\])`, "[", "A box to tick is set as two brackets.", "Delete it, or write words."),
		doubtful(`(\[)\p{L}[^\[\]]*\z`, "[", "A square bracket is opened and not closed.", "Close it; or write \\[ for the sign.").
			meant(closedWords),
	}
}

// onlyField is a fault of values at the head of a file.
func onlyField(msg, hint diag.Text) func(*residue, int, int) fault {
	return func(r *residue, _, _ int) fault {
		if !r.field {
			return fault{}
		}
		return fault{BrokenMark, msg, hint}
	}
}

// foreignShapes is what other programs write and the press does not know.
func foreignShapes() []shape {
	return []shape{
		judged("(`+)", "`", func(r *residue, from, to int) fault {
			if before, after := r.around(from, to); unicode.IsLetter(before) && unicode.IsLetter(after) {
				return fault{BrokenMark, "A backtick stands where an apostrophe does.", "Write '."}
			}
			return fault{BrokenMark, "A backtick opens code and nothing closes it.", "Write `word`; \\` for the sign."}
		}),
		broken(`(~~)`, "~", "The press does not set crossed-out text.", "Delete the ~~."),
		broken(`(==)[^\s=](?:[^=\n]*[^\s=])?==`, "=", "The press does not set marked text.", "Write **bold**, or delete the ==."),
		broken(`(\$[^$\n]*[\\^_{][^$\n]*\$)`, "$", "The press does not set formulas.", "Say it in words."),
		broken(`(\$\{|\{%|<%|#\{|@\{)`, "{%", "The place of words that were to be filled in would be printed.", "Write the words."),
		broken(`(\$\$)`, "$", "The press does not set formulas.", "Say it in words."),
		broken(`(\[/(?:b|i|u|s|url|img|quote|code|size|color)\])`, "[", "The press knows no such marks.",
			"Write **bold**, *italics* or [words](https://…)."),
		broken(`(?:^|\s)(//)[^\s/](?:[^/\n]*[^\s/])?//(?:\s|$|[.,;])`, "/", "The press knows no such mark.", "Write *italics*."),
		broken(`\p{L}([´′])\p{L}`, "´′", "An accent stands where an apostrophe does.", "Write '."),
		broken(`[\p{L}\d)\]](\^)[\p{L}\d{(−-]`, "^", "The press does not raise what follows a ^.",
			"Write m² with the character itself; for a power in letters, say it in words."),
		broken(`(\\[A-Za-z]+\{)`, "\\", "The press knows no such command.", "Write the words alone."),
		doubtful(`(?:^|[\s(])(\\[A-Za-z])`, "\\", "A backslash before a letter is printed as it stands.",
			"Delete it; or put the whole between backticks."),
		doubtful(`(\x01\x01)\w+\\`, "\x01", "Of two backslashes one is printed.", "Put the whole between backticks."),
		broken(`(\\)\s*\z`, "\\", "A backslash ends the paragraph, and breaks no line.", "Delete it."),
		judged(`(&#?[A-Za-z0-9]+;?)`, "&", entity),
		doubtful(`(?:^|\s)(:[a-z][a-z_]+:)(?:\s|$|[.,;!?])`, ":", "A name of a picture sign is printed as it stands.", "Delete it."),
	}
}

// entity is a name of a character that is none, or lacks its semicolon.
func entity(r *residue, from, to int) fault {
	name, closed := strings.CutSuffix(r.s[from:to], ";")
	if string(util.ResolveEntityNames(util.ResolveNumericReferences([]byte(name+";")))) != name+";" {
		known := " nbsp amp lt gt quot apos eacute egrave ecirc agrave acirc ccedil ocirc icirc iuml ucirc ugrave euro copy reg" +
			" hellip rsquo lsquo laquo raquo ldquo rdquo ndash mdash shy oelig "
		if closed || name[1] != '#' && !strings.Contains(known, " "+strings.ToLower(name[1:])+" ") {
			return fault{}
		}
		return fault{BrokenMark, diag.Said("%s lacks its semicolon and would be printed as it stands.", name),
			diag.Said("Type the character itself, or write %s;.", name)}
	}
	if !closed || strings.ToUpper(name) == name && name[1] != '#' || len(name) < 4 {
		return fault{}
	}
	return fault{BrokenMark, diag.Said("%s; is the name of no character and would be printed as it stands.", name),
		"Type the character itself; \\& for the sign."}
}
