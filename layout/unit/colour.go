package unit

import "math"

// Linear undoes the transfer of sRGB (IEC 61966-2-1): a channel from 0 to 1 as
// a share of light.
func Linear(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// Contrast is the contrast ratio of two sRGB colours by WCAG 2.2, from 1 to 21,
// in either order.
func Contrast(a, b [3]uint8) float64 {
	share := func(c [3]uint8) (out [3]float64) {
		for i, v := range c {
			out[i] = float64(v) / 255
		}
		return out
	}
	return ContrastOf(share(a), share(b))
}

// ContrastOf is Contrast of colours whose channels are shares, 0 to 1; what lies
// beyond counts as its bound.
func ContrastOf(a, b [3]float64) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is WCAG's relative luminance.
func luminance(c [3]float64) float64 {
	sum := 0.0
	for i, weight := range [3]float64{0.2126, 0.7152, 0.0722} {
		sum += float64(weight * Linear(min(max(c[i], 0), 1)))
	}
	return sum
}
