//! Names of drawings in a customer type's look, held to the list of those that there are. Does not open them.

use crate::diagnostic::{Code, did_you_mean, suggestion};
use crate::model::words;
use crate::source::read::reader::Reader;
use crate::source::syntax::tree::Value;

impl Reader<'_> {
    /// The name of a drawing in a folder of `assets/art`, such as `peeps/face`.
    pub fn drawing(&mut self, value: &Value, folder: &str) -> Option<String> {
        let name = self.string(value)?;
        let all = self.drawings.into_iter().flatten();
        let known = || {
            all.clone().filter_map(|drawing| {
                let (place, known) = drawing.rsplit_once('/')?;
                (place == folder).then_some(known)
            })
        };
        let leaves = leaves_folder(&name.value);
        let is_known = self.drawings.is_none() || known().any(|known| known == name.value);
        if self.is_full() || is_known && !leaves {
            return Some(name.value);
        }
        let shown = name.value.escape_debug();
        let finding = if leaves {
            let message = words!(
                "`{shown}` 是一条离开图片文件夹的路径",
                "`{shown}` is a path that leaves the drawings' folder"
            );
            self.at(Code::DRAWING_OUTSIDE, &name.span, message)
        } else {
            let message = words!(
                "`assets/art/{folder}` 里没有叫 `{shown}` 的图",
                "there is no drawing `{shown}` in `assets/art/{folder}`"
            );
            let close = suggestion(&name.value, known()).map(|close| did_you_mean(&close));
            let finding = self.at(Code::UNKNOWN_DRAWING, &name.span, message);
            self.renamed(finding.maybe_help(close), &name.value, &name.span, known())
        };
        self.report(finding);
        None
    }
}

/// Whether a name could lead out of a folder on some system: `../x`, `/x`, `a\x`, `C:x`.
fn leaves_folder(name: &str) -> bool {
    name.starts_with('/') || name.contains(['\\', ':']) || name.split('/').any(|part| part == "..")
}
