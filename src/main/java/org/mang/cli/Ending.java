package org.mang.cli;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sees to it that a process which is told to end (SIGTERM, Ctrl-C) does so within seconds, whatever
 * one of its parts still waits for: a disk that is full, or a server that does not answer. What was
 * committed is kept, and the next run takes away what was left.
 */
final class Ending {

  private static final long PATIENCE_SECONDS = 5;

  /** As a shell says of a process that SIGTERM ended. */
  private static final int TERMINATED = 143;

  private Ending() {}

  /** From now on. */
  static void isCertain() {
    Runtime.getRuntime().addShutdownHook(new Thread(Ending::watch, "ending"));
  }

  /** In a thread that nothing waits for: where all goes well, Java ends before it does. */
  private static void watch() {
    Thread watch =
        new Thread(
            () -> {
              long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
              while (System.nanoTime() < until) {
                LockSupport.parkNanos(until - System.nanoTime());
              }
              Runtime.getRuntime().halt(TERMINATED);
            },
            "ending-watch");
    watch.setDaemon(true);
    watch.start();
  }
}
