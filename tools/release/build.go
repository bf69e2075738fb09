package main

import (
	"bytes"
	"debug/elf"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// build is the program for one platform.
type build struct {
	platform
	file string
}

// twice builds every platform in two clones, in the second with a cache of its
// own, and compares them.
func twice(say io.Writer, one, another, cache string, targets []platform) ([]build, error) {
	modules, err := goSays(one, platform{}, "env", "GOMODCACHE")
	if err != nil {
		return nil, err
	}
	sealed := []string{"GOENV=off", "GOPROXY=off", "GOMODCACHE=" + modules}
	var builds []build
	for _, p := range targets {
		a, err := compiled(one, p, sealed...)
		if err != nil {
			return nil, err
		}
		b, err := compiled(another, p, append(sealed, "GOCACHE="+cache)...)
		if err != nil {
			return nil, err
		}
		if err := alike(a, b); err != nil {
			return nil, fmt.Errorf("%s: %w", p, err)
		}
		if p.os == "linux" {
			if err := static(a); err != nil {
				return nil, fmt.Errorf("%s: %w", p, err)
			}
		}
		fmt.Fprintf(say, "%s: built twice, the same bytes\n", p)
		builds = append(builds, build{p, a})
	}
	return builds, nil
}

// compiled is the program built in a folder. Go notes the commit in it, and
// neither the folder nor anything of this machine.
func compiled(dir string, p platform, env ...string) (string, error) {
	file := filepath.Join(dir, "bin", p.os+"-"+p.arch, p.program())
	c := command("go", "build", "-trimpath", "-buildvcs=true", "-ldflags=-s -w -buildid=", "-o", file, "./cmd/edition")
	c.Dir = dir
	c.Env = append(os.Environ(), "GOOS="+p.os, "GOARCH="+p.arch, "CGO_ENABLED=0", "GOAMD64=v1", "GOARM64=v8.0",
		"GOFLAGS=", "GOEXPERIMENT=", "GOWORK=off", "PWD="+dir)
	c.Env = append(c.Env, env...)
	_, err := said(c)
	return file, err
}

// alike fails unless two files hold the same bytes.
func alike(a, b string) error {
	x, err := os.ReadFile(a)
	if err != nil {
		return err
	}
	y, err := os.ReadFile(b)
	if err != nil {
		return err
	}
	if bytes.Equal(x, y) {
		return nil
	}
	at := 0
	for at < min(len(x), len(y)) && x[at] == y[at] {
		at++
	}
	return fmt.Errorf("two builds of one commit differ from byte %d on, of %d and %d", at, len(x), len(y))
}

// static fails when a Linux program asks for a loader or a library of the
// machine it runs on.
func static(file string) error {
	f, err := elf.Open(file)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	for _, p := range f.Progs {
		if p.Type == elf.PT_INTERP {
			return fmt.Errorf("%s asks for a loader: it is not static", filepath.Base(file))
		}
	}
	libs, err := f.ImportedLibraries()
	if err != nil {
		return err
	}
	if len(libs) > 0 {
		return fmt.Errorf("%s asks for %s: it is not static", filepath.Base(file), strings.Join(libs, ", "))
	}
	return nil
}
