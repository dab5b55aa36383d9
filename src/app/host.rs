//! Hosts the screens: gives them the window, carries out their wishes. Does not look into them.

use bevy::prelude::*;
use bevy::winit::EventLoopProxyWrapper;
use bevy_egui::{
    EguiContexts, EguiGlobalSettings, EguiInput, EguiPreUpdateSet, EguiPrimaryContextPass,
    PrimaryEguiContext, egui,
};

use super::editor::{self, NoEditor};
use super::guard;
use super::jobs::Jobs;
use super::keep::carry_out;
use super::pacing::NextFrame;
use super::watch::{News, Watching};
use crate::files::{Mark, RewriteError, UserFiles, data_root, rewrite};
use crate::ui::{Effect, Shell, Start};
use crate::workshop::{Rewrite, Unwritten};

/// The screens and the user's files.
#[derive(Resource)]
pub(super) struct Host {
    /// All screens.
    pub shell: Shell,
    files: UserFiles,
    frames: u64,
}

/// The plugin that hosts the screens.
pub(super) fn plugin(start: Start, files: UserFiles) -> impl Plugin {
    let host = std::sync::Mutex::new(Some(Host {
        shell: Shell::new(start),
        files,
        frames: 0,
    }));
    move |app: &mut App| {
        let taken = host.lock().ok().and_then(|mut host| host.take());
        if let Some(host) = taken {
            app.insert_resource(host);
        }
        app.init_resource::<Jobs>()
            .add_systems(PreStartup, own_camera)
            .add_systems(
                PreUpdate,
                quiet
                    .after(EguiPreUpdateSet::ProcessInput)
                    .before(EguiPreUpdateSet::BeginPass),
            )
            .add_systems(EguiPrimaryContextPass, (take_over, show).chain())
            .add_systems(Last, count_frames);
    }
}

/// One camera draws the stage and carries the screens over it.
fn own_camera(mut commands: Commands, mut settings: ResMut<EguiGlobalSettings>) {
    settings.auto_create_primary_context = false;
    commands.spawn((Camera2d, Msaa::Off, PrimaryEguiContext));
}

/// Takes out the modifier keys that are told anew in every frame although none has changed: egui draws again after
/// every event, so that the screen would never come to rest (`bevy_egui` 0.42 adds one unconditionally).
fn quiet(mut inputs: Query<&mut EguiInput>, mut known: Local<egui::Modifiers>) {
    for mut input in &mut inputs {
        input.events.retain(|event| match event {
            egui::Event::ModifiersChanged(now) => std::mem::replace(&mut *known, *now) != *now,
            _ => true,
        });
    }
}

/// Hands what other threads have finished to the screens.
fn take_over(mut host: ResMut<Host>, jobs: Res<Jobs>, watching: Option<Res<Watching>>) {
    for news in watching.into_iter().flat_map(|watching| watching.receive()) {
        match news {
            News::Checking => host.shell.checking(true),
            News::Unchanged => host.shell.checking(false),
            News::Read(reloaded) => host.shell.reload(reloaded.material, reloaded.drawings),
        }
    }
    for done in jobs.receive() {
        host.shell.job_done(done);
    }
}

/// Opens a data file in the editor; says so if there is none.
fn edit(shell: &mut Shell, path: &str, line: usize, column: usize) {
    let full = data_root().unwrap_or_default().join(path);
    match editor::open(&full, line, column) {
        Ok(()) => {}
        Err(NoEditor::None) => shell.no_editor(&full.display().to_string()),
        Err(NoEditor::Failed(editor, reason)) => shell.editor_failed(&editor, &reason),
    }
}

/// Writes a data file anew, if it still is what the screens know.
fn write_anew(shell: &mut Shell, wish: &Rewrite) {
    let full = data_root().unwrap_or_default().join(&wish.path);
    let done = rewrite(&full, &wish.old, &wish.new, Mark::Keep).map_err(|error| match error {
        RewriteError::Changed => Unwritten::Changed,
        RewriteError::Disk(error) => Unwritten::Disk(error.to_string()),
    });
    shell.file_written(wish.clone(), done);
}

fn show(
    mut contexts: EguiContexts,
    mut host: ResMut<Host>,
    jobs: Res<Jobs>,
    proxy: Res<EventLoopProxyWrapper>,
    mut next: ResMut<NextFrame>,
    mut exit: MessageWriter<AppExit>,
) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    let mut ui = egui::Ui::new(
        ctx.clone(),
        "window".into(),
        egui::UiBuilder::new()
            .layer_id(egui::LayerId::background())
            .max_rect(ctx.viewport_rect()),
    );
    for effect in host.shell.show(&mut ui) {
        match &effect {
            Effect::Quit => {
                exit.write(AppExit::Success);
            }
            Effect::Copy(text) => ctx.copy_text(text.clone()),
            Effect::Work(job) => jobs.begin(job.clone(), &proxy),
            Effect::Edit { path, line, column } => edit(&mut host.shell, path, *line, *column),
            Effect::Rewrite(wish) => write_anew(&mut host.shell, wish),
            _ => {
                let lang = host.shell.settings().lang;
                let done = carry_out(&host.files, &effect);
                let done = done.map_err(|problem| problem.get(lang).to_owned());
                match (done, &effect) {
                    (Ok(()), _) => {}
                    (Err(problem), Effect::SaveRecord { .. }) => host.shell.record_failed(problem),
                    (Err(problem), _) => host.shell.notify(problem),
                }
            }
        }
    }
    next.moving |= ctx.has_requested_repaint();
    Ok(())
}

/// After a few frames the window is there for sure, and a panic is no longer a missing display.
fn count_frames(mut host: ResMut<Host>) {
    host.frames += 1;
    if host.frames == 3 {
        guard::started();
    }
}
