package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.Origin;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An annotation type. Two are equal if they have the same name: annotation types may carry each other in a cycle. */
public final class AnnotationType {
    /** The largest number of annotations that a composed one may carry, directly or not. */
    public static final int MAX_CARRIED = 1_000;

    /** The largest depth of composed annotations. */
    public static final int DEEPEST = 100;

    private final String name;
    private final String displayName;
    private final List<AttributeDeclaration> attributes;
    private final List<AnnotationUse> carried;
    private final boolean isDsl;
    private final boolean isResolved;
    private final Origin origin;
    /** Computed on first use, when all carried annotations have been read. */
    private @Nullable Set<AnnotationType> reached;

    private @Nullable List<Origin> unresolvedCarried;

    private @Nullable Boolean isComposed;

    private @Nullable Boolean isTooLarge;

    /**
     * An annotation type as declared.
     *
     * @param name the qualified name
     * @param displayName as users write it: {@code @Hidden}, {@code @Optimizer.Sgd}
     * @param attributes in source order
     * @param carried the annotations on it; none for types of {@code java.lang} and its subpackages. The list may grow
     *     while other types are read
     * @param isDsl whether it belongs to the DSL
     * @param isResolved false if the compiler has not found the type, or a type or annotation of one of its attributes
     *     yet
     * @param origin the type, or a use of it if the compiler has not found it
     */
    public AnnotationType(
            String name,
            String displayName,
            List<AttributeDeclaration> attributes,
            List<AnnotationUse> carried,
            boolean isDsl,
            boolean isResolved,
            Origin origin) {
        this.name = name;
        this.displayName = displayName;
        this.attributes = attributes;
        this.carried = carried;
        this.isDsl = isDsl;
        this.isResolved = isResolved;
        this.origin = origin;
    }

    /** The qualified name. */
    public String name() {
        return name;
    }

    /** As users write it: {@code @Hidden}, {@code @Optimizer.Sgd}. */
    public String displayName() {
        return displayName;
    }

    /** In source order. */
    public List<AttributeDeclaration> attributes() {
        return attributes;
    }

    /** The annotations on it. */
    public List<AnnotationUse> carried() {
        return carried;
    }

    /** Whether it belongs to the DSL. */
    public boolean isDsl() {
        return isDsl;
    }

    /** Whether the compiler has found it and the types of its attributes. */
    public boolean isResolved() {
        return isResolved;
    }

    /** Where it is declared, or used if the compiler has not found it. */
    public Origin origin() {
        return origin;
    }

    /** The attribute of that name, if there is one. */
    public Optional<AttributeDeclaration> attribute(String name) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst();
    }

    /** Whether it carries an annotation of the DSL, directly or not. */
    public boolean isComposed() {
        if (isComposed == null) {
            isComposed = reached().anyMatch(AnnotationType::isDsl);
        }
        return isComposed;
    }

    /** The types of all annotations that it carries, directly or not; each once. */
    public Stream<AnnotationType> reached() {
        if (reached == null) {
            reached = findReached();
        }
        return reached.stream();
    }

    private Set<AnnotationType> findReached() {
        Set<AnnotationType> found = new LinkedHashSet<>();
        Deque<AnnotationType> pending = new ArrayDeque<>(List.of(this));
        while (!pending.isEmpty()) {
            for (AnnotationUse use : pending.removeFirst().carried) {
                if (found.add(use.type())) {
                    pending.addLast(use.type());
                }
            }
        }
        return found;
    }

    /** Whether the compiler has found all that it consists of and carries. */
    public boolean isResolvedThroughout() {
        return isResolved && unresolvedCarried().findAny().isEmpty();
    }

    /** The positions of annotations that it carries, directly or not, and that the compiler has not found. */
    Stream<Origin> unresolvedCarried() {
        if (unresolvedCarried == null) {
            unresolvedCarried = Stream.concat(Stream.of(this), reached())
                    .flatMap(type -> type.carried.stream())
                    .flatMap(AnnotationUse::unresolvedByItself)
                    .toList();
        }
        return unresolvedCarried.stream();
    }

    /**
     * Whether it carries too many annotations that concern networks. An annotation that is carried in several ways
     * counts several times.
     */
    public boolean isTooLarge() {
        if (isTooLarge == null) {
            Set<AnnotationType> concerned =
                    reached().filter(AnnotationType::concernsNetworks).collect(Collectors.toSet());
            isTooLarge = countInto(0, concerned, new ArrayDeque<>()) > MAX_CARRIED;
        }
        return isTooLarge;
    }

    /**
     * Adds the number of carried annotations to a count, once for each way in which they are carried; stops above the
     * limit.
     */
    private int countInto(int count, Set<AnnotationType> concerned, Deque<AnnotationType> around) {
        if (around.size() > DEEPEST) {
            return MAX_CARRIED + 1;
        }
        int sum = count;
        around.addLast(this);
        for (AnnotationUse use : carried) {
            if (sum <= MAX_CARRIED && concerned.contains(use.type()) && !around.contains(use.type())) {
                sum = use.type().countInto(sum + 1, concerned, around);
            }
        }
        around.removeLast();
        return sum;
    }

    /** Whether it belongs to the DSL or carries an annotation of it. */
    boolean concernsNetworks() {
        return isDsl || isComposed();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnnotationType type && name.equals(type.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return displayName;
    }
}
