package org.mang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.Home;
import org.mang.job.RunLock;
import org.mang.job.Samples;
import org.mang.office.OfficeWorkbook;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Home home = new Home(Path.of("unset"));

  @BeforeAll
  void load(@TempDir Path folder) {
    home = new Home(folder.resolve("home"));
    Samples.arrive(home, "2020/303-hong-bang/", "2020/305-le-chan/Bieu_01TE_6");
    Samples.load(home);
  }

  @Test
  void sqlWritesCsv() {
    assertThat(
            run(
                "sql",
                "--csv",
                "select target, verdict from mart.target_verdict where area_code = '303' and year = 2020 and target = 7"))
        .isZero();
    assertThat(out.toString()).isEqualTo("target,verdict\n7,met\n");
  }

  @Test
  void sqlQuotesWhatCsvNeedsQuoted() {
    assertThat(run("sql", "--csv", "select 'a,b' as x, null as y, 'c\"d' as z")).isZero();
    assertThat(out.toString()).isEqualTo("x,y,z\n\"a,b\",,\"c\"\"d\"\n");
  }

  @Test
  void sqlWritesJsonWithNumbersAsNumbers() {
    assertThat(
            run(
                "sql",
                "--json",
                "select 1 as n, 1.50 as d, 'Lê Chân' as s, null as nothing, true as yes"))
        .isZero();
    assertThat(out.toString().strip())
        .isEqualTo("[{\"n\":1,\"d\":1.50,\"s\":\"Lê Chân\",\"nothing\":null,\"yes\":true}]");
  }

  @Test
  void sqlShowsTheAnswerOfEachStatement() {
    assertThat(run("sql", "select 'one;' as a; -- ; no statement\n select 2 as b;")).isZero();
    assertThat(out.toString()).contains("one;").contains("b").contains("2");
    assertThat(run("sql", "--csv", "set variable x = 3; select getvariable('x') as x")).isZero();
    assertThat(out.toString()).endsWith("x\n3\n");
  }

  @Test
  void sqlWritesNoTwoAnswersIntoOneFile() {
    assertThat(run("sql", "--json", "select 1 as a; select 2 as b")).isEqualTo(Mang.FAILED);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("no statement but the last");
  }

  @Test
  void sqlWritesListsAndStructsAsJson() {
    assertThat(
            run(
                "sql",
                "--json",
                "select [1, null, 3] as l, {'a': 1.5, 'b': ['x', 'y']} as s, map {'k': true} as m, [date '2020-03-31'] as d"))
        .isZero();
    assertThat(out.toString().strip())
        .isEqualTo(
            "[{\"l\":[1,null,3],\"s\":{\"a\":1.5,\"b\":[\"x\",\"y\"]},\"m\":{\"k\":true},\"d\":[\"2020-03-31\"]}]");
  }

  @Test
  void sqlErrorIsOnePlainLine() {
    assertThat(run("sql", "select * from no_such_table")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("no_such_table").doesNotContain("\tat ", "Exception:");
  }

  @Test
  void sqlCanNeitherWriteNorReachOtherFiles() {
    assertThat(run("sql", "delete from core.submission")).isEqualTo(Mang.FAILED);
    assertThat(run("sql", "select * from read_text('/etc/hostname')")).isEqualTo(Mang.FAILED);
    assertThat(run("sql", "copy (select 1) to '/tmp/mang-should-not-be.csv'"))
        .isEqualTo(Mang.FAILED);
    assertThat(Path.of("/tmp/mang-should-not-be.csv")).doesNotExist();
  }

  @Test
  void snapshotHoldsNoKeyOfAPerson() {
    assertThat(
            run(
                "sql",
                "--csv",
                "select count(*) as n from information_schema.columns where column_name in ('event_key', 'child_key')"))
        .isZero();
    assertThat(out.toString()).isEqualTo("n\n0\n");
  }

  @Test
  void statusShowsWhatIsOpen() {
    assertThat(run("status", "--lang", "en")).isZero();
    assertThat(out.toString()).contains("2020:", "+ late", "To chase: overdue", "305");
  }

  @Test
  void wrongUseIsToldApart() {
    assertThat(run("lode")).isEqualTo(Mang.WRONG_USE);
    assertThat(run("sql")).isEqualTo(Mang.WRONG_USE);
    assertThat(run("sql", "--csv", "--json", "select 1")).isEqualTo(Mang.WRONG_USE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "sql select", "accept 3f2a"})
  void aHomeWithoutSnapshotSaysWhatToDo(String command, @TempDir Path empty) {
    assertThat(in(empty, command)).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains(empty + ": there is no snapshot yet", "mang load");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "sql select", "accept 3f2a"})
  void aHomeThatIsNotThereIsNotCalledEmpty(String command, @TempDir Path empty) {
    Path nowhere = empty.resolve("h");
    assertThat(in(nowhere, command)).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains(nowhere + ": there is no home folder here");
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void aTemplateMakesNoHome(@TempDir Path empty) {
    Path home = empty.resolve("home");
    Path workbook = empty.resolve("x.xlsx");
    assertThat(
            in(home, "template district-children --reporter 303 --period 2020 --out " + workbook))
        .isZero();
    assertThat(workbook).exists();
    assertThat(home).doesNotExist();
  }

  private int in(Path home, String command) {
    return Mang.execute(
        new PrintWriter(out),
        new PrintWriter(err),
        (command + " --lang en --home " + home).split(" "));
  }

  @Test
  void anotherRunIsSaidAndHasItsOwnStatus() throws IOException {
    try (RunLock lock = RunLock.take(home).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(run("load", "--lang", "en")).isEqualTo(Mang.HELD);
      assertThat(err.toString())
          .contains(
              "another run holds the store",
              "(process " + ProcessHandle.current().pid() + ", since ");
      assertThat(run("nightly")).isEqualTo(Mang.HELD);
    }
  }

  @Test
  void nightlyIsQuietWhenNothingIsNewAndCallsAPersonWhenAFileComesBack() throws IOException {
    assertThat(run("nightly")).isZero();
    assertThat(out.toString()).isEqualTo("Măng: không có gì mới.\n");

    Files.writeString(home.inbox().resolve("gì đó.csv"), "a,b\n1,2\n");
    assertThat(run("nightly")).isEqualTo(Mang.NEEDS_PERSON);
    assertThat(out.toString())
        .startsWith("Măng: nhận 1 tệp mới; 0 báo cáo hợp lệ, 1 báo cáo trả lại, 0 tệp gặp lỗi.")
        .contains("Cần gửi trả: ");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void checkSaysAllThatALoadWouldAndChangesNothing(@TempDir Path desk) throws IOException {
    Path file = desk.resolve("sent.xlsx");
    Files.copy(Samples.DATA.resolve("2020/305-le-chan/Bieu 01TE 6 thang dau nam 2020.xlsx"), file);
    assertThat(run("check", "--lang", "en", "--strict", "--mark", file.toString()))
        .isEqualTo(Mang.NEEDS_PERSON);
    assertThat(out.toString())
        .contains(
            "would be returned. Form district-children, reporter 305, period 2020-H1, 15 rows.")
        .contains("Sheet1!W23", "“khoảng 300” is not a whole number", "[NOT_A_COUNT]");
    assertThat(desk.resolve("sent.checked.xlsx")).exists();
    assertThat(out.toString()).contains("Marked workbook: " + desk.resolve("sent.checked.xlsx"));

    assertThat(
            run(
                "check",
                "--lang",
                "en",
                Samples.DATA.resolve("2020/311-thuy-nguyen/Bieu_01TE_nam_2020.xlsx").toString()))
        .isZero();
    assertThat(out.toString()).contains("would be accepted");
  }

  @Test
  void checkOfAFileThatIsWrongAllOverSaysSomeAndCountsAll(@TempDir Path desk) throws IOException {
    StringBuilder lines =
        new StringBuilder(
            """
            Biểu 03/YT-TE
            Đơn vị báo cáo: Sở Y tế; Kỳ báo cáo: Tháng 3 năm 2020
            Mã hồ sơ;Họ và tên;Ngày sinh;Giới tính;Ngày xảy ra;Quận, huyện;Xã, phường, thị trấn;Nguyên nhân;Nơi xảy ra;Kết quả
            """);
    for (int i = 1; i <= 1_000; i++) {
      lines.append(
          "HS-%d;Trai;31/13/2012;Nam;10/03/2020;Quận Lê Chân;;Ngã;;Không tàn phế\n".formatted(i));
    }
    Path file = Files.writeString(desk.resolve("sai.csv"), lines);
    assertThat(run("check", "--lang", "vi", file.toString())).isZero();
    assertThat(out.toString().lines().filter(line -> line.endsWith("[NOT_A_DATE]"))).hasSize(201);
    assertThat(out.toString())
        .contains("… còn 800 chỗ nữa. Tất cả, theo loại:")
        .containsPattern("lỗi +1\\.000  “31/13/2012” không phải là ngày: C4:C1003  \\[NOT_A_DATE]");
  }

  @Test
  void aNameThatWouldCommandATerminalDoesNot(@TempDir Path desk) throws IOException {
    Path file =
        Files.copy(
            OfficeWorkbook.sample(OfficeWorkbook.DO_SON_CHILDREN),
            desk.resolve("\u001B[2J" + "a".repeat(230) + "\n\u0007.xlsx"));
    for (String command : new String[] {"check", "peek"}) {
      assertThat(run(command, file.toString())).isZero();
      assertThat(out.toString()).contains("·[2Jaaa").doesNotContain("\u001B", "\u0007");
      assertThat(run(command, file + "x")).isEqualTo(Mang.FAILED);
      assertThat(err.toString()).contains("·[2Jaaa").doesNotContain("\u001B", "\u0007");
    }
  }

  @Test
  void loadOfAFolderThatIsNotThereFailsPlainly() {
    assertThat(run("load", "no/such/folder")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("no/such/folder").doesNotContain("\tat ");
    assertThat(run("--lang", "vi", "load", "no/such/folder")).isEqualTo(Mang.FAILED);
    assertThat(err.toString()).contains("no/such/folder: không có tệp hoặc thư mục này");
  }

  @Test
  void namesThatAreNoFilesAreRefusedPlainly() {
    for (String name : new String[] {"..", "a".repeat(300) + ".xlsx", "\u001B[2J"}) {
      assertThat(run("check", "--lang", "vi", name)).isEqualTo(Mang.FAILED);
      assertThat(err.toString()).contains("không có tệp này").doesNotContain("\tat ", "\u001B");
      assertThat(run("load", "--lang", "vi", name + "/nosuch")).isEqualTo(Mang.FAILED);
      assertThat(err.toString()).contains("chưa làm gì cả").doesNotContain("\tat ", "\u001B");
    }
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--home";
    all[args.length + 1] = home.root().toString();
    return Mang.execute(new PrintWriter(out, true), new PrintWriter(err, true), all);
  }
}
