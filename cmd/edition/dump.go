package main

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
)

// dumped prints what a stage made: the tree of blocks, the placed boxes, or
// the operators of the painted pages.
func dumped(io console, p *layout.Press, o layout.Order, what string) error {
	profiles := o.Profiles
	o.Profiles = nil
	switch what {
	case "blocks", "pages", "ops":
	default:
		return usage("--dump %s: choose among blocks, pages, ops", what)
	}
	res, err := pressed(io, p, o)
	if err != nil {
		return broken("the edition cannot be composed: %v", diag.Why(err))
	}
	for _, l := range res.Pages {
		switch what {
		case "blocks":
			fmt.Fprint(io.out, layout.Blocks(l.Doc))
		case "pages":
			fmt.Fprint(io.out, draw.Dump(l.Result.Pages))
		case "ops":
			for _, prof := range profiles {
				s, err := p.Operators(res, l, prof)
				if err != nil {
					return &stop{exitFindings, diag.Why(err)}
				}
				fmt.Fprint(io.out, s)
			}
		}
	}
	return nil
}
