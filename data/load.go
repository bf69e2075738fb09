package data

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Load reads a data folder: theme, register, standing texts and editions. It
// reports every fault of every file at once, each with its place, and gives
// back whatever could be read; a list with errors means that the store is not
// fit for building. Load never gives a nil store.
func Load(fsys fs.FS) (*Store, diag.List) {
	l := &loader{Folder: read.NewFolder(fsys), store: &Store{editions: map[string]*Edition{}, files: fsys}}
	l.store.Register = facts.Read(l.Folder, "register")
	l.store.Theme = l.theme("theme.yaml")
	l.store.standing = l.texts("standing")
	l.editions()
	for _, is := range l.Found { // a design system with a hole draws nothing that is worth a finding
		l.Unread["theme.yaml"] = l.Unread["theme.yaml"] || is.Pos.File == "theme.yaml" && is.Severity == diag.Error
	}
	l.strays()
	for _, id := range l.store.Editions() {
		l.settle(l.store.editions[id])
	}
	l.store.rare = l.Rare
	return l.store, l.Found.Sorted()
}

type loader struct {
	*read.Folder
	store *Store
	brand []string // the files that the theme names
}

// dirs is the names of the folders in a folder, sorted.
func (l *loader) dirs(dir string) []string {
	es, err := fs.ReadDir(l.FS, dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		l.Blocked(dir, err)
	}
	var out []string
	for _, e := range es {
		if !strings.HasPrefix(e.Name(), ".") && l.isFolder(dir, e) {
			out = append(out, e.Name())
		}
	}
	sort.Strings(out)
	return out
}

// isFolder tells whether an entry is a folder, or a link to one.
func (l *loader) isFolder(dir string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.IsDir()
	}
	name := path.Join(dir, e.Name())
	info, err := fs.Stat(l.FS, name)
	if err != nil {
		l.Blocked(name, err)
		return false
	}
	return info.IsDir()
}

// mostFiles is more than fifty years of editions have.
const mostFiles = 20_000

// mostStrays is how many files that nothing reads are named; the others are counted.
const mostStrays = 20

// strays reports files that nothing reads: most often a misspelt name.
func (l *loader) strays() {
	n, stray := 0, 0
	_ = fs.WalkDir(l.FS, ".", func(name string, d fs.DirEntry, err error) error {
		base := path.Base(name)
		if n++; n > mostFiles {
			l.Found.Add(diag.Issue{Code: read.TooMuch, Severity: diag.Error, Pos: diag.Pos{File: name},
				Msg:  fmt.Sprintf("Up to here the data folder has more than %d files.", mostFiles),
				Hint: "Check that it is the right folder, and keep what is no part of the editions outside it."})
			return fs.SkipAll
		}
		switch {
		case err != nil:
			if !slices.ContainsFunc(l.Found, func(is diag.Issue) bool { return is.Pos.File == name && is.Code == read.Forbidden }) {
				l.Blocked(name, err)
			}
			return nil
		case d.IsDir() && (name == "locales" || base == "testdata" || len(base) > 1 && base[0] == '.'):
			return fs.SkipDir
		case d.IsDir() || base[0] == '.' || base == "README.md" || strings.HasSuffix(base, ".go") || l.reads(name):
			return nil
		}
		if stray++; stray > mostStrays {
			return nil
		}
		hint := "Correct its name, or move it out of the data folder."
		if s := diag.Nearest(path.Base(name), known()); s != "" {
			hint = "Did you mean " + s + "?"
		}
		l.Found.Add(diag.Issue{Code: StrayFile, Severity: severity(StrayFile), Pos: diag.Pos{File: name}, Msg: "Nothing reads this file.",
			Hint: hint})
		return nil
	})
	if stray > mostStrays {
		l.Found.Add(diag.Issue{Code: StrayFile, Severity: severity(StrayFile), Msg: fmt.Sprintf("Nothing reads %d files more.", stray-mostStrays),
			Hint: "Check that the data folder is the right one, and keep what is no part of the editions outside it."})
	}
}

// reads tells whether a file has its place in the folder.
func (l *loader) reads(name string) bool {
	parts := strings.Split(name, "/")
	if ext := strings.ToLower(path.Ext(name)); len(parts) > 2 && (ext == ".png" || ext == ".jpg" || ext == ".jpeg") {
		return true
	}
	switch {
	case name == "theme.yaml", slices.Contains(l.brand, name):
		return true
	case parts[0] == "standing":
		return len(parts) == 3 && isText(parts[2])
	case parts[0] == "editions" && len(parts) > 2:
		rest := parts[2:]
		return rest[0] == "edition.yaml" && len(rest) == 1 ||
			len(rest) == 2 && (rest[0] == "register" && slices.Contains(facts.Files(), rest[1]) || isText(rest[1]))
	}
	return len(parts) == 2 && parts[0] == "register" && slices.Contains(facts.Files(), parts[1])
}

func isText(base string) bool {
	section, ok := strings.CutSuffix(base, ".md")
	return ok && slices.Contains(SectionIDs(), section)
}

// known is the names that files of the folder can have.
func known() []string {
	names := append(facts.Files(), "edition.yaml", "theme.yaml")
	for _, s := range SectionIDs() {
		names = append(names, s+".md")
	}
	return names
}

// texts is the texts of a folder with one folder per language.
func (l *loader) texts(dir string) map[string]map[string]*read.Text {
	out := map[string]map[string]*read.Text{}
	for _, lang := range l.dirs(dir) {
		if lang == "register" || lang == "pictures" {
			continue
		}
		if !read.IsLang(lang) {
			l.Found.Add(diag.Issue{Code: StrayFile, Severity: severity(StrayFile), Pos: diag.Pos{File: path.Join(dir, lang)},
				Msg: "The folder's name is not the code of a language.", Hint: "Texts stand in folders such as fr or en."})
			continue
		}
		es, err := fs.ReadDir(l.FS, path.Join(dir, lang))
		if err != nil {
			l.Blocked(path.Join(dir, lang), err)
		}
		for _, e := range es {
			if e.IsDir() || !isText(e.Name()) {
				continue
			}
			section, _ := SectionOf(strings.TrimSuffix(e.Name(), ".md"))
			t := l.Text(path.Join(dir, lang, e.Name()), lang, section.offer())
			if out[lang] == nil {
				out[lang] = map[string]*read.Text{}
			}
			out[lang][t.Section] = t
		}
	}
	return out
}
