package check

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// text checks the words of one text: sources, pictures, marks of the
// unwritten. What words a language forbids is for its locale to say.
func (c *checker) text(t *read.Text) {
	c.pictures(t.Body)
	c.plates(t)
	c.margin(t)
	c.notes(t)
	c.pages(t)
	c.assumed(t.Assumes, t.Lang)
	t.Each(func(r read.Rich) {
		before := ""
		for _, s := range r {
			if s.Cite != "" {
				c.cite(t, s)
			}
			if s.Lang != before {
				c.tongue(t, s)
			}
			before = s.Lang
		}
		c.phrases(t, r)
	})
	for _, p := range t.Pictures {
		c.phrases(t, read.Rich{{Text: p.Alt, Pos: p.Pos}})
	}
}

// tongue reports a passage in a language that has no such code: who reads it
// aloud would read it in another.
func (c *checker) tongue(t *read.Text, s read.Span) {
	if _, err := language.Parse(s.Lang); s.Lang != "" && err != nil {
		c.spoken(read.UnknownValue, t.Lang, s.Pos, "", "Write the code that the language has, such as en, de or ru.",
			"There is no language with the code %s.", s.Lang)
	}
}

func (c *checker) cite(t *read.Text, s read.Span) {
	src, ok := c.edition.Register().Source(s.Cite)
	if c.edition.Register().Unread["sources.yaml"] {
		return
	}
	if !ok {
		c.unknownSource(s.Cite, t.Lang, s.Pos, "", diag.Pos{})
	} else if c.edition.Bounded() && !src.Citable(c.edition.Cutoff) {
		c.calledLate(t, src, s.Pos, "")
	}
}

func (c *checker) pictures(bs []read.Block) {
	read.EachShown(bs, func(b read.Block) {
		if c.picture(b.Src, b.Pos) && b.Shown == nil {
			c.find(MissingRights, b.Pos, "",
				diag.Said("Say both under pictures: in the head of the text: - {file: %s, credit: …, rights: …}", path.Base(b.Src)),
				"Nobody says whose the picture %s is, or by what right it is printed.", path.Base(b.Src))
		}
	})
}

// plates checks what the head says of pictures: that they are there and in the
// body, whose they are, and that the section sets their form.
func (c *checker) plates(t *read.Text) {
	rec, _ := data.SectionOf(t.Section)
	field, _ := rec.Field(data.Pictures)
	inBody := map[string]bool{}
	read.EachShown(t.Body, func(b read.Block) { inBody[b.Src] = true })
	for _, p := range t.Pictures {
		placed := p.Form == read.Portrait || p.Form == read.Opener
		switch {
		case p.Form == "": // told where it was read
			continue
		case !slices.Contains(field.Forms, p.Form):
			c.spoken(UnsetField, t.Lang, p.Pos, "pictures", "Choose another form, or take the picture out.",
				"The section %s sets no picture as %s.", t.Section, p.Form)
			continue
		case p.Src == "": // drawn by the press, which says whose it is
			continue
		case placed && !c.picture(p.Src, p.Pos):
			continue
		case !placed && !inBody[p.Src]:
			c.spoken(UnsetField, t.Lang, p.Pos, "pictures", diag.Said("Put it where it belongs: ![what it tells](%s)", path.Base(p.Src)),
				"The picture %s stands nowhere in the body.", path.Base(p.Src))
			continue
		}
		if placed && p.Alt == "" {
			c.spoken(read.MissingAltText, t.Lang, p.Pos, "pictures", "Add the line: alt: what the picture tells.",
				"The picture %s has no words for those who cannot see it.", path.Base(p.Src))
		}
		if len(p.Credit) == 0 || p.Rights == "" {
			c.find(MissingRights, p.Pos, "", "Add the lines: credit: whose it is, and rights: by what right it is printed.",
				"Nobody says whose the picture %s is, or by what right it is printed.", path.Base(p.Src))
		}
	}
}

// margin reports notes at headings that the body does not have.
func (c *checker) margin(t *read.Text) {
	var heads []string
	for _, b := range t.Body {
		if b.Kind == read.Heading {
			heads = append(heads, read.Anchor(b.Rich.String()))
		}
	}
	for _, a := range t.Margin {
		if a.At != "" && !slices.Contains(heads, read.Anchor(a.At)) {
			c.spoken(UnknownHeading, t.Lang, a.Pos, "margin", diag.DidYouMean(a.At, heads), "The body has no heading “%s”.", a.At)
		}
	}
}

// picture reports a picture that is not there, or cannot be one, and tells
// whether it is there.
func (c *checker) picture(src string, pos diag.Pos) bool {
	code, why, hint := c.unprintable(src)
	if why == "" {
		return true
	}
	c.out.Add(diag.Issue{Code: code, Severity: diag.Error, Pos: pos, Subject: src, Msg: why, Hint: hint})
	return false
}

// unprintable is why a picture is none that can be shown, and what to do; ""
// for one that is there.
func (c *checker) unprintable(src string) (code diag.Code, why, hint diag.Text) {
	const put = "Put the picture into the edition's folder."
	info, err := c.store.Stat(src)
	ext := strings.ToLower(path.Ext(src))
	switch {
	case strings.Contains(src, "://"):
		return MissingPicture, diag.Said("The picture %s is an address: nothing is fetched while building.", src), put
	case ext != ".png" && ext != ".jpg" && ext != ".jpeg":
		why, hint := read.OtherKind(src, nil)
		return data.PictureFormat, why, hint
	case !fs.ValidPath(src):
		return MissingPicture, diag.Said("The picture %s lies outside the data folder.", src), put
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return MissingPicture, diag.Said("The picture %s cannot be read: %s.", src, read.Why(err)),
			"Put the picture itself into the edition's folder, as PNG or JPEG."
	case err != nil:
		return MissingPicture, diag.Said("There is no picture %s.", src), "Put the picture there, or correct its name."
	case info.IsDir():
		return MissingPicture, diag.Said("The picture %s is a folder.", src), "Name the picture in it, or put it there in the folder's place."
	}
	return "", "", ""
}

// phrases checks one run of text for what must not be printed.
func (c *checker) phrases(t *read.Text, r read.Rich) {
	text, at := flat(r)
	switch i := strings.Index(text, "{{"); {
	case i >= 0 && strings.HasPrefix(text[i:], "{{draft"):
		c.spoken(Unwritten, t.Lang, spot(text, at, i), "", "Read it against the sources, correct it, and delete the mark with its braces.",
			"This passage was drafted from the register and has not been read yet.")
	case i >= 0:
		c.spoken(Unwritten, t.Lang, spot(text, at, i), "", "Write it, and delete the mark with its braces.",
			"This passage is still to be written.")
	}
}

type origin struct {
	from int
	pos  diag.Pos
}

// spot is where the byte i of a text stands, of which the spans are known.
func spot(text string, at []origin, i int) diag.Pos {
	for k := len(at) - 1; k >= 0; k-- {
		if at[k].from <= i {
			p := at[k].pos
			if p.Col > 0 {
				p.Col += utf8.RuneCountInString(text[at[k].from:i])
			}
			return p
		}
	}
	return diag.Pos{}
}

// flat is a run's words and where each span of them begins.
func flat(r read.Rich) (string, []origin) {
	var b strings.Builder
	var at []origin
	for _, s := range r {
		at = append(at, origin{b.Len(), s.Pos})
		b.WriteString(s.Text)
	}
	return b.String(), at
}

// assumed holds what an editor took to be so against the register. Whatever
// changed since then is told at that line.
func (c *checker) assumed(as []read.Assumption, lang string) {
	if !c.edition.Register().Countable() || !c.edition.Bounded() {
		return
	}
	for _, a := range as {
		n, known := c.edition.View.Figure(facts.Figure(a.Name))
		switch {
		case !known:
			var names []string
			for _, f := range facts.Figures() {
				names = append(names, string(f))
			}
			c.spoken(read.UnknownField, lang, a.Pos, "assumes."+a.Name, diag.DidYouMean(a.Name, names),
				"Nothing in the register is counted as %s.", a.Name)
		case n != a.Number:
			c.spoken(WrongAssumption, lang, a.From.Pos, "assumes."+a.Name,
				diag.Said("Read the words again and change what is no longer so; then write %s.", strconv.Itoa(n)),
				"The words rest on %d %s; by %s the register has %d.", a.Number, a.Name, c.edition.Cutoff, n)
			c.ofID(c.doubtful(a))
		}
	}
}

// doubtful is where that stands from which it follows that an assumption is wrong,
// and "" where the register cannot have been meant to bear it out.
func (c *checker) doubtful(a read.Assumption) string {
	ds, figure := c.edition.Doubts(), facts.Figure(a.Name)
	slack := facts.Slack(ds.Lost, figure.Since())
	for _, d := range append([]data.Doubt{{Edition: c.edition}}, ds.Each...) {
		if n, _ := d.View.Figure(figure); max(n-a.Number, a.Number-n) <= slack {
			return strings.TrimSpace(d.At + " " + facts.Told(ds.Lost))
		}
	}
	return ""
}
