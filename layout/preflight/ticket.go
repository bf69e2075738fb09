package preflight

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strconv"
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
	Method    Words       `json:"method"`   // how coverage was estimated
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
		Passed: report.Count(Pass), Failed: report.Count(Fail), Unchecked: report.Count(NotChecked), Accepted: !report.Failed(),
		Method: say("somme des surfaces peintes, moins ce qu'elles recouvrent ; contours des lettres d'après la police ; sans tramage",
			"sum of the painted areas less what they cover; outlines of letters from the font; without rastering")}
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

// Rows is the ticket as labelled lines for a page, in order, in French or
// English.
func (t Ticket) Rows(lang string) [][2]string {
	w := func(fr, en string) string { return Words{fr, en}.In(lang) }
	size := func(m Millimetres) string { return decimal(fmt.Sprintf("%.2f × %.2f mm", m.W, m.H), lang) }
	rows := [][2]string{
		{w("Titre", "Title"), t.Title},
		{w("Langue", "Language"), t.Language},
		{w("Date du fichier", "Date of the file"), t.Created},
		{w("Normes", "Standards"), strings.Join(t.Standards, ", ")},
		{w("Pages", "Pages"), strconv.Itoa(t.Pages)},
		{w("Format rogné", "Trimmed size"), size(t.Trim)},
		{w("Fond perdu", "Bleed"), decimal(fmt.Sprintf("%.2f mm", t.Bleed), lang)},
		{w("Page du fichier", "Page in the file"), size(t.Sheet)},
		{w("Repères", "Printer's marks"), map[bool]string{true: w("oui", "yes"), false: w("non", "no")}[t.Marks]},
		{w("Condition d'impression", "Printing condition"), t.Condition},
		{w("Profil ICC", "ICC profile"), t.Profile},
		{w("Plaques", "Plates"), strings.Join(plateNames(t.Plates, lang), ", ")},
		{w("Encre la plus lourde", "Heaviest ink"), decimal(fmt.Sprintf("%.0f %%", t.MostInk), lang)},
		{w("Images", "Pictures"), t.pictures(lang)},
		{w("Polices", "Fonts"), strings.Join(t.Fonts, ", ")},
		{w("Règles tenues", "Rules that hold"), w(fmt.Sprintf("%d ; %d non tenues ; %d non vérifiées", t.Passed, t.Failed, t.Unchecked),
			fmt.Sprintf("%d; %d do not; %d not checked", t.Passed, t.Failed, t.Unchecked))},
		{"SHA-256", t.SHA256},
	}
	for _, c := range t.Coverage {
		rows = append(rows, [2]string{c.label(lang), c.line(lang)})
	}
	return append(rows, [2]string{w("Méthode", "Method"), t.Method.In(lang)})
}

func plateNames(plates []string, lang string) []string {
	french := map[string]string{"Yellow": "Jaune", "Black": "Noir"}
	out := slices.Clone(plates)
	for i, p := range out {
		if n, ok := french[p]; ok && strings.HasPrefix(lang, "fr") {
			out[i] = n
		}
	}
	return out
}

func (t Ticket) pictures(lang string) string {
	if t.Pictures == 0 {
		return "0"
	}
	return Words{fmt.Sprintf("%d, %.0f ppi au moins", t.Pictures, t.LeastPPI), fmt.Sprintf("%d, %.0f ppi at least", t.Pictures, t.LeastPPI)}.In(lang)
}

func (c Coverage) label(lang string) string {
	if c.Page == 0 {
		return Words{"Couverture moyenne", "Mean coverage"}.In(lang)
	}
	return Words{fmt.Sprintf("Couverture, page %d", c.Page), fmt.Sprintf("Coverage, page %d", c.Page)}.In(lang)
}

func (c Coverage) line(lang string) string {
	letters := Words{"CMJN", "CMYK"}.In(lang)
	out := ""
	for i, v := range []float64{c.Cyan, c.Magenta, c.Yellow, c.Black} {
		out += fmt.Sprintf("%c %.1f %%  ", letters[i], v)
	}
	for _, n := range keys(c.Spots) {
		out += fmt.Sprintf("%s %.1f %%  ", n, c.Spots[n])
	}
	return decimal(strings.TrimSpace(out), lang)
}
