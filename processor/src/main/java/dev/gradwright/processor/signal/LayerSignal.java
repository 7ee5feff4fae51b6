package dev.gradwright.processor.signal;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row of the table: what a layer receives and passes on, at initialization, in training mode. What cannot be known is
 * empty.
 *
 * @param layer the path of the layer
 * @param preActivation of a dense layer {@code xW + b}; of any other layer what it reads
 * @param output what the layer outputs, after its activation
 * @param gradient the second moment of the gradient of {@code preActivation}, where that of the logits is 1: the
 *     product of the factors of all layers from the output to this one
 * @param chi the factor by which the layer multiplies the second moment of the gradient on the way from its output to
 *     its input; for a dense layer {@code fan-out · Var W · E[f'(z)²]}
 * @param unknown the path of the layer because of which something is empty; empty if everything is known
 */
public record LayerSignal(
        String layer,
        Optional<Moments> preActivation,
        Optional<Moments> output,
        OptionalDouble gradient,
        OptionalDouble chi,
        Optional<String> unknown) {}
