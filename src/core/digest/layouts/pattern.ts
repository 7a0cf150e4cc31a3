/** Stands for the title in the text of a head that a pattern is tried on: a private character that digests do not have. */
export const titleSign = '\uE000'
/** Stands for the address. */
export const addressSign = '\uE001'

/**
 * A pattern for the whole text of a head, with `‹title›` and `‹address›` for what they say. Its groups hold what else is
 * said: `before` and `inside` in front of the title, `behind` and `rest` after it.
 */
export function headPattern(source: string): RegExp {
  const signed = source.replaceAll('‹title›', titleSign).replaceAll('‹address›', `<?${addressSign}>?`)
  return new RegExp(`^${signed}$`, 'u')
}
