package knowledge

// Question lists ways to ask for one thing, to understand unforeseen questions by.
type Question struct {
	Means string   `yaml:"means"` // the command that answers, as typed; "refuse" when none does
	FR    []string `yaml:"fr"`
	EN    []string `yaml:"en"`
	at    position
}

// questionFile is one file under questions/.
type questionFile struct {
	Questions []Question `yaml:"questions"`
}
