package web

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
)

// head is what the page says of itself: to browsers, to search engines and to those
// who show a link to it.
func (w *writer) head() *node {
	ed := w.ed
	says := w.summary()
	h := el("head").put(el("meta", "charset", "utf-8"), el("meta", "name", "viewport", "content", "width=device-width, initial-scale=1"),
		el("title").put(txt(ed.Title)), el("meta", "name", "description", "content", says))
	own := ed.at(ed.Folder)
	if own != "" {
		h.put(el("link", "rel", "canonical", "href", own))
		for _, l := range ed.Langs {
			h.put(el("link", "rel", "alternate", "hreflang", l.Tag, "href", ed.at(l.Folder)))
		}
		h.put(el("link", "rel", "alternate", "hreflang", "x-default", "href", ed.Address))
	}
	for _, d := range ed.Downloads {
		if d.Type == "application/pdf" {
			h.put(el("link", "rel", "alternate", "type", d.Type, "href", d.Path, "title", d.Title))
		}
	}
	if ed.Base != "" {
		h.put(el("link", "rel", "alternate", "type", "application/atom+xml", "href", ed.Base+ed.Folder+"/"+feedName, "title", ed.Name))
	}
	if ed.Licence != "" {
		h.put(el("link", "rel", "license", "href", ed.Licence))
	}
	for _, p := range [][2]string{{"og:type", "article"}, {"og:site_name", ed.Name}, {"og:title", ed.Title}, {"og:description", says},
		{"og:url", own}, {"og:locale", strings.ReplaceAll(ed.Lang, "-", "_")}, {"article:published_time", ed.Published}} {
		if p[1] != "" {
			h.put(el("meta", "property", p[0], "content", p[1]))
		}
	}
	card := "summary"
	if own != "" && ed.Share.Path != "" { // networks take a whole address alone
		card = "summary_large_image"
		for _, p := range [][2]string{{"og:image", own + ed.Share.Path}, {"og:image:type", "image/png"}, {"og:image:width",
			strconv.Itoa(ed.Share.Width)},
			{"og:image:height", strconv.Itoa(ed.Share.Height)}, {"og:image:alt", ed.Share.Alt}} {
			h.put(el("meta", "property", p[0], "content", p[1]))
		}
	}
	h.put(el("meta", "name", "twitter:card", "content", card), el("meta", "name", "color-scheme", "content", "light dark"),
		el("meta", "name", "theme-color", "content", ed.colour(ed.Ground)))
	for _, f := range []draw.Font{ed.Styles["body"].Font, ed.Styles["h1"].Font} {
		h.put(el("link", "rel", "preload", "href", faceAt(f), "as", "font", "type", "font/woff2", "crossorigin", "anonymous"))
	}
	return h.put(el("link", "rel", "stylesheet", "href", "style.css"),
		el("script", "type", "application/ld+json").put(&node{raw: ed.linked(says)}))
}

// at is the lasting address of the edition in a language; "" when it has none.
func (ed *Edition) at(folder string) string {
	if ed.Address == "" {
		return ""
	}
	return strings.TrimSuffix(ed.Address, "/") + "/" + folder + "/"
}

// summary is the sentence of the cover.
func (w *writer) summary() (s string) {
	w.read.root.each(func(m *matter) {
		if s == "" && m.kind == element && m.elem != nil && m.elem.Role == draw.P && styled(m) == "s-cover-head" {
			s = m.said()
		}
	})
	return s
}

// stated is a thing without what nobody gave: a name of a field that has no value says nothing.
func stated(t map[string]any) map[string]any {
	maps.DeleteFunc(t, func(_ string, v any) bool { return v == "" })
	return t
}

// linked is what machines read: the issue, the periodical it is one of, and the data
// it shows (schema.org).
func (ed *Edition) linked(says string) string {
	type thing = map[string]any
	own := ed.at(ed.Folder)
	issue := stated(thing{"@type": "PublicationIssue", "name": ed.Title, "issueNumber": ed.ID,
		"datePublished": ed.Published, "inLanguage": ed.Lang,
		"description": says, "license": ed.Licence, "accessMode": []string{"textual", "visual"},
		"accessModeSufficient": thing{"@type": "ItemList", "itemListElement": []string{"textual"}},
		"accessibilityFeature": []string{"alternativeText", "structuralNavigation", "tableOfContents", "readingOrder"},
		"accessibilityHazard":  "none",
		"publisher":            stated(thing{"@type": "Organization", "name": ed.Publisher, "email": ed.Email}),
		"isPartOf":             stated(thing{"@type": "Periodical", "name": ed.Name, "url": ed.Site}),
	})
	data := stated(thing{"@type": "Dataset", "name": ed.Name + ", " + ed.Cutoff, "description": says, "temporalCoverage": ed.Cutoff,
		"license": ed.Licence, "datePublished": ed.Published, "inLanguage": ed.Lang, "isAccessibleForFree": true,
		"creator": stated(thing{"@type": "Organization", "name": ed.Publisher})})
	var files, dist []thing
	for _, d := range ed.Downloads {
		file := thing{"@type": "MediaObject", "name": d.Title, "contentUrl": own + d.Path, "encodingFormat": d.Type, "sha256": d.SHA256}
		if d.Type == "application/pdf" {
			files = append(files, file)
			continue
		}
		file["@type"] = "DataDownload"
		dist = append(dist, file)
	}
	if len(files) > 0 {
		issue["encoding"] = files
	}
	if len(dist) > 0 {
		data["distribution"] = dist
	}
	if own != "" {
		issue["@id"], issue["url"], data["url"] = own+"#issue", own, own
		data["isPartOf"] = thing{"@id": own + "#issue"}
		var others []thing
		for _, l := range ed.Langs {
			if l.Tag != ed.Lang {
				others = append(others, thing{"@id": ed.at(l.Folder) + "#issue"})
			}
		}
		if len(others) > 0 {
			issue["workTranslation"] = others
		}
	}
	out, err := json.MarshalIndent(thing{"@context": "https://schema.org", "@graph": slices.Concat([]thing{issue}, []thing{data})}, "", " ")
	if err != nil { // of words and lists of words there is none
		return "{}"
	}
	return "\n" + string(out) + "\n"
}
