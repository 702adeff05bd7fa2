package org.mang.bench;

/** Who measures what. What several need, such as a loaded home, is made once. */
final class Measures {

  private final SampleYear sampleYear;
  private final Reading reading;
  private final Register register;
  private final Workbooks workbooks;
  private final TenYears tenYears;

  Measures(Request request, Scratch scratch) {
    Launcher launcher = new Launcher(scratch);
    this.sampleYear = new SampleYear(launcher, scratch);
    this.reading = new Reading(launcher, scratch);
    this.register = new Register(launcher, scratch, request.rows());
    this.workbooks = new Workbooks(launcher, scratch, request.files());
    this.tenYears = new TenYears(launcher, scratch, sampleYear);
  }

  Result measure(Limit limit) throws Exception {
    return switch (limit) {
      case REGISTER -> register.againstBareDuckdb();
      case SPRING_BATCH -> register.againstSpringBatch();
      case XLSX -> reading.xlsx();
      case CSV -> reading.csv();
      case WORKBOOKS -> workbooks.load();
      case SAMPLE_YEAR -> sampleYear.load();
      case MARTS -> tenYears.marts();
      case MARTS_LATE -> tenYears.afterOneLateReport();
      case NIGHT -> sampleYear.nightWithNothingNew();
      case STATUS -> sampleYear.status();
      case SQL -> sampleYear.sql();
      case PEEK -> sampleYear.peek();
      case CHECK -> sampleYear.check();
      case MEMORY_5M -> register.memory();
      case MEMORY_25M -> register.memoryOfLarger();
      case LINEAR -> register.linear();
    };
  }
}
