package rest

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"fmt"
)

// File is sent beside a body.
type File struct {
	Name, Kind string // Kind is its media type; both are the bot's own, and need no quoting
	Data       []byte
}

// boundary stands between the parts of a form; what is random doesn't occur in one.
var boundary = "boussole-" + rand.Text()

// Encode writes a body as JSON, or as a form when there are files beside it; nothing for neither
// (https://discord.com/developers/docs/reference#uploading-files).
func Encode(body any, files []File) (contentType string, data []byte, err error) {
	if body == nil && len(files) == 0 {
		return "", nil, nil
	}
	payload, err := json.Marshal(body)
	if err != nil {
		return "", nil, err
	}
	if len(files) == 0 {
		return "application/json", payload, nil
	}
	const head = 256 // bytes, about what stands before a part
	total := len(payload) + head
	for _, f := range files {
		total += len(f.Data) + head
	}
	var out bytes.Buffer
	out.Grow(total)
	out.WriteString("--" + boundary + "\r\nContent-Disposition: form-data; name=\"payload_json\"\r\nContent-Type: application/json\r\n\r\n")
	out.Write(payload)
	for i, f := range files {
		fmt.Fprintf(&out, "\r\n--%s\r\nContent-Disposition: form-data; name=\"files[%d]\"; filename=%q\r\nContent-Type: %s\r\n\r\n", boundary, i, f.Name, f.Kind)
		out.Write(f.Data)
	}
	out.WriteString("\r\n--" + boundary + "--\r\n")
	return "multipart/form-data; boundary=" + boundary, out.Bytes(), nil
}
