package layout_test

import (
	"bytes"
	"context"
	"image"
	pngcodec "image/png"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// shipped is the press with the shipped data, opened once for all tests.
var shipped = sync.OnceValues(func() (*layout.Press, error) { return layout.Open(data.FS()) })

func press(t testing.TB) *layout.Press {
	t.Helper()
	p, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Hundreds of editions are built, and little of each stays.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}

func editions() []string { return []string{"2026-01", "2026-04", "specimen"} }

func languages() []string { return []string{"fr", "en"} }

// results are the shipped editions, each built once for all tests.
var results = map[string]func() (*layout.Result, error){
	"2026-01":  sync.OnceValues(func() (*layout.Result, error) { return build("2026-01") }),
	"2026-04":  sync.OnceValues(func() (*layout.Result, error) { return build("2026-04") }),
	"specimen": sync.OnceValues(func() (*layout.Result, error) { return build("specimen") }),
}

func build(month string) (*layout.Result, error) {
	p, err := shipped()
	if err != nil {
		return nil, err
	}
	return p.Build(context.Background(), layout.Order{Month: month, Langs: languages(), Profiles: layout.Profiles()})
}

func result(t testing.TB, month string) *layout.Result {
	t.Helper()
	r, err := results[month]()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// output is one file of a result, by language and profile.
func output(t testing.TB, r *layout.Result, lang, profile string) *layout.Output {
	t.Helper()
	for i := range r.Outputs {
		if o := &r.Outputs[i]; o.Lang == lang && o.Profile == profile {
			return o
		}
	}
	t.Fatalf("no file %s %s", lang, profile)
	return nil
}

// folder is a copy of the shipped data that a test may change.
func folder(t testing.TB) fstest.MapFS {
	t.Helper()
	return sample.Shipped(t, nil)
}

// change replaces the first place of a text in a file of the folder; it must
// be there.
func change(t testing.TB, f fstest.MapFS, name, old, repl string) {
	t.Helper()
	file, ok := f[name]
	if !ok {
		t.Fatalf("the data has no file %s", name)
	}
	s := string(file.Data)
	if !strings.Contains(s, old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	f[name] = &fstest.MapFile{Data: []byte(strings.Replace(s, old, repl, 1))}
}

var sectionsLine, pagesLine = regexp.MustCompile(`(?m)^sections:.*$`), regexp.MustCompile(`(?m)^pages:.*$`)

// brief leaves an edition of a folder the sections that a test asks of, and as
// many pages as these come to; its lines stay where they were.
func brief(t testing.TB, f fstest.MapFS, month string, sections ...string) fstest.MapFS {
	t.Helper()
	dir := "editions/" + month + "/"
	file, ok := f[dir+"edition.yaml"]
	if !ok {
		t.Fatalf("the data has no edition %s", month)
	}
	raw := pagesLine.ReplaceAll(file.Data, []byte("#"))
	f[dir+"edition.yaml"] = &fstest.MapFile{Data: sectionsLine.ReplaceAll(raw, []byte("sections: ["+strings.Join(sections, ", ")+"]"))}
	for name := range f {
		section, text := strings.CutSuffix(path.Base(name), ".md")
		if strings.HasPrefix(name, dir) && text && !slices.Contains(sections, section) {
			delete(f, name)
		}
	}
	return f
}

// monolingual leaves a folder the texts of one language: no other is laid out
// beside it.
func monolingual(f fstest.MapFS, lang string) fstest.MapFS {
	for name := range f {
		if of := path.Base(path.Dir(name)); slices.Contains(languages(), of) && of != lang && path.Ext(name) == ".md" {
			delete(f, name)
		}
	}
	return f
}

// buildIn builds from a folder, without files unless profiles are given.
func buildIn(t testing.TB, f fs.FS, o layout.Order) *layout.Result {
	t.Helper()
	p, err := layout.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	r, err := p.Build(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func errorsOf(l diag.List) diag.List {
	var out diag.List
	for _, is := range l {
		if is.Severity == diag.Error {
			out.Add(is)
		}
	}
	return out
}

// tool is the path of a program that looks at files from outside. In CI it
// must be there; elsewhere its test says that it is skipped.
func tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err == nil {
		return path
	}
	if ci := os.Getenv("CI"); ci != "" && ci != "false" {
		t.Fatalf("%s is not installed, and CI needs it: make tools", name)
	}
	t.Skipf("SKIPPED, nothing was checked: %s is not installed (make tools)", name)
	return ""
}

// written puts a file of a build where a tool can read it.
func written(t testing.TB, o *layout.Output) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), o.Path)
	if err := os.WriteFile(path, o.Data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// squeeze leaves the letters and figures of a text: what the rules of
// typography and the breaks of lines never change.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, norm.NFKC.String(s))
}

// png is a small picture.
func png(t testing.TB) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 900, 300))
	for i := range m.Pix {
		m.Pix[i] = 0xC0
	}
	var b bytes.Buffer
	if err := pngcodec.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
