package page

import (
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// passes is how often a document is laid out before unsettled references are
// reported instead.
const passes = 5

// freePasses is how often the order of sections is chosen anew; then it stays.
const freePasses = 2

// longest is how many pages one section may have: as many as an edition can
// declare.
const longest = 400

// loop is the state of laying a document out.
type loop struct {
	env    *block.Env
	doc    *Document
	parts  []part
	folios map[string]string   // by anchor, of the last pass
	seen   map[string][]string // the folios each reference had, pass by pass
	owner  []int               // part of each page

	shared *block.Env // answers that asked for no folio, to the ways of one part
	of     *Section   // that part

	fillers *int  // the optional sections it is to have, as a rank adds them up; nil: those it likes best
	moved   *move // the section that is to be moved; nil: the one it likes best
	taken   *step
	by      move // what was moved for it
	pass    int  // how often sections were chosen

	tell        func(pages int) // hears of pages as they are made; nil: nobody does
	whole       bool            // a section is placed as it is composed
	ready, most int             // pages of such sections in this pass, and in any
}

// part is a section in the edition.
type part struct {
	*Section
	place  int            // in the document
	ways   []*way         // its body, each rung of its ladder, then the body on the other side; nil: not asked for yet
	joints map[above]*way // under another part, on one page; nil: the page does not hold both
	taken  *way
	under  *way     // its page together with the part before it; nil: it opens a page
	left   bool     // not needed, or without a page
	first  int      // its first page, from 1
	over   []misfit // what of the page master did not fit on its pages
}

// above is a way of the part that another one stands under.
type above struct {
	on  *Section
	way int
}

// way is one way in which a section can stand: on its pages, or on one page
// with the section before it.
type way struct {
	pages []draw.Page
	last  block.Block // what its last page was filled with
	fills []int       // of the pages, in per cent
	found []misfit
	asked map[string]bool // anchors it depends on; true for those whose folio it prints

	endless bool // it was given up at the most pages that there can be
}

// misfit is what did not fit, and the page of the section where it should
// stand.
type misfit struct {
	block.Fault
	page  int // of its section, from 0
	stuck bool

	endless bool // more is left, and its section has as many pages as it may have
}

func newLoop(env *block.Env, doc *Document) *loop {
	l := &loop{env: env, doc: doc, parts: make([]part, len(doc.Sections)), seen: map[string][]string{}}
	for i := range doc.Sections {
		s := &doc.Sections[i]
		l.parts[i] = part{Section: s, place: i, ways: make([]*way, 2+len(s.Ladder)), joints: map[above]*way{}}
	}
	return l
}

// again is the loop of the same document, with the ways that asked for no folio.
func (l *loop) again() *loop {
	out := newLoop(l.env, l.doc)
	for _, p := range l.parts {
		for n, w := range p.ways {
			if w != nil && len(w.asked) == 0 {
				out.parts[p.place].ways[n] = w
			}
		}
	}
	return out
}

func (l *loop) run() *Result {
	res := &Result{}
	settled := false
	l.pass = 0
	for res.Passes < passes && !settled {
		res.Passes++
		l.ready = 0
		l.forget()
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
	res.Issues.Add(l.advised(Check(res.Pages, l.doc))...)
	res.Issues = res.Issues.Sorted()
	return res
}

// number chooses the sections, numbers their pages and notes where the anchors
// are. It tells whether every reference was right already.
func (l *loop) number(res *Result) bool {
	l.choose()
	res.Left, res.Pages, res.Anchors, l.owner = nil, nil, map[string]int{}, nil
	for i := range l.parts {
		p := &l.parts[i]
		switch {
		case p.left:
			if p.Optional > 0 {
				res.Left = append(res.Left, p.ID)
			}
			continue
		case p.under != nil:
			p.first = len(res.Pages)
			res.Pages[len(res.Pages)-1] = p.under.pages[0]
			continue
		}
		p.first = len(res.Pages) + 1
		res.Pages = append(res.Pages, p.taken.pages...)
		for range p.taken.pages {
			l.owner = append(l.owner, i)
		}
	}
	linked := l.named(res)
	folios := make(map[string]string, len(res.Anchors)+len(linked))
	for href := range linked {
		folios[href] = "" // asked whether, never where
	}
	for name, n := range res.Anchors {
		folios[name] = l.folio(n)
	}
	asked := l.asked()
	var said []speech
	for name := range asked {
		if m, ok := text.MentionOf(name); ok {
			if said == nil {
				said = l.said(res.Pages)
			}
			folios[name] = mentioned(m, said)
		}
	}
	same := len(asked) == 0 || l.folios != nil && agree(asked, folios, l.folios)
	for name := range asked {
		l.seen[name] = append(l.seen[name], folios[name])
	}
	l.folios = folios
	return same
}

// named gives the pages their folios and finds their anchors; it is the first
// page on which a link leads to "#anchor".
func (l *loop) named(res *Result) map[string]int {
	linked := map[string]int{}
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
	return linked
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
// them prints their folio; and the mentions that a section would print that was
// left: its length without them would choose it in one pass out of two.
func (l *loop) asked() map[string]bool {
	all := map[string]bool{}
	for _, p := range l.parts {
		if p.left {
			for _, w := range p.ways {
				w.mentions(all)
			}
			continue
		}
		for name, printed := range p.stands().asked {
			all[name] = all[name] || printed
		}
	}
	return all
}

// mentions adds the mentions that a way asked for.
func (w *way) mentions(all map[string]bool) {
	if w == nil {
		return
	}
	for name := range w.asked {
		if _, ok := text.MentionOf(name); ok {
			all[name] = all[name] || w.asked[name]
		}
	}
}

// stands is the way that was taken.
func (p *part) stands() *way {
	if p.under != nil {
		return p.under
	}
	return p.taken
}

// forget drops what quoted folios: they may be others in this pass.
func (l *loop) forget() {
	for i := range l.parts {
		p := &l.parts[i]
		for n, w := range p.ways {
			if w != nil && len(w.asked) > 0 {
				p.ways[n] = nil
			}
		}
		for k, w := range p.joints {
			if w != nil && len(w.asked) > 0 {
				delete(p.joints, k)
			}
		}
	}
}

// apart is the way of a part that opens on another side than it asks for.
func (p *part) apart() int { return 1 + len(p.Ladder) }

// way is a part in one of its ways: as it is composed, on a rung of its ladder,
// or on the other side.
func (l *loop) way(i, n int) *way {
	p := &l.parts[i]
	if p.ways[n] == nil {
		body := p.Body
		switch {
		case n == p.apart():
			body = p.Apart
		case n > 0:
			body = p.Ladder[n-1]
		}
		l.whole = n == 0
		p.ways[n] = l.section(p.Section, body)
	}
	return p.ways[n]
}

// grown tells of one more page of a section as it is composed.
func (l *loop) grown() {
	if l.tell == nil || !l.whole {
		return
	}
	if l.ready++; l.ready > l.most {
		l.most = l.ready
		l.tell(l.most)
	}
}

func (l *loop) folio(n int) string {
	if f := l.doc.Master.Folio; f != nil {
		return f(n)
	}
	return strconv.Itoa(n)
}

// section fills pages with a body of a section until nothing is left.
func (l *loop) section(s *Section, body block.Block) *way {
	out := &way{}
	env := l.asking(out)
	if l.of == s && l.shared != nil {
		env = l.shared.Beside(env.Folio, env.Placed)
	}
	area := l.area(s)
	space := block.Space{W: area.W, H: area.H, Fresh: true, Next: area.H}
	for rest := body; rest != nil; {
		p := rest.Place(env, space)
		if p.Fit == block.Wrap || p.Box.W > area.W+tolerance || p.Box.H > area.H+tolerance {
			p = l.loosely(env, rest, space, p, out)
		}
		if p.Fit == block.Empty || p.Fit == block.Wrap {
			break
		}
		out.add(l.sheet(s, area, p.Box, len(out.pages) == 0), area)
		l.grown()
		out.last = rest
		if rest = p.Rest; p.Fit != block.Part {
			break
		}
		if idle := stuck(p.Box); idle || len(out.pages) >= longest {
			out.endless = !idle
			out.found = append(out.found, misfit{Fault: block.Fault{Name: p.Box.Name, From: p.Box.From}, page: len(out.pages) - 1,
				stuck: idle, endless: !idle})
			break
		}
	}
	if l.of, l.shared = s, env; len(out.asked) > 0 {
		l.shared = nil
	}
	return out
}

// asking is an Env whose questions are noted.
func (l *loop) asking(out *way) *block.Env {
	out.asked = map[string]bool{}
	return l.env.Again(func(a string) string {
		out.asked[a] = true
		return l.folios[a]
	}, func(a string) bool {
		if !out.asked[a] {
			out.asked[a] = false // asked whether it is there, not where
		}
		_, ok := l.folios[a]
		return ok || l.folios == nil
	})
}

func (w *way) add(p draw.Page, area unit.Rect) {
	w.pages = append(w.pages, p)
	w.fills = append(w.fills, Fill(&p, area))
}

// apart is how far two sections that share a page stand apart.
const apart = 3 * unit.U

// joint is the last page of a part together with another one that stands whole
// under it, nil where the page does not hold both: the lower takes its height,
// the upper what is left.
func (l *loop) joint(i, n, j int) *way {
	on, p := &l.parts[i], &l.parts[j]
	k := above{on.Section, n}
	if w, known := p.joints[k]; known {
		return w
	}
	p.joints[k] = nil
	stood := l.way(i, n)
	if on.Bare || p.Bare || on.Area != nil || p.Area != nil || on.Ground != p.Ground || stood.last == nil || stood.endless {
		return nil
	}
	if len(l.way(j, 0).pages) != 1 { // with its rubric over it it takes no less
		return nil
	}
	out := &way{}
	env, area := l.asking(out), l.doc.Master.Area
	high := p.Joined.Place(env, block.Space{W: area.W, H: unit.Max}).Box.H
	if high > area.H {
		return nil
	}
	lower := p.Joined.Place(env, block.Space{W: area.W, H: high})
	if lower.Fit != block.Full || len(lower.Faults) > 0 || spills(&lower.Box) {
		return nil
	}
	top := (area.H - lower.Box.H) / unit.U * unit.U
	upper := stood.last.Place(env, block.Space{W: area.W, H: top - apart, Fresh: true})
	if upper.Fit != block.Full || len(upper.Faults) > 0 || spills(&upper.Box) {
		return nil
	}
	sheet := l.sheet(on.Section, area, upper.Box, len(stood.pages) == 1)
	lowest := min(top, (upper.Box.H + apart).Up(unit.U))
	sheet.Put(area.X, area.Y+lowest, l.sect(p.Section, unit.Size{W: area.W, H: area.H - lowest}, lower.Box, true))
	out.add(sheet, area)
	p.joints[k] = out
	return out
}

// spills tells whether a ground goes on under the box: a panel down to the edge
// of the sheet, which nothing can stand under.
func spills(b *draw.Box) bool {
	over := false
	draw.Walk(b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			if p, path := op.(draw.Path); path && p.Ground {
				r, ok := draw.Extent(op)
				over = over || ok && r.Move(v.At.Point).Bottom() > b.H+tolerance
			}
		}
		return !over
	})
	return over
}

// loosely reports what does not fit a page of its own and places it in spite
// of that, so that the rest of the section is looked at too.
func (l *loop) loosely(env *block.Env, b block.Block, s block.Space, why block.Plan, out *way) block.Plan {
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
	p.Put(area.X, area.Y, l.sect(s, area.Size, body, first))
	return p
}

// sect is what a page holds of a section.
func (l *loop) sect(s *Section, size unit.Size, body draw.Box, first bool) draw.Box {
	sect := draw.Box{Elem: s.Elem, Name: s.ID}
	sect.Size = size
	if first && s.ID != "" {
		sect.Ops = append(sect.Ops, draw.Anchor{Name: s.ID})
	}
	sect.Put(0, 0, body)
	return sect
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
		info.Also = l.joined(i + 1)
		kids := make([]draw.At, 0, len(p.Kids)+3)
		if s.Bare {
			p.Folio = ""
			kids = append(kids, p.Kids...)
		} else {
			kids = append(kids, p.Kids...) // first: a ground may lie under the running head
			kids = l.furniture(kids, env, m.Head, info, m.HeadArea, draw.Header)
			kids = l.furniture(kids, env, m.Foot, info, m.FootArea, draw.Footer)
		}
		if over := overOf(m, info); over != nil {
			content := draw.Box{Kids: kids, Name: "page"}
			content.Size = p.Size
			kids = l.furniture([]draw.At{{Box: content}}, env, func(Info) block.Block { return over }, info, unit.Rect{Size: m.Trim}, draw.Header)
			p.Free = true
		}
		p.Kids = kids
	}
}

// overOf is what stands over everything on a page; nil: nothing.
func overOf(m *Master, i Info) block.Block {
	if m.Over == nil {
		return nil
	}
	return m.Over(i)
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
			part.over = append(part.over, misfit{Fault: f, page: info.Number - part.first})
		}
	}
	if p.Fit != block.Full {
		return kids
	}
	return append(kids, draw.At{Point: area.Point, Box: p.Box})
}

// joined is the section that stands under another one on a page, nil when none
// does.
func (l *loop) joined(page int) *Section {
	for i := range l.parts {
		if p := &l.parts[i]; !p.left && p.under != nil && p.first == page {
			return p.Section
		}
	}
	return nil
}
