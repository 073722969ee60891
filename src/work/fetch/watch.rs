//! Watches a request from under its encryption: that it ends in time, that it can be stopped, and
//! that the first line says the whole address where a proxy has to know it.

use crate::news::{FetchError, Wait};
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, NextTimeout, Transport, time,
};
use ureq::{Error, Timeout};

/// So often it is asked whether the person still wants it.
pub(super) const SLICE: Duration = Duration::from_millis(100);

/// What holds for the request that runs now. One client has one, as it asks one thing at a time.
#[derive(Debug)]
pub(super) struct Watch(Mutex<Watched>);

/// Its values.
#[derive(Debug)]
pub(super) struct Watched {
    /// Set when nobody wants the answer any more.
    pub cancel: Arc<AtomicBool>,
    /// When all of it has to be there.
    pub deadline: Instant,
    /// The longest time without a byte.
    pub silence: Duration,
    /// What is waited for.
    pub wait: Wait,
    /// Whether private addresses may be asked.
    pub may_be_private: bool,
    /// Which ones are private.
    pub is_private: fn(IpAddr) -> bool,
    /// Whether the host that was asked is one.
    pub was_private: bool,
    /// The proxy that is asked in its place.
    pub way: Way,
    /// Why it was ended, where that was done here.
    pub problem: Option<FetchError>,
    /// Whether a connection was made for the request.
    pub is_new_connection: bool,
}

/// By which way a request goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Way {
    /// To the host itself.
    #[default]
    Direct,
    /// Through this host and port, which carries all bytes on.
    Tunnel(String, u16),
    /// By this host and port, which asks itself; the first line begins with this address.
    Forward(String, u16, String),
}

impl Watch {
    pub(super) fn new(watched: Watched) -> Arc<Self> {
        Arc::new(Self(Mutex::new(watched)))
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Watched> {
        // Whoever panicked left whole values behind.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the request for this reason, unless it has one already.
    pub(super) fn end(&self, problem: FetchError) -> Error {
        self.lock().problem.get_or_insert(problem);
        Error::Timeout(Timeout::Global)
    }

    /// Ends the request when nobody wants it any more, or after too long.
    pub(super) fn check(&self, since: Instant) -> Result<(), Error> {
        let watched = self.lock();
        let now = Instant::now();
        let problem = if watched.cancel.load(Ordering::Relaxed) {
            FetchError::Cancelled
        } else if now >= watched.deadline {
            FetchError::TimedOut(Wait::Whole)
        } else if now.duration_since(since) >= watched.silence {
            FetchError::TimedOut(watched.wait)
        } else {
            return Ok(());
        };
        drop(watched);
        Err(self.end(problem))
    }
}

/// Puts a watch on every connection.
#[derive(Debug)]
pub(super) struct WatchConnector(pub Arc<Watch>);

impl<In: Transport> Connector<In> for WatchConnector {
    type Out = Watching<In>;

    fn connect(
        &self,
        _details: &ConnectionDetails<'_>,
        chained: Option<In>,
    ) -> Result<Option<Self::Out>, Error> {
        self.0.lock().is_new_connection = true;
        Ok(chained.map(|inner| Watching { inner, watch: Arc::clone(&self.0) }))
    }
}

/// A connection with a watch on it.
#[derive(Debug)]
pub(super) struct Watching<T> {
    inner: T,
    watch: Arc<Watch>,
}

impl<T: Transport> Transport for Watching<T> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.inner.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        let way = self.watch.lock().way.clone();
        let amount = match way {
            Way::Forward(_, _, origin) => insert_origin(self.inner.buffers(), amount, &origin),
            Way::Direct | Way::Tunnel(..) => amount,
        };
        self.inner.transmit_output(amount, timeout)
    }

    /// Waits in slices, and looks up between them.
    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        let begun = Instant::now();
        loop {
            self.watch.check(begun)?;
            let slice = NextTimeout { after: time::Duration::Exact(SLICE), ..timeout };
            match self.inner.await_input(slice) {
                Err(Error::Timeout(_)) => {}
                done => return done,
            }
        }
    }

    fn is_open(&mut self) -> bool {
        self.inner.is_open()
    }

    fn is_tls(&self) -> bool {
        self.inner.is_tls()
    }
}

/// `GET /path` becomes `GET http://host/path` (RFC 9112, 3.2.2). Gives how many bytes there are now.
fn insert_origin(buffers: &mut dyn Buffers, amount: usize, origin: &str) -> usize {
    const METHOD: &[u8] = b"GET ";
    let output = buffers.output();
    let origin = origin.as_bytes();
    let begins = output.get(..amount).is_some_and(|request| request.starts_with(b"GET /"));
    let end = amount + origin.len();
    if !begins || end > output.len() {
        return amount;
    }
    output.copy_within(METHOD.len()..amount, METHOD.len() + origin.len());
    if let Some(place) = output.get_mut(METHOD.len()..METHOD.len() + origin.len()) {
        place.copy_from_slice(origin);
    }
    end
}
