package data

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
)

// Says is what a field holds, in every language of the press, by its locale key;
// of a field with a measure of its own, also how many lines it has at most.
type Says func(key string, lines int) string

// SchemaNames is the kinds of file that have a schema, in order: edition, grid,
// offers, providers, sources, theme, and text-SECTION for the front matter of a
// section's Markdown files.
func SchemaNames() []string {
	names := []string{"edition", "grid", "offers", "providers", "sources"}
	for _, id := range SectionIDs() {
		names = append(names, "text-"+id)
	}
	names = append(names, "theme")
	slices.Sort(names)
	return names
}

// schemaFolder is where the schemas stand in the data folder: each file names its
// own in its first line, and no program of the press reads them.
const schemaFolder = "schema"

// schemaFiles is the names that files there can have: the schema of the report is
// written with the others.
func schemaFiles() []string {
	names := append(SchemaNames(), "report")
	for i := range names {
		names[i] += ".json"
	}
	return names
}

// Schemas is a JSON Schema (draft 2020-12) for each kind of file. Editors'
// programs complete and check with them while one types, and show what each
// field holds. They say what Load accepts and what a section has a place for,
// and no more: dates, references and languages are Check's.
func Schemas(say Says) map[string][]byte {
	d := drafter{say: say}
	out := map[string][]byte{}
	kinds := map[string]schema{
		"sources":   d.list("sources", d.source()),
		"providers": d.list("providers", d.holder()),
		"offers":    d.offers(),
		"grid":      d.list("cells", d.cell()),
		"edition":   d.edition(),
		"theme":     d.theme(),
	}
	for name, s := range kinds {
		d.says("field.file."+name, s)
	}
	for _, rec := range Sections() {
		kinds["text-"+rec.ID] = d.text(rec)
	}
	for name, s := range kinds {
		s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
		s["$id"] = "https://secnumcloud-observatory.example/schema/" + name + ".json"
		raw, err := json.MarshalIndent(s, "", " ") // one blank: parts nest deep
		if err != nil {
			continue // maps of strings and numbers always marshal
		}
		out[name] = append(raw, '\n')
	}
	return out
}

// schema is a JSON Schema in the making; encoding/json sorts its keys.
type schema map[string]any

// drafter makes schemas, in which every field says what it holds.
type drafter struct {
	say    Says
	shared map[string]schema // what a schema of texts has in several places, by its name
}

// says puts what a key says into a schema, and is that schema.
func (d drafter) says(key string, s schema) schema {
	s["description"] = d.say(key, 0)
	return s
}

// fields is a group of fields that admits no others. One that does not say yet
// what it holds says what its name does among those of the kind.
func (d drafter) fields(kind, required string, props schema) schema {
	for name, p := range props {
		if one, ok := p.(schema); ok && one["description"] == nil {
			props[name] = d.says("field."+kind+"."+name, maps.Clone(one)) // one schema may serve several fields
		}
	}
	s := schema{"type": "object", "properties": props, "additionalProperties": false}
	if required != "" {
		s["required"] = strings.Fields(required)
	}
	return s
}

// list is a file of the register that holds a list and nothing more.
func (d drafter) list(name string, item schema) schema {
	return d.fields("register", name, schema{name: schema{"type": "array", "items": item}})
}

func word() schema { return schema{"type": []string{"string", "number"}} }
func text() schema { return schema{"type": "string"} }
func flag() schema { return schema{"enum": []any{true, false, "yes", "no"}} }

func oneOf(words ...string) schema {
	s := make([]any, len(words))
	for i, w := range words {
		s[i] = w
	}
	return schema{"enum": s}
}

// several is a list of a thing, or one of it.
func several(item schema) schema {
	return schema{"anyOf": []any{item, schema{"type": "array", "items": item}}}
}

// some is one value or a list of them that has an entry.
func some(s schema) schema {
	s["anyOf"].([]any)[1].(schema)["minItems"] = 1
	return s
}

// date is a day, or a month or a year where no more is known.
func date() schema {
	return schema{"type": []string{"string", "integer"}, "pattern": `^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`,
		"examples": []any{"2025-12-31", "2025-12", "2025"}}
}

func wholeDate() schema {
	return schema{"type": "string", "pattern": `^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`, "examples": []any{"2025-12-31"}}
}

func yearMonth() schema {
	return schema{"type": "string", "pattern": `^\d{4}-(0[1-9]|1[0-2])$`, "examples": []any{"2026-05"}}
}

func address() schema { return schema{"type": "string", "pattern": "^https?://"} }

func id() schema { return schema{"type": "string", "pattern": `^[A-Za-z0-9._-]+$`} }

func length() schema {
	return schema{"type": "string", "pattern": `^\s*-?[0-9.]+\s*(mm|pt|cm|in|u)\s*$`, "examples": []any{"4.5mm", "9.75pt", "2u"}}
}

// localisedSchema is one string for all languages, or one for each.
func localisedSchema() schema {
	return schema{"anyOf": []any{text(), schema{"type": "object", "additionalProperties": text(),
		"propertyNames": schema{"pattern": `^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`}}}}
}

// factual adds to a group of fields what every fact carries.
func (d drafter) factual(props schema) schema {
	props["known"] = d.says("field.fact.known", date())
	props["sources"] = d.says("field.fact.sources", several(id()))
	props["note"] = d.says("field.fact.note", text())
	return props
}

// claims is names, each alone or with what a fact carries.
func (d drafter) claims() schema {
	return several(schema{"anyOf": []any{word(), d.fields("claim", "name", d.factual(schema{"name": word()}))}})
}

func layerList() schema {
	var names []string
	for _, l := range facts.Layers() {
		names = append(names, l.String())
	}
	return several(oneOf(names...))
}

// rivals is what other sources say against a fact.
func (d drafter) rivals() schema {
	return d.says("field.fact.others", several(d.fields("others", "sources",
		d.factual(schema{"layers": layerList(), "date": date(), "until": date()}))))
}

func (d drafter) source() schema {
	return d.fields("sources", "id publisher", schema{"id": id(), "grade": oneOf("P", "J", "R"), "kind": oneOf(facts.SourceKinds()...),
		"title": word(), "about": localisedSchema(), "publisher": localisedSchema(), "lang": text(), "date": date(), "updated": date(),
		"rhythm": oneOf(string(facts.Undated), string(facts.Changing), string(facts.Monthly), string(facts.InForce)),
		"url":    address(), "known": d.says("field.fact.known", date()), "note": d.says("field.fact.note", text())})
}

func (d drafter) holder() schema {
	return d.fields("providers", "id name known sources", d.factual(schema{"id": id(), "name": word(), "renamed": d.claims(),
		"legal": d.claims(), "group": d.claims(), "aliases": d.claims()}))
}

func (d drafter) offers() schema {
	stage := d.fields("stages", "stage known sources", d.factual(schema{"stage": oneOf(string(facts.Candidate), string(facts.Qualified),
		string(facts.Left)), "layers": some(layerList()), "date": date(), "others": d.rivals()}))
	step := d.fields("milestones", "step known sources", d.factual(schema{"step": oneOf("filed", "j0", "j1", "j2"),
		"kind": oneOf(string(facts.Accepted), string(facts.Announced)), "date": date(), "others": d.rivals()}))
	ruling := d.fields("decisions", "known sources", d.factual(schema{"kind": oneOf(string(facts.FirstRuling), string(facts.RenewalRuling),
		string(facts.ExtendedRuling)), "number": word(), "date": date(),
		"announced": date(), "until": date(), "referential": word(), "others": d.rivals()}))
	aim := d.fields("aims", "by known sources", d.factual(schema{"by": date()}))
	offer := d.fields("offers", "id provider stages", schema{"id": id(), "provider": id(), "name": word(), "short": word(),
		"market": d.claims(), "renamed": d.claims(), "aliases": d.claims(), "stages": several(stage), "milestones": several(step),
		"decisions": several(ruling), "aims": several(aim), "note": d.says("field.fact.note", text())})
	return d.fields("register", "observed offers", schema{"observed": wholeDate(), "missed": several(yearMonth()),
		"versions": several(d.fields("versions", "version sources", d.factual(schema{"version": word(), "date": date()}))),
		"offers":   schema{"type": "array", "items": offer}})
}

func (d drafter) cell() schema {
	var names []string
	var cases []any
	for _, c := range facts.Columns() {
		names = append(names, c.String())
		var val schema
		var no any = false // a column that is one question has no values to deny
		switch c {
		case facts.Share:
			val = schema{"type": []string{"integer", "string"}, "pattern": `^(100|\d{1,2})$`, "minimum": 0, "maximum": 100}
		case facts.Services:
			val = oneOf("10+", "20+", "50+")
		case facts.Extends:
			val = flag()
		default:
			val = several(oneOf(c.Values()...))
			no = val
		}
		cases = append(cases, schema{"if": schema{"properties": schema{"column": schema{"const": c.String()}}},
			"then": schema{"properties": schema{"value": val, "no": no}}})
	}
	s := d.fields("grid", "provider column known sources",
		d.factual(schema{"provider": id(), "column": oneOf(names...), "value": schema{}, "no": schema{},
			"state": oneOf("not-published", "not-applicable", "lapsed"), "inferred": flag(), "evidence": localisedSchema()}))
	s["allOf"] = cases
	s["anyOf"] = []any{schema{"required": []string{"value"}}, schema{"required": []string{"no"}}, schema{"required": []string{"state"}}}
	return s
}

func (d drafter) edition() schema {
	return d.fields("edition", "month cutoff published imprint", schema{"month": yearMonth(), "cutoff": wholeDate(), "previous": text(),
		"previous-cutoff": wholeDate(), "published": wholeDate(),
		"number": schema{"type": "integer", "minimum": 1, "maximum": mostNumber},
		"next":   schema{"anyOf": []any{date(), d.fields("next", "date", schema{"date": date(), "cutoff": wholeDate()})}},
		"pages":  schema{"type": "integer", "minimum": 4, "maximum": mostPages, "multipleOf": 4}, "permalink": address(),
		"specimen": flag(), "sections": schema{"type": "array", "items": oneOf(SectionIDs()...), "uniqueItems": true},
		"imprint": d.fields("imprint", "publisher", schema{"publisher": localisedSchema(), "team": localisedSchema(), "email": text(),
			"site": text(), "licence": text(), "licence-url": text()}),
		"assumes": d.assumes(), "campaign": schema{"type": "string", "pattern": "^[a-z0-9-]+$"},
		"corrections": several(d.fields("corrections", "date text", schema{"date": wholeDate(), "text": localisedSchema()})),
		"waivers": several(d.fields("waivers", "code place reason until",
			schema{"code": text(), "place": text(), "reason": text(), "until": wholeDate()}))})
}

// field is a field, with the lines its record gives it; those of its style are
// the theme's.
func (d drafter) field(f Field, s schema) schema {
	s["description"] = d.say(f.Brief, f.Lines)
	return s
}

// assumes is what words may rest on: a number of each figure.
func (d drafter) assumes() schema {
	props := schema{}
	for _, f := range facts.Figures() {
		props[string(f)] = schema{"type": "integer", "minimum": 0}
	}
	return d.says("field.text.assumes", d.fields("assumes", "", props))
}

// text is the head of a section's texts.
func (d drafter) text(rec Section) schema {
	props := schema{}
	d.shared = map[string]schema{}
	for _, f := range rec.Fields {
		switch {
		case f.Holds == Asides:
			props[f.Name] = d.field(f, schema{"type": "array",
				"items": d.fields("margin", "at", schema{"at": word(), "title": word(), "text": word()})})
		case f.Holds == Plates:
			props[f.Name] = d.field(f, schema{"type": "array", "items": d.plate()})
		case f.Name != Body:
			props[f.Name] = d.field(f, word())
		}
	}
	if len(rec.Parts) > 0 {
		props["parts"] = d.items(Part{Items: rec.Parts})
	}
	props["assumes"] = d.assumes()
	s := d.says("field.file.text", d.fields("text", "", props))
	s["title"] = rec.ID
	if len(d.shared) > 0 {
		s["$defs"] = d.shared
	}
	return s
}

// plate is what is said of a picture.
func (d drafter) plate() schema {
	forms := make([]string, 0, len(read.Forms()))
	for _, f := range read.Forms() {
		forms = append(forms, string(f))
	}
	per := schema{"type": "integer", "minimum": 0, "maximum": 100}
	return d.fields("pictures", "", schema{"file": text(), "form": oneOf(forms...), "alt": text(), "caption": word(), "credit": word(),
		"rights": text(), "focus": d.fields("focus", "x y", schema{"x": per, "y": per}), "name": word(), "function": word()})
}

// items is items as a list, each with its key, or as a group by key.
func (d drafter) items(rec Part) schema {
	var each []any
	group := schema{"type": "object", "additionalProperties": false}
	props := schema{}
	for _, it := range rec.Items {
		props[it.Key] = d.says(it.about(), d.part(it, false))
		each = append(each, d.part(it, true))
	}
	if len(props) > 0 {
		group["properties"] = props
	}
	if rec.Each != nil {
		item := d.once(d.part(*rec.Each, true))
		each = append(each, item)
		group["additionalProperties"] = item
	}
	return schema{"anyOf": []any{schema{"type": "array", "items": schema{"anyOf": each}}, group}}
}

// once puts what stands in several places of a schema among its definitions, and
// is a reference to it: items of items would double it at every level.
func (d drafter) once(s schema) schema {
	raw, err := json.Marshal(s)
	if err != nil {
		return s // maps of strings and numbers always marshal
	}
	name := ""
	for known, x := range d.shared {
		if was, err := json.Marshal(x); err == nil && bytes.Equal(was, raw) {
			name = known
		}
	}
	if name == "" {
		name = "item-" + strconv.Itoa(len(d.shared)+1)
		d.shared[name] = s
	}
	return schema{"$ref": "#/$defs/" + name}
}

// about is the key of what a part is: of its words, when it has no brief of its
// own.
func (p Part) about() string {
	if p.Brief == "" && len(p.Fields) > 0 {
		return p.Fields[len(p.Fields)-1].Brief
	}
	return p.Brief
}

// part is a part; one that is only a text may be written as that text. In a list
// it has its key.
func (d drafter) part(rec Part, listed bool) schema {
	props, required := schema{"key": id()}, ""
	if listed && rec.Key != "" {
		props["key"], required = schema{"const": rec.Key}, "key"
	}
	for _, f := range rec.Fields {
		props[f.Name] = d.field(f, word())
	}
	if len(rec.Items) > 0 || rec.Each != nil {
		props["items"] = d.items(rec)
	}
	s := d.fields("part", required, props)
	if _, ok := rec.Field(Words); ok && required == "" {
		return schema{"anyOf": []any{word(), s}}
	}
	return s
}

func (d drafter) theme() schema {
	whole := schema{"type": "integer"}
	inks := schema{"type": "array", "minItems": 4, "maxItems": 4, "items": schema{"type": "integer", "minimum": 0, "maximum": 100}}
	swatch := d.fields("swatches", "name rgb", schema{"name": text(), "role": text(), "screen": flag(), "night": text(),
		"rgb":  schema{"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"},
		"cmyk": inks, "uncoated": inks, "newsprint": inks})
	style := d.fields("styles", "name font size leading ink",
		schema{"name": text(), "font": text(), "bold": text(), "italic": text(), "size": length(), "leading": length(), "before": length(),
			"after": length(), "indent": length(), "ink": text(), "track": whole,
			"align":   oneOf("ragged", "balanced", "justified", "centred", "right"),
			"hyphens": flag(), "tabular": flag(), "small-capitals": flag(), "protrude": flag(), "stretch": whole,
			"lines": schema{"type": "integer", "minimum": 1, "maximum": 50}, "stem": whole})
	face := d.fields("faces", "name file licence", schema{"name": schema{"type": "string", "pattern": "^[a-z0-9-]{1,40}$"},
		"file": schema{"type": "string", "pattern": `\.ttf$`}, "licence": schema{"type": "string", "pattern": `\.(txt|md)$`}})
	all := func(item schema) schema { return schema{"type": "array", "items": item} }
	return d.fields("theme", "swatches styles seasons", schema{
		"logo":     schema{"type": "string", "pattern": `\.(svg|png)$`},
		"format":   schema{"type": "string", "pattern": `^(` + strings.Join(Formats(), "|") + `|[0-9.]+x[0-9.]+)$`},
		"faces":    all(face),
		"swatches": all(swatch),
		"styles":   all(style),
		"seasons":  all(d.fields("seasons", "ground band", schema{"ground": text(), "band": text()})),
		"spacing":  schema{"type": "object", "additionalProperties": length()},
		"pairs": all(d.fields("pairs", "component ink ground", schema{"component": text(), "ink": text(), "ground": text(),
			"large": flag()}))})
}
