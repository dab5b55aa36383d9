//! `composure play`: a talk in the terminal, by hand or by given choices.

use std::io::{BufRead, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};

use anyhow::{Context, Result};
use clap::Args;

use super::data::{Data, as_files};
use super::debrief::{document, print_review};
use super::out::{say, say_part};
use super::paint::{BAD, DIM, FAIR, GOOD, HEAD, VOICE, bar, paint};
use super::told::{named, step_error};
use super::{EXIT_CLEAN, refuse, word};
use crate::engine::{Command, Event, Script, State, Talk, Wording, choice_order};
use crate::model::{Both, ChoiceIndex, Lang, Phase, Pressure, Speaker, Text, Variable, words};

/// Options of `play`.
#[derive(Debug, Args)]
pub struct PlayArguments {
    /// A scenario's file or id, such as late-delivery.
    pub scenario: PathBuf,
    /// The customer type; the scenario's first if left out.
    #[arg(long)]
    pub customer: Option<String>,
    /// Seed of variant and order; the score never depends on it.
    #[arg(long, default_value_t = 0)]
    pub seed: u64,
    /// Choices to replay: numbers as shown under this seed, or ids, with commas between.
    #[arg(long, value_name = "LIST")]
    pub choices: Option<String>,
    /// How hard time presses: calm costs some patience with each line, brisk half as much again, rush twice as much.
    #[arg(long, value_parser = word::<Pressure>(), default_value = "off")]
    pub pressure: Pressure,
    /// Print one JSON document.
    #[arg(long)]
    pub json: bool,
}

/// Runs the command.
pub(super) fn run(arguments: &PlayArguments, lang: Lang) -> Result<u8> {
    let data = Data::load(&as_files(&arguments.scenario), lang)?;
    let scenario = data.scenario(&arguments.scenario)?;
    let customer = data.customer(&scenario, arguments.customer.as_deref())?;
    let script = Arc::new(Script::of(data.library()?, &scenario, customer));
    let mut talk = Talk::new(script, arguments.seed, arguments.pressure);
    if let Some(choices) = &arguments.choices {
        let given = choices.split(',').map(str::trim);
        for (index, choice) in given.filter(|choice| !choice.is_empty()).enumerate() {
            let number = index + 1;
            if talk.state().outcome.is_some() {
                refuse!(
                    lang,
                    "第 {number} 个选项：谈话已经结束了",
                    "choice {number}: the talk has already ended"
                );
            }
            if let Err(why) = say_line(&mut talk, choice) {
                refuse!(
                    lang,
                    "第 {number} 个选项（{choice}）：{why}",
                    "choice {number} ({choice}): {why}",
                    number = Text::same(number.to_string()),
                    choice = Text::same(format!("{choice:?}")),
                    why = why
                );
            }
        }
    } else if arguments.json {
        refuse!(
            lang,
            "--json 要和 --choices 一起用：亲手谈的一场不是一份 JSON 文档",
            "--json needs --choices: a talk by hand is not one JSON document"
        );
    } else {
        by_hand(&mut talk, lang)?;
    }
    if arguments.json {
        say!("{}", serde_json::to_string_pretty(&document(&talk, lang))?);
    } else {
        print_review(&talk, lang);
    }
    Ok(EXIT_CLEAN)
}

/// Says the line that is meant, or tells why it cannot be said.
fn say_line(talk: &mut Talk, meant: &str) -> Result<Vec<Event>, Text> {
    let command = command(talk, meant)?;
    let events = talk.play(command).map_err(step_error)?;
    Ok(events.to_vec())
}

/// The command behind a number as shown, a choice's id, or `h` for silence.
fn command(talk: &Talk, text: &str) -> Result<Command, Text> {
    let node = talk.state().node;
    let choices = &talk.script().scenario.node(node).choices;
    if let Ok(number) = text.parse::<usize>() {
        let order = choice_order(talk.seed(), node, choices.len());
        let choice = number.checked_sub(1).and_then(|index| order.get(index));
        let Some(&choice) = choice else {
            return Err(words!(
                "这里有第 1 到第 {} 个选项",
                "there are choices 1 to {} here",
                choices.len()
            ));
        };
        return Ok(Command::Choose(choice));
    }
    let named = choices.iter().position(|choice| choice.id == text);
    if let Some(index) = named.and_then(|index| u8::try_from(index).ok()) {
        return Ok(Command::Choose(ChoiceIndex(index)));
    }
    if text == "h" {
        return Ok(Command::Hesitate);
    }
    let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
    let ids = Text::new(ids.join("、"), ids.join(", "));
    Err(words!(
        "这里没有这个选项，有的是 {ids}",
        "there is no such choice here; there are {ids}",
        ids = ids
    ))
}

/// What is told of input that the system does not hand over.
const UNREADABLE: Both = Both::new("读不到输入", "the input cannot be read");

const HELP: Both = Both::new(
    "输入数字选一句话；u 撤回上一句，r 看简报，q 结束",
    "type a number to say a line; u takes the last one back, r shows the brief, q ends",
);
const PROMPT: Both = Both::new("您说 > ", "You say > ");
const LOCKED: Both = Both::new(
    "（现在说不了：前面没有铺垫）",
    "(cannot be said now: something was left undone before)",
);
const NOTHING_TO_UNDO: Both = Both::new("还没有可以撤回的", "there is nothing to take back");
const TAKEN_BACK: Both = Both::new("撤回了一句", "took one line back");
const LEFT: Both = Both::new(
    "谈话中断。再看一遍用：",
    "The talk was left. To see it again:",
);

/// A line that was typed or why it cannot be read; nothing when the trainee leaves, by Ctrl-C or the end of input.
type Typed = Option<std::io::Result<Vec<u8>>>;

/// What is typed, in order. Lines are read on a thread of their own: reading goes on waiting when Ctrl-C is pressed.
fn typed() -> Receiver<Typed> {
    let (sender, receiver) = sync_channel(0);
    let interrupt = sender.clone();
    // Where this is not possible, Ctrl-C ends the program as it does any other.
    drop(ctrlc::set_handler(move || drop(interrupt.send(None))));
    std::thread::spawn(move || {
        let lines = std::io::stdin().lock().split(b'\n').map(Some);
        for typed in lines.chain([None]) {
            if sender.send(typed).is_err() {
                return;
            }
        }
    });
    receiver
}

/// Plays a talk by hand until it ends or the trainee leaves.
fn by_hand(talk: &mut Talk, lang: Lang) -> Result<()> {
    let wording = Wording::new(talk.script(), talk.seed());
    print_brief(talk, &wording, lang);
    say!("{}\n", paint(DIM, HELP.get(lang)));
    let typed = typed();
    while talk.state().outcome.is_none() {
        print_moment(talk, &wording, lang);
        loop {
            say_part!("{}", PROMPT.get(lang));

            let Ok(Some(line)) = typed.recv() else {
                say!("\n{} composure replay {}", LEFT.get(lang), run_of(talk));
                return Ok(());
            };
            let line = line.with_context(|| UNREADABLE.get(lang))?;
            match String::from_utf8_lossy(&line).trim() {
                "" | "?" => say!("{}", paint(DIM, HELP.get(lang))),
                "q" => {
                    say!("{} composure replay {}", LEFT.get(lang), run_of(talk));
                    return Ok(());
                }
                "r" => print_brief(talk, &wording, lang),
                "u" => {
                    let undone = talk.undo().is_some();
                    let word = if undone { TAKEN_BACK } else { NOTHING_TO_UNDO };
                    say!("{}", paint(DIM, word.get(lang)));
                    if undone {
                        break;
                    }
                }
                typed => match say_line(talk, typed) {
                    Ok(events) => {
                        print_change(talk, &events, lang);
                        break;
                    }
                    Err(why) => say!("{}", paint(BAD, why.get(lang))),
                },
            }
        }
    }
    Ok(())
}

fn print_brief(talk: &Talk, wording: &Wording, lang: Lang) {
    let scenario = &talk.script().scenario;
    let fill = |text| wording.fill(text, lang);
    say!("{}", paint(HEAD, &fill(&scenario.title)));
    say!("{}", fill(&scenario.brief.role));
    say!("{}", fill(&scenario.brief.situation));
    for fact in &scenario.brief.facts {
        say!("  · {}", fill(fact));
    }
    say!("{}", fill(&scenario.brief.authority.text));
    for goal in &scenario.brief.goals {
        say!("  ○ {}", fill(goal));
    }
    say!();
}

/// What the customer says, the gauges and the choices.
fn print_moment(talk: &Talk, wording: &Wording, lang: Lang) {
    let script = talk.script();
    let state = talk.state();
    let node = script.scenario.node(state.node);
    say!("{}", gauges(state, lang));
    if let Some(saying) = script.saying(state) {
        let text = wording.fill(&saying.text, lang);
        let line = match node.speaker {
            Speaker::Customer => paint(VOICE, &format!("{}: {text}", wording.customer(lang))),
            Speaker::Narrator => paint(DIM, &text),
            Speaker::Adviser | Speaker::Colleague => paint(FAIR, &format!("— {text}")),
        };
        say!("{line}\n");
    }
    let order = choice_order(talk.seed(), state.node, node.choices.len());
    for (number, choice) in order.iter().enumerate() {
        let text = wording.fill(&node.choices[usize::from(choice.0)].text, lang);
        let locked = script
            .line(state.node, *choice)
            .is_some_and(|line| line.needs & !state.flags != 0);
        if locked {
            let line = format!("  {}  {text} {}", number + 1, LOCKED.get(lang));
            say!("{}", paint(DIM, &line));
        } else {
            say!("  {}  {text}", number + 1);
        }
    }
}

/// The gauges that the trainee sees.
const GAUGES: [Variable; 4] = [
    Variable::Anger,
    Variable::Trust,
    Variable::Clarity,
    Variable::Patience,
];

/// The four gauges that the trainee sees, in one line; nothing while the customer is not there.
fn gauges(state: &State, lang: Lang) -> String {
    GAUGES
        .iter()
        .map(|&variable| {
            let points = state.mood.points(variable).unsigned_abs();
            let good = if variable.lower_is_better() {
                100 - points.min(100)
            } else {
                points
            };
            let style = match good {
                0..=33 => BAD,
                34..=66 => FAIR,
                _ => GOOD,
            };
            let name = named(variable.label(), variable.name()).get(lang);
            format!("{name} {} {points:>3}", paint(style, &bar(points)))
        })
        .collect::<Vec<_>>()
        .join("   ")
}

/// How the mood moved, in one line.
fn print_change(talk: &Talk, events: &[Event], lang: Lang) {
    let interactive = std::io::stdout().is_terminal();
    let preparing = talk
        .moves()
        .last()
        .is_some_and(|last| talk.script().scenario.node(last.before.node).phase == Phase::Prepare);
    for event in events {
        if let Event::MoodMoved(before, after) = event
            && !preparing
        {
            let moved: Vec<String> = GAUGES
                .iter()
                .filter_map(|&variable| {
                    let name = named(variable.label(), variable.name()).get(lang);
                    let change = after.points(variable) - before.points(variable);
                    (change != 0).then(|| format!("{name} {change:+}"))
                })
                .collect();
            if !moved.is_empty() && interactive {
                say!("{}\n", paint(DIM, &moved.join("  ")));
            }
        }
    }
}

/// The run string of a talk, which here always begins at the start.
fn run_of(talk: &Talk) -> String {
    talk.run().map_or_else(String::new, |run| run.to_string())
}
