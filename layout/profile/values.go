package profile

import (
	_ "embed" // the two colour profiles

	"github.com/secnumcloud-observatory/press/layout/unit"
)

//go:embed icc/sRGB.icc
var srgb []byte

//go:embed icc/FOGRA39L_coated.icc
var fogra39 []byte

// Files are the colour profiles inside the program, and the list of conditions, by name.
func Files() map[string][]byte {
	return map[string][]byte{"icc/sRGB.icc": srgb, "icc/FOGRA39L_coated.icc": fogra39, "conditions.tsv": []byte(conditions)}
}

// A4 is the trim of the edition.
func A4() unit.Size { return unit.Size{W: 210 * unit.MM, H: 297 * unit.MM} }

// Screen is the file to be read on a screen and listened to: sRGB, tagged,
// with links and bookmarks, PDF/UA-1 and PDF/A-2a in one.
func Screen() Profile {
	return Profile{
		Name:     "screen",
		Version:  "1.7",
		Trim:     A4(),
		Intent:   SRGB(),
		Links:    true,
		Tags:     true,
		Outlines: true,
		MinPPI:   leastPPI, // the same pages are printed, and are looked at here first
		Claims:   []Standard{PDFUA1, PDFA2A},
	}
}

// Print is the file for the print shop: PDF/X-4, which also claims PDF/A-2b
// with the same colour profile so that an independent validator can check its
// fonts, colours and metadata. The bleed is 3 mm, what French and German shops
// ask for most; the condition is FOGRA39. Another bleed or condition is
// another value of the fields.
func Print(m Marks) Profile {
	return Profile{
		Name:     "print",
		Version:  "1.6",
		Trim:     A4(),
		Bleed:    3 * unit.MM,
		Safe:     5 * unit.MM,
		Drawn:    35 * unit.MM / 10,
		Intent:   FOGRA39(),
		Marks:    m,
		InkLimit: MostInk,
		MinPPI:   leastPPI,
		Claims:   []Standard{PDFX4, PDFA2B},
	}
}

// Bilingual is the file for the screen with every language in one, one after the
// other: what merging two files would lose of their tags and bookmarks is kept.
func Bilingual() Profile {
	p := Screen()
	p.Name, p.File, p.Together = "bilingual", p.Name, true
	return p
}

// Archive is the file for a library: read as the one for the screen, PDF/A-3a and
// PDF/UA-1, with the data of the register and of the charts inside it.
func Archive() Profile {
	p := Screen()
	p.Name, p.Attach, p.Claims = "archive", true, []Standard{PDFUA1, PDFA3A}
	return p
}

// Booklet is the file for a printer in an office: two pages a side of A3, to be printed on
// both sides over the short one, folded and stapled. Its paper is that of offices, 80 g/m²,
// 0.1 mm thick. It claims PDF/A-2b; nobody reads it on a screen or listens to it.
func Booklet() Profile {
	p := Screen()
	p.Name, p.Links, p.Tags, p.Outlines, p.Claims = "booklet", false, false, false, []Standard{PDFA2B}
	p.Imposed = &Imposition{Sheet: unit.Size{W: 420 * unit.MM, H: 297 * unit.MM}, Edge: 10 * unit.MM, Paper: unit.MM / 10}
	return p
}

// Screen2 is the file for the screen in PDF 2.0: PDF/UA-2 and PDF/A-4.
func Screen2() Profile {
	p := Screen()
	p.Name, p.Version, p.Claims = "screen2", "2.0", []Standard{PDFUA2, PDFA4}
	return p
}

// Month is the page of the month as a file of its own, to be sent and passed on.
func Month() Profile {
	p := Screen()
	p.Name, p.Section = "month", "month"
	return p
}

// Web is the folder for browsers: the pages of the screen, without their edges.
func Web() Profile {
	p := Screen()
	p.Name, p.Window, p.Claims = "web", true, nil
	return p
}

// Kit is the folder for others: pictures of the screen's pages and cards.
func Kit() Profile {
	p := Screen()
	p.Name, p.Kit, p.Claims = "kit", true, nil
	return p
}

// Draft is the file of a draft: made as the one for the screen, and read before
// all is right. It claims nothing, for it may hold what would break any claim.
func Draft() Profile {
	p := Screen()
	p.Name, p.Draft, p.Claims = "draft", true, nil
	return p
}

// leastPPI is the least effective resolution of a picture in print (GWG 2022, R0031).
const leastPPI = 225

// SRGB is the viewing condition of screen files.
func SRGB() Intent {
	return Intent{Space: RGB, Condition: "sRGB IEC61966-2.1", Info: "sRGB IEC61966-2.1", ICC: srgb, Registered: true}
}

// FOGRA39 is offset printing on coated paper, ISO 12647-2:2004/Amd 1.
func FOGRA39() Intent {
	return Intent{Space: CMYK, Condition: "FOGRA39", Info: "Coated FOGRA39 (ISO 12647-2:2004)", ICC: fogra39,
		Registered: true, Paper: Coated, Limit: MostInk}
}

// Claimed tells whether the profile claims a standard.
func (p Profile) Claimed(s Standard) bool {
	for _, c := range p.Claims {
		if c == s {
			return true
		}
	}
	return false
}
