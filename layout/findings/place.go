package findings

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Place says in plain words where a finding stands: the English standfirst of
// the editorial. It is "" where its file says all that is known.
func Place(is diag.Issue) diag.Text {
	parts := strings.Split(is.Pos.File, "/")
	base := path.Base(is.Pos.File)
	switch {
	case path.Dir(is.Pos.File) == "register" || len(parts) == 4 && parts[2] == "register":
		of, known := registers()[base]
		if is.Field == "" || !known {
			return ""
		}
		return diag.Said("%s: %s", of, inWords(is.Field))
	case strings.HasSuffix(base, ".md") && len(parts) >= 3:
		section, field := strings.TrimSuffix(base, ".md"), is.Field
		if is.Within != "" && !readable(section, field) {
			field = is.Within
		}
		return passage(parts, section, field)
	}
	return ""
}

// passage is one of a text: standing/fr/grid.md, editions/2026-04/en/news.md.
func passage(parts []string, section, at string) diag.Text {
	lang, known := tongues()[parts[len(parts)-2]]
	of, found := sections()[section]
	if !known || !found {
		return ""
	}
	what := diag.Text("text")
	if readable(section, at) {
		what = inWords(at)
	}
	if parts[0] == "standing" {
		return diag.Said("the %s %s of %s", lang, what, of)
	}
	return diag.Said("the %s %s of %s, edition %s", lang, what, of, parts[1])
}

// readable tells whether a field is the path of one of a section's text: what names a rule,
// or what is counted, is none.
func readable(section, at string) bool { return !strings.Contains(at, "/") && placed(section, at) }

// placed tells whether the first step of a path is a field or a part of the
// section. What names a rule, or a box of a page, says nothing of the file.
func placed(section, at string) bool {
	step, _, _ := strings.Cut(at, ".")
	step, _, _ = strings.Cut(step, "[")
	if _, known := fields()[step]; known {
		return true
	}
	s, _ := data.SectionOf(section)
	return slices.ContainsFunc(s.Parts, func(p data.Part) bool { return p.Key == step })
}

// nth is a step of a path that names an item of a list.
var nth = regexp.MustCompile(`^(.+)\[(\d+)\]$`)

// inWords is the path of a field in words, as far as there are words for it.
func inWords(at string) diag.Text {
	var out diag.Text
	for _, step := range strings.Split(at, ".") {
		name, n := step, ""
		if m := nth.FindStringSubmatch(step); m != nil {
			name, n = m[1], m[2]
		}
		word, known := fields()[name]
		if !known {
			word = diag.Text(name)
		}
		if n != "" {
			word = diag.Said("%s[%s]", word, n)
		}
		if out == "" {
			out = word
			continue
		}
		out = diag.Said("%s, %s", out, word)
	}
	return out
}

func tongues() map[string]diag.Text { return map[string]diag.Text{"fr": "French", "en": "English"} }

func registers() map[string]diag.Text {
	return map[string]diag.Text{"offers.yaml": "register of offers", "providers.yaml": "register of providers",
		"sources.yaml": "register of sources", "grid.yaml": "comparison grid"}
}

func fields() map[string]diag.Text {
	return map[string]diag.Text{"title": "title", "standfirst": "standfirst", "note": "note", "body": "body", "assumes": "assumptions",
		"signature": "signature",
		"text":      "words", "parts": "parts", "items": "items", "pictures": "pictures", "margin": "notes in the margin", "panel": "panel",
		"events": "events", "diagram": "diagram", "offers": "offers", "providers": "providers", "sources": "sources", "stages": "stages",
		"milestones": "milestones", "decisions": "decisions", "known": "day it became known", "date": "date", "until": "end of validity",
		"name": "name", "layers": "layers", "stage": "stage", "others": "other sources", "renamed": "new names", "cells": "cells"}
}

func sections() map[string]diag.Text {
	return map[string]diag.Text{"cover": "the cover", "contents": "the contents", "month": "the month in one page",
		"editorial": "the editorial", "news": "what's new", "technical": "the technical focus", "zoom": "the zoom", "grid": "the comparison grid",
		"what": "“SecNumCloud, what is it?”", "criteria": "the criteria", "procedure": "the procedure", "register": "the register",
		"map": "the market on two pages", "candidates": "the candidates", "scope": "the scope", "validity": "the validity",
		"glossary": "the glossary", "sources": "the sources", "method": "the method", "chronology": "the chronology", "index": "the index",
		"sheets": "the provider sheets", "back": "the back cover"}
}
