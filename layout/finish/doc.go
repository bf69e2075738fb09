// Package finish owns everything in a file outside its content streams: it
// reads what fpdf wrote into typed objects, keeps the pages' streams and the
// faces, and builds the rest anew (structure, links, bookmarks, metadata,
// colour spaces, page boxes, identifiers) as the profile's standards demand.
// It writes the file whole, the same bytes for the same input.
//
// It refuses to draw, and to repair in silence: what a standard wants and the
// boxes do not say is a finding.
package finish
