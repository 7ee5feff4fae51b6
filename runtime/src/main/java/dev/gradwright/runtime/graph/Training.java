package dev.gradwright.runtime.graph;

/**
 * How a network is trained.
 *
 * @param loss its kind is a constant of {@link dev.gradwright.dsl.LossFunction}, its attributes are the parameters of
 *     the loss. With the attribute {@code fusedActivation} the loss is computed from the logits, the values before that
 *     function. The node still has the function as an attribute, because predictions are computed with it
 * @param metrics the attributes of {@link dev.gradwright.dsl.Metrics}; the list {@code value} holds constants of {@link
 *     dev.gradwright.dsl.Metric}. It is empty if there are no metrics and all other attributes have their defaults
 * @param optimizer its kind is the name of its annotation, as in {@code Sgd}; a custom optimizer has the kind {@code
 *     Optimizer} and the name of its class as {@code value}
 * @param schedule its kind is the name of its annotation, as in {@code Cosine}, or {@code Constant} without one; a
 *     custom schedule has the kind {@code Schedule} and the name of its class as {@code value}. Its initial rate is the
 *     optimizer's {@code learningRate} unless it declares another
 * @param clipping {@code value}, {@code norm} or {@code globalNorm} of {@link dev.gradwright.dsl.Clip}; empty if
 *     nothing is clipped
 */
public record Training(Choice loss, Attributes metrics, Choice optimizer, Choice schedule, Attributes clipping) {}
