package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// verdict is what became of a mutant.
type verdict int

const (
	broken   verdict = iota // it does not compile
	noticed                 // a test failed
	survived                // all tests passed
)

// bench is where the tests of one package run, with a changed file in place of
// its own.
type bench struct {
	dir     string // folder of the tests
	room    string // folder for what the runs need
	tests   string
	timeout time.Duration
}

// newBench runs the tests unchanged: they must pass, and tell how long they take.
func newBench(dir, tests string) (*bench, error) {
	room, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return nil, err
	}
	b := &bench{dir: dir, room: room, tests: tests, timeout: 10 * time.Minute}
	if out, err := b.compile(); err != nil {
		b.close()
		return nil, fmt.Errorf("the package does not compile: %w\n%s", err, out)
	}
	start := time.Now()
	if out, err := b.run(); err != nil {
		b.close()
		return nil, fmt.Errorf("the tests fail without a change: %w\n%s", err, out)
	}
	b.timeout = 10*time.Since(start) + 5*time.Second
	return b, nil
}

func (b *bench) close() { os.RemoveAll(b.room) }

// try is the verdict on one mutant.
func (b *bench) try(m mutant) (verdict, error) {
	src, err := os.ReadFile(m.file)
	if err != nil {
		return broken, err
	}
	path, err := filepath.Abs(m.file)
	if err != nil {
		return broken, err
	}
	changed, overlay := filepath.Join(b.room, "changed.go"), filepath.Join(b.room, "overlay.json")
	list, err := json.Marshal(map[string]map[string]string{"Replace": {path: changed}})
	if err != nil {
		return broken, err
	}
	if err := errors.Join(os.WriteFile(changed, m.apply(src), 0o600), os.WriteFile(overlay, list, 0o600)); err != nil {
		return broken, err
	}
	if _, err := b.compile("-overlay", overlay); err != nil {
		return broken, nil //nolint:nilerr // a mutant that does not compile is no fault of the run
	}
	if _, err := b.run(); err != nil {
		return noticed, nil //nolint:nilerr // a test that fails is what is looked for
	}
	return survived, nil
}

func (b *bench) program() string { return filepath.Join(b.room, "tests") }

func (b *bench) compile(flags ...string) ([]byte, error) {
	args := append([]string{"test", "-c", "-vet=off", "-o", b.program()}, flags...)
	return exec.Command("go", append(args, "./"+filepath.ToSlash(b.dir))...).CombinedOutput()
}

// run runs the compiled tests in their folder, to the first that fails.
func (b *bench) run() ([]byte, error) {
	cmd := exec.Command(b.program(), "-test.failfast", "-test.timeout", b.timeout.String(), "-test.run", b.tests)
	cmd.Dir = b.dir
	return cmd.CombinedOutput()
}
