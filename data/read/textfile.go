package read

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Offer is what a text, or a part of one, has places for. Whoever misspells a
// field is told these; without them, all that texts know.
type Offer struct {
	Names []string
	Part  func(key string) Offer // of a part of it by its key; nil: nobody knows
}

// part is what a part has places for.
func (o Offer) part(key string) Offer {
	if o.Part == nil {
		return Offer{}
	}
	return o.Part(key)
}

// Text reads one text: front matter, then Markdown.
func (l *Folder) Text(name, lang string, offered Offer) *Text {
	t := &Text{Section: strings.TrimSuffix(path.Base(name), ".md"), Lang: lang, Pos: diag.Pos{File: name, Line: 1, Col: 1}}
	f, ok := l.open(name, lang, true)
	if !ok {
		return t
	}
	if !f.headed() {
		l.Unread[name] = true
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
			l.Unread[name] = true
			f.find(FrontMatter, t.Pos, "", "Write --- on a line of its own after the last field.",
				"The head of the text is opened with --- and never closed.")
			return t
		}
		head := f.text[f.lines[1]:f.lines[end-1]]
		root, ok := parseYAML(f, head, 1)
		l.Unread[name] = !ok
		if ok && root.Is() {
			t.head(p, root, offered)
		}
		from = len(f.text)
		if end < len(f.lines) {
			from = f.lines[end]
		}
	}
	p.field = "body"
	if !f.settable(from) {
		l.Unread[name] = true
		return t
	}
	for i, r := range f.text[from:] {
		f.note(r, from+i)
	}
	before := len(l.Found)
	t.Body = p.body(whole(f, from))
	t.Headless = l.Unread[name]
	for _, is := range l.Found[before:] {
		if is.Code == TooMuch {
			l.Unread[name], t.Headless = true, false
		}
	}
	for i := range t.Body {
		t.Body[i].locate(path.Dir(name))
		t.Body[i].show(t)
	}
	return t
}

// headed reports a file with nothing in it, and one whose head was not opened:
// its fields would be set as words of the body.
func (f *file) headed() bool {
	start := diag.Pos{File: f.name, Line: 1, Col: 1}
	if strings.TrimSpace(f.text) == "" {
		f.find(FrontMatter, start, "", "Write the text, or take the file out of the folder; "+
			"to print nothing of it, write --- twice, on two lines.",
			"There is nothing in this file.")
		return false
	}
	if n := f.lowered(); n > 0 {
		f.find(FrontMatter, start, "", "Delete what stands above it, empty lines too, or put it below the head.",
			"The head of the text is opened on line %d, and must begin in the first.", n)
		return false
	}
	signs := !strings.ContainsFunc(f.line(1), letters.IsAlnum) && strings.TrimRight(f.line(1), " ") != "---"
	if !f.field(1) && (!signs || !f.field(2)) {
		return true
	}
	for n := 2; n <= len(f.lines); n++ {
		if strings.TrimRight(f.line(n), " ") == "---" {
			f.find(FrontMatter, start, "", "Write --- on a line of its own above the first field.",
				"The head of the text is closed with --- on line %d and never opened.", n)
			return false
		}
	}
	return true
}

// lowered is the line in which a head is opened below something else, by the fields that
// stand in it up to its end; 0 where there is none such. What is above it has no field.
func (f *file) lowered() int {
	opened := 0
	for n := 1; n <= len(f.lines); n++ {
		fence := strings.TrimRight(f.line(n), " ") == "---"
		switch {
		case opened == 0 && fence:
			if n == 1 || n == len(f.lines) || !f.field(n+1) {
				return 0
			}
			opened = n
		case opened == 0 && f.field(n):
			return 0
		case fence:
			return opened
		}
	}
	return 0
}

// field tells whether a line begins with the name of a text's field.
func (f *file) field(n int) bool {
	name, _, is := strings.Cut(f.line(n), ":")
	return is && slices.Contains(textFields(), name)
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

// show finds what the head of the text says of a picture.
func (b *Block) show(t *Text) {
	if s, ok := t.Picture(b.Src); ok && b.Kind == Picture {
		b.Shown = &s
	}
	for _, it := range b.Items {
		for i := range it {
			it[i].show(t)
		}
	}
}

func textFields() []string {
	return []string{"title", "standfirst", "signature", "note", "margin", "pictures", "parts", "assumes"}
}

func (t *Text) head(p *prose, root Value, offered Offer) {
	if len(offered.Names) == 0 {
		offered.Names = textFields()
	}
	o, ok := root.offering(offered.Names, textFields())
	if !ok {
		return
	}
	t.Title, t.Standfirst = p.field0(o.Get("title")), p.field0(o.Get("standfirst"))
	t.Signature, t.Note = p.field0(o.Get("signature")), p.field0(o.Get("note"))
	t.Parts, t.Assumes = p.parts(o.Get("parts"), "", offered), Assumptions(o.Get("assumes"))
	t.Margin, t.Pictures = p.margin(o.Get("margin")), p.pictures(o.Get("pictures"), path.Dir(t.Pos.File))
}

// Assumptions is a group of numbers by name. What may be assumed, and whether
// it is so, is not for reading to know.
func Assumptions(v Value) []Assumption {
	if !v.Is() {
		return nil
	}
	o, ok := v.Object()
	if !ok {
		return nil
	}
	var out []Assumption
	for _, name := range o.Order {
		if x := o.Get(name); x.Is() {
			if n, ok := o.whole(name, 0, 9999); ok { // what is no number is told, and rests on nothing
				out = append(out, Assumption{name, n, x.From(), x.Pos()})
			}
			continue
		}
		o.Missing(name, "17")
	}
	return out
}

// field0 is the inline Markdown of one field.
func (p *prose) field0(v Value) Rich {
	s, ok := v.Text()
	if !ok {
		return nil
	}
	p.field = v.path
	return p.rich(v.paragraphs(source{[]byte(s), v.places(s)}))
}

// paragraphs is a value with its empty lines as they were typed: YAML makes one
// line end of an empty line, except where it keeps all of them.
func (v Value) paragraphs(s source) source {
	if v.Style&yaml.LiteralStyle != 0 || !bytes.ContainsRune(s.src, '\n') {
		return s
	}
	var out source
	for i, b := range s.src {
		if b == '\n' {
			out.src, out.pos = append(out.src, b), append(out.pos, s.at(i))
		}
		out.src, out.pos = append(out.src, b), append(out.pos, s.at(i))
	}
	return out
}

// parts is a list of parts, or a group of them by key, under a path of keys. A
// part that is a single value is its text.
func (p *prose) parts(v Value, at string, in Offer) []Part {
	if !v.Is() {
		return nil
	}
	var out []Part
	if v.Kind == yaml.MappingNode {
		o, _ := v.Object()
		for _, key := range o.Order {
			out = append(out, p.part(o.Get(key), Step(at, key, len(out)), key, in))
		}
		return p.distinct(at, out)
	}
	for _, it := range v.List() {
		out = append(out, p.part(it, Step(at, it.key(), len(out)), "", in))
	}
	return p.distinct(at, out)
}

// part is one of the parts that something has places for, at its own path.
func (p *prose) part(v Value, at, key string, in Offer) Part {
	offered := in.part(cmp.Or(v.key(), key))
	v.path = at
	part := Part{Key: key, Pos: v.Pos()}
	if v.Is() && v.Kind == yaml.ScalarNode {
		part.Text = p.field0(v)
		return part
	}
	known := []string{"key", "title", "text", "items"}
	if len(offered.Names) == 0 {
		offered.Names = known
	}
	o, ok := v.offering(offered.Names, known)
	if !ok {
		return part
	}
	if k := o.Str("key"); k != "" {
		part.Key = k
	}
	part.Title, part.Text, part.Items = p.field0(o.Get("title")), p.field0(o.Get("text")), p.parts(o.Get("items"), at, offered)
	return part
}

// key is the key that a part gives itself, "" when it gives none.
func (v Value) key() string {
	for i := 0; v.Group() && i+1 < len(v.Content); i += 2 {
		if v.Content[i].Value == "key" {
			return v.Content[i+1].Value
		}
	}
	return ""
}

// distinct reports keys used twice, since the second would never be found.
func (p *prose) distinct(at string, ps []Part) []Part {
	seen := map[string]bool{}
	for i, x := range ps {
		if x.Key != "" && seen[x.Key] {
			p.f.find(DuplicateField, x.Pos, Step(at, x.Key, i), "Give it another key, or delete one of the two.",
				"The key %s is used twice in this list.", x.Key)
		}
		seen[x.Key] = true
	}
	return ps
}
