package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An editor's change is looked at wherever in a checkout the command is typed,
// and what is read is said; nothing is read in place of what is not there.
func TestTheNearestDataIsRead(t *testing.T) {
	checkout := filepath.Dir(onDisk(t))
	inner := filepath.Join(checkout, "notes", "deep")
	if err := os.MkdirAll(filepath.Join(inner, "data"), 0o755); err != nil { // called so, and holds nothing of an edition
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(checkout, "data", "editions", "2026-04")); err != nil {
		t.Fatal(err)
	}
	const mine, shipped = "2026-01\nspecimen\n", "2026-01\n2026-04\nspecimen\n"
	for _, c := range []struct {
		in, args, out, errs string
		code                int
	}{
		{checkout, "list", mine, "edition: reading data\n", exitBuilt},
		{inner, "list", mine, "edition: reading " + filepath.Join("..", "..", "data") + "\n", exitBuilt},
		{filepath.Join(checkout, "data"), "list", mine, "edition: reading .\n", exitBuilt},
		{filepath.Join(checkout, "data", "editions"), "list", mine, "edition: reading ..\n", exitBuilt},
		{inner, "list --data ../../data", mine, "edition: reading ../../data\n", exitBuilt},
		{checkout, "list --embedded", shipped, "edition: reading the data inside the program\n", exitBuilt},
		{checkout, "list --embedded --data data", "", "edition: --data and --embedded name two places: leave one out\n", exitUsage},
		{checkout, "new --month 2026-05 --embedded", "", "edition: there is no flag --embedded; see edition new --help\n", exitUsage},
		{t.TempDir(), "check", "", "edition: there is no data folder here or above: go to a checkout of the press, or " +
			"name a folder with --data; --embedded reads the data inside the program\n", exitFiles},
		{t.TempDir(), "new --month 2026-05", "", "edition: there is no data folder here or above: go to a checkout of the press, or " +
			"name a folder with --data\n", exitFiles},
		{t.TempDir(), "check --messages fr", "", "edition: il n’y a pas de dossier data ici ni au-dessus\u00a0: aller dans une copie de la presse, ou " +
			"nommer un dossier avec --data\u202f; --embedded lit les données que contient le programme\n", exitFiles},
		{t.TempDir(), "inspect typography --lang fr", "", "edition: reading the data inside the program\n", exitBuilt},
	} {
		t.Chdir(c.in)
		if s := heard("", strings.Fields(c.args)...); s != (said{c.code, c.out, c.errs}) {
			t.Errorf("in %s, edition %s: %d\n%s%s", c.in, c.args, s.code, s.out, s.errs)
		}
	}
}
