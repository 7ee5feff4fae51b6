package dev.gradwright.processor.lower;

import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.TakenNames;
import dev.gradwright.processor.naming.Visibility;
import java.util.List;

/**
 * The spec as a type: what the generated classes are called, what they inherit and what they must override.
 *
 * @param spec the name of the spec
 * @param isInterface whether the generated class implements the spec or extends it
 * @param visibility of the spec and all types around it: the generated classes are public or package-private
 * @param seesGenerated whether {@code javax.annotation.processing.Generated} is visible to the spec
 * @param networkLints the lint warnings of javac about the user's types that the network names
 * @param predictorLints the lint warnings of javac about the user's types that the predictor names
 * @param encoderLints the lint warnings of javac about the user's types that the encoder names
 * @param accessors the methods of the spec in order
 * @param parts the supertypes of the spec that declare some of its layers
 * @param taken the names that the generated classes must not use for anything else
 */
public record NetworkType(
        QualifiedName spec,
        boolean isInterface,
        Visibility visibility,
        boolean seesGenerated,
        List<String> networkLints,
        List<String> predictorLints,
        List<String> encoderLints,
        List<Accessor> accessors,
        List<Part> parts,
        TakenNames taken) {
    public NetworkType {
        networkLints = List.copyOf(networkLints);
        predictorLints = List.copyOf(predictorLints);
        encoderLints = List.copyOf(encoderLints);
        accessors = List.copyOf(accessors);
        parts = List.copyOf(parts);
    }

    /**
     * A supertype of a spec that declares or inherits layers of it.
     *
     * @param visibility of the type and all types around it
     * @param typeParameters number of its type parameters
     * @param layers the paths of its layers, in order
     */
    public record Part(QualifiedName type, Visibility visibility, int typeParameters, List<String> layers) {
        public Part {
            layers = List.copyOf(layers);
        }
    }

    /** The package of the spec and of the generated classes; empty for the unnamed one. */
    public String packageName() {
        return spec.packageName();
    }

    /** The prefix of the names of generated types: {@code Outer_Inner} for {@code Outer.Inner}. */
    public String generatedPrefix() {
        return spec.name().replace('.', '_');
    }

    /** The blocks and lists of the network, inner ones first. */
    public List<Accessor> groups() {
        return accessors.stream().flatMap(Accessor::groups).toList();
    }
}
