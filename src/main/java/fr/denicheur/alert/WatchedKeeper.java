package fr.denicheur.alert;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.Holdings;
import fr.denicheur.engine.PostingKeeper;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes everything on to a keeper, and tells alerts which postings each run publishes. A run that
 * fills a new index tells none: its postings are not new to anyone.
 */
final class WatchedKeeper implements PostingKeeper {
  private final PostingKeeper keeper;
  private final Alerts alerts;
  private final Set<PostingId> put = ConcurrentHashMap.newKeySet();
  private volatile boolean isFilling;

  WatchedKeeper(PostingKeeper keeper, Alerts alerts) {
    this.keeper = keeper;
    this.alerts = alerts;
  }

  @Override
  public Holdings begin() {
    return begun(keeper.begin());
  }

  @Override
  public Holdings begin(Set<PostingId> ids) {
    return begun(keeper.begin(ids));
  }

  private Holdings begun(Holdings holdings) {
    put.clear();
    isFilling = !holdings.isInStep();
    return holdings;
  }

  @Override
  public void put(Posting posting, Fingerprint fingerprint) {
    keeper.put(posting, fingerprint);
    if (posting.open()) {
      put.add(posting.id());
    }
  }

  @Override
  public void remove(PostingId id) {
    keeper.remove(id);
  }

  @Override
  public void publish() {
    if (!isFilling) {
      alerts.publishing(Set.copyOf(put));
    }
    keeper.publish();
    put.clear();
    alerts.published();
  }

  @Override
  public void purge() {
    keeper.purge();
  }

  @Override
  public void onDamage(Runnable listener) {
    keeper.onDamage(listener);
  }
}
