package slacktest

import (
	"fmt"
	"slices"
)

// What charts may have; a label is a segment's, a category's or a series'.
const (
	maxCharts = 2 // in a message
	maxTitle  = 50
	maxLabel  = 20
	maxSeries = 6
	maxPoints = 20
)

// charts are the blocks of data visualisation.
func charts(m sent) []string {
	var faults []string
	for _, p := range m.parts {
		if p.kind != "data_visualization" {
			continue
		}
		faults = append(faults, between(p.at+"/title", p.fields["title"], 1, maxTitle)...)
		chart, at := objectOf(p.fields["chart"]), p.at+"/chart"
		switch kind := chart.said("type"); {
		case kind == "pie":
			faults = append(faults, pie(chart, at)...)
		case slices.Contains([]string{"bar", "line", "area"}, kind):
			faults = append(faults, axis(chart, at)...)
		default:
			faults = append(faults, fmt.Sprintf("%s: no chart has the type %q", at, kind))
		}
	}
	if n := count(m, "data_visualization"); n > maxCharts {
		faults = append(faults, fmt.Sprintf("%d charts, want %d at most", n, maxCharts))
	}
	return faults
}

func pie(chart object, at string) []string {
	segments := list(chart["segments"])
	faults := several(at+"/segments", len(segments), maxSeries)
	for i, v := range segments {
		segment, at := objectOf(v), fmt.Sprintf("%s/segments/%d", at, i)
		faults = append(faults, between(at+"/label", segment["label"], 1, maxLabel)...)
		if value, ok := segment["value"].(float64); !ok || value <= 0 {
			faults = append(faults, fmt.Sprintf("%s/value %v, want more than 0", at, segment["value"]))
		}
	}
	return faults
}

// axis is a chart of series over categories.
func axis(chart object, at string) []string {
	config := objectOf(chart["axis_config"])
	categories := list(config["categories"])
	faults := several(at+"/axis_config/categories", len(categories), maxPoints)
	faults = append(faults, between(at+"/axis_config/x_label", config["x_label"], 0, maxTitle)...)
	faults = append(faults, between(at+"/axis_config/y_label", config["y_label"], 0, maxTitle)...)
	faults = append(faults, distinct(at+"/axis_config/categories", categories)...)
	series := list(chart["series"])
	faults = append(faults, several(at+"/series", len(series), maxSeries)...)
	var names []any
	for i, v := range series {
		names = append(names, objectOf(v)["name"])
		faults = append(faults, points(objectOf(v), fmt.Sprintf("%s/series/%d", at, i), categories)...)
	}
	return append(faults, distinct(at+"/series names", names)...)
}

// points are one of a series for every category.
func points(series object, at string, categories []any) []string {
	data := list(series["data"])
	faults := several(at+"/data", len(data), maxPoints)
	var labels []any
	for i, v := range data {
		point := objectOf(v)
		labels = append(labels, point["label"])
		if _, ok := point["value"].(float64); !ok {
			faults = append(faults, fmt.Sprintf("%s/data/%d/value %v is no number", at, i, point["value"]))
		}
		if !slices.Contains(categories, point["label"]) {
			faults = append(faults, fmt.Sprintf("%s/data/%d/label %v is no category", at, i, point["label"]))
		}
	}
	for _, c := range categories {
		if !slices.Contains(labels, c) {
			faults = append(faults, fmt.Sprintf("%s has no point for %v", at, c))
		}
	}
	return append(faults, distinct(at+"/data labels", labels)...)
}

func several(at string, n, most int) []string {
	if n < 1 || n > most {
		return []string{fmt.Sprintf("%s has %d, want 1 to %d", at, n, most)}
	}
	return nil
}

// distinct are labels, each there once.
func distinct(at string, labels []any) []string {
	var faults []string
	seen := map[string]bool{}
	for i, l := range labels {
		faults = append(faults, between(fmt.Sprintf("%s/%d", at, i), l, 1, maxLabel)...)
		text, _ := l.(string)
		if seen[text] {
			faults = append(faults, fmt.Sprintf("%s has %q twice", at, text))
		}
		seen[text] = true
	}
	return faults
}
