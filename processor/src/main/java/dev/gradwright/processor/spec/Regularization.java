package dev.gradwright.processor.spec;

import java.util.Map;
import java.util.Optional;

/**
 * The regularization of a dense layer: {@code @L1}, {@code @L2}, one constraint, and {@code @ActivityL2}.
 *
 * @param activity the factor of the penalty on the output of the layer
 */
public record Regularization(
        Optional<Penalty> l1,
        Optional<Penalty> l2,
        Optional<Constraint> constraint,
        Optional<Valued<Double>> activity) {
    /** No regularization. */
    public static final Regularization NONE =
            new Regularization(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Only the penalty on the output. */
    public Regularization ofOutput() {
        return new Regularization(Optional.empty(), Optional.empty(), Optional.empty(), activity);
    }

    /**
     * The factors of a penalty.
     *
     * @param origin the annotation
     */
    public record Penalty(Valued<Double> weights, Valued<Double> bias, Origin origin) {}

    /** Bounds of the weights. */
    public sealed interface Constraint {
        /** The simple name of its annotation. */
        default String kind() {
            return getClass().getSimpleName();
        }

        /** The values of its annotation, by attribute. */
        Map<String, Double> values();

        /** {@code @MaxNorm}. */
        record MaxNorm(Valued<Double> limit) implements Constraint {
            @Override
            public Map<String, Double> values() {
                return Map.of("value", limit.value());
            }
        }

        /** {@code @UnitNorm}. */
        record UnitNorm() implements Constraint {
            @Override
            public Map<String, Double> values() {
                return Map.of();
            }
        }

        /** {@code @NonNegative}. */
        record NonNegative() implements Constraint {
            @Override
            public Map<String, Double> values() {
                return Map.of();
            }
        }
    }
}
