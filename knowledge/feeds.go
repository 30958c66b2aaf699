package knowledge

// Feed is a source of news, RSS or Atom.
type Feed struct {
	Name     string `yaml:"name"` // its own, the same in both languages
	URL      string `yaml:"url"`
	Topics   []Ref  `yaml:"topics"`   // of the tips, or of the news alone
	Language string `yaml:"language"` // fr or en
	at       position
}

// NewsTopic is a subject that has news and no tips.
type NewsTopic struct {
	ID    string  `yaml:"id"`
	Name  Text    `yaml:"name"`
	Terms Phrases `yaml:"terms"`
	at    position
}

// feedFile is feeds.yaml.
type feedFile struct {
	Topics []NewsTopic `yaml:"topics"`
	Feeds  []Feed      `yaml:"feeds"`
}

// Subjects returns what news may be asked about: the topics of the tips, then those of the news alone.
func (k *Knowledge) Subjects() []NewsTopic {
	all := make([]NewsTopic, 0, len(k.Topics)+len(k.NewsTopics))
	for _, t := range k.Topics {
		all = append(all, NewsTopic{ID: t.ID, Name: t.Name, Terms: t.Terms})
	}
	return append(all, k.NewsTopics...)
}
