//! Mounts the coordinator's page, or, in a worker, what reads files for it.

fn main() {
    phrom::ui::collect::start();
}
