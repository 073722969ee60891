//! The edition that comes with the program, to read at once on a fresh machine.

/// Names the files of the edition, in the order in which they are shown.
macro_rules! edition {
    ($($name:literal),* $(,)?) => {
        &[$((
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/edition/", $name)),
        )),*]
    };
}

/// The texts: file name and content.
pub const EDITION: &[(&str, &str)] = edition![
    "01-state-visit.txt",
    "02-markets.txt",
    "03-technology.txt",
    "04-vowelled.txt",
    "05-long-report.txt",
    "06-quotations.txt",
    "07-sport.txt",
    "08-economy.txt",
    "09-culture.txt",
    "10-brief.txt",
    "11-fa-lake.txt",
    "12-fa-cinema.txt",
    "13-ur-railway.txt",
    "14-he-archaeology.txt",
    "15-ckb-school.txt",
    "16-ug-melon.txt",
    "17-en-ferry.txt",
    "18-en-telescope.txt",
];

#[cfg(test)]
mod tests {
    use super::EDITION;
    use std::path::Path;

    #[test]
    fn every_file_of_the_edition_is_in_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/edition");
        let Ok(files) = std::fs::read_dir(folder) else { return };
        let mut names: Vec<_> = files
            .filter_map(|file| file.ok()?.file_name().into_string().ok())
            .filter(|name| name.ends_with(".txt"))
            .collect();
        names.sort();
        let mut listed: Vec<_> = EDITION.iter().map(|&(name, _)| name).collect();
        listed.sort_unstable();
        assert_eq!(names, listed);
    }
}
