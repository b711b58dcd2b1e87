//! A static server for one's own machine.

use std::error::Error;
use std::path::Path;

use axum::Router;
use tower_http::services::ServeDir;

/// Serves a folder on 127.0.0.1 until it is stopped.
///
/// # Errors
/// When the port is taken or is no port.
pub(crate) fn serve(dist: &Path, port: &str) -> Result<(), Box<dyn Error>> {
    let number: u16 = port.parse().map_err(|_| format!("`{port}` is not a port; for example: make serve PORT=8081"))?;
    tokio::runtime::Runtime::new()?.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", number)).await;
        let listener = listener.map_err(|error| {
            format!("port {number} cannot be used ({error}); another one: make serve PORT={}", number.wrapping_add(1))
        })?;
        println!("Phrom is at http://127.0.0.1:{number}/ (Ctrl+C stops it)");
        axum::serve(listener, Router::new().fallback_service(ServeDir::new(dist))).await?;
        Ok(())
    })
}
