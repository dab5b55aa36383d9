//! Explanations of C03xx: comments that silence a finding. Does not check anything.

use super::{Code, codes};

codes! {
    /// No reason is given.
    NO_REASON = "C0301" "suppression-without-reason" Warning {
        finds: "A comment that wants to silence a finding but does not say why.",
        why: "In half a year nobody knows whether the exception still holds. Until a reason is given, the comment does not silence anything.",
        remedy: "Write a colon and the reason in a few words behind the code. Or remove the comment and mend what it hides.",
        wrong: "// allow C0302\ngoto: \"last\",",
        right: "// allow C0302: the rule comes with the next version\ngoto: \"last\",",
    }
    /// There is no such rule.
    UNKNOWN_SUPPRESSION = "C0302" "unknown-suppression" Warning {
        finds: "A comment that wants to silence a rule which does not exist.",
        why: "It silences nothing. Most often the code or the name is mistyped.",
        remedy: "Correct the code or the name; `composure check --explain list` shows all of them. Where only one is near, `composure check --fix` puts it in.",
        wrong: "// allow unknown-supression: for the next edition\ngoto: \"last\",",
        right: "// allow unknown-suppression: for the next edition\ngoto: \"last\",",
    }
    /// It silences nothing.
    UNUSED_SUPPRESSION = "C0303" "unused-suppression" Warning {
        finds: "A comment that wants to silence a finding which is not there.",
        why: "It looks like a known weakness where there is none, and would hide the next one that comes.",
        remedy: "Remove the comment; `composure check --fix` does it. If the finding is on another line, move the comment to that line or directly above it. For a whole file, write `allow-file` instead of `allow`, above everything else.",
        wrong: "// allow C0302: the rule is of a newer version\nflags: [\"ready\"],",
        right: "flags: [\"ready\"],",
    }
    /// Errors cannot be silenced.
    SUPPRESSED_ERROR = "C0304" "suppressed-error" Warning {
        finds: "A comment that wants to silence an error.",
        why: "A file with an error cannot be played, whether the error is shown or not.",
        remedy: "Mend the error and remove the comment. To keep an unfinished part for later, turn it into a comment.",
        wrong: "// allow C0101: the node is for the next edition\ngoto: \"to-be-written\",",
        right: "goto: \"last\",",
    }
    /// For the whole file, but not at the top.
    MISPLACED_SUPPRESSION = "C0305" "misplaced-file-suppression" Warning {
        finds: "A comment with `allow-file` that does not stand above everything else.",
        why: "What holds for the whole file should be seen first by whoever opens it. Further down it does not silence anything.",
        remedy: "Move it to the top of the file, above `Scenario(`. For one place, write `allow` instead.",
        wrong: "// The late car.\nScenario(\n    // allow-file C0302: a draft\n)",
        right: "// The late car.\n// allow-file C0302: a draft\nScenario()",
    }
}
