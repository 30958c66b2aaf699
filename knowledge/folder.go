package knowledge

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Folder is knowledge in a folder that an editor may change while the program runs.
type Folder struct {
	dir  string
	seen stamp
}

// stamp tells one state of a folder from another.
type stamp struct {
	files  int
	size   int64
	newest time.Time
}

// NewFolder watches a folder, from before its first Load.
func NewFolder(dir string) *Folder { return &Folder{dir: dir} }

// Changed reports whether a file was added, removed or written since the last call. It reads no file.
func (f *Folder) Changed() bool {
	var now stamp
	_ = fs.WalkDir(os.DirFS(f.dir), ".", func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err // what can't be listed is Load's to report
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		now.files++
		now.size += info.Size()
		if info.ModTime().After(now.newest) {
			now.newest = info.ModTime()
		}
		return nil
	})
	changed := now != f.seen
	f.seen = now
	return changed
}

// Load reads the folder. Its Faults name files as seen from where the program runs.
func (f *Folder) Load() (*Knowledge, error) {
	k, err := Load(os.DirFS(f.dir))
	var faults Faults
	if errors.As(err, &faults) {
		for i := range faults {
			faults[i].File = filepath.Join(f.dir, faults[i].File)
		}
	}
	return k, err
}

// LoadShipped reads the knowledge inside the program.
func LoadShipped() (*Knowledge, error) {
	data, err := fs.Sub(Shipped, "data")
	if err != nil {
		return nil, err
	}
	return Load(data)
}
