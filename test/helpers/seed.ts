import fc from 'fast-check'

const wanted = process.env.FUZZ_SEED

/**
 * Where random tests begin: the same in every run, so that what was green stays green, another number by `FUZZ_SEED`, and
 * any number by `FUZZ_SEED=random`. Failures print theirs.
 */
export const firstSeed = wanted === 'random' ? Date.now() % 2 ** 31 : Number(wanted ?? 1)

fc.configureGlobal({ seed: firstSeed })
