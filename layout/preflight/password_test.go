package preflight_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// TestPasswords: a file that asks for a password is said to be protected, never
// damaged; one that opens without it is judged, and what it claims says whether it may
// be encrypted, and what its permissions must leave open.
func TestPasswords(t *testing.T) {
	dir := t.TempDir()
	locked := func(data []byte, options ...string) []byte {
		in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "out.pdf")
		if err := os.WriteFile(in, data, 0o600); err != nil {
			t.Fatal(err)
		}
		run(t, "qpdf", append(append([]string{"--object-streams=disable", "--allow-weak-crypto", "--encrypt"}, options...), "--", in, out)...)
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for _, bits := range []string{"128", "256"} {
		options := []string{"secret", "owner", bits}
		if bits == "128" {
			options = append(options, "--use-aes=y")
		}
		r, err := preflight.Check(locked(preflight.GoodPrint(t), options...), preflight.Options{Standards: true})
		if !errors.Is(err, pdf.ErrPassword) || !r.Failed() {
			t.Errorf("%s bits: %v", bits, err)
		}
		if text := r.Text("fr"); !strings.Contains(text, "un mot de passe protège le fichier") || strings.Contains(text, "abîmé") {
			t.Errorf("%s bits: %s", bits, text)
		}
	}
	for code, file := range map[string][]byte{
		"FileEncrypted":   locked(preflight.GoodPrint(t), "", "owner", "256"),
		"AccessForbidden": locked(preflight.GoodTagged(t), "", "owner", "128", "--use-aes=n", "--accessibility=n"),
	} {
		r, err := preflight.Check(file, preflight.Options{Standards: true})
		if err != nil {
			t.Fatalf("%s: %v", code, err)
		}
		found := false
		for _, x := range r.Results {
			found = found || string(x.Code) == code && x.Status == preflight.Fail
		}
		if !found {
			t.Errorf("%s does not fail\n%s", code, preflight.FaultsOnly(r))
		}
	}
	whole, err := pdf.Read(locked(preflight.GoodTagged(t), "", "owner", "256"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := preflight.Judge(whole, preflight.Options{Standards: true, As: preflight.Tagged})
	if err != nil || r.Failed() {
		t.Errorf("a file that software may read aloud fails: %v\n%s", err, preflight.FaultsOnly(r))
	}
}
