package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
)

// carried is the files that the compiler puts into the program, from the tree
// and by kind: nothing is known here of which packages hold them.
func carried(t *testing.T) map[string][]string {
	t.Helper()
	const module = "github.com/secnumcloud-observatory/press/"
	out, err := exec.Command("go", "list", "-f", `{{$p := .ImportPath}}{{range .EmbedFiles}}{{$p}}/{{.}}{{"\n"}}{{end}}`, module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string][]string{}
	for _, f := range strings.Fields(string(out)) {
		f = strings.TrimPrefix(f, module)
		kind, _, _ := strings.Cut(f, "/")
		switch {
		case strings.HasPrefix(f, "layout/preflight/words/"):
			kind = "locales"
		case strings.HasPrefix(f, "layout/profile/"):
			kind = "profiles"
		case f == "layout/report.schema.json":
			kind = "schemas"
		case f == "layout/web/style.css":
			kind = "styles"
		}
		kinds[kind] = append(kinds[kind], f)
	}
	return kinds
}

// The hashes are those of the files in the tree, of every one the program
// carries, each under one kind.
func TestVersionHashesAllThatIsCarried(t *testing.T) {
	var card identityCard
	if err := json.Unmarshal([]byte(told("", "version", "--json").out), &card); err != nil {
		t.Fatal(err)
	}
	kinds := carried(t)
	if len(card.Contents) != 6 || len(kinds) != len(card.Contents) {
		t.Fatalf("the program names %v, the tree holds %d kinds", card.Contents, len(kinds))
	}
	for kind, files := range kinds {
		slices.Sort(files)
		list := ""
		for _, f := range files {
			raw, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(f)))
			if err != nil {
				t.Fatal(err)
			}
			list += fmt.Sprintf("%x  %s\n", sha256.Sum256(raw), f)
		}
		sum := sha256.Sum256([]byte(list))
		if want := hex.EncodeToString(sum[:]); card.Contents[kind] != want {
			t.Errorf("%s: %q, want %s of %d files", kind, card.Contents[kind], want, len(files))
		}
	}
}

// One byte or one name more is another hash.
func TestDigest(t *testing.T) {
	seen := map[string]bool{}
	for _, files := range []map[string][]byte{
		{}, {"a": nil}, {"b": nil}, {"a": {'x'}}, {"a": nil, "b": nil}, {"a": {'x'}, "b": nil}, {"a": nil, "b": {'x'}},
	} {
		seen[digest(files)] = true
	}
	if len(seen) != 7 {
		t.Errorf("%d hashes of 7 sets of files", len(seen))
	}
}

// Tag, commit and changes are what Go noted; what it did not note is said to be
// unknown.
func TestVersion(t *testing.T) {
	vcs := func(revision, modified string) []debug.BuildSetting {
		return []debug.BuildSetting{{Key: "vcs.revision", Value: revision}, {Key: "vcs.time", Value: "2026-11-26T10:00:00Z"}, {Key: "vcs.modified", Value: modified}}
	}
	for _, c := range []struct {
		name         string
		info         *debug.BuildInfo
		version, say string
	}{
		{"built without git", &debug.BuildInfo{Main: debug.Module{Version: "(devel)"}}, "devel", "commit    not noted"},
		{"go install", &debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}}, "v1.2.3", "commit    not noted"},
		{"a release", &debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}, Settings: vcs("abc", "false")}, "v1.2.3", "commit    abc, unchanged"},
		{"go build", &debug.BuildInfo{Main: debug.Module{Version: "v1.2.4-0.2026-abc+dirty"}, Settings: vcs("abc", "true")}, "v1.2.4-0.2026-abc+dirty", "commit    abc, with changes"},
		{"half told", &debug.BuildInfo{Settings: vcs("abc", "false")[:1]}, "devel", "commit    abc\n"},
		{"nothing told", nil, "devel", "commit    not noted"},
	} {
		card, err := identity(c.info, c.info != nil)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		if err := card.tell(console{out: &out}, false); err != nil {
			t.Fatal(err)
		}
		if want := "edition " + c.version + "\n" + c.say; !strings.HasPrefix(out.String(), want) {
			t.Errorf("%s: %q does not begin with %q", c.name, out.String(), want)
		}
		if want := "\ngo        " + runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH + "\n"; !strings.Contains(out.String(), want) {
			t.Errorf("%s: %q lacks %q", c.name, out.String(), want)
		}
	}
}

// Both ways of asking give the same answer.
func TestVersionIsAFlagToo(t *testing.T) {
	a, b := told("", "version"), told("", "--version")
	if a.code != exitBuilt || a != b {
		t.Errorf("%+v, %+v", a, b)
	}
	lines := `^edition \S+\ncommit +.+\ngo +go1\S* \S+/\S+\n((data|fonts|locales|profiles|schemas|styles) +[0-9a-f]{64}\n){6}$`
	if !regexp.MustCompile(lines).MatchString(a.out) {
		t.Errorf("%q", a.out)
	}
	if s := told("", "--version", "build"); s.code != exitUsage {
		t.Errorf("--version with a command: %d %q", s.code, s.out)
	}
}
