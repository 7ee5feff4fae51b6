package dev.gradwright.processor.spec;

/**
 * {@code @Ensemble}.
 *
 * @param members their number
 */
public record EnsembleSpec(Origin origin, Valued<Integer> members) {
    /** The path of the layer in front that gives each member its rows. No method of the spec may have that name. */
    public static final String LAYER = "ensemble";
}
