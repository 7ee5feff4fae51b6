package dev.gradwright.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import dev.gradwright.processor.spec.Origin;

/** A position in javac's trees for which there is no element. */
public record TreeOrigin(Trees trees, Tree tree, CompilationUnitTree unit) implements Origin {}
