package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/sheet"
	"github.com/secnumcloud-observatory/press/locales"
)

// A workbook says in every language of the press what it holds.
func TestAWorkbookExplainsItself(t *testing.T) {
	words, _ := locales.Load()
	files, err := registerFiles(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	if _, err := sheet.Export(files, sheet.Say{Languages: words.Languages(), Of: func(lang, key string) string {
		l, _ := words.Locale(lang)
		got := l.T(key)
		if asked++; strings.TrimSpace(got) == "" || strings.Contains(got, key) {
			t.Errorf("%s in %s: %q", key, lang, got)
		}
		return got
	}}); err != nil || asked < 100 {
		t.Errorf("%d texts, %v", asked, err)
	}
	for _, lang := range words.Languages() {
		l, _ := words.Locale(lang)
		for _, tab := range sheet.Tables() {
			for _, f := range []sheet.Fact{{Was: "a", Is: "b", Field: "f"}, {Was: "a", Field: "f"}, {Is: "b", Field: "f"}, {Is: "b"}, {Was: "a"}} {
				f.Table, f.Owner, f.Item = tab.Name, "owner", "it\"em"
				got := factLine(l, f)
				for _, part := range []string{f.Was, f.Is} {
					if !strings.Contains(got, part) || strings.ContainsAny(got, "\uE001\uE002\uE003\uE004\uE005{") {
						t.Errorf("%s: %q", lang, got)
					}
				}
			}
		}
	}
}

func TestRegisterByWorkbook(t *testing.T) {
	folder := onDisk(t)
	book := filepath.Join(t.TempDir(), "r.xlsx")
	code, out, errs := process(t, nil, "register", "export", book, "--data", folder)
	if code != 0 || !strings.Contains(out, "r.xlsx") {
		t.Fatal(code, out, errs)
	}
	if code, _, errs := process(t, nil, "register", "export", book, "--data", folder); code != exitFiles || !strings.Contains(errs,
		"exists already") {
		t.Errorf("a workbook is not overwritten: %d %s", code, errs)
	}
	code, out, _ = process(t, nil, "register", "import", book, "--data", folder, "--write")
	if code != 0 || !strings.Contains(out, "changes nothing") {
		t.Errorf("%d %s", code, out)
	}
	file := filepath.Join(folder, "register", "providers.yaml")
	before, _ := os.ReadFile(file)
	// The workbook stays, the register loses a provider's note: what the workbook
	// does not change stays changed.
	changed := bytes.Replace(before, []byte("    note: Not to be taken for BLUE (Bretagne Télécom).\n"), nil, 1)
	if bytes.Equal(before, changed) {
		t.Fatal("the note is not there")
	}
	if err := os.WriteFile(file, changed, 0o644); err != nil {
		t.Fatal(err)
	}
	if code, out, errs := process(t, nil, "register", "import", book, "--data", folder, "--write"); code != 0 || !strings.Contains(out,
		"changes nothing") {
		t.Errorf("%d %s %s", code, out, errs)
	}
	if after, _ := os.ReadFile(file); !bytes.Equal(after, changed) {
		t.Error("the register changed")
	}
	if code, _, errs := process(t, nil, "register", "import", file, "--data", folder); code != exitFindings || !strings.Contains(errs,
		"BadWorkbook") {
		t.Errorf("%d %s", code, errs)
	}
}
