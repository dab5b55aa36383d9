# Words of the interface (British English). The keys are those of zh.ftl; a test compares them.

product = Composure
quit = Quit
close = Close
back-home = Back to home
you = You
practice = Practice
not-scored = Not scored
difficulty = Difficulty { $level }/5
total-band = { $total } · { $band }

home-line = Hold the hard conversation here first
home-unfinished = Still open
home-unfinished-line = { $customer } · { $lines ->
    [one] one line
   *[other] { $lines } lines
} said so far
home-continue = Carry on
home-next = Up next
home-begin = See the situation

notice-dismiss = Got it
notice-talk = Your unfinished talk
notice-settings = Your settings
notice-record = The record of a finished talk
notice-damaged = the file is incomplete, or Composure did not write it
notice-newer = a newer version of Composure wrote the file
notice-disk = the system did not allow it ({ $said })
notice-aside = { $what } could not be read: { $why }. Nothing was deleted; the file is kept as { $place }
notice-untouched = { $what } could not be read: { $why }. The file is untouched at { $place }
notice-resume = The unfinished talk cannot be taken up again: { $reason }
findings-count = { $count ->
    [one] One problem was
   *[other] { $count } problems were
} found in the scenario files; files with problems are left out, the rest works as usual
findings-show = Show problems
findings-hide = Hide problems

library-title = All scenarios
library-missing = The catalogue of principles could not be read, so there is nothing to play yet. See the file problems above
library-empty = No scenarios yet. Put one into the scenarios folder and it appears here
library-nothing = No scenario fits
library-new = Not played yet
library-best = Best so far { $total } · { $band }
filter-open = Filter
filter-close = Hide filters
filter-clear = Show all
filter-all = All
filter-customer = Customer
filter-event = Complaint
filter-difficulty = Difficulty

progress-title = Your talks
progress-empty = Every talk you finish stays here; open one to see its debrief again
progress-mean = Mean of the last { $talks } talks: { $mean }
progress-mean-provisional = Mean so far: { $mean } ({ $talks ->
    [one] one talk
   *[other] { $talks } talks
}; three make it count)
progress-forecast-high = Forecasts: { $hits } of { $count } right, on average { $error } bands too high
progress-forecast-low = Forecasts: { $hits } of { $count } right, on average { $error } bands too low
progress-forecast-even = Forecasts: { $hits } of { $count } right, neither too high nor too low
progress-own = Self { $sum }
progress-unreadable = The talk of { $day } cannot be opened any more

briefing = Before the talk
briefing-start = Start preparing
briefing-replaces = You have an unfinished talk. Starting this one lets it go
briefing-customer = Who is coming
briefing-pressure = Time pressure
briefing-advanced = More options
briefing-advanced-hide = Fewer options
briefing-seed = Seed
briefing-seed-line = The same seed gives the same car, dates and order of lines; it never changes the score
brief-role = Who you are
brief-situation = What has happened
brief-facts = What you know for sure
brief-authority = What you may give
brief-goals = Your goals

pressure-off = Off
pressure-calm = Calm
pressure-brisk = Brisk
pressure-rush = Rush
pressure-off-line = Take your time; it costs the customer no patience
pressure-calm-line = Sixty seconds a line, and each turn costs patience
pressure-brisk-line = Forty seconds a line, and patience goes faster
pressure-rush-line = Twenty-five seconds a line, and patience goes twice as fast

desk-title = At your desk
speaker-adviser = The companion
speaker-colleague = Colleague
speaker-narrator = Situation
talk-menu = Pause
talk-transcript = What was said
talk-facts = Your notes
talk-phase = Step { $place } of { $count } · { $phase }
talk-hint = Press a number or click the line you want to say; Space shows the text at once, Esc pauses
talk-you = You: { $line }
talk-says = { $name }: { $line }
talk-hesitated = You did not answer in time
talk-time = { $secs } seconds left
choice-locked = Nothing earlier has prepared the ground for this

pause = Take a breath
pause-line = Everything said so far is saved
pause-resume = Carry on
pause-rewind = Go back to a line
pause-restart = Start again
pause-leave = Save and leave
rewind-line = After going back, this talk counts as practice and stays out of your mean
rewind-to = Line { $turn }: { $line }

settings = Settings
settings-open = Open settings
settings-language = Language
settings-theme = Appearance
settings-text = Text size
settings-smaller = Smaller
settings-larger = Larger
settings-percent = { $percent } %
settings-motion = Reduce motion
theme-system = As the system
theme-light = Light
theme-dark = Dark
keys-title = Keyboard
keys-digits = 1 to 9: say that line; 0 to 5: answer in the self-assessment
keys-space = Space: show the text at once
keys-tab = Tab and arrows: move; Enter: choose
keys-escape = Esc: close the dialog, or pause
keys-text = Ctrl and + or -: text size

forecast-ended = The talk is over
forecast-title = Before you look: how did it go?
forecast-line = Guess first. After a few talks you will know how well you judge yourself
forecast-weakest = Which line was the weakest (optional)
forecast-go = See the debrief
forecast-skip = Skip the forecast
forecast-hit = You predicted “{ $band }”, and you were right
forecast-miss = You predicted “{ $band }”; it came out differently
forecast-weakest-hit = You spotted the weakest line as well
forecast-weakest-miss = The weakest line was another one
band-range = { $low } to { $high }

debrief-total = Total
debrief-tab-overview = Overview
debrief-tab-turns = Line by line
debrief-tab-curves = Curves and scores
debrief-form = Assess yourself
debrief-form-again = Your self-assessment
debrief-again = Play it again
debrief-home = Back to home
cap-title = The lines add up to { $plain }; { $cap } is shown, because:
cap-phase = “{ $phase }” earned less than half of its points
cap-unfinished = “{ $phase }” was not finished
cap-principle = Line { $turn } went fully against the critical principle “{ $principle }”

overview-costliest = Where most was lost
overview-nothing-lost = Nothing was lost: every line was the best one
overview-cost = Line { $turn } · { $lost } lost
overview-goals = What the customer really wanted
overview-conceded = What you gave
conceded-nothing = Nothing of value (you may give up to { $limit } yuan)
conceded-within = { $given } yuan, within the { $limit } you may give
conceded-beyond = { $given } yuan, beyond the { $limit } you may give
overview-run = Code of this talk
overview-run-line = It replays the talk line by line and scores it again
overview-copy = Copy the code

turn-points = { $earned } / { $worth }
turn-detour = no points
turn-detour-line = You only come here when things have gone off course: no points, but it moves the customer and costs time
turn-row = Line { $turn }, { $points }, { $line }
turn-head = Line { $turn } · { $phase }
turn-better = The better line
turn-best = There was no better line here
turn-locked-by = It could not be said then: line { $turn } had to prepare the ground
turn-locked = It could not be said then: nothing had prepared the ground
turn-principles = Principles in this line
turn-attainable = After this line, up to { $points } were still within reach
turn-try = Try again from here
tactic-countered = Answered the customer’s tactic: { $tactic }
tactic-stood = Let the customer’s tactic stand: { $tactic }
tactic-bit = Fell for the customer’s tactic: { $tactic }
points-sentence = This line was worth { $worth }; you earned { $earned }
points-colon = {": "}
points-part = { $name } { $earned } (the best line { $best })
points-part-full = { $name } { $earned }
points-join = {", "}
points-end = .
principle-good = Say it like this
principle-bad = Not like this
principle-sources = Source: { $titles }

curves-mood = The customer’s mood
curves-turns = Points by line
curves-earned = Earned
curves-worth = Worth
curves-turn-axis = Across: the number of the line
curves-figures = { $name }: { $earned } of { $worth } points, { $percent } %
curves-phases = Points by phase
curves-principles = Points by principle
curves-principles-line = Those that lost most come first

form-progress = { $answered } of { $items } answered
form-keys = Press 0 to 5 to answer, up and down to move
form-item = { $number }. { $text }
form-answer = Item { $item }, { $value } { $word }
form-scale = 0 { $least }, 5 { $most }
form-finish = Finish
form-later = Not now
form-back = Back to the debrief
form-missing = The self-assessment form could not be read
form-result = How you see yourself, and the talk just now
form-own = Self
form-seen = This talk
form-gap = Difference
form-over = You rate yourself clearly higher than this talk went. Pick one item you rated high and watch it in the next talk
form-under = You rate yourself clearly lower than this talk went. You do more than you give yourself credit for
form-agrees-high = Your view of yourself and this talk agree, and both are good
form-agrees-low = Your view of yourself and this talk agree; knowing where it is thin makes it easy to practise
form-index = Agreement { $index } of 100
form-normal = A gap is normal, and one talk is not the whole story; what matters is which way it leans

band-very-good = Very good
band-good = Good
band-raise-skill = Needs to raise skill
band-ask-supervisor = Needs help from your supervisor
band-start-learning = Start learning at once

phase-prepare = Prepare
phase-receive = Receive
phase-soothe = Soothe
phase-explore = Explore
phase-propose = Propose
phase-agree = Agree
phase-close = Close
phase-followup = Follow up
phase-stuck = Stuck
phase-prevent = Prevent
phase-sell = Sell
phase-afterdeal = After the deal
phase-relate = Keep in touch

outcome-escalated = Escalated
outcome-walked_out = Walked out
outcome-deadlock = Deadlock
outcome-adjourned = Adjourned
outcome-grudging = Accepted grudgingly
outcome-settled = Settled
outcome-delighted = Delighted

event-promise_broken = Broken promise
event-delivery_date = Late delivery
event-paid_too_much = Paid too much
event-new_car_quality = New car quality
event-exaggerated_performance = Exaggerated performance
event-generous_warranty = Warranty oversold
event-service_attitude = Attitude
event-fuel_consumption = Fuel consumption
event-after_sales = After-sales service

room-showroom = Showroom
room-lounge = Lounge
room-service_desk = Service desk
room-phone = Phone

mood-anger = Anger
mood-trust = Trust
mood-clarity = Clarity
mood-patience = Patience

tactic-threat = Threat
tactic-insult = Insult
tactic-delay = Delay
tactic-leading = Leading questions
tactic-emotional = Emotional appeal
tactic-probing = Probing for more
tactic-dividing = Dividing the house

workshop = Workshop
workshop-open = Open the Workshop: check and try scenarios (W)
work-tab-files = Files
work-tab-graph = Graph
work-tab-analysis = Analysis
work-tab-trial = Try out
work-no-scenario = No scenario can be opened yet
work-no-scenario-line = Once the problems in the files are mended, scenarios appear here
pick-scenario = Scenario
pick-customer = Customer type

files-all = All files
files-none = No files were found
files-none-line = Put scenarios into the data folder under scenarios; they show up here at once
files-no-catalogue = The catalogue or the tables cannot be read, so that no scenario can be played. Mend what is listed below first
files-row = { $file }: { $errors } errors, { $warnings } warnings, { $notes } notes
files-every = All { $count }
files-errors = Errors { $count }
files-warnings = Warnings { $count }
files-notes = Notes { $count }
findings-clean = All clean
findings-clean-line = Files are checked again as soon as they are saved
findings-filtered = None of this kind
findings-filtered-line = Another filter shows the others
findings-more = { $count } more are not listed; mend the first ones first
finding-source = Show in file
finding-edit = Open in editor
finding-explain = About this rule
finding-explain-hide = Hide the rule
explain-finds = The rule
explain-why = Why it matters
explain-remedy = What to do
explain-wrong = Not like this
explain-right = Like this

source-none = No file picked yet
source-none-line = Pick a file or a finding and the text shows here
source-empty = This file is empty or cannot be read
source-edit = Open in editor
source-copy = Copy the path
source-leave = Back to the findings
source-search = Search in this file
source-before = The one before
source-next = The next one
source-hits = { $place } / { $count }
source-line = Line { $line }: { $text }

graph-working = Drawing the graph
graph-path = Show the way of
graph-find = Find a node
graph-fit = Show the whole graph
graph-run = Paste a run
graph-way = { $lines } lines · { $total } points · { $outcome }
graph-no-last = No finished talk of this scenario with this customer type yet
graph-canvas = Graph of { $nodes } nodes. Arrows walk along edges, plus and minus zoom, 0 shows all of it
graph-map = Map: click or drag to go there
graph-node = { $node }, { $phase }: { $text }
path-none = No way shown
path-last = Your last talk
path-pasted = Paste a run…
robot-random = At random
robot-best = Always the best
robot-worst = Always the worst
robot-longest-zh = Longest in Chinese
robot-longest-en = Longest in English
robot-shortest-zh = Shortest in Chinese
robot-shortest-en = Shortest in English
robot-first = Always the first
robot-middle = Always the middle
robot-last = Always the last
robot-apologetic = Most apologies
robot-polite = Most courtesies
robot-generous = Most concessions

node-none = Pick a node
node-none-line = Click one in the graph, or walk along the edges with the arrow keys
node-detour = Not scored
node-worth = { $points } points
node-decides = The customer decides here
node-play = Try from here
node-source = Show in file
node-refused = If the customer refuses: { $node }
node-counters = Counters the tactic
node-bites = Falls for the tactic
node-needs = Needs { $flags }
node-sets = Sets { $flags }
node-end = The end
node-if = { $flag } is set
node-unless = { $flag } is not set
node-other-customer = Another type of customer

analysis-start-title = What every kind of player would get
analysis-start-line = Every way through this scenario is worked out: choosing at random, always the longest line, always apologising … what each would score and how the customer would leave. The figures are exact, not sampled
analysis-start = Work it out
analysis-failed = It could not be worked out: { $reason }
analysis-running = Working it out
analysis-running-line = You can go elsewhere meanwhile; the result stays here
analysis-done = { $percent }% done. You can go elsewhere meanwhile; the result stays here
analysis-cancel = Stop
analysis-means = Mean totals
analysis-means-line = Playing without thinking should stay far below the first row
analysis-best-ends = The best lines throughout end with: { $outcome }
analysis-endings = Endings at random
analysis-endings-line = How likely each ending is for somebody who chooses at random
analysis-principles = Occasions of principles
analysis-principles-line = Fewest (full) and most (faint) in one talk; on some ways, those in amber do not come up
analysis-nodes = Node by node
analysis-nodes-line = Mean credit of the lines, the best one, and what makes it easy to guess
analysis-credit = mean { $percent }%
analysis-tied = several are best
analysis-trade-off = trade-off
analysis-longest = best is longest

trial-chip = Trial
trial-title = Try from any node
trial-line = Pick where to begin and how the customer feels there, and talk on
trial-place = Where to begin
trial-node = Node
trial-accepted = The customer has accepted
trial-flags = Flags set so far
trial-mood = How the customer feels
trial-usual = As the type comes in
trial-calm = Calm
trial-boiling = Boiling
trial-no-patience = With no patience left, the customer leaves at the first line
trial-begin = Begin the trial
trial-note = Trials are not recorded and leave your unfinished talk alone
trial-leave = Back to the Workshop
trial-again = Once more
trial-change = Change and try again
tried-title = This trial
tried-met = { $earned } of { $worth } points at the decisions you met. The others are not counted, so there is no total
tried-nothing = No scored decision was met
tried-lines = What was said
tried-unscored = Not scored
tried-mood = How the customer feels
tried-moved = { $name } { $before } → { $after }

reload-node = The node { $node } is gone, or another one comes now
reload-line = The node { $node } has no line { $line } any more
reload-locked = The line { $line } of { $node } is locked now
reload-over = The talk would be over at { $node } now
reload-back = The scenario was edited: { $count ->
    [one] back by one line
   *[other] back by { $count } lines
  }. { $why }
reload-trial-gone = The scenario was edited, and the node where the trial began is gone
editor-none = No editor was found. Set VISUAL or EDITOR, or open { $path } yourself
editor-failed = The editor { $editor } did not start: { $reason }

mood-heard = Feels heard
mood-distributive = Fair result
mood-procedural = Fair process
mood-interactional = Fair treatment
mood-expectation = Expectation
