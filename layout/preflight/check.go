package preflight

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// Check judges a file. On a file that cannot be read the report still holds
// the rules on its bytes, all others stand as not checked, and the error says
// why.
func Check(data []byte, o Options) (Report, error) {
	f, err := pdf.Read(data)
	if err != nil {
		why := Unread()
		if errors.Is(err, pdf.ErrPassword) {
			why = say("FileUnreadable.password")
		}
		return unreadable(data, o, why), err
	}
	return Judge(f, o)
}

// Judge judges a file that was read.
func Judge(f *pdf.File, o Options) (r Report, err error) {
	o = o.filled()
	kind, foreign := o.kindOf(f)
	r = outline(f.Data, kind, o)
	r.Claims, r.Pages = slices.Clone(f.Claims.Standards), len(f.Pages)
	words := &match{}
	for _, rule := range Rules() {
		claim := foreign[rule.Code]
		if (rule.For|rule.Kept)&kind == 0 && claim == "" {
			continue
		}
		res := rule.blank(o.Lexicon, kind)
		j := &judge{File: f, o: o, r: &res, kind: kind, words: words}
		switch {
		case claim != "":
			res.Basis = Standard
			j.skip(say("report.unknown-claim", "claim", claim))
		case o.leaves(rule, kind):
			j.skip(say("report.apart"))
		default:
			if o.Standards && res.Basis == Guidance {
				res.Severity = diag.Warning
			}
			if e := rule.run(j); e != nil {
				err = errors.Join(err, e)
			}
		}
		r.Results = append(r.Results, res)
	}
	return r, err
}

func (rule Rule) blank(x Lexicon, kind Kind) Result {
	return Result{Code: rule.Code, Source: rule.Source, Basis: rule.Basis(kind), Severity: rule.Severity, Title: x.Say(rule.title()),
		Fix: x.Say(rule.fix()), Status: Pass}
}

// leaves tells whether a rule is the house's alone where only standards are looked
// at, and nobody gave its limit.
func (o Options) leaves(rule Rule, kind Kind) bool {
	return o.Standards && rule.Basis(kind) == House && !o.asked[rule.Code]
}

// run lets a rule judge; what makes a rule stumble over broken bytes is a
// fault of the file, never a pass.
func (rule Rule) run(j *judge) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: rule %s: %v", pdf.ErrUnreadable, rule.Code, p)
			j.file("", "", say("report.damaged"))
		}
	}()
	rule.check(j)
	return nil
}

func outline(data []byte, kind Kind, o Options) Report {
	sum := sha256.Sum256(data)
	return Report{Kind: kind & (Plain | Print | Tagged | Archive), Claims: []string{}, Bytes: len(data), SHA256: hex.EncodeToString(sum[:]),
		Strict: o.Strict, lexicon: o.Lexicon}
}

// Unread is the fact that a file cannot be read.
func Unread() Fact { return say("FileUnreadable.unreadable") }

// unreadable is the report on bytes no reader can make sense of.
func unreadable(data []byte, o Options, why Fact) Report {
	o = o.filled()
	kind := o.As | Plain
	r := outline(data, kind, o)
	for _, rule := range Rules() {
		if (rule.For|rule.Kept)&kind == 0 {
			continue
		}
		res := rule.blank(o.Lexicon, kind)
		j := &judge{File: pdf.FromBytes(data), o: o, r: &res, kind: kind}
		switch {
		case o.leaves(rule, kind):
			j.skip(say("report.apart"))
		case rule.Code == "FileUnreadable":
			j.file("", "", why)
		case !onBytes(rule.Code):
			j.skip(why)
		default:
			_ = rule.run(j) // a fault is recorded in the result
		}
		r.Results = append(r.Results, res)
	}
	return r
}

// kindOf is the kind of a file, as it is told or by what the file claims, and the
// claims of standards that are not judged, by the rule on the claim.
func (o Options) kindOf(f *pdf.File) (kind Kind, foreign map[diag.Code]string) {
	c := f.Claims
	kind, foreign = Plain, map[diag.Code]string{}
	add := func(k Kind, claimed, known bool, rule diag.Code, name string) {
		switch {
		case !claimed || o.As != Auto:
		case !known && o.Standards:
			foreign[rule] = name
		default:
			kind |= k
		}
	}
	x := c.X == "" || c.X == "PDF/X-4" || !strings.HasPrefix(c.X, "PDF/X-")
	add(Print, c.Print, x, "PrintIdentification", c.X)
	add(Archive, c.Archive, c.A != "1" && c.A != "4", "ArchiveIdentification", "PDF/A-"+c.A)
	add(Tagged, c.UA != "" || c.Tagged && !o.Standards, c.UA != "2", "UAIdentification", "PDF/UA-"+c.UA)
	if o.As != Auto {
		kind |= o.As
	}
	if level := strings.ToUpper(c.Level); kind&Archive != 0 {
		if level == "A" {
			kind |= levelA | levelU
		}
		if level == "U" {
			kind |= levelU
		}
	}
	return kind, foreign
}
