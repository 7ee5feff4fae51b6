package dev.gradwright.processor.emit.text;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Chooses unique names. */
public final class NameScope {
    private final Set<String> taken;

    public NameScope(Collection<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** The wanted name; if it is taken, the same with the first number from 2 on that makes it unique. */
    public String unique(String wanted) {
        String name = wanted;
        for (int number = 2; !taken.add(name); number++) {
            name = wanted + number;
        }
        return name;
    }

    /** The wanted name; if it is taken, the same with the suffix, and a number if that is taken too. */
    public String unique(String wanted, String suffix) {
        return taken.contains(wanted) ? unique(wanted + suffix) : unique(wanted);
    }
}
