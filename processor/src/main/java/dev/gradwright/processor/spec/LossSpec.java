package dev.gradwright.processor.spec;

import dev.gradwright.dsl.LossFunction;
import java.util.List;
import java.util.Map;

/**
 * {@code @Loss}, or one of the annotations nested in it.
 *
 * @param annotation the one that is written
 * @param values of its attributes, the function apart
 */
public record LossSpec(
        Origin origin, TrainingAnnotation annotation, Valued<LossFunction> function, HyperParameters values) {
    /** The description of the function. */
    public LossKind kind() {
        return LossKind.of(function.value());
    }

    /** The values of the function's parameters, in order; defaults if the annotation does not have them. */
    public HyperParameters parameters() {
        HyperParameters parameters =
                kind().annotation().map(own -> own.defaults(origin)).orElseGet(() -> new HyperParameters(Map.of()));
        for (HyperParameter parameter : kind().parameters()) {
            if (annotation.has(parameter.name())) {
                parameters = parameters.with(parameter.name(), values.get(parameter.name()));
            }
        }
        return parameters;
    }

    /** The attributes that are set although the function has no such parameters. */
    public List<HyperParameter> meaningless() {
        HyperParameters defaults = annotation.defaults(origin);
        return annotation.hyperParameters().stream()
                .filter(attribute -> !kind().has(attribute))
                .filter(attribute -> !values.get(attribute.name())
                        .value()
                        .equals(defaults.get(attribute.name()).value()))
                .toList();
    }
}
