package page

import (
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// passes is how often a document is laid out before unsettled references are
// reported instead.
const passes = 5

// longest is how many pages one section may have: a section that needs more
// makes no progress.
const longest = 400

// loop is the state of laying a document out.
type loop struct {
	env    *block.Env
	doc    *Document
	parts  []part
	folios map[string]string   // by anchor, of the last pass
	seen   map[string][]string // the folios each reference had, pass by pass
	owner  []int               // part of each page
}

// part is a section laid out.
type part struct {
	*Section
	pages []draw.Page
	found []misfit
	asked map[string]bool // anchors it depends on; true for those whose folio it prints
	left  bool            // optional and not needed
}

// misfit is what did not fit, and the page of the section where it should
// stand.
type misfit struct {
	block.Fault
	page  int // of its section, from 0
	stuck bool
}

func newLoop(env *block.Env, doc *Document) *loop {
	return &loop{env: env, doc: doc, parts: make([]part, len(doc.Sections)), seen: map[string][]string{}}
}

func (l *loop) run() *Result {
	res := &Result{}
	settled := false
	for res.Passes < passes && !settled {
		res.Passes++
		for i := range l.doc.Sections {
			if res.Passes == 1 || len(l.parts[i].asked) > 0 {
				l.parts[i] = l.section(&l.doc.Sections[i])
			}
		}
		settled = l.number(res)
	}
	l.furnish(res)
	res.Outline = l.outline(res.Pages)
	res.Issues.Add(l.misfits()...)
	if !settled {
		res.Issues.Add(l.unsettled()...)
	}
	res.Issues.Add(l.dangling(res)...)
	res.Issues.Add(l.counted(res)...)
	res.Issues.Add(Check(res.Pages, l.doc)...)
	res.Issues = res.Issues.Sorted()
	return res
}

// number chooses the sections, numbers their pages and notes where the anchors
// are. It tells whether every reference was right already.
func (l *loop) number(res *Result) bool {
	choose(l.parts, l.doc.Master.Multiple)
	res.Left, res.Pages, res.Anchors, l.owner = nil, nil, map[string]int{}, nil
	for i := range l.parts {
		if l.parts[i].left {
			res.Left = append(res.Left, l.parts[i].ID)
			continue
		}
		res.Pages = append(res.Pages, l.parts[i].pages...)
		for range l.parts[i].pages {
			l.owner = append(l.owner, i)
		}
	}
	linked := map[string]int{} // the first page on which a link leads to "#anchor"
	for i := range res.Pages {
		res.Pages[i].Folio = l.folio(i + 1)
		draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if a, ok := op.(draw.Anchor); ok && res.Anchors[a.Name] == 0 {
					res.Anchors[a.Name] = i + 1
				}
				if k, ok := op.(draw.Link); ok && strings.HasPrefix(k.Href, "#") && linked[k.Href] == 0 {
					linked[k.Href] = i + 1
				}
			}
			return true
		})
	}
	folios := make(map[string]string, len(res.Anchors)+len(linked))
	for href := range linked {
		folios[href] = "" // asked whether, never where
	}
	for name, n := range res.Anchors {
		folios[name] = l.folio(n)
	}
	asked := l.asked()
	same := len(asked) == 0 || l.folios != nil && agree(asked, folios, l.folios)
	for name := range asked {
		l.seen[name] = append(l.seen[name], folios[name])
	}
	l.folios = folios
	return same
}

// agree tells whether two passes answer every question alike.
func agree(asked map[string]bool, a, b map[string]string) bool {
	for name := range asked {
		x, xok := a[name]
		y, yok := b[name]
		if x != y || xok != yok {
			return false
		}
	}
	return true
}

// asked are the anchors that the sections in use depend on, and whether one of
// them prints their folio.
func (l *loop) asked() map[string]bool {
	all := map[string]bool{}
	for _, p := range l.parts {
		if !p.left {
			for name, printed := range p.asked {
				all[name] = all[name] || printed
			}
		}
	}
	return all
}

func (l *loop) folio(n int) string {
	if f := l.doc.Master.Folio; f != nil {
		return f(n)
	}
	return strconv.Itoa(n)
}

// section fills pages with one section until nothing is left.
func (l *loop) section(s *Section) part {
	out := part{Section: s, asked: map[string]bool{}}
	env := l.env.Again(func(a string) string {
		out.asked[a] = true
		return l.folios[a]
	}, func(a string) bool {
		if !out.asked[a] {
			out.asked[a] = false // asked whether it is there, not where
		}
		_, ok := l.folios[a]
		return ok || l.folios == nil
	})
	area := l.area(s)
	space := block.Space{W: area.W, H: area.H, Fresh: true, Next: area.H}
	for rest := s.Body; rest != nil; {
		p := rest.Place(env, space)
		if p.Fit == block.Wrap || p.Box.W > area.W+tolerance || p.Box.H > area.H+tolerance {
			p = l.loosely(env, rest, space, p, &out)
		}
		if p.Fit == block.Empty || p.Fit == block.Wrap {
			break
		}
		out.pages = append(out.pages, l.sheet(s, area, p.Box, len(out.pages) == 0))
		if rest = p.Rest; p.Fit != block.Part {
			break
		}
		if stuck(p.Box) || len(out.pages) >= longest {
			out.found = append(out.found, misfit{Fault: block.Fault{Name: p.Box.Name, From: p.Box.From}, page: len(out.pages) - 1, stuck: true})
			break
		}
	}
	return out
}

// loosely reports what does not fit a page of its own and places it in spite
// of that, so that the rest of the section is looked at too.
func (l *loop) loosely(env *block.Env, b block.Block, s block.Space, why block.Plan, out *part) block.Plan {
	s.Loose = true
	p := b.Place(env, s).Over(s)
	faults := p.Faults
	if len(faults) == 0 {
		faults = why.Faults
	}
	if len(faults) == 0 {
		faults = []block.Fault{{From: why.Box.From, Name: why.Box.Name, Need: max(why.Need, why.Box.H), Have: s.H, Why: why.Why}}
	}
	for _, f := range faults {
		out.found = append(out.found, misfit{Fault: f, page: len(out.pages)})
	}
	return p
}

// stuck tells that a part holds nothing, so that the rest would come back for
// ever.
func stuck(b draw.Box) bool {
	if b.H > 0 {
		return false
	}
	empty := true
	draw.Walk(&b, func(v draw.Visit) bool {
		empty = empty && len(v.Box.Ops) == 0
		return empty
	})
	return empty
}

func (l *loop) area(s *Section) unit.Rect {
	if s.Area != nil {
		return *s.Area
	}
	return l.doc.Master.Area
}

// sheet is a page of a section, without its running head.
func (l *loop) sheet(s *Section, area unit.Rect, body draw.Box, first bool) draw.Page {
	m := &l.doc.Master
	p := draw.Page{Section: s.ID, Ground: s.Ground}
	p.Size, p.Name = m.Trim, "page"
	if s.Ground != "" {
		r := unit.Box(-m.Bleed, -m.Bleed, m.Trim.W+2*m.Bleed, m.Trim.H+2*m.Bleed)
		p.Ops = append(p.Ops, draw.Path{Segs: draw.Rectangle(r), Fill: s.Ground, Ground: true, Elem: draw.New(draw.Background)})
	}
	sect := draw.Box{Elem: s.Elem, Name: s.ID}
	sect.Size = area.Size
	if first && s.ID != "" {
		sect.Ops = append(sect.Ops, draw.Anchor{Name: s.ID})
	}
	sect.Put(0, 0, body)
	p.Put(area.X, area.Y, sect)
	return p
}

// furnish gives the pages their running heads, folios and marks. The pages of
// the parts stay as they are.
func (l *loop) furnish(res *Result) {
	m := &l.doc.Master
	env := l.env.Again(func(a string) string { return l.folios[a] }, nil)
	for i := range res.Pages {
		p, s := &res.Pages[i], l.parts[l.owner[i]].Section
		info := Info{Number: i + 1, Folio: p.Folio, Even: (i+1)%2 == 0, Section: s}
		info.First = i == 0 || l.owner[i] != l.owner[i-1]
		kids := make([]draw.At, 0, len(p.Kids)+3)
		if s.Bare {
			p.Folio = ""
			kids = append(kids, p.Kids...)
		} else {
			kids = append(kids, p.Kids...) // first: a ground may lie under the running head
			kids = l.furniture(kids, env, m.Head, info, m.HeadArea, draw.Header)
			kids = l.furniture(kids, env, m.Foot, info, m.FootArea, draw.Footer)
		}
		if m.Over != nil {
			content := draw.Box{Kids: kids, Name: "page"}
			content.Size = p.Size
			kids = l.furniture([]draw.At{{Box: content}}, env, m.Over, info, unit.Rect{Size: m.Trim}, draw.Header)
			p.Free = true
		}
		p.Kids = kids
	}
}

// furniture adds one of the master's blocks as an artifact.
func (l *loop) furniture(kids []draw.At, env *block.Env, make func(Info) block.Block, info Info, area unit.Rect, role draw.Role) []draw.At {
	if make == nil {
		return kids
	}
	body := make(info)
	if body == nil {
		return kids
	}
	s := block.Space{W: area.W, H: area.H, Fresh: true}
	b := block.Artifact{Role: role, Body: block.Keep{Body: body}}
	p := b.Place(env, s)
	if p.Fit == block.Wrap {
		part := &l.parts[l.owner[info.Number-1]]
		s.Loose = true
		p = b.Place(env, s)
		for _, f := range p.Faults {
			f.Name = "page master"
			part.found = append(part.found, misfit{Fault: f, page: info.Number - 1 - l.firstPage(l.owner[info.Number-1])})
		}
	}
	if p.Fit != block.Full {
		return kids
	}
	return append(kids, draw.At{Point: area.Point, Box: p.Box})
}

// firstPage is the index of a part's first page in the edition.
func (l *loop) firstPage(part int) int {
	for i, o := range l.owner {
		if o == part {
			return i
		}
	}
	return 0
}
