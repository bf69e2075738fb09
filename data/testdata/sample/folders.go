package sample

import (
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Small is a small, faultless data folder with some files replaced; a file
// replaced by "-" is taken away.
func Small(t testing.TB, replaced map[string]string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for name, text := range map[string]string{
		"register/sources.yaml": "sources:\n  - {id: A1, grade: P, kind: page, title: Une page, lang: fr, publisher: ANSSI, " +
			"date: 2025-01-02}\n  - {id: A2, grade: J, kind: article, title: Later, lang: en, publisher: Press, date: 2026-02-01}\n",
		"register/providers.yaml": "providers:\n  - {id: un, name: Un, known: 2025-02-01, sources: [A1]}\n",
		"register/offers.yaml": "observed: 2025-01-31\noffers:\n  - id: un-iaas\n    provider: un\n    name: Une offre\n" +
			"    stages:\n      - {stage: candidate, layers: [iaas], known: 2025-02-01, sources: [A1]}\n",
		"register/grid.yaml": "cells: []\n",
		"editions/2026-01/edition.yaml": "month: 2026-01\ncutoff: 2025-12-31\nprevious-cutoff: 2025-11-30\npublished: 2026-01-12\n" +
			"sections: [register, sources]\nimprint: {publisher: Nous}\n",
		"standing/fr/register.md": "---\ntitle: Registre\n---\n",
	} {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	theme, err := fs.ReadFile(data.FS(), "theme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	out["theme.yaml"] = &fstest.MapFile{Data: theme}
	for name, text := range replaced {
		if text == "-" {
			delete(out, name)
			continue
		}
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// Shipped is the shipped folder with some files replaced.
func Shipped(t testing.TB, replaced map[string]string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(data.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(data.FS(), name)
		out[name] = &fstest.MapFile{Data: raw}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range replaced {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// Edition is an edition of the shipped folder, with its store.
func Edition(t testing.TB, id string) (*data.Store, *data.Edition) {
	t.Helper()
	s, found := data.Load(data.FS())
	if len(found) > 0 {
		t.Fatal(found)
	}
	e, ok := s.Edition(id)
	if !ok {
		t.Fatalf("no edition %s in %v", id, s.Editions())
	}
	return s, e
}

// Lines is findings as an editor reads them, without hints.
func Lines(l diag.List) []string {
	out := make([]string, 0, len(l))
	for _, i := range l {
		out = append(out, fmt.Sprintf("%s: %s [%s]", i.Pos, i.Msg, i.Code))
	}
	return out
}
