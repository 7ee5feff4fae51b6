package dev.gradwright.runtime.random;

import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;

/** The random stream of one layer: the keys by which dropout and noise draw their numbers, one for each step. */
public final class RandomStream implements Stateful {
    private long key;

    /** @param key of the whole stream, see {@link CounterRandom#stream} */
    public RandomStream(long key) {
        this.key = key;
    }

    /**
     * The key of a step of training, or of a sample of predictions.
     *
     * @param draw the number of steps done before; negative for samples
     */
    public long key(long draw) {
        return CounterRandom.derive(key, draw);
    }

    @Override
    public void visit(StateVisitor visitor) {
        key = visitor.visit("key", key);
    }
}
