//! What happens when there is no display or no graphics adapter: one clear message with the remedy, and exit code 2.
//!
//! The window library and the renderer panic in these cases, on whatever thread they are on; so the way to a clear
//! message is a panic hook that is in force until the first frame has been drawn.

use std::sync::atomic::{AtomicBool, Ordering};

/// Exit code for "cannot run here".
pub(super) const EXIT_UNUSABLE: u8 = 2;

static DRAWN: AtomicBool = AtomicBool::new(false);

/// Whether the environment names no display at all (X11 and Wayland systems only).
pub(super) fn no_display_named() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(all(unix, not(target_os = "macos"))) && !named("DISPLAY") && !named("WAYLAND_DISPLAY")
}

/// Until the first frame is drawn, a panic means that the window cannot be opened.
pub(super) fn watch_start() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if DRAWN.load(Ordering::Acquire) {
            usual(panic);
            return;
        }
        let reason = panic
            .payload()
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.payload().downcast_ref::<&str>().copied())
            .unwrap_or("no reason given");
        explain(reason);
        leave();
    }));
}

/// Ends the process from the panic hook.
#[expect(
    clippy::disallowed_methods,
    reason = "the panic is on a thread of the renderer: nothing would come back to main"
)]
fn leave() -> ! {
    std::process::exit(i32::from(EXIT_UNUSABLE))
}

/// The first frame is there.
pub(super) fn started() {
    DRAWN.store(true, Ordering::Release);
}

/// Tells what is wrong and what can be done.
pub(super) fn explain(reason: &str) {
    let lowered = reason.to_lowercase();
    let cause = if lowered.contains("gpu") || lowered.contains("adapter") {
        "no graphics adapter was found (找不到图形适配器)"
    } else if lowered.contains("event loop") || lowered.contains("display") {
        "no display can be opened (打不开显示器)"
    } else {
        "the window could not be opened (打不开窗口)"
    };
    let first = reason.lines().next().unwrap_or_default();
    eprintln!(
        "composure: {cause}: {first}\n\
         \n\
         The desktop app needs a display and a Vulkan or OpenGL driver. Without a graphics card,\n\
         software rendering works: install mesa-vulkan-drivers (Debian) and start it again.\n\
         On a machine without a screen, practise in the terminal:\n\
         \n    composure play late-delivery\n"
    );
}
