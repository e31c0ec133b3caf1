"""What the desk has learnt not to propose: phrases that people silenced and rules that leads retired.

It keeps candidates from being added and touches no claim that somebody has decided.
"""
