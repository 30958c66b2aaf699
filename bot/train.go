package bot

// example is one question, by the numbers of its features, with its class.
type example struct {
	features []int32
	fewer    []int32 // with some of its words left out, so that what is around a word counts when nobody knows the word
	class    int
}

// Training constants, chosen on the development questions.
const (
	lookings = 160_000 // at examples, in all epochs…
	fewest   = 2       // …of which there are this many, for many examples,
	most     = 40      // or this many, for few
	rate     = 2
	wellKnow = 0.95 // an example this sure teaches nothing more
	unlikely = 0.01 // a class less likely than this has nothing to unlearn
	stride   = 7919 // a prime: examples are taken in this stride, so that no class comes in one run
)

// trainer holds the weights while they are learnt, in blocks that are made when first needed: few classes share words.
type trainer struct {
	classes   int
	bias, sum []float32
	rows      [][]*block // by feature, a block for each 16 classes
}

// block is the weights of 16 classes for one feature, and the sum of each change by when it came, from which the average
// over all of the training is made: it knows unforeseen questions better than the last weights do
// (https://www.cs.cmu.edu/~mdredze/publications/hal_thesis.pdf, 2.3).
type block struct{ now, sum [blockSize]float32 }

const blockSize = 16

// train makes a classifier from examples whose features are numbered below features. The same examples in the same
// order always make the same one.
func train(classes, features int, examples []example) *classifier {
	t := &trainer{classes: classes, bias: make([]float32, classes), sum: make([]float32, classes), rows: make([][]*block, features)}
	blocks := (classes + blockSize - 1) / blockSize
	for f := range t.rows {
		t.rows[f] = make([]*block, blocks)
	}
	step := stride
	if len(examples)%stride == 0 {
		step = 1
	}
	p := make([]float32, blocks*blockSize)
	when := float32(0)
	epochs := min(max(fewest, lookings/max(1, len(examples))), most)
	for epoch := range epochs {
		speed := float32(rate / (1 + 2*float64(epoch)/float64(epochs)))
		for n := range examples {
			when++
			e := &examples[n*step%len(examples)]
			features := e.features
			if epoch%2 == 1 {
				features = e.fewer
			}
			t.score(features, p)
			if p[e.class] >= wellKnow {
				continue
			}
			p[e.class]--
			t.correct(features, p[:classes], speed, when)
		}
	}
	for k := range t.bias {
		t.bias[k] -= t.sum[k] / max(1, when)
	}
	return pack(t.bias, features, func(f, k int) float32 {
		b := t.rows[f][k/blockSize]
		if b == nil {
			return 0
		}
		return b.now[k%blockSize] - b.sum[k%blockSize]/when
	})
}

// score writes each class's probability. p has room for whole blocks.
func (t *trainer) score(features []int32, p []float32) {
	clear(p)
	for _, f := range features {
		for b, block := range t.rows[f] {
			if block == nil {
				continue
			}
			sums := (*[blockSize]float32)(p[b*blockSize:])
			for k := range sums {
				sums[k] += block.now[k]
			}
		}
	}
	scale := spread(len(features))
	p = p[:t.classes]
	for k := range p {
		p[k] = p[k]*scale + t.bias[k]
	}
	softmax(p)
}

// correct moves the weights against the error of each class.
func (t *trainer) correct(features []int32, wrong []float32, speed, when float32) {
	var wrongs []int
	for k, e := range wrong {
		if e > unlikely || e < 0 {
			wrongs = append(wrongs, k)
			change := speed * e / 10
			t.bias[k] -= change
			t.sum[k] -= when * change
		}
	}
	scale := speed * spread(len(features))
	for _, f := range features {
		row := t.rows[f]
		for _, k := range wrongs {
			b := row[k/blockSize]
			if b == nil {
				b = new(block)
				row[k/blockSize] = b
			}
			change := scale * wrong[k]
			b.now[k%blockSize] -= change
			b.sum[k%blockSize] -= when * change
		}
	}
}
