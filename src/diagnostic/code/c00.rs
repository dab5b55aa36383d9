//! Explanations of C00xx: the form of a file. Does not check anything.

use super::{Code, codes};

codes! {
    /// The text is not RON.
    SYNTAX = "C0001" "unreadable-syntax" Error {
        finds: "文件从某一处起不合格式：少了或多了括号、逗号、冒号或引号。",
            "A place where the file stops being well-formed: a bracket, comma, colon or quotation mark is missing or too many.";
        why: "从这里往后，谁也分不清哪一行属于哪一部分，所以这个文件不会载入，全班都选不到这个场景。",
            "Behind such a place nobody can tell which line belongs to which, so the file is left out and the class cannot choose the scenario.";
        remedy: "看划线的地方和它的前一行：逗号或引号往往就少在那里。文字里面要用引号时，写 `\\\"`。如果是括号没有关上，问题里的第二处会指出它在哪里打开。行末少的逗号，`composure check --fix` 会补上。",
            "Look at the underlined place and at the line before it: the comma or quote is often missing there. Inside a text, write `\\\"` for a quotation mark. If a bracket is not closed, the second place in the message shows where it was opened. A comma missing at the end of a line is put in by `composure check --fix`.";
        wrong: "difficulty: 2\nroom: lounge,";
        right: "difficulty: 2,\nroom: lounge,";
    }
    /// A field that the format does not have.
    UNKNOWN_FIELD = "C0002" "unknown-field" Error {
        finds: "这里写了一个格式里没有的字段名。",
            "A field whose name the format does not have at this place.";
        why: "打错的字段会不声不响地失效：选项上的 `needs` 写成了 `need`，就谁都能选。",
            "A mistyped field would silently do nothing: a choice with `need` instead of `needs` would be open to everybody.";
        remedy: "改正字段名；问题里列出了这里可以写的字段。只有一个名字相近时，`composure check --fix` 会改过来。格式里没有地方放的内容，删掉，或者用 `//` 变成注释。",
            "Correct the name; the message lists the fields that may stand here. Where only one name is near, `composure check --fix` puts it in. Remove what the format has no place for, or turn it into a comment with `//`.";
        wrong: "need: [\"ready\"],\ngoto: \"last\",";
        right: "needs: [\"ready\"],\ngoto: \"last\",";
    }
    /// A field that must be there.
    MISSING_FIELD = "C0003" "missing-field" Error {
        finds: "场景里少了必须有的一部分。",
            "A part of the scenario that is required and not there.";
        why: "少了它，谈话就没法一直显示、计分到最后，比如有的选项不知道通到哪里。",
            "Without it the talk could not be shown or scored to the end, for example a choice that leads nowhere.";
        remedy: "加上问题里点名的字段。写法可以看自带场景里相似的部分。",
            "Add the field that the message names. A similar part of a shipped scenario shows how it is written.";
        wrong: "(\n    id: \"listen\",\n    text: {\"zh\": \"您说\", \"en\": \"Go on\"},\n    tags: {\"hear-out\": 2},\n    because: {\"zh\": \"先听\", \"en\": \"Listening comes first\"},\n),";
        right: "(\n    id: \"listen\",\n    text: {\"zh\": \"您说\", \"en\": \"Go on\"},\n    tags: {\"hear-out\": 2},\n    because: {\"zh\": \"先听\", \"en\": \"Listening comes first\"},\n    goto: \"last\",\n),";
    }
    /// Another kind of value is expected.
    WRONG_TYPE = "C0004" "wrong-type" Error {
        finds: "值的种类和这里要的不一样，比如该写数字的地方写了文字。",
            "A value of another kind than belongs here, such as a text where a number should stand.";
        why: "程序只能去猜是什么意思，而一猜就可能改变一个选项值几分。",
            "The program would have to guess what is meant, and a guess could change what a line is worth.";
        remedy: "照问题里说的种类来写：数字不加引号，文字和标识加双引号，列表写在 `[ ]` 里，带键的项写在 `{ }` 里。只是少了或多了引号的，`composure check --fix` 会改好。",
            "Write the kind of value that the message names: numbers without quotation marks, texts and ids in double quotation marks, lists in `[ ]`, entries with keys in `{ }`. Quotation marks that are only missing or too many are mended by `composure check --fix`.";
        wrong: "difficulty: \"2\",";
        right: "difficulty: 2,";
    }
    /// The same key twice.
    DUPLICATE_KEY = "C0005" "duplicate-key" Error {
        finds: "同一个字段、键或标识写了第二次，而每个只能写一次。",
            "The same field, key or id a second time where each may stand once.";
        why: "两个里会有一个不声不响地丢掉，也许正是你改过的那一个。",
            "One of the two would be lost without a word, perhaps the one you worked on.";
        remedy: "决定哪一个算数，另一个删掉或改名。如果两个写得完全一样，`composure check --fix` 会删掉第二个。",
            "Decide which one counts and remove or rename the other. If both say exactly the same, `composure check --fix` removes the second.";
        wrong: "flags: [\"ready\", \"ready\"],";
        right: "flags: [\"ready\"],";
    }
    /// Not a word of the format.
    UNKNOWN_WORD = "C0006" "unknown-word" Error {
        finds: "这里只能写固定的几个词里的一个，比如阶段、招数、场所或心情，写的却是别的词。",
            "A word that is none of those that may stand here, such as a phase, a tactic, a room or a mood.";
        why: "固定的词，引擎每个都懂，别的词它不懂：比如节点的阶段决定它的分显示在哪里。",
            "The engine has a meaning for each known word and none for others: the phase of a node, for example, decides where its points are shown.";
        remedy: "从问题里列出的词中选一个。只有一个相近时，`composure check --fix` 会改过来。",
            "Choose a word from the list in the message. Where only one is near, `composure check --fix` puts it in.";
        wrong: "phase: sothe,";
        right: "phase: soothe,";
    }
    /// A number outside its range.
    OUT_OF_RANGE = "C0007" "value-out-of-range" Error {
        finds: "一个数字在它的位置上太小或太大。",
            "A number that is too small or too large for its place.";
        why: "心情和分数的模型保证：更好的选项绝不会得到更差的结果。只有在这些范围之内，这个保证才算数。",
            "The model of moods and points promises that better lines never do worse. It keeps that promise within these ranges only.";
        remedy: "把数字改到问题里说的范围之内。想要更强的效果，就换别的办法：再加一个标注，再加一个选项。",
            "Bring the number into the range that the message names. If you want a stronger effect, look for another way: a further tag, a further line.";
        wrong: "tags: {\"hear-out\": 5},";
        right: "tags: {\"hear-out\": 2},";
    }
    /// A language is missing.
    MISSING_TRANSLATION = "C0008" "missing-translation" Error {
        finds: "一段文字只有一种语言。",
            "A text that is there in one language only.";
        why: "每个学员随时都能换语言。换成另一种语言，屏幕上这一句就是空的。",
            "Every trainee can change the language at any time. In the other language this line would be empty on the screen.";
        remedy: "补上缺的语言。`composure check --fix` 会写上一个记号占位，让你可以接着试这个场景，以后再翻译；占位的记号在换掉之前会一直报出来。",
            "Add the missing language. `composure check --fix` puts in a stub with a marker, so that you can go on trying the scenario and translate later; the stub is reported until it is replaced.";
        wrong: "title: {\"zh\": \"车又晚了\"},";
        right: "title: {\"zh\": \"车又晚了\", \"en\": \"Late Again\"},";
    }
    /// A text without anything in it.
    EMPTY_TEXT = "C0009" "empty-text" Error {
        finds: "一段文字里什么也没有，或者只有空格。",
            "A text with nothing in it, or with blanks alone.";
        why: "学员会看到一个空白的选项，或者一个什么也不说、好像愣住了的客户。",
            "The trainee would see an empty line to choose, or a customer who says nothing and seems to have frozen.";
        remedy: "写上文字。如果没有什么要说，格式允许的话就把整个字段去掉。`composure check --fix` 会写上一个记号占位，以后再填。",
            "Write the text. If there is nothing to say, leave out the whole field where the format allows. `composure check --fix` puts in a stub with a marker for later.";
        wrong: "text: {\"zh\": \"请坐\", \"en\": \"\"},";
        right: "text: {\"zh\": \"请坐\", \"en\": \"Please take a seat\"},";
    }
    /// A format version that this program cannot read.
    FORMAT_VERSION = "C0010" "unknown-format-version" Error {
        finds: "文件注明的格式版本，这个程序读不了。",
            "A file that says it is written in a version of the format that this program does not read.";
        why: "较新的文件里可能有这个程序会漏掉的东西，谈话就变成另一场了。",
            "Newer files can hold things that this program would leave out, and then the talk would be another.";
        remedy: "如果文件出自较新的程序，请换用那个程序。如果数字是你自己写的，写成 `format: 1`。",
            "Get the newer program if the file comes from one. If you typed the number yourself, write `format: 1`.";
        wrong: "format: 2,";
        right: "format: 1,";
    }
    /// The file cannot be read as text.
    UNREADABLE_FILE = "C0011" "unreadable-file" Error {
        finds: "文件打不开、太大，或者不是 UTF-8 编码的文字。",
            "A file that could not be opened, is too large, or is not text in UTF-8.";
        why: "里面的东西都用不上。换了一种编码，汉字会变成别的字。",
            "Nothing in it can be used. In another encoding Chinese characters would come out as others.";
        remedy: "在编辑器里选“另存为”，编码选 UTF-8。再看看文件在不在，你有没有权限读它。",
            "In your editor choose “Save as” and the encoding UTF-8. Check that the file is there and that you may read it.";
        wrong: "// 存成了 GBK 编码\ntitle: {\"zh\": \"????\", \"en\": \"Late Again\"},",
            "// saved in the encoding GBK\ntitle: {\"zh\": \"????\", \"en\": \"Late Again\"},";
        right: "// 存成了 UTF-8 编码\ntitle: {\"zh\": \"车又晚了\", \"en\": \"Late Again\"},",
            "// saved in the encoding UTF-8\ntitle: {\"zh\": \"车又晚了\", \"en\": \"Late Again\"},";
    }
    /// An id that is not in kebab-case.
    MALFORMED_ID = "C0012" "malformed-id" Error {
        finds: "标识里有大写字母、空格或符号，或者不以字母开头；也可能是节点叫 `end`。",
            "An id with capital letters, spaces or signs, one that does not begin with a letter, or a node called `end`.";
        why: "标识会用在文件名里，也会用在重放一场谈话用的那串代码里。在这些地方，只有小写字母、数字和连字符到哪里都不会出错。",
            "Ids go into file names and into the short string by which a talk can be replayed. There, only small letters, digits and hyphens survive everywhere.";
        remedy: "用小写字母写，词和词之间用连字符，用到它的每个地方都照样改。学员看到的从来不是标识，所以写得朴素就好。",
            "Write it in small letters with hyphens between the words, and change it in the same way wherever it is used. What the trainee sees is never the id, so it can be plain.";
        wrong: "id: \"Loan Car\",";
        right: "id: \"loan-car\",";
    }
    /// More errors in a file than are worth telling.
    TOO_MANY_ERRORS = "C0013" "too-many-errors" Error {
        finds: "一个文件里错误太多，后面的就不再看了。",
            "A file with so many errors that the rest of it is not looked at.";
        why: "几千条问题没有人会读，多半出自同一个原因，比如整份文件出自别的程序。",
            "Nobody reads thousands of findings, and most likely they have one cause, such as a file made by another program.";
        remedy: "先看最前面的几条：改好它们的共同原因，后面的往往就没有了。",
            "Look at the first ones: once their common cause is mended, the others are often gone.";
        wrong: "// 下面还有一千多处\nturnlimit: 10,",
            "// and more than a thousand others below\nturnlimit: 10,";
        right: "turn_limit: 10,";
    }
    /// A character in a text that steers what shows it.
    STEERING_IN_TEXT = "C0014" "steering-character" Error {
        finds: "文字或标识里有看不见、却会左右显示的字符：控制字符、转义字符，或者改变书写方向的字符。",
            "A text or id with a character that is not seen and steers what shows it: a control or escape character, or one that turns the direction of writing.";
        why: "学员看到的会和文件里写的不一样；在终端里，这样的字符还能清屏或者改掉前面的字。",
            "The trainee would see something else than the file says; in a terminal such characters can clear the screen or change what stands before.";
        remedy: "把问题里点名的字符删掉：它多半是从别处粘贴进来的。换行写成 `\\n`。",
            "Remove the character that the message names; most likely it was pasted in. A line break is written `\\n`.";
        wrong: "text: {\"zh\": \"请坐\\u{202e}\", \"en\": \"Please sit down\"},";
        right: "text: {\"zh\": \"请坐\", \"en\": \"Please sit down\"},";
    }
    /// The same in a comment.
    STEERING_IN_COMMENT = "C0015" "steering-character-in-comment" Warning {
        finds: "注释里有看不见、却会左右显示的字符。",
            "A comment with a character that is not seen and steers what shows it.";
        why: "改变书写方向的字符能让注释看上去像数据，或者反过来：看文件的人读到的和程序读到的不一样。",
            "Characters that turn the direction of writing can make a comment look like data or the other way round: people and the program read different things.";
        remedy: "删掉问题里点名的字符。",
            "Remove the character that the message names.";
        wrong: "// 备注（这里有 U+202E）\ndifficulty: 2,",
            "// a note (with U+202E here)\ndifficulty: 2,";
        right: "// 备注\ndifficulty: 2,",
            "// a note\ndifficulty: 2,";
    }
    /// A drawing that is not there.
    UNKNOWN_DRAWING = "C0016" "unknown-drawing" Error {
        finds: "客户的外貌里写了一张没有的图：头、表情、胡子、眼镜或者衣服。",
            "A head, face, beard, pair of glasses or outfit in a customer's look for which there is no drawing.";
        why: "图找不到，屏幕上的客户就少了脸，或者少了衣服。",
            "Without the drawing the customer on the screen would lack his face or his clothes.";
        remedy: "写 `assets/art` 里有的名字，不带文件夹，也不带 `.svg`。自己画的图，把 `.svg` 文件放进那里的文件夹，就能写它的名字。",
            "Write a name that `assets/art` has, without folder and without `.svg`. A drawing of your own can be named once its `.svg` file lies in the folder there.";
        wrong: "face: \"serius\",";
        right: "face: \"serious\",";
    }
    /// A drawing's name that leads elsewhere.
    DRAWING_OUTSIDE = "C0017" "drawing-outside-folder" Error {
        finds: "图的名字其实是一条离开图片文件夹的路径：里面有 `..`、`\\`、`:`，或者以 `/` 开头。",
            "A drawing's name that is a path out of the drawings' folder: with `..`, `\\`, `:`, or with `/` in front.";
        why: "客户类型可以是别人给的。它只该用图片文件夹里的图，不该让程序去读别处的文件。",
            "Customer types are passed on from others. They may use what is in the drawings' folder, and never make it read files elsewhere.";
        remedy: "只写图的名字，不带文件夹，也不带 `.svg`。",
            "Write the drawing's name alone, without folder and without `.svg`.";
        wrong: "head: \"../../secret\",";
        right: "head: \"short-3\",";
    }
}
