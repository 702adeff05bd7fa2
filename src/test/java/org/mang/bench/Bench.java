package org.mang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures Măng against its limits, all in one run; started by {@code bench/run}. */
public final class Bench {

  private static final int WRONG_USE = 64;

  private Bench() {}

  /** Prints a table; ends with status 1 where a limit is missed or something went wrong. */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Request request = Request.of(args).orElse(null);
    if (request == null) {
      out.print(Request.USAGE);
      System.exit(WRONG_USE);
      return;
    }
    List<Result> results;
    try (Scratch scratch = Scratch.make()) {
      results = run(request, scratch, out);
    }
    out.println();
    out.println(Result.heading());
    results.forEach(result -> out.println(result.line()));
    boolean isAll = results.size() == request.only().size();
    System.exit(isAll && results.stream().allMatch(Result::isMet) ? 0 : 1);
  }

  /** What fails is said, and does not keep the rest from being measured. */
  private static List<Result> run(Request request, Scratch scratch, PrintStream out)
      throws IOException {
    Measures measures = new Measures(request, scratch);
    List<Result> results = new ArrayList<>();
    start(request.json());
    for (Limit limit : request.only()) {
      out.println("… " + limit.word());
      try {
        Result result = measures.measure(limit);
        out.println(result.line());
        results.add(result);
        note(request.json(), result);
      } catch (Exception e) {
        out.println(limit.word() + " could not be measured: " + e.getMessage());
      }
    }
    return results;
  }

  private static void start(@Nullable Path json) throws IOException {
    if (json != null) {
      Files.writeString(json, "");
    }
  }

  private static void note(@Nullable Path json, Result result) throws IOException {
    if (json != null) {
      Files.writeString(json, result.json() + "\n", StandardOpenOption.APPEND);
    }
  }
}
