package dev.gradwright.processor.lower;

import dev.gradwright.processor.lower.Op.Dense;
import java.util.ArrayList;
import java.util.List;

/** The attributes of a dense layer that affect only training: initializers, penalties and constraint. */
final class DenseAttributes {
    private DenseAttributes() {}

    static List<Attribute> of(Dense dense) {
        List<Attribute> attributes = new ArrayList<>();
        if (dense.init().kind().equals("Named")) {
            attributes.add(Attribute.ofTraining("init", dense.init().values().get(0)));
        } else {
            addChoice("init", dense.init(), attributes);
        }
        dense.biasInit().ifPresent(init -> attributes.add(Attribute.ofTraining("biasInit", init)));
        addUnlessZero("l1", dense.penalty().l1(), attributes);
        addUnlessZero("l2", dense.penalty().l2(), attributes);
        addUnlessZero("biasL1", dense.biasPenalty().l1(), attributes);
        addUnlessZero("biasL2", dense.biasPenalty().l2(), attributes);
        addUnlessZero("activityL2", dense.activityPenalty(), attributes);
        dense.constraint().ifPresent(constraint -> addChoice("constraint", constraint, attributes));
        return attributes;
    }

    /** Adds its kind, and each of its values under a name as in {@code init.stddev}. */
    private static void addChoice(String name, Choice choice, List<Attribute> attributes) {
        attributes.add(Attribute.ofTraining(name, choice.kind()));
        choice.arguments()
                .forEach(argument ->
                        attributes.add(Attribute.ofTraining(name + "." + argument.name(), argument.value())));
    }

    private static void addUnlessZero(String name, double factor, List<Attribute> attributes) {
        if (factor != 0) {
            attributes.add(Attribute.ofTraining(name, factor));
        }
    }
}
