package fr.denicheur.french;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * A text that is divided into words once, however many fields hold it. {@link #stems} and {@link
 * #written} give the tokens of {@link StemmedAnalyzer} and {@link ExactAnalyzer}. Immutable.
 */
public final class AnalyzedText {
  /** Keeps a tokenizer for each thread, as all analyzers do: each has a buffer of 8 KiB. */
  private static final Analyzer CHUNKS =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
          return new TokenStreamComponents(Chunk.tokenizer());
        }
      };

  private record Placed(ChunkWords words, int start) {}

  private final List<Placed> chunks = new ArrayList<>();
  private final int length;

  /** Divides a text into words. */
  public AnalyzedText(String text) {
    length = text.length();
    try (TokenStream cut = CHUNKS.tokenStream("", SpacedWords.joined(text))) {
      CharTermAttribute term = cut.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = cut.addAttribute(OffsetAttribute.class);
      cut.reset();
      while (cut.incrementToken()) {
        chunks.add(new Placed(ChunkWords.of(term.buffer(), term.length()), offset.startOffset()));
      }
      cut.end();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot analyse a text", e);
    }
  }

  /** Gives the stem of each word to a visitor, in order; a compound gives several. */
  public void eachStem(Consumer<String> visitor) {
    for (Placed chunk : chunks) {
      for (Token stem : chunk.words().stems()) {
        visitor.accept(stem.term());
      }
    }
  }

  /** Returns a stream of the stems. */
  public TokenStream stems() {
    return new Words(true);
  }

  /** Returns a stream of the words as written, in lower case. */
  public TokenStream written() {
    return new Words(false);
  }

  private final class Words extends TokenStream {
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final ChunkEmitter words;
    private int next;

    Words(boolean isStemmed) {
      words = new ChunkEmitter(this, isStemmed);
    }

    /** Sets all attributes that this stream has, so it need not clear them. */
    @Override
    public boolean incrementToken() {
      while (!words.hasNext()) {
        if (next == chunks.size()) {
          return false;
        }
        Placed chunk = chunks.get(next++);
        words.begin(chunk.words(), chunk.start());
      }
      words.emit();
      return true;
    }

    @Override
    public void reset() {
      next = 0;
      words.reset();
    }

    @Override
    public void end() throws IOException {
      super.end();
      offset.setOffset(length, length);
      words.end();
    }
  }
}
