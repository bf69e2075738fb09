package main

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/web"
	"github.com/secnumcloud-observatory/press/locales"
)

func versionCommand(io console) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "version",
		Short: words("Say which program this is, and what it carries"),
		Long: words(`version names the program's version, the commit it was built from and whether
the tree held changes then, and one SHA-256 for each kind of file inside it. Two
programs with the same lines make the same files from the same data.`),
		Example: "  edition version\n  edition version --json",
		Args:    nothing,
		RunE: func(*cobra.Command, []string) error {
			b, err := identity(debug.ReadBuildInfo())
			if err != nil {
				return err
			}
			return b.tell(io, asJSON)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, words("write JSON"))
	return c
}

// identityCard is what a program says of itself.
type identityCard struct {
	Version  string            `json:"version"`            // tag, or what Go makes of the commit; "devel" without either
	Commit   string            `json:"commit,omitempty"`   // empty when Go did not note it
	Date     string            `json:"date,omitempty"`     // of the commit
	Modified *bool             `json:"modified,omitempty"` // the tree held changes; absent when nobody knows
	Go       string            `json:"go"`
	Platform string            `json:"platform"`
	Contents map[string]string `json:"contents"` // SHA-256 by kind
}

// identity reads what Go noted when it built the program: nothing is passed in
// by hand, so that go build, go install and a release say the same.
func identity(info *debug.BuildInfo, ok bool) (identityCard, error) {
	card := identityCard{Version: "devel", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH, Contents: map[string]string{}}
	if ok {
		card.built(info)
	}
	files, err := embedded()
	if err != nil {
		return card, broken("the files inside the program cannot be read: %v", diag.Why(err))
	}
	for kind, of := range files {
		card.Contents[kind] = digest(of)
	}
	return card, nil
}

// built takes over what Go noted.
func (c *identityCard) built(info *debug.BuildInfo) {
	if v := info.Main.Version; v != "" && v != "(devel)" {
		c.Version = v
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			c.Commit = s.Value
		case "vcs.time":
			c.Date = s.Value
		case "vcs.modified":
			is := s.Value == "true"
			c.Modified = &is
		}
	}
}

// embedded is every file inside the program, by kind and by its path in the
// tree.
func embedded() (map[string]map[string][]byte, error) {
	kinds := map[string]map[string][]byte{"profiles": {}, "schemas": {"layout/report.schema.json": layout.ReportSchema},
		"styles": {"layout/web/style.css": web.Sheet()}}
	for name, raw := range profile.Files() {
		kinds["profiles"][path.Join("layout/profile", name)] = raw
	}
	for _, f := range []struct {
		kind, folder string
		files        fs.FS
	}{
		{"data", "data", data.FS()},
		{"fonts", "fonts", fonts.Files()},
		{"locales", "locales", locales.Files()},
		{"locales", "layout/preflight", preflight.Files()},
	} {
		if kinds[f.kind] == nil {
			kinds[f.kind] = map[string][]byte{}
		}
		err := fs.WalkDir(f.files, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			kinds[f.kind][path.Join(f.folder, name)], err = fs.ReadFile(f.files, name)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return kinds, nil
}

// digest is the SHA-256 of the list that sha256sum would write of the files in
// the order of their paths.
func digest(files map[string][]byte) string {
	var list []byte
	for _, name := range slices.Sorted(maps.Keys(files)) {
		list = fmt.Appendf(list, "%s  %s\n", layout.Hash(files[name]), name)
	}
	return layout.Hash(list)
}

// tell writes the card, for people or for programs.
func (c identityCard) tell(io console, asJSON bool) error {
	if asJSON {
		if err := indented(io, c); err != nil {
			return broken("%v", diag.Why(err))
		}
		return nil
	}
	fmt.Fprintf(io.out, "edition %s\ncommit    %s\ngo        %s %s\n", c.Version, c.commit(), c.Go, c.Platform)
	for _, kind := range slices.Sorted(maps.Keys(c.Contents)) {
		fmt.Fprintf(io.out, "%-9s %s\n", kind, c.Contents[kind])
	}
	return nil
}

// commit is the commit in words.
func (c identityCard) commit() string {
	switch {
	case c.Commit == "":
		return "not noted"
	case c.Modified == nil:
		return c.Commit
	case *c.Modified:
		return c.Commit + ", with changes"
	}
	return c.Commit + ", unchanged"
}
