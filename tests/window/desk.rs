//! A screen without a screen, the program on it, and hands. Waiting means asking again until a limit is reached.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// Longest wait for anything; software rendering on a busy machine is slow.
const PATIENCE: Duration = Duration::from_mins(1);
/// Pause between two looks.
const LOOK_AGAIN: Duration = Duration::from_millis(40);
/// How often a blank picture is taken again.
const BLANK_PICTURES: usize = 20;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_composure");

/// An X server on a display of its own.
pub struct Screen {
    server: Child,
    pub display: String,
}

impl Screen {
    pub fn open() -> Self {
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1400x900x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed (scripts/test installs it)");
        let mut number = String::new();
        let out = server.stdout.take().expect("its output is read");
        BufReader::new(out)
            .read_line(&mut number)
            .expect("it names its display");
        Self {
            server,
            display: format!(":{}", number.trim()),
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A text on the screen with its box and the box outside which it is cut off, in points.
#[derive(Clone, Debug)]
pub struct Text {
    pub words: String,
    pub rect: [f64; 4],
    pub clip: [f64; 4],
    pub elided: bool,
}

impl Text {
    /// Its middle lies where it is not cut off.
    pub fn visible(&self) -> bool {
        let (x, y) = self.middle();
        x >= self.clip[0] && x <= self.clip[2] && y >= self.clip[1] && y <= self.clip[3]
    }

    pub fn middle(&self) -> (f64, f64) {
        (
            f64::midpoint(self.rect[0], self.rect[2]),
            f64::midpoint(self.rect[1], self.rect[3]),
        )
    }
}

/// The running program.
pub struct App<'a> {
    program: Child,
    screen: &'a Screen,
    window: String,
    pub home: PathBuf,
}

impl<'a> App<'a> {
    /// Starts the program with its own folder for what it keeps.
    pub fn start(screen: &'a Screen, home: &Path, size: &str) -> Self {
        Self::start_with(screen, home, size, &[])
    }

    /// The same with more in its environment.
    pub fn start_with(
        screen: &'a Screen,
        home: &Path,
        size: &str,
        more: &[(&str, &std::ffi::OsStr)],
    ) -> Self {
        fs::create_dir_all(home).expect("a folder for what is kept");
        let program = Command::new(PROGRAM)
            .env("DISPLAY", &screen.display)
            .env_remove("WAYLAND_DISPLAY")
            .env("COMPOSURE_HOME", home)
            .env("COMPOSURE_WINDOW", size)
            .env("COMPOSURE_PROBE", home.join("probe.json"))
            .envs(more.iter().copied())
            .stdout(Stdio::null())
            .stderr(fs::File::create(home.join("messages.txt")).expect("a file for messages"))
            .spawn()
            .expect("the program starts");
        let mut app = Self {
            program,
            screen,
            window: String::new(),
            home: home.to_owned(),
        };
        app.until("the first frame", |app| !app.texts().is_empty());
        app.until("the window", |app| {
            app.window = app.hand(&["search", "--name", "Composure"]);
            !app.window.is_empty()
        });
        let window = app.window.clone();
        app.hand(&["windowfocus", "--sync", &window]);
        app
    }

    /// Asks again until something holds; fails with what is on the screen.
    pub fn until(&mut self, what: &str, mut holds: impl FnMut(&mut Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            let gone = self.program.try_wait().ok().flatten();
            let late = start.elapsed() > PATIENCE;
            assert!(
                gone.is_none() && !late,
                "waited for {what}; program gone: {gone:?}\non the screen: {:#?}\nmessages: {}",
                self.texts()
                    .iter()
                    .map(|text| &text.words)
                    .collect::<Vec<_>>(),
                fs::read_to_string(self.home.join("messages.txt")).unwrap_or_default()
            );
            wait(LOOK_AGAIN);
        }
    }

    /// What the program last wrote about itself (see `src/app/probe.rs`); null before its first frame.
    fn probe(&self) -> Value {
        let written = fs::read_to_string(self.home.join("probe.json"));
        written.map_or(Value::Null, |written| {
            serde_json::from_str(&written).expect("the probe is written whole")
        })
    }

    /// How often the program has drawn or heard something so far.
    fn count(&self, what: &str) -> u64 {
        self.probe()[what].as_u64().unwrap_or_default()
    }

    /// Whether the screens ask for no further frame.
    fn at_rest(&self) -> bool {
        self.probe()["at_rest"] == true
    }

    /// Waits until the screens have shown all they want to show.
    fn rests(&mut self) {
        self.until("the screens to come to rest", |app| app.at_rest());
    }

    /// Waits for a screen, by its name.
    pub fn reaches(&mut self, screen: &str) {
        self.until(screen, |app| app.probe()["screen"] == screen);
    }

    /// Does something with mouse or keys and waits until the program has heard it and shown what follows.
    fn heard(&mut self, what: &str, arguments: &[&str]) {
        let before = self.count(what);
        self.hand(arguments);
        self.until(&format!("{what} to be heard"), |app| {
            app.count(what) > before
        });
        self.rests();
    }

    /// Every text on the screen.
    pub fn texts(&self) -> Vec<Text> {
        let document = self.probe();
        let numbers = |value: &Value| -> [f64; 4] {
            std::array::from_fn(|index| value[index].as_f64().unwrap_or(f64::NAN))
        };
        document["texts"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|text| Text {
                words: text["text"].as_str().unwrap_or_default().to_owned(),
                rect: numbers(&text["box"]),
                clip: numbers(&text["clip"]),
                elided: text["elided"] == true,
            })
            .collect()
    }

    /// Whether a text that contains this is to be seen.
    pub fn shows(&self, wanted: &str) -> bool {
        self.find(wanted).is_some()
    }

    pub fn find(&self, wanted: &str) -> Option<Text> {
        self.texts()
            .into_iter()
            .find(|text| text.visible() && text.words.contains(wanted))
    }

    /// Waits for a text; looks for it further down and further up with the wheel if it is not to be seen.
    pub fn expect(&mut self, wanted: &str) {
        let mut looks = 0;
        self.until(wanted, |app| {
            if app.shows(wanted) {
                return true;
            }
            looks += usize::from(app.at_rest());
            // Wheel button 5 is down, 4 is up: a while down, then up again.
            if looks % 8 == 7 {
                app.hand(&["click", if looks % 480 < 240 { "5" } else { "4" }]);
            }
            false
        });
    }

    /// Clicks on a text with the mouse, once it stands still and the program knows that the mouse is there.
    pub fn click(&mut self, wanted: &str) {
        self.expect(wanted);
        self.rests();
        let (x, y) = self.find(wanted).expect("it was there just now").middle();
        let (column, row) = (format!("{x:.0}"), format!("{y:.0}"));
        let window = self.window.clone();
        self.hand(&["mousemove", "--window", &window, &column, &row]);
        self.until("the mouse to be there", |app| {
            let pointer = &app.probe()["pointer"];
            let near = |at: usize, place: f64| {
                let now = pointer[at].as_f64();
                now.is_some_and(|now| (now - place).abs() <= 1.0)
            };
            near(0, x) && near(1, y)
        });
        self.rests();
        self.heard("releases", &["click", "1"]);
    }

    /// Clicks where the mouse is, after the program has slept twice as long as it sleeps at most: nothing has moved,
    /// nothing is drawn, and the click is heard all the same, however long the button is held.
    pub fn click_after_rest(&mut self) {
        self.sleeps();
        self.heard("presses", &["mousedown", "1"]);
        self.sleeps();
        self.heard("releases", &["mouseup", "1"]);
    }

    /// Waits until the program, at rest, has woken by itself twice.
    fn sleeps(&mut self) {
        self.rests();
        let before = self.count("frame");
        self.until("frames at rest", |app| app.count("frame") >= before + 2);
    }

    /// Presses a key.
    pub fn key(&mut self, name: &str) {
        self.heard("keys", &["key", name]);
    }

    fn hand(&self, arguments: &[&str]) -> String {
        let done = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.screen.display)
            .output()
            .expect("xdotool is installed (scripts/test installs it)");
        String::from_utf8_lossy(&done.stdout)
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned()
    }

    /// A file that the program keeps.
    pub fn kept(&self, name: &str) -> Option<Value> {
        serde_json::from_str(&fs::read_to_string(self.home.join(name)).ok()?).ok()
    }

    /// Takes a picture with F12, checks that it is not blank and puts it where a person can look at it. On a busy machine
    /// a window that has just opened is blank while its pipelines are made: then it is taken again.
    pub fn picture(&mut self, name: &str) {
        let mut taken = self.take();
        let mut colours = colours_of(&taken);
        for _ in 0..BLANK_PICTURES {
            if colours > 24 {
                break;
            }
            taken = self.take();
            colours = colours_of(&taken);
        }
        assert!(
            colours > 24,
            "{name}: only {colours} colours, the screen stays blank"
        );
        if let Some(keep) = std::env::var_os("COMPOSURE_PICTURES") {
            fs::create_dir_all(&keep).expect("a folder for pictures");
            fs::copy(&taken, Path::new(&keep).join(format!("{name}.png"))).expect("a copy");
        }
    }

    /// Takes a picture with F12.
    fn take(&mut self) -> PathBuf {
        let folder = self.home.join("pictures");
        let before = fs::read_dir(&folder).map_or(0, Iterator::count);
        self.key("F12");
        let program = self.program.id();
        let taken = folder.join(format!("composure-{program}-{}.png", before + 1));
        self.until("a picture", |_| is_whole_png(&taken));
        taken
    }

    /// Every character on the screen is in the bundled font; icons are in a font of their own.
    pub fn check_characters(&self, name: &str) {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts/ComposureSansSC-Regular.otf");
        let bytes = fs::read(path).expect("the font is there");
        let face = ttf_parser::Face::parse(&bytes, 0).expect("a font");
        for text in self.texts() {
            let missing = text.words.chars().find(|&c| {
                let icon = ('\u{e000}'..='\u{f8ff}').contains(&c);
                !c.is_whitespace() && !icon && face.glyph_index(c).is_none()
            });
            assert_eq!(missing, None, "{name}: {:?} cannot be shown", text.words);
        }
    }

    /// Nothing is cut off at the sides, nothing shortened, nothing outside the window.
    pub fn check_fit(&self, name: &str, (width, height): (f64, f64)) {
        for text in self.texts() {
            if text.words.trim().is_empty() || !text.visible() {
                continue;
            }
            let [left, top, right, bottom] = text.rect;
            let inside = left >= text.clip[0] - 1.0 && right <= text.clip[2] + 1.0;
            let in_window = left >= -1.0 && right <= width + 1.0 && top >= -1.0 - height;
            assert!(
                inside && in_window && bottom.is_finite() && !text.elided,
                "{name}: {text:?} does not fit"
            );
        }
    }
}

impl Drop for App<'_> {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// Waits for another process, which cannot tell when it is ready.
#[expect(
    clippy::disallowed_methods,
    reason = "a program in another process is watched, not timed"
)]
fn wait(time: Duration) {
    std::thread::sleep(time);
}

/// A PNG ends with its end chunk; before that it is still being written.
fn is_whole_png(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes.ends_with(b"IEND\xaeB`\x82"))
}

/// How many different colours a picture has, looked at in a grid.
fn colours_of(path: &Path) -> usize {
    let file = BufReader::new(fs::File::open(path).expect("the picture is there"));
    let mut reader = png::Decoder::new(file).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut pixels).expect("a frame");
    let bytes = frame.color_type.samples();
    pixels
        .chunks_exact(bytes)
        .step_by(37)
        .map(<[u8]>::to_vec)
        .collect::<std::collections::BTreeSet<_>>()
        .len()
}

/// Copies the shipped data into a folder, to be edited there.
pub fn copy_data(to: &Path) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["assets", "scenarios"] {
        copy_folder(&root.join(folder), &to.join(folder));
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
