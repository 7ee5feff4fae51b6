package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.Origin;

/**
 * A method with a body that a spec declares or inherits, so its generated class inherits it too.
 *
 * @param owner the name of the type that declares it
 * @param signature the name and the erased types of the parameters, as in {@code scaled(java.util.List,int)}
 */
public record ConcreteMethod(String owner, String signature, Origin origin) {}
