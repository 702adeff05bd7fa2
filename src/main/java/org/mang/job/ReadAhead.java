package org.mang.job;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.mang.job.SubmissionCheck.Read;
import org.mang.warehouse.Submissions.Waiting;

/**
 * Reads small files on all cores, ahead of the queries, and hands them over in their order. What is
 * read and not yet handed over is bounded. A large one is read when it is asked for, and nothing
 * beside it.
 */
final class ReadAhead implements AutoCloseable {

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /** So many files are read or wait to be handed over. */
  private static final int MOST_FILES = 8 * CORES;

  /** So large are they together, as they lie on disk. */
  private static final long MOST_BYTES = 4L << 20;

  /** What is larger is read alone. */
  private static final long LARGE = 1L << 20;

  private final SubmissionCheck check;
  private final List<Waiting> files;
  private final Deque<Ahead> ahead = new ArrayDeque<>();
  private final ExecutorService readers;
  private long bytes;
  private int handedOver;

  private record Ahead(Future<Read> read, long bytes) {}

  ReadAhead(SubmissionCheck check, List<Waiting> files) {
    this.check = check;
    this.files = files;
    AtomicInteger number = new AtomicInteger();
    this.readers =
        Executors.newFixedThreadPool(
            CORES,
            task -> {
              Thread thread = new Thread(task, "reader-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Whether the next file is one to be read, and checked, by itself. */
  boolean isNextLarge() {
    return check.size(files.get(handedOver)) > LARGE;
  }

  /** The next file, in order; whatever went wrong in reading it is thrown as it was. */
  Read next() throws IOException {
    if (isNextLarge()) {
      return check.read(files.get(handedOver++));
    }
    fill();
    Ahead first = ahead.remove();
    bytes -= first.bytes();
    handedOver++;
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

  /** As far as the next large one. */
  private void fill() {
    while (ahead.size() < MOST_FILES && handedOver + ahead.size() < files.size()) {
      Waiting file = files.get(handedOver + ahead.size());
      long size = check.size(file);
      if (size > LARGE || (!ahead.isEmpty() && bytes + size > MOST_BYTES)) {
        return;
      }
      ahead.add(new Ahead(readers.submit(() -> check.readBeside(file)), size));
      bytes += size;
    }
  }

  @Override
  public void close() {
    readers.shutdownNow();
    try {
      readers.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
