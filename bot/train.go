package bot

// example is one question, by the numbers of its features, with its class.
type example struct {
	features []int32
	fewer    []int32 // with some of its words left out, so that what is around a word counts when nobody knows the word
	class    int
}

// Training constants, chosen on the development questions.
const (
	lookings = 240_000 // at examples, in all epochs of an order…
	fewest   = 2       // …of which there are this many, for many examples,
	most     = 40      // or this many, for few
	rate     = 2
	wellKnow = 0.95 // an example this sure teaches nothing more
	unlikely = 0.01 // a class less likely than this has nothing to unlearn
)

// strides in which examples are taken, so that no class comes in one run: primes.
var strides = []int{7919, 6007, 9973, 4409}

// trainer holds the weights while they are learnt, and the sum of each change by when it came, from which the average over all of
// the training is made: it knows unforeseen questions better than the last weights do
// (https://www.cs.cmu.edu/~mdredze/publications/hal_thesis.pdf, 2.3).
type trainer struct {
	bias, sum  []float32
	when       float32     // how many examples were seen
	rows, sums [][]float32 // by feature and class; nil until one is moved
}

// train makes a classifier from examples whose features are numbered below features: the mean of several, each taught in another
// order, so that it hangs on no order. The same examples always make the same one.
func train(classes, features int, examples []example) *classifier {
	runs := make([]*trainer, len(strides))
	inParts(len(runs), func(i int) { runs[i] = taught(classes, features, examples, strides[i]) })
	n := float32(len(runs))
	bias := make([]float32, classes)
	for _, t := range runs {
		for k := range bias {
			bias[k] += t.bias[k] / n
		}
	}
	return pack(bias, features, func(f, k int) float32 {
		sum := float32(0)
		for _, t := range runs {
			sum += t.weight(f, k)
		}
		return sum / n
	})
}

// taught returns a trainer that has seen the examples, taken in a stride.
func taught(classes, features int, examples []example, step int) *trainer {
	t := &trainer{
		bias: make([]float32, classes), sum: make([]float32, classes),
		rows: make([][]float32, features), sums: make([][]float32, features),
	}
	if len(examples)%step == 0 {
		step = 1
	}
	p := make([]float32, classes)
	epochs := min(max(fewest, lookings/max(1, len(examples))), most)
	for epoch := range epochs {
		speed := float32(rate / (1 + 2*float64(epoch)/float64(epochs)))
		for n := range examples {
			t.when++
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
			t.correct(features, p, speed, t.when)
		}
	}
	for k := range t.bias {
		t.bias[k] -= t.sum[k] / max(1, t.when)
	}
	return t
}

// weight is the mean of a weight over the training.
func (t *trainer) weight(feature, class int) float32 {
	if t.rows[feature] == nil {
		return 0
	}
	return t.rows[feature][class] - t.sums[feature][class]/t.when
}

// score writes each class's probability.
func (t *trainer) score(features []int32, p []float32) {
	clear(p)
	for _, f := range features {
		row := t.rows[f]
		if row == nil {
			continue
		}
		for k, sum := range p[:len(row)] {
			p[k] = sum + row[k]
		}
	}
	scale := spread(len(features))
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
		if t.rows[f] == nil {
			t.rows[f], t.sums[f] = make([]float32, len(wrong)), make([]float32, len(wrong))
		}
		row, sums := t.rows[f], t.sums[f]
		for _, k := range wrongs {
			change := scale * wrong[k]
			row[k] -= change
			sums[k] -= when * change
		}
	}
}
