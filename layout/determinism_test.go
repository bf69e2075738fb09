package layout_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout"
)

// same fails for every file in which two results differ.
func same(t *testing.T, what string, a, b *layout.Result) {
	t.Helper()
	if len(a.Outputs) != len(b.Outputs) || len(a.Outputs) == 0 {
		t.Fatalf("%s: %d files and %d files", what, len(a.Outputs), len(b.Outputs))
	}
	for i := range a.Outputs {
		x, y := &a.Outputs[i], &b.Outputs[i]
		if !x.Built || !y.Built || x.Path != y.Path {
			t.Fatalf("%s: %s built %t, %s built %t: %v", what, x.Path, x.Built, y.Path, y.Built, errorsOf(append(a.Issues, b.Issues...)))
		}
		if !bytes.Equal(x.Data, y.Data) {
			t.Errorf("%s: %s differs from byte %d on", what, x.Path, firstDifference(x.Data, y.Data))
		}
		if len(x.Tickets) != len(y.Tickets) {
			t.Fatalf("%s: %s has %d tickets, then %d", what, x.Path, len(x.Tickets), len(y.Tickets))
		}
		for k := range x.Tickets {
			if !bytes.Equal(x.Tickets[k].Data, y.Tickets[k].Data) {
				t.Errorf("%s: %s differs", what, x.Tickets[k].Path)
			}
		}
	}
}

func firstDifference(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// The same input gives the same bytes, whatever the time zone, the number of
// processors, and whatever the press has built before. Whole processes are
// compared in cmd/edition.
func TestSameInputSameBytes(t *testing.T) {
	zone := time.Local
	time.Local = time.FixedZone("Auckland", 13*3600)
	procs := runtime.GOMAXPROCS(1)
	defer func() {
		time.Local = zone
		runtime.GOMAXPROCS(procs)
	}()
	o := layout.Order{Month: "2026-04", Langs: languages(), Profiles: layout.Profiles()}
	same(t, "2026-04 again", result(t, "2026-04"), buildIn(t, data.FS(), o))
}

// A build of one file gives the bytes that the build of all gave, also from a
// press that has built another edition.
func TestBuiltAloneOrTogether(t *testing.T) {
	r, err := press(t).Build(context.Background(), layout.Order{Month: "2026-01", Langs: []string{"en"}, Profiles: layout.Profiles()[1:]})
	if err != nil {
		t.Fatal(err)
	}
	all := output(t, result(t, "2026-01"), "en", "print")
	if len(r.Outputs) != 1 || !bytes.Equal(r.Outputs[0].Data, all.Data) {
		t.Error("the English print file differs when it is built alone")
	}
}

// Nothing a build does reaches the faces, which all languages and builds share.
func TestFacesStayAsTheyAre(t *testing.T) {
	var shipped [][]byte
	if err := fs.WalkDir(fonts.Files(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(fonts.Files(), name)
		shipped = append(shipped, raw)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	result(t, "2026-04")
	faces := press(t).Faces
	for _, name := range faces.Names() {
		face, _ := faces.Face(name)
		if !slices.ContainsFunc(shipped, func(raw []byte) bool { // its glyphs stand behind those of the file, which only the directory tells
			tables := 12 + 16*int(binary.BigEndian.Uint16(raw[4:]))
			return len(raw) <= len(face.Data()) && bytes.Equal(raw[tables:], face.Data()[tables:len(raw)])
		}) {
			t.Errorf("the face %s was changed", name)
		}
	}
}

// The date of the files is the edition's, or the one that is asked for.
func TestDateOfTheFiles(t *testing.T) {
	plain := output(t, result(t, "2026-04"), "fr", "print").Data
	if want := []byte("D:" + publication(t, "2026-04") + "000000Z"); !bytes.Contains(plain, want) {
		t.Errorf("the file is not dated %s", want)
	}
	asked := time.Date(2030, 2, 3, 4, 5, 6, 0, time.UTC)
	r, err := press(t).Build(context.Background(), layout.Order{Month: "2026-04", Langs: []string{"fr"}, Profiles: layout.Profiles()[1:], Created: asked})
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Outputs[0].Data; !bytes.Contains(got, []byte("D:20300203040506Z")) || bytes.Contains(got, []byte("D:"+publication(t, "2026-04"))) {
		t.Error("the file does not carry the date that was asked for")
	}
}

func publication(t *testing.T, month string) string {
	t.Helper()
	ed, _ := press(t).Store.Edition(month)
	return strings.ReplaceAll(ed.Published.String(), "-", "")
}

// The promise of the register: January, built with and without what became
// known after it, is the same file byte for byte.
func TestLaterFactsNeverChangeAnEdition(t *testing.T) {
	before := folder(t)
	cut := "2025-12-31"
	dropped := 0
	for _, name := range []string{"register/sources.yaml", "register/providers.yaml", "register/offers.yaml", "register/grid.yaml"} {
		dropped += forget(t, before, name, cut)
	}
	if dropped < 10 {
		t.Fatalf("only %d facts are later than %s: nothing is shown by this test", dropped, cut)
	}
	for name := range before { // later editions are no part of January
		if strings.HasPrefix(name, "editions/") && !strings.HasPrefix(name, "editions/2026-01/") {
			delete(before, name)
		}
	}
	o := layout.Order{Month: "2026-01", Langs: languages(), Profiles: layout.Profiles()}
	same(t, "January without later facts", result(t, "2026-01"), buildIn(t, before, o))
}

// forget takes out of a register file what became known after a day, and the
// offers of which nothing is left. It says how many facts that were.
func forget(t *testing.T, f fstest.MapFS, name, cut string) int {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal(f[name].Data, &doc); err != nil {
		t.Fatal(err)
	}
	n := prune(&doc, cut)
	raw, err := yaml.Marshal(&doc)
	if err != nil {
		t.Fatal(err)
	}
	f[name] = &fstest.MapFile{Data: raw}
	return n
}

func prune(n *yaml.Node, cut string) int {
	dropped := 0
	kept := n.Content[:0]
	for i := 0; i < len(n.Content); i++ {
		k := n.Content[i]
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			v := n.Content[i+1]
			if late(v, cut) {
				dropped++
				i++
				continue
			}
			dropped += prune(v, cut)
			if v.Kind == yaml.SequenceNode && len(v.Content) == 0 && k.Value != "offers" && k.Value != "cells" && k.Value != "layers" {
				i++ // an empty list is no list
				continue
			}
			kept = append(kept, k, v)
			i++
			continue
		}
		if late(k, cut) {
			dropped++
			continue
		}
		dropped += prune(k, cut)
		if n.Kind == yaml.SequenceNode && value(k, "provider") != nil && value(k, "id") != nil && value(k, "stages") == nil {
			continue // an offer nobody has heard of yet
		}
		kept = append(kept, k)
	}
	n.Content = kept
	return dropped
}

func late(n *yaml.Node, cut string) bool {
	v := value(n, "known")
	return v != nil && v.Value > cut
}

func value(n *yaml.Node, key string) *yaml.Node {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}
