//! Explanations of C00xx: the form of a file. Does not check anything.

use super::{Code, codes};

codes! {
    /// The text is not RON.
    SYNTAX = "C0001" "unreadable-syntax" Error {
        finds: "A place where the file stops being well-formed: a bracket, comma, colon or quotation mark is missing or too many.",
        why: "Behind such a place nobody can tell which line belongs to which, so the file is left out and the class cannot choose the scenario.",
        remedy: "Look at the underlined place and at the line before it: the comma or quote is often missing there. Inside a text, write `\\\"` for a quotation mark. If a bracket is not closed, the second place in the message shows where it was opened. A comma missing at the end of a line is put in by `composure check --fix`.",
        wrong: "difficulty: 2\nroom: lounge,",
        right: "difficulty: 2,\nroom: lounge,",
    }
    /// A field that the format does not have.
    UNKNOWN_FIELD = "C0002" "unknown-field" Error {
        finds: "A field whose name the format does not have at this place.",
        why: "A mistyped field would silently do nothing: a choice with `need` instead of `needs` would be open to everybody.",
        remedy: "Correct the name; the message lists the fields that may stand here. Where only one name is near, `composure check --fix` puts it in. Remove what the format has no place for, or turn it into a comment with `//`.",
        wrong: "need: [\"ready\"],\ngoto: \"last\",",
        right: "needs: [\"ready\"],\ngoto: \"last\",",
    }
    /// A field that must be there.
    MISSING_FIELD = "C0003" "missing-field" Error {
        finds: "A part of the scenario that is required and not there.",
        why: "Without it the talk could not be shown or scored to the end, for example a choice that leads nowhere.",
        remedy: "Add the field that the message names. A similar part of a shipped scenario shows how it is written.",
        wrong: "(\n    id: \"listen\",\n    text: {\"zh\": \"您说\", \"en\": \"Go on\"},\n    tags: {\"hear-out\": 2},\n    because: {\"zh\": \"先听\", \"en\": \"Listening comes first\"},\n),",
        right: "(\n    id: \"listen\",\n    text: {\"zh\": \"您说\", \"en\": \"Go on\"},\n    tags: {\"hear-out\": 2},\n    because: {\"zh\": \"先听\", \"en\": \"Listening comes first\"},\n    goto: \"last\",\n),",
    }
    /// Another kind of value is expected.
    WRONG_TYPE = "C0004" "wrong-type" Error {
        finds: "A value of another kind than belongs here, such as a text where a number should stand.",
        why: "The program would have to guess what is meant, and a guess could change what a line is worth.",
        remedy: "Write the kind of value that the message names: numbers without quotation marks, texts and ids in double quotation marks, lists in `[ ]`, entries with keys in `{ }`. Quotation marks that are only missing or too many are mended by `composure check --fix`.",
        wrong: "difficulty: \"2\",",
        right: "difficulty: 2,",
    }
    /// The same key twice.
    DUPLICATE_KEY = "C0005" "duplicate-key" Error {
        finds: "The same field, key or id a second time where each may stand once.",
        why: "One of the two would be lost without a word, perhaps the one you worked on.",
        remedy: "Decide which one counts and remove or rename the other. If both say exactly the same, `composure check --fix` removes the second.",
        wrong: "flags: [\"ready\", \"ready\"],",
        right: "flags: [\"ready\"],",
    }
    /// Not a word of the format.
    UNKNOWN_WORD = "C0006" "unknown-word" Error {
        finds: "A word that is none of those that may stand here, such as a phase, a tactic, a room or a mood.",
        why: "The engine has a meaning for each known word and none for others: the phase of a node, for example, decides where its points are shown.",
        remedy: "Choose a word from the list in the message. Where only one is near, `composure check --fix` puts it in.",
        wrong: "phase: sothe,",
        right: "phase: soothe,",
    }
    /// A number outside its range.
    OUT_OF_RANGE = "C0007" "value-out-of-range" Error {
        finds: "A number that is too small or too large for its place.",
        why: "The model of moods and points promises that better lines never do worse. It keeps that promise within these ranges only.",
        remedy: "Bring the number into the range that the message names. If you want a stronger effect, look for another way: a further tag, a further line.",
        wrong: "tags: {\"hear-out\": 5},",
        right: "tags: {\"hear-out\": 2},",
    }
    /// A language is missing.
    MISSING_TRANSLATION = "C0008" "missing-translation" Error {
        finds: "A text that is there in one language only.",
        why: "Every trainee can change the language at any time. In the other language this line would be empty on the screen.",
        remedy: "Add the missing language. `composure check --fix` puts in a stub with a marker, so that you can go on trying the scenario and translate later; the stub is reported until it is replaced.",
        wrong: "title: {\"zh\": \"车又晚了\"},",
        right: "title: {\"zh\": \"车又晚了\", \"en\": \"Late Again\"},",
    }
    /// A text without anything in it.
    EMPTY_TEXT = "C0009" "empty-text" Error {
        finds: "A text with nothing in it, or with blanks alone.",
        why: "The trainee would see an empty line to choose, or a customer who says nothing and seems to have frozen.",
        remedy: "Write the text. If there is nothing to say, leave out the whole field where the format allows. `composure check --fix` puts in a stub with a marker for later.",
        wrong: "text: {\"zh\": \"请坐\", \"en\": \"\"},",
        right: "text: {\"zh\": \"请坐\", \"en\": \"Please take a seat\"},",
    }
    /// A format version that this program cannot read.
    FORMAT_VERSION = "C0010" "unknown-format-version" Error {
        finds: "A file that says it is written in a version of the format that this program does not read.",
        why: "Newer files can hold things that this program would leave out, and then the talk would be another.",
        remedy: "Get the newer program if the file comes from one. If you typed the number yourself, write `format: 1`.",
        wrong: "format: 2,",
        right: "format: 1,",
    }
    /// The file cannot be read as text.
    UNREADABLE_FILE = "C0011" "unreadable-file" Error {
        finds: "A file that could not be opened, is too large, or is not text in UTF-8.",
        why: "Nothing in it can be used. In another encoding Chinese characters would come out as others.",
        remedy: "In your editor choose “Save as” and the encoding UTF-8. Check that the file is there and that you may read it.",
        wrong: "// saved in the encoding GBK\ntitle: {\"zh\": \"????\", \"en\": \"Late Again\"},",
        right: "// saved in the encoding UTF-8\ntitle: {\"zh\": \"车又晚了\", \"en\": \"Late Again\"},",
    }
    /// An id that is not in kebab-case.
    MALFORMED_ID = "C0012" "malformed-id" Error {
        finds: "An id with capital letters, spaces or signs, one that does not begin with a letter, or a node called `end`.",
        why: "Ids go into file names and into the short string by which a talk can be replayed. There, only small letters, digits and hyphens survive everywhere.",
        remedy: "Write it in small letters with hyphens between the words, and change it in the same way wherever it is used. What the trainee sees is never the id, so it can be plain.",
        wrong: "id: \"Loan Car\",",
        right: "id: \"loan-car\",",
    }
}
