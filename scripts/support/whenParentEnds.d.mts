/** See `whenParentEnds.mjs`. */
export function whenParentEnds(callback: () => void): void
