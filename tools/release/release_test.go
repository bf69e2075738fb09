package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"debug/buildinfo"
	"debug/elf"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

var root = filepath.Join("..", "..")

func day() time.Time { return time.Date(2026, 11, 26, 10, 0, 0, 0, time.UTC) }

func entries() []entry {
	return []entry{{name: "edition", data: bytes.Repeat([]byte("program "), 999), run: true}, {name: "fonts/OFL.txt", data: []byte("terms")}}
}

// An archive holds what it was given, in one folder, dated with the commit, owned
// by nobody; made twice it is the same.
func TestArchives(t *testing.T) {
	for _, make := range []func([]entry, time.Time) ([]byte, error){tarred, zipped} {
		a, err := make(entries(), day())
		if err != nil {
			t.Fatal(err)
		}
		zone := time.Local
		time.Local = time.FixedZone("Auckland", 13*3600)
		b, err := make(entries(), day().Local())
		time.Local = zone
		if err != nil || !bytes.Equal(a, b) {
			t.Errorf("made twice it differs: %v", err)
		}
		if later, _ := make(entries(), day().AddDate(0, 0, 1)); bytes.Equal(a, later) {
			t.Error("the date is in no archive")
		}
	}
	packed, _ := tarred(entries(), day())
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil || !z.ModTime.IsZero() || z.Name != "" {
		t.Fatal(err, z.ModTime, z.Name)
	}
	r := tar.NewReader(z)
	for _, e := range entries() {
		h, err := r.Next()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil || h.Name != "edition/"+e.name || !bytes.Equal(raw, e.data) || h.FileInfo().Mode() != fs.FileMode(e.mode()) ||
			!h.ModTime.Equal(day()) || h.Uid != 0 || h.Uname != "" {
			t.Errorf("%+v %v", h, err)
		}
	}
	if _, err := r.Next(); err != io.EOF {
		t.Errorf("the archive ends with %v", err)
	}
	if packed, err = zipped(entries(), day()); err != nil {
		t.Fatal(err)
	}
	w, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil || len(w.File) != 2 || w.File[0].Name != "edition/edition" || w.File[0].Mode() != 0o755 || !w.File[0].Modified.Equal(day()) {
		t.Fatalf("%v", err)
	}
	f, err := w.Open("edition/fonts/OFL.txt")
	if err != nil {
		t.Fatal(err)
	}
	if raw, err := io.ReadAll(f); err != nil || string(raw) != "terms" {
		t.Errorf("%q %v", raw, err)
	}
}

// The folder of a release is replaced as a whole; any other folder stays.
func TestShelf(t *testing.T) {
	dir := t.TempDir()
	s := &shelf{folder: filepath.Join(dir, "shelf")}
	if err := os.Mkdir(s.folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"b", "a"} {
		if err := s.put(name, []byte(name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.put("SHA256SUMS", s.sums()); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	for range 2 {
		if err := s.replace(out); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(filepath.Join(out, "SHA256SUMS"))
		want := "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a\n3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  b\n"
		if err != nil || string(raw) != want {
			t.Fatalf("%s %v", raw, err)
		}
		if _, err := os.Stat(filepath.Join(out, "old")); err == nil {
			t.Error("a file of the last release stays")
		}
		if err := os.WriteFile(filepath.Join(out, "old"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	mine := filepath.Join(dir, "mine")
	if err := os.MkdirAll(filepath.Join(mine, "thesis"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := s.replace(mine); err == nil || !strings.Contains(err.Error(), "name another folder") {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(filepath.Join(mine, "thesis")); err != nil {
		t.Error(err)
	}
}

// A release that is stopped leaves nothing behind, ends as shells know it, and what was
// released before stays; so does one that is stopped while the compiler works.
func TestStoppedReleaseLeavesNothing(t *testing.T) {
	bin := filepath.Join(t.TempDir(), "release")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	repo := t.TempDir()
	for _, args := range [][]string{{"init", "-q"}, {"-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-q", "--allow-empty", "-m", "a"}} {
		if out, err := exec.Command("git", append([]string{"-C", repo}, args...)...).CombinedOutput(); err != nil {
			t.Skipf("skipped: git: %v %s", err, out)
		}
	}
	// programs of the names that are run: git clones nothing, and go works until it is interrupted
	tools, began := t.TempDir(), filepath.Join(t.TempDir(), "began")
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("skipped: git is not installed")
	}
	for name, does := range map[string]string{
		"go":              "trap 'exit 1' INT; : > '" + began + "'; while :; do sleep 0.05; done",
		"git":             "for a; do last=$a; [ \"$a\" = clone ] && clone=1; [ \"$a\" = checkout ] && exit 0; done; [ -n \"$clone\" ] && { mkdir -p \"$last\"; exit; }; exec '" + git + "' \"$@\"",
		"cyclonedx-gomod": "exit 0",
	} {
		if err := os.WriteFile(filepath.Join(tools, name), []byte("#!/bin/sh\n"+does+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for sig, code := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143, syscall.SIGHUP: 129} {
		tmp, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
		_ = os.Remove(began)
		c := exec.Command(bin, "-out", out, "-platforms", "linux/amd64")
		c.Dir, c.Env = repo, append(os.Environ(), "TMPDIR="+tmp, "PATH="+tools+string(os.PathListSeparator)+os.Getenv("PATH"))
		var errs strings.Builder
		c.Stderr = &errs
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		for range 200 {
			if _, err := os.Stat(began); err == nil {
				break
			}
			time.Sleep(50 * time.Millisecond)
		}
		if left, _ := os.ReadDir(tmp); len(left) == 0 {
			t.Fatalf("nothing was begun: %s", errs.String())
		}
		if err := c.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		if _ = c.Wait(); c.ProcessState.ExitCode() != code {
			t.Errorf("%v: exit code %d, want %d: %s", sig, c.ProcessState.ExitCode(), code, errs.String())
		}
		if left, _ := os.ReadDir(tmp); len(left) > 0 {
			t.Errorf("%v: left %v", sig, left)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%v: a release was made", sig)
		}
	}
}

func TestPlatforms(t *testing.T) {
	if all, err := chosen(""); err != nil || len(all) != 6 {
		t.Errorf("%v %v", all, err)
	}
	if some, err := chosen("windows/arm64, linux/amd64,linux/amd64"); err != nil || !slices.Equal(some, []platform{{"windows", "arm64"}, {"linux", "amd64"}}) {
		t.Errorf("%v %v", some, err)
	}
	if _, err := chosen("linux/amd64,plan9/mips"); err == nil || !strings.Contains(err.Error(), "plan9/mips") {
		t.Errorf("%v", err)
	}
}

// Two builds that differ in a byte are no release.
func TestAlike(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	a := write("a", "one build")
	if err := alike(a, write("b", "one build")); err != nil {
		t.Error(err)
	}
	for _, other := range []string{"one Build", "one build.", "", "one"} {
		if err := alike(a, write("c", other)); err == nil || !strings.Contains(err.Error(), "differ from byte") {
			t.Errorf("%q: %v", other, err)
		}
	}
}

// A program that needs a loader or a library is not passed on. The shell of most
// machines is one; a program built without C is not.
func TestStatic(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("skipped: programs are looked at on Linux")
	}
	hello := filepath.Join(t.TempDir(), "hello.go")
	if err := os.WriteFile(hello, []byte("package main\n\nfunc main() { println() }\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	bin := strings.TrimSuffix(hello, ".go")
	c := exec.Command("go", "build", "-o", bin, hello)
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if err := static(bin); err != nil {
		t.Error(err)
	}
	sh, err := filepath.EvalSymlinks("/bin/sh")
	if err != nil {
		t.Skip("skipped: no shell to look at")
	}
	if f, err := elf.Open(sh); err != nil || len(f.Progs) == 0 || !slices.ContainsFunc(f.Progs, func(p *elf.Prog) bool { return p.Type == elf.PT_INTERP }) {
		t.Skip("skipped: the shell of this machine is static")
	}
	if err := static(sh); err == nil || !strings.Contains(err.Error(), "not static") {
		t.Errorf("%v", err)
	}
}

// A release is made of a commit: a changed tree and a folder without git are
// refused, a clone holds the commit and nothing else, and a program that names
// another commit is not passed on.
func TestCommit(t *testing.T) {
	dir := t.TempDir()
	if _, err := checkedOut(dir); err == nil || !strings.Contains(err.Error(), "not under git") {
		t.Errorf("%v", err)
	}
	run := func(args ...string) {
		t.Helper()
		args = append([]string{"-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"}, args...)
		if _, err := git(dir, args...); err != nil {
			t.Fatal(err)
		}
	}
	run("init", "-q")
	run("commit", "-q", "--allow-empty", "--date=2026-11-26T10:00:00Z", "-m", "first")
	first, err := checkedOut(dir)
	if err != nil || len(first.hash) != 40 || first.date.IsZero() {
		t.Fatal(first, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "new"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if c, err := checkedOut(dir); err != nil || c != first {
		t.Errorf("a file git does not know: %v", err)
	}
	run("add", "new")
	if _, err := checkedOut(dir); err == nil || !strings.Contains(err.Error(), "A  new") {
		t.Errorf("%v", err)
	}
	run("commit", "-q", "-m", "second")
	copied := filepath.Join(t.TempDir(), "deep", "copy")
	if err := first.clone(copied); err != nil {
		t.Fatal(err)
	}
	if c, err := checkedOut(copied); err != nil || c.hash != first.hash {
		t.Errorf("%v %v", c, err)
	}
	s := &shelf{commit: first}
	noted := []debug.BuildSetting{{Key: "vcs.revision", Value: first.hash}, {Key: "vcs.modified", Value: "false"}}
	if err := s.vouched(noted); err != nil {
		t.Error(err)
	}
	for _, other := range [][]debug.BuildSetting{nil, noted[:1], noted[1:], {noted[0], {Key: "vcs.modified", Value: "true"}}} {
		if s.vouched(other) == nil {
			t.Errorf("vouched for with %v", other)
		}
	}
}

// The papers are the licence, the notice and each text the notice points at.
func TestPapers(t *testing.T) {
	got, err := papers(root)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, e := range got {
		if names[e.name] || len(e.data) < 100 {
			t.Errorf("%s: twice, or empty", e.name)
		}
		names[e.name] = true
	}
	for _, want := range []string{"LICENSE", "NOTICE", "fonts/source-serif-4/OFL.txt", "locales/fr/hyph.LICENSE.txt", "layout/profile/icc/README.colorprofiles.txt"} {
		if !names[want] {
			t.Errorf("%s is not among %v", want, names)
		}
	}
}

// Every module linked on any platform is named with its terms in full.
func TestThirdParty(t *testing.T) {
	mods, err := linked(root, []platform{{"linux", "amd64"}, {"windows", "amd64"}})
	if err != nil {
		t.Fatal(err)
	}
	text := string(thirdParty(mods))
	program := filepath.Join(t.TempDir(), "edition")
	if _, err := goSays(root, platform{}, "build", "-o", program, "./cmd/edition"); err != nil {
		t.Fatal(err)
	}
	info, err := buildinfo.ReadFile(program)
	if err != nil || len(info.Deps) < 10 {
		t.Fatal(err)
	}
	for _, d := range info.Deps {
		if !strings.Contains(text, "\n## "+d.Path+" "+d.Version+"\n") {
			t.Errorf("%s %s is linked and not named", d.Path, d.Version)
		}
	}
	for _, want := range []string{"| Go, the language's packages and runtime | go1.", "    Copyright 2009 The Go Authors.", "mousetrap", "The FreeType Project LICENSE",
		"### PATENTS", "| MIT |", "| Apache-2.0 |", "| BSD-3-Clause"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not there", want)
		}
	}
	if strings.Contains(text, "GNU GENERAL PUBLIC LICENSE") {
		t.Error("of a choice of licences the wrong one is taken")
	}
	if again, err := linked(root, []platform{{"windows", "amd64"}, {"linux", "amd64"}}); err != nil || string(thirdParty(again)) != text {
		t.Errorf("asked in another order it is another text: %v", err)
	}
}

// A module whose terms nobody has read stops the release, and so does one that
// offers nothing but the GPL.
func TestUnknownTerms(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"none", map[string]string{"README.md": "free software"}, "no licence"},
		{"unknown", map[string]string{"LICENSE": "do what you like"}, "no licence"},
		{"gpl", map[string]string{"COPYING": "GNU GENERAL PUBLIC LICENSE Version 3"}, "no licence"},
		{"deep", map[string]string{"LICENSE": "x", "sub/LICENSE-MIT.txt": "Permission is hereby granted, free of charge, to any person obtaining\na copy of this software"}, ""},
		{"choice", map[string]string{"licenses/gpl.txt": "GNU GENERAL PUBLIC LICENSE", "licenses/ftl.txt": "The FreeType Project LICENSE"}, ""},
	} {
		m := module{path: "example.org/" + c.name, dir: t.TempDir()}
		for name, text := range c.files {
			file := filepath.Join(m.dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.MkdirAll(filepath.Join(m.dir, "sub"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := m.read(filepath.Join(m.dir, "sub")); err != nil {
			t.Fatal(err)
		}
		err := m.settle()
		if c.want == "" && (err != nil || m.licences() == "" || strings.Contains(m.licences(), "GPL")) || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, %q", c.name, err, m.licences())
		}
	}
}

// There is no container engine here to try it with, so its text is read: it
// holds nothing but a release, each file it takes is one the release makes for
// every processor under Linux, and what it starts lies where the archive has it.
func TestContainerfile(t *testing.T) {
	raw, err := os.ReadFile("Containerfile")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string][]string{}
	for _, line := range strings.Split(string(raw), "\n") {
		if word, rest, ok := strings.Cut(line, " "); ok && word != "#" {
			said[word] = append(said[word], rest)
		}
	}
	if !slices.Equal(said["FROM"], []string{"scratch"}) || len(said["RUN"]) > 0 {
		t.Errorf("FROM %v, RUN %v", said["FROM"], said["RUN"])
	}
	if len(said["USER"]) != 1 || !regexp.MustCompile(`^[1-9]\d*:[1-9]\d*$`).MatchString(said["USER"][0]) {
		t.Errorf("USER %v", said["USER"])
	}
	taken := slices.Concat(said["ADD"], said["COPY"])
	for _, p := range platforms() {
		if p.os != "linux" {
			continue
		}
		for _, line := range taken {
			source, to, _ := strings.Cut(strings.ReplaceAll(line, "${TARGETARCH}", p.arch), " ")
			n := 0
			for _, q := range platforms() {
				if ok, err := path.Match(source, archiveName("v1.2.3", q)); err != nil || ok && q != p {
					t.Errorf("%s takes the archive for %s on %s: %v", source, q, p, err)
				} else if ok {
					n++
				}
			}
			if n != 1 || to != "/" {
				t.Errorf("ADD %s %s matches %d archives for %s", source, to, n, p)
			}
		}
		var start []string
		if len(said["ENTRYPOINT"]) != 1 || json.Unmarshal([]byte(said["ENTRYPOINT"][0]), &start) != nil {
			t.Fatalf("ENTRYPOINT %v", said["ENTRYPOINT"])
		}
		if want := "/" + path.Join(inside, p.program()); len(start) != 1 || start[0] != want {
			t.Errorf("ENTRYPOINT %v, want %s", start, want)
		}
	}
	if len(taken) != 1 {
		t.Errorf("it takes %v", taken)
	}
}

// What is known to be faulty and can be reached fails; a database out of reach
// is said and does not; what else goes wrong fails. The tool is played.
func TestVulnerable(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("skipped: there is no shell")
	}
	for _, c := range []struct {
		name, plays, ci string
		fails           bool
		want            string
	}{
		{"clean", "echo 'No vulnerabilities found.'", "", false, "no known fault"},
		{"found", "echo 'Vulnerability #1: GO-2026-0001'; exit 3", "", true, "GO-2026-0001"},
		{"out of reach", "echo 'govulncheck: fetching vulnerabilities: dial tcp: no such host' >&2; exit 1", "true", false, "NOT TRIED"},
		{"found in a text about fetching", "echo 'fetching vulnerabilities: GO-2026-0002'; exit 3", "", true, "GO-2026-0002"},
		{"another fault", "echo 'govulncheck: loading packages: syntax error' >&2; exit 1", "", true, "syntax error"},
		{"not installed", "", "", false, "skipped"},
		{"not installed in CI", "", "true", true, "skipped"},
	} {
		dir := t.TempDir()
		if c.plays != "" {
			if err := os.WriteFile(filepath.Join(dir, "govulncheck"), []byte("#!/bin/sh\n"+c.plays+"\n"), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		sh := exec.Command("sh", filepath.Join(root, "tools", "vulnerable.sh"))
		sh.Env = []string{"PATH=/usr/bin:/bin", "PRESS_TOOLS=" + dir, "CI=" + c.ci}
		out, err := sh.CombinedOutput()
		if (err != nil) != c.fails || !strings.Contains(string(out), c.want) {
			t.Errorf("%s: %v\n%s", c.name, err, out)
		}
	}
}
