package dev.gradwright.runtime.math;

/**
 * Replacements for functions of {@link StrictMath}: those that it computes in native code on JDK 17, those for which it
 * allocates arrays, and those that a loss calls for each output. They are fast enough for loops over elements and
 * allocate nothing. Algorithms and coefficients are those of fdlibm (Sun Microsystems, 1993).
 */
public final class StableMath {
    /** ln 2 in two parts. The product of the first part and an exponent is exact. */
    private static final double LN2_HIGH = 0.6931471803691238;

    private static final double LN2_LOW = 1.9082149292705877e-10;
    private static final double INVERSE_LN2 = 1.4426950408889634;

    /** The largest argument whose exponential is finite. */
    private static final double EXP_HIGHEST = 709.782712893384;

    /** The smallest argument whose exponential is not 0. */
    private static final double EXP_LOWEST = -745.1332191019411;

    private static final double ROOT_TWO = 1.4142135623730951;
    private static final long MANTISSA = 0x000FFFFFFFFFFFFFL;
    private static final long EXPONENT_OF_ONE = 0x3FF0000000000000L;

    /** Up to this exponent, repeated products are more accurate than a logarithm. */
    private static final double MAX_PRODUCTS = 1024;

    private StableMath() {}

    /** {@code eˣ}, within 1 ulp. */
    public static double exp(double x) {
        if (!(x >= EXP_LOWEST && x <= EXP_HIGHEST)) {
            return Double.isNaN(x) ? x : x > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        int n = (int) (INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5));
        double high = x - n * LN2_HIGH;
        double low = n * LN2_LOW;
        double r = high - low;
        double s = r * r;
        double p = 4.1381367970572385e-8;
        p = -1.6533902205465252e-6 + s * p;
        p = 6.613756321437934e-5 + s * p;
        p = -0.0027777777777015593 + s * p;
        p = 0.16666666666666602 + s * p;
        double c = r - s * p;
        double y = 1 - ((low - r * c / (2 - c)) - high);
        return n >= Double.MIN_EXPONENT && n <= Double.MAX_EXPONENT
                ? y * power(n)
                : y * power(n / 2) * power(n - n / 2);
    }

    /** {@code 2ⁿ}, which must be a normal number. */
    private static double power(int n) {
        return Double.longBitsToDouble((long) (n + Double.MAX_EXPONENT) << 52);
    }

    /** The natural logarithm, within 1 ulp. */
    public static double log(double x) {
        if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
            return logOfRareValue(x);
        }
        int n = Math.getExponent(x);
        double m = Double.longBitsToDouble((Double.doubleToRawLongBits(x) & MANTISSA) | EXPONENT_OF_ONE);
        if (m > ROOT_TWO) {
            m *= 0.5;
            n++;
        }
        double f = m - 1;
        double s = f / (2 + f);
        double z = s * s;
        double p = 0.14798198605116586;
        p = 0.15313837699209373 + z * p;
        p = 0.1818357216161805 + z * p;
        p = 0.22222198432149784 + z * p;
        p = 0.2857142874366239 + z * p;
        p = 0.3999999999940942 + z * p;
        p = 0.6666666666666735 + z * p;
        double half = 0.5 * f * f;
        return n * LN2_HIGH - ((half - (s * (half + z * p) + n * LN2_LOW)) - f);
    }

    /** The logarithm of a rare argument: not positive, subnormal, infinite or NaN. */
    private static double logOfRareValue(double x) {
        if (x == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (x > 0 && x < Double.MIN_NORMAL) {
            return log(x * 0x1p54) - 54 * (LN2_HIGH + LN2_LOW);
        }
        return x > 0 ? x : Double.NaN;
    }

    /**
     * {@code log(1 + x)}, within 2 ulp.
     *
     * @param x at least 0
     */
    public static double log1p(double x) {
        double sum = 1 + x;
        return sum <= Double.MAX_VALUE ? log(sum) + (x - (sum - 1)) / sum : sum;
    }

    /**
     * {@code xʸ}, within a factor of 1 ± 3e-13; exact if {@code y} is a whole number up to 1024 and the powers of
     * {@code x} up to it are.
     *
     * @param x at least 0
     * @param y finite
     */
    public static double pow(double x, double y) {
        if (y < 0) {
            return 1 / pow(x, -y);
        }
        return y <= MAX_PRODUCTS && y == Math.rint(y) ? product(x, (int) y) : exp(y * log(x));
    }

    /** {@code xⁿ} by repeated squaring. */
    private static double product(double x, int n) {
        double product = 1;
        double square = x;
        for (int left = n; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                product *= square;
            }
            square *= square;
        }
        return product;
    }

    /**
     * {@code cos(2π·turns)}, within 1 ulp of 1.
     *
     * @param turns in [0, 1]
     */
    public static double cosOfTurns(double turns) {
        int quarters = (int) (4 * turns + 0.5);
        double x = (4 * turns - quarters) * (Math.PI / 2);
        return switch (quarters & 3) {
            case 0 -> cosNearZero(x);
            case 1 -> -sinNearZero(x);
            case 2 -> -cosNearZero(x);
            default -> sinNearZero(x);
        };
    }

    /** The sine on [−π/4, π/4]. */
    private static double sinNearZero(double x) {
        double z = x * x;
        double p = 1.58969099521155e-10;
        p = -2.5050760253406863e-8 + z * p;
        p = 2.7557313707070068e-6 + z * p;
        p = -0.0001984126982985795 + z * p;
        p = 0.00833333333332249 + z * p;
        p = -0.16666666666666632 + z * p;
        return x + x * z * p;
    }

    /** The cosine on [−π/4, π/4]. */
    private static double cosNearZero(double x) {
        double z = x * x;
        double p = -1.1359647557788195e-11;
        p = 2.087572321298175e-9 + z * p;
        p = -2.7557314351390663e-7 + z * p;
        p = 2.480158728947673e-5 + z * p;
        p = -0.001388888888887411 + z * p;
        p = 0.0416666666666666 + z * p;
        return 1 - (0.5 * z - z * z * p);
    }
}
