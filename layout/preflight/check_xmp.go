package preflight

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// The name spaces that extension schemas are written in (ISO 19005-2, 6.6.2.3.3).
const (
	extensionSpace = "http://www.aiim.org/pdfa/ns/extension/"
	schemaSpace    = "http://www.aiim.org/pdfa/ns/schema#"
	propertySpace  = "http://www.aiim.org/pdfa/ns/property#"
	typeSpace      = "http://www.aiim.org/pdfa/ns/type#"
	fieldSpace     = "http://www.aiim.org/pdfa/ns/field#"
)

// predefined is the properties that archives know by themselves (the XMP
// Specification of September 2005, named in 6.6.2.3.1), by name space, each with the
// type of its value.
func predefined() map[string]string {
	return map[string]string{
		"http://purl.org/dc/elements/1.1/": "contributor:bag Text coverage:Text creator:seq Text date:seq Date description:Lang Alt " +
			"format:Text identifier:Text language:bag Text publisher:bag Text relation:bag Text rights:Lang Alt source:Text subject:bag Text " +
			"title:Lang Alt type:bag Text",
		"http://ns.adobe.com/xap/1.0/": "Advisory:bag Text BaseURL:Text CreateDate:Date CreatorTool:Text Identifier:bag Text Label:Text " +
			"MetadataDate:Date ModifyDate:Date Nickname:Text Rating:Real Thumbnails:alt Struct",
		"http://ns.adobe.com/xap/1.0/rights/": "Certificate:Text Marked:Boolean Owner:bag Text UsageTerms:Lang Alt WebStatement:Text",
		"http://ns.adobe.com/xap/1.0/mm/": "DerivedFrom:Struct DocumentID:Text History:seq Struct InstanceID:Text ManagedFrom:Struct " +
			"Manager:Text ManageTo:Text ManageUI:Text ManagerVariant:Text RenditionClass:Text RenditionParams:Text VersionID:Text " +
			"Versions:seq Struct LastURL:Text RenditionOf:Struct SaveID:Integer",
		"http://ns.adobe.com/xap/1.0/bj/": "JobRef:bag Struct",
		"http://ns.adobe.com/xap/1.0/t/pg/": "MaxPageSize:Struct NPages:Integer Fonts:bag Struct Colorants:seq Struct " +
			"PlateNames:seq Text",
		"http://ns.adobe.com/pdf/1.3/":                 "Keywords:Text PDFVersion:Text Producer:Text",
		"http://www.aiim.org/pdfa/ns/id/":              "part:Integer conformance:Text amd:Text corr:Text",
		extensionSpace:                                 "schemas:bag Struct",
		"http://ns.adobe.com/xmp/1.0/DynamicMedia/":    dynamicMedia,
		"http://ns.adobe.com/camera-raw-settings/1.0/": cameraRaw,
		"http://ns.adobe.com/exif/1.0/aux/":            "Lens:Text SerialNumber:Text",
		"http://ns.adobe.com/photoshop/1.0/": "AuthorsPosition:Text CaptionWriter:Text Category:Text City:Text Country:Text Credit:Text " +
			"DateCreated:Date Headline:Text Instructions:Text Source:Text State:Text SupplementalCategories:bag Text " +
			"TransmissionReference:Text Urgency:Integer",
		"http://ns.adobe.com/tiff/1.0/": "ImageWidth:Integer ImageLength:Integer BitsPerSample:seq Integer Compression:Integer " +
			"PhotometricInterpretation:Integer Orientation:Integer SamplesPerPixel:Integer PlanarConfiguration:Integer " +
			"YCbCrSubSampling:seq Integer YCbCrPositioning:Integer XResolution:Rational YResolution:Rational ResolutionUnit:Integer " +
			"TransferFunction:seq Integer WhitePoint:seq Rational PrimaryChromaticities:seq Rational YCbCrCoefficients:seq Rational " +
			"ReferenceBlackWhite:seq Rational DateTime:Date ImageDescription:Lang Alt Make:Text Model:Text Software:Text Artist:Text " +
			"Copyright:Lang Alt",
		"http://ns.adobe.com/exif/1.0/": exifProperties,
	}
}

const dynamicMedia = "projectRef:ProjectLink videoFrameRate:Text videoFrameSize:Dimensions videoPixelAspectRatio:Rational " +
	"videoPixelDepth:Text videoColorSpace:Text videoAlphaMode:Text videoAlphaPremultipleColor:Colorant videoAlphaUnityIsTransparent:Boolean " +
	"videoCompressor:Text videoFieldOrder:Text pullDown:Text audioSampleRate:Integer audioSampleType:Text audioChannelType:Text " +
	"audioCompressor:Text speakerPlacement:Text fileDataRate:Rational tapeName:Text altTapeName:Text startTimecode:Timecode " +
	"altTimecode:Timecode duration:Time scene:Text shotName:Text shotDate:Date shotLocation:Text logComment:Text markers:seq Marker " +
	"contributedMedia:bag Media absPeakAudioFilePath:URI relativePeakAudioFilePath:URI videoModDate:Date audioModDate:Date " +
	"metadataModDate:Date artist:Text album:Text trackNumber:Integer genre:Text copyright:Text releaseDate:Date composer:Text " +
	"engineer:Text tempo:Real instrument:Text introTime:Time outCue:Time relativeTimestamp:Time loop:Boolean numberOfBeats:Real " +
	"key:Text stretchMode:Text timeScaleParams:timeScaleStretch resampleParams:resampleStretch beatSpliceParams:beatSpliceStretch " +
	"timeSignature:Text scaleType:Text"

const cameraRaw = "AutoBrightness:Boolean AutoContrast:Boolean AutoExposure:Boolean AutoShadows:Boolean BlueHue:Integer " +
	"BlueSaturation:Integer Brightness:Integer CameraProfile:Text ChromaticAberrationB:Integer ChromaticAberrationR:Integer " +
	"ColorNoiseReduction:Integer Contrast:Integer CropTop:Real CropLeft:Real CropBottom:Real CropRight:Real CropAngle:Real " +
	"CropWidth:Real CropHeight:Real CropUnits:Integer Exposure:Real GreenHue:Integer GreenSaturation:Integer HasCrop:Boolean " +
	"HasSettings:Boolean LuminanceSmoothing:Integer RawFileName:Text RedHue:Integer RedSaturation:Integer Saturation:Integer " +
	"Shadows:Integer ShadowTint:Integer Sharpness:Integer Temperature:Integer Tint:Integer ToneCurve:seq Text ToneCurveName:Text " +
	"Version:Text VignetteAmount:Integer VignetteMidpoint:Integer WhiteBalance:Text"

const exifProperties = "ExifVersion:Text FlashpixVersion:Text ColorSpace:Integer ComponentsConfiguration:seq Integer " +
	"CompressedBitsPerPixel:Rational PixelXDimension:Integer PixelYDimension:Integer UserComment:Lang Alt RelatedSoundFile:Text " +
	"DateTimeOriginal:Date DateTimeDigitized:Date ExposureTime:Rational FNumber:Rational ExposureProgram:Integer " +
	"SpectralSensitivity:Text ISOSpeedRatings:seq Integer OECF:Struct ShutterSpeedValue:Rational ApertureValue:Rational " +
	"BrightnessValue:Rational ExposureBiasValue:Rational MaxApertureValue:Rational SubjectDistance:Rational MeteringMode:Integer " +
	"LightSource:Integer Flash:Struct FocalLength:Rational SubjectArea:seq Integer FlashEnergy:Rational " +
	"SpatialFrequencyResponse:Struct FocalPlaneXResolution:Rational FocalPlaneYResolution:Rational FocalPlaneResolutionUnit:Integer " +
	"SubjectLocation:seq Integer ExposureIndex:Rational SensingMethod:Integer FileSource:Integer SceneType:Integer CFAPattern:Struct " +
	"CustomRendered:Integer ExposureMode:Integer WhiteBalance:Integer DigitalZoomRatio:Rational FocalLengthIn35mmFilm:Integer " +
	"SceneCaptureType:Integer GainControl:Integer Contrast:Integer Saturation:Integer Sharpness:Integer " +
	"DeviceSettingDescription:Struct SubjectDistanceRange:Integer ImageUniqueID:Text GPSVersionID:Text GPSLatitude:GPSCoordinate " +
	"GPSLongitude:GPSCoordinate GPSAltitudeRef:Integer GPSAltitude:Rational GPSTimeStamp:Date GPSSatellites:Text GPSStatus:Text " +
	"GPSMeasureMode:Text GPSDOP:Rational GPSSpeedRef:Text GPSSpeed:Rational GPSTrackRef:Text GPSTrack:Rational " +
	"GPSImgDirectionRef:Text GPSImgDirection:Rational GPSMapDatum:Text GPSDestLatitude:GPSCoordinate " +
	"GPSDestLongitude:GPSCoordinate GPSDestBearingRef:Text GPSDestBearing:Rational GPSDestDistanceRef:Text " +
	"GPSDestDistance:Rational GPSProcessingMethod:Text GPSAreaInformation:Text GPSDifferential:Integer"

// propertyTypes is the types of a schema's properties by name.
func propertyTypes(schema string) map[string]string {
	out := map[string]string{}
	last := ""
	for _, w := range strings.Fields(schema) {
		if name, kind, ok := strings.Cut(w, ":"); ok {
			last, out[name] = name, kind
		} else {
			out[last] += " " + w
		}
	}
	return out
}

// schemas is what a file may say in XMP: the type of each property, by name space
// and name.
type schemas struct {
	types map[string]string
	own   map[string]map[string]string // types that the file defines, with the type of each of their fields
}

func knownSchemas() schemas {
	s := schemas{types: map[string]string{}, own: map[string]map[string]string{}}
	for space, list := range predefined() {
		for name, kind := range propertyTypes(list) {
			s.types[space+" "+name] = kind
		}
	}
	return s
}

// checkExtension: each property is one that archives know, or one that the file
// describes, and its value is of its type (6.6.2.3).
func checkExtension(j *judge) {
	if len(j.XMP.Packet()) > pdf.MostPacket {
		j.skip(say("report.damaged"))
		return
	}
	all := knownSchemas()
	main := pdf.Properties(j.XMP.Packet())
	all.learn(main)
	j.held(main, all)
	at := pdf.Number(j.Catalog["Metadata"])
	j.Streams(func(n int, s pdf.Stream) {
		if n == at || j.Name(s.Dict["Type"]) != "Metadata" || j.Name(s.Dict["Subtype"]) != "XML" {
			return
		}
		if b, ok := j.Body(pdf.Reference(n)); ok && len(b) <= pdf.MostPacket {
			more, own := pdf.Properties(b), schemas{maps.Clone(all.types), maps.Clone(all.own)}
			own.learn(more)
			j.held(more, own)
		}
	})
}

// held fails properties that are unknown, or whose value is of another type.
func (j *judge) held(properties []pdf.Value, all schemas) {
	for _, v := range properties {
		key := v.Prefix + ":" + v.Name
		kind, ok := all.types[v.Space+" "+v.Name]
		switch {
		case !ok:
			j.file(key, "", say("MetadataUndeclared.undeclared"))
		case !all.fits(v, kind):
			j.file(key, kind, say("MetadataUndeclared.type"))
		}
	}
}

// fits tells whether a value is of a type, by the names that the XMP Specification
// and extension schemas give types.
func (s schemas) fits(v pdf.Value, kind string) bool {
	kind = strings.TrimSpace(kind)
	lower := strings.ToLower(kind)
	if lower == "lang alt" {
		return v.Form == pdf.Alt && !slices.ContainsFunc(v.Parts, func(p pdf.Value) bool { return p.Form != pdf.Simple || p.Lang == "" })
	}
	for word, form := range map[string]pdf.Form{"bag": pdf.Bag, "seq": pdf.Seq, "alt": pdf.Alt} {
		if lower == word {
			return v.Form == form
		}
		if strings.HasPrefix(lower, word+" ") {
			item := kind[len(word)+1:]
			return v.Form == form && !slices.ContainsFunc(v.Parts, func(p pdf.Value) bool { return !s.fits(p, item) })
		}
	}
	_, lower = choice(lower)
	if pattern := simpleType(lower); pattern != nil {
		return v.Form == pdf.Simple && pattern.MatchString(v.Text)
	}
	if slices.Contains(structures(), lower) {
		return v.Form == pdf.Struct
	}
	fields, ok := s.own[kind]
	if !ok || len(fields) == 0 && v.Form == pdf.Simple {
		return true // what is no type is told with the schema; one without fields is text
	}
	return v.Form == pdf.Struct && !slices.ContainsFunc(v.Parts, func(p pdf.Value) bool {
		of, known := fields[p.Space+" "+p.Name]
		return !known || !s.fits(p, of)
	})
}

// choice takes "closed choice of" and its like off a type.
func choice(kind string) (bool, string) {
	for _, p := range []string{"closed choice of ", "open choice of ", "choice of "} {
		if rest, ok := strings.CutPrefix(kind, p); ok {
			return true, rest
		}
	}
	switch kind {
	case "choice", "closed choice", "open choice":
		return true, "text"
	}
	return false, kind
}

// simpleType is what a simple value of a type looks like; nil when it is no simple
// type.
func simpleType(kind string) *regexp.Regexp {
	switch kind {
	case "integer":
		return integerValue
	case "real":
		return realValue
	case "rational":
		return rationalValue
	case "boolean":
		return booleanValue
	case "date":
		return dateValue
	case "gpscoordinate":
		return placeValue
	case "text", "propername", "locale", "uri", "url", "xpath", "agentname", "renditionclass", "mimetype", "frametype", "guid":
		return anyValue
	}
	return nil
}

var (
	integerValue  = regexp.MustCompile(`^[+-]?\d+$`)
	realValue     = regexp.MustCompile(`^[+-]?(\d+\.?\d*|\.\d+)$`)
	rationalValue = regexp.MustCompile(`^-?\d+/-?\d+$`)
	booleanValue  = regexp.MustCompile(`^(True|False)$`)
	dateValue     = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$`)
	placeValue    = regexp.MustCompile(`^\d{1,3},\d{1,2}(,\d{1,2}|\.\d+)[NSEW]$`)
	anyValue      = regexp.MustCompile(`(?s)`)
)

// structures is the types that have fields.
func structures() []string {
	return []string{"struct", "dimensions", "thumbnail", "resourceevent", "resourceref", "version", "job", "colorant", "font", "flash",
		"cfapattern", "devicesettings", "oecf/sfr", "beatsplicestretch", "marker", "media", "projectlink", "resamplestretch", "time",
		"timecode", "timescalestretch"}
}

// defined tells whether a type has a meaning.
func (s schemas) defined(kind string) bool {
	kind = strings.TrimSpace(kind)
	lower := strings.ToLower(kind)
	for _, word := range []string{"bag", "seq", "alt"} {
		if lower == word {
			return true
		}
		if strings.HasPrefix(lower, word+" ") {
			return s.defined(kind[len(word)+1:])
		}
	}
	_, rest := choice(lower)
	return lower == "lang alt" || lower == "any" || simpleType(rest) != nil || slices.Contains(structures(), rest) || s.own[kind] != nil
}

// part is what a description of a schema, a property, a type or a field has.
type part struct {
	name     string
	form     pdf.Form
	required bool
}

// learn reads the extension schemas of a packet.
func (s schemas) learn(packet []pdf.Value) {
	var all []pdf.Value
	for _, v := range packet {
		if v.Space == extensionSpace && v.Name == "schemas" {
			all = append(all, v.Parts...)
		}
	}
	for _, schema := range all {
		types, _ := schema.Field(schemaSpace, "valueType")
		for _, t := range types.Parts {
			n, ok := t.Field(typeSpace, "type")
			if !ok {
				continue
			}
			s.own[n.Text] = map[string]string{}
			space, _ := t.Field(typeSpace, "namespaceURI")
			list, _ := t.Field(typeSpace, "field")
			for _, f := range list.Parts {
				name, _ := f.Field(fieldSpace, "name")
				of, _ := f.Field(fieldSpace, "valueType")
				s.own[n.Text][space.Text+" "+name.Text] = of.Text
			}
		}
		space, _ := schema.Field(schemaSpace, "namespaceURI")
		properties, _ := schema.Field(schemaSpace, "property")
		for _, p := range properties.Parts {
			name, _ := p.Field(propertySpace, "name")
			kind, _ := p.Field(propertySpace, "valueType")
			s.types[space.Text+" "+name.Text] = kind.Text
		}
	}
}

// checkExtensionSchemas: descriptions of schemas are whole (6.6.2.3.3).
func checkExtensionSchemas(j *judge) {
	if len(j.XMP.Packet()) > pdf.MostPacket {
		j.skip(say("report.damaged"))
		return
	}
	s := knownSchemas()
	packet := pdf.Properties(j.XMP.Packet())
	s.learn(packet)
	for _, v := range packet {
		if v.Space != extensionSpace || v.Name != "schemas" {
			continue
		}
		if v.Form != pdf.Bag || v.Prefix != "pdfaExtension" {
			j.file(v.Prefix+":schemas", "pdfaExtension:schemas (Bag)", say("MetadataExtension.part"))
		}
		for _, schema := range v.Parts {
			j.described(s, schema)
		}
	}
}

// described holds the description of a schema to its parts.
func (j *judge) described(s schemas, schema pdf.Value) {
	j.fielded(schema, schemaSpace, "pdfaSchema", []part{{"schema", pdf.Simple, true}, {"namespaceURI", pdf.Simple, true},
		{"prefix", pdf.Simple, true}, {"property", pdf.Seq, false}, {"valueType", pdf.Seq, false}})
	properties, _ := schema.Field(schemaSpace, "property")
	for _, p := range properties.Parts {
		j.fielded(p, propertySpace, "pdfaProperty", []part{{"name", pdf.Simple, true}, {"valueType", pdf.Simple, true},
			{"category", pdf.Simple, true}, {"description", pdf.Simple, true}})
		if c, ok := p.Field(propertySpace, "category"); ok && c.Text != "external" && c.Text != "internal" {
			j.file(c.Text, "external, internal", say("MetadataExtension.part"))
		}
		j.typed(s, p, propertySpace)
	}
	types, _ := schema.Field(schemaSpace, "valueType")
	for _, t := range types.Parts {
		j.fielded(t, typeSpace, "pdfaType", []part{{"type", pdf.Simple, true}, {"namespaceURI", pdf.Simple, true},
			{"prefix", pdf.Simple, true}, {"description", pdf.Simple, true}, {"field", pdf.Seq, false}})
		fields, _ := t.Field(typeSpace, "field")
		for _, f := range fields.Parts {
			j.fielded(f, fieldSpace, "pdfaField", []part{{"name", pdf.Simple, true}, {"valueType", pdf.Simple, true},
				{"description", pdf.Simple, true}})
			j.typed(s, f, fieldSpace)
		}
	}
}

// typed fails a type that has no meaning.
func (j *judge) typed(s schemas, v pdf.Value, space string) {
	if t, ok := v.Field(space, "valueType"); ok && !s.defined(t.Text) {
		j.file(t.Text, "", say("MetadataExtension.type"))
	}
}

// fielded holds a description to the fields that it must and may have.
func (j *judge) fielded(v pdf.Value, space, prefix string, want []part) {
	for _, w := range want {
		f, ok := v.Field(space, w.name)
		if !ok && !w.required {
			continue
		}
		if !ok || f.Form != w.form || f.Prefix != prefix {
			j.file("", prefix+":"+w.name, say("MetadataExtension.part"))
		}
	}
	for _, f := range v.Parts {
		if f.Space != space || !slices.ContainsFunc(want, func(w part) bool { return w.name == f.Name }) {
			j.file(f.Prefix+":"+f.Name, "", say("MetadataExtension.unknown"))
		}
	}
}
