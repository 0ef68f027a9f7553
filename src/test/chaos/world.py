"""The program under test, its disks, and what is known of them."""

import glob
import pathlib
import random
import subprocess

import faults
import truth as postings
from callers import Tally
from disk import Disk
from program import START_LIMIT, Program

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
ROCKS = 250


class World:
    """The program, its disks, and what is known of them."""

    def __init__(self, folder, seed, options):
        self.random = random.Random(seed)
        self.tally = Tally()
        self.pause = 0.005  # seconds between two questions of a caller: the machine is the program's
        self.index_disk = Disk(folder / "index", 32)
        self.postings_disk = Disk(folder / "postings", 24)
        self.folder = self.postings_disk.folder
        self.index = self.index_disk.folder / "index"
        self.index.mkdir()
        launcher = REPOSITORY / "denicheur"
        subprocess.run([launcher, "--version"], stdout=subprocess.DEVNULL, check=True)  # builds it
        self.program = Program(launcher, self.folder, self.index, folder / "log", options)
        self.truth = postings.Truth(self.folder)
        self.clock = folder / "clock"
        library = next(iter(glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")), None)
        self.false_clock = {
            "LD_PRELOAD": library or "",
            "FAKETIME_TIMESTAMP_FILE": str(self.clock),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        self.can = {
            "nothing": True,
            "mount": self.index_disk.is_mounted and self.postings_disk.is_mounted,
            "faketime": library is not None,
        }
        (self.folder / "rocks").mkdir()
        (self.folder / "hand").mkdir()
        for i in range(ROCKS):
            self.truth.by_hand(f"rocks/{i}", postings.a_version(self.random))
        self.rocks = list(self.truth.postings().items())
        faults.edit_many(self, 150)

    def set_clock(self, offset):
        postings.write_by_hand(self.clock, offset.encode())

    def begin_anew(self):
        """The hand that the program needed: whole disks, and no index."""
        if self.program.is_running():
            self.program.kill()
        for disk in (self.index_disk, self.postings_disk):
            disk.make("rw")
            disk.relieve()
        self.program.environment = {}
        self.program.patience = START_LIMIT
        faults.empty(self.index)
        self.program.start()

    def close(self):
        if self.program.is_running():
            self.program.kill()
        self.index_disk.close()
        self.postings_disk.close()
