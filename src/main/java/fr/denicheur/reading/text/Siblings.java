package fr.denicheur.reading.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Removes many elements from a document at once. Removed one by one, each would take time in
 * proportion to its siblings; here the children of each parent are listed anew once.
 */
final class Siblings {
  private Siblings() {}

  /** Replaces elements by their content. */
  static void unwrap(Collection<Element> elements) {
    without(elements, true);
  }

  /** Removes elements together with their content. */
  static void remove(Collection<Element> elements) {
    without(elements, false);
  }

  private static void without(Collection<Element> elements, boolean isContentKept) {
    Set<Node> out = identities();
    out.addAll(elements);
    Set<Element> parents = identities();
    elements.stream().map(Element::parent).forEach(parents::add);
    for (Element parent : parents) {
      List<Node> kept = new ArrayList<>();
      taken(parent).forEach(child -> keep(child, out, isContentKept, kept));
      parent.appendChildren(kept);
    }
  }

  /** Keeps a child, or only its content; elements inside it may be removed too. */
  private static void keep(Node child, Set<Node> out, boolean isContentKept, List<Node> kept) {
    if (!out.contains(child)) {
      kept.add(child);
    } else if (isContentKept) {
      taken((Element) child).forEach(inner -> keep(inner, out, true, kept));
    }
  }

  private static List<Node> taken(Element from) {
    List<Node> content = List.copyOf(from.childNodes());
    from.empty();
    return content;
  }

  private static <T> Set<T> identities() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
