package read

import (
	"io/fs"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Folder is a data folder while it is read: what was found in its files, the
// files that could not be read as a whole, and the characters faces may lack.
type Folder struct {
	FS     fs.FS
	Found  diag.List
	Unread map[string]bool
	Rare   []Rare
	shapes []shape
}

// NewFolder is a folder of which nothing has been read yet.
func NewFolder(fsys fs.FS) *Folder {
	return &Folder{FS: fsys, Unread: map[string]bool{}, shapes: shapes()}
}

// open reads one file in a language, "" for none in particular; a file that must be there and is not is a finding.
func (l *Folder) open(name, lang string, must bool) (*file, bool) {
	raw, err := fs.ReadFile(l.FS, name)
	if err != nil {
		l.Unread[name] = must
		if must {
			l.Found.Add(diag.Issue{Code: Unreadable, Severity: diag.Error, Pos: diag.Pos{File: name},
				Msg:  "The file is not there, or cannot be read.",
				Hint: "Check that the data folder is the right one; it holds register/, standing/, editions/ and theme.yaml."})
		}
		return nil, false
	}
	f := newFile(name, raw, &l.Found)
	f.rare, f.shapes = &l.Rare, l.shapes
	ok := f.readable(lang)
	l.Unread[name] = !ok
	return f, ok
}

// YAML is the group of fields at the top of a file.
func (l *Folder) YAML(name string, must bool, known ...string) (Object, bool) {
	f, ok := l.open(name, "", must)
	if !ok {
		return Object{}, false
	}
	root, ok := parseYAML(f, f.text, 0)
	l.Unread[name] = !ok || !root.Is() || root.Kind != yaml.MappingNode
	if !ok {
		return Object{}, false
	}
	if !root.Is() {
		f.find(MissingField, diag.Pos{File: name, Line: 1, Col: 1}, known[0], "Begin with the line: "+known[0]+":", "The file is empty.")
		return Object{}, false
	}
	return root.Object(known...)
}

// Rare is a character that few faces have, and where it is to be printed.
type Rare struct {
	R   rune
	Pos diag.Pos
}
