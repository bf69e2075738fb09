package compose

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of what stands in for something in a draft.
const (
	noticePad   = u / 2 // between a notice and the edge of its plate
	noticeAfter = u

	rawNumberW = 9 * unit.MM // of the numbers of lines
	rawRows    = 1000        // of a file: the lines after them are counted
	rawRow     = 1000        // characters: a longer line has several
	rawLine    = 100_000     // bytes of a line that no reader takes for one
	galleyAir  = u           // between two fields of a text set plain

	wordMost = 30 // letters of a word that is not divided

	lostPictureH = 12 * u

	draftPlateTop = unit.MM / 5 // over the words of the mark
)

// Draft is what a draft says of itself. A draft is composed of what there is:
// a section that cannot be set as it is meant is set plain, a field that is
// missing is named in its place, and what could not be read stands there as it
// was typed. What is wrong with each, findings say; no stand-in is one.
type Draft struct {
	Day   facts.Day // on which it is made
	Plain bool      // of every section the words alone are set
}

// draftMark is the word for a draft, and its day.
func (k *kit) draftMark() string {
	d := k.draft.Day
	return k.say("draft.mark", map[string]any{"Day": k.loc.Day(d.Year, d.Month, d.Day)})
}

// draftPlate is the mark on a plate, in reversed letters.
func (k *kit) draftPlate(fill, ink draw.Ink) block.Block {
	return &block.Frame{Fill: fill, H: u, Fixed: true, Inset: block.Edges{Top: draftPlateTop, Left: noticePad / 2, Right: noticePad / 2},
		Body: k.wordsIn(k.inked("tag", ink), k.draftMark(), "")}
}

// draftHead is the line of a running head with the mark in its middle, between the
// rubric and the edition. Where two rubrics are too long for it the first stands
// alone.
func (k *kit) draftHead(left text.Style, edition block.Block, i page.Info, sign []block.Cell, takes unit.Length) block.Block {
	row := func(rubric string) block.Block {
		return &block.Frame{H: left.Leading, Fixed: true, Body: &block.Row{Cells: append([]block.Cell{
			{X: 0, W: k.span(4), Body: k.wordsIn(left, rubric, "")},
			{X: k.col(5), W: k.span(4), Body: k.draftPlate(draw.Nuit, draw.Papier)},
			{X: k.col(9), W: k.span(4) - takes, Body: edition},
		}, sign...)}}
	}
	return &block.Either{Options: []block.Block{row(rubrics(i)), row(i.Section.Rubric)}}
}

// draftOver is the mark on a page without a running head, where its middle would
// be: over the words of a cover, and never on its drawing.
func (k *kit) draftOver(ground draw.Ink) block.Placed {
	fill, ink := draw.Craie, draw.Nuit
	if ground == "" {
		fill, ink = draw.Nuit, draw.Papier
	}
	return block.Placed{X: k.margin + k.col(5), Y: k.space("running-head"), W: k.span(4), H: u, Body: k.draftPlate(fill, ink), Over: true,
		Name: "draft mark"}
}

// drafted is the pages of a section in a draft: as it is meant, where its text
// and what it shows of the register could be read, else plain.
func (k *kit) drafted(id string, c composer) []page.Section {
	t, written := k.ed.Text(k.lang, id)
	own := path.Join(k.ed.Folder(), k.lang, id+".md")
	switch {
	case !k.ed.Listed() && k.there(own):
		return k.asTyped(id, own)
	case written && k.ed.Unread(t.Pos.File):
		return k.unread(id, t)
	case k.draft.Plain:
		return k.plainly(id, k.ed.At("sections."+id), k.say("draft.uncomposed"))
	case !c.words && !k.ed.Counted():
		return k.plainly(id, k.uncounted(), k.say("draft.uncounted"))
	}
	said := len(k.issues)
	pages, stumbled := k.guarded(id, c)
	worst, _ := k.issues[said:].Worst()
	if stumbled || len(pages) == 0 && worst == diag.Error {
		return k.plainly(id, k.ed.At("sections."+id), k.say("draft.uncomposed"))
	}
	return pages
}

// uncounted is the file for which nothing that the register shows can be drawn: of
// the register, else the edition's own, whose days are wanting.
func (k *kit) uncounted() diag.Pos {
	for _, folder := range []string{"register", path.Join(k.ed.Folder(), "register")} {
		for _, file := range facts.Files() {
			if k.ed.Unread(path.Join(folder, file)) {
				return diag.Pos{File: path.Join(folder, file)}
			}
		}
	}
	return diag.Pos{File: k.ed.Pos.File}
}

// guarded is the pages of a section, unless the press stumbles over it, which is
// a finding: the other sections are set all the same.
func (k *kit) guarded(id string, c composer) (pages []page.Section, stumbled bool) {
	defer func() {
		if v := recover(); v != nil {
			k.uncomposed(id, k.ed.At("sections."+id), diag.Said("the press stumbled over the section %s (%v)", id, v))
			pages, stumbled = nil, true
		}
	}()
	return k.composed(id, c), false
}

// there tells whether a file is in the data folder and can be read.
func (k *kit) there(file string) bool {
	if k.read == nil {
		return false
	}
	_, err := k.read(file)
	return err == nil
}

// draftText is the text of a section as a draft sets it: with the fields that it
// must have and has not. There is one of what another language has, or every
// edition must have; what could not be read is none.
func (k *kit) draftText(section string) (*read.Text, bool) {
	t, ok := k.ed.Text(k.lang, section)
	rec, known := data.SectionOf(section)
	if ok && k.ed.Unread(t.Pos.File) {
		return nil, false
	}
	if !ok {
		elsewhere := slices.ContainsFunc(k.ed.Langs(), func(lang string) bool { _, has := k.ed.Text(lang, section); return has })
		if !known || !rec.Needed() && !elsewhere {
			return nil, false
		}
		t = &read.Text{Section: section, Lang: k.lang, Pos: diag.Pos{File: k.awaited(rec), Line: 1, Col: 1}}
	}
	return k.whole(rec, t), true
}

// awaited is the file in which the text of a section is looked for.
func (k *kit) awaited(rec data.Section) string {
	folder := "standing"
	if rec.Month || slices.ContainsFunc(k.ed.Langs(), func(lang string) bool { return k.ed.Own(lang, rec.ID) }) {
		folder = k.ed.Folder()
	}
	return path.Join(folder, k.lang, rec.ID+".md")
}

// whole is a text with words in the place of those that its section must have
// and that nobody wrote.
func (k *kit) whole(rec data.Section, t *read.Text) *read.Text {
	out := *t
	for _, f := range rec.Fields {
		switch {
		case !f.Required:
		case f.Name == data.Title && len(t.Title) == 0:
			out.Title = k.blank(t.Pos, f.Name)
		case f.Name == data.Body && len(t.Body) == 0:
			out.Body = []read.Block{{Kind: read.Paragraph, Rich: k.blank(t.Pos, f.Name), Pos: t.Pos}}
		}
	}
	out.Parts = k.wholeParts(data.Part{Items: rec.Parts}, t.Parts, t.Pos, "")
	if !k.ed.Counted() { // the register draws it
		out.Pictures = slices.DeleteFunc(slices.Clone(t.Pictures), func(s read.Shown) bool { return s.Src == "" })
	}
	return &out
}

func (k *kit) wholeParts(rec data.Part, ps []read.Part, pos diag.Pos, at string) []read.Part {
	out := slices.Clone(ps)
	begun := slices.ContainsFunc(rec.Items, func(r data.Part) bool { _, has := read.Part{Items: ps}.Item(r.Key); return has })
	for _, r := range rec.Items {
		if _, has := (read.Part{Items: ps}).Item(r.Key); !has && r.Required && (begun || !rec.Pair) {
			out = append(out, read.Part{Key: r.Key, Pos: pos})
		}
	}
	for i := len(out); rec.Each != nil && i < rec.Count; i++ {
		out = append(out, read.Part{Pos: pos, Title: k.blankIn(*rec.Each, data.Title, pos, at), Text: k.blankIn(*rec.Each, data.Words, pos, at)})
	}
	for i, p := range out {
		r, set := rec.Item(p.Key)
		if !set {
			continue
		}
		step := read.Step(at, p.Key, i)
		if f, _ := r.Field(data.Title); f.Required && len(p.Title) == 0 {
			out[i].Title = k.blank(p.Pos, step+"."+data.Title)
		}
		if f, _ := r.Field(data.Words); f.Required && len(p.Text) == 0 {
			out[i].Text = k.blank(p.Pos, step+"."+data.Words)
		}
		out[i].Items = k.wholeParts(r, p.Items, p.Pos, step)
	}
	return out
}

// blankIn is the words for a field that an item has a place for.
func (k *kit) blankIn(rec data.Part, name string, pos diag.Pos, at string) read.Rich {
	if _, has := rec.Field(name); !has {
		return nil
	}
	return k.blank(pos, at)
}

// blank is the words for a field that is not written. Their place is where that
// is told, and a length below nothing tells which field it is.
func (k *kit) blank(pos diag.Pos, field string) read.Rich {
	k.blanks = append(k.blanks, field)
	return read.Rich{{Text: k.say("draft.blank"), Pos: pos, Len: -len(k.blanks)}}
}

// blankField is the field that words stand for, "" when they are words.
func (k *kit) blankField(from diag.Span) string {
	if n := -from.Len; n > 0 && n <= len(k.blanks) {
		return k.blanks[n-1]
	}
	return ""
}

// notice is a sentence of the press on a plate, about a place in the data.
func (k *kit) notice(pos diag.Pos, says string) block.Block {
	return standIn{k.noticed("t9", says, 0), pos, "stand-in"}
}

// noticed is a sentence on a plate of a height at least.
func (k *kit) noticed(style, says string, h unit.Length) block.Block {
	return &block.Frame{Fill: draw.Brume, H: h, Body: k.words(style, says, draw.P),
		Inset: block.Edges{Top: noticePad, Right: noticePad, Bottom: noticePad, Left: noticePad}}
}

// instead is a section that is set otherwise than it is meant: its name, why, and
// what there is of it.
func (k *kit) instead(id string, title line, pos diag.Pos, why string, rest ...block.Item) []page.Section {
	items := []block.Item{
		{Block: k.inAxis(10, k.set("h1", title, draw.H1)), After: k.space("title-after"), Together: true},
		{Block: k.inAxis(10, k.notice(pos, why)), After: noticeAfter, Together: len(rest) > 0},
	}
	s := k.section(id, &read.Text{Pos: pos}, &block.Flow{Items: append(items, rest...), Name: id})
	return []page.Section{s}
}

// plainly is a section of which the words alone are set, field after field.
func (k *kit) plainly(id string, at diag.Pos, why string) []page.Section {
	name := k.say("section." + id)
	t, ok := k.draftText(id)
	if !ok {
		return k.instead(id, told(name), at, why)
	}
	rest := k.galley(t)
	if len(rest) > 0 {
		why += " " + k.say("draft.written")
	}
	return k.instead(id, typed(t.Title).or(name), at, why, rest...)
}

// unread is a section whose file could not be read: what there is of it, as it was
// typed. Where the head alone could not, the body is set.
func (k *kit) unread(id string, t *read.Text) []page.Section {
	if !t.Headless || len(t.Body) == 0 {
		return k.asTyped(id, t.Pos.File)
	}
	items := append(k.raw(t.Pos.File, t.Body[0].Pos.Line-1), block.Item{Block: block.Gap{H: galleyAir}})
	return k.instead(id, told(k.say("section."+id)), t.Pos, k.say("draft.headless", map[string]any{"File": t.Pos.File}),
		append(items, k.galley(&read.Text{Body: t.Body})...)...)
}

// asTyped is a section that is nothing but its file.
func (k *kit) asTyped(id, file string) []page.Section {
	why := k.say("draft.unread", map[string]any{"File": file})
	return k.instead(id, told(k.say("section."+id)), diag.Pos{File: file, Line: 1, Col: 1}, why, k.raw(file, 0)...)
}

// strange is what stands for the sections that there are none of, behind so many
// others: their names, and the texts that were written for them.
func (k *kit) strange(behind int) (out []page.Section) {
	for _, s := range k.ed.Strange {
		if k.draft == nil || s.Before != behind {
			continue
		}
		var rest []block.Item
		for _, folder := range []string{k.ed.Folder(), "standing"} {
			if file := path.Join(folder, k.lang, s.Name+".md"); k.there(file) {
				rest = append(rest, block.Item{Block: k.inAxis(10, k.words("note", file, draw.P)), After: galleyAir / 2, Together: true})
				rest = append(rest, k.raw(file, 0)...)
			}
		}
		made := k.instead(s.Name, told(s.Name), s.From.Pos, k.say("draft.strange", map[string]any{"Name": s.Name}), rest...)
		made[0].Title, made[0].Rubric = s.Name, s.Name
		out = append(out, made...)
	}
	return out
}

// galley is a text field after field, in the order in which it is read.
func (k *kit) galley(t *read.Text) []block.Item {
	var items []block.Item
	add := func(style string, role draw.Role, r read.Rich) {
		if len(r) > 0 {
			items = append(items, block.Item{Block: k.inAxis(9, k.rich(style, r, role)), After: galleyAir / 2})
		}
	}
	add("stand", draw.P, t.Standfirst)
	body, notes := plainBody(t.Body)
	for _, b := range k.prose(body) {
		b.Block = k.inAxis(9, b.Block)
		items = append(items, b)
	}
	k.galleyParts(t.Parts, add)
	for _, r := range notes {
		add("note", draw.P, r)
	}
	for _, a := range t.Margin {
		add("label", draw.P, a.Title)
		add("note", draw.P, a.Text)
	}
	for _, s := range t.Pictures {
		for _, r := range []read.Rich{s.Name, s.Function, s.Caption, s.Credit} {
			add("note", draw.P, r)
		}
	}
	add("label", draw.P, t.Signature)
	add("note", draw.P, t.Note)
	return items
}

// plainBody is a body whose pull quotes are paragraphs like others, and its notes.
func plainBody(bs []read.Block) (body []read.Block, notes []read.Rich) {
	for _, b := range bs {
		switch b.Kind {
		case read.Quote:
			for _, inner := range b.Items {
				body = append(body, inner...)
			}
		case read.Note:
			for _, inner := range b.Items {
				read.EachBlock(inner, func(r read.Rich) { notes = append(notes, r) })
			}
		default:
			body = append(body, b)
		}
	}
	return body, notes
}

func (k *kit) galleyParts(ps []read.Part, add func(string, draw.Role, read.Rich)) {
	for _, p := range ps {
		add("label", draw.P, p.Title)
		add("body", draw.P, p.Text)
		k.galleyParts(p.Items, add)
	}
}

// raw is a file line by line as it was typed, up to a line, or to its end; what no
// face has, and what would steer a line, is shown by its number.
func (k *kit) raw(file string, to int) []block.Item {
	if k.read == nil {
		return nil
	}
	all, err := k.read(file)
	if err != nil {
		return []block.Item{{Block: k.inAxis(10, k.words("note", read.Why(err).String(), draw.P))}}
	}
	lines := strings.Split(strings.TrimRight(strings.ReplaceAll(string(all), "\r\n", "\n"), "\n"), "\n")
	if to > 0 && to < len(lines) {
		lines = lines[:to]
	}
	var items []block.Item
	for n, l := range lines {
		if len(items) >= rawRows || len(l) > rawLine {
			return append(items, block.Item{Block: k.inAxis(10, k.words("note", k.loc.N("draft.more", len(lines)-n), draw.P))})
		}
		items = append(items, k.rawRows(file, n+1, l)...)
	}
	return items
}

// rawRows is a line of a file with its number, in as many rows as a long one needs.
func (k *kit) rawRows(file string, n int, line string) []block.Item {
	number := k.style("code-s")
	number.Ink, number.Align = draw.Acier, text.FlushRight
	label := strconv.Itoa(n)
	var items []block.Item
	for rest, col := []rune(shown(line)), 1; col == 1 || len(rest) > 0; label = "" {
		piece := rest[:min(len(rest), rawRow)]
		rest = rest[len(piece):]
		at := diag.Span{Pos: diag.Pos{File: file, Line: n, Col: col}, Len: len(piece)}
		col += rawRow
		items = append(items, block.Item{Block: &block.Row{From: at.Pos, Name: "line", Cells: []block.Cell{
			{X: k.axis - rawNumberW - k.gutter/2, W: rawNumberW, Body: k.wordsIn(number, label, draw.P)},
			{X: k.axis, W: k.span(10), Body: k.runs(k.style("code-s"), []text.Run{k.rawRun(string(piece), at)}, draw.P)}}}})
	}
	return items
}

// shown is a line as it was typed, where nothing steers it, with its indent.
func shown(line string) string {
	all := []rune(diag.Shown(strings.ReplaceAll(strings.TrimRight(line, "\r"), "\t", "  ")))
	for i := 0; i < len(all) && all[i] == ' '; i++ {
		all[i] = '\u00a0' // or the line would begin without them
	}
	return string(all)
}

// rawRun is words of a file in letters that can be drawn.
func (k *kit) rawRun(words string, from diag.Span) text.Run {
	face, ok := k.faces.Face(string(k.style("code-s").Font))
	var b strings.Builder
	for _, r := range words {
		if ok && !face.Has(r) {
			b.WriteString("<" + diag.Character(r) + ">")
			continue
		}
		b.WriteRune(r)
	}
	return text.Run{Text: divisible(b.String()), Code: true, Elem: draw.New(draw.Code), From: from}
}

// divisible is words of which the longest may be divided anywhere: what nobody
// reads for its looks is to be read whole.
func divisible(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		if strings.ContainsRune(" \u00a0/-_.?&=", r) {
			n = 0
		} else if n++; n > wordMost {
			b.WriteRune('\u200b')
			n = 0
		}
		b.WriteRune(r)
	}
	return b.String()
}

// lostPicture is the place of a picture that cannot be set.
func (k *kit) lostPicture(pos diag.Pos, src string, h unit.Length) block.Block {
	says := k.say("draft.picture", map[string]any{"File": path.Base(src)})
	return standIn{k.noticed("note", says, h), pos, pictured(src)}
}

// standIn is what stands for something in a draft, with the place in the data that
// it is about.
type standIn struct {
	body block.Block
	pos  diag.Pos
	name string
}

// Place places the body, which then knows where it comes from.
func (s standIn) Place(env *block.Env, room block.Space) block.Plan {
	p := s.body.Place(env, room)
	if p.Fit == block.Full {
		p.Box.From, p.Box.Name = s.pos, s.name
	}
	return p
}
