package knowledge

// Topic is one subject of the tech watch, with its tips.
type Topic struct {
	ID    string  `yaml:"topic"`
	Name  Text    `yaml:"name"`
	Terms Phrases `yaml:"terms"`
	Tips  []Tip   `yaml:"tips"`
}

// Tip is worth a developer's minute, and doesn't age.
type Tip struct {
	ID    string `yaml:"id"`
	Title Text   `yaml:"title"`
	Text  Text   `yaml:"text"`
	at    position
}
