package org.mang.job;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mang.job.SubmissionCheck.Read;
import org.mang.warehouse.Submissions.Waiting;

/**
 * Reads files on all cores, ahead of the queries, and hands them over in their order. What is read
 * and not yet handed over is bounded: few files, and never two large ones.
 */
final class ReadAhead implements AutoCloseable {

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /** So many files are read or wait to be handed over. */
  private static final int MOST_FILES = 4 * CORES;

  /** So large are they together, or else there is one alone. */
  private static final long MOST_BYTES = 16L << 20;

  private final SubmissionCheck check;
  private final Iterator<Waiting> files;
  private final Deque<Ahead> ahead = new ArrayDeque<>();
  private final ExecutorService readers;
  private long bytes;
  private @Nullable Waiting next;

  private record Ahead(Future<Read> read, long bytes) {}

  ReadAhead(SubmissionCheck check, List<Waiting> files) {
    this.check = check;
    this.files = files.iterator();
    AtomicInteger number = new AtomicInteger();
    this.readers =
        Executors.newFixedThreadPool(
            CORES,
            task -> {
              Thread thread = new Thread(task, "reader-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    advance();
  }

  private void advance() {
    next = files.hasNext() ? files.next() : null;
  }

  /** The next file, in order; whatever went wrong in reading it is thrown as it was. */
  Read next() throws IOException {
    fill();
    Ahead first = ahead.remove();
    bytes -= first.bytes();
    try {
      return first.read().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private void fill() {
    while (next != null && ahead.size() < MOST_FILES) {
      Waiting file = next;
      long size = check.size(file);
      if (!ahead.isEmpty() && bytes + size > MOST_BYTES) {
        return;
      }
      ahead.add(new Ahead(readers.submit(() -> check.read(file)), size));
      bytes += size;
      advance();
    }
  }

  @Override
  public void close() {
    readers.shutdownNow();
  }
}
