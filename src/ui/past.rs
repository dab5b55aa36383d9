//! The faces of customers in finished talks. Does not replay them: `record` does.

use crate::engine::{FULL, Mood, Talk};
use crate::model::{Library, TypeId, Variable};
use crate::record::Verdict;

use super::portrait::{face_in, face_of_mood};

/// The customer's face at the end of a talk.
#[must_use]
pub fn last_face(talk: &Talk) -> usize {
    let script = talk.script();
    face_in(&script.customer.look, talk.state(), script.type_id)
}

/// The customer type of a kept talk and its face at the end; none if the type is not there any more.
#[must_use]
pub fn kept_face(library: &Library, verdict: &Verdict) -> Option<(TypeId, usize)> {
    let id = library.customer(&verdict.customer.id)?;
    let value = |variable: &Variable| verdict.mood.get(variable.name()).copied();
    let mut mood = Mood {
        values: [0; Variable::COUNT],
        streak: 0,
    };
    for variable in Variable::ALL {
        mood.values[variable.index()] = value(variable).unwrap_or(0).clamp(0, FULL);
    }
    Some((id, face_of_mood(&library.customer_type(id).look, &mood)))
}
