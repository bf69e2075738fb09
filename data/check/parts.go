package check

import (
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// parts holds a text against the record of its section.
func (c *checker) parts(t *read.Text, s data.Section) {
	for _, f := range s.Fields {
		switch {
		case !f.Required:
		case f.Name == data.Body && len(t.Body) == 0:
			c.spoken(MissingPart, t.Lang, t.Pos, "body", "Write it below the second ---.", "The text has no body.")
		case f.Name != data.Body && len(fieldOf(t, f.Name)) == 0:
			c.spoken(MissingPart, t.Lang, t.Pos, f.Name, diag.Said("Add the line: %s: …", f.Name), "The text has no %s.", f.Name)
		}
	}
	c.unset(t, s)
	c.items(t, read.Part{Items: t.Parts, Pos: t.Pos}, data.Part{Items: s.Parts}, "")
}

// fieldOf is the words of a field by its name; a body's are all its inline
// text.
func fieldOf(t *read.Text, name string) read.Rich {
	switch name {
	case data.Title:
		return t.Title
	case data.Standfirst:
		return t.Standfirst
	case data.Signature:
		return t.Signature
	case data.Note:
		return t.Note
	}
	if body := runs(t.Body); len(body) > 0 || len(t.Body) == 0 {
		return body
	}
	return read.Rich{{Pos: t.Body[0].Pos}}
}

// unset reports words in a field that the section has no place for: they would
// be lost.
func (c *checker) unset(t *read.Text, s data.Section) {
	for _, name := range []string{data.Title, data.Standfirst, data.Signature, data.Note, data.Body} {
		r := fieldOf(t, name)
		if _, set := s.Field(name); len(r) > 0 && !set {
			c.spoken(UnsetField, t.Lang, r[0].Pos, name, diag.Said("It sets %s and its parts.", names(s.Fields)),
				"The section %s has no place for a %s; its words would be lost.", t.Section, name)
		}
	}
	if _, set := s.Field(data.Margin); len(t.Margin) > 0 && !set {
		c.spoken(UnsetField, t.Lang, t.Margin[0].Pos, data.Margin, diag.Said("It sets %s and its parts.", names(s.Fields)),
			"The section %s has no place for notes in the margin; their words would be lost.", t.Section)
	}
	if body, set := s.Field(data.Body); set {
		c.quotes(t, t.Body, body.Quotes)
	}
}

// quotes reports pull quotes where none has a place: in a section that pulls
// none, and inside a list; and those that readers would take for one.
func (c *checker) quotes(t *read.Text, bs []read.Block, set bool) {
	for i, b := range bs {
		if at, merged := second(bs, i); merged && set {
			c.spoken(MergedQuotes, t.Lang, at, data.Body, "Leave a paragraph of the text between the two, or keep one of them.",
				"Two pull quotes follow one another: readers would take them for one.")
		}
		if b.Kind == read.Quote && !set {
			c.spoken(UnsetField, t.Lang, b.Pos, "body.quote", "Write it as a paragraph, without the mark > before it.",
				"The section %s has no place for a pull quote here; its words would be lost.", t.Section)
		}
		if b.Kind == read.List {
			for _, it := range b.Items {
				c.quotes(t, it, false)
			}
		}
	}
}

// second is where another pull quote follows one without a word of the text
// between them, in the same block or in the next.
func second(bs []read.Block, i int) (at diag.Pos, follows bool) {
	switch b := bs[i]; {
	case b.Kind != read.Quote:
		return at, false
	case len(b.Items) > 0 && len(b.Items[0]) > 1 && plain(b.Items[0][0]) && plain(b.Items[0][1]): // what else stands there is told as such
		return b.Items[0][1].Pos, true
	case i+1 < len(bs) && bs[i+1].Kind == read.Quote:
		return bs[i+1].Pos, true
	}
	return at, false
}

func plain(b read.Block) bool { return b.Kind == read.Paragraph }

// names is the fields of a record in words.
func names(fs []data.Field) string {
	var out []string
	for _, f := range fs {
		out = append(out, f.Name)
	}
	return strings.Join(out, ", ")
}

// part holds a part against its record: what it lacks, and what would be lost.
func (c *checker) part(t *read.Text, p read.Part, rec data.Part, path string) {
	for _, f := range []struct {
		name string
		r    read.Rich
	}{{data.Title, p.Title}, {data.Words, p.Text}} {
		field, set := rec.Field(f.name)
		switch {
		case len(f.r) > 0 && !set:
			c.spoken(UnsetField, t.Lang, f.r[0].Pos, path+"."+f.name, sets(rec), "The part %s has no place for a %s; “%s” would be lost.", path,
				f.name, short(f.r))
		case len(f.r) == 0 && field.Required:
			c.spoken(MissingPart, t.Lang, p.Pos, path+"."+f.name, diag.Said("Add the line: %s: …", f.name), "The part %s has no %s.", path, f.name)
		}
	}
	c.items(t, p, rec, path)
}

// items holds the items of a part, or the parts of a text, which have no path,
// against their records.
func (c *checker) items(t *read.Text, p read.Part, rec data.Part, path string) {
	if rec.Count > 0 && len(p.Items) != rec.Count {
		c.spoken(MissingPart, t.Lang, p.Pos, path, drawnFor(rec.Count, len(p.Items)),
			"The part %s has %s, not %d.", path, diag.Count(len(p.Items), "item"), rec.Count)
		if n := rec.Count - len(p.Items); n > 0 {
			c.ofID(strconv.Itoa(n)) // how many the other text has that this one has not
		} else {
			c.ofID(p.Pos.String() + "\n" + strconv.Itoa(-n)) // what the page has no room for, and how many of them the other has not
		}
	}
	begun := false
	for _, r := range rec.Items {
		_, there := p.Item(r.Key)
		begun = begun || there
	}
	for _, r := range rec.Items {
		if _, there := p.Item(r.Key); !there && r.Required && (begun || !rec.Pair) {
			c.lacks(t, p, r.Key, path)
		}
	}
	if rec.Pair && begun {
		rec.Each, rec.Shares = nil, false // a pair is drawn alone
	}
	switch rec.Of {
	case data.Events:
		c.events(t, p, path)
	case data.Applicants:
		c.applicants(t, p, path)
	case data.Readings:
		c.readings(t, p, path)
	}
	if rec.Shares {
		c.shares(t, p, path)
	}
	for i, it := range p.Items {
		at := read.Step(path, it.Key, i)
		if r, set := rec.Item(it.Key); set {
			c.part(t, it, r, at)
			continue
		}
		c.stray(t, p, it, rec, path, at)
	}
}

func (c *checker) lacks(t *read.Text, p read.Part, key, path string) {
	if path == "" {
		c.spoken(MissingPart, t.Lang, p.Pos, key, diag.Said("Add it under parts: with key: %s.", key), "The part %s is missing.", key)
		return
	}
	c.spoken(MissingPart, t.Lang, p.Pos, path+"."+key, diag.Said("Add an item with key: %s.", key), "The part %s has no item %s.", path, key)
}

// keys is the keys that a record sets, those among them that the part lacks, and
// those that it must not lack.
func keys(p read.Part, rec data.Part) (all, absent, needed []string) {
	for _, r := range rec.Items {
		all = append(all, r.Key)
		if _, there := p.Item(r.Key); there {
			continue
		}
		absent = append(absent, r.Key)
		if r.Required {
			needed = append(needed, r.Key)
		}
	}
	return all, absent, needed
}

// stray reports a part or item of p that nothing sets; its own path is at. Its
// subject is the one that was probably meant, which is not missing besides: one
// that there is not, by a key like its own, or the only one that must be there.
func (c *checker) stray(t *read.Text, p, it read.Part, rec data.Part, path, at string) {
	all, absent, needed := keys(p, rec)
	hint, meant := sets(rec), ""
	switch near := diag.Nearest(it.Key, absent); {
	case it.Key == "" && len(needed) == 1:
		hint, meant = diag.Said("Add the line: key: %s", needed[0]), read.Step(path, needed[0], 0)
	case it.Key == "" && len(absent) > 0:
		hint = diag.Beside(diag.Said("Add the line: %s: …", "key"), diag.DidYouMean("", absent))
	case it.Key != "" && near != "":
		hint, meant = diag.DidYouMean(it.Key, absent), read.Step(path, near, 0)
	case len(needed) == 1 && diag.Slips(it.Key, needed[0]) == 1: // of two letters, of which one makes any word
		hint, meant = diag.Said("Did you mean %s?", needed[0]), read.Step(path, needed[0], 0)
	case it.Key != "" && len(all) > 0:
		hint = diag.DidYouMean(it.Key, all)
	}
	unknown := func(hint, msg diag.Text, args ...any) {
		c.out.Add(diag.Issue{Code: UnknownPart, Severity: severity(UnknownPart), Pos: it.Pos, Field: at, Subject: meant, Lang: t.Lang,
			Msg: diag.Said(msg, args...), Hint: hint})
	}
	switch {
	case path == "" && len(all) == 0:
		unknown("This section sets no parts.", "The section %s does not set %s.", t.Section, keyed("a part", it.Key))
	case path == "":
		unknown(hint, "The section %s does not set %s.", t.Section, keyed("a part", it.Key))
	case len(all) == 0:
		c.lost(t, it, path, at, hint)
	default:
		unknown(hint, "The part %s does not set %s beside %s; its words would be lost.", path, keyed("an item", it.Key),
			diag.And(all))
	}
}

// keyed is a thing with its key, in words.
func keyed(what diag.Text, key string) diag.Text {
	if key == "" {
		return diag.Said("%s without a key", what)
	}
	return diag.Said("%s %q", what, key)
}

// lost reports every word of an item where none has a place.
func (c *checker) lost(t *read.Text, it read.Part, path, at string, hint diag.Text) {
	for _, f := range []struct {
		name string
		r    read.Rich
	}{{data.Title, it.Title}, {data.Words, it.Text}} {
		if len(f.r) > 0 {
			c.spoken(UnsetField, t.Lang, f.r[0].Pos, at+"."+f.name, hint, "The part %s sets no items; “%s” would be lost.", path, short(f.r))
		}
	}
	for i, in := range it.Items {
		c.lost(t, in, path, read.Step(at, in.Key, i), hint)
	}
}

// short is the beginning of a text, for a message.
func short(r read.Rich) string { return diag.Short(r.String(), 40) }

// sets is the hint of what a part has places for.
func sets(rec data.Part) diag.Text {
	what := names(rec.Fields)
	switch {
	case what == "" && len(rec.Items) == 0 && rec.Each == nil:
		return "It sets nothing."
	case what == "":
		return "It sets its items."
	case len(rec.Items) > 0 || rec.Each != nil:
		return diag.Said("It sets %s and its items.", what)
	}
	return diag.Said("It sets %s: put the words there.", what)
}

// drawnFor says how many items a page is drawn for, and what to do with so many.
func drawnFor(count, items int) diag.Text {
	switch more := items - count; {
	case more == 1:
		return diag.Said("The page is drawn for %d: take one out.", count)
	case more == 2:
		return diag.Said("The page is drawn for %d: take two out.", count)
	case more == 3:
		return diag.Said("The page is drawn for %d: take three out.", count)
	case more > 3:
		return diag.Said("The page is drawn for %d: take %d out.", count, more)
	}
	return diag.Said("The page is drawn for %d: add %d.", count, count-items)
}
