package rest

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
)

// File is sent beside a body.
type File struct {
	Name, Kind string // Kind is its media type; both are the bot's own
	Data       []byte
}

// Body is what is sent, in pieces: files are not copied.
type Body struct {
	Type   string // its media type; empty where there is nothing
	pieces [][]byte
}

// boundary stands between the parts of a form; what is random doesn't occur in one.
var boundary = "boussole-" + rand.Text()

// Encode writes a body as JSON, or as a form when there are files beside it; nothing for neither
// (https://discord.com/developers/docs/reference#uploading-files).
func Encode(body any, files []File) (Body, error) {
	if body == nil && len(files) == 0 {
		return Body{}, nil
	}
	payload, err := json.Marshal(body)
	if err != nil {
		return Body{}, err
	}
	if len(files) == 0 {
		return Body{"application/json", [][]byte{payload}}, nil
	}
	out := Body{Type: "multipart/form-data; boundary=" + boundary, pieces: make([][]byte, 0, 3+2*len(files))}
	head := "--" + boundary + "\r\nContent-Disposition: form-data; name=\"payload_json\"\r\nContent-Type: application/json\r\n\r\n"
	out.pieces = append(out.pieces, []byte(head), payload)
	for i, f := range files {
		head := fmt.Appendf(nil, "\r\n--%s\r\nContent-Disposition: form-data; name=\"files[%d]\"; filename=%q\r\nContent-Type: %s\r\n\r\n",
			boundary, i, f.Name, f.Kind)
		out.pieces = append(out.pieces, head, f.Data)
	}
	out.pieces = append(out.pieces, []byte("\r\n--"+boundary+"--\r\n"))
	return out, nil
}

// Size is the body's length in bytes.
func (b Body) Size() int {
	n := 0
	for _, piece := range b.pieces {
		n += len(piece)
	}
	return n
}

// Bytes returns the body in one piece.
func (b Body) Bytes() []byte { return bytes.Join(b.pieces, nil) }

// WriteTo writes the body piece by piece.
func (b Body) WriteTo(w io.Writer) (int64, error) {
	var written int64
	for _, piece := range b.pieces {
		n, err := w.Write(piece)
		written += int64(n)
		if err != nil {
			return written, err
		}
	}
	return written, nil
}
