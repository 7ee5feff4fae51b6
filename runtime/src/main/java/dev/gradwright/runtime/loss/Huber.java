package dev.gradwright.runtime.loss;

/**
 * Quadratic for small errors and linear for large ones (Huber, 1964): with {@code e = p − t}, the mean over the outputs
 * of {@code ½e²} if {@code |e| ≤ δ}, else {@code δ|e| − ½δ²}.
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
