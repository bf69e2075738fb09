package open_test

import (
	"encoding/csv"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/open"
)

// files is the open data of an edition, by the names of its files.
func files(t *testing.T, month string, delimiter rune) map[string][]byte {
	t.Helper()
	store, found := data.Load(data.FS())
	if len(found) > 0 {
		t.Fatal(found)
	}
	ed, ok := store.Edition(month)
	if !ok {
		t.Fatal(month)
	}
	out, err := open.Files(ed.View, open.Package{Name: "n", Licence: "CC BY 4.0", Delimiter: delimiter, Langs: []string{"fr", "en"},
		Say: func(lang, key string) string { return lang + " " + key }})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// descriptor is the descriptor as a reader of the standard reads it.
type descriptor struct {
	Profile   string
	Licenses  []struct{ Name string }
	Resources []struct {
		Name, Path string
		Dialect    struct{ Delimiter string }
		Schema     struct {
			Fields []struct {
				Name, Type, Format string
				Descriptions       map[string]string
				Constraints        struct {
					Pattern  string
					Required bool
				}
			}
			PrimaryKey  string
			ForeignKeys []struct {
				Fields    string
				Reference struct{ Resource, Fields string }
			}
		}
	}
}

// Every table is what the package says of it: its columns, their types and patterns,
// keys that are there once and are known where they are named. Sources of facts are
// among the sources.
func TestTheTablesAreAsDescribed(t *testing.T) {
	for _, month := range []string{"2026-01", "2026-04", "specimen"} {
		all := files(t, month, ';')
		var d descriptor
		if err := json.Unmarshal(all["datapackage.json"], &d); err != nil {
			t.Fatal(err)
		}
		if d.Profile != "tabular-data-package" || len(d.Resources) != 5 || d.Licenses[0].Name != "CC-BY-4.0" {
			t.Fatalf("%+v", d)
		}
		keys, cited := map[string][]string{}, []string(nil)
		for _, r := range d.Resources {
			in := csv.NewReader(strings.NewReader(string(all[r.Path])))
			in.Comma = rune(r.Dialect.Delimiter[0])
			rows, err := in.ReadAll()
			if err != nil || len(rows) < 3 {
				t.Fatalf("%s %s: %d rows, %v", month, r.Path, len(rows), err)
			}
			for i, f := range r.Schema.Fields {
				if rows[0][i] != f.Name || f.Descriptions["fr"] == "" || f.Descriptions["en"] == "" {
					t.Errorf("%s %s: column %d is %s, described as %+v", month, r.Path, i, rows[0][i], f)
				}
				pattern := regexp.MustCompile(`^(` + f.Constraints.Pattern + `)$`)
				for _, row := range rows[1:] {
					v := row[i]
					switch {
					case v == "" && f.Constraints.Required, f.Type == "boolean" && v != "true" && v != "false",
						v != "" && f.Constraints.Pattern != "" && !pattern.MatchString(v), v != "" && f.Format == "uri" && !strings.Contains(v, "://"):
						t.Errorf("%s %s: %s is %q", month, r.Path, f.Name, v)
					}
					if f.Name == r.Schema.PrimaryKey {
						if slices.Contains(keys[r.Name], v) {
							t.Errorf("%s %s: %s stands twice", month, r.Path, v)
						}
						keys[r.Name] = append(keys[r.Name], v)
					}
					for _, k := range r.Schema.ForeignKeys {
						if f.Name == k.Fields && !slices.Contains(keys[k.Reference.Resource], v) {
							t.Errorf("%s %s: there is no %s", month, r.Path, v)
						}
					}
					if f.Name == "sources" {
						cited = append(cited, strings.Fields(v)...)
					}
				}
			}
		}
		for _, id := range cited {
			if !slices.Contains(keys["sources"], id) {
				t.Errorf("%s: %s is no source", month, id)
			}
		}
		if len(cited) < 20 {
			t.Errorf("%s: only %d sources", month, len(cited))
		}
	}
}

// JSON says the same as the tables, with truths and nothings as such.
func TestJSONSaysTheSame(t *testing.T) {
	all := files(t, "2026-01", ',')
	var tables map[string][]map[string]any
	if err := json.Unmarshal(all["register.json"], &tables); err != nil {
		t.Fatal(err)
	}
	for name, rows := range tables {
		lines, err := csv.NewReader(strings.NewReader(string(all[name+".csv"]))).ReadAll()
		if err != nil || len(lines) != len(rows)+1 {
			t.Fatalf("%s: %d rows and %d lines, %v", name, len(rows), len(lines), err)
		}
		for i, row := range rows {
			for j, column := range lines[0] {
				var want any = lines[i+1][j]
				switch want {
				case "":
					want = nil
				case "true", "false":
					want = want == "true"
				}
				if row[column] != want {
					t.Errorf("%s, row %d, %s: %v and %v", name, i+1, column, row[column], want)
				}
			}
		}
	}
}
