// Package paint turns pages of placed boxes into content streams, through
// fpdf, and is the only importer of fpdf. It asks nothing and decides nothing:
// every position, face, size and swatch is in the boxes.
//
// fpdf is called for the file's frame, the pages and the embedding of faces,
// and nothing else: no automatic break, no cells, no colours, no measuring.
// What stands on a page is written as raw operators with marked content, and
// the list of that content in reading order goes to finish, which owns every
// object outside the streams: colour spaces, graphic states, images, boxes,
// fonts' names, structure.
package paint
