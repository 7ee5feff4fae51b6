package dev.gradwright.conformance.model;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the length of the methods of a class file (Java Virtual Machine Specification, chapter 4). */
public final class ClassFile {
    private static final int CONSTANT_UTF8 = 1;
    private static final int CONSTANT_LONG = 5;
    private static final int CONSTANT_DOUBLE = 6;

    private final DataInputStream in;
    private final String file;
    private @Nullable String[] texts = {};

    private ClassFile(DataInputStream in, String file) {
        this.in = in;
        this.file = file;
    }

    /**
     * A method.
     *
     * @param bytes the length of its code, 0 if it is abstract
     */
    public record Method(String file, String name, int bytes) {}

    /** The methods of all class files in a directory and its subdirectories. */
    public static List<Method> methodsBelow(Path directory) throws IOException {
        List<Method> methods = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                methods.addAll(methods(file));
            }
        }
        return methods;
    }

    private static List<Method> methods(Path path) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            return new ClassFile(in, path.getFileName().toString()).read();
        }
    }

    private List<Method> read() throws IOException {
        in.skipNBytes(4 + 2 + 2); // magic, minor and major version
        readConstants();
        in.skipNBytes(2 + 2 + 2); // access, this, super
        in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
        readMembers(); // fields
        return readMembers();
    }

    private void readConstants() throws IOException {
        int count = in.readUnsignedShort();
        texts = new String[count];
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            if (tag == CONSTANT_UTF8) {
                texts[i] = in.readUTF();
            } else {
                in.skipNBytes(constantLength(tag));
            }
            if (tag == CONSTANT_LONG || tag == CONSTANT_DOUBLE) {
                i++; // these take two entries
            }
        }
    }

    private static int constantLength(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2; // class, string, method type, module, package
            case 15 -> 3; // method handle
            case CONSTANT_LONG, CONSTANT_DOUBLE -> 8;
            default -> 4;
        };
    }

    private List<Method> readMembers() throws IOException {
        List<Method> members = new ArrayList<>();
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            in.skipNBytes(2); // access
            String name = String.valueOf(texts[in.readUnsignedShort()]);
            in.skipNBytes(2); // descriptor
            members.add(new Method(file, name, readCodeLength()));
        }
        return members;
    }

    private int readCodeLength() throws IOException {
        int codeLength = 0;
        int attributes = in.readUnsignedShort();
        for (int i = 0; i < attributes; i++) {
            boolean isCode = "Code".equals(texts[in.readUnsignedShort()]);
            int length = in.readInt();
            if (isCode) {
                in.skipNBytes(2 + 2); // maximal stack, maximal locals
                codeLength = in.readInt();
                in.skipNBytes(length - 8L);
            } else {
                in.skipNBytes(length);
            }
        }
        return codeLength;
    }
}
