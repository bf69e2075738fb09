package write

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Doc is the text of a YAML file, or of a Markdown file with its front matter,
// while it is changed. A change that cannot be made leaves it as it was.
type Doc struct {
	name   string
	before string // what stands above the YAML
	yaml   string
	after  string // what stands below it
	bare   bool   // a Markdown file without front matter
	eol    string
	skip   int // lines above the YAML
}

// Fault says why a change could not be made, where, and what to do.
type Fault struct {
	Pos       diag.Pos
	Msg, Hint diag.Text
}

// Error is the fault as an editor reads it.
func (f *Fault) Error() string { return f.Pos.String() + ": " + f.Msg.String() + " " + f.Hint.String() }

// YAML is the document of a YAML file.
func YAML(name string, raw []byte) (*Doc, error) {
	d := &Doc{name: name, yaml: string(raw), eol: lineBreak(raw)}
	d.before = leading(d.yaml)
	d.yaml = d.yaml[len(d.before):]
	_, err := d.read()
	return d, err
}

// Markdown is the document between the two lines --- of a Markdown file. A
// file without them gets them with its first field.
func Markdown(name string, raw []byte) (*Doc, error) {
	text := string(raw)
	d := &Doc{name: name, eol: lineBreak(raw)}
	mark := leading(text)
	from := len(mark)
	end := lineEnd(text, from)
	if strings.TrimRight(text[from:end], " ") != "---" {
		d.bare, d.before, d.after = true, mark, text[from:]
		return d, nil
	}
	from = end + breakAt(text[end:])
	for at := from; at <= len(text); {
		to := lineEnd(text, at)
		if strings.TrimRight(text[at:to], " ") == "---" {
			d.before, d.yaml, d.after, d.skip = text[:from], text[from:at], text[at:], 1
			_, err := d.read()
			return d, err
		}
		if to == len(text) {
			break
		}
		at = to + breakAt(text[to:])
	}
	return nil, &Fault{diag.Pos{File: name, Line: 1, Col: 1}, "The head of the text is opened with --- and never closed.",
		"Write --- on a line of its own after the last field."}
}

func leading(text string) string {
	if strings.HasPrefix(text, "\ufeff") {
		return "\ufeff"
	}
	return ""
}

func lineBreak(raw []byte) string {
	if bytes.Contains(raw, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// Bytes is the file as it stands.
func (d *Doc) Bytes() []byte {
	if d.bare && d.yaml != "" {
		return []byte(d.before + "---" + d.eol + d.yaml + "---" + d.eol + d.eol + d.after)
	}
	return []byte(d.before + d.yaml + d.after)
}

// Lead puts a paragraph at the head of a Markdown file's body.
func (d *Doc) Lead(paragraph string) {
	close, body := "", d.after
	if !d.bare {
		end := lineEnd(body, 0)
		close, body = body[:end]+d.eol, body[end+breakAt(body[end:]):]
	}
	if close != "" {
		close += d.eol
	}
	for n := breakAt(body); n > 0; n = breakAt(body) {
		body = body[n:]
	}
	if body != "" {
		paragraph += d.eol
	}
	d.after = close + paragraph + d.eol + body
}

// Set gives a field or item a value. A field that is not there yet becomes the
// last of its group, with the groups that lead to it.
func (d *Doc) Set(p Path, v Value) error {
	return d.change(p, p, func(root *spot) (string, *yaml.Node, error) { return d.set(root, p, v) })
}

// Insert puts an item before the one a path leads to; behind the last when the
// path leads just behind it.
func (d *Doc) Insert(p Path, v Value) error {
	return d.change(p, nil, func(root *spot) (string, *yaml.Node, error) { return d.insert(root, p, v) })
}

// Append puts an item behind the last of the list a path leads to. A list that
// is not there yet becomes the last field of its group, with the groups that
// lead to it.
func (d *Doc) Append(p Path, v Value) error {
	return d.change(p, nil, func(root *spot) (string, *yaml.Node, error) { return d.put(root, p, -1, v) })
}

// Delete takes a field or an item away, with the remarks that belong to it:
// those between its lines, the one behind it on its last line, those on the
// lines directly below that stand deeper than it, and those on the lines
// directly above that begin in its own column. Every other remark stays, since
// it may be on more than the item: one set apart by an empty line or by its
// indent, a divider (three dashes or the like at either end, as in
// # ---- candidates ----), a line for tools ($schema, yaml-language-server),
// what stands above these, and the remarks that open a file.
func (d *Doc) Delete(p Path) error {
	return d.change(p, p, func(root *spot) (string, *yaml.Node, error) { return d.remove(root, p) })
}

// oddAt is what can be read and not changed on the way to a value, or within
// what a whole path leads to; nil when nothing is.
func oddAt(root *spot, p, whole Path) *spot {
	if root == nil {
		return nil
	}
	for i := range len(p) + 1 {
		switch at, rest := walk(root, p[:i]); {
		case len(rest) > 0:
			return nil
		case at.odd:
			return at
		case i == len(p) && whole != nil:
			return at.oddWithin()
		}
	}
	return nil
}

// oddWithin is the first odd value of a group or list.
func (s *spot) oddWithin() *spot {
	if s.odd {
		return s
	}
	for _, k := range append(s.keys[:len(s.keys):len(s.keys)], s.kids...) {
		if o := k.oddWithin(); o != nil {
			return o
		}
	}
	return nil
}

// change makes a change and holds what comes out against what was asked for:
// whatever YAML makes of the new text, either it says that, or nothing was
// done.
func (d *Doc) change(p, whole Path, make func(*spot) (string, *yaml.Node, error)) error {
	if len(p) == 0 {
		return d.fault(nil, "No path was given.", "Say which field is meant.")
	}
	root, err := d.read()
	if err != nil {
		return err
	}
	if odd := oddAt(root, p, whole); odd != nil {
		return d.fault(odd, "An anchor, an alias, a tag or the depth of a block stands here: what it says cannot be changed by the press.",
			"Write it with plain fields, lists and values, or change it by hand.")
	}
	text, want, err := make(root)
	var told *Fault
	switch {
	case errors.As(err, &told):
		return err
	case err != nil:
		return d.fault(root, diag.Said("%s: %s.", p.String(), err.Error()), "Change it by hand.")
	}
	got, err := parse([]byte(text))
	if (err != nil || !same(got, want)) && !ends(text) { // lines at the end of a file end with it
		text += d.eol
		got, err = parse([]byte(text))
	}
	if err != nil || !same(got, want) {
		return d.fault(root, diag.Said("%s stands in a place that cannot be changed without changing more.", p.String()), "Change it by hand.")
	}
	d.yaml = text
	return nil
}

// fault is a fault at a value.
func (d *Doc) fault(at *spot, msg, hint diag.Text) error {
	pos := diag.Pos{File: d.name, Line: d.skip + 1, Col: 1}
	if at != nil {
		pos.Line, pos.Col = at.Line+d.skip, at.Column
	}
	return &Fault{pos, msg, hint}
}

// read is the document as it stands, nil when it holds nothing.
func (d *Doc) read() (*spot, error) {
	root, err := parse([]byte(d.yaml))
	if err == nil && root != nil {
		var s *spot
		if s, err = survey(d.yaml, root); err == nil {
			return s, nil
		}
	}
	if err == nil {
		return nil, nil
	}
	pos := diag.Pos{File: d.name, Line: d.skip + 1, Col: 1}
	var line int
	if at := strings.Index(err.Error(), "line "); at >= 0 {
		if _, e := fmt.Sscanf(err.Error()[at:], "line %d", &line); e == nil {
			pos.Line = line + d.skip
		}
	}
	if lost := (*lostAt)(nil); errors.As(err, &lost) {
		pos.Line, pos.Col = lost.line+d.skip, lost.col
	}
	if errors.Is(err, errLost) {
		return nil, &Fault{pos, "The file uses anchors, or punctuation that is rarely seen, and cannot be changed by the press.",
			"Write it with plain fields, lists and values, or change it by hand."}
	}
	return nil, &Fault{pos, "The structure of the file breaks here.", "Run edition check, which says more, and mend it."}
}

// parse is the value of the only document of a text, nil when it is empty. A
// library's panic over malformed input does not end the program.
func parse(text []byte) (root *yaml.Node, err error) {
	defer func() {
		if recover() != nil {
			root, err = nil, errors.New("line 1: unreadable")
		}
	}()
	dec := yaml.NewDecoder(bytes.NewReader(text))
	var doc, more yaml.Node
	if err := dec.Decode(&doc); err != nil {
		if err.Error() == "EOF" {
			return nil, nil
		}
		return nil, err
	}
	if dec.Decode(&more) == nil {
		return nil, fmt.Errorf("line %d: a second document", more.Line)
	}
	if len(doc.Content) == 0 || doc.Content[0].Tag == "!!null" && doc.Content[0].Value == "" {
		return nil, nil
	}
	return doc.Content[0], nil
}

// Get is the words at a path, and false when no single value stands there.
func (d *Doc) Get(p Path) (string, bool) {
	root, err := d.read()
	if err != nil || root == nil {
		return "", false
	}
	at, rest := walk(root, p)
	if len(rest) > 0 || at.Kind != yaml.ScalarNode || at.Tag == "!!null" {
		return "", false
	}
	return at.Value, true
}

// Words is the paths of all single values, in the order of the file.
func (d *Doc) Words() []Path {
	var out []Path
	d.Each(func(p Path, _ string, _ int) { out = append(out, p) })
	return out
}

// Each calls with the path, the words and the line of all single values, in the
// order of the file; a value that is left empty has no words.
func (d *Doc) Each(call func(p Path, words string, line int)) {
	root, err := d.read()
	if err != nil || root == nil {
		return
	}
	var visit func(*spot, Path)
	visit = func(s *spot, p Path) {
		switch {
		case s.Kind == yaml.ScalarNode && s.Tag == "!!null":
			call(p, "", s.Line+d.skip)
		case s.Kind == yaml.ScalarNode:
			call(p, s.Value, s.Line+d.skip)
		}
		for i, k := range s.kids {
			step := Item(i)
			if s.Kind == yaml.MappingNode {
				step = Field(s.keys[i].Value)
			}
			visit(k, append(p[:len(p):len(p)], step))
		}
	}
	visit(root, nil)
}

// Body is what stands below the front matter of a Markdown file.
func (d *Doc) Body() string {
	if d.bare {
		return d.after
	}
	end := lineEnd(d.after, 0)
	return d.after[end+breakAt(d.after[end:]):]
}
