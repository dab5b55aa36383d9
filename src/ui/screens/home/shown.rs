//! What the home screen shows.

use crate::engine::Saved;
use crate::model::Library;
use crate::record::Past;
use crate::ui::ask::Door;
use crate::ui::kit::Kit;
use crate::ui::notice::Notice;
use crate::ui::shared::Shared;
use crate::workshop::FindingView;

use super::action::Filter;
use super::update::Home;

/// What the home screen shows.
#[derive(Clone, Copy)]
pub struct HomeView<'a> {
    /// Words and looks.
    pub kit: Kit<'a>,
    /// What can be played.
    pub library: Option<&'a Library>,
    /// Finished talks, oldest first.
    pub pasts: &'a [Past],
    /// What is wrong with files.
    pub findings: &'a [FindingView],
    /// Things to tell.
    pub notices: &'a [Notice],
    /// The unfinished talk.
    pub unfinished: Option<&'a Saved>,
    /// Which scenarios are shown.
    pub filter: Filter,
    /// The filters are folded out.
    pub filters_open: bool,
    /// The findings are folded out.
    pub findings_open: bool,
    /// Ways to other screens, with their places in the list of screens.
    pub doors: &'a [(usize, Door)],
}

impl<'a> HomeView<'a> {
    /// What the home screen shows of what all screens share.
    #[must_use]
    pub fn new(kit: Kit<'a>, home: &Home, shared: &'a Shared, doors: &'a [(usize, Door)]) -> Self {
        Self {
            kit,
            library: shared.library.as_deref(),
            pasts: &shared.pasts,
            findings: &shared.findings,
            notices: &shared.notices,
            unfinished: shared.unfinished.as_ref(),
            filter: home.filter,
            filters_open: home.filters_open,
            findings_open: home.findings_open,
            doors,
        }
    }
}
