package data

import (
	"errors"
	"io/fs"
	"path"
	"sort"
	"strings"
	"sync"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Load reads a data folder: theme, register, standing texts and editions. It
// reports every fault of every file at once, each with its place, and gives
// back whatever could be read; a list with errors means that the store is not
// fit for building. Load never gives a nil store.
func Load(fsys fs.FS) (*Store, diag.List) {
	l := &loader{Folder: read.NewFolder(fsys), store: &Store{editions: map[string]*Edition{}, files: fsys, lines: &sync.Map{}}}
	changed := read.Steady(fsys, "register")
	l.store.Register = facts.Read(l.Folder, "register")
	if err := changed(); err != nil {
		l.Blocked("register", err)
	}
	l.store.Theme = l.theme("theme.yaml")
	l.store.standing = l.texts("standing")
	l.editions()
	for _, is := range l.Found { // a design system with a hole draws nothing that is worth a finding
		l.Unread["theme.yaml"] = l.Unread["theme.yaml"] || is.Pos.File == "theme.yaml" && is.Severity == diag.Error
	}
	files, folders := l.walk()
	shown := l.shown()
	l.strays(files, folders, shown)
	l.idle(files, shown)
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

// texts is the texts of a folder with one folder per language.
func (l *loader) texts(dir string) map[string]map[string]*read.Text {
	out := map[string]map[string]*read.Text{}
	for _, lang := range l.dirs(dir) {
		if lang == "register" || lang == "pictures" {
			continue
		}
		if !read.IsLang(lang) {
			hint := diag.Text("Texts stand in folders such as fr or en.")
			if near := diag.Nearest(lang, []string{"register", "pictures", "fr", "en"}); near != "" {
				hint = diag.Said("Did you mean %s?", near)
			}
			l.stray(path.Join(dir, lang), "The folder's name is not the code of a language.", hint)
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
