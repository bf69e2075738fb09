package page

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
)

// misfits reports what did not fit, on the pages of the edition.
func (l *loop) misfits() diag.List {
	var out diag.List
	for p, f := range l.misfit() {
		out.Add(f.issue(p.Section, p.first+f.page))
	}
	return out
}

// misfit is what did not fit, with the part it is of.
func (l *loop) misfit() iter.Seq2[*part, misfit] {
	return func(yield func(*part, misfit) bool) {
		for i := range l.parts {
			p := &l.parts[i]
			if p.left {
				continue
			}
			for _, f := range slices.Concat(p.stands().found, p.over) {
				if !yield(p, f) {
					return
				}
			}
		}
	}
}

// misfitting is all of them.
func (l *loop) misfitting() []misfit {
	var out []misfit
	for _, f := range l.misfit() {
		out = append(out, f)
	}
	return out
}

// mostCut is the most characters that somebody can be asked to cut from what the
// register says: the name of an offer has fewer.
const mostCut = 400

// issue is the finding for a misfit on a page.
func (f misfit) issue(s *Section, page int) diag.Issue {
	is := diag.Issue{Code: Overflow, Severity: diag.Error, Pos: f.From, Field: Whole(f.Name), Section: Whole(s.ID), Page: page, Says: f.Says}
	if is.Pos.IsZero() && f.Own {
		is.Pos = s.Asked
	}
	if is.Pos.IsZero() {
		is.Pos = s.From
	}
	field, written := s.Fields[is.Pos]
	if written {
		is.Field = field.Name
	}
	name := f.called(s, field.Name)
	if f.stuck {
		is.Code = NoProgress
		is.Msg = diag.Said("section %s makes no progress on page %d", Whole(s.ID), page)
		is.Hint = "Take out what was last added to the section; if that is ordinary text, report it as a fault of the press."
		return is
	}
	if f.endless {
		is.Msg = diag.Said("section %s has more than %s, the most of an edition", Whole(s.ID), diag.Count(longest, "page"))
		is.Hint = "Leave out what is repeated, or divide it among several editions."
		return is
	}
	why, less := f.Why, written && f.Lines > 0 && f.Chars >= field.Chars // there is not that much of it to cut
	if less {
		why = f.Room()
	}
	is.Msg = diag.Said("“%s” does not fit on page %d (section %s): %s", name, page, Whole(s.ID), why)
	switch {
	case f.Own:
		is.Hint = diag.Said("The press made these words from the register and its locale files. Shorten what a locale file of yours "+
			"says in their place; if none does, report it as a fault of the press, "+
			"and until it is mended take %s out of sections in edition.yaml.", Whole(s.ID))
	case f.Chars > mostCut && registered(is.Pos): // a list of offers: none of them is too long
		is.Hint = diag.Said("It is what the register says, so nothing is to be cut: give its offers short names (short), "+
			"or take %s out of sections in edition.yaml.", Whole(s.ID))
	case registered(is.Pos):
		is.Hint = "It is a fact of the register, which nobody shortens for a page: write it as its source does, with its spaces; " +
			"an offer may have a shorter name under short:."
	case f.Wide:
		is.Hint = "Use a shorter word, or mark where it may be divided with a soft hyphen (U+00AD)."
	case less:
		is.Hint = diag.Said("It has %s, and there is room for %s.", diag.Count(field.Chars, "character"), diag.Count(f.room(field), "character"))
	case f.Lines > 0:
		is.Hint = diag.Said("Cut about %s from it.", diag.Count(f.Chars, "character"))
	case strings.HasPrefix(f.Name, "chart "):
		is.Hint = diag.Said("It draws every offer of the register that it counts: take %s out of sections in edition.yaml. "+
			"The offers stand on the register's own pages all the same.", Whole(s.ID))
	default:
		is.Hint = "Shorten what stands in it, or give it more room."
	}
	return is
}

// called is what has no room, as an editor calls it: the field that it was written in, else the box.
func (f misfit) called(s *Section, field string) diag.Text {
	name := Whole(f.Name)
	if field != "" {
		name = field
	}
	if said, ok := map[string]diag.Text{"title": "the title", "headline": "the title",
		"standfirst": "the standfirst", "stand": "the standfirst",
		"note": "the note", "body": "the body", "signature": "the signature", "cover sentence": "the title", "text": "the words",
		"caption": "the caption", "margin": "the note in the margin", "pictures": "the caption"}[name]; ok {
		return said
	}
	if name == "" {
		name = Whole(s.ID)
	}
	return diag.Said("%s", name)
}

// room is about how many characters of a field the room takes that it has, by the height of all that stands in it.
func (f misfit) room(field Field) int {
	if f.Need <= 0 {
		return 0
	}
	return max(1, min(field.Chars-1, int(int64(field.Chars)*int64(f.Have)/int64(f.Need))*9/10))
}

// registered tells whether a place is in the register: what stands there is a fact.
func registered(p diag.Pos) bool {
	return strings.HasPrefix(p.File, "register/") || strings.Contains(p.File, "/register/")
}

// unsettled reports references that changed with every pass.
func (l *loop) unsettled() diag.List {
	var out diag.List
	for _, name := range slices.Sorted(maps.Keys(l.seen)) {
		v := l.seen[name]
		if n := len(v); n > 1 && v[n-1] != v[n-2] {
			out.Add(diag.Issue{Code: UnsettledPages, Severity: diag.Error, Field: name,
				Msg:  diag.Said("the page of “%s” does not settle, it came out as %s", name, diag.Few(v)),
				Hint: "Shorten or lengthen the section that ends at the very foot of its page by a line."})
		}
	}
	return out
}

// dangling reports links and page references that lead nowhere, and names that
// were given twice.
func (l *loop) dangling(res *Result) diag.List {
	var out diag.List
	at := map[string]int{}
	told := map[string][]diag.Pos{}
	for i := range res.Pages {
		draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				switch o := op.(type) {
				case draw.Anchor:
					if at[o.Name] > 0 {
						out.Add(diag.Issue{Code: DuplicateAnchor, Severity: diag.Warning, Pos: v.Box.From, Field: o.Name, Page: i + 1,
							Msg:  diag.Said("the name “%s” stands on page %d and again on page %d", o.Name, at[o.Name], i+1),
							Hint: "Give one of them another name."})
						continue
					}
					at[o.Name] = i + 1
				case draw.Link:
					name, within := strings.CutPrefix(o.Href, "#")
					if pos := placeOf(o, v.Box); within && res.Anchors[name] == 0 && !slices.Contains(told[name], pos) {
						told[name] = append(told[name], pos)
						out.Add(missing(name, i+1, pos, res.Left))
					}
				}
			}
			return true
		})
	}
	asked := l.asked()
	for _, name := range slices.Sorted(maps.Keys(asked)) {
		if _, mention := text.MentionOf(name); asked[name] && res.Anchors[name] == 0 && told[name] == nil && !mention {
			out.Add(missing(name, 0, diag.Pos{}, res.Left))
		}
	}
	return out
}

// placeOf is where a link is written; where its box is, when nobody wrote it.
func placeOf(o draw.Link, in *draw.Box) diag.Pos {
	if o.From.IsZero() {
		return in.From
	}
	return o.From
}

// missing is a link to what is not there; left is the sections that the press left out.
func missing(name string, page int, pos diag.Pos, left []string) diag.Issue {
	if slices.Contains(left, name) {
		return diag.Issue{Code: MissingAnchor, Severity: diag.Error, Pos: pos, Field: name, Page: page,
			Msg:  diag.Said("a link or page number refers to “#%s”, a section that the press left out of this edition", name),
			Hint: "It fills pages up to pages: in edition.yaml, and was not needed: set pages: higher, or take the link out."}
	}
	return diag.Issue{Code: MissingAnchor, Severity: diag.Error, Pos: pos, Field: name, Page: page,
		Msg:  diag.Said("a link or page number refers to “#%s”, which is nowhere in this edition", name),
		Hint: "Correct the name, or take the link out together with the section it led to."}
}

// outline is the bookmarks: the sections that have a title, and under them
// their headings of the second level, or of any that gives a title of its own.
func (l *loop) outline(pages []draw.Page) []Bookmark {
	var out []Bookmark
	seen := map[*draw.Elem]bool{}
	for i := range pages {
		s := l.parts[l.owner[i]].Section
		if (i == 0 || l.owner[i] != l.owner[i-1]) && s.Title != "" {
			out = append(out, Bookmark{Title: s.Title, Level: 1, Page: i + 1})
		}
		under := l.joined(i + 1)
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			if under != nil && v.Box.Elem != nil && v.Box.Elem == under.Elem && under.Title != "" {
				s = under
				out = append(out, Bookmark{Title: s.Title, Level: 1, Page: i + 1, At: v.At.Point})
			}
			if e := v.Elem; v.Box.Elem == e && !v.Artifact && e != nil && !seen[e] && e.Role == draw.H2 {
				seen[e] = true
				b := Bookmark{Title: e.Title, Level: 2, Page: i + 1, At: v.At.Point}
				if b.Title == "" {
					b.Title = clean(wordsOf(v.Box))
				}
				if s.Title == "" {
					b.Level = 1
				}
				out = append(out, b)
			}
			return !v.Artifact
		})
	}
	return out
}

// wordsOf is the text of one box as it is read.
func wordsOf(b *draw.Box) string {
	return draw.Tree([]draw.Page{{Box: draw.Box{Kids: []draw.At{{Box: *b}}}}}).Words()
}

// clean puts single spaces between words.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
