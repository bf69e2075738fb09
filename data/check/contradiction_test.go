package check_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// a is an offer of the provider un, with a name and whatever follows; lines of
// a group stand on one line, so that places are easy to read.
func offerOf(id, provider, name string, lines ...string) string {
	s := "  - id: " + id + "\n    provider: " + provider + "\n"
	if name != "" {
		s += "    name: \"" + name + "\"\n"
	}
	return s + "    " + strings.Join(lines, "\n    ") + "\n"
}

func stagesOf(xs ...string) string {
	return "stages:\n" + grouped(xs)
}

func grouped(xs []string) string {
	var out []string
	for _, x := range xs {
		out = append(out, "      - {"+x+", sources: [A1]}")
	}
	return strings.Join(out, "\n")
}

func decisionsOf(xs ...string) string  { return "decisions:\n" + grouped(xs) }
func milestonesOf(xs ...string) string { return "milestones:\n" + grouped(xs) }

const (
	cand = "stage: candidate, layers: [iaas], known: 2025-02-01"
	qual = "stage: qualified, layers: [iaas], known: 2025-06-01"
	one  = "date: 2025-05-30, until: 2028-05-30, known: 2025-06-01"
)

// brief is findings as code, place and other place, so that a table of them can
// be read.
func brief(l diag.List) []string {
	other := regexp.MustCompile(`The other place is ([^ ]*)\.$`)
	var out []string
	for _, i := range l {
		s := fmt.Sprintf("%s %s", i.Code, strings.TrimPrefix(i.Pos.String(), "register/"))
		if m := other.FindStringSubmatch(i.Msg.String()); m != nil {
			s += " " + strings.TrimPrefix(m[1], "register/")
		}
		out = append(out, s)
	}
	return out
}

// A register that contradicts itself is told, with both places. What reality
// does, and looks like it, is not.
func TestContradictions(t *testing.T) {
	un := func(lines ...string) string { return offerOf("un-iaas", "un", "Une offre", lines...) }
	two := func(name string, lines ...string) string {
		return un(stagesOf(cand)) + offerOf("un-deux", "un", name, lines...)
	}
	for _, c := range []struct {
		name, offers string
		want         []string
	}{
		{"nothing", un(stagesOf(cand, qual), milestonesOf("step: j0, date: 2025-02, known: 2025-03"), decisionsOf(one)), nil},
		{"a decision on a candidate", un(stagesOf(cand), decisionsOf(one)), []string{"StageContradiction offers.yaml:9:9 offers.yaml:7:9"}},
		{"a decision known before the offer is qualified", un(stagesOf(cand, qual), decisionsOf("date: 2025-03-01, known: 2025-03-02")),
			[]string{"StageContradiction offers.yaml:10:9 offers.yaml:7:9"}},
		{"a decision known to the month of the stage", un(stagesOf(cand, qual), decisionsOf("date: 2025-05-30, known: 2025-06")), nil},
		{"a second decision without a kind", un(stagesOf(qual), decisionsOf("known: 2025-06-01", "date: 2025-07-01, known: 2025-07-02")),
			[]string{"DecisionKind offers.yaml:10:9 offers.yaml:9:9"}},
		{"two first decisions", un(stagesOf(qual), decisionsOf("known: 2025-06-01", "kind: first, date: 2025-07-01, known: 2025-07-02")),
			[]string{"DecisionKind offers.yaml:10:9 offers.yaml:9:9"}},
		{"a renewal of nothing", un(stagesOf(qual), decisionsOf("kind: renewal, "+one)), []string{"DecisionKind offers.yaml:9:9 offers.yaml:3:5"}},
		{"an extension of nothing", un(stagesOf(qual), decisionsOf(one, "kind: extension, date: 2025-09-01, until: 2028-05-30, known: 2025-09-02")),
			[]string{"EmptyExtension offers.yaml:10:9 offers.yaml:7:9"}},
		{"an extension", un(stagesOf(qual, "stage: qualified, layers: [iaas, paas], known: 2025-09-02"), decisionsOf(one, "kind: extension, date: 2025-09-01, until: 2028-05-30, known: 2025-09-02")), nil},
		{"back to the candidates", un(stagesOf(qual, "stage: candidate, layers: [iaas], known: 2025-09-01")), []string{"StageContradiction offers.yaml:8:9 offers.yaml:7:9"}},
		{"back after leaving", un(stagesOf(qual, "stage: left, known: 2025-08-01", "stage: candidate, layers: [iaas], known: 2025-09-01")), nil},
		{"left what it never entered", un(stagesOf("stage: left, known: 2025-08-01")), []string{"StageContradiction offers.yaml:7:9 offers.yaml:3:5"}},
		{"two stages on one day", un(stagesOf("stage: candidate, layers: [iaas], known: 2025-06-01", qual)), []string{"StageContradiction offers.yaml:8:9 offers.yaml:7:9"}},
		{"two stages learnt on one day, each dated", un(stagesOf("stage: candidate, layers: [iaas], date: 2025-01, known: 2025-06-01", "stage: qualified, layers: [iaas], date: 2025-05-30, known: 2025-06-01")), nil},
		{"two sets of layers on one day", un(stagesOf(qual, "stage: qualified, layers: [paas], known: 2025-06-01")), []string{"StageContradiction offers.yaml:8:9 offers.yaml:7:9"}},
		{"a stage twice", un(stagesOf(cand, "stage: candidate, layers: [iaas], known: 2025-04-01")), []string{"StageContradiction offers.yaml:8:9 offers.yaml:7:9"}},
		{"dates of stages", un(stagesOf("stage: candidate, layers: [iaas], date: 2025-05-01, known: 2025-05-02", "stage: qualified, layers: [iaas], date: 2025-04-01, known: 2025-06-01")),
			[]string{"StageOrder offers.yaml:8:9 offers.yaml:7:9"}},
		{"a milestone after leaving", un(stagesOf(cand, "stage: left, known: 2025-04-01"), milestonesOf("step: j1, date: 2025-06, known: 2025-07")), []string{"StageContradiction offers.yaml:10:9 offers.yaml:8:9"}},
		{"a milestone learnt after leaving", un(stagesOf(cand, "stage: left, known: 2025-04-01"), milestonesOf("step: j1, date: 2025-03, known: 2025-07")), nil},
		{"a milestone after the decision", un(stagesOf(cand, qual), milestonesOf("step: j2, date: 2025-06-02, known: 2025-07"), decisionsOf(one)), []string{"MilestoneOrder offers.yaml:12:9 offers.yaml:10:9"}},
		{"a milestone after the announcement", un(stagesOf(cand, qual), milestonesOf("step: j2, date: 2025-06-02, known: 2025-07"), decisionsOf("announced: 2025-06-01, known: 2025-06-01")), []string{"MilestoneOrder offers.yaml:12:9 offers.yaml:10:9"}},
		{"a milestone of a qualified offer", un(stagesOf(cand, qual), milestonesOf("step: j2, date: 2025-07-02, known: 2025-07-02")), []string{"MilestoneOrder offers.yaml:10:9 offers.yaml:8:9"}},
		{"a milestone known beforehand", un(stagesOf(cand), milestonesOf("step: j0, date: 2025-04-02, known: 2025-04-01")), []string{"Foreknown offers.yaml:9:9"}},
		{"a decision published before its start", un(stagesOf(qual), decisionsOf("date: 2025-06-15, known: 2025-06-10")), []string{"KnownTooEarly offers.yaml:9:9", "KnownTooEarly offers.yaml:9:9 offers.yaml:7:9"}},
		{"a milestone known before the offer", un(stagesOf(cand), milestonesOf("step: j0, date: 2025-01-02, known: 2025-01-31")), []string{"BeforeSubject offers.yaml:9:9 providers.yaml:2:5", "BeforeSubject offers.yaml:9:9 offers.yaml:7:9"}},
		{"until before the decision", un(stagesOf(qual), decisionsOf("date: 2025-05-30, until: 2025-05-29, known: 2025-06-01")), []string{"ValidityEnded offers.yaml:9:9", "ValidityOrder offers.yaml:9:9"}},
		{"until on the day of the decision", un(stagesOf(qual), decisionsOf("date: 2025-05-30, until: 2025-05-30, known: 2025-06-01")), []string{"ValidityEnded offers.yaml:9:9", "ValidityOrder offers.yaml:9:9"}},
		{"four years", un(stagesOf(qual), decisionsOf("date: 2025-05-30, until: 2029-05-30, known: 2025-06-01")), []string{"ValidityLength offers.yaml:9:9"}},
		{"three years and two months", un(stagesOf(qual), decisionsOf("date: 2025-05-30, until: 2028-07-30, known: 2025-06-01")), []string{"ValidityLength offers.yaml:9:9"}},
		{"three years and a week", un(stagesOf(qual), decisionsOf("date: 2025-05-30, until: 2028-06-06, known: 2025-06-01")), nil},
		{"four years of an undated decision", un(stagesOf(qual), decisionsOf("until: 2029-05-30, known: 2025-06-01")), []string{"ValidityLength offers.yaml:9:9"}},
		{"overlapping decisions", un(stagesOf(qual), decisionsOf(one, "kind: renewal, date: 2025-09-01, until: 2028-09-01, known: 2025-09-02")), []string{"ValidityOverlap offers.yaml:10:9 offers.yaml:9:9"}},
		{"a renewal three weeks before the end", un(stagesOf(qual), decisionsOf("date: 2022-09-20, until: 2025-09-20, known: 2025-06-01", "kind: renewal, date: 2025-09-01, until: 2028-09-01, known: 2025-09-02")), nil},
		{"a renewal that ends first", un(stagesOf(qual), decisionsOf(one, "kind: renewal, date: 2025-09-01, until: 2027-09-01, known: 2025-09-02")), []string{"ValidityOverlap offers.yaml:10:9 offers.yaml:9:9"}},
		{"decisions of one day", un(stagesOf(qual), decisionsOf(one, "kind: renewal, date: 2025-05-30, until: 2028-05-30, known: 2025-06-01")), []string{"ValidityOverlap offers.yaml:10:9 offers.yaml:9:9"}},
		{"a decision of another age", un(stagesOf(qual), decisionsOf("date: 2005-05-30, until: 2008-05-30, known: 2025-06-01")), []string{"BeforeFramework offers.yaml:9:9", "BeforeFramework offers.yaml:9:9", "ValidityEnded offers.yaml:9:9"}},
		{"a fact of the far future", un(stagesOf("stage: candidate, layers: [iaas], known: 2062-02-01")), []string{"FarDay offers.yaml:7:9"}},
		{"a number of two decisions", un(stagesOf(qual), decisionsOf("number: \"12\", "+one)) + offerOf("un-deux", "un", "Autre", stagesOf(qual), decisionsOf("number: \"12\", date: 2025-03-01, known: 2025-06-01")),
			[]string{"DecisionNumber offers.yaml:16:9 offers.yaml:9:9"}},
		{"a number of another year", un(stagesOf(qual), decisionsOf("number: \"12\", "+one)) + offerOf("un-deux", "un", "Autre", stagesOf(qual), decisionsOf("number: \"12\", date: 2024-03-01, known: 2025-06-01")), []string{"SameNumber offers.yaml:16:9 offers.yaml:9:9"}},
		{"one decision on two offers", un(stagesOf(qual), decisionsOf("number: \"12\", "+one)) + offerOf("un-deux", "un", "Autre", stagesOf(qual), decisionsOf("number: \"12\", "+one)), nil},
		{"one name twice", two("Une offre", stagesOf(cand)), []string{"SameName offers.yaml:8:5 offers.yaml:3:5"}},
		{"an apostrophe", un(stagesOf(cand)) + offerOf("a", "un", "L'offre", stagesOf(cand)) + offerOf("b", "un", "L’offre", stagesOf(cand)), []string{"SameName offers.yaml:13:5 offers.yaml:8:5"}},
		{"case", two("UNE OFFRE", stagesOf(cand)), []string{"SameName offers.yaml:8:5 offers.yaml:3:5"}},
		{"an accent", two("Une offré", stagesOf(cand)), []string{"SameName offers.yaml:8:5 offers.yaml:3:5"}},
		{"a space", two("Une  off re", stagesOf(cand)), []string{"SameName offers.yaml:8:5 offers.yaml:3:5"}},
		{"a hyphen", two("Une-offre", stagesOf(cand)), []string{"SameName offers.yaml:8:5 offers.yaml:3:5"}},
		{"a name that goes on", two("Une offre dynamique", stagesOf(qual)), nil},
		{"a market name", two("Autre", "market: {name: Une Offre, known: 2025-02-01, sources: [A1]}", stagesOf(cand)), []string{"SameName offers.yaml:11:13 offers.yaml:3:5"}},
		{"an alias", two("Autre", "aliases: [Une Offre]", stagesOf(cand)), []string{"DuplicateName offers.yaml:11:15 offers.yaml:3:5"}},
		{"qualified and candidate by an alias", two("Autre", "aliases: [Une Offre]", stagesOf(qual)), []string{"SameName offers.yaml:11:15 offers.yaml:3:5"}},
		{"two candidacies without an offer", offerOf("a", "un", "", stagesOf("stage: candidate, known: 2025-02-01")) + offerOf("b", "un", "", stagesOf("stage: candidate, known: 2025-03-01")), []string{"DuplicateName offers.yaml:7:5 offers.yaml:3:5"}},
		{"another source that says the same", un(stagesOf(qual), "decisions:\n      - {date: 2025-05-30, known: 2025-06-01, sources: [A1], others: [{date: 2025-05-30, sources: [A1]}]}"), []string{"EmptyRival offers.yaml:9:71 offers.yaml:9:9"}},
		{"another source that says another day", un(stagesOf(qual), "decisions:\n      - {date: 2025-05-30, known: 2025-06-01, sources: [A1], others: [{date: 2025-05-28, sources: [A1]}]}"), nil},
		{"announced after it was known", un(stagesOf(qual), decisionsOf("date: 2025-05-30, announced: 2025-06-12, known: 2025-06-01")), []string{"KnownTooEarly offers.yaml:9:9"}},
		{"qualified before the first decision", un(stagesOf("stage: qualified, layers: [iaas], date: 2025-05-01, known: 2025-06-01"), decisionsOf(one)), []string{"StageContradiction offers.yaml:9:9 offers.yaml:7:9"}},
		{"a layer less", un(stagesOf("stage: qualified, layers: [iaas, paas], known: 2025-06-01", "stage: qualified, layers: [iaas], known: 2025-07-01")), []string{"FewerLayers offers.yaml:8:9 offers.yaml:7:9"}},
		{"an aim that was past", un(stagesOf(cand), "aims:\n      - {by: 2024-06, known: 2025-06-01, sources: [A1]}"), []string{"StageContradiction offers.yaml:9:9"}},
		{"an aim of what is qualified", un(stagesOf(qual), "aims:\n      - {by: 2026-06, known: 2025-09-01, sources: [A1]}"), []string{"StageContradiction offers.yaml:9:9 offers.yaml:7:9"}},
		{"an aim at this year", un(stagesOf(cand), "aims:\n      - {by: 2025, known: 2025-06-01, sources: [A1]}"), nil},
		{"one short name", offerOf("a", "un", "Une", "short: U", stagesOf(cand)) + offerOf("b", "un", "Autre", "short: u", stagesOf(cand)), []string{"DuplicateName offers.yaml:12:12 offers.yaml:6:12"}},
		{"a new name that is the old one", un("renamed: {name: Une offre, known: 2025-03-01, sources: [A1]}", stagesOf(cand)), []string{"DuplicateName offers.yaml:6:14 offers.yaml:3:5"}},
		{"a number in other dress", un(stagesOf(qual), decisionsOf("number: \"12\", "+one)) + offerOf("un-deux", "un", "Autre", stagesOf(qual), decisionsOf("number: \"n° 0012\", date: 2025-03-01, known: 2025-06-01")),
			[]string{"DecisionNumber offers.yaml:16:9 offers.yaml:9:9"}},
		{"a renewal years after the end", un(stagesOf(qual), decisionsOf("date: 2018-03-24, until: 2021-03-24, known: 2025-06-01", "kind: renewal, date: 2025-03-01, until: 2028-03-01, known: 2025-06-01")),
			[]string{"ValidityGap offers.yaml:10:9 offers.yaml:9:9"}},
		{"an extension after the end", un(stagesOf("stage: qualified, layers: [iaas], known: 2025-04-01", "stage: qualified, layers: [iaas, paas], known: 2025-06-01"),
			decisionsOf("date: 2022-03-24, until: 2025-03-24, known: 2025-04-01", "kind: extension, date: 2025-04-20, known: 2025-06-01")), []string{"ValidityEnded offers.yaml:11:9", "ValidityGap offers.yaml:11:9 offers.yaml:10:9"}},
		{"an extension without an end of its own", un(stagesOf("stage: qualified, layers: [iaas], known: 2025-03-01", "stage: qualified, layers: [iaas, paas], known: 2025-06-01"),
			decisionsOf("date: 2025-03-01, until: 2028-03-01, known: 2025-03-01", "kind: extension, date: 2025-05-20, known: 2025-06-01")), nil},
		{"a renewal a month after the end", un(stagesOf(qual), decisionsOf("date: 2022-03-24, until: 2025-03-24, known: 2025-06-01", "kind: renewal, date: 2025-04-20, until: 2028-04-20, known: 2025-06-01")), nil},
		{"an arrival after a milestone", un(stagesOf("stage: candidate, layers: [iaas], date: 2025-03-10, known: 2025-03-12"), milestonesOf("step: filed, date: 2025-02, known: 2025-04", "step: j0, date: 2025-03, known: 2025-04")),
			[]string{"LateArrival offers.yaml:9:9 offers.yaml:7:9"}},
		{"an extension of a candidate", un(stagesOf(cand), decisionsOf("kind: extension, date: 2025-05-30, known: 2025-06-01")),
			[]string{"DecisionKind offers.yaml:9:9 offers.yaml:3:5", "StageContradiction offers.yaml:9:9 offers.yaml:7:9"}},
		{"a decision before the milestones", un(stagesOf(cand, qual), milestonesOf("step: j0, date: 2025-06, known: 2025-07"), decisionsOf(one)), []string{"MilestoneOrder offers.yaml:12:9 offers.yaml:10:9"}},
		{"a qualified offer without a name", offerOf("un-iaas", "un", "", stagesOf(qual)), []string{"MissingField offers.yaml:6:9"}},
		{"layers without an offer", offerOf("un-iaas", "un", "", stagesOf(cand)), []string{"MissingField offers.yaml:6:9"}},
		{"a candidacy beside its offer", un(stagesOf(cand)) + offerOf("un-deux", "un", "", stagesOf("stage: candidate, known: 2025-03-01")), []string{"DuplicateName offers.yaml:8:5 offers.yaml:3:5"}},
		{"a candidacy beside a qualified offer", un(stagesOf(qual)) + offerOf("un-deux", "un", "", stagesOf("stage: candidate, known: 2025-03-01")), nil},
		{"a market name that is the name", un("market: {name: Une Offre, known: 2025-02-01, sources: [A1]}", stagesOf(cand)), []string{"DuplicateName offers.yaml:6:13 offers.yaml:5:11"}},
		{"a short name that is another's name", un(stagesOf(cand)) + offerOf("un-deux", "un", "Autre", "short: Une offre", stagesOf(cand)), []string{"DuplicateName offers.yaml:11:12 offers.yaml:5:11"}},
		{"a rival day of the future", un(stagesOf(qual), "decisions:\n      - {date: 2025-05-30, known: 2025-06-01, sources: [A1], others: [{date: 2025-07-28, sources: [A1]}]}"), []string{"KnownTooEarly offers.yaml:9:71"}},
		{"a rival day of another age", un(stagesOf(qual), "decisions:\n      - {date: 2025-05-30, known: 2025-06-01, sources: [A1], others: [{date: 2009, sources: [A1]}]}"), []string{"BeforeFramework offers.yaml:9:71"}},
		{"a candidate long after the decision", un(stagesOf("stage: candidate, layers: [iaas], known: 2025-05-01", qual), decisionsOf("date: 2025-02-01, until: 2028-02-01, known: 2025-06-01")),
			[]string{"LateArrival offers.yaml:10:9 offers.yaml:7:9"}},
		{"a candidate on a list three weeks late", un(stagesOf("stage: candidate, layers: [iaas], known: 2025-05-01", qual), decisionsOf("date: 2025-04-10, until: 2028-04-10, known: 2025-06-01")), nil},
		{"a decision on the day it left", un(stagesOf(qual, "stage: left, known: 2025-08-01"), decisionsOf("known: 2025-06-01", "kind: renewal, date: 2025-08-01, until: 2028-05-30, known: 2025-08-01")),
			[]string{"StageContradiction offers.yaml:11:9 offers.yaml:8:9"}},
		{"qualified for none of its layers", un(stagesOf(cand, "stage: qualified, layers: [saas], known: 2025-06-01"), decisionsOf(one)), []string{"FewerLayers offers.yaml:8:9 offers.yaml:7:9"}},
		{"qualified for one of its layers", un(stagesOf("stage: candidate, layers: [iaas, saas], known: 2025-02-01", "stage: qualified, layers: [saas], known: 2025-06-01"), decisionsOf(one)), nil},
		{"a source named twice", un("stages:\n      - {stage: candidate, layers: [iaas], known: 2025-02-01, sources: [A1, A1]}"), []string{"SameSource offers.yaml:7:77 offers.yaml:7:73"}},
		{"two names on one day", un("renamed:\n      - {name: A, known: 2025-03-01, sources: [A1]}\n      - {name: B, known: 2025-03-01, sources: [A1]}", stagesOf(cand)), []string{"StageContradiction offers.yaml:8:9 offers.yaml:7:9"}},
		{"names out of order", un("renamed:\n      - {name: A, known: 2025-03-01, sources: [A1]}\n      - {name: B, known: 2025-02-20, sources: [A1]}", stagesOf(cand)), []string{"StageOrder offers.yaml:8:9 offers.yaml:7:9"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := checked(t, map[string]string{"register/offers.yaml": "observed: 2025-01-31\noffers:\n" + c.offers}, "fr")
			if d := cmp.Diff(c.want, brief(got)); d != "" {
				t.Errorf("%s\n%v", d, got)
			}
		})
	}
}

// What a decision names and what a fact rests on must have been there by then:
// the version of the framework, and the source that tells of it.
func TestContradictionsInTime(t *testing.T) {
	sources := func(kind, days string) string {
		return "sources:\n  - {id: A1, grade: P, kind: page, title: Une page, lang: fr, publisher: ANSSI, date: 2025-01-02}\n" +
			"  - {id: B1, grade: J, kind: " + kind + ", title: Un texte, lang: fr, publisher: Presse, " + days + "}\n"
	}
	versions := "versions:\n  - {version: \"3.1\", date: 2018-06-11, sources: [A1]}\n  - {version: \"3.2\", date: 2022-03-08, sources: [A1]}\n"
	un := func(lines ...string) string { return offerOf("un-iaas", "un", "Une offre", lines...) }
	under := func(version, days string) string {
		return un(stagesOf(qual), decisionsOf("referential: \""+version+"\", "+days))
	}
	told := func(lines string) string { return un(stagesOf(cand), lines) }
	j1 := "milestones:\n      - {step: j1, date: 2025-04-17, known: 2025-04-18, sources: "
	for _, c := range []struct {
		name, sources, versions, offers string
		want                            []string
	}{
		{"a version of its time", sources("article", "date: 2025-01-03"), versions, under("3.2", one), nil},
		{"an older version", sources("article", "date: 2025-01-03"), versions, under("3.1", "date: 2021-10-04, until: 2024-10-04, known: 2025-06-01"), []string{"ValidityEnded offers.yaml:12:9"}},
		{"a version before its time", sources("article", "date: 2025-01-03"), versions, under("3.2", "date: 2021-10-04, until: 2024-10-04, known: 2025-06-01"),
			[]string{"ValidityEnded offers.yaml:12:9", "WrongVersion offers.yaml:12:9 offers.yaml:4:5"}},
		{"a version before its time, to the year", sources("article", "date: 2025-01-03"), versions, under("3.2", "date: 2021, known: 2025-06-01"), []string{"WrongVersion offers.yaml:12:9 offers.yaml:4:5"}},
		{"a version in its year", sources("article", "date: 2025-01-03"), versions, under("3.2", "date: 2022, known: 2025-06-01"), nil},
		{"a version nobody has", sources("article", "date: 2025-01-03"), versions, under("3,2", one), []string{"WrongVersion offers.yaml:12:9 offers.yaml:3:5"}},
		{"no versions at all", sources("article", "date: 2025-01-03"), "", under("9", one), nil},
		{"a renewal under an older version", sources("article", "date: 2025-01-03"), versions,
			un(stagesOf(qual), decisionsOf("referential: \"3.2\", date: 2022-06-01, until: 2025-06-01, known: 2025-06-01", "kind: renewal, referential: \"3.1\", date: 2025-06-01, until: 2028-06-01, known: 2025-06-02")),
			[]string{"WrongVersion offers.yaml:13:9 offers.yaml:12:9"}},
		{"a milestone told before it", sources("article", "date: 2025-02-01"), "", told(j1 + "[B1]}"), []string{"EarlySource offers.yaml:9:9 sources.yaml:3:5"}},
		{"a milestone told in its month", sources("article", "date: 2025-04"), "", told(j1 + "[B1]}"), nil},
		{"a milestone told before it, and by a page", sources("article", "date: 2025-02-01"), "", told(j1 + "[A1, B1]}"), nil},
		{"a milestone told by a text that was changed", sources("release", "date: 2025-02-01, updated: 2025-04-18"), "", told(j1 + "[B1]}"), nil},
		{"a milestone told by a catalogue", sources("catalogue", "date: 2025-02-01"), "", told(j1 + "[B1]}"), nil},
		{"a decision foretold", sources("release", "date: 2025-02-01"), "", un(stagesOf(qual), "decisions:\n      - {date: 2025-05-30, known: 2025-06-01, sources: [B1]}"), []string{"EarlySource offers.yaml:9:9 sources.yaml:3:5"}},
		{"a stage foretold", sources("law", "date: 2025-02-01"), "", un("stages:\n      - {stage: candidate, layers: [iaas], date: 2025-03-01, known: 2025-03-02, sources: [B1]}"), []string{"EarlySource offers.yaml:7:9 sources.yaml:3:5"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := checked(t, map[string]string{"register/sources.yaml": c.sources, "register/offers.yaml": "observed: 2025-01-31\n" + c.versions + "offers:\n" + c.offers}, "fr")
			if d := cmp.Diff(c.want, brief(got)); d != "" {
				t.Errorf("%s\n%v", d, got)
			}
		})
	}
}

// Providers, sources and cells of the grid, likewise.
func TestContradictionsAroundOffers(t *testing.T) {
	source := func(x string) string {
		return "sources:\n  - {id: A1, grade: P, kind: page, title: Une page, lang: fr, publisher: ANSSI, date: 2025-01-02}\n" +
			"  - {id: A2, grade: P, kind: page, title: Autre, lang: fr, publisher: ANSSI, " + x + "}\n" +
			"  - {id: A3, grade: P, kind: page, title: Encore, lang: fr, publisher: ANSSI, date: 2025-01-03, url: https://anssi.example/page}\n"
	}
	holder := func(x string) string {
		return "providers:\n  - {id: un, name: Un, known: 2025-02-01, sources: [A1]}\n  - {" + x + ", sources: [A1]}\n"
	}
	cell := func(xs ...string) string {
		return "cells:\n" + strings.ReplaceAll(grouped(xs), "      - ", "  - ") + "\n"
	}
	of := func(provider string) string {
		return "observed: 2025-01-31\noffers:\n" + offerOf("un-iaas", "un", "Une offre", stagesOf(qual)) + offerOf("deux-iaas", provider, "Deux", stagesOf(cand))
	}
	sources, providers, offers, grid := "register/sources.yaml", "register/providers.yaml", "register/offers.yaml", "register/grid.yaml"
	for _, c := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"names of providers", map[string]string{providers: holder("id: deux, name: ÛN, known: 2025-02-01"), offers: of("deux")}, []string{"SameName providers.yaml:3:5 providers.yaml:2:5"}},
		{"an alias of providers", map[string]string{providers: holder("id: deux, name: Deux, aliases: [un], known: 2025-02-01"), offers: of("deux")}, []string{"DuplicateName providers.yaml:3:38 providers.yaml:2:5"}},
		{"letters that look alike", map[string]string{providers: holder("id: deux, name: CIoud Deux, aliases: [Le Cloud deux], known: 2025-02-01"), offers: of("deux")}, []string{"LookalikeLetter providers.yaml:3:44 providers.yaml:3:5"}},
		{"figures that make two names", map[string]string{providers: holder("id: deux, name: Pod1, aliases: [Pod2], known: 2025-02-01"), offers: of("deux")}, nil},
		{"a letter more", map[string]string{providers: holder("id: deux, name: Uns, known: 2025-02-01"), offers: of("deux")}, nil},
		{"a provider without offers", map[string]string{providers: holder("id: deux, name: Deux, known: 2025-02-01")}, []string{"IdleProvider providers.yaml:3:5"}},
		{"an offer known before its provider", map[string]string{providers: holder("id: deux, name: Deux, known: 2025-03-01"), offers: of("deux")}, []string{"BeforeSubject offers.yaml:12:9 providers.yaml:3:5"}},
		{"a provider renamed later", map[string]string{providers: holder("id: deux, name: Deux, renamed: {name: Trois, known: 2025-09-01}, known: 2025-02-01"), offers: of("deux")}, nil},
		{"a new name before the old one", map[string]string{providers: holder("id: deux, name: Deux, renamed: {name: Trois, known: 2025-01-20}, known: 2025-02-01"), offers: of("deux")}, []string{"BeforeSubject providers.yaml:3:37 providers.yaml:3:5"}},
		{"a cell of a candidate", map[string]string{providers: holder("id: deux, name: Deux, known: 2025-02-01"), offers: of("deux"), grid: cell("provider: deux, column: type, value: shared, known: 2025-02-01")}, []string{"IdleProvider grid.yaml:2:5 providers.yaml:3:5"}},
		{"a cell twice", map[string]string{offers: of("un"), grid: cell("provider: un, column: type, value: shared, known: 2025-02-28", "provider: un, column: type, value: dedicated, known: 2025-02")}, []string{"DuplicateID grid.yaml:3:5 grid.yaml:2:5"}},
		{"yes by one source, no by another", map[string]string{offers: of("un"), grid: cell("provider: un, column: type, value: shared, known: 2025-02-28", "provider: un, column: type, no: dedicated, known: 2025-02-28")}, nil},
		{"yes and no to one value", map[string]string{offers: of("un"), grid: cell("provider: un, column: type, no: shared, known: 2025-02-28", "provider: un, column: type, value: shared, known: 2025-02-28")}, []string{"DuplicateID grid.yaml:3:5 grid.yaml:2:5"}},
		{"no, then yes", map[string]string{offers: of("un"), grid: cell("provider: un, column: type, no: shared, known: 2025-02-28", "provider: un, column: type, value: shared, known: 2025-03-28")}, []string{"ChangedAnswer grid.yaml:3:5 grid.yaml:2:5"}},
		{"yes, then no, the later first", map[string]string{offers: of("un"), grid: cell("provider: un, column: type, no: shared, known: 2025-03-28", "provider: un, column: type, value: shared, known: 2025-02-28")}, []string{"ChangedAnswer grid.yaml:3:5 grid.yaml:2:5"}},
		{"an extension, then none", map[string]string{offers: of("un"), grid: cell("provider: un, column: extension, value: yes, known: 2025-02-28", "provider: un, column: extension, value: no, known: 2025-03-28")}, []string{"ChangedAnswer grid.yaml:3:5 grid.yaml:2:5"}},
		{"yes, and later to another value", map[string]string{offers: of("un"), grid: cell("provider: un, column: type, value: shared, known: 2025-02-28", "provider: un, column: type, value: dedicated, known: 2025-03-28")}, nil},
		{"a cell before its provider", map[string]string{offers: of("un"), grid: cell("provider: un, column: type, value: shared, known: 2025-01-20")}, []string{"BeforeSubject grid.yaml:2:5 providers.yaml:2:5"}},
		{"a source cited before its date", map[string]string{sources: source("date: 2025-02-02, known: 2025-02-01")}, []string{"SourceDays sources.yaml:3:5"}},
		{"a source updated before its date", map[string]string{sources: source("date: 2025-02-02, updated: 2024-02-01")}, []string{"SourceDays sources.yaml:3:5"}},
		{"an undated source with a date", map[string]string{sources: source("date: 2025-02-02, rhythm: undated")}, []string{"SourceDays sources.yaml:3:5"}},
		{"ids that differ in case", map[string]string{sources: strings.Replace(source("date: 2025-02-02"), "id: A2", "id: a1", 1)}, []string{"DuplicateID sources.yaml:3:5 sources.yaml:2:5"}},
		{"a source twice", map[string]string{sources: strings.Replace(source("date: 2025-01-03"), "title: Autre", "title: encore", 1)}, []string{"SameSource sources.yaml:4:5 sources.yaml:3:5"}},
		{"a short name of another provider", map[string]string{providers: holder("id: deux, name: Deux, known: 2025-02-01"), offers: strings.Replace(of("deux"), "    name: \"Une offre\"\n", "    name: Une offre\n    short: Deux\n", 1)}, []string{"DuplicateName offers.yaml:6:12 providers.yaml:3:22", "DuplicateName offers.yaml:11:11 offers.yaml:6:12"}},
		{"a legal name of another provider", map[string]string{providers: holder("id: deux, name: Deux, legal: Un, known: 2025-02-01"), offers: of("deux")}, []string{"DuplicateName providers.yaml:3:35 providers.yaml:2:5"}},
		{"the end of no answer", map[string]string{offers: of("un"), grid: cell("provider: un, column: extension, state: lapsed, known: 2025-02-28", "provider: un, column: extension, value: yes, known: 2025-03-28")}, []string{"GridContradiction grid.yaml:2:5"}},
		{"an answer, its end, another answer", map[string]string{offers: of("un"), grid: cell("provider: un, column: extension, value: yes, known: 2025-02-28", "provider: un, column: extension, state: lapsed, known: 2025-03-01", "provider: un, column: extension, value: no, known: 2025-03-28")}, nil},
		{"yes and no", map[string]string{offers: of("un"), grid: cell("provider: un, column: extension, value: [yes, no], known: 2025-02-28")}, []string{"GridContradiction grid.yaml:2:5"}},
		{"a source known later", map[string]string{sources: source("date: 2025-02-02, known: 2025-03-01")}, nil},
		{"an offer under another provider", map[string]string{providers: holder("id: deux, name: Deux, known: 2025-02-01"), offers: strings.Replace(of("deux"), "\"Deux\"", "UNE-OFFRE", 1)},
			[]string{"DuplicateName offers.yaml:8:5 offers.yaml:3:5"}},
		{"an alias under another provider", map[string]string{providers: holder("id: deux, name: Deux, known: 2025-02-01"), offers: strings.Replace(of("deux"), "\"Deux\"", "X\n    aliases: [Une offre]", 1)},
			[]string{"DuplicateName offers.yaml:11:15 offers.yaml:3:5"}},
		{"an offer named as another provider", map[string]string{providers: holder("id: deux, name: Deux, known: 2025-02-01"), offers: strings.Replace(of("deux"), "\"Une offre\"", "Deux", 1)},
			[]string{"DuplicateName offers.yaml:3:5 providers.yaml:3:5", "DuplicateName offers.yaml:8:5 offers.yaml:3:5"}},
		{"one number of two providers", map[string]string{providers: holder("id: deux, name: Deux, known: 2025-02-01"), offers: "observed: 2025-01-31\noffers:\n" +
			offerOf("un-iaas", "un", "Une offre", stagesOf(qual), decisionsOf("number: \"12\", "+one)) + offerOf("deux-iaas", "deux", "Deux", stagesOf(qual), decisionsOf("number: \"12\", date: 2025-03-01, known: 2025-06-01"))},
			[]string{"DecisionNumber offers.yaml:16:9 offers.yaml:9:9"}},
		{"a provider whose sources are later", map[string]string{sources: source("date: 2026-02-01"), providers: "providers:\n  - {id: un, name: Un, known: 2025-02-01, sources: [A2]}\n"},
			[]string{"LateSource providers.yaml:2:5 sources.yaml:3:5", "Unsourced providers.yaml:2:5"}},
		{"an address twice", map[string]string{sources: source("date: 2025-02-02, url: http://anssi.example/page/")}, []string{"SameSource sources.yaml:4:5 sources.yaml:3:5"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := checked(t, c.files, "fr")
			if d := cmp.Diff(c.want, brief(got)); d != "" {
				t.Errorf("%s\n%v", d, got)
			}
		})
	}
}

// Editions follow one another, and each compares itself with the last.
func TestContradictionsOfEditions(t *testing.T) {
	base := func(month, cutoff, rest, published string) string {
		return "month: " + month + "\ncutoff: " + cutoff + "\n" + rest + "published: " + published + "\nsections: [register, sources]\nimprint: {publisher: Nous}\n"
	}
	january := base("2026-01", "2025-12-31", "previous-cutoff: 2025-11-30\n", "2026-01-12")
	february := func(rest string) map[string]string {
		return map[string]string{"2026-01": january, "2026-02": base("2026-02", "2026-01-31", rest, "2026-02-10")}
	}
	for _, c := range []struct {
		name     string
		editions map[string]string
		id       string
		want     []string
	}{
		{"in order", february("previous: 2026-01\n"), "2026-02", nil},
		{"one permalink", map[string]string{"2026-01": january + "permalink: https://x.example/2026-01/\n",
			"2026-02": base("2026-02", "2026-01-31", "previous: 2026-01\n", "2026-02-10") + "permalink: https://X.example/2026-01\n"},
			"2026-02", []string{"EditionOrder 2026-02/edition.yaml:7:12 2026-01/edition.yaml:7:12"}},
		{"two permalinks", map[string]string{"2026-01": january + "permalink: https://x.example/2026-01/\n",
			"2026-02": base("2026-02", "2026-01-31", "previous: 2026-01\n", "2026-02-10") + "permalink: https://x.example/2026-02/\n"}, "2026-02", nil},
		{"no previous one", february(""), "2026-02", []string{"EditionOrder 2026-02/edition.yaml:1:1 2026-01/edition.yaml:1:8"}},
		{"a previous day of its own", february("previous-cutoff: 2025-11-30\n"), "2026-02", []string{"EditionGap 2026-02/edition.yaml:3:18 2026-01/edition.yaml:2:9"}},
		{"itself", february("previous: 2026-02\n"), "2026-02", []string{"EditionOrder 2026-02/edition.yaml:3:11"}},
		{"a later one", map[string]string{"2026-01": base("2026-01", "2025-12-31", "previous: 2026-02\n", "2026-01-12"), "2026-02": base("2026-02", "2026-01-31", "previous: 2026-01\n", "2026-02-10")}, "2026-01",
			[]string{"EditionOrder 2026-01/edition.yaml:3:11 2026-02/edition.yaml:2:9"}},
		{"two days", february("previous: 2026-01\nprevious-cutoff: 2025-12-30\n"), "2026-02", []string{"EditionOrder 2026-02/edition.yaml:4:18 2026-01/edition.yaml:2:9"}},
		{"one cut-off", map[string]string{"2026-01": january, "2026-02": base("2026-02", "2025-12-31", "previous-cutoff: 2025-11-30\n", "2026-02-10")}, "2026-02",
			[]string{"EditionOrder 2026-02/edition.yaml:2:9 2026-01/edition.yaml:2:9", "EditionGap 2026-02/edition.yaml:3:18 2026-01/edition.yaml:2:9"}},
		{"an earlier cut-off in a later month", map[string]string{"2026-01": january, "2026-02": base("2026-02", "2025-12-15", "previous-cutoff: 2025-11-30\n", "2026-02-10")}, "2026-02", []string{"EditionGap 2026-02/edition.yaml:2:9 2026-02/edition.yaml:1:8", "EditionOrder 2026-02/edition.yaml:2:9 2026-01/edition.yaml:2:9",
			"EditionGap 2026-02/edition.yaml:3:18 2026-01/edition.yaml:2:9"}},
		{"one cut-off, and no previous one", map[string]string{"2026-01": january, "2026-02": base("2026-02", "2025-12-31", "", "2026-02-10")}, "2026-02",
			[]string{"EditionOrder 2026-02/edition.yaml:1:1 2026-01/edition.yaml:1:8", "EditionOrder 2026-02/edition.yaml:2:9 2026-01/edition.yaml:2:9"}},
		{"one cut-off, and itself", map[string]string{"2026-01": january, "2026-02": base("2026-02", "2025-12-31", "previous: 2026-02\n", "2026-02-10")}, "2026-02",
			[]string{"EditionOrder 2026-02/edition.yaml:2:9 2026-01/edition.yaml:2:9", "EditionOrder 2026-02/edition.yaml:3:11"}},
		{"one cut-off, and two days", map[string]string{"2026-01": january, "2026-02": base("2026-02", "2025-12-31", "previous: 2026-01\nprevious-cutoff: 2025-11-30\n", "2026-02-10")}, "2026-02",
			[]string{"EditionOrder 2026-02/edition.yaml:2:9 2026-01/edition.yaml:2:9", "EditionOrder 2026-02/edition.yaml:3:11 2026-01/edition.yaml:2:9", "EditionOrder 2026-02/edition.yaml:4:18 2026-01/edition.yaml:2:9"}},
		{"a number twice, and no previous one", map[string]string{"2026-01": strings.Replace(january, "published", "number: 1\npublished", 1), "2026-02": base("2026-02", "2026-01-31", "number: 1\n", "2026-02-10")}, "2026-02",
			[]string{"EditionOrder 2026-02/edition.yaml:1:1 2026-01/edition.yaml:1:8", "EditionOrder 2026-02/edition.yaml:3:9 2026-01/edition.yaml:4:9"}},
		{"a skipped edition", map[string]string{"2026-01": january, "2026-02": base("2026-02", "2026-01-31", "previous: 2026-01\n", "2026-02-10"), "2026-03": base("2026-03", "2026-02-28", "previous: 2026-01\n", "2026-03-10")}, "2026-03",
			[]string{"EditionGap 2026-03/edition.yaml:3:11 2026-02/edition.yaml:2:9"}},
		{"as it was announced", map[string]string{"2026-01": strings.Replace(january, "published", "number: 1\nnext: {date: 2026-02, cutoff: 2026-01-31}\npages: 24\npublished", 1), "2026-02": base("2026-02", "2026-01-31", "previous: 2026-01\nnumber: 2\n", "2026-02-10")}, "2026-01", nil},
		{"on another day than was announced", map[string]string{"2026-01": strings.Replace(january, "published", "next: {date: 2026-02-09, cutoff: 2026-01-30}\npublished", 1), "2026-02": base("2026-02", "2026-01-31", "previous: 2026-01\n", "2026-02-10")}, "2026-01",
			[]string{"EditionGap 2026-02/edition.yaml:2:9 2026-01/edition.yaml:4:34", "EditionGap 2026-02/edition.yaml:4:12 2026-01/edition.yaml:4:7"}},
		{"a next one before this one", map[string]string{"2026-01": base("2026-01", "2025-12-31", "next: 2026-01-11\n", "2026-01-12")}, "2026-01", []string{"EditionOrder 2026-01/edition.yaml:4:12 2026-01/edition.yaml:3:7"}},
		{"a next cut-off that is this one's", map[string]string{"2026-01": base("2026-01", "2025-12-31", "next: {date: 2026-02, cutoff: 2025-12-31}\n", "2026-01-12")}, "2026-01", []string{"EditionOrder 2026-01/edition.yaml:3:31 2026-01/edition.yaml:2:9"}},
		{"a next cut-off after its date", map[string]string{"2026-01": base("2026-01", "2025-12-31", "next: {date: 2026-02, cutoff: 2026-03-15}\n", "2026-01-12")}, "2026-01", []string{"EditionOrder 2026-01/edition.yaml:3:31"}},
		{"one number twice", map[string]string{"2026-01": strings.Replace(january, "published", "number: 2\npublished", 1), "2026-02": base("2026-02", "2026-01-31", "previous: 2026-01\nnumber: 2\n", "2026-02-10")}, "2026-02",
			[]string{"EditionOrder 2026-02/edition.yaml:4:9 2026-01/edition.yaml:4:9"}},
		{"pages that do not bind", map[string]string{"2026-01": base("2026-01", "2025-12-31", "pages: 22\n", "2026-01-12")}, "2026-01", []string{"EditionOrder 2026-01/edition.yaml:3:8"}},
		{"a cut-off after the month", map[string]string{"2026-01": base("2026-01", "2026-02-03", "previous-cutoff: 2025-11-30\n", "2026-02-12")}, "2026-01", []string{"EditionOrder 2026-01/edition.yaml:2:9 2026-01/edition.yaml:1:8"}},
		{"published long after the month", map[string]string{"2026-01": base("2026-01", "2025-12-31", "previous-cutoff: 2025-11-30\n", "2027-01-12")}, "2026-01", []string{"EditionGap 2026-01/edition.yaml:4:12 2026-01/edition.yaml:1:8"}},
		{"published before the month", map[string]string{"2026-01": base("2026-01", "2025-10-31", "previous-cutoff: 2025-09-30\n", "2025-11-12")}, "2026-01", []string{"EditionGap 2026-01/edition.yaml:2:9 2026-01/edition.yaml:1:8", "EditionGap 2026-01/edition.yaml:4:12 2026-01/edition.yaml:1:8"}},
		{"before the register is complete", map[string]string{"2026-01": base("2026-01", "2025-01-15", "", "2026-01-12")}, "2026-01", []string{"EditionGap 2026-01/edition.yaml:2:9 2026-01/edition.yaml:1:8", "EditionGap register/offers.yaml:1:11 2026-01/edition.yaml:2:9"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := map[string]string{"editions/2026-01/edition.yaml": "-"}
			for id, text := range c.editions {
				files["editions/"+id+"/edition.yaml"] = text
			}
			s, _ := data.Load(sample.Small(t, files))
			e, ok := s.Edition(c.id)
			if !ok {
				t.Fatal("no edition")
			}
			var got []string
			for _, is := range check.Edition(s, e, []string{"fr"}) {
				if is.Code == data.EditionOrder || is.Code == check.EditionGap {
					got = append(got, strings.ReplaceAll(brief(diag.List{is})[0], "editions/", ""))
				}
			}
			for i := range got {
				got[i] = strings.ReplaceAll(got[i], "EditionGap offers.yaml", "EditionGap register/offers.yaml")
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
