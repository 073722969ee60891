//! A small HTTP server on this machine whose every answer is written by the test.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// A request that came.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The first line, as it came.
    pub line: String,
    /// The path, with its query.
    pub path: String,
    /// Names in small letters.
    pub headers: Vec<(String, String)>,
    /// How many requests for this path came before.
    pub before: usize,
}

impl Asked {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// What is sent, in pieces.
#[derive(Clone, Debug, Default)]
pub struct Reply(Vec<Piece>);

#[derive(Clone, Debug)]
enum Piece {
    Bytes(Vec<u8>),
    Wait(Duration),
}

impl Reply {
    /// A whole answer.
    pub fn new(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let length = body.len().to_string();
        let mut all = vec![("content-length", length.as_str())];
        all.extend(headers);
        Self::head(status, &all).then(body)
    }

    /// The first lines of an answer.
    pub fn head(status: u16, headers: &[(&str, &str)]) -> Self {
        let mut head = format!("HTTP/1.1 {status} Said\r\nconnection: close\r\n");
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        Self::default().then(format!("{head}\r\n"))
    }

    pub fn ok(body: impl AsRef<[u8]>) -> Self {
        Self::new(200, &[], body)
    }

    pub fn to(status: u16, location: &str) -> Self {
        Self::new(status, &[("location", location)], "")
    }

    pub fn then(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.0.push(Piece::Bytes(bytes.as_ref().to_owned()));
        self
    }

    pub fn wait(mut self, millis: u64) -> Self {
        self.0.push(Piece::Wait(Duration::from_millis(millis)));
        self
    }

    /// In the chunks of HTTP/1.1.
    pub fn chunk(self, bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref();
        self.then(format!("{:x}\r\n", bytes.len())).then(bytes).then("\r\n")
    }
}

/// The server; it ends with the test.
pub struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
    most_at_once: Arc<AtomicUsize>,
    is_over: Arc<AtomicBool>,
}

impl Server {
    /// On 127.0.0.1.
    pub fn start(answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        Self::start_on("127.0.0.1", answer)
    }

    /// On another address of this machine.
    pub fn start_on(host: &str, answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((host, 0)).expect("a free port");
        let server = Self {
            address: listener.local_addr().expect("an address"),
            asked: Arc::default(),
            most_at_once: Arc::default(),
            is_over: Arc::default(),
        };
        let (asked, is_over) = (Arc::clone(&server.asked), Arc::clone(&server.is_over));
        let (most, now) = (Arc::clone(&server.most_at_once), Arc::new(AtomicUsize::new(0)));
        let answer = Arc::new(answer);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if is_over.load(Ordering::Relaxed) {
                    return;
                }
                let (asked, answer) = (Arc::clone(&asked), Arc::clone(&answer));
                let (most, now) = (Arc::clone(&most), Arc::clone(&now));
                thread::spawn(move || {
                    most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    // Whoever asks may be gone before all is said. Who has the last piece may ask
                    // again before this thread ends: it is done before.
                    let _ = serve(stream, &asked, &*answer, &|| {
                        now.fetch_sub(1, Ordering::SeqCst);
                    });
                });
            }
        });
        server
    }

    /// `http://127.0.0.1:8080/path`.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("no panic").clone()
    }

    /// How often this path was asked for.
    pub fn count(&self, path: &str) -> usize {
        self.asked().iter().filter(|asked| asked.path == path).count()
    }

    /// Connections at once, at most.
    pub fn most_at_once(&self) -> usize {
        self.most_at_once.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(self.address);
    }
}

fn serve(
    mut stream: TcpStream,
    asked: &Mutex<Vec<Asked>>,
    answer: &(dyn Fn(&Asked) -> Reply + Send + Sync),
    done: &dyn Fn(),
) -> std::io::Result<()> {
    let one = hear(&stream, asked);
    let mut pieces = one.map(|one| answer(&one).0).unwrap_or_default();
    let last = pieces.pop();
    let said = pieces.iter().try_for_each(|piece| say(&mut stream, piece));
    done();
    said?;
    last.iter().try_for_each(|piece| say(&mut stream, piece))?;
    stream.flush()
}

fn say(stream: &mut TcpStream, piece: &Piece) -> std::io::Result<()> {
    match piece {
        Piece::Bytes(bytes) => stream.write_all(bytes),
        Piece::Wait(wait) => {
            thread::sleep(*wait);
            Ok(())
        }
    }
}

/// A greeting of TLS is answered as if it were a request.
fn hear(stream: &TcpStream, asked: &Mutex<Vec<Asked>>) -> std::io::Result<Asked> {
    let mut first = [0];
    stream.peek(&mut first)?;
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let is_tls = first == [22];
    let line = if is_tls { String::new() } else { lines.next().unwrap_or(Ok(String::new()))? };
    let mut headers = Vec::new();
    for header in lines.take(if is_tls { 0 } else { usize::MAX }) {
        let header = header?;
        let Some((name, value)) = header.split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let path = line.split(' ').nth(1).unwrap_or("").to_owned();
    let mut all = asked.lock().expect("no panic");
    let before = all.iter().filter(|one| one.path == path).count();
    let one = Asked { line, path, headers, before };
    all.push(one.clone());
    Ok(one)
}

/// A SOCKS5 proxy (RFC 1928) that leads every name to one address. Gives where it listens and the
/// names that were asked for.
pub fn socks_proxy(target: SocketAddr) -> (SocketAddr, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    let names: Arc<Mutex<Vec<String>>> = Arc::default();
    let seen = Arc::clone(&names);
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let _ = socks(stream, target, &seen);
        }
    });
    (address, names)
}

fn socks(
    mut stream: TcpStream,
    target: SocketAddr,
    names: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut greeting = [0; 2];
    stream.read_exact(&mut greeting)?;
    stream.read_exact(&mut vec![0; usize::from(greeting[1])])?;
    stream.write_all(&[5, 0])?;
    let mut request = [0; 5];
    stream.read_exact(&mut request)?;
    assert_eq!(request[3], 3, "a name, which the proxy looks up");
    let mut name = vec![0; usize::from(request[4])];
    stream.read_exact(&mut name)?;
    stream.read_exact(&mut [0; 2])?;
    names.lock().expect("no panic").push(String::from_utf8_lossy(&name).into_owned());
    stream.write_all(&[5, 0, 0, 1, 127, 0, 0, 1, 0, 0])?;
    let mut other = TcpStream::connect(target)?;
    let (mut from, mut to) = (stream.try_clone()?, other.try_clone()?);
    thread::spawn(move || std::io::copy(&mut from, &mut to));
    std::io::copy(&mut other, &mut stream)?;
    stream.shutdown(std::net::Shutdown::Both)
}

/// A feed of these stories, each with a title and a link of its own.
pub fn rss(names: &[&str]) -> String {
    let items: String = names
        .iter()
        .map(|name| {
            format!(
                "<item><title>خبر {name}</title><link>https://example.org/{name}</link>\
                 <guid>{name}</guid><pubDate>Sun, 22 Nov 2026 10:00:00 GMT</pubDate>\
                 <description>نص الخبر {name}</description></item>"
            )
        })
        .collect();
    format!("<rss version='2.0'><channel><title>وكالة الاختبار</title>{items}</channel></rss>")
}
