//! One thing that Cargo.toml cannot say: how the linker writes down where the program has
//! addresses in its data. In the short form (`DT_RELR`) they take 20 kB and not 0.9 MB, all of
//! which is read at each start and stays in memory.

use std::process::Command;

/// From this one on glibc reads the short form. One that is older would refuse the program.
const FIRST_GLIBC: (u32, u32) = (2, 36);

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|is| is == value);
    let is_built_here = std::env::var("HOST").is_ok_and(|host| is("TARGET", &host));
    if is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && is_built_here
        && glibc().is_some_and(|version| version >= FIRST_GLIBC)
    {
        // A linker that does not know it says so and goes on.
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// The version of this machine's glibc.
fn glibc() -> Option<(u32, u32)> {
    let said = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let said = String::from_utf8(said.stdout).ok()?;
    let mut parts = said.trim().strip_prefix("glibc ")?.split('.');
    let mut next = || parts.next()?.parse().ok();
    Some((next()?, next()?))
}
