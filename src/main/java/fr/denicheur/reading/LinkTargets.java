package fr.denicheur.reading;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.jspecify.annotations.Nullable;

/**
 * Takes the targets of links away once they are longer, all together, than the text they come from:
 * a reference may be used thousands of times, and each writes its target again. Those of images are
 * never written. For one document.
 */
final class LinkTargets extends AbstractVisitor {
  /** Short texts may refer to something several times. */
  private static final int ALWAYS_ALLOWED = 100_000;

  private long left;

  /**
   * @param length how long the text is, in characters
   */
  LinkTargets(int length) {
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
}
