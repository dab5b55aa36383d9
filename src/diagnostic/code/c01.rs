//! Explanations of C01xx: names that lead nowhere. Does not check anything.

use super::{Code, codes};

codes! {
    /// No such node.
    UNKNOWN_NODE = "C0101" "unknown-node" Error {
        finds: "A `goto`, a `refused` or the `start` names a node that the scenario does not have.",
        why: "The talk would stop there with nobody to answer.",
        remedy: "Correct the id, or write the node. The end of the talk is the bare word `end`, without quotation marks. Where only one id is near, `composure check --fix` puts it in.",
        wrong: "goto: \"lats\",",
        right: "goto: \"last\",",
    }
    /// No such flag.
    UNKNOWN_FLAG = "C0102" "undeclared-flag" Error {
        finds: "A flag in `set`, `needs`, `flag(…)` or `no_flag(…)` that is not listed under `flags` at the top.",
        why: "A flag remembers what was said before. A mistyped one is never set, so that what waits for it never happens.",
        remedy: "Correct its name, or add it to `flags` if it is new. Where only one name is near, `composure check --fix` puts it in.",
        wrong: "flags: [\"ready\"],\nset: [\"raedy\"],",
        right: "flags: [\"ready\"],\nset: [\"ready\"],",
    }
    /// No such principle.
    UNKNOWN_PRINCIPLE = "C0103" "unknown-principle" Error {
        finds: "A tag that names a principle which the catalogue does not have.",
        why: "Tags are what a line is scored by. A mistyped one would earn nothing and explain nothing in the debrief.",
        remedy: "Correct the id; `assets/principles.ron` lists all of them with their meaning. Where only one is near, `composure check --fix` puts it in.",
        wrong: "tags: {\"hearout\": 2},",
        right: "tags: {\"hear-out\": 2},",
    }
    /// No such customer type.
    UNKNOWN_TYPE = "C0104" "unknown-customer-type" Error {
        finds: "A customer type that no file under `scenarios/customers` describes, or one that this scenario does not list under `customers`.",
        why: "Lines written for a customer who never comes are never seen.",
        remedy: "Correct the id, add the type to `customers`, or remove the entry. Where only one id is near, `composure check --fix` puts it in.",
        wrong: "customers: [\"agressive\"],",
        right: "customers: [\"aggressive\"],",
    }
    /// A placeholder without a value.
    UNKNOWN_PLACEHOLDER = "C0105" "unknown-placeholder" Error {
        finds: "A word in braces inside a text that no variant fills.",
        why: "The trainee would read the braces instead of a date, a car or a name.",
        remedy: "Correct the word, or add it to every entry of `variants`. `{customer}` is always filled with the form of address. Where only one word is near, `composure check --fix` puts it in.",
        wrong: "text: {\"zh\": \"{custmer}请坐\", \"en\": \"Take a seat, {custmer}\"},",
        right: "text: {\"zh\": \"{customer}请坐\", \"en\": \"Take a seat, {customer}\"},",
    }
    /// A prohibition with a positive tag.
    FOLLOWED_PROHIBITION = "C0106" "followed-prohibition" Error {
        finds: "A principle that forbids something, tagged with +1 or +2.",
        why: "Prohibitions are kept by not breaking them. Points for it could be had by saying anything at all.",
        remedy: "Leave the tag out where the line keeps to the prohibition, and write -1 or -2 where it breaks it.",
        wrong: "tags: {\"hear-out\": 2, \"no-arguing\": 1},",
        right: "tags: {\"hear-out\": 2},",
    }
    /// A tactic is answered where there is none.
    ANSWER_WITHOUT_TACTIC = "C0107" "answer-without-tactic" Error {
        finds: "A choice with `counters` or `bites` at a node where the customer uses no tactic, or a choice with both.",
        why: "Countering takes the sting out of a threat or a leading question, biting takes the bait. Without a tactic there is nothing to counter, and no line does both.",
        remedy: "Name the customer's `tactic` at the node, or remove the word from the choice.",
        wrong: "says: [(text: {\"zh\": \"我要投诉\", \"en\": \"I will complain\"})],\nchoices: [(id: \"calm\", counters: true)],",
        right: "tactic: threat,\nsays: [(text: {\"zh\": \"我要投诉\", \"en\": \"I will complain\"})],\nchoices: [(id: \"calm\", counters: true)],",
    }
    /// Variants with different keys.
    UNEVEN_VARIANTS = "C0108" "uneven-variants" Error {
        finds: "Entries of `variants` that do not fill the same placeholders.",
        why: "Chance picks one variant for each talk. With some of them a text would show its braces.",
        remedy: "Give every variant the same words; only what stands behind them differs.",
        wrong: "variants: [\n    {\"day\": {\"zh\": \"周一\", \"en\": \"Monday\"}},\n    {\"date\": {\"zh\": \"周二\", \"en\": \"Tuesday\"}},\n],",
        right: "variants: [\n    {\"day\": {\"zh\": \"周一\", \"en\": \"Monday\"}},\n    {\"day\": {\"zh\": \"周二\", \"en\": \"Tuesday\"}},\n],",
    }
}
