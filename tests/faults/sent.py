"""Sent: what has left and is not known to have arrived, and questions to language models: neither may cost too much."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from holysheep_studio.domain.chat import ChatRequest
from holysheep_studio.domain.talk import most_tokens
from tests.faults.life import MODEL, MTOK_MICRO

if TYPE_CHECKING:
    from tests.faults.bench import Result, Ward

#: Each is a way in which the answer to a paid request gets lost after it was taken on.
LOST = (
    "[[drop:after]]", "[[drop:half]]", "[[answer:truncated]]", "[[answer:html]]", "[[answer:204]]", "[[answer:empty]]",
)  # fmt: skip
#: So many questions are asked at once by each of two processes, and so many the budget allows.
QUESTIONS, ALLOWED = 12, 7


def unkeyed(trials: int, seed: int, ward: Ward) -> Result:
    """The provider cannot be asked by our key: whatever is lost is unsure, and never sent again.

    Answers are lost in every way; in two of three trials the studio is killed as well, right before a request leaves
    or when the first answer has come and is not noted yet.
    """
    del seed
    with ward.bench("provider that cannot be asked", promises=False, knows_keys=False) as bench:
        for n in range(trials):
            order = replace(bench.order, prompts=tuple(one for cue in LOST for one in bench.prompts(1, cue)))
            point = ("", "submitting:after_commit", "polling:before_journal")[n % 3]
            life = bench.nursery.begin(replace(order, failpoint=point))
            if bench.nursery.wait(life, 20) is None:
                bench.nursery.end(life)
            bench.gone(life)
            taken = len(bench.provider.accepted())
            if taken > len(LOST):
                bench.wrong(f"{len(LOST)} jobs were sent {taken} times")
            if bench.look(f"unkeyed {n}"):
                bench.settle(f"after unkeyed {n}", most_s=120)
            bench.renew()
    return bench.result


def stumbles(trials: int, seed: int, ward: Ward) -> Result:
    """A fault of our own code as soon as a paid request was answered: what was charged stays in the book."""
    del seed
    with ward.bench("fault of ours while a request is out", promises=False) as bench:
        for n in range(trials):
            bench.nursery.whole(replace(bench.order, prompts=bench.prompts(3), stumbles=True))
            bench.look(f"stumble {n}", at_rest=True)
            bench.settle(f"after stumble {n}")
            bench.renew()
    return bench.result


def talks(trials: int, seed: int, ward: Ward) -> Result:
    """Questions from two processes at once, under a budget for fewer, with answers that do not say what they cost."""
    del seed
    with ward.bench("questions at the cap", promises=False) as bench:
        for n in range(trials):
            longest = ChatRequest(MODEL, "be brief", f"question 10 {bench.data} [[chat:no-usage]]", most_tokens=1000)
            shortest = replace(longest, user=longest.user.replace("question 10", "question 1"))
            most = -(-ALLOWED * most_tokens(longest) * MTOK_MICRO // 1_000_000) + ALLOWED  # each is rounded up
            assert (ALLOWED + 1) * most_tokens(shortest) * MTOK_MICRO > most * 1_000_000
            order = replace(bench.order, cap_micro=most, work=False)
            bench.nursery.whole(order)
            both = [bench.nursery.begin(replace(order, questions=QUESTIONS)) for _ in range(2)]
            codes = [bench.nursery.wait(life, 300) for life in both]
            for life in both:
                bench.gone(life)
            if codes != [0, 0]:
                bench.wrong(f"the lives ended with {codes}: {bench.last_words()}")
            if bench.provider.questions() != ALLOWED:
                bench.wrong(f"{bench.provider.questions()} of {ALLOWED} questions were asked")
            bench.look(f"questions {n}", cap_micro=most)
            bench.renew()
    return bench.result
