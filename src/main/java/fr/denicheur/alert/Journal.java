package fr.denicheur.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.denicheur.posting.DurableFile;
import fr.denicheur.posting.PostingId;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Remembers what is published and not yet asked, what is to be told, and what was told.
 *
 * <p>It is a file of JSON lines. A method that returns has its lines on the disk. A process that is
 * killed leaves at most its last line unfinished, which counts for nothing. When it is opened, the
 * file is written anew with what still matters. Any thread may call any method.
 */
final class Journal implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PUBLISHED = "published";
  private static final String ASKED = "asked";
  private static final String TELL = "tell";
  private static final String DONE = "done";
  private static final String KNOWN = "known";
  private static final String FORGET = "forget";
  private static final String GONE = "gone";
  private static final String STOPPED = "stopped";

  /**
   * A message to one alert about some postings.
   *
   * @param key the same at every attempt, so that a receiver can drop a repeated message
   * @param since when the postings were published
   */
  record Delivery(String key, String alert, List<PostingId> postings, Instant since) {
    Delivery {
      postings = List.copyOf(postings);
    }

    static Delivery of(String alert, List<PostingId> postings) {
      return new Delivery(UUID.randomUUID().toString(), alert, postings, Instant.now());
    }
  }

  private final Path file;
  private final Map<String, Set<PostingId>> published = new LinkedHashMap<>();

  /** Those of the published batches that searches find. */
  private final Set<String> visible = new HashSet<>();

  private final Map<String, Delivery> open = new LinkedHashMap<>();

  /** The postings that were told for an alert, or are being told, in their order. */
  private final Map<String, Map<PostingId, Integer>> told = new HashMap<>();

  private final Map<String, String> stopped = new HashMap<>();
  private int order;
  private final FileChannel channel;

  private Journal(Path file) throws IOException {
    this.file = file;
    read();
    visible.addAll(published.keySet());
    rewrite();
    this.channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /**
   * Opens the journal of a folder, and makes both if they are missing.
   *
   * @throws UncheckedIOException if the folder cannot be written
   */
  static Journal in(Path folder) {
    try {
      Files.createDirectories(folder);
      DurableFile.removeLeftovers(folder);
      return new Journal(folder.resolve("journal.jsonl"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the journal of alerts in " + folder, e);
    }
  }

  /** Notes postings that are about to be published. */
  synchronized void publishing(Set<PostingId> postings) {
    String batch = UUID.randomUUID().toString();
    published.put(batch, Set.copyOf(postings));
    append(line(PUBLISHED, batch, values(postings)));
  }

  /** Notes that everything is published that was about to be; before that, no question finds it. */
  synchronized void published() {
    visible.addAll(published.keySet());
  }

  /**
   * Returns the batches that are published and not yet asked. Those of an earlier process may be
   * unpublished: asking them finds nothing, and they are put again.
   */
  synchronized Map<String, Set<PostingId>> unasked() {
    Map<String, Set<PostingId>> unasked = new LinkedHashMap<>(published);
    unasked.keySet().retainAll(visible);
    return unasked;
  }

  /** Whether a posting was told for an alert, or is being told. */
  synchronized boolean isTold(String alert, PostingId posting) {
    return told.getOrDefault(alert, Map.of()).containsKey(posting);
  }

  /** Notes that a batch was asked, and what is to be told of it. */
  synchronized void asked(String batch, List<Delivery> deliveries) {
    published.remove(batch);
    visible.remove(batch);
    StringBuilder lines = new StringBuilder();
    for (Delivery delivery : deliveries) {
      begin(delivery);
      lines.append(tell(delivery));
    }
    append(lines.append(line(ASKED, batch)).toString());
  }

  /** Returns the messages that are still to be sent. */
  synchronized List<Delivery> open() {
    return List.copyOf(open.values());
  }

  /** Whether one of some postings was told for an alert before another one was. */
  synchronized boolean isAnyToldBefore(
      PostingId posting, Collection<PostingId> others, String alert) {
    Map<PostingId, Integer> ofAlert = told.getOrDefault(alert, Map.of());
    int own = ofAlert.getOrDefault(posting, Integer.MAX_VALUE);
    return others.stream().anyMatch(other -> ofAlert.getOrDefault(other, own) < own);
  }

  /** Notes that a message was sent, or need not be. */
  synchronized void done(Delivery delivery) {
    open.remove(delivery.key());
    append(line(DONE, delivery.key()));
  }

  /** Forgets a posting that could not be told, so that it may be later. */
  synchronized void forget(String alert, PostingId posting) {
    told.getOrDefault(alert, new HashMap<>()).remove(posting);
    append(line(FORGET, alert, posting.value()));
  }

  /** Forgets an alert that is gone. */
  synchronized void forget(String alert) {
    told.remove(alert);
    stopped.remove(alert);
    append(line(GONE, alert));
  }

  /** Notes that a target wants no more messages of an alert. */
  synchronized void stop(String alert, String target) {
    stopped.put(alert, target);
    append(line(STOPPED, alert, target));
  }

  synchronized boolean isStopped(String alert, String target) {
    return Optional.ofNullable(stopped.get(alert)).filter(target::equals).isPresent();
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + file, e);
    }
  }

  private void begin(Delivery delivery) {
    open.put(delivery.key(), delivery);
    delivery.postings().forEach(posting -> know(delivery.alert(), posting));
  }

  private void know(String alert, PostingId posting) {
    told.computeIfAbsent(alert, id -> new LinkedHashMap<>()).putIfAbsent(posting, order++);
  }

  private void read() throws IOException {
    List<String> lines =
        Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    for (int i = 0; i < lines.size(); i++) {
      try {
        take(JSON.readTree(lines.get(i)));
      } catch (JsonProcessingException e) {
        if (i < lines.size() - 1) {
          throw new IOException("line " + (i + 1) + " of " + file + " is damaged", e);
        }
      }
    }
  }

  private void take(JsonNode line) {
    String first = line.path(1).asText();
    switch (line.path(0).asText()) {
      case PUBLISHED -> published.put(first, Set.copyOf(ids(line.path(2))));
      case ASKED -> published.remove(first);
      case TELL ->
          begin(
              new Delivery(
                  first,
                  line.path(2).asText(),
                  ids(line.path(3)),
                  Instant.ofEpochMilli(line.path(4).asLong())));
      case DONE -> open.remove(first);
      case KNOWN -> ids(line.path(2)).forEach(id -> know(first, id));
      case FORGET ->
          told.getOrDefault(first, new HashMap<>()).remove(new PostingId(line.path(2).asText()));
      case GONE -> {
        told.remove(first);
        stopped.remove(first);
      }
      case STOPPED -> stopped.put(first, line.path(2).asText());
      default -> throw new IllegalStateException("unknown line in " + file + ": " + line);
    }
  }

  private void rewrite() throws IOException {
    StringBuilder lines = new StringBuilder();
    told.forEach((alert, postings) -> lines.append(line(KNOWN, alert, values(postings.keySet()))));
    stopped.forEach((alert, target) -> lines.append(line(STOPPED, alert, target)));
    published.forEach((batch, ids) -> lines.append(line(PUBLISHED, batch, values(ids))));
    open.values().forEach(delivery -> lines.append(tell(delivery)));
    DurableFile.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void append(String lines) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static String tell(Delivery delivery) {
    return line(
        TELL,
        delivery.key(),
        delivery.alert(),
        values(delivery.postings()),
        delivery.since().toEpochMilli());
  }

  private static String line(Object... parts) {
    try {
      return JSON.writeValueAsString(parts) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers must have a form in JSON", e);
    }
  }

  private static List<String> values(Collection<PostingId> postings) {
    return postings.stream().map(PostingId::value).toList();
  }

  private static List<PostingId> ids(JsonNode list) {
    Set<PostingId> ids = new LinkedHashSet<>();
    list.forEach(id -> ids.add(new PostingId(id.asText())));
    return new ArrayList<>(ids);
  }
}
