"""Sentences on what is wrong in a desk file, to be known by their words.

The English of terminal/complaint.py and of the desk*.py beside it is the source text. The first
template that fits counts; `{kind}` is a table of the file.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

# Of a value's type and range, in any TOML file.
SHAPES = (
    QT_TRANSLATE_NOOP("Load", "a text in quotes is needed"),
    QT_TRANSLATE_NOOP("Load", "a whole number is needed"),
    QT_TRANSLATE_NOOP("Load", "true or false is needed"),
    QT_TRANSLATE_NOOP("Load", "a date such as {day} is needed"),
    QT_TRANSLATE_NOOP("Load", "a list is needed"),
    QT_TRANSLATE_NOOP("Load", "a table is needed"),
    QT_TRANSLATE_NOOP("Load", "the number is too large or too small"),
    QT_TRANSLATE_NOOP("Load", "its length must be at least {count}"),
    QT_TRANSLATE_NOOP("Load", "its length must be at most {count}"),
    QT_TRANSLATE_NOOP("Load", "must lie within {most} and have at most {digits} decimals"),
    QT_TRANSLATE_NOOP("Load", "must be 0 or more and below 1: 0.08 is 8% of water"),
    QT_TRANSLATE_NOOP("Load", "must be at least {count}"),
    QT_TRANSLATE_NOOP("Load", "must be at most {count} days"),
    QT_TRANSLATE_NOOP("Load", "must be at most {count}"),
    QT_TRANSLATE_NOOP("Load", "must be above {count}"),
    QT_TRANSLATE_NOOP("Load", "must not be empty"),
    QT_TRANSLATE_NOOP("Load", "is not a known key"),
    QT_TRANSLATE_NOOP("Load", 'allowed is "{embedded}" or an address {scheme}://host:port'),
    QT_TRANSLATE_NOOP("Load", "allowed is {names}"),
)
# Of names, addresses, accounts and persons.
DESK = (
    QT_TRANSLATE_NOOP(
        "Load",
        "1 to 64 letters, digits, dots, underscores or hyphens are needed, a letter or digit first",
    ),
    QT_TRANSLATE_NOOP("Load", 'an exchange and a contract are needed, such as "SHFE.cu2701"'),
    QT_TRANSLATE_NOOP(
        "Load",
        'a duration is needed, such as "500ms", "2s", "10m", "3h" or "1d", longer than nothing',
    ),
    QT_TRANSLATE_NOOP("Load", 'a duration is needed, such as "500ms", "2s", "10m", "3h" or "1d"'),
    QT_TRANSLATE_NOOP(
        "Load", 'must be at least "{span}": nobody reads and answers a proposal in less'
    ),
    QT_TRANSLATE_NOOP("Load", "another {kind} has this id"),
    QT_TRANSLATE_NOOP("Load", "a {kind} has this id"),
    QT_TRANSLATE_NOOP("Load", "no {kind} has this id"),
    QT_TRANSLATE_NOOP("Load", 'no {kind} has the id "{id}"'),
    QT_TRANSLATE_NOOP("Load", "no {kind} is meant by this"),
    QT_TRANSLATE_NOOP("Load", "days must descend, from attention to forced"),
    QT_TRANSLATE_NOOP(
        "Load", "two ratios are needed, low below high, from 0 to {most}: 0.8 is 80%"
    ),
    QT_TRANSLATE_NOOP("Load", "a louder level must not need fewer people"),
    QT_TRANSLATE_NOOP("Load", "more days than {key} = {count} are never looked at"),
    QT_TRANSLATE_NOOP("Load", "no person has an address on this channel"),
    QT_TRANSLATE_NOOP(
        "Load", "account {account} is the same at this counter: its lots would count twice"
    ),
    QT_TRANSLATE_NOOP("Load", "a LIVE desk has no embedded servers"),
    QT_TRANSLATE_NOOP("Load", "an address {scheme}://host is needed"),
    QT_TRANSLATE_NOOP("Load", "is the futures leg as well"),
    QT_TRANSLATE_NOOP("Load", "pair {pair} has {value} for the same contract {contract}"),
    QT_TRANSLATE_NOOP(
        "Load", 'needs client = "person" or "institution" beside it: limits are by that'
    ),
    QT_TRANSLATE_NOOP("Load", "a name is needed"),
    QT_TRANSLATE_NOOP("Load", "account {account} has {name}: one client is spelled one way"),
    QT_TRANSLATE_NOOP("Load", "account {account} of {name} is {client}: one client has one type"),
    QT_TRANSLATE_NOOP(
        "Load", "to count with account {account} that one needs the same client_name"
    ),
    QT_TRANSLATE_NOOP("Load", "addresses or a secret are missing"),
    QT_TRANSLATE_NOOP("Load", "a line is needed that `python -m terminal person` prints"),
    QT_TRANSLATE_NOOP(
        "Load", "the record calls a part of the program so: nobody can sign in as that"
    ),
    QT_TRANSLATE_NOOP("Load", "{count} persons must approve, and {most} can sign in"),
    QT_TRANSLATE_NOOP("Load", "two persons are needed, and 1 can sign in"),
)
# Of contracts, premiums, tax and former years.
MARKET = (
    QT_TRANSLATE_NOOP("Load", "a listed month is needed, such as SHFE.cu2701"),
    QT_TRANSLATE_NOOP("Load", "no pair of the desk is on {product}"),
    QT_TRANSLATE_NOOP("Load", "the delivery month of {contract} is over by then"),
    QT_TRANSLATE_NOOP("Load", "another main contract of {product} is fixed from this day on"),
    QT_TRANSLATE_NOOP("Load", "spot_with_tax says it by the rates on file: one of the two must go"),
    QT_TRANSLATE_NOOP("Load", "goods says it by the rows of [[premium]]: one of the two must go"),
    QT_TRANSLATE_NOOP(
        "Load",
        "goods cannot stand beside it: amounts of [[premium]] are in the contract's money",
    ),
    QT_TRANSLATE_NOOP("Load", "at least one attribute is needed; without any, say premium"),
    QT_TRANSLATE_NOOP("Load", "an attribute needs a name"),
    QT_TRANSLATE_NOOP(
        "Load",
        "premium[{index}] is in force then too for {attribute} {value} of {commodity}: end that "
        "one before",
    ),
    QT_TRANSLATE_NOOP(
        "Load",
        "no premium is on file for {attribute} {value} of {commodity} on {day}; 0 must be written "
        "as 0",
    ),
    QT_TRANSLATE_NOOP("Load", "ends before it begins, on {day}"),
    QT_TRANSLATE_NOOP(
        "Load", '[exposure] tax is "exclusive", and no VAT rate is on file for {contract}'
    ),
    QT_TRANSLATE_NOOP("Load", "there is no such file"),
    QT_TRANSLATE_NOOP("Load", "{file} has no rows"),
    QT_TRANSLATE_NOOP("Load", "{file}, line {line}: there is no column {names}"),
    QT_TRANSLATE_NOOP("Load", "{file}, line {line}: {value}: no contract with a delivery month"),
    QT_TRANSLATE_NOOP("Load", "{file}, line {line}: {value}: this day is there twice"),
    QT_TRANSLATE_NOOP(
        "Load", "{file}, line {line}: {value}: more columns than the header's {count}"
    ),
    QT_TRANSLATE_NOOP("Load", "{file}, line {line}: {value}: no number"),
    QT_TRANSLATE_NOOP("Load", "{file}, line {line}: {value}: no day"),
)
