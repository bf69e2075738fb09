package preflight

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// Check judges a file. On a file that cannot be read the report still holds
// the rules on its bytes, all others stand as not checked, and the error says
// why.
func Check(data []byte, o Options) (Report, error) {
	f, err := pdf.Read(data)
	if err != nil {
		return unreadable(data, o), err
	}
	return Judge(f, o)
}

// Judge judges a file that was read.
func Judge(f *pdf.File, o Options) (r Report, err error) {
	o = o.filled()
	kind := claimedKind(f)
	if o.As != Auto {
		kind = o.As | Plain
	}
	r = outline(f.Data, kind, o)
	r.Claims, r.Pages = slices.Clone(f.Claims.Standards), len(f.Pages)
	words := &match{}
	for _, rule := range Rules() {
		if rule.For&kind == 0 {
			continue
		}
		res := rule.blank(o.Lexicon)
		if e := rule.run(&judge{File: f, o: o, r: &res, words: words}); e != nil {
			err = errors.Join(err, e)
		}
		r.Results = append(r.Results, res)
	}
	return r, err
}

func (rule Rule) blank(x Lexicon) Result {
	return Result{Code: rule.Code, Source: rule.Source, Severity: rule.Severity, Title: x.Say(rule.title()), Fix: x.Say(rule.fix()),
		Status: Pass}
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
	return Report{Kind: kind, Claims: []string{}, Bytes: len(data), SHA256: hex.EncodeToString(sum[:]), Strict: o.Strict, lexicon: o.Lexicon}
}

// Unread is the fact that a file cannot be read.
func Unread() Fact { return say("FileUnreadable.unreadable") }

// unreadable is the report on bytes no reader can make sense of.
func unreadable(data []byte, o Options) Report {
	o = o.filled()
	kind := o.As | Plain
	r := outline(data, kind, o)
	why := Unread()
	for _, rule := range Rules() {
		if rule.For&kind == 0 {
			continue
		}
		res := rule.blank(o.Lexicon)
		j := &judge{File: pdf.FromBytes(data), o: o, r: &res}
		switch {
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

// claimedKind is the kind a file claims to be of.
func claimedKind(f *pdf.File) Kind {
	kind := Plain
	for k, yes := range map[Kind]bool{Print: f.Claims.Print, Tagged: f.Claims.Tagged, Archive: f.Claims.Archive} {
		if yes {
			kind |= k
		}
	}
	return kind
}
