package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;

/**
 * The statements that fill the fields of a layer, a block or a list.
 *
 * @param path of the layer, the block or the list
 * @param statements how many there are
 * @param moreBytes about how many more bytes they take in a class file than usual statements
 */
record Creation(String path, CodeBlock code, int statements, int moreBytes) {
    private static final int BYTES_OF_STATEMENT = 30;

    /** About how many bytes the statements take in a class file. */
    int bytes() {
        return BYTES_OF_STATEMENT * statements + moreBytes;
    }
}
