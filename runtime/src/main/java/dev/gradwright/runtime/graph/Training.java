package dev.gradwright.runtime.graph;

/**
 * How a network is trained.
 *
 * @param loss of the kind of its {@link dev.gradwright.dsl.LossFunction}, with the function's parameters. If there is an attribute
 *     {@code fusedActivation}, the loss is computed from the logits, the values before that function; the node still has it as its
 *     attribute {@code function}, because predictions have it applied
 * @param metrics the attributes of {@link dev.gradwright.dsl.Metrics}; the list {@code value} holds constants of {@link
 *     dev.gradwright.dsl.Metric}. Without metrics, and with the defaults of the others, it is empty
 * @param optimizer of the kind of its annotation, as in {@code Sgd}; a custom one is an {@code Optimizer} whose {@code value} is the name of
 *     a class
 * @param schedule of the kind of its annotation, as in {@code Cosine}; a custom one is a {@code Schedule} whose {@code value} is the name of
 *     a class, and without an annotation it is {@code Constant}. The rate that it begins with is the optimizer's {@code learningRate}, if it does not
 *     say another
 * @param clipping {@code value}, {@code norm} or {@code globalNorm} of {@link dev.gradwright.dsl.Clip}; empty if nothing is clipped
 */
public record Training(Settings loss, Attributes metrics, Settings optimizer, Settings schedule, Attributes clipping) {}
