package write

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// spot is a value of a document and the bytes it stands in.
type spot struct {
	*yaml.Node
	from, to int
	column   int     // of its block, from 0: where its fields or dashes begin
	keys     []*spot // of a group
	kids     []*spot // values of a group, items of a list
	marks    []int   // the dashes of a list with one item to a line
	heading  string  // what stands behind the | or > of a block of lines: a comment
	odd      bool    // an anchor, an alias, a tag or the depth of a block: it can be read and not changed
}

// flow tells whether a group or list stands between brackets.
func (s *spot) flow() bool { return s.Style&yaml.FlowStyle != 0 }

// part is the bytes of the n-th field or item, its name or dash included.
func (s *spot) part(n int) (from, to int) {
	switch {
	case s.Kind == yaml.MappingNode:
		return s.keys[n].from, max(s.kids[n].to, s.keys[n].to)
	case s.flow():
		return s.kids[n].from, s.kids[n].to
	}
	return s.marks[n], max(s.kids[n].to, s.marks[n]+1)
}

// errLost says that the bytes of a value could not be told. What YAML allows
// and no editor writes is refused, never guessed at.
var errLost = errors.New("this is written in a way that cannot be changed in place")

// lostAt is where the bytes of a value could not be told.
type lostAt struct{ line, col int }

func (l *lostAt) Error() string { return errLost.Error() }
func (l *lostAt) Unwrap() error { return errLost }

// surveyor finds the bytes of values: the parser tells where each begins and
// nothing else.
type surveyor struct {
	text  string
	lines []int
}

func survey(text string, root *yaml.Node) (*spot, error) {
	v := &surveyor{text: text, lines: []int{0}}
	for i := 0; i < len(text); {
		n := breakAt(text[i:])
		if n == 0 {
			i++
			continue
		}
		i += n
		v.lines = append(v.lines, i)
	}
	return v.spot(root, -1)
}

// breakAt is how many bytes of a line break a text begins with. YAML ends
// lines at five characters, and so counts its lines.
func breakAt(s string) int {
	switch {
	case strings.HasPrefix(s, "\r\n"):
		return 2
	case s != "" && (s[0] == '\n' || s[0] == '\r'):
		return 1
	case strings.HasPrefix(s, "\u0085"):
		return 2
	case strings.HasPrefix(s, "\u2028") || strings.HasPrefix(s, "\u2029"):
		return 3
	}
	return 0
}

// offset is the byte at a line and column as the parser counts them.
func (v *surveyor) offset(line, col int) (int, error) {
	if line < 1 || line > len(v.lines) {
		return 0, errLost
	}
	at := v.lines[line-1]
	for ; col > 1; col-- {
		if at >= len(v.text) {
			return 0, errLost
		}
		_, n := utf8.DecodeRuneInString(v.text[at:])
		at += n
	}
	return at, nil
}

// column is how many characters stand before a byte on its line.
func (v *surveyor) column(at int) int {
	line := sort.SearchInts(v.lines, at+1) - 1
	return utf8.RuneCountInString(v.text[v.lines[line]:at])
}

// spot measures a value in a block whose column is given.
func (v *surveyor) spot(n *yaml.Node, column int) (*spot, error) {
	from, err := v.offset(n.Line, n.Column)
	if err != nil {
		return nil, err
	}
	s := &spot{Node: n, from: from, to: from, column: column}
	at := v.properties(from)
	s.odd = n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0
	switch {
	case n.Kind == yaml.AliasNode:
		s.to = from + 1 + len(n.Value)
	case n.Kind == yaml.ScalarNode:
		s.to, err = v.scalar(s, at)
	case s.flow():
		err = v.brackets(s, at)
	case n.Kind == yaml.MappingNode:
		s.from, s.column = at, v.column(at)
		err = v.fields(s, at)
	case n.Kind == yaml.SequenceNode:
		s.from, s.column = at, v.column(at)
		err = v.items(s, at)
	default:
		err = errLost
	}
	if inner := (*lostAt)(nil); errors.Is(err, errLost) && !errors.As(err, &inner) {
		err = &lostAt{n.Line, n.Column}
	}
	return s, err
}

// properties passes the anchors and tags before a value.
func (v *surveyor) properties(at int) int {
	for at < len(v.text) && (v.text[at] == '&' || v.text[at] == '!') {
		for at < len(v.text) && !blank(v.text[at]) && breakAt(v.text[at:]) == 0 {
			at++
		}
		at = v.skip(at)
	}
	return at
}

func blank(c byte) bool { return c == ' ' || c == '\t' }

// skip passes blanks, ends of lines and comments.
func (v *surveyor) skip(at int) int {
	for at < len(v.text) {
		if n := breakAt(v.text[at:]); n > 0 {
			at += n
			continue
		}
		switch {
		case blank(v.text[at]):
			at++
		case v.text[at] == '#':
			at = lineEnd(v.text, at)
		default:
			return at
		}
	}
	return at
}

// lineEnd is where the line of a byte ends, before its break.
func lineEnd(text string, at int) int {
	for at < len(text) && breakAt(text[at:]) == 0 {
		at++
	}
	return at
}

func (v *surveyor) fields(s *spot, at int) error {
	for i := 0; i+1 < len(s.Content); i += 2 {
		key, err := v.spot(s.Content[i], s.column)
		if err != nil {
			return err
		}
		if key.Kind != yaml.ScalarNode || key.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
			return &lostAt{key.Line, key.Column}
		}
		if at, _ := fieldOf(s.Node, key.Value); at != i/2 {
			return fmt.Errorf("line %d: the field %s is given twice", key.Line, key.Value)
		}
		val, err := v.spot(s.Content[i+1], s.column)
		if err != nil {
			return err
		}
		s.keys, s.kids = append(s.keys, key), append(s.kids, val)
		at = max(at, val.to, key.to)
	}
	s.to = at
	return nil
}

func (v *surveyor) items(s *spot, at int) error {
	for _, n := range s.Content {
		at = v.skip(at)
		if at >= len(v.text) || v.text[at] != '-' {
			return errLost
		}
		kid, err := v.spot(n, s.column)
		if err != nil {
			return err
		}
		s.marks, s.kids = append(s.marks, at), append(s.kids, kid)
		at = max(at+1, kid.to)
	}
	s.to = at
	return nil
}

// brackets measures a list or group on one line: the bracket that closes it
// stands behind its last part.
func (v *surveyor) brackets(s *spot, at int) error {
	end := map[yaml.Kind]byte{yaml.SequenceNode: ']', yaml.MappingNode: '}'}[s.Kind]
	from := at + 1
	if s.Kind == yaml.MappingNode {
		if err := v.fields(s, from); err != nil {
			return err
		}
		from = s.to
	} else {
		for _, n := range s.Content {
			kid, err := v.spot(n, s.column)
			if err != nil {
				return err
			}
			s.kids = append(s.kids, kid)
			from = kid.to
		}
	}
	for from = v.skip(from); from < len(v.text) && (v.text[from] == ',' || v.text[from] == ':'); {
		from = v.skip(from + 1)
	}
	if from >= len(v.text) || v.text[from] != end {
		return errLost
	}
	s.to = from + 1
	return nil
}

func (v *surveyor) scalar(s *spot, at int) (int, error) {
	switch style := s.Style &^ yaml.TaggedStyle; {
	case style == yaml.DoubleQuotedStyle:
		for at++; at < len(v.text); at++ {
			switch v.text[at] {
			case '\\':
				at++
			case '"':
				return at + 1, nil
			}
		}
		return 0, errLost
	case style == yaml.SingleQuotedStyle:
		for at++; at < len(v.text); at++ {
			if v.text[at] != '\'' {
				continue
			}
			if at++; at >= len(v.text) || v.text[at] != '\'' {
				return at, nil
			}
		}
		return 0, errLost
	case style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return v.block(s, at)
	}
	return v.bare(s.Value, at)
}

// bare is the end of a value without quotes: its characters stand in the text
// as they are, with breaks for some of its blanks.
func (v *surveyor) bare(value string, at int) (int, error) {
	end := at
	for _, r := range value {
		if r == ' ' || r == '\t' || breakAt(string(r)) > 0 {
			continue
		}
		for at < len(v.text) && (blank(v.text[at]) || breakAt(v.text[at:]) > 0) {
			at += max(1, breakAt(v.text[at:]))
		}
		got, n := utf8.DecodeRuneInString(v.text[at:])
		if got != r || n == 0 {
			return 0, errLost
		}
		at += n
		end = at
	}
	return end, nil
}

// block is the end of lines behind a | or >: of the last that is not empty, or
// of all where the mark + keeps them.
func (v *surveyor) block(s *spot, at int) (int, error) {
	head := v.text[at:lineEnd(v.text, at)]
	marks := strings.TrimRight(head[:len(head)-len(strings.TrimLeft(head, "|>+-0123456789"))], " ")
	s.heading = strings.TrimSpace(head[len(marks):])
	end, least := at+len(marks), -1
	if i := strings.IndexAny(marks, "123456789"); i >= 0 { // its depth is written
		s.odd, least = true, max(s.column, 0)+int(marks[i]-'0')
	}
	for at = lineEnd(v.text, at); at < len(v.text); {
		from := at + breakAt(v.text[at:])
		to := lineEnd(v.text, from)
		line := v.text[from:to]
		indent := len(line) - len(strings.TrimLeft(line, " "))
		switch {
		case strings.Trim(line, " ") == "":
			if from < len(v.text) && strings.Contains(marks, "+") {
				end = to
			}
		case least < 0 && indent <= s.column || least >= 0 && indent < least:
			return end, nil
		default:
			if least < 0 {
				least = indent
			}
			end = to
		}
		if at = to; breakAt(v.text[at:]) == 0 {
			break
		}
	}
	return end, nil
}
