//! A static web server: the built site on an origin of its own, and what was asked of it.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

use crate::Outcome;

/// A running or stopped site. Its origin stays the same over a stop and a restart.
pub struct Site {
    root: PathBuf,
    port: u16,
    asked: Arc<Mutex<Vec<Asked>>>,
    running: RefCell<Option<Running>>,
}

/// A request, and how it was answered.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The path of the address.
    pub path: String,
    /// The status of the answer: 200, 404, ...
    pub status: u16,
}

struct Running {
    stop: oneshot::Sender<()>,
    stopped: JoinHandle<std::io::Result<()>>,
}

impl Site {
    /// Serves a folder on a free port.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start(root: &Path) -> Outcome<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        let site = Self { root: root.to_owned(), port, asked: Arc::default(), running: RefCell::default() };
        site.serve(listener);
        Ok(site)
    }

    /// The address of its first page.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Every request, in the order of the answers.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Stops it: from here on connections are refused.
    ///
    /// # Errors
    /// When a connection cannot be brought to an end.
    pub async fn stop(&self) -> Outcome {
        let Some(Running { stop, stopped }) = self.running.borrow_mut().take() else {
            return Ok(());
        };
        // An error says that the server has ended already, which is what is wanted.
        let _ = stop.send(());
        Ok(tokio::time::timeout(Duration::from_secs(10), stopped).await???)
    }

    /// Starts it again on the same origin.
    ///
    /// # Errors
    /// When the port has been taken meanwhile.
    pub async fn restart(&self) -> Outcome {
        self.stop().await?;
        self.serve(TcpListener::bind(("127.0.0.1", self.port)).await?);
        Ok(())
    }

    fn serve(&self, listener: TcpListener) {
        let asked = self.asked.clone();
        let record = from_fn(move |request: Request, next: Next| {
            let asked = asked.clone();
            async move {
                let path = request.uri().path().to_owned();
                let response = next.run(request).await;
                let status = response.status().as_u16();
                asked.lock().unwrap_or_else(PoisonError::into_inner).push(Asked { path, status });
                response
            }
        });
        let router = Router::new().fallback_service(ServeDir::new(&self.root)).layer(record);
        let (stop, stopping) = oneshot::channel();
        let serving = axum::serve(listener, router).with_graceful_shutdown(async {
            // Either the sender speaks or the site is dropped: it ends in both cases.
            let _ = stopping.await;
        });
        let stopped = tokio::spawn(serving.into_future());
        *self.running.borrow_mut() = Some(Running { stop, stopped });
    }
}
