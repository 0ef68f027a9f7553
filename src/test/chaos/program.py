"""The real program, as a process of its own that is started, asked, killed and started again."""

import http.client
import os
import pathlib
import signal
import socket
import subprocess
import time

TOKEN = "chaos-" + "0123456789abcdef" * 4
NETWORK = (OSError, http.client.HTTPException)
START_LIMIT = 60  # seconds; an index may have to be made again, on a machine with other work
STOP_LIMIT = 10  # seconds, as the documentation promises


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class NeedsAHand(Exception):
    """The program did not come up by itself."""


class Program:
    """One address for all its lives. `is_expected` says whether it should answer at this moment."""

    def __init__(self, launcher, postings, index, log, options):
        self.launcher = launcher
        self.postings = postings
        self.index = index
        self.log = pathlib.Path(log)
        self.options = options
        self.patience = START_LIMIT
        self.port = free_port()
        self.admin_port = free_port()
        self.process = None
        self.is_expected = False
        self.environment = {}
        self.starts = []

    def launch(self):
        """Starts the process and waits for nothing."""
        environment = dict(os.environ, DENICHEUR_TOKENS=TOKEN, **self.environment)
        environment["DENICHEUR_JAVA_OPTS"] = self.options
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [self.launcher, "serve", "--port", str(self.port), "--admin-port", str(self.admin_port)]
                + ["--postings", str(self.postings), *self.where_the_index_is()],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def where_the_index_is(self):
        return ["--index", str(self.index)]

    def await_ready(self):
        """Waits until it says that it may be asked; returns the seconds since `begin`."""
        begin = time.monotonic()
        while time.monotonic() - begin < self.patience:
            if self.process.poll() is not None:
                raise NeedsAHand(f"it ended with status {self.process.returncode}")
            try:
                if self.ask("GET", "/health/ready")[0] == 200:
                    self.is_expected = True
                    return time.monotonic() - begin
            except NETWORK:
                pass
            time.sleep(0.05)
        raise NeedsAHand(f"not ready after {self.patience} s")

    def start(self):
        self.launch()
        self.starts.append(self.await_ready())

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def kill(self):
        self.is_expected = False
        self.process.kill()
        self.process.wait()

    def signal(self, number):
        self.is_expected = False
        self.process.send_signal(number)

    def stop(self):
        """Asks it to end; returns its exit status and the seconds it took."""
        begin = time.monotonic()
        self.signal(signal.SIGTERM)
        status = self.await_end()
        return status, time.monotonic() - begin

    def await_end(self):
        try:
            return self.process.wait(STOP_LIMIT + 5)
        except subprocess.TimeoutExpired:
            self.kill()
            return None

    def connect(self, timeout=20):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def ask(self, method, path, body=None, connection=None):
        """Returns status, headers and body; raises one of NETWORK where none came."""
        own = connection or self.connect()
        headers = {}
        if method in ("PUT", "DELETE") or path == "/api/v1/problems":
            headers["Authorization"] = f"Bearer {TOKEN}"
        if body is not None:
            headers["Content-Type"] = "text/markdown"
        try:
            own.request(method, path, body=body, headers=headers)
            answer = own.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            if connection is None:
                own.close()
