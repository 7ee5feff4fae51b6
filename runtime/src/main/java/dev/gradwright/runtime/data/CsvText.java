package dev.gradwright.runtime.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of a file. Unlike {@link java.io.InputStreamReader}, it can tell the line of bytes that are no text. */
final class CsvText extends Reader {
    private static final Map<Charset, byte[]> MARKS = Map.of(
            StandardCharsets.UTF_8, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
            StandardCharsets.UTF_16BE, new byte[] {(byte) 0xfe, (byte) 0xff},
            StandardCharsets.UTF_16LE, new byte[] {(byte) 0xff, (byte) 0xfe});
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_EXCEL = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    private final String name;
    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private final boolean hasMark;
    private boolean isAtEnd;
    private int line = 1;
    private boolean isAfterReturn;

    private CsvText(String name, InputStream in, Charset charset, boolean hasMark) {
        this.name = name;
        this.in = in;
        this.hasMark = hasMark;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * The text of bytes, decompressed if they are in gzip format.
     *
     * @param charset null: UTF-8; a byte order mark prevails
     */
    static CsvText of(String name, InputStream compressed, @Nullable Charset charset) throws IOException {
        InputStream in = new BufferedInputStream(DataFile.unzipped(compressed));
        in.mark(ZIP.length);
        byte[] head = in.readNBytes(ZIP.length);
        in.reset();
        if (startsWith(head, ZIP) || startsWith(head, OLD_EXCEL)) {
            throw new DataFileException(name, "is an Excel workbook or a ZIP archive; save the table as CSV");
        }
        boolean hasMark = false;
        Charset found = charset == null ? StandardCharsets.UTF_8 : charset;
        for (Map.Entry<Charset, byte[]> mark : MARKS.entrySet()) {
            if (startsWith(head, mark.getValue())) {
                found = mark.getKey();
                hasMark = true;
                in.skipNBytes(mark.getValue().length);
            }
        }
        return new CsvText(name, in, found, hasMark);
    }

    private static boolean startsWith(byte[] head, byte[] mark) {
        return head.length >= mark.length
                && ByteBuffer.wrap(head, 0, mark.length).equals(ByteBuffer.wrap(mark));
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(buffer, offset, length).slice();
        while (chars.position() == 0) {
            CoderResult result = decoder.decode(bytes, chars, isAtEnd);
            count(buffer, offset, offset + chars.position());
            if (result.isError()) {
                throw malformed(result);
            }
            if (chars.position() == 0) {
                if (isAtEnd) {
                    return -1;
                }
                fill();
            }
        }
        return chars.position();
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        isAtEnd = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
    }

    private void count(char[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = buffer[i];
            if (c == '\r' || (c == '\n' && !isAfterReturn)) {
                line++;
            }
            isAfterReturn = c == '\r';
        }
    }

    private DataFileException malformed(CoderResult result) {
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < Math.min(result.length(), bytes.remaining()); i++) {
            found.append(String.format(" 0x%02X", bytes.get(bytes.position() + i)));
        }
        return new DataFileException(
                name + ", line " + line,
                "the bytes" + found + " are no text in " + decoder.charset()
                        + "; name the charset of the file, such as charset(Charset.forName(\"windows-1252\"))");
    }

    /** The charset of the text. */
    Charset charset() {
        return decoder.charset();
    }

    /** Whether it began with a byte order mark. */
    boolean hasMark() {
        return hasMark;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
