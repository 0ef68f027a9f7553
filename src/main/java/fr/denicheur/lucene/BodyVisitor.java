package fr.denicheur.lucene;

import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldVisitor;

/** Reads the body of a posting and stops: it is the first of the stored fields. */
final class BodyVisitor extends StoredFieldVisitor {
  private String body = "";
  private boolean found;

  String body() {
    return body;
  }

  @Override
  public Status needsField(FieldInfo field) {
    if (found) {
      return Status.STOP;
    }
    return field.name.equals(IndexField.BODY.id()) ? Status.YES : Status.NO;
  }

  @Override
  public void stringField(FieldInfo field, String value) {
    body = value;
    found = true;
  }
}
