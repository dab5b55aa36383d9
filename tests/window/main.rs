//! The real program under Xvfb with software Vulkan: started, played from Home to the self-assessment with real key
//! and mouse events in both languages, looked at, and its run scored again by the command line.

#![expect(
    clippy::expect_used,
    reason = "a test fails where what it needs is not there"
)]
#![cfg(target_os = "linux")]

mod desk;
mod failures;
mod way;
mod workshop;
