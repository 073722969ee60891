//! From logical to visual order within a line: UAX #9, L2, over clusters, so that marks stay
//! on their letter (L3).

/// The indices of `levels` in visual order, left to right, into `order`.
pub(super) fn visual_order(levels: &[u8], order: &mut Vec<u32>) {
    order.clear();
    order.extend(0..u32::try_from(levels.len()).unwrap_or(u32::MAX));
    let (mut lowest, mut highest) = (u8::MAX, 0);
    for &level in levels {
        lowest = lowest.min(level);
        highest = highest.max(level);
    }
    if lowest == highest {
        if highest % 2 == 1 {
            order.reverse();
        }
        return;
    }
    let lowest_odd = lowest | 1;
    for level in (lowest_odd..=highest).rev() {
        reverse_runs(levels, level, order);
    }
}

/// Reverses each run of indices at this level or higher. A run of such levels stays one
/// stretch of `order` while the levels go down, so the runs are found in logical order.
fn reverse_runs(levels: &[u8], level: u8, order: &mut [u32]) {
    let mut start = 0;
    while start < levels.len() {
        let run = levels.iter().skip(start).take_while(|&&other| other >= level).count();
        if let Some(stretch) = order.get_mut(start..start + run) {
            stretch.reverse();
        }
        start += run.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(levels: &[u8]) -> Vec<u32> {
        let mut order = Vec::new();
        visual_order(levels, &mut order);
        order
    }

    #[test]
    fn numbers_keep_their_order_in_right_to_left_text() {
        assert_eq!(order(&[1, 1, 2, 2, 1]), [4, 2, 3, 1, 0]);
        assert_eq!(order(&[0, 1, 2, 2, 1, 0]), [0, 4, 2, 3, 1, 5]);
        assert_eq!(order(&[1, 1]), [1, 0]);
        assert_eq!(order(&[]), [0u32; 0]);
    }
}
