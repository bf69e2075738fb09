package read

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Mark is a drawing in one ink: areas in a box of W by H, from its top left.
// All its numbers are in the box's own unit.
type Mark struct {
	W, H  int64
	Areas []Area
	Pos   diag.Pos
}

// Area is what one outline fills: by the even-odd rule, or all that it winds
// around.
type Area struct {
	Segments []Segment
	EvenOdd  bool
}

// Segment is a step of an outline: to move and to draw a line takes the first
// point, a cubic Bézier curve all three, closing none.
type Segment struct {
	Kind SegmentKind
	P    [3][2]int64
}

// SegmentKind is the kind of a step.
type SegmentKind uint8

// The kinds of steps.
const (
	MoveTo SegmentKind = iota
	LineTo
	CurveTo
	Close
)

// The limits on a drawing: far above any logo. Coordinates are kept in
// millionths of the drawing's unit, whole, so that every machine draws the same.
const (
	MaxSteps  = 5_000
	maxUnits  = 100_000 // of a coordinate
	maxSlim   = 20      // how many times wider than high, or higher than wide
	fine      = 1_000_000
	deepMarks = 16
)

// Mark reads a drawing in one ink out of an SVG file. It is strict: what it does
// not know would be missing on the page, and is a finding at its line.
func (l *Folder) Mark(name string) (*Mark, bool) {
	f, ok := l.open(name, "", true)
	if !ok {
		return nil, false
	}
	m := &marks{f: f, d: xml.NewDecoder(strings.NewReader(f.text))}
	m.d.Entity = map[string]string{}
	m.all()
	l.Unread[name] = m.bad
	return &m.mark, !m.bad
}

// marks is a drawing while it is read.
type marks struct {
	f     *file
	d     *xml.Decoder
	mark  Mark
	box   [4]int64 // left, top, width, height
	open  []string
	fill  string // the one colour so far
	at    diag.Pos
	steps int
	bad   bool
}

func (m *marks) find(hint, msg diag.Text, args ...any) {
	m.bad = true
	m.f.find(BadLogo, m.at, "logo", hint, msg, args...)
}

// simple is what helps against most that is refused.
const simple = "In a drawing program, turn everything into paths, join them, and save as plain SVG."

// all reads the file; after the first fault of XML there is nothing to go on.
func (m *marks) all() {
	for !m.bad || len(m.open) > 0 {
		m.at = m.f.at(int(m.d.InputOffset()))
		t, err := m.d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			line, col := m.d.InputPos()
			m.at = m.f.pos(line, col)
			m.find("Save the drawing again as plain SVG.", "The drawing cannot be read from this line on.")
			return
		}
		if !m.token(t) {
			return
		}
	}
	m.at = m.mark.Pos
	if m.bad {
		return
	}
	if m.mark.W == 0 {
		m.at = diag.Pos{File: m.f.name, Line: 1, Col: 1}
		m.find(simple, "The file holds no drawing: it begins with no <svg>.")
		return
	}
	if len(m.mark.Areas) == 0 {
		m.find(simple, "The drawing holds no path.")
	}
}

// token takes in one piece of the file, and is false when the rest makes no
// sense.
func (m *marks) token(t xml.Token) bool {
	switch t := t.(type) {
	case xml.StartElement:
		return m.start(t)
	case xml.EndElement:
		m.open = m.open[:len(m.open)-1]
	case xml.CharData:
		if strings.TrimSpace(string(t)) != "" && !m.in("title") && !m.in("desc") {
			m.find("Take it out, or turn it into paths.", "Text stands here, and a logo is made of paths alone.")
		}
	case xml.ProcInst:
		if t.Target != "xml" {
			m.find("Take it out.", "This instruction is not for drawings.")
		}
	case xml.Directive:
		m.find("Take out the line that begins with <!.", "The drawing defines words of its own or refers to another file.")
		return false
	}
	return true
}

func (m *marks) in(name string) bool { return slices.Contains(m.open, name) }

func (m *marks) start(t xml.StartElement) bool {
	name := t.Name.Local
	if t.Name.Space != "" && t.Name.Space != svgSpace {
		name = t.Name.Space + ":" + name
	}
	if m.open = append(m.open, name); len(m.open) > deepMarks {
		m.find(simple, "Here more than %s stand inside one another.", diag.Count(deepMarks, "mark"))
		return false
	}
	switch {
	case name == "svg" && len(m.open) == 1:
		m.frame(t)
		return !m.bad
	case len(m.open) == 1:
		m.find(simple, "The file holds no drawing: it begins with no <svg>.")
		return false
	case name == "g" || name == "title" || name == "desc":
		m.attributes(t, nil)
	case name == "path":
		m.path(t)
	default:
		m.find(simple, "<%s> stands here, and a logo is made of <path> alone.", diag.Short(diag.Shown(name), 40))
	}
	return true
}

const svgSpace = "http://www.w3.org/2000/svg"

// attributes gives each attribute that is read to whom it concerns, and refuses
// those that would change what is drawn.
func (m *marks) attributes(t xml.StartElement, own map[string]func(string)) {
	for _, a := range t.Attr {
		switch do := own[a.Name.Local]; {
		case a.Name.Space == "xmlns" || a.Name.Local == "xmlns" || a.Name.Space == "http://www.w3.org/XML/1998/namespace":
		case a.Name.Space != "":
			m.find("Save it as plain SVG.", "%s belongs to a drawing program.", diag.Short(diag.Shown(a.Name.Local), 40))
		case do != nil:
			do(a.Value)
		case a.Name.Local == "fill":
			m.colour(a.Value)
		case a.Name.Local == "id" || a.Name.Local == "role" || strings.HasPrefix(a.Name.Local, "aria-"):
		case a.Name.Local == "stroke" && a.Value == "none":
		default:
			m.find(simple, "%s is not read: a logo has outlines, filled in one ink.", diag.Short(diag.Shown(a.Name.Local), 40))
		}
	}
}

// colour holds the drawing to one ink, whichever it is: the theme chooses it.
func (m *marks) colour(s string) {
	switch s = strings.ToLower(strings.TrimSpace(s)); {
	case s == "none":
		m.find("Take the path out.", "This is filled with nothing, and would not be seen.")
	case s == "currentcolor" || s == m.fill:
	case m.fill == "":
		m.fill = s
	default:
		m.find("Give everything one colour: the theme chooses the ink.", "A second colour stands here, and a logo is printed in one ink.")
	}
}

// frame reads the box that the drawing stands in.
func (m *marks) frame(t xml.StartElement) {
	m.mark.Pos = m.at
	none := func(string) {}
	box := ""
	m.attributes(t, map[string]func(string){"viewBox": func(s string) { box = s }, "width": none, "height": none, "version": none,
		"x": none, "y": none})
	vs := strings.FieldsFunc(box, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\n' })
	good := len(vs) == 4
	for i := 0; good && i < 4; i++ {
		v, ok := micro(vs[i])
		m.box[i], good = v, ok
	}
	if !good || m.box[2] <= 0 || m.box[3] <= 0 {
		m.find(`Write what it shows, such as viewBox="0 0 300 80".`, "The drawing has no viewBox of four numbers with a width and a height.")
		return
	}
	if m.box[2] > maxSlim*m.box[3] || m.box[3] > maxSlim*m.box[2] {
		m.find("Make the viewBox fit the drawing.", "The drawing is more than %s longer than broad: nothing could be seen of it.",
			diag.Count(maxSlim, "time"))
	}
	m.mark.W, m.mark.H = m.box[2], m.box[3]
}

// micro is a number in millionths; false when it is none, or none of a drawing.
func micro(s string) (int64, bool) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(math.Abs(v) <= maxUnits) {
		return 0, false
	}
	return int64(math.Round(v * fine)), true
}

// path reads one outline.
func (m *marks) path(t xml.StartElement) {
	a, d := Area{}, ""
	m.attributes(t, map[string]func(string){"d": func(s string) { d = s }, "fill-rule": func(s string) {
		if a.EvenOdd = s == "evenodd"; !a.EvenOdd && s != "nonzero" {
			m.find("Write evenodd or nonzero.", "fill-rule is %s.", diag.Short(diag.Shown(s), 40))
		}
	}})
	p := &pen{rest: d, from: [2]int64{m.box[0], m.box[1]}, box: m.box, most: MaxSteps - m.steps}
	why, hint := p.draw()
	if why != "" {
		m.find(hint, "%s", why)
		return
	}
	m.steps += len(p.steps)
	a.Segments = p.steps
	m.mark.Areas = append(m.mark.Areas, a)
}
