//go:build slow && linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// The edition is the same on every machine: each file of January, in both
// languages and for both profiles, its tickets and its report, made by the
// program of another processor, or of one with more instructions, has the bytes
// that this machine's makes. Other processors are emulated.
func TestEveryProcessorMakesTheSameBytes(t *testing.T) {
	native := january2026(t, nil, compiledFor(t, "GOARCH="+runtime.GOARCH))
	if len(native) != 59 { // a screen file with its statement, a print file with two tickets and 24 of the web, in two languages; the report
		t.Fatalf("%d files", len(native))
	}
	for _, p := range []struct{ arch, level, emulator string }{
		{"amd64", "GOAMD64=v3", "qemu-x86_64-static"},
		{"arm64", "GOARM64=v8.0", "qemu-aarch64-static"},
		{"riscv64", "GORISCV64=rva20u64", "qemu-riscv64-static"},
	} {
		t.Run(p.arch+" "+p.level, func(t *testing.T) {
			var under []string
			if p.arch != runtime.GOARCH {
				emulator, err := exec.LookPath(p.emulator)
				if err != nil {
					absent(t, p.emulator+" is not installed (make tools)")
				}
				under = []string{emulator}
			}
			bin := compiledFor(t, "GOARCH="+p.arch, p.level)
			if out, err := emulated(under, bin, "version").CombinedOutput(); strings.Contains(string(out), "microarchitecture support") {
				t.Skip("SKIPPED, nothing was compared: this processor has not the instructions of " + p.level)
			} else if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			other := january2026(t, under, bin)
			for name, want := range native {
				if got, made := other[name]; !made {
					t.Errorf("%s is not made", name)
				} else if got != want {
					at := parting(got, want)
					t.Errorf("%s differs from byte %d on, of %d and %d: %q here, %q there", name, at, len(want), len(got),
						want[at:min(at+60, len(want))], got[at:min(at+60, len(got))])
				}
			}
			if len(other) != len(native) {
				t.Errorf("%d files, %d here", len(other), len(native))
			}
		})
	}
}

// parting is where two texts begin to differ.
func parting(a, b string) int {
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	return at
}

// absent skips and says so; in CI it is a failure, since everything is installed
// there.
func absent(t *testing.T, what string) {
	t.Helper()
	if ci := os.Getenv("CI"); ci != "" && ci != "false" {
		t.Fatal(what)
	}
	t.Skip("SKIPPED, nothing was compared: " + what)
}

// compiledFor is the program for a processor, as a release has it.
func compiledFor(t *testing.T, env ...string) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "edition")
	c := exec.Command("go", "build", "-trimpath", "-o", bin, ".")
	c.Env = append(append(os.Environ(), "GOOS=linux", "CGO_ENABLED=0"), env...)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return bin
}

func emulated(under []string, bin string, args ...string) *exec.Cmd {
	words := append(append([]string(nil), under...), bin)
	return exec.Command(words[0], append(words[1:], args...)...)
}

// january2026 is every file of the whole edition.
func january2026(t *testing.T, under []string, bin string) map[string]string {
	t.Helper()
	out := t.TempDir()
	if said, err := emulated(under, bin, "build", "--month", "2026-01", "--out", out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return contentsOf(t, filepath.Join(out, "2026-01"))
}
