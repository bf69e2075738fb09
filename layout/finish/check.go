package finish

import (
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// Codes of findings about a file's structure and metadata.
const (
	NoTitle      diag.Code = "FileWithoutTitle"
	NoLanguage   diag.Code = "FileWithoutLanguage"
	NoAlt        diag.Code = "MissingAlternative"
	HeadingLevel diag.Code = "SkippedHeading"
	NoScope      diag.Code = "HeadCellScope"
	BadNesting   diag.Code = "StructureNesting"
	BrokenLink   diag.Code = "BrokenLink"
)

// Check says which claims of the profile the painted pages would break; an
// empty list means none that can be seen before the file is read back.
func Check(p *paint.Painted, doc Doc, prof profile.Profile) diag.List {
	c := &checker{tree: grow(p.Events)}
	if doc.Title == "" {
		c.add(NoTitle, nil, "the file has no title", "")
	}
	if doc.Lang == "" {
		c.add(NoLanguage, nil, "the file has no language", "")
	}
	if prof.Links {
		c.links(p.Events)
	}
	if prof.Tags {
		c.nesting()
		c.headings()
		c.tree.root.walk(c.node)
	}
	return c.issues.Sorted()
}

type checker struct {
	tree   *tree
	issues diag.List
}

func (c *checker) add(code diag.Code, n *node, msg, hint diag.Text) {
	is := diag.Issue{Code: code, Severity: diag.Error, Msg: msg, Hint: hint}
	if n != nil {
		is.Pos, is.Field, is.Page = n.from, n.field, n.page+1
	}
	c.issues.Add(is)
}

// links finds links to places that are on no page.
func (c *checker) links(events []paint.Event) {
	for _, e := range events {
		to, inside := anchor(e.Text)
		if _, ok := c.tree.anchors[to]; e.Kind != paint.Area || !inside || ok {
			continue
		}
		c.issues.Add(diag.Issue{Code: BrokenLink, Severity: diag.Error, Pos: e.From, Field: e.Name, Page: e.Page + 1, Subject: e.Text,
			Msg:  diag.Said("the link leads to %q, which is on no page", e.Text),
			Hint: "check the name, or whether its section is in this edition"})
	}
}

func (c *checker) nesting() {
	for _, s := range c.tree.stray {
		what := diag.Text(s.child)
		if what == "" {
			what = "text or a drawing"
		}
		c.issues.Add(diag.Issue{Code: BadNesting, Severity: diag.Error, Pos: s.event.From, Field: s.event.Name, Page: s.event.Page + 1,
			Msg: diag.Said("%s stands directly in a %s of the structure", what, s.parent), Hint: "give it an element that may stand there"})
	}
}

// headings holds the order of levels: first H1, none skipped (ISO 14289-1,
// 7.4.2).
func (c *checker) headings() {
	last := 0
	c.tree.root.walk(func(n *node) {
		level := map[draw.Role]int{draw.H1: 1, draw.H2: 2, draw.H3: 3}[n.role]
		if level > last+1 {
			c.add(HeadingLevel, n, diag.Said("a heading of level %d (%q) follows one of level %d", level, c.tree.words(n), last),
				"begin with the first level and skip none")
		}
		if level > 0 {
			last = level
		}
	})
}

func (c *checker) node(n *node) {
	if n.elem == nil {
		return
	}
	switch {
	case n.role == draw.Figure && n.elem.Alt == "":
		c.add(NoAlt, n, "a figure has no alternative description", "say in a sentence what it shows")
	case n.role == draw.HeadCell && n.elem.Scope == "" && len(n.elem.Headers) == 0:
		c.add(NoScope, n, diag.Said("the head cell %q does not say what it heads", c.tree.words(n)), "set its scope to Column, Row or Both")
	}
}
