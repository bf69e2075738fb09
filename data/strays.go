package data

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// mostFiles is more than fifty years of editions have.
const mostFiles = 20_000

// mostStrays is how many files that nothing reads are named; the others are counted.
const mostStrays = 20

// strays reports files and folders that nothing reads: most often a misspelt
// name. Of a folder in which nothing is read, the folder alone is told.
func (l *loader) strays(files, folders []string, shown map[string]bool) {
	used := map[string]bool{} // folders with a file that has its place
	for _, name := range files {
		if foreign(path.Base(name)) || l.reads(name) {
			for dir := path.Dir(name); dir != "." && !used[dir]; dir = path.Dir(dir) {
				used[dir] = true
			}
		}
	}
	told, n := map[string]bool{}, 0
	for _, is := range l.Found {
		told[is.Pos.File] = true
	}
	for _, name := range folders {
		if l.reads(name) && !told[name] {
			told[name] = true
			if shown[name] { // and told there
				continue
			}
			n++
			l.stray(name, "This is a folder, and a file is read in its place.", "Put what it holds into a file of this name, or take it away.")
			continue
		}
		if up := path.Dir(name); told[up] || told[name] || used[name] || l.housed(name) {
			told[name] = told[name] || told[up]
			continue
		}
		told[name] = true
		if n++; n <= mostStrays {
			near, hint := folderMeant(name)
			l.mistaken(name, l.absent(near), "Nothing reads this folder.", hint)
		}
	}
	for _, name := range files {
		base := path.Base(name)
		if told[path.Dir(name)] || told[name] || foreign(base) || l.reads(name) {
			continue
		}
		if n++; n <= mostStrays {
			near, hint := fileMeant(name)
			l.mistaken(name, l.absent(near), "Nothing reads this file.", hint)
		}
	}
	if n > mostStrays {
		l.Found.Add(diag.Issue{Code: StrayFile, Severity: severity(StrayFile),
			Msg:  diag.Said("Nothing reads %s more.", diag.Count(n-mostStrays, "file")),
			Hint: "Check that the data folder is the right one, and keep what is no part of the editions outside it."})
	}
}

func (l *loader) stray(name string, msg, hint diag.Text) { l.mistaken(name, "", msg, hint) }

// mistaken is stray for what was probably meant to be another file or folder,
// which is not there: what it holds would be lost, and is read nowhere else.
func (l *loader) mistaken(name, meant string, msg, hint diag.Text) {
	is := diag.Issue{Code: StrayFile, Severity: severity(StrayFile), Pos: diag.Pos{File: name}, Subject: meant, Msg: msg, Hint: hint}
	if meant != "" {
		is.Severity = diag.Error
	}
	l.Found.Add(is)
}

// absent is the name of a file or a folder that is not there and would be read,
// "" for any other.
func (l *loader) absent(name string) string {
	if _, err := fs.Stat(l.FS, name); name == "" || err == nil || !l.reads(name) && !l.housed(name) {
		return ""
	}
	return name
}

// walk is the files and the folders of the data folder, but for the languages,
// whose folder tells of itself, and for what programs leave behind.
func (l *loader) walk() (files, folders []string) {
	n := 0
	_ = fs.WalkDir(l.FS, ".", func(name string, d fs.DirEntry, err error) error {
		base := path.Base(name)
		if n++; n > mostFiles {
			l.Found.Add(diag.Issue{Code: read.TooMuch, Severity: diag.Error, Pos: diag.Pos{File: name},
				Msg:  diag.Said("Up to here the data folder has more than %s.", diag.Count(mostFiles, "file")),
				Hint: "Check that it is the right folder, and keep what is no part of the editions outside it."})
			return fs.SkipAll
		}
		switch {
		case err != nil:
			if !slices.ContainsFunc(l.Found, func(is diag.Issue) bool { return is.Pos.File == name && is.Code == read.Forbidden }) {
				l.Blocked(name, err)
			}
		case d.IsDir() && base == "testdata":
			files = append(files, name)
			return fs.SkipDir
		case d.IsDir() && (name == "locales" || name != "." && diag.LeftBehind(base)):
			return fs.SkipDir
		case name == "locales": // no folder: it is told as what it is
		case d.IsDir():
			if name != "." {
				folders = append(folders, name)
			}
		case !diag.LeftBehind(base):
			files = append(files, name)
		}
		return nil
	})
	return files, folders
}

// foreign tells files that are no part of the edition and may stand anywhere:
// what is said of a folder, and the code of the press that stands beside the data.
func foreign(base string) bool {
	return base == "README.md" || base == "testdata" || strings.HasSuffix(base, ".go")
}

// housed tells whether a folder has its place, with files in it or without.
func (l *loader) housed(name string) bool {
	parts := strings.Split(name, "/")
	switch parts[0] {
	case "register":
		return len(parts) == 1
	case "standing":
		return len(parts) == 1 || len(parts) == 2 && (parts[1] == "pictures" || read.IsLang(parts[1]))
	case "editions":
		return len(parts) < 3 || len(parts) == 3 && (parts[2] == "pictures" || parts[2] == "register" || read.IsLang(parts[2]))
	case "brand", "fonts", schemaFolder:
		return len(parts) == 1
	}
	return false
}

// reads tells whether a file has its place in the folder.
func (l *loader) reads(name string) bool {
	parts := strings.Split(name, "/")
	switch {
	case picture(name), name == "theme.yaml", slices.Contains(l.brand, name):
		return true
	case parts[0] == schemaFolder:
		return len(parts) == 2 && slices.Contains(schemaFiles(), parts[1])
	case parts[0] == "standing":
		return len(parts) == 3 && isText(parts[2])
	case parts[0] == "editions" && len(parts) > 2:
		rest := parts[2:]
		return rest[0] == "edition.yaml" && len(rest) == 1 ||
			len(rest) == 2 && (rest[0] == "register" && slices.Contains(facts.Files(), rest[1]) || isText(rest[1]))
	}
	return len(parts) == 2 && parts[0] == "register" && slices.Contains(facts.Files(), parts[1])
}

// picture tells whether a file is a picture where texts can show it.
func picture(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return strings.Count(name, "/") > 1 && (ext == ".png" || ext == ".jpg" || ext == ".jpeg")
}

func isText(base string) bool {
	section, ok := strings.CutSuffix(base, ".md")
	return ok && slices.Contains(SectionIDs(), section)
}

// known is the names that files of a folder can have.
func known(dir string) []string {
	if dir == schemaFolder {
		return schemaFiles()
	}
	names := append(facts.Files(), "edition.yaml", "theme.yaml")
	for _, s := range SectionIDs() {
		names = append(names, s+".md")
	}
	return names
}

// fileMeant is what to do with a file that nothing reads: where it is read, when
// its name is right; else the name that was meant, and the file of that name.
func fileMeant(name string) (meant string, hint diag.Text) {
	base := path.Base(name)
	switch {
	case slices.Contains(facts.Files(), base):
		return "", "It is read in register/, and in the folder register/ of an edition with a register of its own."
	case base == "edition.yaml":
		return "", "It is read in the folder of an edition, such as editions/2026-01/edition.yaml."
	case base == "theme.yaml":
		return "", "It is read at the top of the data folder."
	case isText(base):
		return "", diag.Said("It is read in the folder of a language: standing/fr/%s, or editions/2026-01/fr/%s.", base, base)
	}
	files := known(path.Dir(name))
	stem := func(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }
	var stems []string
	for _, k := range files {
		stems = append(stems, stem(k))
	}
	if i := slices.Index(stems, diag.Nearest(stem(base), stems)); i >= 0 {
		return path.Join(path.Dir(name), files[i]), diag.Said("Did you mean %s?", files[i])
	}
	return "", "Correct its name, or move it out of the data folder."
}

// folderMeant is the folder that was meant by another, and the hint that says so.
func folderMeant(name string) (meant string, hint diag.Text) {
	places := []string{"register", "standing", "editions", "locales", "brand", "fonts", schemaFolder}
	if strings.HasPrefix(name, "editions/") {
		places = []string{"register", "pictures"}
	}
	if near := diag.Nearest(path.Base(name), places); near != "" && near != path.Base(name) {
		return path.Join(path.Dir(name), near), diag.Said("Did you mean %s?", near)
	}
	return "", "Correct its name, or move it out of the data folder."
}

// shown is the pictures that texts show.
func (l *loader) shown() map[string]bool {
	used := map[string]bool{}
	each := func(texts map[string]map[string]*read.Text) {
		for _, ts := range texts {
			for _, t := range ts {
				read.EachShown(t.Body, func(b read.Block) { used[b.Src] = true })
				for _, p := range t.Pictures {
					used[p.Src] = true
				}
			}
		}
	}
	each(l.store.standing)
	for _, e := range l.store.editions {
		each(e.texts)
	}
	return used
}

// idle reports the pictures that no text shows. Of a folder with texts that
// could not be read it is not known.
func (l *loader) idle(files []string, shown map[string]bool) {
	for file, unread := range l.Unread {
		if unread && path.Ext(file) == ".md" {
			return
		}
	}
	for _, name := range files {
		if picture(name) && !slices.Contains(l.brand, name) && !shown[name] && !picture(path.Dir(name)) {
			l.Found.Add(diag.Issue{Code: IdlePicture, Severity: severity(IdlePicture), Pos: diag.Pos{File: name}, Msg: "No text shows this picture.",
				Hint: "Show it in a text, or take it out of the folder."})
		}
	}
}
