//! For the window test: `$COMPOSURE_PROBE` names a file into which the app writes after every frame what is on the screen
//! and what it has heard, so that the test can wait for it. F12 saves a picture of the window beside the user's files.
//!
//! | field | what it says |
//! | --- | --- |
//! | `frame` | frames drawn so far |
//! | `screen` | the screen's name (`Shell::screen`) |
//! | `at_rest` | the screens ask for no further frame |
//! | `keys`, `presses`, `releases` | keys and mouse buttons heard so far |
//! | `pointer` | where the mouse was last, in points |
//! | `texts` | every text with its box, and the box outside which it is cut off, in points |
//!
//! **Does not** change anything on the screen.

use std::path::PathBuf;

use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, save_to_disk};
use bevy_egui::{EguiFullOutput, EguiInput, EguiPostUpdateSet, EguiPreUpdateSet, egui};
use serde_json::json;

use super::host::Host;
use super::keep::user_files;

/// Where to write, and what was heard.
#[derive(Resource, Default)]
struct Probe {
    path: PathBuf,
    frame: u64,
    keys: u64,
    presses: u64,
    releases: u64,
    pointer: [f32; 2],
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, take_picture);
    if let Some(path) = std::env::var_os("COMPOSURE_PROBE") {
        app.insert_resource(Probe {
            path: PathBuf::from(path),
            ..Probe::default()
        })
        .add_systems(
            PreUpdate,
            listen
                .after(EguiPreUpdateSet::ProcessInput)
                .before(EguiPreUpdateSet::BeginPass),
        )
        .add_systems(
            PostUpdate,
            write
                .after(EguiPostUpdateSet::EndPass)
                .before(EguiPostUpdateSet::ProcessOutput),
        );
    }
}

/// F12 saves a picture.
fn take_picture(keys: Res<ButtonInput<KeyCode>>, mut commands: Commands, mut number: Local<u32>) {
    if keys.just_pressed(KeyCode::F12) {
        *number += 1;
        let folder = user_files().folder().join("pictures");
        if let Err(error) = std::fs::create_dir_all(&folder) {
            warn!("{}: {error}", folder.display());
            return;
        }
        let path = folder.join(format!("composure-{}-{}.png", std::process::id(), *number));
        commands
            .spawn(Screenshot::primary_window())
            .observe(save_to_disk(path));
    }
}

/// Counts what the screens are about to hear.
fn listen(mut probe: ResMut<Probe>, inputs: Query<&EguiInput>) {
    for event in inputs.iter().flat_map(|input| &input.events) {
        match event {
            egui::Event::Key { pressed: true, .. } => probe.keys += 1,
            egui::Event::PointerButton { pressed, .. } if *pressed => probe.presses += 1,
            egui::Event::PointerButton { .. } => probe.releases += 1,
            egui::Event::PointerMoved(to) => probe.pointer = [to.x, to.y],
            _ => {}
        }
    }
}

/// Writes what is on the screen.
fn write(mut probe: ResMut<Probe>, host: Res<Host>, outputs: Query<&EguiFullOutput>) {
    let Some(output) = outputs.iter().find_map(|output| output.0.as_ref()) else {
        return;
    };
    let mut texts = Vec::new();
    for clipped in &output.shapes {
        collect(&clipped.shape, clipped.clip_rect, &mut texts);
    }
    let window = output.viewport_output.get(&egui::ViewportId::ROOT);
    probe.frame += 1;
    let document = json!({
        "frame": probe.frame,
        "screen": host.shell.screen(),
        "at_rest": window.is_some_and(|window| !window.repaint_delay.is_zero()),
        "keys": probe.keys,
        "presses": probe.presses,
        "releases": probe.releases,
        "pointer": probe.pointer,
        "texts": texts,
    });
    let beside = probe.path.with_extension("new");
    let written = std::fs::write(&beside, document.to_string())
        .and_then(|()| std::fs::rename(&beside, &probe.path));
    if let Err(error) = written {
        warn!("{}: {error}", probe.path.display());
    }
}

/// Every text in a shape: what it says, its box, and the box outside which it is cut off.
fn collect(shape: &egui::Shape, clip: egui::Rect, texts: &mut Vec<serde_json::Value>) {
    match shape {
        egui::Shape::Vec(shapes) => {
            for shape in shapes {
                collect(shape, clip, texts);
            }
        }
        egui::Shape::Text(text) => {
            let rect = text.galley.rect.translate(text.pos.to_vec2());
            texts.push(json!({
                "text": text.galley.text(),
                "box": [rect.min.x, rect.min.y, rect.max.x, rect.max.y],
                "clip": [clip.min.x, clip.min.y, clip.max.x, clip.max.y],
                "elided": text.galley.elided,
            }));
        }
        _ => {}
    }
}
