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

// modules is the folder of the browser's tools: puppeteer-core and axe-core.
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
	for _, m := range []string{"puppeteer-core", "axe-core"} {
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
