//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What stands in the data folder and is no regular file inside it is told, at
// once and by name, and never opened, followed or published.
func TestDataFolderHoldsFilesOnly(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.png")
	if err := os.WriteFile(secret, []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	picture := func(t *testing.T, dir string) { // a text that shows pictures/x.png
		spoil(t, dir, "editions/2026-01/fr/editorial.md", "\n---\n\n", "\n---\n\n![Une image](../pictures/x.png \"Une image\")\n\n")
		if err := os.MkdirAll(filepath.Join(dir, "editions/2026-01/pictures"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	const x = "editions/2026-01/pictures/x.png"
	for _, c := range []struct {
		name, file, says string
		put              func(dir string) error
	}{
		{"a register file that is not there", "register/grid.yaml", "is not there", func(d string) error { return os.Remove(filepath.Join(d, "register/grid.yaml")) }},
		{"a register file that is a pipe", "register/grid.yaml", "a pipe or a device", func(d string) error {
			return errors.Join(os.Remove(filepath.Join(d, "register/grid.yaml")), syscall.Mkfifo(filepath.Join(d, "register/grid.yaml"), 0o644))
		}},
		{"a register file that leads out", "register/grid.yaml", "leads out of the data folder", func(d string) error {
			return errors.Join(os.Remove(filepath.Join(d, "register/grid.yaml")), os.Symlink(secret, filepath.Join(d, "register/grid.yaml")))
		}},
		{"a register file that is a folder", "register/grid.yaml", "is a folder", func(d string) error {
			return errors.Join(os.Remove(filepath.Join(d, "register/grid.yaml")), os.Mkdir(filepath.Join(d, "register/grid.yaml"), 0o755))
		}},
		{"a text that leads to a device", "editions/2026-01/fr/zoom.md", "leads out of the data folder", func(d string) error {
			_ = os.Remove(filepath.Join(d, "editions/2026-01/fr/zoom.md"))
			return os.Symlink("/dev/zero", filepath.Join(d, "editions/2026-01/fr/zoom.md"))
		}},
		{"a folder that leads out", "editions/2026-01/fr", "leads out of the data folder", func(d string) error {
			return errors.Join(os.RemoveAll(filepath.Join(d, "editions/2026-01/fr")), os.Symlink(t.TempDir(), filepath.Join(d, "editions/2026-01/fr")))
		}},
		{"a text as large as a film", "theme.yaml", "2 MB is the most", func(d string) error { return os.Truncate(filepath.Join(d, "theme.yaml"), 40<<20) }},
		{"languages that lead out", "locales", "leads out of the data folder", func(d string) error { return os.Symlink(t.TempDir(), filepath.Join(d, "locales")) }},
		{"a language that leads out", "locales/fr", "is not read", func(d string) error {
			return errors.Join(os.Mkdir(filepath.Join(d, "locales"), 0o755), os.Symlink(t.TempDir(), filepath.Join(d, "locales/fr")))
		}},
		{"a language that is a pipe", "locales/fr", "is not read", func(d string) error {
			return errors.Join(os.Mkdir(filepath.Join(d, "locales"), 0o755), syscall.Mkfifo(filepath.Join(d, "locales/fr"), 0o644))
		}},
		{"words of no language", "locales/french.yaml", "its name is not the code of a language", func(d string) error {
			return errors.Join(os.Mkdir(filepath.Join(d, "locales"), 0o755), os.WriteFile(filepath.Join(d, "locales/french.yaml"), []byte("a: b\n"), 0o644))
		}},
		{"a picture that leads out", x, "leads out of the data folder", func(d string) error {
			picture(t, d)
			return os.Symlink(secret, filepath.Join(d, x))
		}},
		{"a picture that is a pipe", x, "a pipe or a device", func(d string) error {
			picture(t, d)
			return syscall.Mkfifo(filepath.Join(d, x), 0o644)
		}},
		{"a picture as large as a film", x, "128 MB is the most", func(d string) error {
			picture(t, d)
			return errors.Join(os.WriteFile(filepath.Join(d, x), nil, 0o644), os.Truncate(filepath.Join(d, x), 1<<30))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := onDisk(t, "2026-01")
			if err := errors.Join(shorten(dir, "2026-01", "cover, editorial, register, sources, back"), c.put(dir)); err != nil {
				t.Fatal(err)
			}
			out := t.TempDir()
			cmd := exec.Command(os.Args[0], "build", "--month", "2026-01", "--lang", "fr", "--profile", "screen", "--out", out, "--data", dir)
			cmd.Env = append(os.Environ(), asProgram+"=1")
			var errs strings.Builder
			cmd.Stderr = &errs
			timer := time.AfterFunc(30*time.Second, func() { _ = cmd.Process.Kill() })
			defer timer.Stop()
			_ = cmd.Run()
			if code := cmd.ProcessState.ExitCode(); code != exitFindings {
				t.Errorf("exit code %d", code)
			}
			if s := errs.String(); !strings.Contains(s, c.file) || !strings.Contains(s, c.says) {
				t.Errorf("the answer names neither %s nor that it %s:\n%s", c.file, c.says, s)
			}
			if left, _ := os.ReadDir(out); len(left) > 0 {
				t.Errorf("something was published: %v", left)
			}
		})
	}
}

// The folder of a month that nobody asked for and that leads out is told, and
// stops no other month; its own it does.
func TestAnotherMonthThatLeadsOut(t *testing.T) {
	dir := onDisk(t, "2026-01")
	if err := errors.Join(shorten(dir, "2026-01", "cover, register, sources, back"), os.Symlink(t.TempDir(), filepath.Join(dir, "editions/2026-02"))); err != nil {
		t.Fatal(err)
	}
	const says = "editions/2026-02: This cannot be read: it is a link that leads out of the data folder. [Forbidden]\n"
	out := t.TempDir()
	s := told("", "build", "--month", "2026-01", "--lang", "fr", "--profile", "screen", "--out", out, "--data", dir)
	if left, _ := os.ReadDir(out); s.code != exitBuilt || !strings.Contains(s.errs, "warning: "+says) || len(left) != 1 {
		t.Errorf("%d, %v is published: %s", s.code, left, s.errs)
	}
	if s := told("", "build", "--month", "2026-02", "--out", t.TempDir(), "--data", dir); s.code != exitFindings || !strings.Contains(s.errs, "error: "+says) {
		t.Errorf("the month itself: %d %s", s.code, s.errs)
	}
}

// When the editions themselves lead out of the folder, every command says so.
func TestEditionsThatLeadOut(t *testing.T) {
	dir := onDisk(t, "2026-01")
	if err := errors.Join(os.RemoveAll(filepath.Join(dir, "editions")), os.Symlink(t.TempDir(), filepath.Join(dir, "editions"))); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{"list", "check", "build", "build --month 2026-01", "inspect text --month 2026-01"} {
		s := told("", append(strings.Fields(args), "--data", dir)...)
		if s.code != exitFiles || !strings.Contains(s.errs, "editions: This cannot be read: it is a link that leads out") {
			t.Errorf("%s: %d %s", args, s.code, s.errs)
		}
	}
}

// A link inside the folder is as good as a file, and a folder's too.
func TestLinksInsideTheDataFolder(t *testing.T) {
	dir := onDisk(t, "2026-01")
	if err := errors.Join(shorten(dir, "2026-01", "cover, register, sources, back"), os.Rename(filepath.Join(dir, "register/grid.yaml"), filepath.Join(dir, ".grid.yaml")),
		os.Symlink("../.grid.yaml", filepath.Join(dir, "register/grid.yaml")),
		os.Rename(filepath.Join(dir, "editions/2026-01"), filepath.Join(dir, ".january")),
		os.Symlink("../.january", filepath.Join(dir, "editions/2026-01"))); err != nil {
		t.Fatal(err)
	}
	if s := told("", "check", "--month", "2026-01", "--data", dir); s.code != exitBuilt {
		t.Errorf("%d\n%s", s.code, s.errs)
	}
}

// With too few handles the program says so, and not that there is nothing.
func TestFewHandles(t *testing.T) {
	dir := onDisk(t, "2026-01")
	for n := 4; n < 12; n++ {
		c := exec.Command("sh", "-c", "ulimit -n $1; shift; exec \"$@\"", "sh", string(rune('0'+n/10))+string(rune('0'+n%10)), os.Args[0], "list", "--data", dir)
		c.Env = append(os.Environ(), asProgram+"=1")
		out, _ := c.CombinedOutput()
		if s := string(out); c.ProcessState.ExitCode() != exitBuilt && strings.Contains(s, "no edition") && !strings.Contains(s, "too many files are open") {
			t.Errorf("%d handles: %s", n, s)
		}
	}
}

// A folder that leads out of the data folder is one finding, at the folder:
// what is then missing of the register, the texts or the pictures follows from it.
func TestFoldersThatLeadOutAreOneFinding(t *testing.T) {
	for _, folder := range []string{"register", "standing", "standing/fr", "editions/2026-01", "editions/2026-04/fr", "editions/specimen/pictures"} {
		t.Run(folder, func(t *testing.T) {
			dir, away := onDisk(t), filepath.Join(t.TempDir(), "away")
			if err := shorten(dir, "specimen", "cover, editorial, register, sources, back"); err != nil {
				t.Fatal(err)
			}
			at := filepath.Join(dir, filepath.FromSlash(folder))
			if err := errors.Join(os.Rename(at, away), os.Symlink(away, at)); err != nil {
				t.Fatal(err)
			}
			month := "2026-04"
			if strings.HasPrefix(folder, "editions/specimen") {
				month = "specimen"
			}
			s := told("", "check", "--data", dir, "--month", month)
			if said := s.out + s.errs; s.code != exitFindings || strings.Count(said, " [") != 1 ||
				!strings.Contains(said, folder+": This cannot be read: it is a link that leads out of the data folder. [Forbidden]") {
				t.Errorf("exit code %d: %s", s.code, said)
			}
		})
	}
}

// A picture with a damaged head is one finding where it is shown, and none of
// the words beside it.
func TestADamagedPictureIsOneFinding(t *testing.T) {
	dir := onDisk(t, "specimen")
	name := filepath.Join(dir, "editions/specimen/pictures/cases.png")
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	copy(raw, "XXXXXXXX")
	if err := errors.Join(shorten(dir, "specimen", "cover, editorial, register, sources, back"), os.WriteFile(name, raw, 0o644)); err != nil {
		t.Fatal(err)
	}
	s := told("", "check", "--data", dir, "--month", "specimen", "--lang", "fr")
	if said := s.out + s.errs; strings.Count(said, "]\n") != 1 || !strings.Contains(said, "[PictureFormat]") {
		t.Errorf("want one finding, have\n%s", said)
	}
}
