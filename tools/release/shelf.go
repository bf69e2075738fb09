package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// shelf is the folder of a release while it is filled.
type shelf struct {
	folder string
	commit commit
	bom    string // the program that lists the parts of a binary
	files  []shelved
}

type shelved struct {
	name, sum string
	bytes     int
}

// entry is one file of an archive.
type entry struct {
	name string
	data []byte
	run  bool
}

// fill makes every file of the release from the tree, the modules and the builds.
func (s *shelf) fill(tree string, mods []module, builds []build) error {
	if err := os.MkdirAll(s.folder, 0o755); err != nil {
		return err
	}
	papers, err := papers(tree)
	if err != nil {
		return err
	}
	papers = append(papers, entry{name: "THIRD_PARTY.md", data: thirdParty(mods)})
	for _, b := range builds {
		if err := s.pack(b, papers); err != nil {
			return err
		}
	}
	raw, err := os.ReadFile(filepath.Join(tree, "tools", "release", "Containerfile"))
	if err != nil {
		return err
	}
	if err := s.put("Containerfile", raw); err != nil {
		return err
	}
	if err := s.put("THIRD_PARTY.md", thirdParty(mods)); err != nil {
		return err
	}
	return s.put("SHA256SUMS", s.sums())
}

// papers are the licence, the notice, and every text that the notice points at.
func papers(tree string) ([]entry, error) {
	names := []string{"LICENSE", "NOTICE"}
	notice, err := os.ReadFile(filepath.Join(tree, "NOTICE"))
	if err != nil {
		return nil, err
	}
	for _, line := range strings.Split(string(notice), "\n") {
		if l, ok := strings.CutPrefix(line, "Licence: "); ok {
			if _, name, _ := strings.Cut(l, ", "); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	var out []entry
	for _, name := range names {
		raw, err := os.ReadFile(filepath.Join(tree, filepath.FromSlash(name)))
		if err != nil {
			return nil, err
		}
		out = append(out, entry{name: name, data: raw})
	}
	return out, nil
}

// pack puts a build into its archive, with the papers, and its list of parts
// beside it.
func (s *shelf) pack(b build, papers []entry) error {
	info, err := buildinfo.ReadFile(b.file)
	if err != nil {
		return err
	}
	if err := s.vouched(info.Settings); err != nil {
		return fmt.Errorf("%s: %w", b.platform, err)
	}
	raw, err := os.ReadFile(b.file)
	if err != nil {
		return err
	}
	entries := slices.Concat([]entry{{name: b.program(), data: raw, run: true}}, papers)
	packed, err := tarred(entries, s.commit.date)
	if b.os == "windows" {
		packed, err = zipped(entries, s.commit.date)
	}
	if err != nil {
		return err
	}
	if err := s.put(archiveName(info.Main.Version, b.platform), packed); err != nil {
		return err
	}
	parts, err := s.parts(b, info.Main.Version)
	if err != nil {
		return err
	}
	return s.put(stem(info.Main.Version, b.platform)+".cdx.json", parts)
}

// vouched fails unless Go noted the commit in the program, unchanged.
func (s *shelf) vouched(settings []debug.BuildSetting) error {
	noted := map[string]string{}
	for _, k := range settings {
		noted[k.Key] = k.Value
	}
	if noted["vcs.revision"] != s.commit.hash || noted["vcs.modified"] != "false" {
		return fmt.Errorf("the program says it is commit %q, changed %q; it was built from %s",
			noted["vcs.revision"], noted["vcs.modified"], s.commit.hash)
	}
	return nil
}

func stem(version string, p platform) string { return "edition-" + version + "-" + p.os + "-" + p.arch }

func archiveName(version string, p platform) string {
	if p.os == "windows" {
		return stem(version, p) + ".zip"
	}
	return stem(version, p) + ".tar.gz"
}

// inside is the one folder of every archive.
const inside = "edition"

// tarred is a compressed archive that holds nothing of the machine it was made on.
func tarred(entries []entry, date time.Time) ([]byte, error) {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	t := tar.NewWriter(z)
	for _, e := range entries {
		h := &tar.Header{Name: path.Join(inside, e.name), Mode: e.mode(), Size: int64(len(e.data)), ModTime: date.UTC(), Format: tar.FormatUSTAR}
		if err := t.WriteHeader(h); err != nil {
			return nil, err
		}
		if _, err := t.Write(e.data); err != nil {
			return nil, err
		}
	}
	err = errors.Join(t.Close(), z.Close())
	return out.Bytes(), err
}

// zipped is the same for Windows.
func zipped(entries []entry, date time.Time) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, e := range entries {
		h := &zip.FileHeader{Name: path.Join(inside, e.name), Method: zip.Deflate, Modified: date.UTC()}
		h.SetMode(os.FileMode(e.mode()))
		w, err := z.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(e.data); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.Bytes(), err
}

func (e entry) mode() int64 {
	if e.run {
		return 0o755
	}
	return 0o644
}

// partsLister is the program that lists the parts of a binary.
func partsLister() (string, error) {
	const name = "cyclonedx-gomod"
	if found, err := exec.LookPath(name); err == nil {
		return found, nil
	}
	folder := os.Getenv("PRESS_TOOLS")
	if folder == "" {
		cache := os.Getenv("XDG_CACHE_HOME")
		if cache == "" {
			cache = filepath.Join(os.Getenv("HOME"), ".cache")
		}
		folder = filepath.Join(cache, "secnumcloud-press")
	}
	found, err := exec.LookPath(filepath.Join(folder, name))
	if err != nil {
		return "", fmt.Errorf("%s is not installed, and a release lists its parts: make tools", name)
	}
	return found, nil
}

// parts is the list of the parts of a build, in CycloneDX; no serial number and
// no hour are in it.
func (s *shelf) parts(b build, version string) ([]byte, error) {
	c := command(s.bom, "bin", "-json", "-noserial", "-notimestamp", "-std", "-output-version", "1.6", "-version", version, b.file)
	c.Env = append(os.Environ(), "GOFLAGS=")
	list, err := said(c)
	return []byte(list + "\n"), err
}

// put stands a file on the shelf.
func (s *shelf) put(name string, data []byte) error {
	sum := sha256.Sum256(data)
	s.files = append(s.files, shelved{name, hex.EncodeToString(sum[:]), len(data)})
	return os.WriteFile(filepath.Join(s.folder, name), data, 0o644)
}

// sums is the checksums of what stands there, as sha256sum -c reads them.
func (s *shelf) sums() []byte {
	files := slices.Clone(s.files)
	slices.SortFunc(files, func(a, b shelved) int { return strings.Compare(a.name, b.name) })
	var out []byte
	for _, f := range files {
		out = fmt.Appendf(out, "%s  %s\n", f.sum, f.name)
	}
	return out
}

// replace puts the shelf in the place of the last one. A folder that is no
// release stays.
func (s *shelf) replace(out string) error {
	entries, err := os.ReadDir(out)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	if _, err := os.Stat(filepath.Join(out, "SHA256SUMS")); err != nil && len(entries) > 0 {
		return fmt.Errorf("%s holds something that is no release: name another folder", out)
	}
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	return os.CopyFS(out, os.DirFS(s.folder))
}
