"""What is done to the program. Each fault leaves it running or down; the round then has it started
where it is down, and compares. A fault checks by itself only what can be seen during it."""

import collections
import os
import pathlib
import shutil
import signal
import time

import disk
import truth as postings
from callers import StrictAsker
from program import NETWORK, START_LIMIT
from truth import GONE, Refused

Fault = collections.namedtuple("Fault", "name act weight need")
FAULTS = []


def fault(name, weight=1, need="nothing"):
    def register(act):
        FAULTS.append(Fault(name, act, weight, need))
        return act

    return register


def work_a_while(world, least=0.1, most=1.5):
    time.sleep(world.random.uniform(least, most))


def kill(world):
    world.program.kill()
    world.tally.count("kills")


def edit_many(world, count=40):
    for i in range(count):
        version = GONE if world.random.random() < 0.3 else postings.a_version(world.random)
        world.truth.by_hand(f"hand/{world.random.randrange(150)}", version)


# ---- The process ------------------------------------------------------------------------------


@fault("kill -9 while writing", weight=30)
def kill_while_writing(world):
    work_a_while(world)
    kill(world)


@fault("kill -9 during the start, files edited before", weight=12)
def kill_during_start(world):
    kill(world)
    edit_many(world)
    for _ in range(3):
        world.program.launch()
        time.sleep(world.random.uniform(0.1, 2.5))
        kill(world)


@fault("kill -9 during the first commit", weight=6)
def kill_during_first_commit(world):
    kill(world)
    empty(world.index)
    for _ in range(3):
        world.program.launch()
        time.sleep(world.random.uniform(0.5, 3))
        kill(world)


@fault("kill -9 while forty files are edited by hand", weight=6)
def kill_while_edited(world):
    edit_many(world)
    work_a_while(world)
    kill(world)


@fault("SIGTERM under load", weight=4)
def end_under_load(world):
    callers = [StrictAsker(world, world.random.random()) for _ in range(50)]
    for caller in callers:
        caller.start()
    work_a_while(world, 0.5, 2)
    end_politely(world, signal.SIGTERM)
    for caller in callers:
        caller.is_told_to_stop.set()
        caller.join()


@fault("SIGTERM twice", weight=2)
def end_twice(world):
    world.program.signal(signal.SIGTERM)
    time.sleep(world.random.uniform(0, 0.3))
    end_politely(world, signal.SIGTERM)


@fault("SIGTERM or SIGHUP during the start", weight=2)
def end_during_start(world):
    kill(world)
    edit_many(world)
    world.program.launch()
    time.sleep(world.random.uniform(0.3, 2.5))
    world.program.signal(world.random.choice([signal.SIGTERM, signal.SIGHUP]))
    if world.program.await_end() is None:
        world.tally.is_wrong("told to end during the start, it did not")


def end_politely(world, number):
    begin = time.monotonic()
    world.program.signal(number)
    status = world.program.await_end()
    seconds = time.monotonic() - begin
    world.tally.count("polite ends")
    if status != 0 or seconds > 10:
        world.tally.is_wrong(f"it ended with status {status} after {seconds:.1f} s")


# ---- The disk ---------------------------------------------------------------------------------


@fault("the index's disk is full", weight=3, need="mount")
def full_index(world):
    work_without_room(world, world.index_disk)


@fault("the index's disk is full at the start", weight=2, need="mount")
def full_index_at_start(world):
    kill(world)
    edit_many(world)
    world.index_disk.fill()
    try:
        world.program.launch()
        work_a_while(world, 2, 4)
        if world.program.is_running():
            # Answers of the last commit, which need not know the edits.
            for posting, version in world.rocks[:20]:
                if postings.found_by(world.program, version.word) != [posting]:
                    world.tally.is_wrong(f"with a full disk {posting} is not found")
    except (Refused, *NETWORK):
        pass
    finally:
        world.index_disk.relieve()


@fault("the postings' disk is full", weight=3, need="mount")
def full_postings(world):
    work_without_room(world, world.postings_disk)


def work_without_room(world, full):
    try:
        full.fill()
        work_a_while(world, 0.5, 2)
        if world.random.random() < 0.5:
            kill(world)
    finally:
        full.relieve()


@fault("the postings' disk is read-only", weight=3, need="mount")
def read_only_postings(world):
    # Refused by the system at the very moment that a file is open for writing: then again.
    if not any(world.postings_disk.make("ro") for _ in range(100)):
        world.tally.count("the postings' disk could not be made read-only")
    work_a_while(world, 0.5, 2)
    world.postings_disk.make("rw")


@fault("the index's disk is read-only at the start", weight=3, need="mount")
def read_only_index(world):
    kill(world)
    world.index_disk.make("ro")
    try:
        world.program.launch()
        world.program.await_ready()
        for posting, version in world.rocks[:50]:
            if postings.found_by(world.program, version.word) != [posting]:
                world.tally.is_wrong(f"from a read-only index {posting} is not found")
        if world.random.random() < 0.5:
            kill(world)
        else:
            end_politely(world, signal.SIGTERM)
    except Refused as e:
        world.tally.is_wrong(f"a read-only index does not answer: {e}")
    finally:
        world.index_disk.make("rw")


# ---- The index's files ------------------------------------------------------------------------


def an_index_file(world):
    files = [p for p in disk.files_below(world.index) if p.name not in ("lock", "write.lock")]
    return world.random.choice(files) if files else None


@fault("a bit flipped in an index file, then a start", weight=5)
def flipped_bit(world):
    kill(world)
    for _ in range(world.random.choice([1, 1, 1, 5])):
        if path := an_index_file(world):
            disk.flip_a_bit(world.random, path)


@fault("an index file cut short, then a start", weight=3)
def cut_short(world):
    kill(world)
    if path := an_index_file(world):
        os.truncate(path, world.random.randrange(path.stat().st_size))


@fault("an index file cut short while it is read", weight=3)
def cut_short_while_read(world):
    share = world.random.choice([0, 0.01, 0.5, 0.9, 0.99])
    with_a_file_gone(world, lambda path: os.truncate(path, int(share * path.stat().st_size)))


@fault("an index file deleted while it is open", weight=3)
def deleted_while_open(world):
    with_a_file_gone(world, os.unlink)


def with_a_file_gone(world, harm):
    try:
        if path := an_index_file(world):
            harm(path)
    except FileNotFoundError:
        pass  # a merge was quicker
    work_a_while(world, 0.5, 2)


@fault("the index's folder emptied while it is open", weight=2)
def index_deleted(world):
    empty(world.index)
    work_a_while(world, 0.5, 2)


def empty(folder):
    for path in pathlib.Path(folder).iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


# ---- The postings and the clock ---------------------------------------------------------------


@fault("the postings nobody touches vanish and come back", weight=2)
def vanished(world):
    away = world.folder / ".away"
    os.rename(world.folder / "rocks", away)
    work_a_while(world, 0.5, 1.5)
    if world.random.random() < 0.5:
        kill(world)
    os.rename(away, world.folder / "rocks")


@fault("the clock jumps", weight=4, need="faketime")
def clock_jumps(world):
    world.program.stop()
    world.set_clock("+0")
    world.program.environment = world.false_clock
    # All threads wait for each other there to learn the time: making an index takes a minute.
    world.program.patience = 3 * START_LIMIT
    world.program.start()
    for _ in range(3):
        world.set_clock(world.random.choice(["-2d", "+2d", "-3600", "+3600", "-5", "+0"]))
        edit_many(world, 10)
        for posting in list(world.truth.postings())[:5]:
            path = world.truth.path(posting)
            if path.exists():
                stamp = time.time() + world.random.choice([-2, 2]) * 86_400
                os.utime(path, (stamp, stamp))
        work_a_while(world, 0.3, 1)
    world.program.environment = {}
    world.program.patience = START_LIMIT
    kill(world)
