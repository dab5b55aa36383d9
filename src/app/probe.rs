//! For the window test: `$COMPOSURE_PROBE` names a file into which the app writes what is on the screen, whenever it
//! changes: every text with its box, and where it is clipped. F12 saves a picture of the window beside the user's files.
//!
//! **Does not** change anything on the screen.

use std::path::PathBuf;

use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, save_to_disk};
use bevy_egui::{EguiFullOutput, EguiPostUpdateSet, egui};
use serde_json::json;

use super::keep::user_files;

/// Where to write, and what was written last.
#[derive(Resource)]
struct Probe {
    path: PathBuf,
    last: String,
    serial: u64,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, take_picture);
    if let Some(path) = std::env::var_os("COMPOSURE_PROBE") {
        app.insert_resource(Probe {
            path: PathBuf::from(path),
            last: String::new(),
            serial: 0,
        })
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

/// Writes the texts on the screen if they have changed.
fn write(mut probe: ResMut<Probe>, outputs: Query<&EguiFullOutput>) {
    let Some(output) = outputs.iter().find_map(|output| output.0.as_ref()) else {
        return;
    };
    let mut texts = Vec::new();
    for clipped in &output.shapes {
        collect(&clipped.shape, clipped.clip_rect, &mut texts);
    }
    let text = serde_json::to_string(&texts).unwrap_or_default();
    if text == probe.last {
        return;
    }
    probe.serial += 1;
    let document = json!({"serial": probe.serial, "texts": texts}).to_string();
    let beside = probe.path.with_extension("new");
    let written =
        std::fs::write(&beside, document).and_then(|()| std::fs::rename(&beside, &probe.path));
    if let Err(error) = written {
        warn!("{}: {error}", probe.path.display());
    }
    probe.last = text;
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
