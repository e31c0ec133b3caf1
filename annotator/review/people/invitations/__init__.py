"""Accounts that were made for people who have not come yet."""
