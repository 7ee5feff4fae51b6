package dev.gradwright.dsl;

/** The activation functions. */
public enum ActivationFunction {
    /** {@code x}. */
    LINEAR,
    /** {@code 1 / (1 + e⁻ˣ)}. */
    SIGMOID,
    /** The hyperbolic tangent. */
    TANH,
    /** {@code max(0, x)}. */
    RELU,
    /** {@code x} if positive, else {@code αx}; α is {@link Activation#alpha()}, by default 0.2. */
    LEAKY_RELU,
    /**
     * {@code x} if positive, else {@code αx} with a trained α for each feature (He et al., 2015). Its initial value is
     * {@link Activation#alpha()}, by default 0. Only for {@link Activation} layers.
     */
    PRELU,
    /**
     * {@code x} if positive, else {@code α(eˣ − 1)} (Clevert et al., 2015); α is {@link Activation#alpha()}, by default
     * 1.
     */
    ELU,
    /** Scaled ELU (Klambauer et al., 2017): scale 1.0507009873554805, α 1.6732632423543772. */
    SELU,
    /**
     * {@code x·Φ(x)}, Φ the normal distribution function (Hendrycks and Gimpel, 2016); exact, not the tanh
     * approximation.
     */
    GELU,
    /** {@code x·σ(x)} (Ramachandran et al., 2017), also called SiLU. */
    SWISH,
    /** {@code x·tanh(ln(1 + eˣ))} (Misra, 2019). */
    MISH,
    /** {@code ln(1 + eˣ)}. */
    SOFTPLUS,
    /** {@code x / (1 + |x|)}. */
    SOFTSIGN,
    /** {@code (x + 3)/6}, clipped to [0, 1]. */
    HARD_SIGMOID,
    /** {@code eˣ}. */
    EXPONENTIAL,
    /** {@code eˣ / Σeˣ} over each row. */
    SOFTMAX
}
