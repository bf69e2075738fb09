// Release makes what is passed on to others: the program for every platform,
// with the licences of all that is in it, a list of its parts and checksums.
//
//	go run ./tools/release -out dist/release -platforms linux/amd64,linux/arm64
//
// It builds the commit that is checked out, in two clones of it, in two folders,
// the second time with an empty cache of the compiler, and stops when two builds
// of a platform differ in a byte. Nothing in a release depends on the hour, the
// folder or the person: archives are dated with the commit.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func main() {
	fl := flag.NewFlagSet("release", flag.ContinueOnError)
	out := fl.String("out", filepath.Join("dist", "release"), "`folder` for the release")
	only := fl.String("platforms", "", "`list` such as linux/amd64,windows/arm64 (default: all)")
	err := fl.Parse(os.Args[1:])
	if err == nil {
		heed()
		err = release(os.Stdout, *out, *only)
	}
	var by stopped
	switch {
	case errors.Is(err, flag.ErrHelp):
		return
	case err != nil && errors.As(context.Cause(working), &by):
		os.Exit(128 + int(by))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// working ends when somebody stops the program: then what it runs is stopped, the way back
// clears its folder away, and the release that stands stays.
var working, stop = context.WithCancelCause(context.Background())

// stopped is the signal that stopped the program, by its number.
type stopped int

func (s stopped) Error() string { return "stopped by signal " + strconv.Itoa(int(s)) }

// heed stops the work at Ctrl-C, SIGTERM and the end of the terminal, but for what whoever
// started the program has it ignore.
func heed() {
	heard := make(chan os.Signal, 1)
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(sig) {
			signal.Notify(heard, sig)
		}
	}
	go func() {
		if sig, ok := (<-heard).(syscall.Signal); ok {
			stop(stopped(sig))
		}
	}()
}

// command is a program that is interrupted with this one, as the compiler must be to clear its own
// folder away, and killed where it does not end.
func command(name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(working, name, args...)
	c.Cancel = func() error {
		if c.Process.Signal(os.Interrupt) != nil { // Windows sends none
			return c.Process.Kill()
		}
		return nil
	}
	c.WaitDelay = 5 * time.Second
	return c
}

// release makes the release of the commit that is checked out.
func release(say io.Writer, out, only string) error {
	targets, err := chosen(only)
	if err != nil {
		return err
	}
	bom, err := partsLister()
	if err != nil {
		return err
	}
	c, err := checkedOut(".")
	if err != nil {
		return err
	}
	tmp, err := os.MkdirTemp("", "press-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	one, another := filepath.Join(tmp, "one"), filepath.Join(tmp, "another", "folder")
	if err := errors.Join(c.clone(one), c.clone(another)); err != nil {
		return err
	}
	mods, err := linked(one, targets) // first of all: it also fetches what the builds need
	if err != nil {
		return err
	}
	builds, err := twice(say, one, another, filepath.Join(tmp, "cache"), targets)
	if err != nil {
		return err
	}
	r := &shelf{folder: filepath.Join(tmp, "shelf"), commit: c, bom: bom}
	if err := r.fill(one, mods, builds); err != nil {
		return err
	}
	if working.Err() != nil {
		return context.Cause(working)
	}
	if err := r.replace(out); err != nil {
		return err
	}
	for _, f := range r.files {
		fmt.Fprintf(say, "%s  %s  %d kB\n", f.sum[:12], filepath.Join(out, f.name), (f.bytes+500)/1000)
	}
	return nil
}

// commit is what is released.
type commit struct {
	root string
	hash string
	date time.Time
}

// checkedOut is the commit of the tree, in which no file of it is changed. Files
// that git does not know are in no clone, and so in no release.
func checkedOut(dir string) (commit, error) {
	root, err := git(dir, "rev-parse", "--show-toplevel")
	if err != nil && strings.Contains(err.Error(), "not a git repository") {
		return commit{}, errors.New("a release is made of a commit, and this folder is not under git")
	}
	if err != nil {
		return commit{}, err
	}
	changed, err := git(root, "status", "--porcelain", "--untracked-files=no")
	if err != nil {
		return commit{}, err
	}
	if changed != "" {
		return commit{}, fmt.Errorf("a release is made of a commit: commit or put away what is changed\n%s", changed)
	}
	line, err := git(root, "log", "-1", "--format=%H %ct")
	if err != nil {
		return commit{}, err
	}
	hash, seconds, _ := strings.Cut(line, " ")
	n, err := strconv.ParseInt(seconds, 10, 64)
	return commit{root, hash, time.Unix(n, 0).UTC()}, err
}

// clone is the commit in a folder of its own.
func (c commit) clone(dir string) error {
	if _, err := git(c.root, "clone", "-q", "--no-checkout", c.root, dir); err != nil {
		return err
	}
	_, err := git(dir, "-c", "advice.detachedHead=false", "-c", "core.autocrlf=false", "checkout", "-q", "--detach", c.hash)
	return err
}

func git(dir string, args ...string) (string, error) {
	return said(command("git", append([]string{"-C", dir}, args...)...))
}

// said is what a command wrote, without the last end of line; when it fails,
// what it complained of.
func said(c *exec.Cmd) (string, error) {
	var errs strings.Builder
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w\n%s", strings.Join(c.Args, " "), err, errs.String())
	}
	return strings.TrimRight(string(out), "\n"), nil
}

// platform is an operating system and a processor.
type platform struct{ os, arch string }

func (p platform) String() string { return p.os + "/" + p.arch }

// program is the program's name there.
func (p platform) program() string {
	if p.os == "windows" {
		return "edition.exe"
	}
	return "edition"
}

func platforms() []platform {
	return []platform{{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"},
		{"windows", "amd64"}, {"windows", "arm64"}}
}

// chosen is the platforms of a list, all when it is empty.
func chosen(list string) ([]platform, error) {
	var out []platform
	for _, w := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' }) {
		i := slices.IndexFunc(platforms(), func(p platform) bool { return p.String() == w })
		if i < 0 {
			return nil, fmt.Errorf("there is no platform %q: choose among %v", w, platforms())
		}
		if p := platforms()[i]; !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return platforms(), nil
	}
	return out, nil
}
