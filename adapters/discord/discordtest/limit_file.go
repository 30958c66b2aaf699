package discordtest

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
)

const (
	maxFiles = 10
	maxFile  = 10 << 20 // bytes
)

// shown are the files that attachment:// may name in a picture.
var shown = []string{".jpg", ".jpeg", ".png", ".webp", ".gif"}

// uploads holds files against their parts and their attachments.
func uploads(m sent) []string {
	var faults []string
	if len(m.files) > maxFiles {
		faults = append(faults, fmt.Sprintf("%d files, want %d at most", len(m.files), maxFiles))
	}
	names := map[string]bool{}
	for _, f := range m.files {
		if len(f.Data) == 0 || len(f.Data) > maxFile {
			faults = append(faults, fmt.Sprintf("%s has %d bytes, want 1 to %d", f.Name, len(f.Data), maxFile))
		}
		if names[f.Name] || f.Name == "" {
			faults = append(faults, fmt.Sprintf("%s: the name %q is not its own", f.Field, f.Name))
		}
		names[f.Name] = true
		if _, ok := fileNumber(f); !ok {
			faults = append(faults, fmt.Sprintf("%s is in the part %q, want files[n]", f.Name, f.Field))
		}
	}
	return faults
}

// fileNumber is the n of files[n].
func fileNumber(f File) (string, bool) {
	n := strings.TrimSuffix(strings.TrimPrefix(f.Field, "files["), "]")
	i, err := strconv.Atoi(n)
	return n, err == nil && f.Field == fmt.Sprintf("files[%d]", i)
}

// references holds attachment://x against the files, both ways.
func references(m sent) []string {
	var faults []string
	var named []string
	for _, p := range m.parts {
		name, ok := attached(p)
		if !ok {
			continue
		}
		named = append(named, name)
		if !slices.ContainsFunc(m.files, func(f File) bool { return f.Name == name }) {
			faults = append(faults, fmt.Sprintf("%s: attachment://%s is not sent with it", p.at, name))
		}
		if p.kind != "file" && !slices.Contains(shown, strings.ToLower(path.Ext(name))) {
			faults = append(faults, fmt.Sprintf("%s: attachment://%s is no picture of a kind that is shown", p.at, name))
		}
	}
	for _, f := range m.files {
		if m.flags&componentsV2 != 0 && !slices.Contains(named, f.Name) {
			faults = append(faults, f.Name+" is sent and no component shows it")
		}
	}
	return faults
}

// descriptions holds every file against its attachment, which says what it shows.
func descriptions(m sent) []string {
	var faults []string
	known := map[string]map[string]any{}
	for _, a := range list(m.body["attachments"]) {
		attachment, _ := a.(map[string]any)
		known[fmt.Sprint(attachment["id"])] = attachment
		faults = append(faults, between(fmt.Sprintf("the description of attachment %v", attachment["id"]), attachment["description"], 0, 1024)...)
	}
	for _, f := range m.files {
		n, _ := fileNumber(f)
		attachment := known[n]
		if attachment == nil {
			faults = append(faults, fmt.Sprintf("%s has no attachment of id %s", f.Name, n))
			continue
		}
		if name, given := attachment["filename"].(string); given && name != f.Name {
			faults = append(faults, fmt.Sprintf("%s is %s in its attachment", f.Name, name))
		}
		if text, _ := attachment["description"].(string); text == "" {
			faults = append(faults, f.Name+" has no description, for people who don't see it")
		}
		delete(known, n)
	}
	for id, attachment := range known {
		if m.kind == creates {
			faults = append(faults, fmt.Sprintf("attachment %s (%v) has no file", id, attachment["filename"]))
		}
	}
	slices.Sort(faults)
	return faults
}
