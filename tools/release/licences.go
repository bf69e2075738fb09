package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// module is a module that is linked into the program, with the files in which it
// says on what terms.
type module struct {
	path, version, dir string
	files              []terms
}

// terms is one such file.
type terms struct{ name, text, licence string }

// linked is the modules of the program on any of the platforms, Go's own
// packages first: those of its packages' folders, not all that go.mod lists.
func linked(dir string, targets []platform) ([]module, error) {
	goroot, err := goSays(dir, platform{}, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	version, err := goSays(dir, platform{}, "env", "GOVERSION")
	if err != nil {
		return nil, err
	}
	mods := []module{{path: "Go, the language's packages and runtime", version: version, dir: goroot}}
	if err := mods[0].read(goroot); err != nil {
		return nil, err
	}
	for _, p := range targets {
		list, err := goSays(dir, p, "list", "-deps", "-f",
			`{{with .Module}}{{if not .Main}}{{.Path}}{{"\t"}}{{.Version}}{{"\t"}}{{.Dir}}{{"\t"}}{{$.Dir}}{{end}}{{end}}`, "./cmd/edition")
		if err != nil {
			return nil, err
		}
		for _, line := range strings.Split(list, "\n") {
			w := strings.Split(line, "\t")
			if len(w) != 4 {
				continue
			}
			i := slices.IndexFunc(mods, func(m module) bool { return m.path == w[0] })
			if i < 0 {
				i, mods = len(mods), append(mods, module{path: w[0], version: w[1], dir: w[2]})
			}
			if err := mods[i].read(w[3]); err != nil {
				return nil, err
			}
		}
	}
	slices.SortFunc(mods[1:], func(a, b module) int { return strings.Compare(a.path, b.path) })
	for i := range mods {
		if err := mods[i].settle(); err != nil {
			return nil, err
		}
	}
	return mods, nil
}

func goSays(dir string, p platform, args ...string) (string, error) {
	c := command("go", args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", "CGO_ENABLED=0", "PWD="+dir)
	if p.os != "" {
		c.Env = append(c.Env, "GOOS="+p.os, "GOARCH="+p.arch)
	}
	return said(c)
}

// read takes in the files of terms from a package's folder up to its module's.
func (m *module) read(folder string) error {
	named := regexp.MustCompile(`(?i)^((un)?licen[sc]e|copying|copyright|notice|patents)`)
	for ; ; folder = filepath.Dir(folder) {
		dirs := []string{folder, filepath.Join(folder, "licenses")}
		for _, dir := range dirs {
			entries, err := os.ReadDir(dir)
			if err != nil && !os.IsNotExist(err) {
				return err
			}
			for _, e := range entries {
				if e.Type().IsRegular() && (named.MatchString(e.Name()) || dir != folder) && filepath.Ext(e.Name()) != ".go" {
					if err := m.take(filepath.Join(dir, e.Name())); err != nil {
						return err
					}
				}
			}
		}
		if folder == m.dir || len(folder) <= len(m.dir) {
			return nil
		}
	}
}

func (m *module) take(file string) error {
	name, err := filepath.Rel(m.dir, file)
	if err != nil {
		return err
	}
	name = filepath.ToSlash(name)
	if slices.ContainsFunc(m.files, func(t terms) bool { return t.name == name }) {
		return nil
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	text := strings.ReplaceAll(string(raw), "\r\n", "\n")
	m.files = append(m.files, terms{name, text, licenceOf(text)})
	return nil
}

// licenceOf is the licence a text is, the first of those it holds; empty when
// the press has not looked at it.
func licenceOf(text string) string {
	if all := licencesIn(text); len(all) > 0 {
		return all[0]
	}
	return ""
}

// licencesIn is the licences that a text holds, by words the others have not: a
// work that goes on with another's has both.
func licencesIn(text string) []string {
	text = strings.Join(strings.Fields(text), " ")
	var out []string
	for _, l := range []struct{ name, words string }{
		{"GPL", "GNU GENERAL PUBLIC LICENSE"},
		{"Apache-2.0", "Apache License Version 2.0, January 2004"},
		{"Apache-2.0", "Licensed under the Apache License, Version 2.0"},
		{"FTL", "The FreeType Project LICENSE"},
		{"BSD-3-Clause", "may be used to endorse or promote products derived from this software"},
		{"BSD-2-Clause", "Redistributions in binary form must reproduce the above copyright notice"},
		{"MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy of this software"},
	} {
		longer := l.name == "BSD-2-Clause" && slices.Contains(out, "BSD-3-Clause") // which has its words, and a clause more
		if strings.Contains(text, l.words) && !longer && !slices.Contains(out, l.name) {
			out = append(out, l.name)
		}
	}
	return out
}

// settle puts the files in order. Of a choice of licences it takes the one that
// only asks to be named; a module without any that does stops the release.
func (m *module) settle() error {
	known := slices.ContainsFunc(m.files, func(t terms) bool { return t.licence != "" && t.licence != "GPL" })
	if !known {
		return fmt.Errorf("%s %s has no licence that the press has looked at: read it, and decide whether a binary may hold it",
			m.path, m.version)
	}
	m.files = slices.DeleteFunc(m.files, func(t terms) bool { return t.licence == "GPL" })
	slices.SortFunc(m.files, func(a, b terms) int { return strings.Compare(a.name, b.name) })
	return nil
}

// licences are the names of the module's licences.
func (m *module) licences() string {
	var out []string
	for _, t := range m.files {
		out = append(out, licencesIn(t.text)...)
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), ", ")
}

// thirdParty is the file that goes with every binary: which modules are in it,
// and their terms in full.
func thirdParty(mods []module) []byte {
	out := []byte("# What the program is linked from\n\n" +
		"Modules of others, compiled into the program on at least one platform. What the program carries as\nfiles is in NOTICE.\n\n" +
		"| module | version | licence |\n|---|---|---|\n")
	for _, m := range mods {
		out = fmt.Appendf(out, "| %s | %s | %s |\n", m.path, m.version, m.licences())
	}
	for _, m := range mods {
		out = fmt.Appendf(out, "\n## %s %s\n", m.path, m.version)
		for _, t := range m.files {
			out = fmt.Appendf(out, "\n### %s\n\n", t.name)
			for _, line := range strings.Split(strings.TrimSpace(t.text), "\n") {
				out = append(out, strings.TrimRight("    "+line, " \t\f\r")+"\n"...)
			}
		}
	}
	return out
}
