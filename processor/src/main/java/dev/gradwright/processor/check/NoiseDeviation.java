package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;

/** The standard deviation of noise is at least 0. */
final class NoiseDeviation implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.NOISE_DEVIATION;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.layers().forEach(layer -> {
            if (layer instanceof LayerSpec.GaussianNoiseSpec noise) {
                check(noise, report);
            }
        });
    }

    private static void check(LayerSpec.GaussianNoiseSpec noise, Report report) {
        double deviation = noise.deviation().value();
        if (!Ranges.isNonNegative(deviation) || !Ranges.isNonNegative((float) deviation)) {
            report.at(
                    noise.deviation().origin(),
                    "@GaussianNoise deviation must be at least 0 and finite, because it is the standard deviation of what is added, but is "
                            + deviation);
        }
    }
}
