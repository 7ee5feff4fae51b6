package dev.gradwright.conformance.fuzz;

import dev.gradwright.conformance.fuzz.Source.Annotation;
import dev.gradwright.conformance.fuzz.Source.Method;
import dev.gradwright.conformance.fuzz.Source.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes parts from a source as long as the fault stays. */
final class Shrinker {
    private static final int MAX_TRIES = 400;

    private final Predicate<Source> isFaulty;
    private int tries;

    private Shrinker(Predicate<Source> isFaulty) {
        this.isFaulty = isFaulty;
    }

    /** A source of which no single part can be taken without losing the fault, if the tries suffice. */
    static Source shrink(Source source, Predicate<Source> isFaulty) {
        return new Shrinker(isFaulty).shrink(source);
    }

    private Source shrink(Source source) {
        Source smallest = source;
        boolean isSmaller = true;
        while (isSmaller) {
            isSmaller = false;
            for (int part = 0;
                    part < listsOf(smallest).stream().mapToInt(List::size).sum(); ) {
                Source smaller = smallest.copy();
                remove(part, smaller);
                if (tries++ >= MAX_TRIES) {
                    return smallest;
                }
                if (!smaller.types().isEmpty() && isFaulty.test(smaller)) {
                    smallest = smaller;
                    isSmaller = true;
                } else {
                    part++;
                }
            }
        }
        return smallest;
    }

    private static void remove(int part, Source source) {
        int index = part;
        for (List<?> list : listsOf(source)) {
            if (index < list.size()) {
                list.remove(index);
                return;
            }
            index -= list.size();
        }
    }

    /** All lists of a source from which an element can be taken, the large ones first. */
    private static List<List<?>> listsOf(Source source) {
        List<List<?>> lists = new ArrayList<>();
        List<List<?>> small = new ArrayList<>();
        lists.add(source.types());
        for (TypeText type : source.allTypes()) {
            lists.add(type.nested());
            lists.add(type.methods());
            small.add(type.extras());
            small.add(type.annotations());
            type.annotations().stream().map(Annotation::attributes).forEach(small::add);
            for (Method method : type.methods()) {
                small.add(method.annotations());
                method.annotations().stream().map(Annotation::attributes).forEach(small::add);
            }
        }
        lists.addAll(small);
        lists.add(source.imports());
        return lists;
    }
}
