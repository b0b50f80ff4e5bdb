<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Accounts</name>
        <message>
            <source>Accounts</source>
            <translation>Accounts</translation>
        </message>
        <message>
            <source>No account has logged in yet</source>
            <translation>No account has logged in yet</translation>
        </message>
        <message>
            <source>Equity</source>
            <translation>Equity</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Available</translation>
        </message>
        <message>
            <source>Margin</source>
            <translation>Margin</translation>
        </message>
        <message>
            <source>Margin ratio</source>
            <translation>Margin ratio</translation>
        </message>
        <message>
            <source>Frozen</source>
            <translation>Frozen</translation>
        </message>
        <message>
            <source>Position P&amp;L</source>
            <translation>Position P&amp;L</translation>
        </message>
        <message>
            <source>Close P&amp;L</source>
            <translation>Close P&amp;L</translation>
        </message>
        <message>
            <source>Float P&amp;L</source>
            <translation>Float P&amp;L</translation>
        </message>
        <message>
            <source>Fees</source>
            <translation>Fees</translation>
        </message>
        <message>
            <source>no equity</source>
            <translation>no equity</translation>
        </message>
        <message>
            <source>Account, in CNY</source>
            <translation>Account, in CNY</translation>
        </message>
        <message>
            <source>Fund line</source>
            <translation>Fund line</translation>
        </message>
        <message>
            <source>Equity to lose until the next line</source>
            <translation>Equity to lose until the next line</translation>
        </message>
        <message>
            <source>no margin held</source>
            <translation>no margin held</translation>
        </message>
        <message>
            <source>passed by {0}</source>
            <translation>passed by {0}</translation>
        </message>
        <message>
            <source>{0} of equity left</source>
            <translation>{0} of equity left</translation>
        </message>
        <message>
            <source>Margin {0} / equity {1} CNY, both as the broker's counter says</source>
            <translation>Margin {0} / equity {1} CNY, both as the broker's counter says</translation>
        </message>
        <message>
            <source>Mark-to-market: lots held, against last settlement or today's open</source>
            <translation>Mark-to-market: lots held, against last settlement or today's open</translation>
        </message>
        <message>
            <source>Mark-to-market: lots closed today; in equity, as position P&amp;L is</source>
            <translation>Mark-to-market: lots closed today; in equity, as position P&amp;L is</translation>
        </message>
        <message>
            <source>By trade: lots held, against entry; not to be added to the others</source>
            <translation>By trade: lots held, against entry; not to be added to the others</translation>
        </message>
    </context>
    <context>
        <name>Act</name>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>it goes into the record</source>
            <translation>it goes into the record</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Exposure stays as it is in every month</source>
            <translation>Exposure stays as it is in every month</translation>
        </message>
        <message>
            <source>A reason is needed: it goes into the record</source>
            <translation>A reason is needed: it goes into the record</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Month</translation>
        </message>
        <message>
            <source>All months</source>
            <translation>All months</translation>
        </message>
        <message>
            <source>unchanged</source>
            <translation>unchanged</translation>
        </message>
        <message>
            <source>Flat exposure</source>
            <translation>Flat exposure</translation>
        </message>
        <message>
            <source>Basis exposure</source>
            <translation>Basis exposure</translation>
        </message>
        <message>
            <source>The desk is asked; its answer is awaited</source>
            <translation>The desk is asked; its answer is awaited</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>What needs a hand</source>
            <translation>What needs a hand</translation>
        </message>
        <message>
            <source>Watchlist</source>
            <translation>Watchlist</translation>
        </message>
        <message>
            <source>Why this alert</source>
            <translation>Why this alert</translation>
        </message>
        <message>
            <source>Kill switch</source>
            <translation>Kill switch</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>Commands</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Keys</translation>
        </message>
        <message>
            <source>Filter the table</source>
            <translation>Filter the table</translation>
        </message>
        <message>
            <source>Pin a chart of this pair</source>
            <translation>Pin a chart of this pair</translation>
        </message>
        <message>
            <source>Close the last chart</source>
            <translation>Close the last chart</translation>
        </message>
        <message>
            <source>Float the panel</source>
            <translation>Float the panel</translation>
        </message>
        <message>
            <source>Dark or light</source>
            <translation>Dark or light</translation>
        </message>
        <message>
            <source>Swap colours of rise and fall</source>
            <translation>Swap colours of rise and fall</translation>
        </message>
        <message>
            <source>Sound on or off</source>
            <translation>Sound on or off</translation>
        </message>
        <message>
            <source>Restore the layout</source>
            <translation>Restore the layout</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quit</translation>
        </message>
        <message>
            <source>everything</source>
            <translation>everything</translation>
        </message>
        <message>
            <source>Chart: {0}</source>
            <translation>Chart: {0}</translation>
        </message>
        <message>
            <source>Acknowledge the alert</source>
            <translation>Acknowledge the alert</translation>
        </message>
        <message>
            <source>Cancel the order</source>
            <translation>Cancel the order</translation>
        </message>
        <message>
            <source>Reduce the position</source>
            <translation>Reduce the position</translation>
        </message>
        <message>
            <source>Verify the ledger</source>
            <translation>Verify the ledger</translation>
        </message>
        <message>
            <source>Export the ledger</source>
            <translation>Export the ledger</translation>
        </message>
        <message>
            <source>Approve what the card shows</source>
            <translation>Approve what the card shows</translation>
        </message>
        <message>
            <source>Reject what the card shows</source>
            <translation>Reject what the card shows</translation>
        </message>
        <message>
            <source>Acknowledge the card's alert</source>
            <translation>Acknowledge the card's alert</translation>
        </message>
        <message>
            <source>Import contracts and stock</source>
            <translation>Import contracts and stock</translation>
        </message>
        <message>
            <source>Price part of a contract</source>
            <translation>Price part of a contract</translation>
        </message>
        <message>
            <source>Try a formula</source>
            <translation>Try a formula</translation>
        </message>
        <message>
            <source>Threshold coverage</source>
            <translation>Threshold coverage</translation>
        </message>
        <message>
            <source>Enter a spot price</source>
            <translation>Enter a spot price</translation>
        </message>
        <message>
            <source>What is linked</source>
            <translation>What is linked</translation>
        </message>
        <message>
            <source>Roll a contract to another month</source>
            <translation>Roll a contract to another month</translation>
        </message>
        <message>
            <source>Receive goods into stock</source>
            <translation>Receive goods into stock</translation>
        </message>
        <message>
            <source>Deliver goods out of a lot</source>
            <translation>Deliver goods out of a lot</translation>
        </message>
        <message>
            <source>New rule</source>
            <translation>New rule</translation>
        </message>
        <message>
            <source>Changes of rules</source>
            <translation>Changes of rules</translation>
        </message>
        <message>
            <source>Edit the rule</source>
            <translation>Edit the rule</translation>
        </message>
        <message>
            <source>Copy the rule</source>
            <translation>Copy the rule</translation>
        </message>
        <message>
            <source>Switch the rule on or off</source>
            <translation>Switch the rule on or off</translation>
        </message>
        <message>
            <source>Take the rule away</source>
            <translation>Take the rule away</translation>
        </message>
        <message>
            <source>Approve the change of rules</source>
            <translation>Approve the change of rules</translation>
        </message>
        <message>
            <source>Reject the change of rules</source>
            <translation>Reject the change of rules</translation>
        </message>
        <message>
            <source>Put the change of rules live</source>
            <translation>Put the change of rules live</translation>
        </message>
        <message>
            <source>Lay down a procedure</source>
            <translation>Lay down a procedure</translation>
        </message>
        <message>
            <source>Former years in the charts</source>
            <translation>Former years in the charts</translation>
        </message>
        <message>
            <source>Take back the last change of the book</source>
            <translation>Take back the last change of the book</translation>
        </message>
        <message>
            <source>How a spot file is read</source>
            <translation>How a spot file is read</translation>
        </message>
        <message>
            <source>Sign in or change person</source>
            <translation>Sign in or change person</translation>
        </message>
        <message>
            <source>Sign off</source>
            <translation>Sign off</translation>
        </message>
        <message>
            <source>Chart when the alert fired</source>
            <translation>Chart when the alert fired</translation>
        </message>
    </context>
    <context>
        <name>Alert</name>
        <message>
            <source>{0} (muted)</source>
            <translation>{0} (muted)</translation>
        </message>
        <message>
            <source>{0} {1}</source>
            <translation>{0} {1}</translation>
        </message>
        <message>
            <source>{0} {1} {2} lots {3} {4}</source>
            <translation>{0} {1} {2} lots {3} {4}</translation>
        </message>
        <message>
            <source>{0}, account {1}</source>
            <translation>{0}, account {1}</translation>
        </message>
        <message>
            <source>at most {0} {1}</source>
            <translation>at most {0} {1}</translation>
        </message>
        <message>
            <source>{0}, until {1}</source>
            <translation>{0}, until {1}</translation>
        </message>
        <message>
            <source>people were told just before; told again if it lasts</source>
            <translation>people were told just before; told again if it lasts</translation>
        </message>
        <message>
            <source>{0}, taken by nobody</source>
            <translation>{0}, taken by nobody</translation>
        </message>
    </context>
    <context>
        <name>Approvals</name>
        <message>
            <source>Approvals</source>
            <translation>Approvals</translation>
        </message>
        <message>
            <source>Nothing was proposed yet</source>
            <translation>Nothing was proposed yet</translation>
        </message>
        <message>
            <source>Requested</source>
            <translation>Requested</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Account</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>Flat exposure</source>
            <translation>Flat exposure</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Requested by</source>
            <translation>Requested by</translation>
        </message>
        <message>
            <source>Decided by</source>
            <translation>Decided by</translation>
        </message>
        <message>
            <source>Decided</source>
            <translation>Decided</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Hash</source>
            <translation>Hash</translation>
        </message>
        <message>
            <source>Most slippage, CNY</source>
            <translation>Most slippage, CNY</translation>
        </message>
    </context>
    <context>
        <name>Audit</name>
        <message>
            <source>The ledger is empty</source>
            <translation>The ledger is empty</translation>
        </message>
        <message>
            <source>Ledger entries</source>
            <translation>Ledger entries</translation>
        </message>
        <message>
            <source>Verify  V</source>
            <translation>Verify  V</translation>
        </message>
        <message>
            <source>Export  E</source>
            <translation>Export  E</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>The ledger is intact</source>
            <translation>The ledger is intact</translation>
        </message>
        <message>
            <source>Not proven</source>
            <translation>Not proven</translation>
        </message>
        <message>
            <source>Verifying…</source>
            <translation>Verifying…</translation>
        </message>
        <message>
            <source>Exported</source>
            <translation>Exported</translation>
        </message>
        <message>
            <source>Not exported</source>
            <translation>Not exported</translation>
        </message>
        <message>
            <source>Exporting…</source>
            <translation>Exporting…</translation>
        </message>
        <message>
            <source>All kinds</source>
            <translation>All kinds</translation>
        </message>
        <message>
            <source>Kind of entry</source>
            <translation>Kind of entry</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>What</source>
            <translation>What</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>Reference</translation>
        </message>
        <message>
            <source>Digest</source>
            <translation>Digest</translation>
        </message>
    </context>
    <context>
        <name>Average</name>
        <message>
            <source>{0}: mean settlement {1} {2} premium = {3} {4}</source>
            <translation>{0}: mean settlement {1} {2} premium = {3} {4}</translation>
        </message>
        <message>
            <source>{0}: not priced, settlements of {1} are missing: {2}</source>
            <translation>{0}: not priced, settlements of {1} are missing: {2}</translation>
        </message>
        <message>
            <source>{0} of {1} days</source>
            <translation>{0} of {1} days</translation>
        </message>
    </context>
    <context>
        <name>Blotter</name>
        <message>
            <source>Alerts</source>
            <translation>Alerts</translation>
        </message>
        <message>
            <source>No alert today</source>
            <translation>No alert today</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Level</translation>
        </message>
        <message>
            <source>Fired</source>
            <translation>Fired</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Subject</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Rule</translation>
        </message>
        <message>
            <source>Value and limit</source>
            <translation>Value and limit</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Now</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Deliveries</source>
            <translation>Deliveries</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>Lasted</source>
            <translation>Lasted</translation>
        </message>
        <message>
            <source>Ack  A</source>
            <translation>Ack  A</translation>
        </message>
    </context>
    <context>
        <name>Book</name>
        <message>
            <source>Import…  I</source>
            <translation>Import…  I</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Contracts, stock, allocations</source>
            <translation>Contracts, stock, allocations</translation>
        </message>
        <message>
            <source>Take back the last change of the book: {0}?</source>
            <translation>Take back the last change of the book: {0}?</translation>
        </message>
        <message>
            <source>{0} contracts, {1} lots</source>
            <translation>{0} contracts, {1} lots</translation>
        </message>
        <message>
            <source> · last change: {0}</source>
            <translation> · last change: {0}</translation>
        </message>
        <message>
            <source>{0} not counted</source>
            <translation>{0} not counted</translation>
        </message>
        <message>
            <source>Price…  P</source>
            <translation>Price…  P</translation>
        </message>
        <message>
            <source>Roll…  R</source>
            <translation>Roll…  R</translation>
        </message>
        <message>
            <source>Receive…  G</source>
            <translation>Receive…  G</translation>
        </message>
        <message>
            <source>Deliver…  L</source>
            <translation>Deliver…  L</translation>
        </message>
        <message>
            <source>Undo  U</source>
            <translation>Undo  U</translation>
        </message>
    </context>
    <context>
        <name>Card</name>
        <message>
            <source>Why</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>Exposure</source>
            <translation>Exposure</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Told</source>
            <translation>Told</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Reduce</source>
            <translation>Reduce</translation>
        </message>
        <message>
            <source>Approve  Enter</source>
            <translation>Approve  Enter</translation>
        </message>
        <message>
            <source>Send {0} lots?</source>
            <translation>Send {0} lots?</translation>
        </message>
        <message>
            <source>Reject  R</source>
            <translation>Reject  R</translation>
        </message>
        <message>
            <source>Ack  A</source>
            <translation>Ack  A</translation>
        </message>
        <message>
            <source>{0} lots remain</source>
            <translation>{0} lots remain</translation>
        </message>
        <message>
            <source>Slippage</source>
            <translation>Slippage</translation>
        </message>
        <message>
            <source>for {0}</source>
            <translation>for {0}</translation>
        </message>
        <message>
            <source>{0} left</source>
            <translation>{0} left</translation>
        </message>
        <message>
            <source>No plan</source>
            <translation>No plan</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>Taken</translation>
        </message>
        <message>
            <source>Approve, {0} of {1}?</source>
            <translation>Approve, {0} of {1}?</translation>
        </message>
        <message>
            <source>{0} of {1} have approved</source>
            <translation>{0} of {1} have approved</translation>
        </message>
    </context>
    <context>
        <name>Carry</name>
        <message>
            <source>Cash-and-carry &lt; {0}</source>
            <translation>Cash-and-carry &lt; {0}</translation>
        </message>
        <message>
            <source>Carry to {day}: T {days} days ({more} of them until payment)</source>
            <translation>Carry to {day}: T {days} days ({more} of them until payment)</translation>
        </message>
        <message>
            <source>Below a basis of {0} cash-and-carry pays: buy spot, sell futures</source>
            <translation>Below a basis of {0} cash-and-carry pays: buy spot, sell futures</translation>
        </message>
        <message>
            <source>Carry {cost}, cash-and-carry leaves {edge} {unit}</source>
            <translation>Carry {cost}, cash-and-carry leaves {edge} {unit}</translation>
        </message>
        <message>
            <source>Above there is no arbitrage bound, only an economic one: spot cannot be sold short</source>
            <translation>Above there is no arbitrage bound, only an economic one: spot cannot be sold short</translation>
        </message>
        <message>
            <source>{name}: {base} is below zero and counts as nothing</source>
            <translation>{name}: {base} is below zero and counts as nothing</translation>
        </message>
        <message>
            <source>carry {0}</source>
            <translation>carry {0}</translation>
        </message>
        <message>
            <source>Carry not known: {0}</source>
            <translation>Carry not known: {0}</translation>
        </message>
        <message>
            <source>{0} (to be confirmed)</source>
            <translation>{0} (to be confirmed)</translation>
        </message>
    </context>
    <context>
        <name>Changes</name>
        <message>
            <source>What it changes</source>
            <translation>What it changes</translation>
        </message>
        <message>
            <source>Select a change to see what it does, rule by rule</source>
            <translation>Select a change to see what it does, rule by rule</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>Reject</translation>
        </message>
        <message>
            <source>Who acts</source>
            <translation>Who acts</translation>
        </message>
        <message>
            <source>as</source>
            <translation>as</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Rule</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>What happens</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Field</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Before</translation>
        </message>
        <message>
            <source>After</source>
            <translation>After</translation>
        </message>
        <message>
            <source>Approve  A</source>
            <translation>Approve  A</translation>
        </message>
        <message>
            <source>Reject…  R</source>
            <translation>Reject…  R</translation>
        </message>
        <message>
            <source>Put live  L</source>
            <translation>Put live  L</translation>
        </message>
        <message>
            <source>Reject this change of rules: {0}</source>
            <translation>Reject this change of rules: {0}</translation>
        </message>
        <message>
            <source>Changes of rules</source>
            <translation>Changes of rules</translation>
        </message>
        <message>
            <source>+ new, ~ changed, − taken away</source>
            <translation>+ new, ~ changed, − taken away</translation>
        </message>
        <message>
            <source>No rule was changed yet</source>
            <translation>No rule was changed yet</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Drafted</source>
            <translation>Drafted</translation>
        </message>
        <message>
            <source>By</source>
            <translation>By</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Rules</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Decided by</source>
            <translation>Decided by</translation>
        </message>
        <message>
            <source>Live since</source>
            <translation>Live since</translation>
        </message>
        <message>
            <source>Origin</source>
            <translation>Origin</translation>
        </message>
        <message>
            <source>Hash</source>
            <translation>Hash</translation>
        </message>
        <message>
            <source>the ledger fails: no rule can be changed</source>
            <translation>the ledger fails: no rule can be changed</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>by hand</translation>
        </message>
        <message>
            <source>the version before is not known any more</source>
            <translation>the version before is not known any more</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>{0} new</source>
            <translation>{0} new</translation>
        </message>
        <message>
            <source>{0} changed</source>
            <translation>{0} changed</translation>
        </message>
        <message>
            <source>{0} away</source>
            <translation>{0} away</translation>
        </message>
    </context>
    <context>
        <name>Chart</name>
        <message>
            <source>Basis chart</source>
            <translation>Basis chart</translation>
        </message>
        <message>
            <source>Legs chart</source>
            <translation>Legs chart</translation>
        </message>
        <message>
            <source>Futures</source>
            <translation>Futures</translation>
        </message>
        <message>
            <source>Spot, comparable</source>
            <translation>Spot, comparable</translation>
        </message>
        <message>
            <source>today</source>
            <translation>today</translation>
        </message>
        <message>
            <source>All</source>
            <translation>All</translation>
        </message>
        <message>
            <source>basis = spot − futures; waiting for both prices</source>
            <translation>basis = spot − futures; waiting for both prices</translation>
        </message>
        <message>
            <source>spot {0}</source>
            <translation>spot {0}</translation>
        </message>
        <message>
            <source>− futures {0} = {1}</source>
            <translation>− futures {0} = {1}</translation>
        </message>
        <message>
            <source>{0}   basis {1}   spot {2}   futures {3}</source>
            <translation>{0}   basis {1}   spot {2}   futures {3}</translation>
        </message>
        <message>
            <source>15m</source>
            <translation>15m</translation>
        </message>
        <message>
            <source>1h</source>
            <translation>1h</translation>
        </message>
        <message>
            <source>4h</source>
            <translation>4h</translation>
        </message>
        <message>
            <source>No former years</source>
            <translation>No former years</translation>
        </message>
        <message>
            <source>spot {0}, futures {1} ago</source>
            <translation>spot {0}, futures {1} ago</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
    </context>
    <context>
        <name>Closed</name>
        <message>
            <source>nobody hears it: {rest}</source>
            <translation>nobody hears it: {rest}</translation>
        </message>
        <message>
            <source>{file}: the disk is full ({detail})</source>
            <translation>{file}: the disk is full ({detail})</translation>
        </message>
        <message>
            <source>{file}: the disk reported an error ({detail})</source>
            <translation>{file}: the disk reported an error ({detail})</translation>
        </message>
        <message>
            <source>{file}: another program holds it locked ({detail})</source>
            <translation>{file}: another program holds it locked ({detail})</translation>
        </message>
        <message>
            <source>{file}: the file is damaged ({detail})</source>
            <translation>{file}: the file is damaged ({detail})</translation>
        </message>
        <message>
            <source>{file}: it is not a SQLite file ({detail})</source>
            <translation>{file}: it is not a SQLite file ({detail})</translation>
        </message>
        <message>
            <source>{file}: it may not be written to ({detail})</source>
            <translation>{file}: it may not be written to ({detail})</translation>
        </message>
        <message>
            <source>{file}: it cannot be opened ({detail})</source>
            <translation>{file}: it cannot be opened ({detail})</translation>
        </message>
        <message>
            <source>{file}: the memory is exhausted ({detail})</source>
            <translation>{file}: the memory is exhausted ({detail})</translation>
        </message>
        <message>
            <source>{folder}: another desk (process {owner}) is already running on this data folder</source>
            <translation>{folder}: another desk (process {owner}) is already running on this data folder</translation>
        </message>
        <message>
            <source>the desk's process ended with code {code}</source>
            <translation>the desk's process ended with code {code}</translation>
        </message>
        <message>
            <source>the desk's process cannot be started: {detail}</source>
            <translation>the desk's process cannot be started: {detail}</translation>
        </message>
        <message>
            <source>what the desk says cannot be understood: {detail}</source>
            <translation>what the desk says cannot be understood: {detail}</translation>
        </message>
        <message>
            <source>internal error: {detail}</source>
            <translation>internal error: {detail}</translation>
        </message>
        <message>
            <source>{folder}: another desk is already running on this data folder</source>
            <translation>{folder}: another desk is already running on this data folder</translation>
        </message>
        <message>
            <source>{folder}: cannot be used for data: {failure}</source>
            <translation>{folder}: cannot be used for data: {failure}</translation>
        </message>
        <message>
            <source>{file}: the store is closed</source>
            <translation>{file}: the store is closed</translation>
        </message>
        <message>
            <source>{file}: this disk cannot hold a write-ahead log</source>
            <translation>{file}: this disk cannot hold a write-ahead log</translation>
        </message>
        <message>
            <source>{file}: a line is damaged: {detail}</source>
            <translation>{file}: a line is damaged: {detail}</translation>
        </message>
        <message>
            <source>{file}: the first entry is not a ledger's beginning</source>
            <translation>{file}: the first entry is not a ledger's beginning</translation>
        </message>
        <message>
            <source>{file}: the ledger has format {found}, this program writes {known}</source>
            <translation>{file}: the ledger has format {found}, this program writes {known}</translation>
        </message>
        <message>
            <source>{file}: this is the ledger of desk {desk}, not of {own}; give each desk a data folder of its own</source>
            <translation>{file}: this is the ledger of desk {desk}, not of {own}; give each desk a data folder of its own</translation>
        </message>
        <message>
            <source>{file}: is not a signing key (64 hex digits); put the right file back, or move this one away and the desk makes a new key and says so in the ledger</source>
            <translation>{file}: is not a signing key (64 hex digits); put the right file back, or move this one away and the desk makes a new key and says so in the ledger</translation>
        </message>
        <message>
            <source>the keyring's signing key {name} cannot be used: {failure}</source>
            <translation>the keyring's signing key {name} cannot be used: {failure}</translation>
        </message>
        <message>
            <source>{file}: its outbox has format {found}, this program knows {known}; start the program that wrote it, or choose another data folder</source>
            <translation>{file}: its outbox has format {found}, this program knows {known}; start the program that wrote it, or choose another data folder</translation>
        </message>
        <message>
            <source>ledger entry {entry} ({thing}) cannot be read by this version: {detail}</source>
            <translation>ledger entry {entry} ({thing}) cannot be read by this version: {detail}</translation>
        </message>
        <message>
            <source>the ledger could not be written to the end; what happened last is not in it: {rest}</source>
            <translation>the ledger could not be written to the end; what happened last is not in it: {rest}</translation>
        </message>
    </context>
    <context>
        <name>Condition</name>
        <message>
            <source>the sample before</source>
            <translation>the sample before</translation>
        </message>
        <message>
            <source>the same time of the trading day before</source>
            <translation>the same time of the trading day before</translation>
        </message>
        <message>
            <source>the close of last week</source>
            <translation>the close of last week</translation>
        </message>
        <message>
            <source>deviation of {0} over {1}</source>
            <translation>deviation of {0} over {1}</translation>
        </message>
        <message>
            <source>variance of {0} over {1}</source>
            <translation>variance of {0} over {1}</translation>
        </message>
        <message>
            <source>between {0} and {1}</source>
            <translation>between {0} and {1}</translation>
        </message>
        <message>
            <source>{0} has no good value: {1}</source>
            <translation>{0} has no good value: {1}</translation>
        </message>
        <message>
            <source>{0} changes its sign by more than {1}</source>
            <translation>{0} changes its sign by more than {1}</translation>
        </message>
        <message>
            <source>change of {0} against {1}{2}</source>
            <translation>change of {0} against {1}{2}</translation>
        </message>
        <message>
            <source>{0} divided by {1}</source>
            <translation>{0} divided by {1}</translation>
        </message>
        <message>
            <source>place of {0} among its last {1} values</source>
            <translation>place of {0} among its last {1} values</translation>
        </message>
        <message>
            <source>{0} of its {1}</source>
            <translation>{0} of its {1}</translation>
        </message>
        <message>
            <source> or </source>
            <translation> or </translation>
        </message>
        <message>
            <source>{0}, until it is back at {1}</source>
            <translation>{0}, until it is back at {1}</translation>
        </message>
        <message>
            <source>the close of the last {0} bar</source>
            <translation>the close of the last {0} bar</translation>
        </message>
        <message>
            <source>, of the price then</source>
            <translation>, of the price then</translation>
        </message>
        <message>
            <source>, in deviations</source>
            <translation>, in deviations</translation>
        </message>
        <message>
            <source>, of the value then (at least {0})</source>
            <translation>, of the value then (at least {0})</translation>
        </message>
        <message>
            <source>{0} below {1} or above {2}</source>
            <translation>{0} below {1} or above {2}</translation>
        </message>
        <message>
            <source> and </source>
            <translation> and </translation>
        </message>
        <message>
            <source>not ({0})</source>
            <translation>not ({0})</translation>
        </message>
        <message>
            <source>a change of sign of {0}</source>
            <translation>a change of sign of {0}</translation>
        </message>
        <message>
            <source>{0} below {1}</source>
            <translation>{0} below {1}</translation>
        </message>
        <message>
            <source>{0} above {1}</source>
            <translation>{0} above {1}</translation>
        </message>
        <message>
            <source>{0} ago</source>
            <translation>{0} ago</translation>
        </message>
        <message>
            <source>{0} samples</source>
            <translation>{0} samples</translation>
        </message>
        <message>
            <source>all samples, weighed {0}</source>
            <translation>all samples, weighed {0}</translation>
        </message>
        <message>
            <source>{0} is stale</source>
            <translation>{0} is stale</translation>
        </message>
        <message>
            <source>the changes of {0}</source>
            <translation>the changes of {0}</translation>
        </message>
        <message>
            <source>place of {0} among its last {1} closes of {2} bars</source>
            <translation>place of {0} among its last {1} closes of {2} bars</translation>
        </message>
        <message>
            <source>{0} closes of {1} bars</source>
            <translation>{0} closes of {1} bars</translation>
        </message>
        <message>
            <source>all closes of {0} bars, weighed {1}</source>
            <translation>all closes of {0} bars, weighed {1}</translation>
        </message>
        <message>
            <source>the last price of the trading day before</source>
            <translation>the last price of the trading day before</translation>
        </message>
        <message>
            <source>in the night session</source>
            <translation>in the night session</translation>
        </message>
        <message>
            <source>in the day session</source>
            <translation>in the day session</translation>
        </message>
        <message>
            <source>in the first {0} of the trading day</source>
            <translation>in the first {0} of the trading day</translation>
        </message>
        <message>
            <source>in the last {0} of the trading day</source>
            <translation>in the last {0} of the trading day</translation>
        </message>
        <message>
            <source>the trading day before (futures at settlement, or where it is not known at their last price)</source>
            <translation>the trading day before (futures at settlement, or where it is not known at their last price)</translation>
        </message>
    </context>
    <context>
        <name>Coverage</name>
        <message>
            <source>Threshold coverage</source>
            <translation>Threshold coverage</translation>
        </message>
        <message>
            <source>Nothing is held yet</source>
            <translation>Nothing is held yet</translation>
        </message>
        <message>
            <source>✗ no rule</source>
            <translation>✗ no rule</translation>
        </message>
        <message>
            <source>Pair, unit or account</source>
            <translation>Pair, unit or account</translation>
        </message>
        <message>
            <source>Needed: it has contracts that are not all delivered</source>
            <translation>Needed: it has contracts that are not all delivered</translation>
        </message>
        <message>
            <source>Not needed: all its contracts are delivered</source>
            <translation>Not needed: all its contracts are delivered</translation>
        </message>
        <message>
            <source>Needed: it has stock</source>
            <translation>Needed: it has stock</translation>
        </message>
        <message>
            <source>Not needed: it has no stock</source>
            <translation>Not needed: it has no stock</translation>
        </message>
    </context>
    <context>
        <name>Deadline</name>
        <message>
            <source>How many lots must go is not known</source>
            <translation>How many lots must go is not known</translation>
        </message>
        <message>
            <source>No lots must go</source>
            <translation>No lots must go</translation>
        </message>
        <message>
            <source>{0} d to delivery</source>
            <translation>{0} d to delivery</translation>
        </message>
        <message>
            <source>{client}: {demand} by {day}, {days} trading days left</source>
            <translation>{client}: {demand} by {day}, {days} trading days left</translation>
        </message>
        <message>
            <source>{0} lots must go</source>
            <translation>{0} lots must go</translation>
        </message>
        <message>
            <source>Not all trading days until then are announced: unconfirmed</source>
            <translation>Not all trading days until then are announced: unconfirmed</translation>
        </message>
    </context>
    <context>
        <name>Deals</name>
        <message>
            <source>Contracts</source>
            <translation>Contracts</translation>
        </message>
        <message>
            <source>No contract in the book</source>
            <translation>No contract in the book</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>Contract</translation>
        </message>
        <message>
            <source>Side</source>
            <translation>Side</translation>
        </message>
        <message>
            <source>Priced by</source>
            <translation>Priced by</translation>
        </message>
        <message>
            <source>Business unit</source>
            <translation>Business unit</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Quantity</translation>
        </message>
        <message>
            <source>Unpriced</source>
            <translation>Unpriced</translation>
        </message>
        <message>
            <source>To deliver</source>
            <translation>To deliver</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Month</translation>
        </message>
        <message>
            <source>Price / premium</source>
            <translation>Price / premium</translation>
        </message>
        <message>
            <source>Counterparty</source>
            <translation>Counterparty</translation>
        </message>
        <message>
            <source>{0} {1}, {2}: {3} of {4} {5} to deliver, {6} {5} unpriced</source>
            <translation>{0} {1}, {2}: {3} of {4} {5} to deliver, {6} {5} unpriced</translation>
        </message>
        <message>
            <source>{0} {1}, {2}: {3} of {4} {5} to deliver</source>
            <translation>{0} {1}, {2}: {3} of {4} {5} to deliver</translation>
        </message>
        <message>
            <source>, </source>
            <translation>, </translation>
        </message>
        <message>
            <source>{0} {1}, {2}: {3} {4} unpriced, {5}</source>
            <translation>{0} {1}, {2}: {3} {4} unpriced, {5}</translation>
        </message>
    </context>
    <context>
        <name>Deliver</name>
        <message>
            <source>Deliver goods out of a lot</source>
            <translation>Deliver goods out of a lot</translation>
        </message>
        <message>
            <source>Lot {0}: {1} → {2} {3}; still to deliver: {4} → {5} {3}</source>
            <translation>Lot {0}: {1} → {2} {3}; still to deliver: {4} → {5} {3}</translation>
        </message>
        <message>
            <source>Deliver</source>
            <translation>Deliver</translation>
        </message>
        <message>
            <source>No lot of these goods is in store</source>
            <translation>No lot of these goods is in store</translation>
        </message>
        <message>
            <source>A quantity is needed</source>
            <translation>A quantity is needed</translation>
        </message>
        <message>
            <source>Out of</source>
            <translation>Out of</translation>
        </message>
        <message>
            <source>Quantity, {0}</source>
            <translation>Quantity, {0}</translation>
        </message>
    </context>
    <context>
        <name>Deliveries</name>
        <message>
            <source>Deliveries</source>
            <translation>Deliveries</translation>
        </message>
        <message>
            <source>Nobody had to be told yet</source>
            <translation>Nobody had to be told yet</translation>
        </message>
        <message>
            <source>Created</source>
            <translation>Created</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Level</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Channel</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Stage</source>
            <translation>Stage</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>Took</translation>
        </message>
        <message>
            <source>Tries</source>
            <translation>Tries</translation>
        </message>
        <message>
            <source>Because</source>
            <translation>Because</translation>
        </message>
        <message>
            <source>Message or fault</source>
            <translation>Message or fault</translation>
        </message>
        <message>
            <source>Provider's id</source>
            <translation>Provider's id</translation>
        </message>
    </context>
    <context>
        <name>Editor</name>
        <message>
            <source>would watch: {0}</source>
            <translation>would watch: {0}</translation>
        </message>
        <message>
            <source>New rule</source>
            <translation>New rule</translation>
        </message>
        <message>
            <source>Edit rule</source>
            <translation>Edit rule</translation>
        </message>
        <message>
            <source>Save as draft</source>
            <translation>Save as draft</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>The rule was changed meanwhile: open it anew</source>
            <translation>The rule was changed meanwhile: open it anew</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>why: it goes into the record</source>
            <translation>why: it goes into the record</translation>
        </message>
        <message>
            <source>Nothing is watched differently until a draft is approved and put live. What is live outranks a later edit of the desk file, and a rule that is taken away stays away though the desk file names it.</source>
            <translation>Nothing is watched differently until a draft is approved and put live. What is live outranks a later edit of the desk file, and a rule that is taken away stays away though the desk file names it.</translation>
        </message>
        <message>
            <source>there is a rule of this id already</source>
            <translation>there is a rule of this id already</translation>
        </message>
        <message>
            <source>Whichever goes live first overtakes the other.</source>
            <translation>Whichever goes live first overtakes the other.</translation>
        </message>
        <message>
            <source>Changes of other rules that are open: {0}</source>
            <translation>Changes of other rules that are open: {0}</translation>
        </message>
        <message>
            <source>{0} by {1} of {2} is open for this rule: {3}</source>
            <translation>{0} by {1} of {2} is open for this rule: {3}</translation>
        </message>
    </context>
    <context>
        <name>Entry</name>
        <message>
            <source>Orders may leave again</source>
            <translation>Orders may leave again</translation>
        </message>
        <message>
            <source>The ledger begins</source>
            <translation>The ledger begins</translation>
        </message>
        <message>
            <source>A new key signs from here on</source>
            <translation>A new key signs from here on</translation>
        </message>
        <message>
            <source>The desk starts</source>
            <translation>The desk starts</translation>
        </message>
        <message>
            <source>Desk file read:</source>
            <translation>Desk file read:</translation>
        </message>
        <message>
            <source>The desk stops</source>
            <translation>The desk stops</translation>
        </message>
        <message>
            <source>No order leaves any more</source>
            <translation>No order leaves any more</translation>
        </message>
        <message>
            <source>Undone:</source>
            <translation>Undone:</translation>
        </message>
        <message>
            <source>{0} signed in after {1}</source>
            <translation>{0} signed in after {1}</translation>
        </message>
        <message>
            <source>{0} signed off</source>
            <translation>{0} signed off</translation>
        </message>
        <message>
            <source>{0} signed in</source>
            <translation>{0} signed in</translation>
        </message>
    </context>
    <context>
        <name>Explain</name>
        <message>
            <source>Acknowledge  A</source>
            <translation>Acknowledge  A</translation>
        </message>
        <message>
            <source>Close the alert with this label</source>
            <translation>Close the alert with this label</translation>
        </message>
        <message>
            <source>Why this alert</source>
            <translation>Why this alert</translation>
        </message>
        <message>
            <source>Select an alert to see why it fired</source>
            <translation>Select an alert to see why it fired</translation>
        </message>
        <message>
            <source>Muted by</source>
            <translation>Muted by</translation>
        </message>
        <message>
            <source>No reduction can be proposed: {0}</source>
            <translation>No reduction can be proposed: {0}</translation>
        </message>
        <message>
            <source>Nothing earlier is known</source>
            <translation>Nothing earlier is known</translation>
        </message>
        <message>
            <source>Show what belongs to this alert</source>
            <translation>Show what belongs to this alert</translation>
        </message>
        <message>
            <source>On by</source>
            <translation>On by</translation>
        </message>
        <message>
            <source>{0} (premium of {1})</source>
            <translation>{0} (premium of {1})</translation>
        </message>
        <message>
            <source>{0} (freight of {1})</source>
            <translation>{0} (freight of {1})</translation>
        </message>
        <message>
            <source>The reduction is done. No further one: {0}</source>
            <translation>The reduction is done. No further one: {0}</translation>
        </message>
        <message>
            <source>{0}, from {1} to {2}, {3}</source>
            <translation>{0}, from {1} to {2}, {3}</translation>
        </message>
        <message>
            <source>{0}, from {1}, {2}</source>
            <translation>{0}, from {1}, {2}</translation>
        </message>
        <message>
            <source>{0}, from {1}</source>
            <translation>{0}, from {1}</translation>
        </message>
        <message>
            <source>Show the chart at that moment  Ctrl+J</source>
            <translation>Show the chart at that moment  Ctrl+J</translation>
        </message>
        <message>
            <source>Chart at {0}</source>
            <translation>Chart at {0}</translation>
        </message>
    </context>
    <context>
        <name>Exposure</name>
        <message>
            <source>No book lines and no lots</source>
            <translation>No book lines and no lots</translation>
        </message>
        <message>
            <source>Exposure</source>
            <translation>Exposure</translation>
        </message>
        <message>
            <source>No unit</source>
            <translation>No unit</translation>
        </message>
        <message>
            <source>Basis</source>
            <translation>Basis</translation>
        </message>
        <message>
            <source>Flat</source>
            <translation>Flat</translation>
        </message>
        <message>
            <source>Hedged</source>
            <translation>Hedged</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Business unit</source>
            <translation>Business unit</translation>
        </message>
        <message>
            <source>Basis exposure: tonnes that move with spot; money a point</source>
            <translation>Basis exposure: tonnes that move with spot; money a point</translation>
        </message>
        <message>
            <source>Flat exposure: goods and futures together; money a point</source>
            <translation>Flat exposure: goods and futures together; money a point</translation>
        </message>
        <message>
            <source>Futures against goods; above 100% or below 0 it is speculation</source>
            <translation>Futures against goods; above 100% or below 0 it is speculation</translation>
        </message>
        <message>
            <source>Exposure basis</source>
            <translation>Exposure basis</translation>
        </message>
        <message>
            <source>Market basis, weighted by what is exposed</source>
            <translation>Market basis, weighted by what is exposed</translation>
        </message>
        <message>
            <source>Bought at</source>
            <translation>Bought at</translation>
        </message>
        <message>
            <source>Contract basis of open purchases, converted to one month</source>
            <translation>Contract basis of open purchases, converted to one month</translation>
        </message>
        <message>
            <source>Sold at</source>
            <translation>Sold at</translation>
        </message>
        <message>
            <source>Contract basis of open sales, converted to one month</source>
            <translation>Contract basis of open sales, converted to one month</translation>
        </message>
        <message>
            <source>Stock now</source>
            <translation>Stock now</translation>
        </message>
        <message>
            <source>Inventory basis at market prices</source>
            <translation>Inventory basis at market prices</translation>
        </message>
        <message>
            <source>Stock cost</source>
            <translation>Stock cost</translation>
        </message>
        <message>
            <source>Inventory basis as it was locked</source>
            <translation>Inventory basis as it was locked</translation>
        </message>
        <message>
            <source>Limit move, CNY</source>
            <translation>Limit move, CNY</translation>
        </message>
        <message>
            <source>What the flat exposure loses in a limit move of its main month</source>
            <translation>What the flat exposure loses in a limit move of its main month</translation>
        </message>
        <message>
            <source>k·σ, CNY</source>
            <translation>k·σ, CNY</translation>
        </message>
        <message>
            <source>What k usual days of the flat exposure come to, by its months</source>
            <translation>What k usual days of the flat exposure come to, by its months</translation>
        </message>
        <message>
            <source>{name}: {money} in a limit move</source>
            <translation>{name}: {money} in a limit move</translation>
        </message>
        <message>
            <source>{name}: {money} at {k}σ, σ = {sigma} a day × {exposed}, {days} days</source>
            <translation>{name}: {money} at {k}σ, σ = {sigma} a day × {exposed}, {days} days</translation>
        </message>
        <message>
            <source>Flat exposure</source>
            <translation>Flat exposure</translation>
        </message>
        <message>
            <source>Basis exposure</source>
            <translation>Basis exposure</translation>
        </message>
        <message>
            <source>{name}: σ not known, {days} of {least} days</source>
            <translation>{name}: σ not known, {days} of {least} days</translation>
        </message>
        <message>
            <source>{name}: {money} at {k}σ of all its parts, {days} days</source>
            <translation>{name}: {money} at {k}σ of all its parts, {days} days</translation>
        </message>
        <message>
            <source>{name}: the limit move is not known</source>
            <translation>{name}: the limit move is not known</translation>
        </message>
        <message>
            <source>{name}: {money} in a limit move of the next day, ±{rate} after this lock (D{stage})</source>
            <translation>{name}: {money} in a limit move of the next day, ±{rate} after this lock (D{stage})</translation>
        </message>
        <message>
            <source>{name}: {money} in a limit move of today, ±{rate}</source>
            <translation>{name}: {money} in a limit move of today, ±{rate}</translation>
        </message>
        <message>
            <source>No room for: {0}. Rest on a name to see them.</source>
            <translation>No room for: {0}. Rest on a name to see them.</translation>
        </message>
        <message>
            <source>{0}, {1}</source>
            <translation>{0}, {1}</translation>
        </message>
        <message>
            <source>By month</source>
            <translation>By month</translation>
        </message>
        <message>
            <source>By strategy</source>
            <translation>By strategy</translation>
        </message>
        <message>
            <source>By account</source>
            <translation>By account</translation>
        </message>
        <message>
            <source>What a commodity is divided by</source>
            <translation>What a commodity is divided by</translation>
        </message>
        <message>
            <source>No account</source>
            <translation>No account</translation>
        </message>
        <message>
            <source>Of the commodity as a whole: parts offset one another, so it is not divided</source>
            <translation>Of the commodity as a whole: parts offset one another, so it is not divided</translation>
        </message>
        <message>
            <source>No strategy</source>
            <translation>No strategy</translation>
        </message>
        <message>
            <source>Goods have no account: only all accounts together hedge a commodity</source>
            <translation>Goods have no account: only all accounts together hedge a commodity</translation>
        </message>
        <message>
            <source>Goods and lots without a strategy: nothing says that they belong together</source>
            <translation>Goods and lots without a strategy: nothing says that they belong together</translation>
        </message>
    </context>
    <context>
        <name>Finding</name>
        <message>
            <source>{file}, line {line} is not a CSV row ({failure})</source>
            <translation>{file}, line {line} is not a CSV row ({failure})</translation>
        </message>
        <message>
            <source>{file}, line {line}: {rest}</source>
            <translation>{file}, line {line}: {rest}</translation>
        </message>
        <message>
            <source>book, {table} {id}: {field} = {value}: {why}</source>
            <translation>book, {table} {id}: {field} = {value}: {why}</translation>
        </message>
        <message>
            <source>{file} and {other} both hold the table {table}</source>
            <translation>{file} and {other} both hold the table {table}</translation>
        </message>
        <message>
            <source>{file} has {count} sheets; one table needs one sheet</source>
            <translation>{file} has {count} sheets; one table needs one sheet</translation>
        </message>
        <message>
            <source>{file}: neither its name nor its header says which table it holds; name it one of {names}</source>
            <translation>{file}: neither its name nor its header says which table it holds; name it one of {names}</translation>
        </message>
        <message>
            <source>{file} has no sheet with rows</source>
            <translation>{file} has no sheet with rows</translation>
        </message>
        <message>
            <source>{file} is neither an XLSX workbook nor UTF-8 or GBK text</source>
            <translation>{file} is neither an XLSX workbook nor UTF-8 or GBK text</translation>
        </message>
        <message>
            <source>{file}: the header is missing; the file is empty</source>
            <translation>{file}: the header is missing; the file is empty</translation>
        </message>
        <message>
            <source>{file} unpacks to {count} bytes, more than is read</source>
            <translation>{file} unpacks to {count} bytes, more than is read</translation>
        </message>
        <message>
            <source>{file} cannot be read as an XLSX workbook: {failure}</source>
            <translation>{file} cannot be read as an XLSX workbook: {failure}</translation>
        </message>
        <message>
            <source>{file}, cell {cell} is an error: {value}</source>
            <translation>{file}, cell {cell} is an error: {value}</translation>
        </message>
        <message>
            <source>{file}, cell {cell} is a formula without a computed value; open and save the file in a spreadsheet program, or write the value</source>
            <translation>{file}, cell {cell} is a formula without a computed value; open and save the file in a spreadsheet program, or write the value</translation>
        </message>
        <message>
            <source>more than {rows} lines and {columns} columns are not read</source>
            <translation>more than {rows} lines and {columns} columns are not read</translation>
        </message>
        <message>
            <source>columns are missing: {names}</source>
            <translation>columns are missing: {names}</translation>
        </message>
        <message>
            <source>column {column} is not known; did you mean {near}?</source>
            <translation>column {column} is not known; did you mean {near}?</translation>
        </message>
        <message>
            <source>column {column} is not known</source>
            <translation>column {column} is not known</translation>
        </message>
        <message>
            <source>column {column} is there twice</source>
            <translation>column {column} is there twice</translation>
        </message>
        <message>
            <source>has {count} cells, more than the header's {most}</source>
            <translation>has {count} cells, more than the header's {most}</translation>
        </message>
        <message>
            <source>with it, its {field} = {value}: {why}</source>
            <translation>with it, its {field} = {value}: {why}</translation>
        </message>
        <message>
            <source>basis = {value}: spot {spot} minus futures {futures} is {basis}</source>
            <translation>basis = {value}: spot {spot} minus futures {futures} is {basis}</translation>
        </message>
        <message>
            <source>{table} {id}: {field} = {value}: {why}</source>
            <translation>{table} {id}: {field} = {value}: {why}</translation>
        </message>
        <message>
            <source>{column} = {value}: {why}</source>
            <translation>{column} = {value}: {why}</translation>
        </message>
        <message>
            <source>is in line {line} already</source>
            <translation>is in line {line} already</translation>
        </message>
        <message>
            <source>is not a number</source>
            <translation>is not a number</translation>
        </message>
        <message>
            <source>is out of range: below {most} and {decimals} decimals are read</source>
            <translation>is out of range: below {most} and {decimals} decimals are read</translation>
        </message>
        <message>
            <source>must not be negative; the side says which way the goods go</source>
            <translation>must not be negative; the side says which way the goods go</translation>
        </message>
        <message>
            <source>must not be negative; a lot that has left has 0</source>
            <translation>must not be negative; a lot that has left has 0</translation>
        </message>
        <message>
            <source>must not be negative</source>
            <translation>must not be negative</translation>
        </message>
        <message>
            <source>is not from 0 to 1; write such as 5% or 0.05</source>
            <translation>is not from 0 to 1; write such as 5% or 0.05</translation>
        </message>
        <message>
            <source>must be above 0</source>
            <translation>must be above 0</translation>
        </message>
        <message>
            <source>has no time of day; expected YYYY-MM-DD HH:MM[:SS]</source>
            <translation>has no time of day; expected YYYY-MM-DD HH:MM[:SS]</translation>
        </message>
        <message>
            <source>is not a date; expected YYYY-MM-DD</source>
            <translation>is not a date; expected YYYY-MM-DD</translation>
        </message>
        <message>
            <source>is not a date of the calendar</source>
            <translation>is not a date of the calendar</translation>
        </message>
        <message>
            <source>is not one of {names}</source>
            <translation>is not one of {names}</translation>
        </message>
        <message>
            <source>needs its exchange in front, such as SHFE.cu2701</source>
            <translation>needs its exchange in front, such as SHFE.cu2701</translation>
        </message>
        <message>
            <source>hedge quantity and hedge price go together</source>
            <translation>hedge quantity and hedge price go together</translation>
        </message>
        <message>
            <source>is not a business unit of the book</source>
            <translation>is not a business unit of the book</translation>
        </message>
        <message>
            <source>is not a strategy of the book</source>
            <translation>is not a strategy of the book</translation>
        </message>
        <message>
            <source>belongs to unit {unit}, the row to {other}</source>
            <translation>belongs to unit {unit}, the row to {other}</translation>
        </message>
        <message>
            <source>is not a futures contract; expected such as {names}</source>
            <translation>is not a futures contract; expected such as {names}</translation>
        </message>
        <message>
            <source>is not a contract the desk knows: no product {id} is on file; did you mean {near}?</source>
            <translation>is not a contract the desk knows: no product {id} is on file; did you mean {near}?</translation>
        </message>
        <message>
            <source>is not a contract the desk knows: no product {id} is on file</source>
            <translation>is not a contract the desk knows: no product {id} is on file</translation>
        </message>
        <message>
            <source>is not a contract the desk knows</source>
            <translation>is not a contract the desk knows</translation>
        </message>
        <message>
            <source>is not a pair of the desk</source>
            <translation>is not a pair of the desk</translation>
        </message>
        <message>
            <source>is not an account of the desk</source>
            <translation>is not an account of the desk</translation>
        </message>
        <message>
            <source>is not a commodity the desk knows</source>
            <translation>is not a commodity the desk knows</translation>
        </message>
        <message>
            <source>is not a contract of the book</source>
            <translation>is not a contract of the book</translation>
        </message>
        <message>
            <source>{id} is booked in {names}; convert the quantities</source>
            <translation>{id} is booked in {names}; convert the quantities</translation>
        </message>
        <message>
            <source>brings the shares of {account} in {id} to {value}, above 1</source>
            <translation>brings the shares of {account} in {id} to {value}, above 1</translation>
        </message>
        <message>
            <source>is no delivery month: there is no month {month}</source>
            <translation>is no delivery month: there is no month {month}</translation>
        </message>
        <message>
            <source>is not how its exchange writes it; expected {count} digits, {near}</source>
            <translation>is not how its exchange writes it; expected {count} digits, {near}</translation>
        </message>
        <message>
            <source>is over: its delivery month has passed</source>
            <translation>is over: its delivery month has passed</translation>
        </message>
        <message>
            <source>is watched by no pair of the desk: without its price its basis and risk are unknown</source>
            <translation>is watched by no pair of the desk: without its price its basis and risk are unknown</translation>
        </message>
        <message>
            <source>a fixed-price contract needs its price</source>
            <translation>a fixed-price contract needs its price</translation>
        </message>
        <message>
            <source>a fixed-price contract has no premium</source>
            <translation>a fixed-price contract has no premium</translation>
        </message>
        <message>
            <source>a fixed price is wholly priced; leave it out</source>
            <translation>a fixed price is wholly priced; leave it out</translation>
        </message>
        <message>
            <source>without the futures price of its time it has no contract basis</source>
            <translation>without the futures price of its time it has no contract basis</translation>
        </message>
        <message>
            <source>a {pricing} contract needs its premium; 0 must be written as 0</source>
            <translation>a {pricing} contract needs its premium; 0 must be written as 0</translation>
        </message>
        <message>
            <source>{count} is priced, but at what price is not said</source>
            <translation>{count} is priced, but at what price is not said</translation>
        </message>
        <message>
            <source>{count} is priced, more than the contract's {most}</source>
            <translation>{count} is priced, more than the contract's {most}</translation>
        </message>
        <message>
            <source>nothing is said to be priced at this price</source>
            <translation>nothing is said to be priced at this price</translation>
        </message>
        <message>
            <source>an average price needs both window days</source>
            <translation>an average price needs both window days</translation>
        </message>
        <message>
            <source>lies before the window's start, {day}</source>
            <translation>lies before the window's start, {day}</translation>
        </message>
        <message>
            <source>is more than {most}, the quantity with its tolerance</source>
            <translation>is more than {most}, the quantity with its tolerance</translation>
        </message>
        <message>
            <source>contract {id} is {pricing}: it is not priced by hand</source>
            <translation>contract {id} is {pricing}: it is not priced by hand</translation>
        </message>
        <message>
            <source>lies after the last day for pricing, {day}</source>
            <translation>lies after the last day for pricing, {day}</translation>
        </message>
        <message>
            <source>is more than was unpriced in that month at the time</source>
            <translation>is more than was unpriced in that month at the time</translation>
        </message>
        <message>
            <source>{count} was rolled in parts, but only {most} is unpriced</source>
            <translation>{count} was rolled in parts, but only {most} is unpriced</translation>
        </message>
        <message>
            <source>has passed with {count} still unpriced</source>
            <translation>has passed with {count} still unpriced</translation>
        </message>
        <message>
            <source>has passed with {count} still undelivered</source>
            <translation>has passed with {count} still undelivered</translation>
        </message>
        <message>
            <source>goods without title must name the contract that counts them</source>
            <translation>goods without title must name the contract that counts them</translation>
        </message>
        <message>
            <source>is a sale; goods come from purchases</source>
            <translation>is a sale; goods come from purchases</translation>
        </message>
        <message>
            <source>is counted twice: {count} of contract {id} is with us, but the contract says that {most} is delivered and still counts the rest as to come</source>
            <translation>is counted twice: {count} of contract {id} is with us, but the contract says that {most} is delivered and still counts the rest as to come</translation>
        </message>
        <message>
            <source>differs from contract {id}, which has {value}</source>
            <translation>differs from contract {id}, which has {value}</translation>
        </message>
        <message>
            <source>more futures are matched than the lot's {most}</source>
            <translation>more futures are matched than the lot's {most}</translation>
        </message>
        <message>
            <source>without a landed cost it has no cost basis</source>
            <translation>without a landed cost it has no cost basis</translation>
        </message>
        <message>
            <source>no product is on file for {id} on {day}</source>
            <translation>no product is on file for {id} on {day}</translation>
        </message>
        <message>
            <source>no {name} VAT rate is on file for {id} on {day}</source>
            <translation>no {name} VAT rate is on file for {id} on {day}</translation>
        </message>
        <message>
            <source>no premium is on file for {id} on {day}; 0 must be written as 0</source>
            <translation>no premium is on file for {id} on {day}; 0 must be written as 0</translation>
        </message>
        <message>
            <source>{column} is empty</source>
            <translation>{column} is empty</translation>
        </message>
        <message>
            <source>with it, pricing {id} {why}</source>
            <translation>with it, pricing {id} {why}</translation>
        </message>
        <message>
            <source>brings what is priced of contract {id} to {count}, above its {most}</source>
            <translation>brings what is priced of contract {id} to {count}, above its {most}</translation>
        </message>
        <message>
            <source>is no trading day</source>
            <translation>is no trading day</translation>
        </message>
        <message>
            <source>lies after the trading day, {day}</source>
            <translation>lies after the trading day, {day}</translation>
        </message>
        <message>
            <source>the front told {value}; this row goes before it</source>
            <translation>the front told {value}; this row goes before it</translation>
        </message>
        <message>
            <source>{column} is part of the merged cell {cell}, whose value stands in its first row alone; write it in each</source>
            <translation>{column} is part of the merged cell {cell}, whose value stands in its first row alone; write it in each</translation>
        </message>
        <message>
            <source>{file}: has a header and no rows: all {count} rows that the book has of {table} are removed</source>
            <translation>{file}: has a header and no rows: all {count} rows that the book has of {table} are removed</translation>
        </message>
        <message>
            <source>cannot be told apart in rules: leave out {value}</source>
            <translation>cannot be told apart in rules: leave out {value}</translation>
        </message>
        <message>
            <source>is another product than {futures} of contract {id}</source>
            <translation>is another product than {futures} of contract {id}</translation>
        </message>
        <message>
            <source>is a pair on {id}: its spot less {futures} is no basis</source>
            <translation>is a pair on {id}: its spot less {futures} is no basis</translation>
        </message>
        <message>
            <source>is not what {futures} is of: its lots are counted in {id} and hedge nothing in {name}</source>
            <translation>is not what {futures} is of: its lots are counted in {id} and hedge nothing in {name}</translation>
        </message>
        <message>
            <source>looks like a price without tax beside {futures} of futures with it: its basis would be the tax; write it with {share}, {value}</source>
            <translation>looks like a price without tax beside {futures} of futures with it: its basis would be the tax; write it with {share}, {value}</translation>
        </message>
        <message>
            <source>is all that came, and {count} is priced: {most} is in vain</source>
            <translation>is all that came, and {count} is priced: {most} is in vain</translation>
        </message>
        <message>
            <source>is far from {futures}: both are for the unit that the futures are quoted in</source>
            <translation>is far from {futures}: both are for the unit that the futures are quoted in</translation>
        </message>
        <message>
            <source>is {count} days after {day}; no window is longer than 3 years</source>
            <translation>is {count} days after {day}; no window is longer than 3 years</translation>
        </message>
        <message>
            <source>no day from {day} on is a trading day</source>
            <translation>no day from {day} on is a trading day</translation>
        </message>
        <message>
            <source>lies after the last day of {futures}: it will have no settlement then</source>
            <translation>lies after the last day of {futures}: it will have no settlement then</translation>
        </message>
        <message>
            <source>lies after the trading day, {day}, and counts from now on</source>
            <translation>lies after the trading day, {day}, and counts from now on</translation>
        </message>
        <message>
            <source>is {share} of the quantity; one per cent is written 1% or 0.01</source>
            <translation>is {share} of the quantity; one per cent is written 1% or 0.01</translation>
        </message>
        <message>
            <source>makes {count} of contract {id} on the way, and {most} has still to come</source>
            <translation>makes {count} of contract {id} on the way, and {most} has still to come</translation>
        </message>
        <message>
            <source>is counted by the desk file's own lines already: these goods would count twice</source>
            <translation>is counted by the desk file's own lines already: these goods would count twice</translation>
        </message>
        <message>
            <source>what is not hedged has no futures price of its receipt: it has no cost basis</source>
            <translation>what is not hedged has no futures price of its receipt: it has no cost basis</translation>
        </message>
        <message>
            <source>basis = {value} has the wrong sign: spot {spot} minus futures {futures} is {basis}; so have {count} of {all} rows. If the file writes {other}, leave the column out, or use `book import --sign {sign}`</source>
            <translation>basis = {value} has the wrong sign: spot {spot} minus futures {futures} is {basis}; so have {count} of {all} rows. If the file writes {other}, leave the column out, or use `book import --sign {sign}`</translation>
        </message>
        <message>
            <source>leaves {share} of the lots of {account} in {id} to no unit</source>
            <translation>leaves {share} of the lots of {account} in {id} to no unit</translation>
        </message>
    </context>
    <context>
        <name>Flaw</name>
        <message>
            <source>a reduction answers a rule on pairs alone</source>
            <translation>a reduction answers a rule on pairs alone</translation>
        </message>
        <message>
            <source>a reduction answers the metric "basis" alone</source>
            <translation>a reduction answers the metric "basis" alone</translation>
        </message>
        <message>
            <source>1 to 64 letters, digits, dots, underscores or hyphens are needed</source>
            <translation>1 to 64 letters, digits, dots, underscores or hyphens are needed</translation>
        </message>
        <message>
            <source>its length must be 1 to 64</source>
            <translation>its length must be 1 to 64</translation>
        </message>
        <message>
            <source>a rule needs at least one subject</source>
            <translation>a rule needs at least one subject</translation>
        </message>
        <message>
            <source>is named twice</source>
            <translation>is named twice</translation>
        </message>
        <message>
            <source>is there twice</source>
            <translation>is there twice</translation>
        </message>
        <message>
            <source>must be 0 or more</source>
            <translation>must be 0 or more</translation>
        </message>
        <message>
            <source>no level has a formula</source>
            <translation>no level has a formula</translation>
        </message>
        <message>
            <source>a rule has limits or formulas, not both</source>
            <translation>a rule has limits or formulas, not both</translation>
        </message>
        <message>
            <source>levels must ascend, each once</source>
            <translation>levels must ascend, each once</translation>
        </message>
        <message>
            <source>no rule with limits is on this</source>
            <translation>no rule with limits is on this</translation>
        </message>
        <message>
            <source>the rule has no level with limits</source>
            <translation>the rule has no level with limits</translation>
        </message>
        <message>
            <source>a level needs low, high or both</source>
            <translation>a level needs low, high or both</translation>
        </message>
        <message>
            <source>a number is needed</source>
            <translation>a number is needed</translation>
        </message>
        <message>
            <source>must be below high, </source>
            <translation>must be below high, </translation>
        </message>
        <message>
            <source>must be less than the width of the narrowest band, </source>
            <translation>must be less than the width of the narrowest band, </translation>
        </message>
        <message>
            <source>must not lie above the low of a lower level, </source>
            <translation>must not lie above the low of a lower level, </translation>
        </message>
        <message>
            <source>must not lie below the high of a lower level, </source>
            <translation>must not lie below the high of a lower level, </translation>
        </message>
        <message>
            <source>an empty formula never fires; a rule without this level leaves the key out</source>
            <translation>an empty formula never fires; a rule without this level leaves the key out</translation>
        </message>
        <message>
            <source>this is not a formula</source>
            <translation>this is not a formula</translation>
        </message>
        <message>
            <source>an account has no sessions: its clock is "wall"</source>
            <translation>an account has no sessions: its clock is "wall"</translation>
        </message>
        <message>
            <source>a share of 1: per cent are written as 80% in a formula, as 0.8 everywhere</source>
            <translation>a share of 1: per cent are written as 80% in a formula, as 0.8 everywhere</translation>
        </message>
    </context>
    <context>
        <name>Footing</name>
        <message>
            <source>{shown} · as rules and orders</source>
            <translation>{shown} · as rules and orders</translation>
        </message>
        <message>
            <source>▲ View: {shown} · rules, orders: {counted}</source>
            <translation>▲ View: {shown} · rules, orders: {counted}</translation>
        </message>
        <message>
            <source>View {0}</source>
            <translation>View {0}</translation>
        </message>
        <message>
            <source>To look at only: rules and orders stay {0}</source>
            <translation>To look at only: rules and orders stay {0}</translation>
        </message>
        <message>
            <source>{title}, {footing}</source>
            <translation>{title}, {footing}</translation>
        </message>
        <message>
            <source>no rate on file: {0}</source>
            <translation>no rate on file: {0}</translation>
        </message>
        <message>
            <source>r = {0}</source>
            <translation>r = {0}</translation>
        </message>
        <message>
            <source>r = {rate}, excl. VAT is q / {factor}: {0}</source>
            <translation>r = {rate}, excl. VAT is q / {factor}: {0}</translation>
        </message>
        <message>
            <source>no tax in the price, the same on both: {0}</source>
            <translation>no tax in the price, the same on both: {0}</translation>
        </message>
        <message>
            <source>▲ View only: {shown}</source>
            <translation>▲ View only: {shown}</translation>
        </message>
    </context>
    <context>
        <name>Formula</name>
        <message>
            <source>this is neither true nor false</source>
            <translation>this is neither true nor false</translation>
        </message>
        <message>
            <source>compare two things at a time</source>
            <translation>compare two things at a time</translation>
        </message>
        <message>
            <source>things are compared by &lt; and &gt; only</source>
            <translation>things are compared by &lt; and &gt; only</translation>
        </message>
        <message>
            <source>the width to come back by must not be negative</source>
            <translation>the width to come back by must not be negative</translation>
        </message>
        <message>
            <source>nested too deeply</source>
            <translation>nested too deeply</translation>
        </message>
        <message>
            <source>this is not a metric, a change, a deviation or a ratio</source>
            <translation>this is not a metric, a change, a deviation or a ratio</translation>
        </message>
        <message>
            <source>either a period such as "15m" or a bar="15m" is needed</source>
            <translation>either a period such as "15m" or a bar="15m" is needed</translation>
        </message>
        <message>
            <source>there are "price", "sigma" and "previous"</source>
            <translation>there are "price", "sigma" and "previous"</translation>
        </message>
        <message>
            <source>a change relative to the previous value needs a floor</source>
            <translation>a change relative to the previous value needs a floor</translation>
        </message>
        <message>
            <source>there are "values" and "changes"</source>
            <translation>there are "values" and "changes"</translation>
        </message>
        <message>
            <source>a number is needed</source>
            <translation>a number is needed</translation>
        </message>
        <message>
            <source>a whole number is needed</source>
            <translation>a whole number is needed</translation>
        </message>
        <message>
            <source>True or False is needed</source>
            <translation>True or False is needed</translation>
        </message>
        <message>
            <source>a text in quotation marks is needed, such as "15m"</source>
            <translation>a text in quotation marks is needed, such as "15m"</translation>
        </message>
        <message>
            <source>a span of time is needed, such as "90s", "15m" or "5d"</source>
            <translation>a span of time is needed, such as "90s", "15m" or "5d"</translation>
        </message>
        <message>
            <source>a time of day is needed, such as "21:00"</source>
            <translation>a time of day is needed, such as "21:00"</translation>
        </message>
        <message>
            <source>the name of a metric is needed, such as basis or unit.basis</source>
            <translation>the name of a metric is needed, such as basis or unit.basis</translation>
        </message>
        <message>
            <source>no stars, please</source>
            <translation>no stars, please</translation>
        </message>
        <message>
            <source>spot, futures, basis: a value, in its unit</source>
            <translation>spot, futures, basis: a value, in its unit</translation>
        </message>
        <message>
            <source>outside: beyond either limit, back once inside by clear</source>
            <translation>outside: beyond either limit, back once inside by clear</translation>
        </message>
        <message>
            <source>beyond: each limit by itself, with where it ends</source>
            <translation>beyond: each limit by itself, with where it ends</translation>
        </message>
        <message>
            <source>change: against 15 minutes ago, in the unit; abs: both ways</source>
            <translation>change: against 15 minutes ago, in the unit; abs: both ways</translation>
        </message>
        <message>
            <source>per price: of the spot price then; right across zero</source>
            <translation>per price: of the spot price then; right across zero</translation>
        </message>
        <message>
            <source>per previous: of the value then, at least the floor</source>
            <translation>per previous: of the value then, at least the floor</translation>
        </message>
        <message>
            <source>per sigma: in deviations of the changes before</source>
            <translation>per sigma: in deviations of the changes before</translation>
        </message>
        <message>
            <source>bar: against the close of the last whole bar</source>
            <translation>bar: against the close of the last whole bar</translation>
        </message>
        <message>
            <source>deviation, variance: over samples or a time; / is a ratio</source>
            <translation>deviation, variance: over samples or a time; / is a ratio</translation>
        </message>
        <message>
            <source>rank: place among the last values, from 0 to 1</source>
            <translation>rank: place among the last values, from 0 to 1</translation>
        </message>
        <message>
            <source>flip: the sign has changed, by more than the dead band</source>
            <translation>flip: the sign has changed, by more than the dead band</translation>
        </message>
        <message>
            <source>and, or, not; during: a time of day at the exchange</source>
            <translation>and, or, not; during: a time of day at the exchange</translation>
        </message>
        <message>
            <source>data, stale: there is no good value, for such a reason</source>
            <translation>data, stale: there is no good value, for such a reason</translation>
        </message>
        <message>
            <source>margin_ratio: margin of equity; 80% is 0.8</source>
            <translation>margin_ratio: margin of equity; 80% is 0.8</translation>
        </message>
        <message>
            <source>available, equity, margin: in CNY</source>
            <translation>available, equity, margin: in CNY</translation>
        </message>
        <message>
            <source>position_profit, close_profit: of the day, in CNY</source>
            <translation>position_profit, close_profit: of the day, in CNY</translation>
        </message>
        <message>
            <source>change: against half an hour ago</source>
            <translation>change: against half an hour ago</translation>
        </message>
        <message>
            <source>link_down: the counter is not heard</source>
            <translation>link_down: the counter is not heard</translation>
        </message>
        <message>
            <source>this is not a formula: {0}</source>
            <translation>this is not a formula: {0}</translation>
        </message>
        <message>
            <source>{0}: there is no such value here</source>
            <translation>{0}: there is no such value here</translation>
        </message>
        <message>
            <source>{0}: nothing is linked under this name</source>
            <translation>{0}: nothing is linked under this name</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
        <message>
            <source>a subject is written as basis["pair:…"]</source>
            <translation>a subject is written as basis["pair:…"]</translation>
        </message>
        <message>
            <source>column {0}: {1} is full-width: type {2}</source>
            <translation>column {0}: {1} is full-width: type {2}</translation>
        </message>
        <message>
            <source>a share of 1: per cent are written as 80% in a formula, as 0.8 everywhere</source>
            <translation>a share of 1: per cent are written as 80% in a formula, as 0.8 everywhere</translation>
        </message>
        <message>
            <source>there are two times of day, "night", "day", "first 15m" and "last 30m"</source>
            <translation>there are two times of day, "night", "day", "first 15m" and "last 30m"</translation>
        </message>
        <message>
            <source>an account has no sessions: name two times of day, such as during("09:00", "15:00")</source>
            <translation>an account has no sessions: name two times of day, such as during("09:00", "15:00")</translation>
        </message>
        <message>
            <source>night, day, first 15m, last 30m: of the trading day, by the contract</source>
            <translation>night, day, first 15m, last 30m: of the trading day, by the contract</translation>
        </message>
        <message>
            <source>the minutes of a day are above 0 and within 24 hours</source>
            <translation>the minutes of a day are above 0 and within 24 hours</translation>
        </message>
        <message>
            <source>{count} things are needed in the brackets</source>
            <translation>{count} things are needed in the brackets</translation>
        </message>
        <message>
            <source>there is no {word} here; there are: {names}</source>
            <translation>there is no {word} here; there are: {names}</translation>
        </message>
        <message>
            <source>a change in the metric's own unit has no {word}</source>
            <translation>a change in the metric's own unit has no {word}</translation>
        </message>
        <message>
            <source>per="{kind}" has no {word}</source>
            <translation>per="{kind}" has no {word}</translation>
        </message>
        <message>
            <source>this window has no {word}</source>
            <translation>this window has no {word}</translation>
        </message>
        <message>
            <source>{owner} has no input metric called {name}</source>
            <translation>{owner} has no input metric called {name}</translation>
        </message>
        <message>
            <source>a formula has at most {count} characters</source>
            <translation>a formula has at most {count} characters</translation>
        </message>
        <message>
            <source>the {part} minutes of a day are above 0 and within 24 hours</source>
            <translation>the {part} minutes of a day are above 0 and within 24 hours</translation>
        </message>
        <message>
            <source>the {part} is a whole session and has no length</source>
            <translation>the {part} is a whole session and has no length</translation>
        </message>
        <message>
            <source>limits must ascend: low &lt;= clear of low &lt;= clear of high &lt;= high, not {limits}</source>
            <translation>limits must ascend: low &lt;= clear of low &lt;= clear of high &lt;= high, not {limits}</translation>
        </message>
        <message>
            <source>"{link}" is no subject: there are {names}</source>
            <translation>"{link}" is no subject: there are {names}</translation>
        </message>
        <message>
            <source>"{link}" names no single subject</source>
            <translation>"{link}" names no single subject</translation>
        </message>
        <message>
            <source>"{link}" needs a commodity here, such as "{example}"</source>
            <translation>"{link}" needs a commodity here, such as "{example}"</translation>
        </message>
        <message>
            <source>there are {names}</source>
            <translation>there are {names}</translation>
        </message>
        <message>
            <source>the formula is nested too deeply</source>
            <translation>the formula is nested too deeply</translation>
        </message>
        <message>
            <source>a limit of a magnitude must not be negative</source>
            <translation>a limit of a magnitude must not be negative</translation>
        </message>
        <message>
            <source>a limit is a finite number</source>
            <translation>a limit is a finite number</translation>
        </message>
        <message>
            <source>a comparison needs a high or a low limit</source>
            <translation>a comparison needs a high or a low limit</translation>
        </message>
        <message>
            <source>there is a clear threshold above, but no high limit</source>
            <translation>there is a clear threshold above, but no high limit</translation>
        </message>
        <message>
            <source>there is a clear threshold below, but no low limit</source>
            <translation>there is a clear threshold below, but no low limit</translation>
        </message>
        <message>
            <source>a time window must not begin where it ends</source>
            <translation>a time window must not begin where it ends</translation>
        </message>
        <message>
            <source>a time window is in exchange time and names no zone</source>
            <translation>a time window is in exchange time and names no zone</translation>
        </message>
        <message>
            <source>a data condition needs at least one state</source>
            <translation>a data condition needs at least one state</translation>
        </message>
        <message>
            <source>all of nothing is no condition</source>
            <translation>all of nothing is no condition</translation>
        </message>
        <message>
            <source>any of nothing is no condition</source>
            <translation>any of nothing is no condition</translation>
        </message>
        <message>
            <source>a bar needs a length of at least 1 ms</source>
            <translation>a bar needs a length of at least 1 ms</translation>
        </message>
        <message>
            <source>a change needs a period above zero</source>
            <translation>a change needs a period above zero</translation>
        </message>
        <message>
            <source>decay must lie between 0 and 1</source>
            <translation>decay must lie between 0 and 1</translation>
        </message>
        <message>
            <source>a deviation needs at least one change</source>
            <translation>a deviation needs at least one change</translation>
        </message>
        <message>
            <source>the floor of a relative change must not be negative</source>
            <translation>the floor of a relative change must not be negative</translation>
        </message>
        <message>
            <source>a window needs at least two samples</source>
            <translation>a window needs at least two samples</translation>
        </message>
        <message>
            <source>a window needs a length above zero</source>
            <translation>a window needs a length above zero</translation>
        </message>
        <message>
            <source>an EWMA needs at least two samples</source>
            <translation>an EWMA needs at least two samples</translation>
        </message>
        <message>
            <source>only changes of zero can be left out</source>
            <translation>only changes of zero can be left out</translation>
        </message>
        <message>
            <source>with every= a window is a number of bars, such as 60</source>
            <translation>with every= a window is a number of bars, such as 60</translation>
        </message>
        <message>
            <source>a percentile needs 2 &lt;= least &lt;= samples</source>
            <translation>a percentile needs 2 &lt;= least &lt;= samples</translation>
        </message>
        <message>
            <source>a dead band must not be negative</source>
            <translation>a dead band must not be negative</translation>
        </message>
    </context>
    <context>
        <name>FormulaGrid</name>
        <message>
            <source>Formula</source>
            <translation>Formula</translation>
        </message>
        <message>
            <source>Formula of {0}</source>
            <translation>Formula of {0}</translation>
        </message>
        <message>
            <source>spaces are no formula; empty: no such level</source>
            <translation>spaces are no formula; empty: no such level</translation>
        </message>
        <message>
            <source>empty: no such level</source>
            <translation>empty: no such level</translation>
        </message>
    </context>
    <context>
        <name>Goods</name>
        <message>
            <source>Stock</source>
            <translation>Stock</translation>
        </message>
        <message>
            <source>No goods in the book</source>
            <translation>No goods in the book</translation>
        </message>
        <message>
            <source>Lot</source>
            <translation>Lot</translation>
        </message>
        <message>
            <source>What</source>
            <translation>What</translation>
        </message>
        <message>
            <source>Business unit</source>
            <translation>Business unit</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Quantity</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Cost</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Month</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Where</translation>
        </message>
    </context>
    <context>
        <name>Hedge</name>
        <message>
            <source>nothing to hedge</source>
            <translation>nothing to hedge</translation>
        </message>
        <message>
            <source>futures on the side of the goods</source>
            <translation>futures on the side of the goods</translation>
        </message>
        <message>
            <source>over-hedged</source>
            <translation>over-hedged</translation>
        </message>
        <message>
            <source>futures {0}, goods {1} {2} before futures</source>
            <translation>futures {0}, goods {1} {2} before futures</translation>
        </message>
        <message>
            <source>{0} {1} beyond a hedge</source>
            <translation>{0} {1} beyond a hedge</translation>
        </message>
        <message>
            <source>bare</source>
            <translation>bare</translation>
        </message>
        <message>
            <source>futures with no goods to hedge: speculation</source>
            <translation>futures with no goods to hedge: speculation</translation>
        </message>
        <message>
            <source>below the band of {0} to {1}</source>
            <translation>below the band of {0} to {1}</translation>
        </message>
        <message>
            <source>within the band of {0} to {1}</source>
            <translation>within the band of {0} to {1}</translation>
        </message>
        <message>
            <source>above the band of {0} to {1}</source>
            <translation>above the band of {0} to {1}</translation>
        </message>
    </context>
    <context>
        <name>Help</name>
        <message>
            <source>usage: </source>
            <translation>usage: </translation>
        </message>
        <message>
            <source>options</source>
            <translation>options</translation>
        </message>
        <message>
            <source>show this help message and exit</source>
            <translation>show this help message and exit</translation>
        </message>
        <message>
            <source>basisdesk, the desktop. Without --desk: the demo desk, all on this machine.</source>
            <translation>basisdesk, the desktop. Without --desk: the demo desk, all on this machine.</translation>
        </message>
        <message>
            <source>Example: python main.py --for 20 --screenshot shot.png --size 1366x768 --lang en</source>
            <translation>Example: python main.py --for 20 --screenshot shot.png --size 1366x768 --lang en</translation>
        </message>
        <message>
            <source>the desk file (TOML)</source>
            <translation>the desk file (TOML)</translation>
        </message>
        <message>
            <source>folder for ledger and keys</source>
            <translation>folder for ledger and keys</translation>
        </message>
        <message>
            <source>quit by itself after so long</source>
            <translation>quit by itself after so long</translation>
        </message>
        <message>
            <source>save the window there before it quits</source>
            <translation>save the window there before it quits</translation>
        </message>
        <message>
            <source>window size, such as 1366x768</source>
            <translation>window size, such as 1366x768</translation>
        </message>
        <message>
            <source>of window and refusals, else zh</source>
            <translation>of window and refusals, else zh</translation>
        </message>
    </context>
    <context>
        <name>Import</name>
        <message>
            <source>What would change</source>
            <translation>What would change</translation>
        </message>
        <message>
            <source>The book says the same already</source>
            <translation>The book says the same already</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>Look at</source>
            <translation>Look at</translation>
        </message>
        <message>
            <source>Import: what would change</source>
            <translation>Import: what would change</translation>
        </message>
        <message>
            <source>Nothing changes</source>
            <translation>Nothing changes</translation>
        </message>
        <message>
            <source>Rows that the files do not name stay</source>
            <translation>Rows that the files do not name stay</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Apply</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Reading…</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>What happens</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>Row</translation>
        </message>
        <message>
            <source>In words</source>
            <translation>In words</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Faults: {0}; nothing of these files can be applied</source>
            <translation>Faults: {0}; nothing of these files can be applied</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>Keys</source>
            <translation>Keys</translation>
        </message>
        <message>
            <source>From everywhere</source>
            <translation>From everywhere</translation>
        </message>
        <message>
            <source>In the panel with the focus</source>
            <translation>In the panel with the focus</translation>
        </message>
        <message>
            <source>On the card with the focus</source>
            <translation>On the card with the focus</translation>
        </message>
    </context>
    <context>
        <name>Library</name>
        <message>
            <source>{detail}: line {line} column {column} (char {place})</source>
            <translation>{detail}: line {line} column {column} (char {place})</translation>
        </message>
        <message>
            <source>Expecting value</source>
            <translation>Expecting value</translation>
        </message>
        <message>
            <source>Expecting property name enclosed in double quotes</source>
            <translation>Expecting property name enclosed in double quotes</translation>
        </message>
        <message>
            <source>Expecting '{mark}' delimiter</source>
            <translation>Expecting '{mark}' delimiter</translation>
        </message>
        <message>
            <source>Illegal trailing comma before end of {what}</source>
            <translation>Illegal trailing comma before end of {what}</translation>
        </message>
        <message>
            <source>Extra data</source>
            <translation>Extra data</translation>
        </message>
        <message>
            <source>Unterminated string starting at</source>
            <translation>Unterminated string starting at</translation>
        </message>
        <message>
            <source>Invalid control character at</source>
            <translation>Invalid control character at</translation>
        </message>
        <message>
            <source>Invalid \escape</source>
            <translation>Invalid \escape</translation>
        </message>
        <message>
            <source>Invalid \uXXXX escape</source>
            <translation>Invalid \uXXXX escape</translation>
        </message>
        <message>
            <source>Unexpected UTF-8 BOM (decode using utf-8-sig)</source>
            <translation>Unexpected UTF-8 BOM (decode using utf-8-sig)</translation>
        </message>
        <message>
            <source>JSON is malformed: {detail} (byte {place})</source>
            <translation>JSON is malformed: {detail} (byte {place})</translation>
        </message>
        <message>
            <source>Input data was truncated</source>
            <translation>Input data was truncated</translation>
        </message>
        <message>
            <source>Number out of range - at `{path}`</source>
            <translation>Number out of range - at `{path}`</translation>
        </message>
        <message>
            <source>Number out of range</source>
            <translation>Number out of range</translation>
        </message>
        <message>
            <source>nested too deeply to be read</source>
            <translation>nested too deeply to be read</translation>
        </message>
        <message>
            <source>invalid character in unicode escape</source>
            <translation>invalid character in unicode escape</translation>
        </message>
        <message>
            <source>invalid character</source>
            <translation>invalid character</translation>
        </message>
        <message>
            <source>invalid number</source>
            <translation>invalid number</translation>
        </message>
        <message>
            <source>invalid escape character in string</source>
            <translation>invalid escape character in string</translation>
        </message>
        <message>
            <source>invalid escaped character</source>
            <translation>invalid escaped character</translation>
        </message>
        <message>
            <source>invalid utf-16 surrogate pair</source>
            <translation>invalid utf-16 surrogate pair</translation>
        </message>
        <message>
            <source>unexpected end of escaped utf-16 surrogate pair</source>
            <translation>unexpected end of escaped utf-16 surrogate pair</translation>
        </message>
        <message>
            <source>trailing comma in object</source>
            <translation>trailing comma in object</translation>
        </message>
        <message>
            <source>trailing comma in array</source>
            <translation>trailing comma in array</translation>
        </message>
        <message>
            <source>trailing characters</source>
            <translation>trailing characters</translation>
        </message>
        <message>
            <source>object keys must be strings</source>
            <translation>object keys must be strings</translation>
        </message>
        <message>
            <source>expected {mark} or {other}</source>
            <translation>expected {mark} or {other}</translation>
        </message>
        <message>
            <source>expected {mark}</source>
            <translation>expected {mark}</translation>
        </message>
        <message>
            <source>'utf-8' codec can't encode character '{mark}' in position {place}: surrogates not allowed</source>
            <translation>'utf-8' codec can't encode character '{mark}' in position {place}: surrogates not allowed</translation>
        </message>
        <message>
            <source>Multiple exceptions: {list}</source>
            <translation>Multiple exceptions: {list}</translation>
        </message>
        <message>
            <source>[Errno {number}] Connect call failed ({address})</source>
            <translation>[Errno {number}] Connect call failed ({address})</translation>
        </message>
        <message>
            <source>Connect call failed ({address})</source>
            <translation>Connect call failed ({address})</translation>
        </message>
        <message>
            <source>Cannot connect to host {host} ssl:{tls} [{detail}]</source>
            <translation>Cannot connect to host {host} ssl:{tls} [{detail}]</translation>
        </message>
        <message>
            <source>Connection timeout to host {host}</source>
            <translation>Connection timeout to host {host}</translation>
        </message>
        <message>
            <source>Timeout on reading data from socket</source>
            <translation>Timeout on reading data from socket</translation>
        </message>
        <message>
            <source>[SSL: {code}] {detail} (_ssl.c:{place})</source>
            <translation>[SSL: {code}] {detail} (_ssl.c:{place})</translation>
        </message>
        <message>
            <source>wrong version number</source>
            <translation>wrong version number</translation>
        </message>
        <message>
            <source>EOF occurred in violation of protocol</source>
            <translation>EOF occurred in violation of protocol</translation>
        </message>
        <message>
            <source>unexpected eof while reading</source>
            <translation>unexpected eof while reading</translation>
        </message>
        <message>
            <source>certificate verify failed: {detail}</source>
            <translation>certificate verify failed: {detail}</translation>
        </message>
        <message>
            <source>self-signed certificate in certificate chain</source>
            <translation>self-signed certificate in certificate chain</translation>
        </message>
        <message>
            <source>self-signed certificate</source>
            <translation>self-signed certificate</translation>
        </message>
        <message>
            <source>self signed certificate</source>
            <translation>self signed certificate</translation>
        </message>
        <message>
            <source>certificate has expired</source>
            <translation>certificate has expired</translation>
        </message>
        <message>
            <source>certificate is not yet valid</source>
            <translation>certificate is not yet valid</translation>
        </message>
        <message>
            <source>unable to get local issuer certificate</source>
            <translation>unable to get local issuer certificate</translation>
        </message>
        <message>
            <source>Hostname mismatch, certificate is not valid for '{host}'.</source>
            <translation>Hostname mismatch, certificate is not valid for '{host}'.</translation>
        </message>
        <message>
            <source>IP address mismatch, certificate is not valid for '{host}'.</source>
            <translation>IP address mismatch, certificate is not valid for '{host}'.</translation>
        </message>
        <message>
            <source>did not receive a valid HTTP response</source>
            <translation>did not receive a valid HTTP response</translation>
        </message>
        <message>
            <source>missing {header} header</source>
            <translation>missing {header} header</translation>
        </message>
        <message>
            <source>empty {header} header</source>
            <translation>empty {header} header</translation>
        </message>
        <message>
            <source>invalid {header} header: {value}</source>
            <translation>invalid {header} header: {value}</translation>
        </message>
        <message>
            <source>{host} isn't a valid URI: {detail}</source>
            <translation>{host} isn't a valid URI: {detail}</translation>
        </message>
        <message>
            <source>scheme isn't ws or wss</source>
            <translation>scheme isn't ws or wss</translation>
        </message>
        <message>
            <source>hostname isn't provided</source>
            <translation>hostname isn't provided</translation>
        </message>
        <message>
            <source>Port out of range 0-65535</source>
            <translation>Port out of range 0-65535</translation>
        </message>
        <message>
            <source>proxy rejected connection: HTTP {status}</source>
            <translation>proxy rejected connection: HTTP {status}</translation>
        </message>
        <message>
            <source>TimeoutError</source>
            <translation>TimeoutError</translation>
        </message>
        <message>
            <source>ConnectionResetError</source>
            <translation>ConnectionResetError</translation>
        </message>
        <message>
            <source>ServerDisconnectedError</source>
            <translation>ServerDisconnectedError</translation>
        </message>
        <message>
            <source>ClientPayloadError</source>
            <translation>ClientPayloadError</translation>
        </message>
        <message>
            <source>ClientResponseError</source>
            <translation>ClientResponseError</translation>
        </message>
        <message>
            <source>TooManyRedirects</source>
            <translation>TooManyRedirects</translation>
        </message>
        <message>
            <source>InvalidUrlClientError</source>
            <translation>InvalidUrlClientError</translation>
        </message>
        <message>
            <source>EOFError</source>
            <translation>EOFError</translation>
        </message>
        <message>
            <source>'{mark}' expected after '"'</source>
            <translation>'{mark}' expected after '"'</translation>
        </message>
        <message>
            <source>line contains NUL</source>
            <translation>line contains NUL</translation>
        </message>
        <message>
            <source>field larger than field limit ({most})</source>
            <translation>field larger than field limit ({most})</translation>
        </message>
        <message>
            <source>File is not a zip file</source>
            <translation>File is not a zip file</translation>
        </message>
        <message>
            <source>Truncated file header</source>
            <translation>Truncated file header</translation>
        </message>
        <message>
            <source>Truncated central directory</source>
            <translation>Truncated central directory</translation>
        </message>
        <message>
            <source>Bad magic number for central directory</source>
            <translation>Bad magic number for central directory</translation>
        </message>
        <message>
            <source>Bad magic number for file header</source>
            <translation>Bad magic number for file header</translation>
        </message>
        <message>
            <source>Bad offset for central directory</source>
            <translation>Bad offset for central directory</translation>
        </message>
        <message>
            <source>Bad CRC-32 for file {file}</source>
            <translation>Bad CRC-32 for file {file}</translation>
        </message>
        <message>
            <source>Corrupt extra field {code} (size={count})</source>
            <translation>Corrupt extra field {code} (size={count})</translation>
        </message>
        <message>
            <source>File name in directory {file} and header {other} differ.</source>
            <translation>File name in directory {file} and header {other} differ.</translation>
        </message>
        <message>
            <source>"There is no item named {file} in the archive"</source>
            <translation>"There is no item named {file} in the archive"</translation>
        </message>
        <message>
            <source>That compression method is not supported</source>
            <translation>That compression method is not supported</translation>
        </message>
        <message>
            <source>zipfiles that span multiple disks are not supported</source>
            <translation>zipfiles that span multiple disks are not supported</translation>
        </message>
        <message>
            <source>zip file version {version}</source>
            <translation>zip file version {version}</translation>
        </message>
        <message>
            <source>compressed patched data (flag bit {number})</source>
            <translation>compressed patched data (flag bit {number})</translation>
        </message>
        <message>
            <source>strong encryption (flag bit {number})</source>
            <translation>strong encryption (flag bit {number})</translation>
        </message>
        <message>
            <source>Overlapped entries: {file} (possible zip bomb)</source>
            <translation>Overlapped entries: {file} (possible zip bomb)</translation>
        </message>
        <message>
            <source>File {file} is encrypted, password required for extraction</source>
            <translation>File {file} is encrypted, password required for extraction</translation>
        </message>
        <message>
            <source>negative seek value {number}</source>
            <translation>negative seek value {number}</translation>
        </message>
        <message>
            <source>Error {number} while decompressing data: {detail}</source>
            <translation>Error {number} while decompressing data: {detail}</translation>
        </message>
        <message>
            <source>{detail}: line {line}, column {column}</source>
            <translation>{detail}: line {line}, column {column}</translation>
        </message>
        <message>
            <source>BadZipFile</source>
            <translation>BadZipFile</translation>
        </message>
        <message>
            <source>incorrect header check</source>
            <translation>incorrect header check</translation>
        </message>
        <message>
            <source>unknown compression method</source>
            <translation>unknown compression method</translation>
        </message>
        <message>
            <source>invalid window size</source>
            <translation>invalid window size</translation>
        </message>
        <message>
            <source>unknown header flags set</source>
            <translation>unknown header flags set</translation>
        </message>
        <message>
            <source>header crc mismatch</source>
            <translation>header crc mismatch</translation>
        </message>
        <message>
            <source>invalid block type</source>
            <translation>invalid block type</translation>
        </message>
        <message>
            <source>invalid stored block lengths</source>
            <translation>invalid stored block lengths</translation>
        </message>
        <message>
            <source>too many length or distance symbols</source>
            <translation>too many length or distance symbols</translation>
        </message>
        <message>
            <source>invalid code lengths set</source>
            <translation>invalid code lengths set</translation>
        </message>
        <message>
            <source>invalid bit length repeat</source>
            <translation>invalid bit length repeat</translation>
        </message>
        <message>
            <source>invalid code -- missing end-of-block</source>
            <translation>invalid code -- missing end-of-block</translation>
        </message>
        <message>
            <source>invalid literal/lengths set</source>
            <translation>invalid literal/lengths set</translation>
        </message>
        <message>
            <source>invalid distances set</source>
            <translation>invalid distances set</translation>
        </message>
        <message>
            <source>invalid literal/length code</source>
            <translation>invalid literal/length code</translation>
        </message>
        <message>
            <source>invalid distance code</source>
            <translation>invalid distance code</translation>
        </message>
        <message>
            <source>invalid distance too far back</source>
            <translation>invalid distance too far back</translation>
        </message>
        <message>
            <source>incorrect data check</source>
            <translation>incorrect data check</translation>
        </message>
        <message>
            <source>incorrect length check</source>
            <translation>incorrect length check</translation>
        </message>
        <message>
            <source>incomplete or truncated stream</source>
            <translation>incomplete or truncated stream</translation>
        </message>
        <message>
            <source>no element found</source>
            <translation>no element found</translation>
        </message>
        <message>
            <source>syntax error</source>
            <translation>syntax error</translation>
        </message>
        <message>
            <source>unclosed token</source>
            <translation>unclosed token</translation>
        </message>
        <message>
            <source>mismatched tag</source>
            <translation>mismatched tag</translation>
        </message>
        <message>
            <source>not well-formed (invalid token)</source>
            <translation>not well-formed (invalid token)</translation>
        </message>
        <message>
            <source>junk after document element</source>
            <translation>junk after document element</translation>
        </message>
        <message>
            <source>partial character</source>
            <translation>partial character</translation>
        </message>
        <message>
            <source>duplicate attribute</source>
            <translation>duplicate attribute</translation>
        </message>
        <message>
            <source>undefined entity</source>
            <translation>undefined entity</translation>
        </message>
        <message>
            <source>XML or text declaration not at start of entity</source>
            <translation>XML or text declaration not at start of entity</translation>
        </message>
        <message>
            <source>unknown encoding</source>
            <translation>unknown encoding</translation>
        </message>
        <message>
            <source>encoding specified in XML declaration is incorrect</source>
            <translation>encoding specified in XML declaration is incorrect</translation>
        </message>
        <message>
            <source>unclosed CDATA section</source>
            <translation>unclosed CDATA section</translation>
        </message>
        <message>
            <source>unbound prefix</source>
            <translation>unbound prefix</translation>
        </message>
        <message>
            <source>XML declaration not well-formed</source>
            <translation>XML declaration not well-formed</translation>
        </message>
        <message>
            <source>object</source>
            <translation>object</translation>
        </message>
        <message>
            <source>array</source>
            <translation>array</translation>
        </message>
        <message>
            <source>neither UTF-8 nor GB18030</source>
            <translation>neither UTF-8 nor GB18030</translation>
        </message>
    </context>
    <context>
        <name>LimitForm</name>
        <message>
            <source>Below</source>
            <translation>Below</translation>
        </message>
        <message>
            <source>ends above</source>
            <translation>ends above</translation>
        </message>
        <message>
            <source>Above</source>
            <translation>Above</translation>
        </message>
        <message>
            <source>ends below</source>
            <translation>ends below</translation>
        </message>
        <message>
            <source>From</source>
            <translation>From</translation>
        </message>
        <message>
            <source>until</source>
            <translation>until</translation>
        </message>
        <message>
            <source>Several conditions: only as a formula</source>
            <translation>Several conditions: only as a formula</translation>
        </message>
        <message>
            <source>A negation: only as a formula</source>
            <translation>A negation: only as a formula</translation>
        </message>
        <message>
            <source>A nested quantity: only as a formula</source>
            <translation>A nested quantity: only as a formula</translation>
        </message>
        <message>
            <source>a limit is needed</source>
            <translation>a limit is needed</translation>
        </message>
        <message>
            <source>a finite number is needed</source>
            <translation>a finite number is needed</translation>
        </message>
        <message>
            <source>the limits cross</source>
            <translation>the limits cross</translation>
        </message>
        <message>
            <source>per previous: a floor above zero is needed</source>
            <translation>per previous: a floor above zero is needed</translation>
        </message>
        <message>
            <source>a number is needed</source>
            <translation>a number is needed</translation>
        </message>
        <message>
            <source>{0}; the formula stays as it was</source>
            <translation>{0}; the formula stays as it was</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
        <message>
            <source>The levels watch different things: only as formulas</source>
            <translation>The levels watch different things: only as formulas</translation>
        </message>
        <message>
            <source>The times of day differ: only as formulas</source>
            <translation>The times of day differ: only as formulas</translation>
        </message>
        <message>
            <source>levels must ascend, each once</source>
            <translation>levels must ascend, each once</translation>
        </message>
        <message>
            <source>this has one level only</source>
            <translation>this has one level only</translation>
        </message>
        <message>
            <source>this has no limit</source>
            <translation>this has no limit</translation>
        </message>
        <message>
            <source>must lie further out than a lower level's</source>
            <translation>must lie further out than a lower level's</translation>
        </message>
        <message>
            <source>two different times of day are needed, such as 21:00, or one of {0} alone</source>
            <translation>two different times of day are needed, such as 21:00, or one of {0} alone</translation>
        </message>
    </context>
    <context>
        <name>LimitGrid</name>
        <message>
            <source>Below</source>
            <translation>Below</translation>
        </message>
        <message>
            <source>Above</source>
            <translation>Above</translation>
        </message>
    </context>
    <context>
        <name>Linked</name>
        <message>
            <source>Select an alert to see what belongs to it</source>
            <translation>Select an alert to see what belongs to it</translation>
        </message>
        <message>
            <source>Linked to the alert</source>
            <translation>Linked to the alert</translation>
        </message>
        <message>
            <source>at the futures price {0} CNY</source>
            <translation>at the futures price {0} CNY</translation>
        </message>
        <message>
            <source>at the spot price {0} CNY</source>
            <translation>at the spot price {0} CNY</translation>
        </message>
        <message>
            <source>equity, by share: {0} CNY</source>
            <translation>equity, by share: {0} CNY</translation>
        </message>
        <message>
            <source>What</source>
            <translation>What</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>Δ spot</source>
            <translation>Δ spot</translation>
        </message>
        <message>
            <source>Δ futures</source>
            <translation>Δ futures</translation>
        </message>
        <message>
            <source>CNY</source>
            <translation>CNY</translation>
        </message>
        <message>
            <source>no title yet: its contract counts it</source>
            <translation>no title yet: its contract counts it</translation>
        </message>
        <message>
            <source>not counted in the exposure</source>
            <translation>not counted in the exposure</translation>
        </message>
        <message>
            <source>{0} lots</source>
            <translation>{0} lots</translation>
        </message>
        <message>
            <source>margin ratio {0}</source>
            <translation>margin ratio {0}</translation>
        </message>
    </context>
    <context>
        <name>Links</name>
        <message>
            <source>Links</source>
            <translation>Links</translation>
        </message>
        <message>
            <source>Market data</source>
            <translation>Market data</translation>
        </message>
        <message>
            <source>Spot</source>
            <translation>Spot</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>Accounts</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Channels</translation>
        </message>
        <message>
            <source>As it was when the desk last answered</source>
            <translation>As it was when the desk last answered</translation>
        </message>
    </context>
    <context>
        <name>Load</name>
        <message>
            <source>a text in quotes is needed</source>
            <translation>a text in quotes is needed</translation>
        </message>
        <message>
            <source>a whole number is needed</source>
            <translation>a whole number is needed</translation>
        </message>
        <message>
            <source>true or false is needed</source>
            <translation>true or false is needed</translation>
        </message>
        <message>
            <source>a date such as {day} is needed</source>
            <translation>a date such as {day} is needed</translation>
        </message>
        <message>
            <source>a list is needed</source>
            <translation>a list is needed</translation>
        </message>
        <message>
            <source>a table is needed</source>
            <translation>a table is needed</translation>
        </message>
        <message>
            <source>the number is too large or too small</source>
            <translation>the number is too large or too small</translation>
        </message>
        <message>
            <source>its length must be at least {count}</source>
            <translation>its length must be at least {count}</translation>
        </message>
        <message>
            <source>its length must be at most {count}</source>
            <translation>its length must be at most {count}</translation>
        </message>
        <message>
            <source>must lie within {most} and have at most {digits} decimals</source>
            <translation>must lie within {most} and have at most {digits} decimals</translation>
        </message>
        <message>
            <source>must be 0 or more and below 1: 0.08 is 8% of water</source>
            <translation>must be 0 or more and below 1: 0.08 is 8% of water</translation>
        </message>
        <message>
            <source>must be at least {count}</source>
            <translation>must be at least {count}</translation>
        </message>
        <message>
            <source>must be at most {count} days</source>
            <translation>must be at most {count} days</translation>
        </message>
        <message>
            <source>must be at most {count}</source>
            <translation>must be at most {count}</translation>
        </message>
        <message>
            <source>must be above {count}</source>
            <translation>must be above {count}</translation>
        </message>
        <message>
            <source>must not be empty</source>
            <translation>must not be empty</translation>
        </message>
        <message>
            <source>is not a known key</source>
            <translation>is not a known key</translation>
        </message>
        <message>
            <source>allowed is "{embedded}" or an address {scheme}://host:port</source>
            <translation>allowed is "{embedded}" or an address {scheme}://host:port</translation>
        </message>
        <message>
            <source>allowed is {names}</source>
            <translation>allowed is {names}</translation>
        </message>
        <message>
            <source>1 to 64 letters, digits, dots, underscores or hyphens are needed, a letter or digit first</source>
            <translation>1 to 64 letters, digits, dots, underscores or hyphens are needed, a letter or digit first</translation>
        </message>
        <message>
            <source>an exchange and a contract are needed, such as "SHFE.cu2701"</source>
            <translation>an exchange and a contract are needed, such as "SHFE.cu2701"</translation>
        </message>
        <message>
            <source>a duration is needed, such as "500ms", "2s", "10m", "3h" or "1d", longer than nothing</source>
            <translation>a duration is needed, such as "500ms", "2s", "10m", "3h" or "1d", longer than nothing</translation>
        </message>
        <message>
            <source>a duration is needed, such as "500ms", "2s", "10m", "3h" or "1d"</source>
            <translation>a duration is needed, such as "500ms", "2s", "10m", "3h" or "1d"</translation>
        </message>
        <message>
            <source>another {kind} has this id</source>
            <translation>another {kind} has this id</translation>
        </message>
        <message>
            <source>a {kind} has this id</source>
            <translation>a {kind} has this id</translation>
        </message>
        <message>
            <source>no {kind} has this id</source>
            <translation>no {kind} has this id</translation>
        </message>
        <message>
            <source>no {kind} has the id "{id}"</source>
            <translation>no {kind} has the id "{id}"</translation>
        </message>
        <message>
            <source>no {kind} is meant by this</source>
            <translation>no {kind} is meant by this</translation>
        </message>
        <message>
            <source>days must descend, from attention to forced</source>
            <translation>days must descend, from attention to forced</translation>
        </message>
        <message>
            <source>two ratios are needed, low below high, from 0 to {most}: 0.8 is 80%</source>
            <translation>two ratios are needed, low below high, from 0 to {most}: 0.8 is 80%</translation>
        </message>
        <message>
            <source>a louder level must not need fewer people</source>
            <translation>a louder level must not need fewer people</translation>
        </message>
        <message>
            <source>more days than {key} = {count} are never looked at</source>
            <translation>more days than {key} = {count} are never looked at</translation>
        </message>
        <message>
            <source>no person has an address on this channel</source>
            <translation>no person has an address on this channel</translation>
        </message>
        <message>
            <source>account {account} is the same at this counter: its lots would count twice</source>
            <translation>account {account} is the same at this counter: its lots would count twice</translation>
        </message>
        <message>
            <source>a LIVE desk has no embedded servers</source>
            <translation>a LIVE desk has no embedded servers</translation>
        </message>
        <message>
            <source>an address {scheme}://host is needed</source>
            <translation>an address {scheme}://host is needed</translation>
        </message>
        <message>
            <source>is the futures leg as well</source>
            <translation>is the futures leg as well</translation>
        </message>
        <message>
            <source>pair {pair} has {value} for the same contract {contract}</source>
            <translation>pair {pair} has {value} for the same contract {contract}</translation>
        </message>
        <message>
            <source>needs client = "person" or "institution" beside it: limits are by that</source>
            <translation>needs client = "person" or "institution" beside it: limits are by that</translation>
        </message>
        <message>
            <source>a name is needed</source>
            <translation>a name is needed</translation>
        </message>
        <message>
            <source>account {account} has {name}: one client is spelled one way</source>
            <translation>account {account} has {name}: one client is spelled one way</translation>
        </message>
        <message>
            <source>account {account} of {name} is {client}: one client has one type</source>
            <translation>account {account} of {name} is {client}: one client has one type</translation>
        </message>
        <message>
            <source>to count with account {account} that one needs the same client_name</source>
            <translation>to count with account {account} that one needs the same client_name</translation>
        </message>
        <message>
            <source>addresses or a secret are missing</source>
            <translation>addresses or a secret are missing</translation>
        </message>
        <message>
            <source>a line is needed that `python -m terminal person` prints</source>
            <translation>a line is needed that `python -m terminal person` prints</translation>
        </message>
        <message>
            <source>the record calls a part of the program so: nobody can sign in as that</source>
            <translation>the record calls a part of the program so: nobody can sign in as that</translation>
        </message>
        <message>
            <source>{count} persons must approve, and {most} can sign in</source>
            <translation>{count} persons must approve, and {most} can sign in</translation>
        </message>
        <message>
            <source>two persons are needed, and 1 can sign in</source>
            <translation>two persons are needed, and 1 can sign in</translation>
        </message>
        <message>
            <source>a listed month is needed, such as SHFE.cu2701</source>
            <translation>a listed month is needed, such as SHFE.cu2701</translation>
        </message>
        <message>
            <source>no pair of the desk is on {product}</source>
            <translation>no pair of the desk is on {product}</translation>
        </message>
        <message>
            <source>the delivery month of {contract} is over by then</source>
            <translation>the delivery month of {contract} is over by then</translation>
        </message>
        <message>
            <source>another main contract of {product} is fixed from this day on</source>
            <translation>another main contract of {product} is fixed from this day on</translation>
        </message>
        <message>
            <source>spot_with_tax says it by the rates on file: one of the two must go</source>
            <translation>spot_with_tax says it by the rates on file: one of the two must go</translation>
        </message>
        <message>
            <source>goods says it by the rows of [[premium]]: one of the two must go</source>
            <translation>goods says it by the rows of [[premium]]: one of the two must go</translation>
        </message>
        <message>
            <source>goods cannot stand beside it: amounts of [[premium]] are in the contract's money</source>
            <translation>goods cannot stand beside it: amounts of [[premium]] are in the contract's money</translation>
        </message>
        <message>
            <source>at least one attribute is needed; without any, say premium</source>
            <translation>at least one attribute is needed; without any, say premium</translation>
        </message>
        <message>
            <source>an attribute needs a name</source>
            <translation>an attribute needs a name</translation>
        </message>
        <message>
            <source>premium[{index}] is in force then too for {attribute} {value} of {commodity}: end that one before</source>
            <translation>premium[{index}] is in force then too for {attribute} {value} of {commodity}: end that one before</translation>
        </message>
        <message>
            <source>no premium is on file for {attribute} {value} of {commodity} on {day}; 0 must be written as 0</source>
            <translation>no premium is on file for {attribute} {value} of {commodity} on {day}; 0 must be written as 0</translation>
        </message>
        <message>
            <source>ends before it begins, on {day}</source>
            <translation>ends before it begins, on {day}</translation>
        </message>
        <message>
            <source>[exposure] tax is "exclusive", and no VAT rate is on file for {contract}</source>
            <translation>[exposure] tax is "exclusive", and no VAT rate is on file for {contract}</translation>
        </message>
        <message>
            <source>there is no such file</source>
            <translation>there is no such file</translation>
        </message>
        <message>
            <source>{file} has no rows</source>
            <translation>{file} has no rows</translation>
        </message>
        <message>
            <source>{file}, line {line}: there is no column {names}</source>
            <translation>{file}, line {line}: there is no column {names}</translation>
        </message>
        <message>
            <source>{file}, line {line}: {value}: no contract with a delivery month</source>
            <translation>{file}, line {line}: {value}: no contract with a delivery month</translation>
        </message>
        <message>
            <source>{file}, line {line}: {value}: this day is there twice</source>
            <translation>{file}, line {line}: {value}: this day is there twice</translation>
        </message>
        <message>
            <source>{file}, line {line}: {value}: no number</source>
            <translation>{file}, line {line}: {value}: no number</translation>
        </message>
        <message>
            <source>{file}, line {line}: {value}: no day</source>
            <translation>{file}, line {line}: {value}: no day</translation>
        </message>
        <message>
            <source>{file} line {line}: {key} = {value}: {why}</source>
            <translation>{file} line {line}: {key} = {value}: {why}</translation>
        </message>
        <message>
            <source>{file} line {line}: {key} is missing</source>
            <translation>{file} line {line}: {key} is missing</translation>
        </message>
        <message>
            <source>{file}: there is no such {what}</source>
            <translation>{file}: there is no such {what}</translation>
        </message>
        <message>
            <source>{file}: the {what} cannot be read: {failure}</source>
            <translation>{file}: the {what} cannot be read: {failure}</translation>
        </message>
        <message>
            <source>{file}: not valid TOML: {syntax}</source>
            <translation>{file}: not valid TOML: {syntax}</translation>
        </message>
        <message>
            <source>{file}: a number or a list in it is too long to be read</source>
            <translation>{file}: a number or a list in it is too long to be read</translation>
        </message>
        <message>
            <source>{file}: there is no [mapping] in it</source>
            <translation>{file}: there is no [mapping] in it</translation>
        </message>
        <message>
            <source>mapping: {key} = {value}: {why}</source>
            <translation>mapping: {key} = {value}: {why}</translation>
        </message>
        <message>
            <source>{place} = {value}: {why}</source>
            <translation>{place} = {value}: {why}</translation>
        </message>
        <message>
            <source>{name}: no such pack comes with the program ({names}); a file ends in {ending}</source>
            <translation>{name}: no such pack comes with the program ({names}); a file ends in {ending}</translation>
        </message>
        <message>
            <source>rule {rule}: no table of a desk file can say it</source>
            <translation>rule {rule}: no table of a desk file can say it</translation>
        </message>
        <message>
            <source>spot_file {source}: the desk file names no mapping_file for it</source>
            <translation>spot_file {source}: the desk file names no mapping_file for it</translation>
        </message>
        <message>
            <source>{file}: a mapping is not written over it</source>
            <translation>{file}: a mapping is not written over it</translation>
        </message>
        <message>
            <source>{file}: cannot be written: {failure}</source>
            <translation>{file}: cannot be written: {failure}</translation>
        </message>
        <message>
            <source>{file}: cannot be read: {failure}</source>
            <translation>{file}: cannot be read: {failure}</translation>
        </message>
        <message>
            <source>{file}: the data folder cannot be made: {failure}</source>
            <translation>{file}: the data folder cannot be made: {failure}</translation>
        </message>
        <message>
            <source>account {account} has no password: set {variable}, store it with `{command}`, or give `password` in the desk file</source>
            <translation>account {account} has no password: set {variable}, store it with `{command}`, or give `password` in the desk file</translation>
        </message>
        <message>
            <source>spot source {source} has no token: set {variable}, or store it with `{command}`</source>
            <translation>spot source {source} has no token: set {variable}, or store it with `{command}`</translation>
        </message>
        <message>
            <source>{file}: no CSV or XLSX file is there</source>
            <translation>{file}: no CSV or XLSX file is there</translation>
        </message>
        <message>
            <source>{file}: query of {table}: only one SELECT is run, and no other statement: {query}</source>
            <translation>{file}: query of {table}: only one SELECT is run, and no other statement: {query}</translation>
        </message>
        <message>
            <source>{file}: the database address cannot be read; expected dialect://user@host/name</source>
            <translation>{file}: the database address cannot be read; expected dialect://user@host/name</translation>
        </message>
        <message>
            <source>{file}: reading a database needs the extra sql: install basisdesk[sql]</source>
            <translation>{file}: reading a database needs the extra sql: install basisdesk[sql]</translation>
        </message>
        <message>
            <source>{file}: no driver is installed for this database: {failure}</source>
            <translation>{file}: no driver is installed for this database: {failure}</translation>
        </message>
        <message>
            <source>the embedded {server} did not start: {ending}</source>
            <translation>the embedded {server} did not start: {ending}</translation>
        </message>
        <message>
            <source>the embedded {server} was not ready in time</source>
            <translation>the embedded {server} was not ready in time</translation>
        </message>
        <message>
            <source>it ended with code {code}</source>
            <translation>it ended with code {code}</translation>
        </message>
        <message>
            <source>cannot listen on {address}: {failure}</source>
            <translation>cannot listen on {address}: {failure}</translation>
        </message>
        <message>
            <source>the screenshot cannot be written to {file}</source>
            <translation>the screenshot cannot be written to {file}</translation>
        </message>
        <message>
            <source>there is no scenario {name}; there are {names}</source>
            <translation>there is no scenario {name}; there are {names}</translation>
        </message>
        <message>
            <source>one to three numbers with dots are needed, such as "1.0"</source>
            <translation>one to three numbers with dots are needed, such as "1.0"</translation>
        </message>
        <message>
            <source>a pack needs at least one rule</source>
            <translation>a pack needs at least one rule</translation>
        </message>
        <message>
            <source>no rule of this pack has this id</source>
            <translation>no rule of this pack has this id</translation>
        </message>
        <message>
            <source>another suggestion is for this rule</source>
            <translation>another suggestion is for this rule</translation>
        </message>
        <message>
            <source>a rule on units says "*", a unit, "unit/CU" or "*/CU"</source>
            <translation>a rule on units says "*", a unit, "unit/CU" or "*/CU"</translation>
        </message>
        <message>
            <source>a name is needed, as in "commodity:cu" and "contract:SHFE.cu2701"</source>
            <translation>a name is needed, as in "commodity:cu" and "contract:SHFE.cu2701"</translation>
        </message>
        <message>
            <source>a rule on {kind}s says "*"{selectors} or the id of one</source>
            <translation>a rule on {kind}s says "*"{selectors} or the id of one</translation>
        </message>
        <message>
            <source>{rule} of the same family says it too</source>
            <translation>{rule} of the same family says it too</translation>
        </message>
        <message>
            <source>no table has a query</source>
            <translation>no table has a query</translation>
        </message>
        <message>
            <source>is no table; there are {names}</source>
            <translation>is no table; there are {names}</translation>
        </message>
        <message>
            <source>a mapping is kept in a .toml file</source>
            <translation>a mapping is kept in a .toml file</translation>
        </message>
        <message>
            <source>is a spreadsheet program's lock file: name the workbook beside it</source>
            <translation>is a spreadsheet program's lock file: name the workbook beside it</translation>
        </message>
        <message>
            <source>spot_file {source} has this mapping_file already</source>
            <translation>spot_file {source} has this mapping_file already</translation>
        </message>
        <message>
            <source>spot_file {source} watches this file and sheet already</source>
            <translation>spot_file {source} watches this file and sheet already</translation>
        </message>
        <message>
            <source>pair {pair} computes in {unit}: it needs a unit_factor or an fx</source>
            <translation>pair {pair} computes in {unit}: it needs a unit_factor or an fx</translation>
        </message>
        <message>
            <source>pair {pair} computes in {unit}: it needs an fx</source>
            <translation>pair {pair} computes in {unit}: it needs an fx</translation>
        </message>
        <message>
            <source>{source} brings this series already</source>
            <translation>{source} brings this series already</translation>
        </message>
        <message>
            <source>the file has one series, {series}</source>
            <translation>the file has one series, {series}</translation>
        </message>
        <message>
            <source>names say what a column means, and there is none</source>
            <translation>names say what a column means, and there is none</translation>
        </message>
        <message>
            <source>is the column for {role} as well</source>
            <translation>is the column for {role} as well</translation>
        </message>
        <message>
            <source>without a header a column is named by its letter, such as B</source>
            <translation>without a header a column is named by its letter, such as B</translation>
        </message>
        <message>
            <source>without a header no column can be guessed: {role} is not named</source>
            <translation>without a header no column can be guessed: {role} is not named</translation>
        </message>
        <message>
            <source>is recomputed from spot and futures: name futures as well</source>
            <translation>is recomputed from spot and futures: name futures as well</translation>
        </message>
        <message>
            <source>separates the decimals as well</source>
            <translation>separates the decimals as well</translation>
        </message>
        <message>
            <source>needs YYYY or YY, MM and DD, each once</source>
            <translation>needs YYYY or YY, MM and DD, each once</translation>
        </message>
        <message>
            <source>the letters of an exchange are needed, such as "SHFE"</source>
            <translation>the letters of an exchange are needed, such as "SHFE"</translation>
        </message>
        <message>
            <source>an exchange and a product are needed, such as "SHFE.cu", or "SHFE.*" for all</source>
            <translation>an exchange and a product are needed, such as "SHFE.cu", or "SHFE.*" for all</translation>
        </message>
        <message>
            <source>an exchange and a product are needed, such as "SHFE.cu"</source>
            <translation>an exchange and a product are needed, such as "SHFE.cu"</translation>
        </message>
        <message>
            <source>the letters of a product are needed, without the exchange</source>
            <translation>the letters of a product are needed, without the exchange</translation>
        </message>
        <message>
            <source>must lie between {first} and {last}</source>
            <translation>must lie between {first} and {last}</translation>
        </message>
        <message>
            <source>a span of the day must lie between {first} and {last} and end after it starts</source>
            <translation>a span of the day must lie between {first} and {last} and end after it starts</translation>
        </message>
        <message>
            <source>a span of the night must lie between {first} and {last} and end after it starts</source>
            <translation>a span of the night must lie between {first} and {last} and end after it starts</translation>
        </message>
        <message>
            <source>a span is needed, such as "09:00-10:15"</source>
            <translation>a span is needed, such as "09:00-10:15"</translation>
        </message>
        <message>
            <source>starts before the span before it has ended</source>
            <translation>starts before the span before it has ended</translation>
        </message>
        <message>
            <source>is before the first day, {day}</source>
            <translation>is before the first day, {day}</translation>
        </message>
        <message>
            <source>closes more than 31 days from {day}</source>
            <translation>closes more than 31 days from {day}</translation>
        </message>
        <message>
            <source>this file has no closure of {exchange} in so long a span</source>
            <translation>this file has no closure of {exchange} in so long a span</translation>
        </message>
        <message>
            <source>belongs to demand = "multiple", not to "{demand}"</source>
            <translation>belongs to demand = "multiple", not to "{demand}"</translation>
        </message>
        <message>
            <source>must be a fraction above 0 and below 1, such as {share}</source>
            <translation>must be a fraction above 0 and below 1, such as {share}</translation>
        </message>
        <message>
            <source>must be a fraction from 0 to below 1, such as {share}</source>
            <translation>must be a fraction from 0 to below 1, such as {share}</translation>
        </message>
        <message>
            <source>is no class of [[vat]]; known are {names}</source>
            <translation>is no class of [[vat]]; known are {names}</translation>
        </message>
        <message>
            <source>is no exchange of this file; known are {names}</source>
            <translation>is no exchange of this file; known are {names}</translation>
        </message>
        <message>
            <source>write [product.SHFE] and the like</source>
            <translation>write [product.SHFE] and the like</translation>
        </message>
        <message>
            <source>is no product of this file</source>
            <translation>is no product of this file</translation>
        </message>
        <message>
            <source>one to eight letters are needed</source>
            <translation>one to eight letters are needed</translation>
        </message>
        <message>
            <source>{product} has a row for it already</source>
            <translation>{product} has a row for it already</translation>
        </message>
        <message>
            <source>needs `above`: from how many lots on</source>
            <translation>needs `above`: from how many lots on</translation>
        </message>
        <message>
            <source>is no list of tables; write [[{table}]]</source>
            <translation>is no list of tables; write [[{table}]]</translation>
        </message>
        <message>
            <source>is no table of this file; it may have {names}</source>
            <translation>is no table of this file; it may have {names}</translation>
        </message>
        <message>
            <source>{file}: more than {count} rows are not read</source>
            <translation>{file}: more than {count} rows are not read</translation>
        </message>
        <message>
            <source>{file}, line {line}: a query gives bytes that are no text; cast them to one</source>
            <translation>{file}, line {line}: a query gives bytes that are no text; cast them to one</translation>
        </message>
        <message>
            <source>{file}, line {line}: {value}: more columns than the header's {count}</source>
            <translation>{file}, line {line}: {value}: more columns than the header's {count}</translation>
        </message>
        <message>
            <source>must be at least "{span}": nobody reads and answers a proposal in less</source>
            <translation>must be at least "{span}": nobody reads and answers a proposal in less</translation>
        </message>
        <message>
            <source>is written {name}</source>
            <translation>is written {name}</translation>
        </message>
        <message>
            <source>is no exchange of the calendar; {name} is</source>
            <translation>is no exchange of the calendar; {name} is</translation>
        </message>
        <message>
            <source>this file has no closure for the Chinese new year of {year}</source>
            <translation>this file has no closure for the Chinese new year of {year}</translation>
        </message>
        <message>
            <source>{day} is in this span and a holiday, and this file does not close it</source>
            <translation>{day} is in this span and a holiday, and this file does not close it</translation>
        </message>
    </context>
    <context>
        <name>Locked</name>
        <message>
            <source>Cost {0} − futures {1} = {2} against {3}</source>
            <translation>Cost {0} − futures {1} = {2} against {3}</translation>
        </message>
        <message>
            <source>now {0}: {1} for us</source>
            <translation>now {0}: {1} for us</translation>
        </message>
        <message>
            <source>No basis is locked: the futures price of its time is not known</source>
            <translation>No basis is locked: the futures price of its time is not known</translation>
        </message>
        <message>
            <source>Price {0} − futures of its time {1}</source>
            <translation>Price {0} − futures of its time {1}</translation>
        </message>
        <message>
            <source>{0} {1} locked at {2} against {3}</source>
            <translation>{0} {1} locked at {2} against {3}</translation>
        </message>
        <message>
            <source>No basis is locked: cost or futures price is not known</source>
            <translation>No basis is locked: cost or futures price is not known</translation>
        </message>
    </context>
    <context>
        <name>Main</name>
        <message>
            <source>{0} since {1}</source>
            <translation>{0} since {1}</translation>
        </message>
        <message>
            <source>off main</source>
            <translation>off main</translation>
        </message>
        <message>
            <source>{0} since {1} or before</source>
            <translation>{0} since {1} or before</translation>
        </message>
        <message>
            <source>main is {0}</source>
            <translation>main is {0}</translation>
        </message>
        <message>
            <source>{0}, last {1}</source>
            <translation>{0}, last {1}</translation>
        </message>
        <message>
            <source>named by a person</source>
            <translation>named by a person</translation>
        </message>
        <message>
            <source>named by the market front</source>
            <translation>named by the market front</translation>
        </message>
        <message>
            <source>by volume and open interest of {0} months</source>
            <translation>by volume and open interest of {0} months</translation>
        </message>
        <message>
            <source>by open interest of {0} months</source>
            <translation>by open interest of {0} months</translation>
        </message>
        <message>
            <source>Main contract not known: {0}</source>
            <translation>Main contract not known: {0}</translation>
        </message>
        <message>
            <source>{0} is not the main contract, that is {1}</source>
            <translation>{0} is not the main contract, that is {1}</translation>
        </message>
        <message>
            <source>Main contract {0}</source>
            <translation>Main contract {0}</translation>
        </message>
        <message>
            <source>not known: {0}</source>
            <translation>not known: {0}</translation>
        </message>
    </context>
    <context>
        <name>Norm</name>
        <message>
            <source>Held against the ends of {n} days, {first} to {last}</source>
            <translation>Held against the ends of {n} days, {first} to {last}</translation>
        </message>
        <message>
            <source>Volatility: {value} {unit} a year ({n} changes, {days} trading days)</source>
            <translation>Volatility: {value} {unit} a year ({n} changes, {days} trading days)</translation>
        </message>
        <message>
            <source>n {n} of {least}: too few to say how usual this is</source>
            <translation>n {n} of {least}: too few to say how usual this is</translation>
        </message>
        <message>
            <source>Annualised: not known, no last trading day is listed</source>
            <translation>Annualised: not known, no last trading day is listed</translation>
        </message>
        <message>
            <source>Annualised: none below {0} days ({1})</source>
            <translation>Annualised: none below {0} days ({1})</translation>
        </message>
        <message>
            <source>Volatility: too few daily changes ({0})</source>
            <translation>Volatility: too few daily changes ({0})</translation>
        </message>
        <message>
            <source>No day's end of this contract is known</source>
            <translation>No day's end of this contract is known</translation>
        </message>
        <message>
            <source>z, from the mean: {0}</source>
            <translation>z, from the mean: {0}</translation>
        </message>
        <message>
            <source>robust z, from the median: {0}</source>
            <translation>robust z, from the median: {0}</translation>
        </message>
        <message>
            <source>{0} days to {1}</source>
            <translation>{0} days to {1}</translation>
        </message>
        <message>
            <source>Annualised: {0} of the futures price ({1})</source>
            <translation>Annualised: {0} of the futures price ({1})</translation>
        </message>
        <message>
            <source>Percentile: {0} (lower days, and half of those alike)</source>
            <translation>Percentile: {0} (lower days, and half of those alike)</translation>
        </message>
        <message>
            <source>Former years: {0}, by trading days to the last one</source>
            <translation>Former years: {0}, by trading days to the last one</translation>
        </message>
        <message>
            <source>Former years: none is known</source>
            <translation>Former years: none is known</translation>
        </message>
        <message>
            <source>Former years: {0}, by weeks of the year</source>
            <translation>Former years: {0}, by weeks of the year</translation>
        </message>
        <message>
            <source>Basis rate: {0} of the comparable spot price ({1} / {2})</source>
            <translation>Basis rate: {0} of the comparable spot price ({1} / {2})</translation>
        </message>
        <message>
            <source>Least-variance hedge h*: {0} of the goods ({1} changes of ΔS and ΔF)</source>
            <translation>Least-variance hedge h*: {0} of the goods ({1} changes of ΔS and ΔF)</translation>
        </message>
        <message>
            <source>Basis rate: not known without both prices, spot above zero</source>
            <translation>Basis rate: not known without both prices, spot above zero</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>Notices</source>
            <translation>Notices</translation>
        </message>
        <message>
            <source>No notice yet</source>
            <translation>No notice yet</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>Words</translation>
        </message>
        <message>
            <source>the counter's words: {0}</source>
            <translation>the counter's words: {0}</translation>
        </message>
        <message>
            <source> ({0} so far)</source>
            <translation> ({0} so far)</translation>
        </message>
        <message>
            <source>the provider's words: {0}</source>
            <translation>the provider's words: {0}</translation>
        </message>
    </context>
    <context>
        <name>Now</name>
        <message>
            <source>{0} more in the list of alerts</source>
            <translation>{0} more in the list of alerts</translation>
        </message>
        <message>
            <source>Nothing needs a hand</source>
            <translation>Nothing needs a hand</translation>
        </message>
        <message>
            <source>Needs a hand</source>
            <translation>Needs a hand</translation>
        </message>
    </context>
    <context>
        <name>Orders</name>
        <message>
            <source>Orders</source>
            <translation>Orders</translation>
        </message>
        <message>
            <source>No order today</source>
            <translation>No order today</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Account</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>Contract</translation>
        </message>
        <message>
            <source>Side</source>
            <translation>Side</translation>
        </message>
        <message>
            <source>Lots</source>
            <translation>Lots</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>Limit</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Message</translation>
        </message>
        <message>
            <source>Approved by</source>
            <translation>Approved by</translation>
        </message>
        <message>
            <source>Exchange id</source>
            <translation>Exchange id</translation>
        </message>
        <message>
            <source>Cancel  Del</source>
            <translation>Cancel  Del</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>Commands</source>
            <translation>Commands</translation>
        </message>
        <message>
            <source>What should be done?</source>
            <translation>What should be done?</translation>
        </message>
    </context>
    <context>
        <name>Panel</name>
        <message>
            <source>Filter: words, all of which must occur</source>
            <translation>Filter: words, all of which must occur</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>The filter hides all rows: {0}</source>
            <translation>The filter hides all rows: {0}</translation>
        </message>
    </context>
    <context>
        <name>Person</name>
        <message>
            <source>Nobody signed in</source>
            <translation>Nobody signed in</translation>
        </message>
        <message>
            <source>Nobody is signed in: press to sign in  Ctrl+I</source>
            <translation>Nobody is signed in: press to sign in  Ctrl+I</translation>
        </message>
        <message>
            <source>Signed in: wishes carry this name. Press to change  Ctrl+I</source>
            <translation>Signed in: wishes carry this name. Press to change  Ctrl+I</translation>
        </message>
        <message>
            <source>The desk does not answer; who is signed in stands above</source>
            <translation>The desk does not answer; who is signed in stands above</translation>
        </message>
        <message>
            <source>Sign in or change person</source>
            <translation>Sign in or change person</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Sign in</translation>
        </message>
        <message>
            <source>Sign off</source>
            <translation>Sign off</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>Checking…</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Secret</source>
            <translation>Secret</translation>
        </message>
    </context>
    <context>
        <name>Positions</name>
        <message>
            <source>Positions</source>
            <translation>Positions</translation>
        </message>
        <message>
            <source>No lots held</source>
            <translation>No lots held</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>Contract</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Account</translation>
        </message>
        <message>
            <source>Long today</source>
            <translation>Long today</translation>
        </message>
        <message>
            <source>Long earlier</source>
            <translation>Long earlier</translation>
        </message>
        <message>
            <source>Short today</source>
            <translation>Short today</translation>
        </message>
        <message>
            <source>Short earlier</source>
            <translation>Short earlier</translation>
        </message>
        <message>
            <source>Frozen</source>
            <translation>Frozen</translation>
        </message>
        <message>
            <source>Entry price</source>
            <translation>Entry price</translation>
        </message>
        <message>
            <source>Reduce  D</source>
            <translation>Reduce  D</translation>
        </message>
        <message>
            <source>Net lots</source>
            <translation>Net lots</translation>
        </message>
        <message>
            <source>Float P&amp;L, CNY</source>
            <translation>Float P&amp;L, CNY</translation>
        </message>
        <message>
            <source>Day P&amp;L, CNY</source>
            <translation>Day P&amp;L, CNY</translation>
        </message>
        <message>
            <source>Margin, CNY</source>
            <translation>Margin, CNY</translation>
        </message>
    </context>
    <context>
        <name>Preview</name>
        <message>
            <source>it must last {0}</source>
            <translation>it must last {0}</translation>
        </message>
        <message>
            <source>it is over after {0} inside</source>
            <translation>it is over after {0} inside</translation>
        </message>
        <message>
            <source>within {0} it is not told again</source>
            <translation>within {0} it is not told again</translation>
        </message>
        <message>
            <source>Looked at on</source>
            <translation>Looked at on</translation>
        </message>
        <message>
            <source>In words</source>
            <translation>In words</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Now</translation>
        </message>
        <message>
            <source>Past</source>
            <translation>Past</translation>
        </message>
        <message>
            <source>switched off: it watches nothing</source>
            <translation>switched off: it watches nothing</translation>
        </message>
        <message>
            <source>Counting…</source>
            <translation>Counting…</translation>
        </message>
        <message>
            <source>Of accounts no past is kept: it is counted from now</source>
            <translation>Of accounts no past is kept: it is counted from now</translation>
        </message>
        <message>
            <source>Settlements and weeks are not in the past shown</source>
            <translation>Settlements and weeks are not in the past shown</translation>
        </message>
        <message>
            <source>true</source>
            <translation>true</translation>
        </message>
        <message>
            <source>not true</source>
            <translation>not true</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unknown</translation>
        </message>
        <message>
            <source>The past shown has good prices only</source>
            <translation>The past shown has good prices only</translation>
        </message>
        <message>
            <source>counted in wall time</source>
            <translation>counted in wall time</translation>
        </message>
        <message>
            <source>By days</source>
            <translation>By days</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
        <message>
            <source>Of business units the desk keeps how each day ended, while some rule watches units; nothing between</source>
            <translation>Of business units the desk keeps how each day ended, while some rule watches units; nothing between</translation>
        </message>
    </context>
    <context>
        <name>Price</name>
        <message>
            <source>Price part of a contract</source>
            <translation>Price part of a contract</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>A quantity and a price are needed</source>
            <translation>A quantity and a price are needed</translation>
        </message>
        <message>
            <source>Quantity, {0}</source>
            <translation>Quantity, {0}</translation>
        </message>
        <message>
            <source>Futures price, {0}, without premium</source>
            <translation>Futures price, {0}, without premium</translation>
        </message>
    </context>
    <context>
        <name>Proof</name>
        <message>
            <source>intact: {0} entries of desk '{1}', {2}</source>
            <translation>intact: {0} entries of desk '{1}', {2}</translation>
        </message>
        <message>
            <source>{0} signed heads, the last at entry {1}</source>
            <translation>{0} signed heads, the last at entry {1}</translation>
        </message>
        <message>
            <source>no signed head</source>
            <translation>no signed head</translation>
        </message>
        <message>
            <source>what follows entry {0} cannot be read ({1})</source>
            <translation>what follows entry {0} cannot be read ({1})</translation>
        </message>
        <message>
            <source>the ledger holds no entry</source>
            <translation>the ledger holds no entry</translation>
        </message>
        <message>
            <source>the ledger holds no signed head</source>
            <translation>the ledger holds no signed head</translation>
        </message>
        <message>
            <source>{0} of the {1} triggers against change are gone</source>
            <translation>{0} of the {1} triggers against change are gone</translation>
        </message>
        <message>
            <source>the ledger's signed heads are missing ({0})</source>
            <translation>the ledger's signed heads are missing ({0})</translation>
        </message>
        <message>
            <source>the ledger's signed heads cannot be read ({0})</source>
            <translation>the ledger's signed heads cannot be read ({0})</translation>
        </message>
        <message>
            <source>a signed head of the ledger is not what a desk writes</source>
            <translation>a signed head of the ledger is not what a desk writes</translation>
        </message>
        <message>
            <source>{0} is missing: a cut tail could not be seen</source>
            <translation>{0} is missing: a cut tail could not be seen</translation>
        </message>
        <message>
            <source>{0} signed heads in {1} are gone from the ledger</source>
            <translation>{0} signed heads in {1} are gone from the ledger</translation>
        </message>
        <message>
            <source>signed heads are missing in {0}: lines were taken out</source>
            <translation>signed heads are missing in {0}: lines were taken out</translation>
        </message>
        <message>
            <source>the newest {0} signed heads are not yet in {1}</source>
            <translation>the newest {0} signed heads are not yet in {1}</translation>
        </message>
        <message>
            <source>entry {0} is missing: entry {1} stands there</source>
            <translation>entry {0} is missing: entry {1} stands there</translation>
        </message>
        <message>
            <source>entry {0} has no line</source>
            <translation>entry {0} has no line</translation>
        </message>
        <message>
            <source>entry {0} was changed: its digest does not fit</source>
            <translation>entry {0} was changed: its digest does not fit</translation>
        </message>
        <message>
            <source>entry {0} is not a line of a ledger: {1}</source>
            <translation>entry {0} is not a line of a ledger: {1}</translation>
        </message>
        <message>
            <source>entry {0} calls itself {1}</source>
            <translation>entry {0} calls itself {1}</translation>
        </message>
        <message>
            <source>entry {0}: only a ledger's first entry is its beginning</source>
            <translation>entry {0}: only a ledger's first entry is its beginning</translation>
        </message>
        <message>
            <source>entry {0} does not name a signing key</source>
            <translation>entry {0} does not name a signing key</translation>
        </message>
        <message>
            <source>entry {0} names a key that is none</source>
            <translation>entry {0} names a key that is none</translation>
        </message>
        <message>
            <source>the ledger has format {0}, not 1</source>
            <translation>the ledger has format {0}, not 1</translation>
        </message>
        <message>
            <source>from entry {0} on a new key signs, {1}</source>
            <translation>from entry {0} on a new key signs, {1}</translation>
        </message>
        <message>
            <source>entries {0} to {1} are missing: {2} were there when the head was signed at {3}</source>
            <translation>entries {0} to {1} are missing: {2} were there when the head was signed at {3}</translation>
        </message>
        <message>
            <source>entries {0} to {1} are not those that were signed at {2}</source>
            <translation>entries {0} to {1} are not those that were signed at {2}</translation>
        </message>
        <message>
            <source>a signed head is damaged: {0}</source>
            <translation>a signed head is damaged: {0}</translation>
        </message>
        <message>
            <source>the signed head of entry {0} ({1}) is signed with key {2}, which this ledger does not name</source>
            <translation>the signed head of entry {0} ({1}) is signed with key {2}, which this ledger does not name</translation>
        </message>
        <message>
            <source>the signed head of entry {0} ({1}) does not bear a true signature</source>
            <translation>the signed head of entry {0} ({1}) does not bear a true signature</translation>
        </message>
        <message>
            <source>the signed head of entry {0} ({1}) belongs to another ledger ({2})</source>
            <translation>the signed head of entry {0} ({1}) belongs to another ledger ({2})</translation>
        </message>
        <message>
            <source>{0}, line {1} is damaged: {2}</source>
            <translation>{0}, line {1} is damaged: {2}</translation>
        </message>
        <message>
            <source>there is no ledger: {0}</source>
            <translation>there is no ledger: {0}</translation>
        </message>
        <message>
            <source>the file is empty</source>
            <translation>the file is empty</translation>
        </message>
        <message>
            <source>this SQLite file holds no ledger</source>
            <translation>this SQLite file holds no ledger</translation>
        </message>
        <message>
            <source>already exists; give the bundle another name</source>
            <translation>already exists; give the bundle another name</translation>
        </message>
        <message>
            <source>damaged: {0}; `audit verify` says more</source>
            <translation>damaged: {0}; `audit verify` says more</translation>
        </message>
        <message>
            <source>there is nothing to export {0}: the ledger has no entry there</source>
            <translation>there is nothing to export {0}: the ledger has no entry there</translation>
        </message>
        <message>
            <source>entries {0} to {1}, SHA-256 {2}</source>
            <translation>entries {0} to {1}, SHA-256 {2}</translation>
        </message>
        <message>
            <source>entry {0} was signed at {1}, but the ledger is shorter: its end was cut off, or an older copy was put in its place</source>
            <translation>entry {0} was signed at {1}, but the ledger is shorter: its end was cut off, or an older copy was put in its place</translation>
        </message>
        <message>
            <source>entry {0} is not the one that was signed at {1}: the ledger was rewritten</source>
            <translation>entry {0} is not the one that was signed at {1}: the ledger was rewritten</translation>
        </message>
        <message>
            <source>a line is damaged: {0}</source>
            <translation>a line is damaged: {0}</translation>
        </message>
    </context>
    <context>
        <name>Question</name>
        <message>
            <source>Please confirm</source>
            <translation>Please confirm</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Type: {0}</source>
            <translation>Type: {0}</translation>
        </message>
    </context>
    <context>
        <name>Reason</name>
        <message>
            <source>A reason is needed</source>
            <translation>A reason is needed</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>why: it goes into the record</source>
            <translation>why: it goes into the record</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>Receive</name>
        <message>
            <source>Receive goods into stock</source>
            <translation>Receive goods into stock</translation>
        </message>
        <message>
            <source>Receive</source>
            <translation>Receive</translation>
        </message>
        <message>
            <source>leave empty while not known</source>
            <translation>leave empty while not known</translation>
        </message>
        <message>
            <source>empty: the desk numbers it</source>
            <translation>empty: the desk numbers it</translation>
        </message>
        <message>
            <source>none that is in the book</source>
            <translation>none that is in the book</translation>
        </message>
        <message>
            <source>the nearest that is still waited for</source>
            <translation>the nearest that is still waited for</translation>
        </message>
        <message>
            <source>A quantity is needed</source>
            <translation>A quantity is needed</translation>
        </message>
        <message>
            <source>A cost or a price is a number, or empty</source>
            <translation>A cost or a price is a number, or empty</translation>
        </message>
        <message>
            <source>Lot</source>
            <translation>Lot</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>Grade</translation>
        </message>
        <message>
            <source>Warehouse</source>
            <translation>Warehouse</translation>
        </message>
        <message>
            <source>Came on</source>
            <translation>Came on</translation>
        </message>
        <message>
            <source>Judged by</source>
            <translation>Judged by</translation>
        </message>
        <message>
            <source>Quantity, {0}</source>
            <translation>Quantity, {0}</translation>
        </message>
        <message>
            <source>Landed cost, {0}</source>
            <translation>Landed cost, {0}</translation>
        </message>
        <message>
            <source>Futures price now, {0}</source>
            <translation>Futures price now, {0}</translation>
        </message>
    </context>
    <context>
        <name>Refusal</name>
        <message>
            <source>{name}: flat exposure {flat} {unit} is within one lot of the target {target}; there is nothing to reduce</source>
            <translation>{name}: flat exposure {flat} {unit} is within one lot of the target {target}; there is nothing to reduce</translation>
        </message>
        <message>
            <source>{symbol}: orders of another terminal may still {direction} {lots} lots; once they fill there is nothing left to reduce</source>
            <translation>{symbol}: orders of another terminal may still {direction} {lots} lots; once they fill there is nothing left to reduce</translation>
        </message>
        <message>
            <source>{symbol} is outside continuous trading; orders wait for the session</source>
            <translation>{symbol} is outside continuous trading; orders wait for the session</translation>
        </message>
        <message>
            <source>{symbol} has no last price</source>
            <translation>{symbol} has no last price</translation>
        </message>
        <message>
            <source>{symbol}: the last quote is {age} s old; too old to trade on</source>
            <translation>{symbol}: the last quote is {age} s old; too old to trade on</translation>
        </message>
        <message>
            <source>{symbol}: the {lots} lots held hedge the physical side; closing them would raise the flat exposure of {flat} {unit}</source>
            <translation>{symbol}: the {lots} lots held hedge the physical side; closing them would raise the flat exposure of {flat} {unit}</translation>
        </message>
        <message>
            <source>{symbol}: no free lot to close in account {account}</source>
            <translation>{symbol}: no free lot to close in account {account}</translation>
        </message>
        <message>
            <source>{symbol}: no account holds lots that could be closed</source>
            <translation>{symbol}: no account holds lots that could be closed</translation>
        </message>
        <message>
            <source>{symbol} has no {side}: an order would not fill now</source>
            <translation>{symbol} has no {side}: an order would not fill now</translation>
        </message>
        <message>
            <source>{symbol}: the opposite quote {opposite} lies outside the collar of {reach} around the last price {last}</source>
            <translation>{symbol}: the opposite quote {opposite} lies outside the collar of {reach} around the last price {last}</translation>
        </message>
        <message>
            <source>{symbol}: {lots} lots were to be closed with {offset}, {free} are free now</source>
            <translation>{symbol}: {lots} lots were to be closed with {offset}, {free} are free now</translation>
        </message>
        <message>
            <source>{pair}: the orders would now take the flat exposure from {before} to {after} {unit}</source>
            <translation>{pair}: the orders would now take the flat exposure from {before} to {after} {unit}</translation>
        </message>
        <message>
            <source>{symbol} moved to {last}: the approved price {price} is now more than {reach} away</source>
            <translation>{symbol} moved to {last}: the approved price {price} is now more than {reach} away</translation>
        </message>
        <message>
            <source>{symbol}: a reduction is already proposed or under way</source>
            <translation>{symbol}: a reduction is already proposed or under way</translation>
        </message>
        <message>
            <source>{symbol}: another order is still working in account {account}</source>
            <translation>{symbol}: another order is still working in account {account}</translation>
        </message>
        <message>
            <source>the trade link of account {account} is not ready</source>
            <translation>the trade link of account {account} is not ready</translation>
        </message>
        <message>
            <source>the market link of {symbol} is not ready</source>
            <translation>the market link of {symbol} is not ready</translation>
        </message>
        <message>
            <source>{account} {symbol}: no pair, quote, contract data or position is known</source>
            <translation>{account} {symbol}: no pair, quote, contract data or position is known</translation>
        </message>
        <message>
            <source>the positions of account {account} are not known: nor is exposure</source>
            <translation>the positions of account {account} are not known: nor is exposure</translation>
        </message>
        <message>
            <source>the kill switch is on: arm the desk again before any order</source>
            <translation>the kill switch is on: arm the desk again before any order</translation>
        </message>
        <message>
            <source>approvals are shut after an {defect}; start the desk anew</source>
            <translation>approvals are shut after an {defect}; start the desk anew</translation>
        </message>
        <message>
            <source>approvals are shut while the ledger fails: {failure}</source>
            <translation>approvals are shut while the ledger fails: {failure}</translation>
        </message>
        <message>
            <source>there is no approval {approval}</source>
            <translation>there is no approval {approval}</translation>
        </message>
        <message>
            <source>already decided by {who}: {state}</source>
            <translation>already decided by {who}: {state}</translation>
        </message>
        <message>
            <source>what was approved is not what would be sent; look at the card again</source>
            <translation>what was approved is not what would be sent; look at the card again</translation>
        </message>
        <message>
            <source>{actor} requested this and may not approve it: four eyes</source>
            <translation>{actor} requested this and may not approve it: four eyes</translation>
        </message>
        <message>
            <source>the approval ran out of time</source>
            <translation>the approval ran out of time</translation>
        </message>
        <message>
            <source>nobody decided in time</source>
            <translation>nobody decided in time</translation>
        </message>
        <message>
            <source>the value recovered</source>
            <translation>the value recovered</translation>
        </message>
        <message>
            <source>{filled} of {lots} lots filled; {words}</source>
            <translation>{filled} of {lots} lots filled; {words}</translation>
        </message>
        <message>
            <source>order {order} is not waiting to leave</source>
            <translation>order {order} is not waiting to leave</translation>
        </message>
        <message>
            <source>withdrawn before it left</source>
            <translation>withdrawn before it left</translation>
        </message>
        <message>
            <source>nothing allows order {order} any more</source>
            <translation>nothing allows order {order} any more</translation>
        </message>
        <message>
            <source>not at the counter</source>
            <translation>not at the counter</translation>
        </message>
        <message>
            <source>the ledger can be written again; it could not: {failure}</source>
            <translation>the ledger can be written again; it could not: {failure}</translation>
        </message>
        <message>
            <source>{symbol}: {filled} lots were filled, and the position in account {account} does not show them yet</source>
            <translation>{symbol}: {filled} lots were filled, and the position in account {account} does not show them yet</translation>
        </message>
        <message>
            <source>no rule watches this any more</source>
            <translation>no rule watches this any more</translation>
        </message>
        <message>
            <source>the desk was closing</source>
            <translation>the desk was closing</translation>
        </message>
        <message>
            <source>the desk has no account {account} any more</source>
            <translation>the desk has no account {account} any more</translation>
        </message>
        <message>
            <source>{symbol}: its time {stamp} lies in the future; such quotes are dropped</source>
            <translation>{symbol}: its time {stamp} lies in the future; such quotes are dropped</translation>
        </message>
        <message>
            <source>{symbol} is not the spot leg of any pair of this desk</source>
            <translation>{symbol} is not the spot leg of any pair of this desk</translation>
        </message>
        <message>
            <source>{symbol}: {price} is not a price</source>
            <translation>{symbol}: {price} is not a price</translation>
        </message>
        <message>
            <source>{symbol}: a price typed in needs a reason</source>
            <translation>{symbol}: a price typed in needs a reason</translation>
        </message>
        <message>
            <source>{symbol} stands at {price} already</source>
            <translation>{symbol} stands at {price} already</translation>
        </message>
        <message>
            <source>{symbol} is outside continuous trading ({phase}); orders wait until it opens at {opens} Beijing time</source>
            <translation>{symbol} is outside continuous trading ({phase}); orders wait until it opens at {opens} Beijing time</translation>
        </message>
        <message>
            <source>{symbol}: the hours that the front lists make no trading day ({hours}); those of the calendar stand</source>
            <translation>{symbol}: the hours that the front lists make no trading day ({hours}); those of the calendar stand</translation>
        </message>
        <message>
            <source>{symbol}: the calendar has no trading hours of this product; those that the front lists are used, without holidays</source>
            <translation>{symbol}: the calendar has no trading hours of this product; those that the front lists are used, without holidays</translation>
        </message>
        <message>
            <source>the trading calendar of {exchanges} is announced until {until} only, days left: {days}; import the exchanges' holiday notice</source>
            <translation>the trading calendar of {exchanges} is announced until {until} only, days left: {days}; import the exchanges' holiday notice</translation>
        </message>
        <message>
            <source>the trading calendar of {exchanges} was announced until {until} only; it is unconfirmed since, weekdays are taken as open: import the exchanges' holiday notice</source>
            <translation>the trading calendar of {exchanges} was announced until {until} only; it is unconfirmed since, weekdays are taken as open: import the exchanges' holiday notice</translation>
        </message>
        <message>
            <source>the trading calendar of {exchanges} is unconfirmed, weekdays are taken as open: import the exchanges' holiday notice</source>
            <translation>the trading calendar of {exchanges} is unconfirmed, weekdays are taken as open: import the exchanges' holiday notice</translation>
        </message>
        <message>
            <source>the trading calendar covers {start} to {end} only</source>
            <translation>the trading calendar covers {start} to {end} only</translation>
        </message>
        <message>
            <source>{table} {id} is there already since the preview; preview it again</source>
            <translation>{table} {id} is there already since the preview; preview it again</translation>
        </message>
        <message>
            <source>{table} {id} is gone or was changed since the preview; preview it again</source>
            <translation>{table} {id} is gone or was changed since the preview; preview it again</translation>
        </message>
        <message>
            <source>{table} {id} is in the book already</source>
            <translation>{table} {id} is in the book already</translation>
        </message>
        <message>
            <source>no contract {contract} is in the book</source>
            <translation>no contract {contract} is in the book</translation>
        </message>
        <message>
            <source>no lot {lot} is in the book</source>
            <translation>no lot {lot} is in the book</translation>
        </message>
        <message>
            <source>contract {contract} is {pricing}: it cannot be priced by hand</source>
            <translation>contract {contract} is {pricing}: it cannot be priced by hand</translation>
        </message>
        <message>
            <source>contract {contract} is {pricing}: it cannot be rolled</source>
            <translation>contract {contract} is {pricing}: it cannot be rolled</translation>
        </message>
        <message>
            <source>contract {contract}: {quantity} to price, but only {left} is unpriced</source>
            <translation>contract {contract}: {quantity} to price, but only {left} is unpriced</translation>
        </message>
        <message>
            <source>contract {contract}: nothing is left to roll, all of it is priced</source>
            <translation>contract {contract}: nothing is left to roll, all of it is priced</translation>
        </message>
        <message>
            <source>contract {contract} refers to {symbol} already</source>
            <translation>contract {contract} refers to {symbol} already</translation>
        </message>
        <message>
            <source>contract {contract} is a sale: nothing can be received from it</source>
            <translation>contract {contract} is a sale: nothing can be received from it</translation>
        </message>
        <message>
            <source>contract {contract} is a purchase: nothing is delivered under it</source>
            <translation>contract {contract} is a purchase: nothing is delivered under it</translation>
        </message>
        <message>
            <source>lot {lot} must name contract {contract} as its source</source>
            <translation>lot {lot} must name contract {contract} as its source</translation>
        </message>
        <message>
            <source>lot {lot} has {left}, less than {quantity}</source>
            <translation>lot {lot} has {left}, less than {quantity}</translation>
        </message>
        <message>
            <source>contract {contract}: {quantity} delivered would be more than {left}, its quantity with tolerance, or its delivery is over</source>
            <translation>contract {contract}: {quantity} delivered would be more than {left}, its quantity with tolerance, or its delivery is over</translation>
        </message>
        <message>
            <source>a quantity must be above 0, not {quantity}</source>
            <translation>a quantity must be above 0, not {quantity}</translation>
        </message>
        <message>
            <source>the book cannot become so: {words}</source>
            <translation>the book cannot become so: {words}</translation>
        </message>
        <message>
            <source>nothing in the book would change</source>
            <translation>nothing in the book would change</translation>
        </message>
        <message>
            <source>there is no change of the book that could be undone</source>
            <translation>there is no change of the book that could be undone</translation>
        </message>
        <message>
            <source>the book has been changed since; look at its last change again</source>
            <translation>the book has been changed since; look at its last change again</translation>
        </message>
        <message>
            <source>{table} {id}: its goods belong to pair {pair}, which has lines in the desk file; goods are counted there or in the book, never in both</source>
            <translation>{table} {id}: its goods belong to pair {pair}, which has lines in the desk file; goods are counted there or in the book, never in both</translation>
        </message>
        <message>
            <source>{symbol}: the lots in account {account} belong to several units; closing them would lower the flat exposure of one and raise that of another</source>
            <translation>{symbol}: the lots in account {account} belong to several units; closing them would lower the flat exposure of one and raise that of another</translation>
        </message>
        <message>
            <source>{symbol}: a lot is {quantity} by the desk file and {left} by the table of products; correct the one that is wrong</source>
            <translation>{symbol}: a lot is {quantity} by the desk file and {left} by the table of products; correct the one that is wrong</translation>
        </message>
        <message>
            <source>rule {rule} is on {subject}, and no {kind} of this desk is meant by that</source>
            <translation>rule {rule} is on {subject}, and no {kind} of this desk is meant by that</translation>
        </message>
        <message>
            <source>rule {rule}: {key} = {value}: {words}</source>
            <translation>rule {rule}: {key} = {value}: {words}</translation>
        </message>
        <message>
            <source>nothing in the rules would change</source>
            <translation>nothing in the rules would change</translation>
        </message>
        <message>
            <source>there is no rule {rule}</source>
            <translation>there is no rule {rule}</translation>
        </message>
        <message>
            <source>there is no change of rules {revision}</source>
            <translation>there is no change of rules {revision}</translation>
        </message>
        <message>
            <source>the change of rules is {state} already, by {who}</source>
            <translation>the change of rules is {state} already, by {who}</translation>
        </message>
        <message>
            <source>this is not the change of rules that was looked at; look at it again</source>
            <translation>this is not the change of rules that was looked at; look at it again</translation>
        </message>
        <message>
            <source>{actor} drafted this change of rules and may not approve it: four eyes</source>
            <translation>{actor} drafted this change of rules and may not approve it: four eyes</translation>
        </message>
        <message>
            <source>the change of rules is not approved: it cannot go live</source>
            <translation>the change of rules is not approved: it cannot go live</translation>
        </message>
        <message>
            <source>rule {rule} was changed since this was drafted; draft it again</source>
            <translation>rule {rule} was changed since this was drafted; draft it again</translation>
        </message>
        <message>
            <source>a change of rules needs a reason</source>
            <translation>a change of rules needs a reason</translation>
        </message>
        <message>
            <source>rule {rule} was changed in the desk file; the approved change of {who} stays in force until another one goes live</source>
            <translation>rule {rule} was changed in the desk file; the approved change of {who} stays in force until another one goes live</translation>
        </message>
        <message>
            <source>rules cannot be changed while the ledger fails: {failure}</source>
            <translation>rules cannot be changed while the ledger fails: {failure}</translation>
        </message>
        <message>
            <source>{person} could not be told over {channels}; told over {channel} instead</source>
            <translation>{person} could not be told over {channels}; told over {channel} instead</translation>
        </message>
        <message>
            <source>{name}: nobody can be told of this alert, every channel has failed; call the people in charge</source>
            <translation>{name}: nobody can be told of this alert, every channel has failed; call the people in charge</translation>
        </message>
        <message>
            <source>{symbol}: no pair of this desk watches this contract; without its price the basis and the risk of what refers to it are unknown: {rows}</source>
            <translation>{symbol}: no pair of this desk watches this contract; without its price the basis and the risk of what refers to it are unknown: {rows}</translation>
        </message>
        <message>
            <source>{symbol}: its delivery month is over, and the book still refers to it: {rows}</source>
            <translation>{symbol}: its delivery month is over, and the book still refers to it: {rows}</translation>
        </message>
        <message>
            <source>its prices carry no time: each is as old as the moment when its value was first seen here</source>
            <translation>its prices carry no time: each is as old as the moment when its value was first seen here</translation>
        </message>
        <message>
            <source>{symbol} comes from {link} already and stays with it; what {second} brings of it is passed over: two sources of one series would overtake each other</source>
            <translation>{symbol} comes from {link} already and stays with it; what {second} brings of it is passed over: two sources of one series would overtake each other</translation>
        </message>
        <message>
            <source>contract {contract}: {quantity} to price in {symbol}, but only {left} is unpriced in that month</source>
            <translation>contract {contract}: {quantity} to price in {symbol}, but only {left} is unpriced in that month</translation>
        </message>
        <message>
            <source>contract {contract}: nothing of it is unpriced in {symbol}</source>
            <translation>contract {contract}: nothing of it is unpriced in {symbol}</translation>
        </message>
        <message>
            <source>contract {contract}: {quantity} to roll, but only {left} is unpriced in {symbol}</source>
            <translation>contract {contract}: {quantity} to roll, but only {left} is unpriced in {symbol}</translation>
        </message>
        <message>
            <source>no shipment {shipment} of contract {contract} is on its way</source>
            <translation>no shipment {shipment} of contract {contract} is on its way</translation>
        </message>
        <message>
            <source>shipment {shipment} has {left}, less than {quantity}</source>
            <translation>shipment {shipment} has {left}, less than {quantity}</translation>
        </message>
        <message>
            <source>lot {lot} belongs to {held}, contract {contract} to {wanted}</source>
            <translation>lot {lot} belongs to {held}, contract {contract} to {wanted}</translation>
        </message>
        <message>
            <source>lot {lot} is {held}, contract {contract} is {wanted}</source>
            <translation>lot {lot} is {held}, contract {contract} is {wanted}</translation>
        </message>
        <message>
            <source>lot {lot} is counted in {unit}, contract {contract} in {base}</source>
            <translation>lot {lot} is counted in {unit}, contract {contract} in {base}</translation>
        </message>
        <message>
            <source>lot {lot} is of grade {held}, contract {contract} asks for {wanted}</source>
            <translation>lot {lot} is of grade {held}, contract {contract} asks for {wanted}</translation>
        </message>
        <message>
            <source>contract {contract} is counted in {base}, not in {unit}</source>
            <translation>contract {contract} is counted in {base}, not in {unit}</translation>
        </message>
        <message>
            <source>{symbol} is another product than {other}, which contract {contract} is on</source>
            <translation>{symbol} is another product than {other}, which contract {contract} is on</translation>
        </message>
        <message>
            <source>{symbol} is not a month of a futures contract</source>
            <translation>{symbol} is not a month of a futures contract</translation>
        </message>
        <message>
            <source>{symbol} is no longer traded</source>
            <translation>{symbol} is no longer traded</translation>
        </message>
        <message>
            <source>{symbol} is not traded yet, it lies too far ahead</source>
            <translation>{symbol} is not traded yet, it lies too far ahead</translation>
        </message>
        <message>
            <source>a roll, a receipt or a delivery needs a reason</source>
            <translation>a roll, a receipt or a delivery needs a reason</translation>
        </message>
        <message>
            <source>rules {rule} and {rival} of the family {family} are both on {subject}; one of them must say it more specifically</source>
            <translation>rules {rule} and {rival} of the family {family} are both on {subject}; one of them must say it more specifically</translation>
        </message>
        <message>
            <source>{actor} approved this already, {given} of {needed}: another person must</source>
            <translation>{actor} approved this already, {given} of {needed}: another person must</translation>
        </message>
        <message>
            <source>the desk file does not say {keys} ([pair.carry] or [carry])</source>
            <translation>the desk file does not say {keys} ([pair.carry] or [carry])</translation>
        </message>
        <message>
            <source>{symbol}: the front has listed no last trading day</source>
            <translation>{symbol}: the front has listed no last trading day</translation>
        </message>
        <message>
            <source>{symbol}: its last trading day was {until}</source>
            <translation>{symbol}: its last trading day was {until}</translation>
        </message>
        <message>
            <source>{symbol}: no product or no VAT rate is on file</source>
            <translation>{symbol}: no product or no VAT rate is on file</translation>
        </message>
        <message>
            <source>{symbol}: the trading calendar does not reach its days</source>
            <translation>{symbol}: the trading calendar does not reach its days</translation>
        </message>
        <message>
            <source>settlement statement</source>
            <translation>settlement statement</translation>
        </message>
        <message>
            <source>{symbol} is no longer the main contract, {main} is since {since}; roll the pairs that are still on {symbol}? {pairs}</source>
            <translation>{symbol} is no longer the main contract, {main} is since {since}; roll the pairs that are still on {symbol}? {pairs}</translation>
        </message>
        <message>
            <source>{symbol}: no VAT rate is on file for {id} and it is not counted; the exposure is unknown, and nothing is proposed</source>
            <translation>{symbol}: no VAT rate is on file for {id} and it is not counted; the exposure is unknown, and nothing is proposed</translation>
        </message>
        <message>
            <source>{pair}: goods are counted on another tax footing than when this was planned</source>
            <translation>{pair}: goods are counted on another tax footing than when this was planned</translation>
        </message>
        <message>
            <source>{rule}: the business book has no strategy {strategy}</source>
            <translation>{rule}: the business book has no strategy {strategy}</translation>
        </message>
        <message>
            <source>nobody is signed in at this terminal: sign in first</source>
            <translation>nobody is signed in at this terminal: sign in first</translation>
        </message>
        <message>
            <source>{actor} asked for this, and {who} is signed in now: look at it again</source>
            <translation>{actor} asked for this, and {who} is signed in now: look at it again</translation>
        </message>
        <message>
            <source>{person} has no secret in the desk file and cannot sign in</source>
            <translation>{person} has no secret in the desk file and cannot sign in</translation>
        </message>
        <message>
            <source>that is not the secret of {person}</source>
            <translation>that is not the secret of {person}</translation>
        </message>
        <message>
            <source>that is not the secret of {person}; the next try is heard in {seconds} seconds</source>
            <translation>that is not the secret of {person}; the next try is heard in {seconds} seconds</translation>
        </message>
        <message>
            <source>too many wrong secrets of {person}: the next try is heard in {seconds} seconds</source>
            <translation>too many wrong secrets of {person}: the next try is heard in {seconds} seconds</translation>
        </message>
        <message>
            <source>a secret is being checked already</source>
            <translation>a secret is being checked already</translation>
        </message>
        <message>
            <source>nobody can sign in while the ledger fails: {failure}</source>
            <translation>nobody can sign in while the ledger fails: {failure}</translation>
        </message>
        <message>
            <source>the secret of {person} could not be checked: {failure}</source>
            <translation>the secret of {person} could not be checked: {failure}</translation>
        </message>
        <message>
            <source>{file}, line {line}: only {count} columns: {text}</source>
            <translation>{file}, line {line}: only {count} columns: {text}</translation>
        </message>
        <message>
            <source>{file}, line {line} is not a CSV row ({failure}): {text}</source>
            <translation>{file}, line {line} is not a CSV row ({failure}): {text}</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} is empty: {text}</source>
            <translation>{file}, line {line}: column {column} is empty: {text}</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} is not a number: {value}</source>
            <translation>{file}, line {line}: column {column} is not a number: {value}</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} is not a date: {value}; expected {expected}</source>
            <translation>{file}, line {line}: column {column} is not a date: {value}; expected {expected}</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} is not a date: {value}; expected {expected}; if it counts days, format the column as dates</source>
            <translation>{file}, line {line}: column {column} is not a date: {value}; expected {expected}; if it counts days, format the column as dates</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} is not a time of day: {value}; expected HH:MM</source>
            <translation>{file}, line {line}: column {column} is not a time of day: {value}; expected HH:MM</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} lies in the future: {value}</source>
            <translation>{file}, line {line}: column {column} lies in the future: {value}</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} is not {wanted} of the mapping: {value}</source>
            <translation>{file}, line {line}: column {column} is not {wanted} of the mapping: {value}</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} is not {wanted} of {series} further up: {value}</source>
            <translation>{file}, line {line}: column {column} is not {wanted} of {series} further up: {value}</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} is a formula without a computed value: {value}; open and save the file</source>
            <translation>{file}, line {line}: column {column} is a formula without a computed value: {value}; open and save the file</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column}: {stamp} of {series} repeats {earlier} in line {above}</source>
            <translation>{file}, line {line}: column {column}: {stamp} of {series} repeats {earlier} in line {above}</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column}: {stamp} of {series} is older than {earlier} in line {above}</source>
            <translation>{file}, line {line}: column {column}: {stamp} of {series} is older than {earlier} in line {above}</translation>
        </message>
        <message>
            <source>{file}, line {line}: {stamp} of {series} is older than {earlier}, which was accepted before</source>
            <translation>{file}, line {line}: {stamp} of {series} is older than {earlier}, which was accepted before</translation>
        </message>
        <message>
            <source>{file}, line {line}: column price: {value} of {series} at {stamp} was {earlier} before; a correction needs a later time</source>
            <translation>{file}, line {line}: column price: {value} of {series} at {stamp} was {earlier} before; a correction needs a later time</translation>
        </message>
        <message>
            <source>{file}, line {line}: {series} comes from the spot source {owner} already and stays with it: two sources of one series would overtake each other</source>
            <translation>{file}, line {line}: {series} comes from the spot source {owner} already and stays with it: two sources of one series would overtake each other</translation>
        </message>
        <message>
            <source>{file}, line {line}: the line has no end yet: it counts when the file stands still, and may be cut off</source>
            <translation>{file}, line {line}: the line has no end yet: it counts when the file stands still, and may be cut off</translation>
        </message>
        <message>
            <source>{file}, line {line}: no pair of the desk has the series {series}</source>
            <translation>{file}, line {line}: no pair of the desk has the series {series}</translation>
        </message>
        <message>
            <source>{file}, line {line}: the mapping does not name this series</source>
            <translation>{file}, line {line}: the mapping does not name this series</translation>
        </message>
        <message>
            <source>{file}, line {line}: the header is missing; expected {expected}</source>
            <translation>{file}, line {line}: the header is missing; expected {expected}</translation>
        </message>
        <message>
            <source>{file}, line {line}: no column {wanted}: the header is {text}; expected {expected}</source>
            <translation>{file}, line {line}: no column {wanted}: the header is {text}; expected {expected}</translation>
        </message>
        <message>
            <source>{file}, line {line}: more than one column {wanted}: the header is {text}; say which in the mapping</source>
            <translation>{file}, line {line}: more than one column {wanted}: the header is {text}; say which in the mapping</translation>
        </message>
        <message>
            <source>{file}: columns guessed from the header: {guessed}</source>
            <translation>{file}: columns guessed from the header: {guessed}</translation>
        </message>
        <message>
            <source>{file}, line {line}: basis = {value}: spot {spot} minus futures {futures} is {basis}</source>
            <translation>{file}, line {line}: basis = {value}: spot {spot} minus futures {futures} is {basis}</translation>
        </message>
        <message>
            <source>{file}, line {line}: basis = {value}: spot {spot} minus futures {futures} is {basis}: the sign is wrong</source>
            <translation>{file}, line {line}: basis = {value}: spot {spot} minus futures {futures} is {basis}: the sign is wrong</translation>
        </message>
        <message>
            <source>{file}: the file seems to write {writes}: basis = {value} in line {line}, where spot {spot} minus futures {futures} is {basis}, and so all rows with a basis, {signed} of {seen}. If that is meant, say sign = "{sign}"; until then nothing of it is taken</source>
            <translation>{file}: the file seems to write {writes}: basis = {value} in line {line}, where spot {spot} minus futures {futures} is {basis}, and so all rows with a basis, {signed} of {seen}. If that is meant, say sign = "{sign}"; until then nothing of it is taken</translation>
        </message>
        <message>
            <source>{file} is an old .xls workbook or one with a password: save it as .xlsx or CSV</source>
            <translation>{file} is an old .xls workbook or one with a password: save it as .xlsx or CSV</translation>
        </message>
        <message>
            <source>{file} cannot be read as an XLSX workbook: {failure}</source>
            <translation>{file} cannot be read as an XLSX workbook: {failure}</translation>
        </message>
        <message>
            <source>{file} is no workbook: there is no sheet {wanted} in it</source>
            <translation>{file} is no workbook: there is no sheet {wanted} in it</translation>
        </message>
        <message>
            <source>{file}: no sheet {wanted}; there are: {sheets}</source>
            <translation>{file}: no sheet {wanted}; there are: {sheets}</translation>
        </message>
        <message>
            <source>{file}: more than {most} rows are not read</source>
            <translation>{file}: more than {most} rows are not read</translation>
        </message>
        <message>
            <source>{file} is neither UTF-8 nor GBK text</source>
            <translation>{file} is neither UTF-8 nor GBK text</translation>
        </message>
        <message>
            <source>{file} is not {wanted} text</source>
            <translation>{file} is not {wanted} text</translation>
        </message>
        <message>
            <source>{file}: {failure}</source>
            <translation>{file}: {failure}</translation>
        </message>
        <message>
            <source>{file} is not taken, the mapping so far goes on: {failure}</source>
            <translation>{file} is not taken, the mapping so far goes on: {failure}</translation>
        </message>
        <message>
            <source>{source}: not valid JSON: {failure}</source>
            <translation>{source}: not valid JSON: {failure}</translation>
        </message>
        <message>
            <source>{source}: no list of rows under {wanted}: {value}</source>
            <translation>{source}: no list of rows under {wanted}: {value}</translation>
        </message>
        <message>
            <source>{source}: no list of rows in the document: {value}</source>
            <translation>{source}: no list of rows in the document: {value}</translation>
        </message>
        <message>
            <source>{source}, row {row} is no object: {value}</source>
            <translation>{source}, row {row} is no object: {value}</translation>
        </message>
        <message>
            <source>{source}, row {row}: {column} is not a name: {value}</source>
            <translation>{source}, row {row}: {column} is not a name: {value}</translation>
        </message>
        <message>
            <source>{source}, row {row}: {column} is not a number: {value}</source>
            <translation>{source}, row {row}: {column} is not a number: {value}</translation>
        </message>
        <message>
            <source>{source}, row {row}: {column} is not a time: {value}</source>
            <translation>{source}, row {row}: {column} is not a time: {value}</translation>
        </message>
        <message>
            <source>{source}, row {row}: {column} lies in the future: {value}</source>
            <translation>{source}, row {row}: {column} lies in the future: {value}</translation>
        </message>
        <message>
            <source>{source}: the service answered with HTTP {status}</source>
            <translation>{source}: the service answered with HTTP {status}</translation>
        </message>
        <message>
            <source>{source}: the answer is longer than {most} bytes</source>
            <translation>{source}: the answer is longer than {most} bytes</translation>
        </message>
        <message>
            <source>{source} did not answer: {failure}</source>
            <translation>{source} did not answer: {failure}</translation>
        </message>
        <message>
            <source>{source} did not answer within {seconds} s</source>
            <translation>{source} did not answer within {seconds} s</translation>
        </message>
        <message>
            <source>{source} cannot be reached: {failure}</source>
            <translation>{source} cannot be reached: {failure}</translation>
        </message>
        <message>
            <source>{source}: the connection was lost</source>
            <translation>{source}: the connection was lost</translation>
        </message>
        <message>
            <source>{source} is gone: {failure}</source>
            <translation>{source} is gone: {failure}</translation>
        </message>
        <message>
            <source>{source} answered with HTTP {status}</source>
            <translation>{source} answered with HTTP {status}</translation>
        </message>
        <message>
            <source>{link}: the front does not know {contracts}</source>
            <translation>{link}: the front does not know {contracts}</translation>
        </message>
        <message>
            <source>{link}: the front does not know {contracts} [{places}]</source>
            <translation>{link}: the front does not know {contracts} [{places}]</translation>
        </message>
        <message>
            <source>no quote yet of {contracts}</source>
            <translation>no quote yet of {contracts}</translation>
        </message>
        <message>
            <source>the front dropped the subscription</source>
            <translation>the front dropped the subscription</translation>
        </message>
        <message>
            <source>trading day {day}</source>
            <translation>trading day {day}</translation>
        </message>
        <message>
            <source>the counter lost its front</source>
            <translation>the counter lost its front</translation>
        </message>
        <message>
            <source>what was sent cannot be used and is not taken: {words}</source>
            <translation>what was sent cannot be used and is not taken: {words}</translation>
        </message>
        <message>
            <source>the ledger is not the one that was signed: {doubt}</source>
            <translation>the ledger is not the one that was signed: {doubt}</translation>
        </message>
        <message>
            <source>the business book is empty: {words}</source>
            <translation>the business book is empty: {words}</translation>
        </message>
        <message>
            <source>{pair}: {symbol} made comparable is {spot} and futures are {futures} {unit}: one of them must be in another unit or currency; unit_factor is {factor}, fx {fx}</source>
            <translation>{pair}: {symbol} made comparable is {spot} and futures are {futures} {unit}: one of them must be in another unit or currency; unit_factor is {factor}, fx {fx}</translation>
        </message>
        <message>
            <source>{file}, line {line}: the unit is {value}, and pair {pair} takes the number as it is and computes in {unit}: it needs a unit_factor or an fx</source>
            <translation>{file}, line {line}: the unit is {value}, and pair {pair} takes the number as it is and computes in {unit}: it needs a unit_factor or an fx</translation>
        </message>
        <message>
            <source>{pair}: on {day} the rows in force make a premium of {after}; the desk goes on with {before}, of the day of its start, until it is started anew</source>
            <translation>{pair}: on {day} the rows in force make a premium of {after}; the desk goes on with {before}, of the day of its start, until it is started anew</translation>
        </message>
        <message>
            <source>{pair}: on {day} the rate in force makes a tax factor of {after}; the desk goes on with {before}, of the day of its start, until it is started anew</source>
            <translation>{pair}: on {day} the rate in force makes a tax factor of {after}; the desk goes on with {before}, of the day of its start, until it is started anew</translation>
        </message>
        <message>
            <source>{pair}: on {day} no premium is on file for {goods}; the desk goes on with the rows of the day of its start, and its file is refused at the next start until one is</source>
            <translation>{pair}: on {day} no premium is on file for {goods}; the desk goes on with the rows of the day of its start, and its file is refused at the next start until one is</translation>
        </message>
        <message>
            <source>{pair}: on {day} no VAT rate is on file for {symbol}; the desk goes on with the rate of the day of its start, and its file is refused at the next start until one is</source>
            <translation>{pair}: on {day} no VAT rate is on file for {symbol}; the desk goes on with the rate of the day of its start, and its file is refused at the next start until one is</translation>
        </message>
        <message>
            <source>{pair}: the premium of {goods} is on file up to {until} only; without a row after it the desk file is refused from the next trading day on</source>
            <translation>{pair}: the premium of {goods} is on file up to {until} only; without a row after it the desk file is refused from the next trading day on</translation>
        </message>
        <message>
            <source>{symbol}: order {order} in account {account} was taken for never arrived, and the counter has it after all: {filled} of {lots} lots are filled; look at what was sent since</source>
            <translation>{symbol}: order {order} in account {account} was taken for never arrived, and the counter has it after all: {filled} of {lots} lots are filled; look at what was sent since</translation>
        </message>
        <message>
            <source>{symbol}: the settlement of {day} is kept as {before}; {after} was told later and is not taken</source>
            <translation>{symbol}: the settlement of {day} is kept as {before}; {after} was told later and is not taken</translation>
        </message>
        <message>
            <source>{pair}: from {day} on the rows in force make a premium of {after}, it was {before}; changes are measured as if it had been so before</source>
            <translation>{pair}: from {day} on the rows in force make a premium of {after}, it was {before}; changes are measured as if it had been so before</translation>
        </message>
        <message>
            <source>{pair}: from {day} on the rate in force makes a tax factor of {after}, it was {before}; changes are measured as if it had been so before</source>
            <translation>{pair}: from {day} on the rate in force makes a tax factor of {after}, it was {before}; changes are measured as if it had been so before</translation>
        </message>
        <message>
            <source>{pair}: on {day} no premium is on file for {goods}; the desk goes on with the rows that were in force last, and its file is refused at the next start until one is</source>
            <translation>{pair}: on {day} no premium is on file for {goods}; the desk goes on with the rows that were in force last, and its file is refused at the next start until one is</translation>
        </message>
        <message>
            <source>{pair}: on {day} no VAT rate is on file for {symbol}; the desk goes on with the rate that was in force last, and its file is refused at the next start until one is</source>
            <translation>{pair}: on {day} no VAT rate is on file for {symbol}; the desk goes on with the rate that was in force last, and its file is refused at the next start until one is</translation>
        </message>
        <message>
            <source>{symbol}: the book says that {day} was settled at {before}, and the front says {after}; the book's counts</source>
            <translation>{symbol}: the book says that {day} was settled at {before}, and the front says {after}; the book's counts</translation>
        </message>
        <message>
            <source>the clock of this machine was set back by {seconds} s; the desk's own time waits for it, at half speed, and prices look older than they are: start the desk anew</source>
            <translation>the clock of this machine was set back by {seconds} s; the desk's own time waits for it, at half speed, and prices look older than they are: start the desk anew</translation>
        </message>
        <message>
            <source>the clock of this machine was set ahead by {seconds} s, or the machine slept; what has a time to end may have ended early</source>
            <translation>the clock of this machine was set ahead by {seconds} s, or the machine slept; what has a time to end may have ended early</translation>
        </message>
        <message>
            <source>the record ends {seconds} s later than it is now by this machine's clock: that was wrong when it was written, or is wrong now</source>
            <translation>the record ends {seconds} s later than it is now by this machine's clock: that was wrong when it was written, or is wrong now</translation>
        </message>
        <message>
            <source>{symbol}: a price of {price} came that is of {stamp}, before the one that was typed at {typed}: the typed one stays until a later one comes</source>
            <translation>{symbol}: a price of {price} came that is of {stamp}, before the one that was typed at {typed}: the typed one stays until a later one comes</translation>
        </message>
        <message>
            <source>alerts are shown on this screen only: the desk file names no person with an address on a channel of [policy]</source>
            <translation>alerts are shown on this screen only: the desk file names no person with an address on a channel of [policy]</translation>
        </message>
        <message>
            <source>{rule}: there is no business unit {unit}, neither in the business book nor in the desk file</source>
            <translation>{rule}: there is no business unit {unit}, neither in the business book nor in the desk file</translation>
        </message>
        <message>
            <source>{file}, line {line}: {count} columns under a header of {most}: a number with a comma in it has to stand in quotation marks: {text}</source>
            <translation>{file}, line {line}: {count} columns under a header of {most}: a number with a comma in it has to stand in quotation marks: {text}</translation>
        </message>
        <message>
            <source>{source}: this program broke over what it sent, and begins anew with it: {failure}</source>
            <translation>{source}: this program broke over what it sent, and begins anew with it: {failure}</translation>
        </message>
        <message>
            <source>{source}: the service answered with HTTP {status} and asks to be left alone for {seconds} s</source>
            <translation>{source}: the service answered with HTTP {status} and asks to be left alone for {seconds} s</translation>
        </message>
        <message>
            <source>account {account}: the counter does not say {names}; rules on that do not judge it until it does</source>
            <translation>account {account}: the counter does not say {names}; rules on that do not judge it until it does</translation>
        </message>
        <message>
            <source>the front is asked for {most} months of average contracts at most: {left} more get no settlements, and their windows stay unpriced: {contracts}</source>
            <translation>the front is asked for {most} months of average contracts at most: {left} more get no settlements, and their windows stay unpriced: {contracts}</translation>
        </message>
        <message>
            <source>hold times that ran when the desk was stopped begin anew, for what was kept of them cannot be read: {words}</source>
            <translation>hold times that ran when the desk was stopped begin anew, for what was kept of them cannot be read: {words}</translation>
        </message>
        <message>
            <source>{rows} of the business book are on a pair that the desk file has lines of its own for: these goods count twice in their unit; take one of them out</source>
            <translation>{rows} of the business book are on a pair that the desk file has lines of its own for: these goods count twice in their unit; take one of them out</translation>
        </message>
        <message>
            <source>the business book as it stands does not fit this desk: {words}</source>
            <translation>the business book as it stands does not fit this desk: {words}</translation>
        </message>
        <message>
            <source>the business book has {count} more faults on this desk; the preview of an import names them</source>
            <translation>the business book has {count} more faults on this desk; the preview of an import names them</translation>
        </message>
        <message>
            <source>{source}: its answers have no row of {names} yet; look at how it names them</source>
            <translation>{source}: its answers have no row of {names} yet; look at how it names them</translation>
        </message>
        <message>
            <source>{file}: no row of {names} can be taken yet; look at how the file names them and at names and symbols in the desk file</source>
            <translation>{file}: no row of {names} can be taken yet; look at how the file names them and at names and symbols in the desk file</translation>
        </message>
        <message>
            <source>{file}, line {line}: no column {wanted}, which the mapping names: the header is {text}</source>
            <translation>{file}, line {line}: no column {wanted}, which the mapping names: the header is {text}</translation>
        </message>
        <message>
            <source>its rule asks for no reduction any more</source>
            <translation>its rule asks for no reduction any more</translation>
        </message>
    </context>
    <context>
        <name>Roll</name>
        <message>
            <source>Roll a contract to another month</source>
            <translation>Roll a contract to another month</translation>
        </message>
        <message>
            <source>Premium {0} → {1}: {2} is added, the price now stays as it was</source>
            <translation>Premium {0} → {1}: {2} is added, the price now stays as it was</translation>
        </message>
        <message>
            <source>Roll</source>
            <translation>Roll</translation>
        </message>
        <message>
            <source>A quantity and two prices are needed</source>
            <translation>A quantity and two prices are needed</translation>
        </message>
        <message>
            <source>as the trade says</source>
            <translation>as the trade says</translation>
        </message>
        <message>
            <source>From</source>
            <translation>From</translation>
        </message>
        <message>
            <source>To</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Quantity, {0}</source>
            <translation>Quantity, {0}</translation>
        </message>
        <message>
            <source>Price of the month left, {0}</source>
            <translation>Price of the month left, {0}</translation>
        </message>
        <message>
            <source>Price of the month taken, {0}</source>
            <translation>Price of the month taken, {0}</translation>
        </message>
    </context>
    <context>
        <name>RuleActs</name>
        <message>
            <source>Take {0} away: once that is live it stays away, though the desk file names it</source>
            <translation>Take {0} away: once that is live it stays away, though the desk file names it</translation>
        </message>
        <message>
            <source>Draft: away</source>
            <translation>Draft: away</translation>
        </message>
        <message>
            <source>Switch {0} off: it stays in the list and watches nothing</source>
            <translation>Switch {0} off: it stays in the list and watches nothing</translation>
        </message>
        <message>
            <source>Draft: off</source>
            <translation>Draft: off</translation>
        </message>
        <message>
            <source>Switch {0} on again</source>
            <translation>Switch {0} on again</translation>
        </message>
        <message>
            <source>Draft: on</source>
            <translation>Draft: on</translation>
        </message>
    </context>
    <context>
        <name>RuleField</name>
        <message>
            <source>Id</source>
            <translation>Id</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>English name</source>
            <translation>English name</translation>
        </message>
        <message>
            <source>Watches</source>
            <translation>Watches</translation>
        </message>
        <message>
            <source>Kind of subject</source>
            <translation>Kind of subject</translation>
        </message>
        <message>
            <source>On</source>
            <translation>On</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>Family</translation>
        </message>
        <message>
            <source>Dead band</source>
            <translation>Dead band</translation>
        </message>
        <message>
            <source>Held for</source>
            <translation>Held for</translation>
        </message>
        <message>
            <source>Held inside</source>
            <translation>Held inside</translation>
        </message>
        <message>
            <source>Not told again for</source>
            <translation>Not told again for</translation>
        </message>
        <message>
            <source>Response</source>
            <translation>Response</translation>
        </message>
        <message>
            <source>An unknown part</source>
            <translation>An unknown part</translation>
        </message>
        <message>
            <source>Switched on</source>
            <translation>Switched on</translation>
        </message>
        <message>
            <source>{0} below</source>
            <translation>{0} below</translation>
        </message>
        <message>
            <source>{0} above</source>
            <translation>{0} above</translation>
        </message>
        <message>
            <source>Time that counts</source>
            <translation>Time that counts</translation>
        </message>
    </context>
    <context>
        <name>RuleForm</name>
        <message>
            <source>Basis, limits</source>
            <translation>Basis, limits</translation>
        </message>
        <message>
            <source>Margin ratio, limits</source>
            <translation>Margin ratio, limits</translation>
        </message>
        <message>
            <source>Available, limits</source>
            <translation>Available, limits</translation>
        </message>
        <message>
            <source>Pairs, formula</source>
            <translation>Pairs, formula</translation>
        </message>
        <message>
            <source>Accounts, formula</source>
            <translation>Accounts, formula</translation>
        </message>
        <message>
            <source>Business units, formula</source>
            <translation>Business units, formula</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
        <message>
            <source>a time is written as 500ms, 2s, 15m or 1h</source>
            <translation>a time is written as 500ms, 2s, 15m or 1h</translation>
        </message>
        <message>
            <source>a number is needed</source>
            <translation>a number is needed</translation>
        </message>
    </context>
    <context>
        <name>Rules</name>
        <message>
            <source>threshold coverage now {0}/{1} = {2}</source>
            <translation>threshold coverage now {0}/{1} = {2}</translation>
        </message>
        <message>
            <source>Try a formula  Ctrl+E</source>
            <translation>Try a formula  Ctrl+E</translation>
        </message>
        <message>
            <source>{0} rules</source>
            <translation>{0} rules</translation>
        </message>
        <message>
            <source>Coverage</source>
            <translation>Coverage</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Rules</translation>
        </message>
        <message>
            <source>The desk file has no rules</source>
            <translation>The desk file has no rules</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Rule</translation>
        </message>
        <message>
            <source>On</source>
            <translation>On</translation>
        </message>
        <message>
            <source>Watches</source>
            <translation>Watches</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>Condition</translation>
        </message>
        <message>
            <source>Held for</source>
            <translation>Held for</translation>
        </message>
        <message>
            <source>Dead band, held inside</source>
            <translation>Dead band, held inside</translation>
        </message>
        <message>
            <source>Response</source>
            <translation>Response</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Open now</source>
            <translation>Open now</translation>
        </message>
        <message>
            <source>Fired since start</source>
            <translation>Fired since start</translation>
        </message>
        <message>
            <source>{0} accounts</source>
            <translation>{0} accounts</translation>
        </message>
        <message>
            <source>{0} pairs</source>
            <translation>{0} pairs</translation>
        </message>
        <message>
            <source>{0} or {1}</source>
            <translation>{0} or {1}</translation>
        </message>
        <message>
            <source>every unit</source>
            <translation>every unit</translation>
        </message>
        <message>
            <source>New…</source>
            <translation>New…</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>Edit…</translation>
        </message>
        <message>
            <source>Copy…</source>
            <translation>Copy…</translation>
        </message>
        <message>
            <source>On/off…</source>
            <translation>On/off…</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>Remove…</translation>
        </message>
        <message>
            <source>Changes ({0} open)</source>
            <translation>Changes ({0} open)</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Changes</translation>
        </message>
        <message>
            <source>switched off</source>
            <translation>switched off</translation>
        </message>
        <message>
            <source>all</source>
            <translation>all</translation>
        </message>
        <message>
            <source>commodity {0}</source>
            <translation>commodity {0}</translation>
        </message>
        <message>
            <source>contract {0}</source>
            <translation>contract {0}</translation>
        </message>
        <message>
            <source>Procedure</source>
            <translation>Procedure</translation>
        </message>
        <message>
            <source>Lay down a procedure  Ctrl+L</source>
            <translation>Lay down a procedure  Ctrl+L</translation>
        </message>
        <message>
            <source>warming up: {0} of {1}</source>
            <translation>warming up: {0} of {1}</translation>
        </message>
        <message>
            <source>Try…</source>
            <translation>Try…</translation>
        </message>
        <message>
            <source>as usual: {0}</source>
            <translation>as usual: {0}</translation>
        </message>
        <message>
            <source>every strategy</source>
            <translation>every strategy</translation>
        </message>
        <message>
            <source>strategy {0}</source>
            <translation>strategy {0}</translation>
        </message>
        <message>
            <source>not in the book, so unknown: {0}</source>
            <translation>not in the book, so unknown: {0}</translation>
        </message>
        <message>
            <source>What has a rule for every metric that it needs, of all that is held.
A pair: basis level, basis change, data health.
A unit in a commodity: flat and basis exposure; contract basis while it has contracts that are not all delivered; inventory basis while it has stock.
An account: margin ratio, available funds.</source>
            <translation>What has a rule for every metric that it needs, of all that is held.
A pair: basis level, basis change, data health.
A unit in a commodity: flat and basis exposure; contract basis while it has contracts that are not all delivered; inventory basis while it has stock.
An account: margin ratio, available funds.</translation>
        </message>
    </context>
    <context>
        <name>Sop</name>
        <message>
            <source>Reading the packs…</source>
            <translation>Reading the packs…</translation>
        </message>
        <message>
            <source>Rule pack</source>
            <translation>Rule pack</translation>
        </message>
        <message>
            <source>The draft stands. It is live once approved.</source>
            <translation>The draft stands. It is live once approved.</translation>
        </message>
        <message>
            <source>Handed to the desk…</source>
            <translation>Handed to the desk…</translation>
        </message>
        <message>
            <source>{0}: a number is needed</source>
            <translation>{0}: a number is needed</translation>
        </message>
        <message>
            <source>{0}: a duration is needed, such as 10s, 5m or 1h</source>
            <translation>{0}: a duration is needed, such as 10s, 5m or 1h</translation>
        </message>
        <message>
            <source>{0} rules become a draft; nothing is live before it is approved</source>
            <translation>{0} rules become a draft; nothing is live before it is approved</translation>
        </message>
        <message>
            <source>{0} suggestions are not confirmed</source>
            <translation>{0} suggestions are not confirmed</translation>
        </message>
        <message>
            <source>Nothing of this pack is on this desk</source>
            <translation>Nothing of this pack is on this desk</translation>
        </message>
        <message>
            <source>{0}: {1} = {2}: {3}</source>
            <translation>{0}: {1} = {2}: {3}</translation>
        </message>
        <message>
            <source>All of this is in force already</source>
            <translation>All of this is in force already</translation>
        </message>
        <message>
            <source>Say why, below</source>
            <translation>Say why, below</translation>
        </message>
        <message>
            <source>1  Thresholds</source>
            <translation>1  Thresholds</translation>
        </message>
        <message>
            <source>2  Monitoring</source>
            <translation>2  Monitoring</translation>
        </message>
        <message>
            <source>3  Triggers</source>
            <translation>3  Triggers</translation>
        </message>
        <message>
            <source>4  Channels</source>
            <translation>4  Channels</translation>
        </message>
        <message>
            <source>5  Response</source>
            <translation>5  Response</translation>
        </message>
        <message>
            <source>6  Review</source>
            <translation>6  Review</translation>
        </message>
        <message>
            <source>Age of spot, at most</source>
            <translation>Age of spot, at most</translation>
        </message>
        <message>
            <source>Age of futures, at most</source>
            <translation>Age of futures, at most</translation>
        </message>
        <message>
            <source>Legs apart, at most</source>
            <translation>Legs apart, at most</translation>
        </message>
        <message>
            <source>Attention over</source>
            <translation>Attention over</translation>
        </message>
        <message>
            <source>Warning over</source>
            <translation>Warning over</translation>
        </message>
        <message>
            <source>Forced over</source>
            <translation>Forced over</translation>
        </message>
        <message>
            <source>A reduction is proposed from</source>
            <translation>A reduction is proposed from</translation>
        </message>
        <message>
            <source>A proposal is open for</source>
            <translation>A proposal is open for</translation>
        </message>
        <message>
            <source>Acknowledged attention holds</source>
            <translation>Acknowledged attention holds</translation>
        </message>
        <message>
            <source>Acknowledged warning holds</source>
            <translation>Acknowledged warning holds</translation>
        </message>
        <message>
            <source>Acknowledged forced holds</source>
            <translation>Acknowledged forced holds</translation>
        </message>
        <message>
            <source>Not told again within</source>
            <translation>Not told again within</translation>
        </message>
        <message>
            <source>Orders: four eyes</source>
            <translation>Orders: four eyes</translation>
        </message>
        <message>
            <source>Rules: four eyes</source>
            <translation>Rules: four eyes</translation>
        </message>
        <message>
            <source>Reviewed levels</source>
            <translation>Reviewed levels</translation>
        </message>
        <message>
            <source>Reviewed within</source>
            <translation>Reviewed within</translation>
        </message>
        <message>
            <source>Limits are set anew every</source>
            <translation>Limits are set anew every</translation>
        </message>
        <message>
            <source>Stage, rule, level</source>
            <translation>Stage, rule, level</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>Condition</translation>
        </message>
        <message>
            <source>Dead band</source>
            <translation>Dead band</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Hold</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Clear</translation>
        </message>
        <message>
            <source>Cooldown</source>
            <translation>Cooldown</translation>
        </message>
        <message>
            <source>In force</source>
            <translation>In force</translation>
        </message>
        <message>
            <source>From the past</source>
            <translation>From the past</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>without end</source>
            <translation>without end</translation>
        </message>
        <message>
            <source>all</source>
            <translation>all</translation>
        </message>
        <message>
            <source>Left out here: {0}.</source>
            <translation>Left out here: {0}.</translation>
        </message>
        <message>
            <source>Less than a year of trading suggests little.</source>
            <translation>Less than a year of trading suggests little.</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>decided in the desk file; a pack changes nothing of it</source>
            <translation>decided in the desk file; a pack changes nothing of it</translation>
        </message>
        <message>
            <source>written here for people: the desk does not follow it yet</source>
            <translation>written here for people: the desk does not follow it yet</translation>
        </message>
        <message>
            <source>confirmed</source>
            <translation>confirmed</translation>
        </message>
        <message>
            <source>suggested</source>
            <translation>suggested</translation>
        </message>
        <message>
            <source>the same</source>
            <translation>the same</translation>
        </message>
        <message>
            <source>differs</source>
            <translation>differs</translation>
        </message>
        <message>
            <source>no setting</source>
            <translation>no setting</translation>
        </message>
        <message>
            <source>wrong</source>
            <translation>wrong</translation>
        </message>
        <message>
            <source>Lay down a procedure</source>
            <translation>Lay down a procedure</translation>
        </message>
        <message>
            <source>Take the past's limits</source>
            <translation>Take the past's limits</translation>
        </message>
        <message>
            <source>Confirm all</source>
            <translation>Confirm all</translation>
        </message>
        <message>
            <source>Draft for approval</source>
            <translation>Draft for approval</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Why these rules, for the record</source>
            <translation>Why these rules, for the record</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>File…</source>
            <translation>File…</translation>
        </message>
        <message>
            <source>Commodities</source>
            <translation>Commodities</translation>
        </message>
        <message>
            <source>Business units</source>
            <translation>Business units</translation>
        </message>
        <message>
            <source>{0} {1} {2}  n {3}: {4} → {5} times</source>
            <translation>{0} {1} {2}  n {3}: {4} → {5} times</translation>
        </message>
        <message>
            <source>{0} of the closes of {1} days of {2}: {3} episodes, {4} with the dead band.</source>
            <translation>{0} of the closes of {1} days of {2}: {3} episodes, {4} with the dead band.</translation>
        </message>
        <message>
            <source>The past suggests nothing yet: n {0} of {1} days of {2}.</source>
            <translation>The past suggests nothing yet: n {0} of {1} days of {2}.</translation>
        </message>
        <message>
            <source>nothing yet: n {0} of {1}</source>
            <translation>nothing yet: n {0} of {1}</translation>
        </message>
        <message>
            <source>Carry bound: below {low} cash-and-carry of {pair} pays (carry {cost}, T {days} days); above there is no such bound. A proposal only.</source>
            <translation>Carry bound: below {low} cash-and-carry of {pair} pays (carry {cost}, T {days} days); above there is no such bound. A proposal only.</translation>
        </message>
        <message>
            <source>carry &lt; {0}</source>
            <translation>carry &lt; {0}</translation>
        </message>
        <message>
            <source>No forced low limit here has a carry bound</source>
            <translation>No forced low limit here has a carry bound</translation>
        </message>
        <message>
            <source>Take the carry bound</source>
            <translation>Take the carry bound</translation>
        </message>
        <message>
            <source>Take away rules that watch the same ({0})</source>
            <translation>Take away rules that watch the same ({0})</translation>
        </message>
        <message>
            <source>{0}: limits are written -200 … 300, or &lt; -200, or &gt; 300</source>
            <translation>{0}: limits are written -200 … 300, or &lt; -200, or &gt; 300</translation>
        </message>
        <message>
            <source>. No longer watched by them: {0}</source>
            <translation>. No longer watched by them: {0}</translation>
        </message>
        <message>
            <source>. Version {0} of this pack went live before, with another text</source>
            <translation>. Version {0} of this pack went live before, with another text</translation>
        </message>
        <message>
            <source>. Version {0} of this pack went live before: this one is older</source>
            <translation>. Version {0} of this pack went live before: this one is older</translation>
        </message>
    </context>
    <context>
        <name>Split</name>
        <message>
            <source>{0}: basis {1}, flat {2} {3}</source>
            <translation>{0}: basis {1}, flat {2} {3}</translation>
        </message>
        <message>
            <source>Δ spot {0}, Δ futures {1} {2}</source>
            <translation>Δ spot {0}, Δ futures {1} {2}</translation>
        </message>
        <message>
            <source>futures of {0}: {1} {2}</source>
            <translation>futures of {0}: {1} {2}</translation>
        </message>
        <message>
            <source>no strategy</source>
            <translation>no strategy</translation>
        </message>
    </context>
    <context>
        <name>Spot</name>
        <message>
            <source>Enter a spot price</source>
            <translation>Enter a spot price</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>{0} away from the present price: press again to enter it</source>
            <translation>{0} away from the present price: press again to enter it</translation>
        </message>
        <message>
            <source>as the source quotes it</source>
            <translation>as the source quotes it</translation>
        </message>
        <message>
            <source>who said so, and why by hand</source>
            <translation>who said so, and why by hand</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Spot leg</source>
            <translation>Spot leg</translation>
        </message>
        <message>
            <source>Present price</source>
            <translation>Present price</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>none yet</translation>
        </message>
        <message>
            <source>Enter all the same</source>
            <translation>Enter all the same</translation>
        </message>
        <message>
            <source>This is no price</source>
            <translation>This is no price</translation>
        </message>
        <message>
            <source>{0}, {1} ago</source>
            <translation>{0}, {1} ago</translation>
        </message>
        <message>
            <source>A reason is needed: it goes into the record</source>
            <translation>A reason is needed: it goes into the record</translation>
        </message>
    </context>
    <context>
        <name>SpotFile</name>
        <message>
            <source>Rows of the file</source>
            <translation>Rows of the file</translation>
        </message>
        <message>
            <source>Spot file: how it is read</source>
            <translation>Spot file: how it is read</translation>
        </message>
        <message>
            <source>Another file…</source>
            <translation>Another file…</translation>
        </message>
        <message>
            <source>Guess anew</source>
            <translation>Guess anew</translation>
        </message>
        <message>
            <source>No rows</source>
            <translation>No rows</translation>
        </message>
        <message>
            <source>Copy the table</source>
            <translation>Copy the table</translation>
        </message>
        <message>
            <source>Write to a file…</source>
            <translation>Write to a file…</translation>
        </message>
        <message>
            <source>Hand to the desk</source>
            <translation>Hand to the desk</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Reading…</translation>
        </message>
        <message>
            <source>A file of spot prices</source>
            <translation>A file of spot prices</translation>
        </message>
        <message>
            <source>Write the mapping</source>
            <translation>Write the mapping</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>File</source>
            <translation>File</translation>
        </message>
        <message>
            <source>{0} is written: put it into the desk file, start anew</source>
            <translation>{0} is written: put it into the desk file, start anew</translation>
        </message>
        <message>
            <source>Handed over: the desk takes it, or says why it does not</source>
            <translation>Handed over: the desk takes it, or says why it does not</translation>
        </message>
        <message>
            <source>Copied: put it into the desk file, start anew</source>
            <translation>Copied: put it into the desk file, start anew</translation>
        </message>
        <message>
            <source>Choose a CSV or XLSX file of spot prices</source>
            <translation>Choose a CSV or XLSX file of spot prices</translation>
        </message>
        <message>
            <source>{0} would move by {1}: press again to hand it over</source>
            <translation>{0} would move by {1}: press again to hand it over</translation>
        </message>
        <message>
            <source>Hand over all the same</source>
            <translation>Hand over all the same</translation>
        </message>
    </context>
    <context>
        <name>SpotMapping</name>
        <message>
            <source>Date, or date and time</source>
            <translation>Date, or date and time</translation>
        </message>
        <message>
            <source>Time of day</source>
            <translation>Time of day</translation>
        </message>
        <message>
            <source>Series</source>
            <translation>Series</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>Grade</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Currency</translation>
        </message>
        <message>
            <source>Tax and terms</source>
            <translation>Tax and terms</translation>
        </message>
        <message>
            <source>Futures</source>
            <translation>Futures</translation>
        </message>
        <message>
            <source>Basis</source>
            <translation>Basis</translation>
        </message>
        <message>
            <source>One series, this</source>
            <translation>One series, this</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>Sheet</translation>
        </message>
        <message>
            <source>Unit must be</source>
            <translation>Unit must be</translation>
        </message>
        <message>
            <source>Currency must be</source>
            <translation>Currency must be</translation>
        </message>
        <message>
            <source>Terms must be</source>
            <translation>Terms must be</translation>
        </message>
        <message>
            <source>Sign of the basis</source>
            <translation>Sign of the basis</translation>
        </message>
        <message>
            <source>Decimals after</source>
            <translation>Decimals after</translation>
        </message>
        <message>
            <source>Thousands</source>
            <translation>Thousands</translation>
        </message>
        <message>
            <source>Dates as</source>
            <translation>Dates as</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>Encoding</translation>
        </message>
        <message>
            <source>Cells cut by</source>
            <translation>Cells cut by</translation>
        </message>
        <message>
            <source>the same in all rows</source>
            <translation>the same in all rows</translation>
        </message>
        <message>
            <source>Header in line (0: none)</source>
            <translation>Header in line (0: none)</translation>
        </message>
        <message>
            <source>spot − futures</source>
            <translation>spot − futures</translation>
        </message>
        <message>
            <source>futures − spot</source>
            <translation>futures − spot</translation>
        </message>
        <message>
            <source>point: 1.5</source>
            <translation>point: 1.5</translation>
        </message>
        <message>
            <source>comma: 1,5</source>
            <translation>comma: 1,5</translation>
        </message>
        <message>
            <source>year first: 2026-11-20</source>
            <translation>year first: 2026-11-20</translation>
        </message>
        <message>
            <source>as it can be read</source>
            <translation>as it can be read</translation>
        </message>
        <message>
            <source>the most frequent</source>
            <translation>the most frequent</translation>
        </message>
        <message>
            <source>looked for</source>
            <translation>looked for</translation>
        </message>
        <message>
            <source>no, see the column</source>
            <translation>no, see the column</translation>
        </message>
        <message>
            <source>the first with rows</source>
            <translation>the first with rows</translation>
        </message>
    </context>
    <context>
        <name>SpotNames</name>
        <message>
            <source>Names of the file</source>
            <translation>Names of the file</translation>
        </message>
        <message>
            <source>not ours</source>
            <translation>not ours</translation>
        </message>
        <message>
            <source>Series of {0}</source>
            <translation>Series of {0}</translation>
        </message>
    </context>
    <context>
        <name>SpotRows</name>
        <message>
            <source>Taken</source>
            <translation>Taken</translation>
        </message>
        <message>
            <source>Taken, look at it</source>
            <translation>Taken, look at it</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>Not ours</source>
            <translation>Not ours</translation>
        </message>
        <message>
            <source>{0} is not a number: {1}</source>
            <translation>{0} is not a number: {1}</translation>
        </message>
        <message>
            <source>{0} is no time that can count: {1}</source>
            <translation>{0} is no time that can count: {1}</translation>
        </message>
        <message>
            <source>{0} is empty</source>
            <translation>{0} is empty</translation>
        </message>
        <message>
            <source>{0} is another one: {1}</source>
            <translation>{0} is another one: {1}</translation>
        </message>
        <message>
            <source>{0} repeats or goes back: {1}</source>
            <translation>{0} repeats or goes back: {1}</translation>
        </message>
        <message>
            <source>the row is not whole</source>
            <translation>the row is not whole</translation>
        </message>
        <message>
            <source>{0} = {1}: wrong sign, spot − futures is {2}</source>
            <translation>{0} = {1}: wrong sign, spot − futures is {2}</translation>
        </message>
        <message>
            <source>{0} = {1}, but spot − futures is {2}</source>
            <translation>{0} = {1}, but spot − futures is {2}</translation>
        </message>
        <message>
            <source>the mapping does not name {1}</source>
            <translation>the mapping does not name {1}</translation>
        </message>
        <message>
            <source>no pair of the desk has {1}</source>
            <translation>no pair of the desk has {1}</translation>
        </message>
        <message>
            <source>the line has no end yet and may be cut off</source>
            <translation>the line has no end yet and may be cut off</translation>
        </message>
        <message>
            <source>Nothing of the file is taken: {0}</source>
            <translation>Nothing of the file is taken: {0}</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Line</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>What happens</translation>
        </message>
        <message>
            <source>Series</source>
            <translation>Series</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>S, comparable</source>
            <translation>S, comparable</translation>
        </message>
        <message>
            <source>S − F of the file</source>
            <translation>S − F of the file</translation>
        </message>
        <message>
            <source>In words, or the row as written</source>
            <translation>In words, or the row as written</translation>
        </message>
        <message>
            <source>The desk cannot have this mapping: {0}</source>
            <translation>The desk cannot have this mapping: {0}</translation>
        </message>
        <message>
            <source>shown are the first rows and the refused ones: {0}</source>
            <translation>shown are the first rows and the refused ones: {0}</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>empty</translation>
        </message>
        <message>
            <source>{0} = {1}: the pair computes in another unit</source>
            <translation>{0} = {1}: the pair computes in another unit</translation>
        </message>
    </context>
    <context>
        <name>Stage</name>
        <message>
            <source>{account} has {lots} of {limit} lots</source>
            <translation>{account} has {lots} of {limit} lots</translation>
        </message>
        <message>
            <source>{stage} in {days} trading days ({day})</source>
            <translation>{stage} in {days} trading days ({day})</translation>
        </message>
        <message>
            <source>position limit not known</source>
            <translation>position limit not known</translation>
        </message>
        <message>
            <source>limit of {limit} lots, lots not known</source>
            <translation>limit of {limit} lots, lots not known</translation>
        </message>
        <message>
            <source>margin not known</source>
            <translation>margin not known</translation>
        </message>
        <message>
            <source>margin {0}</source>
            <translation>margin {0}</translation>
        </message>
        <message>
            <source>{stage}: {told}</source>
            <translation>{stage}: {told}</translation>
        </message>
        <message>
            <source>{0} lots</source>
            <translation>{0} lots</translation>
        </message>
        <message>
            <source>{0} CNY more</source>
            <translation>{0} CNY more</translation>
        </message>
        <message>
            <source>limit of {limit} lots for {accounts} together, lots not known</source>
            <translation>limit of {limit} lots for {accounts} together, lots not known</translation>
        </message>
        <message>
            <source>{accounts} together have at least {least} of {limit} lots ({missing} not known)</source>
            <translation>{accounts} together have at least {least} of {limit} lots ({missing} not known)</translation>
        </message>
        <message>
            <source>{accounts} together have {lots} of {limit} lots</source>
            <translation>{accounts} together have {lots} of {limit} lots</translation>
        </message>
    </context>
    <context>
        <name>Standing</name>
        <message>
            <source>{0}: the most specific of family {1}, before {2}</source>
            <translation>{0}: the most specific of family {1}, before {2}</translation>
        </message>
        <message>
            <source>{0}: gives way to {1}</source>
            <translation>{0}: gives way to {1}</translation>
        </message>
    </context>
    <context>
        <name>Status</name>
        <message>
            <source>{0} updates/s</source>
            <translation>{0} updates/s</translation>
        </message>
        <message>
            <source>frame {0} ms</source>
            <translation>frame {0} ms</translation>
        </message>
        <message>
            <source>intact</source>
            <translation>intact</translation>
        </message>
        <message>
            <source>not written</source>
            <translation>not written</translation>
        </message>
        <message>
            <source>ledger</source>
            <translation>ledger</translation>
        </message>
        <message>
            <source>tick to alert {0} ms, p99 {1} ms</source>
            <translation>tick to alert {0} ms, p99 {1} ms</translation>
        </message>
        <message>
            <source>calendar unconfirmed</source>
            <translation>calendar unconfirmed</translation>
        </message>
        <message>
            <source>calendar until {0}</source>
            <translation>calendar until {0}</translation>
        </message>
    </context>
    <context>
        <name>Switch</name>
        <message>
            <source>Stop all orders and cancel the working ones?</source>
            <translation>Stop all orders and cancel the working ones?</translation>
        </message>
        <message>
            <source>Stop now</source>
            <translation>Stop now</translation>
        </message>
        <message>
            <source>Let orders leave again?</source>
            <translation>Let orders leave again?</translation>
        </message>
        <message>
            <source>Arm</source>
            <translation>Arm</translation>
        </message>
    </context>
    <context>
        <name>System</name>
        <message>
            <source>[Errno {number}] {what}: {path}</source>
            <translation>[Errno {number}] {what}: {path}</translation>
        </message>
        <message>
            <source>[Errno {number}] {what}</source>
            <translation>[Errno {number}] {what}</translation>
        </message>
        <message>
            <source>No such file or directory</source>
            <translation>No such file or directory</translation>
        </message>
        <message>
            <source>Permission denied</source>
            <translation>Permission denied</translation>
        </message>
        <message>
            <source>Operation not permitted</source>
            <translation>Operation not permitted</translation>
        </message>
        <message>
            <source>Is a directory</source>
            <translation>Is a directory</translation>
        </message>
        <message>
            <source>Not a directory</source>
            <translation>Not a directory</translation>
        </message>
        <message>
            <source>File exists</source>
            <translation>File exists</translation>
        </message>
        <message>
            <source>File name too long</source>
            <translation>File name too long</translation>
        </message>
        <message>
            <source>No space left on device</source>
            <translation>No space left on device</translation>
        </message>
        <message>
            <source>Disk quota exceeded</source>
            <translation>Disk quota exceeded</translation>
        </message>
        <message>
            <source>Read-only file system</source>
            <translation>Read-only file system</translation>
        </message>
        <message>
            <source>Input/output error</source>
            <translation>Input/output error</translation>
        </message>
        <message>
            <source>Too many open files</source>
            <translation>Too many open files</translation>
        </message>
        <message>
            <source>Too many levels of symbolic links</source>
            <translation>Too many levels of symbolic links</translation>
        </message>
        <message>
            <source>Device or resource busy</source>
            <translation>Device or resource busy</translation>
        </message>
        <message>
            <source>Cannot allocate memory</source>
            <translation>Cannot allocate memory</translation>
        </message>
        <message>
            <source>Address already in use</source>
            <translation>Address already in use</translation>
        </message>
        <message>
            <source>Cannot assign requested address</source>
            <translation>Cannot assign requested address</translation>
        </message>
        <message>
            <source>Connection refused</source>
            <translation>Connection refused</translation>
        </message>
        <message>
            <source>Connection reset by peer</source>
            <translation>Connection reset by peer</translation>
        </message>
        <message>
            <source>Connection timed out</source>
            <translation>Connection timed out</translation>
        </message>
        <message>
            <source>Network is unreachable</source>
            <translation>Network is unreachable</translation>
        </message>
        <message>
            <source>No route to host</source>
            <translation>No route to host</translation>
        </message>
        <message>
            <source>Broken pipe</source>
            <translation>Broken pipe</translation>
        </message>
        <message>
            <source>Stale file handle</source>
            <translation>Stale file handle</translation>
        </message>
        <message>
            <source>Transport endpoint is not connected</source>
            <translation>Transport endpoint is not connected</translation>
        </message>
        <message>
            <source>'utf-8' codec can't decode byte {byte} in position {number}: {detail}</source>
            <translation>'utf-8' codec can't decode byte {byte} in position {number}: {detail}</translation>
        </message>
        <message>
            <source>'utf-8' codec can't decode bytes in position {number}: {detail}</source>
            <translation>'utf-8' codec can't decode bytes in position {number}: {detail}</translation>
        </message>
        <message>
            <source>invalid start byte</source>
            <translation>invalid start byte</translation>
        </message>
        <message>
            <source>invalid continuation byte</source>
            <translation>invalid continuation byte</translation>
        </message>
        <message>
            <source>unexpected end of data</source>
            <translation>unexpected end of data</translation>
        </message>
        <message>
            <source>embedded null byte</source>
            <translation>embedded null byte</translation>
        </message>
        <message>
            <source>Name or service not known</source>
            <translation>Name or service not known</translation>
        </message>
        <message>
            <source>Temporary failure in name resolution</source>
            <translation>Temporary failure in name resolution</translation>
        </message>
        <message>
            <source>Non-recoverable failure in name resolution</source>
            <translation>Non-recoverable failure in name resolution</translation>
        </message>
        <message>
            <source>No address associated with hostname</source>
            <translation>No address associated with hostname</translation>
        </message>
        <message>
            <source>getaddrinfo failed</source>
            <translation>getaddrinfo failed</translation>
        </message>
    </context>
    <context>
        <name>Terms</name>
        <message>
            <source>premium {0}</source>
            <translation>premium {0}</translation>
        </message>
        <message>
            <source>tax factor {0}</source>
            <translation>tax factor {0}</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Limit passed</source>
            <translation>Limit passed</translation>
        </message>
        <message>
            <source>Fired: {0}</source>
            <translation>Fired: {0}</translation>
        </message>
        <message>
            <source>Acknowledged by {0}</source>
            <translation>Acknowledged by {0}</translation>
        </message>
        <message>
            <source>Recovered</source>
            <translation>Recovered</translation>
        </message>
        <message>
            <source>Closed as: {0}</source>
            <translation>Closed as: {0}</translation>
        </message>
        <message>
            <source>Proposed: {0}</source>
            <translation>Proposed: {0}</translation>
        </message>
        <message>
            <source>Filled {0} at {1}</source>
            <translation>Filled {0} at {1}</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
    </context>
    <context>
        <name>Toml</name>
        <message>
            <source>{what} (at line {line}, column {column})</source>
            <translation>{what} (at line {line}, column {column})</translation>
        </message>
        <message>
            <source>{what} (at end of document)</source>
            <translation>{what} (at end of document)</translation>
        </message>
        <message>
            <source>Invalid statement</source>
            <translation>Invalid statement</translation>
        </message>
        <message>
            <source>Expected newline or end of document after a statement</source>
            <translation>Expected newline or end of document after a statement</translation>
        </message>
        <message>
            <source>Expected '=' after a key in a key/value pair</source>
            <translation>Expected '=' after a key in a key/value pair</translation>
        </message>
        <message>
            <source>Expected ']]' at the end of an array declaration</source>
            <translation>Expected ']]' at the end of an array declaration</translation>
        </message>
        <message>
            <source>Expected ']' at the end of a table declaration</source>
            <translation>Expected ']' at the end of a table declaration</translation>
        </message>
        <message>
            <source>Expected {text}</source>
            <translation>Expected {text}</translation>
        </message>
        <message>
            <source>Found invalid character {text}</source>
            <translation>Found invalid character {text}</translation>
        </message>
        <message>
            <source>Illegal character {text}</source>
            <translation>Illegal character {text}</translation>
        </message>
        <message>
            <source>Cannot declare {key} twice</source>
            <translation>Cannot declare {key} twice</translation>
        </message>
        <message>
            <source>Cannot overwrite a value</source>
            <translation>Cannot overwrite a value</translation>
        </message>
        <message>
            <source>Cannot mutate immutable namespace {key}</source>
            <translation>Cannot mutate immutable namespace {key}</translation>
        </message>
        <message>
            <source>Cannot redefine namespace {key}</source>
            <translation>Cannot redefine namespace {key}</translation>
        </message>
        <message>
            <source>Duplicate inline table key {key}</source>
            <translation>Duplicate inline table key {key}</translation>
        </message>
        <message>
            <source>Invalid initial character for a key part</source>
            <translation>Invalid initial character for a key part</translation>
        </message>
        <message>
            <source>Unclosed array</source>
            <translation>Unclosed array</translation>
        </message>
        <message>
            <source>Unclosed inline table</source>
            <translation>Unclosed inline table</translation>
        </message>
        <message>
            <source>Unescaped '\' in a string</source>
            <translation>Unescaped '\' in a string</translation>
        </message>
        <message>
            <source>Invalid hex value</source>
            <translation>Invalid hex value</translation>
        </message>
        <message>
            <source>Escaped character is not a Unicode scalar value</source>
            <translation>Escaped character is not a Unicode scalar value</translation>
        </message>
        <message>
            <source>Unterminated string</source>
            <translation>Unterminated string</translation>
        </message>
        <message>
            <source>Invalid date or datetime</source>
            <translation>Invalid date or datetime</translation>
        </message>
        <message>
            <source>Invalid value</source>
            <translation>Invalid value</translation>
        </message>
    </context>
    <context>
        <name>Top</name>
        <message>
            <source>Ctrl+K  Commands</source>
            <translation>Ctrl+K  Commands</translation>
        </message>
        <message>
            <source>Kill switch</source>
            <translation>Kill switch</translation>
        </message>
        <message>
            <source>Exchange time (Beijing)</source>
            <translation>Exchange time (Beijing)</translation>
        </message>
        <message>
            <source>LIVE</source>
            <translation>LIVE</translation>
        </message>
        <message>
            <source>SIM</source>
            <translation>SIM</translation>
        </message>
        <message>
            <source>Halted · F12 to arm</source>
            <translation>Halted · F12 to arm</translation>
        </message>
        <message>
            <source>Kill switch  F12</source>
            <translation>Kill switch  F12</translation>
        </message>
        <message>
            <source>Day {0}–{1}, trading</source>
            <translation>Day {0}–{1}, trading</translation>
        </message>
        <message>
            <source>Night {0}–{1}, trading</source>
            <translation>Night {0}–{1}, trading</translation>
        </message>
        <message>
            <source>Trading round the clock</source>
            <translation>Trading round the clock</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>The desk does not answer: what you see is old</source>
            <translation>The desk does not answer: what you see is old</translation>
        </message>
        <message>
            <source>All notification channels are down: nobody hears an alarm now</source>
            <translation>All notification channels are down: nobody hears an alarm now</translation>
        </message>
        <message>
            <source>Read-only, approvals are shut: {0}</source>
            <translation>Read-only, approvals are shut: {0}</translation>
        </message>
        <message>
            <source>Halted: no order leaves until F12 arms the desk again</source>
            <translation>Halted: no order leaves until F12 arms the desk again</translation>
        </message>
        <message>
            <source>Auction, opens {2}</source>
            <translation>Auction, opens {2}</translation>
        </message>
        <message>
            <source>Break until {2}</source>
            <translation>Break until {2}</translation>
        </message>
        <message>
            <source>Closed until {2}</source>
            <translation>Closed until {2}</translation>
        </message>
    </context>
    <context>
        <name>Trades</name>
        <message>
            <source>Trades</source>
            <translation>Trades</translation>
        </message>
        <message>
            <source>No fill today</source>
            <translation>No fill today</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Account</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>Contract</translation>
        </message>
        <message>
            <source>Side</source>
            <translation>Side</translation>
        </message>
        <message>
            <source>Lots</source>
            <translation>Lots</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Order</translation>
        </message>
        <message>
            <source>Fee, CNY</source>
            <translation>Fee, CNY</translation>
        </message>
    </context>
    <context>
        <name>Trial</name>
        <message>
            <source>Try a formula</source>
            <translation>Try a formula</translation>
        </message>
        <message>
            <source>Copy for the desk file</source>
            <translation>Copy for the desk file</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Copied: paste it into the desk file</source>
            <translation>Copied: paste it into the desk file</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Now</translation>
        </message>
        <message>
            <source>Past</source>
            <translation>Past</translation>
        </message>
        <message>
            <source>The words, with an example each; Enter takes it over</source>
            <translation>The words, with an example each; Enter takes it over</translation>
        </message>
        <message>
            <source>A time is written as 500ms, 2s, 15m or 1h</source>
            <translation>A time is written as 500ms, 2s, 15m or 1h</translation>
        </message>
        <message>
            <source>Formula</source>
            <translation>Formula</translation>
        </message>
        <message>
            <source>On</source>
            <translation>On</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Level</translation>
        </message>
        <message>
            <source>Held for</source>
            <translation>Held for</translation>
        </message>
        <message>
            <source>The words, with an example each</source>
            <translation>The words, with an example each</translation>
        </message>
        <message>
            <source>Counting…</source>
            <translation>Counting…</translation>
        </message>
        <message>
            <source>No past is known yet</source>
            <translation>No past is known yet</translation>
        </message>
        <message>
            <source>would have fired {0}× (days: {1}) since {2}</source>
            <translation>would have fired {0}× (days: {1}) since {2}</translation>
        </message>
        <message>
            <source>Of accounts no past is kept: it is counted from now</source>
            <translation>Of accounts no past is kept: it is counted from now</translation>
        </message>
        <message>
            <source>The past shown has good prices only</source>
            <translation>The past shown has good prices only</translation>
        </message>
        <message>
            <source>Settlements and weeks are not in the past shown</source>
            <translation>Settlements and weeks are not in the past shown</translation>
        </message>
        <message>
            <source>This can be understood</source>
            <translation>This can be understood</translation>
        </message>
        <message>
            <source>true</source>
            <translation>true</translation>
        </message>
        <message>
            <source>not true</source>
            <translation>not true</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unknown</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>Limits</translation>
        </message>
        <message>
            <source>By days</source>
            <translation>By days</translation>
        </message>
        <message>
            <source>{0}× at the ends of {1} days since {2}, last on {3}</source>
            <translation>{0}× at the ends of {1} days since {2}, last on {3}</translation>
        </message>
        <message>
            <source>no day is known yet</source>
            <translation>no day is known yet</translation>
        </message>
        <message>
            <source>never at the ends of {0} days since {1}</source>
            <translation>never at the ends of {0} days since {1}</translation>
        </message>
        <message>
            <source>the ends of days say nothing of {0}</source>
            <translation>the ends of days say nothing of {0}</translation>
        </message>
        <message>
            <source>unknown here: numbers of {0} are not read</source>
            <translation>unknown here: numbers of {0} are not read</translation>
        </message>
        <message>
            <source>not counted: no past of {0}</source>
            <translation>not counted: no past of {0}</translation>
        </message>
        <message>
            <source>not counted yet: {0} of {1} days kept</source>
            <translation>not counted yet: {0} of {1} days kept</translation>
        </message>
        <message>
            <source>{0} (by last prices, not settlements)</source>
            <translation>{0} (by last prices, not settlements)</translation>
        </message>
        <message>
            <source>{0} (of {1} days {2} by last prices: no settlement is kept)</source>
            <translation>{0} (of {1} days {2} by last prices: no settlement is kept)</translation>
        </message>
    </context>
    <context>
        <name>Trouble</name>
        <message>
            <source>deadline passed, nobody knows whether it arrived; {rest}</source>
            <translation>deadline passed, nobody knows whether it arrived; {rest}</translation>
        </message>
        <message>
            <source>deadline passed, nobody knows whether it arrived</source>
            <translation>deadline passed, nobody knows whether it arrived</translation>
        </message>
        <message>
            <source>deadline passed; {rest}</source>
            <translation>deadline passed; {rest}</translation>
        </message>
        <message>
            <source>deadline passed</source>
            <translation>deadline passed</translation>
        </message>
        <message>
            <source>unreachable: {rest}</source>
            <translation>unreachable: {rest}</translation>
        </message>
        <message>
            <source>throttled</source>
            <translation>throttled</translation>
        </message>
        <message>
            <source>no connection to the provider</source>
            <translation>no connection to the provider</translation>
        </message>
        <message>
            <source>no answer in time</source>
            <translation>no answer in time</translation>
        </message>
        <message>
            <source>connection lost before the answer ({failure})</source>
            <translation>connection lost before the answer ({failure})</translation>
        </message>
        <message>
            <source>inquiry answered with HTTP {status} that says nothing</source>
            <translation>inquiry answered with HTTP {status} that says nothing</translation>
        </message>
        <message>
            <source>receipts answered with HTTP {status} that says nothing</source>
            <translation>receipts answered with HTTP {status} that says nothing</translation>
        </message>
        <message>
            <source>accepted or not: the reply could not be understood</source>
            <translation>accepted or not: the reply could not be understood</translation>
        </message>
        <message>
            <source>the provider could not deliver it</source>
            <translation>the provider could not deliver it</translation>
        </message>
        <message>
            <source>the desk stopped while sending</source>
            <translation>the desk stopped while sending</translation>
        </message>
        <message>
            <source>no channel '{channel}' any more</source>
            <translation>no channel '{channel}' any more</translation>
        </message>
        <message>
            <source>{link} is {state}: the instruction was not sent</source>
            <translation>{link} is {state}: the instruction was not sent</translation>
        </message>
        <message>
            <source>{link} is closing: the instruction was not sent</source>
            <translation>{link} is closing: the instruction was not sent</translation>
        </message>
        <message>
            <source>{link} broke while an instruction was written: {failure}</source>
            <translation>{link} broke while an instruction was written: {failure}</translation>
        </message>
        <message>
            <source>there is no trade link for account {account}</source>
            <translation>there is no trade link for account {account}</translation>
        </message>
        <message>
            <source>HTTP {status}, {code}</source>
            <translation>HTTP {status}, {code}</translation>
        </message>
        <message>
            <source>HTTP {status}</source>
            <translation>HTTP {status}</translation>
        </message>
        <message>
            <source>defect in the channel ({failure})</source>
            <translation>defect in the channel ({failure})</translation>
        </message>
    </context>
    <context>
        <name>UnitFunds</name>
        <message>
            <source>Position P&amp;L {0} (mark-to-market), float P&amp;L {1} (by trade): not to be added</source>
            <translation>Position P&amp;L {0} (mark-to-market), float P&amp;L {1} (by trade): not to be added</translation>
        </message>
        <message>
            <source>Margin of its lots {0} CNY; no equity is allocated to it</source>
            <translation>Margin of its lots {0} CNY; no equity is allocated to it</translation>
        </message>
        <message>
            <source>By its shares of accounts, CNY: equity {0}, available {1}, margin {2}</source>
            <translation>By its shares of accounts, CNY: equity {0}, available {1}, margin {2}</translation>
        </message>
        <message>
            <source>Its money is not known: nothing is heard of {0}</source>
            <translation>Its money is not known: nothing is heard of {0}</translation>
        </message>
        <message>
            <source>margin / equity {0}</source>
            <translation>margin / equity {0}</translation>
        </message>
    </context>
    <context>
        <name>Watched</name>
        <message>
            <source>Value</source>
            <translation>Value</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>Volatility</source>
            <translation>Volatility</translation>
        </message>
        <message>
            <source>Volatility, short by long</source>
            <translation>Volatility, short by long</translation>
        </message>
        <message>
            <source>Place among the last values</source>
            <translation>Place among the last values</translation>
        </message>
        <message>
            <source>Change of sign</source>
            <translation>Change of sign</translation>
        </message>
        <message>
            <source>No good value</source>
            <translation>No good value</translation>
        </message>
        <message>
            <source>against</source>
            <translation>against</translation>
        </message>
        <message>
            <source>by</source>
            <translation>by</translation>
        </message>
        <message>
            <source>at least</source>
            <translation>at least</translation>
        </message>
        <message>
            <source>as</source>
            <translation>as</translation>
        </message>
        <message>
            <source>of</source>
            <translation>of</translation>
        </message>
        <message>
            <source>over</source>
            <translation>over</translation>
        </message>
        <message>
            <source>by that over</source>
            <translation>by that over</translation>
        </message>
        <message>
            <source>samples</source>
            <translation>samples</translation>
        </message>
        <message>
            <source>by more than</source>
            <translation>by more than</translation>
        </message>
        <message>
            <source>because</source>
            <translation>because</translation>
        </message>
        <message>
            <source>its unit</source>
            <translation>its unit</translation>
        </message>
        <message>
            <source>the spot price</source>
            <translation>the spot price</translation>
        </message>
        <message>
            <source>its deviation</source>
            <translation>its deviation</translation>
        </message>
        <message>
            <source>the value then</source>
            <translation>the value then</translation>
        </message>
        <message>
            <source>deviation</source>
            <translation>deviation</translation>
        </message>
        <message>
            <source>variance</source>
            <translation>variance</translation>
        </message>
        <message>
            <source>values</source>
            <translation>values</translation>
        </message>
        <message>
            <source>changes</source>
            <translation>changes</translation>
        </message>
        <message>
            <source>What is watched</source>
            <translation>What is watched</translation>
        </message>
        <message>
            <source>Metric</source>
            <translation>Metric</translation>
        </message>
    </context>
    <context>
        <name>Watchlist</name>
        <message>
            <source>Watchlist</source>
            <translation>Watchlist</translation>
        </message>
        <message>
            <source>Pair</source>
            <translation>Pair</translation>
        </message>
        <message>
            <source>Spot</source>
            <translation>Spot</translation>
        </message>
        <message>
            <source>Futures</source>
            <translation>Futures</translation>
        </message>
        <message>
            <source>Basis</source>
            <translation>Basis</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>Limits</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>Age</translation>
        </message>
        <message>
            <source>spot {0} ago, futures {1} ago</source>
            <translation>spot {0} ago, futures {1} ago</translation>
        </message>
        <message>
            <source>Enter a spot price…</source>
            <translation>Enter a spot price…</translation>
        </message>
        <message>
            <source>To delivery</source>
            <translation>To delivery</translation>
        </message>
        <message>
            <source>No pair yet</source>
            <translation>No pair yet</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>Watchlist</source>
            <translation>Watchlist</translation>
        </message>
        <message>
            <source>Exposure</source>
            <translation>Exposure</translation>
        </message>
        <message>
            <source>Needs a hand</source>
            <translation>Needs a hand</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>Alerts</source>
            <translation>Alerts</translation>
        </message>
        <message>
            <source>Deliveries</source>
            <translation>Deliveries</translation>
        </message>
        <message>
            <source>Approvals</source>
            <translation>Approvals</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Orders</translation>
        </message>
        <message>
            <source>Trades</source>
            <translation>Trades</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>Accounts</translation>
        </message>
        <message>
            <source>Positions</source>
            <translation>Positions</translation>
        </message>
        <message>
            <source>Notices</source>
            <translation>Notices</translation>
        </message>
        <message>
            <source>Audit</source>
            <translation>Audit</translation>
        </message>
        <message>
            <source>{0} pairs</source>
            <translation>{0} pairs</translation>
        </message>
        <message>
            <source>LIVE</source>
            <translation>LIVE</translation>
        </message>
        <message>
            <source>SIM</source>
            <translation>SIM</translation>
        </message>
        <message>
            <source>sound off</source>
            <translation>sound off</translation>
        </message>
        <message>
            <source>Contracts and stock</source>
            <translation>Contracts and stock</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Rules</translation>
        </message>
        <message>
            <source>Linked</source>
            <translation>Linked</translation>
        </message>
    </context>
    <context>
        <name>Wire</name>
        <message>
            <source>order {id}</source>
            <translation>order {id}</translation>
        </message>
        <message>
            <source>trade {id}</source>
            <translation>trade {id}</translation>
        </message>
        <message>
            <source>{rest} [{places}]</source>
            <translation>{rest} [{places}]</translation>
        </message>
        <message>
            <source>a frame is not JSON: {failure}</source>
            <translation>a frame is not JSON: {failure}</translation>
        </message>
        <message>
            <source>a frame is not UTF-8: {failure}</source>
            <translation>a frame is not UTF-8: {failure}</translation>
        </message>
        <message>
            <source>a frame is not a JSON object: {value}</source>
            <translation>a frame is not a JSON object: {value}</translation>
        </message>
        <message>
            <source>a frame has no text under aid: {value}</source>
            <translation>a frame has no text under aid: {value}</translation>
        </message>
        <message>
            <source>a frame holds a number out of range: {failure}</source>
            <translation>a frame holds a number out of range: {failure}</translation>
        </message>
        <message>
            <source>a frame is nested too deeply to be read</source>
            <translation>a frame is nested too deeply to be read</translation>
        </message>
        <message>
            <source>a packet has an unknown aid: {value}</source>
            <translation>a packet has an unknown aid: {value}</translation>
        </message>
        <message>
            <source>data of a packet is not a list: {value}</source>
            <translation>data of a packet is not a list: {value}</translation>
        </message>
        <message>
            <source>rtn_data has no list under data</source>
            <translation>rtn_data has no list under data</translation>
        </message>
        <message>
            <source>a patch is not an object: {value}</source>
            <translation>a patch is not an object: {value}</translation>
        </message>
        <message>
            <source>{path}… is nested deeper than {most} levels</source>
            <translation>{path}… is nested deeper than {most} levels</translation>
        </message>
        <message>
            <source>{path} is a number beyond 64 bits</source>
            <translation>{path} is a number beyond 64 bits</translation>
        </message>
        <message>
            <source>an instrument is not an object: {value}</source>
            <translation>an instrument is not an object: {value}</translation>
        </message>
        <message>
            <source>instrument_id is not EXCHANGE.code: {value}</source>
            <translation>instrument_id is not EXCHANGE.code: {value}</translation>
        </message>
        <message>
            <source>{symbol}: trading_time is not an object: {value}</source>
            <translation>{symbol}: trading_time is not an object: {value}</translation>
        </message>
        <message>
            <source>{symbol}: trading_time has a bad span: {value}</source>
            <translation>{symbol}: trading_time has a bad span: {value}</translation>
        </message>
        <message>
            <source>{symbol}: {field} is not above zero: {value}</source>
            <translation>{symbol}: {field} is not above zero: {value}</translation>
        </message>
        <message>
            <source>{link}: the front did not describe the contracts: {value}</source>
            <translation>{link}: the front did not describe the contracts: {value}</translation>
        </message>
        <message>
            <source>the front did not list the months of {query}</source>
            <translation>the front did not list the months of {query}</translation>
        </message>
        <message>
            <source>order {id}: {left} lots left of {lots}</source>
            <translation>order {id}: {left} lots left of {lots}</translation>
        </message>
        <message>
            <source>{what} has an unknown status: {value}</source>
            <translation>{what} has an unknown status: {value}</translation>
        </message>
        <message>
            <source>{what} has an unknown direction: {value}</source>
            <translation>{what} has an unknown direction: {value}</translation>
        </message>
        <message>
            <source>{what} has an unknown offset: {value}</source>
            <translation>{what} has an unknown offset: {value}</translation>
        </message>
        <message>
            <source>trade {id} is of 0 lots</source>
            <translation>trade {id} is of 0 lots</translation>
        </message>
        <message>
            <source>{field} is not a number of lots: {value}</source>
            <translation>{field} is not a number of lots: {value}</translation>
        </message>
        <message>
            <source>{file} unpacks to {count} bytes, more than is read</source>
            <translation>{file} unpacks to {count} bytes, more than is read</translation>
        </message>
        <message>
            <source>{file}: line {line} lies beyond what a sheet can have</source>
            <translation>{file}: line {line} lies beyond what a sheet can have</translation>
        </message>
        <message>
            <source>{file}: with it no row would be taken, or only series of other sources</source>
            <translation>{file}: with it no row would be taken, or only series of other sources</translation>
        </message>
        <message>
            <source>{file}, line {line}: with it {symbol} is of {stamp}, and one of {earlier} was taken before: start the desk anew</source>
            <translation>{file}, line {line}: with it {symbol} is of {stamp}, and one of {earlier} was taken before: start the desk anew</translation>
        </message>
        <message>
            <source>the connection was lost</source>
            <translation>the connection was lost</translation>
        </message>
        <message>
            <source>code {code}</source>
            <translation>code {code}</translation>
        </message>
        <message>
            <source>no pong</source>
            <translation>no pong</translation>
        </message>
        <message>
            <source>asking anew</source>
            <translation>asking anew</translation>
        </message>
        <message>
            <source>{path} is not an object: {value}</source>
            <translation>{path} is not an object: {value}</translation>
        </message>
        <message>
            <source>{symbol}: {side} lots of {days} are not a number: {value}</source>
            <translation>{symbol}: {side} lots of {days} are not a number: {value}</translation>
        </message>
    </context>
    <context>
        <name>Work</name>
        <message>
            <source>Cancelled</source>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>Internal error: the work ended without a word</source>
            <translation>Internal error: the work ended without a word</translation>
        </message>
    </context>
    <context>
        <name>names</name>
        <message>
            <source>Counter</source>
            <translation>Counter</translation>
        </message>
        <message>
            <source>Market data</source>
            <translation>Market data</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>Ledger</translation>
        </message>
        <message>
            <source>Another terminal</source>
            <translation>Another terminal</translation>
        </message>
        <message>
            <source>Spot {0}</source>
            <translation>Spot {0}</translation>
        </message>
        <message>
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>The clock</source>
            <translation>The clock</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>Nobody</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Command</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>Notifications</translation>
        </message>
        <message>
            <source>Business book</source>
            <translation>Business book</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>Calendar</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Rules</translation>
        </message>
    </context>
    <context>
        <name>words</name>
        <message>
            <source>Attention</source>
            <translation>Attention</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Warning</translation>
        </message>
        <message>
            <source>Forced</source>
            <translation>Forced</translation>
        </message>
        <message>
            <source>Pending</source>
            <translation>Pending</translation>
        </message>
        <message>
            <source>Firing</source>
            <translation>Firing</translation>
        </message>
        <message>
            <source>Acknowledged</source>
            <translation>Acknowledged</translation>
        </message>
        <message>
            <source>Handling</source>
            <translation>Handling</translation>
        </message>
        <message>
            <source>Recovering</source>
            <translation>Recovering</translation>
        </message>
        <message>
            <source>Resolved</source>
            <translation>Resolved</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Real</source>
            <translation>Real</translation>
        </message>
        <message>
            <source>False alarm</source>
            <translation>False alarm</translation>
        </message>
        <message>
            <source>Drill</source>
            <translation>Drill</translation>
        </message>
        <message>
            <source>Requested</source>
            <translation>Requested</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>Approved</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Sent</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Failed</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Rejected</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>Expired</translation>
        </message>
        <message>
            <source>Recorded</source>
            <translation>Recorded</translation>
        </message>
        <message>
            <source>Working</source>
            <translation>Working</translation>
        </message>
        <message>
            <source>Filled</source>
            <translation>Filled</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Unknown</translation>
        </message>
        <message>
            <source>Never arrived</source>
            <translation>Never arrived</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>Sending</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>Accepted</translation>
        </message>
        <message>
            <source>Delivered</source>
            <translation>Delivered</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Answered</translation>
        </message>
        <message>
            <source>Given up</source>
            <translation>Given up</translation>
        </message>
        <message>
            <source>First notification</source>
            <translation>First notification</translation>
        </message>
        <message>
            <source>Level rose</source>
            <translation>Level rose</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>Connecting</translation>
        </message>
        <message>
            <source>Loading</source>
            <translation>Loading</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Ready</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Down</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>Good</source>
            <translation>Good</translation>
        </message>
        <message>
            <source>No data</source>
            <translation>No data</translation>
        </message>
        <message>
            <source>Stale</source>
            <translation>Stale</translation>
        </message>
        <message>
            <source>Skewed</source>
            <translation>Skewed</translation>
        </message>
        <message>
            <source>Limit board</source>
            <translation>Limit board</translation>
        </message>
        <message>
            <source>Link down</source>
            <translation>Link down</translation>
        </message>
        <message>
            <source>Buy</source>
            <translation>Buy</translation>
        </message>
        <message>
            <source>Sell</source>
            <translation>Sell</translation>
        </message>
        <message>
            <source>open</source>
            <translation>open</translation>
        </message>
        <message>
            <source>close</source>
            <translation>close</translation>
        </message>
        <message>
            <source>close today</source>
            <translation>close today</translation>
        </message>
        <message>
            <source>Basis</source>
            <translation>Basis</translation>
        </message>
        <message>
            <source>Margin ratio</source>
            <translation>Margin ratio</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Available</translation>
        </message>
        <message>
            <source>Alert</source>
            <translation>Alert</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>Approval</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Order</translation>
        </message>
        <message>
            <source>Trade</source>
            <translation>Trade</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>Delivery</translation>
        </message>
        <message>
            <source>Acknowledgement</source>
            <translation>Acknowledgement</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>Link</translation>
        </message>
        <message>
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Cancellation</source>
            <translation>Cancellation</translation>
        </message>
        <message>
            <source>Kill switch</source>
            <translation>Kill switch</translation>
        </message>
        <message>
            <source>Refusal</source>
            <translation>Refusal</translation>
        </message>
        <message>
            <source>Hindrance</source>
            <translation>Hindrance</translation>
        </message>
        <message>
            <source>Notice</source>
            <translation>Notice</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>Remark</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Caution</source>
            <translation>Caution</translation>
        </message>
        <message>
            <source>Fault</source>
            <translation>Fault</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Rule</translation>
        </message>
        <message>
            <source>Breach</source>
            <translation>Breach</translation>
        </message>
        <message>
            <source>Held</source>
            <translation>Held</translation>
        </message>
        <message>
            <source>Spot quoted</source>
            <translation>Spot quoted</translation>
        </message>
        <message>
            <source>Unit factor</source>
            <translation>Unit factor</translation>
        </message>
        <message>
            <source>Tax factor</source>
            <translation>Tax factor</translation>
        </message>
        <message>
            <source>Freight</source>
            <translation>Freight</translation>
        </message>
        <message>
            <source>Premium</source>
            <translation>Premium</translation>
        </message>
        <message>
            <source>FX rate</source>
            <translation>FX rate</translation>
        </message>
        <message>
            <source>Spot, comparable</source>
            <translation>Spot, comparable</translation>
        </message>
        <message>
            <source>Futures</source>
            <translation>Futures</translation>
        </message>
        <message>
            <source>Formula</source>
            <translation>Formula</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>Limit</translation>
        </message>
        <message>
            <source>Dead band</source>
            <translation>Dead band</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>Age</translation>
        </message>
        <message>
            <source>Spot age</source>
            <translation>Spot age</translation>
        </message>
        <message>
            <source>Futures age</source>
            <translation>Futures age</translation>
        </message>
        <message>
            <source>Spot time</source>
            <translation>Spot time</translation>
        </message>
        <message>
            <source>Futures time</source>
            <translation>Futures time</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Equity</source>
            <translation>Equity</translation>
        </message>
        <message>
            <source>Margin</source>
            <translation>Margin</translation>
        </message>
        <message>
            <source>Limit board: the order may not fill</source>
            <translation>Limit board: the order may not fill</translation>
        </message>
        <message>
            <source>Not all of it can be closed now</source>
            <translation>Not all of it can be closed now</translation>
        </message>
        <message>
            <source>Two orders: yesterday's and today's lots</source>
            <translation>Two orders: yesterday's and today's lots</translation>
        </message>
        <message>
            <source>The price is stale</source>
            <translation>The price is stale</translation>
        </message>
        <message>
            <source>Bid and ask are far apart</source>
            <translation>Bid and ask are far apart</translation>
        </message>
        <message>
            <source>The session ends soon</source>
            <translation>The session ends soon</translation>
        </message>
        <message>
            <source>CNY</source>
            <translation>CNY</translation>
        </message>
        <message>
            <source>USD</source>
            <translation>USD</translation>
        </message>
        <message>
            <source>t</source>
            <translation>t</translation>
        </message>
        <message>
            <source>kg</source>
            <translation>kg</translation>
        </message>
        <message>
            <source>g</source>
            <translation>g</translation>
        </message>
        <message>
            <source>bbl</source>
            <translation>bbl</translation>
        </message>
        <message>
            <source>lot</source>
            <translation>lot</translation>
        </message>
        <message>
            <source>pt</source>
            <translation>pt</translation>
        </message>
        <message>
            <source>At the desk</source>
            <translation>At the desk</translation>
        </message>
        <message>
            <source>By deciding on the plan</source>
            <translation>By deciding on the plan</translation>
        </message>
        <message>
            <source>Data gap</source>
            <translation>Data gap</translation>
        </message>
        <message>
            <source>unit factor</source>
            <translation>unit factor</translation>
        </message>
        <message>
            <source>tax factor</source>
            <translation>tax factor</translation>
        </message>
        <message>
            <source>freight</source>
            <translation>freight</translation>
        </message>
        <message>
            <source>premium</source>
            <translation>premium</translation>
        </message>
        <message>
            <source>ask</source>
            <translation>ask</translation>
        </message>
        <message>
            <source>bid</source>
            <translation>bid</translation>
        </message>
        <message>
            <source>An account is not heard now: its lots may have changed</source>
            <translation>An account is not heard now: its lots may have changed</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>Condition</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Value</translation>
        </message>
        <message>
            <source>opening auction</source>
            <translation>opening auction</translation>
        </message>
        <message>
            <source>withdrawals only</source>
            <translation>withdrawals only</translation>
        </message>
        <message>
            <source>opening price is made</source>
            <translation>opening price is made</translation>
        </message>
        <message>
            <source>continuous trading</source>
            <translation>continuous trading</translation>
        </message>
        <message>
            <source>break</source>
            <translation>break</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>closed</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>Stock</translation>
        </message>
        <message>
            <source>In transit</source>
            <translation>In transit</translation>
        </message>
        <message>
            <source>Purchase</source>
            <translation>Purchase</translation>
        </message>
        <message>
            <source>Sale</source>
            <translation>Sale</translation>
        </message>
        <message>
            <source>Desk file</source>
            <translation>Desk file</translation>
        </message>
        <message>
            <source>Business unit</source>
            <translation>Business unit</translation>
        </message>
        <message>
            <source>Strategy</source>
            <translation>Strategy</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>Contract</translation>
        </message>
        <message>
            <source>Pricing</source>
            <translation>Pricing</translation>
        </message>
        <message>
            <source>Roll</source>
            <translation>Roll</translation>
        </message>
        <message>
            <source>Stock lot</source>
            <translation>Stock lot</translation>
        </message>
        <message>
            <source>Shipment</source>
            <translation>Shipment</translation>
        </message>
        <message>
            <source>Allocation</source>
            <translation>Allocation</translation>
        </message>
        <message>
            <source>Fixed price</source>
            <translation>Fixed price</translation>
        </message>
        <message>
            <source>Average</source>
            <translation>Average</translation>
        </message>
        <message>
            <source>Priced later</source>
            <translation>Priced later</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>Added</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Changed</translation>
        </message>
        <message>
            <source>Removed</source>
            <translation>Removed</translation>
        </message>
        <message>
            <source>Business book</source>
            <translation>Business book</translation>
        </message>
        <message>
            <source>Basis level</source>
            <translation>Basis level</translation>
        </message>
        <message>
            <source>Basis change</source>
            <translation>Basis change</translation>
        </message>
        <message>
            <source>Data health</source>
            <translation>Data health</translation>
        </message>
        <message>
            <source>Available funds</source>
            <translation>Available funds</translation>
        </message>
        <message>
            <source>Tell people</source>
            <translation>Tell people</translation>
        </message>
        <message>
            <source>Propose to reduce</source>
            <translation>Propose to reduce</translation>
        </message>
        <message>
            <source>Equity since settlement</source>
            <translation>Equity since settlement</translation>
        </message>
        <message>
            <source>Position P&amp;L (mark-to-market)</source>
            <translation>Position P&amp;L (mark-to-market)</translation>
        </message>
        <message>
            <source>Close P&amp;L (mark-to-market)</source>
            <translation>Close P&amp;L (mark-to-market)</translation>
        </message>
        <message>
            <source>Fees</source>
            <translation>Fees</translation>
        </message>
        <message>
            <source>Paid in</source>
            <translation>Paid in</translation>
        </message>
        <message>
            <source>Paid out</source>
            <translation>Paid out</translation>
        </message>
        <message>
            <source>Other movements</source>
            <translation>Other movements</translation>
        </message>
        <message>
            <source>Closing values</source>
            <translation>Closing values</translation>
        </message>
        <message>
            <source>Level rose again</source>
            <translation>Level rose again</translation>
        </message>
        <message>
            <source>Acknowledgement expired</source>
            <translation>Acknowledgement expired</translation>
        </message>
        <message>
            <source>Worse than acknowledged</source>
            <translation>Worse than acknowledged</translation>
        </message>
        <message>
            <source>Another way failed</source>
            <translation>Another way failed</translation>
        </message>
        <message>
            <source>Closing prices</source>
            <translation>Closing prices</translation>
        </message>
        <message>
            <source>What moved</source>
            <translation>What moved</translation>
        </message>
        <message>
            <source>Measured from</source>
            <translation>Measured from</translation>
        </message>
        <message>
            <source>From the last close</source>
            <translation>From the last close</translation>
        </message>
        <message>
            <source>From last week's close</source>
            <translation>From last week's close</translation>
        </message>
        <message>
            <source>From the rule's time before</source>
            <translation>From the rule's time before</translation>
        </message>
        <message>
            <source>From the bar before</source>
            <translation>From the bar before</translation>
        </message>
        <message>
            <source>From the value before</source>
            <translation>From the value before</translation>
        </message>
        <message>
            <source>From this time a day before</source>
            <translation>From this time a day before</translation>
        </message>
        <message>
            <source>Basis moved</source>
            <translation>Basis moved</translation>
        </message>
        <message>
            <source>by spot</source>
            <translation>by spot</translation>
        </message>
        <message>
            <source>by the unit factor</source>
            <translation>by the unit factor</translation>
        </message>
        <message>
            <source>by the tax factor</source>
            <translation>by the tax factor</translation>
        </message>
        <message>
            <source>by freight</source>
            <translation>by freight</translation>
        </message>
        <message>
            <source>by the premium</source>
            <translation>by the premium</translation>
        </message>
        <message>
            <source>by the FX rate</source>
            <translation>by the FX rate</translation>
        </message>
        <message>
            <source>by futures</source>
            <translation>by futures</translation>
        </message>
        <message>
            <source>by the roll</source>
            <translation>by the roll</translation>
        </message>
        <message>
            <source>by futures and roll</source>
            <translation>by futures and roll</translation>
        </message>
        <message>
            <source>by contract terms</source>
            <translation>by contract terms</translation>
        </message>
        <message>
            <source>by quantities</source>
            <translation>by quantities</translation>
        </message>
        <message>
            <source>by lines in and out</source>
            <translation>by lines in and out</translation>
        </message>
        <message>
            <source>by the month converted to</source>
            <translation>by the month converted to</translation>
        </message>
        <message>
            <source>Spot</source>
            <translation>Spot</translation>
        </message>
        <message>
            <source>Adjustments</source>
            <translation>Adjustments</translation>
        </message>
        <message>
            <source>Futures and roll</source>
            <translation>Futures and roll</translation>
        </message>
        <message>
            <source>Spot and futures</source>
            <translation>Spot and futures</translation>
        </message>
        <message>
            <source>Several parts</source>
            <translation>Several parts</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>Nothing</translation>
        </message>
        <message>
            <source>Contract terms</source>
            <translation>Contract terms</translation>
        </message>
        <message>
            <source>Quantities</source>
            <translation>Quantities</translation>
        </message>
        <message>
            <source>Lines in and out</source>
            <translation>Lines in and out</translation>
        </message>
        <message>
            <source>Month converted to</source>
            <translation>Month converted to</translation>
        </message>
        <message>
            <source>Units exposed</source>
            <translation>Units exposed</translation>
        </message>
        <message>
            <source>Contracts</source>
            <translation>Contracts</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>Accounts</translation>
        </message>
        <message>
            <source>Positions</source>
            <translation>Positions</translation>
        </message>
        <message>
            <source>Priced</source>
            <translation>Priced</translation>
        </message>
        <message>
            <source>Rolled</source>
            <translation>Rolled</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Received</translation>
        </message>
        <message>
            <source>Delivered out</source>
            <translation>Delivered out</translation>
        </message>
        <message>
            <source>Natural person</source>
            <translation>Natural person</translation>
        </message>
        <message>
            <source>Institution</source>
            <translation>Institution</translation>
        </message>
        <message>
            <source>flat</source>
            <translation>flat</translation>
        </message>
        <message>
            <source>lots a multiple of the delivery unit</source>
            <translation>lots a multiple of the delivery unit</translation>
        </message>
        <message>
            <source>flat, or an account filed for delivery</source>
            <translation>flat, or an account filed for delivery</translation>
        </message>
        <message>
            <source>closed, or delivered</source>
            <translation>closed, or delivered</translation>
        </message>
        <message>
            <source>Contract basis</source>
            <translation>Contract basis</translation>
        </message>
        <message>
            <source>Contract basis of purchases</source>
            <translation>Contract basis of purchases</translation>
        </message>
        <message>
            <source>Contract basis of sales</source>
            <translation>Contract basis of sales</translation>
        </message>
        <message>
            <source>Contract margin</source>
            <translation>Contract margin</translation>
        </message>
        <message>
            <source>Contract profit</source>
            <translation>Contract profit</translation>
        </message>
        <message>
            <source>Inventory basis</source>
            <translation>Inventory basis</translation>
        </message>
        <message>
            <source>Inventory basis at cost</source>
            <translation>Inventory basis at cost</translation>
        </message>
        <message>
            <source>Inventory profit</source>
            <translation>Inventory profit</translation>
        </message>
        <message>
            <source>Basis of the exposure</source>
            <translation>Basis of the exposure</translation>
        </message>
        <message>
            <source>Basis exposure</source>
            <translation>Basis exposure</translation>
        </message>
        <message>
            <source>Flat-price exposure</source>
            <translation>Flat-price exposure</translation>
        </message>
        <message>
            <source>Hedge ratio</source>
            <translation>Hedge ratio</translation>
        </message>
        <message>
            <source>Basis money at a limit move</source>
            <translation>Basis money at a limit move</translation>
        </message>
        <message>
            <source>Flat-price money at a limit move</source>
            <translation>Flat-price money at a limit move</translation>
        </message>
        <message>
            <source>Basis money at k deviations</source>
            <translation>Basis money at k deviations</translation>
        </message>
        <message>
            <source>Flat-price money at k deviations</source>
            <translation>Flat-price money at k deviations</translation>
        </message>
        <message>
            <source>Pairs</source>
            <translation>Pairs</translation>
        </message>
        <message>
            <source>Business units</source>
            <translation>Business units</translation>
        </message>
        <message>
            <source>Counts when the rest decides</source>
            <translation>Counts when the rest decides</translation>
        </message>
        <message>
            <source>Leaves the rule as it was</source>
            <translation>Leaves the rule as it was</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>Live</translation>
        </message>
        <message>
            <source>pair</source>
            <translation>pair</translation>
        </message>
        <message>
            <source>account</source>
            <translation>account</translation>
        </message>
        <message>
            <source>business unit</source>
            <translation>business unit</translation>
        </message>
        <message>
            <source>Change of rules</source>
            <translation>Change of rules</translation>
        </message>
        <message>
            <source>Basis exposure moved</source>
            <translation>Basis exposure moved</translation>
        </message>
        <message>
            <source>Flat exposure moved</source>
            <translation>Flat exposure moved</translation>
        </message>
        <message>
            <source>Exposure basis moved</source>
            <translation>Exposure basis moved</translation>
        </message>
        <message>
            <source>by stock that came in</source>
            <translation>by stock that came in</translation>
        </message>
        <message>
            <source>by stock that left</source>
            <translation>by stock that left</translation>
        </message>
        <message>
            <source>by stock that changed</source>
            <translation>by stock that changed</translation>
        </message>
        <message>
            <source>by goods in transit</source>
            <translation>by goods in transit</translation>
        </message>
        <message>
            <source>by the desk file</source>
            <translation>by the desk file</translation>
        </message>
        <message>
            <source>by a new contract</source>
            <translation>by a new contract</translation>
        </message>
        <message>
            <source>by a contract that is over</source>
            <translation>by a contract that is over</translation>
        </message>
        <message>
            <source>by a contract that changed</source>
            <translation>by a contract that changed</translation>
        </message>
        <message>
            <source>by a contract that rolled</source>
            <translation>by a contract that rolled</translation>
        </message>
        <message>
            <source>by pricing</source>
            <translation>by pricing</translation>
        </message>
        <message>
            <source>by delivery</source>
            <translation>by delivery</translation>
        </message>
        <message>
            <source>by futures lots</source>
            <translation>by futures lots</translation>
        </message>
        <message>
            <source>by allocation</source>
            <translation>by allocation</translation>
        </message>
        <message>
            <source>by smaller parts</source>
            <translation>by smaller parts</translation>
        </message>
        <message>
            <source>Used of the position limit</source>
            <translation>Used of the position limit</translation>
        </message>
        <message>
            <source>Trading days to the next stage</source>
            <translation>Trading days to the next stage</translation>
        </message>
        <message>
            <source>More margin from the next stage on</source>
            <translation>More margin from the next stage on</translation>
        </message>
        <message>
            <source>General months</source>
            <translation>General months</translation>
        </message>
        <message>
            <source>Month before delivery</source>
            <translation>Month before delivery</translation>
        </message>
        <message>
            <source>Delivery month</source>
            <translation>Delivery month</translation>
        </message>
        <message>
            <source>Last trading days</source>
            <translation>Last trading days</translation>
        </message>
        <message>
            <source>Nobody has acknowledged</source>
            <translation>Nobody has acknowledged</translation>
        </message>
        <message>
            <source>Trading time</source>
            <translation>Trading time</translation>
        </message>
        <message>
            <source>Wall time</source>
            <translation>Wall time</translation>
        </message>
        <message>
            <source>Carried until</source>
            <translation>Carried until</translation>
        </message>
        <message>
            <source>Interest</source>
            <translation>Interest</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Storage</translation>
        </message>
        <message>
            <source>Into and out of store</source>
            <translation>Into and out of store</translation>
        </message>
        <message>
            <source>Inspection</source>
            <translation>Inspection</translation>
        </message>
        <message>
            <source>Delivery fee</source>
            <translation>Delivery fee</translation>
        </message>
        <message>
            <source>Quality loss</source>
            <translation>Quality loss</translation>
        </message>
        <message>
            <source>VAT on the gap</source>
            <translation>VAT on the gap</translation>
        </message>
        <message>
            <source>Cost of carry</source>
            <translation>Cost of carry</translation>
        </message>
        <message>
            <source>Left by cash-and-carry</source>
            <translation>Left by cash-and-carry</translation>
        </message>
        <message>
            <source>To be confirmed</source>
            <translation>To be confirmed</translation>
        </message>
        <message>
            <source>Carry that no price moves</source>
            <translation>Carry that no price moves</translation>
        </message>
        <message>
            <source>Interest, share of spot</source>
            <translation>Interest, share of spot</translation>
        </message>
        <message>
            <source>VAT, share of the gap</source>
            <translation>VAT, share of the gap</translation>
        </message>
        <message>
            <source>interest a year</source>
            <translation>interest a year</translation>
        </message>
        <message>
            <source>storage</source>
            <translation>storage</translation>
        </message>
        <message>
            <source>handling</source>
            <translation>handling</translation>
        </message>
        <message>
            <source>inspection</source>
            <translation>inspection</translation>
        </message>
        <message>
            <source>delivery fee</source>
            <translation>delivery fee</translation>
        </message>
        <message>
            <source>quality loss</source>
            <translation>quality loss</translation>
        </message>
        <message>
            <source>days until payment</source>
            <translation>days until payment</translation>
        </message>
        <message>
            <source>Is on the main contract (1 = yes)</source>
            <translation>Is on the main contract (1 = yes)</translation>
        </message>
        <message>
            <source>no complete open interest of the day before is known</source>
            <translation>no complete open interest of the day before is known</translation>
        </message>
        <message>
            <source>only one month is listed</source>
            <translation>only one month is listed</translation>
        </message>
        <message>
            <source>two months are equally large</source>
            <translation>two months are equally large</translation>
        </message>
        <message>
            <source>volume and open interest name two months</source>
            <translation>volume and open interest name two months</translation>
        </message>
        <message>
            <source>Main contract</source>
            <translation>Main contract</translation>
        </message>
        <message>
            <source>Not the main contract</source>
            <translation>Not the main contract</translation>
        </message>
        <message>
            <source>Tax footing</source>
            <translation>Tax footing</translation>
        </message>
        <message>
            <source>incl. VAT</source>
            <translation>incl. VAT</translation>
        </message>
        <message>
            <source>excl. VAT</source>
            <translation>excl. VAT</translation>
        </message>
        <message>
            <source>Flat exposure</source>
            <translation>Flat exposure</translation>
        </message>
        <message>
            <source>Hedge ratio moved</source>
            <translation>Hedge ratio moved</translation>
        </message>
        <message>
            <source>Contract basis moved</source>
            <translation>Contract basis moved</translation>
        </message>
        <message>
            <source>Purchase basis moved</source>
            <translation>Purchase basis moved</translation>
        </message>
        <message>
            <source>Sale basis moved</source>
            <translation>Sale basis moved</translation>
        </message>
        <message>
            <source>Inventory basis moved</source>
            <translation>Inventory basis moved</translation>
        </message>
        <message>
            <source>Other spot series</source>
            <translation>Other spot series</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Position limit counted over</source>
            <translation>Position limit counted over</translation>
        </message>
        <message>
            <source>Mapping of a spot file</source>
            <translation>Mapping of a spot file</translation>
        </message>
        <message>
            <source>strategy</source>
            <translation>strategy</translation>
        </message>
        <message>
            <source>reference contract</source>
            <translation>reference contract</translation>
        </message>
        <message>
            <source>commodity</source>
            <translation>commodity</translation>
        </message>
        <message>
            <source>unit of measure</source>
            <translation>unit of measure</translation>
        </message>
        <message>
            <source>contract</source>
            <translation>contract</translation>
        </message>
        <message>
            <source>share</source>
            <translation>share</translation>
        </message>
        <message>
            <source>quantity</source>
            <translation>quantity</translation>
        </message>
        <message>
            <source>price</source>
            <translation>price</translation>
        </message>
        <message>
            <source>priced quantity</source>
            <translation>priced quantity</translation>
        </message>
        <message>
            <source>delivered quantity</source>
            <translation>delivered quantity</translation>
        </message>
        <message>
            <source>tolerance</source>
            <translation>tolerance</translation>
        </message>
        <message>
            <source>hedge price</source>
            <translation>hedge price</translation>
        </message>
        <message>
            <source>hedge quantity</source>
            <translation>hedge quantity</translation>
        </message>
        <message>
            <source>landed cost</source>
            <translation>landed cost</translation>
        </message>
        <message>
            <source>time</source>
            <translation>time</translation>
        </message>
        <message>
            <source>last day for pricing</source>
            <translation>last day for pricing</translation>
        </message>
        <message>
            <source>last day of delivery</source>
            <translation>last day of delivery</translation>
        </message>
        <message>
            <source>first day of the window</source>
            <translation>first day of the window</translation>
        </message>
        <message>
            <source>last day of the window</source>
            <translation>last day of the window</translation>
        </message>
        <message>
            <source>There is no such file</source>
            <translation>There is no such file</translation>
        </message>
        <message>
            <source>Not allowed, or another program has it open</source>
            <translation>Not allowed, or another program has it open</translation>
        </message>
        <message>
            <source>spot minus futures</source>
            <translation>spot minus futures</translation>
        </message>
        <message>
            <source>futures minus spot</source>
            <translation>futures minus spot</translation>
        </message>
        <message>
            <source>time of day</source>
            <translation>time of day</translation>
        </message>
        <message>
            <source>series</source>
            <translation>series</translation>
        </message>
        <message>
            <source>grade</source>
            <translation>grade</translation>
        </message>
        <message>
            <source>place</source>
            <translation>place</translation>
        </message>
        <message>
            <source>unit</source>
            <translation>unit</translation>
        </message>
        <message>
            <source>currency</source>
            <translation>currency</translation>
        </message>
        <message>
            <source>tax and terms</source>
            <translation>tax and terms</translation>
        </message>
        <message>
            <source>futures</source>
            <translation>futures</translation>
        </message>
        <message>
            <source>basis</source>
            <translation>basis</translation>
        </message>
        <message>
            <source> line </source>
            <translation> line </translation>
        </message>
        <message>
            <source>Float P&amp;L (by trade)</source>
            <translation>Float P&amp;L (by trade)</translation>
        </message>
        <message>
            <source>Futures beyond a hedge moved</source>
            <translation>Futures beyond a hedge moved</translation>
        </message>
        <message>
            <source>Futures of the hedge</source>
            <translation>Futures of the hedge</translation>
        </message>
        <message>
            <source>Goods before futures</source>
            <translation>Goods before futures</translation>
        </message>
        <message>
            <source>Futures beyond a hedge</source>
            <translation>Futures beyond a hedge</translation>
        </message>
        <message>
            <source>By the row</source>
            <translation>By the row</translation>
        </message>
        <message>
            <source>Moisture</source>
            <translation>Moisture</translation>
        </message>
        <message>
            <source>moisture</source>
            <translation>moisture</translation>
        </message>
        <message>
            <source>From the last close, futures at settlement</source>
            <translation>From the last close, futures at settlement</translation>
        </message>
        <message>
            <source>Futures the day before, settlement</source>
            <translation>Futures the day before, settlement</translation>
        </message>
        <message>
            <source>Futures the day before, last price</source>
            <translation>Futures the day before, last price</translation>
        </message>
        <message>
            <source>Equity of the unit</source>
            <translation>Equity of the unit</translation>
        </message>
        <message>
            <source>Available to the unit</source>
            <translation>Available to the unit</translation>
        </message>
        <message>
            <source>Margin of the unit</source>
            <translation>Margin of the unit</translation>
        </message>
        <message>
            <source>Margin ratio of the unit</source>
            <translation>Margin ratio of the unit</translation>
        </message>
        <message>
            <source>Its share of an account</source>
            <translation>Its share of an account</translation>
        </message>
        <message>
            <source>Settlement prices</source>
            <translation>Settlement prices</translation>
        </message>
        <message>
            <source>Another premium since today</source>
            <translation>Another premium since today</translation>
        </message>
        <message>
            <source>Row now in force</source>
            <translation>Row now in force</translation>
        </message>
        <message>
            <source>Another tax factor since today</source>
            <translation>Another tax factor since today</translation>
        </message>
        <message>
            <source>VAT rate in force</source>
            <translation>VAT rate in force</translation>
        </message>
        <message>
            <source>Premium and tax of a pair</source>
            <translation>Premium and tax of a pair</translation>
        </message>
        <message>
            <source>trading day</source>
            <translation>trading day</translation>
        </message>
        <message>
            <source>settlement price</source>
            <translation>settlement price</translation>
        </message>
        <message>
            <source>Settlement price</source>
            <translation>Settlement price</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
        <message>
            <source>counterparty</source>
            <translation>counterparty</translation>
        </message>
        <message>
            <source>delivered</source>
            <translation>delivered</translation>
        </message>
        <message>
            <source>delivery until</source>
            <translation>delivery until</translation>
        </message>
        <message>
            <source>departed</source>
            <translation>departed</translation>
        </message>
        <message>
            <source>due</source>
            <translation>due</translation>
        </message>
        <message>
            <source>title is ours</source>
            <translation>title is ours</translation>
        </message>
        <message>
            <source>hedged with</source>
            <translation>hedged with</translation>
        </message>
        <message>
            <source>futures price at signing</source>
            <translation>futures price at signing</translation>
        </message>
        <message>
            <source>with tax</source>
            <translation>with tax</translation>
        </message>
        <message>
            <source>delivery is complete</source>
            <translation>delivery is complete</translation>
        </message>
        <message>
            <source>priced by</source>
            <translation>priced by</translation>
        </message>
        <message>
            <source>name</source>
            <translation>name</translation>
        </message>
        <message>
            <source>price of the new contract</source>
            <translation>price of the new contract</translation>
        </message>
        <message>
            <source>price of the old contract</source>
            <translation>price of the old contract</translation>
        </message>
        <message>
            <source>basis pair</source>
            <translation>basis pair</translation>
        </message>
        <message>
            <source>priced</source>
            <translation>priced</translation>
        </message>
        <message>
            <source>right to price</source>
            <translation>right to price</translation>
        </message>
        <message>
            <source>pricing until</source>
            <translation>pricing until</translation>
        </message>
        <message>
            <source>futures price at receipt</source>
            <translation>futures price at receipt</translation>
        </message>
        <message>
            <source>received</source>
            <translation>received</translation>
        </message>
        <message>
            <source>side</source>
            <translation>side</translation>
        </message>
        <message>
            <source>signed</source>
            <translation>signed</translation>
        </message>
        <message>
            <source>old contract</source>
            <translation>old contract</translation>
        </message>
        <message>
            <source>window ends</source>
            <translation>window ends</translation>
        </message>
        <message>
            <source>window begins</source>
            <translation>window begins</translation>
        </message>
        <message>
            <source>the buyer's</source>
            <translation>the buyer's</translation>
        </message>
        <message>
            <source>the seller's</source>
            <translation>the seller's</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>book line</source>
            <translation>book line</translation>
        </message>
        <message>
            <source>person</source>
            <translation>person</translation>
        </message>
        <message>
            <source>channel</source>
            <translation>channel</translation>
        </message>
        <message>
            <source>rule</source>
            <translation>rule</translation>
        </message>
        <message>
            <source>formula</source>
            <translation>formula</translation>
        </message>
        <message>
            <source>spot file</source>
            <translation>spot file</translation>
        </message>
        <message>
            <source>spot service</source>
            <translation>spot service</translation>
        </message>
        <message>
            <source>spot stream</source>
            <translation>spot stream</translation>
        </message>
        <message>
            <source>desk file</source>
            <translation>desk file</translation>
        </message>
        <message>
            <source>rule pack</source>
            <translation>rule pack</translation>
        </message>
        <message>
            <source>mapping file</source>
            <translation>mapping file</translation>
        </message>
        <message>
            <source>database file</source>
            <translation>database file</translation>
        </message>
        <message>
            <source>file</source>
            <translation>file</translation>
        </message>
        <message>
            <source>none</source>
            <translation>none</translation>
        </message>
        <message>
            <source>exchange</source>
            <translation>exchange</translation>
        </message>
        <message>
            <source>gateway</source>
            <translation>gateway</translation>
        </message>
        <message>
            <source>Since last inside</source>
            <translation>Since last inside</translation>
        </message>
        <message>
            <source>settlement</source>
            <translation>settlement</translation>
        </message>
        <message>
            <source>price of the month taken</source>
            <translation>price of the month taken</translation>
        </message>
        <message>
            <source>Value at the end</source>
            <translation>Value at the end</translation>
        </message>
        <message>
            <source>futures price of the receipt</source>
            <translation>futures price of the receipt</translation>
        </message>
        <message>
            <source>long</source>
            <translation>long</translation>
        </message>
        <message>
            <source>short</source>
            <translation>short</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>yesterday</translation>
        </message>
        <message>
            <source>today</source>
            <translation>today</translation>
        </message>
    </context>
</TS>
