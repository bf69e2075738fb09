//go:build slow

package layout_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// modules is the folder of what looks at pages: puppeteer-core, axe-core and two validators.
func modules(t *testing.T) string {
	t.Helper()
	home := os.Getenv("PRESS_TOOLS")
	if home == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			t.Fatal(err)
		}
		home = filepath.Join(cache, "secnumcloud-press")
	}
	home = filepath.Join(home, "browser")
	for _, m := range []string{"puppeteer-core", "axe-core", "html-validate", "vnu-jar"} {
		if _, err := os.Stat(filepath.Join(home, "node_modules", m)); err == nil {
			continue
		}
		if ci := os.Getenv("CI"); ci != "" && ci != "false" {
			t.Fatalf("%s is not installed, and CI needs it: make tools", m)
		}
		t.Skipf("SKIPPED, nothing was checked: %s is not installed (make tools)", m)
	}
	return home
}

// Chromium shows every page in both languages and schemes from 320 px on: axe-core has
// nothing to say, nothing is cut off at the side, every face can be read, and nothing is
// asked for outside of the folder.
func TestWindowsInABrowser(t *testing.T) {
	node, chromium, home := tool(t, "node"), tool(t, "chromium"), modules(t)
	for _, month := range editions() {
		for _, lang := range languages() {
			t.Run(month+" "+lang, func(t *testing.T) {
				folder, _ := window(t, month, lang)
				dir := t.TempDir()
				put := func(name string, raw []byte) {
					at := filepath.Join(dir, filepath.FromSlash(name))
					if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(at, raw, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				put(folder.Path, folder.Data)
				for _, f := range folder.Tickets {
					put(f.Path, f.Data)
				}
				const widths = "320,360,768,1280"
				out, err := exec.Command(node, "testdata/browser.mjs", home, chromium, "file://"+filepath.Join(dir, folder.Path), widths).CombinedOutput()
				if err != nil {
					t.Fatalf("%v\n%s", err, out)
				}
				looked := fmt.Sprintf("looked %d times\n", 2*(1+strings.Count(widths, ",")))
				if found := strings.TrimSuffix(string(out), looked); found != "" {
					t.Errorf("%s", found)
				}
			})
		}
	}
}

// Two validators of HTML have nothing to say. vnu remarks on private codes, which
// drawings hold for forms of figures that no browser would choose by itself.
func TestWindowsAreValid(t *testing.T) {
	java, node, home := tool(t, "java"), tool(t, "node"), modules(t)
	dir := t.TempDir()
	var pages []string
	for _, month := range editions() {
		for _, lang := range languages() {
			folder, _ := window(t, month, lang)
			at := filepath.Join(dir, month+"-"+lang+".html")
			if err := os.WriteFile(at, folder.Data, 0o644); err != nil {
				t.Fatal(err)
			}
			pages = append(pages, at)
		}
	}
	vnu := filepath.Join(home, "node_modules/vnu-jar/build/dist/vnu.jar")
	if out, err := exec.Command(java, append([]string{"-jar", vnu, "--errors-only"}, pages...)...).CombinedOutput(); err != nil {
		t.Errorf("vnu: %v\n%.4000s", err, out)
	}
	rules := filepath.Join(dir, "rules.json")
	set := `{"root": true, "extends": ["html-validate:recommended"], "rules": {"prefer-native-element": ["error", {"exclude": ["region"]}]}}`
	if err := os.WriteFile(rules, []byte(set), 0o644); err != nil {
		t.Fatal(err)
	}
	validate := filepath.Join(home, "node_modules/html-validate/bin/html-validate.mjs")
	if out, err := exec.Command(node, append([]string{validate, "-c", rules}, pages...)...).CombinedOutput(); err != nil {
		t.Errorf("html-validate: %v\n%.4000s", err, out)
	}
}
