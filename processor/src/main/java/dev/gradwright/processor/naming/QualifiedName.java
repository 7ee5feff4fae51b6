package dev.gradwright.processor.naming;

/**
 * The name of a type.
 *
 * @param packageName empty for the unnamed package
 * @param name the name within the package, as in {@code Outer.Inner}
 */
public record QualifiedName(String packageName, String name) {
    /** As in {@code example.Outer.Inner}. */
    public String full() {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    /** The simple name. */
    public String simple() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The simple name of the type, or of the outermost type around it. */
    public String outermost() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
