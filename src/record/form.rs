//! How words and fractions stand in a record.

/// A word of an enum, by its name.
pub(super) mod word {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::model::Named;

    pub fn serialize<W: Named, S: Serializer>(word: &W, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(word.word())
    }

    pub fn deserialize<'de, W: Named, D: Deserializer<'de>>(from: D) -> Result<W, D::Error> {
        let name = String::deserialize(from)?;
        find(&name).ok_or_else(|| D::Error::custom(format!("no such word: {name}")))
    }

    pub(super) fn find<W: Named>(name: &str) -> Option<W> {
        W::all().iter().copied().find(|word| word.word() == name)
    }
}

/// A word of an enum that may be missing.
pub(super) mod word_or_none {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    use crate::model::Named;

    #[expect(clippy::ref_option, reason = "serde hands over what the field is")]
    pub fn serialize<W: Named, S: Serializer>(word: &Option<W>, out: S) -> Result<S::Ok, S::Error> {
        word.map(W::word).serialize(out)
    }

    pub fn deserialize<'de, W: Named, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<W>, D::Error> {
        let Some(name) = Option::<String>::deserialize(from)? else {
            return Ok(None);
        };
        let found = super::word::find(&name);
        found.map_or_else(
            || Err(D::Error::custom(format!("no such word: {name}"))),
            |word| Ok(Some(word)),
        )
    }
}

/// An exact fraction, as text: `7/2`.
pub(super) mod exactly {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::score::Exact;

    /// Longest fraction that is read, in bytes; those of talks have a few dozen digits.
    const LONGEST: usize = 1000;

    pub fn serialize<S: Serializer>(value: &Exact, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(value)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Exact, D::Error> {
        let text = String::deserialize(from)?;
        if text.len() > LONGEST {
            return Err(D::Error::custom("a fraction is too long"));
        }
        text.parse()
            .map_err(|_| D::Error::custom(format!("no such fraction: {text}")))
    }
}
