// Package raster turns placed boxes into pixels: the same boxes that layout/paint turns
// into PDF and layout/svg into pictures for browsers. Outlines of the edition's faces
// and of drawings are scan-converted in fixed point, with integers alone: the same page
// is the same bytes on every machine. It asks nothing, decides nothing and measures
// nothing.
//
// A shape covers a pixel by its exact area there, in sixteen steps (FreeType's smooth
// rasteriser counts the same way, in 256): so many are seen, and a drawing in a few
// inks then has few enough colours for a palette.
package raster
