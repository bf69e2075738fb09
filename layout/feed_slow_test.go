//go:build slow

package layout_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The feeds are valid by a schema (RELAX NG) of RFC 4287, as a validator that is not ours
// reads it; and what is broken in one is refused.
func TestFeedsAreValid(t *testing.T) {
	vnu := filepath.Join(modules(t), "node_modules/vnu-jar/build/dist/vnu.jar")
	valid := func(t *testing.T, feed string) (string, bool) {
		t.Helper()
		at := filepath.Join(t.TempDir(), "feed.xml")
		if err := os.WriteFile(at, []byte(feed), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(tool(t, "java"), "-cp", vnu, "nu.validator.vendor.thaiopensource.relaxng.util.Driver",
			"testdata/atom.rng", at).CombinedOutput()
		return string(out), err == nil
	}
	feed := ""
	for _, lang := range languages() {
		feed = string(sited(t)[lang+"/feed.xml"])
		if out, ok := valid(t, feed); !ok {
			t.Errorf("%s: %s", lang, out)
		}
	}
	for _, broken := range [][2]string{
		{"<updated>2026-04-07T00:00:00Z</updated>", ""}, {"<updated>2026-04-07T00:00:00Z", "<updated>2026-04-07"}, {"<id>tag:", "<ident>tag:"},
		{` href="https://`, ` to="https://`}, {"<author>\n<name>", "<author>\n<names>"}, {`hreflang="en-GB"`, `hreflang="English (GB)"`},
		{"<rights>", "<licence>x</licence><rights>"}, {"<title>", "<title>A</title><title>"}, {`type="application/pdf"`, `type="pdf"`},
	} {
		was, now := broken[0], broken[1]
		spoilt := strings.Replace(feed, was, now, 1)
		for _, end := range [][2]string{{"<ident>", "id>"}, {"<names>", "name>"}} { // what is opened under another name is closed under it
			if strings.Contains(now, end[0]) {
				spoilt = strings.Replace(spoilt, "</"+end[1], "</"+end[0][1:], 1)
			}
		}
		if spoilt == feed {
			t.Fatalf("%q is not in the feed", was)
		}
		if _, ok := valid(t, spoilt); ok {
			t.Errorf("a feed with %q for %q is valid", now, was)
		}
	}
}
