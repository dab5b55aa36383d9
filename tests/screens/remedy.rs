//! Remedies in the Workshop: applied to the file as it is on disk, taken back byte for byte, and never over an edit of
//! somebody else.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use composure::files::{data_root, read_standard};
use composure::model::Lang;
use composure::workshop::Material;
use egui::{Key, Modifiers};
use tempfile::TempDir;

use crate::drive::{Robot, SIZE, drawings, fresh};

const FILE: &str = "scenarios/complaints/late-delivery.ron";

/// The shipped files in a folder of their own, with two slips in one, and the Workshop open over them.
struct Desk {
    folder: TempDir,
    robot: Robot,
    /// The file with the slips, as it was at first.
    first: String,
}

impl Desk {
    fn new(lang: Lang) -> Self {
        let folder = TempDir::new().expect("a folder");
        let root = data_root().expect("a folder with the shipped data");
        for file in read_standard(&root).files {
            let path = folder.path().join(&file.path);
            let parent = path.parent().expect("a file is in a folder");
            fs::create_dir_all(parent).expect("a folder");
            fs::write(path, file.text).expect("a file");
        }
        let path = folder.path().join(FILE);
        let text = fs::read_to_string(&path).expect("the file");
        let first = text
            .replacen("goto: \"arrival\"", "goto: \"arival\"", 1)
            .replacen("goto: \"pour-out\"", "goto: \"pour-outt\"", 1)
            .replace('\n', "\r\n");
        fs::write(path, &first).expect("the file");
        let mut start = fresh(lang);
        start.material = Arc::new(Material::new(
            read_standard(folder.path()).files,
            Vec::new(),
        ));
        let mut robot = Robot::new(start, SIZE);
        robot.harness.state_mut().root = Some(folder.path().to_owned());
        robot.press("workshop-open");
        Self {
            folder,
            robot,
            first,
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join(FILE)
    }

    fn text(&self) -> String {
        fs::read_to_string(self.path()).expect("the file")
    }

    /// The file holds this and nothing else.
    fn holds(&self, text: &str, why: &str) {
        // Whole files are too long to be printed.
        assert!(self.text() == text, "{why}");
    }

    /// What the window does when a file was saved.
    fn read_again(&mut self) {
        let files = read_standard(self.folder.path()).files;
        let material = Arc::new(Material::new(files, Vec::new()));
        let shell = &mut self.robot.harness.state_mut().shell;
        shell.reload(material, drawings());
        self.robot.harness.ctx.request_repaint();
        self.robot.settle();
    }

    fn take_back(&mut self) {
        self.robot
            .harness
            .key_press_modifiers(Modifiers::COMMAND, Key::Z);
        self.robot.settle();
    }

    fn redo(&mut self) {
        let redo = Modifiers::COMMAND | Modifiers::SHIFT;
        self.robot.harness.key_press_modifiers(redo, Key::Z);
        self.robot.settle();
    }

    /// The text of the file with one slip remedied.
    fn remedied(&self, slip: &str, right: &str) -> String {
        self.first.replacen(slip, right, 1)
    }
}

#[test]
fn a_remedy_is_written_and_taken_back_byte_for_byte() {
    let mut desk = Desk::new(Lang::Zh);
    desk.robot.click_part("`arival`");
    desk.robot.press("remedy-apply");
    desk.holds(
        &desk.remedied("\"arival\"", "\"arrival\""),
        "one word is changed",
    );
    assert!(
        !desk
            .robot
            .is_usable(&desk.robot.words().t("remedy-waiting")),
        "its findings are those of the text before"
    );
    desk.read_again();
    assert!(!desk.robot.has_text("`arival`"), "the finding is gone");
    desk.take_back();
    desk.holds(&desk.first, "as it was at first");
    desk.read_again();
    assert!(desk.robot.has_text("`arival`"), "the finding is back");
    desk.take_back();
    desk.holds(&desk.first, "there is nothing more to take back");
    desk.redo();
    let remedied = desk.remedied("\"arival\"", "\"arrival\"");
    desk.holds(&remedied, "what was taken back is applied again");
    desk.redo();
    desk.holds(&remedied, "there is nothing more to apply again");
    desk.take_back();
    desk.holds(&desk.first, "and that is taken back, too");
}

#[test]
fn remedies_are_taken_back_in_turn_even_before_files_are_read_again() {
    let mut desk = Desk::new(Lang::En);
    desk.robot.click_part("`arival`");
    desk.robot.press("remedy-apply");
    desk.read_again();
    desk.robot.click_part("`pour-outt`");
    desk.robot.press("remedy-apply");
    let half = desk.remedied("\"arival\"", "\"arrival\"");
    desk.holds(
        &half.replacen("\"pour-outt\"", "\"pour-out\"", 1),
        "both are remedied",
    );
    desk.robot.press("remedy-back");
    desk.robot.press("work-tab-graph");
    desk.holds(&half, "the first remedy stays");
    desk.take_back();
    desk.holds(&desk.first, "as it was at first");
    assert!(
        desk.robot.has(&desk.robot.words().t("files-all")),
        "and the files are in front"
    );
}

#[test]
fn a_file_that_somebody_has_changed_is_left_alone() {
    let mut desk = Desk::new(Lang::Zh);
    desk.robot.click_part("`arival`");
    let other = format!("// Somebody was here.\r\n{}", desk.first);
    fs::write(desk.path(), &other).expect("the file");
    desk.robot.press("remedy-apply");
    desk.holds(&other, "left alone");
    let told = desk
        .robot
        .words()
        .with("remedy-changed", &[("path", FILE.into())]);
    assert!(desk.robot.has_text(&told));
    assert!(!desk.robot.has(&desk.robot.words().t("remedy-back")));
    desk.read_again();
    desk.robot.press("remedy-apply");
    desk.holds(
        &other.replacen("\"arival\"", "\"arrival\"", 1),
        "remedied where it stands now",
    );
}

#[test]
fn an_edit_since_keeps_a_remedy_from_being_taken_back() {
    let mut desk = Desk::new(Lang::En);
    desk.robot.click_part("`arival`");
    desk.robot.press("remedy-apply");
    let edited = format!("// Somebody was here.\r\n{}", desk.text());
    fs::write(desk.path(), &edited).expect("the file");
    desk.read_again();
    desk.take_back();
    desk.holds(&edited, "left alone");
    assert!(desk.robot.has_text("cannot be undone"));
}

#[test]
fn an_edit_unread_so_far_keeps_a_remedy_from_being_taken_back_until_it_is_gone() {
    let mut desk = Desk::new(Lang::En);
    desk.robot.click_part("`arival`");
    desk.robot.press("remedy-apply");
    desk.read_again();
    let remedied = desk.text();
    fs::write(desk.path(), format!("{remedied}// more")).expect("the file");
    desk.take_back();
    desk.holds(&format!("{remedied}// more"), "left alone");
    fs::write(desk.path(), &remedied).expect("the file");
    desk.take_back();
    desk.holds(&desk.first, "as it was at first");
}

#[test]
fn a_protected_file_is_left_alone_and_the_reason_told() {
    let mut desk = Desk::new(Lang::En);
    let mut permissions = fs::metadata(desk.path()).expect("the file").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(desk.path(), permissions).expect("the file");
    desk.robot.click_part("`arival`");
    desk.robot.press("remedy-apply");
    desk.holds(&desk.first, "as it was at first");
    assert!(desk.robot.has_text("write-protected"));
    assert!(
        desk.robot.is_usable(&desk.robot.words().t("remedy-apply")),
        "it can be tried again"
    );
}

#[test]
fn undo_in_a_field_leaves_files_alone() {
    let mut desk = Desk::new(Lang::En);
    desk.robot.click_part("`arival`");
    desk.robot.press("remedy-apply");
    let remedied = desk.text();
    desk.robot.type_into("source-search", "phase");
    desk.take_back();
    desk.holds(&remedied, "it undoes the typing");
    desk.robot.key(Key::Escape);
    assert!(
        desk.robot.has(&desk.robot.words().t("remedy-back")),
        "the field is left, not the Workshop"
    );
    desk.redo();
    desk.holds(&remedied, "with Shift that is no undo");
    desk.take_back();
    desk.holds(&desk.first, "as it was at first");
}
