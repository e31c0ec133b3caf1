"""Readers who contest a figure: their tickets taken in, looked into and answered."""

from reports.corrections.contests.actions import TooMany, answer_ticket, look_into_ticket, receive_ticket

__all__ = ["TooMany", "answer_ticket", "look_into_ticket", "receive_ticket"]
