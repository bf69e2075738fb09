package preflight

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// Millimetres is a width and a height in millimetres, to a hundredth.
type Millimetres struct {
	W float64 `json:"w"`
	H float64 `json:"h"`
}

// Ticket is what a print shop asks about a file, taken from the file itself.
type Ticket struct {
	Title     string         `json:"title"`
	Language  string         `json:"language,omitempty"`
	Created   string         `json:"created,omitempty"`
	Standards []string       `json:"standards"`
	Pages     int            `json:"pages"`
	Trim      Millimetres    `json:"trim"`
	Sheet     Millimetres    `json:"sheet"` // media box: with bleed and marks
	Bleed     float64        `json:"bleed"`
	Marks     bool           `json:"marks"` // something is printed outside the bleed
	Condition string         `json:"condition"`
	Profile   string         `json:"profile"` // name inside the ICC profile
	Plates    []string       `json:"plates"`
	Coverage  []pdf.Coverage `json:"coverage"` // the mean first, then each page
	MostInk   float64        `json:"mostInk"`  // heaviest spot, in percent
	Pictures  int            `json:"pictures"`
	LeastPPI  float64        `json:"leastPpi,omitempty"`
	Fonts     []string       `json:"fonts"`
	Passed    int            `json:"rulesPassed"`
	Failed    int            `json:"rulesFailed"`
	Unchecked int            `json:"rulesNotChecked"`
	Accepted  bool           `json:"accepted"`
	Bytes     int            `json:"bytes"`
	SHA256    string         `json:"sha256"`
}

// TicketOf is the file's ticket, with what a report on it says.
func TicketOf(f *pdf.File, report Report) Ticket {
	sum := sha256.Sum256(f.Data)
	t := Ticket{Title: f.XMP.First("dc:title"), Language: f.Text(f.Catalog["Lang"]), Created: f.XMP.First("xmp:CreateDate"),
		Standards: slices.Clone(f.Claims.Standards),
		Pages:     len(f.Pages), Bytes: len(f.Data), SHA256: hex.EncodeToString(sum[:]),
		Passed: report.Count(Pass), Failed: report.Count(Fail), Unchecked: report.Count(NotChecked), Accepted: !report.Failed()}
	if t.Title == "" {
		t.Title = f.Text(f.Info["Title"])
	}
	if t.Language == "" {
		t.Language = strings.Join(f.XMP.Values["dc:language"], ", ")
	}
	t.sizes(f)
	t.intent(f)
	t.inks(f)
	t.matter(f)
	return t
}

func (t *Ticket) sizes(f *pdf.File) {
	if len(f.Pages) == 0 {
		return
	}
	p := f.Pages[0]
	t.Trim, t.Sheet = Millimetres{pdf.MM(p.Trim.W()), pdf.MM(p.Trim.H())}, Millimetres{pdf.MM(p.Media.W()), pdf.MM(p.Media.H())}
	if p.Has["BleedBox"] {
		t.Bleed = pdf.MM(min(p.Trim.X0-p.Bleed.X0, p.Trim.Y0-p.Bleed.Y0, p.Bleed.X1-p.Trim.X1, p.Bleed.Y1-p.Trim.Y1))
	}
	for _, p := range f.Pages {
		for i := range p.Marks {
			t.Marks = t.Marks || !p.Marks[i].Box.Touches(p.Bleed.Grow(-tolerance))
		}
	}
}

func (t *Ticket) intent(f *pdf.File) {
	for _, o := range f.Array(f.Catalog["OutputIntents"]) {
		d := f.Dict(o)
		if id := f.Text(d["OutputConditionIdentifier"]); id != "" && t.Condition == "" {
			t.Condition = id
		}
		if b, ok := f.Body(d["DestOutputProfile"]); ok && t.Profile == "" {
			t.Profile = pdf.ICCName(b)
		}
	}
}

func (t *Ticket) inks(f *pdf.File) {
	names := map[string]bool{}
	mean := pdf.Coverage{Spots: map[string]float64{}}
	for _, p := range f.Pages {
		c := p.Coverage()
		t.Coverage = append(t.Coverage, c)
		n := float64(len(f.Pages))
		mean.Cyan, mean.Magenta, mean.Yellow, mean.Black = mean.Cyan+c.Cyan/n, mean.Magenta+c.Magenta/n, mean.Yellow+c.Yellow/n,
			mean.Black+c.Black/n
		for _, s := range slices.Sorted(maps.Keys(c.Spots)) {
			names[s] = true
			mean.Spots[s] += c.Spots[s] / n
		}
		for i := range p.Marks {
			if !p.Marks[i].Box.Touches(p.Bleed) {
				continue
			}
			k, _ := p.Heaviest(i)
			t.MostInk = max(t.MostInk, math.Round(k*1000)/10)
			for plate, name := range processNames() {
				names[name] = names[name] || p.Marks[i].Colour.Inks.CMYK[plate] > 0 || p.Marks[i].Image != nil && p.Marks[i].Image.Mean.CMYK[plate] > 0
			}
		}
	}
	for _, n := range processNames() {
		if names[n] {
			t.Plates = append(t.Plates, n)
		}
	}
	for _, n := range slices.Sorted(maps.Keys(names)) {
		if names[n] && !slices.Contains(t.Plates, n) {
			t.Plates = append(t.Plates, n)
		}
	}
	t.Coverage = append([]pdf.Coverage{mean.Rounded()}, t.Coverage...)
}

func processNames() []string { return []string{"Cyan", "Magenta", "Yellow", "Black"} }

func (t *Ticket) matter(f *pdf.File) {
	least := math.Inf(1)
	for _, p := range f.Pages {
		for _, im := range p.Pictures {
			t.Pictures++
			least = min(least, im.PPI)
		}
	}
	if t.Pictures > 0 {
		t.LeastPPI = math.Round(least)
	}
	for _, ft := range f.Shown() {
		n := ft.Name
		if pdf.Subset(n) {
			n = n[7:]
		}
		if !slices.Contains(t.Fonts, n) {
			t.Fonts = append(t.Fonts, n)
		}
	}
	slices.Sort(t.Fonts)
}
