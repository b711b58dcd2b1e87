//! Mounts the page.

fn main() {
    yew::Renderer::<phrom::ui::App>::new().render();
}
