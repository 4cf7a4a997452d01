<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutSheet</name>
    <message>
        <source>About HolySheep Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Icons: Lucide (ISC). Sample clip: MDN, CC0. FFmpeg is used as a program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desktop studio for people who make AI video. MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your clips and settings: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AfterDialog</name>
    <message>
        <source>Jobs that come first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only when I have accepted their clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start these {n} jobs after…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start this job after…</source>
        <extracomment>More than this nobody looks through; what is typed finds the others.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which jobs are to be done first?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} more; type a part of the name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AllowDialog</name>
    <message>
        <source>Allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow more, {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An amount, a reason and the tick are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I allow this amount beyond the cap, in its present period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I allow {amount} beyond the cap, in its present period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know that nobody can say what it will cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ledger keeps it beside the amount</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BarChart</name>
    <message>
        <source>Nothing was measured.</source>
        <extracomment>Names take at most this share of the width.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BillsDialog</name>
    <message>
        <source>As the bill says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bill of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Billed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book the differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose whose bill it is, then its CSV file. Nothing is booked by reading it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency, where the bill names none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I take this bill as true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names no job: settle it yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bill is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in our book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on the bill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a bill…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other currency: settle it yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bill beside the ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{matched} match, {differing} differ, {here} are not in our book, {there} are not on the bill.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BillsPresenter</name>
    <message>
        <source>1 line was added to the ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a bill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} lines were added to the ledger</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockView</name>
    <message>
        <source>Deserves a look</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BudgetBar</name>
    <message>
        <source>Filled: charged. Hatched: set aside. Marks: 80 % and 100 %.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BudgetBars</name>
    <message>
        <source>Budgets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No budget yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a budget…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With one, nothing more is sent than you allow.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BudgetRow</name>
    <message>
        <source>Allow more…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BudgetsDialog</name>
    <message>
        <source>All projects together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow more…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At 80 % you are told; at 100 % nothing more is sent. What is set aside counts as gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let jobs of unknown price go out without asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No budget yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set this budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without one, nothing stops a large batch.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BudgetsPresenter</name>
    <message>
        <source>Set: {name}, {cap}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CadenceStrip</name>
    <message>
        <source>Cadence, frame by frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame {n}: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after lost frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CatalogueDialog</name>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By its language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogue</source>
        <extracomment>Columns of the plan in pixels; the prompt takes what is left.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the sheet is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its first model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue 1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue {n} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save results…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet of a workbook, or the encoding of a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick what is new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CataloguePresenter</name>
    <message>
        <source>By sample prices, which are nobody&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogues ({endings})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo provider, free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is ticked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a catalogue</source>
        <extracomment>How often the states of queued rows are looked at while the dialog is open.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued 1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued {n} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} at least, {expected} expected with retries, {high} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {amount} left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of unknown price.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClipFilter</name>
    <message>
        <source>1 clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dearest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search prompts, names, tags, notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes in stacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undecided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClipsPanel</name>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips</source>
        <extracomment>What the keys do in the list and in the viewer; the menus show them.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare in the viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with its source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliver…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure the motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clip is what is asked for above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clips yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open containing folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue the final…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undecide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upscale…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the queue finishes is verified and shown here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CloudForm</name>
    <message>
        <source>Add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking what it can do…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the chosen clip</source>
        <extracomment>The plan is asked for this long after the last change, so that typing asks once.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the {n} chosen clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it anew, even if it was made before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider&apos;s choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is to be seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} fps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CloudPresenter</name>
    <message>
        <source>About {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About {amount}, by sample prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs nothing: made before, taken from the cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs nothing: the demo only writes down {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo provider, free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the rules choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price unknown: only the provider knows what it will charge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued 1 cloud clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued {n} cloud clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{known}; {n} without a known price</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Added 1 source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added {n} sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled 1 job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled {n} jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is sent again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued 1 clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued {n} clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed 1 clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed 1 job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed 1 source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {n} clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {n} jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {n} sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken as billed; it is not sent again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{good} queued, {refused} cannot be used; their rows say why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>Amplify the difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift the second take one frame earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift the second take one frame later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second take is shifted by {n} frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>click for more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} f</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} ({keys})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareCanvas</name>
    <message>
        <source>Difference of {left} and {right}, {gain} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left} N{MINUS SIGN} {right}, {gain}N{MULTIPLICATION SIGN}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left} to the left of {n} %, {right} to the right</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComposerPanel</name>
    <message>
        <source>Add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a source on the left first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local engine</source>
        <extracomment>A preview is asked for this long after the last change, so that a held key asks once. While a curve is dragged the forecast follows when the hand rests for a moment, for it costs more than a frame.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No source chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue this for every chosen source (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {effect}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source is still being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be used; its row on the left says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{duration}, {frames} frames at {rate}, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} clips, {duration}, {frames} frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} sources</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionForm</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the key in memory only, until the studio closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave empty to keep …{end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving. The keyring may ask for its password in a window of its own…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>https://…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionHistory</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each edit makes a version; its key is kept with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions of {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionTable</name>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionsDialog</name>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking {host}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier settings of the connection, to go back to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys are kept in: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the keyring…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connections yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keyring protects keys on this machine: they stay in memory until the studio closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name} and its key?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is deleted from where it is kept. Jobs that wait for it stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local engine needs none. Add one to have clips made by a cloud, with a key of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries the key with one read that costs nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionsPresenter</name>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is as it was in version {version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the key is accepted. Nothing was charged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CostTable</name>
    <message>
        <source>(none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips that were there already and cost nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs that may cost something nobody knows: on top of every sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of jobs that have not been sent: what they will probably cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of jobs that run, or that may have been charged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quoted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the providers said</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CostsPanel</name>
    <message>
        <source>Part the costs by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Span of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CostsPresenter</name>
    <message>
        <source>1 job goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow a job of unknown price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow more: {name}</source>
        <extracomment>Costs follow the queue calmly, and never take more than a tenth of the time. A day begins while nothing else happens. Alerts that were shown are remembered, so that each is told once however often the window is opened.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow more…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed {amount} beyond the budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes out at an unknown price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That budget is gone: resume the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your word holds for this one attempt. A price in the price book holds for all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} jobs go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: {connection} does not say what it costs, and the price book has no row for it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurveCanvas</name>
    <message>
        <source>Add point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curve</source>
        <extracomment>A drag begins when the mouse has moved this far, so that a click only picks.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move handle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point {n} of {count}: {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove point</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurveEditor</name>
    <message>
        <source>A speed cannot draw a freeze, a reverse or a part of the clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the way on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curve editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw source time over output time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw speed over source time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the curve goes on from point {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point {n} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source time of point {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of point {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of point {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>across</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CutStrip</name>
    <message>
        <source>Arrange the strip anew: of each shot the accepted take, else the newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rough cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtitles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to its end</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeliverDialog</name>
    <message>
        <source>Clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips to deliver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliver {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliver {n} clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the files go</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeliverPresenter</name>
    <message>
        <source>1 clip delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the clips to deliver first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. The same again goes on where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There already: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} clips delivered</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeliveryForm</name>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder the files go to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact sheet beside each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop at, {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarge first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as made by machines (IPTC, C2PA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says in the file how it was made; signed with a test certificate so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the top</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Choose a clip to see how it was made and to write notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clip chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take {n} of {takes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} clips chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsPresenter</name>
    <message>
        <source>Edited a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed 1 note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {n} notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Float or dock this panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide this panel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropTarget</name>
    <message>
        <source>Drop to add 1 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to add and compare {n} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to add and open in the viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to add and queue 1 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to add and queue {n} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to add {n} files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EffectChooser</name>
    <message>
        <source>Effect</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EpisodeDialog</name>
    <message>
        <source>By rule, without a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw storyboards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enhanced script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Episode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Episodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film the shots…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a script (Fountain, Markdown, Word or plain text), or drop it on the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a script…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scripts (*.fountain *.spmd *.md *.markdown *.docx *.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split into scenes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stages of the episode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who writes scenes and storyboards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no storyboard yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin}, version {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EpisodePresenter</name>
    <message>
        <source>Checking every frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing storyboards: {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every shot has a take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as a new version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was queued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened {name}; its scenes are split as the author marked them.</source>
        <extracomment>While takes are under way the dialog looks at them so often.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenes that did not change keep their storyboards and takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed since its take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {n} frames, {s:.1f} seconds, every frame checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} shots are in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} storyboards drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} under way</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventLine</name>
    <message>
        <source>Drag events and their edges. Keys: Page Up and Page Down choose, arrows move, with Shift resize.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline of events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} from {start} to {end} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventList</name>
    <message>
        <source>Moments to look at</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventsPage</name>
    <message>
        <source>Begins at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bend the chosen clip&apos;s time so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decay: run it from its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Growth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs of screen and process in percent, rising: 0 0, 50 20, 100 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points are pairs of percent, rising: 0 0, 50 20, 100 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this into the composer as a curve of time, where it can be edited further</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is beyond 1000x, the most that clouds take: show stages as events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time that passes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as 6 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ratio} times faster than life in {length} s.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileForm</name>
    <message>
        <source>Automatic: H.264 for 8 bits, H.265 for more, ProRes 4444 where transparency is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant rate factor: 0 is lossless, 18 hard to tell from it, 28 small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HDR sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matters for sources with a high dynamic range only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate factor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FinalDialog</name>
    <message>
        <source>Add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Final of {title}</source>
        <extracomment>As `size_from_text` reads them; a draft that does not exist yet has no pixels to choose by.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finals of {n} drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start when I have accepted the draft&apos;s clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The final is made from the draft&apos;s clip, on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FramePlot</name>
    <message>
        <source>Frame {n}</source>
        <extracomment>Kinds of frames: the mark of the report, the colour, the word. Lines that are told apart by more than their colour.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GrowthPlot</name>
    <message>
        <source>Course of the process over the clip</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InterruptedBar</name>
    <message>
        <source>1 job was interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel them; they stay in the list and can be tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on from where they stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on in {n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them paused; each can be resumed later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <extracomment>A person&apos;s word about money mends these. What a person does about a wait that no time ends. How long the question about interrupted jobs stands before they go on by themselves.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for your choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} jobs were interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryPresenter</name>
    <message>
        <source>1 clip is undecided again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted 1 clip</source>
        <extracomment>So soon after a change what is asked of the list is asked again; changes in between are one. Clips that are read on are shown when they are a share of those that show, or nothing came for so long.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted {n} clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected 1 clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected {n} clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starred 1 clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starred {n} clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tagged 1 clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tagged {n} clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took a star from 1 clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took stars from {n} clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} clips are undecided again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LivePicture</name>
    <message>
        <source>A numerical preview, not the model&apos;s picture. Space pauses, R starts again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numerical preview</source>
        <extracomment>Pictures are asked for in one of these widths, so that not every drag of a border starts the scene anew.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <source>Clear the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <extracomment>Many lines in a moment are laid out once.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the studio did since it was opened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MappingForm</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {material} ... or any {column}; what stands in [brackets] is left out where it is empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatterPage</name>
    <message>
        <source>Also kept and sent as they are: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As {material}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be {value}; allowed: {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the simulation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is no finite number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lenient: what is out of range is clamped, with a warning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Material</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Means nothing for this simulation and is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No material</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Providers take {expected}: {used} is sent. The preview shows {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse what is out of range, with its field and range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strict</source>
        <extracomment>What providers call custom is for those who know; it stands last.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strict: means nothing for this simulation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strict: providers take {expected}, so this cannot be sent. The preview shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strict: {value} is outside {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is out of range is refused, with its field and range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is outside {expected}; {used} is used.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MethodTable</name>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your model, {n}×</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MissingPresenter</name>
    <message>
        <source>Found {found} of {n} missing files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where are {n} missing clips?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is 1 missing clip?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NeedsPresenter</name>
    <message>
        <source>1 job waits for others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued 1 final</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued {n} finals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} jobs wait for others</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberRow</name>
    <message>
        <source>Do not set {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no number here: {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {name} does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set ({own})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptionForm</name>
    <message>
        <source>Automatic</source>
        <extracomment>What players and clouds take; odd and very high rates are for the command line.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic takes the best that is made within about a minute, and the fastest for very much work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even out flicker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shutter angle of the added motion blur: 180° is half a frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stabilise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes out light that flutters, as in time-lapse pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the shake out; crops the picture a little.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PacePage</name>
    <message>
        <source>Frames between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the preview runs before it starts again, and how long a clip made of it is: up to 120 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds of the scene in one second of the preview and its clip: 0.25 is four times slower. Slow motion is simulated more exactly at the same cost. A cloud&apos;s own speed is the effect in the composer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to a provider that has a field for it, in slow motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preview takes {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time scale</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhysicsPanel</name>
    <message>
        <source>1 number set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as TOML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy, paste, and sets used before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matter</source>
        <extracomment>From here on the preview stands beside the form instead of above it.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No numbers set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the physics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} numbers set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhysicsPresenter</name>
    <message>
        <source>Copied as {form}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is among the sources, its ground truth beside it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhysicsRow</name>
    <message>
        <source>Nothing is set there, so nothing is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the physics editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Physics…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the physics of the editor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceEntry</name>
    <message>
        <source>A frame (37), a timecode (00:00:01:12), seconds (1.5 s) or a step (+10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame, timecode, 1.5 s, +10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to frame or timecode</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetCompare</name>
    <message>
        <source>1 number differs from {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the preset. Source: {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with the preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} as in the preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} numbers differ from {name}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>A quick look in low resolution with fast interpolation. Click to pause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preview is coming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key pictures only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low resolution, fast interpolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewStand</name>
    <message>
        <source>Drift of {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured: how far it has drifted since the start or the last change, outside work taken off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numerical preview, not the model&apos;s picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures that really came in the last second; one takes {ms} ms to compute and draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Render this as an animatic: a clip among the sources, with its ground truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scene of the preview</source>
        <extracomment>Words beside the picture are renewed so often; the picture itself comes as fast as it is made.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no scene of smoke: what is shown are particles with its numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} fps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PricesDialog</name>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this rate out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this row out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PricesPresenter</name>
    <message>
        <source>Export the price book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as version {n}; estimates from now on go by it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {name}; a table holds no exchange rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {n} has the rows of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be read: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written: {why}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemBar</name>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide later; nothing is sent meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on by itself then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It starts when that job has been tried again and is done, or without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the clip; this starts when you accept it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider billed it. It is not sent again and ends as failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider has no such job. It is sent again, and billed once.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgramField</name>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path of the program</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProxyFeed</name>
    <message>
        <source>making a proxy for scrubbing: {n} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>&amp;Pause job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a source and an effect, then add it to the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the clip with its source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue is empty</source>
        <extracomment>What is said of the whole queue, and what can be done with what is chosen, follows this calmly. Room for so many figures in the columns of times. Narrower than this, the columns that say least leave one after the other, rather than that words are cut.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueuePresenter</name>
    <message>
        <source>1 job is tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted 1 clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted {n} clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled 1 job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled {n} jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved 1 job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved {n} jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started without waiting for others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a provider finishes all the same is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {n} of them cost is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} has been charged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} is set aside and may be charged all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} jobs are tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of these {total} have been sent to a provider.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuoteDialog</name>
    <message>
        <source>1 clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree and add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least: every clip comes at the first attempt. At most: each needs every attempt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this is reckoned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I agree that {n} of them cost what nobody knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it will cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {share} of the attempts fail, an assumption; {n} ended so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {share} of {n} ended attempts failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} by sample prices, which no provider has confirmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} from the cache, free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} without a known price, on top of every sum.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceiptsPresenter</name>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model {model}. Nothing of the physics is set, so nothing of it is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model {model}. What it gets of what is set:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[the prompt]</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemarkList</name>
    <message>
        <source>New note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note at {timecode}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Acceleration, smoothed: down, across (dotted)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black frame {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black from frame {a} to {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut at frame {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every frame, as high as its change from the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen from frame {a} to {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean brightness from its trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moments to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Physics score by {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place of the followed thing: down, across (dotted), the fit of down (dashed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed: down, across (dotted)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider&apos;s own figure, 0 to 100. It was not measured here and is no part of this report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warping error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warping error by frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} lost before frame {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all} frames measured. Each measure stands for itself; there is no overall score.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message>
        <source>As a page (HTML)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As data (JSON)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure this clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures cadence, light, smoothness, camera, free flight, pendulums, fidelity and delivery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clip is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a clip in the viewer to measure its cadence, smoothness, physics and delivery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of measuring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale and track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the report as a page or as JSON</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportPresenter</name>
    <message>
        <source>, {n} could not be measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose clips that can be read first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured 1 clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured {n} clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring {n} of {all}: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SceneForm</name>
    <message>
        <source>1 point corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pixel is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the clip was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click the thing in this frame; the next frame follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click where places are counted from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the track over the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop corrections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gravity asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay a stick of known length over the picture: drag its ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Real seconds in each second of video: 0.25 for four times slow motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Real time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stick&apos;s length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>origin set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s a video second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} points corrected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScenePage</name>
    <message>
        <source>A silk scarf slides off a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the scene begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody: the plain fallback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One change a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is writing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the opening as prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of the scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScenePresenter</name>
    <message>
        <source>correct the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drop corrections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scale</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SceneWriterPresenter</name>
    <message>
        <source> ({n} tokens)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo provider, free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not written by a model: this is the plain fallback. Edit it as you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by the model{told}. Edit it as you like.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScopePane</name>
    <message>
        <source>Histogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Luma waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RGB parade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SentPage</name>
    <message>
        <source>Body of the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request as it leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection yet. Connections are made in the Edit menu.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture could not be written there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{effect} is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} clips are ready</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>0: never. Failures count that have the same cause at the same provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the program…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose FFmpeg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloud jobs at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daily hours by the clock of this machine, several with commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FFmpeg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local jobs at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking over the machine; encoders are really tried, which takes some seconds…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off-peak hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start jobs only then, unless a job says otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after failures of one kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one that came with the studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPresenter</name>
    <message>
        <source>This is no FFmpeg that starts here; the one before stays in use.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShotEditor</name>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as a new version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SizeForm</name>
    <message>
        <source>Custom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SoundForm</name>
    <message>
        <source>Heard from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the clip runs slower or faster than this it is silent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourcesPanel</name>
    <message>
        <source>1 source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare in the viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop clips here, import them, or try the sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import clips…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure the motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open containing folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upscale…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} sources</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpendingDialog</name>
    <message>
        <source>Acknowledgement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledgement: from the request to the provider’s answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips among the attempts that ended by themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency of that figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise it costs me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part it by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Render</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Render: from that answer until the clip was seen to be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a page…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Span of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spending by {way}, {currency}; hatched is set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spending report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn every amount into this currency, by the rates of your price book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it costs otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a second</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpendingForm</name>
    <message>
        <source>8× becomes 4×, then 2×; hyperlapse becomes time-lapse. The best take is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most for all further attempts of a clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each further attempt is paid for. Without an amount each one asks you first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try an easier mode after a low score</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpendingPresenter</name>
    <message>
        <source>Save the report as a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures are in the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written: {why}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpentButton</name>
    <message>
        <source>Costs of today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the costs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StopBar</name>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start jobs again; failures are counted anew</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SurroundingsPage</name>
    <message>
        <source>Air density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angular momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conservation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conserving shuts off what would take from it: the air, friction, damping, losses in bounces. Below the preview stands what is really measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not set the wind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How thick the air is: 1.204 at 20 °C at sea level, 0.02 on Mars, 0 in space. It brakes and carries cloth, confetti and all with air resistance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not conserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets the density of the air by the ideal gas law where that is not set itself. Liquids keep their numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surroundings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Towards you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wind, {way}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set ({own})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>Keep as a new version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was made of it is then out of date; the rest stays.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Timing</name>
    <message>
        <source>Choose a source to see a preview.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrackOverlay</name>
    <message>
        <source>- - asked gravity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track over the picture</source>
        <extracomment>The same in both themes, for they lie over pictures.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>— fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● seen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F or 1; wheel zooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit or 1:1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame {frame} / {frames}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame, counted from 0, of all frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J and L, again is faster; with Shift slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left or ,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop the marked range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M mutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P; I and O set the marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playing speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right or .</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds from the first frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds in the source that this frame was made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+F11; Esc ends it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshot of this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timecode: hours, minutes, seconds, frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>V</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source {n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} ({keys})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UpscaleDialog</name>
    <message>
        <source>Add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the line to compare; the wheel zooms, arrow keys move the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the whole frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame {n} of {all}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One to one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures come here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upscale {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upscale {n} clips</source>
        <extracomment>A preview is asked for this long after the last change, so that a dragged slider asks once.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noise −{n} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sharpen {n} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} clips, {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}, {frames} frames, sound as it is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UpscalePresenter</name>
    <message>
        <source>Choose a source or a clip that can be used first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued 1 upscale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued {n} upscales</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags, parted by commas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Drop a clip here, or choose one on the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HDR ({system}), mapped for this screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {title}</source>
        <extracomment>A clip whose frames take longer to reach than this is worth a proxy.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not decode: frame {number} is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no sound: this computer offers no audio device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proxy while scrubbing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variable rate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewerBody</name>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewerHead</name>
    <message>
        <source>Drag from here to take the clip to another program, from the picture for this frame</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewerPanel</name>
    <message>
        <source>PNG picture (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Loudness of the sound</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindCompass</name>
    <message>
        <source>Where the wind blows to. Drag, or use the arrow keys: up, down for strength, left, right to turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wind</source>
        <extracomment>The rim of the compass; stronger wind is entered as a number and drawn at the rim.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{speed} m/s towards {angle} degrees</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WipeCanvas</name>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left} to the left of {n} %, {right} to the right</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsForm</name>
    <message>
        <source>Mood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not to be seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider&apos;s choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as film noir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to keep out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Plot</name>
    <message>
        <source>Scope of the painted frame</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;About HolySheep Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Budgets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare the chosen clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connections…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Deliver clips…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <extracomment>A key that the viewer handles itself while it has the focus: shown in the menu, not taken from other widgets.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to frame or timecode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import clips…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Invoices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note at this frame…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;One to one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause or resume job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Prices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Retry job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Spending report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Star or take the star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undecide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Upscale…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Viewer on the full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with its so&amp;urce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing: shift the second take by a frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing: swap, next take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing: wipe, side by side, difference; again for one alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Episodes from &amp;scripts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fi&amp;t the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find missing f&amp;iles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;oop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark the first and the last frame of a range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure the &amp;motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame &amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame &amp;forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame back or forward; the arrow keys too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a cata&amp;logue…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;clips folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;hysics editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the &amp;queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play backwards, stop, play; again for faster</source>
        <extracomment>Keys of the viewer that are no commands of the menus.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play slowly; again for slower, down to a tenth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove &amp;ended jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;ve this frame…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scop&amp;es</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the &amp;first frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the &amp;last frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the &amp;sample clip</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>catalogue</name>
    <message>
        <source>Aspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made or queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Material</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs your word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not to be seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price cap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeats a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>clips</name>
    <message>
        <source>1 note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every frame was decoded: {n} frames, {size}, {rate}, {duration} s, {bytes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified · {notes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} frames at {rate}</source>
        <extracomment>More rows than this that come or go at once are shown anew as a whole. So many rows in another order are shown anew as a whole too. Stacking that takes longer is done later, and then rests for so many times as long.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} · take {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>consent</name>
    <message>
        <source>A score below {score} may ask for up to {n} attempts more; each asks first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On top: a score below {score} asks for up to {n} attempts more, for at most {amount} a clip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule “{rule}” sends {n} to {connection}, {model}.</source>
        <extracomment>What the ledger keeps as the reason of a consent that was given before the start.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no room for all of it: what does not fit will wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} may run out with retries: what does not fit will wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {amount} left.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>costs</name>
    <message>
        <source>Budget “{name}” has reached 80 %: {used}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget “{name}” is used up: {used}. Nothing more is sent for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each day</source>
        <extracomment>What stands where there is nothing to tell. Never used for what is unknown.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over 80 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached: nothing more is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today: {parts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} allowed beyond the cap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} charged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} quoted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of unknown cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{period}, project {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{used} of {limit}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>curve</name>
    <message>
        <source>{at}, source at {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{at}, speed {speed}×</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>curves</name>
    <message>
        <source>A process that begins fast and fades, such as melting ice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A process that begins slowly and ends fast, such as a plant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beats of slow and fast, as music videos are cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins fast and comes to rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins slowly and gathers speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins very fast and levels off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bullet time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ease in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ease in and out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ease out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Growth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hero ramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump between speeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Montage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal speed, the moment almost stands, normal speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays to the end and backward to the start, for loops without a seam.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays, winds back to the middle, and plays on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rewind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs into a picture, holds it, and goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rushes in, holds on the hero, rushes out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow at both ends, quick in the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sudden changes between slow and fast, without easing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two quick slow-downs, then a rest, again and again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deliver</name>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enlarged first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its peaks allow no more loudness</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>delivery_form</name>
    <message>
        <source>-14 LUFS, platforms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-16 LUFS, podcasts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-23 LUFS, broadcast (EBU R 128)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16:9 landscape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1:1 square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4:5 feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>9:16 portrait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AV1 (MP4), smallest, 10 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animated WebP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blurred background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop to fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GIF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H.264 (MP4), plays everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H.265 (MP4), smaller, 10 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the clip out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbered JPEG pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbered PNG pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ProRes 422 HQ (MOV), for editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to 1440p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to 4K</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>details</name>
    <message>
        <source>Charged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the render</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider&apos;s score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} entries</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>A job that is {state} cannot take this step ({event}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A notice that came for {provider} was refused: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add only the new ones (--new), add all of them again (--again), or leave it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the file again, then queue it anew, so that the result belongs to what you see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow more for this period, raise the budget, or wait until it is counted anew; then let the job go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another process works on job {job} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program keeps the studio&apos;s database locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the provider to enable the model or feature for this key, or use another connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the prompt or the source; the same content will be refused again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the request as the notes beside it say, or choose another provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change what it names and submit the job again; a refused request costs nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it plays in a video player; if it does, convert it to MP4 (H.264) there and add that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the address of the connection is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the dialect and address of the connection are right; the log has the answer&apos;s beginning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write to it, or choose another with --data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the file and the TOML description beside it, or choose another method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the key of this connection and enter it again; the waiting jobs go on by themselves then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network, the proxy and the address of the connection; nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network, then resume; what was loaded is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the webhook secret of the connection; the job is asked about anyway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check whether it was moved, renamed or is on a disk that is not connected, then add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a PEM file with the whole chain, the signer&apos;s certificate first, and the unencrypted PEM key that belongs to it; C2PA wants a certificate for signing (ES256, ES384, PS256 or Ed25519).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a clip that is at least 16 x 16 pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a faster speed or a shorter clip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file with a video track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with MP4, MOV, MKV, WebM, AVI, MPEG-TS, MPEG or GIF clips in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a longer clip, or play it at normal speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a video file; devices, pipes and links that lead nowhere cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a video file; effects in time need at least two frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another FFmpeg in the settings, or remove your choice so that the bundled one is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name or folder for the result; sources are never written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or allow overwriting (--force on the command line).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or remove that one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one with --port, or none: then a free one is found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of these: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close every studio on this folder and start one again: it is moved aside and made again; your clips are untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other studio windows or backup programs that use this data folder, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert it to a plain video file such as MP4 and add that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or export it again from where it came from; a transfer was probably cut off at its start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or record it again; a recording that was interrupted can often be mended by the camera that made it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the key again from the provider&apos;s page, without quotes or line breaks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the folder, or choose one that exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliver it again, or without the mark; if it happens twice, copy the diagnostics and report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter its address and key again; if nobody edited the data folder on purpose, ask who did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the key again: remove the connection and add it anew, or edit it in the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FFmpeg stopped with an error: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FFmpeg was not found or does not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, then resume; what was finished is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a value that is expected there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give its price or the exchange rate in the price book, or allow this job as it is; then let it go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give points whose times rise and whose speeds lie between 0.0625 and 100000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the result a name that ends in .mp4, .mov or .mkv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give your user account the right to use it, or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the provider has moved, change the address of the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you trust that address, make a connection for it; the key was not sent there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install FFmpeg, or choose the program in the settings; `holysheep-studio doctor` shows what was tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it with `pip install onnxruntime` into the studio&apos;s environment, or choose another method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been removed; look at the list of jobs for those that are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been removed; look at the notes of the clip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job {job} would wait for itself: {first} waits for it already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let one of the two start without the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at its present state; it may have moved on in the meantime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the job&apos;s earlier attempt at the provider before submitting it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the list of clips for those that are there; a file, or more of the id, says it exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the provider&apos;s own list of jobs, then say whether it is there. It is not sent again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the provider&apos;s own list: say that it ran, or that it never ran, and the job ends or is sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look why with `routes explain`, then give a rule that fits or name the connection yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the stage before it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend that field of the profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend that line and open the script again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend this row in the sheet and read it again; the other rows are not in question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No frame of {file} can be decoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody knows what this job costs in {currency}, and the budget {budget} is in force. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the {rules} rules sends {title} anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do: it goes on there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program, mend it or save it as .xlsx or as CSV in UTF-8, and choose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port {port} is in use by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the cap for this episode, or film fewer scenes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume the job to have it made, or cancel it to keep the clip there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row} of {file}: {field} cannot be {value}; expected: {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale it down to at most 8192 x 8192 pixels and add the smaller file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set HOLYSHEEP_API_KEY for one run, or install a keyring; `holysheep-studio doctor` says how.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody may be listening in, or a company proxy needs its certificate installed; nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong that should not: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take requests out, choose a cheaper model, or raise the budget; what has no known price counts as too much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account with {provider} has not enough money or credits (&quot;{message}&quot;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The budget {budget} has {left} left of {cap}, and this job may cost {cost}. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of {provider} is not right: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate {file} cannot sign: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clip scored {score} of 100; the next attempt, {effect}, waits for your consent ({cost}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection {name} is not what it was when its key was entered, so the key was not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection&apos;s profile cannot be used: {field} {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder {folder} cannot be used: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder {folder} was written by a newer version of the studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database was damaged, and whether this job had been sent by then is not known any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download from {provider} was cut off {times} times without getting further.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The episode has {count} shots to film, and {most} are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} is empty: it holds 0 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} for the result does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} holds no video files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job goes on by itself. Give it a stand-in in the routing rules, or move it with `routes move`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job or file may have been deleted there, or the address of the connection is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of the connection {name} is not in this computer&apos;s keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring did not do what was asked ({what}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link to the result at {provider} has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local engine did not finish with {file} in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local engine stopped unexpectedly: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {model} cannot be used: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {model} needs ONNX Runtime, which is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture of {file} is too large: {width} x {height} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture of {file} is too small: {width} x {height} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan may cost {cost}, which is more than the budget of {budget}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result of {file} would be too long ({frames} frames).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result was checked and thrown away: its {what} is {found}, expected {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result would overwrite its own source {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script {file} cannot be used as it is, line {line}: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet {file} cannot be used: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The speed curve cannot be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The studio asks for a new one; if there is none, the provider has deleted the clip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The studio does not know how to write {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The studio tries again later; the provider&apos;s status page may say more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The studio waits and asks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The studio waits and goes on by itself; lower the limits of this connection if it happens often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The studio waits until one has ended; lower the number of running jobs of this connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The studio&apos;s database {file} is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system does not allow access to {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video data is damaged or missing; copy or export the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {stage} of this episode cannot be made yet: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a connection named {name} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no clip {clip} in this library, or several begin so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection named {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no effect named {effect}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no episode {episode}, or more than one whose id begins so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no job {job} in this queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no note {remark} in this library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no provider named {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no space left on the disk for {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are there: {known}. Others are added with `holysheep-studio connections add`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These options do not go together: {options}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This FFmpeg cannot do what the clip needs: {what} is missing from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be a key: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring that protects a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a fault of the studio; please copy the diagnostics and report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top the account up, then resume the jobs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again or change the prompt; look whether the provider charged for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again when the machine is less busy; if it happens twice, the clip is probably damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it happens twice with this clip, copy the diagnostics and report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it happens twice with this clip, the clip is probably damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it happens twice, copy the diagnostics and report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the download again; the job itself is done and paid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it (log in, or open your password manager), then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the studio, or choose another data folder with --data; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a shorter or smaller clip, or normalise it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use an https:// address; plain http:// is only for servers on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use only one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {provider} sent is not the clip it promised: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`episode show` lists them with their ids.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} is not encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of these {total} are already in the queue, or were made a short while ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} cannot be {value}; expected: {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} already exists and was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be marked as made by machines: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has changed since it was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has too few frames ({frames}) for this effect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no picture, only sound or other data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a still picture, not a video.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a {format} file, which the studio does not open because it can point to other files or servers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is incomplete: the part that describes the video is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a regular file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a video file that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} failed several times in a row and is left alone for a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} cannot be reached: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} cannot do this request (&quot;{message}&quot;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} cannot do this: {field} ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} could not make the clip (&quot;{message}&quot;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} does not accept the key (&quot;{message}&quot;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} does not allow this with the present key (&quot;{message}&quot;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} does not know this (&quot;{message}&quot;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} finds the file or request too large (&quot;{message}&quot;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} gave an answer that makes no sense: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} has this request already, with other contents (&quot;{message}&quot;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} is already working on as many jobs as it allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} is out of order (&quot;{message}&quot;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} is still working on the same request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} may have taken and billed this job, but its answer was lost: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} points to {address}, which is not a place this key was entered for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} refused the content (&quot;{message}&quot;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} sends this request on to {target}, which was not followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} sent more than {most_bytes} bytes where a short answer was due.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} takes no more requests for now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not to be seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The speed of the effect</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>{h} h {m:02} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low}-{high} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low}-{high} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low}-{high} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{m} min {s:02} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} fps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>file_form</name>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H.264</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H.265</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep HDR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tone-map to SDR</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>9:16 on a blurred background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Common to marketplaces and feeds: 1080 x 1080</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EBU R 128: -23 LUFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editing, ProRes 422 HQ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feed 4:5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instagram feed posts: 1080 x 1350</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop and feed 1:1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop page GIF, 480 px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorts, Reels, TikTok 9:16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small enough to load with a product page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platforms&apos; upload pages: 1080 x 1920</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube 16:9, 1080p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube 16:9, 4K from drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube Help: recommended upload encoding settings; playback is normalised to -14 LUFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YouTube Help: recommended upload encoding settings; the picture is enlarged before it is coded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>issues</name>
    <message>
        <source>No material preset is called {value}: the word goes into the prompt, its physics are not asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This provider cannot do what {where} asks ({feature}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This provider cannot do {feature}; it is done on this machine afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This provider chooses {feature} itself; your value is only kept with the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This provider has no field for {feature}; it is said in the prompt instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This provider has no field for {feature}; the clip is made without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} allows {cap}; the clip would cost {cost}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} cannot be {value}; allowed: {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} cannot be {value}; this model takes whole numbers only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} cannot be {value}; this model takes: {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} does not go together with {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} has expired and must be uploaded again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} has {length} characters; this model takes {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is no web address: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is set by the studio itself and cannot be given a second time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is {value}, which is no number that can be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} means nothing for {type} and is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} was {value}, outside {expected}; {used} is used.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>machine</name>
    <message>
        <source>Can encode {encoders}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another program on the first page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the FFmpeg that came with the studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codecs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the data folder to a safe place, then start with a new one (--data).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not run: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FFmpeg {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FFmpeg {version} of this system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FFmpeg {version}, which came with the studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or start with another data folder (--data).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HDR, interlaced and transparent clips can be normalised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardware encoders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the studio again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of clouds are kept until the studio closes. On Linux, install gnome-keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lacks {missing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keyring keeps secrets on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None works here; the processor encodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {free} free in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some HDR, interlaced or transparent clips cannot be normalised: FFmpeg lacks {missing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound, {jobs} jobs: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This FFmpeg lacks {missing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work here: {encoders}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ffmpeg}. It lacks nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ffmpeg}. It lacks {names}, which every clip may need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ffmpeg}. It lacks {names}, which only special clips need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} free in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>materials</name>
    <message>
        <source>80 g/m² of 0.1 mm: 800 kg/m³; flat sheets fall at 1-3 m/s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRC Handbook: 1.20 mPa·s, 22.3 mN/m, 789 kg/m³.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRC Handbook: 1.55 mPa·s, 485 mN/m, 13546 kg/m³.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRC Handbook: 1412 mPa·s, 63.4 mN/m, 1261 kg/m³.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRC Handbook: 84 mPa·s at 20 °C; typical 32 mN/m, 913 kg/m³.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRC Handbook: viscosity 1.002 mPa·s, density 998.2 kg/m³; surface tension IAPWS R1-76 (72.75 mN/m).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cardboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cashmere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cotton</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Denim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dry sand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ethanol, 20 °C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glycerol, 20 °C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Honey, 20 °C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leather</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mercury, 20 °C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Molten chocolate, 40 °C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motor oil, 20 °C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Olive oil, 20 °C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plastic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rubber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walstra, Dairy Science and Technology: about 2 mPa·s, 44-50 mN/m, 1030 kg/m³.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Water, 20 °C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole milk, 20 °C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a packed carton 100-300 kg/m³; restitution about 0.2; friction 0.4-0.6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>area density of 12 oz denim: 400 g/m²; stiffness and damping chosen by eye against drape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>area density of habotai 8-12 momme: 35-52 g/m²; stiffness and damping chosen by eye against drape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>area density of shirting to sheeting: 120-180 g/m²; stiffness and damping chosen by eye against drape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>area density of suiting: 250-350 g/m²; stiffness and damping chosen by eye against drape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>area density of woven scarves: 180-260 g/m²; stiffness and damping chosen by eye against drape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bulk density 1450-1650 kg/m³; angle of repose 30-35° means friction of about 0.6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>density 7850 kg/m³; restitution steel on steel 0.5-0.9 by speed; friction dry 0.4-0.7.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fresh snow 50-150 kg/m³; flakes fall at 0.5-2 m/s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>garment leather of 1.0-1.2 mm: 800-1000 g/m²; stiffness and damping chosen by eye against drape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>natural rubber 930-1200 kg/m³; restitution of a rubber ball on stone 0.8-0.9; friction dry on concrete 0.6-0.9.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oak and beech 600-750 kg/m³; restitution 0.4-0.5; friction wood on wood 0.25-0.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packing foam 20-60 kg/m³; restitution and friction typical.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>polyethylene 910-970 kg/m³; restitution 0.4-0.6; friction 0.2-0.4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>soda-lime glass 2500 kg/m³; marbles on stone 0.6-0.9; friction 0.4 (glass on glass up to 0.9).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typical of SAE 30: 200-300 mPa·s at 20 °C, 30-33 mN/m, 880 kg/m³.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typical of clover honey at 17-18 % water: 2-20 Pa·s, 50-60 mN/m, 1420 kg/m³.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typical plastic viscosity 1-5 Pa·s; it is thinner when stirred, which is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm air 1.1 kg/m³ with soot; it goes with the wind. It has no lift here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>methods</name>
    <message>
        <source>Drafts: quick and soft, with slight rings along hard edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last takes: best detail, cleanest edges, slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most clips: crisper, without rings along edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain</source>
        <extracomment>Name and use of the studio&apos;s own methods.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refined</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>parameters</name>
    <message>
        <source>Air resistance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRC Handbook of Chemistry and Physics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coefficient of restitution; a basketball has 0.75-0.85, a golf ball 0.8, clay 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coefficient of sliding friction in engineering tables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences of speed between neighbours fall by this times 40 a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Friction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gravity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast the swinging within cloth dies away: 0 flutters long, 1 is calm at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast things fall: 9.81 on Earth, 1.62 on the Moon, 3.71 on Mars, 0 afloat. Less makes everything slower and larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How heavy matter is for its size: kg/m³, for cloth kg/m². Heavy cloth hangs where light cloth flies; it changes no free fall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How little cloth gives and how widely it folds: 0 a veil, 1 leather. Each 0.37 is ten times as stiff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of its speed a thing keeps when it bounces: 1 for ever, 0 not at all. In cloth, how little its swinging dies away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly a surface draws together: it rounds drops and breaks streams. It shows in scenes of a few centimetres only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly surfaces hold each other: 0 slides like ice, 0.6 makes a steep heap of sand, 1 grips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly the air brakes: deceleration is this number times speed squared, per metre, in air of 1.204 kg/m³. The speed it falls at in the end is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How thick a liquid is: water 1, oil 80, honey 10000 mPa·s. Thick liquids fold and coil, thin ones splash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAPWS for water (72.75 mN/m at 20 °C); CRC Handbook for other liquids.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quadratic drag: k = density of air x drag coefficient x area / (2 x mass).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Springs between threads of 30 to 15000 N/m, chosen by eye; the preview says where its steps bound them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard gravity, CGPM 1901 (9.80665 m/s²); NASA planetary fact sheets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stiffness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surface tension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables of materials; area density by weighing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viscosity</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>physics</name>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bouncing ball</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the physics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloth and soft bodies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confetti</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exponential: slow, then fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Falling product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag in the wind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fluid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames blended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free fall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic: fast, then slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Particles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pendulum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rigid bodies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs at {bound} of the asked time scale: the solver needs more steps than it has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scarf in the wind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Splash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stiffer than the steps allow: all above {bound} N/m looks the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stiffness is resolved (up to {bound} N/m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surface tension is below the grid&apos;s resolution: curves of {asked} cells, {bound} needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surface tension is resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swinging drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminal velocity {bound} m/s in this air</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viscosity is below the grid&apos;s resolution: all below {bound} mPa·s looks the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viscosity is resolved (floor {bound} mPa·s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zero gravity</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>prices</name>
    <message>
        <source>a clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a million tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>Clip and effect</source>
        <extracomment>The role under which the progress cell gives 0..1, or None where nothing runs. Rows that move under the mouse cannot be clicked: a sorted column is put in order anew this seldom.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on by itself when this is mended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue paused</source>
        <extracomment>Shares are added up in whole millionths: sums of fractions would drift over a long day.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue stopped after {title}, as you wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue stopped: {n} jobs failed in the same way. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried again at {until}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for {job}, which was not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits until you accept {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits until {until}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits until {until}, off-peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then the queue stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} charged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} without a known price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>receipts</name>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hyperlapse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surroundings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time-lapse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done on this machine afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a field of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only kept with the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 without friction; below 0 it gains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0; every frame that is measured is decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0; stretches of 0.25 s and more in which nothing changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 is equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 is best; only for clips of the same frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1; attention above 1.25</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1; attention beyond 5 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>20 and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>600 at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>9.81 on Earth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>9.81 on Earth, 3.71 on Mars, 1.62 on the Moon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95th percentile of flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acceleration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acceleration of points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement on the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arcs that agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black borders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bounces that gain energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cadence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera stands still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change from frame to frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of acceleration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoding errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EBU R 128; -14 for the web, -23 for broadcast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy kept at a bounce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy lost in a period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fidelity to the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames bend in a rhythm, but the video coder has the same rhythm and may have caused it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames in flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames in swing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames made up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames that can be judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames were repeated or made up, so places in them are not measured ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain over mixing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gravity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gravity over what was asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the source&apos;s time was bent is not known; an even speed was assumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Implied time scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inconsistent flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval of acceleration, 95 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval of gravity, 95 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval of the period, 95 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invented frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cost {saved} more than your {baseline}: {spent} were spent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jerk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <extracomment>Days back from now; 0 is everything.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light and stillness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main frequency of flicker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured: nothing stands out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion: made up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion: nothing odd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion: {n} to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bounce was seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No frames of the two clips show the same moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No saving can be stated: nothing was made, or a part is unknown or in another currency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No single moving thing could be followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No source was given; give --source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that was followed is accelerated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that was followed swings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the beginning of the clip was measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own frames per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PSNR of brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parabola against cubic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pendulum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points followed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range up to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range {low} and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeated frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restitution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rhythm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSIM of brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {saved} against your {baseline}, with {spent} spent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothness of motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The acceleration changes along the arc, as with air drag, perspective or a speed ramp: it is no free fall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The arcs of the motion have different accelerations: the speed changes within the clip, or it is no free flight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clip has too few frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged: only what decodes was measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interval of confidence is too wide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The length of a pixel is not known; give --metres-per-pixel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The length of a pixel is not known; set the scale of this clip.</source>
        <extracomment>Where the words of the command line would speak of its options.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path is no parabola.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is too small to measure motion in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source has another shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound that can be measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no source to compare it with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This needs a part that the FFmpeg in use lacks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few points could be followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too little moves to tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too little standing texture shows whether the camera moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>True peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VBench&apos;s temporal flickering is 1 - x/255, meant for still cameras; no measure of quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VMAF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warping error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warping error, 95th percentile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Way of the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was followed swings; see the pendulum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a figure of your own no saving is stated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>along its path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attention above -1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attention above 0.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attention above 0.3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by gaps in time stamps, and by steps two or more times too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be told for sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes of scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deviation of mean brightness from its trend over 1 s; steady footage 0 to 0.3, attention above 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distance from the equation of motion; attention above 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distance from the parabolas; attention above 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each frame made from its neighbours by flow; not VBench&apos;s figure, which needs its own network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every frame shows a moment of its own, as far as can be seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fake: made by repeating, mixing or inventing frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frames are made up between others in a rhythm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frames are mixed from their neighbours in a rhythm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frames are repeated in a rhythm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from straight down the picture; attention beyond 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the path smoothed over 0.5 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the pivot to the middle of the bob</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>genuine: no frames made of others were found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half width, doubled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half width; the formal interval, doubled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how much better flow explains a frame than mixing its neighbours; under 0.3 frames are mixtures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in real time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in video time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left, top, right, bottom; 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one frame in so many is the clip&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over an arc, as a share; 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over frames of the same moment; 100 is equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeats, mixtures and inventions that come in a rhythm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of corners that move as one; under 0.5 the camera is unverified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of points; attention under 0.7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share where flow there and back disagree; attention above 0.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speed after over speed before, each bounce; 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the average rate without repeats, mixtures and inventions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the time scale at which gravity would be as asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the view moves by less than 0.35 px at 480 px width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>third difference over speed, of points over 13 frames; smooth footage 0.1 to 0.3, attention above 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 0.3 nothing is told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upright, square pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what optical flow leaves unexplained, 320 px wide; depends on the bit rate; attention above 2.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whether a slowed clip was taken, or made, with frames of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} charged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} clips</source>
        <extracomment>A chart of more bars than this cannot be read; the table and the files have them all.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} from the cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of unknown cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rescue</name>
    <message>
        <source>The backup of {day} was begun with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database lacked its newest changes; they have been made again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database was damaged and has been made again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database was gone and has been made again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {jobs} jobs and {clips} clips. {redone} changes came from the journal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was damaged is kept in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done between {since} and {until} may be missing: compare it with your provider&apos;s own list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} finished files are not on the list any more; they lie untouched in the clips folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} jobs may have been sent and paid. None is sent again until you say in the queue what became of it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>routes</name>
    <message>
        <source>it cannot do this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it costs more than the ceiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is for another grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is for another kind of source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is for another priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is for other effects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its price is not known, so it is not within the ceiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection failed and is left alone for a while</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection takes no ordinary work at its stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prompt is about something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such connection, or it cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{rule}” counts: {connection}, {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{rule}” does not: {why}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sound_form</name>
    <message>
        <source>At normal speed only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows, pitch kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources</name>
    <message>
        <source>Needs normalising: {reasons}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to upload</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spending</name>
    <message>
        <source>Acknowledgement: from the request to the provider&apos;s answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No saving can be stated: part of the cost is unknown, or in another currency than the baseline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No savings are stated: nobody has said what a clip would cost otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentiles are by nearest rank: the smallest value that at least so many percent of the values do not exceed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Render: from that answer until the clip was seen to be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {saved} against your baseline of {baseline}, with {spent} spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spending by {by}, {currency} (the second colour is set aside)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Success: clips among the attempts that ended by themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{about} failed {n} times: more than a fifth of its attempts. Try another model, or look at what its errors have in common.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} attempts are unsure: settle them in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} attempts may cost something that nobody knows. Give their prices in the price book.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} clips came from the cache and cost nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} clips came without a count of tokens; the sum holds only what was said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} clips stay set aside because their provider did not say what they cost. Import its invoice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} failed attempts were charged, or may have been. Ask the provider about them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>10 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4:2:0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time-lapse of a moving camera, with its shake taken out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An eighth of the speed, for splashes, sparks and other quick things.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any one speed, slower or faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By handles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling</source>
        <extracomment>Any one of these can stand for another when an error was raised with a different name for the same thing.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause: the clip or the choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause: the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause: this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-fade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the speed yourself, or where the clip is at each moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarges the picture; time stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full speed, a slow middle, full speed again, smooth all the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HDR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HDR becomes standard range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HDR mapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half speed; every second frame is computed from the motion around it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold, then jump</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hyperlapse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps time as it is; use it to normalise, stabilise or change the frame rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May have been billed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optical flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the picture do not decode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarter speed; three new frames between every two of the source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting money aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow motion 2x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow motion 4x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow motion 8x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slowest speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed ramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speeds long takes up by the ratio you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Straight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submitting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends before its header says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header states a wrong duration; the true one is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header states a wrong picture size; the true one is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound ends before the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound goes on after the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are several sound tracks; the main one is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through the points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time stamps run backwards or leap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time-lapse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upscale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>above 60 fps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below 24 fps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled too late: paid for and kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour detail reduced to 4:2:0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cropped a little to steady it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross-faded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cuts kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deinterlaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not start at 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flattened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from cache, free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the cache: made before, nothing was charged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full colour range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hardware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interlaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>larger than 4K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than 8 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved to another connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no hardware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no hardware encoder works for it: the processor encoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no sound: it could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no sound: outside half to double speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no sound: the speed changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not H.264</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not an MP4 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not as long as was asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not the size that was asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>odd width or height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over 1000 times faster: clouds stop at 1000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over 1000×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parts of the source are damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels not square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reduced to 10 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reduced to 8 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rotated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scene cuts kept sharp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several sound tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shorter than a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smaller than the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some frames do not decode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound as AAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound coded again as AAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound follows the speed, pitch kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound follows the speed, silent where it cannot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound is not AAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound longer than the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound stretched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the source is incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too small for optical flow: cross-faded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transparency becomes black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transparent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unusual pixel format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variable frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written by a hardware encoder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twice</name>
    <message>
        <source>Add all again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add only the new ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {total} are in the queue already, or were made a short while ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is in the queue already, or was made a short while ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{found} of these {total} are in the queue already, or were made a short while ago.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Composer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Physics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <extracomment>Raised when docks are renamed or rearranged, so that an old layout is not forced onto a new window. Every panel around the viewer; a new one is one line here.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
