package fr.denicheur.reading.text;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/**
 * Limits the total length of a document's link targets, and replaces images by their descriptions.
 *
 * <p>A text may use one reference thousands of times, and each use writes the target again. When
 * all targets together are longer than the text, further links lose theirs.
 */
final class LinksAndImages extends AbstractVisitor {
  /** The targets of a short text may also take 100,000 characters: it may repeat a reference. */
  private static final int ALWAYS_ALLOWED = 100_000;

  private long left;

  /**
   * @param length the length of the text, in characters
   */
  LinksAndImages(int length) {
    left = Math.max(ALWAYS_ALLOWED, length);
  }

  @Override
  public void visit(Link link) {
    if (!isAllowed(link.getDestination(), link.getTitle())) {
      link.setDestination("");
      link.setTitle(null);
    }
    visitChildren(link);
  }

  private boolean isAllowed(String destination, @Nullable String title) {
    left -= destination.length() + (title == null ? 0 : title.length());
    return left >= 0;
  }

  @Override
  public void visit(Image image) {
    visitChildren(image);
    for (Node word = image.getFirstChild(); word != null; word = image.getFirstChild()) {
      image.insertBefore(word);
    }
    image.unlink();
  }
}
