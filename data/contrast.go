package data

import "math"

// Contrast is the contrast ratio of two colours by WCAG 2.2, from 1 to 21, in
// either order.
func Contrast(a, b [3]uint8) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// luminance is WCAG's relative luminance of an sRGB colour.
func luminance(c [3]uint8) float64 {
	weights := [3]float64{0.2126, 0.7152, 0.0722}
	sum := 0.0
	for i, v := range c {
		s := float64(v) / 255
		if s <= 0.04045 {
			sum += weights[i] * s / 12.92
		} else {
			sum += weights[i] * math.Pow((s+0.055)/1.055, 2.4)
		}
	}
	return sum
}
