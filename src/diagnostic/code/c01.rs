//! Explanations of C01xx: names that lead nowhere. Does not check anything.

use super::{Code, codes};

codes! {
    /// No such node.
    UNKNOWN_NODE = "C0101" "unknown-node" Error {
        finds: "`goto`、`refused` 或 `start` 里写的节点，这个场景里没有。",
            "A `goto`, a `refused` or the `start` names a node that the scenario does not have.";
        why: "谈话会停在那里，没有人接话。",
            "The talk would stop there with nobody to answer.";
        remedy: "改正标识，或者把这个节点写出来。谈话的结束写成 `end`，不加引号。只有一个标识相近时，`composure check --fix` 会改过来。",
            "Correct the id, or write the node. The end of the talk is the bare word `end`, without quotation marks. Where only one id is near, `composure check --fix` puts it in.";
        wrong: "goto: \"lats\",";
        right: "goto: \"last\",";
    }
    /// No such flag.
    UNKNOWN_FLAG = "C0102" "undeclared-flag" Error {
        finds: "`set`、`needs`、`flag(…)` 或 `no_flag(…)` 里的标记，没有列在最上面的 `flags` 里。",
            "A flag in `set`, `needs`, `flag(…)` or `no_flag(…)` that is not listed under `flags` at the top.";
        why: "标记记住前面说过什么。打错的标记永远不会记下，等着它的事也就永远不会发生。",
            "A flag remembers what was said before. A mistyped one is never set, so that what waits for it never happens.";
        remedy: "改正名字；如果是新的标记，把它加进 `flags`。只有一个名字相近时，`composure check --fix` 会改过来。",
            "Correct its name, or add it to `flags` if it is new. Where only one name is near, `composure check --fix` puts it in.";
        wrong: "flags: [\"ready\"],\nset: [\"raedy\"],";
        right: "flags: [\"ready\"],\nset: [\"ready\"],";
    }
    /// No such principle.
    UNKNOWN_PRINCIPLE = "C0103" "unknown-principle" Error {
        finds: "标注里写的原则，原则库里没有。",
            "A tag that names a principle which the catalogue does not have.";
        why: "一个选项得几分，看的就是标注。打错的标注不得分，复盘里也没有解释。",
            "Tags are what a line is scored by. A mistyped one would earn nothing and explain nothing in the debrief.";
        remedy: "改正标识；`assets/principles.ron` 里列出了全部原则和它们的意思。只有一个相近时，`composure check --fix` 会改过来。",
            "Correct the id; `assets/principles.ron` lists all of them with their meaning. Where only one is near, `composure check --fix` puts it in.";
        wrong: "tags: {\"hearout\": 2},";
        right: "tags: {\"hear-out\": 2},";
    }
    /// No such customer type.
    UNKNOWN_TYPE = "C0104" "unknown-customer-type" Error {
        finds: "写到的客户类型，`scenarios/customers` 下面没有文件介绍它，或者这个场景的 `customers` 里没有列出它。",
            "A customer type that no file under `scenarios/customers` describes, or one that this scenario does not list under `customers`.";
        why: "为一个从来不来的客户写的话，谁也看不到。",
            "Lines written for a customer who never comes are never seen.";
        remedy: "改正标识，或者把这个类型加进 `customers`，或者删掉这一项。只有一个标识相近时，`composure check --fix` 会改过来。",
            "Correct the id, add the type to `customers`, or remove the entry. Where only one id is near, `composure check --fix` puts it in.";
        wrong: "customers: [\"agressive\"],";
        right: "customers: [\"aggressive\"],";
    }
    /// A placeholder without a value.
    UNKNOWN_PLACEHOLDER = "C0105" "unknown-placeholder" Error {
        finds: "文字里花括号中的词，没有一个文字版本填它。",
            "A word in braces inside a text that no variant fills.";
        why: "学员读到的会是花括号，而不是日期、车或名字。",
            "The trainee would read the braces instead of a date, a car or a name.";
        remedy: "改正这个词，或者把它加进 `variants` 的每一项。`{customer}` 总会填上称呼。只有一个词相近时，`composure check --fix` 会改过来。",
            "Correct the word, or add it to every entry of `variants`. `{customer}` is always filled with the form of address. Where only one word is near, `composure check --fix` puts it in.";
        wrong: "text: {\"zh\": \"{custmer}请坐\", \"en\": \"Take a seat, {custmer}\"},";
        right: "text: {\"zh\": \"{customer}请坐\", \"en\": \"Take a seat, {customer}\"},";
    }
    /// A prohibition with a positive tag.
    FOLLOWED_PROHIBITION = "C0106" "followed-prohibition" Error {
        finds: "一条禁止做什么的原则，标注了 +1 或 +2。",
            "A principle that forbids something, tagged with +1 or +2.";
        why: "禁止类原则，不违反就是守住了。要是为它给分，随便说什么都能得到。",
            "Prohibitions are kept by not breaking them. Points for it could be had by saying anything at all.";
        remedy: "守住它的选项不写这个标注，违反它的选项写 -1 或 -2。",
            "Leave the tag out where the line keeps to the prohibition, and write -1 or -2 where it breaks it.";
        wrong: "tags: {\"hear-out\": 2, \"no-arguing\": 1},";
        right: "tags: {\"hear-out\": 2},";
    }
    /// A tactic is answered where there is none.
    ANSWER_WITHOUT_TACTIC = "C0107" "answer-without-tactic" Error {
        finds: "客户没有用招数的节点上，有选项写了 `counters` 或 `bites`；或者一个选项两样都写了。",
            "A choice with `counters` or `bites` at a node where the customer uses no tactic, or a choice with both.";
        why: "接住招数，是让威胁或诱导的问话落空；落进招数，是上了钩。没有招数，就没有什么可接；也没有一句话能两样都做。",
            "Countering takes the sting out of a threat or a leading question, biting takes the bait. Without a tactic there is nothing to counter, and no line does both.";
        remedy: "在节点上写明客户的 `tactic`，或者从选项上删掉这个词。",
            "Name the customer's `tactic` at the node, or remove the word from the choice.";
        wrong: "says: [(text: {\"zh\": \"我要投诉\", \"en\": \"I will complain\"})],\nchoices: [(id: \"calm\", counters: true)],";
        right: "tactic: threat,\nsays: [(text: {\"zh\": \"我要投诉\", \"en\": \"I will complain\"})],\nchoices: [(id: \"calm\", counters: true)],";
    }
    /// Variants with different keys.
    UNEVEN_VARIANTS = "C0108" "uneven-variants" Error {
        finds: "`variants` 的各项填的占位符不一样。",
            "Entries of `variants` that do not fill the same placeholders.";
        why: "每场谈话随机选一个文字版本。选到其中的一些，文字里就会露出花括号。",
            "Chance picks one variant for each talk. With some of them a text would show its braces.";
        remedy: "给每个文字版本写同样的词，只有后面的内容不同。",
            "Give every variant the same words; only what stands behind them differs.";
        wrong: "variants: [\n    {\"day\": {\"zh\": \"周一\", \"en\": \"Monday\"}},\n    {\"date\": {\"zh\": \"周二\", \"en\": \"Tuesday\"}},\n],";
        right: "variants: [\n    {\"day\": {\"zh\": \"周一\", \"en\": \"Monday\"}},\n    {\"day\": {\"zh\": \"周二\", \"en\": \"Tuesday\"}},\n],";
    }
}
