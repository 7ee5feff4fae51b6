package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.Origin;
import java.util.List;

/**
 * The position of something that a composed annotation carries: where the composed annotation is used.
 *
 * @param use the value given to the composed annotation, else the annotation
 * @param through the display names of the composed annotations, from the outermost inwards
 * @param types their declarations, likewise
 */
public record ComposedOrigin(Origin use, List<String> through, List<Origin> types) implements Origin {}
