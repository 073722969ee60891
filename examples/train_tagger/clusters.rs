//! Groups vectors: clusters of words from coarse to fine, and the pieces that vectors are
//! put together from.

use crate::perceptron::Random;

/// How often the middles are moved.
const ROUNDS: usize = 8;
/// From how many vectors, the most frequent words first, the middles are learned.
const SAMPLE: usize = 40_000;

/// The middles of groups of vectors (k-means).
pub fn middles<const N: usize>(vectors: &[[f32; N]], count: usize, seed: u64) -> Vec<[f32; N]> {
    let vectors = vectors.get(..SAMPLE).unwrap_or(vectors);
    let mut random = Random(seed);
    let mut numbers: Vec<usize> = (0..vectors.len()).collect();
    random.shuffle(&mut numbers);
    let mut middles: Vec<[f32; N]> = numbers.iter().take(count).map(|&at| vectors[at]).collect();
    for _ in 0..ROUNDS {
        let mut sums = vec![([0.0; N], 0.0_f32); middles.len()];
        for vector in vectors {
            let (sum, members) = &mut sums[nearest(&middles, vector)];
            sum.iter_mut().zip(vector).for_each(|(sum, value)| *sum += value);
            *members += 1.0;
        }
        for (middle, (sum, members)) in middles.iter_mut().zip(sums) {
            if members > 0.0 {
                *middle = sum.map(|sum| sum / members);
            }
        }
    }
    middles
}

/// The number of the nearest middle.
pub fn nearest<const N: usize>(middles: &[[f32; N]], vector: &[f32; N]) -> usize {
    let mut best = (f32::MAX, 0);
    for (number, middle) in middles.iter().enumerate() {
        let mut distance = 0.0;
        for (one, other) in middle.iter().zip(vector) {
            distance += (one - other) * (one - other);
        }
        if distance < best.0 {
            best = (distance, number);
        }
    }
    best.1
}

/// Clusters in clusters: for each vector its number among `coarse`, and twice the quarter
/// of the cluster that it is in.
pub fn nested<const N: usize>(vectors: &[[f32; N]], coarse: usize) -> Vec<[usize; 3]> {
    let middles_of_all = middles(vectors, coarse, 1);
    let mut found = vec![[0; 3]; vectors.len()];
    for (found, vector) in found.iter_mut().zip(vectors) {
        found[0] = nearest(&middles_of_all, vector);
    }
    for level in 1..3 {
        let count = coarse << (2 * (level - 1));
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (number, found) in found.iter().enumerate() {
            members[found[level - 1]].push(number);
        }
        for (cluster, members) in members.iter().enumerate() {
            let inside: Vec<[f32; N]> = members.iter().map(|&number| vectors[number]).collect();
            let quarters = middles(&inside, 4, cluster as u64);
            for (&number, vector) in members.iter().zip(&inside) {
                found[number][level] = cluster * 4 + nearest(&quarters, vector);
            }
        }
    }
    found
}
