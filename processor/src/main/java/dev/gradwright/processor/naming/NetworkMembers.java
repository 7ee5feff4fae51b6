package dev.gradwright.processor.naming;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The methods of every generated network: those of the runtime's {@code TrainableNetwork}, and those that are generated
 * in addition. The processor does not depend on the runtime, so they are listed here; {@code NetworkMembersTest} in the
 * conformance module compares the list with both.
 */
public final class NetworkMembers {
    /** The method of networks for records with embeddings that returns the layer before the first. */
    public static final String EMBEDDINGS = "embeddings";

    private static final String X = "org.ejml.data.FMatrixRMaj";

    /** Names, and the erased types of the parameters. */
    private static final Set<String> SIGNATURES = Set.of(
            "applyGradients()",
            "check(dev.gradwright.runtime.data.Dataset)",
            "check(" + X + "," + X + ")",
            "computeGradients(" + X + "," + X + ")",
            "computeGradients(" + X + "," + X + "," + X + ")",
            "create(long)",
            "create(long,dev.gradwright.runtime.kernel.KernelTier)",
            "create(long,dev.gradwright.runtime.kernel.KernelTier,java.util.function.Consumer)",
            "create(long,java.util.function.Consumer)",
            "evaluate(dev.gradwright.runtime.data.Dataset)",
            "fingerprint()",
            "freeze(java.lang.Class)",
            "graph()",
            "layers()",
            "load(java.nio.file.Path)",
            "load(java.nio.file.Path,java.util.function.Consumer)",
            "loadBest(java.nio.file.Path)",
            "metrics()",
            "monteCarlo(" + X + ",int)",
            "optimizer()",
            "parameters()",
            "predict(" + X + "," + X + ")",
            "predictSample(" + X + ",long," + X + ")",
            "predictor()",
            "save(java.nio.file.Path)",
            "summary()",
            "testOnBatch(" + X + "," + X + ")",
            "trainOnBatch(" + X + "," + X + ")",
            "trainOnBatch(" + X + "," + X + "," + X + ")",
            "unfreeze(java.lang.Class)",
            "useThreads(int)",
            "visit(dev.gradwright.runtime.state.StateVisitor)");

    /** Those of networks that take records in addition: of the runtime's {@code TableNetwork}, and generated ones. */
    private static final Set<String> TABLE_SIGNATURES = Set.of(
            "adapt(dev.gradwright.runtime.data.ExampleStream)",
            "adapt(dev.gradwright.runtime.data.Examples)",
            "adaptLike(dev.gradwright.runtime.TableNetwork)",
            "encode(dev.gradwright.runtime.data.ExampleStream)",
            "encode(dev.gradwright.runtime.data.Examples)",
            "encode(java.util.List)",
            "encoder()",
            "evaluate(dev.gradwright.runtime.stream.EncodedStream)",
            "read(dev.gradwright.runtime.data.Csv)",
            "read(dev.gradwright.runtime.data.Csv,java.lang.String)",
            "stream(dev.gradwright.runtime.data.Csv,java.lang.String)");

    /** There is one overload for each part, whose first parameter has the type of the part. */
    private static final String COPYING = "copyFrom";

    private static final Set<String> NAMES = Stream.concat(
                    Stream.of(COPYING), SIGNATURES.stream().map(NetworkMembers::nameOf))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> TABLE_NAMES =
            TABLE_SIGNATURES.stream().map(NetworkMembers::nameOf).collect(Collectors.toUnmodifiableSet());

    private NetworkMembers() {}

    private static String nameOf(String signature) {
        return signature.substring(0, signature.indexOf('('));
    }

    /** The names of all methods that every network has. */
    public static Set<String> names() {
        return NAMES;
    }

    /** The names of the methods that only networks for records have. */
    public static Set<String> tableNames() {
        return TABLE_NAMES;
    }

    /** The methods that only networks for records have, as {@link #signatures}. */
    public static Set<String> tableSignatures() {
        return TABLE_SIGNATURES;
    }

    /** All methods except {@code copyFrom}, as name and erased types of the parameters: {@code useThreads(int)}. */
    public static Set<String> signatures() {
        return SIGNATURES;
    }

    /** Whether a generated network has a method with that name and those erased parameter types. */
    public static boolean hasSignature(String signature) {
        return SIGNATURES.contains(signature) || signature.matches(COPYING + "\\([^,]*,java\\.lang\\.Class\\)");
    }
}
