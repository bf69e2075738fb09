package preflight

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"
	"strings"
)

// Millimetres is a width and a height in millimetres, to a hundredth.
type Millimetres struct {
	W float64 `json:"w"`
	H float64 `json:"h"`
}

// Coverage is how much of a page's trimmed area each plate covers, in percent
// of full ink over the whole page.
type Coverage struct {
	Page    int                `json:"page"` // 0: the mean of all pages
	Cyan    float64            `json:"cyan"`
	Magenta float64            `json:"magenta"`
	Yellow  float64            `json:"yellow"`
	Black   float64            `json:"black"`
	Spots   map[string]float64 `json:"spots,omitempty"`
}

// Ticket is what a print shop asks about a file, taken from the file itself.
type Ticket struct {
	Title     string      `json:"title"`
	Language  string      `json:"language,omitempty"`
	Created   string      `json:"created,omitempty"`
	Standards []string    `json:"standards"`
	Pages     int         `json:"pages"`
	Trim      Millimetres `json:"trim"`
	Sheet     Millimetres `json:"sheet"` // media box: with bleed and marks
	Bleed     float64     `json:"bleed"`
	Marks     bool        `json:"marks"` // something is printed outside the bleed
	Condition string      `json:"condition"`
	Profile   string      `json:"profile"` // name inside the ICC profile
	Plates    []string    `json:"plates"`
	Coverage  []Coverage  `json:"coverage"` // the mean first, then each page
	MostInk   float64     `json:"mostInk"`  // heaviest spot, in percent
	Pictures  int         `json:"pictures"`
	LeastPPI  float64     `json:"leastPpi,omitempty"`
	Fonts     []string    `json:"fonts"`
	Passed    int         `json:"rulesPassed"`
	Failed    int         `json:"rulesFailed"`
	Unchecked int         `json:"rulesNotChecked"`
	Accepted  bool        `json:"accepted"`
	Bytes     int         `json:"bytes"`
	SHA256    string      `json:"sha256"`
}

// NewTicket reads a file and fills its ticket in. The error is Read's or
// Check's.
func NewTicket(data []byte, o Options) (Ticket, error) {
	f, err := Read(data)
	if err != nil {
		return Ticket{}, err
	}
	report, err := f.Check(o)
	if err != nil {
		return Ticket{}, err
	}
	return f.Ticket(report), nil
}

// Ticket is the file's ticket, with what a report on it says.
func (f *File) Ticket(report Report) Ticket {
	sum := sha256.Sum256(f.data)
	t := Ticket{Title: f.xmp.one("dc:title"), Language: f.text(f.catalog["Lang"]), Created: f.xmp.one("xmp:CreateDate"), Standards: f.Claims(),
		Pages: len(f.pages), Bytes: len(f.data), SHA256: hex.EncodeToString(sum[:]),
		Passed: report.Count(Pass), Failed: report.Count(Fail), Unchecked: report.Count(NotChecked), Accepted: !report.Failed()}
	if t.Title == "" {
		t.Title = f.text(f.info["Title"])
	}
	if t.Language == "" {
		t.Language = strings.Join(f.xmp.values["dc:language"], ", ")
	}
	t.sizes(f)
	t.intent(f)
	t.inks(f)
	t.matter(f)
	return t
}

func (t *Ticket) sizes(f *File) {
	if len(f.pages) == 0 {
		return
	}
	p := f.pages[0]
	t.Trim, t.Sheet = Millimetres{mm(p.trim.w()), mm(p.trim.h())}, Millimetres{mm(p.media.w()), mm(p.media.h())}
	if p.has["BleedBox"] {
		t.Bleed = mm(min(p.trim.x0-p.bleed.x0, p.trim.y0-p.bleed.y0, p.bleed.x1-p.trim.x1, p.bleed.y1-p.trim.y1))
	}
	for _, p := range f.pages {
		for i := range p.marks {
			t.Marks = t.Marks || !p.marks[i].box.touches(p.bleed.grow(-tolerance))
		}
	}
}

func (t *Ticket) intent(f *File) {
	for _, o := range f.array(f.catalog["OutputIntents"]) {
		d := f.dict(o)
		if id := f.text(d["OutputConditionIdentifier"]); id != "" && t.Condition == "" {
			t.Condition = id
		}
		if b, ok := f.body(d["DestOutputProfile"]); ok && t.Profile == "" {
			t.Profile = iccName(b)
		}
	}
}

func (t *Ticket) inks(f *File) {
	names := map[string]bool{}
	mean := Coverage{Spots: map[string]float64{}}
	for _, p := range f.pages {
		c := p.coverage()
		t.Coverage = append(t.Coverage, c)
		n := float64(len(f.pages))
		mean.Cyan, mean.Magenta, mean.Yellow, mean.Black = mean.Cyan+c.Cyan/n, mean.Magenta+c.Magenta/n, mean.Yellow+c.Yellow/n, mean.Black+c.Black/n
		for _, s := range keys(c.Spots) {
			names[s] = true
			mean.Spots[s] += c.Spots[s] / n
		}
		for i := range p.marks {
			if !p.marks[i].box.touches(p.bleed) {
				continue
			}
			k, _ := p.heaviest(i)
			t.MostInk = max(t.MostInk, math.Round(k*1000)/10)
			for plate, name := range processNames() {
				names[name] = names[name] || p.marks[i].colour.inks.cmyk[plate] > 0 || p.marks[i].image != nil && p.marks[i].image.mean.cmyk[plate] > 0
			}
		}
	}
	for _, n := range processNames() {
		if names[n] {
			t.Plates = append(t.Plates, n)
		}
	}
	for _, n := range keys(names) {
		if names[n] && !slices.Contains(t.Plates, n) {
			t.Plates = append(t.Plates, n)
		}
	}
	t.Coverage = append([]Coverage{mean.rounded()}, t.Coverage...)
}

func processNames() []string { return []string{"Cyan", "Magenta", "Yellow", "Black"} }

func (t *Ticket) matter(f *File) {
	least := math.Inf(1)
	for _, p := range f.pages {
		for _, im := range p.pictures {
			t.Pictures++
			least = min(least, im.ppi)
		}
	}
	if t.Pictures > 0 {
		t.LeastPPI = math.Round(least)
	}
	for _, ft := range f.shown() {
		n := ft.name
		if subset(n) {
			n = n[7:]
		}
		if !slices.Contains(t.Fonts, n) {
			t.Fonts = append(t.Fonts, n)
		}
	}
	slices.Sort(t.Fonts)
}

// coverage sums a page's marks: each adds its area in its inks and takes away
// the inks it covers, which are looked up where it surely prints.
func (p *page) coverage() Coverage {
	var sum [4]float64
	spots := map[string]float64{}
	for i := range p.marks {
		m := &p.marks[i]
		area := p.within(m)
		if m.hidden || area <= 0 {
			continue
		}
		pts := m.samples()
		for _, at := range pts {
			below := p.under(i, at)
			now := m.onto(below)
			w := area / float64(len(pts))
			for k := range sum {
				sum[k] += w * (now.cmyk[k] - below.cmyk[k])
			}
			for _, n := range keys(now.spots) {
				spots[n] += w * (now.spots[n] - below.spots[n])
			}
		}
	}
	whole := p.trim.area() / 100
	c := Coverage{Page: p.number, Cyan: sum[0] / whole, Magenta: sum[1] / whole, Yellow: sum[2] / whole, Black: sum[3] / whole, Spots: map[string]float64{}}
	for n, v := range spots {
		c.Spots[n] = v / whole
	}
	return c.rounded()
}

// within is a mark's area inside the trim.
func (p *page) within(m *mark) float64 {
	b := m.box.cut(p.trim)
	switch {
	case !b.valid():
		return 0
	case m.sort == fillMark && !m.plain:
		cut := make([]polygon, 0, len(m.path))
		for _, g := range m.path {
			cut = append(cut, g.trimmed(b))
		}
		return filled(cut, m.evenOdd)
	case m.sort == fillMark, m.sort == imageMark, m.sort == shadeMark:
		return b.area()
	case m.box.area() == 0:
		return m.area
	}
	return m.area * b.area() / m.box.area()
}

func (c Coverage) rounded() Coverage {
	r := func(v float64) float64 { return math.Round(max(v, 0)*100) / 100 }
	c.Cyan, c.Magenta, c.Yellow, c.Black = r(c.Cyan), r(c.Magenta), r(c.Yellow), r(c.Black)
	for _, n := range keys(c.Spots) {
		c.Spots[n] = r(c.Spots[n])
	}
	if len(c.Spots) == 0 {
		c.Spots = nil
	}
	return c
}
