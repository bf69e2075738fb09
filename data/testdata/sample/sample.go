// Package sample makes data folders of any size for tests: fictional registers
// of n offers under the shipped theme and standing texts. It stands under
// testdata because nothing but tests may import it.
package sample

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/data"
)

// ID is the id of the edition in a sample folder.
const ID = "sample"

// FS is a data folder with one edition, ID, whose register has n offers: about
// two in five qualified, the rest in progress at every milestone, and one
// applicant without an offer from n = 10 on. The same n gives the same bytes.
func FS(n int) (fs.FS, error) { return folder(offers(n), providers(n), grid(n)) }

// Crowd is a data folder with n offers in progress at J0 and one offer
// qualified: one column of the histogram holds everything.
func Crowd(n int) (fs.FS, error) {
	var b strings.Builder
	b.WriteString("observed: 2025-06-30\noffers:\n")
	offer(&b, 0, true, "iaas", "", 0)
	for i := 1; i <= n; i++ {
		offer(&b, i, false, layers(i), "j0", 12)
	}
	return folder(b.String(), providers(2*n+2), grid(1))
}

// Dated is a data folder with n offers in progress, each with a dated milestone,
// at J0, J1 and J2 in turn; each third is of this month.
func Dated(n int) (fs.FS, error) {
	var b strings.Builder
	b.WriteString("observed: 2025-06-30\noffers:\n")
	for i := range n {
		offer(&b, i, false, layers(i), [...]string{"j0", "j1", "j2"}[i%3], i%3*(1+i%5))
	}
	return folder(b.String(), providers(n), "cells: []\n")
}

// Settled is a data folder with n offers qualified and none in progress.
func Settled(n int) (fs.FS, error) {
	return made(n, func(b *strings.Builder, i int) { offer(b, i, true, layers(i), "", i%13) })
}

// Part is a data folder with n offers of which so many are qualified, the rest in
// progress at every milestone.
func Part(n, qualified int) (fs.FS, error) {
	return made(n, func(b *strings.Builder, i int) {
		offer(b, i, i < qualified, layers(i), [...]string{"j0", "", "j1", "", "j2"}[i%5], i%13)
	})
}

// Still is Part in a month in which none of them moved.
func Still(n, qualified int) (fs.FS, error) {
	return made(n, func(b *strings.Builder, i int) {
		offer(b, i, i < qualified, layers(i), [...]string{"j0", "", "j1", "", "j2"}[i%5], 1+i%12)
	})
}

// Events is a data folder with forty offers of which n moved this month.
func Events(n int) (fs.FS, error) {
	const all = 40
	return made(all, func(b *strings.Builder, i int) {
		step, age := [...]string{"j0", "", "j1", "", "", "j2", ""}[i%7], 1+i%12
		if i < n {
			step, age = "j1", 0
		}
		offer(b, i, i%5 < 2, layers(i), step, age)
	})
}

// made is a data folder of n offers as they are written one by one.
func made(n int, write func(b *strings.Builder, i int)) (fs.FS, error) {
	var b strings.Builder
	b.WriteString("observed: 2025-06-30\noffers:\n")
	for i := range n {
		write(&b, i)
	}
	return folder(b.String(), providers(n-1), grid(n))
}

// Store is the loaded folder of FS(n) and its edition.
func Store(n int) (*data.Store, *data.Edition, error) {
	fsys, err := FS(n)
	if err != nil {
		return nil, nil, err
	}
	s, found := data.Load(fsys)
	e, ok := s.Edition(ID)
	if !ok || len(found) > 0 {
		return nil, nil, fmt.Errorf("sample of %d offers: %v", n, found)
	}
	return s, e, nil
}

func folder(offers, providers, grid string) (fs.FS, error) {
	out := fstest.MapFS{}
	shipped := data.FS()
	err := fs.WalkDir(shipped, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		to := name
		switch {
		case strings.HasPrefix(name, "editions/specimen/register/") && path.Base(name) != "sources.yaml":
			return nil
		case strings.HasPrefix(name, "editions/specimen/"):
			to = "editions/" + ID + strings.TrimPrefix(name, "editions/specimen")
		case strings.HasPrefix(name, "editions/"):
			return nil
		}
		raw, err := fs.ReadFile(shipped, name)
		if path.Base(to) == "edition.yaml" { // as many pages as the register takes
			raw = regexp.MustCompile(`(?m)^pages:.*\n`).ReplaceAll(raw, nil)
		}
		out[to] = &fstest.MapFile{Data: raw}
		return err
	})
	dir := "editions/" + ID + "/register/"
	out[dir+"offers.yaml"] = &fstest.MapFile{Data: []byte(offers)}
	out[dir+"providers.yaml"] = &fstest.MapFile{Data: []byte(providers)}
	out[dir+"grid.yaml"] = &fstest.MapFile{Data: []byte(grid)}
	return out, err
}

// holder is the provider of the ith offer: every third provider has two.
func holder(i int) int { return i * 3 / 4 }

func name(i int) string {
	syllables := []string{"Ar", "Bel", "Cor", "Dan", "Eo", "Fal", "Gui", "Har", "Ile", "Jan", "Ker", "Lo"}
	ends := []string{"mor", "zic", "vel", "tan", "nez", "gat", "rin"}
	s := "Specimen " + syllables[i%12] + ends[i/12%7]
	if i >= 84 {
		s += fmt.Sprintf(" %d", i/84+1)
	}
	if i%17 == 16 {
		s += " et associés, groupement coopératif"
	}
	return s
}

func providers(n int) string {
	var b strings.Builder
	b.WriteString("providers:\n")
	for i := 0; i <= holder(n); i++ {
		fmt.Fprintf(&b, "  - {id: sample-%d, name: %q, known: 2025-06-30, sources: [S2]}\n", i, name(i))
	}
	return b.String()
}

func layers(i int) string {
	return [...]string{"iaas", "iaas", "saas", "iaas", "paas", "iaas, paas", "caas", "saas", "iaas, caas, paas", "iaas"}[i%10]
}

func offers(n int) string {
	var b strings.Builder
	b.WriteString("observed: 2025-06-30\noffers:\n")
	for i := range n {
		step := [...]string{"j0", "", "j1", "", "", "j2", ""}[i%7]
		offer(&b, i, i%5 < 2, layers(i), step, i%13)
	}
	if n >= 10 {
		fmt.Fprintf(&b,
			"  - id: bare\n    provider: sample-%d\n    stages:\n      - {stage: candidate, known: 2025-06-30, sources: [S2]}\n", holder(n))
	}
	return b.String()
}

// offer writes one offer. age is in months before the cut-off of the specimen,
// April 2026; 0 is news.
func offer(b *strings.Builder, i int, qualified bool, layers, step string, age int) {
	month := 2026*12 + 3 - age
	day := fmt.Sprintf("%04d-%02d-%02d", month/12, month%12+1, 1+i%27)
	stage := "candidate"
	if qualified {
		stage = "qualified"
	}
	known := "2025-06-30"
	if age == 0 {
		known = day
	}
	fmt.Fprintf(b, "  - id: offer-%d\n    provider: sample-%d\n    name: %q\n    stages:\n", i, holder(i),
		fmt.Sprintf("Offre %s n° %d", strings.ToUpper(layers[:4]), i+1))
	fmt.Fprintf(b, "      - {stage: %s, layers: [%s], known: %s, sources: [S2]}\n", stage, layers, known)
	switch {
	case qualified && i%4 != 3:
		fmt.Fprintf(b, "    decisions:\n      - {number: %q, date: %s, until: %04d%s, known: %s, sources: [S3]}\n", fmt.Sprint(100+i), day,
			month/12+3, day[4:], later(day, known))
	case !qualified && step != "":
		fmt.Fprintf(b, "    milestones:\n      - {step: %s, date: %s, known: %s, sources: [S2]}\n", step, day, later(day, known))
	}
}

func later(a, b string) string {
	if a > b {
		return a
	}
	return b
}

func grid(n int) string {
	var b strings.Builder
	b.WriteString("cells:\n")
	for i := 0; i < max(n, 1); i += 5 {
		p := holder(i)
		for _, cv := range [][2]string{{"type", "[shared]"}, {"share", fmt.Sprint(i * 7 % 101)}, {"customers", "[private, public], no: [vital]"},
			{"services", "20+"}, {"horizon", "[europe]"}, {"role", "[facilitator]"}, {"extension", "yes"}} {
			if (i+len(cv[0]))%4 != 0 {
				fmt.Fprintf(&b, "  - {provider: sample-%d, column: %s, value: %s, known: 2026-02-28, sources: [S9]}\n", p, cv[0], cv[1])
			}
		}
	}
	return b.String()
}
