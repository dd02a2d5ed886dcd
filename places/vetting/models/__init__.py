"""What is kept of vetting. No name of a member of staff, no certificate, no number of one."""

from places.vetting.models.case import CaseContact, VettingCase
from places.vetting.models.checks import LawfulCheck, RegulatedRole, SpotCheck
from places.vetting.models.diary import CaseEvent, Notice
from places.vetting.models.evidence import ChecklistItem, TrainingSession, Visit
from places.vetting.models.panel import PanelLook
from places.vetting.models.papers import PaperVersion, SignedPaper

__all__ = [
    "CaseContact",
    "CaseEvent",
    "ChecklistItem",
    "LawfulCheck",
    "Notice",
    "PanelLook",
    "PaperVersion",
    "RegulatedRole",
    "SignedPaper",
    "SpotCheck",
    "TrainingSession",
    "VettingCase",
    "Visit",
]
