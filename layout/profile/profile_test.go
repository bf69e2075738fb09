package profile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

func TestBoxesNest(t *testing.T) {
	const mm = unit.MM
	for _, p := range []Profile{Screen(), Print(NoMarks), Print(CropMarks), Print(FullMarks)} {
		s := p.Sheet()
		if !s.Trim.In(s.Bleed, 0) || !s.Bleed.In(s.Media, 0) || s.Trim.Size != p.Trim || s.Trim.X-s.Bleed.X != p.Bleed || s.Bleed.Right()-s.Trim.Right() != p.Bleed {
			t.Errorf("%s: %+v", p.Name, s)
		}
		if p.Marks != NoMarks && s.Bleed.X < 5*mm {
			t.Errorf("%s: %s for marks", p.Name, s.Bleed.X)
		}
		if p.Marks == NoMarks && s.Media != s.Bleed {
			t.Errorf("%s: without marks the media box is %+v, the bleed box %+v", p.Name, s.Media, s.Bleed)
		}
	}
	s := Print(CropMarks).Sheet()
	if got := s.Page(unit.Box(0, 0, 10*mm, 20*mm)); got != unit.Box(12*mm, 289*mm, 10*mm, 20*mm) {
		t.Errorf("the upper left corner of the page is %+v on the sheet", got)
	}
}

func TestWhatTheFilesClaim(t *testing.T) {
	s, p := Screen(), Print(NoMarks)
	if !s.Claimed(PDFUA1) || !s.Claimed(PDFA2A) || s.Claimed(PDFX4) || !p.Claimed(PDFX4) || !p.Claimed(PDFA2B) || p.Claimed(PDFUA1) {
		t.Errorf("screen claims %v, print %v", s.Claims, p.Claims)
	}
	if err := CheckICC(s.Intent.ICC, RGB); err != nil {
		t.Error(err)
	}
	if err := CheckICC(p.Intent.ICC, CMYK); err != nil {
		t.Error(err)
	}
}

func TestConditionRefusesOtherFiles(t *testing.T) {
	good := FOGRA39().ICC
	change := func(f func(b []byte)) []byte {
		b := append([]byte(nil), good...)
		f(b)
		return b
	}
	for label, icc := range map[string][]byte{
		"nothing": nil, "text": []byte("not a profile"), "cut": good[:len(good)-1],
		"display": SRGB().ICC,
		"scanner": change(func(b []byte) { copy(b[12:], "scnr") }),
		"grey":    change(func(b []byte) { copy(b[16:], "GRAY") }),
		"v5":      change(func(b []byte) { b[8] = 5 }),
		"no B2A0": change(func(b []byte) {
			for i := 132; i < 132+12*17; i += 12 {
				if string(b[i:i+4]) == "B2A0" {
					copy(b[i:], "xxxx")
				}
			}
		}),
		"tag outside": change(func(b []byte) {
			for i := 132; i < 132+12*17; i += 12 {
				if string(b[i:i+4]) == "A2B0" {
					binary.BigEndian.PutUint32(b[i+4:], 1<<30)
				}
			}
		}),
	} {
		if _, err := Condition("FOGRA51", "", icc); !errors.Is(err, ErrICC) {
			t.Errorf("%s: %v", label, err)
		}
	}
	if err := CheckICC(good, RGB); !errors.Is(err, ErrICC) {
		t.Errorf("a CMYK profile for the screen: %v", err)
	}
	if _, err := Condition("", "", good); !errors.Is(err, ErrICC) {
		t.Errorf("no name: %v", err)
	}
	for _, name := range []string{"FOGRA51\x1b[31m", "FOGRA51\n", " FOGRA51", "FOGRA\u202e51", "FOGRÀ", strings.Repeat("F", MostName+1)} {
		if _, err := Condition(name, "", good); !errors.Is(err, ErrName) {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, zero := range []string{"A2B0", "B2A0"} {
		if _, err := Condition("FOGRA39", "", emptied(t, good, zero)); !errors.Is(err, ErrICC) || !strings.Contains(err.Error(), zero) {
			t.Errorf("%s of zeros: %v", zero, err)
		}
	}
}

// emptied is a profile of which a table's colours hold zeros, and its curves what they
// held.
func emptied(t *testing.T, icc []byte, name string) []byte {
	t.Helper()
	out := append([]byte(nil), icc...)
	b, err := tag(out, name)
	if err != nil {
		t.Fatal(err)
	}
	cells, width, from := int(b[9]), 1, 48+256*int(b[8])
	for range b[8] {
		cells *= int(b[10])
	}
	if string(b[:4]) == "mft2" {
		width, from = 2, 52+2*int(b[8])*int(binary.BigEndian.Uint16(b[48:]))
	}
	clear(b[from : from+width*cells])
	return out
}

// called is the press's own profile under another name of as many letters.
func called(t *testing.T, name string) []byte {
	t.Helper()
	const own = "FOGRA39L Coated"
	if len(name) > len(own) {
		t.Fatalf("%q is too long a name", name)
	}
	name += strings.Repeat(" ", len(own)-len(name))
	return bytes.ReplaceAll(FOGRA39().ICC, []byte(own), []byte(name))
}

// A profile that says which condition it is for is taken for no other; what says none
// that is known here is taken at its word.
func TestProfilesOfConditions(t *testing.T) {
	for _, c := range []struct {
		calls, asked, own string
		limit             int
		paper             Paper
		registered        bool
	}{
		{"FOGRA39L Coated", "FOGRA39", "", 300, Coated, true},
		{"FOGRA39L Coated", "FOGRA39L", "", 300, Coated, true},
		{"FOGRA39L Coated", "FOGRA52", "FOGRA39", 0, "", false},
		{"FOGRA39L Coated", "House stock", "FOGRA39", 0, "", false},
		{"PSO Coated v3", "FOGRA51", "", 300, Coated, true},
		{"PSOcoated_v3", "FOGRA39", "FOGRA51", 0, "", false},
		{"PSO Uncoated v3", "FOGRA52", "", 280, Uncoated, true},
		{"ISOnewspaper26", "IFRA26", "", 240, Newsprint, true},
		{"Our own press", "FOGRA51", "", 300, Coated, true},
		{"Our own press", "House stock", "", 300, Coated, false},
	} {
		in, err := Condition(c.asked, "", called(t, c.calls))
		var other *Other
		switch {
		case c.own != "":
			if !errors.As(err, &other) || other.Own != c.own || other.Asked != c.asked || !errors.Is(err, ErrOther) {
				t.Errorf("%s as %s: %v", c.calls, c.asked, err)
			}
		case err != nil || in.Limit != c.limit || in.Paper != c.paper || in.Registered != c.registered || in.Info == "":
			t.Errorf("%s as %s: %+v, %v", c.calls, c.asked, Intent{Condition: in.Condition, Paper: in.Paper, Limit: in.Limit}, err)
		}
	}
	if in := FOGRA39(); !in.Registered || in.Limit != MostInk || in.Paper != Coated {
		t.Errorf("the press's own condition: %+v", in.Condition)
	}
}

// TestRegistry reads every line of the registry, and no two conditions for one.
func TestRegistry(t *testing.T) {
	lines := 0
	for line := range strings.Lines(conditions) {
		if !strings.HasPrefix(line, "#") {
			lines++
		}
	}
	all := Registry()
	if len(all) != lines || lines < 15 {
		t.Errorf("%d conditions of %d lines", len(all), lines)
	}
	names, signs := map[string]bool{}, map[string]bool{}
	for _, r := range all {
		known := r.Paper == Coated || r.Paper == Uncoated || r.Paper == Newsprint
		if !known || r.Limit < 200 || r.Limit > MostInk || r.Info == "" || r.signs != plain(r.signs) || names[r.Name] || signs[r.signs] {
			t.Errorf("%+v", r)
		}
		names[r.Name], signs[r.signs] = true, true
	}
	for paper, most := range map[Paper]int{Coated: MostInk, Uncoated: 280, Newsprint: 260} {
		if got := MostInkOn(paper); got != most {
			t.Errorf("%s paper takes %d %%", paper, got)
		}
	}
	if InkLimitOf(Newsprint, [4]uint8{0, 0, 0, 100}) != 260 || InkLimitOf(Coated, [4]uint8{0, 0, 0, 90}) != MostInkBlack {
		t.Error("limits of black on papers")
	}
}

func TestInksStayWithinTheLimit(t *testing.T) {
	p, err := NewPress(FOGRA39(), 300)
	if err != nil {
		t.Fatal(err)
	}
	free, err := NewPress(FOGRA39(), 0)
	if err != nil {
		t.Fatal(err)
	}
	most := 0
	for r := 0; r < 256; r += 17 {
		for g := 0; g < 256; g += 17 {
			for b := 0; b < 256; b += 17 {
				i, f := p.Ink(uint8(r), uint8(g), uint8(b)), free.Ink(uint8(r), uint8(g), uint8(b))
				if sum := total(i); sum > 765 {
					t.Fatalf("%d %d %d: %v sums to %d", r, g, b, i, sum)
				}
				if total(f) <= 750 && i != f {
					t.Fatalf("%d %d %d: %v, without limit %v", r, g, b, i, f)
				}
				most = max(most, total(f))
			}
		}
	}
	if most <= 765 {
		t.Errorf("the limit is never reached: %d", most)
	}
}

func total(i [4]byte) int { return int(i[0]) + int(i[1]) + int(i[2]) + int(i[3]) }

// The primaries, black and white come out as any press would print them.
func TestInksOfKnownColours(t *testing.T) {
	p, err := NewPress(FOGRA39(), 300)
	if err != nil {
		t.Fatal(err)
	}
	if i := p.Ink(255, 255, 255); total(i) > 8 {
		t.Errorf("white is %v", i)
	}
	if i := p.Ink(0, 0, 0); i[3] < 200 {
		t.Errorf("black is %v", i)
	}
	if i := p.Ink(255, 0, 0); i[1] < 200 || i[2] < 200 || i[0] > 40 {
		t.Errorf("red is %v", i)
	}
	if i := p.Ink(0, 0, 255); i[0] < 180 || i[1] < 150 || i[2] > 60 {
		t.Errorf("blue is %v", i)
	}
	last := total(p.Ink(0, 0, 0))
	for v := 8; v < 256; v += 8 {
		n := total(p.Ink(uint8(v), uint8(v), uint8(v)))
		if n > last+3 {
			t.Errorf("grey %d has more ink (%d) than a darker one (%d)", v, n, last)
		}
		last = n
	}
}

func TestPressRefusesOtherTables(t *testing.T) {
	for label, f := range map[string]func(b []byte){
		"kind": func(b []byte) { copy(b[54500:], "mBA ") }, "inks": func(b []byte) { b[54500+9] = 3 },
		"grid": func(b []byte) { b[54500+10] = 255 }, "space": func(b []byte) { copy(b[20:], "XYZ ") },
	} {
		in := FOGRA39()
		in.ICC = append([]byte(nil), in.ICC...)
		f(in.ICC)
		if _, err := NewPress(in, 300); !errors.Is(err, ErrICC) {
			t.Errorf("%s: %v", label, err)
		}
	}
}
