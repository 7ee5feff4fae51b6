package dev.gradwright.samples.serving;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that is kept open: requests are bytes, and of an answer only the status and the length are read. So the
 * load test measures the server rather than a client library.
 */
final class Client implements AutoCloseable {
    private static final String LENGTH = "content-length: ";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private boolean isLast;

    Client(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** A request to predict a customer. */
    static byte[] request(byte[] customer) {
        byte[] head = ("POST /churn HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + customer.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + customer.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(customer, 0, request, head.length, customer.length);
        return request;
    }

    /** Sends a request and reads the answer; returns its status. */
    int send(byte[] request) throws IOException {
        out.write(request);
        String line = line();
        int status = Integer.parseInt(line.substring(line.indexOf(' ') + 1).substring(0, 3));
        int length = 0;
        while (!line.isEmpty()) {
            line = line().toLowerCase(Locale.ROOT);
            if (line.startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()));
            }
            isLast |= line.equals("connection: close");
        }
        in.skipNBytes(length);
        return status;
    }

    /** Whether the server closes the connection after the last answer. */
    boolean isLast() {
        return isLast;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server has closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
