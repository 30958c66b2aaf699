package knowledge

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
)

// Load reads the knowledge in a folder: one YAML file per chapter, sources.yaml, salary.yaml, freelance.yaml,
// netpay.yaml, releases.yaml with releases.csv, feeds.yaml, lexicon.yaml, one file per topic under tips, and any files of questions
// under questions. The error is Faults, and holds every one.
func Load(folder fs.FS) (*Knowledge, error) {
	k := &Knowledge{Sources: map[string]Source{}}
	var sources struct {
		Sources []Source `yaml:"sources"`
	}
	var versions versionTable
	var feeds feedFile
	parts := map[string]any{"releases.yaml": &k.Releases, "releases.csv": &versions, "feeds.yaml": &feeds, "sources.yaml": &sources, "salary.yaml": &k.Salary, "freelance.yaml": &k.Freelance,
		"netpay.yaml": &k.NetPay, "lexicon.yaml": &k.Lexicon}
	for name, chapter := range k.chapters() {
		parts[name+".yaml"] = chapter
	}
	files, faults := list(folder, parts)
	topics, asked := within(files, "tips/"), within(files, "questions/")
	k.Topics = make([]Topic, len(topics))
	for i, name := range topics {
		parts[name] = &k.Topics[i]
	}
	questions := make([]questionFile, len(asked))
	for i, name := range asked {
		parts[name] = &questions[i]
	}
	faults = append(faults, decodeAll(folder, files, parts)...)
	k.Feeds, k.NewsTopics = feeds.Feeds, feeds.Topics
	if len(faults) == 0 {
		faults = lint(k, sources.Sources, &versions, topics, questions, asked)
	}
	faults.sort()
	faults = slices.Compact(faults) // an entry may quote a missing range several times
	if len(faults) > 0 {
		return nil, faults
	}
	return k, nil
}

func within(files []string, folder string) []string {
	return slices.DeleteFunc(slices.Clone(files), func(name string) bool { return !strings.HasPrefix(name, folder) })
}

// list returns the files of a folder, and a fault for each that lacks or has no use.
func list(folder fs.FS, parts map[string]any) ([]string, Faults) {
	var files []string
	var faults Faults
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() || strings.HasPrefix(path.Base(name), "."):
		case parts[name] != nil || (path.Dir(name) == "tips" || path.Dir(name) == "questions") && path.Ext(name) == ".yaml":
			files = append(files, name)
		default:
			faults = append(faults, Fault{File: name, Message: "not a file of the knowledge"})
		}
		return nil
	})
	if err != nil {
		faults = append(faults, Fault{File: ".", Message: err.Error()})
	}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if !slices.Contains(files, name) {
			faults = append(faults, Fault{File: name, Message: "missing file"})
		}
	}
	return files, faults
}

// fileSize bounds a file, in bytes: some times the largest that is shipped.
const fileSize = 1 << 20

// decodeAll reads files side by side, since the program's start waits for them.
func decodeAll(folder fs.FS, files []string, parts map[string]any) Faults {
	found := make([]Faults, len(files))
	var wait sync.WaitGroup
	for i, name := range files {
		wait.Go(func() {
			data, err := fs.ReadFile(folder, name)
			switch {
			case err != nil:
				found[i] = Faults{{File: name, Message: err.Error()}}
			case len(data) > fileSize:
				found[i] = Faults{{File: name, Message: fmt.Sprintf("larger than %d bytes", fileSize)}}
			default:
				found[i] = decode(name, data, parts[name])
			}
		})
	}
	wait.Wait()
	return slices.Concat(found...)
}

// decode reads a file into its part of the knowledge.
func decode(name string, data []byte, part any) Faults {
	switch part := part.(type) {
	case *versionTable:
		return part.read(name, data)
	case *questionFile:
		if part.readPlain(data) {
			return nil
		}
	}
	return Decode(name, data, part)
}
