package data

import (
	"bytes"
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/write"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// wants tells whether the month has to write a text of a section: its own, where
// the last one had its own, what no standing text does for, and the news, which
// the press drafts.
func (n *novice) wants(lang string, rec Section) bool {
	_, standing := n.store.standing[lang][rec.ID]
	return n.last.own[lang][rec.ID] || rec.Month || n.last.folder == "" && rec.Needed() && !standing ||
		rec.tells() && n.voice.News != nil
}

// text is the last edition's text of a section, every field of its record
// marked. The words stay behind the marks as an example of tone and length.
func (n *novice) text(lang string, rec Section) {
	name := path.Join(n.last.folder, lang, rec.ID+".md")
	var raw []byte
	last, own := n.last.Text(lang, rec.ID)
	if own = own && n.last.own[lang][rec.ID]; own {
		var err error
		if raw, err = fs.ReadFile(n.store.files, name); err != nil {
			n.fault(name, err)
			return
		}
		raw = marked(raw, last.Body)
	}
	d, err := write.Markdown(name, raw)
	if err != nil {
		n.fault(name, err)
		return
	}
	var figures []string
	if rec.tells() {
		figures = n.news(d, lang)
	}
	n.fields(d, lang, rec)
	if !own {
		n.needed(d, lang, rec)
	}
	if own {
		figures = append(figures, n.rests(last)...)
	}
	n.assume(d, figures)
	if len(d.Bytes()) > 0 {
		n.files[path.Join(n.new.folder, lang, rec.ID+".md")] = d.Bytes()
	}
}

// fields marks what stands in the head of a text, and what must stand there.
func (n *novice) fields(d *write.Doc, lang string, rec Section) {
	for _, f := range rec.Fields {
		p := write.Path{write.Field(f.Name)}
		was, there := d.Get(p)
		switch {
		case f.Stays:
		case f.Name == Body:
			body := strings.TrimSpace(strings.ReplaceAll(d.Body(), again, ""))
			if (f.Required || body != "") && !strings.HasPrefix(body, "{{rewrite") {
				d.Lead(n.mark(lang, f.Brief, n.lines(f), body))
			}
		case there || f.Required:
			n.write(d, p, lang, f, was)
		}
	}
	for _, p := range d.Words() {
		if f, ok := rec.at(d, p); ok {
			was, _ := d.Get(p)
			n.write(d, p, lang, f, was)
		}
		if len(p) == 3 && p[0] == write.Field(Margin) && p[2] == write.Field("at") { // as the heading that it names
			was, _ := d.Get(p)
			n.set(d, p, write.Text(again+unmarked(was)))
		}
	}
}

// again marks what is carried over of a body, under the brief at its head.
const again = "{{rewrite}} "

// marked is the file of a text with a mark before the words of each passage of
// its body: nobody takes the brief away and leaves last month's words. A picture
// without a caption is not in the new month's folder, which is told.
func marked(raw []byte, body []read.Block) []byte {
	var at []diag.Pos
	read.EachBlock(body, func(r read.Rich) {
		if len(r) > 0 && r[0].Pos.Line >= body[0].Pos.Line && r[0].Pos.Col > 0 && !strings.HasPrefix(r[0].Text, "{{") {
			p := r[0].Pos
			if r[0].Cite != "" { // whose place is the source's, behind the bracket
				p.Col--
			}
			at = append(at, p)
		}
	})
	slices.SortFunc(at, func(a, b diag.Pos) int { // from the end: a mark moves what stands behind it on its line
		return cmp.Or(cmp.Compare(b.Line, a.Line), cmp.Compare(b.Col, a.Col))
	})
	lines := bytes.SplitAfter(raw, []byte("\n"))
	for _, p := range at {
		if p.Line > len(lines) {
			continue
		}
		line := []rune(string(lines[p.Line-1]))
		col := min(p.Col-1, len(line))
		lines[p.Line-1] = []byte(string(slices.Concat(line[:col], []rune(again), line[col:])))
	}
	return bytes.Join(lines, nil)
}

// needed marks the parts that a text without a model cannot do without.
func (n *novice) needed(d *write.Doc, lang string, rec Section) {
	for _, p := range rec.Parts {
		if p.Required {
			n.fail(d.Append(write.Path{write.Field("parts")}, n.part(lang, p)))
		}
	}
}

// part is a part of which every text is still to be written.
func (n *novice) part(lang string, rec Part) write.Group {
	var out write.Group
	if rec.Key != "" {
		out = write.Group{{Name: "key", Value: write.Text(rec.Key)}}
	}
	optional := !slices.ContainsFunc(rec.Fields, func(f Field) bool { return f.Required })
	for _, f := range rec.Fields {
		if f.Required || optional {
			out = append(out, write.Pair{Name: f.Name, Value: write.Text(n.mark(lang, f.Brief, n.lines(f), ""))})
		}
	}
	var items write.List
	for _, it := range rec.Items {
		if it.Required {
			items = append(items, n.part(lang, it))
		}
	}
	if rec.Each != nil && len(items) == 0 {
		for i := range max(rec.Count, 1) {
			it := *rec.Each
			if it.Key == "" {
				it.Key = "item" + strconv.Itoa(i+1)
			}
			items = append(items, n.part(lang, it))
		}
	}
	if len(items) > 0 {
		out = append(out, write.Pair{Name: "items", Value: items})
	}
	return out
}

// rests is the figures that the last text counts, those that it says it rests
// on included.
func (n *novice) rests(t *read.Text) []string {
	out := names(t.Assumes)
	t.Each(func(r read.Rich) { out = append(out, n.counted(t.Lang, r.String())...) })
	return out
}

func (n *novice) counted(lang, words string) []string {
	if n.voice.Counts == nil {
		return nil
	}
	return n.voice.Counts(lang, words)
}

func names(as []read.Assumption) []string {
	var out []string
	for _, a := range as {
		out = append(out, a.Name)
	}
	return out
}

// assume writes what the words of a new text rest on.
func (n *novice) assume(d *write.Doc, figures []string) {
	for _, f := range facts.Figures() {
		v, _ := n.new.View.Figure(f)
		if slices.Contains(figures, string(f)) {
			n.set(d, write.Path{write.Field("assumes"), write.Field(string(f))}, write.Bare(strconv.Itoa(v)))
		}
	}
}

// lines is the most lines of a field, by its record or its style.
func (n *novice) lines(f Field) int {
	if st, ok := n.store.Theme.Style(f.Style); ok && f.Lines == 0 {
		return st.Lines
	}
	return f.Lines
}

// mark is what stands for words that are still to be written.
func (n *novice) mark(lang, key string, lines int, was string) string {
	return "{{rewrite: " + n.voice.Brief(lang, key, lines, len([]rune(was))) + "}}"
}

// write marks a field that is carried over. One that the press has drafted has
// its mark.
func (n *novice) write(d *write.Doc, p write.Path, lang string, f Field, was string) {
	if was = unmarked(was); !strings.HasPrefix(was, drafted) {
		n.set(d, p, write.Text(strings.TrimSpace(n.mark(lang, f.Brief, n.lines(f), was)+" "+was)))
	}
}

// unmarked is words without the mark that nobody answered in the last edition.
func unmarked(s string) string {
	if rest, marked := strings.CutPrefix(s, "{{rewrite"); marked {
		if _, words, closed := strings.Cut(rest, "}}"); closed {
			return strings.TrimSpace(words)
		}
	}
	return s
}

// at is the record of the field that words in a part stand in, and false when
// they stand in none.
func (s Section) at(d *write.Doc, p write.Path) (Field, bool) {
	if len(p) == 3 && slices.Contains(carried(p[0]), p[2]) {
		name, _ := p[0].Name()
		return s.Field(name) // a note or a caption belongs to a body that is written anew
	}
	if len(p) < 2 || p[0] != write.Field("parts") {
		return Field{}, false
	}
	rec := Part{Items: s.Parts}
	for i := 1; i < len(p); i++ {
		key, named := p[i].Name()
		if !named {
			key, _ = d.Get(append(append(write.Path(nil), p[:i+1]...), write.Field("key")))
		}
		it, ok := rec.Item(key)
		if !ok {
			return Field{}, false
		}
		rec = it
		if i == len(p)-1 { // a part that is its text
			return rec.Field(Words)
		}
		i++
		what, _ := p[i].Name()
		if i == len(p)-1 {
			return rec.Field(what)
		}
		if what != "items" {
			return Field{}, false
		}
	}
	return Field{}, false
}

// carried is the fields of a note in the margin, or of what is said of a
// picture, that are words of a month.
func carried(in write.Step) []write.Step {
	switch in {
	case write.Field(Margin):
		return []write.Step{write.Field(Title), write.Field(Words)}
	case write.Field(Pictures):
		return []write.Step{write.Field("alt"), write.Field("caption"), write.Field("credit"), write.Field("name"), write.Field("function")}
	}
	return nil
}
