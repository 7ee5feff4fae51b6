package dev.gradwright.processor.check;

import dev.gradwright.dsl.Block;
import dev.gradwright.dsl.Network;
import dev.gradwright.processor.declaration.AnnotationUse;
import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.declaration.TypeDeclaration;
import dev.gradwright.processor.declaration.TypeDeclaration.Kind;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.Origin;
import java.util.List;
import java.util.stream.Stream;

/** A spec is an interface or an abstract class that a generated class in its package can implement or extend. */
final class NotASpec implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.NOT_A_SPEC;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        TypeDeclaration type = spec.declaration().type();
        if (isBoth(spec.declaration().annotations())) {
            reportBoth(type, spec.declaration().origin(), report);
            return;
        }
        String problem = type.canDeclareLayers() ? problemOf(type) : problemOfKind(type);
        if (!problem.isEmpty()) {
            report.at(
                    spec.declaration().origin(),
                    "@Network belongs on an interface or an abstract class, but " + type.name() + " " + problem);
        }
        spec.declaration().blocks().forEach(block -> check(block, report));
    }

    /** Whether the other rules apply: to what could be a network, and is not a block at the same time. */
    static boolean isNetwork(SpecDeclaration spec) {
        return spec.type().canDeclareLayers() && !isBoth(spec.annotations());
    }

    /** Reports why a block cannot be inserted anywhere. */
    static void check(BlockDeclaration block, Report report) {
        TypeDeclaration type = block.type();
        if (isBoth(block.annotations())) {
            reportBoth(type, block.origin(), report);
            return;
        }
        String problem = type.canDeclareLayers() ? problemOf(type) : problemOfKind(type);
        if (!problem.isEmpty()) {
            report.at(block.origin(), "@Block belongs on an interface, but " + type.name() + " " + problem);
        }
    }

    private static boolean isBoth(List<AnnotationUse> annotations) {
        return Stream.of(Network.class, Block.class)
                .allMatch(wanted -> annotations.stream()
                        .anyMatch(annotation -> annotation.type().name().equals(wanted.getName())));
    }

    private static void reportBoth(TypeDeclaration type, Origin origin, Report report) {
        report.at(
                origin,
                "%s is a @Network and a @Block, but a network is trained on its own and a block is a part of networks; remove one of the two annotations, and let a network extend or return the block"
                        .formatted(type.name()));
    }

    private static String problemOfKind(TypeDeclaration type) {
        return "is " + describe(type.kind()) + "; declare it as an interface";
    }

    private static String problemOf(TypeDeclaration type) {
        if (type.isPrivate()) {
            return "is private, or inside a private type, where no generated class can reach it; remove private";
        }
        if (type.isGeneric()) {
            return "has type parameters, which a network cannot have; remove them";
        }
        if (type.isSealed()) {
            return "is sealed, so no generated class can implement it; remove sealed";
        }
        if (type.isInner()) {
            return "is an inner class, which needs an instance of its enclosing class; make it static";
        }
        if (!type.hasConstructor()) {
            return "has no constructor that the generated class can call; add one that is not private, takes no arguments and "
                    + "throws no checked exceptions";
        }
        return "";
    }

    private static String describe(Kind kind) {
        return switch (kind) {
            case ANNOTATION -> "an annotation type";
            case ENUM -> "an enum";
            case RECORD -> "a record";
            default -> "a class that is not abstract";
        };
    }
}
