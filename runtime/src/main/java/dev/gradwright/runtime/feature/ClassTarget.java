package dev.gradwright.runtime.feature;

import dev.gradwright.runtime.state.StateVisitor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A target that is one of several classes.
 *
 * @param <Y> type of the targets
 */
public abstract sealed class ClassTarget<Y> extends TargetColumn<Y> permits EnumTarget, BooleanTarget {
    private final List<String> names;
    private final TargetLayout layout;
    private final long[] counts;

    ClassTarget(List<String> names, TargetLayout layout) {
        this.names = names;
        this.layout = Objects.requireNonNull(layout, "layout must not be null");
        counts = new long[names.size()];
    }

    /** The index of a class. */
    abstract int index(Y target);

    @Override
    public final int columns() {
        return layout == TargetLayout.INDEX ? 1 : names.size();
    }

    @Override
    public final List<String> names() {
        return names;
    }

    @Override
    public final void learn(Y target) {
        counts[index(require(target))]++;
    }

    @Override
    public final void encode(Y target, float[] out, int at) {
        int index = index(require(target));
        if (layout == TargetLayout.INDEX) {
            out[at] = index;
        } else {
            Arrays.fill(out, at, at + names.size(), 0);
            out[at + index] = 1;
        }
    }

    /**
     * The class index of a target.
     *
     * @throws IllegalArgumentException if it is none of the classes, such as a constant of another enum
     */
    public final int indexOf(Object target) {
        for (int index = 0; index < names.size(); index++) {
            if (target.equals(decode(index))) {
                return index;
            }
        }
        throw new IllegalArgumentException("the target is " + values() + ", not " + text(target));
    }

    private static String text(Object target) {
        return target instanceof Enum<?> constant
                ? constant.getDeclaringClass().getSimpleName() + "." + constant.name()
                : target.toString();
    }

    private static <Y> Y require(@Nullable Y target) {
        if (target == null) {
            throw missing();
        }
        return target;
    }

    /** Requires an index of a class. */
    final int requireIndex(int classIndex) {
        if (classIndex < 0 || classIndex >= names.size()) {
            throw new IllegalArgumentException(
                    "the class index must be from 0 to " + (names.size() - 1) + ", but is " + classIndex);
        }
        return classIndex;
    }

    @Override
    final void forget() {
        Arrays.fill(counts, 0);
    }

    @Override
    final void requireLearnt() {
        int[] seen =
                IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
        if (seen.length == 1) {
            throw new IllegalArgumentException("all targets of the training rows are " + names.get(seen[0])
                    + ", but training needs at least two classes; if the rows are sorted, shuffle them before you split"
                    + " them");
        }
    }

    @Override
    final void adopt() {}

    @Override
    public final void visit(StateVisitor visitor) {}
}
