package fr.denicheur.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.FoundPosting;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.reading.text.MarkdownText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A file becomes a posting, HTML, plain text and a document of an index, which is asked for it. */
final class FileTarget implements Target {
  private static final PostingId ID = new PostingId("essai");

  /** Each costs a flush to disk. */
  private static final int PUBLISHED_EVERY = 20;

  /** What no text of a posting may bring into a page. */
  private static final String HARM =
      "script, style, iframe, object, embed, svg, math, img, form, input, link, meta, base, [^on],"
          + " [style], [src], [id], [class]:not([class^=align-])";

  /** An address with another protocol than these, or on a host without a protocol. */
  private static final Pattern FORBIDDEN =
      Pattern.compile("(?i)\\s*(?!https?://|mailto:|tel:)(?:[a-z][a-z0-9+.-]*:|[/\\\\]{2})");

  private final LuceneEngine engine;
  private int taken;

  FileTarget(Path home) throws IOException {
    engine = Sample.in(home).engine();
  }

  @Override
  public void take(byte[] input) {
    Sample.READER.read(ID, "essai.md", input).posting().ifPresent(this::take);
  }

  private void take(Posting posting) {
    MarkdownText text = MarkdownText.of(posting.markdown());
    Document shown = Jsoup.parseBodyFragment(text.html(2));
    assertThat(shown.select(HARM)).isEmpty();
    assertThat(shown.select("a[href]").eachAttr("href"))
        .noneMatch(target -> FORBIDDEN.matcher(target).lookingAt());
    assertThat(text.plain().chars().filter(c -> c == 0).count()).isZero();
    engine.put(posting, new Fingerprint("x", null, 0));
    if (++taken % PUBLISHED_EVERY == 1) {
      publish(posting);
    }
  }

  private void publish(Posting posting) {
    engine.publish();
    assertThat(engine.find(ID)).map(FoundPosting::posting).hasValue(posting);
    engine.search(SearchQuery.of(Sample.cut(posting.title(), 500)));
    engine.similar(SimilarQuery.to(ID));
    engine.similar(SimilarQuery.to(posting));
    engine.nearDuplicates(posting);
  }

  @Override
  public void close() {
    engine.close();
  }
}
