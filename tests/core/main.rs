//! The core tests.
