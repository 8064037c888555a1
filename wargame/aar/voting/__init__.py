"""Votes, looked at afterwards: what each hung on, who had which power, and other rules.

Of a secret ballot nothing is said that its result did not say.
"""
