package data

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Schemas is a JSON Schema (draft 2020-12) for each kind of file: theme,
// edition, sources, providers, offers, grid, and text-SECTION for the front
// matter of a section's Markdown files. Editors' programs complete and check
// with them while one types. They say what Load accepts and what a section has
// a place for, and no more: dates, references and languages are Check's.
func Schemas() map[string][]byte {
	out := map[string][]byte{}
	kinds := map[string]schema{
		"sources":   list("sources", "Where facts come from", sourceSchema()),
		"providers": list("providers", "Who holds or seeks a qualification", holderSchema()),
		"offers":    offersSchema(),
		"grid":      list("cells", "The comparison grid, cell by cell", cellSchema()),
		"edition":   editionSchema(),
		"theme":     themeSchema(),
	}
	for _, s := range Sections() {
		kinds["text-"+s.ID] = textSchema(s)
	}
	for name, s := range kinds {
		s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
		s["$id"] = "https://secnumcloud-observatory.example/schema/" + name + ".json"
		raw, err := json.MarshalIndent(s, "", "  ")
		if err != nil {
			continue // maps of strings and numbers always marshal
		}
		out[name] = append(raw, '\n')
	}
	return out
}

// schema is a JSON Schema in the making; encoding/json sorts its keys.
type schema map[string]any

// fields is a group of fields that admits no others.
func fields(required string, props schema) schema {
	s := schema{"type": "object", "properties": props, "additionalProperties": false}
	if required != "" {
		s["required"] = strings.Fields(required)
	}
	return s
}

func list(name, title string, item schema) schema {
	s := fields(name, schema{name: schema{"type": "array", "items": item}})
	s["title"] = title
	return s
}

func says(text string, s schema) schema {
	s["description"] = text
	return s
}

func word() schema { return schema{"type": []string{"string", "number"}} }
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

func date() schema {
	return schema{"type": []string{"string", "integer"}, "pattern": `^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`,
		"description": "2025-12-31; 2025-12 or 2025 when no more is known"}
}

func wholeDate() schema {
	return schema{"type": "string", "pattern": `^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`, "description": "2025-12-31"}
}

func id() schema { return schema{"type": "string", "pattern": `^[A-Za-z0-9._-]+$`} }

func length() schema {
	return schema{"type": "string", "pattern": `^\s*-?[0-9.]+\s*(mm|pt|cm|in|u)\s*$`,
		"description": "a number and mm, pt, cm, in or u (4.5 mm)"}
}

// localisedSchema is one string for all languages, or one for each.
func localisedSchema() schema {
	return schema{"anyOf": []any{schema{"type": "string"}, schema{"type": "object", "additionalProperties": schema{"type": "string"},
		"propertyNames": schema{"pattern": `^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`}}}}
}

// factual adds to a group of fields what every fact carries.
func factual(props schema) schema {
	props["known"] = says("the day it became known; later facts never change an edition", date())
	props["sources"] = says("ids of sources.yaml", several(id()))
	props["note"] = says("for editors; never printed", schema{"type": "string"})
	return props
}

func claims() schema {
	return several(schema{"anyOf": []any{word(), fields("name", factual(schema{"name": word()}))}})
}

func layerList() schema {
	var names []string
	for _, l := range facts.Layers() {
		names = append(names, l.String())
	}
	return several(oneOf(names...))
}

func rivals() schema {
	return says("what another source says; never printed",
		several(fields("sources", factual(schema{"layers": layerList(), "date": date(), "until": date()}))))
}

func sourceSchema() schema {
	return fields("id publisher", schema{"id": id(), "grade": oneOf("P", "J", "R"), "kind": oneOf(facts.SourceKinds()...), "title": word(),
		"about":     localisedSchema(),
		"publisher": localisedSchema(), "lang": schema{"type": "string"}, "date": date(), "updated": date(),
		"rhythm": oneOf(string(facts.Undated), string(facts.Changing), string(facts.Monthly), string(facts.InForce)),
		"url":    schema{"type": "string", "pattern": "^https?://"},
		"known":  date(), "note": schema{"type": "string"}})
}

func holderSchema() schema {
	return fields("id name known sources", factual(schema{"id": id(), "name": word(), "renamed": claims(), "legal": claims(),
		"group": claims(), "aliases": claims()}))
}

func offersSchema() schema {
	stage := fields("stage known sources", factual(schema{"stage": oneOf(string(facts.Candidate), string(facts.Qualified),
		string(facts.Left)), "layers": layerList(), "date": date(), "others": rivals()}))
	step := fields("step known sources", factual(schema{"step": oneOf("filed", "j0", "j1", "j2"),
		"kind": oneOf(string(facts.Accepted), string(facts.Announced)), "date": date(), "others": rivals()}))
	ruling := fields("known sources", factual(schema{"kind": oneOf(string(facts.FirstRuling), string(facts.RenewalRuling),
		string(facts.ExtendedRuling)), "number": word(), "date": date(),
		"announced": date(), "until": date(), "referential": word(), "others": rivals()}))
	aim := fields("by known sources", factual(schema{"by": says("the day by which the applicant says that it means to be qualified", date())}))
	offer := fields("id provider stages", schema{"id": id(), "provider": id(), "name": word(), "short": word(), "market": claims(),
		"renamed": claims(), "aliases": claims(),
		"stages": several(stage), "milestones": several(step), "decisions": several(ruling), "aims": several(aim),
		"note": schema{"type": "string"}})
	s := fields("observed offers", schema{"observed": says("from this day on the register is complete", wholeDate()),
		"missed": says("months since then that nobody surveyed", several(schema{"type": "string", "pattern": `^\d{4}-(0[1-9]|1[0-2])$`})),
		"versions": says("versions of the framework, oldest first, to which decisions are held",
			several(fields("version sources", factual(schema{"version": word(), "date": date()})))),
		"offers": schema{"type": "array", "items": offer}})
	s["title"] = "Offers, qualified or on the way"
	return s
}

func cellSchema() schema {
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
	s := fields("provider column known sources",
		factual(schema{"provider": id(), "column": oneOf(names...),
			"value": says("what a source says yes to; of the values it does not name nothing is published", schema{}),
			"no":    says("what a source says no to, in so many words", schema{}),
			"state": oneOf("not-published", "not-applicable"), "inferred": flag(),
			"evidence": says("what the source says, in a few words, in each language", localisedSchema())}))
	s["allOf"] = cases
	s["anyOf"] = []any{schema{"required": []string{"value"}}, schema{"required": []string{"no"}}, schema{"required": []string{"state"}}}
	return s
}

func editionSchema() schema {
	imprint := fields("publisher", schema{"publisher": localisedSchema(), "team": localisedSchema(), "email": schema{"type": "string"},
		"site":    schema{"type": "string"},
		"licence": schema{"type": "string"}, "licence-url": schema{"type": "string"}})
	s := fields("month cutoff published imprint",
		schema{"month": says("2026-05", schema{"type": "string", "pattern": `^\d{4}-(0[1-9]|1[0-2])$`}),
			"cutoff": says("last day whose facts are shown", wholeDate()), "previous": says("id of the edition before", schema{"type": "string"}),
			"previous-cutoff": says("when that edition is not in the folder", wholeDate()), "published": says("the date of the files",
				wholeDate()),
			"number": says("among the editions of the year", schema{"type": "integer", "minimum": 1, "maximum": mostNumber}),
			"next": says("the edition after this one: its date, and its cut-off where that is decided",
				schema{"anyOf": []any{date(), fields("date", schema{"date": date(), "cutoff": wholeDate()})}}),
			"permalink": says("lasting address of this edition", schema{"type": "string", "pattern": "^https?://"}),
			"pages": says("how many pages it is to have in each language: a multiple of four",
				schema{"type": "integer", "minimum": 4, "maximum": mostPages, "multipleOf": 4}),
			"specimen": flag(), "sections": schema{"type": "array", "items": oneOf(SectionIDs()...), "uniqueItems": true}, "imprint": imprint,
			"assumes":  assumesSchema(),
			"campaign": says("the name under which links of this edition are counted", schema{"type": "string", "pattern": "^[a-z0-9-]+$"}),
			"corrections": says("what this edition said wrong, and what is so: printed in the imprint", several(fields("date text",
				schema{"date": wholeDate(), "text": localisedSchema()}))),
			"waivers": says("findings that were seen and may stand", several(fields("code place reason until", schema{
				"code":   says("the word in brackets at the end of the finding", schema{"type": "string"}),
				"place":  says("its file; its file and field, with a colon between; or the id of a section", schema{"type": "string"}),
				"reason": schema{"type": "string"}, "until": wholeDate()})))})
	s["title"] = "An edition"
	return s
}

// inline is words of a text.
func inline() schema {
	return says("inline Markdown, with [@C5] for a source and [words]{lang=en} for a foreign passage", word())
}

// fieldSchema is a field, with the lines its record gives it; those of its style
// are the theme's.
func fieldSchema(f Field) schema {
	s := inline()
	if f.Lines > 0 {
		s["description"] = fmt.Sprintf("%s; at most %s", s["description"], diag.Count(f.Lines, "line"))
	}
	return s
}

// assumesSchema is what words may rest on: a number of each figure.
func assumesSchema() schema {
	props := schema{}
	for _, f := range facts.Figures() {
		props[string(f)] = schema{"type": "integer", "minimum": 0}
	}
	return says("what the words rest on, by figure: a difference from the register is an error", fields("", props))
}

func textSchema(rec Section) schema {
	props := schema{}
	for _, f := range rec.Fields {
		switch {
		case f.Holds == Asides:
			props[f.Name] = schema{"type": "array", "items": fields("at", schema{"at": word(), "title": inline(), "text": inline()})}
		case f.Holds == Plates:
			props[f.Name] = schema{"type": "array", "items": plateSchema()}
		case f.Name != Body:
			props[f.Name] = fieldSchema(f)
		}
	}
	if len(rec.Parts) > 0 {
		props["parts"] = itemsSchema(Part{Items: rec.Parts})
	}
	props["assumes"] = assumesSchema()
	s := fields("", props)
	s["title"] = "The head of a text of the section " + rec.ID
	return s
}

// plateSchema is what is said of a picture.
func plateSchema() schema {
	forms := make([]string, 0, len(read.Forms()))
	for _, f := range read.Forms() {
		forms = append(forms, string(f))
	}
	per := schema{"type": "integer", "minimum": 0, "maximum": 100}
	return fields("", schema{"file": says("PNG or JPEG, beside the text; none: an opener that the press draws", schema{"type": "string"}),
		"form": oneOf(forms...), "alt": schema{"type": "string"}, "caption": inline(), "credit": inline(),
		"rights": says("by what right it is printed; never printed itself", schema{"type": "string"}),
		"focus": says("the point that stays when it is cropped, in per cent from the left and the top",
			fields("x y", schema{"x": per, "y": per})),
		"name": inline(), "function": inline()})
}

// itemsSchema is items as a list, each with its key, or as a group by key.
func itemsSchema(rec Part) schema {
	var each []any
	group := schema{"type": "object", "additionalProperties": false}
	props := schema{}
	for _, it := range rec.Items {
		props[it.Key] = partSchema(it, false)
		each = append(each, partSchema(it, true))
	}
	if len(props) > 0 {
		group["properties"] = props
	}
	if rec.Each != nil {
		each = append(each, partSchema(*rec.Each, true))
		group["additionalProperties"] = partSchema(*rec.Each, false)
	}
	return schema{"anyOf": []any{schema{"type": "array", "items": schema{"anyOf": each}}, group}}
}

// partSchema is a part; one that is only a text may be written as that text. In
// a list it has its key.
func partSchema(rec Part, listed bool) schema {
	props, required := schema{"key": id()}, ""
	if listed && rec.Key != "" {
		props["key"], required = schema{"const": rec.Key}, "key"
	}
	for _, f := range rec.Fields {
		props[f.Name] = fieldSchema(f)
	}
	if len(rec.Items) > 0 || rec.Each != nil {
		props["items"] = itemsSchema(rec)
	}
	s := fields(required, props)
	if _, ok := rec.Field(Words); ok && required == "" {
		return schema{"anyOf": []any{word(), s}}
	}
	return s
}

func themeSchema() schema {
	text := schema{"type": "string"}
	whole := schema{"type": "integer"}
	swatch := fields("name rgb cmyk", schema{"name": text, "role": text, "rgb": schema{"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"},
		"cmyk": schema{"type": "array", "minItems": 4, "maxItems": 4, "items": schema{"type": "integer", "minimum": 0, "maximum": 100}}})
	style := fields("name font size leading ink",
		schema{"name": text, "font": text, "bold": text, "italic": text, "size": length(), "leading": length(), "before": length(),
			"after": length(), "indent": length(), "ink": text, "track": whole,
			"align":   oneOf("ragged", "balanced", "justified", "centred", "right"),
			"hyphens": flag(), "tabular": flag(), "small-capitals": flag(), "protrude": flag(), "stretch": whole, "lines": whole, "stem": whole})
	s := fields("swatches styles seasons", schema{
		"logo": says("the publisher's sign, an SVG of filled paths or a PNG, printed in one ink",
			schema{"type": "string", "pattern": `\.(svg|png)$`}),
		"format": says("the trimmed sheet: a name, or its width and height in millimetres, such as 200x270",
			schema{"type": "string", "pattern": `^(` + strings.Join(Formats(), "|") + `|[0-9.]+x[0-9.]+)$`}),
		"faces": says("the publisher's own font files, under the names that styles use", schema{"type": "array",
			"items": fields("name file licence", schema{"name": schema{"type": "string", "pattern": "^[a-z0-9-]{1,40}$"},
				"file": schema{"type": "string", "pattern": `\.ttf$`}, "licence": schema{"type": "string", "pattern": `\.(txt|md)$`}})}),
		"swatches": schema{"type": "array", "items": swatch},
		"styles":   schema{"type": "array", "items": style},
		"seasons":  schema{"type": "array", "items": fields("ground band", schema{"ground": text, "band": text})},
		"spacing":  schema{"type": "object", "additionalProperties": length()},
		"pairs": schema{"type": "array", "items": fields("component ink ground",
			schema{"component": text, "ink": text, "ground": text, "large": flag()})}})
	s["title"] = "The design system"
	return s
}
