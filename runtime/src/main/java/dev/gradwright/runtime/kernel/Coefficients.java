package dev.gradwright.runtime.kernel;

/**
 * Constants of the functions that the portable and the vector kernels compute. Both tiers take the same steps in the
 * same order, with fused multiply-adds if the processor has them, so that results have the same bits; only the form of
 * the code differs, because HotSpot needs plain loops in one tier and vectors in the other. A polynomial lists its
 * coefficients from the highest power down.
 */
public final class Coefficients {
    /** The scale of SELU (Klambauer et al., 2017). */
    public static final double SELU_SCALE = 1.0507009873554805;

    /** The α of SELU. */
    public static final double SELU_ALPHA = 1.6732632423543772;

    /** {@link #SELU_SCALE} for kernels. */
    public static final float SELU_SCALE_FLOAT = (float) SELU_SCALE;

    /** Scale·α of SELU; the limit of SELU at −∞ is −scale·α. */
    public static final float SELU_SCALE_ALPHA = (float) (SELU_SCALE * SELU_ALPHA);

    /**
     * tanh(t) is {@code t·N(t²)/D(t²)} on the clamped argument, with the coefficients of Eigen (Guennebaud and Jacob,
     * {@code MathFunctionsImpl.h}). At this argument numerator and denominator are the same float, if multiply-adds are
     * fused.
     */
    public static final float TANH_LIMIT = 7.9988117f;

    /** The same limit without fused multiply-adds. */
    public static final float TANH_LIMIT_ROUNDED = 7.905311f;

    public static final float TANH_N6 = -2.7607684e-16f;
    public static final float TANH_N5 = 2.000188e-13f;
    public static final float TANH_N4 = -8.604672e-11f;
    public static final float TANH_N3 = 5.1222973e-8f;
    public static final float TANH_N2 = 1.48572235e-5f;
    public static final float TANH_N1 = 6.3726195e-4f;
    public static final float TANH_N0 = 0.0048935246f;

    public static final float TANH_D3 = 1.1982584e-6f;
    public static final float TANH_D2 = 1.1853471e-4f;
    public static final float TANH_D1 = 0.0022684347f;
    public static final float TANH_D0 = 0.004893525f;

    /**
     * {@code e⁻ˣ} for gates such as the sigmoid, on [{@value #DECAY_LOWEST}, {@value #DECAY_HIGHEST}]:
     * {@code m = e^(−x/32) − 1} is {@code x·P(x)}, within 1.1e-8 (a minimax fit by iteratively reweighted least
     * squares), and then it is squared five times, three times as {@code (1 + m)² − 1 = m² + 2m}, which keeps the
     * digits of a small m. No step reads bits of a float, which C2 of JDK 17 does not vectorize.
     */
    public static final float DECAY_LOWEST = -88;

    public static final float DECAY_HIGHEST = 18;

    public static final float DECAY_9 = 6.570679e-22f;
    public static final float DECAY_8 = -1.6737137e-20f;
    public static final float DECAY_7 = 2.64858e-17f;
    public static final float DECAY_6 = -5.6804338e-15f;
    public static final float DECAY_5 = 1.2926499e-12f;
    public static final float DECAY_4 = -2.4841745e-10f;
    public static final float DECAY_3 = 3.973616e-8f;
    public static final float DECAY_2 = -5.0862523e-6f;
    public static final float DECAY_1 = 4.882813e-4f;
    public static final float DECAY_0 = -0.03125f;

    /**
     * {@code eˣ = 2ⁿ·eʳ} with |r| ≤ ½·ln 2 and a polynomial of degree 6 for {@code eʳ} (Cephes, {@code expf}), on
     * arguments for which it is neither zero nor infinite.
     */
    public static final float EXP_LOWEST = -87.33654f;

    public static final float EXP_HIGHEST = 88.37626f;
    public static final float LOG2_E = 1.442695f;

    /** ln 2 in two parts; the first has so few digits that its products with small whole numbers are exact. */
    public static final float LN2_HIGH = 0.6933594f;

    public static final float LN2_LOW = -2.1219444e-4f;

    /** Adding 1.5·2²³ rounds to a whole number and leaves it in the low bits. */
    public static final float ROUNDER = 0x1.8p23f;

    /** Added to that whole number, it gives the biased exponent of a float. */
    public static final int EXPONENT_BIAS = 127;

    /** Bits of a float below its exponent. */
    public static final int MANTISSA_BITS = 23;

    public static final float EXP_6 = 1.9875691e-4f;
    public static final float EXP_5 = 0.0013981999f;
    public static final float EXP_4 = 0.008333452f;
    public static final float EXP_3 = 0.041665796f;
    public static final float EXP_2 = 0.16666666f;
    public static final float EXP_1 = 0.5f;

    /** {@code log(1 + u) = 2·artanh(w)} with {@code w = u/(2 + u) ≤ 1/3}, by its series in w². */
    public static final float ARTANH_7 = 0.13333334f;

    public static final float ARTANH_6 = 0.15384616f;
    public static final float ARTANH_5 = 0.18181819f;
    public static final float ARTANH_4 = 0.22222222f;
    public static final float ARTANH_3 = 0.2857143f;
    public static final float ARTANH_2 = 0.4f;
    public static final float ARTANH_1 = 0.6666667f;
    public static final float ARTANH_0 = 2;

    /**
     * {@code erf(t)} is {@code t·N(t²)/D(t²)} on the argument clamped to ±{@value} (Eigen and XLA, {@code
     * generic_fast_erf_float}).
     */
    public static final float ERF_LIMIT = 4;

    public static final float ERF_N6 = -2.7261424e-10f;
    public static final float ERF_N5 = 2.7706815e-8f;
    public static final float ERF_N4 = -2.101024e-6f;
    public static final float ERF_N3 = -5.6925062e-5f;
    public static final float ERF_N2 = -7.3499064e-4f;
    public static final float ERF_N1 = -0.0029546f;
    public static final float ERF_N0 = -0.016096033f;

    public static final float ERF_D4 = -1.45660715e-5f;
    public static final float ERF_D3 = -2.1337405e-4f;
    public static final float ERF_D2 = -0.001682827f;
    public static final float ERF_D1 = -0.0073733293f;
    public static final float ERF_D0 = -0.014264739f;

    /** {@code √½}. */
    public static final float HALF_ROOT = 0.70710677f;

    /** {@code 1/√2π}, the density of the standard normal distribution at 0. */
    public static final float DENSITY_AT_ZERO = 0.3989423f;

    private Coefficients() {}
}
