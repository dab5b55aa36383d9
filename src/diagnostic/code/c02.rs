//! Explanations of C02xx: paths that are not whole. Does not check anything.

use super::{Code, codes};

codes! {
    /// No way leads there.
    UNREACHABLE_NODE = "C0201" "unreachable-node" Error {
        finds: "一个节点，从开头出发怎么选都走不到。",
            "A node to which no sequence of choices leads from the start.";
        why: "谁也看不到它。往往是别处的 `goto` 写错了节点，学员就少了一段谈话。",
            "Nobody will ever see it. Most often a `goto` elsewhere names the wrong node, and then trainees miss a part of the talk.";
        remedy: "让一个选项通到这里，或者删掉这个节点。想留到以后用，就把它变成注释。",
            "Lead a choice there, or remove the node. To keep it for later, turn it into a comment.";
        wrong: "\"first\": (choices: [(id: \"go\", goto: \"last\")]),\n\"second\": (choices: [(id: \"go\", goto: \"last\")]),\n\"last\": (choices: [(id: \"go\", goto: end)]),";
        right: "\"first\": (choices: [(id: \"go\", goto: \"second\")]),\n\"second\": (choices: [(id: \"go\", goto: \"last\")]),\n\"last\": (choices: [(id: \"go\", goto: end)]),";
    }
    /// The end cannot be reached.
    DEAD_END = "C0202" "dead-end" Error {
        finds: "一个节点，从它出发怎么选都走不到谈话的结束。",
            "A node from which no sequence of choices comes to the end of the talk.";
        why: "学员会一直绕圈，直到轮数上限把谈话打断，而且按没有谈完计分。",
            "The trainee would go round in circles until the turn limit breaks the talk off, and would be scored as unfinished.";
        remedy: "让一个选项通到离结束更近的节点，或者直接通到 `end`。",
            "Lead a choice on to a node nearer the end, or to `end` itself.";
        wrong: "\"ask\": (choices: [(id: \"again\", goto: \"ask\")]),";
        right: "\"ask\": (choices: [(id: \"again\", goto: \"ask\"), (id: \"done\", goto: end)]),";
    }
    /// A slot twice on a path.
    SLOT_TWICE = "C0203" "slot-met-twice" Error {
        finds: "有一条路线第二次碰到同一个计分处（`slot`）。",
            "A path that meets the same scored decision (`slot`) a second time.";
        why: "两个学员问的是同样的题，每题一次，他们的分数才能比。",
            "The scores of two trainees compare only if both were asked the same questions, each once.";
        remedy: "给第二个节点另写一个计分处，或者不写，或者让路线绕开它。",
            "Give the second node a slot of its own or none, or lead around it.";
        wrong: "\"calm\": (slot: \"listen\", choices: [(id: \"on\", goto: \"again\")]),\n\"again\": (slot: \"listen\", choices: [(id: \"on\", goto: end)]),";
        right: "\"calm\": (slot: \"listen\", choices: [(id: \"on\", goto: \"again\")]),\n\"again\": (slot: \"listen-on\", choices: [(id: \"on\", goto: end)]),";
    }
    /// A slot left out on a path.
    SLOT_NEVER = "C0204" "slot-never-met" Error {
        finds: "有一条路线走到了结束，却没有碰到某一个计分处。",
            "A path that comes to the end without meeting one of the scored decisions.";
        why: "走这条路线的人，计分的题比别人少，还能靠绕开难题占便宜。",
            "Who goes there is scored on fewer questions than the others, and could gain by skipping a hard one.";
        remedy: "让每条路线都经过这个计分处。如果客户问法不同，就写几个 `slot` 相同的节点，每条路线上一个。",
            "Lead every path through the slot. If the customer asks in different ways, write several nodes with the same `slot`, one on each path.";
        wrong: "\"start\": (choices: [(id: \"ask\", goto: \"probe\"), (id: \"skip\", goto: \"deal\")]),\n\"probe\": (slot: \"needs\", choices: [(id: \"on\", goto: \"deal\")]),";
        right: "\"start\": (choices: [(id: \"ask\", goto: \"probe\"), (id: \"hurry\", goto: \"probe-later\")]),\n\"probe\": (slot: \"needs\", choices: [(id: \"on\", goto: \"deal\")]),\n\"probe-later\": (slot: \"needs\", choices: [(id: \"on\", goto: \"deal\")]),";
    }
    /// Nodes of a slot that differ.
    SLOT_MISMATCH = "C0205" "uneven-slot" Error {
        finds: "几个节点是同一个计分处，阶段或权重却不一样。",
            "Several nodes that stand for the same scored decision but differ in phase or weight.";
        why: "同一个决定，在有的学员那里会比在别人那里算得更重。",
            "The same decision would count more for one trainee than for another.";
        remedy: "给同一个计分处的所有节点写同样的 `phase` 和 `weight`。",
            "Give all nodes of a slot the same `phase` and `weight`.";
        wrong: "\"a\": (phase: explore, slot: \"needs\", weight: 1),\n\"b\": (phase: explore, slot: \"needs\", weight: 2),";
        right: "\"a\": (phase: explore, slot: \"needs\", weight: 2),\n\"b\": (phase: explore, slot: \"needs\", weight: 2),";
    }
    /// No decision on a path.
    NO_DECISION = "C0206" "undecided-path" Error {
        finds: "有一条路线上客户从不作决定，或者作了两次决定。",
            "A path on which the customer never decides, or decides twice.";
        why: "客户接不接受，是在一个节点上算出来的。没有这个节点，就没有结局；有两个，第一个就被推翻了。",
            "Whether the customer accepts is worked out at one node. Without it there is no outcome; with two the first would be overruled.";
        remedy: "在每条路线上放一个、也只放一个带 `refused` 的节点：客户在那里答复你的提议。",
            "Put exactly one node with `refused` on every path: the one where the customer answers your proposal.";
        wrong: "\"deal\": (slot: \"deal\", choices: [(id: \"close\", goto: end)]),";
        right: "\"deal\": (slot: \"deal\", refused: \"sorry\", choices: [(id: \"close\", goto: end)]),";
    }
    /// The last wording has a condition.
    NO_PLAIN_WORDING = "C0207" "no-plain-wording" Error {
        finds: "一列说法里，最后一个带条件；或者有一个排在不带条件的说法后面。",
            "A list of wordings whose last one has a condition, or one that stands behind a wording without a condition.";
        why: "客户说的是第一个符合条件的说法。一个都不符合，客户就没有话说；排在不带条件的说法后面的，永远说不到。",
            "The first wording that fits is said. If none fits, the customer would have nothing to say; what stands behind a plain one is never said.";
        remedy: "带 `when` 的说法放在前面，最后放一个不带 `when` 的。",
            "Put the wordings with `when` first and one without `when` last.";
        wrong: "says: [\n    (text: {\"zh\": \"你说\", \"en\": \"Well\"}),\n    (when: [at_least(anger, 60)], text: {\"zh\": \"说!\", \"en\": \"Well!\"}),\n],";
        right: "says: [\n    (when: [at_least(anger, 60)], text: {\"zh\": \"说!\", \"en\": \"Well!\"}),\n    (text: {\"zh\": \"你说\", \"en\": \"Well\"}),\n],";
    }
    /// Every choice may be locked.
    ALL_LOCKED = "C0208" "all-choices-lockable" Error {
        finds: "一个节点，每个选项都要先有标记。",
            "A node where every choice needs a flag.";
        why: "一个标记也没有的学员没有选项可选，谈话会停住。",
            "A trainee without any of these flags would have nothing to choose, and the talk would stand still.";
        remedy: "留一个选项不写 `needs`。",
            "Leave one choice without `needs`.";
        wrong: "choices: [(id: \"show\", needs: [\"waybill\"]), (id: \"name\", needs: [\"briefed\"])],";
        right: "choices: [(id: \"show\", needs: [\"waybill\"]), (id: \"name\")],";
    }
    /// A scored slot on the way out after a refusal.
    SCORED_REFUSAL = "C0209" "scored-refusal" Error {
        finds: "“不接受”之后还有计分节点，或客户作决定的节点。",
            "A scored or deciding node behind a refusal.";
        why: "只有一部分学员会走到那里。那条路线上要是有分，分数就会因为本领以外的原因而不同。",
            "Only some trainees come there. Points on that way would make scores differ for something other than skill.";
        remedy: "在 `refused` 之后，只写不带 `slot`、通到 `end` 的节点。",
            "Behind `refused`, write only nodes without `slot` that lead to `end`.";
        wrong: "\"sorry\": (slot: \"farewell\", choices: [(id: \"bye\", goto: end)]),";
        right: "\"sorry\": (choices: [(id: \"bye\", goto: end)]),";
    }
    /// Too few or too many choices.
    CHOICE_COUNT = "C0210" "choice-count" Error {
        finds: "一个节点没有选项，或者有九个以上。",
            "A node without any choice, or with more than nine.";
        why: "没有选项，谈话会停住；选项是用 1 到 9 这几个键选的。",
            "Without a choice the talk stands still; choices are made with the keys 1 to 9.";
        remedy: "加一个选项，或者去掉最弱的。通常是三到五个。",
            "Add a choice, or leave out the weakest. Three to five are usual.";
        wrong: "choices: [],";
        right: "choices: [(id: \"on\", goto: end)],";
    }
}
