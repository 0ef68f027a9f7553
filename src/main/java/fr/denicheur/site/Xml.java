package fr.denicheur.site;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;

/**
 * Writes a small XML document in UTF-8. It escapes texts, and drops the characters that XML 1.0
 * forbids, such as U+0000, because a posting or a question may contain them.
 */
final class Xml {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final XMLEventFactory events = XMLEventFactory.newDefaultFactory();
  private final List<XMLEvent> document = new ArrayList<>();
  private final String namespace;

  /** Begins a document with its root element, which {@link #bytes} ends. */
  Xml(String root, String namespace) {
    this.namespace = namespace;
    document.add(events.createStartDocument(StandardCharsets.UTF_8.name(), "1.0"));
    start(root);
    document.add(events.createNamespace(namespace));
  }

  /**
   * Begins an element; {@link #end} ends it.
   *
   * @param attributes a name and its value, then the next name and its value
   */
  Xml start(String name, String... attributes) {
    document.add(events.createStartElement("", namespace, name));
    for (int i = 0; i < attributes.length; i += 2) {
      document.add(events.createAttribute(attributes[i], legal(attributes[i + 1])));
    }
    return this;
  }

  /** Ends the element that {@link #start} began last. */
  void end() {
    document.add(events.createEndElement("", "", ""));
  }

  /** Writes an element that contains only text, with attributes as for {@link #start}. */
  void leaf(String name, String text, String... attributes) {
    start(name, attributes);
    document.add(events.createCharacters(legal(text)));
    end();
  }

  /** Ends the document and returns it. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLEventWriter out = FACTORY.createXMLEventWriter(bytes, StandardCharsets.UTF_8.name());
      for (XMLEvent event : document) {
        out.add(event);
      }
      out.add(events.createEndDocument());
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing XML to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static String legal(String text) {
    return text.codePoints()
        .filter(Xml::isLegal)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The production "Char" of XML 1.0, section 2.2. */
  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= ' ' && c < Character.MIN_SURROGATE)
        || (c > Character.MAX_SURROGATE && c < 0xFFFE)
        || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }
}
