//! Explanations of C02xx: paths that are not whole. Does not check anything.

use super::{Code, codes};

codes! {
    /// No way leads there.
    UNREACHABLE_NODE = "C0201" "unreachable-node" Error {
        finds: "A node to which no sequence of choices leads from the start.",
        why: "Nobody will ever see it. Most often a `goto` elsewhere names the wrong node, and then trainees miss a part of the talk.",
        remedy: "Lead a choice there, or remove the node. To keep it for later, turn it into a comment.",
        wrong: "\"first\": (choices: [(id: \"go\", goto: \"last\")]),\n\"second\": (choices: [(id: \"go\", goto: \"last\")]),\n\"last\": (choices: [(id: \"go\", goto: end)]),",
        right: "\"first\": (choices: [(id: \"go\", goto: \"second\")]),\n\"second\": (choices: [(id: \"go\", goto: \"last\")]),\n\"last\": (choices: [(id: \"go\", goto: end)]),",
    }
    /// The end cannot be reached.
    DEAD_END = "C0202" "dead-end" Error {
        finds: "A node from which no sequence of choices comes to the end of the talk.",
        why: "The trainee would go round in circles until the turn limit breaks the talk off, and would be scored as unfinished.",
        remedy: "Lead a choice on to a node nearer the end, or to `end` itself.",
        wrong: "\"ask\": (choices: [(id: \"again\", goto: \"ask\")]),",
        right: "\"ask\": (choices: [(id: \"again\", goto: \"ask\"), (id: \"done\", goto: end)]),",
    }
    /// A slot twice on a path.
    SLOT_TWICE = "C0203" "slot-met-twice" Error {
        finds: "A path that meets the same scored decision (`slot`) a second time.",
        why: "The scores of two trainees compare only if both were asked the same questions, each once.",
        remedy: "Give the second node a slot of its own or none, or lead around it.",
        wrong: "\"calm\": (slot: \"listen\", choices: [(id: \"on\", goto: \"again\")]),\n\"again\": (slot: \"listen\", choices: [(id: \"on\", goto: end)]),",
        right: "\"calm\": (slot: \"listen\", choices: [(id: \"on\", goto: \"again\")]),\n\"again\": (slot: \"listen-on\", choices: [(id: \"on\", goto: end)]),",
    }
    /// A slot left out on a path.
    SLOT_NEVER = "C0204" "slot-never-met" Error {
        finds: "A path that comes to the end without meeting one of the scored decisions.",
        why: "Who goes there is scored on fewer questions than the others, and could gain by skipping a hard one.",
        remedy: "Lead every path through the slot. If the customer asks in different ways, write several nodes with the same `slot`, one on each path.",
        wrong: "\"start\": (choices: [(id: \"ask\", goto: \"probe\"), (id: \"skip\", goto: \"deal\")]),\n\"probe\": (slot: \"needs\", choices: [(id: \"on\", goto: \"deal\")]),",
        right: "\"start\": (choices: [(id: \"ask\", goto: \"probe\"), (id: \"hurry\", goto: \"probe-later\")]),\n\"probe\": (slot: \"needs\", choices: [(id: \"on\", goto: \"deal\")]),\n\"probe-later\": (slot: \"needs\", choices: [(id: \"on\", goto: \"deal\")]),",
    }
    /// Nodes of a slot that differ.
    SLOT_MISMATCH = "C0205" "uneven-slot" Error {
        finds: "Several nodes that stand for the same scored decision but differ in phase or weight.",
        why: "The same decision would count more for one trainee than for another.",
        remedy: "Give all nodes of a slot the same `phase` and `weight`.",
        wrong: "\"a\": (phase: explore, slot: \"needs\", weight: 1),\n\"b\": (phase: explore, slot: \"needs\", weight: 2),",
        right: "\"a\": (phase: explore, slot: \"needs\", weight: 2),\n\"b\": (phase: explore, slot: \"needs\", weight: 2),",
    }
    /// No decision on a path.
    NO_DECISION = "C0206" "undecided-path" Error {
        finds: "A path on which the customer never decides, or decides twice.",
        why: "Whether the customer accepts is worked out at one node. Without it there is no outcome; with two the first would be overruled.",
        remedy: "Put exactly one node with `refused` on every path: the one where the customer answers your proposal.",
        wrong: "\"deal\": (slot: \"deal\", choices: [(id: \"close\", goto: end)]),",
        right: "\"deal\": (slot: \"deal\", refused: \"sorry\", choices: [(id: \"close\", goto: end)]),",
    }
    /// The last wording has a condition.
    NO_PLAIN_WORDING = "C0207" "no-plain-wording" Error {
        finds: "A list of wordings whose last one has a condition, or one that stands behind a wording without a condition.",
        why: "The first wording that fits is said. If none fits, the customer would have nothing to say; what stands behind a plain one is never said.",
        remedy: "Put the wordings with `when` first and one without `when` last.",
        wrong: "says: [\n    (text: {\"zh\": \"你说\", \"en\": \"Well\"}),\n    (when: [at_least(anger, 60)], text: {\"zh\": \"说!\", \"en\": \"Well!\"}),\n],",
        right: "says: [\n    (when: [at_least(anger, 60)], text: {\"zh\": \"说!\", \"en\": \"Well!\"}),\n    (text: {\"zh\": \"你说\", \"en\": \"Well\"}),\n],",
    }
    /// Every choice may be locked.
    ALL_LOCKED = "C0208" "all-choices-lockable" Error {
        finds: "A node where every choice needs a flag.",
        why: "A trainee without any of these flags would have nothing to choose, and the talk would stand still.",
        remedy: "Leave one choice without `needs`.",
        wrong: "choices: [(id: \"show\", needs: [\"waybill\"]), (id: \"name\", needs: [\"briefed\"])],",
        right: "choices: [(id: \"show\", needs: [\"waybill\"]), (id: \"name\")],",
    }
    /// A scored slot on the way out after a refusal.
    SCORED_REFUSAL = "C0209" "scored-refusal" Error {
        finds: "A scored or deciding node behind a refusal.",
        why: "Only some trainees come there. Points on that way would make scores differ for something other than skill.",
        remedy: "Behind `refused`, write only nodes without `slot` that lead to `end`.",
        wrong: "\"sorry\": (slot: \"farewell\", choices: [(id: \"bye\", goto: end)]),",
        right: "\"sorry\": (choices: [(id: \"bye\", goto: end)]),",
    }
    /// Too few or too many choices.
    CHOICE_COUNT = "C0210" "choice-count" Error {
        finds: "A node without any choice, or with more than nine.",
        why: "Without a choice the talk stands still; choices are made with the keys 1 to 9.",
        remedy: "Add a choice, or leave out the weakest. Three to five are usual.",
        wrong: "choices: [],",
        right: "choices: [(id: \"on\", goto: end)],",
    }
}
