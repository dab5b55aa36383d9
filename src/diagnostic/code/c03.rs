//! Explanations of C03xx: comments that silence a finding. Does not check anything.

use super::{Code, codes};

codes! {
    /// No reason is given.
    NO_REASON = "C0301" "suppression-without-reason" Warning {
        finds: "一条注释想屏蔽一条问题，却没有说为什么。",
            "A comment that wants to silence a finding but does not say why.";
        why: "过上半年，谁也不知道这个例外还成不成立。没有写理由之前，这条注释什么也不屏蔽。",
            "In half a year nobody knows whether the exception still holds. Until a reason is given, the comment does not silence anything.";
        remedy: "在代码后面写上冒号，再用几个字写明理由。或者删掉注释，把它遮住的问题改好。",
            "Write a colon and the reason in a few words behind the code. Or remove the comment and mend what it hides.";
        wrong: "// allow C0302\ngoto: \"last\",";
        right: "// allow C0302: 下一版才有这条规则\ngoto: \"last\",",
            "// allow C0302: the rule comes with the next version\ngoto: \"last\",";
    }
    /// There is no such rule.
    UNKNOWN_SUPPRESSION = "C0302" "unknown-suppression" Warning {
        finds: "一条注释想屏蔽的规则并不存在。",
            "A comment that wants to silence a rule which does not exist.";
        why: "它什么也不屏蔽。往往是代码或名字打错了。",
            "It silences nothing. Most often the code or the name is mistyped.";
        remedy: "改正代码或名字；`composure check --explain list` 会列出全部。只有一个相近时，`composure check --fix` 会改过来。",
            "Correct the code or the name; `composure check --explain list` shows all of them. Where only one is near, `composure check --fix` puts it in.";
        wrong: "// allow unknown-supression: 留给下一版\ngoto: \"last\",",
            "// allow unknown-supression: for the next edition\ngoto: \"last\",";
        right: "// allow unknown-suppression: 留给下一版\ngoto: \"last\",",
            "// allow unknown-suppression: for the next edition\ngoto: \"last\",";
    }
    /// It silences nothing.
    UNUSED_SUPPRESSION = "C0303" "unused-suppression" Warning {
        finds: "一条注释想屏蔽的问题并没有出现。",
            "A comment that wants to silence a finding which is not there.";
        why: "看上去这里有一个已知的毛病，其实没有；等真有毛病时，又会被它遮住。",
            "It looks like a known weakness where there is none, and would hide the next one that comes.";
        remedy: "删掉这条注释，`composure check --fix` 会做。如果问题在另一行，把注释移到那一行，或紧挨在它上面。要管整个文件，不写 `allow`，写 `allow-file`，放在文件最上面。",
            "Remove the comment; `composure check --fix` does it. If the finding is on another line, move the comment to that line or directly above it. For a whole file, write `allow-file` instead of `allow`, above everything else.";
        wrong: "// allow C0302: 较新的版本才有这条规则\nflags: [\"ready\"],",
            "// allow C0302: the rule is of a newer version\nflags: [\"ready\"],";
        right: "flags: [\"ready\"],";
    }
    /// Errors cannot be silenced.
    SUPPRESSED_ERROR = "C0304" "suppressed-error" Warning {
        finds: "一条注释想屏蔽一个错误。",
            "A comment that wants to silence an error.";
        why: "有错误的文件不能玩，错误显示不显示都一样。",
            "A file with an error cannot be played, whether the error is shown or not.";
        remedy: "改好错误，删掉注释。没有写完、想留到以后的部分，可以变成注释。",
            "Mend the error and remove the comment. To keep an unfinished part for later, turn it into a comment.";
        wrong: "// allow C0101: the node is 留给下一版\ngoto: \"to-be-written\",",
            "// allow C0101: the node is for the next edition\ngoto: \"to-be-written\",";
        right: "goto: \"last\",";
    }
    /// For the whole file, but not at the top.
    MISPLACED_SUPPRESSION = "C0305" "misplaced-file-suppression" Warning {
        finds: "带 `allow-file` 的注释，没有放在文件最上面。",
            "A comment with `allow-file` that does not stand above everything else.";
        why: "管整个文件的东西，谁打开文件都应该最先看到。放在下面，它什么也不屏蔽。",
            "What holds for the whole file should be seen first by whoever opens it. Further down it does not silence anything.";
        remedy: "移到文件最上面，放在 `Scenario(` 之前。只管一处的话，写 `allow`。",
            "Move it to the top of the file, above `Scenario(`. For one place, write `allow` instead.";
        wrong: "// 晚到的车。\nScenario(\n    // allow-file C0302: 草稿\n)",
            "// The late car.\nScenario(\n    // allow-file C0302: a draft\n)";
        right: "// 晚到的车。\n// allow-file C0302: 草稿\nScenario()",
            "// The late car.\n// allow-file C0302: a draft\nScenario()";
    }
}
