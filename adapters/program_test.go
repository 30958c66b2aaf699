package adapters_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// built is the real program, built once for every test that needs it, in a folder that TestMain removes.
var built = sync.OnceValues(func() (file string, err error) {
	file = filepath.Join(folder(), "boussole")
	if out, err := exec.Command("go", "build", "-o", file, "..").CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return file, nil
})

// folder is where the program is built.
var folder = sync.OnceValue(func() string { return filepath.Join(os.TempDir(), fmt.Sprintf("boussole-%d", os.Getpid())) })

func TestMain(m *testing.M) {
	code := m.Run()
	_ = os.RemoveAll(folder()) // there is none where no test needed the program
	os.Exit(code)
}

// program is the real program, serving by a configuration of its own.
type program struct {
	t      testing.TB
	config string // its file
	log    *os.File
	run    *exec.Cmd     // nil while it doesn't run
	used   time.Duration // of processors, by the last one that ended
}

// host is that of an address in the knowledge.
var host = regexp.MustCompile(`(https?://[^/"]+)`)

// newProgram prepares a program with a configuration; it runs from start to kill or stop, or to the end of the test. The
// feeds that it follows are nowhere.
func newProgram(t testing.TB, config string) *program {
	t.Helper()
	dir := t.TempDir()
	p := &program{t: t, config: filepath.Join(dir, "config.yaml")}
	shipped := filepath.Join(dir, "knowledge")
	feeds, err := os.ReadFile("../knowledge/data/feeds.yaml")
	if err == nil {
		err = os.CopyFS(shipped, os.DirFS("../knowledge/data"))
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(shipped, "feeds.yaml"), host.ReplaceAll(feeds, []byte("$1.invalid")), 0o600)
	}
	if err == nil {
		err = os.WriteFile(p.config, []byte("knowledge: {dir: \""+shipped+"\"}\n"+config), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	log, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		t.Fatal(err)
	}
	p.log = log
	t.Cleanup(func() {
		p.kill()
		if t.Failed() {
			t.Logf("the program's log ends with:\n%s", p.told())
		}
		_ = log.Close()
	})
	return p
}

// start starts the program and doesn't wait until it is ready.
func (p *program) start() {
	p.t.Helper()
	file, err := built()
	if err != nil {
		p.t.Fatal(err)
	}
	p.run = exec.Command(file, "serve", "--config", p.config)
	p.run.Stderr = p.log
	p.run.Env = append(os.Environ(), "HTTPS_PROXY=http://127.0.0.1:1") // nothing outside is asked
	if err := p.run.Start(); err != nil {
		p.t.Fatal(err)
	}
}

// kill ends the program at once, wherever it is.
func (p *program) kill() {
	p.t.Helper()
	err := p.signal(syscall.SIGKILL)
	if exit, ok := errors.AsType[*exec.ExitError](err); !ok && err != nil || ok && exit.ExitCode() != -1 {
		p.t.Errorf("the program ended before it was killed: %v\n%s", err, p.told())
	}
}

// stop tells the program to end, and waits until it has.
func (p *program) stop() {
	p.t.Helper()
	if err := p.signal(syscall.SIGTERM); err != nil {
		p.t.Errorf("the program: %v\n%s", err, p.told())
	}
}

func (p *program) signal(s syscall.Signal) error {
	if p.run == nil {
		return nil
	}
	_ = p.run.Process.Signal(s) // it may have ended, which Wait tells
	err := p.run.Wait()
	p.used = p.run.ProcessState.UserTime() + p.run.ProcessState.SystemTime()
	p.run = nil
	return err
}

// told is the end of the program's log.
func (p *program) told() string {
	text, _ := os.ReadFile(p.log.Name())
	lines := strings.Split(string(text), "\n")
	return strings.Join(lines[max(0, len(lines)-40):], "\n")
}

// memory is the most that the program has had, in megabytes; 0 where the system doesn't tell.
func (p *program) memory() float64 {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.run.Process.Pid))
	found := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(text)
	if found == nil {
		return 0
	}
	kilobytes, _ := strconv.ParseFloat(string(found[1]), 64) // digits
	return kilobytes * 1024 / 1e6
}
