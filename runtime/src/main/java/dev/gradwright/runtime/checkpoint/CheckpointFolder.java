package dev.gradwright.runtime.checkpoint;

import dev.gradwright.runtime.file.AtomicFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of one training, in files such as {@code step-000000500.checkpoint}. A new checkpoint is complete on
 * disk before an older one is deleted, so that the folder never has fewer than it had, whenever the program is killed.
 */
public final class CheckpointFolder {
    private static final Pattern NAME = Pattern.compile("step-(\\d{9,18})\\.checkpoint");

    private final Path directory;

    /** @param directory that exists */
    CheckpointFolder(Path directory) {
        this.directory = directory;
    }

    /**
     * The checkpoints of a directory, to read them. A training may write there at the same time.
     *
     * @throws CheckpointException if there is no such directory
     */
    public static CheckpointFolder of(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new CheckpointException("there is no directory " + directory.toAbsolutePath()
                    + "; name the one that Checkpoints.in was given");
        }
        return new CheckpointFolder(directory.toAbsolutePath());
    }

    /** The files of the checkpoints, from the oldest to the newest. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (NAME.matcher(nameOf(entry)).matches()) {
                    files.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new CheckpointException("the directory " + directory + " cannot be read: " + e, e);
        }
        files.sort(Comparator.comparing(CheckpointFolder::stepOf));
        return files;
    }

    private static String nameOf(Path file) {
        return Objects.toString(file.getFileName());
    }

    private static long stepOf(Path file) {
        String name = nameOf(file);
        return Long.parseLong(name.substring(name.indexOf('-') + 1, name.indexOf('.')));
    }

    /**
     * Requires that there is no checkpoint.
     *
     * @throws CheckpointException if there are some; the message says how many, and what can be done
     */
    public void requireEmpty() {
        int count = files().size();
        if (count > 0) {
            throw new CheckpointException("the folder " + directory + " already holds "
                    + (count == 1 ? "a checkpoint" : count + " checkpoints")
                    + "; call resume() to continue that training, use another folder, or delete them");
        }
    }

    /**
     * Reads the newest checkpoint; null if there is none.
     *
     * @throws CheckpointException if it cannot be used; the message says why, and names the newest one before it that
     *     can
     */
    public @Nullable Checkpoint newest() {
        List<Path> files = files();
        while (!files.isEmpty()) {
            Path newest = files.remove(files.size() - 1);
            try {
                return read(newest);
            } catch (NoSuchFileException e) {
                files = files(); // A training in progress has replaced it by a newer one.
            } catch (IOException e) {
                throw new CheckpointException(
                        newest + " cannot be used: "
                                + (e instanceof UnusableFileException ? e.getMessage() : e.toString())
                                + ". Nothing was changed. " + remedy(newest, files),
                        e);
            }
        }
        return null;
    }

    /** Reads a checkpoint, which must be that of the step in its name: it decides which one is the newest. */
    private static Checkpoint read(Path file) throws IOException {
        if (Files.isSymbolicLink(file) && !Files.exists(file)) {
            throw new UnusableFileException("it is a symbolic link to a file that does not exist");
        }
        Checkpoint checkpoint = CheckpointFile.read(file);
        long step = checkpoint.header().step();
        if (step != stepOf(file)) {
            throw new UnusableFileException("it was renamed: its state is that after step " + step);
        }
        return checkpoint;
    }

    private static String remedy(Path broken, List<Path> before) {
        List<Path> candidates = new ArrayList<>(before);
        Collections.reverse(candidates);
        for (Path candidate : candidates) {
            if (isUsable(candidate)) {
                return "The checkpoint before it that can be used is " + nameOf(candidate) + ": delete "
                        + nameOf(broken)
                        + (candidate.equals(candidates.get(0)) ? "" : " and the others after that one")
                        + " to continue from there";
            }
        }
        return "There is no other checkpoint that can be used: delete the folder's checkpoints to start again, or use the version of the"
                + " library that wrote them";
    }

    private static boolean isUsable(Path file) {
        try {
            Checkpoint ignored = read(file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The file of the checkpoint after a number of steps. */
    Path file(long step) {
        return directory.resolve(String.format(Locale.ROOT, "step-%09d.checkpoint", step));
    }

    /** Deletes all checkpoints but the newest ones. */
    void keepOnly(int count) throws IOException {
        List<Path> files = files();
        for (Path file : files.subList(0, Math.max(0, files.size() - count))) {
            Files.deleteIfExists(file);
        }
    }

    /** Deletes what a killed program has not finished writing; call it only if nothing writes there. */
    void deleteUnfinished() {
        AtomicFile.deleteTemporaryFiles(directory);
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
