//! The outside world: files, the terminal, the loop, workers.
