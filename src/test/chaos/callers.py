"""Who writes and asks while things break. Each caller is a thread; what it saw goes to the tally."""

import collections
import random
import threading

import truth as postings
from program import NETWORK
from truth import GONE, Refused

MAY_IDLE = 4  # seconds; the server closes a connection that is silent for 10


class Tally:
    """What was seen: counts by name, and each wrong answer as a sentence."""

    def __init__(self):
        self.counts = collections.Counter()
        self.wrong = []
        self.lock = threading.Lock()

    def count(self, name):
        with self.lock:
            self.counts[name] += 1

    def refused(self, why):
        self.count("refused with 503")

    def is_wrong(self, what):
        with self.lock:
            self.wrong.append(what)
        print(f"  WRONG: {what}", flush=True)


class Caller(threading.Thread):
    """Asks again and again until told to stop, on one connection while that lasts."""

    def __init__(self, world, seed):
        super().__init__(daemon=True)
        self.world = world
        self.random = random.Random(seed)
        self.connection = world.program.connect()
        self.is_told_to_stop = threading.Event()

    def run(self):
        self.is_told_to_stop.wait(self.random.random() * self.world.pause)  # so that not all begin at once
        while not self.is_told_to_stop.is_set():
            try:
                self.once()
                if self.world.pause > MAY_IDLE:
                    self.connection.close()  # before the server does
                self.is_told_to_stop.wait(self.world.pause)
            except Refused as e:
                self.world.tally.refused(str(e))
                self.pause()
            except AssertionError as e:
                self.world.tally.is_wrong(str(e))
            except NETWORK as e:
                self.connection.close()
                if self.world.program.is_expected:
                    self.world.tally.is_wrong(f"no answer though it runs: {e!r}")
                self.pause()
            except Exception as e:  # as a body that is no JSON: a caller that dies sees nothing more
                self.world.tally.is_wrong(repr(e))
        self.connection.close()

    def pause(self):
        self.is_told_to_stop.wait(0.02)

    def found_by(self, word):
        return postings.found_by(self.world.program, word, self.connection)


class Asker(Caller):
    """Asks for postings that nobody touches: each is found by its word, always."""

    def once(self):
        posting, version = self.random.choice(self.world.rocks)
        if self.random.random() < 0.2:
            self.read(posting, version)
        elif (found := self.found_by(version.word)) != [posting]:
            raise AssertionError(f"{version.word} finds {found} rather than {posting}")
        self.world.tally.count("questions answered")

    def read(self, posting, version):
        path = postings.posting_path(posting)
        status, headers, body = self.world.program.ask("GET", path, connection=self.connection)
        if status == 503:
            raise Refused
        if status != 200 or version.word.encode() not in body:
            raise AssertionError(f"{posting} is answered by {status} without its word")


class Writer(Caller):
    """Writes and removes postings that are its own, and asks for what it was told is searchable."""

    def __init__(self, world, seed, name):
        super().__init__(world, seed)
        self.own = [f"{name}-{i}" for i in range(12)]

    def once(self):
        posting = self.random.choice(self.own)
        version = GONE if self.random.random() < 0.25 else postings.a_version(self.random)
        if self.random.random() < 0.1:
            self.world.truth.by_hand(posting, version)
            return
        is_awaited = self.random.random() < 0.6
        path = postings.posting_path(posting) + ("?wait=searchable" if is_awaited else "")
        method, content = ("DELETE", None) if version is GONE else ("PUT", version.content)
        was_there = GONE not in self.world.truth.possible.get(posting, {GONE})
        self.world.truth.begin(posting, version)
        status, _, body = self.world.program.ask(method, path, content, self.connection)
        if status == 503:
            raise Refused
        if status not in ((204, 404, 202) if version is GONE else (200, 201, 202)):
            raise AssertionError(f"{method} {posting} is answered by {status}: {body.decode()}")
        if status == 404 and was_there:
            raise AssertionError(f"{posting} was written, and is not there to be removed")
        self.world.truth.acknowledge(posting, version)
        self.world.tally.count("writes acknowledged")
        if is_awaited and status in (200, 201):
            found = self.found_by(version.word)
            if found != [posting]:
                raise AssertionError(f"{posting} was said to be searchable, {version.word} finds {found}")
        if is_awaited and status == 204:
            self.require_gone(posting)

    def require_gone(self, posting):
        status, _, _ = self.world.program.ask("GET", postings.posting_path(posting), connection=self.connection)
        if status == 503:
            raise Refused
        if status != 404:
            raise AssertionError(f"{posting} was said to be removed, and is answered by {status}")


class StrictAsker(Caller):
    """Asks during a polite end: whoever was let in must be answered until told to leave."""

    def run(self):
        is_fresh = True
        while not self.is_told_to_stop.is_set():
            try:
                status, headers, body = self.world.program.ask(
                    "GET", "/api/v1/search?q=sant%C3%A9", connection=self.connection
                )
            except ConnectionRefusedError:
                return
            except NETWORK as e:
                self.connection.close()
                if not is_fresh:  # a connection that never was accepted fails nobody
                    self.world.tally.is_wrong(f"a request was cut off during the end: {e!r}")
                return
            if status != 200:
                self.world.tally.is_wrong(f"answered by {status} during the end: {body.decode()}")
            self.world.tally.count("questions answered")
            is_fresh = headers["Connection"] == "close"
