package dev.gradwright.processor.check;

import dev.gradwright.dsl.Initializer;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.InitSpec;
import dev.gradwright.processor.spec.Precision;
import dev.gradwright.processor.spec.Range;
import dev.gradwright.processor.spec.Valued;

/** The values of an initializer are valid, and the initializer of a bias works for vectors. */
final class InitValue implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.INIT_VALUE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.layers(LayerSpec.DenseSpec.class).forEach(dense -> {
            check(dense.init().value(), report);
            checkBias(dense.biasInit(), report);
        });
    }

    private static void check(InitSpec init, Report report) {
        if (init instanceof InitSpec.VarianceScaling scaling) {
            checkScale(scaling.scale(), report);
        } else if (init instanceof InitSpec.RandomNormal normal) {
            String stddev = "@Init.RandomNormal stddev";
            Ranges.require(Range.FINITE, "@Init.RandomNormal mean", normal.mean(), report);
            Ranges.require(Range.NON_NEGATIVE, stddev, normal.stddev(), report);
            Ranges.requireDraws(stddev, normal.mean().value(), normal.stddev(), report);
        } else if (init instanceof InitSpec.RandomUniform uniform) {
            check(uniform, report);
        } else if (init instanceof InitSpec.Constant constant) {
            Ranges.require(Range.FINITE, "@Init.Constant value", constant.value(), report);
        }
    }

    /** Weights are floats, but a variance is a double. */
    private static void checkScale(Valued<Double> scale, Report report) {
        String what = "@Init.VarianceScaling scale";
        double deviation = Math.sqrt(scale.value());
        Ranges.require(Range.POSITIVE, Precision.DOUBLE, what, "it is a factor of the variance", scale, report);
        if (deviation > 0 && (float) deviation == 0) {
            report.at(
                    scale.origin(),
                    "%s is %s, so small that drawn weights become 0.0 as floats; use a larger value"
                            .formatted(what, scale.value()));
        }
        Ranges.requireDraws(what, 0, deviation, scale, report);
    }

    private static void check(InitSpec.RandomUniform uniform, Report report) {
        Ranges.require(Range.FINITE, "@Init.RandomUniform min", uniform.min(), report);
        Ranges.require(Range.FINITE, "@Init.RandomUniform max", uniform.max(), report);
        double min = uniform.min().value();
        double max = uniform.max().value();
        if (max < min && Ranges.contains(Range.FINITE, min) && Ranges.contains(Range.FINITE, max)) {
            report.at(
                    uniform.max().origin(),
                    "@Init.RandomUniform max must be at least min, which is %s, but is %s".formatted(min, max));
        }
    }

    private static void checkBias(Valued<Initializer> bias, Report report) {
        if (bias.value() == Initializer.ORTHOGONAL) {
            report.at(
                    bias.origin(), "@Dense biasInit must not be ORTHOGONAL, because a bias is not a matrix; use ZEROS");
        }
    }
}
