//! Which job is next: few at once to one host, and the hosts in turn. Pure.

use std::collections::{HashMap, VecDeque};

/// Jobs that wait, by host.
#[derive(Debug)]
pub(super) struct Queue<T> {
    per_host: usize,
    /// The hosts with jobs that wait, in turn.
    turns: VecDeque<String>,
    waiting: HashMap<String, VecDeque<T>>,
    running: HashMap<String, usize>,
}

impl<T> Queue<T> {
    pub(super) fn new(per_host: usize) -> Self {
        let per_host = per_host.max(1);
        Self { per_host, turns: VecDeque::new(), waiting: HashMap::new(), running: HashMap::new() }
    }

    pub(super) fn push(&mut self, host: &str, job: T) {
        let waiting = self.waiting.entry(host.to_owned()).or_default();
        if waiting.is_empty() {
            self.turns.push_back(host.to_owned());
        }
        waiting.push_back(job);
    }

    /// The next job, of the host that waited longest among those that may be asked.
    pub(super) fn next(&mut self) -> Option<(String, T)> {
        let is_free = |host: &String| self.running.get(host).copied().unwrap_or(0) < self.per_host;
        let at = self.turns.iter().position(is_free)?;
        let host = self.turns.remove(at)?;
        let waiting = self.waiting.get_mut(&host)?;
        let job = waiting.pop_front()?;
        if waiting.is_empty() {
            self.waiting.remove(&host);
        } else {
            self.turns.push_back(host.clone());
        }
        *self.running.entry(host.clone()).or_default() += 1;
        Some((host, job))
    }

    /// A job of this host is done.
    pub(super) fn done(&mut self, host: &str) {
        let Some(running) = self.running.get_mut(host) else { return };
        *running = running.saturating_sub(1);
        if *running == 0 {
            self.running.remove(host);
        }
    }

    /// All that wait, which wait no more.
    pub(super) fn take_all(&mut self) -> Vec<T> {
        let turns = std::mem::take(&mut self.turns);
        let taken = turns.into_iter().filter_map(|host| self.waiting.remove(&host)).flatten();
        taken.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_take_turns_and_few_jobs_run_at_one() {
        let mut queue = Queue::new(2);
        for job in ["a1", "a2", "a3", "b1", "c1"] {
            queue.push(job.get(..1).unwrap(), job);
        }
        let order: Vec<_> = std::iter::from_fn(|| queue.next()).map(|(_, job)| job).collect();
        assert_eq!(order, ["a1", "b1", "c1", "a2"]);
        assert_eq!(queue.next(), None, "two of a run");
        queue.done("b");
        assert_eq!(queue.next(), None);
        queue.done("a");
        assert_eq!(queue.next(), Some(("a".to_owned(), "a3")));
        assert_eq!(queue.next(), None);
    }

    #[test]
    fn what_waits_can_be_taken_back() {
        let mut queue = Queue::new(1);
        for job in 0..4 {
            queue.push(if job % 2 == 0 { "even" } else { "odd" }, job);
        }
        assert_eq!(queue.next(), Some(("even".to_owned(), 0)));
        let mut taken = queue.take_all();
        taken.sort_unstable();
        assert_eq!(taken, [1, 2, 3]);
        queue.done("even");
        assert_eq!(queue.next(), None);
        queue.push("even", 9);
        assert_eq!(queue.next(), Some(("even".to_owned(), 9)));
    }
}
