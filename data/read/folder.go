package read

import (
	"errors"
	"io/fs"
	"path"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Folder is a data folder while it is read: what was found in its files, the
// files that could not be read as a whole, and the characters faces may lack.
type Folder struct {
	FS     fs.FS
	Found  diag.List
	Unread map[string]bool // files, and folders that cannot be entered
	Rare   []Rare
	langs  []string // of its texts, sorted
}

// NewFolder is a folder of which nothing has been read yet.
func NewFolder(fsys fs.FS) *Folder {
	return &Folder{FS: fsys, Unread: map[string]bool{}, langs: languages(fsys)}
}

// languages is the languages that a data folder has texts in: those whose codes
// its folders of texts are named by.
func languages(fsys fs.FS) (out []string) {
	for _, pattern := range []string{"standing/*", "editions/*/*"} {
		names, _ := fs.Glob(fsys, pattern) // what cannot be entered is told where it is read
		for _, name := range names {
			if lang := path.Base(name); IsLang(lang) && !slices.Contains(out, lang) {
				out = append(out, lang)
			}
		}
	}
	slices.Sort(out)
	return out
}

// open reads one file. Whatever keeps a file from being read is a finding; that
// it is not there is one when it must be.
func (l *Folder) open(name, lang string, must bool) (*file, bool) {
	raw, err := fs.ReadFile(l.FS, name)
	if err == nil && len(raw) > MaxFile {
		err = tooLarge(int64(len(raw)), MaxFile)
	}
	switch {
	case err == nil:
	case errors.Is(err, fs.ErrNotExist) && !must:
		l.Unread[name] = false
		return nil, false
	case errors.Is(err, fs.ErrNotExist):
		l.Unread[name] = true
		l.absent(name, err)
		return nil, false
	default:
		l.Unread[name] = true
		l.Blocked(name, err)
		return nil, false
	}
	f := newFile(name, raw, &l.Found)
	f.rare, f.langs = &l.Rare, l.langs
	ok := f.within() && f.readable(lang)
	l.Unread[name] = !ok
	return f, ok
}

// absent reports a file that must be there and is not.
func (l *Folder) absent(name string, err error) {
	switch dir, why := l.outermost(name, err); {
	case dir == name:
		l.once(diag.Issue{Code: Unreadable, Severity: diag.Error, Pos: diag.Pos{File: name}, Msg: "The file is not there.",
			Hint: "Check that the data folder is the right one; it holds register/, standing/, editions/ and theme.yaml."})
	case errors.Is(why, fs.ErrNotExist):
		l.once(diag.Issue{Code: Unreadable, Severity: diag.Error, Pos: diag.Pos{File: dir}, Msg: "The folder is not there.",
			Hint: "Check that the data folder is the right one; it holds register/, standing/, editions/ and theme.yaml."})
	default:
		l.Blocked(dir, why)
	}
}

// Blocked reports a file or a folder that is there and cannot be read: once, at
// the outermost of the folders about it that cannot.
func (l *Folder) Blocked(name string, err error) {
	name, err = l.outermost(name, err)
	l.Unread[name] = true
	l.once(diag.Issue{Code: Forbidden, Severity: diag.Error, Pos: diag.Pos{File: name},
		Msg:  diag.Said("This cannot be read: %s.", Why(err)),
		Hint: "Nothing of it was taken into account. Put it right, or take it out of the data folder."})
}

// once reports what is wrong with a file or a folder as a whole, if that has
// not been said.
func (l *Folder) once(is diag.Issue) {
	if !slices.ContainsFunc(l.Found, func(x diag.Issue) bool { return x.Pos == is.Pos && x.Code == is.Code }) {
		l.Found.Add(is)
	}
}

// outermost is the first of the folders about a file that cannot be entered, and
// why; the file itself when all can.
func (l *Folder) outermost(name string, err error) (string, error) {
	for i, r := range name {
		if r != '/' {
			continue
		}
		switch info, why := fs.Stat(l.FS, name[:i]); {
		case why != nil:
			return name[:i], why
		case !info.IsDir():
			return name[:i], &Refused{Why: "it is a file, and a folder is read in its place"}
		}
	}
	return name, err
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
		f.find(MissingField, diag.Pos{File: name, Line: 1, Col: 1}, known[0],
			diag.Said("Begin with the line: %s:", known[0]), "The file is empty.")
		return Object{}, false
	}
	return root.Object(known...)
}

// Rare is a character that few faces have, and where it is to be printed.
type Rare struct {
	R   rune
	Pos diag.Pos
}
