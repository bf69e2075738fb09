package open

import "strings"

// A data package (Frictionless Data Package 1.0, Table Schema 1.0).
type (
	descriptor struct {
		Profile   string     `json:"profile"`
		Name      string     `json:"name"`
		Title     string     `json:"title"`
		Version   string     `json:"version"`
		Created   string     `json:"created,omitempty"`
		Homepage  string     `json:"homepage,omitempty"`
		Licences  []licence  `json:"licenses,omitempty"`
		Resources []resource `json:"resources"`
	}
	licence struct {
		Name  string `json:"name"`
		Title string `json:"title"`
		Path  string `json:"path,omitempty"`
	}
	resource struct {
		Profile   string            `json:"profile"`
		Name      string            `json:"name"`
		Path      string            `json:"path"`
		Format    string            `json:"format"`
		Mediatype string            `json:"mediatype"`
		Encoding  string            `json:"encoding"`
		Says      map[string]string `json:"descriptions"` // by language
		Dialect   dialect           `json:"dialect"`
		Schema    schema            `json:"schema"`
	}
	dialect struct {
		Delimiter string `json:"delimiter"`
	}
	schema struct {
		Fields  []field      `json:"fields"`
		Missing []string     `json:"missingValues"`
		Key     string       `json:"primaryKey,omitempty"`
		Foreign []foreignKey `json:"foreignKeys,omitempty"`
	}
	field struct {
		Name   string            `json:"name"`
		Type   string            `json:"type"`
		Format string            `json:"format,omitempty"`
		Says   map[string]string `json:"descriptions"` // by language
		Holds  *constraints      `json:"constraints,omitempty"`
	}
	constraints struct {
		Pattern  string `json:"pattern,omitempty"`
		Required bool   `json:"required,omitempty"`
	}
	foreignKey struct {
		Fields    string    `json:"fields"`
		Reference reference `json:"reference"`
	}
	reference struct {
		Resource string `json:"resource"`
		Fields   string `json:"fields"`
	}
)

// dayPattern is a year, a month or a day (ISO 8601).
const dayPattern = `\d{4}(-\d{2}(-\d{2})?)?`

// describe is the package's descriptor.
func (p Package) describe(all []table) descriptor {
	d := descriptor{Profile: "tabular-data-package", Name: p.Name, Title: p.Title, Version: p.Version, Created: p.Created, Homepage: p.Home,
		Licences: []licence{{strings.ReplaceAll(p.Licence, " ", "-"), p.Licence, p.LicenceURL}}}
	for _, t := range all {
		r := resource{Profile: "tabular-data-resource", Name: t.name, Path: t.name + ".csv", Format: "csv", Mediatype: "text/csv",
			Encoding: "utf-8", Says: p.says("open." + t.name), Dialect: dialect{string(p.Delimiter)}, Schema: schema{Missing: []string{""}}}
		for i, c := range t.columns {
			f := field{Name: c.name, Type: string(c.kind), Says: p.says("open." + t.name + "." + c.name)}
			switch {
			case c.kind == day:
				f.Type, f.Holds = string(words), &constraints{Pattern: dayPattern}
			case c.kind == address:
				f.Type, f.Format = string(words), string(address)
			case i == 0:
				f.Holds = &constraints{Required: true}
			}
			r.Schema.Fields = append(r.Schema.Fields, f)
		}
		switch t.columns[0].name {
		case "id":
			r.Schema.Key = "id"
		case "offer":
			r.Schema.Foreign = []foreignKey{{"offer", reference{"register", "id"}}}
		}
		d.Resources = append(d.Resources, r)
	}
	return d
}

// says is a text in each language.
func (p Package) says(key string) map[string]string {
	out := map[string]string{}
	for _, lang := range p.Langs {
		out[lang] = p.Say(lang, key)
	}
	return out
}
