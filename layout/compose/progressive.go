package compose

// progressive tells whether a JPEG file is drawn in passes over the whole
// picture (ITU T.81, G): its coefficients are kept until the last pass, four
// bytes for each sample. Bytes between the segments are passed over, as decoders
// do.
func progressive(raw []byte) bool {
	for at := 2; at+4 <= len(raw); {
		marker := raw[at+1]
		switch {
		case raw[at] != 0xFF, marker == 0xFF:
			at++
		case marker == 0, marker >= 0xD0 && marker <= 0xD9: // stuffed, or without a length
			at += 2
		case marker == 0xC0, marker == 0xC1, marker == 0xC2:
			return marker == 0xC2
		case marker == 0xDA: // the picture begins, and nobody said how it is drawn
			return false
		default:
			at += 2 + int(raw[at+2])<<8 + int(raw[at+3])
		}
	}
	return false
}
