package layout_test

import (
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// words a licence's text has and the others' texts have not.
func licenceWords() map[string]string {
	return map[string]string{
		"OFL-1.1": "SIL OPEN FONT LICENSE Version 1.1",
		"MIT":     "Permission is hereby granted, free of charge, to any person obtaining a copy of this software",
		"Zlib":    "The zlib/libpng License",
	}
}

// work is one block of NOTICE.
type work struct {
	name, copyright, licence, text string
	files                          []string
}

// works are the blocks of NOTICE that name a licence.
func works(t *testing.T) []work {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "NOTICE"))
	if err != nil {
		t.Fatal(err)
	}
	var out []work
	for _, block := range strings.Split(string(raw), "\n\n") {
		var w work
		for i, line := range strings.Split(block, "\n") {
			switch {
			case i == 0:
				w.name = line
			case strings.HasPrefix(line, "  "):
				w.files = append(w.files, strings.TrimSpace(line))
			case strings.HasPrefix(line, "Copyright"):
				w.copyright = line
			case strings.HasPrefix(line, "Licence: "):
				w.licence, w.text, _ = strings.Cut(strings.TrimPrefix(line, "Licence: "), ", ")
			}
		}
		if w.licence != "" {
			out = append(out, w)
		}
	}
	return out
}

// embedded are the files that the program carries and that are not its own:
// all but the register, the texts and the words of the locales and of preflight.
func embedded(t *testing.T) []string {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", `{{$p := .ImportPath}}{{range .EmbedFiles}}{{$p}}/{{.}}{{"\n"}}{{end}}`,
		module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, f := range strings.Fields(string(out)) {
		f = strings.TrimPrefix(f, module)
		own := strings.HasPrefix(f, "data/") || strings.HasPrefix(f, "layout/preflight/words/") || f == "layout/report.schema.json" || f == "layout/web/style.css" || f == "layout/profile/conditions.tsv" ||
			strings.HasPrefix(f, "locales/") && path.Ext(f) == ".yaml"
		if !own {
			files = append(files, f)
		}
	}
	return files
}

// TestEveryEmbeddedWorkIsInTheNotice: each file of others stands in NOTICE
// under one licence, and nothing else does.
func TestEveryEmbeddedWorkIsInTheNotice(t *testing.T) {
	var named []string
	for _, w := range works(t) {
		named = append(named, w.files...)
	}
	carried := embedded(t)
	if len(carried) < 14 {
		t.Fatalf("only %d files are embedded: the test looks in the wrong place", len(carried))
	}
	slices.Sort(named)
	slices.Sort(carried)
	for _, f := range carried {
		if !slices.Contains(named, f) {
			t.Errorf("%s is embedded and NOTICE does not name it with its licence", f)
		}
	}
	for i, f := range named {
		if !slices.Contains(carried, f) {
			t.Errorf("NOTICE names %s, which is not embedded", f)
		}
		if i > 0 && named[i-1] == f {
			t.Errorf("NOTICE names %s twice", f)
		}
	}
}

// TestNoticeLicencesStandInTheTree: each licence is one of those known, its
// text is there, and the work has a copyright line whose first name the text
// repeats.
func TestNoticeLicencesStandInTheTree(t *testing.T) {
	for _, w := range works(t) {
		words, known := licenceWords()[w.licence]
		if !known {
			t.Errorf("%s: the licence %q is not one the press has looked at", w.name, w.licence)
			continue
		}
		raw, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(w.text)))
		if err != nil {
			t.Errorf("%s: %v", w.name, err)
			continue
		}
		text := strings.Join(strings.Fields(string(raw)), " ")
		if !strings.Contains(text, words) {
			t.Errorf("%s: %s does not hold the text of %s", w.name, w.text, w.licence)
		}
		holder, _, _ := strings.Cut(w.copyright, ",")
		holder = strings.TrimSpace(strings.TrimPrefix(holder, "Copyright: "))
		if holder == "" || !strings.Contains(text, holder) {
			t.Errorf("%s: %s does not name the holder %q", w.name, w.text, holder)
		}
	}
}

// TestLicence: the code's own licence is whole.
func TestLicence(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", "LICENSE"))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"Apache License", "Version 2.0, January 2004", "3. Grant of Patent License.",
		"END OF TERMS AND CONDITIONS"} {
		if !strings.Contains(string(raw), part) {
			t.Errorf("LICENSE lacks %q", part)
		}
	}
}
