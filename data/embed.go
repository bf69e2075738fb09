package data

import (
	"embed"
	"io/fs"
)

//go:embed theme.yaml register standing editions
var shipped embed.FS

// FS is the data folder that travels inside the binary.
func FS() fs.FS { return shipped }
