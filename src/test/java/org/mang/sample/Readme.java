package org.mang.sample;

import java.util.List;
import java.util.stream.Collectors;

/** The words beside the sample: what it is, what is spoiled, and how the truth is to be read. */
final class Readme {
  static final String OF_TRUTH =
      """
      # The truth behind the sample

      `indicator_value.csv` holds what the indicators would be if every file had come, and come \
      right: before a file was lost, late or spoiled. Codes of area, sex, age band, category and \
      place are those of the warehouse; `_T` stands for all. A line without denominator is a count. \
      Stocks (children, children in special circumstances) are those of the yearly form, the \
      children affected by HIV those of the second half-year's list; an injury seen by a facility \
      counts in the year in which it happened, a victim of abuse in the year of the report. A share \
      of nothing has no line, nor has a count of events that is nought; the crosstab of injuries \
      has its noughts, since the districts write them. In time means within 12 hours of the report \
      at high risk, else within 168. Măng should come to these figures except where \
      `../README.md` says that a file is missing (the injuries of Thuỷ Nguyên, and so of the city, \
      in 2020), that rows go into quarantine (the facilities' injuries of May 2020), or that a file is \
      returned (participants of An Dương, 2020). All figures are invented.
      """;

  private Readme() {}

  static String ofSample(City city, List<OfficeFile> files) {
    List<District> districts = city.areas().districts();
    String story =
        Story.EPISODES.stream()
            .map(
                episode ->
                    "| %s | %s | %s |"
                        .formatted(
                            paths(episode, districts, files), episode.what(), episode.then()))
            .collect(Collectors.joining("\n"));
    String quirks =
        List.of(Quirk.values()).stream()
            .map(
                quirk ->
                    "- %s (%s)"
                        .formatted(
                            quirk.description(),
                            quirk.among(districts).stream()
                                .map(District::name)
                                .collect(Collectors.joining(", "))))
            .collect(Collectors.joining("\n"));
    return """
    # Sample data

    **Everything here is invented**: every person, name, case, code, date and figure, all thrown by \
    a generator from fixed seeds. Only the districts and communes, the forms' headings and the \
    order of magnitude are Hải Phòng's. Nothing here says anything about any child or office.

    What fifteen districts, three departments and the police might have sent for 2019 and 2020: %s \
    files, `<year>/<reporter>/<file>`, with their receipts in `receipts.csv` and the figures behind \
    them in `truth/`. Files are named without accents, since not every server can spell them. Do \
    not edit: change `src/test/java/org/mang/sample/` and run

        mvn test -Dtest=SampleDataTest -Dmang.sample.write=true

    ## What is spoiled on purpose

    | file | what is wrong or odd | what Măng should do |
    |---|---|---|
    %s

    Everything else is clean, and is to be accepted.

    ## Habits, all to be accepted

    %s
    - dates as text in the police's odd months, as Excel dates in the even ones
    - the facilities' list of September 2019 in NFD
    - pupils with dots in 2019, as numbers in 2020
    - lists of participation and of abused children may be empty; Bạch Long Vĩ, which has no \
    communes, lists itself; the register has no child from there

    ## What comes out in 2020

    1 special circumstances at most 1 %%: met. 2 all of them assisted: not met. 3 abuse below 2019: \
    met (38 after 42). 4 all supported in time: not met (37 of 38). 5 at most 200 injured per \
    100,000: undecided, until Thuỷ Nguyên sends its third quarter. 6 at least 90 %% of children \
    affected by HIV served: met. 7 every district active: met.
    """
        .formatted(Integer.toString(files.size()), story, quirks);
  }

  private static String paths(
      Story.Episode episode, List<District> districts, List<OfficeFile> files) {
    Post post = new Post(episode.form(), reporter(episode, districts), episode.period());
    String stem = post.path("").replaceFirst("\\.$", "");
    String paths =
        files.stream()
            .map(OfficeFile::path)
            .filter(path -> path.startsWith(stem + ".") || path.startsWith(stem + " ("))
            .map(path -> "`" + path + "`")
            .collect(Collectors.joining(", "));
    return paths.isEmpty() ? "`" + stem + ".xlsx` (absent)" : paths;
  }

  private static Reporter reporter(Story.Episode episode, List<District> districts) {
    return districts.stream()
        .filter(district -> district.code().equals(episode.reporter()))
        .map(Reporter::labour)
        .findFirst()
        .orElse(Reporter.HEALTH);
  }
}
