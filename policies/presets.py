"""How strictly a charter is applied, as a whole: `observe` before it is put in force, `enforce` as it is written, `strict` beyond."""

from models.exchange import Flag
from models.settings import Preset
from policies.charter import Charter, Rule, Status


def under(charter: Charter, preset: Preset) -> Charter:
    """The charter as it counts under a preset, which its name then tells.

    `observe`: rules are only recorded, but for final ones and those on technical facts, which tell why something cannot pass anyway.
    `strict`: rules that are observed or warn are enforced.
    """
    if preset is Preset.ENFORCE:
        return charter
    metadata = charter.metadata.model_copy(update={"version": f"{charter.metadata.version}+{preset}"})
    rules = tuple(rule.model_copy(update={"status": _status(rule, preset)}) for rule in charter.rules)
    return charter.model_copy(update={"metadata": metadata, "rules": rules})


def _status(rule: Rule, preset: Preset) -> Status:
    if preset is Preset.STRICT and rule.status in (Status.OBSERVE, Status.WARN):
        return Status.ENFORCE
    if preset is Preset.OBSERVE and rule.speaks and not rule.then.final and not _is_technical(rule):
        return Status.OBSERVE
    return rule.status


def _is_technical(rule: Rule) -> bool:
    return any(isinstance(flag, Flag) for flag in rule.when.flags)
