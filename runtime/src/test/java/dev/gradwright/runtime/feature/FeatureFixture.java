package dev.gradwright.runtime.feature;

import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.state.Stateful;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Features on their own: placed at column 0, adapted to a few values. */
final class FeatureFixture {
    /** What a test finds where nothing was written. */
    static final float UNTOUCHED = 77;

    private FeatureFixture() {}

    /** A feature that has learnt values. */
    static <F extends Feature, T> F learnt(F feature, List<T> values, BiConsumer<F, T> learn) {
        feature.placeAt(0);
        feature.begin(false);
        values.forEach(value -> learn.accept(feature, value));
        feature.requireLearnt();
        feature.adopt();
        feature.begin(false);
        return feature;
    }

    static <F extends NumericFeature> F learnt(F feature, double... values) {
        return learnt(
                feature, Arrays.stream(values).boxed().toList(), (into, value) -> into.learn(value.doubleValue()));
    }

    /** The columns of a value. */
    static float[] columns(Feature feature, Consumer<float[]> encode) {
        float[] columns = new float[feature.columns()];
        Arrays.fill(columns, UNTOUCHED);
        encode.accept(columns);
        return columns;
    }

    static float[] columns(NumericFeature feature, double value) {
        return columns(feature, out -> feature.encode(value, out, 0));
    }

    /** Restores what one object has learnt into another. */
    static <S extends Stateful> S restored(S from, S into) {
        StateSnapshot.ofBytes(StateSnapshot.of(from).toBytes()).restore(into);
        return into;
    }
}
