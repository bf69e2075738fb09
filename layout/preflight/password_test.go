package preflight_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
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

// TestEncryptionWhereverItStands: however a file is enciphered, and wherever it says so,
// one that asks for a password is said to, and one that opens without it is judged as
// the file before it was locked is, but for what ciphers hide.
func TestEncryptionWhereverItStands(t *testing.T) {
	dir := t.TempDir()
	through := func(tool string, data []byte, args ...string) []byte {
		in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "out.pdf")
		if err := os.WriteFile(in, data, 0o600); err != nil {
			t.Fatal(err)
		}
		for i, a := range args {
			args[i] = strings.NewReplacer("IN", in, "OUT", out).Replace(a)
		}
		run(t, tool, args...)
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	ciphers := map[string][]string{"RC4 40": {"40"}, "RC4 128": {"128", "--use-aes=n"}, "RC4 128, R4": {"128", "--use-aes=n", "--force-V4"},
		"AES 128": {"128", "--use-aes=y"}, "AES 128, clear metadata": {"128", "--use-aes=y", "--cleartext-metadata"},
		"AES 256": {"256"}, "AES 256, R5": {"256", "--force-R5"}, "AES 256, clear metadata": {"256", "--cleartext-metadata"}}
	for _, streams := range []string{"disable", "generate"} {
		for name, cipher := range ciphers {
			for _, user := range []string{"", "secret"} {
				args := append([]string{"--object-streams=" + streams, "--allow-weak-crypto", "--encrypt", user, "owner"}, cipher...)
				file := through("qpdf", preflight.GoodTagged(t), append(args, "--", "IN", "OUT")...)
				name := fmt.Sprintf("%s, user %q, streams %s", name, user, streams)
				sealed(t, name, file, user != "")
				sealed(t, name+", in the trailer", inTrailer(t, file), user != "")
				sealed(t, name+", in a stream's trailer", inStream(t, file), user != "")
			}
		}
	}
	for _, cipher := range []string{"rc4-40", "rc4-128", "aes-128", "aes-256"} {
		for _, user := range []string{"", "secret"} {
			file := through("mutool", preflight.GoodTagged(t), "clean", "-E", cipher, "-U", user, "-O", "owner", "IN", "OUT")
			sealed(t, fmt.Sprintf("MuPDF's %s, user %q", cipher, user), file, user != "")
		}
	}
}

// sealed holds the report on a file that is encrypted to what it may say.
func sealed(t *testing.T, name string, file []byte, asks bool) {
	t.Helper()
	for _, o := range []preflight.Options{{Standards: true, As: preflight.Tagged}, {}, {As: preflight.Archive}} {
		r, err := preflight.Check(file, o)
		if asks {
			if text := r.Text("en"); !errors.Is(err, pdf.ErrPassword) || !strings.Contains(text, "a password protects the file") {
				t.Errorf("%s: %v\n%s", name, err, text)
			}
		} else if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, x := range r.Results {
			hidden := slices.Contains([]string{"FileReferences", "StreamLength", "ObjectSyntax"}, string(x.Code))
			switch {
			case x.Code == "FileEncrypted" && (x.Status == preflight.Pass || o.As != preflight.Tagged && x.Status != preflight.Fail):
				t.Errorf("%s: not encrypted, it says", name)
			case asks && x.Status == preflight.Pass && x.Code != "FileHeader" && x.Code != "FileEnd":
				t.Errorf("%s: %s passes of ciphers", name, x.Code)
			case hidden && o.Standards && x.Status != preflight.NotChecked:
				t.Errorf("%s: %s is %v %+v", name, x.Code, x.Status, x.Faults)
			case !asks && o.Standards && x.Status == preflight.Fail:
				t.Errorf("%s: %s fails %+v", name, x.Code, x.Faults)
			}
		}
	}
}

var (
	startAt   = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF\s*$`)
	encrypts  = regexp.MustCompile(`/Encrypt (\d+) 0 R`)
	catalogOf = regexp.MustCompile(`/Root (\d+) 0 R`)
	sizeOf    = regexp.MustCompile(`/Size (\d+)`)
	ids       = regexp.MustCompile(`(?s)/ID ?\[ ?<[0-9a-fA-F]+> ?<[0-9a-fA-F]+> ?\]`)
)

// newest is the entries that a trailer added to a file needs, with the dictionary of
// encryption itself in place of the reference to it.
func newest(t *testing.T, file []byte) (entries string, size int) {
	t.Helper()
	one := func(x *regexp.Regexp) string {
		all := x.FindAllSubmatch(file, -1)
		if len(all) == 0 {
			t.Fatalf("no %s", x)
		}
		return string(all[len(all)-1][len(all[0])-1])
	}
	n := one(encrypts)
	from := bytes.Index(file, []byte("\n"+n+" 0 obj\n")) + len("\n"+n+" 0 obj\n")
	dict := file[from : from+bytes.Index(file[from:], []byte("\nendobj"))]
	if _, err := fmt.Sscan(one(sizeOf), &size); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("/Prev %s /Root %s 0 R %s /Encrypt %s", one(startAt), one(catalogOf), one(ids), dict), size
}

// without is a file whose older trailers do not say that it is encrypted: the places of
// all bytes stay.
func without(file []byte) []byte {
	return encrypts.ReplaceAllFunc(slices.Clone(file), func(b []byte) []byte { return bytes.Repeat([]byte(" "), len(b)) })
}

// inTrailer adds a trailer that holds the dictionary itself to a file.
func inTrailer(t *testing.T, file []byte) []byte {
	entries, size := newest(t, file)
	file = without(file)
	return fmt.Appendf(file, "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n", size, entries, len(file))
}

// inStream adds a cross-reference stream whose dictionary holds it.
func inStream(t *testing.T, file []byte) []byte {
	entries, size := newest(t, file)
	file = without(file)
	at := len(file)
	file = fmt.Appendf(file, "%d 0 obj\n<</Type/XRef /W[1 4 2] /Index[%d 1] /Size %d /Length 7 %s>>\nstream\n", size, size, size+1, entries)
	file = append(file, 1, byte(at>>24), byte(at>>16), byte(at>>8), byte(at), 0, 0)
	return fmt.Appendf(file, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", at)
}
