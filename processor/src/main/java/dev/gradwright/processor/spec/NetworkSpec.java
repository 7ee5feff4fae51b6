package dev.gradwright.processor.spec;

import dev.gradwright.processor.naming.TakenNames;
import dev.gradwright.processor.naming.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A network as declared.
 *
 * @param packageName empty for the unnamed package
 * @param specName the name of the spec within its package, as in {@code Classifier} or {@code Outer.Inner}
 * @param isInterface whether the generated class implements the spec or extends it
 * @param visibility of the spec and all types around it: the generated classes are public or package-private
 * @param seesGenerated whether {@code javax.annotation.processing.Generated} is visible to the spec
 * @param lints the javac warnings that naming the user's types causes in the generated classes
 * @param origin the type
 * @param input the shape of one example; of an encoded record its columns, or empty if they are not known
 * @param table the record that is the input; empty without one, or if it or the target is invalid
 * @param members its methods in order, with at least one layer in total
 * @param parts the supertypes that declare or inherit some of them
 * @param taken the names that are taken in the generated classes
 * @param loss empty only if {@code MissingLoss} reports it
 */
public record NetworkSpec(
        String packageName,
        String specName,
        boolean isInterface,
        Visibility visibility,
        boolean seesGenerated,
        Lints lints,
        Origin origin,
        Valued<List<Integer>> input,
        Optional<TableSpec> table,
        List<Member> members,
        List<PartSpec> parts,
        TakenNames taken,
        Optional<LossSpec> loss,
        Optional<MetricsSpec> metrics,
        OptimizerSpec optimizer,
        Optional<ScheduleSpec> schedule,
        Optional<ClipSpec> clip,
        Optional<BudgetSpec> budget,
        Optional<EnsembleSpec> ensemble) {
    public NetworkSpec {
        members = List.copyOf(members);
        parts = List.copyOf(parts);
    }

    /** The layers in order, blocks and repeats expanded. */
    public List<LayerSpec> layers() {
        return members.stream().flatMap(Member::layers).toList();
    }

    /** The layers of a part, in order, blocks and repeats expanded. */
    public List<LayerSpec> layersOf(PartSpec part) {
        return members.stream()
                .filter(member -> part.methods().contains(member.method().name()))
                .flatMap(Member::layers)
                .toList();
    }

    /** The same network with each layer replaced. */
    public NetworkSpec mapLayers(UnaryOperator<LayerSpec> change) {
        return new NetworkSpec(
                packageName,
                specName,
                isInterface,
                visibility,
                seesGenerated,
                lints,
                origin,
                input,
                table,
                map(members, change),
                parts,
                taken,
                loss,
                metrics,
                optimizer,
                schedule,
                clip,
                budget,
                ensemble);
    }

    private static List<Member> map(List<Member> members, UnaryOperator<LayerSpec> change) {
        return members.stream().map(member -> map(member, change)).toList();
    }

    private static Member map(Member member, UnaryOperator<LayerSpec> change) {
        if (member instanceof BlockSpec block) {
            return new BlockSpec(block.method(), block.type(), map(block.members(), change));
        }
        return member instanceof RepeatSpec repeat
                ? new RepeatSpec(repeat.method(), map(repeat.elements(), change))
                : change.apply((LayerSpec) member);
    }

    /** The prefix of the names of generated types: {@code Outer_Inner} for {@code Outer.Inner}. */
    public String generatedPrefix() {
        return specName.replace('.', '_');
    }
}
