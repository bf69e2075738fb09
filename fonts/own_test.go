package fonts

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"strings"
	"testing"
)

// A publisher's face is taken with its permission and its outlines, and refused
// in plain words without.
func TestRead(t *testing.T) {
	raw, err := fs.ReadFile(files, "source-sans-3/SourceSans3_400Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	at := func(tag string) int { return len(raw) - cap(table(raw[:len(raw):len(raw)], tag)) }
	with := func(at int, bits uint16) []byte {
		b := bytes.Clone(raw)
		binary.BigEndian.PutUint16(b[at:], bits)
		return b
	}
	without := func(tag string) []byte {
		return bytes.Replace(bytes.Clone(raw), []byte(tag), []byte("none"), 1)
	}
	kind := bytes.Clone(raw)
	copy(kind, "OTTO")
	permit := at("OS/2") + 8
	for _, x := range []struct {
		name string
		data []byte
		says string
	}{
		{"as it came", raw, ""},
		{"to view and print", with(permit, 0x0004), ""},
		{"to edit", with(permit, 0x0008), ""},
		{"restricted", with(permit, 0x0002), "forbids embedding it"},
		{"restricted, and yet to print", with(permit, 0x0006), ""},
		{"whole only", with(permit, 0x0100), "in part"},
		{"bitmaps only", with(permit, 0x0200), "outlines"},
		{"no permission", without("OS/2"), "no font file"},
		{"another square", with(at("head")+18, 2048), "a square of 2048 units"},
		{"another kind", kind, "font file, or it is damaged"},
		{"no outlines", without("glyf"), ""},
		{"no font", []byte("<html>"), "no font file"},
		{"nothing", nil, "no font file"},
		{"cut short", raw[:len(raw)/2], "no font file"},
	} {
		o, err := Read("serif", x.data)
		switch {
		case x.name == "no outlines":
			if err == nil {
				t.Error("a font without outlines is taken")
			}
		case x.says == "" && (err != nil || o.Name() != "serif" || o.PostScript() != "SourceSans3-Regular" || !strings.Contains(o.Copyright, "Adobe")):
			t.Errorf("%s: %v", x.name, err)
		case x.says != "" && (err == nil || !strings.Contains(err.Error(), x.says)):
			t.Errorf("%s: %v, want %q", x.name, err, x.says)
		}
	}
}

// Where nothing is said of embedding nothing is permitted.
func TestNoPermission(t *testing.T) {
	if err := mayEmbed(make([]byte, 9)); err == nil || !strings.Contains(err.Error(), "does not say") {
		t.Error(err)
	}
}

// Own faces take the places of their names, and leave the set they are added to.
func TestWith(t *testing.T) {
	raw, err := fs.ReadFile(files, "source-sans-3/SourceSans3_400Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	var own []Own
	for _, name := range []string{"serif", "brand"} {
		o, err := Read(name, raw)
		if err != nil {
			t.Fatal(err)
		}
		own = append(own, o)
	}
	s := load(t)
	more := s.With(own...)
	f, _ := more.Face("serif")
	if _, had := s.Face("brand"); f != own[0].Face || had || len(more.Names()) != len(s.Names())+1 || more.Names()[len(s.Names())] != "brand" {
		t.Errorf("%v", more.Names())
	}
	if f, _ := s.Face("serif"); f.PostScript() != "SourceSerif4-Regular" {
		t.Error("the set itself was changed")
	}
}
