package dev.gradwright.processor.spec;

import java.util.List;
import java.util.Optional;

/**
 * A network as declared, its layers flat and in order.
 *
 * @param packageName empty for the unnamed package
 * @param specName the name of the spec within its package, as in {@code Classifier} or {@code Outer.Inner}
 * @param isInterface whether the generated class implements the spec or extends it
 * @param visibility of the spec and all types around it: the generated classes are public or package-private
 * @param origin the type
 * @param input the shape of one example
 * @param layers at least one
 * @param parts the types above it that have some of the layers
 * @param loss empty is a {@code MissingLoss}
 */
public record NetworkSpec(
        String packageName,
        String specName,
        boolean isInterface,
        Visibility visibility,
        Origin origin,
        Valued<List<Integer>> input,
        List<LayerSpec> layers,
        List<PartSpec> parts,
        Optional<LossSpec> loss,
        Optional<MetricsSpec> metrics,
        OptimizerSpec optimizer,
        Optional<ScheduleSpec> schedule,
        Optional<ClipSpec> clip) {
    /** The layers of a part, in order: those whose paths begin with one of its methods. */
    public List<LayerSpec> layersOf(PartSpec part) {
        return layers.stream()
                .filter(layer -> part.methods().contains(layer.name().split("\\.", -1)[0]))
                .toList();
    }

    /** What the names of generated types begin with: {@code Outer_Inner} for {@code Outer.Inner}. */
    public String generatedPrefix() {
        return specName.replace('.', '_');
    }
}
