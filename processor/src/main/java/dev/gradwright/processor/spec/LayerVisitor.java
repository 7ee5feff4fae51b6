package dev.gradwright.processor.spec;

/**
 * Does something different for each kind of layer.
 *
 * @param <R> the result
 */
public interface LayerVisitor<R> {
    R visitFlatten(LayerSpec.FlattenSpec flatten);

    R visitDense(LayerSpec.DenseSpec dense);

    R visitActivation(LayerSpec.ActivationSpec activation);

    R visitBatchNorm(LayerSpec.BatchNormSpec norm);

    R visitLayerNorm(LayerSpec.LayerNormSpec norm);

    R visitDropout(LayerSpec.DropoutSpec dropout);

    R visitAlphaDropout(LayerSpec.AlphaDropoutSpec dropout);

    R visitGaussianNoise(LayerSpec.GaussianNoiseSpec noise);

    R visitAdd(LayerSpec.AddSpec add);

    R visitConcat(LayerSpec.ConcatSpec concat);
}
