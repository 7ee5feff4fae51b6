package dev.gradwright.runtime.loss;

/**
 * Squares of small errors, multiples of large ones (Huber, 1964): with {@code e = p − t}, {@code ½e²} where {@code |e| ≤ δ},
 * {@code δ|e| − ½δ²} beyond; {@code ℓ} is its mean over the outputs.
 */
public final class Huber extends ElementwiseLoss {
    private final double delta;

    /**
     * @param delta δ, greater than 0
     */
    public Huber(float delta) {
        super(TargetKind.VALUES);
        this.delta = delta;
    }

    @Override
    double loss(double p, double t) {
        double error = Math.abs(p - t);
        return error <= delta ? error * error / 2 : delta * error - delta * delta / 2;
    }

    @Override
    double slope(double p, double t) {
        return Math.min(Math.max(p - t, -delta), delta);
    }
}
