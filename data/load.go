package data

import (
	"io/fs"
	"path"
	"sort"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Load reads a data folder: theme, register, standing texts and editions. It
// reports every fault of every file at once, each with its place, and gives
// back whatever could be read; a list with errors means that the store is not
// fit for building. Load never gives a nil store.
func Load(fsys fs.FS) (*Store, diag.List) {
	l := &loader{fsys: fsys, store: &Store{Register: &Register{}, Theme: &Theme{}, editions: map[string]*Edition{}, files: fsys}, unread: map[string]bool{}}
	l.store.Register = l.register("register", true)
	l.store.Theme = l.theme("theme.yaml")
	l.store.standing = l.texts("standing")
	l.editions()
	for _, is := range l.out { // a design system with a hole draws nothing that is worth a finding
		l.unread["theme.yaml"] = l.unread["theme.yaml"] || is.Pos.File == "theme.yaml" && is.Severity == diag.Error
	}
	l.strays()
	for _, id := range l.store.Editions() {
		l.settle(l.store.editions[id])
	}
	return l.store, l.out.Sorted()
}

type loader struct {
	fsys   fs.FS
	store  *Store
	out    diag.List
	unread map[string]bool // files that could not be read as a whole
}

// open reads one file; a file that must be there and is not is a finding.
func (l *loader) open(name string, must bool) (*file, bool) {
	raw, err := fs.ReadFile(l.fsys, name)
	if err != nil {
		l.unread[name] = must
		if must {
			l.out.Add(diag.Issue{Code: Unreadable, Severity: diag.Error, Pos: diag.Pos{File: name}, Msg: "The file is not there, or cannot be read.",
				Hint: "Check that the data folder is the right one; it holds register/, standing/, editions/ and theme.yaml."})
		}
		return nil, false
	}
	f := newFile(name, raw, &l.out)
	f.rare = &l.store.rare
	ok := f.readable()
	l.unread[name] = !ok
	return f, ok
}

// yaml is the group of fields at the top of a file.
func (l *loader) yaml(name string, must bool, known ...string) (object, bool) {
	f, ok := l.open(name, must)
	if !ok {
		return object{}, false
	}
	root, ok := parseYAML(f, f.text, 0)
	l.unread[name] = !ok || !root.is() || root.Kind != yaml.MappingNode
	if !ok {
		return object{}, false
	}
	if !root.is() {
		f.find(MissingField, diag.Pos{File: name, Line: 1, Col: 1}, known[0], "Begin with the line: "+known[0]+":", "The file is empty.")
		return object{}, false
	}
	return root.object(known...)
}

// dirs is the names of the folders in a folder, sorted.
func (l *loader) dirs(dir string) []string {
	es, err := fs.ReadDir(l.fsys, dir)
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range es {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			out = append(out, e.Name())
		}
	}
	sort.Strings(out)
	return out
}

// strays reports files that nothing reads: most often a misspelt name.
func (l *loader) strays() {
	_ = fs.WalkDir(l.fsys, ".", func(name string, d fs.DirEntry, err error) error {
		base := path.Base(name)
		switch {
		case err != nil:
			return nil //nolint:nilerr // what cannot be read was reported when it was asked for
		case d.IsDir() && (name == "locales" || name == "testdata" || len(base) > 1 && base[0] == '.'):
			return fs.SkipDir
		case d.IsDir() || base[0] == '.' || base == "README.md" || strings.HasSuffix(base, ".go") || l.reads(name):
			return nil
		}
		hint := "Correct its name, or move it out of the data folder."
		if s := nearest(name); s != "" {
			hint = "Did you mean " + s + "?"
		}
		l.out.Add(diag.Issue{Code: StrayFile, Severity: severity(StrayFile), Pos: diag.Pos{File: name}, Msg: "Nothing reads this file.", Hint: hint})
		return nil
	})
}

// reads tells whether a file has its place in the folder.
func (l *loader) reads(name string) bool {
	parts := strings.Split(name, "/")
	if ext := path.Ext(name); len(parts) > 2 && (ext == ".png" || ext == ".jpg" || ext == ".jpeg") {
		return true
	}
	switch {
	case name == "theme.yaml":
		return true
	case parts[0] == "standing":
		return len(parts) == 3 && isText(parts[2])
	case parts[0] == "editions" && len(parts) > 2:
		rest := parts[2:]
		return rest[0] == "edition.yaml" && len(rest) == 1 ||
			len(rest) == 2 && (rest[0] == "register" && has(registerFiles(), rest[1]) || isText(rest[1]))
	}
	return len(parts) == 2 && parts[0] == "register" && has(registerFiles(), parts[1])
}

func registerFiles() []string {
	return []string{"sources.yaml", "providers.yaml", "offers.yaml", "grid.yaml"}
}

func isText(base string) bool {
	section, ok := strings.CutSuffix(base, ".md")
	return ok && has(AllSections(), section)
}

func nearest(name string) string {
	known := append(registerFiles(), "edition.yaml", "theme.yaml")
	for _, s := range AllSections() {
		known = append(known, s+".md")
	}
	hint := suggest(path.Base(name), known)
	if s, ok := strings.CutPrefix(hint, "Did you mean "); ok {
		return strings.TrimSuffix(s, "?")
	}
	return ""
}

// texts is the texts of a folder with one folder per language.
func (l *loader) texts(dir string) map[string]map[string]*Text {
	out := map[string]map[string]*Text{}
	for _, lang := range l.dirs(dir) {
		if lang == "register" || lang == "pictures" {
			continue
		}
		if !isLang(lang) {
			l.out.Add(diag.Issue{Code: StrayFile, Severity: severity(StrayFile), Pos: diag.Pos{File: path.Join(dir, lang)},
				Msg: "The folder's name is not the code of a language.", Hint: "Texts stand in folders such as fr or en."})
			continue
		}
		es, _ := fs.ReadDir(l.fsys, path.Join(dir, lang))
		for _, e := range es {
			if e.IsDir() || !isText(e.Name()) {
				continue
			}
			t := l.text(path.Join(dir, lang, e.Name()), lang)
			if out[lang] == nil {
				out[lang] = map[string]*Text{}
			}
			out[lang][t.Section] = t
		}
	}
	return out
}

// text reads one text: front matter, then Markdown.
func (l *loader) text(name, lang string) *Text {
	t := &Text{Section: strings.TrimSuffix(path.Base(name), ".md"), Lang: lang, Pos: diag.Pos{File: name, Line: 1, Col: 1}}
	f, ok := l.open(name, true)
	if !ok {
		return t
	}
	p := newProse(f)
	from := 0
	if first := f.line(1); strings.TrimRight(first, " ") == "---" {
		end := 0
		for n := 2; n <= len(f.lines) && end == 0; n++ {
			if strings.TrimRight(f.line(n), " ") == "---" {
				end = n
			}
		}
		if end == 0 {
			l.unread[name] = true
			f.find(FrontMatter, t.Pos, "", "Write --- on a line of its own after the last field.", "The head of the text is opened with --- and never closed.")
			return t
		}
		head := f.text[f.lines[1]:f.lines[end-1]]
		root, ok := parseYAML(f, head, 1)
		l.unread[name] = !ok
		if ok && root.is() {
			t.head(p, root)
		}
		from = len(f.text)
		if end < len(f.lines) {
			from = f.lines[end]
		}
	}
	p.field = "body"
	for i, r := range f.text[from:] {
		f.note(r, from+i)
	}
	t.Body = p.body(whole(f, from))
	for i := range t.Body {
		t.Body[i].locate(path.Dir(name))
	}
	return t
}

// locate makes the addresses of pictures relative to the data folder.
func (b *Block) locate(dir string) {
	if b.Kind == Picture && !strings.Contains(b.Src, "://") {
		b.Src = path.Join(dir, b.Src)
	}
	for _, it := range b.Items {
		for i := range it {
			it[i].locate(dir)
		}
	}
}

func textFields() []string { return []string{"title", "standfirst", "signature", "note", "parts"} }

func (t *Text) head(p *prose, root value) {
	o, ok := root.object(textFields()...)
	if !ok {
		return
	}
	t.Title, t.Standfirst = p.field0(o.get("title")), p.field0(o.get("standfirst"))
	t.Signature, t.Note = p.field0(o.get("signature")), p.field0(o.get("note"))
	t.Parts = p.parts(o.get("parts"))
}

// field0 is the inline Markdown of one field.
func (p *prose) field0(v value) Rich {
	s, ok := v.text()
	if !ok {
		return nil
	}
	p.field = v.path
	return p.rich(source{[]byte(s), v.places(s)})
}

// parts is a list of parts, or a group of them by key. A part that is a single
// value is its text.
func (p *prose) parts(v value) []Part {
	if !v.is() {
		return nil
	}
	var out []Part
	if v.Kind == yaml.MappingNode {
		o, _ := v.object()
		for _, key := range o.order {
			out = append(out, p.part(o.get(key), key))
		}
		return p.distinct(out)
	}
	for _, it := range v.list() {
		out = append(out, p.part(it, ""))
	}
	return p.distinct(out)
}

func (p *prose) part(v value, key string) Part {
	part := Part{Key: key, Pos: v.pos()}
	if v.is() && v.Kind == yaml.ScalarNode {
		part.Text = p.field0(v)
		return part
	}
	o, ok := v.object("key", "title", "text", "items")
	if !ok {
		return part
	}
	if k := o.str("key"); k != "" {
		part.Key = k
	}
	part.Title, part.Text, part.Items = p.field0(o.get("title")), p.field0(o.get("text")), p.parts(o.get("items"))
	return part
}

// distinct reports keys used twice, since the second would never be found.
func (p *prose) distinct(ps []Part) []Part {
	seen := map[string]bool{}
	for _, x := range ps {
		if x.Key != "" && seen[x.Key] {
			p.f.find(DuplicateField, x.Pos, x.Key, "Give it another key, or delete one of the two.", "The key %s is used twice in this list.", x.Key)
		}
		seen[x.Key] = true
	}
	return ps
}

// places is where each byte of a value stands in the file. YAML folds lines,
// drops indentation and unescapes quotes: the value is matched against the raw
// text letter by letter, blanks aside.
func (v value) places(s string) []int {
	text := v.f.text
	line := v.Line + v.skip - 1
	at := 0
	if line < len(v.f.lines) {
		at = v.f.lines[line]
	}
	for i := 1; i < v.Column && at < len(text) && text[at] != '\n'; i++ {
		at += width(text[at:])
	}
	if v.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 && line+1 < len(v.f.lines) {
		at = v.f.lines[line+1]
	} else if v.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		at++
	}
	pos := make([]int, 0, len(s)+1)
	for i := range len(s) {
		for s[i] != ' ' && s[i] != '\n' && at < len(text) && text[at] != s[i] {
			if c := text[at]; c != ' ' && c != '\n' && c != '\t' && !(c == '\\' && v.Style&yaml.DoubleQuotedStyle != 0) {
				break
			}
			at++
		}
		pos = append(pos, at)
		if at < len(text) && text[at] == s[i] {
			at++
			if s[i] == '\'' && v.Style&yaml.SingleQuotedStyle != 0 && at < len(text) && text[at] == '\'' {
				at++
			}
		}
	}
	return append(pos, at)
}

func width(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}
