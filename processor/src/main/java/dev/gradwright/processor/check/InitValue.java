package dev.gradwright.processor.check;

import dev.gradwright.dsl.Initializer;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.InitSpec;
import dev.gradwright.processor.spec.Valued;

/** The values of an initializer can be drawn with, and a bias can be drawn at all. */
final class InitValue implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.INIT_VALUE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.layers().forEach(layer -> {
            if (layer instanceof LayerSpec.DenseSpec dense) {
                check(dense.init().value(), report);
                checkBias(dense.biasInit(), report);
            }
        });
    }

    private static void check(InitSpec init, Report report) {
        if (init instanceof InitSpec.VarianceScaling scaling) {
            if (!Ranges.isPositive(scaling.scale().value())) {
                report(
                        scaling.scale(),
                        "@Init.VarianceScaling scale must be greater than 0 and finite, because it is a factor of the variance",
                        report);
            }
        } else if (init instanceof InitSpec.RandomNormal normal) {
            requireFinite("@Init.RandomNormal mean", normal.mean(), report);
            if (!Ranges.isNonNegative(normal.stddev().value())) {
                report(normal.stddev(), "@Init.RandomNormal stddev must be at least 0 and finite", report);
            }
        } else if (init instanceof InitSpec.RandomUniform uniform) {
            check(uniform, report);
        } else if (init instanceof InitSpec.Constant constant) {
            requireFinite("@Init.Constant value", constant.value(), report);
        }
    }

    private static void check(InitSpec.RandomUniform uniform, Report report) {
        requireFinite("@Init.RandomUniform min", uniform.min(), report);
        requireFinite("@Init.RandomUniform max", uniform.max(), report);
        if (Double.isFinite(uniform.max().value())
                && uniform.max().value() < uniform.min().value()) {
            report(
                    uniform.max(),
                    "@Init.RandomUniform max must be at least min, which is "
                            + uniform.min().value(),
                    report);
        }
    }

    private static void checkBias(Valued<Initializer> bias, Report report) {
        if (bias.value() == Initializer.ORTHOGONAL) {
            report.at(
                    bias.origin(),
                    "@Dense biasInit must not be ORTHOGONAL, which is for matrices, because a bias is a single row; use ZEROS");
        }
    }

    private static void requireFinite(String what, Valued<Double> number, Report report) {
        if (!Double.isFinite(number.value())) {
            report(number, what + " must be finite", report);
        }
    }

    private static void report(Valued<Double> number, String problem, Report report) {
        report.at(number.origin(), problem + ", but is " + number.value());
    }
}
