//go:build unix

package sqltest

import (
	"os"
	"os/user"
	"strconv"
	"syscall"
	"testing"
)

// give returns how to start a program in a folder: as the tests' own user, or, when that is root, whom PostgreSQL
// refuses, as another one, who gets the folder.
func give(t testing.TB, dir string) *syscall.SysProcAttr {
	t.Helper()
	if os.Getuid() != 0 {
		return nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		someone, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.ParseUint(someone.Uid, 10, 32)
		if err != nil {
			t.Fatal(err)
		}
		gid, err := strconv.ParseUint(someone.Gid, 10, 32)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Chown(dir, int(uid), int(gid)); err != nil {
			t.Fatal(err)
		}
		return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
	}
	t.Skip("PostgreSQL refuses root, and there is no user postgres or nobody to start it as")
	return nil
}
