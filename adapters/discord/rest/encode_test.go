package rest

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"testing"
)

func TestEncode(t *testing.T) {
	tests := []struct {
		name       string
		body       any
		kind, data string
	}{
		{"nothing", nil, "", ""},
		{"body", map[string]int{"type": 5}, "application/json", `{"type":5}`},
	}
	for _, test := range tests {
		got, err := Encode(test.body, nil)
		if err != nil || got.Type != test.kind || string(got.Bytes()) != test.data {
			t.Errorf("%s: got %s, %s, %v", test.name, got.Type, got.Bytes(), err)
		}
	}
	if _, err := Encode(func() {}, nil); err == nil {
		t.Error("what has no JSON was written")
	}
}

// A form has the body first, then the files under their numbers.
func TestEncodeForm(t *testing.T) {
	body, err := Encode(map[string]int{"type": 4}, []File{
		{"salaires é \"1\".png", "image/png", []byte("\x89PNG")},
		{"b.txt", "text/plain; charset=utf-8", nil},
	})
	if err != nil {
		t.Fatal(err)
	}
	media, params, err := mime.ParseMediaType(body.Type)
	if err != nil || media != "multipart/form-data" {
		t.Fatalf("got %s, %v", body.Type, err)
	}
	var data bytes.Buffer
	if n, err := body.WriteTo(&data); err != nil || int(n) != body.Size() || !bytes.Equal(data.Bytes(), body.Bytes()) {
		t.Errorf("got %d bytes, %v, want %d", n, err, body.Size())
	}
	want := [][4]string{
		{"payload_json", "", "application/json", `{"type":4}`},
		{"files[0]", "salaires é \"1\".png", "image/png", "\x89PNG"},
		{"files[1]", "b.txt", "text/plain; charset=utf-8", ""},
	}
	form := multipart.NewReader(&data, params["boundary"])
	for _, want := range want {
		part, err := form.NextPart()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		if got := [4]string{part.FormName(), part.FileName(), part.Header.Get("Content-Type"), string(content)}; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if _, err := form.NextPart(); err != io.EOF {
		t.Errorf("got %v, want no more", err)
	}
}
