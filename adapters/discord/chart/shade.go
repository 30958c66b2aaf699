package chart

import (
	"image/color"
	"math"
)

// A shade is an ink and its mixtures with the paper.
type shade int

const (
	ink shade = iota
	blue
	amber
	shadeCount
)

// shadeSteps are the mixtures of each shade with the paper: as many as a bar needs to fade smoothly.
const shadeSteps = 32

// on is the place in the palette of a share of the shade, from 0, the paper alone, to 1.
func (s shade) on(share float64) uint8 {
	return uint8(int(s)*(shadeSteps+1) + int(math.Round(share*shadeSteps)))
}

// palette is a picture's own paper and all shades, so that it reads the same in a light and in a dark theme. Each full shade
// stands out from the paper by a contrast of 7 at least (https://www.w3.org/TR/WCAG22/#contrast-enhanced).
func palette() color.Palette {
	paper := color.RGBA{0x15, 0x1F, 0x2E, 0xFF}
	full := [shadeCount]color.RGBA{ink: {0xF3, 0xF6, 0xFA, 0xFF}, blue: {0x74, 0xB9, 0xFF, 0xFF}, amber: {0xFF, 0xCC, 0x5C, 0xFF}}
	var all color.Palette
	for _, to := range full {
		for step := range shadeSteps + 1 {
			mix := func(from, to uint8) uint8 {
				return uint8(math.Round(float64(from) + (float64(to)-float64(from))*float64(step)/shadeSteps))
			}
			all = append(all, color.RGBA{mix(paper.R, to.R), mix(paper.G, to.G), mix(paper.B, to.B), 0xFF})
		}
	}
	return all
}
