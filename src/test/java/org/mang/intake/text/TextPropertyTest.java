package org.mang.intake.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Definitions;
import org.mang.intake.Budget;
import org.mang.intake.CsvFile;
import org.mang.intake.Limits;
import org.mang.intake.Sheet;
import org.mang.intake.SourceFile;
import org.mang.intake.UnreadableFileException;
import org.mang.intake.cell.TextMode;

/** What holds of every delimited text, plain or broken. */
class TextPropertyTest {

  private static @Nullable Path file;
  private static @Nullable Connection duckdb;

  @BeforeContainer
  static void open() throws IOException, SQLException {
    file = Files.createTempFile("mang-text-", ".csv");
    duckdb = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterContainer
  static void close() throws IOException, SQLException {
    Files.delete(file());
    duckdb().close();
  }

  /** The fast way is taken only where it reads what the thorough way reads. */
  @Property(tries = 1000)
  void duckDbReadsAPlainTextAsTheThoroughReaderDoes(
      @ForAll("texts") String text,
      @ForAll @IntRange(min = 16, max = 80) int buffer,
      @ForAll @IntRange(min = 1, max = 4) int parts,
      @ForAll @IntRange(min = 1, max = 14) int first,
      @ForAll @IntRange(max = 14) int count)
      throws IOException, SQLException {
    Files.writeString(file(), text);
    Sheet plain = CsvScan.of(file(), ';', TextMode.CLEANED, buffer, parts);
    if (plain == null || plain.width() == 0) {
      return;
    }
    List<List<@Nullable String>> thorough = new ArrayList<>();
    CsvFile whole = (CsvFile) plain.body();
    for (Sheet.Row row : thorough(text)) {
      thorough.add(cells(row, plain.width()));
    }
    assertThat(rows(whole.sql(1, whole.lines(), parts), plain.width())).isEqualTo(thorough);
    int last = Math.min(whole.lines(), first + count - 1);
    assertThat(rows(whole.sql(first, last, parts), plain.width()))
        .isEqualTo(thorough.stream().filter(row -> isBetween(row, first, last)).toList());
    assertThat(whole.rows()).isGreaterThanOrEqualTo(thorough.size());
    List<List<@Nullable String>> streamed = new ArrayList<>();
    plain.forEachRow(row -> streamed.add(cells(row, plain.width())));
    assertThat(streamed).isEqualTo(thorough);
    assertThat(
            plain.rows().stream().filter(row -> !row.isBlank()).map(r -> cells(r, plain.width())))
        .containsExactlyElementsOf(thorough);
  }

  /** Whatever the bytes: rows, or an answer that a clerk can read. */
  @Property(tries = 1000)
  void anyBytesAreReadOrRefused(@ForAll("bytes") byte[] bytes) throws IOException {
    Files.write(file(), bytes);
    SourceFile source = new SourceFile(Limits.read(new Definitions(file())));
    try {
      source.read(file()).forEach(sheet -> assertThat(sheet.width()).isNotNegative());
    } catch (UnreadableFileException e) {
      assertThat(e.reason().vi()).isNotBlank();
      assertThat(e.reason().en()).isNotBlank();
    }
    assertThat(source.kind(file())).isNotBlank();
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> cell =
        Arbitraries.of(
            "",
            "a",
            "Phường Đa Phúc",
            "1.150",
            "12/0",
            " b",
            "c ",
            "\"d\"",
            "\"e;f\"",
            "\"g\"\"h\"",
            "\"\"",
            "\" i \"",
            "j\tk",
            "\t",
            "“l” – m",
            "n'o",
            "p\"q",
            "\u00A0r",
            "\"s\nt\"",
            "'u'",
            "\"x\\\"y\"",
            "z\\",
            "0");
    Arbitrary<String> line = cell.list().ofMinSize(0).ofMaxSize(6).map(c -> String.join(";", c));
    Arbitrary<String> end = Arbitraries.of("\n", "\n", "\n", "\r\n", "\n\n");
    return Arbitraries.of("", "\uFEFF")
        .flatMap(
            mark ->
                end.flatMap(
                    ending ->
                        line.list()
                            .ofMinSize(1)
                            .ofMaxSize(12)
                            .map(lines -> mark + String.join(ending, lines))
                            .flatMap(text -> Arbitraries.of(text, text + ending))));
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    return Arbitraries.oneOf(
        any,
        texts().map(text -> text.getBytes(StandardCharsets.UTF_8)),
        texts().map(text -> text.getBytes(StandardCharsets.UTF_16LE)),
        texts()
            .flatMap(
                text ->
                    any.map(
                        noise -> {
                          byte[] mutated = text.getBytes(StandardCharsets.UTF_8);
                          for (int i = 0; i < noise.length && i < 5 && mutated.length > 0; i++) {
                            mutated[(noise[i] & 0xFF) % mutated.length] = noise[noise.length - 1];
                          }
                          return mutated;
                        })));
  }

  /** As small texts are read: the separator is given. */
  private static List<Sheet.Row> thorough(String text) {
    String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return DelimitedReader.read(bare, ';', TextMode.CLEANED, new Budget(Limits.NONE)).rows();
  }

  private static boolean isBetween(List<@Nullable String> row, int first, int last) {
    int number = Integer.parseInt(Objects.requireNonNull(row.get(0)));
    return number >= first && number <= last;
  }

  private static List<List<@Nullable String>> rows(String relation, int width) throws SQLException {
    List<List<@Nullable String>> rows = new ArrayList<>();
    try (Statement statement = duckdb().createStatement();
        ResultSet result =
            statement.executeQuery("select * from " + relation + " order by row_no")) {
      while (result.next()) {
        List<@Nullable String> cells = new ArrayList<>();
        for (int c = 1; c <= width + 1; c++) {
          cells.add(result.getString(c));
        }
        if (cells.subList(1, cells.size()).stream().anyMatch(cell -> cell != null)) {
          rows.add(cells);
        }
      }
    }
    return rows;
  }

  private static List<@Nullable String> cells(Sheet.Row row, int width) {
    List<@Nullable String> cells = new ArrayList<>();
    cells.add(String.valueOf(row.number()));
    for (int column = 0; column < width; column++) {
      cells.add(row.cell(column));
    }
    return cells;
  }

  private static Path file() {
    return Objects.requireNonNull(file);
  }

  private static Connection duckdb() {
    return Objects.requireNonNull(duckdb);
  }
}
