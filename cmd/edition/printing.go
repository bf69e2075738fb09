package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// printing is what a print shop may ask for besides the default.
type printing struct {
	marks, bleed, icc, condition string
	attach                       bool // the archive with the data, too
}

func (p *printing) flags(c *cobra.Command) {
	c.Flags().BoolVar(&p.attach, "attach", false, words("make the archive (PDF/A-3a) with the data inside, too"))
	c.Flags().StringVar(&p.bleed, "bleed", "3mm", words("bleed of the print file, a `length`"))
	c.Flags().StringVar(&p.marks, "marks", "none", words("`marks` outside the bleed of the print file: none, crop or full"))
	c.Flags().StringVar(&p.icc, "icc", "", words("`file` with the colour profile of the printing condition (default: coated FOGRA39)"))
	c.Flags().StringVar(&p.condition, "condition", "", words("registered `name` of that condition, such as FOGRA51"))
}

// mostBleed is more than any shop asks for; beyond it a unit was mistaken.
const mostBleed = 20 * unit.MM

// mostICC is more than any profile of a printing condition has, in bytes.
const mostICC = 64 << 20

// apply puts the wishes into a profile for print; other profiles have no use
// for them.
func (p printing) apply(prof *profile.Profile) error {
	if prof.Intent.Space != profile.CMYK {
		return nil
	}
	switch p.marks {
	case "", "none":
	case "crop":
		prof.Marks = profile.CropMarks
	case "full":
		prof.Marks = profile.FullMarks
	default:
		return usage("there are no marks %q: choose among none, crop, full", p.marks)
	}
	if p.bleed != "" {
		b, err := bleedOf(p.bleed)
		if err != nil {
			return usage("--bleed: %v", err)
		}
		if b < 0 || b > mostBleed {
			return usage("a bleed of %s is not possible: choose one between 0mm and %s", p.bleed, mostBleed)
		}
		prof.Bleed = b
	}
	return p.intent(prof)
}

// intent reads the print shop's colour profile.
func (p printing) intent(prof *profile.Profile) error {
	switch {
	case p.icc == "" && p.condition == "":
		return nil
	case p.icc == "":
		return usage("--condition %s names the condition of a colour profile: give the file with --icc", p.condition)
	case p.condition == "":
		return usage("--icc %s needs the name of its printing condition: give it with --condition, such as FOGRA51", p.icc)
	}
	raw, err := read.File(p.icc, mostICC)
	if err != nil {
		return broken("the colour profile %s cannot be read: %s", p.icc, read.Why(err))
	}
	prof.Intent, err = profile.Condition(p.condition, "", raw)
	if err == nil { // its tables are whole, before pages are made for them
		_, err = profile.NewPress(prof.Intent, 0)
	}
	if other := new(profile.Other); errors.As(err, &other) {
		return usage("the colour profile %s is of the condition %s (it calls itself %q), and not of %s: give the profile of %s, "+
			"or --condition %s", p.icc, other.Own, other.Described, other.Asked, other.Asked, other.Own)
	}
	prof.InkLimit = prof.Intent.Limit
	if errors.Is(err, profile.ErrName) {
		return usage("--condition %q is no name of a printing condition: give one as it is registered, such as FOGRA51, "+
			"in plain letters, figures and signs, %d at most", p.condition, profile.MostName)
	}
	if errors.Is(err, profile.ErrICC) {
		return broken("the colour profile %s is refused: %s", p.icc, strings.TrimPrefix(err.Error(), profile.ErrICC.Error()+": "))
	}
	return err
}

// profiles are the kinds of file asked for, as the print shop wants them.
func (f *flags) profiles(pr printing) ([]profile.Profile, error) {
	all, some := layout.Known(), len(layout.All())
	var names []string
	for i := range all {
		if err := pr.apply(&all[i]); err != nil {
			return nil, err
		}
		names = append(names, all[i].Name)
	}
	chosen, err := names[:some], error(nil)
	if f.profile != "" {
		chosen, err = listed(f.profile, "profile", "profile", names)
	}
	if err != nil {
		return nil, err
	}
	if kept := profile.Archive().Name; pr.attach && !slices.Contains(chosen, kept) {
		chosen = append(slices.Clone(chosen), kept)
	}
	var out []profile.Profile
	for _, n := range chosen {
		for _, p := range all {
			if p.Name == n {
				out = append(out, p)
			}
		}
	}
	return out, nil
}

// bleedOf is a bleed as it is typed, none without a unit too: 0 is the same in each.
func bleedOf(s string) (unit.Length, error) {
	if strings.TrimSpace(s) == "0" {
		return 0, nil
	}
	return unit.Parse(s)
}
