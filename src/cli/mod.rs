//! Arguments and the headless commands.
