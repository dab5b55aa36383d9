//! Reads one file beside a library that is loaded already: for a file that is being written, checked again and again.
//!
//! **Does not** change the library, and does not report what other files hold.

use std::sync::Arc;

use super::check::names::Known;
use super::{
    FileKind, LoadedScenario, read,
    read::{catalogue, customers, tuning},
    reader, scenario,
};
use crate::diagnostic::{Diagnostic, FileId, SourceFile, sort};
use crate::model::{CustomerType, Form, Library};

/// What one file came to.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The scenario, if it is one without errors.
    pub scenario: Option<LoadedScenario>,
    /// The customer type, as far as it can be read.
    pub customer: Option<CustomerType>,
    /// The form, as far as it can be read.
    pub form: Option<Form>,
    /// All findings in order of place; the file has the id 0.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads one file with the principles and customer types of a library. A catalogue or tables are only read through.
#[must_use]
pub fn load_beside(library: &Library, file: &SourceFile) -> Beside {
    let mut out = Beside::default();
    let files = std::slice::from_ref(file);
    let found = &mut out.diagnostics;
    let id = FileId(0);
    let types: Vec<String> = library.customers.iter().map(|c| c.id.clone()).collect();
    let known = Known {
        catalogue: &library.rules.catalogue,
        types: &types,
    };
    if let Some((kind, tree)) = read(id, file, found) {
        match kind {
            FileKind::Catalogue => {
                catalogue::catalogue(&mut reader(files, id, found), &tree);
            }
            FileKind::Model => {
                tuning::tuning(&mut reader(files, id, found), &tree);
            }
            FileKind::Customer => {
                out.customer = customers::customer(&mut reader(files, id, found), &tree);
            }
            FileKind::Form => {
                out.form = catalogue::form(&mut reader(files, id, found), &tree, known.catalogue);
            }
            FileKind::Scenario => {
                out.scenario =
                    scenario(files, id, &Arc::new(tree), known, found).map(|entry| entry.2);
            }
        }
    }
    sort(&mut out.diagnostics);
    out
}
