package main

import (
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
)

// What follows is the part of SARIF 2.1.0 (OASIS, 2020) that says of findings
// which rule they break and where.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		Language   string        `json:"language"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID            string       `json:"id"`
		Short         sarifText    `json:"shortDescription"`
		Full          sarifText    `json:"fullDescription"`
		Help          sarifText    `json:"help"`
		Configuration sarifDefault `json:"defaultConfiguration"`
	}
	sarifDefault struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		Line   int `json:"startLine"`
		Column int `json:"startColumn,omitempty"`
	}
)

// sarif is findings as a log, with the rules that they break alone.
func (t *telling) sarif(l diag.List) sarifLog {
	run := sarifRun{Language: t.lang, ColumnKind: "unicodeCodePoints", Results: []sarifResult{},
		Tool: sarifTool{sarifDriver{Name: "edition", Rules: []sarifRule{}}}}
	at := map[diag.Code]int{}
	all := findings.Catalogue()
	for _, is := range l {
		n, known := at[is.Code]
		if !known {
			n = len(run.Tool.Driver.Rules)
			at[is.Code] = n
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, t.rule(all, is))
		}
		r := sarifResult{RuleID: string(is.Code), RuleIndex: n, Level: level(is.Severity), Message: sarifText{t.sentence(is)}}
		if is.Pos.File != "" {
			r.Locations = []sarifLocation{{sarifPhysical{Artifact: sarifArtifact{t.uri(is.Pos.File)}, Region: region(is.Pos)}}}
		}
		run.Results = append(run.Results, r)
	}
	return sarifLog{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}}
}

// rule is what the catalogue says of a finding's code.
func (t *telling) rule(all []diag.Entry, is diag.Issue) sarifRule {
	means, fix := is.Msg, is.Hint
	if i := slices.IndexFunc(all, func(e diag.Entry) bool { return e.Code == is.Code }); i >= 0 {
		means, fix = all[i].Means, all[i].Fix
	}
	says := sarifText{t.says(means)}
	return sarifRule{string(is.Code), says, says, sarifText{t.says(fix)}, sarifDefault{level(is.Severity)}}
}

func region(p diag.Pos) *sarifRegion {
	if p.Line == 0 {
		return nil
	}
	return &sarifRegion{p.Line, p.Col}
}

func level(s diag.Severity) string { return [...]string{"note", "warning", "error"}[s] }

// uri is a file's path as a reference: relative where it is, else of a file.
func (t *telling) uri(file string) string {
	at := t.located(file)
	if filepath.IsAbs(filepath.FromSlash(at)) {
		return (&url.URL{Scheme: "file", Path: at}).String()
	}
	return strings.TrimPrefix((&url.URL{Path: at}).String(), "./")
}
