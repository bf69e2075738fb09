package read

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Limits on what one file holds. They stand far above any edition (a text of
// 60,000 words in paragraphs passes) and below what would keep a machine busy:
// whatever a file holds, it is read or refused within seconds. What is beyond
// one is a finding at its place, and then nothing of the file is set.
const (
	MaxLine    = 20_000  // characters of a line
	MaxPassage = 20_000  // characters of a paragraph or a value: 3,000 words
	MaxText    = 400_000 // characters of a text: 60,000 words and more
	MaxMarks   = 2_000   // characters of a passage that may be marks
	MaxAllMark = 20_000  // of all the passages of a text
	MaxBlocks  = 5_000   // paragraphs, heads and items of a text
	MaxEntries = 2_000   // entries of a list, fields of a group
	MaxValues  = 50_000  // values of a YAML file
	MaxDepth   = 16      // lists within lists, groups within groups
)

// within tells whether the lines of a file are of a length that can be read,
// and their letters of a height.
func (f *file) within() bool {
	for n := 1; n <= len(f.lines); n++ {
		if size := utf8.RuneCountInString(f.line(n)); size > MaxLine {
			f.find(TooMuch, diag.Pos{File: f.name, Line: n, Col: 1}, "", "Break it into several lines; a paragraph ends with an empty line.",
				"This line has %s characters, and %s is the most.", thousands(size), thousands(MaxLine))
			return false
		}
		if at, marks := letters.Piled(f.line(n)); at >= 0 {
			f.find(TooMuch, f.pos(n, at+1), "", "Delete the accents that were repeated by accident.",
				"This letter carries %s accents, and %d is the most.", thousands(marks), letters.MaxPile)
			return false
		}
	}
	return true
}

// few tells whether a passage is of a size that can be set.
func (f *file) few(s string, at func() diag.Pos, field string) bool {
	if len(s) <= MaxMarks {
		return true
	}
	if n := utf8.RuneCountInString(s); n > MaxPassage {
		f.find(TooMuch, at(), field, "Break it into several paragraphs.",
			"This passage has %s characters, and %s is the most.", thousands(n), thousands(MaxPassage))
		return false
	}
	if n := marksIn(s); n > MaxMarks {
		f.find(TooMuch, at(), field, "Look for signs that were repeated by accident; else break it into several paragraphs.",
			"This passage has %s signs that may be marks, such as * and [, and %s is the most.", thousands(n), thousands(MaxMarks))
		return false
	}
	return true
}

func marksIn(s string) (n int) {
	for i := range len(s) {
		if strings.IndexByte("*_[]<>`~!&\\", s[i]) >= 0 {
			n++
		}
	}
	return n
}

// settable looks through a body before anything parses it: what parsers take
// long for is told by its place, and nothing is parsed.
func (f *file) settable(from int) bool {
	text, marks, blocks, size := f.text[from:], 0, 0, 0
	begin := 0
	for at := 0; at < len(text); {
		line, _, _ := strings.Cut(text[at:], "\n")
		deep, opens := nesting(line)
		switch {
		case deep > MaxDepth:
			f.find(TooMuch, f.at(from+at), "body", "Set it further to the left, or delete the marks at its beginning.",
				"This line stands %s levels deep, and %d is the most.", thousands(deep), MaxDepth)
			return false
		case opens || blank(line):
			if !f.few(text[begin:at], func() diag.Pos { return f.at(from + begin) }, "body") {
				return false
			}
			if strings.TrimSpace(text[begin:at]) != "" {
				blocks++
			}
			if begin = at; blank(line) {
				begin = min(at+len(line)+1, len(text))
			}
		}
		if blocks > MaxBlocks {
			return f.crowded(from + at)
		}
		if size += utf8.RuneCountInString(line); size > MaxText {
			f.find(TooMuch, f.at(from+at), "body", "Leave out what is repeated; a section holds no more.",
				"Up to here the text has more than %s characters.", thousands(MaxText))
			return false
		}
		if marks += marksIn(line); marks > MaxAllMark {
			f.find(TooMuch, f.at(from+at), "body", "Look for signs that were repeated by accident.",
				"Up to here the text has more than %s signs that may be marks, such as * and [.", thousands(MaxAllMark))
			return false
		}
		at += len(line) + 1
	}
	return f.few(text[begin:], func() diag.Pos { return f.at(from + begin) }, "body")
}

// blank tells whether nothing stands in a line, inside a quote or not.
func blank(line string) bool { return strings.Trim(line, " \t>") == "" }

func (f *file) crowded(at int) bool {
	f.find(TooMuch, f.at(at), "body", "Leave out what is repeated; a section holds no more.",
		"Up to here the text has more than %s paragraphs and items.", thousands(MaxBlocks))
	return false
}

// nesting is how deep a line stands in lists and quotes at most, and whether
// something of its own begins with it.
func nesting(line string) (deep int, opens bool) {
	columns, i := 0, 0
	for ; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ' && deep == 0:
			columns++
		case c == '\t' && deep == 0:
			columns += 4
		case c == ' ' || c == '\t':
		case c == '>':
			deep++
		case strings.IndexByte("-+*", c) >= 0 && (i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t'):
			deep, opens = deep+1, true
		case c >= '0' && c <= '9':
			end := i
			for end < len(line) && end-i < 9 && line[end] >= '0' && line[end] <= '9' {
				end++
			}
			if end == len(line) || line[end] != '.' && line[end] != ')' || end+1 < len(line) && line[end+1] != ' ' && line[end+1] != '\t' {
				return deep + columns/4, opens
			}
			deep, opens, i = deep+1, true, end
		default:
			return deep + columns/4, opens || c == '#'
		}
	}
	return deep + columns/4, opens
}

// few tells whether the blocks of a parsed text are few enough, addresses that
// are given apart among them.
func (p *prose) few(doc ast.Node, s source, refs int) bool {
	n := refs
	var deepest func(ast.Node) bool
	deepest = func(parent ast.Node) bool {
		for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
			if c.Type() == ast.TypeInline {
				return true
			}
			if n++; n > MaxBlocks {
				return p.f.crowded(s.at(p.start(c)))
			}
			if !deepest(c) {
				return false
			}
		}
		return true
	}
	return deepest(doc)
}

// sparse tells whether a YAML document is of a size and a depth that can be
// read.
func (f *file) sparse(root *yaml.Node, skip int) bool {
	values := 0
	var walk func(n *yaml.Node, depth int) bool
	walk = func(n *yaml.Node, depth int) bool {
		most, what := MaxEntries, diag.Text("This list has %s entries, and %s is the most.")
		if n.Kind == yaml.MappingNode {
			most, what = 2*MaxEntries, "This group has %s fields, and %s is the most."
		}
		switch values++; {
		case depth > MaxDepth:
			f.find(TooMuch, f.pos(n.Line+skip, n.Column), "", "Write it with fewer lists and groups inside one another.",
				"This stands %s deep, and %d is the most.", diag.Count(depth, "level"), MaxDepth)
		case values > MaxValues:
			f.find(TooMuch, f.pos(n.Line+skip, n.Column), "", "Leave out what is repeated.",
				"Up to here the file has more than %s values.", thousands(MaxValues))
		case len(n.Content) > most:
			f.find(TooMuch, f.pos(n.Line+skip, n.Column), "", "Leave out what is repeated.", what,
				thousands(len(n.Content)/(most/MaxEntries)), thousands(MaxEntries))
		default:
			for _, c := range n.Content {
				if !walk(c, depth+1) {
					return false
				}
			}
			return true
		}
		return false
	}
	return walk(root, 0)
}

// thousands is a number as editors read it, with the mark of their language between thousands.
func thousands(n int) diag.Text {
	if n < 1000 {
		return diag.Text(strconv.Itoa(n))
	}
	return diag.Said("%s,%s", thousands(n/1000), fmt.Sprintf("%03d", n%1000))
}
